//! What a juror keeps for themselves or chooses for the team: an own order of the works, and the
//! sentences that go to a team.

use crate::{
    app::{Answer, App, Session, on_both_engines},
    jury::{criteria, finish_all, open_sheet, save},
};

const ORDER: &str = "/en/2027/kobe/jury/order";
const ORGANISE: &str = "/en/2027/kobe/organise";

/// The entries of the list, in its order.
fn listed(app: &App, cookie: &str) -> Vec<String> {
    let page = app.get(ORDER, cookie);
    page.is(200);
    page.values("entry")
}

/// Gives every criterion of a sheet the same mark.
fn mark_all(app: &App, entry: &str, steps: &str, cookie: &str) {
    let sheet = format!("/en/jury/{entry}");
    app.post(&format!("{sheet}/finish"), &[("finished", "0")], cookie);
    for (id, version) in criteria(app, &sheet, cookie) {
        save(
            app,
            &sheet,
            &id,
            steps,
            version,
            &format!("order-{steps}-{version}"),
            cookie,
        )
        .is(200);
    }
}

/// The number of an entry, as its sheet has it.
fn number(app: &App, entry: &str, cookie: &str) -> String {
    let page = app.get(&format!("/en/jury/{entry}"), cookie).page();
    let title = page.first_with("b", "Entry ").text();
    title.trim_start_matches("Entry ").to_owned()
}

fn the_own_order_is_the_juror_s_alone_and_warns_where_marks_say_otherwise(app: App) {
    let cookie = app.juror(2);
    let before = listed(&app, &cookie);
    assert!(before.len() >= 3, "{before:?}");
    for (place, entry) in before.iter().enumerate() {
        mark_all(
            &app,
            entry,
            if place == 0 {
                "9"
            } else if place == 1 {
                "4"
            } else {
                "2"
            },
            &cookie,
        );
    }
    let page = cookie.get(ORDER);
    page.says("The order and your marks agree.");
    assert!(listed(&app, &cookie)[..2] == before[..2]);
    // One place down by a button, as a browser without JavaScript does it: one pair contradicts the
    // marks and is named.
    let post = |fields: &[(&str, &str)]| {
        let mut all: Vec<(&str, &str)> = before
            .iter()
            .map(|entry| ("entry", entry.as_str()))
            .collect();
        all.extend_from_slice(fields);
        cookie.post(ORDER, &all)
    };
    post(&[("down", &before[0])]).is(303);
    let moved = listed(&app, &cookie);
    assert_eq!(
        (&moved[0], &moved[1], &moved[2..]),
        (&before[1], &before[0], &before[2..])
    );
    let page = cookie.get(ORDER);
    let high = number(&app, &before[0], &cookie);
    page.says("contradicts your marks: 1.")
        .says(&format!("You gave more to: Entry {high} (90.00)."))
        .says(&format!("/jury/{}/beside?other={}", before[1], before[0]));
    // Somebody else's works, the same work twice and what is left out change nothing else.
    let odd = [
        ("entry", before[2].as_str()),
        ("entry", before[2].as_str()),
        ("entry", "nonsense"),
    ];
    cookie.post(ORDER, &odd).is(303);
    let set = listed(&app, &cookie);
    assert!(set[0] == before[2], "{set:?}");
    assert!(set.len() == before.len(), "{set:?}");
    // A mark that changes is seen at once; the order stays.
    mark_all(&app, &before[2], "10", &cookie);
    cookie.get(ORDER).says("The order and your marks agree.");
    // It is nobody else's, and no ranking knows of it.
    let (organiser, other) = (app.organiser(), app.juror(1));
    organiser.get(ORDER).is(404);
    organiser.post(ORDER, &odd).is(404);
    assert!(!listed(&app, &other).is_empty(), "the other has set none");
    assert!(
        other.get(ORDER).text.contains("name=\"reset\"").eq(&false),
        "the other has set none"
    );
    post(&[("reset", "1")]).is(303);
    assert_eq!(
        listed(&app, &cookie)[..2],
        [before[2].clone(), before[0].clone()],
        "that of the marks again"
    );
    // A round that is over keeps it to be read.
    let closed = cookie.post("/en/2025/kobe/jury/order", &[("entry", "x")]);
    closed.is(403);
    cookie.get("/en/2025/kobe/jury/order").is(200);
}

