//! Some rows of a prepared table, each column as small as its values allow.
//!
//! No columns of polars: its streaming engine is not built in (a fifth of the build, see the
//! workspace's Cargo.toml), and what is sorted outside memory must be written row by row.

use std::{collections::HashMap, io};

use crate::Malformed;

/// Stands for a missing whole number while a column is being built; no publisher writes it.
pub(crate) const MISSING: i64 = i64::MIN;

/// What a prepared column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Number,
    Flag,
    /// Months since the first of the year 0, told as `2023-01`.
    Month,
    /// Days since 1970-01-01.
    Date,
    /// Milliseconds since 1970-01-01T00:00 of the clock that the publisher means.
    Timestamp,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Flag => "flag",
            Self::Date => "date",
            Self::Timestamp => "moment",
            Self::Month => "month",
        }
    }
}

/// Name, unit and kind of a prepared column.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) kind: Kind,
}

/// Texts behind one another in one string.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(crate) const fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, index: usize) -> &str {
        let start = if index == 0 { 0 } else { self.ends[index - 1] };
        &self.text[start as usize..self.ends[index] as usize]
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.get(index))
    }

    /// Puts a text at the end and says its index.
    pub(crate) fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        u32::try_from(self.ends.len() - 1).unwrap_or(u32::MAX)
    }
}

/// Values of a column while it is being built. Missing are [`MISSING`], NaN and `u32::MAX`.
#[derive(Debug)]
pub(crate) enum Values {
    Whole(Vec<i64>),
    Number(Vec<f64>),
    Text { dictionary: Texts, codes: Vec<u32> },
}

/// Texts of a column being built, each kept once.
#[derive(Default)]
pub(crate) struct Dictionary {
    known: HashMap<String, u32>,
    pub(crate) texts: Texts,
}

impl Dictionary {
    pub(crate) fn code(&mut self, text: &str) -> u32 {
        if let Some(code) = self.known.get(text) {
            return *code;
        }
        let code = self.texts.push(text);
        self.known.insert(text.to_owned(), code);
        code
    }
}

/// Small whole numbers; the largest of each width stands for missing.
#[derive(Debug)]
pub(crate) enum Offsets {
    /// Nothing but missing values.
    None,
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
    Eight(Vec<u64>),
}

impl Offsets {
    /// Packs numbers of at most `most`; `u64::MAX` is missing.
    fn pack(values: impl ExactSizeIterator<Item = u64>, most: Option<u64>) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "no value is above the most, and missing becomes the largest of the width"
        )]
        match most {
            None => Self::None,
            Some(most) if most < u64::from(u8::MAX) => {
                Self::One(values.map(|value| value as u8).collect())
            }
            Some(most) if most < u64::from(u16::MAX) => {
                Self::Two(values.map(|value| value as u16).collect())
            }
            Some(most) if most < u64::from(u32::MAX) => {
                Self::Four(values.map(|value| value as u32).collect())
            }
            Some(_) => Self::Eight(values.collect()),
        }
    }

    pub(crate) fn get(&self, row: usize) -> Option<u64> {
        match self {
            Self::None => None,
            Self::One(values) => Some(values[row])
                .filter(|value| *value != u8::MAX)
                .map(u64::from),
            Self::Two(values) => Some(values[row])
                .filter(|value| *value != u16::MAX)
                .map(u64::from),
            Self::Four(values) => Some(values[row])
                .filter(|value| *value != u32::MAX)
                .map(u64::from),
            Self::Eight(values) => Some(values[row]).filter(|value| *value != u64::MAX),
        }
    }

    /// Hands on the numbers of some rows, `None` for missing. The width is looked at once and not
    /// for each of them.
    pub(crate) fn for_each(
        &self,
        rows: impl Iterator<Item = usize>,
        mut handle: impl FnMut(Option<u64>),
    ) {
        match self {
            Self::None => rows.for_each(|_| handle(None)),
            Self::One(values) => rows.for_each(|row| {
                handle(
                    Some(values[row])
                        .filter(|value| *value != u8::MAX)
                        .map(u64::from),
                );
            }),
            Self::Two(values) => rows.for_each(|row| {
                handle(
                    Some(values[row])
                        .filter(|value| *value != u16::MAX)
                        .map(u64::from),
                );
            }),
            Self::Four(values) => rows.for_each(|row| {
                handle(
                    Some(values[row])
                        .filter(|value| *value != u32::MAX)
                        .map(u64::from),
                );
            }),
            Self::Eight(values) => {
                rows.for_each(|row| handle(Some(values[row]).filter(|value| *value != u64::MAX)));
            }
        }
    }

    /// The numbers of some rows, in their order.
    fn permute(self, rows: &[u32]) -> Self {
        fn pick<T: Copy>(values: &[T], rows: &[u32]) -> Vec<T> {
            rows.iter().map(|row| values[*row as usize]).collect()
        }
        match self {
            Self::None => Self::None,
            Self::One(values) => Self::One(pick(&values, rows)),
            Self::Two(values) => Self::Two(pick(&values, rows)),
            Self::Four(values) => Self::Four(pick(&values, rows)),
            Self::Eight(values) => Self::Eight(pick(&values, rows)),
        }
    }

    const fn bytes(&self) -> usize {
        match self {
            Self::None => 0,
            Self::One(values) => values.len(),
            Self::Two(values) => values.len() * 2,
            Self::Four(values) => values.len() * 4,
            Self::Eight(values) => values.len() * 8,
        }
    }
}

