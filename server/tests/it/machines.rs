//! What machines read: API, OpenAPI, health, metrics, headers.

use crate::app::{App, on_both_engines};

on_both_engines! {
    fn the_api_shows_what_is_published(app) {
        let editions = app.get("/api/v1/editions", "").text;
        assert!(editions.contains("\"slug\":\"2025\"") && editions.contains("\"slug\":\"2027\""));
        let entries = app.get("/api/v1/editions/2025/entries", "").text;
        assert!(entries.contains("\"count\":8"), "{entries}");
        let results = app.get("/api/v1/editions/2025/results", "").text;
        assert!(results.contains("\"ranking\":[{\"rank\":1"), "{results}");
        assert!(app.get("/api/v1/datasets", "").text.contains("climate-normals"));
        let unknown = app.get("/api/v1/editions/1999/results", "");
        assert_eq!(unknown.status, 404);
        assert!(unknown.headers.iter().any(|(name, value)| name == "content-type" && value == "application/problem+json"));
    }

    fn it_is_alive_ready_and_counted(app) {
        assert_eq!(app.get("/healthz", "").text, "ok");
        assert_eq!(app.get("/readyz", "").text, "ready");
        let metrics = app.get("/metrics", "").text;
        assert!(metrics.contains("certamen_requests_total{method=\"GET\",status=\"200\"}"), "{metrics}");
    }
}

#[test]
fn the_openapi_document_is_the_one_that_was_reviewed() {
    let app = App::sqlite();
    let document = app.get("/api/v1/openapi.json", "").text;
    insta::assert_snapshot!(document);
}

#[test]
fn every_response_has_its_headers() {
    let app = App::sqlite();
    let page = app.get("/en/", "");
    let header = |name: &str| page.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default();
    let policy = header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; script-src 'nonce-") && !policy.contains("unsafe-inline"), "{policy}");
    assert_ne!(
        app.get("/en/", "").headers.iter().find(|(key, _)| key == "content-security-policy").map(|(_, value)| value.clone()),
        Some(policy)
    );
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(!header("x-request-id").is_empty());
    assert!(!page.text.contains("<script"), "no page ships wasm unless it has an island");
    let call = app.get("/en/2027/barcelona", "").text;
    assert!(call.contains("/clock.js") && !call.contains("wasm"), "a public page ships no wasm");
    assert_eq!(app.get("/nothing/here", "").status, 404);
    assert!(app.get("/nothing/here", "").text.contains("This page does not exist"));
    let language = app.get("/", "");
    assert_eq!((language.status, language.location.as_str()), (303, "/en/"));
}
