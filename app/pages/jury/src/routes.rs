//! Addresses of the jury.

use axum::{
    Router,
    routing::{get, post},
};
use frame::site::Site;

use crate::{beside, conflicts, dashboard, diagnosis, order, plan, reminders, sentences, sheet};

/// Those of who works on a call: an edition in preparation is shown to its own.
pub fn private() -> Router<Site> {
    Router::new().merge(jury_pages()).merge(plan_pages())
}

/// A juror's pages.
fn jury_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/jury", get(dashboard::show))
        .route("/jury/{entry}", get(sheet::show).post(sheet::save))
        .route("/jury/{entry}/beside", get(beside::show))
        .route(
            "/jury/{entry}/sentences",
            get(sentences::show).post(sentences::mark),
        )
        .route("/jury/{entry}/finish", post(sheet::finish))
        .route("/jury/{entry}/conflict", post(sheet::recuse))
        .route("/jury/{entry}/flag", post(sheet::flag))
        .route(
            "/{edition}/{call}/jury/order",
            get(order::show).post(order::set),
        )
        .route(
            "/{edition}/{call}/jury/conflicts",
            get(conflicts::show).post(conflicts::declare),
        )
}

/// The organiser's jury: who judges what, and how it goes.
fn plan_pages() -> Router<Site> {
    Router::new()
        .route("/{edition}/{call}/organise/jury", get(diagnosis::show))
        .route(
            "/{edition}/{call}/organise/jurors.svg",
            get(diagnosis::draw),
        )
        .route(
            "/{edition}/{call}/organise/reminders",
            get(reminders::show).post(reminders::send),
        )
        .route("/{edition}/{call}/organise/plan", get(plan::show))
        .route("/{edition}/{call}/organise/plan.csv", get(plan::export))
        .route(
            "/{edition}/{call}/organise/plan/propose",
            post(plan::propose),
        )
        .route("/{edition}/{call}/organise/plan/entry", post(plan::change))
        .route("/{edition}/{call}/organise/plan/take", post(plan::take))
        .route(
            "/{edition}/{call}/organise/plan/discard",
            post(plan::discard),
        )
        .route(
            "/{edition}/{call}/organise/plan/juror",
            post(plan::describe),
        )
        .route(
            "/{edition}/{call}/organise/plan/overrule",
            post(plan::overrule),
        )
        .route("/{edition}/{call}/organise/plan/import", post(plan::import))
}
