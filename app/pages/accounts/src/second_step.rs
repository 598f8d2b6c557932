//! The second half of a sign-in: a code of the second factor. What stands for the first half is a
//! cookie of its own, which is no session and opens this page alone.

use axum::{extract::Query, http::HeaderMap, response::Response};
use contest::second_factor::MAX_WRONG_CODES;
use frame::{
    failure::Answer,
    form::{Fields, Filled, Input},
    limits::Attempt,
    shell::{PageHead, page_refused},
    visit::{Visit, cookie, half_cookie_name, see_other},
};
use leptos::prelude::*;
use office::{Admission, Failure, FieldProblem, Problem, Refusal};

use super::{
    entrance::{Next, link_onwards, next_field, own_place, show_form, start_session, view_narrow},
    sign_in,
};

/// Whether a proof was wrong: what somebody may try only so often.
pub(super) fn is_wrong<T>(outcome: &office::Result<T>) -> bool {
    let wrong = |problem: &FieldProblem| {
        matches!(problem.problem, Problem::WrongCode | Problem::WrongPassword)
    };
    match outcome {
        Err(Failure::Refused(Refusal::Fields(problems))) => problems.iter().any(wrong),
        Err(Failure::Refused(Refusal::HalfSignInOver)) => true,
        _ => false,
    }
}

fn read_half(visit: &Visit, headers: &HeaderMap) -> String {
    cookie(headers, half_cookie_name(&visit.site))
        .unwrap_or_default()
        .to_owned()
}

/// Asks for the code; whoever has shown nothing before is asked to sign in.
pub async fn show(visit: Visit, headers: HeaderMap, Query(next): Query<Next>) -> Answer {
    let half = read_half(&visit, &headers);
    match visit.office().half_sign_in_waits(&half, visit.now).await {
        Ok(()) => {
            let title = i18n::factor_sign_in_title(visit.language);
            Ok(show_form(&visit, next, title, view_form))
        }
        Err(Failure::Refused(_)) => Ok(see_other(&link_onwards(&visit, "/sign-in", next.place()))),
        Err(failure) => Err(failure.into()),
    }
}

/// Finishes the sign-in.
pub async fn finish(visit: Visit, headers: HeaderMap, fields: Fields) -> Answer {
    let half = read_half(&visit, &headers);
    let finishing =
        visit
            .office()
            .finish_sign_in(&half, fields.get("code"), visit.agent(), visit.now);
    // Whose account it is, the limits of the office know.
    let finished = visit
        .attempt(Attempt::SignIn, "", finishing, is_wrong)
        .await;
    match finished {
        Ok(session) => {
            let place =
                own_place(fields.get("next")).map_or_else(|| visit.link("/desk"), str::to_owned);
            let admission = Admission::Session(session);
            let response = start_session(&visit, &admission, &place).await?;
            Ok(visit.without_half_sign_in(response))
        }
        Err(Failure::Refused(refusal @ Refusal::HalfSignInOver)) => {
            let over = show_over(&visit, &fields, &refusal);
            Ok(visit.without_half_sign_in(over))
        }
        Err(Failure::Refused(refusal)) => {
            let filled = Filled::with_refusal(&fields, refusal.clone());
            let title = i18n::factor_sign_in_title(visit.language);
            Ok(page_refused(
                &visit,
                &refusal,
                PageHead::with_title(title),
                || view_form(&visit, &filled),
            ))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The sign-in begins anew, and leads to where it was to lead.
fn show_over(visit: &Visit, fields: &Fields, refusal: &Refusal) -> Response {
    let onwards = Fields(vec![("next".to_owned(), fields.get("next").to_owned())]);
    let filled = Filled::with_refusal(&onwards, refusal.clone());
    let title = i18n::menu_sign_in(visit.language);
    page_refused(visit, refusal, PageHead::with_title(title), || {
        sign_in::view_form(visit, &filled)
    })
}

fn view_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let again = link_onwards(visit, "/sign-in", &filled.value("next"));
    view_narrow(
        i18n::factor_sign_in_title(language),
        view! {
            {filled.summary(visit)}
            <p>{i18n::factor_sign_in_lead(language)}</p>
            <form method="post" action=visit.link("/sign-in/code") class="stack" novalidate>
                {next_field(filled)}
                {filled
                    .text(
                        visit,
                        "code",
                        i18n::factor_code(language),
                        i18n::factor_code_proof(language),
                        Input::CODE,
                    )}
                <p class="row">
                    <button class="button">{i18n::account_continue(language)}</button>
                    <a href=again>{i18n::factor_start_again(language)}</a>
                </p>
            </form>
            <p class="hint">{i18n::factor_lost(language)}</p>
            <p class="hint">{i18n::factor_wrong_most(language, MAX_WRONG_CODES)}</p>
        },
    )
}
