//! Who scores what: the plan as it is proposed, looked at, changed and taken into effect.

mod acquaintances;
mod conflicts;
mod effort;
mod overview;
mod panels;
mod plan_page;
mod profiles;
mod proposal;
mod wording;

use std::{collections::BTreeSet, sync::Arc};

use axum::extract::Query;
use contest::{EntryId, Language, PersonId, judging::RoundKind};
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, OnForm as _},
    refusals,
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, JurorProfile, Person, PlanOptions, PlanView, Seen};
use parts::organiser::{CSV, download, place_under_desk};

use self::{
    effort::Effort,
    overview::view_page,
    plan_page::{PlanPage, plan_path},
    wording::{
        Profile, describe_juror, describe_panel, describe_plan, describe_profile, describe_state,
        name_entry,
    },
};
use crate::asked_round::AskedRound;

/// Shows the plan.
pub async fn show(visit: Visit, asked: AskedRound, Query(effort): Query<Effort>) -> Answer {
    let (call, round) = asked.read(&visit).await?;
    let plan = PlanPage::read(&visit, &call, round).await?;
    Ok(page(&visit, locate(&visit, &call), || {
        view_page(&visit, &plan, &effort, &Filled::default()).into_any()
    }))
}

fn locate(visit: &Visit, call: &Call) -> PageHead {
    place_under_desk(visit, call, i18n::plan_title(visit.language))
}

/// A form of the plan's page as it was posted.
struct PostedForm {
    visit: Visit,
    call: Arc<Call>,
    round: RoundKind,
    fields: Fields,
}

impl PostedForm {
    async fn read(visit: Visit, asked: AskedRound, fields: Fields) -> Result<Self, PageError> {
        let (call, round) = asked.read(&visit).await?;
        Ok(Self {
            visit,
            call,
            round,
            fields,
        })
    }

    fn organiser(&self) -> Result<&Person, PageError> {
        self.visit.signed_in()
    }

