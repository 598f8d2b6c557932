//! What stands above every page for whoever only looks: as whom, when, and the way out.

use contest::{PreviewRole, preview::PREVIEWED_ENTRY};
use leptos::prelude::*;
use office::{
    Guise, Person,
    calendar::{self, Zone},
};

use crate::{
    onlooking::{ACTING_ENDS, preview_path},
    visit::{PreviewedCall, Visit},
};

pub(super) fn view_banner(visit: &Visit) -> Option<AnyView> {
    if let Some(preview) = &visit.preview {
        return Some(view_preview(visit, preview));
    }
    visit
        .person
        .as_ref()
        .and_then(|person| view_acting(visit, person))
}

/// As whom and when a call is looked at, its pages, and the ways to another preview and out.
fn view_preview(visit: &Visit, preview: &PreviewedCall) -> AnyView {
    let (language, call) = (visit.language, &preview.call);
    let who = match preview.role {
        PreviewRole::Visitor => i18n::call_preview_as_visitor(language),
        PreviewRole::Member => i18n::call_preview_as_member(language),
        PreviewRole::Juror => i18n::call_preview_as_juror(language),
    };
    let moment = calendar::format_timestamp(language, visit.now, &call.time_zone);
    let control = visit.link(&preview_path(call));
    let leave = format!("{control}/leave");
    let pages = name_pages(visit, preview).into_iter().map(|(path, name)| {
        let address = visit.link(&path);
        let current = (path == visit.path).then_some("page");
        view! {
            <li>
                <a href=address aria-current=current>
                    {name}
                </a>
            </li>
        }
    });
    view! {
        <aside class="onlooker" aria-label=i18n::call_preview_title(language)>
            <div class="page">
                <p>
                    <strong>{i18n::call_preview_banner(language, who, moment)}</strong>
                </p>
                <nav aria-label=i18n::call_preview_pages(language)>
                    <ul>{pages.collect_view()}</ul>
                </nav>
                <form method="post" action=leave class="row">
                    <a href=control>{i18n::call_preview_change(language)}</a>
                    <button class="button plain small">{i18n::call_preview_leave(language)}</button>
                </form>
            </div>
        </aside>
    }
    .into_any()
}

/// The pages that are worth a look in a preview, by their paths.
fn name_pages(visit: &Visit, preview: &PreviewedCall) -> Vec<(String, String)> {
    let (language, call) = (visit.language, &preview.call);
    let edition = format!("/{}", call.edition.slug);
    let base = format!("{edition}/{}", call.slug);
    let of_role = match preview.role {
        PreviewRole::Visitor => Vec::new(),
        PreviewRole::Member => vec![
            (format!("{base}/team"), i18n::team_title(language)),
            (
                format!("/entry/{PREVIEWED_ENTRY}"),
                i18n::entry_draft(language),
            ),
        ],
        PreviewRole::Juror => vec![(format!("{base}/jury"), i18n::jury_title(language))],
    };
    let gallery = (format!("{edition}/gallery"), i18n::menu_gallery(language));
    let results = (format!("{edition}/results"), i18n::menu_results(language));
    let title = call.edition.title.text(language).to_owned();
    let first = [
        (edition, title),
        (base, call.title.text(language).to_owned()),
    ];
    let others = of_role.into_iter().chain([gallery, results]);
    first
        .into_iter()
        .chain(others.map(|(path, name)| (path, name.to_owned())))
        .collect()
}

/// On whose behalf an administrator looks, until when, and the way out.
fn view_acting(visit: &Visit, person: &Person) -> Option<AnyView> {
    let language = visit.language;
    let Guise::OnBehalf {
        administrator,
        until,
    } = &person.guise
    else {
        return None;
    };
    let until = calendar::time(language, *until, &Zone::UTC);
    let told = i18n::acting_banner(
        language,
        administrator.as_str(),
        person.name.as_str(),
        until,
    );
    let view = view! {
        <aside class="onlooker" aria-label=i18n::acting_label(language)>
            <div class="page">
                <p>
                    <strong>{told}</strong>
                </p>
                <form method="post" action=visit.link(ACTING_ENDS) class="row">
                    <button class="button plain small">{i18n::acting_end(language)}</button>
                </form>
            </div>
        </aside>
    };
    Some(view.into_any())
}
