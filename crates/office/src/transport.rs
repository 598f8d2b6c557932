//! What leaves this machine is protected: a database, a mail server or a bucket elsewhere is spoken
//! to over TLS, by a certificate that is checked. Whoever runs the service may decide otherwise
//! (setting `plain_connections`).

use std::net::IpAddr;

use reqwest::Url;
use sqlx::postgres::{PgConnectOptions, PgSslMode};

/// Whether a host, with or without a port, is this very machine by its name or address.
#[must_use]
pub fn is_loopback_host(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None if host.parse::<IpAddr>().is_ok() => host,
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name
            .parse::<IpAddr>()
            .is_ok_and(|address| address.to_canonical().is_loopback())
}

/// Whether the address of a mail server, as `smtps://user:password@host`, is one to which nothing
/// goes in the clear, or one of this machine. `smtp://` does where it says `?tls=required`.
#[must_use]
pub fn is_protected_mail(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| {
        url.scheme() == "smtps"
            || url
                .query_pairs()
                .any(|(name, value)| name == "tls" && value == "required")
            || url.host_str().is_some_and(is_loopback_host)
    })
}

/// Whether a bucket, as `https://host/bucket`, is one to which nothing goes in the clear, or one of
/// this machine.
#[must_use]
pub(crate) fn is_protected_bucket(address: &Url) -> bool {
    address.scheme() == "https" || address.host_str().is_some_and(is_loopback_host)
}

/// Whether nobody between this machine and PostgreSQL can read along or pose as it: a socket, this
/// machine, or TLS with a certificate that is checked.
pub(crate) fn is_protected_database(options: &PgConnectOptions) -> bool {
    let host = options.get_host();
    options.get_socket().is_some()
        || host.starts_with('/')
        || is_loopback_host(host)
        || matches!(
            options.get_ssl_mode(),
            PgSslMode::VerifyCa | PgSslMode::VerifyFull
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_known_by_its_names_and_addresses() {
        for host in [
            "localhost",
            "LocalHost:3000",
            "127.0.0.1",
            "127.3.2.1:80",
            "[::1]:3000",
            "[::1]",
            "::1",
        ] {
            assert!(is_loopback_host(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "evil.example:3000",
            "127.0.0.1.evil.example",
            "localhost.evil.example",
            "10.0.0.1",
            "[::2]:1",
            "::2",
        ] {
            assert!(!is_loopback_host(host), "{host}");
        }
    }

    #[test]
    fn only_checked_certificates_protect_what_is_elsewhere() {
        for (address, protected) in [
            ("postgres://a:b@db.example/certamen", false),
            ("postgres://a:b@db.example/certamen?sslmode=disable", false),
            ("postgres://a:b@db.example/certamen?sslmode=prefer", false),
            ("postgres://a:b@db.example/certamen?sslmode=require", false),
            ("postgres://a:b@db.example/certamen?sslmode=verify-ca", true),
            (
                "postgres://a:b@db.example/certamen?sslmode=verify-full",
                true,
            ),
            ("postgres://a:b@10.0.0.7:5433/certamen", false),
            ("postgres://a:b@127.0.0.1:5433/certamen", true),
            ("postgres://a:b@localhost/certamen", true),
            ("postgres://a:b@db.example/certamen?host=/run/here", true),
        ] {
            let options: PgConnectOptions = address.parse().expect("an address");
            assert_eq!(is_protected_database(&options), protected, "{address}");
        }
        for (address, protected) in [
            ("smtp://mail.example", false),
            ("smtp://mail.example?tls=opportunistic", false),
            ("smtp://mail.example?tls=required", true),
            ("smtps://a:b@mail.example", true),
            ("smtp://localhost:2525", true),
            ("smtp://[::1]:25", true),
        ] {
            assert_eq!(is_protected_mail(address), protected, "{address}");
        }
        for (address, protected) in [
            ("http://s3.example/works", false),
            ("https://s3.example/works", true),
            ("http://127.0.0.1:9000/works", true),
        ] {
            let address = Url::parse(address).expect("an address");
            assert_eq!(is_protected_bucket(&address), protected, "{address}");
        }
    }
}
