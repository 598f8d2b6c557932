//! The score sheet: the work in place, two works side by side, and what is still missing.

use crate::{
    app::{Answer, App, on_both_engines},
    jury::{JUROR, finish_all, open_sheet},
};

fn sheets(page: &Answer) -> Vec<String> {
    page.links()
        .into_iter()
        .filter(|link| link.starts_with("/en/jury/"))
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect()
}

fn a_table_and_a_picture_are_shown_in_place_and_a_part_of_a_file_can_be_asked_for(app: App) {
    // One of these jurors has a work with a data file.
    let mut tables = 0;
    for number in 1..=6 {
        let cookie = app.sign_in(&format!("juror-{number}@jury.example"));
        for sheet in sheets(&app.get("/en/2027/kobe/jury", &cookie)) {
            let page = app.get(&sheet, &cookie);
            assert!(
                page.text.contains("class=\"scroll zoom\"") && page.text.contains("id=\"timer\""),
                "{sheet}"
            );
            tables += page
                .text
                .matches("The first 20 rows and 12 columns.")
                .count();
        }
    }
    assert!(tables > 0);
    let cookie = app.sign_in(JUROR);
    let sheet = open_sheet(&app, &cookie);
    let file = app
        .get(&sheet, &cookie)
        .links()
        .into_iter()
        .find(|link| link.starts_with("/files/jury/") && !link.contains('?'))
        .expect("a file");
    let whole = app.get(&file, &cookie).text;
    let part = |range: &str| app.get_with(&file, &[("cookie", &cookie), ("range", range)]);
    let header = |answer: &Answer, name: &str| {
        answer
            .headers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let some = part("bytes=3-9");
    assert_eq!((some.status, some.text.as_str()), (206, &whole[3..10]));
    assert_eq!(
        header(&some, "content-range"),
        format!("bytes 3-9/{}", whole.len())
    );
    assert_eq!(part("bytes=-5").text, whole[whole.len() - 5..]);
    assert_eq!(
        part(&format!("bytes={}-", whole.len() - 4)).text,
        whole[whole.len() - 4..]
    );
    for nonsense in [
        "bytes=9-3",
        "lines=1-2",
        "bytes=0-1,5-6",
        &format!("bytes={}-", whole.len()),
    ] {
        assert_eq!(
            (part(nonsense).status, part(nonsense).text.len()),
            (200, whole.len()),
            "{nonsense}"
        );
    }
}

fn two_works_stand_side_by_side_and_only_ones_own(app: App) {
    let cookie = app.sign_in(JUROR);
    let mine = sheets(&app.get("/en/2027/kobe/jury", &cookie));
    let name = |sheet: &str| sheet.rsplit('/').next().expect("a name").to_owned();
    let page = app.get(
        &format!("{}/beside?other={}", mine[0], name(&mine[1])),
        &cookie,
    );
    assert_eq!(page.status, 200);
    assert_eq!(page.text.matches("class=\"work\"").count(), 2);
    let all: Vec<String> = (1..=6)
        .flat_map(|number| {
            sheets(&app.get(
                "/en/2027/kobe/jury",
                &app.sign_in(&format!("juror-{number}@jury.example")),
            ))
        })
        .collect();
    let other = all
        .into_iter()
        .find(|sheet| !mine.contains(sheet))
        .expect("another's");
    assert_eq!(
        app.get(
            &format!("{}/beside?other={}", mine[0], name(&other)),
            &cookie
        )
        .status,
        404
    );
    assert_eq!(app.get(&format!("{other}/beside"), &cookie).status, 404);
}

fn the_dashboard_says_what_is_missing(app: App) {
    let cookie = app.sign_in(JUROR);
    let page = app.get("/en/2027/kobe/jury", &cookie).text;
    assert!(page.contains("sheets are not finished") && page.contains("4 marks missing"));
    finish_all(&app);
    assert!(
        app.get("/en/2027/kobe/jury", &cookie)
            .text
            .contains("Every sheet is finished.")
    );
}

on_both_engines![
    a_table_and_a_picture_are_shown_in_place_and_a_part_of_a_file_can_be_asked_for,
    two_works_stand_side_by_side_and_only_ones_own,
    the_dashboard_says_what_is_missing
];
