//! The state of the log, kept outside of it: who can write the database can also compute every hash
//! anew, but not take back what was mailed to others or printed in minutes.

use std::{fmt, str::FromStr};

use contest::{Language, MailAddress, Timestamp, timestamp::DAY};

use super::{AuditRow, Hashed, chain_hash};
use crate::{Office, Result};

/// Hexadecimal digits of a hash.
const HASH_DIGITS: usize = 64;

/// A row of the log with its hash, which covers every row before it. As a text, `7:` and the hash.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Anchor {
    /// Of the row, from 1.
    pub number: i64,
    /// SHA-256 in lower-case hexadecimal digits.
    pub hash: String,
}

impl fmt::Display for Anchor {
    fn fmt(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(text, "{}:{}", self.number, self.hash)
    }
}

/// That a text is no [`Anchor`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write the number of the row, a colon and the 64 digits of its SHA-256")]
pub struct NoAnchor;

impl FromStr for Anchor {
    type Err = NoAnchor;

    fn from_str(text: &str) -> std::result::Result<Self, NoAnchor> {
        let (number, hash) = text.trim().split_once(':').ok_or(NoAnchor)?;
        let number = number.trim().parse().map_err(|_| NoAnchor)?;
        let hash = hash.trim().to_ascii_lowercase();
        let whole =
            hash.len() == HASH_DIGITS && hash.chars().all(|digit| digit.is_ascii_hexdigit());
        if number < 1 || !whole {
            return Err(NoAnchor);
        }
        Ok(Self { number, hash })
    }
}

/// Where the log is not what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LogFault {
    /// A row's hash does not follow from the rows before it.
    #[error("row {number} does not follow from the rows before it")]
    Broken {
        /// Of the row.
        number: i64,
    },
    /// It ends before a row that was kept outside.
    #[error("it ends with row {last}, and row {anchored} was kept outside: rows were taken out")]
    Short {
        /// Its last row; 0 where it has none.
        last: i64,
        /// The row that was kept outside.
        anchored: i64,
    },
    /// Its rows follow from each other, but one is not what was kept outside: the log was written
    /// anew.
    #[error(
        "row {anchored} is not what was kept outside: a row from {first} to {anchored} was changed \
         and every hash behind it computed anew"
    )]
    Rewritten {
        /// The row behind the last one that is as it was kept outside.
        first: i64,
        /// The row that was kept outside.
        anchored: i64,
    },
}

impl Office {
    /// Where the log is not whole or not what was kept of it outside; `None` where all agrees.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn check_log(&self, anchors: &[Anchor]) -> Result<Option<LogFault>> {
        let mut anchors: Vec<&Anchor> = anchors.iter().collect();
        anchors.sort_by_key(|anchor| anchor.number);
        let mut anchors = anchors.into_iter().peekable();
        let mut previous = String::new();
        let mut last = 0;
        let mut agreed = 0;
        let mut rewritten = None;
        loop {
            let rows: Vec<AuditRow> = sqlx::query_as(
                "SELECT number, at, person, action, subject, detail, hash
                 FROM audit
                 WHERE number > $1
                 ORDER BY number
                 LIMIT 1000",
            )
            .bind(last)
            .fetch_all(self.store.read())
            .await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                let expected = chain_hash(&previous, &Hashed::of(&row));
                if row.number != last + 1 || row.hash != expected {
                    return Ok(Some(LogFault::Broken { number: last + 1 }));
                }
                previous = row.hash;
                last = row.number;
                while let Some(anchor) = anchors.next_if(|anchor| anchor.number == last) {
                    if anchor.hash == previous {
                        agreed = last;
                    } else {
                        rewritten.get_or_insert(LogFault::Rewritten {
                            first: agreed + 1,
                            anchored: last,
                        });
                    }
                }
            }
        }
        let short = anchors.next().map(|anchor| LogFault::Short {
            last,
            anchored: anchor.number,
        });
        Ok(rewritten.or(short))
    }

    /// The row of the log that recorded what was done to a subject from a moment on, the first of
    /// them.
    pub(crate) async fn find_logged(
        &self,
        subject: &str,
        (action, detail): (&str, &str),
        from: Timestamp,
    ) -> Result<Option<Anchor>> {
        Ok(sqlx::query_as(
            "SELECT number, hash
             FROM audit
             WHERE subject = $1
               AND action = $2
               AND detail = $3
               AND at >= $4
             ORDER BY number
             LIMIT 1",
        )
        .bind(subject)
        .bind(action)
        .bind(detail)
        .bind(from.0)
        .fetch_optional(self.store.read())
        .await?)
    }

    /// Mails the state of the log to witnesses, once a day and only where it has grown since:
    /// whichever of several servers is first. Answers what was mailed.
    ///
    /// # Errors
    ///
    /// Where the database fails.
    pub async fn anchor_log(
        &self,
        witnesses: &[MailAddress],
        now: Timestamp,
    ) -> Result<Option<Anchor>> {
        let day = i64::try_from(DAY.as_micros()).map_or(0, |day| now.0.div_euclid(day));
        let due: i64 = sqlx::query_scalar(
            "SELECT COUNT(*)
             FROM audit
             WHERE number > (SELECT COALESCE(MAX(number), 0) FROM anchor)
               AND NOT EXISTS (SELECT 1 FROM anchor WHERE day >= $1)",
        )
        .bind(day)
        .fetch_one(self.store.read())
        .await?;
        if witnesses.is_empty() || due == 0 {
            return Ok(None);
        }
        let mut change = self.store.begin().await?;
        let anchor: Option<Anchor> = sqlx::query_as(
            "INSERT INTO anchor (day, number, hash, made_at)
             SELECT $1, number, hash, $2
             FROM audit
             WHERE number = (SELECT MAX(number) FROM audit)
             ON CONFLICT (day) DO NOTHING
             RETURNING number, hash",
        )
        .bind(day)
        .bind(now.0)
        .fetch_optional(&mut *change)
        .await?;
        let Some(anchor) = anchor else {
            // Another server was faster.
            return Ok(None);
        };
        for witness in witnesses {
            let language: Option<String> =
                sqlx::query_scalar("SELECT language FROM person WHERE mail = $1")
                    .bind(witness.as_str())
                    .fetch_optional(&mut *change)
                    .await?;
            let language = language
                .and_then(|tag| Language::from_tag(&tag))
                .unwrap_or_default();
            let subject = i18n::mail_log_subject(language, anchor.number);
            let text = anchor.to_string();
            let body = i18n::mail_log_body(language, self.address(), text);
            self.post(&mut change, now, witness.as_str(), &subject, &body)
                .await?;
        }
        change.commit_keeping_caches().await?;
        Ok(Some(anchor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_is_read_as_it_is_written() {
        let anchor = Anchor {
            number: 7,
            hash: "0a".repeat(32),
        };
        assert_eq!(anchor.to_string().parse(), Ok(anchor.clone()));
        let typed = format!(" 7: {} ", anchor.hash.to_uppercase());
        assert_eq!(typed.parse(), Ok(anchor.clone()));
        for text in ["", "7", "7:0a", "0:", &format!("x:{}", anchor.hash)] {
            assert_eq!(text.parse::<Anchor>(), Err(NoAnchor), "{text}");
        }
    }
}