    /// Goes back to the plan's page after a change, or shows it with what stands against the
    /// change. `compare` says what stands now beside what was wanted.
    async fn answer(
        &self,
        outcome: office::Result<Done>,
        compare: impl FnOnce(&PlanPage<'_>) -> Both,
    ) -> Answer {
        let (visit, call) = (&self.visit, &self.call);
        match outcome.on_form()? {
            Ok(done) => {
                let path = format!("{}?round={}", plan_path(call), self.round.code());
                Ok(visit.redirect(&path, done))
            }
            Err(refusal) => {
                let plan = PlanPage::read(visit, call, self.round).await?;
                let filled = Filled::with_refusal(&self.fields, refusal.clone())
                    .beside_where_overtaken(|| compare(&plan));
                Ok(page_refused(visit, &refusal, locate(visit, call), || {
                    view_page(visit, &plan, &Effort::default(), &filled).into_any()
                }))
            }
        }
    }

    /// What the form that asks for a proposal holds.
    fn options(&self) -> PlanOptions {
        let (fields, round) = (&self.fields, self.round);
        let per_entry = fields.get("per_entry");
        PlanOptions {
            round,
            per_entry: if per_entry.is_empty() {
                PlanOptions::of(&self.call, round).per_entry
            } else {
                per_entry.parse().unwrap_or(0)
            },
            calibration: fields.all("calibration").map(EntryId::new).collect(),
            seed: fields.get("seed").parse().unwrap_or(1),
        }
    }

    /// What the form with a juror's profile holds.
    fn profile(&self) -> JurorProfile {
        let fields = &self.fields;
        let number = |name: &str| fields.get(name).parse().unwrap_or(-1);
        JurorProfile {
            languages: fields
                .all("languages")
                .filter_map(Language::from_tag)
                .collect(),
            topics: fields.all("topics").map(str::to_owned).collect(),
            least: number("load_least"),
            most: number("load_most"),
        }
    }
}

/// Proposes a plan.
pub async fn propose(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    let posted = PostedForm::read(visit, asked, fields).await?;
    let PostedForm {
        visit,
        call,
        fields,
        ..
    } = &posted;
    let language = visit.language;
    let options = posted.options();
    let wanted = [
        i18n::join_label(language, i18n::plan_per_entry(language), options.per_entry),
        i18n::join_label(language, i18n::plan_seed(language), options.seed),
    ];
    let calibration = options.calibration.clone();
    let outcome = visit
        .office()
        .propose_plan(posted.organiser()?, call, options, fields.seen(), visit.now)
        .await;
    posted
        .answer(outcome.map(|()| Done::PlanMade), |page| {
            let entries = page.plan.entries.iter();
            let calibration = entries
                .filter(|entry| calibration.contains(&entry.id))
                .map(|entry| name_entry(language, entry));
            Both {
                stands: describe_plan(language, &page.plan),
                typed: wanted.into_iter().chain(calibration).collect(),
            }
        })
        .await
}

/// Changes who scores one entry.
pub async fn change(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    let posted = PostedForm::read(visit, asked, fields).await?;
    let PostedForm {
        visit,
        call,
        fields,
        ..
    } = &posted;
    let entry = EntryId::new(fields.get("entry"));
    let jurors: BTreeSet<PersonId> = fields.all("juror").map(PersonId::new).collect();
    let outcome = visit
        .office()
        .change_plan(
            posted.organiser()?,
            call,
            &entry,
            &jurors,
            fields.seen(),
            visit.now,
        )
        .await;
    posted
        .answer(outcome.map(|()| Done::Saved), |page| {
            compare_panel(visit.language, &page.plan, &entry, &jurors)
        })
        .await
}

/// Who scores an entry now, and who should; the entry and the jurors by their ids.
fn compare_panel(
    language: Language,
    plan: &PlanView,
    entry: &EntryId,
    jurors: &BTreeSet<PersonId>,
) -> Both {
    let entry = plan.entries.iter().find(|known| known.id == *entry);
    let wanted = plan
        .jurors
        .iter()
        .filter(|juror| jurors.contains(&juror.person))
        .map(|juror| juror.name.as_str());
    let wanted = i18n::list(language, wanted);
    let typed = entry.map(|entry| i18n::join_label(language, name_entry(language, entry), wanted));
    Both {
        stands: std::iter::once(describe_state(language, plan).to_owned())
            .chain(entry.map(|entry| describe_panel(language, plan, entry)))
            .collect(),
        typed: typed.into_iter().collect(),
    }
}

/// Takes the plan into effect.
pub async fn take(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    let posted = PostedForm::read(visit, asked, fields).await?;
    let (visit, language) = (&posted.visit, posted.visit.language);
    let seen = posted.fields.seen();
    let outcome = visit
        .office()
        .take_plan(posted.organiser()?, &posted.call, seen, visit.now)
        .await;
    posted
        .answer(outcome.map(|_| Done::PlanInEffect), |page| Both {
            stands: describe_plan(language, &page.plan),
            typed: vec![i18n::plan_take(language).to_owned()],
        })
        .await
}

/// Throws the plan away.
pub async fn discard(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    let posted = PostedForm::read(visit, asked, fields).await?;
    let (visit, language) = (&posted.visit, posted.visit.language);
    let seen = posted.fields.seen();
    let outcome = visit
        .office()
        .discard_plan(posted.organiser()?, &posted.call, seen, visit.now)
        .await;
    posted
        .answer(outcome.map(|()| Done::PlanDiscarded), |page| Both {
            stands: describe_plan(language, &page.plan),
            typed: vec![i18n::plan_discard(language).to_owned()],
        })
        .await
}

/// Keeps what a juror brings.
pub async fn describe(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    let posted = PostedForm::read(visit, asked, fields).await?;
    let PostedForm {
        visit,
        call,
        fields,
        ..
    } = &posted;
    let profile = posted.profile();
    let person = PersonId::new(fields.get("person"));
    let outcome = visit
        .office()
        .describe_juror(
            posted.organiser()?,
            call,
            &person,
            &profile,
            fields.seen(),
            visit.now,
        )
        .await;
    let language = visit.language;
    posted
        .answer(outcome.map(|()| Done::Saved), |page| {
            let typed = Profile {
                languages: &profile.languages,
                topics: &profile.topics,
                least: fields.get("load_least").to_owned(),
                most: fields.get("load_most").to_owned(),
            };
            Both {
                stands: describe_juror(language, &page.plan, &page.topics, &person),
                typed: describe_profile(language, &page.topics, typed),
            }
        })
        .await
}

/// Sets a computed conflict aside.
pub async fn overrule(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    let posted = PostedForm::read(visit, asked, fields).await?;
    let PostedForm {
        visit,
        call,
        fields,
        ..
    } = &posted;
    let (juror, entry) = fields.get("pair").split_once(' ').unwrap_or_default();
    let (juror, entry) = (PersonId::new(juror), EntryId::new(entry));
    let reason = fields.get("overrule_reason");
    // One form for every pair: it carries the version of each.
    let seen = Seen::of_field(fields.get(&format!("seen-{juror}-{entry}")));
    let outcome = visit
        .office()
        .overrule_conflict(
            posted.organiser()?,
            call,
            (&juror, &entry),
            reason,
            seen,
            visit.now,
        )
        .await;
    posted
        .answer(outcome.map(|()| Done::Saved), |page| {
            let pair = describe_pair(visit.language, &page.plan, &juror, &entry);
            Both {
                stands: pair.into_iter().collect(),
                typed: vec![reason.to_owned()],
            }
        })
        .await
}

/// Says what stands between a juror and an entry, by their ids, where both are in the plan.
fn describe_pair(
    language: Language,
    plan: &PlanView,
    juror: &PersonId,
    entry: &EntryId,
) -> Option<String> {
    let entry = plan.entries.iter().find(|known| known.id == *entry)?;
    let place = plan
        .jurors
        .iter()
        .position(|known| known.person == *juror)?;
    let bar = entry.bars[place].map_or_else(
        || i18n::plan_overruled(language),
        |bar| refusals::bar(language, bar),
    );
    let pair = format!(
        "{} · {}",
        plan.jurors[place].name,
        name_entry(language, entry)
    );
    Some(i18n::join_label(language, pair, bar))
}

/// Reads a plan from CSV.
pub async fn import(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    let posted = PostedForm::read(visit, asked, fields).await?;
    let PostedForm {
        visit,
        call,
        round,
        fields,
    } = &posted;
    let rows = fields.get("plan");
    let outcome = visit
        .office()
        .import_plan(
            posted.organiser()?,
            call,
            *round,
            rows,
            fields.seen(),
            visit.now,
        )
        .await;
    posted
        .answer(outcome.map(|()| Done::PlanMade), |page| Both {
            stands: describe_plan(visit.language, &page.plan),
            typed: vec![rows.to_owned()],
        })
        .await
}

/// Answers with the plan as CSV.
pub async fn export(visit: Visit, asked: AskedRound) -> Answer {
    let (call, round) = asked.read(&visit).await?;
    let text = visit
        .office()
        .plan_csv(visit.signed_in()?, &call, round, visit.now)
        .await?;
    let name = format!(
        "{}-{}-{}-plan.csv",
        call.edition.slug,
        call.slug,
        round.code()
    );
    Ok(download(text, CSV, &name))
}
