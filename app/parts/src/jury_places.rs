//! Where the pages of a jury stand: their addresses, and what is above them.

use contest::{
    Standing,
    judging::{RoundKind, SheetName},
};
use frame::{
    failure::PageError,
    shell::{PageHead, WorkLine},
    visit::Visit,
};
use office::Call;

use crate::call_page::place_under_call;

/// The sheet that a part of an address names.
pub fn parse_sheet_name(text: &str) -> Result<SheetName, PageError> {
    Ok(SheetName::parse(text).ok_or(contest::Denied::Unknown)?)
}

/// The path of a call's pages for its jurors.
#[must_use]
pub fn jury_path(call: &Call) -> String {
    format!("/{}/{}/jury", call.edition.slug, call.slug)
}

/// The path of a juror's sheets of a round.
#[must_use]
pub fn round_path(call: &Call, round: RoundKind) -> String {
    format!("{}?round={}", jury_path(call), round.code())
}

/// The path of a sheet.
#[must_use]
pub fn sheet_path(name: &SheetName) -> String {
    format!("/jury/{name}")
}

/// The place of a juror's dashboard.
pub fn place_dashboard(visit: &Visit, call: &Call) -> PageHead {
    place_under_call(visit, call, i18n::jury_title(visit.language))
        .with_line(list_jury_pages(visit, call))
}

/// The place of a page below a juror's dashboard.
pub fn place_under_dashboard(visit: &Visit, call: &Call, title: &str) -> PageHead {
    place_under_call(visit, call, title)
        .under(
            visit.link(&jury_path(call)),
            i18n::jury_title(visit.language),
        )
        .with_line(list_jury_pages(visit, call))
}

/// The pages of a juror in a call.
fn list_jury_pages(visit: &Visit, call: &Call) -> WorkLine {
    let language = visit.language;
    let page = |path: &str, name: &str| {
        let address = visit.link(&format!("{}{path}", jury_path(call)));
        (address, name.to_owned())
    };
    let pairs =
        (call.pairs != Standing::Before).then(|| page("/pairs", i18n::pairs_title(language)));
    let pages = [
        page("", i18n::sheet_entries(language)),
        page("/order", i18n::order_title(language)),
        page("/conflicts", i18n::conflicts_title(language)),
    ];
    WorkLine {
        city: call.city.clone(),
        title: call.title.text(language).to_owned(),
        address: visit.link(&format!("/{}/{}", call.edition.slug, call.slug)),
        words: pages.into_iter().chain(pairs).collect(),
    }
}
