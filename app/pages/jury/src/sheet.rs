//! A juror's score sheet for a work: marks, comments, stepping back and telling the organisers.

mod flags;
mod history;
mod key_list;
mod kinds;
mod marks_form;
mod neighbours;
mod recusal;
mod sheet_page;
pub(super) mod work;

use axum::{extract::Path, response::Response};
use contest::judging::{FlagKind, Recusal, SheetName};
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled},
    refusals,
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Failure, Mark, NewMark, Person, Problem, Refusal, Sheet};
use parts::jury_places::{parse_sheet_name, round_path, sheet_path};

use self::{neighbours::Neighbours, sheet_page::SheetPage};

/// Shows the sheet.
pub async fn show(visit: Visit, Path(text): Path<String>) -> Answer {
    let sheet = SheetPage::read(&visit, &parse_sheet_name(&text)?).await?;
    Ok(page(&visit, sheet.place(&visit), || {
        sheet.view(&visit, &Filled::default()).into_any()
    }))
}

/// Shows the sheet again, with what stands against what was posted.
async fn show_refused(
    visit: &Visit,
    name: &SheetName,
    fields: &Fields,
    refusal: Refusal,
) -> Answer {
    let sheet = SheetPage::read(visit, name).await?;
    let filled = Filled::with_refusal(fields, refusal.clone());
    Ok(page_refused(visit, &refusal, sheet.place(visit), || {
        sheet.view(visit, &filled).into_any()
    }))
}

