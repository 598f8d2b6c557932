//! The data of the starter charts, computed once when a table is prepared: a page that shows them only reads.

use std::collections::BTreeMap;

use polars::prelude::*;
use serde_json::{Value, json};

use crate::{Recipe, keys};

/// The first and last year of the climate normals.
const NORMALS: (i64, i64) = (1991, 2020);
/// Oldest age of a pyramid; who is older counts there.
const AGE_MOST: usize = 100;

/// The table without the rows that sum up others.
pub(crate) fn parts(frame: &DataFrame) -> LazyFrame {
    let lazy = frame.clone().lazy();
    if frame.get_column_names().iter().any(|name| name.as_str() == "aggregate") { lazy.filter(col("aggregate").not()) } else { lazy }
}

/// The figure's data as JSON; empty where the recipe names none or the table lacks its columns.
///
/// # Errors
///
/// Where polars refuses the table.
pub fn figure(frame: &DataFrame, recipe: &Recipe) -> PolarsResult<String> {
    let has = |name: &str| frame.get_column_names().iter().any(|known| known.as_str() == name);
    let value = match recipe.figure.as_str() {
        "pyramid" if has("SEXE") => barcelona_pyramid(frame)?,
        "pyramid" if has("性別") && has("ward") => kobe_pyramid(frame)?,
        "week" if has("Descripcio_dia_setmana") => week(frame, has("district"))?,
        "climate" if has("city") => climate_of_cities(frame)?,
        "climate" if has("month") => climate(frame, &recipe.columns)?,
        _ => return Ok(String::new()),
    };
    Ok(value.to_string())
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

/// Rows of a grouped frame as text and numbers, in a fixed order.
fn grouped(lazy: LazyFrame, keys: &[&str], values: &[Expr]) -> PolarsResult<DataFrame> {
    lazy.group_by(keys.iter().map(|key| col(*key)).collect::<Vec<_>>())
        .agg(values)
        .sort(keys.iter().map(|key| PlSmallStr::from(*key)).collect::<Vec<_>>(), SortMultipleOptions::default())
        .collect()
}

fn texts<'a>(frame: &'a DataFrame, name: &str) -> PolarsResult<Vec<&'a str>> {
    Ok(frame.column(name)?.str()?.iter().map(|text| text.unwrap_or("")).collect())
}

fn integers(frame: &DataFrame, name: &str) -> PolarsResult<Vec<i64>> {
    Ok(frame.column(name)?.cast(&DataType::Int64)?.i64()?.iter().map(|number| number.unwrap_or(0)).collect())
}

/// In the city's register 1 is a woman and 2 a man (`taula_dimensions_padro.csv`); the other way round mirrors the pyramid.
const WOMAN: i64 = 1;

fn barcelona_pyramid(frame: &DataFrame) -> PolarsResult<Value> {
    let sums = grouped(
        parts(frame),
        &["district", "Nom_Districte", "barri", "Nom_Barri", "SEXE", "EDAT_1"],
        &[col("Valor").sum().alias("people")],
    )?;
    let (districts, district_names) = (texts(&sums, "district")?, texts(&sums, "Nom_Districte")?);
    let (barris, barri_names) = (texts(&sums, "barri")?, texts(&sums, "Nom_Barri")?);
    let (sexes, ages, people) = (integers(&sums, "SEXE")?, integers(&sums, "EDAT_1")?, integers(&sums, "people")?);
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

fn kobe_pyramid(frame: &DataFrame) -> PolarsResult<Value> {
    let sums = grouped(parts(frame), &["ward", "性別", "age"], &[col("value").sum().alias("people")])?;
    let (wards, sexes) = (texts(&sums, "ward")?, texts(&sums, "性別")?);
    let (ages, people) = (integers(&sums, "age")?, integers(&sums, "people")?);
    let mut areas: BTreeMap<String, Pyramid> = BTreeMap::new();
    for row in 0..sums.height() {
        let (woman, age, count) = (sexes[row] == "女", ages[row], people[row]);
        areas.entry("kobe".to_owned()).or_default().add("神戸市", "city", woman, age, count);
        if let Some((name, _)) = keys::WARDS.iter().find(|(_, code)| *code == wards[row]) {
            areas.entry(format!("ward-{}", wards[row])).or_default().add(&format!("{name}区"), "ward", woman, age, count);
        }
    }
    Ok(pyramids(areas))
}

/// Days of the week in the city's accident files, Monday first, as Catalan writes them.
const DAYS: [&str; 7] = ["dilluns", "dimarts", "dimecres", "dijous", "divendres", "dissabte", "diumenge"];

fn week(frame: &DataFrame, districts: bool) -> PolarsResult<Value> {
    let mut keys = vec!["Descripcio_dia_setmana", "Hora_dia"];
    if districts {
        keys.extend(["district", "Nom_districte"]);
    }
    let counts = grouped(parts(frame), &keys, &[len().alias("accidents")])?;
    let days = texts(&counts, "Descripcio_dia_setmana")?;
    let (hours, accidents) = (integers(&counts, "Hora_dia")?, integers(&counts, "accidents")?);
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
fn climate(frame: &DataFrame, columns: &[crate::ColumnRule]) -> PolarsResult<Value> {
    let years = parts(frame).filter(col("Any").gt_eq(lit(NORMALS.0)).and(col("Any").lt_eq(lit(NORMALS.1))));
    let means = grouped(years, &["month"], &[col("value").mean().alias("mean")])?;
    let means: Vec<f64> = means.column("mean")?.f64()?.iter().map(|mean| mean.unwrap_or(f64::NAN)).collect();
    let rain = columns.iter().any(|column| column.source.to_lowercase().starts_with("precip"));
    let (temperature, rain) = if rain { (Vec::new(), means) } else { (means, Vec::new()) };
    Ok(
        json!({"kind": "climate", "from": NORMALS.0, "to": NORMALS.1, "cities": [{"city": "barcelona", "temperature": temperature, "rain": rain}]}),
    )
}

/// Normals of several cities: columns `city`, `month`, `temperature`, `precipitation`.
fn climate_of_cities(frame: &DataFrame) -> PolarsResult<Value> {
    let sorted = grouped(parts(frame), &["city", "month"], &[col("temperature").mean(), col("precipitation").mean()])?;
    let cities = texts(&sorted, "city")?;
    let number = |name: &str| -> PolarsResult<Vec<f64>> {
        Ok(sorted.column(name)?.cast(&DataType::Float64)?.f64()?.iter().map(|value| value.unwrap_or(f64::NAN)).collect())
    };
    let (temperature, rain) = (number("temperature")?, number("precipitation")?);
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
