//! Who scores what: the plan as it is proposed, looked at, changed and taken into effect.

use std::collections::BTreeSet;

use axum::extract::{Path, Query};
use contest::{
    Language,
    judging::{Bar, RoundKind},
};
use judging::assignment;
use leptos::prelude::*;
use office::{
    CALIBRATION_MOST, Call, FieldProblem, JurorProfile, LOAD_MOST, PlanEntry, PlanJuror,
    PlanOptions, PlanView, Problem, Refusal, StepBack, Thing, Topic, Versions,
};
use serde::Deserialize;

use crate::{
    city::city_class,
    failure,
    form::{Both, Fields, Filled, Input, OnForm as _, problem_id, seen_field, seen_field_of},
    pages::{
        Answer,
        editions::rounds::{RoundQuery, tabs},
        jury::step_backs::step_backs,
        organiser::{CSV, base, download, place},
    },
    refusals,
    shell::{page, page_with_status},
    table::{Column, table},
    visit::Visit,
};

/// What the calculator is asked.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Effort {
    minutes: Option<String>,
    hours: Option<String>,
}

impl Effort {
    /// The form as it was filled in, and the minutes and hours where both are understood.
    fn read(&self) -> (Filled, Option<(u64, u64)>) {
        let mut problems = Vec::new();
        let mut read = |field: &'static str, typed: Option<&String>, usual: u64| match typed
            .map(|text| text.trim().parse::<u64>())
        {
            None => Some(usual),
            Some(Ok(number)) if (1..=EFFORT_MOST).contains(&number) => Some(number),
            Some(_) => {
                let most = i64::try_from(EFFORT_MOST).unwrap_or(i64::MAX);
                problems.push(FieldProblem {
                    field: field.into(),
                    problem: Problem::NotBetween { least: 1, most },
                });
                None
            }
        };
        let found = (
            read("minutes", self.minutes.as_ref(), MINUTES),
            read("hours", self.hours.as_ref(), HOURS),
        );
        let shown =
            |typed: &Option<String>, usual: u64| typed.clone().unwrap_or_else(|| usual.to_string());
        let mut form = Filled::with([
            ("minutes", shown(&self.minutes, MINUTES)),
            ("hours", shown(&self.hours, HOURS)),
        ]);
        form.refusal = (!problems.is_empty()).then_some(Refusal::Fields(problems));
        (form, found.0.zip(found.1))
    }
}

/// Most minutes and hours that the calculator takes.
const EFFORT_MOST: u64 = 10_000;

/// Minutes per sheet and hours per juror that the calculator begins with.
const MINUTES: u64 = 15;
const HOURS: u64 = 10;

/// The plan's page.
pub async fn plan(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    Query(effort): Query<Effort>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let shown = Shown::read(&visit, &call, asked.round(&call, visit.now)).await?;
    Ok(page(&visit, plan_place(&visit, &call), || {
        body(&visit, &call, &shown, &effort, &Filled::default())
    }))
}

/// What the plan's page shows.
struct Shown {
    versions: Versions,
    view: PlanView,
    topics: Vec<Topic>,
    step_backs: Vec<StepBack>,
}

impl Shown {
    async fn read(
        visit: &Visit,
        call: &Call,
        round: RoundKind,
    ) -> Result<Self, failure::PageError> {
        let office = visit.office();
        Ok(Self {
            versions: office.versions(&call.id).await?,
            view: office
                .plan(visit.signed_in()?, call, round, visit.now)
                .await?,
            topics: office.topics(&call.edition.id).await?,
            step_backs: office
                .step_backs(visit.signed_in()?, call, visit.now)
                .await?,
        })
    }
}

/// The names of an entry's jurors.
fn panel_names<'a>(view: &'a PlanView, entry: &PlanEntry) -> Vec<&'a str> {
    entry
        .panel
        .iter()
        .map(|juror| view.jurors[*juror].name.as_str())
        .collect()
}

/// Who scores an entry, in a line.
fn panel_line(language: Language, view: &PlanView, entry: &PlanEntry) -> String {
    i18n::labelled(
        language,
        i18n::numbered(entry.number, entry.title.text(language)),
        i18n::list(language, panel_names(view, entry)),
    )
}

