//! PDF: lines are broken between words, and between characters where Japanese has no spaces. What
//! is written conforms to PDF/UA-1, as far as a program can tell: tags in the order in which it is
//! read, a language, a title, and every character's own text.

mod structure;

use krilla::{
    Document, SerializeSettings,
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    geom::{PathBuilder, Point},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag},
    text::{Font, GlyphId, KrillaGlyph},
};
use skrifa::{
    FontRef, MetadataProvider as _, charmap::Charmap, instance::LocationRef, instance::Size,
    metrics::GlyphMetrics,
};

use self::structure::{Leaf, Part};
use crate::{Block, Error, Paper, Table};

/// A4, width and height in points.
const PAGE: (f32, f32) = (595.28, 841.89);
/// Left, right and above, in points.
const MARGIN: f32 = 60.0;
/// Below, where the foot stands, in points.
const BOTTOM: f32 = 70.0;
/// What is left for the text, in points.
const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;

// Sizes of the type, in points.
const TITLE_SIZE: f32 = 20.0;
const HEADING_SIZE: f32 = 13.0;
const BODY_SIZE: f32 = 10.0;
const SMALL_SIZE: f32 = 8.0;
/// Distance of two lines, in sizes of the type.
const LEADING: f32 = 1.45;
/// Between the columns of a table.
const GUTTER: f32 = 10.0;
/// Below a heading there must be room for so many lines.
const KEPT_LINES: f32 = 3.0;

const INK: (u8, u8, u8) = (24, 24, 28);
const QUIET: (u8, u8, u8) = (96, 96, 104);

/// What stands for a character that the font does not have; who copies it still gets the character.
const MISSING: [char; 2] = ['\u{25a1}', '?'];

/// What may not begin a line in Japanese.
const NOT_FIRST: &str =
    "、。，．・：；？！）」』】〕》〉ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]";

/// The bundled font and what is measured with it.
struct Typeface<'a> {
    font: Font,
    characters: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
}

impl Typeface<'_> {
    fn glyph(&self, character: char) -> (GlyphId, f32) {
        let known = |character: char| self.characters.map(character).filter(|id| id.to_u32() != 0);
        let id = known(character)
            .or_else(|| MISSING.into_iter().find_map(known))
            .unwrap_or_default();
        (
            GlyphId::new(id.to_u32()),
            self.metrics.advance_width(id).unwrap_or(0.5),
        )
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        text.chars()
            .map(|character| self.glyph(character).1)
            .sum::<f32>()
            * size
    }

    fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, character): (usize, char)| {
            let (id, advance) = self.glyph(character);
            KrillaGlyph::new(
                id,
                advance,
                0.0,
                0.0,
                0.0,
                at..at + character.len_utf8(),
                None,
            )
        };
        text.char_indices().map(glyph).collect()
    }

    /// Draws a line; the piece that it is of what is read, where it is one.
    fn draw(&self, surface: &mut Surface<'_>, line: &Placed) -> Option<Identifier> {
        if line.text.is_empty() {
            return None;
        }
        let tag = match line.leaf {
            Some(_) => ContentTag::Span(SpanTag::empty()),
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
        };
        let piece = surface.start_tagged(tag);
        surface.set_fill(Some(fill(line.colour)));
        surface.draw_glyphs(
            Point::from_xy(line.x, line.y),
            &self.glyphs(&line.text),
            self.font.clone(),
            &line.text,
            line.size,
            false,
        );
        surface.end_tagged();
        line.leaf.map(|_| piece)
    }

    /// Breaks a text into lines of a width at most; a word that is longer is broken where it must
    /// be.
    fn break_lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
        let mut lines = Vec::new();
        for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
            let mut line = String::new();
            for piece in pieces(paragraph) {
                let joined = format!("{line}{piece}");
                if self.width(joined.trim_end(), size) <= width {
                    line = joined;
                    continue;
                }
                if !line.trim().is_empty() {
                    lines.push(line.trim_end().to_owned());
                }
                line = String::new();
                for character in piece.trim_start().chars() {
                    if self.width(&line, size)
                        + self.width(character.encode_utf8(&mut [0; 4]), size)
                        > width
                        && !line.is_empty()
                    {
                        lines.push(std::mem::take(&mut line));
                    }
                    line.push(character);
                }
                if piece.ends_with(' ') && !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            if !line.trim().is_empty() {
                lines.push(line.trim_end().to_owned());
            }
        }
        lines
    }
}

