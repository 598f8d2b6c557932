//! What an account's fields must look like. Parsed once, at the edge; inside, the types say that it was done.

use serde::{Deserialize, Serialize};

/// Fewest characters of a password (NIST SP 800-63B, revision 4, without a second factor: 15; with rate limits we ask 12).
pub const PASSWORD_FEWEST: usize = 12;
/// Most characters of a password: enough for any pass phrase, few enough to hash.
pub const PASSWORD_MOST: usize = 256;
/// Most characters of a name of a person or team.
pub const NAME_MOST: usize = 80;
/// Most bytes of a mail address (RFC 5321).
pub const MAIL_MOST: usize = 254;

/// A mail address in the form that is stored and compared: trimmed, lower case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MailAddress(String);

impl MailAddress {
    /// Reads an address: one `@`, something on both sides, a dot or `localhost` after it, no blanks or control characters.
    /// Whether it exists is shown only by a mail that arrives.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let (local, domain) = text.split_once('@')?;
        let plain = |character: char| !character.is_whitespace() && !character.is_control() && !"<>(),;:\"\\[]".contains(character);
        let well_formed = !local.is_empty()
            && domain.contains('.')
            && !domain.contains('@')
            && domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'))
            && text.chars().all(plain)
            && text.len() <= MAIL_MOST;
        well_formed.then_some(Self(text))
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

/// What of an organisation's name is compared: its letters and digits, in small letters; `None` where there are none.
#[must_use]
pub fn organisation_key(name: &str) -> Option<String> {
    let key: String = name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    (!key.is_empty()).then_some(key)
}

/// A person's or a team's name: 1 to [`NAME_MOST`] characters, no control characters, blanks trimmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name; `None` where it is empty, too long or holds control characters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let count = text.chars().count();
        (count > 0 && count <= NAME_MOST && !text.chars().any(char::is_control)).then(|| Self(text.to_owned()))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a password has an allowed length, in characters.
#[must_use]
pub fn password_allowed(password: &str) -> bool {
    (PASSWORD_FEWEST..=PASSWORD_MOST).contains(&password.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for good in ["a@b.cat", " Maria@Example.ORG ", "o'neil+x@sub.example.jp"] {
            assert!(MailAddress::parse(good).is_some(), "{good}");
        }
        for bad in ["", "a", "a@b", "@b.cat", "a@b..cat", "a@@b.cat", "a b@c.cat", "a@b.cat\nBcc: c@d.cat", "a@-b.cat"] {
            assert!(MailAddress::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn an_organisation_is_the_same_whatever_its_capitals_and_blanks() {
        assert_eq!(organisation_key("  Universitat de l'Exemple, S.A."), organisation_key("UNIVERSITAT DE L’EXEMPLE SA"));
        assert_eq!(organisation_key("見本大学"), organisation_key("見本 大学"));
        assert_ne!(organisation_key("Example"), organisation_key("Example Two"));
        assert_eq!(organisation_key(" - "), None);
    }

    #[test]
    fn a_shared_public_domain_is_no_conflict() {
        let address = |text| MailAddress::parse(text).expect("an address");
        assert!(same_organisation(&address("a@uni.example"), &address("b@UNI.example")));
        assert!(!same_organisation(&address("a@gmail.com"), &address("b@gmail.com")));
    }

    #[test]
    fn names_keep_their_script() {
        assert_eq!(PersonName::parse(" مريم 🌊 ").expect("a name").as_str(), "مريم 🌊");
        assert!(PersonName::parse("a\0b").is_none());
        assert!(PersonName::parse(&"x".repeat(81)).is_none());
    }
}
