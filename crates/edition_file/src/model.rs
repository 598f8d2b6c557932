//! What the file of an edition holds. The documentation of a field is what an editor shows beside
//! it: the JSON Schema is made from these types.

mod conditions;

use std::{borrow::Cow, time::Duration};

use contest::{
    AwardKind, CriterionId, Language, Localized,
    edition::{
        MAX_AWARDS, MAX_CALLS, MAX_CRITERIA, MAX_GRACE_MINUTES, MAX_LABEL_CHARS, MAX_LEAD_CHARS,
        MAX_LEGAL_CHARS, MAX_NAME_CHARS, MAX_PER_ENTRY, MAX_RULES_CHARS, MAX_SHORTLIST,
        MAX_SLUG_CHARS, MAX_STEPS, MAX_TEAM_SIZE, MAX_TITLE_CHARS, MAX_TOPICS,
    },
    judging::{Criterion, Method, Round, RoundKind},
    timestamp::MINUTE,
};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

pub use conditions::{
    ContactSection, EligibilitySection, FileKind, LimitsSection, RequiredDataSection,
    SecondFactorSection,
};

/// The form of the file that this program writes and reads.
pub const FORMAT: u8 = 1;

/// What [`Slug`] is, as the schema says it.
pub(crate) const SLUG_PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// What [`LocalTime`] is, as the schema says it.
pub(crate) const LOCAL_TIME_PATTERN: &str =
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?([+-]\d{2}:\d{2}|Z)?$";

/// A text in one or more languages, of at most `MOST` characters in each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Texts<const MOST: usize>(pub Localized);

impl<const MOST: usize> Texts<MOST> {
    /// Whether there is no text in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }
}

impl<const MOST: usize> JsonSchema for Texts<MOST> {
    fn schema_name() -> Cow<'static, str> {
        format!("TextsOf{MOST}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let properties: serde_json::Map<_, _> = Language::ALL
            .into_iter()
            .map(|language| {
                let text = serde_json::json!({
                    "type": "string",
                    "description": language.name(),
                    "minLength": 1,
                    "maxLength": MOST,
                });
                (language.tag().to_owned(), text)
            })
            .collect();
        json_schema!({
            "type": "object",
            "description": "A text in one or more languages.",
            "properties": properties,
            "additionalProperties": false,
            "minProperties": 1,
        })
    }
}

/// A part of an address: lower-case letters and digits, parted by single hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Slug(pub String);

impl JsonSchema for Slug {
    fn schema_name() -> Cow<'static, str> {
        "Slug".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "Lower-case letters and digits, parted by single hyphens.",
            "pattern": SLUG_PATTERN,
            "maxLength": MAX_SLUG_CHARS,
        })
    }
}

/// A code of a topic, a criterion or an award: letters, digits, hyphens and underscores.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(pub String);

impl JsonSchema for Code {
    fn schema_name() -> Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "Letters, digits, hyphens and underscores; it stays when names change.",
            "pattern": "^[A-Za-z0-9_-]+$",
            "maxLength": MAX_SLUG_CHARS,
        })
    }
}

/// A date and a time of day in the call's time zone, such as `2027-05-14T23:59`. Where the clock
/// shows a time twice, the offset says which is meant: `2027-10-31T02:30+01:00`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalTime(pub String);

impl JsonSchema for LocalTime {
    fn schema_name() -> Cow<'static, str> {
        "LocalTime".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "Date and time in the call's time zone, such as 2027-05-14T23:59.",
            "pattern": LOCAL_TIME_PATTERN,
        })
    }
}

/// An edition of a contest with its calls.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Edition of a contest")]
pub struct EditionFile {
    /// Where this schema is found, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String")]
    pub schema: Option<String>,
    /// The form of this file; 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// The edition's part of addresses, one of its own among editions; it never changes.
    pub slug: Slug,
    /// The code of the organisation whose edition it is. Where none is named, an edition that is
    /// there stays whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Slug")]
    pub organisation: Option<Slug>,
    /// Whether it is an example, which every page of it says.
    #[serde(default, skip_serializing_if = "is_false")]
    pub example: bool,
    /// Whether an edition that this file makes is in preparation: nobody sees it before its
    /// organisers open it. Of one that is there it changes nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub in_preparation: bool,
    /// What of this file is not known and was assumed, as JSON pointers: `/calls/0/criteria`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 200))]
    pub assumed: Vec<String>,
    /// Its name.
    pub title: Texts<MAX_TITLE_CHARS>,
    /// One or two sentences below the title.
    pub lead: Texts<MAX_LEAD_CHARS>,
    /// Where the facts of this file are found.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub sources: Vec<Source>,
    /// What entries can be about, in the order in which they are listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = MAX_TOPICS))]
    pub topics: Vec<TopicSection>,
    /// In the order in which they are listed.
    #[schemars(length(min = 1, max = MAX_CALLS))]
    pub calls: Vec<CallSection>,
}