/// A column of a chunk.
#[derive(Debug)]
pub(crate) enum PackedColumn {
    /// Whole numbers: `base` and what is to be added.
    Whole {
        base: i64,
        offsets: Offsets,
    },
    /// Missing is NaN.
    Number(Vec<f64>),
    Text {
        dictionary: Texts,
        codes: Offsets,
    },
}

impl PackedColumn {
    #[expect(
        clippy::cast_sign_loss,
        reason = "differences from the smallest are not negative"
    )]
    pub(crate) fn new(values: Values) -> Self {
        match values {
            Values::Whole(values) => {
                let present = || values.iter().copied().filter(|value| *value != MISSING);
                let (base, most) = (present().min(), present().max());
                let range = base
                    .zip(most)
                    .map(|(base, most)| most.wrapping_sub(base) as u64);
                let base = base.unwrap_or(0);
                let offsets = values.iter().map(|value| {
                    if *value == MISSING {
                        u64::MAX
                    } else {
                        value.wrapping_sub(base) as u64
                    }
                });
                Self::Whole {
                    base,
                    offsets: Offsets::pack(offsets, range),
                }
            }
            Values::Number(values) => Self::Number(values),
            Values::Text { dictionary, codes } => {
                let most = (dictionary.len() as u64).checked_sub(1);
                let codes = Offsets::pack(
                    codes.iter().map(|code| {
                        if *code == u32::MAX {
                            u64::MAX
                        } else {
                            u64::from(*code)
                        }
                    }),
                    most,
                );
                Self::Text { dictionary, codes }
            }
        }
    }

    /// A whole number, or [`MISSING`].
    #[expect(
        clippy::cast_possible_wrap,
        reason = "what was added to the base gives the value back"
    )]
    pub(crate) fn whole(&self, row: usize) -> i64 {
        match self {
            Self::Whole { base, offsets } => offsets
                .get(row)
                .map_or(MISSING, |offset| base.wrapping_add(offset as i64)),
            Self::Number(_) | Self::Text { .. } => MISSING,
        }
    }

    /// Hands on the whole numbers of some rows, [`MISSING`] where there is none.
    #[expect(
        clippy::cast_possible_wrap,
        reason = "what was added to the base gives the value back"
    )]
    pub(crate) fn for_each_whole(
        &self,
        rows: impl Iterator<Item = usize>,
        mut handle: impl FnMut(i64),
    ) {
        if let Self::Whole { base, offsets } = self {
            offsets.for_each(rows, |offset| {
                handle(offset.map_or(MISSING, |offset| base.wrapping_add(offset as i64)));
            });
        }
    }

    /// A number, or NaN.
    pub(crate) fn number(&self, row: usize) -> f64 {
        if let Self::Number(values) = self {
            values[row]
        } else {
            f64::NAN
        }
    }

    pub(crate) fn text(&self, row: usize) -> Option<&str> {
        let Self::Text { dictionary, codes } = self else {
            return None;
        };
        codes
            .get(row)
            .map(|code| dictionary.get(usize::try_from(code).unwrap_or(0)))
    }

    fn bytes(&self) -> usize {
        match self {
            Self::Whole { offsets, .. } => offsets.bytes(),
            Self::Number(values) => values.len() * 8,
            Self::Text { dictionary, codes } => {
                dictionary.text.len() + dictionary.ends.len() * 4 + codes.bytes()
            }
        }
    }
}

