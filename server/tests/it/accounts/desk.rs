//! The frame around every page, and the desk that says what to do.

use crate::{
    app::{Answer, App, Session, Upload, on_both_engines, png},
    entries::{complete, newcomer, team},
    jury::{finish_all, open_sheet},
};

const KOBE: &str = "/en/2027/kobe/organise";

/// What the menu says.
fn words(answer: &Answer) -> Vec<String> {
    let page = answer.page();
    let words = page.all(".menu a").into_iter();
    words.map(|word| word.text().trim().to_owned()).collect()
}

/// Where a word of the menu leads.
fn leads(answer: &Answer, word: &str) -> String {
    let page = answer.page();
    let word = page.first_with(".menu a", word);
    word.attribute("href").expect("an address").to_owned()
}

fn every_page_has_the_same_few_words(app: App) {
    // Nothing of the newest edition is public yet.
    let newest = [
        "The call",
        "Data",
        "Gallery 2025",
        "Results 2025",
        "My desk",
    ];
    let check = |pages: &[&str], get: &dyn Fn(&str) -> Answer| {
        for path in pages {
            let answer = get(path);
            assert_eq!(words(&answer), newest, "{path}");
            assert_eq!(leads(&answer, "Gallery 2025"), "/en/2025/gallery", "{path}");
            assert_eq!(leads(&answer, "The call"), "/en/2027", "{path}");
        }
    };
    let public = [
        "/en/",
        "/en/2027",
        "/en/2027/kobe",
        "/en/2027/gallery",
        "/en/data",
        "/en/data/climate-normals",
        "/en/privacy",
        "/en/nowhere/at/all",
    ];
    let own = ["/en/desk", "/en/account"];
    check(&public, &|path| app.get(path, ""));
    check(&["/en/sign-in"], &|path| app.get(path, ""));
    let (team, juror, organiser) = (app.team(1), app.juror(1), app.organiser());
    for session in [&team, &juror, &organiser, &app.administrator()] {
        check(&public, &|path| session.get(path));
        check(&own, &|path| session.get(path));
    }
    check(&["/en/2027/barcelona/team"], &|path| team.get(path));
    check(
        &["/en/2027/kobe/jury", "/en/2027/kobe/jury/order"],
        &|path| juror.get(path),
    );
    check(&[KOBE, "/en/2027/organisers"], &|path| organiser.get(path));
    // On the pages of an edition that is public its own are meant, and no year is said.
    let past = ["The call", "Data", "Gallery", "Results", "My desk"];
    for path in ["/en/2025", "/en/2025/gallery", "/en/2025/kobe"] {
        let answer = app.get(path, "");
        assert_eq!(words(&answer), past, "{path}");
        assert_eq!(leads(&answer, "Results"), "/en/2025/results", "{path}");
    }
    publish_finalists(&organiser);
    for path in ["/en/", "/en/data", "/en/2027/gallery"] {
        let answer = app.get(path, "");
        assert_eq!(words(&answer), past, "{path}");
        assert_eq!(leads(&answer, "Gallery"), "/en/2027/gallery", "{path}");
    }
    let page = app.get("/en/2027/gallery", "").page();
    let current = page.all(".menu [aria-current=page]");
    assert_eq!(current.len(), 1);
    assert_eq!(current[0].text().trim(), "Gallery");
}

/// Chooses a finalist of Kobe's call and shows it.
fn publish_finalists(organiser: &Session) {
    let entry = organiser.get(&format!("{KOBE}/ranking")).value("finalist");
    let chosen = [("finalist", entry.as_str()), ("apart", "1")];
    organiser
        .post(&format!("{KOBE}/finalists"), &chosen)
        .is(303);
    let stage = [("stage", "finalists"), ("public", "1"), ("confirmed", "1")];
    organiser
        .post(&format!("{KOBE}/publication"), &stage)
        .is(303);
}

/// How many things the line says wait in a step.
fn waiting(answer: &Answer, step: &str) -> usize {
    let page = answer.page();
    let step = page.first_with(".steps li", step);
    let count = step.all(".waiting");
    count
        .first()
        .map_or(0, |count| count.text().trim().parse().expect("a number"))
}

