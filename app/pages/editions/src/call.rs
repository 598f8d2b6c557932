//! A call: phases, deadlines in three zones, criteria, awards, rules, and its terms.

mod terms;

use std::time::Duration;

use axum::extract::Path;
use contest::{
    AwardKind, Language, Localized, PhaseKind, Standing, Timestamp, judging::Criterion,
    timestamp::MINUTE,
};
use frame::{
    city::city_class,
    failure::Answer,
    phases::{current_phase, phase_name, timeline},
    shell::{PageHead, page},
    text_language::{view_elsewhere, view_localized},
    visit::Visit,
};
use judging::assessment::Order;
use leptos::prelude::*;
use office::{Call, DatasetCard, PhaseMove, Topic, calendar};
use parts::deadline::{deadline, write_deadlines};

use self::terms::{view_eligibility, view_entries, view_legal, view_organisers};

/// Markdown of a call's rules as HTML without anything that could act.
fn render(markdown: &str) -> String {
    let mut html = String::new();
    pulldown_cmark::html::push_html(&mut html, pulldown_cmark::Parser::new(markdown));
    ammonia::clean(&html)
}

/// Answers open pages of a call with its deadlines.
pub async fn send_deadlines(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    Ok(write_deadlines(&visit, &call))
}

/// What of a call was moved and is not over yet.
fn view_moves(visit: &Visit, call: &Call, moves: &[PhaseMove]) -> Option<AnyView> {
    let language = visit.language;
    let items: Vec<_> = moves
        .iter()
        .filter(|moved| {
            call.schedule.phase(moved.kind).is_some()
                && call.standing(moved.kind, visit.now) != Standing::Closed
        })
        .map(|moved| {
            let lines = describe_move(language, call, moved)
                .into_iter()
                .map(|line| view! { <p>{line}</p> })
                .collect_view();
            let reason = (!moved.reason.is_empty()).then(|| {
                let reason =
                    i18n::join_label(language, i18n::phases_reason(language), &moved.reason);
                view! { <p class="quiet">{reason}</p> }
            });
            view! { <li>{lines} {reason}</li> }
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    let view = view! {
        <div class="notice">
            <ul>{items}</ul>
        </div>
    };
    Some(view.into_any())
}

/// When which part of a phase was moved, from where to where.
fn describe_move(language: Language, call: &Call, moved: &PhaseMove) -> Vec<String> {
    let moment = |at: Timestamp| calendar::format_timestamp(language, at, &call.time_zone);
    let at = calendar::local(language, moved.at, &call.time_zone);
    let phase = phase_name(language, moved.kind);
    let parts = [
        (
            i18n::phases_start_of(language, phase),
            moved.before.0,
            moved.after.0,
        ),
        (
            i18n::phases_end_of(language, phase),
            moved.before.1,
            moved.after.1,
        ),
    ];
    parts
        .into_iter()
        .filter(|(_, before, after)| before != after)
        .map(|(what, before, after)| {
            i18n::call_moved(language, what, &at, moment(before), moment(after))
        })
        .collect()
}

/// A call's page.
pub async fn call(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let language = visit.language;
    let place = PageHead::of_edition(call.title.text(language), &call.edition, &visit)
        .under(
            visit.link(&format!("/{edition}")),
            call.edition.title.text(language),
        )
        .following(&visit, &call);
    let moves = visit.office().phase_moves(&call.id).await?;
    let notes = visit.office().edition_notes(&call.edition.id).await?;
    let named = &call.required_data.datasets;
    let facts = CallFacts {
        moves,
        datasets: if named.is_empty() {
            Vec::new()
        } else {
            visit.office().datasets(false).await?
        },
        topics: visit.office().topics(&call.edition.id).await?,
        noted: !notes.assumed.is_empty() || !notes.sources.is_empty(),
    };
    let inner = visit.clone();
    Ok(page(&visit, place, move || body(&inner, &call, &facts)))
}

/// What the page of a call tells beside the call.
struct CallFacts {
    moves: Vec<PhaseMove>,
    /// The data sets whose names are needed.
    datasets: Vec<DatasetCard>,
    topics: Vec<Topic>,
    /// Whether the edition's page says where its facts are found, or what was assumed.
    noted: bool,
}

fn body(visit: &Visit, call: &Call, facts: &CallFacts) -> AnyView {
    let moves = &facts.moves;
    view! {
        {view_head(visit, call)}
        <section class="band">{view_moves(visit, call, moves)} {timeline(visit, call)}</section>
        {view_deadline(visit, call)}
        {view_criteria(visit.language, call)}
        {(!call.awards.is_empty()).then(|| view_awards(visit.language, call, &facts.topics))}
        {view_rules(visit.language, call)}
        {view_entries(visit.language, call, &facts.datasets)}
        {view_legal(visit.language, call)}
        {view_organisers(visit, call, facts.noted)}
    }
    .into_any()
}

/// What the call is, and the way to take part.
fn view_head(visit: &Visit, call: &Call) -> impl IntoView + use<> {
    let language = visit.language;
    let team = visit.link(&format!("/{}/{}/team", call.edition.slug, call.slug));
    let registers = call.paused.is_none()
        && call.standing(PhaseKind::Registration, visit.now) == Standing::Open;
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{view_localized(language, &call.title)}</p>
            <h1>{view_localized(language, &call.lead)}</h1>
            <p class="lead">{current_phase(visit, call)}</p>
            {view_elsewhere(language, list_texts(call))}
            {registers
                .then(|| {
                    view! {
                        <p class="row">
                            <a class="button" href=team>
                                {i18n::call_take_part(language)}
                            </a>
                        </p>
                    }
                })}
        </section>
    }
}

/// Every text of the page that somebody wrote in several languages.
fn list_texts(call: &Call) -> impl Iterator<Item = &Localized> {
    let own = [&call.title, &call.lead, &call.rules, &call.legal];
    let criteria = call.criteria.iter().flat_map(|criterion| {
        let labels = criterion.labels.iter().map(|(_, label)| label);
        std::iter::once(&criterion.name).chain(labels)
    });
    let awards = call
        .awards
        .iter()
        .flat_map(|award| [&award.name, &award.eligibility.text.0]);
    own.into_iter().chain(criteria).chain(awards)
}

/// Until when works are handed in, where there is such a phase.
fn view_deadline(visit: &Visit, call: &Call) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    call.schedule.phase(PhaseKind::Submission).map(|phase| {
        let poll = format!("/{}/{}/deadline.json", call.edition.slug, call.slug);
        // Once that has passed too, nobody has to count on it.
        let grace = (phase.standing(visit.now) != Standing::Closed)
            .then(|| view! { <p class="quiet">{describe_grace(language, phase.grace)}</p> });
        view! {
            <section class="band">
                <h2>{i18n::call_deadline(language)}</h2>
                {deadline(visit, call, phase, &poll)}
                {grace}
            </section>
        }
    })
}

