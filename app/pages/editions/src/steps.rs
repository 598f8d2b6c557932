//! The five steps in which an edition is set up: each is a page that saves, so that whoever leaves
//! finds everything again. What has an editor of its own is shown here with the way to it.

mod summaries;
pub mod what;
pub mod when;
pub mod who;
pub(super) mod words;

use axum::extract::Path;
use contest::{CityCode, PreparationTask};
use frame::{
    failure::{Answer, PageError},
    shell::{PageHead, WorkLine},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Checklist, EditionView, Finding, SetupStep};
use parts::organiser::base;

pub use self::summaries::{show_judging, show_promise};

/// Goes on where something is open, or to the checklist where nothing is.
pub async fn begin(visit: Visit, Path(edition): Path<String>) -> Answer {
    let checklist = read(&visit, &edition).await?;
    Ok(visit.go_to(&match checklist.task() {
        PreparationTask::SetUp(place) => path_of(&edition, SetupStep::ALL[place]),
        PreparationTask::Open => format!("/{edition}/opening"),
    }))
}

async fn read(visit: &Visit, edition: &str) -> Result<Checklist, PageError> {
    let person = visit.signed_in()?;
    Ok(visit.office().checklist(person, edition, visit.now).await?)
}

/// The page of a step.
pub(super) fn path_of(edition: &str, step: SetupStep) -> String {
    let end = match step {
        SetupStep::What => "what",
        SetupStep::Who => "who",
        SetupStep::When => "when",
        SetupStep::Judging => "judging",
        SetupStep::Promise => "promise",
    };
    format!("/{edition}/setup/{end}")
}

/// The page after a step: the next one, or the checklist.
fn path_after(edition: &str, step: SetupStep) -> String {
    let mut steps = SetupStep::ALL
        .into_iter()
        .skip_while(|known| *known != step);
    steps.nth(1).map_or_else(
        || format!("/{edition}/opening"),
        |next| path_of(edition, next),
    )
}

fn locate(visit: &Visit, checklist: &Checklist, step: SetupStep) -> PageHead {
    place_page(visit, checklist, words::step_name(visit.language, step))
}

/// The place of a page on which an edition is set up or opened.
pub(super) fn place_page(visit: &Visit, checklist: &Checklist, title: &str) -> PageHead {
    let edition = &checklist.edition.edition;
    PageHead::of_edition(title, edition, visit)
        .under(
            visit.link(&format!("/{}", edition.slug)),
            edition.title.text(visit.language),
        )
        .with_line(list_pages(visit, &checklist.edition))
        .keeping_typed()
}

/// The pages of those who organise an edition: those of all of it, then its calls.
fn list_pages(visit: &Visit, view: &EditionView) -> WorkLine {
    let (language, edition) = (visit.language, &view.edition);
    let setup = format!("/{}/setup", edition.slug);
    // On a step it is that step.
    let setup = if visit.path.starts_with(&setup) {
        &visit.path
    } else {
        &setup
    };
    let own = |page: &str| visit.link(&format!("/{}/{page}", edition.slug));
    let pages = [
        (visit.link(setup), i18n::setup_steps(language).to_owned()),
        (own("opening"), i18n::opening_title(language).to_owned()),
        (
            own("organisers"),
            i18n::organisers_title(language).to_owned(),
        ),
    ];
    let calls = view.calls.iter().map(|call| {
        let title = call.title.text(language).to_owned();
        (visit.link(&base(call)), title)
    });
    WorkLine {
        // It is of all cities.
        city: CityCode::default(),
        title: edition.title.text(language).to_owned(),
        address: visit.link(&format!("/{}", edition.slug)),
        words: pages.into_iter().chain(calls).collect(),
    }
}

/// What stands at the top of a step: where it is among the others, and what it still lacks.
fn view_head(
    visit: &Visit,
    checklist: &Checklist,
    step: SetupStep,
    form: Option<AnyView>,
) -> AnyView {
    let language = visit.language;
    let open = checklist
        .of_step(step)
        .map(|finding| words::view_finding(visit, &checklist.edition, finding))
        .collect_view();
    let open = checklist
        .of_step(step)
        .next()
        .map(|_| view! { <ul class="notice">{open}</ul> });
    view! {
        <section class="band">
            {view_line(visit, checklist, Some(step))} <h1>{words::step_name(language, step)}</h1>
            <p class="lead">{words::step_lead(language, step)}</p> {form} {open}
        </section>
    }
    .into_any()
}

/// The steps as a line, each with how much of it is open.
pub(super) fn view_line(
    visit: &Visit,
    checklist: &Checklist,
    at: Option<SetupStep>,
) -> impl IntoView + use<> {
    let language = visit.language;
    let steps = SetupStep::ALL
        .map(|step| {
            let open = checklist.of_step(step).count();
            let here = at == Some(step);
            let class = match (here, open) {
                (true, _) => "now",
                (false, 0) => "past",
                _ => "",
            };
            let is_proposed = |finding| matches!(finding, &Finding::Proposed { .. });
            let state = match i64::try_from(open) {
                Ok(1..) if checklist.of_step(step).all(is_proposed) => {
                    i18n::setup_proposed(language).to_owned()
                }
                Ok(0) => i18n::setup_complete(language).to_owned(),
                open => i18n::setup_open(language, open.unwrap_or(i64::MAX)),
            };
            let address = visit.link(&path_of(&checklist.edition.edition.slug, step));
            view! {
                <li class=class aria-current=here.then_some("step")>
                    <a href=address>
                        <b>{words::step_name(language, step)}</b>
                    </a>
                    {state}
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="box" aria-label=i18n::setup_steps(language)>
            <ol class="timeline">{steps}</ol>
        </nav>
    }
}

/// The ways on from a step that has no form of its own.
fn view_next(visit: &Visit, checklist: &Checklist, step: SetupStep) -> impl IntoView + use<> {
    let language = visit.language;
    let edition = &checklist.edition.edition.slug;
    let mut steps = SetupStep::ALL
        .into_iter()
        .skip_while(|known| *known != step);
    let next = steps.nth(1).map_or_else(
        || i18n::opening_title(language),
        |next| words::step_name(language, next),
    );
    view! {
        <section class="band">
            <p class="row">
                <a class="button" href=visit.link(&path_after(edition, step))>
                    {i18n::setup_next(language, next)}
                </a>
            </p>
        </section>
    }
}
