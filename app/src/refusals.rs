//! Refusals in words: what happened, what is safe, what to do.

use contest::{CITIES, Denied, Language, MailFault, Moment, entry::Field, judging::Bar};
use datasets::{Finding, Malformed, Note};
use media::{Active, Damage, Note as TakenOut, TableDamage};
use office::{PortalProblem, Problem, Refusal, Scope, Unsettled, calendar};

use crate::{
    phases::{phase_name, stage_name},
    visit::Visit,
};

/// A moment as a deadline is told: in the time of every host city and in UTC.
pub(crate) fn moment(language: Language, moment: Moment) -> String {
    CITIES
        .all()
        .map(|city| city.time_zone)
        .chain(["UTC"])
        .map(|zone| calendar::written(language, moment, zone))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// The sentence of a refusal.
#[must_use]
pub fn text(refusal: &Refusal, visit: &Visit) -> String {
    let language = visit.language;
    match refusal {
        Refusal::Denied(denied) => denied_text(language, *denied).to_owned(),
        Refusal::Deadline { ended } => words::refused_deadline(
            language,
            moment(language, *ended),
            moment(language, visit.now),
        ),
        Refusal::NotYet { starts } => words::refused_not_yet(language, moment(language, *starts)),
        Refusal::Fields(_) => words::refused_fields(language).to_owned(),
        Refusal::Stale { .. } | Refusal::StaleDraft { .. } => {
            words::refused_stale(language).to_owned()
        }
        Refusal::Overtaken { by: None, .. } => words::refused_overtaken(language).to_owned(),
        Refusal::Overtaken {
            by: Some((name, at)),
            same: false,
        } => words::refused_overtaken_by(language, name, moment(language, *at)),
        Refusal::Overtaken {
            by: Some((name, at)),
            same: true,
        } => words::refused_done_by(language, name, moment(language, *at)),
        Refusal::Public(stage) => words::refused_public(language, stage_name(language, *stage)),
        Refusal::FinalistsHoldAwards(_) => {
            words::refused_finalists_hold_awards(language).to_owned()
        }
        Refusal::Unsettled(_) => words::refused_unsettled(language).to_owned(),
        Refusal::PairDecided { .. } => words::refused_pair_decided(language).to_owned(),
        Refusal::WrongSignIn => words::refused_sign_in(language).to_owned(),
        Refusal::LinkSpent => words::refused_link(language).to_owned(),
        Refusal::TooMany {
            scope: Scope::Account,
            retry_after_seconds,
        } => words::refused_too_many(language, wait(language, *retry_after_seconds)),
        Refusal::TooMany {
            scope: Scope::Network,
            retry_after_seconds,
        } => words::refused_too_many_network(language, wait(language, *retry_after_seconds)),
        Refusal::Busy {
            retry_after_seconds,
        } => words::refused_busy(language, wait(language, *retry_after_seconds)),
        Refusal::FilesWaiting {
            retry_after_seconds,
        } => words::refused_files_waiting(language, wait(language, *retry_after_seconds)),
        Refusal::OneAtATime => words::refused_one_at_a_time(language).to_owned(),
        Refusal::TooSlow { seconds } => words::refused_too_slow(language, wait(language, *seconds)),
        Refusal::Unreadable => words::refused_unreadable(language).to_owned(),
        Refusal::FormTooLarge { most } => words::refused_form_too_large(
            language,
            words::bytes(language, i64::try_from(*most).unwrap_or(i64::MAX)),
        ),
        Refusal::TeamFull { size } => words::refused_team_full(language, *size),
        Refusal::AlreadyInTeam => words::refused_already_in_team(language).to_owned(),
        Refusal::RemovedFromTeam => words::refused_removed_from_team(language).to_owned(),
        Refusal::InvitedAlready => words::refused_invited_already(language).to_owned(),
        Refusal::LastOrganiser => words::refused_last_organiser(language).to_owned(),
        Refusal::LastMember => words::refused_last_member(language).to_owned(),
        Refusal::RoundBegun => words::refused_round_begun(language).to_owned(),
        Refusal::CriterionMarked { name, marks } => {
            words::refused_criterion_marked(language, name.text(language), *marks)
        }
        Refusal::RoundClosed => words::refused_round_closed(language).to_owned(),
        Refusal::MarksMissing(count) => words::refused_marks_missing(language, *count),
        Refusal::Incomplete(fields) => words::refused_incomplete(
            language,
            words::list(
                language,
                fields.iter().map(|field| self::field(language, *field)),
            ),
        ),
        Refusal::ConflictOfInterest => words::refused_conflict(language).to_owned(),
        Refusal::HoldsAward => words::refused_holds_award(language).to_owned(),
        Refusal::Barred { juror, bar } => {
            words::refused_barred(language, juror, self::bar(language, *bar))
        }
        Refusal::PairedWorks { found } => words::refused_paired_works(language, *found),
        Refusal::JuryApart { parts } => words::refused_jury_apart(language, *parts),
        Refusal::FinalistsApart { parts } => words::refused_finalists_apart(language, *parts),
        Refusal::NoJurors => words::refused_no_jurors(language).to_owned(),
        Refusal::NothingToPublish => words::refused_nothing_to_publish(language).to_owned(),
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
        Refusal::Unsettled(open) => open.iter().map(|open| unsettled(language, open)).collect(),
        _ => Vec::new(),
    }
}

/// What is open, in a sentence.
#[must_use]
pub fn unsettled(language: Language, open: &Unsettled) -> String {
    match open {
        Unsettled::Award(name) => words::unsettled_award(language, name.text(language)),
        Unsettled::Round(round) => {
            words::unsettled_round(language, phase_name(language, round.phase()))
        }
        Unsettled::Sheets(round, count) => {
            words::unsettled_sheets(language, *count, phase_name(language, round.phase()))
        }
        Unsettled::Pairs => words::unsettled_pairs(language).to_owned(),
    }
}

/// Whether a refusal is told on the page from which a form was sent, with what was typed:
/// everything but what must not be known.
#[must_use]
pub const fn told_in_place(refusal: &Refusal) -> bool {
    !matches!(refusal, Refusal::Denied(Denied::SignIn | Denied::Unknown))
}

/// What was taken out of a file.
#[must_use]
pub const fn taken_out(language: Language, note: TakenOut) -> &'static str {
    match note {
        TakenOut::DocumentType => words::taken_out_type(language),
        TakenOut::Links => words::taken_out_links(language),
        TakenOut::Html => words::taken_out_html(language),
        TakenOut::Authors => words::taken_out_authors(language),
    }
}

