//! Feedback letters: read before they leave, for nobody but the team, and kept as they left.

use crate::{
    app::{Answer, App, NOW, Page, on_both_engines},
    jury::comment_version,
};

const ORGANISE: &str = "/en/2025/kobe/organise";

fn a_letter_leaves_when_an_organiser_says_so_and_reaches_its_team_alone(app: App) {
    let (organiser, team) = (app.organiser(), app.team(7));
    let page = organiser.get(&format!("{ORGANISE}/letters"));
    page.is(200);
    let entries: Vec<String> = page.values("entry");
    let own = team
        .get("/en/desk")
        .links()
        .into_iter()
        .chain(team.get("/en/2025/kobe/team").links());
    let own = own
        .filter_map(|link| link.strip_prefix("/en/entry/").map(str::to_owned))
        .find(|id| entries.contains(id))
        .expect("the team's entry");
    let letter = format!("/en/entry/{own}/letter");
    assert_eq!(team.get(&letter).status, 404, "nothing has left");
    // One comment is kept back.
    let page = page.page();
    let form = page.form("letters/comments", &own);
    let jurors = form.values("comment");
    let texts: Vec<String> = form
        .all("span:not([class])")
        .iter()
        .map(|text| text.text())
        .collect();
    assert!(jurors.len() >= 2);
    assert!(texts.len() == jurors.len());
    let mut fields: Vec<(&str, &str)> = vec![("entry", &own)];
    fields.extend(jurors.iter().map(|juror| ("comment", juror.as_str())));
    fields.extend(jurors.iter().skip(1).map(|juror| ("sent", juror.as_str())));
    organiser
        .post(&format!("{ORGANISE}/letters/comments"), &fields)
        .is(303);
    let label = form.first("[aria-label]").attribute("aria-label");
    let number = label
        .and_then(|label| label.split(": ").nth(1))
        .expect("a number");
    let preview = organiser
        .get(&format!("{ORGANISE}/letters/{number}"))
        .page();
    organiser
        .post(
            &format!("{ORGANISE}/letters/release"),
            &[("entry", own.as_str())],
        )
        .is(303);
    let read = team.get(&letter);
    read.is(200);
    let said = read.page().whole().text();
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
    team.get(&format!("{letter}.svg")).says("<svg");
    app.get("/en/mails", "").says("What the jury says of");
    team.get(&format!("/en/entry/{own}")).says("/letter\"");
    // A weight that changes later does not change what has left; nobody else reads it.
    organiser
        .post(
            &format!("{ORGANISE}/letters/comments"),
            &fields[..=jurors.len()],
        )
        .is(303);
    let main = |answer: &Answer| answer.page().first("main").html();
    assert_eq!(
        main(&team.get(&letter)),
        main(&read),
        "a letter that has left stays as it is"
    );
    for mail in [
        "team-8@studio-8.example",
        "juror-1@jury.example",
        "organiser@certamen.example",
    ] {
        let other = app.sign_in(mail);
        assert_eq!(other.get(&letter).status, 404, "{mail}");
        assert_eq!(other.get(&format!("{letter}.svg")).status, 404, "{mail}");
        if mail != "organiser@certamen.example" {
            other.get(&format!("{ORGANISE}/letters")).is(404);
            other
                .post(
                    &format!("{ORGANISE}/letters/release"),
                    &[("entry", own.as_str())],
                )
                .is(404);
        }
    }
    // Another letter's means beside the exported marks: an independent mean over the export.
    let csv = organiser.get(&format!("{ORGANISE}/marks.csv")).text;
    let cells: Vec<Vec<&str>> = csv
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .filter(|cells: &Vec<&str>| cells[0] == number)
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
    assert!(read.text.contains(&format!("{mean:.1}")), "{mean:.1}");
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
    let save = |sent: &[String]| {
        let mut fields = vec![("entry", entry)];
        fields.extend(jurors.iter().map(|juror| ("comment", juror.as_str())));
        fields.extend(sent.iter().map(|juror| ("sent", juror.as_str())));
        organiser
            .post(&format!("{ORGANISE}/letters/comments"), &fields)
            .status
    };
    assert_eq!(
        (save(&jurors[1..]), said(&app.get(&work, "").text)),
        (303, before - 1)
    );
    assert_eq!((save(&[]), said(&app.get(&work, "").text)), (303, 0));
}

