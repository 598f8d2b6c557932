//! The awards of a call: written in a browser, for all entries or for some.

use super::files::exported;
use crate::app::{Answer, App, Session, on_both_engines};

const KOBE: &str = "/en/2027/kobe/organise";
const PAST: &str = "/en/2025/kobe/organise";

type Form = Vec<(String, String)>;

/// The form of a page as a browser would post it, with other values.
fn form_with(page: &Answer, values: &[(&str, &str)]) -> Form {
    let mut fields = page.page().form("/organise/awards", "").fields();
    for (name, value) in values {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

fn post(organiser: &Session, call: &str, form: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    organiser.post_bare(&format!("{call}/awards"), &fields)
}

fn an_award_is_added_with_who_can_have_it(app: App) {
    let organiser = app.organiser();
    organiser
        .get(&format!("{KOBE}/calendar"))
        .says("/organise/awards");
    let page = organiser.get(&format!("{KOBE}/awards"));
    let grown = post(&organiser, KOBE, &form_with(&page, &[("list", "add")]));
    grown.is(200);
    let place = page.page().all("fieldset[id^=\"row-\"]").len();
    let field = |key: &str| format!("row-{place}-{key}");
    let (name, kind, eligible, topic) = (
        field("name-en"),
        field("kind"),
        field("eligible-en"),
        field("topic"),
    );
    let typed = [
        (name.as_str(), "Prize of the harbour"),
        (&kind, "mention"),
        (&eligible, "For entries that show the harbour."),
        (&topic, "SDG14"),
    ];
    post(&organiser, KOBE, &form_with(&grown, &typed)).is(303);
    app.get("/en/2027/kobe", "")
        .says("Prize of the harbour")
        .says("For entries that show the harbour.")
        .says("Main topic: Life below water.");
    let page = organiser.get(&format!("{KOBE}/awards"));
    assert!(page.checked("SDG14"));
    assert_eq!(page.value(&eligible), typed[2].1);
    // What nobody touched changes nothing.
    let before = exported(&app, "2027");
    post(&organiser, KOBE, &form_with(&page, &[])).is(303);
    assert_eq!(exported(&app, "2027"), before);
    assert!(app.command(&["audit"]).status.success());
}

fn an_award_goes_to_no_entry_of_another_topic(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(&format!("{KOBE}/awards"));
    let form = form_with(&page, &[("row-0-topic", "SDG17")]);
    post(&organiser, KOBE, &form).is(303);
    let ranking = organiser.get(&format!("{KOBE}/ranking"));
    let entry = ranking.value("finalist");
    let award = ranking.value("award");
    let decision = [
        ("award", award.as_str()),
        ("entry", &entry),
        ("reason-en", "A reason of its own."),
        ("apart", "1"),
    ];
    let decisions = format!("{KOBE}/decisions");
    let refused = organiser.post(&decisions, &decision);
    refused
        .is(422)
        .says("not for the main topic of these entries");
    assert_eq!(refused.area("reason-en"), "A reason of its own.");
    // Vacant it can be left.
    let vacant = [
        ("award", award.as_str()),
        ("reason-en", "None is about it."),
    ];
    organiser.post(&decisions, &vacant).is(303);
}

fn a_topic_that_an_award_is_for_stays_until_it_is_not(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(&format!("{KOBE}/awards"));
    let form = form_with(&page, &[("row-0-topic", "SDG17")]);
    post(&organiser, KOBE, &form).is(303);
    let topics = format!("{KOBE}/topics");
    let page = organiser.get(&topics);
    let mut fields = page.page().form("/organise/topics", "").fields();
    fields.retain(|(name, _)| !name.starts_with("row-16-"));
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    organiser
        .post_bare(&topics, &fields)
        .is(422)
        .says("no topic “SDG17”");
}

fn a_decided_award_stays_and_changes_once_that_was_said(app: App) {
    let organiser = app.organiser();
    let awards = format!("{PAST}/awards");
    let page = organiser.get(&awards);
    let shorter = post(&organiser, PAST, &form_with(&page, &[("list", "remove-0")]));
    post(&organiser, PAST, &form_with(&shorter, &[]))
        .is(409)
        .says("is decided, so it stays");
    let renamed = [("row-0-name-en", "The great prize")];
    let asked = post(&organiser, PAST, &form_with(&page, &renamed));
    asked.is(200).says("is decided, and it changes");
    post(&organiser, PAST, &form_with(&asked, &[])).is(303);
    app.get("/en/2025/kobe", "").says("The great prize");
}

on_both_engines![
    an_award_is_added_with_who_can_have_it,
    an_award_goes_to_no_entry_of_another_topic,
    a_topic_that_an_award_is_for_stays_until_it_is_not,
    a_decided_award_stays_and_changes_once_that_was_said,
];
