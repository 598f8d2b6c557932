//! Temperature and rain by month: climate normals, as meteorologists compare them.

use std::collections::BTreeMap;

use chart_spec::{CityClimate, Figure, Subject};
use contest::CityCode;
use polars::prelude::{DataType, Expr, col, lit};

use super::{
    Unfit,
    query::{Query, sum_groups},
};
use crate::{column_names, table::Grouping};

/// The first and last year of the climate normals.
const NORMALS: (i64, i64) = (1991, 2020);

/// Means of the twelve months, January first, by city.
type Months = BTreeMap<String, Vec<f64>>;

/// Monthly means 1991-2020: of the cities in the column `by`, or of one city's long series by year.
pub(super) fn climate(query: &Query) -> Result<Figure, Unfit> {
    let month = query.numbers_of_x()?;
    let y = query.numbers_of_y()?;
    let series = Series {
        query,
        month,
        year: year_column(query),
    };
    let (mut temperature, mut rain) = (Months::new(), Months::new());
    if query.describe_values().subject == Some(Subject::Rain) {
        rain = series.normals(y)?;
    } else {
        temperature = series.normals(y)?;
        if let Some(column) = rain_column(query) {
            rain = series.means(column, None, None)?;
        }
    }
    let cities = join(&temperature, &rain);
    if cities.is_empty() {
        Err(Unfit::Nothing)
    } else {
        Ok(Figure::Climate {
            from: NORMALS.0,
            to: NORMALS.1,
            cities,
        })
    }
}

fn year_column<'a>(query: &Query<'a>) -> Option<&'a str> {
    query
        .table
        .profile
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .find(|name| column_names::is_year(query.table.cities, name))
}

fn rain_column<'a>(query: &Query<'a>) -> Option<&'a str> {
    query
        .table
        .profile
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .find(|name| Subject::of_column(name) == Some(Subject::Rain))
}

/// The columns of a series by month.
struct Series<'q, 'a> {
    query: &'q Query<'a>,
    month: &'a str,
    year: Option<&'a str>,
}

impl<'a> Series<'_, 'a> {
    /// Means of the years of the normals, or of everything where no column says the year.
    fn normals(&self, column: &'a str) -> Result<Months, Unfit> {
        let normals = self.year.map(|year| {
            col(year)
                .gt_eq(lit(NORMALS.0))
                .and(col(year).lt_eq(lit(NORMALS.1)))
        });
        self.means(column, normals, self.year)
    }

    /// Means of a column by city and month, of the rows that a filter over the column `year` lets
    /// through; a city of which a month is missing is left out.
    fn means(
        &self,
        column: &'a str,
        filter: Option<Expr>,
        year: Option<&'a str>,
    ) -> Result<Months, Unfit> {
        let city = self.query.rule.by.as_str();
        // A long series without a column of cities is that of the city which calls years so.
        let only_city = self
            .query
            .table
            .cities
            .by_year_column(self.year.unwrap_or_default())
            .map_or("", |city| city.code.as_str());
        let mut columns = vec![self.month];
        columns.extend(year);
        let mut keys = vec![lit(only_city), col(self.month).cast(DataType::Int64)];
        if !city.is_empty() {
            columns.push(city);
            keys[0] = col(city);
        }
        let grouping = Grouping {
            columns,
            keys,
            value: Some(column),
            filter,
        };
        let mut found = Months::new();
        for (key, sum) in sum_groups(self.query.table, &grouping)? {
            let place = key[1]
                .parse::<usize>()
                .ok()
                .and_then(|month| month.checked_sub(1))
                .filter(|month| *month < 12);
            if let (Some(place), Some(mean)) = (place, sum.mean()) {
                found
                    .entry(key[0].clone())
                    .or_insert_with(|| vec![f64::NAN; 12])[place] = mean;
            }
        }
        found.retain(|_, means| means.iter().all(|mean| mean.is_finite()));
        Ok(found)
    }
}

/// Both of each city that has one of them.
fn join(temperature: &Months, rain: &Months) -> Vec<CityClimate> {
    let mut cities: Vec<&String> = temperature.keys().chain(rain.keys()).collect();
    cities.sort_unstable();
    cities.dedup();
    let of = |means: &Months, city: &String| means.get(city).cloned().unwrap_or_default();
    cities
        .into_iter()
        .map(|city| CityClimate {
            city: CityCode::new(city.as_str()),
            temperature: of(temperature, city),
            rain: of(rain, city),
        })
        .collect()
}
