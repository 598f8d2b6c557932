//! What a work was made from, and which number it goes by.

use crate::{
    app::{App, on_both_engines},
    jury::{JUROR, open_sheet},
};

fn the_sheet_shows_the_sources_of_a_work(app: App) {
    app.unguard("revision");
    app.execute(
        "UPDATE revision SET content =
         REPLACE(content, '\"sources\":\"\"', '\"sources\":\"Tree survey of 1901, CC0\"')",
    );
    let cookie = app.sign_in(JUROR);
    let sheet = app.get(&open_sheet(&app, &cookie), &cookie);
    assert!(sheet.text.contains("Tree survey of 1901, CC0"));
    assert!(sheet.text.contains("CC-BY-4.0"));
    let catalogue: Vec<String> = sheet
        .links()
        .into_iter()
        .filter(|link| link.starts_with("/en/data/"))
        .collect();
    assert!(!catalogue.is_empty());
    for page in catalogue {
        assert_eq!(app.get(&page, &cookie).status, 200, "{page}");
    }
}

fn works_go_by_one_number_on_the_table_and_in_votes(app: App) {
    let organiser = app.sign_in("organiser@certamen.example");
    let meeting = "/en/2025/kobe/organise/meeting";
    let open = [("open", "1")];
    assert_eq!(
        app.post(&format!("{meeting}/open"), &open, &organiser)
            .status,
        303
    );
    let page = app.get(meeting, &organiser).text;
    let voted: Vec<String> = page
        .split("<label for=\"votes-")
        .skip(1)
        .map(|rest| rest.split('>').nth(1).expect("a label"))
        .map(|label| label.split('<').next().expect("its text").to_owned())
        .collect();
    assert!(voted.len() > 1, "{voted:?}");
    let cards = page.split("<article class=\"card\">").skip(1);
    let mut on_cards: Vec<String> = cards
        .map(|card| card.split("<h3>").nth(1).expect("a head"))
        .map(|head| head.split('>').nth(1).expect("a link"))
        .map(|link| link.split('<').next().expect("its text").to_owned())
        .collect();
    let mut expected = voted;
    expected.sort();
    on_cards.sort();
    assert_eq!(on_cards, expected);
}

on_both_engines![
    the_sheet_shows_the_sources_of_a_work,
    works_go_by_one_number_on_the_table_and_in_votes,
];

#[test]
fn an_empty_instance_says_what_its_operator_does_next() {
    let app = App::empty();
    let page = app.get("/en/", "");
    assert_eq!(page.status, 200);
    assert!(
        page.text
            .contains("The next contest will be announced here.")
    );
    assert!(
        !page.text.contains("make run"),
        "the public is told of no command"
    );
    for language in ["ca", "es", "ja"] {
        let page = app.get(&format!("/{language}/"), "");
        assert_eq!(page.status, 200, "{language}");
        assert!(!page.text.contains("make run"), "{language}");
    }
}
