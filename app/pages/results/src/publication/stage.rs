//! A stage of publication: who sees it, what hinders it, when it becomes public, and its forms.

use contest::{Language, PhaseKind, Stage, Timestamp};
use frame::{
    form::{Filled, problem_id, seen_field_of},
    phases::stage_name,
    refusals,
    visit::Visit,
};
use leptos::prelude::*;
use office::{PublicationPlan, StageView, Thing, Unsettled, calendar, calendar::Zone};

use super::{PublicationPage, describe_missing};
use crate::unsettled::confirmation_tick;

/// A stage with its number in the column; whether it is the one that comes next.
pub(super) fn view(
    page: &PublicationPage,
    number: usize,
    view: &StageView,
    next: bool,
) -> impl IntoView + use<> {
    let language = page.visit.language;
    let code = view.stage.code();
    let class = match (&view.public, next) {
        (Some(_), _) => "done",
        (None, true) => "due",
        (None, false) => "",
    };
    let heading = format!("{code}-name");
    let labelled = heading.clone();
    view! {
        <li class=class id=code>
            <span class="no" aria-hidden="true">
                {number}
            </span>
            <section class="stage" aria-labelledby=labelled>
                <header>
                    <h2 id=heading>{stage_name(language, view.stage)}</h2>
                    {state(page, view)}
                </header>
                {facts(page, view)}
                {plan_note(page, view)}
                {ways(page, view)}
                {forms(page, view)}
            </section>
        </li>
    }
}

/// How far the stage is, in a word or a moment.
fn state(page: &PublicationPage, view: &StageView) -> impl IntoView + use<> {
    let language = page.visit.language;
    match &view.public {
        Some((since, name)) => {
            let moment = calendar::format_timestamp(language, *since, &page.call.time_zone);
            let text = i18n::publication_since(language, moment, name);
            view! { <p class="state good">{text}</p> }.into_any()
        }
        None if view.missing.is_empty() => {
            view! { <p class="state">{i18n::publication_ready(language)}</p> }.into_any()
        }
        None => view! { <p class="state">{i18n::publication_not_ready(language)}</p> }.into_any(),
    }
}

/// Who sees what of a stage.
fn describe_readers(language: Language, stage: Stage, shown: i64) -> String {
    match stage {
        Stage::Finalists => i18n::publication_finalists(language, shown),
        Stage::Winners => i18n::publication_winners(language, shown),
        Stage::Scores => i18n::publication_scores(language, shown),
        Stage::Comments => i18n::publication_comments(language, shown),
    }
}

