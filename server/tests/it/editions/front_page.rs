//! The front page: what it shows of which edition, and that it is not an edition's page.

use super::files::{exported, import};
use crate::app::{App, on_both_engines};

fn the_front_page_opens_with_works_figures_and_one_calendar(app: App) {
    let front = app.get("/en/", "");
    let page = front.page();
    // The newest edition runs, and the works are of the last one that has any.
    let opening = page.first(".opening");
    assert!(opening.first("h1").says("your way of seeing them"));
    let large = opening.first("figure a").attribute("href").expect("a work");
    assert!(large.starts_with("/en/2025/works/"), "{large}");
    app.get(large, "").is(200);
    let row = page.all(".justified > li");
    assert!(!row.is_empty(), "{}", front.text);
    for work in &row {
        let picture = work.first("img");
        let known = |name: &str| picture.attribute(name).is_some_and(|size| size != "0");
        assert!(known("width") && known("height"), "nothing jumps");
        let link = work.first("h3 a").attribute("href").expect("a link");
        assert_ne!(link, large, "the winner is not repeated");
    }
    let figures = page.all(".numbers > div");
    let said: Vec<String> = figures.iter().map(|figure| figure.text()).collect();
    for name in ["Days left", "Published works", "Data sets", "Prizes"] {
        assert!(said.iter().any(|said| said.contains(name)), "{said:?}");
    }
    // One axis for both calls, and each on the clock of its own city.
    let calls = page.all(".calendar section");
    assert_eq!(calls.len(), 2);
    for call in calls {
        assert_eq!(call.all("li.phase").len(), 5);
        assert!(call.says("(Barcelona time)") && call.says("(Kobe time)"));
    }
    assert!(page.first(".calendar .today").says("14 May"));
    assert_eq!(page.all(".trio figure").len(), 3);
    assert!(!front.text.contains(" style=\""), "the policy forbids it");
    // The edition's page is another one.
    let edition = app.get("/en/2027", "").page();
    assert_ne!(edition.first("h1").text(), page.first("h1").text());
    assert!(edition.all(".numbers").is_empty());
}

fn a_topic_leads_to_its_works_where_some_are_public(app: App) {
    let topics = |edition: &str| {
        let page = app.get(&format!("/en/{edition}"), "").page();
        let links = page.all(".topics a").into_iter();
        links
            .filter_map(|link| link.attribute("href"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert!(topics("2027").is_empty(), "nothing of it is public");
    let links = topics("2025");
    assert!(!links.is_empty());
    for link in links {
        let gallery = app.get(&link, "").page();
        assert!(!gallery.all(".gallery > li").is_empty(), "{link}");
    }
}

fn an_edition_of_one_call_has_one_row(app: App) {
    let text = exported(&app, "2027");
    let second = text.rfind("[[calls]]").expect("two calls");
    let text = text[..second]
        .replacen("slug = \"2027\"", "slug = \"one\"", 1)
        .replace("= \"2027-", "= \"2028-");
    let (done, said) = import(&app, &text);
    assert!(done, "{said}");
    app.page_that_says("/en/", "/en/one/barcelona");
    let page = app.get("/en/", "").page();
    assert_eq!(page.all(".calendar section").len(), 1);
    // It has begun for nobody, and the edition before is still found.
    assert!(page.first(".numbers").says("Days to go"));
    assert!(page.all(".calendar .today").is_empty());
    assert!(page.first(".lines").says("/en/2027"));
}

fn a_call_without_awards_has_no_heading_of_them(app: App) {
    app.execute(
        "DELETE FROM award WHERE call IN
             (SELECT call.id FROM call JOIN edition ON edition.id = call.edition
              WHERE edition.slug = '2027' AND call.slug = 'kobe')",
    );
    app.get("/en/2027/kobe", "").is(200).lacks(">Awards</h2>");
    app.get("/en/2027/barcelona", "").says(">Awards</h2>");
    let organiser = app.organiser();
    let stages = organiser.get("/en/2027/kobe/organise/publication").page();
    assert!(stages.all("#winners").is_empty());
    assert_eq!(stages.all(".stages > li").len(), 3);
}

on_both_engines![
    the_front_page_opens_with_works_figures_and_one_calendar,
    a_topic_leads_to_its_works_where_some_are_public,
    an_edition_of_one_call_has_one_row,
    a_call_without_awards_has_no_heading_of_them,
];
