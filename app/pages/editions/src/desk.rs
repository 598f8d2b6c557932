//! The organiser's desk of a call: intake and jury; what is planned, how the jury works, and what
//! comes of it stand beside.

mod entries;
mod flags;
mod head;
mod juror_list;
mod jury;
pub mod undelivered;

use std::collections::BTreeSet;

use axum::extract::{Path, Query};
use contest::{Language, PersonId, judging::RoundKind};
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled},
    phases::timeline,
    shell::PageHead,
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Call, CallFlag, EntryPage, Invitation, JurorProgress, ListRequest, Undelivered, Versions,
};
use parts::{
    call_page::{self, CallPage, place_under_call},
    organiser::{CSV, base, download},
    people_list::Report,
    rounds::RoundQuery,
};

pub use self::juror_list::{invite_file, invite_several};
use self::jury::describe_round_state;

/// Shows intake and the jury's progress.
pub async fn show(
    visit: Visit,
    Path((edition, call)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let round = asked.round(&call, visit.now);
    call_page::show::<Desk>(&visit, &call, round).await
}

/// How far intake and jury are in a round.
struct Desk {
    round: RoundKind,
    versions: Versions,
    /// The first of them.
    entries: EntryPage,
    /// By name.
    jurors: Vec<JurorProgress>,
    flags: Vec<CallFlag>,
    undelivered: Vec<Undelivered>,
    /// Ids of the jurors whose address can be corrected.
    correctable: BTreeSet<PersonId>,
    /// What became of a list of jurors that was sent.
    report: Report,
}

impl CallPage for Desk {
    type Part = RoundKind;

    fn path(call: &Call, round: RoundKind) -> String {
        format!("{}?round={}", base(call), round.code())
    }

    async fn read(visit: &Visit, call: &Call, round: RoundKind) -> Result<Self, PageError> {
        let (office, organiser) = (visit.office(), visit.signed_in()?);
        let request = ListRequest::first(visit.language, round);
        Ok(Self {
            round,
            versions: office.versions(&call.id).await?,
            entries: office
                .entry_page(organiser, call, &request, visit.now)
                .await?,
            jurors: office
                .juror_progress(organiser, call, round, visit.now)
                .await?,
            flags: office.flags(organiser, call, visit.now).await?,
            undelivered: office.undelivered_mails(organiser, call, visit.now).await?,
            correctable: office.correctable(organiser, call, visit.now).await?,
            report: Report::default(),
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        place_under_call(visit, call, i18n::organise_title(visit.language)).keeping_typed()
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        DeskPage::new(visit, call, self, form).body()
    }
}

impl Desk {
    fn juror(&self, person: &PersonId) -> Option<&JurorProgress> {
        let mut jurors = self.jurors.iter();
        jurors.find(|juror| juror.person == *person)
    }

    /// Something of a juror, or that they are none any more.
    fn describe_juror(
        &self,
        language: Language,
        person: &PersonId,
        of: impl Fn(&JurorProgress) -> &str,
    ) -> String {
        self.juror(person)
            .map_or_else(|| i18n::juror_gone(language), of)
            .to_owned()
    }
}

/// The desk's page, of which each section shows a part.
struct DeskPage<'a> {
    visit: &'a Visit,
    call: &'a Call,
    round: RoundKind,
    desk: &'a Desk,
    form: &'a Filled,
    /// The address of the call's organisers.
    base: String,
}

impl<'a> DeskPage<'a> {
    fn new(visit: &'a Visit, call: &'a Call, desk: &'a Desk, form: &'a Filled) -> Self {
        Self {
            visit,
            call,
            round: desk.round,
            desk,
            form,
            base: visit.link(&base(call)),
        }
    }

    /// The query that asks for the round that is shown.
    fn round_query(&self) -> String {
        format!("?round={}", self.round.code())
    }

    fn body(&self) -> AnyView {
        view! {
            {head::section(self)}
            {flags::section(self)}
            {undelivered::section(self)}
            <section class="band">{timeline(self.visit, self.call)}</section>
            {entries::section(self)}
            {jury::section(self)}
        }
        .into_any()
    }
}

/// Answers a flag.
pub async fn settle_flag(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let (flag, text) = (fields.get("flag"), fields.get("answer"));
    let outcome = visit
        .office()
        .settle_flag(organiser, &call, flag, text, fields.seen(), visit.now)
        .await
        .map(|()| Done::Saved);
    let round = call.running_round(visit.now);
    call_page::answer(&visit, &call, round, &fields, outcome, |_, desk: &Desk| {
        Both {
            stands: desk
                .flags
                .iter()
                .find(|known| known.flag.id == flag)
                .map(|known| known.flag.answer.clone())
                .into_iter()
                .collect(),
            typed: vec![text.to_owned()],
        }
    })
    .await
}

/// Invites a juror.
pub async fn invite(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let invitation = Invitation {
        name: fields.get("name"),
        mail: fields.get("mail"),
        organisation: fields.get("organisation"),
        language: Language::from_tag(fields.get("language")).unwrap_or(visit.language),
        again: fields.get("again") == "1",
    };
    let outcome = visit
        .office()
        .invite_juror(organiser, &call, invitation, visit.now)
        .await
        .map(|()| Done::JurorInvited);
    let round = call.running_round(visit.now);
    call_page::answer(&visit, &call, round, &fields, outcome, |_, _: &Desk| {
        Both::default()
    })
    .await
}

/// Takes a juror out.
pub async fn remove_juror(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = PersonId::new(fields.get("person"));
    let outcome = visit
        .office()
        .remove_juror(visit.signed_in()?, &call, &person, fields.seen(), visit.now)
        .await
        .map(|()| Done::Saved);
    let (language, round) = (visit.language, call.running_round(visit.now));
    call_page::answer(&visit, &call, round, &fields, outcome, |_, desk: &Desk| {
        Both {
            stands: vec![desk.describe_juror(language, &person, |juror| &juror.name)],
            typed: vec![i18n::juror_remove(language).to_owned()],
        }
    })
    .await
}

/// Closes or reopens the round.
pub async fn close_or_reopen_round(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let round = asked.round(&call, visit.now);
    let close = fields.get("closed") == "1";
    let outcome = visit
        .office()
        .close_round(organiser, &call, round, close, fields.seen(), visit.now)
        .await
        .map(|()| {
            if close {
                Done::RoundClosed
            } else {
                Done::RoundReopened
            }
        });
    let language = visit.language;
    call_page::answer(&visit, &call, round, &fields, outcome, |call, _: &Desk| {
        let wanted = if close {
            i18n::organise_close_round(language)
        } else {
            i18n::organise_reopen_round(language)
        };
        Both {
            stands: vec![describe_round_state(language, call, (round, visit.now)).to_owned()],
            typed: vec![wanted.to_owned()],
        }
    })
    .await
}

/// Answers with every mark of a call.
pub async fn export_marks(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let marks = visit
        .office()
        .marks_csv(visit.signed_in()?, &call, visit.now)
        .await?;
    let name = format!("{edition}-{slug}-marks.csv");
    Ok(download(marks, CSV, &name))
}
