//! Real files, prepared without a hand-written recipe, must give the verified figures.

use datasets::Recipe;

use crate::{
    common::{Held, close, distinct, prepare, propose},
    real,
};

fn prepared(name: &str) -> (Recipe, Held) {
    let path = real(name);
    let recipe = propose(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    let prepared = prepare(&path, &recipe).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(prepared.folder.path().join("table.parquet").exists());
    (recipe, prepared)
}

pub(crate) fn population_by_age_and_sex_2021() {
    let (recipe, prepared) = prepared("barcelona/2021_pad_mdba_sexe_edat-1.csv");
    // FACTS.md: sums of the cells that are not suppressed.
    close(prepared.sum("Valor", &[]).expect("a sum"), 1_653_490.0, 0.0);
    for (district, people) in [
        ("01", 108_833.0),
        ("02", 268_400.0),
        ("08", 172_769.0),
        ("10", 240_320.0),
    ] {
        close(
            prepared
                .sum("Valor", &[("district", district)])
                .expect("a sum"),
            people,
            0.0,
        );
    }
    assert_eq!(
        (
            distinct(&prepared, "district"),
            distinct(&prepared, "barri")
        ),
        (10, 73)
    );
    assert_eq!(recipe.figures[0].kind, chart_spec::Kind::Pyramid);
    // 1 is a woman: there are more of them.
    let (women, men) = (
        prepared.sum("Valor", &[("SEXE", "1")]).expect("a sum"),
        prepared.sum("Valor", &[("SEXE", "2")]).expect("a sum"),
    );
    assert!(women > men);
    assert_eq!(prepared.figures[0].areas().len(), 1 + 10 + 73);
}

pub(crate) fn accidents_2010_in_latin_1_and_2020() {
    for (name, accidents, victims, encoding) in [
        (
            "barcelona/2010_accidents_gu_bcn.csv",
            9_056,
            10_843.0,
            "windows-1252",
        ),
        (
            "barcelona/2020_accidents_gu_bcn.csv",
            6_268,
            7_230.0,
            "utf-8",
        ),
    ] {
        let (recipe, prepared) = prepared(name);
        assert_eq!(
            (recipe.encoding.as_str(), recipe.delimiter, recipe.decimal),
            (encoding, ';', ','),
            "{name}"
        );
        assert_eq!(prepared.profile.rows, accidents);
        close(
            prepared.sum("Numero_victimes", &[]).expect("a sum"),
            victims,
            0.0,
        );
        assert_eq!(distinct(&prepared, "district"), 10);
        assert_eq!(recipe.figures[0].kind, chart_spec::Kind::Week);
    }
    let (_, prepared) = prepared("barcelona/2020_accidents_gu_bcn.csv");
    // PROVENANCE.md: 2,204 codes became dates in a spreadsheet. They are flagged, not guessed.
    let codes = prepared
        .report
        .columns
        .iter()
        .find(|column| column.source == "Codi_barri")
        .expect("the column");
    assert_eq!(codes.damaged, 2_204);
}

pub(crate) fn air_quality_before_and_in_the_lock_down() {
    for (name, mean) in [
        ("barcelona/2020_02_Febrer_qualitat_aire_BCN.csv", 35.3),
        ("barcelona/2020_03_Marc_qualitat_aire_BCN.csv", 20.6),
    ] {
        let (recipe, prepared) = prepared(name);
        let long = recipe.long.as_ref().expect("wide hours become rows");
        assert_eq!(
            (
                long.key.as_str(),
                long.prefix.as_str(),
                long.flag_prefix.as_str()
            ),
            ("hour", "H", "V")
        );
        // Code 8 is NO2; only validated hours count.
        close(
            prepared
                .mean("value", &[("CODI_CONTAMINANT", "8"), ("value_flag", "V")])
                .expect("a mean"),
            mean,
            0.05,
        );
    }
}

pub(crate) fn temperatures_since_1786() {
    let (recipe, prepared) = prepared("barcelona/temperaturesbarcelonadesde1780.csv");
    assert_eq!(
        recipe.long.as_ref().map(|long| long.key.as_str()),
        Some("month")
    );
    assert_eq!(prepared.profile.rows, 237 * 12);
    close(
        prepared.mean("value", &[("Any", "2022")]).expect("a mean"),
        18.1,
        0.05,
    );
    // The monthly normals 1991-2020 of FACTS.md.
    let Some(chart_spec::Figure::Climate { cities, .. }) = prepared.figures.get(1) else {
        panic!("a climate")
    };
    let expected = [
        8.8, 9.4, 11.8, 13.8, 17.3, 21.4, 24.2, 24.4, 20.9, 17.2, 12.3, 9.5,
    ];
    for (month, expected) in expected.into_iter().enumerate() {
        close(cities[0].temperature[month], expected, 0.051);
    }
}

pub(crate) fn kobe_register_2017() {
    let (recipe, prepared) = prepared("kobe/zensi2912.xls");
    assert_eq!((recipe.rows_above, recipe.header_rows), (1, 1));
    assert_eq!(recipe.figures[0].kind, chart_spec::Kind::Pyramid);
    assert!(
        prepared.report.rows_aggregate > 0,
        "totals and \"of which\" rows are marked"
    );
    // Each person once: no totals, no sex taken together.
    close(prepared.sum("value", &[]).expect("a sum"), 1_541_913.0, 0.0);
    for (ward, people) in [
        ("28101", 214_102.0),
        ("28102", 133_497.0),
        ("28105", 109_145.0),
        ("28106", 99_289.0),
        ("28107", 162_775.0),
        ("28108", 223_378.0),
        ("28109", 219_871.0),
        ("28110", 134_813.0),
        ("28111", 245_043.0),
    ] {
        close(
            prepared.sum("value", &[("ward", ward)]).expect("a sum"),
            people,
            0.0,
        );
    }
}

pub(crate) fn kobe_evacuation_sites_in_cp932() {
    let (recipe, prepared) = prepared("kobe/2017okugaihinanjo.csv");
    assert_eq!(
        (recipe.encoding.as_str(), recipe.header_rows),
        ("shift_jis", 2)
    );
    assert_eq!(prepared.profile.rows, 88);
    assert_eq!(prepared.report.rows_below, 8);
    // None of the outdoor sites of 2017 lies in 西区.
    assert_eq!(distinct(&prepared, "ward"), 8);
}

pub(crate) fn districts_and_wards_as_geojson() {
    let (_, districts) = prepared("barcelona/bcn_districtes_2020.geojson");
    assert_eq!(
        (districts.profile.rows, distinct(&districts, "district")),
        (10, 10)
    );
    let (_, wards) = prepared("kobe/N03-21_28_210101.geojson");
    let column = wards
        .profile
        .columns
        .iter()
        .position(|column| column.name == "ward")
        .expect("the wards' codes");
    for ward in [
        "28101", "28102", "28105", "28106", "28107", "28108", "28109", "28110", "28111",
    ] {
        assert!(
            wards
                .profile
                .preview
                .iter()
                .any(|row| row[column].as_deref() == Some(ward)),
            "{ward}"
        );
    }
}

pub(crate) fn double_encoded_names_are_repaired() {
    let (_, prepared) = prepared("barcelona/2023_pad_mdbas.csv");
    close(prepared.sum("Valor", &[]).expect("a sum"), 1_660_435.0, 0.0);
    assert!(
        prepared
            .report
            .columns
            .iter()
            .any(|column| column.repaired_encoding > 0)
    );
    assert!(
        prepared
            .profile
            .preview
            .iter()
            .flatten()
            .flatten()
            .all(|cell| !cell.contains('Ã'))
    );
}
