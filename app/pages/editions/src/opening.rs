//! The checklist of an edition, and the act of opening it.

use axum::extract::Path;
use contest::Language;
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, Input, OnForm as _, Tick},
    phases::{current_phase, timeline},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Checklist, Finding};

use super::{
    setting::view_shared,
    steps::{place_page, view_line, words::view_finding},
};

/// The field that says that what is worth a second look was read.
const CONFIRMED: &str = "confirmed";
/// The field that names what was read.
const READ: &str = "read";

/// Shows the checklist.
pub async fn show(visit: Visit, Path(edition): Path<String>) -> Answer {
    let checklist = read(&visit, &edition).await?;
    let digest = checklist.digest()?;
    Ok(page(&visit, locate(&visit, &checklist), || {
        view_page(&visit, &checklist, &digest, &Filled::default())
    }))
}

async fn read(visit: &Visit, edition: &str) -> Result<Checklist, PageError> {
    let person = visit.signed_in()?;
    Ok(visit.office().checklist(person, edition, visit.now).await?)
}

fn locate(visit: &Visit, checklist: &Checklist) -> PageHead {
    place_page(visit, checklist, i18n::opening_title(visit.language))
}

/// Opens the edition.
pub async fn open(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let confirmed = fields.has(CONFIRMED).then(|| fields.get(READ));
    let opened = visit
        .office()
        .open_edition(
            visit.signed_in()?,
            &edition,
            (fields.seen(), confirmed),
            visit.now,
        )
        .await
        // The desk says what comes next.
        .map(|()| ("/desk".to_owned(), Done::EditionOpened));
    let wanted = i18n::opening_open(visit.language);
    answer(&visit, &edition, (&fields, wanted), opened).await
}

/// Takes the edition back to its preparation.
pub async fn take_back(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let taken_back = visit
        .office()
        .take_back_edition(visit.signed_in()?, &edition, fields.seen(), visit.now)
        .await
        .map(|()| (format!("/{edition}/opening"), Done::EditionTakenBack));
    let wanted = i18n::opening_undo(visit.language);
    answer(&visit, &edition, (&fields, wanted), taken_back).await
}

/// Deletes the edition, once its part of the address was typed.
pub async fn delete(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let typed = fields.text("slug");
    let deleted = visit
        .office()
        .delete_edition(
            visit.signed_in()?,
            &edition,
            (fields.seen(), &typed),
            visit.now,
        )
        .await
        .map(|()| ("/desk".to_owned(), Done::EditionDeleted));
    let wanted = i18n::edition_delete(visit.language);
    answer(&visit, &edition, (&fields, wanted), deleted).await
}

/// The page again, with what stands against it, where it was refused.
async fn answer(
    visit: &Visit,
    edition: &str,
    (fields, wanted): (&Fields, &'static str),
    outcome: office::Result<(String, Done)>,
) -> Answer {
    let refusal = match outcome.on_form()? {
        Ok((path, done)) => return Ok(visit.redirect(&path, done)),
        Err(refusal) => refusal,
    };
    let checklist = read(visit, edition).await?;
    let digest = checklist.digest()?;
    // What was read is read again where it is another list by now.
    let mut fields = fields.clone();
    if fields.get(READ) != digest {
        fields.0.retain(|(name, _)| name != CONFIRMED);
    }
    let form = Filled::with_refusal(&fields, refusal.clone()).beside_where_overtaken(|| Both {
        stands: vec![state_of(visit.language, &checklist).to_owned()],
        typed: vec![wanted.to_owned()],
    });
    Ok(page_refused(
        visit,
        &refusal,
        locate(visit, &checklist),
        || view_page(visit, &checklist, &digest, &form),
    ))
}

const fn state_of(language: Language, checklist: &Checklist) -> &'static str {
    if checklist.edition.edition.in_preparation {
        i18n::preparation_line(language)
    } else {
        i18n::opening_is_open(language)
    }
}

fn view_page(visit: &Visit, checklist: &Checklist, digest: &str, form: &Filled) -> AnyView {
    let language = visit.language;
    let slug = &checklist.edition.edition.slug;
    let file = visit.link(&format!("/{slug}/edition.toml"));
    let (hinders, asks): (Vec<&Finding>, Vec<&Finding>) = checklist
        .findings
        .iter()
        .partition(|finding| finding.hinders());
    let nothing = checklist
        .findings
        .is_empty()
        .then(|| view! { <p>{i18n::opening_nothing(language)}</p> });
    let act = if checklist.edition.edition.in_preparation {
        view_opening(visit, checklist, (digest, !hinders.is_empty()), form)
    } else {
        view_undo(visit, checklist, form)
    };
    view! {
        <section class="band">
            {view_line(visit, checklist, None)} <h1>{i18n::opening_title(language)}</h1>
            <p class="lead">{state_of(language, checklist)}</p> {view_shared(visit)}
            {form.summary(visit)}
        </section>
        {view_today(visit, checklist)}
        <section class="band">
            {nothing} {view_list(visit, checklist, i18n::opening_hinders(language), &hinders)}
            {view_list(visit, checklist, i18n::opening_asks(language), &asks)}
        </section>
        <section class="band">{act}</section>
        <section class="band">
            <p>
                <a href=file download>
                    {i18n::edition_export(language)}
                </a>
            </p>
            <p class="hint">{i18n::edition_export_lead(language)}</p>
        </section>
        {view_deletion(visit, checklist, form)}
    }
    .into_any()
}

