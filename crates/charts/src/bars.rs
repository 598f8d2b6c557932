//! A bar for each group, or bars of several series beside each other. Many barris become a strip
//! for each district.

use chart_spec::{Bars, Key, Measure, Panel, What};
use contest::CITIES;
use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options,
    areas::{View, chosen},
    canvas::{self, Anchor, Canvas, Frame, Palette, pixel},
    label,
    scale::{extent, ticks},
};

/// Bars that are told apart at most.
const BARS_MOST: usize = 20;
/// Width in which the groups' names stand.
const NAMES_WIDTH: i32 = 210;

/// What is drawn of a panel: groups by name, and their values in each series, in the order of the
/// picture.
struct Shown {
    groups: Vec<(String, Vec<Option<f64>>)>,
    all: usize,
}

fn shown(bars: &Bars, key: Option<Key>, most: usize) -> Shown {
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
    if (key.is_none() && !numbered) || groups.len() > most {
        groups.sort_by(|one, other| {
            first(&other.1)
                .total_cmp(&first(&one.1))
                .then_with(|| one.0.cmp(&other.0))
        });
    }
    let all = groups.len();
    groups.truncate(most);
    Shown { groups, all }
}

fn color(palette: Palette, key: Option<Key>, series: &str, place: usize) -> RGBColor {
    let city = if series.is_empty() {
        key.and_then(|key| palette.city(key.city()))
    } else {
        palette.city(&series.to_lowercase())
    };
    city.unwrap_or_else(|| palette.category(place))
}

