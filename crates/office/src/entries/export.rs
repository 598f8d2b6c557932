//! Exports that a spreadsheet can open without running anything.

mod reading;

use contest::{Content, EntryId, Language, Localized, Timestamp, entry::Exclusion};
use serde::Serialize;

use crate::{
    Call, DraftFile, EntryFilter, Office, Person, Result,
    editions::calendar,
    entries::{
        hand_ins::HandIn,
        listing::{Asked, read_listed_after},
    },
};

use self::reading::{
    OF_EXCLUSION, OF_EXTENSION, read_handed_in, read_members, read_reasons, read_receipts,
};

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
const ENTRIES_HEADER: [&str; 26] = [
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
    "captain",
    "exclusion_reason",
    "file_hashes",
    "handed_in_by",
    "receipt_hashes",
    "extended_until",
    "extension_reason",
];

/// Entries that are read and exported at once.
const PART: usize = 500;

/// Columns of the entries' export that there are once for each language, such as `title_ca`.
const LOCALIZED_COLUMNS: [&str; 3] = ["title", "abstract", "alternative"];

/// An entry with everything that its organisers may read of it.
#[derive(Clone, Debug, Serialize)]
pub struct EntryExport {
    /// `UUIDv7`.
    pub id: EntryId,
    /// Its number in the call.
    pub entry: i64,
    /// The team's name.
    pub team: String,
    /// `draft`, `submitted`, `withdrawn` or `disqualified`.
    pub state: &'static str,
    /// What the team was told, where the organisers took it out.
    pub exclusion_reason: Option<String>,
    /// As it was handed in last; of a draft that never was, the title alone.
    pub content: Content,
    /// As they were handed in last.
    pub files: Vec<DraftFile>,
    /// Captains first, then in the order in which they joined.
    pub members: Vec<ExportedMember>,
    /// Every hand-in, the newest first.
    pub receipts: Vec<HandIn>,
    /// How many score it in the round that runs.
    pub jurors: i64,
    /// How many of them have finished.
    pub finished: i64,
    /// When it was handed in last; of the draft, when it was changed. RFC 3339.
    pub changed_at: String,
    /// Until when its team hands in, where it has a deadline of its own. RFC 3339.
    pub extended_until: Option<String>,
    /// What the team was told of that.
    pub extension_reason: Option<String>,
}

/// A member of a team.
#[derive(Clone, Debug, Serialize)]
pub struct ExportedMember {
    /// Their name.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// Whether they lead the team.
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
        if dataset_spec::starts_formula(bare) || bare.starts_with(['＝', '＋', '－', '＠']) {
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
    pub async fn marks_csv(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<String> {
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
                row.criterion.to_string(),
                spreadsheet_safe(
                    criterion.map_or("", |criterion| criterion.name.text(Language::En)),
                ),
                criterion
                    .map_or(0, |criterion| criterion.weight)
                    .to_string(),
                row.steps.to_string(),
                criterion
                    .map_or(0, |criterion| criterion.highest)
                    .to_string(),
                row.finished.to_string(),
                calendar::machine(Timestamp(row.saved_at)),
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
        now: Timestamp,
    ) -> Result<Vec<EntryExport>> {
        let filter = EntryFilter::default();
        let (mut exports, mut after) = (Vec::new(), 0);
        loop {
            let part = self
                .entry_exports_after(organiser, call, &filter, after, now)
                .await?;
            let Some(last) = part.last() else {
                return Ok(exports);
            };
            after = last.entry;
            exports.extend(part);
        }
    }

    /// The same, of those that fit a filter and whose number follows one: a part of them, the next
    /// of which follows the last number of this one. An empty part is the end. No connection is
    /// held from part to part, however slowly they are taken.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn entry_exports_after(
        &self,
        organiser: &Person,
        call: &Call,
        filter: &EntryFilter,
        after: i64,
        now: Timestamp,
    ) -> Result<Vec<EntryExport>> {
        self.as_observer(Some(organiser), call, now).await?;
        let asked = Asked::new(call, filter, call.running_round(now));
        // Whoever takes much at once takes turns with others: pages are read meanwhile.
        let _turn = self.exporting.acquire().await;
        let mut reading = self.store.begin_reading().await?;
        let rows = read_listed_after(&mut reading, &asked, after, PART).await?;
        let run = (after, rows.last().map_or(after, |row| row.number));
        let mut works = read_handed_in(&mut reading, &asked, run).await?;
        let mut members = read_members(&mut reading, &asked, run).await?;
        let mut receipts = read_receipts(&mut reading, &asked, run).await?;
        let mut exclusions = read_reasons(&mut reading, OF_EXCLUSION, &asked, run).await?;
        let mut extensions = read_reasons(&mut reading, OF_EXTENSION, &asked, run).await?;
        reading.commit().await?;
        let exports = rows.into_iter().map(|row| {
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
                exclusion_reason: exclusions.remove(&row.entry),
                content,
                files,
                members: members.remove(&row.entry).unwrap_or_default(),
                receipts: receipts.remove(&row.entry).unwrap_or_default(),
                jurors: row.jurors,
                finished: row.finished,
                changed_at: calendar::machine(Timestamp(row.updated_at)),
                extended_until: row.extended_until.map(calendar::machine),
                extension_reason: extensions.remove(&row.entry),
                id: row.entry,
            }
        });
        Ok(exports.collect())
    }
}

