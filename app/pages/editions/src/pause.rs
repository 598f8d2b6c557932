//! A call that is paused on a bad day, and goes on: with the ends of what was running moved by the
//! time that was lost, where that is wanted.

use axum::{extract::Path, response::Response};
use contest::{
    Language, Localized, PhaseKind, Schedule,
    edition::{MAX_LOST_MINUTES, MAX_MOVE_REASON_CHARS, MAX_PAUSE_REASON_CHARS},
    timestamp::MINUTE,
};
use edition_file::model::{LocalTime, PhaseSection, Phases};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, Input, OnForm as _, area_text, problem_id},
    refusals,
    shell::{page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, EditionPlan, PAUSE_FIELDS, Pause, PauseEnd, Problem, Refusal, Seen, Thing};
use parts::organiser::{base, place_under_desk};

use super::setting::{Outcome, Setting, view_question};

/// The field with the version of the calendar, beside that of the pause.
const SEEN_CALENDAR: &str = "seen-calendar";
/// The field with the minutes by which dates move.
const MINUTES: &str = "minutes";

/// The versions of what the page changes.
#[derive(Clone, Copy)]
struct PauseVersions {
    pause: Seen,
    calendar: Seen,
}

impl PauseVersions {
    async fn read(visit: &Visit, call: &Call, setting: &Setting) -> Result<Self, PageError> {
        let versions = visit.office().versions(&call.id).await?;
        Ok(Self {
            pause: versions.of(Thing::Pause),
            calendar: setting.version(Thing::Calendar(&call.id)),
        })
    }
}

fn path_of(call: &Call) -> String {
    format!("{}/pause", base(call))
}

/// Shows whether the call is paused, and the forms that change it.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    show_page(&visit, (&edition, &slug), &Filled::default(), None).await
}

/// Pauses the call, or changes why it is paused.
pub async fn pause(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let reason = fields.read_localized(PAUSE_FIELDS);
    let paused = visit
        .office()
        .pause(visit.signed_in()?, &call, &reason, fields.seen(), visit.now)
        .await
        .on_form()?;
    match paused {
        Ok(()) => Ok(visit.redirect(&path_of(&call), Done::CallPaused)),
        Err(refusal) => {
            let typed = Language::ALL
                .iter()
                .filter_map(|language| reason.0.get(language).cloned());
            show_refused(&visit, &call, &fields, (refusal, typed.collect())).await
        }
    }
}

/// Lets the call go on. Where dates move with it, what follows is told first.
pub async fn end(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let wanted = || vec![i18n::pause_end(visit.language).to_owned()];
    let minutes = match read_minutes(&fields) {
        Ok(minutes) => minutes,
        Err(refusal) => {
            return show_refused(&visit, &call, &fields, (refusal, wanted())).await;
        }
    };
    let outcome = match &call.paused {
        Some(pause) if minutes > 0 => move_dates(&visit, &call, (pause, minutes), &fields).await?,
        _ => {
            let organiser = visit.signed_in()?;
            let end = PauseEnd {
                seen: fields.seen(),
                lost: minutes * MINUTE,
            };
            let resumed = visit.office().resume(organiser, &call, end, visit.now);
            match resumed.await.on_form()? {
                Ok(()) => Outcome::Done,
                Err(refusal) => Outcome::Refused(refusal),
            }
        }
    };
    match outcome {
        Outcome::Done => Ok(visit.redirect(&path_of(&call), Done::CallResumed)),
        Outcome::Asked(plan) => {
            let form = Filled::new(&fields);
            show_page(&visit, (&edition, &slug), &form, Some(&plan)).await
        }
        Outcome::Refused(refusal) => {
            show_refused(&visit, &call, &fields, (refusal, wanted())).await
        }
    }
}

/// The minutes by which dates move; none where the field is empty.
fn read_minutes(fields: &Fields) -> Result<u32, Refusal> {
    let typed = fields.text(MINUTES);
    if typed.is_empty() {
        return Ok(0);
    }
    let minutes = typed.parse::<u32>().ok();
    minutes
        .filter(|minutes| i64::from(*minutes) <= MAX_LOST_MINUTES)
        .ok_or_else(|| {
            let (least, most) = (0, MAX_LOST_MINUTES);
            Refusal::of_field(MINUTES, Problem::NotBetween { least, most })
        })
}

