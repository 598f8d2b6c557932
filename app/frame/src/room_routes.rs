//! The addresses of all rooms as their sources write them, which tests of the frame hold against
//! what it knows of addresses.

/// The sources, one after another.
pub(crate) const ROUTES: &str = concat!(
    include_str!("../../pages/accounts/src/routes.rs"),
    include_str!("../../pages/data/src/routes.rs"),
    include_str!("../../pages/editions/src/routes.rs"),
    include_str!("../../pages/entries/src/routes.rs"),
    include_str!("../../pages/jury/src/routes.rs"),
    include_str!("../../pages/public/src/routes.rs"),
    include_str!("../../pages/results/src/routes.rs"),
);
