//! The organiser's desk of a call: intake and jury; what is planned, how the jury works, and what
//! comes of it stand beside.

pub mod undelivered;

use std::collections::BTreeSet;

use axum::extract::{Path, Query};
use contest::{
    Language, Moment,
    entry::{COMMENT_MOST, EntryState},
    judging::{FlagKind, RoundKind},
};
use leptos::prelude::*;
use office::{
    Call, CallFlag, Invitation, Overview, Refusal, Thing, Undelivered, Versions, calendar,
};

use crate::{
    city::city_class,
    done::Done,
    failure::{self, PageError},
    form::{
        Both, Fields, Filled, Input, OnForm as _, area_text, problem_id, seen_field, seen_field_of,
    },
    pages::{
        Answer,
        editions::rounds::{RoundQuery, tabs},
        entries::organiser_page::state_name,
        organiser::{CSV, base, download, place},
    },
    phases::{phase_name, timeline},
    shell::{page, page_with_status},
    table::{Column, table},
    visit::Visit,
};

/// Intake and the jury's progress.
pub async fn overview(
    visit: Visit,
    Path((edition, call)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let round = asked.round(&call, visit.now);
    let desk = Desk::read(&visit, &call, round).await?;
    Ok(page(
        &visit,
        place(&visit, &call, i18n::organise_title(visit.language)),
        || overview_body(&visit, (&call, round), &desk, &Filled::default()),
    ))
}

/// What the desk shows.
struct Desk {
    versions: Versions,
    overview: Overview,
    raised: Vec<CallFlag>,
    undelivered: Vec<Undelivered>,
    /// Ids of the jurors whose address can be corrected.
    correctable: BTreeSet<String>,
}

impl Desk {
    async fn read(visit: &Visit, call: &Call, round: RoundKind) -> Result<Self, PageError> {
        let (office, organiser) = (visit.office(), visit.signed_in()?);
        Ok(Self {
            versions: office.versions(&call.id).await?,
            overview: office.overview(organiser, call, round, visit.now).await?,
            raised: office.flags(organiser, call, visit.now).await?,
            undelivered: office.undelivered(organiser, call, visit.now).await?,
            correctable: office.correctable(organiser, call, visit.now).await?,
        })
    }
}

fn overview_body(
    visit: &Visit,
    (call, shown): (&Call, RoundKind),
    desk: &Desk,
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let (overview, versions) = (&desk.overview, &desk.versions);
    let base = visit.link(&base(call));
    let submitted = overview
        .entries
        .iter()
        .filter(|entry| entry.state == EntryState::Submitted)
        .count();
    let (assigned, finished) = overview
        .jurors
        .iter()
        .fold((0, 0), |(assigned, finished), juror| {
            (assigned + juror.assigned, finished + juror.finished)
        });
    let entries = table(
        &[
            Column::code(i18n::jury_entry(language)),
            Column::subject(i18n::entry_title(language)),
            Column::text(i18n::team_title(language)),
            Column::text(i18n::jury_state(language)),
            Column::number(i18n::organise_sheets(language)),
            Column::text(i18n::organise_changed(language)),
        ],
        overview.entries.iter().map(|entry| {
            let title = entry.title.text(language).to_owned();
            // What was never handed in has nothing to be judged.
            let title = if entry.revision > 0 {
                view! { <a href=format!("{base}/entries/{}", entry.number)>{title}</a> }.into_any()
            } else {
                title.into_any()
            };
            let team = view! {
                <a href=format!("{base}/entries/{}/team", entry.number)>{entry.team.clone()}</a>
                <span class="quiet">{format!(" ({})", entry.members)}</span>
            };
            vec![
                entry.number.into_any(),
                title,
                team.into_any(),
                state_name(language, entry.state, entry.excluded).into_any(),
                format!("{} / {}", entry.finished, entry.jurors).into_any(),
                calendar::day(language, Moment(entry.updated_at), &call.time_zone).into_any(),
            ]
        }),
    );
    let jurors = table(
        &[
            Column::subject(i18n::account_name(language)),
            Column::number(i18n::organise_assigned(language)),
            Column::number(i18n::jury_state_begun(language)),
            Column::number(i18n::jury_state_finished(language)),
            Column::number(i18n::organise_conflicts(language)),
            Column::text(i18n::jury_progress_label(language)),
            Column::wide(i18n::table_action(language)),
        ],
        overview.jurors.iter().map(|juror| {
            let progress = i18n::organise_progress_of(language, &juror.name);
            let remove = i18n::juror_remove(language);
            let organises = (juror.organises > 0)
                .then(|| view! { <p class="problem">{i18n::juror_organises(language)}</p> });
            let name = view! {
                {juror.name.clone()}
                <br />
                <span class="quiet">{juror.mail.clone()}</span>
                {undelivered::lines(visit, call, &desk.undelivered, &juror.person)}
                {organises}
            };
            let most = juror.assigned.max(1);
            let progress =
                view! { <progress max=most value=juror.finished aria-label=progress></progress> };
            let actions = view! {
                {undelivered::mending(visit, call, desk, (&juror.person, &juror.name), form)}
                <details>
                    <summary>{remove}</summary>
                    <form method="post" action=format!("{base}/jurors/remove") class="stack">
                        <p class="hint">{i18n::juror_remove_lead(language)}</p>
                        {seen_field(versions.of(Thing::Juror(&juror.person)))}
                        <input type="hidden" name="person" value=juror.person.clone() />
                        <button
                            class="button plain small"
                            aria-label=i18n::labelled(language, remove, &juror.name)
                        >
                            {remove}
                        </button>
                    </form>
                </details>
            };
            vec![
                name.into_any(),
                juror.assigned.into_any(),
                (juror.started - juror.finished).max(0).into_any(),
                juror.finished.into_any(),
                juror.conflicts.into_any(),
                progress.into_any(),
                actions.into_any(),
            ]
        }),
    );
    let languages = Language::ALL
        .map(|language| (language.tag().to_owned(), language.name().to_owned()))
        .to_vec();
    let nothing = Filled::default();
    let invitation = form.having("mail").unwrap_or(&nothing);
    // What is refused of a form that is but a button is told at the top.
    let elsewhere =
        form.refusal.is_some() && form.having("mail").is_none() && form.having("flag").is_none();
    let given_up = desk
        .undelivered
        .iter()
        .filter(|mail| mail.tried_until.is_none())
        .count();
    let closed = call
        .round(shown)
        .is_some_and(|round| round.closed_at.is_some());
    let asked = format!("?round={}", shown.code());
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::organise_title(language)}</h1>
            {tabs(visit, call, "/organise", shown)}
            {elsewhere.then(|| form.summary(visit))}
            <dl class="figures">
                <div>
                    <dt>{i18n::organise_entries(language)}</dt>
                    <dd>{overview.entries.len()}</dd>
                </div>
                <div>
                    <dt>{i18n::organise_submitted(language)}</dt>
                    <dd>{submitted}</dd>
                </div>
                <div>
                    <dt>{i18n::organise_jurors(language)}</dt>
                    <dd>{overview.jurors.len()}</dd>
                </div>
                <div>
                    <dt>{i18n::organise_sheets(language)}</dt>
                    <dd>{format!("{finished} / {assigned}")}</dd>
                </div>
                {(given_up > 0)
                    .then(|| {
                        view! {
                            <div>
                                <dt>{i18n::undelivered_figure(language)}</dt>
                                <dd>{given_up}</dd>
                            </div>
                        }
                    })}
            </dl>
            <p class="row">
                <a class="button" href=format!("{base}/ranking{asked}")>
                    {i18n::organise_ranking(language)}
                </a>
                <a class="button plain" href=format!("{base}/plan{asked}")>
                    {i18n::plan_title(language)}
                </a>
                <a class="button plain" href=format!("{base}/jury{asked}")>
                    {i18n::diagnosis_title(language)}
                </a>
                <a class="button plain" href=format!("{base}/meeting")>
                    {i18n::meeting_title(language)}
                </a>
                <a class="button plain" href=format!("{base}/letters")>
                    {i18n::letters_title(language)}
                </a>
                <a class="button plain" href=format!("{base}/criteria")>
                    {i18n::criteria_title(language)}
                </a>
                <a class="button plain" href=format!("{base}/pairs")>
                    {i18n::pairs_title(language)}
                </a>
            </p>
        </section>
        {flags(visit, call, desk, form)}
        {undelivered::section(visit, call, desk)}
        <section class="band">{timeline(visit, call)}</section>
        <section class="band">
            <div class="section-head">
                <h2>{i18n::organise_entries(language)}</h2>
                <p class="row">
                    <a href=format!("{base}/works.zip")>{i18n::organise_works_zip(language)}</a>
                    <a href=format!(
                        "{base}/entries.csv",
                    )>{i18n::organise_export_entries(language)}</a>
                    <a href=format!("{base}/entries.json")>"JSON"</a>
                </p>
            </div>
            {entries}
        </section>
        <section class="band">
            <div class="section-head">
                <h2>{i18n::organise_jury(language)}</h2>
                <p class="row">
                    <a href=format!("{base}/reminders{asked}")>{i18n::reminders_title(language)}</a>
                    <a href=format!("{base}/marks.csv")>{i18n::organise_export_marks(language)}</a>
                </p>
            </div>
            {jurors}
            <div class="pair">
                <form
                    method="post"
                    action=format!("{base}/jurors")
                    class="stack card"
                    id="invite"
                    novalidate
                >
                    <h3>{i18n::organise_invite(language)}</h3>
                    {invitation.summary(visit)}
                    {invitation
                        .text(
                            visit,
                            "name",
                            i18n::account_name(language),
                            "",
                            Input::TEXT.required(),
                        )}
                    {invitation.text(visit, "mail", i18n::account_mail(language), "", Input::MAIL)}
                    {invitation
                        .text(
                            visit,
                            "organisation",
                            i18n::account_organisation(language),
                            i18n::organise_invite_organisation(language),
                            Input::ORGANISATION,
                        )}
                    {invitation
                        .select(visit, "language", i18n::shell_languages(language), "", languages)}
                    {matches!(invitation.refusal, Some(Refusal::InvitedAlready))
                        .then(|| {
                            view! {
                                <label class="tick">
                                    <input type="checkbox" name="again" value="1" />
                                    {i18n::organise_invite_again(language)}
                                </label>
                            }
                        })}
                    <p>
                        <button class="button plain">{i18n::organise_invite(language)}</button>
                    </p>
                </form>
                <div class="stack card">
                    <h3>{i18n::plan_title(language)}</h3>
                    <p>{i18n::plan_lead(language)}</p>
                    <p>
                        <a class="button plain" href=format!("{base}/plan{asked}")>
                            {i18n::plan_title(language)}
                        </a>
                    </p>
                    <h3>
                        {i18n::organise_round_of(language, phase_name(language, shown.phase()))}
                    </h3>
                    <p>{round_state(language, closed)}</p>
                    <form method="post" action=format!("{base}/round{asked}")>
                        {seen_field(versions.of(Thing::Round(shown)))}
                        <input type="hidden" name="closed" value=i32::from(!closed) />
                        <button class="button plain">
                            {if closed {
                                i18n::organise_reopen_round(language)
                            } else {
                                i18n::organise_close_round(language)
                            }}
                        </button>
                    </form>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// The desk again after a form of it was sent: with what stands against it, where it was refused.
async fn after(
    visit: Visit,
    (call, round): (&Call, RoundKind),
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&Call, &Desk) -> Both,
) -> Answer {
    match outcome.on_form()? {
        Ok(done) => Ok(visit.redirect(&format!("{}?round={}", base(call), round.code()), done)),
        Err(refusal) => {
            // What the call says of itself may have changed as well.
            let call = visit.office().call(&call.edition.slug, &call.slug).await?;
            let desk = Desk::read(&visit, &call, round).await?;
            let (status, filled) = (failure::status(&refusal), Filled::refused(fields, refusal));
            let filled = filled.beside_where_overtaken(|| both(&call, &desk));
            Ok(page_with_status(
                &visit,
                status,
                place(&visit, &call, i18n::organise_title(visit.language)),
                || overview_body(&visit, (&call, round), &desk, &filled),
            ))
        }
    }
}

