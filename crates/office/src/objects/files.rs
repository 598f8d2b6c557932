//! Files: received to disk with a limit, looked at, then kept under the hash of their content.
//!
//! The order is temporary file, fsync, object, then the row. A row never names what is not there;
//! an object that no row names is swept. Where they are kept, in a folder or in a bucket, stands in
//! [`store`](super::store).

use std::{
    collections::HashMap,
    io::Read as _,
    ops::Range,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use contest::text::is_unwritable;
use futures::{Stream, StreamExt as _, future::BoxFuture};
use media_spec::{Finding, Kind, Taken};
use object_store::local::LocalFileSystem;
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;
use tokio::io::AsyncWriteExt as _;

use crate::{
    Failure, OpenError, Problem, Refusal, Result, Settings,
    audit::hex,
    objects::{
        bucket::Bucket,
        copies::Copies,
        object::{Object, place},
        preview::Preview,
        quotas::Disk,
        store::Store,
        sweeping::SWEEP_AFTER,
    },
};

/// The disk is looked at after so many bytes of a file that arrives.
const CHECKED_EVERY: u64 = 4 << 20;

/// Where files that arrive are looked at and cleaned.
pub trait Inspector: Send + Sync {
    /// Takes `file`, which its sender calls `name`, in place; the answer may be what stands against
    /// it.
    ///
    /// # Errors
    ///
    /// [`Refusal::FilesWaiting`] where too many files wait for it.
    fn take<'a>(
        &'a self,
        file: &'a Path,
        name: &'a str,
    ) -> BoxFuture<'a, Result<Result<Taken, Finding>>>;
}

/// Looks at no file: whoever sends one is told to come again. For commands that receive none.
pub struct NoInspector;

impl Inspector for NoInspector {
    fn take<'a>(
        &'a self,
        _file: &'a Path,
        _name: &'a str,
    ) -> BoxFuture<'a, Result<Result<Taken, Finding>>> {
        let retry_after = Duration::from_mins(1);
        Box::pin(async move { Err(Refusal::FilesWaiting { retry_after }.into()) })
    }
}

/// Most sizes that are remembered of objects of a bucket.
const MAX_SIZES: usize = 10_000;

/// Where objects are kept, and the folder of files on their way there.
#[derive(Clone)]
pub(crate) struct Files {
    store: Arc<Store>,
    incoming: Arc<Path>,
    objects: Arc<Path>,
    copies: Copies,
    /// Bytes of objects of a bucket: what has a hash never gets another size.
    sizes: Arc<Mutex<HashMap<String, u64>>>,
    disk: Disk,
}

/// A file that has arrived whole and is looked at; it vanishes unless it is kept.
pub struct Incoming {
    file: NamedTempFile,
    /// The sender's name of the file, without folders.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// SHA-256 of the content in hexadecimal digits.
    pub hash: String,
}

/// A stored file, ready to be sent.
pub struct StoredFile {
    /// Its size.
    pub bytes: u64,
    /// Such as `image/png`; `application/octet-stream` where the kind is not known.
    pub media_type: &'static str,
    /// Under which it is offered.
    pub name: String,
    /// SHA-256 of its content in hexadecimal digits; also its entity tag.
    pub hash: String,
    /// Whether a browser may show it in place.
    pub inline: bool,
    store: Arc<Store>,
}

impl StoredFile {
    /// Its bytes, or a part of them.
    ///
    /// # Errors
    ///
    /// Where the object store fails; [`Refusal::FilesAway`] where a bucket is away.
    pub async fn stream(
        &self,
        range: Option<Range<u64>>,
    ) -> Result<futures::stream::BoxStream<'static, std::io::Result<Bytes>>> {
        self.store.read(&self.hash, range).await
    }
}

impl Incoming {
    /// Where the received file lies until it is kept.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.file.path()
    }
}