fn organisers_find_every_step_on_each_of_their_pages(app: App) {
    let organiser = app.organiser();
    let steps = |answer: &Answer| -> Vec<String> {
        let page = answer.page();
        page.all(".steps a")
            .into_iter()
            .map(|step| step.attribute("href").expect("an address").to_owned())
            .collect()
    };
    let all = steps(organiser.get(KOBE).is(200));
    assert_eq!(all.len(), 10, "{all:?}");
    for path in all
        .iter()
        .map(|path| path.split('#').next().unwrap_or_default())
    {
        organiser.get(path).is(200);
    }
    for (end, current) in [
        ("", "Overview"),
        ("/entries/1", "Entries"),
        ("/entries/1/team", "Entries"),
        ("/jury", "Jury"),
        ("/reminders", "Jury"),
        ("/plan", "Plan"),
        ("/criteria", "Criteria"),
        ("/ranking", "Ranking"),
        ("/ranking/1", "Ranking"),
        ("/pairs", "Ranking"),
        ("/meeting", "Meeting"),
        ("/letters", "Letters"),
        ("/calendar", "Settings"),
        ("/texts", "Settings"),
    ] {
        let answer = organiser.get(&format!("{KOBE}{end}"));
        assert_eq!(steps(&answer), all, "{end}");
        let page = answer.page();
        assert_eq!(page.all(".steps .due").len(), 1, "{end}");
        let marked = page.all(".steps [aria-current]");
        assert_eq!(marked.len(), 1, "{end}");
        assert!(marked[0].says(current), "{end}: {}", marked[0].html());
        // The page below the line has its own name among those of its step.
        let parts = page.all(".parts [aria-current=page]").len();
        let has_parts = ["Jury", "Settings"].contains(&current) || end == "/pairs";
        assert_eq!(parts, usize::from(has_parts || end == "/ranking"), "{end}");
    }
    // What is refused stands on a page of the call as well.
    let refused = organiser.post(&format!("{KOBE}/jurors"), &[("mail", "")]);
    refused.is(422);
    assert_eq!(steps(&refused), all);
    // Nobody else sees the line.
    for session in [app.team(1), app.juror(1), app.administrator()] {
        let answer = session.get(KOBE);
        answer.is(404);
        assert!(steps(&answer).is_empty());
    }
    // Where a call is over and all is sent, nothing is due.
    let letters = "INSERT INTO letter (entry, call, content, released_at)
                   SELECT id, call, '{}', 1 FROM entry";
    app.unguard("letter");
    app.execute("DELETE FROM letter");
    app.execute(letters);
    let past = organiser.get("/en/2025/kobe/organise");
    assert!(past.page().all(".steps .due").is_empty());
}

fn what_waits_is_counted_where_it_is_done(app: App) {
    let (organiser, juror) = (app.organiser(), app.juror(2));
    let before = waiting(&organiser.get(KOBE), "Overview");
    let sheet = open_sheet(&app, &juror);
    let flag = [("kind", "technical"), ("note", "It does not open.")];
    juror.post(&format!("{sheet}/flag"), &flag).is(303);
    for end in ["", "/plan", "/letters"] {
        let page = organiser.get(&format!("{KOBE}{end}"));
        assert_eq!(waiting(&page, "Overview"), before + 1, "{end}");
    }
    organiser.get("/en/desk").says("Answer the flags");
    let id = organiser.get(KOBE).value("flag");
    let answer = [("flag", id.as_str()), ("answer", "It opens now.")];
    organiser.post(&format!("{KOBE}/flags"), &answer).is(303);
    assert_eq!(waiting(&organiser.get(KOBE), "Overview"), before);
    organiser.get("/en/desk").lacks("Answer the flags");
    // Who steps back leaves an entry with one juror fewer.
    let lacking = waiting(&organiser.get(KOBE), "Plan");
    let recusal = [
        ("kind", "interest"),
        ("reason", "A friend."),
        ("declare", "1"),
    ];
    juror.post(&format!("{sheet}/conflict"), &recusal).is(303);
    assert_eq!(waiting(&organiser.get(KOBE), "Plan"), lacking + 1);
    organiser.get("/en/desk").says("Assign jurors");
}

/// The verb of the first thing on somebody's desk, and where it leads.
fn first_verb(answer: &Answer) -> (String, String) {
    let page = answer.page();
    let verb = page.first(".tasks .verb a");
    let address = verb.attribute("href").expect("an address").to_owned();
    (verb.line().trim().to_owned(), address)
}

