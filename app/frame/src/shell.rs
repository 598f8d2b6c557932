//! The document around every page: head, masthead, the line of the call that one works in, footer,
//! and the one place where a view becomes a response.

mod call_line;
mod masthead;
mod onlooker;

use std::sync::Arc;

use axum::{
    http::{HeaderValue, header},
    response::{Html, IntoResponse, Response},
};
use contest::{CityCode, Language};
use hydration_context::SsrSharedContext;
use leptos::{html, hydration::HydrationScripts, nonce::Nonce, prelude::*};
use office::{Call, PageStanding, Refusal};

pub use self::call_line::page_of;
use self::{call_line::view_line, masthead::view_masthead};
use crate::{city, failure, read_only, refusals, visit::Visit};

/// Marks every field in which somebody types.
const TYPED: &str = r#"addEventListener("input",e=>e.target.dataset.typed="");addEventListener("keydown",e=>{if(e.key.startsWith("Arrow")&&e.target.matches("leptos-island input[type=radio]"))e.preventDefault()})"#;

/// Tells of what is typed and not saved yet.
const UNSAVED: &str = "/unsaved.js";

/// What stands for a page where its address is shared.
#[derive(Clone, Debug)]
pub struct Card {
    /// Address of a picture, with the host.
    pub picture: String,
    /// Its width and height in pixels.
    pub size: (u32, u32),
    pub text: String,
}

/// The call in which a juror or a team works, or the edition that somebody sets up, and the few
/// words of their pages.
#[derive(Clone, Debug)]
pub struct WorkLine {
    /// See [`office::Call::city`]; empty for an edition.
    pub city: CityCode,
    /// The call's name, or the edition's.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Address and name of each page.
    pub words: Vec<(String, String)>,
}

/// Where a page stands: its title and the menu that belongs to it.
#[derive(Clone, Debug, Default)]
pub struct PageHead {
    pub title: String,
    /// Slug and title of the edition, for its menu.
    pub edition: Option<(String, String)>,
    /// Whether the edition is an example, which the page says.
    pub example: bool,
    /// Steps above this page: address and name.
    pub trail: Vec<(String, String)>,
    /// Whether the page has an island and loads the wasm bundle.
    pub island: bool,
    /// Small scripts of the site that the page loads, such as the one that knows the visitor's
    /// clock.
    pub scripts: Vec<&'static str>,
    /// How it looks where it is shared.
    pub card: Option<Card>,
    /// What the page is about, in schema.org's words.
    pub linked_data: Option<serde_json::Value>,
    /// Rules of the page's own style block, such as sizes of pictures.
    pub style: String,
    /// Whether the page uses the whole width, without the edges of a text.
    pub wide: bool,
    /// The line of a juror's or a team's pages, or of those of an edition that is set up. That of a
    /// call's organisers comes with the visit.
    pub line: Option<WorkLine>,
    /// Set on a page of a call, which says where that is paused.
    pub pause: Option<PauseNotice>,
}

/// What a page says of a pause of its call.
#[derive(Clone, Debug)]
pub struct PauseNotice {
    /// Since when and why; nothing while the call goes on.
    text: Option<String>,
    /// Where an open page asks whether that has changed.
    poll: String,
}

impl PageHead {
    /// A page with a title only.
    #[must_use]
    pub fn with_title(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// A page of an edition.
    #[must_use]
    pub fn of_edition(title: impl Into<String>, edition: &office::Edition, visit: &Visit) -> Self {
        Self {
            title: title.into(),
            edition: Some((
                edition.slug.clone(),
                edition.title.text(visit.language).to_owned(),
            )),
            example: edition.example,
            ..Self::default()
        }
    }

    /// The same with a step above it.
    #[must_use]
    pub fn under(mut self, address: String, name: impl Into<String>) -> Self {
        self.trail.push((address, name.into()));
        self
    }

    /// The same for a page with a line of its own.
    #[must_use]
    pub fn with_line(self, line: WorkLine) -> Self {
        Self {
            line: Some(line),
            ..self
        }
    }

    /// The same for a page of a call: it says where the call is paused, also once it is open.
    #[must_use]
    pub fn following(self, visit: &Visit, call: &Call) -> Self {
        let path = format!("/{}/{}/deadline.json", call.edition.slug, call.slug);
        self.following_at(visit, call, &path)
    }

    /// The same, where the page asks elsewhere how the call stands.
    #[must_use]
    pub fn following_at(mut self, visit: &Visit, call: &Call, path: &str) -> Self {
        self.pause = Some(PauseNotice {
            text: refusals::describe_pause(visit.language, call),
            poll: visit.link(path),
        });
        self.with_clock()
    }

    /// The same for a page that tells a deadline.
    #[must_use]
    pub fn with_clock(self) -> Self {
        self.with_script("/clock.js")
    }

    /// The same with a small script.
    #[must_use]
    pub fn with_script(mut self, script: &'static str) -> Self {
        if !self.scripts.contains(&script) {
            self.scripts.push(script);
        }
        self
    }

    /// The same for a page on which much is typed: whoever is about to lose some of it is told.
    #[must_use]
    pub fn keeping_typed(self) -> Self {
        self.with_script(UNSAVED)
    }

    /// The same for a page with an island.
    #[must_use]
    pub fn with_island(self) -> Self {
        Self {
            island: true,
            ..self
        }
    }
}

/// A page as HTML, rendered in a reactive owner of its own that is gone afterwards. Without a nonce
/// its inline style carries none.
pub fn html(visit: &Visit, place: PageHead, body: impl FnOnce() -> AnyView) -> String {
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(Nonce::from_value(visit.nonce.to_string()));
        document(visit, place, body()).to_html()
    });
    owner.unset_with_forced_cleanup();
    let html = if visit.standing == PageStanding::Reads {
        read_only::without_forms(&html)
    } else {
        html
    };
    format!("<!DOCTYPE html>{html}")
}

