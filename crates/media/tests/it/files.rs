//! Files as small programs write them, whole and well-formed, and how they are taken.

use std::{io::Cursor, sync::Arc};

use image::{ImageFormat, Rgb, RgbImage};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use media::{Finding, Taken};
use resvg::usvg::fontdb;

/// A name that must not be found in what is kept.
pub(crate) const NAME: &str = "Team Placeholder of Nowhere";

/// Takes a file of a name; answers what it is, and its bytes as they are kept.
pub(crate) fn take(name: &str, bytes: &[u8]) -> Result<(Taken, Vec<u8>), Finding> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    let taken = media::take(&path, name, &Arc::new(fontdb::Database::new()))?;
    Ok((taken, std::fs::read(&path).expect("read")))
}

/// A picture of 3 x 2 pixels, each of another colour.
pub(crate) fn picture(format: ImageFormat) -> Vec<u8> {
    let picture = RgbImage::from_fn(3, 2, |x, y| {
        Rgb([
            u8::try_from(x * 80).expect("small"),
            u8::try_from(y * 200).expect("small"),
            90,
        ])
    });
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("encodes");
    bytes.into_inner()
}

/// EXIF with an orientation and an artist.
pub(crate) fn exif(orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend_from_slice(&[orientation, 0, 0, 0x01, 0x3b, 0, 2, 0, 0, 0]);
    exif.push(u8::try_from(NAME.len() + 1).expect("short"));
    exif.extend_from_slice(&[0, 0, 0, 38, 0, 0, 0, 0]);
    exif.extend_from_slice(NAME.as_bytes());
    exif.push(0);
    exif
}

/// A PDF of one page, with properties, XMP and, in its catalogue, whatever `more` holds.
pub(crate) fn pdf(more: &Dictionary) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let content = document.add_object(Stream::new(Dictionary::new(), b"0 0 100 100 re f".to_vec()));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 100.into(), 100.into()]
    });
    document.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    let xmp = document.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        NAME.as_bytes().to_vec(),
    ));
    let mut catalogue = dictionary! { "Type" => "Catalog", "Pages" => pages, "Metadata" => xmp };
    catalogue.extend(more);
    let root = document.add_object(catalogue);
    let properties = document.add_object(dictionary! { "Author" => Object::string_literal(NAME) });
    document.trailer.set("Root", root);
    document.trailer.set("Info", properties);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("writes");
    bytes
}

/// A box of an MP4.
pub(crate) fn mp4_box(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(content.len() + 8)
        .expect("small")
        .to_be_bytes()
        .to_vec();
    bytes.extend_from_slice(&name);
    bytes.extend_from_slice(content);
    bytes
}
