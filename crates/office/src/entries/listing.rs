//! The list of a call's entries for its organisers: searched, filtered and turned page by page, as
//! fast with ten thousand entries as with a hundred.
//!
//! A row of `listed_entry` stands beside each entry. It is narrow, so that a search that few
//! entries fit reads little of each; everything else that a page shows is read for its fifty rows
//! alone. Where a page begins says the key of the row before it, never how many rows came before:
//! rows that arrive meanwhile move nothing.
//!
//! A search is a `LIKE` on team and titles as [`fold`] leaves them. A word may stand in the middle
//! of a text, as Japanese needs, which no index of words finds on both engines; looking through the
//! narrow rows of one call takes milliseconds.

mod request;
mod upkeep;

use contest::{CallId, Language, Timestamp, judging::RoundKind};
use sqlx::{Any, AnyConnection, any::AnyArguments, query::QueryAs};

use super::intake::{self, IntakeRow};
use crate::{
    Call, Failure, Office, Person, Result,
    counted::Counted,
    texts::{fold, write_pattern},
};

pub use self::request::{
    EntryFilter, Lack, ListKey, ListOrder, ListRequest, ListedState, MAX_SEARCH_CHARS, Turn,
};
pub(crate) use self::upkeep::{bring, list_entry};

/// Entries of a page.
const PAGE: usize = 50;
/// Words of a search that are looked for each by itself; what follows is one phrase.
const WORDS: usize = 4;

/// How many entries of calls stand how.
pub(crate) type CountedStates = Counted<CallId, Vec<(String, i64)>>;

/// An entry of the list.
#[derive(Clone, Debug)]
pub struct ListedEntry {
    /// What is told of it, with the jury's progress in the round.
    pub row: IntakeRow,
    /// Code of the main topic with which it was handed in; empty where it was not.
    pub topic: String,
    key: ListKey,
}

/// A page of the list.
#[derive(Clone, Debug)]
pub struct EntryPage {
    /// In the order that was asked for.
    pub entries: Vec<ListedEntry>,
    /// What the page before it is asked for with.
    pub previous: Option<ListKey>,
    /// What the page after it is asked for with.
    pub next: Option<ListKey>,
    /// How many entries of the call stand how, whatever else is asked for.
    counts: Vec<(String, i64)>,
}

impl EntryPage {
    /// How many entries of the call stand so; all of them where nothing is asked.
    #[must_use]
    pub fn count(&self, state: Option<ListedState>) -> i64 {
        let counts = self.counts.iter();
        let asked = counts.filter(|(of, _)| state.is_none_or(|state| state.code() == of));
        asked.map(|(_, count)| count).sum()
    }
}

/// The entries that a filter asks for, as a condition on `listed_entry`. Its parameters are those
/// of [`Asked`]: $1 is the call, $2 and $3 say between which keys.
macro_rules! fitting {
    () => {
        "($4 = '' OR listed_entry.state = $4)
         AND ($5 = '' OR listed_entry.topic = $5)
         AND (
             listed_entry.number = $6
             OR (
                 listed_entry.words LIKE $7 ESCAPE '!'
                 AND listed_entry.words LIKE $8 ESCAPE '!'
                 AND listed_entry.words LIKE $9 ESCAPE '!'
                 AND listed_entry.words LIKE $10 ESCAPE '!'
             )
         )
         AND (
             $11 = 0
             OR (
                 listed_entry.state = 'submitted'
                 AND EXISTS (
                     SELECT 1
                     FROM assignment
                     WHERE assignment.entry = listed_entry.entry
                       AND assignment.round = $13
                       AND assignment.conflict IS NULL
                       AND assignment.finished_at IS NULL
                 )
             )
         )
         AND (
             $12 = 0
             OR (
                 listed_entry.state = 'submitted'
                 AND (
                     $13 <> 'final'
                     OR EXISTS (
                         SELECT 1
                         FROM finalist
                         WHERE finalist.entry = listed_entry.entry
                     )
                 )
                 AND (
                     SELECT COUNT(*)
                     FROM assignment
                     WHERE assignment.entry = listed_entry.entry
                       AND assignment.round = $13
                       AND assignment.conflict IS NULL
                 ) < $12
             )
         )"
    };
}

