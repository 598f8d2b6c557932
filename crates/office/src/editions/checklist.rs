//! What a team would meet if an edition were opened today: what hinders that, and what is worth a
//! second look.

mod search;

use std::collections::{BTreeMap, BTreeSet};

use contest::{EditionId, Language, PreparationTask, Timestamp, judging::RoundKind};
use edition_file::FaultKind;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{EditionView, Office, Person, Proposal, Result, Seen, Thing, audit::hex};

/// A part of making an edition, in the order in which they are gone through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum SetupStep {
    /// What it is called and what is said of it.
    What,
    /// Its calls, where they are held, and who organises and judges.
    Who,
    /// When what is done.
    When,
    /// Rounds and criteria.
    Judging,
    /// Topics, awards and rules.
    Promise,
}

impl SetupStep {
    /// Every step, in their order.
    pub const ALL: [Self; 5] = [
        Self::What,
        Self::Who,
        Self::When,
        Self::Judging,
        Self::Promise,
    ];
}

/// A text, or texts of a kind, that may lack a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum TextPart {
    /// A title.
    Title,
    /// What stands below it.
    Lead,
    /// The rules of a call.
    Rules,
    /// Names of topics.
    Topics,
    /// Names of criteria, and what their steps mean.
    Criteria,
    /// Names of awards.
    Awards,
}

/// Something to mend before an edition is opened, or to look at once more. A call is named by its
/// slug; without one it is about the whole edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Finding {
    /// What stands cannot be: it hinders.
    Fault {
        /// Where.
        call: Option<String>,
        /// The step in which it is mended.
        step: SetupStep,
        /// What it is.
        kind: FaultKind,
    },
    /// No topic is there, and without one no entry can be handed in: it hinders.
    NoTopics,
    /// Hand-ins would be over at once.
    SubmissionOver {
        /// Where.
        call: String,
    },
    /// Nobody could found a team.
    RegistrationOver {
        /// Where.
        call: String,
    },
    /// Registration ends before anything can be handed in.
    Gap {
        /// Where.
        call: String,
    },
    /// Texts that are mended on one page lack languages.
    Untranslated {
        /// Where.
        call: Option<String>,
        /// Which.
        parts: Vec<TextPart>,
        /// What is missing.
        languages: Vec<Language>,
    },
    /// What nobody has typed or saved.
    Proposed {
        /// Where.
        call: String,
        /// The step in which it is looked at.
        step: SetupStep,
        /// Which.
        part: Proposal,
    },
    /// Two of a list have the same name, so that nobody can tell them apart.
    SameName {
        /// Where.
        call: Option<String>,
        /// Of which list.
        part: TextPart,
        /// What both are called.
        name: String,
    },
    /// The calendar has a final, and no round is judged in it.
    FinalWithoutRound {
        /// Where.
        call: String,
    },
    /// The weights that are asked in a round do not sum to 100, so they are rescaled.
    WeightsRescaled {
        /// Where.
        call: String,
        /// In which round.
        round: RoundKind,
        /// What they sum to, in thousandths.
        sum: i64,
    },
    /// Each entry must declare more data sets than everybody can see.
    FewDatasets {
        /// Where.
        call: String,
        /// How many an entry must declare.
        wanted: usize,
        /// How many of those there are.
        there: usize,
    },
    /// Nothing can be won.
    NoAwards {
        /// Where.
        call: String,
    },
    /// More prizes than entries that go on to win them.
    AwardsOutnumber {
        /// Where.
        call: String,
        /// How many prizes.
        prizes: usize,
        /// How many entries go on.
        shortlist: i64,
    },
    /// Nobody judges.
    NoJurors {
        /// Where.
        call: String,
    },
    /// Fewer jurors than a round asks for each entry.
    FewJurors {
        /// Where.
        call: String,
        /// How many there are.
        jurors: i64,
        /// How many it asks for.
        wanted: i64,
    },
    /// Nobody on the jury reads languages that the edition speaks.
    Unread {
        /// Where.
        call: String,
        /// Which.
        languages: Vec<Language>,
    },
    /// One person alone organises, and nobody is invited to.
    OneOrganiser,
}

impl Finding {
    /// Whether the edition cannot be opened before it is mended.
    #[must_use]
    pub const fn hinders(&self) -> bool {
        matches!(self, Self::Fault { .. } | Self::NoTopics)
    }

    /// The step in which it is mended.
    #[must_use]
    pub fn step(&self) -> SetupStep {
        match self {
            Self::Fault { step, .. } | Self::Proposed { step, .. } => *step,
            Self::SubmissionOver { .. } | Self::RegistrationOver { .. } | Self::Gap { .. } => {
                SetupStep::When
            }
            Self::Untranslated { call, parts, .. } => match (call, parts.first()) {
                (None, Some(TextPart::Title | TextPart::Lead)) => SetupStep::What,
                (Some(_), Some(TextPart::Criteria)) => SetupStep::Judging,
                _ => SetupStep::Promise,
            },
            Self::FinalWithoutRound { .. } | Self::WeightsRescaled { .. } => SetupStep::Judging,
            Self::SameName {
                part: TextPart::Criteria,
                ..
            } => SetupStep::Judging,
            Self::NoTopics
            | Self::SameName { .. }
            | Self::NoAwards { .. }
            | Self::AwardsOutnumber { .. }
            | Self::FewDatasets { .. } => SetupStep::Promise,
            Self::NoJurors { .. }
            | Self::FewJurors { .. }
            | Self::Unread { .. }
            | Self::OneOrganiser => SetupStep::Who,
        }
    }

