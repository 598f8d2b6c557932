//! Small made-up files with the damage of the real ones: each kind of figure that `real` verifies
//! is verified here wherever the tests run.

use chart_spec::{Figure, Kind};
use datasets::Recipe;

use crate::common::{Held, close, distinct, prepare, propose};

/// What becomes of a file with this name and these bytes.
fn prepared(name: &str, bytes: &[u8]) -> (Recipe, Held) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    let recipe = propose(&path).expect("a recipe");
    let held = prepare(&path, &recipe).expect("prepared");
    (recipe, held)
}

fn sum(held: &Held, column: &str, only: &[(&str, &str)]) -> f64 {
    held.sum(column, only).expect("a sum")
}

/// A text in the encoding of Japanese spreadsheets.
fn shift_jis(text: &str) -> Vec<u8> {
    encoding_rs::SHIFT_JIS.encode(text).0.into_owned()
}

#[test]
fn people_by_age_and_sex_with_suppressed_cells() {
    let mut text =
        "Codi_Districte,Nom_Districte,Codi_Barri,Nom_Barri,Valor,SEXE,EDAT_1\n".to_owned();
    for (district, barri) in [
        ("1,Ciutat Vella", "1,el Raval"),
        ("6,Gràcia", "28,Vallcarca"),
    ] {
        for age in 0..90 {
            text.push_str(&format!("{district},{barri},20,1,{age}\n"));
            // Few men of an age are not told.
            let men = if age > 80 { ".." } else { "10" };
            text.push_str(&format!("{district},{barri},{men},2,{age}\n"));
        }
    }
    let (recipe, held) = prepared("people.csv", text.as_bytes());
    assert_eq!(recipe.figures[0].kind, Kind::Pyramid);
    close(
        sum(&held, "Valor", &[]),
        2.0 * (90.0 * 20.0 + 81.0 * 10.0),
        0.0,
    );
    close(
        sum(&held, "Valor", &[("district", "06")]),
        90.0 * 20.0 + 81.0 * 10.0,
        0.0,
    );
    close(
        sum(&held, "Valor", &[("SEXE", "1")]),
        2.0 * 90.0 * 20.0,
        0.0,
    );
    assert_eq!(distinct(&held, "district"), 2);
    assert_eq!(distinct(&held, "barri"), 2);
    // The city, two districts and two neighbourhoods.
    assert_eq!(held.figures[0].areas().len(), 1 + 2 + 2);
}

#[test]
fn accidents_in_latin_1_whose_codes_became_dates() {
    let header = "Codi_districte;Nom_districte;Codi_barri;Descripcio_dia_setmana;Hora_dia;\
                  Numero_victimes;Coordenada_UTM_X";
    let mut text = format!("{header}\r\n");
    for hour in 0..24 {
        for (day, code) in [("Dilluns", "61-6-31"), ("Dissabte", "23/02/2008")] {
            text.push_str(&format!(
                "6;Gr\u{e0}cia;{code};{day};{hour};2;4301{hour:02},45\r\n"
            ));
        }
    }
    let latin = encoding_rs::WINDOWS_1252.encode(&text).0;
    let (recipe, held) = prepared("accidents.csv", &latin);
    assert_eq!(recipe.encoding, "windows-1252");
    assert_eq!(recipe.delimiter, ';');
    assert_eq!(recipe.decimal, ',');
    assert_eq!(recipe.figures[0].kind, Kind::Week);
    assert_eq!(held.profile.rows, 48);
    close(sum(&held, "Numero_victimes", &[]), 96.0, 0.0);
    // They are flagged, not guessed.
    let codes = held
        .report
        .columns
        .iter()
        .find(|column| column.source == "Codi_barri");
    assert_eq!(codes.expect("the column").damaged, 24);
    // The same in UTF-8.
    let (recipe, held) = prepared("accidents.csv", text.as_bytes());
    assert_eq!(recipe.encoding, "utf-8");
    close(sum(&held, "Numero_victimes", &[]), 96.0, 0.0);
}

