//! The organisers' list of entries: turned page by page while others arrive, filtered, searched,
//! and taken along as CSV.

use std::collections::BTreeSet;

use crate::{
    accounts::give,
    app::{Answer, App, NOW, Session, on_both_engines},
    entries::{complete, newcomer, team},
};

const KOBE: &str = "/en/2027/kobe/organise/entries";
const BARCELONA: &str = "/en/2027/barcelona/organise/entries";
/// Entries that are added to Kobe's call, from this number on.
const BULK: i64 = 130;
const FIRST: i64 = 1_001;

/// The id of Kobe's call.
const CALL: &str = "(
    SELECT call.id
    FROM call
    JOIN edition ON edition.id = call.edition
    WHERE call.slug = 'kobe'
      AND edition.slug = '2027'
)";

/// Adds entries with the numbers of a range to Kobe's call, as from before there was a list: each
/// a copy of what entry 1 handed in, with a title and a team of its own.
fn add(app: &App, first: i64, last: i64) {
    let numbers = format!(
        "WITH RECURSIVE n (i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last})"
    );
    app.execute(&format!(
        "INSERT INTO team (id, call, name, captain, invitation, created_at)
         {numbers}
         SELECT 'team-' || i, {CALL}, 'Bulk ' || i, (SELECT MIN(id) FROM person), 'x', 0
         FROM n"
    ));
    app.execute(&format!(
        "INSERT INTO entry
             (id, call, team, number, state, version, content, revision, created_at, updated_at)
         {numbers}
         SELECT 'bulk-' || i, entry.call, 'team-' || i, i, 'submitted', 1, entry.content, 1, 0, 0
         FROM n
         JOIN entry ON entry.number = 1
           AND entry.call = {CALL}"
    ));
    app.execute(&format!(
        "INSERT INTO revision
             (entry, number, call, content, topic, files, hash, submitted_by, submitted_at, title)
         {numbers}
         SELECT 'bulk-' || i, 1, revision.call, revision.content, revision.topic, revision.files,
                revision.hash, revision.submitted_by, 1800000000000000 + i,
                '{{\"en\":\"Work ' || (9999 - i) || '\"}}'
         FROM n
         JOIN entry ON entry.number = 1
           AND entry.call = {CALL}
         JOIN revision ON revision.entry = entry.id
           AND revision.number = entry.revision"
    ));
}

/// The app with many more entries in Kobe's call, which the list knows since it was opened again.
fn fill(app: App) -> App {
    add(&app, FIRST, FIRST + BULK - 1);
    app.restarted_at(NOW)
}

/// One more entry arrives in Kobe's call: before all others in two of the orders, also before those
/// that arrived with a higher number.
fn arrive(app: &App, number: i64) {
    add(app, number, number);
    app.execute(&format!(
        "INSERT INTO listed_entry
             (entry, call, number, state, topic, changed_at, title_ca, title_es, title_en,
              title_ja, words)
         SELECT id, call, number, state, '', 1900000000010000 - number, '!', '!', '!', '!', 'bulk'
         FROM entry
         WHERE id = 'bulk-{number}'"
    ));
}

/// The numbers of the entries on a page, in its order.
fn numbers(page: &Answer) -> Vec<i64> {
    let page = page.page();
    let cells = page.all("tbody td.code").into_iter();
    cells
        .map(|cell| cell.text().trim().parse().expect("a number"))
        .collect()
}

/// The way to the next page, or to the one before.
fn turn(page: &Answer, rel: &str) -> Option<String> {
    let page = page.page();
    let link = page.all(&format!("a[rel={rel}]")).into_iter().next()?;
    link.attribute("href").map(str::to_owned)
}

/// Every page from an address on, by the links of one kind.
fn turn_all(organiser: &Session, from: &str, rel: &str) -> Vec<Vec<i64>> {
    let (mut pages, mut path) = (Vec::new(), Some(from.to_owned()));
    while let Some(address) = path {
        let page = organiser.get(&address);
        page.is(200);
        pages.push(numbers(&page));
        assert!(pages.len() < 20, "pages end");
        path = turn(&page, rel);
    }
    pages
}

