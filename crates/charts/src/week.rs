//! Values by weekday and hour: the darker, the more.

use chart_spec::{Panel, Week, What};

use crate::{
    Drawing, Error, Options,
    areas::{View, chosen},
    canvas::{self, Anchor, Canvas, Frame},
    label,
    scale::{extent, sequential},
};

fn cells(week: &Week) -> impl Iterator<Item = (usize, usize, f64)> {
    let value = |day: usize| {
        move |(hour, value): (usize, &Option<f64>)| value.map(|value| (day, hour, value))
    };
    week.values
        .iter()
        .enumerate()
        .flat_map(move |(day, hours)| hours.iter().enumerate().filter_map(value(day)))
}

pub(crate) fn draw(
    what: &What,
    areas: &[Panel<Week>],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let days: Vec<&str> = i18n::calendar_weekdays(language).split('|').collect();
    let view = chosen(areas, options)?;
    let told = |value: f64| label::value(what, value, language);
    let name = |day: usize| days.get(day).copied().unwrap_or("");
    let most = |week: &Week| {
        cells(week)
            .reduce(|most, cell| if cell.2 > most.2 { cell } else { most })
            .unwrap_or_default()
    };
    let least = |week: &Week| {
        cells(week)
            .reduce(|least, cell| if cell.2 < least.2 { cell } else { least })
            .unwrap_or_default()
    };
    let first = view
        .shown()
        .first()
        .ok_or_else(|| Error::Figure("no areas".to_owned()))?;
    let (day, hour, _) = most(&first.data);
    let measured = label::name(what, language);
    let title = match &view {
        View::One(_) => view.titled(i18n::chart_week_title(language, &measured, name(day), hour)),
        View::All(_) => format!("{measured} · {}", i18n::chart_side_by_side(language)),
    };
    let sentence = |area: &Panel<Week>| {
        let ((day, hour, most), (least_day, least_hour, least)) =
            (most(&area.data), least(&area.data));
        let text = i18n::chart_week_alternative(
            language,
            name(day),
            hour,
            told(most),
            name(least_day),
            least_hour,
            told(least),
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
        .map(|area| sentence(area))
        .collect::<Vec<_>>()
        .join(" ");
    let values = view
        .shown()
        .iter()
        .flat_map(|area| cells(&area.data))
        .map(|(_, _, value)| value);
    let (_, largest) = extent(values).unwrap_or((0.0, 1.0));
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.text(
            &label::axis(what, language),
            (28, 60),
            13,
            canvas.palette.quiet,
            Anchor::Start,
        )?;
        view.draw(canvas, |area, frame, small| {
            table(canvas, &area.data, largest, &days, frame, small, options)
        })?;
        canvas.legend(
            |share| sequential(share, options.dark),
            "0",
            &label::plain(what, largest, language),
        )
    })?;
    let mut header = vec![i18n::chart_hour(language).to_owned()];
    for area in view.shown() {
        header.extend(days.iter().map(|day| {
            if view.shown().len() > 1 {
                format!("{}: {day}", area.name)
            } else {
                (*day).to_owned()
            }
        }));
    }
    let rows = (0..24)
        .map(|hour| {
            let cell = |week: &Week, day: usize| {
                week.values
                    .get(day)
                    .and_then(|hours| hours.get(hour))
                    .copied()
                    .flatten()
            };
            let values = view
                .shown()
                .iter()
                .flat_map(|area| (0..7).map(|day| cell(&area.data, day)));
            std::iter::once(hour.to_string())
                .chain(values.map(|value| {
                    value.map_or_else(String::new, |value| label::plain(what, value, language))
                }))
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

fn table(
    canvas: &Canvas,
    week: &Week,
    largest: f64,
    days: &[&str],
    frame: Frame,
    small: bool,
    options: &Options,
) -> Result<(), Error> {
    let palette = canvas.palette;
    let (left, foot) = if small {
        (frame.left, 0)
    } else {
        (frame.left + 92, 34)
    };
    let (width, height) = ((frame.right - left) / 24, (frame.height() - foot) / 7);
    let gap = if small { 1 } else { 2 };
    let at = |place: usize| i32::try_from(place).unwrap_or(0);
    for (day, hour, value) in cells(week) {
        let (x, y) = (left + width * at(hour), frame.top + height * at(day));
        let color = sequential(value / largest.max(f64::MIN_POSITIVE), options.dark);
        canvas.rectangle((x, y), (x + width - gap, y + height - gap), color)?;
    }
    if small {
        return Ok(());
    }
    for (day, name) in (0..7).zip(days) {
        canvas.text(
            name,
            (left - 10, frame.top + height * day + height / 2),
            13,
            palette.ink,
            Anchor::End,
        )?;
    }
    let below = frame.top + height * 7;
    for hour in (0..24).step_by(3) {
        canvas.text(
            &hour.to_string(),
            (left + width * hour + width / 2 - 1, below + 12),
            12,
            palette.quiet,
            Anchor::Middle,
        )?;
    }
    canvas.text(
        i18n::chart_hour(options.language),
        (left + width * 24, below + 30),
        12,
        palette.quiet,
        Anchor::End,
    )
}
