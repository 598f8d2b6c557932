//! A running Certamen of a test's own, and who asks it for what.
//!
//! A test gets an [`App`], signs somebody in (`app.juror(2)`, `app.organiser()`), asks
//! (`juror.get(path)`, `organiser.post(path, &fields)`) and says what the [`Answer`] must be
//! (`answer.is(422).says("At most 3.")`). What stands where on a page is read by [`Page`].

mod answer;
mod bucket;
mod client;
mod demo;
mod page;
mod session;

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    ops::Deref,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use sqlx::{Any, AnyConnection, Connection as _, Row as _, any::AnyArguments, query::Query};
use tempfile::TempDir;

use self::demo::{copy, fingerprint, make_demo, psql, settings, site, template};
pub use self::{
    answer::Answer,
    bucket::{Bucket, Manner, collect},
    client::Client,
    demo::{checkout, read_routes},
    page::{Page, Part, carries},
    session::Session,
};

/// The moment at which every test begins, unless it says another.
pub const NOW: &str = "2027-05-14T12:00:00Z";
pub const PASSWORD: &str = "demo password 2027";
const PROGRAM: &str = env!("CARGO_BIN_EXE_certamen");

/// Makes tests of functions that take an [`App`]: each on SQLite and on PostgreSQL.
macro_rules! on_both_engines {
    ($($name:ident),* $(,)?) => {
        $(
        mod $name {

            #[test]
            fn on_sqlite() {
                super::$name($crate::app::App::sqlite());
            }

            #[test]
            fn on_postgres() {
                super::$name($crate::app::App::postgres());
            }
        })*
    };
}
pub(crate) use on_both_engines;

/// The same for functions that are about files: also with files in a bucket.
macro_rules! on_every_store {
    ($($name:ident),* $(,)?) => {
        $crate::app::on_both_engines![$($name),*];
        mod in_a_bucket {
            $(
            #[test]
            fn $name() {
                super::$name($crate::app::App::in_bucket());
            })*
        }
    };
}
pub(crate) use on_every_store;

/// A server process with its database and files.
pub struct App {
    folder: TempDir,
    database: String,
    /// Settings beside those of every test.
    environment: Vec<(String, String)>,
    /// Where files are kept, if that is no folder.
    bucket: Option<Bucket>,
    child: Option<Child>,
    pub address: String,
    client: Arc<Client>,
    own: Server,
}

/// A server of an app, and who asks it.
pub struct Server {
    /// The program, unless it is the app's own.
    child: Option<Child>,
    client: Arc<Client>,
}

impl Deref for Server {
    type Target = Client;

    fn deref(&self) -> &Client {
        &self.client
    }
}

impl Server {
    /// Who asks it.
    pub fn client(&self) -> Arc<Client> {
        Arc::clone(&self.client)
    }

