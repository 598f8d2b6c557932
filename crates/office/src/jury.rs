//! The jury: invitations, assignments, and the score sheet on which no mark is lost.

use std::{collections::BTreeSet, sync::Arc};

use contest::{
    Action, Content, Language, Localized, MailAddress, Moment, PersonName, Standing,
    account::same_organisation,
    entry::{COMMENT_MOST, EntryState},
    judging::Criterion,
    may,
};
use judging::assignment;

use crate::{
    Call, DraftFile, Office, Person, Problem, Refusal, Result, StoredFile, accounts::name_problem, audit, refusal::UNKNOWN, storage::Change,
};

/// A juror's dashboard for one call.
#[derive(Clone, Debug)]
pub struct Desk {
    pub call: Arc<Call>,
    pub rows: Vec<DashboardRow>,
    pub standing: Standing,
}

/// One entry that a juror is to score.
#[derive(Clone, Debug)]
pub struct DashboardRow {
    pub entry: String,
    pub number: i64,
    pub title: Localized,
    /// Id of the cover, where it has a preview.
    pub cover: Option<String>,
    pub marks: i64,
    /// Not null where the juror declared a conflict of interest.
    pub conflict: Option<String>,
    pub finished_at: Option<i64>,
}

/// A row as it is stored: entry, number, title, cover, conflict, when it was finished, how many marks.
type StoredRow = (String, i64, String, Option<String>, Option<String>, Option<i64>, i64);

impl TryFrom<StoredRow> for DashboardRow {
    type Error = crate::Failure;

