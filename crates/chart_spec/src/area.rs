//! The official areas of the cities: codes, names and order. Joins go by code, never by name.

use crate::Key;

/// An area of a city.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The official code, with all its digits: `01` to `73` for a barri, `28101` for a ward.
    pub code: String,
    /// As the city writes it.
    pub name: String,
    /// The name in Latin letters, of an area whose own name has none; empty for others.
    pub latin: &'static str,
    /// Code of the larger area that this one lies in; empty for others.
    pub within: &'static str,
}

/// The areas of a key, in the official order.
#[must_use]
pub fn areas(key: Key) -> Vec<Area> {
    key.kind()
        .areas
        .iter()
        .map(|area| Area {
            code: area.code.to_owned(),
            name: area.name.to_owned(),
            latin: area.latin,
            within: area.within,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> Key {
        Key::of_column(name).expect("a kind of areas")
    }

    #[test]
    fn every_area_is_there_and_barris_lie_in_their_districts() {
        let counts: Vec<usize> = Key::all().map(|key| areas(key).len()).collect();
        assert_eq!(counts, [10, 73, 9]);
        let barris = areas(key("barri"));
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
            areas(key("ward"))[2],
            Area {
                code: "28110".to_owned(),
                name: "中央区".to_owned(),
                latin: "Chūō",
                within: ""
            }
        );
    }
}
