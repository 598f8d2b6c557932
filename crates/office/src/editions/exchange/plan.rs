//! What a file would change, what would follow from it, and what stands against it.

use std::collections::{BTreeMap, BTreeSet};

use contest::{Localized, PhaseKind, judging::RoundKind};
use edition_file::EditionFile;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{Result, audit::hex};

/// What a file would do to the edition that has its name, or that there is none yet.
#[derive(Clone, Debug, Serialize)]
pub struct EditionPlan {
    /// The edition's part of addresses.
    pub slug: String,
    /// Whether there is no such edition yet.
    pub new: bool,
    /// In the order of the file's parts; none where all is as the file says.
    pub changes: Vec<EditionChange>,
    /// What follows from the changes for work that was done: told before, and asked once.
    pub consequences: Vec<Consequence>,
    /// Why nothing of it can be done.
    pub obstacles: Vec<Obstacle>,
}

impl EditionPlan {
    /// A name of this plan: the same only for the same changes of the same state.
    ///
    /// # Errors
    ///
    /// Never: everything in it can be written.
    pub fn digest(&self) -> Result<String> {
        Ok(hex(&Sha256::digest(serde_json::to_vec(self)?)))
    }

    /// Whether a value changes whose path begins so.
    pub(super) fn changes_below(&self, path: &str) -> bool {
        let mut paths = self.changes.iter().map(|change| &change.path);
        paths.any(|known| known.starts_with(path))
    }
}

/// A value that a file changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EditionChange {
    /// Where it stands, with the names of what it stands in:
    /// `calls/barcelona/phases/submission/ends`.
    pub path: String,
    /// What stands there now; nothing where it would be added.
    pub before: Option<Value>,
    /// What would; nothing where it would be taken away.
    pub after: Option<Value>,
}

/// Something that follows from a change for work that was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Consequence {
    /// Hand-ins came after the new deadline; they still count.
    LateHandIns {
        /// The call.
        call: String,
        /// How many entries.
        entries: i64,
    },
    /// A phase that people count on moves after it began.
    PhaseMoves {
        /// The call.
        call: String,
        /// The phase.
        phase: PhaseKind,
    },
    /// Hand-ins are taken while the jury has begun: what a sheet is about may become another.
    SheetsBegun {
        /// The call.
        call: String,
        /// How many sheets.
        sheets: i64,
    },
    /// Teams have more members than the new limit; they stay as they are.
    LargerTeams {
        /// The call.
        call: String,
        /// How many teams.
        teams: i64,
    },
    /// Entries have more files, larger ones or other ones than would be taken; they keep them.
    FilesBeyondLimits {
        /// The call.
        call: String,
        /// How many entries.
        entries: i64,
    },
    /// Entries were handed in without the data that would be asked for; they still count.
    DataNotDeclared {
        /// The call.
        call: String,
        /// How many entries.
        entries: i64,
    },
    /// A data set would be asked for that is not public: nobody could hand in before it is.
    DatasetNotPublic {
        /// The call.
        call: String,
        /// Its part of addresses.
        dataset: String,
    },
    /// A topic would be called otherwise that entries are about.
    TopicRenamed {
        /// As it is shown.
        name: Localized,
        /// How many entries.
        entries: i64,
    },
    /// An award that was decided would be another one, or for others.
    DecidedAwardChanges {
        /// The call.
        call: String,
        /// As it is shown.
        name: Localized,
    },
    /// Teams have registered under legal bases that change.
    LegalBasesChange {
        /// The call.
        call: String,
        /// How many teams.
        teams: i64,
    },
    /// Rankings of marks that were given follow other criteria.
    RankingChanges {
        /// The call.
        call: String,
        /// How many marks.
        marks: i64,
    },
    /// A call would be added to an edition that is open: everybody sees it at once.
    CallAppears {
        /// The call.
        call: String,
    },
    /// A call of an edition that is open would be taken out of it, and its pages with it.
    CallDisappears {
        /// The call.
        call: String,
    },
    /// Teams have read rules that change.
    RulesChange {
        /// The call.
        call: String,
        /// How many teams.
        teams: i64,
    },
}

/// Why a plan cannot be done: work depends on what would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "what")]
pub enum Obstacle {
    /// The organisation whose edition it would be is not known.
    NoOrganisation {
        /// Its code.
        organisation: String,
    },
    /// A call in which somebody takes part or judges would go.
    CallInUse {
        /// The call.
        call: String,
    },
    /// A topic would go that entries are about.
    TopicChosen {
        /// As it is shown.
        name: Localized,
        /// How many entries.
        entries: i64,
    },
    /// A criterion with marks would go.
    CriterionMarked {
        /// The call.
        call: String,
        /// What jurors read.
        name: Localized,
        /// How many marks.
        marks: i64,
    },
    /// The scale of a criterion would end below a mark.
    ScaleBelowMarks {
        /// The call.
        call: String,
        /// What jurors read.
        name: Localized,
        /// The highest mark.
        highest: i64,
    },
    /// A round in which something was begun would go or be judged in another way.
    RoundBegun {
        /// The call.
        call: String,
        /// Which.
        round: RoundKind,
    },
    /// An award that was decided would go.
    AwardDecided {
        /// The call.
        call: String,
        /// As it is shown.
        name: Localized,
    },
    /// Scores are public, and criteria would change under them.
    ScoresPublic {
        /// The call.
        call: String,
    },
}

