//! Bad input, kind by kind: each ends with a finding of its own, or with a note of what was done
//! about it.

use std::io::Write as _;

use datasets::{Finding, Malformed, Note};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use crate::{Held, prepare, propose};

fn end(name: &str, bytes: &[u8]) -> Result<Held, Malformed> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    let recipe = propose(&path)?;
    prepare(&path, &recipe)
}

fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    let mut zip = ZipWriter::new(&mut out);
    for (name, bytes) in members {
        zip.start_file(
            *name,
            SimpleFileOptions::default().compression_method(CompressionMethod::Deflated),
        )
        .expect("begun");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("finished");
    out.into_inner()
}

/// A workbook of two sheets, with a formula in the first, whose first cell says that it stands
/// somewhere.
fn workbook(first_cell: &str) -> Vec<u8> {
    let sheet = |rows: &str| {
        format!(
            r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
        )
    };
    let text = |cell: &str, text: &str| {
        format!(r#"<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    };
    let number = |cell: &str, number: u32| format!(r#"<c r="{cell}"><v>{number}</v></c>"#);
    let first = sheet(&format!(
        r#"<row r="1">{}{}</row><row r="2">{}{}</row><row r="3">{}<c r="B3"><f>B2*2</f><v>84</v></c></row>"#,
        text(first_cell, "name"),
        text("B1", "people"),
        text("A2", "a"),
        number("B2", 42),
        text("A3", "b"),
    ));
    let second = sheet(&format!(r#"<row r="1">{}</row>"#, text("A1", "notes")));
    zip(&[
        ("[Content_Types].xml", br#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#),
        ("_rels/.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#),
        ("xl/workbook.xml", br#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Figures" sheetId="1" r:id="r1"/><sheet name="Notes" sheetId="2" r:id="r2"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>"#),
        ("xl/worksheets/sheet1.xml", first.as_bytes()),
        ("xl/worksheets/sheet2.xml", second.as_bytes()),
    ])
}

/// A polygon as a feature collection.
fn polygon(ring: &str) -> String {
    format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"a":1}},"geometry":{{"type":"Polygon","coordinates":[[{ring}]]}}}}]}}"#
    )
}

/// Fails unless a file is refused with this finding, which survives being handed from process to
/// process and kept.
#[track_caller]
fn assert_refused(name: &str, bytes: &[u8], expected: &Malformed) {
    let found = refused(name, bytes);
    assert_eq!(found, *expected, "{name}");
}

/// What a file is refused with.
#[track_caller]
fn refused(name: &str, bytes: &[u8]) -> Malformed {
    let Err(found) = end(name, bytes) else {
        panic!("{name} was prepared")
    };
    assert_eq!(
        serde_json::from_str::<Malformed>(&found.to_json()).expect("JSON"),
        found,
        "{name}"
    );
    found
}

fn at(line: u64, column: u64, finding: Finding) -> Malformed {
    Malformed::At {
        line,
        column,
        finding,
    }
}

#[test]
fn every_kind_of_bad_table_has_a_finding_of_its_own() {
    let wide = format!(
        "{}\n{}\n",
        vec!["a"; 2_500].join(","),
        vec!["1"; 2_500].join(",")
    );
    let cells = Finding::Cells {
        found: 3,
        expected: 2,
    };
    let columns = Finding::Columns { most: 2_000 };
    for (name, text, expected) in [
        ("empty.csv", "", Malformed::Whole(Finding::Empty)),
        ("empty.xlsx", "", Malformed::Whole(Finding::Empty)),
        ("header.csv", "a,b\n", Malformed::Whole(Finding::HeaderOnly)),
        ("ragged.csv", "a,b\n1,2\n3,4,5\n", at(3, 3, cells)),
        ("open.csv", "a,b\n1,\"2\n", at(2, 3, Finding::OpenQuote)),
        ("wide.csv", &wide, at(1, 2_000, columns)),
    ] {
        assert_refused(name, text.as_bytes(), &expected);
    }
}

#[test]
fn another_encoding_far_behind_what_is_looked_at_is_found_where_it_stands() {
    let line = "Gr\u{e0}cia,x\n".as_bytes();
    let lines = |bytes: usize| line.repeat(bytes / line.len());
    let mixed = [
        &b"name,note\n"[..],
        &lines(4_500_000),
        b"Gr\xe0cia,x\n",
        &lines(8_000_000),
    ]
    .concat();
    let other = Finding::OtherEncoding {
        encoding: "UTF-8".to_owned(),
    };
    let number = 4_500_000 / line.len() as u64 + 2;
    assert_refused("mixed.csv", &mixed, &at(number, 3, other));
}

