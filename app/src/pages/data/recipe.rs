//! The recipe's page: what was understood of a file, each guess to be overruled, before and after.

use axum::extract::Path;
use chart_spec::{NotARule, Rule};
use datasets::{Choices, ColumnKind, ColumnRule, Format, Recipe};
use leptos::prelude::*;
use office::{DatasetDraft, DatasetView, Failure, FieldProblem, Problem, Refusal, Thing, Versions};

use super::{
    dataset::report,
    raw_file::{file_field, limit, newest},
};
use crate::{
    form::{Both, Fields, Filled, Input, seen_field},
    pages::Answer,
    refusals,
    shell::{Place, page as shown, page_refused},
    visit::Visit,
};

/// Rows before and after that the page shows.
const ROWS: usize = 50;
/// Cells of a column that its line shows.
const EXAMPLES: usize = 3;
/// Encodings to choose from, as WHATWG labels.
const ENCODINGS: [&str; 6] = [
    "utf-8",
    "windows-1252",
    "shift_jis",
    "euc-jp",
    "utf-16le",
    "utf-16be",
];

fn place(visit: &Visit, view: &DatasetView) -> Place {
    Place::titled(i18n::data_recipe_title(visit.language)).under(
        visit.link(&format!("/data/{}", view.card.slug)),
        view.card.title.text(visit.language),
    )
}

/// The recipe of a data set's newest version.
pub async fn page(visit: Visit, Path(slug): Path<String>) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    let versions = visit.office().versions(&slug).await?;
    let view = newest(&visit, &slug).await?;
    Ok(shown(&visit, place(&visit, &view), || {
        body(
            &visit,
            (&view, &versions),
            &Filled::shown(&fields_of(&view)),
        )
    }))
}

/// Prepares the newest file again, as the form or the text says.
pub async fn prepare(visit: Visit, Path(slug): Path<String>, fields: Fields) -> Answer {
    let raw = visit
        .office()
        .raw_dataset(visit.person.as_ref(), &slug)
        .await?;
    let view = newest(&visit, &slug).await?;
    let choices = if fields.has("text") {
        fields.get("text").to_owned()
    } else {
        match choices(&view, &fields) {
            Ok(choices) => choices.to_text(),
            Err(NotARule(word)) => {
                let refusal = Refusal::Fields(vec![FieldProblem {
                    field: "figures".into(),
                    problem: Problem::ChartRule { word },
                }]);
                return refused(&visit, &slug, &fields, refusal.into(), Vec::new()).await;
            }
        }
    };
    let prepared = match visit
        .site
        .preparer
        .prepare(raw.path(), &raw.name, &choices)
        .await
    {
        Ok(prepared) => prepared,
        Err(failure) => return refused(&visit, &slug, &fields, failure, Vec::new()).await,
    };
    match prepared {
        Ok(prepared) => {
            let draft = DatasetDraft {
                raw: &raw,
                etag: &view.etag,
                choices: &choices,
                prepared: Ok(prepared),
            };
            match visit
                .office()
                .draft_dataset(
                    visit.signed_in()?,
                    &slug,
                    draft,
                    fields.seen(),
                    visit.clock(),
                )
                .await
            {
                Ok(()) => Ok(visit.redirect(&format!("/data/{slug}/recipe"), "prepared")),
                Err(failure) => {
                    refused(&visit, &slug, &fields, failure, vec![choices.clone()]).await
                }
            }
        }
        // What there was stays as it is; what was chosen stands in the form.
        Err(finding) => {
            let field = if fields.has("text") {
                "text"
            } else {
                "columns"
            };
            let refusal = Refusal::Fields(vec![FieldProblem {
                field: field.into(),
                problem: Problem::DataFile(finding),
            }]);
            refused(&visit, &slug, &fields, refusal.into(), Vec::new()).await
        }
    }
}

/// The newest version of a data set in lines: its name, its file and what was chosen for it.
fn lines(visit: &Visit, view: &DatasetView) -> Vec<String> {
    let language = visit.language;
    let state = if view.draft {
        i18n::data_draft(language, view.number)
    } else {
        i18n::data_version(language, view.number)
    };
    let public = if view.card.published {
        i18n::stage_public(language)
    } else {
        i18n::stage_private(language)
    };
    vec![
        state,
        public.to_owned(),
        view.raw_name.clone(),
        view.recipe.clone(),
    ]
}

