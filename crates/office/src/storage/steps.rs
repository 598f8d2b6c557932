//! Steps of the database that this version does not know: a server of the next one took them, while
//! servers of this one still serve.
//!
//! A migration whose name begins with `add_` only adds: servers that do not know it go on beside
//! those that do. After any other they end, and those that are started refuse the database.

use sqlx::{AnyPool, migrate::Migrator};

use super::{OpenError, database};

/// What the description of a step begins with that only adds, as it stands in the database.
const ADDS: &str = "add ";

/// A step of the database beside which this version cannot serve.
///
/// # Errors
///
/// Where the database cannot be read.
pub(super) async fn find_unfit(pool: &AnyPool, known: &Migrator) -> Result<Option<i64>, OpenError> {
    let taken: Result<Vec<(i64, String)>, sqlx::Error> = sqlx::query_as(
        "SELECT version, description
         FROM _sqlx_migrations
         ORDER BY version",
    )
    .fetch_all(pool)
    .await;
    let taken = match taken {
        // An empty database has no such table.
        Err(sqlx::Error::Database(_)) => return Ok(None),
        taken => taken.map_err(database)?,
    };
    let mut unknown = taken
        .into_iter()
        .filter(|(version, _)| !known.version_exists(*version));
    Ok(unknown
        .find(|(_, description)| !description.starts_with(ADDS))
        .map(|(version, _)| version))
}

#[cfg(test)]
mod tests {
    use std::fs;

    /// What stands in the way of a statement that only adds.
    fn why_it_does_more(statement: &str) -> Option<&'static str> {
        let words: Vec<String> = statement
            .split_whitespace()
            .map(str::to_uppercase)
            .collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        match words.as_slice() {
            [] | ["CREATE", "TABLE" | "INDEX" | "VIEW", ..] => None,
            ["ALTER", "TABLE", _, "ADD", "COLUMN", column @ ..] => {
                let needed = column.windows(2).any(|pair| pair == ["NOT", "NULL"]);
                let given = column.contains(&"DEFAULT");
                (needed && !given).then_some("a column that servers before do not fill")
            }
            _ => Some("neither a table, an index, a view nor a column that is new"),
        }
    }

    #[test]
    fn what_says_that_it_only_adds_does() {
        let mut found = 0;
        for engine in ["sqlite", "postgres"] {
            let folder = format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
            for file in fs::read_dir(folder).expect("a folder") {
                let path = file.expect("a migration").path();
                let name = path.file_name().expect("a name").to_string_lossy();
                let (_, description) = name.split_once('_').expect("a number");
                if !description.starts_with("add_") {
                    continue;
                }
                found += 1;
                let text = fs::read_to_string(&path).expect("text");
                let lines: Vec<&str> = text
                    .lines()
                    .filter(|line| !line.trim_start().starts_with("--"))
                    .collect();
                for statement in lines.join("\n").split(';') {
                    let why = why_it_does_more(statement);
                    assert_eq!(why, None, "{name}: {statement}");
                }
            }
        }
        assert!(found > 0, "the rule is tried on something");
    }

    #[test]
    fn what_does_more_is_known() {
        for (statement, adds) in [
            ("CREATE TABLE a (b TEXT)", true),
            ("CREATE UNIQUE INDEX a ON b (c)", false),
            ("ALTER TABLE a ADD COLUMN b TEXT", true),
            ("ALTER TABLE a ADD COLUMN b TEXT NOT NULL", false),
            ("ALTER TABLE a ADD COLUMN b TEXT NOT NULL DEFAULT ''", true),
            ("ALTER TABLE a DROP COLUMN b", false),
            ("UPDATE a SET b = 1", false),
            ("CREATE TRIGGER a", false),
        ] {
            assert_eq!(why_it_does_more(statement).is_none(), adds, "{statement}");
        }
    }
}
