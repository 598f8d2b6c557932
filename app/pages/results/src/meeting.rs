//! The meeting of the jury: the shortlist on the table, what is decided, and the minutes.

mod decisions;
pub mod minutes;
mod notes;
mod presence;
mod records;
mod votes;
mod works;

use std::collections::BTreeSet;

use axum::extract::Path;
use contest::{AwardId, EntryId, PersonId};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, seen_field},
    shell::PageHead,
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Call, DecisionDraft, Dissent, Meeting, MeetingWork, REASON_FIELDS, Record, Thing, Versions,
};
use parts::{
    call_page::{self, CallPage},
    organiser::{base, place_under_desk},
};

use self::{records::describe_newest, votes::PostedVote};
use super::decision_form::{describe_decision, describe_standing_decision, done_of};

/// Shows the meeting.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<MeetingState>(&visit, &call, ()).await
}

/// How far a meeting is.
struct MeetingState {
    versions: Versions,
    meeting: Meeting,
}

impl CallPage for MeetingState {
    type Part = ();

    fn path(call: &Call, (): ()) -> String {
        format!("{}/meeting", base(call))
    }

    async fn read(visit: &Visit, call: &Call, (): ()) -> Result<Self, PageError> {
        Ok(Self {
            versions: visit.office().versions(&call.id).await?,
            meeting: visit
                .office()
                .meeting(visit.signed_in()?, call, visit.now)
                .await?,
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        place_under_desk(visit, call, i18n::meeting_title(visit.language))
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        MeetingPage::new(visit, call, self, form).body()
    }

    /// A meeting that is closed has none.
    fn has_forms(&self) -> bool {
        self.meeting.open
    }
}

/// The meeting's page, of which each section shows a part.
struct MeetingPage<'a> {
    visit: &'a Visit,
    call: &'a Call,
    versions: &'a Versions,
    meeting: &'a Meeting,
    form: &'a Filled,
    address: String,
}

impl<'a> MeetingPage<'a> {
    fn new(visit: &'a Visit, call: &'a Call, state: &'a MeetingState, form: &'a Filled) -> Self {
        Self {
            visit,
            call,
            versions: &state.versions,
            meeting: &state.meeting,
            form,
            address: visit.link(&format!("{}/meeting", base(call))),
        }
    }

    fn body(&self) -> AnyView {
        let begun = !self.meeting.records.is_empty();
        view! {
            {self.head(begun)}
            {works::section(self)}
            {self
                .meeting
                .open
                .then(|| {
                    view! {
                        <section class="band">
                            <div class="pair">{presence::form(self)} {votes::form(self)}</div>
                        </section>
                        {decisions::section(self)}
                        {notes::section(self)}
                    }
                })}
            {begun.then(|| records::section(self))}
        }
        .into_any()
    }

    /// What the meeting is, and the button that opens or closes it.
    fn head(&self, begun: bool) -> impl IntoView + use<> {
        let (visit, call, meeting) = (self.visit, self.call, self.meeting);
        let language = visit.language;
        view! {
            <section class="band">
                <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
                <h1>{i18n::meeting_title(language)}</h1>
                <p class="lead">{i18n::meeting_lead(language)}</p>
                {self.form.summary(visit)}
                {(!meeting.coverage.compares())
                    .then(|| {
                        view! {
                            <p class="notice refused" role="alert">
                                {i18n::meeting_apart(language)}
                            </p>
                        }
                    })}
                <form method="post" action=format!("{}/open", self.address)>
                    {seen_field(self.versions.of(Thing::Meeting))}
                    <input type="hidden" name="open" value=i32::from(!meeting.open) />
                    <button class=if meeting.open {
                        "button plain"
                    } else {
                        "button"
                    }>
                        {if meeting.open {
                            i18n::meeting_close(language)
                        } else if begun {
                            i18n::meeting_reopen(language)
                        } else {
                            i18n::meeting_open(language)
                        }}
                    </button>
                </form>
            </section>
        }
    }
}

/// The name of a work on the table.
fn work_name(language: contest::Language, work: &MeetingWork) -> String {
    i18n::join_number(work.row.number, work.row.title.text(language))
}

/// Answers a form of the meeting's page.
async fn answer(
    visit: &Visit,
    call: &Call,
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&Meeting) -> Both,
) -> Answer {
    let both = |_: &Call, state: &MeetingState| both(&state.meeting);
    call_page::answer(visit, call, (), fields, outcome, both).await
}

