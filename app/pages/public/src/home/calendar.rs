//! The calls of an edition on one axis of days: each phase a bar with its name and its days beside
//! it, so that nothing touches, whatever the dates are. Places are custom properties of the page's
//! style; on a narrow screen each phase has a line of its own over the same axis.

use contest::{Language, Phase, Standing, Timestamp, timestamp::from_micros};
use frame::{
    city::city_class,
    phases::{current_phase, phase_name},
    visit::Visit,
};
use leptos::prelude::*;
use office::{
    Call,
    calendar::{self, Zone},
};

/// How wide the axis is at least where bars stand beside each other, and a month's name at most, in
/// pixels.
const AXIS: i64 = 840;
const MONTH: i64 = 110;

/// The calendar of some calls.
pub(super) struct Calendar<'a> {
    visit: &'a Visit,
    calls: &'a [Call],
    /// The first day of all phases, as [`calendar::day_number`] counts.
    first: i64,
    /// How many days the axis has.
    days: i64,
    rows: Vec<Row>,
}

/// The phases of a call.
struct Row {
    bars: Vec<Bar>,
    lanes: usize,
}

/// A phase on the axis.
struct Bar {
    /// Its first day and the first past it, from the beginning of the axis.
    from: i64,
    to: i64,
    lane: usize,
    /// Whether its name stands at its end, because there is no room past its beginning.
    at_end: bool,
    name: &'static str,
    dates: String,
    standing: Standing,
}

/// The days of a phase in the zone of its call: the first, and the first past it.
fn find_days(phase: &Phase, zone: &Zone) -> (i64, i64) {
    let last = phase.ends.minus(from_micros(1)).max(phase.starts);
    (
        calendar::day_number(phase.starts, zone),
        calendar::day_number(last, zone) + 1,
    )
}

/// About how wide a text is where it is set small, in pixels.
fn measure(text: &str) -> i64 {
    let tenths: i64 = text
        .chars()
        .map(|letter| if letter < '\u{1100}' { 75 } else { 140 })
        .sum();
    tenths / 10 + 16
}

impl<'a> Calendar<'a> {
    /// The calendar; nothing where no call has a phase.
    pub(super) fn of(visit: &'a Visit, calls: &'a [Call]) -> Option<Self> {
        let days = || {
            calls.iter().flat_map(|call| {
                let phases = call.schedule.0.iter();
                phases.map(|phase| find_days(phase, &call.time_zone))
            })
        };
        let first = days().map(|(from, _)| from).min()?;
        let days = days().map(|(_, to)| to).max()? - first;
        let rows = calls
            .iter()
            .map(|call| Row::of(visit, call, (first, days)))
            .collect();
        Some(Self {
            visit,
            calls,
            first,
            days,
            rows,
        })
    }

    /// A number of days as a part of the axis.
    fn part(&self, days: i64) -> String {
        let hundredths = days * 10_000 / self.days.max(1);
        format!("{}.{:02}%", hundredths / 100, hundredths % 100)
    }

    /// Where everything stands, as rules of a style sheet.
    pub(super) fn write_style(&self) -> String {
        let mut rules = String::new();
        for (row, calls) in self.rows.iter().enumerate() {
            rules.push_str(&format!("#c{row}{{--lanes:{}}}", calls.lanes));
            for (place, bar) in calls.bars.iter().enumerate() {
                rules.push_str(&format!(
                    "#c{row}p{place}{{--at:{};--of:{};--lane:{}}}",
                    self.part(bar.from),
                    self.part(bar.to - bar.from),
                    bar.lane
                ));
            }
        }
        for (place, (day, ..)) in self.months().iter().enumerate() {
            let at = self.part(day - self.first);
            rules.push_str(&format!("#m{place}{{--at:{at}}}"));
        }
        if let Some(today) = self.today() {
            rules.push_str(&format!("#today{{--at:{}}}", self.part(today)));
        }
        rules
    }

    fn months(&self) -> Vec<(i64, i16, i8)> {
        calendar::months_between(self.first, self.first + self.days)
    }

    /// Today on the clock of the first call, from the beginning of the axis; nothing before it and
    /// past it.
    fn today(&self) -> Option<i64> {
        let zone = &self.calls.first()?.time_zone;
        let today = calendar::day_number(self.visit.now, zone) - self.first;
        (0..self.days).contains(&today).then_some(today)
    }

    /// The section of the page.
    pub(super) fn section(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        let rows = self
            .calls
            .iter()
            .zip(&self.rows)
            .enumerate()
            .map(|(at, (call, row))| self.view_row(at, call, row))
            .collect_view();
        view! {
            <section class="band box" aria-labelledby="calendar-name">
                <div class="section-head">
                    <h2 id="calendar-name">{i18n::phases_title(language)}</h2>
                    <p class="quiet">{i18n::home_calendar(language)}</p>
                </div>
                <div class="calendar">{self.view_axis()} {rows}</div>
            </section>
        }
    }

