//! Organisations that share the service: each has its editions, and administrators who make them and
//! choose who organises them. An edition without one is the service's own.

use contest::{
    Action, Localized, MailAddress, PersonId, Timestamp,
    edition::{MAX_NAME_CHARS, is_slug},
};
use edition_file::{Notation, Source};
use serde::{Deserialize, Serialize};

use crate::{
    FileProblem, Office, Person, Problem, Refusal, Result, audit,
    editions::{file_problem::read_as, service_author::ServiceAuthor},
    refusal::UNKNOWN,
    storage::{Change, execute_one},
    versions::lock,
};

/// What is known of an organisation, as its file says it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// As in addresses and in the files of its editions.
    pub code: String,
    /// The mail address under which it is asked.
    pub contact: String,
    /// Its own pages, with `https://`; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// What it is called.
    pub name: Localized,
}

/// An organisation as a list tells it.
#[derive(Clone, Debug)]
pub struct OrganisationRow {
    /// The organisation.
    pub organisation: Organisation,
    /// Grows with each change.
    pub version: i64,
}

/// Somebody who administers an organisation.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OrganisationAdministrator {
    /// Who.
    pub person: PersonId,
    /// As they write it themselves.
    pub name: String,
    /// Their address.
    pub mail: String,
    /// Since when, in microseconds since 1970.
    pub since: i64,
}

#[derive(sqlx::FromRow)]
struct StoredOrganisation {
    content: String,
    version: i64,
}

impl TryFrom<StoredOrganisation> for OrganisationRow {
    type Error = crate::Failure;

    fn try_from(row: StoredOrganisation) -> Result<Self> {
        Ok(Self {
            organisation: serde_json::from_str(&row.content)?,
            version: row.version,
        })
    }
}

/// Reads the file of an organisation, in TOML or JSON.
///
/// # Errors
///
/// Everything that stands against it; where the text is of no organisation, the first thing.
pub fn parse_organisation(text: &str) -> Result<Organisation, Vec<FileProblem>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let notation = Notation::of(text);
    let organisation: Organisation = read_as(text, notation).map_err(|problem| vec![problem])?;
    let address = organisation.address.strip_prefix("https://");
    let names = || organisation.name.0.values();
    let checks = [
        (
            is_slug(&organisation.code),
            "code",
            "no code; allowed are lower-case letters from a to z, digits and hyphens within",
        ),
        (
            MailAddress::parse(&organisation.contact).is_some(),
            "contact",
            "no mail address",
        ),
        (
            organisation.address.is_empty() || address.is_some_and(|host| host.contains('.')),
            "address",
            "no address; it begins with https://",
        ),
        (
            !organisation.name.is_blank(),
            "name",
            "nothing is said; at least one language is asked for",
        ),
        (
            names().all(|name| name.chars().count() <= MAX_NAME_CHARS),
            "name",
            "too long; 80 characters are allowed",
        ),
    ];
    let source = Source::parse(text, notation).ok();
    let problems: Vec<FileProblem> = checks
        .into_iter()
        .filter(|(holds, ..)| !holds)
        .map(|(_, key, error)| {
            let position = source
                .as_ref()
                .map(|source| source.position(&format!("/{key}")))
                .unwrap_or_default();
            FileProblem::at(position, key.to_owned(), error.to_owned())
        })
        .collect();
    if problems.is_empty() {
        Ok(organisation)
    } else {
        Err(problems)
    }
}

/// An organisation as its file, which [`parse_organisation`] reads.
///
/// # Errors
///
/// Where it cannot be written as TOML.
pub fn write_organisation(organisation: &Organisation) -> Result<String, toml::ser::Error> {
    toml::to_string(organisation)
}

