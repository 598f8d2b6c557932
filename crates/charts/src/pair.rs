//! Two values of each group: as points, or as lines from the one to the other.

use chart_spec::{Key, Pair, What};

use crate::{
    Drawing, Error, Options,
    canvas::{self, Anchor, BODY, Canvas, Frame, pixel},
    label,
    scale::{extent, ticks},
};

/// From here on two values go together; below, hardly.
const CORRELATED_FROM: f64 = 0.3;
/// Points that are named at most: those farthest out.
const NAMED_MOST: usize = 8;

/// Pearson's correlation.
fn correlation(points: &[Pair]) -> f64 {
    let count = f64::from(u32::try_from(points.len()).unwrap_or(1).max(1));
    let (x, y) = (
        points.iter().map(|point| point.x).sum::<f64>() / count,
        points.iter().map(|point| point.y).sum::<f64>() / count,
    );
    let (mut both, mut first, mut second) = (0.0, 0.0, 0.0);
    for point in points {
        both += (point.x - x) * (point.y - y);
        first += (point.x - x).powi(2);
        second += (point.y - y).powi(2);
    }
    if first * second > 0.0 {
        both / (first * second).sqrt()
    } else {
        0.0
    }
}

fn table(
    x: &What,
    y: &What,
    points: &[Pair],
    options: &Options,
) -> (Vec<String>, Vec<Vec<String>>) {
    let language = options.language;
    let header = vec![
        i18n::chart_area(language).to_owned(),
        label::axis(x, language),
        label::axis(y, language),
    ];
    let row = |point: &Pair| {
        vec![
            point.name.clone(),
            label::plain(x, point.x, language),
            label::plain(y, point.y, language),
        ]
    };
    (header, points.iter().map(row).collect())
}

pub(crate) fn scatter(
    x: &What,
    y: &What,
    points: &[Pair],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let nothing = || Error::Figure("no points".to_owned());
    let (x_extent, y_extent) = (
        extent(points.iter().map(|point| point.x)).ok_or_else(nothing)?,
        extent(points.iter().map(|point| point.y)).ok_or_else(nothing)?,
    );
    let (x_name, y_name) = (label::name(x, language), label::name(y, language));
    let r = correlation(points);
    let told = i18n::decimal(language, r, 2).replace('-', "\u{2212}");
    let (x_inside, y_inside) = (label::inside(x, language), label::inside(y, language));
    let title = match r {
        r if r >= CORRELATED_FROM => i18n::chart_together(language, x_inside, y_inside, told),
        r if r <= -CORRELATED_FROM => i18n::chart_against(language, x_inside, y_inside, told),
        _ => i18n::chart_apart(language, &x_name, y_inside, told),
    };
    let (x_told, y_told) = (
        |value: f64| label::value(x, value, language),
        |value: f64| label::value(y, value, language),
    );
    let alternative = format!(
        "{title}. {}",
        i18n::chart_pair_alternative(
            language,
            points.len(),
            &x_name,
            x_told(x_extent.0),
            x_told(x_extent.1),
            &y_name,
            y_told(y_extent.0),
            y_told(y_extent.1)
        )
    );
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        let palette = canvas.palette;
        canvas.text(
            &label::axis(y, language),
            (28, 60),
            13,
            palette.quiet,
            Anchor::Start,
        )?;
        let (x_ticks, y_ticks) = (
            ticks(x_extent.0, x_extent.1, 6),
            ticks(y_extent.0, y_extent.1, 5),
        );
        let plot = Frame {
            left: BODY.left + 64,
            top: BODY.top + 6,
            right: BODY.right - 20,
            bottom: BODY.bottom - 34,
        };
        let share =
            |ticks: &[f64], value: f64| (value - ticks[0]) / (ticks[ticks.len() - 1] - ticks[0]);
        let at = |point: &Pair| {
            (
                plot.x(share(&x_ticks, point.x)),
                plot.y(share(&y_ticks, point.y)),
            )
        };
        for tick in &x_ticks {
            let place = plot.x(share(&x_ticks, *tick));
            canvas.line(
                vec![(place, plot.top), (place, plot.bottom)],
                palette.rule,
                1,
            )?;
            canvas.text(
                &label::plain(x, *tick, language),
                (place, plot.bottom + 14),
                12,
                palette.quiet,
                Anchor::Middle,
            )?;
        }
        for tick in &y_ticks {
            let place = plot.y(share(&y_ticks, *tick));
            canvas.line(
                vec![(plot.left, place), (plot.right, place)],
                palette.rule,
                1,
            )?;
            canvas.text(
                &label::plain(y, *tick, language),
                (plot.left - 10, place),
                12,
                palette.quiet,
                Anchor::End,
            )?;
        }
        canvas.text(
            &label::axis(x, language),
            (plot.right, plot.bottom + 32),
            13,
            palette.quiet,
            Anchor::End,
        )?;
        for point in points {
            canvas.dot(
                at(point),
                if points.len() > 300 { 2 } else { 5 },
                color(canvas, point),
            )?;
        }
        names(canvas, points, &at, (plot.left, plot.right))
    })?;
    let (header, rows) = table(x, y, points, options);
    Ok(Drawing {
        svg,
        title,
        alternative,
        header,
        rows,
    })
}

