//! The meeting of a jury and its minutes.

use sha2::{Digest as _, Sha256};

use crate::app::on_both_engines;

const ORGANISE: &str = "/en/2025/kobe/organise";

on_both_engines! {
    fn what_is_decided_is_recorded_and_the_minutes_say_it(app) {
        let organiser = app.sign_in("organiser@certamen.example");
        let base = format!("{ORGANISE}/meeting");
        let post = |path: &str, fields: &[(&str, &str)]| app.post(&format!("{base}/{path}"), fields, &organiser);
        assert_eq!(app.get(&format!("{base}/minutes.md"), &organiser).status, 403, "nothing was recorded yet");
        assert_eq!(post("note", &[("note", "too early")]).status, 403);
        assert_eq!(post("open", &[("open", "1")]).status, 303);
        let page = app.get(&base, &organiser);
        let jurors: Vec<String> = page.text.split("name=\"juror\" value=\"").skip(1).map(|part| part.split('"').next().expect("an id").to_owned()).collect();
        let entry = page.attribute("name=\"entry\"", "value");
        let award = page.attribute("name=\"award\" value", "value");
        assert_eq!(jurors.len(), 6);
        // Five are here: no more than five votes.
        let here: Vec<(&str, &str)> = jurors.iter().take(5).map(|juror| ("juror", juror.as_str())).collect();
        assert_eq!(post("presence", &here).status, 303);
        let votes = format!("votes-{entry}");
        for (count, abstained) in [("6", ""), ("4", "2"), ("-1", ""), ("many", ""), ("", "")] {
            let refused = post("vote", &[("award", &award), (&votes, count), ("abstained", abstained)]);
            assert!(refused.status == 422 && refused.text.contains("no more of them than jurors who are here: 5"), "{count} {abstained}: {}", refused.status);
        }
        assert_eq!(post("vote", &[("award", &award), (&votes, "4"), ("abstained", "1")]).status, 303);
        let decision = [("award", award.as_str()), ("entry", &entry), ("reason", "For *courage* | and care."), ("dissenter", "Demo Juror 2"), ("dissent", "Another was better.")];
        assert_eq!(post("decision", &decision).status, 303);
        assert_eq!(post("note", &[("note", "")]).status, 422);
        assert_eq!(post("note", &[("note", &"x".repeat(2_001))]).status, 422);
        assert_eq!(post("note", &[("note", "The jury thanks the teams.")]).status, 303);
        let draft = app.get(&format!("{base}/minutes.md"), &organiser).text;
        assert!(draft.contains("A draft"));
        assert_eq!(post("open", &[("open", "0")]).status, 303);
        assert_eq!(post("note", &[("note", "too late")]).status, 403);

        let markdown = |language: &str| app.get(&format!("{base}/minutes.md?language={language}"), &organiser).text;
        let english = markdown("en");
        for part in ["# Minutes of the jury: Kobe call", "Present: Demo Juror 1, Demo Juror 2, Demo Juror 3, Demo Juror 4, Demo Juror 5.", "Absent: Demo Juror 6.", ": 4; abstentions: 1.", "For \\*courage\\* \\| and care.", "Dissent of Demo Juror 2: Another was better.", "The jury thanks the teams."] {
            assert!(english.contains(part), "{part} is not in {english}");
        }
        assert!(!english.contains("A draft") && markdown("ja").contains("審査会議事録") && markdown("ca").contains("Acta del jurat") && markdown("es").contains("Acta del jurado"));
        // Signed by the hash of the records, which anybody can compute again.
        let json = app.get(&format!("{base}/minutes.json"), &organiser).text;
        let hash = Sha256::digest(json.as_bytes()).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
        assert!(english.contains(&hash), "{hash}");
        assert_eq!(english, markdown("en"), "the same records are the same minutes");
        // What is marked or decided afterwards is not in them, until the meeting is opened again.
        assert_eq!(app.post(&format!("{ORGANISE}/decisions"), &[("award", award.as_str()), ("reason", "")], &organiser).status, 303);
        assert_eq!(english, markdown("en"));
        assert!(app.get(&format!("{base}/minutes.pdf?language=ja"), &organiser).text.starts_with("%PDF-"));
        assert_eq!(app.get(&format!("{base}/minutes.exe"), &organiser).status, 404);
        assert!(app.get(&format!("{ORGANISE}/ranking"), &organiser).text.contains("meeting was closed"));
        for mail in ["juror-1@jury.example", "team-7@studio-7.example"] {
            let other = app.sign_in(mail);
            for path in ["", "/minutes.md", "/minutes.pdf", "/minutes.json"] {
                assert_eq!(app.get(&format!("{base}{path}"), &other).status, 404, "{mail} {path}");
            }
            for path in ["open", "note", "vote", "presence", "decision"] {
                assert_eq!(app.post(&format!("{base}/{path}"), &[("open", "1"), ("note", "x"), ("award", &award)], &other).status, 404, "{mail} {path}");
            }
        }
    }
}
