//! What the worker is asked, what it answers, and what it may use.
//!
//! The worker is a program of its own, `certamen-worker`: one process for each question, which it
//! reads from its standard input as JSON, and which ends with the answer on its standard output. It
//! knows no database, holds nothing from one question to the next, and reads and writes no more
//! than the question names.
//!
//! ```
//! use worker_spec::{Ask, DrawPicture, Question};
//!
//! let question: Question = DrawPicture { svg: "<svg/>".to_owned(), scale: 2.0 }.into();
//! assert_eq!(question.purpose().limits().file_bytes, 0, "it writes no file");
//! ```

#![warn(missing_docs)]

mod limits;
mod question;

pub use limits::{Limits, Purpose};
pub use question::{
    AdaptRule, Ask, CheckTable, ComputeFigure, DrawPicture, ListKinds, PrepareTable, PreparedTable,
    ProposeRecipe, Question, TakeFile, WriteJson,
};

use serde::{Deserialize, Serialize};

/// With what a worker ends that does not know how to answer: it was built without data sets.
pub const UNABLE: u8 = 69;

/// How far a worker is kept from what a question does not name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confinement {
    /// It reaches no file and no port but those of its question.
    Full,
    /// The kernel knows a part of that.
    Partial,
    /// The kernel knows nothing of it.
    None,
}

/// What a worker says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Greeting {
    /// Its version, which is that of the server.
    pub version: String,
    /// Whether it reads data sets.
    pub tables: bool,
    /// How far this kernel confines it.
    pub confinement: Confinement,
}
