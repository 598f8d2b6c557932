//! Mails that did not arrive, and why, in words.

use contest::{Language, PersonId};
use frame::visit::Visit;
use leptos::prelude::*;
use office::{Call, Fault, Undelivered, calendar};

/// Says why a mail did not arrive. Servers say in a second, finer code what they refuse (RFC
/// 3463).
#[must_use]
pub fn describe_reason(language: Language, fault: Fault, answer: &str) -> &'static str {
    let says = |code: &str| answer.split_whitespace().take(2).any(|word| word == code);
    match fault {
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

/// Says what became of a mail, in a sentence.
#[must_use]
pub fn describe_mail(language: Language, call: &Call, mail: &Undelivered) -> String {
    let written = |moment| calendar::format_timestamp(language, moment, &call.time_zone);
    let (at, reason) = (
        written(mail.tried_at),
        describe_reason(language, mail.fault, &mail.answer),
    );
    match mail.tried_until {
        None => i18n::undelivered_final(language, at, reason),
        Some(until) => i18n::undelivered_tried(language, at, reason, written(until)),
    }
}

/// What became of a mail, with what the other server answered.
pub fn view_mail(visit: &Visit, call: &Call, mail: &Undelivered) -> impl IntoView + use<> {
    let language = visit.language;
    let of_account = mail
        .of_account
        .then(|| view! { <p class="hint">{i18n::undelivered_account(language)}</p> });
    let answer =
        (!mail.answer.is_empty()).then(|| i18n::undelivered_answer(language, &mail.answer));
    view! {
        <p class="problem">{describe_mail(language, call, mail)}</p>
        {answer.map(|answer| view! { <p class="hint">{answer}</p> })}
        {of_account}
    }
}

/// What did not arrive at somebody.
pub fn view_undelivered(
    visit: &Visit,
    call: &Call,
    mails: &[Undelivered],
    person: &PersonId,
) -> impl IntoView + use<> {
    mails
        .iter()
        .filter(|mail| mail.person == *person)
        .map(|mail| view_mail(visit, call, mail))
        .collect_view()
}
