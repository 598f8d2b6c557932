//! An entry as its organisers see it: everything that was handed in, with people and receipts;
//! taken out of the contest with a reason, and put back.

pub mod deadline;
mod exclusion;
pub mod hand_in;
mod work;

use axum::extract::Path;
use contest::{
    Timestamp,
    entry::{EntryState, Exclusion},
};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled},
    shell::PageHead,
    text_language::view_localized,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, CallEntry, Roster, Seen, Thing, calendar};
use parts::{
    call_page::{self, CallPage},
    entry_table::{exclusion_name, state_name},
    organiser::{base, place_under_desk},
    work_facts::Catalogue,
};

use self::{
    exclusion::{view_exclusion, view_exclusion_form},
    work::Work,
};

/// What the page shows of an entry.
struct EntryPage {
    entry: CallEntry,
    roster: Roster,
    catalogue: Catalogue,
    /// The version of what its forms change.
    seen: Seen,
}

impl CallPage for EntryPage {
    type Part = i64;

    fn path(call: &Call, number: i64) -> String {
        format!("{}/entries/{number}", base(call))
    }

    async fn read(visit: &Visit, call: &Call, number: i64) -> Result<Self, PageError> {
        let organiser = visit.signed_in()?;
        let office = visit.office();
        let versions = office.versions(&call.id).await?;
        let entry = office
            .call_entry(organiser, call, number, visit.now)
            .await?;
        Ok(Self {
            seen: versions.of(Thing::Exclusion(&entry.id)),
            entry,
            roster: office.roster(organiser, call, number, visit.now).await?,
            catalogue: Catalogue::read(visit, &call.edition).await?,
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        let title = i18n::entry_number(visit.language, self.entry.number);
        place_under_desk(visit, call, &title)
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        view_entry(visit, call, self, form)
    }

    /// An entry that is out has none that could keep a reason.
    fn has_forms(&self) -> bool {
        self.entry.state == EntryState::Submitted
    }
}

/// An entry that was handed in.
pub async fn show(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<EntryPage>(&visit, &call, number).await
}

fn view_entry(visit: &Visit, call: &Call, entry_page: &EntryPage, form: &Filled) -> AnyView {
    let (language, entry, seen) = (visit.language, &entry_page.entry, entry_page.seen);
    let work = Work {
        entry: &entry.id,
        content: &entry.content,
        files: &entry.files,
    };
    let changed = entry
        .changed
        .then(|| view! { <p class="notice">{i18n::call_entry_changed(language)}</p> });
    let excluded = entry
        .excluded
        .as_ref()
        .map(|excluded| view_exclusion(visit, call, entry, excluded, seen));
    let exclude = (entry.state == EntryState::Submitted)
        .then(|| view_exclusion_form(visit, call, entry, form, seen));
    view! {
        {view_head(visit, call, entry, form)}
        {work.view_cover(language, call)}
        <section class="band desk">
            <div class="stack">
                {changed} {work.view_texts(language)}
                {entry_page.catalogue.facts(visit, work.content)} {work.view_link(language)}
            </div>
            <aside class="stack">
                {work.view_files(language, call)} {view_people(visit, call, entry_page)}
                {view_receipts(visit, call, entry)}
            </aside>
        </section>
        {excluded}
        {exclude}
    }
    .into_any()
}

/// Whose entry it is, and how it stands.
fn view_head(
    visit: &Visit,
    call: &Call,
    entry: &CallEntry,
    form: &Filled,
) -> impl IntoView + use<> {
    let language = visit.language;
    let kind = entry.excluded.as_ref().map(|excluded| excluded.kind);
    view! {
        <section class="band narrow">
            <p class=city_class(
                &call.city,
            )>
                {call.title.text(language).to_owned()}" · "
                {i18n::entry_number(language, entry.number)}
            </p>
            <h1>{view_localized(language, &entry.title)}</h1>
            <p class="lead">{entry.team.clone()}" · "{state_name(language, entry.state, kind)}</p>
            {form.summary(visit)}
        </section>
    }
}

/// The members of the team, and the way to the page of its people.
fn view_people(visit: &Visit, call: &Call, entry_page: &EntryPage) -> impl IntoView + use<> {
    let language = visit.language;
    let people = entry_page.roster.people.iter();
    let items = people
        .filter(|person| person.member > 0)
        .map(|person| {
            let captain = (person.captain > 0).then(|| {
                view! {
                    " "
                    <span class="tag">{i18n::roster_captain(language)}</span>
                }
            });
            view! {
                <li>
                    {person.name.clone()}{captain}<br />
                    <a href=format!("mailto:{}", person.mail)>{person.mail.clone()}</a>
                </li>
            }
        })
        .collect_view();
    let entry = format!("{}/entries/{}", base(call), entry_page.entry.number);
    let [team, deadline] = ["team", "deadline"].map(|page| format!("{entry}/{page}"));
    view! {
        <h2>{i18n::team_members(language)}</h2>
        <ul class="plain-list">{items}</ul>
        <p>
            <a href=visit.link(&team)>{i18n::roster_title(language)}</a>
            <br />
            <a href=visit.link(&deadline)>{i18n::extension_title(language)}</a>
        </p>
    }
}

/// Every hand-in, each leading to what stood in it.
fn view_receipts(visit: &Visit, call: &Call, entry: &CallEntry) -> impl IntoView + use<> {
    let language = visit.language;
    let base = visit.link(&base(call));
    let items = entry
        .receipts
        .iter()
        .map(|receipt| {
            let address = format!(
                "{base}/entries/{}/receipts/{}",
                entry.number, receipt.number
            );
            view! {
                <li>
                    <a href=address>{i18n::receipt_number(language, receipt.number)}</a>
                    " · "
                    {receipt.by.clone()}
                    <br />
                    <span class="quiet">
                        {calendar::format_timestamp(
                            language,
                            Timestamp(receipt.at),
                            &call.time_zone,
                        )}
                    </span>
                    <br />
                    <code class="wrap">{receipt.hash.clone()}</code>
                </li>
            }
        })
        .collect_view();
    view! {
        <h2>{i18n::entry_receipts(language)}</h2>
        <ul class="plain-list">{items}</ul>
    }
}

/// Takes an entry out of the contest.
pub async fn exclude(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let kind = Exclusion::from_code(fields.get("kind"));
    let reason = fields.get("reason");
    let outcome = visit
        .office()
        .exclude(
            organiser,
            &call,
            number,
            (kind, reason),
            fields.seen(),
            visit.now,
        )
        .await;
    let typed = kind
        .map(|kind| exclusion_name(visit.language, kind).to_owned())
        .into_iter()
        .chain(Some(reason.to_owned()))
        .collect();
    let outcome = outcome.map(|()| Done::EntryExcluded);
    answer(&visit, &call, number, &fields, outcome, typed).await
}

/// Puts an entry back.
pub async fn readmit(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let outcome = visit
        .office()
        .readmit(visit.signed_in()?, &call, number, fields.seen(), visit.now)
        .await;
    let typed = vec![i18n::exclusion_undo(visit.language).to_owned()];
    let outcome = outcome.map(|()| Done::EntryReadmitted);
    answer(&visit, &call, number, &fields, outcome, typed).await
}

/// Answers a form of the entry's page; `typed` is what was wanted.
async fn answer(
    visit: &Visit,
    call: &Call,
    number: i64,
    fields: &Fields,
    outcome: office::Result<Done>,
    typed: Vec<String>,
) -> Answer {
    let both = |_: &Call, shown: &EntryPage| Both {
        stands: describe_state(visit, &shown.entry),
        typed,
    };
    call_page::answer(visit, call, number, fields, outcome, both).await
}

/// How an entry stands, and why where it is out of the contest.
fn describe_state(visit: &Visit, entry: &CallEntry) -> Vec<String> {
    let excluded = entry.excluded.as_ref();
    let kind = excluded.map(|excluded| excluded.kind);
    let state = state_name(visit.language, entry.state, kind).to_owned();
    let reason = excluded.map(|excluded| excluded.reason.clone());
    std::iter::once(state).chain(reason).collect()
}
