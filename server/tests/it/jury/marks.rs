//! Marks: saved one by one, never lost, never anybody else's.

use crate::app::{Answer, App, on_both_engines};

pub const JUROR: &str = "juror-2@jury.example";

/// The path of a sheet that is open, for a juror: one without a finished mark.
pub fn open_sheet(app: &App, cookie: &str) -> String {
    let page = app.get("/en/2027/kobe/jury", cookie);
    assert_eq!(page.status, 200, "{}", page.text);
    let links = page
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/jury/"));
    links
        .into_iter()
        .find(|link| !app.get(link, cookie).text.contains("Open the sheet again"))
        .expect("an open sheet")
}

/// Ids of the criteria on a sheet with the versions of their marks.
pub fn criteria(app: &App, sheet: &str, cookie: &str) -> Vec<(String, i64)> {
    let page = app.get(sheet, cookie).text;
    page.split("name=\"version-")
        .skip(1)
        .map(|part| {
            let id = part.split('"').next().expect("an id").to_owned();
            let value = part
                .split("value=\"")
                .nth(1)
                .expect("a value")
                .split('"')
                .next()
                .expect("an end");
            (id, value.parse().expect("a version"))
        })
        .collect()
}

/// The version of the comments on a sheet.
pub fn comment_version(app: &App, sheet: &str, cookie: &str) -> String {
    app.get(sheet, cookie)
        .attribute("name=\"comment_version\"", "value")
}

pub fn save(
    app: &App,
    sheet: &str,
    criterion: &str,
    steps: &str,
    version: i64,
    request: &str,
    cookie: &str,
) -> Answer {
    let entry = sheet.rsplit('/').next().expect("an id");
    app.post(
        "/api/save_mark",
        &[
            ("entry", entry),
            ("criterion", criterion),
            ("steps", steps),
            ("version", &version.to_string()),
            ("request", request),
        ],
        cookie,
    )
}

/// Lets every juror of the call finish every sheet, so that the jury hangs together.
pub fn finish_all(app: &App) {
    for number in 1..=6 {
        let cookie = app.sign_in(&format!("juror-{number}@jury.example"));
        for sheet in app
            .get("/en/2027/kobe/jury", &cookie)
            .links()
            .into_iter()
            .filter(|link| link.starts_with("/en/jury/"))
        {
            if app
                .get(&sheet, &cookie)
                .text
                .contains("Open the sheet again")
            {
                continue;
            }
            let fields: Vec<(String, String)> = criteria(app, &sheet, &cookie)
                .into_iter()
                .filter(|(_, version)| *version == 0)
                .flat_map(|(id, version)| {
                    [
                        (format!("mark-{id}"), (4 + number % 5).to_string()),
                        (format!("version-{id}"), version.to_string()),
                    ]
                })
                .collect();
            let mut fields: Vec<(&str, &str)> = fields
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect();
            fields.push(("finish", "1"));
            assert_eq!(app.post(&sheet, &fields, &cookie).status, 303);
        }
    }
}

fn a_stale_mark_is_refused_with_what_stands_there(app: App) {
    let cookie = app.sign_in(JUROR);
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    let first = save(&app, &sheet, &criterion, "7", version, "tab-one", &cookie);
    assert_eq!(first.status, 200, "{}", first.text);
    // The other tab still has the version from before.
    let stale = save(&app, &sheet, &criterion, "3", version, "tab-two", &cookie);
    assert_eq!(stale.status, 409);
    assert!(
        stale.text.contains("Stale") && stale.text.contains("\"steps\":7"),
        "{}",
        stale.text
    );
    // The same request again has one effect.
    let again = save(&app, &sheet, &criterion, "7", version, "tab-one", &cookie);
    assert_eq!((again.status, &again.text), (200, &first.text));
    assert_eq!(
        save(
            &app,
            &sheet,
            &criterion,
            "3",
            version + 1,
            "tab-two-b",
            &cookie
        )
        .status,
        200
    );
    let page = app.get(&sheet, &cookie).text;
    assert!(page.contains("History of my marks"));
}

