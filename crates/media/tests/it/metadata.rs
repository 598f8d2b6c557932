//! What tells of a file's makers is gone, and nothing else has changed.

use image::ImageFormat;
use img_parts::{
    ImageEXIF as _,
    jpeg::{Jpeg, JpegSegment, markers},
    png::{Png, PngChunk},
    webp::WebP,
};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use media::{Active, Finding, Note};

use crate::files::{NAME, exif, mp4_box, pdf, picture, take};

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// Takes a file and answers what is kept, after checking that the name is gone and that taking it
/// again changes nothing.
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
    image::load_from_memory(bytes)
        .expect("a picture")
        .to_rgb8()
        .into_raw()
}

#[test]
fn a_photograph_loses_its_artist_and_keeps_its_pixels_and_orientation() {
    let plain = picture(ImageFormat::Jpeg);
    let mut jpeg = Jpeg::from_bytes(plain.clone().into()).expect("a JPEG");
    jpeg.set_exif(Some(exif(6).into()));
    jpeg.segments_mut().insert(
        2,
        JpegSegment::new_with_contents(markers::COM, NAME.as_bytes().to_vec().into()),
    );
    let kept = cleaned("photo.jpg", &jpeg.encoder().bytes());
    assert_eq!(pixels(&kept), pixels(&plain));
    assert_eq!(
        take("photo.jpg", &kept).expect("taken").0.size,
        Some((2, 3)),
        "turned by a quarter"
    );
}

#[test]
fn png_and_webp_lose_their_texts() {
    let plain = picture(ImageFormat::Png);
    let mut png = Png::from_bytes(plain.clone().into()).expect("a PNG");
    png.chunks_mut().insert(
        1,
        PngChunk::new(*b"tEXt", format!("Author\0{NAME}").into_bytes().into()),
    );
    assert_eq!(
        pixels(&cleaned("picture.png", &png.encoder().bytes())),
        pixels(&plain)
    );

    let plain = picture(ImageFormat::WebP);
    let mut webp = WebP::from_bytes(plain.clone().into()).expect("a WebP");
    webp.set_exif(Some(exif(1).into()));
    assert_eq!(
        pixels(&cleaned("picture.webp", &webp.encoder().bytes())),
        pixels(&plain)
    );
}

#[test]
fn a_drawing_loses_comments_metadata_and_paths() {
    let svg = format!(
        "\u{feff}<!-- {NAME} --><svg xmlns=\"http://www.w3.org/2000/svg\" \
         xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" width=\"3\" height=\"2\" \
         inkscape:export-filename=\"/home/{NAME}/a.png\"><metadata><!-- inside --><a>{NAME}</a>\
         </metadata><rect width=\"3\" height=\"2\"/></svg>"
    );
    let kept = String::from_utf8(cleaned("drawing.svg", svg.as_bytes())).expect("text");
    assert!(
        kept.contains("<rect width=\"3\" height=\"2\"/></svg>"),
        "{kept}"
    );
}

#[test]
fn a_document_loses_its_properties_and_keeps_its_pages() {
    let kept = cleaned("work.pdf", &pdf(&Dictionary::new()));
    let document = Document::load_mem(&kept).expect("a PDF");
    let page = document.get_pages()[&1];
    assert_eq!(
        document.get_page_content(page).trim_ascii(),
        b"0 0 100 100 re f"
    );
}

#[test]
fn a_video_loses_its_user_data_and_no_byte_moves() {
    let track = mp4_box(*b"trak", &mp4_box(*b"udta", NAME.as_bytes()));
    let movie = mp4_box(*b"moov", &[mp4_box(*b"mvhd", &[0; 16]), track].concat());
    let video = [
        mp4_box(*b"ftyp", b"mp42\0\0\0\0mp42isom"),
        movie,
        mp4_box(*b"mdat", &[7; 32]),
    ]
    .concat();
    let kept = cleaned("film.mp4", &video);
    assert_eq!(kept.len(), video.len());
    assert!(kept.ends_with(&[7; 32]));
}

