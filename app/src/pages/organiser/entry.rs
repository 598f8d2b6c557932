//! An entry as its organisers see it: everything that was handed in, with people and receipts;
//! taken out of the contest with a reason, and put back.

use axum::extract::Path;
use contest::{
    Language, Localized, Moment,
    entry::{EntryState, Exclusion},
};
use leptos::prelude::*;
use office::{
    Call, CallEntry, DraftFile, Failure, MINUTE_MOST, Refusal, Roster, Thing, Versions, calendar,
};

use super::{base, place};
use crate::{
    city::city_class,
    failure,
    form::{Both, Fields, Filled, problem_id, seen_field},
    pages::{Answer, work_facts::Catalogue},
    quoted::localized,
    refusals,
    shell::{page, page_with_status},
    visit::Visit,
};

/// The name of a reason to take an entry out.
#[must_use]
pub const fn exclusion_name(language: Language, kind: Exclusion) -> &'static str {
    match kind {
        Exclusion::Wish => words::exclusion_wish(language),
        Exclusion::Disqualified => words::exclusion_disqualified(language),
    }
}

/// The name of an entry's state.
#[must_use]
pub const fn state_name(
    language: Language,
    state: EntryState,
    excluded: Option<Exclusion>,
) -> &'static str {
    match (state, excluded) {
        (EntryState::Draft, _) => words::state_draft(language),
        (EntryState::Submitted, _) => words::state_submitted(language),
        (EntryState::Withdrawn, Some(kind)) => exclusion_name(language, kind),
        (EntryState::Withdrawn, None) => words::state_withdrawn(language),
    }
}

/// An entry that was handed in.
pub async fn entry(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let versions = visit.office().versions(&call.id).await?;
    let entry = visit
        .office()
        .call_entry(visit.signed_in()?, &call, number, visit.now)
        .await?;
    let roster = visit
        .office()
        .roster(visit.signed_in()?, &call, number, visit.now)
        .await?;
    let catalogue = Catalogue::read(&visit, &call.edition).await?;
    Ok(page(&visit, entry_place(&visit, &call, number), || {
        body(
            &visit,
            &call,
            (&entry, &versions),
            handed_in(&visit, &call, (&entry, &roster), &catalogue),
            &Filled::default(),
        )
    }))
}

fn entry_place(visit: &Visit, call: &Call, number: i64) -> crate::shell::Place {
    place(visit, call, &words::entry_number(visit.language, number)).under(
        visit.link(&base(call)),
        words::organise_title(visit.language),
    )
}

