//! Works on jobs: as many at once as leave half of the cores to everything else.

use std::{sync::Arc, time::Duration};

use app::{bell::Bell, site::Preparer};
use contest::Timestamp;
use dataset_spec::{Finding, Malformed};
use futures::future::join_all;
use office::{Failure, Job, Office, PrepareTask, PreparedDataset, Refusal, Task};
use tokio::{sync::watch, time::interval};

/// How often a lease is renewed: three times before it ends.
const RENEWED_EVERY: Duration = Duration::from_secs(office::JOB_LEASE.as_secs() / 3);

/// What came of a try.
enum Tried {
    /// It is known what the file is, or what stands against it.
    Known(Result<PreparedDataset, Malformed>),
    /// Nobody was there to do it, or there was no room.
    NotBegun,
    /// It failed; what is said of it.
    Failed(String),
}

/// What jobs are worked on with.
pub(crate) struct Workshop {
    pub office: Office,
    pub preparer: Arc<dyn Preparer>,
    /// Rung where there is work, and where some is done.
    pub bell: Arc<Bell>,
    /// The clock.
    pub now: Arc<dyn Fn() -> Timestamp + Send + Sync>,
}

/// Works until it is stopped.
pub(crate) async fn run(workshop: Workshop, stopped: watch::Receiver<bool>) {
    let half = (std::thread::available_parallelism().map_or(2, usize::from) / 2).max(1);
    join_all((0..half).map(|_| work(&workshop, stopped.clone()))).await;
}

async fn work(workshop: &Workshop, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match workshop.office.claim_job((workshop.now)()).await {
            Ok(Some(job)) => {
                if let Err(failure) = hold(workshop, &job, &mut stopped).await {
                    tracing::error!(%failure, job = job.id(), "a job was lost for now");
                }
                workshop.bell.tell_done();
            }
            Ok(None) => {
                tokio::select! {
                    () = workshop.bell.hear() => {}
                    _ = stopped.changed() => {}
                }
            }
            Err(failure) => {
                tracing::error!(%failure, "the jobs cannot be read");
                workshop.bell.hear().await;
            }
        }
    }
}

/// Works on a job and renews its lease meanwhile; hands it over where this process stops.
async fn hold(
    workshop: &Workshop,
    job: &Job,
    stopped: &mut watch::Receiver<bool>,
) -> office::Result<()> {
    let office = &workshop.office;
    let Task::Prepare(task) = &job.task;
    let mut renewal = interval(RENEWED_EVERY);
    let trying = prepare(workshop, task);
    tokio::pin!(trying);
    let tried = loop {
        tokio::select! {
            tried = &mut trying => break tried?,
            _ = renewal.tick() => {
                if !office.renew_job(job, (workshop.now)()).await? {
                    tracing::warn!(job = job.id(), "somebody else works on this job by now");
                    return Ok(());
                }
            }
            _ = stopped.changed() => {
                return office.hand_over_job(job, (workshop.now)()).await;
            }
        }
    };
    let now = (workshop.now)();
    match tried {
        Tried::Known(outcome) => office.finish_job(job, outcome, now).await,
        Tried::NotBegun => office.release_job(job, now).await,
        Tried::Failed(reason) => {
            tracing::warn!(job = job.id(), reason, "a job failed");
            office.fail_job(job, now).await
        }
    }
}

async fn prepare(workshop: &Workshop, task: &PrepareTask) -> office::Result<Tried> {
    let tried = async {
        let raw = workshop.office.raw_of_task(task).await?;
        workshop
            .preparer
            .prepare(raw.path(), &task.raw_name, &task.choices)
            .await
    };
    Ok(match tried.await {
        // A full disk, a defect: not what stands against the file.
        Ok(Err(Malformed::Whole(Finding::Broken(reason)))) => Tried::Failed(reason),
        Ok(outcome) => Tried::Known(outcome),
        Err(Failure::Refused(Refusal::FilesWaiting { .. })) => Tried::NotBegun,
        Err(failure) => Tried::Failed(failure.to_string()),
    })
}
