//! The ranking with its uncertainty and its reasons, and the decisions on it.

mod decisions;
mod entries_table;
mod former;
mod intervals;
mod leave_one_out;
mod log;
mod order;
pub mod why;

use axum::{
    extract::{Path, Query},
    response::Response,
};
use contest::{
    AwardId, EntryId, Language,
    judging::{Criterion, RoundKind},
};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, Tick},
    shell::PageHead,
    visit::Visit,
};
use judging::{
    assessment::{Coverage, LeftOut, Order},
    model::{FIXED, Source},
    ranking::TieStep,
};
use leptos::prelude::*;
use office::{
    AwardView, Call, DecisionDraft, Failure, FinalistsDraft, FormerJuror, LogRow, REASON_FIELDS,
    RankingRow, RankingView, Versions,
};
use parts::{
    call_page::{self, CallPage},
    organiser::{base, download, place_under_desk},
    rounds::{RoundQuery, tabs},
};

pub use self::{former::decide_sheets, intervals::draw_ranking};
use super::decision_form::{describe_decision, describe_standing_decision, done_of};

/// Newest rows of the log that the page shows.
const LOG_ROWS: i64 = 20;

/// What the form of the finalists says that it is: without a tick it has no field of its own.
const FINALISTS: &str = "finalists";

/// Shows the ranking with the decisions.
pub async fn show(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<RankingState>(&visit, &call, asked.round(&call, visit.now)).await
}

/// What stands of a ranking and of what comes of it.
struct RankingState {
    versions: Versions,
    ranking: RankingView,
    /// What would change without each juror, by name.
    leave_one_out: Vec<(String, LeftOut)>,
    /// Who left with finished sheets.
    former: Vec<FormerJuror>,
    awards: Vec<AwardView>,
    log: Vec<LogRow>,
}

impl CallPage for RankingState {
    type Part = RoundKind;

    fn path(call: &Call, _: RoundKind) -> String {
        format!("{}/ranking", base(call))
    }

    async fn read(visit: &Visit, call: &Call, round: RoundKind) -> Result<Self, PageError> {
        let (office, organiser) = (visit.office(), visit.signed_in()?);
        let versions = office.versions(&call.id).await?;
        Ok(Self {
            versions,
            ranking: office.ranking(organiser, call, round, visit.now).await?,
            leave_one_out: office
                .ranking_without(organiser, call, round, visit.now)
                .await?,
            former: office.former_jurors(organiser, call, visit.now).await?,
            awards: office.decisions(organiser, call, visit.now).await?,
            log: office
                .call_log(organiser, call, LOG_ROWS, visit.now)
                .await?,
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        place_under_desk(visit, call, i18n::organise_ranking(visit.language))
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        RankingPage::new(visit, call, self, form).body()
    }
}

impl RankingState {
    /// The titles of some works, each after its number.
    fn titles(&self, language: Language, of: impl Fn(&RankingRow) -> bool) -> Vec<String> {
        self.ranking
            .rows
            .iter()
            .filter(|row| of(row))
            .map(|row| i18n::join_number(row.number, row.title.text(language)))
            .collect()
    }
}

/// The ranking's page, of which each section shows a part.
struct RankingPage<'a> {
    visit: &'a Visit,
    call: &'a Call,
    state: &'a RankingState,
    form: &'a Filled,
    /// The address of the call's organisers.
    base: String,
}

impl<'a> RankingPage<'a> {
    fn new(visit: &'a Visit, call: &'a Call, state: &'a RankingState, form: &'a Filled) -> Self {
        Self {
            visit,
            call,
            state,
            form,
            base: visit.link(&base(call)),
        }
    }

    /// The query that asks for the round that is shown.
    fn round_query(&self) -> String {
        format!("?round={}", self.state.ranking.round.code())
    }

    fn body(&self) -> AnyView {
        let language = self.visit.language;
        let ranking = &self.state.ranking;
        view! {
            {self.head()}
            {(!ranking.rows.is_empty())
                .then(|| {
                    view! {
                        {entries_table::section(self)}
                        {has_probabilities(ranking).then(|| intervals::section(self))}
                        {(!self.state.leave_one_out.is_empty())
                            .then(|| leave_one_out::section(self))}
                    }
                })}
            {former::section(self)}
            {(!ranking.unscored.is_empty()).then(|| unscored_section(language, ranking))}
            {decisions::section(self)}
            {self.way_on()}
            {log::section(self)}
        }
        .into_any()
    }

    /// What comes after the decisions.
    fn way_on(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        view! {
            <section class="band">
                <h2>{i18n::organise_publication(language)}</h2>
                <p>{i18n::organise_publication_lead(language)}</p>
                <p>
                    <a class="button plain" href=format!("{}/publication", self.base)>
                        {i18n::organise_publication(language)}
                    </a>
                </p>
            </section>
        }
    }

    /// What the ranking is worth, and the order that counts.
    fn head(&self) -> impl IntoView + use<> {
        let (visit, call, ranking) = (self.visit, self.call, &self.state.ranking);
        let language = visit.language;
        view! {
            <section class="band">
                <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
                <h1>{i18n::organise_ranking(language)}</h1>
                {tabs(visit, call, "/organise/ranking", ranking.round)}
                {self.form.summary(visit)}
                {coverage_notice(language, ranking.coverage)}
                {ranking
                    .parts
                    .iter()
                    .any(|part| part.source == Source::Fixed)
                    .then(|| {
                        view! {
                            <p>
                                {i18n::ranking_fixed(language, i18n::decimal(language, FIXED, 1))}
                            </p>
                        }
                    })}
                {(ranking.coverage.compares() && !ranking.rows.is_empty()
                    && !has_probabilities(ranking))
                    .then(|| view! { <p>{i18n::ranking_unknown(language)}</p> })}
                {(ranking.coverage == Coverage::Connected).then(|| order::form(self))}
            </section>
        }
    }

