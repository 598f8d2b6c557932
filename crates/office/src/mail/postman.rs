//! How mails leave, and what the answer of a mail server means.

use std::{error::Error as _, path::PathBuf, time::SystemTime};

use contest::Timestamp;
use lettre::{
    AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
    transport::smtp,
};
use secrecy::{ExposeSecret as _, SecretString};

/// Most characters of a server's answer that are kept.
const MAX_ANSWER_CHARS: usize = 300;

/// Why a mail did not leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It was refused for good (5xx).
    Refused,
    /// It was not taken this time (4xx).
    Later,
    /// The way out is closed, whoever it is for: the mail server is not reached or does not let the
    /// service in, or the folder cannot be written.
    Service,
    /// What was kept as its address is none.
    Unwritable,
}

impl Fault {
    pub(crate) const ALL: [Self; 4] = [Self::Refused, Self::Later, Self::Service, Self::Unwritable];

    /// As it is kept, and counted for the operator.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Later => "later",
            Self::Service => "service",
            Self::Unwritable => "unwritable",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.code() == code)
    }

    /// Whether trying again changes nothing.
    pub(crate) const fn is_final(self) -> bool {
        matches!(self, Self::Refused | Self::Unwritable)
    }
}

/// What stood against a mail, with the other side's own words.
#[derive(Clone, Debug)]
pub(crate) struct Undeliverable {
    pub(crate) fault: Fault,
    pub(crate) answer: String,
}

/// A mail as it is written.
pub(crate) struct Letter<'a> {
    /// The same at every attempt.
    pub(crate) id: &'a str,
    pub(crate) recipient: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) body: &'a str,
    pub(crate) written_at: Timestamp,
    /// Where its reader can say that no more of its kind shall come; empty for what nobody can do
    /// without.
    pub(crate) stop: &'a str,
}

/// Whether a text can be the sender of mails: an address, or a name with the address behind it in
/// pointed brackets.
#[must_use]
pub fn is_sender(text: &str) -> bool {
    text.parse::<Mailbox>().is_ok()
}

/// The machine that an address such as `https://contest.example:8443` names.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or_default();
    // An IPv6 address stands in brackets and has colons of its own.
    let end = authority.rfind(']').map_or_else(
        || authority.find(':').unwrap_or(authority.len()),
        |bracket| bracket + 1,
    );
    &authority[..end]
}

/// A header that stands as it is: a word of ASCII that no line end may break.
fn plain(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::dangerous_new_pre_encoded(
        HeaderName::new_from_ascii_str(name),
        value.to_owned(),
        value.to_owned(),
    )
}

