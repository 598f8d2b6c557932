//! One's team in a call: found it, invite, join, leave; for its captain, hand over and take members
//! out.

use axum::extract::Path;
use contest::{Language, PersonId, PhaseKind, Timestamp};
use frame::{
    city::city_class,
    conditions,
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input, OnForm as _},
    refusals,
    shell::{page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, Office, Person, Refusal, Team, TeamMember, calendar};
use parts::{
    call_page::place_under_call,
    team_pages::{read_line, team_path},
};

/// The team's page, or the form that founds one, or why there is none.
pub async fn show(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let person = visit.signed_in()?;
    let place = place_under_call(&visit, &call, i18n::team_title(visit.language));
    if let Some(team) = visit.office().team(person, &call, visit.now).await? {
        let place = place.with_line(read_line(&visit, &team.entry).await?);
        return Ok(page(&visit, place, || view_team(&visit, &call, &team)));
    }
    match visit
        .office()
        .may_found_team(person, &call, visit.now)
        .await
        .on_form()?
    {
        Ok(()) => Ok(page(&visit, place, || {
            view_founding(&visit, &call, &Filled::default())
        })),
        Err(refusal) => {
            let may_join = visit
                .office()
                .may_join_team(person, &call, visit.now)
                .await
                .is_ok();
            Ok(page(&visit, place, || {
                view_no_team(&visit, &call, &refusal, may_join)
            }))
        }
    }
}

/// Why no team can be founded, and whether one can still be joined.
fn view_no_team(visit: &Visit, call: &Call, refusal: &Refusal, may_join: bool) -> AnyView {
    let language = visit.language;
    let why = match refusal {
        Refusal::Deadline { ended } => {
            i18n::team_found_over(language, refusals::moment(&visit.cities, language, *ended))
        }
        other => refusals::text(other, visit),
    };
    let still_joining = may_join.then(|| {
        i18n::team_join_still(
            language,
            refusals::moment(&visit.cities, language, call.ends(PhaseKind::Submission)),
        )
    });
    view! {
        <section class="band narrow">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::team_title(language)}</h1>
            <p class="notice">{why}</p>
            {still_joining.map(|text| view! { <p>{text}</p> })}
            <p>
                <a
                    class="button plain"
                    href=visit.link(&format!("/{}/{}", call.edition.slug, call.slug))
                >
                    {call.title.text(language).to_owned()}
                </a>
            </p>
        </section>
    }
    .into_any()
}

