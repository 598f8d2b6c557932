//! Work on files that somebody else made, in processes of their own: what goes wrong there, a
//! panic, memory or time without end, stays there. Such a process knows nothing of the server's
//! settings, and there are never more of them than cores.

use std::{
    path::Path,
    process::{Output, Stdio},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, Result};
use office::{Failure, Refusal};
use rustix::process::{Resource, Rlimit, setrlimit};
use tokio::{
    io::AsyncReadExt as _,
    process::{Child, Command},
    sync::{Semaphore, oneshot},
    time::{sleep, timeout},
};

/// After which somebody is told to come again for whom there was no room.
const RETRY_AFTER: Duration = Duration::from_mins(1);
/// How long a turn is waited for.
const WAITING: Duration = Duration::from_mins(1);
/// Most bytes of what a process says; more ends it.
const MAX_OUTPUT_BYTES: u64 = 16 << 20;

/// What a process may use that reads what somebody else made.
pub(crate) struct Limits {
    /// Bytes of address space.
    pub memory: u64,
    /// Time of a processor, in whole seconds.
    pub processor_time: Duration,
    /// Bytes of a file that it writes.
    pub file_bytes: u64,
    /// Files that it has open at once.
    pub open_files: u64,
}

impl Limits {
    /// Limits this process, for good.
    ///
    /// # Errors
    ///
    /// Where the system refuses.
    pub(crate) fn apply(&self) -> Result<()> {
        for (resource, most, what) in [
            (Resource::As, self.memory, "memory"),
            (
                Resource::Cpu,
                self.processor_time.as_secs(),
                "processor time",
            ),
            (Resource::Fsize, self.file_bytes, "the size of files"),
            (Resource::Nofile, self.open_files, "open files"),
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
}

/// A process with nothing of this one's environment: that names the database, with its password.
#[must_use]
pub(crate) fn command(program: &Path, temporary: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_clear().env("TMPDIR", temporary);
    command
}

/// What became of a process.
#[derive(Debug)]
pub(crate) enum Outcome {
    Ended(Output),
    /// It was ended, because it took longer than it was given.
    Late,
}

/// Where processes of one kind wait for their turn.
pub(crate) struct Queue {
    /// A place in the house: at work or waiting.
    places: Arc<Semaphore>,
    turns: Arc<Semaphore>,
}

impl Queue {
    /// So many at once, and so many waiting.
    #[must_use]
    pub(crate) fn new(at_once: usize, waiting: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(at_once + waiting)),
            turns: Arc::new(Semaphore::new(at_once)),
        }
    }

    /// Runs a process in its turn, for no longer than `patience`. Where nobody waits for it any
    /// more, it is ended. Its turn and what is `held` for it are given back when it is gone, and
    /// not before.
    ///
    /// # Errors
    ///
    /// [`Refusal::FilesWaiting`] where too many wait; where it cannot be begun.
    pub(crate) async fn run<H: Send + 'static>(
        &self,
        mut command: Command,
        patience: Duration,
        held: H,
    ) -> office::Result<(Outcome, H)> {
        let waiting = || Refusal::FilesWaiting {
            retry_after: RETRY_AFTER,
        };
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| waiting())?;
        let turn = timeout(WAITING, Arc::clone(&self.turns).acquire_owned())
            .await
            .map_err(|_| waiting())?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(Failure::from)?;
        let (mut sender, receiver) = oneshot::channel();
        tokio::spawn(async move {
            let outcome = tokio::select! {
                output = output_of(&mut child) => Some(output.map(Outcome::Ended)),
                () = sleep(patience) => Some(Ok(Outcome::Late)),
                () = sender.closed() => None,
            };
            // One that has ended takes no notice.
            let _ = child.kill().await;
            drop((place, turn));
            if let Some(outcome) = outcome {
                let _ = sender.send(outcome.map(|outcome| (outcome, held)));
            }
        });
        Ok(receiver
            .await
            .map_err(|error| Failure::Broken(format!("a process was lost: {error}")))??)
    }
}

async fn output_of(child: &mut Child) -> std::io::Result<Output> {
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (stdout, stderr, status) = tokio::try_join!(read(stdout), read(stderr), child.wait())?;
    Ok(Output {
        status,
        stdout,
        stderr,
    })
}

