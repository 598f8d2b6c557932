//! Two at who has which role, and at accounts.

use super::{KOBE, Race, organisers};
use crate::{
    accounts::{page_of, promote},
    app::{App, on_both_engines},
    entries::newcomer,
};

fn two_who_choose_organisers_do_not_overwrite_each_other(app: App) {
    const PAGE: &str = "/en/2027/organisers";
    let both = organisers(&app);
    app.execute(
        "INSERT INTO organiser (person, edition)
             SELECT person.id, edition.id FROM person, edition
             WHERE person.mail IN ('team-2@studio-2.example', 'team-3@studio-3.example')
               AND edition.slug = '2027'",
    );
    let page = both[0].get(PAGE).page();
    let person = |number: usize| {
        let row = page.row(&format!("team-{number}@studio-{number}.example"));
        (row.line(), row.field("person").value())
    };
    let ((_, first), (name, second)) = (person(2), person(3));
    Race::new(
        PAGE,
        &format!("{PAGE}/remove"),
        &[("person", &first), ("role", "organiser"), ("call", "")],
        &[("person", &second), ("role", "organiser"), ("call", "")],
        [&name, &format!("Remove: {name}")],
    )
    .run(&app, &both);
    for mail in ["one@example.org", "two@example.org"] {
        let fields = [
            ("mail", mail),
            ("language", "en"),
            ("role", "organiser"),
            ("call", ""),
        ];
        both[0].post(PAGE, &fields).is(303);
    }
    let correct =
        |invited: &'static str, address: &'static str| [("invited", invited), ("address", address)];
    Race::new(
        PAGE,
        &format!("{PAGE}/address"),
        &correct("one@example.org", "1@example.org"),
        &correct("two@example.org", "2@example.org"),
        [
            "two@example.org: Invited: 14 May 2027",
            "Correct the address: 2@example.org",
        ],
    )
    .run(&app, &both);
    let (one, two) = (
        [("invited", "1@example.org")],
        [("invited", "2@example.org")],
    );
    for (end, title) in [("again", "Send again"), ("withdraw", "Take back")] {
        Race::new(
            PAGE,
            &format!("{PAGE}/{end}"),
            &one,
            &two,
            [
                "2@example.org: Invited: 14 May 2027",
                &format!("{title}: 2@example.org"),
            ],
        )
        .run(&app, &both);
    }
}

fn two_who_mend_what_did_not_arrive_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let invitation = [
        ("name", "A New Juror"),
        ("mail", "typo@jury.example"),
        ("language", "en"),
    ];
    app.post(&format!("{KOBE}/jurors"), &invitation, &both[0])
        .is(303);
    app.execute(
        "INSERT INTO mail (id, recipient, subject, body, created_at, next_at, kind, call,
                           fault, failure, tried_at, failed_at)
             SELECT 'given up', 'typo@jury.example', 'A reminder', '', 0, 0, 'reminder', call.id,
                    'refused', '550 no', 0, 0
             FROM call JOIN edition ON edition.id = call.edition
             WHERE edition.slug = '2027' AND call.slug = 'kobe'",
    );
    let page = app.get(KOBE, &both[0]);
    let person = page.page().row("typo@jury.example").field("person").value();
    Race::same(KOBE, &format!("{KOBE}/mails/again"), &[("person", &person)]).run(&app, &both);
    let address = |mail: &'static str| [("person", person.as_str()), ("address", mail)];
    let (one, other) = (address("one@jury.example"), address("other@jury.example"));
    Race::new(
        KOBE,
        &format!("{KOBE}/jurors/address"),
        &one,
        &other,
        ["one@jury.example", "other@jury.example"],
    )
    .run(&app, &both);
}

fn two_who_help_with_an_account_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    promote(&app, "organiser@certamen.example");
    let page = page_of(&both[1], "juror-1@jury.example");
    let asked = [("reason", "They called")];
    app.execute(
        "INSERT INTO second_factor (person, secret, begun_at, confirmed_at)
             SELECT id, 'plain:AAAA', 0, 0 FROM person WHERE mail = 'juror-1@jury.example'",
    );
    for step in ["link", "password", "sessions", "factor"] {
        Race::same(&page, &format!("{page}/{step}"), &asked).run(&app, &both);
    }
    let address = |mail: &'static str| [("mail", mail), ("reason", "They called")];
    Race::new(
        &page,
        &format!("{page}/address"),
        &address("port@example.org"),
        &address("hill@example.org"),
        ["port@example.org", "hill@example.org"],
    )
    .run(&app, &both);
    Race::same(&page, &format!("{page}/address/withdrawal"), &asked).run(&app, &both);
    newcomer(&app, "second@example.org");
    let joining = format!("{page}/joining");
    let with = [("mail", "second@example.org"), ("reason", "They have two")];
    let shown = format!("{joining}?mail=second%40example.org");
    Race::same(&shown, &joining, &with).run(&app, &both);
    Race::same(&page, &format!("{joining}/withdrawal"), &asked).run(&app, &both);
}

on_both_engines![
    two_who_choose_organisers_do_not_overwrite_each_other,
    two_who_mend_what_did_not_arrive_do_not_overwrite_each_other,
    two_who_help_with_an_account_do_not_overwrite_each_other,
];
