//! Awards: what is decided of them, and who holds them.

use std::collections::{BTreeSet, HashMap};

use contest::{
    AwardId, EntryId, Language, Localized, Stage, Timestamp, account::MAX_NAME_CHARS,
    judging::RoundKind,
};
use edition_file::model::EligibilitySection;

use crate::{
    Award, Call, FieldProblem, Office, Person, Problem, Refusal, Result, Seen, Thing, audit,
    refusal::UNKNOWN,
    results::{
        award_reason::{AwardReason, REASON_FIELDS},
        finalists::{add_finalist, finalists, in_words, take_back_finalists, work_of},
        minutes::{Dissent, MAX_MINUTE_CHARS, MinuteWork, Record},
        public_entry::{PublicEntry, PublicRow},
        publication::private,
    },
    storage::Change,
    texts::{clean_text, required_text},
    versions::{advance, touch},
};

/// An award with those who hold it.
#[derive(Clone, Debug)]
pub struct AwardView {
    /// Id of the award.
    pub id: AwardId,
    /// What it is called.
    pub name: Localized,
    /// Who can have it.
    pub eligibility: EligibilitySection,
    /// Whether anything was decided; an award that was decided and has no holder is vacant.
    pub decided: bool,
    /// Why, as it was said for the award as a whole; empty where nothing was decided.
    pub reason: AwardReason,
    /// By the ids of their entries.
    pub holders: Vec<PublicEntry>,
}

/// What is decided of an award.
#[derive(Clone, Copy, Debug)]
pub struct DecisionDraft<'a> {
    /// Id of the award.
    pub award: &'a AwardId,
    /// Ids of its holders; none leaves it vacant.
    pub entries: &'a [EntryId],
    /// In each language in which it was said; at least in one.
    pub reason: &'a Localized,
    /// What jurors did not agree with; may be empty.
    pub dissent: &'a [Dissent],
    /// Whether it was said that the ranking does not compare the works; asked where an award makes
    /// one a finalist.
    pub apart: bool,
}

/// What a decision did besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// Nothing.
    Recorded,
    /// Works are no finalists any more that only this award had made so.
    FinalistsTakenBack,
}

/// What was decided of an award: a row for each holder, or one without an entry.
#[derive(sqlx::FromRow)]
pub(super) struct DecisionRow {
    award: AwardId,
    /// Empty where the award is left vacant.
    entry: EntryId,
    /// As it is stored, see [`AwardReason::from_stored`].
    reason: String,
}

impl Office {
    /// Records who holds an award, with the reason; no entry leaves it vacant. What was decided
    /// before is replaced, and stays in the audit log. An entry that holds an award is a finalist;
    /// one that only this award had made so is none any more when it goes to another. An award
    /// makes a finalist under the same condition as [`Office::choose_finalists`]. While the jury
    /// meets, the decision stands in its minutes too.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where there is no reason, a text is too long, or an entry cannot have
    /// the award by its main topic;
    /// [`Refusal::FinalistsApart`]; [`Refusal::Public`] where the awards are public, or the
    /// finalists and these would be others; [`Refusal::Overtaken`]; unknown for anybody but an
    /// organiser, and for an entry or award that is not of this call.
    pub async fn decide(
        &self,
        organiser: &Person,
        call: &Call,
        draft: &DecisionDraft<'_>,
        seen: Seen,
        now: Timestamp,
    ) -> Result<Decided> {
        self.as_organiser(Some(organiser), call, now).await?;
        let DecisionDraft {
            award,
            entries,
            apart,
            ..
        } = *draft;
        let (name, reason, dissent) = check_draft(call, draft)?;
        self.check_eligible(call, award, entries).await?;
        let basis = self.basis(call, self.deciding_round(call).await?).await?;
        let screening = self.basis(call, RoundKind::Screening).await?;
        let mut transaction = self.store.begin().await?;
        let thing = (call.id.as_str(), Thing::Decision(award));
        if !advance(
            &mut transaction,
            thing,
            seen,
            &(entries, &reason, &dissent),
            (organiser, now),
        )
        .await?
        {
            return Ok(Decided::Recorded);
        }
        private(&mut transaction, call, Stage::Winners).await?;
        basis.keep(&mut transaction, organiser, call, now).await?;
        let before = finalists(&mut transaction, call).await?;
        let stored = serde_json::to_string(&reason)?;
        let works =
            replace_decision(&mut transaction, call, draft, &stored, (organiser, now)).await?;
        let decided = follow_decision(
            &mut transaction,
            call,
            &before,
            || screening.compares_or_said(apart),
            (organiser, now),
        )
        .await?;
        audit::record(
            &mut transaction,
            now,
            &organiser.id,
            "decision",
            award,
            &format!("{}: {stored}", in_words(entries)),
        )
        .await?;
        let record = Record::Decision {
            award: name.clone(),
            works,
            reason,
            dissent,
        };
        self.record_decision(&mut transaction, organiser, call, &record, now)
            .await?;
        transaction.commit().await?;
        Ok(decided)
    }

