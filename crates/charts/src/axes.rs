//! What stands around a plot: rules with what they stand for, and names beside what they name.

use crate::{
    Error,
    canvas::{Anchor, Canvas, Frame},
    scale,
};

/// The round values of an axis, which hold all that is drawn between them.
pub(crate) struct Ticks {
    values: Vec<f64>,
}

impl Ticks {
    /// About `wanted` ticks around values from the least to the most.
    pub(crate) fn around((least, most): (f64, f64), wanted: u32) -> Self {
        Self {
            values: scale::ticks(least, most, wanted),
        }
    }

    /// The ticks from the least to the most.
    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }

    /// The share of the axis at which a value stands, from 0 at the first tick to 1 at the last.
    pub(crate) fn share(&self, value: f64) -> f64 {
        let (from, to) = (self.values[0], self.values[self.values.len() - 1]);
        (value - from) / (to - from)
    }

    /// Draws the ticks of an upright axis.
    pub(crate) fn draw_levels(
        &self,
        canvas: &Canvas,
        plot: Frame,
        (gap, size): (i32, i32),
        name: impl Fn(f64) -> String,
    ) -> Result<(), Error> {
        for tick in &self.values {
            let y = plot.y(self.share(*tick));
            draw_level(canvas, plot, y, (gap, size), &name(*tick))?;
        }
        Ok(())
    }

    /// Draws the ticks of an axis from left to right, named so many pixels below the plot.
    pub(crate) fn draw_uprights(
        &self,
        canvas: &Canvas,
        plot: Frame,
        gap: i32,
        name: impl Fn(f64) -> String,
    ) -> Result<(), Error> {
        let palette = canvas.palette;
        for tick in &self.values {
            let x = plot.x(self.share(*tick));
            canvas.line(vec![(x, plot.top), (x, plot.bottom)], palette.rule, 1)?;
            canvas.text(
                &name(*tick),
                (x, plot.bottom + gap),
                12,
                palette.quiet,
                Anchor::Middle,
            )?;
        }
        Ok(())
    }
}

/// Draws a rule from the left to the right of a plot, named at its left in letters of a size, a gap
/// away.
pub(crate) fn draw_level(
    canvas: &Canvas,
    plot: Frame,
    y: i32,
    (gap, size): (i32, i32),
    name: &str,
) -> Result<(), Error> {
    let palette = canvas.palette;
    canvas.line(vec![(plot.left, y), (plot.right, y)], palette.rule, 1)?;
    canvas.text(name, (plot.left - gap, y), size, palette.quiet, Anchor::End)
}

/// Heights of names that are a step apart, each as near as it can be to where it belongs: below the
/// one before it, with room for those that follow. What is wanted goes from above to below.
pub(crate) fn moved_apart(wanted: &[i32], (top, bottom): (i32, i32), step: i32) -> Vec<i32> {
    let mut free = top;
    (0..wanted.len())
        .map(|place| {
            let following = i32::try_from(wanted.len() - 1 - place).unwrap_or(0);
            let at = wanted[place].max(free).min(bottom - step * following);
            free = at + step;
            at
        })
        .collect()
}