async fn read(pipe: Option<impl tokio::io::AsyncRead + Unpin>) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        pipe.take(MAX_OUTPUT_BYTES).read_to_end(&mut bytes).await?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::{path::PathBuf, time::Instant};

    use super::*;

    /// A file that is there as long as a process is held for it.
    struct Held(PathBuf);

    impl Drop for Held {
        fn drop(&mut self) {
            let _ = std::fs::remove_file(&self.0);
        }
    }

    fn held(folder: &Path) -> Held {
        let path = folder.join("held");
        std::fs::write(&path, "").expect("written");
        Held(path)
    }

    fn script(folder: &Path, text: &str) -> Command {
        let mut command = command(Path::new("/bin/sh"), folder);
        command.args(["-c", text]);
        command
    }

    #[tokio::test]
    async fn a_process_knows_nothing_of_this_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let queue = Queue::new(1, 0);
        let (outcome, ()) = queue
            .run(script(folder.path(), "/usr/bin/env"), WAITING, ())
            .await
            .expect("it ran");
        let Outcome::Ended(output) = outcome else {
            panic!("{outcome:?}")
        };
        let text = String::from_utf8(output.stdout).expect("text");
        assert!(
            std::env::var_os("PATH").is_some() && std::env::var_os("CARGO_MANIFEST_DIR").is_some()
        );
        assert!(
            text.contains("TMPDIR=") && !text.contains("CARGO"),
            "{text}"
        );
    }

    #[tokio::test]
    async fn who_finds_no_room_is_told_to_come_again_and_a_late_one_is_ended() {
        let folder = tempfile::tempdir().expect("a folder");
        let queue = Arc::new(Queue::new(1, 1));
        let run = |patience| {
            let (queue, command) = (
                Arc::clone(&queue),
                script(folder.path(), "exec /bin/sleep 60"),
            );
            tokio::spawn(async move {
                queue
                    .run(command, Duration::from_millis(patience), ())
                    .await
            })
        };
        let (first, second) = (run(600), run(100));
        sleep(Duration::from_millis(200)).await;
        let third = run(100).await.expect("it was asked");
        assert!(
            matches!(third, Err(Failure::Refused(Refusal::FilesWaiting { .. }))),
            "{third:?}"
        );
        for waited in [first, second] {
            assert!(matches!(
                waited.await.expect("it was asked"),
                Ok((Outcome::Late, ()))
            ));
        }
        assert!(
            matches!(
                run(100).await.expect("it was asked"),
                Ok((Outcome::Late, ()))
            ),
            "there is room again"
        );
    }

    #[tokio::test]
    async fn a_turn_is_given_back_when_the_process_is_gone_and_nobody_waits() {
        let folder = tempfile::tempdir().expect("a folder");
        let queue = Arc::new(Queue::new(1, 1));
        let (asked, command, thing) = (
            Arc::clone(&queue),
            script(folder.path(), "echo $$ > $TMPDIR/pid; exec /bin/sleep 60"),
            held(folder.path()),
        );
        let first =
            tokio::spawn(async move { asked.run(command, WAITING, thing).await.map(|_| ()) });
        let pid = folder.path().join("pid");
        let begun = Instant::now();
        while !std::fs::read_to_string(&pid).is_ok_and(|text| text.ends_with('\n'))
            && begun.elapsed() < WAITING
        {
            sleep(Duration::from_millis(10)).await;
        }
        let process = PathBuf::from(format!(
            "/proc/{}",
            std::fs::read_to_string(&pid).expect("its number").trim()
        ));
        assert!(process.exists());
        first.abort();
        let (outcome, ()) = queue
            .run(script(folder.path(), "exit 3"), WAITING, ())
            .await
            .expect("its turn came");
        assert!(matches!(outcome, Outcome::Ended(output) if output.status.code() == Some(3)));
        assert!(!process.exists(), "the first is gone");
        assert!(begun.elapsed() < WAITING, "and was not waited for");
        let gone = Instant::now();
        while folder.path().join("held").exists() && gone.elapsed() < Duration::from_secs(5) {
            sleep(Duration::from_millis(10)).await;
        }
        assert!(
            !folder.path().join("held").exists(),
            "what was held is let go"
        );
    }
}