/// Whether a line may end before and after a character without a space.
const fn breaks_anywhere(character: char) -> bool {
    matches!(
        character,
        '\u{3000}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{ff00}'..='\u{ffef}'
    )
}

/// The parts of a line between which it may be broken: words with the space behind them, and
/// characters of Japanese.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut open = false;
    for character in line.chars() {
        let joins = open && !breaks_anywhere(character)
            || NOT_FIRST.contains(character) && !pieces.is_empty();
        match pieces.last_mut().filter(|_| joins) {
            Some(last) => last.push(character),
            None => pieces.push(character.to_string()),
        }
        open = !character.is_whitespace() && !breaks_anywhere(character);
    }
    // A space belongs to the word before it.
    let mut joined: Vec<String> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match joined.last_mut().filter(|_| piece.trim().is_empty()) {
            Some(last) => last.push_str(&piece),
            None => joined.push(piece),
        }
    }
    joined
}

/// A line at a place, as it will be drawn.
struct Placed {
    x: f32,
    y: f32,
    size: f32,
    colour: (u8, u8, u8),
    text: String,
    /// What it is a line of; nothing where it is no part of what is read.
    leaf: Option<Leaf>,
}

/// A page in the making.
#[derive(Default)]
struct Sheet {
    lines: Vec<Placed>,
    /// Rules: where, from and to.
    rules: Vec<(f32, f32, f32)>,
}

/// Sets a document line by line.
struct Setter<'a> {
    typeface: &'a Typeface<'a>,
    sheets: Vec<Sheet>,
    /// Where the last line stands on its page, in points from above.
    y: f32,
    parts: Vec<Part>,
    leaves: usize,
}

/// Lines with a space behind each that goes on after one, so that words at their ends stay apart
/// for who hears them.
fn space_lines(lines: Vec<String>) -> Vec<String> {
    let firsts: Vec<Option<char>> = lines
        .iter()
        .skip(1)
        .map(|line| line.chars().next())
        .chain(Some(None))
        .collect();
    let goes_on = |(line, next): (String, Option<char>)| {
        let apart = next.is_some_and(|next| !breaks_anywhere(next))
            && line
                .chars()
                .next_back()
                .is_some_and(|last| !breaks_anywhere(last));
        if apart { format!("{line} ") } else { line }
    };
    lines.into_iter().zip(firsts).map(goes_on).collect()
}

