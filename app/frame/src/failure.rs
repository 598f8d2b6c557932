//! A failure on its way from a handler to the page that tells of it.

use std::sync::Arc;

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use contest::Denied;
use office::{Failure, Refusal};

/// What a handler answers.
pub type Answer = Result<Response, PageError>;

/// A failure on its way to the page that tells of it.
#[derive(Clone, Debug)]
pub struct PageError(pub Arc<Failure>);

impl<F: Into<Failure>> From<F> for PageError {
    fn from(failure: F) -> Self {
        Self(Arc::new(failure.into()))
    }
}

impl PageError {
    /// The typed no, if it is one.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match &*self.0 {
            Failure::Refused(refusal) => Some(refusal),
            Failure::Collided(_) | Failure::Broken(_) => None,
        }
    }
}

/// The HTTP status of a refusal.
const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Denied(Denied::SignIn) | Refusal::WrongSignIn => StatusCode::UNAUTHORIZED,
        Refusal::Denied(Denied::Unknown) => StatusCode::NOT_FOUND,
        Refusal::LinkSpent | Refusal::Denied(Denied::OutOfContest | Denied::RoleEnded) => {
            StatusCode::GONE
        }
        Refusal::Denied(_) => StatusCode::FORBIDDEN,
        Refusal::Fields(_) | Refusal::Incomplete(_) | Refusal::MarksMissing(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Refusal::TooMany { .. } | Refusal::OneAtATime => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Busy { .. } | Refusal::FilesWaiting { .. } | Refusal::FilesAway { .. } => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        Refusal::FilesFull | Refusal::DiskLow => StatusCode::INSUFFICIENT_STORAGE,
        Refusal::TooSlow { .. } => StatusCode::REQUEST_TIMEOUT,
        Refusal::FormTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::Unreadable => StatusCode::BAD_REQUEST,
        Refusal::Deadline { .. }
        | Refusal::NotYet { .. }
        | Refusal::Paused { .. }
        | Refusal::TooManyHandIns { .. }
        | Refusal::JuryBegins { .. }
        | Refusal::Stale { .. }
        | Refusal::StaleDraft { .. }
        | Refusal::TeamFull { .. }
        | Refusal::AlreadyInTeam
        | Refusal::RemovedFromTeam
        | Refusal::InvitedAlready
        | Refusal::OnlyPreview
        | Refusal::OtherEyes
        | Refusal::RunsService
        | Refusal::JoiningHindered
        | Refusal::LastOrganiser
        | Refusal::LeavesOrganising
        | Refusal::LastMember
        | Refusal::RoundClosed
        | Refusal::RoundBegun
        | Refusal::CriterionMarked { .. }
        | Refusal::ConflictOfInterest
        | Refusal::HoldsAward
        | Refusal::Barred { .. }
        | Refusal::JuryApart { .. }
        | Refusal::FinalistsApart { .. }
        | Refusal::NoJurors
        | Refusal::PairedWorks { .. }
        | Refusal::Overtaken { .. }
        | Refusal::Public(_)
        | Refusal::FinalistsHoldAwards(_)
        | Refusal::Unsettled(_)
        | Refusal::PairDecided { .. }
        | Refusal::EditionInUse(_)
        | Refusal::NotReady
        | Refusal::EditionOpen
        | Refusal::TeamsRegistered { .. }
        | Refusal::NothingToPublish => StatusCode::CONFLICT,
    }
}

/// Makes a response that of a refusal, with its status and, where it says one, the time after which
/// to come again. Nothing else gives one without the other.
pub fn mark(response: &mut Response, refusal: &Refusal) {
    *response.status_mut() = status(refusal);
    if let Refusal::TooMany { retry_after, .. }
    | Refusal::Busy { retry_after }
    | Refusal::FilesWaiting { retry_after }
    | Refusal::FilesAway { retry_after } = refusal
    {
        response.headers_mut().insert(
            header::RETRY_AFTER,
            HeaderValue::from(retry_after.as_secs()),
        );
    }
}

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = StatusCode::INTERNAL_SERVER_ERROR.into_response();
        if let Some(refusal) = self.refusal() {
            mark(&mut response, refusal);
        }
        response.extensions_mut().insert(self);
        response
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use office::Scope;

    use super::*;

    #[test]
    fn a_refusal_that_says_when_to_come_again_tells_it_in_the_header() {
        let retry_after = Duration::from_secs(7);
        let refusals = [
            Refusal::TooMany {
                scope: Scope::Account,
                retry_after,
            },
            Refusal::Busy { retry_after },
            Refusal::FilesWaiting { retry_after },
            Refusal::FilesAway { retry_after },
        ];
        let known = include_str!("../../../crates/office/src/refusal.rs");
        assert_eq!(
            known.matches("retry_after: Duration").count(),
            refusals.len(),
            "every kind that says a time is tried here"
        );
        for refusal in refusals {
            let expected = status(&refusal);
            let response = PageError::from(refusal).into_response();
            assert_eq!(response.status(), expected);
            assert_eq!(response.headers()[header::RETRY_AFTER], "7", "{expected}");
        }
        let response = PageError::from(Refusal::OneAtATime).into_response();
        assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(!response.headers().contains_key(header::RETRY_AFTER));
    }
}
