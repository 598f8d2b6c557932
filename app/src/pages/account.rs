//! Accounts: sign up, verify, sign in by password or link, reset, sessions, and the desk where everybody finds their work.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use contest::Moment;
use leptos::prelude::*;
use office::{CallRow, Failure, Person, Refusal, SessionView, SignIn, SignUp, calendar};
use serde::Deserialize;

use crate::{
    form::{Fields, Filled, Input},
    pages::{Answer, home::city_class},
    shell::{Place, page, page_with_status},
    table::{Column, table},
    visit::{self, Visit, see_other},
};

/// Where to go after signing in.
#[derive(Deserialize, Default)]
pub struct Next {
    #[serde(default)]
    next: String,
}

/// A place on this site, or else the desk: an address given from outside must not lead elsewhere.
fn safe_next(visit: &Visit, next: &str) -> String {
    let own = contest::Language::ALL
        .iter()
        .any(|language| next.strip_prefix(&format!("/{}", language.tag())).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')));
    if own && !next.contains("//") && !next.contains('\\') { next.to_owned() } else { visit.link("/desk") }
}

/// Shows a form again that was refused; anything else becomes the page of its failure.
fn again(visit: &Visit, fields: &Fields, failure: Failure, form: impl FnOnce(&Visit, &Filled) -> AnyView, title: &'static str) -> Answer {
    match failure {
        Failure::Refused(Refusal::Denied(denied)) => Err(denied.into()),
        Failure::Refused(refusal) => {
            let status = visit::status(&refusal);
            let filled = Filled::refused(fields, refusal);
            Ok(page_with_status(visit, status, Place::titled(title), || form(visit, &filled)))
        }
        broken @ Failure::Broken(_) => Err(broken.into()),
    }
}

fn narrow(title: &'static str, body: AnyView) -> AnyView {
    view! { <section class="band narrow"><h1>{title}</h1>{body}</section> }.into_any()
}

fn sign_up_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let hint = words::account_password_hint(language, contest::account::PASSWORD_FEWEST);
    narrow(
        words::account_sign_up(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                {filled.text(visit, "name", words::account_name(language), words::account_name_hint(language), Input::NAME)}
                {filled.text(visit, "mail", words::account_mail(language), words::account_mail_hint(language), Input::MAIL)}
                {filled.text(visit, "password", words::account_password(language), hint, Input::NEW_PASSWORD)}
                <p class="row"><button class="button">{words::account_sign_up(language)}</button><a href=visit.link("/sign-in")>{words::account_have_one(language)}</a></p>
            </form>
        }
        .into_any(),
    )
}

/// The form of a new account.
pub async fn sign_up_page(visit: Visit) -> Answer {
    Ok(page(&visit, Place::titled(words::account_sign_up(visit.language)), || sign_up_form(&visit, &Filled::default())))
}

/// Makes an account.
pub async fn sign_up(visit: Visit, fields: Fields) -> Answer {
    visit.limit("sign-up", fields.get("mail"))?;
    let form = SignUp {
        name: fields.get("name").to_owned(),
        mail: fields.get("mail").to_owned(),
        password: fields.get("password").into(),
        language: visit.language,
    };
    match visit.office().sign_up(form, visit.now).await {
        Ok(()) => Ok(visit.redirect("/sign-in", "mailed")),
        Err(failure) => again(&visit, &fields, failure, sign_up_form, words::account_sign_up(visit.language)),
    }
}

fn sign_in_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let next = filled.value("next");
    let demo = (visit.site.demo && visit.loopback).then(|| view! { <p class="notice">{words::account_demo(language)}</p> });
    narrow(
        words::menu_sign_in(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                <input type="hidden" name="next" value=next />
                {filled.text(visit, "mail", words::account_mail(language), "", Input::MAIL)}
                {filled.text(visit, "password", words::account_password(language), "", Input::PASSWORD)}
                <p class="row"><button class="button">{words::menu_sign_in(language)}</button><a href=visit.link("/link")>{words::account_by_link(language)}</a><a href=visit.link("/reset")>{words::account_forgotten(language)}</a></p>
                <p><a href=visit.link("/sign-up")>{words::account_sign_up(language)}</a></p>
            </form>
            {demo}
        }
        .into_any(),
    )
}

/// The sign-in form.
pub async fn sign_in_page(visit: Visit, Query(next): Query<Next>) -> Answer {
    let filled = Filled::with([("next", next.next)]);
    Ok(page(&visit, Place::titled(words::menu_sign_in(visit.language)), || sign_in_form(&visit, &filled)))
}

/// Signs in; what the session was before ends.
pub async fn sign_in(visit: Visit, fields: Fields) -> Answer {
    visit.limit("sign-in", fields.get("mail"))?;
    let form = SignIn {
        mail: fields.get("mail").to_owned(),
        password: fields.get("password").into(),
        agent: visit.agent().to_owned(),
        loopback: visit.loopback,
    };
    match visit.office().sign_in(form, visit.now).await {
        Ok(token) => {
            if let Some(person) = &visit.person {
                visit.office().end_session(person, &person.session).await?;
            }
            Ok(visit.with_session(&token, see_other(&safe_next(&visit, fields.get("next")))))
        }
        Err(failure) => again(&visit, &fields, failure, sign_in_form, words::menu_sign_in(visit.language)),
    }
}

