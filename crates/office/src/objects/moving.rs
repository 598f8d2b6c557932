//! The way of files from the folder of one server into a bucket that several share.

use std::path::Path;

use futures::StreamExt as _;
use sha2::{Digest as _, Sha256};

use crate::{
    Failure, Office, Result,
    audit::hex,
    objects::{
        files::hash_file,
        object::{is_hash, place},
    },
};

/// What became of the files of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CopiedFiles {
    /// Files that were copied, and read again where they are kept now.
    pub copied: usize,
    /// Files that were there already, with their content.
    pub there: usize,
    /// Files whose content is not what their name says: they were damaged before, and stay where
    /// they are.
    pub damaged: Vec<String>,
    /// Hashes that a row names, and that are not kept now.
    pub missing: Vec<String>,
}

impl Office {
    /// Copies every file that lies in the folder of a server, as the setting `files` named it, to
    /// where files are kept now. Each is read again from there and compared. Nothing is removed;
    /// what was begun and cut off is begun again.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be read, or what keeps files fails; what was copied stays.
    pub async fn copy_files(&self, folder: &Path) -> Result<CopiedFiles> {
        let objects = folder.join("objects");
        let listing = objects.clone();
        let hashes = tokio::task::spawn_blocking(move || list_hashes(&listing))
            .await
            .map_err(|error| Failure::Broken(format!("a folder was not read: {error}")))??;
        let mut outcome = CopiedFiles::default();
        for hash in hashes {
            let path = objects.join(place(&hash));
            let hashing = path.clone();
            let (bytes, found) = tokio::task::spawn_blocking(move || hash_file(&hashing))
                .await
                .map_err(|error| Failure::Broken(format!("a file was not hashed: {error}")))??;
            if found != hash {
                outcome.damaged.push(hash);
                continue;
            }
            let kept = self.files.find(&hash).await?;
            let whole = kept.is_some_and(|object| object.bytes == bytes);
            if whole && self.is_kept_whole(&hash).await? {
                outcome.there += 1;
                continue;
            }
            self.files.keep_as(&path, &hash).await?;
            if !self.is_kept_whole(&hash).await? {
                return Err(Failure::Broken(format!(
                    "the file {hash} was copied and is not the same where it is kept"
                )));
            }
            outcome.copied += 1;
        }
        for hash in self.named_objects().await? {
            if self.files.find(&hash).await?.is_none() {
                outcome.missing.push(hash);
            }
        }
        outcome.missing.sort();
        Ok(outcome)
    }

    /// Whether an object, read from where it is kept, has its hash.
    async fn is_kept_whole(&self, hash: &str) -> Result<bool> {
        let mut hasher = Sha256::new();
        let mut parts = self.files.read(hash).await?;
        while let Some(part) = parts.next().await {
            match part {
                Ok(part) => hasher.update(&part),
                Err(error) => {
                    tracing::warn!(hash, %error, "a file is not read to its end");
                    return Ok(false);
                }
            }
        }
        Ok(hex(&hasher.finalize()) == hash)
    }
}

/// The names of the files two folders below a folder.
fn list_hashes(objects: &Path) -> std::io::Result<Vec<String>> {
    let mut hashes = Vec::new();
    for outer in std::fs::read_dir(objects)? {
        for inner in std::fs::read_dir(outer?.path())? {
            for file in std::fs::read_dir(inner?.path())? {
                let name = file?.file_name().to_string_lossy().into_owned();
                // What was cut off on its way has another name.
                if is_hash(&name) {
                    hashes.push(name);
                }
            }
        }
    }
    hashes.sort();
    Ok(hashes)
}
