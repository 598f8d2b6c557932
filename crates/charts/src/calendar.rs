//! A value for each day: a row for each month, a cell for each day, darker for more.

use chart_spec::{Days, Panel, What};
use i18n::Language;
use jiff::{Span, civil::Date};
use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options,
    areas::{Part, View, choose_view},
    canvas::{self, Anchor, Canvas, Frame},
    label,
    scale::{ends, extent, sequential},
};

/// Months that are drawn as the sheets of a wall calendar.
const MAX_SHEETS: usize = 3;
/// Months of which each has a row of its own; a longer time is drawn in weeks.
const MAX_MONTHS: usize = 14;

/// The date that lies so many days after the first of January 1970; that day itself for what no
/// calendar holds.
fn date(days: i32) -> Date {
    const UNIX: Date = jiff::civil::date(1970, 1, 1);
    Span::new()
        .try_days(days)
        .and_then(|span| UNIX.checked_add(span))
        .unwrap_or(UNIX)
}

/// The column of a day in a week that begins on Monday.
fn weekday(date: Date) -> i32 {
    i32::from(date.weekday().to_monday_zero_offset())
}

/// A day in words.
pub(crate) fn day_text(days: i32, language: Language) -> String {
    let date = date(days);
    i18n::dates::day(language, date.year(), date.month(), date.day())
}

fn mean(days: &[(i32, f64)]) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a number of days")]
    let count = days.len().max(1) as f64;
    days.iter().map(|(_, value)| value).sum::<f64>() / count
}

/// Year and month, and its days with their values.
type Month = ((i16, i8), Vec<(i32, f64)>);

fn months(days: &[(i32, f64)]) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    for (at, value) in days {
        let date = date(*at);
        let month = (date.year(), date.month());
        match months.last_mut() {
            Some((known, days)) if *known == month => days.push((*at, *value)),
            _ => months.push((month, vec![(*at, *value)])),
        }
    }
    months
}

/// What is drawn: of which areas, and how.
struct Chart<'a> {
    what: &'a What,
    view: View<'a, Days>,
    options: &'a Options,
}

pub(crate) fn draw(
    what: &What,
    areas: &[Panel<Days>],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let chart = Chart {
        what,
        view: choose_view(areas, options)?,
        options,
    };
    let nothing = || Error::Figure("no days".to_owned());
    let days = &chart.view.first().ok_or_else(nothing)?.data.days;
    let (most, least) = ends(days, |day| day.1).ok_or_else(nothing)?;
    let title = chart.title(*most);
    let alternative = chart.alternative(days, *most, *least);
    let span = chart.span().ok_or_else(nothing)?;
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.subtitle(&label::axis(what, language))?;
        chart.view.draw(canvas, |area, part| {
            chart.draw_panel(canvas, &area.data.days, span, part)
        })?;
        canvas.legend(
            |share| sequential(share, options.dark),
            &label::plain(what, span.0, language),
            &label::plain(what, span.1, language),
        )
    })?;
    Ok(Drawing {
        svg,
        title,
        alternative,
        header: chart.header(),
        rows: chart.rows(),
    })
}

