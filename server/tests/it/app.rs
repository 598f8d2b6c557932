//! A running Certamen of a test's own.

use std::{
    fs::{self, File},
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::UNIX_EPOCH,
};

use sqlx::Connection as _;
use tempfile::TempDir;
use ureq::Agent;

/// The moment at which every test begins, unless it says another.
pub const NOW: &str = "2027-05-14T12:00:00Z";
pub const PASSWORD: &str = "demo password 2027";
const PROGRAM: &str = env!("CARGO_BIN_EXE_certamen");

/// Makes tests of functions that take an [`App`]: each on SQLite and, where the environment names
/// one, on PostgreSQL.
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
                match $crate::app::App::postgres() {
                    Some(app) => super::$name(app),
                    None => eprintln!("skipped: CERTAMEN_TEST_POSTGRES names no PostgreSQL"),
                }
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
    agent: Agent,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub cookie: String,
    pub headers: Vec<(String, String)>,
    pub text: String,
}

/// The text of the area that begins here, as a browser reads it: line ends are made one kind, and
/// the first is the parser's.
pub fn area_content(rest: &str) -> String {
    let (_, rest) = rest.split_once('>').expect("the end of a tag");
    let text = rest
        .split("</textarea>")
        .next()
        .unwrap_or_default()
        .replace("\r\n", "\n");
    text.strip_prefix('\n')
        .unwrap_or(&text)
        .replace("&lt;", "<")
        .replace("&amp;", "&")
}

/// Whether a field carries what its form was made from.
pub fn carries(name: &str) -> bool {
    name == "seen" || name.starts_with("seen-") || name == "request"
}

/// The pages on which the form of an address may stand, where it carries a version.
fn pages_of_form(path: &str) -> Vec<String> {
    let (address, query) = path
        .split_once('?')
        .map_or((path, String::new()), |(address, query)| {
            (address, format!("?{query}"))
        });
    if let Some((base, form)) = address.split_once("/organise/") {
        let mut parts = form.split('/');
        let page = match parts.next().unwrap_or_default() {
            "finalists" | "decisions" | "publication" | "ranking" => {
                "/ranking?round=screening".to_owned()
            }
            "jurors" | "flags" | "round" | "mails" => query,
            "entries" => {
                let number = parts.next().unwrap_or_default();
                format!(
                    "/entries/{number}{}",
                    if parts.next() == Some("team") {
                        "/team"
                    } else {
                        ""
                    }
                )
            }
            first => format!("/{first}{query}"),
        };
        return vec![format!("{base}/organise{page}")];
    }
    let Some((base, (slug, form))) = address
        .split_once("/data/")
        .and_then(|(base, form)| Some((base, form.split_once('/')?)))
    else {
        return Vec::new();
    };
    let at = |page: &str| format!("{base}/data/{slug}{page}");
    match form {
        "publication" => vec![at(""), at("/recipe")],
        "refresh" => vec![at("")],
        "file" => vec![at("/recipe")],
        form => vec![at(&format!("/{form}"))],
    }
}

