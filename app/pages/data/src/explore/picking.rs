//! Fills in what somebody left open, or what another data set or kind of chart asks for.

use chart_spec::{Kind, Rule};
use contest::Areas;
use dataset_spec::{ColumnProfile, Need, Part, Recipe};
use frame::visit::Visit;
use office::DatasetView;

use super::{form::kind_name, objection::Objection};
use crate::query::ChartQuery;

/// The kinds of chart that a data set gives; all of them where that is not known.
pub(super) async fn list_kinds(visit: &Visit, view: &DatasetView) -> office::Result<Vec<Kind>> {
    let offered = visit.site.explorer.list_kinds(visit.office(), view).await?;
    Ok(offered.map_or_else(
        || {
            Kind::ALL
                .into_iter()
                .filter(|kind| *kind != Kind::Outline)
                .collect()
        },
        |kinds| kinds.as_ref().clone(),
    ))
}

/// What was picked; where that is a data set only, the chart of it that is seen first.
pub(super) async fn pick_first(
    visit: &Visit,
    view: &DatasetView,
    kinds: &[Kind],
    picked: ChartQuery,
) -> office::Result<ChartQuery> {
    if !picked.kind.is_empty() {
        return Ok(picked);
    }
    let first = find_first_rule(visit, view, kinds).await?;
    Ok(first.map_or(picked, |rule| ChartQuery::of(&view.card.slug, &rule)))
}

/// The chart that whoever picks a data set sees first: its own, or one of the first kind that it
/// gives.
async fn find_first_rule(
    visit: &Visit,
    view: &DatasetView,
    kinds: &[Kind],
) -> office::Result<Option<Rule>> {
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
        Some(kind) => explorer.refill(visit.office(), view, None, *kind).await,
        None => Ok(None),
    }
}

/// What was picked, filled in for its kind where the form was made for another one.
pub(super) async fn refill(
    visit: &Visit,
    view: &DatasetView,
    picked: ChartQuery,
) -> office::Result<ChartQuery> {
    let Some(kind) = Kind::of_code(&picked.kind).filter(|_| picked.is_of_another_kind()) else {
        return Ok(picked);
    };
    let before = Kind::of_code(&picked.was).and_then(|was| picked.rule_of(was, view, None));
    let rule = visit
        .site
        .explorer
        .refill(visit.office(), view, before, kind)
        .await?;
    Ok(match rule {
        Some(rule) => picked.with(&rule),
        None => ChartQuery {
            dataset: picked.dataset,
            kind: picked.kind,
            ..ChartQuery::default()
        },
    })
}

/// The picked chart with the parts that it lacks filled in, and what stands against a field where
/// they cannot be.
pub(super) async fn complete_rule(
    visit: &Visit,
    view: &DatasetView,
    mut rule: Rule,
    other: Option<&DatasetView>,
) -> office::Result<(Option<Rule>, Option<Objection>)> {
    let language = visit.language;
    if let Some(other) = other
        && let Err(objection) = join_tables(visit, view, other, &mut rule)
    {
        return Ok((Some(rule), Some(objection)));
    }
    if !lacks_parts(view, &rule) {
        return Ok((Some(rule), None));
    }
    let Some(found) = visit
        .site
        .explorer
        .refill(visit.office(), view, Some(rule.clone()), rule.kind)
        .await?
    else {
        let objection = Objection {
            field: "kind",
            text: i18n::unfit_kind(language, kind_name(language, rule.kind)),
        };
        return Ok((Some(rule), Some(objection)));
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

fn find_column<'a>(view: &'a DatasetView, name: &str) -> Option<&'a ColumnProfile> {
    view.profile
        .columns
        .iter()
        .find(|column| column.name == name)
}

/// Fills in the column by which two tables are joined, and one of the second for its value.
fn join_tables(
    visit: &Visit,
    view: &DatasetView,
    other: &DatasetView,
    rule: &mut Rule,
) -> Result<(), Objection> {
    let (language, cities) = (visit.language, &visit.cities);
    let is_shared = |name: &str| {
        let areas = |column: Option<&ColumnProfile>| column?.areas(cities).map(Areas::name);
        let own = areas(find_column(view, name));
        own.is_some() && own == areas(find_column(other, name))
    };
    if !is_shared(&rule.by) {
        let key = cities
            .areas()
            .find(|key| is_shared(key.name()))
            .ok_or_else(|| Objection {
                field: "other",
                text: i18n::explore_nothing_shared(language).to_owned(),
            })?;
        key.name().clone_into(&mut rule.by);
    }
    if find_column(other, &rule.y).is_none() {
        rule.y = dataset_spec::likely_value(&other.profile, cities)
            .unwrap_or_default()
            .to_owned();
    }
    Ok(())
}

/// Whether a part is empty without which there is no chart of the kind.
fn lacks_parts(view: &DatasetView, rule: &Rule) -> bool {
    let x = find_column(view, &rule.x);
    [(Part::X, &rule.x), (Part::Y, &rule.y), (Part::By, &rule.by)]
        .into_iter()
        .any(|(part, name)| name.is_empty() && dataset_spec::need(rule.kind, part, x) == Need::Must)
}
