//! Jurors who left: what their finished sheets do to the ranking, and whether they count.

use axum::extract::Path;
use contest::{Language, PersonId, entry::MAX_COMMENT_CHARS};
use frame::{
    done::Done,
    failure::Answer,
    form::{Both, Fields, Filled, Input},
    visit::Visit,
};
use leptos::prelude::*;
use office::{FormerJuror, Thing, calendar};

use super::{RankingPage, answer, leave_one_out::juror_line};

/// What the choice of the form is called.
const COUNTED: &str = "counted";

/// Everybody who left with finished sheets, and the form that decides about them.
pub(super) fn section(page: &RankingPage) -> Option<impl IntoView + use<>> {
    let (visit, state) = (page.visit, page.state);
    let language = visit.language;
    if state.former.is_empty() {
        return None;
    }
    let jurors = state
        .former
        .iter()
        .map(|former| view_juror(page, former))
        .collect_view();
    let proposed = Filled::default();
    let form = page.form.having("counted_reason").unwrap_or(&proposed);
    let people = state
        .former
        .iter()
        .map(|former| (former.person.to_string(), former.name.clone()))
        .collect();
    let choices = vec![
        ("0".to_owned(), i18n::former_no(language).to_owned()),
        ("1".to_owned(), i18n::former_yes(language).to_owned()),
    ];
    Some(view! {
        <section class="band" id="former">
            <h2>{i18n::former_title(language)}</h2>
            <p class="quiet">{i18n::former_lead(language)}</p>
            <ul class="lines">{jurors}</ul>
            <form method="post" action=format!("{}/ranking/sheets", page.base) class="stack">
                {form.seen_field(state.versions.of(Thing::Counted))}
                {form.select(visit, "former", i18n::former_juror(language), "", people)}
                {form.select(visit, COUNTED, i18n::former_choice(language), "", choices)}
                {form
                    .text(
                        visit,
                        "counted_reason",
                        i18n::former_reason(language),
                        i18n::limit_characters(language, MAX_COMMENT_CHARS),
                        Input::TEXT.require(),
                    )}
                <p>
                    <button class="button plain">{i18n::former_decide(language)}</button>
                </p>
            </form>
        </section>
    })
}

/// How many sheets somebody finished, whether they count, and what would change without them.
fn view_juror(page: &RankingPage, former: &FormerJuror) -> impl IntoView + use<> {
    let language = page.visit.language;
    let without = page
        .state
        .leave_one_out
        .iter()
        .find(|(_, left_out)| left_out.juror == former.person)
        .map(|(name, left_out)| juror_line(language, &page.state.ranking, name, left_out));
    let effect = without.map(|line| view! { <ul class="plain-list">{line}</ul> });
    let state = describe(page, former);
    view! {
        <li>
            <b>{former.name.clone()}</b>
            <span class="quiet">{i18n::former_sheets(language, former.sheets)}</span>
            <p>{state}</p>
            {effect}
        </li>
    }
}

/// Whether the sheets count, and why not.
fn describe(page: &RankingPage, former: &FormerJuror) -> String {
    let language = page.visit.language;
    match &former.uncounted {
        None => i18n::former_yes(language).to_owned(),
        Some(uncounted) => i18n::former_uncounted(
            language,
            calendar::format_timestamp(language, uncounted.since, &page.call.time_zone),
            &uncounted.by,
            &uncounted.reason,
        ),
    }
}

/// Whether sheets count, in a few words.
const fn name_choice(language: Language, counted: bool) -> &'static str {
    if counted {
        i18n::former_yes(language)
    } else {
        i18n::former_no(language)
    }
}

/// Decides whether the finished sheets of a juror who left count.
pub async fn decide_sheets(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = PersonId::new(fields.get("former"));
    let counted = fields.is_on(COUNTED)?;
    let reason = fields.get("counted_reason");
    let outcome = visit
        .office()
        .count_sheets(
            visit.signed_in()?,
            &call,
            (&person, counted, reason),
            fields.seen(),
            visit.now,
        )
        .await
        .map(|()| Done::Saved);
    let language = visit.language;
    answer(&visit, &call, &fields, outcome, |_, state| {
        let known = state.former.iter().find(|former| former.person == person);
        let name = known.map_or("", |former| former.name.as_str());
        let line = |counted| i18n::join_label(language, name, name_choice(language, counted));
        Both {
            stands: known
                .map(|former| line(former.uncounted.is_none()))
                .into_iter()
                .collect(),
            typed: vec![line(counted), reason.to_owned()],
        }
    })
    .await
}
