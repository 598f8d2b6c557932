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

use contest::{
    Content, EntryId, Language, Localized, Timestamp, entry::EntryState, judging::RoundKind,
};
use sqlx::{Any, AnyConnection, any::AnyArguments, query::QueryAs};
use unicode_normalization::UnicodeNormalization as _;

use super::intake::{self, IntakeRow};
use crate::{Call, Failure, Office, OpenError, Person, Result, refusal::UNKNOWN, storage::Store};

/// Entries of a page.
const PAGE: usize = 50;
/// Words of a search that are looked for each by itself; what follows is one phrase.
const WORDS: usize = 4;
/// Most characters of a search.
pub const MAX_SEARCH_CHARS: usize = 200;
/// Characters of a title that it is sorted by; where they are the same, the number decides.
const SORTED_CHARS: usize = 80;

/// How an entry stands, as the list parts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedState {
    /// Not handed in.
    Draft,
    /// In the contest.
    Submitted,
    /// Taken back by its team.
    Withdrawn,
    /// Taken out by the organisers.
    Excluded,
}

impl ListedState {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [
        Self::Submitted,
        Self::Draft,
        Self::Withdrawn,
        Self::Excluded,
    ];

    /// Its name in addresses and in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => EntryState::Draft.code(),
            Self::Submitted => EntryState::Submitted.code(),
            Self::Withdrawn => EntryState::Withdrawn.code(),
            Self::Excluded => "excluded",
        }
    }

    /// The state with a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What of the jury an entry in the contest lacks, in the round that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// A sheet that is assigned is not finished.
    Sheets,
    /// It has fewer jurors than the round asks for.
    Jurors,
}

impl Lack {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sheets, Self::Jurors];

    /// Its name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sheets => "sheets",
            Self::Jurors => "jurors",
        }
    }

    /// The one with a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lack| lack.code() == code)
    }
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// By number.
    #[default]
    Number,
    /// What changed last comes first.
    Changed,
    /// By title, as the reader's language shows it.
    Title,
}

impl ListOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Number, Self::Changed, Self::Title];

    /// Its name in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Changed => "changed",
            Self::Title => "title",
        }
    }

    /// The one with a name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }
}

/// Which entries are asked for. One that asks for nothing means all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryFilter {
    /// Only those that stand so.
    pub state: Option<ListedState>,
    /// Only those that were handed in with this main topic, by its code; empty for every topic.
    pub topic: String,
    /// Only those that lack this.
    pub lack: Option<Lack>,
    /// A number, or words of which each stands in the title or the team's name, as typed.
    pub search: String,
}

impl EntryFilter {
    /// Whether it asks for nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a page of the list begins: beside an entry, by what is sorted by and its number, so that
/// the page is the same whatever else arrives. Written as `NUMBER` or `NUMBER.KEY`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListKey {
    number: i64,
    /// Microseconds since 1970.
    changed_at: i64,
    title: String,
}

impl ListKey {
    /// Reads what an address says; `None` where it says something else.
    #[must_use]
    pub fn parse(order: ListOrder, text: &str) -> Option<Self> {
        let (number, rest) = text.split_once('.').unwrap_or((text, ""));
        let changed_at = match order {
            ListOrder::Changed => rest.parse().ok()?,
            ListOrder::Number | ListOrder::Title => 0,
        };
        Some(Self {
            number: number.parse().ok()?,
            changed_at,
            title: match order {
                ListOrder::Title => rest.chars().filter(|letter| !letter.is_control()).collect(),
                ListOrder::Number | ListOrder::Changed => String::new(),
            },
        })
    }

    /// As it stands in an address.
    #[must_use]
    pub fn write(&self, order: ListOrder) -> String {
        let number = self.number;
        match order {
            ListOrder::Number => number.to_string(),
            ListOrder::Changed => format!("{number}.{}", self.changed_at),
            ListOrder::Title => format!("{number}.{}", self.title),
        }
    }

    /// Before every entry.
    const fn first(order: ListOrder) -> Self {
        let (number, changed_at) = match order {
            ListOrder::Number | ListOrder::Title => (0, 0),
            ListOrder::Changed => (i64::MAX, i64::MAX),
        };
        Self {
            number,
            changed_at,
            title: String::new(),
        }
    }
}