fn a_team_is_led_from_the_draft_to_the_receipt(app: App) {
    let nobody = newcomer(&app, "nothing@example.org");
    app.get("/en/desk", &nobody)
        .says("You do not take part in any call yet.")
        .says("href=\"/en/2027\"");
    let (cookie, entry) = team(&app, "desk@example.org");
    let desk = || app.get("/en/desk", &cookie);
    let finish = ("Finish the draft".to_owned(), entry.clone());
    assert_eq!(first_verb(&desk()), finish);
    desk().says("8 things are missing");
    app.post(&entry, &complete("1"), &cookie).is(303);
    assert_eq!(first_verb(&desk()), finish);
    desk().says("2 things are missing: Cover picture, Files.");
    for (role, name, bytes) in [
        ("cover", "c.png", png()),
        ("work", "d.csv", b"a,b\n1,2\n".to_vec()),
    ] {
        let file = Upload {
            name,
            bytes: &bytes,
        };
        app.upload(&format!("{entry}/files"), &[("role", role)], &file, &cookie)
            .is(303);
    }
    let hand_in = ("Hand in".to_owned(), format!("{entry}#checklist"));
    assert_eq!(first_verb(&desk()), hand_in);
    app.post(&format!("{entry}/hand-in"), &[], &cookie).is(303);
    let receipt = ("Open the receipt".to_owned(), format!("{entry}/receipt/1"));
    assert_eq!(first_verb(&desk()), receipt);
    desk().says("Nothing waits for you.");
    let version = app.get(&entry, &cookie).value("version");
    let mut changed = complete(&version);
    changed[1] = ("title-en", "Another work");
    app.post(&entry, &changed, &cookie).is(303);
    assert_eq!(first_verb(&desk()).0, "Hand in again");
    // The line of the team's pages leads to what there is.
    let page = app.get(&entry, &cookie).page();
    let words: Vec<_> = page
        .all(".steps a")
        .into_iter()
        .map(|word| word.text().trim().to_owned())
        .collect();
    assert_eq!(words, ["Team", "Draft", "Receipt 1"]);
}

fn a_juror_is_led_through_the_sheets(app: App) {
    let juror = app.juror(1);
    let desk = juror.get("/en/desk");
    let (_, address) = first_verb(&desk);
    desk.says("Score ");
    assert!(address.starts_with("/en/jury/"), "{address}");
    juror.get(&address).is(200);
    finish_all(&app);
    let done = juror.get("/en/desk");
    assert_eq!(
        first_verb(&done),
        (
            "See your sheets".to_owned(),
            "/en/2027/kobe/jury".to_owned()
        )
    );
    done.says("Nothing waits for you.");
    app.organiser()
        .get("/en/desk")
        .says("All sheets are finished");
}

fn a_row_has_one_verb_and_a_desk_one_that_is_most_urgent(app: App) {
    for session in [
        app.team(1),
        app.team(7),
        app.juror(1),
        app.organiser(),
        app.administrator(),
    ] {
        let desk = session.get("/en/desk");
        let page = desk.is(200).page();
        for row in page.all(".tasks > li") {
            let verbs = row.all("a");
            assert_eq!(verbs.len(), 1, "{}", row.html());
            let address = verbs[0].attribute("href").expect("an address");
            let path = address.split('#').next().unwrap_or_default();
            session.get(path).is(200);
            for picture in row.all("img") {
                let source = picture.attribute("src").expect("a source");
                session.get(source).is(200);
            }
        }
        let due = page.all(".tasks > li.due").len();
        let filled = page.all(".tasks .button:not(.plain)").len();
        assert_eq!(filled, due.min(1), "{}", desk.text);
    }
}

fn desks_speak_every_language(app: App) {
    let (team, organiser) = (app.team(1), app.organiser());
    for (language, verb, settings) in [
        ("ca", "Lliura", "Configuració"),
        ("es", "Entregar", "Ajustes"),
        ("en", "Hand in", "Settings"),
        ("ja", "提出する", "設定"),
    ] {
        let desk = team.get(&format!("/{language}/desk"));
        assert_eq!(first_verb(&desk).0, verb, "{language}");
        organiser
            .get(&format!("/{language}/2027/kobe/organise"))
            .says(settings);
        organiser.get(&format!("/{language}/desk")).is(200);
    }
}

on_both_engines![
    every_page_has_the_same_few_words,
    organisers_find_every_step_on_each_of_their_pages,
    what_waits_is_counted_where_it_is_done,
    a_team_is_led_from_the_draft_to_the_receipt,
    a_juror_is_led_through_the_sheets,
    a_row_has_one_verb_and_a_desk_one_that_is_most_urgent,
    desks_speak_every_language,
];
