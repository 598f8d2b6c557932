//! What organisers do with data sets: make one from a raw file, give it a newer file, describe it,
//! publish it.

use axum::extract::Path;
use contest::{CITIES, Denied, Localized};
use leptos::prelude::*;
use office::{BOTH_CITIES, DatasetDraft, DatasetView, Incoming, NewDataset, Seen, TOPICS, Thing};

use super::{
    raw_file::{file_field, limit, newest},
    topic_name,
};
use crate::{
    city::city_name,
    failure,
    form::{Both, Fields, Filled, Input, OnForm as _},
    pages::Answer,
    shell::{Place, page, page_refused, page_with_status},
    upload::{Part, Upload, missing_file},
    visit::Visit,
};

/// The fields that describe a data set.
pub(super) fn description(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    let mut cities: Vec<(String, String)> = CITIES
        .all()
        .map(|city| (city.code.to_owned(), city_name(language, city.code)))
        .collect();
    let both: Vec<String> = cities.iter().map(|(_, name)| name.clone()).collect();
    cities.push((BOTH_CITIES.to_owned(), both.join(" · ")));
    let topics = std::iter::once((String::new(), "–".to_owned()))
        .chain(
            TOPICS
                .into_iter()
                .map(|topic| (topic.to_owned(), topic_name(language, topic).to_owned())),
        )
        .collect();
    view! {
        {form.text(visit, "title", i18n::entry_title(language), "", Input::TEXT.required())}
        {form.area(visit, "summary", i18n::data_summary(language), "", 3)}
        {form.select(visit, "city", i18n::data_city(language), "", cities)}
        {form.select(visit, "topic", i18n::data_topic(language), "", topics)}
        {form.text(visit, "publisher", i18n::data_publisher(language), "", Input::TEXT)}
        {form
            .text(
                visit,
                "licence",
                i18n::entry_licence(language),
                i18n::data_licence_hint(language),
                Input::TEXT,
            )}
        {form.text(visit, "attribution", i18n::data_attribution(language), "", Input::TEXT)}
        {form.text(visit, "source", i18n::data_source(language), "", Input::URL)}
        <label class="tick">
            <input
                type="checkbox"
                name="invented"
                value="1"
                checked=form.value("invented") == "1"
            />
            <span>{i18n::data_invented_field(language)}</span>
        </label>
    }
    .into_any()
}

/// What a form says about a data set; texts in other languages than the form's stay as they were.
pub(super) fn about(
    visit: &Visit,
    fields: &Fields,
    slug: &str,
    known: Option<&DatasetView>,
) -> NewDataset {
    let text = |name: &str, known: Option<&Localized>| {
        let mut texts = known.map_or_else(Default::default, |known| known.0.clone());
        texts.insert(visit.language, fields.get(name).trim().to_owned());
        texts.retain(|_, text| !text.is_empty());
        Localized(texts)
    };
    NewDataset {
        slug: slug.to_owned(),
        city: fields.get("city").to_owned(),
        topic: fields.get("topic").to_owned(),
        title: text("title", known.map(|known| &known.card.title)),
        summary: text("summary", known.map(|known| &known.card.summary)),
        publisher: fields.get("publisher").trim().to_owned(),
        licence: fields.get("licence").trim().to_owned(),
        attribution: fields.get("attribution").trim().to_owned(),
        source: fields.get("source").trim().to_owned(),
        file_address: known.map_or_else(String::new, |known| known.file_address.clone()),
        invented: fields.get("invented") == "1",
    }
}

fn new_form(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <h1>{i18n::data_new(language)}</h1>
            <p class="lead">{i18n::data_new_lead(language)}</p>
            {form.summary(visit)}
            <form method="post" enctype="multipart/form-data" class="stack" novalidate>
                {form
                    .text(
                        visit,
                        "slug",
                        i18n::data_slug(language),
                        i18n::data_slug_hint(language),
                        Input::TEXT.required(),
                    )}
                {description(visit, form)}
                {form
                    .area(
                        visit,
                        "recipe",
                        i18n::data_recipe(language),
                        i18n::data_recipe_hint(language),
                        4,
                    )}
                {file_field(visit, i18n::data_file_hint(language, limit(visit)))}
                <p>
                    <button class="button">{i18n::data_prepare(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

pub(super) fn place_under_data(visit: &Visit, title: &str) -> Place {
    Place::titled(title).under(visit.link("/data"), i18n::menu_data(visit.language))
}

fn new_place(visit: &Visit) -> Place {
    place_under_data(visit, i18n::data_new(visit.language))
}

/// The form with which an organiser prepares a data set.
pub async fn new_page(visit: Visit) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    Ok(page(&visit, new_place(&visit), || {
        new_form(&visit, &Filled::default())
    }))
}

/// Receives a raw file and prepares it in a process of its own. Nothing is published; what cannot
/// be prepared is kept with the reason.
pub async fn create(visit: Visit, mut form: Upload) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    let mut fields = Fields::default();
    let made = make(&visit, &mut form, &mut fields).await;
    if made.is_err() {
        form.drain().await;
    }
    match made.on_form()? {
        Ok(finding) => Ok(visit.redirect(
            &format!("/data/{}{}", fields.get("slug").trim(), where_to(finding)),
            done(finding),
        )),
        Err(refusal) => {
            let filled = Filled::refused(&fields, refusal.clone());
            Ok(page_refused(&visit, &refusal, new_place(&visit), || {
                new_form(&visit, &filled)
            }))
        }
    }
}

/// Whether a draft could be prepared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Came {
    Prepared,
    Kept,
}

