//! Reminders to jurors with open work, seen before they are sent.

use std::collections::BTreeSet;

use axum::extract::{Path, Query};
use contest::{judging::RoundKind, moment::HOUR};
use leptos::prelude::*;
use office::{Call, REMINDED_AGAIN, Reminder, calendar};

use super::{base, place};
use crate::{
    form::Fields,
    pages::{
        Answer,
        home::city_class,
        rounds::{Asked, tabs},
    },
    shell::page,
    visit::Visit,
};

/// The page.
pub async fn reminders(visit: Visit, Path((edition, slug)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let rows = visit.office().reminders(visit.signed_in()?, &call, round, visit.now).await?;
    let language = visit.language;
    let place = place(&visit, &call, words::reminders_title(language)).under(visit.link(&base(&call)), words::organise_title(language));
    Ok(page(&visit, place, || body(&visit, &call, round, &rows)))
}

/// Sends them.
pub async fn send(visit: Visit, Path((edition, slug)): Path<(String, String)>, Query(asked): Query<Asked>, fields: Fields) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let jurors: BTreeSet<String> = fields.all("juror").map(str::to_owned).collect();
    visit.office().send_reminders(visit.signed_in()?, &call, round, &jurors, visit.now).await?;
    Ok(visit.redirect(&format!("{}/reminders?round={}", base(&call), round.code()), "mailed-jurors"))
}

fn body(visit: &Visit, call: &Call, round: RoundKind, rows: &[Reminder]) -> AnyView {
    let language = visit.language;
    let address = format!("{}/reminders?round={}", visit.link(&base(call)), round.code());
    let cards = rows
        .iter()
        .map(|reminder| {
            let due = reminder.due(visit.now);
            let last = reminder.last.map(|at| words::reminders_last(language, calendar::written(language, at, &call.time_zone)));
            view! {
                <article class="card">
                    <label class="tick"><input type="checkbox" name="juror" value=reminder.person.clone() checked=due disabled=!due /><b>{reminder.name.clone()}</b></label>
                    <p class="quiet">{words::reminders_open(language, reminder.open)}" "{last}</p>
                    <details><summary>{reminder.subject.clone()}</summary><p class="quiet">{reminder.mail.clone()}</p>{reminder.body.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()}</details>
                </article>
            }
        })
        .collect_view();
    let any = rows.iter().any(|reminder| reminder.due(visit.now));
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{words::reminders_title(language)}</h1>
            {tabs(visit, call, "/organise/reminders", round)}
            <p class="lead">{words::reminders_lead(language, REMINDED_AGAIN / HOUR)}</p>
            {rows.is_empty().then(|| view! { <p>{words::reminders_none(language)}</p> })}
        </section>
        {(!rows.is_empty()).then(|| view! {
            <section class="band"><form method="post" action=address class="stack">
                <div class="pair">{cards}</div>
                <p><button class="button" disabled=!any>{words::reminders_send(language)}</button></p>
            </form></section>
        })}
    }
    .into_any()
}
