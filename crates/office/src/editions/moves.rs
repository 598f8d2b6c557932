//! Phases that were moved: kept with the reason for the call's page, and mailed to whoever they
//! concern.

use contest::{CallId, Language, PersonId, PhaseKind, Schedule, Timestamp};

use crate::{
    Call, Office, Result,
    editions::calendar::{self, Zone},
    mail::outbox::{Matter, NewMail, Recipient},
    storage::{Change, execute_one},
};

/// A phase that was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseMove {
    /// Which.
    pub kind: PhaseKind,
    /// The first moment of the phase as it stood, and the first past it.
    pub before: (Timestamp, Timestamp),
    /// The first moment of the phase as it was moved, and the first past it.
    pub after: (Timestamp, Timestamp),
    /// As the organiser wrote it; empty where none was given.
    pub reason: String,
    /// When it was moved.
    pub at: Timestamp,
}

/// A phase that is being moved: the first moment of it and the first past it, before and after.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Moved {
    kind: PhaseKind,
    before: (Timestamp, Timestamp),
    after: (Timestamp, Timestamp),
}

/// What is told of the phases of a call that move at once.
pub(crate) struct Announcement<'a> {
    /// As it was.
    pub(crate) call: &'a Call,
    /// Its zone, which may be another one from now on.
    pub(crate) zone: &'a Zone,
    pub(crate) moves: &'a [Moved],
    /// Empty where none was given.
    pub(crate) reason: &'a str,
}

/// A phase that begins or ends elsewhere than a calendar has it. One that the calendar does not have
/// is new, and does not move.
pub(crate) fn find_move(
    schedule: &Schedule,
    kind: PhaseKind,
    after: (Timestamp, Timestamp),
) -> Option<Moved> {
    let phase = schedule.phase(kind)?;
    let before = (phase.starts, phase.ends);
    (before != after).then_some(Moved {
        kind,
        before,
        after,
    })
}

#[derive(sqlx::FromRow)]
struct Row {
    kind: String,
    starts_before: i64,
    ends_before: i64,
    starts_after: i64,
    ends_after: i64,
    reason: String,
    moved_at: i64,
}

impl Row {
    /// The move; `None` where its kind is not known here.
    fn into_move(self) -> Option<PhaseMove> {
        Some(PhaseMove {
            kind: PhaseKind::from_code(&self.kind)?,
            before: (Timestamp(self.starts_before), Timestamp(self.ends_before)),
            after: (Timestamp(self.starts_after), Timestamp(self.ends_after)),
            reason: self.reason,
            at: Timestamp(self.moved_at),
        })
    }
}

