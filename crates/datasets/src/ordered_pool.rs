//! Work done by several threads, whose results are taken in the order of the jobs.
//!
//! A pool of rayon's would do the work, but not hold back who brings it: a job is read only when
//! fewer than four for each thread are under way, so a file of any size needs the same memory.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, SyncSender, channel, sync_channel},
    },
};

/// Jobs that may be under way for each thread: the reader waits for the slowest.
const UNDER_WAY: usize = 4;

/// Makes something of every job in as many threads as there are processors, and adds what was made
/// to `joined`, one result after the other, in the order of the jobs. It ends with the first job
/// that cannot be read and the first result that cannot be added; `None` where a thread gave up.
pub(crate) fn run<J, R, T, E>(
    jobs: impl Iterator<Item = Result<J, E>>,
    make: &(impl Fn(J) -> Result<R, E> + Sync),
    mut joined: T,
    mut add: impl FnMut(&mut T, Result<R, E>) -> Result<(), E> + Send,
) -> Option<Result<T, E>>
where
    J: Send,
    R: Send,
    T: Send,
    E: Send,
{
    let threads = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let (job_sender, job_receiver) = sync_channel::<(usize, J)>(threads);
        // The threads alone hold it: when they are gone, nothing can be given any more.
        let job_receiver = Arc::new(Mutex::new(job_receiver));
        let (result_sender, results) = sync_channel(threads);
        let (permit_sender, permits) = channel();
        for _ in 0..threads * UNDER_WAY {
            let _ = permit_sender.send(());
        }
        for _ in 0..threads {
            let (jobs, results) = (Arc::clone(&job_receiver), result_sender.clone());
            scope.spawn(move || work(&jobs, &results, make));
        }
        drop(job_receiver);
        let joining = scope.spawn(move || -> Result<T, E> {
            let mut waiting = BTreeMap::new();
            let mut next = 0;
            for (number, result) in results {
                waiting.insert(number, result);
                while let Some(result) = waiting.remove(&next) {
                    next += 1;
                    add(&mut joined, result)?;
                    let _ = permit_sender.send(());
                }
            }
            Ok(joined)
        });
        for (number, job) in jobs.enumerate() {
            if permits.recv().is_err() {
                break;
            }
            let is_over = match job {
                Ok(job) => job_sender.send((number, job)).is_err(),
                Err(error) => {
                    let _ = result_sender.send((number, Err(error)));
                    true
                }
            };
            if is_over {
                break;
            }
        }
        drop((job_sender, result_sender));
        joining.join().ok()
    })
}

/// Takes jobs until there are none, or nobody takes the results.
fn work<J, R, E>(
    jobs: &Mutex<Receiver<(usize, J)>>,
    results: &SyncSender<(usize, Result<R, E>)>,
    make: &impl Fn(J) -> Result<R, E>,
) {
    loop {
        let job = jobs.lock().map_or(None, |jobs| jobs.recv().ok());
        let Some((number, job)) = job else { return };
        if results.send((number, make(job))).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubled(jobs: Vec<Result<usize, usize>>) -> Option<Result<Vec<usize>, usize>> {
        let make = |job: usize| {
            std::thread::sleep(std::time::Duration::from_micros((job % 7) as u64 * 50));
            Ok(job * 2)
        };
        run(jobs.into_iter(), &make, Vec::new(), |all, result| {
            all.push(result?);
            Ok(())
        })
    }

    #[test]
    fn results_come_in_the_order_of_their_jobs() {
        let all = doubled((0..500).map(Ok).collect());
        assert_eq!(all, Some(Ok((0..500).map(|job| job * 2).collect())));
    }

    #[test]
    fn a_job_that_cannot_be_read_ends_it() {
        let jobs = (0..100).map(|job| if job == 60 { Err(job) } else { Ok(job) });
        assert_eq!(doubled(jobs.collect()), Some(Err(60)));
    }
}
