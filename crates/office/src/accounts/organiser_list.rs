//! Who is invited to a role: one as typed, or several as a CSV list out of a spreadsheet.

use std::collections::HashMap;

use contest::{Language, MailAddress, PersonName, Role, account::MAX_NAME_CHARS};
use csv::StringRecord;

use crate::{
    FieldProblem, Problem, Refusal, Result,
    accounts::{
        mandates::{Mandate, RoleCall},
        people::name_problem,
    },
    entries::export::reader,
};

/// Most people that a list invites.
pub const MAX_INVITED: usize = 200;
/// The name of the field that holds the list.
const LIST: &str = "list";
/// The columns of a list, in any order.
const COLUMNS: [&str; 5] = ["address", "name", "role", "call", "language"];

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
                mandate,
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

/// How the cells of a line are found by their columns.
struct Places([usize; COLUMNS.len()]);

impl Places {
    /// Of a first line that names every column, and nothing else.
    fn of(header: &StringRecord) -> Option<Self> {
        let place = |name: &str| {
            let mut cells = header.iter();
            cells.position(|cell| cell.eq_ignore_ascii_case(name))
        };
        let mut places = [0; COLUMNS.len()];
        for (found, name) in places.iter_mut().zip(COLUMNS) {
            *found = place(name)?;
        }
        (header.len() == COLUMNS.len()).then_some(Self(places))
    }

    /// The cells of a line in the order of [`COLUMNS`].
    fn cells<'r>(&self, record: &'r StringRecord) -> [&'r str; COLUMNS.len()] {
        self.0.map(|place| record.get(place).unwrap_or_default())
    }
}

/// Reads a list: each guest with the line that names them. Where no language stands, it is
/// `otherwise`; where no role does, they organise; `calls` are those that a line may name.
///
/// # Errors
///
/// [`Refusal::Fields`] with everything that stands against the list, line by line.
pub(crate) fn read_list(
    text: &str,
    otherwise: Language,
    calls: &[RoleCall],
) -> Result<Vec<(usize, Guest)>> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    // The reader passes over empty lines without counting them.
    let lines: Vec<(usize, &str)> = (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .collect();
    if lines.is_empty() {
        return Err(Refusal::field(LIST, Problem::Missing));
    }
    if lines.len() > MAX_INVITED + 1 {
        return Err(Refusal::field(LIST, Problem::TooMany { most: MAX_INVITED }));
    }
    let kept = lines.iter().map(|(_, line)| *line).collect::<Vec<_>>();
    let kept = kept.join("\n");
    let mut reader = reader(&kept, true);
    let headless = || Refusal::field(LIST, Problem::ListHeader);
    let header = reader.headers().map_err(|_| headless())?;
    let places = Places::of(header).ok_or_else(headless)?;
    if lines.len() == 1 {
        return Err(Refusal::field(LIST, Problem::Missing));
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
        let mut against = |problem| problems.push(against_line(number, problem));
        let guest = match read_line(&record, &places, otherwise, calls) {
            Ok(guest) => guest,
            Err(found) => {
                found.into_iter().for_each(&mut against);
                // The address of a line that is wrong elsewhere is known all the same.
                let mail = MailAddress::read(places.cells(&record)[0]).ok();
                if let Some(line) = mail.as_ref().and_then(|mail| known.get(mail)) {
                    against(Problem::TwiceInList { line: *line });
                }
                continue;
            }
        };
        if let Some(line) = known.get(&guest.mail) {
            against(Problem::TwiceInList { line: *line });
        } else {
            known.insert(guest.mail.clone(), number);
        }
        guests.push((number, guest));
    }
    if problems.is_empty() {
        Ok(guests)
    } else {
        Err(Refusal::Fields(problems).into())
    }
}

/// The guest of a line, or what stands against it.
fn read_line(
    record: &StringRecord,
    places: &Places,
    otherwise: Language,
    calls: &[RoleCall],
) -> Result<Guest, Vec<Problem>> {
    if record.len() != COLUMNS.len() {
        return Err(vec![Problem::Cells {
            found: record.len(),
            expected: COLUMNS.len(),
        }]);
    }
    let [mail, name, role, call, language] = places.cells(record);
    let mut problems = Vec::new();
    let role = match role {
        "" => Some(Role::Organiser),
        code => Role::from_code(&code.to_ascii_lowercase()),
    };
    if role.is_none() {
        problems.push(Problem::NotARole);
    }
    let known = calls
        .iter()
        .find(|known| known.slug.eq_ignore_ascii_case(call));
    if known.is_none() && !call.is_empty() {
        problems.push(Problem::NotACall {
            known: calls.iter().map(|call| call.slug.clone()).collect(),
        });
    }
    let language = match language {
        "" => Some(otherwise),
        tag => Language::from_tag(&tag.to_ascii_lowercase()),
    };
    if language.is_none() {
        problems.push(Problem::NotALanguage);
    }
    let mandate = Mandate {
        role: role.unwrap_or_default(),
        call: known.map(|call| call.id.clone()),
    };
    let guest = Guest::read(mail, name, language.unwrap_or(otherwise), mandate);
    match guest {
        Ok(guest) if problems.is_empty() => Ok(guest),
        Ok(_) => Err(problems),
        Err(found) => {
            let found = found.into_iter().map(|found| found.problem);
            Err(found.chain(problems).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use contest::CallId;

    use super::*;
    use crate::Failure;

    const HEADER: &str = "address,name,role,call,language\n";

    fn calls() -> [RoleCall; 1] {
        [RoleCall {
            id: CallId::new("1"),
            slug: "kobe".to_owned(),
            title: contest::Localized::default(),
        }]
    }

    fn problems(text: &str) -> Vec<Problem> {
        match read_list(text, Language::En, &calls()) {
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
        let guests = read_list(text, Language::Ja, &calls()).expect("a list");
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
            assert_eq!(problems(wrong), [Problem::ListHeader], "{wrong}");
        }
        let lines = |count: usize| {
            let lines = (0..count).map(|number| format!("p{number}@example.org,,,,\n"));
            format!("{HEADER}{}", lines.collect::<String>())
        };
        let read = read_list(&lines(MAX_INVITED), Language::En, &calls());
        assert_eq!(read.map_or(0, |guests| guests.len()), MAX_INVITED);
        for count in [MAX_INVITED + 1, 20_000] {
            assert_eq!(
                problems(&lines(count)),
                [Problem::TooMany { most: MAX_INVITED }]
            );
        }
    }
}
