//! The API for machines: published things only, documented by OpenAPI.

use axum::{
    Json, Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use contest::{EntryId, Language, Localized, Stage};
use frame::site::Site;
use office::{
    CITY_SCHEMA_PATH, EDITION_SCHEMA_PATH, Failure, GalleryFilter, PublicEntry, RankedBy, Refusal,
    calendar,
};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};

/// A text by language tag (`ca`, `es`, `en`, `ja`).
type Texts = std::collections::BTreeMap<String, String>;

fn texts(text: &Localized) -> Texts {
    text.0
        .iter()
        .map(|(language, text)| (language.tag().to_owned(), text.clone()))
        .collect()
}

/// An edition with its calls.
#[derive(Serialize, ToSchema)]
struct ApiEdition {
    slug: String,
    title: Texts,
    /// Whether it is an example with made-up people.
    example: bool,
    calls: Vec<ApiCall>,
}

/// A call.
#[derive(Serialize, ToSchema)]
struct ApiCall {
    slug: String,
    city: String,
    title: Texts,
    time_zone: String,
    phases: Vec<ApiPhase>,
    criteria: Vec<ApiCriterion>,
    /// Stages that are published: `finalists`, `winners`, `scores`, `comments`.
    published: Vec<String>,
}

/// A phase; moments in UTC (RFC 3339).
#[derive(Serialize, ToSchema)]
struct ApiPhase {
    kind: String,
    starts: String,
    ends: String,
}

/// A criterion.
#[derive(Serialize, ToSchema)]
struct ApiCriterion {
    name: Texts,
    /// Share of the total, per mille.
    weight: i64,
    /// Highest step of the scale, which begins at 0.
    highest: i64,
}

/// A published work.
#[derive(Serialize, ToSchema)]
struct ApiEntry {
    id: String,
    number: i64,
    call: String,
    city: String,
    team: String,
    title: Texts,
    summary: Texts,
    topic: String,
    licence: String,
    /// Awards it holds, where they are published.
    awards: Vec<Texts>,
    files: Vec<ApiFile>,
}

/// A file of a work.
#[derive(Serialize, ToSchema)]
struct ApiFile {
    address: String,
    kind: String,
    bytes: i64,
    sha256: String,
}

/// A page of works.
#[derive(Serialize, ToSchema)]
struct ApiEntries {
    count: i64,
    entries: Vec<ApiEntry>,
    /// The value of `after` for the next page, if there is one.
    next: Option<String>,
}

/// The published results of a call.
#[derive(Serialize, ToSchema)]
struct ApiResults {
    call: String,
    awards: Vec<ApiAward>,
    /// Ids of the finalists, alphabetical by title.
    finalists: Vec<String>,
    /// What the points are: `complete-means` (weighted means of jurors who all scored every entry),
    /// `means` (weighted means of jurors who scored different entries, not corrected) or
    /// `corrected` (estimates corrected for how severe each juror is). Absent until the scores are
    /// published.
    #[serde(skip_serializing_if = "Option::is_none")]
    ranked_by: Option<&'static str>,
    /// Empty until the scores are published.
    ranking: Vec<ApiPlace>,
}

/// An award that was decided; without entries it was left vacant.
#[derive(Serialize, ToSchema)]
struct ApiAward {
    name: Texts,
    entries: Vec<String>,
}

/// A place in the ranking.
#[derive(Serialize, ToSchema)]
struct ApiPlace {
    rank: usize,
    entry: String,
    /// Hundredths of a point of 100; `ranked_by` of the results says of what.
    points: i64,
    jurors: usize,
}

/// A published data set.
#[derive(Serialize, ToSchema)]
struct ApiDataset {
    slug: String,
    city: String,
    title: Texts,
    publisher: String,
    licence: String,
    /// Whether the values are invented, in the form of a publisher's file.
    invented: bool,
    rows: i64,
    csv: String,
    parquet: String,
}

/// Why there is no answer (RFC 9457).
#[derive(Serialize, ToSchema)]
struct ApiProblem {
    title: &'static str,
    status: u16,
}

