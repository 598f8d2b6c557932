//! Stages that become public at their moment, once, and only where what they were decided from
//! still stands.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use crate::{
    app::{Answer, App, Session, on_both_engines},
    jury::finish_all,
};

const ORGANISE: &str = "/en/2027/kobe/organise";
const PAGE: &str = "/en/2027/kobe/organise/publication";
const RANKING: &str = "/en/2027/kobe/organise/ranking?round=screening";
/// Two hours after the tests begin, as the clocks of the call show it.
const MOMENT: &str = "2027-05-14T23:00";
/// A little before it and past it.
const BEFORE: &str = "2027-05-14T13:58:00Z";
const AFTER: &str = "2027-05-14T14:00:10Z";
const PLANNED: &str = "Becomes public by itself";
const DONE: &str = "Published: Finalists";

/// Makes the first entries of the ranking finalists.
fn choose_finalists(organiser: &Session, count: usize) -> Vec<String> {
    let entries = organiser.get(RANKING).values("finalist");
    assert!(entries.len() > count, "{entries:?}");
    let mut chosen: Vec<(&str, &str)> = vec![("what", "finalists")];
    let first = entries.iter().take(count);
    chosen.extend(first.map(|entry| ("finalist", entry.as_str())));
    organiser
        .post(&format!("{ORGANISE}/finalists"), &chosen)
        .is(303);
    entries
}

/// Every sheet is finished, and the first three entries are finalists.
fn decided(app: &App) -> (Session, Vec<String>) {
    finish_all(app);
    let organiser = app.organiser();
    let entries = choose_finalists(&organiser, 3);
    (organiser, entries)
}

/// Schedules a stage although its round is still open.
fn schedule(organiser: &Session, stage: &str, at: &str) -> Answer {
    let fields = [("stage", stage), ("at", at), ("confirmed", "1")];
    organiser.post(&format!("{PAGE}/schedule"), &fields)
}

/// The organisers' page, once it says something.
#[track_caller]
fn page_that_says(organiser: &Session, words: &str) -> Answer {
    let begun = Instant::now();
    loop {
        let page = organiser.get(PAGE);
        if page.text.contains(words) {
            return page;
        }
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{words} is not told: {}",
            page.text
        );
        sleep(Duration::from_millis(100));
    }
}

fn work(entry: &str) -> String {
    format!("/en/2027/works/{entry}")
}

/// Waits until everybody sees a work.
#[track_caller]
fn wait_for_work(app: &App, entry: &str) {
    let begun = Instant::now();
    while app.get(&work(entry), "").status != 200 {
        let waited = begun.elapsed();
        assert!(waited < Duration::from_secs(20), "{entry} is not public");
        sleep(Duration::from_millis(100));
    }
}

fn a_stage_becomes_public_at_its_moment_and_once(app: App) {
    let (organiser, entries) = decided(&app);
    schedule(&organiser, "finalists", MOMENT).is(303);
    organiser
        .get(PAGE)
        .says(PLANNED)
        .says("Friday 14 May 2027, 23:00 (Kobe time)")
        .says("16:00 (Barcelona time)");
    // It was killed before the moment, and begins again before it.
    let app = app.restarted_at(BEFORE);
    sleep(Duration::from_millis(2_500));
    app.get(&work(&entries[0]), "").is(404);
    let app = app.restarted_at(AFTER);
    wait_for_work(&app, &entries[0]);
    let organiser = app.organiser();
    page_that_says(&organiser, "Public since").lacks(PLANNED);
    // Nothing is left to do after another start.
    let app = app.restarted_at(AFTER);
    sleep(Duration::from_millis(2_500));
    let log = app.organiser().get(RANKING);
    assert_eq!(log.text.matches(DONE).count(), 1, "{}", log.text);
    log.says("Scheduled: Finalists");
    app.get("/en/mails", "").lacks("Not published");
}

fn two_servers_publish_a_stage_once(app: App) {
    let (organiser, entries) = decided(&app);
    schedule(&organiser, "finalists", MOMENT).is(303);
    let app = app.restarted_at("2027-05-14T13:59:54Z");
    let _second = app.second("2027-05-14T13:59:55Z");
    wait_for_work(&app, &entries[0]);
    sleep(Duration::from_millis(2_500));
    let log = app.organiser().get(RANKING);
    assert_eq!(log.text.matches(DONE).count(), 1, "{}", log.text);
    assert!(app.command(&["audit"]).status.success());
}

