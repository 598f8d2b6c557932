//! The real files of both cities. They are not part of the project: where their folder is absent,
//! each of these tests is listed as ignored. Where it is there, each of them runs, and a file that
//! lacks is a failure.
//!
//! Whether the folder is there is asked when the tests are run, which an attribute cannot do: hence
//! a main function of our own. Whatever a real file is like, a small made-up one is like it too, in
//! `it/small_brothers.rs`, which always runs.

#[path = "../common/mod.rs"]
mod common;
mod every_file;
mod figures;

use std::path::PathBuf;

use common::{crate_folder, drawing, forms};
use libtest_mimic::{Arguments, Trial};

/// The folders of the files within [`folder`].
const CITIES: [&str; 2] = ["barcelona", "kobe"];

fn folder() -> PathBuf {
    crate_folder().join("../../../shared/data")
}

/// A real file by its place within the folder of all of them.
fn real(name: &str) -> PathBuf {
    folder().join(name)
}

fn every_proposal_of_every_file_is_drawn_and_every_kind_made_of_it() {
    drawing::check_files_of(&CITIES.map(real));
}

fn a_table_is_the_same_in_every_form() {
    forms::check_files_of(&CITIES.map(real));
}

/// A test by the name of its function.
macro_rules! trials {
    ($($($part:ident)::+),* $(,)?) => {
        vec![$(Trial::test(stringify!($($part)::+).replace(' ', ""), || {
            $($part)::+();
            Ok(())
        })),*]
    };
}

fn main() {
    let trials = trials![
        figures::population_by_age_and_sex_2021,
        figures::accidents_2010_in_latin_1_and_2020,
        figures::air_quality_before_and_in_the_lock_down,
        figures::temperatures_since_1786,
        figures::kobe_register_2017,
        figures::kobe_evacuation_sites_in_cp932,
        figures::districts_and_wards_as_geojson,
        figures::double_encoded_names_are_repaired,
        every_file::every_file_becomes_what_was_reviewed,
        every_proposal_of_every_file_is_drawn_and_every_kind_made_of_it,
        a_table_is_the_same_in_every_form,
    ];
    let absent = !folder().is_dir();
    let trials = trials
        .into_iter()
        .map(|trial| trial.with_ignored_flag(absent))
        .collect();
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
