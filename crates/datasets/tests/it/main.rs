//! Real files of both cities, prepared without a hand-written recipe, must give the verified
//! figures. The files are not part of the project: where they are absent these tests say so and
//! pass.

mod any_bytes;
mod areas;
mod every_file;
mod findings;
mod proposals;
mod same_table;

use std::path::{Path, PathBuf};

use datasets::{CheckKind, Malformed, Prepared, Recipe, check, propose};

/// The folder of this crate as it is now: a program that another checkout built and this one found
/// again would know the other's.
fn crate_folder() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR")
        .expect("run by cargo")
        .into()
}

/// A prepared table and the folder that it lies in.
struct Held {
    prepared: Prepared,
    folder: tempfile::TempDir,
}

impl std::ops::Deref for Held {
    type Target = Prepared;

    fn deref(&self) -> &Prepared {
        &self.prepared
    }
}

fn prepare(path: &Path, recipe: &Recipe) -> Result<Held, Malformed> {
    let folder = tempfile::tempdir().expect("a folder");
    let prepared = datasets::prepare(path, recipe, folder.path(), true, &|_, _| {})?;
    Ok(Held { prepared, folder })
}

fn real(name: &str) -> Option<PathBuf> {
    let path = crate_folder().join("../../../shared/data").join(name);
    if path.exists() {
        Some(path)
    } else {
        eprintln!("skipped: {name} is not on this machine");
        None
    }
}

