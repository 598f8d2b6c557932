//! What is written while it is sent: a thread writes, the response carries on what it wrote, and
//! nothing is held as a whole.

use std::io;

use axum::body::Body;
use futures::stream;
use tokio::{
    runtime::Handle,
    sync::mpsc::{Sender, channel},
    time::timeout,
};

use crate::limits::PART_PATIENCE;

/// Bytes that are handed on at once.
const PART: usize = 1 << 16;
/// Parts that wait for a slow reader.
const WAITING: usize = 4;

/// Hands what is written on to a body.
struct Parts {
    part: Vec<u8>,
    give: Sender<io::Result<Vec<u8>>>,
}

impl io::Write for Parts {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.part.extend_from_slice(bytes);
        if self.part.len() >= PART {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let part = std::mem::take(&mut self.part);
        // Where the reader went away, or takes nothing any more, writing ends: the thread has
        // others to serve.
        let handed = Handle::current().block_on(timeout(PART_PATIENCE, self.give.send(Ok(part))));
        handed
            .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
            .map_err(io::Error::other)
    }
}

/// A body of what `write` writes. Where it fails, the body breaks off, so that nobody takes a part
/// for the whole.
pub fn stream_body(
    write: impl FnOnce(&mut dyn io::Write) -> anyhow::Result<()> + Send + 'static,
) -> Body {
    let (give, take) = channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let mut parts = Parts {
            part: Vec::with_capacity(PART),
            give: give.clone(),
        };
        let written = write(&mut parts).and_then(|()| Ok(io::Write::flush(&mut parts)?));
        if let Err(error) = written {
            tracing::warn!(%error, "a download broke off");
            // Told if there is room; the body ends in any case where nothing more is given.
            let _ = give.try_send(Err(io::Error::other(error.to_string())));
        }
    });
    Body::from_stream(stream::unfold(take, |mut take| async {
        Some((take.recv().await?, take))
    }))
}
