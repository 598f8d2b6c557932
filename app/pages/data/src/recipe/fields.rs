//! What a recipe says as fields of its form, and what the form says as choices.

use chart_spec::{NotARule, Rule};
use dataset_spec::{Choices, ColumnKind, ColumnRule, Format, Recipe};
use frame::form::Fields;
use office::{DatasetView, Problem, Refusal};

/// The kinds to choose from for a column.
pub(super) const KINDS: [ColumnKind; 7] = [
    ColumnKind::Text,
    ColumnKind::Code,
    ColumnKind::Integer,
    ColumnKind::Number,
    ColumnKind::Date,
    ColumnKind::Flag,
    ColumnKind::Drop,
];

/// How the form names a kind.
pub(super) const fn kind_code(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "text",
        ColumnKind::Code => "code",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "number",
        ColumnKind::Date => "date",
        ColumnKind::Flag => "flag",
        ColumnKind::Drop => "drop",
    }
}

const FORMATS: [Format; 4] = [
    Format::Csv,
    Format::Spreadsheet,
    Format::Geojson,
    Format::Jsonstat,
];

/// How the form names a format.
const fn format_code(format: Format) -> &'static str {
    match format {
        Format::Csv => "csv",
        Format::Spreadsheet => "spreadsheet",
        Format::Geojson => "geojson",
        Format::Jsonstat => "jsonstat",
    }
}

fn write<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// What a recipe or, where there is none yet, the choices say, as fields of the form.
pub(super) fn fill_in(view: &DatasetView) -> Fields {
    let choices = Recipe::parse(&view.recipe)
        .map(|recipe| Choices::of(&recipe))
        .or_else(|_| Choices::parse(&view.choices))
        .unwrap_or_default();
    let text = if view.recipe.is_empty() {
        view.choices.clone()
    } else {
        view.recipe.clone()
    };
    let columns = choices
        .columns
        .iter()
        .enumerate()
        .flat_map(|(index, rule)| fill_in_column(index, rule));
    Fields(
        fill_in_structure(&choices)
            .chain(columns)
            .chain([("text".to_owned(), text)])
            .collect(),
    )
}

/// How the file is read, and what becomes of its rows.
fn fill_in_structure(choices: &Choices) -> impl Iterator<Item = (String, String)> + use<> {
    let delimiter = match choices.delimiter {
        Some('\t') => "tab".to_owned(),
        delimiter => write(delimiter),
    };
    let missing = choices.missing.iter().flatten();
    let missing: Vec<&str> = missing
        .map(String::as_str)
        .filter(|marker| !marker.is_empty())
        .collect();
    let figures = choices.figures.iter().flatten();
    let figures: Vec<String> = figures.map(ToString::to_string).collect();
    let tick = |chosen: Option<bool>| chosen.unwrap_or(true).then(|| "1".to_owned());
    [
        (
            "format",
            Some(choices.format.map_or("", format_code).to_owned()),
        ),
        (
            "encoding",
            Some(choices.encoding.clone().unwrap_or_default()),
        ),
        ("delimiter", Some(delimiter)),
        ("sheet", Some(choices.sheet.clone().unwrap_or_default())),
        ("rows_above", Some(write(choices.rows_above))),
        ("header_rows", Some(write(choices.header_rows))),
        ("decimal", Some(write(choices.decimal))),
        ("missing", Some(missing.join("\n"))),
        ("until_blank", tick(choices.until_blank)),
        ("lengthen", tick(choices.lengthen)),
        (
            "sort",
            Some(choices.sort.clone().unwrap_or_default().join(", ")),
        ),
        ("figures", Some(figures.join("\n"))),
    ]
    .into_iter()
    // A box without its tick is no field.
    .filter_map(|(name, value)| Some((name.to_owned(), value?)))
}

/// What becomes of a column.
fn fill_in_column(index: usize, rule: &ColumnRule) -> [(String, String); 5] {
    [
        ("name", rule.name.clone()),
        ("kind", kind_code(rule.kind).to_owned()),
        ("digits", write((rule.digits != 0).then_some(rule.digits))),
        ("unit", rule.unit.clone()),
        ("date", rule.format.clone()),
    ]
    .map(|(name, value)| (format!("{name}-{index}"), value))
}

/// What the form or the text says, as choices in their text form; or the line of a chart that is
/// none.
pub(super) fn read_choices(view: &DatasetView, fields: &Fields) -> Result<String, Refusal> {
    if fields.has("text") {
        return Ok(fields.get("text").to_owned());
    }
    read_fields(view, fields)
        .map(|choices| choices.to_text())
        .map_err(|NotARule(word)| Refusal::of_field("figures", Problem::ChartRule { word }))
}

