//! Help with accounts: they are found, links are sent to their addresses, sessions are ended, and
//! an address is corrected once its owner has proven the new one.

use crate::{
    app::{Answer, App, Session, on_both_engines},
    entries::newcomer,
};

const PEOPLE: &str = "/en/people";
const JUROR: &str = "juror-1@jury.example";
const OLD: &str = "old@example.org";
const NEW: &str = "new@example.org";
const PHRASE: &str = "a rather long phrase";
const REASON: (&str, &str) = ("reason", "They called");

/// The page of the account with an address.
pub fn page_of(administrator: &Session, mail: &str) -> String {
    let found = administrator.get(&format!("{PEOPLE}?q={}", mail.replace('@', "%40")));
    let page = found.page();
    let link = page.row(mail).first("a");
    link.attribute("href").expect("an address").to_owned()
}

/// The newest mail whose subject or text holds something, as the demo shows it.
fn mail_with(app: &App, text: &str) -> String {
    let mails = app.get("/en/mails", "").page();
    mails.first_with("article", text).text()
}

fn sign_in(app: &App, mail: &str, password: &str) -> Answer {
    app.post("/en/sign-in", &[("mail", mail), ("password", password)], "")
}

/// Makes one of the demo's people run the service too.
pub fn promote(app: &App, mail: &str) {
    app.execute(&format!(
        "UPDATE person SET administrator = 1 WHERE mail = '{mail}'"
    ));
}

fn people_are_found_by_a_part_of_name_or_address(app: App) {
    let administrator = app.administrator();
    administrator.get("/en/desk").says("/en/people");
    newcomer(&app, "nuria@example.org");
    app.execute(
        "UPDATE person SET name = 'Núria 100%_Peña', name_key = ''
         WHERE mail = 'nuria@example.org'",
    );
    // Names that were kept before are made to be found when the service starts.
    let app = app.restarted_at("2027-05-14T12:30:00Z");
    for (text, found) in [
        ("NURIA", true),
        ("n%C3%BAria", true),
        ("100%25_", true),
        ("0%25_x", false),
        ("%25", true),
        ("___", false),
        ("Nuria%40EXAMPLE", true),
        ("pena", true),
        ("nobody", false),
    ] {
        let page = administrator.get(&format!("{PEOPLE}?q={text}"));
        page.is(200);
        assert_eq!(
            page.text.contains("nuria@example.org"),
            found,
            "{text}: {}",
            page.text
        );
    }
    administrator
        .get(&format!("{PEOPLE}?q=juror-1"))
        .says(JUROR)
        .says("judges")
        .lacks("juror-2@");
    administrator
        .get(&format!("{PEOPLE}?q=ORGANISER%40"))
        .says("organises");
    administrator
        .get(&page_of(&administrator, JUROR))
        .is(200)
        .says("/en/people/act?person=")
        .says("Kobe");
    drop(app);
}

fn who_is_found_comes_page_by_page(app: App) {
    let rows = (0..120).map(|number| {
        format!(
            "('many-{number:03}', 'Many {number:03}', 'many-{number:03}@example.org', 'en', 0,
              'many {number:03}')"
        )
    });
    app.execute(&format!(
        "INSERT INTO person (id, name, mail, language, created_at, name_key) VALUES {}",
        rows.collect::<Vec<_>>().join(", ")
    ));
    let administrator = app.administrator();
    let mut path = format!("{PEOPLE}?q=many-");
    let mut seen = Vec::new();
    for count in [50, 50, 20] {
        let answer = administrator.get(&path);
        let page = answer.page();
        let rows = page.all("tbody tr");
        assert_eq!(rows.len(), count);
        seen.extend(rows.iter().map(|row| row.first("a").text()));
        if count == 50 {
            path = page
                .first("a[rel=next]")
                .attribute("href")
                .expect("an address")
                .to_owned();
        } else {
            assert!(page.all("a[rel=next]").is_empty());
            administrator
                .get(page.first("a[rel=first]").attribute("href").expect("it"))
                .says("Many 000");
        }
    }
    let expected: Vec<String> = (0..120).map(|number| format!("Many {number:03}")).collect();
    assert_eq!(seen, expected);
}