struct Problem(Failure);

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self(failure)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (status, title) = match self.0 {
            Failure::Refused(Refusal::Denied(_)) => (
                StatusCode::NOT_FOUND,
                "There is no such thing, or it is not published.",
            ),
            Failure::Refused(_) => (StatusCode::BAD_REQUEST, "The request is not allowed."),
            Failure::Collided(reason) | Failure::Broken(reason) => {
                tracing::error!(reason, "a request to the API failed");
                (
                    StatusCode::INTERNAL_SERVER_ERROR,
                    "Something broke on our side.",
                )
            }
        };
        (
            status,
            [(header::CONTENT_TYPE, "application/problem+json")],
            Json(ApiProblem {
                title,
                status: status.as_u16(),
            }),
        )
            .into_response()
    }
}

fn entry(address: &str, entry: PublicEntry) -> ApiEntry {
    let files = entry.files.iter().map(|file| ApiFile {
        address: format!("{address}/files/public/{}/{}", entry.id, file.id),
        kind: file.kind.clone(),
        bytes: file.bytes,
        sha256: file.hash.clone(),
    });
    ApiEntry {
        files: files.collect(),
        number: entry.number,
        call: entry.call_slug,
        city: entry.city.to_string(),
        team: entry.team,
        title: texts(&entry.content.title),
        summary: texts(&entry.content.summary),
        topic: entry.content.topic,
        licence: entry.content.licence,
        awards: entry.awards.iter().map(texts).collect(),
        id: entry.id.to_string(),
    }
}

/// Every edition with its calls.
#[utoipa::path(get, path = "/api/v1/editions", responses((status = 200, body = Vec<ApiEdition>)))]
async fn editions(State(site): State<Site>) -> Result<Json<Vec<ApiEdition>>, Problem> {
    let mut list = Vec::new();
    for edition in site.office.editions().await? {
        let view = site.office.edition(&edition.slug).await?;
        let calls = view.calls.iter().map(|call| ApiCall {
            slug: call.slug.clone(),
            city: call.city.to_string(),
            title: texts(&call.title),
            time_zone: call.time_zone.to_string(),
            phases: call
                .schedule
                .0
                .iter()
                .map(|phase| ApiPhase {
                    kind: phase.kind.code().to_owned(),
                    starts: calendar::machine(phase.starts),
                    ends: calendar::machine(phase.ends),
                })
                .collect(),
            criteria: call
                .criteria
                .iter()
                .map(|criterion| ApiCriterion {
                    name: texts(&criterion.name),
                    weight: criterion.weight,
                    highest: criterion.highest,
                })
                .collect(),
            published: Stage::ALL
                .iter()
                .filter(|stage| call.published.has(**stage))
                .map(|stage| stage.code().to_owned())
                .collect(),
        });
        list.push(ApiEdition {
            calls: calls.collect(),
            slug: edition.slug,
            title: texts(&edition.title),
            example: edition.example,
        });
    }
    Ok(Json(list))
}

/// Which page of works.
#[derive(serde::Deserialize, utoipa::IntoParams)]
struct EntriesQuery {
    /// Slug of a call.
    #[serde(default)]
    call: String,
    /// Code of a main topic.
    #[serde(default)]
    topic: String,
    /// The value of `next` of the page before.
    #[serde(default)]
    after: String,
}

/// The published works of an edition, 24 to a page.
#[utoipa::path(
    get,
    path = "/api/v1/editions/{edition}/entries",
    params(
        ("edition" = String, Path, description = "Slug of the edition", example = "2025"),
        EntriesQuery,
    ),
    responses(
        (status = 200, body = ApiEntries),
        (status = 404, body = ApiProblem, content_type = "application/problem+json")
    )
)]
async fn entries(
    State(site): State<Site>,
    Path(edition): Path<String>,
    axum::extract::Query(query): axum::extract::Query<EntriesQuery>,
) -> Result<Json<ApiEntries>, Problem> {
    let filter = GalleryFilter {
        call: query.call,
        topic: query.topic,
        after: Some(query.after)
            .filter(|after| !after.is_empty())
            .map(EntryId::new),
    };
    site.office.see_edition(None, &edition).await?;
    let (_, page) = site.office.gallery(&edition, &filter).await?;
    let entries = page
        .entries
        .into_iter()
        .map(|found| entry(site.office.address(), found))
        .collect();
    Ok(Json(ApiEntries {
        count: page.count,
        entries,
        next: page.next.map(|next| next.to_string()),
    }))
}

