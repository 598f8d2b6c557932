//! Two organisers at the same thing: whoever was faster stands, and the other is told, keeps what
//! was typed and can still have it.

use std::fs;

use crate::{
    accounts::{page_of, promote},
    app::{Answer, App, Part, Session, Upload, carries, checkout, on_both_engines},
    entries::newcomer,
    jury::{finish_all, open_sheet},
};

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
const RACED: [&str; 58] = [
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

fn two_who_write_texts_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let page = format!("{KOBE}/texts");
    let looked = app.get(&page, &both[0]);
    let texts = |title: &str| -> Form {
        let form = looked.page().form("/organise/texts", "").fields();
        form.into_iter()
            .map(|(name, value)| match name.as_str() {
                "title-en" => (name, title.to_owned()),
                _ => (name, value),
            })
            .filter(|(name, _)| !carries(name))
            .collect()
    };
    let (first, second) = (texts("A call of the port"), texts("A call of the hill"));
    Race::new(
        &page,
        &page,
        &borrowed(&first),
        &borrowed(&second),
        ["A call of the port", "A call of the hill"],
    )
    .run(&app, &both);
}

/// A form as its page has it, with other values.
fn filled(app: &App, page: &str, organiser: &Session, values: &[(&str, &str)]) -> Form {
    let looked = app.get(page, organiser);
    let action = page.trim_start_matches("/en/2027/kobe");
    let mut fields = looked.page().form(action, "").fields();
    fields.retain(|(name, _)| !carries(name) && !values.iter().any(|(known, _)| known == name));
    fields.extend(form(values));
    fields
}

fn two_who_set_a_part_of_an_edition_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let race = |part: &str, field: &str, told: [&'static str; 2]| {
        let page = format!("{KOBE}/{part}");
        let [first, second] = told.map(|value| filled(&app, &page, &both[0], &[(field, value)]));
        Race::new(&page, &page, &borrowed(&first), &borrowed(&second), told).run(&app, &both);
    };
    // A topic that is new, so that nothing depends on it.
    race("topics", "row-17-name-en", ["Clean air", "Quiet nights"]);
    race(
        "awards",
        "row-0-name-en",
        ["Prize of the port", "Prize of the hill"],
    );
    race("facts", "row-0-name", ["The archive", "The gazette"]);
    race("limits", "mail", ["port@city.example", "hill@city.example"]);
}

#[test]
fn every_form_of_organisers_carries_a_version_or_has_a_reason() {
    let source = fs::read_to_string(checkout().join("../app/src/routes.rs")).expect("the routes");
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

fn two_who_decide_and_publish_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    finish_all(&app);
    let ranking = format!("{KOBE}/ranking?round=screening");
    let page = app.get(&ranking, &both[0]);
    let entries = page.values("finalist");
    let award = page.value("award");
    let titles = page.page().titles_of_finalists();
    let (first, second) = (titles[0].clone(), titles[1].clone());
    let order = |of: &'static str| [("order", of)];
    Race::new(
        &ranking,
        &format!("{KOBE}/ranking/order"),
        &order("raw"),
        &order("corrected"),
        ["as they are", "Corrected"],
    )
    .run(&app, &both);
    let tick = |place: usize| [("what", "finalists"), ("finalist", entries[place].as_str())];
    Race::new(
        &ranking,
        &format!("{KOBE}/finalists"),
        &tick(0),
        &tick(1),
        [&first, &second],
    )
    .run(&app, &both);
    let all: Vec<(&str, &str)> = entries
        .iter()
        .map(|entry| ("finalist", entry.as_str()))
        .collect();
    app.post(&format!("{KOBE}/finalists"), &all, &both[0])
        .is(303);
    let decide = |place: usize, reason: &'static str| {
        [
            ("award", award.as_str()),
            ("entry", entries[place].as_str()),
            ("reason-en", reason),
        ]
    };
    let (one, other) = (
        decide(0, "The first is braver."),
        decide(1, "The second is clearer."),
    );
    let race = Race::new(
        &ranking,
        &format!("{KOBE}/decisions"),
        &one,
        &other,
        ["The first is braver.", "The second is clearer."],
    );
    race.run(&app, &both);
    Race::same(
        &format!("{KOBE}/pairs"),
        &format!("{KOBE}/pairs"),
        &[("open", "1")],
    )
    .run(&app, &both);
    let page = format!("{KOBE}/publication");
    let schedule = |at: &'static str| [("stage", "finalists"), ("at", at), ("confirmed", "1")];
    Race::new(
        &page,
        &format!("{page}/schedule"),
        &schedule("2027-05-20T10:00"),
        &schedule("2027-05-21T10:00"),
        ["20 May 2027, 10:00", "21 May 2027, 10:00"],
    )
    .run(&app, &both);
    let publish = |stage: &'static str| [("stage", stage), ("public", "1"), ("confirmed", "1")];
    let race = Race::new(
        &page,
        &page,
        &publish("finalists"),
        &publish("winners"),
        ["Finalists: Public", "Awards: Public"],
    );
    race.run(&app, &both);
}

