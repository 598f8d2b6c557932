//! The jury: the dashboard with its progress, and the score sheet beside the work.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use contest::{
    Language, Moment, Standing,
    entry::COMMENT_MOST,
    judging::{FlagKind, Meaning, Recusal, SheetName},
};
use leptos::{attr::custom::custom_attribute, prelude::*};
use office::{
    Call, ConflictRow, DashboardRow, Desk, Failure, JurorDiagnosis, MarkHistory, NewMark, Problem,
    Refusal, Sheet, TABLE_COLUMNS, TABLE_ROWS, calendar,
};

use serde::Deserialize;

use crate::{
    city::city_class,
    failure::{self, PageError},
    form::{Fields, Filled, Input, area_text, problem_id},
    islands::{CommentSaver, CriterionView, KeysHelp, ScoreSheet},
    pages::{
        Answer,
        editions::{
            desk::flag_name,
            rounds::{RoundQuery, tabs},
        },
        entries::work_facts::Catalogue,
        results::ranking::{signed, with_error},
    },
    refusals,
    shell::{Place, page, page_with_status},
    visit::Visit,
};

/// The sheet that a part of an address names.
pub(in crate::pages) fn sheet_name(text: &str) -> Result<SheetName, PageError> {
    Ok(SheetName::parse(text).ok_or(contest::Denied::Unknown)?)
}

/// The path of a call's pages for its jurors.
pub(in crate::pages) fn jury_path(call: &Call) -> String {
    format!("/{}/{}/jury", call.edition.slug, call.slug)
}

/// A juror's dashboard.
pub async fn dashboard(
    visit: Visit,
    Path((edition, call)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let (juror, round) = (visit.signed_in()?, asked.round(&call, visit.now));
    let desk = visit
        .office()
        .dashboard(juror, &call, round, visit.now)
        .await?;
    let own = visit
        .office()
        .own_diagnosis(juror, &call, round, visit.now)
        .await?;
    let place = Place::of_edition(i18n::jury_title(visit.language), &call.edition, &visit).under(
        visit.link(&format!("/{edition}/{}", call.slug)),
        call.title.text(visit.language),
    );
    Ok(page(&visit, place, || {
        dashboard_body(&visit, &desk, own.as_ref())
    }))
}

fn dashboard_body(visit: &Visit, desk: &Desk, own: Option<&JurorDiagnosis>) -> AnyView {
    let language = visit.language;
    let call = &desk.call;
    let counted: Vec<&DashboardRow> = desk
        .rows
        .iter()
        .filter(|row| row.recusal.is_none())
        .collect();
    let finished = counted
        .iter()
        .filter(|row| row.finished_at.is_some())
        .count();
    let rows = desk
        .rows
        .iter()
        .map(|row| dashboard_row(visit, row))
        .collect_view();
    let ends = call
        .schedule
        .phase(desk.round.phase())
        .map(|phase| calendar::written(language, phase.ends, &call.time_zone));
    let next = desk
        .rows
        .iter()
        .find(|row| row.recusal.is_none() && row.finished_at.is_none())
        .map(|row| visit.link(&format!("/jury/{}", row.sheet)));
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::jury_title(language)}</h1>
            {tabs(visit, call, "/jury", desk.round)}
            <p class="lead">
                {match desk.standing {
                    Standing::Before => i18n::jury_not_open(language).to_owned(),
                    Standing::Closed => i18n::refused_round_closed(language).to_owned(),
                    Standing::Open | Standing::Grace => {
                        ends.map_or_else(String::new, |ends| i18n::jury_open_until(language, ends))
                    }
                }}
            </p>
            <p>{i18n::jury_progress(language, finished, counted.len())}</p>
            <progress
                max=counted.len().max(1)
                value=finished
                aria-label=i18n::jury_progress_label(language)
            ></progress>
            {(desk.standing == Standing::Open).then(|| missing(visit, &counted))}
            {(desk.standing == Standing::Open)
                .then_some(next)
                .flatten()
                .map(|next| {
                    view! {
                        <p class="row">
                            <a class="button" href=next>
                                {i18n::jury_go_on(language)}
                            </a>
                        </p>
                    }
                })}
        </section>
        <section class="band">
            {desk.rows.is_empty().then(|| view! { <p>{i18n::jury_empty(language)}</p> })}
            <p class="row">
                <a href=format!(
                    "{}/conflicts",
                    visit.link(&jury_path(call)),
                )>{i18n::conflicts_title(language)}</a>
                {(!desk.rows.is_empty())
                    .then(|| {
                        view! {
                            <a href=format!(
                                "{}/order?round={}",
                                visit.link(&jury_path(call)),
                                desk.round.code(),
                            )>{i18n::order_title(language)}</a>
                        }
                    })}
                {(call.pairs != Standing::Before)
                    .then(|| {
                        view! {
                            <a href=format!(
                                "{}/pairs",
                                visit.link(&jury_path(call)),
                            )>{i18n::pairs_title(language)}</a>
                        }
                    })}
            </p>
            {(!desk.rows.is_empty())
                .then(|| {
                    view! {
                        <div class="scroll" tabindex="0">
                            <table>
                                <thead>
                                    <tr>
                                        <th scope="col">{i18n::jury_entry(language)}</th>
                                        <th scope="col">{i18n::entry_title(language)}</th>
                                        <th scope="col">{i18n::jury_marks(language)}</th>
                                        <th scope="col">{i18n::jury_state(language)}</th>
                                    </tr>
                                </thead>
                                <tbody>{rows}</tbody>
                            </table>
                        </div>
                    }
                })}
        </section>
        {own.map(|own| own_figures(visit, own))}
    }
    .into_any()
}

