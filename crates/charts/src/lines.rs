//! Lines over time, named at their ends.

use chart_spec::{Axis, Line, Lines, Panel, What};
use i18n::Language;
use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options,
    areas::{Part, View, choose_view},
    axes::{Ticks, moved_apart},
    canvas::{self, Anchor, Canvas, Frame, Palette},
    label,
    scale::{extent, ticks, with_zero},
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

/// By how much a line has changed from its first point to its last.
fn change(line: &Line) -> f64 {
    ends(line).map_or(0.0, |(first, last)| last.1 - first.1)
}

/// What is drawn: of which areas, between which times, and how.
struct Chart<'a> {
    what: &'a What,
    axis: Axis,
    view: View<'a, Lines>,
    times: (f64, f64),
    options: &'a Options,
}

pub(crate) fn draw(
    what: &What,
    axis: Axis,
    areas: &[Panel<Lines>],
    options: &Options,
) -> Result<Drawing, Error> {
    let view = choose_view(areas, options)?;
    let nothing = || Error::Figure("no lines".to_owned());
    let first = view.first().ok_or_else(nothing)?;
    let times = extent(points(&view).map(|point| point.0)).ok_or_else(nothing)?;
    let values = extent(points(&view).map(|point| point.1)).ok_or_else(nothing)?;
    let chart = Chart {
        what,
        axis,
        view,
        times,
        options,
    };
    let title = chart.title(&first.data).ok_or_else(nothing)?;
    let alternative = chart.alternative();
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.subtitle(&label::axis(what, options.language))?;
        chart.view.draw(canvas, |area, part| {
            chart.draw_panel(canvas, &area.data.lines, with_zero(values), part)
        })
    })?;
    Ok(Drawing {
        svg,
        title,
        alternative,
        header: chart.header(),
        rows: chart.rows(),
    })
}

/// The lines of all areas.
fn lines<'a>(view: &View<'a, Lines>) -> impl Iterator<Item = &'a Line> {
    view.areas().iter().flat_map(|area| &area.data.lines)
}

fn points(view: &View<Lines>) -> impl Iterator<Item = (f64, f64)> {
    lines(view).flat_map(|line| line.points.iter().copied())
}

impl Chart<'_> {
    fn format_value(&self, value: f64) -> String {
        label::value(self.what, value, self.options.language)
    }

    fn moment(&self, at: f64) -> String {
        moment(self.axis, at, self.options.language)
    }

    /// What has changed: the one line, or the one that changed the most.
    fn title(&self, first: &Lines) -> Option<String> {
        let language = self.options.language;
        let measured = label::name(self.what, language);
        let (from, to) = (self.moment(self.times.0), self.moment(self.times.1));
        let most = first
            .lines
            .iter()
            .max_by(|one, other| change(one).abs().total_cmp(&change(other).abs()))?;
        Some(self.view.title(&measured, language, || match ends(most) {
            Some((first, last)) if lines(&self.view).count() == 1 => i18n::chart_lines_one(
                language,
                &measured,
                &from,
                &to,
                self.format_value(first.1),
                self.format_value(last.1),
            ),
            _ => i18n::chart_lines_most(
                language,
                &measured,
                &from,
                &to,
                &most.name,
                label::change(self.what, change(most), language),
            ),
        }))
    }

    /// From what to what each line goes.
    fn alternative(&self) -> String {
        let language = self.options.language;
        let measured = label::name(self.what, language);
        let sentence = |area: &str, line: &Line| {
            let (first, last) = ends(line)?;
            let name = match (area, line.name.as_str()) {
                ("", "") => measured.clone(),
                ("", name) | (name, "") => name.to_owned(),
                (area, name) => format!("{area}, {name}"),
            };
            Some(i18n::chart_lines_item(
                language,
                name,
                self.format_value(first.1),
                self.format_value(last.1),
            ))
        };
        let mut sentences = Vec::new();
        for area in self.view.areas() {
            let lines = area.data.lines.iter();
            sentences.extend(lines.filter_map(|line| sentence(&area.name, line)));
        }
        let (from, to) = (self.moment(self.times.0), self.moment(self.times.1));
        format!("{measured}, {from}–{to}. {}", sentences.join(" "))
    }

    fn header(&self) -> Vec<String> {
        let language = self.options.language;
        let several = self.view.areas().len() > 1;
        let heading = |area: &Panel<Lines>, line: &Line| match (several, line.name.is_empty()) {
            (true, true) => area.name.clone(),
            (true, false) => format!("{}: {}", area.name, line.name),
            (false, true) => label::axis(self.what, language),
            (false, false) => line.name.clone(),
        };
        let mut header = vec![axis_name(self.axis, language).to_owned()];
        for area in self.view.areas() {
            header.extend(area.data.lines.iter().map(|line| heading(area, line)));
        }
        header
    }

    /// A row for each moment of which any line knows something.
    fn rows(&self) -> Vec<Vec<String>> {
        let mut moments: Vec<f64> = points(&self.view).map(|point| point.0).collect();
        moments.sort_by(f64::total_cmp);
        moments.dedup();
        let cell = |line: &Line, at: f64| {
            let point = line.points.iter().find(|point| point.0 == at);
            point.map_or_else(String::new, |point| {
                label::plain(self.what, point.1, self.options.language)
            })
        };
        let row = |at: f64| {
            std::iter::once(self.moment(at))
                .chain(lines(&self.view).map(|line| cell(line, at)))
                .collect()
        };
        moments.into_iter().map(row).collect()
    }

    fn draw_panel(
        &self,
        canvas: &Canvas,
        lines: &[Line],
        values: (f64, f64),
        part: Part,
    ) -> Result<(), Error> {
        let plain = |value: f64| label::plain(self.what, value, self.options.language);
        let plot = Plot::laid_out(lines, (self.times, values), part, plain);
        plot.levels
            .draw_levels(canvas, plot.frame, (8, plot.letters()), plain)?;
        self.draw_moments(canvas, &plot)?;
        let strokes = Strokes::of(lines);
        let ends = draw_lines(canvas, lines, &plot, &strokes)?;
        if plot.small {
            return Ok(());
        }
        draw_names(canvas, lines, ends, plot.frame, &strokes)
    }

    /// The axis of time: its ends alone, where its moments are long words or the plot is small.
    fn draw_moments(&self, canvas: &Canvas, plot: &Plot) -> Result<(), Error> {
        let (from, to) = self.times;
        let ends_only = plot.small || matches!(self.axis, Axis::Day | Axis::YearMonth);
        let shown = if ends_only {
            vec![from, to]
        } else {
            time_ticks(self.times, self.axis)
        };
        let size = plot.letters();
        for at in shown {
            let anchor = if at == from && plot.small {
                Anchor::Start
            } else if at == to && ends_only {
                Anchor::End
            } else {
                Anchor::Middle
            };
            canvas.text(
                &self.moment(at),
                (plot.x(at), plot.frame.bottom + size + 2),
                size,
                canvas.palette.quiet,
                anchor,
            )?;
        }
        Ok(())
    }
}

