//! Charts: the same bytes for the same input, Japanese without boxes, women where women belong.

use chart_images::png;
use chart_spec::{Figure, Shapes};
use charts::{CHART_SCALE, Error, Options, SIDE_BY_SIDE, choices, draw};
use contest::Cities;
use i18n::Language;
use serde_json::{Value, json};

const CLIMATE: &str = r#"{"kind":"climate","from":1991,"to":2020,"cities":[
    {"city":"barcelona",
     "temperature":[8.8,9.4,11.8,13.8,17.3,21.4,24.2,24.4,20.9,17.2,12.3,9.5],
     "rain":[45.7,35.8,54.1,63.2,55.8,31.6,31.0,31.7,82.2,85.4,58.1,46.9]},
    {"city":"kobe",
     "temperature":[6.2,6.5,9.8,15.0,19.8,23.4,27.1,28.6,25.4,19.8,14.2,8.8],
     "rain":[38.4,55.6,94.2,100.6,134.7,176.7,187.9,103.4,157.2,118.0,62.4,48.7]}]}"#;

fn read(json: &str) -> Figure {
    Figure::read(json).remove(0)
}

fn options(language: Language, dark: bool) -> Options {
    Options {
        language,
        dark,
        area: String::new(),
        attribution: "Source & licence".to_owned(),
        shapes: None,
        cities: cities(),
    }
}

fn cities() -> Cities {
    let own = [
        include_str!("../../../seeds/cities/barcelona.toml"),
        include_str!("../../../seeds/cities/kobe.toml"),
    ];
    Cities::new(own.map(|text| toml::from_str(text).expect("a city")).into())
}

#[test]
fn a_chart_is_the_same_twice_and_differs_by_language_and_scheme() {
    let figure = read(CLIMATE);
    let drawn = |language, dark| draw(&figure, &options(language, dark)).expect("drawn").svg;
    assert_eq!(drawn(Language::Ca, false), drawn(Language::Ca, false));
    let all: std::collections::BTreeSet<String> = Language::ALL
        .into_iter()
        .flat_map(|language| [drawn(language, false), drawn(language, true)])
        .collect();
    assert_eq!(all.len(), 8);
}

#[test]
fn the_alternative_states_the_finding() {
    let drawing = draw(&read(CLIMATE), &options(Language::En, false)).expect("drawn");
    assert_eq!(
        drawing.alternative,
        "Barcelona: the warmest month is August, 24.4 °C on average. \
         Barcelona: the wettest month is October, 85.4 mm. \
         Kobe: the warmest month is August, 28.6 °C on average. \
         Kobe: the wettest month is July, 187.9 mm."
    );
    assert_eq!((drawing.header.len(), drawing.rows.len()), (5, 12));
    assert!(drawing.svg.contains("<title>") && drawing.svg.contains("Source &amp; licence"));
}

#[test]
fn japanese_letters_are_drawn_and_not_boxes() {
    // A box is what a font draws for a letter it lacks: the picture of known letters differs from
    // that of unknown ones.
    let text = |letters: &str| {
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"60\">\
             <text x=\"5\" y=\"45\" font-size=\"40\">{letters}</text></svg>"
        );
        png(&svg, CHART_SCALE).expect("a picture")
    };
    let blank = text("");
    for letters in ["東灘", "人口", "バルセロナ", "垂水区", "ç·l", "Ñ"] {
        assert_ne!(text(letters), blank, "{letters} is drawn");
        assert_ne!(
            text(letters),
            text("\u{e000}\u{e001}"),
            "{letters} is no box"
        );
    }
}

