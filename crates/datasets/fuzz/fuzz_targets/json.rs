#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| datasets_fuzz::read("raw.geojson", bytes));
