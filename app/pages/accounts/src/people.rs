//! Who has an account, for whoever helps with accounts: found by a part of a name or an address.

use axum::extract::Query;
use contest::{Language, PersonId, Timestamp, account::MAX_ACTING_REASON_CHARS};
use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Fields, Filled, OnForm as _, problem_id},
    refusals,
    shell::{PageHead, page, page_refused},
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{DiskState, FoundPeople, FoundPerson, Refusal, UnprovenSignUp, calendar};
use serde::Deserialize;

/// The page's address.
pub(super) const PATH: &str = "/people";
/// Where a link of an account that is not made yet is sent again.
const SIGN_UPS: &str = "/people/sign-ups";
/// Most people on a page.
const AT_A_TIME: usize = 50;

/// What is looked for, and after whom the page begins.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Search {
    q: String,
    after: String,
}

/// Lists who is found.
pub async fn show(visit: Visit, Query(search): Query<Search>) -> Answer {
    let found = read(&visit, &search).await?;
    Ok(page(&visit, locate(&visit), || {
        view(&visit, &search, &found, &Filled::default())
    }))
}

/// Sends the link of an account that is not made yet again.
pub async fn send_sign_up(visit: Visit, fields: Fields) -> Answer {
    let mail = fields.get("mail");
    let sent = visit
        .office()
        .send_sign_up_again(visit.signed_in()?, mail, fields.get("reason"), visit.now)
        .await;
    match sent.on_form()? {
        Ok(()) => Ok(visit.redirect(PATH, Done::HelpLinkSent)),
        Err(refusal) => {
            let search = Search {
                q: mail.to_owned(),
                after: String::new(),
            };
            let found = read(&visit, &search).await?;
            let filled = Filled::with_refusal(&fields, refusal.clone());
            Ok(show_refused(&visit, &refusal, || {
                view(&visit, &search, &found, &filled)
            }))
        }
    }
}

fn show_refused(
    visit: &Visit,
    refusal: &Refusal,
    body: impl FnOnce() -> AnyView,
) -> axum::response::Response {
    page_refused(visit, refusal, locate(visit), body)
}

async fn read(visit: &Visit, search: &Search) -> Result<FoundPeople, PageError> {
    let after = PersonId::new(search.after.as_str());
    let administrator = visit.signed_in()?;
    let found = visit
        .office()
        .find_people(administrator, &search.q, &after, visit.now)
        .await?;
    Ok(found)
}

fn locate(visit: &Visit) -> PageHead {
    PageHead::with_title(i18n::people_title(visit.language))
        .under(visit.link("/desk"), i18n::menu_desk(visit.language))
}

fn view(visit: &Visit, search: &Search, found: &FoundPeople, form: &Filled) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band">
            <h1>{i18n::people_title(language)}</h1>
            <p class="lead">{i18n::people_lead(language)}</p>
            {visit.office().disk_state().map(|disk| view_disk(language, disk))}
            <form method="get" action=visit.link(PATH) class="search short" role="search">
                <div class="field">
                    <label for="q">{i18n::people_search(language)}</label>
                    <input id="q" name="q" type="search" value=search.q.clone() />
                </div>
                <button class="button">{i18n::people_find(language)}</button>
            </form>
        </section>
        <section class="band">
            {view_people(visit, found)} {view_turns(visit, search, found)}
        </section>
        {view_waiting(visit, &found.waiting, form)}
    }
    .into_any()
}

/// How full the disk is, and that files are refused where it is.
fn view_disk(language: Language, disk: DiskState) -> impl IntoView + use<> {
    let text = i18n::people_disk(
        language,
        refusals::size(language, disk.free),
        refusals::size(language, disk.floor),
    );
    let class = if disk.is_low() {
        "notice refused"
    } else {
        "quiet"
    };
    view! { <p class=class>{text}</p> }
}

fn view_people(visit: &Visit, found: &FoundPeople) -> AnyView {
    let language = visit.language;
    if found.people.is_empty() {
        return view! { <p>{i18n::people_none(language)}</p> }.into_any();
    }
    let rows = found.people.iter().map(|person| {
        vec![
            view_person(visit, person),
            describe_signed_in(language, person.signed_in_at).into_any(),
            list_roles(language, person).into_any(),
            view_undelivered(person.undelivered),
        ]
    });
    let columns = [
        Column::subject(i18n::account_name(language)),
        Column::text(i18n::people_signed_in(language)),
        Column::text(i18n::people_roles(language)),
        Column::number(i18n::undelivered_figure(language)),
    ];
    table(&columns, rows)
}

/// Their name, which leads to their account, and their address.
fn view_person(visit: &Visit, person: &FoundPerson) -> AnyView {
    let address = visit.link(&format!("{PATH}/{}", person.id));
    view! {
        <a href=address>{person.name.clone()}</a>
        <br />
        <span class="quiet wrap">
            {person.mail.clone()}" · "{describe_proof(visit.language, person.proven)}
        </span>
    }
    .into_any()
}

/// Whether an address is proven, in words.
pub(super) const fn describe_proof(language: Language, proven: bool) -> &'static str {
    if proven {
        i18n::people_proven(language)
    } else {
        i18n::people_unproven(language)
    }
}

