//! From the ranking to publication, stage by stage.

use crate::{
    app::{Answer, App, Session, on_both_engines},
    jury::finish_all,
};

/// A call that runs, and one whose results are public.
const ORGANISE: &str = "/en/2027/kobe/organise";
const PAST: &str = "/en/2025/kobe/organise";
const SCREENING: &str = "/en/2027/kobe/organise/ranking?round=screening";

fn entries(app: &App, organiser: &str) -> Vec<String> {
    app.get(&format!("{ORGANISE}/ranking"), organiser)
        .values("finalist")
}

fn publish(organiser: &Session, stage: &str, public: &str) -> u16 {
    let fields = [("stage", stage), ("public", public), ("confirmed", "1")];
    organiser
        .post(&format!("{ORGANISE}/publication"), &fields)
        .status
}

/// Chooses three finalists, and gives the first of them an award: all that are ranked.
fn decided(app: &App, organiser: &Session) -> Vec<String> {
    let entries = entries(app, organiser);
    assert!(entries.len() >= 4, "{entries:?}");
    let mut chosen: Vec<(&str, &str)> = entries
        .iter()
        .take(3)
        .map(|entry| ("finalist", entry.as_str()))
        .collect();
    chosen.push(("apart", "1"));
    organiser
        .post(&format!("{ORGANISE}/finalists"), &chosen)
        .is(303);
    let award = organiser.get(&format!("{ORGANISE}/ranking")).value("award");
    let decision = [
        ("award", award.as_str()),
        ("entry", &entries[0]),
        ("reason-en", "A reason of its own."),
    ];
    organiser
        .post(&format!("{ORGANISE}/decisions"), &decision)
        .is(303);
    entries
}

fn nothing_that_is_decided_is_public_by_accident(app: App) {
    let organiser = app.organiser();
    assert_eq!(publish(&organiser, "finalists", "1"), 409);
    assert_eq!(publish(&organiser, "winners", "1"), 409);
    let entries = decided(&app, &organiser);
    for path in [
        "/en/2027/gallery",
        "/en/2027/results",
        "/api/v1/editions/2027/entries",
        "/api/v1/editions/2027/results",
    ] {
        app.get(path, "")
            .lacks(&entries[0])
            .lacks("A reason of its own");
    }
    let work = format!("/en/2027/works/{}", entries[0]);
    app.get(&work, "").is(404);
    // What is open is told and asked about before anything is published over it.
    let fields = [("stage", "finalists"), ("public", "1")];
    organiser
        .post(&format!("{ORGANISE}/publication"), &fields)
        .is(409)
        .says("Not closed: Screening")
        .says("sheets are not finished");
    app.get(&work, "").is(404);
}

fn each_stage_becomes_public_on_its_own(app: App) {
    let organiser = app.organiser();
    let entries = decided(&app, &organiser);
    let work = || app.get(&format!("/en/2027/works/{}", entries[0]), "");
    let results = || app.get("/en/2027/results", "");
    assert_eq!(publish(&organiser, "finalists", "1"), 303);
    work().is(200);
    results().says(&entries[0]).lacks("A reason of its own");
    // No finalist, not public.
    app.get(&format!("/en/2027/works/{}", entries[3]), "")
        .lacks("Example");
    let fields = [("stage", "winners"), ("public", "1")];
    organiser
        .post(&format!("{ORGANISE}/publication"), &fields)
        .is(409)
        .says("Award not decided: ");
    results().lacks("A reason of its own");
    assert_eq!(publish(&organiser, "winners", "1"), 303);
    results()
        .says("A reason of its own")
        .says("Not decided yet");
    work().lacks("of 100, rank");
    // No joint ranking while the finished sheets fall into parts: the organiser is told, and
    // nothing is published.
    let ranking = || organiser.get(&format!("{ORGANISE}/ranking"));
    ranking().says("parts that share no entry");
    assert_eq!(publish(&organiser, "scores", "1"), 409);
    finish_all(&app);
    ranking().lacks("parts that share no entry");
    assert_eq!(publish(&organiser, "scores", "1"), 303);
    work().says("of 100, rank").lacks("What the jury says");
    assert_eq!(publish(&organiser, "comments", "1"), 303);
    work().says("What the jury says");
    // Taking back the finalists takes back everything.
    assert_eq!(publish(&organiser, "finalists", "0"), 303);
    work().is(404);
    results().lacks("A reason of its own");
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
                cookie.get(&format!("{ORGANISE}{path}")).status,
                404,
                "{mail} {path}"
            );
        }
        cookie
            .post(
                &format!("{ORGANISE}/publication"),
                &[("stage", "finalists"), ("public", "1")],
            )
            .is(404);
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
                cookie.post(&format!("{ORGANISE}/{action}"), &fields).status,
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
    let organiser = app.organiser();
    let page = organiser.get(&format!("{ORGANISE}/ranking"));
    let (award, entry) = (page.value("award"), page.value("entry"));
    let long = "because ".repeat(300);
    let refused = organiser.post(
        &format!("{ORGANISE}/decisions"),
        &[("award", &award), ("entry", &entry), ("reason-en", &long)],
    );
    refused.is(422).says(long.trim_end()).says("role=\"alert\"");
    assert!(refused.checked(&entry), "the work that was chosen stays so");
}

