//! What the program links: no reader of strangers' files, and nothing that computes over tables.

use std::process::Command;

use crate::app::checkout;

#[test]
fn the_program_that_holds_the_database_links_no_reader_of_strangers_files() {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "certamen", "--edges", "normal"])
        .args([
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--offline",
            "--locked",
        ])
        .current_dir(checkout())
        .output()
        .expect("cargo");
    let text = String::from_utf8(output.stdout).expect("text");
    let linked: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(
        linked.contains(&"office") && linked.contains(&"sqlx"),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let readers = [
        "calamine",
        "datasets",
        "image",
        "img-parts",
        "lopdf",
        "media",
        "resvg",
        "roxmltree",
        "tiny-skia",
        "usvg",
    ];
    for name in linked {
        assert!(
            !readers.contains(&name) && !name.starts_with("polars"),
            "certamen links {name}, which belongs into the worker"
        );
    }
}
