//! Guesses about a file, each of which a recipe can overrule.

use chardetng::EncodingDetector;

/// The encoding of bytes, as a WHATWG label: by byte-order mark, then UTF-8 if it is that, else by the letters' frequency.
pub(crate) fn encoding(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(&[0xff, 0xfe]) {
        return "utf-16le";
    }
    if bytes.starts_with(&[0xfe, 0xff]) {
        return "utf-16be";
    }
    // The sample may end within a character.
    match std::str::from_utf8(bytes) {
        Ok(_) => return "utf-8",
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => return "utf-8",
        Err(_) => {}
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(None, chardetng::Utf8Detection::Deny).name() {
        "Shift_JIS" => "shift_jis",
        "EUC-JP" => "euc-jp",
        // Latin-1 and its Windows form differ in characters that tables do not use.
        _ => "windows-1252",
    }
}

/// The delimiter that splits the most of the first lines into the same number of cells.
pub(crate) fn delimiter(text: &str) -> char {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(60).collect();
    let score = |delimiter: char| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, delimiter)).collect();
        let most = counts.iter().max().copied().unwrap_or(0);
        let common = (1..=most).max_by_key(|count| counts.iter().filter(|other| *other == count).count() * 1_000 + count).unwrap_or(0);
        (counts.iter().filter(|count| **count == common && common > 0).count(), common)
    };
    [',', ';', '\t', '|'].into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(',')
}

fn outside_quotes(line: &str, delimiter: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|character| {
            if *character == '"' {
                quoted = !quoted;
            }
            !quoted && *character == delimiter
        })
        .count()
}

/// Rows above the header (a title or note: one cell of several), and rows of the header (a second one where it fills the
/// first one's gaps and holds no numbers).
pub(crate) fn header(rows: &[Vec<String>]) -> (usize, usize) {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let width = rows.iter().take(40).map(filled).max().unwrap_or(0);
    let above = rows.iter().take(10).take_while(|row| filled(row) * 3 < width).count();
    let above = if above >= rows.len() || above == 10 { 0 } else { above };
    let number = |cell: &String| !cell.trim().is_empty() && cell.trim().chars().all(|c| c.is_ascii_digit() || ".,-".contains(c));
    let second = rows.get(above).zip(rows.get(above + 1)).is_some_and(|(first, second)| {
        let gaps = first.iter().zip(second).filter(|(first, second)| first.trim().is_empty() && !second.trim().is_empty()).count();
        gaps > 0 && !second.iter().any(number) && filled(second) < first.len()
    });
    (above, 1 + usize::from(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(encoding("Sants-Montjuïc".as_bytes()), "utf-8");
        assert_eq!(encoding(&encoding_rs::WINDOWS_1252.encode("el Barri Gòtic; Sarrià; Gràcia; Horta-Guinardó").0), "windows-1252");
        assert_eq!(encoding(&encoding_rs::SHIFT_JIS.encode("緊急避難場所の利用,名称,住所,東灘区,中央区").0), "shift_jis");
    }

    #[test]
    fn delimiters() {
        assert_eq!(delimiter("a;b;c\n1,5;2;3\n2,5;3;4\n"), ';');
        assert_eq!(delimiter("a,b\n\"x;y;z\",1\n\"x;y;z\",2\n"), ',');
    }
}
