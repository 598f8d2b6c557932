//! Criteria and rounds: what a call asks of its jury, and what a change of it would do to the
//! ranking.

use std::collections::BTreeMap;

use axum::extract::{Path, Query};
use contest::{
    Language, Localized, Standing,
    judging::{Criterion, Method, Round, RoundKind},
};
use leptos::prelude::*;
use office::{
    CRITERIA_MOST, CRITERION_NAME_MOST, Call, Effect, LABEL_MOST, PER_ENTRY_MOST, RoundDraft,
    STEPS_MOST, Thing, Topic, Versions, calendar,
};

use crate::{
    city::city_class,
    done::Done,
    failure,
    form::{Both, Fields, Filled, OnForm as _, area_text, problem_id, seen_field, seen_field_of},
    pages::{
        Answer,
        editions::rounds::RoundQuery,
        organiser::{base, place},
        results::figures::format_points,
    },
    phases::phase_name,
    shell::{page, page_with_status},
    table::{Column, table},
    visit::Visit,
};

/// Empty rows for new criteria below those that there are.
const NEW_ROWS: usize = 1;

/// A criterion as the form holds it: what was typed, whether it can be read or not.
#[derive(Clone, Default)]
struct Row {
    id: String,
    names: BTreeMap<Language, String>,
    weight: String,
    steps: String,
    /// One label a line, each after its step.
    labels: BTreeMap<Language, String>,
    topics: Vec<String>,
    rounds: Vec<String>,
    removed: bool,
}

impl Row {
    fn of(criterion: &Criterion) -> Self {
        let labels = |language: Language| {
            let of = criterion
                .labels
                .iter()
                .filter_map(|(step, label)| Some(format!("{step} {}", label.0.get(&language)?)));
            of.collect::<Vec<_>>().join("\n")
        };
        Self {
            id: criterion.id.clone(),
            names: criterion.name.0.clone(),
            weight: criterion_share(criterion.weight),
            steps: criterion.steps.to_string(),
            labels: Language::ALL
                .map(|language| (language, labels(language)))
                .into(),
            topics: criterion.topics.clone(),
            rounds: criterion
                .rounds
                .iter()
                .map(|round| round.code().to_owned())
                .collect(),
            removed: false,
        }
    }

    fn posted(fields: &Fields, place: usize) -> Self {
        let get = |name: &str| fields.get(&format!("{name}-{place}")).trim().to_owned();
        let of = |name: &str| {
            Language::ALL
                .map(|language| {
                    (
                        language,
                        fields
                            .get(&format!("{name}-{place}-{}", language.tag()))
                            .replace('\r', "")
                            .trim()
                            .to_owned(),
                    )
                })
                .into()
        };
        let all = |name: &str| {
            fields
                .all(&format!("{name}-{place}"))
                .map(str::to_owned)
                .collect()
        };
        Self {
            id: get("id"),
            names: of("name"),
            weight: get("weight"),
            steps: get("steps"),
            labels: of("labels"),
            topics: all("topics"),
            rounds: all("rounds"),
            removed: fields.has(&format!("removed-{place}")),
        }
    }

    /// Whether nothing was typed into a new row.
    fn is_blank(&self) -> bool {
        self.id.is_empty()
            && self
                .names
                .values()
                .chain(self.labels.values())
                .all(String::is_empty)
    }

    /// As a criterion. What is no number lies outside every scale, and a line without a step is a
    /// label of step -1: both are refused beside their field.
    fn draft(&self) -> Criterion {
        let filled = |texts: &BTreeMap<Language, String>| {
            texts
                .iter()
                .filter(|(_, text)| !text.is_empty())
                .map(|(language, text)| (*language, text.clone()))
                .collect()
        };
        let mut labels: BTreeMap<i64, Localized> = BTreeMap::new();
        for (language, text) in &self.labels {
            for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
                let (step, label) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
                labels
                    .entry(step.parse().unwrap_or(-1))
                    .or_default()
                    .0
                    .insert(*language, label.trim().to_owned());
            }
        }
        Criterion {
            id: self.id.clone(),
            name: Localized(filled(&self.names)),
            weight: share(&self.weight).unwrap_or(-1),
            steps: self.steps.parse().unwrap_or(-1),
            labels: labels.into_iter().collect(),
            topics: self.topics.clone(),
            rounds: self
                .rounds
                .iter()
                .filter_map(|round| RoundKind::from_code(round))
                .collect(),
        }
    }
}

