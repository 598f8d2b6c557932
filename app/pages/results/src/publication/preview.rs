//! A stage as everybody will see it once it is public, for organisers alone.

use axum::extract::Path;
use contest::{Denied, EntryId, Stage};
use frame::{
    failure::Answer,
    phases::stage_name,
    shell::page,
    text_language::{find_foreign_tag, view_localized},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, PublicEntry, Results};
use parts::{
    call_results::view_call,
    door::Door,
    organiser::{base, place_under_desk},
    work_card::write_ratios,
};

/// The sizes of the finalists' pictures.
pub(super) fn write_style(results: &Results) -> String {
    write_ratios(&results.finalists, 0)
}

/// Shows the results with a stage beside those that are public.
pub async fn show(
    visit: Visit,
    Path((edition, slug, stage)): Path<(String, String, String)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let stage = Stage::from_code(&stage).ok_or(Denied::Unknown)?;
    let (results, comments) = visit
        .office()
        .preview_results(organiser, &call, stage, visit.language, visit.now)
        .await?;
    let language = visit.language;
    let title = i18n::preview_title(language, stage_name(language, stage));
    let mut place = place_under_desk(&visit, &call, &title).under(
        visit.link(&format!("{}/publication", base(&call))),
        i18n::organise_publication(language),
    );
    place.style = write_style(&results);
    Ok(page(&visit, place, || {
        view! {
            <section class="band">
                <h1>{title}</h1>
                <p class="notice">{i18n::preview_lead(language)}</p>
            </section>
            {view_call(&visit, Door::Organisers(&call), &results, 0)}
            {view_comments(&visit, &call, &results, &comments)}
        }
        .into_any()
    }))
}

/// What the jury wrote to each finalist and is not kept back.
fn view_comments(
    visit: &Visit,
    call: &Call,
    results: &Results,
    comments: &[(EntryId, String)],
) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let of_entry = |entry: &PublicEntry| {
        let texts = comments
            .iter()
            .filter(|(of, _)| *of == entry.id)
            .map(|(_, text)| {
                view! {
                    <blockquote lang=find_foreign_tag(language, text)>
                        <p>{text.clone()}</p>
                    </blockquote>
                }
            })
            .collect_view();
        view! {
            <article class="stack">
                <h3>
                    <a href=Door::Organisers(call)
                        .find_page(
                            visit,
                            entry,
                        )>{view_localized(language, &entry.content.title)}</a>
                </h3>
                {texts}
            </article>
        }
    };
    let entries = results
        .finalists
        .iter()
        .filter(|entry| comments.iter().any(|(of, _)| *of == entry.id))
        .map(of_entry)
        .collect_view();
    (!comments.is_empty()).then(|| {
        view! {
            <section class="band">
                <h2>{i18n::work_comments(language)}</h2>
                {entries}
            </section>
        }
    })
}
