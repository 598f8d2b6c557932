//! How cells are written: numbers, flags, blanks, and what only looks like a date.

/// How numbers are written.
pub struct Notation {
    /// The decimal mark.
    pub decimal: char,
    /// The unit behind a number; empty where there is none.
    pub unit: String,
}

/// Whether every cell of a row is blank.
#[must_use]
pub fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

/// A code filled with zeros in front to its official length.
#[must_use]
pub fn pad_code(code: &str, digits: usize) -> String {
    if !code.is_empty() && code.len() < digits && code.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{code:0>digits$}")
    } else {
        code.to_owned()
    }
}

/// Full-width digits and signs in their plain form.
#[must_use]
pub fn plain_digits(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '０'..='９' => {
                char::from_u32(u32::from(character) - 0xff10 + 0x30).unwrap_or(character)
            }
            '．' => '.',
            '，' => ',',
            '−' | '－' => '-',
            other => other,
        })
        .collect()
}

/// A number as it is written in a file: decimal mark, unit behind it, thousands marks only where
/// they stand every three digits.
#[must_use]
pub fn parse_number(text: &str, notation: &Notation) -> Option<f64> {
    let text = plain_digits(text.trim());
    let text = if notation.unit.is_empty() {
        text.as_str()
    } else {
        text.strip_suffix(&notation.unit)
            .unwrap_or(&text)
            .trim_end()
    };
    let (sign, digits) = text
        .strip_prefix('-')
        .map_or((1.0, text), |rest| (-1.0, rest));
    let thousands = if notation.decimal == ',' { '.' } else { ',' };
    let (whole, part) = digits.split_once(notation.decimal).unwrap_or((digits, "0"));
    let all_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = if whole.contains(thousands) {
        let mut groups = whole.split(thousands);
        let first = groups.next().unwrap_or_default();
        // A group of one to three, then groups of exactly three, and no more of them than a count
        // of people needs.
        let fits = (1..=3).contains(&first.len())
            && all_digits(first)
            && groups.clone().count() <= 3
            && groups.all(|group| group.len() == 3 && all_digits(group));
        if !fits {
            return None;
        }
        whole.replace(thousands, "")
    } else {
        whole.to_owned()
    };
    if !all_digits(&whole) || !all_digits(part) {
        return None;
    }
    format!("{whole}.{part}")
        .parse::<f64>()
        .ok()
        .map(|number| sign * number)
}

/// A whole number in plain digits, the way most are written.
#[must_use]
pub fn parse_plain_whole(cell: &str) -> Option<i64> {
    let (negative, digits) = match cell.as_bytes() {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > 18 {
        return None;
    }
    let mut whole = 0_i64;
    for byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        whole = whole * 10 + i64::from(digit);
    }
    Some(if negative { -whole } else { whole })
}

/// A number with a decimal point and nothing else, the way most are written.
#[must_use]
pub fn parse_plain_number(cell: &str) -> Option<f64> {
    let plain = cell
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
    if plain && cell.ends_with(|c: char| c.is_ascii_digit()) && !cell.starts_with('.') {
        cell.parse().ok()
    } else {
        None
    }
}

/// `24/02/2007` where codes such as `24-2-7` are expected.
#[must_use]
pub fn looks_like_a_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('/').collect();
    parts.len() == 3
        && parts[2].len() == 4
        && parts
            .iter()
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `TRUE` and `FALSE` in any case.
#[must_use]
pub fn parse_flag(cell: &str) -> Option<bool> {
    if cell.eq_ignore_ascii_case("true") {
        Some(true)
    } else if cell.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Whether some codes look like dates and others do not: the file was opened with a spreadsheet.
#[must_use]
pub fn some_are_dates(cells: &[&str]) -> bool {
    let dates = cells.iter().filter(|cell| looks_like_a_date(cell)).count();
    dates > 0 && dates < cells.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, decimal: char, unit: &str) -> Option<f64> {
        parse_number(
            text,
            &Notation {
                decimal,
                unit: unit.to_owned(),
            },
        )
    }

    #[test]
    fn numbers_as_publishers_write_them() {
        assert_eq!(read("430501,45", ',', ""), Some(430_501.45));
        assert_eq!(read("1,660,435", '.', ""), Some(1_660_435.0));
        assert_eq!(read("62 µg/m³", '.', "µg/m³"), Some(62.0));
        assert_eq!(read("５６．５", '.', ""), Some(56.5));
        assert_eq!(read("-2.5", '.', ""), Some(-2.5));
        // A coordinate with thousands marks cannot be repaired: where did its decimal mark stand?
        assert_eq!(read("2.155.235.500.887.900", ',', ""), None);
        assert_eq!(read("24/02/2007", '.', ""), None);
    }

    #[test]
    fn the_short_way_to_a_number_gives_what_the_long_one_gives() {
        for text in [
            "0",
            "12",
            "-7",
            "1.5",
            "-0.25",
            "007",
            "",
            "-",
            "1.",
            ".5",
            "1-2",
            "1.2.3",
            "--1",
            "999999999999999999",
        ] {
            assert_eq!(
                parse_plain_number(text).filter(|_| read(text, '.', "").is_some()),
                read(text, '.', ""),
                "{text}"
            );
            if let Some(whole) = parse_plain_whole(text) {
                #[expect(clippy::cast_precision_loss, reason = "as a number reads it too")]
                let near = whole as f64;
                assert_eq!(read(text, '.', ""), Some(near), "{text}");
            }
        }
    }

    #[test]
    fn codes_get_their_length() {
        assert_eq!(pad_code("1", 2), "01");
        assert_eq!(pad_code("10", 2), "10");
        assert_eq!(pad_code("-1", 2), "-1");
    }
}
