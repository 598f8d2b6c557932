//! What the plan's page shows.

use contest::judging::RoundKind;
use frame::{failure::PageError, visit::Visit};
use office::{Acquaintance, Call, PlanView, StepBack, Topic, Versions};
use parts::organiser;

/// The plan of a round, and what is beside it.
pub(super) struct PlanPage<'c> {
    pub(super) call: &'c Call,
    pub(super) versions: Versions,
    pub(super) plan: PlanView,
    pub(super) topics: Vec<Topic>,
    pub(super) step_backs: Vec<StepBack>,
    pub(super) acquaintances: Vec<Acquaintance>,
    /// Its address.
    pub(super) address: String,
}

impl<'c> PlanPage<'c> {
    pub(super) async fn read(
        visit: &Visit,
        call: &'c Call,
        round: RoundKind,
    ) -> Result<Self, PageError> {
        let office = visit.office();
        Ok(Self {
            call,
            versions: office.versions(&call.id).await?,
            plan: office
                .plan(visit.signed_in()?, call, round, visit.now)
                .await?,
            topics: office.topics(&call.edition.id).await?,
            step_backs: office
                .step_backs(visit.signed_in()?, call, visit.now)
                .await?,
            acquaintances: office
                .acquaintances(visit.signed_in()?, call, visit.now)
                .await?,
            address: visit.link(&plan_path(call)),
        })
    }

    /// The address of a part of the page, such as `/propose` or `.csv`.
    pub(super) fn address_of(&self, part: &str) -> String {
        format!("{}{part}?round={}", self.address, self.plan.round.code())
    }
}

/// The path of a call's plan.
pub(super) fn plan_path(call: &Call) -> String {
    format!("{}/plan", organiser::base(call))
}
