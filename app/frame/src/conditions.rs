//! What a call asks of entries, and how its organisers are reached, in words.

use contest::Language;
use edition_file::model::{ContactSection, LimitsSection, RequiredDataSection};
use leptos::prelude::*;
use office::{Call, DatasetCard};

/// What files of an entry are taken, in a sentence.
#[must_use]
pub fn describe_files(language: Language, limits: &LimitsSection) -> String {
    let kinds = limits.taken_kinds().iter();
    let kinds = kinds.map(|kind| kind.ending().to_uppercase());
    let size = i64::try_from(limits.most_bytes()).unwrap_or(i64::MAX);
    i18n::entry_files_hint(
        language,
        i18n::list(language, kinds),
        i18n::bytes(language, size),
        limits.most_files(),
    )
}

/// Which data an entry must declare, a sentence each; `datasets` are those that have a name.
#[must_use]
pub fn describe_required_data(
    language: Language,
    required: &RequiredDataSection,
    datasets: &[DatasetCard],
) -> Vec<String> {
    let mut sentences = Vec::new();
    if required.at_least > 0 {
        let count = i64::try_from(required.at_least).unwrap_or(i64::MAX);
        sentences.push(i18n::call_required_count(language, count));
    }
    if !required.datasets.is_empty() {
        let names = required.datasets.iter().map(|slug| {
            let known = datasets.iter().find(|dataset| dataset.slug == slug.0);
            known.map_or(slug.0.as_str(), |dataset| dataset.title.text(language))
        });
        let names = i18n::all_of(language, names);
        sentences.push(i18n::call_required_named(language, names));
    }
    sentences
}

/// How the organisers of a call are reached; nothing where nothing is said.
#[must_use]
pub fn view_contact(language: Language, call: &Call) -> Option<AnyView> {
    (!call.contact.is_empty()).then(|| {
        view! {
            <section id="contact">
                <h2>{i18n::call_contact(language)}</h2>
                {view_addresses(&call.contact)}
            </section>
        }
        .into_any()
    })
}

/// The addresses of a contact.
#[must_use]
pub fn view_addresses(contact: &ContactSection) -> AnyView {
    let mail = contact.mail.as_ref().map(|mail| {
        view! {
            <p>
                <a href=format!("mailto:{mail}")>{mail.clone()}</a>
            </p>
        }
    });
    let address = contact
        .address
        .as_ref()
        .map(|address| view! { <p class="typed">{address.clone()}</p> });
    view! {
        {mail}
        {address}
    }
    .into_any()
}
