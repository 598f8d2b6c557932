//! The final by pairs: two works for a juror to choose between, and what comes of it for the
//! organisers.

use axum::{
    extract::{Path, Query},
    http::HeaderMap,
};
use charts::{Interval, IntervalText};
use contest::{Language, Localized, Standing};
use judging::pairwise::Outcome;
use leptos::prelude::*;
use office::{Call, Failure, PAIRED, PairDesk, PairRanking, PairWork, Refusal, Thing, Versions};

use crate::{
    city::city_class,
    done::Done,
    failure,
    form::{Both, Fields, Filled, OnForm as _, seen_field},
    pages::{
        Answer,
        entries::files::{Copy, send},
        jury::places::jury_path,
        organiser::{self, download},
        results::{
            figures::{format_percent, format_ranks, format_signed},
            interval_chart::{Scheme, chart_figure, describe_order, draw_intervals},
            kept_rankings::kept_rankings,
        },
    },
    shell::{Place, page, page_with_status},
    table::{Column, table},
    visit::Visit,
};

/// Two works to choose between.
pub async fn compare(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let desk = visit
        .office()
        .pair_desk(visit.signed_in()?, &call, visit.now)
        .await?;
    Ok(page(&visit, compare_place(&visit, &call), || {
        body(&visit, &desk, &Filled::default())
    }))
}

fn compare_place(visit: &Visit, call: &Call) -> Place {
    Place::of_edition(i18n::pairs_title(visit.language), &call.edition, visit)
        .under(
            visit.link(&format!("/{}/{}", call.edition.slug, call.slug)),
            call.title.text(visit.language),
        )
        .under(
            visit.link(&jury_path(call)),
            i18n::jury_title(visit.language),
        )
}

