//! Use cases over storage. Of the program only this crate knows SQL; one text serves SQLite and
//! PostgreSQL.
//!
//! A use case is a method of [`Office`]: it takes what a person asks for, who asks and the moment,
//! asks [`contest::may`], writes in one transaction and answers with a typed [`Refusal`] where the
//! answer is no.
//!
//! The rooms are named after what people do: `accounts`, `editions`, `entries`, `jury`, `results`
//! and `data`; `mail` and `objects` carry mails and files for them. What a room shows to others is
//! listed below.
//!
//! ```
//! use std::sync::Arc;
//!
//! use contest::Denied;
//! use office::{Failure, Office, NoInspector, Quotas, Refusal, Settings, entropy::SystemEntropy};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let folder = folder.path();
//! # tokio::runtime::Runtime::new()?.block_on(async {
//! let settings = Settings {
//!     database: format!("sqlite:{}", folder.join("office.db").display()).into(),
//!     files: folder.join("files"),
//!     bucket: None,
//!     address: "http://127.0.0.1:3000".to_owned(),
//!     sender: "Certamen <certamen@localhost>".to_owned(),
//!     plain_connections: false,
//!     quotas: Quotas::default(),
//! };
//! let office = Office::open(settings, Arc::new(NoInspector), Arc::new(SystemEntropy)).await?;
//! assert!(office.editions().await?.is_empty());
//! assert!(matches!(
//!     office.call("no-edition", "no-call").await,
//!     Err(Failure::Refused(Refusal::Denied(Denied::Unknown)))
//! ));
//! # Ok(())
//! # })
//! # }
//! ```

mod accounts;
mod audit;
mod counted;
mod data;
mod editions;
mod entries;
pub mod entropy;
mod jury;
mod leases;
mod mail;
mod objects;
mod refusal;
mod results;
mod storage;
mod texts;
mod transport;
mod versions;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use contest::Timestamp;
use secrecy::{ExposeSecret as _, SecretString};

