//! The data desk: catalogue, data set, starter chart, downloads; preparing and publishing for organisers.

use axum::{
    extract::{Multipart, Path, Query},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use charts::{Drawing, Figure, Options};
use contest::{Denied, Language, Localized};
use leptos::prelude::*;
use office::{DatasetCard, DatasetView, Failure, FieldProblem, NewDataset, Problem, Refusal, calendar};
use serde::Deserialize;

use crate::{
    form::{self, Fields, Filled, Input},
    pages::{
        Answer,
        files::send,
        home::{city_class, city_name},
    },
    public,
    shell::{Place, page, page_with_status},
    visit::{self, Visit},
};

async fn manages(visit: &Visit) -> bool {
    visit.person.is_some() && visit.office().may_manage_data(visit.person.as_ref()).await.is_ok()
}

/// What of the catalogue is asked for.
#[derive(Deserialize, Default)]
pub struct Sought {
    #[serde(default)]
    q: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    licence: String,
    /// From 1.
    #[serde(default)]
    page: usize,
}

/// Cards of a page of the catalogue.
const CARDS: usize = 48;

impl Sought {
    fn fits(&self, card: &DatasetCard) -> bool {
        let words = self.q.to_lowercase();
        let texts = card.title.0.values().chain(card.summary.0.values()).chain([&card.publisher, &card.slug]);
        let text = texts.map(|text| text.to_lowercase()).collect::<Vec<_>>().join("\n");
        words.split_whitespace().all(|word| text.contains(word))
            && (self.city.is_empty() || card.city == self.city || card.city == "both")
            && (self.licence.is_empty() || card.licence == self.licence)
    }

    fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && self.city.is_empty() && self.licence.is_empty()
    }

    /// The query of another page of the same search.
    fn query(&self, page: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", &self.q), ("city", &self.city), ("licence", &self.licence)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.append_pair("page", &page.to_string()).finish()
    }
}

/// The catalogue.
pub async fn catalogue(visit: Visit, Query(sought): Query<Sought>) -> Answer {
    let generation = visit.office().generation().await?;
    let shown = sought.query(sought.page.max(1));
    if let Some(page) = visit.site.pages.get(&visit, generation, &shown) {
        return Ok(page);
    }
    let manages = manages(&visit).await;
    let datasets = visit.office().datasets(manages).await?;
    let place = Place::titled(words::menu_data(visit.language));
    Ok(public::page(&visit, generation, &shown, place, || catalogue_body(&visit, &datasets, &sought, manages)))
}

fn catalogue_body(visit: &Visit, datasets: &[DatasetCard], sought: &Sought, manages: bool) -> AnyView {
    let language = visit.language;
    let base = visit.link("/data");
    let found: Vec<&DatasetCard> = datasets.iter().filter(|card| sought.fits(card)).collect();
    let at = sought.page.max(1);
    let cards = found.iter().skip((at - 1) * CARDS).take(CARDS).map(|card| card_view(visit, card)).collect_view();
    let turn = |page: usize, name: &'static str, rel: &'static str| view! { <a class="button plain" rel=rel href=format!("{base}?{}", sought.query(page))>{name}</a> };
    let previous = (at > 1).then(|| turn(at - 1, words::previous(language), "prev"));
    let next = (found.len() > at * CARDS).then(|| turn(at + 1, words::next(language), "next"));
    view! {
        <section class="band">
            <h1>{words::menu_data(language)}</h1>
            <p class="lead">{words::data_lead(language)}</p>
            {manages.then(|| view! { <p class="row"><a class="button" href=visit.link("/data/new")>{words::data_new(language)}</a></p> })}
        </section>
        <section class="band">
            {search(visit, datasets, sought)}
            <p class="quiet">{words::data_found(language, found.len())}</p>
            {datasets.is_empty().then(|| view! { <p>{words::data_empty(language)}</p> })}
            {(found.is_empty() && !sought.is_empty()).then(|| view! { <p>{words::data_none_found(language)}" "<a href=base.clone()>{words::data_clear(language)}</a></p> })}
            <ul class="catalogue">{cards}</ul>
            <p class="row">{previous}{next}</p>
        </section>
    }
    .into_any()
}

