//! The chart that was asked for, with its address and its code; or why there is none.

use chart_spec::{Figure, Rule};
use charts::Drawing;
use contest::Language;
use frame::{
    explorer::{MAX_ROWS, Undrawn},
    text_language::view_localized,
    visit::Visit,
};
use leptos::prelude::*;
use office::DatasetView;

use super::{Explored, form::view_select};
use crate::{
    chart::{Appearance, draw, view_plate},
    kit::{Code, Source},
    query::{attribution, unfit},
};

/// The chart of two data sets at most, by its rule.
struct Asked<'a> {
    view: &'a DatasetView,
    other: Option<&'a DatasetView>,
    rule: &'a Rule,
}

/// The chart, its address and its code, or why there is none; nothing where no chart is asked for.
pub(super) fn view_drawing(visit: &Visit, explored: &Explored) -> Option<AnyView> {
    let language = visit.language;
    let view = explored.view.as_ref()?;
    if let Some(objection) = &explored.objection {
        let link = view! { <a href=format!("#{}", objection.field)>{objection.text.clone()}</a> };
        return Some(view_refusal(link.into_any()));
    }
    let asked = Asked {
        view,
        other: explored.other.as_ref(),
        rule: explored.rule.as_ref()?,
    };
    let figure = match explored.result.as_ref()? {
        Ok(figure) => figure,
        Err(why) => return Some(view_refusal(explain(visit, why).into_any())),
    };
    let Some((area, drawing)) = draw_area(language, explored, &asked, figure) else {
        return Some(view_refusal(i18n::unfit_nothing(language).into_any()));
    };
    let choices = charts::choices(figure, language);
    let areas = (!choices.is_empty()).then(|| view_areas(language, explored, choices, area));
    let address = picture_address(language, &asked, area);
    Some(
        view! {
            <section class="band stack" id="drawn">
                <h2 class="hidden">{drawing.title.clone()}</h2>
                {areas}
                {view_plate(language, &drawing, &address, None)}
                {view_facts(visit, &asked, &address("svg", false))}
                {view_code(visit, &asked)}
            </section>
        }
        .into_any(),
    )
}

fn view_refusal(text: AnyView) -> AnyView {
    view! {
        <section class="band" id="drawn">
            <p class="notice refused" role="alert">
                {text}
            </p>
        </section>
    }
    .into_any()
}

/// Why the explorer draws nothing, in words.
fn explain(visit: &Visit, why: &Undrawn) -> String {
    let language = visit.language;
    match why {
        Undrawn::Busy => i18n::explore_busy(language).to_owned(),
        Undrawn::TooLarge => i18n::explore_too_large(language, i18n::number(language, MAX_ROWS)),
        Undrawn::Unfit(why) => unfit(visit, why),
    }
}

/// The chart for the area that was asked for, or else for the first one.
fn draw_area<'a>(
    language: Language,
    explored: &'a Explored,
    asked: &Asked<'_>,
    figure: &Figure,
) -> Option<(&'a str, Drawing)> {
    // Whoever splits a chart wants to see its parts.
    let area = match (explored.picked.area.as_str(), asked.rule.facet.is_empty()) {
        ("", false) => charts::SIDE_BY_SIDE,
        (area, _) => area,
    };
    let credit = attribution(language, asked.view, asked.other);
    [area, ""].into_iter().find_map(|area| {
        let appearance = Appearance {
            language,
            dark: false,
            area,
        };
        Some((area, draw(figure, &explored.ground, &credit, appearance)?))
    })
}

/// Where the chart lies as a picture: by the ending, and whether it is for a dark page.
fn picture_address(
    language: Language,
    asked: &Asked<'_>,
    area: &str,
) -> impl Fn(&str, bool) -> String + use<> {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("rule", &asked.rule.to_string())
        .append_pair("language", language.tag());
    let other = asked.other.map_or("", |other| other.card.slug.as_str());
    for (name, value) in [("other", other), ("area", area)] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let (query, slug) = (query.finish(), asked.view.card.slug.clone());
    move |ending, dark| {
        let dark = if dark { "&dark=true" } else { "" };
        format!("/charts/{slug}/chart.{ending}?{query}{dark}")
    }
}

/// The address of the picture, the rule, and the way to the data set.
fn view_facts(visit: &Visit, asked: &Asked<'_>, address: &str) -> impl IntoView + use<> {
    let language = visit.language;
    let address = format!("{}{address}", visit.office().address());
    let page = visit.link(&format!("/data/{}", asked.view.card.slug));
    view! {
        <dl class="facts">
            <div>
                <dt>{i18n::explore_address(language)}</dt>
                <dd>
                    <code class="wrap">{address}</code>
                </dd>
            </div>
            <div>
                <dt>{i18n::explore_rule(language)}</dt>
                <dd>
                    <code class="wrap">{asked.rule.to_string()}</code>
                </dd>
            </div>
            <div>
                <dt>{i18n::explore_dataset(language)}</dt>
                <dd>
                    <a href=page>{view_localized(language, &asked.view.card.title)}</a>
                </dd>
            </div>
        </dl>
    }
}

/// The code that draws the chart, in three languages.
fn view_code(visit: &Visit, asked: &Asked<'_>) -> impl IntoView + use<> {
    let base = visit.office().address();
    let table = |view: &DatasetView| format!("{base}/data/{}/table.csv", view.card.slug);
    let (own, second) = (table(asked.view), asked.other.map(table));
    let code = Code {
        view: asked.view,
        rule: asked.rule,
        cities: &visit.cities,
        source: Source::At(&own),
        other: asked.other.zip(second.as_deref()),
    };
    code.scripts()
        .into_iter()
        .zip(["Python", "R", "JavaScript"])
        .map(|((_, text), name)| {
            view! {
                <details>
                    <summary>{i18n::explore_code(visit.language, name)}</summary>
                    <pre tabindex="0">
                        <code>{text}</code>
                    </pre>
                </details>
            }
        })
        .collect_view()
}

/// The same chart for another area: everything that was picked stays.
fn view_areas(
    language: Language,
    explored: &Explored,
    choices: Vec<(String, String)>,
    chosen: &str,
) -> impl IntoView + use<> {
    let hidden = explored
        .picked
        .chosen()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone() /> })
        .collect_view();
    view! {
        <form method="get" class="row" action="#drawn">
            {hidden}
            {view_select("area", i18n::data_area(language), chosen, choices, None)}
            <button class="button plain small">{i18n::data_draw(language)}</button>
        </form>
    }
}
