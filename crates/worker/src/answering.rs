//! The answers.

#[cfg(feature = "tables")]
mod tables;

use std::io::Write;

use anyhow::{Context as _, Result};
use media::Taken;
use serde::Serialize;
use worker_spec::{Ask, DrawPicture, Question, TakeFile};

/// Writes the answer to a question; `false` where this worker was built without what it needs.
///
/// # Errors
///
/// Where it cannot be written, or has nothing to do with what was asked.
pub(crate) fn answer(question: Question, out: &mut dyn Write) -> Result<bool> {
    match question {
        Question::TakeFile(asked) => write::<TakeFile>(out, &take(&asked)?)?,
        Question::DrawPicture(DrawPicture { svg, scale }) => {
            out.write_all(&chart_images::png(&svg, scale)?)?;
        }
        #[cfg(feature = "tables")]
        of_a_table => tables::answer(of_a_table, out)?,
        #[cfg(not(feature = "tables"))]
        _ => return Ok(false),
    }
    Ok(true)
}

/// Writes an answer of a question's own type.
fn write<A: Ask>(out: &mut dyn Write, answer: &A::Answer) -> Result<()>
where
    A::Answer: Serialize,
{
    serde_json::to_writer(out, answer).context("the answer cannot be written")
}

fn take(asked: &TakeFile) -> Result<Result<Taken, media::Finding>> {
    let taken = media::take(&asked.file, &asked.name, chart_images::fonts());
    if let Ok(Taken {
        preview: Some(preview),
        ..
    }) = &taken
    {
        std::fs::write(&asked.preview, &preview.bytes).context("the preview cannot be written")?;
    }
    Ok(taken)
}
