//! Which charts a table is likely to be wanted for, told from its columns and first rows.

use chart_spec::{Key, Kind, Measure, Rule, Subject};

use super::{is_woman, time};
use crate::{
    chunk, dates, notation,
    recipe::{ColumnKind, ColumnRule, Format, Recipe},
};

/// Charts that are proposed at most.
const MOST: usize = 4;
/// Groups that a column may have to be proposed for bars.
const GROUPS: usize = 40;
/// Areas that can be told apart as lines or side by side.
const FEW_AREAS: usize = 20;

/// What is known of a table before it is prepared.
struct Known<'a> {
    recipe: &'a Recipe,
    header: &'a [String],
    rows: &'a [&'a Vec<String>],
}

/// Proposes charts for a recipe whose columns are complete. `rows` are some of the raw table's.
pub(crate) fn propose(recipe: &Recipe, header: &[String], rows: &[&Vec<String>]) -> Vec<Rule> {
    let known = Known {
        recipe,
        header,
        rows,
    };
    let mut rules: Vec<Rule> = known.people().into_iter().collect();
    rules.extend(known.accidents());
    rules.extend(known.moments());
    rules.extend(known.climate());
    if let Some(key) = known
        .key()
        .filter(|_| recipe.format == Format::Geojson && !known.is_places())
    {
        rules.push(Rule {
            kind: Kind::Outline,
            x: key.name().to_owned(),
            ..Rule::default()
        });
    }
    if rules.is_empty() {
        rules = known.slopes();
    }
    if rules.is_empty() {
        rules = known.measures();
    }
    if rules.is_empty() && known.is_places() {
        rules = known.places();
    }
    if rules.is_empty() {
        rules = known.anything();
    }
    rules.truncate(MOST);
    rules
}

