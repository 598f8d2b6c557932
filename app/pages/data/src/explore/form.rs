//! The explorer's form: the data set, the kind of chart, and the fields that the kind has.

use chart_spec::{Kind, Measure, Rule};
use contest::Language;
use dataset_spec::{ColumnProfile, Need, Part, Profile};
use frame::form::problem_id;
use leptos::prelude::*;
use office::DatasetView;

use super::{Explored, objection::Objection};
use crate::query::{RoleName, Roles, roles};

/// What a field offers: codes and their names.
type Options = Vec<(String, String)>;

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

/// A field of the explorer, with what stands against it beside it. The control is given the two
/// attributes that say so.
fn view_field(
    name: &'static str,
    label: &'static str,
    objection: Option<&Objection>,
    view_control: impl FnOnce(Option<&'static str>, Option<String>) -> AnyView,
) -> AnyView {
    let problem = objection.filter(|objection| objection.field == name);
    let control = view_control(
        problem.is_some().then_some("true"),
        problem.is_some().then(|| problem_id(name)),
    );
    let problem = problem.map(|problem| {
        view! {
            <p class="problem" id=problem_id(name)>
                {problem.text.clone()}
            </p>
        }
    });
    view! {
        <div class="field">
            <label for=name>{label}</label>
            {control}
            {problem}
        </div>
    }
    .into_any()
}

/// A choice of one.
pub(super) fn view_select(
    name: &'static str,
    label: &'static str,
    chosen: &str,
    options: Options,
    objection: Option<&Objection>,
) -> AnyView {
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
    view_field(name, label, objection, |invalid, described| {
        view! {
            <select id=name name=name aria-invalid=invalid aria-describedby=described>
                {options}
            </select>
        }
        .into_any()
    })
}

/// The form; the fields of a kind come once a data set is picked.
pub(super) fn view_form(language: Language, explored: &Explored) -> impl IntoView + use<> {
    let picked = &explored.picked;
    let kind = explored
        .view
        .is_some()
        .then(|| view_kind(language, explored));
    let fields = explored
        .view
        .as_ref()
        .zip(Kind::of_code(&picked.kind))
        .map(|(view, kind)| ChartFields::of(language, explored, view, kind).view());
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
            <div class="fields">
                {view_select(
                    "dataset",
                    i18n::explore_dataset(language),
                    &picked.dataset,
                    list_datasets(language, explored, "…"),
                    explored.objection.as_ref(),
                )} {kind} {fields}
            </div>
            {hint}
            <p>
                <button class="button">{button}</button>
            </p>
        </form>
    }
}

/// The data sets of the catalogue, after the choice of none.
fn list_datasets(language: Language, explored: &Explored, none: &str) -> Options {
    let cards = explored
        .cards
        .iter()
        .map(|card| (card.slug.clone(), card.title.text(language).to_owned()));
    std::iter::once((String::new(), none.to_owned()))
        .chain(cards)
        .collect()
}

/// The kinds of chart that the data set gives, and the picked one, whatever it is.
fn view_kind(language: Language, explored: &Explored) -> AnyView {
    let picked = &explored.picked.kind;
    let kinds = Kind::ALL
        .into_iter()
        .filter(|kind| explored.kinds.contains(kind) || kind.code() == *picked)
        .map(|kind| (kind.code().to_owned(), kind_name(language, kind).to_owned()))
        .collect();
    let label = i18n::explore_kind(language);
    view_select("kind", label, picked, kinds, explored.objection.as_ref())
}

/// The fields of a kind of chart.
struct ChartFields<'a> {
    language: Language,
    explored: &'a Explored,
    /// The columns of the data set.
    profile: &'a Profile,
    kind: Kind,
    roles: Roles,
    rule: Option<&'a Rule>,
}

impl<'a> ChartFields<'a> {
    const fn of(
        language: Language,
        explored: &'a Explored,
        view: &'a DatasetView,
        kind: Kind,
    ) -> Self {
        Self {
            language,
            explored,
            profile: &view.profile,
            kind,
            roles: roles(kind),
            rule: explored.rule.as_ref(),
        }
    }

