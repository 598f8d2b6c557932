//! Estimates with their intervals, one above the other: what stands clearly above something else, and what does not.

use crate::{
    Error,
    canvas::{Anchor, Canvas, drawn, escaped, pixel, put_head},
    scale,
};

/// One estimate.
#[derive(Clone, Debug)]
pub struct Interval {
    pub label: String,
    pub low: f64,
    pub middle: f64,
    pub high: f64,
    /// Another figure for the same, drawn as a ring: the one before it was corrected.
    pub other: Option<f64>,
    /// Whether it is set off from the rest.
    pub strong: bool,
}

/// Standard deviations of the normal distribution that a 90 % interval reaches to either side.
const NINETY: f64 = 1.645;

impl Interval {
    /// An estimate with the 90 % interval that its standard error gives, set off where that does not hold 0.
    #[must_use]
    pub fn ninety(label: String, middle: f64, error: f64) -> Self {
        let reach = NINETY * error;
        Self { label, low: middle - reach, middle, high: middle + reach, other: None, strong: middle.abs() > reach }
    }

    /// A figure that has no error of its own, at the end of a line from 0.
    #[must_use]
    pub const fn from_zero(label: String, value: f64) -> Self {
        Self { label, low: value.min(0.0), middle: value, high: value.max(0.0), other: None, strong: true }
    }
}

/// What stands around the estimates.
#[derive(Clone, Debug)]
pub struct IntervalText {
    pub title: String,
    /// For those who cannot see it.
    pub alternative: String,
    /// What the axis shows, with its unit.
    pub axis: String,
    /// What the dot with its line means, and the ring where there is one.
    pub dot: String,
    pub ring: Option<String>,
}

const WIDTH: i32 = 880;
const ROW: i32 = 26;
const TOP: i32 = 92;
const FOOT: i32 = 44;
const LABEL: i32 = 300;
const MARGIN: i32 = 28;
/// Rows of a chart; a longer list is cut, since nobody compares more at a glance.
pub const INTERVALS_MOST: usize = 60;

/// Draws estimates from above in the order given, at most [`INTERVALS_MOST`]; answers the SVG.
///
/// # Errors
///
/// [`Error::Drawing`].
pub fn intervals(rows: &[Interval], text: &IntervalText, dark: bool) -> Result<String, Error> {
    let rows = &rows[..rows.len().min(INTERVALS_MOST)];
    let count = i32::try_from(rows.len()).unwrap_or(0);
    let height = TOP + ROW * count.max(1) + FOOT;
    let every = rows.iter().flat_map(|row| [Some(row.low), Some(row.high), row.other]).flatten();
    let (least, most) = scale::extent(every).unwrap_or((0.0, 100.0));
    let marks = scale::marks(least, most, 6);
    let (from, to) = (marks[0], marks[marks.len() - 1]);
    let x = |value: f64| LABEL + pixel((value - from) / (to - from) * f64::from(WIDTH - MARGIN - 12 - LABEL));
    let mut svg = drawn((WIDTH.cast_unsigned(), height.cast_unsigned()), dark, |canvas| {
        let palette = canvas.palette;
        canvas.text(&text.title, (MARGIN, 30), 18, palette.ink, Anchor::Start)?;
        legend(canvas, text)?;
        for mark in &marks {
            canvas.line(vec![(x(*mark), TOP - 8), (x(*mark), height - FOOT)], palette.rule, 1)?;
            canvas.text(&format!("{mark}"), (x(*mark), height - FOOT + 14), 12, palette.quiet, Anchor::Middle)?;
        }
        canvas.text(&text.axis, (WIDTH - MARGIN, height - 12), 12, palette.quiet, Anchor::End)?;
        for (row, y) in rows.iter().zip((0..).map(|place| TOP + ROW * place + ROW / 2 - 4)) {
            let ink = if row.strong { palette.one } else { palette.quiet };
            canvas.clipped(&row.label, (MARGIN, y), 13, palette.ink, Anchor::Start, LABEL - MARGIN - 16)?;
            canvas.line(vec![(x(row.low), y), (x(row.high), y)], ink, 2)?;
            if let Some(other) = row.other {
                canvas.dot((x(other), y), 4, palette.two)?;
                canvas.dot((x(other), y), 2, palette.paper)?;
            }
            canvas.dot((x(row.middle), y), 5, ink)?;
        }
        Ok(())
    })?;
    put_head(&mut svg, &format!("<title>{}</title>\n<desc>{}</desc>\n", escaped(&text.title), escaped(&text.alternative)));
    Ok(svg.replacen("<svg ", "<svg role=\"img\" ", 1))
}

fn legend(canvas: &Canvas, text: &IntervalText) -> Result<(), Error> {
    let palette = canvas.palette;
    canvas.line(vec![(MARGIN, 58), (MARGIN + 28, 58)], palette.one, 2)?;
    canvas.dot((MARGIN + 14, 58), 5, palette.one)?;
    canvas.text(&text.dot, (MARGIN + 38, 58), 12, palette.quiet, Anchor::Start)?;
    if let Some(ring) = &text.ring {
        canvas.dot((WIDTH / 2 + 14, 58), 4, palette.two)?;
        canvas.dot((WIDTH / 2 + 14, 58), 2, palette.paper)?;
        canvas.text(ring, (WIDTH / 2 + 28, 58), 12, palette.quiet, Anchor::Start)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let drawn = intervals(&rows, &text, false).expect("a picture");
        for wanted in ["A &amp; co", "二つの空", "<title>Estimates</title>", "corrected", "raw", "points"] {
            assert!(drawn.contains(wanted), "{wanted}");
        }
        assert_eq!(drawn, intervals(&rows, &text, false).expect("a picture"));
        assert_ne!(drawn, intervals(&rows, &text, true).expect("a picture"));
        assert!(intervals(&[], &text, false).is_ok());
    }
}
