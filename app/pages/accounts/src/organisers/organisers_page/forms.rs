//! The forms that give roles: to one person, or to all of a list.

use contest::{Language, Role};
use frame::form::{Filled, Input};
use leptos::prelude::*;
use office::MAX_INVITED;
use parts::people_list::ListForms;

use super::{OrganisersPage, name_role};

/// Both.
pub(super) fn section(page: &OrganisersPage<'_>) -> AnyView {
    view! {
        <section class="band">
            <div class="pair">{view_invite_form(page)} {view_list_forms(page)}</div>
        </section>
    }
    .into_any()
}

fn view_invite_form(page: &OrganisersPage<'_>) -> AnyView {
    let (visit, language) = (page.visit, page.visit.language);
    let blank = Filled::with([("language", language.tag().to_owned())]);
    let form = page.form.having("mail").unwrap_or(&blank);
    let languages = Language::ALL
        .map(|language| (language.tag().to_owned(), language.name().to_owned()))
        .to_vec();
    let roles = Role::ALL
        .map(|role| {
            let code = role.code().to_owned();
            (code, name_role(language, role).to_owned())
        })
        .to_vec();
    let (of_mail, of_name, of_role) = (
        i18n::organisers_invite_mail(language),
        i18n::organisers_invite_name(language),
        i18n::organisers_role_hint(language),
    );
    let title = i18n::organisers_invite(language);
    view! {
        <form method="post" action=page.base.clone() class="stack card" id="invite" novalidate>
            <h2>{title}</h2>
            {form.summary(visit)}
            {form.text(visit, "mail", i18n::account_mail(language), of_mail, Input::MAIL)}
            {form.text(visit, "name", i18n::account_name(language), of_name, Input::TEXT)}
            {form.select(visit, "role", i18n::organisers_role(language), of_role, roles)}
            {form.select(visit, "call", i18n::organisers_call(language), "", list_calls(page))}
            {form.select(visit, "language", i18n::shell_languages(language), "", languages)}
            <p>
                <button class="button plain">{title}</button>
            </p>
        </form>
    }
    .into_any()
}

/// What a role may be about: the whole edition and each call, as far as the reader chooses.
fn list_calls(page: &OrganisersPage<'_>) -> Vec<(String, String)> {
    let language = page.visit.language;
    let chooses = &page.organisers.chooses;
    let whole = chooses.whole.then(|| {
        let title = i18n::role_whole_edition(language).to_owned();
        (String::new(), title)
    });
    let calls = page
        .organisers
        .calls
        .iter()
        .filter(|call| chooses.calls.contains(&call.id))
        .map(|call| (call.id.to_string(), call.title.text(language).to_owned()));
    whole.into_iter().chain(calls).collect()
}

/// A list that is pasted, and one that is a file.
fn view_list_forms(page: &OrganisersPage<'_>) -> AnyView {
    let language = page.visit.language;
    let forms = ListForms {
        base: &page.base,
        title: view! { <h2>{i18n::organisers_list(language)}</h2> }.into_any(),
        hint: i18n::organisers_list_lines(language, MAX_INVITED),
        form: page.form,
    };
    forms.view(page.visit)
}
