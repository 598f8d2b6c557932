//! The jury: invitations, assignments, and the score sheet on which no mark is lost.

use std::sync::Arc;

use contest::{
    Action, Actor, Content, Denied, Language, Localized, MailAddress, Moment, PersonName, Standing,
    entry::{COMMENT_MOST, EntryState},
    judging::{Criterion, Recusal, RoundKind, SheetName},
    may,
};

use crate::{
    Call, DraftFile, Office, Person, Problem, Refusal, Result, Seen, StoredFile, Thing,
    accounts::{
        people::{name_problem, organisation},
        roles::lock_roles,
    },
    audit,
    entries::export::reader,
    jury::sentences::share,
    refusal::UNKNOWN,
    storage::Change,
    texts::{said, written},
    versions::{advance, touch_letters_and_publication},
};

/// Rows and columns of a table that a score sheet shows in place, and how many bytes of the file
/// are read for them.
pub const TABLE_ROWS: usize = 20;
pub const TABLE_COLUMNS: usize = 12;
const TABLE_BYTES: u64 = 256 * 1024;

/// A juror's dashboard for one call.
#[derive(Clone, Debug)]
pub struct Desk {
    pub call: Arc<Call>,
    pub round: RoundKind,
    pub rows: Vec<DashboardRow>,
    pub standing: Standing,
}

/// One entry that a juror is to score.
#[derive(Clone, Debug)]
pub struct DashboardRow {
    pub sheet: SheetName,
    pub number: i64,
    pub title: Localized,
    /// Id of the cover, where it has a preview.
    pub cover: Option<String>,
    /// Code of its main topic.
    pub topic: String,
    pub marks: i64,
    /// How many criteria are asked for it.
    pub criteria: usize,
    /// Set where the juror stepped back.
    pub recusal: Option<Recusal>,
    pub finished_at: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct StoredRow {
    id: String,
    number: i64,
    title: String,
    cover: Option<String>,
    topic: String,
    recusal: Option<String>,
    finished_at: Option<i64>,
    marks: i64,
}

impl StoredRow {
    fn shown(self, round: RoundKind, asked: &[Criterion]) -> Result<DashboardRow> {
        Ok(DashboardRow {
            sheet: SheetName {
                entry: self.id,
                round,
            },
            number: self.number,
            title: serde_json::from_str(&self.title)?,
            cover: self.cover,
            marks: self.marks,
            criteria: asked
                .iter()
                .filter(|criterion| criterion.applies(&self.topic))
                .count(),
            topic: self.topic,
            recusal: self.recusal.as_deref().and_then(Recusal::from_code),
            finished_at: self.finished_at,
        })
    }
}

/// Who is invited to a jury.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    pub name: &'a str,
    pub mail: &'a str,
    /// Where they work; empty where the organiser does not say.
    pub organisation: &'a str,
    pub language: Language,
    /// Whether somebody who was invited before is to get another mail.
    pub again: bool,
}

/// One mark as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub criterion: Criterion,
    /// `None` where nothing was marked yet.
    pub steps: Option<i64>,
    /// 0 where nothing was marked yet.
    pub version: i64,
}

/// The sheet of a juror for an entry, and the work as a juror of a blind round may see it.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub call: Arc<Call>,
    pub name: SheetName,
    pub number: i64,
    pub content: Content,
    pub files: Vec<SheetFile>,
    pub marks: Vec<Mark>,
    pub comment_team: String,
    pub comment_jury: String,
    pub comment_version: i64,
    /// Sentences of the comment to the jury that go to the team, as JSON.
    pub(crate) sentences: String,
    /// Set where the juror stepped back, with what they wrote.
    pub recusal: Option<(Recusal, String)>,
    /// What this juror asked the organisers to look at, with their answers.
    pub flags: Vec<crate::Flag>,
    pub finished_at: Option<Moment>,
    /// Whether marks can be saved now.
    pub standing: Standing,
    /// The team's name; `None` in a blind round.
    pub team: Option<String>,
}

