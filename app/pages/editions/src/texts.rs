//! The texts of a call and of its edition, in four languages side by side, with what is missing.

use axum::extract::Path;
use contest::{
    City, Language, Localized,
    edition::{MAX_LEAD_CHARS, MAX_RULES_CHARS, MAX_TITLE_CHARS},
};
use edition_file::model::Texts;
use frame::{
    city::city_class,
    failure::Answer,
    form::{Both, Fields, Filled},
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, FieldProblem, PageStanding, Refusal, Seen, Thing};
use parts::organiser::{base, place_under_desk};

use super::{
    language_fields,
    setting::{Reply, Setting},
};

/// A text of an edition.
pub(super) struct TextFields {
    /// What the names of its fields begin with.
    pub(super) name: &'static str,
    pub(super) title: fn(Language) -> &'static str,
    most: usize,
    rows: u32,
}

pub(super) const EDITION_TITLE: TextFields = TextFields {
    name: "edition-title",
    title: i18n::texts_edition_title,
    most: MAX_TITLE_CHARS,
    rows: 2,
};
pub(super) const EDITION_LEAD: TextFields = TextFields {
    name: "edition-lead",
    title: i18n::texts_edition_lead,
    most: MAX_LEAD_CHARS,
    rows: 4,
};
const TITLE: TextFields = TextFields {
    name: "title",
    title: i18n::texts_call_title,
    most: MAX_TITLE_CHARS,
    rows: 2,
};
const LEAD: TextFields = TextFields {
    name: "lead",
    title: i18n::texts_call_lead,
    most: MAX_LEAD_CHARS,
    rows: 4,
};
const RULES: TextFields = TextFields {
    name: "rules",
    title: i18n::texts_call_rules,
    most: MAX_RULES_CHARS,
    rows: 14,
};

/// Every text of the page, in its order.
const ALL: [TextFields; 5] = [TITLE, LEAD, RULES, EDITION_TITLE, EDITION_LEAD];
/// Where in it those begin that the calls of the edition share.
const SHARED: usize = 3;

/// Every text of the page as it stands, in the order of [`ALL`].
fn texts_of(setting: &Setting) -> [&Localized; 5] {
    let (file, call) = (&setting.file, setting.call());
    [
        &call.title.0,
        &call.lead.0,
        &call.rules.0,
        &file.title.0,
        &file.lead.0,
    ]
}

/// Shows the texts.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let setting = Setting::read(&visit, &call).await?;
    let filled = stored(&setting);
    let seen = setting.version(Thing::Texts);
    Ok(page(&visit, locate(&visit, &call), || {
        view_page(&visit, &call, &filled, seen, None)
    }))
}

fn locate(visit: &Visit, call: &Call) -> PageHead {
    place_under_desk(visit, call, i18n::texts_title(visit.language))
}

/// The form with what stands.
fn stored(setting: &Setting) -> Filled {
    let mut fields = Fields::default();
    for (text, stored) in ALL.iter().zip(texts_of(setting)) {
        language_fields::fill(&mut fields, text.name, stored);
    }
    Filled::new(&fields)
}

/// Changes the texts.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let mut setting = Setting::read(&visit, &call).await?;
    let seen = setting.version(Thing::Texts);
    let stood = texts_of(&setting).map(Localized::clone);
    let mut typed = ALL.map(|text| language_fields::read(&fields, text.name));
    let is_sent = language_fields::is_sent(&fields, EDITION_TITLE.name);
    if visit.standing == PageStanding::OneCall && !is_sent {
        // Who runs one call is shown what the calls share, and does not send it.
        for (place, stored) in texts_of(&setting).into_iter().enumerate().skip(SHARED) {
            language_fields::fill(&mut fields, ALL[place].name, stored);
            typed[place] = stored.clone();
        }
    }
    let wanted = (&call.slug, typed.clone());
    let [title, lead, rules, edition_title, edition_lead] = typed.clone();
    let section = setting.call_mut();
    section.title = Texts(title);
    section.lead = Texts(lead);
    section.rules = Texts(rules);
    setting.file.title = Texts(edition_title);
    setting.file.lead = Texts(edition_lead);
    let outcome = setting
        .carry_out(&visit, &fields, (Thing::Texts, &wanted), field_of)
        .await?;
    let reply = Reply {
        visit: &visit,
        then: path_of(&call),
        head: locate(&visit, &call),
        fields: &fields,
        both: compare(visit.language, &ALL, &stood, &typed),
    };
    let point = |refusal: &Refusal| point_at_texts(visit.language, &ALL, refusal);
    reply.answer(outcome, point, |filled, question| {
        view_page(&visit, &call, filled, seen, question)
    })
}