/// The memory that looking at an upload may take, in words.
pub(crate) fn memory_most(language: Language) -> String {
    words::bytes(
        language,
        i64::try_from(media::MEMORY_MOST).unwrap_or(i64::MAX),
    )
}

/// So many seconds, in minutes where it is more than two.
fn wait(language: Language, seconds: u64) -> String {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    if seconds > 120 {
        words::wait_minutes(language, number(seconds.div_ceil(60)))
    } else {
        words::wait_seconds(language, number(seconds))
    }
}

/// Why a juror must not score an entry.
#[must_use]
pub const fn bar(language: Language, bar: Bar) -> &'static str {
    match bar {
        Bar::Member => words::bar_member(language),
        Bar::Organisation => words::bar_organisation(language),
        Bar::Declared => words::bar_declared(language),
        Bar::Recused => words::bar_recused(language),
        Bar::Language => words::bar_language(language),
    }
}

const fn denied_text(language: Language, denied: Denied) -> &'static str {
    match denied {
        Denied::SignIn => words::refused_signed_out(language),
        Denied::Unknown => words::refused_unknown(language),
        Denied::TooEarly => words::refused_too_early(language),
        Denied::TooLate => words::refused_too_late(language),
        Denied::JurorOfThisCall => words::refused_juror(language),
        Denied::OrganiserOfThisEdition => words::refused_organiser(language),
        Denied::CaptainOnly => words::refused_captain(language),
        Denied::Withdrawn => words::refused_withdrawn(language),
        Denied::OutOfContest => words::refused_out_of_contest(language),
    }
}