fn nobody_but_administrators_finds_anybody_or_helps(app: App) {
    let administrator = app.administrator();
    let page = page_of(&administrator, JUROR);
    let steps = [
        "link",
        "password",
        "sessions",
        "address",
        "address/withdrawal",
    ];
    for session in [app.organiser(), app.juror(2), app.team(1)] {
        session.get(PEOPLE).is(404);
        session.get(&page).is(404);
        session.get("/en/desk").lacks("/en/people");
        for step in steps {
            let fields = [REASON, ("seen", "0"), ("mail", NEW)];
            session
                .post_bare(&format!("{page}/{step}"), &fields)
                .is(404);
        }
        let fields = [REASON, ("mail", JUROR)];
        session.post_bare("/en/people/sign-ups", &fields).is(404);
    }
    app.get(PEOPLE, "").is(303);
    // Nor on behalf of somebody.
    let person = page.rsplit('/').next().expect("an id").to_owned();
    let begin = [("person", person.as_str()), REASON];
    administrator.post_bare("/en/people/act", &begin).is(303);
    administrator.get(PEOPLE).is(404);
    for step in steps {
        administrator
            .post_bare(&format!("{page}/{step}"), &[REASON, ("seen", "0")])
            .is(403);
    }
    administrator.post_bare("/en/people/act/end", &[]).is(303);
    administrator.get(&page).is(200);
    administrator.get("/en/people/nobody").is(404);
}

fn links_go_to_the_address_alone_and_their_reader_is_told_why(app: App) {
    let administrator = app.administrator();
    newcomer(&app, OLD);
    let page = page_of(&administrator, OLD);
    let link = format!("{page}/link");
    administrator
        .post(&link, &[("reason", " ")])
        .is(422)
        .says("reason-problem");
    let sent = administrator.post(&link, &[REASON]);
    sent.is(303);
    let after = administrator.get(&sent.location);
    after
        .says("The link is on its way")
        .says("Sign-in link sent")
        .says("They called")
        .lacks("/en/enter/");
    let told = mail_with(&app, "A link to sign in, as you asked");
    assert!(told.contains("They called"), "{told}");
    let enter = app.mailed_link("A link to sign in, as you asked");
    assert!(enter.starts_with("/en/enter/"), "{enter}");
    app.post_bare(&enter, &[], "").is(303);
    app.post_bare(&enter, &[], "").is(410);
    // A password is chosen by its owner alone.
    administrator
        .post(&format!("{page}/password"), &[REASON])
        .is(303);
    let reset = app.mailed_link("A link to a new password, as you asked");
    let typed = [("password", "another long phrase")];
    app.post_bare(&reset, &typed, "").is(303);
    sign_in(&app, OLD, "another long phrase").is(303);
    sign_in(&app, OLD, PHRASE).is(401);
    // An invitation that was lost: the link proves the address.
    app.execute(&format!(
        "UPDATE person SET verified_at = NULL, password_hash = NULL WHERE mail = '{OLD}'"
    ));
    administrator.get(&page).says("not confirmed yet");
    administrator.post(&link, &[REASON]).is(303);
    let enter = app.mailed_link("A link to sign in, as you asked");
    app.post_bare(&enter, &[], "").is(303);
    administrator.get(&page).lacks("not confirmed yet");
    assert!(app.command(&["audit"]).status.success());
}

fn all_sessions_end_and_their_owner_is_told(app: App) {
    let administrator = app.administrator();
    let (one, other) = (newcomer(&app, OLD), sign_in(&app, OLD, PHRASE).cookie);
    let page = page_of(&administrator, OLD);
    let looked = administrator.get(&page);
    let sent = [REASON, ("seen", &looked.value("seen"))];
    let path = format!("{page}/sessions");
    administrator.post_bare(&path, &sent).is(303);
    for cookie in [&one, &other] {
        app.get("/en/desk", cookie).is(303);
    }
    let told = mail_with(&app, "Your sessions were ended");
    assert!(told.contains("They called"), "{told}");
    // The same form once more is the same step; a page of before is told that it is old.
    let again = sign_in(&app, OLD, PHRASE).cookie;
    administrator.post_bare(&path, &sent).is(303);
    app.get("/en/desk", &again).is(200);
    let link = format!("{page}/link");
    administrator
        .post_bare(&link, &sent)
        .is(409)
        .says("All sessions ended");
    administrator.post_bare(&link, &[REASON]).is(409);
}