/// Per mille as per cent, with a decimal where it needs one.
fn criterion_share(weight: i64) -> String {
    if weight % 10 == 0 {
        (weight / 10).to_string()
    } else {
        format!("{}.{}", weight / 10, weight % 10)
    }
}

/// Per cent, with at most one decimal, as per mille.
fn share(text: &str) -> Option<i64> {
    // As Japanese keyboards write it, too.
    let plain = |letter| match letter {
        '０'..='９' => char::from_digit(letter as u32 - '０' as u32, 10).unwrap_or(letter),
        ',' | '．' | '，' => '.',
        other => other,
    };
    let text: String = text.trim().chars().map(plain).collect();
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), "0"));
    let part = if part.is_empty() { "0" } else { part };
    if part.len() > 1 || whole.starts_with('-') {
        return None;
    }
    Some(whole.parse::<i64>().ok()?.checked_mul(10)? + part.parse::<i64>().ok()?)
}

/// The page.
pub async fn page_of(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    // Lets nobody but an organiser pass.
    visit
        .office()
        .flags(visit.signed_in()?, &call, visit.now)
        .await?;
    let versions = visit.office().versions(&call.id).await?;
    // Read after its version, as everything that a form is made from.
    let call = visit.office().call(&edition, &slug).await?;
    let topics = visit.office().topics(&call.edition.id).await?;
    let rows: Vec<Row> = call.criteria.iter().map(Row::of).collect();
    Ok(page(&visit, place_of(&visit, &call), || {
        body(
            &visit,
            &call,
            (&topics, &versions),
            &rows,
            &Filled::default(),
        )
    }))
}

fn place_of(visit: &Visit, call: &Call) -> crate::shell::Place {
    place(visit, call, i18n::criteria_title(visit.language)).under(
        visit.link(&base(call)),
        i18n::organise_title(visit.language),
    )
}

/// Changes the criteria: shows first what that does to the ranking, where there is one, and asks.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    #[expect(clippy::range_plus_one, reason = "there may be more new rows than one")]
    let rows: Vec<Row> = (0..CRITERIA_MOST + NEW_ROWS)
        .take_while(|place| fields.has(&format!("id-{place}")))
        .map(|place| Row::posted(&fields, place))
        .filter(|row| !row.is_blank())
        .collect();
    let kept: Vec<Row> = rows.iter().filter(|row| !row.removed).cloned().collect();
    let drafts: Vec<Criterion> = kept.iter().map(Row::draft).collect();
    let seen = fields.seen();
    let outcome = if fields.has("confirmed") {
        visit
            .office()
            .change_criteria(organiser, &call, &drafts, seen, visit.now)
            .await
            .map(|()| None)
    } else {
        match visit
            .office()
            .criteria_effect(organiser, &call, &drafts, seen, visit.now)
            .await
        {
            Ok(effects) if effects.is_empty() => visit
                .office()
                .change_criteria(organiser, &call, &drafts, seen, visit.now)
                .await
                .map(|()| None),
            other => other.map(Some),
        }
    };
    match outcome.on_form()? {
        Ok(None) => Ok(visit.redirect(&format!("{}/criteria", base(&call)), Done::Saved)),
        Ok(Some(effects)) => {
            let place = place_of(&visit, &call);
            Ok(page(&visit, place, || {
                effect_body(&visit, &call, &effects, &fields)
            }))
        }
        Err(refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let call = visit.office().call(&edition, &slug).await?;
            let topics = visit.office().topics(&call.edition.id).await?;
            let (status, filled) = (failure::status(&refusal), Filled::refused(&fields, refusal));
            let lines = |criteria: &[Criterion]| {
                criteria
                    .iter()
                    .map(|criterion| criterion_line(&visit, criterion, &topics))
                    .collect()
            };
            let both = Both {
                stands: lines(&call.criteria),
                typed: lines(&drafts),
            };
            let filled = filled.beside_where_overtaken(|| both);
            // Problems are numbered as those that stay are; what would go stands below them.
            let shown: Vec<Row> = kept
                .iter()
                .chain(rows.iter().filter(|row| row.removed))
                .cloned()
                .collect();
            Ok(page_with_status(
                &visit,
                status,
                place_of(&visit, &call),
                || body(&visit, &call, (&topics, &versions), &shown, &filled),
            ))
        }
    }
}

