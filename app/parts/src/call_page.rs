//! Pages of a call: where they stand; and those that have forms, as they are and again after one of
//! them was posted.

use frame::{
    done::Done,
    failure::{Answer, PageError},
    form::{Both, Fields, Filled, OnForm as _},
    shell::{PageHead, page, page_refused},
    visit::Visit,
};
use leptos::prelude::*;
use office::Call;

/// The place of a page right below its call.
pub fn place_under_call(visit: &Visit, call: &Call, title: &str) -> PageHead {
    PageHead::of_edition(title, &call.edition, visit)
        .under(
            visit.link(&format!("/{}/{}", call.edition.slug, call.slug)),
            call.title.text(visit.language),
        )
        .following(visit, call)
}

/// What a page with forms is made from.
pub trait CallPage: Sized {
    /// What of the call is shown: a round, or an entry by its number.
    type Part: Copy;

    /// Where the browser goes once a form was taken.
    fn path(call: &Call, part: Self::Part) -> String;

    /// Reads what stands.
    #[expect(
        async_fn_in_trait,
        reason = "the pages that read are all of this house"
    )]
    async fn read(visit: &Visit, call: &Call, part: Self::Part) -> Result<Self, PageError>;

    /// The place of the page.
    fn locate(&self, visit: &Visit, call: &Call) -> PageHead;

    /// The page with its forms, of which `form` is the one that was refused.
    fn view(&self, visit: &Visit, call: &Call, form: &Filled) -> AnyView;

    /// Whether the forms still stand on the page, which keep what was typed into them.
    fn has_forms(&self) -> bool {
        true
    }
}

/// Shows the page.
pub async fn show<P: CallPage>(visit: &Visit, call: &Call, part: P::Part) -> Answer {
    let shown = P::read(visit, call, part).await?;
    Ok(page(visit, shown.locate(visit, call), || {
        shown.view(visit, call, &Filled::default())
    }))
}

/// Answers a form of the page: goes on where it was taken, or shows the page with what stands
/// against it. `both` says what stands now and what was wanted, for who was overtaken.
pub async fn answer<P: CallPage>(
    visit: &Visit,
    call: &Call,
    part: P::Part,
    fields: &Fields,
    outcome: office::Result<Done>,
    both: impl FnOnce(&Call, &P) -> Both,
) -> Answer {
    let refusal = match outcome.on_form()? {
        Ok(done) => return Ok(visit.redirect(&P::path(call, part), done)),
        Err(refusal) => refusal,
    };
    // What the call says of itself may have changed as well.
    let call = visit.office().call(&call.edition.slug, &call.slug).await?;
    let shown = P::read(visit, &call, part).await?;
    let mut form = Filled::with_refusal(fields, refusal.clone());
    if form.is_overtaken() || !shown.has_forms() {
        form = form.beside(both(&call, &shown));
    }
    Ok(page_refused(
        visit,
        &refusal,
        shown.locate(visit, &call),
        || shown.view(visit, &call, &form),
    ))
}