/// Renders a page.
pub fn page(visit: &Visit, place: PageHead, body: impl FnOnce() -> AnyView) -> Response {
    let mut response = Html(html(visit, place, body)).into_response();
    // A page may hold what only this person may see, and the policy's nonce is good once.
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(
        header::CONTENT_LANGUAGE,
        HeaderValue::from_static(visit.language.tag()),
    );
    response
}

/// The page that tells of a refusal, whichever it is: with its status and, where it says one, the
/// time after which to come again.
pub fn page_refused(
    visit: &Visit,
    refusal: &Refusal,
    place: PageHead,
    body: impl FnOnce() -> AnyView,
) -> Response {
    let mut response = page(visit, place, body);
    failure::mark(&mut response, refusal);
    response
}

fn document(visit: &Visit, place: PageHead, body: AnyView) -> AnyView {
    let language = visit.language;
    let notice = visit.done.as_ref().map(|done| {
        view! {
            <p class="notice done page" role="status">
                {done.sentence(language)}
            </p>
        }
    });
    let example = place
        .example
        .then(|| view! { <p class="example page">{i18n::edition_example(language)}</p> });
    let observer = (visit.standing == PageStanding::Reads)
        .then(|| view! { <p class="notice page">{i18n::observer_banner(language)}</p> });
    view! {
        <html lang=language
            .tag()>
            {head(visit, &place)} <body>
                <a class="skip" href="#main">
                    {i18n::shell_skip(language)}
                </a>
                {onlooker::view_banner(visit)}
                {view_masthead(visit, &place)}
                {view_line(visit, &place)}
                {preparation(visit)}
                {example}
                {observer}
                {place.pause.as_ref().map(view_pause)}
                {notice}
                <main id="main" class:page=!place.wide>
                    {breadcrumbs(visit, &place)}
                    {body}
                </main>
                {footer(visit)}
            </body>
        </html>
    }
    .into_any()
}

/// That the page's edition is in preparation, with the ways on for who organises it.
fn preparation(visit: &Visit) -> Option<AnyView> {
    let language = visit.language;
    let preparation = visit.preparation.as_ref()?;
    let edition = &preparation.edition;
    let ways = preparation.organises.then(|| {
        view! {
            " "
            <a href=visit.link(&format!("/{edition}/setup"))>{i18n::preparation_setup(language)}</a>
            " · "
            <a href=visit.link(&format!("/{edition}/opening"))>{i18n::opening_title(language)}</a>
        }
    });
    let view = view! { <p class="example page">{i18n::preparation_line(language)} {ways}</p> };
    Some(view.into_any())
}

/// That the call of a page is paused. It is there while the call goes on as well, for a page that
/// is open when that changes.
fn view_pause(pause: &PauseNotice) -> impl IntoView + use<> {
    view! {
        <p
            class="notice page"
            role="status"
            data-pause
            data-poll=pause.poll.clone()
            hidden=pause.text.is_none()
        >
            {pause.text.clone()}
        </p>
    }
}