/// The published results of an edition, by call.
#[utoipa::path(
    get,
    path = "/api/v1/editions/{edition}/results",
    params(
        ("edition" = String, Path, description = "Slug of the edition", example = "2025"),
    ),
    responses(
        (status = 200, body = Vec<ApiResults>),
        (status = 404, body = ApiProblem, content_type = "application/problem+json")
    )
)]
async fn results(
    State(site): State<Site>,
    Path(edition): Path<String>,
) -> Result<Json<Vec<ApiResults>>, Problem> {
    site.office.see_edition(None, &edition).await?;
    let (_, results) = site.office.results(&edition, Language::En).await?;
    let results = results.into_iter().map(|result| ApiResults {
        call: result.call.slug,
        awards: result
            .awards
            .iter()
            .filter(|award| award.decided)
            .map(|award| ApiAward {
                name: texts(&award.name),
                entries: award
                    .holders
                    .iter()
                    .map(|entry| entry.id.to_string())
                    .collect(),
            })
            .collect(),
        finalists: result
            .finalists
            .iter()
            .map(|entry| entry.id.to_string())
            .collect(),
        ranked_by: (!result.ranking.is_empty()).then_some(match result.ranked_by {
            RankedBy::CompleteMeans => "complete-means",
            RankedBy::Means => "means",
            RankedBy::Corrected => "corrected",
        }),
        ranking: result
            .ranking
            .iter()
            .map(|(rank, points, jurors, entry)| ApiPlace {
                rank: *rank,
                entry: entry.id.to_string(),
                points: *points,
                jurors: *jurors,
            })
            .collect(),
    });
    Ok(Json(results.collect()))
}

/// The published data sets.
#[utoipa::path(get, path = "/api/v1/datasets", responses((status = 200, body = Vec<ApiDataset>)))]
async fn datasets(State(site): State<Site>) -> Result<Json<Vec<ApiDataset>>, Problem> {
    let address = site.office.address().to_owned();
    let list = site
        .office
        .datasets(false)
        .await?
        .into_iter()
        .map(|card| ApiDataset {
            csv: format!("{address}/data/{}/table.csv", card.slug),
            parquet: format!("{address}/data/{}/table.parquet", card.slug),
            title: texts(&card.title),
            slug: card.slug,
            city: card.city.to_string(),
            publisher: card.publisher,
            licence: card.licence,
            invented: card.invented,
            rows: card.rows,
        });
    Ok(Json(list.collect()))
}

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Certamen",
        description = "Editions, published works, results and data sets. What is not published \
             does not exist here.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT")
    ),
    paths(editions, entries, results, datasets)
)]
struct Document;

/// The document as it is served.
#[must_use]
pub(crate) fn document() -> String {
    Document::openapi().to_pretty_json().unwrap_or_default()
}

/// The JSON Schema of the file of an edition, at an address that editors can keep.
async fn edition_schema() -> Response {
    let content_type = [(header::CONTENT_TYPE, "application/schema+json")];
    (content_type, edition_file::schema().to_string()).into_response()
}

/// The JSON Schema of the file of a city, likewise.
async fn city_schema() -> Response {
    let content_type = [(header::CONTENT_TYPE, "application/schema+json")];
    (content_type, office::city_schema().to_string()).into_response()
}

/// The API's routes.
pub(crate) fn router() -> Router<Site> {
    Router::new()
        .route("/api/v1/editions", get(editions))
        .route("/api/v1/editions/{edition}/entries", get(entries))
        .route("/api/v1/editions/{edition}/results", get(results))
        .route("/api/v1/datasets", get(datasets))
        .route(
            "/api/v1/openapi.json",
            get(|| async { ([(header::CONTENT_TYPE, "application/json")], document()) }),
        )
        .route(EDITION_SCHEMA_PATH, get(edition_schema))
        .route(CITY_SCHEMA_PATH, get(city_schema))
}
