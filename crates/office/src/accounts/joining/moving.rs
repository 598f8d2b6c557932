//! What becomes of everything that names an account which is joined to another one. What holds now
//! moves; what happened once stays as it was written down, under a row of the person that has the
//! kept one's name.

use std::collections::BTreeSet;

use contest::{CallId, EditionId, PersonId, Timestamp};

use super::obstacles::Pair;
use crate::{
    Result, Thing,
    accounts::{
        address_changes::forget_change,
        helping::{end_links, end_sessions, turn_mails},
        invitations::{accept_invitations, lock_invitations, read_invited},
        roles::lock_person,
    },
    jury::sentences::copy_shared,
    storage::{Change, execute_one},
    versions::{lock, touch_by},
};

/// The calls in which an account is anything, in an order in which everybody locks them.
async fn read_calls(change: &mut Change, person: &PersonId) -> Result<Vec<CallId>> {
    Ok(sqlx::query_scalar(
        "SELECT call.id
         FROM call
         WHERE call.id IN (SELECT call FROM juror WHERE person = $1)
            OR call.id IN (SELECT call FROM took_part WHERE person = $1)
            OR call.id IN (SELECT call FROM assignment WHERE juror = $1)
         ORDER BY call.id",
    )
    .bind(person)
    .fetch_all(&mut **change)
    .await?)
}

/// The editions in which an account has, or had, a role.
async fn read_editions(change: &mut Change, person: &PersonId) -> Result<Vec<EditionId>> {
    Ok(sqlx::query_scalar(
        "SELECT edition.id
         FROM edition
         WHERE edition.id IN (SELECT edition FROM organiser WHERE person = $1)
            OR edition.id IN (SELECT edition FROM appointment WHERE person = $1)
         ORDER BY edition.id",
    )
    .bind(person)
    .fetch_all(&mut **change)
    .await?)
}

/// Locks what others lock before the person, in their order: editions, then calls. Whatever either
/// address is invited to is among them, for what it becomes is decided within this change.
pub(super) async fn lock_places(
    change: &mut Change,
    people: [&PersonId; 2],
    mails: [&str; 2],
    now: Timestamp,
) -> Result<()> {
    let (mut editions, mut calls) = (BTreeSet::new(), BTreeSet::new());
    for mail in mails {
        editions.extend(read_invited(change, mail, now).await?);
    }
    for person in people {
        editions.extend(read_editions(change, person).await?);
        calls.extend(read_calls(change, person).await?);
    }
    for edition in &editions {
        lock(change, edition).await?;
    }
    for call in &calls {
        lock(change, call).await?;
    }
    Ok(())
}

/// Lets nobody become anything until this change ends: what is found to stand against it is all
/// there is. Links go before, as whoever opens one takes them.
pub(super) async fn lock_people(change: &mut Change, pair: Pair<'_>) -> Result<()> {
    end_links(change, pair.other).await?;
    let mut people = [pair.kept, pair.other];
    people.sort();
    for person in people {
        lock_person(change, person).await?;
    }
    Ok(())
}

/// Moves everything of one account to another one, whose address is proven. Nothing stands against
/// it, and both are locked.
pub(super) async fn move_everything(
    change: &mut Change,
    pair: Pair<'_>,
    (kept_mail, other_mail): (&str, &str),
    now: Timestamp,
) -> Result<()> {
    end_sessions(change, pair.other).await?;
    let (calls, editions) = (
        read_calls(change, pair.other).await?,
        read_editions(change, pair.other).await?,
    );
    discard_plans(change, pair.other, now).await?;
    move_teams(change, pair).await?;
    move_juries(change, pair).await?;
    move_sheets(change, pair).await?;
    move_roles(change, pair, now).await?;
    for call in &calls {
        for thing in [
            Thing::Plan,
            Thing::Juror(pair.kept),
            Thing::Letters,
            Thing::Publication,
        ] {
            touch_by(change, (call, thing), (pair.kept, now)).await?;
        }
    }
    for edition in &editions {
        touch_by(change, (edition, Thing::Organisers), (pair.kept, now)).await?;
    }
    for person in [pair.kept, pair.other] {
        // One may wait for another address.
        forget_change(change, person).await?;
    }
    close_other(change, pair).await?;
    turn_mails(change, (other_mail, kept_mail), now).await?;
    let invited = lock_invitations(change, other_mail, now).await?;
    accept_invitations(change, (pair.kept, other_mail), &invited, now).await
}