/// The page with a form that was refused, and what was `wanted` in it, line by line.
pub(super) async fn refused(
    visit: &Visit,
    slug: &str,
    fields: &Fields,
    failure: Failure,
    wanted: Vec<String>,
) -> Answer {
    let refusal = match failure {
        Failure::Refused(refusal) if refusals::told_in_place(&refusal) => refusal,
        failure => return Err(failure.into()),
    };
    let versions = visit.office().versions(slug).await?;
    let view = newest(visit, slug).await?;
    let mut all = fields_of(&view);
    // What was posted goes before what is stored.
    all.0.retain(|(name, _)| !fields.has(name));
    all.0.extend(fields.0.iter().cloned());
    let filled = Filled::refused(&all, refusal.clone()).beside_where_overtaken(|| Both {
        stands: lines(visit, &view),
        typed: wanted,
    });
    Ok(page_refused(visit, &refusal, place(visit, &view), || {
        body(visit, (&view, &versions), &filled)
    }))
}

const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Csv => "csv",
        Format::Spreadsheet => "spreadsheet",
        Format::Geojson => "geojson",
        Format::Jsonstat => "jsonstat",
    }
}

fn format_of(name: &str) -> Option<Format> {
    [
        Format::Csv,
        Format::Spreadsheet,
        Format::Geojson,
        Format::Jsonstat,
    ]
    .into_iter()
    .find(|format| format_name(*format) == name)
}

const fn kind_code(kind: ColumnKind) -> &'static str {
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

const KINDS: [ColumnKind; 7] = [
    ColumnKind::Text,
    ColumnKind::Code,
    ColumnKind::Integer,
    ColumnKind::Number,
    ColumnKind::Date,
    ColumnKind::Flag,
    ColumnKind::Drop,
];

