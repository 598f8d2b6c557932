//! Sending: one save at a time per mark, the newest choice waits. What is not yet on the server
//! lies in local storage.

use std::{collections::HashMap, time::Duration};

use leptos::{ev, prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use super::{MarkField, Saving, keys};
use crate::actions::{SaveRefusal, SavedMark, save_mark};

/// A choice that the server has not confirmed. Its request's name stays the same until it has,
/// so that a save whose answer was lost is not made twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Choice {
    steps: i64,
    request: String,
    /// The version it was based on when it was first sent.
    base: Option<i64>,
}

/// What is to be sent of one mark.
#[derive(Clone, Debug)]
pub(super) struct Outbox {
    /// The version that the server has, as far as this browser knows.
    version: i64,
    choice: Option<Choice>,
    sending: bool,
}

impl Outbox {
    pub(super) const fn new(version: i64) -> Self {
        Self {
            version,
            choice: None,
            sending: false,
        }
    }

    /// Begins a save, unless one is under way or nothing is to be saved: the choice, and the
    /// version that it is based on.
    fn begin(&mut self) -> Option<(Choice, i64)> {
        if self.sending {
            return None;
        }
        let choice = self.choice.as_mut()?;
        let base = *choice.base.get_or_insert(self.version);
        self.sending = true;
        Some((choice.clone(), base))
    }

    /// Notes what became of a save. Whether something else was chosen meanwhile, which is to be
    /// sent now.
    fn end(&mut self, sent: &Choice, outcome: &Result<SavedMark, SaveRefusal>) -> bool {
        self.sending = false;
        match outcome {
            Ok(saved) => self.version = saved.version,
            Err(SaveRefusal::Stale { version, .. }) => self.version = *version,
            Err(_) => {}
        }
        let newest = self
            .choice
            .as_ref()
            .is_none_or(|choice| choice.request == sent.request);
        let done = !matches!(
            outcome,
            Err(SaveRefusal::Unavailable | SaveRefusal::SignedOut)
        );
        if newest && done {
            self.choice = None;
        }
        !newest
    }
}

/// A sheet whose marks are saved.
#[derive(Clone, Copy)]
struct Sheet {
    entry: StoredValue<String>,
    fields: StoredValue<Vec<MarkField>>,
    /// The mark that was saved last.
    last: RwSignal<Option<MarkField>>,
    /// How many choices were made.
    counter: StoredValue<u64>,
}

