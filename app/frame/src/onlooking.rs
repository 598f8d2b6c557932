//! Those who only look: whoever runs a call sees it as somebody else would at another moment, and
//! an administrator sees what somebody sees who asks for help. Neither changes anything, wherever a
//! form leads; what they see is narrowed here, before any page is asked for. When it is over by
//! itself, the pages stay open that were shown meanwhile: a form is taken again once a page was
//! shown to them as themselves.

use axum::http::Method;
use contest::{
    CallPreview, Denied, PreviewRole, edition::RESERVED_CALLS, preview::PREVIEWED_ENTRY,
};
use office::{Call, Person, Refusal};

use crate::{
    city,
    failure::PageError,
    visit::{PreviewedCall, Visit},
};

/// Where acting on behalf of somebody ends, behind the language.
pub const ACTING_ENDS: &str = "/people/act/end";
/// Where the session ends, and with it everything that was looked at in it.
const SIGN_OUT: &str = "/sign-out";

/// Where a preview ends, behind the call.
const PREVIEW_ENDS: &str = "/organise/preview/leave";

/// The page on which a preview is chosen and, with `/leave`, ended.
#[must_use]
pub fn preview_path(call: &Call) -> String {
    format!("/{}/{}/organise/preview", call.edition.slug, call.slug)
}

/// The visit as whoever only looks makes it, and why it is refused, where it is.
pub async fn look_through(visit: Visit, method: &Method) -> (Visit, Option<PageError>) {
    let Some(person) = &visit.person else {
        return (visit, None);
    };
    let looked = person.looked_at.is_some();
    if person.is_on_behalf() {
        let refused = !method.is_safe() && ![ACTING_ENDS, SIGN_OUT].contains(&visit.path.as_str());
        return (visit, refused.then(|| Denied::OnBehalf.into()));
    }
    let previewed = visit.office().previewed_call(person, visit.now).await;
    match previewed {
        Ok(None) => {
            let own = Person {
                preview: None,
                ..person.clone()
            };
            let refused = looked && !method.is_safe() && !is_way_out(&visit.path);
            let visit = Visit {
                person: Some(own),
                ..visit
            };
            (visit, refused.then(|| Refusal::OtherEyes.into()))
        }
        Ok(Some((call, preview))) => {
            let control = preview_path(&call);
            let ways_out = [SIGN_OUT, &control, &format!("{control}/leave")];
            if ways_out.contains(&visit.path.as_str()) {
                return (visit, None);
            }
            let refused = !method.is_safe() || !is_previewed(&visit.path, &call);
            let role = preview.role;
            let visit = Visit {
                person: make_up(&visit, &preview),
                now: preview.moment,
                if_none_match: None,
                // The line of the call's organisers is none of what is previewed.
                work: None,
                preview: Some(PreviewedCall { call, role }),
                ..visit
            };
            (visit, refused.then(|| Refusal::OnlyPreview.into()))
        }
        Err(failure) => (visit, Some(failure.into())),
    }
}

/// Notes where the page that is answered is shown to somebody as themselves, who looked through
/// other eyes before: from now on what they send is theirs.
pub async fn note_shown(visit: &Visit) {
    let own = visit.person.as_ref().filter(|person| {
        person.looked_at.is_some() && !person.is_on_behalf() && person.preview.is_none()
    });
    if let Some(person) = own
        && let Err(failure) = visit.office().note_own_page(person).await
    {
        tracing::error!(%failure, "a page was shown and not noted");
    }
}

/// Whether a form ends what is looked at, or the session: it may be sent from any page.
fn is_way_out(path: &str) -> bool {
    [ACTING_ENDS, SIGN_OUT].contains(&path) || path.ends_with(PREVIEW_ENDS)
}

/// Whom a preview lets look.
fn make_up(visit: &Visit, preview: &CallPreview) -> Option<Person> {
    let name = match preview.role {
        PreviewRole::Visitor | PreviewRole::Member => i18n::call_preview_member(visit.language),
        PreviewRole::Juror => i18n::call_preview_juror(visit.language),
    };
    Person::previewed(preview, name, visit.language)
}

/// Whether a path is that of a page, or of what stands on one, that a preview of the call shows:
/// those of its edition that anybody may open, and those of its teams and jurors. Nothing of
/// another edition, no desk, no account.
fn is_previewed(path: &str, call: &Call) -> bool {
    let (edition, slug) = (call.edition.slug.as_str(), call.slug.as_str());
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match parts[..] {
        ["sign-in" | "sign-up" | "link" | "reset" | "accessibility" | "privacy"]
        | ["data" | "charts", ..]
        | ["files", "public" | "jury", ..]
        | ["jury", _]
        | ["jury", _, "beside"]
        | ["entry", PREVIEWED_ENTRY]
        | ["entry", PREVIEWED_ENTRY, "withdraw" | "deadline.json"] => true,
        [of] | [of, "gallery" | "results"] | [of, "results" | "works", _] => of == edition,
        ["files", of, name, "jury", ..]
        | [of, name, "jury", ..]
        | [of, name, "team" | "deadline.json"] => of == edition && name == slug,
        // What the public reads of a call of the edition.
        [of, name] => of == edition && !RESERVED_CALLS.contains(&name),
        _ => path == city::COLORS_PATH,
    }
}
