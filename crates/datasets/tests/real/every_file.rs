//! Every real file, without a hand-written recipe: what it becomes, as a table that was reviewed.

use std::fmt::Write as _;

use chart_spec::Figure;

use crate::{
    common::{prepare, propose},
    real,
};

/// The files, by folder. A new one is added here, and its line in the table is read before it is
/// accepted.
const FILES: [(&str, &[&str]); 2] = [
    (
        "barcelona",
        &[
            "2010_accidents_gu_bcn.csv",
            "2014_lloguer_preu_trim.csv",
            "2016_accidents_gu_bcn.csv",
            "2017_distribucio_territorial_renda_familiar.csv",
            "2017_poblacio_exposada_districtes_mapa_estrategic_soroll_bcn.csv",
            "2018_06_Juny_qualitat_aire_BCN.csv",
            "2019_04_Abril_qualitat_aire_BCN.csv",
            "2019_accidents_gu_bcn.csv",
            "2019_bicing_us_servei.csv",
            "2019_lloguer_preu_trim.csv",
            "2019_qualitat_aire_contaminants.csv",
            "2019_qualitat_aire_estacions.csv",
            "2019_superficie.csv",
            "2020_02_Febrer_qualitat_aire_BCN.csv",
            "2020_03_Marc_qualitat_aire_BCN.csv",
            "2020_Pes_del_atur_registrat_sobre_poblacio_16_64_anys.csv",
            "2020_accidents_gu_bcn.csv",
            "2021_hut_comunicacio_opendata.csv",
            "2021_pad_dom_mdbas_n-persones.csv",
            "2021_pad_mdba_sexe_edat-1.csv",
            "2021_renda_disponible_llars_per_persona.csv",
            "2021_superficie.csv",
            "2023_MeteoCat_Detall_Estacions.csv",
            "2023_lloguer_preu_trim.csv",
            "2023_pad_mdbas.csv",
            "4_esperanca_de_vida.csv",
            "5_evolucio_semestral_base2008_canvi_de_font.csv",
            "BarcelonaCiutat_Barris.csv",
            "Informacio_Estacions_Bicing.csv",
            "XarxaSoroll_EquipsMonitor_Instal.csv",
            "bcn_barris_2020.geojson",
            "bcn_districtes_2020.geojson",
            "precipitacionsbarcelonadesde1786.csv",
            "qualitat_aire_contaminants.csv",
            "taula_dimensions_padro.csv",
            "temperaturesbarcelonadesde1780.csv",
        ],
    ),
    (
        "kobe",
        &[
            "2017okugaihinanjo.csv",
            "H7-27.csv",
            "N03-21_28_210101.geojson",
            "aed_refined.csv",
            "emergency_water_kobe_20141128.csv",
            "jinkou_jsonstat_2012_2016.json",
            "jma_kobe_daily_20240610_20250610.csv",
            "kobe_subway_gtfs.zip",
            "marathon1.csv",
            "metadata.csv",
            "okunaihinanjyo.geojson",
            "open_kobe_subway_add.csv",
            "open_seishin_w_east.csv",
            "utoilet_kobe_20141128.csv",
            "yakei_kobe_20141128.csv",
            "zensi2912.xls",
        ],
    ),
];

/// How many areas of a key there are.
const KEYS: [(&str, usize); 3] = [("district", 10), ("barri", 73), ("ward", 9)];

