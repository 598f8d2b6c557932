//! Addresses of accounts, and of who organises an edition.

use axum::{
    Router,
    routing::{get, post},
};
use frame::site::Site;

use crate::{
    account, acting, address, desk as own_desk, help, joining, link_requests, links, organisers,
    people, sign_in, sign_up, wishes,
};

/// Those that anybody may ask for.
pub fn open() -> Router<Site> {
    Router::new().merge(account_pages()).merge(people_pages())
}

/// Those of who works on a call: an edition in preparation is shown to its own.
pub fn private() -> Router<Site> {
    Router::new()
        .route(
            "/{edition}/organisers",
            get(organisers::show).post(organisers::invite),
        )
        .route(
            "/{edition}/organisers/list",
            post(organisers::invite_several),
        )
        .route("/{edition}/organisers/again", post(organisers::send_again))
        .route("/{edition}/organisers/address", post(organisers::correct))
        .route("/{edition}/organisers/withdraw", post(organisers::withdraw))
        .route("/{edition}/organisers/remove", post(organisers::remove))
}

/// Those that take files, which stream to disk under limits of their own.
pub fn uploads() -> Router<Site> {
    Router::new().route("/{edition}/organisers/file", post(organisers::invite_file))
}

/// Accounts: signing up and in, what a person has and wishes.
fn account_pages() -> Router<Site> {
    Router::new()
        .route("/sign-up", get(sign_up::show).post(sign_up::sign_up))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route(
            "/link",
            get(link_requests::show_sign_in).post(link_requests::request_sign_in),
        )
        .route(
            "/reset",
            get(link_requests::show_reset).post(link_requests::request_reset),
        )
        .route(
            "/verify/{token}",
            get(links::show_sign_up).post(links::verify),
        )
        .route(
            "/enter/{token}",
            get(links::show_sign_in).post(links::sign_in),
        )
        .route(
            "/new-password/{token}",
            get(links::show_new_password).post(links::set_password),
        )
        .route("/account", get(account::show))
        .route("/account/organisation", post(account::set_organisation))
        .route(
            "/account/sessions/{session}/end",
            post(account::end_session),
        )
        .route("/account/reminders", post(wishes::set_of_account))
        .route("/reminders/{link}", get(wishes::show).post(wishes::set))
        .route("/desk", get(own_desk::show))
        .route(
            "/account/joining/{token}",
            get(joining::show).post(joining::answer),
        )
        .route(
            "/account/address/{token}",
            get(address::show).post(address::answer),
        )
}

/// Who has an account, and help with it.
fn people_pages() -> Router<Site> {
    Router::new()
        .route("/people", get(people::show))
        .route("/people/sign-ups", post(people::send_sign_up))
        .route("/people/act", get(acting::ask).post(acting::begin))
        .route("/people/act/end", post(acting::end))
        .route("/people/{person}", get(help::show))
        .route("/people/{person}/link", post(help::send_link))
        .route("/people/{person}/password", post(help::send_password))
        .route("/people/{person}/sessions", post(help::end_sessions))
        .route("/people/{person}/address", post(help::ask_address))
        .route(
            "/people/{person}/address/withdrawal",
            post(help::withdraw_address),
        )
        .route(
            "/people/{person}/joining",
            get(help::joining::show).post(help::joining::ask),
        )
        .route(
            "/people/{person}/joining/withdrawal",
            post(help::withdraw_joining),
        )
}
