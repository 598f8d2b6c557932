//! The figures of a call and the ways to its other pages.

use contest::entry::EntryState;
use leptos::prelude::*;

use super::DeskPage;
use crate::{city::city_class, pages::editions::rounds::tabs};

/// The head of the desk. What is refused of a form that is but a button is told here.
pub(super) fn section(page: &DeskPage) -> impl IntoView + use<> {
    let (visit, call, form) = (page.visit, page.call, page.form);
    let language = visit.language;
    let elsewhere =
        form.refusal.is_some() && form.having("mail").is_none() && form.having("flag").is_none();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::organise_title(language)}</h1>
            {tabs(visit, call, "/organise", page.round)}
            {elsewhere.then(|| form.summary(visit))}
            {figures(page)}
            {links(page)}
        </section>
    }
}

fn figures(page: &DeskPage) -> impl IntoView + use<> {
    let (language, overview) = (page.visit.language, &page.desk.overview);
    let submitted = overview
        .entries
        .iter()
        .filter(|entry| entry.state == EntryState::Submitted)
        .count();
    let jurors = &overview.jurors;
    let assigned = jurors.iter().map(|juror| juror.assigned).sum::<i64>();
    let finished = jurors.iter().map(|juror| juror.finished).sum::<i64>();
    let undelivered = page
        .desk
        .undelivered
        .iter()
        .filter(|mail| mail.tried_until.is_none())
        .count();
    view! {
        <dl class="figures">
            {figure(i18n::organise_entries(language), overview.entries.len())}
            {figure(i18n::organise_submitted(language), submitted)}
            {figure(i18n::organise_jurors(language), jurors.len())}
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

fn links(page: &DeskPage) -> impl IntoView + use<> {
    let language = page.visit.language;
    let asked = page.round_query();
    let pages = [
        (format!("plan{asked}"), i18n::plan_title(language)),
        (format!("jury{asked}"), i18n::diagnosis_title(language)),
        ("meeting".to_owned(), i18n::meeting_title(language)),
        ("letters".to_owned(), i18n::letters_title(language)),
        ("texts".to_owned(), i18n::texts_title(language)),
        ("calendar".to_owned(), i18n::phases_title(language)),
        ("criteria".to_owned(), i18n::criteria_title(language)),
        ("pairs".to_owned(), i18n::pairs_title(language)),
    ]
    .map(|(path, title)| {
        view! {
            <a class="button plain" href=format!("{}/{path}", page.base)>
                {title}
            </a>
        }
    });
    view! {
        <p class="row">
            <a class="button" href=format!("{}/ranking{asked}", page.base)>
                {i18n::organise_ranking(language)}
            </a>
            {pages}
            <a
                class="button plain"
                href=page.visit.link(&format!("/{}/organisers", page.call.edition.slug))
            >
                {i18n::organisers_title(language)}
            </a>
        </p>
    }
}
