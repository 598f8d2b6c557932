//! Editions in preparation: made in five steps, left and resumed, copied, and opened.

use crate::{
    app::{Answer, App, Session, carries, on_both_engines},
    editions::files::{exported, import},
    entries::newcomer,
};

const NEW: &str = "/en/editions/new";
const SETUP: &str = "/en/north-2031/setup";
const OPENING: &str = "/en/north-2031/opening";
const TEAM: &str = "/en/north-2031/barcelona/team";

/// The form of a new edition, made of nothing.
const BLANK: [(&str, &str); 5] = [
    ("slug", "north-2031"),
    ("edition-title-en", "Northern data"),
    ("edition-title-ca", "Dades del nord"),
    ("edition-lead-en", "See what the north says."),
    ("cities", "barcelona"),
];

/// Makes an edition in preparation; answers who made it.
fn prepared(app: &App) -> Session {
    let administrator = app.administrator();
    let made = administrator.post(NEW, &BLANK);
    assert_eq!(
        (made.status, made.location.as_str()),
        (303, "/en/north-2031/setup/who?done=made"),
        "{}",
        made.text
    );
    administrator
}

/// Opens it, whatever is worth a second look.
fn opened(administrator: &Session) -> Answer {
    let fields = administrator
        .get(OPENING)
        .page()
        .form("/opening", "")
        .fields();
    let mut fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("confirmed", "1"));
    administrator.post_bare(OPENING, &fields)
}

