//! The first line of every page: the same few words for everybody, then the languages and the
//! account. On a narrow screen all but the name stands behind one button, which needs no script.

use contest::{Cities, Language};
use leptos::prelude::*;

use super::PageHead;
use crate::visit::Visit;

/// The pinwheel's four petals, and whether one is pale.
const PETALS: [(&str, bool); 4] = [
    ("M20 20a10 10 0 1 1 0-20 10 10 0 0 1 0 20z", false),
    ("M20 20a10 10 0 1 1-20 0 10 10 0 0 1 20 0z", true),
    ("M20 20a10 10 0 1 1 20 0 10 10 0 0 1-20 0z", true),
    ("M20 20a10 10 0 1 1 0 20 10 10 0 0 1 0-20z", false),
];

/// The pinwheel, its petals shared out among the cities: two for each of two.
fn view_mark(cities: &Cities) -> AnyView {
    let count = cities.all().len();
    let petals = PETALS
        .into_iter()
        .enumerate()
        .map(|(place, (shape, pale))| {
            let city = cities.all().nth(place * count / PETALS.len());
            let class = city.map_or_else(String::new, |city| format!(" city-{}", city.code));
            let pale = if pale { " soft" } else { "" };
            view! { <path class=format!("petal{class}{pale}") d=shape /> }
        })
        .collect_view();
    view! {
        <svg viewBox="0 0 40 40" aria-hidden="true" width="28" height="28">
            {petals}
            <circle class="hub" cx="20" cy="20" r="4.2" />
        </svg>
    }
    .into_any()
}

/// The masthead.
pub(super) fn view_masthead(visit: &Visit, place: &PageHead) -> impl IntoView + use<> {
    let language = visit.language;
    let words = list_words(visit, place)
        .into_iter()
        .map(|(address, name)| view_word(visit, address, name))
        .collect_view();
    let account = match &visit.person {
        Some(person) => (visit.link("/account"), person.name.clone()),
        None => (
            visit.link("/sign-in"),
            i18n::menu_sign_in(language).to_owned(),
        ),
    };
    let current = (account.0 == visit.link(&visit.path)).then_some("page");
    view! {
        <header class="masthead page">
            <a class="brand" href=visit.link("")>
                {view_mark(&visit.cities)}
                "Certamen"
            </a>
            <button class="more" type="button" popovertarget="site-menu">
                {i18n::shell_menu(language)}
            </button>
            <div class="panel" id="site-menu" popover="auto">
                <nav aria-label=i18n::shell_menu(language)>
                    <ul class="menu">{words}</ul>
                </nav>
                {view_languages(visit)}
                <a class="account" href=account.0 aria-current=current>
                    {account.1}
                </a>
            </div>
        </header>
    }
}

/// The words of the menu: address and name. Gallery and results are those of the edition that the
/// page is about, or of the newest one; as long as nothing of it is public, of the last one of
/// which something is, whose year or title is then said.
fn list_words(visit: &Visit, place: &PageHead) -> Vec<(String, String)> {
    let language = visit.language;
    let newest = visit.editions.first().map(|edition| edition.slug.as_str());
    let edition = place.edition.as_ref().map(|(slug, _)| slug.as_str());
    let mut words = Vec::new();
    let desk = (visit.link("/desk"), i18n::menu_desk(language).to_owned());
    let data = (visit.link("/data"), i18n::menu_data(language).to_owned());
    if let Some(edition) = edition.or(newest) {
        let mut public = visit.editions.iter().filter(|known| known.public);
        let is_public = public.clone().any(|known| known.slug == edition);
        let other = public.next().filter(|_| !is_public);
        let shown = other.map_or(edition, |other| other.slug.as_str());
        let name = |word: &str| match other {
            None => word.to_owned(),
            // A year says enough, and any other part of an address says little.
            Some(other) if other.slug.chars().all(|letter| letter.is_ascii_digit()) => {
                i18n::menu_of_edition(language, word, &other.slug)
            }
            Some(other) => i18n::join_label(language, word, other.title.text(language)),
        };
        words.push((
            visit.link(&format!("/{edition}")),
            i18n::menu_call(language).to_owned(),
        ));
        words.push(data);
        words.push((
            visit.link(&format!("/{shown}/gallery")),
            name(i18n::menu_gallery(language)),
        ));
        words.push((
            visit.link(&format!("/{shown}/results")),
            name(i18n::menu_results(language)),
        ));
    } else {
        words.push(data);
    }
    words.push(desk);
    words
}

fn view_word(visit: &Visit, address: String, name: String) -> impl IntoView + use<> {
    let current = (address == visit.link(&visit.path)).then_some("page");
    view! {
        <li>
            <a href=address aria-current=current>
                {name}
            </a>
        </li>
    }
}

/// The same page in the other languages.
fn view_languages(visit: &Visit) -> impl IntoView + use<> {
    let languages = Language::ALL
        .map(|other| {
            let current = (other == visit.language).then_some("true");
            view! {
                <li>
                    <a
                        href=format!("/{}{}", other.tag(), visit.path)
                        lang=other.tag()
                        hreflang=other.tag()
                        aria-current=current
                    >
                        {other.name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="end" aria-label=i18n::shell_languages(visit.language)>
            <ul class="languages">{languages}</ul>
        </nav>
    }
}