/// Moves the dates of a paused call by so many minutes and lets it go on, in one change.
async fn move_dates(
    visit: &Visit,
    call: &Call,
    (pause, minutes): (&Pause, u32),
    fields: &Fields,
) -> Result<Outcome, PageError> {
    // One line, whatever was pasted.
    let reason: Vec<&str> = fields.get("reason").split_whitespace().collect();
    let reason = reason.join(" ");
    if reason.chars().count() > MAX_MOVE_REASON_CHARS {
        let most = MAX_MOVE_REASON_CHARS;
        let refusal = Refusal::of_field("reason", Problem::TooLong { most });
        return Ok(Outcome::Refused(refusal));
    }
    let mut setting = Setting::read(visit, call).await?;
    let schedule = call.schedule.clone();
    let schedule = schedule.after_pause(pause.since, minutes * MINUTE);
    set_dates(&mut setting.call_mut().phases, &schedule, &call.time_zone);
    setting.reason = reason;
    setting.ends_pause = Some(PauseEnd {
        seen: fields.seen(),
        lost: minutes * MINUTE,
    });
    // The dates are made from a version of the calendar, which is not that of the pause.
    let seen = fields.text(SEEN_CALENDAR);
    let others = fields.0.iter().filter(|(name, _)| name != "seen").cloned();
    let fields = Fields(others.chain([("seen".to_owned(), seen)]).collect());
    let wanted = (minutes, setting.reason.clone());
    let thing = Thing::Calendar(&call.id);
    setting
        .carry_out(visit, &fields, (thing, &wanted), |_| MINUTES.to_owned())
        .await
}

/// Writes a schedule into the file of an edition.
fn set_dates(phases: &mut Phases, schedule: &Schedule, zone: &str) {
    let set = |kind, section: &mut PhaseSection| {
        if let Some(phase) = schedule.phase(kind) {
            section.starts = LocalTime::of(phase.starts, zone);
            section.ends = LocalTime::of(phase.ends, zone);
        }
    };
    set(PhaseKind::Registration, &mut phases.registration);
    set(PhaseKind::Submission, &mut phases.submission);
    set(PhaseKind::Screening, &mut phases.screening);
    if let Some(last) = &mut phases.last {
        set(PhaseKind::Final, last);
    }
    set(PhaseKind::Publication, &mut phases.publication);
}

/// The page with what stands against a form, and what was wanted.
async fn show_refused(
    visit: &Visit,
    call: &Call,
    fields: &Fields,
    (refusal, typed): (Refusal, Vec<String>),
) -> Answer {
    let call = visit.office().call(&call.edition.slug, &call.slug).await?;
    let form = Filled::with_refusal(fields, refusal).beside_where_overtaken(|| Both {
        stands: vec![describe(visit.language, &call)],
        typed,
    });
    show_page(visit, (&call.edition.slug, &call.slug), &form, None).await
}

/// Whether a call is paused, and why.
fn describe(language: Language, call: &Call) -> String {
    call.paused.as_ref().map_or_else(
        || i18n::pause_none(language).to_owned(),
        |pause| pause.reason.text(language).to_owned(),
    )
}

async fn show_page(
    visit: &Visit,
    (edition, slug): (&str, &str),
    form: &Filled,
    asked: Option<&EditionPlan>,
) -> Answer {
    let known = visit.office().call(edition, slug).await?;
    let setting = Setting::read(visit, &known).await?;
    let versions = PauseVersions::read(visit, &known, &setting).await?;
    // What the page shows is read after the versions that its forms carry.
    let call = visit.office().call(edition, slug).await?;
    let question = asked.map(|plan| view_question(visit, plan)).transpose()?;
    let body = || view_page(visit, &call, (form, versions), question);
    Ok(answer(visit, &call, form.refusal.as_ref(), body))
}

fn answer(
    visit: &Visit,
    call: &Call,
    refusal: Option<&Refusal>,
    body: impl FnOnce() -> AnyView,
) -> Response {
    let place = place_under_desk(visit, call, i18n::pause_title(visit.language));
    match refusal {
        Some(refusal) => page_refused(visit, refusal, place, body),
        None => page(visit, place, body),
    }
}

