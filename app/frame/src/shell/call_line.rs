//! The second line: the call that one works in. Organisers find every step there, the one that is
//! due marked, with counts where something waits; jurors and teams their own few words. On a narrow
//! screen the line is its name and one button, which needs no script.

use contest::{CityCode, Language, OrganiserTask, Step};
use leptos::prelude::*;
use office::{CallWork, calendar};

use super::{PageHead, WorkLine};
use crate::{city::city_class, visit::Visit};

/// A page of the line.
struct Word {
    address: String,
    name: String,
    /// What of the page's address it names: the page itself, or what it belongs to.
    current: Option<&'static str>,
    /// How many there are of what it shows.
    total: i64,
    /// How many of them wait.
    waiting: i64,
    /// Whether it is the step that is due.
    due: Option<Due>,
}

/// What is said of the step that is due.
struct Due {
    /// The time that is left for it, where that is known.
    left: Option<String>,
}

/// The line as it is shown.
struct Line<'a> {
    city: &'a CityCode,
    title: &'a str,
    address: String,
    words: Vec<Word>,
}

/// The line of a page, where somebody works in a call.
pub(super) fn view_line(visit: &Visit, place: &PageHead) -> Option<AnyView> {
    match (&visit.work, &place.line) {
        (Some(work), _) => Some(view_organised(visit, work)),
        (None, Some(line)) => Some(view_work(visit, line)),
        (None, None) => None,
    }
}

/// The line of a juror's or a team's pages, or of an edition that is set up.
fn view_work(visit: &Visit, line: &WorkLine) -> AnyView {
    let here = visit.link(&visit.path);
    let words = line.words.iter().map(|(address, name)| Word {
        current: (*address == here).then_some("page"),
        address: address.clone(),
        name: name.clone(),
        total: 0,
        waiting: 0,
        due: None,
    });
    let line = Line {
        city: &line.city,
        title: &line.title,
        address: line.address.clone(),
        words: words.collect(),
    };
    view_words(visit, line).into_any()
}

/// The line of organisers, and below it the pages of the step that one is at, where it has several.
fn view_organised(visit: &Visit, work: &CallWork) -> AnyView {
    let (language, call) = (visit.language, &work.call);
    let call_page = format!("/{}/{}", call.edition.slug, call.slug);
    let base = visit.link(&format!("{call_page}/organise"));
    let here = visit.link(&visit.path);
    let step = find_step(here.strip_prefix(&base).unwrap_or_default());
    let due = work.progress.find_due_step();
    let words = Step::ALL.map(|word| {
        let address = format!("{base}{}", page_of(word));
        Word {
            current: match step {
                Some(step) if step == word && address == here => Some("page"),
                Some(step) if step == word => Some("true"),
                _ => None,
            },
            address,
            name: step_name(language, word).to_owned(),
            total: match word {
                Step::Entries => work.progress.handed_in,
                Step::Jury => work.progress.jurors,
                _ => 0,
            },
            waiting: work.progress.waiting(word),
            due: (due == Some(word)).then(|| Due {
                left: tell_time_left(visit, work),
            }),
        }
    });
    let line = Line {
        city: &call.city,
        title: call.title.text(language),
        address: visit.link(&call_page),
        words: words.into(),
    };
    view! {
        {view_words(visit, line)}
        {step.and_then(|step| view_parts(visit, &base, step))}
    }
    .into_any()
}

/// How long it is until the step that is due should be done.
fn tell_time_left(visit: &Visit, work: &CallWork) -> Option<String> {
    let task: OrganiserTask = work.progress.find_next();
    let until = work.call.schedule.moment(work.progress.until(task)?)?;
    calendar::time_left(visit.language, visit.now, until, &work.call.time_zone)
}

fn view_words(visit: &Visit, line: Line<'_>) -> impl IntoView + use<> {
    let language = visit.language;
    let waiting = line.words.iter().map(|word| word.waiting).sum::<i64>();
    let current = line.words.iter().find(|word| word.current.is_some());
    let current = current.map_or_else(
        || i18n::shell_menu(language).to_owned(),
        |word| word.name.clone(),
    );
    let title = line.title.to_owned();
    let words = line
        .words
        .into_iter()
        .map(|word| view_word(language, word))
        .collect_view();
    view! {
        <div class="call-line">
            <div class="page">
                <p class=format!("which {}", city_class(line.city))>
                    <a href=line.address>{title.clone()}</a>
                </p>
                <button class="more" type="button" popovertarget="call-steps">
                    {current}
                    {view_waiting(language, waiting)}
                </button>
                <nav class="panel" id="call-steps" popover="auto" aria-label=title>
                    <ol class="steps">{words}</ol>
                </nav>
            </div>
        </div>
    }
}

fn view_word(language: Language, word: Word) -> impl IntoView {
    let total = (word.total > 0).then(|| {
        view! {
            " "
            <span class="total">{i18n::number(language, word.total)}</span>
        }
    });
    let waiting = view_waiting(language, word.waiting);
    let class = if word.due.is_some() { "due" } else { "" };
    let due = word.due.map(|due| {
        view! {
            {due
                .left
                .map(|left| {
                    view! {
                        " "
                        <small>{left}</small>
                    }
                })}
            <span class="hidden">" "{i18n::line_due(language)}</span>
        }
    });
    view! {
        <li class=class>
            <a href=word.address aria-current=word.current>
                {word.name}
                {total}
                {waiting}
                {due}
            </a>
        </li>
    }
}

