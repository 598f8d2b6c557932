//! What an entry holds, what it may hold, and what is missing before it can be handed in.

use serde::{Deserialize, Serialize};

use crate::{
    language::Localized,
    text::{has_unwritable, has_unwritable_in_line},
};

/// Most characters of a title in one language.
pub const MAX_TITLE_CHARS: usize = 120;
/// Most characters of an abstract in one language.
pub const MAX_ABSTRACT_CHARS: usize = 3_000;
/// Most characters of a link.
pub const MAX_LINK_CHARS: usize = 500;
/// Most characters of the text that says what a picture shows.
pub const MAX_ALTERNATIVE_CHARS: usize = 500;
/// Most characters of a jury comment.
pub const MAX_COMMENT_CHARS: usize = 4_000;
/// Bytes of a megabyte.
pub const MEGABYTE: u64 = 1_000_000;
/// Most megabytes of one uploaded file. A call may take less.
pub const MAX_FILE_MEGABYTES: u64 = 50;
/// Most bytes of one uploaded file. A call may take less.
pub const MAX_FILE_BYTES: u64 = MAX_FILE_MEGABYTES * MEGABYTE;
/// Most files of one entry, the cover apart. A call may take fewer.
pub const MAX_FILES: usize = 10;
/// Licences that a team can choose, as SPDX identifiers.
pub const LICENCES: [&str; 4] = ["CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "CC-BY-NC-4.0"];

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryState {
    /// Being written: it does not count.
    Draft,
    /// Handed in: what was handed in last counts.
    Submitted,
    /// Out of the contest: its team took it back, or the organisers took it out (see
    /// [`Exclusion`]). Nothing of it is lost.
    Withdrawn,
}

/// Why organisers take an entry out of the contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exclusion {
    /// Its team wishes it, after the deadline by which it could have done so itself.
    Wish,
    /// It breaks a rule of the call.
    Disqualified,
}

impl Exclusion {
    /// Every kind, as they are offered.
    pub const ALL: [Self; 2] = [Self::Wish, Self::Disqualified];

    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wish => "wish",
            Self::Disqualified => "disqualified",
        }
    }

    /// The kind of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl EntryState {
    /// The name under which it is stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a stored name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Draft, Self::Submitted, Self::Withdrawn]
            .into_iter()
            .find(|state| state.code() == code)
    }
}

/// What a team writes about its work.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// At most [`MAX_TITLE_CHARS`] characters in each language.
    pub title: Localized,
    /// The abstract: at most [`MAX_ABSTRACT_CHARS`] characters in each language.
    pub summary: Localized,
    /// What the cover shows, for those who cannot see it.
    pub alternative: Localized,
    /// Code of the main topic.
    pub topic: String,
    /// Codes of further topics.
    pub topics: Vec<String>,
    /// Slugs of the catalogue's data sets that the work uses.
    pub datasets: Vec<String>,
    /// Other sources, in the team's words, with their licence.
    pub sources: String,
    /// Address of an interactive version; empty if there is none.
    pub link: String,
    /// SPDX identifier of the work's licence, one of [`LICENCES`].
    pub licence: String,
}

/// A field of an entry's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Field {
    /// The title.
    Title,
    /// The abstract.
    Summary,
    /// What the cover shows, for those who cannot see it.
    Alternative,
    /// The main topic, and further ones.
    Topic,
    /// The data sets, and other sources.
    Datasets,
    /// The data sets that the call asks for, see [`RequiredData`].
    RequiredData,
    /// The address of an interactive version.
    Link,
    /// The licence of the work.
    Licence,
    /// The cover image.
    Cover,
    /// The files of the work, the cover apart.
    Files,
}

/// Which data sets of the catalogue an entry must declare.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequiredData {
    /// At least so many, whichever they are.
    pub at_least: usize,
    /// Slugs of those that must be among them.
    pub datasets: Vec<String>,
}

impl RequiredData {
    /// Whether any is asked for.
    #[must_use]
    pub const fn asks(&self) -> bool {
        self.at_least > 0 || !self.datasets.is_empty()
    }

