//! What a visitor sees when the answer is no.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use contest::Denied;
use frame::{
    failure::PageError,
    form::Fields,
    refusals,
    shell::{PageHead, page, page_refused},
    visit::{Visit, see_other},
};
use leptos::prelude::*;
use office::{Failure, Refusal, Scope};

/// Where a form may hold what no page repeats.
const SECRET: &str = "password";

/// What somebody tried when it failed.
pub(crate) enum Attempt<'a> {
    /// To see a page, to which one can come back.
    Page,
    /// To send a form.
    Form(&'a Fields),
    /// To send a file.
    Upload,
}

/// The page of a failure. Who is not signed in is sent to the sign-in page and comes back
/// afterwards; who posted a form keeps it.
pub(crate) fn answer(visit: &Visit, fail: &PageError, attempt: &Attempt<'_>) -> Response {
    let sign_in = visit.link("/sign-in");
    match (&*fail.0, attempt) {
        (Failure::Refused(Refusal::Denied(Denied::SignIn)), Attempt::Form(fields))
            if !holds_secret(fields) =>
        {
            answer_session_ended(visit, fields)
        }
        (Failure::Refused(Refusal::Denied(Denied::SignIn)), Attempt::Page) => {
            see_other(&format!("{sign_in}?next={}", visit.link(&visit.path)))
        }
        (Failure::Refused(Refusal::Denied(Denied::SignIn)), _) => see_other(&sign_in),
        (Failure::Refused(Refusal::Denied(Denied::RoleEnded)), Attempt::Form(fields)) => {
            answer_role_ended(visit, fields)
        }
        (Failure::Collided(reason), attempt) => {
            tracing::warn!(reason, path = visit.path, "two changes met");
            answer_collided(visit, attempt)
        }
        (failure, attempt) => failure_page(visit, failure, attempt),
    }
}

/// Another change came first, and nothing of this one was kept: what was posted stands on this page
/// to be sent again as it was.
fn answer_collided(visit: &Visit, attempt: &Attempt<'_>) -> Response {
    let language = visit.language;
    let title = i18n::problem_title(language);
    let again = match attempt {
        Attempt::Form(fields) if !holds_secret(fields) => Some(view_again(visit, fields)),
        _ => None,
    };
    let mut response = page(visit, PageHead::with_title(title), || {
        view! {
            <section class="band narrow">
                <h1>{title}</h1>
                <p class="lead">{i18n::refused_collided(language)}</p>
                {again}
            </section>
        }
        .into_any()
    });
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    let retry_after = HeaderValue::from_static("1");
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, retry_after);
    response
}

/// What was posted, with the button that sends it again as it was.
fn view_again(visit: &Visit, fields: &Fields) -> AnyView {
    view! {
        {view_typed(fields)}
        <form method="post" action=address_of(visit) class="row">
            {fields.hidden_fields()}
            <button class="button">{i18n::session_ended_again(visit.language)}</button>
        </form>
    }
    .into_any()
}

/// Whether a form holds what no page repeats.
fn holds_secret(fields: &Fields) -> bool {
    fields.0.iter().any(|(name, _)| name.contains(SECRET))
}

/// The address of the page that was asked for, with its query.
fn address_of(visit: &Visit) -> String {
    let query = if visit.query.is_empty() {
        String::new()
    } else {
        format!("?{}", visit.query)
    };
    format!("{}{query}", visit.link(&visit.path))
}

/// The session is over, and what was posted stands on this page to be sent again.
fn answer_session_ended(visit: &Visit, fields: &Fields) -> Response {
    let language = visit.language;
    let title = i18n::session_ended_title(language);
    let address = address_of(visit);
    let texts = view_typed(fields);
    page_refused(
        visit,
        &Refusal::Denied(Denied::SignIn),
        PageHead::with_title(title),
        || {
            view! {
                <section class="band narrow">
                    <h1>{title}</h1>
                    <p class="lead">{i18n::session_ended_lead(language)}</p>
                    {texts}
                    <form method="post" action=address class="row">
                        {fields.hidden_fields()}
                        <a
                            class="button"
                            href=visit.link("/sign-in")
                            target="_blank"
                            rel="noopener"
                        >
                            {i18n::session_ended_sign_in(language)}
                        </a>
                        <button class="button plain">{i18n::session_ended_again(language)}</button>
                    </form>
                </section>
            }
            .into_any()
        },
    )
}

