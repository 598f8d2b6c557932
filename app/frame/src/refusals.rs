//! Refusals in words: what happened, what is safe, what to do.

use std::time::Duration;

use contest::{
    Cities, Denied, Language, MailFault, Timestamp, entry::Field, judging::Ineligibility,
};
use dataset_spec::{Finding, Malformed, Note};
use media_spec::{Active, Damage, TableDamage};
use office::{Call, PortalProblem, Problem, Refusal, Scope, Unsettled, calendar, calendar::Zone};

use crate::{
    edition_words,
    phases::{phase_name, stage_name},
    visit::Visit,
};

/// A moment as a deadline is told: in the time of every host city and in UTC.
pub fn moment(cities: &Cities, language: Language, moment: Timestamp) -> String {
    cities
        .all()
        .map(Zone::of)
        .chain([Zone::UTC])
        .map(|zone| calendar::format_timestamp(language, moment, &zone))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The sentence of a refusal.
#[must_use]
pub fn text(refusal: &Refusal, visit: &Visit) -> String {
    let (language, cities) = (visit.language, &visit.cities);
    match refusal {
        Refusal::Denied(denied) => denied_text(language, *denied).to_owned(),
        Refusal::Deadline { ended } => i18n::refused_deadline(
            language,
            moment(cities, language, *ended),
            moment(cities, language, visit.now),
        ),
        Refusal::NotYet { starts } => {
            i18n::refused_not_yet(language, moment(cities, language, *starts))
        }
        Refusal::Paused { since, reason } => i18n::refused_paused(
            language,
            moment(cities, language, *since),
            reason.text(language),
        ),
        Refusal::JuryBegins { starts } => {
            i18n::refused_jury_begins(language, moment(cities, language, *starts))
        }
        Refusal::Fields(_) => i18n::refused_fields(language).to_owned(),
        Refusal::Stale { .. } | Refusal::StaleDraft { .. } => {
            i18n::refused_stale(language).to_owned()
        }
        Refusal::Overtaken { by, same } => overtaken(cities, language, by.as_ref(), *same),
        Refusal::Public(stage) => i18n::refused_public(language, stage_name(language, *stage)),
        Refusal::FinalistsHoldAwards(_) => i18n::refused_finalists_hold_awards(language).to_owned(),
        Refusal::Unsettled(_) => i18n::refused_unsettled(language).to_owned(),
        Refusal::PairDecided { .. } => i18n::refused_pair_decided(language).to_owned(),
        Refusal::WrongSignIn => i18n::refused_sign_in(language).to_owned(),
        Refusal::LinkSpent => i18n::refused_link(language).to_owned(),
        Refusal::TooMany {
            scope: Scope::Account,
            retry_after,
        } => i18n::refused_too_many(language, wait(language, *retry_after)),
        Refusal::TooMany {
            scope: Scope::Network,
            retry_after,
        } => i18n::refused_too_many_network(language, wait(language, *retry_after)),
        Refusal::TooMany {
            scope: Scope::Forms,
            retry_after,
        } => i18n::refused_too_many_forms(language, wait(language, *retry_after)),
        Refusal::Busy { retry_after } => i18n::refused_busy(language, wait(language, *retry_after)),
        Refusal::FilesWaiting { retry_after } => {
            i18n::refused_files_waiting(language, wait(language, *retry_after))
        }
        Refusal::FilesAway { retry_after } => {
            i18n::refused_files_away(language, wait(language, *retry_after))
        }
        Refusal::FilesFull => i18n::refused_files_full(language).to_owned(),
        Refusal::TooManyHandIns { most, again } => i18n::refused_too_many_hand_ins(
            language,
            i64::from(*most),
            moment(cities, language, *again),
        ),
        Refusal::DiskLow => i18n::refused_disk_low(language).to_owned(),
        Refusal::OneAtATime => i18n::refused_one_at_a_time(language).to_owned(),
        Refusal::TooSlow { waited } => i18n::refused_too_slow(language, wait(language, *waited)),
        Refusal::Unreadable => i18n::refused_unreadable(language).to_owned(),
        Refusal::FormTooLarge { most } => i18n::refused_form_too_large(
            language,
            i18n::bytes(language, i64::try_from(*most).unwrap_or(i64::MAX)),
        ),
        Refusal::TeamFull { size } => i18n::refused_team_full(language, *size),
        Refusal::AlreadyInTeam => i18n::refused_already_in_team(language).to_owned(),
        Refusal::RemovedFromTeam => i18n::refused_removed_from_team(language).to_owned(),
        Refusal::InvitedAlready => i18n::refused_invited_already(language).to_owned(),
        Refusal::OnlyPreview => i18n::refused_preview(language).to_owned(),
        Refusal::OtherEyes => i18n::refused_other_eyes(language).to_owned(),
        Refusal::RunsService => i18n::refused_runs_service(language).to_owned(),
        Refusal::JoiningHindered => i18n::refused_joining(language).to_owned(),
        Refusal::LastOrganiser => i18n::refused_last_organiser(language).to_owned(),
        Refusal::LeavesOrganising => i18n::refused_leaves_organising(language).to_owned(),
        Refusal::LastMember => i18n::refused_last_member(language).to_owned(),
        Refusal::RoundBegun => i18n::refused_round_begun(language).to_owned(),
        Refusal::CriterionMarked { name, marks } => {
            i18n::refused_criterion_marked(language, name.text(language), *marks)
        }
        Refusal::RoundClosed => i18n::refused_round_closed(language).to_owned(),
        Refusal::MarksMissing(count) => i18n::refused_marks_missing(language, *count),
        Refusal::Incomplete(fields) => i18n::refused_incomplete(
            language,
            i18n::list(
                language,
                fields.iter().map(|field| self::field(language, *field)),
            ),
        ),
        Refusal::ConflictOfInterest => i18n::refused_conflict(language).to_owned(),
        Refusal::HoldsAward => i18n::refused_holds_award(language).to_owned(),
        Refusal::Barred { juror, bar } => {
            i18n::refused_barred(language, juror, self::bar(language, *bar))
        }
        Refusal::PairedWorks { found } => i18n::refused_paired_works(language, *found),
        Refusal::JuryApart { parts } => i18n::refused_jury_apart(language, *parts),
        Refusal::FinalistsApart { parts } => i18n::refused_finalists_apart(language, *parts),
        Refusal::NoJurors => i18n::refused_no_jurors(language).to_owned(),
        Refusal::NotReady => i18n::refused_not_ready(language).to_owned(),
        Refusal::EditionOpen => i18n::refused_edition_open(language).to_owned(),
        Refusal::TeamsRegistered { teams } => i18n::refused_teams_registered(language, *teams),
        Refusal::EditionInUse(_) => i18n::refused_edition_in_use(language).to_owned(),
        Refusal::NothingToPublish => i18n::refused_nothing_to_publish(language).to_owned(),
    }
}

/// That a call is paused, since when and why; nothing where it is not.
#[must_use]
pub fn describe_pause(language: Language, call: &Call) -> Option<String> {
    let pause = call.paused.as_ref()?;
    let since = calendar::format_timestamp(language, pause.since, &call.time_zone);
    let reason = pause.reason.text(language);
    Some(i18n::refused_paused(language, since, reason))
}

/// Says who was faster, where that is known, and whether they did the same.
fn overtaken(
    cities: &Cities,
    language: Language,
    by: Option<&(String, Timestamp)>,
    same: bool,
) -> String {
    match by {
        None => i18n::refused_overtaken(language).to_owned(),
        Some((name, at)) if same => {
            i18n::refused_done_by(language, name, moment(cities, language, *at))
        }
        Some((name, at)) => {
            i18n::refused_overtaken_by(language, name, moment(cities, language, *at))
        }
    }
}

/// What a refusal is about, line by line, where it is about several things and no field of a form.
#[must_use]
pub fn details(refusal: &Refusal, language: Language) -> Vec<String> {
    match refusal {
        Refusal::FinalistsHoldAwards(titles) => titles
            .iter()
            .map(|title| title.text(language).to_owned())
            .collect(),
        Refusal::Unsettled(open) => open
            .iter()
            .map(|open| describe_unsettled(language, open))
            .collect(),
        Refusal::EditionInUse(obstacles) => obstacles
            .iter()
            .map(|obstacle| edition_words::obstacle(language, obstacle))
            .collect(),
        _ => Vec::new(),
    }
}

/// What is open, in a sentence.
#[must_use]
pub fn describe_unsettled(language: Language, open: &Unsettled) -> String {
    match open {
        Unsettled::Award(name) => i18n::unsettled_award(language, name.text(language)),
        Unsettled::Round(round) => {
            i18n::unsettled_round(language, phase_name(language, round.phase()))
        }
        Unsettled::Sheets(round, count) => {
            i18n::unsettled_sheets(language, *count, phase_name(language, round.phase()))
        }
        Unsettled::Pairs => i18n::unsettled_pairs(language).to_owned(),
    }
}

/// Whether a refusal is told on the page from which a form was sent, with what was typed:
/// everything but what must not be known, and what cannot be shown any more.
#[must_use]
pub const fn told_in_place(refusal: &Refusal) -> bool {
    !matches!(
        refusal,
        Refusal::Denied(Denied::SignIn | Denied::Unknown | Denied::RoleEnded)
    )
}

/// The memory that looking at an upload may take, in words.
#[must_use]
pub fn memory_most(language: Language) -> String {
    i18n::bytes(
        language,
        i64::try_from(media_spec::MAX_MEMORY_BYTES).unwrap_or(i64::MAX),
    )
}

/// A span in seconds, or in minutes where it is more than two.
fn wait(language: Language, span: Duration) -> String {
    let seconds = span.as_secs();
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if seconds > 120 {
        i18n::wait_minutes(language, number(seconds.div_ceil(60)))
    } else {
        i18n::wait_seconds(language, number(seconds))
    }
}

/// Why a juror must not score an entry.
#[must_use]
pub const fn bar(language: Language, bar: Ineligibility) -> &'static str {
    match bar {
        Ineligibility::Member => i18n::bar_member(language),
        Ineligibility::Organisation => i18n::bar_organisation(language),
        Ineligibility::Declared => i18n::bar_declared(language),
        Ineligibility::Recused => i18n::bar_recused(language),
        Ineligibility::Language => i18n::bar_language(language),
    }
}

