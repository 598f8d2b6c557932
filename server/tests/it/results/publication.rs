//! From the ranking to publication, stage by stage.

use crate::app::{App, on_both_engines};

const ORGANISE: &str = "/en/2027/kobe/organise";

fn entries(app: &App, organiser: &str) -> Vec<String> {
    let page = app.get(&format!("{ORGANISE}/ranking"), organiser).text;
    page.split("name=\"finalist\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().expect("an id").to_owned())
        .collect()
}

fn each_stage_becomes_public_on_its_own(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let entries = entries(&app, &organiser);
    assert!(entries.len() >= 4, "{entries:?}");
    let work = format!("/en/2027/works/{}", entries[0]);
    let publish = |stage: &str, public: &str| {
        app.post(
            &format!("{ORGANISE}/publication"),
            &[("stage", stage), ("public", public), ("confirmed", "1")],
            &organiser,
        )
        .status
    };
    // Nothing can be published by accident.
    assert_eq!(publish("finalists", "1"), 409);
    assert_eq!(publish("winners", "1"), 409);
    let mut chosen: Vec<(&str, &str)> = entries
        .iter()
        .take(3)
        .map(|entry| ("finalist", entry.as_str()))
        .collect();
    chosen.push(("apart", "1"));
    assert_eq!(
        app.post(&format!("{ORGANISE}/finalists"), &chosen, &organiser)
            .status,
        303
    );
    let page = app.get(&format!("{ORGANISE}/ranking"), &organiser);
    let award = page.attribute("name=\"award\"", "value");
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/decisions"),
            &[
                ("award", award.as_str()),
                ("entry", &entries[0]),
                ("reason-en", "A reason of its own.")
            ],
            &organiser
        )
        .status,
        303
    );
    for path in [
        "/en/2027/gallery",
        "/en/2027/results",
        "/api/v1/editions/2027/entries",
        "/api/v1/editions/2027/results",
    ] {
        let text = app.get(path, "").text;
        assert!(
            !text.contains(&entries[0]) && !text.contains("A reason of its own"),
            "{path} leaks"
        );
    }
    assert_eq!(app.get(&work, "").status, 404);
    // What is open is told and asked about before anything is published over it.
    let asked = app.post(
        &format!("{ORGANISE}/publication"),
        &[("stage", "finalists"), ("public", "1")],
        &organiser,
    );
    assert!(
        asked.status == 409
            && asked.text.contains("Not closed: Screening")
            && asked.text.contains("sheets are not finished"),
        "{}",
        asked.text
    );
    assert_eq!(app.get(&work, "").status, 404);
    assert_eq!(publish("finalists", "1"), 303);
    assert_eq!(app.get(&work, "").status, 200);
    let results = app.get("/en/2027/results", "").text;
    assert!(results.contains(&entries[0]) && !results.contains("A reason of its own"));
    assert!(
        !app.get(&format!("/en/2027/works/{}", entries[3]), "")
            .text
            .contains("Example"),
        "no finalist, not public"
    );
    let asked = app.post(
        &format!("{ORGANISE}/publication"),
        &[("stage", "winners"), ("public", "1")],
        &organiser,
    );
    assert!(
        asked.status == 409 && asked.text.contains("Award not decided: "),
        "{}",
        asked.text
    );
    assert!(
        !app.get("/en/2027/results", "")
            .text
            .contains("A reason of its own")
    );
    assert_eq!(publish("winners", "1"), 303);
    let results = app.get("/en/2027/results", "").text;
    assert!(results.contains("A reason of its own") && results.contains("Not decided yet"));
    assert!(!app.get(&work, "").text.contains("of 100, rank"));
    // No joint ranking while the finished sheets fall into parts: the organiser is told, and
    // nothing is published.
    assert!(
        app.get(&format!("{ORGANISE}/ranking"), &organiser)
            .text
            .contains("parts that share no entry")
    );
    assert_eq!(publish("scores", "1"), 409);
    crate::jury::finish_all(&app);
    assert!(
        !app.get(&format!("{ORGANISE}/ranking"), &organiser)
            .text
            .contains("parts that share no entry")
    );
    assert_eq!(publish("scores", "1"), 303);
    assert!(app.get(&work, "").text.contains("of 100, rank"));
    assert!(!app.get(&work, "").text.contains("What the jury says"));
    assert_eq!(publish("comments", "1"), 303);
    assert!(app.get(&work, "").text.contains("What the jury says"));
    // Taking back the finalists takes back everything.
    assert_eq!(publish("finalists", "0"), 303);
    assert_eq!(app.get(&work, "").status, 404);
    assert!(
        !app.get("/en/2027/results", "")
            .text
            .contains("A reason of its own")
    );
}

