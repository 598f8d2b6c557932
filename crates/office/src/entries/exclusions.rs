//! Entries that organisers take out of the contest, and put back: with a reason that the team
//! reads, and nothing lost.

use contest::{
    Content, EntryId, Language, Localized, Stage, Timestamp,
    entry::{EntryState, Exclusion},
};

use crate::{
    Call, DraftFile, MAX_MINUTE_CHARS, Office, Person, Problem, Refusal, Result, Seen, Thing,
    audit,
    entries::{
        drafts::{FILES_OF, changed_since},
        hand_ins::HandIn,
        listing::list_entry,
    },
    mail::outbox::{Matter, NewMail, Recipient},
    refusal::UNKNOWN,
    results::publication::private,
    storage::Change,
    texts::required_text,
    versions::advance,
};

/// Why an entry is out of the contest.
#[derive(Clone, Debug)]
pub struct Excluded {
    /// What was done to it.
    pub kind: Exclusion,
    /// As the organisers wrote it; the team reads it.
    pub reason: String,
    /// When they did.
    pub at: Timestamp,
}

/// An entry as an organiser sees it: as it was handed in last.
#[derive(Clone, Debug)]
pub struct CallEntry {
    /// `UUIDv7`.
    pub id: EntryId,
    /// Its number in the call, from 1.
    pub number: i64,
    /// Of the work.
    pub title: Localized,
    /// What was handed in.
    pub content: Content,
    /// What was handed in, in the order in which files stand everywhere.
    pub files: Vec<DraftFile>,
    /// Every hand-in, the newest first.
    pub receipts: Vec<HandIn>,
    /// Whether the team's draft differs from what it handed in.
    pub changed: bool,
    /// The team's name.
    pub team: String,
    /// One that the organisers took out is withdrawn.
    pub state: EntryState,
    /// Sheets with a mark or a comment, in every round.
    pub sheets: i64,
    /// Set where the organisers took it out.
    pub excluded: Option<Excluded>,
}

#[derive(sqlx::FromRow)]
struct ExclusionRow {
    kind: String,
    reason: String,
    excluded_at: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    id: EntryId,
    number: i64,
    title: String,
    content: String,
    files: String,
    draft: String,
    team: String,
    state: String,
    sheets: i64,
    kind: Option<String>,
    reason: Option<String>,
    excluded_at: Option<i64>,
}

