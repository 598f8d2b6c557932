//! A team and its people as organisers see them: who is in it, who was, and the way to take
//! somebody out with a reason.

use axum::extract::Path;
use contest::{Language, Moment};
use leptos::prelude::*;
use office::{Call, MINUTE_MOST, Participant, Roster, Thing, Versions, calendar};

use crate::{
    city::city_class,
    failure,
    form::{Both, Fields, Filled, OnForm as _, area_text, seen_field_of},
    pages::{
        Answer,
        organiser::{base, place},
    },
    refusals,
    shell::{Place, page, page_with_status},
    visit::Visit,
};

fn roster_place(visit: &Visit, call: &Call) -> Place {
    place(visit, call, i18n::roster_title(visit.language)).under(
        visit.link(&base(call)),
        i18n::organise_title(visit.language),
    )
}

/// The team of an entry.
pub async fn roster(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let versions = visit.office().versions(&call.id).await?;
    let roster = visit
        .office()
        .roster(visit.signed_in()?, &call, number, visit.now)
        .await?;
    Ok(page(&visit, roster_place(&visit, &call), || {
        body(&visit, &call, (&roster, &versions), &Filled::default())
    }))
}

/// What somebody is in a team.
const fn state_name(language: Language, participant: &Participant) -> &'static str {
    match (
        participant.captain > 0,
        participant.member > 0,
        participant.removed_at,
    ) {
        (true, ..) => i18n::roster_captain(language),
        (_, true, _) => i18n::roster_member(language),
        (.., Some(_)) => i18n::roster_removed(language),
        (.., None) => i18n::roster_former(language),
    }
}

