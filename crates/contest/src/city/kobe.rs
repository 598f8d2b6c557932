//! Kobe: nine wards, by the codes of Japan's municipalities.

use super::{Area, AreaKind, AreaNames, City, Codes, Colors, Extent, KeyColumns, Texts};

const fn area(code: &'static str, name: &'static str, latin: &'static str) -> Area {
    Area {
        code,
        name,
        latin,
        within: "",
    }
}

pub(super) static CITY: City = City {
    code: "kobe",
    name: Texts {
        ca: "Kobe",
        es: "Kobe",
        en: "Kobe",
        ja: "神戸",
    },
    official_name: "神戸市",
    time_zone: "Asia/Tokyo",
    time: Texts {
        ca: "hora de Kobe",
        es: "hora de Kobe",
        en: "Kobe time",
        ja: "神戸時間",
    },
    data_source: Texts {
        ca: "Ciutat de Kobe (CC BY 2.1 JP)",
        es: "Ciudad de Kobe (CC BY 2.1 JP)",
        en: "City of Kobe (CC BY 2.1 JP)",
        ja: "神戸市（CC BY 2.1 JP）",
    },
    portal: None,
    areas_told: Texts {
        ca: "de districte de Kobe",
        es: "de distrito de Kobe",
        en: "of Kobe’s wards",
        ja: "神戸の区",
    },
    extent: Extent {
        longitude: 134.0..136.0,
        latitude: 34.0..35.5,
    },
    chart_colors: Colors {
        light: (0, 100, 155),
        dark: (112, 178, 230),
    },
    page_colors: Colors {
        light: "oklch(47% .11 240)",
        dark: "oklch(76% .1 235)",
    },
    key_columns: KeyColumns {
        things: &[],
        years: &["年"],
        terms: &[],
        months: &["月"],
        days: &["日"],
        hours: &[],
    },
    area_names: AreaNames {
        beside: &["ward", "ku", "kobe", "shi"],
        prefixes: &["兵庫県", "神戸市"],
        suffixes: &["区"],
        parts: &[],
    },
    area_kinds: &[AreaKind {
        name: "ward",
        city: "kobe",
        digits: 5,
        // Files of the prefecture (28) name the towns around Kobe by the same codes.
        codes: Codes::Shared { prefix: "28" },
        headers: &[
            "区cd",
            "区コード",
            "n03_007",
            "行政区コード",
            "区",
            "区名",
            "行政区",
            "行政区名",
            "ward",
            "ward_name",
        ],
        parent: None,
        latin_ending: "ku",
        tiles_across: 3,
        areas: &WARDS,
    }],
};

/// In the official order.
static WARDS: [Area; 9] = [
    area("28101", "東灘区", "Higashinada"),
    area("28102", "灘区", "Nada"),
    area("28110", "中央区", "Chūō"),
    area("28105", "兵庫区", "Hyōgo"),
    area("28109", "北区", "Kita"),
    area("28106", "長田区", "Nagata"),
    area("28107", "須磨区", "Suma"),
    area("28108", "垂水区", "Tarumi"),
    area("28111", "西区", "Nishi"),
];