/// A choice.
pub async fn cast(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let outcome = Outcome::from_code(fields.get("outcome")).ok_or(contest::Denied::Unknown)?;
    let pair = (fields.get("left"), fields.get("right"));
    let juror = visit.signed_in()?;
    match visit
        .office()
        .cast_ballot(juror, &call, pair, outcome, visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect(&format!("/{edition}/{slug}/jury/pairs"), Done::PairCompared)),
        Err(Failure::Refused(refusal @ Refusal::PairDecided { stands, numbers })) => {
            let desk = visit.office().pair_desk(juror, &call, visit.now).await?;
            let both = Both {
                stands: vec![outcome_name(visit.language, stands, numbers)],
                typed: vec![outcome_name(visit.language, outcome, numbers)],
            };
            let (status, filled) = (
                failure::status(&refusal),
                Filled::refused(&fields, refusal).beside(both),
            );
            Ok(page_with_status(
                &visit,
                status,
                compare_place(&visit, &call),
                || body(&visit, &desk, &filled),
            ))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// A choice between two works of these numbers, in words.
fn outcome_name(language: Language, outcome: Outcome, [left, right]: [i64; 2]) -> String {
    match outcome {
        Outcome::First => i18n::pairs_choose(language, left),
        Outcome::Second => i18n::pairs_choose(language, right),
        Outcome::Tie => i18n::labelled(
            language,
            format_args!("{left} · {right}"),
            i18n::pairs_tie(language),
        ),
    }
}

/// Takes the last choice back.
pub async fn undo(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let undone = visit
        .office()
        .undo_ballot(visit.signed_in()?, &call, fields.get("ballot"), visit.now)
        .await?;
    let page = format!("/{edition}/{slug}/jury/pairs");
    Ok(if undone {
        visit.redirect(&page, Done::ComparisonUndone)
    } else {
        visit.go_to(&page)
    })
}

/// A finalist's file for a juror.
pub async fn file(
    visit: Visit,
    headers: HeaderMap,
    Path((edition, slug, entry, file)): Path<(String, String, String, String)>,
    Query(copy): Query<Copy>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let stored = visit
        .office()
        .pair_file(
            visit.signed_in()?,
            &call,
            &entry,
            &file,
            copy.is_preview(),
            visit.now,
        )
        .await?;
    send(stored, &headers, false).await
}

fn body(visit: &Visit, desk: &PairDesk, form: &Filled) -> AnyView {
    let language = visit.language;
    let call = &desk.call;
    let base = format!("{}/pairs", jury_path(call));
    let address = visit.link(&base);
    let asked = desk.pair.as_ref().map(|(left, right)| {
        let choose = |outcome: Outcome, text: String| {
            view! {
                <button class="button" name="outcome" value=outcome.code()>
                    {text}
                </button>
            }
        };
        view! {
            <form method="post" action=address.clone() class="compare">
                <input type="hidden" name="left" value=left.entry.clone() />
                <input type="hidden" name="right" value=right.entry.clone() />
                {work(visit, left, &base)}
                {work(visit, right, &base)}
                <div class="choices">
                    {choose(Outcome::First, i18n::pairs_choose(language, left.number))}
                    <button class="button plain" name="outcome" value=Outcome::Tie.code()>
                        {i18n::pairs_tie(language)}
                    </button> {choose(Outcome::Second, i18n::pairs_choose(language, right.number))}
                </div>
            </form>
        }
    });
    let nothing = desk.pair.is_none().then(|| match call.pairs {
        Standing::Open => i18n::pairs_all(language),
        _ => i18n::pairs_closed(language),
    });
    view! {
        <section class="band brief">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::pairs_title(language)}</h1>
            {form.summary(visit)}
            <p>{i18n::pairs_progress(language, desk.done, desk.possible)}</p>
            <progress
                max=desk.possible.max(1)
                value=desk.done
                aria-label=i18n::jury_progress_label(language)
            ></progress>
        </section>
        <section class="band brief">
            {nothing.map(|text| view! { <p class="notice">{text}</p> })} {asked}
            <p class="quiet">{i18n::pairs_lead(language)}</p>
            {desk
                .last
                .clone()
                .filter(|_| call.pairs == Standing::Open)
                .map(|last| {
                    view! {
                        <form method="post" action=format!("{address}/undo")>
                            <input type="hidden" name="ballot" value=last />
                            <button class="button plain small">{i18n::pairs_undo(language)}</button>
                        </form>
                    }
                })}
        </section>
    }
    .into_any()
}

fn work(visit: &Visit, work: &PairWork, base: &str) -> AnyView {
    let language = visit.language;
    let address = |id: &str| format!("/files{base}/{}/{id}", work.entry);
    let (alternative_language, alternative) = work.content.alternative.get(language);
    let cover = work.files.iter().find(|file| file.cover).map(|file| {
        view! {
            <a href=address(&file.id) target="_blank" rel="noopener">
                <img
                    src=format!("{}?preview", address(&file.id))
                    alt=alternative.to_owned()
                    lang=alternative_language.tag()
                    width=file.width
                    height=file.height
                />
            </a>
        }
    });
    let files = work
        .files
        .iter()
        .enumerate()
        .map(|(index, file)| {
            view! {
                <a href=address(&file.id) target="_blank" rel="noopener">
                    {format!(
                        "{} {} · {}",
                        i18n::sheet_file(language),
                        index + 1,
                        file.kind.to_uppercase(),
                    )}
                </a>
            }
        })
        .collect_view();
    let (title_language, title) = work.content.title.get(language);
    let (summary_language, summary) = work.content.summary.get(language);
    view! {
        <article>
            <figure>{cover}</figure>
            <h2 lang=title_language.tag()>{title.to_owned()}</h2>
            <p class="quiet">{i18n::entry_number(language, work.number)}</p>
            <div class="row">{files}</div>
            <details>
                <summary>{i18n::pairs_text(language)}</summary>
                <p lang=summary_language.tag()>{summary.to_owned()}</p>
            </details>
        </article>
    }
    .into_any()
}

fn place(visit: &Visit, call: &Call) -> Place {
    organiser::place(visit, call, i18n::pairs_title(visit.language))
        .under(
            visit.link(&organiser::base(call)),
            i18n::organise_title(visit.language),
        )
        .with_script("/live.js")
}

/// What comes of it.
pub async fn ranking(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let versions = visit.office().versions(&call.id).await?;
    let found = visit
        .office()
        .pair_ranking(visit.signed_in()?, &call, visit.now)
        .await?;
    Ok(page(&visit, place(&visit, &call), || {
        ranking_body(&visit, &call, (&found, &versions), &Filled::default())
    }))
}

/// Opens or closes it.
pub async fn open(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let organiser = visit.signed_in()?;
    let open = fields.get("open") == "1";
    match visit
        .office()
        .open_pairs(organiser, &call, open, fields.seen(), visit.now)
        .await
        .on_form()?
    {
        Ok(()) => Ok(visit.redirect(&format!("{}/pairs", organiser::base(&call)), Done::Saved)),
        Err(refusal) => {
            let versions = visit.office().versions(&call.id).await?;
            let call = visit.office().call(&edition, &slug).await?;
            let found = visit
                .office()
                .pair_ranking(organiser, &call, visit.now)
                .await?;
            let (status, filled) = (failure::status(&refusal), Filled::refused(&fields, refusal));
            let state = |open: bool| {
                vec![
                    if open {
                        i18n::pairs_is_open(visit.language)
                    } else {
                        i18n::pairs_closed(visit.language)
                    }
                    .to_owned(),
                ]
            };
            let both = Both {
                stands: state(found.standing == Standing::Open),
                typed: state(open),
            };
            let filled = filled.beside_where_overtaken(|| both);
            Ok(page_with_status(
                &visit,
                status,
                place(&visit, &call),
                || ranking_body(&visit, &call, (&found, &versions), &filled),
            ))
        }
    }
}

/// The worths with their intervals, as a picture.
pub async fn intervals(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(scheme): Query<Scheme>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let found = visit
        .office()
        .pair_ranking(visit.signed_in()?, &call, visit.now)
        .await?;
    let language = visit.language;
    let rows: Vec<Interval> = found
        .places
        .iter()
        .map(|place| Interval {
            strong: place.assessed.rank == 1,
            ..Interval::ninety(
                i18n::numbered(place.assessed.rank, place.title.text(language)),
                place.assessed.worth,
                place.assessed.error,
            )
        })
        .collect();
    let text = IntervalText {
        title: i18n::pairs_chart(language).to_owned(),
        alternative: describe_ranking(language, &found),
        axis: i18n::pairs_axis(language).to_owned(),
        dot: i18n::ranking_dot(language).to_owned(),
        ring: None,
    };
    draw_intervals(&rows, &text, language, scheme)
}

fn describe_ranking(language: Language, ranking: &PairRanking) -> String {
    let titles: Vec<&Localized> = ranking.places.iter().map(|place| &place.title).collect();
    describe_order(language, &titles)
}

fn ranking_body(
    visit: &Visit,
    call: &Call,
    (found, versions): (&PairRanking, &Versions),
    form: &Filled,
) -> AnyView {
    let language = visit.language;
    let base = visit.link(&organiser::base(call));
    let open = found.standing == Standing::Open;
    let places = table(
        &[
            Column::rank(i18n::ranking_rank(language)),
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::pairs_worth(language)),
            Column::number(i18n::ranking_interval(language)),
            Column::number(i18n::ranking_first(language)),
            Column::number(i18n::pairs_record(language)),
        ],
        found.places.iter().map(|place| {
            let assessed = &place.assessed;
            vec![
                assessed.rank.into_any(),
                view! { {place.title.text(language).to_owned()}<br /><span class="quiet">{i18n::entry_number(language, place.number)}</span> }.into_any(),
                format!("{} ± {}", format_signed(language, assessed.worth), i18n::decimal(language, assessed.error, 1)).into_any(),
                format_ranks(assessed.chances.ranks).into_any(),
                format_percent(language, assessed.chances.first).into_any(),
                format!("{} / {} / {}", assessed.won, assessed.tied, assessed.lost).into_any(),
            ]
        }),
    );
    let jurors = table(
        &[
            Column::subject(i18n::account_name(language)),
            Column::number(i18n::pairs_decided(language)),
            Column::text(i18n::jury_progress_label(language)),
        ],
        found.jurors.iter().map(|(name, done, possible)| {
            let label = i18n::organise_progress_of(language, name);
            vec![
                name.clone().into_any(),
                format!("{done} / {possible}").into_any(),
                view! { <progress max=(*possible).max(1) value=*done aria-label=label></progress> }
                    .into_any(),
            ]
        }),
    );
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::pairs_title(language)}</h1>
            <p class="lead">{i18n::pairs_organise_lead(language)}</p>
            {form.summary(visit)}
            <p>{i18n::pairs_limits(language, found.finalists, PAIRED.start(), PAIRED.end())}</p>
            <form method="post" action=format!("{base}/pairs")>
                {seen_field(versions.of(Thing::Pairs))}
                <input type="hidden" name="open" value=i32::from(!open) />
                <button class="button plain">
                    {if open { i18n::pairs_close(language) } else { i18n::pairs_open(language) }}
                </button>
            </form>
        </section>
        <div id="pairs-ranking" data-live="">
            {(!found.places.is_empty())
                .then(|| {
                    view! {
                        <section class="band">
                            <div class="section-head">
                                <h2>{i18n::ranking_table(language)}</h2>
                                <a href=format!(
                                    "{base}/pairs.json",
                                )>{i18n::ranking_export(language)}</a>
                            </div>
                            {places}
                            {chart_figure(
                                &format!("{base}/pairs.svg"),
                                &describe_ranking(language, found),
                            )}
                            <p class="quiet">{i18n::pairs_worth_text(language)}</p>
                            {kept_rankings(visit, call, &found.recorded)}
                        </section>
                    }
                })}
        </div>
        <section class="band" id="pairs-coverage" data-live="">
            <h2>{i18n::organise_jurors(language)}</h2>
            <p>{i18n::pairs_unseen(language, found.unseen)}</p>
            {jurors}
        </section>
    }
    .into_any()
}

/// The final by pairs as a file.
pub async fn export(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let export = visit
        .office()
        .pair_export(visit.signed_in()?, &call, visit.now)
        .await?;
    let text = serde_json::to_string_pretty(&export).map_err(Failure::from)?;
    Ok(download(
        text,
        "application/json",
        &format!("{edition}-{slug}-pairs.json"),
    ))
}
