//! What a juror can draw attention to, by name.

use contest::{Language, judging::FlagKind};

/// The name of a kind of flag.
#[must_use]
pub const fn flag_name(language: Language, kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::Rules => i18n::flag_rules(language),
        FlagKind::Plagiarism => i18n::flag_plagiarism(language),
        FlagKind::Technical => i18n::flag_technical(language),
    }
}