impl Office {
    /// The phases of a call that were moved, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn phase_moves(&self, call: &CallId) -> Result<Vec<PhaseMove>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT kind, starts_before, ends_before, starts_after, ends_after, reason, moved_at
             FROM phase_move
             WHERE call = $1
             ORDER BY moved_at DESC, id DESC",
        )
        .bind(call)
        .fetch_all(self.store.read())
        .await?;
        Ok(rows.into_iter().filter_map(Row::into_move).collect())
    }

    /// Keeps what moves, and writes to whoever it concerns: to teams where they register or hand
    /// in, to jurors where they judge. Nobody is written to about what was over and still is.
    pub(crate) async fn announce_moves(
        &self,
        change: &mut Change,
        announcement: &Announcement<'_>,
        (person, now): (&PersonId, Timestamp),
    ) -> Result<()> {
        for moved in announcement.moves {
            execute_one(
                change,
                sqlx::query(
                    "INSERT INTO phase_move (
                         id, call, kind, starts_before, ends_before, starts_after, ends_after,
                         reason, moved_by, moved_at
                     )
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                )
                .bind(self.id(now))
                .bind(&announcement.call.id)
                .bind(moved.kind.code())
                .bind(moved.before.0.0)
                .bind(moved.before.1.0)
                .bind(moved.after.0.0)
                .bind(moved.after.1.0)
                .bind(announcement.reason)
                .bind(person)
                .bind(now.0),
            )
            .await?;
        }
        let concerning = |kinds: [PhaseKind; 2]| -> Vec<Moved> {
            announcement
                .moves
                .iter()
                .filter(|moved| kinds.contains(&moved.kind))
                .filter(|moved| now < moved.before.1 || now < moved.after.1)
                .copied()
                .collect()
        };
        let teams = concerning([PhaseKind::Registration, PhaseKind::Submission]);
        if !teams.is_empty() {
            let members = read_members(change, &announcement.call.id).await?;
            self.mail_moves(change, announcement, (&teams, members), now)
                .await?;
        }
        let jury = concerning([PhaseKind::Screening, PhaseKind::Final]);
        if !jury.is_empty() {
            let jurors = read_jurors(change, &announcement.call.id).await?;
            self.mail_moves(change, announcement, (&jury, jurors), now)
                .await?;
        }
        Ok(())
    }

    /// Writes to people of what moves, each in their language.
    async fn mail_moves(
        &self,
        change: &mut Change,
        announcement: &Announcement<'_>,
        (moves, people): (&[Moved], Vec<Recipient>),
        now: Timestamp,
    ) -> Result<()> {
        let call = announcement.call;
        for (name, mail, language) in people.into_iter().map(Recipient::into_parts) {
            let title = call.title.text(language);
            let link = format!(
                "{}/{}/{}/{}",
                self.address(),
                language.tag(),
                call.edition.slug,
                call.slug
            );
            let what = describe(language, announcement, moves);
            let mail = NewMail {
                call: &call.id,
                matter: Matter::Calendar,
                recipient: &mail,
                subject: &i18n::mail_moved_subject(language, title),
                body: &i18n::mail_moved_body(language, &name, title, what, link),
                stop: "",
            };
            self.post_of_call(change, now, mail).await?;
        }
        Ok(())
    }
}

/// A moment in a zone and in UTC.
pub(crate) fn write_moment(language: Language, at: Timestamp, zone: &Zone) -> String {
    let mut zones = vec![zone.clone(), Zone::UTC];
    zones.dedup();
    let written: Vec<String> = zones
        .iter()
        .map(|zone| calendar::format_timestamp(language, at, zone))
        .collect();
    written.join(" · ")
}

/// What moves, with the old and the new moment in the call's zone and in UTC, and the reason.
fn describe(language: Language, announcement: &Announcement<'_>, moves: &[Moved]) -> String {
    let moment = |at: Timestamp| write_moment(language, at, announcement.zone);
    let part = |what: String, before: Timestamp, after: Timestamp| {
        (before != after).then(|| {
            [
                what,
                i18n::join_label(language, i18n::effect_before(language), moment(before)),
                i18n::join_label(language, i18n::effect_after(language), moment(after)),
            ]
            .join("\n")
        })
    };
    let parts = moves.iter().flat_map(|moved| {
        let phase = i18n::phase_name(language, moved.kind);
        [
            part(
                i18n::phases_start_of(language, phase),
                moved.before.0,
                moved.after.0,
            ),
            part(
                i18n::phases_end_of(language, phase),
                moved.before.1,
                moved.after.1,
            ),
        ]
    });
    let reason = (!announcement.reason.is_empty())
        .then(|| i18n::join_label(language, i18n::phases_reason(language), announcement.reason));
    let parts: Vec<String> = parts.flatten().chain(reason).collect();
    parts.join("\n\n")
}

/// Everybody in a team of a call.
async fn read_members(change: &mut Change, call: &CallId) -> Result<Vec<Recipient>> {
    Ok(sqlx::query_as(
        "SELECT person.name, person.mail, person.language
         FROM member
         JOIN person ON person.id = member.person
         WHERE member.call = $1
         ORDER BY member.joined_at, person.id",
    )
    .bind(call)
    .fetch_all(&mut **change)
    .await?)
}

/// Everybody on the jury of a call.
async fn read_jurors(change: &mut Change, call: &CallId) -> Result<Vec<Recipient>> {
    Ok(sqlx::query_as(
        "SELECT person.name, person.mail, person.language
         FROM juror
         JOIN person ON person.id = juror.person
         WHERE juror.call = $1
         ORDER BY juror.invited_at, person.id",
    )
    .bind(call)
    .fetch_all(&mut **change)
    .await?)
}
