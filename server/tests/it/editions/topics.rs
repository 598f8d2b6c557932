//! The topics of an edition: a list that is written in a browser, and that entries depend on.

use super::files::exported;
use crate::{
    app::{Answer, App, Session, on_both_engines},
    entries::{complete, team},
};

const TOPICS: &str = "/en/2027/barcelona/organise/topics";

type Form = Vec<(String, String)>;

/// The form of a page as a browser would post it, with other values.
fn form_with(page: &Answer, values: &[(&str, &str)]) -> Form {
    let mut fields = page.page().form("/organise/topics", "").fields();
    for (name, value) in values {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

fn post(organiser: &Session, form: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    organiser.post_bare(TOPICS, &fields)
}

/// How many rows a page has.
fn rows(page: &Answer) -> usize {
    page.page().all("fieldset[id^=\"row-\"]").len()
}

/// Adds a topic by the button of the list, with a name in English.
fn add(organiser: &Session, name: &str) {
    let page = organiser.get(TOPICS);
    let place = rows(&page);
    let grown = post(organiser, &form_with(&page, &[("list", "add")]));
    grown.is(200);
    assert_eq!(rows(&grown), place + 1);
    let field = format!("row-{place}-name-en");
    post(organiser, &form_with(&grown, &[(&field, name)])).is(303);
}

/// The place of a topic's row, by its code.
fn place_of(page: &Answer, code: &str) -> usize {
    let read = page.page();
    let field = read.first(&format!("input[type=hidden][value=\"{code}\"]"));
    let name = field.attribute("name").expect("a name");
    let place = name.split('-').nth(1).expect("a place");
    place.parse().expect("a number")
}

fn remove(organiser: &Session, code: &str) -> Answer {
    let page = organiser.get(TOPICS);
    let button = format!("remove-{}", place_of(&page, code));
    let shorter = post(organiser, &form_with(&page, &[("list", &button)]));
    assert_eq!(rows(&shorter) + 1, rows(&page));
    post(organiser, &form_with(&shorter, &[]))
}

fn a_topic_is_added_without_a_script(app: App) {
    let organiser = app.organiser();
    organiser
        .get("/en/2027/barcelona/organise/calendar")
        .says("/organise/topics");
    add(&organiser, "Clean air");
    app.get("/en/2027", "").says("Clean air");
    assert!(exported(&app, "2027").contains("code = \"clean-air\""));
    // Another of the same name has another code.
    add(&organiser, "Clean air");
    assert!(exported(&app, "2027").contains("code = \"clean-air-2\""));
    organiser
        .get(TOPICS)
        .says("Missing: català, español, 日本語");
    assert!(app.command(&["audit"]).status.success());
}

fn rows_move_with_what_was_typed_and_nothing_is_saved_before(app: App) {
    let organiser = app.organiser();
    let before = exported(&app, "2027");
    let page = organiser.get(TOPICS);
    let typed = [("row-0-name-en", "Typed before"), ("list", "down-0")];
    let moved = post(&organiser, &form_with(&page, &typed));
    moved.is(200);
    assert_eq!(moved.value("row-1-name-en"), "Typed before");
    assert_eq!(moved.value("row-0-code"), page.value("row-1-code"));
    assert_eq!(moved.value("seen"), page.value("seen"));
    assert_eq!(exported(&app, "2027"), before);
    // A button of a list that has changed since moves nothing and loses nothing.
    let strange = post(&organiser, &form_with(&page, &[("list", "remove-99")]));
    strange.is(200);
    assert_eq!(rows(&strange), rows(&page));
}

fn a_topic_that_entries_chose_stays_and_is_renamed_once_that_was_said(app: App) {
    let organiser = app.organiser();
    let before = exported(&app, "2027");
    let refused = remove(&organiser, "SDG11");
    refused.is(409).says("so it stays").lacks("“SDG11”");
    assert_eq!(exported(&app, "2027"), before);
    // It is there again, where it was.
    let page = organiser.get(TOPICS);
    assert_eq!(place_of(&refused, "SDG11"), place_of(&page, "SDG11"));
    let field = format!("row-{}-name-en", place_of(&page, "SDG11"));
    let asked = post(&organiser, &form_with(&page, &[(&field, "Better cities")]));
    asked.is(200).says("gets another name");
    assert_eq!(exported(&app, "2027"), before);
    post(&organiser, &form_with(&asked, &[])).is(303);
    app.get("/en/2027", "").says("Better cities");
}

fn a_draft_outlives_the_topic_that_was_chosen_for_it(app: App) {
    let organiser = app.organiser();
    add(&organiser, "Clean air");
    let (captain, entry) = team(&app, "air@example.org");
    let open = app.get(&entry, &captain);
    open.says("Clean air");
    remove(&organiser, "clean-air").is(303);
    let version = open.value("version");
    let mut typed = complete(&version);
    for (name, value) in &mut typed {
        if *name == "topic" {
            *value = "clean-air";
        }
    }
    let refused = app.post(&entry, &typed, &captain);
    refused.is(422).says("no longer one of the edition");
    assert_eq!(
        refused.value("title-en"),
        "A work",
        "what was typed is lost"
    );
    app.post(&entry, &complete(&version), &captain).is(303);
    // Once a draft has it, it stays.
    add(&organiser, "Quiet nights");
    let version = app.get(&entry, &captain).value("version");
    let mut typed = complete(&version);
    typed.retain(|(name, _)| *name != "topic");
    typed.push(("topic", "quiet-nights"));
    app.post(&entry, &typed, &captain).is(303);
    remove(&organiser, "quiet-nights")
        .is(409)
        .says("so it stays");
}

fn a_code_that_is_taken_and_a_name_that_is_missing_are_told_beside_their_fields(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(TOPICS);
    let place = rows(&page);
    let grown = post(&organiser, &form_with(&page, &[("list", "add")]));
    let (code, name) = (format!("row-{place}-code"), format!("row-{place}-name-en"));
    let typed = [(code.as_str(), "SDG1"), (&name, "The same again")];
    let refused = post(&organiser, &form_with(&grown, &typed));
    refused.is(422).says("appears a second time");
    assert_eq!(refused.value(&name), "The same again");
    let read = refused.page();
    let field = read.first(&format!("#{code}"));
    assert_eq!(field.attribute("aria-invalid"), Some("true"));
    let blank = ["ca", "es", "en", "ja"].map(|tag| format!("row-0-name-{tag}"));
    let blank: Vec<(&str, &str)> = blank.iter().map(|name| (name.as_str(), "")).collect();
    post(&organiser, &form_with(&page, &blank))
        .is(422)
        .says("must not be empty");
    // A row in which nothing was typed is no topic.
    post(&organiser, &form_with(&grown, &[])).is(303);
}

fn topics_are_pasted_as_a_list_and_saved_as_others_are(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(TOPICS);
    let place = rows(&page);
    let list = "Noise\n\nAire net;Aire limpio;Clean air;きれいな空気\na;b;c;d;e\n";
    let pasted = post(
        &organiser,
        &form_with(&page, &[("list", "paste"), ("pasted", list)]),
    );
    pasted.is(422).says("These lines were not added");
    assert_eq!(rows(&pasted), place + 2);
    assert_eq!(pasted.value(&format!("row-{place}-name-en")), "Noise");
    let next = place + 1;
    assert_eq!(pasted.value(&format!("row-{next}-name-ja")), "きれいな空気");
    assert_eq!(pasted.area("pasted"), "a;b;c;d;e");
    assert!(
        !exported(&app, "2027").contains("Aire limpio"),
        "not saved yet"
    );
    post(&organiser, &form_with(&pasted, &[("pasted", "")])).is(303);
    let file = exported(&app, "2027");
    assert!(file.contains("Aire limpio") && file.contains("code = \"clean-air\""));
}

fn two_who_change_a_topic_in_another_language_see_both(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(TOPICS);
    let [first, second] =
        ["一つ目", "二つ目"].map(|name| form_with(&page, &[("row-0-name-ja", name)]));
    post(&organiser, &first).is(303);
    post(&organiser, &second)
        .is(409)
        .says("日本語: 一つ目")
        .says("日本語: 二つ目");
}

fn nobody_else_finds_the_pages(app: App) {
    for part in ["topics", "awards", "limits", "facts"] {
        let path = format!("/en/2027/barcelona/organise/{part}");
        for session in [app.team(1), app.juror(1), app.administrator()] {
            session.get(&path).is(404);
            session.post_bare(&path, &[("seen", "0")]).is(404);
            session
                .post_bare(&path, &[("seen", "0"), ("list", "add")])
                .is(404);
        }
        app.get(&path, "").is(303);
    }
}

/// A request that lacks the list, or the field, was made by nobody's page: nothing is emptied.
fn a_form_of_which_only_the_version_arrives_empties_nothing(app: App) {
    let organiser = app.organiser();
    let base = "/en/2027/kobe/organise";
    organiser
        .post(&format!("{base}/press"), &[("from", "2027-05-20T09:00")])
        .is(303);
    for part in ["topics", "awards", "facts", "limits", "press"] {
        let path = format!("{base}/{part}");
        let page = organiser.get(&path);
        let seen = page.value("seen");
        organiser.post_bare(&path, &[("seen", &seen)]).is(400);
        let own = |page: &Answer| page.page().form(&format!("/organise/{part}"), "").fields();
        assert_eq!(own(&organiser.get(&path)), own(&page), "{part}");
    }
    for (path, fields) in [
        ("/en/account/organisation", vec![]),
        ("/en/2027/kobe/organise/finalists", vec![("seen", "0")]),
    ] {
        organiser.post_bare(path, &fields).is(400);
    }
    let juror = app.juror(1);
    juror.post_bare("/en/2027/kobe/jury/order", &[]).is(400);
    let (captain, entry) = team(&app, "empty@example.org");
    let version = app.get(&entry, &captain).value("version");
    app.post(&entry, &complete(&version), &captain).is(303);
    let version = app.get(&entry, &captain).value("version");
    app.post_bare(&entry, &[("version", &version)], &captain)
        .is(400);
    assert_eq!(app.get(&entry, &captain).value("title-en"), "A work");
}

on_both_engines![
    a_form_of_which_only_the_version_arrives_empties_nothing,
    a_topic_is_added_without_a_script,
    rows_move_with_what_was_typed_and_nothing_is_saved_before,
    a_topic_that_entries_chose_stays_and_is_renamed_once_that_was_said,
    a_draft_outlives_the_topic_that_was_chosen_for_it,
    a_code_that_is_taken_and_a_name_that_is_missing_are_told_beside_their_fields,
    topics_are_pasted_as_a_list_and_saved_as_others_are,
    two_who_change_a_topic_in_another_language_see_both,
    nobody_else_finds_the_pages,
];
