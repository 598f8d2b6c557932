//! The explorer: somebody picks a data set, a kind of chart and columns, and gets the chart, its
//! address and the code to draw it. It is a form whose address is the chart: it works without
//! JavaScript, and can be sent to somebody else.

use std::{collections::HashMap, sync::Arc};

use axum::{extract::Query, response::Response};
use chart_spec::{Figure, Key, Kind, Measure, Rule};
use contest::Language;
use datasets::{ColumnProfile, Need, Part, Profile, Recipe, Unfit};
use leptos::prelude::*;
use office::{DatasetCard, DatasetView};

use super::{
    chart::{self, plate},
    desk::place_under_data,
    manages,
    query::{ChartQuery, attribution, roles, unfit},
};
use crate::{
    explorer::{ROWS_MOST, Undrawn},
    kit::{Code, Source},
    pages::Answer,
    quoted::localized,
    shell::page,
    visit::Visit,
};

/// A kind of chart in words.
pub(super) const fn kind_name(language: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Bars => i18n::explore_bars(language),
        Kind::Lines => i18n::explore_lines(language),
        Kind::Map => i18n::explore_map(language),
        Kind::Scatter => i18n::explore_scatter(language),
        Kind::Slope => i18n::explore_slope(language),
        Kind::Histogram => i18n::explore_histogram(language),
        Kind::Week => i18n::explore_week(language),
        Kind::Calendar => i18n::explore_calendar(language),
        Kind::Stripes => i18n::explore_stripes(language),
        Kind::Pyramid => i18n::explore_pyramid(language),
        Kind::Climate => i18n::explore_climate(language),
        Kind::Outline => i18n::explore_outline(language),
    }
}

const fn measure_name(language: Language, measure: Measure) -> &'static str {
    match measure {
        Measure::Count => i18n::explore_count(language),
        Measure::Sum => i18n::explore_sum(language),
        Measure::Mean => i18n::explore_mean(language),
        Measure::Share => i18n::explore_share(language),
    }
}

/// What stands against a field.
struct Against {
    field: &'static str,
    text: String,
}

/// Beside which field it stands why a table gives no such chart, and in which words.
fn told_against(language: Language, why: &Unfit, rule: &Rule, profile: &Profile) -> Against {
    let parts = [
        ("x", &rule.x),
        ("y", &rule.y),
        ("by", &rule.by),
        ("facet", &rule.facet),
    ];
    let field_of = |column: &str| {
        parts
            .iter()
            .find(|(_, name)| *name == column)
            .map_or("y", |(field, _)| *field)
    };
    let text = unfit(language, why);
    match why {
        Unfit::Part(part) => Against {
            field: if part == "by" {
                "by"
            } else if part == "x" {
                "x"
            } else {
                "y"
            },
            text,
        },
        Unfit::Column(column)
        | Unfit::Numbers(column)
        | Unfit::Time(column)
        | Unfit::Area(column) => Against {
            field: field_of(column),
            text,
        },
        Unfit::Groups(most) => {
            let column = |name: &str| profile.columns.iter().find(|column| column.name == name);
            let told = parts
                .iter()
                .filter(|(field, _)| *field != "y")
                .filter_map(|(field, name)| Some((*field, column(name)?)));
            let Some((field, column)) = told.max_by_key(|(_, column)| column.distinct) else {
                return Against { field: "x", text };
            };
            let number =
                |count: usize| i18n::number(language, i64::try_from(count).unwrap_or(i64::MAX));
            Against {
                field,
                text: i18n::unfit_groups_of(
                    language,
                    &column.name,
                    number(column.distinct),
                    number(*most),
                ),
            }
        }
        Unfit::Nothing => match rule.only.first() {
            Some((column, is)) => Against {
                field: "is",
                text: i18n::unfit_only(language, is, column),
            },
            None => Against {
                field: if rule.y.is_empty() { "x" } else { "y" },
                text,
            },
        },
        Unfit::Broken(_) => Against {
            field: "kind",
            text,
        },
    }
}

