//! How cities are changed: a plan that says what is new, and one transaction that does it, unless
//! another import came first.

use std::collections::BTreeMap;

use chart_spec::Shapes;
use contest::{Action, Cities, City, Timestamp, city};
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{
    EditionChange, Office, Person, Refusal, Result,
    audit::{self, hex},
    editions::{exchange::compare_values, service_author::ServiceAuthor},
    storage::{Change, execute_one},
    versions::lock,
};

use super::outlines::{BroughtCity, store_outlines};

/// What the changes of all cities lock.
const SCOPE: &str = "cities";

/// What an import does to a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum What {
    /// It was not known.
    New,
    /// It was known otherwise.
    Changed,
    /// It was known so.
    Unchanged,
}

/// Areas that an import would take away although data sets use them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// The kind of the areas.
    pub kind: String,
    /// Their codes; empty where the whole kind would go, or its codes would have another form.
    pub codes: Vec<String>,
    /// A data set with a column of such codes, by its slug.
    pub dataset: String,
}

/// A city of an import.
#[derive(Clone, Debug, Serialize)]
pub struct PlannedCity {
    /// As it will be.
    pub city: City,
    /// What becomes of it.
    pub what: What,
    /// The version that would be changed; 0 of a city that is new.
    pub version: i64,
    /// Every value of its file that would be another one; of a new city, none.
    pub changes: Vec<EditionChange>,
    /// The outlines that come with it, by the kinds of their areas.
    pub outlines: BTreeMap<String, Shapes>,
    /// Kinds whose file of outlines did not come, and none of which are known.
    pub without_outlines: Vec<String>,
}

/// What an import does, and what stands against it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CityImport {
    /// In the order in which they were given.
    pub cities: Vec<PlannedCity>,
    /// What stands against it beside other cities: the code of a city, and the sentence.
    pub faults: Vec<(String, String)>,
    /// What it would take away.
    pub taken: Vec<Taken>,
}

impl CityImport {
    /// Whether nothing stands against it.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.faults.is_empty() && self.taken.is_empty()
    }

    /// Whether it would change anything.
    #[must_use]
    pub fn changes_something(&self) -> bool {
        let mut cities = self.cities.iter();
        cities.any(|planned| planned.what != What::Unchanged)
    }

    /// A name of this plan: the same only for the same changes of the same versions.
    ///
    /// # Errors
    ///
    /// Never: everything in it can be written.
    pub fn digest(&self) -> Result<String> {
        Ok(hex(&Sha256::digest(serde_json::to_vec(self)?)))
    }
}

/// A city as a list tells it.
#[derive(Clone, Debug)]
pub struct CityRow {
    /// The city.
    pub city: City,
    /// Grows with each change.
    pub version: i64,
    /// When it was changed last; 0 where the program brought it.
    pub updated_at: Timestamp,
    /// The kinds of its areas whose own outlines are known.
    pub outlined: Vec<String>,
}

#[derive(sqlx::FromRow)]
struct StoredCity {
    content: String,
    version: i64,
    updated_at: i64,
}

impl StoredCity {
    /// The city, with the kinds of all cities whose outlines are known.
    fn into_row(self, outlined: &[String]) -> Result<CityRow> {
        let city: City = serde_json::from_str(&self.content)?;
        let own = city.area_kinds.iter().map(|kind| &kind.name);
        Ok(CityRow {
            outlined: own
                .filter(|kind| outlined.contains(kind))
                .cloned()
                .collect(),
            city,
            version: self.version,
            updated_at: Timestamp(self.updated_at),
        })
    }
}

/// The table of cities once some of them are imported.
fn join(known: &Cities, imported: &[City]) -> Cities {
    let kept = known.all().map(|city| {
        imported
            .iter()
            .rfind(|new| new.code == city.code)
            .unwrap_or(city)
    });
    let new = imported
        .iter()
        .filter(|city| known.find(&city.code).is_none());
    Cities::new(kept.chain(new).cloned().collect())
}

