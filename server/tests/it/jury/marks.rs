//! Marks: saved one by one, never lost, never anybody else's.

use crate::app::{Answer, App, Session, on_both_engines};

pub const JUROR: &str = "juror-2@jury.example";

/// The path of a sheet that is open, for a juror: one without a finished mark.
pub fn open_sheet(app: &App, cookie: &str) -> String {
    let page = app.get("/en/2027/kobe/jury", cookie);
    page.is(200);
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
    let answer = app.get(sheet, cookie);
    let page = answer.page();
    let versions = page.all("[name^=\"version-\"]").into_iter();
    versions
        .map(|field| {
            let name = field.attribute("name").expect("a name");
            let id = name.trim_start_matches("version-").to_owned();
            (id, field.value().parse().expect("a version"))
        })
        .collect()
}

/// The version of the comments on a sheet.
pub fn comment_version(app: &App, sheet: &str, cookie: &str) -> String {
    app.get(sheet, cookie).value("comment_version")
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
        let cookie = app.juror(number);
        for sheet in cookie
            .get("/en/2027/kobe/jury")
            .links()
            .into_iter()
            .filter(|link| link.starts_with("/en/jury/"))
        {
            if cookie.get(&sheet).text.contains("Open the sheet again") {
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
            cookie.post(&sheet, &fields).is(303);
        }
    }
}

fn a_stale_mark_is_refused_with_what_stands_there(app: App) {
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    let first = save(&app, &sheet, &criterion, "7", version, "tab-one", &cookie);
    first.is(200);
    // The other tab still has the version from before.
    let stale = save(&app, &sheet, &criterion, "3", version, "tab-two", &cookie);
    stale.is(409).says("Stale").says("\"steps\":7");
    // The same request again has one effect.
    let again = save(&app, &sheet, &criterion, "7", version, "tab-one", &cookie);
    assert_eq!((again.status, &again.text), (200, &first.text));
    save(
        &app,
        &sheet,
        &criterion,
        "3",
        version + 1,
        "tab-two-b",
        &cookie,
    )
    .is(200);
    let page = cookie.get(&sheet);
    page.says("History of my marks");
}

fn a_mark_outside_the_scale_or_of_another_is_not_written(app: App) {
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    let before = criteria(&app, &sheet, &cookie);
    let (criterion, version) = before[0].clone();
    for steps in ["11", "-1"] {
        save(&app, &sheet, &criterion, steps, version, "x", &cookie).is(422);
    }
    // A visitor, a team, and a juror to whom the entry was not assigned.
    save(&app, &sheet, &criterion, "5", version, "x", "").is(401);
    let team = app.team(1);
    save(&app, &sheet, &criterion, "5", version, "x", &team).is(404);
    let others: Vec<Session> = (1..=6).map(|number| app.juror(number)).collect();
    let refused = others
        .iter()
        .filter(|other| app.get(&sheet, other).status == 404)
        .collect::<Vec<_>>();
    assert_eq!(refused.len(), 3, "three of six jurors score an entry");
    for other in refused {
        save(&app, &sheet, &criterion, "5", version, "x", other).is(404);
    }
    // An entry of the past edition, whose round is over.
    let past = cookie
        .get("/en/2025/kobe/jury")
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    let (old, version) = criteria(&app, &past, &cookie)[0].clone();
    save(&app, &past, &old, "5", version, "x", &cookie).is(409);
    assert_eq!(
        criteria(&app, &sheet, &cookie),
        before,
        "nothing was written"
    );
}

fn without_javascript_the_form_saves_marks_and_comments(app: App) {
    let cookie = app.juror(2);
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
    let page = cookie.get(&sheet);
    let comment_version = page.value("comment_version");
    let mut fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    fields.push(("comment_team", "Clear and brave."));
    fields.push(("comment_version", &comment_version));
    fields.push(("finish", "1"));
    let answer = cookie.post(&sheet, &fields);
    answer.is(303);
    assert!(answer.location.contains("done=finished"));
    let page = cookie.get(&sheet);
    page.says("Clear and brave.").says("Open the sheet again");
    cookie
        .post(&format!("{sheet}/finish"), &[("finished", "0")])
        .is(303);
}