/// What the page shows.
struct Explored {
    cards: Vec<DatasetCard>,
    view: Option<DatasetView>,
    other: Option<DatasetView>,
    picked: ChartQuery,
    /// The kinds of chart that the data set gives; all of them where that is not known.
    kinds: Vec<Kind>,
    rule: Option<Rule>,
    result: Option<Result<Arc<Figure>, Undrawn>>,
    /// What stands against one of the fields.
    against: Option<Against>,
    shapes: HashMap<Key, office::Outlines>,
}

/// The explorer's page. Where the kind or the data set is another one than the form was made for,
/// what was chosen is filled in anew, and the address says it: the page's address is the chart.
pub async fn explore(visit: Visit, Query(picked): Query<ChartQuery>) -> Answer {
    let manages = manages(&visit).await;
    let office = visit.office();
    let explorer = &visit.site.explorer;
    let language = visit.language;
    let cards = office.datasets(false).await?;
    let known = |slug: &str| cards.iter().any(|card| card.slug == slug);
    let view = if known(&picked.dataset) {
        Some(office.dataset(&picked.dataset, None, manages).await?)
    } else {
        None
    };
    let Some(view) = view else {
        let nothing = ChartQuery::default();
        let explored = Explored {
            cards,
            view: None,
            other: None,
            picked: nothing,
            kinds: Vec::new(),
            rule: None,
            result: None,
            against: None,
            shapes: HashMap::new(),
        };
        return Ok(shown(&visit, &explored));
    };
    let mut picked = picked;
    // A form that was made for another data set or kind: the address will say what is filled in
    // instead.
    let changed = (!picked.of.is_empty() && picked.of != picked.dataset)
        || (!picked.was.is_empty() && picked.was != picked.kind);
    if !picked.of.is_empty() && picked.of != picked.dataset {
        // Columns and kinds of another table say nothing about this one.
        picked = ChartQuery {
            dataset: picked.dataset,
            ..ChartQuery::default()
        };
    }
    let offered = explorer.offered(visit.office(), &view).await?;
    let all = || {
        Kind::ALL
            .into_iter()
            .filter(|kind| *kind != Kind::Outline)
            .collect()
    };
    let kinds = offered
        .as_ref()
        .map_or_else(all, |kinds| kinds.as_ref().clone());
    if picked.kind.is_empty() {
        picked = match first(&visit, &view, &kinds).await? {
            Some(rule) => ChartQuery::of(&view.card.slug, &rule),
            None => picked,
        };
    }
    let kind = Kind::of_code(&picked.kind);
    let other = if kind.is_some_and(|kind| roles(kind).other)
        && known(&picked.other)
        && picked.other != picked.dataset
    {
        Some(office.dataset(&picked.other, None, manages).await?)
    } else {
        None
    };
    if let Some(kind) =
        kind.filter(|_| !picked.was.is_empty() && picked.was != picked.kind && other.is_none())
    {
        let before = Kind::of_code(&picked.was).and_then(|was| picked.rule_of(was, &view, None));
        picked = match explorer
            .refilled(visit.office(), &view, before, kind)
            .await?
        {
            Some(rule) => picked.with(&rule),
            None => ChartQuery {
                dataset: picked.dataset,
                kind: picked.kind,
                ..ChartQuery::default()
            },
        };
    }
    let (rule, mut against) = match picked.rule(&view, other.as_ref()) {
        Some(chosen) => completed(&visit, &view, chosen, other.as_ref()).await?,
        None => (None, None),
    };
    if let Some(rule) = &rule {
        picked = ChartQuery {
            area: std::mem::take(&mut picked.area),
            ..picked.with(rule)
        };
    }
    let result = match &rule {
        Some(rule) if against.is_none() => Some(
            explorer
                .figure(visit.office(), &view, rule, other.as_ref())
                .await?,
        ),
        _ => None,
    };
    if let (Some(Err(Undrawn::Unfit(why))), Some(rule)) = (&result, &rule) {
        against = Some(told_against(language, why, rule, &view.profile));
    }
    if changed && matches!(result, Some(Ok(_))) {
        return Ok(visit.redirect(&format!("/data/explore?{}", picked.query()), ""));
    }
    let shapes = match &result {
        Some(Ok(figure)) => chart::shapes(office, std::slice::from_ref(figure.as_ref())).await?,
        _ => HashMap::new(),
    };
    Ok(shown(
        &visit,
        &Explored {
            cards,
            view: Some(view),
            other,
            picked,
            kinds,
            rule,
            result,
            against,
            shapes,
        },
    ))
}

