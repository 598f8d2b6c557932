//! A data set's page. Nothing is computed here: everything was written down when the table was
//! prepared.

mod dictionary;
mod organising;
mod report;
mod sample;
mod versions;

use axum::extract::{Path, Query};
use contest::Language;
use frame::{failure::Answer, public, shell::page, visit::Visit};
use leptos::prelude::*;
use office::{DatasetView, VersionRow, calendar};
use serde::Deserialize;

use self::{
    dictionary::view_dictionary,
    organising::view_organising,
    sample::view_sample,
    versions::{view_differences, view_versions},
};
use super::{
    chart::{ChosenArea, Ground, read_ground, view_charts},
    manages,
    places::place_under_data,
    topic_name, view_city_names,
};

pub(crate) use dictionary::kind_name;
pub(super) use report::view_report;

/// What of a data set's page is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct DatasetQuery {
    /// Which chart is shown for which area.
    figure: usize,
    area: String,
    /// Another version than the public one.
    version: Option<i64>,
    /// Column by which the first rows are sorted, and whether the largest come first.
    sort: String,
    down: bool,
    /// Text that some cell of a row must contain.
    contains: String,
}

impl DatasetQuery {
    /// Whether it is the page as everybody first sees it.
    const fn is_plain(&self) -> bool {
        self.figure == 0
            && self.area.is_empty()
            && self.version.is_none()
            && self.sort.is_empty()
            && self.contains.is_empty()
    }

