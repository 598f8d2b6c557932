//! The monthly climate of the cities: temperature as lines, rain as bars, on shared scales.

use chart_spec::CityClimate;
use contest::{Cities, CityCode};
use i18n::Language;
use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options,
    axes::draw_level,
    canvas::{self, Anchor, Canvas, Frame, Palette, round_up},
};

fn color(palette: Palette, cities: &Cities, city: &CityCode) -> RGBColor {
    palette.city(cities, city).unwrap_or(palette.ink)
}

fn name(cities: &Cities, city: &CityCode) -> String {
    cities.name(city, Language::En)
}

/// The index of the largest value.
fn highest(values: &[f64]) -> usize {
    (0..values.len())
        .max_by(|a, b| values[*a].total_cmp(&values[*b]))
        .unwrap_or(0)
}

/// What is drawn: of which cities, and how.
struct Chart<'a> {
    cities: &'a [CityClimate],
    months: Vec<&'static str>,
    options: &'a Options,
}

pub(crate) fn draw(
    cities: &[CityClimate],
    years: (i64, i64),
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let chart = Chart {
        cities,
        months: i18n::calendar_months(language).split('|').collect(),
        options,
    };
    let span = format!("{}–{}", years.0, years.1);
    let names: Vec<String> = cities
        .iter()
        .map(|city| name(&options.cities, &city.city))
        .collect();
    let title = i18n::chart_climate_title(language, names.join(" · "), &span);
    let alternative = chart.alternative();
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        chart.draw_panels(canvas)
    })?;
    Ok(Drawing {
        svg,
        title,
        alternative,
        header: chart.header(),
        rows: chart.rows(),
    })
}

/// Where the months begin and end.
const LEFT: i32 = 70;
const RIGHT: i32 = 770;
/// Width of a month.
const STEP: i32 = (RIGHT - LEFT) / 12;

/// A panel across all months.
const fn panel(top: i32, bottom: i32) -> Frame {
    Frame {
        left: LEFT,
        top,
        right: RIGHT,
        bottom,
    }
}

