//! What an edition and its calls may hold: limits and names, said once for the file of an edition,
//! the forms that change it and the database.

/// Most calls of an edition.
pub const MAX_CALLS: usize = 20;
/// Most topics of an edition.
pub const MAX_TOPICS: usize = 100;
/// Most criteria of a call.
pub const MAX_CRITERIA: usize = 20;
/// Most awards of a call.
pub const MAX_AWARDS: usize = 50;
/// Most members of a team.
pub const MAX_TEAM_SIZE: i64 = 50;
/// Most entries that a ranking is asked to put forward.
pub const MAX_SHORTLIST: i64 = 1_000;
/// Most jurors that a round asks for each entry.
pub const MAX_PER_ENTRY: i64 = 50;
/// Highest step that a scale may end at.
pub const MAX_STEPS: i64 = 100;
/// Longest time after a deadline in which a hand-in is still taken, in minutes.
pub const MAX_GRACE_MINUTES: i64 = 7 * 24 * 60;

/// Most characters of the reason for which dates are moved.
pub const MAX_MOVE_REASON_CHARS: usize = 200;
/// Most characters of the reason for which a call is paused.
pub const MAX_PAUSE_REASON_CHARS: usize = 300;
/// Most minutes by which dates are moved after a pause.
pub const MAX_LOST_MINUTES: i64 = 366 * 24 * 60;

/// Most characters of a part of an address: an edition's, a call's, a topic's code.
pub const MAX_SLUG_CHARS: usize = 40;
/// Most characters of the title of an edition or a call.
pub const MAX_TITLE_CHARS: usize = 160;
/// Most characters of what stands below a title.
pub const MAX_LEAD_CHARS: usize = 600;
/// Most characters of a call's rules.
pub const MAX_RULES_CHARS: usize = 20_000;
/// Most characters of a call's legal bases.
pub const MAX_LEGAL_CHARS: usize = 20_000;
/// Most characters of what says who can have an award.
pub const MAX_ELIGIBILITY_CHARS: usize = 400;
/// Most characters of the postal address of a call's organisers.
pub const MAX_ADDRESS_CHARS: usize = 300;
/// Most data sets that a call asks an entry to declare.
pub const MAX_REQUIRED_DATASETS: usize = 20;
/// Most characters of the name of a topic, a criterion or an award.
pub const MAX_NAME_CHARS: usize = 80;
/// Most characters of what a step of a scale means.
pub const MAX_LABEL_CHARS: usize = 200;

/// Words of addresses that no edition can be called, for pages stand there.
pub const RESERVED_EDITIONS: [&str; 27] = [
    "accessibility",
    "account",
    "charts",
    "cities",
    "data",
    "desk",
    "editions",
    "enter",
    "entry",
    "files",
    "healthz",
    "jobs",
    "join",
    "jury",
    "link",
    "mails",
    "new-password",
    "organisations",
    "organise",
    "people",
    "privacy",
    "reminders",
    "reset",
    "sign-in",
    "sign-out",
    "sign-up",
    "verify",
];

/// Words of addresses that no call can be called, for pages of its edition stand there.
pub const RESERVED_CALLS: [&str; 8] = [
    "edition.toml",
    "gallery",
    "opening",
    "organise",
    "organisers",
    "results",
    "setup",
    "works",
];

/// Whether a text can be a part of an address: lower-case letters and digits of ASCII, parted by
/// single hyphens.
///
/// ```
/// use contest::edition::is_slug;
///
/// assert!(is_slug("2027") && is_slug("nova-ciutat"));
/// assert!(!is_slug("Nova") && !is_slug("a--b") && !is_slug("-a") && !is_slug(""));
/// ```
#[must_use]
pub fn is_slug(text: &str) -> bool {
    text.len() <= MAX_SLUG_CHARS
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}