/// A criterion in a line: all that can be changed of it.
fn criterion_line(visit: &Visit, criterion: &Criterion, topics: &[Topic]) -> String {
    let language = visit.language;
    let all = |text: &Localized| {
        text.0
            .values()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" / ")
    };
    let labels = criterion
        .labels
        .iter()
        .map(|(step, label)| format!("{step} {}", all(label)));
    let topics = topics
        .iter()
        .filter(|topic| criterion.topics.contains(&topic.code))
        .map(|topic| topic.name.text(language).to_owned());
    let rounds = criterion
        .rounds
        .iter()
        .map(|round| phase_name(language, round.phase()).to_owned());
    let parts = [
        all(&criterion.name),
        i18n::percent(language, criterion_share(criterion.weight)),
        format!("0–{}", criterion.steps),
    ];
    parts
        .into_iter()
        .chain(labels)
        .chain(topics)
        .chain(rounds)
        .collect::<Vec<_>>()
        .join(" · ")
}

/// How a round is judged and when, in lines.
fn round_lines(
    visit: &Visit,
    call: &Call,
    round: &Round,
    dates: [Option<contest::Moment>; 2],
) -> Vec<String> {
    let language = visit.language;
    let method = match round.method {
        Method::Marks => i18n::method_marks(language),
        Method::Pass => i18n::method_pass(language),
    };
    let date = |name: &str, at: Option<contest::Moment>| {
        i18n::labelled(
            language,
            name,
            at.map_or_else(
                || "\u{2013}".to_owned(),
                |at| calendar::written(language, at, &call.time_zone),
            ),
        )
    };
    let blind = round.blind.then(|| i18n::round_blind(language).to_owned());
    [i18n::labelled(
        language,
        i18n::round_method(language),
        method,
    )]
    .into_iter()
    .chain(blind)
    .chain([
        i18n::labelled(
            language,
            i18n::round_jurors(language),
            round.jurors_per_entry,
        ),
        date(i18n::round_starts(language), dates[0]),
        date(i18n::round_ends(language), dates[1]),
    ])
    .collect()
}

/// Sets a round, adds it or takes it out.
pub async fn round(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let kind =
        RoundKind::from_code(fields.get("kind")).unwrap_or_else(|| asked.round(&call, visit.now));
    let seen = fields.seen();
    let draft = RoundDraft {
        round: Round {
            kind,
            method: Method::from_code(fields.get("method")).unwrap_or_default(),
            blind: fields.has("blind"),
            jurors_per_entry: fields.get("jurors_per_entry").parse().unwrap_or(0),
            closed_at: None,
        },
        starts: calendar::of_field(fields.get("starts"), &call.time_zone),
        ends: calendar::of_field(fields.get("ends"), &call.time_zone),
    };
    let (outcome, typed) = if fields.has("remove") {
        let outcome = visit
            .office()
            .remove_round(organiser, &call, kind, seen, visit.now)
            .await;
        (outcome, vec![i18n::round_remove(visit.language).to_owned()])
    } else {
        let outcome = visit
            .office()
            .set_round(organiser, &call, &draft, seen, visit.now)
            .await;
        (
            outcome,
            round_lines(&visit, &call, &draft.round, [draft.starts, draft.ends]),
        )
    };
    match outcome.on_form()? {
        Ok(()) => Ok(visit.redirect(&format!("{}/criteria", base(&call)), Done::Saved)),
        Err(refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let call = visit.office().call(&edition, &slug).await?;
            let topics = visit.office().topics(&call.edition.id).await?;
            let rows: Vec<Row> = call.criteria.iter().map(Row::of).collect();
            let (status, filled) = (failure::status(&refusal), Filled::refused(&fields, refusal));
            let phase = call.schedule.phase(kind.phase());
            let stands = call.round(kind).map_or_else(
                || vec![i18n::round_none(visit.language).to_owned()],
                |round| {
                    round_lines(
                        &visit,
                        &call,
                        round,
                        [
                            phase.map(|phase| phase.starts),
                            phase.map(|phase| phase.ends),
                        ],
                    )
                },
            );
            let filled = filled.beside_where_overtaken(|| Both { stands, typed });
            Ok(page_with_status(
                &visit,
                status,
                place_of(&visit, &call),
                || body(&visit, &call, (&topics, &versions), &rows, &filled),
            ))
        }
    }
}

