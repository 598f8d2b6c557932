//! What organisers see and do on the page of a data set: its state, the ways to its recipe and its
//! description, publishing it and taking it back.

use frame::{form::seen_field, refusals, visit::Visit};
use leptos::prelude::*;
use office::{DatasetView, Thing};

use super::DatasetContext;

/// The notice above the facts.
pub(super) fn view_organising(
    visit: &Visit,
    view: &DatasetView,
    context: &DatasetContext,
) -> impl IntoView + use<> {
    let language = visit.language;
    let failed = (!view.finding.is_empty()).then(|| {
        view! {
            <p>
                {i18n::data_recipe_failed(language)}{i18n::colon(language)}
                <strong>{refusals::data_finding(language, &view.finding)}</strong>
            </p>
        }
    });
    view! {
        <div class="notice stack">
            <p>
                <strong>{describe_state(visit, view)}</strong>
            </p>
            {failed}
            {view_actions(visit, view, context)}
        </div>
    }
}

fn describe_state(visit: &Visit, view: &DatasetView) -> String {
    let language = visit.language;
    if view.draft {
        i18n::join_number(
            i18n::data_draft(language, view.number),
            i18n::data_draft_lead(language),
        )
    } else if view.card.published {
        i18n::stage_public(language).to_owned()
    } else {
        i18n::stage_private(language).to_owned()
    }
}

/// What can be done, in a row.
fn view_actions(
    visit: &Visit,
    view: &DatasetView,
    context: &DatasetContext,
) -> impl IntoView + use<> {
    let language = visit.language;
    let base = visit.link(&format!("/data/{}", view.card.slug));
    let newest = context.versions.first();
    let draft =
        newest.filter(|version| version.published_at().is_none() && version.number != view.number);
    let publishable = view.finding.is_empty()
        && (view.draft || !view.card.published)
        && newest.is_some_and(|newest| newest.number == view.number);
    let publish = |public: bool, label: &'static str, class: &'static str| {
        view! {
            <form method="post" action=format!("{base}/publication")>
                {seen_field(context.forms.of(Thing::Offer))}
                <input type="hidden" name="public" value=i32::from(public) />
                <button class=class>{label}</button>
            </form>
        }
    };
    let refresh = (!view.file_address.is_empty()).then(|| {
        view! {
            <form method="post" action=format!("{base}/refresh")>
                {seen_field(context.forms.of(Thing::Draft))}
                <button class="button plain small">{i18n::import_refresh(language)}</button>
            </form>
        }
    });
    let see_draft = draft.map(|draft| {
        view! {
            <a class="button plain small" href=format!("{base}?version={}", draft.number)>
                {i18n::data_see_draft(language)}
            </a>
        }
    });
    view! {
        <div class="row">
            <a class="button plain small" href=format!("{base}/recipe")>
                {i18n::data_recipe_change(language)}
            </a>
            <a class="button plain small" href=format!("{base}/description")>
                {i18n::data_describe(language)}
            </a>
            {refresh}
            {see_draft}
            {publishable.then(|| publish(true, i18n::stage_publish(language), "button small"))}
            {view
                .card
                .published
                .then(|| publish(false, i18n::stage_take_back(language), "button plain small"))}
        </div>
    }
}
