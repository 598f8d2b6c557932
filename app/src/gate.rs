//! The gate before every page of an edition: one in preparation is there for who is to know of it,
//! and for nobody else. Pages behind it need not ask.

use axum::{
    extract::{FromRequest as _, RawPathParams, Request, rejection::RawPathParamsRejection},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use contest::Denied;
use frame::{
    failure::PageError,
    form::Fields,
    visit::{Preparation, Visit},
};
use office::{Failure, Refusal, Sight};

type Parameters = Result<RawPathParams, RawPathParamsRejection>;

/// The gate before pages that everybody reads.
pub async fn guard_public(
    parameters: Parameters,
    visit: Visit,
    mut request: Request,
    next: Next,
) -> Response {
    match look(parameters, visit, &mut request).await {
        Ok(()) => next.run(request).await,
        Err(failure) => PageError::from(failure).into_response(),
    }
}

/// The gate before pages of people who have signed in. Who has not is asked to, whether the edition
/// is there or not, and keeps what they typed.
pub async fn guard_private(
    parameters: Parameters,
    visit: Visit,
    mut request: Request,
    next: Next,
) -> Response {
    let stranger = visit.person.is_none();
    match look(parameters, visit, &mut request).await {
        Ok(()) => next.run(request).await,
        Err(Failure::Refused(Refusal::Denied(Denied::Unknown))) if stranger => {
            // What was posted is kept for the page that asks who it is.
            match Fields::from_request(request, &()).await {
                Ok(_) => PageError::from(Denied::SignIn).into_response(),
                Err(response) => response,
            }
        }
        Err(failure) => PageError::from(failure).into_response(),
    }
}

/// Lets pass to the pages of an edition who may see it, and lets them know that it is in
/// preparation. A preview looks like the pages of an edition that was opened.
async fn look(parameters: Parameters, visit: Visit, request: &mut Request) -> Result<(), Failure> {
    // What cannot be read is answered by the page.
    let Ok(parameters) = parameters else {
        return Ok(());
    };
    let mut named = parameters.iter().filter(|(name, _)| *name == "edition");
    let Some((_, edition)) = named.next() else {
        return Ok(());
    };
    let previewed = visit.preview.as_ref().map(|preview| &preview.call.edition);
    if previewed.is_some_and(|previewed| previewed.slug == edition) {
        // Whoever previews one of its calls organises it, and sees it as it is once it was opened.
        return Ok(());
    }
    let sight = visit
        .office()
        .see_edition(visit.person.as_ref(), edition)
        .await?;
    if let Sight::InPreparation { organises } = sight {
        let preparation = Some(Preparation {
            edition: edition.to_owned(),
            organises: organises && !visit.only_looks(),
        });
        request.extensions_mut().insert(Visit {
            preparation,
            ..visit
        });
    }
    Ok(())
}