/// A form that works without JavaScript: its address is the search.
fn search(visit: &Visit, datasets: &[DatasetCard], sought: &Sought) -> AnyView {
    let language = visit.language;
    let mut licences: Vec<&str> = datasets.iter().map(|card| card.licence.as_str()).collect();
    licences.sort_unstable();
    licences.dedup();
    let option = |value: &str, name: String, chosen: &str| {
        let selected = value == chosen;
        view! { <option value=value.to_owned() selected=selected>{name}</option> }
    };
    let cities = ["barcelona", "kobe"].map(|city| option(city, city_name(language, city), &sought.city)).collect_view();
    let licences = licences.into_iter().map(|licence| option(licence, licence.to_owned(), &sought.licence)).collect_view();
    view! {
        <form method="get" class="search" role="search">
            <div class="field"><label for="q">{words::data_search(language)}</label><input id="q" name="q" type="search" value=sought.q.clone() placeholder=words::data_search_hint(language) /></div>
            <div class="field"><label for="city">{words::data_city(language)}</label><select id="city" name="city"><option value="">{words::data_any_city(language)}</option>{cities}</select></div>
            <div class="field"><label for="licence">{words::entry_licence(language)}</label><select id="licence" name="licence"><option value="">{words::data_any_licence(language)}</option>{licences}</select></div>
            <button class="button plain">{words::data_filter(language)}</button>
        </form>
    }
    .into_any()
}

fn city_names(language: Language, city: &str) -> AnyView {
    let one = |city: &str| view! { <span class=city_class(city)>{city_name(language, city)}</span> };
    if city == "both" { view! { {one("barcelona")}" · "{one("kobe")} }.into_any() } else { one(city).into_any() }
}

fn card_view(visit: &Visit, card: &DatasetCard) -> AnyView {
    let language = visit.language;
    let (title_language, title) = card.title.get(language);
    let (summary_language, summary) = card.summary.get(language);
    view! {
        <li>
            <p>{city_names(language, &card.city)}{(!card.published).then(|| view! { <span class="quiet">" · "{words::stage_private(language)}</span> })}</p>
            <h2 lang=title_language.tag()><a href=visit.link(&format!("/data/{}", card.slug))>{title.to_owned()}</a></h2>
            <p lang=summary_language.tag()>{summary.to_owned()}</p>
            <p class="quiet">{words::data_rows(language, words::number(language, card.rows))}" · "{card.publisher.clone()}" · "{card.licence.clone()}</p>
        </li>
    }
    .into_any()
}

/// Which area's chart a page shows.
#[derive(Deserialize, Default)]
pub struct Chosen {
    #[serde(default)]
    area: String,
}

fn drawing(view: &DatasetView, language: Language, dark: bool, area: &str) -> Option<(Figure, Drawing)> {
    let figure = Figure::parse(&view.figure).ok()?;
    let options = Options { language, dark, area: area.to_owned(), attribution: view.attribution.clone() };
    let drawing = figure.draw(&options).ok()?;
    Some((figure, drawing))
}

/// A data set's page.
pub async fn dataset(visit: Visit, Path(slug): Path<String>, Query(chosen): Query<Chosen>) -> Answer {
    let manages = manages(&visit).await;
    let view = visit.office().dataset(&slug, manages).await?;
    let mut place = Place::titled(view.card.title.text(visit.language)).under(visit.link("/data"), words::menu_data(visit.language));
    place.linked_data = Some(view.schema_org(visit.office().address(), visit.language));
    Ok(page(&visit, place, || body(&visit, &view, &chosen.area, manages)))
}

