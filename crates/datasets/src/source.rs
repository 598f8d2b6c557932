//! Where bytes come from: a file, or a table in a zip of tables (GTFS and the like). Nothing is
//! unpacked before its size is known, and nothing is believed about its size: reading stops at the
//! limit.

use std::{
    fs::File,
    io::{BufReader, Read, Seek as _, SeekFrom},
    path::Path,
};

use zip::ZipArchive;

use crate::{
    Finding, Malformed, Recipe,
    limits::{MAX_DOCUMENT_BYTES, MAX_STREAM_BYTES},
};

/// Most members of a zip.
const MAX_MEMBERS: usize = 1_000;
/// A member that grows more than so many times while it is unpacked is a bomb, not a table.
const MAX_RATIO: u64 = 200;

const fn whole(finding: Finding) -> Malformed {
    Malformed::Whole(finding)
}

/// Whether a file is a zip of tables by its name; spreadsheets are zips too, but have names of
/// their own.
pub(crate) fn is_zip(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

fn is_table(name: &str) -> bool {
    let ending = Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    matches!(ending.as_str(), "csv" | "txt" | "tsv")
}

fn open(path: &Path) -> Result<ZipArchive<BufReader<File>>, Malformed> {
    let file = File::open(path).map_err(Malformed::io(path))?;
    let archive = ZipArchive::new(BufReader::new(file)).map_err(|error| {
        whole(Finding::Zip {
            error: error.to_string(),
        })
    })?;
    if archive.len() > MAX_MEMBERS {
        return Err(whole(Finding::ZipMembers {
            found: archive.len(),
            most: MAX_MEMBERS,
        }));
    }
    Ok(archive)
}

/// The largest table of a zip, which is the one that most people come for; the recipe may name
/// another.
pub(crate) fn largest_table(path: &Path) -> Result<String, Malformed> {
    let mut archive = open(path)?;
    let mut found: Option<(u64, String)> = None;
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(|error| {
            whole(Finding::Zip {
                error: error.to_string(),
            })
        })?;
        // A name that cannot be read names no table that a recipe could ask for.
        let Ok(name) = member.name() else { continue };
        if is_table(&name) && found.as_ref().is_none_or(|(size, _)| member.size() > *size) {
            found = Some((member.size(), name.into_owned()));
        }
    }
    found
        .map(|(_, name)| name)
        .ok_or_else(|| whole(Finding::ZipWithoutTable))
}

/// Refuses a document that is empty or too large to be held.
pub(crate) fn check_document(path: &Path) -> Result<(), Malformed> {
    let length = std::fs::metadata(path).map_err(Malformed::io(path))?.len();
    if length == 0 {
        return Err(whole(Finding::Empty));
    }
    if length > MAX_DOCUMENT_BYTES {
        return Err(whole(Finding::DocumentTooLarge {
            bytes: length,
            most: MAX_DOCUMENT_BYTES,
        }));
    }
    Ok(())
}

/// Stops where a text, or what a zip unpacks to, is larger than it may be.
struct BoundedReader<R> {
    inner: R,
    /// Bytes that may still be read.
    left: u64,
    most: u64,
}

impl<R: Read> Read for BoundedReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| std::io::Error::other(Finding::Unpacks { most: self.most }))?;
        Ok(read)
    }
}