/// The plan that stands: whether it is in effect, and who scores what.
fn plan_lines(language: Language, view: &PlanView) -> Vec<String> {
    let state = if view.open {
        i18n::plan_open(language)
    } else {
        i18n::plan_in_effect(language)
    };
    std::iter::once(state.to_owned())
        .chain(
            view.entries
                .iter()
                .map(|entry| panel_line(language, view, entry)),
        )
        .collect()
}

/// What a juror brings, in lines.
fn profile_lines(
    language: Language,
    topics: &[Topic],
    languages: impl Iterator<Item = Language>,
    chosen: impl Fn(&str) -> bool,
    load: (impl std::fmt::Display, impl std::fmt::Display),
) -> Vec<String> {
    let read: Vec<&str> = languages.map(Language::name).collect();
    let topics: Vec<&str> = topics
        .iter()
        .filter(|topic| chosen(&topic.code))
        .map(|topic| topic.name.text(language))
        .collect();
    let line = |name: &str, value: String| i18n::labelled(language, name, value);
    vec![
        if read.is_empty() {
            i18n::plan_reads_all(language).to_owned()
        } else {
            line(i18n::plan_languages(language), i18n::list(language, &read))
        },
        line(i18n::plan_topics(language), i18n::list(language, &topics)),
        line(i18n::plan_least(language), load.0.to_string()),
        line(i18n::plan_most(language), load.1.to_string()),
    ]
}

/// What is on record of a juror; nothing where they are not on the jury any more.
fn juror_lines(language: Language, shown: &Shown, person: &str) -> Vec<String> {
    let known: Option<&PlanJuror> = shown
        .view
        .jurors
        .iter()
        .find(|juror| juror.person == person);
    known.map_or_else(
        || vec![i18n::juror_gone(language).to_owned()],
        |juror| {
            let languages = juror.languages.iter().copied();
            profile_lines(
                language,
                &shown.topics,
                languages,
                |code| juror.topics.contains(code),
                (juror.load.least, juror.load.most),
            )
        },
    )
}

fn plan_place(visit: &Visit, call: &Call) -> crate::shell::Place {
    place(visit, call, i18n::plan_title(visit.language)).under(
        visit.link(&base(call)),
        i18n::organise_title(visit.language),
    )
}

/// The plan's page again after a change: with what stands against it, where it was refused.
async fn after(
    visit: Visit,
    (call, round): (&Call, RoundKind),
    fields: &Fields,
    outcome: office::Result<&str>,
    both: impl FnOnce(&Shown) -> Both,
) -> Answer {
    match outcome.on_form()? {
        Ok(done) => {
            Ok(visit.redirect(&format!("{}/plan?round={}", base(call), round.code()), done))
        }
        Err(refusal) => {
            let shown = Shown::read(&visit, call, round).await?;
            let (status, filled) = (failure::status(&refusal), Filled::refused(fields, refusal));
            let filled = filled.beside_where_overtaken(|| both(&shown));
            Ok(page_with_status(
                &visit,
                status,
                plan_place(&visit, call),
                || body(&visit, call, &shown, &Effort::default(), &filled),
            ))
        }
    }
}

/// Proposes a plan.
pub async fn propose(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let per_entry = fields.get("per_entry");
    let usual = PlanOptions::of(&call, round);
    let options = PlanOptions {
        round,
        per_entry: if per_entry.is_empty() {
            usual.per_entry
        } else {
            per_entry.parse().unwrap_or(0)
        },
        calibration: fields.all("calibration").map(str::to_owned).collect(),
        seed: fields.get("seed").parse().unwrap_or(1),
    };
    let language = visit.language;
    let wanted = vec![
        i18n::labelled(language, i18n::plan_per_entry(language), options.per_entry),
        i18n::labelled(language, i18n::plan_seed(language), options.seed),
    ];
    let outcome = visit
        .office()
        .propose_plan(visit.signed_in()?, &call, options, fields.seen(), visit.now)
        .await;
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| "planned"),
        |shown| {
            let calibration = shown
                .view
                .entries
                .iter()
                .filter(|entry| fields.all("calibration").any(|id| id == entry.id));
            let calibration =
                calibration.map(|entry| i18n::numbered(entry.number, entry.title.text(language)));
            Both {
                stands: plan_lines(language, &shown.view),
                typed: wanted.into_iter().chain(calibration).collect(),
            }
        },
    )
    .await
}