/// When somebody last signed in, in words.
pub(super) fn describe_signed_in(language: Language, at: Option<Timestamp>) -> String {
    at.map_or_else(
        || i18n::people_never(language).to_owned(),
        |at| calendar::day(language, at, "UTC"),
    )
}

/// What somebody is, in a few words.
fn list_roles(language: Language, person: &FoundPerson) -> String {
    let roles = [
        (person.administrator, i18n::people_runs_service(language)),
        (person.administers, i18n::people_administers(language)),
        (person.organises, i18n::people_organises(language)),
        (person.judges, i18n::people_judges(language)),
        (person.takes_part, i18n::people_takes_part(language)),
        (person.follows, i18n::people_follows(language)),
    ];
    let held = roles.into_iter().filter(|(has, _)| *has);
    i18n::list(language, held.map(|(_, name)| name))
}

fn view_undelivered(count: i64) -> AnyView {
    if count == 0 {
        return view! { <span class="quiet">"0"</span> }.into_any();
    }
    view! { <strong class="problem">{count}</strong> }.into_any()
}

/// The way to the next page, and back to the first one.
fn view_turns(visit: &Visit, search: &Search, found: &FoundPeople) -> impl IntoView + use<> {
    let language = visit.language;
    let turn = |after: &str| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", search.q.as_str()), ("after", after)] {
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        format!("{}?{}", visit.link(PATH), query.finish())
    };
    let first = (!search.after.is_empty()).then(|| {
        view! {
            <a class="button plain" rel="first" href=turn("")>
                {i18n::people_from_start(language)}
            </a>
        }
    });
    let next = found.after.as_ref().map(|after| {
        view! {
            <a class="button plain" rel="next" href=turn(after.as_str())>
                {i18n::next(language)}
            </a>
        }
    });
    let many = found.after.is_some() || !search.after.is_empty();
    view! {
        {many.then(|| view! { <p class="quiet">{i18n::people_at_a_time(language, AT_A_TIME)}</p> })}
        <p class="row">{first}{next}</p>
    }
}

/// Who has asked for an account that is not made yet.
fn view_waiting(visit: &Visit, waiting: &[UnprovenSignUp], form: &Filled) -> Option<AnyView> {
    let language = visit.language;
    if waiting.is_empty() {
        return None;
    }
    let rows = waiting.iter().map(|row| {
        vec![
            view! {
                {row.name.clone()}
                <br />
                <span class="quiet wrap">{row.mail.clone()}</span>
            }
            .into_any(),
            calendar::format_timestamp(language, Timestamp(row.expires_at), &calendar::Zone::UTC)
                .into_any(),
            view_again(visit, row, form.of("mail", &row.mail)),
        ]
    });
    let columns = [
        Column::subject(i18n::account_name(language)),
        Column::text(i18n::people_waiting_until(language)),
        Column::wide(i18n::table_action(language)),
    ];
    let rows = table(&columns, rows);
    let view = view! {
        <section class="band">
            <h2>{i18n::people_waiting(language)}</h2>
            <p>{i18n::people_waiting_lead(language)}</p>
            {rows}
        </section>
    };
    Some(view.into_any())
}

fn view_again(visit: &Visit, row: &UnprovenSignUp, refused: Option<&Filled>) -> AnyView {
    let language = visit.language;
    let text = i18n::people_waiting_again(language);
    let reason = view_reason(visit, &row.mail, &row.name, refused);
    view! {
        <details open=refused.is_some()>
            <summary>{text}</summary>
            <form method="post" action=visit.link(SIGN_UPS) class="stack" novalidate>
                {refused.and_then(|form| form.summary(visit))}
                <input type="hidden" name="mail" value=row.mail.clone() />
                {reason}
                <p>
                    <button
                        class="button plain small"
                        aria-label=i18n::join_label(language, text, &row.name)
                    >
                        {text}
                    </button>
                </p>
            </form>
        </details>
    }
    .into_any()
}

/// The field of the reason, one for each of several forms on a page; `whose` name it is asked for.
pub(super) fn view_reason(
    visit: &Visit,
    form: &str,
    whose: &str,
    refused: Option<&Filled>,
) -> AnyView {
    let language = visit.language;
    // What a refusal points at is called as the field is.
    let id = if refused.is_some() {
        "reason".to_owned()
    } else {
        format!("reason-{form}")
    };
    let hint = format!("{id}-hint");
    let problem = refused.and_then(|form| form.problem_beside(visit, "reason"));
    let invalid = problem.is_some().then_some("true");
    let described = if problem.is_some() {
        format!("{hint} {}", problem_id("reason"))
    } else {
        hint.clone()
    };
    view! {
        <div class="field">
            <label for=id.clone()>{i18n::acting_reason(language)}</label>
            <p class="hint" id=hint>
                {i18n::acting_reason_hint(language, MAX_ACTING_REASON_CHARS, whose)}
            </p>
            <input
                id=id
                name="reason"
                type="text"
                value=refused.map(|form| form.value("reason"))
                required
                aria-describedby=described
                aria-invalid=invalid
            />
            {problem}
        </div>
    }
    .into_any()
}