fn what_was_decided_otherwise_is_not_published(app: App) {
    let (organiser, entries) = decided(&app);
    schedule(&organiser, "finalists", MOMENT).is(303);
    choose_finalists(&organiser, 2);
    let app = app.restarted_at(AFTER);
    let organiser = app.organiser();
    let page = page_that_says(&organiser, "It did not become public");
    page.says("has changed since it was scheduled")
        .lacks(PLANNED);
    app.get(&work(&entries[0]), "").is(404);
    let mails = app.get("/en/mails", "");
    mails
        .says("Not published: Finalists, Kobe call")
        .says("/en/2027/kobe/organise/publication");
    let told = mails.text.matches("Not published: Finalists").count();
    organiser
        .get(RANKING)
        .says("Not published at its moment: Finalists")
        .lacks(DONE);
    // Nobody tries again, and nobody is told twice.
    let app = app.restarted_at("2027-05-14T14:10:00Z");
    sleep(Duration::from_millis(2_500));
    let again = app.get("/en/mails", "").text;
    assert_eq!(again.matches("Not published: Finalists").count(), told);
    // The note can be put away, and the stage be scheduled for another moment.
    let organiser = app.organiser();
    let fields = [("stage", "finalists"), ("cancel", "1")];
    organiser.post(&format!("{PAGE}/schedule"), &fields).is(303);
    organiser.get(PAGE).lacks("It did not become public");
    schedule(&organiser, "finalists", "2027-05-15T09:00").is(303);
}

fn who_may_publish_no_more_publishes_nothing(app: App) {
    let (organiser, entries) = decided(&app);
    schedule(&organiser, "finalists", MOMENT).is(303);
    app.execute(
        "INSERT INTO organiser (person, edition)
             SELECT person.id, edition.id FROM person, edition
             WHERE person.mail = 'administrator@certamen.example'",
    );
    app.execute(
        "DELETE FROM organiser WHERE person IN
             (SELECT id FROM person WHERE mail = 'organiser@certamen.example')",
    );
    let app = app.restarted_at(AFTER);
    page_that_says(&app.administrator(), "could no longer publish");
    app.get(&work(&entries[0]), "").is(404);
}

fn a_plan_is_given_up_with_what_it_stands_on(app: App) {
    let (organiser, entries) = decided(&app);
    // Nothing but the finalists can be scheduled while nobody sees them, unless they are too.
    schedule(&organiser, "scores", MOMENT).is(409);
    schedule(&organiser, "finalists", MOMENT).is(303);
    schedule(&organiser, "scores", "2027-05-14T22:59").is(409);
    schedule(&organiser, "scores", MOMENT).is(303);
    let fields = [("stage", "finalists"), ("cancel", "1")];
    organiser.post(&format!("{PAGE}/schedule"), &fields).is(303);
    let now = [("stage", "finalists"), ("public", "1"), ("confirmed", "1")];
    organiser.post(PAGE, &now).is(303);
    app.get(&work(&entries[0]), "").is(200);
    schedule(&organiser, "finalists", MOMENT).is(409);
    let back = [("stage", "finalists"), ("public", "0")];
    organiser.post(PAGE, &back).is(303);
    organiser.get(PAGE).lacks(PLANNED);
    let app = app.restarted_at(AFTER);
    sleep(Duration::from_millis(2_500));
    app.get(&work(&entries[0]), "").is(404);
}

fn finalists_and_scores_of_one_moment_come_together(app: App) {
    let (organiser, entries) = decided(&app);
    schedule(&organiser, "finalists", MOMENT).is(303);
    schedule(&organiser, "scores", MOMENT).is(303);
    let app = app.restarted_at(AFTER);
    app.page_that_says(&work(&entries[0]), "of 100, rank");
}