/// What jurors want the organisers to look at.
fn flags(visit: &Visit, call: &Call, desk: &Desk, form: &Filled) -> Option<AnyView> {
    let language = visit.language;
    let (raised, versions) = (&desk.raised, &desk.versions);
    if raised.is_empty() {
        return None;
    }
    let action = format!("{}/flags", visit.link(&base(call)));
    let rows = raised
        .iter()
        .map(|raised| {
            let flag = &raised.flag;
            let refused = form.of("flag", &flag.id);
            let id = if refused.is_some() {
                "answer".to_owned()
            } else {
                format!("answer-{}", flag.id)
            };
            let (typed, problem) = (
                refused.map(|form| form.value("answer")),
                refused.and_then(|form| form.problem_beside(visit, "answer")),
            );
            let answered = flag.settled_at.map(|at| view! {
                <p>
                    {flag.answer.clone()}" "
                    <span class="quiet">{calendar::written(language, at, &call.time_zone)}</span>
                </p>
            });
            let seen = versions.of(Thing::Flag(&flag.id));
            // An answer that was overtaken can still be given in the place of the one that stands.
            let form = (flag.settled_at.is_none() || refused.is_some()).then(|| view! {
                <form method="post" action=action.clone() class="stack">
                    {seen_field_of(refused, seen)}
                    <input type="hidden" name="flag" value=flag.id.clone() />
                    <div class="field">
                        <label for=id.clone()>{i18n::flag_answer(language)}</label>
                        <p class="hint">{i18n::limit_characters(language, COMMENT_MOST)}</p>
                        <textarea
                            id=id.clone()
                            name="answer"
                            rows="2"
                            required
                            aria-describedby=problem_id("answer")
                            inner_html=area_text(&typed.unwrap_or_default())
                        ></textarea>
                        {problem}
                    </div>
                    <p>
                        <button class="button plain small">{i18n::flag_settle(language)}</button>
                    </p>
                </form>
            });
            view! {
                <article class="card">
                    <h3>
                        {flag_name(language, flag.kind)}{i18n::colon(language)}
                        <a href=format!(
                            "{}/entries/{}",
                            visit.link(&base(call)),
                            raised.number,
                        )>
                            {i18n::entry_number(language, raised.number)}" "
                            {raised.title.text(language).to_owned()}
                        </a>
                    </h3>
                    <p>{flag.note.clone()}</p>
                    <p class="quiet">
                        {raised.juror.clone()}" · "
                        {calendar::written(language, flag.raised_at, &call.time_zone)}
                    </p>
                    {answered}
                    {form}
                </article>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="band">
                <h2>{i18n::flag_title(language)}</h2>
                {form.having("flag").and_then(|form| form.summary(visit))}
                <div class="pair">{rows}</div>
            </section>
        }
        .into_any(),
    )
}

/// The name of a kind of flag.
#[must_use]
pub const fn flag_name(language: Language, kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::Rules => i18n::flag_rules(language),
        FlagKind::Plagiarism => i18n::flag_plagiarism(language),
        FlagKind::Technical => i18n::flag_technical(language),
    }
}

