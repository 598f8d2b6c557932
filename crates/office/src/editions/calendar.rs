//! Moments as people read them: written out, with their zone.

use std::{borrow::Cow, ops::Deref};

use contest::{Cities, City, CityCode, Language, Localized, Timestamp};
use edition_file::{FaultKind, model::LocalTime};
use jiff::{Zoned, tz::TimeZone};

use crate::Problem;

/// A time zone, and what people call it. As a text it is its name in the IANA database, such as
/// `Pacific/Auckland`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    name: Cow<'static, str>,
    /// What a host city calls it; nothing where none does.
    called: Localized,
    /// The city after which it is called, where that does not say how.
    city: Localized,
}

impl Zone {
    /// Coordinated universal time.
    pub const UTC: Self = Self {
        name: Cow::Borrowed("UTC"),
        called: Localized::NOTHING,
        city: Localized::NOTHING,
    };

    /// The zone in which a city's moments are told.
    #[must_use]
    pub fn of(city: &City) -> Self {
        Self {
            name: city.time_zone.clone().into(),
            called: city.time.clone(),
            city: city.name.clone(),
        }
    }

    /// A zone by its name in the IANA database, as the city of a code calls it; where it has
    /// another zone, as the city calls it that has this one.
    #[must_use]
    pub fn of_city(cities: &Cities, code: &CityCode, name: String) -> Self {
        let own = cities.find(code).filter(|city| city.time_zone == name);
        match own.or_else(|| cities.in_time_zone(&name)) {
            Some(city) => Self::of(city),
            None => Self {
                name: name.into(),
                ..Self::UTC
            },
        }
    }
}

impl Deref for Zone {
    type Target = str;

    fn deref(&self) -> &str {
        &self.name
    }
}

fn to_zone(moment: Timestamp, zone: &str) -> Zoned {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    jiff::Timestamp::from_microsecond(moment.0)
        .unwrap_or_default()
        .to_zoned(zone)
}

/// Day and month without time, such as "14 May 2027", in the zone (an IANA name such as
/// `Europe/Madrid`).
#[must_use]
pub fn day(language: Language, moment: Timestamp, zone: &str) -> String {
    let at = to_zone(moment, zone);
    i18n::dates::day(language, at.year(), at.month(), at.day())
}

/// Day and month, such as "14 May", in the zone.
#[must_use]
pub fn day_of_month(language: Language, moment: Timestamp, zone: &str) -> String {
    let at = to_zone(moment, zone);
    i18n::dates::day_of_month(language, at.month(), at.day())
}

/// The day of a moment in a zone, counted from the first of January 1970.
#[must_use]
pub fn day_number(moment: Timestamp, zone: &str) -> i64 {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch
        .duration_until(to_zone(moment, zone).date())
        .as_hours()
        / 24
}

/// The months that begin after one day and before another, both counted as [`day_number`] does:
/// the number of their first day, the year and the month.
#[must_use]
pub fn months_between(after: i64, before: i64) -> Vec<(i64, i16, i8)> {
    let epoch = jiff::civil::date(1970, 1, 1);
    let start = epoch.saturating_add(jiff::Span::new().days(after));
    let mut first = start.first_of_month();
    let mut months = Vec::new();
    loop {
        first = first.saturating_add(jiff::Span::new().months(1));
        let day = epoch.duration_until(first).as_hours() / 24;
        // The end of all dates stays where it is.
        if day >= before || day <= after {
            return months;
        }
        months.push((day, first.year(), first.month()));
    }
}

fn weekday_and_time(language: Language, at: &Zoned) -> (&'static str, String) {
    let weekday = i18n::dates::weekday(language, at.weekday().to_monday_one_offset());
    let time = if at.second() == 0 {
        at.strftime("%H:%M")
    } else {
        at.strftime("%H:%M:%S")
    };
    (weekday, time.to_string())
}

/// What people call a time zone, such as "Barcelona time" for `Europe/Madrid`; that of a place
/// which is no host city is called after the place in its IANA name.
#[must_use]
pub fn zone_name(language: Language, zone: &Zone) -> String {
    if !zone.called.is_blank() {
        return zone.called.text(language).to_owned();
    }
    if !zone.city.is_blank() {
        return i18n::zone_elsewhere(language, zone.city.text(language));
    }
    let name: &str = zone;
    if name == "UTC" {
        return name.to_owned();
    }
    let place = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
    i18n::zone_elsewhere(language, place)
}

/// Weekday, day and time with the zone in words, such as "Friday 14 May 2027, 23:59 (Barcelona
/// time)".
#[must_use]
pub fn format_timestamp(language: Language, moment: Timestamp, zone: &Zone) -> String {
    let (weekday, time) = weekday_and_time(language, &to_zone(moment, zone));
    i18n::calendar_moment(
        language,
        weekday,
        day(language, moment, zone),
        time,
        zone_name(language, zone),
    )
}

