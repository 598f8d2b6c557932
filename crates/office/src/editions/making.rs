//! A new edition: made of another one, or of nothing but a few words, and in preparation until it
//! is opened.

use contest::{
    Action, Actor, Cities, City, CityCode, Denied, Localized, Situation, Timestamp,
    edition::{MAX_SLUG_CHARS, is_slug},
    may,
};
use edition_file::{
    EditionFile,
    model::{CallSection, Phases, Slug, Texts},
    time::first_moment,
};

use crate::{
    Edition, EditionAuthor, Failure, FieldProblem, Office, Person, Problem, Refusal, Result,
    editions::exchange::{Making, People},
};

/// How long before its first phase an edition is made, where nothing else is known.
const DAYS_AHEAD: i64 = 30;
const MICROS_OF_DAY: i64 = 24 * 60 * 60 * 1_000_000;

/// A new edition as it was typed.
#[derive(Clone, Debug)]
pub struct NewEdition<'a> {
    /// Its part of addresses.
    pub slug: &'a str,
    /// Its name.
    pub title: Localized,
    /// What stands below its name.
    pub lead: Localized,
    /// The code of the organisation whose edition it is; where it is empty, that follows from what
    /// it is made of and from who makes it.
    pub organisation: &'a str,
    /// What everything else is made of.
    pub template: Template<'a>,
}

/// What a new edition is made of.
#[derive(Clone, Debug)]
pub enum Template<'a> {
    /// The neutral edition, with a call for each of these cities, by their codes.
    Neutral(Vec<&'a str>),
    /// Another edition.
    Copy {
        /// Which.
        slug: &'a str,
        /// How many years later everything happens; dates to start from where nothing is said.
        years: Option<i64>,
        /// Whether its organisers come along.
        organisers: bool,
        /// Whether its jurors do.
        jurors: bool,
    },
}

impl Office {
    /// Whether somebody may make editions.
    ///
    /// # Errors
    ///
    /// Unknown where they may not.
    pub async fn may_make_edition(&self, person: &Person) -> Result<()> {
        let actor = Actor {
            organisation_administrator: !self.administered(person).await?.is_empty(),
            ..person.actor()
        };
        Ok(may(actor, Action::MakeEdition, &Situation::default())?)
    }

    /// Makes an edition in preparation, which whoever makes it organises. Sent twice, it is made
    /// once.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`], also where its name is taken; unknown for who may not.
    pub async fn make_edition(
        &self,
        person: &Person,
        wanted: &NewEdition<'_>,
        now: Timestamp,
    ) -> Result<()> {
        self.may_make_edition(person).await?;
        let cities = self.cities().await?;
        let (file, people) = self.write_file(person, wanted, &cities, now).await?;
        let problems = find_problems(wanted, &file, &cities);
        if !problems.is_empty() {
            return Err(Refusal::Fields(problems).into());
        }
        if let Some(known) = self.find_by_slug(wanted.slug).await? {
            return self.check_sent_twice(person, wanted, &known).await;
        }
        let author = EditionAuthor::Person(person);
        let file = self.settle(author, None, &file).await?;
        // The plan of an edition that is not there says nothing of what there is.
        let plan = self.plan_edition(&file, now).await?;
        let making = Making { people };
        if !plan.new {
            return Err(Refusal::field("slug", Problem::Taken));
        }
        let made = self
            .apply(author, &file, &plan.digest()?, (None, Some(&making)), now)
            .await;
        match made {
            Ok(_) => Ok(()),
            Err(Failure::Refused(Refusal::Overtaken { .. } | Refusal::Denied(Denied::Unknown))) => {
                match self.find_by_slug(wanted.slug).await? {
                    Some(known) => self.check_sent_twice(person, wanted, &known).await,
                    None => Err(Refusal::field("slug", Problem::Taken)),
                }
            }
            Err(failure) => Err(failure),
        }
    }

    /// Lets pass where the edition that has the name was made by the same form a moment ago.
    async fn check_sent_twice(
        &self,
        person: &Person,
        wanted: &NewEdition<'_>,
        known: &Edition,
    ) -> Result<()> {
        let organised = self.editions_of(person).await?;
        let own = organised.iter().any(|edition| edition.id == known.id);
        if own && known.in_preparation && known.title == wanted.title && known.lead == wanted.lead {
            return Ok(());
        }
        Err(Refusal::field("slug", Problem::Taken))
    }

