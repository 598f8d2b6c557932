//! Whose edition one is.

use frame::visit::Visit;
use leptos::prelude::*;
use office::{Edition, OrganisationRow};

/// The address of an organisation's page.
#[must_use]
pub fn path_of(code: &str) -> String {
    format!("/organisations/{code}")
}

/// Whose edition one is, with the way to its page; nothing for one of the service's own.
pub fn view_owner(
    visit: &Visit,
    organisations: &[OrganisationRow],
    edition: &Edition,
) -> Option<AnyView> {
    let code = edition.organisation.as_ref()?;
    let mut known = organisations.iter().map(|row| &row.organisation);
    let organisation = known.find(|organisation| organisation.code == *code)?;
    let name = organisation.name.text(visit.language).to_owned();
    let view = view! {
        <a class="quiet" href=visit.link(&path_of(code))>
            {name}
        </a>
    };
    Some(view.into_any())
}
