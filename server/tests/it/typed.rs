//! What somebody types is text: it comes back as it was typed, and nothing of it becomes part of a
//! page.

use std::fs;

use crate::{
    app::{App, checkout, on_both_engines},
    entries::{complete, team},
    jury::{comment_version, open_sheet},
};

const ORGANISE: &str = "/en/2027/kobe/organise";

/// Leaves an area or an attribute if it is not escaped, holds a reference that must stay one, and
/// begins with an empty line.
const HOSTILE: &str = "\r\n</textarea></title></script>\"'><b id=\"out\">&lt;i&gt; &amp;</b>";
/// The same as it is kept.
const KEPT: &str = "</textarea></title></script>\"'><b id=\"out\">&lt;i&gt; &amp;</b>";

fn what_is_typed_stays_text_on_every_page(app: App) {
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
    assert_eq!(
        (page.area("comment_team"), page.area("comment_jury")),
        (HOSTILE.replace("\r\n", "\n"), HOSTILE.replace("\r\n", "\n"))
    );
    let ended = app.post(&sheet, &comments, "");
    let noted = juror.post(
        &format!("{sheet}/flag"),
        &[("kind", "rules"), ("note", HOSTILE)],
    );
    noted.is(303);
    let long = format!("{HOSTILE}{}", "x".repeat(4_001));
    let flagged = juror.post(
        &format!("{sheet}/flag"),
        &[("kind", "rules"), ("note", &long)],
    );
    assert_eq!(flagged.area("note"), long.replace("\r\n", "\n"));
    let recused = juror.post(
        &format!("{sheet}/conflict"),
        &[("declare", "1"), ("kind", "other"), ("reason", &long)],
    );

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

    let award = organiser.get(&format!("{ORGANISE}/ranking")).value("award");
    organiser
        .post(
            &format!("{ORGANISE}/decisions"),
            &[("award", &award), ("reason-en", HOSTILE)],
        )
        .is(303);
    let ranking = organiser.get(&format!("{ORGANISE}/ranking"));
    assert_eq!(
        ranking.area(&format!("reason-en-{award}")),
        KEPT.replace("\r\n", "\n"),
        "a prize without a work has a reason too"
    );
    let refused = organiser.post(
        &format!("{ORGANISE}/decisions"),
        &[("award", &award), ("reason-en", &long)],
    );
    assert_eq!(refused.area("reason-en"), long.replace("\r\n", "\n"));
    let meeting = "/en/2025/kobe/organise/meeting";
    organiser
        .post(&format!("{meeting}/open"), &[("open", "1")])
        .is(303);
    let note = organiser.post(&format!("{meeting}/note"), &[("note", &long)]);
    assert_eq!(note.area("note"), long.replace("\r\n", "\n"));
    organiser
        .post(&format!("{meeting}/note"), &[("note", HOSTILE)])
        .is(303);
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
    let decided = organiser.post(&format!("{meeting}/decision"), &decision);
    assert_eq!(
        (
            decided.status,
            decided.area("reason-en"),
            decided.area("dissent")
        ),
        (
            422,
            long.replace("\r\n", "\n"),
            HOSTILE.replace("\r\n", "\n")
        )
    );
    assert!(decided.checked(&entry));
    decided.says("at most 2000 characters");

    let shown = [
        page,
        ended,
        flagged,
        recused,
        drafted,
        ranking,
        refused,
        note,
        decided,
        juror.get(&sheet),
        organiser.get(ORGANISE),
        organiser.get(meeting),
    ];
    for (place, page) in shown.iter().enumerate() {
        assert!(page.text.contains("id="), "{place} is a page");
        assert!(
            !page.text.contains("<b id=\"out\">"),
            "{place} lets text out: {}",
            page.text
        );
        assert!(
            !page.text.contains("<b id=&quot;out"),
            "{place} lets text out: {}",
            page.text
        );
    }
}

on_both_engines![what_is_typed_stays_text_on_every_page];

/// Leptos writes the children of an area as they are, so none of our pages may have any.
#[test]
fn areas_are_filled_by_the_function_that_escapes() {
    let mut folders = vec![checkout().join("../app/src")];
    let mut areas = 0;
    while let Some(folder) = folders.pop() {
        for item in fs::read_dir(&folder).expect("a folder") {
            let path = item.expect("an item").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = fs::read_to_string(&path).expect("a source");
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
