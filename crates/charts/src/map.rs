//! Areas coloured by a value in five classes of equally many, on their outlines, or on tiles where
//! there are none.

use std::collections::BTreeMap;

use chart_spec::{Area, Key, Named, Shape, Shapes, What};

use crate::{
    Drawing, Error, Options,
    canvas::{self, Anchor, BODY, Canvas, Frame},
    label,
    scale::sequential,
};

/// Classes of a map.
const CLASSES: usize = 5;
/// Where the outlines lie; the legend stands to the right of them.
const PLACE: Frame = Frame {
    left: BODY.left,
    top: BODY.top - 10,
    right: BODY.right - 210,
    bottom: BODY.bottom + 6,
};

/// Upper bounds of classes of equally many values, each a value that occurs.
fn classes(values: &[Named]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().map(|named| named.value).collect();
    sorted.sort_by(f64::total_cmp);
    let mut bounds: Vec<f64> = (1..=CLASSES)
        .map(|class| sorted[(sorted.len() * class).div_ceil(CLASSES).max(1) - 1])
        .collect();
    bounds.dedup();
    bounds
}

fn class_of(bounds: &[f64], value: f64) -> usize {
    bounds
        .iter()
        .position(|bound| value <= *bound)
        .unwrap_or(bounds.len() - 1)
}

/// The share of the colour scale at which a class stands.
fn share(class: usize, count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few classes")]
    let place = (class as f64 + 0.5) / count as f64;
    // The palest end is kept for what has no value.
    0.08 + 0.92 * place
}

