//! Charts: those that are proposed, and those that a visitor asks the explorer for.

use super::catalogue::{ABOUT, fields_of};
use crate::app::{Answer, App, Upload, on_both_engines};

fn maps_lie_on_the_outlines_that_are_public(app: App) {
    let organiser = app.organiser();
    let square = |code: u32, west: f64| {
        let (east, ring) = (west + 0.1, |x: f64, y: f64| format!("[{x},{y}]"));
        let points = [
            ring(west, 34.7),
            ring(east, 34.7),
            ring(east, 34.8),
            ring(west, 34.8),
            ring(west, 34.7),
        ]
        .join(",");
        let geometry = format!(r#"{{"type":"Polygon","coordinates":[[{points}]]}}"#);
        format!(r#"{{"type":"Feature","properties":{{"N03_007":"{code}"}},"geometry":{geometry}}}"#)
    };
    let document = format!(
        r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
        square(28101, 135.2),
        square(28109, 135.0)
    );
    let mut about = ABOUT;
    about[6].1 = "Outlines of a test";
    let answer = organiser.upload(
        "/en/data/new",
        &about,
        &Upload {
            name: "wards.geojson",
            bytes: document.as_bytes(),
        },
    );
    assert_eq!(
        (answer.status, answer.location.as_str()),
        (303, "/en/data/a-test?done=prepared"),
        "{}",
        answer.text
    );
    let map = || {
        app.get("/charts/kobe-wards/chart.svg?figure=1&language=ja", "")
            .text
    };
    // A draft of an organiser changes nobody's map.
    assert!(map().contains("<svg"));
    assert!(!map().contains("<path"));
    assert!(!map().contains("Outlines of a test"));
    organiser
        .post("/en/data/a-test/publication", &[("public", "1")])
        .is(303);
    assert!(map().matches("<path").count() == 2, "{}", map());
    assert!(map().contains("Outlines of a test"), "{}", map());
    let picture = app.get("/charts/kobe-wards/chart.png?figure=1", "");
    picture.is(200);
    assert_eq!(picture.header("content-type"), "image/png");
    organiser
        .post("/en/data/a-test/publication", &[("public", "0")])
        .is(303);
    assert!(!map().contains("<path"));
}

fn the_explorer_draws_what_is_asked_for_and_says_why_not(app: App) {
    let page = app.get(
        "/en/data/explore?dataset=barcelona-barris&kind=map&x=barri&y=rent_2023Q2&measure=mean",
        "",
    );
    for part in [
        "Monthly rent: les Tres Torres comes first, with 1,860 €",
        "map x=barri y=rent_2023Q2 measure=mean",
        "read.csv",
        "Plot.plot",
    ] {
        page.says(part);
    }
    for (query, reason) in [
        (
            "kind=lines&x=Nom_Barri&y=rent_2023Q2&measure=mean",
            "holds no years, months or dates",
        ),
        (
            "kind=map&x=Nom_Barri&measure=count",
            "holds no codes of Barcelona",
        ),
        (
            "kind=bars&x=barri&measure=sum",
            "Choose Measured value first",
        ),
        (
            "kind=bars&x=barri&only=barri&is=99",
            "No row has 99 in barri",
        ),
        (
            "kind=pyramid",
            "this data set has no columns that give such a chart",
        ),
    ] {
        let page = app.get(
            &format!("/en/data/explore?dataset=barcelona-barris&{query}"),
            "",
        );
        assert_eq!(page.status, 200, "{query}: {}", page.text);
        assert!(page.text.contains(reason), "{query}: {}", page.text);
        // Beside the field, and where the chart would be.
        assert!(page.text.contains("aria-invalid=\"true\""), "{query}");
        assert!(page.text.contains("id=\"drawn\""), "{query}");
    }
    // What a chart cannot do without is filled in.
    let page = app.get(
        "/en/data/explore?dataset=barcelona-barris&kind=scatter&x=income_2021&y=rent_2023Q2",
        "",
    );
    page.says("scatter x=income_2021 y=rent_2023Q2 by=district");
    // What nobody has published cannot be explored either.
    let organiser = app.organiser();
    organiser.upload(
        "/en/data/new",
        &ABOUT,
        &Upload {
            name: "a.csv",
            bytes: b"name,people\na,1\nb,2\n",
        },
    );
    app.get("/en/data/explore?dataset=a-test", "")
        .lacks("people");
    app.get("/charts/a-test/chart.svg?rule=bars%20x%3Dname", "")
        .is(404);
    app.get("/charts/barcelona-barris/chart.svg?rule=pie", "")
        .is(404);
}

fn another_kind_keeps_what_fits_and_draws_without_a_script(app: App) {
    for dataset in [
        "barcelona-barris",
        "kobe-wards",
        "kobe-estimates",
        "climate-normals",
        "ages-two-cities",
        "accidents-by-year",
        "population-example",
        "accidents-example",
        "air-example",
        "bicycles-example",
    ] {
        let start = app.get(&format!("/en/data/explore?dataset={dataset}"), "");
        let fields = fields_of(&start, "#explorer form");
        let kinds = options_of(&start, "kind");
        assert!(!kinds.is_empty(), "{dataset}: {}", start.text);
        start.says("class=\"chart\"");
        for kind in kinds {
            let others = fields
                .iter()
                .filter(|(name, _)| name != "kind")
                .map(|(name, value)| format!("{name}={}", escaped(value)));
            let query = others
                .chain([format!("kind={kind}")])
                .collect::<Vec<_>>()
                .join("&");
            let mut page = app.get(&format!("/en/data/explore?{query}"), "");
            if page.status == 303 {
                assert!(
                    !page.location.contains("was="),
                    "the address is the chart: {}",
                    page.location
                );
                page = app.get(&page.location, "");
            }
            assert_eq!(page.status, 200, "{dataset}, {kind}: {}", page.text);
            assert!(
                page.text.contains("class=\"chart\""),
                "{dataset}, {kind}: {}",
                page.text
            );
            assert_eq!(
                fields_of(&page, "#explorer form")
                    .iter()
                    .find(|(name, _)| name == "kind")
                    .map(|(_, value)| value.as_str()),
                Some(kind.as_str())
            );
        }
    }
    // Another data set begins anew, whatever was chosen for the one before.
    let answer = app.get(
        "/en/data/explore?of=barcelona-barris&was=scatter&dataset=kobe-wards&kind=\
        scatter&x=income_2021",
        "",
    );
    answer.is(303);
    assert!(
        answer.location.contains("dataset=kobe-wards"),
        "{}",
        answer.location
    );
    assert!(!answer.location.contains("income"), "{}", answer.location);
}

fn a_table_of_names_and_months_gets_its_charts(app: App) {
    let organiser = app.organiser();
    let bytes = "barri;Preu mitjà;Mes\nel Raval;905,4;2023-01\nSarrià;1559,9;2023-01\n\
        el Raval;910,1;2023-02\nSarrià;1570,2;2023-02\n"
        .as_bytes();
    let answer = organiser.upload(
        "/en/data/new",
        &ABOUT,
        &Upload {
            name: "prices.csv",
            bytes,
        },
    );
    assert_eq!(
        answer.location, "/en/data/a-test?done=prepared",
        "{}",
        answer.text
    );
    let page = organiser.get("/en/data/a-test");
    for part in [
        "id=\"chart-1\"",
        "id=\"chart-2\"",
        "Highest: Sarrià",
        "bars x=barri y=Preu_mitjà measure=mean",
        "month of a year",
    ] {
        page.says(part);
    }
    assert_eq!(
        organiser.get("/data/a-test/table.csv").text,
        "barri,barri_name,Preu_mitjà,Mes\n01,el Raval,905.4,2023-01\n01,el Raval,910.1,2023-02\n\
            23,Sarrià,1559.9,2023-01\n23,Sarrià,1570.2,2023-02\n"
    );
    let lines = organiser.get("/charts/a-test/chart.svg?figure=1&language=ja");
    lines.says("2023年1月");
}

fn charts_come_in_both_forms_and_all_languages(app: App) {
    for language in ["ca", "es", "en", "ja"] {
        for (dataset, area) in [
            ("population-example", "district-08"),
            ("accidents-example", "district-02"),
            ("climate-normals", ""),
        ] {
            let svg = app.get(
                &format!("/charts/{dataset}/chart.svg?language={language}&area={area}&dark=true"),
                "",
            );
            assert_eq!(svg.status, 200, "{dataset}: {}", svg.text);
            svg.says("<title>").says("<desc>");
            assert_eq!(
                svg.text,
                app.get(
                    &format!(
                        "/charts/{dataset}/chart.svg?language={language}&area={area}&dark=true"
                    ),
                    ""
                )
                .text
            );
        }
    }
    let png = app.get("/charts/climate-normals/chart.png?language=ja", "");
    png.says("PNG");
    assert_eq!(png.header("content-type"), "image/png");
    app.get("/charts/population-example/chart.svg?area=nowhere", "")
        .is(404);
}

/// A value as it stands in an address.
fn escaped(value: &str) -> String {
    value
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// What can be chosen in a field of the explorer.
fn options_of(answer: &Answer, name: &str) -> Vec<String> {
    let page = answer.page();
    let options = page.all(&format!("select[id={name}] option")).into_iter();
    options
        .map(|option| option.attribute("value").unwrap_or_default().to_owned())
        .collect()
}

on_both_engines![
    maps_lie_on_the_outlines_that_are_public,
    the_explorer_draws_what_is_asked_for_and_says_why_not,
    another_kind_keeps_what_fits_and_draws_without_a_script,
    a_table_of_names_and_months_gets_its_charts,
    charts_come_in_both_forms_and_all_languages
];
