//! Two organisers at the same thing: whoever was faster stands, and the other is told, keeps what
//! was typed and can still have it.

mod accounts;
mod data;
mod editions;
mod entries;
mod jury;
mod results;

use crate::app::{Answer, App, Part, Session, carries, read_routes};

const KOBE: &str = "/en/2027/kobe/organise";
const PAST: &str = "/en/2025/kobe/organise";
const PLAN: &str = "/en/2027/kobe/organise/plan?round=screening";

type Form = Vec<(String, String)>;

fn form(fields: &[(&str, &str)]) -> Form {
    fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn borrowed(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect()
}

/// The sessions of two organisers of every edition.
fn organisers(app: &App) -> [Session; 2] {
    app.execute(
        "INSERT INTO organiser (person, edition)
             SELECT person.id, edition.id FROM person, edition
             WHERE person.mail = 'administrator@certamen.example'",
    );
    [app.organiser(), app.administrator()]
}

/// What two organisers send from the same page.
struct Race<'a> {
    page: String,
    path: String,
    first: Form,
    second: Form,
    /// The path of the second, where it is another.
    other: Option<String>,
    /// What the second is told that stands, and that was wanted; nothing where both want the same.
    told: Option<[&'a str; 2]>,
    /// Whether what was typed can be sent again from the answer.
    again: bool,
    /// Whether what stands and what was wanted hold the same words.
    alike: bool,
}

impl<'a> Race<'a> {
    fn new(
        page: &str,
        path: &str,
        first: &[(&str, &str)],
        second: &[(&str, &str)],
        told: [&'a str; 2],
    ) -> Self {
        let (page, path) = (page.to_owned(), path.to_owned());
        Self {
            page,
            path,
            first: form(first),
            second: form(second),
            other: None,
            told: Some(told),
            again: true,
            alike: false,
        }
    }

    /// Both press the same button.
    fn same(page: &str, path: &str, fields: &[(&str, &str)]) -> Self {
        let (page, path) = (page.to_owned(), path.to_owned());
        Self {
            page,
            path,
            first: form(fields),
            second: form(fields),
            other: None,
            told: None,
            again: false,
            alike: false,
        }
    }

    /// What was typed has no form any more.
    fn once(self) -> Self {
        Self {
            again: false,
            ..self
        }
    }

    fn alike(self) -> Self {
        Self {
            alike: true,
            ..self
        }
    }

    /// Sends fields with what their form carries on the page that was looked at.
    fn send(
        &self,
        path: &str,
        page: &Answer,
        fields: &[(String, String)],
        organiser: &Session,
    ) -> Answer {
        let fields = borrowed(fields);
        let carried = page.carried(&self.page, path, &fields);
        assert!(!carried.is_empty(), "{path} carries no version");
        organiser.post_bare(path, &[fields, borrowed(&carried)].concat())
    }

    fn run(&self, app: &App, [one, two]: &[Session; 2]) {
        let looked = [one, two].map(|cookie| {
            let page = app.get(&self.page, cookie);
            page.is(200);
            page
        });
        self.assert_accepted_once(&looked[0], one);
        let refused = self.assert_refused(&looked[1], one, two);
        self.assert_told(&refused);
        let path = self.path_of_second();
        if self.again {
            // Whoever has seen both can still have the own one.
            let again = self.send(path, &refused, &self.second, two);
            assert_eq!(again.status, 303, "{path}: {}", again.text);
        }
        // A form that says nothing of what it was made from changes nothing.
        let before = contents(&one.get(&self.page));
        let bare = two.post_bare(path, &borrowed(&self.second));
        assert_eq!(bare.status, 409, "{path} without a version");
        assert_eq!(contents(&one.get(&self.page)), before, "{path}");
    }

    fn path_of_second(&self) -> &str {
        self.other.as_ref().unwrap_or(&self.path)
    }

    /// The first is accepted; the same form sent twice is one change.
    fn assert_accepted_once(&self, looked: &Answer, one: &Session) {
        let accepted = self.send(&self.path, looked, &self.first, one);
        assert_eq!(accepted.status, 303, "{}: {}", self.path, accepted.text);
        let repeated = self.send(&self.path, looked, &self.first, one);
        assert_eq!(
            (repeated.status, &repeated.location),
            (303, &accepted.location),
            "{}: {}",
            self.path,
            repeated.text
        );
    }

    /// The second is refused, and what stood is not changed: what the second is answered.
    fn assert_refused(&self, looked: &Answer, one: &Session, two: &Session) -> Answer {
        let path = self.path_of_second();
        let stands = contents(&one.get(&self.page));
        let refused = self.send(path, looked, &self.second, two);
        assert_eq!(refused.status, 409, "{path}: {}", refused.text);
        assert_eq!(
            contents(&one.get(&self.page)),
            stands,
            "{path}: what stood was changed"
        );
        refused
    }

    /// The notice names what stands and what was wanted.
    fn assert_told(&self, refused: &Answer) {
        let path = self.path_of_second();
        let notice = refused
            .text
            .split("role=\"alert\"")
            .nth(1)
            .unwrap_or_else(|| panic!("{path}: no notice"));
        let Some([now, wanted]) = self.told else {
            assert!(
                notice.contains("has done the same already"),
                "{path}: {notice}"
            );
            return;
        };
        assert!(
            notice.contains("changed this after you had opened the page"),
            "{path}: {notice}"
        );
        let (_, both) = notice
            .split_once("What holds now")
            .unwrap_or_else(|| panic!("{path}: {notice}"));
        let (holds, typed) = both
            .split_once("What you wanted")
            .unwrap_or_else(|| panic!("{path}: {both}"));
        let typed = typed.split("</div>").next().unwrap_or_default();
        assert!(holds.contains(now), "{path}: {now} is not in {holds}");
        assert!(
            self.alike || !holds.contains(wanted),
            "{path}: {wanted} is in {holds}"
        );
        assert!(typed.contains(wanted), "{path}: {wanted} is not in {typed}");
    }
}

/// Every value of a page's forms but what they carry, and what is chosen in them.
fn contents(page: &Answer) -> Vec<String> {
    let read = page.page();
    let inputs = read.all("input").into_iter();
    let typed = inputs.filter(|input| !input.attribute("name").is_some_and(carries));
    typed.map(Part::html).chain(page.areas()).collect()
}

/// Routes that change something of a call, of the data or of an account and need no version, each with the reason.
const WITHOUT: [(&str, &str); 14] = [
    (
        "/{edition}/organisers",
        "adds an organiser and replaces nothing; who organises already, or is invited, is told",
    ),
    (
        "/{edition}/organisers/list",
        "adds organisers and replaces nothing; who organises already, or is invited, is told",
    ),
    (
        "/{edition}/organisers/file",
        "adds organisers of a list, as the form of the list does",
    ),
    (
        "/{edition}/{call}/organise/preview",
        "changes what the own session shows, and nothing of the call",
    ),
    (
        "/{edition}/{call}/organise/preview/leave",
        "changes what the own session shows, and nothing of the call",
    ),
    (
        "/{edition}/{call}/organise/jurors",
        "adds a juror and replaces nothing",
    ),
    (
        "/{edition}/{call}/organise/jurors/list",
        "adds jurors and replaces nothing; who is on the jury already is told",
    ),
    (
        "/{edition}/{call}/organise/jurors/file",
        "adds jurors of a list, as the form of the list does",
    ),
    (
        "/{edition}/{call}/organise/meeting/note",
        "adds a note and replaces nothing; sent twice, its name tells",
    ),
    (
        "/data/new",
        "makes a data set; a slug that is taken is refused",
    ),
    (
        "/data/import",
        "makes a data set; a slug that is taken is refused",
    ),
    (
        "/people/act",
        "changes what the own session shows, and nothing of the account",
    ),
    (
        "/people/act/end",
        "changes what the own session shows, and nothing of the account",
    ),
    (
        "/people/sign-ups",
        "mails one link more, as the form of the account does; those before work on",
    ),
];

/// Those that the races below run through.
const RACED: [&str; 59] = [
    "/{edition}/{call}/organise/texts",
    "/{edition}/{call}/organise/topics",
    "/{edition}/{call}/organise/awards",
    "/{edition}/{call}/organise/limits",
    "/{edition}/{call}/organise/facts",
    "/{edition}/organisers/again",
    "/{edition}/organisers/address",
    "/{edition}/organisers/withdraw",
    "/{edition}/organisers/remove",
    "/{edition}/{call}/organise/jurors/remove",
    "/{edition}/{call}/organise/jurors/address",
    "/{edition}/{call}/organise/mails/again",
    "/{edition}/{call}/organise/flags",
    "/{edition}/{call}/organise/round",
    "/{edition}/{call}/organise/calendar",
    "/{edition}/{call}/organise/pause",
    "/{edition}/{call}/organise/pause/end",
    "/{edition}/{call}/organise/criteria",
    "/{edition}/{call}/organise/criteria/round",
    "/{edition}/{call}/organise/meeting/open",
    "/{edition}/{call}/organise/meeting/presence",
    "/{edition}/{call}/organise/meeting/vote",
    "/{edition}/{call}/organise/meeting/decision",
    "/{edition}/{call}/organise/reminders",
    "/{edition}/{call}/organise/letters/comments",
    "/{edition}/{call}/organise/letters/release",
    "/{edition}/{call}/organise/plan/propose",
    "/{edition}/{call}/organise/plan/entry",
    "/{edition}/{call}/organise/plan/take",
    "/{edition}/{call}/organise/plan/discard",
    "/{edition}/{call}/organise/plan/juror",
    "/{edition}/{call}/organise/plan/overrule",
    "/{edition}/{call}/organise/plan/import",
    "/{edition}/{call}/organise/ranking/order",
    "/{edition}/{call}/organise/ranking/sheets",
    "/{edition}/{call}/organise/pairs",
    "/{edition}/{call}/organise/finalists",
    "/{edition}/{call}/organise/decisions",
    "/{edition}/{call}/organise/publication",
    "/{edition}/{call}/organise/publication/schedule",
    "/{edition}/{call}/organise/press",
    "/{edition}/{call}/organise/entries/{number}/exclusion",
    "/{edition}/{call}/organise/entries/{number}/readmission",
    "/{edition}/{call}/organise/entries/{number}/deadline",
    "/{edition}/{call}/organise/entries/{number}/deadline/withdrawal",
    "/{edition}/{call}/organise/entries/{number}/team",
    "/{edition}/{call}/organise/entries/{number}/team/readmission",
    "/data/{dataset}/publication",
    "/data/{dataset}/description",
    "/data/{dataset}/recipe",
    "/data/{dataset}/file",
    // Writes by the same use case as the file does, once a portal has given one.
    "/data/{dataset}/refresh",
    "/people/{person}/link",
    "/people/{person}/password",
    "/people/{person}/sessions",
    "/people/{person}/address",
    "/people/{person}/address/withdrawal",
    "/people/{person}/joining",
    "/people/{person}/joining/withdrawal",
];

#[test]
fn every_form_of_organisers_carries_a_version_or_has_a_reason() {
    let source = read_routes();
    let routes = source.split(".route(").skip(1).filter_map(|route| {
        let (path, handlers) = route.trim_start().strip_prefix('"')?.split_once('"')?;
        let organisers =
            path.contains("/organise") || path.starts_with("/data/") || path.starts_with("/people");
        (organisers && handlers.contains("post(")).then_some(path)
    });
    let mut found: Vec<&str> = routes.collect();
    found.sort_unstable();
    found.dedup();
    let mut known: Vec<&str> = RACED
        .into_iter()
        .chain(WITHOUT.map(|(path, _)| path))
        .collect();
    known.sort_unstable();
    assert_eq!(
        found, known,
        "a new form is raced below, or stands in WITHOUT with its reason"
    );
}
