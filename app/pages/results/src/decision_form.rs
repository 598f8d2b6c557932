//! The form that decides on an award, on the page of the ranking and in the meeting, and what a
//! decision says.

use contest::{AwardId, EntryId, Language, Localized};
use frame::{
    done::Done,
    form::{Filled, Tick, area_text, problem_id, seen_field_of},
    text_language::view_localized,
    visit::Visit,
};
use leptos::prelude::*;
use office::{AwardView, Decided, REASON_FIELDS, Thing, Versions};

/// A form that decides on an award: as it was posted, where it was refused, and as the award stands
/// otherwise.
pub(super) struct DecisionForm<'a> {
    award: &'a AwardView,
    pub(super) refused: Option<&'a Filled>,
}

/// The reason in one language.
struct ReasonField {
    language: Language,
    name: &'static str,
    text: String,
}

impl<'a> DecisionForm<'a> {
    /// Among the forms of a page; a vote names an award too, but no reason.
    pub(super) fn of(award: &'a AwardView, form: &'a Filled) -> Self {
        Self {
            award,
            refused: form.of("award", &award.id).filter(|form| {
                REASON_FIELDS
                    .iter()
                    .any(|field| form.having(field).is_some())
            }),
        }
    }

    /// The name of one of its fields on the page: the summary of what is wrong leads to the plain
    /// one.
    pub(super) fn field_id(&self, field: &str) -> String {
        if self.refused.is_some() {
            field.to_owned()
        } else {
            format!("{field}-{}", self.award.id)
        }
    }

    /// What stands against one of its fields.
    pub(super) fn problem(&self, visit: &Visit, field: &str) -> Option<AnyView> {
        self.refused
            .and_then(|form| form.problem_beside(visit, field))
    }

    /// The box of a work, ticked where it has the award, or was to have it.
    pub(super) fn work_tick(&self, entry: &EntryId, name: String) -> impl IntoView + use<> {
        let checked = self.refused.map_or_else(
            || self.award.holders.iter().any(|holder| holder.id == *entry),
            |form| form.chose("entry", entry),
        );
        Tick::new("entry", entry.to_string())
            .check(checked)
            .view(name)
    }

    /// Who can have the award, where not every work can, and what stands against the chosen ones.
    pub(super) fn view_eligibility(&self, visit: &Visit) -> impl IntoView + use<> {
        let language = visit.language;
        let eligibility = &self.award.eligibility;
        let text =
            (!eligibility.text.is_empty()).then(|| view_localized(language, &eligibility.text.0));
        let topics = (!eligibility.topics.is_empty()).then(|| {
            let codes = eligibility.topics.iter().map(|code| code.0.as_str());
            i18n::call_award_topics(language, i18n::list(language, codes))
        });
        view! {
            <div id=self
                .field_id(
                    "entry",
                )>
                {(text.is_some() || topics.is_some())
                    .then(|| view! { <p class="hint">{text}" "{topics}</p> })}
                {self.problem(visit, "entry")}
            </div>
        }
    }

    /// The reason in each language: as it was posted, or as it stands.
    fn reason_texts(&self, language: Language) -> Vec<ReasonField> {
        let stands = self.award.reason.to_localized(language);
        Language::ALL
            .into_iter()
            .zip(REASON_FIELDS)
            .map(|(of, name)| ReasonField {
                language: of,
                name,
                text: self.refused.map_or_else(
                    || stands.0.get(&of).cloned().unwrap_or_default(),
                    |form| form.value(name),
                ),
            })
            .collect()
    }

    /// The fields of the reason, one for each language, and the version of the decision that the
    /// form was made from.
    pub(super) fn reason_fields(
        &self,
        visit: &Visit,
        versions: &Versions,
    ) -> impl IntoView + use<> {
        let language = visit.language;
        let (id, hint) = (self.field_id("reason"), self.field_id("reason-hint"));
        let seen = versions.of(Thing::Decision(&self.award.id));
        let (own, others): (Vec<_>, Vec<_>) = self
            .reason_texts(language)
            .into_iter()
            .partition(|field| field.language == language);
        let written = others
            .iter()
            .filter(|field| !field.text.trim().is_empty())
            .map(|field| field.language.name());
        let written = i18n::list(language, written);
        let summary = if written.is_empty() {
            i18n::award_reason_others(language).to_owned()
        } else {
            i18n::award_reason_others_written(language, written)
        };
        let open = self.refused.is_some();
        let areas = |fields: Vec<ReasonField>| {
            fields
                .into_iter()
                .map(|field| self.reason_area(visit, &field))
                .collect_view()
        };
        view! {
            {seen_field_of(self.refused, seen)}
            <fieldset
                class="plain stack"
                id=id
                aria-describedby=format!("{} {hint}", problem_id("reason"))
            >
                <legend>{i18n::award_reason(language)}</legend>
                <p class="hint" id=hint.clone()>
                    {i18n::award_reason_hint(language, office::MAX_MINUTE_CHARS)}
                </p>
                {self.problem(visit, "reason")}
                {areas(own)}
                <details open=open>
                    <summary>{summary}</summary>
                    {areas(others)}
                </details>
            </fieldset>
        }
    }

    /// The field of the reason in one language.
    fn reason_area(&self, visit: &Visit, field: &ReasonField) -> impl IntoView + use<> {
        let (of, name) = (field.language, field.name);
        let id = self.field_id(name);
        let problem = self.problem(visit, name);
        let invalid = problem.is_some().then_some("true");
        view! {
            <div class="field">
                <label for=id.clone() lang=of.tag()>
                    {of.name()}
                </label>
                <textarea
                    id=id
                    name=name
                    rows="2"
                    lang=of.tag()
                    aria-describedby=problem_id(name)
                    aria-invalid=invalid
                    inner_html=area_text(&field.text)
                ></textarea>
                {problem}
            </div>
        }
    }
}

/// Says what a decision is, line by line: its works, or that there is none, and the reason.
pub(super) fn describe_decision(
    language: Language,
    titles: Vec<String>,
    reason: &Localized,
) -> Vec<String> {
    let mut lines = if titles.is_empty() {
        vec![i18n::award_vacant(language).to_owned()]
    } else {
        titles
    };
    let several = reason.0.len() > 1;
    lines.extend(reason.0.iter().map(|(of, text)| {
        let line = i18n::meeting_reason(language, text);
        if several {
            i18n::join_label(language, of.name(), line)
        } else {
            line
        }
    }));
    lines
}

/// Says which decision on an award stands.
pub(super) fn describe_standing_decision(
    language: Language,
    awards: &[AwardView],
    award: &AwardId,
) -> Vec<String> {
    let Some(known) = awards
        .iter()
        .find(|known| known.id == *award && known.decided)
    else {
        return vec![i18n::award_open(language).to_owned()];
    };
    let titles = known
        .holders
        .iter()
        .map(|entry| i18n::join_number(entry.number, entry.content.title.text(language)))
        .collect();
    describe_decision(language, titles, &known.reason.to_localized(language))
}

/// What the page says after a decision.
pub(super) const fn done_of(decided: Decided) -> Done {
    match decided {
        Decided::Recorded => Done::Decided,
        Decided::FinalistsTakenBack => Done::FinalistsDecided,
    }
}

/// The part of a page that holds a form for each award.
pub(super) fn view_decisions(language: Language, forms: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="band">
            <h2>{i18n::organise_decisions(language)}</h2>
            <div class="pair">{forms}</div>
        </section>
    }
    .into_any()
}
