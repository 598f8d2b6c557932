//! Data files and prepared tables.

use std::{fs, path::Path};

use chart_spec::{Figure, Kind};
use dataset_spec::{Files, Finding, Malformed, Profile, Unfit};
use worker_spec::{
    AdaptRule, CheckTable, ComputeFigure, ListKinds, PrepareTable, PreparedTable, ProposeRecipe,
    Question, WriteJson,
};

use crate::{ask, run};

const TABLE: &str = "town,year,people\nNorth,2024,10\nNorth,2025,12\nSouth,2024,7\nSouth,2025,8\n";

fn raw(folder: &Path, text: &str) -> std::path::PathBuf {
    let file = folder.join("raw.csv");
    fs::write(&file, text).expect("written");
    file
}

fn prepare(folder: &Path, text: &str, choices: &str) -> Result<PreparedTable, Malformed> {
    let out = folder.join("out");
    fs::create_dir_all(&out).expect("a folder");
    let asked = PrepareTable {
        raw: raw(folder, text),
        choices: choices.to_owned(),
        cities: Vec::new(),
        out: out.clone(),
        with_csv: true,
        of_a_team: false,
    };
    ask(asked, folder)?;
    let profile = fs::read_to_string(out.join(Files::PROFILE)).expect("a profile");
    let profile: Profile = serde_json::from_str(&profile).expect("JSON");
    Ok(PreparedTable {
        parquet: out.join(Files::PARQUET),
        profile,
    })
}

#[test]
fn a_table_is_prepared_asked_about_and_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = prepare(folder.path(), TABLE, "").expect("prepared");
    assert_eq!(table.profile.rows, 4);
    let rule = "bars x=town y=people measure=sum".parse().expect("a rule");
    let figure = ask(
        ComputeFigure {
            table: table.clone(),
            other: None,
            rule,
            cities: Vec::new(),
        },
        folder.path(),
    );
    let Ok(Figure::Bars { areas, .. }) = figure else {
        panic!("{figure:?}")
    };
    assert_eq!(areas[0].data.values, [[Some(22.0), Some(15.0)]]);
    let kinds = ask(
        ListKinds {
            table: table.clone(),
            cities: Vec::new(),
        },
        folder.path(),
    );
    assert!(kinds.contains(&Kind::Bars) && !kinds.contains(&Kind::Map));
    let lines = ask(
        AdaptRule {
            table: table.clone(),
            before: None,
            kind: Kind::Lines,
            cities: Vec::new(),
        },
        folder.path(),
    );
    assert_eq!(lines.expect("lines").x, "year");
    let nothing = ask(
        ComputeFigure {
            table: table.clone(),
            other: None,
            rule: "bars x=village".parse().expect("a rule"),
            cities: Vec::new(),
        },
        folder.path(),
    );
    assert_eq!(nothing, Err(Unfit::Column("village".to_owned())));
    let json = run(
        &Question::from(WriteJson {
            parquet: table.parquet,
        }),
        folder.path(),
    );
    assert!(json.status.success());
    let rows: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON");
    assert_eq!(rows[3]["people"], 8);
}

#[test]
fn findings_come_as_what_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let open = "a,b\n1,2\n3,\"4\n";
    let malformed = prepare(folder.path(), open, "").expect_err("refused");
    assert!(
        matches!(
            malformed,
            Malformed::At {
                line: 3,
                finding: Finding::OpenQuote | Finding::LongQuote { .. },
                ..
            }
        ),
        "{malformed:?}"
    );
    let unknown = prepare(folder.path(), TABLE, "delimiters = 3").expect_err("refused");
    assert!(matches!(unknown, Malformed::Recipe(_)), "{unknown:?}");
    let empty = ask(
        ProposeRecipe {
            raw: raw(folder.path(), ""),
            choices: String::new(),
            cities: Vec::new(),
        },
        folder.path(),
    );
    assert_eq!(empty, Err(Malformed::Whole(Finding::Empty)));
    let checked = ask(
        CheckTable {
            raw: raw(folder.path(), TABLE),
            cities: Vec::new(),
        },
        folder.path(),
    );
    assert_eq!(checked.expect("checked").rows, 4);
}
