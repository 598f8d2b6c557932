//! Files in a bucket of a store that speaks S3. Its answers are not trusted: what is sent carries
//! its hash, what comes back is hashed, and whatever is not as it should be is as if the store were
//! away.

mod answers;

use std::{
    ops::Range,
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use futures::stream::BoxStream;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, Url, header};
use rusty_s3::{
    Credentials, S3Action, UrlStyle,
    actions::{
        CompleteMultipartUploadResponse, CreateMultipartUpload, ListObjectsV2,
        list_objects_v2::ListObjectsContent,
    },
};
use secrecy::{ExposeSecret as _, SecretString};
use sha2::{Digest as _, Sha256};
use tokio::{
    io::AsyncReadExt as _,
    sync::Semaphore,
    time::{sleep, timeout},
};

use self::answers::{Coming, Fault, away, code_of, is_full, text_of};
use crate::{
    Failure, OpenError, Result,
    audit::hex,
    objects::object::{Object, is_hash, place},
    transport::is_protected_bucket,
};

/// Where files are kept that every server reaches.
#[derive(Clone, Debug)]
pub struct BucketSettings {
    /// `https://HOST/BUCKET`: where the store is reached, and the bucket's name at the end.
    pub address: String,
    /// Of the store; many take any.
    pub region: String,
    /// The name of the key.
    pub key: SecretString,
    /// The key itself.
    pub secret: SecretString,
    /// Most bytes of the copies that a server keeps of what it reads as a file.
    pub copies: u64,
}

/// How long a connection may take.
const CONNECTING: Duration = Duration::from_secs(5);
/// How long an answer, or the next part of one, is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a part may take on its way to the store: 270 kB a second.
const SENDING: Duration = Duration::from_secs(30);
/// How long a signed request may be on its way.
const SIGNED_FOR: Duration = Duration::from_mins(5);
/// How long nobody waits for a store that did not answer.
const SILENT_FOR: Duration = Duration::from_secs(3);
/// The pauses before what failed at once is asked again.
const PAUSES: [Duration; 2] = [Duration::from_millis(200), Duration::from_secs(1)];
/// Bytes of a part; what is smaller goes at once.
const PART_BYTES: u64 = 8 << 20;
/// Most parts of an object.
const MAX_PARTS: u64 = 10_000;
/// Parts that are in memory at a time.
const PARTS_AT_ONCE: usize = 4;

/// A bucket. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Bucket {
    place: Arc<rusty_s3::Bucket>,
    credentials: Arc<Credentials>,
    client: Client,
    parts: Arc<Semaphore>,
    /// Until when nobody waits for it once more, as it did not answer just now.
    silent_until: Arc<Mutex<Option<Instant>>>,
}

impl Bucket {
    /// A bucket by its settings.
    ///
    /// # Errors
    ///
    /// One sentence where the address is none, or nobody knows who would listen on the way.
    pub(crate) fn of(settings: &BucketSettings, plain: bool) -> Result<Self, OpenError> {
        let unknown = || OpenError::BucketAddress(settings.address.clone());
        let mut endpoint: Url = settings.address.parse().map_err(|_| unknown())?;
        if !plain && !is_protected_bucket(&endpoint) {
            return Err(OpenError::UnprotectedBucket(settings.address.clone()));
        }
        let name = endpoint
            .path_segments()
            .and_then(Iterator::last)
            .filter(|name| !name.is_empty())
            .ok_or_else(unknown)?
            .to_owned();
        endpoint.path_segments_mut().map_err(|()| unknown())?.pop();
        let region = settings.region.clone();
        let bucket =
            rusty_s3::Bucket::new(endpoint, UrlStyle::Path, name, region).map_err(|_| unknown())?;
        // The first who asks for it decides for the process; everybody here asks for this one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .connect_timeout(CONNECTING)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .map_err(|error| OpenError::Bucket(error.to_string()))?;
        Ok(Self {
            place: Arc::new(bucket),
            credentials: Arc::new(Credentials::new(
                settings.key.expose_secret(),
                settings.secret.expose_secret(),
            )),
            client,
            parts: Arc::new(Semaphore::new(PARTS_AT_ONCE)),
            silent_until: Arc::default(),
        })
    }

