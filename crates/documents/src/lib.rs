//! Documents of headings, paragraphs, lists and tables, written as Markdown and as PDF.
//!
//! Nothing here reads a clock: the same document is the same bytes. Nothing here knows what a
//! document is about. The PDF carries its font; a character that the font does not have is drawn as
//! an empty box there, and is itself for who copies or hears it.
//!
//! ```
//! use documents::{Block, Paper};
//!
//! let paper = Paper {
//!     title: "Minutes".to_owned(),
//!     language: "en".to_owned(),
//!     blocks: vec![Block::List(vec!["Two works *tie*.".to_owned()])],
//!     foot: "Page".to_owned(),
//! };
//! assert_eq!(paper.markdown(), "# Minutes\n\n- Two works \\*tie\\*.\n\n---\n\nPage\n");
//! assert!(paper.pdf().expect("a PDF").starts_with(b"%PDF-"));
//! ```

#![warn(missing_docs)]

mod markdown;
mod pdf;

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Below the title, of level 2.
    Heading(String),
    /// Running text; each line of it is a paragraph of its own.
    Paragraph(String),
    /// Small print.
    Note(String),
    /// Items without an order, a text each.
    List(Vec<String>),
    /// A table with a head.
    Table(Table),
}

/// A table; each row has as many cells as the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The heading of each column.
    pub head: Vec<String>,
    /// The cells of each row.
    pub rows: Vec<Vec<String>>,
    /// Share of the width of each column, in any unit.
    pub widths: Vec<u16>,
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Above everything, and in the file's metadata.
    pub title: String,
    /// Language tag, such as `ca`.
    pub language: String,
    /// In the order in which they are read.
    pub blocks: Vec<Block>,
    /// At the foot of every page, beside its number.
    pub foot: String,
}

/// Why a document was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The bundled font cannot be read.
    #[error("the font of documents is damaged")]
    Font,
    /// The library refused the document, for this reason.
    #[error("the PDF was not written: {0}")]
    Pdf(String),
}

impl Paper {
    /// As Markdown (`CommonMark` with tables).
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::to_markdown(self)
    }

    /// As PDF on A4 pages.
    ///
    /// # Errors
    ///
    /// [`Error`], where the font cannot be read or the library refuses the document.
    pub fn pdf(&self) -> Result<Vec<u8>, Error> {
        pdf::to_pdf(self)
    }
}
