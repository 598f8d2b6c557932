//! Previews: whoever runs a call sees its pages as others will, at any moment, and nothing else
//! follows from it.

use std::collections::BTreeSet;

use crate::app::{Answer, App, Session, Upload, on_both_engines, read_routes};

const KOBE: &str = "/en/2027/kobe";
const PREVIEW: &str = "/en/2027/kobe/organise/preview";
const LEAVE: &str = "/en/2027/kobe/organise/preview/leave";
const BANNER: &str = "Leave the preview";

/// The addresses of every form and upload, with made-up parts where they have such, and those that
/// islands call.
pub fn posts() -> Vec<String> {
    let source = read_routes();
    let routes = source.split(".route(").skip(1).filter_map(|route| {
        let (path, handlers) = route.trim_start().strip_prefix('"')?.split_once('"')?;
        handlers.contains("post(").then(|| {
            let parts = path.split('/').map(|part| match part {
                "{edition}" => "2027",
                "{call}" => "kobe",
                part if part.starts_with('{') => "1",
                part => part,
            });
            format!("/en{}", parts.collect::<Vec<_>>().join("/"))
        })
    });
    let called = ["save_mark", "save_comments", "save_draft"].map(|name| format!("/api/{name}"));
    let all: Vec<String> = routes.chain(called).collect();
    assert!(all.len() > 70, "the routes are found: {}", all.len());
    all
}

#[track_caller]
fn begin(session: &Session, role: &str, choice: &str, moment: &str) -> Answer {
    let fields = [("role", role), ("choice", choice), ("moment", moment)];
    session.post_bare(PREVIEW, &fields)
}

fn a_preview_shows_pages_to_another_person_at_another_moment(app: App) {
    let organiser = app.organiser();
    // It stands among the settings of the call.
    organiser
        .get("/en/2027/kobe/organise/calendar")
        .says(PREVIEW);
    organiser.get(PREVIEW).is(200).says("Registration");
    // Registration is over in Kobe; on its first day a team is founded.
    let begun = begin(&organiser, "member", "registration-first", "");
    assert_eq!(
        (begun.status, begun.location.as_str()),
        (303, "/en/2027/kobe/team")
    );
    let founding = organiser.get("/en/2027/kobe/team");
    founding
        .is(200)
        .says("Create the team")
        .says("Preview as a member of a team: Friday 5 March 2027, 09:00 (Kobe time)")
        .says(BANNER);
    assert_eq!(founding.header("cache-control"), "no-store");
    let draft = organiser.get("/en/entry/preview");
    draft.is(200).says("name=\"title-en\"").says(BANNER);
    // The bundle of the islands, which would save, is not loaded.
    draft.lacks("/pkg/script");
    // Where its open page asks for the deadline.
    organiser.get("/en/entry/preview/deadline.json").is(200);
    organiser.get("/en/2027/kobe/jury").is(404);
    // Another moment: hand-ins are over.
    begin(&organiser, "member", "submission-last", "2027-05-20T10:00").is(303);
    organiser
        .get("/en/2027/kobe/team")
        .is(200)
        .says("20 May 2027, 10:00")
        .lacks("<form method=\"post\" class=\"stack\"");
    organiser.get("/en/entry/preview").is(200);
    // The call opens for visitors.
    begin(&organiser, "visitor", "registration-first", "").is(303);
    let call = organiser.get(KOBE);
    call.is(200).says("Take part").says("Sign in").says(BANNER);
    assert_eq!(call.header("etag"), "");
    begin(
        &organiser,
        "visitor",
        "registration-first",
        "2027-03-01T10:00",
    )
    .is(303);
    organiser.get(KOBE).is(200).lacks("Take part");
    // Nobody else sees any of it.
    app.get("/en/2027/gallery", "").is(200).lacks(BANNER);
    organiser.post_bare(LEAVE, &[]).is(303);
    organiser.get(KOBE).is(200).lacks(BANNER);
    organiser
        .get("/en/2027/kobe/organise")
        .is(200)
        .lacks(BANNER);
}

