//! A list of people as a spreadsheet writes it: which columns it has, and what stands against each
//! line. What a line is for says whoever reads the list.

use std::collections::HashMap;

use contest::{Language, MailAddress, PersonName};
use csv::StringRecord;

use crate::{
    FieldProblem, Problem, Refusal, Result,
    accounts::people::{name_problem, read_organisation},
    entries::export::reader,
};

/// Most people that a list invites.
pub const MAX_INVITED: usize = 200;
/// The name of the field that holds the list.
const LIST: &str = "list";

/// What a column of a list holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Address,
    Name,
    Organisation,
    Language,
    Role,
    Call,
}

impl Column {
    /// The word by which the pages call it.
    const fn word(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Name => "name",
            Self::Organisation => "organisation",
            Self::Language => "language",
            Self::Role => "role",
            Self::Call => "call",
        }
    }

    /// What else heads it in the spreadsheets of those who write the four languages.
    const fn other_words(self) -> &'static [&'static str] {
        match self {
            Self::Address => &[
                "mail",
                "e-mail",
                "email",
                "mail address",
                "email address",
                "adreça",
                "adreça de correu",
                "adreça electrònica",
                "correu",
                "correu electrònic",
                "dirección",
                "dirección de correo",
                "correo",
                "correo electrónico",
                "メールアドレス",
                "メール",
                "アドレス",
            ],
            Self::Name => &[
                "full name",
                "nom",
                "nom i cognoms",
                "nombre",
                "nombre y apellidos",
                "氏名",
                "名前",
                "お名前",
            ],
            Self::Organisation => &[
                "organization",
                "organització",
                "entitat",
                "organización",
                "entidad",
                "所属",
            ],
            Self::Language => &["idioma", "llengua", "lengua", "言語"],
            Self::Role => &["funció", "rol", "función", "役割"],
            Self::Call => &["convocatòria", "convocatoria", "公募"],
        }
    }

    /// Whether a cell of a first line heads it.
    fn is_headed(self, cell: &str) -> bool {
        let cell = cell.to_lowercase();
        self.word() == cell || self.other_words().contains(&&*cell)
    }
}

/// Which columns a list may have.
pub(crate) struct Layout {
    /// All of them, in the order of a list without a first line that names them.
    pub(crate) columns: &'static [Column],
    /// Whether such a line must stand there and name every column. Elsewhere it may be missing, and
    /// name those columns alone that the list has.
    pub(crate) headed: bool,
}

impl Layout {
    /// The first line does not name the columns as it should.
    fn refuse_header(&self) -> Refusal {
        let columns: Vec<&str> = self.columns.iter().map(|column| column.word()).collect();
        let columns = columns.join(",");
        Refusal::of_field(LIST, Problem::ListHeader { columns })
    }

    /// How many cells a line has; empty ones at its end, which spreadsheets write, are none where
    /// it does not need them.
    fn count_cells(&self, cells: &Cells<'_>) -> usize {
        let filled = filled_cells(cells.record).len();
        if self.headed {
            cells.record.len().min(cells.columns.len()).max(filled)
        } else {
            filled
        }
    }

    /// The columns of a list by its first line, and whether that line names them.
    fn read_columns(&self, first: &StringRecord) -> Result<(Vec<Column>, bool)> {
        let cells = filled_cells(first);
        let known = |cell: &str| {
            let mut columns = self.columns.iter().copied();
            columns.find(|column| column.is_headed(cell))
        };
        let names = || {
            let addresses = cells.iter().any(|cell| cell.contains(['@', '＠']));
            !addresses && cells.iter().any(|cell| known(cell).is_some())
        };
        if !self.headed && !names() {
            return Ok((self.columns.to_vec(), false));
        }
        let mut columns = Vec::new();
        for cell in cells {
            match known(cell) {
                Some(column) if !columns.contains(&column) => columns.push(column),
                _ => return Err(self.refuse_header().into()),
            }
        }
        let needed = if self.headed {
            self.columns
        } else {
            &[Column::Address]
        };
        if needed.iter().all(|column| columns.contains(column)) {
            Ok((columns, true))
        } else {
            Err(self.refuse_header().into())
        }
    }
}

/// The cells of a line without the empty ones at its end.
fn filled_cells(record: &StringRecord) -> Vec<&str> {
    let mut cells: Vec<&str> = record.iter().collect();
    while cells.last().is_some_and(|cell| cell.is_empty()) {
        cells.pop();
    }
    cells
}

/// The cells of a line by their columns.
pub(crate) struct Cells<'r> {
    columns: &'r [Column],
    record: &'r StringRecord,
}

