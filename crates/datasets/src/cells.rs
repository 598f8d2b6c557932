//! A block of a table as text: all its cells in one string.

/// The cells of some rows, row by row.
#[derive(Default)]
pub(crate) struct Cells {
    text: String,
    /// Where each cell ends in `text`.
    ends: Vec<u32>,
    width: usize,
}

impl Cells {
    /// Cells whose text and ends are known already.
    pub(crate) const fn new(text: String, ends: Vec<u32>, width: usize) -> Self {
        Self { text, ends, width }
    }

    /// Rows of text, filled up or cut to a width.
    pub(crate) fn from_rows(rows: &[Vec<String>], width: usize) -> Self {
        let mut cells = Self {
            width,
            ..Self::default()
        };
        for row in rows {
            for column in 0..width {
                cells
                    .text
                    .push_str(row.get(column).map_or("", String::as_str));
                cells
                    .ends
                    .push(u32::try_from(cells.text.len()).unwrap_or(u32::MAX));
            }
        }
        cells
    }

    pub(crate) fn rows(&self) -> usize {
        self.ends.len().checked_div(self.width).unwrap_or(0)
    }

    pub(crate) fn get(&self, row: usize, column: usize) -> &str {
        let at = row * self.width + column;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.text[start as usize..self.ends[at] as usize]
    }

    pub(crate) fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        (0..self.width).map(move |column| self.get(row, column))
    }

    /// All cells behind one another.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}
