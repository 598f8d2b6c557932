//! What the pages share by which people come in: where they wanted to go, how a session starts, and
//! a form that is shown, and shown again where it was refused.

use axum::response::Response;
use contest::Language;
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled},
    limits::Attempt,
    shell::{PageHead, page, page_refused},
    visit::{self, Visit, see_other},
};
use leptos::prelude::*;
use office::{Entered, Failure, Refusal, SessionToken};
use serde::Deserialize;

/// Where to go after signing in.
#[derive(Deserialize, Default)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// A place on this site; nothing else: an address given from outside must not lead elsewhere.
pub(super) fn own_place(next: &str) -> Option<&str> {
    let own = Language::ALL.iter().any(|language| {
        next.strip_prefix(&format!("/{}", language.tag()))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let plain = next
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'\\' && byte != b'#');
    (own && plain && !next.contains("//")).then_some(next)
}

/// The address of an account's page that carries on where somebody wanted to go.
pub(super) fn link_onwards(visit: &Visit, path: &str, next: &str) -> String {
    let place = visit.link(path);
    match own_place(next) {
        Some(next) => format!(
            "{place}?next={}",
            form_urlencoded::byte_serialize(next.as_bytes()).collect::<String>()
        ),
        None => place,
    }
}

/// Where somebody wanted to go, carried along in a form.
pub(super) fn next_field(filled: &Filled) -> impl IntoView + use<> {
    view! { <input type="hidden" name="next" value=filled.value("next") /> }
}

/// Where a link leads, or else the page `otherwise`.
pub(super) fn next_place(visit: &Visit, entered: &Entered, otherwise: &str) -> String {
    own_place(&entered.next).map_or_else(|| visit.link(otherwise), str::to_owned)
}

/// Starts a session in the browser, where the one before ends, and goes on to `place`.
pub(super) async fn start_session(visit: &Visit, session: &SessionToken, place: &str) -> Answer {
    if let Some(person) = &visit.person {
        visit.office().sign_out(person, visit.now).await?;
    }
    Ok(visit.with_session(session, see_other(place)))
}

/// Starts the session of a link, and goes on to where it leads, or else to `otherwise`, which says
/// what was done.
pub(super) async fn arrive(
    visit: &Visit,
    entered: &Entered,
    otherwise: &str,
    done: Done,
) -> Answer {
    let place = next_place(visit, entered, otherwise);
    start_session(visit, &entered.session, &visit::with_done(&place, &done)).await
}

/// The page of a form that is shown for the first time.
pub(super) fn show_form(
    visit: &Visit,
    next: Next,
    title: &'static str,
    view_form: impl FnOnce(&Visit, &Filled) -> AnyView,
) -> Response {
    let filled = Filled::with([("next", next.next)]);
    page(visit, PageHead::with_title(title), || {
        view_form(visit, &filled)
    })
}

/// Shows a form again that was refused and can be sent once more; anything else becomes the page of
/// its failure.
pub(super) fn show_refused(
    visit: &Visit,
    fields: &Fields,
    failure: Failure,
    title: &'static str,
    view_form: impl FnOnce(&Visit, &Filled) -> AnyView,
) -> Answer {
    match failure {
        Failure::Refused(Refusal::Denied(denied)) => Err(denied.into()),
        // Its form can never be sent again.
        spent @ Failure::Refused(Refusal::LinkSpent) => Err(spent.into()),
        Failure::Refused(refusal) => {
            let filled = Filled::with_refusal(fields, refusal.clone());
            Ok(page_refused(
                visit,
                &refusal,
                PageHead::with_title(title),
                || view_form(visit, &filled),
            ))
        }
        failure @ (Failure::Collided(_) | Failure::Broken(_)) => Err(failure.into()),
    }
}

/// Answers a form whose outcome is a mail, whoever asked for it: says that one is on its way, on
/// the page that leads on.
pub(super) async fn answer_mailed(
    visit: &Visit,
    fields: &Fields,
    mailing: impl Future<Output = office::Result<()>>,
    title: &'static str,
    view_form: impl FnOnce(&Visit, &Filled) -> AnyView,
) -> Answer {
    match visit
        .attempt(Attempt::Mail, fields.get("mail"), mailing, Result::is_ok)
        .await
    {
        Ok(()) => {
            let place = link_onwards(visit, "/sign-in", fields.get("next"));
            Ok(see_other(&visit::with_done(&place, &Done::LinkMailed)))
        }
        Err(failure) => show_refused(visit, fields, failure, title, view_form),
    }
}

/// Whether a link was none: what somebody may try only so often.
pub(super) fn is_spent<T>(used: &office::Result<T>) -> bool {
    matches!(used, Err(Failure::Refused(Refusal::LinkSpent)))
}

/// A page of one column under its title.
pub(super) fn view_narrow(title: &'static str, body: impl IntoView + 'static) -> AnyView {
    view! {
        <section class="band narrow">
            <h1>{title}</h1>
            {body}
        </section>
    }
    .into_any()
}
