//! Documents of headings, paragraphs, lists and tables, written as Markdown and as PDF.
//!
//! Nothing here reads a clock: the same document is the same bytes. The PDF carries its font; a
//! character that the font does not have is drawn as an empty box there, and is itself for who
//! copies or hears it.

mod markdown;
mod pdf;

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Below the title, of level 2.
    Heading(String),
    Paragraph(String),
    /// Small print.
    Note(String),
    List(Vec<String>),
    Table(Table),
}

/// A table; each row has as many cells as the head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    /// Share of the width of each column, in any unit.
    pub widths: Vec<u16>,
}

/// A document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    pub title: String,
    /// Language tag, such as `ca`.
    pub language: String,
    pub blocks: Vec<Block>,
    /// At the foot of every page, beside its number.
    pub foot: String,
}

/// Why a document was not written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the font of documents is damaged")]
    Font,
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
