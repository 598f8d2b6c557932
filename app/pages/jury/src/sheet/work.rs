//! A work as its jurors see it: cover, files and texts.

use contest::{FileId, Language};
use frame::{failure::PageError, visit::Visit};
use leptos::{attr::custom::custom_attribute, prelude::*};
use office::{Sheet, SheetFile, TABLE_COLUMNS, TABLE_ROWS};
use parts::{cover::Cover, work_facts::Catalogue};

/// The first rows of a table among a sheet's files.
struct TableHead {
    /// Id of its file.
    file: FileId,
    rows: Vec<Vec<String>>,
}

/// A sheet with what is shown of its work.
pub(crate) struct SheetWork {
    pub(crate) sheet: Sheet,
    tables: Vec<TableHead>,
}

impl SheetWork {
    /// Reads what is shown beside the texts of the work.
    pub(crate) async fn read(visit: &Visit, sheet: Sheet) -> Result<Self, PageError> {
        let tables = visit.office().sheet_tables(&sheet).await?;
        let tables = tables
            .into_iter()
            .map(|(file, rows)| TableHead { file, rows })
            .collect();
        Ok(Self { sheet, tables })
    }

    /// The address of a file of the work.
    fn address(&self, file: &SheetFile) -> String {
        format!("/files/jury/{}/{}", self.sheet.name, file.id)
    }
}

/// Shows the work.
pub(crate) fn view_work(visit: &Visit, work: &SheetWork, catalogue: &Catalogue) -> impl IntoView {
    let language = visit.language;
    let sheet = &work.sheet;
    let (title_language, title) = sheet.content.title.get(language);
    let (summary_language, summary) = sheet.content.summary.get(language);
    let team = sheet
        .team
        .clone()
        .unwrap_or_else(|| i18n::sheet_blind(language).to_owned());
    view! {
        <section class="work" aria-label=i18n::sheet_work(language)>
            <div class="strip">
                <b>{i18n::entry_number(language, sheet.number)}</b>
                <span lang=title_language.tag()>{title.to_owned()}</span>
                <span class="end">{team}</span>
            </div>
            {view_cover(language, work)}
            {view_files(language, work)}
            <div class="abstract" lang=summary_language.tag()>
                {summary
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(|line| view! { <p>{line.to_owned()}</p> })
                    .collect_view()}
            </div>
            {catalogue.facts(visit, &sheet.content)}
        </section>
    }
}

/// The cover at the head of the work.
fn view_cover(language: Language, work: &SheetWork) -> Option<impl IntoView + use<>> {
    let sheet = &work.sheet;
    let file = sheet.files.iter().find(|file| file.cover)?;
    let cover = Cover {
        address: work.address(file),
        size: (file.width, file.height),
        alternative: &sheet.content.alternative,
    };
    Some(view! { <figure>{cover.view_link(language)}</figure> })
}

/// Links to the files and to what is on the web; and the files in place.
fn view_files(language: Language, work: &SheetWork) -> impl IntoView + use<> {
    let sheet = &work.sheet;
    let named = || {
        sheet.files.iter().enumerate().map(|(index, file)| {
            let kind = file.kind.to_uppercase();
            let name = format!("{} {} · {kind}", i18n::sheet_file(language), index + 1);
            (file, name)
        })
    };
    let links = named()
        .map(|(file, name)| {
            view! {
                <a href=work.address(file) target="_blank" rel="noopener">
                    {name}
                </a>
            }
        })
        .collect_view();
    let web = (!sheet.content.link.is_empty() && sheet.team.is_some()).then(|| {
        view! {
            <a href=sheet.content.link.clone() rel="noopener noreferrer" target="_blank">
                {i18n::entry_link(language)}
            </a>
        }
    });
    let viewers = named()
        .map(|(file, name)| view_file(language, work, file, &name))
        .collect_view();
    view! {
        <div class="strip">{links}{web}</div>
        <div class="viewers">{viewers}</div>
    }
}

/// A file shown in place: a picture at its full size, a video, the first rows of a table; nothing
/// where those could not be read.
fn view_file(
    language: Language,
    work: &SheetWork,
    file: &SheetFile,
    name: &str,
) -> Option<impl IntoView + use<>> {
    let address = work.address(file);
    let content = match file.kind.as_str() {
        "mp4" => view_video(address, name).into_any(),
        "csv" => {
            let table = work.tables.iter().find(|table| table.file == file.id)?;
            view_table_head(language, table)?.into_any()
        }
        "pdf" => view! {
            <iframe
                src=address
                title=name.to_owned()
                {..custom_attribute("loading", "lazy")}
            ></iframe>
            <p class="quiet">{i18n::sheet_pdf(language)}</p>
        }
        .into_any(),
        _ => view! {
            <div class="scroll zoom" tabindex="0">
                <img
                    src=address
                    alt=name.to_owned()
                    loading="lazy"
                    width=file.width
                    height=file.height
                />
            </div>
        }
        .into_any(),
    };
    Some(view! {
        <details>
            <summary>{i18n::sheet_open_here(language, name)}</summary>
            {content}
        </details>
    })
}

fn view_video(address: String, name: &str) -> impl IntoView + use<> {
    view! { <video controls preload="metadata" src=address aria-label=name.to_owned()></video> }
}

/// The first rows of a table, below the names of its columns.
fn view_table_head(language: Language, table: &TableHead) -> Option<impl IntoView + use<>> {
    let (columns, rows) = table.rows.split_first()?;
    let columns = columns
        .iter()
        .map(|cell| view! { <th scope="col">{cell.clone()}</th> })
        .collect_view();
    let rows = rows
        .iter()
        .map(|row| {
            let cells = row.iter().map(|cell| view! { <td>{cell.clone()}</td> });
            view! { <tr>{cells.collect_view()}</tr> }
        })
        .collect_view();
    Some(view! {
        <div class="scroll" tabindex="0">
            <table>
                <thead>
                    <tr>{columns}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        <p class="quiet">{i18n::sheet_table(language, TABLE_ROWS, TABLE_COLUMNS)}</p>
    })
}