fn path_of(call: &Call) -> String {
    format!("{}/texts", base(call))
}

/// What stands against texts, each with the text and the language that it is about; with nothing
/// before what is no text.
pub(super) fn point_at_texts(
    language: Language,
    texts: &[TextFields],
    refusal: &Refusal,
) -> Vec<(String, FieldProblem)> {
    let Refusal::Fields(problems) = refusal else {
        return Vec::new();
    };
    let name = |field: &str| {
        let text = texts.iter().find(|text| {
            let below = field.strip_prefix(text.name);
            below.is_some_and(|below| below.starts_with('-'))
        })?;
        let of = Language::from_tag(field.rsplit('-').next()?)?;
        Some(i18n::join_label(
            language,
            (text.title)(language),
            of.name(),
        ))
    };
    problems
        .iter()
        .map(|problem| (name(&problem.field).unwrap_or_default(), problem.clone()))
        .collect()
}

/// The field of a fault.
fn field_of(pointer: &str) -> String {
    let text = ALL.iter().find_map(|text| {
        let below = pointer.strip_prefix(&format!("/{}", text.name.replace('-', "/")))?;
        Some(language_fields::find_field(text.name, below))
    });
    text.unwrap_or_else(|| pointer.to_owned())
}

/// Two versions of some texts beside each other.
pub(super) fn compare(
    language: Language,
    texts: &[TextFields],
    stands: &[Localized],
    typed: &[Localized],
) -> Both {
    let side = |own: &[Localized], others: &[Localized]| {
        let pairs = texts.iter().zip(own.iter().zip(others));
        pairs
            .map(|(text, (own, other))| {
                let said = language_fields::tell(language, own, Some(other));
                i18n::join_label(language, (text.title)(language), said)
            })
            .collect()
    };
    Both {
        stands: side(stands, typed),
        typed: side(typed, stands),
    }
}

fn view_page(
    visit: &Visit,
    call: &Call,
    filled: &Filled,
    seen: Seen,
    question: Option<AnyView>,
) -> AnyView {
    let language = visit.language;
    let city = visit.cities.find(&call.city);
    let part = |texts: &[TextFields]| {
        texts
            .iter()
            .map(|text| view_text(visit, filled, text, city))
            .collect_view()
    };
    let all: &[TextFields] = &ALL;
    let (own, shared) = all.split_at(SHARED);
    let shared = if visit.standing == PageStanding::OneCall {
        view! {
            <p class="notice">{i18n::refused_whole_edition(language)}</p>
            <fieldset disabled class="plain">
                {part(shared)}
            </fieldset>
        }
        .into_any()
    } else {
        part(shared).into_any()
    };
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::texts_title(language)}</h1>
            <p class="lead">{i18n::texts_lead(language)}</p>
            {filled.summary(visit)}
        </section>
        <form method="post" action=visit.link(&path_of(call)) class="stack">
            {filled.seen_field(seen)}
            {question.map(|question| view! { <section class="band">{question}</section> })}
            {part(own)}
            {shared}
            <section class="band">
                <p class="row">
                    <button class="button">{i18n::texts_save(language)}</button>
                    <a
                        class="button plain"
                        href=visit.link(&format!("/{}/{}", call.edition.slug, call.slug))
                    >
                        {i18n::texts_see(language)}
                    </a>
                </p>
            </section>
        </form>
    }
    .into_any()
}

/// A text in every language, those of a city first where one is told, with what is missing of it.
pub(super) fn view_text(
    visit: &Visit,
    filled: &Filled,
    text: &TextFields,
    city: Option<&City>,
) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <section class="band">
            <fieldset class="plain stack">
                <legend>
                    <h2>{(text.title)(language)}</h2>
                </legend>
                <p class="hint">{i18n::limit_characters(language, text.most)}</p>
                {language_fields::view(visit, filled, (text.name, text.rows), (true, city))}
            </fieldset>
        </section>
    }
}
