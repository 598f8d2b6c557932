//! The desk, where everybody finds what they have to do: in teams, on juries, in the calls that
//! they run. What it is, [`contest`] says; here it is put into words.

pub mod calls;
mod followed;
mod juries;
mod preparations;
mod service;
mod teams;

use contest::Timestamp;
use frame::{
    failure::Answer,
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Edition, Tasks};
use parts::{
    no_edition::view_no_edition,
    task_row::{Row, count_due, view_rows},
};

use self::service::Service;

/// A part of the desk: what somebody does in one of their roles.
struct Role {
    /// Names it in the address.
    id: &'static str,
    title: &'static str,
    rows: Vec<Row>,
}

/// The desk.
pub async fn show(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    let tasks = visit.office().tasks(person, visit.now).await?;
    let service = Service::read(&visit, person).await?;
    let editions = visit.office().editions().await?;
    let place = PageHead::with_title(i18n::menu_desk(visit.language));
    Ok(page(&visit, place, || {
        view_desk(&visit, &person.name, &tasks, &service, &editions)
    }))
}

fn view_desk(
    visit: &Visit,
    name: &str,
    tasks: &Tasks,
    service: &Service,
    editions: &[Edition],
) -> AnyView {
    let language = visit.language;
    let organised = preparations::list_rows(visit, &tasks.preparations)
        .into_iter()
        .chain(calls::list_rows(visit, &tasks.calls));
    let mut roles = [
        Role {
            id: "take-part",
            title: i18n::desk_joined(language),
            rows: teams::list_rows(visit, &tasks.teams),
        },
        Role {
            id: "judge",
            title: i18n::desk_judged(language),
            rows: juries::list_rows(visit, &tasks.juries),
        },
        Role {
            id: "organise",
            title: i18n::desk_organised(language),
            rows: organised.collect(),
        },
        Role {
            id: "observe",
            title: i18n::desk_observed(language),
            rows: followed::list_observed(visit, &tasks.observed),
        },
        Role {
            id: "press",
            title: i18n::desk_followed(language),
            rows: followed::list_press(visit, &tasks.followed),
        },
    ];
    let has_none = roles.iter().all(|role| role.rows.is_empty());
    mark_most_urgent(&mut roles);
    let sections = roles
        .into_iter()
        .filter(|role| !role.rows.is_empty())
        .map(|role| view_role(visit, role))
        .collect_view();
    view! {
        <section class="desk-head">
            <h1>{i18n::menu_desk(language)}</h1>
            <p class="quiet">{i18n::desk_hello(language, name)}</p>
        </section>
        {sections}
        {service.view(visit)}
        {view_way_on(visit, editions, has_none && !service.is_any())}
    }
    .into_any()
}

/// Of all that is due the most urgent is the one whose button is filled.
fn mark_most_urgent(roles: &mut [Role]) {
    let due = roles.iter_mut().flat_map(|role| &mut role.rows);
    let most = due
        .filter(|row| row.due)
        .min_by_key(|row| row.until.unwrap_or(Timestamp(i64::MAX)));
    if let Some(row) = most {
        row.first = true;
    }
}

/// A role: what is due first, then what is not, and what is over folded.
fn view_role(visit: &Visit, role: Role) -> impl IntoView + use<> {
    let language = visit.language;
    let (over, mut rows): (Vec<_>, Vec<_>) = role.rows.into_iter().partition(|row| row.over);
    let end = Timestamp(i64::MAX);
    rows.sort_by_key(|row| (!row.due, row.until.unwrap_or(end)));
    let over = (!over.is_empty()).then(|| {
        view! {
            <details class="past-editions">
                <summary>{i18n::desk_past(language)}</summary>
                {view_rows(visit, over)}
            </details>
        }
    });
    view! {
        <section class="role box" id=role.id>
            <div class="section-head">
                <h2>{role.title}</h2>
                <p class="quiet">{count_due(visit, &rows)}</p>
            </div>
            {(!rows.is_empty()).then(|| view_rows(visit, rows))}
            {over}
        </section>
    }
}

/// Where whoever has nothing here goes on.
fn view_way_on(visit: &Visit, editions: &[Edition], has_none: bool) -> Option<AnyView> {
    let language = visit.language;
    let Some(newest) = editions.first() else {
        return Some(view_no_edition(visit));
    };
    has_none.then(|| {
        view! {
            <section class="role">
                <p class="lead">{i18n::desk_empty(language)}</p>
                <p class="row">
                    <a class="button" href=visit.link(&format!("/{}", newest.slug))>
                        {i18n::menu_call(language)}
                    </a>
                    <a class="button plain" href=visit.link("/data")>
                        {i18n::menu_data(language)}
                    </a>
                </p>
            </section>
        }
        .into_any()
    })
}