/// What a filter finds, on all of its pages.
fn found(organiser: &Session, query: &str) -> Vec<i64> {
    turn_all(organiser, query, "next").concat()
}

fn pages_follow_each_other_whatever_arrives(app: App) {
    let app = fill(app);
    let organiser = app.organiser();
    for order in ["number", "changed", "title"] {
        let first = format!("{KOBE}?order={order}");
        let pages = turn_all(&organiser, &first, "next");
        let all = pages.concat();
        let once: BTreeSet<i64> = all.iter().copied().collect();
        assert_eq!(once.len(), all.len(), "{order}: each once");
        assert!(all.len() >= 130, "{order}: {}", all.len());
        assert!(pages[..pages.len() - 1].iter().all(|page| page.len() == 50));
        // Backwards from the last one the same rows come, and the first page is whole.
        let mut path = first.clone();
        let last = loop {
            let page = organiser.get(&path);
            match turn(&page, "next") {
                Some(next) => path = next,
                None => break path,
            }
        };
        let mut back = turn_all(&organiser, &last, "prev");
        back.reverse();
        assert_eq!(back.concat(), all, "{order}");
    }
    let by_number = found(&organiser, KOBE);
    assert!(by_number.is_sorted(), "{by_number:?}");
    let by_title = found(&organiser, &format!("{KOBE}?order=title&q=bulk"));
    assert!(by_title.iter().rev().is_sorted(), "{by_title:?}");
    // Some arrive before and behind while somebody reads: the next pages stay as they were.
    for (turned, order) in [(1, "number"), (2, "changed"), (3, "title")] {
        let first = organiser.get(&format!("{KOBE}?order={order}"));
        let second = turn(&first, "next").expect("another page");
        let before = numbers(&organiser.get(&second));
        let late = 2_003 - turned;
        arrive(&app, late);
        let page = organiser.get(&second);
        assert_eq!(numbers(&page), before, "{order}");
        // The one before it is as whole as ever, and nothing was passed over.
        let back = numbers(&organiser.get(&turn(&page, "prev").expect("a page before")));
        assert_eq!(back, numbers(&first), "{order}");
        assert!(
            found(&organiser, &format!("{KOBE}?order={order}")).contains(&late),
            "{order}"
        );
    }
    // An address that somebody broke is the first page.
    for broken in [
        "after=x",
        "before=",
        "after=1.2.3&order=changed",
        "order=x&after=%25",
    ] {
        organiser.get(&format!("{KOBE}?{broken}")).is(200);
    }
}

