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
    /// Administers the organisation whose edition is meant, or any where none is.
    pub organisation_administrator: bool,
    /// Runs this edition.
    pub organiser: bool,
    /// Runs this call, and not its edition; of an edition, any of its calls.
    pub call_organiser: bool,
    /// Follows this call for the press.
    pub press: bool,
    /// Watches over this call, as a notary does; of an edition, over any of its calls.
    pub observer: bool,
    /// Had a role here once that was taken, and has none now.
    pub former: bool,
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
    /// Find accounts and help with them: send links, end sessions, correct an address, join two of
    /// one person.
    HelpAccounts,
    /// See how far work is that takes long, and begin anew what was given up.
    WatchJobs,
    /// Run a call: invite jurors, assign, decide, publish.
    Organise,
    /// Know that an edition is there, and see its pages.
    SeeEdition,
    /// Make a part of the results public, or send the jury's letters.
    Publish,
    /// Read what organisers of a call read: every entry, mark, plan, ranking, minutes, the log.
    Observe,
    /// See finalists and awards of a call before they are public.
    SeeEmbargoed,
    /// Make an edition that is not there yet.
    MakeEdition,
    /// Change what an edition is: its texts, calls, dates, criteria and awards.
    SetEdition,
    /// Change what a call is, and nothing that the calls of its edition share.
    SetCall,
    /// Bring files of editions, of whichever one.
    ImportEditions,
    /// See who has which role in an edition.
    SeeOrganisers,
    /// Choose who has a role in a whole edition.
    ChooseOrganisers,
    /// Choose who has a role in one call.
    ChooseCallOrganisers,
    /// See what is known of the host cities, and change it.
    SetCities,
    /// Say which organisations there are, and who administers them.
    SetOrganisations,
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
    pub const ALL: [Self; 37] = [
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
        Self::HelpAccounts,
        Self::WatchJobs,
        Self::Organise,
        Self::SeeEdition,
        Self::Publish,
        Self::Observe,
        Self::SeeEmbargoed,
        Self::MakeEdition,
        Self::SetEdition,
        Self::SetCall,
        Self::ImportEditions,
        Self::SeeOrganisers,
        Self::ChooseOrganisers,
        Self::ChooseCallOrganisers,
        Self::SetCities,
        Self::SetOrganisations,
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
            | Self::SetCall
            | Self::Observe
            | Self::SeeEmbargoed
            | Self::SeeOrganisers
            | Self::ChooseCallOrganisers
            | Self::SetCities
            | Self::SetOrganisations
            | Self::ActOnBehalf
            | Self::HelpAccounts
            | Self::WatchJobs
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
    /// From when on the press sees what is not public yet.
    pub embargo: Standing,
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
            embargo: Standing::Before,
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
    /// Who follows a call for the press, or watches over it, neither takes part in it nor judges.
    #[error("press and observers neither take part nor judge")]
    FollowsThisCall,
    /// Who watches over a call changes nothing.
    #[error("observers change nothing")]
    ReadOnly,
    /// All calls of an edition share it, and who runs one of them does not decide it.
    #[error("it belongs to the whole edition")]
    WholeEdition,
    /// They had a role here, and it was taken.
    #[error("the role was taken")]
    RoleEnded,
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

impl Actor {
    /// Whether somebody runs the call.
    const fn runs(self) -> bool {
        self.organiser || self.call_organiser
    }

    /// Whether somebody chooses who has which role, in all of an edition or in a part of it.
    const fn chooses(self) -> bool {
        self.runs() || self.administers()
    }

    /// Whether somebody runs the service, or the organisation whose edition is meant.
    const fn administers(self) -> bool {
        self.administrator || self.organisation_administrator
    }

    /// Whether somebody knows of an edition before it is opened.
    const fn is_told(self) -> bool {
        self.chooses() || self.observer || self.press || self.juror
    }
}

/// Lets pass who has no role that keeps them from taking part and judging.
fn check_unbound(actor: Actor) -> Result<(), Denied> {
    if actor.runs() {
        Err(Denied::OrganiserOfThisEdition)
    } else if actor.press || actor.observer {
        Err(Denied::FollowsThisCall)
    } else {
        Ok(())
    }
}

/// Lets pass who may take part in the call at all.
fn check_entrant(actor: Actor) -> Result<(), Denied> {
    if actor.juror {
        return Err(Denied::JurorOfThisCall);
    }
    check_unbound(actor)
}

/// Lets pass who has the role that a thing asks for. Who had one is told that it was taken; to
/// everybody else the thing does not exist.
fn check_role(actor: Actor, has: bool) -> Result<(), Denied> {
    match (has, actor.former) {
        (true, _) => Ok(()),
        (false, true) => Err(Denied::RoleEnded),
        (false, false) => Err(Denied::Unknown),
    }
}

/// The same for what changes something: who watches over it is told that they change nothing.
fn check_changer(actor: Actor, has: bool) -> Result<(), Denied> {
    if actor.observer && !has {
        return Err(Denied::ReadOnly);
    }
    check_role(actor, has)
}

/// The same for what all calls of an edition share: who runs one of them is told so.
fn check_sharer(actor: Actor, has: bool) -> Result<(), Denied> {
    if actor.call_organiser && !has {
        return Err(Denied::WholeEdition);
    }
    check_changer(actor, has)
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
    check_unbound(actor)?;
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
            check_unbound(actor)?;
            // Decided is decided.
            if at.published.has(Stage::Winners) {
                Err(Denied::TooLate)
            } else {
                check_open(at.pairs)
            }
        }
        A::SpeakAsJuror => check_known(actor.juror),
        A::ChangeAccount => Ok(()),
        A::Organise | A::Publish | A::SetCall => check_changer(actor, actor.runs()),
        A::Observe => check_role(actor, actor.runs() || actor.observer),
        A::SeeEmbargoed if actor.press => check_open(at.embargo),
        A::SeeEmbargoed => check_role(actor, actor.runs() || actor.observer),
        A::SetEdition => check_sharer(actor, actor.organiser),
        // Whoever has a role in it was told of it by who gave it to them.
        A::SeeEdition => check_known(!at.in_preparation || actor.is_told()),
        A::ActOnBehalf | A::HelpAccounts | A::WatchJobs | A::SetCities | A::SetOrganisations => {
            check_known(actor.administrator)
        }
        A::MakeEdition => check_known(actor.administers()),
        A::ImportEditions => check_known(actor.organiser || actor.administers()),
        A::ManageData => check_known(actor.organiser || actor.administrator),
        A::SeeOrganisers => check_role(actor, actor.chooses() || actor.observer),
        A::ChooseOrganisers => check_sharer(actor, actor.organiser || actor.administers()),
        A::ChooseCallOrganisers => check_changer(actor, actor.chooses()),
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
