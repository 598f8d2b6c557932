//! The catalogue of data sets: searched by words, city, topic and licence, page by page.

use axum::extract::Query;
use contest::DataTopic;
use frame::{
    failure::Answer,
    public,
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::{BOTH_CITIES, DatasetCard};
use serde::Deserialize;

use super::{manages, topic_name, view_city_names};

/// What of the catalogue is asked for.
#[derive(Deserialize, Default)]
pub struct CatalogueQuery {
    #[serde(default)]
    q: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    licence: String,
    /// From 1.
    #[serde(default)]
    page: usize,
}

/// Cards of a page of the catalogue.
const CARDS: usize = 48;

impl CatalogueQuery {
    fn fits(&self, card: &DatasetCard) -> bool {
        let words = self.q.to_lowercase();
        let texts = card
            .title
            .0
            .values()
            .chain(card.summary.0.values())
            .chain([&card.publisher, &card.slug]);
        let text = texts
            .map(|text| text.to_lowercase())
            .collect::<Vec<_>>()
            .join("\n");
        words.split_whitespace().all(|word| text.contains(word))
            && (self.city.is_empty() || [&*self.city, BOTH_CITIES].contains(&card.city.as_str()))
            && (self.topic.is_empty() || card.topic.is_some_and(|topic| topic.code() == self.topic))
            && (self.licence.is_empty() || card.licence == self.licence)
    }

    fn is_empty(&self) -> bool {
        [&self.q, &self.city, &self.topic, &self.licence]
            .into_iter()
            .all(|text| text.trim().is_empty())
    }

    /// The query of another page of the same search.
    fn query(&self, page: usize) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [
            ("q", &self.q),
            ("city", &self.city),
            ("topic", &self.topic),
            ("licence", &self.licence),
        ] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        query.append_pair("page", &page.to_string()).finish()
    }
}

/// The catalogue.
pub async fn show(visit: Visit, Query(search): Query<CatalogueQuery>) -> Answer {
    let generation = visit.office().generation().await?;
    let address = search.query(search.page.max(1));
    // What somebody types is not kept: everybody types something else.
    let is_kept = search.q.is_empty();
    if let Some(page) = public::find_cached(&visit, generation, &address).filter(|_| is_kept) {
        return Ok(page);
    }
    let manages = manages(&visit).await;
    let datasets = visit.office().datasets(manages).await?;
    let place = PageHead::with_title(i18n::menu_data(visit.language));
    let body = || view_catalogue(&visit, &datasets, &search, manages);
    Ok(if is_kept {
        public::page(&visit, generation, &address, place, body)
    } else {
        page(&visit, place, body)
    })
}

fn view_catalogue(
    visit: &Visit,
    datasets: &[DatasetCard],
    search: &CatalogueQuery,
    manages: bool,
) -> AnyView {
    let language = visit.language;
    let explorer = (!datasets.is_empty()).then(|| {
        view! {
            <p>
                <a class="button plain" href=visit.link("/data/explore")>
                    {i18n::explore_title(language)}
                </a>
            </p>
        }
    });
    let desk = manages.then(|| {
        view! {
            <p class="row">
                <a class="button" href=visit.link("/data/new")>
                    {i18n::data_new(language)}
                </a>
                <a class="button plain" href=visit.link("/data/import")>
                    {i18n::import_title(language)}
                </a>
            </p>
        }
    });
    view! {
        <section class="band">
            <h1>{i18n::menu_data(language)}</h1>
            <p class="lead">{i18n::data_lead(language)}</p>
            {explorer}
            {desk}
        </section>
        <section class="band">
            {view_search(visit, datasets, search)} {view_found(visit, datasets, search)} <p>
                <a href="/data/catalogue.jsonld">"DCAT"</a>
            </p>
        </section>
    }
    .into_any()
}

