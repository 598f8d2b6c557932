//! The demo that tests begin with: made once for a build, then copied.

use std::{
    fs::{self, File},
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
    process::Command,
    time::UNIX_EPOCH,
};

use super::{NOW, PROGRAM};

pub fn settings(command: &mut Command, database: &str, folder: &Path) {
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
        .env("CERTAMEN_FREE_MEGABYTES", "1")
        .env("CERTAMEN_LOG", "warn");
}

pub fn site(folder: &Path) {
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

/// The addresses of all rooms of pages, as their sources write them.
pub fn read_routes() -> String {
    let rooms = fs::read_dir(checkout().join("../app/pages")).expect("the rooms");
    rooms
        .map(|room| room.expect("a room").path().join("src/routes.rs"))
        .map(|routes| fs::read_to_string(routes).expect("its routes"))
        .collect()
}

/// What changes when the program or the seeds do: 16 characters, for the name of a database in
/// PostgreSQL has 63 at most.
pub fn fingerprint() -> String {
    let stamp = |path: &Path| {
        let data = fs::metadata(path).expect("a file");
        let changed = data
            .modified()
            .ok()
            .and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        (changed, data.len())
    };
    let mut hasher = DefaultHasher::new();
    stamp(Path::new(PROGRAM)).hash(&mut hasher);
    for file in [
        "demo.json",
        "editions/example-2025.toml",
        "editions/example-2027.toml",
    ] {
        stamp(&seeds().join(file)).hash(&mut hasher);
    }
    format!("{:016x}", hasher.finish())
}

pub fn make_demo(database: &str, folder: &Path) {
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
pub fn template() -> PathBuf {
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

pub fn copy(from: &Path, to: &Path) {
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

pub fn psql(server: &str, statement: &str) {
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
