//! Feedback letters: read before they leave, for nobody but the team, and kept as they left.

use crate::{
    app::{Answer, App, NOW, Page, Part, Session, on_both_engines},
    jury::comment_version,
};

/// A call whose winners are public, and one that runs.
const ORGANISE: &str = "/en/2025/kobe/organise";
const RUNNING: &str = "/en/2027/kobe/organise";

/// The letter of a team of a call whose winners are public, with one comment kept back.
struct Letter {
    organiser: Session,
    team: Session,
    entry: String,
    /// Its address for the team, and the number of the entry.
    path: String,
    number: String,
    /// The jurors whose comments there are, and what they wrote.
    jurors: Vec<String>,
    texts: Vec<String>,
}

impl Letter {
    /// The first comment is kept back, and nothing has left.
    fn prepared(app: &App) -> Self {
        let (organiser, team) = (app.organiser(), app.team(7));
        let page = organiser.get(&format!("{ORGANISE}/letters"));
        page.is(200);
        let entries = page.values("entry");
        let own = team.get("/en/desk").links().into_iter();
        let entry = own
            .chain(team.get("/en/2025/kobe/team").links())
            .filter_map(|link| link.strip_prefix("/en/entry/").map(str::to_owned))
            .find(|id| entries.contains(id))
            .expect("the team's entry");
        let page = page.page();
        let form = page.form("letters/comments", &entry);
        let label = form.first("[aria-label]").attribute("aria-label");
        let number = label.and_then(|label| label.split(": ").nth(1));
        let texts = form.all("span:not([class])").into_iter();
        let letter = Self {
            path: format!("/en/entry/{entry}/letter"),
            number: number.expect("a number").to_owned(),
            jurors: form.values("comment"),
            texts: texts.map(Part::text).collect(),
            organiser,
            team,
            entry,
        };
        assert!(letter.jurors.len() >= 2, "{:?}", letter.jurors);
        assert_eq!(letter.texts.len(), letter.jurors.len());
        letter.send(&letter.jurors[1..]);
        letter
    }

    /// Lets these comments be sent, and keeps the others back.
    fn send(&self, jurors: &[String]) {
        save_comments(&self.organiser, ORGANISE, &self.entry, &self.jurors, jurors).is(303);
    }

    fn release(&self) {
        let fields = [("entry", self.entry.as_str())];
        self.organiser
            .post(&format!("{ORGANISE}/letters/release"), &fields)
            .is(303);
    }

    /// As the team reads it.
    fn read(&self) -> Answer {
        let read = self.team.get(&self.path);
        read.is(200);
        read
    }
}

/// Saves which of an entry's comments, those of `jurors`, are sent.
fn save_comments(
    organiser: &Session,
    organise: &str,
    entry: &str,
    jurors: &[String],
    sent: &[String],
) -> Answer {
    let mut fields = vec![("entry", entry)];
    fields.extend(jurors.iter().map(|juror| ("comment", juror.as_str())));
    fields.extend(sent.iter().map(|juror| ("sent", juror.as_str())));
    organiser.post(&format!("{organise}/letters/comments"), &fields)
}

fn a_letter_leaves_when_an_organiser_says_so_as_it_was_read_before(app: App) {
    let letter = Letter::prepared(&app);
    let team = &letter.team;
    assert_eq!(team.get(&letter.path).status, 404, "nothing has left");
    let preview = letter
        .organiser
        .get(&format!("{ORGANISE}/letters/{}", letter.number))
        .page();
    letter.release();
    let read = letter.read();
    let said = read.page().whole().text();
    let texts = &letter.texts;
    let kept = texts.iter().filter(|text| said.contains(*text)).count();
    assert!(
        kept < texts.len() || texts[1..].contains(&texts[0]),
        "the first was kept back"
    );
    // What left is what was read before, and says nobody's name.
    for part in ["tbody", "blockquote"] {
        let of = |page: &Page| page.first(part).html();
        assert_eq!(of(&preview), of(&read.page()));
    }
    read.lacks("Demo Juror");
    team.get(&format!("{}.svg", letter.path)).says("<svg");
    app.get("/en/mails", "").says("What the jury says of");
    team.get(&format!("/en/entry/{}", letter.entry))
        .says("/letter\"");
}

fn a_letter_that_has_left_stays_as_it_is(app: App) {
    let letter = Letter::prepared(&app);
    letter.release();
    let main = || letter.read().page().first("main").html();
    let before = main();
    letter.send(&[]);
    assert_eq!(main(), before);
}

