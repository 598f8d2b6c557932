//! What a redirect says was done: a code in the address, and the sentence that the page behind it
//! opens with. Code and sentence stand in one table, so a page can neither name a code that nothing
//! says nor say a sentence that nothing leads to.

use contest::Language;

/// Makes the enum, its codes and its sentences from one table of `Name => "code", sentence;`.
macro_rules! done {
    ($($name:ident => $code:literal, $sentence:path;)*) => {
        /// What was just done.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Done {
            $(
                #[doc = concat!("`done=", $code, "`")]
                $name,
            )*
            /// `done=uploaded-A-B`: a file is in the draft, without what the notes name.
            UploadedWithout(Vec<media_spec::Note>),
        }

        impl Done {
            /// Everything that has a code of its own.
            const PLAIN: &[(Self, &str)] = &[$((Self::$name, $code)),*];

            /// The sentence that says so.
            #[must_use]
            pub fn sentence(&self, language: Language) -> String {
                match self {
                    $(Self::$name => $sentence(language).to_owned(),)*
                    Self::UploadedWithout(notes) => {
                        let parts: Vec<&str> = notes
                            .iter()
                            .map(|note| taken_out(language, *note))
                            .collect();
                        i18n::done_uploaded_without(language, parts.join("; "))
                    }
                }
            }
        }
    };
}

done! {
    Saved => "saved", i18n::done_saved;
    SignedOut => "signed-out", i18n::done_signed_out;
    LinkMailed => "mailed", i18n::done_mailed;
    MailSentAgain => "mail-again", i18n::done_mail_again;
    AddressCorrected => "address", i18n::done_address;
    HelpLinkSent => "help-link", i18n::done_help_link;
    SessionsEnded => "sessions-ended", i18n::done_help_sessions;
    AddressAsked => "address-asked", i18n::done_help_address;
    HelpWithdrawn => "help-withdrawn", i18n::done_help_withdrawn;
    AddressChanged => "address-changed", i18n::done_address_changed;
    AddressAllowed => "address-allowed", i18n::done_address_allowed;
    AddressConfirmed => "address-confirmed", i18n::done_address_said;
    AddressDeclined => "address-declined", i18n::done_address_declined;
    JoiningAsked => "joining-asked", i18n::done_joining_asked;
    AccountsJoined => "accounts-joined", i18n::done_accounts_joined;
    AddressVerified => "verified", i18n::done_verified;
    SignUpDisowned => "disowned", i18n::done_disowned;
    PasswordChanged => "password", i18n::done_password;
    TeamFounded => "team", i18n::done_team;
    TeamJoined => "joined", i18n::done_joined;
    TeamLeft => "left", i18n::done_left;
    LinkRenewed => "renewed", i18n::done_renewed;
    TeamHandedOver => "handed-over", i18n::done_handed_over;
    MemberRemoved => "member-removed", i18n::done_member_removed;
    MemberReadmitted => "member-readmitted", i18n::done_member_readmitted;
    Uploaded => "uploaded", i18n::done_uploaded;
    FileRemoved => "removed", i18n::done_removed;
    HandedIn => "handed-in", i18n::done_handed_in;
    EntryWithdrawn => "withdrawn", i18n::done_withdrawn;
    EntryExcluded => "excluded", i18n::done_excluded;
    EntryReadmitted => "readmitted", i18n::done_readmitted;
    SheetFinished => "finished", i18n::done_finished;
    SheetReopened => "reopened", i18n::done_reopened;
    SteppedBack => "conflict", i18n::done_conflict;
    SteppingBackWithdrawn => "conflict-withdrawn", i18n::done_conflict_withdrawn;
    EntryFlagged => "flagged", i18n::done_flagged;
    PairCompared => "compared", i18n::done_compared;
    ComparisonUndone => "undone", i18n::done_undone;
    RoundClosed => "round-closed", i18n::done_round_closed;
    RoundReopened => "round-reopened", i18n::done_round_reopened;
    PlanMade => "planned", i18n::done_planned;
    PlanDiscarded => "discarded", i18n::done_discarded;
    JurorInvited => "invited", i18n::done_invited;
    OrganiserAppointed => "organiser", i18n::done_organiser_appointed;
    OrganiserInvited => "organiser-invited", i18n::done_organiser_invited;
    InvitationWithdrawn => "invitation-withdrawn", i18n::done_invitation_withdrawn;
    OrganiserRemoved => "organiser-removed", i18n::done_organiser_removed;
    OrganisingEnded => "organising-ended", i18n::done_organising_ended;
    DecisionRecorded => "recorded", i18n::done_recorded;
    JurorsReminded => "mailed-jurors", i18n::done_reminded;
    LettersSent => "letters", i18n::done_letters;
    PlanInEffect => "assigned", i18n::done_assigned;
    Decided => "decided", i18n::done_decided;
    FinalistsDecided => "decided-finalists", i18n::done_decided_finalists;
    Published => "published", i18n::done_published;
    Unpublished => "unpublished", i18n::done_unpublished;
    DeadlineExtended => "extended", i18n::done_extended;
    ExtensionWithdrawn => "extension-withdrawn", i18n::done_extension_withdrawn;
    CallPaused => "paused", i18n::done_paused;
    CallResumed => "resumed", i18n::done_resumed;
    PublicationPlanned => "scheduled", i18n::done_scheduled;
    PublicationUnplanned => "unscheduled", i18n::done_unscheduled;
    DatesChanged => "dates", i18n::done_dates;
    EditionSet => "edition", i18n::done_edition;
    EditionMade => "made", i18n::done_edition_made;
    EditionOpened => "opened", i18n::done_edition_opened;
    EditionDeleted => "edition-deleted", i18n::done_edition_deleted;
    EditionTakenBack => "taken-back", i18n::done_edition_taken_back;
    CitySet => "city", i18n::done_city;
    AdministratorAppointed => "administrator", i18n::done_administrator;
    AdministratorRemoved => "administrator-removed", i18n::done_administrator_removed;
    DataPrepared => "prepared", i18n::done_prepared;
    RawFileKept => "kept-raw", i18n::done_kept_raw;
    DataUnchanged => "unchanged", i18n::done_unchanged;
    PreviewLeft => "preview-left", i18n::done_preview_left;
    ActingEnded => "acting-ended", i18n::done_acting_ended;
    DataDescribed => "described", i18n::done_described;
}

