//! The five questions of a month of stations, answered from the prepared Parquet.
//!
//! Four of them are charts that the explorer draws; the fifth reads the table in the order in which
//! it is kept.

use std::{collections::BTreeMap, fs::File, path::Path};

use anyhow::{Context as _, Result};
use chart_spec::Rule;
use datasets::{Profile, Table};

/// The questions, and the rules of those that are charts.
pub(crate) const QUESTIONS: [(&str, &str, &str); 5] = [
    (
        "week",
        "mean by weekday and hour",
        "week x=last_updated y=num_bikes_available measure=mean",
    ),
    (
        "empty",
        "time without a bicycle, by station",
        "bars x=station_id only=num_bikes_available:0",
    ),
    (
        "share",
        "share of the bicycles, by station",
        "bars x=station_id y=num_bikes_available measure=share",
    ),
    (
        "day",
        "mean by day",
        "calendar x=last_updated y=num_bikes_available measure=mean",
    ),
    (
        "flow",
        "the twenty stations of the most coming and going",
        "",
    ),
];

/// Answers a question of a prepared folder.
pub(crate) fn answer(question: &str, folder: &Path) -> Result<()> {
    let profile: Profile = serde_json::from_reader(File::open(folder.join("profile.json"))?)?;
    let parquet = folder.join("table.parquet");
    let cities = office::own_cities().map_err(|problem| anyhow::anyhow!("{problem}"))?;
    let table = Table {
        parquet: &parquet,
        profile: &profile,
        cities: &cities,
    };
    let (_, _, rule) = QUESTIONS
        .into_iter()
        .find(|(name, ..)| *name == question)
        .context("no such question")?;
    if rule.is_empty() {
        println!("{}", flow(table)?.len());
        return Ok(());
    }
    let rule: Rule = rule
        .parse()
        .map_err(|error: chart_spec::NotARule| anyhow::anyhow!("{error}"))?;
    println!(
        "{}",
        datasets::compute_figure(table, &rule, None)?.areas().len()
    );
    Ok(())
}

/// The stations by how much their number of bicycles changed from one snapshot to the next, the
/// twenty first of them. Rows lie sorted by station and moment: neighbours are a station's
/// snapshots.
fn flow(table: Table) -> Result<Vec<(i64, i64)>> {
    let mut flows: BTreeMap<i64, i64> = BTreeMap::new();
    let mut last: Option<(i64, i64)> = None;
    for frame in table.slices(&["station_id", "num_bikes_available"]) {
        let frame = frame?;
        let (stations, bikes) = (
            frame.column("station_id")?.i64()?,
            frame.column("num_bikes_available")?.i64()?,
        );
        for (station, bikes) in stations.into_no_null_iter().zip(bikes.into_no_null_iter()) {
            if let Some((_, before)) = last.filter(|(known, _)| *known == station) {
                *flows.entry(station).or_default() += (bikes - before).abs();
            }
            last = Some((station, bikes));
        }
    }
    let mut flows: Vec<(i64, i64)> = flows.into_iter().collect();
    flows.sort_by_key(|(station, flow)| (std::cmp::Reverse(*flow), *station));
    flows.truncate(20);
    Ok(flows)
}