#[test]
fn women_stand_to_the_right_and_an_unknown_area_is_refused() {
    let women: Vec<i64> = (0..101).map(|age| i64::from(age == 0) * 1_000).collect();
    let men: Vec<i64> = (0..101).map(|age| i64::from(age == 0) * 10).collect();
    let json = json!({
        "kind": "pyramid",
        "areas": [{"code": "01", "name": "A", "level": "district", "women": women, "men": men}],
    });
    let figure = read(&json.to_string());
    let svg = draw(&figure, &options(Language::En, false))
        .expect("drawn")
        .svg;
    // The widest bar begins right of the middle.
    let widest = svg
        .match_indices("<rect x=\"")
        .map(|(at, _)| &svg[at + 9..])
        .filter_map(|rest| {
            let x: i64 = rest.split('"').next()?.parse().ok()?;
            let width: i64 = rest
                .split("width=\"")
                .nth(1)?
                .split('"')
                .next()?
                .parse()
                .ok()?;
            Some((width, x))
        });
    let (_, x) = widest
        .filter(|(width, _)| *width < 800)
        .max()
        .expect("a bar");
    assert!(x > 440, "{x}");
    let unknown = Options {
        area: "99".to_owned(),
        ..options(Language::En, false)
    };
    assert!(matches!(draw(&figure, &unknown), Err(Error::Area(_))));
}

/// A figure of each kind that has not been drawn above, small and made up.
fn samples() -> Vec<Figure> {
    let week: Vec<Vec<i64>> = (0..7)
        .map(|day| (0..24).map(|hour| day * 10 + hour).collect())
        .collect();
    let panel = |code: &str, name: &str, level: &str, data: Value| {
        let mut panel = json!({"code": code, "name": name, "level": level});
        panel
            .as_object_mut()
            .expect("an object")
            .extend(data.as_object().expect("an object").clone());
        panel
    };
    let whole = |data: Value| panel("", "", "", data);
    let line = |code: &str, name: &str, from: f64, to: f64| {
        let points = [
            [2012.0, from],
            [2014.0, f64::midpoint(from, to)],
            [2018.0, to],
        ];
        json!({"code": code, "name": name, "points": points})
    };
    let lines = [
        line("28110", "中央区", 127_654.0, 139_718.0),
        line("28109", "北区", 226_499.0, 215_807.0),
    ];
    let pairs = json!([
        {"code": "01", "name": "el Raval", "within": "01", "x": 12711.0, "y": 905.4},
        {"code": "24", "name": "les Tres Torres", "within": "05", "x": 37786.0, "y": 1859.8},
        {"code": "55", "name": "Ciutat Meridiana", "within": "08", "x": 10940.0, "y": 593.4},
    ]);
    let places = json!({
        "groups": [["28101", "東灘区"], ["28102", "灘区"], ["28110", "中央区"]],
        "series": [""],
        "values": [[41.0, 27.0, 32.0]],
    });
    let shares = json!({
        "groups": [["0-9", "0-9"], ["10-19", "10-19"]],
        "series": ["barcelona", "kobe"],
        "values": [[8.1, 9.9], [8.0, 9.0]],
    });
    let wards = json!([
        {"code": "28101", "name": "東灘区", "value": 41.0},
        {"code": "28109", "name": "北区", "value": 61.0},
        {"code": "28102", "name": "灘区", "value": 27.0},
    ]);
    let days: Vec<(i32, f64)> = (18_293..18_353)
        .map(|day| (day, f64::from(day % 17)))
        .collect();
    let years: Vec<(i64, f64)> = (1786..2023)
        .map(|year| {
            (
                year,
                14.0 + f64::from(i32::try_from(year % 7).unwrap_or(0)) / 4.0,
            )
        })
        .collect();
    let json = json!([
        {"kind": "week", "what": {"measure": "count", "subject": "accidents"}, "areas": [
            panel("barcelona", "Barcelona", "city", json!({"values": week})),
            panel("district-01", "Ciutat Vella", "district", json!({"values": week})),
            panel("district-02", "Eixample", "district", json!({"values": week})),
        ]},
        {"kind": "bars", "what": {"measure": "count", "subject": "places"}, "key": "ward",
         "areas": [whole(places)]},
        {"kind": "bars", "what": {"measure": "share", "subject": "people"},
         "areas": [whole(shares)]},
        {"kind": "lines", "what": {"measure": "sum", "subject": "people"}, "axis": "year",
         "areas": [whole(json!({"lines": lines}))]},
        {"kind": "map", "what": {"measure": "count", "subject": "places"}, "key": "ward",
         "values": wards},
        {"kind": "scatter",
         "x": {"measure": "mean", "subject": "income", "column": "Import_Euros"},
         "y": {"measure": "mean", "subject": "rent", "column": "Preu"},
         "points": pairs},
        {"kind": "slope",
         "x": {"measure": "mean", "column": "13年度"},
         "y": {"measure": "mean", "column": "27年度"},
         "points": pairs},
        {"kind": "calendar", "what": {"measure": "mean", "subject": "nitrogendioxide"},
         "areas": [whole(json!({"days": days}))]},
        {"kind": "stripes", "what": {"measure": "mean", "subject": "temperature"},
         "years": years},
        {"kind": "histogram", "what": {"measure": "mean", "column": "VALOR", "unit": "mm"},
         "areas": [whole(json!({"from": 0.0, "to": 24.0, "counts": [9, 5, 3, 1]}))]},
    ]);
    let figures = Figure::read(&json.to_string());
    assert_eq!(
        figures.len(),
        json.as_array().map_or(0, Vec::len),
        "every sample is a figure"
    );
    figures
}

