//! How long the file of an edition takes: two calls, 17 topics, 4 criteria each, four languages.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, anyhow};
use contest::Cities;
use edition_file::{EditionFile, model::Slug};

use crate::{setting, writer};

/// Editions that are taken in, one after the other.
const EDITIONS: usize = 40;

/// Milliseconds in the middle of some.
fn median(mut times: Vec<Duration>) -> f64 {
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
    Ok(())
}

fn read_file(bytes: &[u8], cities: &Cities) -> Result<EditionFile> {
    edition_file::read(bytes, &cities.codes()).map_err(|faults| anyhow!("{faults:?}"))
}
