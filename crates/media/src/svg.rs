//! SVG: what ordinary programs write is taken, with what only they need cut out; what could act on
//! its own is refused.
//!
//! First it is cleaned, then what is left is checked and drawn: what is kept is what was checked.

use std::{borrow::Cow, collections::HashMap, ops::Range, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use cssparser::{BasicParseErrorKind, ParseError, Parser, Token};
use image::DynamicImage;
use resvg::usvg;
use roxmltree::{Attribute, Document, Node, ParsingOptions};

use crate::{
    Active, Damage, Finding, Kind, MAX_PIXELS, MAX_SVG_BYTES, Note, TableDamage, metadata, picture,
};

/// Most elements, texts and comments of a drawing.
const MAX_NODES: u32 = 1_000_000;
/// Most references to entities, and how deep they may lie in one another.
const MAX_REFERENCES: usize = 100_000;
const MAX_REFERENCE_DEPTH: usize = 8;

const SVG: &str = "http://www.w3.org/2000/svg";
const HTML: &str = "http://www.w3.org/1999/xhtml";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Elements that run, embed or load something.
const ACTIVE_ELEMENTS: [&str; 9] = [
    "script",
    "foreignObject",
    "iframe",
    "embed",
    "object",
    "audio",
    "video",
    "handler",
    "listener",
];
/// Beginnings of the references that hold what they refer to: pictures that are cleaned, and fonts.
const WITHIN: [&str; 6] = [
    "data:image/png",
    "data:image/jpeg",
    "data:image/jpg",
    "data:image/webp",
    "data:font/",
    "data:application/font",
];

/// How a reference begins that holds a picture.
const PICTURE: &str = "data:image/";

/// A drawing that was taken.
pub(crate) struct Drawing {
    pub size: (u32, u32),
    /// What it is after cleaning, if that is not what it was.
    pub cleaned: Option<Vec<u8>>,
    pub notes: Vec<Note>,
    pub picture: DynamicImage,
}

/// Cleans an SVG, checks it and draws it, its text set in `fonts`.
pub(crate) fn take(bytes: &[u8], fonts: &Arc<usvg::fontdb::Database>) -> Result<Drawing, Finding> {
    let text = std::str::from_utf8(bytes).map_err(|_| Finding::Unreadable(Damage::NotUtf8))?;
    if declares_other_encoding(text) {
        return Err(Finding::Unreadable(Damage::NotUtf8));
    }
    let mut notes = Vec::new();
    let text = without_document_type(text.trim_start_matches('\u{feff}'), &mut notes)?;
    let cleaned = match clean(&parse(&text)?, &mut notes)? {
        Some(cleaned) => Some(cleaned),
        None => matches!(text, Cow::Owned(_)).then(|| text.clone().into_owned()),
    };
    let document = parse(cleaned.as_deref().unwrap_or(&text))?;
    for node in document.descendants() {
        check(node)?;
    }
    let options = usvg::Options {
        fontdb: Arc::clone(fonts),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_xmltree(&document, &options)
        .map_err(|_| Finding::Unreadable(Damage::NotDrawn))?;
    let size = tree.size().to_int_size();
    picture::within_limits(size.width().into(), size.height().into())?;
    let picture = picture::draw(&tree)?;
    notes.sort_unstable();
    notes.dedup();
    Ok(Drawing {
        size: (size.width(), size.height()),
        picture,
        notes,
        cleaned: cleaned.map(String::into_bytes),
    })
}

/// Whether a text says that it is written otherwise than in UTF-8: a browser would read other
/// characters than were checked.
fn declares_other_encoding(text: &str) -> bool {
    let declaration = text
        .trim_start_matches('\u{feff}')
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split("?>").next())
        .unwrap_or_default();
    let Some((_, value)) = declaration.split_once("encoding") else {
        return false;
    };
    let name: String = value
        .chars()
        .skip_while(|letter| "= \t\r\n\"'".contains(*letter))
        .take_while(|letter| !"\"' \t".contains(*letter))
        .collect();
    !["utf-8", "utf8", "us-ascii", "ascii"].contains(&name.to_ascii_lowercase().as_str())
}

fn parse(text: &str) -> Result<Document<'_>, Finding> {
    let options = ParsingOptions {
        allow_dtd: false,
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::DtdDetected => Finding::Active(Active::DocumentType),
        roxmltree::Error::NodesLimitReached => Finding::Unreadable(Damage::TooManyParts),
        error => Finding::Table {
            line: error.pos().row.into(),
            column: error.pos().col.into(),
            finding: TableDamage::Markup,
        },
    })
}

