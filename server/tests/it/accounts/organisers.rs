//! Who organises an edition: appointed, invited, and the right taken away, in the browser.

use std::thread;

use crate::{
    app::{App, Session, on_both_engines},
    entries::newcomer,
};

const ORGANISERS: &str = "/en/2027/organisers";
const DESK: &str = "/en/2027/kobe/organise";
const OWN: &str = "organiser@certamen.example";
/// The role that the page proposes, in all of the edition.
const ROLE: [(&str, &str); 2] = [("role", "organiser"), ("call", "")];
const PASSWORD: &str = "a rather long phrase";

/// A form's fields with the role in them.
fn with_role<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().copied().chain(ROLE).collect()
}

/// Invites an address without an account; answers the path of its link.
fn invite(app: &App, organiser: &Session, mail: &str) -> String {
    let fields = [("mail", mail), ("name", "Typed Name"), ("language", "en")];
    let invited = organiser.post(ORGANISERS, &with_role(&fields));
    assert_eq!(
        (invited.status, invited.location.as_str()),
        (303, "/en/2027/organisers?done=organiser-invited")
    );
    app.mailed_link("Invitation to organise")
}

/// Makes the account behind a link; answers its cookie.
fn accept(app: &App, link: &str) -> String {
    let accepted = app.post(link, &[("name", "Own Name"), ("password", PASSWORD)], "");
    accepted.is(303);
    accepted.cookie
}

/// The id of an organiser, as the page's form has it.
fn person(organiser: &Session, mail: &str) -> String {
    let page = organiser.get(ORGANISERS).page();
    page.row(mail).field("person").value()
}

/// Fails unless the log has rows of an action in the name of an address; nobody's where it is empty.
fn assert_logged(app: &App, action: &str, by: &str, count: usize) {
    // Without them the name of the setting would be none.
    app.execute(&format!(
        "INSERT INTO setting (name, value)
         SELECT CASE WHEN COUNT(*) = {count} THEN '{action} {by}' END, ''
         FROM audit
         LEFT JOIN person ON person.id = audit.person
         WHERE audit.action = '{action}'
           AND COALESCE(person.mail, audit.person) = '{by}'"
    ));
    assert!(app.command(&["audit"]).status.success());
}

fn organisers_and_administrators_see_who_organises_and_nobody_else(app: App) {
    let (organiser, administrator) = (app.organiser(), app.administrator());
    organiser.get(ORGANISERS).is(200).says(OWN);
    administrator.get(ORGANISERS).is(200).says(OWN);
    organiser
        .get(&format!("{DESK}/calendar"))
        .says("href=\"/en/2027/organisers\"");
    let desk = administrator.get("/en/desk");
    desk.says("href=\"/en/2027/organisers\"")
        .says("href=\"/en/2025/organisers\"");
    for session in [app.team(1), app.juror(1)] {
        session.get("/en/desk").lacks("/organisers");
        session.get(ORGANISERS).is(404);
        for form in ["", "/list", "/again", "/address", "/withdraw", "/remove"] {
            let fields = [
                ("mail", "new@example.org"),
                (
                    "list",
                    "address,name,role,call,language\nnew@example.org,,,,en\n",
                ),
                ("seen", "0"),
            ];
            session
                .post_bare(&format!("{ORGANISERS}{form}"), &fields)
                .is(404);
        }
    }
    app.get(ORGANISERS, "").is(303);
    organiser.get("/en/1999/organisers").is(404);
    organiser.get(ORGANISERS).lacks("new@example.org");
    for (language, title) in [("ca", "Qui organitza"), ("es", "Quién"), ("ja", "主催者")] {
        organiser
            .get(&format!("/{language}/2027/organisers"))
            .is(200)
            .says(title);
    }
}

