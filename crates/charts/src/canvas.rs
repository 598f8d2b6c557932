//! What every chart shares: paper, ink, palette, title, source line, and plotters' calls with our
//! errors.

use std::{cell::RefCell, fmt::Write as _};

use contest::{Cities, CityCode};
use plotters::{
    backend::SVGBackend,
    coord::Shift,
    drawing::{DrawingArea, IntoDrawingArea as _},
    element::{Circle, PathElement, Rectangle, Text},
    style::{
        Color as _, FontTransform, RGBColor, ShapeStyle, TextStyle,
        text_anchor::{HPos, Pos, VPos},
    },
};

use crate::{Error, FAMILY, Options, SIZE};

/// Colours of a chart, by the page's scheme.
#[derive(Clone, Copy)]
pub(crate) struct Palette {
    pub(crate) paper: RGBColor,
    pub(crate) ink: RGBColor,
    pub(crate) quiet: RGBColor,
    pub(crate) rule: RGBColor,
    /// The categorical pair, apart for every colour vision.
    pub(crate) one: RGBColor,
    pub(crate) two: RGBColor,
    /// Further colours of categories, after the first two.
    pub(crate) more: [RGBColor; 4],
    /// Areas of which nothing is known.
    pub(crate) blank: RGBColor,
    dark: bool,
}

impl Palette {
    /// The colour of a category by its place.
    pub(crate) fn category(&self, place: usize) -> RGBColor {
        [
            self.one,
            self.two,
            self.more[0],
            self.more[1],
            self.more[2],
            self.more[3],
        ][place % 6]
    }

    /// A city's own colour, if it has one.
    pub(crate) fn city(&self, cities: &Cities, city: &CityCode) -> Option<RGBColor> {
        let colors = cities.find(city)?.colors.chart;
        let color = if self.dark { colors.dark } else { colors.light };
        Some(RGBColor(color.0, color.1, color.2))
    }
}

const LIGHT: Palette = Palette {
    paper: RGBColor(251, 250, 246),
    ink: RGBColor(24, 28, 36),
    quiet: RGBColor(88, 94, 106),
    rule: RGBColor(218, 214, 206),
    one: RGBColor(0, 121, 126),
    two: RGBColor(201, 135, 19),
    more: [
        RGBColor(152, 78, 150),
        RGBColor(0, 114, 178),
        RGBColor(190, 80, 60),
        RGBColor(110, 110, 30),
    ],
    blank: RGBColor(228, 226, 220),
    dark: false,
};

const DARK: Palette = Palette {
    paper: RGBColor(18, 21, 28),
    ink: RGBColor(236, 233, 226),
    quiet: RGBColor(164, 170, 182),
    rule: RGBColor(54, 59, 70),
    one: RGBColor(84, 190, 193),
    two: RGBColor(238, 182, 82),
    more: [
        RGBColor(214, 150, 214),
        RGBColor(110, 180, 240),
        RGBColor(240, 150, 130),
        RGBColor(200, 200, 110),
    ],
    blank: RGBColor(44, 48, 58),
    dark: true,
};

/// Where text stands to its point.
#[derive(Clone, Copy)]
pub(crate) enum Anchor {
    Start,
    Middle,
    End,
}

/// An SVG in the making.
pub(crate) struct Canvas<'a> {
    area: DrawingArea<SVGBackend<'a>, Shift>,
    pub(crate) palette: Palette,
    /// Elements that lie beneath everything else, in parts of a pixel.
    beneath: RefCell<String>,
    /// Elements that lie above everything else.
    above: RefCell<String>,
}

fn drawing_error<E: std::error::Error + Send + Sync>(
    error: plotters::drawing::DrawingAreaErrorKind<E>,
) -> Error {
    Error::Drawing(error.to_string())
}

fn hex(color: RGBColor) -> String {
    format!("#{:02X}{:02X}{:02X}", color.0, color.1, color.2)
}

/// A part of the picture, in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) left: i32,
    pub(crate) top: i32,
    pub(crate) right: i32,
    pub(crate) bottom: i32,
}

impl Frame {
    pub(crate) const fn width(&self) -> i32 {
        self.right - self.left
    }

    pub(crate) const fn height(&self) -> i32 {
        self.bottom - self.top
    }

    /// The horizontal position of a share of the width, from 0 to 1.
    pub(crate) fn x(&self, share: f64) -> i32 {
        self.left + pixel(share * f64::from(self.width()))
    }

    /// The vertical position of a share of the height, from 0 at the bottom to 1.
    pub(crate) fn y(&self, share: f64) -> i32 {
        self.bottom - pixel(share * f64::from(self.height()))
    }
}