impl Setter<'_> {
    fn leaf(&mut self) -> Leaf {
        self.leaves += 1;
        self.leaves - 1
    }

    fn sheet(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::default());
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    /// A new page, unless so much still fits on this one.
    fn make_room(&mut self, height: f32) {
        if self.y + height > PAGE.1 - BOTTOM {
            self.sheets.push(Sheet::default());
            self.y = MARGIN;
        }
    }

    fn put(&mut self, line: Placed) {
        self.sheet().lines.push(line);
    }

    fn paragraph(&mut self, text: &str, size: f32, colour: (u8, u8, u8), indent: f32) -> Leaf {
        let leaf = self.leaf();
        for text in space_lines(self.typeface.break_lines(text, size, WIDTH - indent)) {
            self.make_room(size * LEADING);
            self.y += size * LEADING;
            self.put(Placed {
                x: MARGIN + indent,
                y: self.y,
                size,
                colour,
                text,
                leaf: Some(leaf),
            });
        }
        leaf
    }

    fn heading(&mut self, level: u16, text: &str, size: f32) {
        let leaf = self.paragraph(text, size, INK, 0.0);
        self.parts.push(Part::Heading {
            level,
            text: text.to_owned(),
            leaf,
        });
    }

    fn text(&mut self, text: &str, size: f32, colour: (u8, u8, u8)) {
        let leaf = self.paragraph(text, size, colour, 0.0);
        self.parts.push(Part::Text(leaf));
    }

    fn table(&mut self, table: &Table) {
        let all: u16 = table.widths.iter().sum::<u16>().max(1);
        let gutters =
            GUTTER * f32::from(u16::try_from(table.head.len().saturating_sub(1)).unwrap_or(0));
        let widths: Vec<f32> = table
            .widths
            .iter()
            .map(|width| (WIDTH - gutters) * f32::from(*width) / f32::from(all))
            .collect();
        let head = self.row(&table.head, &widths, QUIET);
        self.rule();
        let rows = table
            .rows
            .iter()
            .map(|cells| self.row(cells, &widths, INK))
            .collect();
        self.parts.push(Part::Table { head, rows });
    }

    fn rule(&mut self) {
        let y = self.y + 4.0;
        self.sheet().rules.push((y, MARGIN, PAGE.0 - MARGIN));
        self.y = y;
    }

    fn row(&mut self, cells: &[String], widths: &[f32], colour: (u8, u8, u8)) -> Vec<Leaf> {
        let size = BODY_SIZE * 0.9;
        let set: Vec<Vec<String>> = cells
            .iter()
            .zip(widths)
            .map(|(cell, width)| space_lines(self.typeface.break_lines(cell, size, *width)))
            .collect();
        let leaves: Vec<Leaf> = set.iter().map(|_| self.leaf()).collect();
        let count = set.iter().map(Vec::len).max().unwrap_or(0);
        // A row of a few lines stays together; a longer one may go on on the next page.
        if count <= 12 {
            self.make_room(size * LEADING * f32::from(u8::try_from(count).unwrap_or(12)));
        }
        for line in 0..count {
            self.make_room(size * LEADING);
            self.y += size * LEADING;
            let mut x = MARGIN;
            for ((cell, width), leaf) in set.iter().zip(widths).zip(&leaves) {
                if let Some(text) = cell.get(line) {
                    self.put(Placed {
                        x,
                        y: self.y,
                        size,
                        colour,
                        text: text.clone(),
                        leaf: Some(*leaf),
                    });
                }
                x += width + GUTTER;
            }
        }
        self.y += 3.0;
        leaves
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.y += HEADING_SIZE;
                self.make_room(HEADING_SIZE * LEADING + KEPT_LINES * BODY_SIZE * LEADING);
                self.heading(2, text, HEADING_SIZE);
                self.y += 2.0;
            }
            Block::Paragraph(text) => {
                self.text(text, BODY_SIZE, INK);
                self.y += 4.0;
            }
            Block::Note(text) => {
                self.text(text, SMALL_SIZE, QUIET);
                self.y += 4.0;
            }
            Block::List(items) => {
                let mut set = Vec::with_capacity(items.len());
                for item in items {
                    // The dash stands on the item's first line, which may be the first of a new
                    // page.
                    self.make_room(BODY_SIZE * LEADING);
                    let label = self.leaf();
                    let dash = Placed {
                        x: MARGIN,
                        y: self.y + BODY_SIZE * LEADING,
                        size: BODY_SIZE,
                        colour: QUIET,
                        text: "\u{2013}".to_owned(),
                        leaf: Some(label),
                    };
                    self.put(dash);
                    set.push((label, self.paragraph(item, BODY_SIZE, INK, 12.0)));
                }
                self.parts.push(Part::List(set));
                self.y += 4.0;
            }
            Block::Table(table) => {
                self.table(table);
                self.y += 6.0;
            }
        }
    }
}

fn fill((red, green, blue): (u8, u8, u8)) -> Fill {
    Fill {
        paint: rgb::Color::new(red, green, blue).into(),
        opacity: NormalizedF32::ONE,
        ..Fill::default()
    }
}