impl Answer {
    /// What the form with this action carries on the page `page`: of several the one whose hidden
    /// fields are those that are sent.
    pub fn carried(
        &self,
        page: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Vec<(String, String)> {
        let own = page.split('?').next() == Some(action);
        let attribute = |tag: &str, name: &str| {
            let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
            Some(rest.split('"').next()?.replace("&amp;", "&"))
        };
        let forms = self
            .text
            .split("<form ")
            .skip(1)
            .filter_map(|form| form.split("</form>").next());
        let of_action = forms.filter(|form| {
            let tag = form.split('>').next().unwrap_or_default();
            tag.contains("method=\"post\"")
                && attribute(&format!(" {tag}"), "action").map_or(own, |found| {
                    // A form of the round that runs names it in its address.
                    found == action
                        || (!action.contains('?') && found.split('?').next() == Some(action))
                })
        });
        let mut hidden = of_action.map(|form| {
            let inputs = form
                .split("<input")
                .skip(1)
                .filter_map(|input| input.split('>').next())
                .filter(|input| input.contains("type=\"hidden\""));
            inputs
                .filter_map(|input| {
                    Some((
                        attribute(input, "name")?,
                        attribute(input, "value").unwrap_or_default(),
                    ))
                })
                .collect::<Vec<_>>()
        });
        let sent = |name: &str, value: &str| {
            let mut of_name = fields.iter().filter(|(known, _)| *known == name).peekable();
            of_name.peek().is_none() || of_name.any(|(_, known)| *known == value)
        };
        let form = hidden.find(|hidden| {
            hidden
                .iter()
                .all(|(name, value)| carries(name) || sent(name, value))
        });
        form.unwrap_or_default()
            .into_iter()
            .filter(|(name, _)| carries(name))
            .collect()
    }

    /// The value of the first attribute `name="..."` after `marker`.
    pub fn attribute(&self, marker: &str, name: &str) -> String {
        let rest = &self.text[self
            .text
            .find(marker)
            .unwrap_or_else(|| panic!("no {marker} in {}", self.text))..];
        let start = rest
            .find(&format!("{name}=\""))
            .unwrap_or_else(|| panic!("no {name} after {marker}"))
            + name.len()
            + 2;
        rest[start..].split('"').next().expect("an end").to_owned()
    }

    /// Whether a box or radio button of a value is chosen.
    pub fn checked(&self, value: &str) -> bool {
        let inputs = self
            .text
            .split("<input ")
            .skip(1)
            .filter_map(|part| part.split('>').next());
        inputs
            .filter(|input| input.contains(&format!("value=\"{value}\"")))
            .any(|input| input.contains("checked"))
    }

    /// What stands in the area with an id, as a browser would show it.
    pub fn area(&self, id: &str) -> String {
        let marker = format!("<textarea id=\"{id}\"");
        let rest = &self.text[self
            .text
            .find(&marker)
            .unwrap_or_else(|| panic!("no area {id} in {}", self.text))..];
        area_content(rest)
    }

    /// What stands in each area of the page.
    pub fn areas(&self) -> Vec<String> {
        self.text
            .match_indices("<textarea ")
            .map(|(start, _)| area_content(&self.text[start..]))
            .collect()
    }

    /// Every address of a link or picture on the page.
    pub fn links(&self) -> Vec<String> {
        let address = |part: &&str| {
            part.starts_with('/')
                && !part.starts_with("//")
                && part.len() < 400
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_graphic() && !b"<>{}\\^`|".contains(&byte))
        };
        self.text
            .split(['"', '\''])
            .filter(address)
            .map(|part| part.replace("&amp;", "&"))
            .collect()
    }
}

/// What an upload consists of.
pub struct Upload<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

fn settings(command: &mut Command, database: &str, folder: &Path) {
    command
        .env("DATABASE_URL", database)
        .env("CERTAMEN_FILES", folder.join("files"))
        .env(
            "CERTAMEN_MAIL",
            format!("folder:{}", folder.join("mails").display()),
        )
        .env("CERTAMEN_SITE", folder.join("site"))
        .env("CERTAMEN_SIGN_IN_ATTEMPTS", "1000")
        .env("CERTAMEN_SAVES_PER_SECOND", "100000")
        .env("CERTAMEN_LOG", "warn");
}

/// A browser without memory: it follows nothing by itself, and every status is an answer.
fn agent() -> Agent {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .build()
        .into()
}

fn site(folder: &Path) {
    fs::create_dir_all(folder.join("site")).expect("a folder");
    fs::write(
        folder.join("site/manifest.json"),
        r#"{"style": "style.css", "script": "script"}"#,
    )
    .expect("written");
}

/// The folder of this crate as it is now: a program that another checkout built and this one found
/// again would know the other's.
pub fn checkout() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .expect("run by cargo")
        .into()
}

fn seeds() -> PathBuf {
    checkout().join("../seeds")
}

/// What changes when the program or the seeds do.
fn fingerprint() -> String {
    let stamp = |path: &Path| {
        let data = fs::metadata(path).expect("a file");
        let changed = data
            .modified()
            .ok()
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok())
            .map_or(0, |time| time.as_millis());
        format!("{changed:x}{:x}", data.len())
    };
    format!(
        "{}_{}",
        stamp(Path::new(PROGRAM)),
        stamp(&seeds().join("demo.json"))
    )
}