/// Answers a flag.
pub async fn settle_flag(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let (flag, answer) = (fields.get("flag"), fields.get("answer"));
    let outcome = visit
        .office()
        .settle_flag(
            visit.signed_in()?,
            &call,
            flag,
            answer,
            fields.seen(),
            visit.now,
        )
        .await;
    let round = call.running_round(visit.now);
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| Done::Saved),
        |_, desk| {
            let known = desk.raised.iter().find(|known| known.flag.id == flag);
            Both {
                stands: known
                    .map(|known| known.flag.answer.clone())
                    .into_iter()
                    .collect(),
                typed: vec![answer.to_owned()],
            }
        },
    )
    .await
}

/// Invites a juror.
pub async fn invite(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let language = Language::from_tag(fields.get("language")).unwrap_or(visit.language);
    let invitation = Invitation {
        name: fields.get("name"),
        mail: fields.get("mail"),
        organisation: fields.get("organisation"),
        language,
        again: fields.get("again") == "1",
    };
    let outcome = visit
        .office()
        .invite_juror(organiser, &call, invitation, visit.now)
        .await;
    let round = call.running_round(visit.now);
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| Done::JurorInvited),
        |_, _| Both::default(),
    )
    .await
}

/// Takes a juror out.
pub async fn remove_juror(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let person = fields.get("person");
    let outcome = visit
        .office()
        .remove_juror(visit.signed_in()?, &call, person, fields.seen(), visit.now)
        .await;
    let (language, round) = (visit.language, call.running_round(visit.now));
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| Done::Saved),
        |_, desk| {
            let known = desk
                .overview
                .jurors
                .iter()
                .find(|juror| juror.person == person);
            let stands = known.map_or_else(
                || i18n::juror_gone(language).to_owned(),
                |juror| juror.name.clone(),
            );
            Both {
                stands: vec![stands],
                typed: vec![i18n::juror_remove(language).to_owned()],
            }
        },
    )
    .await
}