fn a_previewed_juror_sees_sheets_that_say_nothing(app: App) {
    let organiser = app.organiser();
    begin(&organiser, "juror", "screening-first", "").is(303);
    let dashboard = organiser.get("/en/2027/kobe/jury");
    dashboard.is(200).says("as a juror");
    let sheets = dashboard.links().into_iter();
    let sheets: BTreeSet<String> = sheets
        .filter(|link| link.starts_with("/en/jury/") && !link.contains("/beside"))
        .collect();
    assert!(!sheets.is_empty(), "the entries of the round are there");
    for sheet in &sheets {
        let page = organiser.get(sheet);
        page.is(200).says("Sheet for entry").lacks("/pkg/script");
        let read = page.page();
        assert!(read.all("input[type=radio][checked]").is_empty(), "{sheet}");
        // The round is blind.
        page.lacks("Example Slope").lacks("Demo Team Member");
        let marked = [("finish", "1"), ("comment_team", "A word")];
        organiser
            .post_bare(sheet, &marked)
            .is(409)
            .says("This is a preview");
    }
    organiser.get("/en/2027/kobe/jury/conflicts").is(200);
    organiser.get("/en/2027/kobe/jury/order").is(200);
    // Before the round begins, nothing of it is told, not even by an address.
    begin(&organiser, "juror", "submission-last", "").is(303);
    let early = organiser.get("/en/2027/kobe/jury");
    early.is(200).says("The round has not begun yet");
    let sheet = sheets.first().expect("a sheet");
    organiser.get(sheet).is(403);
    // Nor is anybody a juror anywhere else.
    organiser.get("/en/2027/barcelona/jury").is(409);
    begin(&organiser, "visitor", "screening-first", "").is(303);
    let asked = organiser.get(sheet);
    assert_eq!(asked.status, 303, "a visitor is asked to sign in");
    begin(&organiser, "member", "screening-first", "").is(303);
    organiser.get(sheet).is(404);
}

fn nothing_can_be_sent_from_a_preview(app: App) {
    let organiser = app.organiser();
    let ways_out = [PREVIEW, LEAVE, "/en/sign-out"];
    for role in ["visitor", "member", "juror"] {
        begin(&organiser, role, "now", "").is(303);
        for path in posts() {
            if ways_out.contains(&path.as_str()) {
                continue;
            }
            let refused = organiser.post_bare(&path, &[("name", "Previewed Team")]);
            refused.is(409);
            if path.starts_with("/en/") {
                refused.says("This is a preview");
            }
        }
    }
    let bytes = vec![b'x'; 300_000];
    let file = Upload {
        name: "work.pdf",
        bytes: &bytes,
    };
    let fields = [("role", "work")];
    organiser
        .upload("/en/entry/preview/files", &fields, &file)
        .is(409);
    organiser.post_bare(LEAVE, &[]).is(303);
    let desk = organiser.get("/en/2027/kobe/organise");
    desk.is(200).lacks("Previewed Team");
    organiser.post_bare("/en/sign-out", &[]).is(303);
}

/// Follows every link of a preview, and sends every form that it finds.
fn a_crawl_in_a_preview_finds_no_form_that_succeeds(app: App) {
    for (role, choice) in [
        ("visitor", "publication-last"),
        ("member", "submission-last"),
        ("juror", "screening-last"),
    ] {
        let organiser = app.organiser();
        begin(&organiser, role, choice, "").is(303);
        let mut queue = vec![KOBE.to_owned()];
        let mut seen: BTreeSet<String> = queue.iter().cloned().collect();
        let mut forms = BTreeSet::new();
        while let Some(path) = queue.pop() {
            let page = organiser.get(&path);
            assert!(
                matches!(page.status, 200 | 303 | 403 | 404 | 409),
                "{role} {path}: {}",
                page.status
            );
            let is_page = page.header("content-type").starts_with("text/html");
            let is_own = path != PREVIEW;
            if is_page && is_own {
                page.says(BANNER)
                    .lacks("organise/ranking")
                    .lacks("Example Slope");
                let read = page.page();
                for form in read.all("form[method=post]") {
                    let action = form.attribute("action").unwrap_or(&path).to_owned();
                    if action != LEAVE && forms.insert(action.clone()) {
                        let fields = form.fields();
                        let fields: Vec<(&str, &str)> = fields
                            .iter()
                            .map(|(name, value)| (name.as_str(), value.as_str()))
                            .collect();
                        organiser.post_bare(&action, &fields).is(409);
                    }
                }
                for link in page.links() {
                    let follows = [
                        "/en/2027",
                        "/en/jury",
                        "/en/entry",
                        "/en/desk",
                        "/en/account",
                    ];
                    if link != LEAVE
                        && follows.iter().any(|start| link.starts_with(start))
                        && seen.len() < 150
                        && seen.insert(link.clone())
                    {
                        queue.push(link);
                    }
                }
            }
        }
        assert!(seen.len() > 5, "{role}: the crawl finds pages");
        organiser.post_bare(LEAVE, &[]).is(303);
    }
}

