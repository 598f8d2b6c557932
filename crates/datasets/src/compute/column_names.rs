//! What the names of columns say of their values, in the languages of the cities.

use crate::notation;

/// Whether a column is called as what says where on the earth something is.
pub(super) fn says_position(name: &str) -> bool {
    let source = name.to_lowercase();
    ["lat", "lon", "lng", "utm", "緯度", "経度"]
        .iter()
        .any(|part| source.contains(part))
        || source == "x"
        || source == "y"
}

/// Whether a column is called as what only numbers the rows.
pub(super) fn says_row_number(name: &str) -> bool {
    let source = name.trim().to_lowercase();
    [
        "id", "fid", "objectid", "no", "no.", "nº", "№", "num", "number", "番号",
    ]
    .contains(&source.as_str())
        || source.ends_with("_id")
}

/// Whether a column's name says that its values do not add up.
pub(super) fn says_mean(source: &str) -> bool {
    let lower = source.to_lowercase();
    let parts = [
        "mitj", "medi", "mean", "average", "avg", "prom", "平均", "preu", "preci", "price", "価格",
        "rate", "taxa", "tasa", "ratio", "perc", "pct", "%", "率", "割合", "index", "índex",
        "índic", "指数", "dens", "密度", "年齢",
    ];
    parts.iter().any(|part| lower.contains(part)) || ["age", "edat", "edad"].contains(&lower.trim())
}

/// The year in a column's name: `登録2009`, or a number of an era's year such as `27年度`.
pub(super) fn find_year(name: &str) -> Option<i64> {
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