/// What a file says only of an edition that it makes.
const IN_PREPARATION: &str = "in_preparation";

/// What a file changes of another, value by value.
pub(super) fn changes(
    before: Option<&EditionFile>,
    after: &EditionFile,
) -> Result<Vec<EditionChange>> {
    let mut before = match before {
        Some(file) => flatten(file)?,
        None => BTreeMap::new(),
    };
    let mut after = flatten(after)?;
    if !before.is_empty() {
        // Opening is an act of its own.
        after.remove(IN_PREPARATION);
        before.remove(IN_PREPARATION);
    }
    Ok(compare(&before, &after))
}

/// What differs between values by their paths.
fn compare(
    before: &BTreeMap<String, Value>,
    after: &BTreeMap<String, Value>,
) -> Vec<EditionChange> {
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let mut changes: Vec<EditionChange> = Vec::new();
    for path in paths {
        let (was, will_be) = (before.get(path), after.get(path));
        if was != will_be {
            changes.push(EditionChange {
                path: path.clone(),
                before: was.cloned(),
                after: will_be.cloned(),
            });
        }
    }
    changes
}

/// What differs between two things, value by value; what is in a list is named by the value of one
/// of `names`.
pub(in crate::editions) fn compare_values(
    before: Option<Value>,
    after: Value,
    names: &[&str],
) -> Vec<EditionChange> {
    let (mut was, mut will_be) = (BTreeMap::new(), BTreeMap::new());
    if let Some(before) = before {
        collect("", before, names, &mut was);
    }
    collect("", after, names, &mut will_be);
    compare(&was, &will_be)
}

/// The values of a file by their paths. What is in a list is named by its slug, code, kind or step,
/// so that what moves within the list is still itself; the order is a value of its own.
fn flatten(file: &EditionFile) -> Result<BTreeMap<String, Value>> {
    let mut values = BTreeMap::new();
    let mut value = serde_json::to_value(file)?;
    if let Some(object) = value.as_object_mut() {
        // Neither says anything of the edition.
        object.remove("$schema");
        object.remove("format");
    }
    collect("", value, &NAMES, &mut values);
    Ok(values)
}

/// The keys by which what stands in a list is known.
const NAMES: [&str; 4] = ["slug", "code", "kind", "step"];

fn collect(path: &str, value: Value, keys: &[&str], values: &mut BTreeMap<String, Value>) {
    let below = |name: &str| {
        if path.is_empty() {
            name.to_owned()
        } else {
            format!("{path}/{name}")
        }
    };
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                collect(&below(&key), value, keys, values);
            }
        }
        Value::Array(items) if items.iter().all(Value::is_object) && !items.is_empty() => {
            let names: Option<Vec<String>> = items.iter().map(|item| name_of(item, keys)).collect();
            let Some(names) = names else {
                values.insert(path.to_owned(), Value::Array(items));
                return;
            };
            for (name, item) in names.iter().zip(items) {
                collect(&below(name), item, keys, values);
            }
            values.insert(below("order"), names.into());
        }
        value => {
            values.insert(path.to_owned(), value);
        }
    }
}

fn name_of(item: &Value, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| match item.get(*key)? {
        Value::String(name) => Some(name.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use contest::Language;
    use edition_file::model::{Code, Texts, TopicSection};

    fn edition(topics: &[(&str, &str)]) -> EditionFile {
        EditionFile {
            topics: topics
                .iter()
                .map(|(code, name)| TopicSection {
                    code: Code((*code).to_owned()),
                    name: Texts([(Language::En, *name)].into()),
                })
                .collect(),
            ..EditionFile::default()
        }
    }

    #[test]
    fn what_moves_in_a_list_is_still_itself() {
        let before = edition(&[("a", "Air"), ("b", "Bees")]);
        let after = edition(&[("b", "Bees"), ("a", "Air and wind")]);
        let changes = changes(Some(&before), &after).expect("changes");
        let paths: Vec<_> = changes.iter().map(|change| change.path.as_str()).collect();
        assert_eq!(paths, ["topics/a/name/en", "topics/order"]);
    }

    #[test]
    fn no_file_opens_an_edition_that_is_there_or_takes_it_back() {
        let open = edition(&[("a", "Air")]);
        let prepared = EditionFile {
            in_preparation: true,
            ..open.clone()
        };
        for [before, after] in [[&open, &prepared], [&prepared, &open]] {
            assert!(changes(Some(before), after).expect("changes").is_empty());
        }
        let made = changes(None, &prepared).expect("changes");
        assert!(made.iter().any(|change| change.path == IN_PREPARATION));
    }

    #[test]
    fn the_same_file_changes_nothing() {
        let file = edition(&[("a", "Air")]);
        assert!(changes(Some(&file), &file).expect("changes").is_empty());
    }
}
