//! What stands against a file: codes, which the pages turn into words of the reader's language.

use serde::{Deserialize, Serialize};

use crate::Kind;

/// Why a file is not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Finding {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The content is not of a kind that is taken, or not the one the name says; `found` is the
    /// usual ending of what it looks like, `?` where that is not known.
    #[error("the content is {found}")]
    OtherKind {
        /// In capitals, as people know it.
        found: String,
    },
    /// It does not read as what it is to its end.
    #[error("the {0:?} file is damaged or cut off")]
    CutOff(Kind),
    /// It holds something that could act on its own.
    #[error("the file holds something active: {0:?}")]
    Active(Active),
    /// More pixels than [`crate::MAX_PIXELS`] or [`crate::MAX_SIDE_PIXELS`], or none.
    #[error("the picture has {width} x {height} pixels")]
    TooManyPixels {
        /// In pixels.
        width: u64,
        /// In pixels.
        height: u64,
    },
    /// More bytes than a file of this kind may have.
    #[error("more than {most} bytes")]
    TooLarge {
        /// The limit, in bytes.
        most: u64,
    },
    /// A part of it unpacks to more bytes than this.
    #[error("a part of the file unpacks to more than {most} bytes")]
    Unpacks {
        /// The limit, in bytes.
        most: u64,
    },
    /// Something is wrong at a place of a table, or of an SVG's text.
    #[error("line {line}, column {column}: {finding:?}")]
    Table {
        /// From 1.
        line: u64,
        /// From 1: the cell of a row, the byte of a line, or the character of an SVG's line.
        column: u64,
        /// What is wrong there.
        finding: TableDamage,
    },
    /// Unpacking or drawing it takes more than [`crate::MAX_PROCESSOR_TIME`] or
    /// [`crate::MAX_MEMORY_BYTES`].
    #[error("the file takes too long or too much memory")]
    TooHeavy,
    /// It could not be read, or not be drawn.
    #[error("the file cannot be read: {0:?}")]
    Unreadable(Damage),
}

/// What in a file could act on its own, reach out or shut others out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Active {
    /// A document type definition whose entities multiply, or that is made of others.
    DocumentType,
    /// A processing instruction, by its target.
    Instruction(String),
    /// An element that runs, embeds or loads something.
    Element(String),
    /// An attribute that holds a script.
    ScriptAttribute(String),
    /// A link, style or attribute, as far as it tells, that loads from elsewhere.
    Elsewhere(String),
    /// JavaScript in a PDF.
    JavaScript,
    /// Files within a PDF, or a way to them.
    AttachedFiles,
    /// Films, sounds and 3D scenes in a PDF.
    RichMedia,
    /// A form (XFA) in a PDF.
    Form,
    /// An action that starts a program or sends or loads data.
    Action,
    /// A password, without which nobody reads it.
    Password,
}

/// What is wrong at a place of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableDamage {
    /// More bytes on one line.
    LineTooLong {
        /// The limit, in bytes.
        most: u64,
    },
    /// A NUL.
    Nul,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// A quotation mark that is opened here and never closed.
    OpenQuote,
    /// A row of more or fewer cells than the first.
    Cells {
        /// Cells of this row.
        found: u64,
        /// Cells of the first row.
        expected: u64,
    },
    /// The XML of an SVG ends here.
    Markup,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Damage {
    /// Its text is no UTF-8.
    NotUtf8,
    /// More parts, or deeper ones, than any real file has.
    TooManyParts,
    /// It reads, but cannot be drawn.
    NotDrawn,
    /// Its document properties cannot be taken out without damage.
    Properties,
    /// The disk failed.
    Disk(String),
}

impl From<std::io::Error> for Finding {
    fn from(error: std::io::Error) -> Self {
        Self::Unreadable(Damage::Disk(error.to_string()))
    }
}

/// What was taken out of a file that its makers may miss.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Note {
    /// The document type of an SVG; its entities are put in.
    DocumentType,
    /// Links to other places. What they stand on is as it was.
    Links,
    /// HTML within a drawing, instead of which what the drawing has for it is shown.
    Html,
    /// The names of those who wrote notes.
    Authors,
}

impl Note {
    /// Every note, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::DocumentType, Self::Links, Self::Html, Self::Authors];

    /// Its name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::DocumentType => "type",
            Self::Links => "links",
            Self::Html => "html",
            Self::Authors => "authors",
        }
    }
}