/// What the form of a page sends, with other values in some fields.
fn filled(page: &Answer, action: &str, values: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = page.page().form(action, "").fields();
    for (name, value) in values {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = (*value).to_owned(),
            None => fields.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    fields
}

fn send(session: &Session, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    session.post_bare(path, &fields)
}

/// Fails unless the log has so many rows of an action on an edition.
fn assert_logged(app: &App, action: &str, edition: &str, count: usize) {
    // Without them the name of the setting would be none.
    app.execute(&format!(
        "INSERT INTO setting (name, value)
         SELECT CASE WHEN COUNT(*) = {count} THEN '{action} {count}' END, ''
         FROM audit
         JOIN edition ON edition.id = audit.subject
         WHERE audit.action = '{action}'
           AND edition.slug = '{edition}'"
    ));
    assert!(app.command(&["audit"]).status.success());
}

/// Pages of an edition that everybody reads once it is open.
const PUBLIC: [&str; 5] = [
    "/en/north-2031",
    "/en/north-2031/gallery",
    "/en/north-2031/results",
    "/en/north-2031/barcelona",
    "/en/north-2031/barcelona/deadline.json",
];

fn it_is_there_for_who_makes_it_and_for_nobody_else(app: App) {
    let administrator = prepared(&app);
    let api = [
        "/api/v1/editions/north-2031/entries",
        "/api/v1/editions/north-2031/results",
    ];
    let strangers = [app.team(1), app.juror(1), app.organiser()];
    for path in PUBLIC.iter().chain(&api) {
        app.get(path, "").is(404);
    }
    for session in &strangers {
        for path in PUBLIC {
            session.get(path).is(404);
        }
        for path in [SETUP, OPENING, TEAM, "/en/north-2031/setup/what"] {
            session.get(path).is(404);
        }
        for path in [
            OPENING,
            "/en/north-2031/setup/what",
            "/en/north-2031/setup/who",
        ] {
            session.post_bare(path, &[("seen", "0")]).is(404);
        }
        session.post_bare(TEAM, &[("name", "Mine")]).is(404);
        session.get("/en/").lacks("Northern data");
        session.get("/en/desk").lacks("north-2031");
        session.get(NEW).is(404);
        session.post_bare(NEW, &BLANK).is(404);
    }
    app.get("/api/v1/editions", "").lacks("north-2031");
    app.get("/en/", "").lacks("Northern data");
    // Whether it is there or not, who has not signed in is asked to.
    for page in [
        "setup/what",
        "opening",
        "organisers",
        "barcelona/organise/texts",
    ] {
        for edition in ["north-2031", "south-2031"] {
            let path = format!("/en/{edition}/{page}");
            app.get(&path, "").is(303);
            let kept = app.post_bare(&path, &[("note", "typed words")], "");
            kept.is(401).says("typed words");
        }
    }
    for path in PUBLIC {
        administrator.get(path).is(200);
    }
    administrator
        .get("/en/north-2031")
        .says("In preparation")
        .says("href=\"/en/north-2031/setup\"");
}

fn it_is_left_and_resumed(app: App) {
    let administrator = prepared(&app);
    administrator
        .get("/en/desk")
        .says("href=\"/en/editions/new\"")
        .says("Set up the edition: step 1 of 5")
        .says(&format!("href=\"{SETUP}\""))
        .lacks("href=\"/en/north-2031/barcelona/organise");
    administrator
        .get(NEW)
        .says("Begun and not open yet")
        .says("href=\"/en/north-2031/setup\"");
    // Two languages of the title are missing: the first step is open.
    let resumed = administrator.get(SETUP);
    assert_eq!(resumed.location, "/en/north-2031/setup/what");
    let what = administrator.get(&resumed.location);
    what.is(200).says("Northern data").says("Missing in");
    for (step, says) in [
        ("who", "barcelona"),
        ("when", "/north-2031/barcelona/organise/calendar"),
        ("judging", "/north-2031/barcelona/organise/criteria"),
        ("promise", "/north-2031/barcelona/organise/awards"),
    ] {
        let answer = administrator.get(&format!("{SETUP}/{step}"));
        let page = answer.is(200).says(says).page();
        let current = page.all(".call-line [aria-current=page]");
        assert_eq!(current.len(), 1, "{step}");
        assert!(current[0].says("Steps of the preparation"), "{step}");
    }
    // Its pages are found on all of them, and on those of its call.
    for (path, place) in [
        (OPENING, ".call-line a"),
        ("/en/north-2031/barcelona/organise/calendar", ".parts a"),
    ] {
        let page = administrator.get(path).is(200).page();
        for wanted in ["/setup", "/opening", "/organisers"] {
            let address = format!("/en/north-2031{wanted}");
            let links = page.all(place).into_iter();
            let mut addresses = links.filter_map(|link| link.attribute("href"));
            assert!(addresses.any(|known| known == address), "{path} {wanted}");
        }
    }
    for language in ["ca", "es", "ja"] {
        for step in ["what", "who", "when", "judging", "promise"] {
            let path = format!("/{language}/north-2031/setup/{step}");
            administrator.get(&path).is(200);
        }
        administrator
            .get(&format!("/{language}/north-2031/opening"))
            .is(200);
        administrator
            .get(&format!("/{language}/editions/new"))
            .is(200);
    }
}

fn what_is_typed_wrong_is_kept_and_told_beside_its_field(app: App) {
    let administrator = app.administrator();
    let long = "a".repeat(200);
    for (name, value, says) in [
        ("slug", "", "This is needed"),
        ("slug", "North 2031", "without accents"),
        ("slug", "data", "address of another page"),
        ("slug", "2027", "called that already"),
        ("edition-title-en", long.as_str(), "longer than 160"),
    ] {
        let fields = BLANK.map(|(known, typed)| (known, if known == name { value } else { typed }));
        let refused = administrator.post(NEW, &fields);
        refused.is(422).says(says);
        let page = refused.page();
        let field = page.first(&format!("#{name}"));
        assert_eq!(
            field.attribute("aria-invalid"),
            Some("true"),
            "{name} {value}"
        );
        assert_eq!(field.value(), value, "what was typed is lost");
        assert!(refused.checked("barcelona"), "what was chosen is lost");
    }
    // A text that no language has is asked for in the reader's.
    let nameless = BLANK.map(|(known, typed)| match known {
        "edition-title-en" | "edition-title-ca" => (known, ""),
        _ => (known, typed),
    });
    for language in ["en", "ja"] {
        let refused = administrator.post(&NEW.replacen("en", language, 1), &nameless);
        let field = format!("href=\"#edition-title-{language}\"");
        refused.is(422).says(&field);
    }
    let refused = administrator.post(NEW, &BLANK[..4]);
    refused.is(422).says("href=\"#cities\"");
    assert_eq!(refused.area("edition-lead-en"), BLANK[3].1);
    app.get("/en/north-2031", "").is(404);
}

fn the_same_form_sent_twice_makes_one_edition(app: App) {
    let administrator = prepared(&app);
    let again = administrator.post(NEW, &BLANK);
    assert_eq!(again.location, "/en/north-2031/setup/who?done=made");
    let other = BLANK.map(|(name, value)| match name {
        "edition-title-en" => (name, "Other data"),
        _ => (name, value),
    });
    administrator
        .post(NEW, &other)
        .is(422)
        .says("called that already");
    administrator.get("/en/north-2031").says("Northern data");
    assert_logged(&app, "edition", "north-2031", 1);
}

fn of_two_who_take_a_name_at_once_one_gets_it(app: App) {
    app.execute(
        "UPDATE person
         SET administrator = 1
         WHERE mail = 'organiser@certamen.example'",
    );
    let both = [app.administrator(), app.organiser()];
    let form = |slug: &str, title: &str| {
        BLANK.map(|(name, value)| {
            let value = match name {
                "slug" => slug,
                "edition-title-en" => title,
                _ => value,
            };
            (name.to_owned(), value.to_owned())
        })
    };
    for round in 0..4 {
        let slug = format!("race-{round}");
        let answers = std::thread::scope(|scope| {
            let sent = ["One", "Other"].map(|title| form(&slug, title));
            let sending: Vec<_> = both
                .iter()
                .zip(sent)
                .map(|(session, fields)| scope.spawn(move || send(session, NEW, &fields)))
                .collect();
            let answers = sending
                .into_iter()
                .map(|one| one.join().expect("an answer"));
            answers.collect::<Vec<_>>()
        });
        let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422], "{slug}");
        let refused = answers.iter().find(|answer| answer.status == 422);
        refused.expect("a refusal").says("called that already");
    }
    assert!(app.command(&["audit"]).status.success());
}

