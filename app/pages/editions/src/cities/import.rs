//! A city from a file, in the browser: pasted or chosen, seen as a plan, and then changed.

use contest::{City, Language};
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Fields, Filled, OnForm as _},
    limits::MAX_FORM_BYTES,
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{BroughtCity, CityImport, FileProblem, Refusal, ServiceAuthor, Taken, What};

use crate::{
    import::{read_aside, view_changes},
    setting::PLAN,
};

/// The page's address.
const PATH: &str = "/cities/import";
/// The name of the field that holds the file.
const FILE: &str = "file";

/// Shows the form.
pub async fn show(visit: Visit) -> Answer {
    visit.office().may_set_cities(visit.signed_in()?)?;
    let filled = Filled::default();
    Ok(page(&visit, locate(&visit), || {
        view_page(&visit, &filled, &[])
    }))
}

fn locate(visit: &Visit) -> PageHead {
    PageHead::with_title(i18n::cities_import(visit.language))
        .under(visit.link("/desk"), i18n::menu_desk(visit.language))
        .under(visit.link(super::PATH), i18n::cities_title(visit.language))
        .with_script("/read-file.js")
        .keeping_typed()
}

/// Plans what was sent, or carries out the plan that was looked at.
pub async fn send(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    visit.office().may_set_cities(person)?;
    let text = fields.get(FILE).to_owned();
    let city = match read_aside(move || office::parse_city(&text)).await? {
        Ok(city) => city,
        Err(problems) => {
            let filled = Filled::new(&fields);
            return Ok(page_refused(
                &visit,
                &Refusal::Fields(Vec::new()),
                locate(&visit),
                || view_page(&visit, &filled, &problems),
            ));
        }
    };
    let seen = fields.get(PLAN);
    if seen.is_empty() {
        return show_plan(&visit, &fields, city, None).await;
    }
    let brought = [BroughtCity::from(city.clone())];
    let author = ServiceAuthor::Person(person);
    let outcome = visit
        .office()
        .import_cities(author, &brought, seen, visit.now)
        .await
        .on_form()?;
    match outcome {
        Ok(done) if done.is_possible() => Ok(visit.redirect(super::PATH, Done::CitySet)),
        Ok(_) => show_plan(&visit, &fields, city, None).await,
        Err(refusal) => show_plan(&visit, &fields, city, Some(refusal)).await,
    }
}

/// What the file would do, and what stands against it.
async fn show_plan(visit: &Visit, fields: &Fields, city: City, refusal: Option<Refusal>) -> Answer {
    let plan = visit.office().plan_cities(&[city.into()]).await?;
    let digest = plan.digest().map_err(PageError::from)?;
    let filled = match &refusal {
        None => Filled::new(fields),
        Some(refusal) => Filled::with_refusal(fields, refusal.clone()),
    };
    let view = || view_plan(visit, &plan, &digest, &filled);
    match &refusal {
        None => Ok(page(visit, locate(visit), view)),
        Some(refusal) => Ok(page_refused(visit, refusal, locate(visit), view)),
    }
}

fn view_page(visit: &Visit, filled: &Filled, problems: &[FileProblem]) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band">
            <h1>{i18n::cities_import(language)}</h1>
            <p class="lead">{i18n::city_import_lead(language)}</p>
            <p>{i18n::city_import_outlines(language)}</p>
            {(!problems.is_empty()).then(|| view_problems(language, problems))}
        </section>
        <section class="band">{view_form(visit, filled)}</section>
    }
    .into_any()
}

fn view_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let limit = i18n::bytes(language, i64::try_from(MAX_FORM_BYTES).unwrap_or(0));
    let hint = i18n::city_import_hint(language, limit);
    view! {
        <form method="post" action=visit.link(PATH) class="stack">
            <div class="field" data-read-into=FILE hidden>
                <label for="chosen">{i18n::edition_import_choose(language)}</label>
                <input id="chosen" type="file" accept=".toml,.json" />
            </div>
            {filled.area(visit, FILE, i18n::edition_import_file(language), hint, 24)}
            <p>
                <button class="button">{i18n::edition_import_plan(language)}</button>
            </p>
        </form>
    }
    .into_any()
}

/// What stands against the file, in English as the command line says it.
fn view_problems(language: Language, problems: &[FileProblem]) -> impl IntoView + use<> {
    let lines = problems
        .iter()
        .map(|problem| view! { <li>{problem.to_string()}</li> })
        .collect_view();
    view! {
        <div class="notice refused" role="alert" tabindex="-1" autofocus>
            <p>{i18n::edition_import_faults(language)}</p>
            <ul lang="en">{lines}</ul>
        </div>
    }
}

fn view_plan(visit: &Visit, plan: &CityImport, digest: &str, filled: &Filled) -> AnyView {
    let language = visit.language;
    let lead = plan.cities.first().map(|planned| {
        let name = planned.city.name.text(language);
        match planned.what {
            What::New => i18n::city_plan_new(language, name),
            What::Changed => i18n::city_plan_changed(language, name),
            What::Unchanged => i18n::city_plan_same(language, name),
        }
    });
    let can = plan.is_possible() && plan.changes_something();
    let confirm = can.then(|| {
        view! {
            <form method="post" action=visit.link(PATH) class="stack">
                <input type="hidden" name=FILE value=filled.value(FILE) />
                <input type="hidden" name=PLAN value=digest.to_owned() />
                <p>
                    <button class="button">{i18n::city_plan_apply(language)}</button>
                </p>
            </form>
        }
    });
    let changes = plan
        .cities
        .iter()
        .filter_map(|planned| view_changes(language, &planned.changes))
        .collect_view();
    view! {
        <section class="band">
            <h1>{i18n::cities_import(language)}</h1>
            {filled.summary(visit)}
            <p class="lead">{lead}</p>
            {view_objections(language, plan)}
            {view_without_outlines(language, plan)}
            {confirm}
        </section>
        <section class="band">{changes} {view_form(visit, filled)}</section>
    }
    .into_any()
}

/// What stands against the plan.
fn view_objections(language: Language, plan: &CityImport) -> Option<AnyView> {
    if plan.is_possible() {
        return None;
    }
    let taken = |taken: &Taken| {
        let what = if taken.codes.is_empty() {
            taken.kind.clone()
        } else {
            i18n::join_label(language, &taken.kind, i18n::list(language, &taken.codes))
        };
        let sentence = i18n::city_plan_taken(language, what, &taken.dataset);
        view! { <li>{sentence}</li> }
    };
    let faults = plan
        .faults
        .iter()
        .map(|(_, fault)| view! { <li lang="en">{fault.clone()}</li> })
        .collect_view();
    let taken = plan.taken.iter().map(taken).collect_view();
    let view = view! {
        <div class="notice refused">
            <p>{i18n::city_plan_against(language)}</p>
            <ul>{faults} {taken}</ul>
        </div>
    };
    Some(view.into_any())
}

/// Of which areas no map can be drawn yet.
fn view_without_outlines(language: Language, plan: &CityImport) -> Option<AnyView> {
    let mut kinds = plan
        .cities
        .iter()
        .flat_map(|planned| &planned.without_outlines)
        .peekable();
    kinds.peek()?;
    let kinds = i18n::list(language, kinds);
    let view = view! { <p class="notice">{i18n::city_plan_outlines(language, kinds)}</p> };
    Some(view.into_any())
}
