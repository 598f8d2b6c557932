//! Mails of a call that did not arrive, beside the people who did not get them: sent again, or to
//! an address that is put right.

use axum::extract::Path;
use contest::{Language, moment::HOUR};
use leptos::prelude::*;
use office::{Call, Fault, TRIED_FOR, Thing, Undelivered, calendar};

use super::{Desk, after};
use crate::{
    done::Done,
    form::{Both, Fields, Filled, problem_id, seen_field, seen_field_of},
    pages::{Answer, organiser::base},
    table::{Column, table},
    visit::Visit,
};

/// Why a mail did not arrive, in words. Servers say in a second, finer code what they refuse (RFC
/// 3463).
fn reason(language: Language, mail: &Undelivered) -> &'static str {
    let says = |code: &str| {
        mail.answer
            .split_whitespace()
            .take(2)
            .any(|word| word == code)
    };
    match mail.fault {
        Fault::Refused if ["5.1.1", "5.1.2", "5.1.10"].into_iter().any(says) => {
            i18n::undelivered_no_mailbox(language)
        }
        Fault::Refused if ["5.2.2", "552"].into_iter().any(says) => {
            i18n::undelivered_full(language)
        }
        Fault::Refused => i18n::undelivered_refused(language),
        Fault::Later => i18n::undelivered_later(language),
        Fault::Service => i18n::undelivered_service(language),
        Fault::Unwritable => i18n::undelivered_unwritable(language),
    }
}

/// What became of a mail, in a sentence.
fn mail_sentence(visit: &Visit, call: &Call, mail: &Undelivered) -> String {
    let language = visit.language;
    let written = |moment| calendar::written(language, moment, &call.time_zone);
    let (at, reason) = (written(mail.tried_at), reason(language, mail));
    match mail.tried_until {
        None => i18n::undelivered_final(language, at, reason),
        Some(until) => i18n::undelivered_tried(language, at, reason, written(until)),
    }
}

fn line(visit: &Visit, call: &Call, mail: &Undelivered) -> AnyView {
    let language = visit.language;
    let of_account = mail
        .of_account
        .then(|| view! { <p class="hint">{i18n::undelivered_account(language)}</p> });
    let answer =
        (!mail.answer.is_empty()).then(|| i18n::undelivered_answer(language, &mail.answer));
    view! {
        <p class="problem">{mail_sentence(visit, call, mail)}</p>
        {answer.map(|answer| view! { <p class="hint">{answer}</p> })}
        {of_account}
    }
    .into_any()
}

/// What did not arrive at somebody.
pub(in crate::pages) fn lines(
    visit: &Visit,
    call: &Call,
    mails: &[Undelivered],
    person: &str,
) -> AnyView {
    mails
        .iter()
        .filter(|mail| mail.person == person)
        .map(|mail| line(visit, call, mail))
        .collect_view()
        .into_any()
}

/// The button that sends again what was given up of the mails to somebody.
fn again_form(
    visit: &Visit,
    call: &Call,
    desk: &Desk,
    (person, name): (&str, &str),
) -> Option<AnyView> {
    let given_up = desk
        .undelivered
        .iter()
        .any(|mail| mail.person == person && !mail.of_account && mail.tried_until.is_none());
    let language = visit.language;
    let text = i18n::undelivered_again(language);
    given_up.then(|| {
        view! {
            <form method="post" action=format!("{}/mails/again", visit.link(&base(call)))>
                {seen_field(desk.versions.of(Thing::Mail(person)))}
                <input type="hidden" name="person" value=person.to_owned() />
                <button class="button plain small" aria-label=i18n::labelled(language, text, name)>
                    {text}
                </button>
            </form>
        }
        .into_any()
    })
}

