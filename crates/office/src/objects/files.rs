//! Files: received to disk with a limit, looked at, then kept under the hash of their content.
//!
//! The order is temporary file, fsync, object, then the row. A row never names what is not there;
//! an object that no row names is swept.

use std::{
    io::Read as _,
    ops::Range,
    path::Path,
    sync::Arc,
    time::{Duration, SystemTime},
};

use bytes::Bytes;
use contest::text::is_unwritable;
use futures::{Stream, StreamExt as _, future::BoxFuture};
use media_spec::{Finding, Kind, Taken};
use object_store::{
    GetOptions, GetRange, ObjectMeta, ObjectStore, ObjectStoreExt as _, local::LocalFileSystem,
    path::Path as ObjectPath,
};
use sha2::{Digest as _, Sha256};
use tempfile::NamedTempFile;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::{
    Failure, OpenError, Problem, Refusal, Result,
    audit::hex,
    objects::{preview::Preview, sweeping::SWEEP_AFTER},
};

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

/// The object store and the folder of files on their way into it.
#[derive(Clone)]
pub(crate) struct Files {
    store: Arc<dyn ObjectStore>,
    incoming: Arc<Path>,
    objects: Arc<Path>,
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
    store: Arc<dyn ObjectStore>,
}

impl StoredFile {
    /// Its bytes, or a part of them.
    ///
    /// # Errors
    ///
    /// Where the object store fails.
    pub async fn stream(
        &self,
        range: Option<Range<u64>>,
    ) -> Result<futures::stream::BoxStream<'static, object_store::Result<Bytes>>> {
        let options = GetOptions {
            range: range.map(GetRange::Bounded),
            ..GetOptions::default()
        };
        Ok(self
            .store
            .get_opts(&Files::place(&self.hash), options)
            .await?
            .into_stream())
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
    pub(crate) fn open(folder: &Path) -> Result<Self, OpenError> {
        let failed = |error: &dyn std::fmt::Display| OpenError::Files {
            folder: folder.display().to_string(),
            reason: error.to_string(),
        };
        let incoming = folder.join("incoming");
        let objects = folder.join("objects");
        for folder in [&incoming, &objects] {
            std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
        }
        let store = LocalFileSystem::new_with_prefix(&objects)
            .map_err(|error| failed(&error))?
            .with_fsync(true);
        Ok(Self {
            store: Arc::new(store),
            incoming: incoming.into(),
            objects: objects.into(),
        })
    }

    /// Where an object of a hash lies: two levels of folders keep each small.
    fn place(hash: &str) -> ObjectPath {
        ObjectPath::from(format!("{}/{}/{hash}", &hash[..2], &hash[2..4]))
    }

    /// At most so many bytes of an object, from its beginning.
    pub(crate) async fn beginning(&self, hash: &str, most: u64) -> Result<Bytes> {
        let options = GetOptions {
            range: Some(GetRange::Bounded(0..most)),
            ..GetOptions::default()
        };
        Ok(self
            .store
            .get_opts(&Self::place(hash), options)
            .await?
            .bytes()
            .await?)
    }

    /// Writes a stream to a temporary file, hashing as it goes, and stops at the limit.
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
        let place = Self::place(hash);
        // One that is there stays, unless it is so old that it could be swept before its row is
        // written.
        if self.store.head(&place).await.is_ok() && !self.is_older(&place, SWEEP_AFTER / 2).await? {
            return Ok(());
        }
        let mut reader = tokio::fs::File::open(path).await?;
        let mut upload = self.store.put_multipart(&place).await?;
        loop {
            let mut part = Vec::with_capacity(5 << 20);
            if (&mut reader).take(5 << 20).read_to_end(&mut part).await? == 0 {
                break;
            }
            upload.put_part(part.into()).await?;
        }
        upload.complete().await?;
        Ok(())
    }

    /// Every object.
    pub(crate) fn list(
        &self,
    ) -> futures::stream::BoxStream<'static, object_store::Result<ObjectMeta>> {
        self.store.list(None)
    }

    /// Whether an object was last written longer ago than `age`.
    pub(crate) async fn is_older(&self, place: &ObjectPath, age: Duration) -> Result<bool> {
        let written: SystemTime = self.store.head(place).await?.last_modified.into();
        Ok(written.elapsed().is_ok_and(|since| since > age))
    }

    pub(crate) async fn delete(&self, place: &ObjectPath) -> Result<()> {
        Ok(self.store.delete(place).await?)
    }

    /// The folder of files on their way in.
    pub(crate) fn incoming(&self) -> &Path {
        &self.incoming
    }

    /// Keeps bytes that the office made itself; answers their hash.
    pub(crate) async fn keep_bytes(&self, bytes: Vec<u8>) -> Result<String> {
        let hash = hex(&Sha256::digest(&bytes));
        self.store.put(&Self::place(&hash), bytes.into()).await?;
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

    /// Where an object lies on this machine, for what reads it in parts of its own.
    pub(crate) fn local(&self, hash: &str) -> std::path::PathBuf {
        self.objects.join(&hash[..2]).join(&hash[2..4]).join(hash)
    }

    pub(crate) async fn open_object(
        &self,
        hash: &str,
        kind: &str,
        name: String,
    ) -> Result<StoredFile> {
        let meta = self.store.head(&Self::place(hash)).await?;
        let kind = Kind::ALL.into_iter().find(|known| known.ending() == kind);
        Ok(StoredFile {
            bytes: meta.size,
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
fn hash_file(path: &Path) -> std::io::Result<(u64, String)> {
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
