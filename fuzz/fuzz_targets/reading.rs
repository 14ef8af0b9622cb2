//! Any bytes give a reading that can be written again and shown in each script, or say why not. They are tried as a
//! file, as the body of one whose length and checksum are right, and as its sections, of which each beginning is looked at.
#![no_main]

use jiazhu_html::html;
use jiazhu_reading::frame::{FileKind, pack, pack_sections, unpack_sections};
use jiazhu_reading::strings::ENGLISH;
use jiazhu_reading::{Opened, Opening, Reading, Script, open_file, save};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let sections: Vec<&[u8]> = rest.chunks(usize::from(*first) + 1).take(9).collect();
    let in_sections = pack_sections(FileKind::Reading, &[&[bytes], &sections[..]].concat());
    for file in [bytes, &pack(FileKind::Reading, bytes), &in_sections] {
        look(file);
        let Ok(reading) = open_file(file) else { continue };
        assert_eq!(open_file(&save(&reading)).as_ref(), Ok(&reading));
        show(&reading);
    }
});

fn show(reading: &Reading) {
    html(reading, &ENGLISH);
    for script in [Script::Repaired, Script::Hans, Script::Hant] {
        let length = |reading: &Reading| reading.text().chars().count();
        assert_eq!(length(&reading.in_script(script)), length(reading));
    }
}

/// Opens it section by section, as the widget does.
fn look(file: &[u8]) {
    let Ok((header, bodies)) = unpack_sections(FileKind::Reading, file) else { return };
    let mut opening = Opening::new(header);
    let mut bodies = bodies.into_iter();
    while let Ok(opened) = opening.step() {
        match opened {
            Opened::Partly => {}
            Opened::Waiting => {
                opening.look().iter().for_each(show);
                let Some(body) = bodies.next() else { return };
                if opening.add(body).is_err() {
                    return;
                }
            }
            Opened::Whole(_) => return,
        }
    }
}