/// Opens or closes the meeting.
pub async fn open_or_close(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let open = fields.get("open") == "1";
    let outcome = visit
        .office()
        .open_or_close_meeting(visit.signed_in()?, &call, open, fields.seen(), visit.now)
        .await
        .map(|()| Done::DecisionRecorded);
    let language = visit.language;
    let line = |open: bool| {
        let text = if open {
            i18n::meeting_opened(language)
        } else {
            i18n::meeting_closed(language)
        };
        vec![text.to_owned()]
    };
    answer(&visit, &call, &fields, outcome, |meeting| Both {
        stands: line(meeting.open),
        typed: line(open),
    })
    .await
}

/// Records who is in the room.
pub async fn record_presence(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let jurors: BTreeSet<PersonId> = fields.all("juror").map(PersonId::new).collect();
    let outcome = visit
        .office()
        .record_presence(visit.signed_in()?, &call, &jurors, fields.seen(), visit.now)
        .await
        .map(|()| Done::DecisionRecorded);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |meeting| {
        let here = meeting
            .jurors
            .iter()
            .filter(|(id, ..)| jurors.contains(id))
            .map(|(_, name, _)| name.as_str());
        Both {
            stands: describe_newest(language, meeting, |record| {
                matches!(record, Record::Presence { .. })
            }),
            typed: vec![i18n::meeting_present(language, i18n::list(language, here))],
        }
    })
    .await
}

/// Records a vote.
pub async fn record_vote(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let vote = PostedVote::of(&fields);
    let award = vote.award_name(&call);
    let outcome = visit
        .office()
        .record_vote(
            visit.signed_in()?,
            &call,
            vote.draft(),
            vote.seen,
            visit.now,
        )
        .await
        .map(|()| Done::DecisionRecorded);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |meeting| Both {
        stands: describe_newest(
            language,
            meeting,
            |record| matches!(record, Record::Vote { award: of, .. } if of.as_ref() == award),
        ),
        typed: vec![vote.describe(language, award, meeting)],
    })
    .await
}

/// Records what was said.
pub async fn record_note(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let (note, request) = (fields.get("note"), fields.get("request"));
    let outcome = visit
        .office()
        .record_note(visit.signed_in()?, &call, note, request, visit.now)
        .await
        .map(|()| Done::DecisionRecorded);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |meeting| Both {
        stands: describe_newest(language, meeting, |record| {
            matches!(record, Record::Opened | Record::Closed(_))
        }),
        typed: vec![note.to_owned()],
    })
    .await
}

/// Decides an award.
pub async fn decide(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: Vec<EntryId> = fields.all("entry").map(EntryId::new).collect();
    let dissent: Vec<Dissent> = match fields.get("dissent").trim() {
        "" => Vec::new(),
        text => vec![Dissent {
            name: fields.get("dissenter").to_owned(),
            text: text.to_owned(),
        }],
    };
    let reason = fields.read_localized(REASON_FIELDS);
    let award = AwardId::new(fields.get("award"));
    // The meeting decides among finalists: it makes none.
    let draft = DecisionDraft {
        award: &award,
        entries: &entries,
        reason: &reason,
        dissent: &dissent,
        apart: false,
    };
    let outcome = visit
        .office()
        .decide(visit.signed_in()?, &call, &draft, fields.seen(), visit.now)
        .await
        .map(done_of);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |meeting| {
        let titles = meeting
            .works
            .iter()
            .filter(|work| entries.contains(&work.row.assessed.entry))
            .map(|work| work_name(language, work))
            .collect();
        let mut typed = describe_decision(language, titles, &reason);
        typed.extend(
            dissent
                .iter()
                .map(|dissent| records::describe_dissent(language, dissent)),
        );
        Both {
            stands: describe_standing_decision(language, &meeting.awards, draft.award),
            typed,
        }
    })
    .await
}