fn a_vacant_award_is_shown_as_such(app: App) {
    let organiser = app.organiser();
    let award = organiser.get(&format!("{PAST}/ranking")).value("award");
    let decide = |reason: &str| {
        organiser.post(
            &format!("{PAST}/decisions"),
            &[("award", award.as_str()), ("reason-en", reason)],
        )
    };
    let publish = |public: &str| {
        organiser
            .post(
                &format!("{PAST}/publication"),
                &[("stage", "winners"), ("public", public)],
            )
            .status
    };
    // What is public does not change under its readers: it is taken back first.
    let public = app.get("/en/2025/results", "");
    let refused = decide("None of them reached it.");
    refused
        .is(409)
        .says("Take it back first")
        .says("None of them reached it.");
    for page in [public, app.get("/en/2025/results", "")] {
        assert!(!page.page().first("main").says("Vacant"), "{}", page.text);
    }
    assert_eq!(publish("0"), 303);
    for reason in ["", " \n "] {
        let refused = decide(reason);
        refused.is(422).says("This is needed.");
    }
    decide("None of them reached it.").is(303);
    assert_eq!(publish("1"), 303);
    let results = app.get("/en/2025/results", "");
    results.says("Vacant").says("None of them reached it.");
}

fn the_published_ranking_follows_from_the_exported_marks(app: App) {
    let organiser = app.organiser();
    let csv = organiser.get("/en/2025/barcelona/organise/marks.csv").text;
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
    let ranking = organiser.get("/en/2025/barcelona/organise/ranking").text;
    assert!(
        ranking.contains(&format!("{best:.2} · 1<")),
        "{best:.2} is not the first of the means"
    );
    assert_eq!(
        organiser
            .post(
                "/en/2025/barcelona/organise/ranking/order",
                &[("order", "raw")]
            )
            .status,
        409,
        "scores are public"
    );
    let publish = |public: &str| {
        organiser
            .post(
                "/en/2025/barcelona/organise/publication",
                &[("stage", "scores"), ("public", public)],
            )
            .status
    };
    assert_eq!(publish("0"), 303);
    organiser
        .post(
            "/en/2025/barcelona/organise/ranking/order",
            &[("order", "raw")],
        )
        .is(303);
    assert_eq!(publish("1"), 303);
    let page = app.get("/en/2025/results", "").text;
    assert!(
        page.contains(&format!("{best:.2}")),
        "{best:.2} is not on the results page"
    );
}

fn a_ranking_explains_itself(app: App) {
    let organiser = app.organiser();
    let read = organiser.get(&format!("{PAST}/ranking.json")).json();
    assert_eq!(read["outcome"]["coverage"], "connected");
    // The page shows what the file says, for each entry, and why.
    let page = organiser.get(&format!("{PAST}/ranking"));
    for entry in read["outcome"]["entries"].as_array().expect("entries") {
        let points = entry["corrected"]["points"].as_f64().expect("points") / 100.0;
        let rank = entry["corrected"]["rank"].as_i64().expect("a rank");
        assert!(
            page.text.contains(&format!("{points:.2} · {rank}<")),
            "{points:.2} · {rank}"
        );
        let number = read["numbers"][entry["entry"].as_str().expect("an id")]
            .as_i64()
            .expect("a number");
        let why = organiser.get(&format!("{PAST}/ranking/{number}"));
        why.is(200)
            .says(&format!("Why entry {number} is ranked {rank}"));
        assert!(
            why.text.matches("Demo Juror").count() >= 3,
            "three sheets at least"
        );
    }
    organiser.get(&format!("{PAST}/ranking/999")).is(404);
}

fn a_ranking_is_drawn_the_same_for_the_same_marks(app: App) {
    let organiser = app.organiser();
    let picture = |query: &str| organiser.get(&format!("{PAST}/ranking.svg{query}")).text;
    assert!(picture("").contains("<svg"));
    assert!(picture("") == picture(""));
    assert!(picture("") != picture("?dark=true"), "on dark paper");
    for (measure, title) in [
        ("severity", "How severe or mild"),
        ("spread", "How much of the scale"),
        ("agreement", "How far each juror agrees"),
    ] {
        organiser
            .get(&format!("{PAST}/jurors.svg?of={measure}"))
            .says("Demo Juror 1")
            .says(title);
        organiser
            .get(&format!("{PAST}/jury?of={measure}"))
            .says(&format!("jurors.svg?round=screening&amp;of={measure}"));
    }
    organiser
        .get(&format!("{PAST}/jurors.svg?of=taste"))
        .is(400);
}

