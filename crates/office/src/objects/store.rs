//! Where objects are kept, each under the hash of its content: in a folder, or in a bucket that
//! several servers share.

use std::{ops::Range, path::Path};

use bytes::Bytes;
use futures::{StreamExt as _, TryStreamExt as _, stream::BoxStream};
use object_store::{
    GetOptions, GetRange, ObjectStore as _, ObjectStoreExt as _, local::LocalFileSystem,
    path::Path as ObjectPath,
};
use tokio::io::AsyncReadExt as _;

use crate::{
    Result,
    objects::{
        bucket::Bucket,
        object::{Object, place},
    },
};

/// Bytes that are written at a time.
const PART_BYTES: u64 = 5 << 20;

/// Where objects are kept.
pub(crate) enum Store {
    Folder(LocalFileSystem),
    Bucket(Bucket),
}

impl Store {
    /// An object, where it is there.
    pub(crate) async fn find(&self, hash: &str) -> Result<Option<Object>> {
        match self {
            Self::Folder(folder) => match folder.head(&path_of(hash)).await {
                Ok(meta) => Ok(Some(Object {
                    hash: hash.to_owned(),
                    bytes: meta.size,
                    written: meta.last_modified.into(),
                })),
                Err(object_store::Error::NotFound { .. }) => Ok(None),
                Err(error) => Err(error.into()),
            },
            Self::Bucket(bucket) => bucket.find(hash).await,
        }
    }

    /// The bytes of an object, or a part of them.
    pub(crate) async fn read(
        &self,
        hash: &str,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, std::io::Result<Bytes>>> {
        match self {
            Self::Folder(folder) => {
                let options = GetOptions {
                    range: range.map(GetRange::Bounded),
                    ..GetOptions::default()
                };
                let parts = folder.get_opts(&path_of(hash), options).await?;
                Ok(parts.into_stream().map_err(std::io::Error::from).boxed())
            }
            Self::Bucket(bucket) => bucket.read(hash, range).await,
        }
    }

    /// Keeps a file under its hash: all of it, or nothing.
    pub(crate) async fn put_file(&self, hash: &str, path: &Path) -> Result<()> {
        match self {
            Self::Folder(folder) => {
                let mut reader = tokio::fs::File::open(path).await?;
                let mut upload = folder.put_multipart(&path_of(hash)).await?;
                loop {
                    let mut part = Vec::new();
                    let mut next = (&mut reader).take(PART_BYTES);
                    if next.read_to_end(&mut part).await? == 0 {
                        break;
                    }
                    upload.put_part(part.into()).await?;
                }
                upload.complete().await?;
                Ok(())
            }
            Self::Bucket(bucket) => bucket.put_file(hash, path).await,
        }
    }

    /// Keeps bytes under their hash.
    pub(crate) async fn put(&self, hash: &str, bytes: Vec<u8>) -> Result<()> {
        match self {
            Self::Folder(folder) => {
                folder.put(&path_of(hash), bytes.into()).await?;
                Ok(())
            }
            Self::Bucket(bucket) => bucket.put(hash, bytes.into()).await,
        }
    }

    /// Every object.
    pub(crate) async fn list(&self) -> Result<Vec<Object>> {
        match self {
            Self::Folder(folder) => Ok(folder
                .list(None)
                .try_filter_map(|meta| async move {
                    Ok(meta.location.filename().map(|hash| Object {
                        hash: hash.to_owned(),
                        bytes: meta.size,
                        written: meta.last_modified.into(),
                    }))
                })
                .try_collect()
                .await?),
            Self::Bucket(bucket) => bucket.list().await,
        }
    }

    /// Removes an object.
    pub(crate) async fn delete(&self, hash: &str) -> Result<()> {
        match self {
            Self::Folder(folder) => Ok(folder.delete(&path_of(hash)).await?),
            Self::Bucket(bucket) => bucket.delete(hash).await,
        }
    }
}

fn path_of(hash: &str) -> ObjectPath {
    ObjectPath::from(place(hash))
}
