//! Processes of their own for what goes wrong there, a panic, memory or time without end, to stay
//! there. Such a process knows nothing of the server's settings, and only so many run at once.

use std::{
    io::ErrorKind,
    path::Path,
    process::{Output, Stdio},
    sync::Arc,
    time::Duration,
};

use office::{Failure, Refusal};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    process::{Child, Command},
    sync::{OwnedSemaphorePermit, Semaphore, oneshot},
    time::{sleep, timeout},
};

/// Most bytes of what a process says; more ends it.
const MAX_OUTPUT_BYTES: u64 = 16 << 20;

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
    /// How long a turn is waited for.
    waiting: Duration,
    /// What they are told for whom there was no room, or nobody who works.
    full: Refusal,
}

/// A turn at work: a place, and one of those who work at once.
pub(crate) type Turn = (OwnedSemaphorePermit, OwnedSemaphorePermit);

impl Queue {
    /// So many at once, and so many waiting, each for so long.
    #[must_use]
    pub(crate) fn new(at_once: usize, waiting: usize, patience: Duration, full: Refusal) -> Self {
        Self {
            places: Arc::new(Semaphore::new(at_once + waiting)),
            turns: Arc::new(Semaphore::new(at_once)),
            waiting: patience,
            full,
        }
    }

    /// What they are told for whom there was no room.
    #[must_use]
    pub(crate) fn refuse(&self) -> Failure {
        self.full.clone().into()
    }

    /// A turn, when it comes.
    ///
    /// # Errors
    ///
    /// The queue's refusal where too many wait, or for too long.
    pub(crate) async fn turn(&self) -> office::Result<Turn> {
        let place = Arc::clone(&self.places)
            .try_acquire_owned()
            .map_err(|_| self.refuse())?;
        match timeout(self.waiting, Arc::clone(&self.turns).acquire_owned()).await {
            Ok(Ok(turn)) => Ok((place, turn)),
            _ => Err(self.refuse()),
        }
    }

    /// Begins a process; the queue's refusal where its program is not there, or is just being
    /// replaced.
    ///
    /// # Errors
    ///
    /// Where it cannot be begun.
    pub(crate) fn begin(&self, command: &mut Command) -> office::Result<Child> {
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| match error.kind() {
                ErrorKind::NotFound | ErrorKind::ExecutableFileBusy => {
                    let program = command.as_std().get_program().to_owned();
                    tracing::warn!(program = %program.display(), "the worker is not there");
                    self.refuse()
                }
                _ => error.into(),
            })
    }

    /// Runs a process in its turn, for no longer than `patience`. Where nobody waits for it any
    /// more, it is ended. Its turn and what is `held` for it are given back when it is gone, and
    /// not before.
    ///
    /// # Errors
    ///
    /// The queue's refusal where too many wait; where it cannot be begun.
    pub(crate) async fn run<H: Send + 'static>(
        &self,
        mut command: Command,
        input: Vec<u8>,
        patience: Duration,
        held: H,
    ) -> office::Result<(Outcome, H)> {
        let turn = self.turn().await?;
        let mut child = self.begin(&mut command)?;
        let (mut sender, receiver) = oneshot::channel();
        tokio::spawn(async move {
            let outcome = tokio::select! {
                output = output_of(&mut child, input) => Some(output.map(Outcome::Ended)),
                () = sleep(patience) => Some(Ok(Outcome::Late)),
                () = sender.closed() => None,
            };
            // One that has ended takes no notice.
            let _ = child.kill().await;
            drop(turn);
            if let Some(outcome) = outcome {
                let _ = sender.send(outcome.map(|outcome| (outcome, held)));
            }
        });
        Ok(receiver
            .await
            .map_err(|error| Failure::Broken(format!("a process was lost: {error}")))??)
    }
}

/// Tells a process what it is asked. One that ends before it has heard all of it says why itself.
pub(crate) async fn tell(child: &mut Child, input: &[u8]) {
    if let Some(mut stdin) = child.stdin.take() {
        let _ = stdin.write_all(input).await;
    }
}

async fn output_of(child: &mut Child, input: Vec<u8>) -> std::io::Result<Output> {
    tell(child, &input).await;
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

    const WAITING: Duration = Duration::from_mins(1);

    fn queue(waiting: usize) -> Queue {
        let full = Refusal::FilesWaiting {
            retry_after: WAITING,
        };
        Queue::new(1, waiting, WAITING, full)
    }

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
        let queue = queue(0);
        let (outcome, ()) = queue
            .run(
                script(folder.path(), "/usr/bin/env"),
                Vec::new(),
                WAITING,
                (),
            )
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
        let queue = Arc::new(queue(1));
        let run = |patience| {
            let (queue, command) = (
                Arc::clone(&queue),
                script(folder.path(), "exec /bin/sleep 60"),
            );
            tokio::spawn(async move {
                queue
                    .run(command, Vec::new(), Duration::from_millis(patience), ())
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
        let queue = Arc::new(queue(1));
        let (asked, command, thing) = (
            Arc::clone(&queue),
            script(folder.path(), "echo $$ > $TMPDIR/pid; exec /bin/sleep 60"),
            held(folder.path()),
        );
        let first = tokio::spawn(async move {
            asked
                .run(command, Vec::new(), WAITING, thing)
                .await
                .map(|_| ())
        });
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
            .run(script(folder.path(), "exit 3"), Vec::new(), WAITING, ())
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

    #[tokio::test]
    async fn where_the_program_is_missing_they_are_told_to_come_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let missing = command(&folder.path().join("nothing"), folder.path());
        let answer = queue(0).run(missing, Vec::new(), WAITING, ()).await;
        assert!(
            matches!(answer, Err(Failure::Refused(Refusal::FilesWaiting { .. }))),
            "{answer:?}"
        );
    }
}
