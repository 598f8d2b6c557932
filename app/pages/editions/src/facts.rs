//! Where the facts of an edition are found, what of them was assumed, and whether it is an example.

use axum::extract::Path;
use contest::Language;
use edition_file::{EditionFile, model::Source};
use frame::{
    city::city_class,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, Tick, seen_field},
    shell::{PageHead, page},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, EditionView, Seen, Thing};
use parts::{
    notes::name_pointer,
    organiser::{base, place_under_desk},
};
use serde::Serialize;

use super::{
    rows::{
        self, Row, fill_rows, name_anchor, name_field, rearrange, view_add_button, view_input,
        view_row_buttons,
    },
    setting::{self, Reply, Setting, point_nowhere},
};

/// The fields of the form.
const EXAMPLE: &str = "example";
const ASSUMED: &str = "assumed";
const NAME: &str = "name";
const ADDRESS: &str = "address";
/// The list as a whole, for what stands against no row of it.
const SOURCES: &str = "sources";

/// What the page sets of an edition.
#[derive(Serialize)]
struct Facts {
    example: bool,
    assumed: Vec<String>,
    sources: Vec<Source>,
}

/// What the page is made from beside the form.
struct FactsPage<'a> {
    visit: &'a Visit,
    call: &'a Call,
    view: EditionView,
    setting: Setting,
    /// The version of the facts that stand.
    now: Seen,
}

impl<'a> FactsPage<'a> {
    async fn read(visit: &'a Visit, call: &'a Call) -> Result<Self, PageError> {
        let setting = Setting::read(visit, call).await?;
        Ok(Self {
            visit,
            call,
            view: visit.office().edition(&call.edition.slug).await?,
            now: setting.version(Thing::Facts),
            setting,
        })
    }
}

impl Facts {
    fn of(file: &EditionFile) -> Self {
        Self {
            example: file.example,
            assumed: file.assumed.clone(),
            sources: file.sources.clone(),
        }
    }

    /// As they were typed: nothing is assumed that was not.
    fn read(fields: &Fields, rows: &[Row], stands: &EditionFile) -> Self {
        let sources = rows.iter().map(|row| Source {
            name: row.0.text(NAME),
            address: Some(row.0.text(ADDRESS)).filter(|address| !address.is_empty()),
        });
        let assumed = stands.assumed.iter();
        Self {
            example: fields.has(EXAMPLE),
            assumed: assumed
                .filter(|pointer| fields.all(ASSUMED).any(|ticked| ticked == **pointer))
                .cloned()
                .collect(),
            sources: sources.collect(),
        }
    }

    /// In lines, as people compare them.
    fn describe(&self, language: Language, view: &EditionView) -> Vec<String> {
        let mut lines = Vec::new();
        if self.example {
            lines.push(i18n::facts_example(language).to_owned());
        }
        lines.extend(self.sources.iter().map(|source| source.name.clone()));
        let assumed = self.assumed.iter();
        lines.extend(assumed.map(|pointer| name_pointer(language, view, pointer)));
        lines
    }
}

fn row_of(source: &Source) -> Row {
    Row::default()
        .with(NAME, source.name.clone())
        .with(ADDRESS, source.address.clone().unwrap_or_default())
}

/// Shows the facts.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let facts_page = FactsPage::read(&visit, &call).await?;
    let file = &facts_page.setting.file;
    let mut fields = Fields::default();
    if file.example {
        fields.0.push((EXAMPLE.to_owned(), "1".to_owned()));
    }
    let assumed = file.assumed.iter();
    fields
        .0
        .extend(assumed.map(|pointer| (ASSUMED.to_owned(), pointer.clone())));
    let rows: Vec<Row> = file.sources.iter().map(row_of).collect();
    let filled = Filled::new(&fill_rows(&fields, &rows));
    let seen = seen_field(facts_page.now);
    Ok(page(&visit, locate(&visit, &call), || {
        view_page(&facts_page, (rows.len(), &filled), seen, None)
    }))
}

fn locate(visit: &Visit, call: &Call) -> PageHead {
    place_under_desk(visit, call, i18n::facts_title(visit.language))
}

fn path_of(call: &Call) -> String {
    format!("{}/facts", base(call))
}

