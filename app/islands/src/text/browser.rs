//! Watching and sending: one save of a form at a time. What the server has not confirmed is kept.

use std::{pin::Pin, rc::Rc, time::Duration};

use js_sys::{Function, JsString, Reflect};
use leptos::{ev, prelude::*, task::spawn_local, wasm_bindgen::JsCast as _, wasm_bindgen::JsValue};
use web_sys::{Element, Node, Storage, UrlSearchParams};

use super::{Choice, State};
use crate::actions::SaveRefusal;

type Save = Pin<Box<dyn Future<Output = Result<i64, SaveRefusal>>>>;

/// Saves fields on top of a version; gives the new one.
type SaveFields = dyn Fn(&UrlSearchParams, i64) -> Save;

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

/// The fields of a form and how far they are saved. All of it are handles: a copy watches the same.
#[derive(Clone, Copy)]
struct Watched {
    /// Id of the element that the fields stand in.
    scope: &'static str,
    element: StoredValue<Element, LocalStorage>,
    /// Name of the field that carries the version in the plain form.
    version_field: &'static str,
    /// Name under which the browser keeps what was not confirmed.
    key: StoredValue<String>,
    version: StoredValue<i64>,
    state: RwSignal<State>,
    save: StoredValue<Rc<SaveFields>, LocalStorage>,
    /// Changes are counted: a save is done when nothing changed since it was sent.
    changes: StoredValue<u64>,
    /// How many changes there were a second ago.
    seen: StoredValue<u64>,
    sending: StoredValue<bool>,
    /// The form and its button that was pressed while a save was on its way.
    pressed: StoredValue<Option<(JsValue, JsValue)>, LocalStorage>,
    /// Seconds for which it has waited for the answer.
    waited: StoredValue<u32>,
    leaving: StoredValue<bool>,
}

impl Watched {
    fn read(self) -> Option<UrlSearchParams> {
        read_fields(&self.element.get_value())
    }

    fn keep(self) {
        self.keep_as("");
    }

    /// Keeps what stands in the fields with the version that it was made from, and a mark.
    fn keep_as(self, mark: &str) {
        let (Some(fields), Some(storage)) = (self.read(), storage()) else {
            return;
        };
        let kept = format!(
            "{}{mark}\n{}",
            self.version.get_value(),
            String::from(fields.to_string())
        );
        let _ = storage.set_item(&self.key.get_value(), &kept);
    }

