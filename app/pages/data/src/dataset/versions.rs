//! The versions of a data set, and what is different from an earlier one.

use contest::Language;
use dataset_spec::ColumnProfile;
use frame::visit::Visit;
use leptos::prelude::*;
use office::{DatasetView, VersionRow, calendar};

use super::dictionary::{count_distinct, kind_name};

/// What is different about a column, or about the whole table where it has no name.
struct Difference {
    column: String,
    changes: Vec<String>,
}

/// Writes a fact about a column.
type WriteFact = fn(Language, &ColumnProfile) -> String;

/// The section of what is different from an earlier version.
pub(super) fn view_differences(
    visit: &Visit,
    earlier: &DatasetView,
    view: &DatasetView,
) -> impl IntoView + use<> {
    let language = visit.language;
    let differences = find_differences(language, earlier, view);
    let none = differences
        .is_empty()
        .then(|| view! { <p>{i18n::data_difference_none(language)}</p> });
    let rows = differences
        .into_iter()
        .map(|difference| {
            let changes = difference
                .changes
                .into_iter()
                .map(|change| view! { <span class="line">{change}</span> })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">
                        <code>{difference.column}</code>
                    </th>
                    <td>{changes}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="band" id="difference">
            <h2>{i18n::data_difference(language, earlier.number)}</h2>
            {none}
            {view_headless_table(rows)}
        </section>
    }
}

/// A table whose rows say themselves what they are.
fn view_headless_table(rows: impl IntoView + 'static) -> AnyView {
    view! {
        <div class="scroll" tabindex="0">
            <table>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// How many rows there are now, and the columns that came, went or changed.
fn find_differences(
    language: Language,
    earlier: &DatasetView,
    view: &DatasetView,
) -> Vec<Difference> {
    let find = |view: &DatasetView, name: &str| {
        view.profile
            .columns
            .iter()
            .position(|column| column.name == name)
    };
    let rows = change(
        write_count(language, earlier.profile.rows),
        write_count(language, view.profile.rows),
    );
    let mut differences: Vec<Difference> = rows
        .map(|rows| Difference {
            column: String::new(),
            changes: vec![i18n::join_label(
                language,
                i18n::data_difference_rows(language),
                rows,
            )],
        })
        .into_iter()
        .collect();
    for column in &view.profile.columns {
        let changes = match find(earlier, &column.name) {
            Some(before) => describe_changes(language, &earlier.profile.columns[before], column),
            None => vec![i18n::data_difference_added(language).to_owned()],
        };
        if !changes.is_empty() {
            differences.push(Difference {
                column: column.name.clone(),
                changes,
            });
        }
    }
    for before in &earlier.profile.columns {
        if find(view, &before.name).is_none() {
            differences.push(Difference {
                column: before.name.clone(),
                changes: vec![i18n::data_difference_removed(language).to_owned()],
            });
        }
    }
    differences
}

/// What changed about a column that both versions have.
fn describe_changes(
    language: Language,
    before: &ColumnProfile,
    now: &ColumnProfile,
) -> Vec<String> {
    let facts: [(&'static str, WriteFact); 5] = [
        (i18n::data_kind(language), |language, column| {
            kind_name(language, &column.kind).to_owned()
        }),
        (i18n::data_missing(language), |language, column| {
            write_count(language, column.missing)
        }),
        (i18n::data_distinct(language), count_distinct),
        (i18n::data_range(language), |_, column| {
            format!(
                "{} – {}",
                column.smallest.clone().unwrap_or_default(),
                column.largest.clone().unwrap_or_default()
            )
        }),
        (i18n::data_mean(language), |language, column| {
            column
                .mean
                .map_or_else(String::new, |mean| i18n::decimal(language, mean, 2))
        }),
    ];
    facts
        .into_iter()
        .filter_map(|(name, write)| {
            let text = change(write(language, before), write(language, now))?;
            Some(i18n::join_label(language, name, text))
        })
        .collect()
}

/// Writes what was and what is, where they differ.
fn change(before: String, now: String) -> Option<String> {
    (before != now).then(|| format!("{before} → {now}"))
}

fn write_count(language: Language, count: usize) -> String {
    i18n::number(language, i64::try_from(count).unwrap_or(i64::MAX))
}

/// The section of all versions.
pub(super) fn view_versions(
    visit: &Visit,
    view: &DatasetView,
    versions: &[VersionRow],
) -> impl IntoView + use<> {
    let rows = versions
        .iter()
        .map(|version| view_version(visit, view, version))
        .collect_view();
    view! {
        <section class="band" id="versions">
            <h2>{i18n::data_versions(visit.language)}</h2>
            {view_headless_table(rows)}
        </section>
    }
}

/// A version with when and from what it was prepared; the one that the page shows is no link.
fn view_version(visit: &Visit, view: &DatasetView, version: &VersionRow) -> impl IntoView + use<> {
    let language = visit.language;
    let name = if version.published_at().is_some() {
        i18n::data_version(language, version.number)
    } else {
        i18n::data_draft(language, version.number)
    };
    let name = if version.number == view.number {
        view! { <span aria-current="true">{name}</span> }.into_any()
    } else {
        let base = visit.link(&format!("/data/{}", view.card.slug));
        let address = format!("{base}?version={}", version.number);
        view! { <a href=address>{name}</a> }.into_any()
    };
    let mark = version
        .is_shown()
        .then(|| format!(" ({})", i18n::data_version_shown(language)));
    view! {
        <tr>
            <th scope="row">{name} {mark}</th>
            <td>
                {calendar::format_timestamp(language, version.prepared_at(), &calendar::Zone::UTC)}
            </td>
            <td class="number">{i18n::data_rows(language, version.rows)}</td>
            <td>{version.raw_name.clone()}</td>
            <td>
                <code class="wrap">{version.raw_hash.chars().take(12).collect::<String>()}</code>
            </td>
        </tr>
    }
}
