//! Charts as pictures of pixels: SVG of ours as PNG, and the fonts in which SVG is set.

#![warn(missing_docs)]

use std::sync::{Arc, OnceLock};

use charts::Error;
use resvg::{
    tiny_skia,
    usvg::{self, fontdb},
};

/// The fonts in which charts and previews of SVG are set: one family, which stands in for every
/// other.
pub fn fonts() -> &'static Arc<fontdb::Database> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut database = fontdb::Database::new();
        database.load_font_data(charts::FONT.to_vec());
        database.set_serif_family(charts::FAMILY);
        database.set_sans_serif_family(charts::FAMILY);
        database.set_monospace_family(charts::FAMILY);
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
    let options = usvg::Options {
        fontdb: Arc::clone(fonts()),
        font_family: charts::FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| failed(&error))?;
    let size = tree
        .size()
        .to_int_size()
        .scale_by(scale)
        .ok_or_else(|| failed(&"no size"))?;
    let mut pixels =
        tiny_skia::Pixmap::new(size.width(), size.height()).ok_or_else(|| failed(&"no size"))?;
    pixels.fill(tiny_skia::Color::WHITE);
    resvg::render(
        &tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    // Charts are opaque, and soon shown: three bytes a pixel, packed quickly.
    let rgb: Vec<u8> = pixels
        .data()
        .chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, size.width(), size.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header().map_err(|error| failed(&error))?;
    writer
        .write_image_data(&rgb)
        .map_err(|error| failed(&error))?;
    writer.finish().map_err(|error| failed(&error))?;
    Ok(out)
}