fn of_two_who_take_a_file_in_at_once_one_does(app: App) {
    app.execute(
        "UPDATE person
         SET administrator = 1
         WHERE mail = 'organiser@certamen.example'",
    );
    let both = [app.administrator(), app.organiser()];
    let text = exported(&app, "2025");
    for round in 0..4 {
        let slug = format!("slug = \"race-{round}\"");
        let file = text.replacen("slug = \"2025\"", &slug, 1);
        let plans = both.each_ref().map(|session| {
            let plan = session.post("/en/editions/import", &[("file", &file)]);
            plan.is(200).value("plan")
        });
        let answers = std::thread::scope(|scope| {
            let file = &file;
            let sending: Vec<_> = both
                .iter()
                .zip(&plans)
                .map(|(session, plan)| {
                    let fields = [("file", file.as_str()), ("plan", plan.as_str())];
                    scope.spawn(move || session.post("/en/editions/import", &fields))
                })
                .collect();
            let answers = sending
                .into_iter()
                .map(|one| one.join().expect("an answer"));
            answers.collect::<Vec<_>>()
        });
        let mut statuses: Vec<u16> = answers.iter().map(|answer| answer.status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "{slug}");
        let refused = answers.iter().find(|answer| answer.status == 409);
        let kept = refused.expect("a refusal").area("file");
        assert!(kept.contains(&slug), "what was pasted is lost");
    }
    assert!(app.command(&["audit"]).status.success());
}