pub(crate) fn to_pdf(paper: &Paper) -> Result<Vec<u8>, Error> {
    let face = FontRef::new(charts::FONT).map_err(|_| Error::Font)?;
    let typeface = Typeface {
        font: Font::new(charts::FONT.into(), 0).ok_or(Error::Font)?,
        characters: face.charmap(),
        // At a size of one point, widths are shares of the size.
        metrics: face.glyph_metrics(Size::new(1.0), LocationRef::default()),
    };
    let mut setter = Setter {
        typeface: &typeface,
        sheets: Vec::new(),
        y: MARGIN,
        parts: Vec::new(),
        leaves: 0,
    };
    setter.heading(1, &paper.title, TITLE_SIZE);
    setter.y += 8.0;
    paper.blocks.iter().for_each(|block| setter.block(block));

    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish();
    let configuration = configuration.map_err(|error| Error::Pdf(format!("{error:?}")))?;
    let mut document = Document::new_with(SerializeSettings {
        configuration,
        ..SerializeSettings::default()
    });
    document.set_metadata(
        Metadata::new()
            .title(paper.title.clone())
            .language(paper.language.clone())
            .creator("Certamen".to_owned()),
    );
    let settings = PageSettings::from_wh(PAGE.0, PAGE.1)
        .ok_or_else(|| Error::Pdf("the size of the page".to_owned()))?;
    let count = setter.sheets.len();
    let mut found: Vec<Vec<Identifier>> = vec![Vec::new(); setter.leaves];
    for (number, sheet) in setter.sheets.iter().enumerate() {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        for line in &sheet.lines {
            if let (Some(leaf), Some(piece)) = (line.leaf, typeface.draw(&mut surface, line)) {
                found[leaf].push(piece);
            }
        }
        for (y, from, to) in &sheet.rules {
            draw_rule(&mut surface, *y, *from, *to);
        }
        for line in foot_lines(&typeface, &paper.foot, number + 1, count) {
            typeface.draw(&mut surface, &line);
        }
        surface.finish();
        page.finish();
    }
    document.set_outline(structure::outline(headings(&setter)));
    document.set_tag_tree(structure::tree(&setter.parts, found, &paper.language));
    document
        .finish()
        .map_err(|error| Error::Pdf(format!("{error:?}")))
}

/// The headings with the page and height at which they stand.
fn headings(setter: &Setter<'_>) -> Vec<(String, usize, f32)> {
    let at = |leaf: Leaf| {
        let mut lines = setter
            .sheets
            .iter()
            .enumerate()
            .flat_map(|(page, sheet)| sheet.lines.iter().map(move |line| (page, line)));
        lines
            .find(|(_, line)| line.leaf == Some(leaf))
            .map(|(page, line)| (page, line.y - line.size))
    };
    let place = |part: &Part| match part {
        Part::Heading { text, leaf, .. } => at(*leaf).map(|(page, y)| (text.clone(), page, y)),
        _ => None,
    };
    setter.parts.iter().filter_map(place).collect()
}

/// What stands at the foot of a page: no part of what is read.
fn foot_lines(typeface: &Typeface<'_>, foot: &str, number: usize, count: usize) -> [Placed; 2] {
    let folio = format!("{number} / {count}");
    let foot = typeface
        .break_lines(foot, SMALL_SIZE, WIDTH - 60.0)
        .into_iter()
        .next()
        .unwrap_or_default();
    let y = PAGE.1 - MARGIN / 2.0;
    [
        Placed {
            x: MARGIN,
            y,
            size: SMALL_SIZE,
            colour: QUIET,
            text: foot,
            leaf: None,
        },
        Placed {
            x: PAGE.0 - MARGIN - typeface.width(&folio, SMALL_SIZE),
            y,
            size: SMALL_SIZE,
            colour: QUIET,
            text: folio,
            leaf: None,
        },
    ]
}

