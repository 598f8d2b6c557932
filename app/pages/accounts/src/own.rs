//! What people change of their own accounts: name, language of mails, password and address, each on
//! a page of its own; and the page behind the link that takes a change of an address back.

use axum::extract::Path;
use contest::{Language, account::MIN_PASSWORD_CHARS};
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Fields, Filled, Input, OnForm as _},
    limits::Attempt,
    refusals,
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{AddressUndo, Person, Refusal};

use super::{
    entrance::{is_spent, show_refused, view_narrow},
    proof::{prove, read_proof, view_proof},
    sign_up::view_name_field,
};

/// A page under the account's.
pub(super) fn locate(visit: &Visit, title: &'static str) -> PageHead {
    PageHead::with_title(title).under(visit.link("/account"), i18n::account_title(visit.language))
}

/// A form of one page, that is sent to the page itself.
fn view_form(
    visit: &Visit,
    title: &'static str,
    lead: &'static str,
    filled: &Filled,
    fields: impl IntoView + 'static,
    button: &'static str,
) -> AnyView {
    let lead = (!lead.is_empty()).then(|| view! { <p>{lead}</p> });
    view_narrow(
        title,
        view! {
            {filled.summary(visit)}
            {lead}
            <form method="post" class="stack" novalidate>
                {fields}
                <p>
                    <button class="button">{button}</button>
                </p>
            </form>
        },
    )
}

