//! An edition as its file, which an import takes in here or elsewhere.

use axum::extract::Path;
use frame::{failure::Answer, visit::Visit};
use office::Failure;
use parts::organiser::download;

/// Sends the file to who sees what the edition's organisers see.
pub async fn send(visit: Visit, Path(edition): Path<String>) -> Answer {
    let person = visit.signed_in()?;
    let file = visit.office().edition_for(person, &edition).await?;
    let text = edition_file::to_toml(&file).map_err(|error| Failure::Broken(error.to_string()))?;
    let name = format!("edition-{edition}.toml");
    Ok(download(text, "application/toml", &name))
}
