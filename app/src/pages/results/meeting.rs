//! The meeting of the jury: the shortlist on the table, what is decided, and the minutes.

use std::collections::BTreeSet;

use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::IntoResponse as _,
};
use contest::{Language, Localized, judging::RoundKind};
use documents::{Block, Paper, Table};
use judging::{
    assessment::{Coverage, Order},
    model::Chances,
};
use leptos::prelude::*;
use office::{
    Call, DecisionDraft, Dissent, Failure, MINUTE_MOST, Meeting, MeetingWork, MinuteRank,
    MinuteWork, Minutes, REASON_FIELDS, Record, Recorded, Snapshot, Thing, Versions, VoteDraft,
    calendar,
};
use serde::Deserialize;

use crate::{
    city::city_class,
    done::Done,
    failure,
    form::{Both, Fields, Filled, OnForm as _, area_text, problem_id, seen_field, seen_field_of},
    pages::{
        Answer,
        jury::step_backs::step_back_line,
        organiser::{base, download, place},
        results::{
            decision_form::{DecisionForm, describe_decision, describe_standing_decision, done_of},
            figures::{format_percent, format_points},
        },
    },
    phases::phase_name,
    quoted::{foreign, localized},
    shell::{page, page_with_status},
    visit::Visit,
};

/// The meeting's page.
pub async fn meeting(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let versions = visit.office().versions(&call.id).await?;
    let found = visit
        .office()
        .meeting(visit.signed_in()?, &call, visit.now)
        .await?;
    Ok(page(&visit, place_of(&visit, &call), || {
        body(&visit, &call, (&found, &versions), &Filled::default())
    }))
}

fn place_of(visit: &Visit, call: &Call) -> crate::shell::Place {
    place(visit, call, i18n::meeting_title(visit.language)).under(
        visit.link(&base(call)),
        i18n::organise_title(visit.language),
    )
}

/// The meeting's page again: with what stands against a record, where it was refused.
async fn after(
    visit: Visit,
    call: &Call,
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&Meeting) -> Both,
) -> Answer {
    match outcome.on_form()? {
        Ok(done) => Ok(visit.redirect(&format!("{}/meeting", base(call)), done)),
        Err(refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let found = visit
                .office()
                .meeting(visit.signed_in()?, call, visit.now)
                .await?;
            let (status, filled) = (failure::status(&refusal), Filled::refused(fields, refusal));
            // A meeting that is closed has no form any more to keep what was typed in.
            let filled = if filled.is_overtaken() || !found.open {
                filled.beside(both(&found))
            } else {
                filled
            };
            Ok(page_with_status(
                &visit,
                status,
                place_of(&visit, call),
                || body(&visit, call, (&found, &versions), &filled),
            ))
        }
    }
}