/// Takes back what would keep the meeting of the past call from being opened again.
fn withdraw_results(app: &App, organiser: &Session) {
    for stage in ["winners", "scores"] {
        app.post(
            &format!("{PAST}/publication"),
            &[("stage", stage), ("public", "0")],
            organiser,
        )
        .is(303);
    }
}

/// Fails unless each of these stands in the minutes of the past call once.
#[track_caller]
fn assert_minutes_say_once(organiser: &Session, texts: &[&str]) {
    let minutes = organiser.get(&format!("{PAST}/meeting/minutes.md")).text;
    for once in texts {
        assert_eq!(minutes.matches(once).count(), 1, "{once}: {minutes}");
    }
}

fn two_who_write_the_minutes_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    withdraw_results(&app, &both[0]);
    let meeting = format!("{PAST}/meeting");
    Race::same(&meeting, &format!("{meeting}/open"), &[("open", "1")]).run(&app, &both);
    let page = app.get(&meeting, &both[0]);
    let jurors = page.values("juror");
    let here = |from: usize| {
        jurors[from..]
            .iter()
            .map(|juror| ("juror", juror.as_str()))
            .chain([("what", "presence")])
            .collect::<Vec<_>>()
    };
    let race = Race::new(
        &meeting,
        &format!("{meeting}/presence"),
        &here(1),
        &here(2),
        ["Absent: Demo Juror 1.", "Present: Demo Juror 3"],
    );
    race.run(&app, &both);
    let (award, entry) = (page.values("award").remove(0), page.value("entry"));
    let votes = format!("votes-{entry}");
    for about in ["", award.as_str()] {
        let vote = |count: &'static str| {
            [
                ("award", about),
                (votes.as_str(), count),
                ("abstained", "1"),
            ]
        };
        Race::new(
            &meeting,
            &format!("{meeting}/vote"),
            &vote("2"),
            &vote("3"),
            [": 2; abstentions", ": 3; abstentions"],
        )
        .run(&app, &both);
    }
    let decide = |reason: &'static str| {
        [
            ("award", award.as_str()),
            ("entry", entry.as_str()),
            ("reason-en", reason),
        ]
    };
    let (one, other) = (decide("The first reason."), decide("The second reason."));
    Race::new(
        &meeting,
        &format!("{meeting}/decision"),
        &one,
        &other,
        ["The first reason.", "The second reason."],
    )
    .run(&app, &both);
    // Everything that was accepted stands in the minutes once.
    assert_minutes_say_once(
        &both[0],
        &[
            "The meeting was opened.",
            "Absent: Demo Juror 1.",
            "The first reason.",
            "The second reason.",
        ],
    );
}

fn notes_of_two_people_both_stand_in_the_minutes(app: App) {
    let both = organisers(&app);
    withdraw_results(&app, &both[0]);
    let meeting = format!("{PAST}/meeting");
    let open = |open: &str| {
        both[0]
            .post(&format!("{meeting}/open"), &[("open", open)])
            .is(303);
    };
    open("1");
    // One that is sent twice stands once.
    let pages = [&both[0], &both[1]].map(|organiser| organiser.get(&meeting));
    for (place, text) in [
        (0, "A note of one."),
        (0, "A note of one."),
        (1, "A note of the other."),
        (0, "Another note of one."),
    ] {
        let request = pages[place].value("request");
        let fields = [("note", text), ("request", request.as_str())];
        both[place]
            .post_bare(&format!("{meeting}/note"), &fields)
            .is(303);
    }
    assert_minutes_say_once(
        &both[0],
        &[
            "A note of one.",
            "A note of the other.",
            "Another note of one.",
        ],
    );
    // A note that was typed while another closed the meeting is not lost.
    open("0");
    let late = [("note", "Typed <too> late.")];
    both[1]
        .post(&format!("{meeting}/note"), &late)
        .is(403)
        .says("Typed &lt;too&gt; late.")
        .says("The meeting was closed.");
}