impl Files {
    /// In the bucket of the settings, or else in their folder.
    pub(crate) async fn open(settings: &Settings, disk: Disk) -> Result<Self, OpenError> {
        let folder = &settings.files;
        let failed = |error: &dyn std::fmt::Display| OpenError::Files {
            folder: folder.display().to_string(),
            reason: error.to_string(),
        };
        let [incoming, objects, copies] =
            ["incoming", "objects", "copies"].map(|name| folder.join(name));
        let most = settings.bucket.as_ref().map_or(0, |bucket| bucket.copies);
        let (store, used) = match &settings.bucket {
            Some(bucket) => {
                let bucket = Bucket::of(bucket, settings.plain_connections)?;
                bucket.greet().await?;
                (Some(bucket), [&incoming, &copies])
            }
            None => (None, [&incoming, &objects]),
        };
        for folder in used {
            std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let store = match store {
            Some(bucket) => Store::Bucket(bucket),
            None => Store::Folder(
                LocalFileSystem::new_with_prefix(&objects)
                    .map_err(|error| failed(&error))?
                    .with_fsync(true),
            ),
        };
        Ok(Self {
            store: Arc::new(store),
            copies: Copies::new(copies, incoming.clone(), most),
            incoming: incoming.into(),
            objects: objects.into(),
            sizes: Arc::default(),
            disk,
        })
    }

    /// The disk below it.
    pub(crate) const fn disk(&self) -> &Disk {
        &self.disk
    }

    /// At most so many bytes of an object, from its beginning.
    pub(crate) async fn beginning(&self, hash: &str, most: u64) -> Result<Vec<u8>> {
        let mut parts = self.store.read(hash, Some(0..most)).await?;
        let mut bytes = Vec::new();
        while let Some(part) = parts.next().await {
            bytes.extend_from_slice(&part?);
        }
        Ok(bytes)
    }

    /// Writes a stream to a temporary file, hashing as it goes, and stops at the limit, or where
    /// the disk gets full.
    pub(crate) async fn receive<S, E>(
        &self,
        name: &str,
        mut stream: S,
        most: u64,
        field: &'static str,
    ) -> Result<Incoming>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: Into<Failure>,
    {
        self.disk.check()?;
        let file = NamedTempFile::new_in(&self.incoming)?;
        let mut writer = tokio::fs::File::from_std(file.reopen()?);
        let mut hasher = Sha256::new();
        let mut bytes = 0_u64;
        while let Some(chunk) = stream.next().await {
            let chunk = chunk.map_err(Into::into)?;
            bytes += chunk.len() as u64;
            if bytes > most {
                return Err(Refusal::field(field, Problem::FileTooLarge { most }));
            }
            // Others send at the same time.
            if bytes / CHECKED_EVERY != (bytes - chunk.len() as u64) / CHECKED_EVERY {
                self.disk.check()?;
            }
            hasher.update(&chunk);
            writer.write_all(&chunk).await?;
        }
        writer.flush().await?;
        if bytes == 0 {
            return Err(Refusal::field(field, Problem::FileEmpty));
        }
        let name = name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .chars()
            .filter(|letter| !letter.is_control() && !is_unwritable(*letter))
            .take(200)
            .collect();
        Ok(Incoming {
            file,
            name,
            bytes,
            hash: hex(&hasher.finalize()),
        })
    }

    /// Copies a file into the object store under its hash; one that is there already stays.
    pub(crate) async fn put(&self, incoming: &Incoming) -> Result<()> {
        self.put_file(incoming.file.path(), &incoming.hash).await
    }

    async fn put_file(&self, path: &Path, hash: &str) -> Result<()> {
        // One that is there stays, unless it is so old that it could be swept before its row is
        // written.
        let bytes = tokio::fs::metadata(path).await?.len();
        let kept = self.store.find(hash).await?;
        if kept.is_some_and(|object| object.bytes == bytes && !object.is_older(SWEEP_AFTER / 2)) {
            return Ok(());
        }
        self.store.put_file(hash, path).await
    }

    /// Every object.
    pub(crate) async fn list(&self) -> Result<Vec<Object>> {
        self.store.list().await
    }

    /// An object, where it is there.
    pub(crate) async fn find(&self, hash: &str) -> Result<Option<Object>> {
        self.store.find(hash).await
    }

    pub(crate) async fn delete(&self, hash: &str) -> Result<()> {
        self.store.delete(hash).await
    }

    /// The bytes of an object.
    pub(crate) async fn read(
        &self,
        hash: &str,
    ) -> Result<futures::stream::BoxStream<'static, std::io::Result<Bytes>>> {
        self.store.read(hash, None).await
    }

    /// Keeps a file under a hash that it has, whether or not one is there.
    pub(crate) async fn keep_as(&self, path: &Path, hash: &str) -> Result<()> {
        self.store.put_file(hash, path).await
    }

    /// The folder of files on their way in.
    pub(crate) fn incoming(&self) -> &Path {
        &self.incoming
    }

    /// Keeps bytes that the office made itself; answers their hash.
    pub(crate) async fn keep_bytes(&self, bytes: Vec<u8>) -> Result<String> {
        let hash = hex(&Sha256::digest(&bytes));
        self.store.put(&hash, bytes).await?;
        Ok(hash)
    }

