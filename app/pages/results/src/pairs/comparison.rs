//! Two works for a juror to choose between.

use axum::extract::Path;
use contest::{EntryId, FileId, Language, Standing};
use frame::{
    city::city_class,
    done::Done,
    failure::Answer,
    form::{Both, Fields, Filled},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use judging::pairwise::Outcome;
use leptos::prelude::*;
use office::{Call, Failure, PairDesk, PairWork, Refusal};
use parts::{
    cover::Cover,
    jury_places::{jury_path, place_under_dashboard},
    sent_file::AskedFile,
};

/// Shows two works to choose between.
pub async fn show(visit: Visit, Path((edition, call)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let desk = visit
        .office()
        .pair_desk(visit.signed_in()?, &call, visit.now)
        .await?;
    Ok(page(&visit, comparison_place(&visit, &call), || {
        body(&visit, &desk, &Filled::default())
    }))
}

fn comparison_place(visit: &Visit, call: &Call) -> PageHead {
    place_under_dashboard(visit, call, i18n::pairs_title(visit.language))
}

/// Records a choice.
pub async fn choose(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let outcome = Outcome::from_code(fields.get("outcome")).ok_or(contest::Denied::Unknown)?;
    let (left, right) = (
        EntryId::new(fields.get("left")),
        EntryId::new(fields.get("right")),
    );
    let juror = visit.signed_in()?;
    match visit
        .office()
        .cast_ballot(juror, &call, (&left, &right), outcome, visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect(&format!("/{edition}/{slug}/jury/pairs"), Done::PairCompared)),
        Err(Failure::Refused(refusal @ Refusal::PairDecided { stands, numbers })) => {
            let desk = visit.office().pair_desk(juror, &call, visit.now).await?;
            let both = Both {
                stands: vec![describe_outcome(visit.language, stands, numbers)],
                typed: vec![describe_outcome(visit.language, outcome, numbers)],
            };
            let filled = Filled::with_refusal(&fields, refusal.clone()).beside(both);
            let place = comparison_place(&visit, &call);
            Ok(page_refused(&visit, &refusal, place, || {
                body(&visit, &desk, &filled)
            }))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Says what was chosen between two works of these numbers.
fn describe_outcome(language: Language, outcome: Outcome, [left, right]: [i64; 2]) -> String {
    match outcome {
        Outcome::First => i18n::pairs_choose(language, left),
        Outcome::Second => i18n::pairs_choose(language, right),
        Outcome::Tie => i18n::join_label(
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

/// Answers with a finalist's file for a juror.
pub async fn send_file(
    visit: Visit,
    Path((edition, slug, entry, file)): Path<(String, String, EntryId, FileId)>,
    asked: AskedFile,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let (juror, preview) = (visit.signed_in()?, asked.preview);
    let stored = visit
        .office()
        .pair_file(juror, &call, &entry, &file, preview, visit.now)
        .await?;
    asked.send_private(stored).await
}

fn body(visit: &Visit, desk: &PairDesk, form: &Filled) -> AnyView {
    let language = visit.language;
    let call = &desk.call;
    let nothing = desk.pair.is_none().then(|| match call.pairs {
        Standing::Open => i18n::pairs_all(language),
        _ => i18n::pairs_closed(language),
    });
    let pair = desk.pair.as_ref();
    let last = desk.last.clone().filter(|_| call.pairs == Standing::Open);
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
            {nothing.map(|text| view! { <p class="notice">{text}</p> })}
            {pair.map(|(left, right)| choice_form(visit, call, left, right))}
            <p class="quiet">{i18n::pairs_lead(language)}</p>
            {last.map(|last| undo_form(visit, call, last))}
        </section>
    }
    .into_any()
}

/// The two works, and the buttons that choose one of them or neither.
fn choice_form(
    visit: &Visit,
    call: &Call,
    left: &PairWork,
    right: &PairWork,
) -> impl IntoView + use<> {
    let language = visit.language;
    let path = pairs_path(call);
    let choose = |outcome: Outcome, text: String| {
        view! {
            <button class="button" name="outcome" value=outcome.code()>
                {text}
            </button>
        }
    };
    view! {
        <form method="post" action=visit.link(&path) class="compare">
            <input type="hidden" name="left" value=left.entry.to_string() />
            <input type="hidden" name="right" value=right.entry.to_string() />
            {work(language, left, &path)}
            {work(language, right, &path)}
            <div class="choices">
                {choose(Outcome::First, i18n::pairs_choose(language, left.number))}
                <button class="button plain" name="outcome" value=Outcome::Tie.code()>
                    {i18n::pairs_tie(language)}
                </button> {choose(Outcome::Second, i18n::pairs_choose(language, right.number))}
            </div>
        </form>
    }
}

fn pairs_path(call: &Call) -> String {
    format!("{}/pairs", jury_path(call))
}

/// The button that takes the last choice back.
fn undo_form(visit: &Visit, call: &Call, last: String) -> impl IntoView + use<> {
    view! {
        <form method="post" action=format!("{}/undo", visit.link(&pairs_path(call)))>
            <input type="hidden" name="ballot" value=last />
            <button class="button plain small">{i18n::pairs_undo(visit.language)}</button>
        </form>
    }
}

/// A work, whose files stand below a path.
fn work(language: Language, work: &PairWork, path: &str) -> impl IntoView + use<> {
    let address = |id: &FileId| format!("/files{path}/{}/{id}", work.entry);
    let cover = work.files.iter().find(|file| file.cover).map(|file| {
        let cover = Cover {
            address: address(&file.id),
            size: (file.width, file.height),
            alternative: &work.content.alternative,
        };
        view! {
            <a href=cover.address.clone() target="_blank" rel="noopener">
                {cover.view_picture(language)}
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
}
