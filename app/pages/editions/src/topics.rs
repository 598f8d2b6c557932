//! What entries of an edition can be about: the topics in their order, in four languages.

use axum::extract::Path;
use contest::{
    Language,
    edition::{MAX_NAME_CHARS, MAX_SLUG_CHARS, MAX_TOPICS},
};
use edition_file::model::{Code, Texts, TopicSection};
use frame::{
    city::city_class,
    failure::Answer,
    form::{Both, Fields, Filled, seen_field},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, FieldProblem, Problem, Refusal, Thing};
use parts::organiser::{base, place_under_desk};

use super::{
    language_fields,
    rows::{
        self, Row, fill_rows, name_anchor, name_field, name_row, rearrange, view_add_button,
        view_input, view_known, view_row_buttons,
    },
    setting::{self, Reply, Setting},
};

/// The list as a whole, for what stands against no row of it.
const TOPICS: &str = "topics";

/// Shows the topics.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let setting = Setting::read(&visit, &call).await?;
    let rows: Vec<Row> = setting.file.topics.iter().map(row_of).collect();
    let filled = Filled::new(&fill_rows(&Fields::default(), &rows));
    let seen = seen_field(setting.version(Thing::Topics));
    Ok(page(&visit, locate(&visit, &call), || {
        view_page(&visit, &call, (&rows, &filled), seen, None)
    }))
}

fn locate(visit: &Visit, call: &Call) -> PageHead {
    place_under_desk(visit, call, i18n::topics_title(visit.language))
}

fn path_of(call: &Call) -> String {
    format!("{}/topics", base(call))
}

fn row_of(topic: &TopicSection) -> Row {
    Row::known(&topic.code.0).with_text("name", &topic.name.0)
}

/// Changes the topics, or only the list of the form.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let mut setting = Setting::read(&visit, &call).await?;
    if let Some((rows, left)) = rows::paste(&fields, "name", (visit.language, MAX_TOPICS)) {
        let mut fields = fill_rows(&fields, &rows);
        fields.0.retain(|(name, _)| name != rows::PASTED);
        let refusal = (!left.is_empty()).then(|| {
            let most = MAX_TOPICS;
            Refusal::of_field(rows::PASTED, Problem::LinesLeft { most })
        });
        fields.0.push((rows::PASTED.to_owned(), left));
        let seen = seen_field(fields.seen());
        let place = locate(&visit, &call);
        return Ok(match refusal {
            None => {
                let filled = Filled::new(&fields);
                page(&visit, place, || {
                    view_page(&visit, &call, (&rows, &filled), seen, None)
                })
            }
            Some(refusal) => {
                let filled = Filled::with_refusal(&fields, refusal.clone());
                page_refused(&visit, &refusal, place, || {
                    view_page(&visit, &call, (&rows, &filled), seen, None)
                })
            }
        });
    }
    if let Some(rows) = rearrange(&fields) {
        let filled = Filled::new(&fill_rows(&fields, &rows));
        let seen = seen_field(fields.seen());
        return Ok(page(&visit, locate(&visit, &call), || {
            view_page(&visit, &call, (&rows, &filled), seen, None)
        }));
    }
    let rows = rows::read_saved_rows(&fields, &[])?;
    let fields = fill_rows(&fields, &rows);
    let codes = rows::make_codes(&rows, "name", "topic");
    let typed: Vec<TopicSection> = rows
        .iter()
        .zip(codes)
        .map(|(row, code)| TopicSection {
            code: Code(code),
            name: Texts(row.read_text("name")),
        })
        .collect();
    let both = Both {
        stands: describe(visit.language, &setting.file.topics, &typed),
        typed: describe(visit.language, &typed, &setting.file.topics),
    };
    let now = setting.version(Thing::Topics);
    let standing: Vec<Row> = setting.file.topics.iter().map(row_of).collect();
    setting.file.topics.clone_from(&typed);
    let outcome = setting
        .carry_out(&visit, &fields, (Thing::Topics, &typed), find_field)
        .await?;
    let (rows, fields) = rows::restore_where_in_use(&outcome, (rows, fields), standing);
    let reply = Reply {
        visit: &visit,
        then: path_of(&call),
        head: locate(&visit, &call),
        fields: &fields,
        both,
    };
    reply.answer(
        outcome,
        |refusal| point_at_rows(&visit, &rows, refusal),
        |filled, question| {
            let seen = filled.seen_field(now);
            view_page(&visit, &call, (&rows, filled), seen, question)
        },
    )
}

