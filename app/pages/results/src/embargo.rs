//! Results under embargo: what the press reads of a call before it is public.

use axum::extract::Path;
use contest::{EntryId, FileId, Language};
use frame::{
    city::city_class, failure::Answer, shell::page, text_language::view_localized, visit::Visit,
};
use leptos::prelude::*;
use office::{AwardView, Call, Embargo, PublicEntry, calendar};
use parts::{call_page::place_under_call, sent_file::AskedFile};

/// Shows finalists and awards of a call to its press, and to who runs the call.
pub async fn show(visit: Visit, Path((edition, slug)): Path<(String, String)>) -> Answer {
    let person = visit.signed_in()?;
    let call = visit.office().call(&edition, &slug).await?;
    let embargo = visit
        .office()
        .embargo(person, &call, visit.language, visit.now)
        .await?;
    let head = place_under_call(&visit, &call, i18n::embargo_title(visit.language));
    Ok(page(&visit, head, || view_page(&visit, &call, &embargo)))
}

/// Sends a file of a finalist, or its small copy.
pub async fn send_file(
    visit: Visit,
    Path((edition, slug, entry, file)): Path<(String, String, EntryId, FileId)>,
    asked: AskedFile,
) -> Answer {
    let person = visit.signed_in()?;
    let call = visit.office().call(&edition, &slug).await?;
    let wanted = (&entry, &file, asked.preview);
    let stored = visit
        .office()
        .embargoed_file(person, &call, wanted, visit.now)
        .await?;
    asked.send_private(stored).await
}

fn view_page(visit: &Visit, call: &Call, embargo: &Embargo) -> AnyView {
    let language = visit.language;
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::embargo_title(language)}</h1>
            {view_banner(visit, call, embargo)}
        </section>
        {view_awards(language, embargo)}
        {view_finalists(language, call, embargo)}
    }
    .into_any()
}

/// What the reader may and may not do with what stands below; or when something will.
fn view_banner(visit: &Visit, call: &Call, embargo: &Embargo) -> AnyView {
    let language = visit.language;
    let written = |moment| calendar::format_timestamp(language, moment, &call.time_zone);
    if embargo.lifted {
        let results = visit.link(&format!("/{}/results", call.edition.slug));
        return view! {
            <p class="notice">{i18n::embargo_lifted(language)}</p>
            <p>
                <a class="button" href=results>
                    {i18n::menu_results(language)}
                </a>
            </p>
        }
        .into_any();
    }
    let text = match embargo.from {
        None => i18n::embargo_unset(language).to_owned(),
        Some(from) if !embargo.open => i18n::embargo_not_yet(language, written(from)),
        Some(_) => {
            return view! {
                <div class="notice refused" role="note">
                    <p>
                        <strong>{i18n::embargo_banner(language)}</strong>
                    </p>
                    <p>{i18n::embargo_logged(language)}</p>
                </div>
            }
            .into_any();
        }
    };
    view! { <p class="notice">{text}</p> }.into_any()
}

fn view_awards(language: Language, embargo: &Embargo) -> Option<AnyView> {
    let shown = embargo.awards.iter().filter(|award| award.decided);
    let awards = shown
        .map(|award| view_award(language, award))
        .collect::<Vec<_>>();
    if awards.is_empty() {
        return None;
    }
    let view = view! {
        <section class="band">
            <h2>{i18n::stage_winners(language)}</h2>
            <div class="stack">{awards}</div>
        </section>
    };
    Some(view.into_any())
}

fn view_award(language: Language, award: &AwardView) -> AnyView {
    let (found, reason) = award.reason.get(language);
    let tag = found.filter(|found| *found != language).map(Language::tag);
    let holders = award
        .holders
        .iter()
        .map(|entry| view! { <li>{view_name(language, entry)}</li> })
        .collect_view();
    let vacant = award
        .holders
        .is_empty()
        .then(|| view! { <p>{i18n::award_vacant(language)}</p> });
    view! {
        <article class="card">
            <h3>{view_localized(language, &award.name)}</h3>
            <ul class="plain-list">{holders}</ul>
            {vacant}
            <p lang=tag>{reason.to_owned()}</p>
        </article>
    }
    .into_any()
}

/// A work with the team that made it.
fn view_name(language: Language, entry: &PublicEntry) -> AnyView {
    view! {
        <b>{view_localized(language, &entry.content.title)}</b>
        <br />
        <span class="quiet">{entry.team.clone()}</span>
    }
    .into_any()
}

/// The cover of a work, which leads to the whole of it.
fn view_cover(language: Language, call: &Call, entry: &PublicEntry) -> Option<AnyView> {
    let file = entry.cover()?;
    let (written, alternative) = entry.content.alternative.get(language);
    let address = format!(
        "/files/{}/{}/embargo/{}/{}",
        call.edition.slug, call.slug, entry.id, file.id
    );
    let view = view! {
        <a href=address.clone()>
            <img
                src=format!("{address}?preview")
                alt=alternative.to_owned()
                lang=written.tag()
                width=file.width
                height=file.height
                loading="lazy"
            />
        </a>
    };
    Some(view.into_any())
}

fn view_finalists(language: Language, call: &Call, embargo: &Embargo) -> Option<AnyView> {
    if embargo.finalists.is_empty() {
        return None;
    }
    let works = embargo
        .finalists
        .iter()
        .map(|entry| {
            view! {
                <article class="card">
                    {view_cover(language, call, entry)}
                    <h3>{view_localized(language, &entry.content.title)}</h3>
                    <p class="quiet">{entry.team.clone()}</p>
                    <p>{view_localized(language, &entry.content.summary)}</p>
                </article>
            }
        })
        .collect_view();
    let view = view! {
        <section class="band">
            <h2>{i18n::stage_finalists(language)}</h2>
            <div class="stack">{works}</div>
        </section>
    };
    Some(view.into_any())
}
