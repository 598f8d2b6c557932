//! Acting on behalf of somebody who asks for help: an administrator sees what they see, changes
//! nothing, and they are told.

use std::{fs, path::Path};

use crate::{
    app::{Answer, App, Session, checkout, on_both_engines},
    editions::posts,
    entries::team,
    jury::{criteria, open_sheet, save},
};

const ACT: &str = "/en/people/act";
const END: &str = "/en/people/act/end";
const BANNER: &str = "You can change nothing.";
const JUROR: &str = "juror-1@jury.example";
const ADMINISTRATOR: &str = "administrator@certamen.example";

/// The id of a juror of Kobe's call.
fn juror(app: &App) -> String {
    let desk = app.organiser().get("/en/2027/kobe/organise").page();
    desk.row(JUROR).field("person").value()
}

fn begin(session: &Session, person: &str, reason: &str) -> Answer {
    session.post_bare(ACT, &[("person", person), ("reason", reason)])
}

/// Fails unless the log has so many rows of an action in the name of an address.
fn assert_logged(app: &App, action: &str, by: &str, count: usize) {
    // Without them the name of the setting would be none.
    app.execute(&format!(
        "INSERT INTO setting (name, value)
         SELECT CASE WHEN COUNT(*) = {count} THEN '{action} {count}' END, ''
         FROM audit
         JOIN person ON person.id = audit.person
         WHERE audit.action = '{action}'
           AND person.mail = '{by}'"
    ));
    assert!(app.command(&["audit"]).status.success());
}

fn an_administrator_sees_what_a_juror_sees_and_the_juror_is_told(app: App) {
    let (administrator, person) = (app.administrator(), juror(&app));
    administrator
        .get(&format!("{ACT}?person={person}"))
        .is(200)
        .says(JUROR);
    begin(&administrator, &person, "  ")
        .is(422)
        .says("reason-problem");
    let longest = "a".repeat(201);
    begin(&administrator, &person, &longest).is(422);
    administrator.get("/en/desk").lacks(BANNER);
    let begun = begin(&administrator, &person, "My sheets\r\nare gone");
    assert_eq!((begun.status, begun.location.as_str()), (303, "/en/desk"));
    administrator
        .get("/en/desk")
        .is(200)
        .says("Demo Juror 1")
        .says(BANNER)
        .says("12:30:00 (UTC)");
    let dashboard = administrator.get("/en/2027/kobe/jury");
    dashboard.is(200).says(BANNER);
    assert_eq!(dashboard.header("cache-control"), "no-store");
    let sheet = open_sheet(&app, &administrator);
    administrator
        .get(&sheet)
        .is(200)
        .says(BANNER)
        .lacks("/pkg/script");
    // What only the administrator may see is theirs no longer, as long as it lasts.
    administrator.get("/en/2027/organisers").is(404);
    app.get("/en/mails", "")
        .says("Somebody looks at your pages to help you")
        .says("My sheets are gone")
        .says("12:00 (UTC)");
    // The juror's own session is as it was.
    let own = app.juror(1);
    own.get("/en/desk").is(200).lacks(BANNER);
    administrator.post_bare(END, &[]).is(303);
    administrator
        .get("/en/desk")
        .is(200)
        .lacks(BANNER)
        .lacks("Demo Juror 1");
    administrator.get("/en/2027/organisers").is(200);
    assert_logged(&app, "acting-begun", ADMINISTRATOR, 1);
    assert_logged(&app, "acting-ended", ADMINISTRATOR, 1);
}

fn on_behalf_of_somebody_nothing_is_changed(app: App) {
    let (administrator, person) = (app.administrator(), juror(&app));
    begin(&administrator, &person, "They asked").is(303);
    for path in posts() {
        if [END, "/en/sign-out"].contains(&path.as_str()) {
            continue;
        }
        let fields = [("person", person.as_str()), ("password", "another phrase")];
        let refused = administrator.post_bare(&path, &fields);
        refused.is(403);
        if path.starts_with("/en/") {
            refused.says("on behalf of somebody else");
        }
    }
    // With all that the form of a sheet carries.
    let sheet = open_sheet(&app, &administrator);
    let (criterion, version) = criteria(&app, &sheet, &administrator)
        .into_iter()
        .next()
        .expect("a criterion");
    save(
        &app,
        &sheet,
        &criterion,
        "3",
        version,
        "on-behalf",
        &administrator,
    )
    .is(403);
    let own = app.juror(1);
    let kept = criteria(&app, &sheet, &own);
    assert!(kept.contains(&(criterion, version)), "the mark stands");
    administrator.post_bare(END, &[]).is(303);
}