fn each_filter_finds_what_it_says(app: App) {
    let organiser = app.organiser();
    let all = organiser.get(KOBE);
    all.is(200).says("All entries");
    // What lacks something in the jury is what the table says of everything.
    let page = all.page();
    let progress: Vec<(i64, i64, i64)> = page
        .all("tbody tr")
        .into_iter()
        .filter(|row| row.says("Handed in"))
        .map(|row| {
            let number = row
                .first("td.code")
                .text()
                .trim()
                .parse()
                .expect("a number");
            let sheets = row.first("td.number").text();
            let (finished, jurors) = sheets.split_once(" / ").expect("two figures");
            let figure = |text: &str| text.trim().parse().expect("a figure");
            (number, figure(finished), figure(jurors))
        })
        .collect();
    let lacking: Vec<i64> = progress
        .iter()
        .filter(|(_, finished, jurors)| finished < jurors)
        .map(|(number, ..)| *number)
        .collect();
    assert!(!lacking.is_empty(), "the demo's jury has not finished");
    assert_eq!(found(&organiser, &format!("{KOBE}?lack=sheets")), lacking);
    let most = progress.iter().map(|(_, _, jurors)| *jurors).max();
    let few = found(&organiser, &format!("{KOBE}?lack=jurors"));
    assert!(few.len() <= progress.len(), "{most:?} {few:?}");
    // One leaves the contest: each is in the list of its state, and the states are all.
    let out = "/en/2027/kobe/organise/entries/1/exclusion";
    let fields = [("kind", "wish"), ("reason", "The team asked us to.")];
    organiser.post(out, &fields).is(303);
    assert_eq!(found(&organiser, &format!("{KOBE}?state=excluded")), [1]);
    let mut of_states: Vec<i64> = ["submitted", "draft", "withdrawn", "excluded"]
        .into_iter()
        .flat_map(|state| found(&organiser, &format!("{KOBE}?state={state}")))
        .collect();
    of_states.sort_unstable();
    assert_eq!(of_states, found(&organiser, KOBE));
    let page = organiser.get(&format!("{KOBE}?state=excluded"));
    let page = page.page();
    let tab = page.first("nav .chips a[aria-current]");
    assert!(
        tab.text().contains("Removed from the contest"),
        "{}",
        tab.text()
    );
    assert_eq!(tab.first(".total").text(), "1");
    organiser
        .post("/en/2027/kobe/organise/entries/1/readmission", &[])
        .is(303);
    organiser
        .get(&format!("{KOBE}?state=excluded"))
        .says("None fits.");
    // A topic: the same entries as the export names.
    let json = organiser.get("/en/2027/kobe/organise/entries.json").json();
    let topic = json[0]["content"]["topic"].as_str().expect("a topic");
    let about: Vec<i64> = json
        .as_array()
        .expect("entries")
        .iter()
        .filter(|entry| entry["content"]["topic"] == topic)
        .map(|entry| entry["entry"].as_i64().expect("a number"))
        .collect();
    assert_eq!(found(&organiser, &format!("{KOBE}?topic={topic}")), about);
}

fn a_search_knows_accents_and_japanese(app: App) {
    let organiser = app.organiser();
    let cookie = newcomer(&app, "metrica@example.org");
    let name = [("name", "Col·lectiu Mètrica")];
    app.post("/en/2027/barcelona/team", &name, &cookie).is(303);
    let page = app.get("/en/2027/barcelona/team", &cookie);
    let links = page.links();
    let entry = links.iter().find(|link| link.starts_with("/en/entry/"));
    let entry = entry.expect("a draft");
    let mut fields = complete("1");
    fields.retain(|(name, _)| *name != "title-en");
    fields.push(("title-ca", "L’aigua de l’Àrea: 50 % de pèrdues"));
    fields.push(("title-ja", "神戸港の水と人びと"));
    app.post(entry, &fields, &cookie).is(303);
    // Another one with nothing of the kind.
    team(&app, "plain@example.org");
    let own = found(&organiser, &format!("{BARCELONA}?q=metrica"));
    assert_eq!(own.len(), 1, "{own:?}");
    for words in [
        "M%C3%88TRICA",
        "collectiu",
        "col%C2%B7lectiu+m%C3%A8trica",
        "l%27area",
        "L%E2%80%99%C3%80REA+AIGUA",
        "perdues+metrica",
        "50+%25",
        "%E6%88%B8%E6%B8%AF",
        "%E4%BA%BA%E3%81%B3%E3%81%A8",
        "%EF%BC%95%EF%BC%90",
    ] {
        let query = format!("{BARCELONA}?state=draft&q={words}");
        assert!(found(&organiser, &query).contains(&own[0]), "{words}");
    }
    // By its number, with or without a sign.
    for typed in [format!("{}", own[0]), format!("%23{}", own[0])] {
        let query = format!("{BARCELONA}?q={typed}");
        assert!(found(&organiser, &query).contains(&own[0]), "{typed}");
    }
    // A draft is found by its title and team; of its topic nothing is told.
    assert!(!found(&organiser, &format!("{BARCELONA}?topic=SDG11")).contains(&own[0]));
    let long = "a".repeat(500);
    for hostile in [
        "%25%25",
        "_____",
        "%27+OR+1%3D1+--",
        "%22",
        "%5C",
        "%25%27%25",
        "%3Cscript%3Ealert",
        "no+such+words+at+all+anywhere+here",
        long.as_str(),
    ] {
        let page = organiser.get(&format!("{BARCELONA}?q={hostile}"));
        page.is(200).lacks("<script>alert");
        page.says("None fits.").says("Clear the filters");
    }
    // What was typed stays in the field.
    let page = organiser.get(&format!("{BARCELONA}?q=%22quoted%22+%26+more"));
    assert_eq!(page.page().field("q").value(), "\"quoted\" & more");
}

