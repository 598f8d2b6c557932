//! What the organisers of a call find on the desk.

use contest::OrganiserTask;
use frame::visit::Visit;
use office::OrganiserWork;
use parts::{
    organiser_task::write_row,
    task_row::{Picture, Row},
};

/// A row for each thing that waits, and one for a call in which nothing does.
pub(super) fn list_rows(visit: &Visit, calls: &[OrganiserWork]) -> Vec<Row> {
    calls
        .iter()
        .flat_map(|work| {
            work.tasks.iter().map(|task| Row {
                picture: find_cover(work, *task),
                ..write_row(visit, &work.call, &work.progress, *task)
            })
        })
        .collect()
}

/// The cover of the first entry that is meant, and how many there are besides.
fn find_cover(work: &OrganiserWork, task: OrganiserTask) -> Picture {
    match (task, &work.lacking) {
        (OrganiserTask::AssignJurors(count), Some((entry, Some(file)))) => {
            let (edition, call) = (&work.call.edition.slug, &work.call.slug);
            let address = format!("/files/{edition}/{call}/organise/{entry}/{file}?preview");
            let more = usize::try_from(count - 1).unwrap_or_default();
            Picture::Cover(address, more)
        }
        _ => Picture::Sign,
    }
}
