//! Black-box tests: the real program with its demo on a fresh database per test, spoken to over
//! HTTP on loopback. They stand in the rooms of `office` (docs/ARCHITECTURE.md); at the top is what
//! belongs to no room.

#![expect(
    unreachable_pub,
    reason = "what the rooms of one program of tests lend each other"
)]
#![expect(
    clippy::case_sensitive_file_extension_comparisons,
    reason = "names of ours"
)]

mod app;
mod caching;
mod circles;
mod crawl;
mod doors;
mod evidence;
mod facts;
mod faults;
mod killed;
mod linked;
mod machines;
mod overtaken;
mod pacing;
mod protected;
mod reviewed;
mod servers;
mod start;
mod typed;
mod upgrades;
mod waiting;
mod words;

/// Who somebody is: signing up and in, links, passwords, sessions.
mod accounts {
    mod acting;
    mod desk;
    mod helping;
    mod joining;
    mod organisers;
    mod roles;
    mod sign_in;

    pub use helping::{page_of, promote};
    pub use roles::give;
}

/// What a call asks for.
mod editions {
    mod awards;
    pub mod calendar;
    mod cities;
    pub mod criteria;
    pub mod files;
    mod front_page;
    mod limits;
    pub mod organisations;
    mod past_editions;
    mod pauses;
    mod preparation;
    mod previews;
    mod rounds;
    mod texts;
    mod topics;

    pub use previews::posts;
}

/// What teams hand in, and who is in a team.
mod entries {
    mod drafts;
    mod exclusions;
    mod extensions;
    mod hand_ins;
    mod list;
    mod teams;

    pub use drafts::{complete, newcomer, team};
    pub use extensions::deadline_page;
}

/// What jurors do, and what is planned for them.
mod jury {
    mod juror_list;
    mod marks;
    mod own_order;
    mod planning;
    mod reminders;
    mod sheets;

    pub use marks::{JUROR, comment_version, criteria, finish_all, open_sheet, save};
}

/// What is made of marks.
mod results {
    mod embargo;
    mod former_jurors;
    mod letters;
    mod meeting;
    mod odd_juries;
    mod pairs;
    mod publication;
    mod reasons;
    mod scheduling;

    pub use odd_juries::{judge, publish_scores};
}

/// Data sets: how they are prepared, explored and exported, and where they come from.
mod data {
    mod catalogue;
    mod exploring;
    mod portal;
}

/// Mails, and what becomes of those that do not arrive.
mod mail {
    mod sink;
    mod undelivered;

    pub use sink::{Sink, until};
}

/// Files that are uploaded.
mod objects {
    mod buckets;
    mod quotas;
    mod uploads;
}
