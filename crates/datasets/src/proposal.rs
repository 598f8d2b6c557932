//! How a recipe is guessed: what somebody chose is kept, what the choices leave open is proposed
//! from the file.

use std::path::Path;

use contest::{Cities, city::KeyPart};

use crate::{
    Choices, ColumnKind, ColumnRule, Format, Long, Malformed, Recipe, areas, compute, dates,
    detect,
    grid::Grid,
    keys,
    notation::{self, Notation, some_are_dates},
    number_after, read, source,
};

/// Cells that mean "missing" wherever they stand alone (`shared` catalogue of damage: NA, .., …,
/// --, -, U+FF0D, 調整中).
const MISSING: [&str; 9] = ["", "NA", "N/A", "..", "…", "--", "-", "－", "調整中"];

/// Rows that are looked at for a proposal.
const SAMPLE_ROWS: usize = 20_000;
/// Rows that are looked at for the place of the header.
const HEADER_SAMPLE_ROWS: usize = 40;

/// How a file is read: as its ending says, and what the JSON is.
fn recognise_format(path: &Path) -> Result<Format, Malformed> {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_lowercase();
    Ok(match ending.as_str() {
        "xls" | "xlsx" | "ods" => Format::Spreadsheet,
        "geojson" | "json" if read::is_jsonstat(path)? => Format::Jsonstat,
        "geojson" | "json" => Format::Geojson,
        _ => Format::Csv,
    })
}

/// Proposes what the choices leave open.
pub(crate) fn complete(
    path: &Path,
    choices: &Choices,
    cities: &Cities,
) -> Result<Recipe, Malformed> {
    let mut recipe = Recipe {
        format: choices.format.map_or_else(|| recognise_format(path), Ok)?,
        encoding: String::new(),
        delimiter: ',',
        sheet: choices.sheet.clone().unwrap_or_default(),
        rows_above: 0,
        header_rows: 1,
        decimal: '.',
        missing: choices
            .missing
            .clone()
            .unwrap_or_else(|| MISSING.map(str::to_owned).to_vec()),
        until_blank: choices.until_blank.unwrap_or(true),
        sort: Vec::new(),
        long: None,
        figures: Vec::new(),
        proposed: choices.figures.is_none(),
        columns: Vec::new(),
    };
    let grid = match recipe.format {
        Format::Csv => read_text(path, choices, &mut recipe)?,
        Format::Spreadsheet => read_spreadsheet(path, choices, &mut recipe, cities)?,
        Format::Geojson | Format::Jsonstat => read::document(path, &recipe, cities)?,
    };
    let rows: Vec<&Vec<String>> = grid
        .rows
        .iter()
        .take_while(|row| !notation::is_blank(row))
        .collect();
    recipe.decimal = choices.decimal.unwrap_or_else(|| recognise_decimal(&rows));
    recipe.long = match choices.lengthen {
        Some(false) => None,
        _ => choices
            .long
            .clone()
            .or_else(|| find_wide_columns(&grid.header)),
    };
    recipe.columns = propose_columns(&grid.header, &rows, choices, &recipe, cities);
    recipe.sort = choices
        .sort
        .clone()
        .unwrap_or_else(|| natural_keys(cities, &recipe));
    recipe.figures = choices
        .figures
        .clone()
        .unwrap_or_else(|| compute::propose(&recipe, &grid.header, &rows, cities));
    Ok(recipe)
}

/// The beginning of a text and pieces of it, with what says how it is read put into the recipe.
fn read_text(path: &Path, choices: &Choices, recipe: &mut Recipe) -> Result<Grid, Malformed> {
    if source::is_zip(path) && recipe.sheet.is_empty() {
        recipe.sheet = source::largest_table(path)?;
    }
    let sample = read::sample(path, &recipe.sheet, choices.encoding.as_deref())?;
    recipe.encoding.clone_from(&sample.encoding);
    recipe.delimiter = choices
        .delimiter
        .unwrap_or_else(|| detect::delimiter(&sample.text));
    let rows = first_rows(&sample.text, recipe.delimiter);
    place_header(recipe, choices, &rows);
    sample.grid(recipe, SAMPLE_ROWS)
}

/// A whole sheet, with the place of its header put into the recipe.
fn read_spreadsheet(
    path: &Path,
    choices: &Choices,
    recipe: &mut Recipe,
    cities: &Cities,
) -> Result<Grid, Malformed> {
    let grid = read::document(path, recipe, cities)?;
    // A title alone in its row was read as a header; its gaps have made names up.
    let without_made_up_name = |cell: String| {
        if cell.starts_with("column_") {
            String::new()
        } else {
            cell
        }
    };
    let rows: Vec<Vec<String>> = std::iter::once(grid.header)
        .chain(grid.rows.into_iter().take(HEADER_SAMPLE_ROWS))
        .map(|row| row.into_iter().map(without_made_up_name).collect())
        .collect();
    place_header(recipe, choices, &rows);
    read::document(path, recipe, cities)
}