/// The address of an action on the plan of the screening.
fn at_plan(action: &str) -> String {
    format!("{KOBE}/plan/{action}?round=screening")
}

/// What a plan is proposed with.
fn seeded(seed: &'static str, per_entry: &'static str) -> [(&'static str, &'static str); 2] {
    [("per_entry", per_entry), ("seed", seed)]
}

fn two_who_make_a_plan_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    Race::new(
        PLAN,
        &at_plan("propose"),
        &seeded("5", "3"),
        &seeded("7", "4"),
        ["open plan", "Seed: 7"],
    )
    .run(&app, &both);
    let page = app.get(PLAN, &both[0]);
    // An entry of which two jurors can still be chosen or left out.
    let free = |form: Part| -> Vec<(String, String)> {
        let labels = form.all("label:has([name=juror]:not([disabled]))");
        let labels = labels.into_iter();
        labels
            .map(|label| (label.field("juror").value(), label.line()))
            .collect()
    };
    let read = page.page();
    let mut forms = read.all("form[action*=\"plan/entry\"]").into_iter();
    let form = forms.find(|form| free(*form).len() > 1).expect("an entry");
    let entry = form.field("entry").value();
    let free = free(form);
    let panel = |place: usize| [("entry", entry.as_str()), ("juror", free[place].0.as_str())];
    Race::new(
        PLAN,
        &at_plan("entry"),
        &panel(0),
        &panel(1),
        [&free[0].1, &free[1].1],
    )
    .run(&app, &both);
    let rows = |number: &str| format!("entry,juror\n{number},juror-1@jury.example\n");
    let numbers: Vec<String> = page
        .text
        .split(": ")
        .filter_map(|part| part.split('"').next())
        .filter(|part| part.parse::<i64>().is_ok())
        .map(str::to_owned)
        .collect();
    let (first, last) = (rows(&numbers[0]), rows(numbers.last().expect("a number")));
    let race = Race::new(
        PLAN,
        &at_plan("import"),
        &[("plan", &first)],
        &[("plan", &last)],
        ["open plan", "entry,juror"],
    );
    race.run(&app, &both);
}

fn a_plan_takes_effect_only_as_it_was_looked_at(app: App) {
    let both = organisers(&app);
    let propose = |seed: &'static str, per_entry: &'static str| {
        both[0]
            .post(&at_plan("propose"), &seeded(seed, per_entry))
            .is(303);
    };
    // The plan that another proposed is not taken in the place of the one that was looked at, nor
    // thrown away.
    for (action, wanted) in [("take", "Activate the plan"), ("discard", "Discard")] {
        propose("5", "3");
        let mut race = Race::new(
            PLAN,
            &at_plan("propose"),
            &seeded("8", "2"),
            &[],
            ["open plan", wanted],
        )
        .once();
        race.other = Some(at_plan(action));
        race.run(&app, &both);
    }
    // Done by somebody else already.
    propose("9", "3");
    Race::same(PLAN, &at_plan("take"), &[]).run(&app, &both);
}

fn two_who_say_what_a_juror_can_judge_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let person = app.get(PLAN, &both[0]).value("person");
    let load = |most: &'static str| {
        [
            ("person", person.as_str()),
            ("languages", "en"),
            ("load_least", "1"),
            ("load_most", most),
        ]
    };
    Race::new(
        PLAN,
        &at_plan("juror"),
        &load("11"),
        &load("12"),
        ["entries: 11", "entries: 12"],
    )
    .run(&app, &both);
    // A conflict that was computed is set aside once.
    app.execute(
        "UPDATE person SET organisation = 'Institute of Maps'
             WHERE mail = 'juror-1@jury.example' OR mail LIKE 'team-7@%'",
    );
    let page = app.get(PLAN, &both[0]);
    let pairs = page.page();
    let pair = pairs.first("#pair [value]").attribute("value");
    let pair = pair.expect("a pair").to_owned();
    let because = |reason: &'static str| [("pair", pair.as_str()), ("overrule_reason", reason)];
    let (one, other) = (because("Another institute."), because("They never met."));
    Race::new(
        PLAN,
        &at_plan("overrule"),
        &one,
        &other,
        ["set aside", "They never met."],
    )
    .once()
    .run(&app, &both);
}