    /// The editions that somebody organises, the newest first.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn editions_of(&self, person: &Person) -> Result<Vec<Edition>> {
        let organised: Vec<String> =
            sqlx::query_scalar("SELECT edition FROM organiser WHERE person = $1")
                .bind(&person.id)
                .fetch_all(self.store.read())
                .await?;
        let mut editions = self.every_edition().await?;
        editions.retain(|edition| organised.iter().any(|id| id == edition.id.as_str()));
        Ok(editions)
    }

    async fn find_by_slug(&self, slug: &str) -> Result<Option<Edition>> {
        let editions = self.every_edition().await?;
        Ok(editions.into_iter().find(|edition| edition.slug == slug))
    }

    /// The file of the new edition, and who comes along.
    async fn write_file(
        &self,
        person: &Person,
        wanted: &NewEdition<'_>,
        cities: &Cities,
        now: Timestamp,
    ) -> Result<(EditionFile, Option<People>)> {
        let neutral = edition_file::neutral();
        let (mut file, people) = match &wanted.template {
            Template::Neutral(codes) => {
                let hosts = codes
                    .iter()
                    .filter_map(|code| cities.find(&CityCode::new(*code)));
                let calls = hosts.map(|city| call_in(&neutral, city, now)).collect();
                (EditionFile { calls, ..neutral }, None)
            }
            Template::Copy {
                slug,
                years,
                organisers,
                jurors,
            } => {
                self.see_edition(Some(person), slug).await?;
                let from = self.edition_row(slug).await?.id;
                if *organisers || *jurors {
                    self.may_see_organisers(person, &from).await?;
                }
                let mut file = self.export_edition(slug).await?;
                for call in &mut file.calls {
                    match years {
                        Some(years) => call.phases.shift_years(*years, &call.time_zone),
                        None => {
                            let last = call.phases.last.take();
                            let start = starting_phases(&neutral, now);
                            let last = last.and(start.last.clone());
                            call.phases = Phases { last, ..start };
                        }
                    }
                }
                let people = People {
                    from,
                    organisers: *organisers,
                    jurors: *jurors,
                };
                (file, Some(people))
            }
        };
        file.slug = Slug(wanted.slug.to_owned());
        file.title = Texts(wanted.title.clone());
        file.lead = Texts(wanted.lead.clone());
        file.in_preparation = true;
        file.example = false;
        let own = self.administered(person).await?;
        let code = if wanted.organisation.is_empty() {
            // What another organisation made is copied into what is one's own.
            let code = file.organisation.take();
            code.filter(|code| person.administrator || own.contains(&code.0))
        } else {
            Some(Slug(wanted.organisation.to_owned()))
        };
        file.organisation = code;
        // What was known of the other edition is not known of this one.
        file.assumed = Vec::new();
        file.sources = Vec::new();
        Ok((file, people))
    }
}

/// The call of the neutral edition as one of a city, called after it.
fn call_in(neutral: &EditionFile, city: &City, now: Timestamp) -> CallSection {
    let call = neutral.calls.first().cloned().unwrap_or_default();
    CallSection {
        slug: Slug(city.code.to_string()),
        city: Slug(city.code.to_string()),
        time_zone: city.time_zone.clone(),
        title: Texts(city.name.clone()),
        phases: starting_phases(neutral, now),
        ..call
    }
}

/// The phases of the neutral edition as they lie when it is made now, to start from.
fn starting_phases(neutral: &EditionFile, now: Timestamp) -> Phases {
    let mut phases = neutral
        .calls
        .first()
        .map(|call| call.phases.clone())
        .unwrap_or_default();
    let first = first_moment(neutral).unwrap_or(now);
    let days = (now.0 - first.0).div_euclid(MICROS_OF_DAY) + DAYS_AHEAD;
    phases.shift(days);
    phases
}

/// What stands against a new edition, each beside the field of the form that it comes from.
fn find_problems(
    wanted: &NewEdition<'_>,
    file: &EditionFile,
    cities: &Cities,
) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    let mut against = |field: String, problem| {
        let known = problems
            .iter()
            .any(|known: &FieldProblem| known.field == field);
        if !known {
            problems.push(FieldProblem {
                field: field.into(),
                problem,
            });
        }
    };
    if wanted.slug.is_empty() {
        against("slug".to_owned(), Problem::Missing);
    } else if !is_slug(wanted.slug) {
        let most = MAX_SLUG_CHARS;
        against("slug".to_owned(), Problem::NotAShortName { most });
    }
    if matches!(wanted.template, Template::Neutral(_)) && file.calls.is_empty() {
        against("cities".to_owned(), Problem::NothingChosen);
    }
    for fault in edition_file::check(file, &cities.codes()) {
        let mut parts = fault.pointer.split('/').skip(1);
        let field = match (parts.next().unwrap_or_default(), parts.next()) {
            (field @ ("slug" | "organisation"), _) => field.to_owned(),
            (text @ ("title" | "lead"), Some(language)) => format!("edition-{text}-{language}"),
            // A text in no language is asked for in the reader's.
            (text @ ("title" | "lead"), None) => format!("edition-{text}-"),
            ("calls", _) if fault.pointer.contains("/phases/") => "years".to_owned(),
            ("calls", None) => "cities".to_owned(),
            _ => "from".to_owned(),
        };
        against(field, Problem::EditionFault(fault.kind));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_to_start_from_lie_ahead() {
        let neutral = edition_file::neutral();
        // The evening of a day within a year whose February is longer.
        let now = Timestamp(951_782_400_000_000 + MICROS_OF_DAY - 1);
        let phases = starting_phases(&neutral, now);
        let (starts, _) = phases.registration.resolve("UTC").expect("dates");
        let ahead = (starts.0 - now.0) / MICROS_OF_DAY;
        assert!((DAYS_AHEAD - 1..=DAYS_AHEAD).contains(&ahead), "{ahead}");
    }
}