/// Opens or closes the meeting.
pub async fn open(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let open = fields.get("open") == "1";
    let outcome = visit
        .office()
        .open_or_close_meeting(visit.signed_in()?, &call, open, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    let state = |open: bool| {
        vec![if open {
            i18n::meeting_opened(language).to_owned()
        } else {
            i18n::meeting_closed(language).to_owned()
        }]
    };
    after(
        visit,
        &call,
        &fields,
        outcome.map(|()| Done::DecisionRecorded),
        |found| Both {
            stands: state(found.open),
            typed: state(open),
        },
    )
    .await
}

/// The newest record of a kind, in sentences.
fn newest(language: Language, found: &Meeting, of: impl Fn(&Record) -> bool) -> Vec<String> {
    found
        .records
        .iter()
        .rev()
        .find(|recorded| of(&recorded.record))
        .map_or_else(Vec::new, |recorded| {
            record_sentences(language, &recorded.record)
        })
}

/// The works on the table that a form names, by their numbers and titles.
fn named(language: Language, found: &Meeting, of: impl Fn(&str) -> bool) -> Vec<String> {
    let works = found
        .works
        .iter()
        .filter(|work| of(&work.row.assessed.entry));
    works
        .map(|work| i18n::numbered(work.row.number, work.row.title.text(language)))
        .collect()
}

/// Records who is in the room.
pub async fn presence(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let jurors: BTreeSet<String> = fields.all("juror").map(str::to_owned).collect();
    let outcome = visit
        .office()
        .record_presence(visit.signed_in()?, &call, &jurors, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    after(
        visit,
        &call,
        &fields,
        outcome.map(|()| Done::DecisionRecorded),
        |found| {
            let here = found
                .jurors
                .iter()
                .filter(|(id, ..)| jurors.contains(id))
                .map(|(_, name, _)| name.as_str());
            Both {
                stands: newest(language, found, |record| {
                    matches!(record, Record::Presence { .. })
                }),
                typed: vec![i18n::meeting_present(language, i18n::list(language, here))],
            }
        },
    )
    .await
}

/// Records a vote. What is no number is refused as a negative one would be.
pub async fn vote(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let number = |text: &str| text.trim().parse::<i64>().unwrap_or(-1);
    let of = |(name, value): &(String, String)| {
        Some((name.strip_prefix("votes-")?.to_owned(), value.clone()))
    };
    let votes: Vec<(String, i64)> = fields
        .0
        .iter()
        .filter_map(of)
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(entry, value)| (entry, number(&value)))
        .collect();
    let abstained = if fields.get("abstained").trim().is_empty() {
        0
    } else {
        number(fields.get("abstained"))
    };
    let about = fields.get("award");
    let award = call
        .awards
        .iter()
        .find(|known| known.id == about)
        .map(|known| known.name.clone());
    // The form is one for every award: it carries the version of the vote on each.
    let seen = office::Seen::of_field(fields.get(&format!("seen-{about}")));
    let draft = VoteDraft {
        award: about,
        votes: &votes,
        abstained,
    };
    let outcome = visit
        .office()
        .record_vote(visit.signed_in()?, &call, draft, seen, visit.now)
        .await;
    let language = visit.language;
    after(
        visit,
        &call,
        &fields,
        outcome.map(|()| Done::DecisionRecorded),
        |found| {
            let count = |entry: &str| {
                votes
                    .iter()
                    .find(|(of, _)| of == entry)
                    .map(|(_, count)| *count)
            };
            let works = found
                .works
                .iter()
                .filter_map(|work| Some((work, count(&work.row.assessed.entry)?)));
            let works: Vec<String> = works
                .map(|(work, count)| {
                    i18n::labelled(
                        language,
                        i18n::numbered(work.row.number, work.row.title.text(language)),
                        count,
                    )
                })
                .collect();
            Both {
                stands: newest(
                    language,
                    found,
                    |record| matches!(record, Record::Vote { award: of, .. } if *of == award),
                ),
                typed: vec![i18n::meeting_voted(
                    language,
                    award_name(language, award.as_ref()),
                    works.join(" · "),
                    abstained,
                )],
            }
        },
    )
    .await
}

/// Records what was said.
pub async fn note(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let note = fields.get("note");
    let outcome = visit
        .office()
        .record_note(
            visit.signed_in()?,
            &call,
            note,
            fields.get("request"),
            visit.now,
        )
        .await;
    let language = visit.language;
    after(
        visit,
        &call,
        &fields,
        outcome.map(|()| Done::DecisionRecorded),
        |found| Both {
            stands: newest(language, found, |record| {
                matches!(record, Record::Opened | Record::Closed(_))
            }),
            typed: vec![note.to_owned()],
        },
    )
    .await
}

/// Decides an award.
pub async fn decide(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let entries: Vec<String> = fields.all("entry").map(str::to_owned).collect();
    let dissent: Vec<Dissent> = match fields.get("dissent").trim() {
        "" => Vec::new(),
        text => vec![Dissent {
            name: fields.get("dissenter").to_owned(),
            text: text.to_owned(),
        }],
    };
    let reason = fields.localized(REASON_FIELDS);
    // The meeting decides among finalists: it makes none.
    let draft = DecisionDraft {
        award: fields.get("award"),
        entries: &entries,
        reason: &reason,
        dissent: &dissent,
        apart: false,
    };
    let outcome = visit
        .office()
        .decide(visit.signed_in()?, &call, &draft, fields.seen(), visit.now)
        .await;
    let language = visit.language;
    after(visit, &call, &fields, outcome.map(done_of), |found| {
        let titles = named(language, found, |entry| {
            entries.iter().any(|known| known == entry)
        });
        let mut typed = describe_decision(language, titles, &reason);
        typed.extend(
            dissent
                .iter()
                .map(|dissent| i18n::meeting_dissent_of(language, &dissent.name, &dissent.text)),
        );
        Both {
            stands: describe_standing_decision(language, &found.awards, draft.award),
            typed,
        }
    })
    .await
}

fn work_name(language: Language, work: &MinuteWork) -> String {
    i18n::numbered(work.number, work.title.text(language))
}

fn award_name(language: Language, award: Option<&Localized>) -> &str {
    award.map_or_else(
        || i18n::meeting_vote_open(language),
        |award| award.text(language),
    )
}

/// A record in a sentence or a few.
fn record_sentences(language: Language, record: &Record) -> Vec<String> {
    match record {
        Record::Opened => vec![i18n::meeting_opened(language).to_owned()],
        Record::Presence { present, absent } => {
            let mut lines = vec![i18n::meeting_present(
                language,
                i18n::list(language, present.iter()),
            )];
            if !absent.is_empty() {
                lines.push(i18n::meeting_absent(
                    language,
                    i18n::list(language, absent.iter()),
                ));
            }
            lines
        }
        Record::Vote {
            award,
            votes,
            abstained,
            ..
        } => {
            let votes: Vec<String> = votes
                .iter()
                .map(|(work, votes)| i18n::labelled(language, work_name(language, work), votes))
                .collect();
            vec![i18n::meeting_voted(
                language,
                award_name(language, award.as_ref()),
                votes.join(" · "),
                *abstained,
            )]
        }
        Record::Decision {
            award,
            works,
            reason,
            dissent,
        } => {
            let mut lines = vec![if works.is_empty() {
                i18n::meeting_vacant(language, award.text(language))
            } else {
                i18n::meeting_decided(
                    language,
                    award.text(language),
                    works
                        .iter()
                        .map(|work| work_name(language, work))
                        .collect::<Vec<_>>()
                        .join(" · "),
                )
            }];
            let reason = reason.text(language);
            if !reason.is_empty() {
                lines.push(i18n::meeting_reason(language, reason));
            }
            lines.extend(
                dissent.iter().map(|dissent| {
                    i18n::meeting_dissent_of(language, &dissent.name, &dissent.text)
                }),
            );
            lines
        }
        Record::Note { text } => vec![text.clone()],
        Record::Closed(_) => vec![i18n::meeting_closed(language).to_owned()],
    }
}

fn body(
    visit: &Visit,
    call: &Call,
    (found, versions): (&Meeting, &Versions),
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let address = visit.link(&format!("{}/meeting", base(call)));
    let records = found
        .records
        .iter()
        .map(|recorded| {
            let lines = record_sentences(language, &recorded.record)
                .into_iter()
                .map(|line| view! { <p>{line}</p> })
                .collect_view();
            view! {
                <li>
                    <span class="quiet">
                        {recorded.number}" · "
                        {calendar::written(language, recorded.at, &call.time_zone)}" · "
                        {recorded.by.clone()}
                    </span>
                    {lines}
                </li>
            }
        })
        .collect_view();
    let works = found
        .works
        .iter()
        .map(|work| work_card(visit, call, found, work))
        .collect_view();
    let languages = Language::ALL
        .map(|of| {
            view! {
                <li>
                    <span lang=of.tag()>{of.name()}</span>
                    " "
                    <a href=format!("{address}/minutes.pdf?language={}", of.tag())>"PDF"</a>
                    " "
                    <a href=format!("{address}/minutes.md?language={}", of.tag())>"Markdown"</a>
                </li>
            }
        })
        .collect_view();
    let begun = !found.records.is_empty();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::meeting_title(language)}</h1>
            <p class="lead">{i18n::meeting_lead(language)}</p>
            {form.summary(visit)}
            {(!found.coverage.compares())
                .then(|| {
                    view! {
                        <p class="notice refused" role="alert">
                            {i18n::meeting_apart(language)}
                        </p>
                    }
                })}
            <form method="post" action=format!("{address}/open")>
                {seen_field(versions.of(Thing::Meeting))}
                <input type="hidden" name="open" value=i32::from(!found.open) />
                <button class=if found.open {
                    "button plain"
                } else {
                    "button"
                }>
                    {if found.open {
                        i18n::meeting_close(language)
                    } else if begun {
                        i18n::meeting_reopen(language)
                    } else {
                        i18n::meeting_open(language)
                    }}
                </button>
            </form>
        </section>
        <section class="band">
            <h2>{i18n::meeting_works(language)}</h2>
            {found.works.is_empty().then(|| view! { <p>{i18n::meeting_no_works(language)}</p> })}
            <div class="pair">{works}</div>
        </section>
        {found.open.then(|| forms(visit, call, (found, versions), form, &address))}
        {begun
            .then(|| {
                view! {
                    <section class="band">
                        <h2>{i18n::meeting_records(language)}</h2>
                        <ol class="plain-list">{records}</ol>
                        <h3>{i18n::minutes_title(language)}</h3>
                        <p class="quiet">
                            {if found.open {
                                i18n::minutes_draft(language)
                            } else {
                                i18n::minutes_final(language)
                            }}
                        </p>
                        <ul class="lines">{languages}</ul>
                        <p>
                            <a href=format!(
                                "{address}/minutes.json",
                            )>{i18n::minutes_json(language)}</a>
                        </p>
                    </section>
                }
            })}
    }
    .into_any()
}