/// Answers a form of these pages.
fn answer(
    visit: &Visit,
    fields: &Fields,
    outcome: office::Result<()>,
    (title, done): (&'static str, Done),
    view_page: impl FnOnce(&Filled) -> AnyView,
) -> Answer {
    match outcome.on_form()? {
        Ok(()) => Ok(visit.redirect("/account", done)),
        Err(refusal) => {
            let filled = Filled::with_refusal(fields, refusal.clone());
            Ok(page_refused(visit, &refusal, locate(visit, title), || {
                view_page(&filled)
            }))
        }
    }
}

/// The form of one's name.
pub async fn show_name(visit: Visit) -> Answer {
    let filled = Filled::with([("name", visit.signed_in()?.name.clone())]);
    let title = i18n::own_name_title(visit.language);
    Ok(page(&visit, locate(&visit, title), || {
        view_name(&visit, &filled)
    }))
}

/// Changes one's name.
pub async fn rename(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    fields.require_one_of(&["name"])?;
    let outcome = visit
        .office()
        .rename(person, fields.get("name"), visit.now)
        .await;
    let told = (i18n::own_name_title(visit.language), Done::Saved);
    answer(&visit, &fields, outcome, told, |filled| {
        view_name(&visit, filled)
    })
}

fn view_name(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let field = view_name_field(visit, filled);
    let title = i18n::own_name_title(language);
    view_form(visit, title, "", filled, field, i18n::save(language))
}

/// The form of the language of one's mails.
pub async fn show_language(visit: Visit) -> Answer {
    let tag = visit.signed_in()?.language.tag().to_owned();
    let filled = Filled::with([("language", tag)]);
    let title = i18n::own_language_title(visit.language);
    Ok(page(&visit, locate(&visit, title), || {
        view_language(&visit, &filled)
    }))
}

/// Changes the language of one's mails.
pub async fn set_language(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    fields.require_one_of(&["language"])?;
    let outcome = visit
        .office()
        .set_language(person, fields.get("language"), visit.now)
        .await;
    let told = (i18n::own_language_title(visit.language), Done::Saved);
    answer(&visit, &fields, outcome, told, |filled| {
        view_language(&visit, filled)
    })
}

fn view_language(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let options = Language::ALL.map(|language| {
        let (tag, name) = (language.tag(), language.name());
        (tag.to_owned(), name.to_owned())
    });
    let label = i18n::account_language(language);
    let field = filled.select(visit, "language", label, "", options.to_vec());
    let title = i18n::own_language_title(language);
    view_form(visit, title, "", filled, field, i18n::save(language))
}

/// The form of another password; whoever has none asks for a link to one.
pub async fn show_password(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    if !visit.office().has_password(person).await? {
        return Ok(visit.go_to("/reset"));
    }
    let title = i18n::own_password_title(visit.language);
    Ok(page(&visit, locate(&visit, title), || {
        view_password(&visit, &Filled::default())
    }))
}

/// Changes the password.
pub async fn change_password(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    let proof = read_proof(&fields);
    let new = fields.get("password").into();
    let changing = visit
        .office()
        .change_password(person, &proof.password, &new, visit.now);
    let outcome = prove(&visit, person, changing).await;
    let title = i18n::own_password_title(visit.language);
    answer(
        &visit,
        &fields,
        outcome,
        (title, Done::PasswordChanged),
        |filled| view_password(&visit, filled),
    )
}

fn view_password(visit: &Visit, filled: &Filled) -> AnyView {
    let language = visit.language;
    let present = filled.text(
        visit,
        "present-password",
        i18n::own_password_present(language),
        "",
        Input::PASSWORD,
    );
    let new = filled.text(
        visit,
        "password",
        i18n::own_password_new(language),
        i18n::account_password_hint(language, MIN_PASSWORD_CHARS),
        Input::NEW_PASSWORD,
    );
    let title = i18n::own_password_title(language);
    let lead = i18n::own_password_lead(language);
    view_form(
        visit,
        title,
        lead,
        filled,
        view! {
            {present}
            {new}
        },
        title,
    )
}

/// What the page of another address shows.
struct AddressPage {
    has_password: bool,
    /// The address that waits, and until when, in words.
    waiting: Option<String>,
}

impl AddressPage {
    async fn read(visit: &Visit, person: &Person) -> Result<Self, PageError> {
        let language = visit.language;
        let waiting = visit.office().address_change(&person.id, visit.now).await?;
        let waiting = waiting.map(|change| {
            let until = office::calendar::format_timestamp(
                language,
                change.expires_at,
                &office::calendar::Zone::UTC,
            );
            i18n::own_address_waits(language, change.mail, until)
        });
        Ok(Self {
            has_password: visit.office().has_password(person).await?,
            waiting,
        })
    }

    fn view(&self, visit: &Visit, person: &Person, filled: &Filled) -> AnyView {
        let language = visit.language;
        let title = i18n::own_address_title(language);
        let waiting = self.waiting.clone().map(|waits| {
            view! {
                <section class="band narrow">
                    <form
                        method="post"
                        action=visit.link("/account/address/withdrawal")
                        class="notice"
                    >
                        <p class="wrap">{waits}</p>
                        <p>
                            <button class="button plain">{i18n::help_withdraw(language)}</button>
                        </p>
                    </form>
                </section>
            }
        });
        if !self.has_password {
            let text = refusals::text(&Refusal::PasswordFirst, visit);
            return view_narrow(
                title,
                view! {
                    {filled.summary(visit)}
                    <p>{text}</p>
                    <p>
                        <a class="button" href=visit.link("/reset")>
                            {i18n::account_new_password(language)}
                        </a>
                    </p>
                },
            );
        }
        let mail = i18n::help_address_new(language);
        let allowed = person.administrator.then(|| {
            let text = i18n::help_address_administrator(language, person.name.as_str());
            view! { <p>{text}</p> }
        });
        let fields = view! {
            {allowed}
            {filled.text(visit, "mail", mail, "", Input::MAIL)}
            {view_proof(visit, person, true, filled)}
        };
        let lead = i18n::own_address_lead(language);
        let button = i18n::own_address_ask(language);
        let form = view_form(visit, title, lead, filled, fields, button);
        view! {
            {form}
            {waiting}
        }
        .into_any()
    }
}

/// The form of another address.
pub async fn show_address(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    let held = AddressPage::read(&visit, person).await?;
    let title = i18n::own_address_title(visit.language);
    Ok(page(&visit, locate(&visit, title), || {
        held.view(&visit, person, &Filled::default())
    }))
}

/// Asks for another address.
pub async fn ask_address(visit: Visit, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    let proof = read_proof(&fields);
    let asking = visit
        .office()
        .ask_own_address(person, &proof, fields.get("mail"), visit.now);
    let outcome = prove(&visit, person, asking).await;
    let held = AddressPage::read(&visit, person).await?;
    let told = (i18n::own_address_title(visit.language), Done::AddressAsked);
    answer(&visit, &fields, outcome, told, |filled| {
        held.view(&visit, person, filled)
    })
}

/// Takes back the address that one asked for.
pub async fn withdraw_address(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    visit
        .office()
        .withdraw_own_address(person, visit.now)
        .await?;
    Ok(visit.redirect("/account", Done::HelpWithdrawn))
}

async fn read_undo(visit: &Visit, token: &str) -> office::Result<AddressUndo> {
    let reading = visit.office().address_undo(token, visit.now);
    visit.attempt(Attempt::Link, "", reading, is_spent).await
}

/// The page behind the link that takes a change of an address back.
pub async fn show_undo(visit: Visit, Path(token): Path<String>) -> Answer {
    let undo = read_undo(&visit, &token).await?;
    let title = i18n::undo_title(visit.language);
    Ok(page(&visit, PageHead::with_title(title), || {
        view_undo(&visit, &undo, &Filled::default())
    }))
}

/// Takes the change back.
pub async fn undo_address(visit: Visit, Path(token): Path<String>) -> Answer {
    let undo = read_undo(&visit, &token).await?;
    match visit.office().undo_address(&token, visit.now).await {
        Ok(()) => Ok(visit.without_session(visit.redirect("/reset", Done::AddressUndone))),
        Err(failure) => {
            let title = i18n::undo_title(visit.language);
            show_refused(
                &visit,
                &Fields::default(),
                failure,
                title,
                |visit, filled| view_undo(visit, &undo, filled),
            )
        }
    }
}

fn view_undo(visit: &Visit, undo: &AddressUndo, filled: &Filled) -> AnyView {
    let language = visit.language;
    let (name, mail, new) = (
        undo.name.as_str(),
        undo.mail.as_str(),
        undo.changed_to.as_str(),
    );
    let title = i18n::undo_title(language);
    view_narrow(
        title,
        view! {
            {filled.summary(visit)}
            <p class="wrap">{i18n::undo_lead(language, name, new, mail)}</p>
            <p>{i18n::undo_sure(language)}</p>
            <form method="post">
                <p>
                    <button class="button">{title}</button>
                </p>
            </form>
        },
    )
}
