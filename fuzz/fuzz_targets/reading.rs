//! Any bytes give a reading that can be written again, or say why not. They are tried as a file, and as the body of one
//! whose length and checksum are right.
#![no_main]

use jiazhu::html::html;
use jiazhu::reading::{FORMAT, open, open_file, read_header, save};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut head = b"JIAZHU".to_vec();
    head.extend(FORMAT.to_le_bytes());
    head.extend((bytes.len() as u32).to_le_bytes());
    head.extend(crc32fast::hash(bytes).to_le_bytes());
    let (header, _) = read_header(&head).expect("a header as `save` writes it");
    for opened in [open_file(bytes), open(header, bytes)] {
        if let Ok(reading) = opened {
            assert_eq!(open_file(&save(&reading)).as_ref(), Ok(&reading));
            html(&reading);
        }
    }
});