fn calls_are_added_moved_and_removed(app: App) {
    let administrator = prepared(&app);
    let who = format!("{SETUP}/who");
    let page = administrator.get(&who);
    let added = [
        ("team_size-barcelona", "5"),
        ("new-city", "kobe"),
        ("new-slug", "harbour"),
    ];
    let saved = send(&administrator, &who, &filled(&page, "/setup/who", &added));
    assert_eq!(
        saved.location, "/en/north-2031/setup/when?done=saved",
        "{}",
        saved.text
    );
    let text = exported(&app, "north-2031");
    assert!(
        text.contains("team_size = 5") && text.contains("Asia/Tokyo"),
        "{text}"
    );
    // A second call of one name.
    let page = administrator.get(&who);
    let twice = [("new-city", "kobe"), ("new-slug", "harbour")];
    let refused = send(&administrator, &who, &filled(&page, "/setup/who", &twice));
    refused.is(422).says("second time");
    let read = refused.page();
    let field = read.first("#new-slug");
    assert_eq!(field.attribute("aria-invalid"), Some("true"));
    assert_eq!(field.value(), "harbour");
    // A name without a city is no call, and is not dropped without a word.
    let nameless = filled(&page, "/setup/who", &[("new-slug", "bay")]);
    let refused = send(&administrator, &who, &nameless);
    refused.is(422).says("Another call: City");
    let read = refused.page();
    let field = read.first("#new-city");
    assert_eq!(field.attribute("aria-invalid"), Some("true"));
    assert_eq!(refused.value("new-slug"), "bay");
    // What no team can be, and a zone that there is not.
    let wrong = [
        ("team_size-harbour", "0"),
        ("time_zone-harbour", "Mars/North"),
    ];
    for typed in wrong {
        let refused = send(&administrator, &who, &filled(&page, "/setup/who", &[typed]));
        refused.is(422).says(typed.1);
        let read = refused.page();
        let field = read.first(&format!("#{}", typed.0));
        assert_eq!(field.attribute("aria-invalid"), Some("true"), "{}", typed.0);
    }
    assert_eq!(exported(&app, "north-2031"), text, "nothing was changed");
    let removed = [("remove", "barcelona")];
    send(&administrator, &who, &filled(&page, "/setup/who", &removed)).is(303);
    administrator.get("/en/north-2031/barcelona").is(404);
    administrator.get("/en/north-2031/harbour").is(200);
    assert!(app.command(&["audit"]).status.success());
}

/// What everybody sees at once is asked about first; of an edition in preparation nobody sees it.
fn a_call_that_joins_or_leaves_an_open_edition_is_asked_about(app: App) {
    let organiser = app.organiser();
    let who = "/en/2027/setup/who";
    let page = organiser.get(who);
    let added = [("new-city", "kobe"), ("new-slug", "harbour")];
    let asked = send(&organiser, who, &filled(&page, "/setup/who", &added));
    asked
        .is(200)
        .says("harbour: the edition is open, so everybody sees this call at once.");
    app.get("/en/2027/harbour", "").is(404);
    send(&organiser, who, &filled(&asked, "/setup/who", &[])).is(303);
    app.get("/en/2027/harbour", "").is(200);
    let page = organiser.get(who);
    let removed = filled(&page, "/setup/who", &[("remove", "harbour")]);
    let asked = send(&organiser, who, &removed);
    asked.is(200).says("This call and its pages disappear");
    app.get("/en/2027/harbour", "").is(200);
    send(&organiser, who, &filled(&asked, "/setup/who", &[])).is(303);
    app.get("/en/2027/harbour", "").is(404);
}

fn all_dates_of_a_call_move_together(app: App) {
    let administrator = prepared(&app);
    let when = format!("{SETUP}/when");
    let days = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .filter(|line| line.contains('T') && line.contains(" = \"20"));
        lines.map(str::to_owned).collect()
    };
    let before = days(&exported(&app, "north-2031"));
    let page = administrator.get(&when);
    let first = page.value("first-barcelona");
    let moved = filled(&page, "/setup/when", &[("first-barcelona", "2031-03-03")]);
    send(&administrator, &when, &moved).is(303);
    let after = days(&exported(&app, "north-2031"));
    assert_eq!(before.len(), after.len());
    assert!(
        before.iter().any(|line| line.contains(&first)),
        "{before:?}"
    );
    assert!(after.iter().all(|line| line.contains("2031-")), "{after:?}");
    assert!(
        after.iter().any(|line| line.contains("2031-03-03T09:00")),
        "{after:?}"
    );
    let page = administrator.get(&when);
    for wrong in ["", "tomorrow", "2031-02-30"] {
        let refused = filled(&page, "/setup/when", &[("first-barcelona", wrong)]);
        let refused = send(&administrator, &when, &refused);
        refused.is(422);
        let read = refused.page();
        let field = read.first("#first-barcelona");
        assert_eq!(field.attribute("aria-invalid"), Some("true"), "{wrong}");
        assert_eq!(field.value(), wrong);
    }
    assert_eq!(days(&exported(&app, "north-2031")), after);
    // Nobody is written to of dates that nobody has seen, and no page tells of a move.
    administrator
        .get("/en/north-2031/barcelona")
        .lacks("moved on");
    assert!(app.command(&["audit"]).status.success());
}

