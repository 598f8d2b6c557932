//! On what terms one takes part: what entries must have, who can win what, the legal bases, and how
//! the organisers are reached.

use contest::Language;
use frame::{conditions, visit::Visit};
use leptos::prelude::*;
use office::{Award, Call, DatasetCard, Topic};
use parts::notes;

use super::render;

/// Who can have an award.
pub(super) fn view_eligibility(
    language: Language,
    award: &Award,
    topics: &[Topic],
) -> impl IntoView + use<> {
    let eligibility = &award.eligibility;
    let (of, text) = eligibility.text.0.get(language);
    let text = text.to_owned();
    let names = eligibility.topics.iter().map(|code| {
        let known = topics.iter().find(|topic| topic.code == code.0);
        known.map_or(code.0.as_str(), |topic| topic.name.text(language))
    });
    let names = i18n::list(language, names);
    let about = (!names.is_empty()).then(|| i18n::call_award_topics(language, names));
    view! {
        <p>
            <strong>{award.name.text(language).to_owned()}</strong>
            " "
            <span lang=of.tag()>{text}</span>
            " "
            {about}
        </p>
    }
}

/// What files and data an entry can have, where the call says more than the service does.
pub(super) fn view_entries(
    language: Language,
    call: &Call,
    datasets: &[DatasetCard],
) -> Option<impl IntoView + use<>> {
    let mut sentences = conditions::describe_required_data(language, &call.required_data, datasets);
    if !call.limits.is_house() {
        sentences.push(conditions::describe_files(language, &call.limits));
    }
    (!sentences.is_empty()).then(|| {
        let sentences = sentences
            .into_iter()
            .map(|sentence| view! { <p>{sentence}</p> })
            .collect_view();
        view! {
            <section class="band">
                <h2>{i18n::call_entries(language)}</h2>
                {sentences}
            </section>
        }
    })
}

/// The legal bases, where there are some.
pub(super) fn view_legal(language: Language, call: &Call) -> Option<impl IntoView + use<>> {
    let (of, legal) = call.legal.get(language);
    let html = render(legal);
    (!call.legal.is_blank()).then(|| {
        view! {
            <section class="band prose" id="legal" lang=of.tag()>
                <h2 lang=language.tag()>{i18n::call_legal(language)}</h2>
                <div inner_html=html></div>
            </section>
        }
    })
}

/// How the organisers are reached, and the way to what is known of the edition.
pub(super) fn view_organisers(
    visit: &Visit,
    call: &Call,
    noted: bool,
) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let contact = conditions::view_contact(language, call);
    let about = noted.then(|| {
        let address = visit.link(&format!("/{}#{}", call.edition.slug, notes::ANCHOR));
        view! {
            <p class="quiet">
                <a href=address>{i18n::notes_title(language)}</a>
            </p>
        }
    });
    (contact.is_some() || noted).then(|| {
        view! { <section class="band">{contact} {about}</section> }
    })
}
