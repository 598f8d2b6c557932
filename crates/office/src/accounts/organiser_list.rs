//! Who is invited to a role: one as typed, or several as a CSV list out of a spreadsheet.

use contest::{Language, MailAddress, PersonName, Role, account::MAX_NAME_CHARS};

use crate::{
    FieldProblem, Problem, Result,
    accounts::{
        mandates::{Mandate, RoleCall},
        people::name_problem,
        people_list::{Cells, Column, Layout, read_list},
    },
};

/// A role is given where a column says so, and by no cell that only stands in the right place.
const LAYOUT: Layout = Layout {
    columns: &[
        Column::Address,
        Column::Name,
        Column::Role,
        Column::Call,
        Column::Language,
    ],
    headed: true,
};

/// Somebody who is invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Guest {
    pub(crate) mail: MailAddress,
    /// Offered where there is no account yet.
    pub(crate) name: String,
    /// Of the mail, and of an account that is made.
    pub(crate) language: Language,
    /// What they are invited to.
    pub(crate) mandate: Mandate,
}

impl Guest {
    /// Somebody by address, with what stands before its `@` where they have no name.
    fn new(
        mail: MailAddress,
        name: Option<PersonName>,
        language: Language,
        mandate: Mandate,
    ) -> Self {
        let name = name.map_or_else(
            || {
                let mut parts = mail.as_str().split('@');
                let before = parts.next().unwrap_or_default();
                before.chars().take(MAX_NAME_CHARS).collect()
            },
            |name| name.as_str().to_owned(),
        );
        Self {
            mail,
            name,
            language,
            mandate,
        }
    }

    /// Somebody by address and name as they were typed. Without a name it is what stands before the
    /// `@`.
    pub(crate) fn read(
        mail: &str,
        name: &str,
        language: Language,
        mandate: Mandate,
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
            Some(None)
        } else {
            let read = PersonName::parse(name);
            if read.is_none() {
                against("name", name_problem(name));
            }
            read.map(Some)
        };
        match (mail, name) {
            (Some(mail), Some(name)) => Ok(Self::new(mail, name, language, mandate)),
            _ => Err(problems),
        }
    }
}

/// Reads a list: each guest with the line that names them. Where no language stands, it is
/// `otherwise`; where no role does, they organise; `calls` are those that a line may name.
///
/// # Errors
///
/// [`Refusal::Fields`](crate::Refusal::Fields) with everything that stands against the list, line
/// by line.
pub(crate) fn read_guests(
    text: &str,
    otherwise: Language,
    calls: &[RoleCall],
) -> Result<Vec<(usize, Guest)>> {
    let listed = read_list(text, &LAYOUT, |cells| read_cells(cells, otherwise, calls))?;
    let guests = listed.into_iter().map(|listed| {
        let (name, language, mandate) = listed.rest;
        let guest = Guest::new(listed.mail, name, language, mandate);
        (listed.line, guest)
    });
    Ok(guests.collect())
}

/// What a line says beside the address, or what stands against it.
fn read_cells(
    cells: &Cells<'_>,
    otherwise: Language,
    calls: &[RoleCall],
) -> Result<(Option<PersonName>, Language, Mandate), Vec<Problem>> {
    let role = match cells.get(Column::Role) {
        "" => Some(Role::Organiser),
        code => Role::from_code(&code.to_ascii_lowercase()),
    };
    let call = cells.get(Column::Call);
    let known = calls
        .iter()
        .find(|known| known.slug.eq_ignore_ascii_case(call));
    let call = if known.is_none() && !call.is_empty() {
        Err(Problem::NotACall {
            known: calls.iter().map(|call| call.slug.clone()).collect(),
        })
    } else {
        Ok(known.map(|call| call.id.clone()))
    };
    match (
        cells.read_name(),
        role.ok_or(Problem::NotARole),
        call,
        cells.read_language(),
    ) {
        (Ok(name), Ok(role), Ok(call), Ok(language)) => {
            Ok((name, language.unwrap_or(otherwise), Mandate { role, call }))
        }
        (name, role, call, language) => {
            let found = [name.err(), role.err(), call.err(), language.err()];
            Err(found.into_iter().flatten().collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use contest::CallId;

    use super::*;
    use crate::{Failure, Refusal, accounts::people_list::MAX_INVITED};

    const HEADER: &str = "address,name,role,call,language\n";

    fn calls() -> [RoleCall; 1] {
        [RoleCall {
            id: CallId::new("1"),
            slug: "kobe".to_owned(),
            title: contest::Localized::default(),
        }]
    }

    fn problems(text: &str) -> Vec<Problem> {
        match read_guests(text, Language::En, &calls()) {
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
        let text = "\u{feff}Name;Address;Language;Call;Role\r\n\r\n\
                    Núria, Vall;Nuria@Example.org;CA;Kobe;Press\r\n\
                    ;b@example.org;;;\r\n";
        let guests = read_guests(text, Language::Ja, &calls()).expect("a list");
        let told: Vec<_> = guests
            .iter()
            .map(|(line, guest)| {
                let call = guest.mandate.call.as_ref().map(CallId::as_str);
                let role = (guest.mandate.role, call);
                (
                    *line,
                    guest.mail.as_str(),
                    &*guest.name,
                    guest.language,
                    role,
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    3,
                    "nuria@example.org",
                    "Núria, Vall",
                    Language::Ca,
                    (Role::Press, Some("1"))
                ),
                (
                    4,
                    "b@example.org",
                    "b",
                    Language::Ja,
                    (Role::Organiser, None)
                ),
            ]
        );
    }

    #[test]
    fn every_line_that_is_wrong_is_told() {
        let text = format!(
            "{HEADER}a@example.org,A,,,en\n\nno address,B,,,en\nc@example.org,C\n\
             A@Example.org,A,,,fr\nd@example.org,D,juror,osaka,en\n"
        );
        assert_eq!(
            problems(&text),
            [
                in_line(4, Problem::MailAddress(contest::MailFault::Form)),
                in_line(
                    5,
                    Problem::Cells {
                        found: 2,
                        expected: 5
                    }
                ),
                in_line(6, Problem::NotALanguage),
                in_line(6, Problem::TwiceInList { line: 2 }),
                in_line(7, Problem::NotARole),
                in_line(
                    7,
                    Problem::NotACall {
                        known: vec!["kobe".to_owned()]
                    }
                ),
            ]
        );
    }

    #[test]
    fn a_list_has_its_columns_some_lines_and_not_too_many() {
        assert_eq!(problems(" \n"), [Problem::Missing]);
        assert_eq!(problems(HEADER), [Problem::Missing]);
        for wrong in [
            "a@example.org,A,,,en\n",
            "mail,name,language\n",
            "address,name,role,call,language,more\n",
            "address,name,role,call,role\n",
        ] {
            let columns = HEADER.trim().to_owned();
            assert_eq!(
                problems(wrong),
                [Problem::ListHeader { columns }],
                "{wrong}"
            );
        }
        let lines = |count: usize| {
            let lines = (0..count).map(|number| format!("p{number}@example.org,,,,\n"));
            format!("{HEADER}{}", lines.collect::<String>())
        };
        let read = read_guests(&lines(MAX_INVITED), Language::En, &calls());
        assert_eq!(read.map_or(0, |guests| guests.len()), MAX_INVITED);
        for count in [MAX_INVITED + 1, 20_000] {
            assert_eq!(
                problems(&lines(count)),
                [Problem::TooMany { most: MAX_INVITED }]
            );
        }
    }
}