impl Chart<'_> {
    fn format_value(&self, value: f64) -> String {
        label::value(self.what, value, self.options.language)
    }

    fn day(&self, at: i32) -> String {
        day_text(at, self.options.language)
    }

    fn title(&self, most: (i32, f64)) -> String {
        let language = self.options.language;
        let measured = label::name(self.what, language);
        self.view.title(&measured, language, || {
            i18n::chart_days_title(
                language,
                &measured,
                self.format_value(most.1),
                self.day(most.0),
            )
        })
    }

    fn alternative(&self, days: &[(i32, f64)], most: (i32, f64), least: (i32, f64)) -> String {
        i18n::chart_days_alternative(
            self.options.language,
            days.len(),
            self.day(days[0].0),
            self.day(days[days.len() - 1].0),
            self.format_value(mean(days)),
            self.format_value(most.1),
            self.day(most.0),
            self.format_value(least.1),
            self.day(least.0),
        )
    }

    /// The values between which the colours run, for all areas; zero is one of them.
    fn span(&self) -> Option<(f64, f64)> {
        let areas = self.view.areas().iter();
        let (least, most) = extent(areas.flat_map(|area| &area.data.days).map(|day| day.1))?;
        Some((least.min(0.0), most))
    }

    fn header(&self) -> Vec<String> {
        let language = self.options.language;
        std::iter::once(i18n::chart_day(language).to_owned())
            .chain(self.view.headings(&label::axis(self.what, language)))
            .collect()
    }

    /// A row for each day of which anything is known in any area.
    fn rows(&self) -> Vec<Vec<String>> {
        let areas = self.view.areas();
        let mut all: Vec<i32> = areas
            .iter()
            .flat_map(|area| area.data.days.iter().map(|day| day.0))
            .collect();
        all.sort_unstable();
        all.dedup();
        let cell = |area: &Panel<Days>, at: i32| {
            let day = area.data.days.iter().find(|day| day.0 == at);
            day.map_or_else(String::new, |day| {
                label::plain(self.what, day.1, self.options.language)
            })
        };
        let row = |at: i32| {
            std::iter::once(self.day(at))
                .chain(areas.iter().map(|area| cell(area, at)))
                .collect()
        };
        all.into_iter().map(row).collect()
    }

    /// Sheets, rows of months or columns of weeks: the longer the time, the smaller its days.
    fn draw_panel(
        &self,
        canvas: &Canvas,
        days: &[(i32, f64)],
        (least, most): (f64, f64),
        Part { frame, small }: Part,
    ) -> Result<(), Error> {
        let color = |value: f64| {
            sequential(
                (value - least) / (most - least).max(f64::MIN_POSITIVE),
                self.options.dark,
            )
        };
        let months = months(days);
        if months.len() > MAX_MONTHS || small {
            draw_weeks(canvas, days, frame, color)
        } else if months.len() > MAX_SHEETS {
            self.draw_months(canvas, &months, frame, color)
        } else {
            self.draw_sheets(canvas, &months, frame, color)
        }
    }

    fn month_name(&self, (year, month): (i16, i8)) -> String {
        format!(
            "{} {year}",
            i18n::dates::month(self.options.language, month)
        )
    }

    fn mean_of(&self, days: &[(i32, f64)]) -> String {
        let language = self.options.language;
        i18n::chart_mean_of(language, label::plain(self.what, mean(days), language))
    }

    /// A row for each month, with its name to the left and its mean to the right.
    fn draw_months(
        &self,
        canvas: &Canvas,
        months: &[Month],
        frame: Frame,
        color: impl Fn(f64) -> RGBColor,
    ) -> Result<(), Error> {
        let palette = canvas.palette;
        let count = i32::try_from(months.len()).unwrap_or(1).max(1);
        let (left, right) = (frame.left + 120, frame.right - 110);
        let (width, height) = ((right - left) / 31, ((frame.height() - 24) / count).min(64));
        for (place, (month, days)) in (0..).zip(months) {
            let top = frame.top + height * place;
            let middle = top + height / 2;
            let name = self.month_name(*month);
            canvas.text(&name, (left - 12, middle), 13, palette.ink, Anchor::End)?;
            for (at, value) in days {
                let x = left + width * (i32::from(date(*at).day()) - 1);
                canvas.rectangle((x, top), (x + width - 2, top + height - 3), color(*value))?;
            }
            let at = (left + width * 31 + 8, middle);
            canvas.text(&self.mean_of(days), at, 12, palette.quiet, Anchor::Start)?;
        }
        let below = frame.top + height * count + 10;
        for day in [1, 5, 10, 15, 20, 25, 30] {
            let at = (left + width * (day - 1) + width / 2 - 1, below);
            canvas.text(&day.to_string(), at, 12, palette.quiet, Anchor::Middle)?;
        }
        Ok(())
    }

    /// A sheet for each month, beside each other.
    fn draw_sheets(
        &self,
        canvas: &Canvas,
        months: &[Month],
        frame: Frame,
        color: impl Fn(f64) -> RGBColor,
    ) -> Result<(), Error> {
        let count = i32::try_from(months.len()).unwrap_or(1).max(1);
        let room = frame.width() / count;
        let width = ((room - 28) / 7).min(62);
        let height = ((frame.height() - 54) / 6).min(width);
        for (place, month) in (0..).zip(months) {
            let sheet = Sheet {
                left: frame.left + room * place + (room - 28 - width * 7) / 2,
                top: frame.top,
                width,
                height,
            };
            self.draw_sheet_head(canvas, &sheet, month)?;
            for (at, value) in &month.1 {
                let text = label::plain(self.what, *value, self.options.language);
                sheet.draw_day(canvas, date(*at), &text, color(*value))?;
            }
        }
        Ok(())
    }

    /// The month with its mean, above the names of the weekdays.
    fn draw_sheet_head(
        &self,
        canvas: &Canvas,
        sheet: &Sheet,
        (month, days): &Month,
    ) -> Result<(), Error> {
        let palette = canvas.palette;
        let (left, top, width) = (sheet.left, sheet.top, sheet.width);
        let name = self.month_name(*month);
        canvas.text(&name, (left, top + 6), 15, palette.ink, Anchor::Start)?;
        let right = (left + width * 7 - 3, top + 6);
        canvas.text(&self.mean_of(days), right, 12, palette.quiet, Anchor::End)?;
        let weekdays = i18n::calendar_weekdays_short(self.options.language).split('|');
        for (column, name) in (0..).zip(weekdays) {
            let at = (left + width * column + width / 2, top + 30);
            canvas.text(name, at, 11, palette.quiet, Anchor::Middle)?;
        }
        Ok(())
    }
}