/// A file on a score sheet. Its name says its kind and place only.
#[derive(Clone, Debug)]
pub struct SheetFile {
    pub id: String,
    /// SHA-256 of its content.
    hash: String,
    pub cover: bool,
    pub kind: String,
    pub bytes: i64,
    pub width: Option<i64>,
    pub height: Option<i64>,
}

impl From<DraftFile> for SheetFile {
    fn from(file: DraftFile) -> Self {
        Self {
            id: file.id,
            hash: file.hash,
            cover: file.role == "cover",
            kind: file.kind,
            bytes: file.bytes,
            width: file.width,
            height: file.height,
        }
    }
}

#[derive(sqlx::FromRow)]
struct SheetRow {
    call: String,
    number: i64,
    team: String,
    state: String,
    content: String,
    files: String,
    topic: String,
    conflict: Option<String>,
    recusal: Option<String>,
    comment_team: String,
    comment_jury: String,
    comment_version: i64,
    sentences: String,
    finished_at: Option<i64>,
}

/// What a save asks of a sheet: where it stands, and what its juror is to the entry.
#[derive(sqlx::FromRow)]
pub(crate) struct Writing {
    call: String,
    state: String,
    pub(crate) topic: String,
    pub(crate) conflict: Option<String>,
    pub(crate) comment_version: i64,
    juror: i64,
    organiser: i64,
    involved: i64,
}

const WRITING: &str = "SELECT entry.call,
            entry.state,
            revision.topic,
            assignment.conflict,
            assignment.comment_version,
            (
                SELECT COUNT(*)
                FROM juror
                WHERE juror.call = entry.call
                  AND juror.person = $1
            ) AS juror,
            (
                SELECT COUNT(*)
                FROM organiser
                JOIN call ON call.edition = organiser.edition
                WHERE call.id = entry.call
                  AND organiser.person = $1
            ) AS organiser,
            (
                SELECT COUNT(*)
                FROM took_part
                WHERE took_part.team = entry.team
                  AND took_part.person = $1
            ) AS involved
     FROM assignment
     JOIN entry ON entry.id = assignment.entry
     JOIN revision ON revision.entry = entry.id
       AND revision.number = entry.revision
     WHERE assignment.juror = $1
       AND assignment.entry = $2
       AND assignment.round = $3";

const SHEET: &str = "SELECT entry.call, entry.number,
            team.name AS team,
            entry.state,
            revision.content, revision.files, revision.topic,
            assignment.conflict, assignment.recusal,
            assignment.comment_team, assignment.comment_jury,
            assignment.comment_version, assignment.sentences,
            assignment.finished_at
     FROM assignment
     JOIN entry ON entry.id = assignment.entry
     JOIN team ON team.id = entry.team
     JOIN revision ON revision.entry = entry.id
       AND revision.number = entry.revision
     WHERE assignment.juror = $1
       AND assignment.entry = $2
       AND assignment.round = $3";