/// The field of a fault; that something else names a topic which is not there is told of the list.
fn find_field(pointer: &str) -> String {
    let place = pointer
        .strip_prefix("/edition/topics/")
        .and_then(|below| below.split_once('/'))
        .and_then(|(place, key)| Some((place.parse().ok()?, key)));
    match place {
        Some((place, "code")) => name_field(place, "code"),
        Some((place, key)) => {
            let below = key.strip_prefix("name").unwrap_or_default();
            language_fields::find_field(&name_field(place, "name"), below)
        }
        None => TOPICS.to_owned(),
    }
}

/// What stands against the list, each with the topic that it is about.
fn point_at_rows(visit: &Visit, rows: &[Row], refusal: &Refusal) -> Vec<(String, FieldProblem)> {
    let Refusal::Fields(problems) = refusal else {
        return Vec::new();
    };
    let problems = problems.iter().map(|problem| {
        let place = rows
            .iter()
            .enumerate()
            .find(|(place, _)| problem.field.starts_with(&name_field(*place, "")));
        let label = place.map_or_else(
            || i18n::topics_named_elsewhere(visit.language).to_owned(),
            |(place, row)| name_row(visit, row, place, "name"),
        );
        (label, problem.clone())
    });
    problems.collect()
}

/// Topics in lines, as people compare them with others.
fn describe(language: Language, topics: &[TopicSection], others: &[TopicSection]) -> Vec<String> {
    topics
        .iter()
        .map(|topic| {
            let mut others = others.iter();
            let other = others.find(|other| other.code == topic.code);
            let other = other.map(|other| &other.name.0);
            let name = language_fields::tell(language, &topic.name.0, other);
            i18n::join_label(language, &topic.code.0, name)
        })
        .collect()
}

fn view_page(
    visit: &Visit,
    call: &Call,
    (rows, filled): (&[Row], &Filled),
    seen: AnyView,
    question: Option<AnyView>,
) -> AnyView {
    let language = visit.language;
    let path = path_of(call);
    let topics = rows
        .iter()
        .enumerate()
        .map(|(place, row)| view_topic(visit, &path, filled, (place, row), rows.len()))
        .collect_view();
    let full = rows.len() >= MAX_TOPICS;
    let add = (!full).then(|| {
        let text = i18n::topics_add(language);
        view_add_button(visit, &path, rows.len(), text)
    });
    // What could not be taken stays, also below a full list.
    let has_left = !filled.value(rows::PASTED).is_empty();
    let paste = (!full || has_left).then(|| {
        let texts = (i18n::topics_paste(language), i18n::topics_pasted(language));
        rows::view_paste(visit, filled, &path, texts)
    });
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::topics_title(language)}</h1>
            <p class="lead">{i18n::topics_lead(language)}</p>
            {setting::view_shared(visit)}
            {filled.summary(visit)}
        </section>
        <form method="post" action=visit.link(&path) class="stack" id=TOPICS novalidate>
            {seen}
            {question.map(|question| view! { <section class="band">{question}</section> })}
            <p>
                <button class="button">{i18n::topics_save(language)}</button>
            </p>
            {rows::view_rows_field()}
            {topics}
            {paste}
            <p class="row">{add} <button class="button">{i18n::topics_save(language)}</button></p>
        </form>
    }
    .into_any()
}

/// A topic, with the buttons that move it.
fn view_topic(
    visit: &Visit,
    path: &str,
    filled: &Filled,
    (place, row): (usize, &Row),
    rows: usize,
) -> impl IntoView + use<> {
    let language = visit.language;
    let title = name_row(visit, row, place, "name");
    let text = name_field(place, "name");
    let code = if row.is_known() {
        let code = i18n::join_label(language, i18n::topics_code(language), row.code());
        view! { <p class="quiet">{code}</p> }.into_any()
    } else {
        let hint = i18n::topics_code_hint(language, MAX_SLUG_CHARS);
        let (name, label) = (name_field(place, "code"), i18n::topics_code(language));
        view_input(visit, filled, &name, label, hint)
    };
    view! {
        <fieldset class="card" id=name_anchor(place)>
            <legend>{title.clone()}</legend>
            {view_known(place, row)}
            {code}
            <p class="hint">{i18n::limit_characters(language, MAX_NAME_CHARS)}</p>
            {language_fields::view(visit, filled, (&text, 1), (true, None))}
            {view_row_buttons(visit, path, (place, rows), &title)}
        </fieldset>
    }
}
