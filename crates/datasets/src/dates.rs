//! Dates and moments as publishers write them. A date that cannot exist is none.

use dataset_spec::formats::{DATES, DIGITS, ERA_MONTH, MOMENTS, MONTH_DIGITS, MONTHS};
pub(crate) use dataset_spec::formats::{EPOCH, ERA};
use jiff::civil::{Date, DateTime};

use crate::{chunk::Kind, notation};

/// What such a column is called, and between which seconds it lies: from 2000 to 2100.
const EPOCH_NAMES: [&str; 5] = ["updated", "reported", "timestamp", "datetime", "epoch"];
const EPOCH_SECONDS: std::ops::Range<i64> = 946_684_800..4_102_444_800;

const UNIX: Date = jiff::civil::date(1970, 1, 1);

/// Whether a format is one that [`parse`] knows for months, dates or moments.
pub(crate) fn kind(format: &str) -> Option<Kind> {
    if format == ERA || format == DIGITS || DATES.contains(&format) {
        Some(Kind::Date)
    } else if format == ERA_MONTH || format == MONTH_DIGITS || MONTHS.contains(&format) {
        Some(Kind::Month)
    } else {
        (format == EPOCH || MOMENTS.contains(&format)).then_some(Kind::Timestamp)
    }
}

/// Milliseconds of seconds since 1970, where they are some of a feed.
pub(crate) fn of_epoch(seconds: i64) -> Option<i64> {
    EPOCH_SECONDS.contains(&seconds).then_some(seconds * 1000)
}

/// A date in days or a moment in milliseconds since 1970, or a month since the first of the year 0.
pub(crate) fn parse(text: &str, format: &str) -> Option<i64> {
    // Feeds have millions of these: they are looked at before anything else.
    if format == EPOCH {
        return text.parse().ok().and_then(of_epoch);
    }
    let days = |date: Date| i64::from(UNIX.until(date).ok()?.get_days()).into();
    match kind(format)? {
        Kind::Month => {
            month(text, format).map(|(year, month)| i64::from(year) * 12 + i64::from(month) - 1)
        }
        Kind::Date if format == ERA => days(era(text)?),
        // Fields need not be filled with zeros, but a year has four digits.
        Kind::Date => days(
            Date::strptime(format, text)
                .ok()
                .filter(|date| date.year() >= 1000)?,
        ),
        _ => {
            let moment = DateTime::strptime(format, text)
                .ok()
                .filter(|moment| moment.year() >= 1000)?;
            let days = i64::from(UNIX.until(moment.date()).ok()?.get_days());
            let time = moment.time();
            let seconds = (days * 24 + i64::from(time.hour())) * 3600
                + i64::from(time.minute()) * 60
                + i64::from(time.second());
            Some(seconds * 1000)
        }
    }
}

/// The year in which an era's first year lies.
fn era_begin(name: &str) -> Option<i16> {
    Some(match name {
        "明治" | "M" => 1868,
        "大正" | "T" => 1912,
        "昭和" | "S" => 1926,
        "平成" | "H" => 1989,
        "令和" | "R" => 2019,
        _ => return None,
    })
}

fn era(text: &str) -> Option<Date> {
    let at = text.find(|c: char| c.is_ascii_digit() || c == '元')?;
    let (name, rest) = text.split_at(at);
    let rest = rest.replace('元', "1");
    let mut parts = rest
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty());
    let mut part = || parts.next()?.parse::<i16>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    if parts.next().is_some() || year < 1 {
        return None;
    }
    Date::new(
        era_begin(name.trim())? + year - 1,
        i8::try_from(month).ok()?,
        i8::try_from(day).ok()?,
    )
    .ok()
}

