//! Rows that sum up others.

use crate::cells::Cells;

/// Which rows sum up others, as 1 and 0.
pub(super) fn mark_totals(cells: &Cells) -> Vec<i64> {
    let text = cells.text();
    // Nearly no block has such a row: looked for once in all its cells together.
    let finds = |word: &str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let total = memchr::memchr2_iter(b't', b'T', text.as_bytes()).any(|at| {
        text.as_bytes()
            .get(at..at + 5)
            .is_some_and(|word| word.eq_ignore_ascii_case(b"total"))
    });
    if !total && !finds("計") && !finds("全市") && !finds("総数") {
        return vec![0; cells.rows()];
    }
    (0..cells.rows())
        .map(|row| i64::from(cells.row(row).any(is_total)))
        .collect()
}

/// Whether a cell says that its row sums up others.
fn is_total(cell: &str) -> bool {
    let cell = cell.trim();
    cell.contains("合計")
        || matches!(cell, "全市" | "計" | "総数" | "総計")
        || cell.eq_ignore_ascii_case("total")
        || cell.eq_ignore_ascii_case("totals")
}