/// A month of a wall calendar: a row for each week from Monday on.
struct Sheet {
    left: i32,
    top: i32,
    /// Of a day.
    width: i32,
    /// Of a day.
    height: i32,
}

impl Sheet {
    /// A day with its number and, where there is room, its value.
    fn draw_day(
        &self,
        canvas: &Canvas,
        date: Date,
        value: &str,
        fill: RGBColor,
    ) -> Result<(), Error> {
        let (width, height) = (self.width, self.height);
        let day = i32::from(date.day());
        let row = (weekday(date.first_of_month()) + day - 1) / 7;
        let (x, y) = (
            self.left + width * weekday(date),
            self.top + 42 + height * row,
        );
        canvas.rectangle((x, y), (x + width - 3, y + height - 3), fill)?;
        let ink = ink_on(fill);
        canvas.text(&day.to_string(), (x + 5, y + 9), 9, ink, Anchor::Start)?;
        if width <= 30 {
            return Ok(());
        }
        let size = if width > 44 { 13 } else { 10 };
        let at = (x + (width - 3) / 2, y + height / 2 + 3);
        canvas.draw_clipped(value, at, size, ink, Anchor::Middle, width - 4)
    }
}

/// What can be read on a colour: dark letters on bright ones, bright letters on dark ones.
fn ink_on(fill: RGBColor) -> RGBColor {
    let brightness = 299 * u32::from(fill.0) + 587 * u32::from(fill.1) + 114 * u32::from(fill.2);
    if brightness > 140_000 {
        RGBColor(24, 28, 36)
    } else {
        RGBColor(250, 250, 246)
    }
}

/// A column for each week, Monday above; years below each other.
fn draw_weeks(
    canvas: &Canvas,
    days: &[(i32, f64)],
    frame: Frame,
    color: impl Fn(f64) -> RGBColor,
) -> Result<(), Error> {
    let (first, last) = (
        i32::from(date(days[0].0).year()),
        i32::from(date(days[days.len() - 1].0).year()),
    );
    let years = last - first + 1;
    let height = (frame.height() / years.max(1)).min(120);
    let cell = ((frame.width() - 44) / 54).min((height - 6) / 7).max(1);
    for (at, value) in days {
        let date = date(*at);
        let year = i32::from(date.year());
        // Days since the Monday on or before the first of January.
        let since = i32::from(date.day_of_year()) - 1 + weekday(date.first_of_year());
        let (x, y) = (
            frame.left + 44 + cell * (since / 7),
            frame.top + height * (year - first) + cell * (since % 7),
        );
        let gap = i32::from(cell > 3);
        canvas.rectangle((x, y), (x + cell - gap, y + cell - gap), color(*value))?;
    }
    for year in first..=last {
        canvas.text(
            &year.to_string(),
            (frame.left, frame.top + height * (year - first) + cell * 3),
            12,
            canvas.palette.quiet,
            Anchor::Start,
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_are_dates() {
        let parts = |days: i32| (date(days).year(), date(days).month(), date(days).day());
        assert_eq!(parts(0), (1970, 1, 1));
        assert_eq!(parts(18_322), (2020, 3, 1));
        assert_eq!(parts(18_321), (2020, 2, 29));
        assert_eq!(parts(-1), (1969, 12, 31));
        assert_eq!(
            [18_322, 0, 364].map(|days| date(days).day_of_year() - 1),
            [60, 0, 364]
        );
        assert_eq!([0, 18_322].map(|days| weekday(date(days))), [3, 6]);
    }
}
