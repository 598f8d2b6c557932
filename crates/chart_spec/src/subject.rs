//! What values are about, so that a chart names them in the reader's language and not by a column's
//! name.

use serde::{Deserialize, Serialize};

use crate::Measure;

/// What values are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    /// Traffic accidents, how many.
    Accidents,
    /// Area of land, in the unit of its column.
    Area,
    /// Bicycles of a sharing service, how many.
    Bikes,
    /// Households, how many.
    Households,
    /// Income per person, in euros.
    Income,
    /// Nitrogen dioxide in the air, µg/m³.
    NitrogenDioxide,
    /// Inhabitants, how many.
    People,
    /// Places of a kind, such as parks or schools, how many.
    Places,
    /// Rain, in mm.
    Rain,
    /// Rent per month, in euros.
    Rent,
    /// Passengers of public transport, how many.
    Riders,
    /// Temperature of the air, in °C.
    Temperature,
    /// Registered unemployment, in per cent.
    Unemployment,
    /// Victims of traffic accidents, how many.
    Victims,
}

impl Subject {
    const ALL: [Self; 14] = [
        Self::Accidents,
        Self::Area,
        Self::Bikes,
        Self::Households,
        Self::Income,
        Self::NitrogenDioxide,
        Self::People,
        Self::Places,
        Self::Rain,
        Self::Rent,
        Self::Riders,
        Self::Temperature,
        Self::Unemployment,
        Self::Victims,
    ];

    /// As it stands in recipes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accidents => "accidents",
            Self::Area => "area",
            Self::Bikes => "bikes",
            Self::Households => "households",
            Self::Income => "income",
            Self::NitrogenDioxide => "nitrogendioxide",
            Self::People => "people",
            Self::Places => "places",
            Self::Rain => "rain",
            Self::Rent => "rent",
            Self::Riders => "riders",
            Self::Temperature => "temperature",
            Self::Unemployment => "unemployment",
            Self::Victims => "victims",
        }
    }

    /// The subject of a code; `None` for another word.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.code() == code)
    }

    /// What a column is about, by the names that the two cities' publishers use.
    #[must_use]
    pub fn of_column(name: &str) -> Option<Self> {
        let lower = name.to_lowercase();
        let is = |names: &[&str]| names.contains(&lower.as_str());
        let has = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
        if has(&["pes_atur"]) {
            Some(Self::Unemployment)
        } else if has(&["import_euros", "import_€", "income", "renda_"]) {
            Some(Self::Income)
        } else if is(&["preu"])
            || has(&["rent_", "lloguer_mitja_preu"])
            || lower.starts_with("rent")
        {
            Some(Self::Rent)
        } else if has(&["superfíci", "superfici", "面積", "area_km2"]) {
            Some(Self::Area)
        } else if has(&["世帯数", "households"]) {
            Some(Self::Households)
        } else if has(&["poblaci", "population", "人口", "登録", "people"]) {
            Some(Self::People)
        } else if is(&["bikesinusage", "num_bikes_available"]) {
            Some(Self::Bikes)
        } else if has(&["valor_no2"]) {
            Some(Self::NitrogenDioxide)
        } else if has(&["temperat", "気温"]) {
            Some(Self::Temperature)
        } else if has(&["precipita", "rain", "降水量"]) {
            Some(Self::Rain)
        } else if has(&["乗車", "riders"]) {
            Some(Self::Riders)
        } else if has(&["numero_victimes", "victims"]) {
            Some(Self::Victims)
        } else if is(&["accidents"]) {
            Some(Self::Accidents)
        } else {
            None
        }
    }

    /// How values of several rows become one: what is counted is summed, what is measured is
    /// averaged.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Accidents
            | Self::Area
            | Self::Households
            | Self::People
            | Self::Places
            | Self::Riders
            | Self::Victims => Measure::Sum,
            Self::Bikes
            | Self::Income
            | Self::NitrogenDioxide
            | Self::Rain
            | Self::Rent
            | Self::Temperature
            | Self::Unemployment => Measure::Mean,
        }
    }

    /// Digits behind the decimal mark that its values are told with.
    #[must_use]
    pub const fn digits(self) -> usize {
        match self {
            Self::NitrogenDioxide | Self::Rain | Self::Temperature | Self::Unemployment => 1,
            _ => 0,
        }
    }
}