/// What was handed in, by whom and when.
fn handed_in(
    visit: &Visit,
    call: &Call,
    (entry, roster): (&CallEntry, &Roster),
    catalogue: &Catalogue,
) -> AnyView {
    let language = visit.language;
    let content = &entry.content;
    let address = |file: &DraftFile| {
        format!(
            "/files/{}/{}/organise/{}/{}",
            call.edition.slug, call.slug, entry.id, file.id
        )
    };
    let (alternative_language, alternative) = content.alternative.get(language);
    let cover = entry
        .files
        .iter()
        .find(|file| file.role == "cover")
        .map(|file| {
            view! {
                <figure class="plate">
                    <a href=address(file)>
                        <img
                            src=format!("{}?preview", address(file))
                            alt=alternative.to_owned()
                            lang=alternative_language.tag()
                            width=file.width
                            height=file.height
                        />
                    </a>
                </figure>
            }
        });
    let texts = Language::ALL.into_iter().filter_map(|of| {
        let of_language = |texts: &Localized| texts.0.get(&of).cloned().unwrap_or_default();
        let (title, summary, alternative) = (
            of_language(&content.title),
            of_language(&content.summary),
            of_language(&content.alternative),
        );
        (!(title.is_empty() && summary.is_empty() && alternative.is_empty())).then(|| {
            view! {
                <details open=of == language || content.title.0.len() == 1>
                    <summary lang=of.tag()>{of.name()}</summary>
                    <div class="prose" lang=of.tag()>
                        <h3>{title}</h3>
                        <p class="typed">{summary}</p>
                        {(!alternative.is_empty())
                            .then(|| view! { <p class="quiet">{alternative}</p> })}
                    </div>
                </details>
            }
        })
    });
    let files = entry.files.iter().map(|file| {
        let role = if file.role == "cover" {
            words::entry_cover(language)
        } else {
            words::entry_work_file(language)
        };
        view! {
            <li>
                <a href=address(file)>{file.name.clone()}</a>
                <br />
                <span class="quiet">
                    {role}" · "{file.kind.to_uppercase()}" · "{words::bytes(language, file.bytes)}
                </span>
                <br />
                <code class="wrap">{file.hash.clone()}</code>
            </li>
        }
    });
    let people = roster
        .people
        .iter()
        .filter(|person| person.member > 0)
        .map(|person| {
            let captain = (person.captain > 0).then(|| {
                view! {
                    " "
                    <span class="tag">{words::roster_captain(language)}</span>
                }
            });
            view! {
                <li>
                    {person.name.clone()}{captain}<br />
                    <a href=format!("mailto:{}", person.mail)>{person.mail.clone()}</a>
                </li>
            }
        });
    let receipts = entry.receipts.iter().map(|receipt| {
        view! {
            <li>
                {words::receipt_number(language, receipt.number)}" · "{receipt.by.clone()}<br />
                <span class="quiet">
                    {calendar::written(language, Moment(receipt.at), &call.time_zone)}
                </span><br /><code class="wrap">{receipt.hash.clone()}</code>
            </li>
        }
    });
    let team = visit.link(&format!("{}/entries/{}/team", base(call), entry.number));
    view! {
        {cover}
        <section class="band desk">
            <div class="stack">
                {entry
                    .changed
                    .then(|| view! { <p class="notice">{words::call_entry_changed(language)}</p> })}
                {texts.collect_view()} {catalogue.facts(visit, content)}
                {(!content.link.is_empty())
                    .then(|| {
                        view! {
                            <p>
                                {words::entry_link(language)}{words::colon(language)}
                                <a href=content.link.clone() rel="noopener noreferrer nofollow">
                                    {content.link.clone()}
                                </a>
                            </p>
                        }
                    })}
            </div>
            <aside class="stack">
                <h2>{words::entry_files(language)}</h2>
                <ul class="plain-list">{files.collect_view()}</ul>
                <h2>{words::team_members(language)}</h2>
                <ul class="plain-list">{people.collect_view()}</ul>
                <p>
                    <a href=team>{words::roster_title(language)}</a>
                </p>
                <h2>{words::entry_receipts(language)}</h2>
                <ul class="plain-list">{receipts.collect_view()}</ul>
            </aside>
        </section>
    }
    .into_any()
}

fn body(
    visit: &Visit,
    call: &Call,
    (entry, versions): (&CallEntry, &Versions),
    handed_in: AnyView,
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let seen = versions.of(Thing::Exclusion(&entry.id));
    let base = visit.link(&base(call));
    let address = format!("{base}/entries/{}", entry.number);
    let excluded = entry.excluded.as_ref().map(|excluded| {
        view! {
            <section class="band narrow">
                <h2>{words::exclusion_why(language)}</h2>
                <p class="typed">{excluded.reason.clone()}</p>
                <p class="quiet">{calendar::written(language, excluded.at, &call.time_zone)}</p>
                <details>
                    <summary>{words::exclusion_undo(language)}</summary>
                    <form method="post" action=format!("{address}/readmission") class="stack">
                        {seen_field(seen)}
                        <p class="hint">{words::exclusion_undo_lead(language)}</p>
                        <p>
                            <button class="button plain">{words::exclusion_undo(language)}</button>
                        </p>
                    </form>
                </details>
            </section>
        }
    });
    let chosen = form.value("kind");
    let kinds = Exclusion::ALL
        .map(|kind| {
            // None is chosen beforehand: which one it is matters to the team.
            let checked = kind.code() == chosen;
            view! {
                <label class="tick">
                    <input type="radio" name="kind" value=kind.code() checked=checked />
                    {exclusion_name(language, kind)}
                </label>
            }
        })
        .collect_view();
    let exclude = (entry.state == EntryState::Submitted).then(|| {
        view! {
            <section class="band narrow">
                <details open=form.refusal.is_some()>
                    <summary>{words::exclusion_title(language)}</summary>
                    <p>{words::exclusion_lead(language)}</p>
                    {(entry.sheets > 0)
                        .then(|| {
                            view! { <p>{words::exclusion_sheets(language, entry.sheets)}</p> }
                        })}
                    <form
                        method="post"
                        action=format!("{address}/exclusion")
                        class="stack"
                        novalidate
                    >
                        {form.seen_field(seen)}
                        <fieldset class="plain" id="kind" aria-describedby=problem_id("kind")>
                            <legend>{words::exclusion_kind(language)}</legend>
                            {kinds}
                            {form.told(visit, "kind")}
                        </fieldset>
                        {form
                            .area(
                                visit,
                                "reason",
                                words::exclusion_reason(language),
                                words::exclusion_reason_hint(language, MINUTE_MOST),
                                4,
                            )}
                        <p>
                            <button class="button">{words::exclusion_title(language)}</button>
                        </p>
                    </form>
                </details>
            </section>
        }
    });
    view! {
        <section class="band narrow">
            <p class=city_class(
                &call.city,
            )>
                {call.title.text(language).to_owned()}" · "
                {words::entry_number(language, entry.number)}
            </p>
            <h1>{localized(language, &entry.title)}</h1>
            <p class="lead">
                {entry.team.clone()}" · "
                {state_name(
                    language,
                    entry.state,
                    entry.excluded.as_ref().map(|excluded| excluded.kind),
                )}
            </p>
            {form.summary(visit)}
        </section>
        {handed_in}
        {excluded}
        {exclude}
    }
    .into_any()
}

