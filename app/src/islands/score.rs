//! The score sheet: marks by click or key, saved one by one with a version, kept in the browser
//! while the server is away.

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
    pub steps: i64,
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

    /// How a step is written. Of two steps the words say more than 0 and 1.
    fn shown(&self, step: i64) -> String {
        if self.steps == 1 {
            self.label(step)
        } else {
            step.to_string()
        }
    }
}

/// Where the saving of one mark stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Saving {
    Unchanged,
    #[cfg(feature = "hydrate")]
    Sending,
    #[cfg(feature = "hydrate")]
    Saved {
        time: String,
        steps: i64,
    },
    /// The server cannot be reached: the mark waits in this browser.
    #[cfg(feature = "hydrate")]
    Waiting,
    /// Another tab or device saved first: its mark is shown, and another was chosen here.
    #[cfg(feature = "hydrate")]
    Stale {
        kept: i64,
        chosen: i64,
    },
    #[cfg(feature = "hydrate")]
    Closed,
    #[cfg(feature = "hydrate")]
    SignedOut,
}

/// The marks of a sheet; the form around it posts them where there is no JavaScript.
#[island]
pub fn ScoreSheet(
    language: Language,
    entry: String,
    criteria: Vec<CriterionView>,
    open: bool,
) -> impl IntoView {
    let marks: Vec<RwSignal<Option<i64>>> = criteria
        .iter()
        .map(|criterion| RwSignal::new(criterion.mark))
        .collect();
    let saving: Vec<RwSignal<Saving>> = criteria
        .iter()
        .map(|_| RwSignal::new(Saving::Unchanged))
        .collect();
    // Which mark was saved last: that is what is told.
    let last = RwSignal::new(None);
    #[cfg(feature = "hydrate")]
    let choose = browser::start(&entry, &criteria, &marks, (&saving, last), open);
    #[cfg(not(feature = "hydrate"))]
    let choose = {
        let _ = &entry;
        |_: usize, _: i64| {}
    };
    let asked = StoredValue::new(criteria.clone());
    let fields = criteria
        .into_iter()
        .enumerate()
        .map(|(index, criterion)| {
            field(
                language,
                index,
                criterion,
                (marks[index], saving[index]),
                choose,
                open,
            )
        })
        .collect_view();
    let states = StoredValue::new(saving);
    let now = move || {
        states.with_value(|states| states.iter().map(|state| state.get()).collect::<Vec<_>>())
    };
    let told = move || asked.with_value(|asked| summary(language, asked, &now(), last.get()));
    // A text in either case: a mark that was chosen before this ran is on its way already, and the
    // server wrote that none is.
    let busy = move || {
        if now().iter().any(is_sending) {
            i18n::saving(language)
        } else {
            ""
        }
    };
    let waits = move || now().iter().any(|state| !settled(state));
    // What is heard changes once for each save: that one is under way is only seen.
    view! {
        <p class="saved" class:waiting=waits id="saving">
            <span role="status">{told}</span>
            <span aria-hidden="true">{busy}</span>
        </p>
        {fields}
    }
}