fn body(
    visit: &Visit,
    call: &Call,
    (topics, versions): (&[Topic], &Versions),
    rows: &[Row],
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let address = format!("{}/criteria", visit.link(&base(call)));
    let rounds = RoundKind::ALL
        .map(|kind| round_form(visit, (call, versions), kind, form, &address))
        .collect_view();
    let blank = Row {
        steps: "10".to_owned(),
        weight: "0".to_owned(),
        ..Row::default()
    };
    let fields = rows
        .iter()
        .chain(std::iter::repeat_n(&blank, NEW_ROWS))
        .enumerate()
        .map(|(place, row)| criterion_fields(visit, call, topics, (place, row), form))
        .collect_view();
    let criteria_seen = versions.of(Thing::Criteria);
    let shares = call
        .rounds
        .iter()
        .map(|round| shares(visit, call, round))
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::criteria_title(language)}</h1>
            <p class="lead">{i18n::criteria_lead(language)}</p>
            {form.summary(visit)}
        </section>
        <section class="band">
            <h2>{i18n::organise_rounds(language)}</h2>
            <div class="pair">{rounds}</div>
        </section>
        <section class="band">
            <h2>{i18n::call_criteria(language)}</h2>
            {shares}
            <form method="post" action=address class="stack" novalidate>
                {seen_field_of(form.having("id-0"), criteria_seen)}
                {fields}
                <p class="hint">{i18n::criteria_weights_hint(language)}</p>
                <p>
                    <button class="button">{i18n::criteria_check(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// What each criterion weighs in a round once those that are asked are taken together.
fn shares(visit: &Visit, call: &Call, round: &Round) -> AnyView {
    let language = visit.language;
    let asked = call.criteria_in(round.kind);
    let sum: i64 = asked.iter().map(|criterion| criterion.weight).sum();
    let parts: Vec<String> = asked
        .iter()
        .map(|criterion| {
            #[expect(clippy::cast_precision_loss, reason = "per mille")]
            let share = criterion.weight as f64 * 100.0 / sum.max(1) as f64;
            format!(
                "{} {}",
                criterion.name.text(language),
                i18n::percent(language, i18n::decimal(language, share, 0))
            )
        })
        .collect();
    view! {
        <p>
            <b>{phase_name(language, round.kind.phase())}</b>
            {i18n::colon(language)}
            {parts.join(" · ")}
        </p>
    }
    .into_any()
}

fn round_form(
    visit: &Visit,
    (call, versions): (&Call, &Versions),
    kind: RoundKind,
    form: &Filled,
    address: &str,
) -> AnyView {
    let language = visit.language;
    let known = call.round(kind);
    let posted = form.refusal.is_some() && form.value("kind") == kind.code();
    let phase = call.schedule.phase(kind.phase());
    let value = |name: &str, stored: String| if posted { form.value(name) } else { stored };
    let moment = |moment: Option<contest::Moment>| {
        moment.map_or_else(String::new, |moment| {
            calendar::field(moment, &call.time_zone)
        })
    };
    let method = if posted {
        Method::from_code(&form.value("method")).unwrap_or_default()
    } else {
        known.map_or(Method::Marks, |round| round.method)
    };
    let blind = if posted {
        form.value("blind") == "1"
    } else {
        known.is_none_or(|round| round.blind)
    };
    let methods = Method::ALL
        .map(|choice| {
            let (name, text) = match choice {
                Method::Marks => (
                    i18n::method_marks(language),
                    i18n::method_marks_text(language),
                ),
                Method::Pass => (
                    i18n::method_pass(language),
                    i18n::method_pass_text(language),
                ),
            };
            view! {
                <label class="tick">
                    <input
                        type="radio"
                        name="method"
                        value=choice.code()
                        checked=choice == method
                    />
                    <span>{name}<br /><span class="quiet">{text}</span></span>
                </label>
            }
        })
        .collect_view();
    let id = |name: &str| format!("{name}-{}", kind.code());
    let input = |name: &'static str, label: &'static str, kind: &'static str, stored: String| {
        let problem = posted.then(|| form.problem_beside(visit, name)).flatten();
        let invalid = problem.is_some().then_some("true");
        view! {
            <div class="field">
                <label for=id(name)>{label}</label>
                <input
                    id=id(name)
                    name=name
                    type=kind
                    value=value(name, stored)
                    aria-describedby=problem_id(name)
                    aria-invalid=invalid
                />
                {problem}
            </div>
        }
    };
    let state = match call.round_standing(kind, visit.now) {
        _ if known.is_none() => i18n::round_none(language),
        Standing::Before => i18n::round_before(language),
        Standing::Open | Standing::Grace => i18n::round_open(language),
        Standing::Closed => i18n::round_over(language),
    };
    let removable = known.is_some() && kind != RoundKind::Screening;
    view! {
        <form method="post" action=format!("{address}/round") class="stack card" novalidate>
            <h3>{phase_name(language, kind.phase())}</h3>
            <p class="quiet">{state}</p>
            {if posted {
                form.seen_field(versions.of(Thing::Round(kind)))
            } else {
                seen_field(versions.of(Thing::Round(kind)))
            }}
            <input type="hidden" name="kind" value=kind.code() />
            <fieldset class="plain">
                <legend>{i18n::round_method(language)}</legend>
                {methods}
            </fieldset>
            <label class="tick">
                <input type="checkbox" name="blind" value="1" checked=blind />
                {i18n::round_blind(language)}
            </label>
            {input(
                "jurors_per_entry",
                i18n::round_jurors(language),
                "number",
                known.map_or(3, |round| round.jurors_per_entry).to_string(),
            )}
            <div class="fields">
                {input(
                    "starts",
                    i18n::round_starts(language),
                    "datetime-local",
                    moment(phase.map(|phase| phase.starts)),
                )}
                {input(
                    "ends",
                    i18n::round_ends(language),
                    "datetime-local",
                    moment(phase.map(|phase| phase.ends)),
                )}
            </div>
            <p class="hint">
                {i18n::round_zone(
                    language,
                    calendar::zone_name(language, &call.time_zone),
                    PER_ENTRY_MOST,
                )}
            </p>
            <p class="row">
                <button class="button plain">
                    {if known.is_some() {
                        i18n::round_save(language)
                    } else {
                        i18n::round_add(language)
                    }}
                </button>
                {removable
                    .then(|| {
                        view! {
                            <button class="button plain" name="remove" value="1">
                                {i18n::round_remove(language)}
                            </button>
                        }
                    })}
            </p>
        </form>
    }
    .into_any()
}

fn criterion_fields(
    visit: &Visit,
    call: &Call,
    topics: &[Topic],
    (place, row): (usize, &Row),
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let id = |name: &str| format!("{name}-{place}");
    let title = row
        .names
        .get(&language)
        .filter(|name| !name.is_empty())
        .or_else(|| row.names.values().find(|name| !name.is_empty()));
    let title = title
        .cloned()
        .unwrap_or_else(|| i18n::criterion_new(language).to_owned());
    let names = Language::ALL
        .map(|of| {
            let field = format!("name-{place}-{}", of.tag());
            let value = row.names.get(&of).cloned().unwrap_or_default();
            view! {
                <div class="field">
                    <label for=field.clone()>
                        <span lang=of.tag()>{of.name()}</span>
                    </label>
                    <input id=field.clone() name=field lang=of.tag() value=value />
                </div>
            }
        })
        .collect_view();
    let labels = Language::ALL
        .map(|of| {
            let field = format!("labels-{place}-{}", of.tag());
            let value = row.labels.get(&of).cloned().unwrap_or_default();
            view! {
                <div class="field">
                    <label for=field.clone()>
                        <span lang=of.tag()>{of.name()}</span>
                    </label>
                    <textarea
                        id=field.clone()
                        name=field
                        lang=of.tag()
                        rows="4"
                        inner_html=area_text(&value)
                    ></textarea>
                </div>
            }
        })
        .collect_view();
    let number = |name: &'static str, label: &'static str, value: String| {
        let problem = form.problem_beside(visit, &id(name));
        let invalid = problem.is_some().then_some("true");
        view! {
            <div class="field">
                <label for=id(name)>{label}</label>
                <input
                    id=id(name)
                    name=id(name)
                    inputmode="decimal"
                    value=value
                    aria-describedby=problem_id(&id(name))
                    aria-invalid=invalid
                />
                {problem}
            </div>
        }
    };
    let topics = topics
        .iter()
        .map(|topic| {
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        name=id("topics")
                        value=topic.code.clone()
                        checked=row.topics.contains(&topic.code)
                    />
                    {topic.name.text(language).to_owned()}
                </label>
            }
        })
        .collect_view();
    let rounds = call
        .rounds
        .iter()
        .map(|round| {
            let code = round.kind.code();
            view! {
                <label class="tick">
                    <input
                        type="checkbox"
                        name=id("rounds")
                        value=code
                        checked=row.rounds.iter().any(|known| known == code)
                    />
                    {phase_name(language, round.kind.phase())}
                </label>
            }
        })
        .collect_view();
    let limited = !row.topics.is_empty() || !row.rounds.is_empty();
    view! {
        <fieldset class="card" id=id("name") aria-describedby=problem_id(&id("name"))>
            <legend>{title}</legend>
            <input type="hidden" name=id("id") value=row.id.clone() />
            {form.problem_beside(visit, &id("name"))}
            <p class="hint">{i18n::limit_characters(language, CRITERION_NAME_MOST)}</p>
            <div class="fields">{names}</div>
            <div class="fields">
                {number("weight", i18n::criterion_weight(language), row.weight.clone())}
                {number("steps", i18n::criterion_steps(language), row.steps.clone())}
            </div>
            <details open=form.problem(&id("labels")).is_some()>
                <summary>{i18n::criterion_labels(language)}</summary>
                <p class="hint">{i18n::criterion_labels_hint(language, LABEL_MOST)}</p>
                {form.problem_beside(visit, &id("labels"))}
                <div class="fields">{labels}</div>
            </details>
            <details open=limited>
                <summary>{i18n::criterion_where(language)}</summary>
                <p class="hint">{i18n::criterion_where_hint(language)}</p>
                <div class="ticks">{rounds}</div>
                <div class="ticks">{topics}</div>
            </details>
            <p class="hint">{i18n::criterion_limits(language, STEPS_MOST)}</p>
            {(!row.id.is_empty())
                .then(|| {
                    view! {
                        <label class="tick">
                            <input type="checkbox" name=id("removed") checked=row.removed />
                            {i18n::criterion_remove(language)}
                        </label>
                    }
                })}
        </fieldset>
    }
    .into_any()
}