/// The text without its document type, with that one's entities put in: Illustrator writes the
/// names of its namespaces so.
fn without_document_type<'t>(
    text: &'t str,
    notes: &mut Vec<Note>,
) -> Result<Cow<'t, str>, Finding> {
    let Some((range, entities)) = Prolog { text, at: 0 }.document_type()? else {
        return Ok(Cow::Borrowed(text));
    };
    notes.push(Note::DocumentType);
    let mut expansion = Expansion {
        entities,
        out: text[..range.start].to_owned(),
        references: 0,
    };
    expansion.put(&text[range.end..], 0)?;
    Ok(Cow::Owned(expansion.out))
}

/// What stands before the root, read from a place on.
struct Prolog<'t> {
    text: &'t str,
    at: usize,
}

/// Where the document type stands, and its entities.
type DocumentType<'t> = (Range<usize>, HashMap<&'t str, &'t str>);

impl<'t> Prolog<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn skip_space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    fn eat(&mut self, start: &str) -> bool {
        let eaten = self.rest().starts_with(start);
        if eaten {
            self.at += start.len();
        }
        eaten
    }

    /// What stands before an end, which is passed.
    fn until(&mut self, end: &str) -> Result<&'t str, Finding> {
        let length = self
            .rest()
            .find(end)
            .ok_or(Finding::Active(Active::DocumentType))?;
        let found = &self.rest()[..length];
        self.at += length + end.len();
        Ok(found)
    }

    /// A text in quotation marks of either kind.
    fn read_quoted(&mut self) -> Result<Option<&'t str>, Finding> {
        for quote in ["\"", "'"] {
            if self.eat(quote) {
                return self.until(quote).map(Some);
            }
        }
        Ok(None)
    }

    /// Passes a declaration up to its end.
    fn declaration(&mut self) -> Result<(), Finding> {
        loop {
            if self.read_quoted()?.is_none() {
                let next = self
                    .rest()
                    .chars()
                    .next()
                    .ok_or(Finding::Active(Active::DocumentType))?;
                self.at += next.len_utf8();
                if next == '>' {
                    return Ok(());
                }
            }
        }
    }

    fn document_type(mut self) -> Result<Option<DocumentType<'t>>, Finding> {
        loop {
            self.skip_space();
            let start = self.at;
            if self.eat("<?") {
                self.until("?>")?;
            } else if self.eat("<!--") {
                self.until("-->")?;
            } else if self.eat("<!DOCTYPE") {
                let mut entities = HashMap::new();
                loop {
                    if self.read_quoted()?.is_some() {
                        continue;
                    }
                    let next = self
                        .rest()
                        .chars()
                        .next()
                        .ok_or(Finding::Active(Active::DocumentType))?;
                    self.at += next.len_utf8();
                    match next {
                        '[' => self.subset(&mut entities)?,
                        '>' => return Ok(Some((start..self.at, entities))),
                        _ => {}
                    }
                }
            } else {
                return Ok(None);
            }
        }
    }

    /// The declarations within a document type.
    fn subset(&mut self, entities: &mut HashMap<&'t str, &'t str>) -> Result<(), Finding> {
        loop {
            self.skip_space();
            if self.eat("]") {
                return Ok(());
            } else if self.eat("<?") {
                self.until("?>")?;
            } else if self.eat("<!--") {
                self.until("-->")?;
            } else if self.eat("<!ENTITY") {
                self.skip_space();
                let name = self
                    .rest()
                    .split(|letter: char| letter.is_whitespace() || letter == '>')
                    .next()
                    .unwrap_or_default();
                self.at += name.len();
                self.skip_space();
                // Entities that are made while the document type is read, and such as lie
                // elsewhere: no drawing needs them.
                let value = if name.starts_with('%') {
                    None
                } else {
                    self.read_quoted()?
                };
                let value = value.ok_or_else(|| {
                    if self.rest().starts_with("SYSTEM") || self.rest().starts_with("PUBLIC") {
                        Finding::Active(Active::Elsewhere(format!("<!ENTITY {name}>")))
                    } else {
                        Finding::Active(Active::DocumentType)
                    }
                })?;
                // The first of a name counts.
                entities.entry(name).or_insert(value);
                self.declaration()?;
            } else if self.eat("<!") {
                self.declaration()?;
            } else {
                return Err(Finding::Active(Active::DocumentType));
            }
        }
    }
}

