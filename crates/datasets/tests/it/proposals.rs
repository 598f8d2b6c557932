//! Every chart that is proposed is drawn, and so is every chart of another kind that is made of it.

use chart_spec::{Kind, Rule};
use datasets::{adapt_rule, possible_kinds};
use proptest::prelude::*;

use crate::{
    common::drawing::{check_files_of, check_table},
    crate_folder, prepare, propose,
};

#[test]
fn every_proposal_of_every_file_is_drawn_and_every_kind_made_of_it() {
    check_files_of(&[crate_folder().join("../../seeds/data")]);
}

/// A column of a table that somebody may have: its header, and its cells by row.
fn column(rows: usize) -> impl Strategy<Value = (String, Vec<String>)> {
    let header = prop::sample::select(vec![
        "barri",
        "Codi_Barri",
        "Nom_Districte",
        "区",
        "district",
        "Any",
        "Mes",
        "Dia",
        "Hora_dia",
        "month",
        "Descripcio_dia_setmana",
        "SEXE",
        "EDAT_1",
        "Valor",
        "Preu mitjà",
        "population",
        "temperature",
        "precipitation",
        "city",
        "name",
        "date",
        "lat",
        "n",
        "is_open",
    ]);
    let cell = prop::sample::select(vec![
        vec!["el Raval", "Sarrià", "Horta", "el Coll"],
        vec!["1", "2", "73", "-1"],
        vec!["01", "10"],
        vec!["Gràcia", "Sant Martí"],
        vec!["東灘区", "中央区", "水上"],
        vec!["2019", "2020", "2021"],
        vec![
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12",
        ],
        vec!["2023-01", "2023-02", "2023-12"],
        vec!["2023/1", "2023/2"],
        vec!["2023年1月", "2023年2月"],
        vec!["01/02/2020", "15/03/2020", "31/12/2021"],
        vec!["2020-02-01 08:00:00", "2020-02-02 23:30:00"],
        vec!["Dilluns", "Dimarts", "Diumenge"],
        vec!["1,5", "2,25", "-3,75", "1000,5"],
        vec!["0"],
        vec!["7", "7", "NA"],
        vec!["10", "20", "30000", "123456"],
        vec!["TRUE", "FALSE"],
        vec!["Dona", "Home"],
        vec!["a", "b"],
        vec!["", "NA"],
        vec![
            "x 1", "x 2", "x 3", "x 4", "x 5", "x 6", "x 7", "x 8", "x 9", "x 10", "x 11", "x 12",
            "x 13", "x 14",
        ],
    ]);
    // Some columns have a value of their own in every row.
    (header, cell, any::<bool>(), any::<u64>()).prop_map(move |(header, cells, many, seed)| {
        let cell = |row: usize| {
            let mixed = seed
                .wrapping_add(row as u64)
                .wrapping_mul(6_364_136_223_846_793_005);
            let at = usize::try_from(mixed >> 33).unwrap_or(0);
            match (many, at % 9) {
                (_, 0) => String::new(),
                (true, _) if cells[0] == "a" => format!("label {row}"),
                (true, _) if cells[0] == "10" => (row * row).to_string(),
                _ => cells[at % cells.len()].to_owned(),
            }
        };
        (header.to_owned(), (0..rows).map(cell).collect())
    })
}