/// Which page of the list is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Turn {
    /// The first.
    #[default]
    First,
    /// The one that follows an entry.
    After(ListKey),
    /// The one that an entry follows.
    Before(ListKey),
}

/// What of the list is asked for.
#[derive(Clone, Debug)]
pub struct ListRequest {
    /// Which entries.
    pub filter: EntryFilter,
    /// In which order.
    pub order: ListOrder,
    /// Which page of them.
    pub turn: Turn,
    /// Whose titles they are sorted by.
    pub language: Language,
    /// In which round the jury's progress is told, and what is lacking.
    pub round: RoundKind,
}

impl ListRequest {
    /// The first page of all entries, by number.
    #[must_use]
    pub fn first(language: Language, round: RoundKind) -> Self {
        Self {
            filter: EntryFilter::default(),
            order: ListOrder::default(),
            turn: Turn::default(),
            language,
            round,
        }
    }
}

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
                 listed_entry.words LIKE $7 ESCAPE '\\'
                 AND listed_entry.words LIKE $8 ESCAPE '\\'
                 AND listed_entry.words LIKE $9 ESCAPE '\\'
                 AND listed_entry.words LIKE $10 ESCAPE '\\'
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

/// A text as it is searched and sorted: without case, without accents, each letter in one width.
/// Voiced kana stay apart from those that are not, and *col·lectiu* is found as *collectiu*.
#[must_use]
pub(crate) fn fold(text: &str) -> String {
    let folded: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter) && *letter != '·')
        .filter(|letter| letter.is_whitespace() || !letter.is_control())
        .map(|letter| if letter == '’' { '\'' } else { letter })
        .nfc()
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
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

/// The pattern that finds a word anywhere; what means something in a pattern means itself.
fn write_pattern(word: &str) -> String {
    let mut pattern = String::with_capacity(word.len() + 2);
    pattern.push('%');
    for letter in word.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
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
        let counts = sqlx::query_as(
            "SELECT state, COUNT(*)
             FROM listed_entry
             WHERE call = $1
             GROUP BY state",
        )
        .bind(&call.id)
        .fetch_all(self.store.read())
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

    /// The entries with the numbers that follow one, so many at most, that fit.
    pub(super) async fn read_listed_after(
        &self,
        asked: &Asked<'_>,
        number: i64,
        most: usize,
    ) -> Result<Vec<IntakeRow>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        let rows: Vec<Row> = asked
            .ask(BY_NUMBER[0], (number, 0_i64))
            .bind(most)
            .fetch_all(self.store.read())
            .await?;
        rows.into_iter().map(|row| row.entry.try_into()).collect()
    }
}

impl EntryPage {
    fn key_of_first(&self) -> Option<ListKey> {
        self.entries.first().map(|entry| entry.key.clone())
    }

    fn key_of_last(&self) -> Option<ListKey> {
        self.entries.last().map(|entry| entry.key.clone())
    }
}

/// What the list says of an entry.
#[derive(sqlx::FromRow)]
struct Standing {
    call: contest::CallId,
    number: i64,
    state: String,
    content: String,
    team: String,
    excluded: i64,
    title: Option<String>,
    topic: Option<String>,
    changed_at: i64,
}

