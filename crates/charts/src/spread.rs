//! How values are spread: a bar for each part of their range.

use chart_spec::{Panel, Spread, What};

use crate::{
    Drawing, Error, Options,
    areas::{View, chosen},
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

pub(crate) fn draw(
    what: &What,
    areas: &[Panel<Spread>],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let view = chosen(areas, options)?;
    // Every value counts, whatever would be made of them otherwise.
    let what = &What {
        measure: chart_spec::Measure::Mean,
        ..what.clone()
    };
    let measured = if what.subject.is_some() {
        label::name(what, language)
    } else {
        what.column.clone()
    };
    let first = &view
        .shown()
        .first()
        .ok_or_else(|| Error::Figure("no values".to_owned()))?
        .data;
    let told = |value: f64| label::value(what, value, language);
    let title = match &view {
        View::One(_) => view.titled(i18n::chart_spread_title(
            language,
            &measured,
            told(median(first)),
        )),
        View::All(_) => format!("{measured} · {}", i18n::chart_side_by_side(language)),
    };
    let sentence = |area: &&Panel<Spread>| {
        let spread = &area.data;
        let count = spread.counts.iter().sum::<i64>();
        let text = i18n::chart_spread_alternative(
            language,
            count,
            told(spread.from),
            told(spread.to),
            told(median(spread)),
        );
        if area.name.is_empty() {
            text
        } else {
            format!("{}: {text}", area.name)
        }
    };
    let alternative = view
        .shown()
        .iter()
        .map(sentence)
        .collect::<Vec<_>>()
        .join(" ");
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.text(
            i18n::chart_values(language),
            (28, 60),
            13,
            canvas.palette.quiet,
            Anchor::Start,
        )?;
        view.draw(canvas, |area, frame, small| {
            plot(canvas, &area.data, what, frame, small, options)
        })
    })?;
    let mut header = vec![measured];
    header.extend(view.shown().iter().map(|area| {
        if area.name.is_empty() {
            i18n::chart_values(language).to_owned()
        } else {
            area.name.clone()
        }
    }));
    let rows = (0..first.counts.len())
        .map(|bar| {
            let range = format!(
                "{} – {}",
                label::plain(what, edge(first, bar), language),
                label::plain(what, edge(first, bar + 1), language)
            );
            let counts = view.shown().iter().map(|area| {
                i18n::number(language, area.data.counts.get(bar).copied().unwrap_or(0))
            });
            std::iter::once(range).chain(counts).collect()
        })
        .collect();
    Ok(Drawing {
        svg,
        title,
        alternative,
        header,
        rows,
    })
}

fn plot(
    canvas: &Canvas,
    spread: &Spread,
    what: &What,
    frame: Frame,
    small: bool,
    options: &Options,
) -> Result<(), Error> {
    let (palette, language) = (canvas.palette, options.language);
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
    if !small {
        let ticks = crate::scale::ticks(0.0, most, 4);
        let top = ticks[ticks.len() - 1];
        for tick in &ticks {
            let y = plot.y(tick / top);
            canvas.line(vec![(plot.left, y), (plot.right, y)], palette.rule, 1)?;
            canvas.text(
                &label::number(*tick, 0, language),
                (plot.left - 10, y),
                size,
                palette.quiet,
                Anchor::End,
            )?;
        }
        return bars(canvas, spread, what, &counts, top, plot, size, options);
    }
    bars(canvas, spread, what, &counts, most, plot, size, options)
}

#[expect(clippy::too_many_arguments, reason = "what the two sizes share")]
fn bars(
    canvas: &Canvas,
    spread: &Spread,
    what: &What,
    counts: &[f64],
    most: f64,
    plot: Frame,
    size: i32,
    options: &Options,
) -> Result<(), Error> {
    #[expect(clippy::cast_precision_loss, reason = "a few bars")]
    let x = |bar: usize| plot.x(bar as f64 / counts.len().max(1) as f64);
    for (bar, count) in counts.iter().enumerate() {
        canvas.rectangle(
            (x(bar), plot.y(count / most)),
            (x(bar + 1) - 1, plot.bottom),
            canvas.palette.one,
        )?;
    }
    canvas.line(
        vec![(plot.left, plot.bottom), (plot.right, plot.bottom)],
        canvas.palette.quiet,
        1,
    )?;
    let half = counts.len() / 2;
    for (bar, anchor) in [
        (0, Anchor::Start),
        (half, Anchor::Middle),
        (counts.len(), Anchor::End),
    ] {
        canvas.text(
            &label::value(what, edge(spread, bar), options.language),
            (x(bar), plot.bottom + size + 4),
            size,
            canvas.palette.quiet,
            anchor,
        )?;
    }
    Ok(())
}
