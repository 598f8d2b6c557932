//! What the names of columns say of their values, in the languages of the cities.

use contest::{Cities, city::KeyPart};

use crate::notation;

/// Whether a column is called as what says where on the earth something is.
#[must_use]
pub fn says_position(name: &str) -> bool {
    let source = name.to_lowercase();
    ["lat", "lon", "lng", "utm", "緯度", "経度"]
        .iter()
        .any(|part| source.contains(part))
        || source == "x"
        || source == "y"
}

/// Whether a column is called as what only numbers the rows.
#[must_use]
pub fn says_row_number(name: &str) -> bool {
    let source = name.trim().to_lowercase();
    [
        "id", "fid", "objectid", "no", "no.", "nº", "№", "num", "number", "番号",
    ]
    .contains(&source.as_str())
        || source.ends_with("_id")
}

/// Whether a column's name says that its values do not add up.
#[must_use]
pub fn says_mean(source: &str) -> bool {
    let lower = source.to_lowercase();
    let parts = [
        "mitj", "medi", "mean", "average", "avg", "prom", "平均", "preu", "preci", "price", "価格",
        "rate", "taxa", "tasa", "ratio", "perc", "pct", "%", "率", "割合", "index", "índex",
        "índic", "指数", "dens", "密度", "年齢",
    ];
    parts.iter().any(|part| lower.contains(part)) || ["age", "edat", "edad"].contains(&lower.trim())
}

/// The year in a column's name: `登録2009`, or a number of an era's year such as `27年度`.
#[must_use]
pub fn find_year(name: &str) -> Option<i64> {
    let plain = notation::plain_digits(name);
    let start = plain.find(|letter: char| letter.is_ascii_digit())?;
    let digits: String = plain[start..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let rest = &plain[start + digits.len()..];
    let number: i64 = digits.parse().ok()?;
    ((1700..2200).contains(&number) && digits.len() == 4
        || (rest.starts_with('年') && number < 100))
        .then_some(number)
}

fn is_named(name: &str, names: &[&str]) -> bool {
    names.contains(&name.to_lowercase().as_str())
}

/// Whether a column is called as years are, by one of the cities or in Spanish.
#[must_use]
pub fn is_year(cities: &Cities, name: &str) -> bool {
    cities.key_part(name) == Some(KeyPart::Year) || is_named(name, &["año"])
}

/// Whether a column is called as months are, by one of the cities.
#[must_use]
pub fn is_month(cities: &Cities, name: &str) -> bool {
    cities.key_part(name) == Some(KeyPart::Month)
}

/// Whether a column is called as quarters of a year are.
#[must_use]
pub fn is_quarter(name: &str) -> bool {
    is_named(name, &["trimestre", "quarter"])
}

/// Whether a column is called as days of a month are, by one of the cities.
#[must_use]
pub fn is_day(cities: &Cities, name: &str) -> bool {
    cities.key_part(name) == Some(KeyPart::Day)
}

/// Whether a column is called as a part of a date or time is.
#[must_use]
pub fn is_part(cities: &Cities, name: &str) -> bool {
    is_year(cities, name)
        || is_month(cities, name)
        || is_day(cities, name)
        || is_hour(name)
        || is_quarter(name)
}

/// Whether a column is called as weekdays are.
#[must_use]
pub fn is_weekday_column(name: &str) -> bool {
    is_named(
        name,
        &["descripcio_dia_setmana", "dia_setmana", "weekday", "曜日"],
    )
}

/// Whether a column is called as hours of the day are.
#[must_use]
pub fn is_hour(name: &str) -> bool {
    is_named(name, &["hora_dia", "hora", "hour"])
}

#[cfg(test)]
mod tests {
    use super::find_year;

    #[test]
    fn a_year_is_found_in_a_name_and_other_numbers_are_not() {
        assert_eq!(find_year("登録2009"), Some(2009));
        assert_eq!(find_year("７年度"), Some(7));
        assert_eq!(find_year("27年度"), Some(27));
        assert_eq!(find_year("EDAT_1"), None);
        assert_eq!(find_year("Poblacio_16_64_anys"), None);
    }
}
