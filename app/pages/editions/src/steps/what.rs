//! The first step: what the edition is called and what is said of it.

use axum::extract::Path;
use contest::Localized;
use edition_file::model::Texts;
use frame::{
    failure::Answer,
    form::{Fields, Filled},
    shell::page,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Checklist, Refusal, Seen, SetupStep, Thing};

use super::{locate, path_after, path_of, read, view_head};
use crate::{
    language_fields,
    setting::{Reply, Setting},
    texts::{EDITION_LEAD, EDITION_TITLE, TextFields, compare, point_at_texts, view_text},
};

const ALL: [TextFields; 2] = [EDITION_TITLE, EDITION_LEAD];

/// Shows the step.
pub async fn show(visit: Visit, Path(edition): Path<String>) -> Answer {
    let checklist = read(&visit, &edition).await?;
    let setting = Setting::read_whole(&visit, &checklist.edition.edition).await?;
    let mut fields = Fields::default();
    for (text, stored) in ALL.iter().zip(texts_of(&setting)) {
        language_fields::fill(&mut fields, text.name, stored);
    }
    let form = Filled::new(&fields);
    let seen = setting.version(Thing::Texts);
    Ok(page(
        &visit,
        locate(&visit, &checklist, SetupStep::What),
        || view_page(&visit, &checklist, (&form, seen), None),
    ))
}

fn texts_of(setting: &Setting) -> [&Localized; 2] {
    [&setting.file.title.0, &setting.file.lead.0]
}

/// Saves the step.
pub async fn change(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let checklist = read(&visit, &edition).await?;
    let mut setting = Setting::read_whole(&visit, &checklist.edition.edition).await?;
    let seen = setting.version(Thing::Texts);
    let stood = texts_of(&setting).map(Localized::clone);
    let typed = ALL.map(|text| language_fields::read(&fields, text.name));
    let [title, lead] = typed.clone();
    setting.file.title = Texts(title);
    setting.file.lead = Texts(lead);
    let outcome = setting
        .carry_out(&visit, &fields, (Thing::Texts, &typed), field_of)
        .await?;
    let reply = Reply {
        visit: &visit,
        then: path_after(&edition, SetupStep::What),
        head: locate(&visit, &checklist, SetupStep::What),
        fields: &fields,
        both: compare(visit.language, &ALL, &stood, &typed),
    };
    let point = |refusal: &Refusal| point_at_texts(visit.language, &ALL, refusal);
    reply.answer(outcome, point, |form, question| {
        view_page(&visit, &checklist, (form, seen), question)
    })
}

/// The field of a fault: that of its language, or the first of a text that is missing in all.
fn field_of(pointer: &str) -> String {
    let name = pointer.trim_start_matches('/').replace('/', "-");
    let text = ALL.iter().find(|text| name.starts_with(text.name));
    text.map_or(name.clone(), |text| {
        language_fields::find_field(text.name, name[text.name.len()..].trim_start_matches('-'))
    })
}

fn view_page(
    visit: &Visit,
    checklist: &Checklist,
    (form, seen): (&Filled, Seen),
    question: Option<AnyView>,
) -> AnyView {
    let address = visit.link(&path_of(&checklist.edition.edition.slug, SetupStep::What));
    let texts = ALL
        .map(|text| view_text(visit, form, &text, None))
        .collect_view();
    view! {
        {view_head(visit, checklist, SetupStep::What, form.summary(visit))}
        <form method="post" action=address class="stack">
            {form.seen_field(seen)}
            {question.map(|question| view! { <section class="band">{question}</section> })}
            {texts}
            <section class="band">
                <p>
                    <button class="button">{i18n::setup_save(visit.language)}</button>
                </p>
            </section>
        </form>
    }
    .into_any()
}