fn a_team_s_draft_is_seen_and_not_handed_in(app: App) {
    let (captain, entry) = team(&app, "helped@example.org");
    let organiser = app.organiser();
    let desk = organiser.get("/en/2027/barcelona/organise").page();
    let roster = desk.first_with("a", "Test Team");
    let roster = roster.attribute("href").expect("an address").to_owned();
    let roster = organiser.get(&roster).page();
    let member = roster.first_with("li", "helped@example.org");
    let person = member.field("person").value();
    let administrator = app.administrator();
    administrator.get(&entry).is(404);
    begin(&administrator, &person, "They cannot hand in").is(303);
    let draft = administrator.get(&entry);
    draft.is(200).says("name=\"title-en\"").says(BANNER);
    let version = draft.value("version");
    let typed = [
        ("version", version.as_str()),
        ("title-en", "By another hand"),
    ];
    for path in [
        entry.clone(),
        format!("{entry}/hand-in"),
        format!("{entry}/withdraw"),
    ] {
        administrator.post_bare(&path, &typed).is(403);
    }
    administrator.get(&entry).is(200).lacks("By another hand");
    // An invitation lets in whoever has it, later too.
    let own_team = "/en/2027/barcelona/team";
    app.get(own_team, &captain).is(200).says("/en/join/");
    administrator
        .get(own_team)
        .is(200)
        .says(BANNER)
        .lacks("/join/");
    // What the person may not do either is told as they are told it.
    administrator.get("/en/2027/kobe/jury").is(404);
}

fn what_organisers_see_of_their_calls_is_seen_on_behalf_of_none(app: App) {
    const ORGANISED: &str = "id=\"organise\"";
    let (administrator, person) = (app.administrator(), juror(&app));
    app.execute(&format!(
        "INSERT INTO organiser (person, edition)
         SELECT person.id, edition.id
         FROM person, edition
         WHERE person.mail = '{JUROR}'
           AND edition.slug = '2025'"
    ));
    let own = app.juror(1);
    begin(&administrator, &person, "They asked").is(303);
    // Open or in preparation.
    for state in [0, 1] {
        app.execute(&format!(
            "UPDATE edition SET in_preparation = {state} WHERE slug = '2025'"
        ));
        own.get("/en/desk").is(200).says(ORGANISED);
        administrator
            .get("/en/desk")
            .is(200)
            .says(BANNER)
            .lacks(ORGANISED);
        administrator
            .get("/en/2025/kobe/organise")
            .is(403)
            .lacks("organise/ranking");
    }
}

fn only_administrators_act_and_never_as_one_of_them(app: App) {
    let person = juror(&app);
    for session in [app.organiser(), app.team(1), app.juror(2)] {
        session.get(&format!("{ACT}?person={person}")).is(404);
        begin(&session, &person, "Out of curiosity").is(404);
        session.get("/en/desk").lacks(BANNER);
    }
    let administrator = app.administrator();
    begin(&administrator, "nobody", "They asked").is(404);
    app.execute(&format!(
        "UPDATE person SET administrator = 1 WHERE mail = '{JUROR}'"
    ));
    administrator
        .get(&format!("{ACT}?person={person}"))
        .is(409)
        .says("runs the service");
    begin(&administrator, &person, "They asked").is(409);
    app.execute(&format!(
        "UPDATE person SET administrator = 0 WHERE mail = '{JUROR}'"
    ));
    begin(&administrator, &person, "They asked").is(303);
    administrator.get("/en/desk").says(BANNER);
    // Whoever runs the service by now is nobody's to be.
    app.execute(&format!(
        "UPDATE person SET administrator = 1 WHERE mail = '{JUROR}'"
    ));
    administrator.get("/en/desk").is(200).lacks(BANNER);
}

