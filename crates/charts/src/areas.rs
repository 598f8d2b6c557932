//! Charts of one area, or of all of them side by side on shared scales.

use chart_spec::Panel;
use i18n::Language;

use crate::{
    Error, Options, SIDE_BY_SIDE,
    canvas::{Anchor, BODY, Canvas, Frame},
};

/// Areas that stand side by side at most.
const MAX_SIDE_BY_SIDE: usize = 24;

/// What of the areas is drawn.
pub(crate) enum View<'a, T> {
    One(&'a Panel<T>),
    All(Vec<&'a Panel<T>>),
}

/// Where an area is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    pub(crate) frame: Frame,
    /// Whether other areas stand beside it, so that there is little room for words.
    pub(crate) small: bool,
}

/// The level whose areas are compared: one that has some, and not too many, the most detailed of
/// those.
pub(crate) fn compared_level<'l>(levels: impl Iterator<Item = &'l str>) -> Option<&'l str> {
    let levels: Vec<&str> = levels
        .filter(|level| !matches!(*level, "" | "city"))
        .collect();
    let fits = |level: &&str| {
        (2..=MAX_SIDE_BY_SIDE).contains(&levels.iter().filter(|other| other == &level).count())
    };
    levels.iter().rev().find(|level| fits(level)).copied()
}

/// What an option's area stands for.
pub(crate) fn choose_view<'a, T>(
    areas: &'a [Panel<T>],
    options: &Options,
) -> Result<View<'a, T>, Error> {
    let unknown = || Error::Area(options.area.clone());
    if options.area == SIDE_BY_SIDE {
        let level =
            compared_level(areas.iter().map(|area| area.level.as_str())).ok_or_else(unknown)?;
        return Ok(View::All(
            areas.iter().filter(|area| area.level == level).collect(),
        ));
    }
    let one = if options.area.is_empty() {
        areas.first()
    } else {
        areas.iter().find(|area| area.code == options.area)
    };
    one.map(View::One).ok_or_else(unknown)
}

impl<'a, T> View<'a, T> {
    /// The areas that are drawn.
    pub(crate) fn areas(&self) -> &[&'a Panel<T>] {
        match self {
            Self::One(area) => std::slice::from_ref(area),
            Self::All(areas) => areas,
        }
    }

    /// The area that the title is about.
    pub(crate) fn first(&self) -> Option<&'a Panel<T>> {
        self.areas().first().copied()
    }

    /// A title: what is found in the one area, with its name behind it, or that the areas stand
    /// side by side.
    pub(crate) fn title(
        &self,
        measured: &str,
        language: Language,
        finding: impl FnOnce() -> String,
    ) -> String {
        match self {
            Self::One(area) if area.name.is_empty() => finding(),
            Self::One(area) => format!("{} · {}", finding(), area.name),
            Self::All(_) => format!("{measured} · {}", i18n::chart_side_by_side(language)),
        }
    }

    /// What is said of each area, with its name in front.
    pub(crate) fn sentences(&self, sentence: impl Fn(&T) -> Option<String>) -> String {
        let named = |area: &&Panel<T>| {
            let text = sentence(&area.data)?;
            Some(if area.name.is_empty() {
                text
            } else {
                format!("{}: {text}", area.name)
            })
        };
        let sentences: Vec<String> = self.areas().iter().filter_map(named).collect();
        sentences.join(" ")
    }

    /// The heading of a column of one of the areas: whose it is, where there are several.
    pub(crate) fn heading(&self, area: &Panel<T>, column: &str) -> String {
        if self.areas().len() > 1 {
            format!("{}: {column}", area.name)
        } else {
            column.to_owned()
        }
    }

    /// Headings where each area has one column: its name, or what stands for an area without one.
    pub(crate) fn headings(&self, unnamed: &str) -> impl Iterator<Item = String> {
        self.areas().iter().map(move |area| {
            if area.name.is_empty() {
                unnamed.to_owned()
            } else {
                area.name.clone()
            }
        })
    }

    /// Draws each area into its part of the picture.
    pub(crate) fn draw(
        &self,
        canvas: &Canvas,
        draw: impl Fn(&Panel<T>, Part) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let areas = match self {
            Self::One(area) => {
                let part = Part {
                    frame: BODY,
                    small: false,
                };
                return draw(area, part);
            }
            Self::All(areas) => areas,
        };
        let count = i32::try_from(areas.len()).unwrap_or(1).max(1);
        let columns = match count {
            ..=4 => 2,
            5..=9 => 3,
            10..=16 => 5,
            _ => 6,
        };
        let rows = (count + columns - 1) / columns;
        let (width, height) = (BODY.width() / columns, (BODY.height() + 16) / rows);
        for (place, area) in (0..).zip(areas) {
            let (left, top) = (
                BODY.left + width * (place % columns),
                BODY.top - 8 + height * (place / columns),
            );
            canvas.draw_clipped(
                &area.name,
                (left, top + 8),
                13,
                canvas.palette.ink,
                Anchor::Start,
                width - 12,
            )?;
            let frame = Frame {
                left,
                top: top + 22,
                right: left + width - 16,
                bottom: top + height - 18,
            };
            draw(area, Part { frame, small: true })?;
        }
        Ok(())
    }
}
