//! How much somebody may send and keep, and how much of the disk stays free for what must always be
//! written: every limit on what is stored stands here.
//!
//! What no row names any more counts for nothing but the day on which it was sent, and is swept a
//! day later: replaced and refused files hold at most what a day allows.

use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use contest::{EntryId, Timestamp, entry::MEGABYTE, timestamp::DAY};
use sqlx::AnyConnection;

use crate::{
    Call, Office, Person, Problem, Refusal, Result,
    entries::drafts::{DraftFile, FileRole},
    storage::Change,
};

/// Over which what is sent is counted.
const COUNTED: Duration = DAY;

/// How much somebody may send and keep; see the settings of the server for what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotas {
    /// Most bytes that a team, and each person, sends in a day.
    pub daily_bytes: u64,
    /// Most bytes that are kept for the teams of a person in a call: drafts and all hand-ins.
    pub kept_bytes: u64,
    /// Most hand-ins of an entry in a day.
    pub daily_hand_ins: u32,
    /// Bytes of the disk that no file takes: marks are saved there as long as they last.
    pub free_bytes: u64,
}

impl Default for Quotas {
    /// A full entry (eleven files of 50 MB) can be sent three times a day and kept five times.
    fn default() -> Self {
        Self {
            daily_bytes: 2_000 * MEGABYTE,
            kept_bytes: 3_000 * MEGABYTE,
            daily_hand_ins: 30,
            free_bytes: 500 * MEGABYTE,
        }
    }
}

/// What a member can still send and keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// What there is in all.
    pub quotas: Quotas,
    /// Bytes that can be sent today.
    pub daily_bytes: u64,
    /// Bytes that can be kept.
    pub kept_bytes: u64,
    /// Hand-ins of today.
    pub daily_hand_ins: u32,
}

/// How full the disk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiskState {
    /// Bytes that are free.
    pub free: u64,
    /// Bytes that no file takes.
    pub floor: u64,
}

impl DiskState {
    /// Whether files are refused.
    #[must_use]
    pub const fn is_low(self) -> bool {
        self.free < self.floor
    }
}

/// The disk below some folders.
#[derive(Clone, Debug)]
pub(crate) struct Disk {
    folders: Arc<[PathBuf]>,
    floor: u64,
}

impl Disk {
    pub(crate) fn new(folders: impl IntoIterator<Item = PathBuf>, floor: u64) -> Self {
        Self {
            folders: folders.into_iter().collect(),
            floor,
        }
    }

    /// The fullest of its folders; `None` where the system does not tell.
    pub(crate) fn state(&self) -> Option<DiskState> {
        let free = |folder: &PathBuf| {
            let found = rustix::fs::statvfs(Path::new(folder)).ok()?;
            Some(found.f_bavail.saturating_mul(found.f_frsize))
        };
        let free = self.folders.iter().filter_map(free).min()?;
        Some(DiskState {
            free,
            floor: self.floor,
        })
    }

    /// Lets a file be written that leaves what must stay free.
    ///
    /// # Errors
    ///
    /// [`Refusal::DiskLow`].
    pub(crate) fn check(&self) -> Result<()> {
        match self.state() {
            Some(state) if state.is_low() => Err(Refusal::DiskLow.into()),
            _ => Ok(()),
        }
    }
}

/// Something that was sent: when, and how many bytes.
type Sent = (i64, i64);

fn sum(sent: &[Sent]) -> u64 {
    sent.iter()
        .map(|(_, bytes)| u64::try_from(*bytes).unwrap_or(0))
        .sum()
}

/// When so many bytes can be sent, of what was sent, the oldest first.
fn find_moment(sent: &[Sent], bytes: u64, most: u64, now: Timestamp) -> Timestamp {
    let mut left = sum(sent);
    let mut moment = now;
    for (at, sent) in sent {
        if left.saturating_add(bytes) <= most {
            break;
        }
        left = left.saturating_sub(u64::try_from(*sent).unwrap_or(0));
        moment = Timestamp(*at).plus(COUNTED);
    }
    moment
}