fn a_sheet_with_missing_marks_is_not_finished(app: App) {
    let cookie = app.juror(2);
    let page = cookie.get("/en/2027/kobe/jury").page();
    // A row with no mark at all.
    let link = page.row("0 / 4").first("a[href^=\"/en/jury/\"]");
    let sheet = link.attribute("href").expect("its address");
    let answer = cookie.post(&format!("{sheet}/finish"), &[("finished", "1")]);
    answer.is(422).says("4 marks are missing.");
}

fn a_form_without_javascript_keeps_what_it_cannot_save(app: App) {
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    let marks = criteria(&app, &sheet, &cookie);
    let [(first, version), (second, other), ..] = marks.as_slice() else {
        panic!("two criteria")
    };
    // Another tab marks the first; the form knows nothing of it, and the second is saved all the
    // same.
    save(&app, &sheet, first, "2", *version, "elsewhere", &cookie).is(200);
    let (mark_first, mark_second) = (format!("mark-{first}"), format!("mark-{second}"));
    let (version_first, version_second) = (format!("version-{first}"), format!("version-{second}"));
    let (version, other) = (version.to_string(), other.to_string());
    let comments = comment_version(&app, &sheet, &cookie);
    let fields = [
        (mark_first.as_str(), "9"),
        (version_first.as_str(), version.as_str()),
        (mark_second.as_str(), "1"),
        (version_second.as_str(), other.as_str()),
        ("comment_team", "Two lines,\r\nand one <more>."),
        ("comment_jury", "\u{826f}\u{3044}\u{3002}"),
        ("comment_version", comments.as_str()),
    ];
    // The session is over: the page keeps everything, and what it sends again is what was sent.
    let ended = app.post(&sheet, &fields, "");
    ended
        .is(401)
        .says("Your session has ended")
        .says("and one &lt;more&gt;.");
    ended.says(">\u{826f}\u{3044}\u{3002}</p>");
    for (name, value) in fields.iter().take(4) {
        ended.says(&format!("name=\"{name}\" value=\"{value}\""));
    }
    let refused = cookie.post(&sheet, &fields);
    refused.is(409).says("Chosen, but not saved: ").says(" 9.");
    assert_eq!(
        cookie.get(&sheet).area("comment_team"),
        "Two lines,\nand one <more>.",
        "the comment is saved"
    );
    let now = criteria(&app, &sheet, &cookie);
    assert!(now[0].1 == marks[0].1 + 1, "each was saved once");
    assert!(now[1].1 == marks[1].1 + 1, "each was saved once");
    // What was chosen is named and offered again, on top of what stands there now.
    let (again, version) = (
        format!("again-{}", now[0].0),
        format!("version-{}", now[0].0),
    );
    refused.says(&format!("name=\"{again}\" value=\"9\""));
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
    cookie.post(&sheet, &offered).is(303);
    assert_eq!(criteria(&app, &sheet, &cookie)[0].1, now[0].1 + 1);
    assert!(cookie.get(&sheet).checked("9"));
}

fn a_mark_between_two_anchors_says_so_with_both(app: App) {
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    let texts = ["Between 5 (“", "Entre 5 («", "Entre 5 («", "5（「"]
        .into_iter()
        .zip(["en", "ca", "es", "ja"]);
    for (text, language) in texts {
        let page = cookie
            .get(&sheet.replacen("/en/", &format!("/{language}/"), 1))
            .page();
        let steps = page.all("[name^=\"mark-\"]");
        let title = |step: usize| steps[step].attribute("title").expect("a title").to_owned();
        let (five, eight, ten) = (title(5), title(8), title(10));
        assert!(eight.starts_with(text), "{language}: {eight}");
        assert!(eight.contains(&five), "{language}: {eight}");
        assert!(eight.contains(&ten), "{language}: {eight}");
        assert!(eight.contains("10"), "{language}: {eight}");
    }
}

