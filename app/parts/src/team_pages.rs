//! The pages of a team in a call, as the line above each of them lists them.

use contest::EntryId;
use frame::{failure::PageError, shell::WorkLine, visit::Visit};
use office::{Call, Draft, EntryPages};

/// The path of a person's team in a call.
#[must_use]
pub fn team_path(call: &Call) -> String {
    format!("/{}/{}/team", call.edition.slug, call.slug)
}

/// The line of a team's pages, read for a page that knows less.
pub async fn read_line(visit: &Visit, entry: &EntryId) -> Result<WorkLine, PageError> {
    let pages = visit
        .office()
        .entry_pages(visit.signed_in()?, entry, visit.now)
        .await?;
    Ok(list_pages(visit, &pages))
}

/// The line of a team's pages, as its draft knows them.
pub fn line_of_draft(visit: &Visit, draft: &Draft) -> WorkLine {
    list_pages(
        visit,
        &EntryPages {
            call: draft.call.clone(),
            entry: draft.id.clone(),
            receipt: draft.revision,
            letter: draft.letter,
        },
    )
}

fn list_pages(visit: &Visit, pages: &EntryPages) -> WorkLine {
    let (language, call) = (visit.language, &pages.call);
    let entry = format!("/entry/{}", pages.entry);
    let receipt = (pages.receipt > 0).then(|| {
        (
            visit.link(&format!("{entry}/receipt/{}", pages.receipt)),
            i18n::receipt_number(language, pages.receipt),
        )
    });
    let letter = pages.letter.then(|| {
        (
            visit.link(&format!("{entry}/letter")),
            i18n::letter_title(language).to_owned(),
        )
    });
    let always = [
        (
            visit.link(&team_path(call)),
            i18n::team_title(language).to_owned(),
        ),
        (visit.link(&entry), i18n::entry_draft(language).to_owned()),
    ];
    WorkLine {
        city: call.city.clone(),
        title: call.title.text(language).to_owned(),
        address: visit.link(&format!("/{}/{}", call.edition.slug, call.slug)),
        words: always.into_iter().chain(receipt).chain(letter).collect(),
    }
}
