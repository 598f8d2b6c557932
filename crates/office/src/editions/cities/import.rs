//! How cities are changed: a plan that says what is new, and one transaction that does it.

use contest::{Cities, City, Timestamp, city};

use crate::{Office, Result, audit, storage::execute_one};

/// What an import does to a city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It was not known.
    New,
    /// It was known otherwise.
    Changed,
    /// It was known so.
    Unchanged,
}

/// Areas that an import would take away although data sets use them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The kind of the areas.
    pub kind: String,
    /// Their codes; empty where the whole kind would go, or its codes would have another form.
    pub codes: Vec<String>,
    /// A data set with a column of such codes, by its slug.
    pub dataset: String,
}

/// A city of an import.
#[derive(Clone, Debug)]
pub struct PlannedCity {
    /// As it will be.
    pub city: City,
    /// What becomes of it.
    pub what: What,
}

/// What an import does, and what stands against it.
#[derive(Clone, Debug, Default)]
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
}

#[derive(sqlx::FromRow)]
struct StoredCity {
    content: String,
    version: i64,
    updated_at: i64,
}

impl TryFrom<StoredCity> for CityRow {
    type Error = crate::Failure;

    fn try_from(row: StoredCity) -> Result<Self> {
        Ok(Self {
            city: serde_json::from_str(&row.content)?,
            version: row.version,
            updated_at: Timestamp(row.updated_at),
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
        rows.into_iter().map(CityRow::try_from).collect()
    }

    /// What an import of these cities would do. Each was checked by itself.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn plan_cities(&self, imported: &[City]) -> Result<CityImport> {
        let known = self.read_cities().await?;
        let after = join(&known, imported);
        let mut plan = CityImport::default();
        for (number, city) in imported.iter().enumerate() {
            if imported[..number]
                .iter()
                .any(|other| other.code == city.code)
            {
                let twice = "two of the files are about it".to_owned();
                plan.faults.push((city.code.clone(), twice));
            }
            for (place, fault) in city::check_beside(city, &after) {
                plan.faults
                    .push((city.code.clone(), format!("{place}: {fault}")));
            }
            let what = match known.find(&city.code) {
                None => What::New,
                Some(before) if before == city => What::Unchanged,
                Some(before) => {
                    for (kind, codes) in find_lost_areas(before, city) {
                        if let Some(dataset) = self.dataset_with_areas(&kind).await? {
                            plan.taken.push(Taken {
                                kind,
                                codes,
                                dataset,
                            });
                        }
                    }
                    What::Changed
                }
            };
            plan.cities.push(PlannedCity {
                city: city.clone(),
                what,
            });
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

    /// Imports cities, unless something stands against it: the answer says what was done, or what
    /// is in the way.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn import_cities(&self, imported: &[City], now: Timestamp) -> Result<CityImport> {
        let plan = self.plan_cities(imported).await?;
        if !plan.is_possible() {
            return Ok(plan);
        }
        let mut change = self.store.begin().await?;
        for PlannedCity { city, what } in &plan.cities {
            let content = serde_json::to_string(city)?;
            match what {
                What::Unchanged => continue,
                What::New => {
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
                    .bind(now.0)
                    .execute(&mut *change)
                    .await?;
                }
                What::Changed => {
                    execute_one(
                        &mut change,
                        sqlx::query(
                            "UPDATE host_city
                             SET content = $1,
                                 version = version + 1,
                                 updated_at = $2
                             WHERE code = $3",
                        )
                        .bind(content)
                        .bind(now.0)
                        .bind(&city.code),
                    )
                    .await?;
                }
            }
            let detail = if *what == What::New { "new" } else { "changed" };
            audit::record(&mut change, now, "", "city", &city.code, detail).await?;
        }
        change.commit().await?;
        Ok(plan)
    }
}
