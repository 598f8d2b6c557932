//! What an account's fields must look like. Parsed once, at the edge; inside, the types say that it
//! was done.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{text::has_unwritable_in_line, timestamp::HOUR};

/// Fewest characters of a password (NIST SP 800-63B, revision 4, without a second factor: 15; with
/// rate limits we ask 12).
pub const MIN_PASSWORD_CHARS: usize = 12;
/// Most characters of a password: enough for any pass phrase, few enough to hash.
pub const MAX_PASSWORD_CHARS: usize = 256;
/// Most characters of a name of a person or team.
pub const MAX_NAME_CHARS: usize = 80;
/// Most characters of the reason for which an administrator acts on somebody's behalf, or helps with
/// an account.
pub const MAX_ACTING_REASON_CHARS: usize = 200;
/// Most mails in [`ASKED_MAILS_TIME`] that go to an address because somebody typed it, unless
/// somebody signs in with it meanwhile.
pub const MAX_ASKED_MAILS: i64 = 3;
/// The time over which they are counted.
pub const ASKED_MAILS_TIME: Duration = HOUR;
/// Most bytes of a mail address (RFC 5321).
pub const MAX_MAIL_BYTES: usize = 254;
/// Most bytes of what stands before the `@` (RFC 5321).
pub const MAX_LOCAL_BYTES: usize = 64;
/// Most bytes of a domain's part between two dots (RFC 1035).
pub const MAX_LABEL_BYTES: usize = 63;

/// A mail address in the form that is stored and compared: trimmed, small letters, an international
/// domain in its ASCII form. Every one of them can be written to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MailAddress(String);

/// Why no mail can be sent to what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum MailFault {
    /// It does not look like name@example.org.
    Form,
    /// A dot at an end of what stands before the `@`, or two of them in a row. Some carriers gave
    /// such addresses out; most mail servers refuse them.
    Dots,
    /// Letters before the `@` that are not plain Latin ones: few mail servers carry them.
    Letters,
    /// Longer than [`MAX_MAIL_BYTES`], or than [`MAX_LOCAL_BYTES`] before the `@`.
    Long,
}

/// What may stand before the `@` beside letters, digits and dots (RFC 5322, atext).
const LOCAL_SIGNS: &str = "!#$%&'*+-/=?^_`{|}~";

/// What stands before the `@`, in the form that is compared.
fn local_part(text: &str) -> Result<String, MailFault> {
    if text
        .chars()
        .any(|character| character.is_alphanumeric() && !character.is_ascii())
    {
        return Err(MailFault::Letters);
    }
    let allowed = |character: char| {
        character.is_ascii_alphanumeric() || character == '.' || LOCAL_SIGNS.contains(character)
    };
    if text.is_empty() || !text.chars().all(allowed) {
        return Err(MailFault::Form);
    }
    if text.split('.').any(str::is_empty) {
        return Err(MailFault::Dots);
    }
    if text.len() > MAX_LOCAL_BYTES {
        return Err(MailFault::Long);
    }
    Ok(text.to_ascii_lowercase())
}

/// The domain, in the form that is compared and that the name servers know.
fn domain(text: &str) -> Result<String, MailFault> {
    let ascii = if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        idna::domain_to_ascii_cow(text.as_bytes(), idna::AsciiDenyList::STD3)
            .map_err(|_| MailFault::Form)?
            .into_owned()
    };
    let label = |label: &str| {
        (1..=MAX_LABEL_BYTES).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    // The last part of a domain is never a number: that would be the address of a machine.
    let named = ascii
        .rsplit_once('.')
        .is_some_and(|(_, last)| !last.bytes().all(|byte| byte.is_ascii_digit()));
    // No mail reaches a name that never exists (RFC 2606); closed accounts are kept under one.
    let exists = ascii.rsplit('.').next() != Some("invalid");
    if named && exists && ascii.split('.').all(label) {
        Ok(ascii)
    } else {
        Err(MailFault::Form)
    }
}

impl MailAddress {
    /// Reads an address that mail can be sent to. Whether it exists is shown only by a mail that
    /// arrives.
    ///
    /// # Errors
    ///
    /// What stands against it.
    pub fn read(text: &str) -> Result<Self, MailFault> {
        let (local, after) = text.trim().rsplit_once('@').ok_or(MailFault::Form)?;
        let whole = format!("{}@{}", local_part(local)?, domain(after)?);
        if whole.len() > MAX_MAIL_BYTES {
            Err(MailFault::Long)
        } else {
            Ok(Self(whole))
        }
    }