/// Closes or reopens the round.
pub async fn round(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let round = asked.round(&call, visit.now);
    let closed = fields.get("closed") == "1";
    let outcome = visit
        .office()
        .close_round(
            visit.signed_in()?,
            &call,
            round,
            closed,
            fields.seen(),
            visit.now,
        )
        .await;
    let language = visit.language;
    after(
        visit,
        (&call, round),
        &fields,
        outcome.map(|()| Done::Saved),
        |call, _| {
            let stands = call
                .round(round)
                .is_some_and(|round| round.closed_at.is_some());
            let wanted = if closed {
                i18n::organise_close_round(language)
            } else {
                i18n::organise_reopen_round(language)
            };
            Both {
                stands: vec![round_state(language, stands).to_owned()],
                typed: vec![wanted.to_owned()],
            }
        },
    )
    .await
}

/// Whether a round was closed by hand, in a sentence.
const fn round_state(language: Language, closed: bool) -> &'static str {
    if closed {
        i18n::organise_round_closed(language)
    } else {
        i18n::organise_round_open(language)
    }
}

/// Every mark of a call.
pub async fn marks_csv(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    Ok(download(
        visit
            .office()
            .marks_csv(visit.signed_in()?, &call, visit.now)
            .await?,
        CSV,
        &format!("{edition}-{slug}-marks.csv"),
    ))
}

/// Every entry of a call.
pub async fn entries_csv(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries = visit
        .office()
        .entry_exports(visit.signed_in()?, &call, visit.now)
        .await?;
    Ok(download(
        office::entries_csv(&entries),
        CSV,
        &format!("{edition}-{slug}-entries.csv"),
    ))
}
