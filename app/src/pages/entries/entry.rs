//! A team's entry: the draft with its checklist and files, handing in, the receipt, withdrawing.

use axum::extract::Path;
use contest::{
    Content, Language, Moment, PhaseKind, Standing,
    entry::{
        ABSTRACT_MOST, ALTERNATIVE_MOST, EntryState, FILE_BYTES_MOST, FILES_MOST, Field, LICENCES,
        TITLE_MOST,
    },
};
use leptos::prelude::*;
use office::{Draft, Failure, FieldProblem, FileRole, Problem, Receipt, Refusal, Topic, calendar};

use crate::{
    city::city_class,
    failure::{self, PageError},
    form::{Fields, Filled, Input, problem_id},
    islands::DraftSaver,
    pages::{Answer, editions::call::deadline},
    quoted::localized,
    refusals,
    shell::{Place, page, page_with_status},
    table::{Column, table},
    upload::{Part, Upload, missing_file},
    visit::Visit,
};

const TITLE_FIELDS: [&str; 4] = ["title-ca", "title-es", "title-en", "title-ja"];
const SUMMARY_FIELDS: [&str; 4] = ["summary-ca", "summary-es", "summary-en", "summary-ja"];
const ALTERNATIVE_FIELDS: [&str; 4] = [
    "alternative-ca",
    "alternative-es",
    "alternative-en",
    "alternative-ja",
];

/// The content that a posted form describes.
#[must_use]
pub fn content(fields: &Fields) -> Content {
    Content {
        title: fields.localized(TITLE_FIELDS),
        summary: fields.localized(SUMMARY_FIELDS),
        alternative: fields.localized(ALTERNATIVE_FIELDS),
        topic: fields.get("topic").to_owned(),
        topics: fields.all("topics").map(str::to_owned).collect(),
        datasets: fields.all("datasets").map(str::to_owned).collect(),
        sources: fields.text("sources"),
        link: fields.get("link").trim().to_owned(),
        licence: fields.get("licence").to_owned(),
    }
}

fn filled(draft: &Draft) -> Filled {
    let content = &draft.content;
    let mut fields = Fields::default();
    for (texts, names) in [
        (&content.title, TITLE_FIELDS),
        (&content.summary, SUMMARY_FIELDS),
        (&content.alternative, ALTERNATIVE_FIELDS),
    ] {
        for (language, name) in Language::ALL.into_iter().zip(names) {
            fields.0.push((
                name.to_owned(),
                texts.0.get(&language).cloned().unwrap_or_default(),
            ));
        }
    }
    for (name, value) in [
        ("topic", &content.topic),
        ("sources", &content.sources),
        ("link", &content.link),
        ("licence", &content.licence),
    ] {
        fields.0.push((name.to_owned(), value.clone()));
    }
    Filled::shown(&fields)
}

/// What the draft's page needs beside the draft.
struct Choices {
    topics: Vec<Topic>,
    datasets: Vec<office::DatasetCard>,
}

async fn read(visit: &Visit, entry: &str) -> Result<(Draft, Choices), PageError> {
    let draft = visit
        .office()
        .draft(visit.signed_in()?, entry, visit.now)
        .await?;
    let topics = visit.office().topics(&draft.call.edition.id).await?;
    let datasets = visit.office().datasets(false).await?;
    Ok((draft, Choices { topics, datasets }))
}

fn place(visit: &Visit, draft: &Draft) -> Place {
    let language = visit.language;
    let base = format!("/{}/{}", draft.call.edition.slug, draft.call.slug);
    Place::of_edition(i18n::entry_draft(language), &draft.call.edition, visit)
        .under(visit.link(&base), draft.call.title.text(language))
        .under(visit.link(&format!("{base}/team")), draft.team.clone())
        .with_island()
        .with_clock()
        .with_script("/upload.js")
}

/// The draft.
pub async fn draft(visit: Visit, Path(entry): Path<String>) -> Answer {
    let (draft, choices) = read(&visit, &entry).await?;
    Ok(page(&visit, place(&visit, &draft), || {
        body(&visit, &draft, &choices, &filled(&draft), None)
    }))
}

