//! Any bytes give a reading that can be written again, or say why not.
#![no_main]

use jiazhu::html::html;
use jiazhu::reading::{open_file, save};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(reading) = open_file(bytes) {
        assert_eq!(open_file(&save(&reading)).as_ref(), Ok(&reading));
        html(&reading);
    }
});
