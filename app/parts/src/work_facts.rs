//! What a work is about and made from: topic, data sets with the way to the catalogue, other
//! sources, licence. They name nobody, so the jury of a blind round reads them too.

use contest::{Content, Language};
use frame::{failure::PageError, visit::Visit};
use leptos::prelude::*;
use office::{DatasetCard, DraftFile, Edition, FileRole, Topic};

/// The names behind what a work refers to.
pub struct Catalogue {
    pub topics: Vec<Topic>,
    pub datasets: Vec<DatasetCard>,
}

/// A topic, with its code where people know it by that.
#[must_use]
pub fn name_topic(language: Language, topic: &Topic) -> String {
    let name = topic.name.text(language);
    match i18n::topic_code(language, &topic.code) {
        Some(code) => format!("{code} {name}"),
        None => name.to_owned(),
    }
}

/// A file by its name, with what it is for, its kind and its size.
#[must_use]
pub fn view_named_file(
    language: Language,
    file: &DraftFile,
    address: String,
) -> impl IntoView + use<> {
    let role = if file.role == FileRole::Cover {
        i18n::entry_cover(language)
    } else {
        i18n::entry_work_file(language)
    };
    view! {
        <a href=address>{file.name.clone()}</a>
        <br />
        <span class="quiet">
            {role}" · "{file.kind.to_uppercase()}" · "{i18n::bytes(language, file.bytes)}
        </span>
    }
}

impl Catalogue {
    /// Of an edition.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn read(visit: &Visit, edition: &Edition) -> Result<Self, PageError> {
        Ok(Self {
            topics: visit.office().topics(&edition.id).await?,
            datasets: visit.office().datasets(false).await?,
        })
    }

    /// A list of facts; a data set that is public no longer stands there by its short name.
    pub fn facts(&self, visit: &Visit, content: &Content) -> AnyView {
        let language = visit.language;
        let topics = content.topics.iter().map(|code| self.topic(language, code));
        let more = i18n::list(language, topics);
        view! {
            <dl class="facts">
                {(!content.topic.is_empty())
                    .then(|| {
                        view! {
                            <div>
                                <dt>{i18n::entry_topic(language)}</dt>
                                <dd>{self.topic(language, &content.topic)}</dd>
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
                    })} {self.view_datasets(visit, content)}
                {(!content.sources.is_empty())
                    .then(|| {
                        view! {
                            <div>
                                <dt>{i18n::entry_sources(language)}</dt>
                                <dd class="typed">{content.sources.clone()}</dd>
                            </div>
                        }
                    })}
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

    /// The name of a topic; its code, where it is known no longer.
    fn topic(&self, language: Language, code: &str) -> String {
        self.topics
            .iter()
            .find(|topic| topic.code == code)
            .map_or_else(|| code.to_owned(), |topic| name_topic(language, topic))
    }

    /// The data sets that the work is made from, each with the way to its page.
    fn view_datasets(&self, visit: &Visit, content: &Content) -> Option<impl IntoView + use<>> {
        let language = visit.language;
        let items = content.datasets.iter().map(|slug| {
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
        (!content.datasets.is_empty()).then(|| {
            view! {
                <div>
                    <dt>{i18n::entry_datasets(language)}</dt>
                    <dd>
                        <ul class="plain-list">{items.collect_view()}</ul>
                    </dd>
                </div>
            }
        })
    }
}