#[test]
fn a_document_that_acts_is_refused_by_name() {
    let script =
        dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") };
    for (more, found) in [
        (dictionary! { "OpenAction" => script }, Active::JavaScript),
        (
            dictionary! { "OpenAction" => dictionary! {
                "S" => "Launch", "F" => Object::string_literal("a.exe")
            } },
            Active::Action,
        ),
        (
            dictionary! { "Names" => dictionary! { "EmbeddedFiles" => dictionary! {} } },
            Active::AttachedFiles,
        ),
    ] {
        assert_eq!(
            take("acts.pdf", &pdf(&more)).map(drop),
            Err(Finding::Active(found))
        );
    }
}

#[test]
fn an_action_that_is_only_referred_to_is_found() {
    let text = |text: &str| Object::string_literal(text);
    let with = |kind: &str, more: &Dictionary| {
        let mut document = Document::load_mem(&pdf(&Dictionary::new())).expect("a PDF");
        let kind = document.add_object(Object::Name(kind.as_bytes().to_vec()));
        let mut action = dictionary! { "S" => kind };
        action.extend(more);
        let action = document.add_object(action);
        let catalogue = document.catalog_mut().expect("a catalogue");
        catalogue.set("OpenAction", action);
        catalogue.set("AA", dictionary! { "WC" => action });
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("writes");
        bytes
    };
    for kind in ["Launch", "SubmitForm", "ImportData"] {
        assert_eq!(
            take(
                "acts.pdf",
                &with(kind, &dictionary! { "F" => text("a.exe") })
            )
            .map(drop),
            Err(Finding::Active(Active::Action)),
            "{kind}"
        );
    }
    // What a document can do without is taken out.
    for (kind, key) in [
        ("URI", "URI"),
        ("GoToR", "F"),
        ("Named", "N"),
        ("Hide", "T"),
    ] {
        let kept = cleaned("leads.pdf", &with(kind, &dictionary! { key => text(NAME) }));
        let document = Document::load_mem(&kept).expect("a PDF");
        let catalogue = document.catalog().expect("a catalogue");
        assert!(!catalogue.has(b"OpenAction"), "{kind}");
        assert!(!catalogue.has(b"AA"), "{kind}");
    }
    let own = with("GoTo", &dictionary! { "D" => text("chapter-1") });
    let (_, kept) = take("turns.pdf", &own).expect("taken");
    assert!(
        Document::load_mem(&kept)
            .expect("a PDF")
            .catalog()
            .expect("a catalogue")
            .has(b"OpenAction"),
        "to another page of its own"
    );
    let file = dictionary! { "AF" => vec![
        dictionary! { "Type" => "Filespec", "EF" => dictionary! {} }.into(),
    ] };
    assert_eq!(
        take("holds.pdf", &pdf(&file)).map(drop),
        Err(Finding::Active(Active::AttachedFiles))
    );
}

