//! Stages whose moment has come: whichever server comes first publishes them, once, and only where
//! what they were decided from still stands. Else the organisers are written to.

use contest::{CallId, PersonId, Stage, Timestamp};

use crate::{
    Call, Failure, Office, Result, Seen, Thing, audit,
    editions::calendar,
    mail::outbox::{Matter, NewMail, Recipient},
    results::{
        publication::{check_ready, make_public},
        scheduling::{Missed, digest},
    },
    storage::Change,
    versions::{lock, touch, version_in},
};

/// What became of a plan whose moment has come.
enum Carried {
    Published,
    /// Somebody changed something just now, or another server carries it out.
    Waits,
    Missed(Missed),
}

/// A plan whose moment has come.
#[derive(sqlx::FromRow)]
struct DueRow {
    call: CallId,
    stage: String,
    publish_at: i64,
    confirmed: i64,
    digest: String,
    planned_by: PersonId,
    planned_at: i64,
}

impl DueRow {
    fn stage(&self) -> Result<Stage> {
        Stage::from_code(&self.stage).ok_or_else(|| Failure::broken("a stage of an unknown kind"))
    }
}

impl Office {
    /// Publishes the stages whose moment has come, the finalists of a moment first. Where one
    /// cannot be published, the organisers of its edition are written to, and nobody tries again.
    /// Answers how many were published.
    ///
    /// # Errors
    ///
    /// Where the plans cannot be read; one that breaks is logged, and tried again later.
    pub async fn publish_due(&self, now: Timestamp) -> Result<usize> {
        let mut due: Vec<DueRow> = sqlx::query_as(
            "SELECT call, stage, publish_at, confirmed, digest, planned_by, planned_at
             FROM publication_plan
             WHERE missed_at IS NULL
               AND publish_at <= $1",
        )
        .bind(now.0)
        .fetch_all(self.store.read())
        .await?;
        due.sort_by_key(|row| (row.publish_at, Stage::from_code(&row.stage)));
        let mut published = 0;
        for row in due {
            match self.carry_out(&row, now).await {
                Ok(true) => published += 1,
                Ok(false) => {}
                Err(failure) => {
                    let (call, stage) = (row.call.as_str(), row.stage.as_str());
                    tracing::error!(call, stage, %failure, "a stage was not published in time");
                }
            }
        }
        Ok(published)
    }

    /// Publishes a stage whose moment has come, or tells why not. Answers whether it was published.
    async fn carry_out(&self, row: &DueRow, now: Timestamp) -> Result<bool> {
        let call = self.read_call_by_id(&row.call).await?;
        if call.paused.is_some() {
            // It is public as soon as the call goes on.
            return Ok(false);
        }
        let carried = match self.try_to_publish(&call, row, now).await {
            Err(Failure::Refused(refusal)) => Carried::Missed(Missed::of(&refusal)),
            carried => carried?,
        };
        match carried {
            Carried::Published => Ok(true),
            Carried::Waits => Ok(false),
            Carried::Missed(missed) => {
                self.give_up(&call, row, missed, now).await?;
                Ok(false)
            }
        }
    }

