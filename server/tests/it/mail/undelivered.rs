//! Mails over a mail server of the test's own: what they carry, what becomes of those that are not
//! taken, and who is told.

use super::sink::{Sink, until};
use crate::{
    app::{Answer, App, NOW, Page, on_both_engines},
    editions::organisations::share,
};

const KOBE: &str = "/en/2027/kobe/organise";
const REMINDERS: &str = "/en/2027/kobe/organise/reminders";
/// The juror whose reminders are stopped.
const REMINDED: &str = "juror-1@jury.example";

/// The demo with nothing in its outbox, whose mails go to a mail server of the test's own.
fn over(sink: &Sink, mut app: App) -> App {
    app.stop();
    app.execute("DELETE FROM mail");
    app.restarted_with("CERTAMEN_MAIL", &sink.setting(), NOW)
}

/// The value of a header, unfolded.
fn header<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let head = text.split("\n\n").next().unwrap_or_default();
    head.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

fn invite(app: &App, mail: &str, organiser: &str) {
    let fields = [("name", "A New Juror"), ("mail", mail), ("language", "en")];
    assert_eq!(
        app.post(&format!("{KOBE}/jurors"), &fields, organiser)
            .status,
        303,
        "{mail}"
    );
}

/// The row of a juror on the desk, by the address.
fn row(page: &Answer, mail: &str) -> String {
    page.page().row(mail).html()
}

fn person(row: &str) -> String {
    Page::read(row).field("person").value()
}

/// The path of the link in the newest mail to an address, as the demo's page shows it.
fn link_to(app: &App, mail: &str) -> String {
    app.get("/en/mails", "").page().link_of_mail(mail)
}

/// Jurors who are invited: the mail server takes one mail, refuses one, and does not take two for
/// now, which the desk tells.
fn with_refused_invitations(app: App) -> (Sink, App) {
    let sink = Sink::start();
    sink.answer("typo@jury.example", "550 5.1.1 No such user here");
    sink.answer("slow@jury.example", "451 4.7.1 Come back later");
    sink.answer("never@jury.example", "451 4.7.1 Come back later");
    let app = over(&sink, app);
    let organiser = app.organiser();
    for (mail, taken) in [
        ("good@jury.example", true),
        ("typo@jury.example", false),
        ("slow@jury.example", false),
        ("never@jury.example", false),
    ] {
        invite(&app, mail, &organiser);
        assert_eq!(sink.attempt(mail, 1).taken, taken, "{mail}");
    }
    until(|| {
        let page = organiser.get(KOBE);
        (page.text.contains("550 5.1.1 No such user here")
            && page.text.matches("Not delivered yet, ").count() == 2)
            .then_some(())
    });
    (sink, app)
}

fn an_invitation_says_when_it_was_sent_and_that_no_person_sent_it(app: App) {
    let sink = Sink::start();
    let app = over(&sink, app);
    invite(&app, "good@jury.example", &app.organiser());
    let good = sink.attempt("good@jury.example", 1).text;
    let id = header(&good, "Message-ID").expect("an id");
    assert!(id.starts_with('<'), "{good}");
    assert!(id.ends_with("@127.0.0.1>"), "{good}");
    assert!(
        header(&good, "Date").is_some_and(|date| date.starts_with("Fri, 14 May 2027 12:0")),
        "{good}"
    );
    assert_eq!(header(&good, "Auto-Submitted"), Some("auto-generated"));
    assert_eq!(
        header(&good, "List-Unsubscribe"),
        None,
        "nobody can do without an invitation"
    );
}

fn a_refused_mail_is_told_beside_its_juror(app: App) {
    let (_sink, app) = with_refused_invitations(app);
    let page = app.organiser().get(KOBE);
    assert!(
        page.text.contains("<dt>Mails not delivered</dt><dd>1</dd>"),
        "one is given up"
    );
    let typo = row(&page, "typo@jury.example");
    for told in [
        "Not delivered, ",
        "there is no mailbox with this address",
        "Send again",
        "Correct the address",
    ] {
        assert!(typo.contains(told), "{told} is not in {typo}");
    }
    let slow = row(&page, "slow@jury.example");
    assert!(slow.contains("It is tried until"), "{slow}");
    assert!(slow.contains("451 4.7.1 Come back later"), "{slow}");
    assert!(!slow.contains("Send again"), "{slow}");
    assert!(!row(&page, "good@jury.example").contains("elivered"));
    assert!(
        !row(&page, "juror-1@jury.example").contains("Correct the address"),
        "it is proven"
    );
}