fn two_who_look_after_the_jury_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    cookie
        .post(
            &format!("{sheet}/flag"),
            &[("kind", "rules"), ("note", "No source is named.")],
        )
        .is(303);
    let flag = app.get(KOBE, &both[0]).value("flag");
    let answer = |text: &'static str| [("flag", flag.as_str()), ("answer", text)];
    let (one, other) = (
        answer("It stands in the file."),
        answer("We asked the team."),
    );
    Race::new(
        KOBE,
        &format!("{KOBE}/flags"),
        &one,
        &other,
        ["It stands in the file.", "We asked the team."],
    )
    .run(&app, &both);
    let reminders = format!("{KOBE}/reminders?round=screening");
    let jurors = app.get(&reminders, &both[0]).values("juror");
    let (one, other) = (
        [("juror", jurors[0].as_str())],
        [("juror", jurors[1].as_str())],
    );
    Race::new(
        &reminders,
        &reminders,
        &one,
        &other,
        ["Demo Juror 1: Last reminder", "Demo Juror 2"],
    )
    .run(&app, &both);
    let person = app.get(KOBE, &both[0]).value("person");
    Race::same(
        KOBE,
        &format!("{KOBE}/jurors/remove"),
        &[("person", &person)],
    )
    .run(&app, &both);
}

fn two_who_choose_organisers_do_not_overwrite_each_other(app: App) {
    const PAGE: &str = "/en/2027/organisers";
    let both = organisers(&app);
    app.execute(
        "INSERT INTO organiser (person, edition)
             SELECT person.id, edition.id FROM person, edition
             WHERE person.mail IN ('team-2@studio-2.example', 'team-3@studio-3.example')
               AND edition.slug = '2027'",
    );
    let page = both[0].get(PAGE).page();
    let person = |number: usize| {
        let row = page.row(&format!("team-{number}@studio-{number}.example"));
        (row.line(), row.field("person").value())
    };
    let ((_, first), (name, second)) = (person(2), person(3));
    Race::new(
        PAGE,
        &format!("{PAGE}/remove"),
        &[("person", &first), ("role", "organiser"), ("call", "")],
        &[("person", &second), ("role", "organiser"), ("call", "")],
        [&name, &format!("Remove: {name}")],
    )
    .run(&app, &both);
    for mail in ["one@example.org", "two@example.org"] {
        let fields = [
            ("mail", mail),
            ("language", "en"),
            ("role", "organiser"),
            ("call", ""),
        ];
        both[0].post(PAGE, &fields).is(303);
    }
    let correct =
        |invited: &'static str, address: &'static str| [("invited", invited), ("address", address)];
    Race::new(
        PAGE,
        &format!("{PAGE}/address"),
        &correct("one@example.org", "1@example.org"),
        &correct("two@example.org", "2@example.org"),
        [
            "two@example.org: Invited: 14 May 2027",
            "Correct the address: 2@example.org",
        ],
    )
    .run(&app, &both);
    let (one, two) = (
        [("invited", "1@example.org")],
        [("invited", "2@example.org")],
    );
    for (end, title) in [("again", "Send again"), ("withdraw", "Take back")] {
        Race::new(
            PAGE,
            &format!("{PAGE}/{end}"),
            &one,
            &two,
            [
                "2@example.org: Invited: 14 May 2027",
                &format!("{title}: 2@example.org"),
            ],
        )
        .run(&app, &both);
    }
}

fn two_who_set_an_embargo_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let page = format!("{KOBE}/press");
    let from = |moment: &'static str| [("from", moment)];
    Race::new(
        &page,
        &page,
        &from("2027-05-20T09:00"),
        &from("2027-05-21T09:00"),
        ["20 May 2027", "21 May 2027"],
    )
    .run(&app, &both);
}