/// The chart that whoever picks a data set sees first: its own, or one of the first kind that it
/// gives.
async fn first(visit: &Visit, view: &DatasetView, kinds: &[Kind]) -> office::Result<Option<Rule>> {
    let explorer = &visit.site.explorer;
    for rule in Recipe::parse(&view.recipe)
        .map(|recipe| recipe.figures)
        .unwrap_or_default()
    {
        if rule.kind != Kind::Outline
            && explorer
                .figure(visit.office(), view, &rule, None)
                .await?
                .is_ok()
        {
            return Ok(Some(rule));
        }
    }
    match kinds.first() {
        Some(kind) => explorer.refilled(visit.office(), view, None, *kind).await,
        None => Ok(None),
    }
}

/// The picked chart with the parts that it lacks filled in, and what stands against a field where
/// they cannot be.
async fn completed(
    visit: &Visit,
    view: &DatasetView,
    mut rule: Rule,
    other: Option<&DatasetView>,
) -> office::Result<(Option<Rule>, Option<Against>)> {
    let language = visit.language;
    if let Some(other) = other {
        let shared = |name: &str| {
            let key = |view: &DatasetView| {
                view.profile
                    .columns
                    .iter()
                    .find(|column| column.name == name)
                    .and_then(ColumnProfile::key)
            };
            key(view).is_some() && key(view) == key(other)
        };
        if !shared(&rule.by) {
            let Some(key) = Key::all().find(|key| shared(key.name())) else {
                return Ok((
                    Some(rule),
                    Some(Against {
                        field: "other",
                        text: i18n::explore_nothing_shared(language).to_owned(),
                    }),
                ));
            };
            key.name().clone_into(&mut rule.by);
        }
        if !other
            .profile
            .columns
            .iter()
            .any(|column| column.name == rule.y)
        {
            rule.y = datasets::likely_value(&other.profile)
                .unwrap_or_default()
                .to_owned();
        }
    }
    let lacks = |rule: &Rule| {
        let x = view
            .profile
            .columns
            .iter()
            .find(|column| column.name == rule.x);
        [(Part::X, &rule.x), (Part::Y, &rule.y), (Part::By, &rule.by)]
            .into_iter()
            .any(|(part, name)| name.is_empty() && datasets::need(rule.kind, part, x) == Need::Must)
    };
    if !lacks(&rule) {
        return Ok((Some(rule), None));
    }
    let Some(found) = visit
        .site
        .explorer
        .refilled(visit.office(), view, Some(rule.clone()), rule.kind)
        .await?
    else {
        let text = i18n::unfit_kind(language, kind_name(language, rule.kind));
        return Ok((
            Some(rule),
            Some(Against {
                field: "kind",
                text,
            }),
        ));
    };
    for (part, fill) in [
        (&mut rule.x, found.x),
        (&mut rule.y, found.y),
        (&mut rule.by, found.by),
    ] {
        if part.is_empty() {
            *part = fill;
        }
    }
    Ok((Some(rule), None))
}

fn shown(visit: &Visit, explored: &Explored) -> Response {
    let place =
        place_under_data(visit, i18n::explore_title(visit.language)).with_script("/explore.js");
    page(visit, place, || body(visit, explored))
}

