//! The service: what it is made of, its start and its graceful stop.

use std::{io::Write as _, sync::Arc, time::Duration};

use anyhow::{Context as _, Result, bail};
use contest::Timestamp;
use frame::{
    explorer::Explorer,
    limits::{Forms, Ones},
    page_cache::PageCache,
    site::{Site, SiteParts},
    turns::Turns,
};
use office::{Office, Postman, is_loopback_host};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tracing_subscriber::EnvFilter;

use crate::{
    background, listening,
    metrics::{Metrics, Readers},
    portal::CkanPortal,
    router,
    settings::{Mail, Settings},
    site,
    worker::{TableReader, Worker},
};

/// Starts the log, and refuses settings that may not serve what is asked: a demo stays on this
/// machine.
///
/// # Errors
///
/// One sentence that says which setting is wrong.
pub(crate) fn check_settings(settings: &Settings, demo: bool) -> Result<()> {
    start_log(settings)?;
    raise_open_files();
    if demo {
        require_this_machine(settings)
    } else {
        Ok(())
    }
}

/// Lets this process have as many connections and files open as the system allows it; many systems
/// begin with 1,024.
fn raise_open_files() {
    let limit = getrlimit(Resource::Nofile);
    if let Err(error) = setrlimit(
        Resource::Nofile,
        Rlimit {
            current: limit.maximum,
            maximum: limit.maximum,
        },
    ) {
        tracing::warn!(%error, "the number of open files stays as it was");
    }
}

/// Starts the service and returns when it was stopped and what was begun is finished.
///
/// # Errors
///
/// One sentence where it cannot start.
pub(crate) async fn serve(
    office: Office,
    settings: &Settings,
    demo: bool,
    now: impl Fn() -> Timestamp + Send + Sync + 'static,
) -> Result<()> {
    if !demo && office.has_demo_people().await? {
        bail!(
            "The database holds the demo's accounts, whose password everybody knows: serve it with \
             --demo, or choose another database (setting database)."
        );
    }
    let worker = Arc::new(Worker::new(settings.worker.clone()));
    let site = make_site(office.clone(), Arc::clone(&worker), settings, demo, now)?;
    let listener = TcpListener::bind(settings.listen).await.with_context(|| {
        format!(
            "The address {} cannot be used, perhaps another program has it (setting listen)",
            settings.listen
        )
    })?;
    let address = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let postman = make_postman(settings)?;
    let administered = office.has_administrator().await?;
    let metrics = Metrics::new();
    let background = tokio::spawn(background::run(
        site.clone(),
        postman,
        (Arc::clone(&metrics), settings.witnesses.clone()),
        stopped.clone(),
    ));
    let readers = Readers {
        from: settings.metrics_from.clone(),
        proxies: settings.trusted_proxies.clone(),
    };
    let router = router::router(site, (metrics, readers), &settings.site);
    // Whoever started it may read no more than a line, or none.
    let mut told = std::io::stdout();
    let _ = writeln!(told, "Certamen listens on http://{address}");
    if !administered {
        let _ = writeln!(
            told,
            "Nobody runs it yet. Make the first account: {FIRST_ACCOUNT}"
        );
    }
    tracing::info!(%address, "listening");
    tokio::spawn(async move { worker.greet().await });
    let serving = tokio::spawn(listening::serve(
        listener,
        router,
        settings.patience,
        stopped,
    ));
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
    tracing::info!("stopping");
    stop.send_replace(true);
    // Connections that are kept open without a request must not hold up the stop for ever.
    let finish = async {
        let _ = serving.await;
        let _ = background.await;
    };
    let _ = tokio::time::timeout(Duration::from_secs(25), finish).await;
    Ok(())
}

/// What pages are made with.
fn make_site(
    office: Office,
    worker: Arc<Worker>,
    settings: &Settings,
    demo: bool,
    now: impl Fn() -> Timestamp + Send + Sync + 'static,
) -> Result<Site> {
    let manifest = site::manifest(&settings.site)?;
    let preparer = TableReader::new(Arc::clone(&worker), office.clone());
    Ok(Site::new(SiteParts {
        office,
        now: Arc::new(now),
        style: manifest.style.into(),
        script: manifest.script.into(),
        pages: PageCache::default(),
        explorer: Explorer::new(worker.clone()),
        computer: worker,
        drawing: Turns::of_cores(),
        demo,
        preparer: Arc::new(preparer),
        portal: Arc::new(CkanPortal::new(settings.private_portals)),
        attempts: settings.sign_in_attempts,
        forms: Forms::new(settings.saves_per_second),
        sign_ins: Ones::default(),
        uploads: Ones::default(),
        checks: Ones::default(),
        trusted_proxies: settings.trusted_proxies.clone(),
        patience: settings.patience,
    }))
}

/// Who carries the mails.
fn make_postman(settings: &Settings) -> Result<Postman> {
    match &settings.mail {
        Mail::Folder(path) => Postman::folder(path.clone()).with_context(|| {
            format!(
                "The folder {} for mails cannot be made (setting mail)",
                path.display()
            )
        }),
        Mail::Smtp(url) => Postman::smtp(url).context("The setting mail is no SMTP address"),
    }
}

/// The command that makes the account of whoever runs the service.
const FIRST_ACCOUNT: &str =
    "echo 'a long pass phrase' | certamen user add you@example.org 'Your Name' --administrator";

/// The demo signs anybody in: it is for the machine on which it runs.
fn require_this_machine(settings: &Settings) -> Result<()> {
    if !settings.listen.ip().is_loopback() {
        bail!(
            "The demo lets anybody in, so it listens on this machine alone: listen = \"{}\" is not \
             allowed with --demo; write an address such as 127.0.0.1:3000.",
            settings.listen
        );
    }
    let address = &settings.office.address;
    let host = address
        .split_once("://")
        .map_or(address.as_str(), |(_, rest)| rest)
        .split('/')
        .next()
        .unwrap_or_default();
    if !is_loopback_host(host) {
        bail!(
            "The demo lets anybody in, so it is reached on this machine alone: address = \
             {address:?} is not allowed with --demo; write an address such as \
             http://127.0.0.1:3000."
        );
    }
    Ok(())
}

/// Starts the log, as the settings say.
fn start_log(settings: &Settings) -> Result<()> {
    let filter = EnvFilter::try_new(&settings.log)
        .with_context(|| format!("The setting log = {:?} is no filter", settings.log))?;
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second start in one process, as tests do, keeps the first one's log.
    let _ = if settings.log_json {
        builder.json().try_init()
    } else {
        builder.try_init()
    };
    Ok(())
}