fn a_step_that_another_has_saved_shows_both(app: App) {
    let administrator = prepared(&app);
    app.execute(
        "INSERT INTO organiser (person, edition)
         SELECT person.id, edition.id
         FROM person, edition
         WHERE person.mail = 'organiser@certamen.example'
           AND edition.slug = 'north-2031'",
    );
    let organiser = app.organiser();
    for (step, name, [first, second]) in [
        (
            "what",
            "edition-lead-en",
            ["The first words", "The second words"],
        ),
        ("who", "team_size-barcelona", ["41", "42"]),
        ("when", "first-barcelona", ["2030-04-01", "2030-05-01"]),
    ] {
        let path = format!("{SETUP}/{step}");
        let action = format!("/setup/{step}");
        let looked = [&administrator, &organiser].map(|session| session.get(&path));
        let first_form = filled(&looked[0], &action, &[(name, first)]);
        send(&administrator, &path, &first_form).is(303);
        send(&administrator, &path, &first_form).is(303);
        let second_form = filled(&looked[1], &action, &[(name, second)]);
        let refused = send(&organiser, &path, &second_form);
        refused
            .is(409)
            .says(first)
            .says(second)
            .says("What holds now");
        assert!(exported(&app, "north-2031").contains(first));
        // Whoever has seen both can still have the own one.
        let again = filled(&refused, &action, &[]);
        send(&organiser, &path, &again).is(303);
        assert!(exported(&app, "north-2031").contains(second));
        let bare: Vec<_> = second_form
            .into_iter()
            .filter(|(name, _)| !carries(name))
            .collect();
        send(&organiser, &path, &bare).is(409);
    }
}

fn an_edition_is_copied_with_its_organisers_and_a_year_later(app: App) {
    let administrator = app.administrator();
    let page = administrator.get(&format!("{NEW}?from=2025"));
    page.is(200).says("One year later");
    let fields = filled(&page, "/editions/new", &[("slug", "copy")]);
    send(&administrator, NEW, &fields).is(303);
    let (old, new) = (exported(&app, "2025"), exported(&app, "copy"));
    assert!(new.contains("in_preparation = true"), "{new}");
    let days = |text: &str| -> Vec<String> {
        text.lines()
            .filter(|line| line.starts_with("starts = ") || line.starts_with("ends = "))
            .map(str::to_owned)
            .collect()
    };
    let (old_days, new_days) = (days(&old), days(&new));
    assert!(!old_days.is_empty() && old_days.len() == new_days.len());
    for (old, new) in old_days.iter().zip(&new_days) {
        let year = |line: &str| -> i64 {
            let (_, after) = line.split_once('"').expect("a date");
            after[..4].parse().expect("a year")
        };
        assert_eq!(year(old) + 1, year(new), "{old} {new}");
    }
    // The organiser of the other one runs it, nobody judges or takes part.
    let organiser = app.organiser();
    organiser
        .get("/en/copy/kobe/organise")
        .is(200)
        .lacks("juror-1@");
    app.juror(1).get("/en/copy").is(404);
    app.team(1).get("/en/copy").is(404);
    app.get("/en/copy", "").is(404);
}

