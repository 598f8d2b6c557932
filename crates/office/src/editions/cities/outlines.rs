//! Outlines of a city's areas, as a file of GeoJSON beside the city's brings them: what maps are
//! drawn on where no data set of outlines is public.

use std::collections::BTreeMap;

use chart_spec::Shapes;
use contest::{Areas, Cities, City, Timestamp};
use serde_json::{Map, Value, json};

use crate::{
    Office, Result,
    storage::{Change, execute_one},
};

/// Most bytes of a file of outlines.
pub const MAX_OUTLINE_BYTES: u64 = dataset_spec::MAX_DOCUMENT_BYTES;

/// What stands against a file of outlines.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OutlineFault {
    /// It is no JSON: what its reader says, with line and column.
    #[error("{0}")]
    NotJson(String),
    /// No feature is one of the areas.
    #[error(
        "no feature with a polygon has the code or the name of one of the areas {kind} in its \
         property {property:?}"
    )]
    NoAreas {
        /// The kind of the areas.
        kind: String,
        /// Where the code or the name would stand.
        property: String,
    },
    /// Latitude stands before longitude.
    #[error("latitude stands before longitude; GeoJSON has the longitude first")]
    Swapped,
    /// The areas lie outside the city.
    #[error("the outlines do not lie within the city’s extent; longitude and latitude are degrees")]
    Elsewhere,
}

/// A city as it is brought: what its file says, and the outlines that came with it by the kinds of
/// their areas.
#[derive(Clone, Debug)]
pub struct BroughtCity {
    /// What its file says.
    pub city: City,
    /// Outlines; a kind whose file did not come keeps those that are known.
    pub outlines: BTreeMap<String, Shapes>,
}

impl From<City> for BroughtCity {
    fn from(city: City) -> Self {
        Self {
            city,
            outlines: BTreeMap::new(),
        }
    }
}

/// Reads the file of outlines of some areas, which the file of their city names.
///
/// # Errors
///
/// What stands against it.
pub fn parse_outlines(areas: Areas, text: &str) -> Result<Shapes, OutlineFault> {
    let property = areas
        .outlines
        .as_ref()
        .map_or("", |file| file.property.as_str());
    let document: Value =
        serde_json::from_str(text).map_err(|error| OutlineFault::NotJson(error.to_string()))?;
    let shapes = dataset_spec::read_outlines(&document, property, areas);
    let mut shapes = shapes.ok_or_else(|| OutlineFault::NoAreas {
        kind: areas.name().to_owned(),
        property: property.to_owned(),
    })?;
    // What the areas are called stands in the city's file, which may change without these.
    for area in &mut shapes.areas {
        area.name.clear();
    }
    let points = || {
        let rings = shapes.areas.iter().flat_map(|area| &area.rings);
        rings.flatten()
    };
    let (west, east) = points().fold((f64::MAX, f64::MIN), |(least, most), (x, _)| {
        (least.min(*x), most.max(*x))
    });
    let (south, north) = points().fold((f64::MAX, f64::MIN), |(least, most), (_, y)| {
        (least.min(*y), most.max(*y))
    });
    let city = areas.city();
    if Cities::new(vec![city.clone()]).is_swapped([west, south, east, north]) {
        return Err(OutlineFault::Swapped);
    }
    let extent = city.extent;
    let is_within = (extent.west..=extent.east).contains(&west)
        && (extent.west..=extent.east).contains(&east)
        && (extent.south..=extent.north).contains(&south)
        && (extent.south..=extent.north).contains(&north);
    if is_within {
        Ok(shapes)
    } else {
        Err(OutlineFault::Elsewhere)
    }
}

/// Outlines of areas as GeoJSON, which [`parse_outlines`] reads; nothing where the file of their
/// city names none. Each ring is a polygon of its own: which of them are holes is not known.
#[must_use]
pub fn write_outlines(areas: Areas, shapes: &Shapes) -> Option<String> {
    let property = &areas.kind().outlines.as_ref()?.property;
    let features: Vec<Value> = shapes
        .areas
        .iter()
        .map(|shape| {
            let rings: Vec<_> = shape.rings.iter().map(|ring| [ring]).collect();
            let name = areas.area(&shape.code).map(|area| &area.name);
            let mut properties = Map::new();
            properties.insert("area_name".to_owned(), json!(name));
            properties.insert(property.clone(), json!(shape.code));
            json!({
                "type": "Feature",
                "properties": properties,
                "geometry": { "type": "MultiPolygon", "coordinates": rings },
            })
        })
        .collect();
    Some(json!({ "type": "FeatureCollection", "features": features }).to_string())
}

/// Writes the outlines that an import brings, and forgets those that no file of the city names any
/// more.
pub(super) async fn store_outlines(
    change: &mut Change,
    brought: &BroughtCity,
    now: Timestamp,
) -> Result<()> {
    let city = &brought.city;
    for kind in &city.area_kinds {
        match (&kind.outlines, brought.outlines.get(&kind.name)) {
            (Some(file), Some(shapes)) => {
                execute_one(
                    change,
                    sqlx::query(
                        "INSERT INTO city_outline (kind, city, shapes, credit, updated_at)
                         VALUES ($1, $2, $3, $4, $5)
                         ON CONFLICT (kind) DO UPDATE
                         SET city = excluded.city,
                             shapes = excluded.shapes,
                             credit = excluded.credit,
                             updated_at = excluded.updated_at",
                    )
                    .bind(&kind.name)
                    .bind(&city.code)
                    .bind(serde_json::to_string(shapes)?)
                    .bind(&file.credit)
                    .bind(now.0),
                )
                .await?;
            }
            (Some(file), None) => {
                // None are known where the file was never brought.
                sqlx::query(
                    "UPDATE city_outline
                     SET credit = $1
                     WHERE kind = $2",
                )
                .bind(&file.credit)
                .bind(&kind.name)
                .execute(&mut **change)
                .await?;
            }
            (None, _) => forget(change, &kind.name).await?,
        }
    }
    let known: Vec<String> = sqlx::query_scalar("SELECT kind FROM city_outline WHERE city = $1")
        .bind(&city.code)
        .fetch_all(&mut **change)
        .await?;
    for kind in known {
        if city.area_kinds.iter().all(|own| own.name != kind) {
            forget(change, &kind).await?;
        }
    }
    Ok(())
}

/// Forgets the outlines of a kind, where there are some.
async fn forget(change: &mut Change, kind: &str) -> Result<()> {
    sqlx::query("DELETE FROM city_outline WHERE kind = $1")
        .bind(kind)
        .execute(&mut **change)
        .await?;
    Ok(())
}

impl Office {
    /// The outlines that a city's own file brought for a kind of areas, and whom they are to be
    /// credited to.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn city_outlines(&self, kind: &str) -> Result<Option<(Shapes, String)>> {
        let row: Option<(String, String)> = sqlx::query_as(
            "SELECT shapes, credit
             FROM city_outline
             WHERE kind = $1",
        )
        .bind(kind)
        .fetch_optional(self.store.read())
        .await?;
        row.map(|(shapes, credit)| Ok((serde_json::from_str(&shapes)?, credit)))
            .transpose()
    }

    /// The kinds of areas whose outlines are known: from a city's own file or from a data set that
    /// is public.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn outlined_kinds(&self, cities: &Cities) -> Result<Vec<String>> {
        let mut kinds = Vec::new();
        for areas in cities.areas() {
            if self.outlines(&areas.into()).await?.is_some() {
                kinds.push(areas.name().to_owned());
            }
        }
        Ok(kinds)
    }
}
