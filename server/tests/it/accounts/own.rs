//! What people change of their own accounts, and what nobody chooses as a password.

use std::{fs, os::unix::fs::PermissionsExt as _, time::Duration};

use crate::{
    app::{App, on_both_engines},
    entries::newcomer,
};

const MAIL: &str = "own@example.org";
const NEW: &str = "newer@example.org";
const PHRASE: &str = "a rather long phrase";
const OTHER: &str = "quite another phrase";

fn sign_in(app: &App, mail: &str, password: &str) -> u16 {
    let fields = [("mail", mail), ("password", password)];
    app.post_bare("/en/sign-in", &fields, "").status
}

fn a_password_that_is_guessed_first_is_refused_wherever_one_is_chosen(app: App) {
    let (common, personal) = (
        "one of the passwords that are guessed first",
        "made of your name, your address",
    );
    let choices = [
        ("password1234567", common),
        ("qwertyuiopqwertyuiop", common),
        ("aaaaaaaaaaaaaaaa", common),
        ("Valdemara-2027", personal),
        ("Certamen Barcelona", personal),
        ("barcelona.kobe.1", personal),
    ];
    let asked = [("name", "Valdemara"), ("mail", MAIL)];
    app.post_bare("/en/sign-up", &asked, "").is(303);
    let link = app.mailed_link("Confirm your address");
    for (password, told) in choices {
        let form = [("name", "Valdemara"), ("password", password)];
        let answer = app.post_bare(&link, &form, "");
        answer.is(422).says("value=\"Valdemara\"");
        assert!(answer.text.contains(told), "{password}");
    }
    let form = [("name", "Valdemara"), ("password", PHRASE)];
    let cookie = app.post_bare(&link, &form, "").cookie;
    for (password, told) in choices {
        let form = [("present-password", PHRASE), ("password", password)];
        let answer = app.post_bare("/en/account/password", &form, &cookie);
        answer.is(422);
        assert!(answer.text.contains(told), "{password}");
    }
    app.post_bare("/en/reset", &[("mail", MAIL)], "").is(303);
    let link = app.mailed_link("Choose a new password");
    for (password, told) in choices {
        let answer = app.post_bare(&link, &[("password", password)], "");
        answer.is(422);
        assert!(answer.text.contains(told), "{password}");
    }
}

fn a_password_is_changed_with_the_one_before(app: App) {
    let here = newcomer(&app, MAIL);
    let there = app.sign_in_as(MAIL, PHRASE);
    app.post_bare("/en/link", &[("mail", MAIL)], "").is(303);
    let link = app.mailed_link("Your sign-in link");
    let change = |present: &str, new: &str| {
        let form = [("present-password", present), ("password", new)];
        app.post_bare("/en/account/password", &form, &here)
    };
    change("not the password", OTHER)
        .is(422)
        .says("This is not your present password");
    change(PHRASE, "short").is(422).says("Between 12 and 256");
    assert_eq!(there.get("/en/account").status, 200);
    change(PHRASE, OTHER).is(303);
    app.get("/en/account", &here).is(200);
    there.get("/en/account").is(303);
    app.post_bare(&link, &[], "").is(410);
    app.get("/en/mails", "").says("Your password was changed");
    assert_eq!(sign_in(&app, MAIL, PHRASE), 401);
    assert_eq!(sign_in(&app, MAIL, OTHER), 303);
}

fn name_and_language_are_changed_by_their_owner(app: App) {
    let cookie = newcomer(&app, MAIL);
    app.post_bare("/en/account/name", &[("name", "  ")], &cookie)
        .is(422);
    app.post_bare("/en/account/name", &[], &cookie).is(400);
    app.post_bare("/en/account/name", &[("name", "Valdemara Nova")], &cookie)
        .is(303);
    app.get("/en/account", &cookie).says("Valdemara Nova");
    app.administrator()
        .get("/en/people?q=valdemara")
        .says("Valdemara Nova");
    app.post_bare("/en/account/language", &[("language", "xx")], &cookie)
        .is(422);
    app.post_bare("/en/account/language", &[("language", "ca")], &cookie)
        .is(303);
    let change = [("present-password", PHRASE), ("password", OTHER)];
    app.post_bare("/en/account/password", &change, &cookie)
        .is(303);
    app.get("/en/mails", "")
        .says("S’ha canviat la teva contrasenya");
    // Nobody does it on somebody's behalf, nor who is not signed in.
    app.post_bare("/en/account/name", &[("name", "A Stranger")], "")
        .is(401);
}

fn an_address_is_changed_once_it_is_proven(app: App) {
    let cookie = newcomer(&app, MAIL);
    let ask = |mail: &str, password: &str| {
        let form = [("mail", mail), ("present-password", password)];
        app.post_bare("/en/account/address", &form, &cookie)
    };
    ask("no address", PHRASE)
        .is(422)
        .says("value=\"no address\"");
    ask(NEW, "not the password")
        .is(422)
        .says("This is not your present password");
    // The page tells nobody whose addresses there are: the mail does.
    ask("juror-1@jury.example", PHRASE).is(303);
    app.get("/en/mails", "")
        .says("This address has an account already");
    ask(NEW, PHRASE).is(303);
    app.get("/en/account/address", &cookie)
        .says("newer@example.org waits to be confirmed");
    // The old address takes it back while it waits.
    let old = app.mailed_link("Your account is to have another address");
    app.post_bare(&old, &[("decline", "1")], "").is(303);
    app.get("/en/account/address", &cookie)
        .lacks("waits to be confirmed");
    ask(NEW, PHRASE).is(303);
    assert_eq!(sign_in(&app, NEW, PHRASE), 401, "not before it is proven");
    let link = app.mailed_link("Confirm the new address of your account");
    let changed = app.post_bare(&link, &[("confirm", "1")], "");
    changed.is(303);
    app.get("/en/account", &changed.cookie).says(NEW);
    app.get("/en/account", &cookie).is(303);
    assert_eq!(sign_in(&app, MAIL, PHRASE), 401);
    assert_eq!(sign_in(&app, NEW, PHRASE), 303);
}