/// Where facts of a file are found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// What it is called.
    #[schemars(length(min = 1, max = 200))]
    pub name: String,
    /// Its address, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", length(max = 500))]
    pub address: Option<String>,
}

/// A topic of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicSection {
    /// Names it in entries and criteria, one of its own in the edition.
    pub code: Code,
    /// As it is shown.
    pub name: Texts<MAX_NAME_CHARS>,
}

/// A call: the contest of one city.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallSection {
    /// The call's part of addresses, one of its own in the edition; it never changes.
    pub slug: Slug,
    /// The code of a city of the service.
    pub city: Slug,
    /// Name of the IANA database, such as Europe/Madrid.
    #[schemars(length(min = 1, max = 60))]
    pub time_zone: String,
    /// Most members of a team, its captain included.
    #[schemars(range(min = 1, max = MAX_TEAM_SIZE))]
    pub team_size: i64,
    /// How many entries the ranking is to put forward.
    #[schemars(range(min = 1, max = MAX_SHORTLIST))]
    pub shortlist: i64,
    /// Its name.
    pub title: Texts<MAX_TITLE_CHARS>,
    /// One or two sentences below the title.
    pub lead: Texts<MAX_LEAD_CHARS>,
    /// Markdown.
    pub rules: Texts<MAX_RULES_CHARS>,
    /// The legal bases of the call, in Markdown; none where there are none beside the rules.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub legal: Texts<MAX_LEGAL_CHARS>,
    /// How the organisers of the call are reached.
    #[serde(default, skip_serializing_if = "ContactSection::is_empty")]
    pub contact: ContactSection,
    /// What files an entry may have; what the service takes where nothing is said.
    #[serde(default, skip_serializing_if = "LimitsSection::is_house")]
    pub limits: LimitsSection,
    /// Which data sets an entry must declare before it is handed in.
    #[serde(default, skip_serializing_if = "RequiredDataSection::is_empty")]
    pub required_data: RequiredDataSection,
    /// Of whom the call asks a second factor, a code of an authenticator app, at every sign-in.
    #[serde(default, skip_serializing_if = "SecondFactorSection::is_empty")]
    pub second_factor: SecondFactorSection,
    /// When what is done.
    pub phases: Phases,
    /// How each is judged: the screening, and a final where there is one.
    #[schemars(length(min = 1, max = 2))]
    pub rounds: Vec<RoundSection>,
    /// In the order in which a sheet asks for them.
    #[schemars(length(min = 1, max = MAX_CRITERIA))]
    pub criteria: Vec<CriterionSection>,
    /// In the order in which they are listed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = MAX_AWARDS))]
    pub awards: Vec<AwardSection>,
}

/// The phases of a call.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Phases {
    /// Teams are founded and joined.
    pub registration: PhaseSection,
    /// Entries are written and handed in.
    pub submission: PhaseSection,
    /// The jury judges all entries that were handed in.
    pub screening: PhaseSection,
    /// The jury judges the finalists.
    #[serde(rename = "final", default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "PhaseSection")]
    pub last: Option<PhaseSection>,
    /// The results are shown.
    pub publication: PhaseSection,
}

/// A span of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhaseSection {
    /// The first moment of the phase.
    pub starts: LocalTime,
    /// The first moment that is past the phase: the deadline.
    pub ends: LocalTime,
    /// Minutes after the deadline in which a hand-in is still taken.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[schemars(range(min = 0, max = MAX_GRACE_MINUTES))]
    pub grace_minutes: i64,
}

impl PhaseSection {
    /// The time after the deadline in which a hand-in is still taken; none where it is negative.
    #[must_use]
    pub fn grace(&self) -> Duration {
        let minutes = self.grace_minutes.max(0);
        MINUTE.saturating_mul(u32::try_from(minutes).unwrap_or(u32::MAX))
    }
}

/// How a round is judged.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoundSection {
    /// `screening`, of all entries, or `final`, of the finalists.
    #[schemars(with = "RoundName")]
    pub kind: RoundKind,
    /// `marks` on the criteria, or one question whether an entry goes on: `pass`.
    #[schemars(with = "MethodName")]
    pub method: Method,
    /// Whether the jury must not know whose work it sees.
    pub blind: bool,
    /// How many jurors each entry is assigned to.
    #[schemars(range(min = 1, max = MAX_PER_ENTRY))]
    pub jurors_per_entry: i64,
}

