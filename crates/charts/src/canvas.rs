//! What every chart shares: paper, ink, palette, title, source line, and plotters' calls with our errors.

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
    /// The cities' own colours.
    pub(crate) barcelona: RGBColor,
    pub(crate) kobe: RGBColor,
}

impl Palette {
    /// A city's own colour, if it has one.
    pub(crate) fn city(&self, city: &str) -> Option<RGBColor> {
        match city {
            "barcelona" => Some(self.barcelona),
            "kobe" => Some(self.kobe),
            _ => None,
        }
    }
}

const LIGHT: Palette = Palette {
    paper: RGBColor(251, 250, 246),
    ink: RGBColor(24, 28, 36),
    quiet: RGBColor(88, 94, 106),
    rule: RGBColor(218, 214, 206),
    one: RGBColor(0, 121, 126),
    two: RGBColor(201, 135, 19),
    barcelona: RGBColor(193, 73, 36),
    kobe: RGBColor(0, 100, 155),
};

const DARK: Palette = Palette {
    paper: RGBColor(18, 21, 28),
    ink: RGBColor(236, 233, 226),
    quiet: RGBColor(164, 170, 182),
    rule: RGBColor(54, 59, 70),
    one: RGBColor(84, 190, 193),
    two: RGBColor(238, 182, 82),
    barcelona: RGBColor(244, 148, 112),
    kobe: RGBColor(112, 178, 230),
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
}

fn failed<E: std::error::Error + Send + Sync>(error: plotters::drawing::DrawingAreaErrorKind<E>) -> Error {
    Error::Drawing(error.to_string())
}

impl Canvas<'_> {
    pub(crate) fn rectangle(&self, from: (i32, i32), to: (i32, i32), color: RGBColor) -> Result<(), Error> {
        self.area.draw(&Rectangle::new([from, to], color.filled())).map_err(failed)
    }

    pub(crate) fn line(&self, points: Vec<(i32, i32)>, color: RGBColor, width: u32) -> Result<(), Error> {
        self.area.draw(&PathElement::new(points, ShapeStyle { color: color.to_rgba(), filled: false, stroke_width: width })).map_err(failed)
    }

    pub(crate) fn dot(&self, at: (i32, i32), radius: i32, color: RGBColor) -> Result<(), Error> {
        self.area.draw(&Circle::new(at, radius, color.filled())).map_err(failed)
    }

    /// Text whose middle line runs through `at`.
    pub(crate) fn text(&self, text: &str, at: (i32, i32), size: i32, color: RGBColor, anchor: Anchor) -> Result<(), Error> {
        let horizontal = match anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let style = TextStyle::from((FAMILY, f64::from(size)).into_font_desc()).pos(Pos::new(horizontal, VPos::Center)).color(&color);
        self.area.draw(&Text::new(text.to_owned(), at, style)).map_err(failed)
    }
}

trait IntoFont {
    fn into_font_desc(self) -> plotters::style::FontDesc<'static>;
}

impl IntoFont for (&'static str, f64) {
    fn into_font_desc(self) -> plotters::style::FontDesc<'static> {
        plotters::style::FontDesc::new(plotters::style::FontFamily::Name(self.0), self.1, plotters::style::FontStyle::Normal)
            .transform(FontTransform::None)
    }
}

/// Draws a chart between its title and its source line; answers the SVG with a title and description for screen readers.
pub(crate) fn chart(
    title: &str,
    alternative: &str,
    options: &Options,
    draw: impl FnOnce(&Canvas) -> Result<(), Error>,
) -> Result<String, Error> {
    let mut svg = drawn(SIZE, options.dark, |canvas| {
        canvas.text(title, (28, 34), 22, canvas.palette.ink, Anchor::Start)?;
        draw(canvas)?;
        let (_, height) = SIZE;
        canvas.text(&options.attribution, (28, i32::try_from(height).unwrap_or(0) - 20), 12, canvas.palette.quiet, Anchor::Start)
    })?;
    put_head(&mut svg, &format!("<title>{}</title>\n<desc>{}</desc>\n", escaped(title), escaped(alternative)));
    svg = svg.replacen("<svg ", "<svg role=\"img\" ", 1);
    Ok(svg)
}

/// Draws on paper of a size in pixels.
pub(crate) fn drawn(size: (u32, u32), dark: bool, draw: impl FnOnce(&Canvas) -> Result<(), Error>) -> Result<String, Error> {
    let mut svg = String::new();
    {
        let palette = if dark { DARK } else { LIGHT };
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        area.fill(&palette.paper).map_err(failed)?;
        let canvas = Canvas { area, palette };
        draw(&canvas)?;
        canvas.area.present().map_err(failed)?;
    }
    Ok(svg)
}

/// Puts something behind the root element's start tag, which is the first to end.
pub(crate) fn put_head(svg: &mut String, head: &str) {
    let at = svg.find(">\n").map_or(0, |at| at + 2);
    svg.insert_str(at, head);
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A round number at or above a value: 1, 2 or 5 times a power of ten.
pub(crate) fn round_up(value: f64) -> f64 {
    if value <= 0.0 {
        return 1.0;
    }
    let power = 10_f64.powf(value.log10().floor());
    [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|step| step * power).find(|step| *step >= value).unwrap_or(10.0 * power)
}

/// A position in pixels.
#[expect(clippy::cast_possible_truncation, reason = "positions lie within the picture")]
pub(crate) const fn pixel(value: f64) -> i32 {
    value.round() as i32
}