pub(crate) fn draw(
    what: &What,
    key: Key,
    values: &[Named],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let nothing = || Error::Figure("no areas".to_owned());
    let most = values
        .iter()
        .max_by(|one, other| one.value.total_cmp(&other.value))
        .ok_or_else(nothing)?;
    let least = values
        .iter()
        .min_by(|one, other| one.value.total_cmp(&other.value))
        .ok_or_else(nothing)?;
    let told = |value: f64| label::value(what, value, language);
    let measured = label::name(what, language);
    let title = i18n::chart_most_title(language, &measured, &most.name, told(most.value));
    let alternative = i18n::chart_most_alternative(
        language,
        &measured,
        values.len(),
        &most.name,
        told(most.value),
        &least.name,
        told(least.value),
    );
    let bounds = classes(values);
    let by_code: BTreeMap<&str, f64> = values
        .iter()
        .map(|named| (named.code.as_str(), named.value))
        .collect();
    let source = options
        .shapes
        .as_ref()
        .map_or("", |(_, source)| source.as_str());
    let attributed = if source.is_empty() || options.attribution.contains(source) {
        options.clone()
    } else {
        Options {
            attribution: format!("{} · {source}", options.attribution),
            ..options.clone()
        }
    };
    let svg = canvas::chart(&title, &alternative, &attributed, |canvas| {
        let palette = canvas.palette;
        canvas.text(
            &label::axis(what, language),
            (28, 60),
            13,
            palette.quiet,
            Anchor::Start,
        )?;
        let color = |code: &str| {
            by_code.get(code).map_or(palette.blank, |value| {
                sequential(share(class_of(&bounds, *value), bounds.len()), options.dark)
            })
        };
        match &options.shapes {
            Some((shapes, _)) => {
                let project = projection(shapes, PLACE);
                for area in largest_first(shapes) {
                    canvas.outline(&projected(area, &project), color(&area.code), palette.paper);
                }
                // The ends of the scale are named on the map.
                for named in [most, least] {
                    if let Some(area) = shapes.areas.iter().find(|area| area.code == named.code) {
                        let (x, y) = centroid(&projected(area, &project));
                        canvas.dot((x, y), 3, palette.ink)?;
                        let beyond = x > i32::midpoint(PLACE.left, PLACE.right);
                        canvas.name(
                            &named.name,
                            (if beyond { x - 7 } else { x + 7 }, y),
                            12,
                            beyond,
                        );
                    }
                }
            }
            None => tiles(canvas, key, &|code| color(code), values, language)?,
        }
        let left = PLACE.right + 30;
        let mut top = 300;
        let mut from = least.value;
        for (class, bound) in bounds.iter().enumerate() {
            let fill = sequential(share(class, bounds.len()), options.dark);
            canvas.rectangle((left, top), (left + 22, top + 18), fill)?;
            let range = if from < *bound {
                format!(
                    "{} – {}",
                    label::plain(what, from, language),
                    label::plain(what, *bound, language)
                )
            } else {
                label::plain(what, *bound, language)
            };
            canvas.text(&range, (left + 32, top + 9), 12, palette.ink, Anchor::Start)?;
            from = values
                .iter()
                .map(|named| named.value)
                .filter(|value| value > bound)
                .fold(f64::MAX, f64::min);
            top += 24;
        }
        let has_blank = |shapes: &Shapes| {
            shapes
                .areas
                .iter()
                .any(|area| !by_code.contains_key(area.code.as_str()))
        };
        if options
            .shapes
            .as_ref()
            .is_some_and(|(shapes, _)| has_blank(shapes))
        {
            canvas.rectangle((left, top), (left + 22, top + 18), palette.blank)?;
            canvas.text(
                i18n::chart_no_data(language),
                (left + 32, top + 9),
                12,
                palette.ink,
                Anchor::Start,
            )?;
        }
        Ok(())
    })?;
    let header = vec![
        i18n::chart_area(language).to_owned(),
        label::axis(what, language),
    ];
    let rows = values
        .iter()
        .map(|named| {
            vec![
                named.name.clone(),
                label::plain(what, named.value, language),
            ]
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

/// The areas with their names: what other tables' maps are drawn on.
pub(crate) fn outline(key: Key, shapes: &Shapes, options: &Options) -> Result<Drawing, Error> {
    let language = options.language;
    let title = i18n::chart_outline_title(language, shapes.areas.len());
    let names = shapes
        .areas
        .iter()
        .map(|area| area.name.as_str())
        .collect::<Vec<_>>()
        .join(", ");
    let alternative = format!("{title}: {names}.");
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        let palette = canvas.palette;
        let frame = Frame {
            right: BODY.right,
            ..PLACE
        };
        let project = projection(shapes, frame);
        let few = shapes.areas.len() <= 12;
        for area in largest_first(shapes) {
            canvas.outline(&projected(area, &project), palette.blank, palette.quiet);
        }
        for area in shapes.areas.iter().filter(|_| few) {
            canvas.text(
                &area.name,
                centroid(&projected(area, &project)),
                12,
                palette.ink,
                Anchor::Middle,
            )?;
        }
        let city = palette.city(key.city()).unwrap_or(palette.ink);
        for area in shapes.areas.iter().filter(|_| !few) {
            canvas.text(
                &area.code,
                centroid(&projected(area, &project)),
                9,
                city,
                Anchor::Middle,
            )?;
        }
        Ok(())
    })?;
    let header = vec![i18n::chart_area(language).to_owned(), key.name().to_owned()];
    let rows = shapes
        .areas
        .iter()
        .map(|area| vec![area.name.clone(), area.code.clone()])
        .collect();
    Ok(Drawing {
        svg,
        title,
        alternative,
        header,
        rows,
    })
}

type Point = (f64, f64);

/// From degrees to pixels: as large as the frame allows, a degree of longitude as short as it is at
/// that latitude.
fn projection(shapes: &Shapes, frame: Frame) -> impl Fn(Point) -> Point {
    let points = || {
        shapes
            .areas
            .iter()
            .flat_map(|area| area.rings.iter().flatten())
    };
    let (west, east) = points().fold((f64::MAX, f64::MIN), |(least, most), (x, _)| {
        (least.min(*x), most.max(*x))
    });
    let (south, north) = points().fold((f64::MAX, f64::MIN), |(least, most), (_, y)| {
        (least.min(*y), most.max(*y))
    });
    let shrink = f64::midpoint(south, north).to_radians().cos();
    let (width, height) = (f64::from(frame.width()), f64::from(frame.height()));
    let scale = (width / ((east - west) * shrink)).min(height / (north - south));
    let (left, top) = (
        f64::from(frame.left) + (width - (east - west) * shrink * scale) / 2.0,
        f64::from(frame.top) + (height - (north - south) * scale) / 2.0,
    );
    move |(x, y)| {
        (
            left + (x - west) * shrink * scale,
            top + (north - y) * scale,
        )
    }
}

fn projected(area: &Shape, project: &impl Fn(Point) -> Point) -> Vec<Vec<Point>> {
    area.rings
        .iter()
        .map(|ring| ring.iter().map(|point| project(*point)).collect())
        .collect()
}

/// Twice the area of a ring, with the sign of its direction.
fn doubled_area(ring: &[Point]) -> f64 {
    ring.windows(2)
        .map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1)
        .sum()
}

/// Areas that hold others are drawn before them.
fn largest_first(shapes: &Shapes) -> Vec<&Shape> {
    let mut areas: Vec<&Shape> = shapes.areas.iter().collect();
    let size = |area: &Shape| {
        area.rings
            .iter()
            .map(|ring| doubled_area(ring).abs())
            .sum::<f64>()
    };
    areas.sort_by(|one, other| size(other).total_cmp(&size(one)));
    areas
}

