//! How long the file of an edition takes: two calls, 17 topics, 4 criteria each, four languages.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow};
use contest::Cities;
use edition_file::{EditionFile, model::Slug};
use office::Office;

use crate::{setting, writer};

/// Editions that are taken in, one after the other.
const EDITIONS: usize = 40;
/// With so few the front page is read first.
const FEW: usize = 2;
/// How often it is read.
const READINGS: usize = 200;

/// Milliseconds in the middle of some.
pub(crate) fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times
        .get(times.len() / 2)
        .map_or(0.0, |time| time.as_secs_f64() * 1e3)
}

/// Takes the demo's edition in under one name after another, and changes a deadline of each.
pub(crate) async fn measure(seeds: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let maker = setting::open_maker(folder.path()).await?;
    let path = seeds.join("editions/example-2027.toml");
    let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
    let cities = office::own_cities().map_err(|problem| anyhow!("{problem}"))?;
    let (mut read, mut made, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    let mut front = Vec::new();
    for number in 0..EDITIONS {
        let begun = Instant::now();
        let mut file = read_file(&bytes, &cities)?;
        read.push(begun.elapsed());
        file.slug = Slug(format!("edition-{number}"));
        let begun = Instant::now();
        maker.set_edition(&file).await?;
        made.push(begun.elapsed());
        for call in &mut file.calls {
            call.phases.shift(1);
        }
        let begun = Instant::now();
        maker.set_edition(&file).await?;
        changed.push(begun.elapsed());
        if number + 1 == FEW || number + 1 == EDITIONS {
            front.push((number + 1, read_front(maker.office()).await?));
        }
    }
    let commit = 1e3 / writer::commits(folder.path(), Duration::from_secs(2)).await?;
    println!(
        "\n| file of an edition, {EDITIONS} times | ms | bare commits |\n| --- | ---: | ---: |"
    );
    for (what, times) in [
        ("read and checked to the line", read),
        ("a new edition planned and made", made),
        ("all its dates moved by a day", changed),
    ] {
        let milliseconds = median(times);
        println!(
            "| {what} | {milliseconds:.1} | {:.1} |",
            milliseconds / commit
        );
    }
    println!("\n| what the front page reads | ms |\n| --- | ---: |");
    for (editions, times) in front {
        println!("| of {editions} editions | {:.2} |", median(times));
    }
    Ok(())
}

/// What the front page reads of all editions, and of the newest, again and again.
pub(crate) async fn read_front(office: &Office) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    for _ in 0..READINGS {
        let begun = Instant::now();
        let editions = office.listed_editions().await?;
        let newest = editions.first().context("an edition")?;
        office.edition(&newest.edition.slug).await?;
        office.front_works(&newest.edition.id, 5).await?;
        times.push(begun.elapsed());
    }
    Ok(times)
}

fn read_file(bytes: &[u8], cities: &Cities) -> Result<EditionFile> {
    edition_file::read(bytes, &cities.codes()).map_err(|faults| anyhow!("{faults:?}"))
}