/// Asks for another address of somebody's account; answers the account's page.
fn ask(app: &App, administrator: &Session, mail: &str, new: &str) -> String {
    let page = page_of(administrator, mail);
    administrator
        .post(&format!("{page}/address"), &[REASON, ("mail", new)])
        .is(303);
    let told = mail_with(app, "Your account is to have another address");
    let kept = new.trim().to_lowercase();
    assert!(
        told.contains(&kept) && told.contains("They called"),
        "{told}"
    );
    page
}

fn an_address_is_another_once_its_owner_has_proven_it(app: App) {
    let administrator = app.administrator();
    let cookie = newcomer(&app, OLD);
    app.post("/en/link", &[("mail", OLD)], "");
    let before = app.mailed_link("Your sign-in link");
    let page = ask(&app, &administrator, OLD, " New@Example.org ");
    administrator.get(&page).says("waits to be confirmed");
    // Until then nothing has changed.
    app.get("/en/account", &cookie).says(OLD).lacks(NEW);
    let link = app.mailed_link("Confirm the new address of your account");
    app.get(&link, "")
        .is(200)
        .says(OLD)
        .says(NEW)
        .says("They called");
    let entered = app.post_bare(&link, &[("confirm", "1")], "");
    entered.is(303);
    app.get("/en/account", &entered.cookie).says(NEW);
    app.post_bare(&link, &[("confirm", "1")], "").is(410);
    // What the old address could do is over.
    app.get("/en/desk", &cookie).is(303);
    app.post_bare(&before, &[], "").is(410);
    sign_in(&app, OLD, PHRASE).is(401);
    sign_in(&app, NEW, PHRASE).is(303);
    let told = mail_with(&app, "Your account has another address");
    assert!(told.contains(NEW), "{told}");
    let after = administrator.get(&page);
    after.says("Address changed").lacks("waits to be confirmed");
    assert!(app.command(&["audit"]).status.success());
}

fn an_address_that_is_none_or_taken_is_told_beside_its_field(app: App) {
    let administrator = app.administrator();
    newcomer(&app, OLD);
    let page = page_of(&administrator, OLD);
    let path = format!("{page}/address");
    for (mail, says) in [
        ("", "mail-problem"),
        ("not an address", "mail-problem"),
        (OLD, "has this address already"),
        (JUROR, "Another account has this address"),
    ] {
        let refused = administrator.post(&path, &[REASON, ("mail", mail)]);
        refused.is(422).says(says).says("They called");
    }
    // Both are told at once.
    administrator
        .post(&path, &[("reason", ""), ("mail", "none")])
        .is(422)
        .says("mail-problem")
        .says("reason-problem");
    administrator.get(&page).lacks("waits to be confirmed");
    // Somebody else makes an account with it before it is proven.
    ask(&app, &administrator, OLD, NEW);
    let link = app.mailed_link("Confirm the new address of your account");
    newcomer(&app, NEW);
    app.post_bare(&link, &[("confirm", "1")], "")
        .is(422)
        .says("Another account has this address");
    sign_in(&app, OLD, PHRASE).is(303);
}