fn facts(page: &PublicationPage, view: &StageView) -> impl IntoView + use<> {
    let language = page.visit.language;
    let hinders = view.public.is_none().then(|| {
        view! {
            <div>
                <dt>{i18n::publication_missing(language)}</dt>
                <dd id=missing_id(view.stage)>{missing(page, view)}</dd>
            </div>
        }
    });
    let open = (view.public.is_none() && !view.unsettled.is_empty()).then(|| {
        let items = view
            .unsettled
            .iter()
            .map(|open| open_part(page, open))
            .collect_view();
        view! {
            <div>
                <dt>{i18n::publication_open(language)}</dt>
                <dd>
                    <ul class="plain-list">{items}</ul>
                </dd>
            </div>
        }
    });
    let logged = view.logged.as_ref().map(|logged| {
        view! {
            <div>
                <dt>{i18n::organise_log(language)}</dt>
                <dd>
                    <code class="wrap">{logged.to_string()}</code>
                </dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            <div>
                <dt>{i18n::publication_readers(language)}</dt>
                <dd>{describe_readers(language, view.stage, view.shown)}</dd>
            </div>
            {announced(page, view)}
            {logged}
            {hinders}
            {open}
        </dl>
    }
}

/// When the calendar announces the results, and that the stage would come before. The finalists are
/// told as soon as they are chosen, so no date stands for them.
fn announced(page: &PublicationPage, view: &StageView) -> Option<impl IntoView + use<>> {
    let (visit, call) = (page.visit, page.call);
    let language = visit.language;
    let phase = call.schedule.phase(PhaseKind::Publication)?;
    if view.public.is_some() || view.stage == Stage::Finalists {
        return None;
    }
    let moment = calendar::format_timestamp(language, phase.starts, &call.time_zone);
    let text = if visit.now < phase.starts {
        i18n::publication_early(language, moment)
    } else {
        moment
    };
    Some(view! {
        <div>
            <dt>{i18n::publication_announced(language)}</dt>
            <dd>{text}</dd>
        </div>
    })
}

fn missing_id(stage: Stage) -> String {
    format!("{}-missing", stage.code())
}

/// What hinders, each with the page on which it is mended.
fn missing(page: &PublicationPage, view: &StageView) -> AnyView {
    let language = page.visit.language;
    if view.missing.is_empty() {
        return i18n::publication_complete(language).into_any();
    }
    let items = view
        .missing
        .iter()
        .map(|missing| {
            let (text, path, name) = describe_missing(language, *missing);
            view! { <li>{text} " " <a href=format!("{}{path}", page.base)>{name}</a></li> }
        })
        .collect_view();
    view! { <ul class="plain-list">{items}</ul> }.into_any()
}

/// What is open that the stage would pass over, with the page on which it is settled.
fn open_part(page: &PublicationPage, open: &Unsettled) -> impl IntoView + use<> {
    let language = page.visit.language;
    let (path, name) = match open {
        Unsettled::Award(_) => ("/meeting".to_owned(), i18n::meeting_title(language)),
        Unsettled::Round(round) => (
            format!("?round={}", round.code()),
            i18n::organise_title(language),
        ),
        Unsettled::Sheets(round, _) => (
            format!("/reminders?round={}", round.code()),
            i18n::reminders_title(language),
        ),
        Unsettled::Pairs => ("/pairs".to_owned(), i18n::pairs_title(language)),
    };
    view! {
        <li>
            {refusals::describe_unsettled(language, open)} " "
            <a href=format!("{}{path}", page.base)>{name}</a>
        </li>
    }
}

/// A moment in the zone of the call, and on the clocks of the other host cities.
fn moments(visit: &Visit, zone: &Zone, at: Timestamp) -> impl IntoView + use<> {
    let language = visit.language;
    let own = calendar::format_timestamp(language, at, zone);
    let mut zones: Vec<Zone> = visit.cities.all().map(Zone::of).collect();
    zones.dedup();
    let elsewhere = zones
        .into_iter()
        .filter(|other| other != zone)
        .map(|other| {
            view! { <span class="quiet">{calendar::format_timestamp(language, at, &other)}</span> }
        })
        .collect_view();
    view! {
        <b>{own}</b>
        {elsewhere}
    }
}

/// What is planned for the stage, or why it did not happen, with the form that gives it up.
fn plan_note(page: &PublicationPage, view: &StageView) -> Option<impl IntoView + use<>> {
    let plan = view.plan.as_ref()?;
    let visit = page.visit;
    let language = visit.language;
    let note = match plan.missed {
        None => view! {
            <p class="stack">
                {i18n::publication_planned_by(language, &plan.by)}
                {moments(visit, &page.call.time_zone, plan.at)}
            </p>
        }
        .into_any(),
        Some(missed) => {
            let moment = calendar::format_timestamp(language, plan.at, &page.call.time_zone);
            let reason = missed.text(language);
            view! { <p>{i18n::publication_missed(language, moment, reason)}</p> }.into_any()
        }
    };
    let button = if plan.missed.is_some() {
        i18n::publication_forget(language)
    } else {
        i18n::publication_cancel(language)
    };
    let class = if plan.missed.is_some() {
        "notice refused plan"
    } else {
        "notice plan"
    };
    let seen = page.state.versions.of(Thing::Publication);
    let refused = posted(page, view.stage).filter(|form| form.having("cancel").is_some());
    Some(view! {
        <div class=class>
            {note} <form method="post" action=schedule_address(page)>
                {seen_field_of(refused, seen)}
                <input type="hidden" name="stage" value=view.stage.code() />
                <input type="hidden" name="cancel" value="1" />
                <button class="button plain small">{button}</button>
            </form>
        </div>
    })
}

fn schedule_address(page: &PublicationPage) -> String {
    format!("{}/publication/schedule", page.base)
}

/// The form that was refused, where it was one of a stage.
fn posted<'f>(page: &PublicationPage<'f>, stage: Stage) -> Option<&'f Filled> {
    page.form.of("stage", stage.code())
}

/// How the stage looks, or will look.
fn ways(page: &PublicationPage, view: &StageView) -> impl IntoView + use<> {
    let language = page.visit.language;
    let (path, text) = if view.public.is_some() {
        let call = page.call;
        let results = format!("/{}/results#{}", call.edition.slug, call.slug);
        (page.visit.link(&results), i18n::publication_see(language))
    } else {
        (
            format!("{}/publication/{}", page.base, view.stage.code()),
            i18n::publication_preview(language),
        )
    };
    view! {
        <p>
            <a href=path>{text}</a>
        </p>
    }
}

