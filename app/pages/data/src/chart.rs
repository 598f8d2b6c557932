//! Charts: those that a data set starts with, on its page and by themselves, and those that the
//! explorer asks for.

use std::{collections::HashMap, sync::Arc, time::Duration};

use axum::extract::{Path, Query};
use chart_spec::{Figure, Key, Kind, Rule};
use charts::{Drawing, Options};
use contest::{Cities, Denied, Language};
use dataset_spec::Recipe;
use frame::{caching::share, explorer::Undrawn, failure::Answer, visit::Visit};
use leptos::prelude::*;
use office::{DatasetView, Failure, Office, Outlines, Refusal};
use parts::drawn::picture;
use serde::Deserialize;
use worker_spec::DrawPicture;

use super::query;

/// What figures are drawn on: the outlines of areas, where they are known, and the cities.
#[derive(Default)]
pub(crate) struct Ground {
    pub(crate) outlines: HashMap<Key, Outlines>,
    pub(crate) cities: Cities,
}

impl Ground {
    /// The outlines that a figure is drawn on.
    pub(crate) fn shapes(&self, figure: &Figure) -> Option<Outlines> {
        self.outlines.get(figure.needs_shapes()?).cloned()
    }
}

/// What some figures are drawn on.
pub(super) async fn read_ground(office: &Office, figures: &[Figure]) -> office::Result<Ground> {
    let mut outlines = HashMap::new();
    for key in figures.iter().filter_map(Figure::needs_shapes) {
        if let Some(found) = office.outlines(key).await? {
            outlines.insert(key.clone(), found);
        }
    }
    Ok(Ground {
        outlines,
        cities: office.cities().await?,
    })
}

/// How a figure is drawn.
#[derive(Clone, Copy)]
pub(super) struct Appearance<'a> {
    pub(super) language: Language,
    /// For a dark page.
    pub(super) dark: bool,
    /// The code of an area; empty is the first one.
    pub(super) area: &'a str,
}

/// Draws a figure for a page or a download.
pub(super) fn draw(
    figure: &Figure,
    ground: &Ground,
    attribution: &str,
    appearance: Appearance<'_>,
) -> Option<Drawing> {
    let options = Options {
        language: appearance.language,
        dark: appearance.dark,
        area: appearance.area.to_owned(),
        attribution: attribution.to_owned(),
        shapes: ground.shapes(figure),
        cities: ground.cities.clone(),
    };
    charts::draw(figure, &options).ok()
}

/// The rules of a data set's figures, in the same order: those that its table gives.
fn list_rules(view: &DatasetView) -> Vec<Rule> {
    let is_unfit = |rule: &Rule| {
        view.report
            .figures
            .iter()
            .any(|unfit| unfit.rule == rule.to_string())
    };
    Recipe::parse(&view.recipe)
        .map(|recipe| {
            recipe
                .figures
                .into_iter()
                .filter(|rule| !is_unfit(rule))
                .collect()
        })
        .unwrap_or_default()
}

/// A picture with its text alternative, its downloads and the table behind it.
pub(super) fn view_plate(
    language: Language,
    drawing: &Drawing,
    address: impl Fn(&str, bool) -> String,
    more: Option<AnyView>,
) -> AnyView {
    let (width, height) = charts::SIZE;
    let head = drawing
        .header
        .iter()
        .map(|cell| view! { <th scope="col">{cell.clone()}</th> })
        .collect_view();
    let rows = drawing
        .rows
        .iter()
        .map(|row| {
            view! {
                <tr>
                    {row
                        .iter()
                        .map(|cell| view! { <td class="number">{cell.clone()}</td> })
                        .collect_view()}
                </tr>
            }
        })
        .collect_view();
    view! {
        <figure class="chart">
            <div class="scroll" tabindex="0">
                <picture>
                    <source srcset=address("svg", true) media="(prefers-color-scheme: dark)" />
                    <img
                        src=address("svg", false)
                        alt=drawing.alternative.clone()
                        width=width
                        height=height
                        loading="lazy"
                    />
                </picture>
            </div>
            <figcaption>{drawing.alternative.clone()}</figcaption>
        </figure>
        <p class="row">
            <a href=address("svg", false) download>
                "SVG"
            </a>
            <a href=address("png", false) download>
                "PNG"
            </a>
            {more}
        </p>
        <details>
            <summary>{i18n::data_table(language)}</summary>
            <div class="scroll short" tabindex="0">
                <table class="dense">
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
    .into_any()
}

/// Which of a page's charts is shown for another area than the first.
#[derive(Clone, Default)]
pub(super) struct ChosenArea {
    pub(super) figure: usize,
    pub(super) area: String,
}

/// The charts of a data set's page, each for an area of the reader's choice.
pub(super) fn view_charts(
    visit: &Visit,
    view: &DatasetView,
    ground: &Ground,
    chosen: &ChosenArea,
) -> Option<AnyView> {
    let rules = list_rules(view);
    let charts: Vec<AnyView> = Figure::read(&view.figures)
        .iter()
        .enumerate()
        .filter_map(|(place, figure)| {
            let chart = PlacedChart {
                figure,
                rule: rules.get(place),
                place,
                area: if chosen.figure == place {
                    chosen.area.as_str()
                } else {
                    ""
                },
            };
            chart.view(visit, view, ground)
        })
        .collect();
    (!charts.is_empty()).then(|| {
        view! {
            <section class="band stack charts" id="charts">
                <h2>{i18n::data_chart(visit.language)}</h2>
                {charts}
            </section>
        }
        .into_any()
    })
}

/// A chart at its place, from 0, among those of a page.
struct PlacedChart<'a> {
    figure: &'a Figure,
    rule: Option<&'a Rule>,
    place: usize,
    area: &'a str,
}