fn a_preview_shows_nothing_that_is_not_public_and_nothing_of_another_edition(app: App) {
    let organiser = app.organiser();
    begin(&organiser, "visitor", "publication-last", "").is(303);
    for path in ["/en/2027/gallery", "/en/2027/results", "/en/2027"] {
        organiser
            .get(path)
            .is(200)
            .says(BANNER)
            .lacks("Example Slope")
            .lacks("Example Compass");
    }
    for path in [
        "/en/",
        "/en/2025",
        "/en/2025/gallery",
        "/en/2025/kobe/team",
        "/en/desk",
        "/en/account",
        "/en/mails",
        "/en/2027/organisers",
        "/en/2027/kobe/organise",
        "/en/2027/kobe/organise/ranking",
        "/en/2027/kobe/organise/marks.csv",
        "/en/2027/barcelona/organise",
        "/en/2027/barcelona/organise/preview",
        "/en/people/act",
        "/en/editions/import",
    ] {
        // Nor does the line of the organisers' pages tell how far the call is.
        organiser
            .get(path)
            .is(409)
            .says("This is a preview")
            .lacks("organise/letters");
    }
    // The data desk is for who manages data, which a visitor does not.
    let desk = organiser.get("/en/data/new");
    assert_eq!(desk.status, 303, "a visitor is asked to sign in");
}

fn nobody_but_organisers_previews_and_only_in_their_own_session(app: App) {
    for session in [app.team(1), app.juror(1), app.administrator()] {
        session.get(PREVIEW).is(404);
        begin(&session, "juror", "now", "").is(404);
        session.post_bare(LEAVE, &[]).is(303);
        session.get("/en/2027/kobe").is(200).lacks(BANNER);
    }
    let visitor = app.post_bare(PREVIEW, &[("role", "juror"), ("choice", "now")], "");
    assert_eq!(visitor.status, 401, "a visitor signs in first");
    let organiser = app.organiser();
    let elsewhere = app.organiser();
    let begun = begin(&organiser, "juror", "now", "");
    begun.is(303);
    assert_eq!(
        begun.cookie, "",
        "a preview is nothing that could be copied"
    );
    elsewhere.get("/en/2027/kobe").is(200).lacks(BANNER);
    elsewhere.get("/en/2027/kobe/organise").is(200);
    organiser.get("/en/2027/kobe").says(BANNER);
    // Whose right is taken looks as themselves again at once.
    app.execute(
        "DELETE FROM organiser
         WHERE person IN (
             SELECT id FROM person WHERE mail = 'organiser@certamen.example'
         )",
    );
    organiser.get("/en/2027/kobe").is(200).lacks(BANNER);
    organiser.get("/en/2027/kobe/jury").is(404);
}

fn a_preview_ends_by_itself_and_its_clock_is_only_the_pages(app: App) {
    let organiser = app.organiser();
    // In that year every session would be over.
    begin(&organiser, "visitor", "now", "2099-01-01T00:00").is(303);
    organiser.get(KOBE).is(200).says("2099");
    let app = app.restarted_at("2027-05-14T12:59:00Z");
    organiser.get(KOBE).is(200).says("2099");
    // What was written on the way bears the true moment.
    app.execute(
        "INSERT INTO setting (name, value)
         SELECT CASE WHEN COUNT(*) = 0 THEN 'true moments' END, ''
         FROM session
         WHERE seen_at > 1900000000000000",
    );
    let app = app.restarted_at("2027-05-14T13:00:01Z");
    organiser.get(KOBE).is(200).lacks(BANNER);
    begin(&organiser, "visitor", "now", "").is(303);
    organiser.post_bare("/en/sign-out", &[]).is(303);
    app.get(KOBE, &organiser).is(200).lacks(BANNER);
}

fn a_moment_that_is_none_is_refused(app: App) {
    let organiser = app.organiser();
    for (role, choice, moment, field) in [
        ("captain", "now", "", "role-problem"),
        ("", "now", "", "role-problem"),
        ("juror", "yesterday", "", "choice-problem"),
        ("juror", "now", "2027-02-30T10:00", "moment-problem"),
        ("juror", "now", "soon", "moment-problem"),
    ] {
        begin(&organiser, role, choice, moment).is(422).says(field);
        organiser.get(KOBE).lacks(BANNER);
    }
}

on_both_engines![
    a_preview_shows_pages_to_another_person_at_another_moment,
    a_previewed_juror_sees_sheets_that_say_nothing,
    nothing_can_be_sent_from_a_preview,
    a_crawl_in_a_preview_finds_no_form_that_succeeds,
    a_preview_shows_nothing_that_is_not_public_and_nothing_of_another_edition,
    nobody_but_organisers_previews_and_only_in_their_own_session,
    a_preview_ends_by_itself_and_its_clock_is_only_the_pages,
    a_moment_that_is_none_is_refused
];
