//! What the page opens with: what it is about, the ways on, and a work or a chart beside it.

use contest::{PhaseKind, Standing};
use frame::{city::city_class, text_language::view_localized, visit::Visit};
use leptos::prelude::*;
use office::EditionView;
use parts::owner::view_owner;

use super::{Front, charts, plates};

/// The opening of the newest edition.
pub(super) fn section(visit: &Visit, newest: &EditionView, front: &Front) -> AnyView {
    let language = visit.language;
    let edition = &newest.edition;
    let base = format!("/{}", edition.slug);
    let calls = newest
        .calls
        .iter()
        .map(|call| {
            let city = visit.cities.name(&call.city, language);
            let address = visit.link(&format!("{base}/{}", call.slug));
            view! {
                <li>
                    <span class=city_class(&call.city)>{city}</span>
                    " · "
                    <a href=address>{view_localized(language, &call.lead)}</a>
                </li>
            }
        })
        .collect_view();
    let open: Vec<_> = newest
        .calls
        .iter()
        .filter(|call| {
            [PhaseKind::Registration, PhaseKind::Submission]
                .into_iter()
                .any(|kind| call.schedule.standing(kind, visit.now) == Standing::Open)
        })
        .collect();
    // Where several calls are open, the edition's page tells them apart.
    let (address, button) = match open.as_slice() {
        [call] => (
            format!("{base}/{}", call.slug),
            i18n::call_take_part(language),
        ),
        [] => (base, i18n::menu_call(language)),
        _ => (base, i18n::call_take_part(language)),
    };
    let beside = match (front.shown.works.first(), &front.last) {
        (Some(work), Some(last)) => Some(plates::view_large(visit, last, work)),
        _ => front
            .datasets
            .iter()
            .find(|card| card.figure)
            .map(|card| charts::view_chart(visit, card)),
    };
    view! {
        <section class="band box">
            <div class="opening">
                <div class="say">
                    <p class="eyebrow">{view_localized(language, &edition.title)}</p>
                    <h1>{view_localized(language, &edition.lead)}</h1>
                    {view_owner(visit, &front.organisations, edition)}
                    <ul class="lead plain-list">{calls}</ul>
                    <p class="row">
                        <a class="button" href=visit.link(&address)>
                            {button}
                        </a>
                        <a class="button plain" href=visit.link("/data")>
                            {i18n::home_explore(language)}
                        </a>
                    </p>
                </div>
                {beside}
            </div>
        </section>
    }
    .into_any()
}
