//! Guesses about a file, each of which a recipe can overrule.

use chardetng::EncodingDetector;

/// The encoding of the beginning and pieces of a text, as a WHATWG label: by byte-order mark, then
/// UTF-8 if all of them are that, else by the letters' frequency.
pub(crate) fn encoding(pieces: &[Vec<u8>]) -> &'static str {
    let first = pieces.first().map_or(&[][..], Vec::as_slice);
    if first.starts_with(&[0xff, 0xfe]) {
        return "utf-16le";
    }
    if first.starts_with(&[0xfe, 0xff]) {
        return "utf-16be";
    }
    let all_utf8 = pieces.iter().enumerate().all(|(place, piece)| {
        // Only the first begins where a character does.
        let cut = if place == 0 {
            0
        } else {
            piece
                .iter()
                .take(3)
                .take_while(|byte| **byte & 0xc0 == 0x80)
                .count()
        };
        is_utf8(&piece[cut..])
    });
    if all_utf8 {
        return "utf-8";
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    pieces.iter().for_each(|piece| {
        detector.feed(piece, false);
    });
    detector.feed(&[], true);
    match detector.guess(None, chardetng::Utf8Detection::Deny).name() {
        "Shift_JIS" => "shift_jis",
        "EUC-JP" => "euc-jp",
        // Latin-1 and its Windows form differ in characters that tables do not use.
        _ => "windows-1252",
    }
}

/// Whether bytes are UTF-8, though they may end within a character.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && error.valid_up_to() > 0,
    }
}

/// Records and bytes that are looked at for the delimiter.
const DELIMITER_RECORDS: usize = 60;
const DELIMITER_BYTES: usize = 256 << 10;

/// The delimiter that splits the most of the first records into the same number of cells.
pub(crate) fn delimiter(text: &str) -> char {
    let text = &text[..text.floor_char_boundary(DELIMITER_BYTES)];
    let score = |delimiter: char| {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(u8::try_from(delimiter).unwrap_or(b','))
            .from_reader(text.as_bytes());
        // Cells may hold line ends: lines are no records.
        let counts: Vec<usize> = reader
            .records()
            .take(DELIMITER_RECORDS)
            .filter_map(Result::ok)
            .map(|record| record.len())
            .collect();
        let alike = |count: usize| counts.iter().filter(|other| **other == count).count();
        let common = counts
            .iter()
            .copied()
            .filter(|count| *count > 1)
            .max_by_key(|count| (alike(*count), *count))
            .unwrap_or(0);
        // In parts of a thousand: a wrong delimiter may make more records of the same text.
        (alike(common) * 1_000 / counts.len().max(1), common)
    };
    [',', ';', '\t', '|']
        .into_iter()
        .rev()
        .max_by_key(|delimiter| score(*delimiter))
        .unwrap_or(',')
}

/// Rows above the header (a title or note: one cell of several), and rows of the header (a second
/// one where it fills the first one's gaps and holds no numbers).
pub(crate) fn header(rows: &[Vec<String>]) -> (usize, usize) {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let width = rows.iter().take(40).map(filled).max().unwrap_or(0);
    // A title stands alone in its row, and where rows are as wide as they are written, it is the
    // whole row.
    let is_above = |row: &Vec<String>| filled(row) * 3 < width || (row.len() == 1 && width > 1);
    let above = rows.iter().take(10).take_while(|row| is_above(row)).count();
    let above = if above >= rows.len() || above == 10 {
        0
    } else {
        above
    };
    let number = |cell: &String| {
        !cell.trim().is_empty()
            && cell
                .trim()
                .chars()
                .all(|c| c.is_ascii_digit() || ".,-".contains(c))
    };
    let second = rows
        .get(above)
        .zip(rows.get(above + 1))
        .is_some_and(|(first, second)| {
            let gaps = first
                .iter()
                .zip(second)
                .filter(|(first, second)| first.trim().is_empty() && !second.trim().is_empty())
                .count();
            gaps > 0 && !second.iter().any(number) && filled(second) < first.len()
        });
    let header = 1 + usize::from(second);
    (
        above,
        header.max(find_first_measured(rows, above).map_or(header, |first| first - above)),
    )
}

/// Most rows of a header.
const MAX_HEADER_ROWS: usize = 5;

/// The row in which the measures of a table begin, where most of its columns hold numbers or dates
/// from there on and hardly any before: names and units may take several rows, even a blank one,
/// above them.
fn find_first_measured(rows: &[Vec<String>], above: usize) -> Option<usize> {
    let measure = |cell: &String| {
        cell.chars().any(|c| c.is_ascii_digit())
            && cell
                .trim()
                .chars()
                .all(|c| c.is_ascii_digit() || ".,-/: ".contains(c))
    };
    let measured = |row: &Vec<String>| row.iter().filter(|cell| measure(cell)).count();
    let width = rows.get(above)?.len();
    let is_data = |row: &Vec<String>| measured(row) * 2 > width;
    let first = (above + 1..rows.len().min(above + MAX_HEADER_ROWS + 1))
        .find(|index| is_data(&rows[*index]))?;
    let later = rows[first..].iter().take(20);
    let steady = later.clone().filter(|row| is_data(row)).count() * 10 >= later.count() * 9;
    let named = rows[above..first].iter().all(|row| measured(row) == 0);
    (steady && named).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings() {
        assert_eq!(encoding(&["Sants-Montjuïc".as_bytes().to_vec()]), "utf-8");
        assert_eq!(
            encoding(&[encoding_rs::WINDOWS_1252
                .encode("el Barri Gòtic; Sarrià; Gràcia; Horta-Guinardó")
                .0
                .into_owned()]),
            "windows-1252"
        );
        assert_eq!(
            encoding(&[encoding_rs::SHIFT_JIS
                .encode("緊急避難場所の利用,名称,住所,東灘区,中央区")
                .0
                .into_owned()]),
            "shift_jis"
        );
    }

    #[test]
    fn a_header_of_several_rows_ends_where_measures_begin() {
        let rows = |text: &str| {
            text.lines()
                .map(|line| line.split(',').map(str::to_owned).collect())
                .collect::<Vec<Vec<String>>>()
        };
        // A weather service's: place, quantity, a blank row, quality.
        let weather = rows(
            "made at,,,\n,P,P,P\nday,t,t,t\n,,,\n,,quality,homogeneity\n2024/6/10,22.4,8,1\n\
             2024/6/11,23.3,8,1",
        );
        assert_eq!(header(&weather), (1, 4));
        assert_eq!(header(&rows("a,b,c\n1,2,3\n4,5,6")), (0, 1));
        assert_eq!(
            header(&rows("name,town,note\nx,y,z\nu,v,w")),
            (0, 1),
            "no measures, no guess"
        );
        assert_eq!(
            header(&rows("year,2019,2020\na,1,2\nb,3,4")),
            (0, 1),
            "years in the header are names"
        );
    }

    #[test]
    fn delimiters() {
        assert_eq!(delimiter("a;b;c\n1,5;2;3\n2,5;3;4\n"), ';');
        assert_eq!(delimiter("a,b\n\"x;y;z\",1\n\"x;y;z\",2\n"), ',');
    }
}