/// The entries of a run of numbers that a filter asks for: above $2, up to $3.
macro_rules! fitting_run {
    () => {
        concat!(
            "(
                 SELECT listed_entry.entry
                 FROM listed_entry
                 WHERE listed_entry.call = $1
                   AND listed_entry.number > $2
                   AND listed_entry.number <= $3
                   AND ",
            fitting!(),
            ")"
        )
    };
}
pub(super) use {fitting, fitting_run};

/// A page of the list in an order: what lies beyond the key ($2 is its number, $3 its other part)
/// is looked through in that order until the page is full, and only then the rest is read.
macro_rules! page_of {
    ($beyond:expr, $title:expr, $order:literal) => {
        concat!(
            "SELECT entry.id AS entry,
                    entry.number,
                    team.name AS team,
                    entry.state, entry.content, entry.revision,
                    revision.title AS handed_in,
                    listed.listed_change AS updated_at,
                    listed.listed_number, listed.listed_change, listed.listed_title,
                    listed.listed_topic,
                    (
                        SELECT exclusion.kind
                        FROM exclusion
                        WHERE exclusion.entry = entry.id
                    ) AS excluded,
                    (
                        SELECT extension.ends_at
                        FROM extension
                        WHERE extension.entry = entry.id
                    ) AS extended_until,
                    (SELECT COUNT(*) FROM member WHERE member.team = team.id) AS members,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        WHERE assignment.entry = entry.id
                          AND assignment.round = $13
                          AND assignment.conflict IS NULL
                    ) AS jurors,
                    (
                        SELECT COUNT(*)
                        FROM assignment
                        WHERE assignment.entry = entry.id
                          AND assignment.round = $13
                          AND assignment.conflict IS NULL
                          AND assignment.finished_at IS NOT NULL
                    ) AS finished
             FROM (
                 SELECT listed_entry.entry AS listed_id,
                        listed_entry.number AS listed_number,
                        listed_entry.changed_at AS listed_change,
                        listed_entry.topic AS listed_topic, ",
            $title,
            " AS listed_title
                 FROM listed_entry
                 WHERE listed_entry.call = $1
                   AND ",
            $beyond,
            "
                   AND ",
            fitting!(),
            "
                 ORDER BY ",
            $order,
            "
                 LIMIT $14
             ) AS listed
             JOIN entry ON entry.id = listed.listed_id
             JOIN team ON team.id = entry.team
             LEFT JOIN revision ON revision.entry = entry.id
               AND revision.number = entry.revision
             ORDER BY ",
            $order
        )
    };
}

/// The pages of a language's titles, forwards and backwards.
macro_rules! pages_by {
    ($title:literal) => {
        [
            page_of!(
                concat!(
                    "(listed_entry.",
                    $title,
                    ", listed_entry.number) > ($3, $2)"
                ),
                concat!("listed_entry.", $title),
                "listed_title, listed_number"
            ),
            page_of!(
                concat!(
                    "(listed_entry.",
                    $title,
                    ", listed_entry.number) < ($3, $2)"
                ),
                concat!("listed_entry.", $title),
                "listed_title DESC, listed_number DESC"
            ),
        ]
    };
}

/// Forwards and backwards, by number.
const BY_NUMBER: [&str; 2] = [
    page_of!("listed_entry.number > $2", "''", "listed_number"),
    page_of!("listed_entry.number < $2", "''", "listed_number DESC"),
];
/// The newest first, and backwards.
const BY_CHANGE: [&str; 2] = [
    page_of!(
        "(listed_entry.changed_at, listed_entry.number) < ($3, $2)",
        "''",
        "listed_change DESC, listed_number DESC"
    ),
    page_of!(
        "(listed_entry.changed_at, listed_entry.number) > ($3, $2)",
        "''",
        "listed_change, listed_number"
    ),
];
const BY_TITLE_CA: [&str; 2] = pages_by!("title_ca");
const BY_TITLE_ES: [&str; 2] = pages_by!("title_es");
const BY_TITLE_EN: [&str; 2] = pages_by!("title_en");
const BY_TITLE_JA: [&str; 2] = pages_by!("title_ja");

/// The statements of an order, forwards and backwards.
const fn statements(order: ListOrder, language: Language) -> [&'static str; 2] {
    match (order, language) {
        (ListOrder::Number, _) => BY_NUMBER,
        (ListOrder::Changed, _) => BY_CHANGE,
        (ListOrder::Title, Language::Ca) => BY_TITLE_CA,
        (ListOrder::Title, Language::Es) => BY_TITLE_ES,
        (ListOrder::Title, Language::En) => BY_TITLE_EN,
        (ListOrder::Title, Language::Ja) => BY_TITLE_JA,
    }
}

