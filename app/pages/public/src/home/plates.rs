//! Works as plates: the picture at its own proportions, and beneath it what it won and who made it.

use contest::AwardKind;
use frame::{city::city_class, text_language::view_localized, visit::Visit};
use leptos::prelude::*;
use office::{Edition, FrontWork, FrontWorks};
use parts::door::Door;

/// The works of the last edition, but the one that the page opens with.
pub(super) fn section(
    visit: &Visit,
    edition: &Edition,
    shown: &FrontWorks,
) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let base = visit.link(&format!("/{}", edition.slug));
    let works = shown
        .works
        .iter()
        .enumerate()
        .skip(1)
        .map(|(at, work)| {
            let title = view_title(visit, edition, work);
            view! {
                <li class="exhibit" id=format!("w{at}")>
                    {view_picture(visit, edition, work, "lazy")}
                    {view_medal(visit, work)}
                    <h3 class="title">{title}</h3>
                    {view_credit(visit, work)}
                </li>
            }
        })
        .collect_view();
    (shown.works.len() > 1).then(|| {
        view! {
            <section class="band box">
                <div class="section-head">
                    <h2>{i18n::home_chosen(language, edition.title.text(language))}</h2>
                    <p class="row">
                        <a href=format!("{base}/results")>{i18n::home_reasons(language)}</a>
                        <a href=format!(
                            "{base}/gallery",
                        )>{i18n::gallery_lead(language, shown.count)}</a>
                    </p>
                </div>
                <ul class="justified">{works}</ul>
            </section>
        }
    })
}

/// The work that the page opens with.
pub(super) fn view_large(visit: &Visit, edition: &Edition, work: &FrontWork) -> AnyView {
    view! {
        <figure class="exhibit" id="w0">
            {view_picture(visit, edition, work, "eager")}
            <figcaption>
                {view_medal(visit, work)} <p class="title">{view_title(visit, edition, work)}</p>
                {view_credit(visit, work)}
                <p class="quiet">{view_localized(visit.language, &edition.title)}</p>
            </figcaption>
        </figure>
    }
    .into_any()
}

fn find_address(visit: &Visit, edition: &Edition, work: &FrontWork) -> String {
    Door::Public(&edition.slug).find_page(visit, &work.entry)
}

fn view_title(visit: &Visit, edition: &Edition, work: &FrontWork) -> impl IntoView + use<> {
    view! {
        <a href=find_address(
            visit,
            edition,
            work,
        )>{view_localized(visit.language, &work.entry.content.title)}</a>
    }
}

/// The picture. Its link is no stop for the keyboard, for the title beneath leads to the same page.
fn view_picture(
    visit: &Visit,
    edition: &Edition,
    work: &FrontWork,
    loading: &'static str,
) -> Option<impl IntoView + use<>> {
    let file = work.entry.cover()?;
    let (language, alternative) = work.entry.content.alternative.get(visit.language);
    Some(view! {
        <a class="picture" href=find_address(visit, edition, work) tabindex="-1">
            <img
                src=Door::Public(&edition.slug).find_picture(&work.entry, file)
                alt=alternative.to_owned()
                lang=language.tag()
                width=file.width
                height=file.height
                loading=loading
                decoding="async"
            />
        </a>
    })
}

/// A seal for each award on the picture's lower edge, a disc for a prize and a ring for a mention,
/// and their names.
fn view_medal(visit: &Visit, work: &FrontWork) -> Option<impl IntoView + use<>> {
    let language = visit.language;
    let names: Vec<&str> = work
        .awards
        .iter()
        .map(|(name, _)| name.text(language))
        .collect();
    let seals = work
        .awards
        .iter()
        .enumerate()
        .map(|(at, (_, kind))| {
            let class = match kind {
                AwardKind::Prize => "disc",
                AwardKind::Mention => "disc ring",
            };
            let x = (STEP * at + RADIUS).to_string();
            view! {
                <circle class="seal" cx=x.clone() cy="13" r="13" />
                <circle class=class cx=x cy="13" r="8.5" />
            }
        })
        .collect_view();
    let width = STEP * work.awards.len().saturating_sub(1) + 2 * RADIUS;
    (!work.awards.is_empty()).then(|| {
        view! {
            <p class=format!("medal {}", city_class(&work.entry.city))>
                <svg viewBox=format!("0 0 {width} 26") aria-hidden="true">
                    {seals}
                </svg>
                <span>{names.join(" · ")}</span>
            </p>
        }
    })
}

/// Radius of a seal, and from one to the next, in units of its picture.
const RADIUS: usize = 13;
const STEP: usize = 14;

/// Who made it, and for which city.
fn view_credit(visit: &Visit, work: &FrontWork) -> impl IntoView + use<> {
    let city = visit.cities.name(&work.entry.city, visit.language);
    view! {
        <p class="quiet">
            {work.entry.team.clone()}", "<span class=city_class(&work.entry.city)>{city}</span>
        </p>
    }
}
