//! Why a use case says no. A refusal is a code that the page turns into words in the reader's
//! language; it never carries free text. What is broken on our side is [`Failure::Broken`]: logged
//! in full, shown as one sentence.

use std::{borrow::Cow, time::Duration};

use contest::{
    Denied, Localized, MailFault, Stage, Timestamp,
    judging::{Ineligibility, RoundKind},
};
use dataset_spec::Malformed;
use edition_file::FaultKind;
use judging::pairwise::Outcome;
use serde::Serialize;
use sqlx::error::DatabaseError;

use crate::editions::exchange::Obstacle;

/// The answer of a use case.
pub type Result<T, E = Failure> = std::result::Result<T, E>;

/// Why an open-data portal gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum PortalProblem {
    /// Not the address of a data set's page.
    NotAnAddress,
    /// The address, or one that it leads to, lies within a private network.
    Inner,
    /// It answered too late.
    Slow,
    /// What answers is no CKAN portal: a web page, for instance.
    NotAPortal,
    /// The portal knows no such data set or file.
    Unknown,
    /// What the connection or the portal said.
    Broken(String),
}

/// What stands against a field's value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Problem {
    /// Nothing stands where something must.
    Missing,
    /// Of a list, at least one is to be chosen.
    NothingChosen,
    /// More characters than it may have.
    TooLong {
        /// Most characters.
        most: usize,
    },
    /// A step of a scale is named, and nothing is said of it.
    LabelMissing,
    /// Characters that stand for no letter, such as NUL.
    ControlCharacters,
    /// No mail can be sent to it.
    MailAddress(MailFault),
    /// A password that is shorter or longer than one may be.
    PasswordLength,
    /// No address of a web page.
    NotALink,
    /// None of those that could be chosen.
    UnknownChoice,
    /// Lines of a pasted list that were not taken: too many, or with more names than languages.
    LinesLeft {
        /// Most lines of the whole list.
        most: usize,
    },
    /// What is to be typed once more, to be sure, and was not.
    NotRepeated {
        /// What is to be typed.
        expected: String,
    },
    /// A topic that the edition does not have, or has no longer.
    NoSuchTopic,
    /// More files than an entry may have.
    TooManyFiles {
        /// Most files.
        most: usize,
    },
    /// More bytes than allowed.
    FileTooLarge {
        /// Most bytes.
        most: u64,
    },
    /// More bytes than a team, or one person, sends in a day.
    DailyBytes {
        /// Those that are left.
        left: u64,
        /// When it can be sent.
        again: Timestamp,
    },
    /// More bytes than are kept for a team.
    KeptBytes {
        /// Those that are left.
        left: u64,
        /// Those that are kept at most.
        most: u64,
    },
    /// It has no bytes.
    FileEmpty,
    /// A kind of file that the call does not take beside the cover.
    KindNotTaken {
        /// Those that it does, as people know them.
        kinds: Vec<String>,
    },
    /// A cover that is no picture.
    CoverKind,
    /// The content is of another kind than the name says.
    FileKind {
        /// What the content is; `?` where nothing tells.
        found: String,
    },
    /// It ends before its content does.
    FileCutOff {
        /// What it begins as.
        kind: media_spec::Kind,
    },
    /// Unpacking or drawing it takes more time or memory than a file may.
    FileTooHeavy,
    /// A part of it unpacks to more bytes than this.
    FileUnpacks {
        /// Most bytes.
        most: u64,
    },
    /// The content could do harm: what it holds.
    FileActive(media_spec::Active),
    /// It cannot be read or shown.
    FileUnreadable(media_spec::Damage),
    /// It has more pixels than a picture may have.
    PictureTooLarge {
        /// In pixels.
        width: u64,
        /// In pixels.
        height: u64,
    },
    /// Not a table: the line and what is wrong there.
    Table {
        /// From 1.
        line: u64,
        /// From 1.
        column: u64,
        /// What is wrong there.
        finding: media_spec::TableDamage,
    },
    /// A data file that cannot be prepared: line, column and reason.
    DataFile(Malformed),
    /// A word in the line of a chart that is not understood.
    ChartRule {
        /// As it was typed.
        word: String,
    },
    /// A portal that gave nothing.
    Portal(PortalProblem),
    /// A mark that is no step of its criterion's scale.
    OutOfScale {
        /// The highest step.
        highest: i64,
    },
    /// More jurors for an entry than the jury has.
    MoreThanJurors {
        /// How many the jury has.
        jurors: usize,
    },
    /// A short name for addresses that holds something else than small letters, digits and hyphens,
    /// or is too long.
    NotAShortName {
        /// Most characters.
        most: usize,
    },
    /// A number that must lie between two others.
    NotBetween {
        /// The least that it may be.
        least: i64,
        /// The most that it may be.
        most: i64,
    },
    /// Entries that cannot have an award, by their main topic: their numbers.
    NotEligible {
        /// In their order.
        numbers: Vec<i64>,
    },
    /// No votes, or more of them than jurors in the room.
    Votes {
        /// Jurors in the room.
        present: i64,
    },
    /// Marks are there that a scale would no longer hold: the highest of them.
    ScaleBelowMarks {
        /// Steps of the highest.
        highest: i64,
    },
    /// In some round, or for some topic, no criterion has any weight.
    NothingCounts,
    /// What stands against a value of the file of an edition.
    EditionFault(FaultKind),
    /// More of them than there may be.
    TooMany {
        /// Most of them.
        most: usize,
    },
    /// No date and time, or one that the clocks of the call's zone never show.
    NotAMoment,
    /// Before what must come first.
    TooEarly {
        /// What must come first.
        after: Timestamp,
    },
    /// After what must wait for it.
    TooLate {
        /// What must wait for it.
        before: Timestamp,
    },
    /// Something else is called that already.
    Taken,
    /// Somebody has an account with this address.
    AddressUsed,
    /// The first line of a plan does not name its columns.
    PlanHeader,
    /// A line of a plan that names no entry or juror of the call.
    PlanLine {
        /// From 1, the line of the columns' names included.
        line: usize,
    },
    /// The first line of a list of people does not name its columns, and nothing else.
    ListHeader {
        /// The columns, with commas between them.
        columns: String,
    },
    /// What stands against a line of a list.
    InLine {
        /// From 1, the line of the columns' names included.
        line: usize,
        /// What it is.
        problem: Box<Self>,
    },
    /// A line of a list with too few or too many cells.
    Cells {
        /// How many it has.
        found: usize,
        /// How many the list has columns.
        expected: usize,
    },
    /// The same address stands further up.
    TwiceInList {
        /// In this line, from 1.
        line: usize,
    },
    /// None of the tags of the site's languages.
    NotALanguage,
    /// A line of a list without a name, where somebody needs one.
    NameMissing,
    /// None of the roles that a list may name.
    NotARole,
    /// None of the calls for which whoever sends a list chooses.
    NotACall {
        /// Their parts of addresses.
        known: Vec<String>,
    },
    /// A text in an encoding that cannot be read.
    NotText,
    /// A role for a whole edition, of somebody who chooses for one call alone.
    WholeEdition,
    /// The owner of the address has a role in the edition that goes with no other.
    HasRole,
    /// Another account has the address.
    AnotherAccount,
    /// The account has the address already.
    SameAddress,
    /// Nobody has an account with the address.
    NoAccount,
    /// The owner of the address organises the edition already.
    Organises,
    /// The owner of the address is on a jury of the edition.
    Judges,
    /// The owner of the address takes part in the edition, or did.
    TakesPart,
    /// The address was invited and has made no account yet.
    InvitationWaits,
    /// The owner of the address is on the jury of this call already.
    OnJury,
    /// The owner of the address belongs to a team of this call.
    InTeam,
    /// The owner of the address runs, follows or watches over the call, or once did.
    CannotJudge,
}

