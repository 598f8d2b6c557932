//! Two accounts of one person become one, once both addresses have confirmed it: everything that
//! holds moves, what was done once stays, and what nobody may be is never made that way.

use super::helping::page_of;
use crate::{
    app::{App, Session, on_both_engines},
    entries::{newcomer, team},
    jury::{criteria, open_sheet},
};

const KEPT: &str = "kept@example.org";
const OTHER: &str = "other@example.org";
const PHRASE: &str = "a rather long phrase";
const REASON: (&str, &str) = ("reason", "They have two");
const SUBJECT: &str = "Are these two accounts yours?";
const DESK: &str = "/en/2027/kobe/organise";

/// The page that joins the account with an address with another one.
fn joining_page(administrator: &Session, kept: &str) -> String {
    format!("{}/joining", page_of(administrator, kept))
}

/// What would happen.
fn plan(administrator: &Session, kept: &str, other: &str) -> String {
    let page = joining_page(administrator, kept);
    let answer = administrator.get(&format!("{page}?mail={}", other.replace('@', "%40")));
    answer.is(200);
    answer.text
}

/// Asks both addresses; answers the links of the kept and of the other one.
fn ask(app: &App, administrator: &Session, kept: &str, other: &str) -> [String; 2] {
    let page = joining_page(administrator, kept);
    administrator
        .post(&page, &[("mail", other), REASON])
        .is(303);
    let mails = app.get("/en/mails", "").page();
    [kept, other].map(|address| {
        let mut asking = mails.all("article").into_iter();
        let mail = asking
            .find(|mail| mail.says(SUBJECT) && mail.first("p.quiet").says(address))
            .expect("a mail");
        assert!(mail.says("They have two"));
        let link = mail.first("a[href*=\"/account/joining/\"]");
        let address = link.attribute("href").expect("an address");
        address.split_once(":3000").expect("a path").1.to_owned()
    })
}

/// Confirms by a link; answers where it leads.
fn confirm(app: &App, link: &str) -> String {
    let answer = app.post_bare(link, &[("confirm", "1")], "");
    answer.is(303);
    answer.location
}

fn sign_in(app: &App, mail: &str) -> u16 {
    let typed = [("mail", mail), ("password", PHRASE)];
    app.post("/en/sign-in", &typed, "").status
}

fn what_a_team_has_moves_once_both_addresses_have_confirmed(app: App) {
    let administrator = app.administrator();
    let kept = newcomer(&app, KEPT);
    let (other, entry) = team(&app, OTHER);
    let other_page = page_of(&administrator, OTHER);
    let text = plan(&administrator, KEPT, OTHER);
    assert!(text.contains("Ask both addresses"), "{text}");
    let links = ask(&app, &administrator, KEPT, OTHER);
    let page = page_of(&administrator, KEPT);
    administrator.get(&page).says("is to be joined with");
    app.get(&links[0], "").is(200).says(KEPT).says(OTHER);
    confirm(&app, &links[0]);
    app.post_bare(&links[0], &[("confirm", "1")], "").is(410);
    administrator
        .get(&page)
        .says(&format!("Not confirmed yet: {OTHER}"));
    // Nothing has moved.
    app.get(&entry, &kept).is(404);
    app.get(&entry, &other).is(200);
    let location = confirm(&app, &links[1]);
    assert!(location.contains("accounts-joined"), "{location}");
    app.get(&entry, &kept).is(200);
    app.get("/en/2027/barcelona/team", &kept)
        .is(200)
        .says("Test Team");
    // An open page of the other account is one of nobody.
    app.get(&entry, &other).is(303);
    app.post_bare(
        "/en/account/organisation",
        &[("organisation", "Mine")],
        &other,
    )
    .is(401);
    assert_eq!(sign_in(&app, OTHER), 401);
    assert_eq!(sign_in(&app, KEPT), 303);
    for link in &links {
        app.post_bare(link, &[("confirm", "1")], "").is(410);
    }
    administrator
        .get(&page)
        .says("Joined with another account")
        .says("Test Team");
    administrator
        .get(&other_page)
        .is(200)
        .says("This account was joined with another one")
        .lacks("Send a sign-in link");
    administrator
        .post_bare(&format!("{other_page}/link"), &[REASON, ("seen", "0")])
        .is(409);
    administrator
        .get("/en/people?q=joined.invalid")
        .says("Nobody is found");
    // No link leads into what was closed.
    let closed = other_page.rsplit('/').next().unwrap_or_default();
    app.post(
        "/en/link",
        &[("mail", &format!("{closed}@joined.invalid"))],
        "",
    )
    .is(422);
    // The address is free.
    newcomer(&app, OTHER);
    assert_eq!(sign_in(&app, OTHER), 303);
    assert!(app.command(&["audit"]).status.success());
}