const fn denied_text(language: Language, denied: Denied) -> &'static str {
    match denied {
        Denied::SignIn => i18n::refused_signed_out(language),
        Denied::Unknown => i18n::refused_unknown(language),
        Denied::TooEarly => i18n::refused_too_early(language),
        Denied::TooLate => i18n::refused_too_late(language),
        Denied::JurorOfThisCall => i18n::refused_juror(language),
        Denied::OrganiserOfThisEdition => i18n::refused_organiser(language),
        Denied::FollowsThisCall => i18n::refused_follower(language),
        Denied::ReadOnly => i18n::refused_read_only(language),
        Denied::WholeEdition => i18n::refused_whole_edition(language),
        Denied::RoleEnded => i18n::refused_role_ended(language),
        Denied::CaptainOnly => i18n::refused_captain(language),
        Denied::Withdrawn => i18n::refused_withdrawn(language),
        Denied::OutOfContest => i18n::refused_out_of_contest(language),
        Denied::Paused => i18n::refused_while_paused(language),
        Denied::OnBehalf => i18n::refused_on_behalf(language),
    }
}

/// What stands against a field.
#[must_use]
pub fn problem(cities: &Cities, language: Language, problem: &Problem) -> String {
    match problem {
        Problem::Missing => i18n::problem_missing(language).to_owned(),
        Problem::LinesLeft { most } => i18n::problem_lines_left(language, most),
        Problem::NotRepeated { expected } => i18n::problem_not_repeated(language, expected),
        Problem::NothingChosen => i18n::problem_nothing_chosen(language).to_owned(),
        Problem::PlanHeader => i18n::problem_plan_header(language).to_owned(),
        Problem::PlanLine { line } => i18n::problem_plan_line(language, line),
        Problem::TooLong { most } => i18n::problem_too_long(language, most),
        Problem::LabelMissing => i18n::problem_label_missing(language).to_owned(),
        Problem::ControlCharacters => i18n::problem_control_characters(language).to_owned(),
        Problem::MailAddress(fault) => undelivered(language, *fault),
        Problem::PasswordLength => i18n::problem_password_length(
            language,
            contest::account::MIN_PASSWORD_CHARS,
            contest::account::MAX_PASSWORD_CHARS,
        ),
        Problem::NotALink => i18n::problem_link(language).to_owned(),
        Problem::UnknownChoice => i18n::problem_choice(language).to_owned(),
        Problem::NoSuchTopic => i18n::problem_topic_gone(language).to_owned(),
        Problem::TooManyFiles { most } => i18n::problem_too_many_files(language, most),
        Problem::FileTooLarge { most } => i18n::problem_file_too_large(
            language,
            i18n::bytes(language, i64::try_from(*most).unwrap_or(i64::MAX)),
        ),
        Problem::DailyBytes { left, again } => i18n::problem_daily_bytes(
            language,
            size(language, *left),
            moment(cities, language, *again),
        ),
        Problem::KeptBytes { left, most } => {
            i18n::problem_kept_bytes(language, size(language, *most), size(language, *left))
        }
        Problem::FileEmpty => i18n::problem_file_empty(language).to_owned(),
        Problem::KindNotTaken { kinds } => {
            i18n::problem_kind_not_taken(language, i18n::list(language, kinds))
        }
        Problem::CoverKind => cover_kind(language),
        Problem::FileKind { found } if found == "?" => {
            i18n::problem_file_kind_unknown(language).to_owned()
        }
        Problem::FileKind { found } => i18n::problem_file_kind(language, found),
        Problem::FileCutOff { kind } => i18n::problem_file_cut_off(language, kind.title()),
        Problem::FileTooHeavy => i18n::problem_file_too_heavy(
            language,
            media_spec::MAX_PROCESSOR_TIME.as_secs(),
            memory_most(language),
        ),
        Problem::FileUnpacks { most } => i18n::problem_file_unpacks(
            language,
            i18n::bytes(language, i64::try_from(*most).unwrap_or(i64::MAX)),
        ),
        Problem::FileActive(found) => i18n::problem_file_active(language, active(language, found)),
        Problem::FileUnreadable(damage) => unreadable(language, damage),
        Problem::PictureTooLarge { width, height } => i18n::problem_picture_too_large(
            language,
            width,
            height,
            media_spec::MAX_SIDE_PIXELS,
            media_spec::MAX_PIXELS / 1_000_000,
        ),
        Problem::Table {
            line,
            column,
            finding,
        } => i18n::problem_table(language, line, column, table_damage(language, finding)),
        Problem::DataFile(malformed) => {
            i18n::problem_data_file(language, describe_malformed(language, malformed))
        }
        Problem::ChartRule { word } => i18n::problem_chart_rule(language, word),
        Problem::Portal(problem) => portal(language, problem),
        Problem::MoreThanJurors { jurors } => i18n::problem_more_than_jurors(language, *jurors),
        Problem::NotAShortName { most } => i18n::problem_short_name(language, *most),
        Problem::NotBetween { least, most } => i18n::problem_not_between(language, *least, *most),
        Problem::NotEligible { numbers } => {
            i18n::problem_not_eligible(language, i18n::list(language, numbers))
        }
        Problem::Votes { present } => i18n::problem_votes(language, *present),
        Problem::ScaleBelowMarks { highest } => i18n::problem_scale_below_marks(language, *highest),
        Problem::EditionFault(fault) => edition_words::fault_text(language, fault),
        Problem::NothingCounts => i18n::problem_nothing_counts(language).to_owned(),
        Problem::TooMany { most } => i18n::problem_too_many(language, *most),
        Problem::NotAMoment => i18n::problem_not_a_moment(language).to_owned(),
        Problem::TooEarly { after } => {
            i18n::problem_too_early(language, moment(cities, language, *after))
        }
        Problem::TooLate { before } => {
            i18n::problem_too_late(language, moment(cities, language, *before))
        }
        Problem::AddressUsed => i18n::problem_address_used(language).to_owned(),
        Problem::Taken => i18n::problem_taken(language).to_owned(),
        Problem::ListHeader { columns } => i18n::problem_list_header(language, columns),
        Problem::InLine { line, problem } => {
            i18n::problem_in_line(language, *line, self::problem(cities, language, problem))
        }
        Problem::Cells { found, expected } => i18n::table_cells(language, *found, *expected),
        Problem::TwiceInList { line } => i18n::problem_twice_in_list(language, *line),
        Problem::NameMissing => i18n::problem_name_missing(language).to_owned(),
        Problem::NotALanguage => i18n::problem_not_a_language(language).to_owned(),
        Problem::NotARole => i18n::problem_not_a_role(language).to_owned(),
        Problem::NotACall { known } => {
            i18n::problem_not_a_call(language, i18n::list(language, known.iter()))
        }
        Problem::NotText => i18n::problem_not_text(language).to_owned(),
        Problem::WholeEdition => i18n::problem_whole_edition(language).to_owned(),
        Problem::HasRole => i18n::problem_has_role(language).to_owned(),
        Problem::AnotherAccount => i18n::problem_another_account(language).to_owned(),
        Problem::SameAddress => i18n::problem_same_address(language).to_owned(),
        Problem::NoAccount => i18n::problem_no_account(language).to_owned(),
        Problem::Organises => i18n::problem_organises(language).to_owned(),
        Problem::Judges => i18n::problem_judges(language).to_owned(),
        Problem::TakesPart => i18n::problem_takes_part(language).to_owned(),
        Problem::InvitationWaits => i18n::problem_invitation_waits(language).to_owned(),
        Problem::OnJury => i18n::problem_on_jury(language).to_owned(),
        Problem::InTeam => i18n::problem_in_team(language).to_owned(),
        Problem::CannotJudge => i18n::problem_cannot_judge(language).to_owned(),
        Problem::OutOfScale { highest } => i18n::problem_out_of_scale(language, highest),
    }
}

