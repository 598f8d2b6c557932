//! A juror's own order of the works, moved by hand, beside what their marks say.

use contest::{EntryId, Language, judging::RoundKind};
use frame::{city::city_class, failure::Answer, form::Fields, shell::page, visit::Visit};
use leptos::prelude::*;
use office::{Call, OwnOrder, OwnRow};
use parts::{
    figures::{UNKNOWN, format_points},
    jury_places::{jury_path, place_under_dashboard, sheet_path},
    rounds::tabs,
};

use crate::{
    asked_round::AskedRound,
    listed_work::{view_cover, view_title},
};

/// Works of a contradiction that are named; the others are counted.
const NAMED: usize = 2;

/// Shows the list.
pub async fn show(visit: Visit, asked: AskedRound) -> Answer {
    let (call, round) = asked.read(&visit).await?;
    let own = visit
        .office()
        .own_order(visit.signed_in()?, &call, round, visit.now)
        .await?;
    let place = place_under_dashboard(&visit, &call, i18n::order_title(visit.language))
        .with_script("/order.js");
    Ok(page(&visit, place, || {
        view! {
            {view_head(&visit, &own)}
            {view_list(&visit, &own)}
        }
        .into_any()
    }))
}

fn order_path(call: &Call, round: RoundKind) -> String {
    format!("{}/order?round={}", jury_path(call), round.code())
}

fn view_head(visit: &Visit, own: &OwnOrder) -> impl IntoView {
    let language = visit.language;
    let call = &own.call;
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::order_title(language)}</h1>
            {tabs(visit, call, "/jury/order", own.round)}
            <p class="lead">{i18n::order_lead(language)}</p>
        </section>
    }
}

/// The works in the juror's order, and whether it agrees with the marks.
fn view_list(visit: &Visit, own: &OwnOrder) -> impl IntoView {
    let language = visit.language;
    let open = own.standing.takes();
    let contradictions: usize = own.rows.iter().map(|row| row.above.len()).sum();
    let agreement = match (own.rows.is_empty(), contradictions) {
        (true, _) => i18n::jury_empty(language).to_owned(),
        (false, 0) => i18n::order_agrees(language).to_owned(),
        (false, contradictions) => i18n::order_against(language, contradictions),
    };
    let rows = (0..own.rows.len())
        .map(|index| view_row(visit, own, index, open))
        .collect_view();
    let action = visit.link(&order_path(&own.call, own.round));
    view! {
        <section class="band" id="own-order">
            <p role="status">{agreement}</p>
            <form method="post" action=action class="stack">
                <ol class="order">{rows}</ol>
                {(open && own.set)
                    .then(|| {
                        view! {
                            <p>
                                <button class="button plain small" name="reset" value="1">
                                    {i18n::order_reset(language)}
                                </button>
                            </p>
                        }
                    })}
            </form>
        </section>
    }
}

fn view_row(visit: &Visit, own: &OwnOrder, index: usize, open: bool) -> impl IntoView {
    let language = visit.language;
    let row = &own.rows[index];
    let entry = row.sheet.entry.to_string();
    let points = row
        .points
        .map_or_else(|| UNKNOWN.to_owned(), |own| format_points(language, own));
    let grip = open.then(|| {
        view! {
            <span class="grip" hidden title=i18n::order_drag(language) aria-hidden="true">
                "\u{2630}"
            </span>
        }
    });
    view! {
        <li>
            <input type="hidden" name="entry" value=entry />
            <span class="rank">{index + 1}</span>
            {grip}
            {view_cover(&row.sheet, row.cover.as_deref())}
            <div>
                {view_title(visit, &row.sheet, &row.title)} " "
                <span class="quiet">{i18n::entry_number(language, row.number)}</span>
                {(!row.above.is_empty()).then(|| view_contradictions(visit, own, row))}
            </div>
            <span class="number" title=i18n::order_points(language)>
                {points}
            </span>
            {open.then(|| view_moves(language, own, index))}
        </li>
    }
}

/// What moves a work up or down a place.
fn view_moves(language: Language, own: &OwnOrder, index: usize) -> impl IntoView + use<> {
    let row = &own.rows[index];
    let number = i18n::entry_number(language, row.number);
    let button = |name: &'static str, sign: &'static str, label: &'static str, able: bool| {
        view! {
            <button
                class="button plain small"
                name=name
                value=row.sheet.entry.to_string()
                aria-label=i18n::join_label(language, label, &number)
                disabled=!able
            >
                {sign}
            </button>
        }
    };
    let last = index + 1 == own.rows.len();
    view! {
        <span class="moves">
            {button("up", "\u{2191}", i18n::order_up(language), index > 0)}
            {button("down", "\u{2193}", i18n::order_down(language), !last)}
        </span>
    }
}

/// Which works below have more points, with the two side by side behind the first.
fn view_contradictions(visit: &Visit, own: &OwnOrder, row: &OwnRow) -> impl IntoView {
    let language = visit.language;
    let named = row.above.iter().take(NAMED).map(|index| {
        let other = &own.rows[*index];
        format!(
            "{} ({})",
            i18n::entry_number(language, other.number),
            format_points(language, other.points.unwrap_or_default())
        )
    });
    let named = i18n::list(language, named);
    let more = row.above.len().saturating_sub(NAMED);
    let text = if more == 0 {
        i18n::order_contradicts(language, named)
    } else {
        i18n::order_contradicts_more(language, named, more)
    };
    let beside = row.above.first().map(|index| {
        let sheet = visit.link(&sheet_path(&row.sheet));
        let address = format!("{sheet}/beside?other={}", own.rows[*index].sheet);
        view! { <a href=address>{i18n::beside_title(language)}</a> }
    });
    view! { <p class="against">{text}" " {beside}</p> }
}

/// Keeps the order as it was moved: the works as they stand in the form, one of them up or down a
/// place.
pub async fn set(visit: Visit, asked: AskedRound, fields: Fields) -> Answer {
    fields.require_one_of(&["entry", "reset"])?;
    let (call, round) = asked.read(&visit).await?;
    let mut entries: Vec<EntryId> = fields.all("entry").map(EntryId::new).collect();
    let find = |entry: &str| entries.iter().position(|known| known.as_str() == entry);
    let swap = match (find(fields.get("up")), find(fields.get("down"))) {
        (Some(moved), _) => moved.checked_sub(1).map(|above| (above, moved)),
        (_, Some(moved)) => (moved + 1 < entries.len()).then_some((moved, moved + 1)),
        _ => None,
    };
    if let Some((above, below)) = swap {
        entries.swap(above, below);
    }
    let wanted = (!fields.has("reset")).then_some(entries.as_slice());
    visit
        .office()
        .set_own_order(visit.signed_in()?, &call, round, wanted, visit.now)
        .await?;
    Ok(visit.go_to(&order_path(&call, round)))
}
