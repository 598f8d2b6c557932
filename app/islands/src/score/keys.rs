//! Keys of the score sheet: arrows move the focus among the steps of a criterion and mark nothing,
//! Enter gives the step that has it (Space does so by itself), a digit counts on the criterion that
//! has it; `n` goes to the next entry, `?` to the help.

use leptos::{ev, prelude::*, wasm_bindgen::JsCast as _};
use web_sys::{HtmlElement, KeyboardEvent};

use super::MarkField;

/// What `public/keys.js` keeps in storage where the keys of one character are turned off.
const KEYS: &str = "certamen keys";
const OFF: &str = "off";

/// A criterion that keys mark.
struct KeyedField {
    field: MarkField,
    id: String,
    /// Highest step.
    most: i64,
}

/// Listens to the keys of the page; `mark` gives a step.
pub(super) fn listen(fields: Vec<MarkField>, mark: impl Fn(MarkField, i64) + 'static) {
    let fields: Vec<KeyedField> = fields
        .into_iter()
        .map(|field| {
            let (id, most) = field
                .criterion
                .with_value(|criterion| (criterion.id.clone(), criterion.highest));
            KeyedField { field, id, most }
        })
        .collect();
    // The number that was typed last, with the place of its criterion.
    let typed = StoredValue::new(None);
    let _ = window_event_listener(ev::keydown, move |event| {
        let before: Option<(usize, i64)> = typed.get_value();
        typed.set_value(None);
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlElement>().ok());
        if !is_plain(&event) || target.as_ref().is_some_and(takes_keys) {
            return;
        }
        let focused = target.and_then(|target| find_focused(&fields, &target));
        let key = event.key();
        match (key.as_str(), focused) {
            ("ArrowRight" | "ArrowDown" | "ArrowLeft" | "ArrowUp", Some((at, step))) => {
                let KeyedField { id, most, .. } = &fields[at];
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
                mark(fields[at].field, step);
            }
            ("n", _) if uses_single_keys() && !event.repeat() => click("next-entry"),
            ("?", _) if uses_single_keys() && !event.repeat() => {
                event.prevent_default();
                click("keys-help");
            }
            (_, Some((at, step))) if uses_single_keys() => {
                let KeyedField { field, id, most } = &fields[at];
                let before = before
                    .filter(|before| *before == (at, step))
                    .map(|(_, number)| number);
                let digit = key.parse::<i64>().ok().filter(|_| key.len() == 1);
                if let Some(number) = digit.and_then(|digit| append(before, digit, *most)) {
                    event.prevent_default();
                    mark(*field, number);
                    focus_step(id, number);
                    typed.set_value(Some((at, number)));
                }
            }
            _ => {}
        }
    });
}

/// Whether keys of one character do anything, as this browser keeps it.
fn uses_single_keys() -> bool {
    let storage = window().local_storage().ok().flatten();
    storage
        .and_then(|storage| storage.get_item(KEYS).ok().flatten())
        .is_none_or(|kept| kept != OFF)
}

/// Whether a key stands for itself: not part of a composed letter, nor of a browser's shortcut.
fn is_plain(event: &KeyboardEvent) -> bool {
    !(event.is_composing()
        || event.key() == "Process"
        || event.ctrl_key()
        || event.meta_key()
        || event.alt_key())
}

/// Whether what has the focus takes every key for itself: a field that is typed in, or an open
/// dialog.
fn takes_keys(target: &HtmlElement) -> bool {
    let name = target.tag_name();
    let radio = name == "INPUT" && target.get_attribute("type").as_deref() == Some("radio");
    let typed = ["TEXTAREA", "SELECT", "INPUT"].contains(&name.as_str()) && !radio;
    typed
        || target.is_content_editable()
        || document()
            .query_selector("dialog[open]")
            .is_ok_and(|found| found.is_some())
}

/// The criterion of which a step has the focus, by its place, and that step.
fn find_focused(fields: &[KeyedField], target: &HtmlElement) -> Option<(usize, i64)> {
    let name = target.get_attribute("name")?;
    let at = fields
        .iter()
        .position(|field| name == format!("mark-{}", field.id))?;
    Some((at, target.get_attribute("value")?.parse().ok()?))
}

/// The number that a digit makes: behind the one that was typed just before in the same criterion,
/// or of its own.
fn append(before: Option<i64>, digit: i64, most: i64) -> Option<i64> {
    let behind = before
        .map(|before| before * 10 + digit)
        .filter(|number| *number <= most);
    behind.or_else(|| (digit <= most).then_some(digit))
}

/// Gives one step of a criterion the focus; nothing is marked.
pub(super) fn focus_step(criterion: &str, step: i64) {
    let input = document()
        .query_selector(&format!("input[name='mark-{criterion}'][value='{step}']"))
        .ok()
        .flatten();
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
        let _ = input.focus();
    }
}

fn click(id: &str) {
    if let Some(link) = document()
        .get_element_by_id(id)
        .and_then(|link| link.dyn_into::<HtmlElement>().ok())
    {
        link.click();
    }
}