fn what_is_wrong_with_a_corrected_address_is_told_beside_it(app: App) {
    let (_sink, app) = with_refused_invitations(app);
    let organiser = app.organiser();
    let juror = person(&row(&organiser.get(KOBE), "typo@jury.example"));
    let link = link_to(&app, "typo@jury.example");
    let address = format!("{KOBE}/jurors/address");
    let correct = |mail: &str| organiser.post(&address, &[("person", &juror), ("address", mail)]);
    correct("abc..def@docomo.ne.jp")
        .is(422)
        .says("value=\"abc..def@docomo.ne.jp\"")
        .says("twice in a row");
    correct("juror-1@jury.example")
        .is(422)
        .says("Somebody has an account with this address already");
    let fields = [
        ("person", juror.as_str()),
        ("address", "mine@evil.example"),
        ("seen", "0"),
    ];
    let stranger = app.juror(1);
    for action in [&address, &format!("{KOBE}/mails/again")] {
        stranger.post_bare(action, &fields).is(404);
    }
    app.get(&link, "").is(200);
}

fn a_corrected_address_gets_the_invitation_and_stays_once_it_is_proven(app: App) {
    let (sink, app) = with_refused_invitations(app);
    let organiser = app.organiser();
    let juror = person(&row(&organiser.get(KOBE), "typo@jury.example"));
    let old = link_to(&app, "typo@jury.example");
    let address = format!("{KOBE}/jurors/address");
    app.get(&old, "").is(200);
    let fields = [
        ("person", juror.as_str()),
        ("address", "right@jury.example"),
    ];
    organiser.post(&address, &fields).is(303);
    assert!(sink.attempt("right@jury.example", 1).taken);
    assert_eq!(app.get(&old, "").status, 410, "the old link opens nothing");
    organiser
        .get(KOBE)
        .lacks("typo@jury.example")
        .lacks("Mails not delivered")
        .says("right@jury.example");
    let entered = app.post(&link_to(&app, "right@jury.example"), &[], "");
    entered.is(303);
    assert_eq!(
        app.get("/en/2027/kobe/jury", &entered.cookie).status,
        200,
        "they are on the jury"
    );
    // Whoever has proven an address keeps it.
    assert!(!row(&organiser.get(KOBE), "right@jury.example").contains("Correct the address"));
    let fields = [
        ("person", juror.as_str()),
        ("address", "other@jury.example"),
        ("seen", "1"),
    ];
    organiser.post_bare(&address, &fields).is(404);
}

/// Else whoever invited them would take their right over with the address.
fn the_address_of_who_runs_a_host_organisation_is_not_corrected(app: App) {
    let (_sink, app) = with_refused_invitations(app);
    let organiser = app.organiser();
    let juror = person(&row(&organiser.get(KOBE), "typo@jury.example"));
    assert!(row(&organiser.get(KOBE), "typo@jury.example").contains("Correct the address"));
    share(&app);
    let appointed = app.command(&[
        "organisation",
        "administrator",
        "typo@jury.example",
        "north",
    ]);
    assert!(appointed.status.success());
    assert!(!row(&organiser.get(KOBE), "typo@jury.example").contains("Correct the address"));
    let fields = [
        ("person", juror.as_str()),
        ("address", "mine@evil.example"),
        ("seen", "0"),
    ];
    organiser
        .post_bare(&format!("{KOBE}/jurors/address"), &fields)
        .is(404);
}

