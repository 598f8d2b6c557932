//! Drawings as ordinary programs write them are taken; what is hostile is refused.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use image::ImageFormat;
use img_parts::png::{Png, PngChunk};
use media::{Active, Damage, Finding, Note, Taken};

use crate::files::{NAME, picture, take};

// As the programs write them, with a name where theirs would stand.
const MATPLOTLIB: &str = include_str!("../drawings/matplotlib.svg");
const GRAPHVIZ: &str = include_str!("../drawings/graphviz.svg");
const INKSCAPE: &str = include_str!("../drawings/inkscape.svg");
const ILLUSTRATOR: &str = include_str!("../drawings/illustrator.svg");
const SVGLITE: &str = include_str!("../drawings/svglite.svg");
const OBSERVABLE: &str = include_str!("../drawings/observable.svg");
const FIGMA: &str = include_str!("../drawings/figma.svg");

/// A PNG of an author, as a reference that holds it.
fn picture_of_author(head: &str) -> String {
    let mut png = Png::from_bytes(picture(ImageFormat::Png).into()).expect("a PNG");
    png.chunks_mut().insert(
        1,
        PngChunk::new(*b"tEXt", format!("Author\0{NAME}").into_bytes().into()),
    );
    format!("{head}{}", STANDARD.encode(png.encoder().bytes()))
}

fn svg(inner: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         width=\"30\" height=\"20\">{inner}</svg>"
    )
}

/// Takes a drawing; what is kept is taken again as it is.
fn taken(text: &str) -> Result<(Taken, String), Finding> {
    let (taken, kept) = take("drawing.svg", text.as_bytes())?;
    let (again, same) = take("drawing.svg", &kept).expect("taken again");
    assert_eq!(same, kept, "{again:?}");
    assert!(!again.changed, "{again:?}");
    assert!(again.notes.is_empty(), "{again:?}");
    Ok((taken, String::from_utf8(kept).expect("text")))
}

#[test]
fn what_ordinary_programs_write_is_taken_and_tells_of_nobody() {
    let figma = FIGMA.replace("PICTURE", &picture_of_author("data:image/png;base64,"));
    for (program, text, notes, kept_part) in [
        (
            "matplotlib",
            MATPLOTLIB,
            vec![Note::DocumentType],
            "<use xlink:href=\"#m1\" x=\"30\"",
        ),
        (
            "Graphviz",
            GRAPHVIZ,
            vec![Note::DocumentType, Note::Links],
            "y=\"-85\">Barcelona</text></a>",
        ),
        (
            "Inkscape",
            INKSCAPE,
            vec![],
            "<svg:rect style=\"fill:#e76f51\"",
        ),
        (
            "Illustrator",
            ILLUSTRATOR,
            vec![Note::DocumentType],
            "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"",
        ),
        ("svglite", SVGLITE, vec![], "stroke: #000000;"),
        (
            "Observable",
            OBSERVABLE,
            vec![Note::Links],
            "--plot-background: white;",
        ),
        (
            "Figma",
            &figma,
            vec![Note::Html],
            "<feGaussianBlur stdDeviation=\"2\"/>",
        ),
    ] {
        let (taken, kept) = taken(text).unwrap_or_else(|finding| panic!("{program}: {finding:?}"));
        assert_eq!(taken.notes, notes, "{program}");
        assert!(kept.contains(kept_part), "{program}: {kept}");
        for trace in [
            NAME,
            "<!--",
            "/*",
            "<!DOCTYPE",
            "&ns_",
            "https://team",
            "opendata",
            "data-",
            "sodipodi:n",
            "inkscape:l",
            "C:\\",
            "<i:",
            "foreignObject",
        ] {
            // The namespaces' names stay, and a picture's reference begins as notes of editors do.
            let kept = kept.replace("data:image", "");
            assert!(!kept.contains(trace), "{program} keeps {trace}: {kept}");
        }
        let preview = taken.preview.expect("a preview");
        let colours = image::load_from_memory(&preview.bytes)
            .expect("a picture")
            .to_rgb8();
        assert!(
            program == "svglite"
                || colours
                    .pixels()
                    .any(|pixel| pixel != colours.get_pixel(0, 0)),
            "{program} draws something"
        );
    }
}

