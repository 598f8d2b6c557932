//! People by age and sex, of the whole table and of each of its areas.

use std::collections::BTreeMap;

use chart_spec::{Ages, Figure, Panel};
use contest::Areas;
use polars::prelude::{DataType, col};

use super::{
    Unfit,
    panels::{name_city, whole_panel},
    query::{Query, require},
};
use crate::words;

/// Oldest age of a pyramid; who is older counts there.
const OLDEST_AGE: usize = 100;

/// Ages by the level of their area and its code: level 0 is the whole table, level 1 the first kind
/// of areas that it has, and so on.
type AgesByArea = BTreeMap<(usize, String), Ages>;

/// Pyramids of the ages in the column `x` by the sex in the column `by`.
pub(super) fn pyramid(query: &Query) -> Result<Figure, Unfit> {
    let levels: Vec<Areas> = query
        .table
        .cities
        .areas()
        .filter(|key| query.areas_of(key.name()).is_some())
        .collect();
    let ages = count_people(query, &levels)?;
    if ages.is_empty() {
        return Err(Unfit::Nothing);
    }
    Ok(Figure::Pyramid {
        areas: name_areas(ages, &levels),
    })
}

fn count_people(query: &Query, levels: &[Areas]) -> Result<AgesByArea, Unfit> {
    let age = query.numbers_of_x()?;
    let sex = require("by", &query.rule.by)?;
    let people = query.numbers_of_y()?;
    let mut columns = vec![age, sex];
    columns.extend(levels.iter().map(|key| key.name()));
    let mut keys = vec![col(age).cast(DataType::Int64), col(sex)];
    keys.extend(levels.iter().map(|key| col(key.name())));
    let mut areas = AgesByArea::new();
    for (key, sum) in query.sum_by(&columns, keys, Some(people))? {
        let (Ok(age), Some(woman)) = (key[0].parse::<usize>(), words::is_woman(&key[1])) else {
            continue;
        };
        #[expect(clippy::cast_possible_truncation, reason = "counts of people")]
        let people = sum.sum as i64;
        let mut add = |level: usize, code: &str| {
            let ages = areas
                .entry((level, code.to_owned()))
                .or_insert_with(|| Ages {
                    women: vec![0; OLDEST_AGE + 1],
                    men: vec![0; OLDEST_AGE + 1],
                });
            let side = if woman {
                &mut ages.women
            } else {
                &mut ages.men
            };
            side[age.min(OLDEST_AGE)] += people;
        };
        add(0, "");
        for (level, code) in (1..).zip(&key[2..]) {
            if !code.is_empty() {
                add(level, code);
            }
        }
    }
    Ok(areas)
}

fn name_areas(ages: AgesByArea, levels: &[Areas]) -> Vec<Panel<Ages>> {
    ages.into_iter()
        .filter_map(|((level, code), data)| {
            if level == 0 {
                let mut whole = whole_panel(data);
                if let Some(key) = levels.first() {
                    name_city(&mut whole, *key);
                }
                return Some(whole);
            }
            let key = levels[level - 1];
            // Towns around a city may have codes of the same kind; they are none of the city's.
            let area = key.kind().area(&code)?;
            Some(Panel {
                code: format!("{}-{code}", key.name()),
                name: area.name.clone(),
                level: key.name().to_owned(),
                data,
            })
        })
        .collect()
}
