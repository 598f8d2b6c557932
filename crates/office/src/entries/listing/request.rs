//! What of the list is asked for, as addresses say it.

use contest::{Language, entry::EntryState, judging::RoundKind};

/// Most characters of a search.
pub const MAX_SEARCH_CHARS: usize = 200;

/// How an entry stands, as the list parts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedState {
    /// Not handed in.
    Draft,
    /// In the contest.
    Submitted,
    /// Taken back by its team.
    Withdrawn,
    /// Taken out by the organisers.
    Excluded,
}

impl ListedState {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Submitted,
        Self::Draft,
        Self::Withdrawn,
        Self::Excluded,
    ];

    /// Its name in addresses and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => EntryState::Draft.code(),
            Self::Submitted => EntryState::Submitted.code(),
            Self::Withdrawn => EntryState::Withdrawn.code(),
            Self::Excluded => "excluded",
        }
    }

    /// The state with a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What of the jury an entry in the contest lacks, in the round that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A sheet that is assigned is not finished.
    Sheets,
    /// It has fewer jurors than the round asks for.
    Jurors,
}

impl Lack {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sheets, Self::Jurors];

    /// Its name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sheets => "sheets",
            Self::Jurors => "jurors",
        }
    }

    /// The one with a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lack| lack.code() == code)
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// By number.
    #[default]
    Number,
    /// What changed last comes first.
    Changed,
    /// By title, as the reader's language shows it.
    Title,
}

impl ListOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Number, Self::Changed, Self::Title];

    /// Its name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Changed => "changed",
            Self::Title => "title",
        }
    }

    /// The one with a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// Which entries are asked for. One that asks for nothing means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryFilter {
    /// Only those that stand so.
    pub state: Option<ListedState>,
    /// Only those that were handed in with this main topic, by its code; empty for every topic.
    pub topic: String,
    /// Only those that lack this.
    pub lack: Option<Lack>,
    /// A number, or words of which each stands in the title or the team's name, as typed.
    pub search: String,
}

impl EntryFilter {
    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a page of the list begins: beside an entry, by what is sorted by and its number, so that
/// the page is the same whatever else arrives. Written as `NUMBER` or `NUMBER.KEY`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListKey {
    pub(super) number: i64,
    /// Microseconds since 1970.
    pub(super) changed_at: i64,
    pub(super) title: String,
}

impl ListKey {
    /// Reads what an address says; `None` where it says something else.
    #[must_use]
    pub fn parse(order: ListOrder, text: &str) -> Option<Self> {
        let (number, rest) = text.split_once('.').unwrap_or((text, ""));
        let changed_at = match order {
            ListOrder::Changed => rest.parse().ok()?,
            ListOrder::Number | ListOrder::Title => 0,
        };
        Some(Self {
            number: number.parse().ok()?,
            changed_at,
            title: match order {
                ListOrder::Title => rest.chars().filter(|letter| !letter.is_control()).collect(),
                ListOrder::Number | ListOrder::Changed => String::new(),
            },
        })
    }

    /// As it stands in an address.
    #[must_use]
    pub fn write(&self, order: ListOrder) -> String {
        let number = self.number;
        match order {
            ListOrder::Number => number.to_string(),
            ListOrder::Changed => format!("{number}.{}", self.changed_at),
            ListOrder::Title => format!("{number}.{}", self.title),
        }
    }

    /// Before every entry.
    pub(super) const fn first(order: ListOrder) -> Self {
        let (number, changed_at) = match order {
            ListOrder::Number | ListOrder::Title => (0, 0),
            ListOrder::Changed => (i64::MAX, i64::MAX),
        };
        Self {
            number,
            changed_at,
            title: String::new(),
        }
    }
}

/// Which page of the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// The first.
    #[default]
    First,
    /// The one that follows an entry.
    After(ListKey),
    /// The one that an entry follows.
    Before(ListKey),
}

/// What of the list is asked for.
#[derive(Clone, Debug)]
pub struct ListRequest {
    /// Which entries.
    pub filter: EntryFilter,
    /// In which order.
    pub order: ListOrder,
    /// Which page of them.
    pub turn: Turn,
    /// Whose titles they are sorted by.
    pub language: Language,
    /// In which round the jury's progress is told, and what is lacking.
    pub round: RoundKind,
}

impl ListRequest {
    /// The first page of all entries, by number.
    #[must_use]
    pub fn first(language: Language, round: RoundKind) -> Self {
        Self {
            filter: EntryFilter::default(),
            order: ListOrder::default(),
            turn: Turn::default(),
            language,
            round,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written() {
        let key = ListKey {
            number: 57,
            changed_at: 1_800_000_000_000_000,
            title: "two. harbours".to_owned(),
        };
        for order in ListOrder::ALL {
            let text = key.write(order);
            let read = ListKey::parse(order, &text).expect("a key");
            assert_eq!(read.write(order), text);
        }
        for (order, nonsense) in [
            (ListOrder::Number, "x"),
            (ListOrder::Changed, "57"),
            (ListOrder::Title, ""),
        ] {
            assert_eq!(ListKey::parse(order, nonsense), None);
        }
    }
}