fn body(visit: &Visit, explored: &Explored) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band">
            <h1>{i18n::explore_title(language)}</h1>
            <p class="lead">{i18n::explore_lead(language)}</p>
            {explored.cards.is_empty().then(|| view! { <p>{i18n::data_empty(language)}</p> })}
        </section>
        <div id="explorer">
            <section class="band">{form(visit, explored)}</section>
            {drawing(visit, explored)}
        </div>
    }
    .into_any()
}

/// A field of the explorer, with what stands against it beside it.
fn select(
    name: &'static str,
    label: &'static str,
    chosen: &str,
    options: Vec<(String, String)>,
    against: Option<&Against>,
) -> AnyView {
    let problem = against
        .filter(|against| against.field == name)
        .map(|against| against.text.clone());
    let id = format!("{name}-problem");
    let (invalid, described) = (
        problem.is_some().then_some("true"),
        problem.is_some().then(|| id.clone()),
    );
    let options = options
        .into_iter()
        .map(|(code, text)| {
            let selected = code == chosen;
            view! {
                <option value=code selected=selected>
                    {text}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=name>{label}</label>
            <select id=name name=name aria-invalid=invalid aria-describedby=described>
                {options}
            </select>
            {problem
                .map(|problem| {
                    view! {
                        <p class="problem" id=id>
                            {problem}
                        </p>
                    }
                })}
        </div>
    }
    .into_any()
}

/// The columns to choose from for a part: those that can play it, and the chosen one, whatever it
/// is.
fn options(
    language: Language,
    profile: &Profile,
    kind: Kind,
    part: Part,
    rule: &Rule,
    chosen: &str,
) -> Vec<(String, String)> {
    let x = profile.columns.iter().find(|column| column.name == rule.x);
    let fits = |column: &&ColumnProfile| {
        column.name == chosen || datasets::can_play(kind, part, column, profile)
    };
    let columns = profile
        .columns
        .iter()
        .filter(fits)
        .map(|column| (column.name.clone(), column.name.clone()));
    // What a chart cannot do without is chosen already.
    let may_be_empty = datasets::need(kind, part, x) == Need::May || chosen.is_empty();
    may_be_empty
        .then(|| (String::new(), i18n::explore_none(language).to_owned()))
        .into_iter()
        .chain(columns)
        .collect()
}

fn form(visit: &Visit, explored: &Explored) -> AnyView {
    let language = visit.language;
    let picked = &explored.picked;
    let against = explored.against.as_ref();
    let cards = |empty: (String, String)| {
        std::iter::once(empty)
            .chain(
                explored
                    .cards
                    .iter()
                    .map(|card| (card.slug.clone(), card.title.text(language).to_owned())),
            )
            .collect()
    };
    let dataset = select(
        "dataset",
        i18n::explore_dataset(language),
        &picked.dataset,
        cards((String::new(), "…".to_owned())),
        against,
    );
    let kinds: Vec<(String, String)> = Kind::ALL
        .into_iter()
        .filter(|kind| explored.kinds.contains(kind) || kind.code() == picked.kind)
        .map(|kind| (kind.code().to_owned(), kind_name(language, kind).to_owned()))
        .collect();
    let kind = explored.view.is_some().then(|| {
        select(
            "kind",
            i18n::explore_kind(language),
            &picked.kind,
            kinds,
            against,
        )
    });
    let columns = explored
        .view
        .as_ref()
        .zip(Kind::of_code(&picked.kind))
        .map(|(view, kind)| columns(language, explored, view, kind));
    let made_for = explored.view.as_ref().map(|view| {
        view! {
            <input type="hidden" name="of" value=view.card.slug.clone() />
            <input type="hidden" name="was" value=picked.kind.clone() />
        }
    });
    let hint = explored
        .view
        .is_some()
        .then(|| view! { <p class="hint">{i18n::explore_hint(language)}</p> });
    let button = if explored.view.is_some() {
        i18n::data_draw(language)
    } else {
        i18n::explore_choose(language)
    };
    view! {
        <form method="get" class="stack" action="#drawn">
            {made_for}
            <div class="fields">{dataset}{kind}{columns}</div>
            {hint}
            <p>
                <button class="button">{button}</button>
            </p>
        </form>
    }
    .into_any()
}

/// The fields of a kind of chart.
fn columns(language: Language, explored: &Explored, view: &DatasetView, kind: Kind) -> AnyView {
    let picked = &explored.picked;
    let against = explored.against.as_ref();
    let roles = roles(kind);
    let nothing = Rule::default();
    let rule = explored.rule.as_ref().unwrap_or(&nothing);
    let of = |profile: &Profile, part: Part, chosen: &str| {
        options(language, profile, kind, part, rule, chosen)
    };
    let profile = &view.profile;
    let x = roles.x.map(|name| {
        select(
            "x",
            name(language),
            &picked.x,
            of(profile, Part::X, &picked.x),
            against,
        )
    });
    let y_of = explored
        .other
        .as_ref()
        .map_or(profile, |other| &other.profile);
    let y = roles.y.map(|name| {
        select(
            "y",
            name(language),
            &picked.y,
            of(y_of, Part::Y, &picked.y),
            against,
        )
    });
    let first = profile.columns.iter().find(|column| column.name == rule.x);
    let has_series = datasets::need(kind, Part::By, first) != Need::Never;
    let by = roles.by.filter(|_| has_series);
    let by = by.map(|name| {
        select(
            "by",
            name(language),
            &picked.by,
            of(profile, Part::By, &picked.by),
            against,
        )
    });
    let same = (String::new(), i18n::explore_same(language).to_owned());
    let others = explored
        .cards
        .iter()
        .map(|card| (card.slug.clone(), card.title.text(language).to_owned()));
    let others = std::iter::once(same).chain(others).collect();
    let other = roles.other.then(|| {
        select(
            "other",
            i18n::explore_other(language),
            &picked.other,
            others,
            against,
        )
    });
    let facets = of(profile, Part::Facet, &picked.facet);
    let facet = roles.facet.then(|| {
        select(
            "facet",
            i18n::explore_facet(language),
            &picked.facet,
            facets,
            against,
        )
    });
    let measures = Measure::ALL.into_iter().map(|measure| {
        (
            measure.code().to_owned(),
            measure_name(language, measure).to_owned(),
        )
    });
    let is_chosen = datasets::fixed_measure(kind).is_none();
    let measure = is_chosen.then(|| {
        select(
            "measure",
            i18n::explore_measure(language),
            &picked.measure,
            measures.collect(),
            against,
        )
    });
    let all = profile
        .columns
        .iter()
        .map(|column| (column.name.clone(), column.name.clone()));
    let all = std::iter::once((String::new(), i18n::explore_none(language).to_owned()))
        .chain(all)
        .collect();
    let only = select(
        "only",
        i18n::explore_only(language),
        &picked.only,
        all,
        against,
    );
    let problem = against
        .filter(|against| against.field == "is")
        .map(|against| against.text.clone());
    let (invalid, described) = (
        problem.is_some().then_some("true"),
        problem.is_some().then_some("is-problem"),
    );
    view! {
        {x}
        {y}
        {other}
        {by}
        {measure}
        {facet}
        {only}
        <div class="field">
            <label for="is">{i18n::explore_is(language)}</label>
            <input
                id="is"
                name="is"
                value=picked.is.clone()
                aria-invalid=invalid
                aria-describedby=described
            />
            {problem
                .map(|problem| {
                    view! {
                        <p class="problem" id="is-problem">
                            {problem}
                        </p>
                    }
                })}
        </div>
    }
    .into_any()
}

/// The chart, its address and its code, or why there is none.
fn drawing(visit: &Visit, explored: &Explored) -> Option<AnyView> {
    let language = visit.language;
    let view = explored.view.as_ref()?;
    let refused = |text: AnyView| {
        view! {
            <section class="band" id="drawn">
                <p class="notice refused" role="alert">
                    {text}
                </p>
            </section>
        }
        .into_any()
    };
    if let Some(against) = &explored.against {
        let link = view! { <a href=format!("#{}", against.field)>{against.text.clone()}</a> };
        return Some(refused(link.into_any()));
    }
    let rule = explored.rule.as_ref()?;
    let figure = match explored.result.as_ref()? {
        Err(Undrawn::Busy) => return Some(refused(i18n::explore_busy(language).into_any())),
        Err(Undrawn::TooLarge) => {
            return Some(refused(
                i18n::explore_too_large(language, i18n::number(language, ROWS_MOST)).into_any(),
            ));
        }
        Err(Undrawn::Unfit(why)) => return Some(refused(unfit(language, why).into_any())),
        Ok(figure) => figure,
    };
    let other = explored.other.as_ref();
    // Whoever splits a chart wants to see its parts.
    let area = match (explored.picked.area.as_str(), rule.facet.is_empty()) {
        ("", false) => charts::SIDE_BY_SIDE,
        (area, _) => area,
    };
    let credit = attribution(language, view, other);
    let draw =
        |area: &str| chart::drawn(figure, &explored.shapes, &credit, (language, false, area));
    let Some((area, drawing)) = draw(area)
        .map(|drawing| (area, drawing))
        .or_else(|| draw("").map(|drawing| ("", drawing)))
    else {
        return Some(refused(i18n::unfit_nothing(language).into_any()));
    };
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("rule", &rule.to_string())
        .append_pair("language", language.tag());
    for (name, value) in [
        ("other", other.map_or("", |other| other.card.slug.as_str())),
        ("area", area),
    ] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    let address = |ending: &str, dark: bool| {
        format!(
            "/charts/{}/chart.{ending}?{query}{}",
            view.card.slug,
            if dark { "&dark=true" } else { "" }
        )
    };
    let base = visit.office().address();
    let table = |view: &DatasetView| format!("{base}/data/{}/table.csv", view.card.slug);
    let (own, second) = (table(view), other.map(table));
    let code = Code {
        view,
        rule,
        source: Source::At(&own),
        other: other.zip(second.as_deref()),
    };
    let scripts = code
        .scripts()
        .into_iter()
        .zip(["Python", "R", "JavaScript"])
        .map(|((_, text), name)| {
            view! {
                <details>
                    <summary>{i18n::explore_code(language, name)}</summary>
                    <pre tabindex="0">
                        <code>{text}</code>
                    </pre>
                </details>
            }
        })
        .collect_view();
    let choices = charts::choices(figure, language);
    let areas = (!choices.is_empty()).then(|| areas(language, explored, choices, area));
    Some(
        view! {
            <section class="band stack" id="drawn">
                <h2 class="hidden">{drawing.title.clone()}</h2>
                {areas}
                {plate(language, &drawing, address, None)}
                <dl class="facts">
                    <div>
                        <dt>{i18n::explore_address(language)}</dt>
                        <dd>
                            <code class="wrap">{format!("{base}{}", address("svg", false))}</code>
                        </dd>
                    </div>
                    <div>
                        <dt>{i18n::explore_rule(language)}</dt>
                        <dd>
                            <code class="wrap">{rule.to_string()}</code>
                        </dd>
                    </div>
                    <div>
                        <dt>{i18n::explore_dataset(language)}</dt>
                        <dd>
                            <a href=visit
                                .link(
                                    &format!("/data/{}", view.card.slug),
                                )>{localized(language, &view.card.title)}</a>
                        </dd>
                    </div>
                </dl>
                {scripts}
            </section>
        }
        .into_any(),
    )
}

/// The same chart for another area: everything that was picked stays.
fn areas(
    language: Language,
    explored: &Explored,
    choices: Vec<(String, String)>,
    chosen: &str,
) -> AnyView {
    let picked = &explored.picked;
    let hidden = picked
        .chosen()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value.clone() /> })
        .collect_view();
    view! {
        <form method="get" class="row" action="#drawn">
            {hidden}
            {select("area", i18n::data_area(language), chosen, choices, None)}
            <button class="button plain small">{i18n::data_draw(language)}</button>
        </form>
    }
    .into_any()
}