fn make_demo(database: &str, folder: &Path) {
    let mut command = Command::new(PROGRAM);
    settings(&mut command, database, folder);
    let output = command
        .args(["demo", "--now", NOW, "--seeds"])
        .arg(seeds())
        .output()
        .expect("the program starts");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// The folder of a demo that tests copy, made once for a build; other processes wait for it.
fn template() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("demo-{}", fingerprint()));
    fs::create_dir_all(&folder).expect("a folder");
    let lock = File::create(folder.join("lock")).expect("a lock");
    lock.lock().expect("the lock");
    if !folder.join("made").exists() {
        let _ = fs::remove_file(folder.join("certamen.db"));
        make_demo(
            &format!("sqlite:{}", folder.join("certamen.db").display()),
            &folder,
        );
        fs::write(folder.join("made"), "").expect("written");
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("copied");
        }
    }
}

fn psql(server: &str, statement: &str) {
    let output = Command::new("psql")
        .args([server, "-v", "ON_ERROR_STOP=1", "-q", "-c", statement])
        .output()
        .expect("psql");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
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

    /// With a copy of the demo on PostgreSQL.
    pub fn postgres() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let server = std::env::var("CERTAMEN_TEST_POSTGRES").ok()?;
        let template = template();
        let demo = format!("demo_{}", fingerprint());
        let database_of = |name: &str| server.replacen("/postgres?", &format!("/{name}?"), 1);
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
                make_demo(&database_of(&format!("{demo}_making")), scratch.path());
                psql(
                    &server,
                    &format!("ALTER DATABASE {demo}_making RENAME TO {demo}"),
                );
            }
            let name = format!(
                "test_{}_{}",
                std::process::id(),
                COUNT.fetch_add(1, Ordering::Relaxed)
            );
            psql(&server, &format!("CREATE DATABASE {name} TEMPLATE {demo}"));
            let folder = tempfile::tempdir().expect("a folder");
            copy(&template.join("files"), &folder.path().join("files"));
            Some(Self::at(folder, database_of(&name), NOW))
        }
    }

    fn at(folder: TempDir, database: String, now: &str) -> Self {
        site(folder.path());
        let mut app = Self {
            folder,
            database,
            child: None,
            address: String::new(),
            agent: agent(),
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
            agent: agent(),
        };
        let mut command = Command::new(PROGRAM);
        settings(&mut command, &app.database, app.folder.path());
        command.arg("serve");
        app.start_as(command);
        app
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
            "mount -t tmpfs -o size={megabytes}m tmpfs {disk} && cp -a {folder}/certamen.db* {folder}/files {folder}/site {disk}/ && exec {PROGRAM} serve --demo --now {NOW}",
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
        let server = std::env::var("CERTAMEN_TEST_POSTGRES").expect("a server");
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
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
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

    fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
        let mut response = response.expect("an answer");
        let header = |name: &str| {
            response
                .headers()
                .get(name)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default()
                .to_owned()
        };
        let (location, cookie) = (
            header("location"),
            header("set-cookie")
                .split(';')
                .next()
                .unwrap_or_default()
                .to_owned(),
        );
        let headers = response
            .headers()
            .iter()
            .map(|(name, value)| {
                (
                    name.to_string(),
                    value.to_str().unwrap_or_default().to_owned(),
                )
            })
            .collect();
        let bytes = response
            .body_mut()
            .with_config()
            .limit(100_000_000)
            .read_to_vec()
            .expect("a body");
        Answer {
            status: response.status().as_u16(),
            location,
            cookie,
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// GET as whoever the cookie says; an empty one is a visitor.
    pub fn get(&self, path: &str, cookie: &str) -> Answer {
        Self::answer(
            self.agent
                .get(format!("{}{path}", self.address))
                .header("cookie", cookie)
                .call(),
        )
    }

    /// The bytes of a public download.
    pub fn download(&self, path: &str) -> Vec<u8> {
        let mut response = self
            .agent
            .get(format!("{}{path}", self.address))
            .call()
            .expect("an answer");
        response
            .body_mut()
            .with_config()
            .limit(100_000_000)
            .read_to_vec()
            .expect("a body")
    }

    /// The bytes of a download as whoever the cookie says.
    pub fn bytes(&self, path: &str, cookie: &str) -> Vec<u8> {
        let mut response = self
            .agent
            .get(format!("{}{path}", self.address))
            .header("cookie", cookie)
            .call()
            .expect("an answer");
        response
            .body_mut()
            .with_config()
            .limit(100_000_000)
            .read_to_vec()
            .expect("a body")
    }

    /// GET with further headers.
    pub fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let request = headers.iter().fold(
            self.agent.get(format!("{}{path}", self.address)),
            |request, (name, value)| request.header(*name, *value),
        );
        Self::answer(request.call())
    }

    /// POST of a form as a browser sends it: with the version that the form carries on its page,
    /// unless the fields say another.
    pub fn post(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Answer {
        let carried = self.carried(path, fields, cookie);
        let all: Vec<(&str, &str)> = fields
            .iter()
            .copied()
            .chain(
                carried
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str())),
            )
            .collect();
        self.post_bare(path, &all, cookie)
    }

    /// What the form of an address carries on its page as it is now, beside what was typed.
    fn carried(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Vec<(String, String)> {
        if fields.iter().any(|(name, _)| carries(name)) {
            return Vec::new();
        }
        let mut carried = pages_of_form(path)
            .into_iter()
            .map(|page| self.get(&page, cookie).carried(&page, path, fields));
        carried
            .find(|carried| !carried.is_empty())
            .unwrap_or_default()
    }

    /// POST of nothing but these fields.
    pub fn post_bare(&self, path: &str, fields: &[(&str, &str)], cookie: &str) -> Answer {
        Self::answer(
            self.agent
                .post(format!("{}{path}", self.address))
                .header("cookie", cookie)
                .send_form(fields.iter().copied()),
        )
    }

    /// POST as a proxy on this machine passes it on for somebody at an address.
    pub fn post_from(&self, address: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self
            .agent
            .post(format!("{}{path}", self.address))
            .header("x-forwarded-for", address);
        Self::answer(request.send_form(fields.iter().copied()))
    }

    /// POST of a form with a file.
    pub fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: &Upload,
        cookie: &str,
    ) -> Answer {
        let carried = self.carried(path, fields, cookie);
        let fields = fields.iter().copied().chain(
            carried
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str())),
        );
        let boundary = "----certamen-test-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend_from_slice(
                format!("--{boundary}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        body.extend_from_slice(format!("--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{}\"\r\ncontent-type: application/octet-stream\r\n\r\n", file.name).as_bytes());
        body.extend_from_slice(file.bytes);
        body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
        Self::answer(
            self.agent
                .post(format!("{}{path}", self.address))
                .header("cookie", cookie)
                .header(
                    "content-type",
                    format!("multipart/form-data; boundary={boundary}"),
                )
                .send(&body[..]),
        )
    }

    /// Signs a demo account in; answers its cookie.
    pub fn sign_in(&self, mail: &str) -> String {
        let answer = self.post("/en/sign-in", &[("mail", mail), ("password", PASSWORD)], "");
        assert_eq!(answer.status, 303, "{mail}: {}", answer.text);
        answer.cookie
    }

    /// The first link in the newest mail whose subject holds `subject`, as a path.
    pub fn mailed_link(&self, subject: &str) -> String {
        let page = self.get("/en/mails", "").text;
        let at = page
            .find(subject)
            .unwrap_or_else(|| panic!("no mail {subject}"));
        let rest = &page[at..];
        // Links begin with the configured address, which is not the test's.
        let start = rest.find("href=\"http://127.0.0.1:3000").expect("a link")
            + "href=\"http://127.0.0.1:3000".len();
        rest[start..].split('"').next().expect("an end").to_owned()
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
}

impl Drop for App {
    fn drop(&mut self) {
        self.stop();
    }
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
