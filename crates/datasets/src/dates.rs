//! Dates and moments as publishers write them. A date that cannot exist is none.

use jiff::civil::{Date, DateTime};

use crate::chunk::Kind;

/// How dates are written, in the notation of `strftime`; day before month where both could be meant, as both cities' publishers do.
const DATES: [&str; 6] = ["%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%m/%d/%Y"];
const MOMENTS: [&str; 8] = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
];
/// Eight digits are a date only where the column's name says so.
const DIGITS: &str = "%Y%m%d";
/// Years of a Japanese era: `平成29年12月31日`, `H29.12.31`.
pub(crate) const ERA: &str = "era";

/// Seconds since 1970, as feeds of devices have them; the clock is that of UTC.
pub(crate) const EPOCH: &str = "epoch";
/// What such a column is called, and between which seconds it lies: from 2000 to 2100.
const EPOCH_NAMES: [&str; 5] = ["updated", "reported", "timestamp", "datetime", "epoch"];
const EPOCH_SECONDS: std::ops::Range<i64> = 946_684_800..4_102_444_800;

const UNIX: Date = jiff::civil::date(1970, 1, 1);

/// Whether a format is one that [`parse`] knows for dates or moments.
pub(crate) fn kind(format: &str) -> Option<Kind> {
    if format == ERA || format == DIGITS || DATES.contains(&format) {
        Some(Kind::Date)
    } else {
        (format == EPOCH || MOMENTS.contains(&format)).then_some(Kind::Moment)
    }
}

/// All formats, for an organiser to choose from.
pub(crate) fn formats() -> impl Iterator<Item = &'static str> {
    DATES.into_iter().chain([DIGITS, ERA]).chain(MOMENTS).chain([EPOCH])
}

/// Milliseconds of seconds since 1970, where they are some of a feed.
pub(crate) fn of_epoch(seconds: i64) -> Option<i64> {
    EPOCH_SECONDS.contains(&seconds).then_some(seconds * 1000)
}

/// A date in days or a moment in milliseconds since 1970.
pub(crate) fn parse(text: &str, format: &str) -> Option<i64> {
    // Feeds have millions of these: they are looked at before anything else.
    if format == EPOCH {
        return text.parse().ok().and_then(of_epoch);
    }
    let days = |date: Date| i64::from(UNIX.until(date).ok()?.get_days()).into();
    match kind(format)? {
        Kind::Date if format == ERA => days(era(text)?),
        // Fields need not be filled with zeros, but a year has four digits.
        Kind::Date => days(Date::strptime(format, text).ok().filter(|date| date.year() >= 1000)?),
        _ => {
            let moment = DateTime::strptime(format, text).ok().filter(|moment| moment.year() >= 1000)?;
            let days = i64::from(UNIX.until(moment.date()).ok()?.get_days());
            let time = moment.time();
            let seconds = (days * 24 + i64::from(time.hour())) * 3600 + i64::from(time.minute()) * 60 + i64::from(time.second());
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
    let mut parts = rest.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut part = || parts.next()?.parse::<i16>().ok();
    let (year, month, day) = (part()?, part()?, part()?);
    if parts.next().is_some() || year < 1 {
        return None;
    }
    Date::new(era_begin(name.trim())? + year - 1, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The format that most of the cells are written in, at least nine of ten: what else stands there is damage.
pub(crate) fn recognise(name: &str, cells: &[&str]) -> Option<&'static str> {
    let plausible = |cell: &&str| (6..=22).contains(&cell.len()) && cell.chars().any(|c| c.is_ascii_digit());
    if cells.is_empty() || !cells.iter().all(|cell| plausible(cell) || cell.len() < 6) {
        return None;
    }
    let lower = name.to_lowercase();
    let is_feed = EPOCH_NAMES.iter().any(|part| lower.contains(part));
    let named = ["data", "fecha", "date", "年月日"].iter().any(|part| lower.contains(part));
    let fits = |format: &str| {
        // The first few tell most formats apart.
        cells.iter().take(5).any(|cell| parse(cell, format).is_some())
            && cells.iter().filter(|cell| parse(cell, format).is_some()).count() * 10 >= cells.len() * 9
    };
    let most = |format: &&str| (format != &DIGITS || named) && (format != &EPOCH || is_feed) && fits(format);
    formats().find(most)
}

/// A date as it stands in a table: `2020-03-14`.
pub(crate) fn date_text(days: i64) -> String {
    jiff::Span::new().try_days(days).and_then(|span| UNIX.checked_add(span)).map_or_else(|_| days.to_string(), |date| date.to_string())
}

/// A moment as it stands in a table: `2020-03-14T08:00:00`.
pub(crate) fn moment_text(milliseconds: i64) -> String {
    let seconds = milliseconds.div_euclid(1000);
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    format!("{}T{:02}:{:02}:{:02}", date_text(days), second / 3600, second / 60 % 60, second % 60)
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
        ] {
            assert_eq!(parse(text, format).map(date_text).as_deref(), Some("2024-05-01"), "{text}");
        }
        assert_eq!(parse("令和元年5月1日", ERA).map(date_text).as_deref(), Some("2019-05-01"));
        assert_eq!(parse("2019-04-01 00:05:00", "%Y-%m-%d %H:%M:%S").map(moment_text).as_deref(), Some("2019-04-01T00:05:00"));
        assert_eq!(parse("1959-12-31T23:59:59Z", "%Y-%m-%dT%H:%M:%SZ").map(moment_text).as_deref(), Some("1959-12-31T23:59:59"));
        assert_eq!(parse("2021-02-30", "%Y-%m-%d"), None, "no such day");
        assert_eq!(parse("31/12/20", "%d/%m/%Y"), None, "which century?");
    }

    #[test]
    fn formats_are_recognised_and_damage_is_not() {
        assert_eq!(recognise("Data", &["01/02/2020", "31/12/2020"]), Some("%d/%m/%Y"));
        assert_eq!(recognise("when", &["01/31/2020", "12/31/2020"]), Some("%m/%d/%Y"));
        assert_eq!(recognise("code", &["20200101", "20200102"]), None, "a number, unless its name says more");
        assert_eq!(recognise("data_alta", &["20200101", "20200102"]), Some("%Y%m%d"));
        assert_eq!(recognise("last_updated", &["1785535200", "1785535500"]), Some(EPOCH));
        assert_eq!(parse("1785535200", EPOCH).map(moment_text).as_deref(), Some("2026-07-31T22:00:00"));
        assert_eq!(recognise("telephone", &["1785535200", "1785535500"]), None);
        assert_eq!(recognise("code", &["24-2-7", "24/02/2007"]), None);
    }
}