impl Office {
    /// Invites somebody to the jury of a call, with a one-time link by mail. Where they work is
    /// kept where their account does not say it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`]; [`Refusal::InvitedAlready`] unless it is meant `again`;
    /// [`Refusal::ConflictOfInterest`] where the person takes part in this call; denied where they
    /// organise its edition.
    pub async fn invite_juror(
        &self,
        organiser: &Person,
        call: &Call,
        Invitation {
            name,
            mail,
            organisation: from,
            language,
            again,
        }: Invitation<'_>,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let name =
            PersonName::parse(name).ok_or_else(|| Refusal::field("name", name_problem(name)))?;
        let mail = MailAddress::read(mail)
            .map_err(|fault| Refusal::field("mail", Problem::MailAddress(fault)))?;
        let from = organisation(from)?;
        let mut transaction = self.store.begin().await?;
        let next = call.jury_page(language);
        let (person, link) = self
            .invited(&mut transaction, &name, &mail, language, &next, now)
            .await?;
        let roles = lock_roles(&mut transaction, &person, call).await?;
        if roles.member {
            return Err(Refusal::ConflictOfInterest.into());
        }
        if roles.organiser {
            return Err(Denied::OrganiserOfThisEdition.into());
        }
        if roles.juror && !again {
            return Err(Refusal::InvitedAlready.into());
        }
        sqlx::query(
            "INSERT INTO juror (call, person, invited_at)
             VALUES ($1, $2, $3)
             ON CONFLICT (call, person) DO NOTHING",
        )
        .bind(&call.id)
        .bind(&person)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        sqlx::query(
            "UPDATE person
             SET organisation = $1
             WHERE id = $2
               AND organisation = ''",
        )
        .bind(&from)
        .bind(&person)
        .execute(&mut *transaction)
        .await?;
        self.post_invitation(
            &mut transaction,
            call,
            (name.as_str(), mail.as_str(), language),
            &link,
            now,
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "invite-juror",
            &call.id,
            &person,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a juror out of the jury of a call. What they finished counts on; what they began is
    /// kept and counts for nothing, as it did; what they did not begin is free for others.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`]; unknown for anybody but an organiser, and for somebody who is not a
    /// juror of this call.
    pub async fn remove_juror(
        &self,
        organiser: &Person,
        call: &Call,
        juror: &str,
        seen: Seen,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&call.id, Thing::Juror(juror)),
            seen,
            &"removed",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let known = sqlx::query(
            "DELETE FROM juror
             WHERE call = $1
               AND person = $2",
        )
        .bind(&call.id)
        .bind(juror)
        .execute(&mut *transaction)
        .await?
        .rows_affected();
        if known == 0 {
            return Err(UNKNOWN);
        }
        sqlx::query(
            "DELETE FROM assignment
             WHERE call = $1
               AND juror = $2
               AND conflict IS NULL
               AND finished_at IS NULL
               AND NOT EXISTS (
                   SELECT 1
                   FROM begun
                   WHERE begun.juror = assignment.juror
                     AND begun.entry = assignment.entry
                     AND begun.round = assignment.round
               )",
        )
        .bind(&call.id)
        .bind(juror)
        .execute(&mut *transaction)
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "juror-removed",
            &call.id,
            juror,
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// What a juror has to score in a round of a call, in the order of the entries' numbers.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call.
    pub async fn dashboard(
        &self,
        juror: &Person,
        call: &Arc<Call>,
        round: RoundKind,
        now: Moment,
    ) -> Result<Desk> {
        if !self.actor(Some(juror), call, "").await?.juror {
            return Err(UNKNOWN);
        }
        let standing = call.round_standing(round, now);
        let rows = if standing == Standing::Before {
            Vec::new()
        } else {
            let rows: Vec<StoredRow> = sqlx::query_as(
                "SELECT judged.id,
                        judged.number,
                        revision.title,
                        revision.cover,
                        revision.topic,
                        assignment.recusal,
                        assignment.finished_at,
                        (
                            SELECT COUNT(*)
                            FROM mark
                            WHERE mark.juror = assignment.juror
                              AND mark.entry = assignment.entry
                              AND mark.round = assignment.round
                        ) AS marks
                 FROM assignment
                 JOIN judged ON judged.id = assignment.entry
                   AND judged.round = assignment.round
                 JOIN revision ON revision.entry = judged.id
                   AND revision.number = judged.revision
                 WHERE assignment.call = $1
                   AND assignment.juror = $2
                   AND assignment.round = $3
                 ORDER BY judged.number",
            )
            .bind(&call.id)
            .bind(&juror.id)
            .bind(round.code())
            .fetch_all(self.store.read())
            .await?;
            let asked = call.criteria_in(round);
            rows.into_iter()
                .map(|row| row.shown(round, &asked))
                .collect::<Result<_>>()?
        };
        Ok(Desk {
            call: Arc::clone(call),
            round,
            rows,
            standing,
        })
    }

    /// The score sheet of a juror for an entry that was assigned to them.
    ///
    /// # Errors
    ///
    /// Unknown where it was not.
    pub async fn sheet(&self, juror: &Person, name: &SheetName, now: Moment) -> Result<Sheet> {
        let row: Option<SheetRow> = sqlx::query_as(SHEET)
            .bind(&juror.id)
            .bind(&name.entry)
            .bind(name.round.code())
            .fetch_optional(self.store.read())
            .await?;
        let row = row.ok_or(UNKNOWN)?;
        let call = self.call_by_id(&row.call).await?;
        let round = call.round(name.round).ok_or(UNKNOWN)?;
        let situation = call.situation_in(
            name.round,
            EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            now,
        );
        let mut actor = self.actor(Some(juror), &call, &name.entry).await?;
        // Who declared a conflict still sees the sheet, to take it back.
        actor.assigned = true;
        may(actor, Action::SeeForJudging, &situation)?;
        let marks: Vec<(String, i64, i64)> = sqlx::query_as(
            "SELECT criterion, steps, version
             FROM mark
             WHERE juror = $1
               AND entry = $2
               AND round = $3",
        )
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code())
        .fetch_all(self.store.read())
        .await?;
        let flags = self.own_flags(juror, &name.entry).await?;
        let marks = call
            .criteria
            .iter()
            .filter(|criterion| criterion.asked_in(round))
            .filter(|criterion| criterion.applies(&row.topic))
            .map(|criterion| {
                let mark = marks.iter().find(|(of, ..)| *of == criterion.id);
                Mark {
                    criterion: criterion.clone(),
                    steps: mark.map(|(_, steps, _)| *steps),
                    version: mark.map_or(0, |(.., version)| *version),
                }
            })
            .collect();
        let files: Vec<DraftFile> = serde_json::from_str(&row.files)?;
        Ok(Sheet {
            name: name.clone(),
            number: row.number,
            content: serde_json::from_str(&row.content)?,
            files: files.into_iter().map(SheetFile::from).collect(),
            marks,
            comment_team: row.comment_team,
            comment_jury: row.comment_jury,
            comment_version: row.comment_version,
            sentences: row.sentences,
            recusal: row
                .recusal
                .as_deref()
                .and_then(Recusal::from_code)
                .map(|kind| (kind, row.conflict.unwrap_or_default())),
            flags,
            finished_at: row.finished_at.map(Moment),
            standing: situation.round,
            team: (!round.blind).then_some(row.team),
            call,
        })
    }

    /// The first rows of each table among a sheet's files, by the file's id: at most [`TABLE_ROWS`]
    /// rows of [`TABLE_COLUMNS`] columns. A file that is no table after all has none.
    ///
    /// # Errors
    ///
    /// Where the object store fails.
    pub async fn sheet_tables(&self, sheet: &Sheet) -> Result<Vec<(String, Vec<Vec<String>>)>> {
        let mut tables = Vec::new();
        for file in sheet.files.iter().filter(|file| file.kind == "csv") {
            let bytes = self.files.beginning(&file.hash, TABLE_BYTES).await?;
            let whole = i64::try_from(bytes.len()).is_ok_and(|read| read >= file.bytes);
            let text = String::from_utf8_lossy(&bytes);
            let mut reader = reader(&text, false);
            let mut rows: Vec<Vec<String>> = reader
                .records()
                .take(TABLE_ROWS + 1)
                .map_while(Result::ok)
                .map(|record| {
                    record
                        .iter()
                        .take(TABLE_COLUMNS)
                        .map(str::to_owned)
                        .collect()
                })
                .collect();
            // The last row of a beginning may be cut off.
            if !whole && rows.len() <= TABLE_ROWS {
                rows.pop();
            }
            if !rows.is_empty() {
                tables.push((file.id.clone(), rows));
            }
        }
        Ok(tables)
    }

    /// A file of an entry for its juror, under a name that tells nothing but its kind.
    ///
    /// # Errors
    ///
    /// Unknown where the entry is not the juror's.
    pub async fn sheet_file(
        &self,
        juror: &Person,
        name: &SheetName,
        file: &str,
        preview: bool,
        now: Moment,
    ) -> Result<StoredFile> {
        let sheet = self.sheet(juror, name, now).await?;
        let files: String = sqlx::query_scalar(
            "SELECT revision.files
             FROM entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             WHERE entry.id = $1",
        )
        .bind(&name.entry)
        .fetch_one(self.store.read())
        .await?;
        let files: Vec<DraftFile> = serde_json::from_str(&files)?;
        let (place, found) = files
            .iter()
            .enumerate()
            .find(|(_, known)| known.id == file)
            .ok_or(UNKNOWN)?;
        self.open_file(
            found,
            preview,
            format!("entry-{}-{}.{}", sheet.number, place + 1, found.kind),
        )
        .await
    }

    /// Locks the assignment's row and lets its juror write while the round is open.
    pub(crate) async fn writing(
        &self,
        transaction: &mut Change,
        juror: &Person,
        name: &SheetName,
        now: Moment,
    ) -> Result<(Arc<Call>, Writing)> {
        sqlx::query(
            "UPDATE assignment
             SET juror = juror
             WHERE juror = $1
               AND entry = $2
               AND round = $3",
        )
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code())
        .execute(&mut **transaction)
        .await?;
        let row: Option<Writing> = sqlx::query_as(WRITING)
            .bind(&juror.id)
            .bind(&name.entry)
            .bind(name.round.code())
            .fetch_optional(&mut **transaction)
            .await?;
        self.may_write(juror, name, row, now).await
    }

