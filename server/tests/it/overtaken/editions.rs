//! Two at what an edition is made of.

use super::{Form, KOBE, Race, borrowed, form, organisers};
use crate::app::{App, Session, carries, on_both_engines};

fn two_who_write_texts_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let page = format!("{KOBE}/texts");
    let looked = app.get(&page, &both[0]);
    let texts = |title: &str| -> Form {
        let form = looked.page().form("/organise/texts", "").fields();
        form.into_iter()
            .map(|(name, value)| match name.as_str() {
                "title-en" => (name, title.to_owned()),
                _ => (name, value),
            })
            .filter(|(name, _)| !carries(name))
            .collect()
    };
    let (first, second) = (texts("A call of the port"), texts("A call of the hill"));
    Race::new(
        &page,
        &page,
        &borrowed(&first),
        &borrowed(&second),
        ["A call of the port", "A call of the hill"],
    )
    .run(&app, &both);
}

/// A form as its page has it, with other values.
fn filled(app: &App, page: &str, organiser: &Session, values: &[(&str, &str)]) -> Form {
    let looked = app.get(page, organiser);
    let action = page.trim_start_matches("/en/2027/kobe");
    let mut fields = looked.page().form(action, "").fields();
    fields.retain(|(name, _)| !carries(name) && !values.iter().any(|(known, _)| known == name));
    fields.extend(form(values));
    fields
}

fn two_who_set_a_part_of_an_edition_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let race = |part: &str, field: &str, told: [&'static str; 2]| {
        let page = format!("{KOBE}/{part}");
        let [first, second] = told.map(|value| filled(&app, &page, &both[0], &[(field, value)]));
        Race::new(&page, &page, &borrowed(&first), &borrowed(&second), told).run(&app, &both);
    };
    // A topic that is new, so that nothing depends on it.
    race("topics", "row-17-name-en", ["Clean air", "Quiet nights"]);
    race(
        "awards",
        "row-0-name-en",
        ["Prize of the port", "Prize of the hill"],
    );
    race("facts", "row-0-name", ["The archive", "The gazette"]);
    race("limits", "mail", ["port@city.example", "hill@city.example"]);
}

fn two_who_change_the_round_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let criteria = format!("{KOBE}/criteria");
    let round = |count: &'static str| {
        [
            ("kind", "screening"),
            ("method", "marks"),
            ("blind", "1"),
            ("jurors_per_entry", count),
            ("starts", "2027-05-01T09:00"),
            ("ends", "2027-05-20T09:00"),
        ]
    };
    let race = Race::new(
        &criteria,
        &format!("{criteria}/round"),
        &round("4"),
        &round("5"),
        ["Jurors per entry: 4", "Jurors per entry: 5"],
    );
    race.run(&app, &both);
    let posted = |weight: &str| {
        let page = app.get(&criteria, &both[0]);
        let mut fields = crate::editions::criteria::fields(&page);
        fields.retain(|(name, _)| !carries(name) && name != "weight-0" && name != "confirmed");
        fields.extend([
            ("weight-0".to_owned(), weight.to_owned()),
            ("confirmed".to_owned(), "1".to_owned()),
        ]);
        fields
    };
    let mut race = Race::new(&criteria, &criteria, &[], &[], ["70 %", "60 %"]);
    (race.first, race.second) = (posted("70"), posted("60"));
    race.run(&app, &both);
    Race::same(
        &format!("{KOBE}?round=screening"),
        &format!("{KOBE}/round?round=screening"),
        &[("closed", "1")],
    )
    .run(&app, &both);
}

fn two_who_move_dates_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let calendar = format!("{KOBE}/calendar");
    let posted = |ends: &str| {
        let page = app.get(&calendar, &both[0]);
        let mut fields = page.page().form("/organise/calendar", "").fields();
        fields.retain(|(name, _)| !carries(name) && name != "final-ends");
        fields.push(("final-ends".to_owned(), ends.to_owned()));
        fields
    };
    let told = ["Monday 7 June 2027, 12:00", "Monday 7 June 2027, 13:00"];
    let mut race = Race::new(&calendar, &calendar, &[], &[], told);
    (race.first, race.second) = (posted("2027-06-07T12:00"), posted("2027-06-07T13:00"));
    race.run(&app, &both);
}

fn two_who_pause_and_extend_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let pause = format!("{KOBE}/pause");
    let reason = |reason: &'static str| [("reason-en", reason)];
    Race::new(
        &pause,
        &pause,
        &reason("The portal is down."),
        &reason("A legal objection."),
        ["The portal is down.", "A legal objection."],
    )
    .run(&app, &both);
    Race::same(&pause, &format!("{pause}/end"), &[("minutes", "0")]).run(&app, &both);
    let deadline = format!("{KOBE}/entries/1/deadline");
    let extend = |reason: &'static str| {
        [
            ("ends", "2027-05-20T12:00"),
            ("reason", reason),
            ("confirmed", "1"),
        ]
    };
    Race::new(
        &deadline,
        &deadline,
        &extend("A flood."),
        &extend("A fire."),
        ["A flood.", "A fire."],
    )
    .run(&app, &both);
    Race::same(&deadline, &format!("{deadline}/withdrawal"), &[]).run(&app, &both);
}

on_both_engines![
    two_who_write_texts_do_not_overwrite_each_other,
    two_who_set_a_part_of_an_edition_do_not_overwrite_each_other,
    two_who_change_the_round_do_not_overwrite_each_other,
    two_who_move_dates_do_not_overwrite_each_other,
    two_who_pause_and_extend_do_not_overwrite_each_other,
];