fn a_flag_reaches_the_organisers_and_their_answer_the_juror(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &cookie);
    let before = criteria(&app, &sheet, &cookie);
    cookie
        .post(
            &format!("{sheet}/flag"),
            &[("kind", "technical"), ("note", "")],
        )
        .is(422);
    cookie
        .post(
            &format!("{sheet}/flag"),
            &[("kind", "nonsense"), ("note", "x")],
        )
        .is(422);
    cookie
        .post(
            &format!("{sheet}/flag"),
            &[
                ("kind", "technical"),
                ("note", "The second file stays <white>."),
            ],
        )
        .is(303);
    let page = organiser.get("/en/2027/kobe/organise");
    page.says("The second file stays &lt;white&gt;.");
    let flag = page.value("flag");
    let answer = |text: &str| {
        organiser.post(
            "/en/2027/kobe/organise/flags",
            &[("flag", &flag), ("answer", text)],
        )
    };
    let long = "x".repeat(4_001);
    let refused = answer(&long);
    refused.is(422).says(&long).says("at most 4000 characters");
    answer("Open it on its own.").is(303);
    cookie.get(&sheet).says("Open it on its own.");
    assert_eq!(criteria(&app, &sheet, &cookie), before);
    // Nobody else sees it: not another juror of the entry.
    for number in [1, 3, 4, 5, 6] {
        let other = app.juror(number);
        other.get(&sheet).lacks("The second file");
    }
}

fn a_closed_round_takes_no_marks(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    organiser
        .post("/en/2027/kobe/organise/round", &[("closed", "1")])
        .is(303);
    save(&app, &sheet, &criterion, "5", version, "x", &cookie).is(409);
    organiser
        .post("/en/2027/kobe/organise/round", &[("closed", "0")])
        .is(303);
    save(&app, &sheet, &criterion, "5", version, "y", &cookie).is(200);
}

fn what_is_published_moves_no_more(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &cookie);
    let finalist = sheet.rsplit('/').next().expect("an id");
    let publish = |stage: &str, public: &str| {
        organiser
            .post(
                "/en/2027/kobe/organise/publication",
                &[("stage", stage), ("public", public), ("confirmed", "1")],
            )
            .status
    };
    organiser
        .post(
            "/en/2027/kobe/organise/finalists",
            &[("finalist", finalist), ("apart", "1")],
        )
        .is(303);
    assert_eq!(
        (publish("finalists", "1"), publish("scores", "1")),
        (303, 409),
        "the jury is still in parts"
    );
    finish_all(&app);
    assert_eq!(publish("scores", "1"), 303);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    save(&app, &sheet, &criterion, "5", version, "x", &cookie).is(409);
    assert_eq!(
        criteria(&app, &sheet, &cookie)[0].1,
        version,
        "nothing was written"
    );
    assert_eq!(publish("scores", "0"), 303);
    save(&app, &sheet, &criterion, "5", version, "y", &cookie).is(200);
}

fn jurors_who_save_at_once_all_get_their_own_answer(app: App) {
    let cookies: Vec<Session> = (1..=6).map(|number| app.juror(number)).collect();
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
                        saved.is(200);
                        // A stale one among those that share a commit is refused alone.
                        save(app, sheet, id, "1", *version, "stale", cookie).is(409);
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
    let cookie = app.juror(2);
    let desk = cookie.get("/en/2027/kobe/jury");
    for link in desk
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/jury/"))
    {
        let page = cookie.get(&link);
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
            let answer = cookie.get(&file);
            answer.is(200);
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
    desk.lacks("Example Slope");
}

on_both_engines![
    a_stale_mark_is_refused_with_what_stands_there,
    a_mark_outside_the_scale_or_of_another_is_not_written,
    without_javascript_the_form_saves_marks_and_comments,
    a_sheet_with_missing_marks_is_not_finished,
    a_form_without_javascript_keeps_what_it_cannot_save,
    a_mark_between_two_anchors_says_so_with_both,
    a_flag_reaches_the_organisers_and_their_answer_the_juror,
    a_closed_round_takes_no_marks,
    what_is_published_moves_no_more,
    jurors_who_save_at_once_all_get_their_own_answer,
    blind_means_no_team_member_or_file_name,
];

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let mut app = App::sqlite();
    let cookie = app.juror(2);
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
    let (broken, other) = (app.juror(2), app.juror(3));
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
