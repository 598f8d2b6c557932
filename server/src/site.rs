//! The built site beside the program: which style sheet and wasm bundle it has.

use std::path::Path;

use anyhow::{Context as _, Result};

/// Names of the files that change with every build.
pub(crate) struct Manifest {
    /// The style sheet's name in `pkg`, with its hash.
    pub style: String,
    /// The name of script and wasm in `pkg`, with their hash and without an ending.
    pub script: String,
}

/// Reads the manifest that `site_build` wrote.
///
/// # Errors
///
/// One sentence where the site was not built.
pub(crate) fn manifest(site: &Path) -> Result<Manifest> {
    let path = site.join("manifest.json");
    let text = std::fs::read_to_string(&path).with_context(|| {
        format!(
            "The site was not built: {} is missing. Run `make build`, or set the setting site to \
             a built one",
            path.display()
        )
    })?;
    let value: serde_json::Value =
        serde_json::from_str(&text).context("The site's manifest is damaged; run `make build`")?;
    let name = |key: &str| {
        value
            .get(key)
            .and_then(|name| name.as_str())
            .map(str::to_owned)
            .with_context(|| format!("The site's manifest lacks {key}; run `make build`"))
    };
    Ok(Manifest {
        style: name("style")?,
        script: name("script")?,
    })
}
