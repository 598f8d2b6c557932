//! The recipe's page: what was understood of a file, each guess to be overruled, before and after.

mod columns;
mod fields;
mod samples;
mod structure;

use axum::extract::Path;
use contest::Denied;
use frame::{
    done::Done,
    failure::Answer,
    form::{Both, Fields, Filled, seen_field},
    refusals,
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    DatasetDraft, DatasetView, Failure, Incoming, Problem, Refusal, Seen, Thing, Versions,
};

use self::{
    columns::view_columns,
    fields::{fill_in, read_choices},
    samples::view_samples,
    structure::view_structure,
};
use super::{
    dataset::view_report,
    places::place_under_dataset,
    raw_file::{file_field, limit, newest},
};

fn place(visit: &Visit, view: &DatasetView) -> PageHead {
    place_under_dataset(visit, view, i18n::data_recipe_title(visit.language))
}

/// The recipe of a data set's newest version.
pub async fn show(visit: Visit, Path(slug): Path<String>) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    let versions = visit.office().versions(&slug).await?;
    let view = newest(&visit, &slug).await?;
    let form = Filled::new(&fill_in(&view));
    Ok(page(&visit, place(&visit, &view), || {
        view_recipe(&visit, &view, &versions, &form)
    }))
}

/// Prepares the newest file again, as the form or the text says.
pub async fn prepare(visit: Visit, Path(slug): Path<String>, fields: Fields) -> Answer {
    let raw = visit
        .office()
        .raw_dataset(visit.person.as_ref(), &slug)
        .await?;
    let view = newest(&visit, &slug).await?;
    let choices = match read_choices(&view, &fields) {
        Ok(choices) => choices,
        Err(refusal) => {
            return refuse(&visit, &slug, &fields, refusal.into(), Vec::new()).await;
        }
    };
    match draft(&visit, &view, &raw, &choices, &fields).await {
        Ok(()) => Ok(visit.redirect(&format!("/data/{slug}/recipe"), Done::DataPrepared)),
        Err(failure) => refuse(&visit, &slug, &fields, failure, vec![choices]).await,
    }
}

/// Prepares a file and makes it the draft. Where it cannot be prepared, what there was stays as it
/// is.
async fn draft(
    visit: &Visit,
    view: &DatasetView,
    raw: &Incoming,
    choices: &str,
    fields: &Fields,
) -> office::Result<()> {
    let prepared = visit
        .site
        .preparer
        .prepare(raw.path(), &raw.name, choices)
        .await?
        .map_err(|finding| {
            let field = if fields.has("text") {
                "text"
            } else {
                "columns"
            };
            Refusal::of_field(field, Problem::DataFile(finding))
        })?;
    let Some(person) = &visit.person else {
        return Err(Denied::SignIn.into());
    };
    let draft = DatasetDraft {
        raw,
        etag: &view.etag,
        choices,
        prepared: Ok(prepared),
    };
    visit
        .office()
        .draft_dataset(person, &view.card.slug, draft, fields.seen(), visit.clock())
        .await
}

/// A version by its number.
fn name_version(visit: &Visit, view: &DatasetView) -> String {
    if view.draft {
        i18n::data_draft(visit.language, view.number)
    } else {
        i18n::data_version(visit.language, view.number)
    }
}

/// The newest version of a data set in lines: its name, its file and what was chosen for it.
fn describe(visit: &Visit, view: &DatasetView) -> Vec<String> {
    let language = visit.language;
    let public = if view.card.published {
        i18n::stage_public(language)
    } else {
        i18n::stage_private(language)
    };
    vec![
        name_version(visit, view),
        public.to_owned(),
        view.raw_name.clone(),
        view.recipe.clone(),
    ]
}

