//! Charts of the catalogue, from which a team can start.

use frame::{text_language::view_localized, visit::Visit};
use leptos::prelude::*;
use office::DatasetCard;

/// Charts of the section: one large, the others beside it.
const CHARTS: usize = 3;

/// The first charts of the catalogue, but so many that stand above.
pub(super) fn section(
    visit: &Visit,
    datasets: &[DatasetCard],
    above: usize,
) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let charts: Vec<_> = datasets
        .iter()
        .filter(|card| card.figure)
        .skip(above)
        .take(CHARTS)
        .map(|card| view_chart(visit, card))
        .collect();
    (!charts.is_empty()).then(|| {
        view! {
            <section class="band box">
                <div class="section-head">
                    <h2>{i18n::home_charts(language)}</h2>
                    <p>
                        <a href=visit
                            .link("/data")>{i18n::home_all_data(language, datasets.len())}</a>
                    </p>
                </div>
                <div class="trio">{charts}</div>
            </section>
        }
    })
}

/// The first chart of a data set.
pub(super) fn view_chart(visit: &Visit, card: &DatasetCard) -> AnyView {
    let language = visit.language;
    let (width, height) = ::charts::SIZE;
    let address = |dark: bool| {
        format!(
            "/charts/{}/chart.svg?language={}&dark={dark}",
            card.slug,
            language.tag()
        )
    };
    let (summary_language, summary) = card.summary.get(language);
    view! {
        <figure class="exhibit">
            <h3 class="title">
                <a href=visit
                    .link(
                        &format!("/data/{}", card.slug),
                    )>{view_localized(language, &card.title)}</a>
            </h3>
            <picture>
                <source srcset=address(true) media="(prefers-color-scheme: dark)" />
                <img
                    src=address(false)
                    alt=summary.to_owned()
                    lang=summary_language.tag()
                    width=width
                    height=height
                    loading="lazy"
                />
            </picture>
            <figcaption class="quiet">
                {i18n::data_rows(language, card.rows)}" · "{card.publisher.clone()}
            </figcaption>
        </figure>
    }
    .into_any()
}
