//! Any text is converted to one of the same length.
#![no_main]

#[path = "../builtin.rs"]
mod builtin;

use jiazhu_annotate::convert::TargetScript;
use libfuzzer_sys::fuzz_target;
use builtin::TABLES;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let conversion = TABLES.conversion().expect("all tables are there");
    for to in [TargetScript::Hans, TargetScript::Hant] {
        assert_eq!(conversion.convert(&text, to).chars().count(), text.chars().count());
    }
});
