//! Charts: the same bytes for the same input, Japanese without boxes, women where women belong.

use charts::{CHART_SCALE, Error, Figure, Options, png};
use words::Language;

const CLIMATE: &str = r#"{"kind":"climate","from":1991,"to":2020,"cities":[{"city":"barcelona","temperature":[8.8,9.4,11.8,13.8,17.3,21.4,24.2,24.4,20.9,17.2,12.3,9.5],"rain":[45.7,35.8,54.1,63.2,55.8,31.6,31.0,31.7,82.2,85.4,58.1,46.9]},{"city":"kobe","temperature":[6.2,6.5,9.8,15.0,19.8,23.4,27.1,28.6,25.4,19.8,14.2,8.8],"rain":[38.4,55.6,94.2,100.6,134.7,176.7,187.9,103.4,157.2,118.0,62.4,48.7]}]}"#;

fn options(language: Language, dark: bool) -> Options {
    Options { language, dark, area: String::new(), attribution: "Source & licence".to_owned() }
}

#[test]
fn a_chart_is_the_same_twice_and_differs_by_language_and_scheme() {
    let figure = Figure::parse(CLIMATE).expect("a figure");
    let draw = |language, dark| figure.draw(&options(language, dark)).expect("drawn").svg;
    assert_eq!(draw(Language::Ca, false), draw(Language::Ca, false));
    let all: std::collections::BTreeSet<String> =
        Language::ALL.into_iter().flat_map(|language| [draw(language, false), draw(language, true)]).collect();
    assert_eq!(all.len(), 8);
}

#[test]
fn the_alternative_states_the_finding() {
    let drawing = Figure::parse(CLIMATE).expect("a figure").draw(&options(Language::En, false)).expect("drawn");
    assert_eq!(
        drawing.alternative,
        "Barcelona: the warmest month is August, 24.4 °C on average. Barcelona: the wettest month is October, 85.4 mm. Kobe: the warmest month is August, 28.6 °C on average. Kobe: the wettest month is July, 187.9 mm."
    );
    assert_eq!((drawing.header.len(), drawing.rows.len()), (5, 12));
    assert!(drawing.svg.contains("<title>") && drawing.svg.contains("Source &amp; licence"));
}

#[test]
fn japanese_letters_are_drawn_and_not_boxes() {
    // A box is what a font draws for a letter it lacks: the picture of known letters differs from that of unknown ones.
    let text = |letters: &str| {
        png(&format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"60\"><text x=\"5\" y=\"45\" font-size=\"40\">{letters}</text></svg>"), CHART_SCALE).expect("a picture")
    };
    let blank = text("");
    for letters in ["東灘", "人口", "バルセロナ", "垂水区", "ç·l", "Ñ"] {
        assert_ne!(text(letters), blank, "{letters} is drawn");
        assert_ne!(text(letters), text("\u{e000}\u{e001}"), "{letters} is no box");
    }
}

#[test]
fn women_stand_to_the_right_and_an_unknown_area_is_refused() {
    let women: Vec<i64> = (0..101).map(|age| i64::from(age == 0) * 1_000).collect();
    let men: Vec<i64> = (0..101).map(|age| i64::from(age == 0) * 10).collect();
    let json =
        serde_json::json!({"kind": "pyramid", "areas": [{"code": "01", "name": "A", "level": "district", "women": women, "men": men}]})
            .to_string();
    let figure = Figure::parse(&json).expect("a figure");
    let svg = figure.draw(&options(Language::En, false)).expect("drawn").svg;
    // The widest bar begins right of the middle.
    let widest = svg.match_indices("<rect x=\"").map(|(at, _)| &svg[at + 9..]).filter_map(|rest| {
        let x: i64 = rest.split('"').next()?.parse().ok()?;
        let width: i64 = rest.split("width=\"").nth(1)?.split('"').next()?.parse().ok()?;
        Some((width, x))
    });
    let (_, x) = widest.filter(|(width, _)| *width < 800).max().expect("a bar");
    assert!(x > 440, "{x}");
    let unknown = Options { area: "99".to_owned(), ..options(Language::En, false) };
    assert!(matches!(figure.draw(&unknown), Err(Error::Area(_))));
}
