//! The organiser's desk of a call: intake, jury, ranking, decisions, publication.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use contest::{Language, Moment, Stage};
use judging::ranking::TieStep;
use leptos::prelude::*;
use office::{AwardView, Call, Failure, LogRow, Overview, RankingRow, Refusal, calendar};

use crate::{
    form::{Fields, Filled, Input},
    pages::{
        Answer,
        home::{city_class, timeline},
    },
    shell::{Place, page, page_with_status},
    visit::{self, Visit},
};

fn place(visit: &Visit, call: &Call, title: &str) -> Place {
    Place::of_edition(title, &call.edition, visit)
        .under(visit.link(&format!("/{}/{}", call.edition.slug, call.slug)), call.title.text(visit.language))
}

fn base(call: &Call) -> String {
    format!("/{}/{}/organise", call.edition.slug, call.slug)
}

/// Intake and the jury's progress.
pub async fn overview(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let overview = visit.office().overview(visit.signed_in()?, &call, visit.now).await?;
    Ok(page(&visit, place(&visit, &call, words::organise_title(visit.language)), || {
        overview_body(&visit, &call, &overview, &Filled::default())
    }))
}

fn overview_body(visit: &Visit, call: &Call, overview: &Overview, form: &Filled) -> AnyView {
    let language = visit.language;
    let base = visit.link(&base(call));
    let submitted = overview.entries.iter().filter(|entry| entry.state == "submitted").count();
    let (assigned, finished) =
        overview.jurors.iter().fold((0, 0), |(assigned, finished), juror| (assigned + juror.assigned, finished + juror.finished));
    let entries = overview
        .entries
        .iter()
        .map(|entry| {
            let state = match entry.state.as_str() {
                "submitted" => words::state_submitted(language),
                "withdrawn" => words::state_withdrawn(language),
                _ => words::state_draft(language),
            };
            view! {
                <tr>
                    <td class="code">{entry.number}</td>
                    <td>{entry.title.text(language).to_owned()}</td>
                    <td>{entry.team.clone()}<span class="quiet">{format!(" ({})", entry.members)}</span></td>
                    <td>{state}</td>
                    <td class="number">{format!("{} / {}", entry.finished, entry.jurors)}</td>
                    <td>{calendar::day(language, Moment(entry.updated_at), &call.time_zone)}</td>
                </tr>
            }
        })
        .collect_view();
    let jurors = overview
        .jurors
        .iter()
        .map(|juror| {
            view! {
                <tr>
                    <td>{juror.name.clone()}<br /><span class="quiet">{juror.mail.clone()}</span></td>
                    <td class="number">{juror.assigned}</td>
                    <td class="number">{juror.started}</td>
                    <td class="number">{juror.finished}</td>
                    <td class="number">{juror.conflicts}</td>
                    <td><progress max=juror.assigned.max(1) value=juror.finished aria-label=words::organise_progress_of(language, &juror.name)></progress></td>
                </tr>
            }
        })
        .collect_view();
    let languages = Language::ALL.map(|language| (language.tag().to_owned(), language.name().to_owned())).to_vec();
    let closed = call.round_closed_at.is_some();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{words::organise_title(language)}</h1>
            <dl class="figures">
                <div><dt>{words::organise_entries(language)}</dt><dd>{overview.entries.len()}</dd></div>
                <div><dt>{words::organise_submitted(language)}</dt><dd>{submitted}</dd></div>
                <div><dt>{words::organise_jurors(language)}</dt><dd>{overview.jurors.len()}</dd></div>
                <div><dt>{words::organise_sheets(language)}</dt><dd>{format!("{finished} / {assigned}")}</dd></div>
            </dl>
            <p class="row"><a class="button" href=format!("{base}/ranking")>{words::organise_ranking(language)}</a></p>
        </section>
        <section class="band">{timeline(visit, call)}</section>
        <section class="band">
            <div class="section-head"><h2>{words::organise_entries(language)}</h2><a href=format!("{base}/entries.csv")>{words::organise_export_entries(language)}</a></div>
            <div class="scroll" tabindex="0"><table>
                <thead><tr><th scope="col">{words::jury_entry(language)}</th><th scope="col">{words::entry_title(language)}</th><th scope="col">{words::team_title(language)}</th><th scope="col">{words::jury_state(language)}</th><th scope="col" class="number">{words::organise_sheets(language)}</th><th scope="col">{words::organise_changed(language)}</th></tr></thead>
                <tbody>{entries}</tbody>
            </table></div>
        </section>
        <section class="band">
            <div class="section-head"><h2>{words::organise_jury(language)}</h2><a href=format!("{base}/marks.csv")>{words::organise_export_marks(language)}</a></div>
            <div class="scroll" tabindex="0"><table>
                <thead><tr><th scope="col">{words::account_name(language)}</th><th scope="col" class="number">{words::organise_assigned(language)}</th><th scope="col" class="number">{words::jury_state_begun(language)}</th><th scope="col" class="number">{words::jury_state_finished(language)}</th><th scope="col" class="number">{words::organise_conflicts(language)}</th><th scope="col">{words::jury_progress_label(language)}</th></tr></thead>
                <tbody>{jurors}</tbody>
            </table></div>
            <div class="pair">
                <form method="post" action=format!("{base}/jurors") class="stack card" novalidate>
                    <h3>{words::organise_invite(language)}</h3>
                    {form.summary(visit)}
                    {form.text(visit, "name", words::account_name(language), "", Input::TEXT.required())}
                    {form.text(visit, "mail", words::account_mail(language), "", Input::MAIL)}
                    {form.select(visit, "language", words::shell_languages(language), "", languages)}
                    <p><button class="button plain">{words::organise_invite(language)}</button></p>
                </form>
                <div class="stack card">
                    <h3>{words::organise_assign(language)}</h3>
                    <p>{words::organise_assign_lead(language, call.jurors_per_entry)}</p>
                    <form method="post" action=format!("{base}/assign")><button class="button plain">{words::organise_assign(language)}</button></form>
                    <h3>{words::organise_round(language)}</h3>
                    <p>{if closed { words::organise_round_closed(language) } else { words::organise_round_open(language) }}</p>
                    <form method="post" action=format!("{base}/round")>
                        <input type="hidden" name="closed" value=i32::from(!closed) />
                        <button class="button plain">{if closed { words::organise_reopen_round(language) } else { words::organise_close_round(language) }}</button>
                    </form>
                </div>
            </div>
        </section>
    }
    .into_any()
}

