//! What machines read: API, OpenAPI, health, metrics, headers.

use crate::app::{App, on_both_engines};

fn the_api_shows_what_is_published(app: App) {
    let editions = app.get("/api/v1/editions", "").text;
    assert!(editions.contains("\"slug\":\"2025\""));
    assert!(editions.contains("\"slug\":\"2027\""));
    let entries = app.get("/api/v1/editions/2025/entries", "");
    entries.says("\"count\":8");
    let results = app.get("/api/v1/editions/2025/results", "");
    results.says("\"ranking\":[{\"rank\":1");
    app.get("/api/v1/datasets", "").says("climate-normals");
    let unknown = app.get("/api/v1/editions/1999/results", "");
    unknown.is(404);
    assert_eq!(unknown.header("content-type"), "application/problem+json");
}

fn a_nul_in_an_address_is_refused(app: App) {
    for path in [
        "/en/2025/gallery?topic=%00",
        "/en/%00",
        "/api/v1/editions/%00/entries",
        "/files/public/a/%00",
    ] {
        app.get(path, "").is(400);
    }
}

fn it_is_alive_ready_and_counted(app: App) {
    assert_eq!(app.get("/healthz", "").text, "ok");
    assert_eq!(app.get("/readyz", "").text, "ready");
    let metrics = app.get("/metrics", "");
    metrics.says("certamen_requests_total{method=\"GET\",status=\"200\"}");
    // What they tell of a contest at work is nobody else's.
    let stranger = [("x-forwarded-for", "203.0.113.9")];
    app.get_with("/metrics", &stranger)
        .is(404)
        .lacks("certamen_requests");
}

on_both_engines![
    the_api_shows_what_is_published,
    a_nul_in_an_address_is_refused,
    it_is_alive_ready_and_counted
];

#[test]
fn the_openapi_document_is_the_one_that_was_reviewed() {
    let app = App::sqlite();
    let document = app.get("/api/v1/openapi.json", "").text;
    insta::assert_snapshot!(document);
}

#[test]
fn every_response_has_its_headers() {
    let app = App::sqlite();
    let front = app
        .get("/en/", "")
        .header("content-security-policy")
        .to_owned();
    assert!(
        front.starts_with("default-src 'none'; style-src") && !front.contains("unsafe-inline"),
        "what is kept for everybody runs no script: {front}"
    );
    let page = app.get("/en/sign-in", "");
    let header = |name: &str| page.header(name);
    let policy = header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; script-src 'nonce-"),
        "{policy}"
    );
    assert!(!policy.contains("unsafe-inline"), "{policy}");
    assert_ne!(
        app.get("/en/sign-in", "").header("content-security-policy"),
        policy
    );
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(!header("x-request-id").is_empty());
    assert!(
        !page.text.contains("<script"),
        "no page ships wasm unless it has an island"
    );
    let call = app.get("/en/2027/barcelona", "");
    assert!(
        call.text.contains("/clock.js"),
        "a public page ships no wasm"
    );
    assert!(!call.text.contains("wasm"), "a public page ships no wasm");
    app.get("/nothing/here", "").is(404);
    app.get("/nothing/here", "")
        .says("This page does not exist");
    let language = app.get("/", "");
    assert_eq!((language.status, language.location.as_str()), (303, "/en/"));
}

#[test]
fn a_public_page_is_kept_compressed_and_told_apart() {
    let app = App::sqlite();
    for path in ["/en/2025/gallery", "/ja/2025/results"] {
        let plain = app.get(path, "");
        assert_eq!(
            (plain.status, plain.header("cache-control")),
            (200, "no-cache")
        );
        let policy = plain.header("content-security-policy");
        assert!(!policy.contains("script-src"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        let tag = plain.header("etag");
        for (encoding, told) in [
            ("br", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0, identity", ""),
            ("deflate, br;q=0.9", "br"),
        ] {
            let packed = app.get_with(path, &[("accept-encoding", encoding)]);
            assert_eq!(packed.header("content-encoding"), told, "{encoding}");
            assert_eq!(packed.header("etag"), tag);
        }
        let known = app.get_with(path, &[("if-none-match", tag)]);
        assert_eq!((known.status, known.text.as_str()), (304, ""));
        // Who is signed in gets a page of their own, which nobody keeps.
        let cookie = app.juror(1);
        let own = cookie.get(path);
        assert_eq!(own.header("cache-control"), "no-store");
        own.says("/account");
        app.get(path, "").lacks("/account");
    }
    assert!(
        app.get("/en/2025/gallery", "")
            .header("content-security-policy")
            .contains("'sha256-"),
        "the style of the pictures' sizes"
    );
}