impl PlacedChart<'_> {
    fn view(&self, visit: &Visit, view: &DatasetView, ground: &Ground) -> Option<AnyView> {
        let language = visit.language;
        let credit = view.credit(language);
        // An area that is not there shows the first one.
        let drawing = [self.area, ""].into_iter().find_map(|area| {
            let appearance = Appearance {
                language,
                dark: false,
                area,
            };
            draw(self.figure, ground, &credit, appearance)
        })?;
        let area = form_urlencoded::byte_serialize(self.area.as_bytes()).collect::<String>();
        let address = |ending: &str, dark: bool| {
            format!(
                "/charts/{}/chart.{ending}?figure={}&language={}&area={area}&dark={dark}\
                 &version={}",
                view.card.slug,
                self.place,
                language.tag(),
                view.number
            )
        };
        let id = format!("chart-{}", self.place + 1);
        Some(
            view! {
                <div class="stack" id=id.clone()>
                    {self.view_area_form(language, view, &id)}
                    {view_plate(
                        language,
                        &drawing,
                        address,
                        self.view_way_to_explorer(visit, view),
                    )}
                </div>
            }
            .into_any(),
        )
    }

    /// The way to the explorer with this chart; an outline is none that somebody asks for.
    fn view_way_to_explorer(&self, visit: &Visit, view: &DatasetView) -> Option<AnyView> {
        let rule = self.rule.filter(|rule| rule.kind != Kind::Outline)?;
        let query = query::query(&view.card.slug, rule);
        let address = format!("{}?{query}", visit.link("/data/explore"));
        Some(
            view! {
                <a href=address rel="nofollow">
                    {i18n::explore_from_here(visit.language)}
                </a>
            }
            .into_any(),
        )
    }

    /// The choice of another area, where there is one.
    fn view_area_form(&self, language: Language, view: &DatasetView, id: &str) -> Option<AnyView> {
        let choices = charts::choices(self.figure, language);
        if choices.is_empty() {
            return None;
        }
        let options = choices
            .into_iter()
            .map(|(code, name)| {
                view! {
                    <option value=code.clone() selected=code == self.area>
                        {name}
                    </option>
                }
            })
            .collect_view();
        let field = format!("area-{}", self.place);
        Some(
            view! {
                <form method="get" class="row" action=format!("#{id}")>
                    <input type="hidden" name="figure" value=self.place />
                    <input type="hidden" name="version" value=view.number />
                    <label for=field.clone()>{i18n::data_area(language)}</label>
                    <select id=field name="area">
                        {options}
                    </select>
                    <button class="button plain small">{i18n::data_draw(language)}</button>
                </form>
            }
            .into_any(),
        )
    }
}

/// How a chart is asked for.
#[derive(Deserialize)]
pub struct PictureQuery {
    #[serde(default)]
    language: String,
    #[serde(default)]
    area: String,
    #[serde(default)]
    dark: bool,
    version: Option<i64>,
    /// Which of the data set's charts, from 0.
    #[serde(default)]
    figure: usize,
    /// A chart of another rule than the data set's own.
    #[serde(default)]
    rule: String,
    /// The data set from which the second of two values comes.
    #[serde(default)]
    other: String,
}

/// A chart as `chart.svg` or `chart.png`.
pub async fn chart(
    visit: Visit,
    Path((slug, file)): Path<(String, String)>,
    Query(asked): Query<PictureQuery>,
) -> Answer {
    let manages = super::manages(&visit).await;
    let office = visit.office();
    let view = office.dataset(&slug, asked.version, manages).await?;
    let language = Language::from_tag(&asked.language).unwrap_or(visit.language);
    let (figure, attribution) = if asked.rule.is_empty() {
        (
            Arc::new(
                Figure::read(&view.figures)
                    .into_iter()
                    .nth(asked.figure)
                    .ok_or(Denied::Unknown)?,
            ),
            view.credit(language),
        )
    } else {
        let rule: Rule = asked.rule.parse().map_err(|_| Denied::Unknown)?;
        let other = if asked.other.is_empty() {
            None
        } else {
            Some(office.dataset(&asked.other, None, manages).await?)
        };
        let figure = visit
            .site
            .explorer
            .figure(visit.office(), &view, &rule, other.as_ref())
            .await?
            .map_err(|undrawn| match undrawn {
                Undrawn::Busy => Failure::from(Refusal::Busy {
                    retry_after: Duration::from_secs(10),
                }),
                Undrawn::TooLarge | Undrawn::Unfit(_) => Denied::Unknown.into(),
            })?;
        (figure, query::attribution(language, &view, other.as_ref()))
    };
    let ground = read_ground(office, std::slice::from_ref(figure.as_ref())).await?;
    let appearance = Appearance {
        language,
        dark: asked.dark,
        area: &asked.area,
    };
    let drawing = draw(&figure, &ground, &attribution, appearance).ok_or(Denied::Unknown)?;
    let mut response = match file.as_str() {
        "chart.svg" => picture(drawing.svg.into_bytes(), "image/svg+xml"),
        "chart.png" => {
            let asked = DrawPicture {
                svg: drawing.svg,
                scale: charts::CHART_SCALE,
            };
            picture(visit.site.computer.picture(asked).await?, "image/png")
        }
        _ => return Err(Denied::Unknown.into()),
    };
    // What the public sees of one data set, and of no draft.
    if view.card.published && !view.draft && asked.other.is_empty() {
        share(&mut response);
    }
    Ok(response)
}
