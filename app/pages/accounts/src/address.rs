//! What waits behind the links about another address of an account: whose it is and why, a button
//! that confirms it, and one that takes it back.

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
use office::{AddressConfirmed, AddressLink, Failure, Refusal};

use super::entrance::{arrive, is_spent, view_narrow};

/// Tries a link: those that are none may be tried only so often.
async fn read_link(visit: &Visit, token: &str) -> office::Result<AddressLink> {
    let reading = visit.office().address_link(token, visit.now);
    visit.attempt(Attempt::Link, "", reading, is_spent).await
}

fn locate(visit: &Visit) -> PageHead {
    PageHead::with_title(i18n::address_title(visit.language))
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
        visit.office().decline_address(&token, visit.now).await?;
        return Ok(visit.redirect("/sign-in", Done::AddressDeclined));
    }
    let confirmed = visit
        .office()
        .confirm_address(&token, visit.agent(), visit.now)
        .await;
    match confirmed {
        Ok(AddressConfirmed::Changed(entered)) => {
            arrive(&visit, &entered, "/desk", Done::AddressChanged).await
        }
        Ok(AddressConfirmed::ChangedByOld) => Ok(visit.redirect("/sign-in", Done::AddressAllowed)),
        Ok(AddressConfirmed::Waits) => {
            let place = format!("/account/address/{token}");
            Ok(visit.redirect(&place, Done::AddressConfirmed))
        }
        Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
            let filled = Filled::with_refusal(&fields, refusal.clone());
            Ok(page_refused(&visit, &refusal, locate(&visit), || {
                view(&visit, &link, &filled)
            }))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn view(visit: &Visit, link: &AddressLink, filled: &Filled) -> AnyView {
    let language = visit.language;
    let (name, mail, old) = (
        link.name.as_str(),
        link.mail.as_str(),
        link.old_mail.as_str(),
    );
    let (lead, sure, confirm) = if link.is_old {
        let sure = if link.confirms {
            i18n::address_old_both(language)
        } else {
            i18n::address_old_sure(language)
        };
        (
            i18n::address_old_lead(language, name, mail, old),
            sure.to_owned(),
            i18n::address_allow(language),
        )
    } else {
        let sure = if link.confirms {
            i18n::address_new_sure(language, name)
        } else {
            i18n::address_said(language).to_owned()
        };
        (
            i18n::address_new_lead(language, name, mail, old),
            sure,
            i18n::address_confirm(language),
        )
    };
    let confirms = link.confirms.then(|| {
        view! {
            <button class="button" name="confirm" value="1">
                {confirm}
            </button>
        }
    });
    view_narrow(
        i18n::address_title(language),
        view! {
            {filled.summary(visit)}
            <p class="wrap">{lead}</p>
            <p class="wrap">{i18n::address_reason(language, link.reason.as_str())}</p>
            <p>{sure}</p>
            <form method="post">
                <p class="row">
                    {confirms} <button class="button plain" name="decline" value="1">
                        {i18n::help_withdraw(language)}
                    </button>
                </p>
            </form>
        },
    )
}