impl Canvas<'_> {
    pub(crate) fn rectangle(
        &self,
        from: (i32, i32),
        to: (i32, i32),
        color: RGBColor,
    ) -> Result<(), Error> {
        self.area
            .draw(&Rectangle::new([from, to], color.filled()))
            .map_err(drawing_error)
    }

    pub(crate) fn line(
        &self,
        points: Vec<(i32, i32)>,
        color: RGBColor,
        width: u32,
    ) -> Result<(), Error> {
        self.area
            .draw(&PathElement::new(
                points,
                ShapeStyle {
                    color: color.to_rgba(),
                    filled: false,
                    stroke_width: width,
                },
            ))
            .map_err(drawing_error)
    }

    pub(crate) fn dot(&self, at: (i32, i32), radius: i32, color: RGBColor) -> Result<(), Error> {
        self.area
            .draw(&Circle::new(at, radius, color.filled()))
            .map_err(drawing_error)
    }

    /// A filled outline of one or more rings, beneath everything else. The first ring of an area is
    /// closed by itself.
    pub(crate) fn outline(&self, rings: &[Vec<(f64, f64)>], fill: RGBColor, border: RGBColor) {
        let mut path = String::new();
        for ring in rings {
            for (place, (x, y)) in ring.iter().enumerate() {
                let _ = write!(path, "{}{x:.1} {y:.1}", if place == 0 { "M" } else { "L" });
            }
            path.push('Z');
        }
        let _ = writeln!(
            self.beneath.borrow_mut(),
            "<path d=\"{path}\" fill=\"{}\" stroke=\"{}\" stroke-width=\"0.8\" \
             stroke-linejoin=\"round\" fill-rule=\"evenodd\"/>",
            hex(fill),
            hex(border)
        );
    }

    /// Text whose middle line runs through `at`.
    pub(crate) fn text(
        &self,
        text: &str,
        at: (i32, i32),
        size: i32,
        color: RGBColor,
        anchor: Anchor,
    ) -> Result<(), Error> {
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle::from((FAMILY, f64::from(size)).into_font_desc())
            .pos(Pos::new(horizontal, VPos::Center))
            .color(&color);
        // The bundled font has no minus sign of its own; its dash is as wide.
        self.area
            .draw(&Text::new(text.replace('\u{2212}', "–"), at, style))
            .map_err(drawing_error)
    }

    /// The line below the title: what is measured.
    pub(crate) fn subtitle(&self, text: &str) -> Result<(), Error> {
        self.text(text, (MARGIN, 60), 13, self.palette.quiet, Anchor::Start)
    }

    /// The scale of colours above the chart's right edge, with its ends.
    pub(crate) fn legend(
        &self,
        color: impl Fn(f64) -> RGBColor,
        from: &str,
        to: &str,
    ) -> Result<(), Error> {
        let (left, top) = (650, 56);
        for step in 0..60 {
            let x = left + step * 2;
            self.rectangle((x, top), (x + 2, top + 10), color(f64::from(step) / 59.0))?;
        }
        self.text(
            from,
            (left - 6, top + 5),
            12,
            self.palette.quiet,
            Anchor::End,
        )?;
        self.text(
            to,
            (left + 126, top + 5),
            12,
            self.palette.quiet,
            Anchor::Start,
        )
    }

    /// Text that can be read on any colour: paper surrounds its letters.
    pub(crate) fn name(&self, text: &str, (x, y): (i32, i32), size: i32, end: bool) {
        let anchor = if end { "end" } else { "start" };
        let _ = writeln!(
            self.above.borrow_mut(),
            "<text x=\"{x}\" y=\"{y}\" dy=\"0.36em\" text-anchor=\"{anchor}\" \
             font-family=\"{FAMILY}\" font-size=\"{size}\" fill=\"{}\" stroke=\"{}\" \
             stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>",
            hex(self.palette.ink),
            hex(self.palette.paper),
            escape(text)
        );
    }

    /// Text that is cut off, with an ellipsis, where it would be wider than `width`.
    pub(crate) fn draw_clipped(
        &self,
        text: &str,
        at: (i32, i32),
        size: i32,
        color: RGBColor,
        anchor: Anchor,
        width: i32,
    ) -> Result<(), Error> {
        if text_width(text, size) <= f64::from(width) {
            return self.text(text, at, size, color, anchor);
        }
        let mut short = text.to_owned();
        while short.pop().is_some() && text_width(&short, size) > f64::from(width - size) {}
        self.text(&format!("{}…", short.trim_end()), at, size, color, anchor)
    }
}

/// About how wide a text is, in pixels: letters of the bundled font by their kind.
pub(crate) fn text_width(text: &str, size: i32) -> f64 {
    let em: f64 = text
        .chars()
        .map(|letter| match letter {
            '\u{2e80}'.. => 1.0,
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '·' => 0.29,
            'f' | 'r' | 't' | ' ' | '(' | ')' | '-' => 0.37,
            'm' | 'w' | 'M' | 'W' => 0.86,
            letter if letter.is_uppercase() => 0.64,
            _ => 0.56,
        })
        .sum();
    em * f64::from(size)
}

/// The largest size, up to `most`, at which a text is no wider than `width`.
fn fitting(text: &str, most: i32, width: i32) -> i32 {
    (11..=most)
        .rev()
        .find(|size| text_width(text, *size) <= f64::from(width))
        .unwrap_or(11)
}

