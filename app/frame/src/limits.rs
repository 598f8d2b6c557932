//! Limits on what strangers can ask for: how long and how large a request may be, and how often
//! something may be tried.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use contest::PersonId;
use office::{ATTEMPTS_TIME, NETWORK_ROOM};

pub use office::Attempt;

/// Most bytes of a form; files have limits of their own.
pub const MAX_FORM_BYTES: usize = 256 * 1024;
/// A whole form may take so many times as long as the server waits for its next byte.
pub const FORM_PATIENCE: u32 = 2;
/// Who reads a table as it is written takes each part of 64 kB within this time.
pub const PART_PATIENCE: Duration = Duration::from_mins(1);
/// Most keys of a kind that are remembered.
const MAX_KEYS: usize = 100_000;

/// Allows so many of something per key in a time, all at once or spread, and asks for the time
/// before it counts. Each key keeps the moment at which it will be as good as new.
pub struct Paces<K> {
    step: Duration,
    burst: u32,
    most: usize,
    keys: HashMap<K, Instant>,
}

impl<K: Hash + Eq> Paces<K> {
    /// `burst` of them in a `time`.
    #[must_use]
    pub fn new(burst: u32, time: Duration) -> Self {
        let burst = burst.max(1);
        Self {
            step: time / burst,
            burst,
            most: MAX_KEYS,
            keys: HashMap::new(),
        }
    }

    /// How long a key is still counted.
    fn time_left(&self, key: &K, now: Instant) -> Duration {
        self.keys
            .get(key)
            .map_or(Duration::ZERO, |new| new.saturating_duration_since(now))
    }

    /// Whether one more is allowed.
    ///
    /// # Errors
    ///
    /// How long it is not.
    pub fn ask(&self, key: &K, now: Instant) -> Result<(), Duration> {
        self.ask_with_room(key, 1, now)
    }

    /// The same for a key that may do so many times as much at once.
    fn ask_with_room(&self, key: &K, times: u32, now: Instant) -> Result<(), Duration> {
        let room = self.step * (self.burst.saturating_mul(times) - 1);
        let held = self.time_left(key, now);
        match held.checked_sub(room) {
            None | Some(Duration::ZERO) => Ok(()),
            Some(wait) => Err(wait),
        }
    }

    /// Counts one.
    pub fn count(&mut self, key: K, now: Instant) {
        let new = now + self.time_left(&key, now) + self.step;
        if self.keys.len() >= self.most && !self.keys.contains_key(&key) {
            self.forget_half(now);
        }
        self.keys.insert(key, new);
    }

    /// Forgets keys that are as good as new.
    pub fn sweep(&mut self, now: Instant) {
        self.keys.retain(|_, new| *new > now);
    }

    /// Makes room for new keys: those as good as new go, and where that is not enough, those that
    /// will be soonest.
    fn forget_half(&mut self, now: Instant) {
        self.sweep(now);
        let half = self.most / 2;
        if self.keys.len() > half {
            let mut moments: Vec<Instant> = self.keys.values().copied().collect();
            let (_, middle, _) = moments.select_nth_unstable(self.keys.len() - half);
            let middle = *middle;
            self.keys.retain(|_, new| *new > middle);
        }
    }
}

/// Lets one thing be done at a time for each key.
pub struct Ones<K: Hash + Eq>(Mutex<HashSet<K>>);

impl<K: Hash + Eq> Default for Ones<K> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

/// Something that is being done; it has ended when this is gone.
pub struct One<'o, K: Hash + Eq> {
    ones: &'o Ones<K>,
    key: K,
}

impl<K: Hash + Eq + Clone> Ones<K> {
    /// Begins, unless something is being done for the key.
    #[must_use]
    pub fn begin(&self, key: K) -> Option<One<'_, K>> {
        let begun = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(key.clone());
        begun.then(|| One { ones: self, key })
    }

    /// Begins as soon as nothing is being done for the key; `None` where that takes too long.
    pub async fn wait(&self, key: K, patience: Duration) -> Option<One<'_, K>> {
        let waiting = async {
            loop {
                if let Some(one) = self.begin(key.clone()) {
                    return one;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(patience, waiting).await.ok()
    }
}

impl<K: Hash + Eq> Drop for One<'_, K> {
    fn drop(&mut self) {
        self.ones
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.key);
    }
}

/// What a form does that somebody sends; each has a pace of its own. Every address that takes a
/// form is one of them, also one that is new: there is no other way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pace {
    /// Saves what somebody works on: a sheet, a choice between two entries, a draft.
    Save,
    /// Brings a file.
    File,
    /// May lead to mails.
    Mail,
    /// Anything else.
    Change,
}

impl Pace {
    /// How many times the saves of a second, in which time. A school's worth of people behind one
    /// address signs in and out at once; nobody by hand comes near these.
    const fn allowance(self) -> (u32, Duration) {
        match self {
            Self::Save => (1, Duration::from_secs(1)),
            Self::File => (4, ATTEMPTS_TIME),
            Self::Mail => (6, ATTEMPTS_TIME),
            Self::Change => (20, ATTEMPTS_TIME),
        }
    }