fn a_letter_reaches_its_team_alone(app: App) {
    let letter = Letter::prepared(&app);
    letter.release();
    for mail in [
        "team-8@studio-8.example",
        "juror-1@jury.example",
        "organiser@certamen.example",
    ] {
        let other = app.sign_in(mail);
        assert_eq!(other.get(&letter.path).status, 404, "{mail}");
        let chart = other.get(&format!("{}.svg", letter.path));
        assert_eq!(chart.status, 404, "{mail}");
    }
    let fields = [("entry", letter.entry.as_str())];
    for other in [app.team(8), app.juror(1)] {
        other.get(&format!("{ORGANISE}/letters")).is(404);
        other
            .post(&format!("{ORGANISE}/letters/release"), &fields)
            .is(404);
    }
}

fn the_means_of_a_letter_are_those_of_the_exported_marks(app: App) {
    let letter = Letter::prepared(&app);
    letter.release();
    // The mean of its first criterion, computed from the export alone.
    let csv = letter.organiser.get(&format!("{ORGANISE}/marks.csv")).text;
    let cells: Vec<Vec<&str>> = csv
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .filter(|cells: &Vec<&str>| cells[0] == letter.number)
        .collect();
    let first = cells[0][2];
    let marks: Vec<f64> = cells
        .iter()
        .filter(|cells| cells[2] == first)
        .map(|cells| {
            cells[5].parse::<f64>().expect("a mark") / cells[6].parse::<f64>().expect("a scale")
                * 100.0
        })
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a few jurors")]
    let mean = marks.iter().sum::<f64>() / marks.len() as f64;
    letter.read().says(&format!("{mean:.1}"));
}

fn a_comment_that_is_kept_back_stands_in_no_public_page(app: App) {
    let organiser = app.organiser();
    let gallery = app.get("/en/2025/gallery?call=kobe", "");
    let said = |text: &str| text.matches("<blockquote").count();
    let works: Vec<String> = gallery
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/2025/works/"))
        .collect();
    let work = works
        .into_iter()
        .find(|work| said(&app.get(work, "").text) >= 2)
        .expect("a work with comments");
    let entry = work.rsplit('/').next().expect("an id");
    let page = organiser.get(&format!("{ORGANISE}/letters")).page();
    let jurors = page.form("letters/comments", entry).values("comment");
    let before = said(&app.get(&work, "").text);
    assert_eq!(before, jurors.len(), "every comment is public at first");
    let save = |sent: &[String]| save_comments(&organiser, ORGANISE, entry, &jurors, sent).status;
    assert_eq!(
        (save(&jurors[1..]), said(&app.get(&work, "").text)),
        (303, before - 1)
    );
    assert_eq!((save(&[]), said(&app.get(&work, "").text)), (303, 0));
}

/// A call whose awards are public while its round still runs, as where an organiser confirmed that
/// they are; and a work of it whose sheet a juror has finished.
struct Early {
    app: App,
    organiser: Session,
    juror: Session,
    sheet: String,
    entry: String,
}

impl Early {
    fn published(app: App) -> Self {
        let call = "(SELECT call.id FROM call JOIN edition ON edition.id = call.edition \
             WHERE edition.slug = '2027' AND call.slug = 'kobe')";
        app.execute(&format!(
            "INSERT INTO finalist (call, entry) SELECT call, id FROM entry \
             WHERE state = 'submitted' AND call = {call}"
        ));
        for stage in ["finalists", "winners"] {
            app.execute(&format!(
                "INSERT INTO publication (call, stage, published_at, published_by) \
                 SELECT {call}, '{stage}', (SELECT MAX(finished_at) FROM assignment), id \
                 FROM person WHERE mail = 'organiser@certamen.example'"
            ));
        }
        let app = app.restarted_at(NOW);
        let juror = app.juror(1);
        let links = juror.get("/en/2027/kobe/jury").links().into_iter();
        let sheet = links
            .filter(|link| link.starts_with("/en/jury/"))
            .find(|link| juror.get(link).text.contains("Open the sheet again"))
            .expect("a finished sheet");
        Self {
            organiser: app.organiser(),
            entry: sheet.rsplit('/').next().expect("an id").to_owned(),
            app,
            juror,
            sheet,
        }
    }

    fn finish(&self, finished: &str) {
        self.juror
            .post(&format!("{}/finish", self.sheet), &[("finished", finished)])
            .is(303);
    }

