//! The explorer: somebody picks a data set, a kind of chart and columns, and gets the chart, its address and the code to draw it.
//! It is a form whose address is the chart: it works without JavaScript, and can be sent to somebody else.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::extract::Query;
use contest::Language;
use datasets::{Recipe, Table, Unfit};
use figures::{Figure, Key, Kind, Measure, Rule};
use leptos::prelude::*;
use office::{DatasetCard, DatasetView, Failure};
use serde::Deserialize;
use tokio::sync::Semaphore;

use super::{
    chart::{self, plate},
    desk::place_under_data,
    manages,
};
use crate::{
    kit::{Code, Source},
    pages::Answer,
    shell::page,
    visit::Visit,
};

/// Rows of a table that are drawn on request at most; larger ones have the charts that they were prepared with.
const ROWS_MOST: i64 = 20_000_000;
/// Charts that are computed at the same time.
const AT_ONCE: usize = 2;
/// How long somebody waits for a turn.
const PATIENCE: Duration = Duration::from_secs(10);
/// Figures that are kept; beyond that all are forgotten, which costs one computation each.
const KEPT: usize = 256;

/// Computes figures on request, a few at a time, and keeps what it computed.
pub struct Explorer {
    turns: Arc<Semaphore>,
    known: Mutex<HashMap<String, Arc<Figure>>>,
}

impl Default for Explorer {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), known: Mutex::default() }
    }
}

/// Why the explorer draws nothing.
#[derive(Debug)]
pub enum Undrawn {
    /// Too many others wait for theirs.
    Busy,
    /// The table has more rows than are drawn on request.
    TooLarge,
    Unfit(Unfit),
}

impl Explorer {
    /// The data of a chart, or why the table does not give it.
    ///
    /// # Errors
    ///
    /// Where a file of the data set is not there.
    pub(super) async fn figure(
        &self,
        visit: &Visit,
        view: &DatasetView,
        rule: &Rule,
        other: Option<&DatasetView>,
    ) -> office::Result<Result<Arc<Figure>, Undrawn>> {
        if view.card.rows > ROWS_MOST || other.is_some_and(|other| other.card.rows > ROWS_MOST) {
            return Ok(Err(Undrawn::TooLarge));
        }
        let key = format!("{} {rule} {}", view.parquet_hash, other.map_or("", |other| &other.parquet_hash));
        if let Some(known) = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(Ok(Arc::clone(known)));
        }
        let (_, parquet) = visit.office().dataset_paths(view)?;
        let second = match other {
            Some(other) => Some((visit.office().dataset_paths(other)?.1, other.profile.clone())),
            None => None,
        };
        let (profile, rule) = (view.profile.clone(), rule.clone());
        let Ok(turn) = tokio::time::timeout(PATIENCE, Arc::clone(&self.turns).acquire_owned()).await else { return Ok(Err(Undrawn::Busy)) };
        let computed = tokio::task::spawn_blocking(move || {
            // The turn lies with the work: who goes away meanwhile does not let another begin before it has ended.
            let _turn = turn;
            let other = second.as_ref().map(|(parquet, profile)| Table { parquet, profile });
            datasets::figure(Table { parquet: &parquet, profile: &profile }, &rule, other)
        })
        .await
        .map_err(|error| Failure::Broken(error.to_string()))?;
        let figure = match computed {
            Ok(figure) => Arc::new(figure),
            Err(Unfit::Broken(error)) => return Err(Failure::Broken(error)),
            Err(unfit) => return Ok(Err(Undrawn::Unfit(unfit))),
        };
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(key, Arc::clone(&figure));
        Ok(Ok(figure))
    }
}

/// What the form says. Empty is not chosen.
#[derive(Deserialize, Default, Clone)]
#[serde(default)]
pub struct Picked {
    dataset: String,
    kind: String,
    x: String,
    y: String,
    by: String,
    facet: String,
    measure: String,
    /// Rows count only where this column is `is`.
    only: String,
    is: String,
    /// The data set from which the second of two values comes.
    other: String,
    area: String,
}

