//! Estimates with their intervals, one above the other: what stands clearly above something else,
//! and what does not.

use i18n::Language;
use plotters::style::RGBColor;

use crate::{
    Error,
    axes::Ticks,
    canvas::{Anchor, Canvas, Frame, Palette, describe, draw_paper, text_width},
    label, scale,
};

/// One estimate.
#[derive(Clone, Debug)]
pub struct Interval {
    /// What is estimated, beside its row.
    pub label: String,
    /// Lower end of the interval, in the unit of the axis.
    pub low: f64,
    /// The estimate, in the unit of the axis.
    pub middle: f64,
    /// Upper end of the interval, in the unit of the axis.
    pub high: f64,
    /// Another figure for the same, drawn as a ring: the one before it was corrected.
    pub other: Option<f64>,
    /// Whether it is set off from the rest.
    pub strong: bool,
}

/// Standard deviations of the normal distribution that a 90 % interval reaches to either side.
const NINETY: f64 = 1.645;

impl Interval {
    /// An estimate with the 90 % interval that its standard error gives, set off where that does
    /// not hold 0.
    #[must_use]
    pub fn ninety(label: String, middle: f64, error: f64) -> Self {
        let reach = NINETY * error;
        Self {
            label,
            low: middle - reach,
            middle,
            high: middle + reach,
            other: None,
            strong: middle.abs() > reach,
        }
    }

    /// The same on a scale with ends: an interval does not reach where no value can be.
    #[must_use]
    pub fn within(self, least: f64, most: f64) -> Self {
        Self {
            low: self.low.clamp(least, most),
            high: self.high.clamp(least, most),
            ..self
        }
    }

    /// A figure that has no error of its own, at the end of a line from 0.
    #[must_use]
    pub const fn from_zero(label: String, value: f64) -> Self {
        Self {
            label,
            low: value.min(0.0),
            middle: value,
            high: value.max(0.0),
            other: None,
            strong: true,
        }
    }
}

/// What stands around the estimates.
#[derive(Clone, Debug)]
pub struct IntervalText {
    /// Above the picture.
    pub title: String,
    /// For those who cannot see it.
    pub alternative: String,
    /// What the axis shows, with its unit.
    pub axis: String,
    /// What the dot with its line means.
    pub dot: String,
    /// What the ring means, where there is one.
    pub ring: Option<String>,
}

/// How a picture of intervals is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// On dark paper.
    pub dark: bool,
    /// For a screen as narrow as a phone's.
    pub narrow: bool,
}

/// Where things stand, in pixels.
struct Layout {
    width: i32,
    margin: i32,
    /// Where the labels end.
    label: i32,
    title: i32,
    /// Where the first row begins.
    top: i32,
    /// What the dot means, and what the ring does.
    legend: [(i32, i32); 2],
    ticks: u32,
}

const WIDE: Layout = Layout {
    width: 880,
    margin: 28,
    label: 300,
    title: 18,
    top: 92,
    legend: [(28, 58), (440, 58)],
    ticks: 6,
};
const NARROW: Layout = Layout {
    width: 400,
    margin: 8,
    label: 172,
    title: 15,
    top: 128,
    legend: [(8, 72), (8, 94)],
    ticks: 3,
};
const ROW: i32 = 26;
const FOOT: i32 = 44;
/// Between the lines of a title.
const LEADING: i32 = 20;
/// Rows of a chart; a longer list is cut, since nobody compares more at a glance.
pub const MAX_INTERVALS: usize = 60;