/// Why something is no address of a mailbox.
fn undelivered(language: Language, fault: MailFault) -> String {
    match fault {
        MailFault::Form => i18n::problem_mail(language).to_owned(),
        MailFault::Dots => i18n::problem_mail_dots(language).to_owned(),
        MailFault::Letters => i18n::problem_mail_letters(language).to_owned(),
        MailFault::Long => i18n::problem_mail_long(
            language,
            contest::account::MAX_MAIL_BYTES,
            contest::account::MAX_LOCAL_BYTES,
        ),
    }
}

/// Says which kinds of files can be a cover.
fn cover_kind(language: Language) -> String {
    let pictures = media_spec::Kind::ALL
        .into_iter()
        .filter(|kind| kind.is_picture())
        .map(|kind| kind.ending().to_uppercase());
    i18n::problem_cover_kind(language, i18n::list(language, pictures))
}

/// What a file holds that could act on its own.
fn active(language: Language, found: &Active) -> String {
    match found {
        Active::DocumentType => i18n::active_document_type(language).to_owned(),
        Active::Instruction(name) => format!("<?{name}?>"),
        Active::Element(name) => format!("<{name}>"),
        Active::ScriptAttribute(name) => i18n::active_script_attribute(language, name),
        Active::Elsewhere(what) => i18n::active_elsewhere(language, what),
        Active::JavaScript => "JavaScript".to_owned(),
        Active::AttachedFiles => i18n::active_attached_files(language).to_owned(),
        Active::RichMedia => i18n::active_rich_media(language).to_owned(),
        Active::Form => i18n::active_form(language).to_owned(),
        Active::Action => i18n::active_action(language).to_owned(),
        Active::Password => i18n::active_password(language).to_owned(),
    }
}