impl Picked {
    /// The chart that was picked, of a table with these columns. A column of another table is left out.
    fn rule(&self, view: &DatasetView, other: Option<&DatasetView>) -> Option<Rule> {
        let known = |name: &str| view.profile.columns.iter().any(|column| column.name == name);
        let part = |name: &String| if known(name) { name.clone() } else { String::new() };
        let elsewhere = |name: &str| other.is_some_and(|other| other.profile.columns.iter().any(|column| column.name == name));
        let kind = Kind::of_code(&self.kind).filter(|kind| *kind != Kind::Outline)?;
        let roles = roles(kind);
        let y = if elsewhere(&self.y) { self.y.clone() } else { part(&self.y) };
        Some(Rule {
            kind,
            x: if roles.x.is_some() { part(&self.x) } else { String::new() },
            y,
            by: if roles.by.is_some() { part(&self.by) } else { String::new() },
            facet: if roles.facet { part(&self.facet) } else { String::new() },
            measure: if roles.measure { Measure::of_code(&self.measure).unwrap_or_default() } else { roles.fixed },
            only: if known(&self.only) && !self.is.is_empty() { vec![(self.only.clone(), self.is.clone())] } else { Vec::new() },
            subject: self.subject(view),
        })
    }

    /// What the values are about, as the data set's own chart of the same column says.
    fn subject(&self, view: &DatasetView) -> Option<figures::Subject> {
        let own = Recipe::parse(&view.recipe).ok()?.figures;
        own.into_iter().find(|rule| rule.y == self.y && rule.subject.is_some()).and_then(|rule| rule.subject)
    }

    /// The fields in which something was chosen, but for the area.
    fn chosen(&self) -> impl Iterator<Item = (&'static str, &String)> {
        let Self { dataset, kind, x, y, by, facet, measure, only, is, other, area: _ } = self;
        [
            ("dataset", dataset),
            ("kind", kind),
            ("x", x),
            ("y", y),
            ("by", by),
            ("facet", facet),
            ("measure", measure),
            ("only", only),
            ("is", is),
            ("other", other),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
    }

    /// What a rule says, as the form would.
    fn of(dataset: &str, rule: &Rule) -> Self {
        let (only, is) = rule.only.first().cloned().unwrap_or_default();
        Self {
            dataset: dataset.to_owned(),
            kind: rule.kind.code().to_owned(),
            x: rule.x.clone(),
            y: rule.y.clone(),
            by: rule.by.clone(),
            facet: rule.facet.clone(),
            measure: rule.measure.code().to_owned(),
            only,
            is,
            other: String::new(),
            area: String::new(),
        }
    }
}

/// The explorer's query for a rule of a data set.
pub(super) fn query(dataset: &str, rule: &Rule) -> String {
    let picked = Picked::of(dataset, rule);
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.extend_pairs(picked.chosen());
    query.finish()
}

/// The line that must stand below a chart of one or two tables.
pub(super) fn attribution(view: &DatasetView, other: Option<&DatasetView>) -> String {
    match other.filter(|other| other.attribution != view.attribution) {
        Some(other) => format!("{} · {}", view.attribution, other.attribution),
        None => view.attribution.clone(),
    }
}

/// Names what a column is for in a kind of chart.
type RoleName = fn(Language) -> &'static str;

/// Which parts columns play in a kind of chart.
struct Roles {
    x: Option<RoleName>,
    y: Option<RoleName>,
    by: Option<RoleName>,
    facet: bool,
    measure: bool,
    /// What is made of the values where nothing is to be chosen.
    fixed: Measure,
    /// Whether the second value may come from another table.
    other: bool,
    /// Whether the first column must hold areas.
    areas: bool,
}

const fn roles(kind: Kind) -> Roles {
    let none = Roles { x: None, y: None, by: None, facet: false, measure: false, fixed: Measure::Count, other: false, areas: false };
    match kind {
        Kind::Bars => Roles {
            x: Some(words::explore_groups),
            y: Some(words::explore_value),
            by: Some(words::explore_series),
            facet: true,
            measure: true,
            ..none
        },
        Kind::Lines => Roles {
            x: Some(words::explore_time),
            y: Some(words::explore_value),
            by: Some(words::explore_series),
            facet: true,
            measure: true,
            ..none
        },
        Kind::Map => Roles { x: Some(words::explore_areas), y: Some(words::explore_value), measure: true, areas: true, ..none },
        Kind::Scatter | Kind::Slope => {
            Roles { x: Some(words::explore_first), y: Some(words::explore_second), by: Some(words::explore_points), other: true, ..none }
        }
        Kind::Histogram => Roles { y: Some(words::explore_value), facet: true, fixed: Measure::Mean, ..none },
        Kind::Week => Roles {
            x: Some(words::explore_weekday),
            y: Some(words::explore_value),
            by: Some(words::explore_hour),
            facet: true,
            measure: true,
            ..none
        },
        Kind::Calendar => Roles { x: Some(words::explore_date), y: Some(words::explore_value), facet: true, measure: true, ..none },
        Kind::Stripes => Roles { x: Some(words::explore_year), y: Some(words::explore_value), measure: true, ..none },
        Kind::Pyramid => {
            Roles { x: Some(words::explore_age), y: Some(words::explore_value), by: Some(words::explore_sex), fixed: Measure::Sum, ..none }
        }
        Kind::Climate => Roles {
            x: Some(words::explore_month),
            y: Some(words::explore_value),
            by: Some(words::explore_city),
            fixed: Measure::Mean,
            ..none
        },
        Kind::Outline => none,
    }
}

/// A kind of chart in words.
pub(super) const fn kind_name(language: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Bars => words::explore_bars(language),
        Kind::Lines => words::explore_lines(language),
        Kind::Map => words::explore_map(language),
        Kind::Scatter => words::explore_scatter(language),
        Kind::Slope => words::explore_slope(language),
        Kind::Histogram => words::explore_histogram(language),
        Kind::Week => words::explore_week(language),
        Kind::Calendar => words::explore_calendar(language),
        Kind::Stripes => words::explore_stripes(language),
        Kind::Pyramid => words::explore_pyramid(language),
        Kind::Climate => words::explore_climate(language),
        Kind::Outline => words::explore_outline(language),
    }
}