/// The kinds of which a change would take codes away, with those codes: none where the whole kind
/// goes or its codes get another form.
fn find_lost_areas(before: &City, after: &City) -> Vec<(String, Vec<String>)> {
    let lost = |kind: &city::AreaKind| {
        let now = after.area_kinds.iter().find(|now| now.name == kind.name);
        match now {
            Some(now) if now.digits == kind.digits && now.codes == kind.codes => {
                let is_lost = |code: &&String| now.area(code).is_none();
                let codes = kind.areas.iter().map(|area| &area.code);
                let lost: Vec<String> = codes.filter(is_lost).cloned().collect();
                (!lost.is_empty()).then_some((kind.name.clone(), lost))
            }
            _ => Some((kind.name.clone(), Vec::new())),
        }
    };
    before.area_kinds.iter().filter_map(lost).collect()
}

/// What an import of a city does beside the city that is known.
fn plan_city(
    brought: &BroughtCity,
    before: Option<&CityRow>,
    known: &BTreeMap<String, Shapes>,
) -> Result<PlannedCity> {
    let city = &brought.city;
    let same_outlines = brought
        .outlines
        .iter()
        .all(|(kind, shapes)| known.get(kind) == Some(shapes));
    let what = match before {
        None => What::New,
        Some(row) if row.city == *city && same_outlines => What::Unchanged,
        Some(_) => What::Changed,
    };
    let changes = match before {
        None => Vec::new(),
        Some(row) => compare_values(
            Some(serde_json::to_value(&row.city)?),
            serde_json::to_value(city)?,
            &["code", "name"],
        ),
    };
    let lacks = |kind: &&city::AreaKind| {
        kind.outlines.is_some()
            && !brought.outlines.contains_key(&kind.name)
            && !known.contains_key(&kind.name)
    };
    let without = city.area_kinds.iter().filter(lacks);
    Ok(PlannedCity {
        city: city.clone(),
        what,
        version: before.map_or(0, |row| row.version),
        changes,
        outlines: brought.outlines.clone(),
        without_outlines: without.map(|kind| kind.name.clone()).collect(),
    })
}

/// Writes what an import makes of a city.
async fn store(change: &mut Change, planned: &PlannedCity, now: Timestamp) -> Result<()> {
    let city = &planned.city;
    let content = serde_json::to_string(city)?;
    if planned.what == What::New {
        execute_one(
            change,
            sqlx::query(
                "INSERT INTO host_city (code, content, position, version, updated_at)
                 VALUES (
                     $1,
                     $2,
                     (SELECT COALESCE(MAX(position), 0) + 1 FROM host_city),
                     1,
                     $3
                 )",
            )
            .bind(&city.code)
            .bind(content)
            .bind(now.0),
        )
        .await?;
    } else {
        execute_one(
            change,
            sqlx::query(
                "UPDATE host_city
                 SET content = $1,
                     version = version + 1,
                     updated_at = $2
                 WHERE code = $3
                   AND version = $4",
            )
            .bind(content)
            .bind(now.0)
            .bind(&city.code)
            .bind(planned.version),
        )
        .await?;
    }
    let brought = BroughtCity {
        city: city.clone(),
        outlines: planned.outlines.clone(),
    };
    store_outlines(change, &brought, now).await
}