impl<'r> Cells<'r> {
    /// The text of a column; empty where the list has no such column, or the line nothing in it.
    pub(crate) fn get(&self, column: Column) -> &'r str {
        let mut columns = self.columns.iter();
        let place = columns.position(|known| *known == column);
        place
            .and_then(|place| self.record.get(place))
            .unwrap_or_default()
    }

    /// The name, if there is one.
    pub(crate) fn read_name(&self) -> Result<Option<PersonName>, Problem> {
        match self.get(Column::Name) {
            "" => Ok(None),
            name => PersonName::parse(name)
                .map(Some)
                .ok_or_else(|| name_problem(name)),
        }
    }

    /// Where they work; empty where nothing is said.
    pub(crate) fn read_organisation(&self) -> Result<String, Problem> {
        read_organisation(self.get(Column::Organisation))
    }

    /// The language by its tag or its own name, if there is one.
    pub(crate) fn read_language(&self) -> Result<Option<Language>, Problem> {
        let text = self.get(Column::Language).to_lowercase();
        if text.is_empty() {
            return Ok(None);
        }
        let mut languages = Language::ALL.into_iter();
        languages
            .find(|language| language.tag() == text || language.name().to_lowercase() == text)
            .map(Some)
            .ok_or(Problem::NotALanguage)
    }
}

/// Somebody on a list.
#[derive(Debug)]
pub(crate) struct Listed<T> {
    /// The line that names them, from 1.
    pub(crate) line: usize,
    pub(crate) mail: MailAddress,
    /// What else was read of the line.
    pub(crate) rest: T,
}

/// What stands against a line of a list.
pub(crate) fn against_line(line: usize, problem: Problem) -> FieldProblem {
    FieldProblem {
        field: LIST.into(),
        problem: Problem::InLine {
            line,
            problem: Box::new(problem),
        },
    }
}

/// Refuses a list, with what stands against its lines in their order.
pub(crate) fn refuse_lines(mut problems: Vec<(usize, Problem)>) -> Refusal {
    problems.sort_by_key(|(line, _)| *line);
    let problems = problems.into_iter();
    Refusal::Fields(
        problems
            .map(|(line, problem)| against_line(line, problem))
            .collect(),
    )
}

/// Reads a list; `read` takes what a line says beside the address.
///
/// # Errors
///
/// [`Refusal::Fields`] with everything that stands against the list, line by line.
pub(crate) fn read_list<T>(
    text: &str,
    layout: &Layout,
    read: impl Fn(&Cells<'_>) -> Result<T, Vec<Problem>>,
) -> Result<Vec<Listed<T>>> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    // The reader passes over empty lines without counting them.
    let lines: Vec<(usize, &str)> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    if lines.is_empty() {
        return Err(Refusal::field(LIST, Problem::Missing));
    }
    let too_many = || Refusal::field(LIST, Problem::TooMany { most: MAX_INVITED });
    if lines.len() > MAX_INVITED + 1 {
        return Err(too_many());
    }
    let kept = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>();
    let kept = kept.join("\n");
    let mut records = Vec::new();
    for record in reader(&kept, false).records() {
        records.push(record.map_err(|_| layout.refuse_header())?);
    }
    let first = records.first().ok_or_else(|| layout.refuse_header())?;
    let (columns, headed) = layout.read_columns(first)?;
    let people = records.get(usize::from(headed)..).unwrap_or_default();
    if people.is_empty() {
        return Err(Refusal::field(LIST, Problem::Missing));
    }
    if people.len() > MAX_INVITED {
        return Err(too_many());
    }
    let (mut listed, mut problems) = (Vec::new(), Vec::new());
    let mut known: HashMap<MailAddress, usize> = HashMap::new();
    for record in people {
        let line = record
            .position()
            .and_then(|at| usize::try_from(at.line()).ok())
            .and_then(|line| lines.get(line.checked_sub(1)?))
            .map_or(1, |(number, _)| *number);
        let cells = Cells {
            columns: &columns,
            record,
        };
        let person = read_line(&cells, layout, &read);
        let mail = MailAddress::parse(cells.get(Column::Address));
        let before = mail.as_ref().and_then(|mail| known.get(mail)).copied();
        match person {
            Ok((mail, rest)) => {
                known.entry(mail.clone()).or_insert(line);
                listed.push(Listed { line, mail, rest });
            }
            Err(found) => problems.extend(found.into_iter().map(|problem| (line, problem))),
        }
        // Also where the line is wrong elsewhere.
        if let Some(before) = before {
            problems.push((line, Problem::TwiceInList { line: before }));
        }
    }
    if problems.is_empty() {
        Ok(listed)
    } else {
        Err(refuse_lines(problems).into())
    }
}