fn who_has_an_account_organises_at_once(app: App) {
    let organiser = app.organiser();
    let cookie = newcomer(&app, "second@example.org");
    app.get(DESK, &cookie).is(404);
    let fields = with_role(&[("mail", "Second@example.org"), ("language", "en")]);
    let appointed = organiser.post(ORGANISERS, &fields);
    assert_eq!(
        (appointed.status, appointed.location.as_str()),
        (303, "/en/2027/organisers?done=organiser")
    );
    app.get(DESK, &cookie).is(200);
    assert_eq!(app.mailed_link("You organise"), "/en/desk");
    organiser
        .get(ORGANISERS)
        .says("second@example.org")
        .says("14 May 2027");
    assert_logged(&app, "organiser", OWN, 1);
    // An administrator appoints too, also in an edition that is over.
    let administrator = app.administrator();
    administrator.post("/en/2025/organisers", &fields).is(303);
    app.get("/en/2025/kobe/organise", &cookie).is(200);
    assert_logged(&app, "organiser", "administrator@certamen.example", 1);
}

fn an_address_without_an_account_organises_once_its_link_is_used(app: App) {
    let organiser = app.organiser();
    let link = invite(&app, &organiser, "new@example.org");
    organiser
        .get(ORGANISERS)
        .says("new@example.org")
        .says("Open invitations");
    app.get(&link, "").is(200).says("value=\"Typed Name\"");
    // The password that is refused leaves everything as it is.
    app.post(&link, &[("name", "Own Name"), ("password", "short")], "")
        .is(422);
    let cookie = accept(&app, &link);
    app.get(DESK, &cookie).is(200);
    app.get("/en/account", &cookie).says("Own Name");
    let page = organiser.get(ORGANISERS);
    page.says("Own Name").lacks("Open invitations");
    app.get(&link, "").is(410);
    app.post(&link, &[("name", "Again"), ("password", PASSWORD)], "")
        .is(410);
    assert_logged(&app, "organiser-invited", OWN, 1);
    assert_logged(&app, "organiser", "new@example.org", 1);
    // Whoever organises takes part in nothing of it.
    app.post("/en/2027/barcelona/team", &[("name", "Own team")], &cookie)
        .is(403);
}

fn an_invitation_is_taken_up_by_any_proof_of_the_address(app: App) {
    let organiser = app.organiser();
    let link = invite(&app, &organiser, "proof@example.org");
    let cookie = newcomer(&app, "proof@example.org");
    app.get(DESK, &cookie).is(200);
    app.get(&link, "").is(410);
    organiser.get(ORGANISERS).lacks("Open invitations");
}

fn who_judges_by_then_does_not_organise(app: App) {
    let organiser = app.organiser();
    let link = invite(&app, &organiser, "both@example.org");
    let juror = [
        ("name", "Both"),
        ("mail", "both@example.org"),
        ("language", "en"),
    ];
    organiser.post(&format!("{DESK}/jurors"), &juror).is(303);
    let cookie = accept(&app, &link);
    app.get(DESK, &cookie).is(404);
    app.get("/en/2027/kobe/jury", &cookie).is(200);
    // It stays in sight, and says why where it is sent again.
    organiser.get(ORGANISERS).says("both@example.org");
    let again = [("invited", "both@example.org")];
    organiser
        .post(&format!("{ORGANISERS}/again"), &again)
        .is(422)
        .says("is on a jury here");
}

fn an_invitation_is_sent_again_and_taken_back(app: App) {
    let organiser = app.organiser();
    let first = invite(&app, &organiser, "again@example.org");
    let fields = [("invited", "again@example.org")];
    organiser
        .post(&format!("{ORGANISERS}/again"), &fields)
        .is(303);
    let second = app.mailed_link("Invitation to organise");
    assert_ne!(first, second);
    app.get(&first, "").is(410);
    app.get(&second, "").is(200);
    organiser
        .post(&format!("{ORGANISERS}/withdraw"), &fields)
        .is(303);
    app.get(&second, "").is(410);
    organiser.get(ORGANISERS).lacks("again@example.org");
    assert_logged(&app, "organiser-invitation-withdrawn", OWN, 1);
    // Whose mail it is not forgets it.
    let link = invite(&app, &organiser, "stranger@example.org");
    app.post(&link, &[("disown", "1")], "").is(303);
    organiser.get(ORGANISERS).lacks("stranger@example.org");
    assert_logged(&app, "organiser-invitation-declined", "", 1);
    // After thirty days nobody gets in; sent again, they do.
    let link = invite(&app, &organiser, "late@example.org");
    let app = app.restarted_at("2027-06-20T12:00:00Z");
    let organiser = app.organiser();
    organiser.get(ORGANISERS).says("no longer valid");
    app.get(&link, "").is(410);
    let fields = [("invited", "late@example.org")];
    organiser
        .post(&format!("{ORGANISERS}/again"), &fields)
        .is(303);
    let cookie = accept(&app, &app.mailed_link("Invitation to organise"));
    app.get(DESK, &cookie).is(200);
}

