//! The data of the starter charts, computed once when a table is prepared: a page that shows them only reads.

use std::collections::BTreeMap;

use polars::prelude::*;
use serde_json::{Value, json};

use crate::{Prepared, Recipe, keys};

/// The first and last year of the climate normals.
const NORMALS: (i64, i64) = (1991, 2020);
/// Oldest age of a pyramid; who is older counts there.
const AGE_MOST: usize = 100;

/// The figure's data as JSON; empty where the recipe names none or the table lacks its columns.
///
/// # Errors
///
/// Where polars refuses the table.
pub(crate) fn figure(prepared: &Prepared, recipe: &Recipe) -> PolarsResult<String> {
    let has = |name: &str| prepared.has(name);
    let value = match recipe.figure.as_str() {
        "pyramid" if has("SEXE") => barcelona_pyramid(prepared)?,
        "pyramid" if has("性別") && has("ward") => kobe_pyramid(prepared)?,
        "week" if has("Descripcio_dia_setmana") => week(prepared, has("district"))?,
        "climate" if has("city") => climate_of_cities(prepared)?,
        "climate" if has("month") => climate(prepared, &recipe.columns)?,
        "places" if has("ward") => places(prepared, "kobe", "ward", keys::wards())?,
        "places" if has("district") => {
            places(prepared, "barcelona", "district", DISTRICT_NAMES.into_iter().map(|(code, name)| (code, name.to_owned())))?
        }
        _ => return Ok(String::new()),
    };
    Ok(value.to_string())
}

/// Districts of Barcelona by code, in the official order and as the city writes them.
const DISTRICT_NAMES: [(&str, &str); 10] = [
    ("01", "Ciutat Vella"),
    ("02", "Eixample"),
    ("03", "Sants-Montjuïc"),
    ("04", "Les Corts"),
    ("05", "Sarrià-Sant Gervasi"),
    ("06", "Gràcia"),
    ("07", "Horta-Guinardó"),
    ("08", "Nou Barris"),
    ("09", "Sant Andreu"),
    ("10", "Sant Martí"),
];

/// Rows by area; an area without any is part of the finding.
fn places(prepared: &Prepared, city: &str, key: &str, names: impl Iterator<Item = (&'static str, String)>) -> PolarsResult<Value> {
    let counts = summed(prepared, &[key], None)?;
    let (codes, rows) = (texts(&counts, key)?, integers(&counts, "count")?);
    let areas: Vec<Value> = names
        .map(|(code, name)| {
            let count = codes.iter().position(|known| *known == code).map_or(0, |row| rows[row]);
            json!({"code": code, "name": name, "count": count})
        })
        .collect();
    Ok(json!({"kind": "places", "city": city, "areas": areas}))
}

/// Sums by area, sex and age: for each area women and men by single year of age.
#[derive(Default)]
struct Pyramid {
    name: String,
    level: &'static str,
    women: Vec<i64>,
    men: Vec<i64>,
}

impl Pyramid {
    fn add(&mut self, name: &str, level: &'static str, woman: bool, age: i64, count: i64) {
        if self.women.is_empty() {
            self.women = vec![0; AGE_MOST + 1];
            self.men = vec![0; AGE_MOST + 1];
            name.clone_into(&mut self.name);
            self.level = level;
        }
        let age = usize::try_from(age).unwrap_or(0).min(AGE_MOST);
        if woman {
            self.women[age] += count;
        } else {
            self.men[age] += count;
        }
    }
}

fn pyramids(areas: BTreeMap<String, Pyramid>) -> Value {
    let areas: Vec<Value> = areas
        .into_iter()
        .map(|(code, area)| json!({"code": code, "name": area.name, "level": area.level, "women": area.women, "men": area.men}))
        .collect();
    json!({"kind": "pyramid", "areas": areas})
}

/// Sum (`sum`) and number (`count`) of a column's values, or the number of rows where none is named, for each combination of
/// keys, sorted by them. Rows that sum up others do not count. Slice by slice: memory does not grow with the table.
pub(crate) fn summed(prepared: &Prepared, keys: &[&str], value: Option<&str>) -> PolarsResult<DataFrame> {
    summed_with(prepared, keys, value, &[], None)
}

/// [`summed`] over the rows that `only` says yes to, for which it needs more columns.
pub(crate) fn summed_with(
    prepared: &Prepared,
    keys: &[&str],
    value: Option<&str>,
    more: &[&str],
    only: Option<Expr>,
) -> PolarsResult<DataFrame> {
    let aggregates = prepared.has("aggregate");
    let mut columns: Vec<&str> = keys.iter().copied().chain(value).collect();
    columns.extend(more.iter().filter(|name| !keys.contains(name) && Some(**name) != value));
    if aggregates {
        columns.push("aggregate");
    }
    let by: Vec<Expr> = keys.iter().map(|key| col(*key)).collect();
    let mut parts: Option<DataFrame> = None;
    for frame in prepared.slices(&columns)? {
        let mut lazy = frame?.lazy();
        if aggregates {
            lazy = lazy.filter(col("aggregate").not());
        }
        if let Some(only) = only.clone() {
            lazy = lazy.filter(only);
        }
        let sums = match value {
            Some(value) => [col(value).sum().cast(DataType::Float64).alias("sum"), col(value).count().cast(DataType::Int64).alias("count")],
            None => [lit(0.0).sum().alias("sum"), len().cast(DataType::Int64).alias("count")],
        };
        let part = lazy.group_by(by.clone()).agg(sums).collect()?;
        parts = Some(match parts {
            Some(known) => known.vstack(&part)?,
            None => part,
        });
    }
    parts
        .unwrap_or_default()
        .lazy()
        .group_by(by)
        .agg([col("sum").sum(), col("count").sum()])
        .sort(keys.iter().map(|key| PlSmallStr::from(*key)).collect::<Vec<_>>(), SortMultipleOptions::default())
        .collect()
}

fn numbers(frame: &DataFrame, name: &str) -> PolarsResult<Vec<f64>> {
    Ok(frame.column(name)?.cast(&DataType::Float64)?.f64()?.iter().map(|value| value.unwrap_or(f64::NAN)).collect())
}

/// Means of what [`summed`] gave; NaN where there was nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of measurements")]
fn means(sums: &DataFrame) -> PolarsResult<Vec<f64>> {
    Ok(numbers(sums, "sum")?.into_iter().zip(integers(sums, "count")?).map(|(sum, count)| sum / count as f64).collect())
}

fn texts<'a>(frame: &'a DataFrame, name: &str) -> PolarsResult<Vec<&'a str>> {
    Ok(frame.column(name)?.str()?.iter().map(|text| text.unwrap_or("")).collect())
}

