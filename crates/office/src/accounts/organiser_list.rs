//! Who is invited to organise: one as typed, or several as a CSV list out of a spreadsheet.

use std::collections::HashMap;

use contest::{Language, MailAddress, PersonName, account::MAX_NAME_CHARS};

use crate::{
    FieldProblem, Problem, Refusal, Result, accounts::people::name_problem, entries::export::reader,
};

/// Most people that a list invites.
pub const MAX_INVITED: usize = 200;
/// The name of the field that holds the list.
const LIST: &str = "list";
/// The columns of a list, in any order.
const COLUMNS: [&str; 3] = ["mail", "name", "language"];

/// Somebody who is invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Guest {
    pub(crate) mail: MailAddress,
    /// Offered where there is no account yet.
    pub(crate) name: String,
    /// Of the mail, and of an account that is made.
    pub(crate) language: Language,
}

impl Guest {
    /// Somebody by address and name as they were typed. Without a name it is what stands before the
    /// `@`.
    pub(crate) fn read(
        mail: &str,
        name: &str,
        language: Language,
    ) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let mut against = |field: &'static str, problem| {
            problems.push(FieldProblem {
                field: field.into(),
                problem,
            });
        };
        let mail = if mail.trim().is_empty() {
            Err(Problem::Missing)
        } else {
            MailAddress::read(mail).map_err(Problem::MailAddress)
        };
        let mail = mail.map_err(|problem| against("mail", problem)).ok();
        let name = if name.trim().is_empty() {
            let before = mail
                .as_ref()
                .and_then(|mail| mail.as_str().split('@').next());
            before.map(|name| name.chars().take(MAX_NAME_CHARS).collect())
        } else {
            let read = PersonName::parse(name).map(|name| name.as_str().to_owned());
            if read.is_none() {
                against("name", name_problem(name));
            }
            read
        };
        match (mail, name) {
            (Some(mail), Some(name)) => Ok(Self {
                mail,
                name,
                language,
            }),
            _ => Err(problems),
        }
    }
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

/// Reads a list: each guest with the line that names them. Where no language stands, it is
/// `otherwise`.
///
/// # Errors
///
/// [`Refusal::Fields`] with everything that stands against the list, line by line.
pub(crate) fn read_list(text: &str, otherwise: Language) -> Result<Vec<(usize, Guest)>> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    // The reader passes over empty lines without counting them.
    let lines: Vec<(usize, &str)> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    if lines.is_empty() {
        return Err(Refusal::field(LIST, Problem::Missing));
    }
    let kept = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>();
    let kept = kept.join("\n");
    let mut reader = reader(&kept, true);
    let headless = || Refusal::field(LIST, Problem::ListHeader);
    let header = reader.headers().map_err(|_| headless())?.clone();
    let place = |name: &str| {
        let mut cells = header.iter();
        cells.position(|cell| cell.eq_ignore_ascii_case(name))
    };
    let [Some(mail_at), Some(name_at), Some(language_at)] = COLUMNS.map(place) else {
        return Err(headless());
    };
    if header.len() != COLUMNS.len() {
        return Err(headless());
    }
    if lines.len() == 1 {
        return Err(Refusal::field(LIST, Problem::Missing));
    }
    if lines.len() > MAX_INVITED + 1 {
        return Err(Refusal::field(LIST, Problem::TooMany { most: MAX_INVITED }));
    }
    let (mut guests, mut problems) = (Vec::new(), Vec::new());
    let mut known: HashMap<MailAddress, usize> = HashMap::new();
    for record in reader.records() {
        let record = record.map_err(|_| headless())?;
        let number = record
            .position()
            .and_then(|at| usize::try_from(at.line()).ok())
            .and_then(|line| lines.get(line.checked_sub(1)?))
            .map_or(1, |(number, _)| *number);
        if record.len() != COLUMNS.len() {
            let cells = Problem::Cells {
                found: record.len(),
                expected: COLUMNS.len(),
            };
            problems.push(against_line(number, cells));
            continue;
        }
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let language = match cell(language_at) {
            "" => Some(otherwise),
            tag => Language::from_tag(&tag.to_ascii_lowercase()),
        };
        if language.is_none() {
            problems.push(against_line(number, Problem::NotALanguage));
        }
        let guest = Guest::read(cell(mail_at), cell(name_at), language.unwrap_or(otherwise));
        match guest {
            Ok(guest) => {
                if let Some(line) = known.get(&guest.mail) {
                    problems.push(against_line(number, Problem::TwiceInList { line: *line }));
                } else {
                    known.insert(guest.mail.clone(), number);
                }
                guests.push((number, guest));
            }
            Err(against) => {
                let of_line = against
                    .into_iter()
                    .map(|found| against_line(number, found.problem));
                problems.extend(of_line);
            }
        }
    }
    if problems.is_empty() {
        Ok(guests)
    } else {
        Err(Refusal::Fields(problems).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Failure;

    fn problems(text: &str) -> Vec<Problem> {
        match read_list(text, Language::En) {
            Err(Failure::Refused(Refusal::Fields(found))) => {
                found.into_iter().map(|found| found.problem).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    fn in_line(line: usize, problem: Problem) -> Problem {
        Problem::InLine {
            line,
            problem: Box::new(problem),
        }
    }

    #[test]
    fn what_a_spreadsheet_writes_is_read() {
        let text = "\u{feff}Name;Mail;Language\r\n\r\nNúria, Vall;Nuria@Example.org;CA\r\n\
                    ;b@example.org;\r\n";
        let guests = read_list(text, Language::Ja).expect("a list");
        let told: Vec<_> = guests
            .iter()
            .map(|(line, guest)| (*line, guest.mail.as_str(), &*guest.name, guest.language))
            .collect();
        assert_eq!(
            told,
            [
                (3, "nuria@example.org", "Núria, Vall", Language::Ca),
                (4, "b@example.org", "b", Language::Ja),
            ]
        );
    }

    #[test]
    fn every_line_that_is_wrong_is_told() {
        let text = "mail,name,language\na@example.org,A,en\n\nno address,B,en\n\
                    c@example.org,C\nA@Example.org,A,fr\n";
        assert_eq!(
            problems(text),
            [
                in_line(4, Problem::MailAddress(contest::MailFault::Form)),
                in_line(
                    5,
                    Problem::Cells {
                        found: 2,
                        expected: 3
                    }
                ),
                in_line(6, Problem::NotALanguage),
                in_line(6, Problem::TwiceInList { line: 2 }),
            ]
        );
    }

    #[test]
    fn a_list_has_its_columns_some_lines_and_not_too_many() {
        assert_eq!(problems(" \n"), [Problem::Missing]);
        assert_eq!(problems("mail,name,language\n"), [Problem::Missing]);
        assert_eq!(problems("a@example.org,A,en\n"), [Problem::ListHeader]);
        assert_eq!(problems("mail,name,language,role\n"), [Problem::ListHeader]);
        let lines = |count: usize| {
            let lines = (0..count).map(|number| format!("p{number}@example.org,,\n"));
            format!("mail,name,language\n{}", lines.collect::<String>())
        };
        assert_eq!(
            read_list(&lines(MAX_INVITED), Language::En).map_or(0, |guests| guests.len()),
            MAX_INVITED
        );
        assert_eq!(
            problems(&lines(MAX_INVITED + 1)),
            [Problem::TooMany { most: MAX_INVITED }]
        );
    }
}
