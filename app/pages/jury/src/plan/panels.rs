//! Who scores each entry, and the form that changes it.

use contest::Language;
use frame::{
    form::{Filled, Tick, seen_field_of},
    refusals,
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{PlanEntry, PlanView, Thing};

use super::{plan_page::PlanPage, wording::list_panel};

/// The entries with their jurors.
pub(super) fn view_panels(visit: &Visit, page: &PlanPage<'_>, form: &Filled) -> impl IntoView {
    let language = visit.language;
    let mut columns = vec![
        Column::code(i18n::jury_entry(language)),
        Column::subject(i18n::entry_title(language)),
        Column::wide(i18n::organise_jurors(language)),
    ];
    if page.plan.open {
        columns.push(Column::wide(i18n::plan_change(language)));
    }
    let entries = page.plan.entries.iter();
    let entries = table(
        &columns,
        entries.map(|entry| fill_row(visit, page, entry, form)),
    );
    view! {
        <section class="band">
            <div class="section-head">
                <h2>{i18n::organise_entries(language)}</h2>
                <a href=page.address_of(".csv")>{i18n::plan_export(language)}</a>
            </div>
            {entries}
        </section>
    }
}

fn fill_row(visit: &Visit, page: &PlanPage<'_>, entry: &PlanEntry, form: &Filled) -> Vec<AnyView> {
    let language = visit.language;
    let plan = &page.plan;
    let calibration = entry.calibration.then(|| {
        view! {
            " "
            <span class="tag">{i18n::plan_for_all(language)}</span>
        }
    });
    let lacks = (entry.missing > 0).then(|| view_lack(language, plan, entry));
    let mut cells = vec![
        entry.number.into_any(),
        view! { {entry.title.text(language).to_owned()}{calibration} }.into_any(),
        view! { {list_panel(language, plan, entry)}{lacks} }.into_any(),
    ];
    if plan.open {
        cells.push(view_change(language, page, entry, form).into_any());
    }
    cells
}

/// How many jurors an entry lacks, and why nobody else was found: what stands against each, or that
/// they take no more.
fn view_lack(language: Language, plan: &PlanView, entry: &PlanEntry) -> impl IntoView + use<> {
    let others = plan
        .jurors
        .iter()
        .enumerate()
        .filter(|(juror, _)| !entry.panel.contains(juror));
    let reasons = others
        .filter_map(|(index, juror)| {
            let full = juror.entries >= juror.load.most;
            let reason = entry.bars[index]
                .map(|bar| refusals::bar(language, bar))
                .or_else(|| full.then(|| i18n::plan_full(language)))?;
            Some(view! { <li>{juror.name.clone()}{i18n::colon(language)}{reason}</li> })
        })
        .collect_view();
    view! {
        " "
        <span class="problem">{i18n::plan_missing_of(language, entry.missing)}</span>
        <ul class="plain-list quiet">{reasons}</ul>
    }
}

/// The form that changes who scores an entry.
fn view_change(
    language: Language,
    page: &PlanPage<'_>,
    entry: &PlanEntry,
    form: &Filled,
) -> impl IntoView + use<> {
    let posted = form.of("entry", &entry.id);
    let ticks = (0..page.plan.jurors.len())
        .map(|juror| view_juror_tick(language, &page.plan, entry, juror, posted))
        .collect_view();
    view! {
        <details open=posted.is_some()>
            <summary>{i18n::plan_change(language)}</summary>
            <form method="post" action=page.address_of("/entry") class="stack">
                {seen_field_of(posted, page.versions.of(Thing::Plan))}
                <input type="hidden" name="entry" value=entry.id.to_string() />
                <div class="ticks">{ticks}</div>
                <p>
                    <button
                        class="button plain small"
                        aria-label=i18n::join_label(
                            language,
                            i18n::plan_save(language),
                            entry.number,
                        )
                    >
                        {i18n::plan_save(language)}
                    </button>
                </p>
            </form>
        </details>
    }
}

/// A juror to tick; whoever has begun, or must not judge the entry, is fixed and says why. `juror`
/// is their place in the plan.
fn view_juror_tick(
    language: Language,
    plan: &PlanView,
    entry: &PlanEntry,
    juror: usize,
    posted: Option<&Filled>,
) -> impl IntoView + use<> {
    let assigned = entry.panel.contains(&juror);
    let note = match entry.bars[juror] {
        Some(bar) => Some(refusals::bar(language, bar)),
        None if entry.fixed.contains(&juror) => Some(i18n::plan_fixed(language)),
        None => None,
    };
    let juror = &plan.jurors[juror];
    let checked = posted
        .filter(|_| note.is_none())
        .map_or(assigned, |form| form.chose("juror", &juror.person));
    let tick = Tick::new("juror", juror.person.to_string())
        .check(checked)
        .disable(note.is_some());
    tick.view(view! {
        {juror.name.clone()}
        {note.map(|note| view! { <span class="quiet">{note}</span> })}
    })
}
