//! Every address of the application: the rooms say theirs, and here stands what is before them.

use accounts_pages::routes as accounts;
use axum::{Router, extract::DefaultBodyLimit, middleware::from_fn, routing::get};
use data_pages::routes as data;
use editions_pages::routes as editions;
use entries_pages::routes as entries;
use frame::{city, site::Site};
use jury_pages::routes as jury;
use public_pages::routes as public;
use results_pages::routes as results;

use crate::gate;

/// The routes of all pages. Those of a language carry it as their first segment.
pub fn router() -> Router<Site> {
    let open = Router::new()
        .merge(public::open())
        .merge(accounts::open())
        .merge(editions::open())
        .merge(data::open());
    let private = Router::new()
        .merge(accounts::private())
        .merge(editions::private())
        .merge(entries::private())
        .merge(jury::private())
        .merge(results::private());
    let seen = Router::new()
        .merge(public::public())
        .merge(editions::public());
    // A form was read whole when it arrived, under its limit.
    let uploads = Router::new()
        .merge(accounts::uploads())
        .merge(data::uploads())
        .merge(editions::uploads())
        .merge(entries::uploads());
    let localized = Router::new()
        .merge(open)
        .merge(private.route_layer(from_fn(gate::guard_private)))
        .merge(seen.route_layer(from_fn(gate::guard_public)))
        .merge(uploads.layer(DefaultBodyLimit::disable()));
    let mut router = Router::new()
        .merge(public::files())
        .merge(entries::files())
        .merge(results::files())
        .merge(data::files())
        .route(city::COLORS_PATH, get(city::colors));
    for language in contest::Language::ALL {
        router = router
            .nest(&format!("/{}", language.tag()), localized.clone())
            .route(&format!("/{}/", language.tag()), public::front_page());
    }
    router
}

#[cfg(test)]
mod tests {
    use contest::edition::{RESERVED_CALLS, RESERVED_EDITIONS};

    /// The words of a route's address; those that stand for something are `None`.
    fn words(path: &str) -> Vec<Option<&str>> {
        let parts = path.split('/').skip(1);
        parts
            .map(|part| (!part.is_empty() && !part.starts_with('{')).then_some(part))
            .collect()
    }

    #[test]
    fn no_edition_or_call_can_be_called_as_a_page_is() {
        let source = [
            include_str!("../pages/accounts/src/routes.rs"),
            include_str!("../pages/data/src/routes.rs"),
            include_str!("../pages/editions/src/routes.rs"),
            include_str!("../pages/entries/src/routes.rs"),
            include_str!("../pages/jury/src/routes.rs"),
            include_str!("../pages/public/src/routes.rs"),
            include_str!("../pages/results/src/routes.rs"),
        ]
        .concat();
        let routes: Vec<_> = source
            .split(".route(")
            .skip(1)
            .filter_map(|route| route.trim_start().strip_prefix('"')?.split('"').next())
            .map(words)
            .collect();
        assert!(routes.len() > 100, "the routes are found");
        for route in routes {
            match route[..] {
                [Some(word), ..] => assert!(
                    RESERVED_EDITIONS.contains(&word),
                    "{word} is missing in RESERVED_EDITIONS"
                ),
                [None, Some(word), ..] => assert!(
                    RESERVED_CALLS.contains(&word),
                    "{word} is missing in RESERVED_CALLS"
                ),
                _ => {}
            }
        }
    }
}