fn any_table() -> impl Strategy<Value = String> {
    let rows =
        prop_oneof![1 => Just(1_usize), 2 => 2_usize..6, 3 => 6_usize..60, 1 => 300_usize..600];
    rows.prop_flat_map(|rows| prop::collection::vec(column(rows), 1..7))
        .prop_map(|columns| {
            let line = |cells: Vec<&str>| {
                cells
                    .iter()
                    .map(|cell| format!("\"{cell}\""))
                    .collect::<Vec<_>>()
                    .join(";")
                    + "\n"
            };
            let rows = columns[0].1.len();
            let mut text = line(columns.iter().map(|(header, _)| header.as_str()).collect());
            text.extend((0..rows).map(|row| {
                line(
                    columns
                        .iter()
                        .map(|(_, cells)| cells[row].as_str())
                        .collect(),
                )
            }));
            text
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn every_proposal_is_drawn_and_every_kind_made_of_it(text in any_table()) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("raw.csv");
        std::fs::write(&path, &text).expect("written");
        // Where nothing but blank rows came of it there is no table.
        if let Ok(recipe) = propose(&path) && let Ok(held) = prepare(&path, &recipe) {
            prop_assert_eq!(check_table(&recipe.figures, &held), Ok(()), "{}", text);
        }
    }
}

/// The charts of a small table, as they stand in its recipe.
fn proposed(text: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("raw.csv");
    std::fs::write(&path, text).expect("written");
    let recipe = propose(&path).expect("a recipe");
    let held = prepare(&path, &recipe).expect("prepared");
    assert_eq!(check_table(&recipe.figures, &held), Ok(()), "{text}");
    assert_eq!(
        held.figures.len(),
        recipe.figures.len(),
        "every proposal has its figure: {:?}",
        recipe.figures
    );
    recipe.figures.iter().map(ToString::to_string).collect()
}

#[test]
fn names_of_areas_and_months_as_text_give_bars_and_lines() {
    for months in [
        ["2023-01", "2023-02"],
        ["2023/01", "2023/02"],
        ["2023年1月", "2023年2月"],
        ["1/2023", "2/2023"],
        ["令和5年1月", "令和5年2月"],
    ] {
        let text = format!(
            "barri;Preu mitjà;Mes\nel Raval;905,4;{0}\nSarrià;1559,9;{0}\nel Raval;910,1;{1}\n\
             Sarrià;1570,0;{1}\n",
            months[0], months[1]
        );
        assert_eq!(
            proposed(&text),
            [
                "bars x=barri y=Preu_mitjà measure=mean",
                "lines x=Mes y=Preu_mitjà measure=mean"
            ],
            "{months:?}"
        );
    }
    // What is counted in whole numbers adds up: of several years, the last one counts.
    assert_eq!(
        proposed(
            "districte,any,gossos\nGràcia,2021,5\nGràcia,2022,6\nSant Martí,2021,7\n\
             Sant Martí,2022,9\n"
        ),
        [
            "bars x=district y=gossos measure=sum only=any:2022",
            "lines x=any y=gossos by=district measure=sum"
        ]
    );
}

#[test]
fn a_series_that_is_empty_in_a_part_is_drawn() {
    let mixed =
        "month;Any;month\n7;NA;01\n7;7;10\n7;;10\n;NA;01\n7;;10\n;7;10\n7;NA;01\n;7;\n7;NA;10\n";
    for text in ["Any;barri;Nom_Districte\n;73;0\nGràcia;2;1\n", mixed] {
        proposed(text);
    }
}

#[test]
fn what_was_chosen_stays_where_it_fits() {
    let text = "Codi_Barri,Nom_Barri,income,rent\n1,el Raval,12711,905.4\n23,Sarrià,32944,1559.9\n\
         73,la Verneda i la Pau,17261,991.1\n";
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("raw.csv");
    std::fs::write(&path, text).expect("written");
    let held = prepare(&path, &propose(&path).expect("a recipe")).expect("prepared");
    let scatter: Rule = "scatter x=income y=rent by=barri".parse().expect("a rule");
    let after = |kind: Kind| {
        adapt_rule(held.table(), Some(&scatter), kind).map(|(rule, _)| rule.to_string())
    };
    assert_eq!(
        after(Kind::Bars).as_deref(),
        Some("bars x=barri y=rent measure=mean")
    );
    assert_eq!(
        after(Kind::Map).as_deref(),
        Some("map x=barri y=rent measure=mean")
    );
    assert_eq!(
        after(Kind::Slope).as_deref(),
        Some("slope x=income y=rent by=barri")
    );
    assert_eq!(
        after(Kind::Histogram).as_deref(),
        Some("histogram y=rent measure=mean")
    );
    // Nothing of the table says when.
    assert_eq!(after(Kind::Calendar), None);
    assert!(!possible_kinds(held.table()).contains(&Kind::Pyramid));
}
