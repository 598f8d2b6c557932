//! The worker from outside: questions on its standard input, answers on its standard output, and
//! what hostile files do to it.

mod files;
mod tables;

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use worker_spec::{Ask, Confinement, Greeting, Question};

const PROGRAM: &str = env!("CARGO_BIN_EXE_certamen-worker");

/// What becomes of a question, in a folder of its own.
fn run(question: &Question, folder: &Path) -> Output {
    let mut child = Command::new(PROGRAM)
        .arg("answer")
        .env_clear()
        .env("TMPDIR", folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("its input");
    stdin
        .write_all(&serde_json::to_vec(question).expect("JSON"))
        .expect("asked");
    drop(stdin);
    child.wait_with_output().expect("it ends")
}

/// The answer to a question.
fn ask<A: Ask>(question: A, folder: &Path) -> A::Answer {
    let output = run(&question.into(), folder);
    assert!(
        output.status.success(),
        "{}: {}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).expect("an answer")
}

#[test]
fn it_says_what_it_is() {
    let output = Command::new(PROGRAM)
        .arg("greet")
        .output()
        .expect("it starts");
    let greeting: Greeting = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(greeting.version, env!("CARGO_PKG_VERSION"));
    assert!(greeting.tables);
    if greeting.confinement == Confinement::None {
        println!("this kernel has no Landlock");
    }
}

#[test]
fn what_is_no_question_is_said_to_be_none() {
    let mut child = Command::new(PROGRAM)
        .arg("answer")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    child
        .stdin
        .take()
        .expect("its input")
        .write_all(b"{\"delete_everything\":{}}")
        .expect("asked");
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("this is no question"), "{said}");
}
