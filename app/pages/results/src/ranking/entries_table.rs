//! The entries in their order, with their points and how sure their ranks are; the finalists are
//! chosen in it.

use contest::{Language, judging::RoundKind};
use frame::{
    form::{Filled, seen_field_of},
    table::{Column, table},
    text_language::view_localized,
};
use judging::{assessment::METHOD, ranking::RankedEntry};
use leptos::prelude::*;
use office::{RankingRow, RankingView, Thing};
use parts::figures::{UNKNOWN, format_percent, format_points, format_ranks};

use super::{FINALISTS, RankingPage, describe_tie, has_probabilities};
use crate::kept_rankings::{HASH_BEGINNING, kept_rankings};

/// The table, what it was computed from, and the rankings that were kept.
pub(super) fn section(page: &RankingPage) -> impl IntoView + use<> {
    let (language, ranking) = (page.visit.language, &page.state.ranking);
    let posted = page.form.of("what", FINALISTS);
    view! {
        <section class="band">
            <div class="section-head">
                <h2>{i18n::ranking_table(language)}</h2>
                <a href=format!(
                    "{}/ranking.json{}",
                    page.base,
                    page.round_query(),
                )>{i18n::ranking_export(language)}</a>
            </div>
            {tables(page, posted)}
            {(ranking.round == RoundKind::Screening).then(|| finalists_form(page, posted))}
            <p class="quiet wrap">
                {i18n::ranking_record(
                    language,
                    &ranking.hash[..HASH_BEGINNING],
                    METHOD,
                    ranking.seed,
                    ranking.samples,
                )}
            </p>
            {kept_rankings(page.visit, page.call, &ranking.recorded)}
        </section>
    }
}

/// The table of all entries, or one for each part of the jury where nothing can be compared across
/// them.
fn tables(page: &RankingPage, posted: Option<&Filled>) -> AnyView {
    let (language, ranking) = (page.visit.language, &page.state.ranking);
    let columns = columns(language, ranking);
    let table_of = |rows: &[RankingRow]| {
        table(
            &columns,
            rows.iter().map(|row| row_cells(page, row, posted)),
        )
    };
    if ranking.coverage.compares() {
        return table_of(&ranking.rows);
    }
    let parts = ranking
        .rows
        .chunk_by(|one, other| one.assessed.part == other.assessed.part);
    let parts = parts.map(|rows| {
        let part = rows[0].assessed.part;
        let jurors = ranking
            .jurors
            .iter()
            .filter(|(juror, _)| juror.part == part);
        let jurors = i18n::list(language, jurors.map(|(_, name)| name.as_str()));
        view! {
            <h3>{i18n::ranking_part(language, part + 1)}</h3>
            <p class="quiet">{i18n::ranking_part_jurors(language, jurors)}</p>
            {table_of(rows)}
        }
    });
    parts.collect_view().into_any()
}

fn columns(language: Language, ranking: &RankingView) -> Vec<Column> {
    let mut columns = Vec::new();
    if ranking.round == RoundKind::Screening {
        columns.push(Column::tick(i18n::ranking_finalist(language)));
    }
    if ranking.coverage.compares() {
        columns.extend([
            Column::rank(i18n::ranking_rank(language)),
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::ranking_corrected(language)),
            Column::number(i18n::ranking_raw(language)),
        ]);
    } else {
        columns.extend([
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::why_corrected(language)),
            Column::number(i18n::ranking_mean(language)),
        ]);
    }
    if has_probabilities(ranking) {
        columns.extend([
            Column::number(i18n::ranking_interval(language)),
            Column::number(i18n::ranking_first(language)),
            Column::number(i18n::ranking_shortlist(language)),
        ]);
    }
    columns.extend(ranking.criteria.iter().map(|criterion| {
        Column::number(criterion.name.text(language))
            .with_note(i18n::percent(language, criterion.weight / 10))
    }));
    columns.extend([
        Column::number(i18n::organise_jurors(language)),
        Column::wide(i18n::ranking_tie(language)),
    ]);
    columns
}

/// The cells of an entry, one for each of the columns.
fn row_cells(page: &RankingPage, row: &RankingRow, posted: Option<&Filled>) -> Vec<AnyView> {
    let (language, ranking) = (page.visit.language, &page.state.ranking);
    let points_and_rank = |place: &RankedEntry| match place.rank {
        Some(rank) => format!("{} · {rank}", format_points(language, place.points)),
        None => format_points(language, place.points),
    };
    let mut cells = Vec::new();
    if ranking.round == RoundKind::Screening {
        cells.push(finalist_tick(page, row, posted).into_any());
    }
    cells.extend(row.place.rank.map(IntoAny::into_any));
    let address = format!("{}/ranking/{}{}", page.base, row.number, page.round_query());
    cells.extend([
        view! {
            <a href=address>{view_localized(language, &row.title)}</a>
            <br />
            <span class="quiet">
                {row.team.clone()}" · "{i18n::entry_number(language, row.number)}
            </span>
        }
        .into_any(),
        view! { <b>{points_and_rank(&row.assessed.corrected)}</b> }.into_any(),
        points_and_rank(&row.assessed.raw).into_any(),
    ]);
    if let Some(probabilities) = &row.assessed.probabilities {
        cells.extend([
            format_ranks(probabilities.ranks).into_any(),
            format_percent(language, probabilities.first).into_any(),
            format_percent(language, probabilities.shortlist).into_any(),
        ]);
    }
    cells.extend(row.place.criteria.iter().map(|mean| {
        mean.map_or_else(|| UNKNOWN.to_owned(), |mean| format_points(language, mean))
            .into_any()
    }));
    cells.extend([
        row.place.jurors.into_any(),
        describe_tie(language, &ranking.criteria, row).into_any(),
    ]);
    cells
}

/// The box that makes an entry a finalist. Where none is chosen yet, the first ranks are proposed,
/// if there is a joint ranking.
fn finalist_tick(
    page: &RankingPage,
    row: &RankingRow,
    posted: Option<&Filled>,
) -> impl IntoView + use<> {
    let language = page.visit.language;
    let shortlist = usize::try_from(page.call.shortlist).unwrap_or(0);
    let chosen = page.state.ranking.rows.iter().any(|row| row.finalist);
    let checked = if chosen {
        row.finalist
    } else {
        row.place.rank.is_some_and(|rank| rank <= shortlist)
    };
    let checked = posted.map_or(checked, |form| form.chose("finalist", &row.place.entry));
    view! {
        <input
            type="checkbox"
            name="finalist"
            value=row.place.entry.to_string()
            checked=checked
            form="finalists"
            aria-label=i18n::organise_finalist(language, row.title.text(language))
        />
    }
}

/// The button that saves the finalists; with a confirmation where the ranking does not compare
/// them.
fn finalists_form(page: &RankingPage, posted: Option<&Filled>) -> impl IntoView + use<> {
    let language = page.visit.language;
    let seen = page.state.versions.of(Thing::Finalists);
    view! {
        <form method="post" action=format!("{}/finalists", page.base) id="finalists" class="stack">
            {seen_field_of(posted, seen)}
            <input type="hidden" name="what" value=FINALISTS />
            {page.apart_confirmation(i18n::finalists_apart_confirm(language))}
            <p>
                <button class="button plain">{i18n::organise_save_finalists(language)}</button>
            </p>
        </form>
    }
}
