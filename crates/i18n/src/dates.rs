//! Dates as a language writes them: the only place that puts a day, a month and a year together.

use crate::Language;

/// The entry of a list of names that has a number, from 1; empty for another number.
fn name_in(list: &'static str, number: i8) -> &'static str {
    usize::try_from(number - 1)
        .ok()
        .and_then(|index| list.split('|').nth(index))
        .unwrap_or_default()
}

/// The name of a month by itself, from 1 to 12; empty for another number.
#[must_use]
pub fn month(language: Language, month: i8) -> &'static str {
    name_in(crate::calendar_months(language), month)
}

/// The name of a day of the week, from 1 for Monday to 7; empty for another number.
#[must_use]
pub fn weekday(language: Language, weekday: i8) -> &'static str {
    name_in(crate::calendar_weekdays(language), weekday)
}

/// Day, month and year, such as "14 May 2027" and "14 d’octubre del 2027".
#[must_use]
pub fn day(language: Language, year: i16, month: i8, day: i8) -> String {
    crate::calendar_day(
        language,
        day,
        name_in(crate::calendar_months_of_days(language), month),
        year,
    )
}

/// Day and month, such as "14 May" and "14 d’octubre".
#[must_use]
pub fn day_of_month(language: Language, month: i8, day: i8) -> String {
    crate::calendar_day_of_month(
        language,
        day,
        name_in(crate::calendar_months_of_days(language), month),
    )
}

/// Month and year, such as "May 2027".
#[must_use]
pub fn year_month(language: Language, year: i32, month: i8) -> String {
    crate::calendar_year_month(language, self::month(language, month), year)
}