fn line(name: &str) -> String {
    let path = real(name);
    let mut text = format!("{name}\n");
    let prepared = match propose(&path).and_then(|recipe| Ok((prepare(&path, &recipe)?, recipe))) {
        Ok((prepared, recipe)) => {
            let _ = writeln!(
                text,
                "  {:?} {} {:?} above {} header {} decimal {:?}{}, sorted by {}",
                recipe.format,
                recipe.encoding,
                recipe.delimiter,
                recipe.rows_above,
                recipe.header_rows,
                recipe.decimal,
                recipe
                    .long
                    .as_ref()
                    .map_or_else(String::new, |long| format!(", {} to rows", long.key)),
                if recipe.sort.is_empty() {
                    "nothing".to_owned()
                } else {
                    recipe.sort.join(", ")
                }
            );
            prepared
        }
        Err(error) => return format!("{text}  NOT PREPARED: {error}\n"),
    };
    let _ = writeln!(
        text,
        "  rows {} (read {}, below {}, sums {})",
        prepared.profile.rows,
        prepared.report.rows_read,
        prepared.report.rows_below,
        prepared.report.rows_aggregate
    );
    for column in &prepared.profile.columns {
        let covers = KEYS
            .iter()
            .find(|(key, _)| *key == column.name)
            .map_or_else(String::new, |(_, all)| {
                format!(" covers {}/{all}", column.distinct)
            });
        let unit = if column.unit.is_empty() {
            String::new()
        } else {
            format!(" in {}", column.unit)
        };
        let _ = writeln!(
            text,
            "  - {}: {}{unit}, missing {}{covers}",
            column.name, column.kind, column.missing
        );
    }
    for column in &prepared.report.columns {
        let counts = [
            ("missing markers", column.missing_markers),
            ("blanks", column.trimmed),
            ("encoding", column.repaired_encoding),
            ("notation", column.notation),
            ("padded", column.padded),
            ("damaged", column.damaged),
        ];
        let changed: Vec<String> = counts
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(what, count)| format!("{what} {count}"))
            .collect();
        if !changed.is_empty() {
            let _ = writeln!(text, "  * {}: {}", column.name, changed.join(", "));
        }
    }
    for figure in &prepared.figures {
        let _ = writeln!(text, "  = {}", drawn(figure));
    }
    for unfit in &prepared.report.figures {
        let _ = writeln!(text, "  ! {}: {}", unfit.rule, unfit.why);
    }
    text
}

/// What a chart of the table holds, in short.
fn drawn(figure: &Figure) -> String {
    let areas = figure.areas().len();
    match figure {
        Figure::Pyramid { .. } => format!("pyramid of {areas} areas"),
        Figure::Week { what, .. } => format!(
            "week of {areas} areas: {:?} {:?} {}",
            what.measure, what.subject, what.column
        ),
        Figure::Climate { cities, .. } => format!("climate of {} cities", cities.len()),
        Figure::Bars {
            what,
            areas: panels,
            ..
        } => {
            format!(
                "{} bars in {areas} areas: {:?} {:?} {}",
                panels[0].data.groups.len(),
                what.measure,
                what.subject,
                what.column
            )
        }
        Figure::Lines {
            what,
            axis,
            areas: panels,
        } => {
            format!(
                "{} lines by {axis:?}: {:?} {:?} {}",
                panels[0].data.lines.len(),
                what.measure,
                what.subject,
                what.column
            )
        }
        Figure::Map { what, key, values } => {
            format!(
                "map of {} {}: {:?} {:?} {}",
                values.len(),
                key.name(),
                what.measure,
                what.subject,
                what.column
            )
        }
        Figure::Scatter { x, y, points } => {
            format!("{} points: {} and {}", points.len(), x.column, y.column)
        }
        Figure::Slope { x, y, points } => {
            format!("{} slopes from {} to {}", points.len(), x.column, y.column)
        }
        Figure::Calendar {
            what,
            areas: panels,
        } => {
            let days = &panels[0].data.days;
            let mean = days.iter().map(|(_, value)| value).sum::<f64>()
                / f64::from(u32::try_from(days.len()).unwrap_or(1));
            format!(
                "calendar of {} days, mean {mean:.1}: {:?} {:?} {}",
                days.len(),
                what.measure,
                what.subject,
                what.column
            )
        }
        Figure::Stripes { what, years } => format!(
            "{} stripes: {:?} {:?}",
            years.len(),
            what.measure,
            what.subject
        ),
        Figure::Histogram { what, .. } => format!("histogram of {}", what.column),
        Figure::Outline { key, shapes } => {
            let points: usize = shapes
                .areas
                .iter()
                .flat_map(|area| &area.rings)
                .map(Vec::len)
                .sum();
            format!(
                "outlines of {} {}, {points} points",
                shapes.areas.len(),
                key.name()
            )
        }
    }
}

pub(crate) fn every_file_becomes_what_was_reviewed() {
    for (folder, names) in FILES {
        let lines: Vec<String> = names
            .iter()
            .map(|name| line(&format!("{folder}/{name}")))
            .collect();
        assert!(
            lines.iter().all(|line| !line.contains("NOT PREPARED")),
            "{}",
            lines.concat()
        );
        insta::assert_snapshot!(folder, lines.concat());
    }
}
