//! The front page: works, prizes, figures, one calendar of all calls, and charts to start from.

mod calendar;
mod charts;
mod figures;
mod opening;
mod plates;

use axum::{
    http::{HeaderValue, header},
    response::Response,
};
use contest::timestamp::{MINUTE, to_micros};
use frame::{
    failure::{Answer, PageError},
    public,
    shell::PageHead,
    visit::{Visit, see_other},
};
use leptos::prelude::*;
use office::{DatasetCard, Edition, EditionView, FrontWorks, ListedEdition, OrganisationRow};
use parts::{no_edition::view_no_edition, owner::view_owner, work_card::write_ratios};

use self::calendar::Calendar;

/// Works on the page: one large, the others in a row.
const WORKS: i64 = 5;

/// Sends the browser to the language it wishes.
pub async fn choose_language(visit: Visit) -> Response {
    let mut response = see_other(&visit.link("/"));
    response
        .headers_mut()
        .insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// The front page. What it says of days and phases holds for a minute.
pub async fn home(visit: Visit) -> Answer {
    let generation = visit.office().generation().await?;
    let minute = (visit.now.0 / to_micros(MINUTE)).to_string();
    if let Some(page) = public::find_cached(&visit, generation, &minute) {
        return Ok(page);
    }
    let front = Front::read(&visit).await?;
    let calendar = front
        .newest
        .as_ref()
        .and_then(|newest| Calendar::of(&visit, &newest.calls));
    let mut place = front.newest.as_ref().map_or_else(
        || PageHead::with_title("Certamen"),
        |view| {
            let title = view.edition.title.text(visit.language);
            PageHead::of_edition(title, &view.edition, &visit)
        },
    );
    place.style = write_ratios(front.shown.works.iter().map(|work| &work.entry), 0);
    if let Some(calendar) = &calendar {
        place.style.push_str(&calendar.write_style());
    }
    Ok(public::page(&visit, generation, &minute, place, || {
        front.view(&visit, calendar.as_ref())
    }))
}

/// What the front page shows. It takes as many statements with twenty editions as with two.
struct Front {
    newest: Option<EditionView>,
    /// The newest edition of which works are public.
    last: Option<Edition>,
    /// Its works.
    shown: FrontWorks,
    /// Every edition but the newest.
    others: Vec<ListedEdition>,
    datasets: Vec<DatasetCard>,
    /// Whose editions they may be.
    organisations: Vec<OrganisationRow>,
}

impl Front {
    async fn read(visit: &Visit) -> Result<Self, PageError> {
        let office = visit.office();
        let mut editions = office.listed_editions().await?;
        let newest = match editions.first() {
            Some(listed) => Some(office.edition(&listed.edition.slug).await?),
            None => None,
        };
        let last = editions
            .iter()
            .find(|listed| listed.public)
            .map(|listed| listed.edition.clone());
        let shown = match &last {
            Some(edition) => office.front_works(&edition.id, WORKS).await?,
            None => FrontWorks::default(),
        };
        Ok(Self {
            newest,
            last,
            shown,
            others: editions.split_off(editions.len().min(1)),
            datasets: office.datasets(false).await?,
            organisations: office.organisations().await?,
        })
    }

    fn view(&self, visit: &Visit, calendar: Option<&Calendar<'_>>) -> AnyView {
        let Some(newest) = &self.newest else {
            return view! {
                <section class="band">
                    <h1>"Certamen"</h1>
                </section>
                {view_no_edition(visit)}
                {charts::section(visit, &self.datasets, 0)}
            }
            .into_any();
        };
        // Without a work the first chart stands where the winner would.
        let charts_above = usize::from(self.shown.works.is_empty());
        view! {
            {opening::section(visit, newest, self)}
            {figures::section(visit, newest, self)}
            {calendar.map(Calendar::section)}
            {self.last.as_ref().map(|last| plates::section(visit, last, &self.shown))}
            {charts::section(visit, &self.datasets, charts_above)}
            {(!self.others.is_empty()).then(|| view_other_editions(visit, self))}
        }
        .into_any()
    }
}

/// The other editions, each with the ways to its results and its gallery where works are public.
fn view_other_editions(visit: &Visit, front: &Front) -> impl IntoView + use<> {
    let language = visit.language;
    let items = front
        .others
        .iter()
        .map(|listed| {
            let page = format!("/{}", listed.edition.slug);
            let shown = listed.public.then(|| {
                view! {
                    <a class="quiet" href=visit.link(&format!("{page}/results"))>
                        {i18n::menu_results(language)}
                    </a>
                    <a class="quiet" href=visit.link(&format!("{page}/gallery"))>
                        {i18n::menu_gallery(language)}
                    </a>
                }
            });
            view! {
                <li>
                    <a href=visit.link(&page)>{listed.edition.title.text(language).to_owned()}</a>
                    {view_owner(visit, &front.organisations, &listed.edition)}
                    {shown}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="band">
            <h2>{i18n::home_past(language)}</h2>
            <ul class="lines">{items}</ul>
        </section>
    }
}
