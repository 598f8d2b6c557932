//! By which letters the names of people are found.

use contest::PersonId;

use crate::{OpenError, Store, texts::fold};

/// Fills in by which letters names are found that were kept before anybody looked for them, a batch
/// in a transaction.
///
/// # Errors
///
/// Where the database fails.
pub(crate) async fn fill_name_keys(store: &Store) -> Result<(), OpenError> {
    let failed = |error: sqlx::Error| OpenError::Database(error.to_string());
    loop {
        let rows: Vec<(PersonId, String)> = sqlx::query_as(
            "SELECT id, name
             FROM person
             WHERE name_key = ''
             ORDER BY id
             LIMIT 1000",
        )
        .fetch_all(store.read())
        .await
        .map_err(failed)?;
        if rows.is_empty() {
            return Ok(());
        }
        let mut change = store.begin().await.map_err(failed)?;
        for (id, name) in rows {
            // Another server may have been faster: then the row has the same already.
            sqlx::query(
                "UPDATE person
                 SET name_key = $1
                 WHERE id = $2",
            )
            .bind(make_name_key(&name))
            .bind(&id)
            .execute(&mut *change)
            .await
            .map_err(failed)?;
        }
        change.commit().await.map_err(failed)?;
    }
}

/// By which letters a name is found. One that has none of its own is kept as a blank, so that it
/// counts as filled in.
pub(crate) fn make_name_key(name: &str) -> String {
    let key = fold(name);
    if key.is_empty() { " ".to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_key() {
        assert_eq!(make_name_key("Núria"), "nuria");
        assert_eq!(make_name_key("\u{3000}"), " ");
    }
}