/// The same without the zone's name, for a place that says it already.
#[must_use]
pub fn local(language: Language, moment: Timestamp, zone: &str) -> String {
    let (weekday, time) = weekday_and_time(language, &to_zone(moment, zone));
    i18n::calendar_local(language, weekday, day(language, moment, zone), time)
}

/// The time of day with the zone in words, `23:59:59 (Barcelona time)`.
#[must_use]
pub fn time(language: Language, moment: Timestamp, zone: &Zone) -> String {
    let time = to_zone(moment, zone).strftime("%H:%M:%S").to_string();
    i18n::calendar_time(language, time, zone_name(language, zone))
}

/// How long it is until a moment, as people say it: by the days of the zone, such as "tomorrow" and
/// "14 days", and within a day by hours and minutes. Nothing where the moment is past.
#[must_use]
pub fn time_left(
    language: Language,
    now: Timestamp,
    until: Timestamp,
    zone: &str,
) -> Option<String> {
    let minutes = (until - now).as_secs().div_ceil(60);
    let days = to_zone(now, zone)
        .date()
        .duration_until(to_zone(until, zone).date())
        .as_hours()
        / 24;
    Some(match (minutes, days) {
        (0, _) => return None,
        (..60, _) => i18n::left_minutes(language, minutes),
        (_, 0) => i18n::left_hours(language, minutes / 60),
        (_, 1) => i18n::left_tomorrow(language).to_owned(),
        (_, ..57) => i18n::left_days(language, days),
        // Whole ones only: nobody is told more time than there is.
        (_, ..120) => i18n::left_weeks(language, days / 7),
        (_, days) => i18n::left_months(language, days * 12 / 365),
    })
}

/// RFC 3339 in UTC, such as `2027-05-14T21:59:00Z`, for machines.
#[must_use]
pub fn machine(moment: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(moment.0)
        .unwrap_or_default()
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}

/// Date and time in the zone as a field of a form holds it, `2027-05-14T23:59`.
#[must_use]
pub fn field(moment: Timestamp, zone: &str) -> String {
    to_zone(moment, zone).strftime("%Y-%m-%dT%H:%M").to_string()
}

/// Reads what a field of a form holds: a time by a zone's clock, or with an offset of its own.
///
/// # Errors
///
/// What stands against it, as in the file of an edition: no date, or a time that the clock skips
/// or shows twice.
pub fn of_field(text: &str, zone: &str) -> Result<Timestamp, Problem> {
    let typed = text.trim();
    if typed.is_empty() {
        return Err(Problem::NotAMoment);
    }
    LocalTime(typed.to_owned())
        .resolve(zone)
        .map_err(|fault| match fault {
            FaultKind::NoSuchTime { .. } => Problem::NotAMoment,
            fault => Problem::EditionFault(fault),
        })
}

/// Reads RFC 3339 or a date (then midnight UTC).
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    let timestamp = text.parse::<jiff::Timestamp>().ok().or_else(|| {
        let date: jiff::civil::Date = text.parse().ok()?;
        Some(date.to_zoned(TimeZone::UTC).ok()?.timestamp())
    })?;
    Some(Timestamp(timestamp.as_microsecond()))
}

/// The moment of a civil time of day, `days` days after the day of `from` in a zone; daylight
/// saving included.
#[must_use]
pub fn day_at(from: Timestamp, zone: &str, days: i64, hour: i8, minute: i8) -> Timestamp {
    let start = to_zone(from, zone);
    let date = start.date().saturating_add(jiff::Span::new().days(days));
    let at = date
        .at(hour, minute, 0, 0)
        .to_zoned(start.time_zone().clone());
    at.map_or(from, |at| Timestamp(at.timestamp().as_microsecond()))
}

/// Days from the day of one moment, as it is written in UTC, to the day of another in a zone.
#[must_use]
pub fn days_between(day: Timestamp, moment: Timestamp, zone: &str) -> i64 {
    let from = to_zone(day, "UTC").date();
    let to = to_zone(moment, zone).date();
    from.duration_until(to).as_hours() / 24
}

#[cfg(test)]
mod tests {
    use super::*;
    use contest::timestamp::HOUR;

    #[test]
    fn a_field_is_read_as_it_is_written_or_not_at_all() {
        let read = |text: &str| of_field(text, "Europe/Madrid").map(machine);
        for (text, moment) in [
            ("2027-06-01T10:00", "2027-06-01T08:00:00Z"),
            (" 2027-06-01T10:00:00 ", "2027-06-01T08:00:00Z"),
            // An offset that is written is meant.
            ("2027-06-01T10:00:00+09:00", "2027-06-01T01:00:00Z"),
            ("2027-06-01T10:00:00Z", "2027-06-01T10:00:00Z"),
        ] {
            assert_eq!(read(text), Ok(moment.to_owned()), "{text}");
        }
        for text in [
            "",
            "soon",
            "2027-13-01T10:00",
            "2027-06-01T10:00[Asia/Tokyo]",
        ] {
            assert_eq!(read(text), Err(Problem::NotAMoment), "{text}");
        }
        let fault = |text| read(text).expect_err("no moment");
        assert!(matches!(
            fault("2027-03-28T02:30"),
            Problem::EditionFault(FaultKind::TimeSkipped { .. })
        ));
        assert!(matches!(
            fault("2027-10-31T02:30"),
            Problem::EditionFault(FaultKind::TimeShownTwice { .. })
        ));
    }

