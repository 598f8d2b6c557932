//! What a plan cannot know and an organiser may: that a juror and a member of a team of another
//! account are one person, and that a juror shares a team of another call with somebody whose entry
//! is judged here.

use contest::{Localized, Timestamp};

use crate::{Call, Failure, Office, Person, Result};

/// Something to look at before a plan is activated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acquaintance {
    /// Somebody in a team of the edition is called as a juror is.
    SameName {
        /// The juror's name.
        juror: String,
        /// The team's.
        team: String,
        /// The title of the call in which it takes part.
        call: Localized,
    },
    /// A juror and somebody whose entry is judged are in a team of another call.
    SharedTeam {
        /// The juror's name.
        juror: String,
        /// The name of the other one.
        mate: String,
        /// The team that they share.
        team: String,
        /// The number of the entry.
        entry: i64,
    },
}

#[derive(sqlx::FromRow)]
struct NamesakeRow {
    juror: String,
    team: String,
    title: String,
}

#[derive(sqlx::FromRow)]
struct MateRow {
    juror: String,
    mate: String,
    team: String,
    number: i64,
}

impl Office {
    /// What an organiser looks at before a plan of a call is activated, by the jurors' names.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but organisers and who watches over the call.
    pub async fn acquaintances(
        &self,
        organiser: &Person,
        call: &Call,
        now: Timestamp,
    ) -> Result<Vec<Acquaintance>> {
        self.as_observer(Some(organiser), call, now).await?;
        let namesakes: Vec<NamesakeRow> = sqlx::query_as(
            "SELECT DISTINCT person.name AS juror, team.name AS team, theirs.title
             FROM juror
             JOIN person ON person.id = juror.person
             JOIN call AS own ON own.id = juror.call
             JOIN person AS other ON other.name_key = person.name_key
               AND other.id <> person.id
               AND other.joined_to IS NULL
             JOIN took_part ON took_part.person = other.id
             JOIN team ON team.id = took_part.team
             JOIN call AS theirs ON theirs.id = took_part.call
               AND theirs.edition = own.edition
             WHERE juror.call = $1
               AND person.name_key <> ''
             ORDER BY person.name, team.name",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let mates: Vec<MateRow> = sqlx::query_as(
            "SELECT DISTINCT person.name AS juror, mate.name AS mate, shared.name AS team,
                    judged_entry.number
             FROM juror
             JOIN person ON person.id = juror.person
             JOIN call AS own ON own.id = juror.call
             JOIN took_part AS here ON here.person = juror.person
             JOIN call AS elsewhere ON elsewhere.id = here.call
               AND elsewhere.edition = own.edition
             JOIN team AS shared ON shared.id = here.team
             JOIN took_part AS theirs ON theirs.team = here.team
               AND theirs.person <> here.person
             JOIN person AS mate ON mate.id = theirs.person
             JOIN took_part AS judged ON judged.person = mate.id
               AND judged.call = juror.call
             JOIN judged_entry ON judged_entry.team = judged.team
             WHERE juror.call = $1
               AND here.call <> juror.call
             ORDER BY person.name, judged_entry.number, mate.name",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?;
        let namesakes = namesakes.into_iter().map(|row| {
            Ok::<_, Failure>(Acquaintance::SameName {
                call: serde_json::from_str(&row.title)?,
                juror: row.juror,
                team: row.team,
            })
        });
        let mates = mates.into_iter().map(|row| {
            Ok(Acquaintance::SharedTeam {
                juror: row.juror,
                mate: row.mate,
                team: row.team,
                entry: row.number,
            })
        });
        namesakes.chain(mates).collect()
    }
}