#[test]
fn pictures_within_a_drawing_are_cleaned_as_pictures_are() {
    for text in [
        svg(&format!(
            r#"<image width="3" height="2" href="{}"/>"#,
            picture_of_author("data:image/png;base64,")
        )),
        svg(&format!(
            r#"<image width="3" height="2" xlink:href="{}"/>"#,
            picture_of_author("DATA:image/PNG;charset=utf-8;base64,\n")
        )),
        svg(&format!(
            r#"<rect width="3" height="2" style="mask: url('{}')"/>"#,
            picture_of_author("data:image/png;base64,")
        )),
        svg(&format!(
            "<style>rect {{ mask: url({}) }}</style><rect width=\"3\" height=\"2\"/>",
            picture_of_author("data:image/png;base64,")
        )),
    ] {
        let (_, kept) = taken(&text).expect("taken");
        let content = kept
            .split(";base64,")
            .nth(1)
            .expect("a picture")
            .split(['"', '\'', ')', '&'])
            .next()
            .expect("its end");
        let bytes = STANDARD.decode(content).expect("it is whole");
        assert!(
            !bytes
                .windows(NAME.len())
                .any(|window| window == NAME.as_bytes())
        );
        assert_eq!(
            image::load_from_memory(&bytes)
                .expect("a picture")
                .to_rgb8(),
            image::load_from_memory(&picture(ImageFormat::Png))
                .expect("a picture")
                .to_rgb8()
        );
    }
    // 100,000 pixels high and wide, as its header claims.
    let mut huge = picture(ImageFormat::Png);
    huge[16..24].copy_from_slice(&[0, 1, 0x86, 0xa0, 0, 1, 0x86, 0xa0]);
    huge[29..33].copy_from_slice(&[0x27, 0x30, 0x9c, 0x9f]);
    let huge = svg(&format!(
        r#"<image width="3" height="2" href="data:image/png;base64,{}"/>"#,
        STANDARD.encode(huge)
    ));
    assert_eq!(
        taken(&huge).map(drop),
        Err(Finding::TooManyPixels {
            width: 100_000,
            height: 100_000
        })
    );
}

/// Why a drawing with something in it is refused.
#[track_caller]
fn refused(text: &str) -> Finding {
    match taken(text) {
        Err(finding) => finding,
        Ok((_, kept)) => panic!("{text} is taken as {kept}"),
    }
}

fn elsewhere(what: &str) -> Finding {
    Finding::Active(Active::Elsewhere(what.to_owned()))
}

fn element(name: &str) -> Finding {
    Finding::Active(Active::Element(name.to_owned()))
}

#[test]
fn what_runs_or_is_no_drawing_is_refused() {
    for (inner, finding) in [
        ("<script>alert(1)</script>", element("script")),
        (
            "<rect onload=\"alert(1)\" width=\"1\" height=\"1\"/>",
            Finding::Active(Active::ScriptAttribute("onload".to_owned())),
        ),
        (
            "<foreignObject><div xmlns=\"http://www.w3.org/1999/xhtml\">words</div>\
             </foreignObject>",
            element("foreignObject"),
        ),
        (
            "<meta xmlns=\"http://www.w3.org/1999/xhtml\" http-equiv=\"refresh\" \
             content=\"0;https://evil.example\"/>",
            element("meta"),
        ),
        (
            "<set attributeName=\"href\" to=\"javascript:alert(1)\"/>",
            element("set"),
        ),
    ] {
        assert_eq!(refused(&svg(inner)), finding, "{inner}");
    }
}

#[test]
fn what_leads_out_of_a_drawing_is_refused() {
    for (inner, finding) in [
        (
            "<a href=\"javascript:alert(1)\"><rect width=\"1\" height=\"1\"/></a>",
            elsewhere("javascript:alert(1)"),
        ),
        (
            "<a href=\" java&#10;script:alert(1)\"/>",
            elsewhere(" java\nscript:alert(1)"),
        ),
        (
            "<image href=\"https://evil.example/x.png\" width=\"1\" height=\"1\"/>",
            elsewhere("https://evil.example/x.png"),
        ),
        (
            "<image href=\"file:///C:/x.png\" width=\"1\" height=\"1\"/>",
            elsewhere("file:///C:/x.png"),
        ),
        ("<use href=\"other.svg#a\"/>", elsewhere("other.svg#a")),
        (
            "<image href=\"data:image/svg+xml;base64,PHN2Zy8+\" width=\"1\" height=\"1\"/>",
            elsewhere("data:image/svg+xml;base64,PHN2Zy8+"),
        ),
    ] {
        assert_eq!(refused(&svg(inner)), finding, "{inner}");
    }
}

#[test]
fn a_style_that_leads_out_of_a_drawing_is_refused_however_it_is_written() {
    for rule in [
        "@import url(https://fonts.example/a.css);",
        "/* a */ rect { fill: URL(https://evil.example/a) }",
        "@\\69mport 'https://evil.example/a.css';",
        "rect { fill: \\75 rl(https://evil.example/a) }",
        "rect { fill: u\\72l( 'https://evil.example/a' ) }",
        "rect { fill: url('\\68ttps://evil.example/a') }",
        "@font-face { src: src('https://evil.example/a') }",
        "rect { fill: -webkit-image-set('https://evil.example/a' 1x) }",
        "@media (min-width: 1px) { rect { fill: url(//evil.example/a) } }",
        // Browsers join what another element parts.
        "@im<g/>port 'https://evil.example/a.css';",
        "rect { fill: u<g/>rl(https://evil.example/a) }",
    ] {
        let style = format!("<style>{rule}</style>");
        assert_eq!(refused(&svg(&style)), elsewhere("<style>"), "{rule}");
    }
    let attribute =
        "<rect width=\"1\" height=\"1\" style=\"fill:\\75rl(https://evil.example/a)\"/>";
    assert_eq!(refused(&svg(attribute)), elsewhere("style"));
}

