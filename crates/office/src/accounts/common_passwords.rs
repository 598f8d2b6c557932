//! Passwords that nobody gets: the rule is [`contest::password`]; here stand the common ones, and
//! what is known of a person and of the contest.
//!
//! Where the list is from, and how it is made again, says `common_passwords/README.md`.

use std::{collections::HashSet, sync::LazyLock};

use contest::{
    PersonId,
    password::{PasswordFault, check_password},
};
use secrecy::{ExposeSecret as _, SecretString};

use crate::{Office, Problem, Refusal, Result, refusal::UNKNOWN, texts::fold};

static COMMON: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("common_passwords/words.txt").lines().collect());

/// What the program is called wherever people meet it.
const SERVICE: &str = "certamen";
/// Shorter words are in many others; one sign of a script without an alphabet says as much.
const MIN_LATIN_CHARS: usize = 3;

/// Whose password it is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    pub(crate) name: &'a str,
    pub(crate) mail: &'a str,
}

/// The words of a text, as a password is compared with them: one by one, and all together.
fn split_words(text: &str, words: &mut Vec<String>) {
    let folded = fold(text);
    let parts: Vec<&str> = folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect();
    words.push(parts.concat());
    words.extend(parts.into_iter().map(str::to_owned));
}

impl Office {
    /// What is known of the owner of a password and of the contest: their name and address, the
    /// service and where it is reached, the cities and the editions that everybody sees.
    async fn read_known_words(&self, owner: Owner<'_>) -> Result<Vec<String>> {
        let mut words = Vec::new();
        for text in [owner.name, owner.mail, SERVICE, self.address()] {
            split_words(text, &mut words);
        }
        for city in self.cities().await?.all() {
            split_words(city.code.as_str(), &mut words);
            split_words(&city.official_name, &mut words);
            for name in city.name.0.values() {
                split_words(name, &mut words);
            }
        }
        for edition in self.menu_editions().await?.iter() {
            split_words(&edition.slug, &mut words);
            for title in edition.title.0.values() {
                split_words(title, &mut words);
            }
        }
        words.retain(|word| !word.is_ascii() || word.len() >= MIN_LATIN_CHARS);
        words.sort();
        words.dedup();
        Ok(words)
    }

    /// What stands against a password that somebody chooses, if anything does.
    pub(crate) async fn find_password_problem(
        &self,
        password: &SecretString,
        owner: Owner<'_>,
    ) -> Result<Option<Problem>> {
        let known = self.read_known_words(owner).await?;
        let password = password.expose_secret();
        let is_common = |word: &str| COMMON.contains(word);
        Ok(check_password(password, &fold(password), &known, is_common)
            .err()
            .map(|fault| match fault {
                PasswordFault::Length => Problem::PasswordLength,
                PasswordFault::Common => Problem::PasswordCommon,
                PasswordFault::Personal => Problem::PasswordPersonal,
            }))
    }

    /// Refuses a password that somebody chooses for an account, with what stands against it.
    ///
    /// # Errors
    ///
    /// [`Refusal::Fields`] for the field of this name.
    pub(crate) async fn check_new_password(
        &self,
        person: &PersonId,
        field: &'static str,
        password: &SecretString,
    ) -> Result<()> {
        let (name, mail): (String, String) =
            sqlx::query_as("SELECT name, mail FROM person WHERE id = $1")
                .bind(person)
                .fetch_optional(self.store.read())
                .await?
                .ok_or(UNKNOWN)?;
        let owner = Owner {
            name: &name,
            mail: &mail,
        };
        match self.find_password_problem(password, owner).await? {
            None => Ok(()),
            Some(problem) => Err(Refusal::field(field, problem)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_in_the_form_in_which_it_is_asked() {
        let words: Vec<&str> = include_str!("common_passwords/words.txt").lines().collect();
        assert!(words.len() > 10_000, "{}", words.len());
        assert!(words.windows(2).all(|pair| pair[0] < pair[1]));
        for word in words {
            assert!(
                word.bytes().all(|byte| byte.is_ascii_alphanumeric()),
                "{word}"
            );
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn words_are_read_alone_and_together() {
        let mut words = Vec::new();
        split_words("Núria  d’Exemple", &mut words);
        assert_eq!(words, ["nuriadexemple", "nuria", "d", "exemple"]);
    }
}