/// Changes who scores one entry.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let jurors: BTreeSet<String> = fields.all("juror").map(str::to_owned).collect();
    let outcome = visit
        .office()
        .change_plan(
            visit.signed_in()?,
            &call,
            fields.get("entry"),
            &jurors,
            fields.seen(),
            visit.now,
        )
        .await;
    let language = visit.language;
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| "saved"),
        |shown| {
            let view = &shown.view;
            let state = if view.open {
                i18n::plan_open(language)
            } else {
                i18n::plan_in_effect(language)
            };
            let entry = view
                .entries
                .iter()
                .find(|entry| entry.id == fields.get("entry"));
            let wanted = view
                .jurors
                .iter()
                .filter(|juror| jurors.contains(&juror.person))
                .map(|juror| juror.name.as_str());
            let wanted = i18n::list(language, wanted);
            Both {
                stands: std::iter::once(state.to_owned())
                    .chain(entry.map(|entry| panel_line(language, view, entry)))
                    .collect(),
                typed: entry
                    .map(|entry| {
                        i18n::labelled(
                            language,
                            i18n::numbered(entry.number, entry.title.text(language)),
                            &wanted,
                        )
                    })
                    .into_iter()
                    .collect(),
            }
        },
    )
    .await
}

/// Takes the plan into effect.
pub async fn take(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let outcome = visit
        .office()
        .take_plan(visit.signed_in()?, &call, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|_| "assigned"),
        |shown| Both {
            stands: plan_lines(language, &shown.view),
            typed: vec![i18n::plan_take(language).to_owned()],
        },
    )
    .await
}

/// Throws the plan away.
pub async fn discard(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let outcome = visit
        .office()
        .discard_plan(visit.signed_in()?, &call, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| "discarded"),
        |shown| Both {
            stands: plan_lines(language, &shown.view),
            typed: vec![i18n::plan_discard(language).to_owned()],
        },
    )
    .await
}

/// Says what a juror brings.
pub async fn juror(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let number = |name: &str| fields.get(name).parse().unwrap_or(-1);
    let profile = JurorProfile {
        languages: fields
            .all("languages")
            .filter_map(Language::from_tag)
            .collect(),
        topics: fields.all("topics").map(str::to_owned).collect(),
        least: number("load_least"),
        most: number("load_most"),
    };
    let person = fields.get("person");
    let outcome = visit
        .office()
        .describe_juror(
            visit.signed_in()?,
            &call,
            person,
            &profile,
            fields.seen(),
            visit.now,
        )
        .await;
    let language = visit.language;
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| "saved"),
        |shown| Both {
            stands: juror_lines(language, shown, person),
            typed: profile_lines(
                language,
                &shown.topics,
                profile.languages.iter().copied(),
                |code| profile.topics.contains(code),
                (fields.get("load_least"), fields.get("load_most")),
            ),
        },
    )
    .await
}

/// Sets a computed conflict aside.
pub async fn overrule(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let (juror, entry) = fields.get("pair").split_once(' ').unwrap_or_default();
    let reason = fields.get("overrule_reason");
    // One form for every pair: it carries the version of each.
    let seen = office::Seen::of_field(fields.get(&format!("seen-{juror}-{entry}")));
    let outcome = visit
        .office()
        .overrule_conflict(
            visit.signed_in()?,
            &call,
            (juror, entry),
            reason,
            seen,
            visit.now,
        )
        .await;
    let language = visit.language;
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| "saved"),
        |shown| {
            let found = shown.view.entries.iter().find(|known| known.id == entry);
            let juror = shown
                .view
                .jurors
                .iter()
                .position(|known| known.person == juror);
            let pair = found.zip(juror).map(|(found, juror)| {
                let bar = found.bars[juror].map_or_else(
                    || i18n::plan_overruled(language),
                    |bar| refusals::bar(language, bar),
                );
                i18n::labelled(
                    language,
                    format_args!(
                        "{} · {}",
                        shown.view.jurors[juror].name,
                        i18n::numbered(found.number, found.title.text(language))
                    ),
                    bar,
                )
            });
            Both {
                stands: pair.into_iter().collect(),
                typed: vec![reason.to_owned()],
            }
        },
    )
    .await
}

/// Reads a plan from CSV.
pub async fn import(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let rows = fields.get("plan");
    let outcome = visit
        .office()
        .import_plan(
            visit.signed_in()?,
            &call,
            round,
            rows,
            fields.seen(),
            visit.now,
        )
        .await;
    let language = visit.language;
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| "planned"),
        |shown| Both {
            stands: plan_lines(language, &shown.view),
            typed: vec![rows.to_owned()],
        },
    )
    .await
}

