//! All entries of a call for its organisers: found by state, topic, what the jury lacks and words,
//! page by page, and taken along as CSV. What is looked for stands in the address.

use axum::{
    body::{Body, Bytes},
    extract::{Path, Query},
};
use contest::{Language, Timestamp};
use frame::{city::city_class, failure::Answer, shell::page, visit::Visit};
use futures::stream;
use leptos::prelude::*;
use office::{
    Call, EntryFilter, EntryPage, Lack, ListKey, ListOrder, ListRequest, ListedState,
    MAX_SEARCH_CHARS, Office, Person, Topic, Turn, entries_csv_head, entries_csv_rows,
};
use parts::{
    entry_table::view_table,
    organiser::{CSV, base, download, place_under_desk},
    work_facts::name_topic,
};
use serde::Deserialize;

/// What of the list is asked for, as the address says it. What it does not know asks for nothing.
#[derive(Deserialize, Default)]
pub struct ListQuery {
    #[serde(default)]
    state: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    lack: String,
    #[serde(default)]
    q: String,
    #[serde(default)]
    order: String,
    #[serde(default)]
    after: String,
    #[serde(default)]
    before: String,
}

impl ListQuery {
    fn filter(&self) -> EntryFilter {
        EntryFilter {
            state: ListedState::from_code(&self.state),
            topic: self.topic.replace('\0', ""),
            lack: Lack::from_code(&self.lack),
            search: self.q.trim().to_owned(),
        }
    }

    fn request(&self, visit: &Visit, call: &Call) -> ListRequest {
        let order = ListOrder::from_code(&self.order).unwrap_or_default();
        let key = |text: &str| ListKey::parse(order, text);
        let after = key(&self.after).map(Turn::After);
        ListRequest {
            filter: self.filter(),
            order,
            turn: after
                .or_else(|| key(&self.before).map(Turn::Before))
                .unwrap_or_default(),
            language: visit.language,
            round: call.running_round(visit.now),
        }
    }
}

/// The query that asks for a part of the list; an empty one asks for all of it.
fn write_query(filter: &EntryFilter, order: ListOrder, turn: Option<(&str, &ListKey)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    let order_code = if order == ListOrder::default() {
        ""
    } else {
        order.code()
    };
    for (name, value) in [
        ("state", filter.state.map_or("", ListedState::code)),
        ("topic", filter.topic.as_str()),
        ("lack", filter.lack.map_or("", Lack::code)),
        ("q", filter.search.as_str()),
        ("order", order_code),
    ] {
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    if let Some((name, key)) = turn {
        query.append_pair(name, &key.write(order));
    }
    let query = query.finish();
    if query.is_empty() {
        query
    } else {
        format!("?{query}")
    }
}

/// Shows a page of the list.
pub async fn show(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<ListQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let request = asked.request(&visit, &call);
    let listed = visit
        .office()
        .entry_page(visit.signed_in()?, &call, &request, visit.now)
        .await?;
    let topics = visit.office().edition(&edition).await?.topics;
    let place = place_under_desk(&visit, &call, i18n::entry_list_title(visit.language));
    let list = List {
        visit: &visit,
        call: &call,
        request: &request,
        listed: &listed,
        topics: &topics,
        address: visit.link(&format!("{}/entries", base(&call))),
    };
    Ok(page(&visit, place, || list.view()))
}

/// Answers with every entry that fits, row by row. What was read is sent before more is read, so
/// that no more than a part of them is held, and nothing of the database while somebody takes them
/// slowly.
pub async fn export(
    visit: Visit,
    Path((edition, slug)): Path<(String, String)>,
    Query(asked): Query<ListQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &slug).await?;
    let mut rows = Rows {
        office: visit.office().clone(),
        organiser: visit.signed_in()?.clone(),
        call: Call::clone(&call),
        filter: asked.filter(),
        after: Some(0),
        now: visit.now,
    };
    // The first part says whether they may be read at all: after it, the status is sent.
    let first = entries_csv_head() + &rows.read_part().await?.unwrap_or_default();
    let rest = stream::try_unfold(rows, async |mut rows| {
        let part = rows.read_part().await.inspect_err(|failure| {
            tracing::warn!(%failure, "the export of entries broke off");
        })?;
        Ok::<_, office::Failure>(part.map(|part| (Bytes::from(part), rows)))
    });
    let first = stream::once(std::future::ready(Ok(Bytes::from(first))));
    let body = Body::from_stream(futures::StreamExt::chain(first, rest));
    Ok(download(
        body,
        CSV,
        &format!("{edition}-{slug}-entries.csv"),
    ))
}

