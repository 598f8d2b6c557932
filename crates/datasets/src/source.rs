//! Where bytes come from: a file, or a table in a zip of tables (GTFS and the like). Nothing is unpacked before its size is
//! known, and nothing is believed about its size: reading stops at the limit.

use std::{
    fs::File,
    io::{BufReader, Read as _},
    path::Path,
};

use zip::ZipArchive;

use crate::{Malformed, read::BYTES_MOST};

/// Most members of a zip.
const MEMBERS_MOST: usize = 1_000;
/// A member that grows more than so many times while it is unpacked is a bomb, not a table.
const RATIO_MOST: u64 = 200;

fn whole(text: impl Into<String>) -> Malformed {
    Malformed::Whole(text.into())
}

/// Whether a file is a zip of tables by its name; spreadsheets are zips too, but have names of their own.
pub(crate) fn is_zip(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

fn is_table(name: &str) -> bool {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "csv" | "txt" | "tsv")
}

fn open(path: &Path) -> Result<ZipArchive<BufReader<File>>, Malformed> {
    let file = File::open(path).map_err(Malformed::io(path))?;
    let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| whole(format!("the zip cannot be read: {error}")))?;
    if archive.len() > MEMBERS_MOST {
        return Err(whole(format!("the zip has {} members; the most is {MEMBERS_MOST}", archive.len())));
    }
    Ok(archive)
}

/// The largest table of a zip, which is the one that most people come for; the recipe may name another.
pub(crate) fn largest_table(path: &Path) -> Result<String, Malformed> {
    let mut archive = open(path)?;
    let mut found: Option<(u64, String)> = None;
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(|error| whole(format!("the zip cannot be read: {error}")))?;
        // A name that cannot be read names no table that a recipe could ask for.
        let Ok(name) = member.name() else { continue };
        if is_table(&name) && found.as_ref().is_none_or(|(size, _)| member.size() > *size) {
            found = Some((member.size(), name.into_owned()));
        }
    }
    found.map(|(_, name)| name).ok_or_else(|| whole("the zip holds no table (.csv, .tsv or .txt)"))
}

/// The bytes of a file or, where it is a zip, of one of its members.
pub(crate) fn bytes(path: &Path, member: &str) -> Result<Vec<u8>, Malformed> {
    if is_zip(path) {
        return member_bytes(path, member);
    }
    let file = File::open(path).map_err(Malformed::io(path))?;
    let length = file.metadata().map_err(Malformed::io(path))?.len();
    if length == 0 {
        return Err(whole("the file is empty"));
    }
    if length > BYTES_MOST {
        return Err(whole(format!("the file has {length} bytes; the most is {BYTES_MOST}")));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or(0));
    file.take(BYTES_MOST + 1).read_to_end(&mut bytes).map_err(Malformed::io(path))?;
    Ok(bytes)
}

fn member_bytes(path: &Path, name: &str) -> Result<Vec<u8>, Malformed> {
    let mut archive = open(path)?;
    let mut member = archive.by_name(name).map_err(|error| Malformed::Recipe(format!("the zip has no readable member {name}: {error}")))?;
    let packed = member.compressed_size().max(1);
    let most = BYTES_MOST.min(packed.saturating_mul(RATIO_MOST));
    let mut bytes = Vec::new();
    member.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(|error| whole(format!("{name} in the zip is damaged: {error}")))?;
    if bytes.len() as u64 > most {
        return Err(whole(format!("{name} in the zip unpacks to more than {most} bytes")));
    }
    if bytes.is_empty() {
        return Err(whole(format!("{name} in the zip is empty")));
    }
    Ok(bytes)
}