/// Runs statements over the ids of the account that is kept ($1) and of the other one ($2); each
/// may find nothing.
async fn run(change: &mut Change, pair: Pair<'_>, statements: &[&'static str]) -> Result<()> {
    for statement in statements {
        sqlx::query(*statement)
            .bind(pair.kept)
            .bind(pair.other)
            .execute(&mut **change)
            .await?;
    }
    Ok(())
}

/// Open plans name jurors: they are made again in a moment.
async fn discard_plans(change: &mut Change, other: &PersonId, now: Timestamp) -> Result<()> {
    sqlx::query(
        "UPDATE plan
         SET state = 'discarded', settled_at = $1
         WHERE state = 'open'
           AND call IN (SELECT call FROM juror WHERE person = $2)",
    )
    .bind(now.0)
    .bind(other)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Teams: of one in which both are, one goes; who took part since when is the earlier of the two,
/// and who is in the team was not removed from it.
async fn move_teams(change: &mut Change, pair: Pair<'_>) -> Result<()> {
    run(
        change,
        pair,
        &[
            "DELETE FROM member
             WHERE person = $2
               AND team IN (SELECT team FROM member WHERE person = $1)",
            "UPDATE member
             SET person = $1
             WHERE person = $2",
            "UPDATE took_part
             SET since = (
                     SELECT MIN(one.since)
                     FROM took_part AS one
                     WHERE one.team = took_part.team
                       AND one.person IN ($1, $2)
                 )
             WHERE person = $1",
            "DELETE FROM took_part
             WHERE person = $2
               AND team IN (SELECT team FROM took_part WHERE person = $1)",
            "UPDATE took_part
             SET person = $1
             WHERE person = $2",
            "UPDATE took_part
             SET removed_at = NULL, removed_by = NULL
             WHERE person = $1
               AND person <> $2
               AND team IN (SELECT team FROM member WHERE person = $1)",
            "UPDATE received
             SET person = $1
             WHERE person = $2",
            "UPDATE team
             SET captain = $1
             WHERE captain = $2",
        ],
    )
    .await
}

/// What a juror is and said beside their sheets.
async fn move_juries(change: &mut Change, pair: Pair<'_>) -> Result<()> {
    run(
        change,
        pair,
        &[
            "DELETE FROM juror
             WHERE person = $2
               AND call IN (SELECT call FROM juror WHERE person = $1)",
            "UPDATE juror
             SET person = $1
             WHERE person = $2",
            "DELETE FROM conflict
             WHERE juror = $2
               AND EXISTS (
                   SELECT 1
                   FROM conflict AS own
                   WHERE own.juror = $1
                     AND own.entry = conflict.entry
                     AND own.kind = conflict.kind
               )",
            "UPDATE conflict
             SET juror = $1
             WHERE juror = $2",
            "DELETE FROM uncounted
             WHERE juror = $2
               AND call IN (SELECT call FROM uncounted WHERE juror = $1)",
            "UPDATE uncounted
             SET juror = $1
             WHERE juror = $2",
            "UPDATE flag
             SET juror = $1
             WHERE juror = $2",
            "DELETE FROM own_order
             WHERE juror = $2
               AND EXISTS (
                   SELECT 1
                   FROM own_order AS own
                   WHERE own.juror = $1
                     AND own.call = own_order.call
                     AND own.round = own_order.round
               )",
            "UPDATE own_order
             SET juror = $1
             WHERE juror = $2",
            "UPDATE ballot
             SET juror = $1
             WHERE juror = $2",
            "UPDATE letter
             SET withheld = REPLACE(withheld, $2, $1)
             WHERE withheld LIKE '%' || $2 || '%'",
        ],
    )
    .await
}

/// Sheets with their marks, and the history of each mark. A mark names its sheet, so the sheets are
/// there under both names while the marks move. The database lets history name another juror for
/// as long as both have confirmed that they are one, and for nothing else.
async fn move_sheets(change: &mut Change, pair: Pair<'_>) -> Result<()> {
    run(
        change,
        pair,
        &["INSERT INTO assignment (
               round, juror, entry, call, conflict, recusal, comment_team, comment_jury,
               comment_version, finished_at, created_at, sentences
           )
           SELECT round, $1, entry, call, conflict, recusal, comment_team, comment_jury,
                  comment_version, finished_at, created_at, sentences
           FROM assignment
           WHERE juror = $2"],
    )
    .await?;
    copy_shared(change, (pair.other, pair.kept)).await?;
    run(
        change,
        pair,
        &[
            "UPDATE mark
             SET juror = $1
             WHERE juror = $2",
            "UPDATE mark_history
             SET juror = $1
             WHERE juror = $2",
            "DELETE FROM assignment
             WHERE juror = $2
               AND juror <> $1",
        ],
    )
    .await
}

/// Roles: the same one twice is one, and who runs all of an edition runs each of its calls.
async fn move_roles(change: &mut Change, pair: Pair<'_>, now: Timestamp) -> Result<()> {
    sqlx::query(
        "UPDATE appointment
         SET until = $3
         WHERE person = $2
           AND until IS NULL
           AND EXISTS (
               SELECT 1
               FROM appointment AS own
               WHERE own.person = $1
                 AND own.until IS NULL
                 AND own.edition = appointment.edition
                 AND COALESCE(own.call, '') = COALESCE(appointment.call, '')
           )",
    )
    .bind(pair.kept)
    .bind(pair.other)
    .bind(now.0)
    .execute(&mut **change)
    .await?;
    run(
        change,
        pair,
        &[
            "UPDATE appointment
             SET person = $1
             WHERE person = $2",
            "DELETE FROM organiser
             WHERE person = $2
               AND edition IN (SELECT edition FROM organiser WHERE person = $1)",
            "UPDATE organiser
             SET person = $1
             WHERE person = $2",
            "DELETE FROM former_organiser
             WHERE person = $2
               AND edition IN (SELECT edition FROM former_organiser WHERE person = $1)",
            "UPDATE former_organiser
             SET person = $1
             WHERE person = $2",
            "DELETE FROM organisation_administrator
             WHERE person = $2
               AND organisation IN (
                   SELECT organisation
                   FROM organisation_administrator
                   WHERE person = $1
               )",
            "UPDATE organisation_administrator
             SET person = $1
             WHERE person = $2",
            // Whoever planned a publication must be who may publish when its moment comes.
            "UPDATE publication_plan
             SET planned_by = $1
             WHERE planned_by = $2",
        ],
    )
    .await?;
    sqlx::query(
        "UPDATE appointment
         SET until = $2
         WHERE person = $1
           AND role = 'organiser'
           AND until IS NULL
           AND edition IN (SELECT edition FROM organiser WHERE person = $1)",
    )
    .bind(pair.kept)
    .bind(now.0)
    .execute(&mut **change)
    .await?;
    Ok(())
}

/// Leaves of the other account a row that nobody signs in to, which has the kept one's name. Its
/// address is free.
async fn close_other(change: &mut Change, pair: Pair<'_>) -> Result<()> {
    run(
        change,
        pair,
        &[
            "UPDATE person
             SET organisation = (SELECT organisation FROM person AS one WHERE one.id = $2)
             WHERE id = $1
               AND organisation = ''",
            "UPDATE person
             SET joined_to = $1
             WHERE joined_to = $2",
        ],
    )
    .await?;
    execute_one(
        change,
        sqlx::query(
            "UPDATE person
             SET joined_to = $1,
                 name = (SELECT name FROM person AS kept WHERE kept.id = $1),
                 name_key = (SELECT name_key FROM person AS kept WHERE kept.id = $1),
                 mail = id || '@joined.invalid',
                 password_hash = NULL,
                 verified_at = NULL,
                 administrator = 0,
                 reminders = 0
             WHERE id = $2",
        )
        .bind(pair.kept)
        .bind(pair.other),
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use sqlx::AnyPool;

    use crate::Store;

    /// What becomes of a column that names a person.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Fate {
        /// It names the account that is kept.
        Moves,
        /// It says who did something once.
        Stays,
        /// Its rows are over.
        Ends,
    }

    /// Every column that names a person, by its table, with what becomes of it. A test compares it
    /// with the database: a new one is decided about here.
    const PERSON_COLUMNS: [(&str, &str, Fate); 46] = [
        ("account_joining", "asked_by", Fate::Stays),
        ("account_joining", "kept", Fate::Ends),
        ("account_joining", "other", Fate::Ends),
        ("acting", "administrator", Fate::Stays),
        ("acting", "person", Fate::Stays),
        ("address_change", "asked_by", Fate::Stays),
        ("address_change", "person", Fate::Ends),
        ("appointment", "person", Fate::Moves),
        ("assignment", "juror", Fate::Moves),
        ("audit", "person", Fate::Stays),
        ("ballot", "juror", Fate::Moves),
        ("conflict", "juror", Fate::Moves),
        ("conflict", "made_by", Fate::Stays),
        ("decision", "decided_by", Fate::Stays),
        ("embargo_visit", "person", Fate::Stays),
        ("exclusion", "excluded_by", Fate::Stays),
        ("extension", "set_by", Fate::Stays),
        ("flag", "juror", Fate::Moves),
        ("flag", "settled_by", Fate::Stays),
        ("form_version", "changed_by", Fate::Stays),
        ("former_organiser", "person", Fate::Moves),
        ("juror", "person", Fate::Moves),
        ("letter", "released_by", Fate::Stays),
        ("link", "person", Fate::Ends),
        ("mark", "juror", Fate::Moves),
        ("mark_history", "juror", Fate::Moves),
        ("member", "person", Fate::Moves),
        ("minute", "made_by", Fate::Stays),
        ("organisation_administrator", "person", Fate::Moves),
        ("organiser", "person", Fate::Moves),
        ("organiser_invitation", "invited_by", Fate::Stays),
        ("own_order", "juror", Fate::Moves),
        ("pause", "paused_by", Fate::Stays),
        ("person", "joined_to", Fate::Moves),
        ("phase_move", "moved_by", Fate::Stays),
        ("plan", "made_by", Fate::Stays),
        ("publication", "published_by", Fate::Stays),
        ("publication_plan", "planned_by", Fate::Moves),
        ("ranking", "made_by", Fate::Stays),
        ("received", "person", Fate::Moves),
        ("revision", "submitted_by", Fate::Stays),
        ("session", "person", Fate::Ends),
        ("took_part", "person", Fate::Moves),
        ("team", "captain", Fate::Moves),
        ("uncounted", "juror", Fate::Moves),
        ("uncounted", "set_by", Fate::Stays),
    ];

    /// The columns of a sheet that are copied here: all but what its team reads.
    const SHEET_COLUMNS: [&str; 12] = [
        "round",
        "juror",
        "entry",
        "call",
        "conflict",
        "recusal",
        "comment_team",
        "comment_jury",
        "comment_version",
        "finished_at",
        "created_at",
        "sentences",
    ];

    /// The columns of every table that name a person: by a reference, or by what they are called.
    async fn read_columns(pool: &AnyPool) -> BTreeSet<(String, String)> {
        let named: Vec<(String, String)> = sqlx::query_as(
            "SELECT tables.name AS of_table, columns.name AS of_column
             FROM sqlite_master AS tables
             JOIN pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table'
               AND (
                   columns.name IN ('person', 'juror', 'captain')
                   OR columns.name LIKE '%!_by' ESCAPE '!'
               )
             UNION
             SELECT tables.name AS of_table, links.\"from\" AS of_column
             FROM sqlite_master AS tables
             JOIN pragma_foreign_key_list(tables.name) AS links
             WHERE tables.type = 'table'
               AND links.\"table\" = 'person'",
        )
        .fetch_all(pool)
        .await
        .expect("the columns");
        // It says which kind of people removed somebody, not who.
        let kind = ("took_part".to_owned(), "removed_by".to_owned());
        named.into_iter().filter(|column| *column != kind).collect()
    }

    async fn open() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("office.db").display());
        let store = Store::open(&url.into(), false).await.expect("opens");
        (folder, store)
    }

    #[tokio::test]
    async fn it_is_decided_of_every_column_that_names_a_person() {
        let (_folder, store) = open().await;
        let known: BTreeSet<(String, String)> = PERSON_COLUMNS
            .iter()
            .map(|(table, column, _)| ((*table).to_owned(), (*column).to_owned()))
            .collect();
        assert_eq!(known.len(), PERSON_COLUMNS.len());
        assert_eq!(read_columns(store.read()).await, known);
    }

    #[test]
    fn what_moves_is_moved_here() {
        let source = include_str!("moving.rs");
        let code = source.split("#[cfg(test)]").next().expect("the code");
        for (table, column, fate) in PERSON_COLUMNS {
            let moves = code.lines().zip(code.lines().skip(1)).any(|(line, next)| {
                line.contains(&format!("UPDATE {table}")) && next.contains(&format!("{column} = "))
            });
            let copied = table == "assignment";
            assert_eq!(moves || copied, fate == Fate::Moves, "{table}.{column}");
        }
    }

    #[tokio::test]
    async fn a_sheet_is_copied_with_all_that_it_holds() {
        let (_folder, store) = open().await;
        let columns: Vec<String> =
            sqlx::query_scalar("SELECT name FROM pragma_table_info('assignment')")
                .fetch_all(store.read())
                .await
                .expect("the columns");
        let columns: BTreeSet<&str> = columns.iter().map(String::as_str).collect();
        let known = BTreeSet::from(SHEET_COLUMNS);
        assert!(known.is_subset(&columns));
        // What goes to the team is copied where it is written.
        assert_eq!(columns.difference(&known).count(), 1, "{columns:?}");
    }
}
