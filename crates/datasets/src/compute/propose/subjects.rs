//! Charts of what is known by its columns: people, accidents, measurements by the hour, climate.

use chart_spec::{Kind, Measure, Rule, Subject};

use super::sketch::{TableSketch, is_number};
use crate::{ColumnKind, ColumnRule, Long, column_names, words};

/// People by age and sex.
pub(super) fn people(sketch: &TableSketch) -> Option<Rule> {
    let sex = sketch
        .find_named(&["sexe", "sexo", "sex", "性別"])
        .filter(|rule| {
            sketch
                .cells(rule)
                .any(|cell| words::is_woman(cell).is_some())
        })?;
    let (age, value) = match sketch.long_by("age") {
        Some(long) => (&long.key, &long.value),
        None => {
            let age = sketch
                .find_named(&["edat_1", "edat", "age"])
                .filter(|rule| rule.kind == ColumnKind::Integer)?;
            let people = sketch
                .find_named(&["valor", "nombre", "people"])
                .filter(|rule| is_number(rule))?;
            (&age.name, &people.name)
        }
    };
    Some(Rule {
        kind: Kind::Pyramid,
        x: age.clone(),
        y: value.clone(),
        by: sex.name.clone(),
        ..Rule::default()
    })
}

/// Events by weekday and hour, and where they happened.
pub(super) fn accidents(sketch: &TableSketch) -> Vec<Rule> {
    let day = sketch
        .find(column_names::is_weekday_column)
        .filter(|rule| rule.kind == ColumnKind::Text);
    let hour = sketch
        .find(column_names::is_hour)
        .filter(|rule| rule.kind == ColumnKind::Integer);
    let (Some(day), Some(hour)) = (day, hour) else {
        return Vec::new();
    };
    let subject = sketch
        .find_named(&["numero_expedient", "número_d'expedient"])
        .map(|_| Subject::Accidents);
    let mut rules = vec![Rule {
        kind: Kind::Week,
        x: day.name.clone(),
        by: hour.name.clone(),
        facet: sketch.coarse_area_column(),
        subject,
        ..Rule::default()
    }];
    if let Some(key) = sketch.finest_areas() {
        rules.push(Rule {
            kind: Kind::Map,
            x: key.name().to_owned(),
            subject,
            ..Rule::default()
        });
    }
    rules
}

/// What is measured at moments or hour by hour.
pub(super) fn moments(sketch: &TableSketch) -> Vec<Rule> {
    if let Some(rule) = hourly_air(sketch) {
        return vec![rule];
    }
    let is_moment = |rule: &&ColumnRule| {
        rule.kind == ColumnKind::Date && (rule.format.contains("%H") || rule.format == "epoch")
    };
    // A feed says when it was written, and when each device last said something: the first is the
    // same for all of them.
    let moment = sketch
        .find_named(&["last_updated"])
        .filter(is_moment)
        .or_else(|| sketch.recipe.columns.iter().find(is_moment));
    let date = sketch
        .recipe
        .columns
        .iter()
        .find(|rule| rule.kind == ColumnKind::Date);
    let measured = sketch.find_number(|rule| Subject::of_column(&rule.source).is_some());
    let Some(measured) = measured else {
        return Vec::new();
    };
    let rule = |kind: Kind, time: &ColumnRule| Rule {
        kind,
        x: time.name.clone(),
        y: measured.name.clone(),
        measure: Measure::Mean,
        subject: Subject::of_column(&measured.source),
        ..Rule::default()
    };
    match (moment, date.filter(|date| sketch.count_distinct(date) > 2)) {
        (Some(moment), _) => vec![rule(Kind::Week, moment), rule(Kind::Calendar, moment)],
        (None, Some(date)) => vec![rule(Kind::Calendar, date)],
        (None, None) => Vec::new(),
    }
}

/// Nitrogen dioxide by day, of a table of pollutants with a column for each hour.
fn hourly_air(sketch: &TableSketch) -> Option<Rule> {
    let pollutant = sketch.find_named(&["codi_contaminant"])?;
    let day = sketch.find(|name| column_names::is_day(sketch.cities, name))?;
    let long = sketch.long_by("hour")?;
    // By the city's list of pollutants; some months write it with a zero in front.
    let code = sketch
        .cells(pollutant)
        .find(|code| code.trim_start_matches('0') == "8")
        .unwrap_or("8");
    let mut only = vec![(pollutant.name.clone(), code.to_owned())];
    if !long.flag_prefix.is_empty() {
        // Only what was validated.
        only.push((format!("{}_flag", long.value), "V".to_owned()));
    }
    Some(Rule {
        kind: Kind::Calendar,
        x: day.name.clone(),
        y: long.value.clone(),
        measure: Measure::Mean,
        only,
        subject: Some(Subject::NitrogenDioxide),
        ..Rule::default()
    })
}

/// Temperature and rain by month.
pub(super) fn climate(sketch: &TableSketch) -> Vec<Rule> {
    if let Some(long) = sketch.long_by("month") {
        return climate_of_series(sketch, long);
    }
    let (Some(city), Some(month)) = (sketch.find_named(&["city"]), sketch.find_named(&["month"]))
    else {
        return Vec::new();
    };
    let measured = sketch.find_number(|rule| {
        matches!(
            Subject::of_column(&rule.source),
            Some(Subject::Rain | Subject::Temperature)
        )
    });
    measured
        .map(|measured| Rule {
            kind: Kind::Climate,
            x: month.name.clone(),
            y: measured.name.clone(),
            by: city.name.clone(),
            measure: Measure::Mean,
            ..Rule::default()
        })
        .into_iter()
        .collect()
}

/// Temperature or rain of one city, a row for each year and a column for each month.
fn climate_of_series(sketch: &TableSketch, long: &Long) -> Vec<Rule> {
    let prefix = long.prefix.to_lowercase();
    let (subject, measure) = if prefix.starts_with("temp") {
        (Subject::Temperature, Measure::Mean)
    } else if prefix.starts_with("precip") {
        (Subject::Rain, Measure::Sum)
    } else {
        return Vec::new();
    };
    let Some(year) = sketch.find(|name| column_names::is_year(sketch.cities, name)) else {
        return Vec::new();
    };
    let stripes = Rule {
        kind: Kind::Stripes,
        x: year.name.clone(),
        y: long.value.clone(),
        measure,
        subject: Some(subject),
        ..Rule::default()
    };
    let climate = Rule {
        kind: Kind::Climate,
        x: long.key.clone(),
        y: long.value.clone(),
        measure: Measure::Mean,
        subject: Some(subject),
        ..Rule::default()
    };
    vec![stripes, climate]
}
