//! Pictures: their size before their pixels, whether they are whole, and small copies for lists.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder,
    codecs::webp::WebPEncoder, imageops::FilterType, metadata::Orientation,
};
use resvg::{tiny_skia, usvg};

use crate::{Damage, Finding, Kind, MAX_PIXELS, MAX_SIDE_PIXELS, Preview};

/// Longest sides of the copy that lists show, in pixels.
const PREVIEW_WIDTH: u32 = 960;
const PREVIEW_HEIGHT: u32 = 1_280;

pub(crate) fn within_limits(width: u64, height: u64) -> Result<(), Finding> {
    if width == 0
        || height == 0
        || width > MAX_SIDE_PIXELS
        || height > MAX_SIDE_PIXELS
        || width * height > MAX_PIXELS
    {
        return Err(Finding::TooManyPixels { width, height });
    }
    Ok(())
}

fn format(kind: Kind) -> Option<ImageFormat> {
    match kind {
        Kind::Png => Some(ImageFormat::Png),
        Kind::Jpeg => Some(ImageFormat::Jpeg),
        Kind::WebP => Some(ImageFormat::WebP),
        Kind::Svg | Kind::Pdf | Kind::Csv | Kind::Mp4 => None,
    }
}

fn reader(bytes: &[u8], format: ImageFormat) -> ImageReader<Cursor<&[u8]>> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_PIXELS * 4 + 64 * 1024 * 1024);
    reader.limits(limits);
    reader
}

/// The picture as it is to be seen: a camera that was held upright notes that its picture is to be
/// turned. Its size is read from the header before its pixels are.
pub(crate) fn decode(bytes: &[u8], kind: Kind) -> Result<DynamicImage, Finding> {
    let format = format(kind).ok_or(Finding::Unreadable(Damage::NotDrawn))?;
    let mut decoder = reader(bytes, format)
        .into_decoder()
        .map_err(|_| Finding::CutOff(kind))?;
    let (width, height) = decoder.dimensions();
    within_limits(width.into(), height.into())?;
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| Finding::CutOff(kind))?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

/// How the picture is to be turned, as the EXIF value from 1 to 8; 1, not at all, where it does not
/// say.
pub(crate) fn orientation(bytes: &[u8], kind: Kind) -> u8 {
    let Some(format) = format(kind) else { return 1 };
    let decoder = reader(bytes, format).into_decoder().ok();
    decoder
        .and_then(|mut decoder| decoder.orientation().ok())
        .unwrap_or(Orientation::NoTransforms)
        .to_exif()
}

/// A small copy of a picture that was read: JPEG for a photograph, WebP for everything else.
pub(crate) fn preview(picture: DynamicImage, kind: Kind) -> Result<Preview, Finding> {
    let picture = if picture.width() > PREVIEW_WIDTH || picture.height() > PREVIEW_HEIGHT {
        picture.resize(PREVIEW_WIDTH, PREVIEW_HEIGHT, FilterType::CatmullRom)
    } else {
        picture
    };
    let (width, height) = (picture.width(), picture.height());
    let thirds = picture.resize_exact(1, 3, FilterType::Triangle).to_rgb8();
    let placeholder = [0, 1, 2].map(|third| {
        thirds
            .get_pixel(0, third)
            .0
            .iter()
            .map(|part| format!("{part:02x}"))
            .collect()
    });
    let mut bytes = Vec::new();
    let unreadable = |_: image::ImageError| Finding::Unreadable(Damage::NotDrawn);
    let kind = if kind == Kind::Jpeg {
        picture
            .to_rgb8()
            .write_with_encoder(JpegEncoder::new_with_quality(
                &mut Cursor::new(&mut bytes),
                84,
            ))
            .map_err(unreadable)?;
        Kind::Jpeg
    } else {
        picture
            .to_rgba8()
            .write_with_encoder(WebPEncoder::new_lossless(&mut bytes))
            .map_err(unreadable)?;
        Kind::WebP
    };
    Ok(Preview {
        kind,
        bytes,
        width,
        height,
        placeholder,
    })
}

/// Width and height as its header says, within the limits.
pub(crate) fn size(bytes: &[u8], kind: Kind) -> Result<(u32, u32), Finding> {
    let format = format(kind).ok_or(Finding::Unreadable(Damage::NotDrawn))?;
    let (width, height) = reader(bytes, format)
        .into_dimensions()
        .map_err(|_| Finding::CutOff(kind))?;
    within_limits(width.into(), height.into())?;
    Ok((width, height))
}

/// A drawing as a picture that fills a preview.
pub(crate) fn draw(tree: &usvg::Tree) -> Result<DynamicImage, Finding> {
    let (width, height, size) = (PREVIEW_WIDTH, PREVIEW_HEIGHT, tree.size());
    #[expect(clippy::cast_precision_loss, reason = "pixels of a preview are few")]
    let scale = (width as f32 / size.width()).min(height as f32 / size.height());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive and bounded by width and height"
    )]
    let (drawn_width, drawn_height) = (
        (size.width() * scale).round().max(1.0) as u32,
        (size.height() * scale).round().max(1.0) as u32,
    );
    let mut canvas = tiny_skia::Pixmap::new(drawn_width, drawn_height)
        .ok_or(Finding::Unreadable(Damage::NotDrawn))?;
    canvas.fill(tiny_skia::Color::WHITE);
    resvg::render(
        tree,
        tiny_skia::Transform::from_scale(scale, scale),
        &mut canvas.as_mut(),
    );
    // The canvas is opaque, so premultiplied and plain colours are the same.
    image::RgbaImage::from_raw(drawn_width, drawn_height, canvas.take())
        .map(DynamicImage::ImageRgba8)
        .ok_or(Finding::Unreadable(Damage::NotDrawn))
}