fn only_organisers_rank_decide_and_publish(app: App) {
    for mail in [
        "team-1@studio-1.example",
        "juror-1@jury.example",
        "administrator@certamen.example",
    ] {
        let cookie = app.sign_in(mail);
        for path in [
            "",
            "/ranking",
            "/ranking/7",
            "/ranking.json",
            "/ranking.svg",
            "/jurors.svg",
            "/jury",
            "/plan",
            "/plan.csv",
            "/marks.csv",
            "/entries.csv",
        ] {
            assert_eq!(
                app.get(&format!("{ORGANISE}{path}"), &cookie).status,
                404,
                "{mail} {path}"
            );
        }
        assert_eq!(
            app.post(
                &format!("{ORGANISE}/publication"),
                &[("stage", "finalists"), ("public", "1")],
                &cookie
            )
            .status,
            404
        );
        for action in [
            "plan/propose",
            "plan/take",
            "plan/discard",
            "plan/entry",
            "plan/juror",
            "plan/overrule",
            "plan/import",
            "ranking/order",
            "flags",
        ] {
            let fields = [
                ("order", "raw"),
                ("version", "1"),
                ("answer", "x"),
                ("overrule_reason", "x"),
                ("plan", "entry,juror\n"),
            ];
            assert_eq!(
                app.post(&format!("{ORGANISE}/{action}"), &fields, &cookie)
                    .status,
                404,
                "{mail} {action}"
            );
        }
    }
    assert_eq!(
        app.get(ORGANISE, "").status,
        303,
        "a visitor is asked to sign in"
    );
}

fn a_reason_that_is_too_long_keeps_its_words(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let page = app.get(&format!("{ORGANISE}/ranking"), &organiser);
    let (award, entry) = (
        page.attribute("name=\"award\"", "value"),
        page.attribute("name=\"entry\"", "value"),
    );
    let long = "because ".repeat(300);
    let refused = app.post(
        &format!("{ORGANISE}/decisions"),
        &[("award", &award), ("entry", &entry), ("reason-en", &long)],
        &organiser,
    );
    assert!(
        refused.status == 422
            && refused.text.contains(long.trim_end())
            && refused.text.contains("role=\"alert\""),
        "{}",
        refused.status
    );
    assert!(refused.checked(&entry), "the work that was chosen stays so");
}

fn a_vacant_award_is_shown_as_such(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let base = "/en/2025/kobe/organise";
    let award = app
        .get(&format!("{base}/ranking"), &organiser)
        .attribute("name=\"award\"", "value");
    let decide = |reason: &str| {
        app.post(
            &format!("{base}/decisions"),
            &[("award", award.as_str()), ("reason-en", reason)],
            &organiser,
        )
    };
    let publish = |public: &str| {
        app.post(
            &format!("{base}/publication"),
            &[("stage", "winners"), ("public", public)],
            &organiser,
        )
        .status
    };
    // What is public does not change under its readers: it is taken back first.
    let public = app.get("/en/2025/results", "").text;
    let refused = decide("None of them reached it.");
    assert!(
        refused.status == 409
            && refused.text.contains("Take it back first")
            && refused.text.contains("None of them reached it."),
        "{}",
        refused.text
    );
    assert_eq!(
        app.get("/en/2025/results", "")
            .text
            .split("<main")
            .nth(1)
            .map(|page| page.contains("Vacant")),
        Some(false)
    );
    assert!(public.contains("<main"));
    assert_eq!(publish("0"), 303);
    for reason in ["", " \n "] {
        let refused = decide(reason);
        assert!(
            refused.status == 422 && refused.text.contains("This is needed."),
            "{}",
            refused.text
        );
    }
    assert_eq!(decide("None of them reached it.").status, 303);
    assert_eq!(publish("1"), 303);
    let results = app.get("/en/2025/results", "").text;
    assert!(results.contains("Vacant") && results.contains("None of them reached it."));
}