/// A problem and the form field it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    /// The name of the form's field.
    pub field: Cow<'static, str>,
    /// What stands against its value.
    pub problem: Problem,
}

/// What is open as long as somebody does not settle it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Unsettled {
    /// An award that was neither given nor left vacant.
    Award(Localized),
    /// A round in which jurors can still mark, or will.
    Round(RoundKind),
    /// Sheets of a round that were assigned and are not finished.
    Sheets(RoundKind, i64),
    /// The final by pairs takes choices.
    Pairs,
}

/// Of what there was too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Scope {
    /// Of one account from one network.
    Account,
    /// Of a whole network.
    Network,
    /// Of forms that somebody sent.
    Forms,
}

/// A typed no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Refusal {
    /// A part of an address or a form is not what the page expects, such as a word where a number
    /// belongs.
    Unreadable,
    /// They may not.
    Denied(Denied),
    /// The deadline, with its grace period, has passed.
    Deadline {
        /// When the deadline was, with its grace period.
        ended: Timestamp,
    },
    /// It begins later.
    NotYet {
        /// When it begins.
        starts: Timestamp,
    },
    /// The organisers have paused the call.
    Paused {
        /// Since when.
        since: Timestamp,
        /// As everybody reads it.
        reason: Localized,
    },
    /// The jury would begin before a team's own deadline is over. Only where that is confirmed.
    JuryBegins {
        /// When its phase begins.
        starts: Timestamp,
    },
    /// What was typed cannot be taken as it is.
    Fields(Vec<FieldProblem>),
    /// Somebody has saved a mark since: what stands there now.
    Stale {
        /// That stands; 0 where nothing does.
        version: i64,
        /// Of the mark that stands.
        steps: i64,
    },
    /// Somebody has saved a draft, or comments, since.
    StaleDraft {
        /// That stands now.
        version: i64,
    },
    /// Somebody has changed since what a form was made from.
    Overtaken {
        /// Who did last, and when.
        by: Option<(String, Timestamp)>,
        /// Whether what they asked for is what this form asks for too.
        same: bool,
    },
    /// What is public does not change before it is taken back.
    Public(Stage),
    /// Works cannot leave the finalists as long as they hold an award: their titles.
    FinalistsHoldAwards(Vec<Localized>),
    /// Something is open that publishing would pass over: it is asked first whether that is meant.
    Unsettled(Vec<Unsettled>),
    /// A pair was decided otherwise before.
    PairDecided {
        /// How, as the first of the two works has it.
        stands: Outcome,
        /// Of the two works, in the order in which they were sent.
        numbers: [i64; 2],
    },
    /// No account has this address and this password.
    WrongSignIn,
    /// A link that was used, is too old or was never given.
    LinkSpent,
    /// Tried too often, from one network: for one account, or in all.
    TooMany {
        /// Of what there was too much.
        scope: Scope,
        /// After which it is worth trying again, in whole seconds.
        retry_after: Duration,
    },
    /// Too many people ask for the same costly thing at once.
    Busy {
        /// After which it is worth trying again, in whole seconds.
        retry_after: Duration,
    },
    /// Too many files are being looked at, or wait for it.
    FilesWaiting {
        /// After which it is worth trying again, in whole seconds.
        retry_after: Duration,
    },
    /// Where files are kept is not reached, or does not do what it is asked.
    FilesAway {
        /// After which it is worth trying again, in whole seconds.
        retry_after: Duration,
    },
    /// Where files are kept is no room.
    FilesFull,
    /// An entry was handed in too often within a day; what was typed is saved.
    TooManyHandIns {
        /// Most of a day.
        most: u32,
        /// When it can be handed in again.
        again: Timestamp,
    },
    /// The disk has room for what is saved, and for no file.
    DiskLow,
    /// The same person asks for another such thing while one is being done.
    OneAtATime,
    /// What was sent came too slowly, and was given up after so long without a word, or in all.
    TooSlow {
        /// How long was waited.
        waited: Duration,
    },
    /// What was sent is longer than a form can be.
    FormTooLarge {
        /// Most bytes.
        most: usize,
    },
    /// Nobody can join any more.
    TeamFull {
        /// Most members.
        size: i64,
    },
    /// Who takes part in a call is in one team of it.
    AlreadyInTeam,
    /// The team's captain, or the organisers, took this person out of it.
    RemovedFromTeam,
    /// Somebody is on the jury already: another mail only where that is meant.
    InvitedAlready,
    /// This is a preview: it shows pages of one call, and takes nothing.
    OnlyPreview,
    /// The form may have been shown to somebody while they looked through other eyes.
    OtherEyes,
    /// Nobody acts on behalf of who runs the service.
    RunsService,
    /// Two accounts cannot be joined: together they would be what nobody may be.
    JoiningHindered,
    /// Nobody would run the edition.
    LastOrganiser,
    /// Somebody would take their own right to run an edition. Only where they are sure.
    LeavesOrganising,
    /// The last member cannot leave a team with a work that was handed in.
    LastMember,
    /// Nothing is marked in this round any more.
    RoundClosed,
    /// A round in which something was written cannot be judged in another way, nor taken out.
    RoundBegun,
    /// A criterion that has marks cannot go.
    CriterionMarked {
        /// Which.
        name: Localized,
        /// How many it has.
        marks: i64,
    },
    /// Some marks are missing: how many.
    MarksMissing(i64),
    /// An entry cannot be handed in as long as these say nothing.
    Incomplete(Vec<contest::entry::Field>),
    /// Who takes part does not judge or organise; who stepped back does not mark.
    ConflictOfInterest,
    /// An entry that holds an award cannot be taken out of the contest.
    HoldsAward,
    /// A juror must not score an entry.
    Barred {
        /// The juror's name.
        juror: String,
        /// Why.
        bar: Ineligibility,
    },
    /// An edition cannot be opened before what stands against it is mended.
    NotReady,
    /// The edition is open: it is taken back to its preparation first.
    EditionOpen,
    /// An edition in which teams take part is not taken back to its preparation.
    TeamsRegistered {
        /// How many there are.
        teams: i64,
    },
    /// Work that was done depends on what would change of an edition.
    EditionInUse(Vec<Obstacle>),
    /// A stage would say nothing, or what it stands on is not public.
    NothingToPublish,
    /// Finalists from a ranking that does not compare them, for the jury falls into parts. Only
    /// where that is confirmed.
    FinalistsApart {
        /// How many.
        parts: usize,
    },
    /// A plan cannot be proposed: nobody is on the jury of the call.
    NoJurors,
    /// A final by pairs cannot be opened for so few or so many finalists.
    PairedWorks {
        /// How many there are.
        found: usize,
    },
    /// Scores cannot be published: the jury falls into parts, and nothing can be compared across
    /// them.
    JuryApart {
        /// How many.
        parts: usize,
    },
}