/// Sends what an earlier tab could not, and listens to keys. Answers with what chooses a step.
pub(super) fn start(
    entry: String,
    fields: Vec<MarkField>,
    last: RwSignal<Option<MarkField>>,
    open: bool,
) -> impl Fn(MarkField, i64) + Copy + Send + Sync {
    let sheet = Sheet {
        entry: StoredValue::new(entry),
        fields: StoredValue::new(fields.clone()),
        last,
        counter: StoredValue::new(0),
    };
    if open {
        sheet.resume();
        let retry = move || sheet.send_all();
        let _ = window_event_listener(ev::online, move |_| retry());
        let _ = set_interval_with_handle(retry, Duration::from_secs(3));
    }
    // A mark that stands is not saved again; on a sheet that is closed nothing has the focus that
    // could be marked.
    keys::listen(fields, move |field: MarkField, steps: i64| {
        if field.mark.get_untracked() != Some(steps) {
            sheet.choose(field, steps);
        }
    });
    move |field: MarkField, steps: i64| sheet.choose(field, steps)
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

impl Sheet {
    /// The name under which choices are kept.
    fn key(self) -> String {
        self.entry
            .with_value(|entry| format!("certamen sheet {entry}"))
    }

    /// Keeps the unconfirmed choices where a closed tab does not lose them.
    fn keep(self) {
        let Some(storage) = storage() else {
            return;
        };
        let choices: HashMap<String, Choice> = self
            .fields
            .get_value()
            .into_iter()
            .filter_map(|field| {
                let choice = field.outbox.with_value(|outbox| outbox.choice.clone())?;
                Some((field.id(), choice))
            })
            .collect();
        let _ = if choices.is_empty() {
            storage.remove_item(&self.key())
        } else {
            storage.set_item(
                &self.key(),
                &leptos::serde_json::to_string(&choices).unwrap_or_default(),
            )
        };
    }

    /// Reads the choices that an earlier tab could not send.
    fn read_kept(self) -> Vec<(MarkField, Choice)> {
        let text = storage()
            .and_then(|storage| storage.get_item(&self.key()).ok().flatten())
            .unwrap_or_default();
        let mut choices: HashMap<String, Choice> =
            leptos::serde_json::from_str(&text).unwrap_or_default();
        self.fields
            .get_value()
            .into_iter()
            .filter_map(|field| Some((field, choices.remove(&field.id())?)))
            .collect()
    }

    /// Sends what an earlier tab could not, and what was chosen before this ran (see the page's own
    /// script).
    fn resume(self) {
        for (field, choice) in self.read_kept() {
            field.mark.set(Some(choice.steps));
            field
                .outbox
                .update_value(|outbox| outbox.choice = Some(choice));
            self.send(field);
        }
        for field in self.fields.get_value() {
            if let Some(steps) = field.read_early() {
                self.choose(field, steps);
            }
        }
    }

    /// Marks a step and saves it.
    fn choose(self, field: MarkField, steps: i64) {
        field.mark.set(Some(steps));
        let choice = Choice {
            steps,
            request: self.name_request(),
            base: None,
        };
        field
            .outbox
            .update_value(|outbox| outbox.choice = Some(choice));
        self.keep();
        self.send(field);
    }

    /// Makes a name that no other request has.
    fn name_request(self) -> String {
        self.counter.update_value(|counter| *counter += 1);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "part of a name only"
        )]
        let request = format!(
            "{:x}-{:x}-{:x}",
            js_sys::Date::now() as u64,
            (js_sys::Math::random() * 4_294_967_296.0) as u64,
            self.counter.get_value()
        );
        request
    }

    /// Sends every choice that waits.
    fn send_all(self) {
        for field in self.fields.get_value() {
            self.send(field);
        }
    }

    /// Sends the choice that was made last, where none is under way.
    fn send(self, field: MarkField) {
        let begun = field.outbox.try_update_value(Outbox::begin).flatten();
        let Some((choice, base)) = begun else {
            return;
        };
        self.keep();
        // One that waits is tried every few seconds: that is told once.
        if !matches!(
            field.saving.get_untracked(),
            Saving::Waiting | Saving::SignedOut
        ) {
            field.saving.set(Saving::Sending);
        }
        let (entry, criterion) = (self.entry.get_value(), field.id());
        spawn_local(async move {
            let outcome =
                save_mark(entry, criterion, choice.steps, base, choice.request.clone()).await;
            let again = field
                .outbox
                .try_update_value(|outbox| outbox.end(&choice, &outcome))
                .unwrap_or(false);
            self.keep();
            self.show(field, choice.steps, outcome, again);
            if again {
                self.send(field);
            }
        });
    }

    /// Shows what became of a save of `steps`. Where something else was chosen meanwhile, that
    /// choice stays.
    fn show(
        self,
        field: MarkField,
        steps: i64,
        outcome: Result<SavedMark, SaveRefusal>,
        chosen_since: bool,
    ) {
        let saving = match outcome {
            Ok(saved) => {
                self.last.set(Some(field));
                Saving::Saved {
                    time: saved.time,
                    steps,
                }
            }
            Err(SaveRefusal::Stale { steps: kept, .. }) => {
                if !chosen_since {
                    field.mark.set(Some(kept));
                }
                Saving::Stale {
                    kept,
                    chosen: steps,
                }
            }
            Err(SaveRefusal::SignedOut) => Saving::SignedOut,
            Err(SaveRefusal::Unavailable) => Saving::Waiting,
            Err(_) => Saving::Closed,
        };
        field.saving.set(saving);
    }
}

impl MarkField {
    /// The id of its criterion.
    fn id(self) -> String {
        self.criterion.with_value(|criterion| criterion.id.clone())
    }

    /// Reads the step that was chosen before the browser part ran.
    fn read_early(self) -> Option<i64> {
        let id = self.id();
        document()
            .query_selector(&format!("input[name='mark-{id}'][data-typed]:checked"))
            .ok()
            .flatten()?
            .get_attribute("value")?
            .parse()
            .ok()
    }
}