/// What stands against a field.
#[must_use]
pub fn problem(language: Language, problem: &Problem) -> String {
    match problem {
        Problem::Missing => words::problem_missing(language).to_owned(),
        Problem::NothingChosen => words::problem_nothing_chosen(language).to_owned(),
        Problem::PlanHeader => words::problem_plan_header(language).to_owned(),
        Problem::PlanLine { line } => words::problem_plan_line(language, line),
        Problem::TooLong { most } => words::problem_too_long(language, most),
        Problem::ControlCharacters => words::problem_control_characters(language).to_owned(),
        Problem::MailAddress(MailFault::Form) => words::problem_mail(language).to_owned(),
        Problem::MailAddress(MailFault::Dots) => words::problem_mail_dots(language).to_owned(),
        Problem::MailAddress(MailFault::Letters) => {
            words::problem_mail_letters(language).to_owned()
        }
        Problem::MailAddress(MailFault::Long) => words::problem_mail_long(
            language,
            contest::account::MAIL_MOST,
            contest::account::LOCAL_MOST,
        ),
        Problem::PasswordLength => words::problem_password_length(
            language,
            contest::account::PASSWORD_FEWEST,
            contest::account::PASSWORD_MOST,
        ),
        Problem::NotALink => words::problem_link(language).to_owned(),
        Problem::UnknownChoice => words::problem_choice(language).to_owned(),
        Problem::TooManyFiles { most } => words::problem_too_many_files(language, most),
        Problem::FileTooLarge { most } => words::problem_file_too_large(
            language,
            words::bytes(language, i64::try_from(*most).unwrap_or(i64::MAX)),
        ),
        Problem::FileEmpty => words::problem_file_empty(language).to_owned(),
        Problem::CoverKind => {
            let pictures = media::Kind::ALL
                .into_iter()
                .filter(|kind| kind.is_picture())
                .map(|kind| kind.ending().to_uppercase());
            words::problem_cover_kind(language, words::list(language, pictures))
        }
        Problem::FileKind { found } if found == "?" => {
            words::problem_file_kind_unknown(language).to_owned()
        }
        Problem::FileKind { found } => words::problem_file_kind(language, found),
        Problem::FileCutOff { kind } => words::problem_file_cut_off(language, kind.title()),
        Problem::FileTooHeavy => {
            words::problem_file_too_heavy(language, media::SECONDS_MOST, memory_most(language))
        }
        Problem::FileUnpacks { most } => words::problem_file_unpacks(
            language,
            words::bytes(language, i64::try_from(*most).unwrap_or(i64::MAX)),
        ),
        Problem::FileActive(found) => words::problem_file_active(language, active(language, found)),
        Problem::FileUnreadable(damage) => unreadable(language, damage),
        Problem::PictureTooLarge { width, height } => words::problem_picture_too_large(
            language,
            width,
            height,
            media::SIDE_MOST,
            media::PIXELS_MOST / 1_000_000,
        ),
        Problem::Table {
            line,
            column,
            finding,
        } => words::problem_table(language, line, column, table_damage(language, finding)),
        Problem::DataFile(malformed) => {
            words::problem_data_file(language, self::malformed(language, malformed))
        }
        Problem::ChartRule { word } => words::problem_chart_rule(language, word),
        Problem::Portal(problem) => portal(language, problem),
        Problem::MoreThanJurors { jurors } => words::problem_more_than_jurors(language, *jurors),
        Problem::NotAShortName { most } => words::problem_short_name(language, *most),
        Problem::NotBetween { least, most } => words::problem_not_between(language, *least, *most),
        Problem::Votes { present } => words::problem_votes(language, *present),
        Problem::ScaleBelowMarks { highest } => {
            words::problem_scale_below_marks(language, *highest)
        }
        Problem::NothingCounts => words::problem_nothing_counts(language).to_owned(),
        Problem::TooMany { most } => words::problem_too_many(language, *most),
        Problem::NotAMoment => words::problem_not_a_moment(language).to_owned(),
        Problem::TooEarly { after } => words::problem_too_early(language, moment(language, *after)),
        Problem::TooLate { before } => words::problem_too_late(language, moment(language, *before)),
        Problem::AddressUsed => words::problem_address_used(language).to_owned(),
        Problem::Taken => words::problem_taken(language).to_owned(),
        Problem::OutOfScale { highest } => words::problem_out_of_scale(language, highest),
    }
}