fn the_published_ranking_follows_from_the_exported_marks(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let csv = app
        .get("/en/2025/barcelona/organise/marks.csv", &organiser)
        .text;
    // An independent sum over the export: weight times mark over the scale, per juror, then the
    // mean.
    let mut sums: std::collections::BTreeMap<(String, String), f64> =
        std::collections::BTreeMap::new();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |index: usize| cells[index].parse::<f64>().expect("a number");
        *sums
            .entry((cells[0].to_owned(), cells[1].to_owned()))
            .or_default() += number(4) * number(5) / number(6) / 10.0;
    }
    let mut means: std::collections::BTreeMap<String, (f64, f64)> =
        std::collections::BTreeMap::new();
    for ((entry, _), total) in sums {
        let mean = means.entry(entry).or_default();
        *mean = (mean.0 + total, mean.1 + 1.0);
    }
    let best = means
        .values()
        .map(|(sum, count)| sum / count)
        .fold(0.0, f64::max);
    // The demo's call takes the corrected order; the means stand beside it, and are public where
    // the call takes them.
    let ranking = app
        .get("/en/2025/barcelona/organise/ranking", &organiser)
        .text;
    assert!(
        ranking.contains(&format!("{best:.2} · 1<")),
        "{best:.2} is not the first of the means"
    );
    assert_eq!(
        app.post(
            "/en/2025/barcelona/organise/ranking/order",
            &[("order", "raw")],
            &organiser
        )
        .status,
        409,
        "scores are public"
    );
    let publish = |public: &str| {
        app.post(
            "/en/2025/barcelona/organise/publication",
            &[("stage", "scores"), ("public", public)],
            &organiser,
        )
        .status
    };
    assert_eq!(publish("0"), 303);
    assert_eq!(
        app.post(
            "/en/2025/barcelona/organise/ranking/order",
            &[("order", "raw")],
            &organiser
        )
        .status,
        303
    );
    assert_eq!(publish("1"), 303);
    let page = app.get("/en/2025/results", "").text;
    assert!(
        page.contains(&format!("{best:.2}")),
        "{best:.2} is not on the results page"
    );
}

fn a_ranking_explains_itself_and_can_be_computed_again(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let base = "/en/2025/kobe/organise";
    let export = app.get(&format!("{base}/ranking.json"), &organiser).text;
    let read: serde_json::Value = serde_json::from_str(&export).expect("JSON");
    assert_eq!(read["outcome"]["coverage"], "connected");
    // The page shows what the file says, for each entry, and why.
    let page = app.get(&format!("{base}/ranking"), &organiser).text;
    for entry in read["outcome"]["entries"].as_array().expect("entries") {
        #[expect(clippy::cast_precision_loss, reason = "points of a hundred")]
        let points = entry["corrected"]["points"].as_i64().expect("points") as f64 / 100.0;
        let rank = entry["corrected"]["rank"].as_i64().expect("a rank");
        assert!(
            page.contains(&format!("{points:.2} · {rank}<")),
            "{points:.2} · {rank}"
        );
        let number = read["numbers"][entry["entry"].as_str().expect("an id")]
            .as_i64()
            .expect("a number");
        let why = app.get(&format!("{base}/ranking/{number}"), &organiser);
        assert_eq!(why.status, 200);
        assert!(
            why.text
                .contains(&format!("Why entry {number} is ranked {rank}")),
            "{}",
            why.text
        );
        assert!(
            why.text.matches("Demo Juror").count() >= 3,
            "three sheets at least"
        );
    }
    assert_eq!(
        app.get(&format!("{base}/ranking/999"), &organiser).status,
        404
    );
    // The same picture for the same marks, another on dark paper.
    let picture = |query: &str| {
        app.get(&format!("{base}/ranking.svg{query}"), &organiser)
            .text
    };
    assert!(
        picture("").contains("<svg")
            && picture("") == picture("")
            && picture("") != picture("?dark=true")
    );
    for (measure, title) in [
        ("severity", "How severe or mild"),
        ("spread", "How much of the scale"),
        ("agreement", "How far each juror agrees"),
    ] {
        let drawn = app
            .get(&format!("{base}/jurors.svg?of={measure}"), &organiser)
            .text;
        assert!(
            drawn.contains("Demo Juror 1") && drawn.contains(title),
            "{measure}"
        );
        assert!(
            app.get(&format!("{base}/jury?of={measure}"), &organiser)
                .text
                .contains(&format!("jurors.svg?round=screening&amp;of={measure}"))
        );
    }
    assert_eq!(
        app.get(&format!("{base}/jurors.svg?of=taste"), &organiser)
            .status,
        400
    );
    // The command computes it again; a file in which anything was changed is told.
    let file = app.files_folder().join("ranking.json");
    std::fs::write(&file, &export).expect("written");
    let path = file.to_str().expect("a path");
    let same = app.command(&["ranking", "recompute", path]);
    assert!(
        same.status.success(),
        "{}",
        String::from_utf8_lossy(&same.stderr)
    );
    let exported = app.command(&["ranking", "export", "2025/kobe"]);
    let again: serde_json::Value = serde_json::from_slice(&exported.stdout).expect("JSON");
    assert_eq!(
        (&again["hash"], &again["outcome"]),
        (&read["hash"], &read["outcome"])
    );
    // The order in which the file lists sheets is no part of it.
    let recompute = |changed: &serde_json::Value| {
        std::fs::write(&file, changed.to_string()).expect("written");
        app.command(&["ranking", "recompute", path])
    };
    let mut shuffled = read.clone();
    let sheets = shuffled["inputs"]["sheets"].as_array_mut().expect("sheets");
    sheets.reverse();
    let turned = sheets.len() / 3;
    sheets.rotate_left(turned);
    let same = recompute(&shuffled);
    assert!(
        same.status.success(),
        "{}",
        String::from_utf8_lossy(&same.stderr)
    );
    // A file of the version before, whose severity was positive for the mild, is read as it was
    // meant.
    let mut before = read.clone();
    before["method"] = "certamen-ranking-1".into();
    before["outcome"]["method"] = "certamen-ranking-1".into();
    assert!(
        !recompute(&before).status.success(),
        "a sign of this version is not one of that"
    );
    for juror in before["outcome"]["jurors"].as_array_mut().expect("jurors") {
        juror["severity"] = (-juror["severity"].as_f64().expect("a severity")).into();
    }
    let same = recompute(&before);
    assert!(
        same.status.success(),
        "{}",
        String::from_utf8_lossy(&same.stderr)
    );
    before["method"] = "certamen-ranking-9".into();
    let other = recompute(&before);
    assert!(
        !other.status.success()
            && String::from_utf8_lossy(&other.stderr).contains("certamen-ranking-9")
    );
    let mut changed = read.clone();
    let mark = &mut changed["inputs"]["sheets"][0]["marks"][0];
    *mark = serde_json::json!(if *mark == 3 { 4 } else { 3 });
    std::fs::write(&file, changed.to_string()).expect("written");
    let other = app.command(&["ranking", "recompute", path]);
    assert!(
        !other.status.success() && String::from_utf8_lossy(&other.stderr).contains("inputs:"),
        "{}",
        String::from_utf8_lossy(&other.stderr)
    );
}