fn a_mail_that_is_not_taken_for_now_is_tried_for_two_days(app: App) {
    let (sink, app) = with_refused_invitations(app);
    sink.answer("slow@jury.example", "");
    let app = app.restarted_with("CERTAMEN_MAIL", &sink.setting(), "2027-05-14T12:10:00Z");
    let second = sink.attempt("slow@jury.example", 2);
    assert!(second.taken);
    assert_eq!(
        header(&second.text, "Message-ID"),
        header(&sink.attempts("slow@jury.example")[0].text, "Message-ID")
    );
    sink.attempt("never@jury.example", 2);
    assert_eq!(
        sink.attempts("typo@jury.example").len(),
        1,
        "what is refused is not tried again"
    );
    let app = app.restarted_with("CERTAMEN_MAIL", &sink.setting(), "2027-05-16T13:00:00Z");
    sink.attempt("never@jury.example", 3);
    let organiser = app.organiser();
    let never = until(|| {
        Some(row(&organiser.get(KOBE), "never@jury.example"))
            .filter(|row| row.contains("Not delivered, "))
    });
    assert!(never.contains("does not take it for now"), "{never}");
    assert!(never.contains("Send again"), "{never}");
    // Sent again, it is an invitation with a link of its own.
    let old = link_to(&app, "never@jury.example");
    sink.answer("never@jury.example", "");
    organiser
        .post(
            &format!("{KOBE}/mails/again"),
            &[("person", &person(&never))],
        )
        .is(303);
    assert!(sink.attempt("never@jury.example", 4).taken);
    let new = link_to(&app, "never@jury.example");
    assert_ne!(new, old);
    app.get(&old, "").is(410);
    app.get(&new, "").is(200);
}

fn what_a_team_did_not_get_is_listed_and_sent_again(app: App) {
    let sink = Sink::start();
    let app = over(&sink, app);
    let organiser = app.organiser();
    let page = organiser.get(KOBE);
    let entry = page
        .links()
        .into_iter()
        .find(|link| link.contains("/organise/entries/"))
        .expect("an entry");
    let fields = [
        ("kind", "disqualified"),
        ("reason", "The data are not open."),
    ];
    organiser
        .post(&format!("{entry}/exclusion"), &fields)
        .is(303);
    let member = until(|| {
        let desk = sink.desk.lock().expect("the desk");
        desk.attempts
            .iter()
            .find(|attempt| attempt.recipient.starts_with("team-"))
            .map(|attempt| attempt.recipient.clone())
    });
    organiser.get(KOBE).lacks("Mails that did not arrive");
    sink.answer(&member, "552 5.2.2 Mailbox full");
    organiser.post(&format!("{entry}/readmission"), &[]).is(303);
    let page = until(|| {
        Some(organiser.get(KOBE)).filter(|page| page.text.contains("Mails that did not arrive"))
    });
    let listed = row(&page, &member);
    for told in [
        "is in the contest again",
        "the mailbox is full",
        "552 5.2.2 Mailbox full",
        "Send again",
    ] {
        assert!(listed.contains(told), "{told} is not in {listed}");
    }
    sink.answer(&member, "");
    organiser
        .post(
            &format!("{KOBE}/mails/again"),
            &[("person", &person(&listed))],
        )
        .is(303);
    assert!(sink.attempt(&member, 3).taken);
    organiser.get(KOBE).lacks("Mails that did not arrive");
    organiser
        .post_bare(
            &format!("{KOBE}/mails/again"),
            &[("person", &person(&listed)), ("seen", "1")],
        )
        .is(404);
}

