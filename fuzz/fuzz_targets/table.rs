//! Any bytes give a table of entries, or diagnostics.
#![no_main]

use jiazhu_annotate::glossary::table;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Err(errors) = table::parse("g.csv", bytes) {
        assert!(!errors.is_empty());
    }
});