/// Ends this session.
pub async fn sign_out(visit: Visit) -> Answer {
    if let Some(person) = &visit.person {
        visit.office().end_session(person, &person.session).await?;
    }
    Ok(visit.without_session(visit.redirect("/sign-in", "signed-out")))
}

fn request_form(visit: &Visit, filled: &Filled, title: &'static str, lead: &'static str) -> AnyView {
    let language = visit.language;
    narrow(
        title,
        view! {
            {filled.summary(visit)}
            <p>{lead}</p>
            <form method="post" class="stack" novalidate>
                {filled.text(visit, "mail", words::account_mail(language), "", Input::MAIL)}
                <p><button class="button">{words::account_send_link(language)}</button></p>
            </form>
        }
        .into_any(),
    )
}

fn link_form(visit: &Visit, filled: &Filled) -> AnyView {
    request_form(visit, filled, words::account_by_link(visit.language), words::account_by_link_lead(visit.language))
}

fn reset_form(visit: &Visit, filled: &Filled) -> AnyView {
    request_form(visit, filled, words::account_forgotten(visit.language), words::account_forgotten_lead(visit.language))
}

/// Asks for a sign-in link.
pub async fn link_page(visit: Visit) -> Answer {
    Ok(page(&visit, Place::titled(words::account_by_link(visit.language)), || link_form(&visit, &Filled::default())))
}

/// Mails a sign-in link.
pub async fn request_link(visit: Visit, fields: Fields) -> Answer {
    visit.limit("mail", fields.get("mail"))?;
    match visit.office().request_sign_in_link(fields.get("mail"), visit.language, visit.now).await {
        Ok(()) => Ok(visit.redirect("/sign-in", "mailed")),
        Err(failure) => again(&visit, &fields, failure, link_form, words::account_by_link(visit.language)),
    }
}

/// Asks for a link to a new password.
pub async fn reset_page(visit: Visit) -> Answer {
    Ok(page(&visit, Place::titled(words::account_forgotten(visit.language)), || reset_form(&visit, &Filled::default())))
}

/// Mails a link to a new password.
pub async fn request_reset(visit: Visit, fields: Fields) -> Answer {
    visit.limit("mail", fields.get("mail"))?;
    match visit.office().request_reset(fields.get("mail"), visit.language, visit.now).await {
        Ok(()) => Ok(visit.redirect("/sign-in", "mailed")),
        Err(failure) => again(&visit, &fields, failure, reset_form, words::account_forgotten(visit.language)),
    }
}

/// A page with one button: programs that look at the links of a mail must not use them up.
fn confirm(visit: &Visit, title: &'static str, lead: &'static str) -> Response {
    page(visit, Place::titled(title), || {
        narrow(
            title,
            view! { <p>{lead}</p><form method="post"><button class="button">{words::account_continue(visit.language)}</button></form> }
                .into_any(),
        )
    })
}

/// The page behind the link of a new account.
pub async fn verify_page(visit: Visit) -> Answer {
    Ok(confirm(&visit, words::account_verify(visit.language), words::account_verify_lead(visit.language)))
}

/// Verifies the address and signs in.
pub async fn verify(visit: Visit, Path(token): Path<String>) -> Answer {
    let session = visit.office().verify(&token, visit.agent(), visit.now).await?;
    Ok(visit.with_session(&session, visit.redirect("/desk", "verified")))
}

/// The page behind a sign-in link.
pub async fn enter_page(visit: Visit) -> Answer {
    Ok(confirm(&visit, words::menu_sign_in(visit.language), words::account_enter_lead(visit.language)))
}

/// Signs in by a link.
pub async fn enter(visit: Visit, Path(token): Path<String>) -> Answer {
    let session = visit.office().sign_in_by_link(&token, visit.agent(), visit.now).await?;
    Ok(visit.with_session(&session, visit.redirect("/desk", "")))
}

fn new_password_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    narrow(
        words::account_new_password(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                {filled.text(visit, "password", words::account_password(language), words::account_password_hint(language, contest::account::PASSWORD_FEWEST), Input::NEW_PASSWORD)}
                <p><button class="button">{words::account_new_password(language)}</button></p>
            </form>
        }
        .into_any(),
    )
}

/// The form of a new password.
pub async fn new_password_page(visit: Visit) -> Answer {
    Ok(page(&visit, Place::titled(words::account_new_password(visit.language)), || new_password_form(&visit, &Filled::default())))
}

/// Sets a new password.
pub async fn new_password(visit: Visit, Path(token): Path<String>, fields: Fields) -> Answer {
    match visit.office().reset_password(&token, &fields.get("password").into(), visit.agent(), visit.now).await {
        Ok(session) => Ok(visit.with_session(&session, visit.redirect("/account", "password"))),
        Err(failure) => again(&visit, &fields, failure, new_password_form, words::account_new_password(visit.language)),
    }
}