fn body(visit: &Visit, view: &DatasetView, area: &str, manages: bool) -> AnyView {
    let language = visit.language;
    let card = &view.card;
    let (title_language, title) = card.title.get(language);
    let (summary_language, summary) = card.summary.get(language);
    let publication = manages.then(|| {
        let label = if card.published { words::stage_take_back(language) } else { words::stage_publish(language) };
        view! {
            <form method="post" action=visit.link(&format!("/data/{}/publication", card.slug)) class="notice row">
                <span>{if card.published { words::stage_public(language) } else { words::stage_private(language) }}</span>
                <input type="hidden" name="public" value=i32::from(!card.published) />
                <button class="button plain small">{label}</button>
            </form>
        }
    });
    view! {
        <section class="band">
            <p>{city_names(language, &card.city)}</p>
            <h1 lang=title_language.tag()>{title.to_owned()}</h1>
            <p class="lead" lang=summary_language.tag()>{summary.to_owned()}</p>
            {publication}
            <p class="row">
                <a class="button plain" href=format!("/data/{}/table.csv", card.slug)>"CSV"</a>
                <a class="button plain" href=format!("/data/{}/table.parquet", card.slug)>"Parquet"</a>
                <a href=format!("/data/{}/datapackage.json", card.slug)>"Data Package"</a>
                <a href=format!("/data/{}/dcat.jsonld", card.slug)>"DCAT"</a>
                <a href=format!("/data/{}/table.csv-metadata.json", card.slug)>"CSVW"</a>
            </p>
            <dl class="facts">
                <div><dt>{words::data_publisher(language)}</dt><dd>{card.publisher.clone()}</dd></div>
                <div><dt>{words::entry_licence(language)}</dt><dd>{card.licence.clone()}</dd></div>
                <div><dt>{words::data_attribution(language)}</dt><dd>{view.attribution.clone()}</dd></div>
                <div><dt>{words::data_source(language)}</dt><dd>{view.source.clone()}</dd></div>
                <div><dt>{words::data_prepared(language)}</dt><dd>{calendar::written(language, card.prepared_at, "UTC")}</dd></div>
                <div><dt>{words::data_raw(language)}</dt><dd>{view.raw_name.clone()}<br /><code class="wrap">{view.raw_hash.clone()}</code></dd></div>
            </dl>
        </section>
        {chart_section(visit, view, area)}
        {dictionary(visit, view)}
        {preview(visit, view)}
        {report(visit, view)}
    }
    .into_any()
}

