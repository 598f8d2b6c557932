//! What stands where no edition is.

use frame::visit::Visit;
use leptos::prelude::*;

/// What is said where there is no edition: that nothing is announced, and to who runs the service,
/// what comes next.
pub fn view_no_edition(visit: &Visit) -> AnyView {
    let language = visit.language;
    let administrator = visit
        .person
        .as_ref()
        .is_some_and(|person| person.administrator);
    let next = administrator.then(|| {
        view! {
            <h2>{i18n::home_next(language)}</h2>
            <p>{i18n::home_next_edition(language)}</p>
            <p class="row">
                <a class="button" href=visit.link("/editions/new")>
                    {i18n::home_new_edition(language)}
                </a>
                <a class="button plain" href=visit.link("/editions/import")>
                    {i18n::desk_editions_import(language)}
                </a>
            </p>
            <p>
                {i18n::home_next_data(language)}" "
                <a href=visit.link("/data")>{i18n::menu_data(language)}</a>
            </p>
        }
    });
    view! {
        <section class="band">
            <p class="lead">{i18n::home_empty(language)}</p>
            {next}
        </section>
    }
    .into_any()
}