/// Writes the row of an entry in the list anew, as everything of it stands in the change. Whatever
/// changes its state, what was handed in or the title of its draft calls this.
pub(crate) async fn list_entry(change: &mut AnyConnection, entry: &EntryId) -> Result<()> {
    let standing: Option<Standing> = sqlx::query_as(
        "SELECT entry.call, entry.number, entry.state, entry.content,
                team.name AS team,
                (SELECT COUNT(*) FROM exclusion WHERE exclusion.entry = entry.id) AS excluded,
                revision.title, revision.topic,
                COALESCE(revision.submitted_at, entry.updated_at) AS changed_at
         FROM entry
         JOIN team ON team.id = entry.team
         LEFT JOIN revision ON revision.entry = entry.id
           AND revision.number = entry.revision
         WHERE entry.id = $1",
    )
    .bind(entry)
    .fetch_optional(&mut *change)
    .await?;
    let standing = standing.ok_or(UNKNOWN)?;
    let title: Localized = match &standing.title {
        Some(title) => serde_json::from_str(title)?,
        None => serde_json::from_str::<Content>(&standing.content)?.title,
    };
    let sorted = |language| -> String {
        let title = fold(title.text(language));
        let begin: String = title.chars().take(SORTED_CHARS).collect();
        begin.trim_end().to_owned()
    };
    // A line each, so that no search finds the end of one and the beginning of the next.
    let words: Vec<String> = std::iter::once(&standing.team)
        .chain(title.0.values())
        .map(|text| fold(text))
        .collect();
    let state = if standing.excluded > 0 {
        ListedState::Excluded.code()
    } else {
        standing.state.as_str()
    };
    sqlx::query(
        "INSERT INTO listed_entry (
             entry, call, number, state, topic, changed_at,
             title_ca, title_es, title_en, title_ja, words
         )
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
         ON CONFLICT (entry) DO UPDATE
         SET state = excluded.state,
             topic = excluded.topic,
             changed_at = excluded.changed_at,
             title_ca = excluded.title_ca,
             title_es = excluded.title_es,
             title_en = excluded.title_en,
             title_ja = excluded.title_ja,
             words = excluded.words",
    )
    .bind(entry)
    .bind(&standing.call)
    .bind(standing.number)
    .bind(state)
    .bind(standing.topic.unwrap_or_default())
    .bind(standing.changed_at)
    .bind(sorted(Language::Ca))
    .bind(sorted(Language::Es))
    .bind(sorted(Language::En))
    .bind(sorted(Language::Ja))
    .bind(words.join("\n"))
    .execute(&mut *change)
    .await?;
    Ok(())
}

/// Writes the rows that the list lacks: those of entries from before there was one.
pub(crate) async fn bring(store: &Store) -> std::result::Result<(), OpenError> {
    let failed = |error: &dyn std::fmt::Display| OpenError::Database(error.to_string());
    let missing: Vec<EntryId> = sqlx::query_scalar(
        "SELECT entry.id
         FROM entry
         WHERE NOT EXISTS (
             SELECT 1
             FROM listed_entry
             WHERE listed_entry.entry = entry.id
         )",
    )
    .fetch_all(store.read())
    .await
    .map_err(|error| failed(&error))?;
    if missing.is_empty() {
        return Ok(());
    }
    let mut change = store.begin().await.map_err(|error| failed(&error))?;
    for entry in &missing {
        list_entry(&mut change, entry)
            .await
            .map_err(|failure| failed(&failure))?;
    }
    change.commit().await.map_err(|error| failed(&error))
}

#[cfg(test)]
mod tests {
    use sqlx::Row as _;

    use super::*;

    #[test]
    fn case_accents_and_width_make_no_difference() {
        for (typed, found) in [
            ("L’ÀREA Metropolitana", "l'area metropolitana"),
            ("Col·lectiu, coŀlectiu", "collectiu, collectiu"),
            ("¿Cuántos  años?", "¿cuantos anos?"),
            ("Ｋｏｂｅ １２", "kobe 12"),
            ("ｺﾞﾐの地図", "ゴミの地図"),
            ("がとか", "がとか"),
            ("a\0b\tc\n", "ab c"),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(fold(typed), found);
            assert_eq!(fold(found), found);
        }
    }

    #[test]
    fn what_means_something_in_a_pattern_means_itself() {
        assert_eq!(write_pattern("50_%\\'"), "%50\\_\\%\\\\'%");
        assert_eq!(write_pattern(""), "%%");
    }

    #[test]
    fn a_key_is_read_as_it_was_written() {
        let key = ListKey {
            number: 57,
            changed_at: 1_800_000_000_000_000,
            title: "two. harbours".to_owned(),
        };
        for order in ListOrder::ALL {
            let text = key.write(order);
            let read = ListKey::parse(order, &text).expect("a key");
            assert_eq!(read.write(order), text);
        }
        for (order, nonsense) in [
            (ListOrder::Number, "x"),
            (ListOrder::Changed, "57"),
            (ListOrder::Title, ""),
        ] {
            assert_eq!(ListKey::parse(order, nonsense), None);
        }
    }

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
        let store = Store::open(&address.into()).await.expect("a database");
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
