//! The score sheet: marks by click or key, saved one by one with a version, kept in the browser
//! while the server is away.

#[cfg(feature = "hydrate")]
mod browser;
#[cfg(feature = "hydrate")]
mod keys;

use contest::Language;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// A criterion on the sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionView {
    pub id: String,
    pub name: String,
    /// Share of the total in per cent.
    pub weight: i64,
    /// Highest step.
    pub highest: i64,
    /// What each step means, from 0.
    pub labels: Vec<String>,
    pub mark: Option<i64>,
    pub version: i64,
}

impl CriterionView {
    /// What a step means.
    fn label(&self, step: i64) -> String {
        self.labels
            .get(usize::try_from(step).unwrap_or(0))
            .cloned()
            .unwrap_or_default()
    }

    /// Writes a step. Of two steps the words say more than 0 and 1.
    fn format_step(&self, step: i64) -> String {
        if self.highest == 1 {
            self.label(step)
        } else {
            step.to_string()
        }
    }
}

/// Where the saving of one mark stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "hydrate"),
    expect(dead_code, reason = "only a browser saves")
)]
enum Saving {
    Unchanged,
    Sending,
    Saved {
        time: String,
        steps: i64,
    },
    /// The server cannot be reached: the mark waits in this browser.
    Waiting,
    /// Another tab or device saved first: its mark is shown, and another was chosen here.
    Stale {
        kept: i64,
        chosen: i64,
    },
    Closed,
    SignedOut,
}

impl Saving {
    const fn is_settled(&self) -> bool {
        matches!(self, Self::Unchanged | Self::Saved { .. })
    }

    /// The mark that was chosen here where another came first.
    const fn superseded_mark(&self) -> Option<i64> {
        match self {
            Self::Stale { chosen, .. } => Some(*chosen),
            _ => None,
        }
    }
}

/// A criterion with its mark, and where the saving of that mark stands.
#[derive(Clone, Copy)]
struct MarkField {
    criterion: StoredValue<CriterionView>,
    mark: RwSignal<Option<i64>>,
    saving: RwSignal<Saving>,
    #[cfg(feature = "hydrate")]
    outbox: StoredValue<browser::Outbox>,
}

impl MarkField {
    fn new(criterion: CriterionView) -> Self {
        Self {
            mark: RwSignal::new(criterion.mark),
            saving: RwSignal::new(Saving::Unchanged),
            #[cfg(feature = "hydrate")]
            outbox: StoredValue::new(browser::Outbox::new(criterion.version)),
            criterion: StoredValue::new(criterion),
        }
    }
}

/// The marks of a sheet; the form around it posts them where there is no JavaScript.
#[island]
pub fn ScoreSheet(
    language: Language,
    entry: String,
    criteria: Vec<CriterionView>,
    open: bool,
) -> impl IntoView {
    let fields: Vec<MarkField> = criteria.into_iter().map(MarkField::new).collect();
    // Which mark was saved last: that is what is told.
    let last = RwSignal::new(None);
    #[cfg(feature = "hydrate")]
    let choose = browser::start(entry, fields.clone(), last, open);
    #[cfg(not(feature = "hydrate"))]
    let choose = {
        let _ = entry;
        |_: MarkField, _: i64| {}
    };
    let views = fields
        .iter()
        .map(|field| view_field(language, *field, choose, open))
        .collect_view();
    let fields = StoredValue::new(fields);
    let states = move || {
        fields.with_value(|fields| {
            let states = fields.iter().map(|field| field.saving.get());
            states.collect::<Vec<_>>()
        })
    };
    let summary = move || {
        let states = states();
        fields.with_value(|fields| summarize(language, fields, &states, last.get()))
    };
    // A text in either case: a mark that was chosen before this ran is on its way already, and the
    // server wrote that none is.
    let busy = move || {
        if states().contains(&Saving::Sending) {
            i18n::saving(language)
        } else {
            ""
        }
    };
    let waits = move || states().iter().any(|state| !state.is_settled());
    // What is heard changes once for each save: that one is under way is only seen.
    view! {
        <p class="saved" class:waiting=waits id="saving">
            <span role="status">{summary}</span>
            <span aria-hidden="true">{busy}</span>
        </p>
        {views}
    }
}

