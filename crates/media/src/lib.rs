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

mod finding;
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
    time::Duration,
};

use resvg::usvg::fontdb;
use serde::{Deserialize, Serialize};

pub use finding::{Active, Damage, Finding, Note, TableDamage};
pub use picture::Preview;
pub use table::check_table;

/// Most pixels of a picture, width times height: 100 megapixels.
pub const MAX_PIXELS: u64 = 100_000_000;
/// Most pixels of a side.
pub const MAX_SIDE_PIXELS: u64 = 30_000;
/// Most bytes of an SVG, which is read as a tree.
pub const MAX_SVG_BYTES: u64 = 10_000_000;
/// Most seconds of a processor that reading, cleaning and drawing a file may take.
pub const MAX_PROCESSOR_TIME: Duration = Duration::from_secs(10);
/// Most bytes of memory for the same.
pub const MAX_MEMORY_BYTES: u64 = 2_000_000_000;

/// A kind of file that a work may consist of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A picture (PNG).
    Png,
    /// A picture (JPEG).
    Jpeg,
    /// A picture (WebP).
    WebP,
    /// A drawing (SVG).
    Svg,
    /// A document (PDF).
    Pdf,
    /// A table in UTF-8 (CSV).
    Csv,
    /// A film (MP4).
    Mp4,
}

impl Kind {
    /// Every kind, in the order in which they are named to people.
    pub const ALL: [Self; 7] = [
        Self::Png,
        Self::Jpeg,
        Self::WebP,
        Self::Svg,
        Self::Pdf,
        Self::Csv,
        Self::Mp4,
    ];

    /// The kind that a file name's ending claims.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Some(match ending.to_ascii_lowercase().as_str() {
            "png" => Self::Png,
            "jpg" | "jpeg" => Self::Jpeg,
            "webp" => Self::WebP,
            "svg" => Self::Svg,
            "pdf" => Self::Pdf,
            "csv" => Self::Csv,
            "mp4" => Self::Mp4,
            _ => return None,
        })
    }

    /// The ending of a file of this kind, which is also the code under which the kind is stored.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::WebP => "webp",
            Self::Svg => "svg",
            Self::Pdf => "pdf",
            Self::Csv => "csv",
            Self::Mp4 => "mp4",
        }
    }

    /// The name by which people know it.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::WebP => "WebP",
            Self::Svg => "SVG",
            Self::Pdf => "PDF",
            Self::Csv => "CSV",
            Self::Mp4 => "MP4",
        }
    }

    /// The media type under which it is served.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::WebP => "image/webp",
            Self::Svg => "image/svg+xml",
            Self::Pdf => "application/pdf",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Mp4 => "video/mp4",
        }
    }

    /// Whether it can be a cover.
    #[must_use]
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::WebP | Self::Svg)
    }
}

/// What became of a file that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// What it is, by its content and its name.
    pub kind: Kind,
    /// Width and height in pixels, where it has any.
    pub size: Option<(u32, u32)>,
    /// Whether the file is another one now, because something was taken out of it.
    pub changed: bool,
    /// What of that its makers may miss.
    pub notes: Vec<Note>,
    /// A small copy, where it is a picture.
    pub preview: Option<Preview>,
}

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
