//! The minutes of a meeting as a document, and the records behind them.

use axum::extract::{Path, Query};
use contest::Language;
use documents::{Block, Paper, Table};
use frame::{failure::Answer, phases::phase_name, visit::Visit};
use judging::assessment::{Coverage, Order};
use office::{Call, Failure, MinuteRank, Minutes, Snapshot, calendar};
use parts::{
    figures::{UNKNOWN, format_points, format_ranks},
    organiser::download,
    step_backs::step_back_line,
};
use serde::Deserialize;

use super::records::describe_record;

/// In which language minutes are asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct MinutesQuery {
    language: String,
}

/// Answers with the minutes as PDF, as Markdown, or with the records behind them as JSON.
pub async fn send(
    visit: Visit,
    Path((edition, slug, file)): Path<(String, String, String)>,
    Query(asked): Query<MinutesQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let minutes = visit
        .office()
        .minutes(visit.signed_in()?, &call, visit.now)
        .await?;
    let language = Language::from_tag(&asked.language).unwrap_or(visit.language);
    let name = |ending: &str| format!("{edition}-{slug}-minutes-{}.{ending}", language.tag());
    match file.as_str() {
        "minutes.json" => Ok(download(
            minutes.json,
            "application/json",
            &format!("{edition}-{slug}-minutes.json"),
        )),
        "minutes.md" => Ok(download(
            write_paper(language, &call, &minutes).markdown(),
            "text/markdown; charset=utf-8",
            &name("md"),
        )),
        "minutes.pdf" => {
            let paper = write_paper(language, &call, &minutes);
            let bytes = visit.site.drawing.run(move || paper.pdf()).await?;
            let bytes = bytes.map_err(|error| Failure::Broken(error.to_string()))?;
            Ok(download(bytes, "application/pdf", &name("pdf")))
        }
        _ => Err(contest::Denied::Unknown.into()),
    }
}

/// Writes the minutes in a language.
fn write_paper(language: Language, call: &Call, minutes: &Minutes) -> Paper {
    let title = call.title.text(language);
    let mut blocks = vec![Block::Paragraph(format!(
        "{} \u{2013} {title}",
        call.edition.title.text(language),
    ))];
    if !minutes.closed {
        blocks.push(Block::Paragraph(i18n::minutes_draft(language).to_owned()));
    }
    blocks.push(Block::Note(i18n::minutes_zone(
        language,
        calendar::zone_name(language, &call.time_zone),
    )));
    blocks.extend(write_ranking(language, &minutes.snapshot));
    blocks.extend(write_course(language, call, minutes));
    blocks.push(Block::Heading(i18n::minutes_signed(language).to_owned()));
    blocks.push(Block::Paragraph(i18n::minutes_hash(
        language,
        &minutes.hash,
    )));
    if let Some(logged) = &minutes.logged {
        blocks.push(Block::Paragraph(i18n::minutes_logged(
            language,
            logged.to_string(),
        )));
    }
    Paper {
        title: i18n::minutes_of(language, title),
        language: language.tag().to_owned(),
        blocks,
        foot: format!("{title} · SHA-256 {}", &minutes.hash[..16]),
    }
}

/// The ranking that lay on the table, and who judged what was theirs to judge no more.
fn write_ranking(language: Language, snapshot: &Snapshot) -> Vec<Block> {
    let coverage = match snapshot.coverage {
        Coverage::Empty => i18n::ranking_empty(language),
        Coverage::Complete => i18n::ranking_complete(language),
        Coverage::Connected if snapshot.order == Order::Raw => i18n::minutes_raw(language),
        Coverage::Connected => i18n::minutes_connected(language),
        Coverage::Apart(_) => i18n::meeting_apart(language),
    };
    let mut blocks = vec![
        Block::Heading(i18n::minutes_ranking(
            language,
            phase_name(language, snapshot.round.phase()),
        )),
        Block::Paragraph(coverage.to_owned()),
    ];
    if !snapshot.ranking.is_empty() {
        blocks.push(Block::Table(ranking_table(language, snapshot)));
    }
    blocks.push(Block::Note(i18n::minutes_method(
        language,
        &snapshot.method,
        &snapshot.hash,
    )));
    if !snapshot.recusals.is_empty() {
        let lines = snapshot
            .recusals
            .iter()
            .map(|step_back| step_back_line(language, step_back));
        blocks.push(Block::Heading(i18n::minutes_recusals(language).to_owned()));
        blocks.push(Block::List(lines.collect()));
    }
    if !snapshot.uncounted.is_empty() {
        let lines = snapshot.uncounted.iter().map(|uncounted| {
            i18n::minutes_uncounted_line(
                language,
                &uncounted.juror,
                uncounted.sheets,
                &uncounted.reason,
            )
        });
        blocks.push(Block::Heading(i18n::minutes_uncounted(language).to_owned()));
        blocks.push(Block::List(lines.collect()));
    }
    blocks
}

/// By parts and without ranks where the jury fell into them.
fn ranking_table(language: Language, snapshot: &Snapshot) -> Table {
    let compares = snapshot.coverage.compares();
    let mut head = vec![if compares {
        i18n::ranking_rank(language)
    } else {
        i18n::ranking_part_head(language)
    }];
    head.extend([
        i18n::jury_entry(language),
        i18n::entry_title(language),
        i18n::ranking_points(language),
    ]);
    head.extend(compares.then(|| i18n::ranking_interval(language)));
    head.push(i18n::organise_jurors(language));
    let row = |row: &MinuteRank| {
        let first = if compares {
            row.rank
        } else {
            row.part.map(|part| part + 1)
        };
        let mut cells = vec![
            first.map_or_else(|| UNKNOWN.to_owned(), |first| first.to_string()),
            row.work.number.to_string(),
            row.work.title.text(language).to_owned(),
            format_points(language, row.points),
        ];
        cells.extend(compares.then(|| row.ranks.map_or_else(|| UNKNOWN.to_owned(), format_ranks)));
        cells.push(row.jurors.to_string());
        cells
    };
    Table {
        head: head.into_iter().map(str::to_owned).collect(),
        rows: snapshot.ranking.iter().map(row).collect(),
        widths: if compares {
            vec![9, 9, 42, 13, 14, 13]
        } else {
            vec![11, 9, 52, 14, 14]
        },
    }
}

/// What was recorded, and when.
fn write_course(language: Language, call: &Call, minutes: &Minutes) -> Vec<Block> {
    let rows = minutes
        .records
        .iter()
        .map(|recorded| {
            vec![
                calendar::local(language, recorded.at, &call.time_zone),
                describe_record(language, &recorded.record).join("\n"),
            ]
        })
        .collect();
    vec![
        Block::Heading(i18n::minutes_course(language).to_owned()),
        Block::Table(Table {
            head: [i18n::minutes_when(language), i18n::minutes_what(language)]
                .map(str::to_owned)
                .to_vec(),
            rows,
            widths: vec![24, 76],
        }),
    ]
}