    /// Whether the data sets of an entry, by their slugs, are enough.
    #[must_use]
    pub fn is_met_by(&self, declared: &[String]) -> bool {
        let different: std::collections::BTreeSet<&String> = declared.iter().collect();
        different.len() >= self.at_least
            && self
                .datasets
                .iter()
                .all(|dataset| different.contains(dataset))
    }
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Finding {
    /// Nothing is there.
    Missing(Field),
    /// Longer than the limit, in characters.
    TooLong(Field, usize),
    /// Holds characters that no text has, such as NUL.
    ControlCharacters(Field),
    /// Not an address that begins with https:// or http://.
    NotALink,
    /// Not one of the offered choices.
    Unknown(Field),
}

fn check_text(field: Field, text: &Localized, most: usize, findings: &mut Vec<Finding>) {
    if text.0.values().any(|text| text.chars().count() > most) {
        findings.push(Finding::TooLong(field, most));
    }
    if text.0.values().any(|text| has_unwritable(text)) {
        findings.push(Finding::ControlCharacters(field));
    }
}

impl Content {
    /// What stands against saving: limits and characters, never something missing. Empty if all is
    /// allowed.
    #[must_use]
    pub fn problems(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        check_text(Field::Title, &self.title, MAX_TITLE_CHARS, &mut findings);
        check_text(
            Field::Summary,
            &self.summary,
            MAX_ABSTRACT_CHARS,
            &mut findings,
        );
        check_text(
            Field::Alternative,
            &self.alternative,
            MAX_ALTERNATIVE_CHARS,
            &mut findings,
        );
        if self.sources.chars().count() > MAX_ABSTRACT_CHARS {
            findings.push(Finding::TooLong(Field::Datasets, MAX_ABSTRACT_CHARS));
        }
        if has_unwritable(&self.sources) {
            findings.push(Finding::ControlCharacters(Field::Datasets));
        }
        if self.link.chars().count() > MAX_LINK_CHARS {
            findings.push(Finding::TooLong(Field::Link, MAX_LINK_CHARS));
        } else if !self.link.is_empty() && (!is_link(&self.link)) {
            findings.push(Finding::NotALink);
        }
        if !self.licence.is_empty() && !LICENCES.contains(&self.licence.as_str()) {
            findings.push(Finding::Unknown(Field::Licence));
        }
        findings
    }

    /// What is still missing before the entry can be handed in, in the order of the form. `cover`
    /// and `files` say whether there is a cover image and how many other files there are;
    /// `required` says which data the call asks for.
    #[must_use]
    pub fn missing(&self, cover: bool, files: usize, required: &RequiredData) -> Vec<Field> {
        let checks = [
            (Field::Title, !self.title.is_blank()),
            (Field::Summary, !self.summary.is_blank()),
            (Field::Topic, !self.topic.is_empty()),
            (
                Field::Datasets,
                !self.datasets.is_empty() || !self.sources.trim().is_empty(),
            ),
            (Field::RequiredData, required.is_met_by(&self.datasets)),
            (Field::Licence, !self.licence.is_empty()),
            (Field::Cover, cover),
            (Field::Alternative, !self.alternative.is_blank()),
            (Field::Files, files > 0 || !self.link.is_empty()),
        ];
        checks
            .into_iter()
            .filter(|(_, done)| !done)
            .map(|(field, _)| field)
            .collect()
    }
}

/// The fields in which two states of a text differ, in the order of the form. Further topics belong
/// to the topic, other sources to the data sets.
#[must_use]
pub fn changed_fields(one: &Content, other: &Content) -> Vec<Field> {
    let checks = [
        (Field::Title, one.title != other.title),
        (Field::Summary, one.summary != other.summary),
        (Field::Alternative, one.alternative != other.alternative),
        (
            Field::Topic,
            one.topic != other.topic || one.topics != other.topics,
        ),
        (
            Field::Datasets,
            one.datasets != other.datasets || one.sources != other.sources,
        ),
        (Field::Link, one.link != other.link),
        (Field::Licence, one.licence != other.licence),
    ];
    checks
        .into_iter()
        .filter(|(_, differs)| *differs)
        .map(|(field, _)| field)
        .collect()
}

/// Fewest letters of a part of a name that is looked for by itself: shorter ones are words of every
/// text.
const MIN_NAME_PART_CHARS: usize = 4;

/// Where a text names its makers, which a jury that judges blind would read: the field and the name
/// as it is known. A name counts as a whole and, where its parts are long enough, in parts; upper
/// and lower case are the same.
#[must_use]
pub fn names_in(content: &Content, names: &[String]) -> Vec<(Field, String)> {
    let localized = |text: &Localized| {
        text.0
            .values()
            .map(|text| text.to_lowercase())
            .collect::<Vec<_>>()
            .join("\n")
    };
    let texts = [
        (Field::Title, localized(&content.title)),
        (Field::Summary, localized(&content.summary)),
        (Field::Alternative, localized(&content.alternative)),
        (Field::Datasets, content.sources.to_lowercase()),
    ];
    let mut found = Vec::new();
    for (field, text) in &texts {
        for name in names {
            let whole = name.trim().to_lowercase();
            let parts = whole
                .split_whitespace()
                .filter(|part| part.chars().count() >= MIN_NAME_PART_CHARS);
            if std::iter::once(whole.as_str())
                .filter(|whole| whole.chars().count() > 1)
                .chain(parts)
                .any(|part| has_word(text, part))
                || has_unspaced(text, &whole)
            {
                found.push((*field, name.clone()));
            }
        }
    }
    found
}

/// Whether `word` stands in `text` with no letter right before or after it. Scripts that do not
/// part words by spaces have no such edge: there any place counts.
fn has_word(text: &str, word: &str) -> bool {
    let spaced = |letter: char| letter.is_alphabetic() && letter < '\u{2e80}';
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (
            text[..at].chars().next_back(),
            text[at + word.len()..].chars().next(),
        );
        let edge = |inner: Option<char>, outer: Option<char>| {
            !(inner.is_some_and(spaced) && outer.is_some_and(spaced))
        };
        edge(word.chars().next(), before) && edge(word.chars().next_back(), after)
    })
}

