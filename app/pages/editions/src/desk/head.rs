//! The figures of a call, and what waits in it.

use frame::city::city_class;
use leptos::prelude::*;
use office::ListedState;
use parts::{
    organiser_task::write_row,
    people_list::is_list,
    rounds::tabs,
    task_row::{count_due, view_rows},
};

use super::DeskPage;

/// The head of the desk. What is refused of a form that is but a button is told here.
pub(super) fn section(page: &DeskPage) -> impl IntoView + use<> {
    let (visit, call, form) = (page.visit, page.call, page.form);
    let language = visit.language;
    let in_place = ["mail", "flag"];
    let elsewhere = form.refusal.is_some()
        && !is_list(form)
        && in_place.iter().all(|name| form.having(name).is_none());
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::organise_title(language)}</h1>
            {tabs(visit, call, "/organise", page.round)}
            {elsewhere.then(|| form.summary(visit))}
            {page.desk.report.view(language)}
            {figures(page)}
        </section>
        {waiting(page)}
    }
}

/// What waits, the step that is due first.
fn waiting(page: &DeskPage) -> Option<impl IntoView + use<>> {
    let (visit, work) = (page.visit, page.visit.work.as_ref()?);
    let tasks = work.progress.tasks();
    let mut rows: Vec<_> = tasks
        .into_iter()
        .map(|task| write_row(visit, &work.call, &work.progress, task))
        .collect();
    if let Some(first) = rows.first_mut() {
        first.first = first.due;
    }
    Some(view! {
        <section class="role box">
            <h2 class="hidden">{count_due(visit, &rows)}</h2>
            {view_rows(visit, rows)}
        </section>
    })
}

fn figures(page: &DeskPage) -> impl IntoView + use<> {
    let (language, desk) = (page.visit.language, page.desk);
    let (entries, jurors) = (&desk.entries, &desk.jurors);
    let assigned = jurors.iter().map(|juror| juror.assigned).sum::<i64>();
    let finished = jurors.iter().map(|juror| juror.finished).sum::<i64>();
    let undelivered = desk
        .undelivered
        .iter()
        .filter(|mail| mail.tried_until.is_none())
        .count();
    view! {
        <dl class="figures">
            {figure(i18n::organise_entries(language), entries.count(None))}
            {figure(
                i18n::organise_submitted(language),
                entries.count(Some(ListedState::Submitted)),
            )} {figure(i18n::organise_jurors(language), jurors.len())}
            {figure(i18n::organise_sheets(language), format!("{finished} / {assigned}"))}
            {(undelivered > 0).then(|| figure(i18n::undelivered_figure(language), undelivered))}
        </dl>
    }
}

fn figure<F: IntoView>(name: &'static str, figure: F) -> impl IntoView + use<F> {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{figure}</dd>
        </div>
    }
}
