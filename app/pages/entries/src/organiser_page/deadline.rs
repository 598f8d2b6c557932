//! The deadline of one team, as its organisers give it: later than the call's, with a reason that
//! the team reads, changed or taken back later.

use axum::extract::Path;
use contest::{PhaseKind, Timestamp, edition::MAX_MOVE_REASON_CHARS, entry::EntryState};
use edition_file::model::LocalTime;
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, Input, Tick, seen_field},
    shell::PageHead,
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Call, EntryDeadline, Extension, ExtensionDraft, Failure, Problem, Refusal, Seen, Thing,
    calendar,
};
use parts::{
    call_page::{self, CallPage},
    moment_field::view_moment,
    organiser::{base, place_under_desk},
};

/// The field that says that the jury may begin before.
const CONFIRMED: &str = "confirmed";

/// What the page shows.
struct DeadlinePage {
    known: EntryDeadline,
    /// The version of what its forms change.
    seen: Seen,
}

impl CallPage for DeadlinePage {
    type Part = i64;

    fn path(call: &Call, number: i64) -> String {
        format!("{}/entries/{number}/deadline", base(call))
    }

    async fn read(visit: &Visit, call: &Call, number: i64) -> Result<Self, PageError> {
        let (office, organiser) = (visit.office(), visit.signed_in()?);
        let versions = office.versions(&call.id).await?;
        let known = office
            .entry_deadline(organiser, call, number, visit.now)
            .await?;
        Ok(Self {
            seen: versions.of(Thing::Extension(&known.entry)),
            known,
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        place_under_desk(visit, call, i18n::extension_title(visit.language))
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        let takes = self.known.state != EntryState::Withdrawn;
        view! {
            {view_head(visit, call, &self.known, form)}
            {takes.then(|| view_form(visit, call, self, form))}
            {self.known.extension.is_some().then(|| view_withdrawal(visit, call, self))}
        }
        .into_any()
    }
}

/// The deadline of a team.
pub async fn show(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<DeadlinePage>(&visit, &call, number).await
}

/// Whose deadline it is, the call's, and the team's own with its reason.
fn view_head(
    visit: &Visit,
    call: &Call,
    known: &EntryDeadline,
    form: &Filled,
) -> impl IntoView + use<> {
    let language = visit.language;
    let ends = call.ends(PhaseKind::Submission);
    let own = known.extension.as_ref().map(|extension| {
        let passed = (ends > extension.ends)
            .then(|| view! { <p class="notice">{i18n::extension_passed(language)}</p> });
        let own = describe_own(visit, call, extension)
            .into_iter()
            .map(|line| view! { <p>{line}</p> })
            .collect_view();
        view! {
            {own}
            {passed}
        }
    });
    let none = known
        .extension
        .is_none()
        .then(|| view! { <p>{i18n::extension_none(language)}</p> });
    view! {
        <section class="band narrow">
            <p class=city_class(
                &call.city,
            )>
                {call.title.text(language).to_owned()}" · "
                {i18n::entry_number(language, known.number)}
            </p>
            <h1>{i18n::extension_title(language)}</h1>
            <p class="lead">{known.team.clone()}</p>
            {form.summary(visit)}
            <p>{describe_deadline(visit, call, i18n::extension_of_call(language), ends)}</p>
            {own}
            {none}
        </section>
    }
}

/// A deadline with what it is called.
fn describe_deadline(visit: &Visit, call: &Call, label: &str, ends: Timestamp) -> String {
    let language = visit.language;
    let ends = calendar::format_timestamp(language, ends, &call.time_zone);
    i18n::join_label(language, label, ends)
}

/// A team's own deadline and why it has it, a line each.
fn describe_own(visit: &Visit, call: &Call, extension: &Extension) -> Vec<String> {
    let language = visit.language;
    let own = i18n::extension_own(language);
    vec![
        describe_deadline(visit, call, own, extension.ends),
        i18n::join_label(language, i18n::phases_reason(language), &extension.reason),
    ]
}

/// The form that sets the deadline. That the jury begins before is asked once.
fn view_form(
    visit: &Visit,
    call: &Call,
    shown: &DeadlinePage,
    posted: &Filled,
) -> impl IntoView + use<> {
    let language = visit.language;
    let address = visit.link(&DeadlinePage::path(call, shown.known.number));
    let stored = Filled::with(shown.known.extension.as_ref().map_or_else(
        || [("ends", String::new()), ("reason", String::new())],
        |extension| {
            let ends = LocalTime::of(extension.ends, &call.time_zone).0;
            [("ends", ends), ("reason", extension.reason.clone())]
        },
    ));
    let form = posted.having("ends").unwrap_or(&stored);
    let asks = matches!(form.refusal, Some(Refusal::JuryBegins { .. }));
    let confirm = (asks || form.chose(CONFIRMED, "1"))
        .then(|| Tick::new(CONFIRMED, "1").view(i18n::extension_all_the_same(language)));
    let ends = ("ends".to_owned(), i18n::extension_own(language));
    view! {
        <section class="band narrow">
            <form method="post" action=address class="stack" novalidate>
                {form.seen_field(shown.seen)}
                <p>{i18n::extension_lead(language)}</p>
                {view_moment(visit, &call.time_zone, ends, form)}
                {form
                    .text(
                        visit,
                        "reason",
                        i18n::phases_reason(language),
                        i18n::extension_reason_hint(language, MAX_MOVE_REASON_CHARS),
                        Input::TEXT,
                    )}
                {confirm}
                <p>
                    <button class="button">{i18n::extension_set(language)}</button>
                </p>
            </form>
        </section>
    }
}

/// The form that takes the team's own deadline back.
fn view_withdrawal(visit: &Visit, call: &Call, shown: &DeadlinePage) -> impl IntoView + use<> {
    let language = visit.language;
    let path = DeadlinePage::path(call, shown.known.number);
    let address = format!("{}/withdrawal", visit.link(&path));
    view! {
        <section class="band narrow">
            <details>
                <summary>{i18n::extension_withdraw(language)}</summary>
                <form method="post" action=address class="stack">
                    {seen_field(shown.seen)}
                    <p class="hint">{i18n::extension_withdraw_lead(language)}</p>
                    <p>
                        <button class="button plain">{i18n::extension_withdraw(language)}</button>
                    </p>
                </form>
            </details>
        </section>
    }
}

/// Gives a team a deadline of its own, or another one.
pub async fn extend(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let reason = fields.text("reason");
    let typed_ends = fields.text("ends");
    let outcome = match read_moment(&typed_ends, &call) {
        Err(problem) => Err(Failure::Refused(Refusal::of_field("ends", problem))),
        Ok(ends) => {
            let draft = ExtensionDraft {
                ends,
                reason: &reason,
                confirmed: fields.get(CONFIRMED) == "1",
            };
            let seen = fields.seen();
            visit
                .office()
                .extend(organiser, &call, number, draft, seen, visit.now)
                .await
        }
    };
    let outcome = outcome.map(|()| Done::DeadlineExtended);
    answer(
        &visit,
        &call,
        number,
        &fields,
        outcome,
        vec![typed_ends, reason],
    )
    .await
}

/// The moment that was typed, in the call's zone.
fn read_moment(text: &str, call: &Call) -> Result<Timestamp, Problem> {
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    calendar::of_field(text, &call.time_zone)
}

/// Takes a team's own deadline back.
pub async fn withdraw(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let outcome = visit
        .office()
        .withdraw_extension(organiser, &call, number, fields.seen(), visit.now)
        .await
        .map(|()| Done::ExtensionWithdrawn);
    let typed = vec![i18n::extension_withdraw(visit.language).to_owned()];
    answer(&visit, &call, number, &fields, outcome, typed).await
}

/// Answers a form of the page; `typed` is what was wanted.
async fn answer(
    visit: &Visit,
    call: &Call,
    number: i64,
    fields: &Fields,
    outcome: office::Result<Done>,
    typed: Vec<String>,
) -> Answer {
    let both = |call: &Call, shown: &DeadlinePage| Both {
        stands: shown.known.extension.as_ref().map_or_else(
            || vec![i18n::extension_none(visit.language).to_owned()],
            |extension| describe_own(visit, call, extension),
        ),
        typed,
    };
    call_page::answer(visit, call, number, fields, outcome, both).await
}
