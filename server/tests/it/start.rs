//! Starting: what is wrong is said in one sentence, and the exit is not zero.

use std::process::Command;

use crate::app::{App, on_both_engines};

fn program(arguments: &[&str], environment: &[(&str, &str)]) -> (bool, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_certamen"))
        .args(arguments)
        .envs(environment.iter().copied())
        .output()
        .expect("the program starts");
    (
        output.status.success(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

#[test]
fn wrong_settings_are_named() {
    let cases = [
        (
            vec![("CERTAMEN_LISTEN", "somewhere")],
            "listen = \"somewhere\"",
        ),
        (
            vec![("DATABASE_URL", "mysql://x")],
            "sqlite: or postgres://",
        ),
        (
            vec![("DATABASE_URL", "sqlite:/nowhere/at/all.db")],
            "The folder /nowhere/at of the database does not exist",
        ),
        (vec![("CERTAMEN_MAIL", "pigeon")], "mail = \"pigeon\""),
    ];
    for (environment, sentence) in cases {
        let (success, text) = program(&["serve"], &environment);
        assert!(!success, "{text}");
        assert!(text.contains(sentence), "{text}");
        assert!(text.trim().lines().count() == 1, "{text}");
    }
    let (success, text) = program(&["serve", "--settings", "/nowhere.toml"], &[]);
    assert!(!success, "{text}");
    assert!(text.contains("/nowhere.toml"), "{text}");
}

#[test]
fn a_port_in_use_is_said() {
    let app = App::sqlite();
    let taken = app.address.trim_start_matches("http://").to_owned();
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("site")).expect("a folder");
    std::fs::write(
        folder.path().join("site/manifest.json"),
        r#"{"style": "a", "script": "b"}"#,
    )
    .expect("written");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let environment = [
        ("CERTAMEN_LISTEN", taken.clone()),
        ("DATABASE_URL", format!("sqlite:{}", path("x.db"))),
        ("CERTAMEN_FILES", path("files")),
        ("CERTAMEN_SITE", path("site")),
        ("CERTAMEN_LOG", "error".to_owned()),
    ];
    let environment: Vec<(&str, &str)> = environment
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let (success, text) = program(&["serve"], &environment);
    assert!(!success, "{text}");
    assert!(text.contains(&taken), "{text}");
    assert!(text.contains("listen"), "{text}");
}

fn a_changed_log_is_noticed(app: App) {
    let whole = app.command(&["audit"]);
    assert!(whole.status.success());
    assert!(String::from_utf8_lossy(&whole.stdout).contains("The log is whole"));
    app.unguard("audit");
    app.execute("UPDATE audit SET detail = 'something else' WHERE number = 7");
    let broken = app.command(&["audit"]);
    assert!(!broken.status.success(), "{broken:?}");
    assert!(
        String::from_utf8_lossy(&broken.stderr).contains("row 7"),
        "{broken:?}"
    );
}

fn a_database_of_a_newer_version_is_refused(app: App) {
    let output = app.command(&["migrate"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let (done, checksum) = if app.is_postgres() {
        ("true", "'\\x00'")
    } else {
        ("1", "x'00'")
    };
    app.execute(&format!(
        "INSERT INTO _sqlx_migrations (version, description, success, checksum, \
        execution_time) VALUES (99990101000000, 'later', {done}, {checksum}, 0)"
    ));
    for command in ["migrate", "serve"] {
        let output = app.command(&[command]);
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{text}");
        assert!(text.contains("newer version"), "{text}");
        assert!(text.trim().lines().count() == 1, "{text}");
    }
}

fn an_account_that_is_not_made_says_why_in_words(app: App) {
    for (mail, name, told) in [
        ("someone@example.org", "", "name: This is needed."),
        ("no address", "Some One", "mail: "),
        ("someone@example.org", "Some One", "password: "),
    ] {
        let output = app.command(&["user", "add", mail, name]);
        assert!(!output.status.success());
        let text = String::from_utf8_lossy(&output.stderr);
        let start = format!("certamen: The account was not made. {told}");
        assert!(text.starts_with(&start), "{text}");
        // Words, and not what a program calls them.
        assert!(!text.contains(['{', '}', '_']), "{text}");
    }
}

on_both_engines![
    an_account_that_is_not_made_says_why_in_words,
    a_changed_log_is_noticed,
    a_database_of_a_newer_version_is_refused
];

#[test]
fn every_command_explains_itself() {
    for command in [
        vec![],
        vec!["serve"],
        vec!["demo"],
        vec!["data"],
        vec!["data", "prepare"],
        vec!["city"],
        vec!["city", "import"],
        vec!["user"],
        vec!["user", "add"],
        vec!["migrate"],
        vec!["audit"],
        vec!["settings"],
    ] {
        let mut arguments = command.clone();
        arguments.push("--help");
        let output = Command::new(env!("CARGO_BIN_EXE_certamen"))
            .args(&arguments)
            .output()
            .expect("the program starts");
        assert!(output.status.success(), "{command:?}");
        assert!(output.stdout.len() > 80, "{command:?}");
    }
}

#[test]
fn mails_leave_for_their_folder() {
    let app = App::sqlite();
    app.post("/en/link", &[("mail", "juror-1@jury.example")], "");
    for _ in 0..100 {
        std::thread::sleep(std::time::Duration::from_millis(100));
        if std::fs::read_dir(app.mails_folder()).is_ok_and(|folder| folder.count() > 0) {
            return;
        }
    }
    panic!("no mail in ten seconds");
}
