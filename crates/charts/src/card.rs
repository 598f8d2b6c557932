//! The picture that stands for a page of results where it is shared: the edition, and per award who
//! holds it.

use contest::{Cities, CityCode};

use crate::{
    Error,
    canvas::{Anchor, Canvas, Palette, draw_paper, escape, put_head},
};

/// Width and height in pixels, the size that social networks and messengers ask for.
pub const CARD_SIZE: (u32, u32) = (1200, 630);

/// A line of a card: an award and the work that holds it.
#[derive(Clone, Debug)]
pub struct CardLine {
    /// The award.
    pub label: String,
    /// The title of the work.
    pub title: String,
    /// The code of a city, or another text; picks the colour.
    pub city: CityCode,
}

const MAX_LINES: usize = 6;
const LEFT: i32 = 72;

/// Draws a card as SVG; drawn at its own size `chart_images` makes a picture of it.
///
/// # Errors
///
/// [`Error::Drawing`].
pub fn card(
    kicker: &str,
    heading: &str,
    lines: &[CardLine],
    cities: &Cities,
) -> Result<String, Error> {
    let mut svg = draw_paper(CARD_SIZE, false, |canvas| {
        let palette = canvas.palette;
        draw_wordmark(canvas, palette, cities)?;
        canvas.text(
            &fit_text(kicker, 26, 900),
            (LEFT, 92),
            26,
            palette.quiet,
            Anchor::Start,
        )?;
        canvas.text(
            &fit_text(heading, 58, 1056),
            (LEFT, 156),
            58,
            palette.ink,
            Anchor::Start,
        )?;
        canvas.rectangle((LEFT, 208), (1128, 210), palette.rule)?;
        let shown = lines.len().min(MAX_LINES);
        let step = if shown > 4 { 62 } else { 88 };
        for (line, top) in lines
            .iter()
            .take(MAX_LINES)
            .zip((0..).map(|index| 252 + index * step))
        {
            canvas.rectangle(
                (LEFT, top - 22),
                (LEFT + 8, top + step - 44),
                palette.city(cities, &line.city).unwrap_or(palette.quiet),
            )?;
            canvas.text(
                &fit_text(&line.label, 20, 1000),
                (LEFT + 28, top - 8),
                20,
                palette.quiet,
                Anchor::Start,
            )?;
            canvas.text(
                &fit_text(&line.title, 30, 1000),
                (LEFT + 28, top + 22),
                30,
                palette.ink,
                Anchor::Start,
            )?;
        }
        Ok(())
    })?;
    put_head(&mut svg, &format!("<title>{}</title>\n", escape(heading)));
    Ok(svg)
}

/// Certamen's name with a dot of each city's colour, at the lower right.
fn draw_wordmark(canvas: &Canvas, palette: Palette, cities: &Cities) -> Result<(), Error> {
    let dots = i32::try_from(cities.all().len()).unwrap_or(0);
    for (place, city) in (1..).zip(cities.all()) {
        let color = palette.city(cities, &city.code).unwrap_or(palette.quiet);
        canvas.dot((1002 - 18 * (dots - place), 580), 10, color)?;
    }
    canvas.text("Certamen", (1128, 580), 26, palette.ink, Anchor::End)
}

/// A text cut to about so many pixels: a Latin letter is half as wide as it is high, a Japanese one
/// as wide.
fn fit_text(text: &str, size: i32, width: i32) -> String {
    let mut left = f64::from(width);
    for (at, letter) in text.char_indices() {
        left -= f64::from(size) * if letter < '\u{2e80}' { 0.54 } else { 1.0 };
        if left < 0.0 {
            return format!("{}…", text[..at].trim_end());
        }
    }
    text.to_owned()
}