    /// The same for a mark, before the one writer is taken: its statement has the guards once more.
    pub(crate) async fn marking(
        &self,
        juror: &Person,
        name: &SheetName,
        now: Moment,
    ) -> Result<(Arc<Call>, Writing)> {
        let row: Option<Writing> = sqlx::query_as(WRITING)
            .bind(&juror.id)
            .bind(&name.entry)
            .bind(name.round.code())
            .fetch_optional(self.store.read())
            .await?;
        self.may_write(juror, name, row, now).await
    }

    /// The call, if this juror may write on a sheet now. Who declared a conflict may still take it
    /// back.
    async fn may_write(
        &self,
        juror: &Person,
        name: &SheetName,
        row: Option<Writing>,
        now: Moment,
    ) -> Result<(Arc<Call>, Writing)> {
        let row = row.ok_or(UNKNOWN)?;
        let call = self.call_by_id(&row.call).await?;
        let situation = call.situation_in(
            name.round,
            EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            now,
        );
        let actor = Actor {
            signed_in: true,
            administrator: juror.administrator,
            organiser: row.organiser > 0,
            juror: row.juror > 0,
            involved: row.involved > 0,
            assigned: true,
            ..Actor::default()
        };
        match may(actor, Action::Mark, &situation) {
            Err(Denied::TooLate) => Err(Refusal::RoundClosed.into()),
            other => Ok(other.map(|()| (call, row))?),
        }
    }

