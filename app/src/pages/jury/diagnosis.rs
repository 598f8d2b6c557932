//! How the jury works together, as charts and tables.

use axum::extract::{Path, Query};
use charts::{Interval, IntervalText};
use contest::{Language, judging::RoundKind};
use leptos::prelude::*;
use office::{Call, Cell, Diagnostics, JurorDiagnosis, StepBack};
use serde::Deserialize;

use crate::{
    city::city_class,
    pages::{
        Answer,
        editions::rounds::{RoundQuery, tabs},
        jury::step_backs::step_backs,
        organiser::{base, place},
        results::ranking::{Scheme, chart, drawn, signed, with_error},
    },
    quoted::localized,
    shell::page,
    table::{Column, table},
    visit::Visit,
};

/// The page.
pub async fn diagnosis(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    Query(chosen): Query<Chosen>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let found = visit
        .office()
        .diagnostics(visit.signed_in()?, &call, round, visit.now)
        .await?;
    let place = place(&visit, &call, i18n::diagnosis_title(visit.language)).under(
        visit.link(&base(&call)),
        i18n::organise_title(visit.language),
    );
    let stepped = visit
        .office()
        .step_backs(visit.signed_in()?, &call, visit.now)
        .await?;
    Ok(page(&visit, place, || {
        body(&visit, (&call, round), (&found, &stepped), chosen.of)
    }))
}

/// What is told of each juror in a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Measure {
    #[default]
    Severity,
    Spread,
    Drift,
    Agreement,
}

impl Measure {
    const ALL: [Self; 4] = [Self::Severity, Self::Spread, Self::Drift, Self::Agreement];

    const fn code(self) -> &'static str {
        match self {
            Self::Severity => "severity",
            Self::Spread => "spread",
            Self::Drift => "drift",
            Self::Agreement => "agreement",
        }
    }

    /// Its name, the chart's title and the words at its axis.
    const fn words(self, language: Language) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Severity => (
                i18n::why_severity(language),
                i18n::diagnosis_severity_chart(language),
                i18n::diagnosis_severity_axis(language),
            ),
            Self::Spread => (
                i18n::diagnosis_spread(language),
                i18n::diagnosis_spread_chart(language),
                i18n::diagnosis_spread_axis(language),
            ),
            Self::Drift => (
                i18n::diagnosis_drift(language),
                i18n::diagnosis_drift_chart(language),
                i18n::diagnosis_drift_axis(language),
            ),
            Self::Agreement => (
                i18n::diagnosis_agreement(language),
                i18n::diagnosis_agreement_chart(language),
                i18n::diagnosis_agreement_axis(language),
            ),
        }
    }

    fn of(self, juror: &JurorDiagnosis) -> Option<f64> {
        match self {
            Self::Severity => juror.severity,
            Self::Spread => juror.spread,
            Self::Drift => juror.drift,
            Self::Agreement => juror.agreement,
        }
    }

    /// The jurors of whom it can be told, as rows of its chart.
    fn rows(self, found: &Diagnostics) -> Vec<Interval> {
        if self == Self::Severity && !found.coverage.compares() {
            // Those of one part say nothing beside those of another.
            return Vec::new();
        }
        let row = |juror: &JurorDiagnosis| match (self, juror.severity, juror.error) {
            (Self::Severity, Some(severity), Some(error)) => {
                Some(Interval::ninety(juror.name.clone(), severity, error))
            }
            _ => self
                .of(juror)
                .map(|value| Interval::from_zero(juror.name.clone(), value)),
        };
        found.jurors.iter().filter_map(row).collect()
    }

    /// Its chart for those who cannot see it.
    fn alternative(self, language: Language, rows: &[Interval]) -> String {
        let by = |one: &&Interval, other: &&Interval| one.middle.total_cmp(&other.middle);
        let name = |row: Option<&Interval>| row.map_or_else(String::new, |row| row.label.clone());
        let (low, high) = (name(rows.iter().min_by(by)), name(rows.iter().max_by(by)));
        if self == Self::Severity {
            i18n::diagnosis_severity_text(language, high, low)
        } else {
            i18n::diagnosis_measure_text(language, high, low)
        }
    }
}