    fn comment(&self, text: &str) {
        let version = comment_version(&self.app, &self.sheet, &self.juror);
        let fields = [
            ("entry", self.entry.as_str()),
            ("team", text),
            ("jury", ""),
            ("version", &version),
        ];
        self.juror.post("/api/save_comments", &fields).is(200);
    }

    /// The public page of the work.
    fn work(&self) -> Answer {
        self.app.get(&format!("/en/2027/works/{}", self.entry), "")
    }

    fn letters(&self) -> Page {
        self.organiser.get(&format!("{RUNNING}/letters")).page()
    }

    /// Keeps back all comments that the page of letters lists of the work, if it lists any.
    fn keep_back(&self) -> Option<Answer> {
        let page = self.letters();
        let mut forms = page.all("form[action*=\"letters/comments\"]").into_iter();
        let form = forms.find(|form| form.says(&self.entry))?;
        let jurors = form.values("comment");
        let kept = save_comments(&self.organiser, RUNNING, &self.entry, &jurors, &[]);
        Some(kept)
    }
}

fn a_comment_that_nobody_read_leaves_nowhere(app: App) {
    let call = Early::published(app);
    let (organiser, entry) = (&call.organiser, call.entry.as_str());
    let seen =
        |page: &Page, action: &str, text: &str| page.form(action, text).field("seen").value();
    let letters = call.letters();
    let release = seen(&letters, "letters/release", entry);
    let comments = seen(&letters, "letters/comments", entry);
    let stages = organiser.get(&format!("{RUNNING}/publication")).page();
    let publication = seen(&stages, "/publication", "");
    // What is written after the page was looked at goes neither into a letter nor before the
    // public, on a finished sheet as well.
    call.finish("1");
    call.comment("NEVER READ by an organiser");
    let old = [
        ("entry", entry),
        ("seen", &release),
        ("confirmed", "1"),
        ("what", "release"),
    ];
    organiser
        .post_bare(&format!("{RUNNING}/letters/release"), &old)
        .is(409);
    let old = [("entry", entry), ("seen", &comments)];
    organiser
        .post_bare(&format!("{RUNNING}/letters/comments"), &old)
        .is(409);
    let old = [
        ("stage", "comments"),
        ("public", "1"),
        ("confirmed", "1"),
        ("seen", &publication),
    ];
    organiser
        .post_bare(&format!("{RUNNING}/publication"), &old)
        .is(409);
    call.work().lacks("NEVER READ");
}

fn a_comment_stays_kept_back_while_its_sheet_is_open_and_not_listed(app: App) {
    let call = Early::published(app);
    call.finish("1");
    call.comment("Kept back by an organiser");
    call.keep_back().expect("it is listed").is(303);
    call.finish("0");
    if let Some(kept) = call.keep_back() {
        kept.is(303);
    }
    call.finish("1");
    let fields = [("stage", "comments"), ("public", "1"), ("confirmed", "1")];
    call.organiser
        .post(&format!("{RUNNING}/publication"), &fields)
        .is(303);
    call.work().lacks("<blockquote");
}

fn a_letter_over_an_open_round_asks_first_and_says_what_is_still_open(app: App) {
    let call = Early::published(app);
    let release = format!("{RUNNING}/letters/release");
    let fields = [("entry", call.entry.as_str()), ("what", "release")];
    call.organiser
        .post(&release, &fields)
        .is(409)
        .says("name=\"confirmed\"");
    let fields = [
        ("entry", call.entry.as_str()),
        ("what", "release"),
        ("confirmed", "1"),
    ];
    call.organiser.post(&release, &fields).is(303);
}

fn no_letter_leaves_before_the_winners_are_public(app: App) {
    let organiser = app.organiser();
    let page = organiser.get(&format!("{RUNNING}/letters"));
    page.says("once the winners are public");
    let entry = page.value("entry");
    organiser
        .post(
            &format!("{RUNNING}/letters/release"),
            &[("entry", entry.as_str())],
        )
        .is(403);
    app.get("/en/mails", "").lacks("What the jury says of");
}

on_both_engines![
    a_letter_leaves_when_an_organiser_says_so_as_it_was_read_before,
    a_letter_that_has_left_stays_as_it_is,
    a_letter_reaches_its_team_alone,
    the_means_of_a_letter_are_those_of_the_exported_marks,
    a_comment_that_is_kept_back_stands_in_no_public_page,
    a_comment_that_nobody_read_leaves_nowhere,
    a_comment_stays_kept_back_while_its_sheet_is_open_and_not_listed,
    a_letter_over_an_open_round_asks_first_and_says_what_is_still_open,
    no_letter_leaves_before_the_winners_are_public
];
