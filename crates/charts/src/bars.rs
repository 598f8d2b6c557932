//! A bar for each group, or bars of several series beside each other. Many barris become a strip
//! for each district.

use chart_spec::{Bars, Key, Measure, Panel, What};
use contest::{Areas, Cities, CityCode};
use i18n::Language;
use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options,
    areas::{Part, View, choose_view},
    axes::Ticks,
    canvas::{self, Anchor, Canvas, Frame, Palette, pixel},
    label,
    scale::extent,
};

/// Bars that are told apart at most.
const MAX_BARS: usize = 20;
/// Width in which the groups' names stand.
const NAMES_WIDTH: i32 = 210;

/// What is drawn of a panel: groups by name, and their values in each series, in the order of the
/// picture.
struct TopGroups {
    groups: Vec<(String, Vec<Option<f64>>)>,
    all: usize,
}

fn select_groups(bars: &Bars, of_areas: bool, most: usize) -> TopGroups {
    let values = |place: usize| {
        bars.values
            .iter()
            .map(|series| series.get(place).copied().flatten())
            .collect::<Vec<_>>()
    };
    let mut groups: Vec<(String, Vec<Option<f64>>)> = bars
        .groups
        .iter()
        .enumerate()
        .map(|(place, (_, name))| (name.clone(), values(place)))
        .collect();
    let first = |values: &[Option<f64>]| values.first().copied().flatten().unwrap_or(f64::MIN);
    let numbered = bars
        .groups
        .iter()
        .all(|(code, _)| code.starts_with(|letter: char| letter.is_ascii_digit()));
    // Areas and numbers have an order of their own; other groups are sorted by what they come to.
    if (!of_areas && !numbered) || groups.len() > most {
        groups.sort_by(|one, other| {
            first(&other.1)
                .total_cmp(&first(&one.1))
                .then_with(|| one.0.cmp(&other.0))
        });
    }
    let all = groups.len();
    groups.truncate(most);
    TopGroups { groups, all }
}

/// The group of the largest value of a panel and that of the smallest, and how many groups there
/// are.
struct Ends<'a> {
    count: usize,
    most: (&'a str, f64),
    least: (&'a str, f64),
}

fn ends(bars: &Bars) -> Option<Ends<'_>> {
    // The first series of which anything is known here: in a part of the whole it need not be the
    // first of all.
    let values = bars
        .values
        .iter()
        .find(|values| values.iter().any(Option::is_some))?;
    let named: Vec<(&str, f64)> = bars
        .groups
        .iter()
        .zip(values)
        .filter_map(|((_, name), value)| Some((name.as_str(), (*value)?)))
        .collect();
    Some(Ends {
        count: named.len(),
        most: named
            .iter()
            .copied()
            .reduce(|most, one| if one.1 > most.1 { one } else { most })?,
        least: named
            .iter()
            .copied()
            .reduce(|least, one| if one.1 < least.1 { one } else { least })?,
    })
}

/// The group in which the first two series are furthest apart: its place, and the two values.
fn widest_gap(bars: &Bars) -> Option<(usize, f64, f64)> {
    let second = bars.values.get(1)?;
    let gap = |place: usize| {
        let one = bars.values[0].get(place).copied().flatten()?;
        let two = second.get(place).copied().flatten()?;
        Some((place, one, two))
    };
    (0..bars.groups.len())
        .filter_map(gap)
        .max_by(|a, b| (a.1 - a.2).abs().total_cmp(&(b.1 - b.2).abs()))
}

/// What is drawn: of which areas, and how.
struct Chart<'a> {
    what: &'a What,
    areas: Option<Areas<'a>>,
    view: View<'a, Bars>,
    options: &'a Options,
}