/// What a filter asks for, as the database is asked for it.
pub(super) struct Asked<'a> {
    call: &'a Call,
    round: RoundKind,
    state: &'static str,
    topic: &'a str,
    /// -1 where no number is asked for.
    number: i64,
    patterns: [String; WORDS],
    missing_sheets: i64,
    /// 0 where it does not matter how many jurors an entry has.
    jurors: i64,
}

impl<'a> Asked<'a> {
    pub(super) fn new(call: &'a Call, filter: &'a EntryFilter, round: RoundKind) -> Self {
        let wanted = call.round(round).map_or(0, |round| round.jurors_per_entry);
        let search: String = filter.search.chars().take(MAX_SEARCH_CHARS).collect();
        let search = fold(&search);
        let number = search.strip_prefix('#').unwrap_or(&search);
        let mut words = search.splitn(WORDS, ' ').map(write_pattern);
        Self {
            call,
            round,
            state: filter.state.map_or("", ListedState::code),
            topic: &filter.topic,
            number: number.parse().unwrap_or(-1),
            patterns: std::array::from_fn(|_| words.next().unwrap_or_else(|| "%".to_owned())),
            missing_sheets: i64::from(filter.lack == Some(Lack::Sheets)),
            jurors: match filter.lack {
                Some(Lack::Jurors) => wanted,
                Some(Lack::Sheets) | None => 0,
            },
        }
    }

    /// A statement of the list with all of its parameters, between two keys.
    pub(super) fn ask<'q, Row, Key>(
        &'q self,
        statement: &'static str,
        (low, high): (i64, Key),
    ) -> QueryAs<'q, Any, Row, AnyArguments>
    where
        Row: for<'r> sqlx::FromRow<'r, sqlx::any::AnyRow>,
        Key: sqlx::Encode<'q, Any> + sqlx::Type<Any> + 'q,
    {
        let [first, second, third, fourth] = &self.patterns;
        sqlx::query_as(statement)
            .bind(&self.call.id)
            .bind(low)
            .bind(high)
            .bind(self.state)
            .bind(self.topic)
            .bind(self.number)
            .bind(first)
            .bind(second)
            .bind(third)
            .bind(fourth)
            .bind(self.missing_sheets)
            .bind(self.jurors)
            .bind(self.round.code())
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    entry: intake::Row,
    #[sqlx(rename = "listed_number")]
    number: i64,
    #[sqlx(rename = "listed_change")]
    change: i64,
    #[sqlx(rename = "listed_title")]
    title: String,
    #[sqlx(rename = "listed_topic")]
    topic: String,
}

impl TryFrom<Row> for ListedEntry {
    type Error = Failure;

    fn try_from(row: Row) -> Result<Self> {
        Ok(Self {
            row: row.entry.try_into()?,
            topic: row.topic,
            key: ListKey {
                number: row.number,
                changed_at: row.change,
                title: row.title,
            },
        })
    }
}

impl Office {
    /// A page of a call's entries.
    ///
    /// # Errors
    ///
    /// Unknown for anybody but an organiser.
    pub async fn entry_page(
        &self,
        organiser: &Person,
        call: &Call,
        request: &ListRequest,
        now: Timestamp,
    ) -> Result<EntryPage> {
        self.as_observer(Some(organiser), call, now).await?;
        let (order, turn) = (request.order, &request.turn);
        let asked = Asked::new(call, &request.filter, request.round);
        let counts = self
            .listed_states
            .read(self, call.id.clone(), async || {
                self.count_states(call).await
            })
            .await?;
        let statements = statements(order, request.language);
        let mut page = EntryPage {
            entries: Vec::new(),
            previous: None,
            next: None,
            counts,
        };
        if let Turn::Before(key) = turn {
            let mut rows = self
                .read_listed(&asked, statements[1], (order, key), PAGE)
                .await?;
            // Where not a whole page comes before, that page is the first.
            if rows.len() >= PAGE {
                let more = rows.len() > PAGE;
                rows.truncate(PAGE);
                rows.reverse();
                page.entries = rows;
                page.previous = page.key_of_first().filter(|_| more);
                page.next = page.key_of_last();
                return Ok(page);
            }
        }
        let first = ListKey::first(order);
        let (key, later) = match turn {
            Turn::After(key) => (key, true),
            Turn::First | Turn::Before(_) => (&first, false),
        };
        let mut rows = self
            .read_listed(&asked, statements[0], (order, key), PAGE)
            .await?;
        let more = rows.len() > PAGE;
        rows.truncate(PAGE);
        page.entries = rows;
        page.next = page.key_of_last().filter(|_| more);
        if later {
            page.previous = Some(page.key_of_first().unwrap_or_else(|| key.clone()));
        }
        Ok(page)
    }

