//! PDF: lines are broken between words, and between characters where Japanese has no spaces.

use krilla::{
    Document,
    color::rgb,
    geom::{PathBuilder, Point},
    metadata::Metadata,
    num::NormalizedF32,
    page::PageSettings,
    paint::{Fill, Stroke},
    text::{Font, GlyphId, KrillaGlyph},
};
use skrifa::{FontRef, MetadataProvider as _, charmap::Charmap, instance::LocationRef, instance::Size, metrics::GlyphMetrics};

use crate::{Block, Error, Paper, Table};

/// A4 in points, and its margins.
const PAGE: (f32, f32) = (595.28, 841.89);
const MARGIN: f32 = 60.0;
const BOTTOM: f32 = 70.0;
const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;

const TITLE: f32 = 20.0;
const HEADING: f32 = 13.0;
const BODY: f32 = 10.0;
const SMALL: f32 = 8.0;
/// Distance of two lines, in sizes of the type.
const LEADING: f32 = 1.45;
/// Between the columns of a table.
const GUTTER: f32 = 10.0;
/// Below a heading there must be room for so many lines.
const KEPT_LINES: f32 = 3.0;

const INK: (u8, u8, u8) = (24, 24, 28);
const QUIET: (u8, u8, u8) = (96, 96, 104);

/// What may not begin a line in Japanese.
const NOT_FIRST: &str = "、。，．・：；？！）」』】〕》〉ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;?!)]";

struct Type<'a> {
    font: Font,
    map: Charmap<'a>,
    metrics: GlyphMetrics<'a>,
}

