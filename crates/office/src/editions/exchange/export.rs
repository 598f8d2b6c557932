//! What stands, as the file of an edition.

use std::collections::HashMap;

use contest::{
    EditionId, PhaseKind,
    timestamp::{MINUTE, to_micros},
};
use edition_file::{
    EditionFile,
    model::{
        AwardSection, CallSection, Code, CriterionSection, FORMAT, LocalTime, PhaseSection, Phases,
        RoundSection, Slug, Source, Texts, TopicSection,
    },
};

use crate::{Call, EditionView, Office, Result, refusal::UNKNOWN};

/// Where the JSON Schema of the file is served.
pub const EDITION_SCHEMA_PATH: &str = "/schemas/edition-1.json";

/// Codes of criteria and awards by their ids.
pub(super) type Codes = HashMap<String, String>;

/// What is known of an edition's facts.
#[derive(Clone, Debug)]
pub struct EditionNotes {
    /// What was assumed of its file, as JSON pointers.
    pub assumed: Vec<String>,
    /// Where its facts are found.
    pub sources: Vec<Source>,
}

#[derive(sqlx::FromRow)]
struct NoteRow {
    assumed: String,
    sources: String,
}

impl Office {
    /// An edition as a file.
    ///
    /// # Errors
    ///
    /// Unknown where there is none.
    pub async fn export_edition(&self, slug: &str) -> Result<EditionFile> {
        let view = self.edition(slug).await?;
        self.describe_edition(&view).await
    }

    /// What stands as a file for elsewhere, which says where its schema is.
    pub(super) async fn describe_edition(&self, view: &EditionView) -> Result<EditionFile> {
        let codes = self.codes(&view.edition.id).await?;
        let mut file = self.file_of(view, &codes).await?;
        file.schema = Some(format!("{}{EDITION_SCHEMA_PATH}", self.address()));
        Ok(file)
    }

    /// Where the facts of an edition are found, and what of them was assumed.
    ///
    /// # Errors
    ///
    /// Unknown where there is no such edition.
    pub async fn edition_notes(&self, edition: &EditionId) -> Result<EditionNotes> {
        let row: Option<NoteRow> = sqlx::query_as(
            "SELECT assumed, sources
             FROM edition
             WHERE id = $1",
        )
        .bind(edition)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        Ok(EditionNotes {
            assumed: serde_json::from_str(&row.assumed)?,
            sources: serde_json::from_str(&row.sources)?,
        })
    }

    /// The file of an edition that was read.
    pub(super) async fn file_of(&self, view: &EditionView, codes: &Codes) -> Result<EditionFile> {
        let notes = self.edition_notes(&view.edition.id).await?;
        Ok(EditionFile {
            schema: None,
            format: FORMAT,
            slug: Slug(view.edition.slug.clone()),
            organisation: view.edition.organisation.clone().map(Slug),
            example: view.edition.example,
            in_preparation: view.edition.in_preparation,
            assumed: notes.assumed,
            title: Texts(view.edition.title.clone()),
            lead: Texts(view.edition.lead.clone()),
            sources: notes.sources,
            topics: view
                .topics
                .iter()
                .map(|topic| TopicSection {
                    code: Code(topic.code.clone()),
                    name: Texts(topic.name.clone()),
                })
                .collect(),
            calls: view
                .calls
                .iter()
                .map(|call| call_section(call, codes))
                .collect(),
        })
    }

    /// The codes of all criteria and awards of an edition.
    pub(super) async fn codes(&self, edition: &EditionId) -> Result<Codes> {
        let rows: Vec<(String, String)> = sqlx::query_as(
            "SELECT criterion.id, criterion.code
             FROM criterion
             JOIN call ON call.id = criterion.call
             WHERE call.edition = $1
             UNION ALL
             SELECT award.id, award.code
             FROM award
             JOIN call ON call.id = award.call
             WHERE call.edition = $1",
        )
        .bind(edition)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().collect())
    }
}

/// The code of a criterion or an award; its id where it was never given one.
pub(super) fn code_of(codes: &Codes, id: impl AsRef<str>) -> Code {
    let id = id.as_ref();
    Code(codes.get(id).map_or(id, String::as_str).to_owned())
}

fn call_section(call: &Call, codes: &Codes) -> CallSection {
    CallSection {
        slug: Slug(call.slug.clone()),
        city: Slug(call.city.to_string()),
        time_zone: call.time_zone.to_string(),
        team_size: call.team_size,
        shortlist: call.shortlist,
        title: Texts(call.title.clone()),
        lead: Texts(call.lead.clone()),
        rules: Texts(call.rules.clone()),
        legal: Texts(call.legal.clone()),
        contact: call.contact.clone(),
        limits: call.limits.clone(),
        required_data: call.required_data.clone(),
        second_factor: call.second_factor,
        phases: phases(call),
        rounds: call.rounds.iter().map(RoundSection::from).collect(),
        criteria: call
            .criteria
            .iter()
            .map(|criterion| CriterionSection::of(code_of(codes, &criterion.id), criterion))
            .collect(),
        awards: call
            .awards
            .iter()
            .map(|award| AwardSection {
                code: code_of(codes, &award.id),
                kind: award.kind,
                name: Texts(award.name.clone()),
                eligibility: award.eligibility.clone(),
            })
            .collect(),
    }
}

fn phases(call: &Call) -> Phases {
    let section = |kind| {
        call.schedule.phase(kind).map(|phase| PhaseSection {
            starts: LocalTime::of(phase.starts, &call.time_zone),
            ends: LocalTime::of(phase.ends, &call.time_zone),
            grace_minutes: to_micros(phase.grace) / to_micros(MINUTE),
        })
    };
    Phases {
        registration: section(PhaseKind::Registration).unwrap_or_default(),
        submission: section(PhaseKind::Submission).unwrap_or_default(),
        screening: section(PhaseKind::Screening).unwrap_or_default(),
        last: section(PhaseKind::Final),
        publication: section(PhaseKind::Publication).unwrap_or_default(),
    }
}
