//! A table stays the same table however it is written down.

use crate::{common::forms, crate_folder};

#[test]
fn a_table_is_the_same_in_every_form() {
    forms::check_files_of(&[crate_folder().join("../../seeds/data")]);
}