    /// The months and today, behind the bars.
    fn view_axis(&self) -> impl IntoView + use<> {
        let language = self.visit.language;
        let months = self.months();
        let width = i64::try_from(months.len()).map_or(AXIS, |count| AXIS / count.max(1));
        // Where months are narrow, only some of them are named.
        let step = usize::try_from(MONTH / width.max(1) + 1).unwrap_or(1);
        let months = months
            .into_iter()
            .enumerate()
            .map(|(place, (_, year, month))| {
                let name = place
                    .is_multiple_of(step)
                    .then(|| name_month(language, (year, month), place));
                view! {
                    <span class="month" id=format!("m{place}")>
                        {name}
                    </span>
                }
            })
            .collect_view();
        let today = self.today().zip(self.calls.first()).map(|(today, call)| {
            let zone = &call.time_zone;
            let day = calendar::day_of_month(language, self.visit.now, zone);
            let class = if today * 3 > self.days * 2 {
                "today end"
            } else {
                "today"
            };
            view! {
                <p class=class id="today">
                    <span>{i18n::home_today(language, day)}</span>
                </p>
            }
        });
        view! {
            <div class="axis">
                <div aria-hidden="true">{months}</div>
                {today}
            </div>
        }
    }

    fn view_row(&self, at: usize, call: &Call, row: &Row) -> impl IntoView + use<> {
        let visit = self.visit;
        let language = visit.language;
        let name = visit.cities.name(&call.city, language);
        let bars = row
            .bars
            .iter()
            .enumerate()
            .map(|(place, bar)| bar.view(language, format!("c{at}p{place}")))
            .collect_view();
        view! {
            <section class=city_class(&call.city)>
                <h3>
                    <a href=visit
                        .link(&format!("/{}/{}", call.edition.slug, call.slug))>{name.clone()}</a>
                </h3>
                <ol id=format!("c{at}") aria-label=name>
                    {bars}
                </ol>
                <p class="quiet">
                    <span>{current_phase(visit, call)}</span>
                    {self.view_elsewhere(call)}
                </p>
            </section>
        }
    }

    /// The moment that is told of a call on the clocks of the other calls.
    fn view_elsewhere(&self, call: &Call) -> impl IntoView + use<> {
        let (visit, language) = (self.visit, self.visit.language);
        let mut zones: Vec<&Zone> = self.calls.iter().map(|call| &call.time_zone).collect();
        zones.dedup();
        call.schedule.current(visit.now).map(|phase| {
            let open = phase.standing(visit.now) == Standing::Open;
            let moment: Timestamp = if open { phase.ends } else { phase.starts };
            zones
                .into_iter()
                .filter(|zone| **zone != call.time_zone)
                .map(|zone| {
                    let text = calendar::format_timestamp(language, moment, zone);
                    view! { <span>" · "{text}</span> }
                })
                .collect_view()
        })
    }
}

/// The name of a month: the first and each January say the year.
fn name_month(language: Language, (year, month): (i16, i8), place: usize) -> String {
    if place == 0 || month == 1 {
        i18n::dates::year_month(language, i32::from(year), month)
    } else {
        i18n::dates::month(language, month).to_owned()
    }
}

impl Row {
    /// The phases of a call on an axis that begins at a day and has so many, each in the first lane
    /// in which it touches no other.
    fn of(visit: &Visit, call: &Call, (first, days): (i64, i64)) -> Self {
        let (language, zone) = (visit.language, &call.time_zone);
        let mut bars: Vec<Bar> = Vec::new();
        let mut taken: Vec<Vec<(i64, i64)>> = Vec::new();
        for phase in &call.schedule.0 {
            let (from, to) = find_days(phase, zone);
            let (from, to) = (from - first, to - first);
            let day = |moment| calendar::day_of_month(language, moment, zone);
            let (begins, ends) = (day(phase.starts), day(phase.ends.minus(from_micros(1))));
            let dates = if begins == ends {
                begins
            } else {
                format!("{begins} – {ends}")
            };
            let name = phase_name(language, phase.kind);
            let pixels = measure(name).max(measure(&dates));
            let label = (pixels * days + AXIS - 1) / AXIS;
            let at_end = from + label > days;
            let place = if at_end {
                (from.min(to - label), to)
            } else {
                (from, to.max(from + label))
            };
            let free = |lane: &Vec<(i64, i64)>| {
                lane.iter()
                    .all(|other| other.1 <= place.0 || place.1 <= other.0)
            };
            let lane = taken.iter().position(free).unwrap_or(taken.len());
            if lane == taken.len() {
                taken.push(Vec::new());
            }
            if let Some(lane) = taken.get_mut(lane) {
                lane.push(place);
            }
            bars.push(Bar {
                from,
                to,
                lane,
                at_end,
                name,
                dates,
                standing: phase.standing(visit.now),
            });
        }
        Self {
            bars,
            lanes: taken.len(),
        }
    }
}

impl Bar {
    fn view(&self, language: Language, id: String) -> impl IntoView + use<> {
        let state = match self.standing {
            Standing::Before => "",
            Standing::Open | Standing::Grace => "now",
            Standing::Closed => "past",
        };
        let current = (state == "now").then_some("step");
        let end = if self.at_end { " end" } else { "" };
        let told = (state == "now").then(|| {
            view! { <span class="hidden">" "{i18n::home_open_now(language)}</span> }
        });
        view! {
            <li class=format!("phase {state}{end}") id=id aria-current=current>
                <span class="label">
                    <b>{self.name}</b>
                    " "
                    <span>{self.dates.clone()}</span>
                    {told}
                </span>
            </li>
        }
    }
}
