//! Why an award went where it did, in each language in which the jury says it.

use crate::app::{App, on_both_engines};

const ORGANISE: &str = "/en/2025/kobe/organise";

/// Takes the awards back, decides the first one with a reason in Catalan and Japanese, and
/// publishes again; answers the award.
fn decided_in_two_languages(app: &App, organiser: &str) -> String {
    let award = app
        .get(&format!("{ORGANISE}/ranking"), organiser)
        .value("award");
    let publish = |public: &str| {
        app.post(
            &format!("{ORGANISE}/publication"),
            &[("stage", "winners"), ("public", public), ("confirmed", "1")],
            organiser,
        )
        .status
    };
    assert_eq!(publish("0"), 303);
    let decision = [
        ("award", award.as_str()),
        ("reason-ca", "Cap obra no hi arriba."),
        ("reason-es", " \r\n "),
        ("reason-en", ""),
        ("reason-ja", "該当する作品がありませんでした。"),
    ];
    let decided = app.post(&format!("{ORGANISE}/decisions"), &decision, organiser);
    assert_eq!(decided.status, 303);
    assert_eq!(publish("1"), 303);
    award
}

fn a_reason_is_read_in_the_language_of_its_reader(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let award = decided_in_two_languages(&app, &organiser);
    let results = |language: &str| app.get(&format!("/{language}/2025/results"), "").text;
    assert!(results("ca").contains("<p>Cap obra no hi arriba.</p>"));
    assert!(results("ja").contains("<p>該当する作品がありませんでした。</p>"));
    // Where it was not said in a reader's language it says in which it is.
    for other in ["es", "en"] {
        let page = results(other);
        assert!(
            page.contains("<p lang=\"ca\">Cap obra no hi arriba.</p>"),
            "{other}"
        );
        assert!(!page.contains("該当する作品"), "{other}");
    }
    // The form shows each text in its own field, whatever the page's language is.
    for language in ["ca", "en"] {
        let address = format!("/{language}/2025/kobe/organise/ranking");
        let page = app.get(&address, &organiser);
        let texts = ["ca", "es", "en", "ja"].map(|of| page.area(&format!("reason-{of}-{award}")));
        assert_eq!(
            texts,
            [
                "Cap obra no hi arriba.",
                "",
                "",
                "該当する作品がありませんでした。"
            ]
        );
    }
}

fn minutes_say_a_reason_in_their_own_language(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let meeting = format!("{ORGANISE}/meeting");
    let opened = app.post(&format!("{meeting}/open"), &[("open", "1")], &organiser);
    assert_eq!(opened.status, 303);
    decided_in_two_languages(&app, &organiser);
    let minutes = |language: &str| {
        let address = format!("{meeting}/minutes.md?language={language}");
        app.get(&address, &organiser).text
    };
    assert!(minutes("ca").contains("Motiu: Cap obra no hi arriba."));
    assert!(minutes("ja").contains("理由：該当する作品がありませんでした。"));
    assert!(minutes("en").contains("Reason: Cap obra no hi arriba."));
}

fn a_reason_in_no_language_is_asked_for_beside_the_fields(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let award = app
        .get(&format!("{ORGANISE}/ranking"), &organiser)
        .value("award");
    for page in ["decisions", "meeting/decision"] {
        if page.starts_with("meeting") {
            let address = format!("{ORGANISE}/meeting/open");
            assert_eq!(app.post(&address, &[("open", "1")], &organiser).status, 303);
        }
        let long = "x".repeat(2_001);
        let address = format!("{ORGANISE}/{page}");
        let missing = app.post(
            &address,
            &[("award", &award), ("reason-en", " "), ("reason-ja", "")],
            &organiser,
        );
        assert_eq!(missing.status, 422, "{page}");
        assert!(missing.text.contains("id=\"reason-problem\""), "{page}");
        let too_long = app.post(
            &address,
            &[
                ("award", &award),
                ("reason-ca", "Breu."),
                ("reason-ja", &long),
            ],
            &organiser,
        );
        assert_eq!(too_long.status, 422, "{page}");
        assert!(too_long.text.contains("id=\"reason-ja-problem\""), "{page}");
        assert_eq!(too_long.area("reason-ca"), "Breu.", "{page}");
        assert_eq!(too_long.area("reason-ja"), long, "{page}");
    }
}

fn a_reason_of_before_stands_in_the_field_of_its_language(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let award = app
        .get(&format!("{ORGANISE}/ranking"), &organiser)
        .value("award");
    app.execute(
        "UPDATE decision SET reason = 'Una idea que és per a tothom i amb dades del barri.'",
    );
    let page = app.get("/ja/2025/kobe/organise/ranking", &organiser);
    let text = "Una idea que és per a tothom i amb dades del barri.";
    assert_eq!(page.area(&format!("reason-ca-{award}")), text);
    assert_eq!(page.area(&format!("reason-ja-{award}")), "");
    let results = app.get("/en/2025/results", "").text;
    assert!(results.contains(&format!("<p lang=\"ca\">{text}</p>")));
}

on_both_engines![
    a_reason_is_read_in_the_language_of_its_reader,
    minutes_say_a_reason_in_their_own_language,
    a_reason_in_no_language_is_asked_for_beside_the_fields,
    a_reason_of_before_stands_in_the_field_of_its_language,
];