fn a_mark_outside_the_scale_or_of_another_is_not_written(app: App) {
    let cookie = app.sign_in(JUROR);
    let sheet = open_sheet(&app, &cookie);
    let before = criteria(&app, &sheet, &cookie);
    let (criterion, version) = before[0].clone();
    for steps in ["11", "-1"] {
        assert_eq!(
            save(&app, &sheet, &criterion, steps, version, "x", &cookie).status,
            422
        );
    }
    // A visitor, a team, and a juror to whom the entry was not assigned.
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "x", "").status,
        401
    );
    let team = app.sign_in("team-1@studio-1.example");
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "x", &team).status,
        404
    );
    let others: Vec<String> = (1..=6)
        .map(|number| app.sign_in(&format!("juror-{number}@jury.example")))
        .collect();
    let refused = others
        .iter()
        .filter(|other| app.get(&sheet, other).status == 404)
        .collect::<Vec<_>>();
    assert_eq!(refused.len(), 3, "three of six jurors score an entry");
    for other in refused {
        assert_eq!(
            save(&app, &sheet, &criterion, "5", version, "x", other).status,
            404
        );
    }
    // An entry of the past edition, whose round is over.
    let past = app
        .get("/en/2025/kobe/jury", &cookie)
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    let (old, version) = criteria(&app, &past, &cookie)[0].clone();
    assert_eq!(
        save(&app, &past, &old, "5", version, "x", &cookie).status,
        409
    );
    assert_eq!(
        criteria(&app, &sheet, &cookie),
        before,
        "nothing was written"
    );
}

fn without_javascript_the_form_saves_marks_and_comments(app: App) {
    let cookie = app.sign_in(JUROR);
    let sheet = open_sheet(&app, &cookie);
    let known = criteria(&app, &sheet, &cookie);
    let fields: Vec<(String, String)> = known
        .iter()
        .flat_map(|(id, version)| {
            [
                (format!("mark-{id}"), "6".to_owned()),
                (format!("version-{id}"), version.to_string()),
            ]
        })
        .collect();
    let page = app.get(&sheet, &cookie);
    let comment_version = page.attribute("name=\"comment_version\"", "value");
    let mut fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("comment_team", "Clear and brave."));
    fields.push(("comment_version", &comment_version));
    fields.push(("finish", "1"));
    let answer = app.post(&sheet, &fields, &cookie);
    assert_eq!(answer.status, 303, "{}", answer.text);
    assert!(answer.location.contains("done=finished"));
    let page = app.get(&sheet, &cookie).text;
    assert!(page.contains("Clear and brave.") && page.contains("Open the sheet again"));
    assert_eq!(
        app.post(&format!("{sheet}/finish"), &[("finished", "0")], &cookie)
            .status,
        303
    );
}

fn a_sheet_with_missing_marks_is_not_finished(app: App) {
    let cookie = app.sign_in(JUROR);
    let page = app.get("/en/2027/kobe/jury", &cookie).text;
    // A row with no mark at all.
    let row = page
        .split("<tr>")
        .find(|row| row.contains("0 / 4"))
        .expect("an untouched sheet");
    let sheet = row
        .split('"')
        .find(|part| part.starts_with("/en/jury/"))
        .expect("its link")
        .to_owned();
    let answer = app.post(&format!("{sheet}/finish"), &[("finished", "1")], &cookie);
    assert_eq!(answer.status, 422);
    assert!(answer.text.contains("4 marks are missing."));
}

fn stepping_back_takes_the_sheet_out_and_can_be_taken_back(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let sheet = open_sheet(&app, &cookie);
    let step_back = |kind: &str, reason: &str| {
        app.post(
            &format!("{sheet}/conflict"),
            &[("declare", "1"), ("kind", kind), ("reason", reason)],
            &cookie,
        )
    };
    let refused = step_back("other", " ");
    assert!(
        refused.status == 422 && refused.checked("other"),
        "another reason needs words, and the choice stays"
    );
    // More than is kept is refused, not cut.
    let long = "x".repeat(4_001);
    let refused = step_back("recognised", &long);
    assert!(refused.status == 422 && refused.text.contains(&long) && refused.checked("recognised"));
    let refused = app.post(
        &format!("{sheet}/flag"),
        &[("kind", "rules"), ("note", &long)],
        &cookie,
    );
    assert!(refused.status == 422 && refused.text.contains(&long) && refused.checked("rules"));
    let listed = app.post(
        "/en/2027/kobe/jury/conflicts",
        &[("reason", &long)],
        &cookie,
    );
    assert!(
        listed.status == 422 && listed.text.contains(&long),
        "what was typed stays"
    );
    assert_eq!(step_back("recognised", "my students").status, 303);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "x", &cookie).status,
        409
    );
    assert!(
        app.get("/en/2027/kobe/jury", &cookie)
            .text
            .contains("Stepped back")
    );
    assert!(
        app.get(&sheet, &cookie)
            .text
            .contains("I know whose entry it is")
    );
    // The organisers see it, and a plan that fills the gap without moving anything else.
    assert!(
        app.get("/en/2027/kobe/organise/plan", &organiser)
            .text
            .contains("Entries that lack jurors: 1")
    );
    assert!(
        app.get("/en/2027/kobe/organise/ranking", &organiser)
            .text
            .contains("Juror stepped back")
    );
    assert_eq!(
        app.post("/en/2027/kobe/organise/plan/propose", &[], &organiser)
            .status,
        303
    );
    let plan = app.get("/en/2027/kobe/organise/plan", &organiser).text;
    assert!(
        plan.contains("New pairs: 1. Removed: 0.") && !plan.contains("Entries that lack jurors"),
        "{plan}"
    );
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/plan/take",
            &[("version", "1")],
            &organiser
        )
        .status,
        303
    );
    let entry = sheet.rsplit('/').next().expect("an id");
    let jurors: Vec<String> = (1..=6)
        .map(|number| app.sign_in(&format!("juror-{number}@jury.example")))
        .collect();
    let seen = jurors
        .iter()
        .filter(|juror| app.get(&format!("/en/jury/{entry}"), juror).status == 200)
        .count();
    assert_eq!(seen, 4, "three who score it, and the one who stepped back");
    assert_eq!(
        app.post(&format!("{sheet}/conflict"), &[], &cookie).status,
        303
    );
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "y", &cookie).status,
        200
    );
}