/// A page of the data sets that fit, or why there are none.
fn view_found(
    visit: &Visit,
    datasets: &[DatasetCard],
    search: &CatalogueQuery,
) -> impl IntoView + use<> {
    let language = visit.language;
    let base = visit.link("/data");
    let found: Vec<&DatasetCard> = datasets.iter().filter(|card| search.fits(card)).collect();
    let at = search.page.max(1);
    let cards = found
        .iter()
        .skip((at - 1) * CARDS)
        .take(CARDS)
        .map(|card| view_card(visit, card))
        .collect_view();
    let turn = |page: usize, name: &'static str, rel: &'static str| {
        view! {
            <a class="button plain" rel=rel href=format!("{base}?{}", search.query(page))>
                {name}
            </a>
        }
    };
    let previous = (at > 1).then(|| turn(at - 1, i18n::previous(language), "prev"));
    let next = (found.len() > at * CARDS).then(|| turn(at + 1, i18n::next(language), "next"));
    let none_fits = (found.is_empty() && !search.is_empty()).then(|| {
        view! {
            <p>
                {i18n::data_none_found(language)}" "
                <a href=base.clone()>{i18n::data_clear(language)}</a>
            </p>
        }
    });
    view! {
        <p class="quiet">{i18n::data_found(language, found.len())}</p>
        {datasets.is_empty().then(|| view! { <p>{i18n::data_empty(language)}</p> })}
        {none_fits}
        <ul class="catalogue">{cards}</ul>
        <p class="row">{previous}{next}</p>
    }
}

/// A form that works without JavaScript: its address is the search.
fn view_search(
    visit: &Visit,
    datasets: &[DatasetCard],
    search: &CatalogueQuery,
) -> impl IntoView + use<> {
    let language = visit.language;
    let mut licences: Vec<&str> = datasets.iter().map(|card| card.licence.as_str()).collect();
    licences.sort_unstable();
    licences.dedup();
    let option = |value: &str, name: String, chosen: &str| {
        let selected = value == chosen;
        view! {
            <option value=value.to_owned() selected=selected>
                {name}
            </option>
        }
    };
    let cities = visit
        .cities
        .all()
        .map(|city| {
            let name = city.name.text(language).to_owned();
            option(city.code.as_str(), name, &search.city)
        })
        .collect_view();
    let topics = DataTopic::ALL
        .into_iter()
        .filter(|topic| datasets.iter().any(|card| card.topic == Some(*topic)))
        .map(|topic| {
            option(
                topic.code(),
                topic_name(language, topic).to_owned(),
                &search.topic,
            )
        })
        .collect_view();
    let licences = licences
        .into_iter()
        .map(|licence| option(licence, licence.to_owned(), &search.licence))
        .collect_view();
    view! {
        <form method="get" class="search" role="search">
            <div class="field">
                <label for="q">{i18n::data_search(language)}</label>
                <input
                    id="q"
                    name="q"
                    type="search"
                    value=search.q.clone()
                    placeholder=i18n::data_search_hint(language)
                />
            </div>
            <div class="field">
                <label for="city">{i18n::data_city(language)}</label>
                <select id="city" name="city">
                    <option value="">{i18n::data_any_city(language)}</option>
                    {cities}
                </select>
            </div>
            <div class="field">
                <label for="topic">{i18n::data_topic(language)}</label>
                <select id="topic" name="topic">
                    <option value="">{i18n::data_any_topic(language)}</option>
                    {topics}
                </select>
            </div>
            <div class="field">
                <label for="licence">{i18n::entry_licence(language)}</label>
                <select id="licence" name="licence">
                    <option value="">{i18n::data_any_licence(language)}</option>
                    {licences}
                </select>
            </div>
            <button class="button plain">{i18n::data_filter(language)}</button>
        </form>
    }
}

fn view_card(visit: &Visit, card: &DatasetCard) -> impl IntoView + use<> {
    let language = visit.language;
    let (title_language, title) = card.title.get(language);
    let (summary_language, summary) = card.summary.get(language);
    view! {
        <li>
            <p>
                {view_city_names(visit, &card.city)}
                {card
                    .topic
                    .map(|topic| {
                        view! { <span class="quiet">" · "{topic_name(language, topic)}</span> }
                    })}
                {card
                    .invented
                    .then(|| {
                        view! { <span class="quiet">" · "{i18n::data_invented(language)}</span> }
                    })}
                {(!card.published)
                    .then(|| {
                        view! { <span class="quiet">" · "{i18n::stage_private(language)}</span> }
                    })}
            </p>
            <h2 lang=title_language.tag()>
                <a href=visit.link(&format!("/data/{}", card.slug))>{title.to_owned()}</a>
            </h2>
            <p lang=summary_language.tag()>{summary.to_owned()}</p>
            <p class="quiet">
                {i18n::data_rows(language, card.rows)}" · "{card.publisher.clone()}" · "
                {card.licence.clone()}
            </p>
        </li>
    }
}