fn two_who_change_the_round_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let criteria = format!("{KOBE}/criteria");
    let round = |count: &'static str| {
        [
            ("kind", "screening"),
            ("method", "marks"),
            ("blind", "1"),
            ("jurors_per_entry", count),
            ("starts", "2027-05-01T09:00"),
            ("ends", "2027-05-20T09:00"),
        ]
    };
    let race = Race::new(
        &criteria,
        &format!("{criteria}/round"),
        &round("4"),
        &round("5"),
        ["Jurors per entry: 4", "Jurors per entry: 5"],
    );
    race.run(&app, &both);
    let posted = |weight: &str| {
        let page = app.get(&criteria, &both[0]);
        let mut fields = crate::editions::criteria::fields(&page);
        fields.retain(|(name, _)| !carries(name) && name != "weight-0" && name != "confirmed");
        fields.extend([
            ("weight-0".to_owned(), weight.to_owned()),
            ("confirmed".to_owned(), "1".to_owned()),
        ]);
        fields
    };
    let mut race = Race::new(&criteria, &criteria, &[], &[], ["70 %", "60 %"]);
    (race.first, race.second) = (posted("70"), posted("60"));
    race.run(&app, &both);
    Race::same(
        &format!("{KOBE}?round=screening"),
        &format!("{KOBE}/round?round=screening"),
        &[("closed", "1")],
    )
    .run(&app, &both);
}

fn two_who_move_dates_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let calendar = format!("{KOBE}/calendar");
    let posted = |ends: &str| {
        let page = app.get(&calendar, &both[0]);
        let mut fields = page.page().form("/organise/calendar", "").fields();
        fields.retain(|(name, _)| !carries(name) && name != "final-ends");
        fields.push(("final-ends".to_owned(), ends.to_owned()));
        fields
    };
    let told = ["Monday 7 June 2027, 12:00", "Monday 7 June 2027, 13:00"];
    let mut race = Race::new(&calendar, &calendar, &[], &[], told);
    (race.first, race.second) = (posted("2027-06-07T12:00"), posted("2027-06-07T13:00"));
    race.run(&app, &both);
}

fn two_who_pause_and_extend_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let pause = format!("{KOBE}/pause");
    let reason = |reason: &'static str| [("reason-en", reason)];
    Race::new(
        &pause,
        &pause,
        &reason("The portal is down."),
        &reason("A legal objection."),
        ["The portal is down.", "A legal objection."],
    )
    .run(&app, &both);
    Race::same(&pause, &format!("{pause}/end"), &[("minutes", "0")]).run(&app, &both);
    let deadline = format!("{KOBE}/entries/1/deadline");
    let extend = |reason: &'static str| {
        [
            ("ends", "2027-05-20T12:00"),
            ("reason", reason),
            ("confirmed", "1"),
        ]
    };
    Race::new(
        &deadline,
        &deadline,
        &extend("A flood."),
        &extend("A fire."),
        ["A flood.", "A fire."],
    )
    .run(&app, &both);
    Race::same(&deadline, &format!("{deadline}/withdrawal"), &[]).run(&app, &both);
}

fn two_at_a_team_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let team = format!("{KOBE}/entries/1/team");
    let person = app.get(&team, &both[0]).value("person");
    let remove = |reason: &'static str| [("person", person.as_str()), ("reason", reason)];
    Race::new(
        &team,
        &team,
        &remove("Not of age."),
        &remove("Asked to go."),
        ["Removed", "Asked to go."],
    )
    .once()
    .run(&app, &both);
    Race::same(
        &team,
        &format!("{team}/readmission"),
        &[("person", &person)],
    )
    .run(&app, &both);
}

fn two_who_mend_what_did_not_arrive_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let invitation = [
        ("name", "A New Juror"),
        ("mail", "typo@jury.example"),
        ("language", "en"),
    ];
    app.post(&format!("{KOBE}/jurors"), &invitation, &both[0])
        .is(303);
    app.execute(
        "INSERT INTO mail (id, recipient, subject, body, created_at, next_at, kind, call,
                           fault, failure, tried_at, failed_at)
             SELECT 'given up', 'typo@jury.example', 'A reminder', '', 0, 0, 'reminder', call.id,
                    'refused', '550 no', 0, 0
             FROM call JOIN edition ON edition.id = call.edition
             WHERE edition.slug = '2027' AND call.slug = 'kobe'",
    );
    let page = app.get(KOBE, &both[0]);
    let person = page.page().row("typo@jury.example").field("person").value();
    Race::same(KOBE, &format!("{KOBE}/mails/again"), &[("person", &person)]).run(&app, &both);
    let address = |mail: &'static str| [("person", person.as_str()), ("address", mail)];
    let (one, other) = (address("one@jury.example"), address("other@jury.example"));
    Race::new(
        KOBE,
        &format!("{KOBE}/jurors/address"),
        &one,
        &other,
        ["one@jury.example", "other@jury.example"],
    )
    .run(&app, &both);
}