fn body(
    visit: &Visit,
    call: &Call,
    (roster, versions): (&Roster, &Versions),
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let address = visit.link(&format!("{}/entries/{}/team", base(call), roster.number));
    let rows = roster.people.iter().map(|participant| {
        let organisation = (!participant.organisation.is_empty())
            .then(|| format!(" · {}", participant.organisation));
        view! {
            <li>
                <span>
                    <strong>{participant.name.clone()}</strong>
                    " "
                    <a href=format!("mailto:{}", participant.mail)>{participant.mail.clone()}</a>
                    {organisation}
                </span>
                <span class="quiet">
                    {state_name(language, participant)}" · "
                    {i18n::team_since(
                        language,
                        calendar::day(language, Moment(participant.since), &call.time_zone),
                    )}
                </span>
                {change(visit, &address, participant, versions, form)}
            </li>
        }
    });
    view! {
        <section class="band">
            <p class=city_class(
                &call.city,
            )>
                {call.title.text(language).to_owned()}" · "
                {i18n::entry_number(language, roster.number)}
            </p>
            <h1>{roster.name.clone()}</h1>
            <p class="lead">{i18n::roster_lead(language)}</p>
            {form.having("person").and_then(|form| form.summary(visit))}
            <ul class="lines">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What organisers can do with somebody of a team: take a member out, or let somebody back who was
/// taken out.
fn change(
    visit: &Visit,
    address: &str,
    participant: &Participant,
    versions: &Versions,
    form: &Filled,
) -> Option<AnyView> {
    let language = visit.language;
    let seen = versions.of(Thing::Participant(&participant.person));
    let posted = form.of("person", &participant.person);
    if participant.member > 0 {
        let label = i18n::team_remove(language);
        // The summary of what is wrong leads to the plain name.
        let id = if posted.is_some() {
            "reason".to_owned()
        } else {
            format!("reason-{}", participant.person)
        };
        let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
        let problem = posted
            .and_then(|form| form.problem("reason"))
            .map(|problem| refusals::problem(language, problem));
        let described = if problem.is_some() {
            format!("{hint_id} {problem_id}")
        } else {
            hint_id.clone()
        };
        let typed = posted.map_or_else(String::new, |form| form.value("reason"));
        let reason = view! {
            <div class="field">
                <label for=id.clone()>{i18n::roster_reason(language)}</label>
                <p class="hint" id=hint_id>
                    {i18n::exclusion_reason_hint(language, MINUTE_MOST)}
                </p>
                <textarea
                    id=id
                    name="reason"
                    rows="3"
                    aria-describedby=described
                    aria-invalid=problem.is_some().then_some("true")
                    inner_html=area_text(&typed)
                ></textarea>
                {problem
                    .map(|problem| {
                        view! {
                            <p class="problem" id=problem_id>
                                {problem}
                            </p>
                        }
                    })}
            </div>
        };
        return Some(
            view! {
                <details open=posted.is_some()>
                    <summary aria-label=i18n::labelled(
                        language,
                        label,
                        &participant.name,
                    )>{label}</summary>
                    <form method="post" action=address.to_owned() class="stack" novalidate>
                        {seen_field_of(posted, seen)}
                        <input type="hidden" name="person" value=participant.person.clone() />
                        <p class="hint">{i18n::roster_remove_lead(language)}</p>
                        {reason}
                        <p>
                            <button
                                class="button plain small"
                                aria-label=i18n::labelled(language, label, &participant.name)
                            >
                                {label}
                            </button>
                        </p>
                    </form>
                </details>
            }
            .into_any(),
        );
    }
    let label = i18n::team_readmit(language);
    participant.removed_at.map(|_| {
        view! {
            <form method="post" action=format!("{address}/readmission") class="stack">
                {seen_field_of(posted, seen)}
                <input type="hidden" name="person" value=participant.person.clone() />
                <p class="hint">{i18n::roster_readmit_lead(language)}</p>
                <p>
                    <button
                        class="button plain small"
                        aria-label=i18n::labelled(language, label, &participant.name)
                    >
                        {label}
                    </button>
                </p>
            </form>
        }
        .into_any()
    })
}

/// Takes somebody out of the team.
pub async fn remove(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let who = (fields.get("person"), fields.get("reason"));
    let outcome = visit
        .office()
        .remove_participant(
            visit.signed_in()?,
            &call,
            number,
            who,
            fields.seen(),
            visit.now,
        )
        .await;
    let typed = vec![
        i18n::team_remove(visit.language).to_owned(),
        who.1.to_owned(),
    ];
    after(
        &visit,
        (&call, number),
        &fields,
        outcome.map(|()| "member-removed"),
        typed,
    )
    .await
}

/// Lets somebody come back by the team's link.
pub async fn readmit(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = fields.get("person");
    let outcome = visit
        .office()
        .readmit_participant(
            visit.signed_in()?,
            &call,
            number,
            person,
            fields.seen(),
            visit.now,
        )
        .await;
    let typed = vec![i18n::team_readmit(visit.language).to_owned()];
    after(
        &visit,
        (&call, number),
        &fields,
        outcome.map(|()| "member-readmitted"),
        typed,
    )
    .await
}

/// The page again after something was asked of it: with what stands against it, where it was
/// refused.
async fn after(
    visit: &Visit,
    (call, number): (&Call, i64),
    fields: &Fields,
    outcome: office::Result<&str>,
    typed: Vec<String>,
) -> Answer {
    match outcome.on_form()? {
        Ok(done) => Ok(visit.redirect(&format!("{}/entries/{number}/team", base(call)), done)),
        Err(refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let roster = visit
                .office()
                .roster(visit.signed_in()?, call, number, visit.now)
                .await?;
            let known = roster
                .people
                .iter()
                .find(|participant| participant.person == fields.get("person"));
            let stands = known.map(|known| {
                i18n::labelled(
                    visit.language,
                    &known.name,
                    state_name(visit.language, known),
                )
            });
            let (status, filled) = (failure::status(&refusal), Filled::refused(fields, refusal));
            let filled = filled.beside_where_overtaken(|| Both {
                stands: stands.into_iter().collect(),
                typed,
            });
            Ok(page_with_status(
                visit,
                status,
                roster_place(visit, call),
                || body(visit, call, (&roster, &versions), &filled),
            ))
        }
    }
}
