//! The call and the round that a page of the jury is asked for.

use std::sync::Arc;

use axum::{
    extract::{FromRequestParts, Path, Query},
    http::request::Parts,
    response::{IntoResponse, Response},
};
use contest::judging::RoundKind;
use frame::{failure::PageError, visit::Visit};
use office::Call;
use parts::rounds::RoundQuery;

/// What an address such as `/2027/barcelona/jury?round=final` names.
#[derive(Clone, Debug)]
pub struct AskedRound {
    edition: String,
    call: String,
    round: RoundQuery,
}

impl AskedRound {
    /// Reads the call, and which of its rounds is meant.
    pub(super) async fn read(&self, visit: &Visit) -> Result<(Arc<Call>, RoundKind), PageError> {
        let call = visit.office().call(&self.edition, &self.call).await?;
        let round = self.round.round(&call, visit.now);
        Ok((call, round))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for AskedRound {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let Path((edition, call)) = Path::<(String, String)>::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        let Query(round) = Query::<RoundQuery>::from_request_parts(parts, state)
            .await
            .map_err(IntoResponse::into_response)?;
        Ok(Self {
            edition,
            call,
            round,
        })
    }
}
