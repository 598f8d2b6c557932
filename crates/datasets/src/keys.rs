//! The official codes of both cities' areas, and how files name them. Joins go by code, never by name.

/// A key by which tables of the two cities are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// `01` to `10`.
    District,
    /// `01` to `73`.
    Barri,
    /// `28101` to `28111`.
    Ward,
}

impl Key {
    /// The column's name in a prepared table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Barri => "barri",
            Self::Ward => "ward",
        }
    }

    /// The key that a prepared column holds, by its name.
    pub(crate) fn of_column(name: &str) -> Option<Self> {
        [Self::District, Self::Barri, Self::Ward].into_iter().find(|key| key.name() == name)
    }

    /// Digits of a code.
    pub(crate) const fn digits(self) -> usize {
        match self {
            Self::District | Self::Barri => 2,
            Self::Ward => 5,
        }
    }

    /// The key that a column's name announces.
    pub(crate) fn of_header(name: &str) -> Option<Self> {
        let lower = name.trim().to_lowercase();
        match lower.as_str() {
            "codi_districte" | "codi districte" | "districte_codi" | "id_districte" | "districte" => Some(Self::District),
            "codi_barri" | "codi barri" | "barri_codi" | "id_barri" | "barri" => Some(Self::Barri),
            "区cd" | "区コード" | "n03_007" | "行政区コード" => Some(Self::Ward),
            _ => None,
        }
    }

    /// Whether a code, brought to its length, is one of the city's.
    pub(crate) fn is_valid(self, code: &str) -> bool {
        let number: u32 = code.parse().unwrap_or(0);
        code.len() == self.digits()
            && match self {
                Self::District => (1..=10).contains(&number),
                Self::Barri => (1..=73).contains(&number),
                // Files of the prefecture (28) name the towns around Kobe by the same codes.
                Self::Ward => code.starts_with("28") && number > 0,
            }
    }
}

/// Names and codes of Kobe's wards, in the official order.
const WARDS: [(&str, &str); 9] = [
    ("東灘", "28101"),
    ("灘", "28102"),
    ("中央", "28110"),
    ("兵庫", "28105"),
    ("北", "28109"),
    ("長田", "28106"),
    ("須磨", "28107"),
    ("垂水", "28108"),
    ("西", "28111"),
];

/// Codes and full names of Kobe's wards, in the official order.
pub(crate) fn wards() -> impl Iterator<Item = (&'static str, String)> {
    WARDS.into_iter().map(|(name, code)| (code, format!("{name}区")))
}

/// The code of a ward's name, with or without 区.
pub(crate) fn ward(name: &str) -> Option<&'static str> {
    let name = name.trim();
    let name = name.strip_suffix('区').unwrap_or(name);
    WARDS.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

/// The number of a month in Catalan, Spanish or English, or of one written in digits.
pub(crate) fn month(text: &str) -> Option<u32> {
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
    let named = MONTHS.iter().position(|names| names.contains(&text.as_str()));
    named.and_then(|month| u32::try_from(month + 1).ok())
}
