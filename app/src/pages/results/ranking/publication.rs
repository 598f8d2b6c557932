//! The stages of publication, each with the form that publishes it or takes it back.

use contest::{Language, Stage};
use leptos::prelude::*;
use office::{Thing, Unsettled};

use super::RankingPage;
use crate::{
    form::seen_field, pages::results::unsettled::unsettled_confirmation, phases::stage_name,
};

/// Every stage with its form.
pub(super) fn section(page: &RankingPage) -> impl IntoView + use<> {
    let language = page.visit.language;
    let stages = Stage::ALL
        .into_iter()
        .zip(&page.state.unsettled)
        .map(|(stage, unsettled)| stage_row(page, stage, unsettled))
        .collect_view();
    view! {
        <section class="band" id="publication">
            <h2>{i18n::organise_publication(language)}</h2>
            <p>{i18n::organise_publication_lead(language)}</p>
            <ul class="lines">{stages}</ul>
        </section>
    }
}

/// Whether a stage is public, in a word.
const fn stage_state(language: Language, public: bool) -> &'static str {
    if public {
        i18n::stage_public(language)
    } else {
        i18n::stage_private(language)
    }
}

/// A stage and whether it is public, in a line.
pub(super) fn stage_line(language: Language, stage: Stage, public: bool) -> String {
    i18n::join_label(
        language,
        stage_name(language, stage),
        stage_state(language, public),
    )
}

fn stage_row(page: &RankingPage, stage: Stage, unsettled: &[Unsettled]) -> impl IntoView + use<> {
    let language = page.visit.language;
    let name = stage_name(language, stage);
    let public = page.call.published.has(stage);
    let (button, lead) = if public {
        (
            i18n::stage_take_back(language),
            i18n::stage_take_back_lead(language),
        )
    } else {
        (
            i18n::stage_publish(language),
            i18n::stage_publish_lead(language),
        )
    };
    let confirmation = (!public)
        .then(|| unsettled_confirmation(language, unsettled))
        .flatten();
    view! {
        <li>
            <b>{name}</b>
            <span>{stage_state(language, public)}</span>
            <details open=page.form.of("stage", stage.code()).is_some()>
                <summary>{button}</summary>
                <form method="post" action=format!("{}/publication", page.base) class="stack">
                    <p>{lead}</p>
                    {confirmation}
                    {seen_field(page.state.versions.of(Thing::Publication))}
                    <input type="hidden" name="stage" value=stage.code() />
                    <input type="hidden" name="public" value=i32::from(!public) />
                    <p>
                        <button class="button" aria-label=i18n::join_label(language, button, name)>
                            {button}
                        </button>
                    </p>
                </form>
            </details>
        </li>
    }
}