fn color(canvas: &Canvas, point: &Pair) -> plotters::style::RGBColor {
    let city = match Key::all().find(|key| key.kind().has_form(&point.code)) {
        Some(key) => canvas.palette.city(key.city()),
        None => canvas.palette.city(&point.code.to_lowercase()),
    };
    city.unwrap_or(canvas.palette.one)
}

/// Names the points farthest out, as long as their names do not meet.
fn names(
    canvas: &Canvas,
    points: &[Pair],
    at: &impl Fn(&Pair) -> (i32, i32),
    sides: (i32, i32),
) -> Result<(), Error> {
    let count = f64::from(u32::try_from(points.len()).unwrap_or(1).max(1));
    let middle = points.iter().map(at).fold((0.0, 0.0), |sum, (x, y)| {
        (sum.0 + f64::from(x) / count, sum.1 + f64::from(y) / count)
    });
    let out = |point: &Pair| {
        let (x, y) = at(point);
        pixel((f64::from(x) - middle.0).hypot(f64::from(y) - middle.1))
    };
    let mut far: Vec<&Pair> = points.iter().collect();
    far.sort_by_cached_key(|point| (-out(point), point.code.clone()));
    let mut taken: Vec<(i32, i32, i32)> = Vec::new();
    for point in far {
        if taken.len() >= NAMED_MOST.max(if points.len() <= 12 { points.len() } else { 0 }) {
            break;
        }
        let (x, y) = at(point);
        let width = pixel(canvas::text_width(&point.name, 11));
        let (start, anchor) = if x + 9 + width > sides.1 + 20 {
            (x - 9 - width, Anchor::End)
        } else {
            (x + 9, Anchor::Start)
        };
        if start < sides.0
            || taken.iter().any(|(other, line, wide)| {
                (line - y).abs() < 13 && start < other + wide + 6 && *other < start + width + 6
            })
        {
            continue;
        }
        taken.push((start, y, width));
        canvas.text(
            &point.name,
            (
                if matches!(anchor, Anchor::End) {
                    x - 9
                } else {
                    x + 9
                },
                y,
            ),
            11,
            canvas.palette.quiet,
            anchor,
        )?;
    }
    Ok(())
}