/// The page with a form that was refused, and what was `wanted` in it, line by line.
pub(super) async fn refuse(
    visit: &Visit,
    slug: &str,
    fields: &Fields,
    failure: Failure,
    wanted: Vec<String>,
) -> Answer {
    let refusal = match failure {
        Failure::Refused(refusal) if refusals::told_in_place(&refusal) => refusal,
        failure => return Err(failure.into()),
    };
    let versions = visit.office().versions(slug).await?;
    let view = newest(visit, slug).await?;
    let mut all = fill_in(&view);
    // What was posted goes before what is stored.
    all.0.retain(|(name, _)| !fields.has(name));
    all.0.extend(fields.0.iter().cloned());
    let filled = Filled::with_refusal(&all, refusal.clone()).beside_where_overtaken(|| Both {
        stands: describe(visit, &view),
        typed: wanted,
    });
    Ok(page_refused(visit, &refusal, place(visit, &view), || {
        view_recipe(visit, &view, &versions, &filled)
    }))
}

fn view_recipe(visit: &Visit, view: &DatasetView, versions: &Versions, form: &Filled) -> AnyView {
    let language = visit.language;
    let seen = versions.of(Thing::Draft);
    view! {
        {view_head(visit, view, versions, form)}
        {view_samples(language, view)}
        <form method="post" class="band stack" id="columns">
            {form.seen_field(seen)}
            {view_structure(visit, form)}
            {view_columns(language, view, form)}
            <p>
                <button class="button">{i18n::data_recipe_again(language)}</button>
            </p>
        </form>
        {view.finding.is_empty().then(|| view_report(visit, view))}
        {view_text_form(visit, form, seen)}
        {view_file_form(visit, view, form, seen)}
    }
    .into_any()
}

/// Which version it is, why it could not be prepared, and the button that publishes it.
fn view_head(
    visit: &Visit,
    view: &DatasetView,
    versions: &Versions,
    form: &Filled,
) -> impl IntoView + use<> {
    let language = visit.language;
    let publish = (view.finding.is_empty() && view.draft).then(|| {
        let address = visit.link(&format!("/data/{}/publication", view.card.slug));
        view! {
            <form method="post" action=address>
                {seen_field(versions.of(Thing::Offer))}
                <input type="hidden" name="public" value="1" />
                <button class="button">{i18n::stage_publish(language)}</button>
            </form>
        }
    });
    let failed = (!view.finding.is_empty()).then(|| {
        view! {
            <p class="notice refused">
                <strong>{i18n::data_recipe_failed(language)}</strong>
                {i18n::colon(language)}
                {refusals::data_finding(language, &view.finding)}
            </p>
        }
    });
    view! {
        <section class="band">
            <h1>{i18n::data_recipe_title(language)}</h1>
            <p class="lead">{i18n::data_recipe_lead(language)}</p>
            {form.summary(visit)}
            {failed}
            <p class="row">
                <strong>{name_version(visit, view)}</strong>
                <span>{view.raw_name.clone()}</span>
                {publish}
            </p>
        </section>
    }
}

/// The recipe as a text.
fn view_text_form(visit: &Visit, form: &Filled, seen: Seen) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <section class="band">
            <form method="post" class="stack">
                {form.seen_field(seen)}
                {form
                    .area(
                        visit,
                        "text",
                        i18n::data_recipe_text(language),
                        i18n::data_recipe_text_hint(language),
                        14,
                    )}
                <p>
                    <button class="button plain">{i18n::data_recipe_again(language)}</button>
                </p>
            </form>
        </section>
    }
}

/// The form that takes a newer file.
fn view_file_form(
    visit: &Visit,
    view: &DatasetView,
    form: &Filled,
    seen: Seen,
) -> impl IntoView + use<> {
    let language = visit.language;
    view! {
        <section class="band">
            <form
                method="post"
                enctype="multipart/form-data"
                action=visit.link(&format!("/data/{}/file", view.card.slug))
                class="stack"
            >
                <h2>{i18n::data_file_new(language)}</h2>
                {form.seen_field(seen)}
                {file_field(visit, i18n::data_file_new_hint(language, limit(visit)))}
                <p>
                    <button class="button plain">{i18n::data_prepare(language)}</button>
                </p>
            </form>
        </section>
    }
}