fn a_form_without_javascript_keeps_what_it_cannot_save(app: App) {
    let cookie = app.sign_in(JUROR);
    let sheet = open_sheet(&app, &cookie);
    let marks = criteria(&app, &sheet, &cookie);
    let [(first, version), (second, other), ..] = marks.as_slice() else {
        panic!("two criteria")
    };
    // Another tab marks the first; the form knows nothing of it, and the second is saved all the
    // same.
    assert_eq!(
        save(&app, &sheet, first, "2", *version, "elsewhere", &cookie).status,
        200
    );
    let (mark_first, mark_second) = (format!("mark-{first}"), format!("mark-{second}"));
    let (version_first, version_second) = (format!("version-{first}"), format!("version-{second}"));
    let (version, other) = (version.to_string(), other.to_string());
    let comments = comment_version(&app, &sheet, &cookie);
    let fields = [
        (mark_first.as_str(), "9"),
        (version_first.as_str(), version.as_str()),
        (mark_second.as_str(), "6"),
        (version_second.as_str(), other.as_str()),
        ("comment_team", "Two lines,\r\nand one <more>."),
        ("comment_jury", "\u{826f}\u{3044}\u{3002}"),
        ("comment_version", comments.as_str()),
    ];
    // The session is over: the page keeps everything, and what it sends again is what was sent.
    let ended = app.post(&sheet, &fields, "");
    assert!(
        ended.status == 401
            && ended.text.contains("Your session has ended")
            && ended.text.contains("and one &lt;more&gt;."),
        "{}",
        ended.text
    );
    assert!(
        ended.text.contains(">\u{826f}\u{3044}\u{3002}</p>"),
        "{}",
        ended.text
    );
    for (name, value) in fields.iter().take(4) {
        assert!(
            ended
                .text
                .contains(&format!("name=\"{name}\" value=\"{value}\"")),
            "{name}"
        );
    }
    let refused = app.post(&sheet, &fields, &cookie);
    assert_eq!(refused.status, 409);
    assert!(
        refused.text.contains("Chosen, but not saved: ") && refused.text.contains(" 9."),
        "{}",
        refused.text
    );
    assert_eq!(
        app.get(&sheet, &cookie).area("comment_team"),
        "Two lines,\nand one <more>.",
        "the comment is saved"
    );
    let now = criteria(&app, &sheet, &cookie);
    assert!(
        now[0].1 == marks[0].1 + 1 && now[1].1 == marks[1].1 + 1,
        "each was saved once"
    );
    // What was chosen is named and offered again, on top of what stands there now.
    let (again, version) = (
        format!("again-{}", now[0].0),
        format!("version-{}", now[0].0),
    );
    assert!(
        refused
            .text
            .contains(&format!("name=\"{again}\" value=\"9\"")),
        "{}",
        refused.text
    );
    let on_top = now[0].1.to_string();
    let comments = comment_version(&app, &sheet, &cookie);
    let mut offered = vec![
        (again.as_str(), "9"),
        (version.as_str(), on_top.as_str()),
        ("comment_version", comments.as_str()),
    ];
    offered.extend(
        fields
            .iter()
            .filter(|(name, _)| ["comment_team", "comment_jury"].contains(name)),
    );
    assert_eq!(app.post(&sheet, &offered, &cookie).status, 303);
    assert_eq!(criteria(&app, &sheet, &cookie)[0].1, now[0].1 + 1);
    assert!(app.get(&sheet, &cookie).checked("9"));
}