/// UTF-16 as UTF-8, while it is read.
struct Utf16Reader<R> {
    inner: R,
    decoder: encoding_rs::Decoder,
    /// Bytes that were read and not decoded yet.
    raw: Vec<u8>,
    /// What was decoded last, of which the first `given` bytes are handed on.
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Read for Utf16Reader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        while self.given == self.text.len() && !self.ended {
            let mut raw = vec![0; 1 << 16];
            let read = self.inner.read(&mut raw)?;
            self.raw.extend_from_slice(&raw[..read]);
            self.ended = read == 0;
            let room = self
                .decoder
                .max_utf8_buffer_length(self.raw.len())
                .unwrap_or(1 << 20);
            self.text.resize(room, 0);
            let (_, used, written, damaged) =
                self.decoder
                    .decode_to_utf8(&self.raw, &mut self.text, self.ended);
            if damaged {
                return Err(std::io::Error::other(Finding::OtherEncoding {
                    encoding: "UTF-16".to_owned(),
                }));
            }
            self.raw.drain(..used);
            self.text.truncate(written);
            self.given = 0;
        }
        let count = buffer.len().min(self.text.len() - self.given);
        buffer[..count].copy_from_slice(&self.text[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

/// Does something with the text of a file or of a member of a zip; UTF-16 is decoded. The second
/// argument is its length in bytes, as far as it is known.
pub(crate) fn with_text<T>(
    path: &Path,
    recipe: &Recipe,
    work: &mut dyn FnMut(&mut dyn Read, u64) -> Result<T, Malformed>,
) -> Result<T, Malformed> {
    let encoding =
        encoding_rs::Encoding::for_label(recipe.encoding.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    let wide = encoding == encoding_rs::UTF_16LE || encoding == encoding_rs::UTF_16BE;
    with_bytes(path, &recipe.sheet, &mut |reader, length| {
        if wide {
            let decoder = encoding.new_decoder();
            let mut reader = Utf16Reader {
                inner: reader,
                decoder,
                raw: Vec::new(),
                text: Vec::new(),
                given: 0,
                ended: false,
            };
            work(&mut reader, length)
        } else {
            work(reader, length)
        }
    })
}

fn with_bytes<T>(
    path: &Path,
    member: &str,
    work: &mut dyn FnMut(&mut dyn Read, u64) -> Result<T, Malformed>,
) -> Result<T, Malformed> {
    if !is_zip(path) {
        let file = File::open(path).map_err(Malformed::io(path))?;
        let length = file.metadata().map_err(Malformed::io(path))?.len();
        if length > MAX_STREAM_BYTES {
            return Err(whole(Finding::TooLarge {
                bytes: length,
                most: MAX_STREAM_BYTES,
            }));
        }
        return work(
            &mut BoundedReader {
                inner: file,
                left: MAX_STREAM_BYTES,
                most: MAX_STREAM_BYTES,
            },
            length,
        );
    }
    let mut archive = open(path)?;
    let inner = archive.by_name(member).map_err(|error| {
        Malformed::Recipe(Finding::ZipMember {
            member: member.to_owned(),
            error: error.to_string(),
        })
    })?;
    let most = MAX_STREAM_BYTES.min(inner.compressed_size().max(1).saturating_mul(MAX_RATIO));
    let length = inner.size();
    work(
        &mut BoundedReader {
            inner,
            left: most,
            most,
        },
        length,
    )
}

/// Most bytes that a spreadsheet may unpack to.
const MAX_SPREADSHEET_BYTES: u64 = 1_000_000_000;
/// What a file begins with that an office program locked, or wrote in its old format.
const COMPOUND_FILE: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];

/// Refuses a spreadsheet that is locked, or that unpacks to far more than it is: it is held as a
/// whole.
pub(crate) fn check_spreadsheet(path: &Path) -> Result<(), Malformed> {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    if ending == "xls" {
        return Ok(());
    }
    let mut begin = [0; 4];
    let read = File::open(path)
        .and_then(|mut file| file.read(&mut begin))
        .map_err(Malformed::io(path))?;
    // A new spreadsheet is a zip; locked with a password it is a compound file.
    if read == begin.len() && begin == COMPOUND_FILE {
        return Err(whole(Finding::Password));
    }
    let mut archive = open(path)?;
    let mut unpacked: u64 = 0;
    for index in 0..archive.len() {
        let member = archive.by_index_raw(index).map_err(|error| {
            whole(Finding::Zip {
                error: error.to_string(),
            })
        })?;
        unpacked = unpacked.saturating_add(member.size());
    }
    if unpacked > MAX_SPREADSHEET_BYTES {
        return Err(whole(Finding::Unpacks {
            most: MAX_SPREADSHEET_BYTES,
        }));
    }
    Ok(())
}

/// Bytes that are looked at for a proposal: of the beginning, and of each piece further on.
pub(crate) const HEAD_BYTES: u64 = 4 << 20;
const PIECE_BYTES: u64 = 128 << 10;
/// Pieces further on.
const PIECES: u64 = 16;

/// The beginning of a file and pieces from all over the rest of it; of a zip only the beginning,
/// since nothing can be skipped in it.
pub(crate) fn pieces(path: &Path, member: &str) -> Result<Vec<Vec<u8>>, Malformed> {
    let head = with_bytes(path, member, &mut |reader, _| {
        let mut head = Vec::new();
        reader
            .take(HEAD_BYTES)
            .read_to_end(&mut head)
            .map_err(|error| Malformed::reading(&error))?;
        Ok(head)
    })?;
    let mut pieces = vec![head];
    if is_zip(path) {
        return Ok(pieces);
    }
    let mut file = File::open(path).map_err(Malformed::io(path))?;
    let length = file.metadata().map_err(Malformed::io(path))?.len();
    let rest = length.saturating_sub(HEAD_BYTES);
    if rest > 0 {
        for piece in 0..PIECES {
            // An even number of bytes in front, so that UTF-16 stays whole.
            let from = (HEAD_BYTES + rest.saturating_sub(PIECE_BYTES) / (PIECES - 1) * piece) & !1;
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(from))
                .map_err(Malformed::io(path))?;
            file.by_ref()
                .take(PIECE_BYTES)
                .read_to_end(&mut bytes)
                .map_err(Malformed::io(path))?;
            pieces.push(bytes);
        }
    }
    Ok(pieces)
}