fn it_ends_with_its_time_and_with_its_session(app: App) {
    let (administrator, person) = (app.administrator(), juror(&app));
    begin(&administrator, &person, "They asked").is(303);
    let app = app.restarted_at("2027-05-14T12:29:30Z");
    administrator.get("/en/desk").is(200).says(BANNER);
    let app = app.restarted_at("2027-05-14T12:30:30Z");
    administrator.get("/en/desk").is(200).lacks(BANNER);
    // Begun anew, what was over before is recorded too.
    begin(&administrator, &person, "They asked again").is(303);
    assert_logged(&app, "acting-ended", ADMINISTRATOR, 1);
    administrator.post_bare("/en/sign-out", &[]).is(303);
    administrator.get("/en/desk").is(303);
    assert_logged(&app, "acting-ended", ADMINISTRATOR, 2);
    assert_logged(&app, "acting-begun", ADMINISTRATOR, 2);
    // In another session one is oneself.
    app.administrator().get("/en/desk").is(200).lacks(BANNER);
}

/// When it is over by its time, or with a right, pages stay open that were shown meanwhile.
fn a_form_of_a_page_of_before_is_not_sent_as_oneself(app: App) {
    const ORGANISATION: &str = "/en/account/organisation";
    let typed = [
        ("organisation", "Office of Helping"),
        ("password", "a long secret phrase"),
    ];
    let (administrator, person) = (app.administrator(), juror(&app));
    let organiser = app.organiser();
    begin(&administrator, &person, "They asked").is(303);
    administrator.get("/en/account").is(200).says(BANNER);
    let preview = "/en/2027/kobe/organise/preview";
    let wish = [("role", "member"), ("choice", "now")];
    organiser.post_bare(preview, &wish).is(303);
    // The page that ends a preview is none that the preview shows, and ends nothing by itself.
    organiser.get(preview).is(200);
    let app = app.restarted_at("2027-05-14T13:30:00Z");
    for session in [&administrator, &organiser] {
        for _ in 0..2 {
            session
                .post_bare(ORGANISATION, &typed)
                .is(409)
                .says("Nothing was saved")
                .says("Office of Helping")
                .lacks("a long secret phrase");
        }
        // What is no page shows nobody whose it is.
        session.get("/en/2027/kobe/deadline.json").is(200);
        session.post_bare(ORGANISATION, &typed).is(409);
        session
            .get("/en/account")
            .is(200)
            .lacks(BANNER)
            .lacks("Office of Helping");
        session.post_bare(ORGANISATION, &typed).is(303);
        session.get("/en/account").says("Office of Helping");
    }
    // The ways out are open on any page.
    begin(&administrator, &person, "They asked again").is(303);
    let app = app.restarted_at("2027-05-14T14:30:00Z");
    administrator.post_bare(END, &[]).is(303);
    administrator.post_bare("/en/sign-out", &[]).is(303);
    app.get("/en/desk", &administrator).is(303);
}

on_both_engines![
    an_administrator_sees_what_a_juror_sees_and_the_juror_is_told,
    on_behalf_of_somebody_nothing_is_changed,
    a_team_s_draft_is_seen_and_not_handed_in,
    what_organisers_see_of_their_calls_is_seen_on_behalf_of_none,
    only_administrators_act_and_never_as_one_of_them,
    it_ends_with_its_time_and_with_its_session,
    a_form_of_a_page_of_before_is_not_sent_as_oneself
];

/// The sources below a folder that hold a text, by their names.
fn find_sources(folder: &Path, text: &str, found: &mut Vec<String>) {
    for item in fs::read_dir(folder).expect("a folder") {
        let path = item.expect("an item").path();
        if path.is_dir() {
            find_sources(&path, text, found);
        } else if fs::read_to_string(&path).expect("a source").contains(text) {
            let name = path.file_name().expect("a name");
            found.push(name.to_string_lossy().into_owned());
        }
    }
}

#[test]
fn who_acts_is_read_of_the_person_who_knows_on_whose_behalf() {
    let mut found = Vec::new();
    let office = checkout().join("../crates/office/src");
    find_sources(&office, "signed_in: true", &mut found);
    found.sort();
    assert_eq!(
        found,
        ["actors.rs", "people.rs", "teams.rs"],
        "an actor is made of Person::actor; but for who a preview makes up, and those of whom a \
         team's page tells whether they could join or leave"
    );
}
