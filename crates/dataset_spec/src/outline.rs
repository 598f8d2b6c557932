//! Outlines of areas from a GeoJSON file: what maps of other tables are drawn on.

use chart_spec::{Figure, Shape, Shapes};
use contest::Areas;
use serde_json::Value;

use crate::{Recipe, keys};

/// Details finer than this part of the whole extent are left out: half a pixel of a large map.
const FINEST: f64 = 1.0 / 2_000.0;

type Point = (f64, f64);

/// The outlines of a key's areas, simplified; `None` where the document has none of them.
#[must_use]
pub fn outline(document: &Value, recipe: &Recipe, key: Areas) -> Option<Figure> {
    let rule = recipe.columns.iter().find(|rule| rule.name == key.name())?;
    Some(Figure::Outline {
        key: key.into(),
        shapes: read_outlines(document, &rule.source, key)?,
    })
}

/// The outlines of areas in a GeoJSON document, simplified, by the property of a feature that holds
/// its area's code or name; `None` where the document has none of them.
#[must_use]
pub fn read_outlines(document: &Value, property: &str, key: Areas) -> Option<Shapes> {
    let mut areas: Vec<Shape> = key
        .areas
        .iter()
        .map(|area| Shape {
            code: area.code.clone(),
            name: area.name.clone(),
            rings: Vec::new(),
        })
        .collect();
    for feature in document
        .get("features")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let Some(code) = code(feature, property, key) else {
            continue;
        };
        if let Some(area) = areas.iter_mut().find(|area| area.code == code) {
            area.rings.extend(
                rings(feature)
                    .into_iter()
                    .map(|ring| ring.iter().filter_map(point).collect::<Vec<_>>()),
            );
        }
    }
    areas.retain(|area| !area.rings.is_empty());
    let points = areas.iter().flat_map(|area| area.rings.iter().flatten());
    let (west, east) = points
        .clone()
        .fold((f64::MAX, f64::MIN), |(least, most), (x, _)| {
            (least.min(*x), most.max(*x))
        });
    let (south, north) = points.fold((f64::MAX, f64::MIN), |(least, most), (_, y)| {
        (least.min(*y), most.max(*y))
    });
    let finest = (east - west).max(north - south) * FINEST;
    for area in &mut areas {
        for ring in &mut area.rings {
            *ring = simplify(ring, finest);
        }
        // What is left of an islet smaller than a pixel is no area any more.
        area.rings.retain(|ring| ring.len() > 3);
    }
    areas.retain(|area| !area.rings.is_empty());
    (!areas.is_empty()).then_some(Shapes { areas })
}

fn code(feature: &Value, property: &str, key: Areas) -> Option<String> {
    let text = match feature.get("properties")?.get(property)? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    keys::code(key, text.trim())
}

/// The rings of a feature's polygons, the outer ones and the holes alike; none where it is
/// something else.
#[must_use]
pub fn rings(feature: &Value) -> Vec<&[Value]> {
    fn list(value: &Value) -> &[Value] {
        value.as_array().map(Vec::as_slice).unwrap_or_default()
    }
    let Some(geometry) = feature.get("geometry") else {
        return Vec::new();
    };
    let coordinates = geometry.get("coordinates").map(list).unwrap_or_default();
    match geometry.get("type").and_then(Value::as_str) {
        Some("Polygon") => coordinates.iter().map(list).collect(),
        Some("MultiPolygon") => coordinates.iter().flat_map(list).map(list).collect(),
        _ => Vec::new(),
    }
}

fn point(value: &Value) -> Option<Point> {
    Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?))
}

/// The ring without the points that lie within `finest` of the line between those that stay (Ramer,
/// Douglas and Peucker).
fn simplify(ring: &[Point], finest: f64) -> Vec<Point> {
    if ring.len() < 4 {
        return ring.to_vec();
    }
    let mut stays = vec![false; ring.len()];
    // A ring ends where it begins: it is cut at its first point and at the one farthest from it.
    let distance = |one: Point, other: Point| (one.0 - other.0).hypot(one.1 - other.1);
    let far = (0..ring.len())
        .max_by(|a, b| distance(ring[0], ring[*a]).total_cmp(&distance(ring[0], ring[*b])))
        .unwrap_or(0);
    let last = ring.len() - 1;
    stays[0] = true;
    stays[far] = true;
    stays[last] = true;
    let mut open = vec![(0, far), (far, last)];
    while let Some((from, to)) = open.pop() {
        let farthest = (from + 1..to)
            .map(|place| (place, off_line(ring[place], ring[from], ring[to])))
            .max_by(|one, other| one.1.total_cmp(&other.1))
            .filter(|(_, off)| *off > finest);
        if let Some((place, _)) = farthest {
            stays[place] = true;
            open.push((from, place));
            open.push((place, to));
        }
    }
    // A hundred-thousandth of a degree is a metre.
    let rounded = |degrees: f64| (degrees * 1e5).round() / 1e5;
    ring.iter()
        .zip(stays)
        .filter(|(_, stays)| *stays)
        .map(|(point, _)| (rounded(point.0), rounded(point.1)))
        .collect()
}

/// How far a point is from the stretch between two others.
fn off_line(point: Point, from: Point, to: Point) -> f64 {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy);
    if length == 0.0 {
        return (point.0 - from.0).hypot(point.1 - from.1);
    }
    let along = ((point.0 - from.0) * dx + (point.1 - from.1) * dy) / (length * length);
    let along = along.clamp(0.0, 1.0);
    (point.0 - from.0 - along * dx).hypot(point.1 - from.1 - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_with_a_hair_of_detail_becomes_a_square() {
        let ring = [
            (0.0, 0.0),
            (0.5, 0.0001),
            (1.0, 0.0),
            (1.0, 1.0),
            (0.0, 1.0),
            (0.0, 0.0),
        ];
        assert_eq!(
            simplify(&ring, 0.001),
            [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]
        );
        assert_eq!(simplify(&ring, 0.00001).len(), 6);
    }
}