impl Chart<'_> {
    fn month(&self, month: usize) -> &'static str {
        self.months.get(month).copied().unwrap_or("")
    }

    fn with_temperature(&self) -> Vec<&CityClimate> {
        let cities = self.cities.iter();
        cities.filter(|city| !city.temperature.is_empty()).collect()
    }

    fn with_rain(&self) -> Vec<&CityClimate> {
        let cities = self.cities.iter();
        cities.filter(|city| !city.rain.is_empty()).collect()
    }

    /// Each city's warmest and wettest month.
    fn alternative(&self) -> String {
        let language = self.options.language;
        let place = |values: &[f64]| {
            let highest = highest(values);
            (
                self.month(highest),
                i18n::decimal(language, values[highest], 1),
            )
        };
        let mut sentences = Vec::new();
        for city in self.cities {
            let name = name(&self.options.cities, &city.city);
            if !city.temperature.is_empty() {
                let (month, value) = place(&city.temperature);
                sentences.push(i18n::chart_climate_warmest(language, &name, month, value));
            }
            if !city.rain.is_empty() {
                let (month, value) = place(&city.rain);
                sentences.push(i18n::chart_climate_wettest(language, &name, month, value));
            }
        }
        sentences.join(" ")
    }

    fn header(&self) -> Vec<String> {
        let language = self.options.language;
        let mut header = vec![i18n::chart_month(language).to_owned()];
        for city in self.cities {
            for (values, measured) in [
                (&city.temperature, i18n::chart_temperature(language)),
                (&city.rain, i18n::chart_rain(language)),
            ] {
                if !values.is_empty() {
                    header.push(format!(
                        "{} {measured}",
                        name(&self.options.cities, &city.city)
                    ));
                }
            }
        }
        header
    }

    /// A row for each month.
    fn rows(&self) -> Vec<Vec<String>> {
        let row = |month: usize| {
            let values = self
                .cities
                .iter()
                .flat_map(|city| [&city.temperature, &city.rain])
                .filter_map(|values| values.get(month));
            std::iter::once(self.month(month).to_owned())
                .chain(values.map(|value| i18n::decimal(self.options.language, *value, 1)))
                .collect()
        };
        (0..12).map(row).collect()
    }

    /// Temperature above rain; what no city has leaves its place to the other.
    fn draw_panels(&self, canvas: &Canvas) -> Result<(), Error> {
        let has_temperature = !self.with_temperature().is_empty();
        let has_rain = !self.with_rain().is_empty();
        if has_temperature {
            self.draw_temperature(canvas, panel(90, if has_rain { 300 } else { 470 }))?;
        }
        if has_rain {
            let plot = panel(if has_temperature { 350 } else { 100 }, 480);
            // Where there are no lines that say it, the bars' colours must be named.
            self.draw_rain(canvas, plot, !has_temperature)?;
        }
        self.draw_months(canvas)
    }

    fn draw_level(&self, canvas: &Canvas, plot: Frame, y: i32, value: f64) -> Result<(), Error> {
        let name = i18n::decimal(self.options.language, value, 0);
        draw_level(canvas, plot, y, (10, 12), &name)
    }

    /// A line for each city, with its name at the end.
    fn draw_temperature(&self, canvas: &Canvas, plot: Frame) -> Result<(), Error> {
        const HIGHEST: f64 = 30.0;
        let palette = canvas.palette;
        let text = i18n::chart_temperature(self.options.language);
        canvas.text(text, (28, 66), 13, palette.quiet, Anchor::Start)?;
        let values = self.cities.iter().flat_map(|city| &city.temperature);
        let lowest = (values.copied().fold(0.0, f64::min) / 5.0).floor() * 5.0;
        let y = |value: f64| plot.y((value - lowest) / (HIGHEST - lowest));
        let mut tick = lowest;
        while tick <= HIGHEST {
            self.draw_level(canvas, plot, y(tick), tick)?;
            tick += 10.0;
        }
        for city in self.with_temperature() {
            let points: Vec<(i32, i32)> = (0..)
                .zip(&city.temperature)
                .map(|(month, value)| (LEFT + STEP * month + STEP / 2, y(*value)))
                .collect();
            let color = color(palette, &self.options.cities, &city.city);
            canvas.line(points.clone(), color, 3)?;
            for point in &points {
                canvas.dot(*point, 4, color)?;
            }
            if let Some((x, y)) = points.last() {
                canvas.text(
                    &name(&self.options.cities, &city.city),
                    (x + 14, *y),
                    15,
                    color,
                    Anchor::Start,
                )?;
            }
        }
        Ok(())
    }

    /// Bars of the cities beside each other in each month; where wanted, the cities are named to
    /// the right.
    fn draw_rain(&self, canvas: &Canvas, plot: Frame, named: bool) -> Result<(), Error> {
        let palette = canvas.palette;
        let text = i18n::chart_rain(self.options.language);
        canvas.text(text, (28, plot.top - 20), 13, palette.quiet, Anchor::Start)?;
        let values = self.cities.iter().flat_map(|city| &city.rain);
        let most = round_up(values.copied().fold(0.0, f64::max));
        let y = |value: f64| plot.y(value / most);
        for part in 0..=2 {
            let tick = most * f64::from(part) / 2.0;
            self.draw_level(canvas, plot, y(tick), tick)?;
        }
        let shown = self.with_rain();
        let width = (STEP - 12) / i32::try_from(shown.len()).unwrap_or(1).max(1);
        for (place, city) in (0..).zip(&shown) {
            let color = color(palette, &self.options.cities, &city.city);
            for (month, value) in (0..).zip(&city.rain) {
                let x = LEFT + STEP * month + 6 + width * place;
                canvas.rectangle((x, y(*value)), (x + width - 2, plot.bottom), color)?;
            }
            if named {
                let at = (RIGHT + 10, plot.top + 20 * place);
                canvas.text(
                    &name(&self.options.cities, &city.city),
                    at,
                    15,
                    color,
                    Anchor::Start,
                )?;
            }
        }
        Ok(())
    }

    fn draw_months(&self, canvas: &Canvas) -> Result<(), Error> {
        // Three letters are enough in the alphabets; Japanese names are short already.
        let letters = if self.options.language == Language::Ja {
            usize::MAX
        } else {
            3
        };
        for (month, name) in (0..).zip(&self.months) {
            let short: String = name.chars().take(letters).collect();
            let at = (LEFT + STEP * month + STEP / 2, 500);
            canvas.text(&short, at, 12, canvas.palette.quiet, Anchor::Middle)?;
        }
        Ok(())
    }
}
