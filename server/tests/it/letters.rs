//! Feedback letters: read before they leave, for nobody but the team, and kept as they left.

use crate::app::on_both_engines;

const ORGANISE: &str = "/en/2025/kobe/organise";

on_both_engines! {
    fn a_letter_leaves_when_an_organiser_says_so_and_reaches_its_team_alone(app) {
        let (organiser, team) = (app.sign_in("organiser@certamen.example"), app.sign_in("team-7@studio-7.example"));
        let page = app.get(&format!("{ORGANISE}/letters"), &organiser);
        assert_eq!(page.status, 200);
        let entries: Vec<String> = page.text.split("name=\"entry\" value=\"").skip(1).map(|part| part.split('"').next().expect("an id").to_owned()).collect();
        let own = app.get("/en/desk", &team).links().into_iter().chain(app.get("/en/2025/kobe/team", &team).links());
        let own = own.filter_map(|link| link.strip_prefix("/en/entry/").map(str::to_owned)).find(|id| entries.contains(id)).expect("the team's entry");
        let letter = format!("/en/entry/{own}/letter");
        assert_eq!(app.get(&letter, &team).status, 404, "nothing has left");
        // One comment is kept back.
        let form = page.text.split("<form").find(|form| form.contains("letters/comments") && form.contains(&own)).expect("its form");
        let jurors: Vec<&str> = form.split("name=\"comment\" value=\"").skip(1).map(|part| part.split('"').next().expect("an id")).collect();
        let texts: Vec<&str> = form.split("<span>").skip(1).map(|part| part.split('<').next().expect("a text")).collect();
        assert!(jurors.len() >= 2 && texts.len() == jurors.len());
        let mut fields: Vec<(&str, &str)> = vec![("entry", &own)];
        fields.extend(jurors.iter().map(|juror| ("comment", *juror)));
        fields.extend(jurors.iter().skip(1).map(|juror| ("sent", *juror)));
        assert_eq!(app.post(&format!("{ORGANISE}/letters/comments"), &fields, &organiser).status, 303);
        let number = form.split("aria-label=").nth(1).and_then(|rest| rest.split(": ").nth(1)).and_then(|rest| rest.split('"').next()).expect("a number");
        let preview = app.get(&format!("{ORGANISE}/letters/{number}"), &organiser).text;
        assert_eq!(app.post(&format!("{ORGANISE}/letters/release"), &[("entry", own.as_str())], &organiser).status, 303);
        let read = app.get(&letter, &team);
        assert_eq!(read.status, 200);
        let kept = texts.iter().filter(|text| read.text.contains(**text)).count();
        assert!(kept < texts.len() || texts[1..].contains(&texts[0]), "the first was kept back");
        // What left is what was read before, and says nobody's name.
        for part in ["<tbody>", "<blockquote>"] {
            let of = |text: &str| text.split(part).nth(1).map(|rest| rest.split("</").next().unwrap_or_default().to_owned());
            assert_eq!(of(&preview), of(&read.text));
        }
        assert!(!read.text.contains("Demo Juror"));
        assert!(app.get(&format!("{letter}.svg"), &team).text.contains("<svg"));
        assert!(app.get("/en/mails", "").text.contains("What the jury says of"));
        assert!(app.get(&format!("/en/entry/{own}"), &team).text.contains("/letter\""));
        // A weight that changes later does not change what has left; nobody else reads it.
        assert_eq!(app.post(&format!("{ORGANISE}/letters/comments"), &fields, &organiser).status, 403);
        for mail in ["team-8@studio-8.example", "juror-1@jury.example", "organiser@certamen.example"] {
            let other = app.sign_in(mail);
            assert_eq!(app.get(&letter, &other).status, 404, "{mail}");
            assert_eq!(app.get(&format!("{letter}.svg"), &other).status, 404, "{mail}");
            if mail != "organiser@certamen.example" {
                assert_eq!(app.get(&format!("{ORGANISE}/letters"), &other).status, 404);
                assert_eq!(app.post(&format!("{ORGANISE}/letters/release"), &[("entry", own.as_str())], &other).status, 404);
            }
        }
        // Another letter's means beside the exported marks: an independent mean over the export.
        let csv = app.get(&format!("{ORGANISE}/marks.csv"), &organiser).text;
        let cells: Vec<Vec<&str>> = csv.lines().skip(1).map(|line| line.split(',').collect()).filter(|cells: &Vec<&str>| cells[0] == number).collect();
        let first = cells[0][2];
        let marks: Vec<f64> = cells.iter().filter(|cells| cells[2] == first).map(|cells| cells[5].parse::<f64>().expect("a mark") / cells[6].parse::<f64>().expect("a scale") * 100.0).collect();
        #[expect(clippy::cast_precision_loss, reason = "a few jurors")]
        let mean = marks.iter().sum::<f64>() / marks.len() as f64;
        assert!(read.text.contains(&format!("{mean:.1}")), "{mean:.1}");
    }

    fn a_comment_that_is_kept_back_stands_in_no_public_page(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        let gallery = app.get("/en/2025/gallery?call=kobe", "");
        let said = |text: &str| text.matches("<blockquote").count();
        let works: Vec<String> = gallery.links().into_iter().filter(|link| link.starts_with("/en/2025/works/")).collect();
        let work = works.into_iter().find(|work| said(&app.get(work, "").text) >= 2).expect("a work with comments");
        let entry = work.rsplit('/').next().expect("an id");
        let page = app.get(&format!("{ORGANISE}/letters"), &organiser).text;
        let form = page.split("<form").find(|form| form.contains("letters/comments") && form.contains(entry)).expect("its form");
        let values = |name: &str| -> Vec<String> {
            form.split(&format!("name=\"{name}\" value=\"")).skip(1).map(|part| part.split('"').next().expect("an id").to_owned()).collect()
        };
        let jurors = values("comment");
        let before = said(&app.get(&work, "").text);
        assert_eq!(before, jurors.len(), "every comment is public at first");
        let save = |sent: &[String]| {
            let mut fields = vec![("entry", entry)];
            fields.extend(jurors.iter().map(|juror| ("comment", juror.as_str())));
            fields.extend(sent.iter().map(|juror| ("sent", juror.as_str())));
            app.post(&format!("{ORGANISE}/letters/comments"), &fields, &organiser).status
        };
        assert_eq!((save(&jurors[1..]), said(&app.get(&work, "").text)), (303, before - 1));
        assert_eq!((save(&[]), said(&app.get(&work, "").text)), (303, 0));
    }

    fn no_letter_leaves_before_the_winners_are_public(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        let page = app.get("/en/2027/kobe/organise/letters", &organiser);
        assert!(page.text.contains("once the winners are public"));
        let entry = page.attribute("name=\"entry\"", "value");
        assert_eq!(app.post("/en/2027/kobe/organise/letters/release", &[("entry", entry.as_str())], &organiser).status, 403);
        assert!(!app.get("/en/mails", "").text.contains("What the jury says of"));
    }
}
