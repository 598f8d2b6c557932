//! What a juror changes of a sheet beside its marks: comments, stepping back, finishing it.

use contest::{
    Action, CriterionId, Timestamp,
    entry::MAX_COMMENT_CHARS,
    judging::{Recusal, SheetName},
    text::has_unwritable,
};

use crate::{
    Office, Person, Problem, Refusal, Result, audit,
    jury::sentences::share,
    storage::execute_one,
    texts::{clean_text, required_text},
    versions::touch_letters_and_publication,
};

impl Office {
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
        now: Timestamp,
    ) -> Result<i64> {
        for (field, text) in [("comment_team", team), ("comment_jury", jury)] {
            if text.chars().count() > MAX_COMMENT_CHARS {
                return Err(Refusal::field(
                    field,
                    Problem::TooLong {
                        most: MAX_COMMENT_CHARS,
                    },
                ));
            }
            if has_unwritable(text) {
                return Err(Refusal::field(field, Problem::ControlCharacters));
            }
        }
        let mut transaction = self.store.begin().await?;
        let (call, row) = self
            .writing(&mut transaction, juror, (name, Action::Mark), now)
            .await?;
        if row.comment_version != version {
            return Err(Refusal::StaleDraft {
                version: row.comment_version,
            }
            .into());
        }
        touch_letters_and_publication(&mut transaction, (&call.id, &name.entry), (juror, now))
            .await?;
        execute_one(
            &mut transaction,
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
            .bind(name.round.code()),
        )
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
        now: Timestamp,
    ) -> Result<()> {
        let recusal = match recusal {
            Some((Recusal::Other, reason)) => Some((
                Recusal::Other,
                required_text("reason", reason, MAX_COMMENT_CHARS)?,
            )),
            Some((kind, reason)) => Some((kind, clean_text("reason", reason, MAX_COMMENT_CHARS)?)),
            None => None,
        };
        let mut transaction = self.store.begin().await?;
        let (call, _) = self
            .writing(&mut transaction, juror, (name, Action::Mark), now)
            .await?;
        // The sheets of all rounds. Finished stays finished in a round that is over: taking it back
        // brings that sheet back as it was.
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
    /// [`Refusal::MarksMissing`] with their number; [`Refusal::Paused`].
    pub async fn finish(
        &self,
        juror: &Person,
        name: &SheetName,
        finished: bool,
        now: Timestamp,
    ) -> Result<()> {
        // What was finished can always be opened again.
        let action = if finished {
            Action::FinishSheet
        } else {
            Action::Mark
        };
        let mut transaction = self.store.begin().await?;
        let (call, row) = self
            .writing(&mut transaction, juror, (name, action), now)
            .await?;
        if row.conflict.is_some() {
            return Err(Refusal::ConflictOfInterest.into());
        }
        let marked: Vec<CriterionId> = sqlx::query_scalar(
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
        execute_one(
            &mut transaction,
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
            .bind(name.round.code()),
        )
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
