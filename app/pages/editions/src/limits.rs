//! What a call asks of teams and entries, its legal bases, and how its organisers are reached.

mod limits_form;

use axum::extract::Path;
use contest::{
    Language,
    edition::{MAX_LEGAL_CHARS, MAX_REQUIRED_DATASETS},
    entry::{MAX_FILE_MEGABYTES, MAX_FILES},
};
use edition_file::model::{
    CallSection, ContactSection, FileKind, LimitsSection, RequiredDataSection, Slug, Texts,
};
use frame::{
    conditions,
    failure::Answer,
    form::{Both, Fields, Filled},
    shell::{PageHead, page},
    visit::Visit,
};
use office::{Call, DatasetCard, Problem, Refusal, Seen, Thing};
use parts::organiser::{base, place_under_desk};
use serde::Serialize;

use self::limits_form::view_page;
use super::{
    language_fields,
    setting::{Outcome, Reply, Setting, point_nowhere},
};

/// The fields of the form.
const TEAM_SIZE: &str = "team_size";
const SHORTLIST: &str = "shortlist";
const MEGABYTES: &str = "megabytes";
const FILES: &str = "files";
const KINDS: &str = "kinds";
const AT_LEAST: &str = "at_least";
const DATASETS: &str = "datasets";
const MAIL: &str = "mail";
const ADDRESS: &str = "address";
const LEGAL: &str = "legal";

/// What the page sets of a call.
#[derive(Clone, Serialize)]
struct Conditions {
    team_size: i64,
    shortlist: i64,
    limits: LimitsSection,
    required_data: RequiredDataSection,
    contact: ContactSection,
    legal: Texts<MAX_LEGAL_CHARS>,
}

/// What the page is made from beside the form.
struct LimitsPage<'a> {
    visit: &'a Visit,
    call: &'a Call,
    datasets: Vec<DatasetCard>,
    /// The version of the conditions that stand.
    now: Seen,
}

impl Conditions {
    fn of(call: &CallSection) -> Self {
        Self {
            team_size: call.team_size,
            shortlist: call.shortlist,
            limits: call.limits.clone(),
            required_data: call.required_data.clone(),
            contact: call.contact.clone(),
            legal: call.legal.clone(),
        }
    }

    /// As they were typed, on top of what stands. What is no number lies outside its limits, and is
    /// refused beside its field.
    fn read(fields: &Fields, stands: &CallSection) -> Self {
        let text = |name: &str| Some(fields.text(name)).filter(|text| !text.is_empty());
        let kinds: Vec<FileKind> = FileKind::ALL
            .into_iter()
            .filter(|kind| fields.all(KINDS).any(|code| code == kind.ending()))
            .collect();
        let limits = LimitsSection {
            file_megabytes: read_limit(
                text(MEGABYTES),
                (stands.limits.file_megabytes, MAX_FILE_MEGABYTES),
            ),
            files: read_limit(text(FILES), (stands.limits.files, MAX_FILES)),
            kinds: if kinds.len() == FileKind::ALL.len() {
                Vec::new()
            } else {
                kinds
            },
        };
        let at_least = text(AT_LEAST).map_or(Ok(0), |text| text.parse());
        Self {
            team_size: fields.text(TEAM_SIZE).parse().unwrap_or(-1),
            shortlist: fields.text(SHORTLIST).parse().unwrap_or(-1),
            limits,
            required_data: RequiredDataSection {
                at_least: at_least.unwrap_or(MAX_REQUIRED_DATASETS + 1),
                datasets: fields
                    .all(DATASETS)
                    .map(|slug| Slug(slug.to_owned()))
                    .collect(),
            },
            contact: ContactSection {
                mail: text(MAIL),
                address: text(ADDRESS),
            },
            legal: Texts(language_fields::read(fields, LEGAL)),
        }
    }

    fn write(self, call: &mut CallSection) {
        call.team_size = self.team_size;
        call.shortlist = self.shortlist;
        call.limits = self.limits;
        call.required_data = self.required_data;
        call.contact = self.contact;
        call.legal = self.legal;
    }

    /// The form with what stands.
    fn fill(&self) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in [
            (TEAM_SIZE, self.team_size.to_string()),
            (SHORTLIST, self.shortlist.to_string()),
            (
                MEGABYTES,
                self.limits
                    .file_megabytes
                    .unwrap_or(MAX_FILE_MEGABYTES)
                    .to_string(),
            ),
            (FILES, self.limits.most_files().to_string()),
            (AT_LEAST, self.required_data.at_least.to_string()),
            (MAIL, self.contact.mail.clone().unwrap_or_default()),
            (ADDRESS, self.contact.address.clone().unwrap_or_default()),
        ] {
            fields.0.push((name.to_owned(), value));
        }
        let kinds = self.limits.taken_kinds().iter();
        let kinds = kinds.map(|kind| (KINDS.to_owned(), kind.ending().to_owned()));
        fields.0.extend(kinds);
        let datasets = self.required_data.datasets.iter();
        let datasets = datasets.map(|slug| (DATASETS.to_owned(), slug.0.clone()));
        fields.0.extend(datasets);
        language_fields::fill(&mut fields, LEGAL, &self.legal.0);
        fields
    }

    /// In lines, as people compare them.
    fn describe(&self, language: Language, datasets: &[DatasetCard]) -> Vec<String> {
        let mut lines = vec![
            i18n::join_label(language, i18n::limits_team_size(language), self.team_size),
            i18n::join_label(language, i18n::limits_shortlist(language), self.shortlist),
            conditions::describe_files(language, &self.limits),
        ];
        lines.extend(conditions::describe_required_data(
            language,
            &self.required_data,
            datasets,
        ));
        let contact = [&self.contact.mail, &self.contact.address];
        let contact = i18n::list(language, contact.into_iter().flatten());
        if !contact.is_empty() {
            let label = i18n::call_contact(language);
            lines.push(i18n::join_label(language, label, contact));
        }
        let legal = self.legal.0.text(language);
        if !legal.is_empty() {
            lines.push(i18n::join_label(
                language,
                i18n::call_legal(language),
                legal,
            ));
        }
        lines
    }
}