fn jurors_come_along_where_that_is_said(app: App) {
    let administrator = app.administrator();
    let page = administrator.get(&format!("{NEW}?from=2025"));
    let chosen = [("slug", "copy"), ("jurors", "1"), ("years", "anew")];
    send(
        &administrator,
        NEW,
        &filled(&page, "/editions/new", &chosen),
    )
    .is(303);
    let desk = administrator.get("/en/copy/kobe/organise");
    desk.is(200).says("juror-1@jury.example");
    // Whom it was told finds the edition, and nothing to judge.
    app.juror(1).get("/en/copy/kobe/jury").is(200);
    app.team(1).get("/en/copy/kobe").is(404);
    assert_logged(&app, "jurors-copied", "copy", 1);
    // The dates to start from lie ahead.
    assert!(exported(&app, "copy").contains("2027-06-"), "a month ahead");
}

fn what_is_worth_a_second_look_is_asked_once_and_then_it_is_open(app: App) {
    let administrator = prepared(&app);
    let page = administrator.get(OPENING);
    page.is(200)
        .says("Nobody is on the jury yet")
        .says("One person alone organises")
        .says("href=\"/en/north-2031/organisers\"");
    let form = filled(&page, "/opening", &[]);
    let asked = send(&administrator, OPENING, &form);
    asked.is(422).says("href=\"#confirmed\"");
    app.get("/en/north-2031", "").is(404);
    // Something else is found by now than what was read.
    let mut read = form.clone();
    read.push(("confirmed".to_owned(), "1".to_owned()));
    app.execute(
        "DELETE FROM award
         WHERE call IN (
             SELECT call.id
             FROM call
             JOIN edition ON edition.id = call.edition
             WHERE edition.slug = 'north-2031'
         )",
    );
    send(&administrator, OPENING, &read)
        .is(409)
        .says("no award to win");
    app.get("/en/north-2031", "").is(404);
    let done = opened(&administrator);
    assert_eq!(done.location, "/en/desk?done=opened", "{}", done.text);
    for path in PUBLIC {
        app.get(path, "").is(200);
    }
    app.get("/api/v1/editions", "").says("north-2031");
    app.get("/api/v1/editions/north-2031/entries", "").is(200);
    app.get("/en/north-2031", "").lacks("In preparation");
    administrator
        .get("/en/desk")
        .lacks("Set up the edition")
        .says("href=\"/en/north-2031/barcelona/organise");
    assert_logged(&app, "edition-opened", "north-2031", 1);
}

fn what_is_proposed_is_told_until_it_was_saved(app: App) {
    let administrator = prepared(&app);
    let says = "As proposed, not looked at yet: ";
    let told = |part: &str| format!("{says}{part}");
    administrator
        .get(OPENING)
        .says(&told("Calendar"))
        .says(&told("Criteria"))
        .says(&told("Awards"))
        .says(&told("Rules"));
    let promise = administrator.get(&format!("{SETUP}/promise"));
    promise.says("Proposed, to be looked at");
    // What is saved as it stands was looked at too; topics are none of it.
    for (page, action) in [
        ("calendar", "/organise/calendar"),
        ("topics", "/organise/topics"),
        ("awards", "/organise/awards"),
        ("criteria", "/organise/criteria"),
        ("texts", "/organise/texts"),
    ] {
        let path = format!("/en/north-2031/barcelona/organise/{page}");
        if page == "texts" {
            administrator
                .get(OPENING)
                .lacks(&told("Awards"))
                .says(&told("Rules"));
        }
        let save = if page == "criteria" {
            "Check and save"
        } else {
            ""
        };
        let form = administrator.get(&path).page().form(action, save).fields();
        send(&administrator, &path, &form).is(303);
    }
    administrator.get(OPENING).lacks(says);
}

fn what_hinders_is_mended_first(app: App) {
    let administrator = prepared(&app);
    app.execute(
        "DELETE FROM topic
         WHERE edition = (SELECT id FROM edition WHERE slug = 'north-2031')",
    );
    let page = administrator.get(OPENING);
    page.says("To be mended before it can open")
        .says("There is no topic")
        .says("/north-2031/barcelona/organise/topics");
    administrator
        .post_bare(OPENING, &[("seen", "0"), ("confirmed", "1"), ("read", "")])
        .is(409)
        .says("The edition was not opened");
    app.get("/en/north-2031", "").is(404);
}