/// Changes the facts, or only the list of the form.
pub async fn change(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let mut facts_page = FactsPage::read(&visit, &call).await?;
    if let Some(rows) = rearrange(&fields) {
        let filled = Filled::new(&fill_rows(&fields, &rows));
        let seen = seen_field(fields.seen());
        return Ok(page(&visit, locate(&visit, &call), || {
            view_page(&facts_page, (rows.len(), &filled), seen, None)
        }));
    }
    let rows = rows::read_saved_rows(&fields, &[])?;
    let fields = fill_rows(&fields, &rows);
    let stands = Facts::of(&facts_page.setting.file);
    let typed = Facts::read(&fields, &rows, &facts_page.setting.file);
    let both = Both {
        stands: stands.describe(visit.language, &facts_page.view),
        typed: typed.describe(visit.language, &facts_page.view),
    };
    let file = &mut facts_page.setting.file;
    file.example = typed.example;
    file.assumed.clone_from(&typed.assumed);
    file.sources.clone_from(&typed.sources);
    let outcome = facts_page
        .setting
        .carry_out(&visit, &fields, (Thing::Facts, &typed), find_field)
        .await?;
    let reply = Reply {
        visit: &visit,
        then: path_of(&call),
        head: locate(&visit, &call),
        fields: &fields,
        both,
    };
    reply.answer(outcome, point_nowhere, |filled, question| {
        let seen = filled.seen_field(facts_page.now);
        view_page(&facts_page, (rows.len(), filled), seen, question)
    })
}

/// The field of a fault.
fn find_field(pointer: &str) -> String {
    let place = pointer
        .strip_prefix("/edition/sources/")
        .and_then(|below| below.split_once('/'))
        .and_then(|(place, key)| Some((place.parse().ok()?, key)));
    place.map_or_else(|| SOURCES.to_owned(), |(place, key)| name_field(place, key))
}

fn view_page(
    facts_page: &FactsPage<'_>,
    (rows, filled): (usize, &Filled),
    seen: AnyView,
    question: Option<AnyView>,
) -> AnyView {
    let (visit, call) = (facts_page.visit, facts_page.call);
    let language = visit.language;
    let path = path_of(call);
    let sources = (0..rows)
        .map(|place| view_source(visit, &path, filled, (place, rows)))
        .collect_view();
    let add = view_add_button(visit, &path, rows, i18n::facts_add(language));
    let example = Tick::new(EXAMPLE, "1").check(filled.chose(EXAMPLE, "1"));
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::facts_title(language)}</h1>
            <p class="lead">{i18n::facts_lead(language)}</p>
            {setting::view_shared(visit)}
            {filled.summary(visit)}
        </section>
        <form method="post" action=visit.link(&path) class="stack" id=SOURCES novalidate>
            {seen}
            {question.map(|question| view! { <section class="band">{question}</section> })}
            <p>
                <button class="button">{i18n::facts_save(language)}</button>
            </p>
            {example.view(i18n::facts_example(language))}
            {view_assumed(facts_page, filled)}
            {rows::view_rows_field()}
            {sources}
            <p class="row">{add} <button class="button">{i18n::facts_save(language)}</button></p>
        </form>
    }
    .into_any()
}

/// What was assumed, to be ticked away once it is known.
fn view_assumed(facts_page: &FactsPage<'_>, filled: &Filled) -> Option<impl IntoView + use<>> {
    let language = facts_page.visit.language;
    let assumed = facts_page.setting.assumed_before();
    let ticks = assumed
        .iter()
        .map(|pointer| {
            Tick::new(ASSUMED, pointer)
                .check(filled.chose(ASSUMED, pointer))
                .view(name_pointer(language, &facts_page.view, pointer))
        })
        .collect_view();
    (!assumed.is_empty()).then(|| {
        view! {
            <fieldset class="plain">
                <legend>{i18n::facts_assumed(language)}</legend>
                <div class="ticks">{ticks}</div>
            </fieldset>
        }
    })
}

/// A source, with the buttons that move it.
fn view_source(
    visit: &Visit,
    path: &str,
    filled: &Filled,
    (place, rows): (usize, usize),
) -> impl IntoView + use<> {
    let language = visit.language;
    let (name, address) = (name_field(place, NAME), name_field(place, ADDRESS));
    let typed = filled.value(&name);
    let title = if typed.is_empty() {
        i18n::rows_new(language, place + 1)
    } else {
        typed
    };
    let (of_name, of_address) = (i18n::facts_name(language), i18n::facts_address(language));
    view! {
        <fieldset class="card" id=name_anchor(place)>
            <legend>{title.clone()}</legend>
            {view_input(visit, filled, &name, of_name, String::new())}
            {view_input(visit, filled, &address, of_address, String::new())}
            {view_row_buttons(visit, path, (place, rows), &title)}
        </fieldset>
    }
}
