//! Work that takes long, for administrators: how far each job is, and what it failed of.

use axum::extract::Path;
use contest::Language;
use leptos::prelude::*;
use office::{JobState, JobView, calendar};

use crate::{
    done::Done,
    pages::Answer,
    refusals::describe_malformed,
    shell::{PageHead, page},
    table::{Column, table},
    visit::Visit,
};

/// The page's address.
const PATH: &str = "/jobs";

/// Lists the jobs.
pub async fn show(visit: Visit) -> Answer {
    let jobs = visit.office().jobs(visit.signed_in()?).await?;
    let place = PageHead::with_title(i18n::jobs_title(visit.language))
        .under(visit.link("/desk"), i18n::menu_desk(visit.language));
    Ok(page(&visit, place, || view(&visit, &jobs)))
}

/// Begins a job anew that was given up.
pub async fn begin_again(visit: Visit, Path(job): Path<String>) -> Answer {
    let person = visit.signed_in()?;
    visit
        .office()
        .begin_job_again(person, &job, visit.now)
        .await?;
    visit.site.bell.ring();
    Ok(visit.redirect(PATH, Done::JobBegunAgain))
}

fn view(visit: &Visit, jobs: &[JobView]) -> AnyView {
    let language = visit.language;
    let columns = [
        Column::subject(i18n::jobs_subject(language)),
        Column::text(i18n::jobs_state(language)),
        Column::number(i18n::jobs_tries(language)),
        Column::text(i18n::jobs_changed(language)),
        Column::wide(i18n::jobs_finding(language)),
    ];
    let rows = jobs.iter().map(|job| {
        vec![
            view_subject(visit, &job.subject),
            name_state(language, job.state).into_any(),
            job.tries.to_string().into_any(),
            calendar::format_timestamp(language, job.changed_at, &calendar::Zone::UTC).into_any(),
            view_finding(visit, job),
        ]
    });
    let body = if jobs.is_empty() {
        view! { <p>{i18n::jobs_none(language)}</p> }.into_any()
    } else {
        table(&columns, rows)
    };
    view! {
        <section class="band">
            <h1>{i18n::jobs_title(language)}</h1>
            <p class="lead">{i18n::jobs_lead(language, office::MAX_JOB_TRIES)}</p>
            <p>
                <a href=visit.link(PATH)>{i18n::look_again(language)}</a>
            </p>
        </section>
        <section class="band">{body}</section>
    }
    .into_any()
}

/// The way to the data set that it is about.
fn view_subject(visit: &Visit, slug: &str) -> AnyView {
    let address = visit.link(&format!("/data/{slug}/recipe"));
    view! { <a href=address>{slug.to_owned()}</a> }.into_any()
}

/// What stands against it, and the button that begins it anew where it was given up.
fn view_finding(visit: &Visit, job: &JobView) -> AnyView {
    let language = visit.language;
    let again = (job.state == JobState::GivenUp).then(|| {
        view! {
            <form method="post" action=visit.link(&format!("{PATH}/{}/again", job.id))>
                <button class="button plain">{i18n::jobs_again(language)}</button>
            </form>
        }
    });
    view! {
        {job.finding.as_ref().map(|finding| describe_malformed(language, finding))}
        {again}
    }
    .into_any()
}

const fn name_state(language: Language, state: JobState) -> &'static str {
    match state {
        JobState::Waiting => i18n::jobs_waiting(language),
        JobState::Running => i18n::jobs_running(language),
        JobState::Done => i18n::jobs_done(language),
        JobState::GivenUp => i18n::jobs_given_up(language),
    }
}
