//! Exports that a spreadsheet can open without running anything.

use std::collections::HashMap;

use contest::{Content, Language, Moment, entry::Exclusion};
use serde::Serialize;

use crate::{Call, DraftFile, HandIn, Office, Person, Result, editions::calendar};

/// Columns of the marks' export.
pub const MARKS_HEADER: [&str; 8] = [
    "entry",
    "juror",
    "criterion_id",
    "criterion",
    "weight_per_mille",
    "mark",
    "highest",
    "finished",
];

/// Columns of the entries' export.
const ENTRIES_HEADER: [&str; 19] = [
    "entry",
    "team",
    "state",
    "title",
    "hand_ins",
    "jurors",
    "finished",
    "changed_at",
    "abstract",
    "members",
    "addresses",
    "topic",
    "more_topics",
    "datasets",
    "sources",
    "link",
    "licence",
    "files",
    "receipts",
];

/// An entry with everything that its organisers may read of it.
#[derive(Clone, Debug, Serialize)]
pub struct EntryExport {
    pub id: String,
    /// Its number in the call.
    pub entry: i64,
    pub team: String,
    /// `draft`, `submitted`, `withdrawn` or `disqualified`.
    pub state: &'static str,
    pub content: Content,
    pub files: Vec<DraftFile>,
    pub members: Vec<ExportedMember>,
    pub receipts: Vec<HandIn>,
    /// Who scores it in the round that runs, and how many have finished.
    pub jurors: i64,
    pub finished: i64,
    /// RFC 3339.
    pub changed_at: String,
}

/// A member of a team.
#[derive(Clone, Debug, Serialize)]
pub struct ExportedMember {
    pub name: String,
    pub mail: String,
    pub captain: bool,
}

/// A text that a spreadsheet shows as text: what would begin a formula gets an apostrophe in front
/// (OWASP, CSV injection), also behind what spreadsheets of other languages part cells at, and in
/// the full-width signs of Japanese keyboards.
#[must_use]
pub fn spreadsheet_safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 1);
    for part in text.split_inclusive([';', '\t', '\n']) {
        let bare = part.trim_start_matches(' ');
        if datasets::starts_formula(bare) || bare.starts_with(['＝', '＋', '－', '＠']) {
            safe.push('\'');
        }
        safe.push_str(part);
    }
    safe
}

/// A line of CSV (RFC 4180).
pub(crate) fn line(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    });
    let mut text = quoted.collect::<Vec<_>>().join(",");
    text.push_str("\r\n");
    text
}

/// A reader of a table that people made: its delimiter is the commonest of the usual ones in the
/// first line.
pub(crate) fn reader(text: &str, headers: bool) -> csv::Reader<&[u8]> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|delimiter| first.bytes().filter(|byte| byte == delimiter).count());
    csv::ReaderBuilder::new()
        .has_headers(headers)
        .flexible(true)
        .trim(csv::Trim::All)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes())
}

