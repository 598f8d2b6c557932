//! An edition from a file, in the browser: pasted or chosen, seen as a plan, and then changed.

use contest::{Denied, Language};
use edition_file::{EditionFile, Fault};
use frame::{
    done::Done,
    edition_words,
    failure::{Answer, PageError},
    form::{Fields, Filled, OnForm as _},
    limits::MAX_FORM_BYTES,
    shell::{PageHead, page, page_refused},
    table::{self, Column},
    visit::Visit,
};
use leptos::prelude::*;
use office::{EditionAuthor, EditionChange, EditionPlan, Failure, Refusal};
use serde_json::Value;
use tokio::task::spawn_blocking;

use crate::setting::{PLAN, view_consequences};

/// The name of the field that holds the file.
const FILE: &str = "file";

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    visit.office().may_import(visit.signed_in()?).await?;
    let filled = Filled::default();
    Ok(page(&visit, locate(&visit), || {
        view_form(&visit, &filled, &[])
    }))
}

/// Reads a file beside the requests that others wait for: it is as large as a form may be.
pub(super) async fn read_aside<T: Send + 'static>(
    read: impl FnOnce() -> T + Send + 'static,
) -> Result<T, PageError> {
    let read = spawn_blocking(read).await;
    read.map_err(|error| Failure::Broken(format!("a file was not read: {error}")).into())
}

fn locate(visit: &Visit) -> PageHead {
    PageHead::with_title(i18n::edition_import_title(visit.language))
        .under(visit.link("/desk"), i18n::menu_desk(visit.language))
        .with_script("/read-file.js")
        .keeping_typed()
}

/// Plans what was sent, or carries out the plan that was looked at.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    visit.office().may_import(person).await?;
    let (text, cities) = (fields.get(FILE).to_owned(), visit.cities.clone());
    let read = read_aside(move || edition_file::read(text.as_bytes(), &cities.codes())).await?;
    let file = match read {
        Ok(file) => file,
        Err(faults) => {
            let filled = Filled::new(&fields);
            return Ok(page_refused(
                &visit,
                &Refusal::Fields(Vec::new()),
                locate(&visit),
                || view_form(&visit, &filled, &faults),
            ));
        }
    };
    let seen = fields.get(PLAN);
    if seen.is_empty() {
        return show_plan(&visit, &fields, &file, None).await;
    }
    let outcome = visit
        .office()
        .apply_edition(EditionAuthor::Person(person), &file, seen, visit.now)
        .await;
    let makes = visit.office().may_make_edition(person).await.is_ok();
    let outcome = match outcome {
        // The name was free when the plan was made, and is somebody else's by now.
        Err(Failure::Refused(Refusal::Denied(Denied::Unknown))) if makes => {
            let (by, same) = (None, false);
            Err(Refusal::Overtaken { by, same })
        }
        outcome => outcome.on_form()?,
    };
    match outcome {
        Ok(plan) => Ok(visit.redirect(&format!("/{}", plan.slug), Done::EditionSet)),
        Err(refusal) => show_plan(&visit, &fields, &file, Some(refusal)).await,
    }
}

/// What the file would do, and what stands against it.
async fn show_plan(
    visit: &Visit,
    fields: &Fields,
    file: &EditionFile,
    refusal: Option<Refusal>,
) -> Answer {
    let planned = visit
        .office()
        .plan_for(EditionAuthor::Person(visit.signed_in()?), file, visit.now)
        .await;
    let plan = match (planned, refusal.clone()) {
        (Err(Failure::Refused(Refusal::Denied(Denied::Unknown))), Some(refusal)) => {
            let filled = Filled::with_refusal(fields, refusal.clone());
            return Ok(page_refused(visit, &refusal, locate(visit), || {
                view_form(visit, &filled, &[])
            }));
        }
        (planned, _) => planned?,
    };
    let digest = plan.digest().map_err(PageError::from)?;
    let text = fields.get(FILE).to_owned();
    match refusal {
        None => Ok(page(visit, locate(visit), || {
            view_plan(visit, &plan, &text, &digest, &Filled::default())
        })),
        Some(refusal) => {
            let filled = Filled::with_refusal(fields, refusal.clone());
            Ok(page_refused(visit, &refusal, locate(visit), || {
                view_plan(visit, &plan, &text, &digest, &filled)
            }))
        }
    }
}