fn prepared(name: &str) -> Option<(Recipe, Held)> {
    let path = real(name)?;
    let recipe = propose(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let prepared = prepare(&path, &recipe).unwrap_or_else(|error| panic!("{name}: {error}"));
    Some((recipe, prepared))
}

fn close(value: f64, expected: f64, tolerance: f64) {
    assert!(
        (value - expected).abs() <= tolerance,
        "{value} is not {expected}"
    );
}

fn distinct(prepared: &Prepared, column: &str) -> usize {
    prepared
        .profile
        .columns
        .iter()
        .find(|found| found.name == column)
        .unwrap_or_else(|| panic!("no column {column}"))
        .distinct
}

#[test]
fn population_by_age_and_sex_2021() {
    let Some((recipe, prepared)) = prepared("barcelona/2021_pad_mdba_sexe_edat-1.csv") else {
        return;
    };
    // FACTS.md: sums of the cells that are not suppressed.
    close(prepared.sum("Valor", &[]).expect("a sum"), 1_653_490.0, 0.0);
    for (district, people) in [
        ("01", 108_833.0),
        ("02", 268_400.0),
        ("08", 172_769.0),
        ("10", 240_320.0),
    ] {
        close(
            prepared
                .sum("Valor", &[("district", district)])
                .expect("a sum"),
            people,
            0.0,
        );
    }
    assert_eq!(
        (
            distinct(&prepared, "district"),
            distinct(&prepared, "barri")
        ),
        (10, 73)
    );
    assert_eq!(recipe.figures[0].kind, figures::Kind::Pyramid);
    // 1 is a woman: there are more of them.
    let (women, men) = (
        prepared.sum("Valor", &[("SEXE", "1")]).expect("a sum"),
        prepared.sum("Valor", &[("SEXE", "2")]).expect("a sum"),
    );
    assert!(women > men);
    assert_eq!(prepared.figures[0].areas().len(), 1 + 10 + 73);
}

#[test]
fn accidents_2010_in_latin_1_and_2020() {
    for (name, accidents, victims, encoding) in [
        (
            "barcelona/2010_accidents_gu_bcn.csv",
            9_056,
            10_843.0,
            "windows-1252",
        ),
        (
            "barcelona/2020_accidents_gu_bcn.csv",
            6_268,
            7_230.0,
            "utf-8",
        ),
    ] {
        let Some((recipe, prepared)) = prepared(name) else {
            return;
        };
        assert_eq!(
            (recipe.encoding.as_str(), recipe.delimiter, recipe.decimal),
            (encoding, ';', ','),
            "{name}"
        );
        assert_eq!(prepared.profile.rows, accidents);
        close(
            prepared.sum("Numero_victimes", &[]).expect("a sum"),
            victims,
            0.0,
        );
        assert_eq!(distinct(&prepared, "district"), 10);
        assert_eq!(recipe.figures[0].kind, figures::Kind::Week);
    }
    let Some((_, prepared)) = prepared("barcelona/2020_accidents_gu_bcn.csv") else {
        return;
    };
    // PROVENANCE.md: 2,204 codes became dates in a spreadsheet. They are flagged, not guessed.
    let codes = prepared
        .report
        .columns
        .iter()
        .find(|column| column.source == "Codi_barri")
        .expect("the column");
    assert_eq!(codes.damaged, 2_204);
}

#[test]
fn air_quality_before_and_in_the_lock_down() {
    for (name, mean) in [
        ("barcelona/2020_02_Febrer_qualitat_aire_BCN.csv", 35.3),
        ("barcelona/2020_03_Marc_qualitat_aire_BCN.csv", 20.6),
    ] {
        let Some((recipe, prepared)) = prepared(name) else {
            return;
        };
        let long = recipe.long.as_ref().expect("wide hours become rows");
        assert_eq!(
            (
                long.key.as_str(),
                long.prefix.as_str(),
                long.flag_prefix.as_str()
            ),
            ("hour", "H", "V")
        );
        // Code 8 is NO2; only validated hours count.
        close(
            prepared
                .mean("value", &[("CODI_CONTAMINANT", "8"), ("value_flag", "V")])
                .expect("a mean"),
            mean,
            0.05,
        );
    }
}

#[test]
fn temperatures_since_1786() {
    let Some((recipe, prepared)) = prepared("barcelona/temperaturesbarcelonadesde1780.csv") else {
        return;
    };
    assert_eq!(
        recipe.long.as_ref().map(|long| long.key.as_str()),
        Some("month")
    );
    assert_eq!(prepared.profile.rows, 237 * 12);
    close(
        prepared.mean("value", &[("Any", "2022")]).expect("a mean"),
        18.1,
        0.05,
    );
    // The monthly normals 1991-2020 of FACTS.md.
    let Some(figures::Figure::Climate { cities, .. }) = prepared.figures.get(1) else {
        panic!("a climate")
    };
    let expected = [
        8.8, 9.4, 11.8, 13.8, 17.3, 21.4, 24.2, 24.4, 20.9, 17.2, 12.3, 9.5,
    ];
    for (month, expected) in expected.into_iter().enumerate() {
        close(cities[0].temperature[month], expected, 0.051);
    }
}

#[test]
fn kobe_register_2017() {
    let Some((recipe, prepared)) = prepared("kobe/zensi2912.xls") else {
        return;
    };
    assert_eq!((recipe.rows_above, recipe.header_rows), (1, 1));
    assert_eq!(recipe.figures[0].kind, figures::Kind::Pyramid);
    assert!(
        prepared.report.rows_aggregate > 0,
        "totals and \"of which\" rows are marked"
    );
    // Each person once: no totals, no sex taken together.
    close(prepared.sum("value", &[]).expect("a sum"), 1_541_913.0, 0.0);
    for (ward, people) in [
        ("28101", 214_102.0),
        ("28102", 133_497.0),
        ("28105", 109_145.0),
        ("28106", 99_289.0),
        ("28107", 162_775.0),
        ("28108", 223_378.0),
        ("28109", 219_871.0),
        ("28110", 134_813.0),
        ("28111", 245_043.0),
    ] {
        close(
            prepared.sum("value", &[("ward", ward)]).expect("a sum"),
            people,
            0.0,
        );
    }
}

#[test]
fn kobe_evacuation_sites_in_cp932() {
    let Some((recipe, prepared)) = prepared("kobe/2017okugaihinanjo.csv") else {
        return;
    };
    assert_eq!(
        (recipe.encoding.as_str(), recipe.header_rows),
        ("shift_jis", 2)
    );
    assert_eq!(prepared.profile.rows, 88);
    assert_eq!(prepared.report.rows_below, 8);
    // None of the outdoor sites of 2017 lies in 西区.
    assert_eq!(distinct(&prepared, "ward"), 8);
}

#[test]
fn districts_and_wards_as_geojson() {
    let Some((_, districts)) = prepared("barcelona/bcn_districtes_2020.geojson") else {
        return;
    };
    assert_eq!(
        (districts.profile.rows, distinct(&districts, "district")),
        (10, 10)
    );
    let Some((_, wards)) = prepared("kobe/N03-21_28_210101.geojson") else {
        return;
    };
    let column = wards
        .profile
        .columns
        .iter()
        .position(|column| column.name == "ward")
        .expect("the wards' codes");
    for ward in [
        "28101", "28102", "28105", "28106", "28107", "28108", "28109", "28110", "28111",
    ] {
        assert!(
            wards
                .profile
                .preview
                .iter()
                .any(|row| row[column].as_deref() == Some(ward)),
            "{ward}"
        );
    }
}

#[test]
fn double_encoded_names_are_repaired() {
    let Some((_, prepared)) = prepared("barcelona/2023_pad_mdbas.csv") else {
        return;
    };
    close(prepared.sum("Valor", &[]).expect("a sum"), 1_660_435.0, 0.0);
    assert!(
        prepared
            .report
            .columns
            .iter()
            .any(|column| column.repaired_encoding > 0)
    );
    assert!(
        prepared
            .profile
            .preview
            .iter()
            .flatten()
            .flatten()
            .all(|cell| !cell.contains('Ã'))
    );
}

#[test]
fn the_same_file_and_recipe_give_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("raw.csv");
    std::fs::write(&path, "\u{feff}Codi_Districte;Nom;Valor\r\n1;Ciutat Vella;10,5\r\n2;Eixample;NA\r\n-1;Desconegut;3,0\r\n")
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
        "Codi_Districte,name,contact,value\n1,=cmd(),a@example.org,1\n2,b,b@example.org,NA\n99,c,,3\n2,b,b@example.org,NA\n4,d,,4\n5,e,,5\n6,f,,6\n7,g,,x\n8,h,,8\n9,i,,9\n10,j,,10\n1,k,,11\n",
    )
    .expect("written");
    let found = check(&path, &|_, _| {}).expect("readable");
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
    assert!(check(&folder.path().join("absent.csv"), &|_, _| {}).is_err());
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