fn what_a_juror_has_given_moves_with_its_history(app: App) {
    let administrator = app.administrator();
    let kept = newcomer(&app, KEPT);
    let juror = app.juror(2);
    let sheet = open_sheet(&app, &juror);
    let given = criteria(&app, &sheet, &juror);
    let count = |session: &str| {
        let page = app.get("/en/2027/kobe/jury", session).page();
        page.all("tbody tr").len()
    };
    let sheets = count(&juror);
    let organiser = app.organiser();
    let marks = |session: &Session| {
        let table = session
            .get(&format!("{DESK}/marks.csv"))
            .is(200)
            .text
            .clone();
        table.lines().count()
    };
    let before = marks(&organiser);
    let links = ask(&app, &administrator, KEPT, "juror-2@jury.example");
    confirm(&app, &links[1]);
    confirm(&app, &links[0]);
    assert_eq!(count(&kept), sheets);
    let moved = app.sign_in_as(KEPT, PHRASE);
    assert_eq!(criteria(&app, &sheet, &moved), given);
    assert_eq!(marks(&organiser), before);
    app.get("/en/2027/kobe/jury", &juror).is(303);
    organiser
        .get(DESK)
        .is(200)
        .says(KEPT)
        .lacks("juror-2@jury.example");
    organiser
        .get(&format!("{DESK}/ranking?round=screening"))
        .is(200);
    // The newest row of each mark is in its history once.
    app.execute(
        "INSERT INTO setting (name, value)
         SELECT CASE WHEN COUNT(*) = 0 THEN 'whole' END, ''
         FROM mark
         WHERE (
             SELECT COUNT(*)
             FROM mark_history
             WHERE mark_history.juror = mark.juror
               AND mark_history.round = mark.round
               AND mark_history.entry = mark.entry
               AND mark_history.criterion = mark.criterion
               AND mark_history.version = mark.version
         ) <> 1",
    );
    assert!(app.command(&["audit"]).status.success());
}

fn what_nobody_may_be_is_not_made_by_joining(app: App) {
    let administrator = app.administrator();
    for (kept, other, says) in [
        (
            "juror-1@jury.example",
            "organiser@certamen.example",
            "organises or once did",
        ),
        (
            "team-1@studio-1.example",
            "administrator@certamen.example",
            "runs the service",
        ),
        (
            "juror-1@jury.example",
            "juror-2@jury.example",
            "a sheet for the same entry",
        ),
    ] {
        let text = plan(&administrator, kept, other);
        assert!(text.contains(says), "{kept} {other}: {text}");
        assert!(!text.contains("Ask both addresses"), "{kept} {other}");
        let page = joining_page(&administrator, kept);
        let account = administrator.get(&page_of(&administrator, kept));
        let fields = [("mail", other), REASON, ("seen", &account.value("seen"))];
        administrator
            .post_bare(&page, &fields)
            .is(409)
            .says("cannot be joined");
    }
    let (one, _) = team(&app, KEPT);
    let (two, _) = team(&app, OTHER);
    assert_ne!(one, two);
    let text = plan(&administrator, KEPT, OTHER);
    assert!(text.contains("each is in another team"), "{text}");
    // An address that is none, or of nobody, or the same one.
    let page = joining_page(&administrator, KEPT);
    for mail in ["none", "nobody%40example.org", "kept%40example.org"] {
        administrator
            .get(&format!("{page}?mail={mail}"))
            .is(422)
            .says("mail-problem");
    }
    assert!(!app.get("/en/mails", "").text.contains(SUBJECT));
}