/// What one person, and what all members of a team, sent within a day, the oldest first.
async fn read_sent(
    connection: &mut AnyConnection,
    (person, entry): (&Person, &EntryId),
    now: Timestamp,
) -> Result<[Vec<Sent>; 2]> {
    let since = now.minus(COUNTED).0;
    let of_person = sqlx::query_as(
        "SELECT at, bytes
         FROM received
         WHERE person = $1
           AND at > $2
         ORDER BY at",
    )
    .bind(&person.id)
    .bind(since)
    .fetch_all(&mut *connection)
    .await?;
    let of_team = sqlx::query_as(
        "SELECT at, bytes
         FROM received
         WHERE entry = $1
           AND at > $2
         ORDER BY at",
    )
    .bind(entry)
    .bind(since)
    .fetch_all(&mut *connection)
    .await?;
    Ok([of_person, of_team])
}

/// Bytes of everything that is kept for the teams in which a person ever took part in a call. What
/// is there twice counts once; a new cover of an entry takes the old one's place.
async fn read_kept(
    connection: &mut AnyConnection,
    (person, call): (&Person, &Call),
    replaced: Option<&EntryId>,
) -> Result<u64> {
    let mut kept: HashMap<String, i64> = HashMap::new();
    let drafts: Vec<(EntryId, String, String, i64)> = sqlx::query_as(
        "SELECT entry_file.entry, entry_file.role, entry_file.hash, entry_file.bytes
         FROM entry_file
         JOIN entry ON entry.id = entry_file.entry
         JOIN took_part ON took_part.team = entry.team
         WHERE took_part.person = $1
           AND took_part.call = $2",
    )
    .bind(&person.id)
    .bind(&call.id)
    .fetch_all(&mut *connection)
    .await?;
    for (entry, role, hash, bytes) in drafts {
        if role == "cover" && replaced == Some(&entry) {
            continue;
        }
        kept.insert(hash, bytes);
    }
    let handed_in: Vec<String> = sqlx::query_scalar(
        "SELECT revision.files
         FROM revision
         JOIN entry ON entry.id = revision.entry
         JOIN took_part ON took_part.team = entry.team
         WHERE took_part.person = $1
           AND took_part.call = $2",
    )
    .bind(&person.id)
    .bind(&call.id)
    .fetch_all(&mut *connection)
    .await?;
    // Most hand-ins have the files of the one before.
    for files in handed_in.into_iter().collect::<HashSet<_>>() {
        for file in serde_json::from_str::<Vec<DraftFile>>(&files)? {
            kept.insert(file.hash, file.bytes);
        }
    }
    Ok(kept
        .values()
        .map(|bytes| u64::try_from(*bytes).unwrap_or(0))
        .sum())
}

/// When the hand-ins of an entry within a day were, the oldest first.
async fn read_hand_ins(
    connection: &mut AnyConnection,
    entry: &EntryId,
    now: Timestamp,
) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT submitted_at
         FROM revision
         WHERE entry = $1
           AND submitted_at > $2
         ORDER BY submitted_at",
    )
    .bind(entry)
    .bind(now.minus(COUNTED).0)
    .fetch_all(&mut *connection)
    .await?)
}

impl Office {
    /// How full the disk is on which files are kept; `None` where the system does not tell.
    #[must_use]
    pub fn disk_state(&self) -> Option<DiskState> {
        self.files.disk().state()
    }