impl Office {
    /// The cities with their versions, in the order in which they are offered.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn city_rows(&self) -> Result<Vec<CityRow>> {
        let rows: Vec<StoredCity> = sqlx::query_as(
            "SELECT content, version, updated_at
             FROM host_city
             ORDER BY position, code",
        )
        .fetch_all(self.store.read())
        .await?;
        let outlined: Vec<String> = sqlx::query_scalar("SELECT kind FROM city_outline")
            .fetch_all(self.store.read())
            .await?;
        let row = |row: StoredCity| row.into_row(&outlined);
        rows.into_iter().map(row).collect()
    }

    /// Lets somebody pass who may see and change cities.
    ///
    /// # Errors
    ///
    /// Unknown for who does not run the service.
    pub fn may_set_cities(&self, person: &Person) -> Result<()> {
        ServiceAuthor::Person(person).check(Action::SetCities)?;
        Ok(())
    }

    /// What an import of these cities would do. Each was checked by itself.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn plan_cities(&self, imported: &[BroughtCity]) -> Result<CityImport> {
        let rows = self.city_rows().await?;
        let known = Cities::new(rows.iter().map(|row| row.city.clone()).collect());
        let cities: Vec<City> = imported.iter().map(|new| new.city.clone()).collect();
        let after = join(&known, &cities);
        let mut plan = CityImport::default();
        for (number, brought) in imported.iter().enumerate() {
            let city = &brought.city;
            let mut others = imported[..number].iter();
            if others.any(|other| other.city.code == city.code) {
                let twice = "two of the files are about it".to_owned();
                plan.faults.push((city.code.to_string(), twice));
            }
            for (place, fault) in city::check_beside(city, &after) {
                plan.faults
                    .push((city.code.to_string(), format!("{place}: {fault}")));
            }
            let before = rows.iter().find(|row| row.city.code == city.code);
            if let Some(before) = before {
                for (kind, codes) in find_lost_areas(&before.city, city) {
                    if let Some(dataset) = self.dataset_with_areas(&kind).await? {
                        plan.taken.push(Taken {
                            kind,
                            codes,
                            dataset,
                        });
                    }
                }
            }
            let mut outlines = BTreeMap::new();
            for kind in before.iter().flat_map(|row| &row.outlined) {
                if let Some((shapes, _)) = self.city_outlines(kind).await? {
                    outlines.insert(kind.clone(), shapes);
                }
            }
            plan.cities.push(plan_city(brought, before, &outlines)?);
        }
        Ok(plan)
    }

    /// A data set with a column of some areas' codes, by its slug: a recipe of any version names
    /// it.
    async fn dataset_with_areas(&self, kind: &str) -> Result<Option<String>> {
        Ok(sqlx::query_scalar(
            "SELECT d.slug
             FROM dataset d
             JOIN dataset_version v ON v.dataset = d.id
             WHERE v.recipe LIKE $1
                OR v.recipe LIKE $2
             ORDER BY d.slug
             LIMIT 1",
        )
        .bind(format!("%name = \"{kind}\"%"))
        .bind(format!("%names = \"{kind}\"%"))
        .fetch_optional(self.store.read())
        .await?)
    }

    /// Imports cities as a plan said it before, unless something stands against it; `seen` is that
    /// plan's [`CityImport::digest`]. The answer says what was done, or what is in the way.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`] where the plan would be another one by now; unknown for who does not
    /// run the service.
    pub async fn import_cities(
        &self,
        author: ServiceAuthor<'_>,
        imported: &[BroughtCity],
        seen: &str,
        now: Timestamp,
    ) -> Result<CityImport> {
        let person = author.check(Action::SetCities)?;
        let mut change = self.store.begin().await?;
        // Two imports at once are done one after the other: the second plans on what the first
        // left behind.
        lock(&mut change, SCOPE).await?;
        let plan = self.plan_cities(imported).await?;
        if plan.digest()? != seen {
            let (by, same) = (None, false);
            return Err(Refusal::Overtaken { by, same }.into());
        }
        if !plan.is_possible() {
            return Ok(plan);
        }
        for planned in &plan.cities {
            if planned.what == What::Unchanged {
                continue;
            }
            store(&mut change, planned, now).await?;
            let detail = if planned.what == What::New {
                "new"
            } else {
                "changed"
            };
            let code = &planned.city.code;
            audit::record(&mut change, now, person, "city", code, detail).await?;
        }
        change.commit().await?;
        Ok(plan)
    }
}
