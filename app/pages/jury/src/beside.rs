//! Two works side by side, with the juror's own marks below each.

use axum::extract::{Path, Query};
use contest::judging::SheetName;
use frame::{
    failure::{Answer, PageError},
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::{DashboardRow, Mark, Person};
use parts::{
    figures::UNKNOWN,
    jury_places::{jury_path, parse_sheet_name, sheet_path},
    work_facts::Catalogue,
};
use serde::Deserialize;

use crate::sheet::work::{SheetWork, view_work};

/// What is beside a work.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Beside {
    /// The name of the other sheet, empty where none was chosen.
    other: String,
}

/// Shows a work, and the other one where it was chosen.
pub async fn show(visit: Visit, Path(text): Path<String>, Query(asked): Query<Beside>) -> Answer {
    let name = parse_sheet_name(&text)?;
    let juror = visit.signed_in()?;
    let first = read_work(&visit, juror, &name).await?;
    let second = if asked.other.is_empty() {
        None
    } else {
        Some(read_work(&visit, juror, &parse_sheet_name(&asked.other)?).await?)
    };
    let sheet = &first.sheet;
    let catalogue = Catalogue::read(&visit, &sheet.call.edition).await?;
    let desk = visit
        .office()
        .dashboard(juror, &sheet.call, name.round, visit.now)
        .await?;
    let language = visit.language;
    let place = PageHead::of_edition(i18n::beside_title(language), &sheet.call.edition, &visit)
        .under(
            visit.link(&jury_path(&sheet.call)),
            i18n::jury_title(language),
        )
        .under(
            visit.link(&sheet_path(&name)),
            i18n::entry_number(language, sheet.number),
        )
        .following(&visit, &sheet.call);
    Ok(page(&visit, place, || {
        let others = desk.rows.iter().filter(|row| row.sheet != name);
        let works = std::iter::once(&first)
            .chain(&second)
            .map(|work| view_marked_work(&visit, work, &catalogue))
            .collect_view();
        view! {
            {view_choice(&visit, others, &asked.other)}
            <div class="beside">{works}</div>
        }
        .into_any()
    }))
}

async fn read_work(
    visit: &Visit,
    juror: &Person,
    name: &SheetName,
) -> Result<SheetWork, PageError> {
    let sheet = visit.office().sheet(juror, name, visit.now).await?;
    SheetWork::read(visit, sheet).await
}

/// The form that chooses the other work.
fn view_choice<'d>(
    visit: &Visit,
    others: impl Iterator<Item = &'d DashboardRow>,
    chosen: &str,
) -> impl IntoView {
    let language = visit.language;
    let options = others
        .map(|row| {
            let value = row.sheet.to_string();
            view! {
                <option value=value.clone() selected=value == chosen>
                    {i18n::join_number(row.number, row.title.text(language))}
                </option>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h1>{i18n::beside_title(language)}</h1>
            <form method="get" class="row">
                <label for="other">{i18n::beside_other(language)}</label>
                <select id="other" name="other" class="short">
                    {options}
                </select>
                <button class="button plain">{i18n::beside_show(language)}</button>
            </form>
        </section>
    }
}

/// A work, the marks that it has, and the way to its sheet.
fn view_marked_work(visit: &Visit, work: &SheetWork, catalogue: &Catalogue) -> impl IntoView {
    let language = visit.language;
    let sheet = &work.sheet;
    let mark = |mark: &Mark| {
        let steps = mark
            .steps
            .map_or_else(|| UNKNOWN.to_owned(), |steps| steps.to_string());
        view! {
            <div>
                <dt>{mark.criterion.name.text(language).to_owned()}</dt>
                <dd>{steps}</dd>
            </div>
        }
    };
    view! {
        <div>
            {view_work(visit, work, catalogue)}
            <dl class="facts">{sheet.marks.iter().map(mark).collect_view()}</dl> <p>
                <a href=visit
                    .link(&sheet_path(&sheet.name))>{i18n::beside_score(language, sheet.number)}</a>
            </p>
        </div>
    }
}