fn work_card(visit: &Visit, call: &Call, found: &Meeting, work: &MeetingWork) -> AnyView {
    let language = visit.language;
    let row = &work.row;
    let sheets = work
        .sheets
        .iter()
        .map(|sheet| {
            let comments = [&sheet.comment_team, &sheet.comment_jury]
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(|text| {
                    view! {
                        <p class="quiet" lang=foreign(language, text)>
                            {text.clone()}
                        </p>
                    }
                })
                .collect_view();
            let round = (call.rounds.len() > 1)
                .then(|| format!(" · {}", phase_name(language, sheet.round.phase())));
            view! {
                <li>
                    <b>{i18n::decimal(language, sheet.total, 1)}</b>
                    " "
                    {sheet.juror.clone()}
                    <span class="quiet">{round}</span>
                    {comments}
                </li>
            }
        })
        .collect_view();
    let cover = work.cover.as_ref().map(|file| {
        let address = format!(
            "/files/{}/{}/organise/{}/{file}",
            call.edition.slug, call.slug, row.assessed.entry
        );
        view! {
            <img
                src=format!("{address}?preview")
                alt=""
                loading="lazy"
                width="360"
                height="240"
                class="thumb"
            />
        }
    });
    // Works go by their numbers here, on the table, in votes and in the minutes: the rank is told
    // beside, in a word.
    let rank = row
        .place
        .rank
        .map(|rank| format!(" · {}", i18n::meeting_rank(language, rank)));
    let own = format_points(language, row.place.points);
    let standing = match row.assessed.chances {
        None => i18n::meeting_standing_points(language, own),
        Some(Chances {
            ranks: (low, high),
            first,
            ..
        }) if low == high => {
            i18n::meeting_standing_sure(language, own, low, format_percent(language, first))
        }
        Some(Chances {
            ranks: (low, high),
            first,
            ..
        }) => i18n::meeting_standing(language, own, low, high, format_percent(language, first)),
    };
    let part = (!found.coverage.compares())
        .then(|| format!(" · {}", i18n::ranking_part(language, row.assessed.part + 1)));
    view! {
        <article class="card">
            {cover} <h3>
                <a href=visit
                    .link(
                        &format!(
                            "{}/ranking/{}?round={}",
                            base(call),
                            row.number,
                            work
                                .sheets
                                .last()
                                .map_or_else(RoundKind::default, |sheet| sheet.round)
                                .code(),
                        ),
                    )>{i18n::numbered(row.number, row.title.text(language))}</a>
            </h3> <p class="quiet">{row.team.clone()}{rank}{part}</p> <p>{standing}</p> <details>
                <summary>{i18n::meeting_sheets(language, work.sheets.len())}</summary>
                <ul class="plain-list">{sheets}</ul>
            </details>
        </article>
    }
    .into_any()
}

