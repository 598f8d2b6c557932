//! Reminders to jurors with open work, seen before they are sent.

use std::collections::BTreeSet;

use contest::{PersonId, judging::RoundKind, timestamp::HOUR};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, OnForm as _, Tick, seen_field},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, REMINDED_AGAIN, Reminder, Thing, Undelivered, Versions, calendar};
use parts::{
    organiser::{base, place_under_desk},
    rounds::tabs,
    undelivered::view_undelivered,
};

use crate::asked_round::AskedRound;

/// Shows the reminders as they would be sent.
pub async fn show(visit: Visit, asked: AskedRound) -> Answer {
    let (call, round) = asked.read(&visit).await?;
    let reminders = RemindersPage::read(&visit, &call, round).await?;
    Ok(page(&visit, locate(&visit, &call), || {
        reminders.view(&visit, &Filled::default()).into_any()
    }))
}

fn locate(visit: &Visit, call: &Call) -> PageHead {
    place_under_desk(visit, call, i18n::reminders_title(visit.language))
}

fn reminders_path(call: &Call, round: RoundKind) -> String {
    format!("{}/reminders?round={}", base(call), round.code())
}

/// Sends them.
pub async fn send(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    let (call, round) = asked.read(&visit).await?;
    let jurors: BTreeSet<PersonId> = fields.all("juror").map(PersonId::new).collect();
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
        Ok(_) => Ok(visit.redirect(&reminders_path(&call, round), Done::JurorsReminded)),
        Err(refusal) => {
            let reminders = RemindersPage::read(&visit, &call, round).await?;
            let filled = Filled::with_refusal(&fields, refusal.clone())
                .beside_where_overtaken(|| reminders.compare(&visit, &jurors));
            Ok(page_refused(
                &visit,
                &refusal,
                locate(&visit, &call),
                || reminders.view(&visit, &filled).into_any(),
            ))
        }
    }
}

/// When somebody was reminded last, in a sentence.
fn describe_last(visit: &Visit, call: &Call, reminder: &Reminder) -> Option<String> {
    let language = visit.language;
    reminder.last.map(|at| {
        i18n::reminders_last(
            language,
            calendar::format_timestamp(language, at, &call.time_zone),
        )
    })
}

/// What the page shows.
struct RemindersPage<'c> {
    call: &'c Call,
    round: RoundKind,
    versions: Versions,
    reminders: Vec<Reminder>,
    undelivered: Vec<Undelivered>,
}

impl<'c> RemindersPage<'c> {
    async fn read(visit: &Visit, call: &'c Call, round: RoundKind) -> Result<Self, PageError> {
        let office = visit.office();
        Ok(Self {
            call,
            round,
            versions: office.versions(&call.id).await?,
            reminders: office
                .reminders(visit.signed_in()?, call, round, visit.now)
                .await?,
            undelivered: office
                .undelivered_mails(visit.signed_in()?, call, visit.now)
                .await?,
        })
    }

    /// Who was reminded by now, and who should have been.
    fn compare(&self, visit: &Visit, jurors: &BTreeSet<PersonId>) -> Both {
        let reminded = self.reminders.iter().filter_map(|reminder| {
            let last = describe_last(visit, self.call, reminder)?;
            Some(i18n::join_label(visit.language, &reminder.name, last))
        });
        let wanted = self
            .reminders
            .iter()
            .filter(|reminder| jurors.contains(&reminder.person))
            .map(|reminder| reminder.name.clone());
        Both {
            stands: reminded.collect(),
            typed: wanted.collect(),
        }
    }

    fn view(&self, visit: &Visit, form: &Filled) -> impl IntoView {
        let (language, call) = (visit.language, self.call);
        let unwanted = self
            .reminders
            .iter()
            .filter(|reminder| !reminder.wanted)
            .fold(0, |count, _| count + 1);
        let none = self.reminders.is_empty();
        view! {
            <section class="band">
                <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
                <h1>{i18n::reminders_title(language)}</h1>
                {tabs(visit, call, "/organise/reminders", self.round)}
                <p class="lead">
                    {i18n::reminders_lead(language, REMINDED_AGAIN.as_secs() / HOUR.as_secs())}
                </p>
                {form.summary(visit)}
                {none.then(|| view! { <p>{i18n::reminders_none(language)}</p> })}
                {(unwanted > 0)
                    .then(|| view! { <p>{i18n::reminders_unwanted(language, unwanted)}</p> })}
            </section>
            {(!none).then(|| self.view_form(visit, form))}
        }
    }

    /// The form that sends what is ticked.
    fn view_form(&self, visit: &Visit, form: &Filled) -> impl IntoView {
        let language = visit.language;
        let cards = self
            .reminders
            .iter()
            .map(|reminder| self.view_reminder(visit, form, reminder))
            .collect_view();
        let due = self
            .reminders
            .iter()
            .any(|reminder| reminder.due(visit.now));
        view! {
            <section class="band">
                <form
                    method="post"
                    action=visit.link(&reminders_path(self.call, self.round))
                    class="stack"
                >
                    {seen_field(self.versions.of(Thing::Reminders(self.round)))}
                    <div class="pair">{cards}</div>
                    <p>
                        <button class="button" disabled=!due>
                            {i18n::reminders_send(language)}
                        </button>
                    </p>
                </form>
            </section>
        }
    }

    fn view_reminder(&self, visit: &Visit, form: &Filled, reminder: &Reminder) -> impl IntoView {
        let language = visit.language;
        let posted = form.refusal.is_some();
        let due = reminder.due(visit.now);
        let checked = due && (!posted || form.chose("juror", &reminder.person));
        let tick = Tick::new("juror", reminder.person.to_string())
            .check(checked)
            .disable(!due);
        let last = describe_last(visit, self.call, reminder);
        let unwanted = (!reminder.wanted).then(|| i18n::reminders_not_wanted(language));
        let lines = reminder.body.lines().filter(|line| !line.trim().is_empty());
        view! {
            <article class="card">
                {tick.view(view! { <b>{reminder.name.clone()}</b> })}
                <p class="quiet">
                    {i18n::reminders_open(language, reminder.open)}" "{last}" "{unwanted}
                </p> {view_undelivered(visit, self.call, &self.undelivered, &reminder.person)}
                <details>
                    <summary>{reminder.subject.clone()}</summary>
                    <p class="quiet">{reminder.mail.clone()}</p>
                    {lines
                        .map(|line| view! { <p class="wrap">{line.to_owned()}</p> })
                        .collect_view()}
                </details>
            </article>
        }
    }
}