fn two_at_a_letter_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let letters = format!("{PAST}/letters");
    let page = app.get(&letters, &both[0]);
    let page = page.page();
    let mut forms = page.all("form[action*=\"letters/comments\"]").into_iter();
    let form = forms
        .find(|form| form.values("comment").len() > 1)
        .expect("two comments");
    let (entry, jurors) = (form.field("entry").value(), form.values("comment"));
    let names: Vec<String> = form
        .all("[class=quiet]")
        .iter()
        .map(|name| name.text())
        .collect();
    let keep = |kept: usize| {
        let all = jurors.iter().map(|juror| ("comment", juror.as_str()));
        let sent = jurors
            .iter()
            .enumerate()
            .filter(move |(place, _)| *place != kept)
            .map(|(_, juror)| ("sent", juror.as_str()));
        all.chain(sent)
            .chain([("entry", entry.as_str())])
            .collect::<Vec<_>>()
    };
    // What the second lets go was public: that is taken back first.
    app.post(
        &format!("{PAST}/publication"),
        &[("stage", "comments"), ("public", "0")],
        &both[0],
    )
    .is(303);
    let told = [format!("{}: ", names[0]), format!("{}: ", names[1])];
    Race::new(
        &letters,
        &format!("{letters}/comments"),
        &keep(0),
        &keep(1),
        [&told[0], &told[1]],
    )
    .run(&app, &both);
    let page = app.get(&letters, &both[0]).page();
    let ready = page.form("letters/release", "").values("entry");
    let (one, other) = (
        [("what", "release"), ("entry", ready[0].as_str())],
        [("what", "release"), ("entry", ready[1].as_str())],
    );
    Race::new(
        &letters,
        &format!("{letters}/release"),
        &one,
        &other,
        [": Sent ", ". "],
    )
    .alike()
    .run(&app, &both);
}

fn two_at_an_entry_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    let number = app
        .get(&format!("{KOBE}/ranking"), &both[0])
        .links()
        .into_iter()
        .find_map(|link| {
            link.split("/organise/ranking/")
                .nth(1)
                .and_then(|rest| rest.split('?').next())
                .map(str::to_owned)
        });
    let page = format!("{KOBE}/entries/{}", number.expect("a number"));
    let why = |reason: &'static str| [("kind", "disqualified"), ("reason", reason)];
    let (one, other) = (
        why("The data are not open."),
        why("It was handed in twice."),
    );
    let race = Race::new(
        &page,
        &format!("{page}/exclusion"),
        &one,
        &other,
        ["The data are not open.", "It was handed in twice."],
    )
    .once();
    race.run(&app, &both);
    Race::same(&page, &format!("{page}/readmission"), &[]).run(&app, &both);
}

/// A table of prices of a test.
fn prices(rows: &str) -> Vec<u8> {
    format!("lloc;preu\n{rows}").into_bytes()
}

/// Makes the data set `a-test` of such a table.
fn make_data_set(organiser: &Session) {
    let about = [
        ("slug", "a-test"),
        ("title", "A test"),
        ("summary", "Rows for a test."),
        ("city", "kobe"),
        ("publisher", "Nobody"),
        ("licence", "CC0-1.0"),
        ("attribution", "Nobody"),
        ("source", "https://example.org/"),
    ];
    let first = prices("Raval;1\nGràcia;2\n");
    let file = Upload {
        name: "first.csv",
        bytes: &first,
    };
    organiser.upload("/en/data/new", &about, &file).is(303);
}

fn two_who_describe_and_prepare_a_data_set_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    make_data_set(&both[0]);
    let description = "/en/data/a-test/description";
    let titled = |title: &'static str| {
        [
            ("title", title),
            ("summary", "Rows."),
            ("city", "kobe"),
            ("publisher", "Nobody"),
            ("licence", "CC0-1.0"),
            ("attribution", "Nobody"),
            ("source", "https://example.org/"),
        ]
    };
    Race::new(
        description,
        description,
        &titled("One title"),
        &titled("Another title"),
        ["One title", "Another title"],
    )
    .run(&app, &both);
    let recipe = "/en/data/a-test/recipe";
    let text = |rows: &'static str| [("text", rows)];
    let (one, other) = (
        text("delimiter = \";\"\nsort = [\"preu\"]"),
        text("delimiter = \";\"\nsort = [\"lloc\"]"),
    );
    Race::new(recipe, recipe, &one, &other, ["preu", "lloc"])
        .alike()
        .run(&app, &both);
}

