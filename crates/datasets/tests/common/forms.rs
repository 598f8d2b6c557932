//! Whether a table stays the same however it is written down: every small file in forms in which
//! nobody has seen it.
//!
//! The rules of the importer were written with the real files at hand. These forms were not: they
//! say how the rules fare with what the same publishers may send tomorrow.

use std::path::{Path, PathBuf};

use datasets::Profile;

use super::{prepare, propose};

/// Larger files would only take longer.
const MAX_BYTES: u64 = 300_000;

type Rows = Vec<Vec<String>>;
/// A form's name, and how rows are written in it.
type Form = (&'static str, fn(&Rows) -> Vec<u8>);

const FORMS: [Form; 10] = [
    ("byte-order mark", |rows| {
        [&b"\xef\xbb\xbf"[..], &text(rows, ",", "\n", false)].concat()
    }),
    ("UTF-16", |rows| utf16(&text(rows, ",", "\n", false))),
    ("UTF-16, tabs", |rows| {
        utf16(&text(rows, "\t", "\r\n", false))
    }),
    ("semicolons", |rows| text(rows, ";", "\n", false)),
    ("tabs", |rows| text(rows, "\t", "\n", false)),
    ("bars", |rows| text(rows, "|", "\n", false)),
    ("line ends of Windows", |rows| {
        text(rows, ",", "\r\n", false)
    }),
    ("everything quoted", |rows| text(rows, ",", "\n", true)),
    ("a title above", |rows| {
        [
            &b"A title of the table\n\n"[..],
            &text(rows, ",", "\n", false),
        ]
        .concat()
    }),
    ("a note below", |rows| {
        [&text(rows, ",", "\n", false)[..], b"\nSource: the city\n"].concat()
    }),
];

fn text(rows: &Rows, delimiter: &str, end: &str, always: bool) -> Vec<u8> {
    let cell = |cell: &String| {
        let needed = always || cell.contains(['"', '\n', '\r']) || cell.contains(delimiter);
        if needed {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let lines = rows
        .iter()
        .map(|row| row.iter().map(cell).collect::<Vec<_>>().join(delimiter) + end);
    lines.collect::<String>().into_bytes()
}

fn utf16(text: &[u8]) -> Vec<u8> {
    let units = String::from_utf8_lossy(text)
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect::<Vec<u8>>();
    [&[0xff, 0xfe][..], &units].concat()
}

/// What must not change: names, kinds and what is in the columns.
fn essence(profile: &Profile) -> Vec<String> {
    let column = |column: &datasets::ColumnProfile| {
        format!(
            "{} {} {} {} {:?}",
            column.name, column.kind, column.missing, column.distinct, column.mean
        )
    };
    std::iter::once(profile.rows.to_string())
        .chain(profile.columns.iter().map(column))
        .collect()
}

fn prepared(path: &Path) -> Result<Vec<String>, String> {
    let recipe = propose(path).map_err(|error| error.to_string())?;
    prepare(path, &recipe)
        .map(|held| essence(&held.profile))
        .map_err(|error| error.to_string())
}

fn files(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).expect("a folder"))
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .filter(|path| {
            path.metadata()
                .is_ok_and(|metadata| metadata.len() < MAX_BYTES)
        })
        .collect();
    files.sort();
    files
}

/// Checks every small file of these folders.
pub(crate) fn check_files_of(folders: &[PathBuf]) {
    let (mut tried, mut different) = (0, Vec::new());
    for path in files(folders) {
        // Only what is plain UTF-8 with commas can be written down otherwise without knowing more
        // of it.
        let Ok(content) = std::fs::read_to_string(&path) else {
            continue;
        };
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .from_reader(content.trim_start_matches('\u{feff}').as_bytes());
        let rows: Result<Rows, _> = reader
            .records()
            .map(|record| record.map(|record| record.iter().map(str::to_owned).collect()))
            .collect();
        let (Ok(rows), Ok(expected)) = (rows, prepared(&path)) else {
            continue;
        };
        if rows.first().is_none_or(|row| row.len() < 2) {
            continue;
        }
        for (form, write) in FORMS {
            let folder = tempfile::tempdir().expect("a folder");
            let copy = folder.path().join("raw.csv");
            std::fs::write(&copy, write(&rows)).expect("written");
            tried += 1;
            let found = prepared(&copy);
            if found.as_ref() != Ok(&expected) {
                let name = path
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                let what = match found {
                    Ok(found) => expected
                        .iter()
                        .zip(&found)
                        .find(|(one, other)| one != other)
                        .map_or_else(
                            || format!("{} columns", found.len()),
                            |(one, other)| format!("{one} became {other}"),
                        ),
                    Err(error) => error,
                };
                different.push(format!("{name}, {form}: {what}"));
            }
        }
    }
    assert!(tried > 0);
    assert!(
        different.is_empty(),
        "{} of {tried} differ:\n{}",
        different.len(),
        different.join("\n")
    );
}