/// Computes an exported ranking again by the command: what it says of an error, where it fails.
fn recompute(app: &App, export: &str) -> Result<(), String> {
    let file = app.files_folder().join("ranking.json");
    std::fs::write(&file, export).expect("written");
    let output = app.command(&["ranking", "recompute", file.to_str().expect("a path")]);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    output.status.success().then_some(()).ok_or(told)
}

fn a_ranking_can_be_computed_again(app: App) {
    let export = app.organiser().get(&format!("{PAST}/ranking.json"));
    assert_eq!(recompute(&app, &export.text), Ok(()));
    let read = export.json();
    let exported = app.command(&["ranking", "export", "2025/kobe"]);
    let again: serde_json::Value = serde_json::from_slice(&exported.stdout).expect("JSON");
    for part in ["hash", "outcome"] {
        assert_eq!(again[part], read[part], "{part}");
    }
    // The order in which the file lists sheets is no part of it.
    let mut shuffled = read.clone();
    let sheets = shuffled["inputs"]["sheets"].as_array_mut().expect("sheets");
    sheets.reverse();
    let turned = sheets.len() / 3;
    sheets.rotate_left(turned);
    assert_eq!(recompute(&app, &shuffled.to_string()), Ok(()));
    // A file in which anything was changed is told.
    let mut changed = read;
    let mark = &mut changed["inputs"]["sheets"][0]["marks"][0];
    *mark = serde_json::json!(if *mark == 3 { 4 } else { 3 });
    let told = recompute(&app, &changed.to_string()).expect_err("it was changed");
    assert!(told.contains("inputs:"), "{told}");
}

fn a_ranking_of_the_version_before_is_read_as_it_was_meant(app: App) {
    // Its severity was positive for the mild.
    let mut before = app.organiser().get(&format!("{PAST}/ranking.json")).json();
    before["method"] = "certamen-ranking-1".into();
    before["outcome"]["method"] = "certamen-ranking-1".into();
    assert!(
        recompute(&app, &before.to_string()).is_err(),
        "a sign of this version is not one of that"
    );
    for juror in before["outcome"]["jurors"].as_array_mut().expect("jurors") {
        juror["severity"] = (-juror["severity"].as_f64().expect("a severity")).into();
    }
    assert_eq!(recompute(&app, &before.to_string()), Ok(()));
    before["method"] = "certamen-ranking-9".into();
    let told = recompute(&app, &before.to_string()).expect_err("no such version");
    assert!(told.contains("certamen-ranking-9"), "{told}");
}

/// The ranking of a round whose sheets are all finished, and one of its awards.
struct Ranked {
    organiser: Session,
    entries: Vec<String>,
    award: String,
}

impl Ranked {
    /// The first two are finalists.
    fn with_finalists(app: &App) -> Self {
        finish_all(app);
        let organiser = app.organiser();
        let ranked = Self {
            entries: entries(app, &organiser),
            award: organiser.get(SCREENING).value("award"),
            organiser,
        };
        ranked.choose(&[0, 1]).is(303);
        ranked
    }

    /// Chooses the finalists at these places.
    fn choose(&self, places: &[usize]) -> Answer {
        let places = places.iter();
        let chosen = places.map(|place| ("finalist", self.entries[*place].as_str()));
        let fields: Vec<(&str, &str)> = chosen.chain([("what", "finalists")]).collect();
        self.organiser
            .post(&format!("{ORGANISE}/finalists"), &fields)
    }

    /// Gives the award to the works at these places.
    fn decide(&self, places: &[usize]) -> Answer {
        let mut fields = vec![("award", self.award.as_str()), ("reason-en", "Because.")];
        let places = places.iter();
        fields.extend(places.map(|place| ("entry", self.entries[*place].as_str())));
        self.organiser
            .post(&format!("{ORGANISE}/decisions"), &fields)
    }

    /// The places of those that are finalists.
    fn finalists(&self) -> Vec<usize> {
        let page = self.organiser.get(SCREENING).page();
        let ticked = page.all("input[name=finalist][checked]").into_iter();
        ticked
            .map(|input| {
                let chosen = input.value();
                let mut entries = self.entries.iter();
                entries
                    .position(|entry| *entry == chosen)
                    .expect("an entry")
            })
            .collect()
    }
}