/// How long after the deadline hand-ins are taken that were begun in time.
fn describe_grace(language: Language, grace: Duration) -> String {
    if grace.is_zero() {
        return i18n::call_no_grace(language).to_owned();
    }
    i18n::call_grace(language, grace.as_secs() / MINUTE.as_secs())
}

/// The criteria with what each step means, and the order that counts.
fn view_criteria(language: Language, call: &Call) -> impl IntoView + use<> {
    let criteria = call
        .criteria
        .iter()
        .map(|criterion| view_criterion(language, criterion))
        .collect_view();
    let order = match call.ranking_order {
        Order::Corrected => i18n::call_order_corrected(language),
        Order::Raw => i18n::call_order_raw(language),
    };
    view! {
        <section class="band">
            <h2>{i18n::call_criteria(language)}</h2>
            <dl class="criteria">{criteria}</dl>
            <p>{order}</p>
        </section>
    }
}

/// A criterion, its weight, and what each of its steps means.
fn view_criterion(language: Language, criterion: &Criterion) -> impl IntoView + use<> {
    let labels = criterion
        .labels
        .iter()
        .map(|(step, label)| {
            let (found, text) = label.get(language);
            view! {
                <li lang=found.tag()>
                    <span class="code">{*step}</span>
                    " "
                    {text.to_owned()}
                </li>
            }
        })
        .collect_view();
    view! {
        <div>
            <dt>
                {view_localized(language, &criterion.name)}
                <span class="quiet">
                    {format!(" {}", i18n::percent(language, criterion.weight / 10))}
                </span>
            </dt>
            <dd>
                <ul class="anchors">{labels}</ul>
            </dd>
        </div>
    }
}

/// The awards, each with who can have it.
fn view_awards(language: Language, call: &Call, topics: &[Topic]) -> impl IntoView + use<> {
    let eligible = call
        .awards
        .iter()
        .filter(|award| !award.eligibility.is_empty())
        .map(|award| view_eligibility(language, award, topics))
        .collect_view();
    let awards = call
        .awards
        .iter()
        .map(|award| {
            let mention = (award.kind == AwardKind::Mention).then(|| {
                view! {
                    " "
                    <span class="tag">{i18n::award_mention(language)}</span>
                }
            });
            view! {
                <li>
                    <span class=format!(
                        "award {}",
                        city_class(&call.city),
                    )>{view_localized(language, &award.name)}</span>
                    {mention}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::call_awards(language)}</h2>
            <ul class="chips">{awards}</ul>
            {eligible}
        </section>
    }
}

fn view_rules(language: Language, call: &Call) -> impl IntoView + use<> {
    let (rules_language, rules) = call.rules.get(language);
    view! {
        <section class="band prose">
            <h2>{i18n::call_rules(language)}</h2>
            <p>{i18n::call_team_size(language, call.team_size)}</p>
            <div lang=rules_language.tag() inner_html=render(rules)></div>
        </section>
    }
}
