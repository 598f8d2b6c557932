//! Accounts: sign up, verify, sign in by password or link, reset, sessions, and the desk where
//! everybody finds their work.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use contest::Moment;
use leptos::prelude::*;
use office::{
    CallRow, Entered, Failure, Person, Refusal, SessionToken, SessionView, SignIn, SignUpForm,
    Wish, calendar,
};
use serde::Deserialize;

use crate::{
    city::city_class,
    failure,
    form::{Fields, Filled, Input},
    limits::Attempt,
    pages::{Answer, accounts::wishes::choice, public::home::nothing_yet},
    quoted::localized,
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

/// A place on this site; nothing else: an address given from outside must not lead elsewhere.
fn own_place(next: &str) -> Option<&str> {
    let own = contest::Language::ALL.iter().any(|language| {
        next.strip_prefix(&format!("/{}", language.tag()))
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let plain = next
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'\\' && byte != b'#');
    (own && plain && !next.contains("//")).then_some(next)
}

/// The page of an account that carries on where somebody wanted to go.
fn link_onwards(visit: &Visit, path: &str, next: &str) -> String {
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
fn onwards(filled: &Filled) -> AnyView {
    view! { <input type="hidden" name="next" value=filled.value("next") /> }.into_any()
}

/// Starts a session in the browser, where the one before ends, and goes on to `place`.
async fn start(visit: &Visit, session: &SessionToken, place: &str) -> Answer {
    if let Some(person) = &visit.person {
        visit.office().end_session(person, &person.session).await?;
    }
    Ok(visit.with_session(session, see_other(place)))
}

/// Starts the session of a link, and goes on to where it leads, or else to `otherwise`.
async fn arrive(visit: &Visit, entered: &Entered, otherwise: &str, done: &str) -> Answer {
    let place = own_place(&entered.next).map_or_else(|| visit.link(otherwise), str::to_owned);
    start(visit, &entered.session, &visit::with_done(&place, done)).await
}

/// Shows a form again that was refused; anything else becomes the page of its failure.
fn again(
    visit: &Visit,
    fields: &Fields,
    failure: Failure,
    form: impl FnOnce(&Visit, &Filled) -> AnyView,
    title: &'static str,
) -> Answer {
    match failure {
        Failure::Refused(Refusal::Denied(denied)) => Err(denied.into()),
        Failure::Refused(refusal) => {
            let status = failure::status(&refusal);
            let filled = Filled::refused(fields, refusal.clone());
            let mut response =
                page_with_status(visit, status, Place::titled(title), || form(visit, &filled));
            failure::note_retry(&mut response, &refusal);
            Ok(response)
        }
        broken @ Failure::Broken(_) => Err(broken.into()),
    }
}

fn narrow(title: &'static str, body: AnyView) -> AnyView {
    view! {
        <section class="band narrow">
            <h1>{title}</h1>
            {body}
        </section>
    }
    .into_any()
}

fn sign_up_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let next = filled.value("next");
    narrow(
        i18n::account_sign_up(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                {onwards(filled)}
                {filled
                    .text(
                        visit,
                        "name",
                        i18n::account_name(language),
                        i18n::account_name_hint(language),
                        Input::NAME,
                    )}
                {filled
                    .text(
                        visit,
                        "mail",
                        i18n::account_mail(language),
                        i18n::account_mail_hint(language),
                        Input::MAIL,
                    )}
                <p class="row">
                    <button class="button">{i18n::account_sign_up(language)}</button>
                    <a href=link_onwards(
                        visit,
                        "/sign-in",
                        &next,
                    )>{i18n::account_have_one(language)}</a>
                </p>
            </form>
        }
        .into_any(),
    )
}

/// The form of a new account.
pub async fn sign_up_page(visit: Visit, Query(next): Query<Next>) -> Answer {
    let filled = Filled::with([("next", next.next)]);
    Ok(page(
        &visit,
        Place::titled(i18n::account_sign_up(visit.language)),
        || sign_up_form(&visit, &filled),
    ))
}

/// Asks for an account.
pub async fn sign_up(visit: Visit, fields: Fields) -> Answer {
    let form = SignUpForm {
        name: fields.get("name").to_owned(),
        mail: fields.get("mail").to_owned(),
        language: visit.language,
    };
    let next = fields.get("next");
    let asked = visit.office().sign_up(&form, next, visit.now);
    match visit
        .attempt(Attempt::Mail, fields.get("mail"), asked, Result::is_ok)
        .await
    {
        Ok(()) => Ok(mailed(&visit, next)),
        Err(failure) => again(
            &visit,
            &fields,
            failure,
            sign_up_form,
            i18n::account_sign_up(visit.language),
        ),
    }
}

/// Says that a mail is on its way, on the page that leads on.
fn mailed(visit: &Visit, next: &str) -> Response {
    see_other(&visit::with_done(
        &link_onwards(visit, "/sign-in", next),
        "mailed",
    ))
}

fn sign_in_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let next = filled.value("next");
    let demo = (visit.site.demo && visit.loopback)
        .then(|| view! { <p class="notice">{i18n::account_demo(language)}</p> });
    narrow(
        i18n::menu_sign_in(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                {onwards(filled)}
                {filled.text(visit, "mail", i18n::account_mail(language), "", Input::MAIL)}
                {filled
                    .text(visit, "password", i18n::account_password(language), "", Input::PASSWORD)}
                <p class="row">
                    <button class="button">{i18n::menu_sign_in(language)}</button>
                    <a href=link_onwards(
                        visit,
                        "/link",
                        &next,
                    )>{i18n::account_by_link(language)}</a>
                    <a href=link_onwards(
                        visit,
                        "/reset",
                        &next,
                    )>{i18n::account_forgotten(language)}</a>
                </p>
                <p>
                    <a href=link_onwards(
                        visit,
                        "/sign-up",
                        &next,
                    )>{i18n::account_sign_up(language)}</a>
                </p>
            </form>
            {demo}
        }
        .into_any(),
    )
}

/// The sign-in form.
pub async fn sign_in_page(visit: Visit, Query(next): Query<Next>) -> Answer {
    let filled = Filled::with([("next", next.next)]);
    Ok(page(
        &visit,
        Place::titled(i18n::menu_sign_in(visit.language)),
        || sign_in_form(&visit, &filled),
    ))
}

/// Signs in; what the session was before ends. A right password counts for nothing, however often.
pub async fn sign_in(visit: Visit, fields: Fields) -> Answer {
    let form = SignIn {
        mail: fields.get("mail").to_owned(),
        password: fields.get("password").into(),
        agent: visit.agent().to_owned(),
        demo: visit.site.demo && visit.loopback,
    };
    let wrong = |signed: &office::Result<SessionToken>| {
        matches!(signed, Err(Failure::Refused(Refusal::WrongSignIn)))
    };
    let signed = visit.office().sign_in(form, visit.now);
    match visit
        .attempt(Attempt::SignIn, fields.get("mail"), signed, wrong)
        .await
    {
        Ok(token) => {
            let place =
                own_place(fields.get("next")).map_or_else(|| visit.link("/desk"), str::to_owned);
            start(&visit, &token, &place).await
        }
        Err(failure) => again(
            &visit,
            &fields,
            failure,
            sign_in_form,
            i18n::menu_sign_in(visit.language),
        ),
    }
}

/// Ends this session.
pub async fn sign_out(visit: Visit) -> Answer {
    if let Some(person) = &visit.person {
        visit.office().end_session(person, &person.session).await?;
    }
    Ok(visit.without_session(visit.redirect("/sign-in", "signed-out")))
}

fn request_form(
    visit: &Visit,
    filled: &Filled,
    title: &'static str,
    lead: &'static str,
) -> AnyView {
    let language = visit.language;
    narrow(
        title,
        view! {
            {filled.summary(visit)}
            <p>{lead}</p>
            <form method="post" class="stack" novalidate>
                {onwards(filled)}
                {filled.text(visit, "mail", i18n::account_mail(language), "", Input::MAIL)}
                <p>
                    <button class="button">{i18n::account_send_link(language)}</button>
                </p>
            </form>
        }
        .into_any(),
    )
}

fn link_form(visit: &Visit, filled: &Filled) -> AnyView {
    request_form(
        visit,
        filled,
        i18n::account_by_link(visit.language),
        i18n::account_by_link_lead(visit.language),
    )
}

fn reset_form(visit: &Visit, filled: &Filled) -> AnyView {
    request_form(
        visit,
        filled,
        i18n::account_forgotten(visit.language),
        i18n::account_forgotten_lead(visit.language),
    )
}

/// Asks for a sign-in link.
pub async fn link_page(visit: Visit, Query(next): Query<Next>) -> Answer {
    let filled = Filled::with([("next", next.next)]);
    Ok(page(
        &visit,
        Place::titled(i18n::account_by_link(visit.language)),
        || link_form(&visit, &filled),
    ))
}

/// Mails a sign-in link.
pub async fn request_link(visit: Visit, fields: Fields) -> Answer {
    let (mail, next) = (fields.get("mail"), fields.get("next"));
    let asked = visit
        .office()
        .request_sign_in_link(mail, next, visit.language, visit.now);
    match visit
        .attempt(Attempt::Mail, mail, asked, Result::is_ok)
        .await
    {
        Ok(()) => Ok(mailed(&visit, next)),
        Err(failure) => again(
            &visit,
            &fields,
            failure,
            link_form,
            i18n::account_by_link(visit.language),
        ),
    }
}

/// Asks for a link to a new password.
pub async fn reset_page(visit: Visit, Query(next): Query<Next>) -> Answer {
    let filled = Filled::with([("next", next.next)]);
    Ok(page(
        &visit,
        Place::titled(i18n::account_forgotten(visit.language)),
        || reset_form(&visit, &filled),
    ))
}

/// Mails a link to a new password.
pub async fn request_reset(visit: Visit, fields: Fields) -> Answer {
    let (mail, next) = (fields.get("mail"), fields.get("next"));
    let asked = visit
        .office()
        .request_reset(mail, next, visit.language, visit.now);
    match visit
        .attempt(Attempt::Mail, mail, asked, Result::is_ok)
        .await
    {
        Ok(()) => Ok(mailed(&visit, next)),
        Err(failure) => again(
            &visit,
            &fields,
            failure,
            reset_form,
            i18n::account_forgotten(visit.language),
        ),
    }
}

/// Whether a link was none: what somebody may try only so often.
fn spent<T>(used: &office::Result<T>) -> bool {
    matches!(used, Err(Failure::Refused(Refusal::LinkSpent)))
}

/// The page behind the link of a new account. Programs that look at the links of a mail must not
/// use them up; and whoever did not fill in the form is told whose name it holds, and can forget
/// it.
fn verify_form(visit: &Visit, mail: &str, filled: &Filled) -> AnyView {
    let language = visit.language;
    let hint = i18n::account_password_hint(language, contest::account::PASSWORD_FEWEST);
    narrow(
        i18n::account_verify(language),
        view! {
            {filled.summary(visit)}
            <p>{i18n::account_verify_lead(language, mail)}</p>
            <form method="post" class="stack" novalidate>
                {filled
                    .text(
                        visit,
                        "name",
                        i18n::account_name(language),
                        i18n::account_name_hint(language),
                        Input::NAME,
                    )}
                {filled
                    .text(
                        visit,
                        "password",
                        i18n::account_password(language),
                        hint,
                        Input::NEW_PASSWORD,
                    )}
                <p class="row">
                    <button class="button">{i18n::account_make(language)}</button>
                    <button class="button plain" name="disown" value="1">
                        {i18n::account_disown(language)}
                    </button>
                </p>
            </form>
            <p class="hint">{i18n::account_disown_hint(language)}</p>
        }
        .into_any(),
    )
}

/// What waits behind the link of a new account.
pub async fn verify_page(visit: Visit, Path(token): Path<String>) -> Answer {
    let waiting = visit
        .attempt(
            Attempt::Link,
            "",
            visit.office().waiting_sign_up(&token, visit.now),
            spent,
        )
        .await?;
    let filled = Filled::with([("name", waiting.name)]);
    Ok(page(
        &visit,
        Place::titled(i18n::account_verify(visit.language)),
        || verify_form(&visit, &waiting.mail, &filled),
    ))
}

/// Makes the account and signs in, or forgets what waits.
pub async fn verify(visit: Visit, Path(token): Path<String>, fields: Fields) -> Answer {
    if fields.has("disown") {
        visit
            .attempt(
                Attempt::Link,
                "",
                visit.office().disown_sign_up(&token, visit.now),
                spent,
            )
            .await?;
        return Ok(visit.redirect("/sign-in", "disowned"));
    }
    let waiting = visit
        .attempt(
            Attempt::Link,
            "",
            visit.office().waiting_sign_up(&token, visit.now),
            spent,
        )
        .await?;
    let (name, password) = (fields.get("name"), fields.get("password").into());
    match visit
        .office()
        .verify(&token, (name, &password), visit.agent(), visit.now)
        .await
    {
        Ok(entered) => arrive(&visit, &entered, "/desk", "verified").await,
        Err(failure) => {
            let title = i18n::account_verify(visit.language);
            again(
                &visit,
                &fields,
                failure,
                |visit, filled| verify_form(visit, &waiting.mail, filled),
                title,
            )
        }
    }
}

/// The page behind a sign-in link, with one button: programs that look at the links of a mail must
/// not use them up.
pub async fn enter_page(visit: Visit, Path(token): Path<String>) -> Answer {
    visit
        .attempt(
            Attempt::Link,
            "",
            visit.office().sign_in_link_works(&token, visit.now),
            spent,
        )
        .await?;
    let (language, title) = (visit.language, i18n::menu_sign_in(visit.language));
    Ok(page(&visit, Place::titled(title), || {
        narrow(
            title,
            view! {
                <p>{i18n::account_enter_lead(language)}</p>
                <form method="post">
                    <button class="button">{i18n::account_continue(language)}</button>
                </form>
            }
            .into_any(),
        )
    }))
}

/// Signs in by a link.
pub async fn enter(visit: Visit, Path(token): Path<String>) -> Answer {
    let entered = visit
        .office()
        .sign_in_by_link(&token, visit.agent(), visit.now);
    let entered = visit.attempt(Attempt::Link, "", entered, spent).await?;
    arrive(&visit, &entered, "/desk", "").await
}

fn new_password_form(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    narrow(
        i18n::account_new_password(language),
        view! {
            {filled.summary(visit)}
            <form method="post" class="stack" novalidate>
                {filled
                    .text(
                        visit,
                        "password",
                        i18n::account_password(language),
                        i18n::account_password_hint(language, contest::account::PASSWORD_FEWEST),
                        Input::NEW_PASSWORD,
                    )}
                <p>
                    <button class="button">{i18n::account_new_password(language)}</button>
                </p>
            </form>
        }
        .into_any(),
    )
}

/// The form of a new password.
pub async fn new_password_page(visit: Visit, Path(token): Path<String>) -> Answer {
    visit
        .attempt(
            Attempt::Link,
            "",
            visit.office().reset_link_works(&token, visit.now),
            spent,
        )
        .await?;
    Ok(page(
        &visit,
        Place::titled(i18n::account_new_password(visit.language)),
        || new_password_form(&visit, &Filled::default()),
    ))
}

/// Sets a new password.
pub async fn new_password(visit: Visit, Path(token): Path<String>, fields: Fields) -> Answer {
    let password = fields.get("password").into();
    let set = visit
        .office()
        .reset_password(&token, &password, visit.agent(), visit.now);
    match visit.attempt(Attempt::Link, "", set, spent).await {
        Ok(entered) => arrive(&visit, &entered, "/account", "password").await,
        Err(failure) => again(
            &visit,
            &fields,
            failure,
            new_password_form,
            i18n::account_new_password(visit.language),
        ),
    }
}

/// One's own account with its sessions.
pub async fn account(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    let held = Held::of(&visit, person).await?;
    let form = Filled::with([("organisation", person.organisation.clone())]);
    Ok(page(
        &visit,
        Place::titled(i18n::account_title(visit.language)),
        || account_body(&visit, person, held, &form),
    ))
}

/// Says where one works or studies.
pub async fn organisation(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    match visit
        .office()
        .set_organisation(person, fields.get("organisation"), visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect("/account", "saved")),
        Err(failure) => {
            let held = Held::of(&visit, person).await?;
            let form = |visit: &Visit, filled: &Filled| account_body(visit, person, held, filled);
            again(
                &visit,
                &fields,
                failure,
                form,
                i18n::account_title(visit.language),
            )
        }
    }
}

