//! Two at teams and their entries.

use super::{KOBE, Race, organisers};
use crate::app::{App, on_both_engines};

fn two_at_a_team_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let team = format!("{KOBE}/entries/1/team");
    let person = app.get(&team, &both[0]).value("person");
    let remove = |reason: &'static str| [("person", person.as_str()), ("reason", reason)];
    Race::new(
        &team,
        &team,
        &remove("Not of age."),
        &remove("Asked to go."),
        ["Removed", "Asked to go."],
    )
    .once()
    .run(&app, &both);
    Race::same(
        &team,
        &format!("{team}/readmission"),
        &[("person", &person)],
    )
    .run(&app, &both);
}

fn two_at_an_entry_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let number = app
        .get(&format!("{KOBE}/ranking"), &both[0])
        .links()
        .into_iter()
        .find_map(|link| {
            link.split("/organise/ranking/")
                .nth(1)
                .and_then(|rest| rest.split('?').next())
                .map(str::to_owned)
        });
    let page = format!("{KOBE}/entries/{}", number.expect("a number"));
    let why = |reason: &'static str| [("kind", "disqualified"), ("reason", reason)];
    let (one, other) = (
        why("The data are not open."),
        why("It was handed in twice."),
    );
    let race = Race::new(
        &page,
        &format!("{page}/exclusion"),
        &one,
        &other,
        ["The data are not open.", "It was handed in twice."],
    )
    .once();
    race.run(&app, &both);
    Race::same(&page, &format!("{page}/readmission"), &[]).run(&app, &both);
}

on_both_engines![
    two_at_a_team_do_not_overwrite_each_other,
    two_at_an_entry_do_not_overwrite_each_other,
];
