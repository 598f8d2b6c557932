//! A second factor: set up by its owner, asked for at every sign-in whichever way it begins, and
//! asked of those who organise and judge where the call says so.

use std::time::Instant;

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

use super::helping::page_of;
use crate::{
    app::{Answer, App, Page, on_both_engines},
    entries::newcomer,
};

const MAIL: &str = "factor@example.org";
const PHRASE: &str = "a rather long phrase";
const PAGE: &str = "/en/account/second-factor";
const NOON: u64 = 1_810_296_000;

/// An authenticator app with the secret of a page and the clock of the demo.
struct Authenticator {
    secret: Vec<u8>,
    began: Instant,
}

impl Authenticator {
    /// Reads the key from the page of somebody who has begun to set one up, about when the server
    /// of the test began.
    fn scan(page: &Page, began: Instant) -> Self {
        let key = page.first_with("p.wrap", "Key:").text();
        let key: String = key
            .trim()
            .trim_start_matches("Key:")
            .split_whitespace()
            .collect();
        Self {
            secret: BASE32_NOPAD.decode(key.as_bytes()).expect("a key"),
            began,
        }
    }

    /// The code of a step beside the present one.
    fn code(&self, ahead: u64) -> String {
        let step = (NOON + self.began.elapsed().as_secs()) / 30 + ahead;
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.secret).expect("a key");
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let offset = usize::from(digest[19] & 15);
        let word: [u8; 4] = digest[offset..offset + 4].try_into().expect("four bytes");
        format!(
            "{:06}",
            (u32::from_be_bytes(word) & 0x7fff_ffff) % 1_000_000
        )
    }

    /// A code that is not good at any moment near this one.
    fn wrong_code(&self) -> String {
        let good: Vec<String> = (0..6).map(|ahead| self.code(ahead)).collect();
        let mut codes = (0..).map(|number| format!("{number:06}"));
        codes
            .find(|code| !good.contains(code))
            .expect("one of them")
    }
}

/// Forgets which code was used last, as if time had passed.
fn let_time_pass(app: &App) {
    app.execute("UPDATE second_factor SET last_step = 0");
}

/// Turns a second factor on; answers the app and the recovery codes.
fn turn_on(
    app: &App,
    cookie: &str,
    password: &str,
    began: Instant,
) -> (Authenticator, Vec<String>) {
    let proof = [("present-password", password)];
    app.post_bare(&format!("{PAGE}/begin"), &proof, cookie)
        .is(303);
    let authenticator = Authenticator::scan(&app.get(PAGE, cookie).page(), began);
    let code = authenticator.code(0);
    let codes = app.post_bare(&format!("{PAGE}/confirm"), &[("code", &code)], cookie);
    codes.is(200);
    let codes = codes.page();
    let codes: Vec<String> = codes
        .all("ol.codes li")
        .iter()
        .map(|code| code.text())
        .collect();
    assert_eq!(codes.len(), 10);
    (authenticator, codes)
}

fn sign_in(app: &App, mail: &str, password: &str) -> Answer {
    let fields = [("mail", mail), ("password", password), ("next", "/en/data")];
    app.post_bare("/en/sign-in", &fields, "")
}

fn give_code(app: &App, half: &str, code: &str) -> Answer {
    let fields = [("code", code), ("next", "/en/data")];
    app.post_bare("/en/sign-in/code", &fields, half)
}

/// That a sign-in asks for a code, and has begun no session.
fn is_half(app: &App, answer: &Answer) {
    answer.is(303);
    assert!(
        answer.location.starts_with("/en/sign-in/code"),
        "{}",
        answer.location
    );
    let secret = answer
        .cookie
        .strip_prefix("sign-in=")
        .expect("half a sign-in");
    for cookie in [answer.cookie.clone(), format!("session={secret}")] {
        let account = app.get("/en/account", &cookie);
        assert!(account.location.starts_with("/en/sign-in"), "{cookie}");
    }
    app.get("/en/sign-in/code", &answer.cookie)
        .is(200)
        .says("authenticator app");
}

