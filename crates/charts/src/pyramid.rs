//! The population pyramid: men to the left, women to the right, the youngest below, as shares of the whole.

use words::Language;

use crate::{
    Drawing, Error, Options, PyramidArea,
    canvas::{self, Anchor, pixel, round_up},
};

fn total(area: &PyramidArea) -> i64 {
    area.women.iter().chain(&area.men).sum()
}

#[expect(clippy::cast_precision_loss, reason = "counts of people")]
fn share(count: i64, area: &PyramidArea) -> f64 {
    count as f64 * 100.0 / (total(area).max(1) as f64)
}

/// The largest share that one age of one sex has, in per cent.
pub(crate) fn widest_share(area: &PyramidArea) -> f64 {
    area.women.iter().chain(&area.men).map(|count| share(*count, area)).fold(0.0, f64::max)
}

/// The age below which half of the people are.
fn median_age(area: &PyramidArea) -> usize {
    let half = total(area) / 2;
    let mut below = 0;
    (0..area.women.len())
        .find(|age| {
            below += area.women[*age] + area.men.get(*age).copied().unwrap_or(0);
            below > half
        })
        .unwrap_or(0)
}

pub(crate) fn draw(area: &PyramidArea, widest: f64, options: &Options) -> Result<Drawing, Error> {
    let language = options.language;
    let (women, men): (i64, i64) = (area.women.iter().sum(), area.men.iter().sum());
    let old: i64 = area.women.iter().skip(65).chain(area.men.iter().skip(65)).sum();
    let title = words::chart_pyramid_title(language, &area.name);
    let number = |count: i64| words::number(language, count);
    let alternative = words::chart_pyramid_alternative(
        language,
        &area.name,
        number(total(area)),
        number(women),
        number(men),
        median_age(area),
        words::decimal(language, share(old, area), 1),
    );
    let scale = round_up(widest.max(0.01));
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        let palette = canvas.palette;
        let (center, half, top, bottom) = (440, 350, 84, 490);
        let ages = i32::try_from(area.women.len()).unwrap_or(1).max(1);
        let y = |age: i32| bottom - (bottom - top) * age / ages;
        canvas.text(&alternative_line(language, area), (28, 60), 13, palette.quiet, Anchor::Start)?;
        for step in 1..=2 {
            let (share, offset) = (scale * f64::from(step) / 2.0, half * step / 2);
            let label = format!("{} %", words::decimal(language, share, if scale < 1.0 { 2 } else { 1 }));
            for x in [center - 22 - offset, center + 22 + offset] {
                canvas.line(vec![(x, top), (x, bottom)], palette.rule, 1)?;
                canvas.text(&label, (x, bottom + 16), 12, palette.quiet, Anchor::Middle)?;
            }
        }
        for age in 0..ages {
            let at = usize::try_from(age).unwrap_or(0);
            let width = |count: i64| pixel(share(count, area) / scale * f64::from(half));
            let (from, to) = (y(age + 1), y(age) - 1);
            canvas.rectangle((center - 22 - width(area.men[at]), from), (center - 22, to), palette.two)?;
            canvas.rectangle((center + 22, from), (center + 22 + width(area.women[at]), to), palette.one)?;
            if age % 10 == 0 {
                canvas.text(&age.to_string(), (center, y(age) - 2), 12, palette.quiet, Anchor::Middle)?;
            }
        }
        canvas.text(words::chart_men(language), (center - 22 - half, top - 2), 15, palette.two, Anchor::Start)?;
        canvas.text(words::chart_women(language), (center + 22 + half, top - 2), 15, palette.one, Anchor::End)?;
        canvas.text(words::chart_age(language), (center, top - 18), 12, palette.quiet, Anchor::Middle)
    })?;
    let header = [words::chart_age(language), words::chart_women(language), words::chart_men(language)].map(str::to_owned).to_vec();
    let rows = (0..area.women.len()).map(|age| vec![age.to_string(), number(area.women[age]), number(area.men[age])]).collect();
    Ok(Drawing { svg, title, alternative, header, rows })
}

fn alternative_line(language: Language, area: &PyramidArea) -> String {
    words::chart_pyramid_line(language, words::number(language, total(area)), median_age(area))
}
