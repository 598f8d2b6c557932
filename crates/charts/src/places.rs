//! How many places there are in each district or ward: bars from one zero, in the official order of the areas.

use crate::{
    AreaCount, Drawing, Error, Options,
    canvas::{self, Anchor, pixel},
};

const LEFT: i32 = 210;
const RIGHT: i32 = 780;
const TOP: i32 = 78;
const BOTTOM: i32 = 510;

pub(crate) fn draw(city: &str, areas: &[AreaCount], options: &Options) -> Result<Drawing, Error> {
    let language = options.language;
    let number = |count: i64| words::number(language, count);
    let total: i64 = areas.iter().map(|area| area.count).sum();
    let most =
        areas.iter().max_by_key(|area| (area.count, std::cmp::Reverse(&area.code))).ok_or_else(|| Error::Figure("no areas".to_owned()))?;
    let title = words::chart_places_title(language, &most.name, number(most.count), number(total));
    let least = areas.iter().min_by_key(|area| (area.count, &area.code)).unwrap_or(most);
    let alternative = words::chart_places_alternative(
        language,
        number(total),
        areas.len(),
        &most.name,
        number(most.count),
        &least.name,
        number(least.count),
    );
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        let palette = canvas.palette;
        let color = palette.city(city).unwrap_or(palette.one);
        let step = (BOTTOM - TOP) / i32::try_from(areas.len()).unwrap_or(1).max(1);
        for (place, area) in (0..).zip(areas) {
            #[expect(clippy::cast_precision_loss, reason = "counts of places")]
            let width = pixel(area.count as f64 / most.count.max(1) as f64 * f64::from(RIGHT - LEFT));
            let (top, middle) = (TOP + step * place, TOP + step * place + step / 2);
            canvas.rectangle((LEFT, top + step / 6), (LEFT + width, top + step - step / 6), color)?;
            canvas.text(&area.name, (LEFT - 12, middle), 14, palette.ink, Anchor::End)?;
            canvas.text(&number(area.count), (LEFT + width + 8, middle), 13, palette.quiet, Anchor::Start)?;
        }
        canvas.line(vec![(LEFT, TOP), (LEFT, BOTTOM)], palette.quiet, 1)
    })?;
    let header = vec![words::chart_area(language).to_owned(), words::chart_places(language).to_owned()];
    let rows = areas.iter().map(|area| vec![area.name.clone(), number(area.count)]).collect();
    Ok(Drawing { svg, title, alternative, header, rows })
}