pub use accounts::acting::Helped;
pub use accounts::address_changes::{AddressChange, AddressConfirmed, AddressLink};
pub use accounts::attempts::{ATTEMPTS_TIME, Attempt, CountedAttempt, NETWORK_ROOM};
pub use accounts::finding::{FoundPeople, FoundPerson, UnprovenSignUp};
pub use accounts::guise::Guise;
pub use accounts::helping::{Account, AccountRole, AccountRoleKind, HelpForm, HelpLink, HelpRow};
pub use accounts::joining::{
    JoinedAccount, Joining, JoiningLink, JoiningObstacle, JoiningPlan, Moved, ObstacleKind,
    ObstaclePlace,
};
pub use accounts::links::Entered;
pub use accounts::mandates::{Chooses, Mandate, RoleCall};
pub use accounts::organisers::{
    EditionRoles, FormerRoleHolder, Invited, NewRole, Removal, RoleHolder, RoleInvitation,
    UndeliveredInvitation,
};
pub use accounts::page_standing::PageStanding;
pub use accounts::people::{Person, SessionToken, SessionView, SignIn, SignUp};
pub use accounts::people_list::MAX_INVITED;
pub use accounts::sign_ups::{SignUpForm, WaitingSignUp};
pub use accounts::tasks::{JurorWork, OrganiserWork, PreparationWork, Tasks, TeamWork};
pub use accounts::wishes::{REMINDERS_PATH, Wish};
pub use audit::LogRow;
pub use audit::anchors::{Anchor, LogFault, NoAnchor};
pub use data::catalogue::{DatasetCard, DatasetView, VersionRow};
pub use data::descriptions::{BOTH_CITIES, NewDataset};
pub use data::drafts::{Draft as DatasetDraft, PreparedDataset};
pub use data::outlines::Outlines;
pub use data::standards::dcat_catalogue;
/// Most bytes of a raw data file.
pub use dataset_spec::MAX_STREAM_BYTES as MAX_RAW_BYTES;
pub use editions::calendar;
pub use editions::calls::{
    Award, Call, CallRow, Edition, EditionView, ListedEdition, Pause, Topic,
};
pub use editions::checklist::{Checklist, Finding, SetupStep, TextPart};
pub use editions::cities::{
    BroughtCity, CITY_SCHEMA_PATH, CityImport, CityRow, MAX_OUTLINE_BYTES, OutlineFault,
    PlannedCity, Taken, What, city_schema, own_cities, parse_city, parse_outlines, write_city,
    write_outlines,
};
pub use editions::criteria::{Effect, EffectRow};
pub use editions::exchange::{
    Consequence, EDITION_SCHEMA_PATH, EditionAuthor, EditionChange, EditionForm, EditionNotes,
    EditionPlan, Obstacle,
};
pub use editions::file_problem::FileProblem;
pub use editions::making::{NewEdition, Template};
pub use editions::menu::MenuEdition;
pub use editions::moves::PhaseMove;
pub use editions::organisations::{
    Organisation, OrganisationAdministrator, OrganisationRow, parse_organisation,
    write_organisation,
};
pub use editions::pauses::{PAUSE_FIELDS, PauseEnd};
pub use editions::preparation::Sight;
pub use editions::progress::CallWork;
pub use editions::rounds::RoundDraft;
pub use editions::service_author::ServiceAuthor;
pub use entries::drafts::{Draft, DraftFile, EntryPages, FileRole, Receipt, ReceiptFile};
pub use entries::exclusions::{CallEntry, Excluded};
pub use entries::export::{
    EntryExport, MARKS_HEADER, entries_csv, entries_csv_head, entries_csv_rows, spreadsheet_safe,
};
pub use entries::extensions::{EntryDeadline, Extension, ExtensionDraft};
pub use entries::hand_ins::{HandIn, HandInContent};
pub use entries::intake::{IntakeRow, JurorProgress, MarkRow};
pub use entries::listing::{
    EntryFilter, EntryPage, Lack, ListKey, ListOrder, ListRequest, ListedEntry, ListedState,
    MAX_SEARCH_CHARS, Turn,
};
pub use entries::rosters::{Participant, Roster};
pub use entries::teams::{Team, TeamMember};
pub use entropy::Entropy;
pub use jury::acquaintances::Acquaintance;
pub use jury::conflicts::{ConflictRow, StepBack};
pub use jury::dashboard::{DashboardRow, Desk};
pub use jury::diagnostics::{Cell, Diagnostics, EntryDiagnosis, JurorDiagnosis};
pub use jury::flags::{CallFlag, Flag};
pub use jury::jurors::{Invitation, JurorProfile, MAX_LOAD};
pub use jury::marks::{MarkHistory, NewMark, SavedMark};
pub use jury::own_order::{OwnOrder, OwnRow};
pub use jury::planning::{MAX_CALIBRATION, PlanEntry, PlanJuror, PlanOptions, PlanView};
pub use jury::reminders::{REMINDED_AGAIN, Reminder};
pub use jury::sentences::Sentences;
pub use jury::sheets::{Mark, Sheet, SheetFile, TABLE_COLUMNS, TABLE_ROWS};
pub use leases::Duty;
pub use mail::outbox::{Delivered, MailView, TRIED_FOR};
pub use mail::postman::{Fault, Postman, is_sender};
pub use mail::undelivered::Undelivered;
pub use objects::{
    bucket::BucketSettings,
    files::{Incoming, Inspector, NoInspector, StoredFile},
    moving::CopiedFiles,
    preview::Preview,
    quotas::{DiskState, Quotas, Room},
};
pub use refusal::{
    Failure, FieldProblem, PortalProblem, Problem, Refusal, Result, Scope, Unsettled,
};
pub use results::award_reason::{AwardReason, REASON_FIELDS};
pub use results::awards::{AwardView, Decided, DecisionDraft};
pub use results::embargo::{Embargo, EmbargoSetting, EmbargoVisit, Embargoed};
pub use results::finalists::FinalistsDraft;
pub use results::former_jurors::{FormerJuror, Uncounted, UncountedSheets};
pub use results::front::{FrontWork, FrontWorks};
pub use results::letters::{
    CriterionMeasure, Letter, LetterComment, LetterRow, Measure, Section, TeamLetter,
};
pub use results::meeting::{Meeting, MeetingSheet, MeetingWork, Minutes, VoteDraft};
pub use results::minutes::{
    Dissent, MAX_MINUTE_CHARS, MinuteRank, MinuteWork, Record, Recorded, Snapshot,
};
pub use results::pairs::{PAIRED, PairDesk, PairExport, PairPlace, PairRanking, PairWork};
pub use results::public_entry::PublicEntry;
pub use results::public_pages::{GalleryFilter, GalleryPage, Results, Work};
pub use results::publication::PublicationDraft;
pub use results::ranking_export::RankingExport;
pub use results::ranking_reasons::Why;
pub use results::rankings::{RankedBy, RankingRow, RankingView};
pub use results::scheduling::{Missed, PlanDraft, PublicationPlan};
pub use results::stages::{Missing, StageView};
pub use storage::{Engine, OpenError, Store};
pub use texts::fold;
pub use transport::{is_loopback_host, is_protected_mail};
pub use versions::{Proposal, Seen, Thing, Versions};

use objects::quotas::Disk;

