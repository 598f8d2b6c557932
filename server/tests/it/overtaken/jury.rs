//! Two at the plan and the jury.

use super::{KOBE, PLAN, Race, organisers};
use crate::{
    app::{App, Part, on_both_engines},
    jury::open_sheet,
};

/// The address of an action on the plan of the screening.
fn at_plan(action: &str) -> String {
    format!("{KOBE}/plan/{action}?round=screening")
}

/// What a plan is proposed with.
fn seeded(seed: &'static str, per_entry: &'static str) -> [(&'static str, &'static str); 2] {
    [("per_entry", per_entry), ("seed", seed)]
}

fn two_who_make_a_plan_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    Race::new(
        PLAN,
        &at_plan("propose"),
        &seeded("5", "3"),
        &seeded("7", "4"),
        ["open plan", "Seed: 7"],
    )
    .run(&app, &both);
    let page = app.get(PLAN, &both[0]);
    // An entry of which two jurors can still be chosen or left out.
    let free = |form: Part| -> Vec<(String, String)> {
        let labels = form.all("label:has([name=juror]:not([disabled]))");
        let labels = labels.into_iter();
        labels
            .map(|label| (label.field("juror").value(), label.line()))
            .collect()
    };
    let read = page.page();
    let mut forms = read.all("form[action*=\"plan/entry\"]").into_iter();
    let form = forms.find(|form| free(*form).len() > 1).expect("an entry");
    let entry = form.field("entry").value();
    let free = free(form);
    let panel = |place: usize| [("entry", entry.as_str()), ("juror", free[place].0.as_str())];
    Race::new(
        PLAN,
        &at_plan("entry"),
        &panel(0),
        &panel(1),
        [&free[0].1, &free[1].1],
    )
    .run(&app, &both);
    let rows = |number: &str| format!("entry,juror\n{number},juror-1@jury.example\n");
    let numbers: Vec<String> = page
        .text
        .split(": ")
        .filter_map(|part| part.split('"').next())
        .filter(|part| part.parse::<i64>().is_ok())
        .map(str::to_owned)
        .collect();
    let (first, last) = (rows(&numbers[0]), rows(numbers.last().expect("a number")));
    let race = Race::new(
        PLAN,
        &at_plan("import"),
        &[("plan", &first)],
        &[("plan", &last)],
        ["open plan", "entry,juror"],
    );
    race.run(&app, &both);
}

fn a_plan_takes_effect_only_as_it_was_looked_at(app: App) {
    let both = organisers(&app);
    let propose = |seed: &'static str, per_entry: &'static str| {
        both[0]
            .post(&at_plan("propose"), &seeded(seed, per_entry))
            .is(303);
    };
    // The plan that another proposed is not taken in the place of the one that was looked at, nor
    // thrown away.
    for (action, wanted) in [("take", "Activate the plan"), ("discard", "Discard")] {
        propose("5", "3");
        let mut race = Race::new(
            PLAN,
            &at_plan("propose"),
            &seeded("8", "2"),
            &[],
            ["open plan", wanted],
        )
        .once();
        race.other = Some(at_plan(action));
        race.run(&app, &both);
    }
    // Done by somebody else already.
    propose("9", "3");
    Race::same(PLAN, &at_plan("take"), &[]).run(&app, &both);
}

fn two_who_say_what_a_juror_can_judge_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let person = app.get(PLAN, &both[0]).value("person");
    let load = |most: &'static str| {
        [
            ("person", person.as_str()),
            ("languages", "en"),
            ("load_least", "1"),
            ("load_most", most),
        ]
    };
    Race::new(
        PLAN,
        &at_plan("juror"),
        &load("11"),
        &load("12"),
        ["entries: 11", "entries: 12"],
    )
    .run(&app, &both);
    // A conflict that was computed is set aside once.
    app.execute(
        "UPDATE person SET organisation = 'Institute of Maps'
             WHERE mail = 'juror-1@jury.example' OR mail LIKE 'team-7@%'",
    );
    let page = app.get(PLAN, &both[0]);
    let pairs = page.page();
    let pair = pairs.first("#pair [value]").attribute("value");
    let pair = pair.expect("a pair").to_owned();
    let because = |reason: &'static str| [("pair", pair.as_str()), ("overrule_reason", reason)];
    let (one, other) = (because("Another institute."), because("They never met."));
    Race::new(
        PLAN,
        &at_plan("overrule"),
        &one,
        &other,
        ["set aside", "They never met."],
    )
    .once()
    .run(&app, &both);
}

fn two_who_look_after_the_jury_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    cookie
        .post(
            &format!("{sheet}/flag"),
            &[("kind", "rules"), ("note", "No source is named.")],
        )
        .is(303);
    let flag = app.get(KOBE, &both[0]).value("flag");
    let answer = |text: &'static str| [("flag", flag.as_str()), ("answer", text)];
    let (one, other) = (
        answer("It stands in the file."),
        answer("We asked the team."),
    );
    Race::new(
        KOBE,
        &format!("{KOBE}/flags"),
        &one,
        &other,
        ["It stands in the file.", "We asked the team."],
    )
    .run(&app, &both);
    let reminders = format!("{KOBE}/reminders?round=screening");
    let jurors = app.get(&reminders, &both[0]).values("juror");
    let (one, other) = (
        [("juror", jurors[0].as_str())],
        [("juror", jurors[1].as_str())],
    );
    Race::new(
        &reminders,
        &reminders,
        &one,
        &other,
        ["Demo Juror 1: Last reminder", "Demo Juror 2"],
    )
    .run(&app, &both);
    let person = app.get(KOBE, &both[0]).value("person");
    Race::same(
        KOBE,
        &format!("{KOBE}/jurors/remove"),
        &[("person", &person)],
    )
    .run(&app, &both);
}

on_both_engines![
    two_who_make_a_plan_do_not_overwrite_each_other,
    a_plan_takes_effect_only_as_it_was_looked_at,
    two_who_say_what_a_juror_can_judge_do_not_overwrite_each_other,
    two_who_look_after_the_jury_do_not_overwrite_each_other,
];