const fn measure_name(language: Language, measure: Measure) -> &'static str {
    match measure {
        Measure::Count => words::explore_count(language),
        Measure::Sum => words::explore_sum(language),
        Measure::Mean => words::explore_mean(language),
        Measure::Share => words::explore_share(language),
    }
}

/// Why a table gives no such chart, in words.
pub(super) fn unfit(language: Language, why: &Unfit) -> String {
    match why {
        Unfit::Part(part) => words::unfit_part(language, part_name(language, part)),
        Unfit::Column(column) => words::unfit_column(language, column),
        Unfit::Numbers(column) => words::unfit_numbers(language, column),
        Unfit::Time(column) => words::unfit_time(language, column),
        Unfit::Area(column) => words::unfit_area(language, column),
        Unfit::Groups(most) => words::unfit_groups(language, words::number(language, i64::try_from(*most).unwrap_or(i64::MAX))),
        Unfit::Nothing => words::unfit_nothing(language).to_owned(),
        Unfit::Broken(error) => error.clone(),
    }
}

fn part_name(language: Language, part: &str) -> &'static str {
    match part {
        "x" => words::explore_part_x(language),
        "by" => words::explore_part_by(language),
        _ => words::explore_value(language),
    }
}

/// What the page shows.
struct Explored {
    cards: Vec<DatasetCard>,
    view: Option<DatasetView>,
    other: Option<DatasetView>,
    picked: Picked,
    rule: Option<Rule>,
    result: Option<Result<Arc<Figure>, Undrawn>>,
    shapes: HashMap<Key, office::Outlines>,
}

/// The explorer's page.
pub async fn explore(visit: Visit, Query(picked): Query<Picked>) -> Answer {
    let manages = manages(&visit).await;
    let office = visit.office();
    let cards = office.datasets(false).await?;
    let known = |slug: &str| cards.iter().any(|card| card.slug == slug);
    let view = if known(&picked.dataset) { Some(office.dataset(&picked.dataset, None, manages).await?) } else { None };
    let other = if known(&picked.other) && picked.other != picked.dataset {
        Some(office.dataset(&picked.other, None, manages).await?)
    } else {
        None
    };
    let mut picked = picked;
    // Whoever picks a data set sees its first chart, and goes on from there.
    if let Some(view) = view.as_ref().filter(|_| picked.kind.is_empty()) {
        let first = Recipe::parse(&view.recipe).ok().and_then(|recipe| recipe.figures.into_iter().find(|rule| rule.kind != Kind::Outline));
        if let Some(rule) = first {
            picked = Picked::of(&view.card.slug, &rule);
        }
    }
    let other = other.filter(|_| Kind::of_code(&picked.kind).is_some_and(|kind| roles(kind).other));
    let rule = view.as_ref().and_then(|view| picked.rule(view, other.as_ref()));
    let result = match (&view, &rule) {
        (Some(view), Some(rule)) => Some(visit.site.explorer.figure(&visit, view, rule, other.as_ref()).await?),
        _ => None,
    };
    let shapes = match &result {
        Some(Ok(figure)) => chart::shapes(office, std::slice::from_ref(figure.as_ref())).await?,
        _ => HashMap::new(),
    };
    let explored = Explored { cards, view, other, picked, rule, result, shapes };
    let place = place_under_data(&visit, words::explore_title(visit.language)).with_script("/explore.js");
    Ok(page(&visit, place, || body(&visit, &explored)))
}

