//! A ranking as a file that can be computed again, and compared with what it says.

use std::collections::{BTreeMap, BTreeSet};

use contest::{EntryId, Timestamp, judging::RoundKind};
use judging::assessment::{self, AssessedJuror, Assessment, Inputs, METHOD};
use serde::{Deserialize, Serialize};

use crate::{
    Call, Office, Person, Result,
    editions::calendar,
    results::ranking_record::{both, differing, near, other_method, same_probabilities},
};

/// A ranking as a file: what it was computed from, what came out, and whom the ids stand for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RankingExport {
    /// Slugs of edition and call, with a slash between them.
    pub call: String,
    /// The round that was judged; in files of before there were rounds, the first.
    #[serde(default)]
    pub round: RoundKind,
    /// Name and version of the method.
    pub method: String,
    /// SHA-256 of the inputs as compact JSON.
    pub hash: String,
    /// RFC 3339, in UTC.
    pub computed_at: String,
    /// The numbers of the entries by their ids.
    pub numbers: BTreeMap<EntryId, i64>,
    /// What it was computed from.
    pub inputs: Inputs,
    /// What came out.
    pub outcome: Assessment,
}

impl RankingExport {
    /// What does not agree when it is computed again; empty where all does. Floating-point figures
    /// agree to a millionth.
    #[must_use]
    pub fn differences(&self) -> Vec<String> {
        let again = assessment::assess(&self.inputs);
        let Some(said) = self.outcome.clone().in_terms_of(&self.method, &again) else {
            return vec![other_method(&self.method, METHOD)];
        };
        let mut differences =
            differing(&self.hash, &self.inputs, &self.inputs.clone().sort_sheets());
        if again.coverage != said.coverage || again.order != said.order {
            differences.push("coverage or order of the jury".to_owned());
        }
        for known in &said.entries {
            let Some(found) = again
                .entries
                .iter()
                .find(|found| found.entry == known.entry)
            else {
                differences.push(format!("entry {}: is not there any more", known.entry));
                continue;
            };
            let same = found.raw == known.raw
                && found.corrected == known.corrected
                && near(found.estimate, known.estimate)
                && both(found.error, known.error, near)
                && both(found.probabilities, known.probabilities, same_probabilities);
            if !same {
                differences.push(format!(
                    "entry {}: the file says {known:?}, computed again {found:?}",
                    known.entry
                ));
            }
        }
        if again.entries.len() != said.entries.len() {
            differences.push(format!(
                "entries: {} in the file, {} computed again",
                said.entries.len(),
                again.entries.len()
            ));
        }
        for known in &said.jurors {
            let same = |found: &&AssessedJuror| {
                found.juror == known.juror
                    && both(found.severity, known.severity, near)
                    && both(found.error, known.error, near)
            };
            if !again.jurors.iter().any(|found| same(&found)) {
                differences.push(format!("juror {}: another severity", known.juror));
            }
        }
        differences
    }
}

impl Office {
    /// The ranking of a round as a file that can be computed again, for an organiser.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn ranking_export(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<RankingExport> {
        self.as_observer(Some(organiser), call, now).await?;
        self.export_ranking(call, round, now).await
    }

    /// The ranking of a round as a file, for who has the database in hand anyway.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn export_ranking(
        &self,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<RankingExport> {
        let computed = self.compute_ranking(call, round).await?;
        let numbers: Vec<(EntryId, i64)> =
            sqlx::query_as("SELECT id, number FROM entry WHERE call = $1")
                .bind(&call.id)
                .fetch_all(self.store.read())
                .await?;
        let ranked: BTreeSet<&EntryId> = computed
            .outcome
            .entries
            .iter()
            .map(|assessed| &assessed.entry)
            .collect();
        Ok(RankingExport {
            call: format!("{}/{}", call.edition.slug, call.slug),
            round,
            method: METHOD.to_owned(),
            hash: computed.hash.clone(),
            computed_at: calendar::machine(now),
            numbers: numbers
                .into_iter()
                .filter(|(id, _)| ranked.contains(id))
                .collect(),
            inputs: computed.inputs.clone(),
            outcome: computed.outcome.clone(),
        })
    }
}
