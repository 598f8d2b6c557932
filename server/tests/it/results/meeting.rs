//! The meeting of a jury and its minutes.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::{
    app::{Answer, App, Session, on_both_engines},
    jury::{criteria, save},
    results::judge,
};

/// A call whose round is closed, and one that runs.
const ORGANISE: &str = "/en/2025/kobe/organise";
const RUNNING: &str = "/en/2027/kobe/organise";

/// A meeting of the running call, on works that all have the same marks.
struct Tied<'a> {
    app: &'a App,
    organiser: Session,
    /// The works, all of the first rank, in the order of the ranking.
    works: Vec<(String, i64)>,
}

impl<'a> Tied<'a> {
    /// All works are finalists, all jurors are here, and the meeting is open.
    fn meet(app: &'a App) -> Self {
        judge(app, |_, _| Some(5));
        let mut meeting = Self {
            app,
            organiser: app.organiser(),
            works: vec![],
        };
        meeting.works = meeting.ranks();
        let works = &meeting.works;
        assert!(works.len() >= 4, "{works:?}");
        assert!(works.iter().all(|(_, rank)| *rank == 1), "{works:?}");
        let chosen: Vec<(&str, &str)> = works
            .iter()
            .map(|(entry, _)| ("finalist", entry.as_str()))
            .collect();
        meeting
            .organiser
            .post(&format!("{RUNNING}/finalists"), &chosen)
            .is(303);
        meeting.open("1");
        let jurors = meeting.page().values("juror");
        let here: Vec<(&str, &str)> = jurors
            .iter()
            .map(|juror| ("juror", juror.as_str()))
            .collect();
        meeting
            .organiser
            .post(&format!("{RUNNING}/meeting/presence"), &here)
            .is(303);
        meeting
    }

    fn page(&self) -> Answer {
        self.organiser.get(&format!("{RUNNING}/meeting"))
    }

    fn open(&self, open: &str) {
        self.organiser
            .post(&format!("{RUNNING}/meeting/open"), &[("open", open)])
            .is(303);
    }

    fn export(&self) -> serde_json::Value {
        self.organiser
            .get(&format!("{RUNNING}/ranking.json"))
            .json()
    }

    /// The rank of each work, in the order of the ranking.
    fn ranks(&self) -> Vec<(String, i64)> {
        let read = self.export();
        let entries = read["outcome"]["entries"].as_array().expect("entries");
        entries
            .iter()
            .map(|row| {
                (
                    row["entry"].as_str().expect("an id").to_owned(),
                    row["corrected"]["rank"].as_i64().expect("a rank"),
                )
            })
            .collect()
    }

    /// Records votes on an award, or on the ranking, for the works at these places.
    fn vote(&self, award: &str, counts: &[(usize, &str)]) {
        let names: Vec<String> = counts
            .iter()
            .map(|(place, _)| format!("votes-{}", self.works[*place].0))
            .collect();
        let votes = names.iter().map(String::as_str);
        let mut fields = vec![("award", award)];
        fields.extend(votes.zip(counts.iter().map(|(_, count)| *count)));
        self.organiser
            .post(&format!("{RUNNING}/meeting/vote"), &fields)
            .is(303);
    }

    /// The votes on all works: the second has three, the third two, the others none.
    fn all_votes(&self) -> Vec<(usize, &'static str)> {
        let places = 0..self.works.len();
        places
            .map(|place| match place {
                1 => (place, "3"),
                2 => (place, "2"),
                _ => (place, "0"),
            })
            .collect()
    }

    /// Records a vote on the ranking that is about all the works.
    fn resolve(&self) {
        self.vote("", &self.all_votes());
    }
}

fn a_vote_on_an_award_or_on_some_of_the_tied_works_leaves_the_ranking_as_it_is(app: App) {
    let meeting = Tied::meet(&app);
    let award = meeting.page().values("award").remove(0);
    meeting.vote(&award, &meeting.all_votes());
    assert_eq!(meeting.ranks(), meeting.works, "a vote on an award");
    meeting.vote("", &[(1, "3"), (2, "2")]);
    assert_eq!(
        meeting.ranks(),
        meeting.works,
        "a vote on some of the works"
    );
}

