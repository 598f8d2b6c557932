//! The files of a draft: those that it has, what stands against another one, and the two forms that
//! take one.

use contest::Language;
use edition_file::model::FileKind;
use frame::{conditions, form::problem_id, refusals, visit::Visit};
use leptos::prelude::*;
use office::{Draft, DraftFile, Problem, Refusal, Room};
use parts::work_facts::view_named_file;

use super::DraftPage;

/// The section of the files.
pub(super) fn view_files(visit: &Visit, draft_page: &DraftPage<'_>) -> impl IntoView + use<> {
    let language = visit.language;
    let open = draft_page.takes_changes(visit);
    let rows = draft_page
        .draft
        .files
        .iter()
        .map(|file| view_file(visit, draft_page.draft, file, open))
        .collect_view();
    let limits = &draft_page.draft.call.limits;
    let hint = conditions::describe_files(language, limits);
    let accepted = limits.taken_kinds().iter().map(|kind| match kind {
        FileKind::Jpg => ".jpg,.jpeg".to_owned(),
        kind => format!(".{}", kind.ending()),
    });
    let accepted = accepted.collect::<Vec<_>>().join(",");
    let uploads = open.then(|| {
        let (cover, work) = (i18n::entry_cover(language), i18n::entry_work_file(language));
        view! {
            {view_upload(
                visit,
                draft_page,
                "cover",
                cover,
                ".png,.jpg,.jpeg,.webp,.svg".to_owned(),
            )}
            {view_upload(visit, draft_page, "work", work, accepted)}
        }
    });
    view! {
        <section class="band" id="files">
            <h2>{i18n::entry_files(language)}</h2>
            <p class="quiet">
                {hint}" "
                {i18n::entry_files_work(
                    language,
                    media_spec::MAX_PROCESSOR_TIME.as_secs(),
                    refusals::memory_most(language),
                )}" "{i18n::entry_files_metadata(language)}
            </p>
            <p class="quiet">{describe_room(language, &draft_page.room)}</p>
            {draft_page.upload.and_then(|refusal| view_refusal(visit, refusal))}
            <ul class="files">{rows}</ul>
            {uploads}
        </section>
    }
}

/// How much a team can send and keep, and what of it is left.
fn describe_room(language: Language, room: &Room) -> String {
    i18n::entry_files_room(
        language,
        refusals::size(language, room.quotas.daily_bytes),
        refusals::size(language, room.daily_bytes),
        refusals::size(language, room.quotas.kept_bytes),
        refusals::size(language, room.kept_bytes),
    )
}

/// A file with what can be done with it.
fn view_file(visit: &Visit, draft: &Draft, file: &DraftFile, open: bool) -> impl IntoView + use<> {
    let language = visit.language;
    let address = format!("/files/draft/{}/{}", draft.id, file.id);
    let page = visit.link(&format!("/entry/{}/files/{}", draft.id, file.id));
    let preview = file.preview.as_ref().map(|_| {
        let address = format!("{address}?preview");
        view! { <img src=address alt="" width="120" height="80" loading="lazy" /> }
    });
    let check = (file.kind == "csv").then(|| {
        view! {
            <a class="button plain small" href=format!("{page}/check")>
                {i18n::check_open(language)}
            </a>
        }
    });
    let remove = open.then(|| {
        view! {
            <form method="post" action=format!("{page}/remove")>
                <button
                    class="button plain small"
                    aria-label=i18n::entry_remove(language, &file.name)
                >
                    {i18n::remove(language)}
                </button>
            </form>
        }
    });
    view! {
        <li>{preview} <span>{view_named_file(language, file, address)}</span> {check} {remove}</li>
    }
}

/// What stands against a file that was uploaded.
fn view_refusal(visit: &Visit, refusal: &Refusal) -> Option<impl IntoView + use<>> {
    let sentences: Vec<String> = match refusal {
        Refusal::Fields(problems) => problems
            .iter()
            .map(|problem| refusals::problem(&visit.cities, visit.language, &problem.problem))
            .collect(),
        refusal => vec![refusals::text(refusal, visit)],
    };
    (!sentences.is_empty()).then(|| {
        view! {
            <div class="notice refused" role="alert" id="upload-problem" tabindex="-1">
                {sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}
            </div>
        }
    })
}

/// The form that takes a file for one of the two roles.
fn view_upload(
    visit: &Visit,
    draft_page: &DraftPage<'_>,
    role: &'static str,
    label: &'static str,
    accept: String,
) -> impl IntoView + use<> {
    let language = visit.language;
    let id = format!("file-{role}");
    let most = draft_page.draft.call.limits.most_bytes();
    let too_large = refusals::problem(&visit.cities, language, &Problem::FileTooLarge { most });
    view! {
        <form
            method="post"
            action=visit.link(&format!("/entry/{}/files", draft_page.draft.id))
            enctype="multipart/form-data"
            class="upload"
            data-most=most
            data-too-large=too_large
            data-sending=i18n::upload_sending(language, "{percent}")
            data-checking=i18n::upload_checking(language)
            data-failed=i18n::upload_failed(language)
        >
            <input type="hidden" name="role" value=role />
            <label for=id.clone()>{label}</label>
            {draft_page.form.problem_beside(visit, &id)}
            <input
                type="file"
                id=id.clone()
                name="file"
                accept=accept
                required
                aria-describedby=problem_id(&id)
            />
            <button class="button plain">{i18n::upload(language)}</button>
            <progress max="1" value="0" aria-label=label hidden></progress>
            <p role="status"></p>
        </form>
    }
}
