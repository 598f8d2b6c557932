//! What each juror brings: languages, topics and how many entries they take.

use contest::Language;
use frame::{
    form::{Filled, Tick, problem_id, seen_field_of},
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{MAX_LOAD, PlanJuror, Thing, Topic};

use super::{plan_page::PlanPage, wording::list_languages};

/// The jurors with their profiles.
pub(super) fn view_profiles(visit: &Visit, page: &PlanPage<'_>, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let jurors = page.plan.jurors.iter().enumerate();
    let jurors = table(
        &[
            Column::subject(i18n::account_name(language)),
            Column::number(i18n::organise_entries(language)),
            Column::wide(i18n::plan_brings(language)),
        ],
        jurors.map(|(index, juror)| {
            let posted = form.of("person", &juror.person);
            vec![
                view_juror(juror).into_any(),
                juror.entries.into_any(),
                view_profile(visit, page, index, posted).into_any(),
            ]
        }),
    );
    view! {
        <section class="band">
            <h2>{i18n::organise_jury(language)}</h2>
            {jurors}
        </section>
    }
}

/// Who a juror is.
fn view_juror(juror: &PlanJuror) -> impl IntoView + use<> {
    let organisation =
        (!juror.organisation.is_empty()).then(|| format!(" · {}", juror.organisation));
    view! {
        {juror.name.clone()}
        <br />
        <span class="quiet">{juror.mail.clone()}{organisation}</span>
    }
}

/// The form with what a juror brings, of whom `index` is the place in the plan.
fn view_profile(
    visit: &Visit,
    page: &PlanPage<'_>,
    index: usize,
    posted: Option<&Filled>,
) -> impl IntoView {
    let language = visit.language;
    let juror = &page.plan.jurors[index];
    let seen = page.versions.of(Thing::Juror(&juror.person));
    let reads = if juror.languages.is_empty() {
        i18n::plan_reads_all(language).to_owned()
    } else {
        list_languages(language, &juror.languages)
    };
    let load = |name: &'static str, label: &'static str, kept: usize| LoadField {
        name,
        label,
        kept,
        juror: index,
    };
    let least = load("load_least", i18n::plan_least(language), juror.load.least);
    let most = load("load_most", i18n::plan_most(language), juror.load.most);
    view! {
        <details open=posted.is_some()>
            <summary>{reads}</summary>
            <form method="post" action=page.address_of("/juror") class="stack">
                {seen_field_of(posted, seen)}
                <input type="hidden" name="person" value=juror.person.to_string() />
                <fieldset class="plain">
                    <legend>{i18n::plan_languages(language)}</legend>
                    <p class="hint">{i18n::plan_languages_hint(language)}</p>
                    <div class="ticks">{view_language_ticks(juror, posted)}</div>
                </fieldset>
                <fieldset class="plain">
                    <legend>{i18n::plan_topics(language)}</legend>
                    <div class="ticks">
                        {view_topic_ticks(language, &page.topics, juror, posted)}
                    </div>
                </fieldset>
                <div class="fields">{least.view(visit, posted)}{most.view(visit, posted)}</div>
                <p>
                    <button
                        class="button plain small"
                        aria-label=i18n::join_label(
                            language,
                            i18n::plan_save(language),
                            &juror.name,
                        )
                    >
                        {i18n::plan_save(language)}
                    </button>
                </p>
            </form>
        </details>
    }
}

fn view_language_ticks(juror: &PlanJuror, posted: Option<&Filled>) -> impl IntoView + use<> {
    Language::ALL
        .map(|known| {
            let checked = posted.map_or(juror.languages.contains(&known), |form| {
                form.chose("languages", known.tag())
            });
            let tick = Tick::new("languages", known.tag().to_owned()).check(checked);
            tick.view(view! { <span lang=known.tag()>{known.name()}</span> })
        })
        .collect_view()
}

fn view_topic_ticks(
    language: Language,
    topics: &[Topic],
    juror: &PlanJuror,
    posted: Option<&Filled>,
) -> impl IntoView + use<> {
    topics
        .iter()
        .map(|topic| {
            let checked = posted.map_or(juror.topics.contains(&topic.code), |form| {
                form.chose("topics", &topic.code)
            });
            let tick = Tick::new("topics", topic.code.clone()).check(checked);
            tick.view(topic.name.text(language).to_owned())
        })
        .collect_view()
}

/// A field with the fewest or most entries that a juror takes.
struct LoadField {
    name: &'static str,
    label: &'static str,
    kept: usize,
    /// Place of the juror in the plan.
    juror: usize,
}

impl LoadField {
    fn view(self, visit: &Visit, posted: Option<&Filled>) -> impl IntoView {
        let Self {
            name,
            label,
            kept,
            juror,
        } = self;
        // The summary of what is wrong leads to the plain name.
        let id = if posted.is_some() {
            name.to_owned()
        } else {
            format!("{name}-{juror}")
        };
        let value = posted.map_or_else(|| kept.to_string(), |form| form.value(name));
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input
                    id=id
                    type="number"
                    name=name
                    min="0"
                    max=MAX_LOAD
                    value=value
                    aria-describedby=problem_id(name)
                />
                {posted.and_then(|form| form.problem_beside(visit, name))}
            </div>
        }
    }
}
