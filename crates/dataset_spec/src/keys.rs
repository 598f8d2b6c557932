//! The official codes of the cities' areas in cells, and months in names. Joins go by code, never
//! by name.

use contest::Areas;

use crate::notation;

/// The code that a cell holds, at its length. An apostrophe in front keeps a spreadsheet from
/// reading a number.
#[must_use]
pub fn written_code(areas: Areas, cell: &str) -> Option<String> {
    let bare = cell.strip_prefix('\'').unwrap_or(cell);
    Some(notation::pad_code(bare, areas.digits)).filter(|code| areas.is_valid(code))
}

/// The code of the area that a cell means, by its code or by its name.
#[must_use]
pub fn code(areas: Areas, cell: &str) -> Option<String> {
    written_code(areas, cell).or_else(|| areas.code_of(cell).map(str::to_owned))
}

/// What the area of a code is called officially.
#[must_use]
pub fn name<'c>(areas: Areas<'c>, cell: &str) -> Option<&'c str> {
    let code = written_code(areas, cell)?;
    areas.kind().area(&code).map(|area| area.name.as_str())
}

/// The number of a month in Catalan, Spanish or English, or of one written in digits.
#[must_use]
pub fn month(text: &str) -> Option<u32> {
    const MONTHS: [[&str; 3]; 12] = [
        ["gener", "enero", "january"],
        ["febrer", "febrero", "february"],
        ["marc", "marzo", "march"],
        ["abril", "abril", "april"],
        ["maig", "mayo", "may"],
        ["juny", "junio", "june"],
        ["juliol", "julio", "july"],
        ["agost", "agosto", "august"],
        ["setembre", "septiembre", "september"],
        ["octubre", "octubre", "october"],
        ["novembre", "noviembre", "november"],
        ["desembre", "diciembre", "december"],
    ];
    let text = text.trim().to_lowercase().replace('ç', "c");
    let named = MONTHS
        .iter()
        .position(|names| names.contains(&text.as_str()));
    named.and_then(|month| u32::try_from(month + 1).ok())
}

#[cfg(test)]
mod tests {
    use contest::Cities;

    use super::*;

    fn cities() -> Cities {
        let own = [
            include_str!("../../../seeds/cities/barcelona.toml"),
            include_str!("../../../seeds/cities/kobe.toml"),
        ];
        Cities::new(own.map(|text| toml::from_str(text).expect("a city")).into())
    }

    #[test]
    fn every_area_is_found_by_its_name_and_by_no_other() {
        let cities = cities();
        for areas in cities.areas() {
            for area in &areas.areas {
                let upper = area.name.to_uppercase();
                for name in [
                    area.name.as_str(),
                    &upper,
                    &format!(" {} ", area.name),
                    &area.latin,
                ]
                .into_iter()
                .filter(|name| !name.is_empty())
                {
                    assert_eq!(areas.code_of(name), Some(area.code.as_str()), "{name}");
                }
                assert_eq!(name(areas, &area.code), Some(area.name.as_str()));
            }
        }
    }

    #[test]
    fn names_are_found_as_publishers_write_them() {
        let cities = cities();
        let code_of = |key: &str, written: &str| {
            let areas = cities.areas_named(key).expect("a kind of areas");
            areas.code_of(written)
        };
        for (key, written, code) in [
            ("ward", "東灘", "28101"),
            ("ward", "東　灘　区", "28101"),
            ("ward", "神戸市中央区", "28110"),
            ("ward", "Chuo-ku", "28110"),
            ("ward", "Chūō Ward", "28110"),
            ("ward", "HIGASHINADAKU", "28101"),
            ("ward", "Hyogo", "28105"),
            ("district", "L'Eixample", "02"),
            ("district", "GRACIA", "06"),
            ("district", "Gra\u{300}cia", "06"),
            ("district", "Sarria - Sant Gervasi", "05"),
            ("barri", "el Poble Sec", "11"),
            ("barri", "el Poble Sec - AEI Parc Montjuïc", "11"),
            ("barri", "1. el Raval", "01"),
            ("barri", "Barri Gotic", "02"),
        ] {
            assert_eq!(code_of(key, written), Some(code), "{written}");
        }
        for (key, written) in [
            ("ward", "水上"),
            ("ward", "区"),
            ("barri", "Desconegut"),
            ("district", "1"),
            ("barri", "el"),
        ] {
            assert_eq!(code_of(key, written), None, "{written}");
        }
    }

    #[test]
    fn codes_get_their_length_and_what_is_no_area_is_none() {
        let cities = cities();
        let barri = cities.areas_named("barri").expect("a kind of areas");
        assert_eq!(code(barri, "1").as_deref(), Some("01"));
        assert_eq!(code(barri, "'7").as_deref(), Some("07"));
        assert_eq!(code(barri, "el Raval").as_deref(), Some("01"));
        for cell in ["-1", "99", "", "0", "23-5-72"] {
            assert_eq!(code(barri, cell), None, "{cell}");
        }
    }
}
