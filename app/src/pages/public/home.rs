//! The front page and an edition's page.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::Response,
};
use leptos::prelude::*;
use office::{Call, Edition, EditionView};

use crate::{
    city::city_class,
    pages::{Answer, editions::notes::view_notes},
    phases::{current_phase, timeline},
    shell::{PageHead, page},
    visit::{Visit, see_other},
};

/// Sends the browser to the language it wishes.
pub async fn choose_language(visit: Visit) -> Response {
    let mut response = see_other(&visit.link("/"));
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// The front page: the newest edition's calls, and the editions before.
pub async fn home(visit: Visit) -> Answer {
    let language = visit.language;
    let editions = visit.office().editions().await?;
    let newest = match editions.first() {
        Some(edition) => Some(visit.office().edition(&edition.slug).await?),
        None => None,
    };
    let mut place = newest.as_ref().map_or_else(
        || PageHead::with_title("Certamen"),
        |view| PageHead::of_edition("Certamen", &view.edition, &visit),
    );
    place.title = newest.as_ref().map_or_else(
        || "Certamen".to_owned(),
        |view| view.edition.title.text(language).to_owned(),
    );
    let past = editions.get(1..).unwrap_or_default();
    Ok(page(&visit, place, || {
        let newest = match &newest {
            Some(newest) => view_edition(&visit, newest),
            None => view! {
                <section class="band">
                    <h1>"Certamen"</h1>
                </section>
                {view_no_edition(&visit)}
            }
            .into_any(),
        };
        view! {
            {newest}
            {(!past.is_empty()).then(|| view_past_editions(&visit, past))}
        }
        .into_any()
    }))
}

/// The editions before the newest, each with the ways to its results and its gallery.
fn view_past_editions(visit: &Visit, past: &[Edition]) -> impl IntoView + use<> {
    let language = visit.language;
    let items = past
        .iter()
        .map(|edition| {
            let page = format!("/{}", edition.slug);
            view! {
                <li>
                    <a href=visit.link(&page)>{edition.title.text(language).to_owned()}</a>
                    <a class="quiet" href=visit.link(&format!("{page}/results"))>
                        {i18n::menu_results(language)}
                    </a>
                    <a class="quiet" href=visit.link(&format!("{page}/gallery"))>
                        {i18n::menu_gallery(language)}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::home_past(language)}</h2>
            <ul class="lines">{items}</ul>
        </section>
    }
}

/// What is said where there is no edition: that nothing is announced, and to who runs the service,
/// what comes next.
pub(in crate::pages) fn view_no_edition(visit: &Visit) -> AnyView {
    let language = visit.language;
    let administrator = visit
        .person
        .as_ref()
        .is_some_and(|person| person.administrator);
    let next = administrator.then(|| {
        view! {
            <h2>{i18n::home_next(language)}</h2>
            <p>
                {i18n::home_next_edition(language)}" "
                <a href=visit.link("/editions/new")>{i18n::desk_editions_new(language)}</a> " · "
                <a href=visit.link("/editions/import")>{i18n::desk_editions_import(language)}</a>
            </p>
            <p>
                {i18n::home_next_data(language)}" "
                <a href=visit.link("/data")>{i18n::menu_data(language)}</a>
            </p>
        }
    });
    view! {
        <section class="band">
            <p class="lead">{i18n::home_empty(language)}</p>
            {next}
        </section>
    }
    .into_any()
}

/// An edition's page: what it is about and its calls.
pub async fn edition(visit: Visit, Path(edition): Path<String>) -> Answer {
    let view = visit.office().edition(&edition).await?;
    let place = PageHead::of_edition(
        view.edition.title.text(visit.language),
        &view.edition,
        &visit,
    );
    let notes = visit.office().edition_notes(&view.edition.id).await?;
    Ok(page(&visit, place, || {
        view! {
            {view_edition(&visit, &view)}
            {view_notes(&visit, &view, &notes)}
        }
        .into_any()
    }))
}

fn view_edition(visit: &Visit, view: &EditionView) -> AnyView {
    let language = visit.language;
    let calls = view
        .calls
        .iter()
        .map(|call| view_call(visit, call))
        .collect_view();
    let topics = view
        .topics
        .iter()
        .map(|topic| {
            view! {
                <li>
                    {i18n::topic_code(language, &topic.code)
                        .map(|code| {
                            view! {
                                <span class="quiet">{code}</span>
                                " "
                            }
                        })} {topic.name.text(language).to_owned()}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h1>{view.edition.title.text(language).to_owned()}</h1>
            <p class="lead">{view.edition.lead.text(language).to_owned()}</p>
        </section>
        <section class="band pair">{calls}</section>
        <section class="band">
            <h2>{i18n::edition_topics(language)}</h2>
            <ul class="topics">{topics}</ul>
        </section>
    }
    .into_any()
}

fn view_call(visit: &Visit, call: &Call) -> AnyView {
    let language = visit.language;
    let address = visit.link(&format!("/{}/{}", call.edition.slug, call.slug));
    view! {
        <article class="card">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h2>
                <a href=address>{call.lead.text(language).to_owned()}</a>
            </h2>
            <p class="quiet">{current_phase(visit, call)}</p>
            {timeline(visit, call)}
        </article>
    }
    .into_any()
}