fn body(visit: &Visit, explored: &Explored) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band">
            <h1>{words::explore_title(language)}</h1>
            <p class="lead">{words::explore_lead(language)}</p>
            {explored.cards.is_empty().then(|| view! { <p>{words::data_empty(language)}</p> })}
        </section>
        <div id="explorer">
            <section class="band">{form(visit, explored)}</section>
            {drawing(visit, explored)}
        </div>
    }
    .into_any()
}

fn select(name: &'static str, label: &'static str, chosen: &str, options: Vec<(String, String)>) -> AnyView {
    let options = options
        .into_iter()
        .map(|(code, text)| {
            let selected = code == chosen;
            view! { <option value=code selected=selected>{text}</option> }
        })
        .collect_view();
    view! { <div class="field"><label for=name>{label}</label><select id=name name=name>{options}</select></div> }.into_any()
}

fn form(visit: &Visit, explored: &Explored) -> AnyView {
    let language = visit.language;
    let picked = &explored.picked;
    let none = || (String::new(), words::explore_none(language).to_owned());
    let cards = |empty: (String, String)| {
        std::iter::once(empty).chain(explored.cards.iter().map(|card| (card.slug.clone(), card.title.text(language).to_owned()))).collect()
    };
    let dataset = select("dataset", words::explore_dataset(language), &picked.dataset, cards((String::new(), "…".to_owned())));
    let kinds: Vec<(String, String)> = Kind::ALL
        .into_iter()
        .filter(|kind| *kind != Kind::Outline)
        .map(|kind| (kind.code().to_owned(), kind_name(language, kind).to_owned()))
        .collect();
    let kind = explored.view.is_some().then(|| select("kind", words::explore_kind(language), &picked.kind, kinds));
    let columns = explored.view.as_ref().zip(Kind::of_code(&picked.kind)).map(|(view, kind)| {
        let roles = roles(kind);
        let of = |view: &DatasetView, fits: &dyn Fn(&datasets::ColumnProfile) -> bool| -> Vec<(String, String)> {
            view.profile.columns.iter().filter(|column| fits(column)).map(|column| (column.name.clone(), column.name.clone())).collect()
        };
        let numeric = |column: &datasets::ColumnProfile| matches!(column.kind.as_str(), "integer" | "number");
        let any = |_: &datasets::ColumnProfile| true;
        let area = |column: &datasets::ColumnProfile| Key::of_column(&column.name).is_some();
        let pair = roles.other;
        let with_none = |options: Vec<(String, String)>| std::iter::once(none()).chain(options).collect::<Vec<_>>();
        let x = roles.x.map(|name| {
            let fits: &dyn Fn(&datasets::ColumnProfile) -> bool = if roles.areas { &area } else if pair { &numeric } else { &any };
            select("x", name(language), &picked.x, with_none(of(view, fits)))
        });
        let y_of = explored.other.as_ref().unwrap_or(view);
        let y = roles.y.map(|name| select("y", name(language), &picked.y, with_none(of(y_of, &numeric))));
        let by = roles.by.map(|name| select("by", name(language), &picked.by, with_none(of(view, &any))));
        let other = pair.then(|| select("other", words::explore_other(language), &picked.other, cards((String::new(), words::explore_same(language).to_owned()))));
        let facet = roles.facet.then(|| select("facet", words::explore_facet(language), &picked.facet, with_none(of(view, &any))));
        let measures = Measure::ALL.into_iter().map(|measure| (measure.code().to_owned(), measure_name(language, measure).to_owned())).collect();
        let measure = roles.measure.then(|| select("measure", words::explore_measure(language), &picked.measure, measures));
        let only = select("only", words::explore_only(language), &picked.only, with_none(of(view, &any)));
        view! {
            {x}{y}{other}{by}{measure}{facet}{only}
            <div class="field"><label for="is">{words::explore_is(language)}</label><input id="is" name="is" value=picked.is.clone() /></div>
        }
    });
    let hint = explored.view.is_some().then(|| view! { <p class="hint">{words::explore_hint(language)}</p> });
    view! {
        <form method="get" class="stack" action="#drawn">
            <div class="fields">{dataset}{kind}{columns}</div>
            {hint}
            <p><button class="button">{if explored.view.is_some() { words::data_draw(language) } else { words::explore_choose(language) }}</button></p>
        </form>
    }
    .into_any()
}

