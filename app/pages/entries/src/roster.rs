//! A team and its people as organisers see them: who is in it, who was, and the way to take
//! somebody out with a reason.

use axum::extract::Path;
use contest::{Language, PersonId, Timestamp};
use frame::{
    city::city_class,
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, area_text, seen_field_of},
    refusals,
    shell::PageHead,
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, MAX_MINUTE_CHARS, Participant, Roster, Seen, Thing, Versions, calendar};
use parts::{
    call_page::{self, CallPage},
    organiser::{base, place_under_desk},
};

/// What the page shows of a team.
struct RosterPage {
    versions: Versions,
    roster: Roster,
}

impl CallPage for RosterPage {
    type Part = i64;

    fn path(call: &Call, number: i64) -> String {
        format!("{}/entries/{number}/team", base(call))
    }

    async fn read(visit: &Visit, call: &Call, number: i64) -> Result<Self, PageError> {
        let office = visit.office();
        Ok(Self {
            versions: office.versions(&call.id).await?,
            roster: office
                .roster(visit.signed_in()?, call, number, visit.now)
                .await?,
        })
    }

    fn locate(&self, visit: &Visit, call: &Call) -> PageHead {
        place_under_desk(visit, call, i18n::roster_title(visit.language))
    }

    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView {
        view_roster(visit, call, self, form)
    }
}

/// The team of an entry.
pub async fn show(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    call_page::show::<RosterPage>(&visit, &call, number).await
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

fn view_roster(visit: &Visit, call: &Call, shown: &RosterPage, form: &Filled) -> AnyView {
    let (language, roster) = (visit.language, &shown.roster);
    let address = visit.link(&RosterPage::path(call, roster.number));
    let deadline = format!("{}/entries/{}/deadline", base(call), roster.number);
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
                        calendar::day(language, Timestamp(participant.since), &call.time_zone),
                    )}
                </span>
                {view_change(visit, &address, participant, &shown.versions, form)}
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
            <p>
                <a href=visit.link(&deadline)>{i18n::extension_title(language)}</a>
            </p>
            {form.having("person").and_then(|form| form.summary(visit))}
            <ul class="lines">{rows.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// What organisers can do with somebody of a team: take a member out, or let somebody back who was
/// taken out.
fn view_change(
    visit: &Visit,
    address: &str,
    participant: &Participant,
    versions: &Versions,
    form: &Filled,
) -> Option<AnyView> {
    let seen = versions.of(Thing::Participant(&participant.person));
    let posted = form.of("person", &participant.person);
    if participant.member > 0 {
        return Some(view_removal(visit, address, participant, seen, posted).into_any());
    }
    participant
        .removed_at
        .map(|_| view_readmission(visit, address, participant, seen, posted).into_any())
}

/// The form that takes a member out, with the reason.
fn view_removal(
    visit: &Visit,
    address: &str,
    participant: &Participant,
    seen: Seen,
    posted: Option<&Filled>,
) -> impl IntoView + use<> {
    let language = visit.language;
    let label = i18n::team_remove(language);
    let label_of = i18n::join_label(language, label, &participant.name);
    view! {
        <details open=posted.is_some()>
            <summary aria-label=label_of.clone()>{label}</summary>
            <form method="post" action=address.to_owned() class="stack" novalidate>
                {seen_field_of(posted, seen)}
                <input type="hidden" name="person" value=participant.person.to_string() />
                <p class="hint">{i18n::roster_remove_lead(language)}</p>
                {view_reason(visit, participant, posted)}
                <p>
                    <button class="button plain small" aria-label=label_of>
                        {label}
                    </button>
                </p>
            </form>
        </details>
    }
}

/// The field of the reason. There is one for each member: the summary of what is wrong leads to the
/// plain name.
fn view_reason(
    visit: &Visit,
    participant: &Participant,
    posted: Option<&Filled>,
) -> impl IntoView + use<> {
    let language = visit.language;
    let id = if posted.is_some() {
        "reason".to_owned()
    } else {
        format!("reason-{}", participant.person)
    };
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let problem = posted
        .and_then(|form| form.problem("reason"))
        .map(|problem| refusals::problem(&visit.cities, language, problem));
    let described = if problem.is_some() {
        format!("{hint_id} {problem_id}")
    } else {
        hint_id.clone()
    };
    let typed = posted.map_or_else(String::new, |form| form.value("reason"));
    view! {
        <div class="field">
            <label for=id.clone()>{i18n::roster_reason(language)}</label>
            <p class="hint" id=hint_id>
                {i18n::exclusion_reason_hint(language, MAX_MINUTE_CHARS)}
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
    }
}

/// The form that lets somebody come back.
fn view_readmission(
    visit: &Visit,
    address: &str,
    participant: &Participant,
    seen: Seen,
    posted: Option<&Filled>,
) -> impl IntoView + use<> {
    let language = visit.language;
    let label = i18n::team_readmit(language);
    view! {
        <form method="post" action=format!("{address}/readmission") class="stack">
            {seen_field_of(posted, seen)}
            <input type="hidden" name="person" value=participant.person.to_string() />
            <p class="hint">{i18n::roster_readmit_lead(language)}</p>
            <p>
                <button
                    class="button plain small"
                    aria-label=i18n::join_label(language, label, &participant.name)
                >
                    {label}
                </button>
            </p>
        </form>
    }
}

/// Takes somebody out of the team.
pub async fn remove(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let (person, reason) = (PersonId::new(fields.get("person")), fields.get("reason"));
    let outcome = visit
        .office()
        .remove_participant(
            visit.signed_in()?,
            &call,
            number,
            (&person, reason),
            fields.seen(),
            visit.now,
        )
        .await;
    let typed = vec![
        i18n::team_remove(visit.language).to_owned(),
        reason.to_owned(),
    ];
    let outcome = outcome.map(|()| Done::MemberRemoved);
    answer(&visit, &call, number, &fields, outcome, typed).await
}

/// Lets somebody come back by the team's link.
pub async fn readmit(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = PersonId::new(fields.get("person"));
    let outcome = visit
        .office()
        .readmit_participant(
            visit.signed_in()?,
            &call,
            number,
            &person,
            fields.seen(),
            visit.now,
        )
        .await;
    let typed = vec![i18n::team_readmit(visit.language).to_owned()];
    let outcome = outcome.map(|()| Done::MemberReadmitted);
    answer(&visit, &call, number, &fields, outcome, typed).await
}

/// Answers a form about somebody of the team; `typed` is what was wanted.
async fn answer(
    visit: &Visit,
    call: &Call,
    number: i64,
    fields: &Fields,
    outcome: office::Result<Done>,
    typed: Vec<String>,
) -> Answer {
    let person = fields.get("person");
    let both = |_: &Call, shown: &RosterPage| Both {
        stands: shown
            .roster
            .people
            .iter()
            .find(|participant| participant.person.as_str() == person)
            .map(|participant| {
                let state = state_name(visit.language, participant);
                i18n::join_label(visit.language, &participant.name, state)
            })
            .into_iter()
            .collect(),
        typed,
    };
    call_page::answer(visit, call, number, fields, outcome, both).await
}
