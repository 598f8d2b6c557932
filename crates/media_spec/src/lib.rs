//! What is told of an uploaded file: its [`Kind`], what stands against it ([`Finding`]), and what
//! became of one that was [`Taken`]. `media` reads files; whoever only asks and tells needs no more
//! than this.
//!
//! A name is only a claim, which is compared with the content:
//!
//! ```
//! use media_spec::Kind;
//!
//! let claimed = Kind::of_name("map.JPG").expect("a kind that is taken");
//! assert_eq!((claimed, claimed.ending()), (Kind::Jpeg, "jpg"));
//! assert!(claimed.is_picture());
//! assert_eq!(Kind::of_name("page.html"), None);
//! ```

#![warn(missing_docs)]

mod finding;

use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use finding::{Active, Damage, Finding, Note, TableDamage};

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

/// A small copy of a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// JPEG or WebP.
    pub kind: Kind,
    /// Its content; it does not travel with what is said about it.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// In pixels, at most 960.
    pub width: u32,
    /// In pixels, at most 1,280.
    pub height: u32,
    /// The mean colours of its upper, middle and lower third, as six hexadecimal digits each: what
    /// stands in its place while it loads.
    pub placeholder: [String; 3],
}
