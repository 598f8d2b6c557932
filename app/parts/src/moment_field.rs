//! A field for a moment.

use edition_file::{FaultKind, model::LocalTime};
use frame::{
    form::{Filled, problem_id},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Problem, calendar, calendar::Zone};

/// One end of a phase, with the same moment on the clocks of the other host cities.
pub fn view_moment(
    visit: &Visit,
    zone: &Zone,
    (name, label): (String, &'static str),
    form: &Filled,
) -> impl IntoView + use<> {
    let language = visit.language;
    let value = form.value(&name);
    let elsewhere = LocalTime(value.clone()).resolve(zone).map(|moment| {
        let mut zones: Vec<Zone> = visit.cities.all().map(Zone::of).collect();
        zones.dedup();
        zones
            .into_iter()
            .filter(|other| other != zone)
            .map(|other| {
                let text = calendar::format_timestamp(language, moment, &other);
                view! { <span class="quiet">{text}</span> }
            })
            .collect_view()
    });
    // A time that comes twice is told apart by its offset, which a field for dates cannot hold.
    let twice = matches!(
        form.problem(&name),
        Some(Problem::EditionFault(FaultKind::TimeShownTwice { .. }))
    );
    let plain = !twice && value.len() <= "2027-05-14T23:59:00".len();
    let problem = form.problem_beside(visit, &name);
    let invalid = problem.is_some().then_some("true");
    view! {
        <div class="field">
            <label for=name.clone()>{label}</label>
            <input
                id=name.clone()
                name=name.clone()
                type=if plain { "datetime-local" } else { "text" }
                value=value
                aria-describedby=problem_id(&name)
                aria-invalid=invalid
            />
            {elsewhere.ok()}
            {problem}
        </div>
    }
}
