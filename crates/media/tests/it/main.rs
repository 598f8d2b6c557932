//! Black-box tests of the checks of uploads.

mod drawings;
mod files;
mod metadata;
