//! How values are spread: a bar for each part of their range.

use chart_spec::{Panel, Spread, What};

use crate::{
    Drawing, Error, Options,
    areas::{Part, View, choose_view},
    axes::Ticks,
    canvas::{self, Anchor, Canvas, Frame},
    label,
};

fn edge(spread: &Spread, bar: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few bars")]
    let share = bar as f64 / spread.counts.len().max(1) as f64;
    spread.from + (spread.to - spread.from) * share
}

/// About the value below which half of the values lie: within a bar they are taken to be spread
/// evenly.
fn median(spread: &Spread) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of rows")]
    let half = spread.counts.iter().sum::<i64>() as f64 / 2.0;
    let mut below = 0.0;
    for (bar, count) in spread.counts.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "counts of rows")]
        let count = *count as f64;
        if count > 0.0 && below + count >= half {
            return edge(spread, bar)
                + (edge(spread, bar + 1) - edge(spread, bar)) * (half - below) / count;
        }
        below += count;
    }
    spread.to
}

/// What is drawn: of which areas, and how.
struct Chart<'a> {
    what: What,
    view: View<'a, Spread>,
    options: &'a Options,
}

pub(crate) fn draw(
    what: &What,
    areas: &[Panel<Spread>],
    options: &Options,
) -> Result<Drawing, Error> {
    let chart = Chart {
        // Every value counts, whatever would be made of them otherwise.
        what: What {
            measure: chart_spec::Measure::Mean,
            ..what.clone()
        },
        view: choose_view(areas, options)?,
        options,
    };
    let first = &chart
        .view
        .first()
        .ok_or_else(|| Error::Figure("no values".to_owned()))?
        .data;
    let title = chart.title(first);
    let alternative = chart.alternative();
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.subtitle(i18n::chart_values(options.language))?;
        chart.view.draw(canvas, |area, part| {
            chart.draw_panel(canvas, &area.data, part)
        })
    })?;
    Ok(Drawing {
        svg,
        title,
        alternative,
        header: chart.header(),
        rows: chart.rows(first),
    })
}

impl Chart<'_> {
    fn format_value(&self, value: f64) -> String {
        label::value(&self.what, value, self.options.language)
    }

    /// What is measured; a column whose subject is not known is named alone.
    fn measured_name(&self) -> String {
        if self.what.subject.is_some() {
            label::name(&self.what, self.options.language)
        } else {
            self.what.column.clone()
        }
    }

    fn title(&self, first: &Spread) -> String {
        let language = self.options.language;
        let measured = self.measured_name();
        self.view.title(&measured, language, || {
            i18n::chart_spread_title(language, &measured, self.format_value(median(first)))
        })
    }

    fn alternative(&self) -> String {
        self.view.sentences(|spread| {
            Some(i18n::chart_spread_alternative(
                self.options.language,
                spread.counts.iter().sum::<i64>(),
                self.format_value(spread.from),
                self.format_value(spread.to),
                self.format_value(median(spread)),
            ))
        })
    }

    fn header(&self) -> Vec<String> {
        let values = i18n::chart_values(self.options.language);
        std::iter::once(self.measured_name())
            .chain(self.view.headings(values))
            .collect()
    }

    /// A row for each part of the first area's range.
    fn rows(&self, first: &Spread) -> Vec<Vec<String>> {
        let language = self.options.language;
        let plain = |value: f64| label::plain(&self.what, value, language);
        let row = |bar: usize| {
            let range = format!(
                "{} – {}",
                plain(edge(first, bar)),
                plain(edge(first, bar + 1))
            );
            let counts = self.view.areas().iter().map(|area| {
                i18n::number(language, area.data.counts.get(bar).copied().unwrap_or(0))
            });
            std::iter::once(range).chain(counts).collect()
        };
        (0..first.counts.len()).map(row).collect()
    }

    /// The bars of an area, below levels where there is room for them.
    fn draw_panel(
        &self,
        canvas: &Canvas,
        spread: &Spread,
        Part { frame, small }: Part,
    ) -> Result<(), Error> {
        #[expect(clippy::cast_precision_loss, reason = "counts of rows")]
        let counts: Vec<f64> = spread.counts.iter().map(|count| *count as f64).collect();
        let most = counts.iter().copied().fold(1.0, f64::max);
        let size = if small { 9 } else { 12 };
        let plot = Frame {
            left: frame.left + if small { 0 } else { 70 },
            bottom: frame.bottom - size - 10,
            top: frame.top + 8,
            ..frame
        };
        if small {
            draw_bars(canvas, &counts, plot, |count| count / most)?;
        } else {
            let levels = Ticks::around((0.0, most), 4);
            levels.draw_levels(canvas, plot, (10, size), |tick| {
                label::number(tick, 0, self.options.language)
            })?;
            draw_bars(canvas, &counts, plot, |count| levels.share(count))?;
        }
        self.draw_values(canvas, spread, plot, size)
    }

    /// Below the bars, the values at both ends and in the middle.
    fn draw_values(
        &self,
        canvas: &Canvas,
        spread: &Spread,
        plot: Frame,
        size: i32,
    ) -> Result<(), Error> {
        let count = spread.counts.len();
        for (bar, anchor) in [
            (0, Anchor::Start),
            (count / 2, Anchor::Middle),
            (count, Anchor::End),
        ] {
            canvas.text(
                &self.format_value(edge(spread, bar)),
                (x(plot, bar, count), plot.bottom + size + 4),
                size,
                canvas.palette.quiet,
                anchor,
            )?;
        }
        Ok(())
    }
}

/// Where one of so many bars begins.
fn x(plot: Frame, bar: usize, count: usize) -> i32 {
    #[expect(clippy::cast_precision_loss, reason = "a few bars")]
    let share = bar as f64 / count.max(1) as f64;
    plot.x(share)
}

/// The bars on their line, each as high as its count's share of the plot.
fn draw_bars(
    canvas: &Canvas,
    counts: &[f64],
    plot: Frame,
    share: impl Fn(f64) -> f64,
) -> Result<(), Error> {
    for (bar, count) in counts.iter().enumerate() {
        canvas.rectangle(
            (x(plot, bar, counts.len()), plot.y(share(*count))),
            (x(plot, bar + 1, counts.len()) - 1, plot.bottom),
            canvas.palette.one,
        )?;
    }
    let foot = vec![(plot.left, plot.bottom), (plot.right, plot.bottom)];
    canvas.line(foot, canvas.palette.quiet, 1)
}
