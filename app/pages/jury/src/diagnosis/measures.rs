//! Figures of the jurors side by side in a chart.

use charts::{Interval, IntervalText};
use contest::{Language, judging::RoundKind};
use frame::failure::Answer;
use leptos::prelude::*;
use office::{Diagnostics, JurorDiagnosis};
use parts::interval_chart::{Scheme, chart_figure, draw_intervals};
use serde::Deserialize;

/// A figure of each juror.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Measure {
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

    const fn name(self, language: Language) -> &'static str {
        match self {
            Self::Severity => i18n::why_severity(language),
            Self::Spread => i18n::diagnosis_spread(language),
            Self::Drift => i18n::diagnosis_drift(language),
            Self::Agreement => i18n::diagnosis_agreement(language),
        }
    }

    /// The title of its chart.
    const fn title(self, language: Language) -> &'static str {
        match self {
            Self::Severity => i18n::diagnosis_severity_chart(language),
            Self::Spread => i18n::diagnosis_spread_chart(language),
            Self::Drift => i18n::diagnosis_drift_chart(language),
            Self::Agreement => i18n::diagnosis_agreement_chart(language),
        }
    }

    /// The words at the axis of its chart.
    const fn axis(self, language: Language) -> &'static str {
        match self {
            Self::Severity => i18n::diagnosis_severity_axis(language),
            Self::Spread => i18n::diagnosis_spread_axis(language),
            Self::Drift => i18n::diagnosis_drift_axis(language),
            Self::Agreement => i18n::diagnosis_agreement_axis(language),
        }
    }

    fn read(self, juror: &JurorDiagnosis) -> Option<f64> {
        match self {
            Self::Severity => juror.severity,
            Self::Spread => juror.spread,
            Self::Drift => juror.drift,
            Self::Agreement => juror.agreement,
        }
    }

    /// Makes rows of its chart of the jurors of whom it can be told.
    fn make_rows(self, found: &Diagnostics) -> Vec<Interval> {
        if self == Self::Severity && !found.coverage.compares() {
            // Those of one part say nothing beside those of another.
            return Vec::new();
        }
        let row = |juror: &JurorDiagnosis| match (self, juror.severity, juror.error) {
            (Self::Severity, Some(severity), Some(error)) => {
                Some(Interval::ninety(juror.name.clone(), severity, error))
            }
            _ => self
                .read(juror)
                .map(|value| Interval::from_zero(juror.name.clone(), value)),
        };
        found.jurors.iter().filter_map(row).collect()
    }

    /// Says what its chart shows to those who cannot see it.
    fn describe(self, language: Language, rows: &[Interval]) -> String {
        let compare = |one: &&Interval, other: &&Interval| one.middle.total_cmp(&other.middle);
        let name = |row: Option<&Interval>| row.map_or_else(String::new, |row| row.label.clone());
        let low = name(rows.iter().min_by(compare));
        let high = name(rows.iter().max_by(compare));
        if self == Self::Severity {
            i18n::diagnosis_severity_text(language, high, low)
        } else {
            i18n::diagnosis_measure_text(language, high, low)
        }
    }
}

/// Draws the chart of a measure.
pub(super) fn draw_measure(
    language: Language,
    found: &Diagnostics,
    measure: Measure,
    scheme: Scheme,
) -> Answer {
    let rows = measure.make_rows(found);
    let has_errors = found.jurors.iter().any(|juror| juror.error.is_some());
    let dot = if measure == Measure::Severity && has_errors {
        i18n::diagnosis_severity_dot(language)
    } else {
        measure.name(language)
    };
    let text = IntervalText {
        title: measure.title(language).to_owned(),
        alternative: measure.describe(language, &rows),
        axis: measure.axis(language).to_owned(),
        dot: dot.to_owned(),
        ring: None,
    };
    draw_intervals(&rows, &text, language, scheme)
}

/// The chart of one measure, and the ways to those of the others. `base` is the address of the
/// organisers' pages.
pub(super) fn view_measure(
    language: Language,
    base: &str,
    round: RoundKind,
    found: &Diagnostics,
    shown: Measure,
) -> impl IntoView + use<> {
    let round = round.code();
    let links = Measure::ALL
        .map(|measure| {
            let here = (measure == shown).then_some("true");
            let address = format!("{base}/jury?round={round}&of={}#jurors", measure.code());
            view! {
                <li>
                    <a href=address aria-current=here>
                        {measure.name(language)}
                    </a>
                </li>
            }
        })
        .collect_view();
    let address = format!("{base}/jurors.svg?round={round}&of={}", shown.code());
    let rows = shown.make_rows(found);
    let chart =
        (!rows.is_empty()).then(|| chart_figure(&address, &shown.describe(language, &rows)));
    view! {
        <nav aria-label=i18n::diagnosis_measures(language)>
            <ul class="chips">{links}</ul>
        </nav>
        {chart}
    }
}