/// Some rows.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(crate) rows: usize,
    pub(crate) columns: Vec<PackedColumn>,
}

impl Chunk {
    /// The same rows in another order.
    pub(crate) fn permute(self, rows: &[u32]) -> Self {
        let column = |column| match column {
            PackedColumn::Whole { base, offsets } => PackedColumn::Whole {
                base,
                offsets: offsets.permute(rows),
            },
            PackedColumn::Number(values) => {
                PackedColumn::Number(rows.iter().map(|row| values[*row as usize]).collect())
            }
            PackedColumn::Text { dictionary, codes } => PackedColumn::Text {
                dictionary,
                codes: codes.permute(rows),
            },
        };
        Self {
            rows: self.rows,
            columns: self.columns.into_iter().map(column).collect(),
        }
    }

    pub(crate) fn bytes(&self) -> usize {
        // Every column has a vector of its own.
        self.columns.iter().map(|column| column.bytes() + 64).sum()
    }

    /// Writes the chunk so that [`Chunk::read`] gives it back, on the same machine.
    pub(crate) fn write(&self, writer: &mut dyn io::Write) -> io::Result<()> {
        writer.write_all(&(self.rows as u64).to_ne_bytes())?;
        for column in &self.columns {
            match column {
                PackedColumn::Whole { base, offsets } => {
                    writer.write_all(&base.to_ne_bytes())?;
                    write_offsets(writer, offsets)?;
                }
                PackedColumn::Number(values) => writer.write_all(bytemuck::cast_slice(values))?,
                PackedColumn::Text { dictionary, codes } => {
                    writer.write_all(&(dictionary.text.len() as u64).to_ne_bytes())?;
                    writer.write_all(dictionary.text.as_bytes())?;
                    writer.write_all(&(dictionary.ends.len() as u64).to_ne_bytes())?;
                    writer.write_all(bytemuck::cast_slice(&dictionary.ends))?;
                    write_offsets(writer, codes)?;
                }
            }
        }
        Ok(())
    }

    /// Reads a chunk of these fields; none at the end of the file.
    pub(crate) fn read(reader: &mut dyn io::BufRead, fields: &[Field]) -> io::Result<Option<Self>> {
        if reader.fill_buf()?.is_empty() {
            return Ok(None);
        }
        let rows = read_length(reader)?;
        let columns = fields
            .iter()
            .map(|field| {
                Ok(match field.kind {
                    Kind::Number => PackedColumn::Number(read_values(reader, rows)?),
                    Kind::Text => {
                        let length = read_length(reader)?;
                        let text = String::from_utf8(read_values(reader, length)?)
                            .map_err(io::Error::other)?;
                        let texts = read_length(reader)?;
                        let ends = read_values(reader, texts)?;
                        PackedColumn::Text {
                            dictionary: Texts { text, ends },
                            codes: read_offsets(reader, rows)?,
                        }
                    }
                    Kind::Integer | Kind::Flag | Kind::Month | Kind::Date | Kind::Timestamp => {
                        let mut base = [0; 8];
                        reader.read_exact(&mut base)?;
                        PackedColumn::Whole {
                            base: i64::from_ne_bytes(base),
                            offsets: read_offsets(reader, rows)?,
                        }
                    }
                })
            })
            .collect::<io::Result<Vec<_>>>()?;
        Ok(Some(Self { rows, columns }))
    }
}

