//! What machines read: API, OpenAPI, health, metrics, headers.

use crate::app::{App, on_both_engines};

fn the_api_shows_what_is_published(app: App) {
    let editions = app.get("/api/v1/editions", "").text;
    assert!(editions.contains("\"slug\":\"2025\"") && editions.contains("\"slug\":\"2027\""));
    let entries = app.get("/api/v1/editions/2025/entries", "").text;
    assert!(entries.contains("\"count\":8"), "{entries}");
    let results = app.get("/api/v1/editions/2025/results", "").text;
    assert!(results.contains("\"ranking\":[{\"rank\":1"), "{results}");
    assert!(
        app.get("/api/v1/datasets", "")
            .text
            .contains("climate-normals")
    );
    let unknown = app.get("/api/v1/editions/1999/results", "");
    assert_eq!(unknown.status, 404);
    assert!(
        unknown
            .headers
            .iter()
            .any(|(name, value)| name == "content-type" && value == "application/problem+json")
    );
}

fn a_nul_in_an_address_is_refused(app: App) {
    for path in [
        "/en/2025/gallery?topic=%00",
        "/en/%00",
        "/api/v1/editions/%00/entries",
        "/files/public/a/%00",
    ] {
        assert_eq!(app.get(path, "").status, 400, "{path}");
    }
}

fn it_is_alive_ready_and_counted(app: App) {
    assert_eq!(app.get("/healthz", "").text, "ok");
    assert_eq!(app.get("/readyz", "").text, "ready");
    let metrics = app.get("/metrics", "").text;
    assert!(
        metrics.contains("certamen_requests_total{method=\"GET\",status=\"200\"}"),
        "{metrics}"
    );
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
    let page = app.get("/en/", "");
    let header = |name: &str| {
        page.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let policy = header("content-security-policy");
    assert!(
        policy.starts_with("default-src 'none'; script-src 'nonce-")
            && !policy.contains("unsafe-inline"),
        "{policy}"
    );
    assert_ne!(
        app.get("/en/", "")
            .headers
            .iter()
            .find(|(key, _)| key == "content-security-policy")
            .map(|(_, value)| value.clone()),
        Some(policy)
    );
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(!header("x-request-id").is_empty());
    assert!(
        !page.text.contains("<script"),
        "no page ships wasm unless it has an island"
    );
    let call = app.get("/en/2027/barcelona", "").text;
    assert!(
        call.contains("/clock.js") && !call.contains("wasm"),
        "a public page ships no wasm"
    );
    assert_eq!(app.get("/nothing/here", "").status, 404);
    assert!(
        app.get("/nothing/here", "")
            .text
            .contains("This page does not exist")
    );
    let language = app.get("/", "");
    assert_eq!((language.status, language.location.as_str()), (303, "/en/"));
}

#[test]
fn a_public_page_is_kept_compressed_and_told_apart() {
    let app = App::sqlite();
    let header = |answer: &crate::app::Answer, name: &str| {
        answer
            .headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    for path in ["/en/2025/gallery", "/ja/2025/results"] {
        let plain = app.get(path, "");
        assert_eq!(
            (plain.status, header(&plain, "cache-control").as_str()),
            (200, "no-cache")
        );
        let policy = header(&plain, "content-security-policy");
        assert!(
            !policy.contains("script-src") && !policy.contains("unsafe"),
            "{policy}"
        );
        let tag = header(&plain, "etag");
        for (encoding, told) in [
            ("br", "br"),
            ("gzip, deflate", "gzip"),
            ("br;q=0, identity", ""),
            ("deflate, br;q=0.9", "br"),
        ] {
            let packed = app.get_with(path, &[("accept-encoding", encoding)]);
            assert_eq!(header(&packed, "content-encoding"), told, "{encoding}");
            assert_eq!(header(&packed, "etag"), tag);
        }
        let known = app.get_with(path, &[("if-none-match", &tag)]);
        assert_eq!((known.status, known.text.as_str()), (304, ""));
        // Who is signed in gets a page of their own, which nobody keeps.
        let cookie = app.sign_in("juror-1@jury.example");
        let own = app.get(path, &cookie);
        assert_eq!(header(&own, "cache-control"), "no-store");
        assert!(own.text.contains("/account") && !app.get(path, "").text.contains("/account"));
    }
    assert!(
        header(&app.get("/en/2025/gallery", ""), "content-security-policy").contains("'sha256-"),
        "the style of the pictures' sizes"
    );
}
