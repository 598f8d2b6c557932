//! Who may do what, and when: one function, asked by every use case and tested as a table.

use serde::{Deserialize, Serialize};

use crate::{
    call::Standing,
    entry::EntryState,
    publication::{Published, Stage},
};

/// Who acts, as far as a call, and where it matters one entry, is concerned. A visitor is all
/// `false`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Actor {
    /// Has a session.
    pub signed_in: bool,
    /// Runs the service.
    pub administrator: bool,
    /// Runs this edition.
    pub organiser: bool,
    /// Sits on the jury of this call.
    pub juror: bool,
    /// Is a member of a team of this call.
    pub member: bool,
    /// Is a member of the team whose entry is meant.
    pub own: bool,
    /// Is that team's captain.
    pub captain: bool,
    /// Is, or ever was, a member of that team.
    pub involved: bool,
    /// The entry meant was assigned to this juror, who declared no conflict.
    pub assigned: bool,
    /// An administrator sees what this person sees, who asked for help.
    pub on_behalf: bool,
}

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Action {
    /// Found a team, whose captain one then is.
    FoundTeam,
    /// Join a team by its invitation.
    JoinTeam,
    /// Leave the team whose entry is meant.
    LeaveTeam,
    /// Take somebody else out of the own team.
    RemoveMember,
    /// Renew the invitation of the own team, hand over its lead, let somebody back in.
    LeadTeam,
    /// See the draft, the receipts and the files of an entry.
    SeeDraft,
    /// Change the draft or its files.
    EditDraft,
    /// Make the draft count.
    HandIn,
    /// Take the entry back.
    Withdraw,
    /// See the work on a score sheet.
    SeeForJudging,
    /// Give marks and write comments on a score sheet.
    Mark,
    /// Say that a score sheet is finished, so that it counts.
    FinishSheet,
    /// Choose between two finalists.
    Compare,
    /// Say what is on no sheet: conflicts of interest, an own order.
    SpeakAsJuror,
    /// Change the own account: organisation, wishes, sessions.
    ChangeAccount,
    /// See what another person sees, who asks for help.
    ActOnBehalf,
    /// Run a call: invite jurors, assign, read every mark, decide, publish.
    Organise,
    /// Know that an edition is there, and see its pages.
    SeeEdition,
    /// Make a part of the results public, or send the jury's letters.
    Publish,
    /// Make an edition that is not there yet.
    MakeEdition,
    /// Change what an edition is: its texts, calls, dates, criteria and awards.
    SetEdition,
    /// Bring files of editions, of whichever one.
    ImportEditions,
    /// Choose who organises an edition.
    ChooseOrganisers,
    /// Prepare and publish data sets.
    ManageData,
    /// See the work in the gallery.
    SeeInGallery,
    /// See who holds which award.
    SeeAwards,
    /// See the ranking with its totals.
    SeeScores,
    /// See what the jury wrote to the teams.
    SeeComments,
}

impl Action {
    /// Every action, for tables and tests.
    pub const ALL: [Self; 28] = [
        Self::FoundTeam,
        Self::JoinTeam,
        Self::LeaveTeam,
        Self::RemoveMember,
        Self::LeadTeam,
        Self::SeeDraft,
        Self::EditDraft,
        Self::HandIn,
        Self::Withdraw,
        Self::SeeForJudging,
        Self::Mark,
        Self::FinishSheet,
        Self::Compare,
        Self::SpeakAsJuror,
        Self::ChangeAccount,
        Self::ActOnBehalf,
        Self::Organise,
        Self::SeeEdition,
        Self::Publish,
        Self::MakeEdition,
        Self::SetEdition,
        Self::ImportEditions,
        Self::ChooseOrganisers,
        Self::ManageData,
        Self::SeeInGallery,
        Self::SeeAwards,
        Self::SeeScores,
        Self::SeeComments,
    ];

    /// Whether it waits while a call is paused. What somebody types, chooses or uploads goes on
    /// being kept, and whoever wants to go may go; but nobody comes, nothing more counts, and
    /// nothing more is shown.
    #[must_use]
    pub const fn waits_while_paused(self) -> bool {
        matches!(
            self,
            Self::FoundTeam | Self::JoinTeam | Self::HandIn | Self::FinishSheet | Self::Publish
        )
    }

