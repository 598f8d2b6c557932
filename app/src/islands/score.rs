//! The score sheet: marks by click or key, saved one by one with a version, kept in the browser while the server is away.

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

/// Where the saving of one mark stands.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Saving {
    Unchanged,
    #[cfg(feature = "hydrate")]
    Sending,
    #[cfg(feature = "hydrate")]
    Saved(String),
    /// The server cannot be reached: the mark waits in this browser.
    #[cfg(feature = "hydrate")]
    Waiting,
    /// Another tab or device saved first; its mark is shown, and this was the one chosen here.
    #[cfg(feature = "hydrate")]
    Stale(i64),
    #[cfg(feature = "hydrate")]
    Closed,
    #[cfg(feature = "hydrate")]
    SignedOut,
}

/// The marks of a sheet; the form around it posts them where there is no JavaScript.
#[island]
pub fn ScoreSheet(language: Language, entry: String, criteria: Vec<CriterionView>, open: bool) -> impl IntoView {
    let marks: Vec<RwSignal<Option<i64>>> = criteria.iter().map(|criterion| RwSignal::new(criterion.mark)).collect();
    let saving: Vec<RwSignal<Saving>> = criteria.iter().map(|_| RwSignal::new(Saving::Unchanged)).collect();
    #[cfg(feature = "hydrate")]
    let choose = browser::start(&entry, &criteria, &marks, &saving, open);
    #[cfg(not(feature = "hydrate"))]
    let choose = {
        let _ = &entry;
        |_: usize, _: i64| {}
    };
    let fields = criteria
        .into_iter()
        .enumerate()
        .map(|(index, criterion)| field(language, index, criterion, marks[index], choose, open))
        .collect_view();
    let states = saving.clone();
    let text = move || summary(language, &states.iter().map(|state| state.get()).collect::<Vec<_>>());
    let waits = move || saving.iter().any(|state| !settled(&state.get()));
    view! {
        <p class="saved" class:waiting=waits role="status" id="saving">{text}</p>
        {fields}
    }
}

fn settled(saving: &Saving) -> bool {
    match saving {
        Saving::Unchanged => true,
        #[cfg(feature = "hydrate")]
        Saving::Saved(_) => true,
        #[cfg(feature = "hydrate")]
        _ => false,
    }
}

