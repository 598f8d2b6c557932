//! What becomes of each column, line by line, each guess to be overruled.

use contest::Language;
use dataset_spec::{ColumnKind, ColumnRule, Profile, Recipe};
use frame::{
    form::Filled,
    table::{Column, Grid, grid},
};
use leptos::prelude::*;
use office::DatasetView;

use super::fields::{KINDS, kind_code};
use crate::dataset::kind_name;

/// Cells of a column that its line shows.
const EXAMPLES: usize = 3;

/// The columns of a recipe; nothing where there is none yet.
pub(super) fn view_columns(
    language: Language,
    view: &DatasetView,
    form: &Filled,
) -> Option<impl IntoView + use<>> {
    let recipe = Recipe::parse(&view.recipe).ok()?;
    let columns = [
        Column::row_name(i18n::data_recipe_raw_name(language)),
        Column::quiet(i18n::data_recipe_example(language)),
        Column::text(i18n::data_recipe_name(language)),
        Column::text(i18n::data_kind(language)),
        Column::text(i18n::data_recipe_digits(language)),
        Column::text(i18n::data_recipe_unit(language)),
        Column::text(i18n::data_recipe_date_format(language)),
    ];
    let rows = recipe.columns.iter().enumerate().map(|(index, rule)| {
        let line = ColumnLine {
            language,
            form,
            index,
            name: tell_apart(&recipe, rule),
        };
        line.view_cells(rule, &view.profile)
    });
    Some(view! {
        <fieldset class="plain">
            <legend>{i18n::data_recipe_columns(language)}</legend>
            {grid(Grid::Dense, &columns, rows)}
        </fieldset>
    })
}

/// The name of a column for those who hear it. One column of the file may give two: codes, and the
/// names that stood there.
fn tell_apart(recipe: &Recipe, rule: &ColumnRule) -> String {
    let of_source = recipe
        .columns
        .iter()
        .filter(|other| other.source == rule.source);
    if of_source.count() > 1 {
        format!("{} → {}", rule.source, rule.name)
    } else {
        rule.source.clone()
    }
}

/// The first cells of a column in the file that differ.
fn find_examples(profile: &Profile, source: &str) -> Vec<String> {
    let place = profile
        .before_header
        .iter()
        .position(|name| *name == source);
    let mut examples: Vec<String> = Vec::new();
    for row in &profile.before {
        let cell = place
            .and_then(|place| row.get(place))
            .map_or("", |cell| cell.trim());
        if !cell.is_empty() && !examples.iter().any(|known| known == cell) {
            examples.push(cell.chars().take(40).collect());
        }
        if examples.len() == EXAMPLES {
            break;
        }
    }
    examples
}

/// The fields of one column.
struct ColumnLine<'a> {
    language: Language,
    form: &'a Filled,
    index: usize,
    name: String,
}

impl ColumnLine<'_> {
    fn view_cells(&self, rule: &ColumnRule, profile: &Profile) -> Vec<AnyView> {
        let language = self.language;
        let kinds = KINDS.map(|kind| (kind_code(kind), name_kind(language, kind)));
        let formats = std::iter::once("").chain(dataset_spec::date_formats());
        vec![
            view! { <code>{rule.source.clone()}</code> }.into_any(),
            find_examples(profile, &rule.source).join(" · ").into_any(),
            self.view_input("name", i18n::data_recipe_name(language), ""),
            self.view_select("kind", i18n::data_kind(language), kinds),
            self.view_input("digits", i18n::data_recipe_digits(language), "tiny"),
            self.view_input("unit", i18n::data_recipe_unit(language), "tiny"),
            self.view_select(
                "date",
                i18n::data_recipe_date_format(language),
                formats.map(|format| (format, format)),
            ),
        ]
    }

    fn field_name(&self, name: &str) -> String {
        format!("{name}-{}", self.index)
    }

    fn view_input(&self, name: &str, label: &str, class: &'static str) -> AnyView {
        let name = self.field_name(name);
        let value = self.form.value(&name);
        let label = i18n::join_label(self.language, label, &self.name);
        view! { <input class=class name=name value=value aria-label=label /> }.into_any()
    }

    fn view_select(
        &self,
        name: &str,
        label: &str,
        options: impl IntoIterator<Item = (&'static str, &'static str)>,
    ) -> AnyView {
        let name = self.field_name(name);
        let chosen = self.form.value(&name);
        let options = options
            .into_iter()
            .map(|(code, text)| {
                view! {
                    <option value=code selected=code == chosen>
                        {text}
                    </option>
                }
            })
            .collect_view();
        let label = i18n::join_label(self.language, label, &self.name);
        view! {
            <select name=name aria-label=label>
                {options}
            </select>
        }
        .into_any()
    }
}

fn name_kind(language: Language, kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Code => i18n::kind_code(language),
        ColumnKind::Drop => i18n::kind_drop(language),
        kind => kind_name(language, kind_code(kind)),
    }
}