fn a_vote_on_works_that_are_tied_resolves_the_tie_and_stands_in_the_minutes(app: App) {
    let meeting = Tied::meet(&app);
    let before = meeting.export()["hash"].clone();
    meeting.resolve();
    let after: BTreeMap<String, i64> = meeting.ranks().into_iter().collect();
    for (place, rank) in [(1, 1), (2, 2), (0, 3), (3, 3)] {
        let work = &meeting.works[place].0;
        assert_eq!(after[work], rank, "the work at place {place}: {after:?}");
    }
    meeting
        .organiser
        .get(&format!("{RUNNING}/ranking"))
        .says("Resolved by a vote of the jury");
    // It is an input like the marks: the hash is another, and the file alone gives the same.
    assert_ne!(meeting.export()["hash"], before);
    let file = app.files_folder().join("ranking.json");
    std::fs::write(&file, meeting.export().to_string()).expect("written");
    let same = app.command(&["ranking", "recompute", file.to_str().expect("a path")]);
    assert!(
        same.status.success(),
        "{}",
        String::from_utf8_lossy(&same.stderr)
    );
    meeting.open("0");
    meeting
        .organiser
        .get(&format!("{RUNNING}/meeting/minutes.md"))
        .says("Vote on The ranking");
}

fn a_vote_lifts_nothing_over_a_work_with_more_points(app: App) {
    let meeting = Tied::meet(&app);
    meeting.resolve();
    meeting.open("0");
    // A mark that changes breaks the tie by itself.
    let juror = app.juror(1);
    let sheet = juror
        .get("/en/2027/kobe/jury")
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    juror.post(&format!("{sheet}/finish"), &[("finished", "0")]);
    for (id, version) in criteria(meeting.app, &sheet, &juror) {
        save(meeting.app, &sheet, &id, "10", version, "more", &juror).is(200);
    }
    juror.post(&format!("{sheet}/finish"), &[("finished", "1")]);
    let ranks: BTreeMap<String, i64> = meeting.ranks().into_iter().collect();
    assert_eq!(ranks[sheet.rsplit('/').next().expect("an id")], 1);
}

/// An open meeting of a call whose round is closed: five of its six jurors are here.
struct Meeting {
    organiser: Session,
    entry: String,
    award: String,
}

/// An organiser of a call whose winners are decided and not public yet.
fn before_publication(app: &App) -> Session {
    let organiser = app.organiser();
    organiser
        .post(
            &format!("{ORGANISE}/publication"),
            &[("stage", "winners"), ("public", "0")],
        )
        .is(303);
    organiser
}

impl Meeting {
    fn open(organiser: Session) -> Self {
        organiser
            .post(&format!("{ORGANISE}/meeting/open"), &[("open", "1")])
            .is(303);
        let page = organiser.get(&format!("{ORGANISE}/meeting"));
        let meeting = Self {
            organiser,
            entry: page.value("entry"),
            award: page.values("award").remove(0),
        };
        let jurors = page.values("juror");
        assert_eq!(jurors.len(), 6);
        let here: Vec<(&str, &str)> = jurors
            .iter()
            .take(5)
            .map(|juror| ("juror", juror.as_str()))
            .collect();
        meeting.post("presence", &here).is(303);
        meeting
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.organiser
            .post(&format!("{ORGANISE}/meeting/{path}"), fields)
    }

    fn get(&self, path: &str) -> Answer {
        self.organiser.get(&format!("{ORGANISE}/meeting/{path}"))
    }

    fn vote(&self, count: &str, abstained: &str) -> Answer {
        let votes = format!("votes-{}", self.entry);
        let fields = [
            ("award", self.award.as_str()),
            (&votes, count),
            ("abstained", abstained),
        ];
        self.post("vote", &fields)
    }

    /// Records a vote, a decision with a dissent and a note, and closes the meeting.
    fn decide_and_close(&self) {
        self.vote("4", "1").is(303);
        let decision = [
            ("award", self.award.as_str()),
            ("entry", &self.entry),
            ("reason-en", "For *courage* | and care."),
            ("dissenter", "Demo Juror 2"),
            ("dissent", "Another was better."),
        ];
        self.post("decision", &decision).is(303);
        self.post("note", &[("note", "The jury thanks the teams.")])
            .is(303);
        self.get("minutes.md").says("A draft");
        self.post("open", &[("open", "0")]).is(303);
    }

    fn minutes(&self, language: &str) -> Answer {
        self.get(&format!("minutes.md?language={language}"))
    }
}