impl Office {
    /// The marks of a call as CSV (UTF-8 with a byte-order mark, RFC 4180), one row per mark.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn marks_csv(&self, organiser: &Person, call: &Call, now: Moment) -> Result<String> {
        let mut text = String::from("\u{feff}");
        let mut header: Vec<String> = MARKS_HEADER.iter().map(ToString::to_string).collect();
        header.extend(["saved_at".to_owned(), "round".to_owned()]);
        text.push_str(&line(&header));
        for row in self.marks(organiser, call, now).await? {
            let criterion = call
                .criteria
                .iter()
                .find(|criterion| criterion.id == row.criterion);
            text.push_str(&line(&[
                row.entry.to_string(),
                spreadsheet_safe(&row.juror),
                row.criterion.clone(),
                spreadsheet_safe(
                    criterion.map_or("", |criterion| criterion.name.text(Language::En)),
                ),
                criterion
                    .map_or(0, |criterion| criterion.weight)
                    .to_string(),
                row.steps.to_string(),
                criterion.map_or(0, |criterion| criterion.steps).to_string(),
                row.finished.to_string(),
                calendar::machine(Moment(row.saved_at)),
                row.round.clone(),
            ]));
        }
        Ok(text)
    }

    /// The entries of a call with everything that organisers may read of them. Texts and files are
    /// those that were handed in; of a draft that never was, they stay the team's, and the title
    /// alone stands there.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn entry_exports(
        &self,
        organiser: &Person,
        call: &Call,
        now: Moment,
    ) -> Result<Vec<EntryExport>> {
        let overview = self
            .overview(organiser, call, call.running_round(now), now)
            .await?;
        let mut works = self.handed_in(call).await?;
        let mut members = self.members_by_entry(call).await?;
        let mut receipts = self.receipts_by_entry(call).await?;
        let exports = overview.entries.into_iter().map(|row| {
            let (content, files) = works.remove(&row.entry).unwrap_or_else(|| {
                (
                    Content {
                        title: row.title.clone(),
                        ..Content::default()
                    },
                    Vec::new(),
                )
            });
            EntryExport {
                entry: row.number,
                team: row.team,
                state: if row.excluded == Some(Exclusion::Disqualified) {
                    Exclusion::Disqualified.code()
                } else {
                    row.state.code()
                },
                content,
                files,
                members: members.remove(&row.entry).unwrap_or_default(),
                receipts: receipts.remove(&row.entry).unwrap_or_default(),
                jurors: row.jurors,
                finished: row.finished,
                changed_at: calendar::machine(Moment(row.updated_at)),
                id: row.entry,
            }
        });
        Ok(exports.collect())
    }

    /// Content and files of the entries of a call as they were handed in last, by the entry's id.
    async fn handed_in(&self, call: &Call) -> Result<HashMap<String, (Content, Vec<DraftFile>)>> {
        let rows: Vec<(String, String, String)> = sqlx::query_as(
            "SELECT entry.id, revision.content, revision.files FROM entry
             JOIN revision ON revision.entry = entry.id AND revision.number = entry.revision WHERE entry.call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter()
            .map(|(entry, content, files)| {
                Ok((
                    entry,
                    (
                        serde_json::from_str(&content)?,
                        serde_json::from_str(&files)?,
                    ),
                ))
            })
            .collect()
    }

    /// The members of the teams of a call, captains first, by their entry's id.
    async fn members_by_entry(&self, call: &Call) -> Result<HashMap<String, Vec<ExportedMember>>> {
        #[derive(sqlx::FromRow)]
        struct Row {
            entry: String,
            name: String,
            mail: String,
            captain: i64,
        }
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT entry.id AS entry, person.name, person.mail, CASE WHEN team.captain = person.id THEN 1 ELSE 0 END AS captain
             FROM entry JOIN team ON team.id = entry.team JOIN member ON member.team = team.id JOIN person ON person.id = member.person
             WHERE entry.call = $1 ORDER BY captain DESC, member.joined_at, person.id",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut found: HashMap<String, Vec<ExportedMember>> = HashMap::new();
        for Row {
            entry,
            name,
            mail,
            captain,
        } in rows
        {
            found.entry(entry).or_default().push(ExportedMember {
                name,
                mail,
                captain: captain > 0,
            });
        }
        Ok(found)
    }

    /// Every hand-in of the entries of a call, the newest first, by the entry's id.
    async fn receipts_by_entry(&self, call: &Call) -> Result<HashMap<String, Vec<HandIn>>> {
        #[derive(sqlx::FromRow)]
        struct Row {
            entry: String,
            #[sqlx(flatten)]
            hand_in: HandIn,
        }
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT revision.entry, revision.number, person.name AS \"by\", revision.submitted_at AS at, revision.hash
             FROM revision JOIN entry ON entry.id = revision.entry JOIN person ON person.id = revision.submitted_by
             WHERE entry.call = $1 ORDER BY revision.number DESC",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut found: HashMap<String, Vec<HandIn>> = HashMap::new();
        for row in rows {
            found.entry(row.entry).or_default().push(row.hand_in);
        }
        Ok(found)
    }
}

/// Entries as CSV (UTF-8 with a byte-order mark, RFC 4180), one row per entry, with the jury's
/// progress in the round that runs. Several values in a cell stand in lines of their own.
#[must_use]
pub fn entries_csv(entries: &[EntryExport]) -> String {
    let mut text = String::from("\u{feff}");
    text.push_str(&line(&ENTRIES_HEADER.map(str::to_owned)));
    for row in entries {
        let lines = |values: Vec<String>| spreadsheet_safe(&values.join("\n"));
        let of_members = |value: fn(&ExportedMember) -> &String| {
            lines(row.members.iter().map(value).cloned().collect())
        };
        text.push_str(&line(&[
            row.entry.to_string(),
            spreadsheet_safe(&row.team),
            row.state.to_owned(),
            spreadsheet_safe(row.content.title.text(Language::En)),
            row.receipts.len().to_string(),
            row.jurors.to_string(),
            row.finished.to_string(),
            row.changed_at.clone(),
            spreadsheet_safe(row.content.summary.text(Language::En)),
            of_members(|member| &member.name),
            of_members(|member| &member.mail),
            row.content.topic.clone(),
            lines(row.content.topics.clone()),
            lines(row.content.datasets.clone()),
            spreadsheet_safe(&row.content.sources),
            spreadsheet_safe(&row.content.link),
            row.content.licence.clone(),
            lines(row.files.iter().map(|file| file.name.clone()).collect()),
            lines(
                row.receipts
                    .iter()
                    .map(|receipt| {
                        format!(
                            "{} {}",
                            receipt.number,
                            calendar::machine(Moment(receipt.at))
                        )
                    })
                    .collect(),
            ),
        ]));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_shown_not_run() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(spreadsheet_safe(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(
            line(&["a,b".to_owned(), "say \"x\"".to_owned()]),
            "\"a,b\",\"say \"\"x\"\"\"\r\n"
        );
    }
}