fn integers(frame: &DataFrame, name: &str) -> PolarsResult<Vec<i64>> {
    Ok(frame.column(name)?.cast(&DataType::Int64)?.i64()?.iter().map(|number| number.unwrap_or(0)).collect())
}

/// In the city's register 1 is a woman and 2 a man (`taula_dimensions_padro.csv`); the other way round mirrors the pyramid.
const WOMAN: i64 = 1;

fn barcelona_pyramid(prepared: &Prepared) -> PolarsResult<Value> {
    let sums = summed(prepared, &["district", "Nom_Districte", "barri", "Nom_Barri", "SEXE", "EDAT_1"], Some("Valor"))?;
    let (districts, district_names) = (texts(&sums, "district")?, texts(&sums, "Nom_Districte")?);
    let (barris, barri_names) = (texts(&sums, "barri")?, texts(&sums, "Nom_Barri")?);
    let (sexes, ages, people) = (integers(&sums, "SEXE")?, integers(&sums, "EDAT_1")?, integers(&sums, "sum")?);
    let mut areas: BTreeMap<String, Pyramid> = BTreeMap::new();
    for row in 0..sums.height() {
        let (woman, age, count) = (sexes[row] == WOMAN, ages[row], people[row]);
        areas.entry("barcelona".to_owned()).or_default().add("Barcelona", "city", woman, age, count);
        if !districts[row].is_empty() {
            areas.entry(format!("district-{}", districts[row])).or_default().add(district_names[row], "district", woman, age, count);
        }
        if !barris[row].is_empty() {
            areas.entry(format!("neighbourhood-{}", barris[row])).or_default().add(barri_names[row], "barri", woman, age, count);
        }
    }
    Ok(pyramids(areas))
}

