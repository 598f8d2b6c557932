//! How dates, months and moments may be written, for a rule's `format`.

/// How dates are written, in the notation of `strftime`; day before month where both could be
/// meant, as both cities' publishers do.
pub const DATES: [&str; 7] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%m/%d/%Y",
    "%Y年%m月%d日",
];
/// How months of a year are written.
pub const MONTHS: [&str; 5] = ["%Y-%m", "%Y/%m", "%m/%Y", "%m-%Y", "%Y年%m月"];
/// Six digits are a month only where the column's name says so.
pub const MONTH_DIGITS: &str = "%Y%m";
/// Months of years of a Japanese era: `令和5年1月`.
pub const ERA_MONTH: &str = "era-month";
/// How moments are written.
pub const MOMENTS: [&str; 8] = [
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
];
/// Eight digits are a date only where the column's name says so.
pub const DIGITS: &str = "%Y%m%d";
/// Years of a Japanese era: `平成29年12月31日`, `H29.12.31`.
pub const ERA: &str = "era";

/// Seconds since 1970, as feeds of devices have them; the clock is that of UTC.
pub const EPOCH: &str = "epoch";

/// All formats, for an organiser to choose from.
pub fn date_formats() -> impl Iterator<Item = &'static str> {
    DATES
        .into_iter()
        .chain([DIGITS, ERA])
        .chain(MOMENTS)
        .chain([EPOCH])
        .chain(MONTHS)
        .chain([MONTH_DIGITS, ERA_MONTH])
}