fn the_old_address_takes_a_change_back_that_was_made(app: App) {
    let cookie = newcomer(&app, MAIL);
    // Somebody who got at the session and the password.
    let form = [("mail", NEW), ("present-password", PHRASE)];
    app.post_bare("/en/account/address", &form, &cookie).is(303);
    let link = app.mailed_link("Confirm the new address of your account");
    let thief = app.post_bare(&link, &[("confirm", "1")], "").cookie;
    let mails = app.get("/en/mails", "").page();
    let undo = mails
        .all("article")
        .into_iter()
        .filter(|mail| mail.says("have this address back"))
        .find_map(|mail| mail.first("a").attribute("href"))
        .expect("the link that takes it back")
        .replace("http://127.0.0.1:3000", "");
    app.get(&undo, "").is(200).says("own@example.org");
    app.post_bare(&undo, &[], "").is(303);
    app.get("/en/account", &thief).is(303);
    for mail in [MAIL, NEW] {
        assert_eq!(sign_in(&app, mail, PHRASE), 401, "{mail}");
    }
    app.post_bare(&undo, &[], "").is(410);
    app.post_bare("/en/reset", &[("mail", MAIL)], "").is(303);
    let reset = app.mailed_link("Choose a new password");
    app.post_bare(&reset, &[("password", OTHER)], "").is(303);
    assert_eq!(sign_in(&app, MAIL, OTHER), 303);
}

fn who_has_no_password_chooses_one_before_another_address(app: App) {
    app.execute("UPDATE person SET password_hash = NULL WHERE mail = 'juror-2@jury.example'");
    app.post_bare("/en/link", &[("mail", "juror-2@jury.example")], "");
    let cookie = app
        .post_bare(&app.mailed_link("Your sign-in link"), &[], "")
        .cookie;
    app.get("/en/account/address", &cookie)
        .is(200)
        .says("Choose a password first");
    app.post_bare("/en/account/address", &[("mail", NEW)], &cookie)
        .is(409);
}

/// The mails that wait or went to an address, as the demo shows them.
fn count_mails(app: &App, mail: &str) -> usize {
    let mails = app.get("/en/mails", "").page();
    let all = mails.all("article");
    all.into_iter().filter(|article| article.says(mail)).count()
}

fn a_stranger_fills_no_mailbox_and_writes_into_none(app: App) {
    let shout = "You won! Visit https://evil.example/prize now";
    for _ in 0..5 {
        let form = [("name", shout), ("mail", MAIL)];
        app.post_bare("/en/sign-up", &form, "").is(303);
        app.post_bare("/en/link", &[("mail", MAIL)], "").is(303);
    }
    assert_eq!(count_mails(&app, MAIL), 3);
    app.get("/en/mails", "").lacks("evil.example");
    // Known or not, it is the same.
    for path in ["/en/link", "/en/reset", "/en/link", "/en/reset"] {
        app.post_bare(path, &[("mail", "juror-3@jury.example")], "")
            .is(303);
    }
    assert_eq!(count_mails(&app, "juror-3@jury.example"), 3);
    // Who answers gets more.
    let link = app.mailed_link("Choose a new password");
    app.post_bare(&link, &[("password", OTHER)], "").is(303);
    app.post_bare("/en/link", &[("mail", "juror-3@jury.example")], "")
        .is(303);
    assert_eq!(count_mails(&app, "juror-3@jury.example"), 4);
}

on_both_engines![
    a_password_that_is_guessed_first_is_refused_wherever_one_is_chosen,
    a_password_is_changed_with_the_one_before,
    name_and_language_are_changed_by_their_owner,
    an_address_is_changed_once_it_is_proven,
    the_old_address_takes_a_change_back_that_was_made,
    who_has_no_password_chooses_one_before_another_address,
    a_stranger_fills_no_mailbox_and_writes_into_none
];

#[test]
fn a_mail_that_has_left_is_forgotten_and_lies_open_to_nobody() {
    let app = App::empty();
    let form = [("name", "A Person"), ("mail", MAIL)];
    app.post_bare("/en/sign-up", &form, "").is(303);
    let sent = "SELECT COUNT(*) FROM mail WHERE sent_at IS NOT NULL";
    for _ in 0..100 {
        if app.count(sent) == 1 {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(app.count(sent), 1);
    assert_eq!(app.count("SELECT COUNT(*) FROM mail WHERE body <> ''"), 0);
    let written = fs::read_dir(app.mails_folder()).expect("the mails");
    let written: Vec<_> = written.map(|file| file.expect("a mail").path()).collect();
    assert_eq!(written.len(), 1);
    for path in written
        .into_iter()
        .chain([app.mails_folder(), app.files_folder()])
    {
        let mode = fs::metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0, "{}", path.display());
    }
}