/// What the form says. Where it reads the file otherwise than before, the columns are left to be
/// proposed anew.
fn read_fields(view: &DatasetView, fields: &Fields) -> Result<Choices, NotARule> {
    let mut chosen = read_structure(fields);
    // Where there is no recipe yet, there is nothing to keep of it.
    let Ok(recipe) = Recipe::parse(&view.recipe) else {
        return Ok(chosen);
    };
    let known = Choices::of(&recipe);
    if !reads_alike(&known, &chosen) {
        return Ok(chosen);
    }
    chosen.columns = known
        .columns
        .iter()
        .enumerate()
        .map(|(index, rule)| read_column(rule, index, fields))
        .collect();
    chosen.sort = Some(read_sort(&known, &chosen.columns, fields));
    chosen.figures = Some(read_figures(&known, &chosen.columns, fields)?);
    chosen.long = known.long;
    Ok(chosen)
}

/// How the file is to be read.
fn read_structure(fields: &Fields) -> Choices {
    let filled = |name: &str| Some(fields.get(name).trim()).filter(|text| !text.is_empty());
    let first_letter = |text: &str| text.chars().next();
    let markers = fields
        .get("missing")
        .lines()
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty());
    Choices {
        format: FORMATS
            .into_iter()
            .find(|format| format_code(*format) == fields.get("format")),
        encoding: filled("encoding").map(str::to_owned),
        delimiter: match filled("delimiter") {
            Some("tab") => Some('\t'),
            text => text.and_then(first_letter),
        },
        sheet: Some(fields.get("sheet").trim().to_owned()),
        rows_above: filled("rows_above").and_then(|text| text.parse().ok()),
        header_rows: filled("header_rows").and_then(|text| text.parse().ok()),
        decimal: filled("decimal").and_then(first_letter),
        missing: Some(std::iter::once(String::new()).chain(markers).collect()),
        until_blank: Some(fields.has("until_blank")),
        sort: None,
        figures: None,
        lengthen: Some(fields.has("lengthen")),
        long: None,
        columns: Vec::new(),
    }
}

/// Whether both read the file in the same way. A text that has no encoding, delimiter or decimal
/// mark of its own is not read otherwise for lack of them.
fn reads_alike(known: &Choices, chosen: &Choices) -> bool {
    known.format == chosen.format
        && known.encoding == chosen.encoding
        && (known.delimiter == chosen.delimiter || chosen.format != Some(Format::Csv))
        && known.sheet == chosen.sheet
        && known.rows_above == chosen.rows_above
        && known.header_rows == chosen.header_rows
        && known.decimal == chosen.decimal
        && known.lengthen == chosen.lengthen
}

fn read_column(known: &ColumnRule, index: usize, fields: &Fields) -> ColumnRule {
    let field = |name: &str| fields.get(&format!("{name}-{index}")).trim().to_owned();
    let kind = KINDS
        .into_iter()
        .find(|kind| kind_code(*kind) == field("kind"))
        .unwrap_or(known.kind);
    let name = field("name");
    ColumnRule {
        name: if name.is_empty() {
            known.name.clone()
        } else {
            name
        },
        kind,
        digits: field("digits").parse().unwrap_or(0),
        unit: field("unit"),
        format: if kind == ColumnKind::Date {
            field("date")
        } else {
            String::new()
        },
        names: known
            .names
            .clone()
            .filter(|_| matches!(kind, ColumnKind::Code | ColumnKind::Text)),
        dates_are_damage: known.dates_are_damage && kind == ColumnKind::Code,
        ..known.clone()
    }
}

/// The name that a column has now, of the name that it had before.
fn rename(known: &Choices, columns: &[ColumnRule], name: &str) -> String {
    known
        .columns
        .iter()
        .position(|rule| rule.name == name)
        .map_or_else(|| name.to_owned(), |place| columns[place].name.clone())
}

/// The columns by which rows are sorted, under their new names; one that is left out sorts nothing.
fn read_sort(known: &Choices, columns: &[ColumnRule], fields: &Fields) -> Vec<String> {
    let is_left_out = |name: &String| {
        columns
            .iter()
            .any(|rule| rule.name == *name && rule.kind == ColumnKind::Drop)
    };
    fields
        .get("sort")
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(|name| rename(known, columns, name))
        .filter(|name| !is_left_out(name))
        .collect()
}

/// The charts, one a line, of columns under their new names.
fn read_figures(
    known: &Choices,
    columns: &[ColumnRule],
    fields: &Fields,
) -> Result<Vec<Rule>, NotARule> {
    fields
        .get("figures")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let rule = line.parse::<Rule>()?;
            Ok(rule.rename(|name| rename(known, columns, name)))
        })
        .collect()
}
