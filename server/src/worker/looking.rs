//! Looking at an upload: a small file can ask for hours of drawing or gigabytes when it is
//! unpacked.

use std::path::Path;

use futures::future::BoxFuture;
use media_spec::{Damage, Finding, Taken};
use office::Inspector;
use worker_spec::TakeFile;

use super::{Said, Worker, beside, unread};

impl Worker {
    async fn take(&self, file: &Path, name: &str) -> office::Result<Result<Taken, Finding>> {
        let folder = beside(file, "inspecting-")?;
        let preview = folder.path().join("preview");
        let asked = TakeFile {
            file: file.to_owned(),
            name: name.to_owned(),
            preview: preview.clone(),
        };
        let temporary = folder.path().to_owned();
        let (said, folder) = self.say(asked.into(), &temporary, folder).await?;
        let bytes = match said {
            Said::Answer(bytes) => bytes,
            Said::TooMuch => return Ok(Err(Finding::TooHeavy)),
            Said::Failed(said) => {
                tracing::warn!(said, "a file could not be looked at");
                return Ok(Err(Finding::Unreadable(Damage::NotDrawn)));
            }
        };
        let mut taken: Result<Taken, Finding> =
            serde_json::from_slice(&bytes).map_err(|error| unread(&error))?;
        if let Ok(Taken {
            preview: Some(small),
            ..
        }) = &mut taken
        {
            small.bytes = tokio::fs::read(&preview).await?;
        }
        drop(folder);
        Ok(taken)
    }
}

impl Inspector for Worker {
    fn take<'a>(
        &'a self,
        file: &'a Path,
        name: &'a str,
    ) -> BoxFuture<'a, office::Result<Result<Taken, Finding>>> {
        Box::pin(self.take(file, name))
    }
}