fn chart_section(visit: &Visit, view: &DatasetView, area: &str) -> Option<AnyView> {
    let language = visit.language;
    let (figure, drawing) = drawing(view, language, false, area)?;
    let areas = figure.areas();
    let chosen = if area.is_empty() { areas.first().map_or("", |(code, ..)| *code) } else { area };
    let address = |ending: &str, dark: bool| {
        format!("/charts/{}/chart.{ending}?language={}&area={chosen}&dark={dark}", view.card.slug, language.tag())
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

fn dictionary(visit: &Visit, view: &DatasetView) -> AnyView {
    let language = visit.language;
    let rows = view
        .profile
        .columns
        .iter()
        .map(|column| {
            let kind = match column.kind.as_str() {
                "integer" => words::kind_integer(language),
                "number" => words::kind_number(language),
                "flag" => words::kind_flag(language),
                _ => words::kind_text(language),
            };
            let range = match (&column.smallest, &column.largest) {
                (Some(smallest), Some(largest)) => format!("{smallest} – {largest}"),
                _ => String::new(),
            };
            view! {
                <tr>
                    <td><code>{column.name.clone()}</code></td>
                    <td>{kind}{(!column.unit.is_empty()).then(|| format!(" ({})", column.unit))}</td>
                    <td class="number">{column.missing}</td>
                    <td class="number">{column.distinct}</td>
                    <td>{range}</td>
                    <td class="number">{column.mean.map(|mean| words::decimal(language, mean, 2))}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{words::data_dictionary(language)}</h2>
            <p class="quiet">{words::data_rows(language, words::number(language, view.card.rows))}</p>
            <div class="scroll" tabindex="0"><table>
                <thead><tr><th scope="col">{words::data_column(language)}</th><th scope="col">{words::data_kind(language)}</th><th scope="col" class="number">{words::data_missing(language)}</th><th scope="col" class="number">{words::data_distinct(language)}</th><th scope="col">{words::data_range(language)}</th><th scope="col" class="number">{words::data_mean(language)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
    .into_any()
}

/// Rows of the preview on the page.
const PREVIEW_ROWS: usize = 10;

fn preview(visit: &Visit, view: &DatasetView) -> AnyView {
    let language = visit.language;
    let head = view.profile.columns.iter().map(|column| view! { <th scope="col">{column.name.clone()}</th> }).collect_view();
    let rows = view
        .profile
        .preview
        .iter()
        .take(PREVIEW_ROWS)
        .map(|row| view! { <tr>{row.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view()}</tr> })
        .collect_view();
    view! {
        <section class="band"><h2>{words::data_preview(language)}</h2><div class="scroll" tabindex="0"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></section>
    }
    .into_any()
}

fn report(visit: &Visit, view: &DatasetView) -> AnyView {
    let language = visit.language;
    let report = &view.report;
    let rows = report
        .columns
        .iter()
        .filter(|column| column.missing_markers + column.trimmed + column.repaired_encoding + column.notation + column.padded + column.damaged > 0)
        .map(|column| {
            let counts = [column.missing_markers, column.trimmed, column.repaired_encoding, column.notation, column.padded, column.damaged];
            view! { <tr><td><code>{column.name.clone()}</code></td>{counts.map(|count| view! { <td class="number">{count}</td> }).collect_view()}</tr> }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{words::data_report(language)}</h2>
            <p>{words::data_report_rows(language, report.rows_read, report.rows_below, report.rows_aggregate)}</p>
            <div class="scroll" tabindex="0"><table>
                <thead><tr><th scope="col">{words::data_column(language)}</th><th scope="col" class="number">{words::report_missing(language)}</th><th scope="col" class="number">{words::report_trimmed(language)}</th><th scope="col" class="number">{words::report_encoding(language)}</th><th scope="col" class="number">{words::report_notation(language)}</th><th scope="col" class="number">{words::report_padded(language)}</th><th scope="col" class="number">{words::report_damaged(language)}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            <details><summary>{words::data_recipe(language)}</summary><pre tabindex="0"><code>{view.recipe.clone()}</code></pre></details>
        </section>
    }
    .into_any()
}

/// Tells of a data set in a vocabulary of other programs, given the address of the service.
type Describe = fn(&DatasetView, &str) -> serde_json::Value;

/// A download: `table.csv` or `table.parquet`, or what describes them for other programs.
pub async fn download(visit: Visit, headers: HeaderMap, Path((slug, file)): Path<(String, String)>) -> Answer {
    let describe: Option<(Describe, &str)> = match file.as_str() {
        "datapackage.json" => Some((DatasetView::data_package, "application/json")),
        "dcat.jsonld" => Some((DatasetView::dcat, "application/ld+json")),
        "table.csv-metadata.json" => Some((DatasetView::csv_on_the_web, "application/csvm+json")),
        _ => None,
    };
    if let Some((describe, media_type)) = describe {
        let view = visit.office().dataset(&slug, manages(&visit).await).await?;
        let text = serde_json::to_string_pretty(&describe(&view, visit.office().address())).unwrap_or_default();
        return Ok(([(header::CONTENT_TYPE, media_type)], text).into_response());
    }
    let format = file.strip_prefix("table.").ok_or(Denied::Unknown)?;
    let stored = visit.office().dataset_file(&slug, format, manages(&visit).await).await?;
    Ok(send(stored, &headers, false))
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
}

/// A starter chart as `chart.svg` or `chart.png`.
pub async fn chart(visit: Visit, Path((slug, file)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let view = visit.office().dataset(&slug, manages(&visit).await).await?;
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

fn new_form(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    let cities = [
        ("barcelona", city_name(language, "barcelona")),
        ("kobe", city_name(language, "kobe")),
        ("both", format!("{} · {}", city_name(language, "barcelona"), city_name(language, "kobe"))),
    ]
    .map(|(code, name)| (code.to_owned(), name))
    .to_vec();
    let limit = words::bytes(language, i64::try_from(office::RAW_BYTES_MOST).unwrap_or(0));
    view! {
        <section class="band narrow">
            <h1>{words::data_new(language)}</h1>
            <p class="lead">{words::data_new_lead(language)}</p>
            {form.summary(visit)}
            <form method="post" enctype="multipart/form-data" class="stack" novalidate>
                {form.text(visit, "slug", words::data_slug(language), words::data_slug_hint(language), Input::TEXT.required())}
                {form.text(visit, "title", words::entry_title(language), "", Input::TEXT.required())}
                {form.area(visit, "summary", words::data_summary(language), "", 3)}
                {form.select(visit, "city", words::data_city(language), "", cities)}
                {form.text(visit, "publisher", words::data_publisher(language), "", Input::TEXT)}
                {form.text(visit, "licence", words::entry_licence(language), words::data_licence_hint(language), Input::TEXT)}
                {form.text(visit, "attribution", words::data_attribution(language), "", Input::TEXT)}
                {form.text(visit, "source", words::data_source(language), "", Input::URL)}
                {form.area(visit, "recipe", words::data_recipe(language), words::data_recipe_hint(language), 4)}
                <div class="field"><label for="file">{words::receipt_file(language)}</label><p class="hint" id="file-hint">{words::data_file_hint(language, limit)}</p><input type="file" id="file" name="file" required aria-describedby="file-hint" /></div>
                <p><button class="button">{words::data_prepare(language)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// The form with which an organiser prepares a data set.
pub async fn new_page(visit: Visit) -> Answer {
    visit.office().may_manage_data(visit.person.as_ref()).await?;
    let place = Place::titled(words::data_new(visit.language)).under(visit.link("/data"), words::menu_data(visit.language));
    Ok(page(&visit, place, || new_form(&visit, &Filled::default())))
}

/// Receives a raw file and prepares it in a process of its own. Nothing is published.
pub async fn prepare(visit: Visit, mut form: Multipart) -> Answer {
    visit.office().may_manage_data(visit.person.as_ref()).await?;
    let mut fields = Fields::default();
    let received = receive(&visit, &mut form, &mut fields).await;
    if received.is_err() {
        form::drain(&mut form).await;
    }
    match received {
        Ok(()) => Ok(visit.redirect(&format!("/data/{}", fields.get("slug")), "prepared")),
        Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
            let (status, filled) = (visit::status(&refusal), Filled::refused(&fields, refusal));
            let place = Place::titled(words::data_new(visit.language)).under(visit.link("/data"), words::menu_data(visit.language));
            Ok(page_with_status(&visit, status, place, || new_form(&visit, &filled)))
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn receive(visit: &Visit, form: &mut Multipart, fields: &mut Fields) -> office::Result<()> {
    let broken = |error: axum::extract::multipart::MultipartError| Failure::Broken(format!("the upload broke off: {error}"));
    let refuse = |field: &'static str, problem: Problem| Failure::Refused(Refusal::Fields(vec![FieldProblem { field, problem }]));
    let mut raw = None;
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "file" {
            let file_name = field.file_name().unwrap_or_default().to_owned();
            if !file_name.is_empty() {
                raw = Some(visit.office().receive_raw(&file_name, field).await?);
            }
        } else {
            let text = field.text().await.map_err(broken)?;
            fields.0.push((name, text));
        }
    }
    let raw = raw.ok_or_else(|| refuse("file", Problem::Missing))?;
    let recipe = Some(fields.get("recipe")).filter(|recipe| !recipe.trim().is_empty());
    let prepared = visit
        .site
        .preparer
        .prepare(raw.path(), &raw.name, recipe)
        .await
        .map_err(|finding| refuse("file", Problem::DataFile { finding }))?;
    let text = |name: &str| {
        Localized([(visit.language, fields.get(name).trim().to_owned())].into_iter().filter(|(_, text)| !text.is_empty()).collect())
    };
    let about = NewDataset {
        slug: fields.get("slug").trim().to_owned(),
        city: fields.get("city").to_owned(),
        title: text("title"),
        summary: text("summary"),
        publisher: fields.get("publisher").to_owned(),
        licence: fields.get("licence").to_owned(),
        attribution: fields.get("attribution").to_owned(),
        source: fields.get("source").to_owned(),
    };
    let Some(person) = &visit.person else { return Err(Denied::SignIn.into()) };
    visit.office().keep_dataset(&person.id, &about, &raw, prepared, visit.now).await
}

/// Publishes a data set or takes it back.
pub async fn publish(visit: Visit, Path(slug): Path<String>, fields: Fields) -> Answer {
    let public = fields.get("public") == "1";
    visit.office().publish_dataset(visit.signed_in()?, &slug, public, visit.now).await?;
    Ok(visit.redirect(&format!("/data/{slug}"), if public { "published" } else { "unpublished" }))
}
