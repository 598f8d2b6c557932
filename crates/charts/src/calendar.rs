//! A value for each day: a row for each month, a cell for each day, darker for more.

use chart_spec::{Days, Panel, What};
use i18n::Language;
use jiff::{Span, civil::Date};
use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options,
    areas::{View, chosen},
    canvas::{self, Anchor, Canvas, Frame},
    label,
    scale::{extent, sequential},
};

/// Months that are drawn as the sheets of a wall calendar.
const SHEETS_MOST: usize = 3;
/// Months of which each has a row of its own; a longer time is drawn in weeks.
const MONTHS_MOST: usize = 14;

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

pub(crate) fn draw(
    what: &What,
    areas: &[Panel<Days>],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let view = chosen(areas, options)?;
    let nothing = || Error::Figure("no days".to_owned());
    let first = view.shown().first().ok_or_else(nothing)?;
    let days = &first.data.days;
    let most = days
        .iter()
        .max_by(|one, other| one.1.total_cmp(&other.1))
        .ok_or_else(nothing)?;
    let least = days
        .iter()
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .ok_or_else(nothing)?;
    let told = |value: f64| label::value(what, value, language);
    let measured = label::name(what, language);
    let day = |at: i32| day_text(at, language);
    let title = match &view {
        View::One(_) => view.titled(i18n::chart_days_title(
            language,
            &measured,
            told(most.1),
            day(most.0),
        )),
        View::All(_) => format!("{measured} · {}", i18n::chart_side_by_side(language)),
    };
    let alternative = i18n::chart_days_alternative(
        language,
        days.len(),
        day(days[0].0),
        day(days[days.len() - 1].0),
        told(mean(days)),
        told(most.1),
        day(most.0),
        told(least.1),
        day(least.0),
    );
    let span = extent(
        view.shown()
            .iter()
            .flat_map(|area| &area.data.days)
            .map(|day| day.1),
    )
    .ok_or_else(nothing)?;
    let span = (span.0.min(0.0), span.1);
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.text(
            &label::axis(what, language),
            (28, 60),
            13,
            canvas.palette.quiet,
            Anchor::Start,
        )?;
        view.draw(canvas, |area, frame, small| {
            cells(canvas, what, &area.data.days, span, frame, small, options)
        })?;
        canvas.legend(
            |share| sequential(share, options.dark),
            &label::plain(what, span.0, language),
            &label::plain(what, span.1, language),
        )
    })?;
    let mut header = vec![i18n::chart_day(language).to_owned()];
    header.extend(view.shown().iter().map(|area| {
        if area.name.is_empty() {
            label::axis(what, language)
        } else {
            area.name.clone()
        }
    }));
    let mut all: Vec<i32> = view
        .shown()
        .iter()
        .flat_map(|area| area.data.days.iter().map(|day| day.0))
        .collect();
    all.sort_unstable();
    all.dedup();
    let rows = all
        .into_iter()
        .map(|at| {
            let value = |area: &&Panel<Days>| {
                area.data
                    .days
                    .iter()
                    .find(|day| day.0 == at)
                    .map(|day| day.1)
            };
            let told = |area| {
                value(area).map_or_else(String::new, |value| label::plain(what, value, language))
            };
            std::iter::once(day(at))
                .chain(view.shown().iter().map(told))
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

fn cells(
    canvas: &Canvas,
    what: &What,
    days: &[(i32, f64)],
    span: (f64, f64),
    frame: Frame,
    small: bool,
    options: &Options,
) -> Result<(), Error> {
    let (palette, language) = (canvas.palette, options.language);
    let color = |value: f64| {
        sequential(
            (value - span.0) / (span.1 - span.0).max(f64::MIN_POSITIVE),
            options.dark,
        )
    };
    let months = months(days);
    if months.len() <= SHEETS_MOST && !small {
        return sheets(canvas, what, &months, frame, color, options);
    }
    if months.len() > MONTHS_MOST || small {
        return weeks(canvas, days, frame, color);
    }
    let count = i32::try_from(months.len()).unwrap_or(1).max(1);
    let (left, right) = (frame.left + 120, frame.right - 110);
    let (width, height) = ((right - left) / 31, ((frame.height() - 24) / count).min(64));
    for (place, ((year, month), days)) in (0..).zip(&months) {
        let top = frame.top + height * place;
        let middle = top + height / 2;
        canvas.text(
            &format!("{} {year}", i18n::dates::month(language, *month)),
            (left - 12, middle),
            13,
            palette.ink,
            Anchor::End,
        )?;
        for (at, value) in days {
            let x = left + width * (i32::from(date(*at).day()) - 1);
            canvas.rectangle((x, top), (x + width - 2, top + height - 3), color(*value))?;
        }
        let text = i18n::chart_mean_of(language, label::plain(what, mean(days), language));
        canvas.text(
            &text,
            (left + width * 31 + 8, middle),
            12,
            palette.quiet,
            Anchor::Start,
        )?;
    }
    let below = frame.top + height * count + 10;
    for day in [1, 5, 10, 15, 20, 25, 30] {
        canvas.text(
            &day.to_string(),
            (left + width * (day - 1) + width / 2 - 1, below),
            12,
            palette.quiet,
            Anchor::Middle,
        )?;
    }
    Ok(())
}

/// A sheet for each month: a row for each week from Monday on, and in each day its value.
fn sheets(
    canvas: &Canvas,
    what: &What,
    months: &[Month],
    frame: Frame,
    color: impl Fn(f64) -> RGBColor,
    options: &Options,
) -> Result<(), Error> {
    let (palette, language) = (canvas.palette, options.language);
    let count = i32::try_from(months.len()).unwrap_or(1).max(1);
    let room = frame.width() / count;
    let width = ((room - 28) / 7).min(62);
    let height = ((frame.height() - 54) / 6).min(width);
    let weekdays: Vec<&str> = i18n::calendar_weekdays_short(language).split('|').collect();
    for (place, ((year, month), days)) in (0..).zip(months) {
        let left = frame.left + room * place + (room - 28 - width * 7) / 2;
        let title = format!("{} {year}", i18n::dates::month(language, *month));
        canvas.text(
            &title,
            (left, frame.top + 6),
            15,
            palette.ink,
            Anchor::Start,
        )?;
        let text = i18n::chart_mean_of(language, label::plain(what, mean(days), language));
        canvas.text(
            &text,
            (left + width * 7 - 3, frame.top + 6),
            12,
            palette.quiet,
            Anchor::End,
        )?;
        for (column, name) in (0..).zip(&weekdays) {
            canvas.text(
                name,
                (left + width * column + width / 2, frame.top + 30),
                11,
                palette.quiet,
                Anchor::Middle,
            )?;
        }
        for (at, value) in days {
            let date = date(*at);
            let day = i32::from(date.day());
            let (column, row) = (
                weekday(date),
                (weekday(date.first_of_month()) + day - 1) / 7,
            );
            let (x, y) = (left + width * column, frame.top + 42 + height * row);
            let fill = color(*value);
            canvas.rectangle((x, y), (x + width - 3, y + height - 3), fill)?;
            let bright =
                299 * u32::from(fill.0) + 587 * u32::from(fill.1) + 114 * u32::from(fill.2)
                    > 140_000;
            let ink = if bright {
                RGBColor(24, 28, 36)
            } else {
                RGBColor(250, 250, 246)
            };
            canvas.text(&day.to_string(), (x + 5, y + 9), 9, ink, Anchor::Start)?;
            if width > 30 {
                let size = if width > 44 { 13 } else { 10 };
                let at = (x + (width - 3) / 2, y + height / 2 + 3);
                canvas.clipped(
                    &label::plain(what, *value, language),
                    at,
                    size,
                    ink,
                    Anchor::Middle,
                    width - 4,
                )?;
            }
        }
    }
    Ok(())
}

/// A column for each week, Monday above; years below each other.
fn weeks(
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