    #[test]
    fn a_moment_names_its_zone_as_people_do() {
        let moment = parse("2027-10-13T21:59:00Z").expect("a moment");
        let cities = crate::own_cities().expect("the cities");
        let zone = |name: &str| Zone::of_city(&cities, &CityCode::default(), name.to_owned());
        let barcelona = zone("Europe/Madrid");
        let all = Language::ALL.map(|language| format_timestamp(language, moment, &barcelona));
        for text in [
            "dimecres 13 d’octubre del 2027, 23:59 (hora de Barcelona)",
            "miércoles 13 de octubre de 2027, 23:59 (hora de Barcelona)",
            "Wednesday 13 October 2027, 23:59 (Barcelona time)",
            "2027年10月13日（水曜日）23:59（バルセロナ時間）",
        ] {
            assert!(
                all.iter().any(|written| written == text),
                "{text} is none of {all:?}"
            );
        }
        assert_eq!(zone_name(Language::En, &zone("Asia/Tokyo")), "Kobe time");
        let elsewhere = zone("America/New_York");
        assert_eq!(zone_name(Language::En, &elsewhere), "New York time");
        assert_eq!(zone_name(Language::Ja, &Zone::UTC), "UTC");
    }

    #[test]
    fn what_is_left_is_told_as_people_say_it() {
        let deadline = parse("2027-10-13T21:59:00Z").expect("a moment");
        // Before the deadline, which is a minute before midnight in Barcelona.
        for (before, told) in [
            ("2027-10-13T21:59:00Z", None),
            ("2027-10-14T00:00:00Z", None),
            ("2027-10-13T21:58:01Z", Some("1 minute")),
            ("2027-10-13T21:00:00Z", Some("59 minutes")),
            ("2027-10-13T20:00:00Z", Some("1 hour")),
            ("2027-10-12T22:00:00Z", Some("23 hours")),
            // Two hours of the day before, as the day is counted there.
            ("2027-10-12T21:59:00Z", Some("Tomorrow")),
            ("2027-10-11T22:00:00Z", Some("Tomorrow")),
            ("2027-10-11T21:59:00Z", Some("2 days")),
            ("2027-09-29T12:00:00Z", Some("14 days")),
            ("2027-08-18T12:00:00Z", Some("56 days")),
            ("2027-06-30T12:00:00Z", Some("15 weeks")),
            ("2027-03-14T12:00:00Z", Some("7 months")),
            ("2026-12-20T12:00:00Z", Some("9 months")),
        ] {
            let now = parse(before).expect("a moment");
            let left = time_left(Language::En, now, deadline, "Europe/Madrid");
            assert_eq!(left.as_deref(), told, "{before}");
        }
    }

    #[test]
    fn days_and_months_are_those_of_the_zone() {
        let moment = parse("2026-12-31T20:00:00Z").expect("a moment");
        let [here, there] = ["Europe/Madrid", "Asia/Tokyo"].map(|zone| day_number(moment, zone));
        assert_eq!(there - here, 1, "the new year has begun in the east");
        assert_eq!(
            day_of_month(Language::En, moment, "Asia/Tokyo"),
            "1 January"
        );
        assert_eq!(day_of_month(Language::Ca, moment, "UTC"), "31 de desembre");
        assert_eq!(day_of_month(Language::Ja, moment, "UTC"), "12月31日");
        let months = months_between(here - 31, there + 32);
        let named: Vec<_> = months
            .iter()
            .map(|(_, year, month)| (*year, *month))
            .collect();
        assert_eq!(named, [(2026, 12), (2027, 1), (2027, 2)]);
        assert_eq!(months[1].0, there);
        assert_eq!(months_between(here, here), []);
    }

    #[test]
    fn the_clock_change_moves_a_deadline_by_an_hour_of_utc() {
        // Europe/Madrid left daylight saving on 31 October 2027; Asia/Tokyo never has any.
        let before = parse("2027-10-30T10:00:00Z").expect("a moment");
        let saturday = day_at(before, "Europe/Madrid", 0, 23, 59);
        let sunday = day_at(before, "Europe/Madrid", 1, 23, 59);
        assert_eq!(sunday - saturday, 25 * HOUR);
        assert_eq!(machine(sunday), "2027-10-31T22:59:00Z");
        let tokyo =
            day_at(before, "Asia/Tokyo", 1, 23, 59) - day_at(before, "Asia/Tokyo", 0, 23, 59);
        assert_eq!(tokyo, 24 * HOUR);
    }
}