fn only_who_reads_the_call_reads_the_list(app: App) {
    let observer = give(&app, "notary@example.org", "observer", false);
    let page = app.get(KOBE, &observer);
    page.is(200);
    page.page().first("main form[role=search]");
    assert!(!numbers(&page).is_empty());
    app.get(&format!("{KOBE}.csv"), &observer).is(200);
    // Of another call or edition.
    let other = give(&app, "kobe-only@example.org", "organiser", false);
    app.get(KOBE, &other).is(200);
    for closed in [BARCELONA, "/en/2025/kobe/organise/entries"] {
        app.get(closed, &other).is(404);
        app.get(&format!("{closed}.csv"), &other).is(404);
    }
    for stranger in [app.juror(1), app.team(1)] {
        stranger.get(KOBE).is(404);
        stranger.get(&format!("{KOBE}.csv")).is(404);
    }
    assert!(app.get(KOBE, "").location.contains("/sign-in"));
}

fn the_export_is_what_the_pages_show(app: App) {
    let app = fill(app);
    app.execute("UPDATE team SET name = '=1+1' WHERE id = 'team-1005'");
    let organiser = app.organiser();
    for query in [
        "",
        "?q=bulk",
        "?state=submitted&q=bulk+10",
        "?lack=sheets",
        "?q=nothing",
    ] {
        let csv = organiser.get(&format!("{KOBE}.csv{query}"));
        csv.is(200);
        let text = csv.text.trim_start_matches('\u{feff}');
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let rows: Vec<csv::StringRecord> =
            reader.records().map(|row| row.expect("a row")).collect();
        let exported: Vec<i64> = rows
            .iter()
            .map(|row| row[0].parse().expect("a number"))
            .collect();
        assert_eq!(
            exported,
            found(&organiser, &format!("{KOBE}{query}")),
            "{query}"
        );
    }
    organiser.get(&format!("{KOBE}.csv")).says(",'=1+1,");
}

fn the_list_says_what_stands_in_the_entries(app: App) {
    let organiser = app.organiser();
    let (cookie, entry) = team(&app, "steps@example.org");
    let told = |title: &str| {
        let page = organiser.get(&format!("{BARCELONA}?q=Test+Team&order=changed"));
        page.is(200);
        assert!(page.page().first("tbody tr").says(title), "{title}");
    };
    let mut fields = complete("1");
    fields[1].1 = "First title";
    app.post(&entry, &fields, &cookie).is(303);
    told("First title");
    app.post(&format!("{entry}/withdraw"), &[], &cookie).is(303);
    told("Withdrawn");
    for call in ["2027/kobe", "2027/barcelona", "2025/kobe"] {
        let json = organiser
            .get(&format!("/en/{call}/organise/entries.json"))
            .json();
        let entries = json.as_array().expect("entries");
        let count = entries.len();
        let page = organiser.get(&format!("/en/{call}/organise/entries"));
        let total = page.page().first("nav .chips .total").text();
        assert_eq!(total, count.to_string(), "{call}");
    }
}

on_both_engines![
    pages_follow_each_other_whatever_arrives,
    each_filter_finds_what_it_says,
    a_search_knows_accents_and_japanese,
    only_who_reads_the_call_reads_the_list,
    the_export_is_what_the_pages_show,
    the_list_says_what_stands_in_the_entries,
];