    /// Whether it shows something of what the person has a part in, or the public, and changes
    /// nothing.
    const fn only_shows(self) -> bool {
        match self {
            Self::SeeDraft
            | Self::SeeForJudging
            | Self::SeeEdition
            | Self::SeeInGallery
            | Self::SeeAwards
            | Self::SeeScores
            | Self::SeeComments => true,
            Self::FoundTeam
            | Self::JoinTeam
            | Self::LeaveTeam
            | Self::RemoveMember
            | Self::LeadTeam
            | Self::EditDraft
            | Self::HandIn
            | Self::Withdraw
            | Self::Mark
            | Self::FinishSheet
            | Self::Compare
            | Self::SpeakAsJuror
            | Self::ChangeAccount
            | Self::ActOnBehalf
            | Self::Organise
            | Self::Publish
            | Self::MakeEdition
            | Self::SetEdition
            | Self::ImportEditions
            | Self::ChooseOrganisers
            | Self::ManageData => false,
        }
    }
}

/// How things stand in the call and with the entry meant.
#[derive(Clone, Debug)]
pub struct Situation {
    /// Whether the edition was not opened yet.
    pub in_preparation: bool,
    /// The phase in which teams are founded.
    pub registration: Standing,
    /// The phase in which entries are handed in.
    pub submission: Standing,
    /// The round in which the entry would be scored.
    pub round: Standing,
    /// The final by pairs, which an organiser opens and closes.
    pub pairs: Standing,
    /// How far the entry meant has come.
    pub entry: EntryState,
    /// What of the call's results is public.
    pub published: Published,
    /// Whether the organisers have paused the call. Its phases stand as they did then.
    pub paused: bool,
}

impl Default for Situation {
    fn default() -> Self {
        Self {
            in_preparation: false,
            registration: Standing::Before,
            submission: Standing::Before,
            round: Standing::Before,
            pairs: Standing::Before,
            entry: EntryState::Draft,
            published: Published::default(),
            paused: false,
        }
    }
}

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Denied {
    /// Nobody is signed in.
    #[error("sign in first")]
    SignIn,
    /// To this person the thing does not exist.
    #[error("not found")]
    Unknown,
    /// The phase has not begun.
    #[error("not yet")]
    TooEarly,
    /// The phase, its grace period included, is over.
    #[error("no longer")]
    TooLate,
    /// A juror of a call cannot take part in it.
    #[error("jurors cannot take part")]
    JurorOfThisCall,
    /// Who runs an edition neither takes part in it nor judges.
    #[error("organisers neither take part nor judge")]
    OrganiserOfThisEdition,
    /// The team's captain decides that.
    #[error("ask the captain")]
    CaptainOnly,
    /// What was withdrawn cannot be handed in or changed.
    #[error("withdrawn")]
    Withdrawn,
    /// The work is out of the contest: who was to judge it is told so.
    #[error("no longer judged")]
    OutOfContest,
    /// The organisers have paused the call.
    #[error("paused")]
    Paused,
    /// The person may; whoever sees this on their behalf may not.
    #[error("not on behalf of somebody else")]
    OnBehalf,
}

/// Lets pass while a phase or its grace period runs.
fn check_open(standing: Standing) -> Result<(), Denied> {
    match standing {
        Standing::Before => Err(Denied::TooEarly),
        Standing::Open | Standing::Grace => Ok(()),
        Standing::Closed => Err(Denied::TooLate),
    }
}

/// Within a phase, its grace period not counted: that is for what was begun in time.
fn check_open_before_grace(standing: Standing) -> Result<(), Denied> {
    check_open(if standing == Standing::Grace {
        Standing::Closed
    } else {
        standing
    })
}

/// Lets pass who may take part in the call at all.
fn check_entrant(actor: Actor) -> Result<(), Denied> {
    match (actor.juror, actor.organiser) {
        (true, _) => Err(Denied::JurorOfThisCall),
        (_, true) => Err(Denied::OrganiserOfThisEdition),
        _ => Ok(()),
    }
}

/// Lets the captain of the team meant pass; its other members are told whom to ask.
fn check_captain(actor: Actor) -> Result<(), Denied> {
    check_known(actor.own)?;
    if actor.captain {
        Ok(())
    } else {
        Err(Denied::CaptainOnly)
    }
}

/// Whether members may go: as long as the work could be changed, or where it was never handed in.
/// Who stands behind a work that is judged stays known.
fn check_roster_open(at: &Situation) -> Result<(), Denied> {
    if at.entry == EntryState::Draft || at.submission == Standing::Before {
        Ok(())
    } else {
        check_open(at.submission)
    }
}

/// Lets the juror of an entry pass to what `then` says, unless the entry is out of the contest.
fn check_judge(
    actor: Actor,
    at: &Situation,
    then: impl FnOnce() -> Result<(), Denied>,
) -> Result<(), Denied> {
    check_known(actor.juror && actor.assigned && !actor.involved && at.entry != EntryState::Draft)?;
    if actor.organiser {
        return Err(Denied::OrganiserOfThisEdition);
    }
    match (at.round, at.entry) {
        (Standing::Before, _) => Err(Denied::TooEarly),
        (_, EntryState::Withdrawn) => Err(Denied::OutOfContest),
        _ => then(),
    }
}