/// The chart, its address and its code, or why there is none.
fn drawing(visit: &Visit, explored: &Explored) -> Option<AnyView> {
    let language = visit.language;
    let (view, rule) = (explored.view.as_ref()?, explored.rule.as_ref()?);
    let refused =
        |text: String| view! { <section class="band" id="drawn"><p class="notice refused" role="alert">{text}</p></section> }.into_any();
    let figure = match explored.result.as_ref() {
        None => return None,
        Some(Err(Undrawn::Busy)) => return Some(refused(words::explore_busy(language).to_owned())),
        Some(Err(Undrawn::TooLarge)) => return Some(refused(words::explore_too_large(language, words::number(language, ROWS_MOST)))),
        Some(Err(Undrawn::Unfit(why))) => return Some(refused(unfit(language, why))),
        Some(Ok(figure)) => figure,
    };
    let other = explored.other.as_ref();
    // Whoever splits a chart wants to see its parts.
    let area = match (explored.picked.area.as_str(), rule.facet.is_empty()) {
        ("", false) => charts::SIDE_BY_SIDE,
        (area, _) => area,
    };
    let credit = attribution(view, other);
    let draw = |area: &str| chart::drawn(figure, &explored.shapes, &credit, (language, false, area));
    let (area, drawing) = draw(area).map(|drawing| (area, drawing)).or_else(|| draw("").map(|drawing| ("", drawing)))?;
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("rule", &rule.to_string()).append_pair("language", language.tag());
    for (name, value) in [("other", other.map_or("", |other| other.card.slug.as_str())), ("area", area)] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    let address =
        |ending: &str, dark: bool| format!("/charts/{}/chart.{ending}?{query}{}", view.card.slug, if dark { "&dark=true" } else { "" });
    let base = visit.office().address();
    let table = |view: &DatasetView| format!("{base}/data/{}/table.csv", view.card.slug);
    let (own, second) = (table(view), other.map(table));
    let code = Code { view, rule, source: Source::At(&own), other: other.zip(second.as_deref()) };
    let scripts = code
        .scripts()
        .into_iter()
        .zip(["Python", "R", "JavaScript"])
        .map(|((_, text), name)| view! { <details><summary>{words::explore_code(language, name)}</summary><pre tabindex="0"><code>{text}</code></pre></details> })
        .collect_view();
    let choices = charts::choices(figure, language);
    let areas = (!choices.is_empty()).then(|| areas(language, explored, choices, area));
    Some(
        view! {
            <section class="band stack" id="drawn">
                <h2 class="hidden">{drawing.title.clone()}</h2>
                {areas}
                {plate(language, &drawing, address, None)}
                <dl class="facts">
                    <div><dt>{words::explore_address(language)}</dt><dd><code class="wrap">{format!("{base}{}", address("svg", false))}</code></dd></div>
                    <div><dt>{words::explore_rule(language)}</dt><dd><code class="wrap">{rule.to_string()}</code></dd></div>
                    <div><dt>{words::explore_dataset(language)}</dt><dd><a href=visit.link(&format!("/data/{}", view.card.slug))>{view.card.title.text(language).to_owned()}</a></dd></div>
                </dl>
                {scripts}
            </section>
        }
        .into_any(),
    )
}

/// The same chart for another area: everything that was picked stays.
fn areas(language: Language, explored: &Explored, choices: Vec<(String, String)>, chosen: &str) -> AnyView {
    let picked = &explored.picked;
    let hidden = picked.chosen().map(|(name, value)| view! { <input type="hidden" name=name value=value.clone() /> }).collect_view();
    view! {
        <form method="get" class="row" action="#drawn">
            {hidden}
            {select("area", words::data_area(language), chosen, choices)}
            <button class="button plain small">{words::data_draw(language)}</button>
        </form>
    }
    .into_any()
}
