//! Exports that a spreadsheet can open without running anything.

use contest::{Language, Moment, entry::Exclusion};

use crate::{Call, Office, Person, Result, calendar};

/// Columns of the marks' export.
pub const MARKS_HEADER: [&str; 8] = ["entry", "juror", "criterion_id", "criterion", "weight_per_mille", "mark", "highest", "finished"];

/// A text that a spreadsheet shows as text: what would begin a formula gets an apostrophe in front (OWASP, CSV injection).
#[must_use]
pub fn spreadsheet_safe(text: &str) -> String {
    if datasets::starts_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// A line of CSV (RFC 4180).
pub(crate) fn line(cells: &[String]) -> String {
    let quoted = cells
        .iter()
        .map(|cell| if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() });
    let mut text = quoted.collect::<Vec<_>>().join(",");
    text.push_str("\r\n");
    text
}

/// A reader of a table that people made: its delimiter is the commonest of the usual ones in the first line.
pub(crate) fn reader(text: &str, headers: bool) -> csv::Reader<&[u8]> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|delimiter| first.bytes().filter(|byte| byte == delimiter).count());
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
            let criterion = call.criteria.iter().find(|criterion| criterion.id == row.criterion);
            text.push_str(&line(&[
                row.entry.to_string(),
                spreadsheet_safe(&row.juror),
                row.criterion.clone(),
                spreadsheet_safe(criterion.map_or("", |criterion| criterion.name.text(Language::En))),
                criterion.map_or(0, |criterion| criterion.weight).to_string(),
                row.steps.to_string(),
                criterion.map_or(0, |criterion| criterion.steps).to_string(),
                row.finished.to_string(),
                calendar::machine(Moment(row.saved_at)),
                row.round.clone(),
            ]));
        }
        Ok(text)
    }

    /// The entries of a call as CSV, one row per entry, with the jury's progress in the round that runs.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn entries_csv(&self, organiser: &Person, call: &Call, now: Moment) -> Result<String> {
        let mut text = String::from("\u{feff}");
        text.push_str(&line(&["entry", "team", "state", "title", "hand_ins", "jurors", "finished", "changed_at"].map(str::to_owned)));
        for row in self.overview(organiser, call, call.running_round(now), now).await?.entries {
            text.push_str(&line(&[
                row.number.to_string(),
                spreadsheet_safe(&row.team),
                if row.excluded == Some(Exclusion::Disqualified) { Exclusion::Disqualified.code() } else { row.state.code() }.to_owned(),
                spreadsheet_safe(row.title.text(Language::En)),
                row.revision.to_string(),
                row.jurors.to_string(),
                row.finished.to_string(),
                calendar::machine(Moment(row.updated_at)),
            ]));
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_is_shown_not_run() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(spreadsheet_safe(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(line(&["a,b".to_owned(), "say \"x\"".to_owned()]), "\"a,b\",\"say \"\"x\"\"\"\r\n");
    }
}
