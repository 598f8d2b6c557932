//! Taking out a call with all that hangs on it before anybody comes to it: where an edition is
//! changed, and where one is deleted. What is somebody's work hinders it and is not listed here;
//! the database refuses where some is left.

use contest::CallId;

use crate::{
    Result,
    storage::{Change, execute_one},
};

/// What depends on something comes before it.
const STATEMENTS: [&str; 23] = [
    // A mail that was not sent would speak of what is there no more.
    "DELETE FROM mail WHERE call = $1 AND sent_at IS NULL",
    "UPDATE mail SET call = NULL WHERE call = $1",
    "DELETE FROM call_preview WHERE call = $1",
    "DELETE FROM publication_plan WHERE call = $1",
    "DELETE FROM publication WHERE call = $1",
    "DELETE FROM embargo_visit WHERE call = $1",
    "DELETE FROM embargo WHERE call = $1",
    "DELETE FROM pause WHERE call = $1",
    "DELETE FROM phase_move WHERE call = $1",
    "DELETE FROM minute WHERE call = $1",
    "DELETE FROM own_order WHERE call = $1",
    "DELETE FROM ranking WHERE call = $1",
    "DELETE FROM plan WHERE call = $1",
    "DELETE FROM pair_round WHERE call = $1",
    // One that is left vacant names no entry.
    "DELETE FROM decision WHERE call = $1",
    "DELETE FROM appointment WHERE call = $1",
    "DELETE FROM sign_up
     WHERE token_hash IN (SELECT token_hash FROM organiser_invitation WHERE call = $1)",
    "DELETE FROM organiser_invitation WHERE call = $1",
    "DELETE FROM juror WHERE call = $1",
    "DELETE FROM award WHERE call = $1",
    "DELETE FROM criterion WHERE call = $1",
    "DELETE FROM round WHERE call = $1",
    "DELETE FROM phase WHERE call = $1",
];

/// Takes out a call in which nobody takes part; whether that is so was asked before.
pub(super) async fn delete_call(change: &mut Change, call: &CallId) -> Result<()> {
    for statement in STATEMENTS {
        sqlx::query(statement)
            .bind(call)
            .execute(&mut **change)
            .await?;
    }
    execute_one(
        change,
        sqlx::query("DELETE FROM call WHERE id = $1").bind(call),
    )
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::storage::Store;

    /// Tables of what is somebody's work, which keeps a call.
    const KEEP: [&str; 13] = [
        "assignment",
        "ballot",
        "conflict",
        "entry",
        "finalist",
        "flag",
        "letter",
        "listed_entry",
        "member",
        "revision",
        "team",
        "took_part",
        "uncounted",
    ];

    #[tokio::test]
    async fn it_is_decided_of_every_table_that_names_a_call() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("office.db").display());
        let store = Store::open(&url.into(), false).await.expect("opens");
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT DISTINCT tables.name
             FROM sqlite_master AS tables
             JOIN pragma_foreign_key_list(tables.name) AS links
             WHERE tables.type = 'table'
               AND links.\"table\" = 'call'",
        )
        .fetch_all(store.read())
        .await
        .expect("the tables");
        let cleared = STATEMENTS.iter().filter_map(|statement| {
            let table = statement.strip_prefix("DELETE FROM ")?;
            table.split_whitespace().next()
        });
        // Invitations lead to their links, which name no call.
        let cleared = cleared.filter(|table| *table != "sign_up");
        let decided: BTreeSet<&str> = cleared.chain(KEEP).collect();
        let named: BTreeSet<&str> = tables.iter().map(String::as_str).collect();
        assert_eq!(named, decided);
    }
}