    /// Refuses entries whose main topic is none of those that an award is for.
    async fn check_eligible(
        &self,
        call: &Call,
        award: &AwardId,
        entries: &[EntryId],
    ) -> Result<()> {
        let award = call.awards.iter().find(|known| known.id == *award);
        let eligibility = &award.ok_or(UNKNOWN)?.eligibility;
        if eligibility.topics.is_empty() {
            return Ok(());
        }
        let mut numbers = Vec::new();
        for entry in entries {
            let row: Option<(i64, String)> = sqlx::query_as(
                "SELECT entry.number, revision.topic
                 FROM entry
                 JOIN revision ON revision.entry = entry.id
                   AND revision.number = entry.revision
                 WHERE entry.id = $1
                   AND entry.call = $2",
            )
            .bind(entry)
            .bind(&call.id)
            .fetch_optional(self.store.read())
            .await?;
            numbers.extend(
                row.filter(|(_, topic)| !eligibility.takes(topic))
                    .map(|(number, _)| number),
            );
        }
        if numbers.is_empty() {
            return Ok(());
        }
        numbers.sort_unstable();
        Err(Refusal::field("entry", Problem::NotEligible { numbers }))
    }

    /// What was decided in a call, for an organiser: every award with its holders.
    ///
    /// # Errors
    ///
    /// Unknown for anybody else.
    pub async fn decisions(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<AwardView>> {
        self.as_observer(Some(organiser), call, now).await?;
        let rows: Vec<DecisionRow> = sqlx::query_as(
            "SELECT award, entry, reason
             FROM decision
             WHERE call = $1
             ORDER BY award, entry",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mut entries = HashMap::new();
        let public: Vec<PublicRow> = sqlx::query_as(
            "SELECT entry.id,
                    entry.number,
                    revision.content,
                    revision.files,
                    team.name AS team,
                    call.slug,
                    call.city
             FROM decision
             JOIN entry ON entry.id = decision.entry
             JOIN call ON call.id = entry.call
             JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             JOIN team ON team.id = entry.team
             WHERE decision.call = $1",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        for row in public {
            entries.insert(row.id.clone(), PublicEntry::try_from(row)?);
        }
        Ok(join_awards(call, &rows, &entries))
    }
}

/// The award's name, the reason and the dissent as they are kept, where the draft says what it
/// must.
fn check_draft<'c>(
    call: &'c Call,
    draft: &DecisionDraft<'_>,
) -> Result<(&'c Localized, AwardReason, Vec<Dissent>)> {
    let award = call
        .awards
        .iter()
        .find(|known| known.id == *draft.award)
        .ok_or(UNKNOWN)?;
    let reason = check_reason(draft.reason)?;
    let dissent = draft
        .dissent
        .iter()
        .map(|dissent| {
            let text = clean_text("dissent", &dissent.text, MAX_MINUTE_CHARS)?;
            let name = required_text("dissenter", &dissent.name, MAX_NAME_CHARS)?;
            Ok(Dissent { name, text })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok((&award.name, reason, dissent))
}

/// A reason that was typed, without the languages that have none.
///
/// # Errors
///
/// [`Refusal::Fields`] beside the languages whose text is too long, and beside each of them where
/// none has a text.
fn check_reason(typed: &Localized) -> Result<AwardReason> {
    let mut texts = Localized::default();
    let mut problems = Vec::new();
    for (field, language) in REASON_FIELDS.into_iter().zip(Language::ALL) {
        let Some(text) = typed.0.get(&language) else {
            continue;
        };
        match clean_text(field, text, MAX_MINUTE_CHARS) {
            Ok(text) if text.is_empty() => {}
            Ok(text) => {
                texts.0.insert(language, text);
            }
            Err(_) => problems.push(FieldProblem {
                field: field.into(),
                problem: Problem::TooLong {
                    most: MAX_MINUTE_CHARS,
                },
            }),
        }
    }
    if problems.is_empty() && texts.is_blank() {
        problems.push(FieldProblem {
            field: "reason".into(),
            problem: Problem::Missing,
        });
    }
    if problems.is_empty() {
        Ok(AwardReason::Localized(texts))
    } else {
        Err(Refusal::Fields(problems).into())
    }
}

/// Puts what is decided of an award in the place of what was decided before; its holders are
/// finalists from then on. Answers their works.
async fn replace_decision(
    change: &mut Change,
    call: &Call,
    draft: &DecisionDraft<'_>,
    reason: &str,
    (organiser, now): (&Person, Timestamp),
) -> Result<Vec<MinuteWork>> {
    // None where nothing was decided before, and one for each holder.
    sqlx::query("DELETE FROM decision WHERE award = $1")
        .bind(draft.award)
        .execute(&mut **change)
        .await?;
    let vacant = [EntryId::default()];
    let chosen = if draft.entries.is_empty() {
        &vacant[..]
    } else {
        draft.entries
    };
    let mut works = Vec::new();
    // A form may name a work twice; it holds the award once.
    for entry in chosen.iter().collect::<BTreeSet<_>>() {
        if !entry.as_str().is_empty() {
            add_finalist(change, call, entry, false).await?;
            works.push(work_of(change, entry).await?);
        }
        sqlx::query(
            "INSERT INTO decision (award, call, entry, reason, decided_by, decided_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(draft.award)
        .bind(&call.id)
        .bind(entry)
        .bind(reason)
        .bind(&organiser.id)
        .bind(now.0)
        .execute(&mut **change)
        .await?;
    }
    Ok(works)
}

/// Takes out who is a finalist no more after a decision. Where the finalists are others than
/// `before` that is a change of them too: they must not be public, and the ranking must compare
/// those that are new.
async fn follow_decision(
    change: &mut Change,
    call: &Call,
    before: &[EntryId],
    compares: impl FnOnce() -> Result<()> + Send,
    (organiser, now): (&Person, Timestamp),
) -> Result<Decided> {
    let decided = if take_back_finalists(change, call).await? {
        Decided::FinalistsTakenBack
    } else {
        Decided::Recorded
    };
    let after = finalists(change, call).await?;
    if after.iter().any(|entry| !before.contains(entry)) {
        compares()?;
    }
    if after != before {
        private(change, call, Stage::Finalists).await?;
        touch(change, (&call.id, Thing::Finalists), (organiser, now)).await?;
        audit::record(
            change,
            now,
            &organiser.id,
            "finalists",
            &call.id,
            &in_words(&after),
        )
        .await?;
    }
    Ok(decided)
}

/// Joins the awards of a call with what was decided of them, and with the works that hold them.
pub(super) fn join_awards(
    call: &Call,
    decided: &[DecisionRow],
    entries: &HashMap<EntryId, PublicEntry>,
) -> Vec<AwardView> {
    let view = |award: &Award| {
        let rows: Vec<_> = decided.iter().filter(|row| row.award == award.id).collect();
        AwardView {
            id: award.id.clone(),
            name: award.name.clone(),
            eligibility: award.eligibility.clone(),
            decided: !rows.is_empty(),
            reason: rows.first().map_or_else(AwardReason::default, |row| {
                AwardReason::from_stored(&row.reason)
            }),
            holders: rows
                .iter()
                .filter_map(|row| entries.get(&row.entry).cloned())
                .collect(),
        }
    };
    call.awards.iter().map(view).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_is_bounded_and_one_is_needed() {
        let texts = |text: &str| Localized::from([(Language::Ja, text), (Language::Ca, " ")]);
        let long = "x".repeat(MAX_MINUTE_CHARS + 1);
        let fields = |typed: &Localized| match check_reason(typed) {
            Err(crate::Failure::Refused(Refusal::Fields(problems))) => problems
                .into_iter()
                .map(|problem| problem.field.into_owned())
                .collect(),
            _ => Vec::new(),
        };
        assert_eq!(fields(&texts(&long)), ["reason-ja"]);
        assert_eq!(fields(&texts(" \n")), ["reason"]);
        assert_eq!(
            check_reason(&texts(" 勇気 ")).ok(),
            Some(AwardReason::Localized(Localized::from([(
                Language::Ja,
                "勇気"
            )])))
        );
    }
}
