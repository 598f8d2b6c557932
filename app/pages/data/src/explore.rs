//! The explorer: somebody picks a data set, a kind of chart and columns, and gets the chart, its
//! address and the code to draw it. It is a form whose address is the chart: it works without
//! JavaScript, and can be sent to somebody else.

mod drawing;
mod form;
mod objection;
mod picking;

use std::sync::Arc;

use axum::{extract::Query, response::Response};
use chart_spec::{Figure, Kind, Rule};
use frame::{explorer::Undrawn, failure::Answer, shell::page, visit::Visit};
use leptos::prelude::*;
use office::{DatasetCard, DatasetView};

use self::{
    drawing::view_drawing,
    form::view_form,
    objection::Objection,
    picking::{complete_rule, list_kinds, pick_first, refill},
};
use super::{
    chart::{Ground, read_ground},
    manages,
    places::place_under_data,
    query::ChartQuery,
};

/// What the page shows.
#[derive(Default)]
struct Explored {
    cards: Vec<DatasetCard>,
    view: Option<DatasetView>,
    other: Option<DatasetView>,
    picked: ChartQuery,
    /// The kinds of chart that the data set gives; all of them where that is not known.
    kinds: Vec<Kind>,
    rule: Option<Rule>,
    result: Option<Result<Arc<Figure>, Undrawn>>,
    /// What stands against one of the fields.
    objection: Option<Objection>,
    ground: Ground,
}

/// The explorer's page. Where the kind or the data set is another one than the form was made for,
/// what was chosen is filled in anew, and the address says it: the page's address is the chart.
pub async fn explore(visit: Visit, Query(asked): Query<ChartQuery>) -> Answer {
    let manages = manages(&visit).await;
    let office = visit.office();
    let cards = office.datasets(false).await?;
    let is_listed = |slug: &str| cards.iter().any(|card| card.slug == slug);
    if !is_listed(&asked.dataset) {
        let explored = Explored {
            cards,
            ..Explored::default()
        };
        return Ok(show(&visit, &explored));
    }
    let view = office.dataset(&asked.dataset, None, manages).await?;
    let fills_anew = asked.is_of_another_dataset() || asked.is_of_another_kind();
    let kinds = list_kinds(&visit, &view).await?;
    let picked = pick_first(&visit, &view, &kinds, asked.of_its_dataset()).await?;
    let other = match picked.second_dataset() {
        Some(slug) if is_listed(slug) => Some(office.dataset(slug, None, manages).await?),
        _ => None,
    };
    let picked = if other.is_none() {
        refill(&visit, &view, picked).await?
    } else {
        picked
    };
    let (rule, mut objection) = match picked.rule(&view, other.as_ref()) {
        Some(rule) => complete_rule(&visit, &view, rule, other.as_ref()).await?,
        None => (None, None),
    };
    let picked = match &rule {
        Some(rule) => ChartQuery {
            area: picked.area.clone(),
            ..picked.with(rule)
        },
        None => picked,
    };
    let result = match &rule {
        Some(rule) if objection.is_none() => Some(
            visit
                .site
                .explorer
                .figure(office, &view, rule, other.as_ref())
                .await?,
        ),
        _ => None,
    };
    if let (Some(Err(Undrawn::Unfit(why))), Some(rule)) = (&result, &rule) {
        objection = Some(Objection::of(&visit, why, rule, &view.profile));
    }
    if fills_anew && matches!(result, Some(Ok(_))) {
        return Ok(visit.go_to(&format!("/data/explore?{}", picked.query())));
    }
    let figures = match &result {
        Some(Ok(figure)) => std::slice::from_ref(figure.as_ref()),
        _ => &[],
    };
    let ground = read_ground(office, figures).await?;
    let explored = Explored {
        cards,
        view: Some(view),
        other,
        picked,
        kinds,
        rule,
        result,
        objection,
        ground,
    };
    Ok(show(&visit, &explored))
}

fn show(visit: &Visit, explored: &Explored) -> Response {
    let place =
        place_under_data(visit, i18n::explore_title(visit.language)).with_script("/explore.js");
    page(visit, place, || view_explorer(visit, explored))
}

fn view_explorer(visit: &Visit, explored: &Explored) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band">
            <h1>{i18n::explore_title(language)}</h1>
            <p class="lead">{i18n::explore_lead(language)}</p>
            {explored.cards.is_empty().then(|| view! { <p>{i18n::data_empty(language)}</p> })}
        </section>
        <div id="explorer">
            <section class="band">{view_form(language, explored)}</section>
            {view_drawing(visit, explored)}
        </div>
    }
    .into_any()
}
