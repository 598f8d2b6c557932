//! Watching and sending: one save of a form at a time. What the server has not confirmed is kept.

use std::{pin::Pin, time::Duration};

use js_sys::{Function, JsString, Reflect};
use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast as _, wasm_bindgen::JsValue};
use web_sys::{Element, Node, Storage, UrlSearchParams};

use super::{Choice, State};
use crate::actions::SaveRefusal;

type Save = Pin<Box<dyn Future<Output = Result<i64, SaveRefusal>>>>;

/// Seconds after which a form is posted although a save of it has not been answered, and after
/// which one that was posted saves again.
const MAX_WAIT: u32 = 10;
/// Stands in what is kept after the version, where the form was posted with it.
const POSTED: &str = " posted";

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

fn read_property(element: &JsValue, name: &str) -> String {
    Reflect::get(element, &name.into())
        .ok()
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Visits every field in which somebody can write or choose, with its name and whether it is a
/// choice that is on or off.
fn visit_fields(scope: &Element, mut visit: impl FnMut(&JsValue, &str, bool)) {
    let Ok(all) =
        scope.query_selector_all("input[name]:not([type=hidden]), textarea[name], select[name]")
    else {
        return;
    };
    for index in 0..all.length() {
        if let Some(element) = all.get(index).map(JsValue::from) {
            let kind = read_property(&element, "type");
            visit(
                &element,
                &read_property(&element, "name"),
                kind == "checkbox" || kind == "radio",
            );
        }
    }
}

/// Reads what stands in the fields, as a form would post it.
fn read_fields(scope: &Element) -> Option<UrlSearchParams> {
    let fields = UrlSearchParams::new().ok()?;
    visit_fields(scope, |element, name, choice| {
        if !choice
            || Reflect::get(element, &"checked".into()).is_ok_and(|checked| checked.is_truthy())
        {
            fields.append(name, &read_property(element, "value"));
        }
    });
    Some(fields)
}

/// Puts kept texts and choices back where they were made, but for those over which somebody has
/// typed since.
fn fill(scope: &Element, kept: &UrlSearchParams) {
    visit_fields(scope, |element, name, choice| {
        if element
            .dyn_ref::<Element>()
            .is_some_and(|element| element.has_attribute("data-typed"))
        {
            return;
        }
        let _ = if choice {
            let chosen = kept
                .get_all(name)
                .includes(&JsString::from(read_property(element, "value")), 0);
            Reflect::set(element, &"checked".into(), &chosen.into())
        } else {
            Reflect::set(
                element,
                &"value".into(),
                &kept.get(name).unwrap_or_default().into(),
            )
        };
    });
}

/// Writes the version into the plain form as well, for whoever presses its button.
fn carry_version(field: &str, version: i64) {
    if let Ok(Some(input)) = document().query_selector(&format!("input[name={field}]")) {
        let _ = Reflect::set(&input, &"value".into(), &version.to_string().into());
    }
}

/// Says at the head of the page that what was handed in is no longer what stands on it.
fn tell_changed() {
    let Some(line) = document().get_element_by_id("entry-state") else {
        return;
    };
    if let Some(changed) = line.get_attribute("data-changed") {
        line.set_text_content(Some(&changed));
    }
}

/// Watches the fields inside the element with the id `scope`, which is a form or stands in one.
pub(super) fn watch(
    scope: &'static str,
    version_field: &'static str,
    entry: &str,
    version: i64,
    state: RwSignal<State>,
    choice: RwSignal<Option<Choice>>,
    save: impl Fn(&UrlSearchParams, i64) -> Save + 'static,
) {
    let Some(element) = document().get_element_by_id(scope) else {
        return;
    };
    let key = StoredValue::new(format!("certamen {scope} {entry}"));
    let forget = move || {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&key.get_value());
        }
    };
    let version = StoredValue::new(version);
    // Changes are counted: a save is done when nothing changed since it was sent.
    let (changes, seen, sending) = (
        StoredValue::new(0_u64),
        StoredValue::new(0_u64),
        StoredValue::new(false),
    );
    let keep_as = {
        let element = element.clone();
        move |mark: &str| {
            let Some(fields) = read_fields(&element) else {
                return;
            };
            if let Some(storage) = storage() {
                let kept = format!(
                    "{}{mark}\n{}",
                    version.get_value(),
                    String::from(fields.to_string())
                );
                let _ = storage.set_item(&key.get_value(), &kept);
            }
        }
    };
    let keep = {
        let keep_as = keep_as.clone();
        move || keep_as("")
    };
    // What an earlier tab could not send, on top of the version that it had seen.
    let kept = storage().and_then(|storage| storage.get_item(&key.get_value()).ok().flatten());
    let shown = read_fields(&element)
        .map(|fields| String::from(fields.to_string()))
        .unwrap_or_default();
    let kept = kept
        .as_deref()
        .and_then(|kept| kept.split_once('\n'))
        .and_then(|(base, kept)| {
            let posted = base.strip_suffix(POSTED);
            // What the form took with it when it was posted has arrived where it is what the
            // page shows. Anything else may have been saved by somebody else while the post was
            // lost: then the person chooses.
            if kept == shown {
                forget();
            }
            (kept != shown).then(|| (posted.unwrap_or(base), kept))
        });
    if let Some(refused) = element.get_attribute("data-refused") {
        // The page shows what was posted and not taken.
        keep();
        if refused == "stale" {
            state.set(State::Refused(SaveRefusal::StaleText {
                version: version.get_value(),
            }));
        }
    } else if let Some((base, kept)) = kept
        && let Ok(kept) = UrlSearchParams::new_with_str(kept)
    {
        fill(&element, &kept);
        tell_changed();
        let current = version.get_value();
        if base.parse() == Ok(current) {
            changes.set_value(1);
            state.set(State::Changed);
        } else {
            state.set(State::Refused(SaveRefusal::StaleText { version: current }));
        }
    }
    // What was typed before this ran (see the page's own script).
    if element
        .query_selector("[data-typed]")
        .is_ok_and(|found| found.is_some())
    {
        keep();
        tell_changed();
        changes.set_value(1);
        if matches!(state.get_untracked(), State::Unchanged) {
            state.set(State::Changed);
        }
    }
    // The button that was pressed while a save was on its way, and how long it has waited for
    // the answer.
    let pressed = StoredValue::new_local(None::<(JsValue, JsValue)>);
    let (waited, leaving) = (StoredValue::new(0_u32), StoredValue::new(false));
    let post = move || {
        if let Some((form, button)) = pressed.try_update_value(Option::take).flatten() {
            leaving.set_value(true);
            if let Ok(request) = Reflect::get(&form, &"requestSubmit".into())
                .and_then(|found| found.dyn_into::<Function>())
            {
                let _ = request.call1(&form, &button);
            }
        }
    };
    let send = {
        let element = element.clone();
        move || {
            let Some(fields) =
                read_fields(&element).filter(|_| !sending.get_value() && !leaving.get_value())
            else {
                return;
            };
            sending.set_value(true);
            let sent = changes.get_value();
            let outcome = save(&fields, version.get_value());
            spawn_local(async move {
                let outcome = outcome.await;
                sending.set_value(false);
                match outcome {
                    Ok(new) => {
                        version.set_value(new);
                        carry_version(version_field, new);
                        if changes.get_value() == sent {
                            forget();
                            state.set(State::Saved);
                        }
                    }
                    Err(refusal) => state.set(State::Refused(refusal)),
                }
                post();
            });
        }
    };
    let listener = keep.clone();
    let _ = window_event_listener(ev::input, move |event| {
        let inside = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .is_some_and(|target| {
                target
                    .closest(&format!("#{scope}"))
                    .ok()
                    .flatten()
                    .is_some()
            });
        if inside {
            changes.update_value(|changes| *changes += 1);
            listener();
            tell_changed();
            if !matches!(
                state.get_untracked(),
                State::Refused(SaveRefusal::StaleText { .. })
            ) {
                state.set(State::Changed);
            }
        }
    });
    // A form is posted with the version that its last save gave it: none overtakes it, and none
    // is overtaken by it.
    let scope_of = element.clone();
    let _ = window_event_listener(ev::submit, move |event| {
        let Some(form) = event.target().filter(|form| {
            form.dyn_ref::<Node>()
                .is_some_and(|form| form.contains(Some(&scope_of)))
        }) else {
            return;
        };
        if sending.get_value() && !leaving.get_value() {
            event.prevent_default();
            if pressed.with_value(Option::is_none) {
                waited.set_value(0);
            }
            let button = Reflect::get(&event, &"submitter".into()).unwrap_or(JsValue::UNDEFINED);
            pressed.set_value(Some((form.into(), button)));
            return;
        }
        waited.set_value(0);
        leaving.set_value(true);
        keep_as(POSTED);
    });
    // Whoever comes back to a page that the browser kept finds it as it was before it was
    // posted.
    let _ = window_event_listener_untyped("pageshow", move |event| {
        if Reflect::get(&event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
            let _ = window().location().reload();
        }
    });
    Effect::new(move || match choice.get() {
        Some(Choice::Mine) => {
            if let State::Refused(SaveRefusal::StaleText { version: theirs }) =
                state.get_untracked()
            {
                version.set_value(theirs);
                carry_version(version_field, theirs);
                changes.update_value(|changes| *changes += 1);
                keep();
                state.set(State::Changed);
            }
            choice.set(None);
        }
        Some(Choice::Theirs) => {
            forget();
            let _ = window().location().reload();
        }
        None => {}
    });
    let _ = set_interval_with_handle(
        move || {
            waited.update_value(|waited| *waited += 1);
            if waited.get_value() > MAX_WAIT {
                // Still here: nothing came of the last post, so that saving goes on; or the
                // save does not come back.
                leaving.set_value(false);
                post();
            }
            // Sent when a second has passed without a change, and tried again while the server
            // cannot be reached.
            let now = changes.get_value();
            let quiet = seen.get_value() == now;
            seen.set_value(now);
            let open = matches!(
                state.get_untracked(),
                State::Changed | State::Refused(SaveRefusal::Unavailable | SaveRefusal::SignedOut)
            );
            if quiet && open && now > 0 {
                send();
            }
        },
        Duration::from_secs(1),
    );
}