    fn forget(self) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(&self.key.get_value());
        }
    }

    /// What an earlier tab could not send, after the version that it had seen.
    fn read_kept(self) -> Option<(String, String)> {
        let kept = storage()?.get_item(&self.key.get_value()).ok().flatten()?;
        let (base, kept) = kept.split_once('\n')?;
        let shown = self.read().map(|fields| String::from(fields.to_string()));
        // What the form took with it when it was posted has arrived where it is what the page
        // shows. Anything else may have been saved by somebody else while the post was lost: then
        // the person chooses.
        if kept == shown.unwrap_or_default() {
            self.forget();
            return None;
        }
        let base = base.strip_suffix(POSTED).unwrap_or(base);
        Some((base.to_owned(), kept.to_owned()))
    }

    /// Begins with what the page shows, or with what was kept.
    fn begin(self) {
        let kept = self.read_kept();
        if let Some(refused) = self.element.get_value().get_attribute("data-refused") {
            // The page shows what was posted and not taken.
            self.keep();
            if refused == "stale" {
                self.refuse_stale(self.version.get_value());
            }
        } else if let Some((base, kept)) = kept
            && let Ok(kept) = UrlSearchParams::new_with_str(&kept)
        {
            self.put_back(&base, &kept);
        }
        self.take_typed_before();
    }

    /// Puts back what was kept on top of the version `base`.
    fn put_back(self, base: &str, kept: &UrlSearchParams) {
        fill(&self.element.get_value(), kept);
        tell_changed();
        let current = self.version.get_value();
        if base.parse() == Ok(current) {
            self.changes.set_value(1);
            self.state.set(State::Changed);
        } else {
            self.refuse_stale(current);
        }
    }

    /// Takes what was typed before this ran (see the page's own script).
    fn take_typed_before(self) {
        let typed = self.element.get_value().query_selector("[data-typed]");
        if !typed.is_ok_and(|found| found.is_some()) {
            return;
        }
        self.keep();
        tell_changed();
        self.changes.set_value(1);
        if matches!(self.state.get_untracked(), State::Unchanged) {
            self.state.set(State::Changed);
        }
    }

    fn refuse_stale(self, version: i64) {
        self.state
            .set(State::Refused(SaveRefusal::StaleText { version }));
    }

    /// Goes on from the version that the server has.
    fn carry(self, version: i64) {
        self.version.set_value(version);
        carry_version(self.version_field, version);
    }

    /// Posts the form whose button was pressed while a save was on its way.
    fn post(self) {
        let pressed = self.pressed.try_update_value(Option::take).flatten();
        if let Some((form, button)) = pressed {
            self.leaving.set_value(true);
            if let Ok(request) = Reflect::get(&form, &"requestSubmit".into())
                .and_then(|found| found.dyn_into::<Function>())
            {
                let _ = request.call1(&form, &button);
            }
        }
    }

    /// Sends what stands in the fields, unless something is on its way.
    fn send(self) {
        if self.sending.get_value() || self.leaving.get_value() {
            return;
        }
        let Some(fields) = self.read() else {
            return;
        };
        self.sending.set_value(true);
        let sent = self.changes.get_value();
        let outcome = (self.save.get_value())(&fields, self.version.get_value());
        spawn_local(async move {
            let outcome = outcome.await;
            self.sending.set_value(false);
            match outcome {
                Ok(new) => {
                    self.carry(new);
                    if self.changes.get_value() == sent {
                        self.forget();
                        self.state.set(State::Saved);
                    }
                }
                Err(refusal) => self.state.set(State::Refused(refusal)),
            }
            self.post();
        });
    }

    /// Keeps what is typed as it is typed.
    fn listen_to_typing(self) {
        let _ = window_event_listener(ev::input, move |event| {
            let inside = event
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|target| target.closest(&format!("#{}", self.scope)).ok().flatten());
            if inside.is_none() {
                return;
            }
            self.changes.update_value(|changes| *changes += 1);
            self.keep();
            tell_changed();
            let stale = matches!(
                self.state.get_untracked(),
                State::Refused(SaveRefusal::StaleText { .. })
            );
            if !stale {
                self.state.set(State::Changed);
            }
        });
    }

    /// Lets a form be posted with the version that its last save gave it: none overtakes it, and
    /// none is overtaken by it.
    fn listen_to_posting(self) {
        let _ = window_event_listener(ev::submit, move |event| {
            let Some(form) = event.target().filter(|form| {
                form.dyn_ref::<Node>()
                    .is_some_and(|form| form.contains(Some(&self.element.get_value())))
            }) else {
                return;
            };
            if self.sending.get_value() && !self.leaving.get_value() {
                event.prevent_default();
                if self.pressed.with_value(Option::is_none) {
                    self.waited.set_value(0);
                }
                let button =
                    Reflect::get(&event, &"submitter".into()).unwrap_or(JsValue::UNDEFINED);
                self.pressed.set_value(Some((form.into(), button)));
                return;
            }
            self.waited.set_value(0);
            self.leaving.set_value(true);
            self.keep_as(POSTED);
        });
    }

    /// Does what a person chose where another save came first.
    fn follow(self, choice: RwSignal<Option<Choice>>) {
        Effect::new(move || match choice.get() {
            Some(Choice::Mine) => {
                if let State::Refused(SaveRefusal::StaleText { version: theirs }) =
                    self.state.get_untracked()
                {
                    self.carry(theirs);
                    self.changes.update_value(|changes| *changes += 1);
                    self.keep();
                    self.state.set(State::Changed);
                }
                choice.set(None);
            }
            Some(Choice::Theirs) => {
                self.forget();
                let _ = window().location().reload();
            }
            None => {}
        });
    }

    /// What is done every second.
    fn tick(self) {
        self.waited.update_value(|waited| *waited += 1);
        if self.waited.get_value() > MAX_WAIT {
            // Still here: nothing came of the last post, so that saving goes on; or the save does
            // not come back.
            self.leaving.set_value(false);
            self.post();
        }
        // Sent when a second has passed without a change, and tried again while the server cannot
        // be reached.
        let now = self.changes.get_value();
        let quiet = self.seen.get_value() == now;
        self.seen.set_value(now);
        let open = matches!(
            self.state.get_untracked(),
            State::Changed | State::Refused(SaveRefusal::Unavailable | SaveRefusal::SignedOut)
        );
        if quiet && open && now > 0 {
            self.send();
        }
    }
}

/// Loads a page again to which somebody comes back and that the browser kept as it was before its
/// form was posted.
fn reload_when_shown_again() {
    let _ = window_event_listener_untyped("pageshow", move |event| {
        if Reflect::get(&event, &"persisted".into()).is_ok_and(|persisted| persisted.is_truthy()) {
            let _ = window().location().reload();
        }
    });
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
    let save: Rc<SaveFields> = Rc::new(save);
    let watched = Watched {
        scope,
        element: StoredValue::new_local(element),
        version_field,
        key: StoredValue::new(format!("certamen {scope} {entry}")),
        version: StoredValue::new(version),
        state,
        save: StoredValue::new_local(save),
        changes: StoredValue::new(0),
        seen: StoredValue::new(0),
        sending: StoredValue::new(false),
        pressed: StoredValue::new_local(None),
        waited: StoredValue::new(0),
        leaving: StoredValue::new(false),
    };
    watched.begin();
    watched.listen_to_typing();
    watched.listen_to_posting();
    reload_when_shown_again();
    watched.follow(choice);
    let _ = set_interval_with_handle(move || watched.tick(), Duration::from_secs(1));
}
