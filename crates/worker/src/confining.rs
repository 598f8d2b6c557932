//! What this process may use and reach, for good.

use std::path::Path;

use anyhow::{Context as _, Result};
use landlock::{
    ABI, Access as _, AccessFs, AccessNet, Ruleset, RulesetAttr as _, RulesetCreatedAttr as _,
    RulesetStatus, Scope, path_beneath_rules,
};
use rustix::process::{Resource, Rlimit, setrlimit};
use worker_spec::{Confinement, Limits};

/// What the kernel is asked for: files, ports of TCP, and other processes.
const ASKED: ABI = ABI::V6;

/// Limits what this process may use.
///
/// # Errors
///
/// Where the system refuses.
pub(crate) fn limit(limits: Limits) -> Result<()> {
    for (resource, most, what) in [
        (Resource::As, limits.memory, "memory"),
        (
            Resource::Cpu,
            limits.processor_time.as_secs(),
            "processor time",
        ),
        (Resource::Fsize, limits.file_bytes, "the size of files"),
        (Resource::Nofile, limits.open_files, "open files"),
        // A core would be a copy of what somebody sent.
        (Resource::Core, 0, "cores"),
    ] {
        setrlimit(
            resource,
            Rlimit {
                current: Some(most),
                maximum: Some(most),
            },
        )
        .with_context(|| format!("{what} cannot be limited"))?;
    }
    Ok(())
}

/// Keeps this process from every file but these, from ports and from other processes, as far as the
/// kernel can.
///
/// # Errors
///
/// Where the kernel can and does not.
pub(crate) fn confine(read: &[&Path], written: &[&Path]) -> Result<Confinement> {
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(ASKED))?
        .handle_access(AccessNet::from_all(ASKED))?
        .scope(Scope::from_all(ASKED))?
        .create()?
        .add_rules(path_beneath_rules(
            read,
            AccessFs::ReadFile | AccessFs::ReadDir,
        ))?
        .add_rules(path_beneath_rules(written, AccessFs::from_all(ASKED)))?
        .restrict_self()
        .context("this process cannot be confined")?;
    Ok(match status.ruleset {
        RulesetStatus::FullyEnforced => Confinement::Full,
        RulesetStatus::PartiallyEnforced => Confinement::Partial,
        RulesetStatus::NotEnforced => Confinement::None,
    })
}

#[cfg(test)]
mod tests {
    use std::{
        fs::{self, File},
        io::ErrorKind,
        net::{TcpListener, TcpStream},
    };

    use super::*;

    #[test]
    fn what_is_not_named_is_out_of_reach() {
        let folder = tempfile::tempdir().expect("a folder");
        let (own, other) = (folder.path().join("own"), folder.path().join("other"));
        fs::create_dir(&own).expect("a folder");
        fs::write(&other, "the settings").expect("written");
        let read = folder.path().join("read");
        fs::write(&read, "the raw file").expect("written");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        // A thread is confined, and not the others of the tests.
        let confined = std::thread::spawn(move || {
            if confine(&[&read], &[&own]).expect("asked") == Confinement::None {
                return;
            }
            assert_eq!(fs::read_to_string(&read).expect("read"), "the raw file");
            fs::write(own.join("kept"), "kept").expect("written");
            for denied in [
                File::open(&other).map(drop),
                File::open("/etc/passwd").map(drop),
                File::create(&read).map(drop),
                fs::remove_file(&other),
            ] {
                let kind = denied.expect_err("denied").kind();
                assert_eq!(kind, ErrorKind::PermissionDenied);
            }
            let reached = TcpStream::connect(address).map(drop);
            let kind = reached.expect_err("denied").kind();
            assert_eq!(kind, ErrorKind::PermissionDenied);
        });
        confined.join().expect("it holds");
    }
}
