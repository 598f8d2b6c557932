//! Sign up, verify, sign in, links, reset, sessions.

use crate::app::{App, PASSWORD, on_both_engines};

fn a_new_account_is_verified_by_mail_and_signs_in_and_out(app: App) {
    let form = [("name", "Núria 🌊 مريم"), ("mail", "Nuria@Example.org")];
    let answer = app.post("/ca/sign-up", &form, "");
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (303, "/ca/sign-in?done=mailed")
    );
    // Not before the address is verified.
    app.post(
        "/en/sign-in",
        &[
            ("mail", "nuria@example.org"),
            ("password", "a rather long phrase"),
        ],
        "",
    )
    .is(401);
    let link = app.mailed_link("Confirma la teva adreça");
    // Looking at the link does not use it up.
    app.get(&link, "").is(200);
    // The name stands there to be looked at, the password is chosen now; what is refused leaves the
    // link good.
    app.get(&link, "").says("value=\"Núria 🌊 مريم\"");
    let short = app.post(&link, &[("name", "Núria Typed"), ("password", "short")], "");
    short.is(422).says("value=\"Núria Typed\"");
    let answer = app.post(
        &link,
        &[
            ("name", "Núria 🌊 مريم"),
            ("password", "a rather long phrase"),
        ],
        "",
    );
    answer.is(303);
    let cookie = answer.cookie;
    app.get("/ca/account", &cookie).says("Núria 🌊 مريم");
    app.post(
        &link,
        &[("name", "X"), ("password", "a rather long phrase")],
        "",
    )
    .is(410);
    let answer = app.post("/ca/sign-out", &[], &cookie);
    answer.is(303);
    app.get("/ca/account", &cookie).is(303);
    app.post(
        "/en/sign-in",
        &[
            ("mail", "nuria@example.org"),
            ("password", "a rather long phrase"),
        ],
        "",
    )
    .is(303);
}

fn no_answer_tells_whether_an_address_has_an_account(app: App) {
    let wrong = app.post(
        "/en/sign-in",
        &[
            ("mail", "juror-1@jury.example"),
            ("password", "not the password"),
        ],
        "",
    );
    let unknown = app.post(
        "/en/sign-in",
        &[
            ("mail", "nobody-1@jury.example"),
            ("password", "not the password"),
        ],
        "",
    );
    assert_eq!((wrong.status, unknown.status), (401, 401));
    let plain = |text: &str| {
        text.replace("juror-1", "X")
            .replace("nobody-1", "X")
            .split("nonce")
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(plain(&wrong.text), plain(&unknown.text));
    for mail in ["juror-1@jury.example", "nobody-1@jury.example"] {
        assert_eq!(
            app.post("/en/link", &[("mail", mail)], "").location,
            "/en/sign-in?done=mailed"
        );
        assert_eq!(
            app.post("/en/sign-up", &[("name", "X"), ("mail", mail)], "")
                .location,
            "/en/sign-in?done=mailed"
        );
    }
}

fn a_reset_ends_every_session(app: App) {
    let old = app.juror(2);
    app.post("/en/reset", &[("mail", "juror-2@jury.example")], "");
    let link = app.mailed_link("Choose a new password");
    let short = app.post(&link, &[("password", "short")], "");
    short.is(422).says("Between 12 and 256 characters");
    let answer = app.post(&link, &[("password", "quite another phrase")], "");
    assert_eq!(
        answer.status, 303,
        "a refused password leaves the link good"
    );
    assert_eq!(
        old.get("/en/account").status,
        303,
        "the old session has ended"
    );
    app.get("/en/account", &answer.cookie).is(200);
    app.post(
        "/en/sign-in",
        &[("mail", "juror-2@jury.example"), ("password", PASSWORD)],
        "",
    )
    .is(401);
}

fn sessions_are_listed_and_ended(app: App) {
    let (here, there) = (app.juror(3), app.juror(3));
    let page = here.get("/en/account").page();
    let end = page
        .first("tbody form")
        .attribute("action")
        .expect("an address");
    app.juror(4).post(end, &[]).is(303);
    assert_eq!(
        there.get("/en/account").status,
        200,
        "nobody ends another's session"
    );
    here.post(end, &[]).is(303);
    there.get("/en/account").is(303);
}

fn a_refused_form_keeps_what_was_typed(app: App) {
    let answer = app.post(
        "/en/sign-up",
        &[("name", "Typed Name"), ("mail", "no address")],
        "",
    );
    answer.is(422);
    answer
        .says("value=\"Typed Name\"")
        .says("value=\"no address\"");
    answer.says("This is not a mail address");
}

fn a_next_page_elsewhere_is_not_followed(app: App) {
    for next in [
        "https://evil.example/",
        "//evil.example/",
        "/en//evil.example",
        "/en/\\evil.example",
    ] {
        let answer = app.post(
            "/en/sign-in",
            &[
                ("mail", "juror-1@jury.example"),
                ("password", PASSWORD),
                ("next", next),
            ],
            "",
        );
        assert_eq!(answer.location, "/en/desk", "{next}");
    }
    let answer = app.post(
        "/en/sign-in",
        &[
            ("mail", "juror-1@jury.example"),
            ("password", PASSWORD),
            ("next", "/ja/data"),
        ],
        "",
    );
    assert_eq!(answer.location, "/ja/data");
}

on_both_engines![
    a_new_account_is_verified_by_mail_and_signs_in_and_out,
    no_answer_tells_whether_an_address_has_an_account,
    a_reset_ends_every_session,
    sessions_are_listed_and_ended,
    a_refused_form_keeps_what_was_typed,
    a_next_page_elsewhere_is_not_followed
];

#[test]
fn another_site_cannot_post_for_us() {
    let app = App::sqlite();
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .build()
        .into();
    let answer = agent
        .post(format!("{}/en/sign-out", app.address))
        .header("origin", "https://evil.example")
        .header("sec-fetch-site", "cross-site")
        .send_empty()
        .expect("an answer");
    assert_eq!(answer.status().as_u16(), 403);
}