/// What somebody wrote in a form, to be copied; what a form carries along is not, and no password.
fn view_typed(fields: &Fields) -> impl IntoView + use<> {
    let written = |value: &str| {
        value
            .chars()
            .any(|letter| letter.is_whitespace() || !letter.is_ascii())
    };
    let texts = fields.0.iter();
    texts
        .filter(|(name, value)| !name.contains(SECRET) && written(value.trim()))
        .map(|(_, value)| view! { <p class="typed">{value.clone()}</p> })
        .collect_view()
}

/// The role for which a page was open was taken: nothing can be sent from here any more, and what
/// was written stands on this page to be copied.
fn answer_role_ended(visit: &Visit, fields: &Fields) -> Response {
    let language = visit.language;
    let (title, refusal) = (
        i18n::role_ended_title(language),
        Refusal::Denied(Denied::RoleEnded),
    );
    let texts = view_typed(fields);
    page_refused(visit, &refusal, PageHead::with_title(title), || {
        view! {
            <section class="band narrow">
                <h1>{title}</h1>
                <p class="lead">{refusals::text(&refusal, visit)}</p>
                <p>{i18n::role_ended_typed(language)}</p>
                {texts}
                <p>
                    <a class="button plain" href=visit.link("/desk")>
                        {i18n::menu_desk(language)}
                    </a>
                </p>
            </section>
        }
        .into_any()
    })
}

/// The way to another link, where one is spent that can be asked for.
fn view_new_link(visit: &Visit, refusal: &Refusal) -> Option<AnyView> {
    if !matches!(refusal, Refusal::LinkSpent) {
        return None;
    }
    let kinds = [
        ("/enter/", "/link", i18n::account_by_link(visit.language)),
        (
            "/new-password/",
            "/reset",
            i18n::account_forgotten(visit.language),
        ),
    ];
    let mut kinds = kinds.into_iter();
    let (_, page, name) = kinds.find(|(links, ..)| visit.path.starts_with(links))?;
    let view = view! {
        <a class="button" href=visit.link(page)>
            {name}
        </a>
    };
    Some(view.into_any())
}

fn failure_page(visit: &Visit, failure: &Failure, attempt: &Attempt<'_>) -> Response {
    let language = visit.language;
    match failure {
        Failure::Refused(refusal) => {
            let text = refusals::text(refusal, visit);
            let details: Vec<String> = match refusal {
                Refusal::Fields(problems) => problems
                    .iter()
                    .map(|problem| refusals::problem(&visit.cities, language, &problem.problem))
                    .collect(),
                refusal => refusals::details(refusal, language),
            };
            let title = if matches!(refusal, Refusal::Denied(Denied::Unknown)) {
                i18n::problem_not_found(language)
            } else {
                i18n::problem_title(language)
            };
            let (back, name) = match (&visit.person, &visit.preview) {
                (_, Some(preview)) => {
                    let call = &preview.call;
                    (
                        visit.link(&format!("/{}/{}", call.edition.slug, call.slug)),
                        call.title.text(language),
                    )
                }
                (Some(_), None) => (visit.link("/desk"), i18n::menu_desk(language)),
                (None, None) => (visit.link(""), i18n::problem_home(language)),
            };
            let typed = match (refusal, attempt) {
                (Refusal::OtherEyes, Attempt::Form(fields)) => Some(view_typed(fields).into_any()),
                (
                    Refusal::TooMany {
                        scope: Scope::Forms,
                        ..
                    },
                    Attempt::Form(fields),
                ) if !holds_secret(fields) && !fields.0.is_empty() => {
                    Some(view_again(visit, fields))
                }
                _ => None,
            };
            page_refused(visit, refusal, PageHead::with_title(title), || {
                view! {
                    <section class="band">
                        <h1>{title}</h1>
                        <p class="lead">{text}</p>
                        <ul>
                            {details
                                .into_iter()
                                .map(|detail| view! { <li>{detail}</li> })
                                .collect_view()}
                        </ul>
                        {typed}
                        <p class="row">
                            {view_new_link(visit, refusal)} <a class="button plain" href=back>
                                {name}
                            </a>
                        </p>
                    </section>
                }
                .into_any()
            })
        }
        Failure::Collided(reason) | Failure::Broken(reason) => {
            // What broke is for us: the visitor gets the number under which the log has it.
            let number = visit.nonce.chars().take(8).collect::<String>();
            tracing::error!(number, reason, path = visit.path, "a request failed");
            let title = i18n::problem_title(language);
            let mut response = page(visit, PageHead::with_title(title), || {
                view! {
                    <section class="band">
                        <h1>{title}</h1>
                        <p class="lead">{i18n::refused_broken(language, number)}</p>
                    </section>
                }
                .into_any()
            });
            *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
            response
        }
    }
}