    /// Asks whether it is there and lets the service in. One that is not reached now may be later.
    ///
    /// # Errors
    ///
    /// What it says against the name or the keys.
    pub(crate) async fn greet(&self) -> Result<(), OpenError> {
        let greeted = self
            .ask(PATIENCE, || {
                let url = self
                    .place
                    .head_bucket(Some(&self.credentials))
                    .sign(SIGNED_FOR);
                self.client.request(Method::HEAD, url)
            })
            .await;
        match greeted {
            Ok(answer) if answer.status().is_client_error() => Err(OpenError::Bucket(format!(
                "it answers {}, so either its name or the keys are wrong",
                answer.status()
            ))),
            Ok(answer) if answer.status().is_success() => Ok(()),
            Ok(answer) => {
                tracing::warn!(status = %answer.status(), "the bucket is not as it should be");
                Ok(())
            }
            Err(_) => {
                tracing::warn!("the bucket is not reached; files wait for it");
                Ok(())
            }
        }
    }

    /// Sends a request, and again where it failed at once; answers with what is no failure of the
    /// store.
    async fn ask(
        &self,
        patience: Duration,
        request: impl Fn() -> RequestBuilder,
    ) -> Result<Response, Fault> {
        let mut pauses = PAUSES.into_iter();
        let silent_until = || {
            self.silent_until
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
        };
        if silent_until().is_some_and(|moment| Instant::now() < moment) {
            return Err(Fault::Away("it did not answer just now".to_owned()));
        }
        loop {
            let fault = match timeout(patience, request().send()).await {
                // Whoever waited that long does not wait again, nor does anybody else at once.
                Err(_) => {
                    *silent_until() = Some(Instant::now() + SILENT_FOR);
                    return Err(Fault::Away(format!(
                        "no answer in {} s",
                        patience.as_secs()
                    )));
                }
                Ok(Err(error)) => away(error),
                Ok(Ok(answer)) if answer.status() == StatusCode::INSUFFICIENT_STORAGE => {
                    return Err(Fault::Full);
                }
                Ok(Ok(answer))
                    if answer.status().is_server_error()
                        || answer.status() == StatusCode::TOO_MANY_REQUESTS =>
                {
                    let status = answer.status();
                    let said = text_of(answer).await.unwrap_or_default();
                    if is_full(&said) {
                        return Err(Fault::Full);
                    }
                    Fault::Away(format!("{status}: {}", code_of(&said)))
                }
                Ok(Ok(answer)) => return Ok(answer),
            };
            match pauses.next() {
                Some(pause) => sleep(pause).await,
                None => return Err(fault),
            }
        }
    }

    /// Sends a request that must succeed.
    async fn ask_for(
        &self,
        patience: Duration,
        request: impl Fn() -> RequestBuilder,
    ) -> Result<Response, Fault> {
        let answer = self.ask(patience, request).await?;
        if answer.status().is_success() {
            return Ok(answer);
        }
        let status = answer.status();
        let said = text_of(answer).await.unwrap_or_default();
        if is_full(&said) {
            return Err(Fault::Full);
        }
        Err(Fault::Away(format!("{status}: {}", code_of(&said))))
    }

    /// An object, where it is there.
    pub(crate) async fn find(&self, hash: &str) -> Result<Option<Object>> {
        let key = place(hash);
        let answer = self
            .ask(PATIENCE, || {
                let action = self.place.head_object(Some(&self.credentials), &key);
                self.client.request(Method::HEAD, action.sign(SIGNED_FOR))
            })
            .await?;
        if answer.status() == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        let header = |name| {
            let value = answer.headers().get(name)?;
            value.to_str().ok().map(str::to_owned)
        };
        let found = answer.status().is_success().then(|| {
            let bytes = header(header::CONTENT_LENGTH)?.parse().ok()?;
            let written = jiff::fmt::rfc2822::parse(&header(header::LAST_MODIFIED)?).ok()?;
            Some(Object {
                hash: hash.to_owned(),
                bytes,
                written: written.timestamp().into(),
            })
        });
        match found.flatten() {
            Some(object) => Ok(Some(object)),
            None => Err(Fault::Away(format!("{} to HEAD", answer.status())).into()),
        }
    }