/// Writes a comment for the team and one for the jury, on top of what stands.
fn comment(juror: &Session, sheet: &str, jury: &str) {
    let version = juror.get(sheet).value("comment_version");
    let fields = [
        ("comment_team", "Well done."),
        ("comment_jury", jury),
        ("comment_version", &version),
    ];
    juror.post(sheet, &fields).is(303);
}

/// A sheet of a juror who marked two of the three sentences of a comment to the jury, and asked for
/// one that was never written; and what the page of the sentences was sent with.
fn with_marked_sentences(app: &App, juror: &Session) -> (String, Vec<(&'static str, String)>) {
    let sheet = open_sheet(app, juror);
    let page = format!("{sheet}/sentences");
    comment(
        juror,
        &sheet,
        "I doubt the second source. The map is a joy. 色が美しい。",
    );
    let shown = juror.get(&page);
    let count = shown.text.matches("name=\"sentence\"").count();
    assert_eq!(count, 3, "{}", shown.text);
    let chosen = vec![
        ("sentence", "The map is a joy.".to_owned()),
        ("sentence", "色が美しい。".to_owned()),
        ("sentence", "Never written.".to_owned()),
        ("version", shown.value("version")),
    ];
    mark(juror, &sheet, &chosen).is(303);
    (sheet, chosen)
}

/// Sends the page of a sheet's sentences.
fn mark(juror: &Session, sheet: &str, chosen: &[(&'static str, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = chosen
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    juror.post(&format!("{sheet}/sentences"), &fields)
}

fn marked_sentences_follow_the_comment_to_the_team(app: App) {
    let juror = app.juror(2);
    let page = format!("{}/sentences", open_sheet(&app, &juror));
    let before = juror.get(&page).text;
    assert!(
        before.contains("Your comment to the jury is empty.")
            || before.contains("name=\"sentence\""),
        "{before}"
    );
    let (sheet, chosen) = with_marked_sentences(&app, &juror);
    juror
        .get(&page)
        .says("Well done.\n\nThe map is a joy.\n色が美しい。");
    // On top of comments that were changed elsewhere it is refused, with the sentences as they
    // stand now.
    comment(
        &juror,
        &sheet,
        "I doubt the second source. The map is a joy! 色が美しい。",
    );
    mark(&juror, &sheet, &chosen)
        .is(409)
        .says("The map is a joy!");
    // What was changed is no longer marked; the other still is.
    juror.get(&page).says("Well done.\n\n色が美しい。");
}

fn no_other_word_of_a_comment_to_the_jury_reaches_anybody(app: App) {
    let juror = app.juror(2);
    let (sheet, chosen) = with_marked_sentences(&app, &juror);
    for other in [
        "juror-1@jury.example",
        "organiser@certamen.example",
        "team-1@studio-1.example",
    ] {
        let seen = app.sign_in(other).get(&format!("{sheet}/sentences"));
        assert!(
            seen.status == 404 || !seen.text.contains("I doubt"),
            "{other}: {}",
            seen.status
        );
    }
    // The organiser reads before it leaves what the team will read, and not the rest.
    finish_sheet(&app, &sheet, &juror);
    finish_all(&app);
    app.organiser()
        .get(&format!("{ORGANISE}/letters"))
        .says("色が美しい。")
        .lacks("I doubt");
    mark(&app.team(1), &sheet, &chosen).is(404);
}

on_both_engines![
    the_own_order_is_the_juror_s_alone_and_warns_where_marks_say_otherwise,
    marked_sentences_follow_the_comment_to_the_team,
    no_other_word_of_a_comment_to_the_jury_reaches_anybody
];

fn finish_sheet(app: &App, sheet: &str, cookie: &str) {
    for (id, version) in criteria(app, sheet, cookie) {
        save(
            app,
            sheet,
            &id,
            "5",
            version,
            &format!("finish-{version}"),
            cookie,
        )
        .is(200);
    }
    app.post(&format!("{sheet}/finish"), &[("finished", "1")], cookie)
        .is(303);
}