fn field(
    language: Language,
    index: usize,
    criterion: CriterionView,
    mark: RwSignal<Option<i64>>,
    choose: impl Fn(usize, i64) + Copy + 'static,
    open: bool,
) -> impl IntoView {
    let group = format!("mark-{}", criterion.id);
    let steps = (0..=criterion.steps)
        .map(|step| {
            let label = criterion.labels.get(usize::try_from(step).unwrap_or(0)).cloned().unwrap_or_default();
            let checked = criterion.mark == Some(step);
            // Of two steps the words say more than 0 and 1.
            let shown = if criterion.steps == 1 { label.clone() } else { step.to_string() };
            view! {
                <li>
                    <label title=label>
                        <input
                            type="radio"
                            name=group.clone()
                            value=step
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
    let labels = criterion.labels;
    let meaning = move || {
        mark.get()
            .and_then(|mark| labels.get(usize::try_from(mark).unwrap_or(0)).cloned())
            .unwrap_or_else(|| words::sheet_not_marked(language).to_owned())
    };
    view! {
        <fieldset class="criterion">
            <legend>{criterion.name}<small>{format!("{} %", criterion.weight)}</small></legend>
            <input type="hidden" name=format!("version-{}", criterion.id) value=criterion.version />
            <ol>{steps}</ol>
            <p aria-live="polite">{meaning}</p>
        </fieldset>
    }
}

/// One line for all marks: what needs attention first.
fn summary(language: Language, states: &[Saving]) -> String {
    #[cfg(feature = "hydrate")]
    {
        let has = |wanted: fn(&Saving) -> bool| states.iter().any(wanted);
        if has(|state| matches!(state, Saving::SignedOut)) {
            return words::refused_signed_out_kept(language).to_owned();
        }
        if has(|state| matches!(state, Saving::Closed)) {
            return words::refused_no_more(language).to_owned();
        }
        if let Some(Saving::Stale(chosen)) = states.iter().find(|state| matches!(state, Saving::Stale(_))) {
            return words::sheet_stale(language, chosen);
        }
        if has(|state| matches!(state, Saving::Waiting)) {
            return words::save_waits(language).to_owned();
        }
        if has(|state| matches!(state, Saving::Sending)) {
            return words::saving(language).to_owned();
        }
        if let Some(time) = states.iter().filter_map(|state| if let Saving::Saved(time) = state { Some(time) } else { None }).max() {
            return words::saved_at(language, time);
        }
    }
    let _ = states;
    words::sheet_saves_itself(language).to_owned()
}

#[cfg(feature = "hydrate")]
mod browser {
    //! Sending: one save at a time per mark, the newest choice waits. What is not yet on the server lies in local storage.

    use std::{collections::BTreeMap, time::Duration};

    use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast as _};
    use serde::{Deserialize, Serialize};

    use super::{CriterionView, Saving};
    use crate::actions::{SaveRefusal, save_mark};

    /// A choice that the server has not confirmed. Its request's name stays the same until it has, so that a save whose
    /// answer was lost is not made twice.
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
            let Some(storage) = window().local_storage().ok().flatten() else { return };
            let by_id: BTreeMap<&str, &Choice> = self.choices.iter().map(|(index, choice)| (self.ids[*index].as_str(), choice)).collect();
            let _ = if by_id.is_empty() {
                storage.remove_item(&self.key())
            } else {
                storage.set_item(&self.key(), &leptos::serde_json::to_string(&by_id).unwrap_or_default())
            };
        }

        fn kept(&self) -> BTreeMap<usize, Choice> {
            let text = window()
                .local_storage()
                .ok()
                .flatten()
                .and_then(|storage| storage.get_item(&self.key()).ok().flatten())
                .unwrap_or_default();
            let by_id: BTreeMap<String, Choice> = leptos::serde_json::from_str(&text).unwrap_or_default();
            by_id.into_iter().filter_map(|(id, choice)| Some((self.ids.iter().position(|known| *known == id)?, choice))).collect()
        }
    }

    pub(super) fn start(
        entry: &str,
        criteria: &[CriterionView],
        marks: &[RwSignal<Option<i64>>],
        saving: &[RwSignal<Saving>],
        open: bool,
    ) -> impl Fn(usize, i64) + Copy + use<> {
        let sheet = StoredValue::new(Sheet {
            entry: entry.to_owned(),
            ids: criteria.iter().map(|criterion| criterion.id.clone()).collect(),
            versions: criteria.iter().map(|criterion| criterion.version).collect(),
            choices: BTreeMap::new(),
            sending: vec![false; criteria.len()],
            counter: 0,
        });
        let (marks, saving) = (StoredValue::new(marks.to_vec()), StoredValue::new(saving.to_vec()));
        let send = move |index: usize| send(sheet, marks, saving, index);
        let choose = move |index: usize, steps: i64| {
            marks.with_value(|marks| marks[index].set(Some(steps)));
            sheet.update_value(|sheet| {
                sheet.counter += 1;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "part of a name only")]
                let request =
                    format!("{:x}-{:x}-{:x}", js_sys::Date::now() as u64, (js_sys::Math::random() * 4_294_967_296.0) as u64, sheet.counter);
                sheet.choices.insert(index, Choice { steps, request, base: None });
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
            for (index, id) in sheet.with_value(|sheet| sheet.ids.clone()).iter().enumerate() {
                let early = document().query_selector(&format!("input[name='mark-{id}'][data-typed]:checked")).ok().flatten();
                if let Some(steps) = early.and_then(|input| input.get_attribute("value")).and_then(|value| value.parse().ok()) {
                    choose(index, steps);
                }
            }
            let retry = move || {
                let waiting: Vec<usize> = sheet.with_value(|sheet| sheet.choices.keys().copied().collect());
                waiting.into_iter().for_each(send);
            };
            let _ = window_event_listener(ev::online, move |_| retry());
            let _ = set_interval_with_handle(retry, Duration::from_secs(3));
            keys(sheet.with_value(|sheet| sheet.ids.clone()), criteria.iter().map(|criterion| criterion.steps).collect(), choose);
        }
        choose
    }

    fn send(
        sheet: StoredValue<Sheet>,
        marks: StoredValue<Vec<RwSignal<Option<i64>>>>,
        saving: StoredValue<Vec<RwSignal<Saving>>>,
        index: usize,
    ) {
        let mut next = None;
        sheet.update_value(|sheet| {
            let version = sheet.versions[index];
            if let Some(choice) = sheet.choices.get_mut(&index).filter(|_| !sheet.sending[index]) {
                let base = *choice.base.get_or_insert(version);
                next = Some((sheet.entry.clone(), sheet.ids[index].clone(), choice.clone(), base));
                sheet.sending[index] = true;
                sheet.keep();
            }
        });
        let Some((entry, criterion, choice, base)) = next else { return };
        let show = move |state: Saving| saving.with_value(|saving| saving[index].set(state));
        show(Saving::Sending);
        spawn_local(async move {
            let outcome = save_mark(entry, criterion, choice.steps, base, choice.request.clone()).await;
            let mut again = false;
            sheet.update_value(|sheet| {
                sheet.sending[index] = false;
                let newest = sheet.choices.get(&index).is_none_or(|current| current.request == choice.request);
                match &outcome {
                    Ok(saved) => sheet.versions[index] = saved.version,
                    Err(SaveRefusal::Stale { version, .. }) => sheet.versions[index] = *version,
                    Err(_) => {}
                }
                let done = !matches!(outcome, Err(SaveRefusal::Unavailable | SaveRefusal::SignedOut));
                if newest && done {
                    sheet.choices.remove(&index);
                }
                again = !newest;
                sheet.keep();
            });
            match outcome {
                Ok(saved) => show(Saving::Saved(saved.time)),
                Err(SaveRefusal::Stale { steps, .. }) => {
                    if !again {
                        marks.with_value(|marks| marks[index].set(Some(steps)));
                    }
                    show(Saving::Stale(choice.steps));
                }
                Err(SaveRefusal::SignedOut) => show(Saving::SignedOut),
                Err(SaveRefusal::Unavailable) => show(Saving::Waiting),
                Err(_) => show(Saving::Closed),
            }
            if again {
                send(sheet, marks, saving, index);
            }
        });
    }

    /// Digits mark the criterion in focus (or the first without a mark) and move on; `n` goes to the next entry, `?` to the help.
    fn keys(ids: Vec<String>, steps: Vec<i64>, choose: impl Fn(usize, i64) + Copy + 'static) {
        let _ = window_event_listener(ev::keydown, move |event| {
            let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
            let typing = target.as_ref().is_some_and(|target| {
                let name = target.tag_name();
                name == "TEXTAREA" || name == "SELECT" || (name == "INPUT" && target.get_attribute("type").as_deref() != Some("radio"))
            });
            if typing || event.ctrl_key() || event.meta_key() || event.alt_key() {
                return;
            }
            let group = |index: usize| format!("input[name='mark-{}']", ids[index]);
            let marked = |index: usize| document().query_selector(&format!("{}:checked", group(index))).ok().flatten().is_some();
            let focused = target
                .and_then(|target| target.get_attribute("name"))
                .and_then(|name| ids.iter().position(|id| name == format!("mark-{id}")));
            let focus = |index: usize| {
                let input = document()
                    .query_selector(&format!("{}:checked", group(index)))
                    .ok()
                    .flatten()
                    .or_else(|| document().query_selector(&group(index)).ok().flatten());
                if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok()) {
                    let _ = input.focus();
                }
            };
            let click = |id: &str| {
                if let Some(link) = document().get_element_by_id(id).and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok()) {
                    link.click();
                }
            };
            match event.key().as_str() {
                "n" => click("next-entry"),
                "?" => click("keys-help"),
                "ArrowDown" | "ArrowUp" => {
                    let at = focused.unwrap_or(0);
                    let to = if event.key() == "ArrowDown" { (at + 1).min(ids.len() - 1) } else { at.saturating_sub(1) };
                    event.prevent_default();
                    focus(if focused.is_none() { 0 } else { to });
                }
                key => {
                    let at = focused.unwrap_or_else(|| (0..ids.len()).find(|index| !marked(*index)).unwrap_or(0));
                    // Enter stands for ten, which no single digit is.
                    let step = if key == "Enter" && focused.is_some() { Some(10) } else { key.parse::<i64>().ok() };
                    if let Some(step) = step.filter(|step| (0..=steps[at]).contains(step)) {
                        event.prevent_default();
                        choose(at, step);
                        focus((at + 1).min(ids.len() - 1));
                    }
                }
            }
        });
    }
}