    async fn count_states(&self, call: &Call) -> Result<Vec<(String, i64)>> {
        Ok(sqlx::query_as(
            "SELECT state, COUNT(*)
             FROM listed_entry
             WHERE call = $1
             GROUP BY state",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
        .await?)
    }

    /// Entries beyond a key in the order of a statement: so many, and one more where there is one.
    async fn read_listed(
        &self,
        asked: &Asked<'_>,
        statement: &'static str,
        (order, key): (ListOrder, &ListKey),
        most: usize,
    ) -> Result<Vec<ListedEntry>> {
        let most = i64::try_from(most + 1).unwrap_or(i64::MAX);
        let number = key.number;
        let query = match order {
            ListOrder::Number => asked.ask(statement, (number, 0_i64)),
            ListOrder::Changed => asked.ask(statement, (number, key.changed_at)),
            ListOrder::Title => asked.ask(statement, (number, key.title.as_str())),
        };
        let rows: Vec<Row> = query.bind(most).fetch_all(self.store.read()).await?;
        rows.into_iter().map(ListedEntry::try_from).collect()
    }
}

/// The entries with the numbers that follow one, so many at most, that fit.
pub(super) async fn read_listed_after(
    reading: &mut AnyConnection,
    asked: &Asked<'_>,
    number: i64,
    most: usize,
) -> Result<Vec<IntakeRow>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let rows: Vec<Row> = asked
        .ask(BY_NUMBER[0], (number, 0_i64))
        .bind(most)
        .fetch_all(&mut *reading)
        .await?;
    rows.into_iter().map(|row| row.entry.try_into()).collect()
}

impl EntryPage {
    fn key_of_first(&self) -> Option<ListKey> {
        self.entries.first().map(|entry| entry.key.clone())
    }

    fn key_of_last(&self) -> Option<ListKey> {
        self.entries.last().map(|entry| entry.key.clone())
    }
}

#[cfg(test)]
mod tests {
    use sqlx::Row as _;

    use super::*;
    use crate::storage::Store;

    /// How SQLite means to read a statement, a step a line.
    async fn explain(store: &Store, statement: &str) -> String {
        let question = format!("EXPLAIN QUERY PLAN {statement}");
        let mut query = sqlx::query(sqlx::AssertSqlSafe(question));
        for parameter in 1..=14 {
            query = match parameter {
                2 | 3 | 6 | 11 | 12 | 14 => query.bind(0_i64),
                _ => query.bind(""),
            };
        }
        let steps = query.fetch_all(store.read()).await.expect("a plan");
        let lines = steps.iter().map(|step| step.get::<String, _>("detail"));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[tokio::test]
    async fn a_page_is_read_from_an_index_beyond_its_key() {
        let folder = tempfile::tempdir().expect("a folder");
        let address = format!("sqlite:{}", folder.path().join("list.db").display());
        let store = Store::open(&address.into(), false)
            .await
            .expect("a database");
        for order in ListOrder::ALL {
            for language in Language::ALL {
                let index = match order {
                    ListOrder::Number => "number".to_owned(),
                    ListOrder::Changed => "changed".to_owned(),
                    ListOrder::Title => format!("title_{}", language.tag()),
                };
                for statement in statements(order, language) {
                    let plan = explain(&store, statement).await;
                    let mut steps = plan.lines().filter(|step| step.contains("listed_entry"));
                    let step = steps.next().unwrap_or_default();
                    assert!(
                        step.contains(&format!("INDEX listed_entry_{index} (call=? AND ")),
                        "{plan}"
                    );
                    // Only the rows of the page are put in order once more.
                    assert!(plan.matches("USE TEMP B-TREE").count() <= 1, "{plan}");
                    assert!(!plan.contains("SCAN entry"), "{plan}");
                }
            }
        }
    }
}
