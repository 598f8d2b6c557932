//! The score sheet: the work in place, two works side by side, and what is still missing.

use crate::{
    app::{Answer, App, on_both_engines},
    jury::{finish_all, open_sheet},
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
        let cookie = app.juror(number);
        for sheet in sheets(&cookie.get("/en/2027/kobe/jury")) {
            let page = cookie.get(&sheet);
            assert!(page.text.contains("class=\"scroll zoom\""), "{sheet}");
            assert!(page.text.contains("id=\"timer\""), "{sheet}");
            tables += page
                .text
                .matches("The first 20 rows and 12 columns.")
                .count();
        }
    }
    assert!(tables > 0);
    let cookie = app.juror(2);
    let sheet = open_sheet(&app, &cookie);
    let file = cookie
        .get(&sheet)
        .links()
        .into_iter()
        .find(|link| link.starts_with("/files/jury/") && !link.contains('?'))
        .expect("a file");
    let whole = cookie.get(&file).text;
    let part = |range: &str| app.get_with(&file, &[("cookie", &cookie), ("range", range)]);
    let some = part("bytes=3-9");
    assert_eq!((some.status, some.text.as_str()), (206, &whole[3..10]));
    assert_eq!(
        some.header("content-range"),
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
    let cookie = app.juror(2);
    let mine = sheets(&cookie.get("/en/2027/kobe/jury"));
    let name = |sheet: &str| sheet.rsplit('/').next().expect("a name").to_owned();
    let page = cookie.get(&format!("{}/beside?other={}", mine[0], name(&mine[1])));
    page.is(200);
    assert_eq!(page.text.matches("class=\"work\"").count(), 2);
    let all: Vec<String> = (1..=6)
        .flat_map(|number| sheets(&app.get("/en/2027/kobe/jury", &app.juror(number))))
        .collect();
    let other = all
        .into_iter()
        .find(|sheet| !mine.contains(sheet))
        .expect("another's");
    cookie
        .get(&format!("{}/beside?other={}", mine[0], name(&other)))
        .is(404);
    cookie.get(&format!("{other}/beside")).is(404);
}

fn the_dashboard_says_what_is_missing(app: App) {
    let cookie = app.juror(2);
    let page = cookie.get("/en/2027/kobe/jury");
    page.says("sheets are not finished").says("4 marks missing");
    finish_all(&app);
    cookie
        .get("/en/2027/kobe/jury")
        .says("Every sheet is finished.");
}

on_both_engines![
    a_table_and_a_picture_are_shown_in_place_and_a_part_of_a_file_can_be_asked_for,
    two_works_stand_side_by_side_and_only_ones_own,
    the_dashboard_says_what_is_missing
];