    /// Keeps a file that lies elsewhere on this machine; answers its hash.
    pub(crate) async fn keep_file(&self, path: &Path) -> Result<String> {
        let path_of = path.to_owned();
        let (_, hash) = tokio::task::spawn_blocking(move || hash_file(&path_of))
            .await
            .map_err(|error| Failure::Broken(format!("a file was not hashed: {error}")))??;
        self.put_file(path, &hash).await?;
        Ok(hash)
    }

    /// Where an object lies on this machine, for what reads it in parts of its own: a copy where it
    /// is kept in a bucket.
    pub(crate) async fn local(&self, hash: &str) -> Result<PathBuf> {
        match &*self.store {
            Store::Folder(_) => Ok(self.objects.join(place(hash))),
            Store::Bucket(bucket) => self.copies.of(bucket, hash).await,
        }
    }

    /// Bytes of an object.
    async fn size(&self, hash: &str) -> Result<u64> {
        let remembers = matches!(*self.store, Store::Bucket(_));
        let sizes = || self.sizes.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(bytes) = sizes().get(hash).copied() {
            return Ok(bytes);
        }
        let object = self.store.find(hash).await?;
        let bytes = object
            .ok_or_else(|| Failure::Broken(format!("the file {hash} is not where it was kept")))?
            .bytes;
        if remembers {
            let mut sizes = sizes();
            if sizes.len() >= MAX_SIZES {
                sizes.clear();
            }
            sizes.insert(hash.to_owned(), bytes);
        }
        Ok(bytes)
    }

    pub(crate) async fn open_object(
        &self,
        hash: &str,
        kind: &str,
        name: String,
    ) -> Result<StoredFile> {
        let bytes = self.size(hash).await?;
        let kind = Kind::ALL.into_iter().find(|known| known.ending() == kind);
        Ok(StoredFile {
            bytes,
            media_type: kind.map_or("application/octet-stream", Kind::media_type),
            name,
            hash: hash.to_owned(),
            inline: kind.is_some_and(|kind| kind != Kind::Csv),
            store: Arc::clone(&self.store),
        })
    }
}

impl crate::Office {
    /// Receives a file of an entry from a stream, of at most so many bytes.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] with the limit where it is too large or empty. Nothing stays on disk
    /// then.
    pub async fn receive<S, E>(&self, name: &str, stream: S, most: u64) -> Result<Incoming>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: Into<Failure>,
    {
        self.files.receive(name, stream, most, "file").await
    }

    /// Looks at a received file by its content, takes out what tells of its makers, and keeps it; a
    /// picture gets a preview. Size and hash are those of what is kept.
    pub(crate) async fn accept(&self, incoming: &mut Incoming) -> Result<(Taken, Option<Preview>)> {
        let taken = self
            .inspector
            .take(incoming.file.path(), &incoming.name)
            .await?;
        let mut taken = taken.map_err(|finding| Refusal::field("file", problem(finding)))?;
        if taken.changed {
            let path = incoming.file.path().to_owned();
            (incoming.bytes, incoming.hash) = tokio::task::spawn_blocking(move || hash_file(&path))
                .await
                .map_err(|error| Failure::Broken(format!("a file was not hashed: {error}")))??;
        }
        incoming.file.as_file().sync_all()?;
        self.files.put(incoming).await?;
        let preview = match taken.preview.take() {
            Some(preview) => Some(Preview {
                hash: self.files.keep_bytes(preview.bytes).await?,
                ending: preview.kind.ending().to_owned(),
                size: Some((preview.width, preview.height)),
                placeholder: preview.placeholder.to_vec(),
            }),
            None => None,
        };
        Ok((taken, preview))
    }
}

/// Bytes and SHA-256 of a file.
pub(crate) fn hash_file(path: &Path) -> std::io::Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let mut file = std::fs::File::open(path)?;
    let (mut part, mut bytes) = (vec![0; 1 << 16], 0);
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            return Ok((bytes, hex(&hasher.finalize())));
        }
        hasher.update(&part[..read]);
        bytes += read as u64;
    }
}

fn problem(finding: Finding) -> Problem {
    match finding {
        Finding::Empty => Problem::FileEmpty,
        Finding::OtherKind { found } => Problem::FileKind { found },
        Finding::CutOff(kind) => Problem::FileCutOff { kind },
        Finding::TooHeavy => Problem::FileTooHeavy,
        Finding::Active(finding) => Problem::FileActive(finding),
        Finding::TooLarge { most } => Problem::FileTooLarge { most },
        Finding::Unpacks { most } => Problem::FileUnpacks { most },
        Finding::TooManyPixels { width, height } => Problem::PictureTooLarge { width, height },
        Finding::Table {
            line,
            column,
            finding,
        } => Problem::Table {
            line,
            column,
            finding,
        },
        Finding::Unreadable(damage) => Problem::FileUnreadable(damage),
    }
}
