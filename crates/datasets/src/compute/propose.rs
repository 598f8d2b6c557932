//! Which charts a table is likely to be wanted for, told from its columns and first rows.

mod measures;
mod sketch;
mod subjects;

use chart_spec::{Kind, Rule};
use contest::Cities;

use self::sketch::TableSketch;
use crate::{Format, Recipe};

/// Charts that are proposed at most.
const MAX_CHARTS: usize = 4;

/// Proposes charts for a recipe whose columns are complete. `rows` are some of the raw table's.
pub(crate) fn propose(
    recipe: &Recipe,
    header: &[String],
    rows: &[&Vec<String>],
    cities: &Cities,
) -> Vec<Rule> {
    let sketch = TableSketch {
        cities,
        recipe,
        header,
        rows,
    };
    let mut rules: Vec<Rule> = subjects::people(&sketch).into_iter().collect();
    rules.extend(subjects::accidents(&sketch));
    rules.extend(subjects::moments(&sketch));
    rules.extend(subjects::climate(&sketch));
    rules.extend(outlines(&sketch));
    // The more is known of a table, the better its charts: the first that says something counts.
    let less_known: [fn(&TableSketch) -> Vec<Rule>; 4] = [
        measures::slopes,
        measures::known_measures,
        measures::places,
        measures::anything,
    ];
    for charts_of in less_known {
        if rules.is_empty() {
            rules = charts_of(&sketch);
        }
    }
    rules.truncate(MAX_CHARTS);
    rules
}

/// The outlines of the areas of a GeoJSON file.
fn outlines(sketch: &TableSketch) -> Option<Rule> {
    let key = sketch
        .finest_areas()
        .filter(|_| sketch.recipe.format == Format::Geojson && !sketch.is_places())?;
    Some(Rule {
        kind: Kind::Outline,
        x: key.name().to_owned(),
        ..Rule::default()
    })
}