/// The form that deletes an edition that nobody has seen yet.
fn view_deletion(
    visit: &Visit,
    checklist: &Checklist,
    form: &Filled,
) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let edition = &checklist.edition.edition;
    if !edition.in_preparation {
        return None;
    }
    let blank = Filled::default();
    let refused = form.having("slug");
    let filled = refused.unwrap_or(&blank);
    let address = visit.link(&format!("/{}/opening/delete", edition.slug));
    let text = i18n::edition_delete(language);
    Some(view! {
        <section class="band">
            <details open=refused.is_some()>
                <summary>{text}</summary>
                <form method="post" action=address class="stack" novalidate>
                    {form.seen_field(checklist.seen)}
                    <p>{i18n::edition_delete_lead(language)}</p>
                    {filled
                        .text(
                            visit,
                            "slug",
                            i18n::edition_delete_typed(language, &edition.slug),
                            "",
                            Input::TEXT,
                        )}
                    <p>
                        <button class="button plain">{text}</button>
                    </p>
                </form>
            </details>
        </section>
    })
}

/// What a team would meet today, call by call.
fn view_today(visit: &Visit, checklist: &Checklist) -> impl IntoView + use<> {
    let language = visit.language;
    let calls = checklist
        .edition
        .calls
        .iter()
        .map(|call| {
            let address = visit.link(&format!("/{}/{}", call.edition.slug, call.slug));
            view! {
                <article class="card">
                    <h3 class=city_class(&call.city)>
                        <a href=address>{call.title.text(language).to_owned()}</a>
                    </h3>
                    <p>{current_phase(visit, call)}</p>
                    {timeline(visit, call)}
                </article>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::opening_today(language)}</h2>
            <div class="pair">{calls}</div>
        </section>
    }
}

/// What is found of a kind, each with the way to where it is mended.
fn view_list(
    visit: &Visit,
    checklist: &Checklist,
    title: &'static str,
    findings: &[&Finding],
) -> Option<impl IntoView + use<>> {
    if findings.is_empty() {
        return None;
    }
    let items = findings
        .iter()
        .map(|finding| view_finding(visit, &checklist.edition, finding))
        .collect_view();
    Some(view! {
        <h2>{title}</h2>
        <ul class="lines">{items}</ul>
    })
}

/// The form that opens the edition, or why it cannot be opened yet.
fn view_opening(
    visit: &Visit,
    checklist: &Checklist,
    (digest, hindered): (&str, bool),
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    if hindered {
        return view! { <p class="notice">{i18n::refused_not_ready(language)}</p> }.into_any();
    }
    let tick = (!checklist.findings.is_empty()).then(|| {
        let tick = Tick::new(CONFIRMED, "1").check(form.chose(CONFIRMED, "1"));
        view! {
            <div class="field" id=CONFIRMED>
                {tick.view(i18n::opening_confirm(language))}
                {form.problem_beside(visit, CONFIRMED)}
            </div>
        }
    });
    let address = visit.link(&format!("/{}/opening", checklist.edition.edition.slug));
    view! {
        <form method="post" action=address class="stack">
            {form.seen_field(checklist.seen)}
            <input type="hidden" name=READ value=digest.to_owned() />
            <p>{i18n::opening_open_lead(language)}</p>
            {tick}
            <p>
                <button class="button">{i18n::opening_open(language)}</button>
            </p>
        </form>
    }
    .into_any()
}

/// The form that takes the edition back, or why it cannot be.
fn view_undo(visit: &Visit, checklist: &Checklist, form: &Filled) -> AnyView {
    let language = visit.language;
    if checklist.teams > 0 {
        let why = i18n::refused_teams_registered(language, checklist.teams);
        return view! { <p>{why}</p> }.into_any();
    }
    let address = visit.link(&format!("/{}/opening/undo", checklist.edition.edition.slug));
    view! {
        <form method="post" action=address class="stack">
            {form.seen_field(checklist.seen)}
            <p>{i18n::opening_undo_lead(language)}</p>
            <p>
                <button class="button plain">{i18n::opening_undo(language)}</button>
            </p>
        </form>
    }
    .into_any()
}
