//! Two values of each group: as points, or as lines from the one to the other.

use chart_spec::{Pair, What};
use contest::{Cities, CityCode};

use crate::{
    Drawing, Error, Options,
    axes::{Ticks, moved_apart},
    canvas::{self, Anchor, BODY, Canvas, Frame, pixel},
    label,
    scale::{extent, with_zero},
};

/// From here on two values go together; below, hardly.
const CORRELATED_FROM: f64 = 0.3;
/// Points that are named at most: those farthest out.
const MAX_NAMED: usize = 8;

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

/// What is drawn: two values of each point, and how.
struct Pairs<'a> {
    x: &'a What,
    y: &'a What,
    points: &'a [Pair],
    options: &'a Options,
}

impl Pairs<'_> {
    /// The headings and the rows of the table.
    fn table(&self) -> (Vec<String>, Vec<Vec<String>>) {
        let (x, y, language) = (self.x, self.y, self.options.language);
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
        (header, self.points.iter().map(row).collect())
    }
}

/// The values between which points lie, from left to right and from below to above.
#[derive(Clone, Copy)]
struct Span {
    x: (f64, f64),
    y: (f64, f64),
}

pub(crate) fn scatter(
    x: &What,
    y: &What,
    points: &[Pair],
    options: &Options,
) -> Result<Drawing, Error> {
    let pairs = Pairs {
        x,
        y,
        points,
        options,
    };
    let nothing = || Error::Figure("no points".to_owned());
    let span = Span {
        x: extent(points.iter().map(|point| point.x)).ok_or_else(nothing)?,
        y: extent(points.iter().map(|point| point.y)).ok_or_else(nothing)?,
    };
    let title = pairs.scatter_title();
    let alternative = format!("{title}. {}", pairs.scatter_alternative(span));
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.subtitle(&label::axis(y, options.language))?;
        pairs.draw_points(canvas, span)
    })?;
    let (header, rows) = pairs.table();
    Ok(Drawing {
        svg,
        title,
        alternative,
        header,
        rows,
    })
}

impl Pairs<'_> {
    /// Whether the two go together.
    fn scatter_title(&self) -> String {
        let language = self.options.language;
        let r = correlation(self.points);
        let told = i18n::decimal(language, r, 2).replace('-', "\u{2212}");
        let (x, y) = (
            label::inside(self.x, language),
            label::inside(self.y, language),
        );
        match r {
            r if r >= CORRELATED_FROM => i18n::chart_together(language, x, y, told),
            r if r <= -CORRELATED_FROM => i18n::chart_against(language, x, y, told),
            _ => i18n::chart_apart(language, label::name(self.x, language), y, told),
        }
    }

    fn scatter_alternative(&self, span: Span) -> String {
        let (x, y, language) = (self.x, self.y, self.options.language);
        i18n::chart_pair_alternative(
            language,
            self.points.len(),
            label::name(x, language),
            label::value(x, span.x.0, language),
            label::value(x, span.x.1, language),
            label::name(y, language),
            label::value(y, span.y.0, language),
            label::value(y, span.y.1, language),
        )
    }

    fn draw_points(&self, canvas: &Canvas, span: Span) -> Result<(), Error> {
        let plot = Frame {
            left: BODY.left + 64,
            top: BODY.top + 6,
            right: BODY.right - 20,
            bottom: BODY.bottom - 34,
        };
        let (across, upright) = (Ticks::around(span.x, 6), Ticks::around(span.y, 5));
        self.draw_axes(canvas, plot, &across, &upright)?;
        let at = |point: &Pair| {
            (
                plot.x(across.share(point.x)),
                plot.y(upright.share(point.y)),
            )
        };
        let radius = if self.points.len() > 300 { 2 } else { 5 };
        for point in self.points {
            canvas.dot(
                at(point),
                radius,
                color(canvas, &self.options.cities, point),
            )?;
        }
        draw_names(canvas, self.points, &at, (plot.left, plot.right))
    }

    fn draw_axes(
        &self,
        canvas: &Canvas,
        plot: Frame,
        across: &Ticks,
        upright: &Ticks,
    ) -> Result<(), Error> {
        let (x, y, language) = (self.x, self.y, self.options.language);
        across.draw_uprights(canvas, plot, 14, |tick| label::plain(x, tick, language))?;
        upright.draw_levels(canvas, plot, (10, 12), |tick| {
            label::plain(y, tick, language)
        })?;
        canvas.text(
            &label::axis(x, language),
            (plot.right, plot.bottom + 32),
            13,
            canvas.palette.quiet,
            Anchor::End,
        )
    }
}

fn color(canvas: &Canvas, cities: &Cities, point: &Pair) -> plotters::style::RGBColor {
    // Cities may number their areas alike: the one counts that calls this one so.
    let is_it = |code: &str, name: &str| code == point.code && name == point.name;
    let of_form = || cities.areas().filter(|areas| areas.has_form(&point.code));
    let areas = of_form()
        .find(|areas| areas.areas.iter().any(|area| is_it(&area.code, &area.name)))
        .or_else(|| of_form().next());
    let city = match areas {
        Some(areas) => canvas.palette.city(cities, &areas.city().code),
        None => canvas
            .palette
            .city(cities, &CityCode::new(point.code.to_lowercase())),
    };
    city.unwrap_or(canvas.palette.one)
}