fn every_sign_in_asks_for_the_code(app: App) {
    let began = Instant::now();
    let cookie = newcomer(&app, MAIL);
    let other = app.sign_in_as(MAIL, PHRASE);
    // Turned on with the present password, and by a code that the app made.
    let begin = format!("{PAGE}/begin");
    app.post_bare(&begin, &[("present-password", "not the password")], &cookie)
        .is(422)
        .says("This is not your present password");
    app.post_bare(&begin, &[("present-password", PHRASE)], &cookie)
        .is(303);
    let page = app.get(PAGE, &cookie);
    page.says("<svg")
        .says("otpauth://totp/Certamen:factor%40example.org?secret=");
    let authenticator = Authenticator::scan(&page.page(), began);
    let confirm = format!("{PAGE}/confirm");
    app.post_bare(&confirm, &[("code", &authenticator.wrong_code())], &cookie)
        .is(422)
        .says("This code is not good");
    assert_eq!(
        other.get("/en/account").status,
        200,
        "nothing has changed yet"
    );
    let code = authenticator.code(0);
    app.post_bare(&confirm, &[("code", &code)], &cookie)
        .is(200)
        .says("Your recovery codes");
    app.get(PAGE, &cookie).says("Recovery codes left: 10 of 10");
    other.get("/en/account").is(303);
    app.get("/en/mails", "").says("Your second factor is on");

    // By password.
    let half = sign_in(&app, MAIL, PHRASE);
    is_half(&app, &half);
    assert_eq!(
        give_code(&app, &half.cookie, &code).status,
        422,
        "a code is taken once"
    );
    let whole = give_code(&app, &half.cookie, &authenticator.code(1));
    whole.is(303);
    assert_eq!(whole.location, "/en/data");
    app.get("/en/account", &whole.cookie).is(200);
    let again = give_code(&app, &half.cookie, &authenticator.code(1));
    again.is(410);

    for way in ["password", "code"] {
        let begun =
            format!("SELECT COUNT(*) FROM audit WHERE action = 'sign-in' AND detail = '{way}'");
        assert!(app.count(&begun) > 0, "{way}");
    }

    // By a mailed link, and behind a link to a new password.
    app.post_bare("/en/link", &[("mail", MAIL)], "").is(303);
    is_half(
        &app,
        &app.post_bare(&app.mailed_link("Your sign-in link"), &[], ""),
    );
    app.post_bare("/en/reset", &[("mail", MAIL)], "").is(303);
    let link = app.mailed_link("Choose a new password");
    let new = [("password", "quite another phrase")];
    is_half(&app, &app.post_bare(&link, &new, ""));
}

fn a_recovery_code_is_good_once_and_told(app: App) {
    let began = Instant::now();
    let cookie = newcomer(&app, MAIL);
    let (_, codes) = turn_on(&app, &cookie, PHRASE, began);
    let half = sign_in(&app, MAIL, PHRASE);
    // As it is written down, in whatever letters.
    let typed = codes[3].to_uppercase().replace('-', " ");
    give_code(&app, &half.cookie, &typed).is(303);
    app.get("/en/mails", "")
        .says("A recovery code of yours was used");
    let half = sign_in(&app, MAIL, PHRASE);
    give_code(&app, &half.cookie, &typed).is(422);
    app.get(PAGE, &cookie).says("Recovery codes left: 9 of 10");
    // New ones take the place of all.
    let renewed = app.post_bare(
        &format!("{PAGE}/codes"),
        &[("present-password", PHRASE)],
        &cookie,
    );
    renewed.is(200).says("Your recovery codes");
    give_code(&app, &half.cookie, &codes[4]).is(422);
    app.get(PAGE, &cookie).says("Recovery codes left: 10 of 10");
}

fn wrong_codes_are_counted_and_told(app: App) {
    let began = Instant::now();
    let cookie = newcomer(&app, MAIL);
    let (authenticator, codes) = turn_on(&app, &cookie, PHRASE, began);
    let_time_pass(&app);
    let half = sign_in(&app, MAIL, PHRASE);
    for _ in 0..4 {
        give_code(&app, &half.cookie, &authenticator.wrong_code()).is(422);
    }
    give_code(&app, &half.cookie, &authenticator.wrong_code())
        .is(410)
        .says("Sign in again");
    app.get("/en/mails", "")
        .says("Wrong codes for your account");
    // Whoever begins anew waits too, also with a right code of the app; a recovery code is nothing
    // that could be guessed.
    let half = sign_in(&app, MAIL, PHRASE);
    is_half(&app, &half);
    give_code(&app, &half.cookie, &authenticator.code(0))
        .is(429)
        .says("Too many tries");
    give_code(&app, &half.cookie, &codes[0]).is(303);
}

