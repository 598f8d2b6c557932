//! The form of a call's conditions, part by part.

use contest::{
    edition::{
        MAX_ADDRESS_CHARS, MAX_LEGAL_CHARS, MAX_REQUIRED_DATASETS, MAX_SHORTLIST, MAX_TEAM_SIZE,
    },
    entry::{MAX_FILE_MEGABYTES, MAX_FILES},
};
use edition_file::model::FileKind;
use frame::{
    city::city_class,
    form::{Filled, Input, Tick},
    visit::Visit,
};
use leptos::prelude::*;

use super::{
    ADDRESS, AT_LEAST, DATASETS, FILES, KINDS, LEGAL, LimitsPage, MAIL, MEGABYTES, SHORTLIST,
    TEAM_SIZE, path_of,
};
use crate::language_fields;

/// The whole page.
pub(super) fn view_page(
    limits_page: &LimitsPage<'_>,
    filled: &Filled,
    question: Option<AnyView>,
) -> AnyView {
    let (visit, call) = (limits_page.visit, limits_page.call);
    let language = visit.language;
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::limits_title(language)}</h1>
            <p class="lead">{i18n::limits_lead(language)}</p>
            {filled.summary(visit)}
        </section>
        <form method="post" action=visit.link(&path_of(call)) class="stack" novalidate>
            {filled.seen_field(limits_page.now)}
            {question.map(|question| view! { <section class="band">{question}</section> })}
            {view_teams(visit, filled)}
            {view_files(visit, filled)}
            {view_data(limits_page, filled)}
            {view_contact(visit, filled)}
            {view_legal(visit, filled)}
            <section class="band">
                <p>
                    <button class="button">{i18n::limits_save(language)}</button>
                </p>
            </section>
        </form>
    }
    .into_any()
}

fn view_teams(visit: &Visit, filled: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    let between = |most: i64| i18n::limits_between(language, 1, most);
    view! {
        <section class="band">
            <h2>{i18n::limits_teams(language)}</h2>
            <div class="pair">
                {filled
                    .text(
                        visit,
                        TEAM_SIZE,
                        i18n::limits_team_size(language),
                        between(MAX_TEAM_SIZE),
                        Input::COUNT,
                    )}
                {filled
                    .text(
                        visit,
                        SHORTLIST,
                        i18n::limits_shortlist(language),
                        between(MAX_SHORTLIST),
                        Input::COUNT,
                    )}
            </div>
        </section>
    }
}

fn view_files(visit: &Visit, filled: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    let kinds = FileKind::ALL
        .map(|kind| {
            Tick::new(KINDS, kind.ending())
                .check(filled.chose(KINDS, kind.ending()))
                .view(kind.ending().to_uppercase())
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::limits_files(language)}</h2>
            <div class="pair">
                {filled
                    .text(
                        visit,
                        MEGABYTES,
                        i18n::limits_megabytes(language),
                        i18n::limits_between(language, 1, MAX_FILE_MEGABYTES),
                        Input::COUNT,
                    )}
                {filled
                    .text(
                        visit,
                        FILES,
                        i18n::limits_file_count(language),
                        i18n::limits_between(language, 1, MAX_FILES),
                        Input::COUNT,
                    )}
            </div>
            <fieldset class="plain" id=KINDS>
                <legend>{i18n::limits_kinds(language)}</legend>
                <p class="hint">{i18n::limits_kinds_hint(language)}</p>
                {filled.problem_beside(visit, KINDS)}
                <div class="ticks">{kinds}</div>
            </fieldset>
        </section>
    }
}

fn view_data(limits_page: &LimitsPage<'_>, filled: &Filled) -> impl IntoView + use<> {
    let visit = limits_page.visit;
    let language = visit.language;
    let known = limits_page.datasets.iter().map(|dataset| {
        let title = dataset.title.text(language).to_owned();
        (dataset.slug.clone(), title)
    });
    // One that is not public any more stays where it can be seen, and taken away.
    let required = &limits_page.call.required_data.datasets;
    let gone = required.iter().map(|slug| slug.0.clone()).filter(|slug| {
        let mut datasets = limits_page.datasets.iter();
        !datasets.any(|dataset| dataset.slug == *slug)
    });
    let ticks = known
        .chain(gone.map(|slug| (slug.clone(), slug)))
        .map(|(slug, title)| {
            let checked = filled.chose(DATASETS, &slug);
            Tick::new(DATASETS, slug).check(checked).view(title)
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::entry_required_data(language)}</h2>
            <p>{i18n::limits_data_lead(language)}</p>
            {filled
                .text(
                    visit,
                    AT_LEAST,
                    i18n::limits_at_least(language),
                    i18n::limits_between(language, 0, MAX_REQUIRED_DATASETS),
                    Input::COUNT,
                )}
            <fieldset class="plain" id=DATASETS>
                <legend>{i18n::limits_datasets(language)}</legend>
                {filled.problem_beside(visit, DATASETS)}
                <div class="ticks">{ticks}</div>
            </fieldset>
        </section>
    }
}

fn view_contact(visit: &Visit, filled: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <section class="band">
            <h2>{i18n::call_contact(language)}</h2>
            <p>{i18n::limits_contact_lead(language)}</p>
            <div class="pair">
                {filled.text(visit, MAIL, i18n::limits_mail(language), "", Input::TEXT)}
                {filled
                    .area(
                        visit,
                        ADDRESS,
                        i18n::limits_address(language),
                        i18n::limit_characters(language, MAX_ADDRESS_CHARS),
                        3,
                    )}
            </div>
        </section>
    }
}

fn view_legal(visit: &Visit, filled: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <section class="band">
            <fieldset class="plain stack">
                <legend>
                    <h2>{i18n::call_legal(language)}</h2>
                </legend>
                <p>{i18n::limits_legal_lead(language)}</p>
                <p class="hint">{i18n::limit_characters(language, MAX_LEGAL_CHARS)}</p>
                {language_fields::view(visit, filled, (LEGAL, 10), (false, None))}
            </fieldset>
        </section>
    }
}
