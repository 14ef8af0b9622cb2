//! Any bytes give a reading that can be written again and shown in each script, or say why not. They are tried as a
//! file, and as the body of one whose length and checksum are right.
#![no_main]

use jiazhu_reading::frame::{FileKind, pack};
use jiazhu_html::html;
use jiazhu_reading::{Script, open_file, save};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for file in [bytes, &pack(FileKind::Reading, bytes)] {
        let Ok(reading) = open_file(file) else { continue };
        assert_eq!(open_file(&save(&reading)).as_ref(), Ok(&reading));
        html(&reading);
        for script in [Script::Repaired, Script::Hans, Script::Hant] {
            let length = |reading: &jiazhu_reading::Reading| reading.text().chars().count();
            assert_eq!(length(&reading.in_script(script)), length(&reading));
        }
    }
});