/// What a round can be called; the schema of [`RoundKind`].
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase", inline)]
#[expect(dead_code, reason = "only its schema is used")]
enum RoundName {
    Screening,
    Final,
}

/// What a method can be called; the schema of [`Method`].
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase", inline)]
#[expect(dead_code, reason = "only its schema is used")]
enum MethodName {
    Marks,
    Pass,
}

/// A criterion: its share of the total and the scale of its marks.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionSection {
    /// Names it, one of its own in the call.
    pub code: Code,
    /// Share of the total in per cent, to a tenth. Where the weights of those that are asked do
    /// not sum to 100, they are rescaled; a criterion of weight 0 stands outside the total.
    #[schemars(range(min = 0, max = 100))]
    pub weight: f64,
    /// Highest step of the scale, which begins at 0.
    #[schemars(range(min = 1, max = MAX_STEPS))]
    pub highest: i64,
    /// Codes of the main topics for whose entries it is asked; for all where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = MAX_TOPICS))]
    pub topics: Vec<Code>,
    /// Rounds in which it is asked; in all that are judged by marks where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<RoundName>", length(max = 2))]
    pub rounds: Vec<RoundKind>,
    /// What jurors and teams read.
    pub name: Texts<MAX_NAME_CHARS>,
    /// What the labelled steps mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 101))]
    pub labels: Vec<LabelSection>,
}

impl RoundSection {
    /// The round, not closed.
    #[must_use]
    pub const fn round(&self) -> Round {
        Round {
            kind: self.kind,
            method: self.method,
            blind: self.blind,
            jurors_per_entry: self.jurors_per_entry,
            closed_at: None,
        }
    }
}

impl From<&Round> for RoundSection {
    fn from(round: &Round) -> Self {
        Self {
            kind: round.kind,
            method: round.method,
            blind: round.blind,
            jurors_per_entry: round.jurors_per_entry,
        }
    }
}

impl CriterionSection {
    /// The criterion, without an id.
    #[must_use]
    pub fn criterion(&self) -> Criterion {
        Criterion {
            id: CriterionId::default(),
            name: self.name.0.clone(),
            weight: self.per_mille(),
            highest: self.highest,
            labels: self
                .labels
                .iter()
                .map(|label| (label.step, label.text.0.clone()))
                .collect(),
            topics: self.topics.iter().map(|code| code.0.clone()).collect(),
            rounds: self.rounds.clone(),
        }
    }

    /// The weight in thousandths.
    #[must_use]
    pub const fn per_mille(&self) -> i64 {
        #[expect(clippy::cast_possible_truncation, reason = "a weight is 100 at most")]
        let weight = (self.weight * 10.0).round() as i64;
        weight
    }

    /// A criterion under a code.
    #[must_use]
    pub fn of(code: Code, criterion: &Criterion) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a weight is 1,000 at most")]
        let weight = criterion.weight as f64 / 10.0;
        Self {
            code,
            weight,
            highest: criterion.highest,
            topics: criterion.topics.iter().cloned().map(Code).collect(),
            rounds: criterion.rounds.clone(),
            name: Texts(criterion.name.clone()),
            labels: criterion
                .labels
                .iter()
                .map(|(step, text)| LabelSection {
                    step: *step,
                    text: Texts(text.clone()),
                })
                .collect(),
        }
    }
}

/// What a step of a scale means.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LabelSection {
    /// A step of the scale.
    #[schemars(range(min = 0, max = MAX_STEPS))]
    pub step: i64,
    /// What it means.
    pub text: Texts<MAX_LABEL_CHARS>,
}

/// An award of a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AwardSection {
    /// Names it, one of its own in the call.
    pub code: Code,
    /// `prize` or `mention`.
    #[schemars(with = "AwardName")]
    pub kind: AwardKind,
    /// As it is shown.
    pub name: Texts<MAX_NAME_CHARS>,
    /// Who can have it; every entry of the call where nothing is said.
    #[serde(default, skip_serializing_if = "EligibilitySection::is_empty")]
    pub eligibility: EligibilitySection,
}

/// What an award can be called; the schema of [`AwardKind`].
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase", inline)]
#[expect(dead_code, reason = "only its schema is used")]
enum AwardName {
    Prize,
    Mention,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_zero(value: &i64) -> bool {
    *value == 0
}
