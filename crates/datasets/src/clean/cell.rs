//! One cell: blanks, broken encodings and signs for "missing", and what was done to it.

use encoding_rs::WINDOWS_1252;

use crate::ColumnReport;

/// A text whose UTF-8 was taken for Windows-1252 or Latin-1 and encoded again, as it was before.
pub(super) fn repair_encoding(text: &str) -> Option<String> {
    if !text.contains(['Ã', 'Â']) {
        return None;
    }
    let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
    if unmappable {
        return None;
    }
    let repaired = std::str::from_utf8(&bytes).ok()?;
    (repaired.chars().count() < text.chars().count()).then(|| repaired.to_owned())
}

/// The text without blanks at its ends; most have none.
pub(super) fn trim(raw: &str) -> &str {
    match raw.as_bytes() {
        [first, .., last] | [first @ last]
            if first.is_ascii_graphic() && last.is_ascii_graphic() =>
        {
            raw
        }
        _ => raw.trim(),
    }
}

/// Cells that mean "missing".
pub(super) struct Markers {
    texts: Vec<String>,
    /// Whether some marker begins with this byte.
    begins: [bool; 256],
}

impl Markers {
    pub(super) fn new(texts: &[String]) -> Self {
        let mut begins = [false; 256];
        for text in texts {
            if let Some(first) = text.bytes().next() {
                begins[usize::from(first)] = true;
            }
        }
        Self {
            texts: texts.to_vec(),
            begins,
        }
    }

    pub(super) fn has(&self, cell: &str) -> bool {
        match cell.bytes().next() {
            None => self.texts.iter().any(String::is_empty),
            Some(first) => {
                self.begins[usize::from(first)] && self.texts.iter().any(|text| text == cell)
            }
        }
    }
}

/// What was done to a cell; the same raw text gets the same.
#[derive(Clone, Copy, Default)]
pub(super) struct CellChanges {
    pub(super) missing: bool,
    pub(super) trimmed: bool,
    pub(super) repaired: bool,
    pub(super) notation: bool,
    pub(super) padded: bool,
    pub(super) damaged: bool,
}

impl CellChanges {
    /// Those of a cell with a marker: an empty one was empty before.
    pub(super) fn of_missing(cell: &str) -> Self {
        Self {
            missing: !cell.is_empty(),
            ..Self::default()
        }
    }

    pub(super) fn count(self, report: &mut ColumnReport) {
        report.missing_markers += usize::from(self.missing);
        report.trimmed += usize::from(self.trimmed);
        report.repaired_encoding += usize::from(self.repaired);
        report.notation += usize::from(self.notation);
        report.padded += usize::from(self.padded);
        report.damaged += usize::from(self.damaged);
    }
}

#[cfg(test)]
mod tests {
    use super::repair_encoding;

    #[test]
    fn double_encoded_names_are_repaired_and_others_left_alone() {
        assert_eq!(
            repair_encoding("el Barri GÃ²tic").as_deref(),
            Some("el Barri Gòtic")
        );
        assert_eq!(repair_encoding("Ãgueda"), None);
        assert_eq!(repair_encoding("Gràcia"), None);
    }
}