/// Puts entities in, within bounds: ten that hold ten others each are a billion soon.
struct Expansion<'t> {
    entities: HashMap<&'t str, &'t str>,
    out: String,
    references: usize,
}

impl<'t> Expansion<'t> {
    fn put(&mut self, mut text: &'t str, depth: usize) -> Result<(), Finding> {
        let multiplies = Finding::Active(Active::DocumentType);
        if depth > MAX_REFERENCE_DEPTH {
            return Err(multiplies);
        }
        while let Some(place) = text.find(['&', '<']) {
            // Nothing is put into comments and plain text sections.
            let length = [("<!--", "-->"), ("<![CDATA[", "]]>")]
                .into_iter()
                .find_map(|(start, end)| {
                    text[place..].starts_with(start).then(|| {
                        text[place..]
                            .find(end)
                            .map_or(text.len() - place, |length| length + end.len())
                    })
                });
            let name = text[place..]
                .strip_prefix('&')
                .and_then(|rest| rest.split_once(';'))
                .map(|(name, _)| name);
            if let Some((name, value)) =
                name.and_then(|name| Some((name, *self.entities.get(name)?)))
            {
                self.references += 1;
                if self.references > MAX_REFERENCES {
                    return Err(multiplies);
                }
                self.push(&text[..place])?;
                self.put(value, depth + 1)?;
                text = &text[place + name.len() + 2..];
            } else {
                let (before, rest) = text.split_at(place + length.unwrap_or(1));
                self.push(before)?;
                text = rest;
            }
        }
        self.push(text)
    }

    fn push(&mut self, text: &str) -> Result<(), Finding> {
        if (self.out.len() + text.len()) as u64 > MAX_SVG_BYTES {
            return Err(Finding::Active(Active::DocumentType));
        }
        self.out.push_str(text);
        Ok(())
    }
}

/// Places of a text and what is to stand there.
#[derive(Default)]
struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    fn cut(&mut self, range: Range<usize>) {
        self.0.push((range, String::new()));
    }

    /// The text with what was edited; `None` where nothing was.
    fn apply(mut self, text: &str) -> Result<Option<String>, Finding> {
        if self.0.is_empty() {
            return Ok(None);
        }
        // In the order of the text; what lies within something that was cut is gone with it.
        self.0.sort_by_key(|(range, _)| range.start);
        let (mut out, mut at) = (String::with_capacity(text.len()), 0);
        for (range, new) in self.0 {
            if range.start >= at {
                // The parser's places are those of characters but for names of unheard-of length.
                let kept = text
                    .get(at..range.start)
                    .filter(|_| range.end <= text.len())
                    .ok_or(Finding::CutOff(Kind::Svg))?;
                out.push_str(kept);
                out.push_str(&new);
                at = range.end;
            }
        }
        out.push_str(text.get(at..).ok_or(Finding::CutOff(Kind::Svg))?);
        Ok(Some(out))
    }
}