pub(crate) fn draw(
    what: &What,
    key: Option<Key>,
    areas: &[Panel<Bars>],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let view = chosen(areas, options)?;
    let nothing = || Error::Figure("no bars".to_owned());
    let first = &view.shown().first().ok_or_else(nothing)?.data;
    let measured = label::name(what, language);
    let told = |value: f64| label::value(what, value, language);
    let named = |bars: &Bars| -> Vec<(String, f64)> {
        // The first series of which anything is known here: in a part of the whole it need not be
        // the first of all.
        let values = bars
            .values
            .iter()
            .find(|values| values.iter().any(Option::is_some))
            .into_iter()
            .flatten();
        bars.groups
            .iter()
            .zip(values)
            .filter_map(|((_, name), value)| Some((name.clone(), (*value)?)))
            .collect()
    };
    let ends = |bars: &Bars| {
        let named = named(bars);
        let most = named
            .iter()
            .reduce(|most, one| if one.1 > most.1 { one } else { most })
            .cloned();
        let least = named
            .iter()
            .reduce(|least, one| if one.1 < least.1 { one } else { least })
            .cloned();
        most.zip(least)
            .map(|(most, least)| (named.len(), most, least))
    };
    let (_, most, _) = ends(first).ok_or_else(nothing)?;
    // Where two series share each group, the group in which they are furthest apart.
    let widest = first
        .values
        .get(1)
        .filter(|_| what.measure == Measure::Share)
        .and_then(|second| {
            let gap = |place: usize| {
                let (one, two) = (
                    first.values[0].get(place).copied().flatten()?,
                    second.get(place).copied().flatten()?,
                );
                Some((place, one, two))
            };
            (0..first.groups.len())
                .filter_map(gap)
                .max_by(|a, b| (a.1 - a.2).abs().total_cmp(&(b.1 - b.2).abs()))
        });
    let title = match (&view, widest) {
        (View::All(_), _) => format!("{measured} · {}", i18n::chart_side_by_side(language)),
        (View::One(_), Some((place, one, two))) => {
            let pair = |value: f64, series: usize| {
                format!("{} {}", series_name(&first.series[series]), told(value))
            };
            i18n::chart_share_title(
                language,
                &measured,
                &first.groups[place].1,
                pair(one, 0),
                pair(two, 1),
            )
        }
        (View::One(_), None) => view.titled(i18n::chart_most_title(
            language,
            &measured,
            &most.0,
            told(most.1),
        )),
    };
    let sentence = |area: &&Panel<Bars>| {
        let (count, most, least) = ends(&area.data)?;
        let text = i18n::chart_most_alternative(
            language,
            &measured,
            count,
            &most.0,
            told(most.1),
            &least.0,
            told(least.1),
        );
        Some(if area.name.is_empty() {
            text
        } else {
            format!("{}: {text}", area.name)
        })
    };
    let alternative = view
        .shown()
        .iter()
        .filter_map(sentence)
        .collect::<Vec<_>>()
        .join(" ");
    let values = view
        .shown()
        .iter()
        .flat_map(|area| area.data.values.iter().flatten().flatten())
        .copied();
    let (least, largest) = extent(values).ok_or_else(nothing)?;
    let span = (least.min(0.0), if largest > 0.0 { largest } else { 1.0 });
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        let line = label::axis(what, language);
        canvas.text(&line, (28, 60), 13, canvas.palette.quiet, Anchor::Start)?;
        let mut at = 852;
        for (place, series) in first
            .series
            .iter()
            .enumerate()
            .filter(|(_, series)| !series.is_empty())
            .rev()
        {
            let name = series_name(series);
            canvas.text(
                &name,
                (at, 60),
                14,
                color(canvas.palette, key, series, place),
                Anchor::End,
            )?;
            at -= pixel(canvas::text_width(&name, 14)) + 18;
        }
        view.draw(canvas, |area, frame, small| {
            let many = area.data.groups.len() > BARS_MOST && area.data.series.len() == 1;
            match key.filter(|key| many && key.parent().is_some()) {
                Some(key) => strips(canvas, &area.data, what, key, frame, options),
                None => bars(canvas, &area.data, (what, key, span), frame, small, options),
            }
        })
    })?;
    let series = |area: &Panel<Bars>, name: &str| {
        let name = if name.is_empty() {
            label::axis(what, language)
        } else {
            series_name(name)
        };
        if view.shown().len() > 1 {
            format!("{}: {name}", area.name)
        } else {
            name
        }
    };
    let mut header = vec![i18n::chart_area(language).to_owned()];
    header.extend(
        view.shown()
            .iter()
            .flat_map(|area| area.data.series.iter().map(|name| series(area, name))),
    );
    let rows = first
        .groups
        .iter()
        .map(|(code, name)| {
            let cell = |area: &Panel<Bars>, series: usize| {
                let place = area
                    .data
                    .groups
                    .iter()
                    .position(|(other, _)| other == code)?;
                area.data.values[series].get(place).copied().flatten()
            };
            let values = view
                .shown()
                .iter()
                .flat_map(|area| (0..area.data.series.len()).map(|series| cell(area, series)));
            let told = |value: Option<f64>| {
                value.map_or_else(String::new, |value| label::plain(what, value, language))
            };
            std::iter::once(name.clone())
                .chain(values.map(told))
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

/// A city's code as its name; any other series as it is.
fn series_name(series: &str) -> String {
    CITIES
        .find(series)
        .map_or(series, |city| city.name.en)
        .to_owned()
}

fn bars(
    canvas: &Canvas,
    data: &Bars,
    (what, key, (least, largest)): (&What, Option<Key>, (f64, f64)),
    frame: Frame,
    small: bool,
    options: &Options,
) -> Result<(), Error> {
    let palette = canvas.palette;
    let shown = shown(data, key, if small { 10 } else { BARS_MOST });
    let names = if small { 0 } else { NAMES_WIDTH };
    let plot = Frame {
        left: frame.left + names,
        right: frame.right - if small { 34 } else { 76 },
        ..frame
    };
    let count = i32::try_from(shown.groups.len()).unwrap_or(1).max(1);
    let step = (plot.height() / count).min(56);
    let x = |value: f64| plot.x((value - least) / (largest - least));
    let series = i32::try_from(data.series.len()).unwrap_or(1).max(1);
    for (place, (name, values)) in (0..).zip(&shown.groups) {
        let top = plot.top + step * place;
        let middle = top + step / 2;
        let (inner, thick) = (step * 2 / 3, (step * 2 / 3 / series).max(1));
        for (line, value) in (0..).zip(values) {
            let Some(value) = value else {
                if !small && series == 1 {
                    canvas.text(
                        i18n::chart_no_data(options.language),
                        (x(0.0) + 6, middle),
                        11,
                        palette.quiet,
                        Anchor::Start,
                    )?;
                }
                continue;
            };
            let color = color(
                palette,
                key,
                &data.series[usize::try_from(line).unwrap_or(0)],
                usize::try_from(line).unwrap_or(0),
            );
            let from = middle - inner / 2 + thick * line;
            let (start, end) = (x(0.0).min(x(*value)), x(0.0).max(x(*value)));
            canvas.rectangle(
                (start, from),
                (end.max(start + 1), from + thick - i32::from(series > 1)),
                color,
            )?;
            if !small || series == 1 {
                let size = if small { 10 } else { thick.clamp(9, 13) };
                let text = label::plain(what, *value, options.language);
                canvas.text(
                    &text,
                    (end + 6, from + thick / 2),
                    size,
                    palette.quiet,
                    Anchor::Start,
                )?;
            }
        }
        if !small {
            canvas.clipped(
                name,
                (plot.left - 12, middle),
                step.clamp(10, 14),
                palette.ink,
                Anchor::End,
                NAMES_WIDTH - 16,
            )?;
        } else if series == 1 && step >= 12 {
            canvas.clipped(
                name,
                (plot.left + 3, middle),
                9,
                palette.ink,
                Anchor::Start,
                plot.width(),
            )?;
        }
    }
    canvas.line(
        vec![(x(0.0), plot.top), (x(0.0), plot.top + step * count)],
        palette.quiet,
        1,
    )?;
    if shown.all > shown.groups.len() && !small {
        let text = i18n::chart_shown(options.language, shown.groups.len(), shown.all);
        canvas.text(
            &text,
            (frame.right, frame.bottom + 8),
            12,
            palette.quiet,
            Anchor::End,
        )?;
    }
    Ok(())
}

/// A line of dots for each district, a dot for each barri; the ends of each line are named.
fn strips(
    canvas: &Canvas,
    data: &Bars,
    what: &What,
    key: Key,
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
    let areas = chart_spec::areas(key);
    let parents = key.parent().map(chart_spec::areas).unwrap_or_default();
    let color = palette.city(key.city()).unwrap_or(palette.one);
    let plot = Frame {
        left: frame.left + 160,
        right: frame.right - 20,
        top: frame.top + 6,
        bottom: frame.bottom - 24,
    };
    let (least, most) = extent(values.iter().map(|value| value.2)).unwrap_or((0.0, 1.0));
    let ticks = ticks(least, most, 5);
    let (from, to) = (ticks[0], ticks[ticks.len() - 1]);
    let x = |value: f64| plot.x((value - from) / (to - from));
    for tick in &ticks {
        canvas.line(
            vec![(x(*tick), plot.top), (x(*tick), plot.bottom)],
            palette.rule,
            1,
        )?;
        canvas.text(
            &label::plain(what, *tick, options.language),
            (x(*tick), plot.bottom + 12),
            12,
            palette.quiet,
            Anchor::Middle,
        )?;
    }
    let step = plot.height() / i32::try_from(parents.len()).unwrap_or(1).max(1);
    for (place, parent) in (0..).zip(parents) {
        let y = plot.top + step * place + step * 2 / 3;
        canvas.text(
            &parent.name,
            (plot.left - 14, y),
            13,
            palette.ink,
            Anchor::End,
        )?;
        let mut within: Vec<(&str, f64)> = values
            .iter()
            .filter(|(code, ..)| {
                areas
                    .iter()
                    .any(|area| area.code == *code && area.within == parent.code)
            })
            .map(|(_, name, value)| (*name, *value))
            .collect();
        within.sort_by(|one, other| one.1.total_cmp(&other.1));
        let (Some(first), Some(last)) = (within.first(), within.last()) else {
            continue;
        };
        canvas.line(vec![(x(first.1), y), (x(last.1), y)], palette.rule, 2)?;
        for (_, value) in &within {
            canvas.dot((x(*value), y), 4, color)?;
        }
        // The names of the ends stand above their dots, where they do not meet.
        let size = 10;
        let room = x(last.1) - x(first.1);
        let half = |name: &str| pixel(canvas::text_width(name, size) / 2.0);
        let inside = |at: i32, name: &str| {
            at.clamp(
                plot.left + half(name),
                (plot.right + 20 - half(name)).max(plot.left + half(name)),
            )
        };
        let (low, high) = (inside(x(first.1), first.0), inside(x(last.1), last.0));
        canvas.text(last.0, (high, y - 11), size, palette.quiet, Anchor::Middle)?;
        if within.len() > 1 && room > 0 && high - half(last.0) - 8 > low + half(first.0) {
            canvas.text(first.0, (low, y - 11), size, palette.quiet, Anchor::Middle)?;
        }
    }
    Ok(())
}