/// Invites a juror.
pub async fn invite(visit: Visit, Path((edition, slug)): Path<(String, String)>, fields: Fields) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let language = Language::from_tag(fields.get("language")).unwrap_or(visit.language);
    match visit.office().invite_juror(organiser, &call, fields.get("name"), fields.get("mail"), language, visit.now).await {
        Ok(()) => Ok(visit.redirect(&base(&call), "invited")),
        Err(Failure::Refused(refusal @ (Refusal::Fields(_) | Refusal::ConflictOfInterest))) => {
            let overview = visit.office().overview(organiser, &call, visit.now).await?;
            let (status, filled) = (visit::status(&refusal), Filled::refused(&fields, refusal));
            Ok(page_with_status(&visit, status, place(&visit, &call, words::organise_title(visit.language)), || {
                overview_body(&visit, &call, &overview, &filled)
            }))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Assigns entries to jurors.
pub async fn assign(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    visit.office().assign(visit.signed_in()?, &call, visit.now).await?;
    Ok(visit.redirect(&base(&call), "assigned"))
}

/// Closes or reopens the round.
pub async fn round(visit: Visit, Path((edition, slug)): Path<(String, String)>, fields: Fields) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    visit.office().close_round(visit.signed_in()?, &call, fields.get("closed") == "1", visit.now).await?;
    Ok(visit.redirect(&base(&call), "saved"))
}

/// Newest rows of the log that the page shows.
const LOG_ROWS: i64 = 20;

/// The ranking with decisions and publication.
pub async fn ranking(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let rows = visit.office().ranking(organiser, &call, visit.now).await?;
    let awards = visit.office().decisions(organiser, &call, visit.now).await?;
    let log = visit.office().call_log(organiser, &call, LOG_ROWS, visit.now).await?;
    let place = place(&visit, &call, words::organise_ranking(visit.language))
        .under(visit.link(&base(&call)), words::organise_title(visit.language));
    Ok(page(&visit, place, || ranking_body(&visit, &call, &rows, &awards, &log)))
}

/// Points in hundredths as people read them.
#[must_use]
pub fn points(language: Language, hundredths: i64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
    words::decimal(language, hundredths as f64 / 100.0, 2)
}

fn tie(visit: &Visit, call: &Call, row: &RankingRow) -> String {
    let language = visit.language;
    match row.place.tie {
        None => String::new(),
        Some(TieStep::Criterion(index)) => {
            words::tie_criterion(language, call.criteria.get(index).map_or("", |criterion| criterion.name.text(language)))
        }
        Some(TieStep::Preference) => words::tie_preference(language).to_owned(),
        Some(TieStep::Median) => words::tie_median(language).to_owned(),
        Some(TieStep::Shared) => words::tie_shared(language).to_owned(),
    }
}

fn ranking_body(visit: &Visit, call: &Call, rows: &[RankingRow], awards: &[AwardView], log: &[LogRow]) -> AnyView {
    let language = visit.language;
    let base = visit.link(&base(call));
    let heads = call.criteria.iter().map(|criterion| view! { <th scope="col" class="number">{criterion.name.text(language).to_owned()}<span class="quiet">{format!(" {} %", criterion.weight / 10)}</span></th> }).collect_view();
    let shortlist = usize::try_from(call.shortlist).unwrap_or(0);
    let chosen = rows.iter().any(|row| row.finalist);
    let table = rows
        .iter()
        .map(|row| {
            let criteria = row.place.criteria.iter().map(|mean| view! { <td class="number">{points(language, *mean)}</td> }).collect_view();
            // Nothing chosen yet: the first places are proposed.
            let checked = if chosen { row.finalist } else { row.place.rank <= shortlist };
            view! {
                <tr>
                    <td><input type="checkbox" name="finalist" value=row.place.entry.clone() checked=checked form="finalists" aria-label=words::organise_finalist(language, row.title.text(language)) /></td>
                    <td class="number rank">{row.place.rank}</td>
                    <td>{row.title.text(language).to_owned()}<br /><span class="quiet">{row.team.clone()}" · "{words::entry_number(language, row.number)}</span></td>
                    <td class="number"><b>{points(language, row.place.points)}</b></td>
                    {criteria}
                    <td class="number">{row.place.jurors}</td>
                    <td>{tie(visit, call, row)}</td>
                </tr>
            }
        })
        .collect_view();
    let forms = awards.iter().map(|award| award_form(visit, award, rows, &base)).collect_view();
    let stages = Stage::ALL.map(|stage| stage_row(visit, call, stage, &base)).collect_view();
    let log = log
        .iter()
        .map(|row| view! { <li><span class="code">{row.number}</span>" "{calendar::written(language, Moment(row.at), &call.time_zone)}" "<b>{logged(language, row)}</b>" "<span class="quiet">{row.person.clone()}</span></li> })
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{words::organise_ranking(language)}</h1>
            <p class="lead">{words::ranking_lead(language)}</p>
        </section>
        <section class="band">
            {rows.is_empty().then(|| view! { <p>{words::ranking_empty(language)}</p> })}
            <div class="scroll" tabindex="0"><table>
                <thead><tr><th scope="col">{words::ranking_finalist(language)}</th><th scope="col" class="number">{words::ranking_rank(language)}</th><th scope="col">{words::entry_title(language)}</th><th scope="col" class="number">{words::ranking_points(language)}</th>{heads}<th scope="col" class="number">{words::organise_jurors(language)}</th><th scope="col">{words::ranking_tie(language)}</th></tr></thead>
                <tbody>{table}</tbody>
            </table></div>
            <form method="post" action=format!("{base}/finalists") id="finalists"><button class="button plain">{words::organise_save_finalists(language)}</button></form>
        </section>
        <section class="band"><h2>{words::organise_decisions(language)}</h2><div class="pair">{forms}</div></section>
        <section class="band"><h2>{words::organise_publication(language)}</h2><p>{words::organise_publication_lead(language)}</p><ul class="lines">{stages}</ul></section>
        <section class="band"><h2>{words::organise_log(language)}</h2><ul class="plain-list">{log}</ul></section>
    }
    .into_any()
}