/// The plan as CSV.
pub async fn export(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let text = visit
        .office()
        .plan_csv(visit.signed_in()?, &call, round, visit.now)
        .await?;
    Ok(download(
        text,
        CSV,
        &format!("{edition}-{slug}-{}-plan.csv", round.code()),
    ))
}

fn body(visit: &Visit, call: &Call, shown: &Shown, effort: &Effort, form: &Filled) -> AnyView {
    let language = visit.language;
    let view_of = &shown.view;
    let plan_seen = shown.versions.of(Thing::Plan);
    let base = format!("{}/plan", visit.link(&base(call)));
    let asked = format!("?round={}", view_of.round.code());
    let short = view_of
        .entries
        .iter()
        .filter(|entry| entry.missing > 0)
        .count();
    let taking = view_of.open.then(|| {
        let (added, removed) = view_of.changes;
        view! {
            <div class="card">
                <p>{i18n::plan_take_lead(language, added, removed)}</p>
                <div class="row">
                    <form method="post" action=format!("{base}/take{asked}")>
                        {seen_field(plan_seen)}
                        <button class="button">{i18n::plan_take(language)}</button>
                    </form>
                    <form method="post" action=format!("{base}/discard{asked}")>
                        {seen_field(plan_seen)}
                        <button class="button plain">{i18n::plan_discard(language)}</button>
                    </form>
                </div>
            </div>
        }
    });
    let mut columns = vec![
        Column::code(i18n::jury_entry(language)),
        Column::subject(i18n::entry_title(language)),
        Column::wide(i18n::organise_jurors(language)),
    ];
    if view_of.open {
        columns.push(Column::wide(i18n::plan_change(language)));
    }
    let entries = table(
        &columns,
        view_of
            .entries
            .iter()
            .map(|entry| entry_row(visit, shown, entry, &base, form)),
    );
    let jurors = table(
        &[
            Column::subject(i18n::account_name(language)),
            Column::number(i18n::organise_entries(language)),
            Column::wide(i18n::plan_brings(language)),
        ],
        (0..view_of.jurors.len()).map(|place| juror_row(visit, shown, place, &base, form)),
    );
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::plan_title(language)}</h1>
            {tabs(visit, call, "/organise/plan", view_of.round)}
            <p class="lead">{i18n::plan_lead(language)}</p>
            {form.summary(visit)}
            {view_of
                .jurors
                .is_empty()
                .then(|| {
                    view! {
                        <p class="notice">
                            {i18n::plan_no_jurors(language)}" "
                            <a href=format!(
                                "{}#invite",
                                visit.link(&crate::pages::organiser::base(call)),
                            )>{i18n::plan_invite(language)}</a>
                        </p>
                    }
                })}
            <p>
                <b>
                    {if view_of.open {
                        i18n::plan_open(language)
                    } else {
                        i18n::plan_in_effect(language)
                    }}
                </b>
            </p>
            {(view_of.parts > 1)
                .then(|| {
                    view! {
                        <p class="notice refused" role="alert">
                            {i18n::plan_parts(language, view_of.parts)}
                        </p>
                    }
                })}
            {(short > 0)
                .then(|| view! { <p class="notice">{i18n::plan_missing(language, short)}</p> })}
            <dl class="figures">
                <div>
                    <dt>{i18n::organise_entries(language)}</dt>
                    <dd>{view_of.entries.len()}</dd>
                </div>
                <div>
                    <dt>{i18n::organise_jurors(language)}</dt>
                    <dd>{view_of.jurors.len()}</dd>
                </div>
                <div>
                    <dt>{i18n::plan_connectivity(language)}</dt>
                    <dd>{i18n::decimal(language, view_of.connectivity, 2)}</dd>
                </div>
                <div>
                    <dt>{i18n::plan_meetings(language)}</dt>
                    <dd>{format!("{}\u{2013}{}", view_of.meetings.0, view_of.meetings.1)}</dd>
                </div>
            </dl>
            <p class="quiet">{i18n::plan_connectivity_hint(language)}</p>
            {taking}
        </section>
        <section class="band">
            <div class="pair">
                {propose_form(visit, shown, form, &base)}{calculator(visit, view_of, effort, &base)}
            </div>
        </section>
        <section class="band">
            <div class="section-head">
                <h2>{i18n::organise_entries(language)}</h2>
                <a href=format!("{base}.csv{asked}")>{i18n::plan_export(language)}</a>
            </div>
            {entries}
        </section>
        <section class="band">
            <h2>{i18n::organise_jury(language)}</h2>
            {jurors}
        </section>
        {step_backs(visit, &shown.step_backs)}
        <section class="band">
            <div class="pair">
                {overrule_form(visit, shown, form, &base)}{import_form(visit, form, shown, &base)}
            </div>
        </section>
    }
    .into_any()
}

