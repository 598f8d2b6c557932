//! What the scripts say, kind by kind: the templates are under `app/kit`.

use chart_spec::Measure;
use contest::{CityCode, Localized, Timestamp};
use dataset_spec::{ColumnProfile, Profile, Report};
use office::DatasetCard;

use super::*;

const RECIPE: &str = r#"format = "csv"
delimiter = ","
rows_above = 0
header_rows = 1
decimal = "."
missing = [""]
until_blank = true

[[column]]
source = "Codi_Barri"
name = "barri"
kind = "code"
digits = 2

[[column]]
source = "Nom_Barri"
name = "barri_name"
kind = "text"
names = "barri"
"#;

fn column(name: &str, kind: &str) -> ColumnProfile {
    ColumnProfile {
        name: name.to_owned(),
        kind: kind.to_owned(),
        smallest: Some("01".to_owned()),
        distinct: 9,
        ..ColumnProfile::default()
    }
}

/// A table with a column of every kind that a chart asks for.
fn view() -> DatasetView {
    let mut sex = column("Sexe", "text");
    sex.frequent = vec![("Dona".to_owned(), 5)];
    DatasetView {
        card: DatasetCard {
            slug: "example".to_owned(),
            city: CityCode::default(),
            topic: None,
            title: Localized::from([(Language::En, "An \"example\"")]),
            summary: Localized::default(),
            publisher: String::new(),
            licence: String::new(),
            rows: 9,
            invented: false,
            figure: true,
            published: true,
            prepared_at: Timestamp(0),
        },
        attribution: "Somebody".to_owned(),
        source: String::new(),
        file_address: String::new(),
        etag: String::new(),
        number: 1,
        draft: false,
        choices: String::new(),
        recipe: RECIPE.to_owned(),
        finding: String::new(),
        profile: Profile {
            columns: vec![
                column("barri", "text"),
                column("barri_name", "text"),
                column("Any", "integer"),
                column("Mes", "integer"),
                column("Dia", "integer"),
                column("when", "moment"),
                column("Dia_setmana", "text"),
                column("Hora", "integer"),
                column("Preu \"net\"", "number"),
                column("Renda", "number"),
                sex,
            ],
            ..Profile::default()
        },
        report: Report::default(),
        figures: String::new(),
        raw_name: String::new(),
        raw_hash: String::new(),
        csv_hash: String::new(),
        parquet_hash: String::new(),
    }
}

fn rule(kind: Kind, [x, y, by]: [&str; 3], measure: Measure) -> Rule {
    Rule {
        kind,
        x: x.to_owned(),
        y: y.to_owned(),
        by: by.to_owned(),
        measure,
        ..Rule::default()
    }
}

/// A rule of each kind, and of each way in which a kind is drawn.
fn rules() -> Vec<Rule> {
    let price = "Preu \"net\"";
    let mut only = rule(Kind::Bars, ["barri", "", ""], Measure::Count);
    only.only = vec![("Any".to_owned(), "2023".to_owned())];
    vec![
        rule(Kind::Bars, ["barri", price, ""], Measure::Mean),
        rule(Kind::Bars, ["Sexe", price, ""], Measure::Share),
        only,
        rule(Kind::Lines, ["Any", price, "barri"], Measure::Mean),
        rule(Kind::Lines, ["Any", price, ""], Measure::Sum),
        rule(Kind::Scatter, [price, "Renda", "barri"], Measure::Mean),
        rule(Kind::Slope, [price, "Renda", "barri"], Measure::Mean),
        rule(Kind::Scatter, [price, "Renda", "Sexe"], Measure::Mean),
        rule(Kind::Histogram, ["", price, ""], Measure::Count),
        rule(Kind::Week, ["Dia_setmana", "", "Hora"], Measure::Count),
        rule(Kind::Week, ["when", price, ""], Measure::Count),
        rule(Kind::Calendar, ["Dia", price, ""], Measure::Sum),
        rule(Kind::Calendar, ["when", price, ""], Measure::Mean),
        rule(Kind::Stripes, ["Any", price, ""], Measure::Mean),
        rule(Kind::Pyramid, ["Any", "Renda", "Sexe"], Measure::Sum),
    ]
}

#[test]
fn every_kind_has_its_scripts() {
    let view = view();
    let cities = office::own_cities().expect("the cities");
    for language in ["python", "r", "javascript"] {
        let mut text = String::new();
        for rule in rules() {
            let code = Code {
                view: &view,
                rule: &rule,
                cities: &cities,
                source: Source::Beside,
                other: None,
            };
            let (table, chart) = match language {
                "python" => (code.python_tables(), code.python()),
                "r" => (code.r_tables(), code.r()),
                _ => (code.javascript_tables(), code.javascript()),
            };
            text += &format!("======== {rule}\n{table}\n\n{chart}\n\n");
        }
        insta::assert_snapshot!(language, text);
    }
}
