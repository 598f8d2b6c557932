//! A thing to do: picture, title, how it stands, the time that is left, one verb.

use contest::{CityCode, Localized, Standing, Timestamp};
use frame::{city::city_class, text_language::view_localized, visit::Visit};
use leptos::prelude::*;
use office::{Call, calendar, calendar::Zone};

/// What stands before the words of a row.
pub enum Picture {
    /// The small copy of a cover, and how many entries there are besides.
    Cover(String, usize),
    /// There is none yet.
    Missing,
    /// The sign of the call's city.
    Sign,
}

/// A thing to do, or to wait for.
pub struct Row {
    pub picture: Picture,
    pub city: CityCode,
    /// The call and its edition.
    pub call: String,
    /// How it stands, in a word or two; may be empty.
    pub state: String,
    pub title: Title,
    /// Why, or what comes next; may be empty.
    pub reason: String,
    /// How many of how many are done.
    pub progress: Option<(usize, usize)>,
    /// By when, or when what is waited for comes; of moments that are past there is none.
    pub until: Option<Timestamp>,
    pub zone: Zone,
    /// Where the verb leads, and the verb.
    pub verb: (String, String),
    /// Whether it is this person's turn.
    pub due: bool,
    /// Whether its edition is over and nothing is to be done in it.
    pub over: bool,
    /// Whether it is the most urgent of all.
    pub first: bool,
}

/// The title of a row.
pub enum Title {
    /// As its team wrote it.
    Entry(Localized),
    /// In our words.
    Words(String),
}

impl Row {
    /// A row of a call, about which the rest is yet to be said.
    pub fn of_call(visit: &Visit, call: &Call, due: bool, until: Option<Timestamp>) -> Self {
        let schedule = &call.schedule.0;
        let over = schedule
            .iter()
            .all(|phase| phase.standing(visit.now) == Standing::Closed);
        Self {
            picture: Picture::Sign,
            city: call.city.clone(),
            call: format!(
                "{} · {}",
                call.title.text(visit.language),
                call.edition.slug
            ),
            state: String::new(),
            title: Title::Words(String::new()),
            reason: String::new(),
            progress: None,
            until: until.filter(|until| visit.now < *until),
            zone: call.time_zone.clone(),
            verb: (String::new(), String::new()),
            due,
            over: over && !due,
            first: false,
        }
    }
}

/// How many things wait, and until when the first of them does.
pub fn count_due(visit: &Visit, rows: &[Row]) -> String {
    let language = visit.language;
    let due: Vec<_> = rows.iter().filter(|row| row.due).collect();
    let first = due.iter().find_map(|row| Some((row.until?, &row.zone)));
    match (due.len(), first) {
        (0, _) => i18n::desk_nothing_waits(language).to_owned(),
        (count, None) => i18n::desk_waiting(language, count),
        (count, Some((until, zone))) => {
            let until = calendar::format_timestamp(language, until, zone);
            i18n::desk_waiting_until(language, count, until)
        }
    }
}

/// Rows, one below the other.
pub fn view_rows(visit: &Visit, rows: Vec<Row>) -> impl IntoView + use<> {
    let rows = rows
        .into_iter()
        .map(|row| view_row(visit, row))
        .collect_view();
    view! { <ul class="tasks">{rows}</ul> }
}

fn view_row(visit: &Visit, row: Row) -> impl IntoView + use<> {
    let language = visit.language;
    let picture = view_picture(visit, &row);
    let left = view_time_left(visit, &row);
    let progress = row.progress.map(|(done, all)| {
        view! {
            <progress
                max=all.max(1)
                value=done
                aria-label=i18n::jury_progress_label(language)
            ></progress>
        }
    });
    let (subject, title) = match &row.title {
        Title::Entry(title) => (
            title.text(language).to_owned(),
            view_localized(language, title),
        ),
        Title::Words(words) => (words.clone(), words.clone().into_any()),
    };
    let (address, verb) = row.verb;
    let turn = if row.due { "due" } else { "" };
    let class = if row.first { "button" } else { "button plain" };
    let state = (!row.state.is_empty()).then(|| format!(" · {}", row.state));
    view! {
        <li class=turn>
            {picture} <div>
                <p class="state">
                    <span class=city_class(&row.city)>{row.call}</span>
                    {state}
                </p>
                <h3>{title}</h3>
                {progress}
                {(!row.reason.is_empty()).then(|| view! { <p class="state">{row.reason}</p> })}
            </div> {left} <p class="verb">
                <a class=class href=address>
                    {verb}
                    <span class="hidden">{i18n::colon(language)}{subject}</span>
                </a>
            </p>
        </li>
    }
}

/// The time that is left, as people say it, beside the moment in full.
fn view_time_left(visit: &Visit, row: &Row) -> Option<impl IntoView + use<>> {
    let (language, until) = (visit.language, row.until?);
    let left = calendar::time_left(language, visit.now, until, &row.zone)?;
    Some(view! {
        <p class="left">
            <b>{left}</b>
            " "
            <time datetime=calendar::machine(
                until,
            )>{calendar::format_timestamp(language, until, &row.zone)}</time>
        </p>
    })
}

fn view_picture(visit: &Visit, row: &Row) -> AnyView {
    match &row.picture {
        Picture::Cover(address, more) => {
            let more = (*more > 0).then(|| {
                view! {
                    <span class="more-works" aria-hidden="true">
                        {format!("+{more}")}
                    </span>
                }
            });
            view! {
                <div class="thumb">
                    <img src=address.clone() alt="" width="200" height="150" loading="lazy" />
                    {more}
                </div>
            }
            .into_any()
        }
        Picture::Missing => {
            view! { <div class="thumb none">{i18n::desk_no_picture(visit.language)}</div> }
                .into_any()
        }
        Picture::Sign => view! {
            <div class=format!("thumb sign {}", city_class(&row.city)) aria-hidden="true">
                <svg viewBox="0 0 40 40" width="40" height="40">
                    <path class="petal" d="M20 20a10 10 0 1 1 0-20 10 10 0 0 1 0 20z" />
                    <path class="petal soft" d="M20 20a10 10 0 1 1-20 0 10 10 0 0 1 20 0z" />
                    <path class="petal soft" d="M20 20a10 10 0 1 1 20 0 10 10 0 0 1-20 0z" />
                    <path class="petal" d="M20 20a10 10 0 1 1 0 20 10 10 0 0 1 0-20z" />
                </svg>
            </div>
        }
        .into_any(),
    }
}