/// What was taken out of a file.
const fn taken_out(language: Language, note: media_spec::Note) -> &'static str {
    match note {
        media_spec::Note::DocumentType => i18n::taken_out_type(language),
        media_spec::Note::Links => i18n::taken_out_links(language),
        media_spec::Note::Html => i18n::taken_out_html(language),
        media_spec::Note::Authors => i18n::taken_out_authors(language),
    }
}

/// What stands before the codes of the notes of a file.
const UPLOADED: &str = "uploaded";

impl Done {
    /// A file is in the draft, without what the notes name.
    #[must_use]
    pub fn of_upload(notes: Vec<media_spec::Note>) -> Self {
        if notes.is_empty() {
            Self::Uploaded
        } else {
            Self::UploadedWithout(notes)
        }
    }

    /// How an address names it.
    #[must_use]
    pub fn code(&self) -> String {
        if let Self::UploadedWithout(notes) = self {
            return std::iter::once(UPLOADED)
                .chain(notes.iter().map(|note| note.code()))
                .collect::<Vec<_>>()
                .join("-");
        }
        Self::PLAIN
            .iter()
            .find(|(done, _)| done == self)
            .map_or_else(String::new, |(_, code)| (*code).to_owned())
    }

    /// What a code of an address means; an unknown code means nothing.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        if let Some((done, _)) = Self::PLAIN.iter().find(|(_, known)| *known == code) {
            return Some(done.clone());
        }
        code.strip_prefix(UPLOADED)?
            .strip_prefix('-')?
            .split('-')
            .map(|part| {
                media_spec::Note::ALL
                    .into_iter()
                    .find(|note| note.code() == part)
            })
            .collect::<Option<Vec<_>>>()
            .map(Self::UploadedWithout)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_means_what_it_was_made_of() {
        let with_notes = [
            Done::of_upload(vec![media_spec::Note::ALL[0]]),
            Done::of_upload(media_spec::Note::ALL.to_vec()),
        ];
        for done in Done::PLAIN
            .iter()
            .map(|(done, _)| done.clone())
            .chain(with_notes)
        {
            assert_eq!(Done::from_code(&done.code()), Some(done));
        }
    }

    #[test]
    fn an_unknown_code_means_nothing() {
        for code in ["", "done", "uploaded-", "uploaded-unheard", "Saved"] {
            assert_eq!(Done::from_code(code), None, "{code:?}");
        }
    }
}
