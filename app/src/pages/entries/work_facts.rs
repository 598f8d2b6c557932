//! What a work is about and made from: topic, data sets with the way to the catalogue, other
//! sources, licence. They name nobody, so the jury of a blind round reads them too.

use contest::Content;
use leptos::prelude::*;
use office::{DatasetCard, Edition, Topic};

use crate::{failure::PageError, visit::Visit};

/// The names behind what a work refers to.
pub(in crate::pages) struct Catalogue {
    topics: Vec<Topic>,
    datasets: Vec<DatasetCard>,
}

impl Catalogue {
    /// Of an edition.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub(in crate::pages) async fn read(
        visit: &Visit,
        edition: &Edition,
    ) -> Result<Self, PageError> {
        Ok(Self {
            topics: visit.office().topics(&edition.id).await?,
            datasets: visit.office().datasets(false).await?,
        })
    }

    /// A list of facts; a data set that is public no longer stands there by its short name.
    pub(in crate::pages) fn facts(&self, visit: &Visit, content: &Content) -> AnyView {
        let language = visit.language;
        let topic = |code: &String| {
            let known = self.topics.iter().find(|topic| topic.code == *code);
            known.map_or_else(
                || code.clone(),
                |topic| {
                    format!(
                        "{} {}",
                        i18n::topic_code(language, &topic.code),
                        topic.name.text(language)
                    )
                },
            )
        };
        let more = i18n::list(language, content.topics.iter().map(topic));
        let datasets = content.datasets.iter().map(|slug| {
            match self.datasets.iter().find(|dataset| dataset.slug == *slug) {
                Some(dataset) => view! {
                    <li>
                        <a href=visit
                            .link(
                                &format!("/data/{slug}"),
                            )>{dataset.title.text(language).to_owned()}</a>
                    </li>
                }
                .into_any(),
                None => view! { <li>{slug.clone()}</li> }.into_any(),
            }
        });
        let sources = (!content.sources.is_empty()).then(|| {
            view! {
                <div>
                    <dt>{i18n::entry_sources(language)}</dt>
                    <dd class="typed">{content.sources.clone()}</dd>
                </div>
            }
        });
        view! {
            <dl class="facts">
                {(!content.topic.is_empty())
                    .then(|| {
                        view! {
                            <div>
                                <dt>{i18n::entry_topic(language)}</dt>
                                <dd>{topic(&content.topic)}</dd>
                            </div>
                        }
                    })}
                {(!more.is_empty())
                    .then(|| {
                        view! {
                            <div>
                                <dt>{i18n::entry_topics(language)}</dt>
                                <dd>{more}</dd>
                            </div>
                        }
                    })}
                {(!content.datasets.is_empty())
                    .then(|| {
                        view! {
                            <div>
                                <dt>{i18n::entry_datasets(language)}</dt>
                                <dd>
                                    <ul class="plain-list">{datasets.collect_view()}</ul>
                                </dd>
                            </div>
                        }
                    })} {sources}
                {(!content.licence.is_empty())
                    .then(|| {
                        view! {
                            <div>
                                <dt>{i18n::entry_licence(language)}</dt>
                                <dd>{content.licence.clone()}</dd>
                            </div>
                        }
                    })}
            </dl>
        }
        .into_any()
    }
}