/// Lets pass who has a part in the thing; to everybody else it does not exist.
fn check_known(known: bool) -> Result<(), Denied> {
    if known { Ok(()) } else { Err(Denied::Unknown) }
}

/// Whether `actor` may do `action` as things stand. Whoever acts on behalf of somebody else is
/// told why that person may not; and where they may, sees it and does nothing.
///
/// # Errors
///
/// Says why not. What the actor has no part in is [`Denied::Unknown`], so that an answer does not
/// tell that it exists.
pub fn may(actor: Actor, action: Action, at: &Situation) -> Result<(), Denied> {
    check_own(actor, action, at)?;
    if actor.on_behalf && !action.only_shows() {
        return Err(Denied::OnBehalf);
    }
    Ok(())
}

/// Whether somebody may do it themselves.
fn check_own(actor: Actor, action: Action, at: &Situation) -> Result<(), Denied> {
    check_unpaused(actor, action, at)?;
    if at.paused && action.waits_while_paused() {
        return Err(Denied::Paused);
    }
    Ok(())
}

/// Whether somebody might do it if the call were not paused.
fn check_unpaused(actor: Actor, action: Action, at: &Situation) -> Result<(), Denied> {
    use Action as A;
    let public = matches!(
        action,
        A::SeeEdition | A::SeeInGallery | A::SeeAwards | A::SeeScores | A::SeeComments
    );
    if !public && !actor.signed_in {
        return Err(Denied::SignIn);
    }
    match action {
        // Nobody takes part in what is not announced.
        A::FoundTeam | A::JoinTeam if at.in_preparation => Err(Denied::Unknown),
        A::FoundTeam => {
            check_entrant(actor).and_then(|()| check_open_before_grace(at.registration))
        }
        // Partners may come as long as the work may change, although no new team is founded.
        A::JoinTeam => check_entrant(actor).and_then(|()| match (at.registration, at.submission) {
            (Standing::Before, Standing::Before) => Err(Denied::TooEarly),
            (Standing::Open, _) | (_, Standing::Before) => Ok(()),
            (_, submission) => check_open_before_grace(submission),
        }),
        A::LeaveTeam => check_known(actor.own).and_then(|()| check_roster_open(at)),
        A::RemoveMember => check_captain(actor).and_then(|()| check_roster_open(at)),
        A::LeadTeam => check_captain(actor),
        A::SeeDraft => check_known(actor.own),
        A::EditDraft | A::HandIn => {
            check_known(actor.own)?;
            if at.entry == EntryState::Withdrawn {
                return Err(Denied::Withdrawn);
            }
            check_open(at.submission)
        }
        A::Withdraw => {
            check_captain(actor)?;
            if at.entry == EntryState::Withdrawn {
                Err(Denied::Withdrawn)
            } else {
                check_open(at.submission)
            }
        }
        A::SeeForJudging => check_judge(actor, at, || Ok(())),
        A::Mark | A::FinishSheet => check_judge(actor, at, || {
            // What the public has read does not change under it.
            if at.published.has(Stage::Scores) || at.published.has(Stage::Comments) {
                Err(Denied::TooLate)
            } else {
                check_open(at.round)
            }
        }),
        A::Compare => {
            check_known(actor.juror && !actor.involved)?;
            if actor.organiser {
                return Err(Denied::OrganiserOfThisEdition);
            }
            // Decided is decided.
            if at.published.has(Stage::Winners) {
                Err(Denied::TooLate)
            } else {
                check_open(at.pairs)
            }
        }
        A::SpeakAsJuror => check_known(actor.juror),
        A::ChangeAccount => Ok(()),
        A::Organise | A::Publish | A::SetEdition => check_known(actor.organiser),
        // A juror was told of it by who invited them.
        A::SeeEdition => {
            check_known(!at.in_preparation || actor.organiser || actor.administrator || actor.juror)
        }
        A::ActOnBehalf | A::MakeEdition => check_known(actor.administrator),
        A::ImportEditions | A::ChooseOrganisers | A::ManageData => {
            check_known(actor.organiser || actor.administrator)
        }
        A::SeeInGallery => {
            check_known(at.entry == EntryState::Submitted && at.published.has(Stage::Finalists))
        }
        A::SeeAwards => check_known(at.published.has(Stage::Winners)),
        A::SeeScores => check_known(at.published.has(Stage::Scores)),
        A::SeeComments => {
            check_known(at.entry == EntryState::Submitted && at.published.has(Stage::Comments))
        }
    }
}
