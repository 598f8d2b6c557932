//! The third step: when what is done. In preparation all dates of a call move together, by the day
//! on which registration begins; each by itself moves in the calendar.

use axum::extract::Path;
use contest::{Denied, PhaseKind};
use frame::{
    city::city_class,
    done::Done,
    failure::Answer,
    form::{Both, Fields, Filled, problem_id, seen_field_of},
    phases::{phase_name, view_spans},
    shell::{page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Call, Checklist, FieldProblem, Problem, Refusal, SetupStep, Thing, Versions, calendar,
};
use parts::organiser::base;

use super::{locate, path_of, read, view_head, view_next};
use crate::setting::{Outcome, Setting};

/// The field that says which call's dates move.
const CALL: &str = "call";

/// The field of the day on which registration begins in a call.
fn name_field(call: &str) -> String {
    format!("first-{call}")
}

/// Shows the step.
pub async fn show(visit: Visit, Path(edition): Path<String>) -> Answer {
    let checklist = read(&visit, &edition).await?;
    let versions = visit
        .office()
        .versions(&checklist.edition.edition.id)
        .await?;
    Ok(page(
        &visit,
        locate(&visit, &checklist, SetupStep::When),
        || StepPage::new(&visit, &checklist, &versions, &Filled::default()).view(),
    ))
}

/// Moves all dates of a call.
pub async fn change(visit: Visit, Path(edition): Path<String>, fields: Fields) -> Answer {
    let checklist = read(&visit, &edition).await?;
    let versions = visit
        .office()
        .versions(&checklist.edition.edition.id)
        .await?;
    let mut setting = Setting::read_whole(&visit, &checklist.edition.edition).await?;
    let slug = fields.text(CALL);
    let calls = &checklist.edition.calls;
    let call = calls.iter().find(|call| call.slug == slug);
    let call = call.ok_or(Denied::Unknown)?;
    let calendar_page = format!("{}/calendar", base(call));
    // Dates that others know move in the calendar, where a reason is given.
    if !checklist.edition.edition.in_preparation {
        return Ok(visit.go_to(&calendar_page));
    }
    let first = fields.text(&name_field(&slug));
    let both = Both {
        stands: vec![first_day(call)],
        typed: vec![first.clone()],
    };
    let outcome = match find_days(call, &first) {
        Some(days) => {
            for section in &mut setting.file.calls {
                if section.slug.0 == slug {
                    section.phases.shift(days);
                }
            }
            // What is set is not assumed any more.
            setting
                .file
                .assumed
                .retain(|pointer| !pointer.contains("/phases"));
            let thing = Thing::Calendar(&call.id);
            setting
                .carry_out(&visit, &fields, (thing, &first), |_| name_field(&slug))
                .await?
        }
        None => Outcome::Refused(Refusal::Fields(vec![FieldProblem {
            field: name_field(&slug).into(),
            problem: Problem::NotAMoment,
        }])),
    };
    match outcome {
        Outcome::Done => {
            Ok(visit.redirect(&path_of(&edition, SetupStep::When), Done::DatesChanged))
        }
        // It is asked where the dates are written out.
        Outcome::Asked(_) => Ok(visit.go_to(&calendar_page)),
        Outcome::Refused(refusal) => {
            let form =
                Filled::with_refusal(&fields, refusal.clone()).beside_where_overtaken(|| both);
            let place = locate(&visit, &checklist, SetupStep::When);
            Ok(page_refused(&visit, &refusal, place, || {
                StepPage::new(&visit, &checklist, &versions, &form).view()
            }))
        }
    }
}

/// The day on which registration begins, by the call's clock: `2027-05-14`.
fn first_day(call: &Call) -> String {
    let Some(phase) = call.schedule.phase(PhaseKind::Registration) else {
        return String::new();
    };
    let field = calendar::field(phase.starts, &call.time_zone);
    let day = field.split('T').next().unwrap_or_default();
    day.to_owned()
}

/// How many days later another first day is.
fn find_days(call: &Call, first: &str) -> Option<i64> {
    let (from, to) = (calendar::parse(&first_day(call))?, calendar::parse(first)?);
    Some(calendar::days_between(from, to, "UTC"))
}

/// The page, of which each function shows a part.
struct StepPage<'a> {
    visit: &'a Visit,
    checklist: &'a Checklist,
    versions: &'a Versions,
    form: &'a Filled,
}

impl<'a> StepPage<'a> {
    const fn new(
        visit: &'a Visit,
        checklist: &'a Checklist,
        versions: &'a Versions,
        form: &'a Filled,
    ) -> Self {
        Self {
            visit,
            checklist,
            versions,
            form,
        }
    }

    fn view(&self) -> AnyView {
        let visit = self.visit;
        let edition = &self.checklist.edition;
        let calls = edition.calls.iter().map(|call| self.view_call(call));
        view! {
            {view_head(visit, self.checklist, SetupStep::When, self.form.summary(visit))}
            <section class="band">{view_spans(visit, &edition.calls)}</section>
            <section class="band">
                <div class="pair">{calls.collect_view()}</div>
            </section>
            {view_next(visit, self.checklist, SetupStep::When)}
        }
        .into_any()
    }

    /// The ways to move the dates of a call: together, and each by itself.
    fn view_call(&self, call: &Call) -> AnyView {
        let language = self.visit.language;
        let address = self.visit.link(&format!("{}/calendar", base(call)));
        let together = self
            .checklist
            .edition
            .edition
            .in_preparation
            .then(|| self.view_form(call));
        view! {
            <article class="card">
                <h2 class=city_class(&call.city)>{call.title.text(language).to_owned()}</h2>
                {together}
                <p>
                    <a class="button plain" href=address>
                        {i18n::phases_title(language)}
                    </a>
                </p>
            </article>
        }
        .into_any()
    }

    fn view_form(&self, call: &Call) -> AnyView {
        let (visit, language) = (self.visit, self.visit.language);
        let name = name_field(&call.slug);
        let posted = self.form.of(CALL, &call.slug);
        let value = posted.map_or_else(|| first_day(call), |form| form.value(&name));
        let seen = self.versions.of(Thing::Calendar(&call.id));
        let problem = posted.and_then(|form| form.problem_beside(visit, &name));
        let described = problem.is_some().then(|| problem_id(&name));
        let invalid = problem.is_some().then_some("true");
        let registration = phase_name(language, PhaseKind::Registration);
        let address = visit.link(&path_of(&call.edition.slug, SetupStep::When));
        view! {
            <form method="post" action=address class="stack" novalidate>
                {seen_field_of(posted, seen)}
                <input type="hidden" name=CALL value=call.slug.clone() />
                <div class="field">
                    <label for=name.clone()>{i18n::phases_start_of(language, registration)}</label>
                    <p class="hint">{i18n::setup_move_hint(language)}</p>
                    <input
                        id=name.clone()
                        name=name.clone()
                        type="date"
                        value=value
                        aria-describedby=described
                        aria-invalid=invalid
                    />
                    {problem}
                </div>
                <p>
                    <button class="button plain">{i18n::setup_move(language)}</button>
                </p>
            </form>
        }
        .into_any()
    }
}