fn forms(
    visit: &Visit,
    call: &Call,
    (found, versions): (&Meeting, &Versions),
    form: &Filled,
    address: &str,
) -> AnyView {
    let language = visit.language;
    let posted = form.of("what", PRESENCE);
    let presence = versions.of(Thing::Presence);
    let voting = form.having("abstained");
    let votes_seen = std::iter::once("")
        .chain(call.awards.iter().map(|award| award.id.as_str()))
        .map(|award| {
            let now = versions.of(Thing::Vote(award)).0.to_string();
            let name = format!("seen-{award}");
            // Who was refused for something else has not seen what came since.
            let kept = voting.filter(|form| !form.is_overtaken());
            let value = kept.map_or(now, |form| form.value(&name));
            view! { <input type="hidden" name=name value=value /> }
        })
        .collect_view();
    let jurors = found
        .jurors
        .iter()
        .map(|(id, name, present)| {
            let checked = posted.map_or(*present, |form| form.chose("juror", id));
            view! {
                <label class="tick">
                    <input type="checkbox" name="juror" value=id.clone() checked=checked />
                    {name.clone()}
                </label>
            }
        })
        .collect_view();
    let votes = found
        .works
        .iter()
        .map(|work| {
            let id = format!("votes-{}", work.row.assessed.entry);
            view! {
                <div class="field">
                    <label for=id
                        .clone()>
                        {i18n::numbered(work.row.number, work.row.title.text(language))}
                    </label>
                    <input
                        id=id.clone()
                        name=id.clone()
                        type="number"
                        min="0"
                        value=form.value(&id)
                    />
                </div>
            }
        })
        .collect_view();
    let voted = |award: &str| {
        form.having("abstained")
            .is_some_and(|form| form.chose("award", award))
    };
    let awards = std::iter::once(
        view! { <option value="">{i18n::meeting_vote_open(language)}</option> }.into_any(),
    )
    .chain(call.awards.iter().map(|award| {
        view! {
            <option value=award.id.clone() selected=voted(&award.id)>
                {award.name.text(language).to_owned()}
            </option>
        }
        .into_any()
    }))
    .collect_view();
    let decisions = found
        .awards
        .iter()
        .map(|award| decision_form(visit, (found, versions), award, form, address))
        .collect_view();
    view! {
        <section class="band">
            <div class="pair">
                <form method="post" action=format!("{address}/presence") class="stack card">
                    <h2>{i18n::meeting_presence(language)}</h2>
                    {seen_field_of(posted, presence)}
                    <input type="hidden" name="what" value=PRESENCE />
                    <div class="ticks">{jurors}</div>
                    <p>
                        <button class="button plain">{i18n::meeting_record(language)}</button>
                    </p>
                </form>
                <form
                    method="post"
                    action=format!("{address}/vote")
                    class="stack card"
                    id="votes"
                    aria-describedby=problem_id("votes")
                    novalidate
                >
                    <h2>{i18n::meeting_vote(language)}</h2>
                    <p class="hint">{i18n::meeting_vote_hint(language)}</p>
                    {votes_seen}
                    {form.problem_beside(visit, "votes")}
                    <div class="field">
                        <label for="vote-award">{i18n::meeting_vote_for(language)}</label>
                        <select id="vote-award" name="award">
                            {awards}
                        </select>
                    </div>
                    {votes}
                    <div class="field">
                        <label for="abstained">{i18n::meeting_abstained(language)}</label>
                        <input
                            id="abstained"
                            name="abstained"
                            type="number"
                            min="0"
                            value=form.value("abstained")
                        />
                    </div>
                    <p>
                        <button class="button plain">{i18n::meeting_record(language)}</button>
                    </p>
                </form>
            </div>
        </section>
        <section class="band">
            <h2>{i18n::organise_decisions(language)}</h2>
            <div class="pair">{decisions}</div>
        </section>
        <section class="band">
            <form method="post" action=format!("{address}/note") class="stack" novalidate>
                <input type="hidden" name="request" value=visit.office().request_name(visit.now) />
                <div class="field">
                    <label for="note">{i18n::meeting_note(language)}</label>
                    <p class="hint">{i18n::limit_characters(language, MINUTE_MOST)}</p>
                    {form.problem_beside(visit, "note")}
                    <textarea
                        id="note"
                        name="note"
                        rows="3"
                        aria-describedby=problem_id("note")
                        inner_html=area_text(&form.value("note"))
                    ></textarea>
                </div>
                <p>
                    <button class="button plain">{i18n::meeting_record(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// What the form of who is here says that it is: without a tick it has no field of its own.
const PRESENCE: &str = "presence";

fn decision_form(
    visit: &Visit,
    (found, versions): (&Meeting, &Versions),
    award: &office::AwardView,
    form: &Filled,
    address: &str,
) -> AnyView {
    let language = visit.language;
    let deciding = DecisionForm::of(award, form);
    let ticks = found
        .works
        .iter()
        .map(|work| {
            let name = i18n::numbered(work.row.number, work.row.title.text(language));
            deciding.work_tick(&work.row.assessed.entry, name)
        })
        .collect_view();
    let chosen = |name: &str| {
        deciding
            .refused
            .is_some_and(|form| form.chose("dissenter", name))
    };
    let jurors = found
        .jurors
        .iter()
        .filter(|(_, _, present)| *present)
        .map(|(_, name, _)| {
            view! {
                <option value=name.clone() selected=chosen(name)>
                    {name.clone()}
                </option>
            }
        })
        .collect_view();
    let id = |name: &str| deciding.field_id(name);
    let dissent = deciding
        .refused
        .map_or_else(String::new, |form| form.value("dissent"));
    let dissents = !dissent.is_empty();
    view! {
        <form method="post" action=format!("{address}/decision") class="stack card">
            <h3>{localized(language, &award.name)}</h3>
            <input type="hidden" name="award" value=award.id.clone() />
            <div class="ticks">{ticks}</div>
            <p class="hint">{i18n::award_none(language)}</p>
            {deciding.reason_fields(visit, versions)}
            <details open=dissents>
                <summary>{i18n::meeting_dissent(language)}</summary>
                <div class="field">
                    <label for=id("dissenter")>{i18n::why_juror(language)}</label>
                    <select
                        id=id("dissenter")
                        name="dissenter"
                        aria-describedby=problem_id("dissenter")
                    >
                        <option value=""></option>
                        {jurors}
                    </select>
                    {deciding.problem(visit, "dissenter")}
                </div>
                <div class="field">
                    <label for=id("dissent")>{i18n::meeting_dissent_text(language)}</label>
                    <p class="hint">{i18n::limit_characters(language, MINUTE_MOST)}</p>
                    <textarea
                        id=id("dissent")
                        name="dissent"
                        rows="2"
                        inner_html=area_text(&dissent)
                    ></textarea>
                    {deciding.problem(visit, "dissent")}
                </div>
            </details>
            <p>
                <button class="button plain small">{i18n::award_record(language)}</button>
            </p>
        </form>
    }
    .into_any()
}

/// In which language minutes are asked for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    language: String,
}

/// The minutes as PDF, as Markdown, or the records behind them as JSON.
pub async fn minutes(
    visit: Visit,
    Path((edition, slug, file)): Path<(String, String, String)>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let found = visit
        .office()
        .minutes(visit.signed_in()?, &call, visit.now)
        .await?;
    let language = Language::from_tag(&wanted.language).unwrap_or(visit.language);
    let name = |ending: &str| format!("{edition}-{slug}-minutes-{}.{ending}", language.tag());
    match file.as_str() {
        "minutes.json" => Ok(download(
            found.json,
            "application/json",
            &format!("{edition}-{slug}-minutes.json"),
        )),
        "minutes.md" => Ok(download(
            paper(language, &call, &found).markdown(),
            "text/markdown; charset=utf-8",
            &name("md"),
        )),
        "minutes.pdf" => {
            let paper = paper(language, &call, &found);
            let bytes = visit.site.drawing.run(move || paper.pdf()).await?;
            let mut response = bytes
                .map_err(|error| Failure::Broken(error.to_string()))?
                .into_response();
            response.headers_mut().insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/pdf"),
            );
            response
                .headers_mut()
                .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            if let Ok(value) =
                HeaderValue::from_str(&format!("attachment; filename=\"{}\"", name("pdf")))
            {
                response
                    .headers_mut()
                    .insert(header::CONTENT_DISPOSITION, value);
            }
            Ok(response)
        }
        _ => Err(contest::Denied::Unknown.into()),
    }
}

/// The ranking of a snapshot: by parts and without ranks where the jury fell into them.
fn ranked(language: Language, snapshot: &Snapshot) -> Table {
    let compares = snapshot.coverage.compares();
    let dash = || "\u{2013}".to_owned();
    let mut head = vec![if compares {
        i18n::ranking_rank(language)
    } else {
        i18n::ranking_part_head(language)
    }];
    head.extend([
        i18n::jury_entry(language),
        i18n::entry_title(language),
        i18n::ranking_points(language),
    ]);
    head.extend(compares.then(|| i18n::ranking_interval(language)));
    head.push(i18n::organise_jurors(language));
    let row = |row: &MinuteRank| {
        let first = if compares {
            row.rank
        } else {
            row.part.map(|part| part + 1)
        };
        let mut cells = vec![
            first.map_or_else(dash, |first| first.to_string()),
            row.work.number.to_string(),
            row.work.title.text(language).to_owned(),
            format_points(language, row.points),
        ];
        cells.extend(compares.then(|| {
            row.ranks
                .map_or_else(dash, |(low, high)| format!("{low}\u{2013}{high}"))
        }));
        cells.push(row.jurors.to_string());
        cells
    };
    Table {
        head: head.into_iter().map(str::to_owned).collect(),
        rows: snapshot.ranking.iter().map(row).collect(),
        widths: if compares {
            vec![9, 9, 42, 13, 14, 13]
        } else {
            vec![11, 9, 52, 14, 14]
        },
    }
}

/// The minutes in a language.
fn paper(language: Language, call: &Call, found: &Minutes) -> Paper {
    let snapshot = &found.snapshot;
    let at = |recorded: &Recorded| calendar::local(language, recorded.at, &call.time_zone);
    let mut blocks = vec![Block::Paragraph(format!(
        "{} \u{2013} {}",
        call.edition.title.text(language),
        call.title.text(language)
    ))];
    if !found.closed {
        blocks.push(Block::Paragraph(i18n::minutes_draft(language).to_owned()));
    }
    blocks.push(Block::Note(i18n::minutes_zone(
        language,
        calendar::zone_name(language, &call.time_zone),
    )));
    blocks.push(Block::Heading(i18n::minutes_ranking(
        language,
        phase_name(language, snapshot.round.phase()),
    )));
    blocks.push(Block::Paragraph(match snapshot.coverage {
        Coverage::Empty => i18n::ranking_empty(language).to_owned(),
        Coverage::Complete => i18n::ranking_complete(language).to_owned(),
        Coverage::Connected if snapshot.order == Order::Raw => {
            i18n::minutes_raw(language).to_owned()
        }
        Coverage::Connected => i18n::minutes_connected(language).to_owned(),
        Coverage::Apart(_) => i18n::meeting_apart(language).to_owned(),
    }));
    if !snapshot.ranking.is_empty() {
        blocks.push(Block::Table(ranked(language, snapshot)));
    }
    blocks.push(Block::Note(i18n::minutes_method(
        language,
        &snapshot.method,
        &snapshot.hash,
    )));
    if !snapshot.recusals.is_empty() {
        blocks.push(Block::Heading(i18n::minutes_recusals(language).to_owned()));
        blocks.push(Block::List(
            snapshot
                .recusals
                .iter()
                .map(|step_back| step_back_line(language, step_back))
                .collect(),
        ));
    }
    blocks.push(Block::Heading(i18n::minutes_course(language).to_owned()));
    blocks.push(Block::Table(Table {
        head: [i18n::minutes_when(language), i18n::minutes_what(language)]
            .map(str::to_owned)
            .to_vec(),
        rows: found
            .records
            .iter()
            .map(|recorded| {
                vec![
                    at(recorded),
                    record_sentences(language, &recorded.record).join("\n"),
                ]
            })
            .collect(),
        widths: vec![24, 76],
    }));
    blocks.push(Block::Heading(i18n::minutes_signed(language).to_owned()));
    blocks.push(Block::Paragraph(i18n::minutes_hash(language, &found.hash)));
    Paper {
        title: i18n::minutes_of(language, call.title.text(language)),
        language: language.tag().to_owned(),
        blocks,
        foot: format!(
            "{} · SHA-256 {}",
            call.title.text(language),
            &found.hash[..16]
        ),
    }
}