/// Entries as CSV (UTF-8 with a byte-order mark, RFC 4180), one row per entry, with the jury's
/// progress in the round that runs. Several values in a cell stand in lines of their own; files,
/// their hashes and receipts in the same order in each of their columns.
#[must_use]
pub fn entries_csv(entries: &[EntryExport]) -> String {
    entries_csv_head() + &entries_csv_rows(entries)
}

/// What [`entries_csv`] begins with: the names of the columns.
#[must_use]
pub fn entries_csv_head() -> String {
    let localized = LOCALIZED_COLUMNS
        .iter()
        .flat_map(|column| Language::ALL.map(|language| format!("{column}_{}", language.tag())));
    let header: Vec<String> = ENTRIES_HEADER
        .iter()
        .map(ToString::to_string)
        .chain(localized)
        .collect();
    String::from("\u{feff}") + &line(&header)
}

/// The rows of [`entries_csv`] for some of the entries.
#[must_use]
pub fn entries_csv_rows(entries: &[EntryExport]) -> String {
    let rows = entries.iter().map(|entry| line(&entry_cells(entry)));
    rows.collect()
}

/// The cells of an entry, in the order of the columns.
fn entry_cells(row: &EntryExport) -> Vec<String> {
    let content = &row.content;
    let english = |texts: &Localized| spreadsheet_safe(texts.text(Language::En));
    let captain = row.members.iter().find(|member| member.captain);
    let mut cells = vec![
        row.entry.to_string(),
        spreadsheet_safe(&row.team),
        row.state.to_owned(),
        english(&content.title),
        row.receipts.len().to_string(),
        row.jurors.to_string(),
        row.finished.to_string(),
        row.changed_at.clone(),
        english(&content.summary),
        lines(&row.members, |member| member.name.clone()),
        lines(&row.members, |member| member.mail.clone()),
        content.topic.clone(),
        lines(&content.topics, Clone::clone),
        lines(&content.datasets, Clone::clone),
        spreadsheet_safe(&content.sources),
        spreadsheet_safe(&content.link),
        content.licence.clone(),
        lines(&row.files, |file| file.name.clone()),
        lines(&row.receipts, |receipt| {
            format!(
                "{} {}",
                receipt.number,
                calendar::machine(Timestamp(receipt.at))
            )
        }),
        captain.map_or_else(String::new, |captain| spreadsheet_safe(&captain.name)),
        spreadsheet_safe(row.exclusion_reason.as_deref().unwrap_or_default()),
        lines(&row.files, |file| file.hash.clone()),
        lines(&row.receipts, |receipt| receipt.by.clone()),
        lines(&row.receipts, |receipt| receipt.hash.clone()),
        row.extended_until.clone().unwrap_or_default(),
        spreadsheet_safe(row.extension_reason.as_deref().unwrap_or_default()),
    ];
    for texts in [&content.title, &content.summary, &content.alternative] {
        cells.extend(
            Language::ALL.map(|language| {
                spreadsheet_safe(texts.0.get(&language).map_or("", String::as_str))
            }),
        );
    }
    cells
}

/// Several values of a cell, each in a line of its own.
fn lines<T>(values: &[T], text: impl Fn(&T) -> String) -> String {
    let values: Vec<String> = values.iter().map(text).collect();
    spreadsheet_safe(&values.join("\n"))
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
