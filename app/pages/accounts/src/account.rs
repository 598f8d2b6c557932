//! One's own account: who somebody is, where they work or study, reminders and sessions.

use axum::extract::Path;
use contest::{Timestamp, account::MAX_NAME_CHARS};
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input},
    shell::{PageHead, page},
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Person, SessionView, Wish, calendar};

use super::{entrance::show_refused, wishes::view_wish};

/// One's own account with its sessions.
pub async fn show(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    let held = Held::read(&visit, person).await?;
    let form = Filled::with([("organisation", person.organisation.clone())]);
    Ok(page(
        &visit,
        PageHead::with_title(i18n::account_title(visit.language)),
        || view_account(&visit, person, held, &form),
    ))
}

/// Says where one works or studies.
pub async fn set_organisation(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    fields.require_one_of(&["organisation"])?;
    match visit
        .office()
        .set_organisation(person, fields.get("organisation"), visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect("/account", Done::Saved)),
        Err(failure) => {
            let held = Held::read(&visit, person).await?;
            let title = i18n::account_title(visit.language);
            show_refused(&visit, &fields, failure, title, |visit, filled| {
                view_account(visit, person, held, filled)
            })
        }
    }
}

/// Ends another session of one's own.
pub async fn end_session(visit: Visit, Path(session): Path<String>) -> Answer {
    visit
        .office()
        .end_session(visit.signed_in()?, &session)
        .await?;
    Ok(visit.redirect("/account", Done::Saved))
}

/// What an account holds besides its person.
struct Held {
    sessions: Vec<SessionView>,
    has_password: bool,
    reminders: Wish,
}

impl Held {
    async fn read(visit: &Visit, person: &Person) -> office::Result<Self> {
        let sessions = visit.office().sessions(person, visit.now).await?;
        let reminders = Wish {
            mail: person.mail.clone(),
            wanted: visit.office().wants_reminders(person).await?,
        };
        Ok(Self {
            sessions,
            has_password: visit.office().has_password(person).await?,
            reminders,
        })
    }
}

fn view_account(visit: &Visit, person: &Person, held: Held, form: &Filled) -> AnyView {
    let language = visit.language;
    let without_password = (!held.has_password).then(|| {
        view! {
            <p>
                {i18n::account_no_password(language)}" "
                <a href=visit.link("/reset")>{i18n::account_new_password(language)}</a>
            </p>
        }
    });
    view! {
        <section class="band">
            <h1>{i18n::account_title(language)}</h1>
            <p class="lead">{person.name.clone()}" · "{person.mail.clone()}</p>
            {without_password}
            {form.summary(visit)}
            {view_organisation_form(visit, form)}
            <form method="post" action=visit.link("/sign-out")>
                <button class="button plain">{i18n::account_sign_out(language)}</button>
            </form>
        </section>
        <section class="band narrow">
            <h2>{i18n::wish_title(language)}</h2>
            {view_wish(visit, &held.reminders, Some(visit.link("/account/reminders")))}
        </section>
        <section class="band">
            <h2>{i18n::account_sessions(language)}</h2>
            {view_sessions(visit, person, held.sessions)}
        </section>
    }
    .into_any()
}

fn view_organisation_form(visit: &Visit, form: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <form
            method="post"
            action=visit.link("/account/organisation")
            class="stack narrow"
            novalidate
        >
            {form
                .text(
                    visit,
                    "organisation",
                    i18n::account_organisation(language),
                    i18n::account_organisation_hint(language, MAX_NAME_CHARS),
                    Input::ORGANISATION,
                )}
            <p>
                <button class="button plain">{i18n::save(language)}</button>
            </p>
        </form>
    }
}

/// The sessions, each with the button that ends it; this one ends by signing out.
fn view_sessions(visit: &Visit, person: &Person, sessions: Vec<SessionView>) -> AnyView {
    let language = visit.language;
    let rows = sessions.into_iter().map(|session| {
        let end = visit.link(&format!("/account/sessions/{}/end", session.id));
        let seen = Timestamp(session.seen_at);
        let action = if session.id == person.session {
            view! { <span class="quiet">{i18n::account_this_session(language)}</span> }.into_any()
        } else {
            view! {
                <form method="post" action=end>
                    <button class="button plain small">{i18n::account_end(language)}</button>
                </form>
            }
            .into_any()
        };
        let written = calendar::format_timestamp(language, seen, &calendar::Zone::UTC);
        let last_seen = view! { <time datetime=calendar::machine(seen)>{written}</time> };
        vec![session.agent.into_any(), last_seen.into_any(), action]
    });
    let columns = [
        Column::subject(i18n::account_browser(language)),
        Column::text(i18n::account_seen(language)),
        Column::wide(i18n::table_action(language)),
    ];
    table(&columns, rows)
}
