//! Uploaded files: what they really are, whether they could do harm, and what they look like small.
//!
//! Nothing here trusts a name. A kind is told by content, a picture's size is read before its
//! pixels are, and every decoder runs with a limit. All the same these are the readers of a dozen
//! formats at work on what strangers send: whoever calls [`take`] runs it in a process of its own
//! that may use [`MAX_PROCESSOR_TIME`] and [`MAX_MEMORY_BYTES`], and no more.
//!
//! What a name claims is only a claim; [`take`] compares it with the content:
//!
//! ```
//! use media::Kind;
//!
//! let claimed = Kind::of_name("map.JPG").expect("a kind that is taken");
//! assert_eq!((claimed, claimed.ending()), (Kind::Jpeg, "jpg"));
//! assert!(claimed.is_picture());
//! assert_eq!(Kind::of_name("page.html"), None);
//! ```

#![warn(missing_docs)]

mod metadata;
mod pdf;
mod picture;
mod svg;
mod table;

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
    path::Path,
    sync::Arc,
};

use resvg::usvg::fontdb;

pub use media_spec::{
    Active, Damage, Finding, Kind, MAX_MEMORY_BYTES, MAX_PIXELS, MAX_PROCESSOR_TIME,
    MAX_SIDE_PIXELS, MAX_SVG_BYTES, Note, Preview, TableDamage, Taken,
};
pub use table::check_table;

/// Looks at a file that arrived under `name`, takes out in place what tells of its makers, and
/// draws a picture small; the text of an SVG is set in `fonts`.
///
/// # Errors
///
/// The [`Finding`] that stands against it.
pub fn take(path: &Path, name: &str, fonts: &Arc<fontdb::Database>) -> Result<Taken, Finding> {
    let kind = kind_of(path, name)?;
    let mut taken = Taken {
        kind,
        size: None,
        changed: false,
        notes: Vec::new(),
        preview: None,
    };
    match kind {
        Kind::Png | Kind::Jpeg | Kind::WebP => {
            let bytes = std::fs::read(path)?;
            let picture = picture::decode(metadata::without_tail(&bytes, kind), kind)?;
            taken.size = Some((picture.width(), picture.height()));
            taken.changed = keep(path, metadata::without(bytes, kind)?)?;
            taken.preview = Some(picture::preview(picture, kind)?);
        }
        Kind::Svg => {
            if std::fs::metadata(path)?.len() > MAX_SVG_BYTES {
                return Err(Finding::TooLarge {
                    most: MAX_SVG_BYTES,
                });
            }
            let drawing = svg::take(&std::fs::read(path)?, fonts)?;
            taken.size = Some(drawing.size);
            taken.changed = keep(path, drawing.cleaned)?;
            taken.notes = drawing.notes;
            taken.preview = Some(picture::preview(drawing.picture, kind)?);
        }
        Kind::Pdf => (taken.changed, taken.notes) = pdf::take(path)?,
        Kind::Csv => check_table(path)?,
        Kind::Mp4 => {
            check_boxes(&mut File::open(path)?)?;
            taken.changed = keep(path, metadata::without(std::fs::read(path)?, kind)?)?;
        }
    }
    Ok(taken)
}

/// Writes what a file is after cleaning, if that is not what it was.
fn keep(path: &Path, cleaned: Option<Vec<u8>>) -> Result<bool, Finding> {
    let Some(cleaned) = cleaned else {
        return Ok(false);
    };
    std::fs::write(path, cleaned)?;
    Ok(true)
}

/// What a file is by its content; it must be what its name says.
fn kind_of(path: &Path, name: &str) -> Result<Kind, Finding> {
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    if bytes == 0 {
        return Err(Finding::Empty);
    }
    let mut head = vec![0; 8192.min(usize::try_from(bytes).unwrap_or(8192))];
    file.read_exact(&mut head)?;
    let found = recognise(&head);
    let claimed = Kind::of_name(name);
    match (claimed, found) {
        (Some(claimed), Found::Kind(found)) if claimed == found => Ok(claimed),
        // A table has no mark of its own: it is text that reads as one.
        (Some(Kind::Csv), Found::Text) => Ok(Kind::Csv),
        (_, Found::Kind(found)) => Err(Finding::OtherKind {
            found: found.ending().to_uppercase(),
        }),
        (_, Found::Text) => Err(Finding::OtherKind {
            found: "TXT".to_owned(),
        }),
        (_, Found::Other(found)) => Err(Finding::OtherKind { found }),
    }
}

enum Found {
    Kind(Kind),
    /// UTF-8 or another text without NUL.
    Text,
    Other(String),
}

fn recognise(head: &[u8]) -> Found {
    // The entities of a document type may stand before the drawing.
    let start = String::from_utf8_lossy(head);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with("<svg") || (start.starts_with('<') && start.contains("<svg")) {
        return Found::Kind(Kind::Svg);
    }
    match infer::get(head).map(|found| (found.mime_type(), found.extension())) {
        Some(("image/png", _)) => Found::Kind(Kind::Png),
        Some(("image/jpeg", _)) => Found::Kind(Kind::Jpeg),
        Some(("image/webp", _)) => Found::Kind(Kind::WebP),
        Some(("application/pdf", _)) => Found::Kind(Kind::Pdf),
        Some(("video/mp4", _)) => Found::Kind(Kind::Mp4),
        Some((_, ending)) => Found::Other(ending.to_uppercase()),
        None if head.contains(&0) => Found::Other("?".to_owned()),
        None => Found::Text,
    }
}

/// Walks the outer boxes of an MP4: each says its length, the last must end where the file does,
/// and one must be `moov`.
fn check_boxes(file: &mut File) -> Result<(), Finding> {
    let bytes = file.metadata()?.len();
    let (mut at, mut index) = (0_u64, false);
    // A real file has a handful of outer boxes, a fragmented one some thousands.
    for _ in 0..100_000 {
        if at == bytes {
            return if index {
                Ok(())
            } else {
                Err(Finding::CutOff(Kind::Mp4))
            };
        }
        let mut header = [0; 16];
        file.seek(SeekFrom::Start(at))?;
        let header_bytes = usize::try_from((bytes - at).min(16)).unwrap_or(16);
        if header_bytes < 8 {
            return Err(Finding::CutOff(Kind::Mp4));
        }
        file.read_exact(&mut header[..header_bytes])?;
        let short = u32::from_be_bytes([header[0], header[1], header[2], header[3]]);
        let length = match short {
            0 => bytes - at,
            1 if header_bytes == 16 => u64::from_be_bytes([
                header[8], header[9], header[10], header[11], header[12], header[13], header[14],
                header[15],
            ]),
            1 => return Err(Finding::CutOff(Kind::Mp4)),
            short => u64::from(short),
        };
        index |= &header[4..8] == b"moov";
        at = at
            .checked_add(length)
            .filter(|end| length >= 8 && *end <= bytes)
            .ok_or(Finding::CutOff(Kind::Mp4))?;
    }
    Err(Finding::Unreadable(Damage::TooManyParts))
}