/// What a chart is asked for.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    of: Measure,
}

/// What is told of the jurors, as a picture.
pub async fn jurors(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    Query(chosen): Query<Chosen>,
    Query(scheme): Query<Scheme>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let found = visit
        .office()
        .diagnostics(
            visit.signed_in()?,
            &call,
            asked.round(&call, visit.now),
            visit.now,
        )
        .await?;
    let language = visit.language;
    let rows = chosen.of.rows(&found);
    let (name, title, axis) = chosen.of.words(language);
    let text = IntervalText {
        title: title.to_owned(),
        alternative: chosen.of.alternative(language, &rows),
        axis: axis.to_owned(),
        dot: if chosen.of == Measure::Severity
            && found.jurors.iter().any(|juror| juror.error.is_some())
        {
            i18n::diagnosis_severity_dot(language)
        } else {
            name
        }
        .to_owned(),
        ring: None,
    };
    drawn(&rows, &text, language, scheme)
}

/// The chart of one measure, and the way to those of the others.
fn charted(
    language: Language,
    (base, round): (&str, RoundKind),
    found: &Diagnostics,
    shown: Measure,
) -> AnyView {
    let links = Measure::ALL
        .map(|measure| {
            let here = (measure == shown).then_some("true");
            let address = format!(
                "{base}/jury?round={}&of={}#jurors",
                round.code(),
                measure.code()
            );
            view! {
                <li>
                    <a href=address aria-current=here>
                        {measure.words(language).0}
                    </a>
                </li>
            }
        })
        .collect_view();
    let address = format!(
        "{base}/jurors.svg?round={}&of={}",
        round.code(),
        shown.code()
    );
    let rows = shown.rows(found);
    let picture = (!rows.is_empty()).then(|| chart(&address, &shown.alternative(language, &rows)));
    view! {
        <nav aria-label=i18n::diagnosis_measures(language)>
            <ul class="chips">{links}</ul>
        </nav>
        {picture}
    }
    .into_any()
}

/// A figure or a dash.
fn figure(language: Language, value: Option<f64>, places: usize) -> String {
    value.map_or_else(
        || "\u{2013}".to_owned(),
        |value| i18n::decimal(language, value, places).replace('-', "\u{2212}"),
    )
}

