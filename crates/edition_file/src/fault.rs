//! What stands against a file: a code with its place, never free text. Words are made of it where
//! the reader's language is known.

use contest::{PhaseKind, judging::RoundKind};
use serde::Serialize;

use crate::MAX_FAULTS;

/// A place in a text, counted from 1 as editors do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Lines from the beginning; 0 where the place is not known.
    pub line: usize,
    /// Characters from the beginning of the line.
    pub column: usize,
}

impl Position {
    /// The place of a byte of a text.
    #[must_use]
    pub fn of(text: &str, byte: usize) -> Self {
        let before = &text[..text.floor_char_boundary(byte.min(text.len()))];
        let line = before.rsplit('\n').next().unwrap_or_default();
        Self {
            line: before.matches('\n').count() + 1,
            column: line.chars().count() + 1,
        }
    }
}

/// Something that stands against a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// JSON pointer of the value, such as `/calls/0/phases/final/ends`; empty for the whole file.
    pub pointer: String,
    /// Where it stands.
    pub position: Position,
    /// What it is.
    pub kind: FaultKind,
}

/// The same by the byte at which it stands. Lines are counted only for what is told: a file can
/// break the rules more often than anybody reads.
pub(crate) struct PlacedFault {
    pub(crate) pointer: String,
    /// Bytes from the beginning of the text; none where the place is not known.
    pub(crate) start: Option<usize>,
    pub(crate) kind: FaultKind,
}

/// What is told of what stands against a text: the first of it, in the order of the text.
pub(crate) fn tell_faults(text: &str, mut placed: Vec<PlacedFault>) -> Vec<Fault> {
    placed.sort_by_key(|fault| fault.start);
    placed.truncate(MAX_FAULTS);
    let told = placed.into_iter().map(|fault| Fault {
        pointer: fault.pointer,
        position: fault
            .start
            .map_or_else(Position::default, |start| Position::of(text, start)),
        kind: fault.kind,
    });
    told.collect()
}

/// What can stand against a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum FaultKind {
    /// More bytes than a file may have.
    FileTooLarge {
        /// Most bytes.
        most: usize,
    },
    /// It is not text in UTF-8.
    NotText,
    /// It is not of its notation.
    Syntax {
        /// What its parser says, in English.
        message: String,
    },
    /// A number that no value of the file can be.
    NumberTooLarge,
    /// A key that means nothing here.
    UnknownKey {
        /// The key.
        key: String,
        /// Those that do.
        allowed: Vec<String>,
    },
    /// A key that must be there.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A value of another type.
    WrongType {
        /// What is wanted.
        wanted: &'static str,
    },
    /// None of the words that can stand here.
    NotAllowed {
        /// What stands there.
        value: String,
        /// What can.
        allowed: Vec<String>,
    },
    /// A number below or above its limits.
    NotBetween {
        /// The lower limit.
        least: i64,
        /// The upper limit.
        most: i64,
    },
    /// More characters than a text may have.
    TooLong {
        /// Most characters.
        most: u64,
    },
    /// A text with letters that no text has: control characters, and those that Unicode keeps for
    /// programs.
    ControlCharacters,
    /// Nothing stands where something must.
    Empty,
    /// More items than a list may have.
    TooMany {
        /// Most items.
        most: u64,
    },
    /// A text of another form.
    WrongForm {
        /// What it holds.
        form: Form,
    },
    /// Something that the schema refuses in another way.
    Refused {
        /// What the schema's validator says, in English.
        message: String,
    },
    /// What must be one of its own stands there a second time.
    Twice {
        /// What it is.
        value: String,
    },
    /// An address that a page has already.
    Reserved {
        /// What it is.
        value: String,
    },
    /// No mail can be sent to it.
    NotAMailAddress,
    /// No city of the service.
    UnknownCity {
        /// The code.
        city: String,
        /// The codes of the service.
        allowed: Vec<String>,
    },
    /// No zone of the IANA database.
    UnknownZone {
        /// What stands there.
        zone: String,
    },
    /// No date of the calendar.
    NoSuchTime {
        /// What stands there.
        time: String,
        /// The zone.
        zone: String,
    },
    /// A time that the zone's clock skips when it is put forward.
    TimeSkipped {
        /// What stands there.
        time: String,
        /// What the clock shows then instead.
        next: String,
    },
    /// A time that the zone's clock shows twice.
    TimeShownTwice {
        /// The two that it can be, with their offsets.
        either: [String; 2],
    },
    /// A phase that does not end after it starts.
    EndsBeforeStart,
    /// A phase that starts before the one that it waits for is over.
    StartsBefore {
        /// The phase that it waits for.
        phase: PhaseKind,
    },
    /// A grace period that nothing uses: only hand-ins have one.
    NoGrace,
    /// A round without dates.
    RoundWithoutPhase {
        /// Which.
        round: RoundKind,
    },
    /// There is no screening, which every call begins with.
    NoScreening,
    /// No topic of the edition.
    UnknownTopic {
        /// What stands there.
        code: String,
    },
    /// In a round nothing would count for entries of a topic.
    NothingCounts {
        /// Which round.
        round: RoundKind,
        /// For which topic, where there are any.
        topic: Option<String>,
    },
    /// A round of passing that does not have exactly one question.
    NotOneQuestion {
        /// Which round.
        round: RoundKind,
    },
    /// A label of a step that the scale does not have.
    LabelOffScale {
        /// The scale's end.
        highest: i64,
    },
    /// A pointer that leads to nothing in this file.
    PointsNowhere,
}

/// A form of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Form {
    /// A part of an address.
    Slug,
    /// A code.
    Code,
    /// A date with a time.
    LocalTime,
}
