//! The columns of a data set: kind, what is missing, how many values there are, and how they are
//! spread.

use contest::Language;
use dataset_spec::ColumnProfile;
use frame::{
    table::{Column, Grid, grid},
    visit::Visit,
};
use leptos::prelude::*;
use office::DatasetView;

/// A kind of values in words.
pub(crate) const fn kind_name(language: Language, kind: &str) -> &'static str {
    match kind.as_bytes() {
        b"integer" => i18n::kind_integer(language),
        b"number" => i18n::kind_number(language),
        b"flag" => i18n::kind_flag(language),
        b"date" => i18n::kind_date(language),
        b"month" => i18n::kind_month(language),
        b"moment" => i18n::kind_moment(language),
        _ => i18n::kind_text(language),
    }
}

/// How many values a column has, or about how many.
pub(super) fn count_distinct(language: Language, column: &ColumnProfile) -> String {
    let count = i18n::number(language, i64::try_from(column.distinct).unwrap_or(i64::MAX));
    if column.distinct_is_estimate {
        i18n::data_about_distinct(language, count)
    } else {
        count
    }
}

/// Share of missing cells in per cent.
#[expect(clippy::cast_precision_loss, reason = "a share for people")]
fn missing_share(column: &ColumnProfile, rows: usize) -> f64 {
    if rows == 0 {
        0.0
    } else {
        column.missing as f64 * 100.0 / rows as f64
    }
}

/// The section of the columns.
pub(super) fn view_dictionary(visit: &Visit, view: &DatasetView) -> impl IntoView + use<> {
    let language = visit.language;
    let columns = [
        Column::row_name(i18n::data_column(language)),
        Column::text(i18n::data_kind(language)),
        Column::number(i18n::data_missing(language)),
        Column::number(i18n::data_distinct(language)),
        Column::text(i18n::data_range(language)),
        Column::number(i18n::data_mean(language)),
        Column::text(i18n::data_spread(language)),
    ];
    let profile = &view.profile;
    let rows = profile
        .columns
        .iter()
        .map(|column| describe_column(language, column, profile.rows));
    view! {
        <section class="band">
            <h2>{i18n::data_dictionary(language)}</h2>
            <p class="quiet">{i18n::data_rows(language, view.card.rows)}</p>
            {grid(Grid::Dense, &columns, rows)}
        </section>
    }
}

/// The cells of a column.
fn describe_column(language: Language, column: &ColumnProfile, rows: usize) -> Vec<AnyView> {
    let range = match (&column.smallest, &column.largest) {
        (Some(smallest), Some(largest)) => format!("{smallest} – {largest}"),
        _ => String::new(),
    };
    let missing = (column.missing > 0).then(|| {
        i18n::percent(
            language,
            i18n::decimal(language, missing_share(column, rows), 1),
        )
    });
    let unit = (!column.unit.is_empty()).then(|| format!(" ({})", column.unit));
    let mean = column.mean.map(|mean| i18n::decimal(language, mean, 2));
    vec![
        view! { <code>{column.name.clone()}</code> }.into_any(),
        view! {
            {kind_name(language, &column.kind)}
            {unit}
        }
        .into_any(),
        missing.into_any(),
        count_distinct(language, column).into_any(),
        range.into_any(),
        mean.into_any(),
        view_spread(language, column, rows).into_any(),
    ]
}

/// Pixels of the picture of a spread: its height, and the width of a bar with its gap.
const SPREAD_HEIGHT: u64 = 28;
const BAR_WIDTH: usize = 5;

/// How a column's values are spread: bars of a histogram, or the most frequent texts.
fn view_spread(language: Language, column: &ColumnProfile, rows: usize) -> Option<AnyView> {
    if column.distinct < 2 {
        return None;
    }
    let most = column.histogram.iter().max().copied();
    match most.filter(|most| *most > 0) {
        Some(most) => Some(view_histogram(language, column, most).into_any()),
        None => view_frequent_texts(language, column, rows).map(IntoAny::into_any),
    }
}

/// The bars of a histogram whose highest stands for `most` values.
fn view_histogram(language: Language, column: &ColumnProfile, most: u64) -> impl IntoView + use<> {
    let bars: String = column
        .histogram
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .map(|(bar, count)| {
            // What is there at all can be seen.
            let height = (count * SPREAD_HEIGHT / most).max(1);
            format!(
                "M{} {SPREAD_HEIGHT}v-{height}h{}v{height}z",
                bar * BAR_WIDTH,
                BAR_WIDTH - 1
            )
        })
        .collect();
    let (smallest, largest) = (
        column.smallest.clone().unwrap_or_default(),
        column.largest.clone().unwrap_or_default(),
    );
    let alternative = i18n::data_spread_alternative(language, &column.name, smallest, largest);
    let size = format!("0 0 {} {SPREAD_HEIGHT}", column.histogram.len() * BAR_WIDTH);
    view! {
        <svg class="spread" viewBox=size role="img" aria-label=alternative>
            <path d=bars />
        </svg>
    }
}

/// The most frequent text with its share, and the two that come next.
fn view_frequent_texts(
    language: Language,
    column: &ColumnProfile,
    rows: usize,
) -> Option<impl IntoView + use<>> {
    let (text, count) = column.frequent.first()?;
    #[expect(clippy::cast_precision_loss, reason = "a share for people")]
    let share = *count as f64 * 100.0 / rows.max(1) as f64;
    let others: String = column
        .frequent
        .iter()
        .skip(1)
        .take(2)
        .map(|(text, _)| format!(", {text}"))
        .collect();
    let share = i18n::percent(language, i18n::decimal(language, share, 0));
    Some(view! { <span class="quiet">{format!("{text} · {share}{others}")}</span> })
}
