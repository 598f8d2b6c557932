//! Two engines behind one text: what differs between SQLite and PostgreSQL stands here and nowhere
//! else.

use std::{
    ops::{Deref, DerefMut},
    path::Path,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::{ExposeSecret, SecretString};
use sqlx::{
    Any, AnyConnection, AnyPool, Transaction,
    any::{AnyArguments, AnyPoolOptions},
    postgres::PgConnectOptions,
    query::Query,
};

use crate::{Entropy, Result, transport::is_protected_database};

/// The database engine in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Why the office could not be opened: one sentence each.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("The database address must begin with sqlite: or postgres:// (setting database).")]
    Scheme,
    #[error(
        "The folder {0} of the database does not exist; create it or change the setting database."
    )]
    Folder(String),
    #[error(
        "The database was made by a newer version of Certamen, beside which this one cannot serve \
         (it has step {0}); start that version, or restore a backup."
    )]
    Newer(i64),
    #[error(
        "The database at {0} would be spoken to in the clear, or without knowing whether it is \
         the right one: add ?sslmode=verify-full to its address (setting database), and \
         &sslrootcert=FILE where its certificate is of an authority of your own."
    )]
    Unprotected(String),
    #[error("The database cannot be opened: {0}")]
    Database(String),
    #[error("The bucket {0} is no address such as https://s3.example/works (setting bucket).")]
    BucketAddress(String),
    #[error(
        "The bucket {0} would be spoken to in the clear: its address must begin with https:// \
         (setting bucket)."
    )]
    UnprotectedBucket(String),
    #[error("The bucket cannot be used: {0} (settings bucket, bucket_key, bucket_secret).")]
    Bucket(String),
    #[error("The folder {folder} for files cannot be used: {reason} (setting files).")]
    Files { folder: String, reason: String },
}

/// The pools. SQLite has one writer and several readers; PostgreSQL one pool for both.
#[derive(Clone)]
pub struct Store {
    read: AnyPool,
    write: AnyPool,
    engine: Engine,
    /// Changes that this process has committed, and times that it was told to look again.
    changes: Arc<AtomicU64>,
    /// Everything that this process has committed, marks too.
    commits: Arc<AtomicU64>,
    generation: Arc<Mutex<Option<Generation>>>,
}

/// The newest row of the audit log, as it was read.
#[derive(Clone, Copy)]
struct Generation {
    number: i64,
    /// Changes of this process before it was read, and the moment before it was read.
    changes: u64,
    read_at: Instant,
}

/// How long another process's change may stay unnoticed: as if the request had come that much
/// earlier.
const GENERATION_HOLDS: Duration = Duration::from_millis(100);

/// A transaction that writes.
pub(crate) struct Change {
    transaction: Transaction<'static, Any>,
    changes: Arc<AtomicU64>,
    commits: Arc<AtomicU64>,
}

impl Change {
    /// Makes it durable. What this process remembers of the state before is forgotten.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        let outcome = self.transaction.commit().await;
        self.changes.fetch_add(1, Ordering::SeqCst);
        self.commits.fetch_add(1, Ordering::SeqCst);
        outcome
    }

    /// Makes a change durable of which nothing that is remembered knows: no call, no public page.
    /// Those hold on.
    pub(crate) async fn commit_keeping_caches(self) -> Result<(), sqlx::Error> {
        let outcome = self.transaction.commit().await;
        self.commits.fetch_add(1, Ordering::SeqCst);
        outcome
    }
}

/// Runs a statement that must change exactly one row.
///
/// # Errors
///
/// What the database says, and a protocol error where another number of rows was changed: the
/// transaction is given up then, for what it was about to say is not true.
pub(crate) async fn execute_one(
    connection: &mut AnyConnection,
    statement: Query<'_, Any, AnyArguments>,
) -> Result<(), sqlx::Error> {
    let rows = statement.execute(connection).await?.rows_affected();
    if rows == 1 {
        return Ok(());
    }
    Err(sqlx::Error::Protocol(format!(
        "a statement that must change one row changed {rows}"
    )))
}

