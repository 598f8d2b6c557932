//! What lies beyond this machine is spoken to over TLS, by a certificate that is checked.

use std::{
    io::{BufRead as _, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use tempfile::TempDir;

use crate::app::checkout;

/// Certificates of an authority of this test's own, for `localhost` alone.
fn write_certificates(folder: &Path) {
    let authority = |name: &str| {
        let mut params = CertificateParams::new(Vec::<String>::new()).expect("parameters");
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let authority = CertifiedIssuer::self_signed(params, key).expect("an authority");
        std::fs::write(folder.join(name), authority.pem()).expect("written");
        authority
    };
    authority("another.crt");
    let issuer = authority("authority.crt");
    let key = KeyPair::generate().expect("a key");
    let certificate = CertificateParams::new(vec!["localhost".to_owned()])
        .and_then(|params| params.signed_by(&key, &*issuer))
        .expect("a certificate");
    for (name, text) in [
        ("server.crt", certificate.pem()),
        ("server.key", key.serialize_pem()),
    ] {
        std::fs::write(folder.join(name), text).expect("written");
    }
}

/// A PostgreSQL that speaks TLS alone, as long as this is there.
struct Guarded {
    folder: TempDir,
    port: u16,
    child: Child,
}

impl Guarded {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        write_certificates(folder.path());
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("an address").port();
        drop(free);
        let mut child = Command::new(checkout().join("../.ci/with-postgres"))
            .env("CERTAMEN_TLS", folder.path())
            .env("CERTAMEN_TLS_PORT", port.to_string())
            // It is there until nobody holds the other end.
            .args(["sh", "-c", "echo ready; read line"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut line)
            .expect("a line");
        assert_eq!(line, "ready\n");
        Self {
            folder,
            port,
            child,
        }
    }

    /// Brings its database to this version, by an address; what was said where that failed.
    fn migrate(&self, host: &str, options: &str) -> Result<(), String> {
        let address = format!(
            "postgres://certamen@{host}:{}/postgres?{}",
            self.port,
            options.replace("FOLDER", &self.folder.path().display().to_string())
        );
        let output = Command::new(env!("CARGO_BIN_EXE_certamen"))
            .arg("migrate")
            .env("DATABASE_URL", address)
            .env("CERTAMEN_FILES", self.folder.path().join("files"))
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        output.status.success().then_some(()).ok_or(said)
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
    }
}

#[test]
fn postgres_is_reached_over_tls_by_the_certificate_of_a_private_authority() {
    const OURS: &str = "sslmode=verify-full&sslrootcert=FOLDER/authority.crt";
    let postgres = Guarded::start();
    postgres.migrate("localhost", OURS).expect("it is reached");
    for (host, options, said) in [
        // Its name is not the one of the certificate.
        ("127.0.0.1", OURS, "certificate"),
        (
            "localhost",
            "sslmode=verify-full&sslrootcert=FOLDER/another.crt",
            "certificate",
        ),
        // None of the authorities that the system knows.
        ("localhost", "sslmode=verify-full", "certificate"),
        // The server takes nothing in the clear.
        ("localhost", "sslmode=disable", "no encryption"),
    ] {
        let refused = postgres.migrate(host, options).expect_err(options);
        assert!(refused.contains(said), "{host} {options}: {refused}");
        assert_eq!(refused.trim().lines().count(), 1, "{refused}");
    }
    postgres
        .migrate(
            "127.0.0.1",
            "sslmode=verify-ca&sslrootcert=FOLDER/authority.crt",
        )
        .expect("the authority is the right one");
}

#[test]
fn a_database_elsewhere_is_not_spoken_to_in_the_clear() {
    for options in [
        "",
        "?sslmode=disable",
        "?sslmode=prefer",
        "?sslmode=require",
    ] {
        let output = Command::new(env!("CARGO_BIN_EXE_certamen"))
            .arg("serve")
            .env(
                "DATABASE_URL",
                format!("postgres://certamen:secret@db.invalid/certamen{options}"),
            )
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{said}");
        assert!(
            said.contains("db.invalid") && said.contains("sslmode=verify-full"),
            "{said}"
        );
        assert!(!said.contains("secret"), "{said}");
    }
}

#[test]
fn mails_are_not_sent_in_the_clear_to_another_machine() {
    let output = Command::new(env!("CARGO_BIN_EXE_certamen"))
        .arg("serve")
        .env("CERTAMEN_MAIL", "smtp://me:secret@mail.invalid")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{said}");
    assert!(said.contains("tls=required"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}