#[test]
fn hours_side_by_side_with_a_mark_of_validity_each() {
    let mut text = "\"ESTACIO\",\"CODI_CONTAMINANT\",\"ANY\",\"MES\",\"DIA\"".to_owned();
    for hour in 1..=24 {
        text.push_str(&format!(",\"H{hour:02}\",\"V{hour:02}\""));
    }
    for day in 1..=5 {
        for substance in [7, 8] {
            text.push_str(&format!("\n4,{substance},2020,2,{day}"));
            for hour in 1..=24 {
                // What was not validated, or not measured, does not count.
                text.push_str(match hour {
                    1 => ",900,\"N\"",
                    2 => ",NA,\"N\"",
                    3..=13 => ",30,\"V\"",
                    _ => ",40,\"V\"",
                });
            }
        }
    }
    let (recipe, held) = prepared("air.csv", format!("{text}\n").as_bytes());
    let long = recipe.long.as_ref().expect("wide hours become rows");
    assert_eq!(long.key, "hour");
    assert_eq!(long.prefix, "H");
    assert_eq!(long.flag_prefix, "V");
    let only = [("CODI_CONTAMINANT", "8"), ("value_flag", "V")];
    close(held.mean("value", &only).expect("a mean"), 35.0, 0.001);
}

#[test]
fn months_side_by_side_over_the_years_of_a_normal() {
    const MONTHS: [&str; 12] = [
        "Gener", "Febrer", "Marc", "Abril", "Maig", "Juny", "Juliol", "Agost", "Setembre",
        "Octubre", "Novembre", "Desembre",
    ];
    let mut text = "Any".to_owned();
    for month in MONTHS {
        text.push_str(&format!(",Temp_Mitjana_{month}"));
    }
    for year in 1961..=2022 {
        text.push_str(&format!("\n{year}"));
        // In the years of the normal January has 10 degrees and every month one more; before, none.
        for month in 0..12 {
            let degrees = if year < 1991 { 0 } else { 10 + month };
            text.push_str(&format!(",{degrees}.5"));
        }
    }
    let (recipe, held) = prepared("temperatures.csv", format!("{text}\n").as_bytes());
    assert_eq!(
        recipe.long.as_ref().map(|long| long.key.as_str()),
        Some("month")
    );
    assert_eq!(held.profile.rows, 62 * 12);
    close(
        held.mean("value", &[("Any", "2022")]).expect("a mean"),
        16.0,
        0.001,
    );
    let climate = held.figures.iter().find_map(|figure| match figure {
        Figure::Climate { cities, .. } => Some(cities),
        _ => None,
    });
    let temperature = &climate.expect("a climate")[0].temperature;
    for (month, expected) in (10..22).enumerate() {
        close(temperature[month], f64::from(expected) + 0.5, 0.001);
    }
}

#[test]
fn a_register_with_a_title_above_and_totals_among_its_rows() {
    let mut text = "町別人口統計（全市）,,,,\n区CD,区名,性別,人口_総数".to_owned();
    text = text.replacen(",,,,\n", &format!("{}\n", ",".repeat(93)), 1);
    for age in 0..90 {
        text.push_str(&format!(",人口_{age}歳"));
    }
    let mut row = |area: &str, sex: &str, each: u32| {
        text.push_str(&format!("\n{area},{sex},{}", each * 90));
        text.push_str(&format!(",{each}").repeat(90));
    };
    for (area, each) in [("28100,全市", 20), ("28101,東灘区", 12), ("28102,灘区", 8)] {
        row(area, "＊合計＊", each);
        row(area, "男", each / 2);
        row(area, "女", each / 2);
    }
    let (recipe, held) = prepared("register.csv", &shift_jis(&format!("{text}\n")));
    assert_eq!(recipe.rows_above, 1);
    assert_eq!(recipe.header_rows, 1);
    assert_eq!(recipe.figures[0].kind, Kind::Pyramid);
    assert!(held.report.rows_aggregate > 0, "totals are marked");
    // Each person once: no totals, no sex taken together.
    close(sum(&held, "value", &[]), 20.0 * 90.0, 0.0);
    close(sum(&held, "value", &[("ward", "28101")]), 12.0 * 90.0, 0.0);
    close(sum(&held, "value", &[("ward", "28102")]), 8.0 * 90.0, 0.0);
}

