//! A running Certamen of a test's own, and who asks it for what.
//!
//! A test gets an [`App`], signs somebody in (`app.juror(2)`, `app.organiser()`), asks
//! (`juror.get(path)`, `organiser.post(path, &fields)`) and says what the [`Answer`] must be
//! (`answer.is(422).says("At most 3.")`). What stands where on a page is read by [`Page`].

mod answer;
mod client;
mod demo;
mod page;
mod session;

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

use sqlx::Connection as _;
use tempfile::TempDir;

pub use self::{
    answer::Answer,
    demo::checkout,
    page::{Page, Part, carries},
    session::Session,
};
use self::{
    client::Client,
    demo::{copy, fingerprint, make_demo, psql, settings, site, template},
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

/// A server process with its database and files.
pub struct App {
    folder: TempDir,
    database: String,
    child: Option<Child>,
    pub address: String,
    client: Arc<Client>,
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
        let mut app = Self {
            folder,
            database,
            child: None,
            address: String::new(),
            client: Arc::new(Client::new()),
        };
        app.start(now);
        app
    }

    /// Without the demo: an empty database on SQLite, as its operator finds it.
    pub fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        site(folder.path());
        let database = format!("sqlite:{}", folder.path().join("certamen.db").display());
        let mut app = Self {
            folder,
            database,
            child: None,
            address: String::new(),
            client: Arc::new(Client::new()),
        };
        let mut command = Command::new(PROGRAM);
        settings(&mut command, &app.database, app.folder.path());
        command.arg("serve");
        app.start_as(command);
        app
    }

    /// An empty database on the same engine, without the demo, at another moment.
    pub fn emptied_at(mut self, now: &str) -> Self {
        self.stop();
        let folder = tempfile::tempdir().expect("a folder");
        let database = if self.is_postgres() {
            let (server, name) = (postgres_server(), new_name());
            psql(&server, &format!("CREATE DATABASE {name}"));
            database_of(&server, &name)
        } else {
            format!("sqlite:{}", folder.path().join("certamen.db").display())
        };
        Self::at(folder, database, now)
    }

    fn start(&mut self, now: &str) {
        let mut command = Command::new(PROGRAM);
        settings(&mut command, &self.database, self.folder.path());
        command.args(["serve", "--demo", "--now", now]);
        self.start_as(command);
    }

    fn start_as(&mut self, mut command: Command) {
        command
            .env("CERTAMEN_LISTEN", "127.0.0.1:0")
            .stdout(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut output = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        output.read_line(&mut line).expect("a line");
        self.address = line
            .trim()
            .rsplit(' ')
            .next()
            .expect("an address")
            .to_owned();
        // It may say more, which nobody reads.
        child.stdout = Some(output.into_inner());
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
        sqlx::any::install_default_drivers();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let mut connection = sqlx::AnyConnection::connect(&self.database)
                .await
                .expect("connects");
            sqlx::query(sqlx::AssertSqlSafe(statement.to_owned()))
                .execute(&mut connection)
                .await
                .expect("done");
        });
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
        settings(&mut command, &self.database, self.folder.path());
        command
            .env(variable, value)
            .args(["serve", "--demo", "--now", now]);
        self.start_as(command);
        self
    }

    /// The same database and files at another moment, served by one who leaves the jobs to others.
    pub fn restarted_without_worker(mut self, now: &str) -> Self {
        self.stop();
        let mut command = Command::new(PROGRAM);
        settings(&mut command, &self.database, self.folder.path());
        command.args(["serve", "--demo", "--worker=none", "--now", now]);
        self.start_as(command);
        self
    }

    /// Who works on the jobs of the same database and files at a moment, and serves nothing, until
    /// what is answered is dropped.
    pub fn worker(&self, now: &str) -> Second {
        let mut command = Command::new(PROGRAM);
        settings(&mut command, &self.database, self.folder.path());
        command.args(["worker", "--now", now]);
        Second(command.spawn().expect("the program starts"))
    }

    /// Another server on the same database and files at a moment, until what is answered is
    /// dropped.
    pub fn second(&self, now: &str) -> Second {
        let mut command = Command::new(PROGRAM);
        settings(&mut command, &self.database, self.folder.path());
        command
            .args(["serve", "--demo", "--now", now])
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
        settings(&mut command, &self.database, self.folder.path());
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
        settings(&mut command, &self.database, self.folder.path());
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
    format!("test_{}_{count}", std::process::id())
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