fn unreadable(language: Language, damage: &Damage) -> String {
    match damage {
        Damage::NotUtf8 => i18n::unreadable_not_utf8(language).to_owned(),
        Damage::TooManyParts => i18n::unreadable_too_many_parts(language).to_owned(),
        Damage::NotDrawn => i18n::unreadable_not_drawn(language).to_owned(),
        Damage::Properties => i18n::unreadable_properties(language).to_owned(),
        Damage::Disk(_) => i18n::unreadable_disk(language).to_owned(),
    }
}

fn table_damage(language: Language, damage: &TableDamage) -> String {
    match damage {
        TableDamage::LineTooLong { most } => i18n::table_line_too_long(language, most),
        TableDamage::Nul => i18n::table_nul(language).to_owned(),
        TableDamage::NotUtf8 => i18n::table_not_utf8(language).to_owned(),
        TableDamage::OpenQuote => i18n::table_open_quote(language).to_owned(),
        TableDamage::Cells { found, expected } => i18n::table_cells(language, found, expected),
        TableDamage::Markup => i18n::table_markup(language).to_owned(),
    }
}

/// The label of a field that is called the same in every form; nothing for others, whose forms say
/// it themselves.
#[must_use]
pub fn label_field(language: Language, name: &str) -> &'static str {
    match name {
        "mail" => i18n::account_mail(language),
        "password" => i18n::account_password(language),
        "organisation" => i18n::account_organisation(language),
        "confirmed" => i18n::field_confirmed(language),
        _ => "",
    }
}

