//! Whether every chart that is proposed is drawn, and every chart of another kind made of it.

use std::path::{Path, PathBuf};

use chart_spec::{Figure, Kind, Rule};
use charts::{Options, SIDE_BY_SIDE, draw};
use datasets::{Prepared, adapt_rule, possible_kinds};
use i18n::Language;

use super::{cities, prepare, propose};

/// Larger files would only take longer.
const MAX_BYTES: u64 = 310_000;

/// Whether a figure is drawn in every form in which a page shows it.
fn check_drawn(figure: &Figure, what: &str) -> Result<(), String> {
    let areas: Vec<String> = if charts::choices(figure, Language::En)
        .iter()
        .any(|(code, _)| code == SIDE_BY_SIDE)
    {
        vec![String::new(), SIDE_BY_SIDE.to_owned()]
    } else {
        vec![String::new()]
    };
    for area in areas {
        for language in [Language::Ca, Language::Ja] {
            let options = Options {
                language,
                dark: false,
                area: area.clone(),
                attribution: "Source".to_owned(),
                shapes: None,
                cities: cities().clone(),
            };
            let drawing = draw(figure, &options).map_err(|error| format!("{what}: {error}"))?;
            if drawing.svg.contains("NaN")
                || drawing.title.contains("NaN")
                || drawing.title.is_empty()
            {
                return Err(format!("{what}: {}", drawing.title));
            }
        }
    }
    Ok(())
}

/// Whether every proposal of a table is drawn, and from each of them every kind that is offered.
pub(crate) fn check_table(recipe: &[Rule], prepared: &Prepared) -> Result<(), String> {
    if let Some(unfit) = prepared.report.figures.first() {
        return Err(format!("{} was proposed: {}", unfit.rule, unfit.why));
    }
    for figure in &prepared.figures {
        check_drawn(
            figure,
            &format!("{figure:?}").chars().take(80).collect::<String>(),
        )?;
    }
    let kinds = possible_kinds(prepared.table());
    let mut befores: Vec<Option<&Rule>> = vec![None];
    befores.extend(
        recipe
            .iter()
            .filter(|rule| rule.kind != Kind::Outline)
            .map(Some),
    );
    let first: Vec<Rule> = kinds
        .iter()
        .filter_map(|kind| adapt_rule(prepared.table(), None, *kind).map(|(rule, _)| rule))
        .collect();
    befores.extend(first.iter().map(Some));
    for before in befores {
        for kind in &kinds {
            let told = || {
                format!(
                    "{kind:?} after {}",
                    before.map_or_else(String::new, ToString::to_string)
                )
            };
            let (rule, figure) = adapt_rule(prepared.table(), before, *kind)
                .ok_or_else(|| format!("{} is offered and not drawn", told()))?;
            if rule.kind != *kind {
                return Err(format!("{} became {rule}", told()));
            }
            check_drawn(&figure, &format!("{} as {rule}", told()))?;
        }
    }
    Ok(())
}

fn check_file(path: &Path) -> Result<(), String> {
    let name = path.display();
    let recipe = propose(path).map_err(|error| format!("{name}: {error}"))?;
    let held = prepare(path, &recipe).map_err(|error| format!("{name}: {error}"))?;
    check_table(&recipe.figures, &held).map_err(|error| format!("{name}: {error}"))
}

/// Checks every file of these folders that can be prepared.
pub(crate) fn check_files_of(folders: &[PathBuf]) {
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.retain(|path| {
        path.metadata()
            .is_ok_and(|metadata| metadata.len() < MAX_BYTES)
    });
    files.sort();
    let prepared =
        |path: &&PathBuf| propose(path).is_ok_and(|recipe| prepare(path, &recipe).is_ok());
    let failures: Vec<String> = files
        .iter()
        .filter(prepared)
        .filter_map(|path| check_file(path).err())
        .collect();
    assert!(files.len() >= 10, "{files:?}");
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