#[test]
fn what_stands_behind_or_beside_the_pixels_is_not_kept() {
    let plain = picture(ImageFormat::Jpeg);
    let behind = [
        plain.clone(),
        b"\xff\xd8".to_vec(),
        NAME.as_bytes().to_vec(),
        b"\xff\xd9".to_vec(),
    ]
    .concat();
    assert_eq!(pixels(&cleaned("behind.jpg", &behind)), pixels(&plain));
    let mut jpeg = Jpeg::from_bytes(plain.clone().into()).expect("a JPEG");
    for (marker, start) in [
        (markers::APP0, "JFXX\0"),
        (markers::APP14, "Maker "),
        (markers::APP11, "JP"),
    ] {
        jpeg.segments_mut().insert(
            1,
            JpegSegment::new_with_contents(marker, format!("{start}{NAME}").into_bytes().into()),
        );
    }
    assert_eq!(
        pixels(&cleaned("beside.jpg", &jpeg.encoder().bytes())),
        pixels(&plain)
    );
    let plain = picture(ImageFormat::Png);
    let behind = [plain.clone(), NAME.as_bytes().to_vec()].concat();
    let taken = take("behind.png", &behind);
    assert!(taken.is_err() || !holds(&taken.expect("taken").1, NAME));
    for kind in [*b"caBX", *b"prVt", *b"sPLT"] {
        let mut png = Png::from_bytes(plain.clone().into()).expect("a PNG");
        png.chunks_mut().insert(
            1,
            PngChunk::new(kind, format!("x\0{NAME}").into_bytes().into()),
        );
        assert_eq!(
            pixels(&cleaned("beside.png", &png.encoder().bytes())),
            pixels(&plain)
        );
    }
    let movie = mp4_box(*b"moov", &mp4_box(*b"mvhd", &[0; 16]));
    let video = [
        mp4_box(*b"ftyp", b"mp42\0\0\0\0mp42isom"),
        mp4_box(*b"free", NAME.as_bytes()),
        movie,
        mp4_box(*b"mdat", &[7; 32]),
    ]
    .concat();
    assert_eq!(cleaned("spare.mp4", &video).len(), video.len());
}

/// A PDF of one page with an annotation, a link, a photograph and, in its catalogue, what `more`
/// holds.
fn annotated() -> Vec<u8> {
    let mut document = Document::load_mem(&pdf(&Dictionary::new())).expect("a PDF");
    let rectangle = || vec![Object::from(0), 0.into(), 9.into(), 9.into()];
    let note = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Text", "Rect" => rectangle(),
        "Contents" => Object::string_literal("Check this number"),
        "T" => Object::string_literal(NAME), "M" => Object::string_literal("D:20261101120000"),
        "NM" => Object::string_literal("note-1")
    });
    let target = document.add_object(dictionary! {
        "S" => "URI", "URI" => Object::string_literal(format!("https://{NAME}.example/"))
    });
    let link = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Link", "Rect" => rectangle(), "A" => target
    });
    let field = document.add_object(dictionary! {
        "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "Rect" => rectangle(),
        "T" => Object::string_literal("field-1")
    });
    let mut photograph = Jpeg::from_bytes(picture(ImageFormat::Jpeg).into()).expect("a JPEG");
    photograph.set_exif(Some(exif(6).into()));
    let image = document.add_object(Stream::new(
        dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 3, "Height" => 2,
            "Filter" => "DCTDecode"
        },
        photograph.encoder().bytes().to_vec(),
    ));
    document.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        NAME.as_bytes().to_vec(),
    ));
    let page = document.get_pages()[&1];
    let page = document.get_dictionary_mut(page).expect("a page");
    page.set("Annots", vec![note.into(), link.into(), field.into()]);
    page.set(
        "Resources",
        dictionary! { "XObject" => dictionary! { "Im0" => image } },
    );
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("writes");
    bytes
}

#[test]
fn notes_links_and_photographs_in_a_document_tell_of_nobody() {
    let kept = cleaned("notes.pdf", &annotated());
    for (part, stays) in [
        ("Check this number", true),
        ("field-1", true),
        ("note-1", false),
        ("D:2026", false),
        ("https://", false),
    ] {
        assert_eq!(holds(&kept, part), stays, "{part}");
    }
    assert_eq!(
        take("notes.pdf", &annotated()).expect("taken").0.notes,
        [Note::Links, Note::Authors]
    );
    let document = Document::load_mem(&kept).expect("a PDF");
    let image = document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .find(|stream| stream.dict.has_type(b"XObject"));
    assert_eq!(
        pixels(&image.expect("the photograph").content),
        pixels(&picture(ImageFormat::Jpeg))
    );
}