impl<'a> Known<'a> {
    fn find(&self, is: impl Fn(&str) -> bool) -> Option<&'a ColumnRule> {
        self.recipe
            .columns
            .iter()
            .find(|rule| rule.kind != ColumnKind::Drop && is(&rule.source.trim().to_lowercase()))
    }

    fn named(&self, names: &[&str]) -> Option<&'a ColumnRule> {
        self.find(|source| names.contains(&source))
    }

    fn long(&self) -> &str {
        self.recipe
            .long
            .as_ref()
            .map_or("", |long| long.key.as_str())
    }

    fn is_wide(&self, rule: &ColumnRule) -> bool {
        self.recipe.long.as_ref().is_some_and(|long| {
            long.number(&rule.source).is_some() || long.flag(&rule.source).is_some()
        })
    }

    fn cells(&self, rule: &ColumnRule) -> impl Iterator<Item = &'a str> + 'a {
        let place = self
            .header
            .iter()
            .position(|name| *name == rule.source)
            .unwrap_or(usize::MAX);
        let missing = &self.recipe.missing;
        self.rows
            .iter()
            .filter_map(move |row| row.get(place))
            .map(|cell| cell.trim())
            .filter(move |cell| !missing.iter().any(|marker| marker == cell))
    }

    fn distinct(&self, rule: &ColumnRule) -> usize {
        let mut cells: Vec<&str> = self.cells(rule).collect();
        cells.sort_unstable();
        cells.dedup();
        cells.len()
    }

    /// Whether the table has the codes of areas.
    fn has(&self, key: Key) -> bool {
        self.recipe
            .columns
            .iter()
            .any(|rule| rule.name == key.name() && rule.kind == ColumnKind::Code)
    }

    /// The most detailed areas that the table has.
    fn key(&self) -> Option<Key> {
        Key::all()
            .filter(|key| self.has(*key))
            .max_by_key(|key| key.kind().areas.len())
    }

    /// The areas that the table has of which there are few.
    fn few(&self) -> Option<Key> {
        Key::all().find(|key| key.kind().areas.len() <= FEW_AREAS && self.has(*key))
    }

    /// Areas that are few enough to be told apart as lines or side by side.
    fn few_areas(&self) -> String {
        self.few()
            .map_or_else(String::new, |key| key.name().to_owned())
    }

    /// The column of years, quarters or months along which values change.
    fn time(&self) -> Option<&'a ColumnRule> {
        let counted = [
            time::is_year as fn(&str) -> bool,
            |name| name == "trimestre",
            |name| name == "mes",
        ]
        .into_iter()
        .find_map(|is| {
            self.find(is)
                .filter(|rule| Self::is_number(rule) && self.distinct(rule) > 1)
        });
        counted.or_else(|| {
            self.recipe
                .columns
                .iter()
                .find(|rule| is_month_of_a_year(rule) && self.distinct(rule) > 1)
        })
    }

    /// The last time of a column, as it stands in the prepared table.
    fn last(&self, time: &ColumnRule) -> Option<String> {
        if is_month_of_a_year(time) {
            return self
                .cells(time)
                .filter_map(|cell| dates::parse(cell, &time.format))
                .max()
                .map(dates::month_text);
        }
        self.cells(time)
            .filter_map(|cell| cell.parse::<i64>().ok())
            .max()
            .map(|last| last.to_string())
    }

    fn is_number(rule: &ColumnRule) -> bool {
        matches!(rule.kind, ColumnKind::Integer | ColumnKind::Number)
    }

    /// People by age and sex.
    fn people(&self) -> Option<Rule> {
        let sex = self
            .named(&["sexe", "sexo", "sex", "性別"])
            .filter(|rule| self.cells(rule).any(|cell| is_woman(cell).is_some()))?;
        let long = self.recipe.long.as_ref().filter(|long| long.key == "age");
        let (age, value) = match long {
            Some(long) => (long.key.clone(), long.value.clone()),
            None => {
                let age = self
                    .named(&["edat_1", "edat", "age"])
                    .filter(|rule| rule.kind == ColumnKind::Integer)?;
                (
                    age.name.clone(),
                    self.named(&["valor", "nombre", "people"])
                        .filter(|rule| Self::is_number(rule))?
                        .name
                        .clone(),
                )
            }
        };
        Some(Rule {
            kind: Kind::Pyramid,
            x: age,
            y: value,
            by: sex.name.clone(),
            ..Rule::default()
        })
    }

    /// Events by weekday and hour, and where they happened.
    fn accidents(&self) -> Vec<Rule> {
        let day = self
            .find(time::is_weekday_column)
            .filter(|rule| rule.kind == ColumnKind::Text);
        let hour = self
            .find(time::is_hour)
            .filter(|rule| rule.kind == ColumnKind::Integer);
        let (Some(day), Some(hour)) = (day, hour) else {
            return Vec::new();
        };
        let subject = self
            .named(&["numero_expedient", "número_d'expedient"])
            .map(|_| Subject::Accidents);
        let facet = self.few_areas();
        let mut rules = vec![Rule {
            kind: Kind::Week,
            x: day.name.clone(),
            by: hour.name.clone(),
            facet,
            subject,
            ..Rule::default()
        }];
        if let Some(key) = self.key() {
            rules.push(Rule {
                kind: Kind::Map,
                x: key.name().to_owned(),
                subject,
                ..Rule::default()
            });
        }
        rules
    }

    /// What is measured at moments or hour by hour.
    fn moments(&self) -> Vec<Rule> {
        let air = self.named(&["codi_contaminant"]);
        let day = self.find(time::is_day);
        if let (Some(air), Some(day), Some(long)) = (
            air,
            day,
            self.recipe.long.as_ref().filter(|long| long.key == "hour"),
        ) {
            // Nitrogen dioxide, by the city's list of pollutants; some months write it with a zero
            // in front.
            let code = self
                .cells(air)
                .find(|code| code.trim_start_matches('0') == "8")
                .unwrap_or("8");
            let mut only = vec![(air.name.clone(), code.to_owned())];
            if !long.flag_prefix.is_empty() {
                // Only what was validated.
                only.push((format!("{}_flag", long.value), "V".to_owned()));
            }
            return vec![Rule {
                kind: Kind::Calendar,
                x: day.name.clone(),
                y: long.value.clone(),
                measure: Measure::Mean,
                only,
                subject: Some(Subject::NitrogenDioxide),
                ..Rule::default()
            }];
        }
        let is_moment = |rule: &&ColumnRule| {
            rule.kind == ColumnKind::Date && (rule.format.contains("%H") || rule.format == "epoch")
        };
        // A feed says when it was written, and when each device last said something: the first is
        // the same for all of them.
        let moment = self
            .named(&["last_updated"])
            .filter(is_moment)
            .or_else(|| self.recipe.columns.iter().find(is_moment));
        let date = self
            .recipe
            .columns
            .iter()
            .find(|rule| rule.kind == ColumnKind::Date);
        let measured = self
            .recipe
            .columns
            .iter()
            .find(|rule| Self::is_number(rule) && Subject::of_column(&rule.source).is_some());
        let Some(measured) = measured else {
            return Vec::new();
        };
        let rule = |kind: Kind, time: &ColumnRule| Rule {
            kind,
            x: time.name.clone(),
            y: measured.name.clone(),
            measure: Measure::Mean,
            subject: Subject::of_column(&measured.source),
            ..Rule::default()
        };
        match (moment, date.filter(|date| self.distinct(date) > 2)) {
            (Some(moment), _) => vec![rule(Kind::Week, moment), rule(Kind::Calendar, moment)],
            (None, Some(date)) => vec![rule(Kind::Calendar, date)],
            (None, None) => Vec::new(),
        }
    }

    /// Temperature and rain by month.
    fn climate(&self) -> Vec<Rule> {
        let subject_of = |text: &str| {
            Subject::of_column(text)
                .filter(|subject| matches!(subject, Subject::Rain | Subject::Temperature))
        };
        if let Some(long) = self.recipe.long.as_ref().filter(|long| long.key == "month") {
            let prefix = long.prefix.to_lowercase();
            let subject = match (prefix.starts_with("temp"), prefix.starts_with("precip")) {
                (true, _) => Some(Subject::Temperature),
                (_, true) => Some(Subject::Rain),
                _ => None,
            };
            let (Some(year), Some(subject)) = (self.find(time::is_year), subject) else {
                return Vec::new();
            };
            let measure = if subject == Subject::Rain {
                Measure::Sum
            } else {
                Measure::Mean
            };
            let stripes = Rule {
                kind: Kind::Stripes,
                x: year.name.clone(),
                y: long.value.clone(),
                measure,
                subject: Some(subject),
                ..Rule::default()
            };
            let climate = Rule {
                kind: Kind::Climate,
                x: long.key.clone(),
                y: long.value.clone(),
                measure: Measure::Mean,
                subject: Some(subject),
                ..Rule::default()
            };
            return vec![stripes, climate];
        }
        let (Some(city), Some(month)) = (self.named(&["city"]), self.named(&["month"])) else {
            return Vec::new();
        };
        let measured = self
            .recipe
            .columns
            .iter()
            .find(|rule| Self::is_number(rule) && subject_of(&rule.source).is_some());
        measured
            .map(|measured| Rule {
                kind: Kind::Climate,
                x: month.name.clone(),
                y: measured.name.clone(),
                by: city.name.clone(),
                measure: Measure::Mean,
                ..Rule::default()
            })
            .into_iter()
            .collect()
    }

    /// Known measures by area and over time.
    fn measures(&self) -> Vec<Rule> {
        let register = self
            .named(&["aeb", "seccio_censal", "data_referencia"])
            .is_some();
        let subject = |rule: &ColumnRule| match Subject::of_column(&rule.source) {
            None if register && rule.source == "Valor" => Some(Subject::People),
            subject => subject,
        };
        let mut measures: Vec<(&ColumnRule, Subject)> = self
            .recipe
            .columns
            .iter()
            .filter(|rule| Self::is_number(rule) && !self.is_wide(rule))
            .filter_map(|rule| Some((rule, subject(rule)?)))
            .collect();
        // What is measured says more than how large an area or its population is.
        measures.sort_by_key(|(_, subject)| subject.measure() != Measure::Mean);
        let Some((first, about)) = measures.first().copied() else {
            return Vec::new();
        };
        let explicit = |rule: &ColumnRule, about: Subject| {
            (Subject::of_column(&rule.name) != Some(about)).then_some(about)
        };
        let mut base = Rule {
            y: first.name.clone(),
            measure: about.measure(),
            subject: explicit(first, about),
            ..Rule::default()
        };
        if let Some(kinds) = self.named(&["lloguer_mitja"]) {
            // Rents by the month and by the square metre stand in one column.
            if let Some(monthly) = self
                .cells(kinds)
                .find(|cell| cell.to_lowercase().contains("mensual"))
            {
                base.only.push((kinds.name.clone(), monthly.to_owned()));
            }
        }
        let time = self.time();
        let mut latest = base.clone();
        if let Some(time) = time.filter(|_| about.measure() == Measure::Sum) {
            // People of several years are not to be added up.
            latest
                .only
                .extend(self.last(time).map(|last| (time.name.clone(), last)));
        }
        let city = self.named(&["city"]);
        if let (Some(city), Some(age)) = (city, self.named(&["age_band", "age", "edat", "edat_q"]))
        {
            return vec![Rule {
                kind: Kind::Bars,
                x: age.name.clone(),
                by: city.name.clone(),
                measure: Measure::Share,
                ..base
            }];
        }
        let mut rules = Vec::new();
        let key = self.key();
        if let Some(key) = key {
            rules.push(Rule {
                kind: Kind::Map,
                x: key.name().to_owned(),
                ..latest.clone()
            });
            if let Some((second, _)) = measures.get(1).filter(|(_, other)| {
                other.measure() == Measure::Mean && about.measure() == Measure::Mean
            }) {
                rules.insert(
                    0,
                    Rule {
                        kind: Kind::Scatter,
                        x: first.name.clone(),
                        y: second.name.clone(),
                        by: key.name().to_owned(),
                        ..Rule::default()
                    },
                );
            }
            rules.push(Rule {
                kind: Kind::Bars,
                x: key.name().to_owned(),
                ..latest
            });
        }
        if let Some(time) = time {
            rules.insert(
                0,
                Rule {
                    kind: Kind::Lines,
                    x: time.name.clone(),
                    by: self.few_areas(),
                    ..base
                },
            );
        }
        rules
    }

    /// The same measure in columns of several years: from the first to the last that most rows
    /// have.
    fn slopes(&self) -> Vec<Rule> {
        if self.recipe.long.is_some() {
            return Vec::new();
        }
        let most = self.rows.len() * 4 / 5;
        let mut years: Vec<(i64, &ColumnRule)> = self
            .recipe
            .columns
            .iter()
            .filter(|rule| Self::is_number(rule) && self.cells(rule).count() >= most)
            .filter_map(|rule| Some((year_in(&rule.source)?, rule)))
            .collect();
        // The same measure is called the same, but for the year.
        let stem = |rule: &ColumnRule| {
            notation::plain_digits(&rule.source).replace(|letter: char| letter.is_ascii_digit(), "")
        };
        let first = years.first().map(|(_, rule)| stem(rule));
        years.retain(|(_, rule)| Some(stem(rule)) == first);
        years.sort_by_key(|(year, _)| *year);
        let name = self.key().map(|key| key.name().to_owned());
        let name = name.or_else(|| {
            self.recipe
                .columns
                .iter()
                .find(|rule| rule.kind == ColumnKind::Text)
                .map(|rule| rule.name.clone())
        });
        match (years.first(), years.last(), name) {
            (Some((from, first)), Some((to, last)), Some(by)) if from < to => {
                let slope = Rule {
                    kind: Kind::Slope,
                    x: first.name.clone(),
                    y: last.name.clone(),
                    by: by.clone(),
                    measure: Measure::Sum,
                    ..Rule::default()
                };
                let map = self.key().map(|_| Rule {
                    kind: Kind::Map,
                    x: by,
                    y: last.name.clone(),
                    measure: Measure::Sum,
                    ..Rule::default()
                });
                std::iter::once(slope).chain(map).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether each row is a place in a district or ward: it says where it lies.
    fn is_places(&self) -> bool {
        let position = |names: &[&str]| {
            self.recipe.columns.iter().any(|rule| {
                rule.kind == ColumnKind::Number
                    && names
                        .iter()
                        .any(|name| rule.source.to_lowercase().contains(name))
            })
        };
        let has_area = self.key().is_some();
        let outlines = self.recipe.format == Format::Geojson
            && self.recipe.columns.iter().any(|rule| {
                rule.source == "geometry" && self.cells(rule).any(|cell| cell.contains("Polygon"))
            });
        self.long().is_empty()
            && has_area
            && !outlines
            && position(&["lat", "緯度"])
            && position(&["lon", "経度"])
    }

    fn places(&self) -> Vec<Rule> {
        let key = self.few().or_else(|| self.key());
        let rule = |kind, key: Key| Rule {
            kind,
            x: key.name().to_owned(),
            subject: Some(Subject::Places),
            ..Rule::default()
        };
        key.map(|key| {
            vec![
                rule(Kind::Bars, key),
                rule(Kind::Map, self.key().unwrap_or(key)),
            ]
        })
        .unwrap_or_default()
    }

    /// For a table that nothing is known of: its first measure by area and over time, how that is
    /// spread, or how its rows are shared out.
    fn anything(&self) -> Vec<Rule> {
        if let Some(key) = self.key() {
            return self.by_area(key);
        }
        let mut numbers = self
            .recipe
            .columns
            .iter()
            .filter(|rule| rule.kind == ColumnKind::Number && !is_position(rule));
        let measured = numbers
            .find(|rule| !self.is_wide(rule) && self.distinct(rule) > 8)
            .map(|rule| rule.name.clone());
        let wide = self.recipe.long.as_ref().filter(|_| {
            self.recipe
                .columns
                .iter()
                .any(|rule| self.is_wide(rule) && Self::is_number(rule))
        });
        if let Some(y) = measured.or_else(|| wide.map(|long| long.value.clone())) {
            return vec![Rule {
                kind: Kind::Histogram,
                y,
                ..Rule::default()
            }];
        }
        let texts = self
            .recipe
            .columns
            .iter()
            .filter(|rule| rule.kind == ColumnKind::Text);
        let grouped = texts
            .filter(|rule| (2..=GROUPS).contains(&self.distinct(rule)))
            .find(|rule| self.repeats(&rule.name));
        grouped
            .map(|grouped| Rule {
                kind: Kind::Bars,
                x: grouped.name.clone(),
                ..Rule::default()
            })
            .into_iter()
            .collect()
    }

    /// A measure whose name says nothing, by area and over time; how many rows each area has, where
    /// there is none.
    fn by_area(&self, key: Key) -> Vec<Rule> {
        let x = key.name().to_owned();
        let measures = |kind: ColumnKind| {
            let is = move |rule: &&ColumnRule| {
                rule.kind == kind
                    && !is_position(rule)
                    && !is_number_of_a_row(rule)
                    && !is_part_of_time(rule)
            };
            self.recipe
                .columns
                .iter()
                .filter(is)
                .find(|rule| !self.is_wide(rule) && self.distinct(rule) > 1)
        };
        let Some(measured) = measures(ColumnKind::Number).or_else(|| measures(ColumnKind::Integer))
        else {
            let counted = Rule {
                kind: Kind::Bars,
                x: x.clone(),
                ..Rule::default()
            };
            return if self.repeats(&x) {
                vec![counted]
            } else {
                Vec::new()
            };
        };
        // What is counted in whole numbers adds up, unless its name says that it is a mean or a
        // price.
        let adds_up = measured.kind == ColumnKind::Integer && !says_mean(&measured.source);
        let base = Rule {
            y: measured.name.clone(),
            measure: if adds_up { Measure::Sum } else { Measure::Mean },
            ..Rule::default()
        };
        let time = self.time();
        let last = time
            .filter(|_| adds_up)
            .and_then(|time| Some((time.name.clone(), self.last(time)?)));
        let bars = Rule {
            kind: Kind::Bars,
            x,
            only: last.into_iter().collect(),
            ..base.clone()
        };
        let lines = time.map(|time| Rule {
            kind: Kind::Lines,
            x: time.name.clone(),
            by: self.few_areas(),
            ..base
        });
        std::iter::once(bars).chain(lines).collect()
    }

    /// Whether counting a column's values says something: some stand in more rows than others.
    fn repeats(&self, name: &str) -> bool {
        let Some(rule) = self.recipe.columns.iter().find(|rule| rule.name == name) else {
            return false;
        };
        let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
        for cell in self.cells(rule) {
            *counts.entry(cell).or_default() += 1;
        }
        counts.values().min() != counts.values().max()
    }
}

/// Whether a column says where on the earth something is.
fn is_position(rule: &ColumnRule) -> bool {
    says_position(&rule.source)
}

/// Whether a column is called as what says where on the earth something is.
pub(super) fn says_position(name: &str) -> bool {
    let source = name.to_lowercase();
    ["lat", "lon", "lng", "utm", "緯度", "経度"]
        .iter()
        .any(|part| source.contains(part))
        || source == "x"
        || source == "y"
}

/// Whether a column only numbers the rows.
fn is_number_of_a_row(rule: &ColumnRule) -> bool {
    says_number_of_a_row(&rule.source)
}

/// Whether a column is called as what only numbers the rows.
pub(super) fn says_number_of_a_row(name: &str) -> bool {
    let source = name.trim().to_lowercase();
    [
        "id", "fid", "objectid", "no", "no.", "nº", "№", "num", "number", "番号",
    ]
    .contains(&source.as_str())
        || source.ends_with("_id")
}

/// Whether a column is a part of a date or time.
fn is_part_of_time(rule: &ColumnRule) -> bool {
    time::is_part(rule.source.trim())
}

/// Whether a column's name says that its values do not add up.
pub(super) fn says_mean(source: &str) -> bool {
    let lower = source.to_lowercase();
    let parts = [
        "mitj", "medi", "mean", "average", "avg", "prom", "平均", "preu", "preci", "price", "価格",
        "rate", "taxa", "tasa", "ratio", "perc", "pct", "%", "率", "割合", "index", "índex",
        "índic", "指数", "dens", "密度", "年齢",
    ];
    parts.iter().any(|part| lower.contains(part)) || ["age", "edat", "edad"].contains(&lower.trim())
}

/// Whether a column holds months of years.
fn is_month_of_a_year(rule: &ColumnRule) -> bool {
    rule.kind == ColumnKind::Date && dates::kind(&rule.format) == Some(chunk::Kind::Month)
}

/// The year in a column's name: `登録2009`, or a number of an era's year such as `27年度`.
fn year_in(name: &str) -> Option<i64> {
    let plain = notation::plain_digits(name);
    let start = plain.find(|letter: char| letter.is_ascii_digit())?;
    let digits: String = plain[start..]
        .chars()
        .take_while(char::is_ascii_digit)
        .collect();
    let rest = &plain[start + digits.len()..];
    let number: i64 = digits.parse().ok()?;
    ((1700..2200).contains(&number) && digits.len() == 4
        || (rest.starts_with('年') && number < 100))
        .then_some(number)
}

#[cfg(test)]
mod tests {
    use super::year_in;

    #[test]
    fn a_year_is_found_in_a_name_and_other_numbers_are_not() {
        assert_eq!(year_in("登録2009"), Some(2009));
        assert_eq!(year_in("７年度"), Some(7));
        assert_eq!(year_in("27年度"), Some(27));
        assert_eq!(year_in("EDAT_1"), None);
        assert_eq!(year_in("Poblacio_16_64_anys"), None);
    }
}
