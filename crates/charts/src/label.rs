//! What is measured, in words, and its values with their units.

use chart_spec::{Measure, Subject, What};
use i18n::Language;

/// The unit that a subject's values are told in.
const fn unit(subject: Subject) -> &'static str {
    match subject {
        Subject::Income | Subject::Rent => "€",
        Subject::NitrogenDioxide => "µg/m³",
        Subject::Rain => "mm",
        Subject::Temperature => "°C",
        Subject::Unemployment => "%",
        _ => "",
    }
}

const fn subject(language: Language, subject: Subject) -> &'static str {
    match subject {
        Subject::Accidents => i18n::chart_subject_accidents(language),
        Subject::Area => i18n::chart_subject_area(language),
        Subject::Bikes => i18n::chart_subject_bikes(language),
        Subject::Households => i18n::chart_subject_households(language),
        Subject::Income => i18n::chart_subject_income(language),
        Subject::NitrogenDioxide => i18n::chart_subject_no2(language),
        Subject::People => i18n::chart_subject_people(language),
        Subject::Places => i18n::chart_subject_places(language),
        Subject::Rain => i18n::chart_subject_rain(language),
        Subject::Rent => i18n::chart_subject_rent(language),
        Subject::Riders => i18n::chart_subject_riders(language),
        Subject::Temperature => i18n::chart_subject_temperature(language),
        Subject::Unemployment => i18n::chart_subject_unemployment(language),
        Subject::Victims => i18n::chart_subject_victims(language),
    }
}

/// What is measured. A column whose subject is not known keeps its name.
pub(crate) fn name(what: &What, language: Language) -> String {
    match (what.subject, what.measure) {
        (Some(known), _) => subject(language, known).to_owned(),
        (None, Measure::Count) => i18n::chart_what_rows(language).to_owned(),
        (None, Measure::Sum | Measure::Share) => i18n::chart_what_sum(language, &what.column),
        (None, Measure::Mean) => i18n::chart_what_mean(language, &what.column),
    }
}

/// What is measured, as it is written within a sentence: a column's name stays as it is.
pub(crate) fn inside(what: &What, language: Language) -> String {
    let name = name(what, language);
    let mut letters = name.chars();
    match (what.subject, letters.next()) {
        (Some(_), Some(first)) => first.to_lowercase().chain(letters).collect(),
        _ => name,
    }
}

fn unit_of(what: &What) -> &str {
    match what.measure {
        Measure::Share => "%",
        Measure::Count => "",
        Measure::Sum | Measure::Mean => match what.subject {
            Some(subject) => unit(subject),
            None => &what.unit,
        },
    }
}

/// What is measured and its unit, as an axis says it.
pub(crate) fn axis(what: &What, language: Language) -> String {
    let (name, unit) = (name(what, language), unit_of(what));
    match (what.measure, unit) {
        (Measure::Share, _) => i18n::chart_what_share(language, name),
        (_, "") => name,
        (_, unit) => format!("{name}, {unit}"),
    }
}

/// A number with as many digits as its size asks for.
pub(crate) fn number(value: f64, digits: usize, language: Language) -> String {
    if digits == 0 && value.abs() < 9e15 {
        #[expect(clippy::cast_possible_truncation, reason = "below 2^53")]
        return i18n::number(language, value.round() as i64);
    }
    i18n::decimal(language, value, digits).replace('-', "\u{2212}")
}

/// Digits behind the decimal mark that values up to this size need.
pub(crate) fn digits_for(most: f64) -> usize {
    match most.abs() {
        most if most >= 100.0 || most == 0.0 => 0,
        most if most >= 10.0 => 1,
        most if most >= 1.0 => 2,
        _ => 3,
    }
}

/// A value without its unit.
pub(crate) fn plain(what: &What, value: f64, language: Language) -> String {
    let digits = match (what.measure, what.subject) {
        (Measure::Count, _) => 0,
        (Measure::Share, _) => 1,
        (_, Some(subject)) => subject.digits(),
        (Measure::Sum, None) if value.fract() == 0.0 => 0,
        (_, None) => digits_for(value),
    };
    number(value, digits, language)
}

/// A value with its unit.
pub(crate) fn value(what: &What, value: f64, language: Language) -> String {
    let text = plain(what, value, language);
    match unit_of(what) {
        "" => text,
        unit => format!("{text} {unit}"),
    }
}

/// A difference with its sign and unit.
pub(crate) fn change(what: &What, difference: f64, language: Language) -> String {
    let text = value(what, difference, language);
    if difference > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}