pub(crate) fn draw(
    what: &What,
    key: Option<&Key>,
    areas: &[Panel<Bars>],
    options: &Options,
) -> Result<Drawing, Error> {
    let kind = key.and_then(|key| key.areas(&options.cities));
    let chart = Chart {
        what,
        areas: kind,
        view: choose_view(areas, options)?,
        options,
    };
    let nothing = || Error::Figure("no bars".to_owned());
    let first = &chart.view.first().ok_or_else(nothing)?.data;
    let title = chart.title(first).ok_or_else(nothing)?;
    let alternative = chart.alternative();
    let span = chart.span().ok_or_else(nothing)?;
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.subtitle(&label::axis(what, options.language))?;
        chart.draw_legend(canvas, &first.series)?;
        chart.view.draw(canvas, |area, part| {
            let many = area.data.groups.len() > MAX_BARS && area.data.series.len() == 1;
            match kind.filter(|kind| many && kind.parent().is_some()) {
                Some(kind) => draw_strips(canvas, &area.data, what, kind, part.frame, options),
                None => chart.draw_bars(canvas, &area.data, span, part),
            }
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
        label::value(self.what, value, self.options.language)
    }

    fn title(&self, first: &Bars) -> Option<String> {
        let language = self.options.language;
        let measured = label::name(self.what, language);
        let most = ends(first)?.most;
        // Where two series share each group, the group in which they are furthest apart.
        let widest = widest_gap(first).filter(|_| self.what.measure == Measure::Share);
        if let (View::One(_), Some((place, one, two))) = (&self.view, widest) {
            let pair = |value: f64, series: usize| {
                format!(
                    "{} {}",
                    series_name(&first.series[series], &self.options.cities),
                    self.format_value(value)
                )
            };
            let group = &first.groups[place].1;
            return Some(i18n::chart_share_title(
                language,
                &measured,
                group,
                pair(one, 0),
                pair(two, 1),
            ));
        }
        Some(self.view.title(&measured, language, || {
            i18n::chart_most_title(language, &measured, most.0, self.format_value(most.1))
        }))
    }

    fn alternative(&self) -> String {
        let language = self.options.language;
        let measured = label::name(self.what, language);
        self.view.sentences(|bars| {
            let Ends { count, most, least } = ends(bars)?;
            Some(i18n::chart_most_alternative(
                language,
                &measured,
                count,
                most.0,
                self.format_value(most.1),
                least.0,
                self.format_value(least.1),
            ))
        })
    }

    /// The values between which all bars lie; zero is one of them.
    fn span(&self) -> Option<(f64, f64)> {
        let values = self
            .view
            .areas()
            .iter()
            .flat_map(|area| area.data.values.iter().flatten().flatten())
            .copied();
        let (least, largest) = extent(values)?;
        Some((least.min(0.0), if largest > 0.0 { largest } else { 1.0 }))
    }

    fn color(&self, palette: Palette, series: &str, place: usize) -> RGBColor {
        let cities = &self.options.cities;
        let city = if series.is_empty() {
            self.areas
                .and_then(|areas| palette.city(cities, &areas.city().code))
        } else {
            palette.city(cities, &CityCode::new(series.to_lowercase()))
        };
        city.unwrap_or_else(|| palette.category(place))
    }

    /// The names of the series in their colours, up to the right edge.
    fn draw_legend(&self, canvas: &Canvas, series: &[String]) -> Result<(), Error> {
        let mut at = 852;
        for (place, series) in series
            .iter()
            .enumerate()
            .filter(|(_, series)| !series.is_empty())
            .rev()
        {
            let name = series_name(series, &self.options.cities);
            let color = self.color(canvas.palette, series, place);
            canvas.text(&name, (at, 60), 14, color, Anchor::End)?;
            at -= pixel(canvas::text_width(&name, 14)) + 18;
        }
        Ok(())
    }

    fn header(&self) -> Vec<String> {
        let language = self.options.language;
        let heading = |area: &Panel<Bars>, series: &str| {
            let name = if series.is_empty() {
                label::axis(self.what, language)
            } else {
                series_name(series, &self.options.cities)
            };
            self.view.heading(area, &name)
        };
        let mut header = vec![i18n::chart_area(language).to_owned()];
        for area in self.view.areas() {
            header.extend(area.data.series.iter().map(|series| heading(area, series)));
        }
        header
    }

    fn rows(&self, first: &Bars) -> Vec<Vec<String>> {
        let told = |value: Option<f64>| {
            value.map_or_else(String::new, |value| {
                label::plain(self.what, value, self.options.language)
            })
        };
        let row = |(code, name): &(String, String)| {
            let cells = self.view.areas().iter().flat_map(|area| {
                let place = area.data.groups.iter().position(|(other, _)| other == code);
                (0..area.data.series.len())
                    .map(move |series| area.data.values[series].get(place?).copied().flatten())
            });
            std::iter::once(name.clone())
                .chain(cells.map(told))
                .collect()
        };
        first.groups.iter().map(row).collect()
    }

    /// Bars from above, each group with its name to the left and its values at the bars' ends.
    fn draw_bars(
        &self,
        canvas: &Canvas,
        data: &Bars,
        span: (f64, f64),
        part: Part,
    ) -> Result<(), Error> {
        let palette = canvas.palette;
        let shown = select_groups(
            data,
            self.areas.is_some(),
            if part.small { 10 } else { MAX_BARS },
        );
        let rows = Rows::laid_out(data, shown.groups.len(), span, part);
        for (place, (name, values)) in (0..).zip(&shown.groups) {
            let middle = rows.plot.top + rows.step * place + rows.step / 2;
            for (series, value) in values.iter().enumerate() {
                match value {
                    Some(value) => {
                        let color = self.color(palette, &data.series[series], series);
                        self.draw_bar(canvas, &rows, (middle, series), *value, color)?;
                    }
                    None => self.draw_missing(canvas, &rows, middle)?,
                }
            }
            rows.draw_name(canvas, name, middle)?;
        }
        let (zero, bottom) = (rows.x(0.0), rows.plot.top + rows.step * rows.count);
        canvas.line(
            vec![(zero, rows.plot.top), (zero, bottom)],
            palette.quiet,
            1,
        )?;
        if shown.all > shown.groups.len() && !part.small {
            let text = i18n::chart_shown(self.options.language, shown.groups.len(), shown.all);
            let at = (part.frame.right, part.frame.bottom + 8);
            canvas.text(&text, at, 12, palette.quiet, Anchor::End)?;
        }
        Ok(())
    }

    /// The bar of a series in the row around `middle`, with its value behind it.
    fn draw_bar(
        &self,
        canvas: &Canvas,
        rows: &Rows,
        (middle, series): (i32, usize),
        value: f64,
        color: RGBColor,
    ) -> Result<(), Error> {
        let inner = rows.step * 2 / 3;
        let thick = (inner / rows.series).max(1);
        let from = middle - inner / 2 + thick * i32::try_from(series).unwrap_or(0);
        let (zero, at) = (rows.x(0.0), rows.x(value));
        let (start, end) = (zero.min(at), zero.max(at));
        let gap = i32::from(rows.series > 1);
        canvas.rectangle(
            (start, from),
            (end.max(start + 1), from + thick - gap),
            color,
        )?;
        if rows.small && rows.series > 1 {
            return Ok(());
        }
        canvas.text(
            &label::plain(self.what, value, self.options.language),
            (end + 6, from + thick / 2),
            if rows.small { 10 } else { thick.clamp(9, 13) },
            canvas.palette.quiet,
            Anchor::Start,
        )
    }

    /// Says that nothing is known of a group, where that cannot be mistaken for another series.
    fn draw_missing(&self, canvas: &Canvas, rows: &Rows, middle: i32) -> Result<(), Error> {
        if rows.small || rows.series > 1 {
            return Ok(());
        }
        canvas.text(
            i18n::chart_no_data(self.options.language),
            (rows.x(0.0) + 6, middle),
            11,
            canvas.palette.quiet,
            Anchor::Start,
        )
    }
}

/// Where the bars of a panel stand: a row for each group.
struct Rows {
    plot: Frame,
    /// Height of a row.
    step: i32,
    count: i32,
    /// Bars in a row.
    series: i32,
    span: (f64, f64),
    small: bool,
}

impl Rows {
    fn laid_out(data: &Bars, groups: usize, span: (f64, f64), part: Part) -> Self {
        let plot = Frame {
            left: part.frame.left + if part.small { 0 } else { NAMES_WIDTH },
            right: part.frame.right - if part.small { 34 } else { 76 },
            ..part.frame
        };
        let count = i32::try_from(groups).unwrap_or(1).max(1);
        Self {
            plot,
            step: (plot.height() / count).min(56),
            count,
            series: i32::try_from(data.series.len()).unwrap_or(1).max(1),
            span,
            small: part.small,
        }
    }

    fn x(&self, value: f64) -> i32 {
        let (least, largest) = self.span;
        self.plot.x((value - least) / (largest - least))
    }

    /// A group's name to the left of its row; where there is no room for that, on its bar, if it
    /// has only one.
    fn draw_name(&self, canvas: &Canvas, name: &str, middle: i32) -> Result<(), Error> {
        let (palette, plot) = (canvas.palette, self.plot);
        if !self.small {
            let at = (plot.left - 12, middle);
            let (size, width) = (self.step.clamp(10, 14), NAMES_WIDTH - 16);
            return canvas.draw_clipped(name, at, size, palette.ink, Anchor::End, width);
        }
        if self.series > 1 || self.step < 12 {
            return Ok(());
        }
        let at = (plot.left + 3, middle);
        canvas.draw_clipped(name, at, 9, palette.ink, Anchor::Start, plot.width())
    }
}

/// A city's code as its name; any other series as it is.
fn series_name(series: &str, cities: &Cities) -> String {
    cities
        .find(&CityCode::new(series))
        .map_or(series, |city| city.name.text(Language::En))
        .to_owned()
}

/// A line of dots for each district, a dot for each barri; the ends of each line are named.
fn draw_strips(
    canvas: &Canvas,
    data: &Bars,
    what: &What,
    kind: Areas,
    frame: Frame,
    options: &Options,
) -> Result<(), Error> {
    let palette = canvas.palette;
    let values: Vec<(&str, &str, f64)> = data
        .groups
        .iter()
        .zip(data.values.first().into_iter().flatten())
        .filter_map(|((code, name), value)| Some((code.as_str(), name.as_str(), (*value)?)))
        .collect();
    let parents = kind.parent().map_or(&[][..], |larger| &larger.kind().areas);
    let plot = Frame {
        left: frame.left + 160,
        right: frame.right - 20,
        top: frame.top + 6,
        bottom: frame.bottom - 24,
    };
    let span = extent(values.iter().map(|value| value.2)).unwrap_or((0.0, 1.0));
    let ticks = Ticks::around(span, 5);
    ticks.draw_uprights(canvas, plot, 12, |tick| {
        label::plain(what, tick, options.language)
    })?;
    let color = palette
        .city(&options.cities, &kind.city().code)
        .unwrap_or(palette.one);
    let step = plot.height() / i32::try_from(parents.len()).unwrap_or(1).max(1);
    for (place, parent) in (0..).zip(parents) {
        let y = plot.top + step * place + step * 2 / 3;
        let at = (plot.left - 14, y);
        canvas.text(parent.written(), at, 13, palette.ink, Anchor::End)?;
        let is_within = |code: &str| {
            kind.areas
                .iter()
                .any(|area| area.code == code && area.within == parent.code)
        };
        let mut within: Vec<(&str, f64)> = values
            .iter()
            .filter(|(code, ..)| is_within(code))
            .map(|(_, name, value)| (*name, *value))
            .collect();
        within.sort_by(|one, other| one.1.total_cmp(&other.1));
        let dots: Vec<(&str, i32)> = within
            .into_iter()
            .map(|(name, value)| (name, plot.x(ticks.share(value))))
            .collect();
        draw_strip(canvas, &dots, y, color)?;
        draw_strip_names(canvas, &dots, y, plot)?;
    }
    Ok(())
}

/// A district's dots, by name and place from left to right, on their line.
fn draw_strip(canvas: &Canvas, dots: &[(&str, i32)], y: i32, color: RGBColor) -> Result<(), Error> {
    if let (Some(first), Some(last)) = (dots.first(), dots.last()) {
        let ends = vec![(first.1, y), (last.1, y)];
        canvas.line(ends, canvas.palette.rule, 2)?;
    }
    for (_, x) in dots {
        canvas.dot((*x, y), 4, color)?;
    }
    Ok(())
}

/// The names of a line's ends stand above their dots, where they do not meet.
fn draw_strip_names(
    canvas: &Canvas,
    dots: &[(&str, i32)],
    y: i32,
    plot: Frame,
) -> Result<(), Error> {
    const SIZE: i32 = 10;
    let (Some(first), Some(last)) = (dots.first(), dots.last()) else {
        return Ok(());
    };
    let half = |name: &str| pixel(canvas::text_width(name, SIZE) / 2.0);
    let inside = |(name, x): (&str, i32)| {
        let least = plot.left + half(name);
        x.clamp(least, (plot.right + 20 - half(name)).max(least))
    };
    let (low, high) = (inside(*first), inside(*last));
    let quiet = canvas.palette.quiet;
    canvas.text(last.0, (high, y - 11), SIZE, quiet, Anchor::Middle)?;
    let apart = high - half(last.0) - 8 > low + half(first.0);
    if dots.len() > 1 && last.1 > first.1 && apart {
        canvas.text(first.0, (low, y - 11), SIZE, quiet, Anchor::Middle)?;
    }
    Ok(())
}