    fn view(&self) -> impl IntoView + use<> {
        let (language, picked) = (self.language, &self.explored.picked);
        let y_of = self
            .explored
            .other
            .as_ref()
            .map_or(self.profile, |other| &other.profile);
        let has_series = self.need(Part::By) != Need::Never;
        let by = self.roles.by.filter(|_| has_series);
        let facet: Option<RoleName> = self.roles.facet.then_some(i18n::explore_facet);
        let same = i18n::explore_same(language);
        let other = self.roles.other.then(|| {
            let others = list_datasets(language, self.explored, same);
            self.view_select(
                "other",
                i18n::explore_other(language),
                &picked.other,
                others,
            )
        });
        view! {
            {self.view_part("x", self.roles.x, Part::X, self.profile, &picked.x)}
            {self.view_part("y", self.roles.y, Part::Y, y_of, &picked.y)}
            {other}
            {self.view_part("by", by, Part::By, self.profile, &picked.by)}
            {self.view_measure()}
            {self.view_part("facet", facet, Part::Facet, self.profile, &picked.facet)}
            {self.view_only()}
            {self.view_is()}
        }
    }

    fn view_select(
        &self,
        name: &'static str,
        label: &'static str,
        chosen: &str,
        options: Options,
    ) -> AnyView {
        view_select(
            name,
            label,
            chosen,
            options,
            self.explored.objection.as_ref(),
        )
    }

    /// The field of a part, where the kind has it.
    fn view_part(
        &self,
        name: &'static str,
        label: Option<RoleName>,
        part: Part,
        profile: &Profile,
        chosen: &str,
    ) -> Option<AnyView> {
        let label = label?(self.language);
        let options = self.list_columns(profile, part, chosen);
        Some(self.view_select(name, label, chosen, options))
    }

    fn can_play(&self, part: Part, column: &ColumnProfile, profile: &Profile) -> bool {
        let cities = &self.explored.ground.cities;
        dataset_spec::can_play(self.kind, part, column, profile, cities)
    }

    fn need(&self, part: Part) -> Need {
        let x = self.rule.map_or("", |rule| rule.x.as_str());
        let x = self.profile.columns.iter().find(|column| column.name == x);
        dataset_spec::need(self.kind, part, x)
    }

    /// The columns to choose from for a part: those that can play it, and the chosen one, whatever
    /// it is.
    fn list_columns(&self, profile: &Profile, part: Part, chosen: &str) -> Options {
        let x = self.rule.map_or("", |rule| rule.x.as_str());
        let x = profile.columns.iter().find(|column| column.name == x);
        let fits =
            |column: &&ColumnProfile| column.name == chosen || self.can_play(part, column, profile);
        let columns = profile
            .columns
            .iter()
            .filter(fits)
            .map(|column| (column.name.clone(), column.name.clone()));
        // What a chart cannot do without is chosen already.
        let may_be_empty = dataset_spec::need(self.kind, part, x) == Need::May || chosen.is_empty();
        may_be_empty
            .then(|| self.no_column())
            .into_iter()
            .chain(columns)
            .collect()
    }

    fn no_column(&self) -> (String, String) {
        (String::new(), i18n::explore_none(self.language).to_owned())
    }

    /// What is made of the values of a group, where the kind leaves a choice.
    fn view_measure(&self) -> Option<AnyView> {
        let is_chosen = dataset_spec::fixed_measure(self.kind).is_none();
        is_chosen.then(|| {
            let measures = Measure::ALL.into_iter().map(|measure| {
                let name = measure_name(self.language, measure);
                (measure.code().to_owned(), name.to_owned())
            });
            self.view_select(
                "measure",
                i18n::explore_measure(self.language),
                &self.explored.picked.measure,
                measures.collect(),
            )
        })
    }

    /// The column by which rows are chosen.
    fn view_only(&self) -> AnyView {
        let columns = self
            .profile
            .columns
            .iter()
            .map(|column| (column.name.clone(), column.name.clone()));
        let columns = std::iter::once(self.no_column()).chain(columns).collect();
        let label = i18n::explore_only(self.language);
        self.view_select("only", label, &self.explored.picked.only, columns)
    }

    /// What that column must hold.
    fn view_is(&self) -> AnyView {
        let value = self.explored.picked.is.clone();
        view_field(
            "is",
            i18n::explore_is(self.language),
            self.explored.objection.as_ref(),
            |invalid, described| view_is_control(value, invalid, described),
        )
    }
}

fn view_is_control(value: String, invalid: Option<&'static str>, by: Option<String>) -> AnyView {
    view! { <input id="is" name="is" value=value aria-invalid=invalid aria-describedby=by /> }
        .into_any()
}