#[test]
fn every_kind_of_bad_zip_or_workbook_has_a_finding_of_its_own() {
    let nothing = zip(&[("readme.pdf", b"x")]);
    let without_table = Malformed::Whole(Finding::ZipWithoutTable);
    assert_refused("nothing.zip", &nothing, &without_table);
    let locked = [&[0xd0, 0xcf, 0x11, 0xe0][..], &[0; 600]].concat();
    let password = Malformed::Whole(Finding::Password);
    assert_refused("locked.xlsx", &locked, &password);
    // How far a zip may unpack depends on how small it is.
    let bomb = zip(&[("table.csv", "1,2\n".repeat(20_000_000).as_bytes())]);
    let found = refused("bomb.zip", &bomb);
    assert!(
        matches!(found, Malformed::Whole(Finding::Unpacks { most }) if most > 0),
        "{found:?}"
    );
    // What the reader of spreadsheets says of it is its own.
    let found = refused("astray.xlsx", &workbook("AAAAAAAAAAAAAAAAAAAA1"));
    assert!(
        matches!(&found, Malformed::Whole(Finding::Spreadsheet { error }) if !error.is_empty()),
        "{found:?}"
    );
}

#[test]
fn every_kind_of_bad_geojson_has_a_finding_of_its_own() {
    let swapped = Finding::SwappedAxes { feature: 1 };
    let short = Finding::ShortRing {
        feature: 1,
        points: 3,
    };
    for (name, ring, finding) in [
        (
            "open.geojson",
            "[2.1,41.3],[2.2,41.3],[2.2,41.4],[2.1,41.4]",
            Finding::OpenRing { feature: 1 },
        ),
        ("short.geojson", "[2.1,41.3],[2.2,41.3],[2.1,41.3]", short),
        (
            "barcelona.geojson",
            "[41.3,2.1],[41.3,2.2],[41.4,2.2],[41.3,2.1]",
            swapped.clone(),
        ),
        (
            "kobe.geojson",
            "[34.6,135.1],[34.7,135.1],[34.7,135.2],[34.6,135.1]",
            swapped,
        ),
    ] {
        assert_refused(name, polygon(ring).as_bytes(), &Malformed::Whole(finding));
    }
    let other = Malformed::Whole(Finding::NotGeojson);
    assert_refused("other.geojson", b"{\"a\": 1}", &other);
    // What the reader of JSON says of it is its own.
    let deep = format!("{{\"features\":{}", "[".repeat(100_000));
    let found = refused("deep.geojson", deep.as_bytes());
    let Malformed::At {
        finding: Finding::Json { error },
        ..
    } = &found
    else {
        panic!("{found:?}")
    };
    assert!(error.contains("recursion"), "{found:?}");
}

#[test]
fn what_is_done_about_it_is_noted() {
    let prepared = end("twice.csv", b"name,value,value\na,1,2\nb,3,4\n").expect("prepared");
    assert_eq!(
        prepared.report.notes,
        [Note::Renamed(vec!["value_2".to_owned()])]
    );
    let prepared = end("book.xlsx", &workbook("A1")).expect("prepared");
    assert_eq!(
        prepared.report.notes,
        [
            Note::Formulas(1),
            Note::OtherSheets(vec!["Notes".to_owned()])
        ]
    );
    // What the formula last came to is taken.
    assert!((prepared.sum("people", &[]).expect("a sum") - 126.0).abs() < f64::EPSILON);
}

#[test]
fn two_encodings_side_by_side_are_told_apart_cell_by_cell() {
    let mixed = [
        &b"name,note\n"[..],
        "Gr\u{e0}cia,x\n".repeat(2_000).as_bytes(),
        b"Gr\xe0cia,x\n",
    ]
    .concat();
    let prepared = end("mixed.csv", &mixed).expect("prepared");
    assert_eq!(
        prepared.profile.columns[0].frequent,
        [("Gr\u{e0}cia".to_owned(), 2_001)]
    );
    assert_eq!(prepared.report.columns[0].repaired_encoding, 2_000);
}

#[test]
fn a_day_that_cannot_exist_is_left_empty_and_counted() {
    let days = "01/02/2020\n".repeat(40);
    let prepared =
        end("days.csv", format!("Data\n{days}30/02/2020\n").as_bytes()).expect("prepared");
    assert_eq!(
        (
            prepared.profile.columns[0].kind.as_str(),
            prepared.report.columns[0].damaged
        ),
        ("date", 1)
    );
}