    fn try_from((entry, number, title, cover, conflict, finished_at, marks): StoredRow) -> Result<Self> {
        Ok(Self { entry, number, title: serde_json::from_str(&title)?, cover, marks, conflict, finished_at })
    }
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
    pub entry: String,
    pub number: i64,
    pub content: Content,
    pub files: Vec<SheetFile>,
    pub marks: Vec<Mark>,
    pub comment_team: String,
    pub comment_jury: String,
    pub comment_version: i64,
    pub conflict: Option<String>,
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
    pub cover: bool,
    pub kind: String,
    pub bytes: i64,
    pub width: Option<i64>,
    pub height: Option<i64>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct SheetRow {
    call: String,
    number: i64,
    team: String,
    state: String,
    content: String,
    files: String,
    pub(crate) conflict: Option<String>,
    comment_team: String,
    comment_jury: String,
    comment_version: i64,
    finished_at: Option<i64>,
}

pub(crate) const SHEET: &str = "SELECT entry.call, entry.number, team.name AS team, entry.state, revision.content, revision.files,
        assignment.conflict, assignment.comment_team, assignment.comment_jury, assignment.comment_version, assignment.finished_at
 FROM assignment JOIN entry ON entry.id = assignment.entry JOIN team ON team.id = entry.team
 JOIN revision ON revision.entry = entry.id AND revision.number = entry.revision
 WHERE assignment.juror = $1 AND assignment.entry = $2";

impl Office {
    /// Invites somebody to the jury of a call, with a one-time link by mail.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`]; [`Refusal::ConflictOfInterest`] where the person takes part in this call.
    pub async fn invite_juror(
        &self,
        organiser: &Person,
        call: &Call,
        name: &str,
        mail: &str,
        language: Language,
        now: Moment,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let name = PersonName::parse(name).ok_or_else(|| Refusal::field("name", name_problem(name)))?;
        let mail = MailAddress::parse(mail).ok_or_else(|| Refusal::field("mail", Problem::NotAMailAddress))?;
        let mut transaction = self.store.begin().await?;
        let (person, link) = self.invited(&mut transaction, &name, &mail, language, now).await?;
        let member: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM member WHERE person = $1 AND call = $2")
            .bind(&person)
            .bind(&call.id)
            .fetch_one(&mut *transaction)
            .await?;
        if member > 0 {
            return Err(Refusal::ConflictOfInterest.into());
        }
        sqlx::query("INSERT INTO juror (call, person, invited_at) VALUES ($1, $2, $3) ON CONFLICT (call, person) DO NOTHING")
            .bind(&call.id)
            .bind(&person)
            .bind(now.0)
            .execute(&mut *transaction)
            .await?;
        let title = call.title.text(language);
        self.post(
            &mut transaction,
            now,
            mail.as_str(),
            &words::mail_juror_subject(language, title),
            &words::mail_juror_body(language, name.as_str(), title, link),
        )
        .await?;
        audit::record(&mut transaction, now, &organiser.id, "invite-juror", &call.id, &person).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Assigns the call's number of jurors to every entry that was handed in, balanced by count. What stands stays; a juror
    /// who shares the mail domain of an organisation with a team never gets its entry. Answers how many pairs are new and how
    /// many entries have fewer jurors than the call asks for.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn assign(&self, organiser: &Person, call: &Call, now: Moment) -> Result<(usize, usize)> {
        self.as_organiser(Some(organiser), call, now).await?;
        let mut transaction = self.store.begin().await?;
        let jurors: Vec<(String, String)> = sqlx::query_as(
            "SELECT person.id, person.mail FROM juror JOIN person ON person.id = juror.person WHERE juror.call = $1 ORDER BY person.id",
        )
        .bind(&call.id)
        .fetch_all(&mut *transaction)
        .await?;
        let entries: Vec<(String, String)> =
            sqlx::query_as("SELECT id, team FROM entry WHERE call = $1 AND state = 'submitted' ORDER BY number")
                .bind(&call.id)
                .fetch_all(&mut *transaction)
                .await?;
        let members: Vec<(String, String)> =
            sqlx::query_as("SELECT member.team, person.mail FROM member JOIN person ON person.id = member.person WHERE member.call = $1")
                .bind(&call.id)
                .fetch_all(&mut *transaction)
                .await?;
        let standing: Vec<(String, String, Option<String>)> =
            sqlx::query_as("SELECT juror, entry, conflict FROM assignment WHERE call = $1")
                .bind(&call.id)
                .fetch_all(&mut *transaction)
                .await?;
        let juror_at = |id: &str| jurors.iter().position(|(juror, _)| juror == id);
        let conflict = |juror: usize, entry: usize| {
            let shared = members.iter().filter(|(team, _)| *team == entries[entry].1).any(|(_, mail)| {
                let (Some(theirs), Some(own)) = (MailAddress::parse(mail), MailAddress::parse(&jurors[juror].1)) else { return false };
                theirs == own || same_organisation(&theirs, &own)
            });
            let declared =
                standing.iter().any(|(by, of, conflict)| conflict.is_some() && *by == jurors[juror].0 && *of == entries[entry].0);
            shared || declared
        };
        let kept: Vec<BTreeSet<usize>> = entries
            .iter()
            .map(|(entry, _)| {
                standing.iter().filter(|(_, of, conflict)| of == entry && conflict.is_none()).filter_map(|(by, ..)| juror_at(by)).collect()
            })
            .collect();
        let per_entry = usize::try_from(call.jurors_per_entry).unwrap_or(1);
        let plan = assignment::balanced(jurors.len(), per_entry, &kept, conflict);
        let mut added = 0;
        for (index, assigned) in plan.iter().enumerate() {
            for juror in assigned.difference(&kept[index]) {
                sqlx::query("INSERT INTO assignment (juror, entry, call, created_at) VALUES ($1, $2, $3, $4)")
                    .bind(&jurors[*juror].0)
                    .bind(&entries[index].0)
                    .bind(&call.id)
                    .bind(now.0)
                    .execute(&mut *transaction)
                    .await?;
                added += 1;
            }
        }
        let short = plan.iter().filter(|assigned| assigned.len() < per_entry).count();
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "assign",
            &call.id,
            &format!("{added} new, {short} entries with too few jurors"),
        )
        .await?;
        transaction.commit().await?;
        Ok((added, short))
    }