/// Draws estimates from above in the order given, at most [`MAX_INTERVALS`]; answers the SVG.
///
/// # Errors
///
/// [`Error::Drawing`].
pub fn intervals(
    rows: &[Interval],
    text: &IntervalText,
    language: Language,
    look: Look,
) -> Result<String, Error> {
    let layout = if look.narrow { &NARROW } else { &WIDE };
    let chart = Chart::laid_out(
        &rows[..rows.len().min(MAX_INTERVALS)],
        text,
        language,
        layout,
    );
    let size = (layout.width.cast_unsigned(), chart.height.cast_unsigned());
    let svg = draw_paper(size, look.dark, |canvas| {
        chart.draw_title(canvas)?;
        chart.draw_legend(canvas)?;
        chart.draw_axis(canvas)?;
        for (row, y) in chart
            .rows
            .iter()
            .zip((0..).map(|place| layout.top + ROW * place + ROW / 2 - 4))
        {
            chart.draw_row(canvas, row, y)?;
        }
        Ok(())
    })?;
    Ok(describe(svg, &text.title, &text.alternative))
}

/// What is drawn, and where.
struct Chart<'a> {
    rows: &'a [Interval],
    text: &'a IntervalText,
    language: Language,
    layout: &'a Layout,
    height: i32,
    /// Where the intervals lie, with the axis' rules.
    plot: Frame,
    ticks: Ticks,
}

impl<'a> Chart<'a> {
    fn laid_out(
        rows: &'a [Interval],
        text: &'a IntervalText,
        language: Language,
        layout: &'a Layout,
    ) -> Self {
        let count = i32::try_from(rows.len()).unwrap_or(0);
        let height = layout.top + ROW * count.max(1) + FOOT;
        let every = rows
            .iter()
            .flat_map(|row| [Some(row.low), Some(row.high), row.other])
            .flatten();
        Self {
            rows,
            text,
            language,
            layout,
            height,
            plot: Frame {
                left: layout.label,
                top: layout.top - 8,
                right: layout.width - layout.margin - 12,
                bottom: height - FOOT,
            },
            ticks: Ticks::around(scale::extent(every).unwrap_or((0.0, 100.0)), layout.ticks),
        }
    }

    fn x(&self, value: f64) -> i32 {
        self.plot.x(self.ticks.share(value))
    }

    /// The title, in two lines at most.
    fn draw_title(&self, canvas: &Canvas) -> Result<(), Error> {
        let (size, margin) = (self.layout.title, self.layout.margin);
        let width = self.layout.width - 2 * margin;
        let heights = (0..2).map(|line| 30 + LEADING * line);
        for (line, y) in lines(&self.text.title, size, width).iter().zip(heights) {
            let ink = canvas.palette.ink;
            canvas.draw_clipped(line, (margin, y), size, ink, Anchor::Start, width)?;
        }
        Ok(())
    }

    /// What the dot with its line means, and what the ring does.
    fn draw_legend(&self, canvas: &Canvas) -> Result<(), Error> {
        let [(x, y), ring_at] = self.layout.legend;
        let ink = ink(canvas.palette, self.rows.iter().any(|row| row.strong));
        canvas.line(vec![(x, y), (x + 28, y)], ink, 2)?;
        canvas.dot((x + 14, y), 5, ink)?;
        self.draw_meaning(canvas, &self.text.dot, (x, y))?;
        if let Some(ring) = &self.text.ring {
            draw_ring(canvas, (ring_at.0 + 14, ring_at.1))?;
            self.draw_meaning(canvas, ring, ring_at)?;
        }
        Ok(())
    }

    /// The words of the legend behind a sign.
    fn draw_meaning(&self, canvas: &Canvas, text: &str, (x, y): (i32, i32)) -> Result<(), Error> {
        let at = (x + 38, y);
        let room = self.layout.width - self.layout.margin - at.0;
        canvas.draw_clipped(text, at, 12, canvas.palette.quiet, Anchor::Start, room)
    }

    fn draw_axis(&self, canvas: &Canvas) -> Result<(), Error> {
        let digits = scale::digits(self.ticks.values());
        self.ticks.draw_uprights(canvas, self.plot, 14, |tick| {
            label::number(tick, digits, self.language)
        })?;
        let (width, margin) = (self.layout.width, self.layout.margin);
        canvas.draw_clipped(
            &self.text.axis,
            (width - margin, self.height - 12),
            12,
            canvas.palette.quiet,
            Anchor::End,
            width - 2 * margin,
        )
    }