/// What a recipe or, where there is none yet, the choices say, as fields of the form.
fn fields_of(view: &DatasetView) -> Fields {
    let choices = Recipe::parse(&view.recipe)
        .map(|recipe| Choices::of(&recipe))
        .or_else(|_| Choices::parse(&view.choices))
        .unwrap_or_default();
    let mut fields = Fields::default();
    let mut put = |name: String, value: String| fields.0.push((name, value));
    put(
        "format".into(),
        choices.format.map_or("", format_name).into(),
    );
    put(
        "encoding".into(),
        choices.encoding.clone().unwrap_or_default(),
    );
    put(
        "delimiter".into(),
        choices.delimiter.map_or_else(String::new, |delimiter| {
            if delimiter == '\t' {
                "tab".into()
            } else {
                delimiter.into()
            }
        }),
    );
    put("sheet".into(), choices.sheet.clone().unwrap_or_default());
    put(
        "rows_above".into(),
        choices
            .rows_above
            .map_or_else(String::new, |rows| rows.to_string()),
    );
    put(
        "header_rows".into(),
        choices
            .header_rows
            .map_or_else(String::new, |rows| rows.to_string()),
    );
    put(
        "decimal".into(),
        choices.decimal.map_or_else(String::new, String::from),
    );
    put(
        "missing".into(),
        choices
            .missing
            .iter()
            .flatten()
            .filter(|marker| !marker.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join("\n"),
    );
    if choices.until_blank.unwrap_or(true) {
        put("until_blank".into(), "1".into());
    }
    if choices.lengthen.unwrap_or(true) {
        put("lengthen".into(), "1".into());
    }
    put("sort".into(), choices.sort.unwrap_or_default().join(", "));
    put(
        "figures".into(),
        choices
            .figures
            .unwrap_or_default()
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join("\n"),
    );
    for (index, rule) in choices.columns.iter().enumerate() {
        put(format!("name-{index}"), rule.name.clone());
        put(format!("kind-{index}"), kind_code(rule.kind).into());
        put(
            format!("digits-{index}"),
            if rule.digits == 0 {
                String::new()
            } else {
                rule.digits.to_string()
            },
        );
        put(format!("unit-{index}"), rule.unit.clone());
        put(format!("date-{index}"), rule.format.clone());
    }
    put(
        "text".into(),
        if view.recipe.is_empty() {
            view.choices.clone()
        } else {
            view.recipe.clone()
        },
    );
    fields
}

/// What the form says. Where it reads the file otherwise than before, the columns are left to be
/// proposed anew.
fn choices(view: &DatasetView, fields: &Fields) -> Result<Choices, NotARule> {
    let recipe = Recipe::parse(&view.recipe).ok();
    let known = recipe.as_ref().map(Choices::of).unwrap_or_default();
    let filled = |name: &str| Some(fields.get(name).trim()).filter(|text| !text.is_empty());
    let delimiter = match filled("delimiter") {
        Some("tab") => Some('\t'),
        text => text.and_then(|text| text.chars().next()),
    };
    let mut chosen = Choices {
        format: format_of(fields.get("format")),
        encoding: filled("encoding").map(str::to_owned),
        delimiter,
        sheet: Some(fields.get("sheet").trim().to_owned()),
        rows_above: filled("rows_above").and_then(|text| text.parse().ok()),
        header_rows: filled("header_rows").and_then(|text| text.parse().ok()),
        decimal: filled("decimal").and_then(|text| text.chars().next()),
        missing: Some(
            std::iter::once(String::new())
                .chain(
                    fields
                        .get("missing")
                        .lines()
                        .map(|line| line.trim().to_owned())
                        .filter(|line| !line.is_empty()),
                )
                .collect(),
        ),
        until_blank: Some(fields.has("until_blank")),
        sort: None,
        figures: None,
        lengthen: Some(fields.has("lengthen")),
        long: None,
        columns: Vec::new(),
    };
    // A text that has no encoding, delimiter or decimal mark of its own is not read otherwise for
    // lack of them.
    let same = known.format == chosen.format
        && known.encoding == chosen.encoding
        && (known.delimiter == chosen.delimiter || chosen.format != Some(Format::Csv))
        && known.sheet == chosen.sheet
        && known.rows_above == chosen.rows_above
        && known.header_rows == chosen.header_rows
        && known.decimal == chosen.decimal
        && known.lengthen == chosen.lengthen;
    // Where there is no recipe yet, there is nothing to keep of it.
    if !same || recipe.is_none() {
        return Ok(chosen);
    }
    chosen.long = known.long;
    let old_names: Vec<&str> = known
        .columns
        .iter()
        .map(|rule| rule.name.as_str())
        .collect();
    chosen.columns = known
        .columns
        .iter()
        .enumerate()
        .map(|(index, rule)| rule_of(rule, index, fields))
        .collect();
    // Where a column was called otherwise, the rows are sorted by it under its new name.
    let renamed = |name: &str| {
        let place = old_names.iter().position(|old| *old == name);
        place.map_or_else(
            || name.to_owned(),
            |place| chosen.columns[place].name.clone(),
        )
    };
    let left_out = |name: &String| {
        chosen
            .columns
            .iter()
            .any(|rule| rule.name == *name && rule.kind == ColumnKind::Drop)
    };
    let sort = fields
        .get("sort")
        .split(',')
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(renamed);
    chosen.sort = Some(sort.filter(|name| !left_out(name)).collect());
    let lines = fields
        .get("figures")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let rules = lines
        .map(|line| Ok(line.parse::<Rule>()?.renamed(renamed)))
        .collect::<Result<Vec<_>, NotARule>>()?;
    chosen.figures = Some(rules);
    Ok(chosen)
}

fn rule_of(known: &ColumnRule, index: usize, fields: &Fields) -> ColumnRule {
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
            .filter(|_| matches!(kind, ColumnKind::Code | ColumnKind::Text)),
        dates_are_damage: known.dates_are_damage && kind == ColumnKind::Code,
        ..known.clone()
    }
}

