//! Black-box tests of the checks of uploads.

mod files;
mod metadata;
