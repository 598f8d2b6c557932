//! A plan that becomes a change: everything of it in one transaction, or nothing.

use contest::{Action, PhaseKind, Standing, Timestamp, text::has_unwritable};
use edition_file::EditionFile;

use crate::{
    Call, EditionView, Office, Person, Problem, Refusal, Result, Thing, audit,
    editions::{moves::find_move, pauses::end_pause},
    refusal::UNKNOWN,
    storage::Change,
    versions::{advance, lock, touch, touch_by},
};

use super::{
    author::{EditionAuthor, EditionForm},
    people::Making,
    plan::EditionPlan,
    writing::Writer,
};

/// Writes down what a form has looked at.
async fn review(
    change: &mut Change,
    form: &EditionForm<'_>,
    view: &EditionView,
    now: Timestamp,
) -> Result<()> {
    if let Some((call, part)) = form.reviews(view) {
        let at = (&view.edition.id, Thing::Reviewed(call, part));
        touch(change, at, (form.person, now)).await?;
    }
    Ok(())
}

impl Office {
    /// What a form would do, for who may do it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where dates move without a reason by which people already work; unknown
    /// for who may not.
    pub async fn plan_change(
        &self,
        form: &EditionForm<'_>,
        file: &EditionFile,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let view = self.find_edition(&file.slug.0).await?;
        let author = EditionAuthor::Person(form.person);
        let reach = self
            .may_set_edition(author.signed_in(), view.as_ref())
            .await?;
        let file = &self.settle(author, view.as_ref(), file).await?;
        if let Some(view) = &view {
            require_reason(form, file, view, now)?;
        }
        let codes = self.codes_of(view.as_ref()).await?;
        let plan = self.plan_on(view.as_ref(), &codes, file, now).await?;
        reach.check(&plan.changes)?;
        Ok(plan)
    }

    /// Changes a part of an edition as a form says, on top of what stood when it was made.
    ///
    /// # Errors
    ///
    /// As [`Office::apply_edition`] and [`Office::plan_change`]; [`Refusal::Overtaken`] where
    /// another version of the part stands, with who made it.
    pub async fn change_edition(
        &self,
        form: &EditionForm<'_>,
        file: &EditionFile,
        plan: &str,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let author = EditionAuthor::Person(form.person);
        self.apply(author, file, plan, (Some(form), None), now)
            .await
    }

    /// Makes an edition be what a file says, as a plan said it before; `seen` is that plan's
    /// [`EditionPlan::digest`]. Answers the plan that was carried out; where it changes nothing,
    /// nothing is written.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`] where the plan would be another one by now;
    /// [`Refusal::EditionInUse`] where something stands against it; unknown for who does not run
    /// the edition, and for a new one to who does not run the service.
    pub async fn apply_edition(
        &self,
        author: EditionAuthor<'_>,
        file: &EditionFile,
        seen: &str,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        self.apply(author, file, seen, (None, None), now).await
    }

