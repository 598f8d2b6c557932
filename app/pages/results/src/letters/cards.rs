//! The letters of a call, each with the comments that go with it or are kept back.

use contest::Language;
use frame::{
    form::{Filled, Tick, seen_field_of},
    text_language::find_foreign_tag,
};
use leptos::prelude::*;
use office::{Call, LetterComment, LetterRow, Thing, calendar};

use super::LettersPage;

/// Every letter.
pub(super) fn section(page: &LettersPage) -> impl IntoView + use<> {
    let cards = page
        .state
        .rows
        .iter()
        .map(|row| letter_card(page, row))
        .collect_view();
    view! {
        <section class="band">
            <div class="pair">{cards}</div>
        </section>
    }
}

fn letter_card(page: &LettersPage, row: &LetterRow) -> impl IntoView + use<> {
    let language = page.visit.language;
    view! {
        <article class="card">
            <h2>
                {i18n::entry_number(language, row.number)}" "{row.title.text(language).to_owned()}
            </h2>
            <p class="quiet">{row.team.clone()}" · "{describe_state(language, page.call, row)}</p>
            <p>
                <a href=format!(
                    "{}/{}",
                    page.address,
                    row.number,
                )>{i18n::letters_read(language)}</a>
            </p>
            {(!row.comments.is_empty()).then(|| comments_form(page, row))}
        </article>
    }
}

/// Says whether a letter left, waits or has nothing to say.
fn describe_state(language: Language, call: &Call, row: &LetterRow) -> String {
    match (row.released_at, row.letter.sections.is_empty()) {
        (Some(at), _) => i18n::letters_left(
            language,
            calendar::format_timestamp(language, at, &call.time_zone),
        ),
        (None, true) => i18n::letters_nothing(language).to_owned(),
        (None, false) => i18n::letters_waits(language).to_owned(),
    }
}

/// The form that keeps comments back.
fn comments_form(page: &LettersPage, row: &LetterRow) -> impl IntoView + use<> {
    let language = page.visit.language;
    let posted = page
        .form
        .of("entry", &row.entry)
        .and_then(|form| form.having("comment"));
    let seen = page.state.versions.of(Thing::Letter(&row.entry));
    let comments = row
        .comments
        .iter()
        .map(|comment| comment_item(language, comment, posted))
        .collect_view();
    let keep = i18n::letters_keep(language);
    view! {
        <form method="post" action=format!("{}/comments", page.address) class="stack">
            {seen_field_of(posted, seen)}
            <input type="hidden" name="entry" value=row.entry.to_string() />
            <ul class="plain-list">{comments}</ul>
            {row
                .released_at
                .is_some()
                .then(|| view! { <p class="hint">{i18n::letters_keep_public(language)}</p> })}
            <p>
                <button
                    class="button plain small"
                    aria-label=i18n::join_label(language, keep, row.number)
                >
                    {keep}
                </button>
            </p>
        </form>
    }
}

/// A comment, ticked where it goes to the team.
fn comment_item(
    language: Language,
    comment: &LetterComment,
    posted: Option<&Filled>,
) -> impl IntoView + use<> {
    let checked = posted.map_or(!comment.withheld, |form| form.chose("sent", &comment.juror));
    view! {
        <li>
            <input type="hidden" name="comment" value=comment.juror.to_string() />
            {Tick::new("sent", comment.juror.to_string())
                .check(checked)
                .view(
                    view! {
                        <span lang=find_foreign_tag(
                            language,
                            &comment.text,
                        )>
                            {comment.text.clone()}<br />
                            <span class="quiet">{comment.name.clone()}</span>
                        </span>
                    },
                )}
        </li>
    }
}