/// Where the lines of a panel run.
struct Plot {
    frame: Frame,
    levels: Ticks,
    times: (f64, f64),
    small: bool,
}

impl Plot {
    /// Leaves room for the levels to the left, and for the lines' names to the right.
    fn laid_out(
        lines: &[Line],
        (times, values): ((f64, f64), (f64, f64)),
        Part { frame, small }: Part,
        level: impl Fn(f64) -> String,
    ) -> Self {
        let levels = Ticks::around(values, if small { 2 } else { 5 });
        let mut plot = Self {
            frame,
            levels,
            times,
            small,
        };
        let width = plot
            .levels
            .values()
            .iter()
            .map(|tick| canvas::text_width(&level(*tick), plot.letters()))
            .fold(0.0, f64::max);
        let right = match (small, lines.iter().any(|line| !line.name.is_empty())) {
            (true, _) => 0,
            (false, true) => NAMES_WIDTH,
            (false, false) => 20,
        };
        plot.frame = Frame {
            left: frame.left + canvas::pixel(width) + 12,
            right: frame.right - right,
            top: frame.top + 8,
            bottom: frame.bottom - if small { 10 } else { 22 },
        };
        plot
    }

    /// The size of the axes' letters.
    const fn letters(&self) -> i32 {
        if self.small { 9 } else { 12 }
    }

    fn x(&self, at: f64) -> i32 {
        let (from, to) = self.times;
        let share = if to > from {
            (at - from) / (to - from)
        } else {
            0.5
        };
        self.frame.x(share)
    }

    fn y(&self, value: f64) -> i32 {
        self.frame.y(self.levels.share(value))
    }
}

/// How lines are told apart. Beyond a few, colours do it no more: the one that changed the most
/// stands out from the others.
struct Strokes {
    many: bool,
    most: Option<usize>,
}

impl Strokes {
    fn of(lines: &[Line]) -> Self {
        Self {
            many: lines.len() > TOLD_APART,
            most: (0..lines.len()).max_by(|one, other| {
                let size = |place: usize| change(&lines[place]).abs();
                size(*one).total_cmp(&size(*other))
            }),
        }
    }

    fn color(&self, palette: Palette, place: usize) -> RGBColor {
        match (self.many, Some(place) == self.most) {
            (true, true) => palette.two,
            (true, false) => palette.quiet,
            (false, _) => palette.category(place),
        }
    }

    fn width(&self, place: usize) -> u32 {
        match (self.many, Some(place) == self.most) {
            (true, true) => 3,
            (true, false) => 1,
            (false, _) => 2,
        }
    }
}

/// Draws the lines, and their points where they are few; answers the height at which each ends.
fn draw_lines(
    canvas: &Canvas,
    lines: &[Line],
    plot: &Plot,
    strokes: &Strokes,
) -> Result<Vec<(i32, usize)>, Error> {
    let mut ends = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let color = strokes.color(canvas.palette, place);
        let points: Vec<(i32, i32)> = line
            .points
            .iter()
            .map(|(at, value)| (plot.x(*at), plot.y(*value)))
            .collect();
        if points.len() < 40 && !plot.small {
            for point in &points {
                canvas.dot(*point, 3, color)?;
            }
        }
        ends.extend(points.last().map(|(_, end)| (*end, place)));
        canvas.line(points, color, strokes.width(place))?;
    }
    Ok(ends)
}

/// Names stand where their lines end, moved apart where they would meet.
fn draw_names(
    canvas: &Canvas,
    lines: &[Line],
    mut ends: Vec<(i32, usize)>,
    plot: Frame,
    strokes: &Strokes,
) -> Result<(), Error> {
    ends.sort_unstable();
    let step = 15
        .min(plot.height() / i32::try_from(ends.len()).unwrap_or(1).max(1))
        .max(8);
    let wanted: Vec<i32> = ends.iter().map(|(at, _)| *at).collect();
    let heights = moved_apart(&wanted, (plot.top, plot.bottom), step);
    for (at, (_, line)) in heights.into_iter().zip(ends) {
        canvas.draw_clipped(
            &lines[line].name,
            (plot.right + 12, at),
            step.min(13),
            strokes.color(canvas.palette, line),
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