    /// The query of the same page with the first rows sorted by another column.
    fn sorted(&self, column: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(version) = self.version {
            query.append_pair("version", &version.to_string());
        }
        for (name, value) in [("contains", self.contains.as_str()), ("sort", column)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        if self.sort == column && !self.down {
            query.append_pair("down", "true");
        }
        query.finish()
    }
}

/// A data set's page.
pub async fn dataset(
    visit: Visit,
    Path(slug): Path<String>,
    Query(chosen): Query<DatasetQuery>,
) -> Answer {
    let generation = visit.office().generation().await?;
    if let Some(page) = public::find_cached(&visit, generation, "").filter(|_| chosen.is_plain()) {
        return Ok(page);
    }
    let manages = manages(&visit).await;
    let office = visit.office();
    let forms = if manages {
        office.versions(&slug).await?
    } else {
        office::Versions::default()
    };
    let view = office.dataset(&slug, chosen.version, manages).await?;
    let versions = office.dataset_versions(&slug, manages).await?;
    let earlier = versions
        .iter()
        .find(|version| version.number < view.number && version.finding.is_empty())
        .map(|version| version.number);
    let earlier = match earlier {
        Some(number) => Some(office.dataset(&slug, Some(number), manages).await?),
        None => None,
    };
    let used = office.entries_that_use(&slug).await?;
    let mut place = place_under_data(&visit, view.card.title.text(visit.language));
    place.linked_data = Some(view.schema_org(office.address(), visit.language));
    let ground = read_ground(office, &chart_spec::Figure::read(&view.figures)).await?;
    let context = DatasetContext {
        versions,
        forms,
        earlier,
        used,
        manages,
        ground,
    };
    let body = || view_dataset(&visit, &view, &context, &chosen);
    Ok(if chosen.is_plain() {
        public::page(&visit, generation, "", place, body)
    } else {
        page(&visit, place, body)
    })
}

/// What the page of a version shows beside it.
struct DatasetContext {
    versions: Vec<VersionRow>,
    /// The versions of what its forms change, for those who have the forms.
    forms: office::Versions,
    earlier: Option<DatasetView>,
    used: i64,
    manages: bool,
    ground: Ground,
}

/// The whole page.
fn view_dataset(
    visit: &Visit,
    view: &DatasetView,
    context: &DatasetContext,
    chosen: &DatasetQuery,
) -> AnyView {
    let area = ChosenArea {
        figure: chosen.figure,
        area: chosen.area.clone(),
    };
    let is_prepared = view.finding.is_empty();
    let table = is_prepared.then(|| {
        view! {
            {view_dictionary(visit, view)}
            {view_sample(visit, view, chosen)}
            {view_report(visit, view)}
        }
    });
    let differences = context
        .earlier
        .as_ref()
        .filter(|_| is_prepared)
        .map(|earlier| view_differences(visit, earlier, view));
    view! {
        {view_head(visit, view, context)}
        {view_charts(visit, view, &context.ground, &area)}
        {table}
        {differences}
        {(context.versions.len() > 1).then(|| view_versions(visit, view, &context.versions))}
    }
    .into_any()
}

/// What the data set is, and what can be done with it.
fn view_head(visit: &Visit, view: &DatasetView, context: &DatasetContext) -> impl IntoView + use<> {
    let language = visit.language;
    let card = &view.card;
    let (title_language, title) = card.title.get(language);
    let (summary_language, summary) = card.summary.get(language);
    let topic = card.topic.map(|topic| {
        view! { <span class="quiet">" · "{topic_name(language, topic)}</span> }
    });
    view! {
        <section class="band">
            <p>{view_city_names(visit, &card.city)} {topic}</p>
            <h1 lang=title_language.tag()>{title.to_owned()}</h1>
            <p class="lead" lang=summary_language.tag()>
                {summary.to_owned()}
            </p>
            {view_way_to_current(visit, view, context)}
            {context.manages.then(|| view_organising(visit, view, context))}
            {view.finding.is_empty().then(|| view_downloads(language, view))}
            {view_facts(language, view)}
            {(context.used > 0).then(|| view! { <p>{i18n::data_used(language, context.used)}</p> })}
        </section>
    }
}

/// Says that another version counts now, with the way to it.
fn view_way_to_current(
    visit: &Visit,
    view: &DatasetView,
    context: &DatasetContext,
) -> Option<impl IntoView + use<>> {
    let current = context
        .versions
        .iter()
        .find(|version| version.is_shown())
        .map(|version| version.number);
    let is_old = current.is_some_and(|current| current != view.number) && !view.draft;
    is_old.then(|| {
        let address = visit.link(&format!("/data/{}", view.card.slug));
        view! {
            <p class="notice">
                {i18n::data_version_old(visit.language)}" "
                <a href=address>{i18n::data_version_current(visit.language)}</a>
            </p>
        }
    })
}

/// The table in three formats, the kit, and what describes them for other programs.
fn view_downloads(language: Language, view: &DatasetView) -> impl IntoView + use<> {
    let slug = &view.card.slug;
    let of_version = |name: &str| format!("/data/{slug}/{name}?version={}", view.number);
    view! {
        <p class="row">
            <a class="button plain" href=of_version("table.csv")>
                "CSV"
            </a>
            <a class="button plain" href=of_version("table.parquet")>
                "Parquet"
            </a>
            <a class="button plain" href=of_version("table.json")>
                "JSON"
            </a>
            <a class="button plain" href=of_version("kit.zip")>
                {i18n::kit_download(language)}
            </a>
            <a href=format!("/data/{slug}/datapackage.json")>"Data Package"</a>
            <a href=format!("/data/{slug}/dcat.jsonld")>"DCAT"</a>
            <a href=format!("/data/{slug}/table.csv-metadata.json")>"CSVW"</a>
        </p>
        <p class="quiet">{i18n::kit_hint(language)}</p>
    }
}

/// Who publishes it under which licence, and from which file it was prepared.
fn view_facts(language: Language, view: &DatasetView) -> impl IntoView + use<> {
    view! {
        <dl class="facts">
            <div>
                <dt>{i18n::data_publisher(language)}</dt>
                <dd>{view.card.publisher.clone()}</dd>
            </div>
            <div>
                <dt>{i18n::entry_licence(language)}</dt>
                <dd>{view.card.licence.clone()}</dd>
            </div>
            <div>
                <dt>{i18n::data_attribution(language)}</dt>
                <dd>{view.credit(language)}</dd>
            </div>
            <div>
                <dt>{i18n::data_source(language)}</dt>
                <dd>{view_source(language, view)}</dd>
            </div>
            <div>
                <dt>{i18n::data_prepared(language)}</dt>
                <dd>
                    {calendar::format_timestamp(
                        language,
                        view.card.prepared_at,
                        &calendar::Zone::UTC,
                    )}
                </dd>
            </div>
            <div>
                <dt>{i18n::data_raw(language)}</dt>
                <dd>
                    {view.raw_name.clone()}<br /> <code class="wrap">{view.raw_hash.clone()}</code>
                </dd>
            </div>
        </dl>
    }
}

/// The publisher's address, as a link where it is one. What is invented does not come from there.
fn view_source(language: Language, view: &DatasetView) -> AnyView {
    if let Some(model) = view.model(language) {
        return model.into_any();
    }
    let address = view.source.as_str();
    if address.starts_with("https://") || address.starts_with("http://") {
        view! {
            <a href=address.to_owned() rel="noopener">
                {address.to_owned()}
            </a>
        }
        .into_any()
    } else {
        address.to_owned().into_any()
    }
}
