//! The page of a draft: how it stands and until when it takes changes, the form, the files, and
//! beside them what is missing and what was handed in.

use contest::{Language, PhaseKind, Standing, Timestamp, entry::EntryState};
use frame::{conditions, refusals, visit::Visit};
use leptos::prelude::*;
use office::{Draft, calendar};
use parts::deadline::deadline;

use super::{
    DraftPage, checklist::view_checklist, deadline_path, draft_files::view_files,
    draft_form::view_form, receipts::view_receipts, view_origin,
};

/// The whole page.
pub(super) fn view_draft(visit: &Visit, draft_page: &DraftPage<'_>) -> AnyView {
    view! {
        {view_head(visit, draft_page)}
        <div class="desk">
            <div>
                {draft_page.form.summary(visit)} {view_form(visit, draft_page)}
                {view_files(visit, draft_page)}
            </div>
            <aside class="stack">
                {view_checklist(visit, draft_page)}{view_receipts(visit, draft_page.draft)}
                {conditions::view_contact(visit.language, &draft_page.draft.call)}
            </aside>
        </div>
    }
    .into_any()
}

/// The title, how the entry stands, and the deadline.
fn view_head(visit: &Visit, draft_page: &DraftPage<'_>) -> impl IntoView + use<> {
    let language = visit.language;
    let draft = draft_page.draft;
    let submission = draft.call.schedule.phase(PhaseKind::Submission).copied();
    let title = if draft.content.title.is_blank() {
        i18n::entry_draft(language).to_owned()
    } else {
        draft.content.title.text(language).to_owned()
    };
    let changed = (draft_page.takes_changes(visit) && draft.revision > 0)
        .then(|| i18n::entry_changed(language, draft.revision));
    view! {
        <section class="band">
            {view_origin(language, &draft.call, &draft.team, draft.number)} <h1>{title}</h1>
            <p class="lead" id="entry-state" data-changed=changed>
                {describe_state(visit, draft)}
            </p>
            {draft
                .excluded
                .as_ref()
                .map(|excluded| view! { <p class="typed">{excluded.reason.clone()}</p> })}
            {draft
                .letter
                .then(|| {
                    view! {
                        <p class="row">
                            <a
                                class="button"
                                href=visit.link(&format!("/entry/{}/letter", draft.id))
                            >
                                {i18n::letter_title(language)}
                            </a>
                        </p>
                    }
                })}
            {submission
                .map(|phase| {
                    view! {
                        <h2>{i18n::call_deadline(language)}</h2>
                        {deadline(visit, &draft.call, &phase, &deadline_path(&draft.id))}
                    }
                })} {view_extension(visit, draft)}
        </section>
    }
}

/// That the team has a deadline of its own, and why; where the call's has moved past it, that the
/// call's counts.
fn view_extension(visit: &Visit, draft: &Draft) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let extension = draft.extension.as_ref()?;
    let zone = &draft.call.time_zone;
    let until = calendar::format_timestamp(language, extension.ends, zone);
    let text = if draft.call.ends(PhaseKind::Submission) > extension.ends {
        i18n::entry_extension_passed(language, until)
    } else {
        i18n::entry_extended(language, until)
    };
    let reason = i18n::join_label(language, i18n::phases_reason(language), &extension.reason);
    Some(view! {
        <div class="notice">
            <p>{text}</p>
            <p class="quiet">{reason}</p>
        </div>
    })
}

/// How the entry stands today, in a sentence or two.
fn describe_state(visit: &Visit, draft: &Draft) -> String {
    let language = visit.language;
    let submission = draft.call.standing(PhaseKind::Submission, visit.now);
    match (draft.state, submission) {
        (EntryState::Withdrawn, _) if draft.excluded.is_some() => {
            i18n::entry_state_excluded(language).to_owned()
        }
        (EntryState::Withdrawn, _) => i18n::entry_state_withdrawn(language).to_owned(),
        (EntryState::Draft, Standing::Before) => i18n::entry_state_before(language).to_owned(),
        (EntryState::Draft, Standing::Open | Standing::Grace) => {
            i18n::entry_state_draft(language).to_owned()
        }
        (EntryState::Draft, Standing::Closed) => i18n::entry_state_never(language).to_owned(),
        (EntryState::Submitted, Standing::Closed) => {
            let at = draft
                .receipts
                .iter()
                .find(|(number, _)| *number == draft.revision)
                .map_or(0, |(_, at)| *at);
            let counts = i18n::entry_state_counts(
                language,
                draft.revision,
                calendar::format_timestamp(language, Timestamp(at), &draft.call.time_zone),
            );
            if draft.changed.is_empty() {
                counts
            } else {
                format!(
                    "{counts} {}",
                    i18n::entry_state_uncounted(language, name_changes(language, draft))
                )
            }
        }
        (EntryState::Submitted, _) if draft.changed.is_empty() => {
            i18n::entry_state_submitted(language, draft.revision)
        }
        (EntryState::Submitted, _) => {
            i18n::entry_state_changed(language, draft.revision, name_changes(language, draft))
        }
    }
}

/// The names of what differs from what was handed in.
fn name_changes(language: Language, draft: &Draft) -> String {
    i18n::list(
        language,
        draft
            .changed
            .iter()
            .map(|field| refusals::field(language, *field)),
    )
}