/// What an account holds besides its person.
struct Held {
    sessions: Vec<SessionView>,
    password: bool,
    reminders: Wish,
}

impl Held {
    async fn of(visit: &Visit, person: &Person) -> office::Result<Self> {
        let sessions = visit.office().sessions(person, visit.now).await?;
        let reminders = Wish {
            mail: person.mail.clone(),
            wanted: visit.office().wants_reminders(person).await?,
        };
        Ok(Self {
            sessions,
            password: visit.office().has_password(person).await?,
            reminders,
        })
    }
}

fn account_body(visit: &Visit, person: &Person, held: Held, form: &Filled) -> AnyView {
    let language = visit.language;
    let Held {
        sessions,
        password,
        reminders,
    } = held;
    let rows = sessions.into_iter().map(|session| {
        let end = visit.link(&format!("/account/sessions/{}/end", session.id));
        let seen = Moment(session.seen_at);
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
        vec![
            session.agent.into_any(),
            view! { <time datetime=calendar::machine(seen)>{calendar::written(language, seen, "UTC")}</time> }.into_any(),
            action,
        ]
    });
    let columns = [
        Column::subject(i18n::account_browser(language)),
        Column::text(i18n::account_seen(language)),
        Column::wide(i18n::table_action(language)),
    ];
    view! {
        <section class="band">
            <h1>{i18n::account_title(language)}</h1>
            <p class="lead">{person.name.clone()}" · "{person.mail.clone()}</p>
            {(!password)
                .then(|| {
                    view! {
                        <p>
                            {i18n::account_no_password(language)}" "
                            <a href=visit.link("/reset")>{i18n::account_new_password(language)}</a>
                        </p>
                    }
                })}
            {form.summary(visit)}
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
                        i18n::account_organisation_hint(language, contest::account::NAME_MOST),
                        Input::ORGANISATION,
                    )}
                <p>
                    <button class="button plain">{i18n::save(language)}</button>
                </p>
            </form>
            <form method="post" action=visit.link("/sign-out")>
                <button class="button plain">{i18n::account_sign_out(language)}</button>
            </form>
        </section>
        <section class="band narrow">
            <h2>{i18n::wish_title(language)}</h2>
            {choice(visit, &reminders, Some(visit.link("/account/reminders")))}
        </section>
        <section class="band">
            <h2>{i18n::account_sessions(language)}</h2>
            {table(&columns, rows)}
        </section>
    }
    .into_any()
}