/// Writes a mail of the service at `address`.
pub(crate) fn write(
    sender: &str,
    address: &str,
    letter: &Letter<'_>,
) -> Result<Message, Undeliverable> {
    let unwritable = |answer: &str| Undeliverable {
        fault: Fault::Unwritable,
        answer: answer.to_owned(),
    };
    let sender: Mailbox = sender.parse().map_err(|_| Undeliverable {
        fault: Fault::Service,
        answer: "the setting sender is not an address".to_owned(),
    })?;
    // An address of before that needs SMTPUTF8 stops its own mail and no other.
    let recipient = Some(letter.recipient)
        .filter(|recipient| recipient.is_ascii())
        .and_then(|recipient| recipient.parse().ok());
    let recipient = recipient.ok_or_else(|| unwritable("the recipient is not an address"))?;
    let written_at = SystemTime::UNIX_EPOCH + (letter.written_at - Timestamp::default());
    let mut builder = Message::builder()
        .from(sender)
        .to(Mailbox::new(None, recipient))
        .date(written_at)
        .message_id(Some(format!("<{}@{}>", letter.id, host(address))))
        .subject(letter.subject)
        .raw_header(plain("Auto-Submitted", "auto-generated"))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN);
    if !letter.stop.is_empty() {
        builder = builder
            .raw_header(plain("List-Unsubscribe", &format!("<{}>", letter.stop)))
            .raw_header(plain("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }
    builder
        .body(letter.body.to_owned())
        .map_err(|error| unwritable(&error.to_string()))
}

/// How mails leave.
pub enum Postman {
    /// As files in a folder, for trying things out.
    Folder {
        /// The folder.
        path: PathBuf,
        /// What writes into it.
        transport: AsyncFileTransport<Tokio1Executor>,
    },
    /// Through a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
}

impl Postman {
    /// Writes mails to a folder, one `.eml` each; the folder is created.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be created.
    pub fn folder(path: PathBuf) -> std::io::Result<Self> {
        std::fs::create_dir_all(&path)?;
        Ok(Self::Folder {
            transport: AsyncFileTransport::new(&path),
            path,
        })
    }

    /// Sends by an SMTP address such as `smtps://user:password@host:465`.
    ///
    /// # Errors
    ///
    /// Where the address is not one.
    pub fn smtp(address: &SecretString) -> Result<Self, smtp::Error> {
        Ok(Self::Smtp(
            AsyncSmtpTransport::<Tokio1Executor>::from_url(address.expose_secret())?.build(),
        ))
    }

    pub(crate) async fn deliver(&self, message: Message) -> Result<(), Undeliverable> {
        match self {
            Self::Folder { transport, path } => {
                transport
                    .send(message)
                    .await
                    .map(drop)
                    .map_err(|error| Undeliverable {
                        fault: Fault::Service,
                        answer: format!("{}: {error}", path.display()),
                    })
            }
            Self::Smtp(transport) => {
                let Err(error) = transport.send(message).await else {
                    return Ok(());
                };
                let mut fault = fault(&error);
                // A server that does not even greet says so with a 5xx as well: that is about the
                // service, not this recipient.
                if fault == Fault::Refused
                    && !transport
                        .test_connection()
                        .await
                        .is_ok_and(|connected| connected)
                {
                    fault = Fault::Service;
                }
                Err(Undeliverable {
                    fault,
                    answer: answer(&error),
                })
            }
        }
    }
}

/// What an error of the way out means. Without a code of the server there was no connection, or
/// none that could be used.
fn fault(error: &smtp::Error) -> Fault {
    match error.status().map(u16::from) {
        // The service's own sign-in: it must (530), in another way (534, 538), or was not believed
        // (535), perhaps for now (432, 454).
        None | Some(432 | 454 | 530 | 534 | 535 | 538) => Fault::Service,
        // What stands against the service and not against who is written to passes: nobody's mail
        // is given up for it.
        Some(_) if error.is_permanent() && !is_of_sender(&answer(error)) => Fault::Refused,
        Some(_) => Fault::Later,
    }
}

/// Codes of RFC 3463 and of large providers that speak of the sender: its address (5.1.7, 5.1.8),
/// its quota (5.4.5), its right to send as it does (5.7.60).
const OF_SENDER: [&str; 4] = ["5.1.7", "5.1.8", "5.4.5", "5.7.60"];

/// Whether a server's answer speaks of who sends.
fn is_of_sender(answer: &str) -> bool {
    let mut words =
        answer.split(|character: char| !(character.is_ascii_digit() || character == '.'));
    words.any(|word| OF_SENDER.contains(&word))
}

/// The server's code and words, or what the connection lacked.
fn answer(error: &smtp::Error) -> String {
    let words = error.source().map(ToString::to_string).unwrap_or_default();
    let whole = error
        .status()
        .map_or_else(|| error.to_string(), |code| format!("{code} {words}"));
    whole
        .chars()
        .map(|character| {
            if character.is_control() {
                ' '
            } else {
                character
            }
        })
        .take(MAX_ANSWER_CHARS)
        .collect()
}

#[cfg(test)]
mod tests {
    use contest::{Language, MailAddress, PersonName};
    use proptest::prelude::*;

    use super::*;

    const SENDER: &str = "Certamen <certamen@contest.example>";
    const SERVICE: &str = "https://contest.example";
    const STOP: &str = "https://contest.example/en/reminders/\
        0198c5a0-0000-7000-8000-000000000000.AAAAAAAAAAAAAAAAAAAAAA";

    fn letter<'a>(recipient: &'a str, subject: &'a str, body: &'a str) -> Letter<'a> {
        Letter {
            id: "0198c5a0-0000-7000-8000-000000000000",
            recipient,
            subject,
            body,
            written_at: Timestamp(1_809_777_600_000_000),
            stop: "",
        }
    }

    /// The lines of a mail's head, each unfolded.
    fn head(message: &Message) -> Vec<String> {
        let text = String::from_utf8(message.formatted()).expect("ASCII");
        let (head, _) = text.split_once("\r\n\r\n").expect("a head");
        head.replace("\r\n ", " ")
            .split("\r\n")
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn what_stands_against_the_sender_is_told_apart() {
        assert!(is_of_sender("550 5.4.5 Daily user sending limit exceeded."));
        assert!(is_of_sender(
            "550 5.7.60 SMTP; Client does not have permissions to send as this sender"
        ));
        for answer in [
            "550 5.1.1 The email account that you tried to reach does not exist",
            "550 no such user",
            "552 5.2.2 mailbox full",
            "550 15.1.7",
        ] {
            assert!(!is_of_sender(answer), "{answer}");
        }
    }

    #[test]
    fn a_mail_has_the_headers_that_mail_servers_ask_for() {
        let plain = letter("a@b.cat", "Hello", "Text");
        let first = head(&write(SENDER, "https://contest.example:8443/x", &plain).expect("a mail"));
        assert_eq!(
            first,
            head(&write(SENDER, "https://contest.example:8443/x", &plain).expect("a mail")),
            "an attempt is like another"
        );
        for line in [
            "Message-ID: <0198c5a0-0000-7000-8000-000000000000@contest.example>",
            "Date: Sat, 08 May 2027 12:00:00 +0000",
            "Auto-Submitted: auto-generated",
            "To: a@b.cat",
        ] {
            assert!(
                first.iter().any(|known| known == line),
                "{line} is not in {first:#?}"
            );
        }
        assert!(
            !first
                .iter()
                .any(|line| line.starts_with("List-Unsubscribe"))
        );
        let reminder = head(
            &write(
                SENDER,
                "http://[::1]:3000",
                &Letter {
                    stop: STOP,
                    ..plain
                },
            )
            .expect("a mail"),
        );
        for line in [
            format!("List-Unsubscribe: <{STOP}>"),
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click".to_owned(),
        ] {
            assert!(reminder.contains(&line), "{line} is not in {reminder:#?}");
        }
        assert!(
            reminder.iter().any(|line| line.ends_with("@[::1]>")),
            "{reminder:#?}"
        );
    }

    proptest! {
        /// What the form takes, the sender can address, and the mail goes to that address and to no
        /// other.
        #[test]
        fn what_is_taken_as_an_address_can_be_written_to(
            local in "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~é-]{1,70}",
            domain in "[A-Za-z0-9é見.-]{1,30}\\.[a-zé]{1,8}",
            name in "\\PC{1,80}",
        ) {
            let address = MailAddress::parse(&format!("{local}@{domain}"));
            let Some(address) = address else { return Ok(()) };
            let Some(name) = PersonName::parse(&name) else { return Ok(()) };
            let mailbox: Mailbox = address.as_str().parse().expect("an address");
            prop_assert_eq!(mailbox.email.to_string(), address.as_str());
            let subject = i18n::mail_juror_subject(Language::Ja, name.as_str());
            let body = i18n::mail_enter_body(Language::Ca, name.as_str(), SERVICE);
            let letter = letter(address.as_str(), &subject, &body);
            let message = write(SENDER, SERVICE, &letter).expect("a mail");
            prop_assert_eq!(message.envelope().to(), std::slice::from_ref(&mailbox.email));
            let head = head(&message);
            prop_assert!(head.contains(&format!("To: {}", address.as_str())), "{:#?}", head);
            let headers = head.iter().filter(|line| !line.starts_with(' '));
            prop_assert_eq!(headers.count(), 9, "{:#?}", head);
            let told = message.headers().get::<lettre::message::header::Subject>();
            prop_assert_eq!(told.map(|told| told.as_ref().to_owned()), Some(subject));
        }

        /// Nothing is taken that the sender cannot address, whatever it looks like.
        #[test]
        fn nothing_is_taken_that_cannot_be_written_to(text in "[ -~é見。]{0,12}@[ -~é見。]{0,20}") {
            if let Some(address) = MailAddress::parse(&text) {
                let written = write(SENDER, SERVICE, &letter(address.as_str(), "", ""));
                prop_assert!(written.is_ok(), "{:?}", address);
            }
        }
    }
}