fn a_meeting_records_what_can_be_and_only_while_it_is_open(app: App) {
    let organiser = before_publication(&app);
    let early = organiser.get(&format!("{ORGANISE}/meeting/minutes.md"));
    assert_eq!(early.status, 403, "nothing was recorded yet");
    organiser
        .post(
            &format!("{ORGANISE}/meeting/note"),
            &[("note", "too early")],
        )
        .is(403);
    let meeting = Meeting::open(organiser);
    // Five are here: no more than five votes.
    for (count, abstained) in [("6", ""), ("4", "2"), ("-1", ""), ("many", ""), ("", "")] {
        let refused = meeting.vote(count, abstained);
        assert_eq!(
            refused.status, 422,
            "{count} {abstained}: {}",
            refused.status
        );
        assert!(
            refused
                .text
                .contains("no more of them than jurors who are here: 5"),
            "{count} {abstained}: {}",
            refused.status
        );
    }
    meeting.post("note", &[("note", "")]).is(422);
    meeting
        .post("note", &[("note", &"x".repeat(2_001))])
        .is(422);
    meeting.decide_and_close();
    meeting.post("note", &[("note", "too late")]).is(403);
}

fn what_is_decided_is_recorded_and_the_minutes_say_it(app: App) {
    let meeting = Meeting::open(before_publication(&app));
    meeting.decide_and_close();
    let english = meeting.minutes("en");
    for part in [
        "# Minutes of the jury: Kobe call",
        "Present: Demo Juror 1, Demo Juror 2, Demo Juror 3, Demo Juror 4, Demo Juror 5.",
        "Absent: Demo Juror 6.",
        ": 4; abstentions: 1.",
        "For \\*courage\\* \\| and care.",
        "Dissent of Demo Juror 2: Another was better.",
        "The jury thanks the teams.",
    ] {
        english.says(part);
    }
    english.lacks("A draft");
    for (language, title) in [
        ("ja", "審査会議事録"),
        ("ca", "Acta del jurat"),
        ("es", "Acta del jurado"),
    ] {
        meeting.minutes(language).says(title);
    }
    let pdf = meeting.get("minutes.pdf?language=ja");
    assert!(pdf.text.starts_with("%PDF-"));
    meeting.get("minutes.exe").is(404);
    meeting
        .organiser
        .get(&format!("{ORGANISE}/ranking"))
        .says("meeting was closed");
}

fn the_minutes_are_signed_and_say_nothing_of_what_comes_after(app: App) {
    let meeting = Meeting::open(before_publication(&app));
    meeting.decide_and_close();
    let english = meeting.minutes("en").text;
    // Signed by the hash of the records, which anybody can compute again.
    let json = meeting.get("minutes.json").text;
    let hash = Sha256::digest(json.as_bytes())
        .iter()
        .fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    assert!(english.contains(&hash), "{hash}");
    assert_eq!(
        english,
        meeting.minutes("en").text,
        "the same records are the same minutes"
    );
    // What is marked or decided afterwards is not in them, until the meeting is opened again.
    meeting
        .organiser
        .post(
            &format!("{ORGANISE}/decisions"),
            &[("award", meeting.award.as_str()), ("reason-en", "Nobody.")],
        )
        .is(303);
    assert_eq!(english, meeting.minutes("en").text);
}

fn a_meeting_is_closed_to_jurors_and_teams(app: App) {
    let meeting = Meeting::open(before_publication(&app));
    meeting.decide_and_close();
    let fields = [("open", "1"), ("note", "x"), ("award", &meeting.award)];
    for mail in ["juror-1@jury.example", "team-7@studio-7.example"] {
        let other = app.sign_in(mail);
        for path in ["", "/minutes.md", "/minutes.pdf", "/minutes.json"] {
            assert_eq!(
                other.get(&format!("{ORGANISE}/meeting{path}")).status,
                404,
                "{mail} {path}"
            );
        }
        for path in ["open", "note", "vote", "presence", "decision"] {
            assert_eq!(
                other
                    .post(&format!("{ORGANISE}/meeting/{path}"), &fields)
                    .status,
                404,
                "{mail} {path}"
            );
        }
    }
}

on_both_engines![
    a_vote_on_an_award_or_on_some_of_the_tied_works_leaves_the_ranking_as_it_is,
    a_vote_on_works_that_are_tied_resolves_the_tie_and_stands_in_the_minutes,
    a_vote_lifts_nothing_over_a_work_with_more_points,
    a_meeting_records_what_can_be_and_only_while_it_is_open,
    what_is_decided_is_recorded_and_the_minutes_say_it,
    the_minutes_are_signed_and_say_nothing_of_what_comes_after,
    a_meeting_is_closed_to_jurors_and_teams
];