/// Takes an entry out of the contest.
pub async fn exclude(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let kind = Exclusion::from_code(fields.get("kind"));
    let reason = fields.get("reason");
    let outcome = visit
        .office()
        .exclude(
            organiser,
            &call,
            number,
            (kind, reason),
            fields.seen(),
            visit.now,
        )
        .await;
    let typed = kind
        .map(|kind| exclusion_name(visit.language, kind).to_owned())
        .into_iter()
        .chain(Some(reason.to_owned()))
        .collect();
    after(
        &visit,
        (&call, number),
        &fields,
        outcome.map(|()| "excluded"),
        typed,
    )
    .await
}

/// The entry's page again after something was asked of it: with what stands against it, where it
/// was refused.
async fn after(
    visit: &Visit,
    (call, number): (&Call, i64),
    fields: &Fields,
    outcome: office::Result<&str>,
    typed: Vec<String>,
) -> Answer {
    match outcome {
        Ok(done) => Ok(visit.redirect(&format!("{}/entries/{number}", base(call)), done)),
        Err(Failure::Refused(refusal)) if refusals::told_in_place(&refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let entry = visit
                .office()
                .call_entry(visit.signed_in()?, call, number, visit.now)
                .await?;
            let roster = visit
                .office()
                .roster(visit.signed_in()?, call, number, visit.now)
                .await?;
            let catalogue = Catalogue::read(visit, &call.edition).await?;
            // An entry that is out has no form any more to keep the reason in.
            let told = matches!(refusal, Refusal::Overtaken { .. })
                || entry.state != EntryState::Submitted;
            let (status, filled) = (failure::status(&refusal), Filled::refused(fields, refusal));
            let kind = entry.excluded.as_ref().map(|excluded| excluded.kind);
            let state = state_name(visit.language, entry.state, kind).to_owned();
            let reason = entry
                .excluded
                .as_ref()
                .map(|excluded| excluded.reason.clone());
            let both = Both {
                stands: std::iter::once(state).chain(reason).collect(),
                typed,
            };
            let filled = if told { filled.beside(both) } else { filled };
            Ok(page_with_status(
                visit,
                status,
                entry_place(visit, call, number),
                || {
                    body(
                        visit,
                        call,
                        (&entry, &versions),
                        handed_in(visit, call, (&entry, &roster), &catalogue),
                        &filled,
                    )
                },
            ))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Puts an entry back.
pub async fn readmit(
    visit: Visit,
    Path((edition, slug, number)): Path<(String, String, i64)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let outcome = visit
        .office()
        .readmit(visit.signed_in()?, &call, number, fields.seen(), visit.now)
        .await;
    let typed = vec![words::exclusion_undo(visit.language).to_owned()];
    after(
        &visit,
        (&call, number),
        &fields,
        outcome.map(|()| "readmitted"),
        typed,
    )
    .await
}