/// Year and month of a cell; years have four digits.
fn month(text: &str, format: &str) -> Option<(i16, i8)> {
    let text = notation::plain_digits(text);
    let digits = |part: &str, most: usize| {
        let fits =
            (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        fits.then(|| part.parse::<i16>().ok()).flatten()
    };
    let (year, month) = match format {
        MONTH_DIGITS => (
            digits(text.get(..4)?, 4)?,
            digits(text.get(4..)?, 2).filter(|_| text.len() == 6)?,
        ),
        ERA_MONTH => {
            let (year, month) = text.strip_suffix('月')?.split_once('年')?;
            let at = year.find(|letter: char| letter.is_ascii_digit() || letter == '元')?;
            let number = if &year[at..] == "元" {
                1
            } else {
                digits(&year[at..], 2)?
            };
            (
                era_begin(year[..at].trim())? + number - 1,
                digits(month, 2)?,
            )
        }
        "%Y年%m月" => {
            let (year, month) = text.strip_suffix('月')?.split_once('年')?;
            (digits(year, 4)?, digits(month, 2)?)
        }
        _ => {
            let (first, second) = text.split_once(if format.contains('/') { '/' } else { '-' })?;
            let (year, month) = if format.starts_with("%Y") {
                (first, second)
            } else {
                (second, first)
            };
            (digits(year, 4)?, digits(month, 2)?)
        }
    };
    let month = i8::try_from(month)
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    // A number with a dash is not yet a month: `1001-02` is one of a file.
    (1700..2200).contains(&year).then_some((year, month))
}

/// Whether cells are school years and the like, `2005-06` and `2006-07`, and no months.
fn are_spans(cells: &[&str], format: &str) -> bool {
    let mut months = cells.iter().filter_map(|cell| month(cell, format));
    let mut last = None;
    let different = cells
        .iter()
        .any(|cell| last.replace(*cell).is_some_and(|last| last != *cell));
    different && months.all(|(year, month)| (year + 1) % 100 == i16::from(month))
}

/// The format that most of the cells are written in, at least nine of ten: what else stands there
/// is damage.
pub(crate) fn recognise(name: &str, cells: &[&str]) -> Option<&'static str> {
    let plausible =
        |cell: &&str| (6..=24).contains(&cell.len()) && cell.chars().any(char::is_numeric);
    if cells.is_empty() || !cells.iter().all(|cell| plausible(cell) || cell.len() < 6) {
        return None;
    }
    let lower = name.to_lowercase();
    let is_feed = EPOCH_NAMES.iter().any(|part| lower.contains(part));
    let named = ["data", "fecha", "date", "年月日"]
        .iter()
        .any(|part| lower.contains(part));
    let fits = |format: &str| {
        // The first few tell most formats apart.
        cells
            .iter()
            .take(5)
            .any(|cell| parse(cell, format).is_some())
            && cells
                .iter()
                .filter(|cell| parse(cell, format).is_some())
                .count()
                * 10
                >= cells.len() * 9
    };
    let named_month = ["mes", "month", "年月", "data", "fecha", "date"]
        .iter()
        .any(|part| lower.contains(part));
    let allowed = |format: &str| match format {
        DIGITS => named,
        MONTH_DIGITS => named_month,
        EPOCH => is_feed,
        _ => true,
    };
    let is_month = |format: &str| kind(format) == Some(Kind::Month);
    dataset_spec::date_formats().find(|format| {
        allowed(format) && fits(format) && !(is_month(format) && are_spans(cells, format))
    })
}

/// A month as it stands in a table: `2020-03`.
pub(crate) fn month_text(months: i64) -> String {
    format!(
        "{:04}-{:02}",
        months.div_euclid(12),
        months.rem_euclid(12) + 1
    )
}

/// A date as it stands in a table: `2020-03-14`.
pub(crate) fn date_text(days: i64) -> String {
    jiff::Span::new()
        .try_days(days)
        .and_then(|span| UNIX.checked_add(span))
        .map_or_else(|_| days.to_string(), |date| date.to_string())
}