    /// Ends it with SIGKILL.
    pub fn kill(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A server beside that of a test.
pub struct Second(Child);

impl Drop for Second {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What an upload consists of.
pub struct Upload<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

impl App {
    /// With a copy of the demo on SQLite.
    pub fn sqlite() -> Self {
        let template = template();
        let folder = tempfile::tempdir().expect("a folder");
        for name in ["certamen.db", "certamen.db-wal"] {
            if template.join(name).exists() {
                fs::copy(template.join(name), folder.path().join(name)).expect("copied");
            }
        }
        copy(&template.join("files"), &folder.path().join("files"));
        let database = format!("sqlite:{}", folder.path().join("certamen.db").display());
        Self::at(folder, database, NOW)
    }

    /// With a copy of the demo on SQLite, and its files in a bucket.
    pub fn in_bucket() -> Self {
        let mut app = Self::sqlite();
        app.stop();
        app.move_into_bucket();
        app.start(NOW);
        app
    }

    /// Makes a bucket with the files of the folder, which is gone then.
    fn move_into_bucket(&mut self) {
        let objects = self.files_folder().join("objects");
        let bucket = Bucket::start(self.folder.path(), &objects);
        fs::remove_dir_all(&objects).expect("removed");
        self.environment.extend(bucket.settings());
        self.bucket = Some(bucket);
    }

    /// Keeps files in a bucket from the next start on, which is empty.
    pub fn turn_to_bucket(&mut self) {
        let bucket = Bucket::start(self.folder.path(), &self.folder.path().join("nothing"));
        self.environment.extend(bucket.settings());
        self.bucket = Some(bucket);
    }

    /// The bucket of an app whose files are in one.
    pub fn bucket(&self) -> &Bucket {
        self.bucket.as_ref().expect("a bucket")
    }

    /// Tells a command of the program where everything is.
    fn configure(&self, command: &mut Command) {
        settings(command, &self.database, self.folder.path());
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
    }

    /// With a copy of the demo on SQLite, where portals may lie within this machine.
    pub fn with_private_portals() -> Self {
        Self::with("CERTAMEN_PRIVATE_PORTALS", "yes")
    }

    /// With a copy of the demo on SQLite and one setting other than the tests'.
    pub fn with(variable: &str, value: &str) -> Self {
        let app = Self::sqlite();
        app.restarted_with(variable, value, NOW)
    }

    /// With a copy of the demo on the PostgreSQL that the environment names.
    pub fn postgres() -> Self {
        let server = postgres_server();
        let template = template();
        let demo = format!("demo_{}", fingerprint());
        {
            let lock = File::create(template.join("postgres-lock")).expect("a lock");
            lock.lock().expect("the lock");
            let known = Command::new("psql")
                .args([
                    &server,
                    "-tAc",
                    &format!("SELECT 1 FROM pg_database WHERE datname = '{demo}'"),
                ])
                .output()
                .expect("psql");
            if known.stdout.is_empty() {
                psql(&server, &format!("CREATE DATABASE {demo}_making"));
                let scratch = tempfile::tempdir().expect("a folder");
                make_demo(
                    &database_of(&server, &format!("{demo}_making")),
                    scratch.path(),
                );
                psql(
                    &server,
                    &format!("ALTER DATABASE {demo}_making RENAME TO {demo}"),
                );
            }
            let name = new_name();
            psql(&server, &format!("CREATE DATABASE {name} TEMPLATE {demo}"));
            let folder = tempfile::tempdir().expect("a folder");
            copy(&template.join("files"), &folder.path().join("files"));
            Self::at(folder, database_of(&server, &name), NOW)
        }
    }

    fn at(folder: TempDir, database: String, now: &str) -> Self {
        site(folder.path());
        let client = Arc::new(Client::new());
        let mut app = Self {
            folder,
            database,
            environment: Vec::new(),
            bucket: None,
            child: None,
            address: String::new(),
            own: Server {
                child: None,
                client: Arc::clone(&client),
            },
            client,
        };
        app.start(now);
        app
    }

    /// Without the demo: an empty database on SQLite, as its operator finds it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        site(folder.path());
        let database = format!("sqlite:{}", folder.path().join("certamen.db").display());
        let client = Arc::new(Client::new());
        let mut app = Self {
            folder,
            database,
            environment: Vec::new(),
            bucket: None,
            child: None,
            address: String::new(),
            own: Server {
                child: None,
                client: Arc::clone(&client),
            },
            client,
        };
        let mut command = Command::new(PROGRAM);
        settings(&mut command, &app.database, app.folder.path());
        command.arg("serve");
        app.start_as(command);
        app
    }

    /// An empty database on the same engine, without the demo, at another moment.
    pub fn emptied_at(self, now: &str) -> Self {
        let mut app = self.emptied();
        app.start(now);
        app
    }

    /// An empty database on the same engine, which no server serves.
    pub fn emptied(mut self) -> Self {
        self.stop();
        let folder = tempfile::tempdir().expect("a folder");
        let database = if self.is_postgres() {
            let (server, name) = (postgres_server(), new_name());
            psql(&server, &format!("CREATE DATABASE {name}"));
            database_of(&server, &name)
        } else {
            format!("sqlite:{}", folder.path().join("certamen.db").display())
        };
        site(folder.path());
        self.database = database;
        self.folder = folder;
        self
    }

    /// The app's own server.
    pub fn server(&self) -> &Server {
        &self.own
    }

    /// Another server on the same database and files, with an address of its own.
    pub fn another(&self) -> Server {
        self.another_at(NOW)
    }

    /// Another server at another moment.
    pub fn another_at(&self, now: &str) -> Server {
        let mut command = Command::new(PROGRAM);
        self.configure(&mut command);
        command.args(["serve", "--demo", "--now", now]);
        let (child, address) = listen(command);
        let client = Arc::new(Client::new());
        client.turn_to(&address);
        Server {
            child: Some(child),
            client,
        }
    }

    /// Sets something otherwise from the next start on.
    pub fn set(&mut self, variable: &str, value: &str) {
        self.environment
            .push((variable.to_owned(), value.to_owned()));
    }

    fn start(&mut self, now: &str) {
        let mut command = Command::new(PROGRAM);
        self.configure(&mut command);
        command.args(["serve", "--demo", "--now", now]);
        self.start_as(command);
    }

    fn start_as(&mut self, command: Command) {
        let (child, address) = listen(command);
        self.address = address;
        self.client.turn_to(&self.address);
        self.child = Some(child);
    }

    /// With a copy of the demo on SQLite, all of it on a disk of its own of so many megabytes,
    /// which [`App::disk`] reaches. `None` where this machine does not let a test mount one.
    pub fn on_small_disk(megabytes: u32) -> Option<Self> {
        // A mount namespace of the process's own: the disk is gone with it.
        const ALONE: [&str; 3] = ["--user", "--map-root-user", "--mount"];
        if !Command::new("unshare")
            .args(ALONE)
            .arg("true")
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success())
        {
            return None;
        }
        let mut app = Self::sqlite();
        app.stop();
        let disk = app.folder.path().join("disk");
        fs::create_dir_all(&disk).expect("a folder");
        let script = format!(
            "mount -t tmpfs -o size={megabytes}m tmpfs {disk} \
             && cp -a {folder}/certamen.db* {folder}/files {folder}/site {disk}/ \
             && exec {PROGRAM} serve --demo --now {NOW}",
            disk = disk.display(),
            folder = app.folder.path().display()
        );
        app.database = format!("sqlite:{}", disk.join("certamen.db").display());
        let mut command = Command::new("unshare");
        settings(&mut command, &app.database, &disk);
        command.args(ALONE).args(["sh", "-c", &script]);
        app.start_as(command);
        Some(app)
    }

    /// The small disk as the server sees it.
    pub fn disk(&self) -> PathBuf {
        let disk = self.folder.path().join("disk");
        Path::new("/proc")
            .join(self.pid().to_string())
            .join("root")
            .join(disk.strip_prefix("/").expect("absolute"))
    }

    /// Runs a statement on the database, past the server.
    pub fn execute(&self, statement: &str) {
        self.try_execute(statement).expect("done");
    }

    /// Runs a statement on the database, past the server, which may refuse it.
    pub fn try_execute(&self, statement: &str) -> Result<u64, String> {
        self.ask_database(statement, async |query, connection| {
            query
                .execute(connection)
                .await
                .map(|done| done.rows_affected())
        })
    }

    /// The first column of what the database answers, which must be a text.
    pub fn read(&self, statement: &str) -> Vec<String> {
        let rows = self.ask_database(statement, async |query, connection| {
            query.fetch_all(connection).await
        });
        rows.expect("read").iter().map(|row| row.get(0)).collect()
    }

    fn ask_database<T>(
        &self,
        statement: &str,
        ask: impl AsyncFnOnce(
            Query<'_, Any, AnyArguments>,
            &mut AnyConnection,
        ) -> Result<T, sqlx::Error>,
    ) -> Result<T, String> {
        sqlx::any::install_default_drivers();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let mut connection = AnyConnection::connect(&self.database)
                .await
                .expect("connects");
            let query = sqlx::query(sqlx::AssertSqlSafe(statement.to_owned()));
            let answer = ask(query, &mut connection).await;
            answer.map_err(|error| error.to_string())
        })
    }

    /// Takes the guards of a table off, as who owns the database can: for what a test changes that
    /// nobody may.
    pub fn unguard(&self, table: &str) {
        if self.is_postgres() {
            self.execute(&format!("ALTER TABLE {table} DISABLE TRIGGER USER"));
            return;
        }
        let guards = format!(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'"
        );
        for guard in self.read(&guards) {
            self.execute(&format!("DROP TRIGGER {guard}"));
        }
    }

    /// Lets the database take connections, or cuts those that there are and takes no new ones.
    /// PostgreSQL only.
    pub fn let_connect(&self, allowed: bool) {
        let server = postgres_server();
        let name = self
            .database
            .rsplit('/')
            .find_map(|part| part.split_once("?host=").map(|(name, _)| name))
            .expect("a name");
        psql(
            &server,
            &format!("ALTER DATABASE {name} ALLOW_CONNECTIONS {allowed}"),
        );
        if !allowed {
            psql(
                &server,
                &format!(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                     WHERE datname = '{name}'"
                ),
            );
        }
    }

    /// The same database and files at another moment.
    pub fn restarted_at(mut self, now: &str) -> Self {
        self.stop();
        self.start(now);
        self
    }

    /// The same database and files at another moment, with one setting other than the tests'.
    pub fn restarted_with(mut self, variable: &str, value: &str, now: &str) -> Self {
        self.stop();
        let mut command = Command::new(PROGRAM);
        self.configure(&mut command);
        command
            .env(variable, value)
            .args(["serve", "--demo", "--now", now]);
        self.start_as(command);
        self
    }

    /// Another server on the same database and files at a moment, until what is answered is
    /// dropped.
    pub fn second(&self, now: &str) -> Second {
        self.second_with(&[], now)
    }

    /// The same with settings of its own.
    pub fn second_with(&self, environment: &[(&str, &str)], now: &str) -> Second {
        let mut command = Command::new(PROGRAM);
        self.configure(&mut command);
        command
            .args(["serve", "--demo", "--now", now])
            .envs(environment.iter().copied())
            .env("CERTAMEN_LISTEN", "127.0.0.1:0")
            .stdout(Stdio::null());
        Second(command.spawn().expect("the program starts"))
    }

    /// Ends the server with SIGKILL.
    pub fn stop(&mut self) {
        if let Some(mut child) = self.child.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }

    pub fn pid(&self) -> u32 {
        self.child.as_ref().expect("it runs").id()
    }

    /// A page that everybody sees, once it says something: another process changed what it shows,
    /// which this one notices within a moment.
    pub fn page_that_says(&self, path: &str, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let text = self.get(path, "").text;
            if text.contains(words) {
                return text;
            }
            assert!(
                begun.elapsed() < Duration::from_secs(20),
                "{path} lacks {words}: {text}"
            );
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// GET as whoever the cookie says; an empty one is a visitor.
    pub fn get(&self, path: &str, cookie: &str) -> Answer {
        self.client.get(path, cookie)
    }

    /// GET with further headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.client.get_with(path, headers)
    }

    /// The bytes of a public download.
    pub fn download(&self, path: &str) -> Vec<u8> {
        self.client.bytes(path, "")
    }

    /// The bytes of a download for whoever the cookie says.
    pub fn client_bytes(&self, path: &str, cookie: &str) -> Vec<u8> {
        self.client.bytes(path, cookie)
    }

    /// Whether a download ends before all that was announced has come.
    pub fn breaks_off(&self, path: &str, cookie: &str) -> bool {
        let mut stream =
            TcpStream::connect(self.address.trim_start_matches("http://")).expect("it connects");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: {cookie}\r\nconnection: close\r\n\r\n"
        )
        .expect("sent");
        let mut answer = Vec::new();
        // One that is cut may end with an error.
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer).to_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            return true;
        };
        assert!(head.starts_with("http/1.1 200"), "{head}");
        let announced: usize = head
            .split("content-length: ")
            .nth(1)
            .and_then(|rest| rest.split("\r\n").next()?.parse().ok())
            .expect("a length");
        body.len() < announced
    }

    /// POST of a form as a browser sends it: with the version that the form carries on its page,
    /// unless the fields say another.
    pub fn post(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Answer {
        self.client.post(path, fields, cookie)
    }

    /// POST of nothing but these fields.
    pub fn post_bare(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Answer {
        self.client.post_bare(path, fields, cookie)
    }

    /// POST as a proxy on this machine passes it on for somebody at an address.
    pub fn post_from(&self, address: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.client.post_from(address, path, fields)
    }

    /// POST of a form with a file.
    pub fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: &Upload,
        cookie: &str,
    ) -> Answer {
        self.client.upload(path, fields, file, cookie)
    }

    /// The first link in the newest mail whose subject holds `subject`, as a path.
    pub fn mailed_link(&self, subject: &str) -> String {
        let page = self.get("/en/mails", "").text;
        Page::read(&page).link_of_mail(subject)
    }

    pub fn is_postgres(&self) -> bool {
        self.database.starts_with("postgres")
    }

    pub fn mails_folder(&self) -> PathBuf {
        self.folder.path().join("mails")
    }

    pub fn files_folder(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    /// Runs a command of the program on this database.
    pub fn command(&self, arguments: &[&str]) -> std::process::Output {
        self.command_with(arguments, &[])
    }

    /// The same with settings of its own.
    pub fn command_with(
        &self,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> std::process::Output {
        let mut command = Command::new(PROGRAM);
        self.configure(&mut command);
        command
            .args(arguments)
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .output()
            .expect("the program starts")
    }

    /// Starts a command of the program on this database and kills it after a while.
    pub fn command_killed(&self, arguments: &[&str], after: Duration) {
        let mut command = Command::new(PROGRAM);
        self.configure(&mut command);
        let mut child = command
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        std::thread::sleep(after);
        // It may be done by now.
        let _ = child.kill();
        child.wait().expect("its end");
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Starts a server; answers where it listens.
fn listen(mut command: Command) -> (Child, String) {
    command
        .env("CERTAMEN_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut output = BufReader::new(child.stdout.take().expect("its output"));
    let mut line = String::new();
    output.read_line(&mut line).expect("a line");
    let address = line.trim().rsplit(' ').next().expect("an address");
    // It may say more, which nobody reads.
    child.stdout = Some(output.into_inner());
    (child, address.to_owned())
}

/// The address of the PostgreSQL that the environment names.
fn postgres_server() -> String {
    std::env::var("CERTAMEN_TEST_POSTGRES")
        .expect("CERTAMEN_TEST_POSTGRES names a server: run by .ci/with-postgres")
}

/// The address of a database of a server.
fn database_of(server: &str, name: &str) -> String {
    server.replacen("/postgres?", &format!("/{name}?"), 1)
}

/// The name of a database that no other test has.
fn new_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    // A number of a process comes back in a long run.
    let begun = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
    format!("test_{}_{}_{count}", std::process::id(), begun.as_millis())
}

/// A PNG of 4 x 3 pixels.
pub fn png() -> Vec<u8> {
    const BYTES: &[u8] = &[
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44,
        0x52, 0x00, 0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0x03, 0x08, 0x02, 0x00, 0x00, 0x00, 0x3b,
        0x96, 0x39, 0x91, 0x00, 0x00, 0x00, 0x0f, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x60,
        0x48, 0x99, 0x8d, 0x40, 0x38, 0x39, 0x00, 0xe1, 0xf9, 0x0b, 0xf5, 0x0e, 0xda, 0xc9, 0xce,
        0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
    ];
    BYTES.to_vec()
}
