//! Starter charts: on a data set's page and by themselves.

use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use charts::{Drawing, Figure, Options};
use contest::{Denied, Language};
use leptos::prelude::*;
use office::{DatasetView, Failure};
use serde::Deserialize;

use crate::{pages::Answer, visit::Visit};

fn drawing(view: &DatasetView, language: Language, dark: bool, area: &str) -> Option<(Figure, Drawing)> {
    let figure = Figure::parse(&view.figure).ok()?;
    let options = Options { language, dark, area: area.to_owned(), attribution: view.attribution.clone() };
    let drawing = figure.draw(&options).ok()?;
    Some((figure, drawing))
}

/// The chart of a data set's page, for an area of the reader's choice.
pub(super) fn section(visit: &Visit, view: &DatasetView, area: &str) -> Option<AnyView> {
    let language = visit.language;
    let (figure, drawing) = drawing(view, language, false, area)?;
    let areas = figure.areas();
    let chosen = if area.is_empty() { areas.first().map_or("", |(code, ..)| *code) } else { area };
    let address = |ending: &str, dark: bool| {
        format!("/charts/{}/chart.{ending}?language={}&area={chosen}&dark={dark}&version={}", view.card.slug, language.tag(), view.number)
    };
    let options = areas
        .iter()
        .map(|(code, name, _)| view! { <option value=code.to_string() selected=*code == chosen>{name.to_string()}</option> })
        .collect_view();
    let choice = (areas.len() > 1).then(|| {
        view! { <form method="get" class="row" action="#chart"><label for="area">{words::data_area(language)}</label><select id="area" name="area">{options}</select><button class="button plain small">{words::data_draw(language)}</button></form> }
    });
    let (width, height) = charts::SIZE;
    let head = drawing.header.iter().map(|cell| view! { <th scope="col">{cell.clone()}</th> }).collect_view();
    let rows = drawing
        .rows
        .iter()
        .map(|row| view! { <tr>{row.iter().map(|cell| view! { <td class="number">{cell.clone()}</td> }).collect_view()}</tr> })
        .collect_view();
    Some(
        view! {
            <section class="band" id="chart">
                <h2>{words::data_chart(language)}</h2>
                {choice}
                <figure class="chart">
                    <picture>
                        <source srcset=address("svg", true) media="(prefers-color-scheme: dark)" />
                        <img src=address("svg", false) alt=drawing.alternative.clone() width=width height=height />
                    </picture>
                    <figcaption>{drawing.alternative.clone()}</figcaption>
                </figure>
                <p class="row"><a href=address("svg", false) download>"SVG"</a><a href=address("png", false) download>"PNG"</a></p>
                <details><summary>{words::data_table(language)}</summary><div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></details>
            </section>
        }
        .into_any(),
    )
}

/// How a chart is asked for.
#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    language: String,
    #[serde(default)]
    area: String,
    #[serde(default)]
    dark: bool,
    version: Option<i64>,
}

/// A starter chart as `chart.svg` or `chart.png`.
pub async fn chart(visit: Visit, Path((slug, file)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let view = visit.office().dataset(&slug, asked.version, super::manages(&visit).await).await?;
    let language = Language::from_tag(&asked.language).unwrap_or(visit.language);
    let (_, drawing) = drawing(&view, language, asked.dark, &asked.area).ok_or(Denied::Unknown)?;
    let response = match file.as_str() {
        "chart.svg" => picture(drawing.svg.into_bytes(), "image/svg+xml"),
        "chart.png" => {
            let bytes = tokio::task::spawn_blocking(move || charts::png(&drawing.svg, charts::CHART_SCALE))
                .await
                .map_err(|error| Failure::Broken(error.to_string()))?;
            picture(bytes.map_err(|error| Failure::Broken(error.to_string()))?, "image/png")
        }
        _ => return Err(Denied::Unknown.into()),
    };
    Ok(response)
}

/// A picture that was drawn for this request.
pub(crate) fn picture(bytes: Vec<u8>, media_type: &'static str) -> Response {
    let mut response = bytes.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=300"));
    response
}
