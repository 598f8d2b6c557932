//! The host cities: data that an import changes, never code. How their files are read stands in
//! [`file`], how they are changed in [`import`], and where their areas lie in [`outlines`].

mod file;
mod import;
mod outlines;

use std::sync::{Arc, Mutex, PoisonError};

use contest::{Cities, City};

use crate::{FileProblem, Office, OpenError, Result, storage::Store};

pub use file::{CITY_SCHEMA_PATH, city_schema, parse_city, write_city};
pub use import::{CityImport, CityRow, PlannedCity, Taken, What};
pub use outlines::{BroughtCity, MAX_OUTLINE_BYTES, OutlineFault, parse_outlines, write_outlines};

/// The files of the cities that the program brings.
const OWN: &[&str] = include!(concat!(env!("OUT_DIR"), "/cities.rs"));

/// The cities that the program brings, for work without a database.
///
/// # Errors
///
/// What stands against one of their files.
pub fn own_cities() -> std::result::Result<Cities, FileProblem> {
    let cities = OWN.iter().map(|text| {
        parse_city(text).map_err(|problems| problems.into_iter().next().unwrap_or_default())
    });
    Ok(Cities::new(cities.collect::<std::result::Result<_, _>>()?))
}

/// The cities as they stood at a generation of the database.
pub(crate) type RememberedCities = Arc<Mutex<Option<(i64, Cities)>>>;

/// Writes the cities that the program brings into a database that has none yet.
pub(crate) async fn bring(store: &Store) -> std::result::Result<(), OpenError> {
    let failed = |error: &dyn std::fmt::Display| OpenError::Database(error.to_string());
    let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM host_city")
        .fetch_one(store.read())
        .await
        .map_err(|error| failed(&error))?;
    if known > 0 {
        return Ok(());
    }
    let cities = own_cities().map_err(|problem| failed(&problem))?;
    let mut change = store.begin().await.map_err(|error| failed(&error))?;
    for (position, city) in (0_i64..).zip(cities.all()) {
        let content = serde_json::to_string(city).map_err(|error| failed(&error))?;
        // Another server may start at the same time.
        sqlx::query(
            "INSERT INTO host_city (code, content, position, version, updated_at)
             VALUES ($1, $2, $3, 1, 0)
             ON CONFLICT (code) DO NOTHING",
        )
        .bind(&city.code)
        .bind(content)
        .bind(position)
        .execute(&mut *change)
        .await
        .map_err(|error| failed(&error))?;
    }
    change.commit().await.map_err(|error| failed(&error))
}

impl Office {
    /// The host cities, read once for a generation of the database.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn cities(&self) -> Result<Cities> {
        let generation = self.generation().await?;
        {
            let known = self.cities.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some((at, cities)) = &*known
                && *at == generation
            {
                return Ok(cities.clone());
            }
        }
        // What is read now is at least as new as the generation.
        let read = self.read_cities().await?;
        let mut known = self.cities.lock().unwrap_or_else(PoisonError::into_inner);
        let cities = match &*known {
            // The same table keeps what was made of it.
            Some((_, before)) if before.revision() == read.revision() => before.clone(),
            _ => read,
        };
        *known = Some((generation, cities.clone()));
        drop(known);
        Ok(cities)
    }

    async fn read_cities(&self) -> Result<Cities> {
        let rows: Vec<(String, i64)> = sqlx::query_as(
            "SELECT content, version
             FROM host_city
             ORDER BY position, code",
        )
        .fetch_all(self.store.read())
        .await?;
        let cities: Vec<City> = rows
            .iter()
            .map(|(content, _)| serde_json::from_str(content))
            .collect::<serde_json::Result<_>>()?;
        // Each change makes one version larger, and no city is ever taken away.
        Ok(Cities::new(cities).at_revision(rows.iter().map(|(_, version)| version).sum()))
    }
}