fn a_mark_between_two_anchors_says_so_with_both(app: App) {
    let cookie = app.sign_in(JUROR);
    let sheet = open_sheet(&app, &cookie);
    let texts = ["Between 5 (“", "Entre 5 («", "Entre 5 («", "5（「"]
        .into_iter()
        .zip(["en", "ca", "es", "ja"]);
    for (text, language) in texts {
        let page = app
            .get(
                &sheet.replacen("/en/", &format!("/{language}/"), 1),
                &cookie,
            )
            .text;
        let title = |step: usize| {
            let input = page
                .split("name=\"mark-")
                .nth(1 + step)
                .and_then(|rest| rest.split("title=\"").nth(1))
                .expect("a title");
            input.split('"').next().expect("its text").to_owned()
        };
        let (five, eight, ten) = (title(5), title(8), title(10));
        assert!(
            eight.starts_with(text)
                && eight.contains(&five)
                && eight.contains(&ten)
                && eight.contains("10"),
            "{language}: {eight}"
        );
    }
}

fn a_flag_reaches_the_organisers_and_their_answer_the_juror(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let sheet = open_sheet(&app, &cookie);
    let before = criteria(&app, &sheet, &cookie);
    assert_eq!(
        app.post(
            &format!("{sheet}/flag"),
            &[("kind", "technical"), ("note", "")],
            &cookie
        )
        .status,
        422
    );
    assert_eq!(
        app.post(
            &format!("{sheet}/flag"),
            &[("kind", "nonsense"), ("note", "x")],
            &cookie
        )
        .status,
        422
    );
    assert_eq!(
        app.post(
            &format!("{sheet}/flag"),
            &[
                ("kind", "technical"),
                ("note", "The second file stays <white>.")
            ],
            &cookie
        )
        .status,
        303
    );
    let page = app.get("/en/2027/kobe/organise", &organiser);
    assert!(page.text.contains("The second file stays &lt;white&gt;."));
    let flag = page.attribute("name=\"flag\"", "value");
    let answer = |text: &str| {
        app.post(
            "/en/2027/kobe/organise/flags",
            &[("flag", &flag), ("answer", text)],
            &organiser,
        )
    };
    let long = "x".repeat(4_001);
    let refused = answer(&long);
    assert!(
        refused.status == 422
            && refused.text.contains(&long)
            && refused.text.contains("at most 4000 characters"),
        "{}",
        refused.status
    );
    assert_eq!(answer("Open it on its own.").status, 303);
    assert!(
        app.get(&sheet, &cookie)
            .text
            .contains("Open it on its own.")
    );
    assert_eq!(criteria(&app, &sheet, &cookie), before);
    // Nobody else sees it: not another juror of the entry.
    for number in [1, 3, 4, 5, 6] {
        let other = app.sign_in(&format!("juror-{number}@jury.example"));
        assert!(!app.get(&sheet, &other).text.contains("The second file"));
    }
}

fn nobody_scores_works_of_their_own_organisation(app: App) {
    let (organiser, cookie, member) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
        app.sign_in("partner-8@studio-8.example"),
    );
    let plan = || app.get("/en/2027/kobe/organise/plan", &organiser).text;
    let before = plan().matches("Demo Juror 2 \u{b7} ").count();
    let say = |cookie: &str, name: &str| {
        app.post(
            "/en/account/organisation",
            &[("organisation", name)],
            cookie,
        )
    };
    assert_eq!(say(&cookie, &"x".repeat(81)).status, 422);
    assert_eq!(say("", "x").status, 401, "a visitor is asked to sign in");
    assert_eq!(say(&cookie, "Universitat de l'Exemple").status, 303);
    assert!(
        app.get("/en/account", &cookie)
            .text
            .contains("Universitat de l&#x27;Exemple")
            || app
                .get("/en/account", &cookie)
                .text
                .contains("Universitat de l'Exemple")
    );
    assert_eq!(
        plan().matches("Demo Juror 2 \u{b7} ").count(),
        before,
        "only one of them said so"
    );
    assert_eq!(say(&member, " UNIVERSITAT DE L’EXEMPLE ").status, 303);
    assert!(plan().matches("Demo Juror 2 \u{b7} ").count() > before);
    // No plan puts them together, however many jurors an entry needs.
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/plan/propose",
            &[("per_entry", "6")],
            &organiser
        )
        .status,
        303
    );
    assert!(plan().contains("Entries that lack jurors: 1") && plan().contains("same organisation"));
    // Taken back, nothing stands between them. Nobody else reads it.
    assert_eq!(say(&member, "").status, 303);
    assert_eq!(plan().matches("Demo Juror 2 \u{b7} ").count(), before);
    assert!(
        !app.get("/en/2027/kobe/team", &member)
            .text
            .contains("Universitat")
    );
    assert!(plan().contains("Universitat"), "organisers do");
}