fn one_made_by_mistake_is_deleted_and_nothing_of_it_is_left(app: App) {
    let administrator = prepared(&app);
    let delete = format!("{OPENING}/delete");
    let page = administrator.get(OPENING);
    page.says("Delete this edition");
    let form = |page: &Answer, typed: &str| filled(page, "/opening/delete", &[("slug", typed)]);
    for session in [app.organiser(), app.juror(1), app.team(1)] {
        let typed = [("slug", "north-2031"), ("seen", "0")];
        session.post_bare(&delete, &typed).is(404);
    }
    for typed in ["", "north", "2027"] {
        let refused = send(&administrator, &delete, &form(&page, typed));
        refused.is(422).says("Type “north-2031” here");
        assert_eq!(refused.value("slug"), typed);
    }
    // What is open is taken back first, and a page from before is one of another state.
    opened(&administrator).is(303);
    let stale = send(&administrator, &delete, &form(&page, "north-2031"));
    stale.is(409);
    administrator.get(OPENING).lacks("Delete this edition");
    let open = administrator.get(OPENING);
    let undo = format!("{OPENING}/undo");
    send(&administrator, &undo, &filled(&open, "/opening/undo", &[])).is(303);
    let page = administrator.get(OPENING);
    let deleted = send(&administrator, &delete, &form(&page, "north-2031"));
    assert_eq!(
        (deleted.status, deleted.location.as_str()),
        (303, "/en/desk?done=edition-deleted")
    );
    send(&administrator, &delete, &form(&page, "north-2031")).is(404);
    for path in [OPENING, "/en/north-2031", "/en/north-2031/barcelona"] {
        administrator.get(path).is(404);
    }
    administrator.get("/en/desk").lacks("north-2031");
    // The log has it; the versions of its forms, which no key of the database guards, are gone.
    app.execute(
        "INSERT INTO setting (name, value)
         SELECT CASE
                    WHEN COUNT(*) = 1
                        AND COUNT(form_version.scope) = 0 THEN 'deleted once'
                END,
                ''
         FROM audit
         LEFT JOIN form_version ON form_version.scope = audit.subject
         WHERE audit.action = 'edition-deleted'
           AND audit.detail = 'north-2031'",
    );
    assert!(app.command(&["audit"]).status.success());
    // Its name is free again.
    prepared(&app);
}

fn it_is_taken_back_as_long_as_nobody_has_registered(app: App) {
    let administrator = prepared(&app);
    opened(&administrator).is(303);
    let page = administrator.get(OPENING);
    let undo = format!("{OPENING}/undo");
    send(&administrator, &undo, &filled(&page, "/opening/undo", &[])).is(303);
    app.get("/en/north-2031", "").is(404);
    assert_logged(&app, "edition-taken-back", "north-2031", 1);
    opened(&administrator).is(303);
    let stale = send(&administrator, &undo, &filled(&page, "/opening/undo", &[]));
    stale.is(409);
    app.get("/en/north-2031", "").is(200);
    // In a month teams register.
    let app = app.restarted_at("2027-06-20T12:00:00Z");
    let administrator = app.administrator();
    let cookie = newcomer(&app, "first@example.org");
    let page = administrator.get(OPENING);
    app.post(TEAM, &[("name", "First Team")], &cookie).is(303);
    let refused = send(&administrator, &undo, &filled(&page, "/opening/undo", &[]));
    refused.is(409).says("A team has registered");
    app.get("/en/north-2031", "").is(200);
}

fn a_file_says_only_of_a_new_edition_that_it_is_in_preparation(app: App) {
    let text = exported(&app, "2025");
    assert!(!text.contains("in_preparation"));
    let prepared = text
        .replacen("slug = \"2025\"", "slug = \"quiet\"", 1)
        .replacen("[title]", "in_preparation = true\n\n[title]", 1);
    let (done, said) = import(&app, &prepared);
    assert!(done, "{said}");
    app.get("/en/quiet", "").is(404);
    let organiser = app.organiser();
    organiser.get("/en/quiet").is(200);
    assert!(exported(&app, "quiet").contains("in_preparation = true"));
    // Without the word it stays as it is.
    let silent = prepared.replacen("in_preparation = true\n\n", "", 1);
    let (done, said) = import(&app, &silent);
    assert!(done && said.contains("nothing is to be changed"), "{said}");
    app.get("/en/quiet", "").is(404);
}