fn write_offsets(writer: &mut dyn io::Write, offsets: &Offsets) -> io::Result<()> {
    let (width, bytes): (u8, &[u8]) = match offsets {
        Offsets::None => (0, &[]),
        Offsets::One(values) => (1, values),
        Offsets::Two(values) => (2, bytemuck::cast_slice(values)),
        Offsets::Four(values) => (4, bytemuck::cast_slice(values)),
        Offsets::Eight(values) => (8, bytemuck::cast_slice(values)),
    };
    writer.write_all(&[width])?;
    writer.write_all(bytes)
}

fn read_offsets(reader: &mut dyn io::BufRead, rows: usize) -> io::Result<Offsets> {
    let mut width = [0];
    reader.read_exact(&mut width)?;
    Ok(match width[0] {
        0 => Offsets::None,
        1 => Offsets::One(read_values(reader, rows)?),
        2 => Offsets::Two(read_values(reader, rows)?),
        4 => Offsets::Four(read_values(reader, rows)?),
        _ => Offsets::Eight(read_values(reader, rows)?),
    })
}

fn read_length(reader: &mut dyn io::BufRead) -> io::Result<usize> {
    let mut length = [0; 8];
    reader.read_exact(&mut length)?;
    usize::try_from(u64::from_ne_bytes(length)).map_err(io::Error::other)
}

fn read_values<T: bytemuck::Pod>(reader: &mut dyn io::BufRead, count: usize) -> io::Result<Vec<T>> {
    let mut values = vec![T::zeroed(); count];
    reader.read_exact(bytemuck::cast_slice_mut(&mut values))?;
    Ok(values)
}

/// What goes wrong with a file that rows are put aside in, which is the program's own.
pub(crate) fn spill_error(error: &io::Error) -> Malformed {
    Malformed::broken(&format_args!(
        "rows cannot be put aside for sorting: {error}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_from_every_width() {
        for most in [
            0_i64,
            200,
            254,
            255,
            60_000,
            65_535,
            4_000_000_000,
            i64::MAX,
        ] {
            let values = vec![-5, MISSING, most.wrapping_sub(5).max(-5)];
            let packed = PackedColumn::new(Values::Whole(values.clone()));
            assert_eq!(
                (0..3).map(|row| packed.whole(row)).collect::<Vec<_>>(),
                values,
                "{most}"
            );
        }
        let empty = PackedColumn::new(Values::Whole(vec![MISSING; 3]));
        assert_eq!((empty.whole(2), empty.bytes()), (MISSING, 0));
    }

    #[test]
    fn a_chunk_that_was_put_aside_comes_back() {
        let mut dictionary = Dictionary::default();
        let codes = vec![dictionary.code("b"), u32::MAX, dictionary.code("à")];
        let fields =
            [("n", Kind::Integer), ("x", Kind::Number), ("t", Kind::Text)].map(|(name, kind)| {
                Field {
                    name: name.to_owned(),
                    unit: String::new(),
                    kind,
                }
            });
        let chunk = Chunk {
            rows: 3,
            columns: vec![
                PackedColumn::new(Values::Whole(vec![70_000, -1, MISSING])),
                PackedColumn::new(Values::Number(vec![1.5, f64::NAN, -0.0])),
                PackedColumn::new(Values::Text {
                    dictionary: dictionary.texts,
                    codes,
                }),
            ],
        };
        let mut bytes = Vec::new();
        chunk.write(&mut bytes).expect("written");
        chunk.write(&mut bytes).expect("written");
        let mut reader = bytes.as_slice();
        for _ in 0..2 {
            let read = Chunk::read(&mut reader, &fields)
                .expect("read")
                .expect("a chunk");
            assert_eq!(
                (read.columns[0].whole(0), read.columns[0].whole(2)),
                (70_000, MISSING)
            );
            assert!(read.columns[1].number(1).is_nan());
            assert_eq!(
                (read.columns[2].text(1), read.columns[2].text(2)),
                (None, Some("à"))
            );
        }
        assert!(
            Chunk::read(&mut reader, &fields)
                .expect("the end")
                .is_none()
        );
    }
}
