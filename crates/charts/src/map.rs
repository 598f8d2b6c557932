//! Areas coloured by a value in five classes of equally many, on their outlines, or on tiles where
//! there are none.

use std::collections::BTreeMap;

use chart_spec::{Key, Named, Shape, Shapes, What};
use contest::{Areas, city::Area};
use plotters::style::RGBColor;

use crate::{
    Drawing, Error, Options,
    canvas::{self, Anchor, BODY, Canvas, Frame, Palette},
    label,
    scale::{ends, sequential},
};

/// Classes of a map.
const CLASSES: usize = 5;
/// Columns of the grid of areas of which no city says more.
const TILES_ACROSS: i32 = 5;
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

/// What is drawn: the value of each area, and how.
struct Chart<'a> {
    what: &'a What,
    /// None where no city has such areas any more.
    areas: Option<Areas<'a>>,
    values: &'a [Named],
    by_code: BTreeMap<&'a str, f64>,
    /// Upper bounds of the classes.
    bounds: Vec<f64>,
    options: &'a Options,
}

pub(crate) fn draw(
    what: &What,
    key: &Key,
    values: &[Named],
    options: &Options,
) -> Result<Drawing, Error> {
    let (most, least) =
        ends(values, |named| named.value).ok_or_else(|| Error::Figure("no areas".to_owned()))?;
    let chart = Chart {
        what,
        areas: key.areas(&options.cities),
        values,
        by_code: values
            .iter()
            .map(|named| (named.code.as_str(), named.value))
            .collect(),
        bounds: classes(values),
        options,
    };
    let title = chart.title(most);
    let alternative = chart.alternative(most, least);
    let svg = canvas::chart(&title, &alternative, &attribute(options), |canvas| {
        canvas.subtitle(&label::axis(what, options.language))?;
        match &options.shapes {
            Some((shapes, _)) => chart.draw_shapes(canvas, shapes, [most, least])?,
            None => chart.draw_tiles(canvas)?,
        }
        chart.draw_legend(canvas, least.value)
    })?;
    let (header, rows) = chart.table();
    Ok(Drawing {
        svg,
        title,
        alternative,
        header,
        rows,
    })
}

/// The options with the outlines' source beside the data's, unless that names it already.
fn attribute(options: &Options) -> Options {
    let mut options = options.clone();
    if let Some((_, source)) = &options.shapes
        && !source.is_empty()
        && !options.attribution.contains(source.as_str())
    {
        options.attribution = format!("{} · {source}", options.attribution);
    }
    options
}

