//! What a call asks of entries: set in a browser, told to teams, and asked where files and hand-ins
//! come.

use super::files::{exported, import};
use crate::{
    app::{Answer, App, Session, Upload, on_both_engines, png},
    entries::{complete, team},
};

const LIMITS: &str = "/en/2027/barcelona/organise/limits";

type Form = Vec<(String, String)>;

/// The form of a page as a browser would post it, with other values; several of a name replace all
/// that it had.
fn form_with(page: &Answer, values: &[(&str, &str)]) -> Form {
    let mut fields = page.page().form("/organise/limits", "").fields();
    fields.retain(|(known, _)| !values.iter().any(|(name, _)| known == name));
    let values = values
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    fields.extend(values);
    fields
}

fn post(organiser: &Session, form: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    organiser.post_bare(LIMITS, &fields)
}

/// Sets conditions, whatever follows from them.
fn set(organiser: &Session, values: &[(&str, &str)]) {
    let answer = post(organiser, &form_with(&organiser.get(LIMITS), values));
    if answer.status == 200 {
        post(organiser, &form_with(&answer, &[])).is(303);
    } else {
        answer.is(303);
    }
}

fn send(app: &App, entry: &str, role: &str, name: &str, bytes: &[u8], captain: &str) -> Answer {
    let file = Upload { name, bytes };
    app.upload(&format!("{entry}/files"), &[("role", role)], &file, captain)
}

fn a_form_that_nobody_touched_changes_nothing(app: App) {
    let organiser = app.organiser();
    let before = exported(&app, "2027");
    post(&organiser, &form_with(&organiser.get(LIMITS), &[])).is(303);
    assert_eq!(exported(&app, "2027"), before);
    assert!(!before.contains("[calls.limits]"), "as the service has it");
}

fn files_are_taken_as_the_call_says(app: App) {
    let organiser = app.organiser();
    let (captain, entry) = team(&app, "files@example.org");
    set(
        &organiser,
        &[("megabytes", "1"), ("files", "1"), ("kinds", "csv")],
    );
    app.get("/en/2027/barcelona", "").says("CSV are taken");
    let draft = app.get(&entry, &captain);
    draft
        .says("CSV are taken")
        .says("beside the cover: 1 at most");
    let page = draft.page();
    assert_eq!(page.first("#file-work").attribute("accept"), Some(".csv"));
    let table: &[u8] = b"a,b\n1,2\n";
    // A cover is a picture all the same.
    send(&app, &entry, "cover", "a.png", &png(), &captain).is(303);
    let refused = send(&app, &entry, "work", "a.png", &png(), &captain);
    refused.is(422).says("takes CSV only");
    let large = "1,2\n".repeat(260_000);
    send(&app, &entry, "work", "a.csv", large.as_bytes(), &captain).is(413);
    send(&app, &entry, "work", "a.csv", table, &captain).is(303);
    let refused = send(&app, &entry, "work", "b.csv", table, &captain);
    refused.is(422).says("the most is 1");
}

fn limits_below_what_entries_have_are_told_before(app: App) {
    let organiser = app.organiser();
    let (captain, entry) = team(&app, "before@example.org");
    send(&app, &entry, "work", "a.csv", b"a,b\n1,2\n", &captain).is(303);
    let before = exported(&app, "2027");
    let form = form_with(&organiser.get(LIMITS), &[("kinds", "pdf")]);
    let asked = post(&organiser, &form);
    asked.is(200).says("beyond the new limits");
    assert_eq!(exported(&app, "2027"), before);
    post(&organiser, &form_with(&asked, &[])).is(303);
    // What is there stays.
    app.get(&entry, &captain).says("a.csv");
    let form = form_with(&organiser.get(LIMITS), &[("team_size", "1")]);
    post(&organiser, &form).is(200).says("more members than");
}

fn an_entry_declares_the_data_that_are_asked_for(app: App) {
    let organiser = app.organiser();
    set(
        &organiser,
        &[("at_least", "2"), ("datasets", "climate-normals")],
    );
    let sentences = ["At least 2 data sets", "These data sets are used: "];
    let page = app.get("/en/2027/barcelona", "");
    for sentence in sentences {
        page.says(sentence);
    }
    let (captain, entry) = team(&app, "data@example.org");
    for (role, name, bytes) in [("cover", "a.png", &png()[..]), ("work", "b.csv", b"a\n1\n")] {
        send(&app, &entry, role, name, bytes, &captain).is(303);
    }
    let hand_in = format!("{entry}/hand-in");
    let version = app.get(&entry, &captain).value("version");
    let refused = app.post(&hand_in, &complete(&version), &captain);
    refused
        .is(422)
        .says("Data asked for by the call")
        .says("At least 2 data sets");
    // The words are saved all the same.
    let version = app.get(&entry, &captain).value("version");
    let mut typed = complete(&version);
    typed.push(("datasets", "barcelona-barris"));
    app.post(&hand_in, &typed, &captain).is(303);
    // More is asked of who handed in: it is told, and what was handed in counts.
    let form = form_with(&organiser.get(LIMITS), &[("at_least", "3")]);
    post(&organiser, &form).is(200).says("without the data");
}

