//! Data sets from an open-data portal: found by the address of their page, fetched, and fetched
//! again when they change.

use axum::extract::Path;
use frame::{
    city::portals,
    done::Done,
    failure::Answer,
    form::{Fields, Filled, Input, OnForm as _, Tick},
    portal::{Fetched, Offer},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Incoming, Problem, Refusal};

use super::{
    description::{read_fields, view_fields, view_slug_field},
    desk::{Preparation, create_dataset, replace_draft},
    places::place_under_data,
    raw_file::newest,
};

fn place(visit: &Visit) -> PageHead {
    place_under_data(visit, i18n::import_title(visit.language))
}

fn view_address_form(visit: &Visit, form: &Filled) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band narrow">
            <h1>{i18n::import_title(language)}</h1>
            <p class="lead">{i18n::import_lead(language, portals(&visit.cities, language))}</p>
            {form.summary(visit)}
            <form method="post" class="stack" novalidate>
                {form
                    .text(
                        visit,
                        "address",
                        i18n::import_address(language),
                        i18n::import_address_hint(language),
                        Input::URL.require(),
                    )}
                <p>
                    <button class="button">{i18n::import_find(language)}</button>
                </p>
            </form>
        </section>
    }
    .into_any()
}

fn view_offer(visit: &Visit, offer: &Offer, form: &Filled) -> AnyView {
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
                    {Tick::one_of("resource", file.id.clone())
                        .check(checked)
                        .require()
                        .view(
                            view! {
                                <span>
                                    {file.name.clone()}" "
                                    <span class="quiet">
                                        {file.format.clone()}
                                        {(!file.changed.is_empty())
                                            .then(|| format!(" · {}", file.changed))}
                                    </span>
                                </span>
                            },
                        )}
                </li>
            }
        })
        .collect_view();
    let contradiction = (offer.licences.len() > 1).then(|| {
        let licences = i18n::import_licences(language, offer.licences.join(" / "));
        view! { <p class="notice">{licences}</p> }
    });
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
                {view_slug_field(visit, form)}
                {view_fields(visit, form)}
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
        view_address_form(&visit, &Filled::default())
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
            let refusal = Refusal::of_field("address", Problem::Portal(problem));
            let filled = Filled::with_refusal(&fields, refusal.clone());
            return Ok(page_refused(&visit, &refusal, place(&visit), || {
                view_address_form(&visit, &filled)
            }));
        }
    };
    if !fields.has("resource") {
        let filled = fill_in(&offer);
        return Ok(page(&visit, place(&visit), || {
            view_offer(&visit, &offer, &filled)
        }));
    }
    match make(&visit, &offer, &fields).await.on_form()? {
        Ok(preparation) => Ok(preparation.lead_on(&visit, &fields)),
        Err(refusal) => {
            let filled = Filled::with_refusal(&fields, refusal.clone());
            Ok(page_refused(&visit, &refusal, place(&visit), || {
                view_offer(&visit, &offer, &filled)
            }))
        }
    }
}

/// The fields as the portal describes the data set.
fn fill_in(offer: &Offer) -> Filled {
    let first_licence = offer.licences.first().map_or("", String::as_str);
    // Of licences that contradict each other, a person chooses.
    let licence = if offer.licences.len() == 1 {
        first_licence
    } else {
        ""
    };
    let attribution: Vec<&str> = [offer.publisher.as_str(), first_licence]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    Filled::with([
        ("slug", offer.name.clone()),
        ("title", offer.title.clone()),
        ("summary", offer.summary.clone()),
        ("publisher", offer.publisher.clone()),
        ("licence", licence.to_owned()),
        ("attribution", attribution.join(", ")),
        ("source", offer.address.clone()),
    ])
}

async fn make(visit: &Visit, offer: &Offer, fields: &Fields) -> office::Result<Preparation> {
    let missing = || Refusal::of_field("resource", Problem::Missing);
    let file = offer
        .files
        .iter()
        .find(|file| file.id == fields.get("resource"))
        .ok_or_else(missing)?;
    let mut about = read_fields(visit, fields, fields.get("slug").trim(), None)?;
    about.file_address.clone_from(&file.address);
    visit.office().check_new_dataset(&about).await?;
    let (raw, etag) = receive(visit, &file.address, "")
        .await?
        .ok_or_else(missing)?;
    create_dataset(visit, &about, &raw, &etag, "").await
}

/// A file of a portal and its entity tag; none where it is the known one.
async fn receive(
    visit: &Visit,
    address: &str,
    etag: &str,
) -> office::Result<Option<(Incoming, String)>> {
    match visit.site.portal.fetch(address, etag).await {
        Ok(Fetched::Unchanged) => Ok(None),
        Ok(Fetched::File { name, etag, body }) => {
            Ok(Some((visit.office().receive_raw(&name, body).await?, etag)))
        }
        Err(problem) => Err(Refusal::of_field("resource", Problem::Portal(problem)).into()),
    }
}

/// Asks the portal whether it has a newer file, and prepares it as the last one was.
pub async fn refresh(visit: Visit, Path(slug): Path<String>, fields: Fields) -> Answer {
    let person = visit.signed_in()?;
    visit.office().may_manage_data(Some(person)).await?;
    let view = newest(&visit, &slug).await?;
    let (raw, etag) = match receive(&visit, &view.file_address, &view.etag).await {
        Ok(Some(received)) => received,
        Ok(None) => return Ok(visit.redirect(&format!("/data/{slug}"), Done::DataUnchanged)),
        Err(failure) => {
            return super::recipe::refuse(&visit, &slug, &fields, failure, Vec::new()).await;
        }
    };
    // Some servers send no entity tag, or another one for the same bytes.
    if raw.hash == view.raw_hash {
        return Ok(visit.redirect(&format!("/data/{slug}"), Done::DataUnchanged));
    }
    replace_draft(&visit, &view, &raw, &etag, &fields).await
}