impl Deref for Change {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.transaction
    }
}

impl DerefMut for Change {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.transaction
    }
}

/// Connections that read at once from SQLite. Each is a thread; more than a few per core only
/// queue.
const SQLITE_READERS: u32 = 4;
const POSTGRES_CONNECTIONS: u32 = 16;

impl Store {
    /// Opens the database and applies the migrations that it lacks. One that lies beyond this
    /// machine must be spoken to over TLS with a checked certificate, unless `plain` allows
    /// otherwise.
    pub(crate) async fn open(url: &SecretString, plain: bool) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let url = url.expose_secret();
        let store = if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.trim_start_matches("//");
            let folder = Path::new(path)
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty());
            if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
                return Err(OpenError::Folder(folder.display().to_string()));
            }
            // The writer comes first: it creates the file and turns it to WAL, which readers
            // cannot.
            let write = sqlite_pool(
                path,
                1,
                &[
                    "PRAGMA journal_mode = WAL",
                    "PRAGMA synchronous = FULL",
                    "PRAGMA busy_timeout = 10000",
                ],
            )
            .await?;
            let read = sqlite_pool(
                path,
                SQLITE_READERS,
                &[
                    "PRAGMA busy_timeout = 10000",
                    "PRAGMA query_only = 1",
                    "PRAGMA mmap_size = 134217728",
                ],
            )
            .await?;
            Self::of(read, write, Engine::Sqlite)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let options: PgConnectOptions = url.parse().map_err(database)?;
            if !plain && !is_protected_database(&options) {
                return Err(OpenError::Unprotected(options.get_host().to_owned()));
            }
            let pool = AnyPoolOptions::new()
                .max_connections(POSTGRES_CONNECTIONS)
                .connect(url)
                .await
                .map_err(database)?;
            Self::of(pool.clone(), pool, Engine::Postgres)
        } else {
            return Err(OpenError::Scheme);
        };
        let mut migrations = match store.engine {
            Engine::Sqlite => sqlx::migrate!("migrations/sqlite"),
            Engine::Postgres => sqlx::migrate!("migrations/postgres"),
        };
        // A server of the next version may have brought the database there while those of this one
        // still serve, and are started again.
        if let Some(step) = steps::find_unfit(&store.write, &migrations).await? {
            return Err(OpenError::Newer(step));
        }
        migrations.set_ignore_missing(true);
        match migrations.run(&store.write).await {
            Ok(()) => Ok(store),
            Err(error) => Err(OpenError::Database(error.to_string())),
        }
    }

    fn of(read: AnyPool, write: AnyPool, engine: Engine) -> Self {
        Self {
            read,
            write,
            engine,
            changes: Arc::default(),
            commits: Arc::default(),
            generation: Arc::default(),
        }
    }

    /// The pool for reading.
    pub(crate) const fn read(&self) -> &AnyPool {
        &self.read
    }

    /// A transaction that writes. SQLite takes its one write lock at once, so that no later
    /// statement fails for it.
    pub(crate) async fn begin(&self) -> Result<Change, sqlx::Error> {
        let transaction = match self.engine {
            Engine::Sqlite => match self.write.begin_with("BEGIN IMMEDIATE").await {
                // A full disk makes SQLite roll back by itself, which its connection here does not
                // learn: it would count itself within that transaction for ever, and every write
                // would fail until a restart.
                Err(sqlx::Error::InvalidSavePointStatement) => {
                    self.write.acquire().await?.close().await?;
                    self.write.begin_with("BEGIN IMMEDIATE").await?
                }
                begun => begun?,
            },
            Engine::Postgres => self.write.begin().await?,
        };
        Ok(Change {
            transaction,
            changes: Arc::clone(&self.changes),
            commits: Arc::clone(&self.commits),
        })
    }

    /// A transaction that reads one state, whatever is committed while it reads.
    pub(crate) async fn begin_reading(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        match self.engine {
            // In WAL a transaction reads what stood at its first statement.
            Engine::Sqlite => self.read.begin().await,
            Engine::Postgres => {
                let begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
                self.read.begin_with(begin).await
            }
        }
    }

    /// Forgets what was known of the newest change, where other servers may have made one: what is
    /// asked for next is as new as all that any of them has committed by now.
    pub(crate) fn look_again(&self) {
        if self.engine == Engine::Postgres {
            self.changes.fetch_add(1, Ordering::SeqCst);
        }
    }

    /// How often this process has committed anything.
    pub(crate) fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }

    /// The number of the newest row of the audit log. Every change of what is remembered (calls,
    /// public pages) adds a row in its own transaction, so what was read at a generation holds as
    /// long as the generation does, on every server. A change of this process shows at once, one of
    /// another within [`GENERATION_HOLDS`].
    pub(crate) async fn generation(&self) -> Result<i64> {
        let changes = self.changes.load(Ordering::SeqCst);
        let known = *self
            .generation
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known
            .filter(|known| known.changes == changes && known.read_at.elapsed() < GENERATION_HOLDS)
        {
            return Ok(known.number);
        }
        let read_at = Instant::now();
        let number = sqlx::query_scalar("SELECT COALESCE(MAX(number), 0) FROM audit")
            .fetch_one(&self.read)
            .await?;
        *self
            .generation
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(Generation {
            number,
            changes,
            read_at,
        });
        Ok(number)
    }

    /// Whether the database answers.
    pub(crate) async fn ready(&self) -> Result<()> {
        sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM setting")
            .fetch_one(&self.read)
            .await?;
        Ok(())
    }

    /// The key of signed links; made at the first start.
    pub(crate) async fn key(&self, entropy: &dyn Entropy) -> Result<[u8; 32], OpenError> {
        sqlx::query(
            "INSERT INTO setting (name, value)
             VALUES ('key', $1)
             ON CONFLICT (name) DO NOTHING",
        )
        .bind(URL_SAFE_NO_PAD.encode(entropy.secret()))
        .execute(&self.write)
        .await
        .map_err(database)?;
        let text: String = sqlx::query_scalar("SELECT value FROM setting WHERE name = 'key'")
            .fetch_one(&self.write)
            .await
            .map_err(database)?;
        URL_SAFE_NO_PAD
            .decode(text)
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .ok_or_else(|| OpenError::Database("the stored key is damaged".to_owned()))
    }
}

