//! The estimates with their intervals, as a picture.

use axum::extract::{Path, Query};
use charts::{Interval, IntervalText};
use contest::{Language, Localized};
use frame::{failure::Answer, visit::Visit};
use leptos::prelude::*;
use office::{RankingRow, RankingView};
use parts::{
    interval_chart::{Scheme, chart_figure, describe_order, draw_intervals},
    rounds::RoundQuery,
};

use super::RankingPage;

/// The picture on the ranking's page.
pub(super) fn section(page: &RankingPage) -> impl IntoView + use<> {
    let language = page.visit.language;
    let address = format!("{}/ranking.svg{}", page.base, page.round_query());
    view! {
        <section class="band">
            <h2>{i18n::ranking_intervals(language)}</h2>
            {chart_figure(&address, &describe(language, &page.state.ranking))}
        </section>
    }
}

fn describe(language: Language, ranking: &RankingView) -> String {
    let titles: Vec<&Localized> = ranking.rows.iter().map(|row| &row.title).collect();
    describe_order(language, &titles)
}

/// Draws the estimates with their intervals.
pub async fn draw_ranking(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    Query(scheme): Query<Scheme>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let ranking = visit
        .office()
        .ranking(visit.signed_in()?, &call, round, visit.now)
        .await?;
    let language = visit.language;
    let shortlist = usize::try_from(call.shortlist).unwrap_or(0);
    // Without an error there is no interval, and without a rank no order to draw them in.
    let interval = |row: &RankingRow| {
        let (rank, error) = (row.place.rank?, row.assessed.error?);
        let label = i18n::join_number(rank, row.title.text(language));
        Some(Interval {
            other: Some(points_of(row.assessed.raw.points)),
            strong: rank <= shortlist,
            ..Interval::ninety(label, row.assessed.estimate, error).within(0.0, MOST_POINTS)
        })
    };
    let rows: Vec<Interval> = ranking.rows.iter().filter_map(interval).collect();
    let text = IntervalText {
        title: i18n::ranking_intervals(language).to_owned(),
        alternative: describe(language, &ranking),
        axis: i18n::ranking_axis(language).to_owned(),
        dot: i18n::ranking_dot(language).to_owned(),
        ring: Some(i18n::ranking_ring(language).to_owned()),
    };
    draw_intervals(&rows, &text, language, scheme)
}

/// Most points that an entry can have.
const MOST_POINTS: f64 = 100.0;

/// Hundredths of a point as points.
#[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
const fn points_of(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}