fn body(visit: &Visit, (view, versions): (&DatasetView, &Versions), form: &Filled) -> AnyView {
    let language = visit.language;
    let seen = versions.of(Thing::Draft);
    let base = visit.link(&format!("/data/{}", view.card.slug));
    let publish = (view.finding.is_empty() && view.draft).then(|| {
        view! {
            <form method="post" action=format!("{base}/publication")>
                {seen_field(versions.of(Thing::Offer))}
                <input type="hidden" name="public" value="1" />
                <button class="button">{i18n::stage_publish(language)}</button>
            </form>
        }
    });
    let state = if view.draft {
        i18n::data_draft(language, view.number)
    } else {
        i18n::data_version(language, view.number)
    };
    view! {
        <section class="band">
            <h1>{i18n::data_recipe_title(language)}</h1>
            <p class="lead">{i18n::data_recipe_lead(language)}</p>
            {form.summary(visit)}
            {(!view.finding.is_empty())
                .then(|| {
                    view! {
                        <p class="notice refused">
                            <strong>{i18n::data_recipe_failed(language)}</strong>
                            {i18n::colon(language)}
                            {refusals::data_finding(language, &view.finding)}
                        </p>
                    }
                })}
            <p class="row">
                <strong>{state}</strong>
                <span>{view.raw_name.clone()}</span>
                {publish}
            </p>
        </section>
        {tables(visit, view)}
        <form method="post" class="band stack" id="columns">
            {form.seen_field(seen)}
            {structure(visit, form)}
            {columns(visit, view, form)}
            <p>
                <button class="button">{i18n::data_recipe_again(language)}</button>
            </p>
        </form>
        {view.finding.is_empty().then(|| report(visit, view))}
        <section class="band">
            <form method="post" class="stack">
                {form.seen_field(seen)}
                {form
                    .area(
                        visit,
                        "text",
                        i18n::data_recipe_text(language),
                        i18n::data_recipe_text_hint(language),
                        14,
                    )}
                <p>
                    <button class="button plain">{i18n::data_recipe_again(language)}</button>
                </p>
            </form>
        </section>
        <section class="band">
            <form
                method="post"
                enctype="multipart/form-data"
                action=format!("{base}/file")
                class="stack"
            >
                <h2>{i18n::data_file_new(language)}</h2>
                {form.seen_field(seen)}
                {file_field(visit, i18n::data_file_new_hint(language, limit(visit)))}
                <p>
                    <button class="button plain">{i18n::data_prepare(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// The first rows before and after.
fn tables(visit: &Visit, view: &DatasetView) -> Option<AnyView> {
    let language = visit.language;
    let profile = &view.profile;
    if !view.finding.is_empty() {
        return None;
    }
    let head = |names: Vec<String>| {
        names
            .into_iter()
            .map(|name| view! { <th scope="col">{name}</th> })
            .collect_view()
    };
    let before = profile
        .before
        .iter()
        .take(ROWS)
        .map(|row| view! { <tr>{row.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view()}</tr> })
        .collect_view();
    let after = profile
        .preview
        .iter()
        .take(ROWS)
        .map(|row| view! { <tr>{row.iter().map(|cell| view! { <td>{cell.clone()}</td> }).collect_view()}</tr> })
        .collect_view();
    Some(
        view! {
            <section class="band stack">
                <details open>
                    <summary>{i18n::data_before(language)}</summary>
                    <div class="scroll short" tabindex="0">
                        <table class="dense">
                            <thead>
                                <tr>{head(profile.before_header.clone())}</tr>
                            </thead>
                            <tbody>{before}</tbody>
                        </table>
                    </div>
                </details>
                <details open>
                    <summary>{i18n::data_after(language)}</summary>
                    <div class="scroll short" tabindex="0">
                        <table class="dense">
                            <thead>
                                <tr>
                                    {head(
                                        profile
                                            .columns
                                            .iter()
                                            .map(|column| column.name.clone())
                                            .collect(),
                                    )}
                                </tr>
                            </thead>
                            <tbody>{after}</tbody>
                        </table>
                    </div>
                </details>
            </section>
        }
        .into_any(),
    )
}

fn options<const N: usize>(pairs: [(&str, &str); N]) -> Vec<(String, String)> {
    pairs
        .into_iter()
        .map(|(code, name)| (code.to_owned(), name.to_owned()))
        .collect()
}

fn tick(form: &Filled, name: &'static str, label: &'static str) -> AnyView {
    let checked = form.value(name) == "1";
    view! {
        <label class="tick">
            <input type="checkbox" name=name value="1" checked=checked />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// How the file is read.
fn structure(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    let mut encodings = options(ENCODINGS.map(|encoding| (encoding, encoding)));
    let known = form.value("encoding");
    if !encodings.iter().any(|(code, _)| *code == known) {
        encodings.insert(0, (known.clone(), known));
    }
    let formats = options([
        ("csv", "CSV, TSV"),
        ("spreadsheet", "XLS, XLSX, ODS"),
        ("geojson", "GeoJSON"),
        ("jsonstat", "JSON-stat"),
    ]);
    let delimiters = options([
        (",", ","),
        (";", ";"),
        ("tab", i18n::data_recipe_tab(language)),
        ("|", "|"),
    ]);
    // Of a file that could not be read nothing is known, and nothing must seem to be.
    let open = |name: &'static str, mut options: Vec<(String, String)>| {
        if form.value(name).is_empty() {
            options.insert(0, (String::new(), i18n::explore_none(language).to_owned()));
        }
        options
    };
    view! {
        <fieldset class="stack plain">
            <legend>{i18n::data_recipe_file(language)}</legend>
            <p class="hint">{i18n::data_recipe_structure_hint(language)}</p>
            <div class="fields">
                {form
                    .select(
                        visit,
                        "format",
                        i18n::data_recipe_format(language),
                        "",
                        open("format", formats),
                    )}
                {form
                    .select(visit, "encoding", i18n::data_recipe_encoding(language), "", encodings)}
                {form
                    .select(
                        visit,
                        "delimiter",
                        i18n::data_recipe_delimiter(language),
                        "",
                        open("delimiter", delimiters),
                    )}
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
                    )}
                {form
                    .select(
                        visit,
                        "decimal",
                        i18n::data_recipe_decimal(language),
                        "",
                        open("decimal", options([(".", "."), (",", ",")])),
                    )}
            </div>
            {tick(form, "lengthen", i18n::data_recipe_lengthen(language))}
        </fieldset>
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
            {tick(form, "until_blank", i18n::data_recipe_until_blank(language))}
        </fieldset>
    }
    .into_any()
}

/// What becomes of each column.
fn columns(visit: &Visit, view: &DatasetView, form: &Filled) -> Option<AnyView> {
    let language = visit.language;
    let recipe = Recipe::parse(&view.recipe).ok()?;
    let kind_label = |kind: ColumnKind| match kind {
        ColumnKind::Code => i18n::kind_code(language),
        ColumnKind::Drop => i18n::kind_drop(language),
        kind => super::dataset::kind_name(language, kind_code(kind)),
    };
    let lines = recipe
        .columns
        .iter()
        .enumerate()
        .map(|(index, rule)| {
            let place = view.profile.before_header.iter().position(|name| *name == rule.source);
            let mut examples: Vec<String> = Vec::new();
            for row in &view.profile.before {
                let cell = place.and_then(|place| row.get(place)).map_or("", |cell| cell.trim());
                if !cell.is_empty() && !examples.iter().any(|known| known == cell) {
                    examples.push(cell.chars().take(40).collect());
                }
                if examples.len() == EXAMPLES {
                    break;
                }
            }
            let value = |name: &str| form.value(&format!("{name}-{index}"));
            // One column of the file may give two: codes, and the names that stood there.
            let twice = recipe.columns.iter().filter(|other| other.source == rule.source).count() > 1;
            let named = if twice { format!("{} → {}", rule.source, rule.name) } else { rule.source.clone() };
            let input = |name: &str, label: &'static str, class: &'static str| {
                let label = i18n::labelled(language, label, &named);
                view! { <input class=class name=format!("{name}-{index}") value=value(name) aria-label=label /> }
            };
            let (kind, date) = (value("kind"), value("date"));
            let kinds = KINDS.map(|known| view! {
                <option value=kind_code(known) selected=kind_code(known) == kind>
                    {kind_label(known)}
                </option>
            }).collect_view();
            let dates = std::iter::once("")
                .chain(datasets::date_formats())
                .map(|format| view! {
                    <option value=format selected=format == date>
                        {format}
                    </option>
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">
                        <code>{rule.source.clone()}</code>
                    </th>
                    <td class="quiet">{examples.join(" · ")}</td>
                    <td>{input("name", i18n::data_recipe_name(language), "")}</td>
                    <td>
                        <select
                            name=format!("kind-{index}")
                            aria-label=i18n::labelled(language, i18n::data_kind(language), &named)
                        >
                            {kinds}
                        </select>
                    </td>
                    <td>{input("digits", i18n::data_recipe_digits(language), "tiny")}</td>
                    <td>{input("unit", i18n::data_recipe_unit(language), "tiny")}</td>
                    <td>
                        <select
                            name=format!("date-{index}")
                            aria-label=i18n::labelled(
                                language,
                                i18n::data_recipe_date_format(language),
                                &named,
                            )
                        >
                            {dates}
                        </select>
                    </td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <fieldset class="plain">
                <legend>{i18n::data_recipe_columns(language)}</legend>
                <div class="scroll" tabindex="0">
                    <table class="dense">
                        <thead>
                            <tr>
                                <th scope="col">{i18n::data_recipe_raw_name(language)}</th>
                                <th scope="col">{i18n::data_recipe_example(language)}</th>
                                <th scope="col">{i18n::data_recipe_name(language)}</th>
                                <th scope="col">{i18n::data_kind(language)}</th>
                                <th scope="col">{i18n::data_recipe_digits(language)}</th>
                                <th scope="col">{i18n::data_recipe_unit(language)}</th>
                                <th scope="col">{i18n::data_recipe_date_format(language)}</th>
                            </tr>
                        </thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            </fieldset>
        }
        .into_any(),
    )
}