impl Chart<'_> {
    fn format_value(&self, value: f64) -> String {
        label::value(self.what, value, self.options.language)
    }

    fn plain(&self, value: f64) -> String {
        label::plain(self.what, value, self.options.language)
    }

    fn title(&self, most: &Named) -> String {
        let language = self.options.language;
        let measured = label::name(self.what, language);
        i18n::chart_most_title(
            language,
            &measured,
            &most.name,
            self.format_value(most.value),
        )
    }

    fn alternative(&self, most: &Named, least: &Named) -> String {
        let language = self.options.language;
        let told = i18n::chart_most_alternative(
            language,
            label::name(self.what, language),
            self.values.len(),
            &most.name,
            self.format_value(most.value),
            &least.name,
            self.format_value(least.value),
        );
        if self.options.shapes.is_some() {
            told
        } else {
            // Whoever does not see the tiles is told too that they are no map.
            format!("{told} {}", i18n::chart_tiles(language))
        }
    }

    /// The headings and the rows of the table.
    fn table(&self) -> (Vec<String>, Vec<Vec<String>>) {
        let language = self.options.language;
        let header = vec![
            i18n::chart_area(language).to_owned(),
            label::axis(self.what, language),
        ];
        let row = |named: &Named| vec![named.name.clone(), self.plain(named.value)];
        (header, self.values.iter().map(row).collect())
    }

    fn class_color(&self, class: usize) -> RGBColor {
        sequential(share(class, self.bounds.len()), self.options.dark)
    }

    /// The colour of an area by its class.
    fn color(&self, palette: Palette, code: &str) -> RGBColor {
        self.by_code.get(code).map_or(palette.blank, |value| {
            self.class_color(class_of(&self.bounds, *value))
        })
    }

    /// The areas on their outlines; the ends of the scale are named.
    fn draw_shapes(
        &self,
        canvas: &Canvas,
        shapes: &Shapes,
        named: [&Named; 2],
    ) -> Result<(), Error> {
        let palette = canvas.palette;
        let project = projection(shapes, PLACE);
        for area in largest_first(shapes) {
            let color = self.color(palette, &area.code);
            canvas.outline(&project_rings(area, &project), color, palette.paper);
        }
        for named in named {
            let Some(area) = shapes.areas.iter().find(|area| area.code == named.code) else {
                continue;
            };
            let (x, y) = centroid(&project_rings(area, &project));
            canvas.dot((x, y), 3, palette.ink)?;
            let beyond = x > i32::midpoint(PLACE.left, PLACE.right);
            let x = if beyond { x - 7 } else { x + 7 };
            canvas.name(&named.name, (x, y), 12, beyond);
        }
        Ok(())
    }

    /// The classes from below to above, and what is drawn where nothing is known.
    fn draw_legend(&self, canvas: &Canvas, least: f64) -> Result<(), Error> {
        const STEP: i32 = 24;
        let mut top = 300;
        let mut from = least;
        for (class, bound) in self.bounds.iter().enumerate() {
            let range = if from < *bound {
                format!("{} – {}", self.plain(from), self.plain(*bound))
            } else {
                self.plain(*bound)
            };
            draw_legend_line(canvas, top, self.class_color(class), &range)?;
            from = self
                .values
                .iter()
                .map(|named| named.value)
                .filter(|value| value > bound)
                .fold(f64::MAX, f64::min);
            top += STEP;
        }
        let is_blank = |area: &Shape| !self.by_code.contains_key(area.code.as_str());
        let shapes = self.options.shapes.as_ref();
        if shapes.is_some_and(|(shapes, _)| shapes.areas.iter().any(is_blank)) {
            let text = i18n::chart_no_data(self.options.language);
            draw_legend_line(canvas, top, canvas.palette.blank, text)?;
        }
        Ok(())
    }

    /// Tiles of equal size where no outlines are known: a column for the areas of each larger one,
    /// or a grid of the areas.
    fn draw_tiles(&self, canvas: &Canvas) -> Result<(), Error> {
        match self.areas.and_then(|areas| Some((areas, areas.parent()?))) {
            Some((areas, parent)) => self.draw_columns(canvas, areas, parent)?,
            None => self.draw_grid(canvas)?,
        }
        canvas.text(
            i18n::chart_tiles(self.options.language),
            (PLACE.left, PLACE.bottom + 4),
            11,
            canvas.palette.quiet,
            Anchor::Start,
        )
    }

    /// A column of tiles for each larger area, with its name below.
    fn draw_columns(&self, canvas: &Canvas, areas: Areas, parent: Areas) -> Result<(), Error> {
        let palette = canvas.palette;
        let (areas, parents) = (&areas.kind().areas, &parent.kind().areas);
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
        for (column, parent) in (0..).zip(parents) {
            let x = PLACE.left + width * column;
            for (row, area) in (0..).zip(within(parent)) {
                let y = PLACE.top + 12 + height * row;
                let color = self.color(palette, &area.code);
                canvas.rectangle((x, y), (x + width - 3, y + height - 3), color)?;
            }
            canvas.draw_clipped(
                parent.written(),
                (x, PLACE.bottom - 30 + 12 * (column % 2)),
                10,
                palette.quiet,
                Anchor::Start,
                width * 2 - 8,
            )?;
        }
        Ok(())
    }

    /// A tile for each area, with its name below.
    fn draw_grid(&self, canvas: &Canvas) -> Result<(), Error> {
        let palette = canvas.palette;
        let columns = self.areas.map_or(TILES_ACROSS, |areas| areas.tiles_across);
        let rows = i32::try_from(self.values.len())
            .unwrap_or(1)
            .div_euclid(columns)
            + 1;
        let (width, height) = (PLACE.width() / columns, (PLACE.height() - 30) / rows);
        for (place, named) in (0..).zip(self.values) {
            let (x, y) = (
                PLACE.left + width * (place % columns),
                PLACE.top + 12 + height * (place / columns),
            );
            let color = self.color(palette, &named.code);
            canvas.rectangle((x, y), (x + width - 6, y + height - 24), color)?;
            let at = (x, y + height - 14);
            canvas.draw_clipped(&named.name, at, 12, palette.ink, Anchor::Start, width - 8)?;
        }
        Ok(())
    }
}

/// A colour with what it stands for.
fn draw_legend_line(canvas: &Canvas, top: i32, color: RGBColor, text: &str) -> Result<(), Error> {
    let left = PLACE.right + 30;
    canvas.rectangle((left, top), (left + 22, top + 18), color)?;
    let at = (left + 32, top + 9);
    canvas.text(text, at, 12, canvas.palette.ink, Anchor::Start)
}

/// The areas with their names: what other tables' maps are drawn on.
pub(crate) fn outline(key: &Key, shapes: &Shapes, options: &Options) -> Result<Drawing, Error> {
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
            canvas.outline(&project_rings(area, &project), palette.blank, palette.quiet);
        }
        for area in shapes.areas.iter().filter(|_| few) {
            canvas.text(
                &area.name,
                centroid(&project_rings(area, &project)),
                12,
                palette.ink,
                Anchor::Middle,
            )?;
        }
        let areas = key.areas(&options.cities);
        let city = areas
            .and_then(|areas| palette.city(&options.cities, &areas.city().code))
            .unwrap_or(palette.ink);
        for area in shapes.areas.iter().filter(|_| !few) {
            canvas.text(
                &area.code,
                centroid(&project_rings(area, &project)),
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

fn project_rings(area: &Shape, project: &impl Fn(Point) -> Point) -> Vec<Vec<Point>> {
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
