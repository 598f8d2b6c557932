//! Acting on behalf of somebody who asks for help: the reason is asked first.

use axum::extract::Query;
use contest::{PersonId, account::MAX_ACTING_REASON_CHARS};
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Failure, Helped, Refusal};
use serde::Deserialize;

/// On whose behalf.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Whom {
    /// Id of the person.
    person: String,
}

/// Asks for the reason.
pub async fn ask(visit: Visit, Query(whom): Query<Whom>) -> Answer {
    let helped = visit
        .office()
        .find_helped(visit.signed_in()?, &PersonId::new(whom.person))
        .await?;
    Ok(page(&visit, locate(&visit, &helped), || {
        view(&visit, &helped, &Filled::default())
    }))
}

/// Begins, on the person's desk.
pub async fn begin(visit: Visit, fields: Fields) -> Answer {
    let administrator = visit.signed_in()?;
    let person = PersonId::new(fields.get("person"));
    let begun = visit
        .office()
        .act_on_behalf(administrator, &person, fields.get("reason"), visit.now)
        .await;
    match begun {
        Ok(()) => Ok(visit.go_to("/desk")),
        Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
            let helped = visit.office().find_helped(administrator, &person).await?;
            let form = Filled::with_refusal(&fields, refusal.clone());
            Ok(page_refused(
                &visit,
                &refusal,
                locate(&visit, &helped),
                || view(&visit, &helped, &form),
            ))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Ends; whoever acts on nobody's behalf is themselves already.
pub async fn end(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    visit.office().stop_acting(person, visit.now).await?;
    Ok(visit.redirect("/desk", Done::ActingEnded))
}

fn locate(visit: &Visit, helped: &Helped) -> PageHead {
    PageHead::with_title(i18n::acting_title(visit.language, helped.name.as_str()))
}

fn view(visit: &Visit, helped: &Helped, form: &Filled) -> AnyView {
    let language = visit.language;
    let name = helped.name.as_str();
    view! {
        <section class="band narrow">
            <h1>{i18n::acting_title(language, name)}</h1>
            <p class="quiet">{helped.mail.clone()}</p>
            <p class="lead">{i18n::acting_lead(language, name)}</p>
            <p>{i18n::acting_told(language, name)}</p>
            {form.summary(visit)}
            <form method="post" action=visit.link("/people/act") class="stack" novalidate>
                <input type="hidden" name="person" value=helped.id.to_string() />
                {form
                    .text(
                        visit,
                        "reason",
                        i18n::acting_reason(language),
                        i18n::acting_reason_hint(language, MAX_ACTING_REASON_CHARS, name),
                        Input::TEXT.require(),
                    )}
                <p>
                    <button class="button">{i18n::acting_start(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
