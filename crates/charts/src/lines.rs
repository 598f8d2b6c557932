//! Lines over time, named at their ends.

use chart_spec::{Axis, Line, Lines, Panel, What};
use i18n::Language;

use crate::{
    Drawing, Error, Options,
    areas::{View, chosen},
    canvas::{self, Anchor, Canvas, Frame},
    label,
    scale::{extent, ticks},
};

/// Lines that colours tell apart.
const TOLD_APART: usize = 6;
/// Width in which the lines' names stand.
const NAMES_WIDTH: i32 = 170;

/// A place on the axis in words.
pub(crate) fn moment(axis: Axis, at: f64, language: Language) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "years, months and days")]
    let whole = at.round() as i32;
    match axis {
        Axis::Year => whole.to_string(),
        Axis::Month => {
            let month = i8::try_from(whole).map_or("", |month| i18n::dates::month(language, month));
            if month.is_empty() {
                whole.to_string()
            } else {
                month.to_owned()
            }
        }
        Axis::YearMonth => {
            let month = i8::try_from(whole.rem_euclid(12) + 1).unwrap_or(1);
            i18n::dates::year_month(language, whole.div_euclid(12), month)
        }
        Axis::Quarter => format!("{} {whole}", i18n::chart_quarter(language)),
        Axis::Day => crate::calendar::day_text(whole, language),
        Axis::Number => label::number(
            at,
            if at.fract() == 0.0 {
                0
            } else {
                label::digits_for(at)
            },
            language,
        ),
    }
}

const fn axis_name(axis: Axis, language: Language) -> &'static str {
    match axis {
        Axis::Year => i18n::chart_year(language),
        Axis::Month | Axis::YearMonth => i18n::chart_month(language),
        Axis::Quarter => i18n::chart_quarter(language),
        Axis::Day => i18n::chart_day(language),
        Axis::Number => "",
    }
}

fn ends(line: &Line) -> Option<((f64, f64), (f64, f64))> {
    Some((*line.points.first()?, *line.points.last()?))
}

