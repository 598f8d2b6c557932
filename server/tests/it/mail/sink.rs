//! A mail server of a test's own.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

/// An attempt to send something.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub recipient: String,
    /// Empty where it was refused before it was sent.
    pub text: String,
    pub taken: bool,
}

#[derive(Default)]
pub struct Desk {
    /// What recipients are answered: those that are not named are taken.
    pub answers: HashMap<String, &'static str>,
    pub greeting: Option<&'static str>,
    pub attempts: Vec<Attempt>,
}

/// A mail server on loopback.
pub struct Sink {
    pub port: u16,
    pub desk: Arc<Mutex<Desk>>,
}

impl Sink {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let desk = Arc::new(Mutex::new(Desk::default()));
        let shared = Arc::clone(&desk);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let desk = Arc::clone(&shared);
                thread::spawn(move || talk(&stream, &desk));
            }
        });
        Self { port, desk }
    }

    /// The setting that sends mails here.
    pub fn setting(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// Answers mails to a recipient so from now on; with nothing, it takes them.
    pub fn answer(&self, recipient: &str, answer: &'static str) {
        self.desk
            .lock()
            .expect("the desk")
            .answers
            .insert(recipient.to_owned(), answer);
    }

    pub fn greet(&self, greeting: Option<&'static str>) {
        self.desk.lock().expect("the desk").greeting = greeting;
    }

    pub fn attempts(&self, recipient: &str) -> Vec<Attempt> {
        self.desk
            .lock()
            .expect("the desk")
            .attempts
            .iter()
            .filter(|attempt| attempt.recipient == recipient)
            .cloned()
            .collect()
    }

    /// Waits until so many attempts were made to send to a recipient; answers the last.
    pub fn attempt(&self, recipient: &str, count: usize) -> Attempt {
        until(|| {
            let attempts = self.attempts(recipient);
            (attempts.len() >= count).then(|| attempts[count - 1].clone())
        })
    }
}

/// Waits for something that happens soon.
pub fn until<T>(mut found: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = found() {
            return found;
        }
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "it did not happen"
        );
        thread::sleep(Duration::from_millis(50));
    }
}

/// Speaks SMTP with one client. A 4xx comes when the whole mail is there, everything else before
/// it.
fn talk(stream: &TcpStream, desk: &Mutex<Desk>) {
    let mut writer = stream;
    let mut say = |line: &str| writer.write_all(format!("{line}\r\n").as_bytes()).is_ok();
    let greeting = desk.lock().expect("the desk").greeting;
    if !say(greeting.unwrap_or("220 sink")) || greeting.is_some() {
        return;
    }
    let (mut recipient, mut answer) = (String::new(), "");
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    while let Some(line) = lines.next() {
        let keep = |text: String, taken: bool| {
            desk.lock().expect("the desk").attempts.push(Attempt {
                recipient: recipient.clone(),
                text,
                taken,
            });
        };
        let said = match line.get(..4).unwrap_or_default() {
            "RCPT" => {
                recipient = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                answer = desk
                    .lock()
                    .expect("the desk")
                    .answers
                    .get(&recipient)
                    .copied()
                    .unwrap_or_default();
                if answer.starts_with('5') {
                    desk.lock().expect("the desk").attempts.push(Attempt {
                        recipient: recipient.clone(),
                        text: String::new(),
                        taken: false,
                    });
                    say(answer)
                } else {
                    say("250 ok")
                }
            }
            "DATA" => {
                say("354 go on");
                let text: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                keep(text.join("\n"), answer.is_empty());
                say(if answer.is_empty() {
                    "250 taken"
                } else {
                    answer
                })
            }
            "QUIT" => {
                say("221 bye");
                return;
            }
            _ => say("250 ok"),
        };
        if !said {
            return;
        }
    }
}
