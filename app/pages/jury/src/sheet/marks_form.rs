//! The marks and comments of a score sheet. Islands save them one by one; without JavaScript the
//! form around them posts everything.

use contest::{CriterionId, Language, Localized, entry::MAX_COMMENT_CHARS, judging::Meaning};
use frame::{
    form::{Filled, area_text},
    visit::Visit,
};
use islands::{CommentSaver, CriterionView, ScoreSheet};
use leptos::prelude::*;
use office::{Mark, Sheet};
use parts::jury_places::sheet_path;

/// The form; `posted` is what was posted last, where it was refused.
pub(super) fn view_marks_form(visit: &Visit, sheet: &Sheet, posted: &Filled) -> impl IntoView {
    let language = visit.language;
    let open = sheet.standing.takes() && sheet.recusal.is_none() && sheet.finished_at.is_none();
    let criteria: Vec<CriterionView> = sheet
        .marks
        .iter()
        .map(|mark| describe_criterion(language, mark))
        .collect();
    // The first button is the one that Enter in a field presses, where no program has caught it: it
    // only saves.
    let buttons = open.then(|| {
        view! {
            <div class="row">
                <button class="button plain">{i18n::save(language)}</button>
                <button class="button" name="finish" value="1">
                    {i18n::sheet_finish(language)}
                </button>
            </div>
        }
    });
    view! {
        <form
            method="post"
            action=visit.link(&sheet_path(&sheet.name))
            class="stack"
            id="sheet-form"
        >
            <ScoreSheet
                language=language
                entry=sheet.name.to_string()
                criteria=criteria
                open=open
            />
            <input type="hidden" name="comment_version" value=sheet.comment_version />
            {view_comments(visit, sheet, posted, open)}
            {buttons}
        </form>
    }
}

fn describe_criterion(language: Language, mark: &Mark) -> CriterionView {
    let criterion = &mark.criterion;
    CriterionView {
        id: criterion.id.to_string(),
        name: criterion.name.text(language).to_owned(),
        weight: criterion.weight / 10,
        highest: criterion.highest,
        labels: (0..=criterion.highest)
            .map(|step| describe_step(language, criterion.meaning(step)))
            .collect(),
        mark: mark.steps,
        version: mark.version,
    }
}

/// Says what a step of a scale means.
fn describe_step(language: Language, meaning: Meaning) -> String {
    let text = |label: &Localized| label.text(language).to_owned();
    match meaning {
        Meaning::Unsaid => String::new(),
        Meaning::Own(label) => text(label),
        Meaning::Between((low, low_label), (high, high_label)) => {
            i18n::mark_between(language, *low, text(low_label), *high, text(high_label))
        }
        Meaning::Above((step, label)) => i18n::mark_above(language, *step, text(label)),
        Meaning::Below((step, label)) => i18n::mark_below(language, *step, text(label)),
    }
}

/// Both comments, and what saves them.
fn view_comments(visit: &Visit, sheet: &Sheet, posted: &Filled, open: bool) -> impl IntoView {
    let language = visit.language;
    let comment = |name: &'static str, label: &'static str, rows: u32, stored: &str| {
        let text = posted
            .having(name)
            .map_or_else(|| stored.to_owned(), |form| form.value(name));
        view! {
            <label for=name>{label}</label>
            <textarea
                id=name
                name=name
                rows=rows
                aria-describedby="comment-hint"
                disabled=!open
                inner_html=area_text(&text)
            ></textarea>
        }
    };
    let to_team = i18n::sheet_comment_team(language);
    let to_jury = i18n::sheet_comment_jury(language);
    let sentences = format!("{}/sentences", visit.link(&sheet_path(&sheet.name)));
    view! {
        <div
            id="comments"
            class="stack"
            data-refused=posted.having("comment_version").and_then(Filled::unsaved_state)
        >
            <div class="field">{comment("comment_team", to_team, 3, &sheet.comment_team)}</div>
            <div class="field">
                {comment("comment_jury", to_jury, 2, &sheet.comment_jury)}
                <p class="hint" id="comment-hint">
                    {i18n::limit_characters(language, MAX_COMMENT_CHARS)}
                    " "
                    <a href=sentences>{i18n::sentences_title(language)}</a>
                </p>
            </div>
            {open
                .then(|| {
                    view! {
                        <CommentSaver
                            language=language
                            entry=sheet.name.to_string()
                            version=sheet.comment_version
                        />
                    }
                })}
        </div>
    }
}

/// A mark that was chosen in a form that was refused, and that is not what is kept.
struct UnsavedMark {
    /// Id of its criterion.
    criterion: CriterionId,
    name: String,
    steps: String,
}

impl UnsavedMark {
    fn find(language: Language, posted: &Filled, mark: &Mark) -> Option<Self> {
        let criterion = &mark.criterion;
        let steps = posted
            .having("comment_version")?
            .value(&format!("mark-{}", criterion.id));
        let kept = mark
            .steps
            .map_or_else(String::new, |steps| steps.to_string());
        let allowed = steps.parse().is_ok_and(|steps| criterion.allows(steps));
        (allowed && steps != kept).then(|| Self {
            criterion: criterion.id.clone(),
            name: criterion.name.text(language).to_owned(),
            steps,
        })
    }
}

/// The marks of a refused form that are not kept: each is named and offered again.
pub(super) fn view_unsaved(
    language: Language,
    sheet: &Sheet,
    posted: &Filled,
) -> Option<impl IntoView + use<>> {
    let marks: Vec<UnsavedMark> = sheet
        .marks
        .iter()
        .filter_map(|mark| UnsavedMark::find(language, posted, mark))
        .collect();
    let names = marks
        .iter()
        .map(|mark| format!("{} {}", mark.name, mark.steps))
        .collect::<Vec<_>>()
        .join(" · ");
    (!marks.is_empty()).then(|| {
        let offers = marks
            .into_iter()
            .map(|mark| {
                view! {
                    <button
                        class="button plain small"
                        form="sheet-form"
                        name=format!("again-{}", mark.criterion)
                        value=mark.steps.clone()
                    >
                        {i18n::mark_again(language, &mark.steps, &mark.name)}
                    </button>
                }
            })
            .collect_view();
        view! {
            <div class="notice refused">
                <p>{i18n::sheet_unsaved(language, names)}</p>
                <p class="row">{offers}</p>
            </div>
        }
    })
}