fn view_founding(visit: &Visit, call: &Call, filled: &Filled) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::team_found(language)}</h1>
            {filled.summary(visit)}
            <p>{i18n::team_found_lead(language)}</p>
            <form method="post" class="stack" novalidate>
                {filled
                    .text(
                        visit,
                        "name",
                        i18n::team_name(language),
                        i18n::limit_characters(language, contest::account::MAX_NAME_CHARS),
                        Input::TEXT.require(),
                    )}
                <p>
                    <button class="button">{i18n::team_found(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// Founds a team.
pub async fn found(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    match visit
        .office()
        .found_team(visit.signed_in()?, &call, fields.get("name"), visit.now)
        .await
        .on_form()?
    {
        Ok(_) => Ok(visit.redirect(&team_path(&call), Done::TeamFounded)),
        Err(refusal) => {
            let place = place_under_call(&visit, &call, i18n::team_title(visit.language));
            let may_try_again = matches!(refusal, Refusal::Fields(_) | Refusal::AlreadyInTeam);
            let may_join = visit
                .office()
                .may_join_team(visit.signed_in()?, &call, visit.now)
                .await
                .is_ok();
            Ok(page_refused(&visit, &refusal, place, || {
                if may_try_again {
                    let filled = Filled::with_refusal(&fields, refusal.clone());
                    view_founding(&visit, &call, &filled)
                } else {
                    view_no_team(&visit, &call, &refusal, may_join)
                }
            }))
        }
    }
}

fn view_team(visit: &Visit, call: &Call, team: &Team) -> AnyView {
    let language = visit.language;
    let base = visit.link(&team_path(call));
    let is_captain = visit
        .person
        .as_ref()
        .is_some_and(|person| person.id == team.captain);
    let members = team
        .members
        .iter()
        .map(|member| {
            let captain = (member.person == team.captain).then(|| i18n::team_captain(language));
            let manage = (is_captain && member.person != team.captain)
                .then(|| view_management(language, &base, member, team.leaving.is_ok()));
            view! {
                <li>
                    <span>{member.name.clone()}</span>
                    <span class="quiet">
                        {captain}" "
                        {i18n::team_since(
                            language,
                            calendar::day(language, Timestamp(member.joined_at), &call.time_zone),
                        )}
                    </span>
                    {manage}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{team.name.clone()}</h1>
            <p class="row">
                <a class="button" href=visit.link(&format!("/entry/{}", team.entry))>
                    {i18n::team_to_entry(language)}
                </a>
            </p>
        </section>
        <section class="band">
            <h2>{i18n::team_members(language)}</h2>
            <p class="quiet">{i18n::call_team_size(language, call.team_size)}</p>
            <ul class="lines">{members}</ul>
            <p class="quiet">
                {i18n::team_organisation(language)}" "
                <a href=visit.link("/account")>{i18n::account_title(language)}</a>
            </p>
            {is_captain.then(|| view_removed(language, &base, &team.removed))}
        </section>
        {view_invitation(visit, call, team, is_captain.then_some(base.as_str()))}
        <section class="band">
            {match &team.leaving {
                Ok(()) => {
                    view! {
                        <details>
                            <summary>{i18n::team_leave(language)}</summary>
                            <p>{i18n::team_leave_lead(language)}</p>
                            <form method="post" action=format!("{base}/leave")>
                                <button class="button plain">{i18n::team_leave(language)}</button>
                            </form>
                        </details>
                    }
                        .into_any()
                }
                Err(_) => {
                    view! {
                        <p class="quiet">{i18n::team_leave_over(language)}</p>
                        {conditions::view_contact(language, call)}
                    }
                        .into_any()
                }
            }}
        </section>
    }
    .into_any()
}

/// The link that invites, until when it holds, and for the captain the way to a new one.
fn view_invitation(visit: &Visit, call: &Call, team: &Team, captain: Option<&str>) -> AnyView {
    let language = visit.language;
    let full = i64::try_from(team.members.len()).unwrap_or(i64::MAX) >= call.team_size;
    let until = refusals::moment(&visit.cities, language, team.ends);
    let link = match &team.joining {
        Err(Refusal::Deadline { ended }) => {
            let ended = refusals::moment(&visit.cities, language, *ended);
            view! { <p>{i18n::team_join_over(language, ended)}</p> }.into_any()
        }
        Err(other) => view! { <p>{refusals::text(other, visit)}</p> }.into_any(),
        Ok(()) if full => {
            view! { <p>{i18n::refused_team_full(language, call.team_size)}</p> }.into_any()
        }
        Ok(()) => view! {
            <p>{i18n::team_invite_lead(language)}" "{i18n::team_join_until(language, until)}</p>
            <p>
                <input
                    class="copy"
                    readonly
                    aria-label=i18n::team_invite(language)
                    value=team.invitation.clone()
                />
            </p>
        }
        .into_any(),
    };
    let renew = captain.map(|base| {
        view! {
            <form method="post" action=format!("{base}/invitation") class="stack">
                <p class="hint">{i18n::team_renew_lead(language)}</p>
                <p>
                    <button class="button plain small">{i18n::team_renew(language)}</button>
                </p>
            </form>
        }
    });
    view! {
        <section class="band">
            <h2>{i18n::team_invite(language)}</h2>
            {link}
            {renew}
        </section>
    }
    .into_any()
}

/// What a captain can do with another member.
fn view_management(
    language: Language,
    base: &str,
    member: &TeamMember,
    removable: bool,
) -> AnyView {
    let form = |path: &str, label: &'static str, lead: Option<&'static str>| {
        view! {
            <form method="post" action=format!("{base}/{path}") class="stack">
                <input type="hidden" name="person" value=member.person.to_string() />
                {lead.map(|lead| view! { <p class="hint">{lead}</p> })}
                <p>
                    <button
                        class="button plain small"
                        aria-label=i18n::join_label(language, label, &member.name)
                    >
                        {label}
                    </button>
                </p>
            </form>
        }
    };
    view! {
        <details>
            <summary aria-label=i18n::join_label(
                language,
                i18n::team_manage(language),
                &member.name,
            )>{i18n::team_manage(language)}</summary>
            {form("captain", i18n::team_hand_over(language), None)}
            {removable
                .then(|| form(
                    "remove",
                    i18n::team_remove(language),
                    Some(i18n::team_remove_lead(language)),
                ))}
        </details>
    }
    .into_any()
}

/// Those whom a captain took out, with the way back.
fn view_removed(language: Language, base: &str, removed: &[TeamMember]) -> Option<AnyView> {
    let rows = removed.iter().map(|member| {
        let label = i18n::team_readmit(language);
        view! {
            <li>
                <span>{member.name.clone()}</span>
                <form method="post" action=format!("{base}/readmit")>
                    <input type="hidden" name="person" value=member.person.to_string() />
                    <button
                        class="button plain small"
                        aria-label=i18n::join_label(language, label, &member.name)
                    >
                        {label}
                    </button>
                </form>
            </li>
        }
    });
    (!removed.is_empty()).then(|| {
        view! {
            <h3>{i18n::team_removed(language)}</h3>
            <ul class="lines">{rows.collect_view()}</ul>
        }
        .into_any()
    })
}

/// Has the office change the team of who asks for it in a call, and goes back to its page.
async fn change_team(
    visit: &Visit,
    (edition, slug): (String, String),
    done: Done,
    change: impl AsyncFnOnce(&Office, &Person, &Call) -> office::Result<()>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    change(visit.office(), visit.signed_in()?, &call).await?;
    Ok(visit.redirect(&team_path(&call), done))
}

/// Leaves the team.
pub async fn leave(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    visit
        .office()
        .leave_team(visit.signed_in()?, &call, visit.now)
        .await?;
    Ok(visit.redirect("/desk", Done::TeamLeft))
}

/// Makes a new invitation.
pub async fn renew_invitation(visit: Visit, Path(place): Path<(String, String)>) -> Answer {
    change_team(
        &visit,
        place,
        Done::LinkRenewed,
        async |office, person, call| office.renew_invitation(person, call, visit.now).await,
    )
    .await
}

/// Makes another member the captain.
pub async fn hand_over(
    visit: Visit,
    Path(place): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let member = PersonId::new(fields.get("person"));
    change_team(
        &visit,
        place,
        Done::TeamHandedOver,
        async |office, person, call| {
            office
                .hand_over_team(person, call, &member, visit.now)
                .await
        },
    )
    .await
}

/// Takes a member out.
pub async fn remove(visit: Visit, Path(place): Path<(String, String)>, fields: Fields) -> Answer {
    let member = PersonId::new(fields.get("person"));
    change_team(
        &visit,
        place,
        Done::MemberRemoved,
        async |office, person, call| office.remove_member(person, call, &member, visit.now).await,
    )
    .await
}

/// Lets somebody come back by the link.
pub async fn readmit(visit: Visit, Path(place): Path<(String, String)>, fields: Fields) -> Answer {
    let member = PersonId::new(fields.get("person"));
    change_team(
        &visit,
        place,
        Done::MemberReadmitted,
        async |office, person, call| {
            office
                .readmit_member(person, call, &member, visit.now)
                .await
        },
    )
    .await
}

/// The page behind an invitation. Who is in the team already goes to it.
pub async fn invitation(visit: Visit, Path(link): Path<String>) -> Answer {
    let (team, name, call) = visit.office().invitation(&link).await?;
    let person = visit.signed_in()?;
    if visit
        .office()
        .team(person, &call, visit.now)
        .await?
        .is_some_and(|own| own.id == team)
    {
        return Ok(visit.go_to(&team_path(&call)));
    }
    let refusal = visit
        .office()
        .may_join_team(person, &call, visit.now)
        .await
        .on_form()?
        .err();
    let language = visit.language;
    let join = match refusal {
        None => view! {
            <form method="post">
                <button class="button">{i18n::team_join(language)}</button>
            </form>
        }
        .into_any(),
        Some(refusal) => {
            let why = match refusal {
                Refusal::Deadline { ended } => {
                    i18n::team_join_over(language, refusals::moment(&visit.cities, language, ended))
                }
                other => refusals::text(&other, &visit),
            };
            view! { <p class="notice">{why}</p> }.into_any()
        }
    };
    Ok(page(
        &visit,
        place_under_call(&visit, &call, i18n::team_join(language)),
        || {
            view! {
                <section class="band narrow">
                    <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
                    <h1>{i18n::team_join_title(language, name)}</h1>
                    {join}
                </section>
            }
            .into_any()
        },
    ))
}

/// Joins the team of an invitation.
pub async fn join(visit: Visit, Path(link): Path<String>) -> Answer {
    let call = visit
        .office()
        .join_team(visit.signed_in()?, &link, visit.now)
        .await?;
    Ok(visit.redirect(&team_path(&call), Done::TeamJoined))
}