pub(crate) fn draw(
    what: &What,
    axis: Axis,
    areas: &[Panel<Lines>],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let view = chosen(areas, options)?;
    let nothing = || Error::Figure("no lines".to_owned());
    let first = view.shown().first().ok_or_else(nothing)?;
    let measured = label::name(what, language);
    let told = |value: f64| label::value(what, value, language);
    let all = || view.shown().iter().flat_map(|area| &area.data.lines);
    let points = || all().flat_map(|line| line.points.iter().copied());
    let times = extent(points().map(|point| point.0)).ok_or_else(nothing)?;
    let values = extent(points().map(|point| point.1)).ok_or_else(nothing)?;
    let (from, to) = (
        moment(axis, times.0, language),
        moment(axis, times.1, language),
    );
    let change = |line: &Line| ends(line).map_or(0.0, |(first, last)| last.1 - first.1);
    let most = first
        .data
        .lines
        .iter()
        .max_by(|one, other| change(one).abs().total_cmp(&change(other).abs()))
        .ok_or_else(nothing)?;
    let title = match (&view, ends(most)) {
        (View::All(_), _) => format!("{measured} · {}", i18n::chart_side_by_side(language)),
        (View::One(_), Some((first, last))) if all().count() == 1 => view.titled(
            i18n::chart_lines_one(language, &measured, &from, &to, told(first.1), told(last.1)),
        ),
        _ => view.titled(i18n::chart_lines_most(
            language,
            &measured,
            &from,
            &to,
            &most.name,
            label::change(what, change(most), language),
        )),
    };
    let sentence = |area: &str, line: &Line| {
        let (first, last) = ends(line)?;
        let name = [area, &line.name]
            .into_iter()
            .filter(|name| !name.is_empty())
            .collect::<Vec<_>>()
            .join(", ");
        let name = if name.is_empty() {
            measured.clone()
        } else {
            name
        };
        Some(i18n::chart_lines_item(
            language,
            name,
            told(first.1),
            told(last.1),
        ))
    };
    let sentences: Vec<String> = view
        .shown()
        .iter()
        .flat_map(|area| {
            area.data
                .lines
                .iter()
                .filter_map(|line| sentence(&area.name, line))
        })
        .collect();
    let alternative = format!("{measured}, {from}–{to}. {}", sentences.join(" "));
    // A line that hardly moves must not look as if it did: zero is shown where it is near.
    let least = if values.0 > 0.0 && values.0 < values.1 * 0.6 {
        0.0
    } else {
        values.0
    };
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.text(
            &label::axis(what, language),
            (28, 60),
            13,
            canvas.palette.quiet,
            Anchor::Start,
        )?;
        view.draw(canvas, |area, frame, small| {
            plot(
                canvas,
                area,
                (what, axis),
                times,
                (least, values.1),
                frame,
                small,
                options,
            )
        })
    })?;
    let mut moments: Vec<f64> = points().map(|point| point.0).collect();
    moments.sort_by(f64::total_cmp);
    moments.dedup();
    let mut header = vec![axis_name(axis, language).to_owned()];
    let named =
        |area: &Panel<Lines>, line: &Line| match (view.shown().len() > 1, line.name.is_empty()) {
            (true, true) => area.name.clone(),
            (true, false) => format!("{}: {}", area.name, line.name),
            (false, true) => label::axis(what, language),
            (false, false) => line.name.clone(),
        };
    header.extend(
        view.shown()
            .iter()
            .flat_map(|area| area.data.lines.iter().map(|line| named(area, line))),
    );
    let value = |line: &Line, at: f64| {
        line.points
            .iter()
            .find(|point| point.0 == at)
            .map(|point| point.1)
    };
    let rows = moments
        .into_iter()
        .map(|at| {
            let told = |line: &Line| {
                value(line, at)
                    .map_or_else(String::new, |value| label::plain(what, value, language))
            };
            std::iter::once(moment(axis, at, language))
                .chain(all().map(told))
                .collect()
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

#[expect(
    clippy::too_many_arguments,
    reason = "what all lines share and what one panel has"
)]
fn plot(
    canvas: &Canvas,
    area: &Panel<Lines>,
    (what, axis): (&What, Axis),
    times: (f64, f64),
    values: (f64, f64),
    frame: Frame,
    small: bool,
    options: &Options,
) -> Result<(), Error> {
    let (palette, language) = (canvas.palette, options.language);
    let named = area.data.lines.iter().any(|line| !line.name.is_empty());
    let right = if small {
        0
    } else if named {
        NAMES_WIDTH
    } else {
        20
    };
    let ticks = ticks(values.0, values.1, if small { 2 } else { 5 });
    let width = ticks
        .iter()
        .map(|tick| {
            canvas::text_width(
                &label::plain(what, *tick, language),
                if small { 9 } else { 12 },
            )
        })
        .fold(0.0, f64::max);
    let plot = Frame {
        left: frame.left + canvas::pixel(width) + 12,
        right: frame.right - right,
        top: frame.top + 8,
        bottom: frame.bottom - if small { 10 } else { 22 },
    };
    let (low, high) = (ticks[0], ticks[ticks.len() - 1]);
    let y = |value: f64| plot.y((value - low) / (high - low));
    let x = |at: f64| {
        plot.x(if times.1 > times.0 {
            (at - times.0) / (times.1 - times.0)
        } else {
            0.5
        })
    };
    for tick in &ticks {
        canvas.line(
            vec![(plot.left, y(*tick)), (plot.right, y(*tick))],
            palette.rule,
            1,
        )?;
        let size = if small { 9 } else { 12 };
        canvas.text(
            &label::plain(what, *tick, language),
            (plot.left - 8, y(*tick)),
            size,
            palette.quiet,
            Anchor::End,
        )?;
    }
    let shown = if small || matches!(axis, Axis::Day | Axis::YearMonth) {
        vec![times.0, times.1]
    } else {
        time_ticks(times, axis)
    };
    for at in shown {
        let anchor = if at == times.0 && small {
            Anchor::Start
        } else if at == times.1 && (small || matches!(axis, Axis::Day | Axis::YearMonth)) {
            Anchor::End
        } else {
            Anchor::Middle
        };
        let size = if small { 9 } else { 12 };
        canvas.text(
            &moment(axis, at, language),
            (x(at), plot.bottom + size + 2),
            size,
            palette.quiet,
            anchor,
        )?;
    }
    // Beyond a few, colours tell lines apart no more: the one that changed the most stands out from
    // the others.
    let many = area.data.lines.len() > TOLD_APART;
    let change = |line: &Line| ends(line).map_or(0.0, |(first, last)| (last.1 - first.1).abs());
    let most = (0..area.data.lines.len()).max_by(|one, other| {
        change(&area.data.lines[*one]).total_cmp(&change(&area.data.lines[*other]))
    });
    let color = |place: usize| match (many, Some(place) == most) {
        (true, true) => palette.two,
        (true, false) => palette.quiet,
        (false, _) => palette.category(place),
    };
    // Names stand where their lines end, moved apart where they would meet.
    let mut names: Vec<(i32, &str, usize)> = Vec::new();
    for (place, line) in area.data.lines.iter().enumerate() {
        let color = color(place);
        let points: Vec<(i32, i32)> = line
            .points
            .iter()
            .map(|(at, value)| (x(*at), y(*value)))
            .collect();
        if points.len() < 40 && !small {
            for point in &points {
                canvas.dot(*point, 3, color)?;
            }
        }
        if let Some((_, end)) = points.last() {
            names.push((*end, &line.name, place));
        }
        canvas.line(
            points,
            color,
            if many && Some(place) == most {
                3
            } else {
                2 - u32::from(many)
            },
        )?;
    }
    if small {
        return Ok(());
    }
    names.sort_by_key(|(at, _, place)| (*at, *place));
    let step = 15
        .min(plot.height() / i32::try_from(names.len()).unwrap_or(1).max(1))
        .max(8);
    let mut free = plot.top - step;
    let below = i32::try_from(names.len()).unwrap_or(0);
    for (place, (at, name, line)) in (0..).zip(names) {
        // Those below must find room as well.
        let at = at
            .max(free + step)
            .min(plot.bottom - step * (below - 1 - place));
        free = at;
        canvas.clipped(
            name,
            (plot.right + 12, at),
            step.min(13),
            color(line),
            Anchor::Start,
            NAMES_WIDTH - 12,
        )?;
    }
    Ok(())
}

/// Round places on an axis of time.
fn time_ticks(times: (f64, f64), axis: Axis) -> Vec<f64> {
    let inside = |at: &f64| *at >= times.0 && *at <= times.1;
    if matches!(axis, Axis::Month | Axis::Quarter) {
        #[expect(clippy::cast_possible_truncation, reason = "months")]
        return (times.0 as i32..=times.1 as i32)
            .map(f64::from)
            .step_by(if times.1 - times.0 > 6.0 { 2 } else { 1 })
            .collect();
    }
    let mut shown: Vec<f64> = ticks(times.0, times.1, 6)
        .into_iter()
        .filter(|tick| tick.fract() == 0.0 || axis == Axis::Number)
        .filter(inside)
        .collect();
    if shown.len() < 2 {
        shown = vec![times.0, times.1];
    }
    shown
}
