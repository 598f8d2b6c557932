//! The whole router with its layers, from the outside in.

use std::{path::Path, sync::Arc};

use app::middleware::visit;
use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::{get, post},
};
use contest::Language;
use frame::{site::Site, visit::Visit};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    csrf::CsrfLayer,
    request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    services::ServeDir,
    set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};

use crate::{
    api,
    metrics::{self, Metrics, Readers},
    middleware,
};

/// The whole router with its middleware.
pub(crate) fn router(
    site: Site,
    (metrics, readers): (Arc<Metrics>, Readers),
    files: &Path,
) -> Router {
    let pages = app::routes::router()
        .route("/api/save_mark", post(server_function))
        .route("/api/save_comments", post(server_function))
        .route("/api/save_draft", post(server_function))
        .layer(axum::middleware::from_fn_with_state(site.clone(), visit));
    let request_id = HeaderName::from_static("x-request-id");
    let demo = site.demo;
    let router = Router::new()
        .merge(pages)
        .merge(api::router())
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready))
        .merge(assets(files, &site))
        .with_state(site)
        .route(
            "/metrics",
            get(metrics::text).with_state(Arc::clone(&metrics)).layer(
                axum::middleware::from_fn_with_state(readers, metrics::guard),
            ),
        );
    let router = if demo {
        router.layer(axum::middleware::from_fn(middleware::own_host))
    } else {
        router
    };
    router
        .layer(axum::middleware::from_fn(middleware::headers))
        .layer(CsrfLayer::new().with_insecure_bypass(|method, address| {
            method == Method::POST && is_wish(address.path())
        }))
        .layer(CatchPanicLayer::new())
        .layer(axum::middleware::from_fn_with_state(
            metrics,
            metrics::count,
        ))
        .layer(PropagateRequestIdLayer::new(request_id.clone()))
        .layer(TraceLayer::new_for_http().make_span_with(request_span))
        .layer(SetRequestIdLayer::new(request_id, MakeRequestUuid))
}

/// What the log says of everything that happens in a request.
fn request_span(request: &Request) -> tracing::Span {
    let id = request
        .extensions()
        .get::<RequestId>()
        .and_then(|id| id.header_value().to_str().ok())
        .unwrap_or_default();
    let (method, path) = (request.method(), request.uri().path());
    tracing::info_span!("request", id, %method, path)
}

/// What is served as it lies on disk: the browser part and the fonts, whose names change with what
/// is in them, and the public files; and the page of what does not exist.
fn assets(files: &Path, site: &Site) -> Router<Site> {
    let immutable = SetResponseHeaderLayer::overriding(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    let packages = ServeDir::new(files.join("pkg"))
        .precompressed_br()
        .precompressed_gzip();
    let fonts = ServeDir::new(files.join("fonts"));
    let public = ServeDir::new(files.join("public"))
        .append_index_html_on_directories(false)
        .fallback(get(not_found).with_state(site.clone()));
    let kept = ServiceBuilder::new().layer(immutable);
    Router::new()
        .nest_service("/pkg", kept.clone().service(packages))
        .nest_service("/fonts", kept.service(fonts))
        .fallback_service(public)
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
        .layer(axum::middleware::from_fn_with_state(site, visit));
    tower::ServiceExt::oneshot(router, request)
        .await
        .into_response()
}
