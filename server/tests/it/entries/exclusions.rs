//! Entries that are taken out in mid-round: told to everybody whom it concerns, nothing lost, and
//! all back when put back.

use crate::{
    app::{Answer, App, Session, on_both_engines},
    jury::{criteria, finish_all, open_sheet, save},
};

const ORGANISE: &str = "/en/2027/kobe/organise";

/// The page of the entry of a sheet for its organisers.
fn entry_page(app: &App, sheet: &str, cookie: &str) -> String {
    let page = app.get(sheet, cookie).text;
    let number = page.split("Entry ").find_map(|rest| {
        rest.split(|letter: char| !letter.is_ascii_digit())
            .next()?
            .parse::<i64>()
            .ok()
    });
    format!("{ORGANISE}/entries/{}", number.expect("a number"))
}

/// The session of a member of the team whose entry it is.
fn team(app: &App, entry: &str) -> Session {
    let members = (1..=40).map(|number| app.team(number));
    let mut members =
        members.filter(|cookie| app.get(&format!("/en/entry/{entry}"), cookie).status == 200);
    members.next().expect("its team")
}

/// A work of which a juror has the sheet open, with marks and a comment.
struct Work {
    organiser: Session,
    juror: Session,
    sheet: String,
    entry: String,
    /// Its page for organisers.
    page: String,
    /// The criteria and the versions of their marks.
    marks: Vec<(String, i64)>,
}

impl Work {
    fn marked(app: &App) -> Self {
        let juror = app.juror(2);
        let sheet = open_sheet(app, &juror);
        for (id, version) in criteria(app, &sheet, &juror) {
            save(app, &sheet, &id, "6", version, "before", &juror).is(200);
        }
        let version = juror.get(&sheet).value("comment_version");
        let comment = [
            ("comment_team", "A brave scale."),
            ("comment_version", version.as_str()),
        ];
        juror.post(&sheet, &comment).is(303);
        Self {
            organiser: app.organiser(),
            entry: sheet.rsplit('/').next().expect("an id").to_owned(),
            page: entry_page(app, &sheet, &juror),
            marks: criteria(app, &sheet, &juror),
            juror,
            sheet,
        }
    }

    /// The same, taken out by an organiser.
    fn taken_out(app: &App) -> Self {
        let work = Self::marked(app);
        work.take_out("disqualified", "Rule 4: the data are not open.")
            .is(303);
        work
    }

    fn take_out(&self, kind: &str, reason: &str) -> Answer {
        let fields = [("kind", kind), ("reason", reason)];
        self.organiser
            .post(&format!("{}/exclusion", self.page), &fields)
    }

    /// Saves another mark for the first criterion, over the one that the juror has seen.
    fn mark_again(&self, app: &App) -> Answer {
        let (criterion, version) = &self.marks[0];
        save(
            app,
            &self.sheet,
            criterion,
            "9",
            *version,
            "after",
            &self.juror,
        )
    }
}

fn only_an_organiser_takes_a_work_out_and_says_why(app: App) {
    let work = Work::marked(&app);
    work.take_out("disqualified", " ")
        .is(422)
        .says("reason-problem");
    let long = "x".repeat(2_001);
    let refused = work.take_out("wish", &long);
    assert_eq!(refused.status, 422, "what was typed stays");
    assert!(refused.text.contains(&long), "what was typed stays");
    for other in [&*work.juror, ""] {
        let answer = app.post(
            &format!("{}/exclusion", work.page),
            &[("kind", "disqualified"), ("reason", "x")],
            other,
        );
        assert!([401, 404].contains(&answer.status), "{}", answer.status);
        assert!(!answer.location.contains("excluded"), "{}", answer.status);
    }
    work.juror.get(&work.sheet).is(200);
}

fn a_juror_with_the_sheet_of_a_work_taken_out_is_told_and_keeps_what_was_typed(app: App) {
    let work = Work::taken_out(&app);
    let (juror, sheet) = (&work.juror, &work.sheet);
    juror
        .get(sheet)
        .is(410)
        .says("This entry is no longer in the contest");
    // In a browser with JavaScript and without.
    work.mark_again(&app).is(409).says("Closed");
    let comment = [
        ("comment_team", "Just typed <here>."),
        ("comment_version", "1"),
    ];
    juror
        .post(sheet, &comment)
        .is(410)
        .says("Just typed &lt;here&gt;.");
    for (path, field) in [
        ("finish", "finished"),
        ("flag", "note"),
        ("conflict", "declare"),
    ] {
        let fields = [(field, "1"), ("kind", "technical")];
        juror.post(&format!("{sheet}/{path}"), &fields).is(410);
    }
    juror.get("/en/2027/kobe/jury").lacks(&work.entry);
    juror.get("/en/2027/kobe/jury/conflicts").lacks(&work.entry);
    // A juror to whom it was never assigned learns nothing.
    let others = (1..=6).map(|number| app.juror(number));
    let statuses: Vec<u16> = others.map(|other| other.get(sheet).status).collect();
    for status in [410, 404] {
        let count = statuses.iter().filter(|known| **known == status).count();
        assert_eq!(count, 3, "{status}: {statuses:?}");
    }
}

