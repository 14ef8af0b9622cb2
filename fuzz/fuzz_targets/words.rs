//! Any bytes give dictionary lines that can be asked for, or say why not. They are tried as a file, and as the body of
//! one whose length and checksum are right.
#![no_main]

use jiazhu_reading::frame::{FileKind, pack};
use jiazhu_reading::words::{open_file, save};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for file in [bytes, &pack(FileKind::Words, bytes)] {
        let Ok(words) = open_file(file) else { continue };
        assert!(open_file(&save(&words)).is_ok());
        words.about();
        for asked in ["", "长", "南京市长江大桥", &String::from_utf8_lossy(&bytes[..bytes.len().min(12)])] {
            assert_ne!(words.parts(asked).len(), 1);
            for line in words.lines(asked) {
                line.senses().count();
                line.classifiers().count();
                line.is_surname();
            }
        }
    }
});