impl Type<'_> {
    fn glyph(&self, character: char) -> (GlyphId, f32) {
        let id = self.map.map(character).unwrap_or_default();
        (GlyphId::new(id.to_u32()), self.metrics.advance_width(id).unwrap_or(0.5))
    }

    fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|character| self.glyph(character).1).sum::<f32>() * size
    }

    fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, character): (usize, char)| {
            let (id, advance) = self.glyph(character);
            KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, at..at + character.len_utf8(), None)
        };
        text.char_indices().map(glyph).collect()
    }

    /// Breaks a text into lines of a width at most; a word that is longer is broken where it must be.
    fn lines(&self, text: &str, size: f32, width: f32) -> Vec<String> {
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
                    if self.width(&line, size) + self.width(character.encode_utf8(&mut [0; 4]), size) > width && !line.is_empty() {
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
    matches!(character, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}')
}

/// The parts of a line between which it may be broken: words with the space behind them, and characters of Japanese.
fn pieces(line: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut open = false;
    for character in line.chars() {
        let joins = open && !breaks_anywhere(character) || NOT_FIRST.contains(character) && !pieces.is_empty();
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
}

#[derive(Default)]
struct Sheet {
    lines: Vec<Placed>,
    /// Rules: where, from and to.
    rules: Vec<(f32, f32, f32)>,
}

struct Setter<'a> {
    letters: &'a Type<'a>,
    sheets: Vec<Sheet>,
    y: f32,
}

impl Setter<'_> {
    fn sheet(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::default());
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    /// A new page, unless so much still fits on this one.
    fn room(&mut self, height: f32) {
        if self.y + height > PAGE.1 - BOTTOM {
            self.sheets.push(Sheet::default());
            self.y = MARGIN;
        }
    }

    fn put(&mut self, x: f32, y: f32, size: f32, colour: (u8, u8, u8), text: String) {
        self.sheet().lines.push(Placed { x, y, size, colour, text });
    }

    fn paragraph(&mut self, text: &str, size: f32, colour: (u8, u8, u8), indent: f32) {
        for line in self.letters.lines(text, size, WIDTH - indent) {
            self.room(size * LEADING);
            self.y += size * LEADING;
            self.put(MARGIN + indent, self.y, size, colour, line);
        }
    }

    fn table(&mut self, table: &Table) {
        let all: u16 = table.widths.iter().sum::<u16>().max(1);
        let gutters = GUTTER * f32::from(u16::try_from(table.head.len().saturating_sub(1)).unwrap_or(0));
        let widths: Vec<f32> = table.widths.iter().map(|width| (WIDTH - gutters) * f32::from(*width) / f32::from(all)).collect();
        self.row(&table.head, &widths, QUIET);
        self.rule();
        for cells in &table.rows {
            self.row(cells, &widths, INK);
        }
    }

    fn rule(&mut self) {
        let y = self.y + 4.0;
        self.sheet().rules.push((y, MARGIN, PAGE.0 - MARGIN));
        self.y = y;
    }

    fn row(&mut self, cells: &[String], widths: &[f32], colour: (u8, u8, u8)) {
        let size = BODY * 0.9;
        let set: Vec<Vec<String>> = cells.iter().zip(widths).map(|(cell, width)| self.letters.lines(cell, size, *width)).collect();
        let count = set.iter().map(Vec::len).max().unwrap_or(0);
        // A row of a few lines stays together; a longer one may go on on the next page.
        if count <= 12 {
            self.room(size * LEADING * f32::from(u8::try_from(count).unwrap_or(12)));
        }
        for line in 0..count {
            self.room(size * LEADING);
            self.y += size * LEADING;
            let mut x = MARGIN;
            for (cell, width) in set.iter().zip(widths) {
                if let Some(text) = cell.get(line) {
                    self.put(x, self.y, size, colour, text.clone());
                }
                x += width + GUTTER;
            }
        }
        self.y += 3.0;
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.y += HEADING;
                self.room(HEADING * LEADING + KEPT_LINES * BODY * LEADING);
                self.paragraph(text, HEADING, INK, 0.0);
                self.y += 2.0;
            }
            Block::Paragraph(text) => {
                self.paragraph(text, BODY, INK, 0.0);
                self.y += 4.0;
            }
            Block::Note(text) => {
                self.paragraph(text, SMALL, QUIET, 0.0);
                self.y += 4.0;
            }
            Block::List(items) => {
                for item in items {
                    self.room(BODY * LEADING);
                    let (y, page) = (self.y, self.sheets.len());
                    self.paragraph(item, BODY, INK, 12.0);
                    if self.sheets.len() == page && self.y > y {
                        self.put(MARGIN, y + BODY * LEADING, BODY, QUIET, "\u{2013}".to_owned());
                    }
                }
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
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

pub(crate) fn written(paper: &Paper) -> Result<Vec<u8>, Error> {
    let face = FontRef::new(charts::FONT).map_err(|_| Error::Font)?;
    let letters = Type {
        font: Font::new(charts::FONT.into(), 0).ok_or(Error::Font)?,
        map: face.charmap(),
        // At a size of one point, widths are shares of the size.
        metrics: face.glyph_metrics(Size::new(1.0), LocationRef::default()),
    };
    let mut setter = Setter { letters: &letters, sheets: Vec::new(), y: MARGIN };
    setter.paragraph(&paper.title, TITLE, INK, 0.0);
    setter.y += 8.0;
    paper.blocks.iter().for_each(|block| setter.block(block));

    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(paper.title.clone()).language(paper.language.clone()).creator("Certamen".to_owned()));
    let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or_else(|| Error::Pdf("the size of the page".to_owned()))?;
    let count = setter.sheets.len();
    for (number, sheet) in setter.sheets.iter().enumerate() {
        let mut page = document.start_page_with(settings.clone());
        let mut surface = page.surface();
        let folio = format!("{} / {count}", number + 1);
        let foot = letters.lines(&paper.foot, SMALL, WIDTH - 60.0).into_iter().next().unwrap_or_default();
        let below = PAGE.1 - MARGIN / 2.0;
        let feet = [
            Placed { x: MARGIN, y: below, size: SMALL, colour: QUIET, text: foot },
            Placed { x: PAGE.0 - MARGIN - letters.width(&folio, SMALL), y: below, size: SMALL, colour: QUIET, text: folio },
        ];
        for line in sheet.lines.iter().chain(&feet) {
            surface.set_fill(Some(fill(line.colour)));
            let glyphs = letters.glyphs(&line.text);
            surface.draw_glyphs(Point::from_xy(line.x, line.y), &glyphs, letters.font.clone(), &line.text, line.size, false);
        }
        surface.set_fill(None);
        for (y, from, to) in &sheet.rules {
            let mut path = PathBuilder::new();
            path.move_to(*from, *y);
            path.line_to(*to, *y);
            if let Some(path) = path.finish() {
                let (red, green, blue) = QUIET;
                surface.set_stroke(Some(Stroke { paint: rgb::Color::new(red, green, blue).into(), width: 0.6, ..Stroke::default() }));
                surface.draw_path(&path);
                surface.set_stroke(None);
            }
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(|error| Error::Pdf(format!("{error:?}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(read: impl FnOnce(&Type<'_>)) {
        let face = FontRef::new(charts::FONT).expect("the font");
        read(&Type {
            font: Font::new(charts::FONT.into(), 0).expect("the font"),
            map: face.charmap(),
            metrics: face.glyph_metrics(Size::new(1.0), LocationRef::default()),
        });
    }

    #[test]
    fn no_line_is_wider_than_its_column_and_nothing_is_lost() {
        letters(|letters| {
            let long = "w".repeat(200);
            for text in [
                "La mirada llarga convenç. Els darrers quaranta anys mereixen una escala pròpia.",
                "最も配点の高い基準の平均、次の基準、審査員の優劣、中央値。",
                long.as_str(),
                "one  two",
            ] {
                let lines = letters.lines(text, 10.0, 90.0);
                assert!(lines.iter().all(|line| letters.width(line, 10.0) <= 90.0), "{lines:?}");
                let bare = |text: &str| text.chars().filter(|character| !character.is_whitespace()).collect::<String>();
                assert_eq!(bare(&lines.concat()), bare(text));
                assert!(lines.iter().skip(1).all(|line| !line.starts_with(['、', '。'])), "{lines:?}");
            }
        });
    }

    #[test]
    fn the_same_paper_is_the_same_bytes_and_a_long_one_has_pages() {
        let paper = Paper {
            title: "Minutes".to_owned(),
            language: "en".to_owned(),
            blocks: vec![Block::Paragraph("A line of text that is repeated. ".repeat(600)), Block::List(vec!["one".to_owned()])],
            foot: "A hash".to_owned(),
        };
        let pdf = paper.pdf().expect("a PDF");
        assert_eq!(pdf, paper.pdf().expect("a PDF"));
        let read = lopdf::Document::load_mem(&pdf).expect("another reader reads it");
        assert!(read.get_pages().len() > 2);
        assert!(read.extract_text(&[1]).expect("text").contains("Minutes"));
    }
}