impl Came {
    fn of<T, E>(prepared: &Result<T, E>) -> Self {
        if prepared.is_ok() {
            Self::Prepared
        } else {
            Self::Kept
        }
    }
}

/// The page that says what to do next.
pub(super) const fn where_to(came: Came) -> &'static str {
    match came {
        Came::Prepared => "",
        Came::Kept => "/recipe",
    }
}

pub(super) const fn done(came: Came) -> &'static str {
    match came {
        Came::Prepared => "prepared",
        Came::Kept => "kept-raw",
    }
}

/// Reads a form with a file; other fields are gathered on the way.
async fn received(
    visit: &Visit,
    form: &mut Upload,
    fields: &mut Fields,
) -> office::Result<Incoming> {
    let mut raw = None;
    while let Some(part) = form.next(office::RAW_BYTES_MOST).await? {
        match part {
            Part::Text { name, text } => fields.0.push((name, text)),
            Part::File { name, content } => {
                raw = Some(visit.office().receive_raw(&name, content).await?);
            }
        }
    }
    raw.ok_or_else(missing_file)
}

async fn make(visit: &Visit, form: &mut Upload, fields: &mut Fields) -> office::Result<Came> {
    let raw = received(visit, form, fields).await?;
    let about = about(visit, fields, fields.get("slug").trim(), None);
    visit.office().check_new_dataset(&about).await?;
    let choices = fields.get("recipe");
    created(visit, &about, &raw, "", choices).await
}

/// Makes a data set of a raw file, prepared or kept with the reason.
pub(super) async fn created(
    visit: &Visit,
    about: &NewDataset,
    raw: &Incoming,
    etag: &str,
    choices: &str,
) -> office::Result<Came> {
    let Some(person) = &visit.person else {
        return Err(Denied::SignIn.into());
    };
    let prepared = visit
        .site
        .preparer
        .prepare(raw.path(), &raw.name, choices)
        .await?;
    let came = Came::of(&prepared);
    visit
        .office()
        .create_dataset(
            person,
            about,
            DatasetDraft {
                raw,
                etag,
                choices,
                prepared,
            },
            visit.clock(),
        )
        .await?;
    Ok(came)
}

/// Makes a newer raw file the draft of a data set, prepared as the version that is given was.
pub(super) async fn redrafted(
    visit: &Visit,
    view: &DatasetView,
    raw: &Incoming,
    etag: &str,
    fields: &Fields,
) -> Answer {
    let (slug, choices) = (&view.card.slug, choices_of(view));
    let prepared = match visit
        .site
        .preparer
        .prepare(raw.path(), &raw.name, &choices)
        .await
    {
        Ok(prepared) => prepared,
        Err(failure) => {
            return super::recipe::refused(visit, slug, fields, failure, vec![raw.name.clone()])
                .await;
        }
    };
    let came = Came::of(&prepared);
    let draft = DatasetDraft {
        raw,
        etag,
        choices: &choices,
        prepared,
    };
    match visit
        .office()
        .draft_dataset(
            visit.signed_in()?,
            slug,
            draft,
            fields.seen(),
            visit.clock(),
        )
        .await
    {
        Ok(()) => Ok(visit.redirect(&format!("/data/{slug}/recipe"), done(came))),
        Err(failure) => {
            super::recipe::refused(visit, slug, fields, failure, vec![raw.name.clone()]).await
        }
    }
}

/// Receives a newer file of a data set and prepares it as the last one was.
pub async fn replace(visit: Visit, Path(slug): Path<String>, mut form: Upload) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    let mut fields = Fields::default();
    let raw = match received(&visit, &mut form, &mut fields).await {
        Ok(raw) => raw,
        Err(failure) => {
            form.drain().await;
            return super::recipe::refused(&visit, &slug, &fields, failure, Vec::new()).await;
        }
    };
    redrafted(&visit, &newest(&visit, &slug).await?, &raw, "", &fields).await
}