#[test]
fn every_kind_is_drawn_in_every_language_and_is_the_same_twice() {
    for figure in samples() {
        for language in Language::ALL {
            let drawing = draw(&figure, &options(language, true)).expect("drawn");
            assert_eq!(
                drawing,
                draw(&figure, &options(language, true)).expect("drawn")
            );
            assert!(
                !drawing.title.is_empty() && drawing.alternative.len() > 20,
                "{}",
                drawing.title
            );
            assert!(
                drawing
                    .rows
                    .iter()
                    .all(|row| row.len() == drawing.header.len()),
                "{}: a table has no ragged rows",
                drawing.title
            );
            assert!(!drawing.svg.contains("NaN"), "{}", drawing.title);
            png(&drawing.svg, 1.0).expect("a picture");
        }
    }
}

#[test]
fn titles_say_what_is_seen() {
    let titles: Vec<String> = samples()
        .iter()
        .map(|figure| {
            draw(figure, &options(Language::En, false))
                .expect("drawn")
                .title
        })
        .collect();
    insta::assert_snapshot!(titles.join("\n"));
}

#[test]
fn areas_stand_side_by_side_on_a_scale_they_share() {
    let week = samples().remove(0);
    let names: Vec<String> = choices(&week, Language::En)
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    assert_eq!(
        names,
        ["Barcelona", "Side by side", "Ciutat Vella", "Eixample"]
    );
    let all = draw(
        &week,
        &Options {
            area: SIDE_BY_SIDE.to_owned(),
            ..options(Language::En, false)
        },
    )
    .expect("drawn");
    assert!(all.svg.contains("Ciutat Vella") && all.svg.contains("Eixample"));
    assert_eq!(all.header.len(), 1 + 2 * 7);
}

#[test]
fn a_map_lies_on_outlines_where_there_are_some_and_credits_them() {
    let map = samples().remove(4);
    let tiles = draw(&map, &options(Language::En, false))
        .expect("drawn")
        .svg;
    assert!(!tiles.contains("<path") && tiles.contains("No map can be drawn"));
    let shapes: Shapes = serde_json::from_value(json!({"areas": [
        {"code": "28101", "name": "東灘区", "rings": [
            [[135.2, 34.7], [135.3, 34.7], [135.3, 34.8], [135.2, 34.8], [135.2, 34.7]],
        ]},
        {"code": "28107", "name": "須磨区", "rings": [
            [[135.1, 34.7], [135.2, 34.7], [135.2, 34.8], [135.1, 34.8], [135.1, 34.7]],
        ]},
    ]}))
    .expect("shapes");
    let shapes = Some((
        std::sync::Arc::new(shapes),
        "Outlines by somebody".to_owned(),
    ));
    let drawn = draw(
        &map,
        &Options {
            shapes,
            ..options(Language::En, false)
        },
    )
    .expect("drawn")
    .svg;
    assert_eq!(drawn.matches("<path").count(), 2);
    assert!(drawn.contains("Outlines by somebody") && drawn.contains("no data"));
}
