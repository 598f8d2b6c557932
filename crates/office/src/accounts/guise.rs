//! Through whose eyes somebody looks: their own, those of a person who asks for help, or those that a
//! preview makes up.

use contest::{CallId, PreviewRole, Timestamp};

/// Through whose eyes somebody looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Guise {
    /// Their own.
    #[default]
    Own,
    /// An administrator sees what this person sees.
    OnBehalf {
        /// The administrator's name.
        administrator: String,
        /// When it ends by itself.
        until: Timestamp,
    },
    /// Nobody at all: whoever runs a call looks at it as one who takes part or judges would.
    Previewed {
        /// The only call in which they are anything.
        call: CallId,
        /// What they are there.
        role: PreviewRole,
    },
}
