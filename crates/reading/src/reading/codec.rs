//! The file format of a reading: the frame of [`crate::frame`] around a packed [`Reading`]. `docs/format.md` describes it.

use super::Reading;
#[cfg(feature = "write")]
use super::packed::Packed;
use super::packed::Unpacker;
use super::soundness::is_sound;
use crate::frame::{Fault, FileKind, Header, OpenError};
#[cfg(feature = "write")]
use crate::frame::{pack, pack_quickly, unpack};
use crate::wire;

/// Makes a reading of an inflated body.
///
/// # Errors
/// [`Fault::Truncated`] when the body is shorter than its header says, else [`Fault::Damaged`].
pub fn open(header: Header, body: Vec<u8>) -> Result<Reading, OpenError> {
    let mut opening = Opening::new(header, body)?;
    loop {
        if let Some(reading) = opening.step()? {
            return Ok(reading);
        }
    }
}

/// A reading that is opened step by step, each of which takes a few milliseconds: a million characters at once would hold a page up.
pub struct Opening {
    header: Header,
    /// The inflated body, until it has been read.
    body: Vec<u8>,
    unpacker: Option<Box<Unpacker>>,
}

impl Opening {
    /// # Errors
    /// A body that is not what the header says.
    pub fn new(header: Header, body: Vec<u8>) -> Result<Opening, OpenError> {
        header.check(&body)?;
        Ok(Opening { header, body, unpacker: None })
    }

    /// Does the next step; the reading after the last one.
    ///
    /// # Errors
    /// Those of [`open`]. After one there are no more steps.
    pub fn step(&mut self) -> Result<Option<Reading>, OpenError> {
        let damaged = Fault::Damaged.of(FileKind::Reading);
        if let Some(unpacker) = &mut self.unpacker {
            if unpacker.step().ok_or(damaged)? {
                let reading = unpacker.finish().filter(is_sound).ok_or(damaged)?;
                self.unpacker = None;
                return Ok(Some(reading));
            }
        } else {
            let packed = wire::read(&std::mem::take(&mut self.body), self.header.format).ok_or(damaged)?;
            self.unpacker = Some(Box::new(Unpacker::new(packed)));
        }
        Ok(None)
    }
}

/// Opens a whole file, inflating its body.
///
/// # Errors
/// Any [`OpenError`].
#[cfg(feature = "write")]
pub fn open_file(file: &[u8]) -> Result<Reading, OpenError> {
    let (header, body) = unpack(FileKind::Reading, file)?;
    open(header, body)
}

/// Writes a reading as a file. It has to be sound: what `annotate` makes is.
#[cfg(feature = "write")]
pub fn save(reading: &Reading) -> Vec<u8> {
    pack(FileKind::Reading, &wire::write(&Packed::pack(reading)))
}

/// The same for a reading that is shown at once: a larger file, soon written.
#[cfg(feature = "write")]
pub fn save_quickly(reading: &Reading) -> Vec<u8> {
    pack_quickly(FileKind::Reading, &wire::write(&Packed::pack(reading)))
}

#[cfg(test)]
mod tests {
    use super::super::{Block, BlockKind};
    use super::*;

    fn reading() -> Reading {
        let text = "踐行‘兩個維護’真不真".to_string();
        Reading {
            blocks: vec![Block { kind: BlockKind::Paragraph, text, styles: vec![] }],
            words: vec![2, 1, 4, 1, 3], // 踐行/‘/兩個維護/’/真不真
            ..Reading::default()
        }
    }

    #[test]
    fn opens_what_it_saved() {
        assert_eq!(open_file(&save(&reading())), Ok(reading()));
        assert_eq!(open_file(&save_quickly(&reading())), Ok(reading()));
    }

    #[test]
    fn a_long_text_is_opened_in_many_steps() {
        let long = Reading {
            blocks: vec![Block { kind: BlockKind::Paragraph, text: "真".repeat(100_000), styles: vec![] }],
            words: vec![1; 100_000],
            ..Reading::default()
        };
        for (reading, expected) in [(reading(), 2), (long, 5)] {
            let (header, body) = unpack(FileKind::Reading, &save_quickly(&reading)).expect("a file");
            let mut opening = Opening::new(header, body).expect("a whole body");
            let mut steps = 1;
            let opened = loop {
                match opening.step() {
                    Ok(Some(opened)) => break opened,
                    Ok(None) => steps += 1,
                    Err(error) => panic!("{error}"),
                }
            };
            assert_eq!((opened, steps), (reading, expected));
        }
    }

    #[test]
    fn after_a_fault_there_are_no_more_steps() {
        let (header, body) = unpack(FileKind::Reading, &save(&reading())).expect("a file");
        let damaged = Fault::Damaged.of(FileKind::Reading);
        assert_eq!(Opening::new(header, [&body[..], &[0]].concat()).err(), Some(damaged));
        let mut opening = Opening::new(header, body).expect("a whole body");
        opening.body.truncate(20);
        assert_eq!((opening.step(), opening.step()), (Err(damaged), Err(damaged)));
    }

    #[test]
    fn refuses_each_way_a_file_can_be_wrong() {
        let file = save(&reading());
        assert_eq!(open_file(b"<!doctype html>"), Err(Fault::Foreign.of(FileKind::Reading)));
        assert_eq!(open_file(b""), Err(Fault::Foreign.of(FileKind::Reading)));
        for length in 1..file.len() {
            assert_eq!(
                open_file(&file[..length]),
                Err(Fault::Truncated.of(FileKind::Reading)),
                "cut after {length} bytes"
            );
        }
        let mut newer = file.clone();
        newer[6] = 99;
        assert_eq!(open_file(&newer), Err(Fault::TooNew(99).of(FileKind::Reading)));
        for at in 8..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= 0x10;
            // Deflate has padding bits that mean nothing: what opens must be the very same reading.
            assert!(open_file(&damaged).map_or(true, |r| r == reading()), "byte {at} changed unnoticed");
        }
    }
}