fn a_correction_takes_back_the_finalist_that_only_the_award_had_made(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    crate::jury::finish_all(&app);
    let entries = entries(&app, &organiser);
    let ranking = || app.get(&format!("{ORGANISE}/ranking?round=screening"), &organiser);
    let finalists = |chosen: &[usize]| {
        let chosen = chosen
            .iter()
            .map(|place| ("finalist", entries[*place].as_str()));
        let chosen: Vec<(&str, &str)> = chosen.chain([("what", "finalists")]).collect();
        app.post(&format!("{ORGANISE}/finalists"), &chosen, &organiser)
    };
    let award = ranking().attribute("name=\"award\"", "value");
    let decide = |place: usize| {
        app.post(
            &format!("{ORGANISE}/decisions"),
            &[
                ("award", &award),
                ("entry", &entries[place]),
                ("reason-en", "Because."),
            ],
            &organiser,
        )
    };
    let ticked = || {
        let page = ranking();
        let boxes = page
            .text
            .split("<input ")
            .filter(|input| input.contains("name=\"finalist\""));
        let ticked = boxes.filter(|input| {
            input
                .split('>')
                .next()
                .is_some_and(|input| input.contains("checked"))
        });
        ticked
            .map(|input| {
                entries
                    .iter()
                    .position(|entry| input.contains(entry.as_str()))
                    .expect("an entry")
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(finalists(&[0, 1]).status, 303);
    // A work that is no finalist gets the award, and then another one: the first is no finalist any
    // more, and that is said.
    assert!(decide(3).location.contains("done=decided"));
    assert_eq!(ticked(), [0, 1, 3]);
    let corrected = decide(1);
    assert!(
        app.get(&corrected.location, &organiser)
            .text
            .contains("only this award had made finalists are none any more")
    );
    assert_eq!(ticked(), [0, 1]);
    // One that was chosen stays when the award goes on.
    assert!(decide(0).location.ends_with("done=decided"));
    assert_eq!(ticked(), [0, 1]);
    let twice = [
        ("award", award.as_str()),
        ("entry", &entries[0]),
        ("entry", &entries[0]),
        ("reason-en", "Named twice."),
    ];
    assert_eq!(
        app.post(&format!("{ORGANISE}/decisions"), &twice, &organiser)
            .status,
        303,
        "a work holds an award once"
    );
    // Whoever holds an award is not taken out silently, nor left in silently.
    let refused = finalists(&[1, 2]);
    assert!(
        refused.status == 409
            && refused
                .text
                .contains("These entries hold an award and stay finalists"),
        "{}",
        refused.text
    );
    assert!(refused.checked(&entries[2]), "what was ticked stays so");
    assert_eq!(ticked(), [0, 1]);
    // Finalists that are public stay as they are, whatever would change them.
    let publish = |public: &str| {
        app.post(
            &format!("{ORGANISE}/publication"),
            &[
                ("stage", "finalists"),
                ("public", public),
                ("confirmed", "1"),
            ],
            &organiser,
        )
        .status
    };
    assert_eq!(publish("1"), 303);
    let gallery = app.get("/en/2027/gallery", "").links();
    for refused in [finalists(&[0, 1, 2]), decide(4)] {
        assert!(
            refused.status == 409
                && refused.text.contains("Take it back first")
                && refused.text.contains("(“Finalists”)"),
            "{}",
            refused.text
        );
    }
    assert_eq!(app.get("/en/2027/gallery", "").links(), gallery);
    assert_eq!(
        decide(1).status,
        303,
        "an award among the finalists changes none of them"
    );
    assert_eq!(publish("0"), 303);
    assert_eq!(finalists(&[1, 2]).status, 303);
    assert_eq!(ticked(), [1, 2]);
}

fn published_points_are_named_for_what_they_are(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let base = "/en/2025/kobe/organise";
    let post = |path: &str, fields: &[(&str, &str)]| {
        assert_eq!(
            app.post(&format!("{base}/{path}"), fields, &organiser)
                .status,
            303,
            "{path}"
        );
    };
    let results = || {
        app.get("/en/2025/results", "")
            .text
            .split("id=\"kobe\"")
            .nth(1)
            .expect("the call")
            .to_owned()
    };
    let api = || -> String {
        let read: serde_json::Value =
            serde_json::from_str(&app.get("/api/v1/editions/2025/results", "").text).expect("JSON");
        let kobe = read
            .as_array()
            .expect("calls")
            .iter()
            .find(|call| call["call"] == "kobe")
            .expect("the call")
            .clone();
        kobe["ranked_by"].as_str().unwrap_or_default().to_owned()
    };
    let work = || {
        let link = app
            .get("/en/2025/gallery?call=kobe", "")
            .links()
            .into_iter()
            .find(|link| link.starts_with("/en/2025/works/"))
            .expect("a work");
        app.get(&link, "").text
    };
    let (corrected, means) = (
        "corrected for how severe each juror is, because they scored different entries",
        "not corrected for how severe each juror is",
    );
    assert!(
        results().contains(corrected) && work().contains(corrected) && !results().contains(means)
    );
    assert_eq!(api(), "corrected");
    assert!(
        app.get("/en/2025/kobe", "")
            .text
            .contains("it is corrected for how severe each juror is")
    );
    post("publication", &[("stage", "scores"), ("public", "0")]);
    assert_eq!(api(), "");
    assert!(!results().contains(corrected) && !work().contains(corrected));
    post("ranking/order", &[("order", "raw")]);
    post("publication", &[("stage", "scores"), ("public", "1")]);
    assert!(results().contains(means) && work().contains(means) && !results().contains(corrected));
    assert_eq!(api(), "means");
    assert!(
        app.get("/en/2025/kobe", "")
            .text
            .contains("as the jurors gave them")
    );
}

fn a_decision_keeps_the_ranking_it_was_made_on(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let entries = entries(&app, &organiser);
    let page = || app.get(&format!("{ORGANISE}/ranking"), &organiser).text;
    assert!(!page().contains("Rankings on which something was decided"));
    let hash = page()
        .split("Inputs ")
        .nth(1)
        .expect("a hash")
        .split(' ')
        .next()
        .expect("a hash")
        .to_owned();
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/finalists"),
            &[("finalist", entries[0].as_str()), ("apart", "1")],
            &organiser
        )
        .status,
        303
    );
    let after = page();
    let recorded = after
        .split("Rankings on which something was decided")
        .nth(1)
        .expect("a record");
    assert!(recorded.contains(&hash), "{hash}");
}

on_both_engines![
    each_stage_becomes_public_on_its_own,
    only_organisers_rank_decide_and_publish,
    a_reason_that_is_too_long_keeps_its_words,
    a_vacant_award_is_shown_as_such,
    the_published_ranking_follows_from_the_exported_marks,
    a_ranking_explains_itself_and_can_be_computed_again,
    a_correction_takes_back_the_finalist_that_only_the_award_had_made,
    published_points_are_named_for_what_they_are,
    a_decision_keeps_the_ranking_it_was_made_on
];
