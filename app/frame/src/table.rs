//! Tables of pages. On a narrow screen each row becomes a card, and its cells carry the names of
//! their columns; where rows are to be compared, they stay rows, and the table scrolls.

use leptos::prelude::*;

/// What stands in a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    /// Figures, by their last digits.
    Number,
    /// The number of an entry.
    Code,
    Rank,
    /// What the row is about.
    Subject,
    /// What needs the whole width of a card: forms and long texts.
    Wide,
    /// A box to tick.
    Tick,
    /// The name of the row.
    RowName,
    /// What explains the cell before it.
    Quiet,
}

/// How a table looks whose rows stay rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grid {
    Wide,
    /// With small letters.
    Dense,
    /// With small letters, and no higher than a part of the screen.
    Short,
}

impl Grid {
    const fn frame_class(self) -> &'static str {
        match self {
            Self::Wide | Self::Dense => "scroll",
            Self::Short => "scroll short",
        }
    }

    const fn table_class(self) -> Option<&'static str> {
        match self {
            Self::Wide => None,
            Self::Dense | Self::Short => Some("dense"),
        }
    }
}

/// A column of a table.
pub struct Column {
    name: String,
    note: String,
    kind: Kind,
}

impl Column {
    fn of(kind: Kind, name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            note: String::new(),
            kind,
        }
    }

    /// A few words.
    pub fn text(name: impl Into<String>) -> Self {
        Self::of(Kind::Text, name)
    }

    /// Figures.
    pub fn number(name: impl Into<String>) -> Self {
        Self::of(Kind::Number, name)
    }

    /// The number of an entry.
    pub fn code(name: impl Into<String>) -> Self {
        Self::of(Kind::Code, name)
    }

    /// A rank.
    pub fn rank(name: impl Into<String>) -> Self {
        Self::of(Kind::Rank, name)
    }

    /// What the row is about: it heads the card.
    pub fn subject(name: impl Into<String>) -> Self {
        Self::of(Kind::Subject, name)
    }

    /// Forms and long texts.
    pub fn wide(name: impl Into<String>) -> Self {
        Self::of(Kind::Wide, name)
    }

    /// A box to tick.
    pub fn tick(name: impl Into<String>) -> Self {
        Self::of(Kind::Tick, name)
    }

    /// The name of the row.
    pub fn row_name(name: impl Into<String>) -> Self {
        Self::of(Kind::RowName, name)
    }

    /// What explains the cell before it.
    pub fn quiet(name: impl Into<String>) -> Self {
        Self::of(Kind::Quiet, name)
    }

    /// With something quieter after its name.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    const fn class(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Text | Kind::RowName => None,
            Kind::Quiet => Some("quiet"),
            Kind::Number => Some("number"),
            Kind::Code => Some("code"),
            Kind::Rank => Some("number rank"),
            Kind::Subject => Some("subject"),
            Kind::Wide => Some("wide"),
            Kind::Tick => Some("check"),
        }
    }

    fn head(&self) -> AnyView {
        let class = matches!(self.kind, Kind::Number | Kind::Rank).then_some("number");
        let note = (!self.note.is_empty())
            .then(|| view! { <span class="quiet">{format!(" {}", self.note)}</span> });
        view! {
            <th scope="col" class=class>
                {self.name.clone()}
                {note}
            </th>
        }
        .into_any()
    }

    fn cell(&self, content: AnyView) -> AnyView {
        let named = !matches!(self.kind, Kind::Subject | Kind::Wide);
        let name = named.then(|| {
            if self.note.is_empty() {
                self.name.clone()
            } else {
                format!("{} {}", self.name, self.note)
            }
        });
        view! {
            <td class=self.class() data-name=name>
                {content}
            </td>
        }
        .into_any()
    }

    /// A cell of a table whose rows stay rows: the head of the column is there to be seen.
    fn grid_cell(&self, content: AnyView) -> AnyView {
        if self.kind == Kind::RowName {
            return view! { <th scope="row">{content}</th> }.into_any();
        }
        view! { <td class=self.class()>{content}</td> }.into_any()
    }
}

/// A table of rows with a cell for every column.
pub fn table(columns: &[Column], rows: impl IntoIterator<Item = Vec<AnyView>>) -> AnyView {
    let rows = view_rows(columns, rows, Column::cell);
    view_frame("scroll", Some("cards"), columns, rows)
}

/// A table of rows with a cell for every column, which stay rows on a narrow screen.
pub fn grid(
    layout: Grid,
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<AnyView>>,
) -> AnyView {
    let rows = view_rows(columns, rows, Column::grid_cell);
    view_frame(layout.frame_class(), layout.table_class(), columns, rows)
}

fn view_rows(
    columns: &[Column],
    rows: impl IntoIterator<Item = Vec<AnyView>>,
    view_cell: fn(&Column, AnyView) -> AnyView,
) -> AnyView {
    rows.into_iter()
        .map(|cells| {
            let cells = columns
                .iter()
                .zip(cells)
                .map(|(column, content)| view_cell(column, content))
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view()
        .into_any()
}

fn view_frame(
    frame_class: &'static str,
    table_class: Option<&'static str>,
    columns: &[Column],
    rows: AnyView,
) -> AnyView {
    let heads = columns.iter().map(Column::head).collect_view();
    view! {
        <div class=frame_class tabindex="0">
            <table class=table_class>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
