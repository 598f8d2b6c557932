//! The fields that say how a file is read, and what becomes of its rows.

use frame::{
    form::{Filled, Input, Tick},
    visit::Visit,
};
use leptos::prelude::*;

/// Encodings to choose from, as WHATWG labels.
const ENCODINGS: [&str; 6] = [
    "utf-8",
    "windows-1252",
    "shift_jis",
    "euc-jp",
    "utf-16le",
    "utf-16be",
];

type Options = Vec<(String, String)>;

fn name_options<const N: usize>(pairs: [(&str, &str); N]) -> Options {
    pairs
        .into_iter()
        .map(|(code, name)| (code.to_owned(), name.to_owned()))
        .collect()
}

/// The encodings, and the file's own before them where it is none of them.
fn list_encodings(known: &str) -> Options {
    let mut encodings = name_options(ENCODINGS.map(|encoding| (encoding, encoding)));
    if !encodings.iter().any(|(code, _)| *code == known) {
        encodings.insert(0, (known.to_owned(), known.to_owned()));
    }
    encodings
}

/// The two groups of fields.
pub(super) fn view_structure(visit: &Visit, form: &Filled) -> impl IntoView + use<> {
    view! {
        {view_file_fields(visit, form)}
        {view_row_fields(visit, form)}
    }
}

/// How the file is read.
fn view_file_fields(visit: &Visit, form: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    let formats = name_options([
        ("csv", "CSV, TSV"),
        ("spreadsheet", "XLS, XLSX, ODS"),
        ("geojson", "GeoJSON"),
        ("jsonstat", "JSON-stat"),
    ]);
    let delimiters = name_options([
        (",", ","),
        (";", ";"),
        ("tab", i18n::data_recipe_tab(language)),
        ("|", "|"),
    ]);
    let decimals = name_options([(".", "."), (",", ",")]);
    // Of a file that could not be read nothing is known, and nothing must seem to be.
    let select = |name: &'static str, label: &'static str, mut options: Options| {
        if form.value(name).is_empty() {
            options.insert(0, (String::new(), i18n::explore_none(language).to_owned()));
        }
        form.select(visit, name, label, "", options)
    };
    let encodings = list_encodings(&form.value("encoding"));
    let encoding = i18n::data_recipe_encoding(language);
    view! {
        <fieldset class="stack plain">
            <legend>{i18n::data_recipe_file(language)}</legend>
            <p class="hint">{i18n::data_recipe_structure_hint(language)}</p>
            <div class="fields">
                {select("format", i18n::data_recipe_format(language), formats)}
                {form.select(visit, "encoding", encoding, "", encodings)}
                {select("delimiter", i18n::data_recipe_delimiter(language), delimiters)}
                {form.text(visit, "sheet", i18n::data_recipe_sheet(language), "", Input::TEXT)}
                {form
                    .text(visit, "rows_above", i18n::data_recipe_above(language), "", Input::COUNT)}
                {form
                    .text(
                        visit,
                        "header_rows",
                        i18n::data_recipe_header(language),
                        "",
                        Input::COUNT,
                    )} {select("decimal", i18n::data_recipe_decimal(language), decimals)}
            </div>
            {view_tick(form, "lengthen", i18n::data_recipe_lengthen(language))}
        </fieldset>
    }
}

/// What becomes of the rows.
fn view_row_fields(visit: &Visit, form: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <fieldset class="stack plain">
            <legend>{i18n::data_recipe_rows(language)}</legend>
            <div class="fields">
                {form.area(visit, "missing", i18n::data_recipe_missing(language), "", 4)}
                {form.text(visit, "sort", i18n::data_recipe_sort(language), "", Input::TEXT)}
            </div>
            {form
                .area(
                    visit,
                    "figures",
                    i18n::data_recipe_figures(language),
                    i18n::data_recipe_figures_hint(language),
                    4,
                )}
            {view_tick(form, "until_blank", i18n::data_recipe_until_blank(language))}
        </fieldset>
    }
}

fn view_tick(form: &Filled, name: &'static str, label: &'static str) -> impl IntoView + use<> {
    let checked = form.value(name) == "1";
    Tick::new(name, "1").check(checked).view(label)
}
