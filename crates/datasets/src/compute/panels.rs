//! A chart of the whole table and one of each of its parts, and what groups are called.

use std::collections::BTreeMap;

use chart_spec::Panel;
use contest::Areas;

use super::query::{FacetSum, Query, Sums};

/// Codes and names of groups, in the order in which groups are shown.
pub(super) fn name_groups(
    key: Option<Areas>,
    codes: impl Iterator<Item = String>,
) -> Vec<(String, String)> {
    let mut found: Vec<String> = codes.filter(|code| !code.is_empty()).collect();
    found.sort_by_cached_key(|code| natural_order(code));
    found.dedup();
    let Some(key) = key else {
        return found.into_iter().map(|code| (code.clone(), code)).collect();
    };
    key.areas
        .iter()
        .filter(|area| found.contains(&area.code))
        .map(|area| (area.code.clone(), area.name.clone()))
        .collect()
}

/// Codes and names of the series that the column `by` tells apart, from the second key of sums; one
/// without a name where nothing does.
pub(super) fn name_series(query: &Query, sums: &Sums) -> Vec<(String, String)> {
    let by = query.rule.by.as_str();
    if by.is_empty() {
        return vec![(String::new(), String::new())];
    }
    name_groups(query.areas_of(by), sums.keys().map(|key| key[1].clone()))
}

/// Sorts `9` before `10`, and `5-9` before `10-14`.
fn natural_order(text: &str) -> (i64, String) {
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    (digits.parse().unwrap_or(i64::MAX), text.to_owned())
}

/// The panel of the whole table, and then that of each value of the facet, with the data that are
/// made of its sums.
pub(super) fn split_panels<T>(
    query: &Query,
    rows: Vec<FacetSum>,
    data: impl Fn(&Sums) -> T,
) -> Vec<Panel<T>> {
    let mut whole = Sums::new();
    let mut parts: BTreeMap<String, Sums> = BTreeMap::new();
    for FacetSum { facet, key, sum } in rows {
        whole.entry(key.clone()).or_default().add(sum);
        if !facet.is_empty() {
            parts
                .entry(facet)
                .or_default()
                .entry(key)
                .or_default()
                .add(sum);
        }
    }
    let mut panels = vec![whole_panel(data(&whole))];
    if query.rule.facet.is_empty() {
        return panels;
    }
    let key = query.areas_of(&query.rule.facet);
    for (code, name) in name_groups(key, parts.keys().cloned()) {
        let Some(sums) = parts.get(&code) else {
            continue;
        };
        let level = key.map_or("group", Areas::name);
        let code = key.map_or_else(|| code.clone(), |key| format!("{}-{code}", key.name()));
        panels.push(Panel {
            code,
            name,
            level: level.to_owned(),
            data: data(sums),
        });
    }
    panels
}

/// The panel of a whole table, which has no name.
pub(super) const fn whole_panel<T>(data: T) -> Panel<T> {
    Panel {
        code: String::new(),
        name: String::new(),
        level: String::new(),
        data,
    }
}

/// Gives the panel of a whole table the name of the city that the areas of a key lie in.
pub(super) fn name_city<T>(panel: &mut Panel<T>, key: Areas) {
    let city = key.city();
    city.code.as_str().clone_into(&mut panel.code);
    city.official_name.clone_into(&mut panel.name);
    "city".clone_into(&mut panel.level);
}
