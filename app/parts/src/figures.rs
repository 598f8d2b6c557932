//! Points, shares and errors as people read them.

use contest::Language;

/// What stands where a figure cannot be told.
pub const UNKNOWN: &str = "\u{2013}";

/// Writes points in hundredths.
#[must_use]
pub fn format_points(language: Language, hundredths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
    i18n::decimal(language, hundredths as f64 / 100.0, 2)
}

/// Writes a probability in whole per cent; what is not certain is never written as such.
#[must_use]
pub fn format_percent(language: Language, share: f64) -> String {
    // Counted in samples: none of them, or all, is not never, or always.
    let figure = if share < 0.01 {
        "< 1".to_owned()
    } else if share > 0.99 {
        "> 99".to_owned()
    } else {
        i18n::decimal(language, share * 100.0, 0)
    };
    i18n::percent(language, figure)
}

/// Writes points of 100 with their sign.
#[must_use]
pub fn format_signed(language: Language, points: f64) -> String {
    let text = i18n::decimal(language, points.abs(), 1);
    let zero = text
        .chars()
        .all(|letter| !letter.is_ascii_digit() || letter == '0');
    match (zero, points < 0.0) {
        (true, _) => text,
        (false, true) => format!("\u{2212}{text}"),
        (false, false) => format!("+{text}"),
    }
}

/// Writes a standard error: never nought, which nobody can be sure of.
#[must_use]
pub fn format_error(language: Language, error: f64) -> String {
    let least = 0.1;
    if error < least / 2.0 {
        format!("< {}", i18n::decimal(language, least, 1))
    } else {
        i18n::decimal(language, error, 1)
    }
}

/// Writes a figure with its sign and its standard error, as far as they can be told.
#[must_use]
pub fn format_with_error(language: Language, figure: Option<f64>, error: Option<f64>) -> String {
    match (figure, error) {
        (None, _) => UNKNOWN.to_owned(),
        (Some(figure), None) => format_signed(language, figure),
        (Some(figure), Some(error)) => format!(
            "{} ± {}",
            format_signed(language, figure),
            format_error(language, error)
        ),
    }
}

/// Writes the ranks between which an entry stands in nine samples of ten.
#[must_use]
pub fn format_ranks((low, high): (usize, usize)) -> String {
    format!("{low}\u{2013}{high}")
}
