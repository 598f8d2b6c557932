//! The page of a score sheet: the work, and beside it everything that its juror says about it.

use contest::judging::SheetName;
use frame::{failure::PageError, form::Filled, shell::PageHead, visit::Visit};
use leptos::prelude::*;
use office::{MarkHistory, Sheet, calendar};
use parts::{jury_places::sheet_path, work_facts::Catalogue};

use super::{
    flags::view_flags,
    history::view_history,
    key_list::view_keys_help,
    marks_form::{view_marks_form, view_unsaved},
    neighbours::{Neighbours, view_ways},
    recusal::view_recusal,
    work::{SheetWork, view_work},
};

/// What the page shows.
pub(super) struct SheetPage {
    work: SheetWork,
    history: Vec<MarkHistory>,
    neighbours: Neighbours,
    catalogue: Catalogue,
}

impl SheetPage {
    pub(super) async fn read(visit: &Visit, name: &SheetName) -> Result<Self, PageError> {
        let juror = visit.signed_in()?;
        let sheet = visit.office().sheet(juror, name, visit.now).await?;
        let history = visit.office().mark_history(juror, name, visit.now).await?;
        let work = SheetWork::read(visit, sheet).await?;
        Ok(Self {
            history,
            neighbours: Neighbours::read(visit, &work.sheet).await?,
            catalogue: Catalogue::read(visit, &work.sheet.call.edition).await?,
            work,
        })
    }

    /// Where the page stands.
    pub(super) fn place(&self, visit: &Visit) -> PageHead {
        let sheet = &self.work.sheet;
        let title = i18n::sheet_title(visit.language, sheet.number);
        let mut place = PageHead::of_edition(title, &sheet.call.edition, visit).with_island();
        place.wide = true;
        place
            .with_script("/timer.js")
            .with_script("/keys.js")
            .following(visit, &sheet.call)
    }

    /// Shows it; `posted` is what was posted last, where it was refused.
    pub(super) fn view(&self, visit: &Visit, posted: &Filled) -> impl IntoView {
        let language = visit.language;
        let sheet = &self.work.sheet;
        view! {
            <div class="sheet">
                {view_work(visit, &self.work, &self.catalogue)} <div class="marks">
                    <h1>{i18n::sheet_title(language, sheet.number)}</h1>
                    {posted.summary(visit)}
                    {view_unsaved(language, sheet, posted)}
                    {(!sheet.standing.takes())
                        .then(|| {
                            view! { <p class="notice">{i18n::refused_round_closed(language)}</p> }
                        })}
                    {view_other_hand_in(visit, sheet)}
                    {view_marks_form(visit, sheet, posted)}
                    {view_reopening(visit, sheet)}
                    {view_recusal(visit, sheet, posted)}
                    {view_flags(visit, sheet, posted)}
                    {view_ways(visit, sheet, &self.neighbours)}
                    <p
                        class="quiet"
                        id="timer"
                        data-sheet=sheet.name.to_string()
                        data-text=i18n::sheet_timer(language, "{}")
                    ></p>
                    {view_keys_help(language)}
                    {view_history(visit, sheet, &self.history)}
                </div>
            </div>
        }
    }
}

/// That the team has handed in something else since its juror began.
fn view_other_hand_in(visit: &Visit, sheet: &Sheet) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    sheet.handed_in_since.map(|at| {
        let at = calendar::format_timestamp(language, at, &sheet.call.time_zone);
        view! { <p class="notice">{i18n::sheet_handed_in_since(language, at)}</p> }
    })
}

/// That the sheet is finished, and the way to open it again while marks are taken.
fn view_reopening(visit: &Visit, sheet: &Sheet) -> Option<impl IntoView> {
    let language = visit.language;
    let action = format!("{}/finish", visit.link(&sheet_path(&sheet.name)));
    (sheet.finished_at.is_some() && sheet.standing.takes()).then(|| {
        view! {
            <form method="post" action=action>
                <p>{i18n::done_finished(language)}</p>
                <input type="hidden" name="finished" value="0" />
                <button class="button plain">{i18n::sheet_reopen(language)}</button>
            </form>
        }
    })
}