/// The rows of an export that are still to be read.
struct Rows {
    office: Office,
    organiser: Person,
    call: Call,
    filter: EntryFilter,
    /// The number of the last entry that was read; `None` at the end.
    after: Option<i64>,
    now: Timestamp,
}

impl Rows {
    /// The next of them; `None` where there are no more.
    async fn read_part(&mut self) -> office::Result<Option<String>> {
        let Some(after) = self.after else {
            return Ok(None);
        };
        let entries = self
            .office
            .entry_exports_after(&self.organiser, &self.call, &self.filter, after, self.now)
            .await?;
        self.after = entries.last().map(|entry| entry.entry);
        Ok(self.after.is_some().then(|| entries_csv_rows(&entries)))
    }
}

/// The page of the list.
struct List<'a> {
    visit: &'a Visit,
    call: &'a Call,
    request: &'a ListRequest,
    listed: &'a EntryPage,
    topics: &'a [Topic],
    /// The address of the list.
    address: String,
}

impl List<'_> {
    fn view(&self) -> AnyView {
        let language = self.visit.language;
        let title = self.call.title.text(language).to_owned();
        let found = if self.listed.count(None) == 0 {
            self.view_empty()
        } else {
            self.view_found()
        };
        view! {
            <section class="band">
                <p class=city_class(&self.call.city)>{title}</p>
                <h1>{i18n::entry_list_title(language)}</h1>
                <p class="lead">{i18n::entry_list_lead(language)}</p>
            </section>
            <section class="band">{found}</section>
        }
        .into_any()
    }

    /// Where nobody takes part yet: who does, and where.
    fn view_empty(&self) -> AnyView {
        let language = self.visit.language;
        let call = format!("/{}/{}", self.call.edition.slug, self.call.slug);
        view! {
            <p>{i18n::entry_list_empty(language)}</p>
            <p>
                <a href=self.visit.link(&call)>{i18n::entry_list_call(language)}</a>
            </p>
        }
        .into_any()
    }

    /// What fits, and what else can be looked for.
    fn view_found(&self) -> AnyView {
        let language = self.visit.language;
        let ListRequest { filter, order, .. } = self.request;
        let entries = &self.listed.entries;
        let csv = format!(
            "{}.csv{}",
            self.address,
            write_query(filter, ListOrder::default(), None)
        );
        let rows = if entries.is_empty() {
            view! {
                <p>
                    {i18n::data_none_found(language)}" "
                    <a href=self.address.clone()>{i18n::data_clear(language)}</a>
                </p>
            }
            .into_any()
        } else {
            view_table(self.visit, self.call, entries, self.topics)
        };
        let turn = |name: &'static str, rel: &'static str, key: &Option<ListKey>, text| {
            key.as_ref().map(|key| {
                let query = write_query(filter, *order, Some((name, key)));
                let address = format!("{}{query}", self.address);
                view! {
                    <a class="button plain" rel=rel href=address>
                        {text}
                    </a>
                }
            })
        };
        let previous = turn(
            "before",
            "prev",
            &self.listed.previous,
            i18n::previous(language),
        );
        let next = turn("after", "next", &self.listed.next, i18n::next(language));
        view! {
            {self.view_states()}
            {self.view_search()}
            <p class="row">
                <a href=csv>{i18n::entry_list_csv(language)}</a>
            </p>
            {rows}
            <p class="row">{previous}{next}</p>
        }
        .into_any()
    }

    /// How many entries stand how, each the way to them.
    fn view_states(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        let states = std::iter::once(None).chain(ListedState::ALL.map(Some));
        let chips = states
            .map(|state| {
                let filter = EntryFilter {
                    state,
                    ..self.request.filter.clone()
                };
                let query = write_query(&filter, self.request.order, None);
                let current = (state == self.request.filter.state).then_some("true");
                let name = state.map_or_else(
                    || i18n::gallery_all(language),
                    |state| name_state(language, state),
                );
                let count = i18n::number(language, self.listed.count(state));
                view! {
                    <li>
                        <a href=format!("{}{query}", self.address) aria-current=current>
                            {name}
                            " "
                            <span class="total">{count}</span>
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav aria-label=i18n::entry_list_states(language)>
                <ul class="chips">{chips}</ul>
            </nav>
        }
    }

    /// A form that works without JavaScript: its address is the search.
    fn view_search(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        let ListRequest { filter, order, .. } = self.request;
        let topics = self
            .topics
            .iter()
            .map(|topic| view_option(&topic.code, name_topic(language, topic), &filter.topic))
            .collect_view();
        let lacks = Lack::ALL
            .map(|lack| {
                let chosen = filter.lack.map_or("", Lack::code);
                view_option(lack.code(), name_lack(language, lack).to_owned(), chosen)
            })
            .collect_view();
        let orders = ListOrder::ALL
            .map(|known| {
                let name = name_order(language, known).to_owned();
                view_option(known.code(), name, order.code())
            })
            .collect_view();
        let state = filter.state.map(|state| {
            view! { <input type="hidden" name="state" value=state.code() /> }
        });
        view! {
            <form method="get" action=self.address.clone() class="search" role="search">
                {state}
                <div class="field">
                    <label for="q">{i18n::data_search(language)}</label>
                    <input
                        id="q"
                        name="q"
                        type="search"
                        maxlength=MAX_SEARCH_CHARS
                        value=filter.search.clone()
                        placeholder=i18n::entry_list_search_hint(language)
                    />
                </div>
                <div class="field">
                    <label for="topic">{i18n::entry_topic(language)}</label>
                    <select id="topic" name="topic">
                        <option value="">{i18n::data_any_topic(language)}</option>
                        {topics}
                    </select>
                </div>
                <div class="field">
                    <label for="lack">{i18n::organise_jury(language)}</label>
                    <select id="lack" name="lack">
                        <option value="">{i18n::entry_list_any_jury(language)}</option>
                        {lacks}
                    </select>
                </div>
                <div class="field">
                    <label for="order">{i18n::entry_list_order(language)}</label>
                    <select id="order" name="order">
                        {orders}
                    </select>
                </div>
                <button class="button plain">{i18n::data_filter(language)}</button>
            </form>
        }
    }
}

fn view_option(value: &str, name: String, chosen: &str) -> impl IntoView + use<> {
    let selected = value == chosen;
    view! {
        <option value=value.to_owned() selected=selected>
            {name}
        </option>
    }
}

/// What entries in a state are called.
const fn name_state(language: Language, state: ListedState) -> &'static str {
    match state {
        ListedState::Draft => i18n::entry_list_drafts(language),
        ListedState::Submitted => i18n::organise_submitted(language),
        ListedState::Withdrawn => i18n::entry_list_withdrawn(language),
        ListedState::Excluded => i18n::entry_list_excluded(language),
    }
}

const fn name_lack(language: Language, lack: Lack) -> &'static str {
    match lack {
        Lack::Sheets => i18n::entry_list_lack_sheets(language),
        Lack::Jurors => i18n::entry_list_lack_jurors(language),
    }
}

const fn name_order(language: Language, order: ListOrder) -> &'static str {
    match order {
        ListOrder::Number => i18n::entry_list_by_number(language),
        ListOrder::Changed => i18n::entry_list_by_change(language),
        ListOrder::Title => i18n::entry_list_by_title(language),
    }
}