fn who_has_a_role_in_it_knows_of_it_and_does_not_open_it(app: App) {
    const ORGANISERS: &str = "/en/north-2031/organisers";
    let administrator = prepared(&app);
    let form = administrator.get(ORGANISERS).page();
    let calls = form.first("#invite select[name=call]").all("option");
    let call = calls[1].attribute("value").expect("an id").to_owned();
    let what = format!("{SETUP}/what");
    for (role, call, reads, opens) in [
        ("press", "", 404, 404),
        ("observer", "", 200, 403),
        ("organiser", call.as_str(), 200, 403),
    ] {
        let mail = format!("{role}@example.org");
        let cookie = newcomer(&app, &mail);
        app.get("/en/north-2031", &cookie).is(404);
        let fields = [("mail", mail.as_str()), ("role", role), ("call", call)];
        administrator.post(ORGANISERS, &fields).is(303);
        app.get("/en/north-2031", &cookie)
            .is(200)
            .says("In preparation");
        app.get("/en/desk", &cookie)
            .says("/en/north-2031/barcelona");
        for path in [what.as_str(), OPENING] {
            let page = app.get(path, &cookie);
            page.is(reads);
            if role == "organiser" && path == OPENING {
                page.says("This belongs to the whole edition");
            }
            if role == "observer" {
                page.says("You see this page as an observer");
                assert!(page.page().all("main form[method=post]").is_empty());
            }
        }
        let confirmed = [("seen", "0"), ("confirmed", "1")];
        app.post_bare(OPENING, &confirmed, &cookie).is(opens);
    }
    app.get("/en/north-2031", "").is(404);
}

/// Whoever prepares an edition sees it as it is once it is open, and nobody else sees more of it.
fn it_is_previewed_as_everybody_will_see_it(app: App) {
    let administrator = prepared(&app);
    for (role, path) in [
        ("visitor", "/en/north-2031"),
        ("visitor", "/en/north-2031/barcelona"),
        ("member", TEAM),
        ("juror", "/en/north-2031/barcelona/jury"),
    ] {
        let wish = [("role", role), ("choice", "registration-first")];
        administrator
            .post_bare("/en/north-2031/barcelona/organise/preview", &wish)
            .is(303);
        administrator
            .get(path)
            .is(200)
            .says("Leave the preview")
            .lacks("In preparation:")
            .lacks("organise/ranking")
            .lacks(OPENING);
        app.get("/en/north-2031", "").is(404);
        administrator.get(OPENING).is(409).lacks("In preparation:");
    }
}

on_both_engines![
    it_is_there_for_who_makes_it_and_for_nobody_else,
    who_has_a_role_in_it_knows_of_it_and_does_not_open_it,
    it_is_left_and_resumed,
    what_is_typed_wrong_is_kept_and_told_beside_its_field,
    the_same_form_sent_twice_makes_one_edition,
    of_two_who_take_a_name_at_once_one_gets_it,
    of_two_who_take_a_file_in_at_once_one_does,
    calls_are_added_moved_and_removed,
    a_call_that_joins_or_leaves_an_open_edition_is_asked_about,
    all_dates_of_a_call_move_together,
    a_step_that_another_has_saved_shows_both,
    an_edition_is_copied_with_its_organisers_and_a_year_later,
    jurors_come_along_where_that_is_said,
    what_is_worth_a_second_look_is_asked_once_and_then_it_is_open,
    what_is_proposed_is_told_until_it_was_saved,
    what_hinders_is_mended_first,
    one_made_by_mistake_is_deleted_and_nothing_of_it_is_left,
    it_is_taken_back_as_long_as_nobody_has_registered,
    a_file_says_only_of_a_new_edition_that_it_is_in_preparation,
    it_is_previewed_as_everybody_will_see_it,
];