    /// Carries out a plan, from a form or with people of another edition.
    pub(in crate::editions) async fn apply(
        &self,
        author: EditionAuthor<'_>,
        file: &EditionFile,
        seen: &str,
        (form, making): (Option<&EditionForm<'_>>, Option<&Making>),
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let overtaken = || Refusal::Overtaken {
            by: None,
            same: false,
        };
        let view = self.find_edition(&file.slug.0).await?;
        let was_there = view.is_some();
        self.may_set_edition(author.signed_in(), view.as_ref())
            .await?;
        let mut change = self.store.begin().await?;
        if let Some(view) = &view {
            // Whoever changes something of the edition from a form waits from here on: what is
            // read behind these locks is what the plan is about.
            lock(&mut change, &view.edition.id).await?;
            for call in &view.calls {
                lock(&mut change, &call.id).await?;
            }
        }
        let view = self.find_edition(&file.slug.0).await?;
        if view.is_some() != was_there {
            return Err(overtaken().into());
        }
        // Whose right was taken while they waited changes nothing.
        let reach = self
            .may_set_edition(author.signed_in(), view.as_ref())
            .await?;
        let file = &self.settle(author, view.as_ref(), file).await?;
        let codes = self.codes_of(view.as_ref()).await?;
        let plan = self.plan_on(view.as_ref(), &codes, file, now).await?;
        reach.check(&plan.changes)?;
        if let (Some(form), Some(view)) = (form, &view) {
            let (at, who) = ((&view.edition.id, form.thing), (form.person, now));
            if !advance(&mut change, at, form.seen, &form.wanted, who).await? {
                // Sent twice: it was carried out the first time.
                return Ok(plan);
            }
            review(&mut change, form, view, now).await?;
            require_reason(form, file, view, now)?;
            if let (Some(end), Thing::Calendar(call)) = (form.ends_pause, form.thing) {
                let call = view.calls.iter().find(|known| known.id == *call);
                let who = (form.person, now);
                end_pause(&mut change, call.ok_or(UNKNOWN)?, end, who).await?;
            }
        }
        if plan.digest()? != seen {
            return Err(overtaken().into());
        }
        if !plan.obstacles.is_empty() {
            return Err(Refusal::EditionInUse(plan.obstacles).into());
        }
        if plan.changes.is_empty() {
            // What changes nothing makes no new version, by which an open form would be stale.
            if form.is_some_and(|form| form.ends_pause.is_some()) {
                change.commit().await?;
            } else if let (Some(form), Some(view)) = (form, &view) {
                drop(change);
                self.note_review(form, view, now).await?;
            }
            return Ok(plan);
        }
        let mut writer = Writer {
            office: self,
            change: &mut change,
            codes,
            who: (author.person(), now),
            plan: &plan,
            form,
        };
        let edition = writer.write_edition(file, view.as_ref()).await?;
        if making.is_some() {
            let at = (&edition, Thing::Making);
            touch_by(&mut change, at, (author.person(), now)).await?;
        }
        if let Some(people) = making.and_then(|making| making.people.as_ref()) {
            self.copy_people(
                &mut change,
                people,
                (&edition, file),
                (author.person(), now),
            )
            .await?;
        }
        let detail = serde_json::to_string(&plan)?;
        let (person, action) = (author.person(), "edition");
        audit::record(&mut change, now, person, action, &edition, &detail).await?;
        change.commit().await?;
        Ok(plan)
    }

    /// Keeps that somebody looked at what they changed nothing of.
    async fn note_review(
        &self,
        form: &EditionForm<'_>,
        view: &EditionView,
        now: Timestamp,
    ) -> Result<()> {
        let mut change = self.store.begin().await?;
        review(&mut change, form, view, now).await?;
        change.commit().await?;
        Ok(())
    }

    /// What a file would do, for who may do it.
    ///
    /// # Errors
    ///
    /// Unknown for who may not.
    pub async fn plan_for(
        &self,
        author: EditionAuthor<'_>,
        file: &EditionFile,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let view = self.find_edition(&file.slug.0).await?;
        let reach = self
            .may_set_edition(author.signed_in(), view.as_ref())
            .await?;
        let file = &self.settle(author, view.as_ref(), file).await?;
        let codes = self.codes_of(view.as_ref()).await?;
        let plan = self.plan_on(view.as_ref(), &codes, file, now).await?;
        reach.check(&plan.changes)?;
        Ok(plan)
    }

    /// The edition of a call as a file, for who sees what its organisers see.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn edition_of(
        &self,
        person: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<EditionFile> {
        self.as_observer(Some(person), call, now).await?;
        let view = self.edition(&call.edition.slug).await?;
        self.file_of(&view, &self.codes(&view.edition.id).await?)
            .await
    }

    /// Whether somebody may bring files of editions at all: who runs the service, an organisation or
    /// an edition.
    ///
    /// # Errors
    ///
    /// Unknown for everybody else.
    pub async fn may_import(&self, person: &Person) -> Result<()> {
        self.may_anywhere(person, Action::ImportEditions).await
    }

    /// Plans a file and carries it out at once, for what nobody else works on.
    ///
    /// # Errors
    ///
    /// As [`Office::apply_edition`].
    pub async fn set_edition(
        &self,
        author: EditionAuthor<'_>,
        file: &EditionFile,
        now: Timestamp,
    ) -> Result<EditionPlan> {
        let plan = self.plan_edition(file, now).await?;
        self.apply_edition(author, file, &plan.digest()?, now).await
    }
}

/// Refuses a reason that cannot be kept, and a calendar without one where people already work by a
/// date that moves: once its phase has begun, and as long as teams register or hand in.
fn require_reason(
    form: &EditionForm<'_>,
    file: &EditionFile,
    view: &EditionView,
    now: Timestamp,
) -> Result<()> {
    if has_unwritable(form.reason) {
        return Err(Refusal::field("reason", Problem::ControlCharacters));
    }
    let Thing::Calendar(call) = form.thing else {
        return Ok(());
    };
    // Nobody works by dates that nobody has seen.
    if view.edition.in_preparation {
        return Ok(());
    }
    let call = view.calls.iter().find(|known| known.id == *call);
    let call = call.ok_or(UNKNOWN)?;
    let mut sections = file.calls.iter();
    let section = sections.find(|section| section.slug.0 == call.slug);
    let section = section.ok_or(UNKNOWN)?;
    let takes = |kind| call.standing(kind, now).takes();
    let teams_work = takes(PhaseKind::Registration) || takes(PhaseKind::Submission);
    let felt = section.phases.all().any(|(kind, phase)| {
        let dates = phase.resolve(&section.time_zone).ok();
        let moves = dates.and_then(|dates| find_move(&call.schedule, kind, dates));
        let begun = call.standing(kind, now) != Standing::Before;
        moves.is_some() && (teams_work || begun)
    });
    if felt && form.reason.is_empty() {
        return Err(Refusal::field("reason", Problem::Missing));
    }
    Ok(())
}
