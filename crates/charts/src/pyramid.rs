//! The population pyramid: men to the left, women to the right, the youngest below, as shares of
//! the whole.

use chart_spec::{Ages, Panel};

use crate::{
    Drawing, Error, Options,
    areas::{View, chosen},
    canvas::{self, Anchor, Canvas, Frame, pixel, round_up},
};

/// Half of the gap between the two sides, in which the ages stand.
const GAP: i32 = 22;

fn total(area: &Ages) -> i64 {
    area.women.iter().chain(&area.men).sum()
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn share(count: i64, area: &Ages) -> f64 {
    count as f64 * 100.0 / (total(area).max(1) as f64)
}

/// The largest share that one age of one sex has, in per cent.
fn widest_share(area: &Ages) -> f64 {
    area.women
        .iter()
        .chain(&area.men)
        .map(|count| share(*count, area))
        .fold(0.0, f64::max)
}

/// The age below which half of the people are.
fn median_age(area: &Ages) -> usize {
    let half = total(area) / 2;
    let mut below = 0;
    (0..area.women.len())
        .find(|age| {
            below += area.women[*age] + area.men.get(*age).copied().unwrap_or(0);
            below > half
        })
        .unwrap_or(0)
}

pub(crate) fn draw(areas: &[Panel<Ages>], options: &Options) -> Result<Drawing, Error> {
    let language = options.language;
    let view = chosen(areas, options)?;
    // All areas of a level share a scale of shares, so that two of them can be compared.
    let level = view.shown().first().map_or("", |area| area.level.as_str());
    let widest = areas
        .iter()
        .filter(|other| other.level == level)
        .map(|area| widest_share(&area.data))
        .fold(0.01, f64::max);
    let scale = round_up(widest);
    let number = |count: i64| i18n::number(language, count);
    let sentence = |area: &Panel<Ages>| {
        let (women, men): (i64, i64) = (area.data.women.iter().sum(), area.data.men.iter().sum());
        let old: i64 = area
            .data
            .women
            .iter()
            .skip(65)
            .chain(area.data.men.iter().skip(65))
            .sum();
        i18n::chart_pyramid_alternative(
            language,
            &area.name,
            number(total(&area.data)),
            number(women),
            number(men),
            median_age(&area.data),
            i18n::decimal(language, share(old, &area.data), 1),
        )
    };
    let name = match &view {
        View::One(area) => area.name.clone(),
        View::All(areas) => areas
            .iter()
            .map(|area| area.name.as_str())
            .collect::<Vec<_>>()
            .join(", "),
    };
    let title = match &view {
        View::One(_) => i18n::chart_pyramid_title(language, &name),
        View::All(_) => i18n::chart_pyramid_title(language, i18n::chart_side_by_side(language)),
    };
    let alternative = view
        .shown()
        .iter()
        .map(|area| sentence(area))
        .collect::<Vec<_>>()
        .join(" ");
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        if let View::One(area) = &view {
            let line = i18n::chart_pyramid_line(
                language,
                number(total(&area.data)),
                median_age(&area.data),
            );
            canvas.text(&line, (28, 60), 13, canvas.palette.quiet, Anchor::Start)?;
        } else {
            let sides = format!(
                "{} · {}",
                i18n::chart_men(language),
                i18n::chart_women(language)
            );
            canvas.text(&sides, (28, 60), 13, canvas.palette.quiet, Anchor::Start)?;
        }
        view.draw(canvas, |area, frame, small| {
            sides(canvas, &area.data, scale, frame, small, options)
        })
    })?;
    let mut header = vec![i18n::chart_age(language).to_owned()];
    for area in view.shown() {
        let of = |side: &str| {
            if view.shown().len() > 1 {
                format!("{}: {side}", area.name)
            } else {
                side.to_owned()
            }
        };
        header.extend([
            of(i18n::chart_women(language)),
            of(i18n::chart_men(language)),
        ]);
    }
    let rows = (0..view.shown().first().map_or(0, |area| area.data.women.len()))
        .map(|age| {
            let counts = view
                .shown()
                .iter()
                .flat_map(|area| [&area.data.women, &area.data.men]);
            std::iter::once(age.to_string())
                .chain(counts.map(|side| number(side.get(age).copied().unwrap_or(0))))
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

fn sides(
    canvas: &Canvas,
    area: &Ages,
    scale: f64,
    frame: Frame,
    small: bool,
    options: &Options,
) -> Result<(), Error> {
    let (palette, language) = (canvas.palette, options.language);
    let gap = if small { 0 } else { GAP };
    let (center, half) = (
        i32::midpoint(frame.left, frame.right),
        frame.width() / 2 - gap,
    );
    let (top, bottom) = (frame.top, frame.bottom - if small { 0 } else { 20 });
    let ages = i32::try_from(area.women.len()).unwrap_or(1).max(1);
    let y = |age: i32| bottom - (bottom - top) * age / ages;
    for step in 1..=if small { 0 } else { 2 } {
        let (share, offset) = (scale * f64::from(step) / 2.0, half * step / 2);
        let label = format!(
            "{} %",
            i18n::decimal(language, share, if scale < 1.0 { 2 } else { 1 })
        );
        for x in [center - gap - offset, center + gap + offset] {
            canvas.line(vec![(x, top), (x, bottom)], palette.rule, 1)?;
            canvas.text(&label, (x, bottom + 16), 12, palette.quiet, Anchor::Middle)?;
        }
    }
    for age in 0..ages {
        let at = usize::try_from(age).unwrap_or(0);
        let width = |side: &[i64]| {
            pixel(share(side.get(at).copied().unwrap_or(0), area) / scale * f64::from(half))
        };
        let (from, to) = (y(age + 1), if small { y(age) } else { y(age) - 1 });
        canvas.rectangle(
            (center - gap - width(&area.men), from),
            (center - gap, to),
            palette.two,
        )?;
        canvas.rectangle(
            (center + gap, from),
            (center + gap + width(&area.women), to),
            palette.one,
        )?;
        if age % 10 == 0 && !small {
            canvas.text(
                &age.to_string(),
                (center, y(age) - 2),
                12,
                palette.quiet,
                Anchor::Middle,
            )?;
        }
    }
    if small {
        return canvas.line(vec![(center, top), (center, bottom)], palette.paper, 1);
    }
    canvas.text(
        i18n::chart_men(language),
        (center - gap - half, top - 2),
        15,
        palette.two,
        Anchor::Start,
    )?;
    canvas.text(
        i18n::chart_women(language),
        (center + gap + half, top - 2),
        15,
        palette.one,
        Anchor::End,
    )?;
    canvas.text(
        i18n::chart_age(language),
        (center, top - 14),
        12,
        palette.quiet,
        Anchor::Middle,
    )
}
