//! The desk, where everybody finds their work: the calls in which somebody organises, judges or
//! takes part.

use leptos::prelude::*;
use office::{CallRow, Edition};

use crate::{
    city::city_class,
    pages::{Answer, public::home::view_no_edition},
    shell::{PageHead, page},
    text_language::view_localized,
    visit::Visit,
};

/// The calls of somebody, by what they do there.
struct Work {
    organised: Vec<CallRow>,
    judged: Vec<CallRow>,
    joined: Vec<CallRow>,
    /// Whether they may change the data sets.
    manages_data: bool,
    /// Whether they may bring files of editions.
    imports: bool,
    /// The editions whose organisers they choose.
    staffed: Vec<Edition>,
    /// The address of the newest edition, if there is any.
    newest: Option<String>,
}

/// The desk.
pub async fn show(visit: Visit) -> Answer {
    let person = visit.signed_in()?;
    let (organised, judged, joined) = visit.office().roles(person).await?;
    let manages_data = visit.office().may_manage_data(Some(person)).await.is_ok();
    let editions = visit.office().editions().await?;
    let work = Work {
        organised,
        judged,
        joined,
        manages_data,
        imports: visit.office().may_import(person).await.is_ok(),
        staffed: visit.office().editions_to_staff(person).await?,
        newest: editions
            .first()
            .map(|edition| visit.link(&format!("/{}", edition.slug))),
    };
    let place = PageHead::with_title(i18n::menu_desk(visit.language));
    Ok(page(&visit, place, || {
        view_desk(&visit, person.name.clone(), &work)
    }))
}

fn view_desk(visit: &Visit, name: String, work: &Work) -> AnyView {
    let language = visit.language;
    let data = work.manages_data.then(|| {
        view! {
            <section class="band">
                <h2>{i18n::menu_data(language)}</h2>
                <p>
                    <a href=visit.link("/data")>{i18n::desk_data(language)}</a>
                </p>
            </section>
        }
    });
    let staffed = work
        .staffed
        .iter()
        .map(|edition| {
            let address = visit.link(&format!("/{}/organisers", edition.slug));
            let title = edition.title.text(language);
            view! {
                <li>
                    <a href=address>{i18n::desk_organisers(language, title)}</a>
                </li>
            }
        })
        .collect_view();
    let staffed = (!work.staffed.is_empty()).then(|| view! { <ul class="lines">{staffed}</ul> });
    let editions = work.imports.then(|| {
        view! {
            <section class="band">
                <h2>{i18n::desk_editions(language)}</h2>
                <p>
                    <a href=visit
                        .link("/editions/import")>{i18n::desk_editions_import(language)}</a>
                </p>
                {staffed}
            </section>
        }
    });
    view! {
        <section class="band">
            <h1>{i18n::menu_desk(language)}</h1>
            <p class="lead">{i18n::desk_hello(language, name)}</p>
        </section>
        {view_calls(visit, i18n::desk_judged(language), &work.judged, "jury")}
        {view_calls(visit, i18n::desk_joined(language), &work.joined, "team")}
        {view_calls(visit, i18n::desk_organised(language), &work.organised, "organise")}
        {data}
        {editions}
        {view_way_on(visit, work)}
    }
    .into_any()
}

/// The calls of one kind, each leading to its page `end`.
fn view_calls(
    visit: &Visit,
    title: &'static str,
    calls: &[CallRow],
    end: &'static str,
) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    (!calls.is_empty()).then(|| {
        let items = calls
            .iter()
            .map(|call| {
                let address = visit.link(&format!("/{}/{}/{end}", call.edition_slug, call.slug));
                view! {
                    <li>
                        <a href=address>{view_localized(language, &call.title)}</a>
                        <span class=city_class(
                            &call.city,
                        )>{call.edition_title.text(language).to_owned()}</span>
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="band">
                <h2>{title}</h2>
                <ul class="lines">{items}</ul>
            </section>
        }
    })
}

/// Where whoever has no call yet goes on.
fn view_way_on(visit: &Visit, work: &Work) -> Option<AnyView> {
    let language = visit.language;
    let Some(newest) = work.newest.clone() else {
        return Some(view_no_edition(visit));
    };
    let has_none = work.organised.is_empty() && work.judged.is_empty() && work.joined.is_empty();
    has_none.then(|| {
        view! {
            <section class="band">
                <p>{i18n::desk_empty(language)}</p>
                <p>
                    <a class="button" href=newest>
                        {i18n::menu_call(language)}
                    </a>
                </p>
            </section>
        }
        .into_any()
    })
}
