//! What tells of a file's makers is gone, and nothing else has changed.

use image::ImageFormat;
use img_parts::{
    ImageEXIF as _,
    jpeg::{Jpeg, JpegSegment, markers},
    png::{Png, PngChunk},
    webp::WebP,
};
use lopdf::{Dictionary, Document, Object, dictionary};
use media::{Active, Finding};

use crate::files::{NAME, exif, mp4_box, pdf, picture, take};

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Takes a file and answers what is kept, after checking that the name is gone and that taking it again changes nothing.
fn cleaned(name: &str, bytes: &[u8]) -> Vec<u8> {
    assert!(holds(bytes, NAME), "{name} tells before");
    let (taken, kept) = take(name, bytes).expect("taken");
    assert!(taken.changed, "{name}");
    assert!(!holds(&kept, NAME), "{name} does not tell afterwards");
    let (again, same) = take(name, &kept).expect("taken again");
    assert_eq!((again.kind, again.size), (taken.kind, taken.size));
    assert!(same == kept, "nothing is left to remove");
    kept
}

fn pixels(bytes: &[u8]) -> Vec<u8> {
    image::load_from_memory(bytes).expect("a picture").to_rgb8().into_raw()
}

#[test]
fn a_photograph_loses_its_artist_and_keeps_its_pixels_and_orientation() {
    let plain = picture(ImageFormat::Jpeg);
    let mut jpeg = Jpeg::from_bytes(plain.clone().into()).expect("a JPEG");
    jpeg.set_exif(Some(exif(6).into()));
    jpeg.segments_mut().insert(2, JpegSegment::new_with_contents(markers::COM, NAME.as_bytes().to_vec().into()));
    let kept = cleaned("photo.jpg", &jpeg.encoder().bytes());
    assert_eq!(pixels(&kept), pixels(&plain));
    assert_eq!(take("photo.jpg", &kept).expect("taken").0.size, Some((2, 3)), "turned by a quarter");
}

#[test]
fn png_and_webp_lose_their_texts() {
    let plain = picture(ImageFormat::Png);
    let mut png = Png::from_bytes(plain.clone().into()).expect("a PNG");
    png.chunks_mut().insert(1, PngChunk::new(*b"tEXt", format!("Author\0{NAME}").into_bytes().into()));
    assert_eq!(pixels(&cleaned("picture.png", &png.encoder().bytes())), pixels(&plain));

    let plain = picture(ImageFormat::WebP);
    let mut webp = WebP::from_bytes(plain.clone().into()).expect("a WebP");
    webp.set_exif(Some(exif(1).into()));
    assert_eq!(pixels(&cleaned("picture.webp", &webp.encoder().bytes())), pixels(&plain));
}

#[test]
fn a_drawing_loses_comments_metadata_and_paths() {
    let svg = format!(
        "\u{feff}<!-- {NAME} --><svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" width=\"3\" height=\"2\" inkscape:export-filename=\"/home/{NAME}/a.png\"><metadata><!-- inside --><a>{NAME}</a></metadata><rect width=\"3\" height=\"2\"/></svg>"
    );
    let kept = String::from_utf8(cleaned("drawing.svg", svg.as_bytes())).expect("text");
    assert!(kept.contains("<rect width=\"3\" height=\"2\"/></svg>"), "{kept}");
}

#[test]
fn a_document_loses_its_properties_and_keeps_its_pages() {
    let kept = cleaned("work.pdf", &pdf(&Dictionary::new()));
    let document = Document::load_mem(&kept).expect("a PDF");
    let page = document.get_pages()[&1];
    assert_eq!(document.get_page_content(page).trim_ascii(), b"0 0 100 100 re f");
}

#[test]
fn a_video_loses_its_user_data_and_no_byte_moves() {
    let track = mp4_box(b"trak", &mp4_box(b"udta", NAME.as_bytes()));
    let movie = mp4_box(b"moov", &[mp4_box(b"mvhd", &[0; 16]), track].concat());
    let video = [mp4_box(b"ftyp", b"mp42\0\0\0\0mp42isom"), movie, mp4_box(b"mdat", &[7; 32])].concat();
    let kept = cleaned("film.mp4", &video);
    assert_eq!(kept.len(), video.len());
    assert!(kept.ends_with(&[7; 32]));
}

#[test]
fn a_document_that_acts_is_refused_by_name() {
    let script = dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    for (more, found) in [
        (dictionary! { "OpenAction" => script }, Active::JavaScript),
        (dictionary! { "OpenAction" => dictionary! { "S" => "Launch", "F" => Object::string_literal("a.exe") } }, Active::Action),
        (dictionary! { "Names" => dictionary! { "EmbeddedFiles" => dictionary! {} } }, Active::AttachedFiles),
    ] {
        assert_eq!(take("acts.pdf", &pdf(&more)).map(drop), Err(Finding::Active(found)));
    }
}
