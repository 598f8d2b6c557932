//! One's team in a call: found it, invite, join, leave.

use axum::extract::Path;
use contest::Moment;
use leptos::prelude::*;
use office::{Call, Failure, Refusal, Team, calendar};

use crate::{
    form::{Fields, Filled, Input},
    pages::{Answer, home::city_class},
    shell::{Place, page, page_with_status},
    visit::{self, Visit},
};

fn place(visit: &Visit, call: &Call, title: &str) -> Place {
    Place::of_edition(title, &call.edition, visit)
        .under(visit.link(&format!("/{}/{}", call.edition.slug, call.slug)), call.title.text(visit.language))
}

/// The team's page, or the form that founds one.
pub async fn team(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let team = visit.office().team(visit.signed_in()?, &call).await?;
    let place = place(&visit, &call, words::team_title(visit.language));
    Ok(page(&visit, place, || match team {
        Some(team) => body(&visit, &call, &team),
        None => found_form(&visit, &call, &Filled::default()),
    }))
}

fn found_form(visit: &Visit, call: &Call, filled: &Filled) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{words::team_found(language)}</h1>
            {filled.summary(visit)}
            <p>{words::team_found_lead(language)}</p>
            <form method="post" class="stack" novalidate>
                {filled.text(visit, "name", words::team_name(language), words::limit_characters(language, contest::account::NAME_MOST), Input::TEXT.required())}
                <p><button class="button">{words::team_found(language)}</button></p>
            </form>
        </section>
    }
    .into_any()
}

/// Founds a team.
pub async fn found(visit: Visit, Path((edition, slug)): Path<(String, String)>, fields: Fields) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    match visit.office().found_team(visit.signed_in()?, &call, fields.get("name"), visit.now).await {
        Ok(_) => Ok(visit.redirect(&format!("/{edition}/{slug}/team"), "team")),
        Err(Failure::Refused(refusal @ (Refusal::Fields(_) | Refusal::AlreadyInTeam))) => {
            let (status, filled) = (visit::status(&refusal), Filled::refused(&fields, refusal));
            Ok(page_with_status(&visit, status, place(&visit, &call, words::team_title(visit.language)), || {
                found_form(&visit, &call, &filled)
            }))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn body(visit: &Visit, call: &Call, team: &Team) -> AnyView {
    let language = visit.language;
    let base = visit.link(&format!("/{}/{}/team", call.edition.slug, call.slug));
    let members = team
        .members
        .iter()
        .map(|member| {
            let captain = (member.person == team.captain).then(|| words::team_captain(language));
            view! { <li><span>{member.name.clone()}</span><span class="quiet">{captain}" "{words::team_since(language, calendar::day(language, Moment(member.joined_at), &call.time_zone))}</span></li> }
        })
        .collect_view();
    let is_captain = visit.person.as_ref().is_some_and(|person| person.id == team.captain);
    let room = i64::try_from(team.members.len()).unwrap_or(0) < call.team_size;
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{team.name.clone()}</h1>
            <p class="row"><a class="button" href=visit.link(&format!("/entry/{}", team.entry))>{words::team_to_entry(language)}</a></p>
        </section>
        <section class="band">
            <h2>{words::team_members(language)}</h2>
            <p class="quiet">{words::call_team_size(language, call.team_size)}</p>
            <ul class="lines">{members}</ul>
            <p class="quiet">{words::team_organisation(language)}" "<a href=visit.link("/account")>{words::account_title(language)}</a></p>
        </section>
        {room.then(|| view! {
            <section class="band">
                <h2>{words::team_invite(language)}</h2>
                <p>{words::team_invite_lead(language)}</p>
                <p><input class="copy" readonly aria-label=words::team_invite(language) value=team.invitation.clone() /></p>
                {is_captain.then(|| view! { <form method="post" action=format!("{base}/invitation")><button class="button plain small">{words::team_renew(language)}</button></form> })}
            </section>
        })}
        <section class="band">
            <details><summary>{words::team_leave(language)}</summary>
                <p>{words::team_leave_lead(language)}</p>
                <form method="post" action=format!("{base}/leave")><button class="button plain">{words::team_leave(language)}</button></form>
            </details>
        </section>
    }
    .into_any()
}

/// Leaves the team.
pub async fn leave(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    visit.office().leave_team(visit.signed_in()?, &call, visit.now).await?;
    Ok(visit.redirect("/desk", "left"))
}

/// Makes a new invitation.
pub async fn renew_invitation(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    visit.office().renew_invitation(visit.signed_in()?, &call, visit.now).await?;
    Ok(visit.redirect(&format!("/{edition}/{slug}/team"), "saved"))
}

/// The page behind an invitation.
pub async fn invitation(visit: Visit, Path(link): Path<String>) -> Answer {
    let (_, name, call) = visit.office().invitation(&link).await?;
    visit.signed_in()?;
    let language = visit.language;
    Ok(page(&visit, place(&visit, &call, words::team_join(language)), || {
        view! {
            <section class="band narrow">
                <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
                <h1>{words::team_join_title(language, name)}</h1>
                <form method="post"><button class="button">{words::team_join(language)}</button></form>
            </section>
        }
        .into_any()
    }))
}

/// Joins the team of an invitation.
pub async fn join(visit: Visit, Path(link): Path<String>) -> Answer {
    let call = visit.office().join_team(visit.signed_in()?, &link, visit.now).await?;
    Ok(visit.redirect(&format!("/{}/{}/team", call.edition.slug, call.slug), "joined"))
}