fn a_conflict_declared_beforehand_is_never_planned(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let page = app.get("/en/2027/kobe/jury/conflicts", &cookie);
    assert_eq!(page.status, 200);
    assert!(
        !page.text.contains("Example Slope"),
        "a blind round shows no team"
    );
    // An entry that is not assigned to this juror yet.
    let open: Vec<String> = page
        .text
        .split("name=\"entry\"")
        .skip(1)
        .filter(|part| {
            !part
                .split('>')
                .next()
                .is_some_and(|tag| tag.contains("disabled"))
        })
        .map(|part| {
            part.split("value=\"")
                .nth(1)
                .and_then(|rest| rest.split('"').next())
                .expect("an id")
                .to_owned()
        })
        .collect();
    assert!(!open.is_empty());
    assert_eq!(
        app.post(
            "/en/2027/kobe/jury/conflicts",
            &[("entry", open[0].as_str()), ("reason", "a former student")],
            &cookie
        )
        .status,
        303
    );
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/plan/propose",
            &[("per_entry", "6"), ("seed", "1")],
            &organiser
        )
        .status,
        303
    );
    let csv = app.get("/en/2027/kobe/organise/plan.csv", &organiser).text;
    let label = page
        .text
        .split(&format!("value=\"{}\"", open[0]))
        .nth(1)
        .and_then(|rest| rest.split('>').nth(1))
        .expect("its label");
    let number: i64 = label
        .split('.')
        .next()
        .and_then(|number| number.trim().parse().ok())
        .expect("a number");
    assert!(!csv.contains(&format!("{number},{JUROR}")), "{csv}");
    // Only jurors see the list, and not while entries are handed in.
    assert_eq!(
        app.get("/en/2027/kobe/jury/conflicts", &organiser).status,
        404
    );
    assert_eq!(
        app.get(
            "/en/2027/kobe/jury/conflicts",
            &app.sign_in("team-8@studio-8.example")
        )
        .status,
        404
    );
}

