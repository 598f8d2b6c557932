//! Counts for Prometheus: requests by method and status, and how long they took.

use std::{net::SocketAddr, sync::Arc, time::Instant};

use axum::{
    extract::{ConnectInfo, Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use frame::client::{self, TrustedProxies};
use office::{Delivered, DiskState};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{
        counter::Counter,
        family::Family,
        gauge::Gauge,
        histogram::{Histogram, exponential_buckets},
    },
    registry::Registry,
};

/// By what requests are counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Labels {
    method: &'static str,
    status: u16,
}

/// By what attempts to send a mail are counted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Outcome {
    outcome: &'static str,
}

/// The service's metrics.
pub(crate) struct Metrics {
    registry: Registry,
    mails: Family<Outcome, Counter>,
    mail_closed: Gauge,
    disk_free: Gauge,
    disk_low: Gauge,
    requests: Family<Labels, Counter>,
    seconds: Histogram,
}

impl Metrics {
    /// Metrics at zero.
    #[must_use]
    pub(crate) fn new() -> Arc<Self> {
        let mut registry = Registry::with_prefix("certamen");
        let requests = Family::<Labels, Counter>::default();
        let seconds = Histogram::new(exponential_buckets(0.000_25, 2.0, 16));
        let (mails, mail_closed) = (Family::<Outcome, Counter>::default(), Gauge::default());
        registry.register(
            "mails",
            "Attempts to send a mail by what became of them",
            mails.clone(),
        );
        registry.register(
            "mail_closed",
            "1 where the mail server was not reached at the last attempt, or did not let the \
             service in",
            mail_closed.clone(),
        );
        let (disk_free, disk_low) = (Gauge::default(), Gauge::default());
        registry.register(
            "disk_free_bytes",
            "Bytes that are free where files and the database lie",
            disk_free.clone(),
        );
        registry.register(
            "disk_low",
            "1 where less is free than no file takes: files are refused",
            disk_low.clone(),
        );
        registry.register(
            "requests",
            "Requests by method and status",
            requests.clone(),
        );
        registry.register(
            "request_seconds",
            "Seconds from request to the head of the response",
            seconds.clone(),
        );
        Arc::new(Self {
            registry,
            mails,
            mail_closed,
            disk_free,
            disk_low,
            requests,
            seconds,
        })
    }

    /// Notes how full the disk is.
    pub(crate) fn note_disk(&self, disk: DiskState) {
        self.disk_free
            .set(i64::try_from(disk.free).unwrap_or(i64::MAX));
        self.disk_low.set(i64::from(disk.is_low()));
    }

    /// Counts what became of mails that were tried.
    pub(crate) fn count_mails(&self, delivered: Delivered) {
        for (outcome, count) in [
            ("sent", delivered.sent),
            ("refused", delivered.refused),
            ("postponed", delivered.postponed),
        ] {
            self.mails.get_or_create(&Outcome { outcome }).inc_by(count);
        }
        if delivered != Delivered::default() {
            self.mail_closed.set(i64::from(delivered.closed));
        }
    }
}

/// A method's name; of those that nobody should send, one for all, so that nobody makes up labels.
const fn method_label(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        _ => "other",
    }
}

/// Counts a request.
pub(crate) async fn count(
    State(metrics): State<Arc<Metrics>>,
    request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let method = method_label(request.method());
    let response = next.run(request).await;
    metrics
        .requests
        .get_or_create(&Labels {
            method,
            status: response.status().as_u16(),
        })
        .inc();
    metrics.seconds.observe(started.elapsed().as_secs_f64());
    response
}

/// Who may read the metrics, and whose word on the client is taken.
#[derive(Clone)]
pub(crate) struct Readers {
    pub(crate) from: TrustedProxies,
    pub(crate) proxies: TrustedProxies,
}

/// Hides the metrics from everybody else: they tell of hand-ins and of a jury at work.
pub(crate) async fn guard(
    State(readers): State<Readers>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    request: Request,
    next: Next,
) -> Response {
    let client = client::address(peer.ip(), request.headers(), &readers.proxies);
    if readers.from.contains(client) {
        next.run(request).await
    } else {
        StatusCode::NOT_FOUND.into_response()
    }
}

/// The metrics as text.
pub(crate) async fn text(State(metrics): State<Arc<Metrics>>) -> Response {
    let mut text = String::new();
    if encode(&mut text, &metrics.registry).is_err() {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    (
        [(
            header::CONTENT_TYPE,
            "application/openmetrics-text; version=1.0.0; charset=utf-8",
        )],
        text,
    )
        .into_response()
}