/// Ends another session of one's own.
pub async fn end_session(visit: Visit, Path(session): Path<String>) -> Answer {
    visit
        .office()
        .end_session(visit.signed_in()?, &session)
        .await?;
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
    Ok(page(
        &visit,
        Place::titled(i18n::menu_desk(language)),
        move || {
            let visit = &inner;
            let list = |title: &'static str, rows: &[CallRow], end: &'static str| {
                (!rows.is_empty()).then(|| {
                    let items = rows
                        .iter()
                        .map(|row| {
                            let address =
                                visit.link(&format!("/{}/{}/{end}", row.edition_slug, row.slug));
                            view! {
                                <li>
                                    <a href=address>{localized(language, &row.title)}</a>
                                    <span class=city_class(
                                        &row.city,
                                    )>{row.edition_title.text(language).to_owned()}</span>
                                </li>
                            }
                        })
                        .collect_view();
                    view! {
                        <section class="band">
                            <h2>{title}</h2>
                            <ul class="lines">{items}</ul>
                        </section>
                    }
                })
            };
            let nothing = organised.is_empty() && judged.is_empty() && joined.is_empty();
            let start = editions
                .first()
                .map(|edition| visit.link(&format!("/{}", edition.slug)));
            view! {
                <section class="band">
                    <h1>{i18n::menu_desk(language)}</h1>
                    <p class="lead">{i18n::desk_hello(language, name)}</p>
                </section>
                {list(i18n::desk_judged(language), &judged, "jury")}
                {list(i18n::desk_joined(language), &joined, "team")}
                {list(i18n::desk_organised(language), &organised, "organise")}
                {manages
                    .then(|| {
                        view! {
                            <section class="band">
                                <h2>{i18n::menu_data(language)}</h2>
                                <p>
                                    <a href=visit.link("/data")>{i18n::desk_data(language)}</a>
                                </p>
                            </section>
                        }
                    })}
                {match start {
                    Some(start) => {
                        nothing
                            .then(|| {
                                view! {
                                    <section class="band">
                                        <p>{i18n::desk_empty(language)}</p>
                                        <p>
                                            <a class="button" href=start>
                                                {i18n::menu_call(language)}
                                            </a>
                                        </p>
                                    </section>
                                }
                                    .into_any()
                            })
                    }
                    None => Some(nothing_yet(visit)),
                }}
            }
            .into_any()
        },
    ))
}
