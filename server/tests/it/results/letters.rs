//! Feedback letters: read before they leave, for nobody but the team, and kept as they left.

use crate::{
    app::{App, NOW, on_both_engines},
    jury::comment_version,
};

const ORGANISE: &str = "/en/2025/kobe/organise";

fn a_letter_leaves_when_an_organiser_says_so_and_reaches_its_team_alone(app: App) {
    let (organiser, team) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in("team-7@studio-7.example"),
    );
    let page = app.get(&format!("{ORGANISE}/letters"), &organiser);
    assert_eq!(page.status, 200);
    let entries: Vec<String> = page
        .text
        .split("name=\"entry\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().expect("an id").to_owned())
        .collect();
    let own = app
        .get("/en/desk", &team)
        .links()
        .into_iter()
        .chain(app.get("/en/2025/kobe/team", &team).links());
    let own = own
        .filter_map(|link| link.strip_prefix("/en/entry/").map(str::to_owned))
        .find(|id| entries.contains(id))
        .expect("the team's entry");
    let letter = format!("/en/entry/{own}/letter");
    assert_eq!(app.get(&letter, &team).status, 404, "nothing has left");
    // One comment is kept back.
    let form = page
        .text
        .split("<form")
        .find(|form| form.contains("letters/comments") && form.contains(&own))
        .expect("its form");
    let jurors: Vec<&str> = form
        .split("name=\"comment\" value=\"")
        .skip(1)
        .map(|part| part.split('"').next().expect("an id"))
        .collect();
    let texts: Vec<&str> = form
        .split("<span>")
        .skip(1)
        .map(|part| part.split('<').next().expect("a text"))
        .collect();
    assert!(jurors.len() >= 2 && texts.len() == jurors.len());
    let mut fields: Vec<(&str, &str)> = vec![("entry", &own)];
    fields.extend(jurors.iter().map(|juror| ("comment", *juror)));
    fields.extend(jurors.iter().skip(1).map(|juror| ("sent", *juror)));
    assert_eq!(
        app.post(&format!("{ORGANISE}/letters/comments"), &fields, &organiser)
            .status,
        303
    );
    let number = form
        .split("aria-label=")
        .nth(1)
        .and_then(|rest| rest.split(": ").nth(1))
        .and_then(|rest| rest.split('"').next())
        .expect("a number");
    let preview = app
        .get(&format!("{ORGANISE}/letters/{number}"), &organiser)
        .text;
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/letters/release"),
            &[("entry", own.as_str())],
            &organiser
        )
        .status,
        303
    );
    let read = app.get(&letter, &team);
    assert_eq!(read.status, 200);
    let kept = texts
        .iter()
        .filter(|text| read.text.contains(**text))
        .count();
    assert!(
        kept < texts.len() || texts[1..].contains(&texts[0]),
        "the first was kept back"
    );
    // What left is what was read before, and says nobody's name.
    for part in ["<tbody>", "<blockquote>"] {
        let of = |text: &str| {
            text.split(part)
                .nth(1)
                .map(|rest| rest.split("</").next().unwrap_or_default().to_owned())
        };
        assert_eq!(of(&preview), of(&read.text));
    }
    assert!(!read.text.contains("Demo Juror"));
    assert!(
        app.get(&format!("{letter}.svg"), &team)
            .text
            .contains("<svg")
    );
    assert!(
        app.get("/en/mails", "")
            .text
            .contains("What the jury says of")
    );
    assert!(
        app.get(&format!("/en/entry/{own}"), &team)
            .text
            .contains("/letter\"")
    );
    // A weight that changes later does not change what has left; nobody else reads it.
    assert_eq!(
        app.post(
            &format!("{ORGANISE}/letters/comments"),
            &fields[..=jurors.len()],
            &organiser
        )
        .status,
        303
    );
    let again = app.get(&letter, &team).text;
    assert_eq!(
        again.split("<main").nth(1),
        read.text.split("<main").nth(1),
        "a letter that has left stays as it is"
    );
    for mail in [
        "team-8@studio-8.example",
        "juror-1@jury.example",
        "organiser@certamen.example",
    ] {
        let other = app.sign_in(mail);
        assert_eq!(app.get(&letter, &other).status, 404, "{mail}");
        assert_eq!(
            app.get(&format!("{letter}.svg"), &other).status,
            404,
            "{mail}"
        );
        if mail != "organiser@certamen.example" {
            assert_eq!(app.get(&format!("{ORGANISE}/letters"), &other).status, 404);
            assert_eq!(
                app.post(
                    &format!("{ORGANISE}/letters/release"),
                    &[("entry", own.as_str())],
                    &other
                )
                .status,
                404
            );
        }
    }
    // Another letter's means beside the exported marks: an independent mean over the export.
    let csv = app.get(&format!("{ORGANISE}/marks.csv"), &organiser).text;
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
    let organiser = app.sign_in("organiser@certamen.example");
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
    let page = app.get(&format!("{ORGANISE}/letters"), &organiser).text;
    let form = page
        .split("<form")
        .find(|form| form.contains("letters/comments") && form.contains(entry))
        .expect("its form");
    let values = |name: &str| -> Vec<String> {
        form.split(&format!("name=\"{name}\" value=\""))
            .skip(1)
            .map(|part| part.split('"').next().expect("an id").to_owned())
            .collect()
    };
    let jurors = values("comment");
    let before = said(&app.get(&work, "").text);
    assert_eq!(before, jurors.len(), "every comment is public at first");
    let save = |sent: &[String]| {
        let mut fields = vec![("entry", entry)];
        fields.extend(jurors.iter().map(|juror| ("comment", juror.as_str())));
        fields.extend(sent.iter().map(|juror| ("sent", juror.as_str())));
        app.post(&format!("{ORGANISE}/letters/comments"), &fields, &organiser)
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
    let call = "(SELECT call.id FROM call JOIN edition ON edition.id = call.edition WHERE edition.slug = '2027' AND call.slug = 'kobe')";
    app.execute(&format!("INSERT INTO finalist (call, entry) SELECT call, id FROM entry WHERE state = 'submitted' AND call = {call}"));
    for stage in ["finalists", "winners"] {
        app.execute(&format!(
            "INSERT INTO publication (call, stage, published_at, published_by)
                 SELECT {call}, '{stage}', (SELECT MAX(finished_at) FROM assignment), id FROM person WHERE mail = 'organiser@certamen.example'"
        ));
    }
    let app = app.restarted_at(NOW);
    let (organiser, juror) = (
        app.sign_in("organiser@certamen.example"),
        app.sign_in("juror-1@jury.example"),
    );
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
        assert_eq!(answer.status, 303, "{}", answer.text);
    };
    let write = |text: &str| {
        let version = comment_version(&app, &sheet, &juror);
        let fields = [
            ("entry", entry.as_str()),
            ("team", text),
            ("jury", ""),
            ("version", version.as_str()),
        ];
        assert_eq!(app.post("/api/save_comments", &fields, &juror).status, 200);
    };
    let letters = "/en/2027/kobe/organise/letters";
    let form = |action: &str| {
        let page = app.get(letters, &organiser).text;
        let form = page
            .split("<form")
            .find(|form| form.contains(action) && form.contains(&entry))
            .expect("a form")
            .to_owned();
        form.split("</form>").next().expect("its end").to_owned()
    };
    let values = |form: &str, name: &str| -> Vec<String> {
        form.split(&format!("name=\"{name}\" value=\""))
            .skip(1)
            .map(|part| part.split('"').next().expect("a value").to_owned())
            .collect()
    };
    let seen = |form: &str| values(form, "seen").first().expect("a version").clone();
    let (release, comments) = (form("letters/release"), form("letters/comments"));
    let publication = app.get("/en/2027/kobe/organise/ranking", &organiser).text;
    let publication = publication
        .split("<form")
        .find(|form| form.contains("/publication"))
        .expect("a form")
        .to_owned();
    // What is written after the page was looked at goes neither into a letter nor before the
    // public, on a finished sheet as well.
    finish("1");
    write("NEVER READ by an organiser");
    let old = [
        ("entry", entry.as_str()),
        ("seen", &seen(&release)),
        ("confirmed", "1"),
        ("what", "release"),
    ];
    let answer = app.post_bare(&format!("{letters}/release"), &old, &organiser);
    assert_eq!(answer.status, 409, "{}", answer.text);
    let old = [("entry", entry.as_str()), ("seen", &seen(&comments))];
    assert_eq!(
        app.post_bare(&format!("{letters}/comments"), &old, &organiser)
            .status,
        409
    );
    let old = [
        ("stage", "comments"),
        ("public", "1"),
        ("confirmed", "1"),
        ("seen", &seen(&publication)),
    ];
    assert_eq!(
        app.post_bare("/en/2027/kobe/organise/publication", &old, &organiser)
            .status,
        409
    );
    assert!(
        !app.get(&format!("/en/2027/works/{entry}"), "")
            .text
            .contains("NEVER READ")
    );
    // Kept back stays kept back, also while the sheet is open and the page does not list it.
    let listed = values(&form("letters/comments"), "comment");
    let mut fields = vec![("entry", entry.as_str())];
    fields.extend(listed.iter().map(|juror| ("comment", juror.as_str())));
    assert_eq!(
        app.post(&format!("{letters}/comments"), &fields, &organiser)
            .status,
        303,
        "all of them"
    );
    finish("0");
    let fewer = app.get(letters, &organiser).text;
    if let Some(form) = fewer
        .split("<form")
        .find(|form| form.contains("letters/comments") && form.contains(&entry))
    {
        let listed = values(form, "comment");
        let mut fields = vec![("entry", entry.as_str())];
        fields.extend(listed.iter().map(|juror| ("comment", juror.as_str())));
        assert_eq!(
            app.post(&format!("{letters}/comments"), &fields, &organiser)
                .status,
            303
        );
    }
    finish("1");
    let publish = |public: &str| {
        let fields = [
            ("stage", "comments"),
            ("public", public),
            ("confirmed", "1"),
        ];
        app.post("/en/2027/kobe/organise/publication", &fields, &organiser)
            .status
    };
    assert_eq!(publish("1"), 303);
    assert_eq!(said(&entry), 0);
    // A letter over an open round asks first, and says what is still open.
    let fields = [("entry", entry.as_str()), ("what", "release")];
    let asked = app.post(&format!("{letters}/release"), &fields, &organiser);
    assert!(
        asked.status == 409 && asked.text.contains("name=\"confirmed\""),
        "{}",
        asked.status
    );
    let fields = [
        ("entry", entry.as_str()),
        ("what", "release"),
        ("confirmed", "1"),
    ];
    assert_eq!(
        app.post(&format!("{letters}/release"), &fields, &organiser)
            .status,
        303
    );
}

fn no_letter_leaves_before_the_winners_are_public(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let page = app.get("/en/2027/kobe/organise/letters", &organiser);
    assert!(page.text.contains("once the winners are public"));
    let entry = page.attribute("name=\"entry\"", "value");
    assert_eq!(
        app.post(
            "/en/2027/kobe/organise/letters/release",
            &[("entry", entry.as_str())],
            &organiser
        )
        .status,
        403
    );
    assert!(
        !app.get("/en/mails", "")
            .text
            .contains("What the jury says of")
    );
}

on_both_engines![
    a_letter_leaves_when_an_organiser_says_so_and_reaches_its_team_alone,
    a_comment_that_is_kept_back_stands_in_no_public_page,
    a_comment_that_nobody_read_leaves_nowhere,
    no_letter_leaves_before_the_winners_are_public
];