/// The keys of the sheet, in a dialog that `?` opens too, with the switch for those of one
/// character. The sheet itself needs none of them, and without JavaScript there are none.
#[island]
pub fn KeysHelp(language: Language) -> impl IntoView {
    let dialog = NodeRef::<leptos::html::Dialog>::new();
    #[cfg(feature = "hydrate")]
    let (single, turn) = (
        RwSignal::new(browser::single_keys()),
        browser::use_single_keys,
    );
    #[cfg(not(feature = "hydrate"))]
    let (single, turn) = (RwSignal::new(true), |_: bool| {});
    let open = move |_| {
        #[cfg(feature = "hydrate")]
        if let Some(dialog) = dialog.get() {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        #[cfg(feature = "hydrate")]
        if let Some(dialog) = dialog.get() {
            dialog.close();
        }
    };
    let change = move |_| {
        single.update(|single| *single = !*single);
        turn(single.get_untracked());
    };
    let rows = [
        (i18n::keys_tab(language), i18n::keys_tab_text(language)),
        (
            i18n::keys_arrows(language),
            i18n::keys_arrows_text(language),
        ),
        (i18n::keys_space(language), i18n::keys_space_text(language)),
        ("0\u{2013}9", i18n::keys_digits_text(language)),
        ("n", i18n::keys_next_text(language)),
        ("?", i18n::keys_help_text(language)),
    ];
    let rows = rows
        .map(|(key, text)| {
            view! {
                <div>
                    <dt>{key}</dt>
                    <dd>{text}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <div class="keys">
            <button
                type="button"
                class="button plain small"
                id="keys-help"
                aria-haspopup="dialog"
                on:click=open
            >
                {i18n::sheet_keys(language)}
            </button>
            <dialog node_ref=dialog aria-labelledby="keys-title">
                <h2 id="keys-title">{i18n::sheet_keys(language)}</h2>
                <dl>{rows}</dl>
                <label class="tick">
                    <input
                        type="checkbox"
                        prop:checked=move || single.get()
                        on:change=change
                        aria-describedby="keys-hint"
                    />
                    {i18n::keys_single(language)}
                </label>
                <p class="hint" id="keys-hint">
                    {i18n::keys_single_text(language)}
                </p>
                <p>
                    <button type="button" class="button" on:click=close>
                        {i18n::keys_close(language)}
                    </button>
                </p>
            </dialog>
        </div>
    }
}

fn is_sending(saving: &Saving) -> bool {
    match saving {
        #[cfg(feature = "hydrate")]
        Saving::Sending => true,
        _ => false,
    }
}

fn settled(saving: &Saving) -> bool {
    match saving {
        Saving::Unchanged => true,
        #[cfg(feature = "hydrate")]
        Saving::Saved { .. } => true,
        #[cfg(feature = "hydrate")]
        _ => false,
    }
}

fn field(
    language: Language,
    index: usize,
    criterion: CriterionView,
    (mark, saving): (RwSignal<Option<i64>>, RwSignal<Saving>),
    choose: impl Fn(usize, i64) + Copy + Send + Sync + 'static,
    open: bool,
) -> impl IntoView {
    let group = format!("mark-{}", criterion.id);
    let steps = (0..=criterion.steps)
        .map(|step| {
            let (label, description) = (criterion.label(step), criterion.label(step));
            let checked = criterion.mark == Some(step);
            let shown = criterion.shown(step);
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
                            prop:checked=move || mark.get() == Some(step)
                            on:change=move |_| choose(index, step)
                        />
                        {shown}
                    </label>
                </li>
            }
        })
        .collect_view();
    let (name, weight, version) = (
        criterion.name.clone(),
        criterion.weight,
        format!("version-{}", criterion.id),
    );
    let (version_value, asked) = (criterion.version, StoredValue::new(criterion));
    let meaning = move || {
        let marked = mark
            .get()
            .map(|mark| asked.with_value(|criterion| criterion.label(mark)));
        marked.unwrap_or_else(|| i18n::sheet_not_marked(language).to_owned())
    };
    let again = move || {
        let chosen = superseded(&saving.get())?;
        let text = asked.with_value(|criterion| {
            i18n::mark_again(language, criterion.shown(chosen), &criterion.name)
        });
        let take = move |_| {
            choose(index, chosen);
            #[cfg(feature = "hydrate")]
            asked.with_value(|criterion| browser::focus_step(&criterion.id, chosen));
        };
        Some(view! {
            <button type="button" class="button plain small" on:click=take>
                {text}
            </button>
        })
    };
    view! {
        <fieldset class="criterion">
            <legend>{name}<small>{i18n::percent(language, weight)}</small></legend>
            <input type="hidden" name=version value=version_value />
            <ol>{steps}</ol>
            <p>{meaning}</p>
            {again}
        </fieldset>
    }
}

/// The mark that was chosen here where another came first.
fn superseded(saving: &Saving) -> Option<i64> {
    match saving {
        #[cfg(feature = "hydrate")]
        Saving::Stale { chosen, .. } => Some(*chosen),
        _ => None,
    }
}

/// One line for all marks: what needs attention first, then what was saved last. Empty while one is
/// sent.
fn summary(
    language: Language,
    criteria: &[CriterionView],
    states: &[Saving],
    last: Option<usize>,
) -> String {
    #[cfg(feature = "hydrate")]
    {
        let has = |wanted: fn(&Saving) -> bool| states.iter().any(wanted);
        if has(|state| matches!(state, Saving::SignedOut)) {
            return i18n::refused_signed_out_kept(language).to_owned();
        }
        if has(|state| matches!(state, Saving::Closed)) {
            return i18n::refused_no_more(language).to_owned();
        }
        for (criterion, state) in criteria.iter().zip(states) {
            if let Saving::Stale { kept, chosen } = state {
                return i18n::sheet_stale(
                    language,
                    &criterion.name,
                    criterion.shown(*kept),
                    criterion.shown(*chosen),
                );
            }
        }
        if has(|state| matches!(state, Saving::Waiting)) {
            return i18n::save_waits(language).to_owned();
        }
        if has(is_sending) {
            return String::new();
        }
        if let Some(at) = last
            && let (Some(criterion), Some(Saving::Saved { time, steps })) =
                (criteria.get(at), states.get(at))
        {
            return i18n::saved_mark(language, time, &criterion.name, criterion.shown(*steps));
        }
    }
    let _ = (criteria, states, last);
    i18n::sheet_saves_itself(language).to_owned()
}

#[cfg(feature = "hydrate")]
mod browser {
    //! Sending: one save at a time per mark, the newest choice waits. What is not yet on the server
    //! lies in local storage.

    use std::{collections::BTreeMap, time::Duration};

    use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
    use serde::{Deserialize, Serialize};

    use super::{CriterionView, Saving};
    use crate::actions::{SaveRefusal, save_mark};

    /// A choice that the server has not confirmed. Its request's name stays the same until it has,
    /// so that a save whose answer was lost is not made twice.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    struct Choice {
        steps: i64,
        request: String,
        /// The version it was based on when it was first sent.
        base: Option<i64>,
    }

    #[derive(Clone)]
    struct Sheet {
        entry: String,
        ids: Vec<String>,
        versions: Vec<i64>,
        choices: BTreeMap<usize, Choice>,
        sending: Vec<bool>,
        counter: u64,
    }

    impl Sheet {
        fn key(&self) -> String {
            format!("certamen sheet {}", self.entry)
        }

        /// Keeps the unconfirmed choices where a closed tab does not lose them.
        fn keep(&self) {
            let Some(storage) = window().local_storage().ok().flatten() else {
                return;
            };
            let by_id: BTreeMap<&str, &Choice> = self
                .choices
                .iter()
                .map(|(index, choice)| (self.ids[*index].as_str(), choice))
                .collect();
            let _ = if by_id.is_empty() {
                storage.remove_item(&self.key())
            } else {
                storage.set_item(
                    &self.key(),
                    &leptos::serde_json::to_string(&by_id).unwrap_or_default(),
                )
            };
        }

        fn kept(&self) -> BTreeMap<usize, Choice> {
            let text = window()
                .local_storage()
                .ok()
                .flatten()
                .and_then(|storage| storage.get_item(&self.key()).ok().flatten())
                .unwrap_or_default();
            let by_id: BTreeMap<String, Choice> =
                leptos::serde_json::from_str(&text).unwrap_or_default();
            by_id
                .into_iter()
                .filter_map(|(id, choice)| {
                    Some((self.ids.iter().position(|known| *known == id)?, choice))
                })
                .collect()
        }
    }

    pub(super) fn start(
        entry: &str,
        criteria: &[CriterionView],
        marks: &[RwSignal<Option<i64>>],
        (saving, last): (&[RwSignal<Saving>], RwSignal<Option<usize>>),
        open: bool,
    ) -> impl Fn(usize, i64) + Copy + Send + Sync + use<> {
        let sheet = StoredValue::new(Sheet {
            entry: entry.to_owned(),
            ids: criteria
                .iter()
                .map(|criterion| criterion.id.clone())
                .collect(),
            versions: criteria.iter().map(|criterion| criterion.version).collect(),
            choices: BTreeMap::new(),
            sending: vec![false; criteria.len()],
            counter: 0,
        });
        let (marks, saving) = (
            StoredValue::new(marks.to_vec()),
            StoredValue::new(saving.to_vec()),
        );
        let send = move |index: usize| send(sheet, marks, (saving, last), index);
        let choose = move |index: usize, steps: i64| {
            marks.with_value(|marks| marks[index].set(Some(steps)));
            sheet.update_value(|sheet| {
                sheet.counter += 1;
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "part of a name only"
                )]
                let request = format!(
                    "{:x}-{:x}-{:x}",
                    js_sys::Date::now() as u64,
                    (js_sys::Math::random() * 4_294_967_296.0) as u64,
                    sheet.counter
                );
                sheet.choices.insert(
                    index,
                    Choice {
                        steps,
                        request,
                        base: None,
                    },
                );
                sheet.keep();
            });
            send(index);
        };
        if open {
            // What an earlier tab could not send.
            let kept = sheet.with_value(Sheet::kept);
            for (index, choice) in kept {
                marks.with_value(|marks| marks[index].set(Some(choice.steps)));
                sheet.update_value(|sheet| {
                    sheet.choices.insert(index, choice);
                });
                send(index);
            }
            // What was chosen before this ran (see the page's own script).
            for (index, id) in sheet
                .with_value(|sheet| sheet.ids.clone())
                .iter()
                .enumerate()
            {
                let early = document()
                    .query_selector(&format!("input[name='mark-{id}'][data-typed]:checked"))
                    .ok()
                    .flatten();
                if let Some(steps) = early
                    .and_then(|input| input.get_attribute("value"))
                    .and_then(|value| value.parse().ok())
                {
                    choose(index, steps);
                }
            }
            let retry = move || {
                let waiting: Vec<usize> =
                    sheet.with_value(|sheet| sheet.choices.keys().copied().collect());
                waiting.into_iter().for_each(send);
            };
            let _ = window_event_listener(ev::online, move |_| retry());
            let _ = set_interval_with_handle(retry, Duration::from_secs(3));
        }
        // A mark that stands is not saved again; on a sheet that is closed nothing has the focus
        // that could be marked.
        let mark = move |index: usize, steps: i64| {
            if marks.with_value(|marks| marks[index].get_untracked()) != Some(steps) {
                choose(index, steps);
            }
        };
        keys(
            criteria
                .iter()
                .map(|criterion| (criterion.id.clone(), criterion.steps))
                .collect(),
            mark,
        );
        choose
    }

    fn send(
        sheet: StoredValue<Sheet>,
        marks: StoredValue<Vec<RwSignal<Option<i64>>>>,
        (saving, last): (StoredValue<Vec<RwSignal<Saving>>>, RwSignal<Option<usize>>),
        index: usize,
    ) {
        let mut next = None;
        sheet.update_value(|sheet| {
            let version = sheet.versions[index];
            if let Some(choice) = sheet
                .choices
                .get_mut(&index)
                .filter(|_| !sheet.sending[index])
            {
                let base = *choice.base.get_or_insert(version);
                next = Some((
                    sheet.entry.clone(),
                    sheet.ids[index].clone(),
                    choice.clone(),
                    base,
                ));
                sheet.sending[index] = true;
                sheet.keep();
            }
        });
        let Some((entry, criterion, choice, base)) = next else {
            return;
        };
        let show = move |state: Saving| saving.with_value(|saving| saving[index].set(state));
        // One that waits is tried every few seconds: that is told once.
        if !saving.with_value(|saving| {
            matches!(
                saving[index].get_untracked(),
                Saving::Waiting | Saving::SignedOut
            )
        }) {
            show(Saving::Sending);
        }
        spawn_local(async move {
            let outcome =
                save_mark(entry, criterion, choice.steps, base, choice.request.clone()).await;
            let mut again = false;
            sheet.update_value(|sheet| {
                sheet.sending[index] = false;
                let newest = sheet
                    .choices
                    .get(&index)
                    .is_none_or(|current| current.request == choice.request);
                match &outcome {
                    Ok(saved) => sheet.versions[index] = saved.version,
                    Err(SaveRefusal::Stale { version, .. }) => sheet.versions[index] = *version,
                    Err(_) => {}
                }
                let done = !matches!(
                    outcome,
                    Err(SaveRefusal::Unavailable | SaveRefusal::SignedOut)
                );
                if newest && done {
                    sheet.choices.remove(&index);
                }
                again = !newest;
                sheet.keep();
            });
            match outcome {
                Ok(saved) => {
                    last.set(Some(index));
                    show(Saving::Saved {
                        time: saved.time,
                        steps: choice.steps,
                    });
                }
                Err(SaveRefusal::Stale { steps, .. }) => {
                    if !again {
                        marks.with_value(|marks| marks[index].set(Some(steps)));
                    }
                    show(Saving::Stale {
                        kept: steps,
                        chosen: choice.steps,
                    });
                }
                Err(SaveRefusal::SignedOut) => show(Saving::SignedOut),
                Err(SaveRefusal::Unavailable) => show(Saving::Waiting),
                Err(_) => show(Saving::Closed),
            }
            if again {
                send(sheet, marks, (saving, last), index);
            }
        });
    }

    /// What is in storage where the keys of one character are turned off.
    const KEYS: &str = "certamen keys";
    const OFF: &str = "off";

    /// Whether keys of one character do anything, as this browser keeps it.
    pub(super) fn single_keys() -> bool {
        let storage = window().local_storage().ok().flatten();
        storage
            .and_then(|storage| storage.get_item(KEYS).ok().flatten())
            .is_none_or(|kept| kept != OFF)
    }

    /// Turns the keys of one character on or off.
    pub(super) fn use_single_keys(on: bool) {
        if let Some(storage) = window().local_storage().ok().flatten() {
            let _ = if on {
                storage.remove_item(KEYS)
            } else {
                storage.set_item(KEYS, OFF)
            };
        }
    }

    /// Gives one step of a criterion the focus; nothing is marked.
    pub(super) fn focus_step(criterion: &str, step: i64) {
        let input = document()
            .query_selector(&format!("input[name='mark-{criterion}'][value='{step}']"))
            .ok()
            .flatten();
        if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = input.focus();
        }
    }

    /// Whether what has the focus takes every key for itself: a field that is typed in, or an open
    /// dialog.
    fn takes_keys(target: &web_sys::HtmlElement) -> bool {
        let name = target.tag_name();
        let radio = name == "INPUT" && target.get_attribute("type").as_deref() == Some("radio");
        let typed = ["TEXTAREA", "SELECT", "INPUT"].contains(&name.as_str()) && !radio;
        typed
            || target.is_content_editable()
            || document()
                .query_selector("dialog[open]")
                .is_ok_and(|found| found.is_some())
    }

    fn click(id: &str) {
        if let Some(link) = document()
            .get_element_by_id(id)
            .and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok())
        {
            link.click();
        }
    }

    /// The number that a digit makes: of its own, or behind the one that was typed just before in
    /// the same criterion.
    fn number(before: Option<i64>, digit: i64, most: i64) -> Option<i64> {
        let behind = before
            .map(|before| before * 10 + digit)
            .filter(|number| *number <= most);
        behind.or_else(|| (digit <= most).then_some(digit))
    }

    /// Keys: arrows move the focus among the steps of a criterion and mark nothing, Enter gives the
    /// step that has it (Space does so by itself), a digit counts on the criterion that has it; `n`
    /// goes to the next entry, `?` to the help.
    fn keys(criteria: Vec<(String, i64)>, mark: impl Fn(usize, i64) + Copy + 'static) {
        let typed = StoredValue::new(None);
        let _ = window_event_listener(ev::keydown, move |event| {
            let before: Option<(usize, i64)> = typed.get_value();
            typed.set_value(None);
            let key = event.key();
            if event.is_composing()
                || key == "Process"
                || event.ctrl_key()
                || event.meta_key()
                || event.alt_key()
            {
                return;
            }
            let target = event
                .target()
                .and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
            if target.as_ref().is_some_and(takes_keys) {
                return;
            }
            let attribute = |name: &str| {
                target
                    .as_ref()
                    .and_then(|target| target.get_attribute(name))
            };
            let group = attribute("name").and_then(|name| {
                criteria
                    .iter()
                    .position(|(id, _)| name == format!("mark-{id}"))
            });
            let focused = group.zip(attribute("value").and_then(|value| value.parse::<i64>().ok()));
            let digit = key.parse::<i64>().ok().filter(|_| key.len() == 1);
            match (key.as_str(), focused) {
                ("ArrowRight" | "ArrowDown" | "ArrowLeft" | "ArrowUp", Some((at, step))) => {
                    let (id, most) = &criteria[at];
                    let next = if matches!(key.as_str(), "ArrowRight" | "ArrowDown") {
                        step + 1
                    } else {
                        step - 1
                    };
                    event.prevent_default();
                    focus_step(id, next.clamp(0, *most));
                }
                ("Enter", Some((at, step))) => {
                    event.prevent_default();
                    mark(at, step);
                }
                ("n", _) if single_keys() && !event.repeat() => click("next-entry"),
                ("?", _) if single_keys() && !event.repeat() => {
                    event.prevent_default();
                    click("keys-help");
                }
                (_, Some((at, step))) if single_keys() => {
                    let (id, most) = &criteria[at];
                    let before = before
                        .filter(|before| *before == (at, step))
                        .map(|(_, number)| number);
                    if let Some(number) = digit.and_then(|digit| number(before, digit, *most)) {
                        event.prevent_default();
                        mark(at, number);
                        focus_step(id, number);
                        typed.set_value(Some((at, number)));
                    }
                }
                _ => {}
            }
        });
    }
}