/// What a file holds that could act on its own.
fn active(language: Language, found: &Active) -> String {
    match found {
        Active::DocumentType => words::active_document_type(language).to_owned(),
        Active::Instruction(name) => format!("<?{name}?>"),
        Active::Element(name) => format!("<{name}>"),
        Active::ScriptAttribute(name) => words::active_script_attribute(language, name),
        Active::Elsewhere(what) => words::active_elsewhere(language, what),
        Active::JavaScript => "JavaScript".to_owned(),
        Active::AttachedFiles => words::active_attached_files(language).to_owned(),
        Active::RichMedia => words::active_rich_media(language).to_owned(),
        Active::Form => words::active_form(language).to_owned(),
        Active::Action => words::active_action(language).to_owned(),
        Active::Password => words::active_password(language).to_owned(),
    }
}

fn unreadable(language: Language, damage: &Damage) -> String {
    match damage {
        Damage::NotUtf8 => words::unreadable_not_utf8(language).to_owned(),
        Damage::TooManyParts => words::unreadable_too_many_parts(language).to_owned(),
        Damage::NotDrawn => words::unreadable_not_drawn(language).to_owned(),
        Damage::Properties => words::unreadable_properties(language).to_owned(),
        Damage::Disk(_) => words::unreadable_disk(language).to_owned(),
    }
}

fn table_damage(language: Language, damage: &TableDamage) -> String {
    match damage {
        TableDamage::LineTooLong { most } => words::table_line_too_long(language, most),
        TableDamage::Nul => words::table_nul(language).to_owned(),
        TableDamage::NotUtf8 => words::table_not_utf8(language).to_owned(),
        TableDamage::OpenQuote => words::table_open_quote(language).to_owned(),
        TableDamage::Cells { found, expected } => words::table_cells(language, found, expected),
        TableDamage::Markup => words::table_markup(language).to_owned(),
    }
}

/// The name of an entry's field.
#[must_use]
pub const fn field(language: Language, field: Field) -> &'static str {
    match field {
        Field::Title => words::entry_title(language),
        Field::Summary => words::entry_summary(language),
        Field::Alternative => words::entry_alternative(language),
        Field::Topic => words::entry_topic(language),
        Field::Datasets => words::entry_datasets(language),
        Field::Link => words::entry_link(language),
        Field::Licence => words::entry_licence(language),
        Field::Cover => words::entry_cover(language),
        Field::Files => words::entry_files(language),
    }
}

/// Why a portal gave nothing.
fn portal(language: Language, problem: &PortalProblem) -> String {
    match problem {
        PortalProblem::NotAnAddress => words::portal_not_an_address(language).to_owned(),
        PortalProblem::Inner => words::portal_inner(language).to_owned(),
        PortalProblem::Slow => words::portal_slow(language).to_owned(),
        PortalProblem::NotAPortal => words::portal_not_a_portal(language).to_owned(),
        PortalProblem::Unknown => words::portal_unknown(language).to_owned(),
        PortalProblem::Broken(reason) => words::portal_broken(language, reason),
    }
}

/// What is wrong with a data file, as it was kept.
#[must_use]
pub fn data_finding(language: Language, kept: &str) -> String {
    malformed(language, &Malformed::of_kept(kept))
}

/// What is wrong with a data file.
#[must_use]
pub fn malformed(language: Language, malformed: &Malformed) -> String {
    match malformed {
        Malformed::At {
            line,
            column,
            finding,
        } => words::finding_at(language, line, column, found(language, finding)),
        Malformed::Whole(finding) => found(language, finding),
        Malformed::Recipe(finding) => words::finding_recipe(language, found(language, finding)),
    }
}