/// A limit as it was typed, where one stands or else the service's own: that one is not written
/// down where nothing was typed, or it itself.
fn read_limit<T: Copy + PartialEq + Default + std::str::FromStr>(
    typed: Option<String>,
    (stands, house): (Option<T>, T),
) -> Option<T> {
    // 0 is below every limit, as what is no number.
    let typed = typed.map(|typed| typed.parse().unwrap_or_default())?;
    if typed == stands.unwrap_or(house) {
        stands
    } else {
        Some(typed)
    }
}

/// Shows the conditions.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let setting = Setting::read(&visit, &call).await?;
    let limits_page = LimitsPage {
        visit: &visit,
        call: &call,
        datasets: visit.office().datasets(false).await?,
        now: setting.version(Thing::Conditions(&call.id)),
    };
    let filled = Filled::new(&Conditions::of(setting.call()).fill());
    Ok(page(&visit, locate(&visit, &call), || {
        view_page(&limits_page, &filled, None)
    }))
}

fn locate(visit: &Visit, call: &Call) -> PageHead {
    place_under_desk(visit, call, i18n::limits_title(visit.language))
}

fn path_of(call: &Call) -> String {
    format!("{}/limits", base(call))
}

/// Changes the conditions.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let mut setting = Setting::read(&visit, &call).await?;
    let limits_page = LimitsPage {
        visit: &visit,
        call: &call,
        datasets: visit.office().datasets(false).await?,
        now: setting.version(Thing::Conditions(&call.id)),
    };
    fields.require_one_of(&["mail"])?;
    let typed = Conditions::read(&fields, setting.call());
    let describe =
        |conditions: &Conditions| conditions.describe(visit.language, &limits_page.datasets);
    let both = Both {
        stands: describe(&Conditions::of(setting.call())),
        typed: describe(&typed),
    };
    let none_taken = !fields.has(KINDS);
    typed.clone().write(setting.call_mut());
    let outcome = if none_taken {
        Outcome::Refused(Refusal::of_field(KINDS, Problem::NothingChosen))
    } else {
        let thing = Thing::Conditions(&call.id);
        setting
            .carry_out(&visit, &fields, (thing, &typed), find_field)
            .await?
    };
    let reply = Reply {
        visit: &visit,
        then: path_of(&call),
        head: locate(&visit, &call),
        fields: &fields,
        both,
    };
    reply.answer(outcome, point_nowhere, |filled, question| {
        view_page(&limits_page, filled, question)
    })
}

/// The field of a fault.
fn find_field(pointer: &str) -> String {
    if let Some(below) = pointer.strip_prefix("/legal") {
        return language_fields::find_field(LEGAL, below);
    }
    let known = [
        ("/team_size", TEAM_SIZE),
        ("/shortlist", SHORTLIST),
        ("/limits/file_megabytes", MEGABYTES),
        ("/limits/files", FILES),
        ("/limits/kinds", KINDS),
        ("/required_data/at_least", AT_LEAST),
        ("/required_data/datasets", DATASETS),
        ("/contact/mail", MAIL),
        ("/contact/address", ADDRESS),
    ];
    let found = known
        .into_iter()
        .find(|(above, _)| pointer.starts_with(above));
    found.map_or_else(|| pointer.to_owned(), |(_, field)| field.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_that_nobody_touched_changes_nothing() {
        let mut call = CallSection {
            team_size: 3,
            shortlist: 10,
            ..CallSection::default()
        };
        for limits in [
            LimitsSection::default(),
            LimitsSection {
                file_megabytes: Some(MAX_FILE_MEGABYTES),
                files: Some(2),
                kinds: vec![FileKind::Png],
            },
        ] {
            call.limits = limits;
            let stands = Conditions::of(&call);
            let mut after = call.clone();
            Conditions::read(&stands.fill(), &call).write(&mut after);
            assert_eq!(after, call);
        }
    }

    #[test]
    fn what_is_no_number_is_outside_its_limits() {
        let fields = Fields::parse(b"team_size=x&shortlist=&megabytes=much&files=0&at_least=-");
        let read = Conditions::read(&fields, &CallSection::default());
        assert_eq!((read.team_size, read.shortlist), (-1, -1));
        assert_eq!(
            (read.limits.file_megabytes, read.limits.files),
            (Some(0), Some(0))
        );
        assert!(read.required_data.at_least > MAX_REQUIRED_DATASETS);
    }
}
