//! What somebody types is text: it comes back as it was typed, and nothing of it becomes part of a
//! page.

use std::fs;

use crate::{
    app::{Answer, App, checkout, on_both_engines},
    entries::{complete, team},
    jury::{comment_version, open_sheet},
};

const ORGANISE: &str = "/en/2027/kobe/organise";

/// Leaves an area or an attribute if it is not escaped, holds a reference that must stay one, and
/// begins with an empty line.
const HOSTILE: &str = "\r\n</textarea></title></script>\"'><b id=\"out\">&lt;i&gt; &amp;</b>";
/// The same as it is kept.
const KEPT: &str = "</textarea></title></script>\"'><b id=\"out\">&lt;i&gt; &amp;</b>";

/// The hostile text, longer than any field takes.
fn too_long() -> String {
    format!("{HOSTILE}{}", "x".repeat(4_001))
}

/// A text as a page hands it back.
fn as_read(text: &str) -> String {
    text.replace("\r\n", "\n")
}

/// Fails where the hostile text has become part of a page.
#[track_caller]
fn assert_text(pages: &[Answer]) {
    for page in pages {
        page.says("id=")
            .lacks("<b id=\"out\">")
            .lacks("<b id=&quot;out");
    }
}

fn what_a_juror_types_stays_text_on_every_page(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &juror);
    let version = comment_version(&app, &sheet, &juror);
    let comments = [
        ("comment_team", HOSTILE),
        ("comment_jury", HOSTILE),
        ("comment_version", version.as_str()),
    ];
    juror.post(&sheet, &comments).is(303);
    let page = juror.get(&sheet);
    // A comment is kept as it is, empty line and all.
    for comment in ["comment_team", "comment_jury"] {
        assert_eq!(page.area(comment), as_read(HOSTILE), "{comment}");
    }
    let ended = app.post(&sheet, &comments, "");
    let flag = format!("{sheet}/flag");
    let note = [("kind", "rules"), ("note", HOSTILE)];
    juror.post(&flag, &note).is(303);
    let long = too_long();
    let flagged = juror.post(&flag, &[("kind", "rules"), ("note", &long)]);
    assert_eq!(flagged.area("note"), as_read(&long));
    let conflict = [("declare", "1"), ("kind", "other"), ("reason", &long)];
    let recused = juror.post(&format!("{sheet}/conflict"), &conflict);
    assert_text(&[
        page,
        ended,
        flagged,
        recused,
        juror.get(&sheet),
        organiser.get(ORGANISE),
    ]);
}

fn what_a_team_types_stays_text(app: App) {
    let (member, entry) = team(&app, "hostile@example.org");
    let mut draft = complete("1");
    draft[1].1 = KEPT;
    draft[2].1 = HOSTILE;
    app.post(&entry, &draft, &member).is(303);
    let drafted = app.get(&entry, &member);
    assert!(
        drafted.areas().contains(&KEPT.to_owned()),
        "{:?}",
        drafted.areas()
    );
    assert_text(&[drafted, app.organiser().get(ORGANISE)]);
}

fn the_reason_of_a_decision_stays_text(app: App) {
    let organiser = app.organiser();
    let award = organiser.get(&format!("{ORGANISE}/ranking")).value("award");
    let decide = |reason: &str| {
        let fields = [("award", award.as_str()), ("reason-en", reason)];
        organiser.post(&format!("{ORGANISE}/decisions"), &fields)
    };
    decide(HOSTILE).is(303);
    let ranking = organiser.get(&format!("{ORGANISE}/ranking"));
    assert_eq!(
        ranking.area(&format!("reason-en-{award}")),
        KEPT,
        "a prize without a work has a reason too"
    );
    let long = too_long();
    let refused = decide(&long);
    assert_eq!(refused.area("reason-en"), as_read(&long));
    assert_text(&[ranking, refused]);
}

fn what_is_typed_at_the_meeting_stays_text(app: App) {
    let organiser = app.organiser();
    let meeting = "/en/2025/kobe/organise/meeting";
    let post =
        |path: &str, fields: &[(&str, &str)]| organiser.post(&format!("{meeting}/{path}"), fields);
    post("open", &[("open", "1")]).is(303);
    let long = too_long();
    let note = post("note", &[("note", &long)]);
    assert_eq!(note.area("note"), as_read(&long));
    post("note", &[("note", HOSTILE)]).is(303);
    // A decision that the meeting's page refuses keeps its words, its work and who dissents.
    let desk = organiser.get(meeting);
    let (award, entry) = (desk.values("award").remove(0), desk.value("entry"));
    let decision = [
        ("award", award.as_str()),
        ("entry", entry.as_str()),
        ("reason-en", &long),
        ("dissenter", "Demo Juror 3"),
        ("dissent", HOSTILE),
    ];
    let decided = post("decision", &decision);
    decided.is(422).says("at most 2000 characters");
    assert_eq!(decided.area("reason-en"), as_read(&long));
    assert_eq!(decided.area("dissent"), as_read(HOSTILE));
    assert!(decided.checked(&entry), "{}", decided.text);
    assert_text(&[note, decided, organiser.get(meeting)]);
}

on_both_engines![
    what_a_juror_types_stays_text_on_every_page,
    what_a_team_types_stays_text,
    the_reason_of_a_decision_stays_text,
    what_is_typed_at_the_meeting_stays_text
];

/// Leptos writes the children of an area as they are, so none of our pages may have any.
#[test]
fn areas_are_filled_by_the_function_that_escapes() {
    let mut folders = vec![checkout().join("../app")];
    let mut areas = 0;
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).expect("a folder") {
            let path = item.expect("an item").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).expect("a source");
            // Neither the name of a tag in quotes nor a page of a unit test is ours to fill.
            let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
            let source = shipped.replace("\"<textarea ", "");
            for area in source.split("<textarea").skip(1) {
                areas += 1;
                let tag = area.split("</textarea>").next().unwrap_or_default();
                assert!(
                    tag.contains("inner_html=area_text("),
                    "{}: <textarea {tag}",
                    path.display()
                );
                assert!(tag.ends_with('>'), "{}: <textarea {tag}", path.display());
            }
        }
    }
    assert!(areas > 5, "the sources hold areas: {areas}");
}
