//! What waits behind the links about joining two accounts: which they are and why, a button that
//! confirms it, and one that takes it back.

use axum::extract::Path;
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled},
    limits::Attempt,
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Failure, JoiningLink, Refusal};

use super::entrance::{is_spent, view_narrow};

/// Tries a link: those that are none may be tried only so often.
async fn read_link(visit: &Visit, token: &str) -> office::Result<JoiningLink> {
    let reading = visit.office().joining_link(token, visit.now);
    visit.attempt(Attempt::Link, "", reading, is_spent).await
}

fn locate(visit: &Visit) -> PageHead {
    PageHead::with_title(i18n::joining_title(visit.language))
}

/// Says what it is about.
pub async fn show(visit: Visit, Path(token): Path<String>) -> Answer {
    let link = read_link(&visit, &token).await?;
    Ok(page(&visit, locate(&visit), || {
        view(&visit, &link, &Filled::default())
    }))
}

/// Confirms it, or takes it back.
pub async fn answer(visit: Visit, Path(token): Path<String>, fields: Fields) -> Answer {
    let link = read_link(&visit, &token).await?;
    if fields.has("decline") {
        visit.office().decline_joining(&token, visit.now).await?;
        return Ok(visit.redirect("/sign-in", Done::AddressDeclined));
    }
    match visit.office().confirm_joining(&token, visit.now).await {
        Ok(true) => Ok(visit.redirect("/sign-in", Done::AccountsJoined)),
        Ok(false) => {
            let place = format!("/account/joining/{token}");
            Ok(visit.redirect(&place, Done::AddressConfirmed))
        }
        Err(Failure::Refused(refusal @ Refusal::JoiningHindered)) => {
            let filled = Filled::with_refusal(&fields, refusal.clone());
            Ok(page_refused(&visit, &refusal, locate(&visit), || {
                view(&visit, &link, &filled)
            }))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn view(visit: &Visit, link: &JoiningLink, filled: &Filled) -> AnyView {
    let language = visit.language;
    let lead = i18n::joining_link_lead(
        language,
        link.other_mail.as_str(),
        link.name.as_str(),
        link.kept_mail.as_str(),
    );
    let sure = if link.confirmed {
        i18n::address_said(language)
    } else {
        i18n::joining_link_sure(language)
    };
    let confirm = (!link.confirmed).then(|| {
        view! {
            <button class="button" name="confirm" value="1">
                {i18n::joining_confirm(language)}
            </button>
        }
    });
    view_narrow(
        i18n::joining_title(language),
        view! {
            {filled.summary(visit)}
            <p class="wrap">{lead}</p>
            <p class="wrap">{i18n::address_reason(language, link.reason.as_str())}</p>
            <p>{sure}</p>
            <form method="post">
                <p class="row">
                    {confirm} <button class="button plain" name="decline" value="1">
                        {i18n::help_withdraw(language)}
                    </button>
                </p>
            </form>
        },
    )
}