fn who_cannot_organise_is_told_beside_the_field(app: App) {
    let organiser = app.organiser();
    invite(&app, &organiser, "waits@example.org");
    for (mail, told) in [
        ("juror-1@jury.example", "is on a jury here"),
        ("team-1@studio-1.example", "takes part here"),
        (OWN, "organises this already"),
        ("waits@example.org", "is invited already"),
        ("no address", "This is not a mail address"),
        ("", "This is needed"),
    ] {
        let fields = [("mail", mail), ("name", "Typed Name"), ("language", "ca")];
        let refused = organiser.post(ORGANISERS, &with_role(&fields));
        refused.is(422).says(told).says("value=\"Typed Name\"");
        let page = refused.page();
        assert!(page.first("#mail-problem").says(told), "{mail}");
        assert_eq!(page.first("#mail").value(), mail);
        assert_eq!(page.first("#language").value(), "ca");
    }
    let page = organiser.get(ORGANISERS);
    page.lacks("juror-1@jury.example").lacks("team-1@");
}

fn a_list_is_done_whole_or_not_at_all(app: App) {
    let organiser = app.organiser();
    newcomer(&app, "known@example.org");
    let path = format!("{ORGANISERS}/list");
    let wrong = "address,name,role,call,language\nfine@example.org,Fine,,,en\n\
                 juror-1@jury.example,,,,\nnobody,,,,en\nfine@example.org,Twice,,,en\n\
                 x@example.org,X,,,fr\nshort@example.org\ny@example.org,Y,judge,osaka,en\n";
    let refused = organiser.post(&path, &[("list", wrong)]);
    refused.is(422);
    for told in [
        "Line 4: This is not a mail address",
        "Line 5: The same address is already in line 2",
        "Line 6: The language must be ca, es, en or ja",
        "Line 7: one cell instead of 5",
        "Line 8: The role must be organiser, press or observer.",
        "Line 8: The call must be one of these: barcelona, kobe.",
    ] {
        refused.says(told);
    }
    assert_eq!(refused.area("list").trim(), wrong.trim());
    // What stands against people is told of a list whose lines can be read.
    let wrong = "address,name,role,call,language\nfine@example.org,Fine,,,en\n\
                 juror-1@jury.example,,,,\n";
    let refused = organiser.post(&path, &[("list", wrong)]);
    refused
        .is(422)
        .says("Line 3: This person is on a jury here");
    for (list, told) in [
        ("", "This is needed"),
        ("fine@example.org,Fine,,,en\n", "The first line must name"),
        (
            "mail,name,language\nfine@example.org,Fine,en\n",
            "The first line must name",
        ),
    ] {
        organiser.post(&path, &[("list", list)]).is(422).says(told);
    }
    for (count, status, told) in [
        (201, 422, "At most 200"),
        (5_000, 422, "At most 200"),
        (20_000, 413, "larger than a form can be"),
    ] {
        let many: String = (0..count)
            .map(|number| format!("p{number}@example.org,,,,\n"))
            .collect();
        let many = format!("address,name,role,call,language\n{many}");
        organiser
            .post(&path, &[("list", &many)])
            .is(status)
            .says(told);
    }
    organiser
        .get(ORGANISERS)
        .lacks("fine@example.org")
        .lacks("p1@example.org");
    // As a spreadsheet writes it.
    let list = "\u{feff}Address;Name;Role;Call;Language\r\nknown@example.org;;;;\r\n\
         fine@example.org;Fine, A.;organiser;;ja\r\n";
    let done = organiser.post(&path, &[("list", list)]);
    done.is(200)
        .says("known@example.org: has the role now")
        .says("fine@example.org: invited by mail");
    let link = app.mailed_link("主催者のご依頼");
    assert!(link.starts_with("/ja/"), "{link}");
    let cookie = accept(&app, &link);
    app.get(DESK, &cookie).is(200);
    // Sent once more, it says of each line that it is done.
    organiser
        .post(&path, &[("list", list)])
        .is(422)
        .says("Line 2: This person organises this already");
}

