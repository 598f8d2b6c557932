//! Everything that was handed in to a call, to take along: the entries as JSON, and all works in
//! one zip that is made while it is sent.

use std::io::Write;

use axum::extract::Path;
use frame::{body_stream, failure::Answer, visit::Visit};
use futures::StreamExt as _;
use office::{Call, EntryExport, Office, Person};
use parts::organiser::download;
use tokio::runtime::Handle;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Every entry with its texts, people, files and receipts.
pub async fn entries_json(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries = visit
        .office()
        .entry_exports(visit.signed_in()?, &call, visit.now)
        .await?;
    let text = serde_json::to_string_pretty(&entries).map_err(office::Failure::from)?;
    Ok(download(
        text,
        "application/json",
        &format!("{edition}-{slug}-entries.json"),
    ))
}

/// A folder for each entry that was handed in, with its files, and the list of entries as CSV and
/// JSON.
pub async fn works_zip(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?.clone();
    let entries = visit
        .office()
        .entry_exports(&organiser, &call, visit.now)
        .await?;
    let (office, now) = (visit.office().clone(), visit.now);
    let body = body_stream::stream_body(move |out| {
        write(
            &Works {
                office,
                organiser,
                call: &call,
                entries,
                now,
            },
            out,
        )
    });
    Ok(download(
        body,
        "application/zip",
        &format!("{edition}-{slug}-works.zip"),
    ))
}

/// What goes into the zip.
struct Works<'a> {
    office: Office,
    organiser: Person,
    call: &'a Call,
    entries: Vec<EntryExport>,
    now: contest::Timestamp,
}

/// The name of a file in its folder: its place, and its own name without what a file system reads
/// as something else.
fn file_name(place: usize, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|letter| {
            if letter.is_control() || "/\\:*?\"<>|".contains(letter) {
                '-'
            } else {
                letter
            }
        })
        .collect();
    format!("{place}-{plain}")
}

/// Writes the zip on a thread that may wait; no file is held as a whole.
fn write(works: &Works<'_>, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut zip = ZipWriter::new_stream(out);
    // Works are compressed already, most of them.
    let stored = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .large_file(true);
    let packed = stored.compression_method(CompressionMethod::Deflated);
    zip.start_file("entries.csv", packed)?;
    zip.write_all(office::entries_csv(&works.entries).as_bytes())?;
    zip.start_file("entries.json", packed)?;
    zip.write_all(serde_json::to_string_pretty(&works.entries)?.as_bytes())?;
    let runtime = Handle::current();
    for entry in &works.entries {
        for (place, file) in (1..).zip(&entry.files) {
            let which = (&entry.id, &file.id);
            let stored_file = runtime.block_on(works.office.organiser_file(
                &works.organiser,
                works.call,
                which,
                false,
                works.now,
            ))?;
            let mut parts = runtime.block_on(stored_file.stream(None))?;
            zip.start_file(
                format!("entry-{}/{}", entry.entry, file_name(place, &file.name)),
                stored,
            )?;
            while let Some(part) = runtime.block_on(parts.next()) {
                zip.write_all(&part?)?;
            }
        }
    }
    zip.finish()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_leads_nowhere_else() {
        assert_eq!(file_name(2, "../../etc/passwd"), "2-..-..-etc-passwd");
        assert_eq!(file_name(1, "two: cities?.svg"), "1-two- cities-.svg");
    }
}