fn a_moment_that_is_none_is_refused_beside_its_field(app: App) {
    let (organiser, _) = decided(&app);
    for (moment, told) in [
        ("", "id=\"at-problem\""),
        ("tomorrow", "id=\"at-problem\""),
        ("2027-05-14T20:59", "It must not be before"),
    ] {
        let refused = schedule(&organiser, "finalists", moment);
        refused.is(422).says(told).says("href=\"#at\"");
        assert_eq!(refused.page().first("#at").value(), moment);
    }
    // What is open is asked about, as for a publication at once.
    let fields = [("stage", "finalists"), ("at", MOMENT)];
    organiser
        .post(&format!("{PAGE}/schedule"), &fields)
        .is(409)
        .says("Not closed: Screening");
    organiser.get(PAGE).lacks(PLANNED);
}

fn the_page_says_what_is_missing_and_where_it_is_mended(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(PAGE);
    page.is(200).says("No finalists are chosen.");
    let read = page.page();
    let finalists = read.first("#finalists");
    let button = finalists.first("form button");
    assert!(button.attribute("disabled").is_some());
    let reason = button.attribute("aria-describedby").expect("a reason");
    let reason = finalists.first(&format!("#{reason}"));
    let link = reason.first("a").attribute("href").expect("a link");
    app.get(link, &organiser).is(200);
    // What is refused all the same comes back to this page.
    let fields = [("stage", "finalists"), ("public", "1"), ("confirmed", "1")];
    organiser
        .post(PAGE, &fields)
        .is(409)
        .says("aria-current=\"page\">Publication</li>");
}

fn a_preview_shows_organisers_what_everybody_will_see(app: App) {
    let (organiser, entries) = decided(&app);
    let award = organiser.get(RANKING).value("award");
    let decision = [
        ("award", award.as_str()),
        ("entry", &entries[0]),
        ("reason-en", "A reason of its own."),
    ];
    organiser
        .post(&format!("{ORGANISE}/decisions"), &decision)
        .is(303);
    let preview = |stage: &str| organiser.get(&format!("{PAGE}/{stage}"));
    preview("finalists").is(200).lacks("A reason of its own.");
    preview("winners").is(200).says("A reason of its own.");
    preview("scores").is(200).says("Points");
    preview("comments").is(200);
    preview("everything").is(404);
    // Its pictures come through the organisers' door.
    let read = preview("finalists").page();
    let picture = read.first(".gallery img").attribute("src").expect("one");
    assert!(!organiser.bytes(picture).is_empty());
    assert_ne!(app.get(picture, "").status, 200);
    app.get("/en/2027/results", "").lacks(&entries[0]);
}

/// What was promised for a moment is not dropped because nothing happens at it.
fn a_moment_that_falls_into_a_pause_is_waited_for(app: App) {
    let (organiser, entries) = decided(&app);
    schedule(&organiser, "finalists", MOMENT).is(303);
    let reason = [("reason-en", "The portal does not answer.")];
    organiser
        .post(&format!("{ORGANISE}/pause"), &reason)
        .is(303);
    let app = app.restarted_at(AFTER);
    sleep(Duration::from_millis(2_500));
    app.get(&work(&entries[0]), "").is(404);
    let organiser = app.organiser();
    organiser.get(PAGE).says(PLANNED).lacks("Not published");
    organiser
        .post(&format!("{ORGANISE}/pause/end"), &[("minutes", "0")])
        .is(303);
    wait_for_work(&app, &entries[0]);
}

fn nobody_else_knows_of_the_page(app: App) {
    for session in [app.team(1), app.juror(1), app.administrator()] {
        for path in [PAGE.to_owned(), format!("{PAGE}/finalists")] {
            session.get(&path).is(404);
        }
        schedule(&session, "finalists", MOMENT).is(404);
    }
    app.get(PAGE, "").is(303);
}

on_both_engines![
    a_stage_becomes_public_at_its_moment_and_once,
    two_servers_publish_a_stage_once,
    what_was_decided_otherwise_is_not_published,
    who_may_publish_no_more_publishes_nothing,
    a_plan_is_given_up_with_what_it_stands_on,
    finalists_and_scores_of_one_moment_come_together,
    a_moment_that_is_none_is_refused_beside_its_field,
    a_moment_that_falls_into_a_pause_is_waited_for,
    the_page_says_what_is_missing_and_where_it_is_mended,
    a_preview_shows_organisers_what_everybody_will_see,
    nobody_else_knows_of_the_page,
];
