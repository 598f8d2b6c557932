//! From the ranking to publication, stage by stage.

use crate::app::{App, on_both_engines};

const ORGANISE: &str = "/en/2027/kobe/organise";

fn entries(app: &App, organiser: &str) -> Vec<String> {
    let page = app.get(&format!("{ORGANISE}/ranking"), organiser).text;
    page.split("name=\"finalist\" value=\"").skip(1).map(|part| part.split('"').next().expect("an id").to_owned()).collect()
}

on_both_engines! {
    fn each_stage_becomes_public_on_its_own(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        let entries = entries(&app, &organiser);
        assert!(entries.len() >= 4, "{entries:?}");
        let work = format!("/en/2027/works/{}", entries[0]);
        let publish = |stage: &str, public: &str| app.post(&format!("{ORGANISE}/publication"), &[("stage", stage), ("public", public)], &organiser).status;
        // Nothing can be published by accident.
        assert_eq!(publish("finalists", "1"), 409);
        assert_eq!(publish("winners", "1"), 409);
        let chosen: Vec<(&str, &str)> = entries.iter().take(3).map(|entry| ("finalist", entry.as_str())).collect();
        assert_eq!(app.post(&format!("{ORGANISE}/finalists"), &chosen, &organiser).status, 303);
        let page = app.get(&format!("{ORGANISE}/ranking"), &organiser);
        let award = page.attribute("name=\"award\"", "value");
        assert_eq!(app.post(&format!("{ORGANISE}/decisions"), &[("award", award.as_str()), ("entry", &entries[0]), ("reason", "A reason of its own.")], &organiser).status, 303);
        for path in ["/en/2027/gallery", "/en/2027/results", "/api/v1/editions/2027/entries", "/api/v1/editions/2027/results"] {
            let text = app.get(path, "").text;
            assert!(!text.contains(&entries[0]) && !text.contains("A reason of its own"), "{path} leaks");
        }
        assert_eq!(app.get(&work, "").status, 404);
        assert_eq!(publish("finalists", "1"), 303);
        assert_eq!(app.get(&work, "").status, 200);
        let results = app.get("/en/2027/results", "").text;
        assert!(results.contains(&entries[0]) && !results.contains("A reason of its own"));
        assert!(!app.get(&format!("/en/2027/works/{}", entries[3]), "").text.contains("Example"), "no finalist, not public");
        assert_eq!(publish("winners", "1"), 303);
        assert!(app.get("/en/2027/results", "").text.contains("A reason of its own"));
        assert!(!app.get(&work, "").text.contains("of 100, rank"));
        assert_eq!(publish("scores", "1"), 303);
        assert!(app.get(&work, "").text.contains("of 100, rank"));
        assert!(!app.get(&work, "").text.contains("What the jury says"));
        assert_eq!(publish("comments", "1"), 303);
        assert!(app.get(&work, "").text.contains("What the jury says"));
        // Taking back the finalists takes back everything.
        assert_eq!(publish("finalists", "0"), 303);
        assert_eq!(app.get(&work, "").status, 404);
        assert!(!app.get("/en/2027/results", "").text.contains("A reason of its own"));
    }

    fn only_organisers_rank_decide_and_publish(app) {
        for mail in ["team-1@studio-1.example", "juror-1@jury.example", "administrator@certamen.example"] {
            let cookie = app.sign_in(mail);
            for path in ["", "/ranking", "/marks.csv", "/entries.csv"] {
                assert_eq!(app.get(&format!("{ORGANISE}{path}"), &cookie).status, 404, "{mail} {path}");
            }
            assert_eq!(app.post(&format!("{ORGANISE}/publication"), &[("stage", "finalists"), ("public", "1")], &cookie).status, 404);
            assert_eq!(app.post(&format!("{ORGANISE}/assign"), &[], &cookie).status, 404);
        }
        assert_eq!(app.get(ORGANISE, "").status, 303, "a visitor is asked to sign in");
    }

    fn a_vacant_award_is_shown_as_such(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        let base = "/en/2025/kobe/organise";
        let award = app.get(&format!("{base}/ranking"), &organiser).attribute("name=\"award\"", "value");
        assert_eq!(app.post(&format!("{base}/decisions"), &[("award", award.as_str()), ("reason", "")], &organiser).status, 303);
        assert!(app.get("/en/2025/results", "").text.contains("Vacant"));
    }

    fn the_published_ranking_follows_from_the_exported_marks(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        let csv = app.get("/en/2025/barcelona/organise/marks.csv", &organiser).text;
        // An independent sum over the export: weight times mark over the scale, per juror, then the mean.
        let mut sums: std::collections::BTreeMap<(String, String), f64> = std::collections::BTreeMap::new();
        for line in csv.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let number = |index: usize| cells[index].parse::<f64>().expect("a number");
            *sums.entry((cells[0].to_owned(), cells[1].to_owned())).or_default() += number(4) * number(5) / number(6) / 10.0;
        }
        let mut means: std::collections::BTreeMap<String, (f64, f64)> = std::collections::BTreeMap::new();
        for ((entry, _), total) in sums {
            let mean = means.entry(entry).or_default();
            *mean = (mean.0 + total, mean.1 + 1.0);
        }
        let best = means.values().map(|(sum, count)| sum / count).fold(0.0, f64::max);
        let page = app.get("/en/2025/results", "").text;
        assert!(page.contains(&format!("{best:.2}")), "{best:.2} is not on the results page");
    }
}
