//! A plan as a CSV file, one row per pair: written for a spreadsheet, and read back from it.

use contest::{Timestamp, judging::RoundKind};

use super::board::{Board, Panels, PlanOptions};
use crate::{
    Call, Office, Person, Problem, Refusal, Result, Seen,
    entries::export::{line, reader},
    refusal::UNKNOWN,
};

impl Office {
    /// The plan as CSV, one row per pair.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn plan_csv(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        now: Timestamp,
    ) -> Result<String> {
        let view = self.plan(organiser, call, round, now).await?;
        let mut text = String::from("\u{feff}");
        text.push_str(&line(&["entry", "juror"].map(str::to_owned)));
        for entry in &view.entries {
            for juror in &entry.panel {
                text.push_str(&line(&[
                    entry.number.to_string(),
                    view.jurors[*juror].mail.clone(),
                ]));
            }
        }
        Ok(text)
    }

    /// Reads a plan from CSV with the columns `entry` (number) and `juror` (mail address) and makes
    /// it the open one.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with the line that is wrong: nothing is changed then.
    /// [`Refusal::Barred`] for a pair that must not be. [`Refusal::Overtaken`].
    pub async fn import_plan(
        &self,
        organiser: &Person,
        call: &Call,
        round: RoundKind,
        text: &str,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        call.round(round).ok_or(UNKNOWN)?;
        let mut board = self.board(call, round).await?;
        let panels = read_panels(&board, text)?;
        board.put(&panels);
        self.store_plan(
            organiser,
            call,
            (&PlanOptions::of(call, round), &board.stored_panels()),
            seen,
            now,
        )
        .await
    }
}

/// The panels that a file asks for, where each of its lines is a pair that may be.
fn read_panels(board: &Board, text: &str) -> Result<Panels> {
    let mut panels = Panels::new();
    let wrong = |number: usize| Refusal::field("plan", Problem::PlanLine { line: number });
    // The reader counts lines by their ends, and sees that of CR LF one line late.
    let text = text.replace("\r\n", "\n");
    let mut reader = reader(&text, true);
    let headless = || Refusal::field("plan", Problem::PlanHeader);
    let header = reader.headers().map_err(|_| headless())?.clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|cell| cell.eq_ignore_ascii_case(name))
            .ok_or_else(headless)
    };
    let (entry_at, juror_at) = (column("entry")?, column("juror")?);
    for record in reader.records() {
        let record = record.map_err(|error| {
            wrong(
                error
                    .position()
                    .map_or(1, |at| usize::try_from(at.line()).unwrap_or(1)),
            )
        })?;
        let place = record.position().map_or(0, |at| {
            usize::try_from(at.line()).unwrap_or(1).saturating_sub(1)
        });
        let number: i64 = record
            .get(entry_at)
            .and_then(|cell| cell.parse().ok())
            .ok_or_else(|| wrong(place + 1))?;
        let mail = record
            .get(juror_at)
            .map(str::to_lowercase)
            .unwrap_or_default();
        let entry = board
            .entries
            .iter()
            .find(|entry| entry.number == number)
            .ok_or_else(|| wrong(place + 1))?;
        let juror = board
            .jurors
            .iter()
            .position(|juror| juror.mail == mail)
            .ok_or_else(|| wrong(place + 1))?;
        if let Some(bar) = entry.bars[juror] {
            return Err(Refusal::Barred {
                juror: board.jurors[juror].name.clone(),
                bar,
            }
            .into());
        }
        panels
            .entry(entry.id.clone())
            .or_default()
            .insert(board.jurors[juror].person.clone());
    }
    Ok(panels)
}
