//! Who is at the other end: the address of a client behind proxies, as far as those are known.

use std::net::IpAddr;

use axum::http::{HeaderMap, HeaderName};
use ipnet::{IpNet, Ipv6Net};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
/// What proxies add to a request; where one of them stands, somebody else is at the other end.
const PROXY_HEADERS: [&str; 8] = [
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-port",
    "x-forwarded-proto",
    "x-forwarded-server",
    "x-real-ip",
];
/// A household or an office is given at least so much of an IPv6 address.
const NETWORK_BITS: u8 = 64;

/// The proxies whose word on the client is taken.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies(Vec<IpNet>);

impl TrustedProxies {
    /// Reads addresses and networks with commas between them; none at all trusts nobody.
    ///
    /// # Errors
    ///
    /// The part that is neither.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts = text
            .split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let network = |part: &str| {
            part.parse::<IpNet>()
                .ok()
                .or_else(|| part.parse::<IpAddr>().ok().map(IpNet::from))
        };
        parts
            .map(|part| network(part).ok_or_else(|| part.to_owned()))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// Whether an address is one of them.
    #[must_use]
    pub fn contains(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(&address))
    }
}

/// The address as one of four bytes where it stands for one.
fn plain(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

/// An address as proxies write it: with or without a port, in brackets or not.
fn parse(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let address = text.parse::<IpAddr>().ok();
    let address = address.or_else(|| {
        text.parse::<std::net::SocketAddr>()
            .ok()
            .map(|socket| socket.ip())
    });
    address
        .or_else(|| text.strip_prefix('[')?.strip_suffix(']')?.parse().ok())
        .map(plain)
}

/// The address of the client. A proxy appends the address that it saw to what it was sent, in the
/// same line or in one more: from the right, each is believed as long as the one that wrote it is
/// trusted. What a client writes itself stands further left.
#[must_use]
pub fn address(peer: IpAddr, headers: &HeaderMap, trusted: &TrustedProxies) -> IpAddr {
    let mut address = plain(peer);
    let lines: Vec<&str> = headers
        .get_all(FORWARDED_FOR)
        .iter()
        .map(|line| line.to_str().unwrap_or_default())
        .collect();
    for written in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
        if !trusted.contains(address) {
            break;
        }
        let Some(next) = parse(written) else { break };
        address = next;
    }
    address
}

/// What of an address is counted: a network of IPv6 has more addresses than anybody could count.
#[must_use]
pub fn network(address: IpAddr) -> IpAddr {
    match plain(address) {
        IpAddr::V6(address) => Ipv6Net::new(address, NETWORK_BITS)
            .map_or(IpAddr::V6(address), |net| IpAddr::V6(net.network())),
        four @ IpAddr::V4(_) => four,
    }
}

/// Whether a request tells of a proxy.
#[must_use]
pub fn came_through_proxy(headers: &HeaderMap) -> bool {
    PROXY_HEADERS.iter().any(|name| headers.contains_key(*name))
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(lines: &[&str]) -> HeaderMap {
        lines
            .iter()
            .map(|line| {
                (
                    FORWARDED_FOR,
                    HeaderValue::from_str(line).expect("a header"),
                )
            })
            .collect()
    }

    fn ip(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn only_trusted_peers_are_believed() {
        let trusted = TrustedProxies::parse("127.0.0.0/8, ::1, 10.0.0.0/8").expect("networks");
        let cases: [(&str, &[&str], &str); 16] = [
            // Nobody in between.
            ("198.51.100.7", &[], "198.51.100.7"),
            ("127.0.0.1", &[], "127.0.0.1"),
            // A stranger's word is nothing.
            ("198.51.100.7", &["203.0.113.9"], "198.51.100.7"),
            // One proxy.
            ("127.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            ("::1", &["203.0.113.9"], "203.0.113.9"),
            ("::ffff:127.0.0.1", &["203.0.113.9"], "203.0.113.9"),
            // What the client wrote itself, in the same line or in one before.
            ("127.0.0.1", &["1.2.3.4, 203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", &["1.2.3.4", "203.0.113.9"], "203.0.113.9"),
            ("127.0.0.1", &["127.0.0.1", "203.0.113.9"], "203.0.113.9"),
            // Two proxies of ours.
            (
                "127.0.0.1",
                &["1.2.3.4, 203.0.113.9, 10.1.2.3"],
                "203.0.113.9",
            ),
            (
                "127.0.0.1",
                &["1.2.3.4", "203.0.113.9", "10.1.2.3"],
                "203.0.113.9",
            ),
            // Ours alone: somebody within.
            ("127.0.0.1", &["10.1.2.3"], "10.1.2.3"),
            // As some write it.
            ("127.0.0.1", &["203.0.113.9:4711"], "203.0.113.9"),
            ("127.0.0.1", &["[2001:db8::1]:4711"], "2001:db8::1"),
            // Nonsense is where believing ends.
            ("127.0.0.1", &["203.0.113.9, nonsense"], "127.0.0.1"),
            ("127.0.0.1", &[""], "127.0.0.1"),
        ];
        for (peer, lines, client) in cases {
            assert_eq!(
                address(ip(peer), &headers(lines), &trusted),
                ip(client),
                "{peer} {lines:?}"
            );
        }
        assert_eq!(
            address(
                ip("127.0.0.1"),
                &headers(&["203.0.113.9"]),
                &TrustedProxies::default()
            ),
            ip("127.0.0.1")
        );
    }

    #[test]
    fn proxies_are_read_or_named() {
        assert!(TrustedProxies::parse("").expect("none").0.is_empty());
        assert_eq!(
            TrustedProxies::parse("127.0.0.1, proxy.example").expect_err("a name"),
            "proxy.example"
        );
        assert_eq!(
            TrustedProxies::parse("10.0.0.0/40").expect_err("no network"),
            "10.0.0.0/40"
        );
    }

    #[test]
    fn networks() {
        assert_eq!(
            network(ip("2001:db8:1:2:3:4:5:6")),
            network(ip("2001:db8:1:2::9"))
        );
        assert_ne!(
            network(ip("2001:db8:1:2::9")),
            network(ip("2001:db8:1:3::9"))
        );
        assert_eq!(network(ip("::ffff:203.0.113.9")), ip("203.0.113.9"));
    }
}
