//! A juror's own order of the works, moved by hand, beside what their marks say.

use axum::extract::{Path, Query};
use leptos::prelude::*;
use office::{OwnOrder, OwnRow};

use crate::{
    city::city_class,
    form::Fields,
    pages::{
        Answer,
        editions::rounds::{RoundQuery, tabs},
        jury::sheet::jury_path,
        results::ranking::points,
    },
    shell::{Place, page},
    visit::Visit,
};

/// Works of a contradiction that are named; the others are counted.
const NAMED: usize = 2;

/// The list.
pub async fn order(
    visit: Visit,
    Path((edition, call)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let own = visit
        .office()
        .own_order(
            visit.signed_in()?,
            &call,
            asked.round(&call, visit.now),
            visit.now,
        )
        .await?;
    let place = Place::of_edition(i18n::order_title(visit.language), &call.edition, &visit)
        .under(
            visit.link(&format!("/{edition}/{}", call.slug)),
            call.title.text(visit.language),
        )
        .under(
            visit.link(&jury_path(&call)),
            i18n::jury_title(visit.language),
        )
        .with_script("/order.js");
    Ok(page(&visit, place, || body(&visit, &own)))
}

fn body(visit: &Visit, own: &OwnOrder) -> AnyView {
    let language = visit.language;
    let call = &own.call;
    let open = own.standing.takes();
    let against: usize = own.rows.iter().map(|row| row.above.len()).sum();
    let rows = (0..own.rows.len())
        .map(|place| row(visit, own, place, open))
        .collect_view();
    let action = format!(
        "{}/order?round={}",
        visit.link(&jury_path(call)),
        own.round.code()
    );
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::order_title(language)}</h1>
            {tabs(visit, call, "/jury/order", own.round)}
            <p class="lead">{i18n::order_lead(language)}</p>
        </section>
        <section class="band" id="own-order">
            <p role="status">
                {match (own.rows.is_empty(), against) {
                    (true, _) => i18n::jury_empty(language).to_owned(),
                    (false, 0) => i18n::order_agrees(language).to_owned(),
                    (false, against) => i18n::order_against(language, against),
                }}
            </p>
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
    .into_any()
}

fn row(visit: &Visit, own: &OwnOrder, place: usize, open: bool) -> AnyView {
    let language = visit.language;
    let row = &own.rows[place];
    let entry = &row.sheet.entry;
    let cover = row.cover.as_ref().map(|file| {
        view! {
            <img
                src=format!("/files/jury/{}/{file}?preview", row.sheet)
                alt=""
                width="72"
                height="48"
                loading="lazy"
            />
        }
    });
    let (title_language, title) = row.title.get(language);
    let move_to = |name: &'static str, sign: &'static str, label: String, able: bool| {
        view! {
            <button
                class="button plain small"
                name=name
                value=entry.clone()
                aria-label=label
                disabled=!able
            >
                {sign}
            </button>
        }
    };
    let number = i18n::entry_number(language, row.number);
    let shown = row
        .points
        .map_or_else(|| "\u{2013}".to_owned(), |own| points(language, own));
    view! {
        <li>
            <input type="hidden" name="entry" value=entry.clone() />
            <span class="rank">{place + 1}</span>
            {open
                .then(|| {
                    view! {
                        <span
                            class="grip"
                            hidden
                            title=i18n::order_drag(language)
                            aria-hidden="true"
                        >
                            "\u{2630}"
                        </span>
                    }
                })}
            {cover}
            <div>
                <a href=visit.link(&format!("/jury/{}", row.sheet)) lang=title_language.tag()>
                    {title.to_owned()}
                </a>
                " "
                <span class="quiet">{number.clone()}</span>
                {(!row.above.is_empty()).then(|| warning(visit, own, row))}
            </div>
            <span class="number" title=i18n::order_points(language)>
                {shown}
            </span>
            {open
                .then(|| {
                    view! {
                        <span class="moves">
                            {move_to(
                                "up",
                                "\u{2191}",
                                i18n::labelled(language, i18n::order_up(language), &number),
                                place > 0,
                            )}
                            {move_to(
                                "down",
                                "\u{2193}",
                                i18n::labelled(language, i18n::order_down(language), &number),
                                place + 1 < own.rows.len(),
                            )}
                        </span>
                    }
                })}
        </li>
    }
    .into_any()
}

/// Which works below have more points, with the two side by side behind the first.
fn warning(visit: &Visit, own: &OwnOrder, row: &OwnRow) -> AnyView {
    let language = visit.language;
    let named = row.above.iter().take(NAMED).map(|place| {
        let other = &own.rows[*place];
        format!(
            "{} ({})",
            i18n::entry_number(language, other.number),
            points(language, other.points.unwrap_or_default())
        )
    });
    let named = i18n::list(language, named);
    let more = row.above.len().saturating_sub(NAMED);
    let text = if more == 0 {
        i18n::order_contradicts(language, named)
    } else {
        i18n::order_contradicts_more(language, named, more)
    };
    let beside = row.above.first().map(|place| {
        format!(
            "{}/beside?other={}",
            visit.link(&format!("/jury/{}", row.sheet)),
            own.rows[*place].sheet
        )
    });
    view! {
        <p class="against">
            {text}" "
            {beside.map(|address| view! { <a href=address>{i18n::beside_title(language)}</a> })}
        </p>
    }
    .into_any()
}

/// Keeps the order as it was moved: the works as they stand in the form, one of them up or down a
/// place.
pub async fn set(
    visit: Visit,
    Path((edition, call)): Path<(String, String)>,
    Query(asked): Query<RoundQuery>,
    fields: Fields,
) -> Answer {
    let call = visit.office().call(&edition, &call).await?;
    let round = asked.round(&call, visit.now);
    let mut entries: Vec<String> = fields.all("entry").map(str::to_owned).collect();
    let place = |entry: &str| entries.iter().position(|known| known == entry);
    let swap = match (place(fields.get("up")), place(fields.get("down"))) {
        (Some(place), _) => place.checked_sub(1).map(|above| (above, place)),
        (_, Some(place)) => (place + 1 < entries.len()).then_some((place, place + 1)),
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
    Ok(visit.redirect(
        &format!("{}/order?round={}", jury_path(&call), round.code()),
        "",
    ))
}