fn found(language: Language, finding: &Finding) -> String {
    let bytes = |count: u64| words::bytes(language, i64::try_from(count).unwrap_or(i64::MAX));
    let long = |count: usize| bytes(count as u64);
    match finding {
        Finding::Empty => words::finding_empty(language).to_owned(),
        Finding::HeaderOnly => words::finding_header_only(language).to_owned(),
        Finding::TooLarge { bytes: found, most } => {
            words::finding_too_large(language, bytes(*found), bytes(*most))
        }
        Finding::DocumentTooLarge { bytes: found, most } => {
            words::finding_document_too_large(language, bytes(*found), bytes(*most))
        }
        Finding::Unpacks { most } => words::finding_unpacks(language, bytes(*most)),
        Finding::OpenQuote => words::finding_open_quote(language).to_owned(),
        Finding::LongQuote { most } => words::finding_long_quote(language, long(*most)),
        Finding::LongLine { most } => words::finding_long_line(language, long(*most)),
        Finding::LongCell { most } => words::finding_long_cell(language, long(*most)),
        Finding::Nul => words::finding_nul(language).to_owned(),
        Finding::SplitCharacter => words::finding_split(language).to_owned(),
        Finding::OtherEncoding { encoding } => words::finding_encoding(language, encoding),
        Finding::Cells { found, expected } => words::finding_cells(language, found, expected),
        Finding::MoreCells { counted, expected } => {
            words::finding_more_cells(language, counted, expected)
        }
        Finding::Columns { most } => words::finding_columns(language, most),
        Finding::Zip { error } => words::finding_zip(language, error),
        Finding::ZipMembers { found, most } => words::finding_zip_members(language, found, most),
        Finding::ZipWithoutTable => words::finding_zip_empty(language).to_owned(),
        Finding::ZipMember { member, error } => words::finding_zip_member(language, member, error),
        Finding::Spreadsheet { error } => words::finding_spreadsheet(language, error),
        Finding::Password => words::finding_password(language).to_owned(),
        Finding::Sheet { sheet, known } => words::finding_sheet(language, sheet, known),
        Finding::Json { error } => words::finding_json(language, error),
        Finding::NotGeojson => words::finding_not_geojson(language).to_owned(),
        Finding::ShortRing { feature, points } => {
            words::finding_short_ring(language, feature, points)
        }
        Finding::OpenRing { feature } => words::finding_open_ring(language, feature),
        Finding::SwappedAxes { feature } => words::finding_swapped(language, feature),
        Finding::CubeSizes => words::finding_cube_sizes(language).to_owned(),
        Finding::CubeDimension { dimension } => words::finding_cube_dimension(language, dimension),
        Finding::CubeCategories {
            dimension,
            found,
            declared,
        } => words::finding_cube_categories(language, dimension, found, declared),
        Finding::CubeCells { most } => words::finding_cube_cells(language, most),
        Finding::Column { column, known } => words::finding_column(language, column, known),
        Finding::DateFormat {
            column,
            format,
            known,
        } => words::finding_date_format(language, column, format, known),
        Finding::TwiceNamed { column } => words::finding_twice_named(language, column),
        Finding::SortColumn { column } => words::finding_sort_column(language, column),
        Finding::HeaderRows => words::finding_header_rows(language).to_owned(),
        Finding::Delimiter => words::finding_delimiter(language).to_owned(),
        Finding::Encoding { encoding } => words::finding_no_encoding(language, encoding),
        Finding::Limits { gigabytes, seconds } => {
            words::finding_limits(language, gigabytes, seconds)
        }
        Finding::Text { error } | Finding::Broken(error) => error.clone(),
    }
}

/// What is worth knowing of how a file was read.
#[must_use]
pub fn data_note(language: Language, note: &Note) -> String {
    match note {
        Note::Formulas(count) => words::note_formulas(language, *count),
        Note::OtherSheets(sheets) => {
            words::note_other_sheets(language, words::list(language, sheets.iter()))
        }
        Note::Renamed(columns) => {
            words::note_renamed(language, words::list(language, columns.iter()))
        }
    }
}