/// What stands above a page's body: its title, style, scripts, and how it looks where it is shared.
fn head(visit: &Visit, place: &PageHead) -> AnyView {
    let title = full_title(place);
    let rules = place.style.clone();
    let style = (!rules.is_empty()).then(|| {
        let nonce = (!visit.nonce.is_empty()).then(|| visit.nonce.to_string());
        // As inner HTML: the text of a style is not escaped, and its hash in the policy is over
        // these very bytes.
        view! { <style nonce=nonce inner_html=rules></style> }
    });
    let alternates = Language::ALL
        .map(|other| {
            view! {
                <link
                    rel="alternate"
                    hreflang=other.tag()
                    href=format!("/{}{}", other.tag(), visit.path)
                />
            }
        })
        .collect_view();
    let card = place.card.as_ref().map(|card| sharing_tags(card, &title));
    let linked_data = place.linked_data.as_ref().map(|data| {
        // Within a script nothing is escaped but what could end it.
        let text = data.to_string().replace('<', "\\u003c");
        let nonce = visit.nonce.to_string();
        view! { <script type="application/ld+json" nonce=nonce inner_html=text></script> }
    });
    view! {
        <head>
            <meta charset="utf-8" />
            <meta name="viewport" content="width=device-width, initial-scale=1" />
            <meta name="color-scheme" content="light dark" />
            <title>{title}</title>
            <link rel="icon" href="/icon.svg" type="image/svg+xml" />
            <link
                rel="preload"
                href="/fonts/plex-sans-latin.woff2"
                r#as="font"
                r#type="font/woff2"
                crossorigin="anonymous"
            />
            <link rel="stylesheet" href=format!("/pkg/{}", visit.site.style) />
            <link rel="stylesheet" href=city::colors_address(&visit.cities) />
            {style}
            {alternates}
            {card}
            {linked_data}
            {scripts(visit, place)}
        </head>
    }
    .into_any()
}

/// The title of a page, its edition and the site, as a browser's tab shows them.
fn full_title(place: &PageHead) -> String {
    let mut parts = vec![place.title.as_str()];
    if let Some((_, edition)) = &place.edition
        && *edition != place.title
    {
        parts.push(edition);
    }
    parts.push("Certamen");
    parts.join(" – ")
}

/// How a page looks where it is shared.
fn sharing_tags(card: &Card, title: &str) -> impl IntoView + use<> {
    // The view macro knows no attribute of this name.
    let property = |name: &'static str, content: String| {
        html::meta().attr("property", name).attr("content", content)
    };
    view! {
        <meta name="description" content=card.text.clone() />
        <meta name="twitter:card" content="summary_large_image" />
        {property("og:type", "website".to_owned())}
        {property("og:title", title.to_owned())}
        {property("og:description", card.text.clone())}
        {property("og:image", card.picture.clone())}
        {property("og:image:width", card.size.0.to_string())}
        {property("og:image:height", card.size.1.to_string())}
    }
}

/// The bundle of the islands, where the page has one, and the page's small scripts.
fn scripts(visit: &Visit, place: &PageHead) -> impl IntoView + use<> {
    // Whoever only looks has nothing to save.
    let bundle = (place.island && !visit.only_looks()).then(|| {
        let options = LeptosOptions::builder()
            .output_name(visit.site.script.to_string())
            .site_pkg_dir("pkg")
            .build();
        // Until the bundle runs somebody may type: what they do is marked, so that the islands know
        // of it.
        view! {
            <script nonce=visit.nonce.to_string() inner_html=TYPED></script>
            <HydrationScripts options islands=true />
        }
    });
    let small = place
        .scripts
        .iter()
        .map(|script| {
            let unsaved = (*script == UNSAVED).then(|| i18n::shell_unsaved(visit.language));
            let nonce = visit.nonce.to_string();
            view! { <script src=*script nonce=nonce data-unsaved=unsaved defer></script> }
        })
        .collect_view();
    view! {
        {bundle}
        {small}
    }
}

fn breadcrumbs(visit: &Visit, place: &PageHead) -> Option<AnyView> {
    if place.trail.is_empty() {
        return None;
    }
    let steps = place
        .trail
        .iter()
        .map(|(address, name)| {
            view! {
                <li>
                    <a href=address.clone()>{name.clone()}</a>
                </li>
            }
        })
        .collect_view();
    Some(
        view! {
            <nav class="trail" aria-label=i18n::shell_trail(visit.language)>
                <ol>{steps}<li aria-current="page">{place.title.clone()}</li></ol>
            </nav>
        }
        .into_any(),
    )
}

fn footer(visit: &Visit) -> AnyView {
    let language = visit.language;
    view! {
        <footer class="foot page">
            <p>{i18n::foot_line(language, city::data_sources(&visit.cities, language))}</p>
            <ul>
                <li>
                    <a href=visit.link("/accessibility")>{i18n::foot_accessibility(language)}</a>
                </li>
                <li>
                    <a href=visit.link("/privacy")>{i18n::foot_privacy(language)}</a>
                </li>
                <li>
                    <a href="/api/v1/openapi.json">"API"</a>
                </li>
                {visit
                    .site
                    .demo
                    .then(|| {
                        view! {
                            <li>
                                <a href=visit.link("/mails")>{i18n::menu_mails(language)}</a>
                            </li>
                        }
                    })}
            </ul>
        </footer>
    }
    .into_any()
}
