//! A client that costs little: HTTP/1.1 on kept connections, bodies counted and not looked at.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
};

/// A request that is sent again and again; `%` in its body is replaced by a number that grows.
#[derive(Clone)]
pub(crate) struct Request {
    address: String,
    head: String,
    body: Arc<[u8]>,
    counted: bool,
}

/// What a load found.
pub(crate) struct Load {
    pub per_second: f64,
    /// Milliseconds.
    pub p50: f64,
    pub p99: f64,
    /// Bytes of one response, head and body.
    pub bytes: usize,
}

impl Request {
    /// A GET.
    pub(crate) fn get(address: &str, path: &str, cookie: &str) -> Self {
        let head = format!(
            "GET {path} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\n\
             accept-encoding: identity\r\n"
        );
        Self {
            address: address.to_owned(),
            head,
            body: Arc::from([]),
            counted: false,
        }
    }

    /// A POST of a body of a media type.
    pub(crate) fn post(
        address: &str,
        path: &str,
        cookie: &str,
        media_type: &str,
        body: Vec<u8>,
        counted: bool,
    ) -> Self {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {address}\r\ncookie: {cookie}\r\n\
             content-type: {media_type}\r\n"
        );
        Self {
            address: address.to_owned(),
            head,
            body: body.into(),
            counted,
        }
    }
}

struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(address: &str) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream,
            buffer: vec![0; 1 << 17],
        })
    }

    /// Sends once; answers status, bytes of the response and where its body begins.
    async fn send(&mut self, request: &Request, number: u64) -> Result<(u16, usize, usize)> {
        let body: std::borrow::Cow<[u8]> = if request.counted {
            String::from_utf8_lossy(&request.body)
                .replace('%', &number.to_string())
                .into_bytes()
                .into()
        } else {
            request.body.as_ref().into()
        };
        let head = format!("{}content-length: {}\r\n\r\n", request.head, body.len());
        self.stream.write_all(head.as_bytes()).await?;
        self.stream.write_all(&body).await?;
        let mut filled = 0;
        let (mut end, mut total) = (0, usize::MAX);
        while filled < total {
            if filled == self.buffer.len() {
                self.buffer.resize(filled * 2, 0);
            }
            let read = self.stream.read(&mut self.buffer[filled..]).await?;
            ensure!(read > 0, "the connection was closed");
            filled += read;
            if end == 0
                && let Some(found) = self.buffer[..filled]
                    .windows(4)
                    .position(|window| window == b"\r\n\r\n")
            {
                end = found + 4;
                let head = String::from_utf8_lossy(&self.buffer[..end]).to_lowercase();
                let length = head
                    .lines()
                    .find_map(|line| line.strip_prefix("content-length:"))
                    .context("no length")?;
                total = end + length.trim().parse::<usize>()?;
            }
        }
        let status = String::from_utf8_lossy(&self.buffer[9..12]).parse()?;
        Ok((status, total, end))
    }
}

/// The body of one response.
pub(crate) async fn body(request: &Request) -> Result<Vec<u8>> {
    let mut connection = Connection::open(&request.address).await?;
    let (_, total, begins) = connection.send(request, 0).await?;
    Ok(connection.buffer[begins..total].to_vec())
}

/// Takes an answer whose length is not known before it ends, and keeps nothing of it; answers its
/// bytes, head and all.
pub(crate) async fn drain(request: &Request) -> Result<usize> {
    let mut stream = TcpStream::connect(&request.address).await?;
    let head = format!("{}connection: close\r\n\r\n", request.head);
    stream.write_all(head.as_bytes()).await?;
    let mut buffer = vec![0; 1 << 16];
    let mut total = 0;
    loop {
        let read = stream.read(&mut buffer).await?;
        if total == 0 {
            ensure!(
                buffer[..read].starts_with(b"HTTP/1.1 200"),
                "{}",
                String::from_utf8_lossy(&buffer[..read.min(2_000)])
            );
        }
        if read == 0 {
            return Ok(total);
        }
        total += read;
    }
}

/// Sends a request on so many connections at once for a time.
pub(crate) async fn load(
    request: &Request,
    connections: usize,
    duration: Duration,
) -> Result<Load> {
    load_each(&vec![request.clone(); connections], duration).await
}

/// Sends requests one after the other on one connection, so many rounds; a round is what is timed.
pub(crate) async fn rounds(requests: &[Request], rounds: u64) -> Result<Load> {
    let mut connection = Connection::open(&requests.first().context("a request")?.address).await?;
    let begun = Instant::now();
    let (mut times, mut size) = (Vec::new(), 0);
    for number in 0..rounds {
        let sent = Instant::now();
        for request in requests {
            let (status, bytes, _) = connection.send(request, number).await?;
            ensure!(
                status < 400,
                "an answer of {status}: {}",
                String::from_utf8_lossy(&connection.buffer[..bytes.min(2_000)])
            );
            size = bytes;
        }
        times.push(sent.elapsed().as_secs_f64() * 1e3);
    }
    Ok(summarize(times, begun.elapsed(), size))
}

/// Sends each request on a connection of its own for a time.
pub(crate) async fn load_each(requests: &[Request], duration: Duration) -> Result<Load> {
    let size = Arc::new(AtomicU64::new(0));
    let begun = Instant::now();
    let tasks: Vec<_> = requests
        .iter()
        .map(|request| {
            let (request, size) = (request.clone(), Arc::clone(&size));
            tokio::spawn(async move {
                let mut connection = Connection::open(&request.address).await?;
                let mut times = Vec::new();
                let mut number = 0;
                while begun.elapsed() < duration {
                    let sent = Instant::now();
                    let (status, bytes, _) = connection.send(&request, number).await?;
                    ensure!(
                        status < 400,
                        "an answer of {status}: {}",
                        String::from_utf8_lossy(&connection.buffer[..bytes.min(2_000)])
                    );
                    times.push(sent.elapsed().as_secs_f64() * 1e3);
                    size.store(bytes as u64, Ordering::Relaxed);
                    number += 1;
                }
                anyhow::Ok(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await??);
    }
    #[expect(clippy::cast_possible_truncation, reason = "bytes of a page")]
    let size = size.load(Ordering::Relaxed) as usize;
    Ok(summarize(times, begun.elapsed(), size))
}

/// The load whose requests took so many milliseconds each.
fn summarize(mut times: Vec<f64>, took: Duration, bytes: usize) -> Load {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "an index"
        )]
        let index = (times.len() as f64 * share) as usize;
        times
            .get(index.min(times.len().saturating_sub(1)))
            .copied()
            .unwrap_or(f64::NAN)
    };
    #[expect(clippy::cast_precision_loss, reason = "counts of requests")]
    Load {
        per_second: times.len() as f64 / took.as_secs_f64(),
        p50: at(0.5),
        p99: at(0.99),
        bytes,
    }
}