    /// Saves both comments on top of the version that the juror saw; answers the new version.
    ///
    /// # Errors
    ///
    /// [`Refusal::StaleDraft`], [`Refusal::Fields`] where one is too long,
    /// [`Refusal::RoundClosed`].
    pub async fn save_comments(
        &self,
        juror: &Person,
        name: &SheetName,
        team: &str,
        jury: &str,
        version: i64,
        now: Moment,
    ) -> Result<i64> {
        for (field, text) in [("comment_team", team), ("comment_jury", jury)] {
            if text.chars().count() > COMMENT_MOST {
                return Err(Refusal::field(
                    field,
                    Problem::TooLong { most: COMMENT_MOST },
                ));
            }
            if text.contains('\0') {
                return Err(Refusal::field(field, Problem::ControlCharacters));
            }
        }
        let mut transaction = self.store.begin().await?;
        let (call, row) = self.writing(&mut transaction, juror, name, now).await?;
        if row.comment_version != version {
            return Err(Refusal::StaleDraft {
                version: row.comment_version,
            }
            .into());
        }
        touch_letters_and_publication(&mut transaction, (&call.id, &name.entry), (juror, now))
            .await?;
        sqlx::query(
            "UPDATE assignment
             SET comment_team = $1,
                 comment_jury = $2,
                 comment_version = comment_version + 1
             WHERE juror = $3
               AND entry = $4
               AND round = $5",
        )
        .bind(team)
        .bind(jury)
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code())
        .execute(&mut *transaction)
        .await?;
        share(&mut transaction, juror, name, None).await?;
        transaction.commit().await?;
        Ok(version + 1)
    }

    /// Steps back from an entry, or takes that back with `None`. That holds in every round: a sheet
    /// that its juror stepped back from counts for nothing; its marks stay where they are.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where another reason is given without words, or too many; unknown where
    /// the entry is not the juror's; [`Refusal::RoundClosed`].
    pub async fn recuse(
        &self,
        juror: &Person,
        name: &SheetName,
        recusal: Option<(Recusal, &str)>,
        now: Moment,
    ) -> Result<()> {
        let recusal = match recusal {
            Some((Recusal::Other, reason)) => {
                Some((Recusal::Other, said("reason", reason, COMMENT_MOST)?))
            }
            Some((kind, reason)) => Some((kind, written("reason", reason, COMMENT_MOST)?)),
            None => None,
        };
        let mut transaction = self.store.begin().await?;
        let (call, _) = self.writing(&mut transaction, juror, name, now).await?;
        // Finished stays finished in a round that is over: taking it back brings that sheet back as
        // it was.
        sqlx::query(
            "UPDATE assignment
             SET conflict = $1,
                 recusal = $2,
                 finished_at = CASE WHEN round = $5 THEN NULL ELSE finished_at END
             WHERE juror = $3
               AND entry = $4",
        )
        .bind(recusal.as_ref().map(|(_, reason)| reason))
        .bind(recusal.as_ref().map(|(kind, _)| kind.code()))
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code())
        .execute(&mut *transaction)
        .await?;
        let (action, detail) = recusal
            .map_or(("conflict-withdrawn", String::new()), |(kind, reason)| {
                ("conflict", format!("{}: {reason}", kind.code()))
            });
        touch_letters_and_publication(&mut transaction, (&call.id, &name.entry), (juror, now))
            .await?;
        // Under the call, so that its organisers read it in its log.
        audit::record(
            &mut transaction,
            now,
            &juror.id,
            action,
            &call.id,
            &format!("{} {detail}", name.entry),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Says that a sheet is finished, or opens it again. Only finished sheets enter the ranking.
    ///
    /// # Errors
    ///
    /// [`Refusal::MarksMissing`] with their number.
    pub async fn finish(
        &self,
        juror: &Person,
        name: &SheetName,
        finished: bool,
        now: Moment,
    ) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let (call, row) = self.writing(&mut transaction, juror, name, now).await?;
        if row.conflict.is_some() {
            return Err(Refusal::ConflictOfInterest.into());
        }
        let marked: Vec<String> = sqlx::query_scalar(
            "SELECT criterion
             FROM mark
             WHERE juror = $1
               AND entry = $2
               AND round = $3",
        )
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code())
        .fetch_all(&mut *transaction)
        .await?;
        let asked = call.criteria_in(name.round);
        let asked = asked
            .iter()
            .filter(|criterion| criterion.applies(&row.topic));
        let missing = i64::try_from(
            asked
                .filter(|criterion| !marked.contains(&criterion.id))
                .count(),
        )
        .unwrap_or(i64::MAX);
        if finished && missing > 0 {
            return Err(Refusal::MarksMissing(missing).into());
        }
        sqlx::query(
            "UPDATE assignment
             SET finished_at = $1
             WHERE juror = $2
               AND entry = $3
               AND round = $4",
        )
        .bind(finished.then_some(now.0))
        .bind(&juror.id)
        .bind(&name.entry)
        .bind(name.round.code())
        .execute(&mut *transaction)
        .await?;
        touch_letters_and_publication(&mut transaction, (&call.id, &name.entry), (juror, now))
            .await?;
        audit::record(
            &mut transaction,
            now,
            &juror.id,
            if finished { "finish" } else { "reopen" },
            &name.entry,
            name.round.code(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}