fn draw_rule(surface: &mut Surface<'_>, y: f32, from: f32, to: f32) {
    let mut path = PathBuilder::new();
    path.move_to(from, y);
    path.line_to(to, y);
    if let Some(path) = path.finish() {
        let (red, green, blue) = QUIET;
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(
            ArtifactType::Layout,
        )));
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke {
            paint: rgb::Color::new(red, green, blue).into(),
            width: 0.6,
            ..Stroke::default()
        }));
        surface.draw_path(&path);
        surface.set_stroke(None);
        surface.end_tagged();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_typeface(read: impl FnOnce(&Typeface<'_>)) {
        let face = FontRef::new(charts::FONT).expect("the font");
        read(&Typeface {
            font: Font::new(charts::FONT.into(), 0).expect("the font"),
            characters: face.charmap(),
            metrics: face.glyph_metrics(Size::new(1.0), LocationRef::default()),
        });
    }

    #[test]
    fn no_line_is_wider_than_its_column_and_nothing_is_lost() {
        with_typeface(|typeface| {
            let long = "w".repeat(200);
            for text in [
                "La mirada llarga convenç. Els darrers quaranta anys mereixen una escala pròpia.",
                "最も配点の高い基準の平均、次の基準、審査員の優劣、中央値。",
                long.as_str(),
                "one  two",
            ] {
                let lines = typeface.break_lines(text, 10.0, 90.0);
                assert!(
                    lines.iter().all(|line| typeface.width(line, 10.0) <= 90.0),
                    "{lines:?}"
                );
                let bare = |text: &str| {
                    text.chars()
                        .filter(|character| !character.is_whitespace())
                        .collect::<String>()
                };
                assert_eq!(bare(&lines.concat()), bare(text));
                assert!(
                    lines
                        .iter()
                        .skip(1)
                        .all(|line| !line.starts_with(['、', '。'])),
                    "{lines:?}"
                );
            }
        });
    }

    #[test]
    fn the_same_paper_is_the_same_bytes_and_a_long_one_has_pages() {
        let paper = Paper {
            title: "Minutes".to_owned(),
            language: "en".to_owned(),
            blocks: vec![
                Block::Paragraph("A line of text that is repeated. ".repeat(600)),
                Block::List(vec!["one".to_owned()]),
            ],
            foot: "A hash".to_owned(),
        };
        let pdf = paper.pdf().expect("a PDF");
        assert_eq!(pdf, paper.pdf().expect("a PDF"));
        let read = lopdf::Document::load_mem(&pdf).expect("another reader reads it");
        // Its structure is there, and says what it conforms to.
        let catalog = read.catalog().expect("a catalogue");
        assert!(
            catalog.has(b"StructTreeRoot")
                && catalog.has(b"MarkInfo")
                && catalog.has(b"Lang")
                && catalog.has(b"Outlines")
        );
        assert!(read.get_pages().len() > 2);
        assert!(read.extract_text(&[1]).expect("text").contains("Minutes"));
    }

    #[test]
    fn what_the_font_does_not_have_is_still_there_to_be_copied_and_the_paper_conforms() {
        let table = Table {
            head: vec!["One".to_owned(), "Two".to_owned()],
            rows: vec![vec!["𒀀 a".to_owned(), "b".to_owned()]],
            widths: vec![1, 1],
        };
        let paper = Paper {
            title: "議事録 – Minutes".to_owned(),
            language: "ja".to_owned(),
            blocks: vec![
                Block::Heading("出席".to_owned()),
                Block::Paragraph("Name 𒀀𒁀 and tab\there.".to_owned()),
                Block::List(vec!["一つ目".to_owned(), "two ".repeat(300)]),
                Block::Table(table),
                Block::Note("small".to_owned()),
            ],
            foot: "sha".to_owned(),
        };
        // Writing fails where the rules of PDF/UA-1 are broken: no glyph missing, all of it tagged.
        let pdf = paper.pdf().expect("a PDF/UA-1");
        let text = String::from_utf8_lossy(&pdf);
        assert!(text.contains("pdfuaid:part"), "it says that it conforms");
    }
}
