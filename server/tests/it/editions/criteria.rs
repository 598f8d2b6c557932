//! Criteria and rounds that an organiser changes: seen before it is done, on top of what was seen,
//! and never under a mark.

use crate::{
    app::{Answer, App, Session, on_both_engines},
    jury::{criteria, open_sheet, save},
};

const ORGANISE: &str = "/en/2027/kobe/organise";
const BARCELONA: &str = "/en/2027/barcelona/organise";

/// Every field of the form of the criteria, as a browser would post it.
pub fn fields(page: &Answer) -> Vec<(String, String)> {
    let page = page.page();
    let mut forms = page.all("form").into_iter();
    let form = forms.rfind(|form| !form.all("[name=seen]").is_empty());
    form.expect("the form").fields()
}

fn post(app: &App, path: &str, fields: &[(String, String)], cookie: &str) -> Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    app.post(&format!("{ORGANISE}/{path}"), &fields, cookie)
}

fn set(fields: &mut Vec<(String, String)>, name: &str, value: &str) {
    fields.retain(|(known, _)| known != name);
    fields.push((name.to_owned(), value.to_owned()));
}

fn hash(app: &App, cookie: &str) -> String {
    let export = app.get(&format!("{ORGANISE}/ranking.json"), cookie).json();
    export["hash"].as_str().expect("a hash").to_owned()
}

fn a_changed_weight_is_seen_first_and_then_changes_every_total(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(&format!("{ORGANISE}/criteria"));
    let before = hash(&app, &organiser);
    let (ranking, csv) = (
        organiser.get(&format!("{ORGANISE}/ranking")).text,
        organiser.get(&format!("{ORGANISE}/marks.csv")).text,
    );
    let mut form = fields(&page);
    // What is posted as it stands changes nothing.
    let same = post(&app, "criteria", &form, &organiser);
    same.is(200).says("0 of ");
    set(&mut form, "weight-0", "70");
    set(&mut form, "weight-1", "12,5");
    let seen = post(&app, "criteria", &form, &organiser);
    seen.is(200).says("Nothing is changed yet");
    assert_eq!(hash(&app, &organiser), before, "nothing was changed");
    set(&mut form, "confirmed", "1");
    post(&app, "criteria", &form, &organiser).is(303);
    assert_ne!(hash(&app, &organiser), before);
    assert_ne!(organiser.get(&format!("{ORGANISE}/ranking")).text, ranking);
    let after = organiser.get(&format!("{ORGANISE}/marks.csv")).text;
    assert!(after != csv);
    assert!(after.contains(",700,"));
    assert!(after.contains(",125,"));
    assert_eq!(
        after.lines().count(),
        csv.lines().count(),
        "no mark is lost"
    );
    organiser
        .get(&format!("{ORGANISE}/ranking"))
        .says("Criteria were changed");
    // The public call says so too, and a form that was opened before is refused.
    app.get("/en/2027/kobe", "").says(" 70 %");
    set(&mut form, "weight-0", "69");
    let stale = post(&app, "criteria", &form, &organiser);
    stale.is(409);
    assert_eq!(stale.value("weight-0"), "69", "{}", stale.text);
}