/// A criterion with its steps, what the chosen one means, and the offer of a mark that another save
/// has overtaken.
fn view_field(
    language: Language,
    field: MarkField,
    choose: impl Fn(MarkField, i64) + Copy + Send + Sync + 'static,
    open: bool,
) -> impl IntoView {
    let criterion = field.criterion.get_value();
    let meaning = move || {
        let marked = field.mark.get();
        let marked = marked.map(|step| field.criterion.with_value(|known| known.label(step)));
        marked.unwrap_or_else(|| i18n::sheet_not_marked(language).to_owned())
    };
    let again = move || {
        let chosen = field.saving.get().superseded_mark()?;
        let text = field
            .criterion
            .with_value(|known| i18n::mark_again(language, known.format_step(chosen), &known.name));
        let take = move |_| {
            choose(field, chosen);
            #[cfg(feature = "hydrate")]
            field
                .criterion
                .with_value(|known| keys::focus_step(&known.id, chosen));
        };
        Some(view! {
            <button type="button" class="button plain small" on:click=take>
                {text}
            </button>
        })
    };
    view! {
        <fieldset class="criterion">
            <legend>
                {criterion.name.clone()} <small>{i18n::percent(language, criterion.weight)}</small>
            </legend>
            <input type="hidden" name=format!("version-{}", criterion.id) value=criterion.version />
            {view_steps(field, choose, open)}
            <p>{meaning}</p>
            {again}
        </fieldset>
    }
}

/// The steps of a criterion, of which one can be chosen.
fn view_steps(
    field: MarkField,
    choose: impl Fn(MarkField, i64) + Copy + Send + Sync + 'static,
    open: bool,
) -> impl IntoView {
    let criterion = field.criterion.get_value();
    let group = format!("mark-{}", criterion.id);
    let steps = (0..=criterion.highest)
        .map(|step| {
            let (label, description) = (criterion.label(step), criterion.label(step));
            let checked = criterion.mark == Some(step);
            let text = criterion.format_step(step);
            view! {
                <li>
                    <label title=label>
                        <input
                            type="radio"
                            name=group.clone()
                            value=step
                            title=description
                            checked=checked
                            disabled=!open
                            prop:checked=move || field.mark.get() == Some(step)
                            on:change=move |_| choose(field, step)
                        />
                        {text}
                    </label>
                </li>
            }
        })
        .collect_view();
    view! { <ol>{steps}</ol> }
}

/// Says in one line for all marks what needs attention first, then what was saved last; nothing
/// while one is sent. `states` are those of the fields.
fn summarize(
    language: Language,
    fields: &[MarkField],
    states: &[Saving],
    last: Option<MarkField>,
) -> String {
    if states.contains(&Saving::SignedOut) {
        return i18n::refused_signed_out_kept(language).to_owned();
    }
    if states.contains(&Saving::Closed) {
        return i18n::refused_no_more(language).to_owned();
    }
    for (field, state) in fields.iter().zip(states) {
        if let Saving::Stale { kept, chosen } = state {
            return field.criterion.with_value(|criterion| {
                i18n::sheet_stale(
                    language,
                    &criterion.name,
                    criterion.format_step(*kept),
                    criterion.format_step(*chosen),
                )
            });
        }
    }
    if states.contains(&Saving::Waiting) {
        return i18n::save_waits(language).to_owned();
    }
    if states.contains(&Saving::Sending) {
        return String::new();
    }
    if let Some(field) = last
        && let Saving::Saved { time, steps } = field.saving.get()
    {
        return field.criterion.with_value(|criterion| {
            let step = criterion.format_step(steps);
            i18n::saved_mark(language, time, &criterion.name, step)
        });
    }
    i18n::sheet_saves_itself(language).to_owned()
}