fn a_plan_takes_effect_only_when_a_person_says_so(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let base = "/en/2027/kobe/organise/plan";
    let mine = || {
        app.get("/en/2027/kobe/jury", &cookie)
            .text
            .matches("href=\"/en/jury/")
            .count()
    };
    let before = mine();
    assert_eq!(
        app.post(
            &format!("{base}/propose"),
            &[("per_entry", "99")],
            &organiser
        )
        .status,
        422
    );
    assert_eq!(
        app.post(
            &format!("{base}/propose"),
            &[("per_entry", "6")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(mine(), before, "nothing has taken effect");
    // Changed by hand, with checks; a version that is old is refused.
    let page = app.get(base, &organiser);
    let entry = page.attribute("name=\"entry\"", "value");
    assert_eq!(
        app.post(
            &format!("{base}/entry"),
            &[("entry", &entry), ("juror", "nobody")],
            &organiser
        )
        .status,
        404
    );
    assert_eq!(
        app.post(&format!("{base}/entry"), &[("entry", &entry)], &organiser)
            .status,
        303
    );
    let old = page.attribute("name=\"seen\"", "value");
    let stale = app.post(&format!("{base}/take"), &[("seen", &old)], &organiser);
    assert!(
        stale.status == 409
            && stale
                .text
                .contains("changed this after you had opened the page"),
        "{}",
        stale.text
    );
    assert_eq!(
        app.post(&format!("{base}/discard"), &[], &organiser).status,
        303
    );
    assert_eq!(
        app.post(&format!("{base}/take"), &[("seen", &old)], &organiser)
            .status,
        409,
        "there is none any more"
    );
    // Out as CSV, in again, and in effect.
    assert_eq!(
        app.post(
            &format!("{base}/import"),
            &[("plan", "entry,juror\n999,juror-2@jury.example")],
            &organiser
        )
        .status,
        422
    );
    assert!(
        app.post(
            &format!("{base}/import"),
            &[("plan", "entry,juror\n999,juror-2@jury.example")],
            &organiser
        )
        .text
        .contains("Line 2 names")
    );
    assert_eq!(
        app.post(
            &format!("{base}/propose"),
            &[("per_entry", "6")],
            &organiser
        )
        .status,
        303
    );
    let csv = app.get(&format!("{base}.csv"), &organiser).text;
    assert_eq!(
        app.post(&format!("{base}/import"), &[("plan", &csv)], &organiser)
            .status,
        303
    );
    assert_eq!(app.get(&format!("{base}.csv"), &organiser).text, csv);
    assert_eq!(
        app.post(&format!("{base}/take"), &[("version", "1")], &organiser)
            .status,
        303
    );
    assert!(mine() > before);
    let done = app.get(base, &organiser).text;
    assert!(done.contains("What you see is active."));
    // Marks that were given stay whatever a later plan says.
    let kept = app.get("/en/2027/kobe/organise/marks.csv", &organiser).text;
    assert_eq!(
        app.post(
            &format!("{base}/import"),
            &[("plan", "entry,juror\n")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(
        app.post(&format!("{base}/take"), &[("version", "1")], &organiser)
            .status,
        303
    );
    assert_eq!(
        app.get("/en/2027/kobe/organise/marks.csv", &organiser).text,
        kept
    );
}

fn what_a_juror_reads_and_takes_binds_the_plan(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let base = "/en/2027/kobe/organise/plan";
    let person = app
        .get(base, &organiser)
        .attribute("name=\"person\"", "value");
    let describe = |least: &str, most: &str| {
        app.post(
            &format!("{base}/juror"),
            &[
                ("person", person.as_str()),
                ("languages", "ca"),
                ("load_least", least),
                ("load_most", most),
            ],
            &organiser,
        )
        .status
    };
    assert_eq!(describe("5", "2"), 422);
    assert_eq!(describe("0", "2"), 303);
    assert_eq!(
        app.post(
            &format!("{base}/propose"),
            &[("per_entry", "5")],
            &organiser
        )
        .status,
        303
    );
    let csv = app.get(&format!("{base}.csv"), &organiser).text;
    // The first juror by name has begun some already; nothing new is added beyond two.
    assert!(csv.matches("juror-1@jury.example").count() <= 4, "{csv}");
}

fn a_closed_round_takes_no_marks(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/round",
            &[("closed", "1")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "x", &cookie).status,
        409
    );
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/round",
            &[("closed", "0")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "y", &cookie).status,
        200
    );
}

fn what_is_published_moves_no_more(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let sheet = open_sheet(&app, &cookie);
    let finalist = sheet.rsplit('/').next().expect("an id");
    let publish = |stage: &str, public: &str| {
        app.post(
            "/en/2027/kobe/organise/publication",
            &[("stage", stage), ("public", public), ("confirmed", "1")],
            &organiser,
        )
        .status
    };
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/finalists",
            &[("finalist", finalist), ("apart", "1")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(
        (publish("finalists", "1"), publish("scores", "1")),
        (303, 409),
        "the jury is still in parts"
    );
    finish_all(&app);
    assert_eq!(publish("scores", "1"), 303);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "x", &cookie).status,
        409
    );
    assert_eq!(
        criteria(&app, &sheet, &cookie)[0].1,
        version,
        "nothing was written"
    );
    assert_eq!(publish("scores", "0"), 303);
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "y", &cookie).status,
        200
    );
}

fn jurors_who_save_at_once_all_get_their_own_answer(app: App) {
    let cookies: Vec<String> = (1..=6)
        .map(|number| app.sign_in(&format!("juror-{number}@jury.example")))
        .collect();
    let before: Vec<_> = cookies
        .iter()
        .map(|cookie| open_sheet(&app, cookie))
        .collect();
    std::thread::scope(|scope| {
        for (cookie, sheet) in cookies.iter().zip(&before) {
            let app = &app;
            scope.spawn(move || {
                let known = criteria(app, sheet, cookie);
                for round in 0..10 {
                    for (id, version) in &known {
                        let saved = save(
                            app,
                            sheet,
                            id,
                            &round.to_string(),
                            version + round,
                            &format!("round-{round}"),
                            cookie,
                        );
                        assert_eq!(saved.status, 200, "{}", saved.text);
                        // A stale one among those that share a commit is refused alone.
                        assert_eq!(
                            save(app, sheet, id, "1", *version, "stale", cookie).status,
                            409
                        );
                    }
                }
                let after = criteria(app, sheet, cookie);
                assert!(
                    known
                        .iter()
                        .zip(&after)
                        .all(|((_, before), (_, after))| *after == before + 10),
                    "{known:?} {after:?}"
                );
            });
        }
    });
}

fn blind_means_no_team_member_or_file_name(app: App) {
    let cookie = app.sign_in(JUROR);
    let desk = app.get("/en/2027/kobe/jury", &cookie);
    for link in desk
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/jury/"))
    {
        let page = app.get(&link, &cookie);
        for secret in [
            "Example Slope",
            "Example Shade",
            "Example Harbour",
            "Example Spoke",
            "Example Umbrella",
            "Example Snail",
            "Demo Team Member",
            "Demo Partner",
            "poster-a",
            "poster-b",
            "studio-",
        ] {
            assert!(!page.text.contains(secret), "{link} shows {secret}");
        }
        for file in page
            .links()
            .into_iter()
            .filter(|link| link.starts_with("/files/jury/"))
        {
            let answer = app.get(&file, &cookie);
            assert_eq!(answer.status, 200);
            let name = answer
                .headers
                .iter()
                .find(|(name, _)| name == "content-disposition")
                .expect("a name")
                .1
                .clone();
            assert!(
                name.contains("entry-") || name.contains("preview"),
                "{name}"
            );
        }
    }
    assert!(!desk.text.contains("Example Slope"));
}

fn a_juror_who_leaves_in_mid_round_takes_no_finished_sheet_along(app: App) {
    let (organiser, cookie) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in(JUROR),
    );
    let base = "/en/2027/kobe/organise";
    let sheets = |app: &App| {
        let export: serde_json::Value =
            serde_json::from_str(&app.get(&format!("{base}/ranking.json"), &organiser).text)
                .expect("JSON");
        export["inputs"]["sheets"].as_array().map_or(0, Vec::len)
    };
    let (before, marks) = (
        sheets(&app),
        app.get(&format!("{base}/marks.csv"), &organiser).text,
    );
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    let page = app.get(base, &organiser).text;
    let row = page
        .split("<tr>")
        .find(|row| row.contains("Demo Juror 2"))
        .expect("a row");
    let person = row
        .split("name=\"person\" value=\"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .expect("an id")
        .to_owned();
    let remove = |cookie: &str| {
        app.post(
            &format!("{base}/jurors/remove"),
            &[("person", person.as_str())],
            cookie,
        )
        .status
    };
    assert_eq!(remove(&cookie), 404);
    assert_eq!(remove(&organiser), 303);
    assert_eq!(remove(&organiser), 409, "done already");
    assert_eq!(
        (
            sheets(&app),
            app.get(&format!("{base}/marks.csv"), &organiser).text
        ),
        (before, marks),
        "nothing that was given is lost"
    );
    assert_eq!(
        save(&app, &sheet, &criterion, "5", version, "x", &cookie).status,
        404
    );
    assert_eq!(app.get("/en/2027/kobe/jury", &cookie).status, 404);
    assert!(
        app.get(&format!("{base}/plan"), &organiser)
            .text
            .contains("Entries that lack jurors")
    );
    assert_eq!(
        app.post(&format!("{base}/plan/propose"), &[], &organiser)
            .status,
        303
    );
    assert!(
        !app.get(&format!("{base}/plan"), &organiser)
            .text
            .contains("Entries that lack jurors")
    );
}

fn an_invited_juror_comes_by_link_and_a_participant_is_refused(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let invite = |mail: &str| {
        app.post(
            "/en/2027/kobe/organise/jurors",
            &[("name", "New Juror"), ("mail", mail), ("language", "ja")],
            &organiser,
        )
    };
    assert_eq!(
        invite("team-8@studio-8.example").status,
        409,
        "takes part in this call"
    );
    assert_eq!(invite("new-juror@jury.example").status, 303);
    let link = app.mailed_link("審査員のご依頼");
    let answer = app.post(&link, &[], "");
    assert_eq!(answer.status, 303);
    let desk = app.get("/ja/2027/kobe/jury", &answer.cookie);
    assert_eq!(desk.status, 200);
    // Everything is assigned already: a proposal would change nothing.
    assert_eq!(
        app.post("/en/2027/kobe/organise/plan/propose", &[], &organiser)
            .status,
        303
    );
    assert!(
        app.get("/en/2027/kobe/organise/plan", &organiser)
            .text
            .contains("New pairs: 0. Removed: 0.")
    );
}

on_both_engines![
    a_stale_mark_is_refused_with_what_stands_there,
    a_mark_outside_the_scale_or_of_another_is_not_written,
    without_javascript_the_form_saves_marks_and_comments,
    a_sheet_with_missing_marks_is_not_finished,
    stepping_back_takes_the_sheet_out_and_can_be_taken_back,
    a_form_without_javascript_keeps_what_it_cannot_save,
    a_mark_between_two_anchors_says_so_with_both,
    a_flag_reaches_the_organisers_and_their_answer_the_juror,
    nobody_scores_works_of_their_own_organisation,
    a_conflict_declared_beforehand_is_never_planned,
    a_plan_takes_effect_only_when_a_person_says_so,
    what_a_juror_reads_and_takes_binds_the_plan,
    a_closed_round_takes_no_marks,
    what_is_published_moves_no_more,
    jurors_who_save_at_once_all_get_their_own_answer,
    blind_means_no_team_member_or_file_name,
    a_juror_who_leaves_in_mid_round_takes_no_finished_sheet_along,
    an_invited_juror_comes_by_link_and_a_participant_is_refused
];

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let mut app = App::sqlite();
    let cookie = app.sign_in(JUROR);
    let sheet = open_sheet(&app, &cookie);
    let known = criteria(&app, &sheet, &cookie);
    let pid = app.pid();
    let counted = std::sync::atomic::AtomicUsize::new(0);
    let acknowledged = std::thread::scope(|scope| {
        let saving = scope.spawn(|| {
            let mut acknowledged: Vec<(String, i64, i64)> = known
                .iter()
                .map(|(id, version)| (id.clone(), *version, -1))
                .collect();
            for round in 0..100_000_i64 {
                let index = usize::try_from(round).expect("small") % acknowledged.len();
                let (id, version, _) = acknowledged[index].clone();
                let steps = round % 11;
                let saved = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                    save(
                        &app,
                        &sheet,
                        &id,
                        &steps.to_string(),
                        version,
                        &format!("kill-{round}"),
                        &cookie,
                    )
                }));
                match saved {
                    Ok(answer) if answer.status == 200 => {
                        acknowledged[index] = (id, version + 1, steps);
                        counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    }
                    _ => return acknowledged,
                }
            }
            acknowledged
        });
        // In the midst of saving, however fast this machine is.
        let begun = std::time::Instant::now();
        while counted.load(std::sync::atomic::Ordering::Relaxed) < 60
            && begun.elapsed() < std::time::Duration::from_mins(1)
        {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        assert!(
            std::process::Command::new("kill")
                .args(["-9", &pid.to_string()])
                .status()
                .expect("kill")
                .success()
        );
        saving.join().expect("the saving thread")
    });
    app.stop();
    let app = app.restarted_at(crate::app::NOW);
    let after = criteria(&app, &sheet, &cookie);
    let mut saves = 0;
    for ((id, version, _), (after_id, after_version)) in acknowledged.iter().zip(&after) {
        assert_eq!(id, after_id);
        // One save may have been written and its acknowledgement lost; none that was acknowledged
        // is missing, and none is there twice.
        assert!(
            *after_version == *version || *after_version == version + 1,
            "{id}: {after_version} after {version}"
        );
        saves += version;
    }
    assert!(saves > 20, "the test must have saved something: {saves}");
}