/// The centre of gravity of an area's largest ring.
fn centroid(rings: &[Vec<Point>]) -> (i32, i32) {
    let Some(ring) = rings.iter().max_by(|one, other| {
        doubled_area(one)
            .abs()
            .total_cmp(&doubled_area(other).abs())
    }) else {
        return (0, 0);
    };
    let (mut x, mut y) = (0.0, 0.0);
    for pair in ring.windows(2) {
        let cross = pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1;
        x += (pair[0].0 + pair[1].0) * cross;
        y += (pair[0].1 + pair[1].1) * cross;
    }
    let whole = 3.0 * doubled_area(ring);
    if whole == 0.0 {
        (0, 0)
    } else {
        (canvas::pixel(x / whole), canvas::pixel(y / whole))
    }
}

/// Tiles of equal size where no outlines are known: a column for the areas of each larger one, or a
/// grid of the areas.
fn tiles(
    canvas: &Canvas,
    key: Key,
    color: &dyn Fn(&str) -> plotters::style::RGBColor,
    values: &[Named],
    language: i18n::Language,
) -> Result<(), Error> {
    let palette = canvas.palette;
    let name = |code: &str| {
        values
            .iter()
            .find(|named| named.code == code)
            .map_or("", |named| named.name.as_str())
    };
    if let Some(parent) = key.parent() {
        let (areas, parents) = (chart_spec::areas(key), chart_spec::areas(parent));
        let within = |parent: &Area| {
            let code = parent.code.clone();
            areas.iter().filter(move |area| area.within == code)
        };
        let count = |count: usize| i32::try_from(count).unwrap_or(1).max(1);
        let rows = parents.iter().map(|parent| within(parent).count()).max();
        let (width, height) = (
            PLACE.width() / count(parents.len()),
            (PLACE.height() - 44) / count(rows.unwrap_or(1)),
        );
        for (column, parent) in (0..).zip(&parents) {
            let x = PLACE.left + width * column;
            for (row, area) in (0..).zip(within(parent)) {
                let y = PLACE.top + 12 + height * row;
                canvas.rectangle((x, y), (x + width - 3, y + height - 3), color(&area.code))?;
            }
            canvas.clipped(
                &parent.name,
                (x, PLACE.bottom - 30 + 12 * (column % 2)),
                10,
                palette.quiet,
                Anchor::Start,
                width * 2 - 8,
            )?;
        }
    } else {
        let columns = key.kind().tiles_across;
        let codes: Vec<String> = values.iter().map(|named| named.code.clone()).collect();
        let rows = i32::try_from(codes.len()).unwrap_or(1).div_euclid(columns) + 1;
        let (width, height) = (PLACE.width() / columns, (PLACE.height() - 30) / rows);
        for (place, code) in (0..).zip(&codes) {
            let (x, y) = (
                PLACE.left + width * (place % columns),
                PLACE.top + 12 + height * (place / columns),
            );
            canvas.rectangle((x, y), (x + width - 6, y + height - 24), color(code))?;
            canvas.clipped(
                name(code),
                (x, y + height - 14),
                12,
                palette.ink,
                Anchor::Start,
                width - 8,
            )?;
        }
    }
    canvas.text(
        i18n::chart_tiles(language),
        (PLACE.left, PLACE.bottom + 4),
        11,
        palette.quiet,
        Anchor::Start,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_longitude_is_shorter_in_the_north() {
        let square = vec![
            (0.0, 60.0),
            (1.0, 60.0),
            (1.0, 60.5),
            (0.0, 60.5),
            (0.0, 60.0),
        ];
        let shapes = Shapes {
            areas: vec![Shape {
                code: "01".to_owned(),
                name: String::new(),
                rings: vec![square],
            }],
        };
        let project = projection(
            &shapes,
            Frame {
                left: 0,
                top: 0,
                right: 1000,
                bottom: 1000,
            },
        );
        let ((west, south), (east, north)) = (project((0.0, 60.0)), project((1.0, 60.5)));
        // At 60 degrees a degree of longitude is half as long as one of latitude.
        assert!(((east - west) / (south - north) - 1.0).abs() < 0.02);
    }

    #[test]
    fn classes_hold_equally_many_and_repeat_no_bound() {
        let named = |value: f64| Named {
            code: String::new(),
            name: String::new(),
            within: String::new(),
            value,
        };
        let values: Vec<Named> = (1..=10).map(|value| named(f64::from(value))).collect();
        assert_eq!(classes(&values), [2.0, 4.0, 6.0, 8.0, 10.0]);
        assert_eq!(class_of(&[2.0, 4.0], 3.0), 1);
        assert_eq!(classes(&[named(1.0), named(1.0), named(1.0)]), [1.0]);
    }
}
