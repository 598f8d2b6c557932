//! Jurors who are invited by a list, pasted or as a file.

use axum::extract::Path;
use frame::{
    failure::Answer,
    form::{Both, Fields, Filled, OnForm as _},
    shell::page,
    upload::Upload,
    visit::Visit,
};
use office::Call;
use parts::{
    call_page::{self, CallPage as _},
    people_list::{Report, read_file},
};

use super::Desk;

/// Invites all of a list, and says what became of each.
pub async fn invite_several(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    invite_list(&visit, &call, &fields, None).await
}

/// Invites all of a file, and says what became of each.
pub async fn invite_file(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    mut form: Upload,
) -> Answer {
    // Who may not invite sends nothing to it.
    let call = visit.office().call(&edition, &slug).await?;
    visit
        .office()
        .may_invite_jurors(visit.signed_in()?, &call, visit.now)
        .await?;
    let read = read_file(&mut form, visit.language).await;
    let visit = visit.at_arrival();
    match read {
        Ok((fields, encoding)) => invite_list(&visit, &call, &fields, encoding).await,
        Err((fields, failure)) => refuse(&visit, &call, &fields, failure).await,
    }
}

/// Invites all of the list in a form; `encoding` is that of the file from which it came.
async fn invite_list(
    visit: &Visit,
    call: &Call,
    fields: &Fields,
    encoding: Option<&'static str>,
) -> Answer {
    let list = (fields.get("list"), visit.language);
    let outcome = visit
        .office()
        .invite_jurors(visit.signed_in()?, call, list, visit.now)
        .await
        .on_form()?;
    let invited = match outcome {
        Ok(invited) => invited,
        Err(refusal) => return refuse(visit, call, fields, refusal.into()).await,
    };
    let became = i18n::people_list_invited(visit.language);
    let people = invited.into_iter().map(|mail| (mail, became));
    let desk = Desk {
        report: Report {
            people: people.collect(),
            encoding,
        },
        ..Desk::read(visit, call, call.running_round(visit.now)).await?
    };
    Ok(page(visit, desk.locate(visit, call), || {
        desk.view(visit, call, &Filled::default())
    }))
}

/// The desk again, with what stands against a list.
async fn refuse(visit: &Visit, call: &Call, fields: &Fields, failure: office::Failure) -> Answer {
    let round = call.running_round(visit.now);
    let refused = Err(failure);
    call_page::answer(visit, call, round, fields, refused, |_, _: &Desk| {
        Both::default()
    })
    .await
}
