//! Who is in the room.

use frame::form::{Tick, seen_field_of};
use leptos::prelude::*;
use office::Thing;

use super::MeetingPage;

/// What the form says that it is: without a tick it has no field of its own.
const PRESENCE: &str = "presence";

/// The form that records who is in the room.
pub(super) fn form(page: &MeetingPage) -> impl IntoView + use<> {
    let language = page.visit.language;
    let posted = page.form.of("what", PRESENCE);
    let jurors = page
        .meeting
        .jurors
        .iter()
        .map(|(id, name, present)| {
            let checked = posted.map_or(*present, |form| form.chose("juror", id));
            Tick::new("juror", id.to_string())
                .check(checked)
                .view(name.clone())
        })
        .collect_view();
    view! {
        <form method="post" action=format!("{}/presence", page.address) class="stack card">
            <h2>{i18n::meeting_presence(language)}</h2>
            {seen_field_of(posted, page.versions.of(Thing::Presence))}
            <input type="hidden" name="what" value=PRESENCE />
            <div class="ticks">{jurors}</div>
            <p>
                <button class="button plain">{i18n::meeting_record(language)}</button>
            </p>
        </form>
    }
}
