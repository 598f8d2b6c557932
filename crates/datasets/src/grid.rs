//! A table as text, and the names of its columns from one row or several.

use crate::{Finding, Malformed, Note, Recipe, limits::MAX_COLUMNS};

/// A table as text.
pub(crate) struct Grid {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    pub(crate) notes: Vec<Note>,
}

/// Names of a table's columns, no two of them alike, and what was done so that they are not.
pub(crate) struct Header {
    pub(crate) names: Vec<String>,
    renamed: Vec<String>,
}

impl Header {
    /// What is worth knowing of it.
    pub(crate) fn notes(&self) -> Vec<Note> {
        if self.renamed.is_empty() {
            Vec::new()
        } else {
            vec![Note::Renamed(self.renamed.clone())]
        }
    }
}

/// Rows as they came, header apart.
pub(crate) fn split_header(mut rows: Vec<Vec<String>>, recipe: &Recipe) -> Result<Grid, Malformed> {
    let skipped = recipe.rows_above + recipe.header_rows;
    if rows.len() <= skipped {
        return Err(Malformed::Whole(Finding::HeaderOnly));
    }
    let body = rows.split_off(skipped);
    let header = join_header(&rows[recipe.rows_above..]);
    if header.names.len() > MAX_COLUMNS {
        return Err(Malformed::Whole(Finding::Columns { most: MAX_COLUMNS }));
    }
    Ok(Grid {
        notes: header.notes(),
        header: header.names,
        rows: body,
    })
}

/// Header rows become one: merged cells above reach to the right as long as the row below splits
/// them.
pub(crate) fn join_header(rows: &[Vec<String>]) -> Header {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut names = Vec::with_capacity(width);
    for column in 0..width {
        let mut parts: Vec<&str> = Vec::new();
        for (depth, row) in rows.iter().enumerate() {
            let cell = |at: usize| row.get(at).map_or("", |cell| cell.trim());
            let split_below = rows[depth + 1..].iter().any(|below| {
                below
                    .get(column)
                    .is_some_and(|cell| !cell.trim().is_empty())
            });
            let text = if cell(column).is_empty() && split_below {
                (0..column)
                    .rev()
                    .map(cell)
                    .find(|text| !text.is_empty())
                    .unwrap_or("")
            } else {
                cell(column)
            };
            if !text.is_empty() && parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        names.push(parts.join(" "));
    }
    let (mut unique_names, mut renamed): (Vec<String>, Vec<String>) =
        (Vec::with_capacity(width), Vec::new());
    for (index, name) in names.into_iter().enumerate() {
        let name = if name.is_empty() {
            format!("column_{}", index + 1)
        } else {
            name
        };
        let mut unique = name.clone();
        let mut count = 2;
        while unique_names.contains(&unique) {
            unique = format!("{name}_{count}");
            count += 1;
        }
        if unique != name {
            renamed.push(unique.clone());
        }
        unique_names.push(unique);
    }
    Header {
        names: unique_names,
        renamed,
    }
}
