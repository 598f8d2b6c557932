//! Reminders to jurors with open work, seen before they are sent.

use std::collections::BTreeSet;

use axum::extract::{Path, Query};
use contest::{judging::RoundKind, moment::HOUR};
use leptos::prelude::*;
use office::{Call, REMINDED_AGAIN, Reminder, Thing, Undelivered, Versions, calendar};

use crate::{
    city::city_class,
    failure,
    form::{Both, Fields, Filled, OnForm as _, seen_field},
    pages::{
        Answer,
        editions::{
            desk::undelivered,
            rounds::{RoundQuery, tabs},
        },
        organiser::{base, place},
    },
    shell::{Place, page, page_with_status},
    visit::Visit,
};

/// The page.
pub async fn reminders(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let versions = visit.office().versions(&call.id).await?;
    let rows = visit
        .office()
        .reminders(visit.signed_in()?, &call, round, visit.now)
        .await?;
    let mails = visit
        .office()
        .undelivered(visit.signed_in()?, &call, visit.now)
        .await?;
    Ok(page(&visit, place_of(&visit, &call), || {
        body(
            &visit,
            (&call, round),
            (&rows, &versions, &mails),
            &Filled::default(),
        )
    }))
}

fn place_of(visit: &Visit, call: &Call) -> Place {
    place(visit, call, i18n::reminders_title(visit.language)).under(
        visit.link(&base(call)),
        i18n::organise_title(visit.language),
    )
}

/// Sends them.
pub async fn send(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let jurors: BTreeSet<String> = fields.all("juror").map(str::to_owned).collect();
    match visit
        .office()
        .send_reminders(
            visit.signed_in()?,
            &call,
            round,
            &jurors,
            fields.seen(),
            visit.now,
        )
        .await
        .on_form()?
    {
        Ok(_) => Ok(visit.redirect(
            &format!("{}/reminders?round={}", base(&call), round.code()),
            "mailed-jurors",
        )),
        Err(refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let rows = visit
                .office()
                .reminders(visit.signed_in()?, &call, round, visit.now)
                .await?;
            let mails = visit
                .office()
                .undelivered(visit.signed_in()?, &call, visit.now)
                .await?;
            let (status, filled) = (failure::status(&refusal), Filled::refused(&fields, refusal));
            let reminded = rows.iter().filter_map(|row| {
                Some(i18n::labelled(
                    visit.language,
                    &row.name,
                    reminded(&visit, &call, row)?,
                ))
            });
            let wanted = rows
                .iter()
                .filter(|row| jurors.contains(&row.person))
                .map(|row| row.name.clone());
            let both = Both {
                stands: reminded.collect(),
                typed: wanted.collect(),
            };
            let filled = filled.beside_where_overtaken(|| both);
            Ok(page_with_status(
                &visit,
                status,
                place_of(&visit, &call),
                || body(&visit, (&call, round), (&rows, &versions, &mails), &filled),
            ))
        }
    }
}

/// When somebody was reminded last, in a sentence.
fn reminded(visit: &Visit, call: &Call, reminder: &Reminder) -> Option<String> {
    let language = visit.language;
    reminder
        .last
        .map(|at| i18n::reminders_last(language, calendar::written(language, at, &call.time_zone)))
}

fn body(
    visit: &Visit,
    (call, round): (&Call, RoundKind),
    (rows, versions, mails): (&[Reminder], &Versions, &[Undelivered]),
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let posted = form.refusal.is_some();
    let address = format!(
        "{}/reminders?round={}",
        visit.link(&base(call)),
        round.code()
    );
    let cards = rows
        .iter()
        .map(|reminder| {
            let due = reminder.due(visit.now);
            let last = reminded(visit, call, reminder);
            let unwanted = (!reminder.wanted).then(|| i18n::reminders_not_wanted(language));
            let checked = due && (!posted || form.chose("juror", &reminder.person));
            view! {
                <article class="card">
                    <label class="tick">
                        <input
                            type="checkbox"
                            name="juror"
                            value=reminder.person.clone()
                            checked=checked
                            disabled=!due
                        />
                        <b>{reminder.name.clone()}</b>
                    </label>
                    <p class="quiet">
                        {i18n::reminders_open(language, reminder.open)}" "{last}" "{unwanted}
                    </p>
                    {undelivered::lines(visit, call, mails, &reminder.person)}
                    <details>
                        <summary>{reminder.subject.clone()}</summary>
                        <p class="quiet">{reminder.mail.clone()}</p>
                        {reminder
                            .body
                            .lines()
                            .filter(|line| !line.trim().is_empty())
                            .map(|line| view! { <p class="wrap">{line.to_owned()}</p> })
                            .collect_view()}
                    </details>
                </article>
            }
        })
        .collect_view();
    let unwanted = rows
        .iter()
        .filter(|reminder| !reminder.wanted)
        .fold(0, |count, _| count + 1);
    let any = rows.iter().any(|reminder| reminder.due(visit.now));
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::reminders_title(language)}</h1>
            {tabs(visit, call, "/organise/reminders", round)}
            <p class="lead">{i18n::reminders_lead(language, REMINDED_AGAIN / HOUR)}</p>
            {form.summary(visit)}
            {rows.is_empty().then(|| view! { <p>{i18n::reminders_none(language)}</p> })}
            {(unwanted > 0)
                .then(|| view! { <p>{i18n::reminders_unwanted(language, unwanted)}</p> })}
        </section>
        {(!rows.is_empty())
            .then(|| {
                view! {
                    <section class="band">
                        <form method="post" action=address class="stack">
                            {seen_field(versions.of(Thing::Reminders(round)))}
                            <div class="pair">{cards}</div>
                            <p>
                                <button class="button" disabled=!any>
                                    {i18n::reminders_send(language)}
                                </button>
                            </p>
                        </form>
                    </section>
                }
            })}
    }
    .into_any()
}
