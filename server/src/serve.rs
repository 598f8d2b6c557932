//! The service: router, middleware, background work, graceful stop.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use app::{
    client::is_loopback_host,
    explorer::Explorer,
    limits::{Attempts, Ones, Paces},
    middleware::{CspNonce, visit},
    page_cache::PageCache,
    site::{Site, SiteParts},
    turns::Turns,
    visit::Visit,
};
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use contest::{Language, Moment};
use office::{Office, Postman};
use rand::RngExt as _;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tower_http::{
    catch_panic::CatchPanicLayer,
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    services::ServeDir,
    set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};
use tracing_subscriber::EnvFilter;

use crate::{
    api, listening,
    metrics::{self, Metrics},
    portal::CkanPortal,
    preparing::ChildPreparer,
    settings::{Mail, Settings},
    site,
};

/// Starts the log, and holds only where the settings may serve what is asked: a demo stays on this
/// machine.
///
/// # Errors
///
/// One sentence that says which setting is wrong.
pub fn check_settings(settings: &Settings, demo: bool) -> Result<()> {
    log(settings)?;
    raise_open_files();
    if demo {
        on_this_machine(settings)
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
pub async fn serve(
    office: Office,
    settings: &Settings,
    demo: bool,
    now: impl Fn() -> Moment + Send + Sync + 'static,
) -> Result<()> {
    if !demo && office.has_demo_people().await? {
        bail!(
            "The database holds the demo's accounts, whose password everybody knows: serve it with --demo, or choose another database (setting database)."
        );
    }
    let manifest = site::manifest(&settings.site)?;
    let site = Site::new(SiteParts {
        office: office.clone(),
        now: Arc::new(now),
        style: manifest.style.into(),
        script: manifest.script.into(),
        pages: PageCache::default(),
        explorer: Explorer::default(),
        drawing: Turns::of_cores(),
        demo,
        preparer: Arc::new(ChildPreparer::new()?),
        portal: Arc::new(CkanPortal::new(settings.private_portals)),
        attempts: Attempts::new(settings.sign_in_attempts),
        saves: Mutex::new(Paces::new(
            settings.saves_per_second,
            Duration::from_secs(1),
        )),
        sign_ins: Ones::default(),
        uploads: Ones::default(),
        checks: Ones::default(),
        trusted_proxies: settings.trusted_proxies.clone(),
        patience: settings.patience,
    });
    let listener = TcpListener::bind(settings.listen).await.with_context(|| {
        format!(
            "The address {} cannot be used, perhaps another program has it (setting listen)",
            settings.listen
        )
    })?;
    let address = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let postman = match &settings.mail {
        Mail::Folder(path) => Postman::folder(path.clone()).with_context(|| {
            format!(
                "The folder {} for mails cannot be made (setting mail)",
                path.display()
            )
        })?,
        Mail::Smtp(url) => Postman::smtp(url).context("The setting mail is no SMTP address")?,
    };
    let administered = office.has_administrator().await?;
    let metrics = Metrics::new();
    let background = tokio::spawn(background(
        site.clone(),
        postman,
        Arc::clone(&metrics),
        stopped.clone(),
    ));
    let router = router(site, metrics, &settings.site);
    println!("Certamen listens on http://{address}");
    if !administered {
        println!("Nobody runs it yet. Make the first account: {FIRST_ACCOUNT}");
    }
    tracing::info!(%address, "listening");
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

/// The command that makes the account of whoever runs the service.
const FIRST_ACCOUNT: &str =
    "echo 'a long pass phrase' | certamen user add you@example.org 'Your Name' --administrator";

/// The demo signs anybody in: it is for the machine on which it runs.
fn on_this_machine(settings: &Settings) -> Result<()> {
    if !settings.listen.ip().is_loopback() {
        bail!(
            "The demo lets anybody in, so it listens on this machine alone: listen = \"{}\" is not allowed with --demo; write an address such as 127.0.0.1:3000.",
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
            "The demo lets anybody in, so it is reached on this machine alone: address = {address:?} is not allowed with --demo; write an address such as http://127.0.0.1:3000."
        );
    }
    Ok(())
}

fn log(settings: &Settings) -> Result<()> {
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

/// Mails leave every second; limits are swept every minute, files every six hours.
async fn background(
    site: Site,
    postman: Postman,
    metrics: Arc<Metrics>,
    mut stopped: watch::Receiver<bool>,
) {
    let office = &site.office;
    let mut ticks = 0_u64;
    while !*stopped.borrow() {
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
            _ = stopped.changed() => {}
        }
        ticks += 1;
        match office.send_mails(&postman, (site.now)()).await {
            Ok(delivered) => {
                metrics.count_mails(delivered);
                if delivered.closed {
                    tracing::warn!(
                        "the mail server is not reached, or does not let the service in: mails wait (setting mail)"
                    );
                }
            }
            Err(failure) => tracing::error!(%failure, "the outbox cannot be read"),
        }
        if ticks.is_multiple_of(60) {
            let now = Instant::now();
            site.attempts.sweep(now);
            site.saves
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .sweep(now);
        }
        // A minute after the start, then every six hours.
        if ticks % (6 * 3600) == 60 {
            match office.sweep_files().await {
                Ok(0) => {}
                Ok(swept) => tracing::info!(swept, "removed files that nothing names"),
                Err(failure) => tracing::error!(%failure, "files were not swept"),
            }
        }
    }
}

/// The whole router with its middleware.
pub fn router(site: Site, metrics: Arc<Metrics>, files: &std::path::Path) -> Router {
    let pages = app::routes::router()
        .route("/api/save_mark", post(server_function))
        .route("/api/save_comments", post(server_function))
        .route("/api/save_draft", post(server_function))
        .layer(middleware::from_fn_with_state(site.clone(), visit));
    let immutable = SetResponseHeaderLayer::overriding(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    let pkg = tower::ServiceBuilder::new()
        .layer(immutable.clone())
        .service(
            ServeDir::new(files.join("pkg"))
                .precompressed_br()
                .precompressed_gzip(),
        );
    let fonts = tower::ServiceBuilder::new()
        .layer(immutable)
        .service(ServeDir::new(files.join("fonts")));
    let request_id = HeaderName::from_static("x-request-id");
    let demo = site.demo;
    let router = Router::new()
        .merge(pages)
        .merge(api::router())
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .nest_service("/pkg", pkg)
        .nest_service("/fonts", fonts)
        .fallback_service(
            ServeDir::new(files.join("public"))
                .append_index_html_on_directories(false)
                .fallback(get(not_found).with_state(site.clone())),
        )
        .with_state(site)
        .route(
            "/metrics",
            get(metrics::text).with_state(Arc::clone(&metrics)),
        );
    let router = if demo {
        router.layer(middleware::from_fn(own_host))
    } else {
        router
    };
    router
        .layer(middleware::from_fn(headers))
        .layer(CsrfLayer::new().with_insecure_bypass(|method, address| method == Method::POST && is_wish(address.path())))
        .layer(CatchPanicLayer::new())
        .layer(middleware::from_fn_with_state(metrics, metrics::count))
        .layer(PropagateRequestIdLayer::new(request_id.clone()))
        .layer(TraceLayer::new_for_http().make_span_with(|request: &Request| {
            let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).unwrap_or_default().to_owned();
            tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
        }))
        .layer(SetRequestIdLayer::new(request_id, MakeRequestUuid))
}

/// Lets a request of the demo through that names this machine. A page of another site whose name
/// was turned to this machine's address names that other site: it would read the demo's mails, with
/// their links.
async fn own_host(request: Request, next: Next) -> Response {
    let named = request
        .headers()
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    match named.or_else(|| {
        request
            .uri()
            .authority()
            .map(|authority| authority.as_str())
    }) {
        Some(host) if is_loopback_host(host) => next.run(request).await,
        _ => (
            StatusCode::MISDIRECTED_REQUEST,
            "The demo answers to its own address only.",
        )
            .into_response(),
    }
}

/// Whether a path is that of a reminder's link, which mail programs and web mail of anywhere post
/// to: its signature says whose it is, and no session is looked at.
fn is_wish(path: &str) -> bool {
    Language::ALL.into_iter().any(|language| {
        let rest = path
            .strip_prefix('/')
            .and_then(|rest| rest.strip_prefix(language.tag()));
        rest.and_then(|rest| rest.strip_prefix(office::REMINDERS_PATH))
            .is_some_and(|link| !link.contains('/'))
    })
}

/// Runs a server function with the visit that the middleware read.
async fn server_function(request: Request) -> Response {
    leptos_axum::handle_server_fns_with_context(|| {}, request)
        .await
        .into_response()
}

async fn ready(State(site): State<Site>) -> Response {
    match site.office.ready().await {
        Ok(()) => "ready".into_response(),
        Err(failure) => {
            tracing::error!(%failure, "not ready");
            (
                StatusCode::SERVICE_UNAVAILABLE,
                "the database does not answer",
            )
                .into_response()
        }
    }
}

async fn not_found(State(site): State<Site>, request: Request) -> Response {
    // The page of what does not exist is a page like any other: it needs the visit.
    let router: Router = Router::new()
        .fallback(|_: Visit| async { StatusCode::NOT_FOUND })
        .layer(middleware::from_fn_with_state(site, visit));
    tower::ServiceExt::oneshot(router, request)
        .await
        .into_response()
}

/// What browsers should not do with any response.
const PLAIN_HEADERS: [(HeaderName, HeaderValue); 5] = [
    (
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    ),
    (
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=()"),
    ),
];

/// Headers of every response: a policy with a nonce for pages, and what browsers should not do.
async fn headers(mut request: Request, next: Next) -> Response {
    // No name or code of ours has one, and PostgreSQL's texts cannot hold it.
    let holds_nul = request
        .uri()
        .path_and_query()
        .is_some_and(|address| address.as_str().contains("%00"));
    let nonce: Arc<str> = URL_SAFE_NO_PAD
        .encode(rand::rng().random::<[u8; 16]>())
        .into();
    request
        .extensions_mut()
        .insert(CspNonce(Arc::clone(&nonce)));
    let mut response = if holds_nul {
        (
            StatusCode::BAD_REQUEST,
            "The address holds a NUL character.",
        )
            .into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    let html = headers
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"));
    if html {
        if let Some(policy) = app::policy::with_nonce(&nonce) {
            headers
                .entry(header::CONTENT_SECURITY_POLICY)
                .or_insert(policy);
        }
    } else {
        headers
            .entry(header::CONTENT_SECURITY_POLICY)
            .or_insert(HeaderValue::from_static(
                "default-src 'none'; frame-ancestors 'none'",
            ));
    }
    for (name, value) in PLAIN_HEADERS {
        headers.entry(name).or_insert(value);
    }
    response
}