fn award_form(visit: &Visit, award: &AwardView, rows: &[RankingRow], base: &str) -> AnyView {
    let language = visit.language;
    let reason = award.holders.first().map_or_else(String::new, |(_, reason)| reason.clone());
    let options = rows
        .iter()
        .map(|row| {
            let checked = award.holders.iter().any(|(entry, _)| entry.id == row.place.entry);
            view! { <label class="tick"><input type="checkbox" name="entry" value=row.place.entry.clone() checked=checked />{format!("{}. {}", row.place.rank, row.title.text(language))}</label> }
        })
        .collect_view();
    let state = if !award.decided {
        words::award_open(language).to_owned()
    } else if award.holders.is_empty() {
        words::award_vacant(language).to_owned()
    } else {
        award.holders.iter().map(|(entry, _)| entry.content.title.text(language).to_owned()).collect::<Vec<_>>().join(" · ")
    };
    let id = format!("reason-{}", award.id);
    view! {
        <form method="post" action=format!("{base}/decisions") class="stack card">
            <h3>{award.name.text(language).to_owned()}</h3>
            <p class="quiet">{state}</p>
            <input type="hidden" name="award" value=award.id.clone() />
            <details><summary>{words::award_choose(language)}</summary><div class="ticks">{options}</div><p class="hint">{words::award_none(language)}</p></details>
            <div class="field"><label for=id.clone()>{words::award_reason(language)}</label><textarea id=id name="reason" rows="2">{reason}</textarea></div>
            <p><button class="button plain small">{words::award_record(language)}</button></p>
        </form>
    }
    .into_any()
}