fn a_scale_does_not_end_below_a_mark_and_no_marked_criterion_goes(app: App) {
    let (organiser, cookie) = (app.organiser(), app.juror(2));
    let sheet = open_sheet(&app, &cookie);
    let (criterion, version) = criteria(&app, &sheet, &cookie)[0].clone();
    save(&app, &sheet, &criterion, "10", version, "x", &cookie).is(200);
    let form = fields(&organiser.get(&format!("{ORGANISE}/criteria")));
    let refused = |change: &[(&str, &str)], text: &str| {
        let mut form = form.clone();
        for (name, value) in change {
            set(&mut form, name, value);
        }
        let answer = post(&app, "criteria", &form, &organiser);
        assert!(
            [409, 422].contains(&answer.status),
            "{change:?}: {}",
            answer.status
        );
        assert!(answer.text.contains(text), "{change:?}: {}", answer.status);
    };
    refused(
        &[
            ("steps-0", "5"),
            ("labels-0-ca", ""),
            ("labels-0-es", ""),
            ("labels-0-en", ""),
            ("labels-0-ja", ""),
        ],
        "A mark of 10 is there already",
    );
    refused(&[("removed-0", "on")], " marks and cannot be removed");
    refused(&[("steps-0", "5")], "between 0 and 5");
    refused(&[("steps-0", "many")], "between 1 and 100");
    refused(&[("weight-0", "-3")], "between 0 and 100");
    // What a new one weighs is to be said, and a weight without a name is not dropped.
    refused(&[("name-4-en", "Depth")], "between 0 and 100");
    refused(&[("weight-4", "20")], "name");
    refused(
        &[
            ("name-0-en", ""),
            ("name-0-ca", ""),
            ("name-0-es", ""),
            ("name-0-ja", ""),
        ],
        "name",
    );
    refused(&[("labels-0-en", "no step here")], "between 0 and 10");
    refused(
        &[
            ("weight-0", "0"),
            ("weight-1", "0"),
            ("weight-2", "0"),
            ("weight-3", "0"),
        ],
        "must have a weight",
    );
    assert_eq!(
        criteria(&app, &sheet, &cookie)[0],
        (criterion, version + 1),
        "nothing was lost"
    );
    // A longer scale is fine; a new criterion that nobody has marked can go again.
    let mut longer = form.clone();
    set(&mut longer, "steps-0", "20");
    set(&mut longer, "name-4-en", "Courage");
    set(&mut longer, "weight-4", "10");
    set(&mut longer, "confirmed", "1");
    post(&app, "criteria", &longer, &organiser).is(303);
    assert_eq!(criteria(&app, &sheet, &cookie).len(), 5);
    let mut form = fields(&organiser.get(&format!("{ORGANISE}/criteria")));
    set(&mut form, "removed-4", "on");
    set(&mut form, "confirmed", "1");
    post(&app, "criteria", &form, &organiser).is(303);
    assert_eq!(criteria(&app, &sheet, &cookie).len(), 4);
}

/// Asks for another screening of a call: its way, its beginning and its end.
fn change_screening(
    organiser: &Session,
    organise: &str,
    [method, starts, ends]: [&str; 3],
) -> Answer {
    let fields = [
        ("kind", "screening"),
        ("method", method),
        ("blind", "1"),
        ("jurors_per_entry", "2"),
        ("starts", starts),
        ("ends", ends),
    ];
    organiser.post(&format!("{organise}/criteria/round"), &fields)
}

fn a_round_has_dates_that_can_be_and_keeps_its_way_once_it_has_begun(app: App) {
    let organiser = app.organiser();
    for (starts, ends, wrong) in [
        (
            "2027-05-15T09:00",
            "2027-06-01T09:00",
            "before hand-ins are over",
        ),
        ("2027-06-10T09:00", "2027-06-09T09:00", "backwards"),
        (
            "2028-03-26T02:30",
            "2028-06-09T09:00",
            "an hour that the clocks skip",
        ),
    ] {
        let refused = change_screening(&organiser, BARCELONA, ["pass", starts, ends]);
        assert_eq!(refused.status, 422, "{wrong}: {}", refused.text);
    }
    let begun = ["pass", "2027-05-01T09:00", "2027-05-20T09:00"];
    change_screening(&organiser, ORGANISE, begun)
        .is(409)
        .says("Something was written in this round");
}

fn a_round_of_passing_asks_one_question(app: App) {
    let organiser = app.organiser();
    let dates = ["pass", "2027-06-01T09:00", "2027-06-20T09:00"];
    change_screening(&organiser, BARCELONA, dates).is(303);
    app.get("/en/2027/barcelona", "")
        .says("Does the entry move on to the next round?")
        .says("1 June 2027");
    for (name, mail) in [
        ("Juror", "passing@jury.example"),
        ("Other", "other@jury.example"),
    ] {
        let invitation = [("name", name), ("mail", mail), ("language", "en")];
        organiser
            .post(&format!("{BARCELONA}/jurors"), &invitation)
            .is(303);
    }
    let app = app.restarted_at("2027-06-05T12:00:00Z");
    let organiser = app.organiser();
    organiser
        .post(&format!("{BARCELONA}/plan/propose"), &[])
        .is(303);
    organiser
        .post(&format!("{BARCELONA}/plan/take"), &[("version", "1")])
        .is(303);
    app.post("/en/link", &[("mail", "passing@jury.example")], "")
        .is(303);
    let juror = app
        .post(&app.mailed_link("Your sign-in link"), &[], "")
        .cookie;
    // Jurors see the one question, in words.
    let sheet = app
        .get("/en/2027/barcelona/jury", &juror)
        .links()
        .into_iter()
        .find(|link| link.starts_with("/en/jury/"))
        .expect("a sheet");
    let asked = criteria(&app, &sheet, &juror);
    assert_eq!(asked.len(), 1);
    app.get(&sheet, &juror)
        .says("Does the entry move on to the next round?");
    save(&app, &sheet, &asked[0].0, "2", 0, "x", &juror).is(422);
    save(&app, &sheet, &asked[0].0, "1", 0, "x", &juror).is(200);
    app.post(&format!("{sheet}/finish"), &[("finished", "1")], &juror)
        .is(303);
    organiser
        .get(&format!("{BARCELONA}/ranking"))
        .says("100.00");
}

