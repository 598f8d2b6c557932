//! Small made-up files, each with one kind of what real files are like. The real files of both
//! cities are read by the tests in `real`.

mod any_bytes;
mod areas;
#[path = "../common/mod.rs"]
mod common;
mod findings;
mod proposals;
mod same_table;
mod small_brothers;

use common::{Held, cities, close, crate_folder, prepare, propose};
use datasets::{CheckKind, Malformed, Recipe, check};

#[test]
fn the_same_file_and_recipe_give_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("raw.csv");
    std::fs::write(
        &path,
        "\u{feff}Codi_Districte;Nom;Valor\r\n1;Ciutat Vella;10,5\r\n\
         2;Eixample;NA\r\n-1;Desconegut;3,0\r\n",
    )
    .expect("written");
    let recipe = propose(&path).expect("a recipe");
    assert_eq!(
        Recipe::parse(&recipe.to_text())
            .expect("the text is a recipe")
            .to_text(),
        recipe.to_text()
    );
    let mut written = Vec::new();
    for _ in 0..2 {
        let held = prepare(&path, &recipe).expect("prepared");
        let out = held.folder.path();
        written.push((
            std::fs::read(out.join("table.parquet")).expect("a file"),
            std::fs::read_to_string(out.join("table.csv")).expect("a file"),
        ));
    }
    assert_eq!(written[0], written[1]);
    assert_eq!(
        written[0].1,
        "district,Nom,Valor\n01,Ciutat Vella,10.5\n02,Eixample,\n,Desconegut,3.0\n"
    );
}

#[test]
fn a_formula_in_a_cell_is_text_in_the_download() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("raw.csv");
    std::fs::write(&path, "name,value\n=HYPERLINK(1),-2\n").expect("written");
    let recipe = propose(&path).expect("a recipe");
    let held = prepare(&path, &recipe).expect("prepared");
    assert_eq!(
        std::fs::read_to_string(held.folder.path().join("table.csv")).expect("a file"),
        "name,value\n'=HYPERLINK(1),-2\n"
    );
}

#[test]
fn malformed_files_end_with_line_and_column() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases: [(&str, &[u8], u64, u64); 4] = [
        ("quote", b"a,b\n1,\"2\n3,4\n", 2, 3),
        ("ragged", b"a,b\n1,2\n3\n", 3, 2),
        ("wide", b"a,b\n1,2,3\n", 2, 3),
        ("nul", b"a,b\n1,2\n\0,3\n", 3, 1),
    ];
    for (name, bytes, line, column) in cases {
        let path = folder.path().join(format!("{name}.csv"));
        std::fs::write(&path, bytes).expect("written");
        match propose(&path).and_then(|recipe| prepare(&path, &recipe)) {
            Err(Malformed::At {
                line: found,
                column: at,
                ..
            }) => assert_eq!((found, at), (line, column), "{name}"),
            Err(other) => panic!("{name}: {other}"),
            Ok(_) => panic!("{name} was taken"),
        }
    }
}

#[test]
fn a_teams_own_file_is_checked_with_rows() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("own.csv");
    std::fs::write(
        &path,
        "Codi_Districte,name,contact,value\n1,=cmd(),a@example.org,1\n2,b,b@example.org,NA\n\
         99,c,,3\n2,b,b@example.org,NA\n4,d,,4\n5,e,,5\n6,f,,6\n7,g,,x\n8,h,,8\n9,i,,9\n10,j,,10\n\
         1,k,,11\n",
    )
    .expect("written");
    let found = check(&path, cities(), &|_, _| {}).expect("readable");
    assert_eq!(
        (found.rows, found.columns, found.encoding.as_str()),
        (12, 4, "utf-8")
    );
    let rows = |what: CheckKind| {
        found
            .findings
            .iter()
            .find(|finding| finding.what == what)
            .map(|finding| (finding.column.as_str(), finding.rows.clone()))
    };
    assert_eq!(rows(CheckKind::DuplicateRows), Some(("", vec![5])));
    assert_eq!(
        rows(CheckKind::UnknownCode),
        Some(("Codi_Districte", vec![4]))
    );
    assert_eq!(rows(CheckKind::Formula), Some(("name", vec![2])));
    assert_eq!(rows(CheckKind::Mail), Some(("contact", vec![2, 3, 5])));
    assert_eq!(rows(CheckKind::NotANumber), Some(("value", vec![9])));
    assert!(check(&folder.path().join("absent.csv"), cities(), &|_, _| {}).is_err());
}

#[test]
fn a_thousands_mark_is_no_decimal_mark() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("riders.csv");
    std::fs::write(&path, "station;riders\na;12,345\nb;1,234\nc;987\n").expect("written");
    let recipe = propose(&path).expect("a recipe");
    assert_eq!(recipe.decimal, '.');
    close(
        prepare(&path, &recipe)
            .expect("prepared")
            .sum("riders", &[])
            .expect("a sum"),
        14_566.0,
        0.0,
    );
    std::fs::write(&path, "station;share\na;12,345\nb;0,250\nc;1,5\n").expect("written");
    assert_eq!(propose(&path).expect("a recipe").decimal, ',');
}