/// The name of a stage of publication.
#[must_use]
pub const fn stage_name(language: Language, stage: Stage) -> &'static str {
    match stage {
        Stage::Finalists => words::stage_finalists(language),
        Stage::Winners => words::stage_winners(language),
        Stage::Scores => words::stage_scores(language),
        Stage::Comments => words::stage_comments(language),
    }
}

/// What a row of the log says was done.
fn logged(language: Language, row: &LogRow) -> String {
    let stage = || Stage::from_code(&row.detail).map_or("", |stage| stage_name(language, stage));
    match row.action.as_str() {
        "invite-juror" => words::log_invite_juror(language).to_owned(),
        "assign" => words::log_assign(language).to_owned(),
        "finalists" => words::log_finalists(language).to_owned(),
        "decision" => words::log_decision(language).to_owned(),
        "close-round" => words::log_close_round(language).to_owned(),
        "reopen-round" => words::log_reopen_round(language).to_owned(),
        "publish" => words::log_publish(language, stage()),
        "unpublish" => words::log_unpublish(language, stage()),
        // An action of a later version, or one that no page of a call shows.
        other => other.to_owned(),
    }
}

fn stage_row(visit: &Visit, call: &Call, stage: Stage, base: &str) -> AnyView {
    let language = visit.language;
    let public = call.published.has(stage);
    let (state, button) = if public {
        (words::stage_public(language), words::stage_take_back(language))
    } else {
        (words::stage_private(language), words::stage_publish(language))
    };
    let name = stage_name(language, stage);
    view! {
        <li>
            <b>{name}</b><span>{state}</span>
            <details><summary>{button}</summary>
                <form method="post" action=format!("{base}/publication")>
                    <p>{if public { words::stage_take_back_lead(language) } else { words::stage_publish_lead(language) }}</p>
                    <input type="hidden" name="stage" value=stage.code() />
                    <input type="hidden" name="public" value=i32::from(!public) />
                    <button class="button" aria-label=format!("{button}: {name}")>{button}</button>
                </form>
            </details>
        </li>
    }
    .into_any()
}

/// Sets the finalists.
pub async fn finalists(visit: Visit, Path((edition, slug)): Path<(String, String)>, fields: Fields) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: Vec<String> = fields.all("finalist").map(str::to_owned).collect();
    visit.office().choose_finalists(visit.signed_in()?, &call, &entries, visit.now).await?;
    Ok(visit.redirect(&format!("{}/ranking", base(&call)), "saved"))
}

/// Records a decision.
pub async fn decide(visit: Visit, Path((edition, slug)): Path<(String, String)>, fields: Fields) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: Vec<String> = fields.all("entry").map(str::to_owned).collect();
    visit.office().decide(visit.signed_in()?, &call, fields.get("award"), &entries, fields.get("reason"), visit.now).await?;
    Ok(visit.redirect(&format!("{}/ranking", base(&call)), "decided"))
}

/// Publishes a stage or takes it back.
pub async fn publish(visit: Visit, Path((edition, slug)): Path<(String, String)>, fields: Fields) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let stage = Stage::from_code(fields.get("stage")).ok_or(contest::Denied::Unknown)?;
    let public = fields.get("public") == "1";
    visit.office().publish(visit.signed_in()?, &call, stage, public, visit.now).await?;
    Ok(visit.redirect(&format!("{}/ranking", base(&call)), if public { "published" } else { "unpublished" }))
}

fn csv(text: String, name: &str) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Every mark of a call.
pub async fn marks_csv(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    Ok(csv(visit.office().marks_csv(visit.signed_in()?, &call, visit.now).await?, &format!("{edition}-{slug}-marks.csv")))
}

/// Every entry of a call.
pub async fn entries_csv(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    Ok(csv(visit.office().entries_csv(visit.signed_in()?, &call, visit.now).await?, &format!("{edition}-{slug}-entries.csv")))
}
