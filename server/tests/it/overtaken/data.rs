//! Two at a data set.

use super::{Race, organisers};
use crate::app::{Answer, App, Session, Upload, on_both_engines};

/// A table of prices of a test.
fn prices(rows: &str) -> Vec<u8> {
    format!("lloc;preu\n{rows}").into_bytes()
}

/// Makes the data set `a-test` of such a table.
fn make_data_set(organiser: &Session) {
    let about = [
        ("slug", "a-test"),
        ("title", "A test"),
        ("summary", "Rows for a test."),
        ("city", "kobe"),
        ("publisher", "Nobody"),
        ("licence", "CC0-1.0"),
        ("attribution", "Nobody"),
        ("source", "https://example.org/"),
    ];
    let first = prices("Raval;1\nGràcia;2\n");
    let file = Upload {
        name: "first.csv",
        bytes: &first,
    };
    organiser.upload("/en/data/new", &about, &file).is(303);
}

fn two_who_describe_and_prepare_a_data_set_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    make_data_set(&both[0]);
    let description = "/en/data/a-test/description";
    let titled = |title: &'static str| {
        [
            ("title", title),
            ("summary", "Rows."),
            ("city", "kobe"),
            ("publisher", "Nobody"),
            ("licence", "CC0-1.0"),
            ("attribution", "Nobody"),
            ("source", "https://example.org/"),
        ]
    };
    Race::new(
        description,
        description,
        &titled("One title"),
        &titled("Another title"),
        ["One title", "Another title"],
    )
    .run(&app, &both);
    let recipe = "/en/data/a-test/recipe";
    let text = |rows: &'static str| [("text", rows)];
    let (one, other) = (
        text("delimiter = \";\"\nsort = [\"preu\"]"),
        text("delimiter = \";\"\nsort = [\"lloc\"]"),
    );
    Race::new(recipe, recipe, &one, &other, ["preu", "lloc"])
        .alike()
        .run(&app, &both);
}

fn who_looks_at_the_older_file_neither_overwrites_nor_publishes_the_newer(app: App) {
    let both = organisers(&app);
    make_data_set(&both[0]);
    let pages = [&both[0], &both[1]].map(|cookie| app.get("/en/data/a-test/recipe", cookie));
    let newer = prices("Raval;3\nGràcia;4\n");
    let seen = |page: &Answer| {
        let page = page.page();
        page.form("a-test/file", "").field("seen").value()
    };
    assert_eq!(seen(&pages[0]), seen(&pages[1]));
    app.upload(
        "/en/data/a-test/file",
        &[("seen", &seen(&pages[0]))],
        &Upload {
            name: "second.csv",
            bytes: &newer,
        },
        &both[0],
    )
    .is(303);
    let refused = app.upload(
        "/en/data/a-test/file",
        &[("seen", &seen(&pages[1]))],
        &Upload {
            name: "third.csv",
            bytes: &prices("Raval;5\n"),
        },
        &both[1],
    );
    refused.is(409).says("third.csv").says("second.csv");
    // What is published is what was looked at.
    let published = app.post_bare(
        "/en/data/a-test/publication",
        &[("public", "1"), ("seen", "0")],
        &both[1],
    );
    published.is(409);
    Race::same(
        "/en/data/a-test",
        "/en/data/a-test/publication",
        &[("public", "1")],
    )
    .run(&app, &both);
}

on_both_engines![
    two_who_describe_and_prepare_a_data_set_do_not_overwrite_each_other,
    who_looks_at_the_older_file_neither_overwrites_nor_publishes_the_newer,
];
