//! Plans, panels and jurors in words: on the plan's page, and in lines where another change has
//! overtaken one of its forms.

use std::collections::BTreeSet;

use contest::{Language, PersonId};
use office::{PlanEntry, PlanView, Topic};

/// Says whether a plan is open or in effect.
pub(super) const fn describe_state(language: Language, plan: &PlanView) -> &'static str {
    if plan.open {
        i18n::plan_open(language)
    } else {
        i18n::plan_in_effect(language)
    }
}

/// Writes the number and title of an entry.
pub(super) fn name_entry(language: Language, entry: &PlanEntry) -> String {
    i18n::join_number(entry.number, entry.title.text(language))
}

/// Lists the names of an entry's jurors.
pub(super) fn list_panel(language: Language, plan: &PlanView, entry: &PlanEntry) -> String {
    let names: Vec<&str> = entry
        .panel
        .iter()
        .map(|juror| plan.jurors[*juror].name.as_str())
        .collect();
    i18n::list(language, names)
}

/// Says who scores an entry, in a line.
pub(super) fn describe_panel(language: Language, plan: &PlanView, entry: &PlanEntry) -> String {
    i18n::join_label(
        language,
        name_entry(language, entry),
        list_panel(language, plan, entry),
    )
}

/// Says of a plan whether it is in effect, and who scores what.
pub(super) fn describe_plan(language: Language, plan: &PlanView) -> Vec<String> {
    let panels = plan
        .entries
        .iter()
        .map(|entry| describe_panel(language, plan, entry));
    std::iter::once(describe_state(language, plan).to_owned())
        .chain(panels)
        .collect()
}

/// Lists the languages that a juror reads.
pub(super) fn list_languages(language: Language, languages: &BTreeSet<Language>) -> String {
    let names: Vec<&str> = languages.iter().map(|known| known.name()).collect();
    i18n::list(language, names)
}

/// What a juror brings, as it is kept or as it was typed.
pub(super) struct Profile<'p> {
    pub(super) languages: &'p BTreeSet<Language>,
    /// Codes of main topics.
    pub(super) topics: &'p BTreeSet<String>,
    /// Fewest and most entries.
    pub(super) least: String,
    pub(super) most: String,
}

/// Says what a juror brings, in lines. `topics` are those of the edition.
pub(super) fn describe_profile(
    language: Language,
    topics: &[Topic],
    profile: Profile<'_>,
) -> Vec<String> {
    let topics: Vec<&str> = topics
        .iter()
        .filter(|topic| profile.topics.contains(&topic.code))
        .map(|topic| topic.name.text(language))
        .collect();
    let line = |name: &str, value: String| i18n::join_label(language, name, value);
    let languages = if profile.languages.is_empty() {
        i18n::plan_reads_all(language).to_owned()
    } else {
        line(
            i18n::plan_languages(language),
            list_languages(language, profile.languages),
        )
    };
    vec![
        languages,
        line(i18n::plan_topics(language), i18n::list(language, &topics)),
        line(i18n::plan_least(language), profile.least),
        line(i18n::plan_most(language), profile.most),
    ]
}

/// Says what is kept of a juror; or that they are not on the jury any more.
pub(super) fn describe_juror(
    language: Language,
    plan: &PlanView,
    topics: &[Topic],
    person: &PersonId,
) -> Vec<String> {
    let mut jurors = plan.jurors.iter();
    jurors.find(|juror| juror.person == *person).map_or_else(
        || vec![i18n::juror_gone(language).to_owned()],
        |juror| {
            let profile = Profile {
                languages: &juror.languages,
                topics: &juror.topics,
                least: juror.load.least.to_string(),
                most: juror.load.most.to_string(),
            };
            describe_profile(language, topics, profile)
        },
    )
}
