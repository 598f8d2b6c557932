//! Juries as they should not be: every page still stands, says what it can and what it cannot, and
//! nothing is lost.

use std::collections::BTreeMap;

use crate::{
    app::{Answer, App, Page, Session, on_both_engines},
    jury::{criteria, save},
};

const ORGANISE: &str = "/en/2027/kobe/organise";

/// The sheets of a juror of the running call, by the ids of their entries.
fn sheets(app: &App, cookie: &str) -> Vec<String> {
    let links = app.get("/en/2027/kobe/jury", cookie).links().into_iter();
    links
        .filter_map(|link| link.strip_prefix("/en/jury/").map(str::to_owned))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

/// Makes the first entry of the ranking a finalist, and finalists and scores public.
pub fn publish_scores(organiser: &Session, organise: &str) {
    let ranking = organiser.get(&format!("{organise}/ranking?round=screening"));
    let entry = ranking.values("finalist").remove(0);
    organiser
        .post(&format!("{organise}/finalists"), &[("finalist", &entry)])
        .is(303);
    for stage in ["finalists", "scores"] {
        let fields = [("stage", stage), ("public", "1"), ("confirmed", "1")];
        organiser
            .post(&format!("{organise}/publication"), &fields)
            .is(303);
    }
}

/// Lets every juror, by number, give an entry one mark for everything, or leave the sheet
/// unfinished.
pub fn judge(app: &App, given: impl Fn(usize, &str) -> Option<i64>) {
    for number in 1..=6 {
        let cookie = app.juror(number);
        for entry in sheets(app, &cookie) {
            let sheet = format!("/en/jury/{entry}");
            cookie.post(&format!("{sheet}/finish"), &[("finished", "0")]);
            let Some(steps) = given(number, &entry) else {
                continue;
            };
            for (id, version) in criteria(app, &sheet, &cookie) {
                save(
                    app,
                    &sheet,
                    &id,
                    &steps.to_string(),
                    version,
                    &format!("odd-{version}"),
                    &cookie,
                )
                .is(200);
            }
            cookie
                .post(&format!("{sheet}/finish"), &[("finished", "1")])
                .is(303);
        }
    }
}

/// The entries of each juror, by number.
fn assigned(app: &App) -> BTreeMap<usize, Vec<String>> {
    (1..=6)
        .map(|number| (number, sheets(app, &app.juror(number))))
        .collect()
}

/// Every page that is made of marks answers; what the ranking's says.
fn pages(app: &App, organiser: &str) -> String {
    for path in [
        "/ranking.json",
        "/ranking.svg",
        "/jury",
        "/jurors.svg",
        "/meeting",
        "/letters",
        "/plan",
        "/marks.csv",
        "/criteria",
        "",
    ] {
        app.get(&format!("{ORGANISE}{path}"), organiser).is(200);
    }
    let page = app.get(&format!("{ORGANISE}/ranking"), organiser);
    page.is(200);
    for link in page
        .links()
        .into_iter()
        .filter(|link| link.contains("/organise/ranking/") && link.contains("?round="))
    {
        app.get(&link, organiser).is(200);
    }
    page.text
}

fn one_juror_alone_makes_one_ranking_of_what_they_scored(app: App) {
    let organiser = app.organiser();
    judge(&app, |number, entry| {
        (number == 2).then(|| 4 + i64::try_from(entry.len() % 3).unwrap_or(0))
    });
    let page = pages(&app, &organiser);
    assert!(
        page.contains("Every juror scored every entry"),
        "{}",
        page.len()
    );
    assert!(page.contains("Without a finished sheet"), "{}", page.len());
    // An order there is; how sure it is, one juror's sheets do not tell.
    assert!(page.contains("do not tell how far a mark can be off by chance"));
    for told in ["Rank, 90", " %</td>", "Uncertainty of the estimates"] {
        assert!(!page.contains(told), "{told}");
    }
    let link = organiser
        .get(&format!("{ORGANISE}/ranking"))
        .links()
        .into_iter()
        .find(|link| link.contains("/organise/ranking/"))
        .expect("an entry");
    let why = organiser.get(&link);
    why.says("is ranked 1")
        .lacks("standard error")
        .lacks("Its chance of first place is");
}

fn a_single_sheet_is_sure_of_nothing(app: App) {
    let organiser = app.organiser();
    let own = assigned(&app)[&1][0].clone();
    judge(&app, |number, entry| {
        (number == 1 && entry == own).then_some(7)
    });
    let read = organiser.get(&format!("{ORGANISE}/ranking.json")).json();
    let (entry, juror, part) = (
        &read["outcome"]["entries"][0],
        &read["outcome"]["jurors"][0],
        &read["outcome"]["parts"][0],
    );
    assert_eq!(entry["raw"]["points"], 7_000);
    for figure in [
        &entry["error"],
        &entry["chances"],
        &juror["error"],
        &juror["severity"],
        &part["residual"],
    ] {
        assert!(figure.is_null(), "{read}");
    }
    let page = pages(&app, &organiser);
    assert!(!page.contains("100 %<"), "{page}");
    assert!(!page.contains("0.0<"), "{page}");
}

fn who_gives_less_everywhere_has_a_positive_severity_in_every_output(app: App) {
    let organiser = app.organiser();
    let place: BTreeMap<String, i64> = assigned(&app)
        .into_values()
        .flatten()
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .zip([5, 8, 6, 9, 7, 6])
        .collect();
    // Juror 1 gives three less than the others, who differ a little.
    judge(&app, |number, entry| {
        Some(
            place[entry]
                - if number == 1 {
                    3
                } else {
                    i64::from(number % 2 == 0 && place[entry] > 6)
                },
        )
    });
    let read = organiser.get(&format!("{ORGANISE}/ranking.json")).json();
    assert_eq!(
        (&read["method"], &read["outcome"]["method"]),
        (&"certamen-ranking-2".into(), &"certamen-ranking-2".into())
    );
    let jurors = read["outcome"]["jurors"].as_array().expect("jurors");
    let strictest = jurors
        .iter()
        .max_by(|one, other| {
            one["severity"]
                .as_f64()
                .partial_cmp(&other["severity"].as_f64())
                .expect("numbers")
        })
        .expect("a juror");
    assert!(strictest["severity"].as_f64() > Some(10.0), "{jurors:?}");
    let figure = format!("+{:.1}", strictest["severity"].as_f64().expect("a number"));
    // The page, its chart, the reasons of an entry and the juror's own figures.
    let diagnosis = organiser.get(&format!("{ORGANISE}/jury"));
    let row = diagnosis.page().row("Demo Juror 1").text();
    assert!(row.contains(&figure), "{figure}: {row}");
    diagnosis
        .says("The most severe is Demo Juror 1,")
        .says("positive (+) for a strict juror");
    let drawn = organiser.get(&format!("{ORGANISE}/jurors.svg"));
    drawn
        .says("The most severe is Demo Juror 1,")
        .says("points fewer (+, stricter)");
    let scored = read["inputs"]["sheets"]
        .as_array()
        .expect("sheets")
        .iter()
        .find(|sheet| sheet["juror"] == strictest["juror"])
        .expect("a sheet");
    let number = read["numbers"][scored["entry"].as_str().expect("an id")]
        .as_i64()
        .expect("a number");
    let why = organiser.get(&format!("{ORGANISE}/ranking/{number}"));
    let row = why.page().row("Demo Juror 1").text();
    assert!(row.contains(&figure), "{figure}: {row}");
    organiser
        .post(&format!("{ORGANISE}/round"), &[("closed", "1")])
        .is(303);
    publish_scores(&organiser, ORGANISE);
    let own = app.get("/en/2027/kobe/jury", &app.juror(1));
    own.says(&figure).says("points stricter (+) or milder");
    // In words, every language says that more is stricter.
    for (language, words) in [
        ("ca", "més sever (+)"),
        ("es", "más severo (+)"),
        ("ja", "厳しく（＋）"),
    ] {
        let own = app.get(&format!("/{language}/2027/kobe/jury"), &app.juror(1));
        assert!(own.text.contains(words), "{language}");
    }
}

fn a_plan_without_jurors_says_what_is_missing_and_where_it_is_done(app: App) {
    let organiser = app.organiser();
    let plan = "/en/2027/barcelona/organise/plan";
    for page in [
        organiser.get(plan),
        organiser.post(&format!("{plan}/propose"), &[("per_entry", "3")]),
    ] {
        page.says("Invite jurors first");
        assert!(
            page.links()
                .contains(&"/en/2027/barcelona/organise#invite".to_owned()),
            "{}",
            page.text
        );
        page.lacks("must be between").lacks("between 0 and 0");
    }
    organiser
        .get("/en/2027/barcelona/organise")
        .says("id=\"invite\"");
    // Where there are jurors, each limit is told as what it is.
    let plan = format!("{ORGANISE}/plan");
    let told =
        |path: &str, fields: &[(&str, &str)]| organiser.post(&format!("{plan}/{path}"), fields);
    let many = told("propose", &[("per_entry", "7")]);
    many.is(422)
        .says("An entry cannot have more jurors than the jury has: 6.");
    told("propose", &[("per_entry", "0")]).says("A number between 1 and 6");
    let page = organiser.get(&plan);
    let calibration = page.values("calibration");
    let mut fields: Vec<(&str, &str)> = calibration
        .iter()
        .take(5)
        .map(|entry| ("calibration", entry.as_str()))
        .collect();
    fields.push(("per_entry", "3"));
    told("propose", &fields).says("At most 3.");
    let person = page.value("person");
    let less = told(
        "juror",
        &[
            ("person", person.as_str()),
            ("load_least", "9"),
            ("load_most", "4"),
        ],
    );
    less.is(422)
        .says("A number between 9 and")
        .says("value=\"9\"");
    for page in [many, less] {
        page.lacks("The mark must be");
    }
}

fn a_juror_who_gives_everything_the_most_is_seen_to_and_does_not_choose_the_winner(app: App) {
    let organiser = app.organiser();
    let place: BTreeMap<String, i64> = assigned(&app)
        .into_values()
        .flatten()
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .zip([2, 7, 4, 9, 5, 3])
        .collect();
    let order = |page: &str| Page::read(page).titles_of_finalists();
    judge(&app, |number, entry| (number != 2).then(|| place[entry]));
    let before = order(&pages(&app, &organiser));
    assert_eq!(before.len(), 6);
    judge(&app, |number, entry| {
        Some(if number == 2 { 10 } else { place[entry] })
    });
    assert_eq!(order(&pages(&app, &organiser))[0], before[0]);
    let diagnosis = organiser.get(&format!("{ORGANISE}/jury"));
    let row = diagnosis.page().row("Demo Juror 2").html();
    assert!(row.contains(">0.0<"), "no spread: {row}");
}

/// A jury that falls into two parts: the first juror finished the sheet of one entry, another that
/// of an entry which the first was not assigned.
struct Apart {
    organiser: Session,
    assigned: BTreeMap<usize, Vec<String>>,
    /// The entry of the first juror.
    own: String,
    /// The other juror, and the entry of theirs.
    other: usize,
    theirs: String,
}

impl Apart {
    fn judged(app: &App) -> Self {
        let assigned = assigned(app);
        let first = &assigned[&1];
        let (other, theirs) = assigned
            .iter()
            .find_map(|(number, entries)| {
                let mut entries = entries.iter();
                Some((*number, entries.find(|entry| !first.contains(entry))?))
            })
            .expect("an entry of others");
        let jury = Self {
            organiser: app.organiser(),
            own: first[0].clone(),
            other,
            theirs: theirs.clone(),
            assigned,
        };
        judge(app, |number, entry| jury.finished(number, entry));
        jury
    }

    /// The marks of the two sheets that are finished.
    fn finished(&self, number: usize, entry: &str) -> Option<i64> {
        let first = number == 1 && entry == self.own;
        let second = number == self.other && entry == self.theirs;
        (first || second).then_some(6)
    }

    fn get(&self, path: &str) -> Answer {
        self.organiser.get(&format!("{ORGANISE}{path}"))
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.organiser.post(&format!("{ORGANISE}{path}"), fields)
    }

    fn export(&self) -> serde_json::Value {
        self.get("/ranking.json").json()
    }

    /// Makes the other's entry a finalist, as it must be said.
    fn choose_apart(&self) {
        let fields = [("finalist", self.theirs.as_str()), ("apart", "1")];
        self.post("/finalists", &fields).is(303);
    }

    fn decide(&self, entry: &str) -> Answer {
        let award = self.get("/ranking").value("award");
        let fields = [
            ("award", award.as_str()),
            ("entry", entry),
            ("reason-en", "Braver."),
        ];
        self.post("/decisions", &fields)
    }
}

fn panels_that_do_not_touch_are_warned_of_and_no_joint_ranking_is_published(app: App) {
    let jury = Apart::judged(&app);
    let page = pages(&app, &jury.organiser);
    // Grouped by part, and without any rank, chance, interval or error; nothing is proposed.
    for told in [
        "The jury falls into 2 parts that share no entry.",
        "<h3>Part 1</h3>",
        "<h3>Part 2</h3>",
    ] {
        assert!(page.contains(told), "{told}: {}", page.len());
    }
    for told in [
        "class=\"rank\"",
        ">Rank<",
        "100 %",
        "1\u{2013}1",
        "\u{b1}",
        "Uncertainty of the estimates",
        "If one juror were left out",
    ] {
        assert!(!page.contains(told), "{told}");
    }
    jury.get("/ranking.svg").lacks("1. ");
    let fields = [("stage", "scores"), ("public", "1")];
    jury.post("/publication", &fields)
        .is(409)
        .says("no joint ranking to publish");
}

fn entries_of_panels_that_do_not_touch_have_points_and_no_rank_among_all(app: App) {
    let jury = Apart::judged(&app);
    let read = jury.export();
    for entry in read["outcome"]["entries"].as_array().expect("entries") {
        for figure in [
            &entry["raw"]["rank"],
            &entry["corrected"]["rank"],
            &entry["error"],
            &entry["chances"],
        ] {
            assert!(figure.is_null(), "{entry}");
        }
        let number = read["numbers"][entry["entry"].as_str().expect("an id")]
            .as_i64()
            .expect("a number");
        let why = jury.get(&format!("/ranking/{number}"));
        why.says("where its points come from")
            .says("no rank among all");
        for told in ["is ranked", "standard error", "probability"] {
            why.lacks(told);
        }
    }
    let number = read["numbers"]
        .as_object()
        .and_then(|numbers| numbers.values().next())
        .and_then(serde_json::Value::as_i64)
        .expect("a number");
    jury.get(&format!("/letters/{number}"))
        .says("cannot be set beside those of all entries")
        .lacks("letter.svg");
}

fn jurors_alone_in_a_part_have_neither_severity_nor_error(app: App) {
    let jury = Apart::judged(&app);
    let read = jury.export();
    for juror in read["outcome"]["jurors"].as_array().expect("jurors") {
        assert!(juror["error"].is_null(), "{juror}");
        assert!(juror["severity"].is_null(), "{juror}");
    }
    // The head of the column names an error; no row has one.
    let page = jury.get("/jury").page();
    let cells: Vec<String> = page.all("td").iter().map(|cell| cell.text()).collect();
    assert!(cells.contains(&"\u{2013}".to_owned()), "{cells:?}");
    assert!(
        !cells.iter().any(|cell| cell.contains('\u{b1}')),
        "{cells:?}"
    );
}

fn panels_that_do_not_touch_have_finalists_and_awards_only_where_that_is_said(app: App) {
    let jury = Apart::judged(&app);
    // What was ticked stays so.
    let fields = [("what", "finalists"), ("finalist", jury.theirs.as_str())];
    let refused = jury.post("/finalists", &fields);
    refused.is(409).says("The finalists were not saved");
    assert!(refused.checked(&jury.theirs), "{}", refused.text);
    assert!(!refused.checked(&jury.own), "{}", refused.text);
    // Nothing was saved.
    jury.get("/meeting").lacks("6.00 points");
    jury.choose_apart();
    // Nor does an award make one of what nothing compares, unless that is said.
    let refused = jury.decide(&jury.own);
    refused.is(409).says("Braver.");
    assert!(refused.checked(&jury.own), "{}", refused.text);
    assert_eq!(jury.decide(&jury.theirs).status, 303, "a finalist already");
}

fn the_meeting_of_panels_that_do_not_touch_speaks_of_points_and_parts(app: App) {
    let jury = Apart::judged(&app);
    jury.choose_apart();
    jury.decide(&jury.theirs).is(303);
    jury.post("/meeting/open", &[("open", "1")]).is(303);
    jury.get("/meeting")
        .says("60.00 points.")
        .lacks("certainty");
    jury.get("/meeting/minutes.md?language=en")
        .says("| Part")
        .lacks("Rank, 90");
}

fn one_more_sheet_joins_panels_that_did_not_touch(app: App) {
    let jury = Apart::judged(&app);
    let joins = jury
        .assigned
        .iter()
        .find(|(_, entries)| entries.contains(&jury.own) && entries.contains(&jury.theirs));
    if let Some((joining, _)) = joins {
        judge(&app, |number, entry| {
            let both = number == *joining && (entry == jury.own || entry == jury.theirs);
            both.then_some(6).or_else(|| jury.finished(number, entry))
        });
        assert!(!pages(&app, &jury.organiser).contains("parts that share no entry"));
    }
}

fn without_a_finished_sheet_there_is_nothing_to_rank_and_it_says_so(app: App) {
    let organiser = app.organiser();
    judge(&app, |_, _| None);
    assert!(pages(&app, &organiser).contains("No sheet is finished yet"));
    for stage in ["finalists", "winners", "scores"] {
        organiser
            .post(
                &format!("{ORGANISE}/publication"),
                &[("stage", stage), ("public", "1")],
            )
            .is(409);
    }
}

fn a_round_that_closes_under_an_open_sheet_keeps_what_was_typed_and_can_be_opened_again(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let sheet = crate::jury::open_sheet(&app, &cookie);
    let version = cookie.get(&sheet).value("comment_version");
    let (criterion, mark) = criteria(&app, &sheet, &cookie)[0].clone();
    let close = |closed: &str| {
        assert_eq!(
            organiser
                .post(&format!("{ORGANISE}/round"), &[("closed", closed)])
                .status,
            303
        );
    };
    close("1");
    let typed = [
        ("comment_team", "Typed while it closed."),
        ("comment_version", version.as_str()),
    ];
    let refused = cookie.post(&sheet, &typed);
    refused
        .is(409)
        .says("Typed while it closed.")
        .says("The round is closed");
    save(&app, &sheet, &criterion, "8", mark, "late", &cookie).is(409);
    close("0");
    cookie.post(&sheet, &typed).is(303);
    save(&app, &sheet, &criterion, "8", mark, "late", &cookie).is(200);
    cookie.get(&sheet).says("Typed while it closed.");
}

on_both_engines![
    one_juror_alone_makes_one_ranking_of_what_they_scored,
    a_single_sheet_is_sure_of_nothing,
    who_gives_less_everywhere_has_a_positive_severity_in_every_output,
    a_plan_without_jurors_says_what_is_missing_and_where_it_is_done,
    a_juror_who_gives_everything_the_most_is_seen_to_and_does_not_choose_the_winner,
    panels_that_do_not_touch_are_warned_of_and_no_joint_ranking_is_published,
    entries_of_panels_that_do_not_touch_have_points_and_no_rank_among_all,
    jurors_alone_in_a_part_have_neither_severity_nor_error,
    panels_that_do_not_touch_have_finalists_and_awards_only_where_that_is_said,
    the_meeting_of_panels_that_do_not_touch_speaks_of_points_and_parts,
    one_more_sheet_joins_panels_that_did_not_touch,
    without_a_finished_sheet_there_is_nothing_to_rank_and_it_says_so,
    a_round_that_closes_under_an_open_sheet_keeps_what_was_typed_and_can_be_opened_again
];