fn either_address_and_the_administrator_take_it_back(app: App) {
    let administrator = app.administrator();
    newcomer(&app, OLD);
    for subject in [
        "Your account is to have another address",
        "Confirm the new address of your account",
    ] {
        let page = ask(&app, &administrator, OLD, NEW);
        let link = app.mailed_link(subject);
        let new = app.mailed_link("Confirm the new address of your account");
        app.get(&link, "").is(200);
        app.post_bare(&link, &[("decline", "1")], "").is(303);
        app.post_bare(&new, &[("confirm", "1")], "").is(410);
        administrator
            .get(&page)
            .says("refused by its reader")
            .lacks("waits to be confirmed");
    }
    let page = ask(&app, &administrator, OLD, NEW);
    let new = app.mailed_link("Confirm the new address of your account");
    administrator
        .post(&format!("{page}/address/withdrawal"), &[REASON])
        .is(303);
    app.get(&new, "").is(410);
    administrator
        .post(&format!("{page}/address/withdrawal"), &[REASON])
        .is(409);
    // Another wish takes the place of the one before; and none waits for ever.
    ask(&app, &administrator, OLD, "first@example.org");
    let first = app.mailed_link("Confirm the new address of your account");
    ask(&app, &administrator, OLD, "second@example.org");
    let second = app.mailed_link("Confirm the new address of your account");
    assert_ne!(first, second);
    app.get(&first, "").is(410);
    app.get(&second, "").is(200);
    let app = app.restarted_at("2027-05-16T12:30:00Z");
    app.get(&second, "").is(410);
}

fn nobody_takes_over_an_administrator(app: App) {
    let administrator = app.administrator();
    newcomer(&app, OLD);
    promote(&app, OLD);
    let page = ask(&app, &administrator, OLD, NEW);
    administrator
        .get(&page)
        .says("the old address must allow it too")
        .lacks("/en/people/act?person=");
    let new = app.mailed_link("Confirm the new address of your account");
    let old = app.mailed_link("Your account is to have another address");
    let said = app.post_bare(&new, &[("confirm", "1")], "");
    said.is(303);
    assert!(said.cookie.is_empty(), "nobody is signed in");
    app.get(&new, "").says("It waits for the other one");
    sign_in(&app, NEW, PHRASE).is(401);
    sign_in(&app, OLD, PHRASE).is(303);
    administrator
        .get(&page)
        .says("The new address has been confirmed")
        .says("The old address has not allowed it yet");
    app.get(&old, "").says("You run the service");
    app.post_bare(&old, &[("confirm", "1")], "").is(303);
    sign_in(&app, NEW, PHRASE).is(303);
    sign_in(&app, OLD, PHRASE).is(401);
    // Of anybody else the old address is told, and not asked.
    newcomer(&app, "third@example.org");
    ask(
        &app,
        &administrator,
        "third@example.org",
        "fourth@example.org",
    );
    let old = app.mailed_link("Your account is to have another address");
    app.get(&old, "").is(200).lacks("name=\"confirm\"");
    app.post_bare(&old, &[("confirm", "1")], "").is(410);
}

fn whoever_asked_for_an_account_gets_the_link_again(app: App) {
    let administrator = app.administrator();
    let form = [("name", "Slow Reader"), ("mail", "slow@example.org")];
    app.post("/en/sign-up", &form, "");
    let first = app.mailed_link("Confirm your address");
    let found = administrator.get(&format!("{PEOPLE}?q=slow%40"));
    found
        .says("Accounts that are not made yet")
        .says("Slow Reader")
        .lacks("/en/verify/");
    let again = "/en/people/sign-ups";
    administrator
        .post(again, &[("mail", "slow@example.org"), ("reason", "")])
        .is(422)
        .says("Slow Reader")
        .says("reason-problem");
    administrator
        .post(again, &[("mail", "slow@example.org"), REASON])
        .is(303);
    let second = app.mailed_link("Confirm your address");
    assert_ne!(first, second);
    let typed = [("name", "Slow Reader"), ("password", PHRASE)];
    app.post_bare(&first, &typed, "").is(303);
    app.post_bare(&second, &typed, "").is(410);
    administrator
        .post(again, &[("mail", "slow@example.org"), REASON])
        .is(404);
    administrator
        .get(&page_of(&administrator, "slow@example.org"))
        .is(200);
}

on_both_engines![
    people_are_found_by_a_part_of_name_or_address,
    who_is_found_comes_page_by_page,
    nobody_but_administrators_finds_anybody_or_helps,
    links_go_to_the_address_alone_and_their_reader_is_told_why,
    all_sessions_end_and_their_owner_is_told,
    an_address_is_another_once_its_owner_has_proven_it,
    an_address_that_is_none_or_taken_is_told_beside_its_field,
    either_address_and_the_administrator_take_it_back,
    nobody_takes_over_an_administrator,
    whoever_asked_for_an_account_gets_the_link_again,
];
