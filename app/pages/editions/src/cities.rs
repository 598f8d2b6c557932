//! The host cities as who runs the service sees them: what is known of each, what is missing, and
//! their files.

pub mod import;

use axum::extract::Path;
use contest::{
    City, CityCode, Denied, Language, Localized,
    city::{CHART_PAPERS, PAPERS, Rgb, contrast},
};
use frame::{
    city::city_class,
    failure::{Answer, PageError},
    shell::{PageHead, page},
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{CITY_SCHEMA_PATH, CityRow};
use parts::organiser::download;

/// The page's address.
const PATH: &str = "/cities";

/// Lists the cities.
pub async fn show(visit: Visit) -> Answer {
    visit.office().may_set_cities(visit.signed_in()?)?;
    let rows = visit.office().city_rows().await?;
    let outlined = visit.office().outlined_kinds(&visit.cities).await?;
    let place = PageHead::with_title(i18n::cities_title(visit.language))
        .under(visit.link("/desk"), i18n::menu_desk(visit.language));
    Ok(page(&visit, place, || {
        CitiesPage {
            visit: &visit,
            rows: &rows,
            outlined: &outlined,
        }
        .view()
    }))
}

/// The file of a city, as `CODE.toml` or `CODE.json`, or the outlines that it brought, as
/// `KIND.geojson`.
pub async fn send_file(visit: Visit, Path(file): Path<String>) -> Answer {
    visit.office().may_set_cities(visit.signed_in()?)?;
    let (name, ending) = file.rsplit_once('.').ok_or(Denied::Unknown)?;
    let city = || {
        visit
            .cities
            .find(&CityCode::new(name))
            .ok_or(Denied::Unknown)
    };
    let broken = |error: &dyn std::fmt::Display| office::Failure::Broken(error.to_string());
    match ending {
        "toml" => {
            let text = office::write_city(city()?).map_err(|error| broken(&error))?;
            Ok(download(text, "application/toml", &file))
        }
        "json" => {
            let text = visit.office().write_city_json(city()?);
            let text = text.map_err(|error| broken(&error))?;
            Ok(download(text, "application/json", &file))
        }
        "geojson" => {
            let text = write_outlines(&visit, name).await?;
            Ok(download(text, "application/geo+json", &file))
        }
        _ => Err(Denied::Unknown.into()),
    }
}

/// The outlines that a city's file brought for a kind of areas, as GeoJSON.
async fn write_outlines(visit: &Visit, kind: &str) -> Result<String, PageError> {
    let areas = visit.cities.areas_named(kind).ok_or(Denied::Unknown)?;
    let known = visit.office().city_outlines(kind).await?;
    let (shapes, _) = known.ok_or(Denied::Unknown)?;
    let written = office::write_outlines(areas, &shapes).ok_or(Denied::Unknown)?;
    Ok(written)
}

/// The page, of which each function shows a part.
struct CitiesPage<'a> {
    visit: &'a Visit,
    rows: &'a [CityRow],
    /// The kinds of areas of which a map can be drawn.
    outlined: &'a [String],
}

