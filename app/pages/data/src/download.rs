//! The downloads of a data set: its table in three formats, the kit, and what describes them for
//! other programs; and the whole catalogue for portals.

use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderMap, header},
    response::{IntoResponse as _, Response},
};
use contest::Denied;
use frame::{body_stream, failure::Answer, visit::Visit};
use office::DatasetView;
use parts::sent_file::send;
use serde::Deserialize;
use worker_spec::WriteJson;

use super::{chart::read_ground, manages};
use crate::kit;

/// Tells of a data set in a vocabulary of other programs, given the address of the service.
type Describe = fn(&DatasetView, &str) -> serde_json::Value;

/// The whole catalogue for portals that harvest it, in DCAT-AP 3 as JSON-LD.
pub async fn catalogue_jsonld(visit: Visit) -> Answer {
    let office = visit.office();
    let mut views = Vec::new();
    for card in office.datasets(false).await? {
        views.push(office.dataset(&card.slug, None, false).await?);
    }
    let text = serde_json::to_string_pretty(&office::dcat_catalogue(
        &views,
        office.address(),
        "Certamen",
    ))
    .unwrap_or_default();
    Ok(([(header::CONTENT_TYPE, "application/ld+json")], text).into_response())
}

fn attachment(body: Body, media_type: &'static str, name: &str) -> Response {
    (
        [
            (header::CONTENT_TYPE, media_type.to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
        ],
        body,
    )
        .into_response()
}

/// Which version a download is of.
#[derive(Deserialize, Default)]
pub struct DownloadQuery {
    version: Option<i64>,
}

/// A download: `table.csv`, `table.parquet` or `table.json`, or what describes them for other
/// programs.
pub async fn download(
    visit: Visit,
    headers: HeaderMap,
    Path((slug, file)): Path<(String, String)>,
    Query(asked): Query<DownloadQuery>,
) -> Answer {
    let office = visit.office();
    let view = office
        .dataset(&slug, asked.version, manages(&visit).await)
        .await?;
    let describe: Option<(Describe, &str)> = match file.as_str() {
        "datapackage.json" => Some((DatasetView::data_package, "application/json")),
        "dcat.jsonld" => Some((DatasetView::dcat, "application/ld+json")),
        "table.csv-metadata.json" => Some((DatasetView::csv_on_the_web, "application/csvm+json")),
        _ => None,
    };
    if let Some((describe, media_type)) = describe {
        let text =
            serde_json::to_string_pretty(&describe(&view, office.address())).unwrap_or_default();
        return Ok(([(header::CONTENT_TYPE, media_type)], text).into_response());
    }
    if file == "kit.zip" {
        let (csv, parquet) = office.dataset_paths(&view).await?;
        let address = office.address().to_owned();
        let ground = read_ground(office, &chart_spec::Figure::read(&view.figures)).await?;
        let charts = kit::draw_charts(visit.site.computer.as_ref(), &view, &ground).await?;
        let body = body_stream::stream_body(move |out| {
            kit::write(
                &view,
                &ground.cities,
                charts,
                &address,
                [&csv, &parquet],
                out,
            )
        });
        return Ok(attachment(body, "application/zip", &format!("{slug}.zip")));
    }
    let format = file.strip_prefix("table.").ok_or(Denied::Unknown)?;
    if format == "json" {
        let parquet = office.dataset_parquet(&view).await?;
        let parts = visit.site.computer.json(WriteJson { parquet }).await?;
        let body = Body::from_stream(parts);
        return Ok(attachment(
            body,
            "application/json",
            &format!("{slug}.json"),
        ));
    }
    let stored = office.dataset_file(&view, format).await?;
    send(stored, &headers, false).await
}
