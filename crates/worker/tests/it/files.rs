//! Files of works, ordinary and hostile.

use std::{fs, os::unix::process::ExitStatusExt as _, path::Path};

use lopdf::{Document, Stream, dictionary};
use media::{Finding, Kind, Taken};
use worker_spec::{DrawPicture, Question, TakeFile};

use crate::{ask, run};

fn question(folder: &Path, name: &str, bytes: &[u8]) -> TakeFile {
    let file = folder.join("incoming");
    fs::write(&file, bytes).expect("written");
    let own = folder.join("own");
    fs::create_dir_all(&own).expect("a folder");
    TakeFile {
        file,
        name: name.to_owned(),
        preview: own.join("preview"),
    }
}

fn take(name: &str, bytes: &[u8]) -> Result<Taken, Finding> {
    let folder = tempfile::tempdir().expect("a folder");
    let asked = question(folder.path(), name, bytes);
    ask(asked, &folder.path().join("own"))
}

fn svg(inner: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"900\">{inner}</svg>")
}

#[test]
fn a_drawing_is_taken_and_drawn_small() {
    let folder = tempfile::tempdir().expect("a folder");
    let drawing = svg("<rect width=\"900\" height=\"400\" fill=\"#00649b\"/>");
    let asked = question(folder.path(), "drawing.svg", drawing.as_bytes());
    let preview = asked.preview.clone();
    let taken = ask(asked, &folder.path().join("own")).expect("taken");
    assert_eq!((taken.kind, taken.size), (Kind::Svg, Some((900, 900))));
    assert!(taken.preview.is_some());
    assert!(fs::metadata(preview).expect("a preview").len() > 100);
}

// A drawing of 3 kB that asks for hours of a processor.
#[test]
fn a_drawing_without_end_is_ended_by_the_system() {
    let filter = "<filter id=\"f\" x=\"-1\" y=\"-1\" width=\"3\" height=\"3\"><feTurbulence \
                  baseFrequency=\"0.01\" numOctaves=\"12\"/><feMorphology radius=\"60\"/>\
                  <feGaussianBlur stdDeviation=\"9\"/></filter>";
    let rectangle = "<rect width=\"900\" height=\"900\" filter=\"url(#f)\"/>";
    let drawing = svg(&format!("{filter}{}", rectangle.repeat(60)));
    let folder = tempfile::tempdir().expect("a folder");
    let asked = question(folder.path(), "endless.svg", drawing.as_bytes());
    let output = run(&Question::from(asked), &folder.path().join("own"));
    assert!(output.status.signal().is_some(), "{}", output.status);
    assert!(output.stdout.is_empty());
}

/// A PDF of one page beside which lie streams of objects, each of so many bytes once it is
/// unpacked.
fn swollen_pdf(streams: usize, bytes: usize) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), 100.into(), 100.into()]
    });
    document.objects.insert(
        pages,
        dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into(),
    );
    // Its type under another name, as long as the one that is put in afterwards: it is not to be
    // read while the file is made.
    let mut swollen = Stream::new(
        dictionary! { "Type" => "ObjSt0", "N" => 1, "First" => 4 },
        [b"9 0 ".as_slice(), &vec![b' '; bytes]].concat(),
    );
    swollen.compress().expect("compressed");
    for _ in 0..streams {
        document.add_object(swollen.clone());
    }
    let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalogue);
    let mut file = Vec::new();
    document.save_to(&mut file).expect("written");
    let (from, to) = (b"ObjSt0", b"ObjStm");
    while let Some(place) = file.windows(from.len()).position(|part| part == from) {
        file[place..place + to.len()].copy_from_slice(to);
    }
    file
}

#[test]
fn a_document_that_unpacks_without_end_is_refused() {
    let file = swollen_pdf(4, 20 << 20);
    assert!(file.len() < 1 << 20, "{}", file.len());
    let refused = take("swollen.pdf", &file).expect_err("refused");
    assert_eq!(refused, Finding::Unpacks { most: 16 << 20 });
    assert!(take("plain.pdf", &swollen_pdf(0, 0)).is_ok());
}

#[test]
fn a_picture_is_drawn_and_what_is_none_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let draw = |svg: String| {
        let question = DrawPicture { svg, scale: 1.0 }.into();
        run(&question, folder.path())
    };
    let drawn = draw(svg("<text y=\"20\">x</text>"));
    assert!(drawn.status.success());
    assert!(drawn.stdout.starts_with(b"\x89PNG"));
    assert_eq!(draw("no drawing".to_owned()).status.code(), Some(1));
}