fn its_owner_turns_it_off_and_an_administrator_takes_it_away(app: App) {
    let began = Instant::now();
    let cookie = newcomer(&app, MAIL);
    turn_on(&app, &cookie, PHRASE, began);
    let end = format!("{PAGE}/end");
    app.post_bare(&end, &[("present-password", "not the password")], &cookie)
        .is(422);
    app.post_bare(&end, &[("present-password", PHRASE)], &cookie)
        .is(303);
    app.get("/en/mails", "").says("Your second factor is off");
    assert_eq!(sign_in(&app, MAIL, PHRASE).location, "/en/data");

    turn_on(&app, &cookie, PHRASE, began);
    let administrator = app.administrator();
    let account = page_of(&administrator, MAIL);
    let take =
        |reason: &str| administrator.post(&format!("{account}/factor"), &[("reason", reason)]);
    take("").is(422);
    take("The phone fell into the sea").is(303);
    app.get("/en/mails", "")
        .says("Your second factor was taken away");
    administrator
        .get(&account)
        .says("Second factor taken away")
        .says("The phone fell into the sea");
    app.get("/en/account", &cookie).is(303);
    assert_eq!(sign_in(&app, MAIL, PHRASE).location, "/en/data");
    // Nobody else does, not for anybody.
    app.juror(1)
        .post_bare(&format!("{account}/factor"), &[("reason", "I want it")])
        .is(404);
}

fn who_has_no_password_proves_themselves_by_a_code(app: App) {
    let began = Instant::now();
    app.execute("UPDATE person SET password_hash = NULL WHERE mail = 'juror-2@jury.example'");
    app.post_bare("/en/link", &[("mail", "juror-2@jury.example")], "");
    let cookie = app
        .post_bare(&app.mailed_link("Your sign-in link"), &[], "")
        .cookie;
    let (authenticator, _) = turn_on(&app, &cookie, "", began);
    let end = format!("{PAGE}/end");
    app.post_bare(&end, &[("code", "")], &cookie).is(422);
    let_time_pass(&app);
    app.post_bare(&end, &[("code", &authenticator.code(0))], &cookie)
        .is(303);
}

fn a_call_asks_who_organises_and_judges_it(app: App) {
    let began = Instant::now();
    let (desk, jury) = ("/en/2027/kobe/organise", "/en/2027/kobe/jury");
    let (organiser, juror, team) = (app.organiser(), app.juror(2), app.team(1));
    let sheet = juror
        .get(jury)
        .links()
        .into_iter()
        .find_map(|link| {
            Some(
                link.strip_prefix("/en/jury/")?
                    .split('?')
                    .next()?
                    .to_owned(),
            )
        })
        .map(|name| format!("/en/jury/{name}"))
        .expect("a sheet");
    let page = organiser.get(&format!("{desk}/limits"));
    let mut form = page.page().form("/organise/limits", "").fields();
    for role in ["organisers", "jurors"] {
        form.push(("second_factor".to_owned(), role.to_owned()));
    }
    let form: Vec<(&str, &str)> = form
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    organiser
        .post_bare(&format!("{desk}/limits"), &form)
        .is(303);
    // Led to it, and back to where they were going; nobody learns more than before.
    for (who, path) in [
        (&organiser, desk),
        (&organiser, "/en/2027/kobe/organise/limits"),
        (&organiser, "/en/2027/organisers"),
        (&juror, jury),
        (&juror, sheet.as_str()),
    ] {
        let led = who.get(path);
        led.is(303);
        assert_eq!(led.location, format!("{PAGE}?next={path}"), "{path}");
    }
    juror
        .post_bare(&format!("{sheet}/finish"), &[("seen", "1")])
        .is(403)
        .says("asks whoever organises or judges it for a second factor");
    assert_eq!(team.get(desk).status, 404);
    // Teams and other calls go on as they did.
    team.get("/en/desk").is(200);
    for who in [&organiser, &juror] {
        who.get("/en/desk").is(200);
    }
    organiser.get("/en/2027/barcelona/organise").is(200);

    let began_at = format!("{PAGE}?next={desk}");
    organiser.get(&began_at).says("You wanted to open a page");
    let proof = [("present-password", crate::app::PASSWORD), ("next", desk)];
    let begun = organiser.post_bare(&format!("{PAGE}/begin"), &proof);
    let authenticator = Authenticator::scan(&organiser.get(&begun.location).page(), began);
    let code = authenticator.code(0);
    let codes = organiser.post_bare(
        &format!("{PAGE}/confirm"),
        &[("code", &code), ("next", desk)],
    );
    assert!(codes.is(200).links().contains(&desk.to_owned()));
    organiser.get(desk).is(200);
    let stands = organiser.get(&format!("{desk}/limits"));
    assert!(stands.checked("organisers") && stands.checked("jurors"));
}

on_both_engines![
    every_sign_in_asks_for_the_code,
    a_recovery_code_is_good_once_and_told,
    wrong_codes_are_counted_and_told,
    its_owner_turns_it_off_and_an_administrator_takes_it_away,
    who_has_no_password_proves_themselves_by_a_code,
    a_call_asks_who_organises_and_judges_it
];