    /// What a member of a team can still send, keep and hand in.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn room_of(
        &self,
        person: &Person,
        (call, entry): (&Call, &EntryId),
        now: Timestamp,
    ) -> Result<Room> {
        let quotas = self.settings.quotas;
        let mut reading = self.store.begin_reading().await?;
        let sent = read_sent(&mut reading, (person, entry), now).await?;
        let kept = read_kept(&mut reading, (person, call), None).await?;
        let hand_ins = read_hand_ins(&mut reading, entry, now).await?.len();
        let most = sent.iter().map(|sent| sum(sent)).max().unwrap_or(0);
        Ok(Room {
            quotas,
            daily_bytes: quotas.daily_bytes.saturating_sub(most),
            kept_bytes: quotas.kept_bytes.saturating_sub(kept),
            daily_hand_ins: quotas
                .daily_hand_ins
                .saturating_sub(u32::try_from(hand_ins).unwrap_or(u32::MAX)),
        })
    }

    /// Counts a file that has arrived, before it is looked at or kept. The entry is locked.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with what is left, and when it can be sent.
    pub(crate) async fn count_received(
        &self,
        change: &mut Change,
        (person, call, entry): (&Person, &Call, &EntryId),
        (role, bytes): (FileRole, u64),
        now: Timestamp,
    ) -> Result<()> {
        let quotas = self.settings.quotas;
        for sent in read_sent(change, (person, entry), now).await? {
            let used = sum(&sent);
            if used.saturating_add(bytes) > quotas.daily_bytes {
                let problem = Problem::DailyBytes {
                    left: quotas.daily_bytes.saturating_sub(used),
                    again: find_moment(&sent, bytes, quotas.daily_bytes, now),
                };
                return Err(Refusal::field("file", problem));
            }
        }
        let replaced = (role == FileRole::Cover).then_some(entry);
        let kept = read_kept(change, (person, call), replaced).await?;
        if kept.saturating_add(bytes) > quotas.kept_bytes {
            let problem = Problem::KeptBytes {
                left: quotas.kept_bytes.saturating_sub(kept),
                most: quotas.kept_bytes,
            };
            return Err(Refusal::field("file", problem));
        }
        sqlx::query(
            "INSERT INTO received (id, person, entry, bytes, at)
             VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(self.id(now))
        .bind(&person.id)
        .bind(entry)
        .bind(i64::try_from(bytes).unwrap_or(i64::MAX))
        .bind(now.0)
        .execute(&mut **change)
        .await?;
        Ok(())
    }

    /// Lets another hand-in of an entry be made.
    ///
    /// # Errors
    ///
    /// [`Refusal::TooManyHandIns`].
    pub(crate) async fn check_hand_ins(
        &self,
        change: &mut Change,
        entry: &EntryId,
        now: Timestamp,
    ) -> Result<()> {
        let most = self.settings.quotas.daily_hand_ins;
        let made = read_hand_ins(change, entry, now).await?;
        let over = made.len().checked_sub(most as usize);
        match over.and_then(|over| made.get(over)) {
            None => Ok(()),
            Some(first) => Err(Refusal::TooManyHandIns {
                most,
                again: Timestamp(*first).plus(COUNTED),
            }
            .into()),
        }
    }

    /// Forgets what was sent longer ago than it counts.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn forget_received(&self, now: Timestamp) -> Result<()> {
        let mut change = self.store.begin().await?;
        sqlx::query("DELETE FROM received WHERE at <= $1")
            .bind(now.minus(COUNTED).0)
            .execute(&mut *change)
            .await?;
        change.commit_keeping_caches().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_when_enough_of_a_day_is_over() {
        let hour = |hours: u64| Timestamp(0).plus(Duration::from_hours(hours));
        let sent = [(hour(1).0, 30), (hour(2).0, 50), (hour(9).0, 10)];
        let moment = |bytes| find_moment(&sent, bytes, 100, hour(10));
        assert_eq!(moment(10), hour(10));
        assert_eq!(moment(11), hour(25));
        assert_eq!(moment(40), hour(25));
        assert_eq!(moment(41), hour(26));
        assert_eq!(moment(100), hour(33));
        // What never fits is told the end of all that counts.
        assert_eq!(moment(101), hour(33));
    }

    #[test]
    fn a_disk_below_its_floor_takes_no_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let disk = |floor| Disk::new([folder.path().to_owned()], floor);
        assert!(disk(0).check().is_ok());
        assert!(disk(u64::MAX).check().is_err());
        let gone = Disk::new([folder.path().join("gone")], u64::MAX);
        assert!(gone.check().is_ok(), "what is not known stops nobody");
    }
}