#[test]
fn an_earlier_revision_of_a_document_is_not_kept() {
    let (plain, ()) = (cleaned("work.pdf", &pdf(&Dictionary::new())), ());
    // As a program appends what it changes: the old catalogue stays, with its title, and a new one
    // takes its place.
    let mut document = Document::load_mem(&plain).expect("a PDF");
    let root = document
        .trailer
        .get(b"Root")
        .and_then(Object::as_reference)
        .expect("a root");
    document
        .get_dictionary_mut(root)
        .expect("a catalogue")
        .set("Lang", Object::string_literal(NAME));
    let mut first = Vec::new();
    document.save_to(&mut first).expect("writes");
    let table = first
        .windows(9)
        .rposition(|window| window == b"startxref")
        .expect("a table");
    let start = String::from_utf8_lossy(&first[table + 9..])
        .split_whitespace()
        .next()
        .expect("a place")
        .to_owned();
    let place = first.len();
    let catalogue = plain_catalogue(&plain, root.0);
    let mut both = first.clone();
    both.extend_from_slice(catalogue.as_bytes());
    let second = both.len();
    both.extend_from_slice(
        format!(
            "xref\n{} 1\n{place:010} 00000 n \n\
             trailer\n<< /Root {} 0 R /Size {} /Prev {start} >>\n\
             startxref\n{second}\n%%EOF\n",
            root.0,
            root.0,
            document.max_id + 1
        )
        .as_bytes(),
    );
    assert!(
        cleaned("twice.pdf", &both)
            .windows(9)
            .filter(|window| *window == b"startxref")
            .count()
            == 1
    );
}

/// A catalogue without a title, as an object of a number.
fn plain_catalogue(bytes: &[u8], number: u32) -> String {
    let document = Document::load_mem(bytes).expect("a PDF");
    let pages = document
        .catalog()
        .and_then(|catalogue| catalogue.get(b"Pages"))
        .and_then(Object::as_reference)
        .expect("pages");
    format!(
        "{number} 0 obj\n<< /Type /Catalog /Pages {} 0 R >>\nendobj\n",
        pages.0
    )
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let mut document = Document::load_mem(&pdf(&Dictionary::new())).expect("a PDF");
    let mut stream = Stream::new(
        dictionary! { "Type" => "ObjStm", "N" => 1, "First" => 4 },
        [&b"9 0 "[..], &vec![b' '; 20 << 20], b"1"].concat(),
    );
    stream.compress().expect("it is small now");
    assert!(stream.content.len() < 100_000);
    // Under another type while it is written: a writer leaves out what it makes anew.
    stream.dict.set("Type", "ObjSt0");
    document.add_object(stream);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("writes");
    let place = bytes
        .windows(6)
        .position(|window| window == b"ObjSt0")
        .expect("the stream");
    bytes[place..place + 6].copy_from_slice(b"ObjStm");
    assert_eq!(
        take("bomb.pdf", &bytes).map(drop),
        Err(Finding::Unpacks { most: 16 << 20 })
    );
}

#[test]
fn names_of_colour_profiles_and_of_handlers_go() {
    let mut png = Png::from_bytes(picture(ImageFormat::Png).into()).expect("a PNG");
    png.chunks_mut().insert(
        1,
        PngChunk::new(
            *b"iCCP",
            [NAME.as_bytes(), &[0, 0, 0x78, 0x9c, 3, 0, 0, 0, 0, 1]]
                .concat()
                .into(),
        ),
    );
    let kept = cleaned("profile.png", &png.encoder().bytes());
    assert!(holds(&kept, "iCCPprofile\0"));
    let handler = mp4_box(
        *b"hdlr",
        &[&[0; 8], &b"vide"[..], &[0; 12], NAME.as_bytes(), &[0]].concat(),
    );
    let movie = mp4_box(*b"moov", &mp4_box(*b"trak", &mp4_box(*b"mdia", &handler)));
    let video = [
        mp4_box(*b"ftyp", b"mp42\0\0\0\0mp42isom"),
        movie,
        mp4_box(*b"mdat", &[7; 32]),
    ]
    .concat();
    let kept = cleaned("film.mp4", &video);
    assert_eq!(kept.len(), video.len());
    assert!(holds(&kept, "vide"));
}