/// Shows the draft again with what was refused: in the form, or beside the upload.
async fn refused(visit: &Visit, entry: &str, fields: Option<&Fields>, refusal: Refusal) -> Answer {
    let (mut draft, choices) = read(visit, entry).await?;
    let too_large = matches!(&refusal, Refusal::Fields(problems) if problems.iter().any(|problem| matches!(problem.problem, Problem::FileTooLarge { .. })));
    let status = if too_large {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE
    } else {
        failure::status(&refusal)
    };
    if let Some(fields) = fields {
        draft.content = content(fields);
    }
    let mut form = filled(&draft);
    let told = refusal.clone();
    let upload = if let Some(fields) = fields {
        form = form.pointing(beside(visit.language, &refusal, fields));
        form.refusal = Some(refusal);
        None
    } else {
        Some(refusal)
    };
    let mut response = page_with_status(visit, status, place(visit, &draft), || {
        body(visit, &draft, &choices, &form, upload.as_ref())
    });
    failure::note_retry(&mut response, &told);
    Ok(response)
}

/// What stands against each field of the form as it is drawn, with its label: a text stands there
/// once for each language, and what is wrong with it in some of them only. What is missing is asked
/// for in the visitor's own.
fn beside(language: Language, refusal: &Refusal, fields: &Fields) -> Vec<(String, FieldProblem)> {
    let own = Language::ALL
        .into_iter()
        .position(|of| of == language)
        .unwrap_or(0);
    let at = |field: &str, label: &str, problem: Problem| {
        (
            label.to_owned(),
            FieldProblem {
                field: field.to_owned().into(),
                problem,
            },
        )
    };
    match refusal {
        Refusal::Incomplete(missing) => missing
            .iter()
            .map(|field| {
                let name = match field {
                    Field::Title => TITLE_FIELDS[own],
                    Field::Summary => SUMMARY_FIELDS[own],
                    Field::Alternative => ALTERNATIVE_FIELDS[own],
                    Field::Topic => "topic",
                    Field::Datasets => "sources",
                    Field::Link => "link",
                    Field::Licence => "licence",
                    Field::Cover => "file-cover",
                    Field::Files => "file-work",
                };
                at(name, refusals::field(language, *field), Problem::Missing)
            })
            .collect(),
        Refusal::Fields(problems) => problems
            .iter()
            .flat_map(|problem| {
                let (names, field) = match problem.field.as_ref() {
                    "title" => (TITLE_FIELDS, Field::Title),
                    "summary" => (SUMMARY_FIELDS, Field::Summary),
                    "alternative" => (ALTERNATIVE_FIELDS, Field::Alternative),
                    _ => return vec![(String::new(), problem.clone())],
                };
                let meant = |name: &&str| match problem.problem {
                    Problem::TooLong { most } => fields.get(name).trim().chars().count() > most,
                    Problem::ControlCharacters => fields
                        .get(name)
                        .chars()
                        .any(|character| character.is_control() && !character.is_whitespace()),
                    _ => true,
                };
                names
                    .into_iter()
                    .filter(meant)
                    .map(|name| {
                        at(
                            name,
                            refusals::field(language, field),
                            problem.problem.clone(),
                        )
                    })
                    .collect()
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// What a member must see on the draft's own page; the rest has a page of its own.
const fn stays_on_page(refusal: &Refusal) -> bool {
    !matches!(refusal, Refusal::Denied(_))
}

/// Saves the draft from the form's button.
pub async fn save(visit: Visit, Path(entry): Path<String>, fields: Fields) -> Answer {
    let version = fields.get("version").parse().unwrap_or(0);
    match visit
        .office()
        .save_draft(
            visit.signed_in()?,
            &entry,
            &content(&fields),
            version,
            visit.now,
        )
        .await
    {
        Ok(_) => Ok(visit.redirect(&format!("/entry/{entry}"), "saved")),
        Err(Failure::Refused(refusal)) if stays_on_page(&refusal) => {
            refused(&visit, &entry, Some(&fields), refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Receives a file: streamed to disk, looked at, kept.
pub async fn add_file(visit: Visit, Path(entry): Path<String>, mut form: Upload) -> Answer {
    let person = visit.signed_in()?.clone();
    let received = receive(&visit, &person, &entry, &mut form).await;
    if received.is_err() {
        form.drain().await;
    }
    let visit = visit.arrived();
    match received {
        Ok(notes) => {
            let done = std::iter::once("uploaded")
                .chain(notes.into_iter().map(media::Note::code))
                .collect::<Vec<_>>()
                .join("-");
            Ok(visit.redirect(&format!("/entry/{entry}"), &done))
        }
        Err(Failure::Refused(refusal)) if stays_on_page(&refusal) => {
            refused(&visit, &entry, None, refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn receive(
    visit: &Visit,
    person: &office::Person,
    entry: &str,
    form: &mut Upload,
) -> office::Result<Vec<media::Note>> {
    visit
        .office()
        .may_add_file(person, entry, visit.now)
        .await?;
    let _turn = visit.one_upload()?;
    let mut role = FileRole::Work;
    while let Some(part) = form.next(FILE_BYTES_MOST).await? {
        match part {
            Part::Text { name, text } if name == "role" => {
                role = if text == "cover" {
                    FileRole::Cover
                } else {
                    FileRole::Work
                }
            }
            Part::Text { .. } => {}
            Part::File { name, content } => {
                let incoming = visit.office().receive(&name, content).await?;
                // The moment of the decision is the one at which the file has arrived.
                return visit
                    .office()
                    .add_file(person, entry, role, incoming, visit.clock())
                    .await;
            }
        }
    }
    Err(missing_file())
}

/// Takes a file out of the draft.
pub async fn remove_file(visit: Visit, Path((entry, file)): Path<(String, String)>) -> Answer {
    visit
        .office()
        .remove_file(visit.signed_in()?, &entry, &file, visit.now)
        .await?;
    Ok(visit.redirect(&format!("/entry/{entry}"), "removed"))
}

/// Hands in what stands on the page and shows the receipt. A form without words hands in what was
/// saved.
pub async fn hand_in(visit: Visit, Path(entry): Path<String>, fields: Fields) -> Answer {
    let typed = fields
        .has("version")
        .then(|| (content(&fields), fields.get("version").parse().unwrap_or(0)));
    let typed_words = typed.as_ref().map(|(content, version)| (content, *version));
    match visit
        .office()
        .hand_in(visit.signed_in()?, &entry, typed_words, visit.now)
        .await
    {
        Ok(number) => Ok(visit.redirect(&format!("/entry/{entry}/receipt/{number}"), "handed-in")),
        Err(Failure::Refused(refusal)) if stays_on_page(&refusal) => {
            refused(&visit, &entry, typed.is_some().then_some(&fields), refusal).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Asks once before withdrawing.
pub async fn withdraw_page(visit: Visit, Path(entry): Path<String>) -> Answer {
    let draft = visit
        .office()
        .draft(visit.signed_in()?, &entry, visit.now)
        .await?;
    let language = visit.language;
    let mut place = place(&visit, &draft);
    place.island = false;
    place.title = i18n::entry_withdraw(language).to_owned();
    Ok(page(&visit, place, || {
        view! {
            <section class="band narrow">
                <h1>{i18n::entry_withdraw(language)}</h1>
                <p>{i18n::entry_withdraw_lead(language)}</p>
                {match &draft.captain {
                    None => {
                        view! {
                            <form method="post" class="row">
                                <button class="button">{i18n::entry_withdraw(language)}</button>
                                <a href=visit
                                    .link(&format!("/entry/{entry}"))>{i18n::cancel(language)}</a>
                            </form>
                        }
                            .into_any()
                    }
                    Some(captain) => {
                        view! {
                            <p class="notice">{i18n::entry_withdraw_captain(language, captain)}</p>
                            <p>
                                <a href=visit
                                    .link(&format!("/entry/{entry}"))>{i18n::cancel(language)}</a>
                            </p>
                        }
                            .into_any()
                    }
                }}
            </section>
        }
        .into_any()
    }))
}

/// Withdraws.
pub async fn withdraw(visit: Visit, Path(entry): Path<String>) -> Answer {
    visit
        .office()
        .withdraw(visit.signed_in()?, &entry, visit.now)
        .await?;
    Ok(visit.redirect(&format!("/entry/{entry}"), "withdrawn"))
}

fn body(
    visit: &Visit,
    draft: &Draft,
    choices: &Choices,
    form: &Filled,
    upload: Option<&Refusal>,
) -> AnyView {
    let language = visit.language;
    let submission = draft.call.schedule.phase(PhaseKind::Submission).copied();
    let open = submission.is_some_and(|phase| phase.standing(visit.now).takes())
        && draft.state != EntryState::Withdrawn;
    view! {
        <section class="band">
            <p class=city_class(
                &draft.call.city,
            )>
                {draft.call.title.text(language).to_owned()}" · "{draft.team.clone()}" · "
                {i18n::entry_number(language, draft.number)}
            </p>
            <h1>
                {if draft.content.title.is_blank() {
                    i18n::entry_draft(language).to_owned()
                } else {
                    draft.content.title.text(language).to_owned()
                }}
            </h1>
            <p
                class="lead"
                id="entry-state"
                data-changed=(open && draft.revision > 0)
                    .then(|| i18n::entry_changed(language, draft.revision))
            >
                {state(visit, draft)}
            </p>
            {draft
                .excluded
                .as_ref()
                .map(|excluded| view! { <p class="typed">{excluded.reason.clone()}</p> })}
            {draft
                .letter
                .then(|| {
                    view! {
                        <p class="row">
                            <a
                                class="button"
                                href=visit.link(&format!("/entry/{}/letter", draft.id))
                            >
                                {i18n::letter_title(language)}
                            </a>
                        </p>
                    }
                })}
            {submission
                .map(|phase| {
                    view! {
                        <h2>{i18n::call_deadline(language)}</h2>
                        {deadline(visit, &draft.call, &phase)}
                    }
                })}
        </section>
        <div class="desk">
            <div>
                {form.summary(visit)} {content_form(visit, draft, choices, form, open)}
                {files(visit, draft, form, open, upload)}
            </div>
            <aside class="stack">{checklist(visit, draft, open)}{receipts(visit, draft)}</aside>
        </div>
    }
    .into_any()
}

/// How the entry stands today, in a sentence or two.
fn state(visit: &Visit, draft: &Draft) -> String {
    let language = visit.language;
    let submission = draft
        .call
        .schedule
        .standing(PhaseKind::Submission, visit.now);
    match (draft.state, submission) {
        (EntryState::Withdrawn, _) if draft.excluded.is_some() => {
            i18n::entry_state_excluded(language).to_owned()
        }
        (EntryState::Withdrawn, _) => i18n::entry_state_withdrawn(language).to_owned(),
        (EntryState::Draft, Standing::Before) => i18n::entry_state_before(language).to_owned(),
        (EntryState::Draft, Standing::Open | Standing::Grace) => {
            i18n::entry_state_draft(language).to_owned()
        }
        (EntryState::Draft, Standing::Closed) => i18n::entry_state_never(language).to_owned(),
        (EntryState::Submitted, Standing::Closed) => {
            let at = draft
                .receipts
                .iter()
                .find(|(number, _)| *number == draft.revision)
                .map_or(0, |(_, at)| *at);
            let counts = i18n::entry_state_counts(
                language,
                draft.revision,
                calendar::written(language, Moment(at), &draft.call.time_zone),
            );
            if draft.changed.is_empty() {
                counts
            } else {
                format!(
                    "{counts} {}",
                    i18n::entry_state_uncounted(language, changed(language, draft))
                )
            }
        }
        (EntryState::Submitted, _) if draft.changed.is_empty() => {
            i18n::entry_state_submitted(language, draft.revision)
        }
        (EntryState::Submitted, _) => {
            i18n::entry_state_changed(language, draft.revision, changed(language, draft))
        }
    }
}

/// The names of what differs from what was handed in.
fn changed(language: Language, draft: &Draft) -> String {
    i18n::list(
        language,
        draft
            .changed
            .iter()
            .map(|field| refusals::field(language, *field)),
    )
}

fn content_form(
    visit: &Visit,
    draft: &Draft,
    choices: &Choices,
    form: &Filled,
    open: bool,
) -> AnyView {
    let language = visit.language;
    // The visitor's own language first; the others wait folded up unless they hold a text.
    let mut order: Vec<usize> = (0..4).collect();
    order.sort_by_key(|index| Language::ALL[*index] != language);
    let groups = order
        .into_iter()
        .map(|index| {
            let of = Language::ALL[index];
            let begun = draft.content.title.0.contains_key(&of)
                || draft.content.summary.0.contains_key(&of);
            view! {
                <details class="language" open=of == language || begun>
                    <summary lang=of.tag()>{of.name()}</summary>
                    <div class="stack">
                        {form
                            .text(
                                visit,
                                TITLE_FIELDS[index],
                                i18n::entry_title(language),
                                i18n::limit_characters(language, TITLE_MOST),
                                Input::TEXT,
                            )}
                        {form
                            .area(
                                visit,
                                SUMMARY_FIELDS[index],
                                i18n::entry_summary(language),
                                i18n::limit_characters(language, ABSTRACT_MOST),
                                6,
                            )}
                        {form
                            .text(
                                visit,
                                ALTERNATIVE_FIELDS[index],
                                i18n::entry_alternative(language),
                                i18n::entry_alternative_hint(language, ALTERNATIVE_MOST),
                                Input::TEXT,
                            )}
                    </div>
                </details>
            }
        })
        .collect_view();
    let topics = std::iter::once((String::new(), "–".to_owned()))
        .chain(choices.topics.iter().map(|topic| {
            (
                topic.code.clone(),
                format!(
                    "{} {}",
                    i18n::topic_code(language, &topic.code),
                    topic.name.text(language)
                ),
            )
        }))
        .collect();
    let licences = std::iter::once((String::new(), "–".to_owned()))
        .chain(LICENCES.map(|licence| (licence.to_owned(), licence.to_owned())))
        .collect();
    let boxes = |name: &'static str, items: Vec<(String, String)>, chosen: &[String]| {
        items
            .into_iter()
            .map(|(code, text)| {
                let checked = chosen.contains(&code);
                view! {
                    <label class="tick">
                        <input type="checkbox" name=name value=code checked=checked />
                        {text}
                    </label>
                }
            })
            .collect_view()
    };
    let more = boxes(
        "topics",
        choices
            .topics
            .iter()
            .map(|topic| (topic.code.clone(), topic.name.text(language).to_owned()))
            .collect(),
        &draft.content.topics,
    );
    let datasets = boxes(
        "datasets",
        choices
            .datasets
            .iter()
            .map(|dataset| {
                (
                    dataset.slug.clone(),
                    dataset.title.text(language).to_owned(),
                )
            })
            .collect(),
        &draft.content.datasets,
    );
    view! {
        <form
            method="post"
            action=visit.link(&format!("/entry/{}", draft.id))
            id="draft"
            class="stack"
            data-refused=form.unsaved()
            novalidate
        >
            <input type="hidden" name="version" value=draft.version autocomplete="off" />
            <fieldset class="stack plain" disabled=!open>
                {groups}
                {form.select(visit, "topic", i18n::entry_topic(language), "", topics)}
                <details>
                    <summary>{i18n::entry_topics(language)}</summary>
                    <div class="ticks">{more}</div>
                </details>
                <fieldset class="plain">
                    <legend>{i18n::entry_datasets(language)}</legend>
                    <div class="ticks">{datasets}</div>
                </fieldset>
                {form
                    .area(
                        visit,
                        "sources",
                        i18n::entry_sources(language),
                        i18n::entry_sources_hint(language),
                        3,
                    )}
                {form
                    .text(
                        visit,
                        "link",
                        i18n::entry_link(language),
                        i18n::entry_link_hint(language),
                        Input::URL,
                    )}
                {form
                    .select(
                        visit,
                        "licence",
                        i18n::entry_licence(language),
                        i18n::entry_licence_hint(language),
                        licences,
                    )}
            </fieldset>
            {open
                .then(|| {
                    view! {
                        <div class="row sticky">
                            <button class="button plain">{i18n::save(language)}</button>
                            <DraftSaver
                                language=language
                                entry=draft.id.clone()
                                version=draft.version
                                receipt=draft.revision
                            />
                        </div>
                    }
                })}
        </form>
    }
    .into_any()
}

fn files(
    visit: &Visit,
    draft: &Draft,
    form: &Filled,
    open: bool,
    upload: Option<&Refusal>,
) -> AnyView {
    let language = visit.language;
    let rows = draft
        .files
        .iter()
        .map(|file| {
            let address = format!("/files/draft/{}/{}", draft.id, file.id);
            let remove = visit.link(&format!("/entry/{}/files/{}/remove", draft.id, file.id));
            let role = if file.role == "cover" { i18n::entry_cover(language) } else { i18n::entry_work_file(language) };
            let preview = file.preview.as_ref().map(|_| view! { <img src=format!("{address}?preview") alt="" width="120" height="80" loading="lazy" /> });
            view! {
                <li>
                    {preview} <span>
                        <a href=address>{file.name.clone()}</a>
                        <br />
                        <span class="quiet">
                            {role}" · "{file.kind.to_uppercase()}" · "
                            {i18n::bytes(language, file.bytes)}
                        </span>
                    </span>
                    {(file.kind == "csv")
                        .then(|| {
                            view! {
                                <a
                                    class="button plain small"
                                    href=visit
                                        .link(
                                            &format!("/entry/{}/files/{}/check", draft.id, file.id),
                                        )
                                >
                                    {i18n::check_open(language)}
                                </a>
                            }
                        })}
                    {open
                        .then(|| {
                            view! {
                                <form method="post" action=remove>
                                    <button
                                        class="button plain small"
                                        aria-label=i18n::entry_remove(language, &file.name)
                                    >
                                        {i18n::remove(language)}
                                    </button>
                                </form>
                            }
                        })}
                </li>
            }
        })
        .collect_view();
    let kinds = i18n::list(
        language,
        media::Kind::ALL.map(|kind| kind.ending().to_uppercase()),
    );
    let limit = i18n::bytes(language, i64::try_from(FILE_BYTES_MOST).unwrap_or(0));
    let details: Vec<String> = match upload {
        Some(Refusal::Fields(problems)) => problems
            .iter()
            .map(|problem| refusals::problem(language, &problem.problem))
            .collect(),
        Some(refusal) => vec![refusals::text(refusal, visit)],
        None => Vec::new(),
    };
    let refused = (!details.is_empty()).then(|| {
        view! {
            <div class="notice refused" role="alert" id="upload-problem" tabindex="-1">
                {details.into_iter().map(|detail| view! { <p>{detail}</p> }).collect_view()}
            </div>
        }
    });
    let too_large = refusals::problem(
        language,
        &Problem::FileTooLarge {
            most: FILE_BYTES_MOST,
        },
    );
    let one = move |role: &'static str, label: &'static str, accept: &'static str| {
        let action = visit.link(&format!("/entry/{}/files", draft.id));
        let id = format!("file-{role}");
        view! {
            <form
                method="post"
                action=action
                enctype="multipart/form-data"
                class="upload"
                data-most=FILE_BYTES_MOST
                data-too-large=too_large.clone()
                data-sending=i18n::upload_sending(language, "{percent}")
                data-checking=i18n::upload_checking(language)
                data-failed=i18n::upload_failed(language)
            >
                <input type="hidden" name="role" value=role />
                <label for=id.clone()>{label}</label>
                {form.problem_beside(visit, &id)}
                <input
                    type="file"
                    id=id.clone()
                    name="file"
                    accept=accept
                    required
                    aria-describedby=problem_id(&id)
                />
                <button class="button plain">{i18n::upload(language)}</button>
                <progress max="1" value="0" aria-label=label hidden></progress>
                <p role="status"></p>
            </form>
        }
    };
    view! {
        <section class="band" id="files">
            <h2>{i18n::entry_files(language)}</h2>
            <p class="quiet">
                {i18n::entry_files_hint(language, kinds, limit, FILES_MOST)}" "
                {i18n::entry_files_work(
                    language,
                    media::SECONDS_MOST,
                    refusals::memory_most(language),
                )}" "{i18n::entry_files_metadata(language)}
            </p>
            {refused}
            <ul class="files">{rows}</ul>
            {open
                .then(|| {
                    view! {
                        {one("cover", i18n::entry_cover(language), ".png,.jpg,.jpeg,.webp,.svg")}
                        {one(
                            "work",
                            i18n::entry_work_file(language),
                            ".png,.jpg,.jpeg,.webp,.svg,.pdf,.csv,.mp4",
                        )}
                    }
                })}
        </section>
    }
    .into_any()
}

fn checklist(visit: &Visit, draft: &Draft, open: bool) -> AnyView {
    let language = visit.language;
    let missing = draft.missing();
    let all = [
        Field::Title,
        Field::Summary,
        Field::Topic,
        Field::Datasets,
        Field::Licence,
        Field::Cover,
        Field::Alternative,
        Field::Files,
    ];
    let items = all
        .map(|field| {
            let lacks = missing.contains(&field);
            let (class, mark, state) = if lacks {
                ("todo", "○", i18n::entry_missing(language))
            } else {
                ("ready", "●", i18n::entry_there(language))
            };
            view! {
                <li class=class>
                    <span aria-hidden="true">{mark}</span>
                    " "
                    {refusals::field(language, field)}
                    <span class="hidden">" "{state}</span>
                </li>
            }
        })
        .collect_view();
    let names = names_notices(language, &draft.names);
    // Part of the draft's form: what stands on the page is handed in, saved or not.
    let label = if draft.revision > 0 {
        i18n::entry_hand_in_again(language)
    } else {
        i18n::entry_hand_in(language)
    };
    let hand_in = open.then(|| {
        view! {
            {(!missing.is_empty())
                .then(|| view! { <p class="quiet">{i18n::entry_incomplete(language)}</p> })}
            <p>
                <button
                    class="button"
                    form="draft"
                    formaction=visit.link(&format!("/entry/{}/hand-in", draft.id))
                >
                    {label}
                </button>
            </p>
        }
    });
    view! {
        <section id="checklist">
            <h2>{i18n::entry_checklist(language)}</h2>
            <ul class="checklist">{items}</ul>
            {names}
            {hand_in}
        </section>
    }
    .into_any()
}

fn receipts(visit: &Visit, draft: &Draft) -> AnyView {
    let language = visit.language;
    let open = draft
        .call
        .schedule
        .standing(PhaseKind::Submission, visit.now)
        .takes()
        && draft.state == EntryState::Submitted;
    let items = draft
        .receipts
        .iter()
        .map(|(number, at)| {
            let address = visit.link(&format!("/entry/{}/receipt/{number}", draft.id));
            view! {
                <li>
                    <a href=address>{i18n::receipt_number(language, number)}</a>
                    <br />
                    <span class="quiet">
                        {calendar::written(language, Moment(*at), &draft.call.time_zone)}
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>{i18n::entry_receipts(language)}</h2>
            {draft
                .receipts
                .is_empty()
                .then(|| view! { <p class="quiet">{i18n::entry_no_receipts(language)}</p> })}
            <ul class="plain-list">{items}</ul>
            {open
                .then(|| {
                    view! {
                        <p>
                            <a
                                class="quiet"
                                href=visit.link(&format!("/entry/{}/withdraw", draft.id))
                            >
                                {i18n::entry_withdraw(language)}
                            </a>
                        </p>
                    }
                })}
        </section>
    }
    .into_any()
}

/// Where a text tells a jury that judges blind whose work it is.
fn names_notices(language: Language, names: &[(Field, String)]) -> AnyView {
    let told = names
        .iter()
        .map(|(field, name)| i18n::entry_names(language, name, refusals::field(language, *field)));
    told.map(|text| view! { <p class="notice">{text}</p> })
        .collect_view()
        .into_any()
}

/// A receipt.
pub async fn receipt(visit: Visit, Path((entry, number)): Path<(String, i64)>) -> Answer {
    let receipt = visit
        .office()
        .receipt(visit.signed_in()?, &entry, number, visit.now)
        .await?;
    let language = visit.language;
    let place = Place::of_edition(
        i18n::receipt_number(language, number),
        &receipt.call.edition,
        &visit,
    )
    .under(
        visit.link(&format!("/entry/{entry}")),
        receipt.content.title.text(language),
    );
    Ok(page(&visit, place, || {
        let files = table(
            &[
                Column::subject(i18n::receipt_file(language)),
                Column::number(i18n::receipt_size(language)),
                Column::text("SHA-256"),
            ],
            receipt.files.iter().map(|file| {
                vec![
                    file.name.clone().into_any(),
                    i18n::bytes(language, file.bytes).into_any(),
                    view! { <code class="wrap">{file.hash.clone()}</code> }.into_any(),
                ]
            }),
        );
        view! {
            <section class="band">
                <p class=city_class(
                    &receipt.call.city,
                )>
                    {receipt.call.title.text(language).to_owned()}" · "{receipt.team.clone()}" · "
                    {i18n::entry_number(language, receipt.entry_number)}
                </p>
                <h1>{i18n::receipt_number(language, number)}</h1>
                <p class="lead">{localized(language, &receipt.content.title)}</p>
                <p>
                    <time datetime=calendar::machine(
                        receipt.submitted_at,
                    )>
                        {calendar::written(language, receipt.submitted_at, &receipt.call.time_zone)}
                    </time>
                    <br />
                    {calendar::written(language, receipt.submitted_at, "UTC")}
                </p>
                <p>{i18n::receipt_by(language, &receipt.submitted_by)}</p>
                <p>{next_step(&visit, &receipt)}</p>
                {can_be_replaced(&visit, &receipt).then(|| names_notices(language, &receipt.names))}
            </section>
            {handed_in(&visit, &receipt)}
            <section class="band">
                <h2>{i18n::entry_files(language)}</h2>
                {files}
                <p>
                    {i18n::receipt_hash(language)}<br />
                    <code class="wrap">{receipt.hash.clone()}</code>
                </p>
            </section>
        }
        .into_any()
    }))
}

/// The picture and the words that were handed in.
fn handed_in(visit: &Visit, receipt: &Receipt) -> AnyView {
    let language = visit.language;
    let (title_language, title) = receipt.content.title.get(language);
    let (summary_language, summary) = receipt.content.summary.get(language);
    let cover = receipt
        .files
        .iter()
        .find(|file| file.cover)
        .filter(|file| file.preview);
    let picture = cover.map(|file| {
        let address = format!(
            "/files/draft/{}/receipt/{}/{}?preview",
            receipt.entry, receipt.number, file.id
        );
        view! { <img src=address alt=receipt.content.alternative.text(language).to_owned() /> }
    });
    view! {
        <section class="band narrow">
            {picture} <h2 lang=title_language.tag()>{title.to_owned()}</h2>
            <p class="typed" lang=summary_language.tag()>
                {summary.to_owned()}
            </p>
        </section>
    }
    .into_any()
}

/// Whether the team can still hand in something else.
fn can_be_replaced(visit: &Visit, receipt: &Receipt) -> bool {
    let handing_in = receipt
        .call
        .schedule
        .standing(PhaseKind::Submission, visit.now);
    receipt.state != EntryState::Withdrawn && receipt.number == receipt.latest && handing_in.takes()
}

/// What happens after handing in: until when it can be replaced, and when the jury begins.
fn next_step(visit: &Visit, receipt: &Receipt) -> String {
    let language = visit.language;
    if receipt.state == EntryState::Withdrawn {
        return i18n::receipt_withdrawn(language).to_owned();
    }
    if receipt.number < receipt.latest {
        return i18n::receipt_replaced(language, receipt.latest);
    }
    let told = |moment: Moment| calendar::written(language, moment, &receipt.call.time_zone);
    let screening = receipt
        .call
        .schedule
        .phase(PhaseKind::Screening)
        .map(|phase| phase.starts);
    let replace = can_be_replaced(visit, receipt)
        .then(|| i18n::receipt_replace(language, told(receipt.call.ends(PhaseKind::Submission))));
    let jury = screening
        .filter(|starts| *starts > visit.now)
        .map(|starts| i18n::receipt_next(language, told(starts)));
    replace
        .into_iter()
        .chain(jury)
        .collect::<Vec<_>>()
        .join(" ")
}
