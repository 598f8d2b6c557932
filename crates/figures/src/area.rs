//! The official areas of both cities: codes, names and order. Joins go by code, never by name.

use crate::Key;

/// Districts of Barcelona by code, in the official order and as the city writes them.
const DISTRICTS: [(&str, &str); 10] = [
    ("01", "Ciutat Vella"),
    ("02", "Eixample"),
    ("03", "Sants-Montjuïc"),
    ("04", "Les Corts"),
    ("05", "Sarrià-Sant Gervasi"),
    ("06", "Gràcia"),
    ("07", "Horta-Guinardó"),
    ("08", "Nou Barris"),
    ("09", "Sant Andreu"),
    ("10", "Sant Martí"),
];

/// The last barri of each district: they are numbered from one district to the next.
const LAST_BARRI: [usize; 10] = [4, 10, 18, 21, 27, 32, 43, 56, 63, 73];

/// Barris of Barcelona in the order of their codes, as the city writes them.
const BARRIS: [&str; 73] = [
    "el Raval",
    "el Barri Gòtic",
    "la Barceloneta",
    "Sant Pere, Santa Caterina i la Ribera",
    "el Fort Pienc",
    "la Sagrada Família",
    "la Dreta de l'Eixample",
    "l'Antiga Esquerra de l'Eixample",
    "la Nova Esquerra de l'Eixample",
    "Sant Antoni",
    "el Poble-sec",
    "la Marina del Prat Vermell",
    "la Marina de Port",
    "la Font de la Guatlla",
    "Hostafrancs",
    "la Bordeta",
    "Sants - Badal",
    "Sants",
    "les Corts",
    "la Maternitat i Sant Ramon",
    "Pedralbes",
    "Vallvidrera, el Tibidabo i les Planes",
    "Sarrià",
    "les Tres Torres",
    "Sant Gervasi - la Bonanova",
    "Sant Gervasi - Galvany",
    "el Putxet i el Farró",
    "Vallcarca i els Penitents",
    "el Coll",
    "la Salut",
    "la Vila de Gràcia",
    "el Camp d'en Grassot i Gràcia Nova",
    "el Baix Guinardó",
    "Can Baró",
    "el Guinardó",
    "la Font d'en Fargues",
    "el Carmel",
    "la Teixonera",
    "Sant Genís dels Agudells",
    "Montbau",
    "la Vall d'Hebron",
    "la Clota",
    "Horta",
    "Vilapicina i la Torre Llobeta",
    "Porta",
    "el Turó de la Peira",
    "Can Peguera",
    "la Guineueta",
    "Canyelles",
    "les Roquetes",
    "Verdun",
    "la Prosperitat",
    "la Trinitat Nova",
    "Torre Baró",
    "Ciutat Meridiana",
    "Vallbona",
    "la Trinitat Vella",
    "Baró de Viver",
    "el Bon Pastor",
    "Sant Andreu",
    "la Sagrera",
    "el Congrés i els Indians",
    "Navas",
    "el Camp de l'Arpa del Clot",
    "el Clot",
    "el Parc i la Llacuna del Poblenou",
    "la Vila Olímpica del Poblenou",
    "el Poblenou",
    "Diagonal Mar i el Front Marítim del Poblenou",
    "el Besòs i el Maresme",
    "Provençals del Poblenou",
    "Sant Martí de Provençals",
    "la Verneda i la Pau",
];

/// Names, names in Latin letters and codes of Kobe's wards, in the official order.
const WARDS: [(&str, &str, &str); 9] = [
    ("東灘", "Higashinada", "28101"),
    ("灘", "Nada", "28102"),
    ("中央", "Chūō", "28110"),
    ("兵庫", "Hyōgo", "28105"),
    ("北", "Kita", "28109"),
    ("長田", "Nagata", "28106"),
    ("須磨", "Suma", "28107"),
    ("垂水", "Tarumi", "28108"),
    ("西", "Nishi", "28111"),
];

/// An area of a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub code: String,
    pub name: String,
    /// The name in Latin letters, of an area whose own name has none; empty for others.
    pub latin: &'static str,
    /// Code of the district that a barri lies in; empty for others.
    pub within: &'static str,
}

/// The areas of a key, in the official order.
#[must_use]
pub fn areas(key: Key) -> Vec<Area> {
    let area = |code: &str, name: &str, within| Area {
        code: code.to_owned(),
        name: name.to_owned(),
        latin: "",
        within,
    };
    match key {
        Key::District => DISTRICTS
            .iter()
            .map(|(code, name)| area(code, name, ""))
            .collect(),
        Key::Ward => WARDS
            .iter()
            .map(|(name, latin, code)| Area {
                latin,
                ..area(code, &format!("{name}区"), "")
            })
            .collect(),
        Key::Barri => (1..=BARRIS.len())
            .map(|number| {
                let district = LAST_BARRI
                    .iter()
                    .position(|last| number <= *last)
                    .unwrap_or(0);
                area(
                    &format!("{number:02}"),
                    BARRIS[number - 1],
                    DISTRICTS[district].0,
                )
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_is_there_and_barris_lie_in_their_districts() {
        assert_eq!(Key::ALL.map(|key| areas(key).len()), [10, 73, 9]);
        let barris = areas(Key::Barri);
        let find = |name: &str| {
            barris
                .iter()
                .find(|barri| barri.name == name)
                .map(|barri| (barri.code.as_str(), barri.within))
        };
        assert_eq!(find("el Raval"), Some(("01", "01")));
        assert_eq!(find("Sarrià"), Some(("23", "05")));
        assert_eq!(find("la Verneda i la Pau"), Some(("73", "10")));
        assert_eq!(
            areas(Key::Ward)[2],
            Area {
                code: "28110".to_owned(),
                name: "中央区".to_owned(),
                latin: "Chūō",
                within: ""
            }
        );
    }
}
