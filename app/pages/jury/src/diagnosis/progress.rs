//! How far each juror is with each entry.

use contest::Language;
use frame::visit::Visit;
use leptos::prelude::*;
use office::{Cell, Diagnostics};

/// How a state of a sheet looks in the table.
struct Mark {
    class: &'static str,
    sign: &'static str,
    name: &'static str,
}

impl Mark {
    const fn of(language: Language, cell: Cell) -> Self {
        let (class, sign, name) = match cell {
            Cell::Blank => ("", "", i18n::diagnosis_blank(language)),
            Cell::New => ("new", "\u{25cb}", i18n::jury_state_new(language)),
            Cell::Begun => ("begun", "\u{25d0}", i18n::jury_state_begun(language)),
            Cell::Finished => ("finished", "\u{25cf}", i18n::jury_state_finished(language)),
            Cell::Recused => ("recused", "\u{00d7}", i18n::jury_state_conflict(language)),
        };
        Self { class, sign, name }
    }
}

/// The table of jurors and entries, below what its signs mean.
pub(super) fn view_progress(visit: &Visit, found: &Diagnostics) -> impl IntoView {
    let language = visit.language;
    let numbers = found
        .numbers
        .iter()
        .map(|number| view! { <th scope="col">{*number}</th> })
        .collect_view();
    let rows = found
        .jurors
        .iter()
        .zip(&found.cells)
        .map(|(juror, cells)| {
            let cells = cells
                .iter()
                .map(|cell| view_cell(Mark::of(language, *cell)))
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{juror.name.clone()}</th>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::diagnosis_progress(language)}</h2>
            {view_legend(language)}
            <div class="scroll" tabindex="0">
                <table class="heat">
                    <thead>
                        <tr>
                            <th scope="col">{i18n::why_juror(language)}</th>
                            {numbers}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn view_cell(Mark { class, sign, name }: Mark) -> impl IntoView {
    let content = (!sign.is_empty()).then(|| {
        view! {
            <span aria-hidden="true">{sign}</span>
            <span class="hidden">{name}</span>
        }
    });
    view! {
        <td class=class title=name>
            {content}
        </td>
    }
}

fn view_legend(language: Language) -> impl IntoView {
    let signs = [Cell::New, Cell::Begun, Cell::Finished, Cell::Recused]
        .map(|cell| {
            let Mark { class, sign, name } = Mark::of(language, cell);
            view! {
                <li>
                    <span class=class aria-hidden="true">
                        {sign}
                    </span>
                    " "
                    {name}
                </li>
            }
        })
        .collect_view();
    view! { <ul class="chips heat">{signs}</ul> }
}
