//! Files of our own, looked at within this very process: what is measured is made quickly.

use std::path::Path;

use futures::future::BoxFuture;
use media::{Finding, Taken};
use office::{Failure, Inspector};

/// Looks at files without a limit on time or memory.
pub(crate) struct OwnFiles;

impl Inspector for OwnFiles {
    fn take<'a>(
        &'a self,
        file: &'a Path,
        name: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<Taken, Finding>>> {
        let (file, name) = (file.to_owned(), name.to_owned());
        Box::pin(async move {
            tokio::task::spawn_blocking(move || media::take(&file, &name, chart_images::fonts()))
                .await
                .map_err(|error| Failure::Broken(format!("a file was not looked at: {error}")))
        })
    }
}
