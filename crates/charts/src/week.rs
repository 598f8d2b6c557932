//! Values by weekday and hour: the darker, the more.

use chart_spec::{Panel, Week, What};

use crate::{
    Drawing, Error, Options,
    areas::{Part, View, choose_view},
    canvas::{self, Anchor, Canvas},
    label,
    scale::{extent, sequential},
};

fn cells(week: &Week) -> impl Iterator<Item = (usize, usize, f64)> {
    let value = |day: usize| {
        move |(hour, value): (usize, &Option<f64>)| value.map(|value| (day, hour, value))
    };
    week.values
        .iter()
        .enumerate()
        .flat_map(move |(day, hours)| hours.iter().enumerate().filter_map(value(day)))
}

/// Day, hour and value of the largest cell; the first of them where there are several.
fn most(week: &Week) -> (usize, usize, f64) {
    cells(week)
        .reduce(|most, cell| if cell.2 > most.2 { cell } else { most })
        .unwrap_or_default()
}

/// Day, hour and value of the smallest cell; the first of them where there are several.
fn least(week: &Week) -> (usize, usize, f64) {
    cells(week)
        .reduce(|least, cell| if cell.2 < least.2 { cell } else { least })
        .unwrap_or_default()
}

/// What is drawn: of which areas, and how.
struct Chart<'a> {
    what: &'a What,
    view: View<'a, Week>,
    /// The names of the weekdays, from Monday on.
    days: Vec<&'static str>,
    options: &'a Options,
}

pub(crate) fn draw(
    what: &What,
    areas: &[Panel<Week>],
    options: &Options,
) -> Result<Drawing, Error> {
    let language = options.language;
    let chart = Chart {
        what,
        view: choose_view(areas, options)?,
        days: i18n::calendar_weekdays(language).split('|').collect(),
        options,
    };
    let first = chart
        .view
        .first()
        .ok_or_else(|| Error::Figure("no areas".to_owned()))?;
    let title = chart.title(&first.data);
    let alternative = chart.alternative();
    let largest = chart.largest();
    let svg = canvas::chart(&title, &alternative, options, |canvas| {
        canvas.subtitle(&label::axis(what, language))?;
        chart.view.draw(canvas, |area, part| {
            chart.draw_table(canvas, &area.data, largest, part)
        })?;
        canvas.legend(
            |share| sequential(share, options.dark),
            "0",
            &label::plain(what, largest, language),
        )
    })?;
    Ok(Drawing {
        svg,
        title,
        alternative,
        header: chart.header(),
        rows: chart.rows(),
    })
}

impl Chart<'_> {
    fn format_value(&self, value: f64) -> String {
        label::value(self.what, value, self.options.language)
    }

    fn day(&self, day: usize) -> &'static str {
        self.days.get(day).copied().unwrap_or("")
    }

    fn title(&self, first: &Week) -> String {
        let language = self.options.language;
        let measured = label::name(self.what, language);
        let (day, hour, _) = most(first);
        self.view.title(&measured, language, || {
            i18n::chart_week_title(language, &measured, self.day(day), hour)
        })
    }

    fn alternative(&self) -> String {
        self.view.sentences(|week| {
            let ((day, hour, most), (least_day, least_hour, least)) = (most(week), least(week));
            Some(i18n::chart_week_alternative(
                self.options.language,
                self.day(day),
                hour,
                self.format_value(most),
                self.day(least_day),
                least_hour,
                self.format_value(least),
            ))
        })
    }

    /// The largest value of all areas, which share their colours.
    fn largest(&self) -> f64 {
        let areas = self.view.areas().iter();
        let values = areas.flat_map(|area| cells(&area.data).map(|(_, _, value)| value));
        extent(values).map_or(1.0, |(_, largest)| largest)
    }

    fn header(&self) -> Vec<String> {
        let mut header = vec![i18n::chart_hour(self.options.language).to_owned()];
        for area in self.view.areas() {
            header.extend(self.days.iter().map(|day| self.view.heading(area, day)));
        }
        header
    }

    /// A row for each hour.
    fn rows(&self) -> Vec<Vec<String>> {
        let cell = |week: &Week, day: usize, hour: usize| {
            let value = week.values.get(day)?.get(hour).copied().flatten()?;
            Some(label::plain(self.what, value, self.options.language))
        };
        let row = |hour: usize| {
            let cells = self.view.areas().iter().flat_map(|area| {
                (0..7).map(move |day| cell(&area.data, day, hour).unwrap_or_default())
            });
            std::iter::once(hour.to_string()).chain(cells).collect()
        };
        (0..24).map(row).collect()
    }

    /// A row for each day, and a cell for each of its hours.
    fn draw_table(
        &self,
        canvas: &Canvas,
        week: &Week,
        largest: f64,
        Part { frame, small }: Part,
    ) -> Result<(), Error> {
        let (left, foot) = if small {
            (frame.left, 0)
        } else {
            (frame.left + 92, 34)
        };
        let (width, height) = ((frame.right - left) / 24, (frame.height() - foot) / 7);
        let gap = if small { 1 } else { 2 };
        let at = |place: usize| i32::try_from(place).unwrap_or(0);
        for (day, hour, value) in cells(week) {
            let (x, y) = (left + width * at(hour), frame.top + height * at(day));
            let color = sequential(value / largest.max(f64::MIN_POSITIVE), self.options.dark);
            canvas.rectangle((x, y), (x + width - gap, y + height - gap), color)?;
        }
        if small {
            return Ok(());
        }
        self.draw_names(canvas, (left, frame.top), (width, height))
    }

    /// The days' names to the left of a table, and the hours below.
    fn draw_names(
        &self,
        canvas: &Canvas,
        (left, top): (i32, i32),
        (width, height): (i32, i32),
    ) -> Result<(), Error> {
        let palette = canvas.palette;
        for (day, name) in (0..7).zip(&self.days) {
            let at = (left - 10, top + height * day + height / 2);
            canvas.text(name, at, 13, palette.ink, Anchor::End)?;
        }
        let below = top + height * 7;
        for hour in (0..24).step_by(3) {
            canvas.text(
                &hour.to_string(),
                (left + width * hour + width / 2 - 1, below + 12),
                12,
                palette.quiet,
                Anchor::Middle,
            )?;
        }
        canvas.text(
            i18n::chart_hour(self.options.language),
            (left + width * 24, below + 30),
            12,
            palette.quiet,
            Anchor::End,
        )
    }
}
