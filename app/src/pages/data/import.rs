//! Data sets from an open-data portal: found by the address of their page, fetched, and fetched
//! again when they change.

use axum::extract::Path;
use leptos::prelude::*;
use office::{FieldProblem, Incoming, Problem, Refusal};

use super::{
    desk::{Came, about, created, description, done, place_under_data, redrafted, where_to},
    raw_file::newest,
};
use crate::{
    city::portals,
    failure,
    form::{Fields, Filled, Input, OnForm as _},
    pages::Answer,
    portal::{Fetched, Offer, PortalProblem},
    shell::{Place, page, page_refused, page_with_status},
    visit::Visit,
};

fn place(visit: &Visit) -> Place {
    place_under_data(visit, i18n::import_title(visit.language))
}

fn refused(field: &'static str, problem: PortalProblem) -> Refusal {
    Refusal::Fields(vec![FieldProblem {
        field: field.into(),
        problem: Problem::Portal(problem),
    }])
}

fn ask_form(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <h1>{i18n::import_title(language)}</h1>
            <p class="lead">{i18n::import_lead(language, portals(language))}</p>
            {form.summary(visit)}
            <form method="post" class="stack" novalidate>
                {form
                    .text(
                        visit,
                        "address",
                        i18n::import_address(language),
                        i18n::import_address_hint(language),
                        Input::URL.required(),
                    )}
                <p>
                    <button class="button">{i18n::import_find(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn offer_form(visit: &Visit, offer: &Offer, form: &Filled) -> AnyView {
    let language = visit.language;
    let chosen = form.value("resource");
    let files = offer
        .files
        .iter()
        .enumerate()
        .map(|(index, file)| {
            let checked = file.id == chosen || (chosen.is_empty() && index == 0);
            view! {
                <li>
                    <label class="tick">
                        <input
                            type="radio"
                            name="resource"
                            value=file.id.clone()
                            checked=checked
                            required
                        />
                        <span>
                            {file.name.clone()}" "
                            <span class="quiet">
                                {file.format.clone()}
                                {(!file.changed.is_empty())
                                    .then(|| format!(" · {}", file.changed))}
                            </span>
                        </span>
                    </label>
                </li>
            }
        })
        .collect_view();
    let contradiction =
        (offer.licences.len() > 1).then(|| view! { <p class="notice">{i18n::import_licences(language, offer.licences.join(" / "))}</p> });
    view! {
        <section class="band narrow">
            <h1>{i18n::import_title(language)}</h1>
            {form.summary(visit)}
            {contradiction}
            <form method="post" class="stack" novalidate>
                <input type="hidden" name="address" value=offer.address.clone() />
                <fieldset class="plain">
                    <legend>{i18n::import_files(language)}</legend>
                    <ul class="plain-list" id="resource">
                        {files}
                    </ul>
                </fieldset>
                {form
                    .text(
                        visit,
                        "slug",
                        i18n::data_slug(language),
                        i18n::data_slug_hint(language),
                        Input::TEXT.required(),
                    )}
                {description(visit, form)}
                <p>
                    <button class="button">{i18n::import_fetch(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

/// The form that asks for the address of a data set's page.
pub async fn ask(visit: Visit) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    Ok(page(&visit, place(&visit), || {
        ask_form(&visit, &Filled::default())
    }))
}

/// What the portal offers, then the data set itself.
pub async fn import(visit: Visit, fields: Fields) -> Answer {
    visit
        .office()
        .may_manage_data(visit.person.as_ref())
        .await?;
    let language = visit.language;
    let offer = match visit
        .site
        .portal
        .find(fields.get("address").trim(), language.tag())
        .await
    {
        Ok(offer) => offer,
        Err(problem) => {
            let refusal = refused("address", problem);
            let (status, filled) = (failure::status(&refusal), Filled::refused(&fields, refusal));
            return Ok(page_with_status(&visit, status, place(&visit), || {
                ask_form(&visit, &filled)
            }));
        }
    };
    if !fields.has("resource") {
        let attribution = [
            offer.publisher.as_str(),
            offer.licences.first().map_or("", String::as_str),
        ];
        let filled = Filled::with([
            ("slug", offer.name.clone()),
            ("title", offer.title.clone()),
            ("summary", offer.summary.clone()),
            ("publisher", offer.publisher.clone()),
            // Of licences that contradict each other, a person chooses.
            (
                "licence",
                if offer.licences.len() == 1 {
                    offer.licences[0].clone()
                } else {
                    String::new()
                },
            ),
            (
                "attribution",
                attribution
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
            ("source", offer.address.clone()),
        ]);
        return Ok(page(&visit, place(&visit), || {
            offer_form(&visit, &offer, &filled)
        }));
    }
    match make(&visit, &offer, &fields).await.on_form()? {
        Ok(came) => Ok(visit.redirect(
            &format!("/data/{}{}", fields.get("slug").trim(), where_to(came)),
            done(came),
        )),
        Err(refusal) => {
            let filled = Filled::refused(&fields, refusal.clone());
            Ok(page_refused(&visit, &refusal, place(&visit), || {
                offer_form(&visit, &offer, &filled)
            }))
        }
    }
}

async fn make(visit: &Visit, offer: &Offer, fields: &Fields) -> office::Result<Came> {
    let missing = || {
        Refusal::Fields(vec![FieldProblem {
            field: "resource".into(),
            problem: Problem::Missing,
        }])
    };
    let file = offer
        .files
        .iter()
        .find(|file| file.id == fields.get("resource"))
        .ok_or_else(missing)?;
    let mut about = about(visit, fields, fields.get("slug").trim(), None);
    about.file_address.clone_from(&file.address);
    visit.office().check_new_dataset(&about).await?;
    let (raw, etag) = received(visit, &file.address, "")
        .await?
        .ok_or_else(missing)?;
    created(visit, &about, &raw, &etag, "").await
}

/// A file of a portal and its entity tag; none where it is the known one.
async fn received(
    visit: &Visit,
    address: &str,
    etag: &str,
) -> office::Result<Option<(Incoming, String)>> {
    match visit.site.portal.fetch(address, etag).await {
        Ok(Fetched::Unchanged) => Ok(None),
        Ok(Fetched::File { name, etag, body }) => {
            Ok(Some((visit.office().receive_raw(&name, body).await?, etag)))
        }
        Err(problem) => Err(refused("resource", problem).into()),
    }
}

/// Asks the portal whether it has a newer file, and prepares it as the last one was.
pub async fn refresh(visit: Visit, Path(slug): Path<String>, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    visit.office().may_manage_data(Some(person)).await?;
    let view = newest(&visit, &slug).await?;
    let (raw, etag) = match received(&visit, &view.file_address, &view.etag).await {
        Ok(Some(received)) => received,
        Ok(None) => return Ok(visit.redirect(&format!("/data/{slug}"), "unchanged")),
        Err(failure) => {
            return super::recipe::refused(&visit, &slug, &fields, failure, Vec::new()).await;
        }
    };
    // Some servers send no entity tag, or another one for the same bytes.
    if raw.hash == view.raw_hash {
        return Ok(visit.redirect(&format!("/data/{slug}"), "unchanged"));
    }
    redrafted(&visit, &view, &raw, &etag, &fields).await
}
