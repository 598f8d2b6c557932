//! Deadlines of one team: later than the call's, with a reason that the team reads. The rules ask
//! [`Call::of_team`], so that everything that ends with the deadline ends with the team's.

use std::time::Duration;

use contest::{
    Denied, EntryId, PhaseKind, Timestamp, edition::MAX_MOVE_REASON_CHARS, entry::EntryState,
};

use crate::{
    Call, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    editions::{calendar, moves::write_moment},
    entries::exclusions::team_of,
    mail::outbox::{Matter, NewMail},
    refusal::UNKNOWN,
    storage::Change,
    texts::required_text,
    versions::advance,
};

/// A deadline that one team has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// Until when; the call's own deadline counts where that is later by now.
    pub ends: Timestamp,
    /// As the organisers wrote it; the team reads it.
    pub reason: String,
    /// When they set it.
    pub at: Timestamp,
}

/// Until when the team of an entry hands in, as its organisers see it.
#[derive(Clone, Debug)]
pub struct EntryDeadline {
    /// `UUIDv7`.
    pub entry: EntryId,
    /// The entry's number in the call, from 1.
    pub number: i64,
    /// The team's name.
    pub team: String,
    /// How far the entry has come.
    pub state: EntryState,
    /// Set where the team has a deadline of its own.
    pub extension: Option<Extension>,
}

impl EntryDeadline {
    /// The deadline that counts for the team.
    #[must_use]
    pub fn ends(&self, call: &Call) -> Timestamp {
        let own = self.extension.as_ref().map(|extension| extension.ends);
        call.ends(PhaseKind::Submission)
            .max(own.unwrap_or_default())
    }
}

/// A deadline of one team as an organiser sets it.
#[derive(Clone, Copy, Debug)]
pub struct ExtensionDraft<'a> {
    /// Until when.
    pub ends: Timestamp,
    /// As the team reads it.
    pub reason: &'a str,
    /// Whether it is meant although the jury begins before.
    pub confirmed: bool,
}

#[derive(sqlx::FromRow)]
struct ExtensionRow {
    ends_at: i64,
    reason: String,
    set_at: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    entry: EntryId,
    team: String,
    state: String,
}

impl Office {
    /// The deadline that a team was given for its entry; `None` where it has the call's.
    pub(crate) async fn extension(&self, entry: &EntryId) -> Result<Option<Extension>> {
        let row: Option<ExtensionRow> =
            sqlx::query_as("SELECT ends_at, reason, set_at FROM extension WHERE entry = $1")
                .bind(entry)
                .fetch_optional(self.store.read())
                .await?;
        Ok(row.map(|row| Extension {
            ends: Timestamp(row.ends_at),
            reason: row.reason,
            at: Timestamp(row.set_at),
        }))
    }

    /// Until when the team of an entry hands in, by the entry's number.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but who sees what organisers see.
    pub async fn entry_deadline(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        now: Timestamp,
    ) -> Result<EntryDeadline> {
        self.as_observer(Some(organiser), call, now).await?;
        let row: Option<Row> = sqlx::query_as(
            "SELECT entry.id AS entry, team.name AS team, entry.state
             FROM entry
             JOIN team ON team.id = entry.team
             WHERE entry.call = $1
               AND entry.number = $2",
        )
        .bind(&call.id)
        .bind(number)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        Ok(EntryDeadline {
            extension: self.extension(&row.entry).await?,
            state: EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            entry: row.entry,
            number,
            team: row.team,
        })
    }

