//! The final by pairs: two works for a juror to choose between, and what comes of it for the
//! organisers.

pub mod comparison;

use axum::extract::{Path, Query};
use charts::{Interval, IntervalText};
use contest::{Language, Localized, Standing};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, seen_field},
    shell::PageHead,
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, Failure, PAIRED, PairPlace, PairRanking, Thing, Versions};
use parts::{
    call_page::{self, CallPage},
    figures::{format_percent, format_ranks, format_signed},
    interval_chart::{Scheme, chart_figure, describe_order, draw_intervals},
    organiser::{base, download, place_under_desk},
};

use super::kept_rankings::kept_rankings;

/// How far a final by pairs is.
struct PairsState {
    versions: Versions,
    ranking: PairRanking,
}

impl CallPage for PairsState {
    type Part = ();

    fn path(call: &Call, (): ()) -> String {
        format!("{}/pairs", base(call))
    }

    async fn read(visit: &Visit, call: &Call, (): ()) -> Result<Self, PageError> {
        Ok(Self {
            versions: visit.office().versions(&call.id).await?,
            ranking: visit
                .office()
                .pair_ranking(visit.signed_in()?, call, visit.now)
                .await?,
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        place_under_desk(visit, call, i18n::pairs_title(visit.language)).with_script("/live.js")
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        body(visit, call, self, form)
    }
}

/// Shows the organisers what comes of it.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<PairsState>(&visit, &call, ()).await
}

/// Opens or closes it.
pub async fn open_or_close(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let open = fields.get("open") == "1";
    let outcome = visit
        .office()
        .open_pairs(visit.signed_in()?, &call, open, fields.seen(), visit.now)
        .await
        .map(|()| Done::Saved);
    let line = |open: bool| {
        let text = if open {
            i18n::pairs_is_open(visit.language)
        } else {
            i18n::pairs_closed(visit.language)
        };
        vec![text.to_owned()]
    };
    let both = |_: &Call, state: &PairsState| Both {
        stands: line(state.ranking.standing == Standing::Open),
        typed: line(open),
    };
    call_page::answer(&visit, &call, (), &fields, outcome, both).await
}

/// Draws the worths with their intervals.
pub async fn draw(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(scheme): Query<Scheme>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let ranking = visit
        .office()
        .pair_ranking(visit.signed_in()?, &call, visit.now)
        .await?;
    let language = visit.language;
    let rows: Vec<Interval> = ranking
        .places
        .iter()
        .map(|place| Interval {
            strong: place.assessed.rank == 1,
            ..Interval::ninety(
                i18n::join_number(place.assessed.rank, place.title.text(language)),
                place.assessed.worth,
                place.assessed.error,
            )
        })
        .collect();
    let text = IntervalText {
        title: i18n::pairs_chart(language).to_owned(),
        alternative: describe_ranking(language, &ranking),
        axis: i18n::pairs_axis(language).to_owned(),
        dot: i18n::ranking_dot(language).to_owned(),
        ring: None,
    };
    draw_intervals(&rows, &text, language, scheme)
}

fn describe_ranking(language: Language, ranking: &PairRanking) -> String {
    let titles: Vec<&Localized> = ranking.places.iter().map(|place| &place.title).collect();
    describe_order(language, &titles)
}

fn body(visit: &Visit, call: &Call, state: &PairsState, form: &Filled) -> AnyView {
    let (language, ranking) = (visit.language, &state.ranking);
    let base = visit.link(&base(call));
    let open = ranking.standing == Standing::Open;
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::pairs_title(language)}</h1>
            <p class="lead">{i18n::pairs_organise_lead(language)}</p>
            {form.summary(visit)}
            <p>{i18n::pairs_limits(language, ranking.finalists, PAIRED.start(), PAIRED.end())}</p>
            <form method="post" action=format!("{base}/pairs")>
                {seen_field(state.versions.of(Thing::Pairs))}
                <input type="hidden" name="open" value=i32::from(!open) />
                <button class="button plain">
                    {if open { i18n::pairs_close(language) } else { i18n::pairs_open(language) }}
                </button>
            </form>
        </section>
        <div id="pairs-ranking" data-live="">
            {(!ranking.places.is_empty()).then(|| ranking_section(visit, call, ranking))}
        </div>
        <section class="band" id="pairs-coverage" data-live="">
            <h2>{i18n::organise_jurors(language)}</h2>
            <p>{i18n::pairs_unseen(language, ranking.unseen)}</p>
            {jurors_table(language, ranking)}
        </section>
    }
    .into_any()
}

/// The works in their order, as a table and as a chart.
fn ranking_section(visit: &Visit, call: &Call, ranking: &PairRanking) -> impl IntoView + use<> {
    let language = visit.language;
    let base = visit.link(&base(call));
    view! {
        <section class="band">
            <div class="section-head">
                <h2>{i18n::ranking_table(language)}</h2>
                <a href=format!("{base}/pairs.json")>{i18n::ranking_export(language)}</a>
            </div>
            {works_table(language, ranking)}
            {chart_figure(&format!("{base}/pairs.svg"), &describe_ranking(language, ranking))}
            <p class="quiet">{i18n::pairs_worth_text(language)}</p>
            {kept_rankings(visit, call, &ranking.recorded)}
        </section>
    }
}

fn works_table(language: Language, ranking: &PairRanking) -> AnyView {
    table(
        &[
            Column::rank(i18n::ranking_rank(language)),
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::pairs_worth(language)),
            Column::number(i18n::ranking_interval(language)),
            Column::number(i18n::ranking_first(language)),
            Column::number(i18n::pairs_record(language)),
        ],
        ranking.places.iter().map(|work| work_cells(language, work)),
    )
}

fn work_cells(language: Language, work: &PairPlace) -> Vec<AnyView> {
    let assessed = &work.assessed;
    let worth = format_signed(language, assessed.worth);
    let error = i18n::decimal(language, assessed.error, 1);
    vec![
        assessed.rank.into_any(),
        view! {
            {work.title.text(language).to_owned()}
            <br />
            <span class="quiet">{i18n::entry_number(language, work.number)}</span>
        }
        .into_any(),
        format!("{worth} ± {error}").into_any(),
        format_ranks(assessed.probabilities.ranks).into_any(),
        format_percent(language, assessed.probabilities.first).into_any(),
        format!("{} / {} / {}", assessed.won, assessed.tied, assessed.lost).into_any(),
    ]
}

/// How many of their pairs jurors have decided.
fn jurors_table(language: Language, ranking: &PairRanking) -> AnyView {
    table(
        &[
            Column::subject(i18n::account_name(language)),
            Column::number(i18n::pairs_decided(language)),
            Column::text(i18n::jury_progress_label(language)),
        ],
        ranking.jurors.iter().map(|(name, done, possible)| {
            let label = i18n::organise_progress_of(language, name);
            vec![
                name.clone().into_any(),
                format!("{done} / {possible}").into_any(),
                view! { <progress max=(*possible).max(1) value=*done aria-label=label></progress> }
                    .into_any(),
            ]
        }),
    )
}

/// Answers with the final by pairs as a file.
pub async fn export(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let export = visit
        .office()
        .pair_export(visit.signed_in()?, &call, visit.now)
        .await?;
    let text = serde_json::to_string_pretty(&export).map_err(Failure::from)?;
    Ok(download(
        text,
        "application/json",
        &format!("{edition}-{slug}-pairs.json"),
    ))
}
