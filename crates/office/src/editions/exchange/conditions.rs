//! What follows for entries where a call asks something else of them.

use std::collections::BTreeMap;

use contest::{Content, EntryId};
use edition_file::{
    EditionFile,
    model::{CallSection, LimitsSection, RequiredDataSection},
};

use crate::{Call, Office, Result};

use super::plan::{Consequence, EditionPlan};

/// A file of a draft.
#[derive(sqlx::FromRow)]
struct FileRow {
    entry: EntryId,
    role: String,
    kind: String,
    bytes: i64,
}

impl Office {
    /// What other conditions of a call mean for its `teams` and their entries.
    pub(super) async fn condition_consequences(
        &self,
        call: &Call,
        (was, will_be): (&CallSection, &CallSection),
        teams: i64,
        plan: &mut EditionPlan,
    ) -> Result<()> {
        let slug = || call.slug.clone();
        if was.legal != will_be.legal && teams > 0 {
            plan.consequences.push(Consequence::LegalBasesChange {
                call: slug(),
                teams,
            });
        }
        if was.limits != will_be.limits {
            let entries = self.count_beyond(call, &will_be.limits).await?;
            if entries > 0 {
                plan.consequences.push(Consequence::FilesBeyondLimits {
                    call: slug(),
                    entries,
                });
            }
        }
        if was.required_data != will_be.required_data {
            let entries = self.count_undeclared(call, &will_be.required_data).await?;
            if entries > 0 {
                plan.consequences.push(Consequence::DataNotDeclared {
                    call: slug(),
                    entries,
                });
            }
        }
        Ok(())
    }

    /// The data sets that calls would ask for from now on, and that the public does not see.
    pub(super) async fn unknown_datasets(
        &self,
        before: Option<&EditionFile>,
        file: &EditionFile,
    ) -> Result<Vec<Consequence>> {
        let asked_before = |call: &CallSection| {
            let mut calls = before.into_iter().flat_map(|file| &file.calls);
            let known = calls.find(|known| known.slug == call.slug);
            known.map_or(&[][..], |known| known.required_data.datasets.as_slice())
        };
        let mut new = Vec::new();
        for call in &file.calls {
            let stands = asked_before(call);
            let asked = call.required_data.datasets.iter();
            new.extend(
                asked
                    .filter(|dataset| !stands.contains(dataset))
                    .map(|dataset| (call.slug.0.clone(), dataset.0.clone())),
            );
        }
        if new.is_empty() {
            return Ok(Vec::new());
        }
        let public: Vec<String> =
            sqlx::query_scalar("SELECT slug FROM dataset WHERE public_version IS NOT NULL")
                .fetch_all(self.store.read())
                .await?;
        Ok(new
            .into_iter()
            .filter(|(_, dataset)| !public.contains(dataset))
            .map(|(call, dataset)| Consequence::DatasetNotPublic { call, dataset })
            .collect())
    }

    /// How many entries have files that limits would not take.
    async fn count_beyond(&self, call: &Call, limits: &LimitsSection) -> Result<i64> {
        let rows: Vec<FileRow> = sqlx::query_as(
            "SELECT entry_file.entry, entry_file.role, entry_file.kind, entry_file.bytes
             FROM entry_file
             JOIN entry ON entry.id = entry_file.entry
             WHERE entry.call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut entries: BTreeMap<EntryId, (usize, bool)> = BTreeMap::new();
        for row in rows {
            let (files, beyond) = entries.entry(row.entry).or_default();
            let of_work = row.role == "work";
            *files += usize::from(of_work);
            let large = u64::try_from(row.bytes).unwrap_or_default() > limits.most_bytes();
            *beyond |= large || (of_work && !limits.takes(&row.kind));
        }
        let beyond = entries
            .into_values()
            .filter(|(files, beyond)| *beyond || *files > limits.most_files());
        Ok(i64::try_from(beyond.count()).unwrap_or(i64::MAX))
    }

    /// How many hand-ins that count do not declare the data that would be asked for.
    async fn count_undeclared(&self, call: &Call, required: &RequiredDataSection) -> Result<i64> {
        let contents: Vec<String> = sqlx::query_scalar(
            "SELECT revision.content
             FROM revision
             JOIN entry ON entry.id = revision.entry
               AND entry.revision = revision.number
             WHERE entry.call = $1
               AND entry.state = 'submitted'",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let rule = required.rule();
        let mut undeclared = 0;
        for content in contents {
            let content: Content = serde_json::from_str(&content)?;
            undeclared += i64::from(!rule.is_met_by(&content.datasets));
        }
        Ok(undeclared)
    }
}

#[cfg(test)]
mod tests {
    use edition_file::model::FileKind;
    use media_spec::Kind;

    /// What a file of an edition can name is what is looked at.
    #[test]
    fn the_kinds_of_a_file_are_those_that_are_taken() {
        let named = FileKind::ALL.map(FileKind::ending);
        assert_eq!(named, Kind::ALL.map(Kind::ending));
    }
}