    /// The bytes of an object, or a part of them. The last part of a whole one comes only where all
    /// of it has its hash.
    pub(crate) async fn read(
        &self,
        hash: &str,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, std::io::Result<Bytes>>> {
        let key = place(hash);
        let answer = self
            .ask_for(PATIENCE, || {
                let action = self.place.get_object(Some(&self.credentials), &key);
                let request = self.client.get(action.sign(SIGNED_FOR));
                match &range {
                    Some(range) => request.header(
                        header::RANGE,
                        format!("bytes={}-{}", range.start, range.end.saturating_sub(1)),
                    ),
                    None => request,
                }
            })
            .await?;
        let expected = match range {
            Some(_) => StatusCode::PARTIAL_CONTENT,
            None => StatusCode::OK,
        };
        if answer.status() != expected {
            let why = format!("{} where {expected} is due", answer.status());
            return Err(Fault::Away(why).into());
        }
        let coming = Coming::new(answer, range.is_none().then(|| hash.to_owned()));
        Ok(Box::pin(futures::stream::try_unfold(
            Some(coming),
            |coming| async move {
                match coming {
                    Some(coming) => coming.next().await,
                    None => Ok(None),
                }
            },
        )))
    }

    /// Keeps bytes under their hash.
    pub(crate) async fn put(&self, hash: &str, bytes: Bytes) -> Result<()> {
        let (key, length) = (place(hash), bytes.len() as u64);
        let checksum = STANDARD.encode(unhex(hash));
        self.ask_for(SENDING, || {
            let mut action = self.place.put_object(Some(&self.credentials), &key);
            action
                .headers_mut()
                .insert("x-amz-checksum-sha256", checksum.clone());
            self.client
                .put(action.sign(SIGNED_FOR))
                .header("x-amz-checksum-sha256", &checksum)
                .body(bytes.clone())
        })
        .await?;
        self.check_size(hash, length).await
    }

    /// Looks whether what was put is there: somebody else could have answered.
    async fn check_size(&self, hash: &str, bytes: u64) -> Result<()> {
        match self.find(hash).await? {
            Some(object) if object.bytes == bytes => Ok(()),
            _ => Err(Fault::Away("what was put is not there".to_owned()).into()),
        }
    }

    /// Keeps a file under its hash: all of it, or nothing.
    pub(crate) async fn put_file(&self, hash: &str, path: &Path) -> Result<()> {
        let bytes = tokio::fs::metadata(path).await?.len();
        if bytes <= PART_BYTES {
            let _part = self.parts.acquire().await;
            return self.put(hash, tokio::fs::read(path).await?.into()).await;
        }
        let key = place(hash);
        let answer = self
            .ask_for(PATIENCE, || {
                let action = self
                    .place
                    .create_multipart_upload(Some(&self.credentials), &key);
                self.client.post(action.sign(SIGNED_FOR))
            })
            .await?;
        let upload = CreateMultipartUpload::parse_response(&text_of(answer).await?)
            .map_err(|error| Fault::Away(format!("no upload begun: {error}")))?
            .upload_id()
            .to_owned();
        let put = self.put_parts(hash, path, bytes, &upload).await;
        if put.is_err() {
            // What it has of it costs room until somebody says so.
            let _ = self
                .ask(PATIENCE, || {
                    let action =
                        self.place
                            .abort_multipart_upload(Some(&self.credentials), &key, &upload);
                    self.client.delete(action.sign(SIGNED_FOR))
                })
                .await;
        }
        put
    }

    async fn put_parts(&self, hash: &str, path: &Path, bytes: u64, upload: &str) -> Result<()> {
        let key = place(hash);
        let part_bytes = PART_BYTES.max(bytes.div_ceil(MAX_PARTS));
        let mut reader = tokio::fs::File::open(path).await?;
        let mut hasher = Sha256::new();
        let mut tags = Vec::new();
        loop {
            let _part = self.parts.acquire().await;
            let mut part = Vec::new();
            (&mut reader)
                .take(part_bytes)
                .read_to_end(&mut part)
                .await?;
            if part.is_empty() {
                break;
            }
            hasher.update(&part);
            let number = u16::try_from(tags.len() + 1)
                .map_err(|_| Failure::broken("a file grew while it was kept"))?;
            let digest = STANDARD.encode(md5::Md5::digest(&part));
            let part = Bytes::from(part);
            let answer = self
                .ask_for(SENDING, || {
                    let action =
                        self.place
                            .upload_part(Some(&self.credentials), &key, number, upload);
                    self.client
                        .put(action.sign(SIGNED_FOR))
                        .header("content-md5", &digest)
                        .body(part.clone())
                })
                .await?;
            let tag = answer
                .headers()
                .get(header::ETAG)
                .and_then(|tag| tag.to_str().ok())
                .ok_or_else(|| Fault::Away("a part without a tag".to_owned()))?;
            tags.push(tag.to_owned());
        }
        if hex(&hasher.finalize()) != hash {
            return Err(Failure::broken("a file changed while it was kept"));
        }
        let answer = self
            .ask_for(SENDING, || {
                let action = self.place.complete_multipart_upload(
                    Some(&self.credentials),
                    &key,
                    upload,
                    tags.iter().map(String::as_str),
                );
                self.client
                    .post(action.sign(SIGNED_FOR))
                    .body(action.body())
            })
            .await?;
        let said = text_of(answer).await?;
        if let Err(error) = CompleteMultipartUploadResponse::parse(&said) {
            let full = is_full(&said);
            return Err(if full {
                Fault::Full.into()
            } else {
                Fault::Away(format!("the parts were not put together: {error}")).into()
            });
        }
        self.check_size(hash, bytes).await
    }

    /// Every object; what is called otherwise than ours is not listed.
    pub(crate) async fn list(&self) -> Result<Vec<Object>> {
        let mut objects = Vec::new();
        let mut token: Option<String> = None;
        loop {
            let answer = self
                .ask_for(PATIENCE, || {
                    let mut action = self.place.list_objects_v2(Some(&self.credentials));
                    if let Some(token) = &token {
                        action.with_continuation_token(token.as_str());
                    }
                    self.client.get(action.sign(SIGNED_FOR))
                })
                .await?;
            let listed = ListObjectsV2::parse_response(&text_of(answer).await?)
                .map_err(|error| Fault::Away(format!("no list: {error}")))?;
            objects.extend(listed.contents.into_iter().filter_map(object_of));
            token = listed.next_continuation_token;
            if token.is_none() {
                return Ok(objects);
            }
        }
    }

    /// Removes an object; one that is gone is gone.
    pub(crate) async fn delete(&self, hash: &str) -> Result<()> {
        let key = place(hash);
        let answer = self
            .ask(PATIENCE, || {
                let action = self.place.delete_object(Some(&self.credentials), &key);
                self.client.delete(action.sign(SIGNED_FOR))
            })
            .await?;
        if answer.status().is_success() || answer.status() == StatusCode::NOT_FOUND {
            return Ok(());
        }
        Err(Fault::Away(format!("{} to DELETE", answer.status())).into())
    }
}

fn object_of(listed: ListObjectsContent) -> Option<Object> {
    let hash = listed.key.rsplit('/').next()?.to_owned();
    let written: jiff::Timestamp = listed.last_modified?.parse().ok()?;
    (is_hash(&hash) && listed.key == place(&hash)).then(|| Object {
        bytes: listed.size.unwrap_or_default(),
        written: SystemTime::from(written),
        hash,
    })
}

/// The bytes that hexadecimal digits mean.
fn unhex(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2)
        .filter_map(|place| u8::from_str_radix(digits.get(2 * place..2 * place + 2)?, 16).ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_mean_bytes() {
        assert_eq!(unhex("00ff0a"), [0, 255, 10]);
        assert_eq!(hex(&unhex("0123456789abcdef")), "0123456789abcdef");
    }

    fn settings(address: &str) -> BucketSettings {
        BucketSettings {
            address: address.to_owned(),
            region: "here".to_owned(),
            key: "key".into(),
            secret: "secret".into(),
            copies: 0,
        }
    }

    #[tokio::test]
    async fn an_address_names_the_bucket_at_its_end() {
        let bucket = Bucket::of(&settings("https://s3.example/sub/works"), false).expect("one");
        assert_eq!(bucket.place.name(), "works");
        assert_eq!(
            bucket.place.object_url("ab/cd").as_str(),
            "https://s3.example/sub/works/ab/cd"
        );
        for address in [
            "",
            "works",
            "https://s3.example",
            "https://s3.example/",
            "ftp://a/b",
        ] {
            assert!(Bucket::of(&settings(address), true).is_err(), "{address}");
        }
        let plain = "http://s3.example/works";
        assert!(Bucket::of(&settings(plain), true).is_ok());
        assert!(matches!(
            Bucket::of(&settings(plain), false),
            Err(OpenError::UnprotectedBucket(_))
        ));
    }
}