/// What was decided about a version's file, for the next one.
fn choices_of(view: &DatasetView) -> String {
    datasets::Recipe::parse(&view.recipe).map_or_else(
        |_| view.choices.clone(),
        |recipe| datasets::Choices::of(&recipe).to_text(),
    )
}

fn describe_form(visit: &Visit, form: &Filled, seen: Seen) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <h1>{i18n::data_describe(language)}</h1>
            {form.summary(visit)}
            <form method="post" class="stack" novalidate>
                {form.seen_field(seen)}
                {description(visit, form)}
                <p>
                    <button class="button">{i18n::save(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn describe_place(visit: &Visit, view: &DatasetView) -> Place {
    Place::titled(i18n::data_describe(visit.language)).under(
        visit.link(&format!("/data/{}", view.card.slug)),
        view.card.title.text(visit.language),
    )
}

/// The form that changes what is said about a data set.
pub async fn describe_page(visit: Visit, Path(slug): Path<String>) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    let seen = visit.office().versions(&slug).await?.of(Thing::Description);
    let view = newest(&visit, &slug).await?;
    let card = &view.card;
    let own = |text: &Localized| text.0.get(&visit.language).cloned().unwrap_or_default();
    let filled = Filled::with([
        ("title", own(&card.title)),
        ("summary", own(&card.summary)),
        ("city", card.city.clone()),
        ("topic", card.topic.clone()),
        ("publisher", card.publisher.clone()),
        ("licence", card.licence.clone()),
        ("attribution", view.attribution.clone()),
        ("source", view.source.clone()),
        (
            "invented",
            if card.invented {
                "1".to_owned()
            } else {
                String::new()
            },
        ),
    ]);
    Ok(page(&visit, describe_place(&visit, &view), || {
        describe_form(&visit, &filled, seen)
    }))
}

/// What is said about a data set, line by line, in the language of the form.
fn described(visit: &Visit, about: &NewDataset) -> Vec<String> {
    let language = visit.language;
    let own = |text: &Localized| text.0.get(&language).cloned().unwrap_or_default();
    [
        (i18n::entry_title(language), own(&about.title)),
        (i18n::data_summary(language), own(&about.summary)),
        (
            i18n::data_city(language),
            city_name(language, &about.city).clone(),
        ),
        (
            i18n::data_topic(language),
            topic_name(language, &about.topic).to_owned(),
        ),
        (i18n::data_publisher(language), about.publisher.clone()),
        (i18n::entry_licence(language), about.licence.clone()),
        (i18n::data_attribution(language), about.attribution.clone()),
        (i18n::data_source(language), about.source.clone()),
    ]
    .map(|(name, text)| i18n::labelled(language, name, text))
    .to_vec()
}

/// A data set as it stands.
fn standing(view: &DatasetView) -> NewDataset {
    NewDataset {
        slug: view.card.slug.clone(),
        city: view.card.city.clone(),
        topic: view.card.topic.clone(),
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
    let about = about(&visit, &fields, &slug, Some(&view));
    match visit
        .office()
        .describe_dataset(person, &about, fields.seen(), visit.now)
        .await
        .on_form()?
    {
        Ok(()) => Ok(visit.redirect(&format!("/data/{slug}"), "described")),
        Err(refusal) => {
            let seen = visit.office().versions(&slug).await?.of(Thing::Description);
            let view = newest(&visit, &slug).await?;
            let (status, filled) = (failure::status(&refusal), Filled::refused(&fields, refusal));
            let both = Both {
                stands: described(&visit, &standing(&view)),
                typed: described(&visit, &about),
            };
            let filled = filled.beside_where_overtaken(|| both);
            Ok(page_with_status(
                &visit,
                status,
                describe_place(&visit, &view),
                || describe_form(&visit, &filled, seen),
            ))
        }
    }
}

/// Publishes a data set or takes it back.
pub async fn publish(visit: Visit, Path(slug): Path<String>, fields: Fields) -> Answer {
    let public = fields.get("public") == "1";
    let language = visit.language;
    let wanted = if public {
        i18n::stage_publish(language)
    } else {
        i18n::stage_take_back(language)
    };
    match visit
        .office()
        .publish_dataset(visit.signed_in()?, &slug, public, fields.seen(), visit.now)
        .await
    {
        Ok(()) => Ok(visit.redirect(
            &format!("/data/{slug}"),
            if public { "published" } else { "unpublished" },
        )),
        Err(failure) => {
            super::recipe::refused(&visit, &slug, &fields, failure, vec![wanted.to_owned()]).await
        }
    }
}
