//! A data set's page and its downloads. Nothing is computed here: everything was written down when
//! the table was prepared.

use std::collections::HashMap;

use axum::{
    body::Body,
    extract::{Path, Query},
    http::{HeaderMap, header},
    response::{IntoResponse as _, Response},
};
use contest::{Denied, Language};
use datasets::{ColumnProfile, Profile, Report};
use leptos::prelude::*;
use office::{DatasetView, Thing, VersionRow, calendar};
use serde::Deserialize;

use super::{chart, city_names, manages, topic_name};
use crate::{
    form::seen_field,
    kit,
    pages::{Answer, entries::files::send},
    public,
    shell::{Place, page},
    visit::Visit,
    written,
};

/// What of a data set's page is asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Chosen {
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

impl Chosen {
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
    Query(chosen): Query<Chosen>,
) -> Answer {
    let generation = visit.office().generation().await?;
    if let Some(page) = public::cached(&visit, generation, "").filter(|_| chosen.is_plain()) {
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
    let mut place = Place::titled(view.card.title.text(visit.language))
        .under(visit.link("/data"), i18n::menu_data(visit.language));
    place.linked_data = Some(view.schema_org(office.address(), visit.language));
    let shapes = chart::shapes(office, &chart_spec::Figure::read(&view.figures)).await?;
    let around = Around {
        versions,
        forms,
        earlier,
        used,
        manages,
        shapes,
    };
    let body = || body(&visit, &view, &around, &chosen);
    Ok(if chosen.is_plain() {
        public::page(&visit, generation, "", place, body)
    } else {
        page(&visit, place, body)
    })
}

/// What stands around a version on its page.
struct Around {
    versions: Vec<VersionRow>,
    /// The versions of what its forms change, for those who have the forms.
    forms: office::Versions,
    earlier: Option<DatasetView>,
    used: i64,
    manages: bool,
    shapes: HashMap<chart_spec::Key, office::Outlines>,
}

fn body(visit: &Visit, view: &DatasetView, around: &Around, chosen: &Chosen) -> AnyView {
    let language = visit.language;
    let card = &view.card;
    let (title_language, title) = card.title.get(language);
    let (summary_language, summary) = card.summary.get(language);
    let base = visit.link(&format!("/data/{}", card.slug));
    let current = around
        .versions
        .iter()
        .find(|version| version.is_shown())
        .map(|version| version.number);
    let old = (current.is_some_and(|current| current != view.number) && !view.draft).then(|| {
        view! {
            <p class="notice">
                {i18n::data_version_old(language)}" "
                <a href=base.clone()>{i18n::data_version_current(language)}</a>
            </p>
        }
    });
    let file = |name: &str| format!("/data/{}/{name}?version={}", card.slug, view.number);
    view! {
        <section class="band">
            <p>
                {city_names(language, &card.city)}
                {(!card.topic.is_empty())
                    .then(|| {
                        view! {
                            <span class="quiet">" · "{topic_name(language, &card.topic)}</span>
                        }
                    })}
            </p>
            <h1 lang=title_language.tag()>{title.to_owned()}</h1>
            <p class="lead" lang=summary_language.tag()>
                {summary.to_owned()}
            </p>
            {old}
            {around.manages.then(|| desk(visit, view, around))}
            {view
                .finding
                .is_empty()
                .then(|| {
                    view! {
                        <p class="row">
                            <a class="button plain" href=file("table.csv")>
                                "CSV"
                            </a>
                            <a class="button plain" href=file("table.parquet")>
                                "Parquet"
                            </a>
                            <a class="button plain" href=file("table.json")>
                                "JSON"
                            </a>
                            <a class="button plain" href=file("kit.zip")>
                                {i18n::kit_download(language)}
                            </a>
                            <a href=format!(
                                "/data/{}/datapackage.json",
                                card.slug,
                            )>"Data Package"</a>
                            <a href=format!("/data/{}/dcat.jsonld", card.slug)>"DCAT"</a>
                            <a href=format!(
                                "/data/{}/table.csv-metadata.json",
                                card.slug,
                            )>"CSVW"</a>
                        </p>
                        <p class="quiet">{i18n::kit_hint(language)}</p>
                    }
                })}
            <dl class="facts">
                <div>
                    <dt>{i18n::data_publisher(language)}</dt>
                    <dd>{card.publisher.clone()}</dd>
                </div>
                <div>
                    <dt>{i18n::entry_licence(language)}</dt>
                    <dd>{card.licence.clone()}</dd>
                </div>
                <div>
                    <dt>{i18n::data_attribution(language)}</dt>
                    <dd>{view.credit(language)}</dd>
                </div>
                <div>
                    <dt>{i18n::data_source(language)}</dt>
                    <dd>{source(language, view)}</dd>
                </div>
                <div>
                    <dt>{i18n::data_prepared(language)}</dt>
                    <dd>{calendar::written(language, card.prepared_at, "UTC")}</dd>
                </div>
                <div>
                    <dt>{i18n::data_raw(language)}</dt>
                    <dd>
                        {view.raw_name.clone()}<br />
                        <code class="wrap">{view.raw_hash.clone()}</code>
                    </dd>
                </div>
            </dl>
            {(around.used > 0).then(|| view! { <p>{i18n::data_used(language, around.used)}</p> })}
        </section>
        {chart::section(
            visit,
            view,
            &around.shapes,
            &chart::ChosenArea {
                figure: chosen.figure,
                area: chosen.area.clone(),
            },
        )}
        {view
            .finding
            .is_empty()
            .then(|| {
                view! {
                    {dictionary(visit, view)}
                    {preview(visit, view, chosen)}
                    {report(visit, view)}
                }
            })}
        {around
            .earlier
            .as_ref()
            .filter(|_| view.finding.is_empty())
            .map(|earlier| difference(visit, earlier, view))}
        {(around.versions.len() > 1).then(|| versions(visit, view, around))}
    }
    .into_any()
}

/// The publisher's address, as a link where it is one. What is invented does not come from there.
fn source(language: Language, view: &DatasetView) -> AnyView {
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

/// What organisers see and do here.
fn desk(visit: &Visit, view: &DatasetView, around: &Around) -> AnyView {
    let language = visit.language;
    let base = visit.link(&format!("/data/{}", view.card.slug));
    let publish = |public: bool, label: &'static str, class: &'static str| {
        view! {
            <form method="post" action=format!("{base}/publication")>
                {seen_field(around.forms.of(Thing::Offer))}
                <input type="hidden" name="public" value=i32::from(public) />
                <button class=class>{label}</button>
            </form>
        }
    };
    let newest = around.versions.first();
    let draft =
        newest.filter(|version| version.published_at().is_none() && version.number != view.number);
    let state = if view.draft {
        i18n::numbered(
            i18n::data_draft(language, view.number),
            i18n::data_draft_lead(language),
        )
    } else if view.card.published {
        i18n::stage_public(language).to_owned()
    } else {
        i18n::stage_private(language).to_owned()
    };
    let publishable = view.finding.is_empty()
        && (view.draft || !view.card.published)
        && newest.is_some_and(|newest| newest.number == view.number);
    view! {
        <div class="notice stack">
            <p>
                <strong>{state}</strong>
            </p>
            {(!view.finding.is_empty())
                .then(|| {
                    view! {
                        <p>
                            {i18n::data_recipe_failed(language)}{i18n::colon(language)}
                            <strong>
                                {crate::refusals::data_finding(language, &view.finding)}
                            </strong>
                        </p>
                    }
                })}
            <div class="row">
                <a class="button plain small" href=format!("{base}/recipe")>
                    {i18n::data_recipe_change(language)}
                </a>
                <a class="button plain small" href=format!("{base}/description")>
                    {i18n::data_describe(language)}
                </a>
                {(!view.file_address.is_empty())
                    .then(|| {
                        view! {
                            <form method="post" action=format!("{base}/refresh")>
                                {seen_field(around.forms.of(Thing::Draft))}
                                <button class="button plain small">
                                    {i18n::import_refresh(language)}
                                </button>
                            </form>
                        }
                    })}
                {draft
                    .map(|draft| {
                        view! {
                            <a
                                class="button plain small"
                                href=format!("{base}?version={}", draft.number)
                            >
                                {i18n::data_see_draft(language)}
                            </a>
                        }
                    })}
                {publishable.then(|| publish(true, i18n::stage_publish(language), "button small"))}
                {view
                    .card
                    .published
                    .then(|| publish(false, i18n::stage_take_back(language), "button plain small"))}
            </div>
        </div>
    }
    .into_any()
}

/// A kind of values in words.
pub(crate) const fn kind_name(language: Language, kind: &str) -> &'static str {
    match kind.as_bytes() {
        b"integer" => i18n::kind_integer(language),
        b"number" => i18n::kind_number(language),
        b"flag" => i18n::kind_flag(language),
        b"date" => i18n::kind_date(language),
        b"month" => i18n::kind_month(language),
        b"moment" => i18n::kind_moment(language),
        _ => i18n::kind_text(language),
    }
}

fn distinct(language: Language, column: &ColumnProfile) -> String {
    let count = i18n::number(language, i64::try_from(column.distinct).unwrap_or(i64::MAX));
    if column.distinct_is_estimate {
        i18n::data_about_distinct(language, count)
    } else {
        count
    }
}

/// Share of missing cells in per cent.
#[expect(clippy::cast_precision_loss, reason = "a share for people")]
fn missing_share(column: &ColumnProfile, rows: usize) -> f64 {
    if rows == 0 {
        0.0
    } else {
        column.missing as f64 * 100.0 / rows as f64
    }
}

fn dictionary(visit: &Visit, view: &DatasetView) -> AnyView {
    let language = visit.language;
    let rows = view.profile.rows;
    let lines = view
        .profile
        .columns
        .iter()
        .map(|column| {
            let range = match (&column.smallest, &column.largest) {
                (Some(smallest), Some(largest)) => format!("{smallest} – {largest}"),
                _ => String::new(),
            };
            let missing = (column.missing > 0).then(|| {
                i18n::percent(
                    language,
                    i18n::decimal(language, missing_share(column, rows), 1),
                )
            });
            view! {
                <tr>
                    <th scope="row">
                        <code>{column.name.clone()}</code>
                    </th>
                    <td>
                        {kind_name(language, &column.kind)}
                        {(!column.unit.is_empty()).then(|| format!(" ({})", column.unit))}
                    </td>
                    <td class="number">{missing}</td>
                    <td class="number">{distinct(language, column)}</td>
                    <td>{range}</td>
                    <td class="number">
                        {column.mean.map(|mean| i18n::decimal(language, mean, 2))}
                    </td>
                    <td>{spread(language, column, rows)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::data_dictionary(language)}</h2>
            <p class="quiet">{i18n::data_rows(language, view.card.rows)}</p>
            <div class="scroll" tabindex="0">
                <table class="dense">
                    <thead>
                        <tr>
                            <th scope="col">{i18n::data_column(language)}</th>
                            <th scope="col">{i18n::data_kind(language)}</th>
                            <th scope="col" class="number">
                                {i18n::data_missing(language)}
                            </th>
                            <th scope="col" class="number">
                                {i18n::data_distinct(language)}
                            </th>
                            <th scope="col">{i18n::data_range(language)}</th>
                            <th scope="col" class="number">
                                {i18n::data_mean(language)}
                            </th>
                            <th scope="col">{i18n::data_spread(language)}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// How a column's values are spread: bars of a histogram, or the most frequent texts.
fn spread(language: Language, column: &ColumnProfile, rows: usize) -> Option<AnyView> {
    const HEIGHT: u64 = 28;
    const WIDTH: usize = 5;
    if column.distinct < 2 {
        return None;
    }
    if let Some(most) = column
        .histogram
        .iter()
        .max()
        .copied()
        .filter(|most| *most > 0)
    {
        let bars: String = column
            .histogram
            .iter()
            .enumerate()
            .filter(|(_, count)| **count > 0)
            .map(|(bar, count)| {
                // What is there at all can be seen.
                let height = (count * HEIGHT / most).max(1);
                format!(
                    "M{} {HEIGHT}v-{height}h{}v{height}z",
                    bar * WIDTH,
                    WIDTH - 1
                )
            })
            .collect();
        let (smallest, largest) = (
            column.smallest.clone().unwrap_or_default(),
            column.largest.clone().unwrap_or_default(),
        );
        let alternative = i18n::data_spread_alternative(language, &column.name, smallest, largest);
        let size = format!("0 0 {} {HEIGHT}", column.histogram.len() * WIDTH);
        return Some(
            view! {
                <svg class="spread" viewBox=size role="img" aria-label=alternative>
                    <path d=bars />
                </svg>
            }
            .into_any(),
        );
    }
    let (text, count) = column.frequent.first()?;
    #[expect(clippy::cast_precision_loss, reason = "a share for people")]
    let share = *count as f64 * 100.0 / rows.max(1) as f64;
    let others: String = column
        .frequent
        .iter()
        .skip(1)
        .take(2)
        .map(|(text, _)| format!(", {text}"))
        .collect();
    Some(
        view! {
            <span class="quiet">
                {format!(
                    "{text} · {}{others}",
                    i18n::percent(language, i18n::decimal(language, share, 0)),
                )}
            </span>
        }
        .into_any(),
    )
}

/// The rows of the sample as they are asked for: those that contain a text, sorted.
fn sample<'p>(profile: &'p Profile, chosen: &Chosen) -> Vec<&'p Vec<Option<String>>> {
    let sought = chosen.contains.trim().to_lowercase();
    let mut rows: Vec<&Vec<Option<String>>> = profile
        .preview
        .iter()
        .filter(|row| {
            sought.is_empty()
                || row
                    .iter()
                    .flatten()
                    .any(|cell| cell.to_lowercase().contains(&sought))
        })
        .collect();
    if let Some(column) = profile
        .columns
        .iter()
        .position(|column| column.name == chosen.sort)
    {
        let numeric = matches!(profile.columns[column].kind.as_str(), "integer" | "number");
        let number = |row: &Vec<Option<String>>| {
            row[column]
                .as_ref()
                .and_then(|cell| cell.parse::<f64>().ok())
        };
        rows.sort_by(|one, other| {
            let (one_missing, other_missing) = (one[column].is_none(), other[column].is_none());
            let order = if numeric {
                number(one)
                    .unwrap_or(0.0)
                    .total_cmp(&number(other).unwrap_or(0.0))
            } else {
                one[column].cmp(&other[column])
            };
            // Missing values stay at the end, whichever way the others run.
            one_missing
                .cmp(&other_missing)
                .then(if chosen.down { order.reverse() } else { order })
        });
    }
    rows
}

fn preview(visit: &Visit, view: &DatasetView, chosen: &Chosen) -> AnyView {
    let language = visit.language;
    let head = view
        .profile
        .columns
        .iter()
        .map(|column| {
            let sorted = (column.name == chosen.sort).then_some(if chosen.down {
                "descending"
            } else {
                "ascending"
            });
            let mark = sorted.map(|sorted| {
                if sorted == "ascending" {
                    " ↑"
                } else {
                    " ↓"
                }
            });
            view! {
                <th scope="col" aria-sort=sorted>
                    <a href=format!("?{}#sample", chosen.sorted(&column.name)) rel="nofollow">
                        {column.name.clone()}
                    </a>
                    {mark}
                </th>
            }
        })
        .collect_view();
    let found = sample(&view.profile, chosen);
    let none = found
        .is_empty()
        .then(|| view! { <p>{i18n::data_no_rows_fit(language)}</p> });
    let rows = found
        .into_iter()
        .map(|row| view! { <tr>{row.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view()}</tr> })
        .collect_view();
    view! {
        <section class="band" id="sample">
            <h2>{i18n::data_preview(language)}</h2>
            <form method="get" action="#sample" class="row">
                {chosen
                    .version
                    .map(|version| view! { <input type="hidden" name="version" value=version /> })}
                <label for="contains">{i18n::data_sample_contains(language)}</label>
                <input id="contains" name="contains" type="search" value=chosen.contains.clone() />
                <button class="button plain small">{i18n::data_filter(language)}</button>
                <span class="quiet">{i18n::data_sample(language, view.profile.preview.len())}</span>
            </form>
            {none}
            <div class="scroll" tabindex="0">
                <table class="dense">
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// What cleaning changed, per column.
pub(super) fn report(visit: &Visit, view: &DatasetView) -> AnyView {
    let language = visit.language;
    let report = &view.report;
    let rows = report
        .columns
        .iter()
        .map(|column| {
            let counts = [
                column.missing_markers,
                column.trimmed,
                column.repaired_encoding,
                column.notation,
                column.padded,
                column.damaged,
            ];
            (column, counts)
        })
        .filter(|(_, counts)| counts.iter().sum::<usize>() > 0)
        .map(|(column, counts)| {
            view! {
                <tr>
                    <th scope="row">
                        <code>{column.name.clone()}</code>
                    </th>
                    {counts.map(|count| view! { <td class="number">{count}</td> }).collect_view()}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::data_report(language)}</h2>
            <p>
                {i18n::data_report_rows(
                    language,
                    report.rows_read,
                    report.rows_below,
                    report.rows_aggregate,
                )}
            </p>
            {report
                .notes
                .iter()
                .map(|note| view! { <p>{crate::refusals::data_note(language, note)}</p> })
                .collect_view()}
            <div class="scroll" tabindex="0">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{i18n::data_column(language)}</th>
                            <th scope="col" class="number">
                                {i18n::report_missing(language)}
                            </th>
                            <th scope="col" class="number">
                                {i18n::report_trimmed(language)}
                            </th>
                            <th scope="col" class="number">
                                {i18n::report_encoding(language)}
                            </th>
                            <th scope="col" class="number">
                                {i18n::report_notation(language)}
                            </th>
                            <th scope="col" class="number">
                                {i18n::report_padded(language)}
                            </th>
                            <th scope="col" class="number">
                                {i18n::report_damaged(language)}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(!report.figures.is_empty()).then(|| unfit_figures(language, report))}
            <details>
                <summary>{i18n::data_recipe(language)}</summary>
                <pre tabindex="0">
                    <code>{view.recipe.clone()}</code>
                </pre>
            </details>
        </section>
    }
    .into_any()
}

/// Charts that the recipe names and the table does not give, and why.
fn unfit_figures(language: Language, report: &Report) -> AnyView {
    let lines = report
        .figures
        .iter()
        .map(|unfit| {
            view! {
                <li>
                    <code>{unfit.rule.clone()}</code>
                    {i18n::colon(language)}
                    {super::query::unfit(language, &unfit.why)}
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{i18n::report_figures(language)}</h3>
        <ul>{lines}</ul>
    }
    .into_any()
}

/// What is different from an earlier version: columns that came, went or changed.
fn difference(visit: &Visit, earlier: &DatasetView, view: &DatasetView) -> AnyView {
    let language = visit.language;
    let number = |count: usize| i18n::number(language, i64::try_from(count).unwrap_or(i64::MAX));
    let change = |before: String, now: String| {
        if before == now {
            None
        } else {
            Some(format!("{before} → {now}"))
        }
    };
    let range = |column: &ColumnProfile| {
        format!(
            "{} – {}",
            column.smallest.clone().unwrap_or_default(),
            column.largest.clone().unwrap_or_default()
        )
    };
    let mean = |column: &ColumnProfile| {
        column
            .mean
            .map_or_else(String::new, |mean| i18n::decimal(language, mean, 2))
    };
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    if let Some(text) = change(number(earlier.profile.rows), number(view.profile.rows)) {
        lines.push((
            String::new(),
            vec![i18n::labelled(
                language,
                i18n::data_difference_rows(language),
                text,
            )],
        ));
    }
    for column in &view.profile.columns {
        let Some(before) = earlier
            .profile
            .columns
            .iter()
            .find(|before| before.name == column.name)
        else {
            lines.push((
                column.name.clone(),
                vec![i18n::data_difference_added(language).to_owned()],
            ));
            continue;
        };
        let kind = |column: &ColumnProfile| kind_name(language, &column.kind).to_owned();
        let parts = [
            (
                i18n::data_kind(language),
                change(kind(before), kind(column)),
            ),
            (
                i18n::data_missing(language),
                change(number(before.missing), number(column.missing)),
            ),
            (
                i18n::data_distinct(language),
                change(distinct(language, before), distinct(language, column)),
            ),
            (
                i18n::data_range(language),
                change(range(before), range(column)),
            ),
            (
                i18n::data_mean(language),
                change(mean(before), mean(column)),
            ),
        ];
        let texts: Vec<String> = parts
            .into_iter()
            .filter_map(|(name, text)| Some(i18n::labelled(language, name, text?)))
            .collect();
        if !texts.is_empty() {
            lines.push((column.name.clone(), texts));
        }
    }
    for before in &earlier.profile.columns {
        if !view
            .profile
            .columns
            .iter()
            .any(|column| column.name == before.name)
        {
            lines.push((
                before.name.clone(),
                vec![i18n::data_difference_removed(language).to_owned()],
            ));
        }
    }
    let none = lines
        .is_empty()
        .then(|| view! { <p>{i18n::data_difference_none(language)}</p> });
    let rows = lines
        .into_iter()
        .map(|(name, texts)| {
            let texts = texts
                .into_iter()
                .map(|text| view! { <span class="line">{text}</span> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">
                        <code>{name}</code>
                    </th>
                    <td>{texts}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="band" id="difference">
            <h2>{i18n::data_difference(language, earlier.number)}</h2>
            {none}
            <div class="scroll" tabindex="0">
                <table>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn versions(visit: &Visit, view: &DatasetView, around: &Around) -> AnyView {
    let language = visit.language;
    let base = visit.link(&format!("/data/{}", view.card.slug));
    let lines = around
        .versions
        .iter()
        .map(|version| {
            let name = if version.published_at().is_some() {
                i18n::data_version(language, version.number)
            } else {
                i18n::data_draft(language, version.number)
            };
            let link = (version.number != view.number)
                .then(|| format!("{base}?version={}", version.number));
            view! {
                <tr>
                    <th scope="row">
                        {match link {
                            Some(link) => view! { <a href=link>{name}</a> }.into_any(),
                            None => view! { <span aria-current="true">{name}</span> }.into_any(),
                        }}
                        {version
                            .is_shown()
                            .then(|| format!(" ({})", i18n::data_version_shown(language)))}
                    </th>
                    <td>{calendar::written(language, version.prepared_at(), "UTC")}</td>
                    <td class="number">{i18n::data_rows(language, version.rows)}</td>
                    <td>{version.raw_name.clone()}</td>
                    <td>
                        <code class="wrap">
                            {version.raw_hash.chars().take(12).collect::<String>()}
                        </code>
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="band" id="versions">
            <h2>{i18n::data_versions(language)}</h2>
            <div class="scroll" tabindex="0">
                <table>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

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
        let (csv, parquet) = office.dataset_paths(&view)?;
        let address = office.address().to_owned();
        let shapes = chart::shapes(office, &chart_spec::Figure::read(&view.figures)).await?;
        let body =
            written::body(move |out| kit::write(&view, &shapes, &address, &csv, &parquet, out));
        return Ok(attachment(body, "application/zip", &format!("{slug}.zip")));
    }
    let format = file.strip_prefix("table.").ok_or(Denied::Unknown)?;
    if format == "json" {
        let (_, parquet) = office.dataset_paths(&view)?;
        let body = written::body(move |out| Ok(datasets::write_json(&parquet, out)?));
        return Ok(attachment(
            body,
            "application/json",
            &format!("{slug}.json"),
        ));
    }
    let stored = office.dataset_file(&view, format).await?;
    send(stored, &headers, false).await
}