/// Whether a text holds a name of a script that is written without spaces, wherever either of them
/// has some: 「山田　由紀」 is 「山田由紀」.
fn has_unspaced(text: &str, name: &str) -> bool {
    let close = |text: &str| {
        text.chars()
            .filter(|letter| !letter.is_whitespace())
            .collect::<String>()
    };
    let name = close(name);
    name.chars().count() > 1
        && name.chars().all(|letter| letter >= '\u{2e80}')
        && close(text).contains(&name)
}

fn is_link(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.contains('.')
            && !rest.starts_with('.')
            && !text.contains(char::is_whitespace)
            && !has_unwritable_in_line(text)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn limits_are_in_characters_and_scripts_come_through() {
        let mut content = Content {
            title: Localized::from([(Language::En, "שתי ערים 🌊")]),
            ..Content::default()
        };
        assert_eq!(content.problems(), []);
        content
            .title
            .0
            .insert(Language::Ja, "市".repeat(MAX_TITLE_CHARS));
        assert_eq!(content.problems(), []);
        content.title.0.insert(Language::Ca, "x".repeat(10_000));
        assert_eq!(
            content.problems(),
            [Finding::TooLong(Field::Title, MAX_TITLE_CHARS)]
        );
        content.title.0.insert(Language::Ca, "a\0b".to_owned());
        assert_eq!(
            content.problems(),
            [Finding::ControlCharacters(Field::Title)]
        );
    }

    #[test]
    fn names_are_found_whole_and_in_parts_and_not_within_words() {
        let of = |title: &str, names: &[&str]| {
            let content = Content {
                title: Localized::from([(Language::En, title)]),
                ..Content::default()
            };
            names_in(
                &content,
                &names
                    .iter()
                    .map(|name| (*name).to_owned())
                    .collect::<Vec<_>>(),
            )
            .len()
        };
        assert_eq!(of("Two harbours by ADA EXAMPLE", &["Ada Example"]), 1);
        assert_eq!(
            of("Examples of harbours", &["Ada Example"]),
            0,
            "within another word"
        );
        assert_eq!(
            of("An example of harbours", &["Ada Example"]),
            1,
            "a warning, not a refusal"
        );
        assert_eq!(of("Adamant harbours", &["Ada Example"]), 0);
        assert_eq!(of("港の見本花子による図", &["見本花子"]), 1);
        // However a name is spaced, in a script that needs no spaces.
        for (title, name) in [
            ("港の見本花子による図", "見本　花子"),
            ("港の見本 花子による図", "見本花子"),
            ("港の見本　花子による図", "見本 花子"),
        ] {
            assert_eq!(of(title, &[name]), 1, "{title} {name}");
        }
        assert_eq!(of("Two harbours", &["", " "]), 0);
    }

    #[test]
    fn only_web_links() {
        let problems = |link: &str| {
            Content {
                link: link.to_owned(),
                ..Content::default()
            }
            .problems()
        };
        assert_eq!(problems("https://example.org/map"), []);
        assert_eq!(problems("javascript:alert(1)"), [Finding::NotALink]);
        assert_eq!(problems("https://"), [Finding::NotALink]);
    }

    #[test]
    fn an_empty_draft_misses_everything_but_a_link() {
        let nothing = RequiredData::default();
        assert_eq!(Content::default().missing(false, 0, &nothing).len(), 8);
    }

    #[test]
    fn required_data_are_counted_once_each_and_by_name() {
        let required = |at_least, datasets: &[&str]| RequiredData {
            at_least,
            datasets: datasets.iter().map(|&slug| slug.to_owned()).collect(),
        };
        let declared = ["air", "trees", "air"].map(str::to_owned);
        for (required, is_met) in [
            (required(0, &[]), true),
            (required(2, &[]), true),
            (required(3, &[]), false),
            (required(1, &["trees"]), true),
            (required(0, &["noise"]), false),
        ] {
            assert_eq!(required.is_met_by(&declared), is_met, "{required:?}");
            let content = Content {
                datasets: declared.to_vec(),
                ..Content::default()
            };
            let missing = content.missing(false, 0, &required);
            assert_eq!(missing.contains(&Field::RequiredData), !is_met);
        }
    }
}