/// What a change would do, and whether it is meant.
fn effect_body(visit: &Visit, call: &Call, effects: &[Effect], fields: &Fields) -> AnyView {
    let language = visit.language;
    let address = format!("{}/criteria", visit.link(&base(call)));
    let shortlist = usize::try_from(call.shortlist).unwrap_or(0);
    let shown = |place: Option<(Option<usize>, i64)>| match place {
        None => "\u{2013}".to_owned(),
        Some((None, at)) => format_points(language, at),
        Some((Some(rank), at)) => format!("{} · {rank}", format_points(language, at)),
    };
    let tables = effects
        .iter()
        .map(|effect| {
            let moved = effect
                .rows
                .iter()
                .filter(|row| row.before.map(|(rank, _)| rank) != row.after.map(|(rank, _)| rank))
                .count();
            let within = |place: Option<(Option<usize>, i64)>| {
                place
                    .and_then(|(rank, _)| rank)
                    .is_some_and(|rank| rank <= shortlist)
            };
            let rows = effect.rows.iter().map(|row| {
                let crossed =
                    effect.round == RoundKind::Screening && within(row.before) != within(row.after);
                let side = if within(row.after) {
                    i18n::effect_in(language)
                } else {
                    i18n::effect_out(language)
                };
                vec![
                    row.number.into_any(),
                    row.title.text(language).to_owned().into_any(),
                    shown(row.before).into_any(),
                    view! { <b>{shown(row.after)}</b> }.into_any(),
                    crossed.then_some(side).into_any(),
                ]
            });
            let rows = table(
                &[
                    Column::code(i18n::jury_entry(language)),
                    Column::subject(i18n::entry_title(language)),
                    Column::number(i18n::effect_before(language)),
                    Column::number(i18n::effect_after(language)),
                    Column::text(i18n::ranking_shortlist(language)),
                ],
                rows,
            );
            view! {
                <section class="band">
                    <h2>{phase_name(language, effect.round.phase())}</h2>
                    {effect
                        .apart
                        .then(|| view! { <p class="notice">{i18n::meeting_apart(language)}</p> })}
                    <p>
                        {if effect.apart {
                            let changed = effect
                                .rows
                                .iter()
                                .filter(|row| row.before != row.after)
                                .count();
                            i18n::effect_changed(language, changed, effect.rows.len())
                        } else {
                            i18n::effect_moved(language, moved, effect.rows.len())
                        }}
                    </p>
                    {rows}
                </section>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::effect_title(language)}</h1>
            <p class="lead">{i18n::effect_lead(language)}</p>
            <div class="row">
                <form method="post" action=address.clone()>
                    {fields.hidden()}
                    <button class="button" name="confirmed" value="1">
                        {i18n::effect_confirm(language)}
                    </button>
                </form>
                <a class="button plain" href=address>
                    {i18n::effect_leave(language)}
                </a>
            </div>
        </section>
        {tables}
    }
    .into_any()
}