fn who_looks_at_the_older_file_neither_overwrites_nor_publishes_the_newer(app: App) {
    let both = organisers(&app);
    make_data_set(&both[0]);
    let pages = [&both[0], &both[1]].map(|cookie| app.get("/en/data/a-test/recipe", cookie));
    let newer = prices("Raval;3\nGràcia;4\n");
    let seen = |page: &Answer| {
        let page = page.page();
        page.form("a-test/file", "").field("seen").value()
    };
    assert_eq!(seen(&pages[0]), seen(&pages[1]));
    app.upload(
        "/en/data/a-test/file",
        &[("seen", &seen(&pages[0]))],
        &Upload {
            name: "second.csv",
            bytes: &newer,
        },
        &both[0],
    )
    .is(303);
    let refused = app.upload(
        "/en/data/a-test/file",
        &[("seen", &seen(&pages[1]))],
        &Upload {
            name: "third.csv",
            bytes: &prices("Raval;5\n"),
        },
        &both[1],
    );
    refused.is(409).says("third.csv").says("second.csv");
    // What is published is what was looked at.
    let published = app.post_bare(
        "/en/data/a-test/publication",
        &[("public", "1"), ("seen", "0")],
        &both[1],
    );
    published.is(409);
    Race::same(
        "/en/data/a-test",
        "/en/data/a-test/publication",
        &[("public", "1")],
    )
    .run(&app, &both);
}

fn two_who_help_with_an_account_do_not_overwrite_each_other(app: App) {
    let both = organisers(&app);
    promote(&app, "organiser@certamen.example");
    let page = page_of(&both[1], "juror-1@jury.example");
    let asked = [("reason", "They called")];
    for step in ["link", "password", "sessions"] {
        Race::same(&page, &format!("{page}/{step}"), &asked).run(&app, &both);
    }
    let address = |mail: &'static str| [("mail", mail), ("reason", "They called")];
    Race::new(
        &page,
        &format!("{page}/address"),
        &address("port@example.org"),
        &address("hill@example.org"),
        ["port@example.org", "hill@example.org"],
    )
    .run(&app, &both);
    Race::same(&page, &format!("{page}/address/withdrawal"), &asked).run(&app, &both);
    newcomer(&app, "second@example.org");
    let joining = format!("{page}/joining");
    let with = [("mail", "second@example.org"), ("reason", "They have two")];
    let shown = format!("{joining}?mail=second%40example.org");
    Race::same(&shown, &joining, &with).run(&app, &both);
    Race::same(&page, &format!("{joining}/withdrawal"), &asked).run(&app, &both);
}

on_both_engines![
    two_who_write_texts_do_not_overwrite_each_other,
    two_who_set_a_part_of_an_edition_do_not_overwrite_each_other,
    two_who_decide_and_publish_do_not_overwrite_each_other,
    two_who_write_the_minutes_do_not_overwrite_each_other,
    notes_of_two_people_both_stand_in_the_minutes,
    two_who_make_a_plan_do_not_overwrite_each_other,
    a_plan_takes_effect_only_as_it_was_looked_at,
    two_who_say_what_a_juror_can_judge_do_not_overwrite_each_other,
    two_who_look_after_the_jury_do_not_overwrite_each_other,
    two_who_choose_organisers_do_not_overwrite_each_other,
    two_who_set_an_embargo_do_not_overwrite_each_other,
    two_who_change_the_round_do_not_overwrite_each_other,
    two_who_move_dates_do_not_overwrite_each_other,
    two_who_pause_and_extend_do_not_overwrite_each_other,
    two_at_a_team_do_not_overwrite_each_other,
    two_who_mend_what_did_not_arrive_do_not_overwrite_each_other,
    two_at_a_letter_do_not_overwrite_each_other,
    two_at_an_entry_do_not_overwrite_each_other,
    two_who_help_with_an_account_do_not_overwrite_each_other,
    two_who_describe_and_prepare_a_data_set_do_not_overwrite_each_other,
    who_looks_at_the_older_file_neither_overwrites_nor_publishes_the_newer
];
