//! The file format of a reading: the frame of [`crate::frame`] around a packed [`Reading`]. `docs/format.md` describes it.

use super::Reading;
use super::packed::{Packed, Unpacker};
use super::soundness::{PARTS, is_sound, is_sound_in};
use crate::frame::{Fault, FileKind, Header, OpenError};
#[cfg(feature = "write")]
use crate::frame::{pack_quickly, pack_sections, unpack_sections};
use crate::wire;

/// Makes a reading of its inflated bodies: one, or those of its sections.
///
/// # Errors
/// [`Fault::Truncated`] when a body is missing, or shorter than the header says, else [`Fault::Damaged`].
pub fn open(header: Header, bodies: Vec<Vec<u8>>) -> Result<Reading, OpenError> {
    let mut opening = Opening::new(header);
    let mut bodies = bodies.into_iter();
    loop {
        match opening.step()? {
            Opened::Partly => {}
            Opened::Waiting => opening.add(bodies.next().ok_or(Fault::Truncated.of(FileKind::Reading))?)?,
            Opened::Whole(reading) => return Ok(reading),
        }
    }
}

/// A reading that is opened section by section, and step by step, each of which takes a few milliseconds: a million characters at once would hold
/// a page up.
pub struct Opening {
    header: Header,
    /// How many sections have been given, and the last of them until it has been read.
    given: usize,
    body: Option<Vec<u8>>,
    /// What has been read and not unpacked.
    packed: Option<Packed>,
    unpacker: Unpacker,
    is_telling: bool,
    /// All of it, and how much of that has been found sound.
    whole: Option<Reading>,
    sound: usize,
    failed: bool,
}

/// How far it is after a step.
#[derive(Debug, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "one is made of each step and taken apart at once; a box costs the widget bytes"
)]
pub enum Opened {
    /// There is more to be done.
    Partly,
    /// The next section is needed.
    Waiting,
    Whole(Reading),
}

impl Opening {
    pub fn new(header: Header) -> Opening {
        Opening {
            header,
            given: 0,
            body: None,
            packed: None,
            unpacker: Unpacker::default(),
            is_telling: false,
            whole: None,
            sound: 0,
            failed: false,
        }
    }

    /// Takes the inflated body of the next section, which it is [`Opened::Waiting`] for.
    ///
    /// # Errors
    /// A body that is not what the header says.
    pub fn add(&mut self, body: Vec<u8>) -> Result<(), OpenError> {
        self.header.check(self.given, &body)?;
        self.given += 1;
        self.body = Some(body);
        Ok(())
    }

    /// Does the next step.
    ///
    /// # Errors
    /// Those of [`open`]. After one there are no more steps.
    pub fn step(&mut self) -> Result<Opened, OpenError> {
        let opened = if self.failed { None } else { self.go_on() };
        self.failed = opened.is_none();
        opened.ok_or(Fault::Damaged.of(FileKind::Reading))
    }

    fn go_on(&mut self) -> Option<Opened> {
        if let Some(packed) = self.packed.take() {
            self.unpacker.add(packed)?;
            self.is_telling = true;
        } else if self.is_telling {
            self.is_telling = !self.unpacker.step()?;
        } else if let Some(body) = self.body.take() {
            self.packed = Some(wire::read(&body, self.header.format)?);
        } else if self.given < self.header.sections.len() {
            return Some(Opened::Waiting);
        } else if let Some(whole) = self.whole.take() {
            if self.sound == PARTS {
                return Some(Opened::Whole(whole));
            }
            if !is_sound_in(&whole, self.sound) {
                return None;
            }
            self.sound += 1;
            self.whole = Some(whole);
        } else {
            self.whole = Some(self.unpacker.finish()?);
        }
        Some(Opened::Partly)
    }

    /// The beginning of the reading, where its first section is here and the second is waited for; `None` where that is no reading by itself.
    pub fn look(&self) -> Option<Reading> {
        if self.given != 1 || self.body.is_some() || self.packed.is_some() || self.is_telling {
            return None;
        }
        let look = self.unpacker.look();
        (!look.rest.is_empty() && is_sound(&look)).then_some(look)
    }
}

/// Opens a whole file, inflating its body.
///
/// # Errors
/// Any [`OpenError`].
#[cfg(feature = "write")]
pub fn open_file(file: &[u8]) -> Result<Reading, OpenError> {
    let (header, bodies) = unpack_sections(FileKind::Reading, file)?;
    open(header, bodies)
}

/// Writes a reading as a file. It has to be sound: what `annotate` makes is.
#[cfg(feature = "write")]
pub fn save(reading: &Reading) -> Vec<u8> {
    packed(reading, pack_sections)
}

/// The same for a reading that is shown at once: a larger file, soon written.
#[cfg(feature = "write")]
pub fn save_quickly(reading: &Reading) -> Vec<u8> {
    packed(reading, pack_quickly)
}

/// In the bodies of its sections; a text that is not long has one.
#[cfg(feature = "write")]
fn packed(reading: &Reading, pack: fn(FileKind, &[&[u8]]) -> Vec<u8>) -> Vec<u8> {
    let sections = Packed::sections(reading, &reading.cuts());
    let mut bodies: Vec<Vec<u8>> = sections.iter().map(wire::write).collect();
    for (body, section) in bodies.iter_mut().zip(&sections) {
        if !section.tells_rest() {
            // An empty list, before which older files end: those of short texts stay what they were.
            body.pop();
        }
    }
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    pack(FileKind::Reading, &bodies)
}

#[cfg(test)]
mod tests;