    /// The call that it is about; none where it is the whole edition.
    #[must_use]
    pub fn call(&self) -> Option<&str> {
        match self {
            Self::Fault { call, .. }
            | Self::Untranslated { call, .. }
            | Self::SameName { call, .. } => call.as_deref(),
            Self::NoTopics | Self::OneOrganiser => None,
            Self::SubmissionOver { call }
            | Self::RegistrationOver { call }
            | Self::Gap { call }
            | Self::NoAwards { call }
            | Self::AwardsOutnumber { call, .. }
            | Self::Proposed { call, .. }
            | Self::FinalWithoutRound { call }
            | Self::WeightsRescaled { call, .. }
            | Self::FewDatasets { call, .. }
            | Self::NoJurors { call }
            | Self::FewJurors { call, .. }
            | Self::Unread { call, .. } => Some(call),
        }
    }
}

/// An edition with everything that stands against opening it, and everything worth a second look.
#[derive(Clone, Debug)]
pub struct Checklist {
    /// The edition as it stands.
    pub edition: EditionView,
    /// Of [`Thing::Opening`]: the form that opens it carries it.
    pub seen: Seen,
    /// In the order of the steps.
    pub findings: Vec<Finding>,
    /// How many teams there are in all its calls.
    pub teams: i64,
}

impl Checklist {
    /// What is mended in a step.
    pub fn of_step(&self, step: SetupStep) -> impl Iterator<Item = &Finding> {
        self.findings
            .iter()
            .filter(move |finding| finding.step() == step)
    }

    /// What its organisers do next.
    #[must_use]
    pub fn task(&self) -> PreparationTask {
        PreparationTask::choose(&SetupStep::ALL.map(|step| self.of_step(step).next().is_some()))
    }

    /// A name of all that is found: the same only for the same.
    ///
    /// # Errors
    ///
    /// Never: everything in it can be written.
    pub fn digest(&self) -> Result<String> {
        Ok(hex(&Sha256::digest(serde_json::to_vec(&self.findings)?)))
    }
}

/// Who is there to judge and to organise.
struct People {
    /// The languages of each juror, by call; an empty set reads all.
    jurors: BTreeMap<String, Vec<BTreeSet<Language>>>,
    /// Who organises, or is invited to.
    organisers: i64,
}

impl Office {
    /// What stands against opening an edition, for who sees what its organisers see.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn checklist(
        &self,
        person: &Person,
        slug: &str,
        now: Timestamp,
    ) -> Result<Checklist> {
        let view = self.edition(slug).await?;
        let seen = self.versions(&view.edition.id).await?.of(Thing::Opening);
        let file = self.edition_for(person, slug).await?;
        let people = self.read_people(&view.edition.id).await?;
        let cities = self.cities().await?;
        let teams: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM team
             JOIN call ON call.id = team.call
             WHERE call.edition = $1",
        )
        .bind(&view.edition.id)
        .fetch_one(self.store.read())
        .await?;
        let mut findings = search::find_all(&file, &cities.codes(), &people, now);
        let public: Vec<String> =
            sqlx::query_scalar("SELECT slug FROM dataset WHERE public_version IS NOT NULL")
                .fetch_all(self.store.read())
                .await?;
        findings.extend(search::find_few_datasets(&file, &public));
        findings.extend(self.find_proposed(&view).await?);
        findings.sort_by_key(Finding::step);
        Ok(Checklist {
            edition: view,
            seen,
            findings,
            teams,
        })
    }

    /// What of a new edition nobody has saved yet. Whoever opens it has looked at all of it.
    async fn find_proposed(&self, view: &EditionView) -> Result<Vec<Finding>> {
        let versions = self.versions(&view.edition.id).await?;
        let is_made = versions.of(Thing::Making) != Seen::NEVER_CHANGED;
        if !is_made || !view.edition.in_preparation {
            return Ok(Vec::new());
        }
        let steps: [(SetupStep, &[Proposal]); 3] = [
            (SetupStep::When, &[Proposal::Dates]),
            (SetupStep::Judging, &[Proposal::Criteria]),
            (SetupStep::Promise, &[Proposal::Awards, Proposal::Rules]),
        ];
        let mut found = Vec::new();
        for call in &view.calls {
            let is_proposed = |part: &&Proposal| {
                versions.of(Thing::Reviewed(&call.id, **part)) == Seen::NEVER_CHANGED
            };
            for (step, parts) in steps {
                // Each is looked at on a page of its own.
                found.extend(parts.iter().filter(is_proposed).map(|part| {
                    let (call, part) = (call.slug.clone(), *part);
                    Finding::Proposed { call, step, part }
                }));
            }
        }
        Ok(found)
    }

    async fn read_people(&self, edition: &EditionId) -> Result<People> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT call.slug, juror.languages
             FROM juror
             JOIN call ON call.id = juror.call
             WHERE call.edition = $1",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        let mut jurors: BTreeMap<String, Vec<BTreeSet<Language>>> = BTreeMap::new();
        for (call, languages) in rows {
            let languages = serde_json::from_str(&languages)?;
            jurors.entry(call).or_default().push(languages);
        }
        let organisers: i64 = sqlx::query_scalar(
            "SELECT (SELECT COUNT(*) FROM organiser WHERE edition = $1)
                    + (SELECT COUNT(*) FROM organiser_invitation WHERE edition = $1)",
        )
        .bind(edition)
        .fetch_one(self.store.read())
        .await?;
        Ok(People { jurors, organisers })
    }
}