#[test]
fn a_client_that_saves_without_end_is_slowed_down_and_nobody_else_is() {
    let app = App::with("CERTAMEN_SAVES_PER_SECOND", "20");
    let (broken, other) = (app.sign_in(JUROR), app.sign_in("juror-3@jury.example"));
    let (sheet, quiet) = (open_sheet(&app, &broken), open_sheet(&app, &other));
    let (criterion, mut version) = criteria(&app, &sheet, &broken)[0].clone();
    let known = criteria(&app, &quiet, &other);
    let mut refused = 0;
    for turn in 0..200 {
        let answer = save(
            &app,
            &sheet,
            &criterion,
            &(turn % 10).to_string(),
            version,
            &format!("storm-{turn}"),
            &broken,
        );
        match answer.status {
            200 => version += 1,
            429 => refused += 1,
            other => panic!("{other}: {}", answer.text),
        }
        // What was let through is there, once.
        if turn % 50 == 0 {
            assert_eq!(criteria(&app, &sheet, &broken)[0].1, version);
            let (id, version) = &known[turn / 50];
            assert_eq!(
                save(&app, &quiet, id, "5", *version, "quiet", &other).status,
                200,
                "another juror is not kept waiting"
            );
        }
    }
    assert!(refused > 50, "{refused}");
    assert_eq!(criteria(&app, &sheet, &broken)[0].1, version);
}