impl CitiesPage<'_> {
    fn view(&self) -> AnyView {
        let (visit, language) = (self.visit, self.visit.language);
        let rows = self.rows.iter().map(|row| self.view_row(row));
        let columns = [
            Column::subject(i18n::data_city(language)),
            Column::text(i18n::cities_areas(language)),
            Column::text(i18n::cities_colors(language)),
            Column::text(i18n::cities_missing(language)),
            Column::wide(i18n::cities_files(language)),
        ];
        view! {
            <section class="band">
                <h1>{i18n::cities_title(language)}</h1>
                <p class="lead">{i18n::cities_lead(language)}</p>
                <p class="row">
                    <a class="button" href=visit.link("/cities/import")>
                        {i18n::cities_import(language)}
                    </a>
                    <a href=CITY_SCHEMA_PATH>{i18n::cities_schema(language)}</a>
                </p>
            </section>
            <section class="band">{table(&columns, rows)}</section>
        }
        .into_any()
    }

    fn view_row(&self, row: &CityRow) -> Vec<AnyView> {
        let city = &row.city;
        vec![
            self.view_name(city),
            self.view_areas(city),
            self.view_colors(city),
            self.view_missing(city),
            self.view_files(row),
        ]
    }

    fn view_name(&self, city: &City) -> AnyView {
        let language = self.visit.language;
        let facts = [
            city.code.to_string(),
            city.time_zone.clone(),
            i18n::list(language, &city.languages),
            city.licence.clone(),
        ];
        view! {
            <span class=city_class(&city.code)>{city.name.text(language).to_owned()}</span>
            " "
            <span lang=city.languages.first().cloned()>{city.official_name.clone()}</span>
            <br />
            <span class="quiet">{facts.join(" · ")}</span>
        }
        .into_any()
    }

    fn view_areas(&self, city: &City) -> AnyView {
        let language = self.visit.language;
        let lines = city.area_kinds.iter().map(|kind| {
            let count = kind.areas.len();
            if self.outlined.contains(&kind.name) {
                i18n::cities_kind_outlined(language, &kind.name, count)
            } else {
                i18n::cities_kind(language, &kind.name, count)
            }
        });
        view_lines(lines)
    }

    /// The colours, each on the paper on which it is seen worst.
    fn view_colors(&self, city: &City) -> AnyView {
        let language = self.visit.language;
        let (page, chart) = (city.colors.page, city.colors.chart);
        let colors = [
            (
                i18n::cities_color_page(language),
                page.light,
                &PAPERS.light[..],
            ),
            (
                i18n::cities_color_page(language),
                page.dark,
                &PAPERS.dark[..],
            ),
            (
                i18n::cities_color_chart(language),
                chart.light,
                &[CHART_PAPERS.light],
            ),
            (
                i18n::cities_color_chart(language),
                chart.dark,
                &[CHART_PAPERS.dark],
            ),
        ];
        let lines = colors.map(|(of, color, papers)| view_color(language, of, color, papers));
        view! { <ul class="plain-list">{lines}</ul> }.into_any()
    }

    /// What somebody would miss who works with the city.
    fn view_missing(&self, city: &City) -> AnyView {
        let language = self.visit.language;
        let unsaid = |text: &Localized| {
            let lacks = |of: &Language| text.0.get(of).is_none_or(|text| text.trim().is_empty());
            let languages: Vec<&str> = Language::ALL
                .into_iter()
                .filter(lacks)
                .map(Language::name)
                .collect();
            (!languages.is_empty()).then(|| i18n::list(language, languages))
        };
        let no_map: Vec<&str> = city
            .area_kinds
            .iter()
            .map(|kind| kind.name.as_str())
            .filter(|kind| !self.outlined.iter().any(|known| known == kind))
            .collect();
        let lines = [
            unsaid(&city.name).map(|languages| i18n::cities_missing_name(language, languages)),
            unsaid(&city.attribution)
                .map(|languages| i18n::cities_missing_attribution(language, languages)),
            city.area_kinds
                .is_empty()
                .then(|| i18n::cities_missing_areas(language).to_owned()),
            (!no_map.is_empty())
                .then(|| i18n::cities_missing_outlines(language, i18n::list(language, &no_map))),
            city.own_languages().next().is_none().then(|| {
                let languages = i18n::list(language, &city.languages);
                i18n::cities_missing_languages(language, languages)
            }),
        ];
        view_lines(lines.into_iter().flatten())
    }

    fn view_files(&self, row: &CityRow) -> AnyView {
        let code = &row.city.code;
        let mut files = vec![format!("{code}.toml"), format!("{code}.json")];
        files.extend(row.outlined.iter().map(|kind| format!("{kind}.geojson")));
        let links = files
            .into_iter()
            .map(|file| {
                let address = self.visit.link(&format!("{PATH}/{file}"));
                view! {
                    <a href=address download>
                        {file}
                    </a>
                }
            })
            .collect_view();
        view! { <div class="row">{links}</div> }.into_any()
    }
}

fn view_lines(lines: impl Iterator<Item = String>) -> AnyView {
    let lines = lines.map(|line| view! { <li>{line}</li> }).collect_view();
    view! { <ul class="plain-list">{lines}</ul> }.into_any()
}

/// A colour on a paper, with how well it stands apart from it.
fn view_color(language: Language, of: &str, color: Rgb, papers: &[Rgb]) -> AnyView {
    let worst = papers
        .iter()
        .map(|paper| (contrast(color, *paper), *paper))
        .min_by(|one, other| one.0.total_cmp(&other.0));
    let (ratio, paper) = worst.unwrap_or((1.0, color));
    let ratio = i18n::cities_contrast(language, i18n::decimal(language, ratio, 1));
    view! {
        <li>
            <svg class="swatch" viewBox="0 0 32 16" aria-hidden="true">
                <rect width="32" height="16" fill=paper.to_string() />
                <rect x="8" y="4" width="16" height="8" fill=color.to_string() />
            </svg>
            " "
            {i18n::join_label(language, of, format!("{color} · {ratio}"))}
        </li>
    }
    .into_any()
}