fn a_final_is_added_and_taken_out(app: App) {
    let organiser = app.organiser();
    let round = |fields: &[(&str, &str)]| {
        organiser
            .post("/en/2027/barcelona/organise/criteria/round", fields)
            .status
    };
    let dates = [
        ("jurors_per_entry", "4"),
        ("starts", "2027-06-20T09:00"),
        ("ends", "2027-06-30T09:00"),
    ];
    let mut add = vec![("kind", "final"), ("method", "marks")];
    add.extend(dates);
    assert_eq!(round(&add), 303);
    // The publication waits for the last round, as the final does for the screening.
    let mut late = vec![
        ("kind", "final"),
        ("method", "marks"),
        ("jurors_per_entry", "4"),
        ("starts", "2027-06-20T09:00"),
    ];
    late.push(("ends", "2028-06-30T09:00"));
    assert_eq!(round(&late), 422);
    organiser
        .post("/en/2027/barcelona/organise/criteria/round", &late)
        .says("It must not be after");
    organiser
        .get("/en/2027/barcelona/organise/plan?round=final")
        .says("aria-current=\"page\"");
    assert_eq!(round(&[("kind", "final"), ("remove", "1")]), 303);
    organiser
        .get("/en/2027/barcelona/organise/plan?round=final")
        .lacks("?round=final\" aria-current");
    assert_eq!(round(&[("kind", "screening"), ("remove", "1")]), 404);
    for mail in ["team-1@studio-1.example", "juror-1@jury.example"] {
        let cookie = app.sign_in(mail);
        cookie.get(&format!("{ORGANISE}/criteria")).is(404);
        cookie
            .post(&format!("{ORGANISE}/criteria/round"), &add)
            .is(404);
        cookie
            .post(&format!("{ORGANISE}/criteria"), &[("seen", "x")])
            .is(404);
    }
}

/// What one page lets pass no other page stumbles over.
fn a_label_without_words_is_refused_and_locks_no_other_form(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(&format!("{ORGANISE}/criteria"));
    for (labels, told) in [
        ("0 No\n5\n10 Yes", "A line has a point and no words"),
        ("0 No\n10 Y\u{7}es", "control characters"),
    ] {
        let mut form = fields(&page);
        set(&mut form, "labels-0-en", labels);
        set(&mut form, "confirmed", "1");
        post(&app, "criteria", &form, &organiser).is(422).says(told);
    }
    // As an older version let it pass.
    app.execute("UPDATE criterion SET labels = '[[5,{\"en\":\"\"}]]' WHERE position = 0");
    for call in ["kobe", "barcelona"] {
        let texts = format!("/en/2027/{call}/organise/texts");
        let title = format!("The call of {call}");
        let mut form = organiser
            .get(&texts)
            .page()
            .form("/organise/texts", "")
            .fields();
        set(&mut form, "title-en", &title);
        let form: Vec<(&str, &str)> = form
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        organiser.post_bare(&texts, &form).is(303);
        app.get(&format!("/en/2027/{call}"), "").says(&title);
    }
}

on_both_engines![
    a_label_without_words_is_refused_and_locks_no_other_form,
    a_changed_weight_is_seen_first_and_then_changes_every_total,
    a_scale_does_not_end_below_a_mark_and_no_marked_criterion_goes,
    a_round_has_dates_that_can_be_and_keeps_its_way_once_it_has_begun,
    a_round_of_passing_asks_one_question,
    a_final_is_added_and_taken_out
];