    /// Gives one team a later deadline than the call's, or another one than it has. It is told the
    /// reason by mail.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the reason is missing or too long, or the moment is not past the
    /// call's deadline, or over already; [`Refusal::JuryBegins`] where the jury begins before the
    /// team's deadline is over and that is not confirmed; [`Refusal::Overtaken`]; withdrawn where
    /// the entry is; unknown for anybody but an organiser.
    pub async fn extend(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        draft: ExtensionDraft<'_>,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let known = self.entry_deadline(organiser, call, number, now).await?;
        if known.state == EntryState::Withdrawn {
            return Err(Denied::Withdrawn.into());
        }
        let after = call.ends(PhaseKind::Submission).max(now);
        if draft.ends <= after {
            return Err(Refusal::field("ends", Problem::TooEarly { after }));
        }
        let reason = required_text("reason", draft.reason, MAX_MOVE_REASON_CHARS)?;
        check_jury_waits(call, draft)?;
        let mut transaction = self.store.begin().await?;
        let thing = (&call.id, Thing::Extension(&known.entry));
        let wanted = (draft.ends, &reason);
        if !advance(&mut transaction, thing, seen, &wanted, (organiser, now)).await? {
            return Ok(());
        }
        sqlx::query(
            "INSERT INTO extension (entry, ends_at, reason, set_by, set_at)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (entry) DO UPDATE
             SET ends_at = excluded.ends_at,
                 reason = excluded.reason,
                 set_by = excluded.set_by,
                 set_at = excluded.set_at",
        )
        .bind(&known.entry)
        .bind(draft.ends.0)
        .bind(&reason)
        .bind(&organiser.id)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        let deadlines = [known.ends(call), draft.ends];
        self.tell_of_deadline(&mut transaction, call, (&known, deadlines), &reason, now)
            .await?;
        let ends = calendar::machine(draft.ends);
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "deadline-extended",
            &call.id,
            &format!("{number} {ends}: {reason}"),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a team's own deadline back: the call's counts again. The team is told by mail.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser, and where the team has none.
    pub async fn withdraw_extension(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let known = self.entry_deadline(organiser, call, number, now).await?;
        let mut transaction = self.store.begin().await?;
        let thing = (&call.id, Thing::Extension(&known.entry));
        if !advance(
            &mut transaction,
            thing,
            seen,
            &"withdrawn",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let gone = sqlx::query("DELETE FROM extension WHERE entry = $1")
            .bind(&known.entry)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if gone == 0 {
            return Err(UNKNOWN);
        }
        let deadlines = [known.ends(call), call.ends(PhaseKind::Submission)];
        self.tell_of_deadline(&mut transaction, call, (&known, deadlines), "", now)
            .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "extension-withdrawn",
            &call.id,
            &number.to_string(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Writes to every member of a team, in their language, that its deadline was another one and
    /// which it is now; why, unless that is empty.
    async fn tell_of_deadline(
        &self,
        change: &mut Change,
        call: &Call,
        (known, [before, after]): (&EntryDeadline, [Timestamp; 2]),
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        for (name, mail, language) in team_of(change, &known.entry).await? {
            let moment = |at| write_moment(language, at, &call.time_zone);
            let line = |label, text: String| i18n::join_label(language, label, text);
            let mut lines = vec![
                line(i18n::effect_before(language), moment(before)),
                line(i18n::effect_after(language), moment(after)),
            ];
            if !reason.is_empty() {
                lines.push(line(i18n::phases_reason(language), reason.to_owned()));
            }
            let address = self.address();
            let link = format!("{address}/{}/entry/{}", language.tag(), known.entry);
            let team = &known.team;
            let mail = NewMail {
                call: &call.id,
                matter: Matter::Calendar,
                recipient: &mail,
                subject: &i18n::mail_own_deadline_subject(language, team),
                body: &i18n::mail_own_deadline_body(
                    language,
                    name,
                    team,
                    call.title.text(language),
                    lines.join("\n"),
                    link,
                ),
                stop: "",
            };
            self.post_of_call(change, now, mail).await?;
        }
        Ok(())
    }
}

/// Refuses a deadline that is over after the jury begins, its grace included, unless that is meant.
fn check_jury_waits(call: &Call, draft: ExtensionDraft<'_>) -> Result<(), Refusal> {
    let submission = call.schedule.phase(PhaseKind::Submission);
    let grace = submission.map_or(Duration::ZERO, |phase| phase.grace);
    let over = draft.ends.plus(grace);
    match call.schedule.phase(PhaseKind::Screening) {
        Some(jury) if jury.starts < over && !draft.confirmed => Err(Refusal::JuryBegins {
            starts: jury.starts,
        }),
        _ => Ok(()),
    }
}
