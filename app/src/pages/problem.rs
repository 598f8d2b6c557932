//! What a visitor sees when the answer is no.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use contest::Denied;
use leptos::prelude::*;
use office::{Failure, Refusal};

use crate::{
    refusals,
    shell::{Place, page_with_status},
    visit::{self, Fail, Visit, see_other},
};

/// The page of a failure. Who is not signed in is sent to the sign-in page and comes back afterwards.
pub fn answer(visit: &Visit, fail: &Fail) -> Response {
    let language = visit.language;
    match &*fail.0 {
        Failure::Refused(Refusal::Denied(Denied::SignIn)) => {
            see_other(&format!("{}?next={}", visit.link("/sign-in"), visit.link(&visit.path)))
        }
        Failure::Refused(refusal) => {
            let status = visit::status(refusal);
            let text = refusals::text(refusal, visit);
            let details: Vec<String> = match refusal {
                Refusal::Fields(problems) => problems.iter().map(|problem| refusals::problem(language, &problem.problem)).collect(),
                _ => Vec::new(),
            };
            let title = if status == StatusCode::NOT_FOUND { words::problem_not_found(language) } else { words::problem_title(language) };
            let (back, name) = match &visit.person {
                Some(_) => (visit.link("/desk"), words::menu_desk(language)),
                None => (visit.link(""), words::problem_home(language)),
            };
            let mut response = page_with_status(visit, status, Place::titled(title), || {
                view! {
                    <section class="band">
                        <h1>{title}</h1>
                        <p class="lead">{text}</p>
                        <ul>{details.into_iter().map(|detail| view! { <li>{detail}</li> }).collect_view()}</ul>
                        <p><a class="button plain" href=back>{name}</a></p>
                    </section>
                }
                .into_any()
            });
            if let Refusal::TooMany { retry_after_seconds } = refusal
                && let Ok(value) = HeaderValue::from_str(&retry_after_seconds.to_string())
            {
                response.headers_mut().insert(header::RETRY_AFTER, value);
            }
            response
        }
        Failure::Broken(reason) => {
            // What broke is for us: the visitor gets the number under which the log has it.
            let number = visit.nonce.chars().take(8).collect::<String>();
            tracing::error!(number, reason, path = visit.path, "a request failed");
            let title = words::problem_title(language);
            page_with_status(visit, StatusCode::INTERNAL_SERVER_ERROR, Place::titled(title), || {
                view! { <section class="band"><h1>{title}</h1><p class="lead">{words::refused_broken(language, number)}</p></section> }
                    .into_any()
            })
        }
    }
}