/// The text without what tells of its makers or serves their programs; `None` where there is
/// nothing of that.
fn clean(document: &Document, notes: &mut Vec<Note>) -> Result<Option<String>, Finding> {
    let text = document.input_text();
    let (mut edits, mut pixels) = (Edits::default(), 0);
    for node in document.descendants() {
        if node.is_comment()
            || node
                .pi()
                .is_some_and(|instruction| !matches!(instruction.target, "xml" | "xml-stylesheet"))
        {
            edits.cut(node.range());
        } else if node.is_text()
            && node
                .parent()
                .is_some_and(|parent| parent.tag_name().name() == "style")
        {
            clean_style(text, node.range(), &mut edits, &mut pixels)?;
        } else if node.is_element() {
            let foreign = node
                .tag_name()
                .namespace()
                .is_some_and(|namespace| !matches!(namespace, SVG | HTML));
            if foreign || node.tag_name().name() == "metadata" {
                edits.cut(node.range());
            } else if is_spare_html(node) {
                // What asks for the program that wrote it is that program's own.
                if node.attribute("requiredExtensions").is_none() {
                    notes.push(Note::Html);
                }
                edits.cut(node.range());
            } else {
                for attribute in node.attributes() {
                    clean_attribute(node, attribute, &mut edits, notes, &mut pixels)?;
                }
            }
        }
    }
    edits.apply(text)
}

/// Whether something is HTML that a drawing can do without: the drawing has something else to show
/// in its place, or it holds no text, as the boxes with which Figma blurs what lies behind them.
fn is_spare_html(node: Node) -> bool {
    let has_other = || {
        node.parent_element()
            .is_some_and(|parent| parent.tag_name().name() == "switch")
            && node.next_sibling_element().is_some()
    };
    let is_empty = || {
        node.descendants().skip(1).all(|inner| {
            if inner.is_element() {
                inner.tag_name().name() == "div"
            } else {
                inner.text().is_none_or(|text| text.trim().is_empty())
            }
        })
    };
    node.tag_name().name() == "foreignObject" && (has_other() || is_empty())
}

fn clean_attribute(
    node: Node,
    attribute: Attribute,
    edits: &mut Edits,
    notes: &mut Vec<Note>,
    pixels: &mut u64,
) -> Result<(), Finding> {
    let (name, value) = (attribute.name(), attribute.value());
    let foreign = match attribute.namespace() {
        None | Some(XLINK) => false,
        // Another base turns references within the drawing into such that load from elsewhere.
        Some(XML) => name == "base",
        Some(_) => true,
    };
    let is_reference = name.eq_ignore_ascii_case("href");
    let is_link =
        node.tag_name().name() == "a" && (is_reference || name == "ping") && is_plain_link(value);
    if is_link {
        notes.push(Note::Links);
    }
    if foreign || is_link || name.starts_with("data-") || (!is_reference && is_file_path(value)) {
        edits.cut(attribute.range());
    } else if is_reference {
        if let Some(new) = clean_picture(value, pixels)? {
            edits.0.push((attribute.range_value(), new));
        }
    } else if value.contains("data:") {
        let mut inner = Edits::default();
        clean_pictures(value, 0..value.len(), &mut inner, pixels)?;
        if let Some(new) = inner.apply(value)? {
            // As it is written in an attribute.
            edits.0.push((
                attribute.range_value(),
                new.replace('&', "&amp;")
                    .replace('<', "&lt;")
                    .replace('"', "&quot;")
                    .replace('\'', "&apos;"),
            ));
        }
    }
    Ok(())
}

/// Whether the target of an `<a>` is another page: what it stands on stays, where it leads to goes.
fn is_plain_link(target: &str) -> bool {
    let target = target.trim();
    let scheme = target
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase());
    !target.starts_with('#')
        && scheme.is_none_or(|scheme| {
            ["http", "https", "mailto", "ftp", "tel", "file"].contains(&scheme.as_str())
                || scheme.contains(['/', '?'])
        })
}