fn a_correction_takes_back_the_finalist_that_only_the_award_had_made(app: App) {
    let ranked = Ranked::with_finalists(&app);
    // A work that is no finalist gets the award, and then another one: the first is no finalist any
    // more, and that is said.
    let decided = ranked.decide(&[3]).location;
    assert!(decided.contains("done=decided"), "{decided}");
    assert_eq!(ranked.finalists(), [0, 1, 3]);
    let corrected = ranked.decide(&[1]);
    ranked
        .organiser
        .get(&corrected.location)
        .says("only this award had made finalists are none any more");
    assert_eq!(ranked.finalists(), [0, 1]);
    // One that was chosen stays when the award goes on.
    let decided = ranked.decide(&[0]).location;
    assert!(decided.ends_with("done=decided"), "{decided}");
    assert_eq!(ranked.finalists(), [0, 1]);
}

fn who_holds_an_award_is_a_finalist_and_holds_it_once(app: App) {
    let ranked = Ranked::with_finalists(&app);
    ranked.decide(&[0]).is(303);
    // Named twice.
    ranked.decide(&[0, 0]).is(303);
    // Whoever holds an award is not taken out silently, nor left in silently.
    let refused = ranked.choose(&[1, 2]);
    refused
        .is(409)
        .says("These entries hold an award and stay finalists");
    assert!(
        refused.checked(&ranked.entries[2]),
        "what was ticked stays so"
    );
    assert_eq!(ranked.finalists(), [0, 1]);
}

fn finalists_that_are_public_stay_as_they_are(app: App) {
    let ranked = Ranked::with_finalists(&app);
    ranked.decide(&[0]).is(303);
    assert_eq!(publish(&ranked.organiser, "finalists", "1"), 303);
    let gallery = app.get("/en/2027/gallery", "").links();
    for refused in [ranked.choose(&[0, 1, 2]), ranked.decide(&[4])] {
        refused
            .is(409)
            .says("Take it back first")
            .says("(“Finalists”)");
    }
    assert_eq!(app.get("/en/2027/gallery", "").links(), gallery);
    assert_eq!(
        ranked.decide(&[1]).status,
        303,
        "an award among the finalists changes none of them"
    );
    assert_eq!(publish(&ranked.organiser, "finalists", "0"), 303);
    ranked.choose(&[1, 2]).is(303);
    assert_eq!(ranked.finalists(), [1, 2]);
}

fn published_points_are_named_for_what_they_are(app: App) {
    let organiser = app.organiser();
    let post = |path: &str, fields: &[(&str, &str)]| {
        assert_eq!(
            organiser.post(&format!("{PAST}/{path}"), fields).status,
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
        let read = app.get("/api/v1/editions/2025/results", "").json();
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
    assert!(results().contains(corrected));
    assert!(work().contains(corrected));
    assert!(!results().contains(means));
    assert_eq!(api(), "corrected");
    app.get("/en/2025/kobe", "")
        .says("it is corrected for how severe each juror is");
    post("publication", &[("stage", "scores"), ("public", "0")]);
    assert_eq!(api(), "");
    assert!(!results().contains(corrected));
    assert!(!work().contains(corrected));
    post("ranking/order", &[("order", "raw")]);
    post("publication", &[("stage", "scores"), ("public", "1")]);
    assert!(results().contains(means));
    assert!(work().contains(means));
    assert!(!results().contains(corrected));
    assert_eq!(api(), "means");
    app.get("/en/2025/kobe", "").says("as the jurors gave them");
}

fn a_decision_keeps_the_ranking_it_was_made_on(app: App) {
    let organiser = app.organiser();
    let entries = entries(&app, &organiser);
    let page = || organiser.get(&format!("{ORGANISE}/ranking")).text;
    assert!(!page().contains("Rankings on which something was decided"));
    let hash = page()
        .split("Inputs ")
        .nth(1)
        .expect("a hash")
        .split(' ')
        .next()
        .expect("a hash")
        .to_owned();
    organiser
        .post(
            &format!("{ORGANISE}/finalists"),
            &[("finalist", entries[0].as_str()), ("apart", "1")],
        )
        .is(303);
    let after = page();
    let recorded = after
        .split("Rankings on which something was decided")
        .nth(1)
        .expect("a record");
    assert!(recorded.contains(&hash), "{hash}");
}

on_both_engines![
    nothing_that_is_decided_is_public_by_accident,
    each_stage_becomes_public_on_its_own,
    only_organisers_rank_decide_and_publish,
    a_reason_that_is_too_long_keeps_its_words,
    a_vacant_award_is_shown_as_such,
    the_published_ranking_follows_from_the_exported_marks,
    a_ranking_explains_itself,
    a_ranking_is_drawn_the_same_for_the_same_marks,
    a_ranking_can_be_computed_again,
    a_ranking_of_the_version_before_is_read_as_it_was_meant,
    a_correction_takes_back_the_finalist_that_only_the_award_had_made,
    who_holds_an_award_is_a_finalist_and_holds_it_once,
    finalists_that_are_public_stay_as_they_are,
    published_points_are_named_for_what_they_are,
    a_decision_keeps_the_ranking_it_was_made_on
];