fn a_data_set_that_nobody_sees_is_told_before(app: App) {
    let text = exported(&app, "2027");
    let asked = "[calls.required_data]\ndatasets = [\"not-there\"]\n\n[calls.phases";
    let (done, said) = import(&app, &text.replacen("[calls.phases", asked, 1));
    assert!(done && said.contains("“not-there”"), "{said}");
}

fn numbers_outside_the_limits_of_the_service_are_told_beside_their_fields(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(LIMITS);
    for (name, value) in [
        ("team_size", "0"),
        ("shortlist", "many"),
        ("megabytes", "51"),
        ("files", "11"),
        ("at_least", "21"),
    ] {
        let refused = post(&organiser, &form_with(&page, &[(name, value)]));
        refused.is(422).says("must be from");
        assert_eq!(refused.value(name), value);
        let read = refused.page();
        let field = read.first(&format!("#{name}"));
        assert_eq!(field.attribute("aria-invalid"), Some("true"), "{name}");
    }
    post(&organiser, &form_with(&page, &[("kinds", "")]))
        .is(422)
        .says("Choose at least one");
    post(&organiser, &form_with(&page, &[("mail", "nobody")]))
        .is(422)
        .says("not a mail address");
}

fn the_contact_and_the_legal_bases_are_found_where_they_are_needed(app: App) {
    let organiser = app.organiser();
    set(
        &organiser,
        &[
            ("mail", "call@city.example"),
            ("address", "A street 1\r\nA city"),
            ("legal-en", "Decree **12** of the city."),
        ],
    );
    app.get("/en/2027/barcelona", "")
        .says("mailto:call@city.example")
        .says("Decree <strong>12</strong>");
    for path in ["/en/privacy", "/ja/accessibility"] {
        app.get(path, "")
            .says("call@city.example")
            .says("A street 1");
    }
    let (captain, entry) = team(&app, "contact@example.org");
    app.get(&entry, &captain)
        .says("/en/2027/barcelona#legal")
        .says("call@city.example");
    let table: &[u8] = b"a\n1\n";
    send(&app, &entry, "cover", "a.png", &png(), &captain).is(303);
    send(&app, &entry, "work", "b.csv", table, &captain).is(303);
    let version = app.get(&entry, &captain).value("version");
    app.post(&format!("{entry}/hand-in"), &complete(&version), &captain)
        .is(303);
    app.get("/en/mails", "").says("call@city.example");
    // Another call has none.
    app.get("/en/2027/kobe", "").lacks("call@city.example");
}

fn what_is_known_of_an_edition_is_told_to_its_readers(app: App) {
    let text = exported(&app, "2027");
    let noted = "slug = \"2027\"\nassumed = [\"/calls/0/criteria\", \"/topics\"]";
    let source = "[[sources]]\nname = \"The archive\"\naddress = \"https://archive.example\"\n\n\
                  [[sources]]\nname = \"A trap\"\naddress = \"javascript:alert(1)\"\n\n[[topics]]";
    let text = text
        .replacen("slug = \"2027\"", noted, 1)
        .replacen("[[topics]]", source, 1);
    let (done, said) = import(&app, &text);
    assert!(done, "{said}");
    let page = app.get("/en/2027", "");
    page.says("About this edition")
        .says("href=\"https://archive.example\"")
        .says("Criteria and weights")
        .lacks("javascript:");
    app.get("/en/2027/barcelona", "").says("/en/2027#about");
    // What is known by now is told so by an organiser, and what was assumed with it stays.
    let organiser = app.organiser();
    let facts = "/en/2027/barcelona/organise/facts";
    let fields = organiser
        .get(facts)
        .page()
        .form("/organise/facts", "")
        .fields();
    let known: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|field| *field != ("assumed", "/topics"))
        .collect();
    organiser.post_bare(facts, &known).is(303);
    let text = exported(&app, "2027");
    assert!(text.contains("/calls/0/criteria") && !text.contains("\"/topics\""));
    assert!(text.contains("https://archive.example"));
    app.get("/en/2025", "").lacks("About this edition");
}

on_both_engines![
    a_form_that_nobody_touched_changes_nothing,
    files_are_taken_as_the_call_says,
    limits_below_what_entries_have_are_told_before,
    an_entry_declares_the_data_that_are_asked_for,
    a_data_set_that_nobody_sees_is_told_before,
    numbers_outside_the_limits_of_the_service_are_told_beside_their_fields,
    the_contact_and_the_legal_bases_are_found_where_they_are_needed,
    what_is_known_of_an_edition_is_told_to_its_readers,
];
