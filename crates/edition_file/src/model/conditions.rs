//! What a call asks of entries and of those who win, and how its organisers are reached.

use contest::{
    account::MAX_MAIL_BYTES,
    edition::{MAX_ADDRESS_CHARS, MAX_ELIGIBILITY_CHARS, MAX_REQUIRED_DATASETS, MAX_TOPICS},
    entry::{MAX_FILE_BYTES, MAX_FILE_MEGABYTES, MAX_FILES, MEGABYTE, RequiredData},
};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Code, Slug, Texts};

/// What files an entry of a call may have. What is not said is as the service has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsSection {
    /// Most megabytes of a file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "u64", range(min = 1, max = MAX_FILE_MEGABYTES))]
    pub file_megabytes: Option<u64>,
    /// Most files beside the cover.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "usize", range(min = 1, max = MAX_FILES))]
    pub files: Option<usize>,
    /// Kinds of files beside the cover; all that the service takes where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<KindName>", length(max = 7))]
    pub kinds: Vec<FileKind>,
}

/// A kind of file, by the ending of its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// A picture (PNG).
    Png,
    /// A picture (JPEG).
    Jpg,
    /// A picture (WebP).
    Webp,
    /// A drawing (SVG).
    Svg,
    /// A document (PDF).
    Pdf,
    /// A table (CSV).
    Csv,
    /// A film (MP4).
    Mp4,
}

/// What a kind can be called; the schema of [`FileKind`].
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase", inline)]
#[expect(dead_code, reason = "only its schema is used")]
enum KindName {
    Png,
    Jpg,
    Webp,
    Svg,
    Pdf,
    Csv,
    Mp4,
}

impl FileKind {
    /// Every kind that the service takes, in the order in which they are named to people.
    pub const ALL: [Self; 7] = [
        Self::Png,
        Self::Jpg,
        Self::Webp,
        Self::Svg,
        Self::Pdf,
        Self::Csv,
        Self::Mp4,
    ];

    /// The usual ending of names, under which a file's kind is stored.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpg => "jpg",
            Self::Webp => "webp",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Mp4 => "mp4",
        }
    }
}

impl LimitsSection {
    /// Whether all is as the service has it.
    #[must_use]
    pub const fn is_house(&self) -> bool {
        self.file_megabytes.is_none() && self.files.is_none() && self.kinds.is_empty()
    }

    /// Most bytes of a file.
    #[must_use]
    pub fn most_bytes(&self) -> u64 {
        self.file_megabytes
            .map_or(MAX_FILE_BYTES, |most| most.saturating_mul(MEGABYTE))
            .min(MAX_FILE_BYTES)
    }

    /// Most files beside the cover.
    #[must_use]
    pub fn most_files(&self) -> usize {
        self.files.unwrap_or(MAX_FILES).min(MAX_FILES)
    }

    /// The kinds of files that are taken beside the cover.
    #[must_use]
    pub fn taken_kinds(&self) -> &[FileKind] {
        if self.kinds.is_empty() {
            &FileKind::ALL
        } else {
            &self.kinds
        }
    }

    /// Whether files of a kind, by the usual ending of its names, are taken beside the cover.
    #[must_use]
    pub fn takes(&self, ending: &str) -> bool {
        self.taken_kinds()
            .iter()
            .any(|kind| kind.ending() == ending)
    }
}

/// Of whom a call asks a second factor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SecondFactorSection {
    /// Of who organises the call or its edition, and of who watches over it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub organisers: bool,
    /// Of its jurors.
    #[serde(default, skip_serializing_if = "is_false")]
    pub jurors: bool,
}

impl SecondFactorSection {
    /// Whether it asks nobody.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        !self.organisers && !self.jurors
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands it by reference"
)]
const fn is_false(value: &bool) -> bool {
    !*value
}

/// Which data sets of the catalogue an entry must declare.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequiredDataSection {
    /// At least so many, whichever they are.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[schemars(range(min = 0, max = MAX_REQUIRED_DATASETS))]
    pub at_least: usize,
    /// Those that must be among them, by their parts of addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = MAX_REQUIRED_DATASETS))]
    pub datasets: Vec<Slug>,
}

impl RequiredDataSection {
    /// Whether none is asked for.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.at_least == 0 && self.datasets.is_empty()
    }

    /// The rule that an entry is checked by.
    #[must_use]
    pub fn rule(&self) -> RequiredData {
        let slugs = self.datasets.iter().map(|dataset| dataset.0.clone());
        RequiredData {
            at_least: self.at_least,
            datasets: slugs.collect(),
        }
    }
}

/// How the organisers of a call are reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactSection {
    /// A mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", length(min = 1, max = MAX_MAIL_BYTES))]
    pub mail: Option<String>,
    /// A postal address, in lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "String", length(min = 1, max = MAX_ADDRESS_CHARS))]
    pub address: Option<String>,
}

impl ContactSection {
    /// Whether nothing is said.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.mail.is_none() && self.address.is_none()
    }
}

/// Who can have an award.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EligibilitySection {
    /// In a sentence or two, as it is shown; only people check it.
    #[serde(default, skip_serializing_if = "Texts::is_empty")]
    pub text: Texts<MAX_ELIGIBILITY_CHARS>,
    /// Codes of the main topics whose entries can have it; all entries where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = MAX_TOPICS))]
    pub topics: Vec<Code>,
}

impl EligibilitySection {
    /// Whether every entry of the call can have it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.topics.is_empty()
    }

    /// Whether an entry with a main topic can have it, as far as a rule decides.
    #[must_use]
    pub fn takes(&self, topic: &str) -> bool {
        self.topics.is_empty() || self.topics.iter().any(|code| code.0 == topic)
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
const fn is_zero(count: &usize) -> bool {
    *count == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_said_is_as_the_service_has_it() {
        let house = LimitsSection::default();
        assert!(house.is_house() && house.takes("mp4") && !house.takes("exe"));
        assert_eq!((house.most_bytes(), house.most_files()), (50_000_000, 10));
        let small = LimitsSection {
            file_megabytes: Some(2),
            files: Some(3),
            kinds: vec![FileKind::Pdf],
        };
        assert!(!small.is_house() && small.takes("pdf") && !small.takes("mp4"));
        assert_eq!((small.most_bytes(), small.most_files()), (2_000_000, 3));
    }
}