/// A moment as it stands in a table: `2020-03-14T08:00:00`.
pub(crate) fn moment_text(milliseconds: i64) -> String {
    let seconds = milliseconds.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    format!(
        "{}T{:02}:{:02}:{:02}",
        date_text(days),
        second / 3600,
        second / 60 % 60,
        second % 60
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_publishers_write_them() {
        for (text, format) in [
            ("2024-05-01", "%Y-%m-%d"),
            ("2024/5/1", "%Y/%m/%d"),
            ("01/05/2024", "%d/%m/%Y"),
            ("1/5/2024", "%d/%m/%Y"),
            ("20240501", "%Y%m%d"),
            ("令和6年5月1日", ERA),
            ("R6.5.1", ERA),
            ("2024年5月1日", "%Y年%m月%d日"),
        ] {
            assert_eq!(
                parse(text, format).map(date_text).as_deref(),
                Some("2024-05-01"),
                "{text}"
            );
        }
        assert_eq!(
            parse("令和元年5月1日", ERA).map(date_text).as_deref(),
            Some("2019-05-01")
        );
        assert_eq!(
            parse("2019-04-01 00:05:00", "%Y-%m-%d %H:%M:%S")
                .map(moment_text)
                .as_deref(),
            Some("2019-04-01T00:05:00")
        );
        assert_eq!(
            parse("1959-12-31T23:59:59Z", "%Y-%m-%dT%H:%M:%SZ")
                .map(moment_text)
                .as_deref(),
            Some("1959-12-31T23:59:59")
        );
        assert_eq!(parse("2021-02-30", "%Y-%m-%d"), None, "no such day");
        assert_eq!(parse("31/12/20", "%d/%m/%Y"), None, "which century?");
    }

    #[test]
    fn months_as_publishers_write_them() {
        for (text, format) in [
            ("2023-01", "%Y-%m"),
            ("2023-1", "%Y-%m"),
            ("2023/01", "%Y/%m"),
            ("1/2023", "%m/%Y"),
            ("2023年1月", "%Y年%m月"),
            ("２０２３年１月", "%Y年%m月"),
            ("202301", "%Y%m"),
            ("令和5年1月", ERA_MONTH),
        ] {
            assert_eq!(
                parse(text, format).map(month_text).as_deref(),
                Some("2023-01"),
                "{text}"
            );
            assert_eq!(recognise("Mes", &[text]), Some(format), "{text}");
        }
        assert_eq!(
            parse("平成元年12月", ERA_MONTH).map(month_text).as_deref(),
            Some("1989-12")
        );
        for text in [
            "2023-13", "2023-00", "23-01", "2023-001", "2023-", "-1", "2023年",
        ] {
            assert!(
                MONTHS.iter().all(|format| parse(text, format).is_none()),
                "{text}"
            );
        }
        assert_eq!(
            recognise("curs", &["2005-06", "2006-07"]),
            None,
            "school years"
        );
        assert_eq!(
            recognise("code", &["202301", "202302"]),
            None,
            "a number, unless its name says more"
        );
        assert_eq!(recognise("Mes", &["2005-06", "2005-07"]), Some("%Y-%m"));
    }

    #[test]
    fn formats_are_recognised_and_damage_is_not() {
        assert_eq!(
            recognise("Data", &["01/02/2020", "31/12/2020"]),
            Some("%d/%m/%Y")
        );
        assert_eq!(
            recognise("when", &["01/31/2020", "12/31/2020"]),
            Some("%m/%d/%Y")
        );
        assert_eq!(
            recognise("code", &["20200101", "20200102"]),
            None,
            "a number, unless its name says more"
        );
        assert_eq!(
            recognise("data_alta", &["20200101", "20200102"]),
            Some("%Y%m%d")
        );
        assert_eq!(
            recognise("last_updated", &["1785535200", "1785535500"]),
            Some(EPOCH)
        );
        assert_eq!(
            parse("1785535200", EPOCH).map(moment_text).as_deref(),
            Some("2026-07-31T22:00:00")
        );
        assert_eq!(recognise("telephone", &["1785535200", "1785535500"]), None);
        assert_eq!(recognise("code", &["24-2-7", "24/02/2007"]), None);
    }
}