/// The name of an entry's field.
#[must_use]
pub const fn field(language: Language, field: Field) -> &'static str {
    match field {
        Field::Title => i18n::entry_title(language),
        Field::Summary => i18n::entry_summary(language),
        Field::Alternative => i18n::entry_alternative(language),
        Field::Topic => i18n::entry_topic(language),
        Field::Datasets => i18n::entry_datasets(language),
        Field::RequiredData => i18n::entry_required_data(language),
        Field::Link => i18n::entry_link(language),
        Field::Licence => i18n::entry_licence(language),
        Field::Cover => i18n::entry_cover(language),
        Field::Files => i18n::entry_files(language),
    }
}

/// Why a portal gave nothing.
fn portal(language: Language, problem: &PortalProblem) -> String {
    match problem {
        PortalProblem::NotAnAddress => i18n::portal_not_an_address(language).to_owned(),
        PortalProblem::Inner => i18n::portal_inner(language).to_owned(),
        PortalProblem::Slow => i18n::portal_slow(language).to_owned(),
        PortalProblem::NotAPortal => i18n::portal_not_a_portal(language).to_owned(),
        PortalProblem::Unknown => i18n::portal_unknown(language).to_owned(),
        PortalProblem::Broken(reason) => i18n::portal_broken(language, reason),
    }
}