    /// The tick that says, in the words of a form, that it is meant although the ranking does not
    /// compare all entries; where it does, none.
    fn apart_confirmation(&self, text: &'static str) -> Option<impl IntoView + use<>> {
        (!self.state.ranking.coverage.compares()).then(|| Tick::new("apart", "1").view(text))
    }
}

/// Whether the sheets tell how sure a rank is: of all entries, or of none.
fn has_probabilities(ranking: &RankingView) -> bool {
    ranking
        .rows
        .iter()
        .any(|row| row.assessed.probabilities.is_some())
}

/// Whether the sheets compare all entries, and what follows where they do not.
fn coverage_notice(language: Language, coverage: Coverage) -> AnyView {
    match coverage {
        Coverage::Empty => view! { <p>{i18n::ranking_empty(language)}</p> }.into_any(),
        Coverage::Complete => view! { <p>{i18n::ranking_complete(language)}</p> }.into_any(),
        Coverage::Connected => view! { <p>{i18n::ranking_connected(language)}</p> }.into_any(),
        Coverage::Apart(count) => view! {
            <p class="notice refused" role="alert">
                {i18n::ranking_apart(language, count)}
            </p>
        }
        .into_any(),
    }
}

/// The entries that no finished sheet scores.
fn unscored_section(language: Language, ranking: &RankingView) -> impl IntoView + use<> {
    let entries = ranking
        .unscored
        .iter()
        .map(|(number, title)| {
            let title = title.text(language).to_owned();
            view! { <li>{i18n::entry_number(language, *number)}" "{title}</li> }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::ranking_unscored(language)}</h2>
            <ul class="plain-list">{entries}</ul>
        </section>
    }
}

/// Says what parted an entry from those of the same points.
fn describe_tie(language: Language, criteria: &[Criterion], row: &RankingRow) -> String {
    match row.place.tie {
        None => String::new(),
        Some(TieStep::Criterion(index)) => i18n::tie_criterion(
            language,
            criteria
                .get(index)
                .map_or("", |criterion| criterion.name.text(language)),
        ),
        Some(TieStep::Preference) => i18n::tie_preference(language).to_owned(),
        Some(TieStep::Median) => i18n::tie_median(language).to_owned(),
        Some(TieStep::Vote) => i18n::tie_vote(language).to_owned(),
        Some(TieStep::Shared) => i18n::tie_shared(language).to_owned(),
    }
}

/// Answers with the ranking as a file that can be computed again.
pub async fn export(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let export = visit
        .office()
        .ranking_export(visit.signed_in()?, &call, round, visit.now)
        .await?;
    let text = serde_json::to_string_pretty(&export).map_err(Failure::from)?;
    Ok::<Response, _>(download(
        text,
        "application/json",
        &format!("{edition}-{slug}-{}-ranking.json", round.code()),
    ))
}

/// Answers a form of the ranking's page.
async fn answer(
    visit: &Visit,
    call: &Call,
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&Call, &RankingState) -> Both,
) -> Answer {
    // The finalists are chosen on the ranking of the screening.
    let round = if fields.get("what") == FINALISTS {
        RoundKind::Screening
    } else {
        call.running_round(visit.now)
    };
    call_page::answer(visit, call, round, fields, outcome, both).await
}

/// Takes one of the two orders.
pub async fn choose_order(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let order = Order::from_code(fields.get("order")).ok_or(contest::Denied::Unknown)?;
    let outcome = visit
        .office()
        .choose_order(visit.signed_in()?, &call, order, fields.seen(), visit.now)
        .await
        .map(|()| Done::Saved);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |_, state| Both {
        stands: vec![order::order_name(language, state.ranking.asked).to_owned()],
        typed: vec![order::order_name(language, order).to_owned()],
    })
    .await
}

/// Sets the finalists.
pub async fn choose_finalists(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    // All boxes may be empty; what they belong to is in the form all the same.
    fields.require_one_of(&["finalist", "what"])?;
    let call = visit.office().call(&edition, &slug).await?;
    let entries: Vec<EntryId> = fields.all("finalist").map(EntryId::new).collect();
    let draft = FinalistsDraft {
        entries: &entries,
        apart: fields.get("apart") == "1",
    };
    let outcome = visit
        .office()
        .choose_finalists(visit.signed_in()?, &call, draft, fields.seen(), visit.now)
        .await
        .map(|()| Done::Saved);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |_, state| Both {
        stands: state.titles(language, |row| row.finalist),
        typed: state.titles(language, |row| entries.contains(&row.place.entry)),
    })
    .await
}

/// Records a decision.
pub async fn decide(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: Vec<EntryId> = fields.all("entry").map(EntryId::new).collect();
    let reason = fields.read_localized(REASON_FIELDS);
    let award = AwardId::new(fields.get("award"));
    let draft = DecisionDraft {
        award: &award,
        entries: &entries,
        reason: &reason,
        dissent: &[],
        apart: fields.get("apart") == "1",
    };
    let outcome = visit
        .office()
        .decide(visit.signed_in()?, &call, &draft, fields.seen(), visit.now)
        .await
        .map(done_of);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |_, state| {
        let titles = state.titles(language, |row| entries.contains(&row.place.entry));
        Both {
            stands: describe_standing_decision(language, &state.awards, &award),
            typed: describe_decision(language, titles, &reason),
        }
    })
    .await
}