/// Names the points farthest out, as long as their names do not meet.
fn draw_names(
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
        if taken.len() >= MAX_NAMED.max(if points.len() <= 12 { points.len() } else { 0 }) {
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

/// Where slopes are drawn: names stand at both sides.
const SLOPES: Frame = Frame {
    left: 270,
    right: 610,
    top: BODY.top + 20,
    bottom: BODY.bottom - 6,
};

pub(crate) fn slope(
    x: &What,
    y: &What,
    points: &[Pair],
    options: &Options,
) -> Result<Drawing, Error> {
    let pairs = Pairs {
        x,
        y,
        points,
        options,
    };
    let nothing = || Error::Figure("no slopes".to_owned());
    let steepest = points
        .iter()
        .max_by(|one, other| (one.y - one.x).abs().total_cmp(&(other.y - other.x).abs()))
        .ok_or_else(nothing)?;
    let span = extent(points.iter().flat_map(|point| [point.x, point.y])).ok_or_else(nothing)?;
    let title = i18n::chart_slope_title(
        options.language,
        &x.column,
        &y.column,
        &steepest.name,
        label::change(y, steepest.y - steepest.x, options.language),
    );
    let alternative = format!("{title}. {}", pairs.slope_alternative());
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        if y.subject.is_some() {
            canvas.subtitle(&label::axis(y, options.language))?;
        }
        pairs.draw_slopes(canvas, with_zero(span), steepest)
    })?;
    let (_, rows) = pairs.table();
    Ok(Drawing {
        svg,
        title,
        alternative,
        header: vec![
            i18n::chart_area(options.language).to_owned(),
            x.column.clone(),
            y.column.clone(),
        ],
        rows,
    })
}

impl Pairs<'_> {
    fn slope_alternative(&self) -> String {
        let language = self.options.language;
        let sentence = |point: &Pair| {
            i18n::chart_lines_item(
                language,
                &point.name,
                label::value(self.x, point.x, language),
                label::value(self.y, point.y, language),
            )
        };
        let sentences: Vec<String> = self.points.iter().map(sentence).collect();
        sentences.join(" ")
    }

    /// A line for each point, with the columns' names above and the points' at both ends.
    fn draw_slopes(
        &self,
        canvas: &Canvas,
        (least, most): (f64, f64),
        steepest: &Pair,
    ) -> Result<(), Error> {
        let (palette, language) = (canvas.palette, self.options.language);
        let (left, right) = (SLOPES.left, SLOPES.right);
        let y = |value: f64| SLOPES.y((value - least) / (most - least).max(f64::MIN_POSITIVE));
        for (what, x, anchor) in [(self.x, left, Anchor::End), (self.y, right, Anchor::Start)] {
            canvas.text(&what.column, (x, BODY.top), 14, palette.ink, anchor)?;
        }
        for point in self.points {
            let (color, width) = if std::ptr::eq(point, steepest) {
                (color(canvas, &self.options.cities, point), 3)
            } else {
                (palette.quiet, 1)
            };
            let (from, to) = ((left, y(point.x)), (right, y(point.y)));
            canvas.line(vec![from, to], color, width)?;
            canvas.dot(from, 3, color)?;
            canvas.dot(to, 3, color)?;
        }
        let name = |point: &Pair, what: &What, value: f64| {
            format!("{} {}", point.name, label::plain(what, value, language))
        };
        let names = self.points.iter().map(|point| SideName {
            code: &point.code,
            at: y(point.x),
            text: name(point, self.x, point.x),
        });
        draw_side(canvas, names.collect(), Anchor::End)?;
        let names = self.points.iter().map(|point| SideName {
            code: &point.code,
            at: y(point.y),
            text: name(point, self.y, point.y),
        });
        draw_side(canvas, names.collect(), Anchor::Start)
    }
}

/// A name beside the slopes, and where it belongs.
struct SideName<'a> {
    code: &'a str,
    at: i32,
    text: String,
}

/// Names at the left side, where they end, or at the right, where they start, moved apart where
/// they would meet; where there is no room for all, those of the largest values.
fn draw_side(canvas: &Canvas, mut names: Vec<SideName>, anchor: Anchor) -> Result<(), Error> {
    const STEP: i32 = 13;
    let palette = canvas.palette;
    names.sort_by_key(|name| (name.at, name.code));
    names.truncate(usize::try_from((SLOPES.height() + STEP) / STEP).unwrap_or(1));
    let wanted: Vec<i32> = names.iter().map(|name| name.at).collect();
    let heights = moved_apart(&wanted, (SLOPES.top - STEP, SLOPES.bottom + 6), STEP);
    let (x, text_end, dot) = if matches!(anchor, Anchor::End) {
        (SLOPES.left - 26, SLOPES.left - 23, SLOPES.left - 5)
    } else {
        (SLOPES.right + 26, SLOPES.right + 23, SLOPES.right + 5)
    };
    for (at, name) in heights.into_iter().zip(names) {
        if (at - name.at).abs() > 3 {
            let ends = vec![(text_end, at), (dot, name.at)];
            canvas.line(ends, palette.rule, 1)?;
        }
        canvas.draw_clipped(&name.text, (x, at), 11, palette.ink, anchor, 230)?;
    }
    Ok(())
}
