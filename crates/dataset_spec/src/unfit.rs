//! Why a table gives no chart.

use serde::{Deserialize, Serialize};

/// Why a table gives no such chart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Unfit {
    /// The rule leaves a part open that its kind of chart must have: `x`, `y` or `by`.
    #[error("the chart says nothing for {0}")]
    Part(String),
    /// The rule names a column, here by its name, that is not there.
    #[error("the table has no column {0}")]
    Column(String),
    /// The named column is to be measured or counted along, and is no integer or number.
    #[error("the column {0} holds no numbers")]
    Numbers(String),
    /// The named column is to say when.
    #[error("the column {0} holds no years, months or dates")]
    Time(String),
    /// The named column is to say in which area.
    #[error("the column {0} holds no codes of areas")]
    Area(String),
    /// Above this number of groups nobody tells them apart.
    #[error("the columns give more than {0} groups")]
    Groups(usize),
    /// Every row is without one of the values.
    #[error("no row has the values that the chart needs")]
    Nothing,
    /// A damaged file or a defect, in English.
    #[error("the table cannot be read: {0}")]
    Broken(String),
}
