//! The edition in figures: how long there is, what there is to see, to use and to win.

use contest::{AwardKind, PhaseKind, Standing};
use frame::{city::city_class, phases::current_phase, visit::Visit};
use leptos::prelude::*;
use office::{Call, EditionView, calendar};

use super::Front;

/// The figures; those of which there is nothing are left out.
pub(super) fn section(visit: &Visit, newest: &EditionView, front: &Front) -> impl IntoView + use<> {
    let language = visit.language;
    let works = front.last.as_ref().map(|last| {
        figure(
            i18n::home_works(language),
            front.shown.count.to_string(),
            view! {
                <a href=visit
                    .link(
                        &format!("/{}/gallery", last.slug),
                    )>{last.title.text(language).to_owned()}</a>
            }
            .into_any(),
        )
    });
    let datasets = (!front.datasets.is_empty()).then(|| {
        figure(
            i18n::home_datasets(language),
            front.datasets.len().to_string(),
            i18n::home_datasets_fact(language).into_any(),
        )
    });
    view! {
        <section class="band box" aria-label=i18n::home_figures(language)>
            <dl class="numbers">
                {days_left(visit, &newest.calls)} {works} {datasets} {prizes(visit, &newest.calls)}
            </dl>
        </section>
    }
}

fn figure(name: &'static str, number: String, fact: AnyView) -> AnyView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{number}</dd>
            <dd class="fact">{fact}</dd>
        </div>
    }
    .into_any()
}

/// The days until the next phase of a call ends or, where none runs, begins: of a phase in which
/// teams can do something, if there is one.
fn days_left(visit: &Visit, calls: &[Call]) -> Option<AnyView> {
    let language = visit.language;
    let next = |call: &Call| {
        let phase = call.schedule.current(visit.now)?;
        let waits = phase.standing(visit.now) != Standing::Open;
        let moment = if waits { phase.starts } else { phase.ends };
        Some((phase.kind > PhaseKind::Submission, moment, waits))
    };
    let (call, (_, moment, waits)) = calls
        .iter()
        .filter_map(|call| Some((call, next(call)?)))
        .min_by_key(|(_, next)| *next)?;
    let zone = &call.time_zone;
    let days = calendar::day_number(moment, zone) - calendar::day_number(visit.now, zone);
    let name = if waits {
        i18n::home_days_to(language)
    } else {
        i18n::home_days_left(language)
    };
    let city = visit.cities.name(&call.city, language);
    let fact = view! {
        <span class=city_class(&call.city)>{city}</span>
        " · "
        {current_phase(visit, call)}
    };
    Some(figure(name, days.to_string(), fact.into_any()))
}

/// How many prizes can be won, and in which call.
fn prizes(visit: &Visit, calls: &[Call]) -> Option<AnyView> {
    let language = visit.language;
    let of_call = |call: &Call| {
        let awards = call.awards.iter();
        awards
            .filter(|award| award.kind == AwardKind::Prize)
            .count()
    };
    let all: usize = calls.iter().map(of_call).sum();
    let fact = calls
        .iter()
        .filter(|call| of_call(call) > 0)
        .enumerate()
        .map(|(at, call)| {
            let city = visit.cities.name(&call.city, language);
            view! {
                {(at > 0).then_some(" · ")}
                <span class=city_class(&call.city)>{city}</span>
                " "
                {of_call(call)}
            }
        })
        .collect_view();
    (all > 0).then(|| {
        figure(
            i18n::home_prizes(language),
            all.to_string(),
            fact.into_any(),
        )
    })
}