#[test]
fn a_picture_that_is_written_such_that_it_was_not_cleaned_is_refused() {
    for (inner, finding) in [
        (
            "<style>rect { fill: url(&#100;ata:image/png;base64,AAAA) }</style>",
            elsewhere("<style>"),
        ),
        (
            "<style>rect { fill: url(\\64 ata:image/png;base64,AAAA) }</style>",
            elsewhere("<style>"),
        ),
        (
            "<rect width=\"1\" height=\"1\" style=\"fill:url(\\64 ata:image/png;base64,AAAA)\"/>",
            elsewhere("style"),
        ),
        (
            "<rect width=\"1\" height=\"1\" fill=\"url(DATA:image/png;base64,AAAA)\"/>",
            elsewhere("fill"),
        ),
    ] {
        assert_eq!(refused(&svg(inner)), finding, "{inner}");
    }
}

#[test]
fn a_drawing_in_another_encoding_is_refused() {
    for encoding in ["Shift_JIS", "utf-7", "ISO-8859-1"] {
        let other = format!("<?xml version='1.0' encoding='{encoding}'?>{}", svg(""));
        assert_eq!(
            refused(&other),
            Finding::Unreadable(Damage::NotUtf8),
            "{encoding}"
        );
    }
    let utf_8 = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>{}",
        svg("<rect width=\"1\" height=\"1\"/>")
    );
    if let Err(finding) = taken(&utf_8) {
        panic!("{utf_8}: {finding:?}");
    }
}

#[test]
fn a_style_sheet_beside_a_drawing_is_refused() {
    let sheet = format!(
        "<?xml-stylesheet href=\"https://evil.example/a.css\"?>{}",
        svg("")
    );
    assert_eq!(
        refused(&sheet),
        Finding::Active(Active::Instruction("xml-stylesheet".to_owned()))
    );
}

/// A drawing whose document type declares entities.
fn with_entities(subset: &str, inner: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE svg [{subset}]>\n{}",
        svg(inner)
    )
}

#[test]
fn entities_that_multiply_are_refused() {
    // Ten of ten of ten and so on: a billion laughs.
    let laughs: String = (1..10)
        .map(|level| {
            format!(
                "<!ENTITY l{level} \"{}\">",
                format!("&l{};", level - 1).repeat(10)
            )
        })
        .collect();
    let of_something = format!("<!ENTITY l0 \"lol\">{laughs}");
    let of_nothing = format!("<!ENTITY l0 \"\">{laughs}");
    let long = format!("<!ENTITY a \"{}\">", "x".repeat(1_000));
    let many = "&a;".repeat(20_000);
    for (kind, subset, text) in [
        ("a billion", of_something.as_str(), "&l9;"),
        ("of nothing", &of_nothing, "&l9;"),
        (
            "in a circle",
            "<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">",
            "&a;",
        ),
        ("of one length", &long, &many),
    ] {
        assert_eq!(
            refused(&with_entities(subset, &format!("<text>{text}</text>"))),
            Finding::Active(Active::DocumentType),
            "{kind}"
        );
    }
    assert_eq!(
        refused(&with_entities("<!ENTITY % a \"b\">", "")),
        Finding::Active(Active::DocumentType)
    );
}

#[test]
fn what_entities_bring_in_is_looked_at_like_everything_else() {
    let file = with_entities(
        "<!ENTITY a SYSTEM \"file:///etc/passwd\">",
        "<text>&a;</text>",
    );
    let finding = refused(&file);
    assert!(
        matches!(finding, Finding::Active(Active::Elsewhere(_))),
        "{finding:?}"
    );
    let script = with_entities("<!ENTITY a \"<script>alert(1)</script>\">", "&a;");
    assert_eq!(refused(&script), element("script"));
}

#[test]
fn harmless_entities_are_put_in() {
    let harmless = with_entities(
        "<!ENTITY a \"one &amp; &b;\"><!ENTITY b 'two'><!ELEMENT svg ANY>",
        "<text>&a;&lt;<![CDATA[&b;]]></text>",
    );
    let (_, kept) = taken(&harmless).expect("taken");
    assert!(
        kept.contains("<text>one &amp; two&lt;<![CDATA[&b;]]></text>"),
        "{kept}"
    );
}