    fn draw_row(&self, canvas: &Canvas, row: &Interval, y: i32) -> Result<(), Error> {
        let palette = canvas.palette;
        let ink = ink(palette, row.strong);
        canvas.draw_clipped(
            &row.label,
            (self.layout.margin, y),
            13,
            palette.ink,
            Anchor::Start,
            self.layout.label - self.layout.margin - 16,
        )?;
        canvas.line(vec![(self.x(row.low), y), (self.x(row.high), y)], ink, 2)?;
        if let Some(other) = row.other {
            draw_ring(canvas, (self.x(other), y))?;
        }
        canvas.dot((self.x(row.middle), y), 5, ink)
    }
}

/// The colour of an estimate.
const fn ink(palette: Palette, strong: bool) -> RGBColor {
    if strong { palette.one } else { palette.quiet }
}

fn draw_ring(canvas: &Canvas, at: (i32, i32)) -> Result<(), Error> {
    canvas.dot(at, 4, canvas.palette.two)?;
    canvas.dot(at, 2, canvas.palette.paper)
}

/// A text in lines that are no wider than `width`, as far as its words allow.
fn lines(text: &str, size: i32, width: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if text_width(&format!("{line} {word}"), size) <= f64::from(width) => {
                *line = format!("{line} {word}");
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_ends_where_its_scale_ends() {
        let interval = Interval::ninety("A".to_owned(), 97.0, 4.0).within(0.0, 100.0);
        assert_eq!((interval.high, interval.middle), (100.0, 97.0));
        assert!(interval.low > 90.0 && interval.low < 91.0);
    }

    #[test]
    fn every_row_is_drawn_in_its_place_and_the_same_rows_give_the_same_picture() {
        let row = |label: &str, middle: f64| Interval {
            label: label.to_owned(),
            low: middle - 5.0,
            middle,
            high: middle + 5.0,
            other: Some(middle + 1.0),
            strong: middle > 60.0,
        };
        let text = IntervalText {
            title: "Estimates".to_owned(),
            alternative: "A before B".to_owned(),
            axis: "points".to_owned(),
            dot: "corrected".to_owned(),
            ring: Some("raw".to_owned()),
        };
        let rows = [row("A & co", 72.0), row("二つの空", 48.0)];
        let draw = |look: Look| intervals(&rows, &text, Language::En, look).expect("a picture");
        let (wide, dark) = (
            Look::default(),
            Look {
                dark: true,
                narrow: false,
            },
        );
        let drawn = draw(wide);
        for wanted in [
            "A &amp; co",
            "二つの空",
            "<title>Estimates</title>",
            "corrected",
            "raw",
            "points",
        ] {
            assert!(drawn.contains(wanted), "{wanted}");
        }
        assert_eq!(drawn, draw(wide));
        assert_ne!(drawn, draw(dark));
        let narrow = draw(Look {
            narrow: true,
            ..wide
        });
        assert!(
            narrow.contains("width=\"400\"") && narrow.contains("A &amp; co"),
            "{narrow}"
        );
        assert!(intervals(&[], &text, Language::En, wide).is_ok());
    }

    #[test]
    fn marks_are_written_as_the_language_does_and_without_the_noise_of_fractions() {
        let rows = [
            Interval::from_zero("a".to_owned(), 0.69),
            Interval::from_zero("b".to_owned(), -0.13),
        ];
        let text = IntervalText {
            title: "t".into(),
            alternative: "t".into(),
            axis: "r".into(),
            dot: "d".into(),
            ring: None,
        };
        let drawn = intervals(&rows, &text, Language::Ca, Look::default()).expect("a picture");
        assert!(
            drawn.contains("0,6") && !drawn.contains("0.6") && !drawn.contains("0,60"),
            "{drawn}"
        );
    }
}