    async fn try_to_publish(&self, call: &Call, row: &DueRow, now: Timestamp) -> Result<Carried> {
        let stage = row.stage()?;
        let planner = self.person_by_id(&row.planned_by).await?;
        self.as_publisher(&planner, call, now).await?;
        let thing = (call.id.as_str(), Thing::Publication);
        let before = self.versions(&call.id).await?.of(Thing::Publication);
        let basis = self.basis_of_stage(call, stage).await?;
        let open = if row.confirmed == 1 {
            Vec::new()
        } else {
            self.unsettled_parts(&planner, call, stage, now).await?
        };
        let mut change = self.store.begin().await?;
        lock(&mut change, &call.id).await?;
        touch(&mut change, thing, (&planner, now)).await?;
        // The basis was computed outside of this change: with a sheet that was finished since then
        // it would be another.
        if version_in(&mut change, thing).await? != Seen(before.0 + 1) {
            return Ok(Carried::Waits);
        }
        let claimed = sqlx::query(
            "DELETE FROM publication_plan
             WHERE call = $1
               AND stage = $2
               AND publish_at = $3
               AND planned_at = $4
               AND missed_at IS NULL",
        )
        .bind(&row.call)
        .bind(&row.stage)
        .bind(row.publish_at)
        .bind(row.planned_at)
        .execute(&mut *change)
        .await?
        .rows_affected();
        if claimed == 0 {
            return Ok(Carried::Waits);
        }
        let coverage = basis.computed.outcome.coverage;
        check_ready(&mut change, call, stage, coverage, None).await?;
        if digest(&mut change, call, stage, &basis).await? != row.digest {
            return Ok(Carried::Missed(Missed::Changed));
        }
        if !open.is_empty() {
            return Ok(Carried::Missed(Missed::Unsettled));
        }
        basis.keep(&mut change, &planner, call, now).await?;
        make_public(&mut change, call, stage, (&planner, now)).await?;
        audit::record(
            &mut change,
            now,
            &planner.id,
            "publish",
            &call.id,
            stage.code(),
        )
        .await?;
        change.commit().await?;
        Ok(Carried::Published)
    }

    /// Writes down that a stage was not published, and tells the organisers.
    async fn give_up(
        &self,
        call: &Call,
        row: &DueRow,
        missed: Missed,
        now: Timestamp,
    ) -> Result<()> {
        let planner = self.person_by_id(&row.planned_by).await?;
        let mut change = self.store.begin().await?;
        lock(&mut change, &call.id).await?;
        let given_up = sqlx::query(
            "UPDATE publication_plan
             SET missed_at = $1, reason = $2
             WHERE call = $3
               AND stage = $4
               AND publish_at = $5
               AND planned_at = $6
               AND missed_at IS NULL",
        )
        .bind(now.0)
        .bind(missed.code())
        .bind(&row.call)
        .bind(&row.stage)
        .bind(row.publish_at)
        .bind(row.planned_at)
        .execute(&mut *change)
        .await?
        .rows_affected();
        if given_up == 0 {
            // Another server told it, or somebody planned anew.
            return Ok(());
        }
        touch(&mut change, (&call.id, Thing::Publication), (&planner, now)).await?;
        self.mail_missed(&mut change, call, row, missed, now)
            .await?;
        audit::record(
            &mut change,
            now,
            "clock",
            "publication-missed",
            &call.id,
            &format!("{} {}", row.stage, missed.code()),
        )
        .await?;
        change.commit().await?;
        Ok(())
    }

    /// Writes to everybody who runs a call that a stage was not published, and why.
    async fn mail_missed(
        &self,
        change: &mut Change,
        call: &Call,
        row: &DueRow,
        missed: Missed,
        now: Timestamp,
    ) -> Result<()> {
        let stage = row.stage()?;
        let organisers: Vec<Recipient> = sqlx::query_as(
            "SELECT person.name, person.mail, person.language
             FROM person
             WHERE person.id IN (SELECT person FROM call_organiser WHERE call = $1)
             ORDER BY person.id",
        )
        .bind(&call.id)
        .fetch_all(&mut **change)
        .await?;
        for (name, mail, language) in organisers.into_iter().map(Recipient::into_parts) {
            let title = call.title.text(language);
            let what = i18n::stage_name(language, stage);
            let moment =
                calendar::format_timestamp(language, Timestamp(row.publish_at), &call.time_zone);
            let link = format!(
                "{}/{}/{}/{}/organise/publication",
                self.address(),
                language.tag(),
                call.edition.slug,
                call.slug
            );
            let reason = missed.text(language);
            let mail = NewMail {
                call: &call.id,
                matter: Matter::Publication,
                recipient: &mail,
                subject: &i18n::mail_missed_subject(language, what, title),
                body: &i18n::mail_missed_body(language, &name, title, what, moment, reason, link),
                stop: "",
            };
            self.post_of_call(change, now, mail).await?;
        }
        Ok(())
    }
}