trait IntoFont {
    fn into_font_desc(self) -> plotters::style::FontDesc<'static>;
}

impl IntoFont for (&'static str, f64) {
    fn into_font_desc(self) -> plotters::style::FontDesc<'static> {
        plotters::style::FontDesc::new(
            plotters::style::FontFamily::Name(self.0),
            self.1,
            plotters::style::FontStyle::Normal,
        )
        .transform(FontTransform::None)
    }
}

/// Fonts that stand in for the bundled one where it is not known.
const FURTHER_FAMILIES: &str = "IBM Plex Sans, Noto Sans JP, Hiragino Sans, Yu Gothic, sans-serif";
/// Width and height of a chart's drawing, and what is left free at its sides.
const WIDTH: i32 = SIZE.0.cast_signed();
const HEIGHT: i32 = SIZE.1.cast_signed();
const MARGIN: i32 = 28;

/// Where a chart is drawn: below its title and the line under it, above the months or ages and the
/// source.
pub(crate) const BODY: Frame = Frame {
    left: MARGIN,
    top: 84,
    right: WIDTH - MARGIN,
    bottom: HEIGHT - 48,
};

/// Draws a chart between its title and its source line; answers the SVG with a title and
/// description for screen readers.
pub(crate) fn chart(
    title: &str,
    alternative: &str,
    options: &Options,
    draw: impl FnOnce(&Canvas) -> Result<(), Error>,
) -> Result<String, Error> {
    let mut svg = draw_paper(SIZE, options.dark, |canvas| {
        canvas.text(
            title,
            (MARGIN, 34),
            fitting(title, 22, WIDTH - 2 * MARGIN),
            canvas.palette.ink,
            Anchor::Start,
        )?;
        draw(canvas)?;
        let source = &options.attribution;
        canvas.text(
            source,
            (MARGIN, HEIGHT - 20),
            fitting(source, 12, WIDTH - 2 * MARGIN),
            canvas.palette.quiet,
            Anchor::Start,
        )
    })?;
    // Who looks at the SVG may lack the bundled font: the next ones are the page's and those of
    // Japanese machines.
    svg = svg.replace(
        &format!("font-family=\"{FAMILY}\""),
        &format!("font-family=\"{FAMILY}, {FURTHER_FAMILIES}\""),
    );
    Ok(describe(svg, title, alternative))
}

/// A picture with its title and description for screen readers.
pub(crate) fn describe(mut svg: String, title: &str, alternative: &str) -> String {
    put_head(
        &mut svg,
        &format!(
            "<title>{}</title>\n<desc>{}</desc>\n",
            escape(title),
            escape(alternative)
        ),
    );
    svg.replacen("<svg ", "<svg role=\"img\" ", 1)
}

/// Draws on paper of a size in pixels.
pub(crate) fn draw_paper(
    size: (u32, u32),
    dark: bool,
    draw: impl FnOnce(&Canvas) -> Result<(), Error>,
) -> Result<String, Error> {
    let mut svg = String::new();
    let (beneath, above);
    {
        let palette = if dark { DARK } else { LIGHT };
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&palette.paper).map_err(drawing_error)?;
        let canvas = Canvas {
            area,
            palette,
            beneath: RefCell::default(),
            above: RefCell::default(),
        };
        draw(&canvas)?;
        canvas.area.present().map_err(drawing_error)?;
        (beneath, above) = (canvas.beneath.into_inner(), canvas.above.into_inner());
    }
    if !beneath.is_empty() {
        // The paper is the first element; what lies beneath the rest lies on the paper.
        let paper = svg.find("/>\n").map_or(0, |at| at + 3);
        svg.insert_str(paper, &beneath);
    }
    if !above.is_empty() {
        let end = svg.rfind("</svg>").unwrap_or(svg.len());
        svg.insert_str(end, &above);
    }
    Ok(svg)
}

/// Puts something behind the root element's start tag, which is the first to end.
pub(crate) fn put_head(svg: &mut String, head: &str) {
    let at = svg.find(">\n").map_or(0, |at| at + 2);
    svg.insert_str(at, head);
}

/// A text as it stands in XML. Of what XML has no letter for, a mark is left: a title that somebody
/// pasted must not make a picture that nobody can open.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\t' | '\n' | '\r' => escaped.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
                escaped.push(char::REPLACEMENT_CHARACTER);
            }
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// A round number at or above a value: 1, 2 or 5 times a power of ten.
pub(crate) fn round_up(value: f64) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(value.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0]
        .into_iter()
        .map(|step| step * power)
        .find(|step| *step >= value)
        .unwrap_or(10.0 * power)
}

/// A position in pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "positions lie within the picture"
)]
pub(crate) const fn pixel(value: f64) -> i32 {
    value.round() as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_has_no_letter_for_leaves_a_mark() {
        let typed = "a\u{b}b\u{ffff}c\u{1}<&>\t\n日本";
        let escaped = "a\u{fffd}b\u{fffd}c\u{fffd}&lt;&amp;&gt;\t\n日本";
        assert_eq!(escape(typed), escaped);
    }
}