/// Whether a column is one of those that become rows.
fn is_wide(recipe: &Recipe, source: &str) -> bool {
    recipe
        .long
        .as_ref()
        .is_some_and(|long| long.number(source).is_some() || long.flag(source).is_some())
}

/// The rules of all columns: those that were chosen, and proposals for the others.
fn propose_columns(
    header: &[String],
    rows: &[&Vec<String>],
    choices: &Choices,
    recipe: &Recipe,
    cities: &Cities,
) -> Vec<ColumnRule> {
    let is_wide = |source: &str| is_wide(recipe, source);
    let areas = areas::find(cities, header, rows, &recipe.missing, is_wide);
    let mut columns: Vec<ColumnRule> = Vec::new();
    for (index, source) in header.iter().enumerate() {
        let chosen: Vec<ColumnRule> = choices
            .columns
            .iter()
            .filter(|rule| rule.source == *source)
            .cloned()
            .collect();
        if !chosen.is_empty() {
            columns.extend(chosen);
            continue;
        }
        let cells: Vec<&str> = rows
            .iter()
            .map(|row| row.get(index).map_or("", String::as_str))
            .collect();
        for mut rule in areas
            .rules(cities, source, index)
            .unwrap_or_else(|| vec![propose_column(source, &cells, recipe, cities)])
        {
            if is_wide(source) {
                rule.name.clone_from(source);
            } else if columns.iter().any(|other| other.name == rule.name) {
                rule.name = format!("{}_{}", rule.name, index + 1);
            }
            columns.push(rule);
        }
    }
    // A rule for what the file does not have is kept: preparing says that the column is missing.
    columns.extend(
        choices
            .columns
            .iter()
            .filter(|rule| !header.contains(&rule.source))
            .cloned(),
    );
    columns
}

/// Where the header stands: as chosen, else as the rows look.
fn place_header(recipe: &mut Recipe, choices: &Choices, rows: &[Vec<String>]) {
    let (above, header) = detect::header(rows);
    recipe.rows_above = choices.rows_above.unwrap_or(above);
    recipe.header_rows = choices
        .header_rows
        .unwrap_or(if choices.rows_above.is_some() {
            1
        } else {
            header
        });
}

/// Most columns by which rows are sorted.
const MAX_KEYS: usize = 6;

/// What a row is about, and then when: areas and other codes that repeat, then years, months, days
/// and moments, from long to short.
fn natural_keys(cities: &Cities, recipe: &Recipe) -> Vec<String> {
    let part = |rule: &ColumnRule| -> Option<KeyPart> {
        if rule.kind == ColumnKind::Drop || is_wide(recipe, &rule.source) {
            return None;
        }
        let areas = cities.areas_named(&rule.name);
        areas
            .map(|areas| KeyPart::Areas(areas.areas.len()))
            .or_else(|| cities.key_part(&rule.source))
            .or_else(|| (rule.kind == ColumnKind::Date).then_some(KeyPart::Date))
    };
    let mut keys: Vec<(KeyPart, &ColumnRule)> = recipe
        .columns
        .iter()
        .filter_map(|rule| Some((part(rule)?, rule)))
        .collect();
    keys.sort_by_key(|(part, _)| *part);
    keys.into_iter()
        .take(MAX_KEYS)
        .map(|(_, rule)| rule.name.clone())
        .collect()
}

/// The first records of a text, as they come.
fn first_rows(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(delimiter).unwrap_or(b','))
        .from_reader(text.as_bytes());
    reader
        .records()
        .take(HEADER_SAMPLE_ROWS)
        .filter_map(Result::ok)
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// The decimal mark: a comma where numbers have commas and hardly ever a single point. A comma with
/// three digits behind it and one to three before is as well a thousands mark, and counts for
/// neither.
fn recognise_decimal(rows: &[&Vec<String>]) -> char {
    let (mut commas, mut points) = (0_usize, 0_usize);
    for cell in rows.iter().flat_map(|row| row.iter()) {
        let cell = cell.trim().trim_start_matches('-');
        let parts = |mark: char| {
            cell.split_once(mark).filter(|(whole, part)| {
                !whole.is_empty()
                    && !part.is_empty()
                    && whole
                        .bytes()
                        .chain(part.bytes())
                        .all(|byte| byte.is_ascii_digit())
            })
        };
        commas += usize::from(
            parts(',')
                .is_some_and(|(whole, part)| part.len() != 3 || whole.len() > 3 || whole == "0"),
        );
        points += usize::from(parts('.').is_some());
    }
    if commas > points { ',' } else { '.' }
}

