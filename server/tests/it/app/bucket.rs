//! A store that speaks S3, as a process of a test's own, and a gate before it that lets a test
//! choose how it behaves.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

const KEY: &str = "a-key";
const SECRET: &str = "a-secret-that-no-log-holds";
/// The bucket of every test.
const NAME: &str = "works";

/// How the store behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    Well,
    /// Every connection ends before an answer.
    Away,
    /// Every connection waits a little before anything passes.
    Slow,
    /// Nothing is ever answered.
    Silent,
    /// Everything is answered with a page of something else.
    Wrong,
    /// Everything is answered as by a store without room.
    Full,
}

struct Gate {
    manner: Manner,
    open: Vec<TcpStream>,
}

/// A store with one bucket.
pub struct Bucket {
    child: Child,
    folder: PathBuf,
    port: u16,
    gate: Arc<Mutex<Gate>>,
}

impl Bucket {
    /// A store that keeps its objects below a folder, in which `objects` are there already.
    pub fn start(folder: &Path, objects: &Path) -> Self {
        let folder = folder.join("store");
        fs::create_dir_all(folder.join(NAME)).expect("a folder");
        if objects.exists() {
            super::copy(objects, &folder.join(NAME));
        }
        let port = free_port();
        let child = Command::new("s3s-fs")
            .args(["--host", "127.0.0.1", "--port", &port.to_string()])
            .args(["--access-key", KEY, "--secret-key", SECRET])
            .arg(&folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("s3s-fs starts: .ci/install store");
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let begun = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(20), "no store");
            thread::sleep(Duration::from_millis(20));
        }
        let gate = Arc::new(Mutex::new(Gate {
            manner: Manner::Well,
            open: Vec::new(),
        }));
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let shared = Arc::clone(&gate);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let gate = Arc::clone(&shared);
                thread::spawn(move || pass(stream, address, &gate));
            }
        });
        Self {
            child,
            folder,
            port,
            gate,
        }
    }

    /// The settings that keep files in it.
    pub fn settings(&self) -> Vec<(String, String)> {
        let address = format!("http://127.0.0.1:{}/{NAME}", self.port);
        [
            ("CERTAMEN_BUCKET", address.as_str()),
            ("CERTAMEN_BUCKET_KEY", KEY),
            ("CERTAMEN_BUCKET_SECRET", SECRET),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
    }

    /// From now on it behaves so; what was open is cut.
    pub fn behave(&self, manner: Manner) {
        let mut gate = self.gate.lock().expect("the gate");
        gate.manner = manner;
        for stream in gate.open.drain(..) {
            let _ = stream.shutdown(Shutdown::Both);
        }
    }

    /// Where it keeps an object.
    pub fn object(&self, hash: &str) -> PathBuf {
        self.folder
            .join(NAME)
            .join(&hash[..2])
            .join(&hash[2..4])
            .join(hash)
    }

    /// The hashes of everything that it keeps.
    pub fn hashes(&self) -> Vec<String> {
        let mut found = Vec::new();
        collect(&self.folder.join(NAME), &mut found);
        found.sort();
        found
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The names of the files below a folder that are hashes.
pub fn collect(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy();
        if path.is_dir() {
            collect(&path, found);
        } else if name.len() == 64 && !name.contains('.') {
            found.push(name.into_owned());
        }
    }
}

fn free_port() -> u16 {
    let free = TcpListener::bind("127.0.0.1:0").expect("a port");
    free.local_addr().expect("an address").port()
}

/// Passes a connection on, or what stands for that.
fn pass(mut client: TcpStream, store: SocketAddr, gate: &Mutex<Gate>) {
    let manner = {
        let mut gate = gate.lock().expect("the gate");
        gate.open.extend(client.try_clone());
        gate.manner
    };
    match manner {
        Manner::Away => return,
        Manner::Silent => {
            let mut bytes = [0; 4096];
            while client.read(&mut bytes).is_ok_and(|read| read > 0) {}
            return;
        }
        Manner::Wrong => return answer(client, "200 OK", "<p>The page of somebody else</p>"),
        Manner::Full => {
            let said = "<Error><Code>XMinioStorageFull</Code></Error>";
            return answer(client, "507 Insufficient Storage", said);
        }
        Manner::Slow => thread::sleep(Duration::from_millis(700)),
        Manner::Well => {}
    }
    let Ok(mut server) = TcpStream::connect(store) else {
        return;
    };
    let (Ok(mut from_client), Ok(mut to_server)) = (client.try_clone(), server.try_clone()) else {
        return;
    };
    let sending = thread::spawn(move || {
        let _ = std::io::copy(&mut from_client, &mut to_server);
        let _ = to_server.shutdown(Shutdown::Write);
    });
    let _ = std::io::copy(&mut server, &mut client);
    let _ = client.shutdown(Shutdown::Both);
    let _ = sending.join();
}

/// Reads the whole request and answers it, once.
fn answer(mut client: TcpStream, status: &str, body: &str) {
    let (mut request, mut bytes) = (Vec::new(), vec![0; 65_536]);
    while let Ok(read) = client.read(&mut bytes) {
        request.extend_from_slice(&bytes[..read]);
        let text = String::from_utf8_lossy(&request).to_lowercase();
        let Some(head) = text.find("\r\n\r\n") else {
            if read == 0 {
                return;
            }
            continue;
        };
        let length: usize = text[..head]
            .split("content-length: ")
            .nth(1)
            .and_then(|rest| rest.split("\r\n").next()?.parse().ok())
            .unwrap_or_default();
        // Of a body that is no text, bytes are counted and not letters.
        let begun = request.windows(4).position(|four| four == b"\r\n\r\n");
        if read == 0 || request.len() >= begun.unwrap_or_default() + 4 + length {
            break;
        }
    }
    let body = if request.starts_with(b"HEAD") {
        ""
    } else {
        body
    };
    let _ = client.write_all(
        format!(
            "HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            body.len()
        )
        .as_bytes(),
    );
    let _ = client.shutdown(Shutdown::Both);
}