/// How the office works; see the settings of the server for what each means.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite:PATH` or `postgres://...`.
    pub database: SecretString,
    /// Folder of files and of those on their way; with a bucket, of the copies that are read on
    /// this machine.
    pub files: PathBuf,
    /// Where files are kept that every server reaches; else they are kept in the folder.
    pub bucket: Option<BucketSettings>,
    /// Where people reach the service, without a slash at the end; links in mails begin with it.
    pub address: String,
    /// The mails' sender.
    pub sender: String,
    /// Whether what lies beyond this machine may be spoken to without TLS and a checked
    /// certificate.
    pub plain_connections: bool,
    /// How much somebody may send and keep.
    pub quotas: Quotas,
}

/// The folder of the database, where it is a file.
fn database_folder(settings: &Settings) -> Option<PathBuf> {
    let path = settings.database.expose_secret().strip_prefix("sqlite:")?;
    let folder = Path::new(path.trim_start_matches("//")).parent()?;
    Some(if folder.as_os_str().is_empty() {
        PathBuf::from(".")
    } else {
        folder.to_owned()
    })
}

/// The office: storage, files and chance behind the use cases. Cheap to clone.
#[derive(Clone)]
pub struct Office {
    pub(crate) store: Store,
    pub(crate) files: objects::files::Files,
    pub(crate) inspector: Arc<dyn Inspector>,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) settings: Arc<Settings>,
    /// Key of signed links, shared by all servers of one database.
    pub(crate) key: Arc<[u8; 32]>,
    pub(crate) hasher: accounts::passwords::Hasher,
    pub(crate) spare_hash: Arc<std::sync::OnceLock<String>>,
    /// Calls as they stood at a generation of the database, see [`Office::generation`].
    pub(crate) calls: editions::calls::RememberedCalls,
    /// The editions that were open at a generation.
    pub(crate) open_editions: editions::preparation::OpenEditions,
    /// The host cities as they stood at a generation.
    pub(crate) cities: editions::cities::RememberedCities,
    /// The editions in the menu as they stood at a generation.
    pub(crate) menu: editions::menu::RememberedMenu,
    /// Outlines of areas as they stood at a generation.
    pub(crate) outlines: data::outlines::RememberedOutlines,
    /// What was counted of calls a moment ago.
    pub(crate) progress: editions::progress::CountedProgress,
    /// How many entries of calls stood how a moment ago.
    pub(crate) listed_states: entries::listing::CountedStates,
    /// Turns at reading a part of an export.
    pub(crate) exporting: Arc<tokio::sync::Semaphore>,
    pub(crate) marks: jury::marks::MarkQueue,
    pub(crate) rankings: results::rankings::RememberedRankings,
}

impl Office {
    /// Opens the database and the object store, and brings the tables to this version. Files that
    /// arrive are looked at by `inspector`.
    ///
    /// # Errors
    ///
    /// An [`OpenError`] whose text is one sentence that names what is wrong and what to do.
    pub async fn open(
        settings: Settings,
        inspector: Arc<dyn Inspector>,
        entropy: Arc<dyn Entropy>,
    ) -> std::result::Result<Self, OpenError> {
        let store = Store::open(&settings.database, settings.plain_connections).await?;
        let disk = Disk::new(
            database_folder(&settings)
                .into_iter()
                .chain([settings.files.clone()]),
            settings.quotas.free_bytes,
        );
        let files = objects::files::Files::open(&settings, disk).await?;
        let key = store.key(&*entropy).await?;
        editions::cities::bring(&store).await?;
        entries::listing::bring(&store).await?;
        accounts::name_keys::fill_name_keys(&store).await?;
        Ok(Self {
            store,
            files,
            inspector,
            entropy,
            settings: Arc::new(settings),
            key: Arc::new(key),
            hasher: accounts::passwords::Hasher::new(),
            spare_hash: Arc::default(),
            calls: Arc::default(),
            open_editions: Arc::default(),
            cities: Arc::default(),
            menu: Arc::default(),
            outlines: Arc::default(),
            progress: editions::progress::CountedProgress::default(),
            listed_states: entries::listing::CountedStates::default(),
            exporting: Arc::new(tokio::sync::Semaphore::new(1)),
            marks: jury::marks::MarkQueue::default(),
            rankings: Arc::default(),
        })
    }

    /// A new id: `UUIDv7` of `now`.
    pub(crate) fn id(&self, now: Timestamp) -> String {
        entropy::id(&*self.entropy, now)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    ///
    /// Where it does not.
    pub async fn ready(&self) -> Result<()> {
        self.store.ready().await
    }

    /// Lets what is asked for next be as new as all that any server has committed by now. Else a
    /// change of another one shows within a tenth of a second.
    pub fn look_again(&self) {
        self.store.look_again();
    }

    /// Where people reach the service.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.settings.address
    }
}
