//! The form of a draft: its texts in every language, what it is about and made from, its licence.

use contest::{
    Language,
    entry::{LICENCES, MAX_ABSTRACT_CHARS, MAX_ALTERNATIVE_CHARS, MAX_TITLE_CHARS},
};
use frame::{
    conditions,
    content_fields::{ALTERNATIVE_FIELDS, SUMMARY_FIELDS, TITLE_FIELDS},
    form::{Filled, Input, Tick},
    visit::Visit,
};
use islands::DraftSaver;
use leptos::prelude::*;
use office::Draft;
use parts::work_facts::name_topic;

use super::DraftPage;

/// The form, which takes nothing any more where the draft takes no changes.
pub(super) fn view_form(visit: &Visit, draft_page: &DraftPage<'_>) -> impl IntoView + use<> {
    let language = visit.language;
    let (draft, form) = (draft_page.draft, draft_page.form);
    let open = draft_page.takes_changes(visit);
    let saving = open.then(|| {
        view! {
            <div class="row sticky">
                <button class="button plain">{i18n::save(language)}</button>
                <DraftSaver
                    language=language
                    entry=draft.id.to_string()
                    version=draft.version
                    receipt=draft.revision
                />
            </div>
        }
    });
    view! {
        <form
            method="post"
            action=visit.link(&format!("/entry/{}", draft.id))
            id="draft"
            class="stack"
            data-refused=form.unsaved_state()
            novalidate
        >
            <input type="hidden" name="version" value=draft.version autocomplete="off" />
            <fieldset class="stack plain" disabled=!open>
                {view_texts(visit, draft, form)}
                {view_topics(visit, draft_page)}
                {view_datasets(visit, draft_page)}
                {view_particulars(visit, form)}
            </fieldset>
            {saving}
        </form>
    }
}

/// The texts, language by language: the visitor's own first; the others wait folded up unless they
/// hold a text.
fn view_texts(visit: &Visit, draft: &Draft, form: &Filled) -> impl IntoView + use<> {
    let mut order: Vec<usize> = (0..4).collect();
    order.sort_by_key(|index| Language::ALL[*index] != visit.language);
    order
        .into_iter()
        .map(|index| view_texts_in(visit, index, draft, form))
        .collect_view()
}

/// The texts in one language.
fn view_texts_in(
    visit: &Visit,
    index: usize,
    draft: &Draft,
    form: &Filled,
) -> impl IntoView + use<> {
    let language = visit.language;
    let of = Language::ALL[index];
    let begun =
        draft.content.title.0.contains_key(&of) || draft.content.summary.0.contains_key(&of);
    view! {
        <details class="language" open=of == language || begun>
            <summary lang=of.tag()>{of.name()}</summary>
            <div class="stack">
                {form
                    .text(
                        visit,
                        TITLE_FIELDS[index],
                        i18n::entry_title(language),
                        i18n::limit_characters(language, MAX_TITLE_CHARS),
                        Input::TEXT,
                    )}
                {form
                    .area(
                        visit,
                        SUMMARY_FIELDS[index],
                        i18n::entry_summary(language),
                        i18n::limit_characters(language, MAX_ABSTRACT_CHARS),
                        6,
                    )}
                {form
                    .text(
                        visit,
                        ALTERNATIVE_FIELDS[index],
                        i18n::entry_alternative(language),
                        i18n::entry_alternative_hint(language, MAX_ALTERNATIVE_CHARS),
                        Input::TEXT,
                    )}
            </div>
        </details>
    }
}

/// The topic, and the other topics that the work touches.
fn view_topics(visit: &Visit, draft_page: &DraftPage<'_>) -> impl IntoView + use<> {
    let language = visit.language;
    let topics = &draft_page.catalogue.topics;
    let options = std::iter::once((String::new(), "–".to_owned()))
        .chain(
            topics
                .iter()
                .map(|topic| (topic.code.clone(), name_topic(language, topic))),
        )
        .collect();
    let others = topics
        .iter()
        .map(|topic| (topic.code.clone(), topic.name.text(language).to_owned()));
    view! {
        {draft_page.form.select(visit, "topic", i18n::entry_topic(language), "", options)}
        <details>
            <summary>{i18n::entry_topics(language)}</summary>
            <div class="ticks">
                {view_ticks("topics", others.collect(), &draft_page.draft.content.topics)}
            </div>
        </details>
    }
}

/// The data sets of the catalogue that the work is made from, and those that the call asks for.
fn view_datasets(visit: &Visit, draft_page: &DraftPage<'_>) -> impl IntoView + use<> {
    let language = visit.language;
    let (draft, catalogue) = (draft_page.draft, draft_page.catalogue);
    let required = &draft.call.required_data;
    let asked_for = conditions::describe_required_data(language, required, &catalogue.datasets)
        .into_iter()
        .map(|sentence| view! { <p class="hint">{sentence}</p> })
        .collect_view();
    let datasets = catalogue.datasets.iter().map(|dataset| {
        (
            dataset.slug.clone(),
            dataset.title.text(language).to_owned(),
        )
    });
    view! {
        <fieldset class="plain" id="datasets">
            <legend>{i18n::entry_datasets(language)}</legend>
            {asked_for}
            {draft_page.form.problem_beside(visit, "datasets")}
            <div class="ticks">
                {view_ticks("datasets", datasets.collect(), &draft.content.datasets)}
            </div>
        </fieldset>
    }
}

/// Boxes of one name, of which those of the chosen codes are ticked.
fn view_ticks(
    name: &'static str,
    items: Vec<(String, String)>,
    chosen: &[String],
) -> impl IntoView + use<> {
    items
        .into_iter()
        .map(|(code, text)| {
            let checked = chosen.contains(&code);
            Tick::new(name, code).check(checked).view(text)
        })
        .collect_view()
}

/// Other sources, where the work lives besides, and its licence.
fn view_particulars(visit: &Visit, form: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    let licences = std::iter::once((String::new(), "–".to_owned()))
        .chain(LICENCES.map(|licence| (licence.to_owned(), licence.to_owned())))
        .collect();
    view! {
        {form
            .area(
                visit,
                "sources",
                i18n::entry_sources(language),
                i18n::entry_sources_hint(language),
                3,
            )}
        {form
            .text(
                visit,
                "link",
                i18n::entry_link(language),
                i18n::entry_link_hint(language),
                Input::URL,
            )}
        {form
            .select(
                visit,
                "licence",
                i18n::entry_licence(language),
                i18n::entry_licence_hint(language),
                licences,
            )}
    }
}
