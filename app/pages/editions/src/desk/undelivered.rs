//! Mails of a call that did not arrive, beside the people who did not get them: sent again, or to
//! an address that is put right.

use axum::extract::Path;
use contest::{PersonId, timestamp::HOUR};
use frame::{
    done::Done,
    failure::Answer,
    form::{Both, Fields, problem_id, seen_field, seen_field_of},
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{JurorProgress, TRIED_FOR, Thing, Undelivered};
use parts::{
    call_page,
    undelivered::{describe_mail, view_mail},
};

use super::{Desk, DeskPage};

/// The button that sends again what was given up of the mails to somebody.
fn again_form(page: &DeskPage, person: &PersonId, name: &str) -> Option<impl IntoView + use<>> {
    let language = page.visit.language;
    let given_up = page
        .desk
        .undelivered
        .iter()
        .any(|mail| mail.person == *person && !mail.of_account && mail.tried_until.is_none());
    let text = i18n::undelivered_again(language);
    given_up.then(|| {
        view! {
            <form method="post" action=format!("{}/mails/again", page.base)>
                {seen_field(page.desk.versions.of(Thing::Mail(person)))}
                <input type="hidden" name="person" value=person.to_string() />
                <button
                    class="button plain small"
                    aria-label=i18n::join_label(language, text, name)
                >
                    {text}
                </button>
            </form>
        }
    })
}

/// What mends the mails to a juror: sending again, and another address where nobody has proven this
/// one.
pub(super) fn mending(page: &DeskPage, juror: &JurorProgress) -> impl IntoView + use<> {
    let correctable = page.desk.correctable.contains(&juror.person);
    view! {
        {again_form(page, &juror.person, &juror.name)}
        {correctable.then(|| correction_form(page, juror))}
    }
}

/// The form that corrects the address of a juror.
fn correction_form(page: &DeskPage, juror: &JurorProgress) -> impl IntoView + use<> {
    let (visit, language) = (page.visit, page.visit.language);
    let refused = page
        .form
        .having("address")
        .and_then(|form| form.of("person", &juror.person));
    let id = if refused.is_some() {
        "address".to_owned()
    } else {
        format!("address-{}", juror.person)
    };
    let hint = format!("{id}-hint");
    let typed = refused.map(|form| form.value("address"));
    let problem = refused.and_then(|form| form.problem_beside(visit, "address"));
    let text = i18n::address_correct(language);
    let invalid = problem.is_some().then_some("true");
    let seen = page.desk.versions.of(Thing::Mail(&juror.person));
    view! {
        <details open=refused.is_some()>
            <summary>{text}</summary>
            <form
                method="post"
                action=format!("{}/jurors/address", page.base)
                class="stack"
                novalidate
            >
                {seen_field_of(refused, seen)}
                <input type="hidden" name="person" value=juror.person.to_string() />
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
                    aria-label=i18n::join_label(language, text, &juror.name)
                >
                    {text}
                </button>
            </form>
        </details>
    }
}

/// What did not arrive at anybody but the jurors, beside whom it stands.
pub(super) fn section(page: &DeskPage) -> Option<impl IntoView + use<>> {
    let (visit, call, language) = (page.visit, page.call, page.visit.language);
    let others: Vec<&Undelivered> = page
        .desk
        .undelivered
        .iter()
        .filter(|mail| page.desk.juror(&mail.person).is_none())
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
            view_mail(visit, call, mail).into_any(),
            again_form(page, &mail.person, &mail.name).into_any(),
        ]
    });
    let rows = table(&columns, rows);
    Some(view! {
        <section class="band">
            <h2>{i18n::undelivered_title(language)}</h2>
            <p>{i18n::undelivered_lead(language, TRIED_FOR.as_secs() / HOUR.as_secs())}</p>
            {rows}
        </section>
    })
}

/// Sends again what was given up.
pub async fn send_again(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = PersonId::new(fields.get("person"));
    let outcome = visit
        .office()
        .send_again(visit.signed_in()?, &call, &person, fields.seen(), visit.now)
        .await
        .map(|()| Done::MailSentAgain);
    let (language, round) = (visit.language, call.running_round(visit.now));
    call_page::answer(
        &visit,
        &call,
        round,
        &fields,
        outcome,
        |call, desk: &Desk| {
            let mut stands: Vec<String> = desk
                .undelivered
                .iter()
                .filter(|mail| mail.person == person)
                .map(|mail| describe_mail(language, call, mail))
                .collect();
            if stands.is_empty() {
                stands.push(i18n::undelivered_gone(language).to_owned());
            }
            Both {
                stands,
                typed: vec![i18n::undelivered_again(language).to_owned()],
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
    let organiser = visit.signed_in()?;
    let (person, address) = (PersonId::new(fields.get("person")), fields.get("address"));
    let outcome = visit
        .office()
        .correct_address(organiser, &call, &person, address, fields.seen(), visit.now)
        .await
        .map(|()| Done::AddressCorrected);
    let (language, round) = (visit.language, call.running_round(visit.now));
    call_page::answer(&visit, &call, round, &fields, outcome, |_, desk: &Desk| {
        Both {
            stands: vec![desk.describe_juror(language, &person, |juror| &juror.mail)],
            typed: vec![address.to_owned()],
        }
    })
    .await
}