    /// What a juror has to score in a call, in the order of the entries' numbers.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but a juror of this call.
    pub async fn dashboard(&self, juror: &Person, call: &Arc<Call>, now: Moment) -> Result<Desk> {
        if !self.actor(Some(juror), call, "").await?.juror {
            return Err(UNKNOWN);
        }
        let standing = call.situation(EntryState::Submitted, now).round;
        let rows = if standing == Standing::Before {
            Vec::new()
        } else {
            let rows: Vec<StoredRow> = sqlx::query_as(
                "SELECT entry.id, entry.number, revision.title, revision.cover, assignment.conflict, assignment.finished_at,
                        (SELECT COUNT(*) FROM mark WHERE mark.juror = assignment.juror AND mark.entry = assignment.entry) AS marks
                 FROM assignment JOIN entry ON entry.id = assignment.entry
                 JOIN revision ON revision.entry = entry.id AND revision.number = entry.revision
                 WHERE assignment.call = $1 AND assignment.juror = $2 AND entry.state = 'submitted' ORDER BY entry.number",
            )
            .bind(&call.id)
            .bind(&juror.id)
            .fetch_all(self.store.read())
            .await?;
            rows.into_iter().map(DashboardRow::try_from).collect::<Result<_>>()?
        };
        Ok(Desk { call: Arc::clone(call), rows, standing })
    }