fn a_work_taken_out_is_in_no_plan_and_no_ranking_and_its_reason_stands_on_the_list(app: App) {
    let work = Work::marked(&app);
    let organiser = &work.organiser;
    organiser.get(&format!("{ORGANISE}/plan")).says(&work.entry);
    work.take_out("disqualified", "Rule 4: the data are not open.")
        .is(303);
    organiser
        .get(&format!("{ORGANISE}/plan"))
        .lacks(&work.entry);
    finish_all(&app);
    organiser
        .get(&format!("{ORGANISE}/ranking"))
        .lacks(&work.entry)
        .says("removed from the contest");
    organiser
        .get(&format!("{ORGANISE}/ranking.json"))
        .lacks(&work.entry);
    organiser.get(ORGANISE).says("Disqualified");
    organiser
        .get(&work.page)
        .says("Rule 4: the data are not open.");
    organiser
        .get(&format!("{ORGANISE}/entries.csv"))
        .says("disqualified");
    // It is out already.
    work.take_out("disqualified", "again")
        .is(409)
        .says("Rule 4: the data are not open.");
}

fn the_team_of_a_work_taken_out_reads_why_and_keeps_its_files_and_receipts(app: App) {
    let work = Work::taken_out(&app);
    finish_all(&app);
    team(&app, &work.entry)
        .get(&format!("/en/entry/{}", work.entry))
        .says("Rule 4: the data are not open.")
        .says("Removed from the contest by the organisers")
        .says("/receipt/");
    app.get("/en/mails", "").says("is no longer in the contest");
}

fn a_work_that_is_put_back_is_as_if_it_had_never_been_away(app: App) {
    let work = Work::taken_out(&app);
    let (organiser, juror, sheet) = (&work.organiser, &work.juror, &work.sheet);
    // What is sent meanwhile has no effect, and others finish.
    work.mark_again(&app).is(409);
    finish_all(&app);
    let readmission = format!("{}/readmission", work.page);
    organiser.post(&readmission, &[]).is(303);
    organiser.post(&readmission, &[]).is(409);
    assert_eq!(criteria(&app, sheet, juror), work.marks);
    juror.get(sheet).says("A brave scale.");
    work.mark_again(&app).is(200);
    let finished = [("finished", "1")];
    juror.post(&format!("{sheet}/finish"), &finished).is(303);
    finish_all(&app);
    organiser
        .get(&format!("{ORGANISE}/ranking"))
        .says(&work.entry);
    app.get("/en/mails", "").says("is in the contest again");
}

fn a_work_that_holds_an_award_stays_until_the_decision_is_changed(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    finish_all(&app);
    let sheet = cookie
        .get("/en/2027/kobe/jury")
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    let (entry, page) = (
        sheet.rsplit('/').next().expect("an id"),
        entry_page(&app, &sheet, &cookie),
    );
    let award = organiser.get(&format!("{ORGANISE}/ranking")).value("award");
    let decide = |entries: &[(&str, &str)]| {
        let mut fields = vec![("award", award.as_str()), ("reason-en", "Because.")];
        fields.extend_from_slice(entries);
        organiser
            .post(&format!("{ORGANISE}/decisions"), &fields)
            .is(303);
    };
    decide(&[("entry", entry)]);
    let exclude = || {
        organiser.post(
            &format!("{page}/exclusion"),
            &[("kind", "wish"), ("reason", "The team asked for it.")],
        )
    };
    let refused = exclude();
    refused
        .is(409)
        .says("This entry holds an award.")
        .says("The team asked for it.");
    cookie.get(&sheet).is(200);
    decide(&[]);
    exclude().is(303);
    // A finalist that is out is no finalist to publish.
    let published = organiser.post(
        &format!("{ORGANISE}/publication"),
        &[("stage", "finalists"), ("public", "1")],
    );
    published.is(409);
}

on_both_engines![
    only_an_organiser_takes_a_work_out_and_says_why,
    a_juror_with_the_sheet_of_a_work_taken_out_is_told_and_keeps_what_was_typed,
    a_work_taken_out_is_in_no_plan_and_no_ranking_and_its_reason_stands_on_the_list,
    the_team_of_a_work_taken_out_reads_why_and_keeps_its_files_and_receipts,
    a_work_that_is_put_back_is_as_if_it_had_never_been_away,
    a_work_that_holds_an_award_stays_until_the_decision_is_changed
];