impl Office {
    /// Every organisation, by its code.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn organisations(&self) -> Result<Vec<OrganisationRow>> {
        let rows: Vec<StoredOrganisation> = sqlx::query_as(
            "SELECT content, version
             FROM organisation
             ORDER BY code",
        )
        .fetch_all(self.store.read())
        .await?;
        rows.into_iter().map(OrganisationRow::try_from).collect()
    }

    /// An organisation, where there is one of that code.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn organisation(&self, code: &str) -> Result<Option<OrganisationRow>> {
        let row: Option<StoredOrganisation> = sqlx::query_as(
            "SELECT content, version
             FROM organisation
             WHERE code = $1",
        )
        .bind(code)
        .fetch_optional(self.store.read())
        .await?;
        row.map(OrganisationRow::try_from).transpose()
    }

    /// The codes of the organisations that somebody administers: none for most.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn administered(&self, person: &Person) -> Result<Vec<String>> {
        Ok(sqlx::query_scalar(
            "SELECT organisation
             FROM organisation_administrator
             WHERE person = $1
             ORDER BY organisation",
        )
        .bind(&person.id)
        .fetch_all(self.store.read())
        .await?)
    }

    /// The organisations that somebody has a part in, by their codes: those that they administer,
    /// and every one for who runs the service.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn organisations_of(&self, person: &Person) -> Result<Vec<Organisation>> {
        let sees_all = ServiceAuthor::Person(person)
            .check(Action::SetOrganisations)
            .is_ok();
        let own = self.administered(person).await?;
        let rows = self.organisations().await?.into_iter();
        Ok(rows
            .map(|row| row.organisation)
            .filter(|organisation| sees_all || own.contains(&organisation.code))
            .collect())
    }

    /// Lets an organisation be what its file says, on top of the version that was seen: 0 of one
    /// that was not there. Answers whether anything was changed.
    ///
    /// # Errors
    ///
    /// [`Refusal::Overtaken`] where another version stands; unknown for who does not run the
    /// service.
    pub async fn import_organisation(
        &self,
        author: ServiceAuthor<'_>,
        organisation: &Organisation,
        seen: i64,
        now: Timestamp,
    ) -> Result<bool> {
        let person = author.check(Action::SetOrganisations)?;
        let code = &organisation.code;
        let mut change = self.store.begin().await?;
        lock(&mut change, format!("organisation {code}")).await?;
        let before = self.organisation(code).await?;
        if before.as_ref().map_or(0, |row| row.version) != seen {
            let (by, same) = (None, false);
            return Err(Refusal::Overtaken { by, same }.into());
        }
        if before.is_some_and(|row| row.organisation == *organisation) {
            return Ok(false);
        }
        execute_one(
            &mut change,
            sqlx::query(
                "INSERT INTO organisation (code, content, version, updated_at)
                 VALUES ($1, $2, 1, $3)
                 ON CONFLICT (code) DO UPDATE
                 SET content = excluded.content,
                     version = organisation.version + 1,
                     updated_at = excluded.updated_at",
            )
            .bind(code)
            .bind(serde_json::to_string(organisation)?)
            .bind(now.0),
        )
        .await?;
        let detail = if seen == 0 { "new" } else { "changed" };
        audit::record(&mut change, now, person, "organisation", code, detail).await?;
        change.commit().await?;
        Ok(true)
    }

    /// Who administers an organisation, by name.
    ///
    /// # Errors
    ///
    /// Unknown for who does not run the service.
    pub async fn organisation_administrators(
        &self,
        author: ServiceAuthor<'_>,
        code: &str,
    ) -> Result<Vec<OrganisationAdministrator>> {
        author.check(Action::SetOrganisations)?;
        Ok(sqlx::query_as(
            "SELECT person.id AS person, person.name, person.mail, organisation_administrator.since
             FROM organisation_administrator
             JOIN person ON person.id = organisation_administrator.person
             WHERE organisation_administrator.organisation = $1
             ORDER BY person.name, person.mail",
        )
        .bind(code)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Lets the owner of an account administer an organisation; who does already goes on.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where no account has the address; unknown where there is no such
    /// organisation, and for who does not run the service.
    pub async fn appoint_administrator(
        &self,
        author: ServiceAuthor<'_>,
        code: &str,
        mail: &str,
        now: Timestamp,
    ) -> Result<()> {
        let by = author.check(Action::SetOrganisations)?;
        self.organisation(code).await?.ok_or(UNKNOWN)?;
        let mut change = self.store.begin().await?;
        let person = lock_account_of(&mut change, mail).await?;
        let made = sqlx::query(
            "INSERT INTO organisation_administrator (person, organisation, since)
             VALUES ($1, $2, $3)
             ON CONFLICT (person, organisation) DO NOTHING",
        )
        .bind(&person)
        .bind(code)
        .bind(now.0)
        .execute(&mut *change)
        .await?
        .rows_affected();
        if made > 0 {
            let (action, detail) = ("organisation-administrator", person.as_str());
            audit::record(&mut change, now, by, action, code, detail).await?;
        }
        change.commit().await?;
        Ok(())
    }

    /// Takes the right to administer an organisation from somebody; from who has none, nothing is
    /// taken. What they organise stays theirs.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] where no account has the address; unknown for who does not run the
    /// service.
    pub async fn dismiss_administrator(
        &self,
        author: ServiceAuthor<'_>,
        code: &str,
        mail: &str,
        now: Timestamp,
    ) -> Result<()> {
        let by = author.check(Action::SetOrganisations)?;
        let mut change = self.store.begin().await?;
        let person = lock_account_of(&mut change, mail).await?;
        let gone = sqlx::query(
            "DELETE FROM organisation_administrator
             WHERE person = $1
               AND organisation = $2",
        )
        .bind(&person)
        .bind(code)
        .execute(&mut *change)
        .await?
        .rows_affected();
        if gone > 0 {
            let (action, detail) = ("organisation-administrator-removed", person.as_str());
            audit::record(&mut change, now, by, action, code, detail).await?;
        }
        change.commit().await?;
        Ok(())
    }
}

/// The account with an address, which cannot be joined to another one meanwhile.
async fn lock_account_of(change: &mut Change, mail: &str) -> Result<PersonId> {
    let address = MailAddress::read(mail)
        .map_err(|fault| Refusal::field("mail", Problem::MailAddress(fault)))?;
    // One statement finds it and locks it.
    let person: Option<PersonId> = sqlx::query_scalar(
        "UPDATE person
         SET name = name
         WHERE mail = $1
           AND joined_to IS NULL
         RETURNING id",
    )
    .bind(address.as_str())
    .fetch_optional(&mut **change)
    .await?;
    person.ok_or_else(|| Refusal::field("mail", Problem::NoAccount))
}