    /// The score sheet of a juror for an entry that was assigned to them.
    ///
    /// # Errors
    ///
    /// Unknown where it was not.
    pub async fn sheet(&self, juror: &Person, entry: &str, now: Moment) -> Result<Sheet> {
        let row: Option<SheetRow> = sqlx::query_as(SHEET).bind(&juror.id).bind(entry).fetch_optional(self.store.read()).await?;
        let row = row.ok_or(UNKNOWN)?;
        let call = self.call_by_id(&row.call).await?;
        let situation = call.situation(EntryState::from_code(&row.state).ok_or(UNKNOWN)?, now);
        let mut actor = self.actor(Some(juror), &call, entry).await?;
        // Who declared a conflict still sees the sheet, to take it back.
        actor.assigned = true;
        may(actor, Action::SeeForJudging, &situation)?;
        let marks: Vec<(String, i64, i64)> = sqlx::query_as("SELECT criterion, steps, version FROM mark WHERE juror = $1 AND entry = $2")
            .bind(&juror.id)
            .bind(entry)
            .fetch_all(self.store.read())
            .await?;
        let marks = call
            .criteria
            .iter()
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
            entry: entry.to_owned(),
            number: row.number,
            content: serde_json::from_str(&row.content)?,
            files: files
                .into_iter()
                .map(|file| SheetFile {
                    id: file.id,
                    cover: file.role == "cover",
                    kind: file.kind,
                    bytes: file.bytes,
                    width: file.width,
                    height: file.height,
                })
                .collect(),
            marks,
            comment_team: row.comment_team,
            comment_jury: row.comment_jury,
            comment_version: row.comment_version,
            conflict: row.conflict,
            finished_at: row.finished_at.map(Moment),
            standing: situation.round,
            team: (!call.blind).then_some(row.team),
            call,
        })
    }

    /// A file of an entry for its juror, under a name that tells nothing but its kind.
    ///
    /// # Errors
    ///
    /// Unknown where the entry is not the juror's.
    pub async fn sheet_file(&self, juror: &Person, entry: &str, file: &str, preview: bool, now: Moment) -> Result<StoredFile> {
        let sheet = self.sheet(juror, entry, now).await?;
        let files: String = sqlx::query_scalar("SELECT revision.files FROM entry JOIN revision ON revision.entry = entry.id AND revision.number = entry.revision WHERE entry.id = $1")
            .bind(entry)
            .fetch_one(self.store.read())
            .await?;
        let files: Vec<DraftFile> = serde_json::from_str(&files)?;
        let (place, found) = files.iter().enumerate().find(|(_, known)| known.id == file).ok_or(UNKNOWN)?;
        self.open_file(found, preview, format!("entry-{}-{}.{}", sheet.number, place + 1, found.kind)).await
    }

    /// Locks the assignment's row and lets its juror write while the round is open.
    async fn writing(&self, transaction: &mut Change, juror: &Person, entry: &str, now: Moment) -> Result<(Arc<Call>, SheetRow)> {
        sqlx::query("UPDATE assignment SET juror = juror WHERE juror = $1 AND entry = $2")
            .bind(&juror.id)
            .bind(entry)
            .execute(&mut **transaction)
            .await?;
        let row: Option<SheetRow> = sqlx::query_as(SHEET).bind(&juror.id).bind(entry).fetch_optional(&mut **transaction).await?;
        let row = row.ok_or(UNKNOWN)?;
        let call = self.may_mark(juror, entry, &row, now).await?;
        Ok((call, row))
    }

    /// The call, if this juror may write on a sheet now. Who declared a conflict may still take it back.
    pub(crate) async fn may_mark(&self, juror: &Person, entry: &str, row: &SheetRow, now: Moment) -> Result<Arc<Call>> {
        let call = self.call_by_id(&row.call).await?;
        let situation = call.situation(EntryState::from_code(&row.state).ok_or(UNKNOWN)?, now);
        let mut actor = self.actor(Some(juror), &call, entry).await?;
        actor.assigned = true;
        match may(actor, Action::Mark, &situation) {
            Err(contest::Denied::TooLate) => Err(Refusal::RoundClosed.into()),
            other => Ok(other.map(|()| call)?),
        }
    }

    /// Saves both comments on top of the version that the juror saw; answers the new version.
    ///
    /// # Errors
    ///
    /// [`Refusal::StaleDraft`], [`Refusal::Fields`] where one is too long, [`Refusal::RoundClosed`].
    pub async fn save_comments(&self, juror: &Person, entry: &str, team: &str, jury: &str, version: i64, now: Moment) -> Result<i64> {
        for (field, text) in [("comment_team", team), ("comment_jury", jury)] {
            if text.chars().count() > COMMENT_MOST {
                return Err(Refusal::field(field, Problem::TooLong { most: COMMENT_MOST }));
            }
            if text.contains('\0') {
                return Err(Refusal::field(field, Problem::ControlCharacters));
            }
        }
        let mut transaction = self.store.begin().await?;
        let (_, row) = self.writing(&mut transaction, juror, entry, now).await?;
        if row.comment_version != version {
            return Err(Refusal::StaleDraft { version: row.comment_version }.into());
        }
        sqlx::query("UPDATE assignment SET comment_team = $1, comment_jury = $2, comment_version = comment_version + 1 WHERE juror = $3 AND entry = $4")
            .bind(team)
            .bind(jury)
            .bind(&juror.id)
            .bind(entry)
            .execute(&mut *transaction)
            .await?;
        transaction.commit().await?;
        Ok(version + 1)
    }

    /// Declares a conflict of interest with an entry, or takes it back with `None`. A sheet in conflict counts for nothing;
    /// its marks stay where they are.
    ///
    /// # Errors
    ///
    /// Unknown where the entry is not the juror's; [`Refusal::RoundClosed`].
    pub async fn declare_conflict(&self, juror: &Person, entry: &str, reason: Option<&str>, now: Moment) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let (call, _) = self.writing(&mut transaction, juror, entry, now).await?;
        sqlx::query("UPDATE assignment SET conflict = $1, finished_at = NULL WHERE juror = $2 AND entry = $3")
            .bind(reason.map(|reason| reason.chars().take(COMMENT_MOST).collect::<String>()))
            .bind(&juror.id)
            .bind(entry)
            .execute(&mut *transaction)
            .await?;
        let action = if reason.is_some() { "conflict" } else { "conflict-withdrawn" };
        audit::record(&mut transaction, now, &juror.id, action, entry, &call.id).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Says that a sheet is finished, or opens it again. Only finished sheets enter the ranking.
    ///
    /// # Errors
    ///
    /// [`Refusal::MarksMissing`] with their number.
    pub async fn finish(&self, juror: &Person, entry: &str, finished: bool, now: Moment) -> Result<()> {
        let mut transaction = self.store.begin().await?;
        let (call, row) = self.writing(&mut transaction, juror, entry, now).await?;
        if row.conflict.is_some() {
            return Err(Refusal::ConflictOfInterest.into());
        }
        let marks: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM mark WHERE juror = $1 AND entry = $2")
            .bind(&juror.id)
            .bind(entry)
            .fetch_one(&mut *transaction)
            .await?;
        let missing = i64::try_from(call.criteria.len()).unwrap_or_default() - marks;
        if finished && missing > 0 {
            return Err(Refusal::MarksMissing(missing).into());
        }
        sqlx::query("UPDATE assignment SET finished_at = $1 WHERE juror = $2 AND entry = $3")
            .bind(finished.then_some(now.0))
            .bind(&juror.id)
            .bind(entry)
            .execute(&mut *transaction)
            .await?;
        audit::record(&mut transaction, now, &juror.id, if finished { "finish" } else { "reopen" }, entry, "").await?;
        transaction.commit().await?;
        Ok(())
    }
}
