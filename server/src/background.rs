//! What goes on besides requests: results become public at their moment, mails leave, limits and
//! files are swept.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use contest::MailAddress;
use frame::site::Site;
use office::{Duty, Postman};
use tokio::sync::watch;

use crate::metrics::Metrics;

/// How often plans and an empty outbox are looked at.
const TICK: Duration = Duration::from_secs(1);

/// Limits are swept, the ends of what administrators see on behalf of others are recorded, and it
/// is asked whether witnesses are to be mailed, every so many ticks.
const LIMITS_EVERY: u64 = 60;

/// Files are swept every so many ticks, for the first time when limits are.
const FILES_EVERY: u64 = 6 * 3_600;

/// How long no other server sweeps what all share.
const SWEEPING: Duration = Duration::from_hours(5);

/// Works until it is stopped. Mails leave beside all else: a slow mail server delays no results.
pub(crate) async fn run(
    site: Site,
    postman: Postman,
    (metrics, witnesses): (Arc<Metrics>, Vec<MailAddress>),
    stopped: watch::Receiver<bool>,
) {
    let leaving = run_outbox(&site, &postman, &metrics, stopped.clone());
    tokio::join!(leaving, run_plans(&site, &metrics, &witnesses, stopped));
}

/// Sends mails until it is stopped; as long as more wait than go at a time, without a pause.
async fn run_outbox(
    site: &Site,
    postman: &Postman,
    metrics: &Metrics,
    mut stopped: watch::Receiver<bool>,
) {
    while !*stopped.borrow() {
        if !send_mails(site, postman, metrics).await {
            wait_for_tick(&mut stopped).await;
        }
    }
}

async fn run_plans(
    site: &Site,
    metrics: &Metrics,
    witnesses: &[MailAddress],
    mut stopped: watch::Receiver<bool>,
) {
    let mut ticks = 0_u64;
    while !*stopped.borrow() {
        wait_for_tick(&mut stopped).await;
        ticks += 1;
        publish_due(site).await;
        // At the start too: it may have been stopped since yesterday.
        if ticks % LIMITS_EVERY == 1 {
            anchor_log(site, witnesses).await;
            note_disk(site, metrics);
        }
        if ticks.is_multiple_of(LIMITS_EVERY) {
            sweep_limits(site).await;
            end_overdue_acting(site).await;
        }
        if ticks % FILES_EVERY == LIMITS_EVERY {
            sweep_files(site).await;
        }
    }
}

async fn wait_for_tick(stopped: &mut watch::Receiver<bool>) {
    tokio::select! {
        () = tokio::time::sleep(TICK) => {}
        _ = stopped.changed() => {}
    }
}

async fn publish_due(site: &Site) {
    match site.office.publish_due((site.now)()).await {
        Ok(0) => {}
        Ok(published) => tracing::info!(published, "stages became public at their moment"),
        Err(failure) => tracing::error!(%failure, "what is to become public cannot be read"),
    }
}

/// Sends as many mails as go at a time; whether more may wait that can leave now.
async fn send_mails(site: &Site, postman: &Postman, metrics: &Metrics) -> bool {
    match site.office.send_mails(postman, (site.now)()).await {
        Ok(delivered) => {
            metrics.count_mails(delivered);
            if delivered.closed {
                tracing::warn!(
                    "the mail server is not reached, or does not let the service in: \
                     mails wait (setting mail)"
                );
            }
            delivered.more
        }
        Err(failure) => {
            tracing::error!(%failure, "the outbox cannot be read");
            false
        }
    }
}

async fn sweep_limits(site: &Site) {
    site.forms.sweep(Instant::now());
    if let Err(failure) = site.office.sweep_attempts((site.now)()).await {
        tracing::error!(%failure, "attempts were not swept");
    }
}

fn note_disk(site: &Site, metrics: &Metrics) {
    let Some(disk) = site.office.disk_state() else {
        return;
    };
    metrics.note_disk(disk);
    if disk.is_low() {
        tracing::error!(
            free = disk.free,
            floor = disk.floor,
            "the disk is nearly full: files are refused (setting free_megabytes)"
        );
    }
}

async fn anchor_log(site: &Site, witnesses: &[MailAddress]) {
    match site.office.anchor_log(witnesses, (site.now)()).await {
        Ok(None) => {}
        Ok(Some(anchor)) => {
            tracing::info!(%anchor, "the state of the log leaves for its witnesses");
        }
        Err(failure) => tracing::error!(%failure, "the state of the log was not mailed"),
    }
}

async fn end_overdue_acting(site: &Site) {
    match site.office.end_overdue_acting((site.now)()).await {
        Ok(0) => {}
        Ok(ended) => tracing::info!(ended, "acting on behalf of somebody is over"),
        Err(failure) => tracing::error!(%failure, "ends of acting were not recorded"),
    }
}

async fn sweep_files(site: &Site) {
    if let Err(failure) = site.office.sweep_incoming().await {
        tracing::error!(%failure, "what was cut off on its way was not swept");
    }
    let mine = site
        .office
        .take_duty(Duty::SweepFiles, (site.now)(), SWEEPING);
    match mine.await {
        Ok(true) => {}
        Ok(false) => return,
        Err(failure) => {
            tracing::error!(%failure, "who sweeps files is not known");
            return;
        }
    }
    match site.office.sweep_files().await {
        Ok(0) => {}
        Ok(swept) => tracing::info!(swept, "removed files that nothing names"),
        Err(failure) => tracing::error!(%failure, "files were not swept"),
    }
    if let Err(failure) = site.office.forget_received((site.now)()).await {
        tracing::error!(%failure, "what was sent is still counted");
    }
}
