//! What organisers do with data sets: make one from a raw file, give it a newer file, publish it.

use axum::{extract::Path, response::Response};
use contest::Denied;
use frame::{
    done::Done,
    failure::Answer,
    form::{Fields, Filled, OnForm as _},
    shell::{PageHead, page, page_refused},
    upload::{Part, Upload, explain_broken, missing_file},
    visit::Visit,
};
use futures::TryStreamExt as _;
use leptos::prelude::*;
use office::{DatasetDraft, DatasetView, Incoming, NewDataset};

use super::{
    description::{read_fields, view_fields, view_slug_field},
    places::place_under_data,
    raw_file::{file_field, limit, newest},
    recipe::refuse,
};

fn view_new_form(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <h1>{i18n::data_new(language)}</h1>
            <p class="lead">{i18n::data_new_lead(language)}</p>
            {form.summary(visit)}
            <form method="post" enctype="multipart/form-data" class="stack" novalidate>
                {view_slug_field(visit, form)}
                {view_fields(visit, form)}
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

fn new_place(visit: &Visit) -> PageHead {
    place_under_data(visit, i18n::data_new(visit.language)).keeping_typed()
}

/// The form with which an organiser prepares a data set.
pub async fn new_page(visit: Visit) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    Ok(page(&visit, new_place(&visit), || {
        view_new_form(&visit, &Filled::default())
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
    match made.on_form()? {
        Ok(preparation) => Ok(preparation.lead_on(&visit, &fields)),
        Err(refusal) => {
            let filled = Filled::with_refusal(&fields, refusal.clone());
            Ok(page_refused(&visit, &refusal, new_place(&visit), || {
                view_new_form(&visit, &filled)
            }))
        }
    }
}

/// Whether a draft could be prepared.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Preparation {
    Prepared,
    Kept,
}

impl Preparation {
    fn of<T, E>(prepared: &Result<T, E>) -> Self {
        if prepared.is_ok() {
            Self::Prepared
        } else {
            Self::Kept
        }
    }

    /// Leads from the form of a new data set to the page that says what to do next.
    pub(super) fn lead_on(self, visit: &Visit, fields: &Fields) -> Response {
        let slug = fields.get("slug").trim();
        let page = match self {
            Self::Prepared => format!("/data/{slug}"),
            Self::Kept => format!("/data/{slug}/recipe"),
        };
        visit.redirect(&page, self.done())
    }

    const fn done(self) -> Done {
        match self {
            Self::Prepared => Done::DataPrepared,
            Self::Kept => Done::RawFileKept,
        }
    }
}

/// Reads a form with a file; other fields are gathered on the way.
async fn receive(
    visit: &Visit,
    form: &mut Upload,
    fields: &mut Fields,
) -> office::Result<Incoming> {
    let mut raw = None;
    while let Some(part) = form.next(office::MAX_RAW_BYTES).await? {
        match part {
            Part::Text { name, text } => fields.0.push((name, text)),
            Part::File { name, content } => {
                let content = content.map_err(|error| explain_broken(&error));
                raw = Some(visit.office().receive_raw(&name, content).await?);
            }
        }
    }
    raw.ok_or_else(missing_file)
}

async fn make(
    visit: &Visit,
    form: &mut Upload,
    fields: &mut Fields,
) -> office::Result<Preparation> {
    let raw = receive(visit, form, fields).await?;
    let about = read_fields(visit, fields, fields.get("slug").trim(), None)?;
    visit.office().check_new_dataset(&about).await?;
    let choices = fields.get("recipe");
    create_dataset(visit, &about, &raw, "", choices).await
}

/// Makes a data set of a raw file, prepared or kept with the reason.
pub(super) async fn create_dataset(
    visit: &Visit,
    about: &NewDataset,
    raw: &Incoming,
    etag: &str,
    choices: &str,
) -> office::Result<Preparation> {
    let Some(person) = &visit.person else {
        return Err(Denied::SignIn.into());
    };
    let prepared = visit
        .site
        .preparer
        .prepare(raw.path(), &raw.name, choices)
        .await?;
    let preparation = Preparation::of(&prepared);
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
    Ok(preparation)
}

/// Makes a newer raw file the draft of a data set, prepared as the version that is given was.
pub(super) async fn replace_draft(
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
            return refuse(visit, slug, fields, failure, vec![raw.name.clone()]).await;
        }
    };
    let preparation = Preparation::of(&prepared);
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
        Ok(()) => Ok(visit.redirect(&format!("/data/{slug}/recipe"), preparation.done())),
        Err(failure) => refuse(visit, slug, fields, failure, vec![raw.name.clone()]).await,
    }
}

/// Receives a newer file of a data set and prepares it as the last one was.
pub async fn replace(visit: Visit, Path(slug): Path<String>, mut form: Upload) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    let mut fields = Fields::default();
    let raw = match receive(&visit, &mut form, &mut fields).await {
        Ok(raw) => raw,
        Err(failure) => {
            return refuse(&visit, &slug, &fields, failure, Vec::new()).await;
        }
    };
    replace_draft(&visit, &newest(&visit, &slug).await?, &raw, "", &fields).await
}

/// What was decided about a version's file, for the next one.
fn choices_of(view: &DatasetView) -> String {
    dataset_spec::Recipe::parse(&view.recipe).map_or_else(
        |_| view.choices.clone(),
        |recipe| dataset_spec::Choices::of(&recipe).to_text(),
    )
}

/// Publishes a data set or takes it back.
pub async fn publish(visit: Visit, Path(slug): Path<String>, fields: Fields) -> Answer {
    let public = fields.is_on("public")?;
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
            if public {
                Done::Published
            } else {
                Done::Unpublished
            },
        )),
        Err(failure) => refuse(&visit, &slug, &fields, failure, vec![wanted.to_owned()]).await,
    }
}
