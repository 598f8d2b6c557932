//! Codes and names of areas: whatever a file says, both stand in the table, and nothing that was
//! written is lost.

use chart_spec::Key;
use contest::{Areas, city::Area};
use datasets::{ColumnKind, Prepared, Recipe};
use proptest::prelude::*;

use crate::{Held, common::cities, prepare, propose};

fn table(text: &str) -> (Recipe, Held) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("raw.csv");
    std::fs::write(&path, text).expect("written");
    let recipe = propose(&path).expect("a recipe");
    let held = prepare(&path, &recipe).expect("prepared");
    (recipe, held)
}

fn csv(held: &Held) -> String {
    std::fs::read_to_string(held.folder.path().join("table.csv")).expect("a file")
}

fn json(held: &Held) -> String {
    let mut out = Vec::new();
    datasets::write_json(&held.folder.path().join("table.parquet"), &mut out).expect("JSON");
    String::from_utf8(out).expect("text")
}

fn holds(prepared: &Prepared, name: &str) -> bool {
    prepared
        .profile
        .columns
        .iter()
        .any(|column| column.name == name)
}

#[test]
fn code_and_name_stand_in_the_table_from_every_form() {
    for (raw, expected) in [
        // Names in Japanese, in Latin letters, with and without what says that it is a ward.
        (
            "区,人口\n東灘区,1\n中央,2\n",
            "ward,区,人口\n28101,東灘区,1\n28110,中央,2\n",
        ),
        (
            "ward,people\nHigashinada-ku,1\nChuo,2\n",
            "ward,ward_name,people\n28101,Higashinada-ku,1\n28110,Chuo,2\n",
        ),
        // Codes alone: the names are told from them.
        (
            "区CD,人口\n28101,1\n28110,2\n",
            "ward,ward_name,人口\n28101,東灘区,1\n28110,中央区,2\n",
        ),
        // Both: neither becomes the other.
        (
            "区CD,区名,人口\n28101,東灘区,1\n28110,中央区,2\n",
            "ward,区名,人口\n28101,東灘区,1\n28110,中央区,2\n",
        ),
        (
            "barri,preu\nel Raval,1\nSarria,2\n",
            "barri,barri_name,preu\n01,el Raval,1\n23,Sarria,2\n",
        ),
        (
            "Codi_Barri,Nom_Barri,n\n1,el Raval,1\n23,Sarrià,2\n",
            "barri,Nom_Barri,n\n01,el Raval,1\n23,Sarrià,2\n",
        ),
        (
            "Nom_Districte,n\nGRACIA,1\nL'Eixample,2\n",
            "district,Nom_Districte,n\n02,L'Eixample,2\n06,GRACIA,1\n",
        ),
        // The column of names need not be called as one.
        (
            "Codi_Districte,Zona,n\n6,Gràcia,1\n10,Sant Martí,2\n",
            "district,Zona,n\n06,Gràcia,1\n10,Sant Martí,2\n",
        ),
        // A name that nobody knows stays, without a code; so does a code among names, with its
        // name.
        (
            "区,n\n東灘区,1\n水上,2\n28110,3\n",
            "ward,区,n\n,水上,2\n28101,東灘区,1\n28110,中央区,3\n",
        ),
        // Areas of another city are no codes of these.
        (
            "district,n\nMitte,1\nPankow,2\n",
            "district_name,n\nMitte,1\nPankow,2\n",
        ),
    ] {
        let (_, held) = table(raw);
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
            lines[1..].sort();
            lines
        };
        assert_eq!(sorted(&csv(&held)), sorted(expected), "{raw}");
    }
}

#[test]
fn a_recipe_of_before_is_read_and_says_the_same() {
    let text = "format = \"csv\"\ndelimiter = \",\"\nrows_above = 0\nheader_rows = 1\n\
         decimal = \".\"\nmissing = [\"\"]\nuntil_blank = true\n\n[[column]]\nsource = \"区\"\n\
         name = \"ward\"\nkind = \"code\"\ndigits = 5\nward = true\n";
    let recipe = Recipe::parse(text).expect("a recipe");
    assert_eq!(
        (recipe.columns[0].names.clone(), recipe.columns[0].kind),
        (Some(Key::new("ward")), ColumnKind::Code)
    );
    assert_eq!(Recipe::parse(&recipe.to_text()).expect("a recipe"), recipe);
}

/// How a publisher may write an area.
fn written() -> impl Strategy<Value = (Areas<'static>, Vec<String>)> {
    let key = prop::sample::select(cities().areas().collect::<Vec<_>>());
    key.prop_flat_map(|key| {
        let area = prop::sample::select(key.kind().areas.clone());
        let form = |area: &Area, form: usize| match form {
            0 => area.code.clone(),
            1 => area.code.trim_start_matches('0').to_owned(),
            2 => area.name.to_uppercase(),
            3 if !area.latin.is_empty() => format!("{}-ku", area.latin),
            4 => "Desconegut".to_owned(),
            5 => "水上".to_owned(),
            _ => area.name.clone(),
        };
        let cells = prop::collection::vec((area, 0_usize..12), 1..40);
        (
            Just(key),
            cells.prop_map(move |cells| cells.iter().map(|(area, at)| form(area, *at)).collect()),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]
    #[test]
    fn every_text_of_a_column_of_areas_is_found_in_the_exports(
        (key, cells) in written(),
        named in any::<bool>(),
    ) {
        let header = match (key.name(), named) {
            ("district", false) => "Codi_Districte",
            ("district", true) => "Nom_Districte",
            ("barri", false) => "Codi_Barri",
            ("barri", true) => "barri",
            ("ward", false) => "区CD",
            ("ward", true) => "区",
            (other, _) => panic!("no column of {other} is known here"),
        };
        let rows = cells.iter().enumerate();
        let rows: String = rows.map(|(at, cell)| format!("\"{cell}\",{at}\n")).collect();
        let (_, held) = table(&format!("{header},n\n{rows}"));
        let (csv, json) = (csv(&held), json(&held));
        for cell in &cells {
            let digits = cell.bytes().all(|byte| byte.is_ascii_digit());
            // A code may have got its length.
            let found = |text: &str| {
                text.contains(cell.as_str()) || (digits && text.contains(&format!("0{cell}")))
            };
            prop_assert!(found(&csv), "{} is lost of {:?}:\n{}", cell, cells, csv);
            prop_assert!(found(&json), "{} is lost of {:?}:\n{}", cell, cells, json);
        }
        // Where areas were recognised, their codes are there to join by, and names beside them.
        if holds(&held, key.name()) {
            prop_assert!(held.profile.columns.len() >= 3, "{}", csv);
        }
    }
}