/// What mends the mails to a juror: sending again, and another address where nobody has proven this
/// one.
pub(super) fn mending(
    visit: &Visit,
    call: &Call,
    desk: &Desk,
    (person, name): (&str, &str),
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let refused = form
        .having("address")
        .and_then(|form| form.of("person", person));
    let correct = desk.correctable.contains(person).then(|| {
        let id = if refused.is_some() {
            "address".to_owned()
        } else {
            format!("address-{person}")
        };
        let hint = format!("{id}-hint");
        let (typed, problem) = (
            refused.map(|form| form.value("address")),
            refused.and_then(|form| form.problem_beside(visit, "address")),
        );
        let text = i18n::address_correct(language);
        let invalid = problem.is_some().then_some("true");
        view! {
            <details open=refused.is_some()>
                <summary>{text}</summary>
                <form
                    method="post"
                    action=format!("{}/jurors/address", visit.link(&base(call)))
                    class="stack"
                    novalidate
                >
                    {seen_field_of(refused, desk.versions.of(Thing::Mail(person)))}
                    <input type="hidden" name="person" value=person.to_owned() />
                    <div class="field">
                        <label for=id.clone()>{i18n::account_mail(language)}</label>
                        <p class="hint" id=hint.clone()>
                            {i18n::address_correct_hint(language)}
                        </p>
                        <input
                            id=id
                            name="address"
                            type="email"
                            autocomplete="off"
                            value=typed
                            required
                            aria-describedby=format!("{} {hint}", problem_id("address"))
                            aria-invalid=invalid
                        />
                        {problem}
                    </div>
                    <button
                        class="button plain small"
                        aria-label=i18n::labelled(language, text, name)
                    >
                        {text}
                    </button>
                </form>
            </details>
        }
    });
    view! {
        {again_form(visit, call, desk, (person, name))}
        {correct}
    }
    .into_any()
}

/// What did not arrive at anybody but the jurors, beside whom it stands.
pub(super) fn section(visit: &Visit, call: &Call, desk: &Desk) -> Option<AnyView> {
    let language = visit.language;
    let juror = |person: &str| {
        desk.overview
            .jurors
            .iter()
            .any(|juror| juror.person == person)
    };
    let others: Vec<&Undelivered> = desk
        .undelivered
        .iter()
        .filter(|mail| !juror(&mail.person))
        .collect();
    if others.is_empty() {
        return None;
    }
    let columns = [
        Column::subject(i18n::account_name(language)),
        Column::text(i18n::undelivered_mail(language)),
        Column::wide(i18n::undelivered_why(language)),
        Column::wide(i18n::table_action(language)),
    ];
    let rows = others.into_iter().map(|mail| {
        vec![
            view! { {mail.name.clone()}<br /><span class="quiet">{mail.mail.clone()}</span> }
                .into_any(),
            mail.subject.clone().into_any(),
            line(visit, call, mail),
            again_form(visit, call, desk, (&mail.person, &mail.name)).into_any(),
        ]
    });
    let rows = table(&columns, rows);
    Some(
        view! {
            <section class="band">
                <h2>{i18n::undelivered_title(language)}</h2>
                <p>{i18n::undelivered_lead(language, TRIED_FOR / HOUR)}</p>
                {rows}
            </section>
        }
        .into_any(),
    )
}

/// Sends again what was given up.
pub async fn send_again(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = fields.get("person");
    let outcome = visit
        .office()
        .send_again(visit.signed_in()?, &call, person, fields.seen(), visit.now)
        .await;
    let (inner, round) = (visit.clone(), call.running_round(visit.now));
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| Done::MailSentAgain),
        |call, desk| {
            let left: Vec<String> = desk
                .undelivered
                .iter()
                .filter(|mail| mail.person == person)
                .map(|mail| mail_sentence(&inner, call, mail))
                .collect();
            let stands = if left.is_empty() {
                vec![i18n::undelivered_gone(inner.language).to_owned()]
            } else {
                left
            };
            Both {
                stands,
                typed: vec![i18n::undelivered_again(inner.language).to_owned()],
            }
        },
    )
    .await
}

/// Corrects the address of a juror and invites them there.
pub async fn correct_address(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let (person, address) = (fields.get("person"), fields.get("address"));
    let outcome = visit
        .office()
        .correct_address(
            visit.signed_in()?,
            &call,
            person,
            address,
            fields.seen(),
            visit.now,
        )
        .await;
    let (language, round) = (visit.language, call.running_round(visit.now));
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| Done::AddressCorrected),
        |_, desk| {
            let known = desk
                .overview
                .jurors
                .iter()
                .find(|juror| juror.person == person);
            let stands = known.map_or_else(
                || i18n::juror_gone(language).to_owned(),
                |juror| juror.mail.clone(),
            );
            Both {
                stands: vec![stands],
                typed: vec![address.to_owned()],
            }
        },
    )
    .await
}
