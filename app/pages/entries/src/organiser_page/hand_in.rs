//! One hand-in as it was, also where another has replaced it.

use axum::extract::Path;
use contest::Timestamp;
use frame::{
    city::city_class, failure::Answer, shell::page, text_language::view_localized, visit::Visit,
};
use leptos::prelude::*;
use office::{Call, HandInContent, calendar};
use parts::{call_page::place_under_call, organiser::base, work_facts::Catalogue};

use super::work::Work;

/// The page of a hand-in.
pub async fn show(
    visit: Visit,
    Path((edition, slug, entry, number)): Path<(String, String, i64, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let found = visit
        .office()
        .read_hand_in(visit.signed_in()?, &call, (entry, number), visit.now)
        .await?;
    let catalogue = Catalogue::read(&visit, &call.edition).await?;
    let language = visit.language;
    let place = place_under_call(&visit, &call, &i18n::receipt_number(language, number)).under(
        visit.link(&format!("{}/entries/{entry}", base(&call))),
        i18n::entry_number(language, entry),
    );
    Ok(page(&visit, place, || {
        view_hand_in(&visit, &call, &found, &catalogue)
    }))
}

fn view_hand_in(
    visit: &Visit,
    call: &Call,
    found: &HandInContent,
    catalogue: &Catalogue,
) -> AnyView {
    let language = visit.language;
    let work = Work {
        entry: &found.entry,
        content: &found.content,
        files: &found.files,
    };
    view! {
        {view_head(visit, call, found)}
        {work.view_cover(language, call)}
        <section class="band desk">
            <div class="stack">
                {work.view_texts(language)} {catalogue.facts(visit, work.content)}
                {work.view_link(language)}
            </div>
            <aside class="stack">
                {work.view_files(language, call)}
                <p>
                    {i18n::receipt_hash(language)}<br />
                    <code class="wrap">{found.hand_in.hash.clone()}</code>
                </p>
            </aside>
        </section>
    }
    .into_any()
}

/// Whose hand-in it is, who made it when, and whether it still counts.
fn view_head(visit: &Visit, call: &Call, found: &HandInContent) -> impl IntoView + use<> {
    let language = visit.language;
    let at = Timestamp(found.hand_in.at);
    let replaced = (found.hand_in.number < found.latest).then(|| {
        let newest = format!("{}/entries/{}", visit.link(&base(call)), found.entry_number);
        view! {
            <p class="notice">
                {i18n::hand_in_replaced(language, found.latest)} " "
                <a href=newest>{i18n::hand_in_newest(language)}</a>
            </p>
        }
    });
    view! {
        <section class="band narrow">
            <p class=city_class(
                &call.city,
            )>
                {call.title.text(language).to_owned()}" · "
                {i18n::entry_number(language, found.entry_number)}" · "{found.team.clone()}
            </p>
            <h1>{i18n::receipt_number(language, found.hand_in.number)}</h1>
            <p class="lead">{view_localized(language, &found.content.title)}</p>
            <p>
                {found.hand_in.by.clone()}" · "
                <time datetime=calendar::machine(
                    at,
                )>{calendar::format_timestamp(language, at, &call.time_zone)}</time>
            </p>
            {replaced}
        </section>
    }
}