fn whose_right_is_taken_sees_and_changes_nothing_more(app: App) {
    let organiser = app.organiser();
    let cookie = newcomer(&app, "second@example.org");
    let own = person(&organiser, OWN);
    let remove = format!("{ORGANISERS}/remove");
    // The last one stays.
    for sure in ["", "1"] {
        let fields = [("person", own.as_str()), ("sure", sure)];
        let refused = organiser.post(&remove, &with_role(&fields));
        refused
            .is(409)
            .says("Nobody would run this edition any more");
    }
    organiser
        .post(ORGANISERS, &with_role(&[("mail", "second@example.org")]))
        .is(303);
    // Pages of theirs are open.
    let criteria = format!("{DESK}/criteria");
    app.get(&criteria, &cookie).is(200);
    let open = app.get(DESK, &cookie);
    let round = format!("{DESK}/round");
    let closing = [("closed", "1")];
    let carried = open.carried(DESK, &round, &closing);
    assert!(!carried.is_empty());
    let choosing = app.get(ORGANISERS, &cookie);
    let of_own = [("person", own.as_str())];
    let versions = choosing.carried(ORGANISERS, &remove, &with_role(&of_own));
    assert!(!versions.is_empty());
    let second = person(&organiser, "second@example.org");
    let removed = organiser.post(&remove, &with_role(&[("person", &second)]));
    assert_eq!(
        (removed.status, removed.location.as_str()),
        (303, "/en/2027/organisers?done=organiser-removed")
    );
    for page in [DESK, &criteria, ORGANISERS] {
        app.get(page, &cookie)
            .is(410)
            .says("The role that this page needs was taken from you.");
    }
    let with = |fields: &[(&'static str, String)], carried: &[(String, String)]| {
        let mut all: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        all.extend(carried.iter().cloned());
        all
    };
    let role = ROLE.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let sent = [
        (round, with(&[("closed", "1".to_owned())], &carried)),
        (
            remove,
            with(&[("person", own)], &[&role[..], &versions].concat()),
        ),
        (
            ORGANISERS.to_owned(),
            with(&[("mail", "third@example.org".to_owned())], &role),
        ),
    ];
    for (path, fields) in &sent {
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        app.post_bare(path, &fields, &cookie).is(410);
    }
    // Nothing that was written is lost.
    let written = [("title-en", "A new name for the call"), ("seen", "0")];
    app.post_bare(&format!("{DESK}/texts"), &written, &cookie)
        .is(410)
        .says("You no longer have this role")
        .says("A new name for the call");
    // And they are told.
    let mails = app.get("/en/mails", "").page();
    let told = mails.first_with("article", "has ended");
    assert!(told.says("second@example.org"));
    let page = organiser.get(ORGANISERS);
    page.says("Who had a role before")
        .says(OWN)
        .lacks("third@example.org");
    organiser
        .get(DESK)
        .lacks("The round was closed by hand")
        .is(200);
    assert_logged(&app, "organiser-removed", OWN, 1);
    // Who organised once can again.
    organiser
        .post(ORGANISERS, &with_role(&[("mail", "second@example.org")]))
        .is(303);
    organiser.get(ORGANISERS).lacks("Who had a role before");
    app.get(DESK, &cookie).is(200);
}

fn who_leaves_is_asked_once(app: App) {
    let organiser = app.organiser();
    newcomer(&app, "second@example.org");
    organiser
        .post(ORGANISERS, &with_role(&[("mail", "second@example.org")]))
        .is(303);
    let remove = format!("{ORGANISERS}/remove");
    let own = person(&organiser, OWN);
    let page = organiser.get(ORGANISERS);
    page.says("You lose every page").lacks("name=\"sure\"");
    let asked = organiser.post(&remove, &with_role(&[("person", &own)]));
    asked.is(409).says("Press the button once more");
    organiser.get(DESK).is(200);
    let read = asked.page();
    let form = read.form("/organisers/remove", "Yes, give up the role");
    let fields = form.fields();
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    let left = organiser.post_bare(&remove, &fields);
    assert_eq!(
        (left.status, left.location.as_str()),
        (303, "/en/desk?done=organising-ended")
    );
    organiser.get(DESK).is(410);
    organiser.get(ORGANISERS).is(410);
    assert_logged(&app, "organiser-removed", OWN, 1);
}

fn the_command_line_overtakes_an_open_page(app: App) {
    let organiser = app.organiser();
    newcomer(&app, "second@example.org");
    newcomer(&app, "third@example.org");
    let run = |mail: &str| app.command(&["user", "organiser", mail, "2027"]);
    assert!(run("second@example.org").status.success());
    let second = person(&organiser, "second@example.org");
    let page = organiser.get(ORGANISERS);
    let remove = format!("{ORGANISERS}/remove");
    let fields = with_role(&[("person", second.as_str())]);
    let seen = page.carried(ORGANISERS, &remove, &fields);
    assert!(run("third@example.org").status.success());
    let seen = seen.first().expect("a version");
    let stale = with_role(&[("person", second.as_str()), ("seen", seen.1.as_str())]);
    organiser.post_bare(&remove, &stale).is(409);
    organiser.post(&remove, &fields).is(303);
    assert_logged(&app, "organiser", "", 2);
}

/// PostgreSQL undoes one of two changes that wait for each other; its author is told that nothing
/// was kept, and sends it again. SQLite has one writer.
#[test]
fn who_meets_another_change_half_way_is_told_to_send_it_again() {
    let app = App::postgres();
    let organiser = app.organiser();
    newcomer(&app, "second@example.org");
    newcomer(&app, "third@example.org");
    // From now on the edition has a row to wait for.
    let third = with_role(&[("mail", "third@example.org"), ("language", "en")]);
    organiser.post(ORGANISERS, &third).is(303);
    let fields = with_role(&[("mail", "second@example.org"), ("language", "en")]);
    thread::scope(|scope| {
        // It takes the person first and the edition then, where the form takes the edition first.
        let crossing = scope.spawn(|| {
            app.execute(
                "DO $$
                 BEGIN
                     SET LOCAL deadlock_timeout = '60s';
                     UPDATE person SET name = name WHERE mail = 'second@example.org';
                     PERFORM pg_advisory_xact_lock(2027);
                     LOOP
                         PERFORM pg_stat_clear_snapshot();
                         EXIT WHEN EXISTS (
                             SELECT 1
                             FROM pg_stat_activity
                             WHERE datname = current_database()
                               AND wait_event_type = 'Lock'
                         );
                         PERFORM pg_sleep(0.02);
                     END LOOP;
                     UPDATE form_version SET number = number + 1
                     WHERE scope IN (SELECT id FROM edition WHERE slug = '2027');
                 END
                 $$",
            );
        });
        // The form is sent once the person is taken.
        app.execute(
            "DO $$
             BEGIN
                 WHILE NOT EXISTS (
                     SELECT 1
                     FROM pg_locks
                     WHERE locktype = 'advisory'
                       AND objid = 2027
                       AND database = (
                           SELECT oid FROM pg_database WHERE datname = current_database()
                       )
                 ) LOOP
                     PERFORM pg_sleep(0.02);
                 END LOOP;
             END
             $$",
        );
        let refused = organiser.post(ORGANISERS, &fields);
        crossing.join().expect("the other change");
        refused
            .is(503)
            .says("Nothing of yours was saved yet: please send it again.");
        assert_eq!(refused.header("retry-after"), "1");
    });
    organiser.post(ORGANISERS, &fields).is(303);
    organiser.get(ORGANISERS).says("second@example.org");
}

on_both_engines![
    organisers_and_administrators_see_who_organises_and_nobody_else,
    who_has_an_account_organises_at_once,
    an_address_without_an_account_organises_once_its_link_is_used,
    an_invitation_is_taken_up_by_any_proof_of_the_address,
    who_judges_by_then_does_not_organise,
    an_invitation_is_sent_again_and_taken_back,
    who_cannot_organise_is_told_beside_the_field,
    a_list_is_done_whole_or_not_at_all,
    whose_right_is_taken_sees_and_changes_nothing_more,
    who_leaves_is_asked_once,
    the_command_line_overtakes_an_open_page,
];