fn propose_form(visit: &Visit, shown: &Shown, form: &Filled, base: &str) -> AnyView {
    let language = visit.language;
    let view_of = &shown.view;
    let posted = form.having("per_entry");
    let filled = if let Some(form) = posted {
        form.clone()
    } else {
        Filled::with([
            ("per_entry", view_of.options.per_entry.to_string()),
            ("seed", view_of.options.seed.to_string()),
        ])
    };
    let calibration = view_of
        .entries
        .iter()
        .map(|entry| {
            let checked = posted.map_or(entry.calibration, |form| {
                form.chose("calibration", &entry.id)
            });
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        name="calibration"
                        value=entry.id.clone()
                        checked=checked
                    />
                    {i18n::numbered(entry.number, entry.title.text(language))}
                </label>
            }
        })
        .collect_view();
    view! {
        <form
            method="post"
            action=format!("{base}/propose?round={}", view_of.round.code())
            class="stack card"
            novalidate
        >
            <h2>{i18n::plan_propose(language)}</h2>
            {filled.seen_field(shown.versions.of(Thing::Plan))}
            {filled.text(visit, "per_entry", i18n::plan_per_entry(language), "", Input::COUNT)}
            {filled
                .text(
                    visit,
                    "seed",
                    i18n::plan_seed(language),
                    i18n::plan_seed_hint(language),
                    Input::COUNT,
                )}
            <details>
                <summary>{i18n::plan_calibration(language)}</summary>
                <p class="hint">{i18n::plan_calibration_hint(language, CALIBRATION_MOST)}</p>
                <div class="ticks">{calibration}</div>
            </details>
            <p>
                <button class="button plain">{i18n::plan_propose(language)}</button>
            </p>
        </form>
    }
    .into_any()
}

/// How many jurors and hours the call takes.
fn calculator(visit: &Visit, view_of: &PlanView, effort: &Effort, base: &str) -> AnyView {
    let language = visit.language;
    let (filled, asked) = effort.read();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let answer = asked.map(|(minutes, hours)| {
        let (sheets, all, jurors) = assignment::effort(
            count(view_of.entries.len()),
            count(view_of.options.per_entry),
            minutes,
            hours,
        );
        i18n::plan_effort_answer(
            language,
            view_of.entries.len(),
            view_of.options.per_entry,
            sheets,
            all,
            jurors,
        )
    });
    view! {
        <form method="get" action=base.to_owned() class="stack card">
            <h2>{i18n::plan_effort(language)}</h2>
            <input type="hidden" name="round" value=view_of.round.code() />
            {filled.text(visit, "minutes", i18n::plan_effort_minutes(language), "", Input::COUNT)}
            {filled.text(visit, "hours", i18n::plan_effort_hours(language), "", Input::COUNT)}
            <p>{answer}</p>
            <p>
                <button class="button plain">{i18n::plan_effort_count(language)}</button>
            </p>
        </form>
    }
    .into_any()
}