fn body(
    visit: &Visit,
    (call, round): (&Call, RoundKind),
    (found, stepped): (&Diagnostics, &[StepBack]),
    shown: Measure,
) -> AnyView {
    let language = visit.language;
    let base = visit.link(&base(call));
    let dash = || "\u{2013}".to_owned();
    let jurors = table(
        &[
            Column::subject(i18n::account_name(language)),
            Column::number(i18n::organise_sheets(language)),
            Column::number(i18n::diagnosis_severity(language)),
            Column::number(i18n::diagnosis_spread(language)),
            Column::number(i18n::diagnosis_drift(language)),
            Column::number(i18n::diagnosis_agreement(language)),
        ],
        found.jurors.iter().map(|juror| {
            let part = juror.part.map(|part| {
                view! {
                    <br />
                    <span class="quiet">{i18n::ranking_part(language, part + 1)}</span>
                }
            });
            vec![
                view! { {juror.name.clone()}{part} }.into_any(),
                format!("{} / {}", juror.finished, juror.assigned).into_any(),
                with_error(language, juror.severity, juror.error).into_any(),
                figure(language, juror.spread, 1).into_any(),
                juror
                    .drift
                    .map_or_else(dash, |drift| signed(language, drift))
                    .into_any(),
                figure(language, juror.agreement, 2).into_any(),
            ]
        }),
    );
    let discuss = table(
        &[
            Column::code(i18n::jury_entry(language)),
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::diagnosis_disagreement(language)),
            Column::number(i18n::organise_jurors(language)),
        ],
        found.discuss.iter().map(|entry| {
            vec![
                entry.number.into_any(),
                view! { <a href=format!("{base}/ranking/{}", entry.number)>{localized(language, &entry.title)}</a> }.into_any(),
                i18n::decimal(language, entry.disagreement, 1).into_any(),
                entry.jurors.into_any(),
            ]
        }),
    );
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::diagnosis_title(language)}</h1>
            {tabs(visit, call, "/organise/jury", round)}
            {(!found.coverage.compares())
                .then(|| {
                    view! { <p class="notice refused">{i18n::diagnosis_apart(language)}</p> }
                })}
            <dl class="figures">
                <div>
                    <dt>{i18n::diagnosis_reliability(language)}</dt>
                    <dd>{figure(language, found.reliability, 2)}</dd>
                </div>
                <div>
                    <dt>{i18n::diagnosis_alpha(language)}</dt>
                    <dd>{figure(language, found.alpha, 2)}</dd>
                </div>
                <div>
                    <dt>{i18n::plan_connectivity(language)}</dt>
                    <dd>{i18n::decimal(language, found.connectivity, 2)}</dd>
                </div>
            </dl>
            <p class="quiet">{i18n::diagnosis_reliability_text(language)}</p>
        </section>
        <section class="band">
            <h2 id="jurors">{i18n::organise_jurors(language)}</h2>
            {found
                .jurors
                .iter()
                .any(|juror| juror.finished > 0)
                .then(|| charted(language, (&base, round), found, shown))}
            {jurors}
            <p class="quiet">{i18n::diagnosis_text(language)}</p>
        </section>
        {(!found.discuss.is_empty())
            .then(|| {
                view! {
                    <section class="band">
                        <h2>{i18n::diagnosis_discuss(language)}</h2>
                        {discuss}
                    </section>
                }
            })}
        {heat(visit, found)}
        {step_backs(visit, stepped)}
    }
    .into_any()
}

const fn cell(language: Language, cell: Cell) -> (&'static str, &'static str, &'static str) {
    match cell {
        Cell::Blank => ("", "", i18n::diagnosis_blank(language)),
        Cell::New => ("new", "\u{25cb}", i18n::jury_state_new(language)),
        Cell::Begun => ("begun", "\u{25d0}", i18n::jury_state_begun(language)),
        Cell::Finished => ("finished", "\u{25cf}", i18n::jury_state_finished(language)),
        Cell::Recused => ("recused", "\u{00d7}", i18n::jury_state_conflict(language)),
    }
}

/// Progress by juror and entry.
fn heat(visit: &Visit, found: &Diagnostics) -> AnyView {
    let language = visit.language;
    let heads = found
        .numbers
        .iter()
        .map(|number| view! { <th scope="col">{*number}</th> })
        .collect_view();
    let rows = found
        .jurors
        .iter()
        .zip(&found.cells)
        .map(|(juror, cells)| {
            let cells = cells
                .iter()
                .map(|state| {
                    let (class, sign, name) = cell(language, *state);
                    view! {
                        <td class=class title=name>
                            {(!sign.is_empty())
                                .then(|| {
                                    view! {
                                        <span aria-hidden="true">{sign}</span>
                                        <span class="hidden">{name}</span>
                                    }
                                })}
                        </td>
                    }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{juror.name.clone()}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let legend = [Cell::New, Cell::Begun, Cell::Finished, Cell::Recused]
        .map(|state| {
            let (class, sign, name) = cell(language, state);
            view! {
                <li>
                    <span class=class aria-hidden="true">
                        {sign}
                    </span>
                    " "
                    {name}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::diagnosis_progress(language)}</h2>
            <ul class="chips heat">{legend}</ul>
            <div class="scroll" tabindex="0">
                <table class="heat">
                    <thead>
                        <tr>
                            <th scope="col">{i18n::why_juror(language)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}