/// What is missing before everything is finished, sheet by sheet; or that nothing is.
fn missing(visit: &Visit, counted: &[&DashboardRow]) -> AnyView {
    let language = visit.language;
    let open: Vec<&&DashboardRow> = counted
        .iter()
        .filter(|row| row.finished_at.is_none())
        .collect();
    if open.is_empty() {
        return view! { <p>{i18n::jury_all_finished(language)}</p> }.into_any();
    }
    let rows = open
        .iter()
        .map(|row| {
            let lacks = row
                .criteria
                .saturating_sub(usize::try_from(row.marks).unwrap_or(0));
            let what = if lacks == 0 {
                i18n::jury_lacks_finish(language).to_owned()
            } else {
                i18n::jury_lacks(language, lacks)
            };
            view! {
                <li>
                    <a href=visit
                        .link(
                            &format!("/jury/{}", row.sheet),
                        )>{i18n::numbered(row.number, row.title.text(language))}</a>
                    " "
                    <span class="quiet">{what}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <details>
            <summary>{i18n::jury_missing(language, open.len())}</summary>
            <ul class="plain-list">{rows}</ul>
        </details>
    }
    .into_any()
}

/// What a juror learns of themselves once the round is over.
fn own_figures(visit: &Visit, own: &JurorDiagnosis) -> AnyView {
    let language = visit.language;
    let dash = || "\u{2013}".to_owned();
    let severity = with_error(language, own.severity, own.error);
    view! {
        <section class="band">
            <h2>{i18n::own_title(language)}</h2>
            <dl class="figures">
                <div>
                    <dt>{i18n::diagnosis_severity(language)}</dt>
                    <dd>{severity}</dd>
                </div>
                <div>
                    <dt>{i18n::diagnosis_spread(language)}</dt>
                    <dd>
                        {own.spread.map_or_else(dash, |spread| i18n::decimal(language, spread, 1))}
                    </dd>
                </div>
                <div>
                    <dt>{i18n::diagnosis_drift(language)}</dt>
                    <dd>{own.drift.map_or_else(dash, |drift| signed(language, drift))}</dd>
                </div>
                <div>
                    <dt>{i18n::diagnosis_agreement(language)}</dt>
                    <dd>
                        {own
                            .agreement
                            .map_or_else(dash, |agreement| i18n::decimal(language, agreement, 2))}
                    </dd>
                </div>
            </dl>
            <p class="quiet">{i18n::own_lead(language)}</p>
        </section>
    }
    .into_any()
}

fn dashboard_row(visit: &Visit, row: &DashboardRow) -> AnyView {
    let language = visit.language;
    let cover = row.cover.as_ref().map(|file| {
        view! {
            <img
                src=format!("/files/jury/{}/{file}?preview", row.sheet)
                alt=""
                width="72"
                height="48"
                loading="lazy"
            />
        }
    });
    let state = if row.recusal.is_some() {
        i18n::jury_state_conflict(language)
    } else if row.finished_at.is_some() {
        i18n::jury_state_finished(language)
    } else if row.marks > 0 {
        i18n::jury_state_begun(language)
    } else {
        i18n::jury_state_new(language)
    };
    let (title_language, title) = row.title.get(language);
    view! {
        <tr>
            <td class="work-cell">{cover}<span class="code">{row.number}</span></td>
            <td>
                <a href=visit.link(&format!("/jury/{}", row.sheet)) lang=title_language.tag()>
                    {title.to_owned()}
                </a>
            </td>
            <td class="code">{format!("{} / {}", row.marks, row.criteria)}</td>
            <td>{state}</td>
        </tr>
    }
    .into_any()
}

/// The first rows of each table among a sheet's files, by the id of its file.
type Tables = Vec<(String, Vec<Vec<String>>)>;

/// What the sheet's page needs beside the sheet.
struct Around {
    previous: Option<String>,
    next: Option<String>,
    position: (usize, usize),
    history: Vec<MarkHistory>,
    tables: Tables,
    catalogue: Catalogue,
}

async fn read(visit: &Visit, name: &SheetName) -> Result<(Sheet, Around), PageError> {
    let juror = visit.signed_in()?;
    let sheet = visit.office().sheet(juror, name, visit.now).await?;
    let history = visit.office().mark_history(juror, name, visit.now).await?;
    let tables = visit.office().sheet_tables(&sheet).await?;
    let (previous, next, position) = neighbours(visit, &sheet).await?;
    let link = |path: Option<String>| path.map(|path| visit.link(&path));
    let (previous, next) = (link(previous), link(next));
    let catalogue = Catalogue::read(visit, &sheet.call.edition).await?;
    Ok((
        sheet,
        Around {
            previous,
            next,
            position,
            history,
            tables,
            catalogue,
        },
    ))
}

/// The paths, without a language, of the sheets before and after one in the juror's list, and where
/// it stands there.
async fn neighbours(
    visit: &Visit,
    sheet: &Sheet,
) -> Result<(Option<String>, Option<String>, (usize, usize)), PageError> {
    let desk = visit
        .office()
        .dashboard(visit.signed_in()?, &sheet.call, sheet.name.round, visit.now)
        .await?;
    let at = desk
        .rows
        .iter()
        .position(|row| row.sheet == sheet.name)
        .unwrap_or(0);
    let link = |index: usize| {
        desk.rows
            .get(index)
            .map(|row| format!("/jury/{}", row.sheet))
    };
    Ok((
        at.checked_sub(1).and_then(link),
        link(at + 1),
        (at + 1, desk.rows.len()),
    ))
}

/// The score sheet.
pub async fn sheet(visit: Visit, Path(name): Path<String>) -> Answer {
    let (sheet, around) = read(&visit, &sheet_name(&name)?).await?;
    Ok(page(&visit, place(&visit, &sheet), || {
        body(&visit, &sheet, &around, &Filled::default())
    }))
}

fn place(visit: &Visit, sheet: &Sheet) -> Place {
    let mut place = Place::of_edition(
        i18n::sheet_title(visit.language, sheet.number),
        &sheet.call.edition,
        visit,
    );
    place.island = true;
    place.wide = true;
    place.with_script("/timer.js")
}

/// What is beside a work.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Beside {
    other: String,
}

/// Two works side by side, with the juror's own marks below each.
pub async fn beside(visit: Visit, Path(text): Path<String>, Query(asked): Query<Beside>) -> Answer {
    let name = sheet_name(&text)?;
    let juror = visit.signed_in()?;
    let mut works = Vec::new();
    for name in std::iter::once(text.as_str())
        .chain(Some(asked.other.as_str()).filter(|other| !other.is_empty()))
    {
        let sheet = visit
            .office()
            .sheet(juror, &sheet_name(name)?, visit.now)
            .await?;
        let tables = visit.office().sheet_tables(&sheet).await?;
        works.push((sheet, tables));
    }
    let sheet = &works[0].0;
    let catalogue = Catalogue::read(&visit, &sheet.call.edition).await?;
    let desk = visit
        .office()
        .dashboard(juror, &sheet.call, name.round, visit.now)
        .await?;
    let language = visit.language;
    let place = Place::of_edition(i18n::beside_title(language), &sheet.call.edition, &visit)
        .under(
            visit.link(&jury_path(&sheet.call)),
            i18n::jury_title(language),
        )
        .under(
            visit.link(&format!("/jury/{name}")),
            i18n::entry_number(language, sheet.number),
        );
    Ok(page(&visit, place, || {
        let options = desk
            .rows
            .iter()
            .filter(|row| row.sheet != name)
            .map(|row| {
                let value = row.sheet.to_string();
                view! {
                    <option value=value.clone() selected=value == asked.other>
                        {i18n::numbered(row.number, row.title.text(language))}
                    </option>
                }
            })
            .collect_view();
        let shown = |(sheet, tables): &(Sheet, Tables)| {
            let marks = sheet
                .marks
                .iter()
                .map(|mark| view! {
                    <div>
                        <dt>{mark.criterion.name.text(language).to_owned()}</dt>
                        <dd>
                            {mark
                                .steps
                                .map_or_else(|| "\u{2013}".to_owned(), |steps| steps.to_string())}
                        </dd>
                    </div>
                })
                .collect_view();
            view! {
                <div>
                    {work(&visit, sheet, (tables, &catalogue))}<dl class="facts">{marks}</dl><p>
                        <a href=visit
                            .link(
                                &format!("/jury/{}", sheet.name),
                            )>{i18n::beside_score(language, sheet.number)}</a>
                    </p>
                </div>
            }
        };
        view! {
            <section class="band">
                <h1>{i18n::beside_title(language)}</h1>
                <form method="get" class="row">
                    <label for="other">{i18n::beside_other(language)}</label>
                    <select id="other" name="other" class="short">
                        {options}
                    </select>
                    <button class="button plain">{i18n::beside_show(language)}</button>
                </form>
            </section>
            <div class="beside">{works.iter().map(shown).collect_view()}</div>
        }
        .into_any()
    }))
}

async fn refused(visit: &Visit, name: &SheetName, fields: &Fields, refusal: Refusal) -> Answer {
    let (sheet, around) = read(visit, name).await?;
    let (status, filled) = (failure::status(&refusal), Filled::refused(fields, refusal));
    Ok(page_with_status(
        visit,
        status,
        place(visit, &sheet),
        || body(visit, &sheet, &around, &filled),
    ))
}

/// Saves what a browser without JavaScript posts: every mark that was changed, one by one, and both
/// comments.
pub async fn save(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let name = sheet_name(&text)?;
    match save_all(&visit, &name, &fields).await {
        Ok(()) if fields.has("finish") => set_finished(&visit, &name, &fields, true).await,
        Ok(()) => Ok(visit.redirect(&format!("/jury/{name}"), "saved")),
        Err(Failure::Refused(refusal @ Refusal::Denied(contest::Denied::OutOfContest))) => {
            Ok(typed(&visit, &fields, &refusal))
        }
        Err(Failure::Refused(refusal)) if !matches!(refusal, Refusal::Denied(_)) => {
            refused(&visit, &name, &fields, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Why a sheet is no longer there, with the comments that were just typed on it, to be copied.
fn typed(visit: &Visit, fields: &Fields, refusal: &Refusal) -> Response {
    let language = visit.language;
    let title = i18n::problem_title(language);
    page_with_status(
        visit,
        failure::status(refusal),
        Place::titled(title),
        || {
            let texts = ["comment_team", "comment_jury"]
                .map(|name| fields.get(name).to_owned())
                .into_iter()
                .filter(|text| !text.trim().is_empty());
            let texts = texts
                .map(|text| view! { <p class="typed">{text}</p> })
                .collect_view();
            view! {
                <section class="band narrow">
                    <h1>{title}</h1>
                    <p class="lead">{refusals::text(refusal, visit)}</p>
                </section>
                <section class="band narrow">
                    <h2>{i18n::sheet_typed(language)}</h2>
                    {texts}
                </section>
            }
            .into_any()
        },
    )
}

async fn save_all(visit: &Visit, name: &SheetName, fields: &Fields) -> office::Result<()> {
    let Ok(juror) = visit.signed_in() else {
        return Err(contest::Denied::SignIn.into());
    };
    let sheet = visit.office().sheet(juror, name, visit.now).await?;
    let mut stale = None;
    for mark in &sheet.marks {
        // What was offered again after another tab had saved first, or what is chosen on the scale.
        let again = fields.get(&format!("again-{}", mark.criterion.id));
        let chosen = if again.is_empty() {
            fields.get(&format!("mark-{}", mark.criterion.id))
        } else {
            again
        };
        if chosen.is_empty() {
            continue;
        }
        // What is no number lies outside every scale.
        let steps: i64 = chosen.parse().unwrap_or(-1);
        let version: i64 = fields
            .get(&format!("version-{}", mark.criterion.id))
            .parse()
            .unwrap_or(0);
        if mark.steps == Some(steps) {
            continue;
        }
        let request = format!("form-{version}-{steps}");
        let new = NewMark {
            sheet: name.clone(),
            criterion: mark.criterion.id.clone(),
            steps,
            version,
            request,
        };
        match visit.office().save_mark(juror, new, visit.now).await {
            Ok(_) => {}
            // What another tab saved stands; everything else is saved all the same.
            Err(Failure::Refused(refusal @ Refusal::Stale { .. })) => {
                stale = stale.or(Some(refusal));
            }
            Err(failure) => return Err(failure),
        }
    }
    let (team, jury) = (fields.get("comment_team"), fields.get("comment_jury"));
    // Browsers send line ends as CR LF.
    let plain = |text: &str| text.replace("\r\n", "\n");
    if plain(team) != plain(&sheet.comment_team) || plain(jury) != plain(&sheet.comment_jury) {
        let version = fields.get("comment_version").parse().unwrap_or(0);
        visit
            .office()
            .save_comments(juror, name, &plain(team), &plain(jury), version, visit.now)
            .await?;
    }
    stale.map_or(Ok(()), |refusal| Err(refusal.into()))
}

/// Finishes a sheet or opens it again; then the next entry.
pub async fn finish(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let name = sheet_name(&text)?;
    set_finished(&visit, &name, &fields, fields.get("finished") == "1").await
}

/// Finishes a sheet, or opens it again; `fields` is what was posted, which a refusal gives back.
async fn set_finished(visit: &Visit, name: &SheetName, fields: &Fields, finished: bool) -> Answer {
    let juror = visit.signed_in()?;
    match visit
        .office()
        .finish(juror, name, finished, visit.now)
        .await
    {
        Ok(()) if finished => {
            let sheet = visit.office().sheet(juror, name, visit.now).await?;
            let (_, next, _) = neighbours(visit, &sheet).await?;
            let list = || format!("{}?round={}", jury_path(&sheet.call), name.round.code());
            let next = next.unwrap_or_else(list);
            Ok(visit.redirect(&next, "finished"))
        }
        Ok(()) => Ok(visit.redirect(&format!("/jury/{name}"), "reopened")),
        Err(Failure::Refused(refusal @ Refusal::MarksMissing(_))) => {
            refused(visit, name, fields, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Steps back from an entry, or takes that back.
pub async fn recuse(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let name = sheet_name(&text)?;
    let recusal = match Recusal::from_code(fields.get("kind")) {
        _ if !fields.has("declare") => None,
        Some(kind) => Some((kind, fields.get("reason"))),
        None => {
            return refused(
                &visit,
                &name,
                &fields,
                Refusal::of_field("kind", Problem::UnknownChoice),
            )
            .await;
        }
    };
    match visit
        .office()
        .recuse(visit.signed_in()?, &name, recusal, visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect(
            &format!("/jury/{name}"),
            if recusal.is_some() {
                "conflict"
            } else {
                "conflict-withdrawn"
            },
        )),
        Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
            refused(&visit, &name, &fields, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Tells the organisers of something about an entry.
pub async fn flag(visit: Visit, Path(text): Path<String>, fields: Fields) -> Answer {
    let name = sheet_name(&text)?;
    let Some(kind) = FlagKind::from_code(fields.get("kind")) else {
        return refused(
            &visit,
            &name,
            &fields,
            Refusal::of_field("flag-kind", Problem::UnknownChoice),
        )
        .await;
    };
    match visit
        .office()
        .raise_flag(
            visit.signed_in()?,
            &name,
            kind,
            fields.get("note"),
            visit.now,
        )
        .await
    {
        Ok(()) => Ok(visit.redirect(&format!("/jury/{name}"), "flagged")),
        Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
            refused(&visit, &name, &fields, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The entries with which a juror may have a conflict of interest, before they are assigned.
pub async fn conflicts(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let list = visit
        .office()
        .conflict_list(visit.signed_in()?, &call, visit.now)
        .await?;
    let reason = list
        .iter()
        .find_map(|row| row.declared.clone())
        .unwrap_or_default();
    let form = Filled::with([("reason", reason)]);
    Ok(page(&visit, conflicts_place(&visit, &call), || {
        conflicts_body(&visit, &call, &list, &form)
    }))
}

fn conflicts_place(visit: &Visit, call: &Call) -> Place {
    Place::of_edition(i18n::conflicts_title(visit.language), &call.edition, visit)
        .under(
            visit.link(&format!("/{}/{}", call.edition.slug, call.slug)),
            call.title.text(visit.language),
        )
        .under(
            visit.link(&jury_path(call)),
            i18n::jury_title(visit.language),
        )
}

/// Declares conflicts of interest.
pub async fn declare(
    visit: Visit,
    Path((edition, call)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let entries: Vec<String> = fields.all("entry").map(str::to_owned).collect();
    let juror = visit.signed_in()?;
    match visit
        .office()
        .declare_conflicts(juror, &call, &entries, fields.get("reason"), visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect(&format!("{}/conflicts", jury_path(&call)), "saved")),
        Err(Failure::Refused(refusal @ Refusal::Fields(_))) => {
            let mut list = visit
                .office()
                .conflict_list(juror, &call, visit.now)
                .await?;
            for row in &mut list {
                // What was ticked stays ticked.
                row.declared = entries.contains(&row.entry).then(String::new);
            }
            let (status, form) = (failure::status(&refusal), Filled::refused(&fields, refusal));
            Ok(page_with_status(
                &visit,
                status,
                conflicts_place(&visit, &call),
                || conflicts_body(&visit, &call, &list, &form),
            ))
        }
        Err(failure) => Err(failure.into()),
    }
}

fn conflicts_body(visit: &Visit, call: &Call, list: &[ConflictRow], form: &Filled) -> AnyView {
    let language = visit.language;
    let rows =
        list.iter()
            .map(|row| {
                let text = i18n::numbered(row.number, row.title.text(language))
                    + &row
                        .team
                        .as_ref()
                        .map_or_else(String::new, |team| format!(" · {team}"));
                let note = row.assigned.as_ref().map(|sheet| view! {
                    " "
                    <a href=visit
                        .link(&format!("/jury/{sheet}"))>{i18n::conflicts_assigned(language)}</a>
                });
                view! {
                    <li class="row">
                        <label class="tick">
                            <input
                                type="checkbox"
                                name="entry"
                                value=row.entry.clone()
                                checked=row.declared.is_some()
                                disabled=row.assigned.is_some()
                            />
                            {text}
                        </label>
                        {note}
                    </li>
                }
            })
            .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::conflicts_title(language)}</h1>
            <p class="lead">{i18n::conflicts_lead(language)}</p>
            {form.summary(visit)}
            <form
                method="post"
                action=format!("{}/conflicts", visit.link(&jury_path(call)))
                class="stack"
            >
                <ul class="plain-list">{rows}</ul>
                {form
                    .text(
                        visit,
                        "reason",
                        i18n::sheet_conflict_reason(language),
                        i18n::limit_characters(language, COMMENT_MOST),
                        Input::TEXT,
                    )}
                <p>
                    <button class="button">{i18n::sheet_conflict_declare(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// A file shown in place: a picture at its full size, a video, the first rows of a table; anything
/// else by its link.
fn viewer(
    language: Language,
    address: &str,
    file: &office::SheetFile,
    tables: &Tables,
    name: &str,
) -> Option<AnyView> {
    let shown = match file.kind.as_str() {
        "mp4" => view! {
            <video
                controls
                preload="metadata"
                src=address.to_owned()
                aria-label=name.to_owned()
            ></video>
        }
        .into_any(),
        "csv" => {
            let (_, rows) = tables.iter().find(|(id, _)| *id == file.id)?;
            let (head, rows) = rows.split_first()?;
            let head = head
                .iter()
                .map(|cell| view! { <th scope="col">{cell.clone()}</th> })
                .collect_view();
            let row_view = |row: &Vec<String>| {
                let cells = row.iter().map(|cell| view! { <td>{cell.clone()}</td> });
                view! { <tr>{cells.collect_view()}</tr> }
            };
            let rows = rows.iter().map(row_view).collect_view();
            view! {
                <div class="scroll" tabindex="0">
                    <table>
                        <thead>
                            <tr>{head}</tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                <p class="quiet">{i18n::sheet_table(language, TABLE_ROWS, TABLE_COLUMNS)}</p>
            }
            .into_any()
        }
        "pdf" => view! {
            <iframe
                src=address.to_owned()
                title=name.to_owned()
                {..custom_attribute("loading", "lazy")}
            ></iframe>
            <p class="quiet">{i18n::sheet_pdf(language)}</p>
        }
        .into_any(),
        _ => view! {
            <div class="scroll zoom" tabindex="0">
                <img
                    src=address.to_owned()
                    alt=name.to_owned()
                    loading="lazy"
                    width=file.width
                    height=file.height
                />
            </div>
        }
        .into_any(),
    };
    Some(
        view! {
            <details>
                <summary>{i18n::sheet_open_here(language, name)}</summary>
                {shown}
            </details>
        }
        .into_any(),
    )
}

fn work(visit: &Visit, sheet: &Sheet, (tables, catalogue): (&Tables, &Catalogue)) -> AnyView {
    let language = visit.language;
    let address = |file: &office::SheetFile| format!("/files/jury/{}/{}", sheet.name, file.id);
    let (alternative_language, alternative) = sheet.content.alternative.get(language);
    let cover = sheet.files.iter().find(|file| file.cover).map(|file| {
        view! {
            <figure>
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
    let name = |(index, file): (usize, &office::SheetFile)| {
        format!(
            "{} {} · {}",
            i18n::sheet_file(language),
            index + 1,
            file.kind.to_uppercase()
        )
    };
    let files = sheet
        .files
        .iter()
        .enumerate()
        .map(|at| {
            view! {
                <a href=address(at.1) target="_blank" rel="noopener">
                    {name(at)}
                </a>
            }
        })
        .collect_view();
    let viewers = sheet
        .files
        .iter()
        .enumerate()
        .map(|at| viewer(language, &address(at.1), at.1, tables, &name(at)))
        .collect_view();
    let (title_language, title) = sheet.content.title.get(language);
    let (summary_language, summary) = sheet.content.summary.get(language);
    let link = (!sheet.content.link.is_empty() && sheet.team.is_some()).then(|| {
        view! {
            <a href=sheet.content.link.clone() rel="noopener noreferrer" target="_blank">
                {i18n::entry_link(language)}
            </a>
        }
    });
    view! {
        <section class="work" aria-label=i18n::sheet_work(language)>
            <div class="strip">
                <b>{i18n::entry_number(language, sheet.number)}</b>
                <span lang=title_language.tag()>{title.to_owned()}</span>
                <span class="end">
                    {sheet.team.clone().unwrap_or_else(|| i18n::sheet_blind(language).to_owned())}
                </span>
            </div>
            {cover}
            <div class="strip">{files}{link}</div>
            <div class="viewers">{viewers}</div>
            <div class="abstract" lang=summary_language.tag()>
                {summary
                    .lines()
                    .filter(|line| !line.trim().is_empty())
                    .map(|line| view! { <p>{line.to_owned()}</p> })
                    .collect_view()}
            </div>
            {catalogue.facts(visit, &sheet.content)}
        </section>
    }
    .into_any()
}

fn body(visit: &Visit, sheet: &Sheet, around: &Around, posted: &Filled) -> AnyView {
    let language = visit.language;
    let open = sheet.standing.takes() && sheet.recusal.is_none() && sheet.finished_at.is_none();
    let criteria: Vec<CriterionView> = sheet
        .marks
        .iter()
        .map(|mark| CriterionView {
            id: mark.criterion.id.clone(),
            name: mark.criterion.name.text(language).to_owned(),
            weight: mark.criterion.weight / 10,
            steps: mark.criterion.steps,
            labels: (0..=mark.criterion.steps)
                .map(|step| meaning(language, mark.criterion.meaning(step)))
                .collect(),
            mark: mark.steps,
            version: mark.version,
        })
        .collect();
    let comment = |name: &str, stored: &str| {
        posted
            .having(name)
            .map_or_else(|| stored.to_owned(), |form| form.value(name))
    };
    let (team, jury) = (
        comment("comment_team", &sheet.comment_team),
        comment("comment_jury", &sheet.comment_jury),
    );
    let hint = i18n::limit_characters(language, COMMENT_MOST);
    let base = visit.link(&format!("/jury/{}", sheet.name));
    let criteria_names: Vec<(String, String)> = criteria
        .iter()
        .map(|criterion| (criterion.id.clone(), criterion.name.clone()))
        .collect();
    let form = view! {
        <form method="post" action=base.clone() class="stack" id="sheet-form">
            <ScoreSheet
                language=language
                entry=sheet.name.to_string()
                criteria=criteria
                open=open
            />
            <input type="hidden" name="comment_version" value=sheet.comment_version />
            <div
                id="comments"
                class="stack"
                data-refused=posted.having("comment_version").and_then(Filled::unsaved)
            >
                <div class="field">
                    <label for="comment_team">{i18n::sheet_comment_team(language)}</label>
                    <textarea
                        id="comment_team"
                        name="comment_team"
                        rows="3"
                        aria-describedby="comment-hint"
                        disabled=!open
                        inner_html=area_text(&team)
                    ></textarea>
                </div>
                <div class="field">
                    <label for="comment_jury">{i18n::sheet_comment_jury(language)}</label>
                    <textarea
                        id="comment_jury"
                        name="comment_jury"
                        rows="2"
                        aria-describedby="comment-hint"
                        disabled=!open
                        inner_html=area_text(&jury)
                    ></textarea>
                    <p class="hint" id="comment-hint">
                        {hint}
                        " "
                        <a href=format!("{base}/sentences")>{i18n::sentences_title(language)}</a>
                    </p>
                </div>
                {open
                    .then(|| {
                        view! {
                            <CommentSaver
                                language=language
                                entry=sheet.name.to_string()
                                version=sheet.comment_version
                            />
                        }
                    })}
            </div>
            // The first button is the one that Enter in a field presses, where no program has
            // caught it: it only saves.
            {open
                .then(|| {
                    view! {
                        <div class="row">
                            <button class="button plain">{i18n::save(language)}</button>
                            <button class="button" name="finish" value="1">
                                {i18n::sheet_finish(language)}
                            </button>
                        </div>
                    }
                })}
        </form>
    };
    let reopen = (sheet.finished_at.is_some() && sheet.standing.takes()).then(|| {
        view! {
            <form method="post" action=format!("{base}/finish")>
                <p>{i18n::done_finished(language)}</p>
                <input type="hidden" name="finished" value="0" />
                <button class="button plain">{i18n::sheet_reopen(language)}</button>
            </form>
        }
    });
    view! {
        <div class="sheet">
            {work(visit, sheet, (&around.tables, &around.catalogue))} <div class="marks">
                <h1>{i18n::sheet_title(language, sheet.number)}</h1>
                {posted.summary(visit)}
                {unsaved(language, sheet, posted)}
                {(!sheet.standing.takes())
                    .then(|| {
                        view! { <p class="notice">{i18n::refused_round_closed(language)}</p> }
                    })}
                {form}
                {reopen}
                {conflict_form(visit, sheet, &base, posted)}
                {flag_form(visit, sheet, &base, posted)}
                <nav class="row" aria-label=i18n::sheet_entries(language)>
                    {around
                        .previous
                        .clone()
                        .map(|address| {
                            view! {
                                <a href=address rel="prev">
                                    {i18n::previous(language)}
                                </a>
                            }
                        })}
                    <span class="quiet">
                        {format!("{} / {}", around.position.0, around.position.1)}
                    </span>
                    {around
                        .next
                        .clone()
                        .map(|address| {
                            view! {
                                <a href=address rel="next" id="next-entry">
                                    {i18n::next(language)}
                                </a>
                            }
                        })}
                    <a href=format!(
                        "{}?round={}",
                        visit.link(&jury_path(&sheet.call)),
                        sheet.name.round.code(),
                    )>{i18n::jury_title(language)}</a>
                    <a href=visit
                        .link(
                            &format!("/jury/{}/beside", sheet.name),
                        )>{i18n::beside_title(language)}</a>
                </nav>
                <p
                    class="quiet"
                    id="timer"
                    data-sheet=sheet.name.to_string()
                    data-text=i18n::sheet_timer(language, "{}")
                ></p>
                <KeysHelp language=language />
                {history(visit, &around.history, &criteria_names, &sheet.call.time_zone)}
            </div>
        </div>
    }
    .into_any()
}

/// The name of a reason to step back.
pub(in crate::pages) const fn recusal_name(language: Language, kind: Recusal) -> &'static str {
    match kind {
        Recusal::Interest => i18n::recusal_interest(language),
        Recusal::Recognised => i18n::recusal_recognised(language),
        Recusal::Competence => i18n::recusal_competence(language),
        Recusal::Other => i18n::recusal_other(language),
    }
}

/// What a step of a scale means, in words.
fn meaning(language: Language, meaning: Meaning) -> String {
    let text = |label: &contest::Localized| label.text(language).to_owned();
    match meaning {
        Meaning::Unsaid => String::new(),
        Meaning::Own(label) => text(label),
        Meaning::Between((low, low_label), (high, high_label)) => {
            i18n::mark_between(language, *low, text(low_label), *high, text(high_label))
        }
        Meaning::Above((step, label)) => i18n::mark_above(language, *step, text(label)),
        Meaning::Below((step, label)) => i18n::mark_below(language, *step, text(label)),
    }
}

/// Marks that were chosen in a form that was refused, and that are not what is kept: each is named
/// and offered again.
fn unsaved(language: Language, sheet: &Sheet, posted: &Filled) -> Option<AnyView> {
    let chosen = |mark: &office::Mark| {
        let steps = posted
            .having("comment_version")?
            .value(&format!("mark-{}", mark.criterion.id));
        let kept = mark
            .steps
            .map_or_else(String::new, |steps| steps.to_string());
        let allowed = steps
            .parse()
            .is_ok_and(|steps| mark.criterion.allows(steps));
        (allowed && steps != kept).then(|| {
            (
                mark.criterion.id.clone(),
                mark.criterion.name.text(language).to_owned(),
                steps,
            )
        })
    };
    let marks: Vec<(String, String, String)> = sheet.marks.iter().filter_map(chosen).collect();
    let told = marks
        .iter()
        .map(|(_, name, steps)| format!("{name} {steps}"))
        .collect::<Vec<_>>()
        .join(" · ");
    let offers = marks
        .iter()
        .map(|(id, name, steps)| {
            view! {
                <button
                    class="button plain small"
                    form="sheet-form"
                    name=format!("again-{id}")
                    value=steps.clone()
                >
                    {i18n::mark_again(language, steps, name)}
                </button>
            }
        })
        .collect_view();
    (!marks.is_empty()).then(|| {
        view! {
            <div class="notice refused">
                <p>{i18n::sheet_unsaved(language, told)}</p>
                <p class="row">{offers}</p>
            </div>
        }
        .into_any()
    })
}

fn conflict_form(visit: &Visit, sheet: &Sheet, base: &str, form: &Filled) -> Option<AnyView> {
    let language = visit.language;
    let refused = form.having("declare");
    let action = format!("{base}/conflict");
    let checked = |kind: Recusal| refused.is_some_and(|form| form.chose("kind", kind.code()));
    let typed = || refused.map(|form| form.value("reason"));
    let problem = || refused.and_then(|form| form.problem_beside(visit, "reason"));
    let kinds = || {
        Recusal::ALL
            .map(|kind| {
                view! {
                    <label class="tick">
                        <input
                            type="radio"
                            name="kind"
                            value=kind.code()
                            checked=checked(kind)
                            required
                        />
                        {recusal_name(language, kind)}
                    </label>
                }
            })
            .collect_view()
    };
    sheet.standing.takes().then(|| match &sheet.recusal {
        Some((kind, reason)) => view! {
            <form method="post" action=action class="notice">
                <p>
                    {i18n::sheet_conflict_declared(language)}" "{recusal_name(language, *kind)}
                    " · "{reason.clone()}
                </p>
                <button class="button plain small">
                    {i18n::sheet_conflict_withdraw(language)}
                </button>
            </form>
        }
        .into_any(),
        None => view! {
            <details open=refused.is_some()>
                <summary>{i18n::sheet_conflict(language)}</summary>
                <form method="post" action=action class="stack">
                    <p class="quiet">{i18n::sheet_conflict_lead(language)}</p>
                    <fieldset class="plain" id="kind" aria-describedby=problem_id("kind")>
                        <legend class="hidden">{i18n::sheet_conflict_reason(language)}</legend>
                        {kinds()}
                        {refused.and_then(|form| form.problem_beside(visit, "kind"))}
                    </fieldset>
                    <div class="field">
                        <label for="reason">{i18n::sheet_conflict_words(language)}</label>
                        <p class="hint">{i18n::limit_characters(language, COMMENT_MOST)}</p>
                        <input
                            id="reason"
                            name="reason"
                            value=typed()
                            aria-describedby=problem_id("reason")
                        />
                        {problem()}
                    </div>
                    <p>
                        <button class="button plain small" name="declare" value="1">
                            {i18n::sheet_conflict_declare(language)}
                        </button>
                    </p>
                </form>
            </details>
        }
        .into_any(),
    })
}

/// What the juror tells the organisers, with their answers.
fn flag_form(visit: &Visit, sheet: &Sheet, base: &str, form: &Filled) -> AnyView {
    let language = visit.language;
    let refused = form.having("note");
    let checked = |kind: FlagKind| refused.is_some_and(|form| form.chose("kind", kind.code()));
    let (typed, problem) = (
        refused.map(|form| form.value("note")),
        refused.and_then(|form| form.problem_beside(visit, "note")),
    );
    let kinds = FlagKind::ALL
        .map(|kind| view! {
            <label class="tick">
                <input type="radio" name="kind" value=kind.code() checked=checked(kind) required />
                {flag_name(language, kind)}
            </label>
        })
        .collect_view();
    let raised = sheet
        .flags
        .iter()
        .map(|flag| {
            let answer = flag.settled_at.map_or_else(
                || i18n::flag_waits(language).to_owned(),
                |_| flag.answer.clone(),
            );
            view! {
                <li>
                    <b>{flag_name(language, flag.kind)}</b>
                    " "
                    {flag.note.clone()}
                    <br />
                    <span class="quiet">{answer}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <details open=refused.is_some() || !sheet.flags.is_empty()>
            <summary>{i18n::flag_raise(language)}</summary>
            <ul class="plain-list">{raised}</ul>
            <form method="post" action=format!("{base}/flag") class="stack">
                <p class="quiet">{i18n::flag_lead(language)}</p>
                <fieldset class="plain" id="flag-kind" aria-describedby=problem_id("flag-kind")>
                    <legend class="hidden">{i18n::flag_raise(language)}</legend>
                    {kinds}
                    {refused.and_then(|form| form.problem_beside(visit, "flag-kind"))}
                </fieldset>
                <div class="field">
                    <label for="note">{i18n::flag_note(language)}</label>
                    <p class="hint">{i18n::limit_characters(language, COMMENT_MOST)}</p>
                    <textarea
                        id="note"
                        name="note"
                        rows="2"
                        required
                        aria-describedby=problem_id("note")
                        inner_html=area_text(&typed.unwrap_or_default())
                    ></textarea>
                    {problem}
                </div>
                <p>
                    <button class="button plain small">{i18n::flag_send(language)}</button>
                </p>
            </form>
        </details>
    }
    .into_any()
}

/// What became of the marks of a sheet, with the times in the call's zone.
fn history(
    visit: &Visit,
    rows: &[MarkHistory],
    names: &[(String, String)],
    zone: &str,
) -> Option<AnyView> {
    let language = visit.language;
    if rows.is_empty() {
        return None;
    }
    let rows = rows
        .iter()
        .map(|row| {
            let name = names
                .iter()
                .find(|(id, _)| *id == row.criterion)
                .map_or_else(String::new, |(_, name)| name.clone());
            view! {
                <li>
                    {name}{i18n::colon(language)}<b>{row.steps}</b>" "
                    <span class="quiet">
                        {calendar::written(language, Moment(row.saved_at), zone)}
                    </span>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <details>
                <summary>{i18n::sheet_history(language)}</summary>
                <ul class="plain-list">{rows}</ul>
            </details>
        }
        .into_any(),
    )
}