fn entry_row(
    visit: &Visit,
    shown: &Shown,
    entry: &PlanEntry,
    base: &str,
    form: &Filled,
) -> Vec<AnyView> {
    let language = visit.language;
    let view_of = &shown.view;
    let names = i18n::list(language, panel_names(view_of, entry));
    let posted = form.of("entry", &entry.id);
    let plan_seen = shown.versions.of(Thing::Plan);
    let form = view_of.open.then(|| {
        let ticks = view_of
            .jurors
            .iter()
            .enumerate()
            .map(|(place, juror)| {
                let fixed = entry.fixed.contains(&place);
                let note = match entry.bars[place] {
                    Some(bar) => refusals::bar(language, bar),
                    None if fixed => i18n::plan_fixed(language),
                    None => "",
                };
                let barred = entry.bars[place].is_some() || fixed;
                let stands = entry.panel.contains(&place);
                let checked = posted
                    .filter(|_| !barred)
                    .map_or(stands, |form| form.chose("juror", &juror.person));
                view! {
                    <label class="tick">
                        <input
                            type="checkbox"
                            name="juror"
                            value=juror.person.clone()
                            checked=checked
                            disabled=barred
                        />
                        {juror.name.clone()}
                        {(!note.is_empty()).then(|| view! { <span class="quiet">{note}</span> })}
                    </label>
                }
            })
            .collect_view();
        view! {
            <details open=posted.is_some()>
                <summary>{i18n::plan_change(language)}</summary>
                <form
                    method="post"
                    action=format!("{base}/entry?round={}", view_of.round.code())
                    class="stack"
                >
                    {seen_field_of(posted, plan_seen)}
                    <input type="hidden" name="entry" value=entry.id.clone() />
                    <div class="ticks">{ticks}</div>
                    <p>
                        <button
                            class="button plain small"
                            aria-label=i18n::labelled(
                                language,
                                i18n::plan_save(language),
                                entry.number,
                            )
                        >
                            {i18n::plan_save(language)}
                        </button>
                    </p>
                </form>
            </details>
        }
    });
    // Why nobody else was found: what stands against each, or that they take no more.
    let why_not = view_of
        .jurors
        .iter()
        .enumerate()
        .filter(|(place, _)| !entry.panel.contains(place))
        .filter_map(|(place, juror)| {
            let full = juror.entries >= juror.load.most;
            let why = entry.bars[place]
                .map(|bar| refusals::bar(language, bar))
                .or_else(|| full.then(|| i18n::plan_full(language)))?;
            Some(view! { <li>{juror.name.clone()}{i18n::colon(language)}{why}</li> })
        })
        .collect_view();
    let calibration = entry.calibration.then(|| {
        view! {
            " "
            <span class="tag">{i18n::plan_for_all(language)}</span>
        }
    });
    let lacks = (entry.missing > 0).then(|| {
        view! {
            " "
            <span class="problem">{i18n::plan_missing_of(language, entry.missing)}</span>
            <ul class="plain-list quiet">{why_not}</ul>
        }
    });
    let mut cells = vec![
        entry.number.into_any(),
        view! { {entry.title.text(language).to_owned()}{calibration} }.into_any(),
        view! { {names}{lacks} }.into_any(),
    ];
    cells.extend(form.map(IntoAny::into_any));
    cells
}

fn juror_row(
    visit: &Visit,
    shown: &Shown,
    place: usize,
    base: &str,
    form: &Filled,
) -> Vec<AnyView> {
    let language = visit.language;
    let (view_of, topics) = (&shown.view, &shown.topics);
    let juror = &view_of.jurors[place];
    let posted = form.of("person", &juror.person);
    let seen = shown.versions.of(Thing::Juror(&juror.person));
    let reads = |known: Language| {
        posted.map_or(juror.languages.contains(&known), |form| {
            form.chose("languages", known.tag())
        })
    };
    let knows = |code: &str| {
        posted.map_or(juror.topics.contains(code), |form| {
            form.chose("topics", code)
        })
    };
    let languages = Language::ALL
        .map(|known| view! {
            <label class="tick">
                <input type="checkbox" name="languages" value=known.tag() checked=reads(known) />
                <span lang=known.tag()>{known.name()}</span>
            </label>
        })
        .collect_view();
    let topics = topics
        .iter()
        .map(|topic| {
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        name="topics"
                        value=topic.code.clone()
                        checked=knows(&topic.code)
                    />
                    {topic.name.text(language).to_owned()}
                </label>
            }
        })
        .collect_view();
    let load = |name: &'static str, label: &'static str, stored: usize| {
        // The summary of what is wrong leads to the plain name.
        let id = if posted.is_some() {
            name.to_owned()
        } else {
            format!("{name}-{place}")
        };
        let value = posted.map_or_else(|| stored.to_string(), |form| form.value(name));
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <input
                    id=id
                    type="number"
                    name=name
                    min="0"
                    max=LOAD_MOST
                    value=value
                    aria-describedby=problem_id(name)
                />
                {posted.and_then(|form| form.problem_beside(visit, name))}
            </div>
        }
    };
    let brings = {
        let read: Vec<&str> = juror
            .languages
            .iter()
            .map(|language| language.name())
            .collect();
        if read.is_empty() {
            i18n::plan_reads_all(language).to_owned()
        } else {
            i18n::list(language, &read)
        }
    };
    let organisation =
        (!juror.organisation.is_empty()).then(|| format!(" · {}", juror.organisation));
    let name = view! {
        {juror.name.clone()}
        <br />
        <span class="quiet">{juror.mail.clone()}{organisation}</span>
    };
    let profile = view! {
        <details open=posted.is_some()>
            <summary>{brings}</summary>
            <form
                method="post"
                action=format!("{base}/juror?round={}", view_of.round.code())
                class="stack"
            >
                {seen_field_of(posted, seen)}
                <input type="hidden" name="person" value=juror.person.clone() />
                <fieldset class="plain">
                    <legend>{i18n::plan_languages(language)}</legend>
                    <p class="hint">{i18n::plan_languages_hint(language)}</p>
                    <div class="ticks">{languages}</div>
                </fieldset>
                <fieldset class="plain">
                    <legend>{i18n::plan_topics(language)}</legend>
                    <div class="ticks">{topics}</div>
                </fieldset>
                <div class="fields">
                    {load("load_least", i18n::plan_least(language), juror.load.least)}
                    {load("load_most", i18n::plan_most(language), juror.load.most)}
                </div>
                <p>
                    <button
                        class="button plain small"
                        aria-label=i18n::labelled(language, i18n::plan_save(language), &juror.name)
                    >
                        {i18n::plan_save(language)}
                    </button>
                </p>
            </form>
        </details>
    };
    vec![
        name.into_any(),
        juror.entries.into_any(),
        profile.into_any(),
    ]
}

