//! The two orders that a ranking can have, and the form that takes one.

use contest::Language;
use frame::form::{Tick, seen_field};
use judging::assessment::Order;
use leptos::prelude::*;
use office::Thing;

use super::RankingPage;

/// The name of an order.
pub(super) const fn order_name(language: Language, order: Order) -> &'static str {
    match order {
        Order::Corrected => i18n::ranking_order_corrected(language),
        Order::Raw => i18n::ranking_order_raw(language),
    }
}

/// The form that takes one of the orders.
pub(super) fn form(page: &RankingPage) -> impl IntoView + use<> {
    let (language, state) = (page.visit.language, page.state);
    let asked = state.ranking.asked;
    let choice = |order: Order| {
        Tick::one_of("order", order.code())
            .check(order == asked)
            .view(order_name(language, order))
    };
    view! {
        <form method="post" action=format!("{}/ranking/order", page.base) class="stack">
            {seen_field(state.versions.of(Thing::Order))}
            <fieldset class="plain">
                <legend>{i18n::ranking_order(language)}</legend>
                {choice(Order::Corrected)}
                {choice(Order::Raw)}
            </fieldset>
            <p>
                <button class="button plain small">{i18n::ranking_order_save(language)}</button>
            </p>
        </form>
    }
}
