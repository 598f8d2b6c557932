//! What preparing leaves in a folder.

/// Names of what preparing leaves in a folder.
pub struct Files;

impl Files {
    /// The table.
    pub const PARQUET: &'static str = "table.parquet";
    /// The table as CSV, where it was wanted; no cell runs as a formula in a spreadsheet.
    pub const CSV: &'static str = "table.csv";
    /// The [`Profile`](crate::Profile) as JSON.
    pub const PROFILE: &'static str = "profile.json";
    /// The [`Report`](crate::Report) as JSON.
    pub const REPORT: &'static str = "report.json";
    /// The [`Recipe`](crate::Recipe) that was followed, as TOML.
    pub const RECIPE: &'static str = "recipe.toml";
    /// The data of the charts, as [`chart_spec::Figure::read`] reads them.
    pub const FIGURES: &'static str = "figures.json";
}

/// Whether a spreadsheet that opens a CSV would run this text as a formula. Exports put an
/// apostrophe in front of it.
#[must_use]
pub fn starts_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