/// Conflicts that were computed from mail domains, which a person may know better.
fn overrule_form(visit: &Visit, shown: &Shown, form: &Filled, base: &str) -> AnyView {
    let language = visit.language;
    let view_of = &shown.view;
    let posted = form.having("overrule_reason");
    let pairs: Vec<(String, String)> = view_of
        .entries
        .iter()
        .flat_map(|entry| {
            let barred = entry
                .bars
                .iter()
                .enumerate()
                .filter(|(_, bar)| **bar == Some(Bar::Organisation));
            barred.map(|(place, _)| {
                let juror = &view_of.jurors[place];
                (
                    format!("{} {}", juror.person, entry.id),
                    format!(
                        "{} · {}",
                        juror.name,
                        i18n::numbered(entry.number, entry.title.text(language))
                    ),
                )
            })
        })
        .collect();
    let seen = pairs
        .iter()
        .filter_map(|(pair, _)| pair.split_once(' '))
        .map(|(juror, entry)| {
            let name = format!("seen-{juror}-{entry}");
            let now = shown
                .versions
                .of(Thing::Conflict(juror, entry))
                .0
                .to_string();
            let kept = posted.filter(|form| !form.is_overtaken());
            let value = kept.map_or(now, |form| form.value(&name));
            view! { <input type="hidden" name=name value=value /> }
        })
        .collect_view();
    view! {
        <form
            method="post"
            action=format!("{base}/overrule?round={}", view_of.round.code())
            class="stack card"
            novalidate
        >
            <h2>{i18n::plan_conflicts(language)}</h2>
            <p class="quiet">{i18n::plan_conflicts_lead(language)}</p>
            {if pairs.is_empty() {
                view! { <p>{i18n::plan_conflicts_none(language)}</p> }.into_any()
            } else {
                view! {
                    {seen}
                    {form.select(visit, "pair", i18n::plan_pair(language), "", pairs)}
                    {form
                        .text(
                            visit,
                            "overrule_reason",
                            i18n::sheet_conflict_reason(language),
                            "",
                            Input::TEXT.required(),
                        )}
                    <p>
                        <button class="button plain">{i18n::plan_overrule(language)}</button>
                    </p>
                }
                    .into_any()
            }}
        </form>
    }
    .into_any()
}

fn import_form(visit: &Visit, form: &Filled, shown: &Shown, base: &str) -> AnyView {
    let language = visit.language;
    let seen = shown.versions.of(Thing::Plan);
    view! {
        <form
            method="post"
            action=format!("{base}/import?round={}", shown.view.round.code())
            class="stack card"
            novalidate
        >
            <h2>{i18n::plan_import(language)}</h2>
            {seen_field_of(form.having("plan"), seen)}
            {form
                .area(
                    visit,
                    "plan",
                    i18n::plan_import_rows(language),
                    i18n::plan_import_hint(language),
                    6,
                )}
            <p>
                <button class="button plain">{i18n::plan_import(language)}</button>
            </p>
        </form>
    }
    .into_any()
}