/// What is wrong with a data file, as it was kept.
#[must_use]
pub fn data_finding(language: Language, kept: &str) -> String {
    describe_malformed(language, &Malformed::of_kept(kept))
}

/// What is wrong with a data file.
#[must_use]
pub fn describe_malformed(language: Language, malformed: &Malformed) -> String {
    match malformed {
        Malformed::At {
            line,
            column,
            finding,
        } => i18n::finding_at(language, line, column, describe_finding(language, finding)),
        Malformed::Whole(finding) => describe_finding(language, finding),
        Malformed::Recipe(finding) => {
            i18n::finding_recipe(language, describe_finding(language, finding))
        }
    }
}

fn describe_finding(language: Language, finding: &Finding) -> String {
    let bytes = |count: u64| i18n::bytes(language, i64::try_from(count).unwrap_or(i64::MAX));
    let long = |count: usize| bytes(count as u64);
    match finding {
        Finding::Empty => i18n::finding_empty(language).to_owned(),
        Finding::HeaderOnly => i18n::finding_header_only(language).to_owned(),
        Finding::TooLarge { bytes: found, most } => {
            i18n::finding_too_large(language, bytes(*found), bytes(*most))
        }
        Finding::DocumentTooLarge { bytes: found, most } => {
            i18n::finding_document_too_large(language, bytes(*found), bytes(*most))
        }
        Finding::Unpacks { most } => i18n::finding_unpacks(language, bytes(*most)),
        Finding::OpenQuote => i18n::finding_open_quote(language).to_owned(),
        Finding::LongQuote { most } => i18n::finding_long_quote(language, long(*most)),
        Finding::LongLine { most } => i18n::finding_long_line(language, long(*most)),
        Finding::LongCell { most } => i18n::finding_long_cell(language, long(*most)),
        Finding::Nul => i18n::finding_nul(language).to_owned(),
        Finding::SplitCharacter => i18n::finding_split(language).to_owned(),
        Finding::OtherEncoding { encoding } => i18n::finding_encoding(language, encoding),
        Finding::Cells { found, expected } => i18n::finding_cells(language, found, expected),
        Finding::MoreCells { counted, expected } => {
            i18n::finding_more_cells(language, counted, expected)
        }
        Finding::Columns { most } => i18n::finding_columns(language, most),
        Finding::Zip { error } => i18n::finding_zip(language, error),
        Finding::ZipMembers { found, most } => i18n::finding_zip_members(language, found, most),
        Finding::ZipWithoutTable => i18n::finding_zip_empty(language).to_owned(),
        Finding::ZipMember { member, error } => i18n::finding_zip_member(language, member, error),
        Finding::Spreadsheet { error } => i18n::finding_spreadsheet(language, error),
        Finding::Password => i18n::finding_password(language).to_owned(),
        Finding::Sheet { sheet, known } => i18n::finding_sheet(language, sheet, known),
        Finding::Json { error } => i18n::finding_json(language, error),
        Finding::NotGeojson => i18n::finding_not_geojson(language).to_owned(),
        Finding::ShortRing { feature, points } => {
            i18n::finding_short_ring(language, feature, points)
        }
        Finding::OpenRing { feature } => i18n::finding_open_ring(language, feature),
        Finding::SwappedAxes { feature } => i18n::finding_swapped(language, feature),
        Finding::CubeSizes => i18n::finding_cube_sizes(language).to_owned(),
        Finding::CubeDimension { dimension } => i18n::finding_cube_dimension(language, dimension),
        Finding::CubeCategories {
            dimension,
            found,
            declared,
        } => i18n::finding_cube_categories(language, dimension, found, declared),
        Finding::CubeCells { most } => i18n::finding_cube_cells(language, most),
        Finding::Column { column, known } => i18n::finding_column(language, column, known),
        Finding::DateFormat {
            column,
            format,
            known,
        } => i18n::finding_date_format(language, column, format, known),
        Finding::TwiceNamed { column } => i18n::finding_twice_named(language, column),
        Finding::SortColumn { column } => i18n::finding_sort_column(language, column),
        Finding::HeaderRows => i18n::finding_header_rows(language).to_owned(),
        Finding::Delimiter => i18n::finding_delimiter(language).to_owned(),
        Finding::Encoding { encoding } => i18n::finding_no_encoding(language, encoding),
        Finding::Limits { gigabytes, seconds } => {
            i18n::finding_limits(language, gigabytes, seconds)
        }
        Finding::Text { error } | Finding::Broken(error) => error.clone(),
    }
}

/// What is worth knowing of how a file was read.
#[must_use]
pub fn data_note(language: Language, note: &Note) -> String {
    match note {
        Note::Formulas(count) => i18n::note_formulas(language, *count),
        Note::OtherSheets(sheets) => {
            i18n::note_other_sheets(language, i18n::list(language, sheets.iter()))
        }
        Note::Renamed(columns) => {
            i18n::note_renamed(language, i18n::list(language, columns.iter()))
        }
    }
}

/// Bytes in words.
#[must_use]
pub fn size(language: Language, bytes: u64) -> String {
    i18n::bytes(language, i64::try_from(bytes).unwrap_or(i64::MAX))
}
