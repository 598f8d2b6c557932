//! How the same thing is said in the four languages: dates and zones, goals, and texts in another
//! language than the page's.

use crate::app::{App, on_both_engines};

/// What a person reads of a page: its text without what stands in tags.
fn read(app: &App, path: &str, cookie: &str) -> String {
    let page = app.get(path, cookie);
    assert_eq!(page.status, 200, "{path}");
    page.page().first("body").text()
}

fn dates_and_zones_are_words_on_every_public_page(app: App) {
    let until = [
        ("ca", ": fins al ", "hora de Barcelona"),
        ("es", ": hasta el ", "hora de Barcelona"),
        ("en", ": until ", "Barcelona time"),
        ("ja", "まで", "バルセロナ時間"),
    ];
    for (language, until, zone) in until {
        for path in [
            "",
            "/2027",
            "/2027/barcelona",
            "/2027/kobe",
            "/2025/results",
            "/data/climate-normals",
        ] {
            let text = read(&app, &format!("/{language}{path}"), "");
            for wrong in ["Europe/Madrid", "Asia/Tokyo", "de octubre de", "SDG1"] {
                let spanish = language == "es" && wrong == "de octubre de";
                assert!(
                    spanish || !text.contains(wrong),
                    "/{language}{path} has {wrong}"
                );
            }
        }
        let call = read(&app, &format!("/{language}/2027/barcelona"), "");
        assert!(call.contains(until), "{language}: {call}");
        assert!(call.contains(zone), "{language}: {call}");
    }
    // The browser writes the visitor's own time in the same form, with the names that the page
    // brings.
    let page = app.get("/ca/2027/barcelona", "");
    page.says("data-form=\"{weekday} {day} {month} del {year}, {time}\"")
        .says("|d’octubre|");
}

fn a_goal_has_its_language_s_letters_everywhere(app: App) {
    for (language, goal) in [
        ("ca", "ODS 11"),
        ("es", "ODS 11"),
        ("en", "SDG 11"),
        ("ja", "SDGs 目標11"),
    ] {
        for path in ["/2027", "/2025/gallery"] {
            let text = read(&app, &format!("/{language}{path}"), "");
            assert!(text.contains(goal), "/{language}{path}");
            assert!(!text.contains("SDG11"), "/{language}{path}");
        }
    }
}

fn what_was_written_in_another_language_says_so(app: App) {
    // The demo's jury gave its reasons in each language; then only the English ones are left.
    let results = |language: &str| app.get(&format!("/{language}/2025/results"), "").text;
    for (language, own) in [
        ("ca", "Un mètode que qualsevol escola podria repetir."),
        ("es", "Un método que cualquier escuela podría repetir."),
        ("en", "A method that any school could repeat."),
        ("ja", "どの学校でも繰り返せる方法です。"),
    ] {
        let page = results(language);
        assert!(page.contains(&format!("<p>{own}</p>")), "{language}");
        assert!(
            !page.contains("<p lang="),
            "what is in the page's own language needs no word of it"
        );
    }
    let english = "A method that any school could repeat.";
    app.execute(&format!("UPDATE decision SET reason = '{english}'"));
    // Past the server, which keeps its pages as long as nothing changes.
    let app = app.restarted_at("2027-05-14T12:00:00Z");
    let results = |language: &str| app.get(&format!("/{language}/2025/results"), "").text;
    for language in ["ca", "es", "ja"] {
        let page = results(language);
        assert!(
            page.contains(&format!("<p lang=\"en\">{english}</p>")),
            "{language}"
        );
    }
    assert!(results("en").contains(&format!("<p>{english}</p>")));
    assert!(!results("en").contains("<p lang="));
}

on_both_engines![
    dates_and_zones_are_words_on_every_public_page,
    a_goal_has_its_language_s_letters_everywhere,
    what_was_written_in_another_language_says_so
];
