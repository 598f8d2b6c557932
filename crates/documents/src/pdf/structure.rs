//! What the parts of a document are, for those who hear it instead of seeing it: a tree of tags as
//! PDF/UA-1 (ISO 14289-1) wants it.

use std::num::NonZeroU16;

use krilla::{
    destination::XyzDestination,
    geom::Point,
    outline::{Outline, OutlineNode},
    tagging::{Identifier, ListNumbering, TableHeaderScope, Tag, TagGroup, TagKind, TagTree},
};

/// A paragraph, a heading, a label or a cell: its lines, wherever they stand.
pub(super) type Leaf = usize;

/// A part of a document, in the order in which it is read.
pub(super) enum Part {
    Heading {
        level: u16,
        text: String,
        leaf: Leaf,
    },
    Text(Leaf),
    /// Each item with its label.
    List(Vec<(Leaf, Leaf)>),
    Table {
        head: Vec<Leaf>,
        rows: Vec<Vec<Leaf>>,
    },
}

/// The tree of a document's tags; `found` are the pieces of each leaf that were drawn.
pub(super) fn tree(parts: &[Part], mut found: Vec<Vec<Identifier>>, language: &str) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    let mut group = |tag: TagKind, leaf: Leaf| {
        let mut group = TagGroup::new(tag);
        for piece in std::mem::take(&mut found[leaf]) {
            group.push(piece);
        }
        group
    };
    for part in parts {
        match part {
            Part::Heading { level, text, leaf } => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                tree.push(group(Tag::Hn(level, Some(text.clone())).into(), *leaf));
            }
            Part::Text(leaf) => tree.push(group(Tag::P.into(), *leaf)),
            Part::List(items) => {
                let mut list = TagGroup::new(Tag::L(ListNumbering::None));
                for (label, body) in items {
                    let mut item = TagGroup::new(Tag::LI);
                    item.push(group(Tag::Lbl.into(), *label));
                    item.push(group(Tag::LBody.into(), *body));
                    list.push(item);
                }
                tree.push(list);
            }
            Part::Table { head, rows } => {
                let mut row = |cells: &[Leaf], tag: &dyn Fn() -> TagKind| {
                    let mut row = TagGroup::new(Tag::TR);
                    for cell in cells {
                        row.push(group(tag(), *cell));
                    }
                    row
                };
                let mut table = TagGroup::new(Tag::Table);
                let mut heads = TagGroup::new(Tag::THead);
                heads.push(row(head, &|| Tag::TH(TableHeaderScope::Column).into()));
                table.push(heads);
                let mut body = TagGroup::new(Tag::TBody);
                for cells in rows {
                    body.push(row(cells, &|| Tag::TD.into()));
                }
                table.push(body);
                tree.push(table);
            }
        }
    }
    tree
}

/// The headings below the title, each with the page and height at which it stands.
pub(super) fn outline(headings: Vec<(String, usize, f32)>) -> Outline {
    let mut outline = Outline::new();
    for (text, page, y) in headings {
        outline.push_child(OutlineNode::new(
            text,
            XyzDestination::new(page, Point::from_xy(0.0, y)),
        ));
    }
    outline
}