/// Whether a value is a place on somebody's computer.
fn is_file_path(value: &str) -> bool {
    let value = value.trim();
    let bytes = value.as_bytes();
    let drive = bytes.len() > 3
        && bytes[0].is_ascii_alphabetic()
        && bytes[1] == b':'
        && matches!(bytes[2], b'\\' | b'/');
    drive
        || ["file:", "/Users/", "/home/", "\\\\"]
            .iter()
            .any(|start| value.starts_with(start))
}

/// Cuts notes out of a style and cleans its pictures.
fn clean_style(
    text: &str,
    range: Range<usize>,
    edits: &mut Edits,
    pixels: &mut u64,
) -> Result<(), Finding> {
    let Some(style) = text.get(range.clone()) else {
        return Err(Finding::CutOff(Kind::Svg));
    };
    let mut at = 0;
    while let Some(start) = style[at..].find("/*") {
        let begin = at + start;
        let end = style[begin..]
            .find("*/")
            .map_or(style.len(), |length| begin + length + 2);
        // What begins within a section of plain text ends there too.
        let end = style[begin..end]
            .find("]]>")
            .map_or(end, |length| begin + length);
        edits.cut(range.start + begin..range.start + end);
        at = end;
    }
    clean_pictures(text, range, edits, pixels)
}

/// Cleans every picture that a part of a text holds.
fn clean_pictures(
    text: &str,
    range: Range<usize>,
    edits: &mut Edits,
    pixels: &mut u64,
) -> Result<(), Finding> {
    let mut at = range.start;
    while let Some(start) = text.get(at..range.end).and_then(|rest| rest.find(PICTURE)) {
        let begin = at + start;
        let length = text[begin..range.end]
            .find(['"', '\'', ')', '(', '<', '>', ' ', '\n', '&'])
            .unwrap_or(range.end - begin);
        at = begin + length;
        if let Some(new) = clean_picture(&text[begin..at], pixels)? {
            edits.0.push((begin..at, new));
        }
    }
    Ok(())
}

/// A reference to a picture that it holds, cleaned as a picture of its own; `None` where it is
/// another reference or clean already. Counts its pixels.
fn clean_picture(reference: &str, pixels: &mut u64) -> Result<Option<String>, Finding> {
    let reference = reference.trim();
    if !reference
        .get(..11)
        .is_some_and(|start| start.eq_ignore_ascii_case(PICTURE))
    {
        return Ok(None);
    }
    let unknown = || Finding::Active(Active::Elsewhere(reference.chars().take(60).collect()));
    let (head, content) = reference.split_once(',').ok_or_else(unknown)?;
    if !head.to_ascii_lowercase().ends_with(";base64") {
        return Err(unknown());
    }
    let content: String = content
        .chars()
        .filter(|letter| !letter.is_ascii_whitespace())
        .collect();
    let bytes = STANDARD.decode(content.as_bytes()).map_err(|_| unknown())?;
    let crate::Found::Kind(kind @ (Kind::Png | Kind::Jpeg | Kind::WebP)) =
        crate::recognise(&bytes[..bytes.len().min(8192)])
    else {
        return Err(unknown());
    };
    let (width, height) = picture::size(&bytes, kind)?;
    *pixels += u64::from(width) * u64::from(height);
    if *pixels > MAX_PIXELS {
        return Err(Finding::TooManyPixels {
            width: width.into(),
            height: height.into(),
        });
    }
    Ok(metadata::without(bytes, kind)?.map(|cleaned| {
        format!(
            "data:{};base64,{}",
            kind.media_type(),
            STANDARD.encode(cleaned)
        )
    }))
}

