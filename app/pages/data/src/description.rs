//! What is said about a data set: the fields of a new one and of one that is there, and the page
//! that changes them.

use axum::extract::Path;
use contest::{CityCode, DataTopic, Language, Localized};
use frame::{
    city::licences,
    done::Done,
    failure::Answer,
    form::{Both, Fields, Filled, Input, OnForm as _, Tick},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{BOTH_CITIES, DatasetView, NewDataset, Problem, Refusal, Seen, Thing};

use super::{places::place_under_dataset, raw_file::newest, topic_name};

/// The fields that describe a data set.
pub(super) fn view_fields(visit: &Visit, form: &Filled) -> impl IntoView + use<> {
    let language = visit.language;
    let mut cities: Vec<(String, String)> = visit
        .cities
        .all()
        .map(|city| (city.code.to_string(), city.name.text(language).to_owned()))
        .collect();
    let both: Vec<String> = cities.iter().map(|(_, name)| name.clone()).collect();
    cities.push((BOTH_CITIES.to_owned(), both.join(" · ")));
    let topics = std::iter::once((String::new(), "–".to_owned()))
        .chain(DataTopic::ALL.into_iter().map(|topic| {
            let name = topic_name(language, topic);
            (topic.code().to_owned(), name.to_owned())
        }))
        .collect();
    view! {
        {form.text(visit, "title", i18n::entry_title(language), "", Input::TEXT.require())}
        {form.area(visit, "summary", i18n::data_summary(language), "", 3)}
        {form.select(visit, "city", i18n::data_city(language), "", cities)}
        {form.select(visit, "topic", i18n::data_topic(language), "", topics)}
        {form.text(visit, "publisher", i18n::data_publisher(language), "", Input::TEXT)}
        {form
            .text(
                visit,
                "licence",
                i18n::entry_licence(language),
                i18n::data_licence_hint(language, licences(&visit.cities, language)),
                Input::TEXT,
            )}
        {form.text(visit, "attribution", i18n::data_attribution(language), "", Input::TEXT)}
        {form.text(visit, "source", i18n::data_source(language), "", Input::URL)}
        {Tick::new("invented", "1")
            .check(form.value("invented") == "1")
            .view(i18n::data_invented_field(language))}
    }
}

/// The field of the short name, which a data set has once and for all.
pub(super) fn view_slug_field(visit: &Visit, form: &Filled) -> AnyView {
    form.text(
        visit,
        "slug",
        i18n::data_slug(visit.language),
        i18n::data_slug_hint(visit.language),
        Input::TEXT.require(),
    )
}

/// What a form says about a data set; texts in other languages than the form's stay as they were.
pub(super) fn read_fields(
    visit: &Visit,
    fields: &Fields,
    slug: &str,
    known: Option<&DatasetView>,
) -> Result<NewDataset, Refusal> {
    fields.require_one_of(&["title"])?;
    let topic = match fields.get("topic") {
        "" => None,
        code => Some(
            DataTopic::from_code(code)
                .ok_or_else(|| Refusal::of_field("topic", Problem::UnknownChoice))?,
        ),
    };
    let text = |name: &str, known: Option<&Localized>| {
        let mut texts = known.map_or_else(Default::default, |known| known.0.clone());
        texts.insert(visit.language, fields.get(name).trim().to_owned());
        texts.retain(|_, text| !text.is_empty());
        Localized(texts)
    };
    Ok(NewDataset {
        slug: slug.to_owned(),
        city: CityCode::new(fields.get("city")),
        topic,
        title: text("title", known.map(|known| &known.card.title)),
        summary: text("summary", known.map(|known| &known.card.summary)),
        publisher: fields.get("publisher").trim().to_owned(),
        licence: fields.get("licence").trim().to_owned(),
        attribution: fields.get("attribution").trim().to_owned(),
        source: fields.get("source").trim().to_owned(),
        file_address: known.map_or_else(String::new, |known| known.file_address.clone()),
        invented: fields.get("invented") == "1",
    })
}

/// The fields as the data set stands.
fn fill_in(language: Language, view: &DatasetView) -> Filled {
    let card = &view.card;
    let own = |text: &Localized| text.0.get(&language).cloned().unwrap_or_default();
    Filled::with([
        ("title", own(&card.title)),
        ("summary", own(&card.summary)),
        ("city", card.city.to_string()),
        ("topic", card.topic.map_or("", DataTopic::code).to_owned()),
        ("publisher", card.publisher.clone()),
        ("licence", card.licence.clone()),
        ("attribution", view.attribution.clone()),
        ("source", view.source.clone()),
        ("invented", if card.invented { "1" } else { "" }.to_owned()),
    ])
}

fn view_form(visit: &Visit, form: &Filled, seen: Seen) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <h1>{i18n::data_describe(language)}</h1>
            {form.summary(visit)}
            <form method="post" class="stack" novalidate>
                {form.seen_field(seen)}
                {view_fields(visit, form)}
                <p>
                    <button class="button">{i18n::save(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn place(visit: &Visit, view: &DatasetView) -> PageHead {
    place_under_dataset(visit, view, i18n::data_describe(visit.language))
}

/// The form that changes what is said about a data set.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    let seen = visit.office().versions(&slug).await?.of(Thing::Description);
    let view = newest(&visit, &slug).await?;
    let filled = fill_in(visit.language, &view);
    Ok(page(&visit, place(&visit, &view), || {
        view_form(&visit, &filled, seen)
    }))
}

/// What is said about a data set, line by line, in the language of the form.
fn list_facts(visit: &Visit, about: &NewDataset) -> Vec<String> {
    let language = visit.language;
    let own = |text: &Localized| text.0.get(&language).cloned().unwrap_or_default();
    [
        (i18n::entry_title(language), own(&about.title)),
        (i18n::data_summary(language), own(&about.summary)),
        (
            i18n::data_city(language),
            visit.cities.name(&about.city, language),
        ),
        (
            i18n::data_topic(language),
            about
                .topic
                .map_or("", |topic| topic_name(language, topic))
                .to_owned(),
        ),
        (i18n::data_publisher(language), about.publisher.clone()),
        (i18n::entry_licence(language), about.licence.clone()),
        (i18n::data_attribution(language), about.attribution.clone()),
        (i18n::data_source(language), about.source.clone()),
    ]
    .map(|(name, text)| i18n::join_label(language, name, text))
    .to_vec()
}

/// A data set as it stands.
fn describe_standing(view: &DatasetView) -> NewDataset {
    NewDataset {
        slug: view.card.slug.clone(),
        city: view.card.city.clone(),
        topic: view.card.topic,
        title: view.card.title.clone(),
        summary: view.card.summary.clone(),
        publisher: view.card.publisher.clone(),
        licence: view.card.licence.clone(),
        attribution: view.attribution.clone(),
        source: view.source.clone(),
        invented: view.card.invented,
        file_address: view.file_address.clone(),
    }
}

/// Changes what is said about a data set.
pub async fn describe(visit: Visit, Path(slug): Path<String>, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    visit.office().may_manage_data(Some(person)).await?;
    let view = newest(&visit, &slug).await?;
    let typed = read_fields(&visit, &fields, &slug, Some(&view));
    let described = match &typed {
        Ok(about) => {
            let (office, seen) = (visit.office(), fields.seen());
            office
                .describe_dataset(person, about, seen, visit.now)
                .await
                .on_form()?
        }
        Err(refusal) => Err(refusal.clone()),
    };
    let Err(refusal) = described else {
        return Ok(visit.redirect(&format!("/data/{slug}"), Done::DataDescribed));
    };
    let seen = visit.office().versions(&slug).await?.of(Thing::Description);
    let view = newest(&visit, &slug).await?;
    let filled = Filled::with_refusal(&fields, refusal.clone()).beside_where_overtaken(|| Both {
        stands: list_facts(&visit, &describe_standing(&view)),
        typed: typed.map_or_else(|_| Vec::new(), |about| list_facts(&visit, &about)),
    });
    Ok(page_refused(&visit, &refusal, place(&visit, &view), || {
        view_form(&visit, &filled, seen)
    }))
}