fn what_comes_between_is_found_before_anything_moves(app: App) {
    let administrator = app.administrator();
    newcomer(&app, KEPT);
    let (_, entry) = team(&app, OTHER);
    let links = ask(&app, &administrator, KEPT, OTHER);
    confirm(&app, &links[0]);
    app.execute(&format!(
        "INSERT INTO organiser (person, edition)
         SELECT person.id, edition.id
         FROM person, edition
         WHERE person.mail = '{KEPT}'
           AND edition.slug = '2027'"
    ));
    app.post_bare(&links[1], &[("confirm", "1")], "")
        .is(409)
        .says("cannot be joined");
    let other = app.sign_in_as(OTHER, PHRASE);
    other.get(&entry).is(200);
    // Once it is mended, the same link does.
    app.execute(&format!(
        "DELETE FROM organiser
         WHERE person IN (SELECT id FROM person WHERE mail = '{KEPT}')"
    ));
    confirm(&app, &links[1]);
    app.sign_in_as(KEPT, PHRASE).get(&entry).is(200);
}

fn either_address_and_the_administrator_take_joining_back(app: App) {
    let administrator = app.administrator();
    newcomer(&app, KEPT);
    newcomer(&app, OTHER);
    for place in 0..2 {
        let links = ask(&app, &administrator, KEPT, OTHER);
        app.post_bare(&links[place], &[("decline", "1")], "")
            .is(303);
        for link in &links {
            app.get(link, "").is(410);
        }
    }
    // It is taken back on the page of either account.
    for mail in [KEPT, OTHER] {
        let links = ask(&app, &administrator, KEPT, OTHER);
        let page = page_of(&administrator, mail);
        administrator
            .post(&format!("{page}/joining/withdrawal"), &[REASON])
            .is(303);
        app.get(&links[0], "").is(410);
    }
    let links = ask(&app, &administrator, KEPT, OTHER);
    let page = joining_page(&administrator, KEPT);
    for session in [app.organiser(), app.team(1)] {
        session.get(&page).is(404);
        let fields = [("mail", OTHER), REASON, ("seen", "0")];
        session.post_bare(&page, &fields).is(404);
    }
    let app = app.restarted_at("2027-05-16T12:30:00Z");
    app.get(&links[0], "").is(410);
    assert_eq!(sign_in(&app, OTHER), 303);
}

fn the_same_role_twice_is_one(app: App) {
    let administrator = app.administrator();
    newcomer(&app, KEPT);
    newcomer(&app, OTHER);
    for mail in [KEPT, OTHER] {
        app.execute(&format!(
            "INSERT INTO organiser (person, edition)
             SELECT person.id, edition.id
             FROM person, edition
             WHERE person.mail = '{mail}'"
        ));
    }
    // Who alone organises goes on, under the one account.
    app.execute(&format!(
        "DELETE FROM organiser
         WHERE person NOT IN (SELECT id FROM person WHERE mail IN ('{KEPT}', '{OTHER}'))"
    ));
    let links = ask(&app, &administrator, KEPT, OTHER);
    confirm(&app, &links[1]);
    confirm(&app, &links[0]);
    let kept = app.sign_in_as(KEPT, PHRASE);
    kept.get(DESK).is(200);
    let page = kept.get("/en/2027/organisers");
    page.is(200).says(KEPT).lacks(OTHER);
}

on_both_engines![
    what_a_team_has_moves_once_both_addresses_have_confirmed,
    what_a_juror_has_given_moves_with_its_history,
    what_nobody_may_be_is_not_made_by_joining,
    what_comes_between_is_found_before_anything_moves,
    either_address_and_the_administrator_take_joining_back,
    the_same_role_twice_is_one,
];