fn a_comment_that_nobody_read_leaves_nowhere(app: App) {
    // The awards are public while the round still runs, as where an organiser confirmed that it is.
    let call = "(SELECT call.id FROM call JOIN edition ON edition.id = call.edition WHERE edition.slug \
        = '2027' AND call.slug = 'kobe')";
    app.execute(&format!(
        "INSERT INTO finalist (call, entry) SELECT call, id FROM entry WHERE state = \
        'submitted' AND call = {call}"
    ));
    for stage in ["finalists", "winners"] {
        app.execute(&format!(
            "INSERT INTO publication (call, stage, published_at, published_by)
                 SELECT {call}, '{stage}', (SELECT MAX(finished_at) FROM assignment), id FROM \
                 person WHERE mail = 'organiser@certamen.example'"
        ));
    }
    let app = app.restarted_at(NOW);
    let (organiser, juror) = (app.organiser(), app.juror(1));
    let links = app.get("/en/2027/kobe/jury", &juror).links();
    let said = |entry: &str| {
        app.get(&format!("/en/2027/works/{entry}"), "")
            .text
            .matches("<blockquote")
            .count()
    };
    let sheet = links
        .into_iter()
        .filter(|link| link.starts_with("/en/jury/"))
        .find(|link| app.get(link, &juror).text.contains("Open the sheet again"));
    let sheet = sheet.expect("a finished sheet");
    let entry = sheet.rsplit('/').next().expect("an id").to_owned();
    let finish = |finished: &str| {
        let answer = app.post(
            &format!("{sheet}/finish"),
            &[("finished", finished)],
            &juror,
        );
        answer.is(303);
    };
    let write = |text: &str| {
        let version = comment_version(&app, &sheet, &juror);
        let fields = [
            ("entry", entry.as_str()),
            ("team", text),
            ("jury", ""),
            ("version", version.as_str()),
        ];
        app.post("/api/save_comments", &fields, &juror).is(200);
    };
    let letters = "/en/2027/kobe/organise/letters";
    let page = organiser.get(letters).page();
    let seen =
        |page: &Page, action: &str, text: &str| page.form(action, text).field("seen").value();
    let release = seen(&page, "letters/release", &entry);
    let comments = seen(&page, "letters/comments", &entry);
    let publication = organiser.get("/en/2027/kobe/organise/ranking").page();
    let publication = seen(&publication, "/publication", "");
    // What is written after the page was looked at goes neither into a letter nor before the
    // public, on a finished sheet as well.
    finish("1");
    write("NEVER READ by an organiser");
    let old = [
        ("entry", entry.as_str()),
        ("seen", &release),
        ("confirmed", "1"),
        ("what", "release"),
    ];
    let answer = organiser.post_bare(&format!("{letters}/release"), &old);
    answer.is(409);
    let old = [("entry", entry.as_str()), ("seen", &comments)];
    organiser
        .post_bare(&format!("{letters}/comments"), &old)
        .is(409);
    let old = [
        ("stage", "comments"),
        ("public", "1"),
        ("confirmed", "1"),
        ("seen", &publication),
    ];
    organiser
        .post_bare("/en/2027/kobe/organise/publication", &old)
        .is(409);
    app.get(&format!("/en/2027/works/{entry}"), "")
        .lacks("NEVER READ");
    // Kept back stays kept back, also while the sheet is open and the page does not list it.
    let page = organiser.get(letters).page();
    let listed = page.form("letters/comments", &entry).values("comment");
    let mut fields = vec![("entry", entry.as_str())];
    fields.extend(listed.iter().map(|juror| ("comment", juror.as_str())));
    assert_eq!(
        organiser
            .post(&format!("{letters}/comments"), &fields)
            .status,
        303,
        "all of them"
    );
    finish("0");
    let page = organiser.get(letters).page();
    let mut forms = page.all("form[action*=\"letters/comments\"]").into_iter();
    if let Some(form) = forms.find(|form| form.says(&entry)) {
        let listed = form.values("comment");
        let mut fields = vec![("entry", entry.as_str())];
        fields.extend(listed.iter().map(|juror| ("comment", juror.as_str())));
        organiser
            .post(&format!("{letters}/comments"), &fields)
            .is(303);
    }
    finish("1");
    let publish = |public: &str| {
        let fields = [
            ("stage", "comments"),
            ("public", public),
            ("confirmed", "1"),
        ];
        organiser
            .post("/en/2027/kobe/organise/publication", &fields)
            .status
    };
    assert_eq!(publish("1"), 303);
    assert_eq!(said(&entry), 0);
    // A letter over an open round asks first, and says what is still open.
    let fields = [("entry", entry.as_str()), ("what", "release")];
    let asked = organiser.post(&format!("{letters}/release"), &fields);
    asked.is(409).says("name=\"confirmed\"");
    let fields = [
        ("entry", entry.as_str()),
        ("what", "release"),
        ("confirmed", "1"),
    ];
    organiser
        .post(&format!("{letters}/release"), &fields)
        .is(303);
}

fn no_letter_leaves_before_the_winners_are_public(app: App) {
    let organiser = app.organiser();
    let page = organiser.get("/en/2027/kobe/organise/letters");
    page.says("once the winners are public");
    let entry = page.value("entry");
    organiser
        .post(
            "/en/2027/kobe/organise/letters/release",
            &[("entry", entry.as_str())],
        )
        .is(403);
    app.get("/en/mails", "").lacks("What the jury says of");
}

on_both_engines![
    a_letter_leaves_when_an_organiser_says_so_and_reaches_its_team_alone,
    a_comment_that_is_kept_back_stands_in_no_public_page,
    a_comment_that_nobody_read_leaves_nowhere,
    no_letter_leaves_before_the_winners_are_public
];
