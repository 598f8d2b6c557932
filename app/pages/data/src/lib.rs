//! The data desk: the catalogue, data sets, charts, and what organisers do with them.

#![recursion_limit = "512"]

mod catalogue;
mod chart;
mod dataset;
mod description;
mod desk;
mod download;
mod explore;
mod import;
mod places;
mod query;
mod raw_file;
mod recipe;
pub mod routes;
mod sample_table;

use contest::{CityCode, DataTopic, Language};
use frame::{city::city_class, visit::Visit};
use leptos::prelude::*;
use office::BOTH_CITIES;

pub use catalogue::show as catalogue;
pub(crate) use chart::Ground;
pub use chart::chart;
pub use dataset::dataset;
pub(crate) use dataset::kind_name;
pub use description::{describe, show as describe_page};
pub use desk::{create, new_page, publish, replace};
pub use download::{catalogue_jsonld, download};
pub use explore::explore;
pub use import::{ask, import, refresh};
pub use recipe::{prepare, show as recipe_page};

/// Whether a visitor may change the data sets.
async fn manages(visit: &Visit) -> bool {
    visit.person.is_some()
        && visit
            .office()
            .may_manage_data(visit.person.as_ref())
            .await
            .is_ok()
}

/// A topic's name.
const fn topic_name(language: Language, topic: DataTopic) -> &'static str {
    match topic {
        DataTopic::Population => i18n::data_topic_population(language),
        DataTopic::Economy => i18n::data_topic_economy(language),
        DataTopic::Housing => i18n::data_topic_housing(language),
        DataTopic::Mobility => i18n::data_topic_mobility(language),
        DataTopic::Environment => i18n::data_topic_environment(language),
        DataTopic::Safety => i18n::data_topic_safety(language),
        DataTopic::Culture => i18n::data_topic_culture(language),
        DataTopic::Territory => i18n::data_topic_territory(language),
    }
}

/// The cities that a data set is about.
fn view_city_names(visit: &Visit, city: &CityCode) -> AnyView {
    let one = |city: &CityCode| {
        let name = visit.cities.name(city, visit.language);
        view! { <span class=city_class(city)>{name}</span> }
    };
    if city.as_str() == BOTH_CITIES {
        visit
            .cities
            .all()
            .enumerate()
            .map(|(place, city)| {
                view! {
                    {(place > 0).then_some(" · ")}
                    {one(&city.code)}
                }
            })
            .collect_view()
            .into_any()
    } else {
        one(city).into_any()
    }
}
pub mod kit;