/// The rule of a column whose cells are known, by what most of them are.
fn propose_column(source: &str, cells: &[&str], recipe: &Recipe, cities: &Cities) -> ColumnRule {
    let mut rule = ColumnRule::text(cities, source);
    let present: Vec<&str> = cells
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !recipe.missing.iter().any(|marker| marker == cell))
        .collect();
    if present.is_empty() {
        return rule;
    }
    if present
        .iter()
        .all(|cell| notation::parse_flag(cell).is_some())
    {
        rule.kind = ColumnKind::Flag;
        return rule;
    }
    if let Some(format) = dates::recognise(source, &present) {
        rule.kind = ColumnKind::Date;
        format.clone_into(&mut rule.format);
        return rule;
    }
    let notation = Notation {
        decimal: recipe.decimal,
        unit: recognise_unit(&present),
    };
    let count = |whole: bool| {
        present
            .iter()
            .filter(|cell| {
                notation::parse_number(cell, &notation)
                    .is_some_and(|number| !whole || number.fract() == 0.0)
            })
            .count()
    };
    let padded = present.iter().any(|cell| {
        cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|byte| byte.is_ascii_digit())
    });
    let lower = source.to_lowercase();
    let named_code = [
        "codi",
        "code",
        "コード",
        "cd",
        "num_postal",
        "expedient",
        "郵便",
        "電話",
    ]
    .iter()
    .any(|part| lower.contains(part));
    if padded || named_code {
        rule.kind = ColumnKind::Code;
        rule.dates_are_damage = some_are_dates(&present);
    } else if count(true) == present.len() {
        rule.kind = ColumnKind::Integer;
    } else if (count(false) * 10 >= present.len() * 9 && few_words(&present))
        || (is_named_as_measure(&lower) && count(false) * 4 > present.len())
    {
        // Some cells of a numeric column may be damaged beyond repair; they are counted.
        rule.kind = ColumnKind::Number;
    }
    if matches!(rule.kind, ColumnKind::Number | ColumnKind::Integer) {
        rule.unit = notation.unit;
    }
    rule
}

/// Whether next to no cell has letters: a stray note is lost to a numeric column, but doors and
/// floors that are now and then named by a letter are no measures.
fn few_words(cells: &[&str]) -> bool {
    let mut words: Vec<&str> = cells
        .iter()
        .copied()
        .filter(|cell| cell.chars().any(char::is_alphabetic))
        .collect();
    let all = words.len();
    words.sort_unstable();
    words.dedup();
    all <= 1 || (words.len() <= 2 && all * 25 <= cells.len())
}

/// Whether a column is known to hold measures, so that damaged cells do not turn it to text.
fn is_named_as_measure(lower: &str) -> bool {
    ["longitud", "latitud", "utm", "経度", "緯度"]
        .iter()
        .any(|part| lower.contains(part))
}

/// A unit that every cell carries behind its number.
fn recognise_unit(cells: &[&str]) -> String {
    let suffix = |cell: &str| {
        cell.trim_start_matches(|c: char| c.is_ascii_digit() || ".,-+ ".contains(c))
            .to_owned()
    };
    let first = suffix(cells[0]);
    let short = !first.is_empty()
        && first.chars().count() <= 8
        && cells[0].starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if short && cells.iter().all(|cell| suffix(cell) == first) {
        first
    } else {
        String::new()
    }
}

/// Ten or more columns whose names differ in a number or month only.
fn find_wide_columns(header: &[String]) -> Option<Long> {
    let mut prefixes: Vec<(&str, Vec<i64>)> = Vec::new();
    for name in header {
        let cut = name
            .find(|c: char| c.is_ascii_digit())
            .or_else(|| name.rfind('_').map(|at| at + 1));
        let Some(prefix) = cut.map(|cut| &name[..cut]) else {
            continue;
        };
        if let Some(number) = number_after(name, prefix) {
            match prefixes.iter_mut().find(|(known, _)| *known == prefix) {
                Some((_, numbers)) => numbers.push(number),
                None => prefixes.push((prefix, vec![number])),
            }
        }
    }
    prefixes.retain(|(_, numbers)| numbers.len() >= 10);
    let (prefix, numbers) = prefixes.first()?.clone();
    let flag = prefixes
        .iter()
        .skip(1)
        .find(|(_, others)| *others == numbers)
        .map_or("", |(flag, _)| *flag);
    let months = header.iter().any(|name| {
        name.strip_prefix(prefix)
            .is_some_and(|rest| keys::month(rest).is_some())
    });
    let key = if months {
        "month"
    } else if header.iter().any(|name| name.contains('歳')) {
        "age"
    } else if numbers.iter().all(|number| (0..=24).contains(number)) {
        "hour"
    } else if numbers.iter().all(|number| (1700..2200).contains(number)) {
        "year"
    } else {
        "number"
    };
    Some(Long {
        prefix: prefix.to_owned(),
        key: key.to_owned(),
        value: "value".to_owned(),
        flag_prefix: flag.to_owned(),
    })
}