/// One's own account with its sessions.
pub async fn account(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    let sessions = visit.office().sessions(person, visit.now).await?;
    let form = Filled::with([("organisation", person.organisation.clone())]);
    Ok(page(&visit, Place::titled(words::account_title(visit.language)), || account_body(&visit, person, sessions, &form)))
}

/// Says where one works or studies.
pub async fn organisation(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    match visit.office().set_organisation(person, fields.get("organisation"), visit.now).await {
        Ok(()) => Ok(visit.redirect("/account", "saved")),
        Err(failure) => {
            let sessions = visit.office().sessions(person, visit.now).await?;
            let form = |visit: &Visit, filled: &Filled| account_body(visit, person, sessions, filled);
            again(&visit, &fields, failure, form, words::account_title(visit.language))
        }
    }
}

fn account_body(visit: &Visit, person: &Person, sessions: Vec<SessionView>, form: &Filled) -> AnyView {
    let language = visit.language;
    let rows = sessions.into_iter().map(|session| {
        let end = visit.link(&format!("/account/sessions/{}/end", session.id));
        let seen = Moment(session.seen_at);
        let action = if session.id == person.session {
            view! { <span class="quiet">{words::account_this_session(language)}</span> }.into_any()
        } else {
            view! { <form method="post" action=end><button class="button plain small">{words::account_end(language)}</button></form> }
                .into_any()
        };
        vec![
            session.agent.into_any(),
            view! { <time datetime=calendar::machine(seen)>{calendar::written(language, seen, "UTC")}</time> }.into_any(),
            action,
        ]
    });
    let columns = [
        Column::subject(words::account_browser(language)),
        Column::text(words::account_seen(language)),
        Column::wide(words::table_action(language)),
    ];
    view! {
        <section class="band">
            <h1>{words::account_title(language)}</h1>
            <p class="lead">{person.name.clone()}" · "{person.mail.clone()}</p>
            {form.summary(visit)}
            <form method="post" action=visit.link("/account/organisation") class="stack narrow" novalidate>
                {form.text(visit, "organisation", words::account_organisation(language), words::account_organisation_hint(language, contest::account::NAME_MOST), Input::ORGANISATION)}
                <p><button class="button plain">{words::save(language)}</button></p>
            </form>
            <form method="post" action=visit.link("/sign-out")><button class="button plain">{words::account_sign_out(language)}</button></form>
        </section>
        <section class="band">
            <h2>{words::account_sessions(language)}</h2>
            {table(&columns, rows)}
        </section>
    }
    .into_any()
}

/// Ends another session of one's own.
pub async fn end_session(visit: Visit, Path(session): Path<String>) -> Answer {
    visit.office().end_session(visit.signed_in()?, &session).await?;
    Ok(visit.redirect("/account", "saved"))
}

/// The desk: the calls in which somebody organises, judges or takes part.
pub async fn desk(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    let (organised, judged, joined) = visit.office().roles(person).await?;
    let manages = visit.office().may_manage_data(Some(person)).await.is_ok();
    let name = person.name.clone();
    let editions = visit.office().editions().await?;
    let language = visit.language;
    let inner = visit.clone();
    Ok(page(&visit, Place::titled(words::menu_desk(language)), move || {
        let visit = &inner;
        let list = |title: &'static str, rows: &[CallRow], end: &'static str| {
            (!rows.is_empty()).then(|| {
                let items = rows
                    .iter()
                    .map(|row| {
                        let address = visit.link(&format!("/{}/{}/{end}", row.edition_slug, row.slug));
                        view! { <li><a href=address>{row.title.text(language).to_owned()}</a><span class=city_class(&row.city)>{row.edition_title.text(language).to_owned()}</span></li> }
                    })
                    .collect_view();
                view! { <section class="band"><h2>{title}</h2><ul class="lines">{items}</ul></section> }
            })
        };
        let nothing = organised.is_empty() && judged.is_empty() && joined.is_empty();
        let start = editions.first().map(|edition| visit.link(&format!("/{}", edition.slug)));
        view! {
            <section class="band"><h1>{words::menu_desk(language)}</h1><p class="lead">{words::desk_hello(language, name)}</p></section>
            {list(words::desk_judged(language), &judged, "jury")}
            {list(words::desk_joined(language), &joined, "team")}
            {list(words::desk_organised(language), &organised, "organise")}
            {manages.then(|| view! { <section class="band"><h2>{words::menu_data(language)}</h2><p><a href=visit.link("/data")>{words::desk_data(language)}</a></p></section> })}
            {nothing.then(|| view! { <section class="band"><p>{words::desk_empty(language)}</p>{start.map(|start| view! { <p><a class="button" href=start>{words::menu_call(language)}</a></p> })}</section> })}
        }
        .into_any()
    }))
}