impl Refusal {
    /// A problem with one field.
    #[must_use]
    pub fn of_field(field: &'static str, problem: Problem) -> Self {
        Self::Fields(vec![FieldProblem {
            field: field.into(),
            problem,
        }])
    }

    pub(crate) fn field(field: &'static str, problem: Problem) -> Failure {
        Failure::Refused(Self::of_field(field, problem))
    }
}

/// A refusal, or something that broke.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The answer is no, and says why.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// Another change needed the same rows at the same moment, and the database undid this one for
    /// it: nothing of it was kept, and the same can be tried again. What the database said.
    #[error("undone by the database: {0}")]
    Collided(String),
    /// It broke on our side: what the log gets, in English.
    #[error("{0}")]
    Broken(String),
}

impl Failure {
    /// Something that broke on our side.
    pub(crate) fn broken(what: &str) -> Self {
        Self::Broken(what.to_owned())
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        Self::Refused(Refusal::Denied(denied))
    }
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(DatabaseError::code);
        if code.is_some_and(|code| COLLISIONS.contains(&&*code)) {
            return Self::Collided(error.to_string());
        }
        Self::Broken(format!("database: {error}"))
    }
}

/// What PostgreSQL says of a transaction that it has undone for the sake of another one:
/// `serialization_failure` and `deadlock_detected`. SQLite has one writer.
const COLLISIONS: [&str; 2] = ["40001", "40P01"];

impl From<object_store::Error> for Failure {
    fn from(error: object_store::Error) -> Self {
        Self::Broken(format!("object store: {error}"))
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(format!("file: {error}"))
    }
}

impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(format!("stored JSON: {error}"))
    }
}

/// What this person must not know of does not exist.
pub(crate) const UNKNOWN: Failure = Failure::Refused(Refusal::Denied(Denied::Unknown));

/// The name of the unique constraint that a statement ran into, if that is why it failed.
pub(crate) fn violates(error: &sqlx::Error, constraint: &str, columns: &str) -> bool {
    let sqlx::Error::Database(error) = error else {
        return false;
    };
    // PostgreSQL names the constraint, SQLite its columns.
    error.constraint() == Some(constraint) || error.message().contains(columns)
}