impl Office {
    /// An entry that was handed in, by its number.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser, and where no such entry was handed in.
    pub async fn call_entry(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        now: Timestamp,
    ) -> Result<CallEntry> {
        self.as_observer(Some(organiser), call, now).await?;
        let row: Option<Row> = sqlx::query_as(
            "SELECT entry.id, entry.number,
                    revision.title, revision.content, revision.files,
                    entry.content AS draft,
                    team.name AS team,
                    entry.state,
                    exclusion.kind, exclusion.reason, exclusion.excluded_at,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        WHERE assignment.entry = entry.id
                          AND EXISTS (
                              SELECT 1
                              FROM started_sheet
                              WHERE started_sheet.juror = assignment.juror
                                AND started_sheet.entry = assignment.entry
                                AND started_sheet.round = assignment.round
                          )
                    ) AS sheets
             FROM entry
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             JOIN team ON team.id = entry.team
             LEFT JOIN exclusion ON exclusion.entry = entry.id
             WHERE entry.call = $1
               AND entry.number = $2",
        )
        .bind(&call.id)
        .bind(number)
        .fetch_optional(self.store.read())
        .await?;
        let row = row.ok_or(UNKNOWN)?;
        let files: Vec<DraftFile> = serde_json::from_str(&row.files)?;
        let content: Content = serde_json::from_str(&row.content)?;
        let draft_files: Vec<DraftFile> = sqlx::query_as(FILES_OF)
            .bind(&row.id)
            .fetch_all(self.store.read())
            .await?;
        let changed = changed_since(
            (&content, &files),
            (&serde_json::from_str(&row.draft)?, &draft_files),
        );
        Ok(CallEntry {
            receipts: self.hand_ins(&row.id).await?,
            changed: !changed.is_empty(),
            content,
            files,
            title: serde_json::from_str(&row.title)?,
            state: EntryState::from_code(&row.state).ok_or(UNKNOWN)?,
            excluded: exclusion_of(row.kind.as_deref(), row.reason, row.excluded_at),
            id: row.id,
            number: row.number,
            team: row.team,
            sheets: row.sheets,
        })
    }

    /// Every hand-in of an entry, the newest first.
    pub(crate) async fn hand_ins(&self, entry: &EntryId) -> Result<Vec<HandIn>> {
        Ok(sqlx::query_as(
            "SELECT revision.number,
                    person.name AS \"by\",
                    revision.submitted_at AS at,
                    revision.hash
             FROM revision
             JOIN person ON person.id = revision.submitted_by
             WHERE revision.entry = $1
             ORDER BY revision.number DESC",
        )
        .bind(entry)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Takes an entry out of the contest. It leaves every list, plan and ranking; its marks,
    /// comments and files are kept. The team is told the reason by mail.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where the kind or the reason is missing, or it is too long;
    /// [`Refusal::HoldsAward`] where something was decided for it; [`Refusal::Public`] where the
    /// public sees it, or a ranking with it; [`Refusal::Overtaken`]; too late where its team
    /// withdrew it; unknown for anybody but an organiser.
    pub async fn exclude(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        (kind, reason): (Option<Exclusion>, &str),
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let entry = self.call_entry(organiser, call, number, now).await?;
        let kind = kind.ok_or_else(|| Refusal::field("kind", Problem::Missing))?;
        let reason = required_text("reason", reason, MAX_MINUTE_CHARS)?;
        let mut transaction = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Exclusion(&entry.id));
        if !advance(
            &mut transaction,
            thing,
            seen,
            &(kind.code(), &reason),
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        let held: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM decision WHERE entry = $1")
            .bind(&entry.id)
            .fetch_one(&mut *transaction)
            .await?;
        if held > 0 {
            return Err(Refusal::HoldsAward.into());
        }
        self.unseen(&mut transaction, call, &entry.id).await?;
        change_state(
            &mut transaction,
            &entry.id,
            [EntryState::Submitted, EntryState::Withdrawn],
            now,
        )
        .await?;
        sqlx::query(
            "INSERT INTO exclusion (entry, kind, reason, excluded_by, excluded_at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(&entry.id)
        .bind(kind.code())
        .bind(&reason)
        .bind(&organiser.id)
        .bind(now.0)
        .execute(&mut *transaction)
        .await?;
        list_entry(&mut transaction, &entry.id).await?;
        self.tell_team(
            &mut transaction,
            call,
            &entry,
            now,
            |language, name, title| {
                (
                    i18n::mail_excluded_subject(language, title),
                    i18n::mail_excluded_body(language, name, title, &reason),
                )
            },
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "entry-excluded",
            &call.id,
            &format!("{number} {}: {reason}", kind.code()),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Puts an entry back that the organisers took out: everything stands as it did. The team is
    /// told by mail.
    ///
    /// # Errors
    ///
    /// [`Refusal::Public`] where the public would see it, or a ranking with it;
    /// [`Refusal::Overtaken`]; unknown where the organisers did not take it out, and for anybody
    /// but an organiser.
    pub async fn readmit(
        &self,
        organiser: &Person,
        call: &Call,
        number: i64,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.as_organiser(Some(organiser), call, now).await?;
        let entry = self.call_entry(organiser, call, number, now).await?;
        let mut transaction = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Exclusion(&entry.id));
        if !advance(
            &mut transaction,
            thing,
            seen,
            &"readmitted",
            (organiser, now),
        )
        .await?
        {
            return Ok(());
        }
        self.unseen(&mut transaction, call, &entry.id).await?;
        let known = sqlx::query("DELETE FROM exclusion WHERE entry = $1")
            .bind(&entry.id)
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        if known == 0 {
            return Err(UNKNOWN);
        }
        change_state(
            &mut transaction,
            &entry.id,
            [EntryState::Withdrawn, EntryState::Submitted],
            now,
        )
        .await?;
        list_entry(&mut transaction, &entry.id).await?;
        self.tell_team(
            &mut transaction,
            call,
            &entry,
            now,
            |language, name, title| {
                (
                    i18n::mail_readmitted_subject(language, title),
                    i18n::mail_readmitted_body(language, name, title),
                )
            },
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "entry-readmitted",
            &call.id,
            &number.to_string(),
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Refuses what would let an entry leave or enter what the public sees.
    async fn unseen(&self, change: &mut Change, call: &Call, entry: &EntryId) -> Result<()> {
        let finalist: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM finalist WHERE entry = $1")
            .bind(entry)
            .fetch_one(&mut **change)
            .await?;
        if finalist > 0 {
            private(change, call, Stage::Finalists).await?;
        }
        private(change, call, Stage::Scores).await
    }

    /// Writes to every member of an entry's team, in their language: subject and body of language,
    /// name and the work's title.
    async fn tell_team(
        &self,
        change: &mut Change,
        call: &Call,
        entry: &CallEntry,
        now: Timestamp,
        letter: impl Fn(Language, &str, &str) -> (String, String),
    ) -> Result<()> {
        for (name, mail, language) in team_of(change, &entry.id).await? {
            let (subject, body) = letter(language, &name, entry.title.text(language));
            let mail = NewMail {
                call: &call.id,
                matter: Matter::Exclusion,
                recipient: &mail,
                subject: &subject,
                body: &body,
                stop: "",
            };
            self.post_of_call(change, now, mail).await?;
        }
        Ok(())
    }

    /// Why the organisers took an entry out, for its team and its organisers' pages; `None` where
    /// they did not.
    pub(crate) async fn exclusion(&self, entry: &EntryId) -> Result<Option<Excluded>> {
        let row: Option<ExclusionRow> =
            sqlx::query_as("SELECT kind, reason, excluded_at FROM exclusion WHERE entry = $1")
                .bind(entry)
                .fetch_optional(self.store.read())
                .await?;
        Ok(row
            .and_then(|row| exclusion_of(Some(&row.kind), Some(row.reason), Some(row.excluded_at))))
    }
}

fn exclusion_of(kind: Option<&str>, reason: Option<String>, at: Option<i64>) -> Option<Excluded> {
    Some(Excluded {
        kind: Exclusion::from_code(kind?)?,
        reason: reason?,
        at: Timestamp(at?),
    })
}

/// Name, address and language of each member of an entry's team, in the order in which they joined.
pub(crate) async fn team_of(
    change: &mut Change,
    entry: &EntryId,
) -> Result<Vec<(String, String, Language)>> {
    let members: Vec<Recipient> = sqlx::query_as(
        "SELECT person.name, person.mail, person.language
         FROM entry
         JOIN member ON member.team = entry.team
         JOIN person ON person.id = member.person
         WHERE entry.id = $1
         ORDER BY member.joined_at, person.id",
    )
    .bind(entry)
    .fetch_all(&mut **change)
    .await?;
    Ok(members.into_iter().map(Recipient::into_parts).collect())
}

/// Changes an entry's state from one to another.
///
/// # Errors
///
/// Too late where it stands in another.
async fn change_state(
    change: &mut Change,
    entry: &EntryId,
    [from, to]: [EntryState; 2],
    now: Timestamp,
) -> Result<()> {
    let done = sqlx::query(
        "UPDATE entry
         SET state = $1, updated_at = $2
         WHERE id = $3
           AND state = $4",
    )
    .bind(to.code())
    .bind(now.0)
    .bind(entry)
    .bind(from.code())
    .execute(&mut **change)
    .await?
    .rows_affected();
    if done == 0 {
        Err(contest::Denied::TooLate.into())
    } else {
        Ok(())
    }
}
