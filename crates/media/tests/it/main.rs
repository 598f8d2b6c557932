//! Black-box tests of the checks of uploads.

mod drawings;
mod files;
mod metadata;

#[test]
fn the_line_of_a_fault_is_that_of_the_file_however_lines_end() {
    for end in ["\n", "\r\n", "\r"] {
        let table = ["a,b", "1,2", "1,2,3", "1,2", ""].join(end);
        let found = files::take("table.csv", table.as_bytes()).map(drop);
        let finding = media::TableDamage::Cells {
            found: 3,
            expected: 2,
        };
        let expected = media::Finding::Table {
            line: 3,
            column: 3,
            finding,
        };
        assert_eq!(found, Err(expected), "{end:?}");
    }
}