fn a_closed_way_out_is_nobodys_fault(app: App) {
    let sink = Sink::start();
    let mut app = over(&sink, app);
    let ways = [
        ("535 5.7.8 Authentication credentials invalid", None),
        (
            "550 5.7.1 Client host blocked",
            Some("554 5.7.1 No service"),
        ),
    ];
    for (hour, (refused, greeting)) in (12..).zip(ways) {
        let moment = format!("2027-05-14T{hour}:00:00Z");
        app = app.restarted_with("CERTAMEN_MAIL", &sink.setting(), &moment);
        let organiser = app.organiser();
        let (mail, other) = (
            format!("first-{hour}@jury.example"),
            format!("second-{hour}@jury.example"),
        );
        sink.answer(&mail, refused);
        sink.greet(greeting);
        invite(&app, &mail, &organiser);
        let told = until(|| {
            Some(row(&organiser.get(KOBE), &mail)).filter(|row| row.contains("Not delivered yet"))
        });
        assert!(told.contains("our own mail server does not work"), "{told}");
        assert!(!told.contains("5.7"), "{told}");
        assert!(!told.contains("Send again"), "{told}");
        until(|| {
            app.get("/metrics", "")
                .text
                .contains("certamen_mail_closed 1")
                .then_some(())
        });
        // What waits is not lost, and leaves once the way is open.
        sink.answer(&mail, "");
        sink.greet(None);
        invite(&app, &other, &organiser);
        app = app.restarted_with(
            "CERTAMEN_MAIL",
            &sink.setting(),
            &format!("2027-05-14T{hour}:30:00Z"),
        );
        until(|| {
            sink.attempts(&mail)
                .iter()
                .any(|attempt| attempt.taken)
                .then_some(())
        });
        until(|| {
            sink.attempts(&other)
                .iter()
                .any(|attempt| attempt.taken)
                .then_some(())
        });
        until(|| {
            app.get("/metrics", "")
                .text
                .contains("certamen_mail_closed 0")
                .then_some(())
        });
    }
}

fn nothing_is_given_up_while_the_way_out_is_closed(app: App) {
    let sink = Sink::start();
    let mut app = over(&sink, app);
    let organiser = app.organiser();
    let mail = "patient@jury.example";
    sink.greet(Some("554 5.7.1 No service"));
    invite(&app, mail, &organiser);
    until(|| Some(row(&organiser.get(KOBE), mail)).filter(|row| row.contains("14 May")));
    app = app.restarted_with("CERTAMEN_MAIL", &sink.setting(), "2027-05-18T12:00:00Z");
    let organiser = app.organiser();
    let told = until(|| Some(row(&organiser.get(KOBE), mail)).filter(|row| row.contains("18 May")));
    assert!(told.contains("tried until"), "{told}");
    assert!(told.contains("20 May"), "{told}");
    assert!(!told.contains("Send again"), "{told}");
    sink.greet(None);
    app = app.restarted_with("CERTAMEN_MAIL", &sink.setting(), "2027-05-18T13:00:00Z");
    assert!(sink.attempt(mail, 1).taken);
    drop(app);
}

fn who_gets_no_link_to_sign_in_is_listed(app: App) {
    let sink = Sink::start();
    let app = over(&sink, app);
    let organiser = app.organiser();
    let (member, stranger) = ("team-1@studio-1.example", "administrator@certamen.example");
    for mail in [member, stranger] {
        sink.answer(mail, "550 5.1.1 No such user");
        app.post("/en/link", &[("mail", mail)], "").is(303);
    }
    let pages = ["/en/2027/kobe/organise", "/en/2027/barcelona/organise"];
    let page = until(|| {
        pages
            .iter()
            .map(|page| organiser.get(page))
            .find(|page| page.text.contains("Mails that did not arrive"))
    });
    let listed = row(&page, member);
    assert!(listed.contains("account alone"), "{listed}");
    assert!(listed.contains("550 5.1.1"), "{listed}");
    assert!(!listed.contains("Send again"), "{listed}");
    assert!(
        pages
            .iter()
            .all(|page| !organiser.get(page).text.contains(stranger)),
        "of nobody else"
    );
    // What is given up tells nothing any more once another mail has arrived.
    sink.answer(member, "");
    app.post("/en/link", &[("mail", member)], "").is(303);
    assert!(sink.attempt(member, 2).taken);
    until(|| {
        (!pages.iter().any(|page| {
            organiser
                .get(page)
                .text
                .contains("Mails that did not arrive")
        }))
        .then_some(())
    });
}

