//! JSON-stat 2.0: a cube of values becomes rows, one for each cell that has a value or a place.

use serde_json::Value;

use crate::{Finding, Malformed, grid::Grid};

/// Most cells of a cube.
const MAX_CELLS: usize = 5_000_000;

/// Whether a document says that it is a JSON-stat data set.
pub(crate) fn is_dataset(document: &Value) -> bool {
    document.get("class").and_then(Value::as_str) == Some("dataset")
        && document.get("dimension").is_some_and(Value::is_object)
}

/// One axis of the cube: its name and, for each place along it, a code and a label.
struct Axis {
    name: String,
    places: Vec<(String, String)>,
    /// Whether some label differs from its code.
    is_labelled: bool,
}

fn axis(document: &Value, id: &str) -> Result<Axis, Malformed> {
    let dimension = document
        .get("dimension")
        .and_then(|all| all.get(id))
        .ok_or_else(|| {
            Malformed::Whole(Finding::CubeDimension {
                dimension: id.to_owned(),
            })
        })?;
    let category = dimension.get("category");
    let labels = category
        .and_then(|category| category.get("label"))
        .and_then(Value::as_object);
    let mut codes: Vec<String> = match category.and_then(|category| category.get("index")) {
        Some(Value::Array(codes)) => codes
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        Some(Value::Object(places)) => {
            let mut codes: Vec<(&String, u64)> = places
                .iter()
                .map(|(code, place)| (code, place.as_u64().unwrap_or(u64::MAX)))
                .collect();
            codes.sort_by_key(|(_, place)| *place);
            codes.into_iter().map(|(code, _)| code.clone()).collect()
        }
        _ => Vec::new(),
    };
    if codes.is_empty() {
        // With a single category the index may be left out.
        codes = labels
            .into_iter()
            .flatten()
            .map(|(code, _)| code.clone())
            .collect();
    }
    let label = |code: &String| {
        labels
            .and_then(|labels| labels.get(code))
            .and_then(Value::as_str)
            .map_or_else(|| code.clone(), str::to_owned)
    };
    let places: Vec<(String, String)> = codes
        .iter()
        .map(|code| (code.clone(), label(code)))
        .collect();
    Ok(Axis {
        name: id.to_owned(),
        is_labelled: places.iter().any(|(code, label)| code != label),
        places,
    })
}

/// The rows of a cube, the last dimension running fastest; a dimension whose labels differ from its
/// codes gives two columns.
pub(crate) fn rows(document: &Value) -> Result<Grid, Malformed> {
    let axes = axes(document)?;
    let cells = axes
        .iter()
        .try_fold(1_usize, |cells, axis| cells.checked_mul(axis.places.len()))
        .filter(|cells| *cells <= MAX_CELLS)
        .ok_or(Malformed::Whole(Finding::CubeCells { most: MAX_CELLS }))?;
    let mut header = Vec::new();
    for axis in &axes {
        header.push(axis.name.clone());
        if axis.is_labelled {
            header.push(format!("{}_label", axis.name));
        }
    }
    header.push("value".to_owned());
    let rows = (0..cells)
        .map(|cell| {
            let mut row = Vec::with_capacity(header.len());
            let mut below = cells;
            for axis in &axes {
                below /= axis.places.len();
                let (code, label) = &axis.places[cell / below % axis.places.len()];
                row.push(code.clone());
                if axis.is_labelled {
                    row.push(label.clone());
                }
            }
            row.push(value(document, cell));
            row
        })
        .collect();
    Ok(Grid {
        header,
        rows,
        notes: Vec::new(),
    })
}

/// The axes of a cube, each as long as the document says.
fn axes(document: &Value) -> Result<Vec<Axis>, Malformed> {
    let list = |name: &str| document.get(name).and_then(Value::as_array);
    let axes = list("id")
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(|id| axis(document, id))
        .collect::<Result<Vec<_>, _>>()?;
    let declared: Vec<u64> = list("size")
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    if axes.is_empty() || declared.len() != axes.len() {
        return Err(Malformed::Whole(Finding::CubeSizes));
    }
    for (axis, declared) in axes.iter().zip(&declared) {
        if axis.places.len() as u64 != *declared {
            return Err(Malformed::Whole(Finding::CubeCategories {
                dimension: axis.name.clone(),
                found: axis.places.len(),
                declared: *declared,
            }));
        }
    }
    Ok(axes)
}

/// The value of a cell by its number, as text; empty where it has none.
fn value(document: &Value, cell: usize) -> String {
    let value = match document.get("value") {
        Some(Value::Array(values)) => values.get(cell),
        Some(Value::Object(values)) => values.get(&cell.to_string()),
        _ => None,
    };
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_dimension_runs_fastest_and_gaps_stay() {
        let document = serde_json::json!({
            "class": "dataset", "id": ["area", "year"], "size": [2, 2],
            "dimension": {
                "area": {
                    "category": {
                        "index": { "b": 1, "a": 0 },
                        "label": { "a": "Alpha", "b": "Beta" }
                    }
                },
                "year": { "category": { "index": ["2019", "2020"] } }
            },
            "value": { "0": 1, "3": 4.5 }
        });
        assert!(is_dataset(&document));
        let grid = rows(&document).expect("rows");
        assert_eq!(grid.header, ["area", "area_label", "year", "value"]);
        assert_eq!(
            grid.rows,
            [
                ["a", "Alpha", "2019", "1"],
                ["a", "Alpha", "2020", ""],
                ["b", "Beta", "2019", ""],
                ["b", "Beta", "2020", "4.5"]
            ]
        );
    }

    #[test]
    fn sizes_that_do_not_fit_are_refused() {
        let document = serde_json::json!({
            "class": "dataset", "id": ["area"], "size": [3],
            "dimension": { "area": { "category": { "index": ["a", "b"] } } },
            "value": [1, 2]
        });
        assert!(matches!(
            rows(&document),
            Err(Malformed::Whole(Finding::CubeCategories {
                found: 2,
                declared: 3,
                ..
            }))
        ));
    }
}
