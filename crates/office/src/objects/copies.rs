//! Copies of objects of a bucket as files of this machine, for what reads a file in parts of its
//! own. A copy has its hash when it appears, so processes that share the folder cannot harm each
//! other; what was not used for the longest time goes where there are too many.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use futures::StreamExt as _;
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt as _;

use crate::{
    Failure, Result,
    objects::{bucket::Bucket, object::place},
};

/// What was handed to somebody is theirs for so long, however many copies there are: longer than
/// anything takes that reads one.
const HELD: Duration = Duration::from_mins(20);

/// The folder of copies.
#[derive(Clone)]
pub(crate) struct Copies {
    folder: PathBuf,
    /// Where one is while it comes.
    incoming: PathBuf,
    most: u64,
}

impl Copies {
    /// In a folder, which must be on the disk of `incoming`; of so many bytes at most, beside what
    /// was used a moment ago.
    pub(crate) const fn new(folder: PathBuf, incoming: PathBuf, most: u64) -> Self {
        Self {
            folder,
            incoming,
            most,
        }
    }

    /// Where the copy of an object lies, which is made where there is none.
    pub(crate) async fn of(&self, bucket: &Bucket, hash: &str) -> Result<PathBuf> {
        let path = self.folder.join(place(hash));
        if use_now(&path) {
            return Ok(path);
        }
        let file = NamedTempFile::new_in(&self.incoming)?;
        let mut writer = tokio::fs::File::from_std(file.reopen()?);
        // Its end comes only where all of it has its hash.
        let mut parts = bucket.read(hash, None).await?;
        while let Some(part) = parts.next().await {
            writer.write_all(&part?).await?;
        }
        writer.flush().await?;
        let (copies, kept) = (self.clone(), path.clone());
        let keeping = move || {
            // Else it could be empty after the power was cut.
            file.as_file().sync_all()?;
            if let Some(folder) = kept.parent() {
                fs::create_dir_all(folder)?;
            }
            // Whoever was faster has made the same.
            file.persist(&kept).map_err(|error| error.error)?;
            copies.make_room()
        };
        tokio::task::spawn_blocking(keeping)
            .await
            .map_err(|error| Failure::Broken(format!("a copy was not kept: {error}")))??;
        Ok(path)
    }

    /// Removes the copies that were not used for the longest time, as long as there are too many.
    fn make_room(&self) -> io::Result<()> {
        let mut copies = Vec::new();
        collect(&self.folder, &mut copies)?;
        let mut bytes: u64 = copies.iter().map(|copy| copy.bytes).sum();
        copies.sort_by_key(|copy| copy.used);
        for copy in copies {
            let held = copy.used.elapsed().is_ok_and(|since| since < HELD);
            if bytes <= self.most || held {
                break;
            }
            // Another process may have removed it.
            if fs::remove_file(&copy.path).is_ok() {
                bytes -= copy.bytes;
            }
        }
        Ok(())
    }
}

struct Copy {
    path: PathBuf,
    bytes: u64,
    used: SystemTime,
}

/// Every file below a folder.
fn collect(folder: &Path, copies: &mut Vec<Copy>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        // Another process may have removed it since.
        let Ok(metadata) = entry.metadata() else {
            continue;
        };
        if metadata.is_dir() {
            collect(&entry.path(), copies)?;
        } else {
            copies.push(Copy {
                path: entry.path(),
                bytes: metadata.len(),
                used: metadata.modified()?,
            });
        }
    }
    Ok(())
}

/// Notes that a copy is used, where there is one.
fn use_now(path: &Path) -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "what is on the disk is as old as its clock says"
    )]
    let now = SystemTime::now();
    fs::File::options()
        .append(true)
        .open(path)
        .and_then(|file| file.set_modified(now))
        .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn aged(path: &Path, by: Duration) {
        #[expect(
            clippy::disallowed_methods,
            reason = "what is on the disk is as old as its clock says"
        )]
        let then = SystemTime::now() - by;
        fs::File::options()
            .append(true)
            .open(path)
            .and_then(|file| file.set_modified(then))
            .expect("its time is set");
    }

    #[test]
    fn what_was_not_used_for_the_longest_time_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join("copies/ab").join(name);
        fs::create_dir_all(at("")).expect("a folder");
        for (name, minutes) in [("oldest", 90), ("older", 60), ("old", 40), ("new", 0)] {
            fs::write(at(name), [0; 100]).expect("written");
            aged(&at(name), Duration::from_mins(minutes));
        }
        let make_room = |most| {
            let copies = Copies::new(folder.path().join("copies"), folder.path().to_owned(), most);
            copies.make_room().expect("room");
            ["oldest", "older", "old", "new"].map(|name| at(name).exists())
        };
        assert_eq!(make_room(400), [true; 4]);
        assert!(use_now(&at("oldest")));
        assert_eq!(make_room(250), [true, false, false, true]);
        assert_eq!(
            make_room(0),
            [true, false, false, true],
            "what was used a moment ago is read by somebody"
        );
        assert!(!use_now(&at("older")));
    }
}