fn nobody_turns_an_invitation_of_another_edition_elsewhere(app: App) {
    let organiser = app.organiser();
    invite(&app, "known@jury.example", &organiser);
    assert!(row(&organiser.get(KOBE), "known@jury.example").contains("Correct the address"));
    app.execute(
        "DELETE FROM organiser WHERE edition = (SELECT id FROM edition WHERE slug = '2025')",
    );
    app.execute(
        "INSERT INTO juror (call, person, invited_at)
         SELECT call.id, person.id, 0
         FROM call
         JOIN edition ON edition.id = call.edition, person
         WHERE edition.slug = '2025'
           AND call.slug = 'kobe'
           AND person.mail = 'known@jury.example'",
    );
    let page = organiser.get(KOBE);
    let known = row(&page, "known@jury.example");
    assert!(!known.contains("Correct the address"), "{known}");
    let fields = [
        ("person", person(&known)),
        ("address", "mine@evil.example".to_owned()),
        ("seen", "0".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    organiser
        .post_bare(&format!("{KOBE}/jurors/address"), &fields)
        .is(404);
}

/// Sends the reminder to all who are listed on its page.
fn remind(app: &App, jurors: &[String]) {
    let fields: Vec<(&str, &str)> = jurors
        .iter()
        .map(|juror| ("juror", juror.as_str()))
        .collect();
    app.organiser().post(REMINDERS, &fields).is(303);
}

/// Sends the reminders of a test over a mail server of its own: who was reminded, and the path of
/// the first juror's link that stops them.
fn with_reminders(sink: &Sink, app: App) -> (App, Vec<String>, String) {
    let app = over(sink, app);
    let jurors = app.organiser().get(REMINDERS).values("juror");
    remind(&app, &jurors);
    let reminder = sink.attempt(REMINDED, 1).text;
    assert_eq!(
        header(&reminder, "List-Unsubscribe-Post"),
        Some("List-Unsubscribe=One-Click")
    );
    let path = header(&reminder, "List-Unsubscribe")
        .expect("a link")
        .trim_matches(['<', '>'])
        .strip_prefix("http://127.0.0.1:3000")
        .expect("our address")
        .to_owned();
    (app, jurors, path)
}

/// Clicks once as a mail program of anywhere does, without a session.
fn stop_reminders(app: &App, path: &str) {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .build()
        .into();
    let answer = agent
        .post(format!("{}{path}", app.address))
        .header("origin", "https://mail.example")
        .header("sec-fetch-site", "cross-site")
        .send_form([("List-Unsubscribe", "One-Click")])
        .expect("an answer");
    assert_eq!(answer.status().as_u16(), 200);
}

fn looking_at_the_link_that_stops_reminders_changes_nothing(app: App) {
    let sink = Sink::start();
    let (app, jurors, path) = with_reminders(&sink, app);
    app.get(&path, "")
        .is(200)
        .says("No more reminders")
        .says(REMINDED);
    // Whoever changed the link is told.
    app.get(&path.replace(&jurors[0], &jurors[1]), "").is(410);
    app.post_bare(&format!("{path}x"), &[], "").is(410);
    app.sign_in(REMINDED)
        .get("/en/account")
        .says("that are not finished go to juror-1@jury.example");
}

fn a_reminder_is_stopped_with_one_click(app: App) {
    let sink = Sink::start();
    let (app, jurors, path) = with_reminders(&sink, app);
    let organiser = app.organiser();
    for _ in 0..2 {
        stop_reminders(&app, &path);
    }
    organiser
        .get(REMINDERS)
        .says("One person does not want reminders by mail.");
    // A day later everybody is due again, but for one.
    let app = app.restarted_with("CERTAMEN_MAIL", &sink.setting(), "2027-05-15T12:00:00Z");
    remind(&app, &jurors);
    sink.attempt("juror-2@jury.example", 2);
    sink.attempt("juror-6@jury.example", 2);
    assert_eq!(
        sink.attempts(REMINDED).len(),
        1,
        "no reminder that is not wanted"
    );
    // The choice stands on the account's page and can be taken back there; sign-in links come in
    // any case.
    let juror = app.sign_in(REMINDED);
    juror
        .get("/en/account")
        .says("No reminders go to juror-1@jury.example");
    app.post("/en/link", &[("mail", REMINDED)], "").is(303);
    assert_eq!(
        header(&sink.attempt(REMINDED, 2).text, "List-Unsubscribe"),
        None
    );
    juror
        .post("/en/account/reminders", &[("wanted", "1")])
        .is(303);
    organiser.get(REMINDERS).lacks("does not want reminders");
    remind(&app, &jurors);
    assert!(sink.attempt(REMINDED, 3).taken);
}

fn an_address_that_cannot_be_written_to_is_refused_where_it_is_typed(app: App) {
    let organiser = app.organiser();
    for (mail, told) in [
        ("abc..def@docomo.ne.jp", "twice in a row"),
        ("abc.@ezweb.ne.jp", "twice in a row"),
        (".abc@docomo.ne.jp", "twice in a row"),
        ("núria@example.cat", "plain Latin letters"),
        ("someone@[127.0.0.1]", "This is not a mail address"),
    ] {
        let form = [
            ("name", "X"),
            ("mail", mail),
            ("password", "a rather long phrase"),
        ];
        for answer in [
            app.post("/en/sign-up", &form, ""),
            app.post("/en/link", &form, ""),
            app.post("/en/reset", &form, ""),
            organiser.post(&format!("{KOBE}/jurors"), &form),
        ] {
            assert_eq!(answer.status, 422, "{mail}: {}", answer.text);
            assert!(answer.text.contains(told), "{mail}: {}", answer.text);
            answer.says(&format!("value=\"{mail}\""));
        }
    }
    // An international domain is one however it is written.
    let form = [
        ("name", "Anna"),
        ("mail", "Anna@Bücher.example"),
        ("password", "a rather long phrase"),
    ];
    app.post("/en/sign-up", &form, "").is(303);
    app.post(&app.mailed_link("Confirm your address"), &form, "")
        .is(303);
    for mail in ["anna@bücher.example", "anna@xn--bcher-kva.example"] {
        app.post(
            "/en/sign-in",
            &[("mail", mail), ("password", "a rather long phrase")],
            "",
        )
        .is(303);
    }
}

/// Three hundred mails of a call wait, and a link for somebody at the door: it does not wait for
/// them, and they do not wait for a tick for each fifty.
fn who_waits_for_a_link_does_not_wait_for_the_mails_of_a_call(mut app: App) {
    let sink = Sink::start();
    app.stop();
    app.execute("DELETE FROM mail");
    app.execute(
        "WITH RECURSIVE numbered(number) AS (
             SELECT 1
             UNION ALL
             SELECT number + 1
             FROM numbered
             WHERE number < 301
         )
         INSERT INTO mail (
             id, recipient, subject, body, created_at, next_at, expires_at, kind, call
         )
         SELECT 'waiting-' || number,
                'person-' || number || '@example.org',
                'Subject',
                'Body',
                number,
                number,
                9000000000000000,
                CASE WHEN number = 301 THEN '' ELSE 'calendar' END,
                CASE WHEN number = 301 THEN NULL ELSE (SELECT MIN(id) FROM call) END
         FROM numbered",
    );
    let _app = app.restarted_with("CERTAMEN_MAIL", &sink.setting(), NOW);
    sink.attempt("person-300@example.org", 1);
    let desk = sink.desk.lock().expect("the desk");
    let mut attempts = desk.attempts.iter();
    let place = attempts.position(|attempt| attempt.recipient == "person-301@example.org");
    assert_eq!(place, Some(0));
    assert_eq!(desk.attempts.len(), 301);
}

on_both_engines![
    who_waits_for_a_link_does_not_wait_for_the_mails_of_a_call,
    an_invitation_says_when_it_was_sent_and_that_no_person_sent_it,
    a_refused_mail_is_told_beside_its_juror,
    what_is_wrong_with_a_corrected_address_is_told_beside_it,
    a_corrected_address_gets_the_invitation_and_stays_once_it_is_proven,
    the_address_of_who_runs_a_host_organisation_is_not_corrected,
    a_mail_that_is_not_taken_for_now_is_tried_for_two_days,
    what_a_team_did_not_get_is_listed_and_sent_again,
    a_closed_way_out_is_nobodys_fault,
    nothing_is_given_up_while_the_way_out_is_closed,
    who_gets_no_link_to_sign_in_is_listed,
    nobody_turns_an_invitation_of_another_edition_elsewhere,
    looking_at_the_link_that_stops_reminders_changes_nothing,
    a_reminder_is_stopped_with_one_click,
    an_address_that_cannot_be_written_to_is_refused_where_it_is_typed
];
