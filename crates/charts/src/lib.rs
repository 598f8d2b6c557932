//! Starter charts: a figure's data becomes an SVG, and the SVG a PNG, in four languages, light and dark.
//!
//! A figure is the JSON that `datasets` computes when a table is prepared. The same figure and options give the same bytes.
//! Text is set in one bundled font that has Latin letters and Japanese, so that no label turns into boxes.

mod canvas;
mod card;
mod climate;
mod places;
mod pyramid;
mod week;

use std::sync::{Arc, OnceLock};

use resvg::{
    tiny_skia,
    usvg::{self, fontdb},
};
use serde::{Deserialize, Serialize};
use words::Language;

pub use card::{CARD_SIZE, CardLine, card};

/// Width and height of every chart, in pixels of CSS.
pub const SIZE: (u32, u32) = (880, 560);
/// A chart's PNG has so many pixels per pixel of CSS.
pub const CHART_SCALE: f32 = 2.0;

/// What of a figure is drawn, and how.
#[derive(Clone, Debug)]
pub struct Options {
    pub language: Language,
    pub dark: bool,
    /// Code of the area; empty for the first.
    pub area: String,
    /// Publisher and licence, as they must be named.
    pub attribution: String,
}

/// A drawn chart with what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    pub svg: String,
    pub title: String,
    /// What the chart shows, for those who cannot see it.
    pub alternative: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// Why a chart cannot be drawn.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the figure is damaged: {0}")]
    Figure(String),
    #[error("the figure has no area {0}")]
    Area(String),
    #[error("the chart cannot be drawn: {0}")]
    Drawing(String),
}

/// A figure's data, by kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Figure {
    /// People by single year of age (0 to 100 and older), women and men.
    Pyramid { areas: Vec<PyramidArea> },
    /// Counts by weekday (Monday first) and hour.
    Week { areas: Vec<WeekArea> },
    /// Monthly means of temperature (°C) and rain (mm) over a span of years.
    Climate { from: i64, to: i64, cities: Vec<CityClimate> },
    /// Places counted by district or ward of a city.
    Places { city: String, areas: Vec<AreaCount> },
}

/// An area and how much there is of something.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AreaCount {
    pub code: String,
    pub name: String,
    pub count: i64,
}

/// One area's people.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PyramidArea {
    pub code: String,
    pub name: String,
    pub level: String,
    pub women: Vec<i64>,
    pub men: Vec<i64>,
}

/// One area's counts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WeekArea {
    pub code: String,
    pub name: String,
    pub level: String,
    pub counts: Vec<Vec<i64>>,
}

/// One city's normals; an empty list is not known.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CityClimate {
    pub city: String,
    pub temperature: Vec<f64>,
    pub rain: Vec<f64>,
}

impl Figure {
    /// Reads a figure.
    ///
    /// # Errors
    ///
    /// [`Error::Figure`].
    pub fn parse(json: &str) -> Result<Self, Error> {
        serde_json::from_str(json).map_err(|error| Error::Figure(error.to_string()))
    }

    /// The areas that can be chosen: code, name and level (`city`, `district`, `barri` or `ward`).
    #[must_use]
    pub fn areas(&self) -> Vec<(&str, &str, &str)> {
        match self {
            Self::Pyramid { areas } => areas.iter().map(|area| (area.code.as_str(), area.name.as_str(), area.level.as_str())).collect(),
            Self::Week { areas } => areas.iter().map(|area| (area.code.as_str(), area.name.as_str(), area.level.as_str())).collect(),
            Self::Climate { .. } | Self::Places { .. } => Vec::new(),
        }
    }

    /// Draws the figure.
    ///
    /// # Errors
    ///
    /// [`Error::Area`] where it has no such area.
    pub fn draw(&self, options: &Options) -> Result<Drawing, Error> {
        let unknown = || Error::Area(options.area.clone());
        match self {
            Self::Pyramid { areas } => {
                let area = areas.iter().find(|area| area.code == options.area || options.area.is_empty()).ok_or_else(unknown)?;
                // All areas of a level share a scale of shares, so that two of them can be compared.
                let scale = areas.iter().filter(|other| other.level == area.level).map(pyramid::widest_share).fold(0.0, f64::max);
                pyramid::draw(area, scale, options)
            }
            Self::Week { areas } => {
                week::draw(areas.iter().find(|area| area.code == options.area || options.area.is_empty()).ok_or_else(unknown)?, options)
            }
            Self::Places { city, areas } => places::draw(city, areas, options),
            Self::Climate { from, to, cities } => climate::draw(cities, (*from, *to), options),
        }
    }
}

/// The bundled font's family.
pub(crate) const FAMILY: &str = "Certamen Chart";

/// The fonts in which charts and previews of SVG are set: one family, which stands in for every other.
pub fn fonts() -> &'static Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut database = fontdb::Database::new();
        database.load_font_data(include_bytes!("../fonts/certamen-chart.ttf").to_vec());
        database.set_serif_family(FAMILY);
        database.set_sans_serif_family(FAMILY);
        database.set_monospace_family(FAMILY);
        Arc::new(database)
    })
}

/// An SVG as PNG, `scale` times as large in pixels.
///
/// # Errors
///
/// Where the text is no SVG.
pub fn png(svg: &str, scale: f32) -> Result<Vec<u8>, Error> {
    let failed = |error: &dyn std::fmt::Display| Error::Drawing(error.to_string());
    let options = usvg::Options { fontdb: Arc::clone(fonts()), font_family: FAMILY.to_owned(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| failed(&error))?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| failed(&"no size"))?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| failed(&"no size"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(&error))
}
