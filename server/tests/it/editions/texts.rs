//! The texts of a call, written by its organisers in four languages.

use crate::app::{App, Session, on_both_engines};

const TEXTS: &str = "/en/2027/barcelona/organise/texts";

type Form = Vec<(String, String)>;

/// The form as the page has it, with other values in some fields.
fn form(organiser: &Session, values: &[(&str, &str)]) -> Form {
    let page = organiser.get(TEXTS);
    let mut fields = page.page().form("/organise/texts", "").fields();
    for (name, value) in values {
        let field = fields.iter_mut().find(|(known, _)| known == name);
        field.expect("a field").1 = (*value).to_owned();
    }
    fields
}

fn send(organiser: &Session, fields: &Form) -> crate::app::Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    organiser.post_bare(TEXTS, &fields)
}

fn a_title_is_changed_in_each_language(app: App) {
    let organiser = app.organiser();
    let changed = [
        ("title-en", "Make a harbour visible"),
        ("title-ja", "港を見えるかたちに"),
    ];
    send(&organiser, &form(&organiser, &changed)).is(303);
    app.get("/en/2027/barcelona", "")
        .says("Make a harbour visible");
    app.get("/ja/2027/barcelona", "").says("港を見えるかたちに");
    assert!(app.command(&["audit"]).status.success());
}

fn a_missing_language_is_marked_and_readers_get_another(app: App) {
    let organiser = app.organiser();
    organiser.get(TEXTS).lacks("Missing in");
    send(&organiser, &form(&organiser, &[("lead-ca", "")])).is(303);
    organiser
        .get(TEXTS)
        .says("Missing in a language of the city: català");
    let told = "encara no és en català: és en English";
    for path in ["/ca/2027/barcelona", "/ca/2027"] {
        app.get(path, "")
            .is(200)
            .says(told)
            .says("<span lang=\"en\">");
        app.get(&path.replace("/ca", "/ja"), "")
            .lacks("まだ日本語になっていません");
    }
}

fn a_text_that_is_too_long_or_missing_is_kept_and_told_beside_its_field(app: App) {
    let organiser = app.organiser();
    let long = "a".repeat(200);
    let blank = ["title-ca", "title-es", "title-en", "title-ja"].map(|name| (name, " "));
    let refused = send(&organiser, &form(&organiser, &blank));
    refused.is(422).says("must not be empty");
    let refused = send(&organiser, &form(&organiser, &[("title-es", &long)]));
    refused.is(422).says("longer than 160");
    assert_eq!(refused.area("title-es"), long, "what was typed is lost");
    let page = refused.page();
    let field = page.first("#title-es");
    assert_eq!(field.attribute("aria-invalid"), Some("true"));
}

fn rules_that_teams_have_read_change_once_that_was_said(app: App) {
    let organiser = app.organiser();
    let fields = form(
        &organiser,
        &[("rules-en", "One data set, and **no** more.")],
    );
    let asked = send(&organiser, &fields);
    asked.is(200).says("teams are already registered");
    app.get("/en/2027/barcelona", "").lacks("One data set, and");
    let fields = asked.page().form("/organise/texts", "").fields();
    send(&organiser, &fields).is(303);
    app.get("/en/2027/barcelona", "").says("One data set, and");
}

fn who_was_overtaken_in_another_language_sees_it(app: App) {
    let organiser = app.organiser();
    let stale = form(&organiser, &[("lead-ca", "El que volia el segon")]);
    let first = form(&organiser, &[("lead-ca", "El que va desar el primer")]);
    send(&organiser, &first).is(303);
    send(&organiser, &stale)
        .is(409)
        .says("català: El que va desar el primer")
        .says("català: El que volia el segon");
}

fn organisers_are_warned_before_they_lose_what_they_typed(app: App) {
    let organiser = app.organiser();
    let script = "script[src=\"/unsaved.js\"]";
    for end in ["", "/texts", "/criteria", "/meeting", "/ranking", "/plan"] {
        let page = organiser.get(&format!("/en/2027/barcelona/organise{end}"));
        let read = page.is(200).page();
        let words = read.first(script).attribute("data-unsaved");
        assert!(
            words.is_some_and(|words| words.contains("not saved")),
            "{end}"
        );
    }
    app.get("/en/2027/barcelona", "").lacks("/unsaved.js");
}

fn nobody_else_finds_the_page(app: App) {
    for session in [app.team(1), app.juror(1), app.administrator()] {
        session.get(TEXTS).is(404);
        session.post_bare(TEXTS, &[("title-en", "Mine")]).is(404);
    }
    app.get(TEXTS, "").is(303);
}

on_both_engines![
    a_title_is_changed_in_each_language,
    a_missing_language_is_marked_and_readers_get_another,
    a_text_that_is_too_long_or_missing_is_kept_and_told_beside_its_field,
    rules_that_teams_have_read_change_once_that_was_said,
    who_was_overtaken_in_another_language_sees_it,
    organisers_are_warned_before_they_lose_what_they_typed,
    nobody_else_finds_the_page,
];