fn view_page(
    visit: &Visit,
    call: &Call,
    (form, versions): (&Filled, PauseVersions),
    question: Option<AnyView>,
) -> AnyView {
    let language = visit.language;
    let forms = match &call.paused {
        None => view_pause(visit, call, (form, versions.pause), &Localized::NOTHING).into_any(),
        Some(pause) => {
            let reason = (form, versions.pause);
            view! {
                {view_end(visit, call, (form, versions), question)}
                <section class="band">
                    <h2>{i18n::pause_change(language)}</h2>
                </section>
                {view_pause(visit, call, reason, &pause.reason)}
            }
            .into_any()
        }
    };
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::pause_title(language)}</h1>
            <p class="lead">{i18n::pause_lead(language)}</p>
            {form.summary(visit)}
        </section>
        {forms}
    }
    .into_any()
}

/// The form that pauses a call, or changes the reason, which stands in the languages that it has.
fn view_pause(
    visit: &Visit,
    call: &Call,
    (form, seen): (&Filled, Seen),
    stored: &Localized,
) -> impl IntoView + use<> {
    let language = visit.language;
    let posted = PAUSE_FIELDS.iter().find_map(|name| form.having(name));
    let areas = Language::ALL
        .into_iter()
        .zip(PAUSE_FIELDS)
        .map(|(of, name)| {
            let stored = stored.0.get(&of).cloned().unwrap_or_default();
            let value = posted.map_or(stored, |form| form.value(name));
            let problem = posted.and_then(|form| form.problem_beside(visit, name));
            let invalid = problem.is_some().then_some("true");
            view! {
                <div class="field">
                    <label for=name lang=of.tag()>
                        {of.name()}
                    </label>
                    <textarea
                        id=name
                        name=name
                        rows="3"
                        lang=of.tag()
                        aria-describedby=format!("pause-hint {}", problem_id(name))
                        aria-invalid=invalid
                        inner_html=area_text(&value)
                    ></textarea>
                    {problem}
                </div>
            }
        })
        .collect_view();
    let button = if call.paused.is_some() {
        i18n::pause_change(language)
    } else {
        i18n::pause_begin(language)
    };
    view! {
        <section class="band">
            <form method="post" action=visit.link(&path_of(call)) class="stack" novalidate>
                {form.seen_field(seen)}
                <p class="hint" id="pause-hint">
                    {i18n::pause_reason_hint(language, MAX_PAUSE_REASON_CHARS)}
                </p>
                <div class="pair">{areas}</div>
                <p>
                    <button class="button">{button}</button>
                </p>
            </form>
        </section>
    }
}

/// The form that lets the call go on, with the time that was lost filled in.
fn view_end(
    visit: &Visit,
    call: &Call,
    (form, versions): (&Filled, PauseVersions),
    question: Option<AnyView>,
) -> impl IntoView + use<> {
    let language = visit.language;
    let paused = refusals::describe_pause(language, call);
    let posted = Some(form).filter(|form| !form.value(SEEN_CALENDAR).is_empty());
    let kept = posted.filter(|form| form.refusal.is_some() && !form.is_overtaken());
    let calendar = kept.map_or_else(
        || versions.calendar.0.to_string(),
        |form| form.value(SEEN_CALENDAR),
    );
    let stored = fill_end(visit, call);
    let shown = posted.unwrap_or(&stored);
    view! {
        <section class="band narrow">
            <p class="notice">{paused}</p>
            <form
                method="post"
                action=format!("{}/end", visit.link(&path_of(call)))
                class="stack"
                novalidate
            >
                {form.seen_field(versions.pause)}
                <input type="hidden" name=SEEN_CALENDAR value=calendar />
                {question}
                {shown
                    .text(
                        visit,
                        MINUTES,
                        i18n::pause_minutes(language),
                        i18n::pause_minutes_hint(language),
                        Input::COUNT,
                    )}
                {shown
                    .text(
                        visit,
                        "reason",
                        i18n::phases_reason(language),
                        i18n::pause_end_reason_hint(language, MAX_MOVE_REASON_CHARS),
                        Input::TEXT,
                    )}
                <p>
                    <button class="button">{i18n::pause_end(language)}</button>
                </p>
            </form>
        </section>
    }
}

/// The form with the minutes that were lost, and why.
fn fill_end(visit: &Visit, call: &Call) -> Filled {
    let Some(pause) = &call.paused else {
        return Filled::default();
    };
    let lost = (visit.now - pause.since).as_secs().div_ceil(60).max(1);
    let reason = pause.reason.text(visit.language);
    let reason: String = reason.chars().take(MAX_MOVE_REASON_CHARS).collect();
    Filled::with([(MINUTES, lost.to_string()), ("reason", reason)])
}