/// The person of a line, or what stands against it. A line that is shifted says nothing of its
/// cells.
fn read_line<T>(
    cells: &Cells<'_>,
    layout: &Layout,
    read: impl Fn(&Cells<'_>) -> Result<T, Vec<Problem>>,
) -> Result<(MailAddress, T), Vec<Problem>> {
    let (found, expected) = (layout.count_cells(cells), cells.columns.len());
    if found > expected || (layout.headed && found < expected) {
        return Err(vec![Problem::Cells { found, expected }]);
    }
    let mail = MailAddress::read(cells.get(Column::Address)).map_err(Problem::MailAddress);
    match (mail, read(cells)) {
        (Ok(mail), Ok(rest)) => Ok((mail, rest)),
        (mail, rest) => {
            let others = rest.err().into_iter().flatten();
            Err(mail.err().into_iter().chain(others).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Failure;

    const LAYOUT: Layout = Layout {
        columns: &[
            Column::Address,
            Column::Name,
            Column::Language,
            Column::Organisation,
        ],
        headed: false,
    };

    type Read = (String, Option<Language>, String);

    fn read_rest(cells: &Cells<'_>) -> Result<Read, Vec<Problem>> {
        let name = cells.read_name().map_err(|problem| vec![problem])?;
        let language = cells.read_language().map_err(|problem| vec![problem])?;
        let from = cells.read_organisation().map_err(|problem| vec![problem])?;
        Ok((
            name.map_or_else(String::new, |name| name.as_str().to_owned()),
            language,
            from,
        ))
    }

    /// The lines of a list as `line mail name language organisation`.
    fn told(text: &str) -> Vec<String> {
        let listed = read_list(text, &LAYOUT, read_rest).expect("a list");
        let tell = |listed: Listed<Read>| {
            let (name, language, from) = listed.rest;
            let (line, mail) = (listed.line, listed.mail.as_str().to_owned());
            format!(
                "{line} {mail} {name} {} {from}",
                language.map_or("-", Language::tag)
            )
        };
        listed.into_iter().map(tell).collect()
    }

    fn problems(text: &str) -> Vec<Problem> {
        match read_list(text, &LAYOUT, read_rest) {
            Err(Failure::Refused(Refusal::Fields(found))) => {
                found.into_iter().map(|found| found.problem).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_list_without_a_first_line_of_names_has_the_order_of_the_page() {
        let expected = ["1 a@example.org Núria, V. ca -", "2 b@example.org B - "];
        assert_eq!(
            told("a@example.org;Núria, V.;CA;-\nB@Example.org;B\n"),
            expected
        );
        assert_eq!(
            told("a@example.org\tNúria, V.\tcatalà\t-\nb@example.org\tB\t\t\n"),
            expected
        );
        assert_eq!(
            told("a@example.org,\"Núria, V.\",ca,-,,\r\n\r\nb@example.org,B,,\r\n"),
            ["1 a@example.org Núria, V. ca -", "3 b@example.org B - "]
        );
    }

    #[test]
    fn the_columns_are_known_in_four_languages_and_any_order() {
        for header in [
            "Name;Mail;Language",
            "\u{feff}name;ADDRESS;language;",
            "Nom;Correu electrònic;Idioma",
            "Nombre y apellidos;Correo electrónico;Idioma",
            "氏名;メールアドレス;言語",
        ] {
            let text = format!("{header}\r\nA;a@example.org;日本語\r\n");
            assert_eq!(told(&text), ["2 a@example.org A ja "], "{header}");
        }
    }

    #[test]
    fn what_a_first_line_names_besides_is_refused() {
        let columns = "address,name,language,organisation".to_owned();
        for header in ["name,telephone,mail", "name,language", "mail,name,nom"] {
            let text = format!("{header}\nA,a@example.org,en\n");
            let columns = columns.clone();
            assert_eq!(
                problems(&text),
                [Problem::ListHeader { columns }],
                "{header}"
            );
        }
        assert_eq!(problems("mail,name\n"), [Problem::Missing]);
        // A line that names nothing is somebody.
        let wrong = Problem::MailAddress(contest::MailFault::Form);
        let line = against_line(1, wrong).problem;
        assert_eq!(problems("a.example.org,A,en\n"), [line]);
    }

    #[test]
    fn the_line_of_names_counts_for_nobody() {
        let people = |count: usize| {
            let lines = (0..count).map(|number| format!("p{number}@example.org,P\n"));
            lines.collect::<String>()
        };
        assert_eq!(told(&people(MAX_INVITED)).len(), MAX_INVITED);
        let named = format!("mail,name\n{}", people(MAX_INVITED));
        assert_eq!(told(&named).len(), MAX_INVITED);
        for text in [people(MAX_INVITED + 1), people(20_000)] {
            assert_eq!(problems(&text), [Problem::TooMany { most: MAX_INVITED }]);
        }
    }

    #[test]
    fn too_many_cells_say_so_alone() {
        let text = "a@example.org,García,Ann,fr,x\nb@example.org,B,fr\nA@example.org,A\n";
        let cells = Problem::Cells {
            found: 5,
            expected: 4,
        };
        assert_eq!(
            problems(text),
            [
                against_line(1, cells).problem,
                against_line(2, Problem::NotALanguage).problem,
            ]
        );
    }
}
