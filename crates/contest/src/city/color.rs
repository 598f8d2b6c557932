//! Colours as a city's file writes them, and how well they can be read.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Pair;

/// The contrast that a text must have to its paper.
pub const PAGE_CONTRAST: f64 = 4.5;
/// The contrast that a drawn shape must have to its paper.
pub const CHART_CONTRAST: f64 = 3.0;

/// What text stands on: the papers `--paper`, `--raised` and `--sunk` of the style sheet.
pub const PAPERS: Pair<[Rgb; 3]> = Pair {
    light: [
        Rgb(0xfc, 0xfa, 0xf6),
        Rgb(0xff, 0xff, 0xff),
        Rgb(0xed, 0xeb, 0xe6),
    ],
    dark: [
        Rgb(0x11, 0x14, 0x19),
        Rgb(0x19, 0x1d, 0x24),
        Rgb(0x0a, 0x0c, 0x11),
    ],
};

/// What charts are drawn on.
pub const CHART_PAPERS: Pair<Rgb> = Pair {
    light: Rgb(251, 250, 246),
    dark: Rgb(18, 21, 28),
};

/// A colour: red, green and blue in sRGB, written `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(extend("pattern" = "^#[0-9a-fA-F]{6}$"))
)]
#[serde(try_from = "String", into = "String")]
pub struct Rgb(pub u8, pub u8, pub u8);

impl fmt::Display for Rgb {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl From<Rgb> for String {
    fn from(color: Rgb) -> Self {
        color.to_string()
    }
}

/// Why a text is no colour.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no colour; allowed is #rrggbb, such as #b63613")]
pub struct NoColor(String);

impl TryFrom<String> for Rgb {
    type Error = NoColor;

    fn try_from(text: String) -> Result<Self, NoColor> {
        let digits = text.strip_prefix('#').filter(|digits| {
            digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
        });
        digits
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .map(|number| {
                let [_, red, green, blue] = number.to_be_bytes();
                Self(red, green, blue)
            })
            .ok_or(NoColor(text))
    }
}

/// Relative luminance, from 0 for black to 1 for white (WCAG 2.2).
fn luminance(color: Rgb) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.0722f64.mul_add(
        linear(color.2),
        0.2126f64.mul_add(linear(color.0), 0.7152 * linear(color.1)),
    )
}

/// How well two colours stand apart, from 1 for the same to 21 for black and white (WCAG 2.2).
#[must_use]
pub fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rgb(text: &str) -> Rgb {
        Rgb::try_from(text.to_owned()).expect("a colour")
    }

    #[test]
    fn contrast_is_that_of_the_guidelines() {
        assert!((contrast(rgb("#000000"), rgb("#ffffff")) - 21.0).abs() < 0.001);
        assert!((contrast(rgb("#767676"), rgb("#FFFFFF")) - 4.54).abs() < 0.01);
        assert!((contrast(rgb("#b63613"), rgb("#b63613")) - 1.0).abs() < 0.001);
    }

    #[test]
    fn a_colour_is_written_as_it_is_read() {
        assert_eq!(rgb("#B63613").to_string(), "#b63613");
        for wrong in ["b63613", "#b6361", "#b6361g", "#b636133", "red", "#é6361"] {
            assert!(Rgb::try_from(wrong.to_owned()).is_err(), "{wrong}");
        }
    }

    /// A colour as the style sheet says it: lightness in per cent, chroma and hue.
    fn of_style(text: &str) -> Rgb {
        let parts: Vec<f64> = text
            .replace('%', "")
            .split_whitespace()
            .map(|part| part.parse().expect("a number"))
            .collect();
        let (lightness, chroma, hue) = (parts[0] / 100.0, parts[1], parts[2].to_radians());
        let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
        let cube = |by_a: f64, by_b: f64| (lightness + by_a * a + by_b * b).powi(3);
        let cones = [
            cube(0.396_337_777_4, 0.215_803_757_3),
            cube(-0.105_561_345_8, -0.063_854_172_8),
            cube(-0.089_484_177_5, -1.291_485_548),
        ];
        let part = |weights: [f64; 3]| {
            let linear: f64 = weights
                .iter()
                .zip(cones)
                .map(|(weight, cone)| weight * cone)
                .sum();
            let part = if linear <= 0.003_130_8 {
                12.92 * linear
            } else {
                1.055 * linear.powf(1.0 / 2.4) - 0.055
            };
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "within a byte"
            )]
            let byte = (part * 255.0).round().clamp(0.0, 255.0) as u8;
            byte
        };
        Rgb(
            part([4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2]),
            part([-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5]),
            part([-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701]),
        )
    }

    #[test]
    fn the_papers_are_those_of_the_style_sheet() {
        let tokens = include_str!("../../../../style/tokens.css");
        let papers = ["--paper", "--raised", "--sunk"].map(|name| {
            let line = tokens
                .lines()
                .find_map(|line| {
                    line.trim()
                        .strip_prefix(name)?
                        .strip_prefix(": light-dark(")
                })
                .expect("a paper");
            let mut colors = line
                .split("oklch(")
                .skip(1)
                .filter_map(|rest| Some(of_style(rest.split_once(')')?.0)));
            (
                colors.next().expect("the light one"),
                colors.next().expect("the dark one"),
            )
        });
        assert_eq!(papers.map(|paper| paper.0), PAPERS.light);
        assert_eq!(papers.map(|paper| paper.1), PAPERS.dark);
    }
}