/// Refuses what could act on its own.
fn check(node: Node) -> Result<(), Finding> {
    if let Some(instruction) = node.pi() {
        return if instruction.target == "xml" {
            Ok(())
        } else {
            Err(Finding::Active(Active::Instruction(
                instruction.target.to_owned(),
            )))
        };
    }
    let name = node.tag_name().name();
    let is_html = node.tag_name().namespace() == Some(HTML);
    if is_html
        || ACTIVE_ELEMENTS
            .iter()
            .any(|active| active.eq_ignore_ascii_case(name))
    {
        return Err(Finding::Active(Active::Element(name.to_owned())));
    }
    if name == "style" {
        // Browsers join the texts of a style, whatever stands between them.
        let style: String = node
            .descendants()
            .filter(Node::is_text)
            .filter_map(|text| text.text())
            .collect();
        let written = node
            .document()
            .input_text()
            .get(node.range())
            .unwrap_or_default();
        if reaches_out(&style, written) {
            return Err(Finding::Active(Active::Elsewhere("<style>".to_owned())));
        }
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value());
        let lower = key.to_ascii_lowercase();
        if lower.starts_with("on") {
            return Err(Finding::Active(Active::ScriptAttribute(key.to_owned())));
        }
        if lower == "href" && !harmless_reference(value) {
            return Err(Finding::Active(Active::Elsewhere(
                value.chars().take(60).collect(),
            )));
        }
        if matches!(name, "set" | "animate")
            && lower == "attributename"
            && value.to_ascii_lowercase().ends_with("href")
        {
            return Err(Finding::Active(Active::Element(name.to_owned())));
        }
        if reaches_out(value, value) {
            return Err(Finding::Active(Active::Elsewhere(key.to_owned())));
        }
    }
    Ok(())
}

/// Whether something begins as what holds itself does. In capitals it would not have been cleaned.
fn is_within(reference: &str) -> bool {
    WITHIN.iter().any(|start| reference.starts_with(start))
}

/// Whether a reference leads to the drawing itself, or holds a picture, which was cleaned.
fn harmless_reference(value: &str) -> bool {
    let value = value.trim();
    value.is_empty()
        || value.starts_with('#')
        || value
            .get(..11)
            .is_some_and(|start| start.eq_ignore_ascii_case(PICTURE))
}

/// Whether a style, as it is `written` in the file, names anything outside the document. It is read
/// as browsers read it, escapes and all.
fn reaches_out(style: &str, written: &str) -> bool {
    if style.to_ascii_lowercase().contains("javascript:") {
        return true;
    }
    // Whatever loads something has one of these.
    style.contains(['(', '@', '\\'])
        && stays_within(&mut Parser::new(style), written, false).is_err()
}

/// Fails where a style names anything outside the document, or a picture that was not recognised
/// when pictures were cleaned; `loads` within a function whose texts are addresses.
fn stays_within(parser: &mut Parser, written: &str, loads: bool) -> Result<(), ParseError<()>> {
    loop {
        let token = match parser.next_including_whitespace_and_comments() {
            Ok(token) => token.clone(),
            Err(end) if end.kind == BasicParseErrorKind::EndOfInput => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let named =
            |name: &str, known: &[&str]| known.iter().any(|known| name.eq_ignore_ascii_case(known));
        let harmless = match &token {
            Token::AtKeyword(name) => !name.eq_ignore_ascii_case("import"),
            Token::UnquotedUrl(target) => is_harmless_target(target, written),
            Token::BadUrl(_) => false,
            Token::QuotedString(target) => !loads || is_harmless_target(target, written),
            Token::Function(name) => {
                !named(name, &["expression", "image-set", "-webkit-image-set"])
            }
            _ => true,
        };
        if !harmless {
            return Err(ParseError::custom(()));
        }
        match &token {
            Token::Function(name) => {
                let loads = loads || named(name, &["url", "src", "image"]);
                parser.parse_nested_block(|inner| stays_within(inner, written, loads))?;
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => {
                parser.parse_nested_block(|inner| stays_within(inner, written, loads))?;
            }
            _ => {}
        }
    }
}

/// Whether what a style loads lies in the drawing, or is written such that it was cleaned.
fn is_harmless_target(target: &str, written: &str) -> bool {
    let target = target.trim();
    target.is_empty() || target.starts_with('#') || (is_within(target) && written.contains(target))
}
