//! A criterion as the form holds it, and in a line.

use std::collections::BTreeMap;

use contest::{
    CriterionId, Language, Localized,
    judging::{Criterion, RoundKind},
};
use frame::{form::Fields, phases::phase_name};
use office::Topic;

/// A criterion as the form holds it: what was typed, whether it can be read or not.
#[derive(Default)]
pub(super) struct CriterionRow {
    pub(super) id: String,
    pub(super) names: BTreeMap<Language, String>,
    pub(super) weight: String,
    pub(super) highest: String,
    /// One label a line, each after its step.
    pub(super) labels: BTreeMap<Language, String>,
    pub(super) topics: Vec<String>,
    pub(super) rounds: Vec<String>,
    pub(super) removed: bool,
}

impl CriterionRow {
    /// The row of a criterion that there is not yet. What it weighs is to be said: with a weight of
    /// 0 it would be asked and never count.
    pub(super) fn new() -> Self {
        Self {
            highest: "10".to_owned(),
            ..Self::default()
        }
    }

    /// The name in a language, or else in another; of a new row, that it is one.
    pub(super) fn title(&self, language: Language) -> String {
        let own = self.names.get(&language);
        own.into_iter()
            .chain(self.names.values())
            .find(|name| !name.is_empty())
            .cloned()
            .unwrap_or_else(|| i18n::criterion_new(language).to_owned())
    }

    /// A criterion as it stands.
    pub(super) fn of(criterion: &Criterion) -> Self {
        let labels = |language: Language| {
            let of = criterion
                .labels
                .iter()
                .filter_map(|(step, label)| Some(format!("{step} {}", label.0.get(&language)?)));
            of.collect::<Vec<_>>().join("\n")
        };
        Self {
            id: criterion.id.to_string(),
            names: criterion.name.0.clone(),
            weight: format_weight(criterion.weight),
            highest: criterion.highest.to_string(),
            labels: Language::ALL
                .map(|language| (language, labels(language)))
                .into(),
            topics: criterion.topics.clone(),
            rounds: criterion
                .rounds
                .iter()
                .map(|round| round.code().to_owned())
                .collect(),
            removed: false,
        }
    }

    /// The row at an index of the form as it was posted.
    pub(super) fn from_posted(fields: &Fields, index: usize) -> Self {
        let get = |name: &str| fields.get(&format!("{name}-{index}")).trim().to_owned();
        let of = |name: &str| {
            Language::ALL
                .map(|language| {
                    (
                        language,
                        fields
                            .get(&format!("{name}-{index}-{}", language.tag()))
                            .replace('\r', "")
                            .trim()
                            .to_owned(),
                    )
                })
                .into()
        };
        let all = |name: &str| {
            fields
                .all(&format!("{name}-{index}"))
                .map(str::to_owned)
                .collect()
        };
        Self {
            id: get("id"),
            names: of("name"),
            weight: get("weight"),
            highest: get("steps"),
            labels: of("labels"),
            topics: all("topics"),
            rounds: all("rounds"),
            removed: fields.has(&format!("removed-{index}")),
        }
    }

    /// Whether nothing was typed or chosen in a new row.
    pub(super) fn is_blank(&self) -> bool {
        let new = Self::new();
        self.id.is_empty()
            && self
                .names
                .values()
                .chain(self.labels.values())
                .all(String::is_empty)
            && (&self.weight, &self.highest) == (&new.weight, &new.highest)
            && self.topics.is_empty()
            && self.rounds.is_empty()
    }

    /// As a criterion. What is no number lies outside every scale, and a line without a step is a
    /// label of step -1: both are refused beside their field.
    pub(super) fn draft(&self) -> Criterion {
        let filled = |texts: &BTreeMap<Language, String>| {
            texts
                .iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(language, text)| (*language, text.clone()))
                .collect()
        };
        let mut labels: BTreeMap<i64, Localized> = BTreeMap::new();
        for (language, text) in &self.labels {
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let (step, label) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                labels
                    .entry(step.parse().unwrap_or(-1))
                    .or_default()
                    .0
                    .insert(*language, label.trim().to_owned());
            }
        }
        Criterion {
            id: CriterionId::new(self.id.as_str()),
            name: Localized(filled(&self.names)),
            weight: parse_weight(&self.weight).unwrap_or(-1),
            highest: self.highest.parse().unwrap_or(-1),
            labels: labels.into_iter().collect(),
            topics: self.topics.clone(),
            rounds: self
                .rounds
                .iter()
                .filter_map(|round| RoundKind::from_code(round))
                .collect(),
        }
    }
}

/// Writes per mille as per cent, with a decimal where it needs one.
fn format_weight(weight: i64) -> String {
    if weight % 10 == 0 {
        (weight / 10).to_string()
    } else {
        format!("{}.{}", weight / 10, weight % 10)
    }
}

/// Reads per cent, with at most one decimal, as per mille.
fn parse_weight(text: &str) -> Option<i64> {
    // As Japanese keyboards write it, too.
    let plain = |letter| match letter {
        '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10).unwrap_or(letter),
        ',' | '．' | '，' => '.',
        other => other,
    };
    let text: String = text.trim().chars().map(plain).collect();
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), "0"));
    let part = if part.is_empty() { "0" } else { part };
    if part.len() > 1 || whole.starts_with('-') {
        return None;
    }
    Some(whole.parse::<i64>().ok()?.checked_mul(10)? + part.parse::<i64>().ok()?)
}

/// Says in a line all that can be changed of a criterion.
pub(super) fn describe_criterion(
    language: Language,
    criterion: &Criterion,
    topics: &[Topic],
) -> String {
    let all = |text: &Localized| {
        text.0
            .values()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" / ")
    };
    let labels = criterion
        .labels
        .iter()
        .map(|(step, label)| format!("{step} {}", all(label)));
    let topics = topics
        .iter()
        .filter(|topic| criterion.topics.contains(&topic.code))
        .map(|topic| topic.name.text(language).to_owned());
    let rounds = criterion
        .rounds
        .iter()
        .map(|round| phase_name(language, round.phase()).to_owned());
    let parts = [
        all(&criterion.name),
        i18n::percent(language, format_weight(criterion.weight)),
        format!("0–{}", criterion.highest),
    ];
    parts
        .into_iter()
        .chain(labels)
        .chain(topics)
        .chain(rounds)
        .collect::<Vec<_>>()
        .join(" · ")
}