fn database(error: sqlx::Error) -> OpenError {
    OpenError::Database(error.to_string())
}

async fn sqlite_pool(
    path: &str,
    connections: u32,
    pragmas: &'static [&'static str],
) -> Result<AnyPool, OpenError> {
    AnyPoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .after_connect(move |connection, _| {
            Box::pin(async move {
                for pragma in pragmas {
                    sqlx::query(*pragma).execute(&mut *connection).await?;
                }
                Ok(())
            })
        })
        .connect(&format!("sqlite://{path}?mode=rwc"))
        .await
        .map_err(database)
}

mod steps;

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    /// Names of the migrations of an engine.
    fn migrations(engine: &str) -> BTreeSet<String> {
        let folder = format!("{}/migrations/{engine}", env!("CARGO_MANIFEST_DIR"));
        fs::read_dir(folder)
            .expect("a folder of migrations")
            .map(|file| {
                let name = file.expect("a migration").file_name();
                name.into_string().expect("a name in UTF-8")
            })
            .collect()
    }

    #[test]
    fn both_engines_have_the_same_migrations() {
        let names = migrations("sqlite");
        assert_eq!(names, migrations("postgres"));
        // Their numbers are what a database remembers of them: each is given once.
        let numbers: BTreeSet<_> = names
            .iter()
            .filter_map(|name| name.split('_').next())
            .collect();
        assert_eq!(numbers.len(), names.len());
    }
}
