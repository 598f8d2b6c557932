//! Criteria and rounds: what a call asks of its jury, and what a change of it would do to the
//! ranking.

mod criterion_fields;
mod criterion_row;
mod effect;
mod round_form;

use std::sync::Arc;

use axum::extract::{Path, Query};
use contest::{
    Language,
    judging::{Criterion, FULL_WEIGHT, Method, Round, RoundKind},
};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, OnForm as _, seen_field_of},
    phases::phase_name,
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, Effect, Person, Refusal, RoundDraft, Thing, Topic, Versions, calendar};
use parts::{
    organiser::{base, place_under_desk},
    rounds::RoundQuery,
};

use self::{
    criterion_row::{CriterionRow, describe_criterion},
    round_form::RoundDates,
};

/// Empty rows for new criteria below those that there are.
const NEW_ROWS: usize = 1;

/// Shows the rounds and criteria.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    // Lets nobody but an organiser pass.
    visit
        .office()
        .flags(visit.signed_in()?, &call, visit.now)
        .await?;
    let state = CriteriaState::read(&visit, &call).await?;
    let rows = state.criterion_rows();
    Ok(page(&visit, criteria_place(&visit, &state.call), || {
        body(&visit, &state, &rows, &Filled::default())
    }))
}

fn criteria_place(visit: &Visit, call: &Call) -> PageHead {
    place_under_desk(visit, call, i18n::criteria_title(visit.language))
}

/// What stands of a call's rounds and criteria.
struct CriteriaState {
    versions: Versions,
    /// Read after its version, as everything that a form is made from.
    call: Arc<Call>,
    topics: Vec<Topic>,
}

impl CriteriaState {
    async fn read(visit: &Visit, call: &Call) -> Result<Self, PageError> {
        let office = visit.office();
        let versions = office.versions(&call.id).await?;
        let call = office.call(&call.edition.slug, &call.slug).await?;
        let topics = office.topics(&call.edition.id).await?;
        Ok(Self {
            versions,
            call,
            topics,
        })
    }

    fn criterion_rows(&self) -> Vec<CriterionRow> {
        self.call.criteria.iter().map(CriterionRow::of).collect()
    }
}

/// Changes the criteria: shows first what that does to the ranking, where there is one, and asks.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    #[expect(clippy::range_plus_one, reason = "there may be more new rows than one")]
    let rows = (0..contest::edition::MAX_CRITERIA + NEW_ROWS)
        .take_while(|index| fields.has(&format!("id-{index}")))
        .map(|index| CriterionRow::from_posted(&fields, index))
        .filter(|row| !row.is_blank());
    let (removed, kept): (Vec<_>, Vec<_>) = rows.partition(|row| row.removed);
    let drafts: Vec<Criterion> = kept.iter().map(CriterionRow::draft).collect();
    let outcome = change_or_ask(&visit, organiser, &call, &drafts, &fields).await;
    match outcome.on_form()? {
        Ok(None) => Ok(visit.redirect(&format!("{}/criteria", base(&call)), Done::Saved)),
        Ok(Some(effects)) => {
            let place = criteria_place(&visit, &call);
            Ok(page(&visit, place, || {
                effect::body(&visit, &call, &effects, &fields)
            }))
        }
        Err(refusal) => {
            // Problems are numbered as those that stay are; what would go stands below them.
            let rows: Vec<CriterionRow> = kept.into_iter().chain(removed).collect();
            let both = |state: &CriteriaState| {
                let lines = |criteria: &[Criterion]| {
                    criteria
                        .iter()
                        .map(|criterion| {
                            describe_criterion(visit.language, criterion, &state.topics)
                        })
                        .collect()
                };
                Both {
                    stands: lines(&state.call.criteria),
                    typed: lines(&drafts),
                }
            };
            show_refused(&visit, &call, &fields, refusal, Some(rows), both).await
        }
    }
}

/// Changes the criteria where that was confirmed or has no effect on a ranking; else says which.
async fn change_or_ask(
    visit: &Visit,
    organiser: &Person,
    call: &Call,
    drafts: &[Criterion],
    fields: &Fields,
) -> office::Result<Option<Vec<Effect>>> {
    let seen = fields.seen();
    if !fields.has("confirmed") {
        let effects = visit
            .office()
            .criteria_effect(organiser, call, drafts, seen, visit.now)
            .await?;
        if !effects.is_empty() {
            return Ok(Some(effects));
        }
    }
    visit
        .office()
        .change_criteria(organiser, call, drafts, seen, visit.now)
        .await?;
    Ok(None)
}

/// The page again after a form of it was refused, with what stands against it; the criteria as they
/// were posted, if it was theirs.
async fn show_refused(
    visit: &Visit,
    call: &Call,
    fields: &Fields,
    refusal: Refusal,
    posted: Option<Vec<CriterionRow>>,
    both: impl FnOnce(&CriteriaState) -> Both,
) -> Answer {
    let state = CriteriaState::read(visit, call).await?;
    let form =
        Filled::with_refusal(fields, refusal.clone()).beside_where_overtaken(|| both(&state));
    let rows = posted.unwrap_or_else(|| state.criterion_rows());
    let place = criteria_place(visit, &state.call);
    Ok(page_refused(visit, &refusal, place, || {
        body(visit, &state, &rows, &form)
    }))
}