fn forms(page: &PublicationPage, view: &StageView) -> impl IntoView + use<> {
    let schedule = view.public.is_none().then(|| schedule_form(page, view));
    view! { <div class="stack">{publish_form(page, view)} {schedule}</div> }
}

/// The form that publishes the stage or takes it back. Where something hinders, its button is off
/// and says why.
fn publish_form(page: &PublicationPage, view: &StageView) -> impl IntoView + use<> {
    let language = page.visit.language;
    let (stage, public) = (view.stage, view.public.is_some());
    let name = stage_name(language, stage);
    let (button, lead) = if public {
        (
            i18n::stage_take_back(language),
            i18n::stage_take_back_lead(language),
        )
    } else {
        (
            i18n::stage_publish(language),
            i18n::stage_publish_lead(language),
        )
    };
    let hindered = !public && !view.missing.is_empty();
    let confirmation =
        (!public && !hindered && !view.unsettled.is_empty()).then(|| confirmation_tick(language));
    let refused = posted(page, stage).filter(|form| form.having("public").is_some());
    let described = hindered.then(|| missing_id(stage));
    let fields = view! {
        <form method="post" action=format!("{}/publication", page.base) class="stack">
            {(!hindered).then(|| view! { <p>{lead}</p> })}
            {confirmation}
            {seen_field_of(refused, page.state.versions.of(Thing::Publication))}
            <input type="hidden" name="stage" value=stage.code() />
            <input type="hidden" name="public" value=i32::from(!public) />
            <p>
                <button
                    class="button"
                    aria-label=i18n::join_label(language, button, name)
                    disabled=hindered
                    aria-describedby=described
                >
                    {button}
                </button>
            </p>
        </form>
    };
    if hindered {
        return fields.into_any();
    }
    view! {
        <details open=refused.is_some()>
            <summary>{button}</summary>
            {fields}
        </details>
    }
    .into_any()
}

/// The form that lets the stage become public by itself at a moment.
fn schedule_form(page: &PublicationPage, view: &StageView) -> Option<impl IntoView + use<>> {
    if !view.plannable {
        return None;
    }
    let (visit, zone) = (page.visit, &page.call.time_zone);
    let language = visit.language;
    let code = view.stage.code();
    let refused = posted(page, view.stage).filter(|form| form.having("at").is_some());
    let planned = view.plan.as_ref().filter(|plan| plan.missed.is_none());
    let value = refused.map_or_else(
        || planned.map_or_else(String::new, |plan| field_of(plan, zone)),
        |form| form.value("at"),
    );
    // The summary of what was refused leads to the field by its name.
    let id = if refused.is_some() {
        "at".to_owned()
    } else {
        format!("at-{code}")
    };
    let hint = format!("{id}-hint");
    let problem = refused.and_then(|form| form.problem_beside(visit, "at"));
    let invalid = problem.is_some().then_some("true");
    let described = if problem.is_some() {
        format!("{hint} {}", problem_id("at"))
    } else {
        hint.clone()
    };
    let confirmation = (!view.unsettled.is_empty()).then(|| confirmation_tick(language));
    let name = stage_name(language, view.stage);
    let button = i18n::publication_schedule(language);
    Some(view! {
        <details open=refused.is_some()>
            <summary>{button}</summary>
            <form method="post" action=schedule_address(page) class="stack" novalidate>
                {seen_field_of(refused, page.state.versions.of(Thing::Publication))}
                <input type="hidden" name="stage" value=code />
                <div class="field">
                    <label for=id.clone()>{i18n::publication_moment(language)}</label>
                    <p class="hint" id=hint>
                        {i18n::publication_moment_hint(
                            language,
                            calendar::zone_name(language, zone),
                        )}
                    </p>
                    <input
                        id=id
                        name="at"
                        type="datetime-local"
                        value=value
                        aria-describedby=described
                        aria-invalid=invalid
                    />
                    {problem}
                </div>
                {confirmation}
                <p>
                    <button
                        class="button plain"
                        aria-label=i18n::join_label(language, button, name)
                    >
                        {button}
                    </button>
                </p>
            </form>
        </details>
    })
}

/// The moment of a plan as the field holds it.
fn field_of(plan: &PublicationPlan, zone: &Zone) -> String {
    calendar::field(plan.at, zone)
}