fn kobe_pyramid(prepared: &Prepared) -> PolarsResult<Value> {
    let sums = summed(prepared, &["ward", "性別", "age"], Some("value"))?;
    let (wards, sexes) = (texts(&sums, "ward")?, texts(&sums, "性別")?);
    let (ages, people) = (integers(&sums, "age")?, integers(&sums, "sum")?);
    let mut areas: BTreeMap<String, Pyramid> = BTreeMap::new();
    for row in 0..sums.height() {
        let (woman, age, count) = (sexes[row] == "女", ages[row], people[row]);
        areas.entry("kobe".to_owned()).or_default().add("神戸市", "city", woman, age, count);
        if let Some((_, name)) = keys::wards().find(|(code, _)| *code == wards[row]) {
            areas.entry(format!("ward-{}", wards[row])).or_default().add(&name, "ward", woman, age, count);
        }
    }
    Ok(pyramids(areas))
}

/// Days of the week in the city's accident files, Monday first, as Catalan writes them.
const DAYS: [&str; 7] = ["dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge"];

fn week(prepared: &Prepared, districts: bool) -> PolarsResult<Value> {
    let mut keys = vec!["Descripcio_dia_setmana", "Hora_dia"];
    if districts {
        keys.extend(["district", "Nom_districte"]);
    }
    let counts = summed(prepared, &keys, None)?;
    let days = texts(&counts, "Descripcio_dia_setmana")?;
    let (hours, accidents) = (integers(&counts, "Hora_dia")?, integers(&counts, "count")?);
    let blank = vec![""; counts.height()];
    let codes = if districts { texts(&counts, "district")? } else { blank.clone() };
    let names = if districts { texts(&counts, "Nom_districte")? } else { blank };
    let mut areas: BTreeMap<String, (String, [[i64; 24]; 7])> = BTreeMap::new();
    for row in 0..counts.height() {
        let day = DAYS.iter().position(|day| *day == days[row].trim().to_lowercase());
        let (Some(day), Ok(hour @ 0..24)) = (day, usize::try_from(hours[row])) else { continue };
        areas.entry("barcelona".to_owned()).or_insert_with(|| ("Barcelona".to_owned(), [[0; 24]; 7])).1[day][hour] += accidents[row];
        if !codes[row].is_empty() {
            areas.entry(format!("district-{}", codes[row])).or_insert_with(|| (names[row].to_owned(), [[0; 24]; 7])).1[day][hour] +=
                accidents[row];
        }
    }
    let areas: Vec<Value> = areas
        .into_iter()
        .map(|(code, (name, counts))| {
            let level = if code == "barcelona" { "city" } else { "district" };
            json!({"code": code, "name": name, "level": level, "counts": counts})
        })
        .collect();
    Ok(json!({"kind": "week", "areas": areas}))
}

/// Monthly means 1991-2020 of a table with `Any`, `month` and `value`: temperature, or rain where the file says precipitation.
fn climate(prepared: &Prepared, columns: &[crate::ColumnRule]) -> PolarsResult<Value> {
    let years = col("Any").gt_eq(lit(NORMALS.0)).and(col("Any").lt_eq(lit(NORMALS.1)));
    let sums = summed_with(prepared, &["month"], Some("value"), &["Any"], Some(years))?;
    let means = means(&sums)?;
    let rain = columns.iter().any(|column| column.source.to_lowercase().starts_with("precip"));
    let (temperature, rain) = if rain { (Vec::new(), means) } else { (means, Vec::new()) };
    Ok(
        json!({"kind": "climate", "from": NORMALS.0, "to": NORMALS.1, "cities": [{"city": "barcelona", "temperature": temperature, "rain": rain}]}),
    )
}

/// Normals of several cities: columns `city`, `month`, `temperature`, `precipitation`.
fn climate_of_cities(prepared: &Prepared) -> PolarsResult<Value> {
    let sorted = summed(prepared, &["city", "month"], Some("temperature"))?;
    let cities = texts(&sorted, "city")?;
    let (temperature, rain) = (means(&sorted)?, means(&summed(prepared, &["city", "month"], Some("precipitation"))?)?);
    let mut found: Vec<(String, Vec<f64>, Vec<f64>)> = Vec::new();
    for row in 0..sorted.height() {
        if found.last().is_none_or(|(city, ..)| city != cities[row]) {
            found.push((cities[row].to_owned(), Vec::new(), Vec::new()));
        }
        if let Some((_, temperatures, rains)) = found.last_mut() {
            temperatures.push(temperature[row]);
            rains.push(rain[row]);
        }
    }
    let cities: Vec<Value> =
        found.into_iter().map(|(city, temperature, rain)| json!({"city": city, "temperature": temperature, "rain": rain})).collect();
    Ok(json!({"kind": "climate", "from": NORMALS.0, "to": NORMALS.1, "cities": cities}))
}