/// Goes back to the sheet, or shows it with the fields that were refused.
async fn answer(
    visit: &Visit,
    name: &SheetName,
    fields: &Fields,
    outcome: office::Result<Done>,
) -> Answer {
    match outcome {
        Ok(done) => Ok(visit.redirect(&sheet_path(name), done)),
        Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
            show_refused(visit, name, fields, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Saves what a browser without JavaScript posts: every mark that was changed, one by one, and both
/// comments.
pub async fn save(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let name = parse_sheet_name(&text)?;
    match save_all(&visit, &name, &fields).await {
        Ok(()) if fields.has("finish") => set_finished(&visit, &name, &fields, true).await,
        Ok(()) => Ok(visit.redirect(&sheet_path(&name), Done::Saved)),
        Err(Failure::Refused(refusal @ Refusal::Denied(contest::Denied::OutOfContest))) => {
            Ok(show_typed(&visit, &fields, &refusal))
        }
        Err(Failure::Refused(refusal)) if !matches!(refusal, Refusal::Denied(_)) => {
            show_refused(&visit, &name, &fields, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Shows why a sheet is no longer there, with the comments that were just typed on it.
fn show_typed(visit: &Visit, fields: &Fields, refusal: &Refusal) -> Response {
    let language = visit.language;
    let title = i18n::problem_title(language);
    page_refused(visit, refusal, PageHead::with_title(title), || {
        let texts = ["comment_team", "comment_jury"]
            .map(|name| fields.get(name).to_owned())
            .into_iter()
            .filter(|text| !text.trim().is_empty());
        let texts = texts
            .map(|text| view! { <p class="typed">{text}</p> })
            .collect_view();
        view! {
            <section class="band narrow">
                <h1>{title}</h1>
                <p class="lead">{refusals::text(refusal, visit)}</p>
            </section>
            <section class="band narrow">
                <h2>{i18n::sheet_typed(language)}</h2>
                {texts}
            </section>
        }
        .into_any()
    })
}

async fn save_all(visit: &Visit, name: &SheetName, fields: &Fields) -> office::Result<()> {
    let Ok(juror) = visit.signed_in() else {
        return Err(contest::Denied::SignIn.into());
    };
    let sheet = visit.office().sheet(juror, name, visit.now).await?;
    let mut stale = None;
    for mark in sheet
        .marks
        .iter()
        .filter_map(|mark| read_mark(name, mark, fields))
    {
        match visit.office().save_mark(juror, mark, visit.now).await {
            Ok(_) => {}
            // What another tab saved stands; everything else is saved all the same.
            Err(Failure::Refused(refusal @ Refusal::Stale { .. })) => {
                stale = stale.or(Some(refusal));
            }
            Err(failure) => return Err(failure),
        }
    }
    save_comments(visit, juror, &sheet, fields).await?;
    stale.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// What was chosen on a criterion, where it is not what is kept.
fn read_mark(name: &SheetName, kept: &Mark, fields: &Fields) -> Option<NewMark> {
    let criterion = &kept.criterion.id;
    // What was offered again after another tab had saved first, or what is chosen on the scale.
    let again = fields.get(&format!("again-{criterion}"));
    let chosen = if again.is_empty() {
        fields.get(&format!("mark-{criterion}"))
    } else {
        again
    };
    if chosen.is_empty() {
        return None;
    }
    // What is no number lies outside every scale.
    let steps: i64 = chosen.parse().unwrap_or(-1);
    let version: i64 = fields
        .get(&format!("version-{criterion}"))
        .parse()
        .unwrap_or(0);
    (kept.steps != Some(steps)).then(|| NewMark {
        sheet: name.clone(),
        criterion: criterion.clone(),
        steps,
        version,
        request: format!("form-{version}-{steps}"),
    })
}

/// Saves both comments, where one was changed.
async fn save_comments(
    visit: &Visit,
    juror: &Person,
    sheet: &Sheet,
    fields: &Fields,
) -> office::Result<()> {
    // Browsers send line ends as CR LF.
    let plain = |text: &str| text.replace("\r\n", "\n");
    let team = plain(fields.get("comment_team"));
    let jury = plain(fields.get("comment_jury"));
    if team == plain(&sheet.comment_team) && jury == plain(&sheet.comment_jury) {
        return Ok(());
    }
    let version = fields.get("comment_version").parse().unwrap_or(0);
    visit
        .office()
        .save_comments(juror, &sheet.name, &team, &jury, version, visit.now)
        .await?;
    Ok(())
}

/// Finishes a sheet or opens it again; then the next entry.
pub async fn finish(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let name = parse_sheet_name(&text)?;
    set_finished(&visit, &name, &fields, fields.get("finished") == "1").await
}

/// Finishes a sheet, or opens it again; `fields` is what was posted, which a refusal gives back.
async fn set_finished(visit: &Visit, name: &SheetName, fields: &Fields, finished: bool) -> Answer {
    let juror = visit.signed_in()?;
    match visit
        .office()
        .finish(juror, name, finished, visit.now)
        .await
    {
        Ok(()) if finished => {
            let sheet = visit.office().sheet(juror, name, visit.now).await?;
            let neighbours = Neighbours::read(visit, &sheet).await?;
            let next = neighbours
                .next
                .unwrap_or_else(|| round_path(&sheet.call, name.round));
            Ok(visit.redirect(&next, Done::SheetFinished))
        }
        Ok(()) => Ok(visit.redirect(&sheet_path(name), Done::SheetReopened)),
        Err(Failure::Refused(refusal @ (Refusal::MarksMissing(_) | Refusal::Paused { .. }))) => {
            show_refused(visit, name, fields, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Steps back from an entry, or takes that back.
pub async fn recuse(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let name = parse_sheet_name(&text)?;
    let recusal = match Recusal::from_code(fields.get("kind")) {
        _ if !fields.has("declare") => None,
        Some(kind) => Some((kind, fields.get("reason"))),
        None => {
            let refusal = Refusal::of_field("kind", Problem::UnknownChoice);
            return show_refused(&visit, &name, &fields, refusal).await;
        }
    };
    let done = if recusal.is_some() {
        Done::SteppedBack
    } else {
        Done::SteppingBackWithdrawn
    };
    let outcome = visit
        .office()
        .recuse(visit.signed_in()?, &name, recusal, visit.now)
        .await;
    answer(&visit, &name, &fields, outcome.map(|()| done)).await
}

/// Tells the organisers of something about an entry.
pub async fn flag(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let name = parse_sheet_name(&text)?;
    let Some(kind) = FlagKind::from_code(fields.get("kind")) else {
        let refusal = Refusal::of_field("flag-kind", Problem::UnknownChoice);
        return show_refused(&visit, &name, &fields, refusal).await;
    };
    let outcome = visit
        .office()
        .raise_flag(
            visit.signed_in()?,
            &name,
            kind,
            fields.get("note"),
            visit.now,
        )
        .await;
    answer(&visit, &name, &fields, outcome.map(|()| Done::EntryFlagged)).await
}
