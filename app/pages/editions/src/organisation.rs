//! An organisation that has editions here: what it is, which editions are its, and for who runs the
//! service, who administers it.

use axum::extract::Path;
use contest::Language;
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Fields, Filled, Input, OnForm as _},
    shell::{PageHead, page, page_refused},
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Edition, Organisation, OrganisationAdministrator, ServiceAuthor};
use parts::owner::path_of;

/// Shows it.
pub async fn show(visit: Visit, Path(code): Path<String>) -> Answer {
    let known = OrganisationPage::read(&visit, &code).await?;
    let filled = Filled::default();
    Ok(page(&visit, known.locate(&visit), || {
        known.view(&visit, &filled)
    }))
}

/// Lets an account administer it.
pub async fn appoint(visit: Visit, Path(code): Path<String>, fields: Fields) -> Answer {
    let author = ServiceAuthor::Person(visit.signed_in()?);
    let outcome = visit
        .office()
        .appoint_administrator(author, &code, fields.get("mail"), visit.now)
        .await;
    answer(
        &visit,
        &code,
        &fields,
        outcome,
        Done::AdministratorAppointed,
    )
    .await
}

/// Takes that from an account.
pub async fn dismiss(visit: Visit, Path(code): Path<String>, fields: Fields) -> Answer {
    let author = ServiceAuthor::Person(visit.signed_in()?);
    let outcome = visit
        .office()
        .dismiss_administrator(author, &code, fields.get("mail"), visit.now)
        .await;
    answer(&visit, &code, &fields, outcome, Done::AdministratorRemoved).await
}

/// The page again after a form of it was sent.
async fn answer(
    visit: &Visit,
    code: &str,
    fields: &Fields,
    outcome: office::Result<()>,
    done: Done,
) -> Answer {
    let refusal = match outcome.on_form()? {
        Ok(()) => return Ok(visit.redirect(&path_of(code), done)),
        Err(refusal) => refusal,
    };
    let known = OrganisationPage::read(visit, code).await?;
    let filled = Filled::with_refusal(fields, refusal.clone());
    Ok(page_refused(visit, &refusal, known.locate(visit), || {
        known.view(visit, &filled)
    }))
}

/// The page, of which each function shows a part.
struct OrganisationPage {
    organisation: Organisation,
    editions: Vec<Edition>,
    /// For who runs the service alone.
    administrators: Option<Vec<OrganisationAdministrator>>,
}

impl OrganisationPage {
    async fn read(visit: &Visit, code: &str) -> Result<Self, PageError> {
        let office = visit.office();
        let row = office.organisation(code).await?;
        let organisation = row.ok_or(contest::Denied::Unknown)?.organisation;
        let mut editions = office.editions().await?;
        editions.retain(|edition| edition.organisation.as_deref() == Some(code));
        let administrators = match &visit.person {
            Some(person) => office
                .organisation_administrators(ServiceAuthor::Person(person), code)
                .await
                .ok(),
            None => None,
        };
        Ok(Self {
            organisation,
            editions,
            administrators,
        })
    }

    fn locate(&self, visit: &Visit) -> PageHead {
        PageHead::with_title(self.organisation.name.text(visit.language)).keeping_typed()
    }

    fn view(&self, visit: &Visit, filled: &Filled) -> AnyView {
        let language = visit.language;
        view! {
            <section class="band">
                <p class="quiet">{i18n::organisation_title(language)}</p>
                <h1>{self.organisation.name.text(language).to_owned()}</h1>
                {self.view_facts(language)}
            </section>
            <section class="band">
                <h2>{i18n::desk_editions(language)}</h2>
                {self.view_editions(visit)}
            </section>
            {self.view_administrators(visit, filled)}
        }
        .into_any()
    }

    fn view_facts(&self, language: Language) -> AnyView {
        let Organisation {
            contact, address, ..
        } = &self.organisation;
        let website = (!address.is_empty()).then(|| {
            view! {
                <div>
                    <dt>{i18n::organisation_website(language)}</dt>
                    <dd>
                        <a href=address.clone()>{address.clone()}</a>
                    </dd>
                </div>
            }
        });
        view! {
            <dl class="facts">
                <div>
                    <dt>{i18n::organisation_contact(language)}</dt>
                    <dd>
                        <a href=format!("mailto:{contact}")>{contact.clone()}</a>
                    </dd>
                </div>
                {website}
            </dl>
        }
        .into_any()
    }

    fn view_editions(&self, visit: &Visit) -> AnyView {
        let language = visit.language;
        if self.editions.is_empty() {
            return view! { <p>{i18n::organisation_none(language)}</p> }.into_any();
        }
        let items = self
            .editions
            .iter()
            .map(|edition| {
                let address = visit.link(&format!("/{}", edition.slug));
                view! {
                    <li>
                        <a href=address>{edition.title.text(language).to_owned()}</a>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="lines">{items}</ul> }.into_any()
    }

    fn view_administrators(&self, visit: &Visit, filled: &Filled) -> Option<AnyView> {
        let language = visit.language;
        let administrators = self.administrators.as_ref()?;
        let action = visit.link(&format!(
            "{}/administrators",
            path_of(&self.organisation.code)
        ));
        let known = if administrators.is_empty() {
            view! { <p>{i18n::organisation_nobody(language)}</p> }.into_any()
        } else {
            let rows = administrators.iter().map(|administrator| {
                vec![
                    administrator.name.clone().into_any(),
                    administrator.mail.clone().into_any(),
                    view_removal_form(language, &action, administrator),
                ]
            });
            let columns = [
                Column::subject(i18n::account_name(language)),
                Column::text(i18n::account_mail(language)),
                Column::wide(i18n::table_action(language)),
            ];
            table(&columns, rows)
        };
        let hint = i18n::organisation_appoint_hint(language);
        let view = view! {
            <section class="band">
                <h2>{i18n::organisation_administrators(language)}</h2>
                <p>{i18n::organisation_administrators_lead(language)}</p>
                {known}
                <form method="post" action=action.clone() class="stack card" novalidate>
                    {filled.summary(visit)}
                    {filled.text(visit, "mail", i18n::account_mail(language), hint, Input::MAIL)}
                    <p>
                        <button class="button plain">{i18n::organisation_appoint(language)}</button>
                    </p>
                </form>
            </section>
        };
        Some(view.into_any())
    }
}

fn view_removal_form(
    language: Language,
    action: &str,
    administrator: &OrganisationAdministrator,
) -> AnyView {
    let title = i18n::juror_remove(language);
    view! {
        <form method="post" action=format!("{action}/remove")>
            <input type="hidden" name="mail" value=administrator.mail.clone() />
            <button
                class="button plain small"
                aria-label=i18n::join_label(language, title, &administrator.name)
            >
                {title}
            </button>
        </form>
    }
    .into_any()
}