#[test]
fn two_rows_of_headers_and_a_tally_below_in_cp932() {
    let mut text = "№,区,避難場所の利用,名称,住所,緯度,経度,注意事項,,\r\n\
                    ,,,,,,,地震・大火事,津波,備考\r\n"
        .to_owned();
    for number in 1..=30 {
        let ward = ["東灘", "垂水"][number % 2];
        text.push_str(&format!(
            "{number:04},{ward},○,みほん第{number}小学校グラウンド,神戸市{ward}区みほん町{number}-1,\
             34.7{number:02},135.1{number:02},○,×,念のため海岸から離れること。\r\n"
        ));
    }
    text.push_str(",,,,,,,,,\r\n,,,,,,内訳,,,\r\n,,,,,,○,30,0,\r\n,,,,,,合計,30,30,\r\n");
    let (recipe, held) = prepared("sites.csv", &shift_jis(&text));
    assert_eq!(recipe.encoding, "shift_jis");
    assert_eq!(recipe.header_rows, 2);
    assert_eq!(held.profile.rows, 30);
    assert_eq!(held.report.rows_below, 4);
    assert_eq!(distinct(&held, "ward"), 2);
}

#[test]
fn areas_as_geojson_by_their_codes() {
    let feature = |property: &str, code: &str, west: f64| {
        let ring = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1), (0.0, 0.0)]
            .map(|(x, y)| format!("[{:.1},{:.1}]", west + x, 34.6 + y))
            .join(",");
        format!(
            "{{\"type\":\"Feature\",\"properties\":{{\"{property}\":\"{code}\"}},\
             \"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[[{ring}]]}}}}"
        )
    };
    let collection = |features: &[String]| {
        format!(
            "{{\"type\":\"FeatureCollection\",\"features\":[{}]}}",
            features.join(",")
        )
    };
    let districts = collection(&[
        feature("DISTRICTE", "01", 2.1),
        feature("DISTRICTE", "10", 2.2),
    ]);
    let (_, held) = prepared("districts.geojson", districts.as_bytes());
    assert_eq!(held.profile.rows, 2);
    assert_eq!(distinct(&held, "district"), 2);
    let wards = collection(&[
        feature("N03_007", "28101", 135.2),
        feature("N03_007", "28109", 135.0),
    ]);
    let (_, held) = prepared("wards.geojson", wards.as_bytes());
    let mut columns = held.profile.columns.iter();
    let column = columns
        .position(|column| column.name == "ward")
        .expect("the wards' codes");
    let codes: Vec<_> = held
        .profile
        .preview
        .iter()
        .map(|row| row[column].as_deref())
        .collect();
    for ward in ["28101", "28109"] {
        assert!(codes.contains(&Some(ward)), "{ward}: {codes:?}");
    }
}

#[test]
fn names_that_were_encoded_twice() {
    let text = "Codi_Districte,Nom_Districte,Valor\n6,Gr\u{c3}\u{a0}cia,10\n\
                10,Sant Mart\u{c3}\u{ad},20\n1,Ciutat Vella,3\n";
    let (_, held) = prepared("names.csv", text.as_bytes());
    close(sum(&held, "Valor", &[]), 33.0, 0.0);
    let repaired: usize = held
        .report
        .columns
        .iter()
        .map(|column| column.repaired_encoding)
        .sum();
    assert_eq!(repaired, 2);
    let mut cells = held.profile.preview.iter().flatten().flatten();
    assert!(cells.all(|cell| !cell.contains('\u{c3}')));
}
