//! Whatever the bytes are, reading ends with a table or a finding, never with a panic, and the same
//! bytes end the same way.

use proptest::prelude::*;

use crate::{prepare, propose};

/// Bytes that look like a table here and there.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        &b"Codi_Districte"[..],
        b"1",
        b"-1",
        b"2,5",
        b"2020-02-30",
        b"31/12/2020",
        b"NA",
        b"TRUE",
        b"\"",
        b"\"\"",
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r\n",
        b"\n\n",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\x93\x8c",
        b"\xc3\xa0",
        b"\xc3\x83\xc2\xa0",
        b"\0",
        b" ",
        b"Total",
        b"=1+1",
        b"H01",
        b"H02",
        b"{\"features\":[",
        b"]}",
        b"PK\x03\x04",
    ]);
    prop_oneof![
        3 => prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat()),
        1 => prop::collection::vec(any::<u8>(), 0..400),
        1 => (1_usize..6, prop::collection::vec("[a-z0-9,;\" ]{0,12}", 0..40)).prop_map(
            |(width, cells)| {
                let rows: Vec<_> = cells.chunks(width).map(|row| row.join(",")).collect();
                rows.join("\n").into_bytes()
            },
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn no_bytes_break_a_reader(
        bytes in bytes(),
        ending in prop::sample::select(vec![
            "csv", "txt", "json", "geojson", "xls", "xlsx", "zip",
        ]),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(format!("raw.{ending}"));
        std::fs::write(&path, &bytes).expect("written");
        let mut ends = Vec::new();
        for _ in 0..2 {
            let end = propose(&path).and_then(|recipe| prepare(&path, &recipe)).map(|held| {
                let parquet = held.folder.path().join("table.parquet");
                let parquet = std::fs::read(parquet).expect("the table");
                (held.prepared.profile.clone(), parquet)
            });
            ends.push(end.map_err(|error| error.to_string()));
        }
        prop_assert_eq!(&ends[0], &ends[1]);
    }
}
