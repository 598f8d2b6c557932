//! What was said.

use frame::form::{area_text, problem_id};
use leptos::prelude::*;
use office::MAX_MINUTE_CHARS;

use super::MeetingPage;

/// The form that records what was said.
pub(super) fn section(page: &MeetingPage) -> impl IntoView + use<> {
    let (visit, form) = (page.visit, page.form);
    let language = visit.language;
    view! {
        <section class="band">
            <form method="post" action=format!("{}/note", page.address) class="stack" novalidate>
                <input type="hidden" name="request" value=visit.office().request_name(visit.now) />
                <div class="field">
                    <label for="note">{i18n::meeting_note(language)}</label>
                    <p class="hint">{i18n::limit_characters(language, MAX_MINUTE_CHARS)}</p>
                    {form.problem_beside(visit, "note")}
                    <textarea
                        id="note"
                        name="note"
                        rows="3"
                        aria-describedby=problem_id("note")
                        inner_html=area_text(&form.value("note"))
                    ></textarea>
                </div>
                <p>
                    <button class="button plain">{i18n::meeting_record(language)}</button>
                </p>
            </form>
        </section>
    }
}
