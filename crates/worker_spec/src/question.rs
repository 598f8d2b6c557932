//! The questions, each with its answer.

use std::path::{Path, PathBuf};

use chart_spec::{Figure, Kind, Rule};
use contest::City;
use dataset_spec::{Check, Malformed, Profile, Recipe, Unfit};
use media_spec::{Finding, Taken};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::Purpose;

/// A question with an answer in JSON.
pub trait Ask: Into<Question> + Send {
    /// What the worker says to it.
    type Answer: Serialize + DeserializeOwned + Send;
}

/// Looks at a file of a work, takes out in place what tells of its makers, and draws a picture
/// small.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TakeFile {
    /// The file.
    pub file: PathBuf,
    /// What its sender calls it.
    pub name: String,
    /// Where a picture's small copy is written.
    pub preview: PathBuf,
}

/// Proposes what somebody's choices leave open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProposeRecipe {
    /// The raw file, with an ending that tells its format.
    pub raw: PathBuf,
    /// A whole recipe or some choices, as text.
    pub choices: String,
    /// The cities whose areas it may name.
    pub cities: Vec<City>,
}

/// Prepares a data file into a folder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrepareTable {
    /// The raw file, with an ending that tells its format.
    pub raw: PathBuf,
    /// A whole recipe or some choices, as text.
    pub choices: String,
    /// The cities whose areas it may name.
    pub cities: Vec<City>,
    /// The folder, which is there.
    pub out: PathBuf,
    /// Whether a CSV is written beside the Parquet.
    pub with_csv: bool,
    /// Whether a team sent it, whose files are smaller.
    pub of_a_team: bool,
}

/// Checks a team's own file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CheckTable {
    /// The file, with an ending that tells its format.
    pub raw: PathBuf,
    /// The cities whose areas it may name.
    pub cities: Vec<City>,
}

/// A prepared table, to be read again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PreparedTable {
    /// Its rows.
    pub parquet: PathBuf,
    /// What they hold.
    pub profile: Profile,
}

/// Computes the data of a chart.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ComputeFigure {
    /// The table that is drawn.
    pub table: PreparedTable,
    /// A second table, from which the second of two values comes.
    pub other: Option<PreparedTable>,
    /// What is drawn.
    pub rule: Rule,
    /// The cities whose areas the tables may name.
    pub cities: Vec<City>,
}

/// Finds out which kinds of chart a table gives.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ListKinds {
    /// The table.
    pub table: PreparedTable,
    /// The cities whose areas it may name.
    pub cities: Vec<City>,
}

/// Makes a chart of a kind, with what another one was made of where that fits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AdaptRule {
    /// The table.
    pub table: PreparedTable,
    /// What was drawn before.
    pub before: Option<Rule>,
    /// The kind that is wanted.
    pub kind: Kind,
    /// The cities whose areas the table may name.
    pub cities: Vec<City>,
}

/// Writes a prepared table as JSON. The answer is the JSON itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct WriteJson {
    /// The table's rows.
    pub parquet: PathBuf,
}

/// Draws an SVG of ours. The answer is the PNG itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DrawPicture {
    /// The drawing.
    pub svg: String,
    /// Pixels for each of its own.
    pub scale: f32,
}

macro_rules! questions {
    ($($question:ident $(-> $answer:ty)?),* $(,)?) => {
        /// What a worker is asked.
        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Question {
            $(
                #[doc = concat!("See [`", stringify!($question), "`].")]
                $question($question),
            )*
        }
        $(
            impl From<$question> for Question {
                fn from(question: $question) -> Self {
                    Self::$question(question)
                }
            }
            $(
                impl Ask for $question {
                    type Answer = $answer;
                }
            )?
        )*
    };
}

questions![
    TakeFile -> Result<Taken, Finding>,
    ProposeRecipe -> Result<Recipe, Malformed>,
    PrepareTable -> Result<(), Malformed>,
    CheckTable -> Result<Check, Malformed>,
    ComputeFigure -> Result<Figure, Unfit>,
    ListKinds -> Vec<Kind>,
    AdaptRule -> Option<Rule>,
    WriteJson,
    DrawPicture,
];

impl Question {
    /// What a worker that answers it is for.
    #[must_use]
    pub const fn purpose(&self) -> Purpose {
        match self {
            Self::TakeFile(_) => Purpose::Look,
            Self::PrepareTable(PrepareTable {
                of_a_team: true, ..
            })
            | Self::CheckTable(_) => Purpose::Check,
            Self::PrepareTable(_) | Self::ProposeRecipe(_) => Purpose::Prepare,
            Self::ComputeFigure(_) | Self::ListKinds(_) | Self::AdaptRule(_) => Purpose::Compute,
            Self::WriteJson(_) => Purpose::Export,
            Self::DrawPicture(_) => Purpose::Draw,
        }
    }

    /// The files that are read for its answer.
    #[must_use]
    pub fn read_files(&self) -> Vec<&Path> {
        match self {
            Self::TakeFile(_) | Self::DrawPicture(_) => Vec::new(),
            Self::ProposeRecipe(ProposeRecipe { raw, .. })
            | Self::PrepareTable(PrepareTable { raw, .. })
            | Self::CheckTable(CheckTable { raw, .. }) => vec![raw],
            Self::ComputeFigure(ComputeFigure { table, other, .. }) => std::iter::once(table)
                .chain(other)
                .map(|table| table.parquet.as_path())
                .collect(),
            Self::ListKinds(ListKinds { table, .. }) | Self::AdaptRule(AdaptRule { table, .. }) => {
                vec![&table.parquet]
            }
            Self::WriteJson(WriteJson { parquet }) => vec![parquet],
        }
    }

    /// The files and folders that its answer changes.
    #[must_use]
    pub fn written_files(&self) -> Vec<&Path> {
        match self {
            Self::TakeFile(TakeFile { file, preview, .. }) => std::iter::once(file.as_path())
                .chain(preview.parent())
                .collect(),
            Self::PrepareTable(PrepareTable { out, .. }) => vec![out],
            _ => Vec::new(),
        }
    }
}
