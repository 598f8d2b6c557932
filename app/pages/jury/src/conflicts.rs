//! The entries with which a juror may have a conflict of interest, before they are assigned.

use axum::extract::Path;
use contest::{EntryId, entry::MAX_COMMENT_CHARS};
use frame::{
    city::city_class,
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input, Tick},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, ConflictRow, Failure, Refusal};
use parts::jury_places::{jury_path, place_under_dashboard, sheet_path};

/// Shows the entries, to be ticked.
pub async fn show(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let rows = visit
        .office()
        .conflict_list(visit.signed_in()?, &call, visit.now)
        .await?;
    let reason = rows
        .iter()
        .find_map(|row| row.declared.clone())
        .unwrap_or_default();
    let form = Filled::with([("reason", reason)]);
    Ok(page(&visit, locate(&visit, &call), || {
        view_form(&visit, &call, &rows, &form).into_any()
    }))
}

/// Declares conflicts of interest.
pub async fn declare(
    visit: Visit,
    Path((edition, call)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let entries: Vec<EntryId> = fields.all("entry").map(EntryId::new).collect();
    let juror = visit.signed_in()?;
    match visit
        .office()
        .declare_conflicts(juror, &call, &entries, fields.get("reason"), visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect(&conflicts_path(&call), Done::Saved)),
        Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
            let mut rows = visit
                .office()
                .conflict_list(juror, &call, visit.now)
                .await?;
            for row in &mut rows {
                // What was ticked stays ticked.
                row.declared = entries.contains(&row.entry).then(String::new);
            }
            let form = Filled::with_refusal(&fields, refusal.clone());
            Ok(page_refused(
                &visit,
                &refusal,
                locate(&visit, &call),
                || view_form(&visit, &call, &rows, &form).into_any(),
            ))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn conflicts_path(call: &Call) -> String {
    format!("{}/conflicts", jury_path(call))
}

fn locate(visit: &Visit, call: &Call) -> PageHead {
    place_under_dashboard(visit, call, i18n::conflicts_title(visit.language))
}

fn view_form(visit: &Visit, call: &Call, rows: &[ConflictRow], form: &Filled) -> impl IntoView {
    let language = visit.language;
    let rows = rows.iter().map(|row| view_entry(visit, row)).collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::conflicts_title(language)}</h1>
            <p class="lead">{i18n::conflicts_lead(language)}</p>
            {form.summary(visit)}
            <form method="post" action=visit.link(&conflicts_path(call)) class="stack">
                <ul class="plain-list">{rows}</ul>
                {form
                    .text(
                        visit,
                        "reason",
                        i18n::sheet_conflict_reason(language),
                        i18n::limit_characters(language, MAX_COMMENT_CHARS),
                        Input::TEXT,
                    )}
                <p>
                    <button class="button">{i18n::sheet_conflict_declare(language)}</button>
                </p>
            </form>
        </section>
    }
}

/// An entry to tick; the way to its sheet instead, where it is assigned already.
fn view_entry(visit: &Visit, row: &ConflictRow) -> impl IntoView {
    let language = visit.language;
    let team = row
        .team
        .as_ref()
        .map_or_else(String::new, |team| format!(" · {team}"));
    let text = i18n::join_number(row.number, row.title.text(language)) + &team;
    let note = row.assigned.as_ref().map(|sheet| {
        view! {
            " "
            <a href=visit.link(&sheet_path(sheet))>{i18n::conflicts_assigned(language)}</a>
        }
    });
    let tick = Tick::new("entry", row.entry.to_string())
        .check(row.declared.is_some())
        .disable(row.assigned.is_some());
    view! { <li class="row">{tick.view(text)} {note}</li> }
}