/// Sets a round, adds it or takes it out.
pub async fn set_round(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let kind =
        RoundKind::from_code(fields.get("kind")).unwrap_or_else(|| asked.round(&call, visit.now));
    // A round that goes needs no method.
    let draft = if fields.has("remove") {
        None
    } else {
        Some(posted_round(&call, kind, &fields)?)
    };
    let outcome = match &draft {
        Some(draft) => {
            visit
                .office()
                .set_round(organiser, &call, draft, fields.seen(), visit.now)
                .await
        }
        None => {
            visit
                .office()
                .remove_round(organiser, &call, kind, fields.seen(), visit.now)
                .await
        }
    };
    let language = visit.language;
    let both = |state: &CriteriaState| Both {
        stands: state.call.round(kind).map_or_else(
            || vec![i18n::round_none(language).to_owned()],
            |round| RoundDates::of(&state.call, kind).describe(language, &state.call, round),
        ),
        typed: draft.as_ref().map_or_else(
            || vec![i18n::round_remove(language).to_owned()],
            |draft| RoundDates::of_draft(draft).describe(language, &call, &draft.round),
        ),
    };
    match outcome.on_form()? {
        Ok(()) => Ok(visit.redirect(&format!("{}/criteria", base(&call)), Done::Saved)),
        Err(refusal) => show_refused(&visit, &call, &fields, refusal, None, both).await,
    }
}

fn posted_round(call: &Call, kind: RoundKind, fields: &Fields) -> Result<RoundDraft, Refusal> {
    let moment = |name: &str| calendar::of_field(fields.get(name), &call.time_zone);
    Ok(RoundDraft {
        round: Round {
            kind,
            method: Method::from_code(fields.get("method")).ok_or(Refusal::Unreadable)?,
            blind: fields.has("blind"),
            jurors_per_entry: fields.get("jurors_per_entry").parse().unwrap_or(0),
            closed_at: None,
        },
        starts: moment("starts"),
        ends: moment("ends"),
    })
}

fn body(visit: &Visit, state: &CriteriaState, rows: &[CriterionRow], form: &Filled) -> AnyView {
    let (language, call) = (visit.language, &state.call);
    let rounds = RoundKind::ALL
        .map(|kind| round_form::view(visit, state, kind, form))
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::criteria_title(language)}</h1>
            <p class="lead">{i18n::criteria_lead(language)}</p>
            {form.summary(visit)}
        </section>
        <section class="band">
            <h2>{i18n::organise_rounds(language)}</h2>
            <div class="pair">{rounds}</div>
        </section>
        {criteria_section(visit, state, rows, form)}
    }
    .into_any()
}

/// A weight in thousandths as a percentage.
pub(super) fn percent_of(language: Language, weight: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "per mille")]
    let decimal = i18n::decimal(
        language,
        weight as f64 / 10.0,
        usize::from(weight % 10 != 0),
    );
    i18n::percent(language, decimal)
}

/// What each criterion weighs, and the form that changes them.
fn criteria_section(
    visit: &Visit,
    state: &CriteriaState,
    rows: &[CriterionRow],
    form: &Filled,
) -> impl IntoView + use<> {
    let (language, call) = (visit.language, &state.call);
    let address = format!("{}/criteria", visit.link(&base(call)));
    let new = CriterionRow::new();
    let fields = rows
        .iter()
        .chain(std::iter::repeat_n(&new, NEW_ROWS))
        .enumerate()
        .map(|(index, row)| criterion_fields::view(visit, state, index, row, form))
        .collect_view();
    let weights = call
        .rounds
        .iter()
        .map(|round| round_weights(language, call, round))
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::call_criteria(language)}</h2>
            {weights}
            <form method="post" action=address class="stack" novalidate>
                {seen_field_of(form.having("id-0"), state.versions.of(Thing::Criteria))}
                {fields}
                <p class="hint">{i18n::criteria_weights_hint(language)}</p>
                <p>
                    <button class="button">{i18n::criteria_check(language)}</button>
                </p>
            </form>
        </section>
    }
}

/// What each criterion weighs in a round once those that are asked are taken together.
fn round_weights(language: Language, call: &Call, round: &Round) -> impl IntoView + use<> {
    let asked = call.criteria_in(round.kind);
    let sum: i64 = asked.iter().map(|criterion| criterion.weight).sum();
    let parts: Vec<String> = asked
        .iter()
        .map(|criterion| {
            #[expect(clippy::cast_precision_loss, reason = "per mille")]
            let share = criterion.weight as f64 * 100.0 / sum.max(1) as f64;
            format!(
                "{} {}",
                criterion.name.text(language),
                i18n::percent(language, i18n::decimal(language, share, 0))
            )
        })
        .collect();
    let rescaled = (sum != FULL_WEIGHT).then(|| {
        view! {
            <br />
            <span class="quiet">
                {i18n::criteria_rescaled(language, percent_of(language, sum))}
            </span>
        }
    });
    view! {
        <p>
            <b>{phase_name(language, round.kind.phase())}</b>
            {i18n::colon(language)}
            {parts.join(" · ")}
            {rescaled}
        </p>
    }
}