    /// What a form does that is sent to an address, by its path behind the language. One that
    /// `streams` brings a file.
    #[must_use]
    pub fn of(path: &str, streams: bool) -> Self {
        if streams {
            return Self::File;
        }
        let words: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match words[..] {
            ["api" | "entry", _] | ["jury", ..] | [_, _, "jury", ..] => Self::Save,
            ["entry", _, "hand-in"]
            | ["join" | "link" | "people" | "reset" | "sign-up", ..]
            | [_, "organisers", ..]
            | [
                _,
                _,
                "organise",
                "calendar" | "jurors" | "letters" | "mails" | "reminders",
                ..,
            ] => Self::Mail,
            _ => Self::Change,
        }
    }
}

/// Who sends forms.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Sender {
    /// Somebody who is signed in, wherever they are.
    Person(PersonId),
    /// Everybody else of a network together.
    Network(IpAddr),
}

/// Counts what is sent, of each kind and sender.
pub struct Forms(Mutex<HashMap<Pace, Paces<Sender>>>, u32);

impl Forms {
    /// So many saves in a second, and what follows from that for all else.
    #[must_use]
    pub fn new(saves_per_second: u32) -> Self {
        Self(Mutex::default(), saves_per_second)
    }

    fn forms(&self) -> std::sync::MutexGuard<'_, HashMap<Pace, Paces<Sender>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one more.
    ///
    /// # Errors
    ///
    /// How long there were too many.
    pub fn take(&self, pace: Pace, sender: Sender, now: Instant) -> Result<(), Duration> {
        let room = match sender {
            Sender::Person(_) => 1,
            Sender::Network(_) => NETWORK_ROOM,
        };
        let (times, time) = pace.allowance();
        let mut forms = self.forms();
        let paces = forms
            .entry(pace)
            .or_insert_with(|| Paces::new(self.1.saturating_mul(times), time));
        paces.ask_with_room(&sender, room, now)?;
        paces.count(sender, now);
        Ok(())
    }

    /// Forgets what is as good as new.
    pub fn sweep(&self, now: Instant) {
        for paces in self.forms().values_mut() {
            paces.sweep(now);
        }
    }
}

/// The time to wait in whole seconds, never none.
#[must_use]
pub const fn round_up(wait: Duration) -> Duration {
    Duration::from_secs(wait.as_secs() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_comes_back_with_time() {
        let (mut paces, now) = (Paces::new(3, Duration::from_secs(30)), Instant::now());
        for _ in 0..3 {
            assert!(paces.ask(&"key", now).is_ok());
            paces.count("key", now);
        }
        assert_eq!(paces.ask(&"key", now), Err(Duration::from_secs(10)));
        assert!(paces.ask(&"key", now + Duration::from_secs(10)).is_ok());
        paces.sweep(now + Duration::from_secs(29));
        assert_eq!(paces.keys.len(), 1);
        paces.sweep(now + Duration::from_secs(30));
        assert!(paces.keys.is_empty());
    }

    #[test]
    fn one_thing_is_done_at_a_time() {
        let ones = Ones::default();
        let first = ones.begin("key");
        assert!(first.is_some() && ones.begin("key").is_none() && ones.begin("other").is_some());
        drop(first);
        assert!(ones.begin("key").is_some());
    }

    #[test]
    fn every_kind_of_form_has_a_pace_of_its_own() {
        let (forms, now) = (Forms::new(2), Instant::now());
        let sender = || Sender::Person(PersonId::new("one"));
        for (pace, most) in [
            (Pace::Save, 2),
            (Pace::File, 8),
            (Pace::Mail, 12),
            (Pace::Change, 40),
        ] {
            for _ in 0..most {
                assert!(forms.take(pace, sender(), now).is_ok(), "{pace:?}");
            }
            let wait = forms.take(pace, sender(), now).expect_err("too many");
            let other = Sender::Person(PersonId::new("other"));
            assert!(forms.take(pace, other, now).is_ok(), "{pace:?}");
            assert!(forms.take(pace, sender(), now + wait).is_ok(), "{pace:?}");
        }
    }

    #[test]
    fn what_is_worked_on_is_saved_faster_than_mails_are_asked_for() {
        for (path, pace) in [
            ("/api/save_draft", Pace::Save),
            ("/jury/1/flag", Pace::Save),
            ("/2027/kobe/jury/pairs", Pace::Save),
            ("/entry/1", Pace::Save),
            ("/entry/1/hand-in", Pace::Mail),
            ("/2027/kobe/organise/jurors/list", Pace::Mail),
            ("/2027/kobe/organise/finalists", Pace::Change),
            ("/2027/kobe/team", Pace::Change),
            ("/account/organisation", Pace::Change),
        ] {
            assert_eq!(Pace::of(path, false), pace, "{path}");
            assert_eq!(Pace::of(path, true), Pace::File, "{path}");
        }
    }

    #[test]
    fn keys_are_bounded_and_the_heaviest_stay() {
        let (mut paces, now) = (Paces::new(3, Duration::from_secs(30)), Instant::now());
        paces.most = 100;
        for _ in 0..3 {
            paces.count(0, now);
        }
        for key in 1..1000 {
            paces.count(key, now);
            assert!(paces.keys.len() <= 100);
        }
        assert!(
            paces.ask(&0, now).is_err(),
            "what tried most is not forgotten for what tried once"
        );
    }
}