pub(crate) fn slope(
    x: &What,
    y: &What,
    points: &[Pair],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let nothing = || Error::Figure("no slopes".to_owned());
    let most = points
        .iter()
        .max_by(|one, other| (one.y - one.x).abs().total_cmp(&(other.y - other.x).abs()))
        .ok_or_else(nothing)?;
    let change = |point: &Pair| label::change(y, point.y - point.x, language);
    let title = i18n::chart_slope_title(language, &x.column, &y.column, &most.name, change(most));
    let told = |what: &What, value: f64| label::value(what, value, language);
    let sentences: Vec<String> = points
        .iter()
        .map(|point| {
            i18n::chart_lines_item(language, &point.name, told(x, point.x), told(y, point.y))
        })
        .collect();
    let alternative = format!("{title}. {}", sentences.join(" "));
    let (least, largest) =
        extent(points.iter().flat_map(|point| [point.x, point.y])).ok_or_else(nothing)?;
    let least = if least > 0.0 && least < largest * 0.6 {
        0.0
    } else {
        least
    };
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        let palette = canvas.palette;
        if y.subject.is_some() {
            canvas.text(
                &label::axis(y, language),
                (28, 60),
                13,
                palette.quiet,
                Anchor::Start,
            )?;
        }
        let frame = Frame {
            left: 270,
            right: 610,
            top: BODY.top + 20,
            bottom: BODY.bottom - 6,
        };
        let place =
            |value: f64| frame.y((value - least) / (largest - least).max(f64::MIN_POSITIVE));
        canvas.text(
            &x.column,
            (frame.left, BODY.top),
            14,
            palette.ink,
            Anchor::End,
        )?;
        canvas.text(
            &y.column,
            (frame.right, BODY.top),
            14,
            palette.ink,
            Anchor::Start,
        )?;
        for point in points {
            let strong = std::ptr::eq(point, most);
            let color = if strong {
                color(canvas, point)
            } else {
                palette.quiet
            };
            canvas.line(
                vec![(frame.left, place(point.x)), (frame.right, place(point.y))],
                color,
                if strong { 3 } else { 1 },
            )?;
            canvas.dot((frame.left, place(point.x)), 3, color)?;
            canvas.dot((frame.right, place(point.y)), 3, color)?;
        }
        for (at, anchor, value, what) in [
            (
                frame.left - 26,
                Anchor::End,
                (|point: &Pair| point.x) as fn(&Pair) -> f64,
                x,
            ),
            (frame.right + 26, Anchor::Start, |point: &Pair| point.y, y),
        ] {
            side(
                canvas,
                points,
                (at, anchor),
                frame,
                &|point| place(value(point)),
                &|point| {
                    format!(
                        "{} {}",
                        point.name,
                        label::plain(what, value(point), language)
                    )
                },
            )?;
        }
        Ok(())
    })?;
    let header = vec![
        i18n::chart_area(language).to_owned(),
        x.column.clone(),
        y.column.clone(),
    ];
    let (_, rows) = table(x, y, points, options);
    Ok(Drawing {
        svg,
        title,
        alternative,
        header,
        rows,
    })
}

/// Names at one side, moved apart where they would meet; where there is no room for all, those of
/// the largest values.
fn side(
    canvas: &Canvas,
    points: &[Pair],
    (x, anchor): (i32, Anchor),
    frame: Frame,
    place: &dyn Fn(&Pair) -> i32,
    text: &dyn Fn(&Pair) -> String,
) -> Result<(), Error> {
    const STEP: i32 = 13;
    let mut sorted: Vec<&Pair> = points.iter().collect();
    sorted.sort_by_cached_key(|point| (place(point), point.code.clone()));
    let room = usize::try_from((frame.height() + STEP) / STEP).unwrap_or(1);
    sorted.truncate(room);
    let many = i32::try_from(sorted.len()).unwrap_or(0);
    let mut free = frame.top - 2 * STEP;
    for (rank, point) in (0..).zip(sorted) {
        let at = place(point)
            .max(free + STEP)
            .min(frame.bottom + 6 - STEP * (many - 1 - rank));
        free = at;
        let own = place(point);
        if (at - own).abs() > 3 {
            let (name, dot) = if matches!(anchor, Anchor::End) {
                (x + 3, frame.left - 5)
            } else {
                (x - 3, frame.right + 5)
            };
            canvas.line(vec![(name, at), (dot, own)], canvas.palette.rule, 1)?;
        }
        canvas.clipped(&text(point), (x, at), 11, canvas.palette.ink, anchor, 230)?;
    }
    Ok(())
}