fn view_form(visit: &Visit, filled: &Filled, faults: &[Fault]) -> AnyView {
    let language = visit.language;
    let limit = i18n::bytes(language, i64::try_from(MAX_FORM_BYTES).unwrap_or(0));
    view! {
        <section class="band">
            <h1>{i18n::edition_import_title(language)}</h1>
            <p class="lead">{i18n::edition_import_lead(language)}</p>
            {filled.summary(visit)}
            {(!faults.is_empty()).then(|| view_faults(language, faults))}
        </section>
        <section class="band">
            <form method="post" action=visit.link("/editions/import") class="stack">
                <div class="field" data-read-into=FILE hidden>
                    <label for="chosen">{i18n::edition_import_choose(language)}</label>
                    <input id="chosen" type="file" accept=".toml,.json" />
                </div>
                {filled
                    .area(
                        visit,
                        FILE,
                        i18n::edition_import_file(language),
                        i18n::edition_import_hint(language, limit),
                        24,
                    )}
                <p>
                    <button class="button">{i18n::edition_import_plan(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn view_faults(language: Language, faults: &[Fault]) -> impl IntoView {
    let lines = faults
        .iter()
        .map(|fault| view! { <li>{edition_words::fault(language, fault)}</li> })
        .collect_view();
    view! {
        <div class="notice refused" role="alert" tabindex="-1" autofocus>
            <p>{i18n::edition_import_faults(language)}</p>
            <ul>{lines}</ul>
        </div>
    }
}

fn view_plan(
    visit: &Visit,
    plan: &EditionPlan,
    text: &str,
    digest: &str,
    filled: &Filled,
) -> AnyView {
    let language = visit.language;
    let lead = if plan.changes.is_empty() {
        i18n::edition_plan_same(language, &plan.slug)
    } else if plan.new {
        i18n::edition_plan_new(language, &plan.slug)
    } else {
        i18n::edition_plan_changed(language, &plan.slug)
    };
    let obstacles = (!plan.obstacles.is_empty()).then(|| {
        let lines = plan
            .obstacles
            .iter()
            .map(|obstacle| edition_words::obstacle(language, obstacle))
            .map(|sentence| view! { <li>{sentence}</li> })
            .collect_view();
        view! {
            <div class="notice refused">
                <p>{i18n::edition_plan_obstacles(language)}</p>
                <ul>{lines}</ul>
            </div>
        }
    });
    let consequences = (!plan.consequences.is_empty()).then(|| {
        view! {
            <div class="notice">
                <p>{i18n::edition_plan_consequences(language)}</p>
                <ul>{view_consequences(visit, plan)}</ul>
            </div>
        }
    });
    let can = plan.obstacles.is_empty() && !plan.changes.is_empty();
    let confirm = can.then(|| {
        view! {
            <form method="post" action=visit.link("/editions/import") class="stack">
                <input type="hidden" name=FILE value=text.to_owned() />
                <input type="hidden" name=PLAN value=digest.to_owned() />
                <p>
                    <button class="button">{i18n::edition_plan_apply(language)}</button>
                </p>
            </form>
        }
    });
    view! {
        <section class="band">
            <h1>{i18n::edition_import_title(language)}</h1>
            {filled.summary(visit)}
            <p class="lead">{lead}</p>
            {obstacles}
            {consequences}
            {confirm}
        </section>
        <section class="band">
            {view_changes(language, &plan.changes)}
            <form method="post" action=visit.link("/editions/import") class="stack">
                {Filled::with([(FILE, text.to_owned())])
                    .area(visit, FILE, i18n::edition_import_file(language), "", 12)}
                <p>
                    <button class="button quiet">{i18n::edition_import_plan(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// Every value that would be another one.
pub(super) fn view_changes(language: Language, changes: &[EditionChange]) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let value = |value: &Option<Value>| match value {
        None => i18n::edition_plan_nothing(language).to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
    };
    let rows = changes
        .iter()
        .map(|change| {
            vec![
                view! { <code>{change.path.clone()}</code> }.into_any(),
                value(&change.before).into_any(),
                value(&change.after).into_any(),
            ]
        })
        .collect::<Vec<_>>();
    let columns = [
        Column::text(i18n::edition_plan_value(language)),
        Column::text(i18n::edition_plan_now(language)),
        Column::text(i18n::edition_plan_then(language)),
    ];
    Some(table::table(&columns, rows))
}
