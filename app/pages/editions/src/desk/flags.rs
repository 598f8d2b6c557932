//! What jurors want the organisers to look at.

use contest::entry::MAX_COMMENT_CHARS;
use frame::form::{area_text, problem_id, seen_field_of};
use leptos::prelude::*;
use office::{CallFlag, Flag, Thing, calendar};
use parts::flag::flag_name;

use super::DeskPage;

/// Every flag with its answer, or the form that gives one; nothing where none was raised.
pub(super) fn section(page: &DeskPage) -> Option<impl IntoView + use<>> {
    let (visit, flags) = (page.visit, &page.desk.flags);
    let cards = flags
        .iter()
        .map(|raised| flag_card(page, raised))
        .collect_view();
    (!flags.is_empty()).then(|| {
        view! {
            <section class="band" id="flags">
                <h2>{i18n::flag_title(visit.language)}</h2>
                {page.form.having("flag").and_then(|form| form.summary(visit))}
                <div class="pair">{cards}</div>
            </section>
        }
    })
}

fn flag_card(page: &DeskPage, raised: &CallFlag) -> impl IntoView + use<> {
    let (language, time_zone) = (page.visit.language, &page.call.time_zone);
    let flag = &raised.flag;
    let answered = flag.settled_at.map(|at| {
        view! {
            <p>
                {flag.answer.clone()}" "
                <span class="quiet">{calendar::format_timestamp(language, at, time_zone)}</span>
            </p>
        }
    });
    view! {
        <article class="card">
            <h3>
                {flag_name(language, flag.kind)}{i18n::colon(language)}
                <a href=format!(
                    "{}/entries/{}",
                    page.base,
                    raised.number,
                )>
                    {i18n::entry_number(language, raised.number)}" "
                    {raised.title.text(language).to_owned()}
                </a>
            </h3>
            <p>{flag.note.clone()}</p>
            <p class="quiet">
                {raised.juror.clone()}" · "
                {calendar::format_timestamp(language, flag.raised_at, time_zone)}
            </p>
            {answered}
            {answer_form(page, flag)}
        </article>
    }
}

/// The form that answers a flag. An answer that was overtaken can still be given in the place of
/// the one that stands.
fn answer_form(page: &DeskPage, flag: &Flag) -> Option<impl IntoView + use<>> {
    let (visit, language) = (page.visit, page.visit.language);
    let refused = page.form.of("flag", &flag.id);
    let id = if refused.is_some() {
        "answer".to_owned()
    } else {
        format!("answer-{}", flag.id)
    };
    let typed = refused.map_or_else(String::new, |form| form.value("answer"));
    let problem = refused.and_then(|form| form.problem_beside(visit, "answer"));
    let seen = page.desk.versions.of(Thing::Flag(&flag.id));
    (flag.settled_at.is_none() || refused.is_some()).then(|| {
        view! {
            <form method="post" action=format!("{}/flags", page.base) class="stack">
                {seen_field_of(refused, seen)}
                <input type="hidden" name="flag" value=flag.id.clone() />
                <div class="field">
                    <label for=id.clone()>{i18n::flag_answer(language)}</label>
                    <p class="hint">{i18n::limit_characters(language, MAX_COMMENT_CHARS)}</p>
                    <textarea
                        id=id
                        name="answer"
                        rows="2"
                        required
                        aria-describedby=problem_id("answer")
                        inner_html=area_text(&typed)
                    ></textarea>
                    {problem}
                </div>
                <p>
                    <button class="button plain small">{i18n::flag_settle(language)}</button>
                </p>
            </form>
        }
    })
}
