//! What people say about a data set: checked, written and changed apart from its file.

use contest::{Cities, CityCode, DataTopic, Localized, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    Office, Person, Problem, Refusal, Result, Seen, Thing, audit, refusal::UNKNOWN,
    storage::Change, texts::clean_text, versions::advance,
};

/// What people say about a data set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewDataset {
    /// Its part of an address: lower-case letters, digits and hyphens.
    pub slug: String,
    /// The code of a city, or [`BOTH_CITIES`].
    pub city: CityCode,
    /// What it is about, where one of the topics fits.
    #[serde(default)]
    pub topic: Option<DataTopic>,
    /// Its name.
    pub title: Localized,
    /// What it holds, in a few sentences.
    pub summary: Localized,
    /// Who offers the raw file.
    pub publisher: String,
    /// As the publisher writes it, such as `CC BY 4.0`.
    pub licence: String,
    /// The line that must stand wherever the data are used.
    pub attribution: String,
    /// Address where the publisher offers the raw file.
    pub source: String,
    /// Where the file itself can be fetched again; empty where it was uploaded.
    #[serde(default)]
    pub file_address: String,
    /// Whether the values are invented: the source is then only the model for the columns.
    #[serde(default)]
    pub invented: bool,
}

/// What stands for a city where a data set is about all of them.
pub const BOTH_CITIES: &str = "both";
/// Most characters of a data set's short name.
const MAX_SHORT_NAME_CHARS: usize = 60;
/// Most characters of each text about a data set.
const MAX_DESCRIPTION_CHARS: usize = 20_000;
/// Addresses that are pages of their own.
const RESERVED: [&str; 3] = ["new", "import", "explore"];

/// What a slug may consist of: it becomes part of an address.
fn is_slug_allowed(slug: &str) -> bool {
    (1..=MAX_SHORT_NAME_CHARS).contains(&slug.len())
        && slug
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

fn check(about: &NewDataset, cities: &Cities) -> Result<()> {
    if about.slug.is_empty() {
        return Err(Refusal::field("slug", Problem::Missing));
    }
    if !is_slug_allowed(&about.slug) {
        return Err(Refusal::field(
            "slug",
            Problem::NotAShortName {
                most: MAX_SHORT_NAME_CHARS,
            },
        ));
    }
    if RESERVED.contains(&about.slug.as_str()) {
        return Err(Refusal::field("slug", Problem::Taken));
    }
    if about.title.is_blank() {
        return Err(Refusal::field("title", Problem::Missing));
    }
    let texts = [
        ("publisher", &about.publisher),
        ("licence", &about.licence),
        ("attribution", &about.attribution),
        ("source", &about.source),
    ];
    let of_languages = [("title", &about.title), ("summary", &about.summary)];
    let localized = of_languages
        .into_iter()
        .flat_map(|(field, text)| text.0.values().map(move |text| (field, text)));
    for (field, text) in texts.into_iter().chain(localized) {
        clean_text(field, text, MAX_DESCRIPTION_CHARS)?;
    }
    if about.city.as_str() != BOTH_CITIES && cities.find(&about.city).is_none() {
        return Err(Refusal::field("city", Problem::UnknownChoice));
    }
    Ok(())
}

impl Office {
    /// Refuses what cannot become a data set, before anything long is begun.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where a field is wrong, or there is a data set with that slug.
    pub async fn check_new_dataset(&self, about: &NewDataset) -> Result<()> {
        check(about, &self.cities().await?)?;
        let known: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM dataset WHERE slug = $1")
            .bind(&about.slug)
            .fetch_one(self.store.read())
            .await?;
        if known > 0 {
            Err(Refusal::field("slug", Problem::Taken))
        } else {
            Ok(())
        }
    }

    /// Changes what people say about a data set; its slug stays.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where a field is wrong; [`Refusal::Overtaken`]; refused to all but those
    /// who manage data.
    pub async fn describe_dataset(
        &self,
        person: &Person,
        about: &NewDataset,
        seen: Seen,
        now: Timestamp,
    ) -> Result<()> {
        self.may_manage_data(Some(person)).await?;
        check(about, &self.cities().await?)?;
        let mut transaction = self.store.begin().await?;
        if !advance(
            &mut transaction,
            (&about.slug, Thing::Description),
            seen,
            about,
            (person, now),
        )
        .await?
        {
            return Ok(());
        }
        if describe(&mut transaction, about).await? == 0 {
            return Err(UNKNOWN);
        }
        audit::record(
            &mut transaction,
            now,
            &person.id,
            "describe-dataset",
            &about.slug,
            "",
        )
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Writes what people say about a data set; answers how many there are with that slug.
pub(super) async fn describe(transaction: &mut Change, about: &NewDataset) -> Result<u64> {
    Ok(sqlx::query(
        "UPDATE dataset
         SET city = $1,
             topic = $2,
             title = $3,
             summary = $4,
             publisher = $5,
             licence = $6,
             attribution = $7,
             source = $8,
             file_address = $9,
             invented = $10
         WHERE slug = $11",
    )
    .bind(&about.city)
    .bind(about.topic.map_or("", DataTopic::code))
    .bind(serde_json::to_string(&about.title)?)
    .bind(serde_json::to_string(&about.summary)?)
    .bind(&about.publisher)
    .bind(&about.licence)
    .bind(&about.attribution)
    .bind(&about.source)
    .bind(&about.file_address)
    .bind(i64::from(about.invented))
    .bind(&about.slug)
    .execute(&mut **transaction)
    .await?
    .rows_affected())
}