    /// The same where it does not matter why not.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text).ok()
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part after the `@`, by which an organisation is told.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

/// A part of an address in the form in which addresses are kept and compared, to look for it in
/// them; `None` where no address holds it.
///
/// ```
/// use contest::account::fold_mail_part;
///
/// let part = fold_mail_part(" Maria@B\u{fc}cher.exa");
/// assert_eq!(part.as_deref(), Some("maria@xn--bcher-kva.exa"));
/// assert_eq!(fold_mail_part("EXAMPLE").as_deref(), Some("example"));
/// assert_eq!(fold_mail_part("N\u{fa}ria"), None);
/// ```
#[must_use]
pub fn fold_mail_part(text: &str) -> Option<String> {
    let text = text.trim();
    if text.is_ascii() {
        return Some(text.to_ascii_lowercase());
    }
    let (local, after) = text
        .rsplit_once('@')
        .map_or(("", text), |(local, after)| (local, after));
    // A domain that is not whole has no end that could be looked at: its form is made all the same.
    let ascii = idna::domain_to_ascii_cow(after.as_bytes(), idna::AsciiDenyList::STD3).ok()?;
    // A word without a dot is as likely a name, and no domain begins with it in its other form.
    if !local.is_ascii() || !text.contains('@') && !after.contains('.') {
        return None;
    }
    Some(if text.contains('@') {
        format!("{}@{ascii}", local.to_ascii_lowercase())
    } else {
        ascii.into_owned()
    })
}

/// Mail domains that say nothing about an organisation: sharing one is no conflict of interest.
const PUBLIC_DOMAINS: [&str; 12] = [
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "yahoo.com",
    "yahoo.co.jp",
    "icloud.com",
    "proton.me",
    "protonmail.com",
    "gmx.net",
    "docomo.ne.jp",
];

/// Whether two addresses belong to the same organisation, as far as their domains tell.
#[must_use]
pub fn same_organisation(one: &MailAddress, other: &MailAddress) -> bool {
    one.domain() == other.domain() && !PUBLIC_DOMAINS.contains(&one.domain())
}

/// What of an organisation's name is compared: its letters and digits, in small letters; `None`
/// where there are none.
#[must_use]
pub fn organisation_key(name: &str) -> Option<String> {
    let key: String = name
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    (!key.is_empty()).then_some(key)
}

/// A person's or a team's name: 1 to [`MAX_NAME_CHARS`] characters, no control characters, blanks
/// trimmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name; `None` where it is empty, too long or holds control characters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let count = text.chars().count();
        (count > 0 && count <= MAX_NAME_CHARS && !has_unwritable_in_line(text))
            .then(|| Self(text.to_owned()))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a password has an allowed length, in characters.
#[must_use]
pub fn is_password_allowed(password: &str) -> bool {
    (MIN_PASSWORD_CHARS..=MAX_PASSWORD_CHARS).contains(&password.chars().count())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses() {
        for (good, kept) in [
            ("a@b.cat", "a@b.cat"),
            (" Maria@Example.ORG ", "maria@example.org"),
            ("o'neil+x@sub.example.jp", "o'neil+x@sub.example.jp"),
            ("info@Bücher.example", "info@xn--bcher-kva.example"),
            ("info@見本。jp", "info@xn--8pvz87e.jp"),
        ] {
            assert_eq!(
                MailAddress::read(good).as_ref().map(MailAddress::as_str),
                Ok(kept),
                "{good}"
            );
        }
        let label = "x".repeat(MAX_LABEL_BYTES);
        let long = [
            format!("{}@b.cat", "a".repeat(MAX_LOCAL_BYTES + 1)),
            format!("a@{label}.{label}.{label}.{label}.cat"),
        ];
        let form = format!("a@{label}x.cat");
        for (bad, fault) in [
            ("", MailFault::Form),
            ("a", MailFault::Form),
            ("a@b", MailFault::Form),
            ("@b.cat", MailFault::Form),
            ("a@b..cat", MailFault::Form),
            ("a@@b.cat", MailFault::Form),
            ("a b@c.cat", MailFault::Form),
            ("a@b.cat\nBcc: c@d.cat", MailFault::Form),
            ("a@-b.cat", MailFault::Form),
            ("a@b_c.cat", MailFault::Form),
            ("a@127.0.0.1", MailFault::Form),
            ("a@[127.0.0.1]", MailFault::Form),
            ("\"a b\"@c.cat", MailFault::Form),
            (&form, MailFault::Form),
            ("abc..def@docomo.ne.jp", MailFault::Dots),
            ("abc.@ezweb.ne.jp", MailFault::Dots),
            (".abc@docomo.ne.jp", MailFault::Dots),
            ("núria@example.cat", MailFault::Letters),
            ("a\u{212a}@example.cat", MailFault::Letters),
            (&long[0], MailFault::Long),
            (&long[1], MailFault::Long),
        ] {
            assert_eq!(MailAddress::read(bad), Err(fault), "{bad}");
        }
    }

    proptest! {
        /// What was read once is read again as it is: the stored form and the typed one never fall
        /// apart.
        #[test]
        fn what_is_kept_is_read_as_it_is(
            text in concat!(
                "[A-Za-zß0-9.!#$%&'*+/=?^_`{|}~@ -]{1,40}",
                "@[A-Za-z0-9é見ß.-]{1,40}"
            ),
        ) {
            if let Some(address) = MailAddress::parse(&text) {
                prop_assert!(address.as_str().is_ascii());
                prop_assert_eq!(MailAddress::parse(address.as_str()), Some(address.clone()));
            }
        }
    }

    #[test]
    fn an_organisation_is_the_same_whatever_its_capitals_and_blanks() {
        assert_eq!(
            organisation_key("  Universitat de l'Exemple, S.A."),
            organisation_key("UNIVERSITAT DE L’EXEMPLE SA")
        );
        assert_eq!(organisation_key("見本大学"), organisation_key("見本 大学"));
        assert_ne!(organisation_key("Example"), organisation_key("Example Two"));
        assert_eq!(organisation_key(" - "), None);
    }

    #[test]
    fn a_shared_public_domain_is_no_conflict() {
        let address = |text| MailAddress::parse(text).expect("an address");
        assert!(same_organisation(
            &address("a@uni.example"),
            &address("b@UNI.example")
        ));
        assert!(!same_organisation(
            &address("a@gmail.com"),
            &address("b@gmail.com")
        ));
    }

    #[test]
    fn names_keep_their_script() {
        assert_eq!(
            PersonName::parse(" مريم 🌊 ").expect("a name").as_str(),
            "مريم 🌊"
        );
        assert!(PersonName::parse("a\0b").is_none());
        assert!(PersonName::parse(&"x".repeat(81)).is_none());
    }
}