/// How many things wait, where some do.
fn view_waiting(language: Language, count: i64) -> Option<impl IntoView> {
    (count > 0).then(|| {
        view! {
            " "
            <span class="waiting">{i18n::number(language, count)}</span>
            <span class="hidden">" "{i18n::line_wait(language, count)}</span>
        }
    })
}

/// The pages of a step, where it has several.
fn view_parts(visit: &Visit, base: &str, step: Step) -> Option<AnyView> {
    let language = visit.language;
    let here = visit.link(&visit.path);
    let parts = parts_of(step);
    if parts.len() < 2 {
        return None;
    }
    let items = parts
        .iter()
        .map(|(path, name)| {
            let address = format!("{base}/{path}");
            let current = (address == here).then_some("page");
            view! {
                <li>
                    <a href=address aria-current=current>
                        {name(language)}
                    </a>
                </li>
            }
        })
        .collect_view();
    let edition = visit.work.as_ref().map(|work| &work.call.edition.slug);
    let whole = edition.filter(|_| step == Step::Settings).map(|edition| {
        let items = EDITION_PAGES.map(|(path, name)| {
            let address = visit.link(&format!("/{edition}/{path}"));
            view! {
                <li>
                    <a href=address>{name(language)}</a>
                </li>
            }
        });
        items.collect_view()
    });
    Some(
        view! {
            <nav class="parts page" aria-label=step_name(language, step)>
                <ul class="chips">{items}{whole}</ul>
            </nav>
        }
        .into_any(),
    )
}

/// What a step is called in the line.
const fn step_name(language: Language, step: Step) -> &'static str {
    match step {
        Step::Overview => i18n::step_overview(language),
        Step::Entries => i18n::organise_entries(language),
        Step::Jury => i18n::organise_jury(language),
        Step::Plan => i18n::step_plan(language),
        Step::Criteria => i18n::step_criteria(language),
        Step::Ranking => i18n::step_ranking(language),
        Step::Meeting => i18n::step_meeting(language),
        Step::Letters => i18n::step_letters(language),
        Step::Publication => i18n::organise_publication(language),
        Step::Settings => i18n::step_settings(language),
    }
}

/// Where a step is, behind the address of the organisers' pages.
#[must_use]
pub const fn page_of(step: Step) -> &'static str {
    match step {
        Step::Overview => "",
        Step::Entries => "/entries",
        Step::Jury => "/jury",
        Step::Plan => "/plan",
        Step::Criteria => "/criteria",
        Step::Ranking => "/ranking",
        Step::Meeting => "/meeting",
        Step::Letters => "/letters",
        Step::Publication => "/publication",
        Step::Settings => "/calendar",
    }
}

/// The page's name in a language.
type Name = fn(Language) -> &'static str;

/// The pages of a step, each by the first word behind the address of the organisers' pages.
const fn parts_of(step: Step) -> &'static [(&'static str, Name)] {
    match step {
        Step::Overview => &[],
        Step::Entries => &[("entries", i18n::organise_entries)],
        Step::Jury => &[
            ("jury", i18n::diagnosis_title),
            ("reminders", i18n::reminders_title),
        ],
        Step::Plan => &[("plan", i18n::step_plan)],
        Step::Criteria => &[("criteria", i18n::step_criteria)],
        Step::Ranking => &[
            ("ranking", i18n::organise_ranking),
            ("pairs", i18n::pairs_title),
        ],
        Step::Meeting => &[("meeting", i18n::step_meeting)],
        Step::Letters => &[("letters", i18n::step_letters)],
        Step::Publication => &[
            ("publication", i18n::organise_publication),
            ("press", i18n::press_title),
        ],
        Step::Settings => &[
            ("calendar", i18n::phases_title),
            ("texts", i18n::texts_title),
            ("topics", i18n::topics_title),
            ("awards", i18n::awards_title),
            ("limits", i18n::limits_title),
            ("facts", i18n::facts_title),
            ("pause", i18n::pause_title),
            ("preview", i18n::call_preview_title),
        ],
    }
}

/// The pages of settings that hold for the whole edition, behind its address.
const EDITION_PAGES: [(&str, Name); 3] = [
    ("organisers", i18n::organisers_title),
    ("setup", i18n::setup_steps),
    ("opening", i18n::opening_title),
];

/// The step to which a page belongs, by what stands behind the address of the organisers' pages.
fn find_step(rest: &str) -> Option<Step> {
    match rest.split('/').nth(1) {
        None | Some("") => Some(Step::Overview),
        Some(word) => Step::ALL
            .into_iter()
            .find(|step| parts_of(*step).iter().any(|(page, _)| *page == word)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::room_routes::ROUTES;

    #[test]
    fn every_word_of_the_line_leads_to_a_page() {
        for step in Step::ALL {
            let route = format!("\"/{{edition}}/{{call}}/organise{}\"", page_of(step));
            assert!(ROUTES.contains(&route), "{route}");
            for (word, _) in parts_of(step) {
                let route = format!("\"/{{edition}}/{{call}}/organise/{word}");
                assert!(ROUTES.contains(&route), "{route}");
            }
        }
        for (word, _) in EDITION_PAGES {
            let route = format!("\"/{{edition}}/{word}\"");
            assert!(ROUTES.contains(&route), "{route}");
        }
    }

    #[test]
    fn a_page_belongs_to_one_step() {
        for step in Step::ALL {
            for (word, _) in parts_of(step) {
                assert_eq!(find_step(&format!("/{word}")), Some(step), "{word}");
                assert_eq!(find_step(&format!("/{word}/4/team")), Some(step), "{word}");
            }
        }
        assert_eq!(find_step(""), Some(Step::Overview));
        assert_eq!(find_step("/nowhere"), None);
    }
}
