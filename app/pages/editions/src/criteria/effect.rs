//! What a change of the criteria would do to the ranking, and whether it is meant.

use contest::{Language, judging::RoundKind};
use frame::{
    city::city_class,
    form::Fields,
    phases::phase_name,
    table::{Column, table},
    visit::Visit,
};
use leptos::prelude::*;
use office::{Call, Effect};
use parts::{
    figures::{UNKNOWN, format_points},
    organiser::base,
};

/// Where an entry stands: its rank, where there is a joint ranking, and its points in hundredths.
type Position = Option<(Option<usize>, i64)>;

/// The page that asks.
pub(super) fn body(visit: &Visit, call: &Call, effects: &[Effect], fields: &Fields) -> AnyView {
    let language = visit.language;
    let address = format!("{}/criteria", visit.link(&base(call)));
    let rounds = effects
        .iter()
        .map(|effect| round_section(language, call, effect))
        .collect_view();
    view! {
        <section class="band">
            <p class=city_class(&call.city)>{call.title.text(language).to_owned()}</p>
            <h1>{i18n::effect_title(language)}</h1>
            <p class="lead">{i18n::effect_lead(language)}</p>
            <div class="row">
                <form method="post" action=address.clone()>
                    {fields.hidden_fields()}
                    <button class="button" name="confirmed" value="1">
                        {i18n::effect_confirm(language)}
                    </button>
                </form>
                <a class="button plain" href=address>
                    {i18n::effect_leave(language)}
                </a>
            </div>
        </section>
        {rounds}
    }
    .into_any()
}

/// The ranking of a round before and after.
fn round_section(language: Language, call: &Call, effect: &Effect) -> impl IntoView + use<> {
    view! {
        <section class="band">
            <h2>{phase_name(language, effect.round.phase())}</h2>
            {effect.apart.then(|| view! { <p class="notice">{i18n::meeting_apart(language)}</p> })}
            <p>{describe_effect(language, effect)}</p>
            {effect_table(language, call, effect)}
        </section>
    }
}

/// Says how many entries would stand elsewhere.
fn describe_effect(language: Language, effect: &Effect) -> String {
    let rows = &effect.rows;
    if effect.apart {
        let changed = rows.iter().filter(|row| row.before != row.after).count();
        i18n::effect_changed(language, changed, rows.len())
    } else {
        let rank = |position: Position| position.map(|(rank, _)| rank);
        let moved = rows
            .iter()
            .filter(|row| rank(row.before) != rank(row.after))
            .count();
        i18n::effect_moved(language, moved, rows.len())
    }
}

fn effect_table(language: Language, call: &Call, effect: &Effect) -> AnyView {
    let shortlist = usize::try_from(call.shortlist).unwrap_or(0);
    let is_within = |position: Position| {
        position
            .and_then(|(rank, _)| rank)
            .is_some_and(|rank| rank <= shortlist)
    };
    let rows = effect.rows.iter().map(|row| {
        let crosses =
            effect.round == RoundKind::Screening && is_within(row.before) != is_within(row.after);
        let side = if is_within(row.after) {
            i18n::effect_in(language)
        } else {
            i18n::effect_out(language)
        };
        vec![
            row.number.into_any(),
            row.title.text(language).to_owned().into_any(),
            format_position(language, row.before).into_any(),
            view! { <b>{format_position(language, row.after)}</b> }.into_any(),
            crosses.then_some(side).into_any(),
        ]
    });
    table(
        &[
            Column::code(i18n::jury_entry(language)),
            Column::subject(i18n::entry_title(language)),
            Column::number(i18n::effect_before(language)),
            Column::number(i18n::effect_after(language)),
            Column::text(i18n::ranking_shortlist(language)),
        ],
        rows,
    )
}

fn format_position(language: Language, position: Position) -> String {
    match position {
        None => UNKNOWN.to_owned(),
        Some((None, points)) => format_points(language, points),
        Some((Some(rank), points)) => format!("{} · {rank}", format_points(language, points)),
    }
}
