//! Any text is converted to one of the same length.
#![no_main]

use jiazhu_annotate::convert::{Target, convert};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for to in [Target::Hans, Target::Hant] {
        assert_eq!(convert(&text, to).chars().count(), text.chars().count());
    }
});
