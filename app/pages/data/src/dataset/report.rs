//! What cleaning changed, column by column, what was noted, and which charts the table does not
//! give.

use contest::Language;
use dataset_spec::{ColumnReport, Report};
use frame::{
    refusals,
    table::{Column, Grid, grid},
    visit::Visit,
};
use leptos::prelude::*;
use office::DatasetView;

use crate::query::unfit;

/// The section of the report.
pub(crate) fn view_report(visit: &Visit, view: &DatasetView) -> impl IntoView + use<> {
    let language = visit.language;
    let report = &view.report;
    view! {
        <section class="band">
            <h2>{i18n::data_report(language)}</h2>
            <p>
                {i18n::data_report_rows(
                    language,
                    report.rows_read,
                    report.rows_below,
                    report.rows_aggregate,
                )}
            </p>
            {report
                .notes
                .iter()
                .map(|note| view! { <p>{refusals::data_note(language, note)}</p> })
                .collect_view()}
            {view_counts(language, report)}
            {(!report.figures.is_empty()).then(|| view_unfit_figures(visit, report))}
            <details>
                <summary>{i18n::data_recipe(language)}</summary>
                <pre tabindex="0">
                    <code>{view.recipe.clone()}</code>
                </pre>
            </details>
        </section>
    }
}

/// How many cells of each column were changed in which way; columns without any are left out.
fn view_counts(language: Language, report: &Report) -> AnyView {
    let columns = [
        Column::row_name(i18n::data_column(language)),
        Column::number(i18n::report_missing(language)),
        Column::number(i18n::report_trimmed(language)),
        Column::number(i18n::report_encoding(language)),
        Column::number(i18n::report_notation(language)),
        Column::number(i18n::report_padded(language)),
        Column::number(i18n::report_damaged(language)),
    ];
    let counts = |column: &ColumnReport| {
        [
            column.missing_markers,
            column.trimmed,
            column.repaired_encoding,
            column.notation,
            column.padded,
            column.damaged,
        ]
    };
    let rows = report
        .columns
        .iter()
        .filter(|column| counts(column).iter().sum::<usize>() > 0)
        .map(|column| {
            std::iter::once(view! { <code>{column.name.clone()}</code> }.into_any())
                .chain(counts(column).map(IntoAny::into_any))
                .collect()
        });
    grid(Grid::Wide, &columns, rows)
}

/// Charts that the recipe names and the table does not give, and why.
fn view_unfit_figures(visit: &Visit, report: &Report) -> impl IntoView + use<> {
    let language = visit.language;
    let lines = report
        .figures
        .iter()
        .map(|figure| {
            view! {
                <li>
                    <code>{figure.rule.clone()}</code>
                    {i18n::colon(language)}
                    {unfit(visit, &figure.why)}
                </li>
            }
        })
        .collect_view();
    view! {
        <h3>{i18n::report_figures(language)}</h3>
        <ul>{lines}</ul>
    }
}
