//! The monthly climate of the cities: temperature as lines, rain as bars, on shared scales.

use plotters::style::RGBColor;

use chart_spec::CityClimate;

use crate::{
    Drawing, Error, Options,
    canvas::{self, Anchor, Canvas, Palette, pixel, round_up},
};

fn color(palette: Palette, city: &str) -> RGBColor {
    palette.city(city).unwrap_or(palette.ink)
}

fn name(city: &str) -> String {
    let mut letters = city.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// The index of the largest value.
fn highest(values: &[f64]) -> usize {
    (0..values.len())
        .max_by(|a, b| values[*a].total_cmp(&values[*b]))
        .unwrap_or(0)
}

pub(crate) fn draw(
    cities: &[CityClimate],
    years: (i64, i64),
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let months: Vec<&str> = i18n::calendar_months(language).split('|').collect();
    let span = format!("{}–{}", years.0, years.1);
    let listed = cities
        .iter()
        .map(|city| name(&city.city))
        .collect::<Vec<_>>()
        .join(" · ");
    let title = i18n::chart_climate_title(language, &listed, &span);
    let place = |values: &[f64], index: usize| {
        (
            months.get(index).copied().unwrap_or("").to_owned(),
            i18n::decimal(language, values[index], 1),
        )
    };
    let mut sentences = Vec::new();
    for city in cities {
        if !city.temperature.is_empty() {
            let (month, value) = place(&city.temperature, highest(&city.temperature));
            sentences.push(i18n::chart_climate_warmest(
                language,
                name(&city.city),
                month,
                value,
            ));
        }
        if !city.rain.is_empty() {
            let (month, value) = place(&city.rain, highest(&city.rain));
            sentences.push(i18n::chart_climate_wettest(
                language,
                name(&city.city),
                month,
                value,
            ));
        }
    }
    let alternative = sentences.join(" ");
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        panels(canvas, cities, &months, options)
    })?;
    let mut header = vec![i18n::chart_month(language).to_owned()];
    for city in cities {
        if !city.temperature.is_empty() {
            header.push(format!(
                "{} {}",
                name(&city.city),
                i18n::chart_temperature(language)
            ));
        }
        if !city.rain.is_empty() {
            header.push(format!(
                "{} {}",
                name(&city.city),
                i18n::chart_rain(language)
            ));
        }
    }
    let rows = (0..12)
        .map(|month| {
            let values = cities
                .iter()
                .flat_map(|city| [&city.temperature, &city.rain])
                .filter_map(|values| values.get(month));
            std::iter::once(months.get(month).copied().unwrap_or("").to_owned())
                .chain(values.map(|value| i18n::decimal(language, *value, 1)))
                .collect()
        })
        .collect();
    Ok(Drawing {
        svg,
        title,
        alternative,
        header,
        rows,
    })
}

const LEFT: i32 = 70;
const RIGHT: i32 = 770;
const STEP: i32 = (RIGHT - LEFT) / 12;

fn panels(
    canvas: &Canvas,
    cities: &[CityClimate],
    months: &[&str],
    options: &Options,
) -> Result<(), Error> {
    let (palette, language) = (canvas.palette, options.language);
    let temperatures = cities.iter().flat_map(|city| &city.temperature).copied();
    let rains = cities.iter().flat_map(|city| &city.rain).copied();
    let rain_top = round_up(rains.fold(0.0, f64::max));
    let has_rain = cities.iter().any(|city| !city.rain.is_empty());
    let has_temperature = cities.iter().any(|city| !city.temperature.is_empty());
    let lowest = (temperatures.fold(0.0, f64::min) / 5.0).floor() * 5.0;
    if has_temperature {
        let bottom = if has_rain { 300 } else { 470 };
        canvas.text(
            i18n::chart_temperature(language),
            (28, 66),
            13,
            palette.quiet,
            Anchor::Start,
        )?;
        let y = |value: f64| {
            bottom - pixel((value - lowest) / (30.0 - lowest) * f64::from(bottom - 90))
        };
        let mut tick = lowest;
        while tick <= 30.0 {
            canvas.line(vec![(LEFT, y(tick)), (RIGHT, y(tick))], palette.rule, 1)?;
            canvas.text(
                &i18n::decimal(language, tick, 0),
                (LEFT - 10, y(tick)),
                12,
                palette.quiet,
                Anchor::End,
            )?;
            tick += 10.0;
        }
        for city in cities.iter().filter(|city| !city.temperature.is_empty()) {
            let points: Vec<(i32, i32)> = (0..)
                .zip(&city.temperature)
                .map(|(month, value)| (LEFT + STEP * month + STEP / 2, y(*value)))
                .collect();
            let color = color(palette, &city.city);
            canvas.line(points.clone(), color, 3)?;
            for point in &points {
                canvas.dot(*point, 4, color)?;
            }
            // The label stands at its line's end.
            if let Some((x, y)) = points.last() {
                canvas.text(&name(&city.city), (x + 14, *y), 15, color, Anchor::Start)?;
            }
        }
    }
    if has_rain {
        let (top, bottom) = if has_temperature {
            (350, 480)
        } else {
            (100, 480)
        };
        canvas.text(
            i18n::chart_rain(language),
            (28, top - 20),
            13,
            palette.quiet,
            Anchor::Start,
        )?;
        let y = |value: f64| bottom - pixel(value / rain_top * f64::from(bottom - top));
        for part in 0..=2 {
            let tick = rain_top * f64::from(part) / 2.0;
            canvas.line(vec![(LEFT, y(tick)), (RIGHT, y(tick))], palette.rule, 1)?;
            canvas.text(
                &i18n::decimal(language, tick, 0),
                (LEFT - 10, y(tick)),
                12,
                palette.quiet,
                Anchor::End,
            )?;
        }
        let shown: Vec<&CityClimate> = cities.iter().filter(|city| !city.rain.is_empty()).collect();
        let width = (STEP - 12) / i32::try_from(shown.len()).unwrap_or(1).max(1);
        for (place, city) in (0..).zip(&shown) {
            for (month, value) in (0..).zip(&city.rain) {
                let x = LEFT + STEP * month + 6 + width * place;
                canvas.rectangle(
                    (x, y(*value)),
                    (x + width - 2, bottom),
                    color(palette, &city.city),
                )?;
            }
            if !has_temperature {
                canvas.text(
                    &name(&city.city),
                    (RIGHT + 10, top + 20 * place),
                    15,
                    color(palette, &city.city),
                    Anchor::Start,
                )?;
            }
        }
    }
    for (month, name) in (0..).zip(months) {
        // Three letters are enough in the alphabets; Japanese names are short already.
        let short: String = if options.language == i18n::Language::Ja {
            (*name).to_owned()
        } else {
            name.chars().take(3).collect()
        };
        canvas.text(
            &short,
            (LEFT + STEP * month + STEP / 2, 500),
            12,
            palette.quiet,
            Anchor::Middle,
        )?;
    }
    Ok(())
}
