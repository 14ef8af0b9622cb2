//! The file format of a reading.
//!
//! | bytes | what |
//! |---|---|
//! | 0..6 | `JIAZHU` |
//! | 6..8 | format version, little endian |
//! | 8..12 | length of the inflated body in bytes, little endian |
//! | 12..16 | CRC-32 of the inflated body, little endian |
//! | 16.. | the body: a [`Reading`] in postcard, deflated without a wrapper |
//!
//! The first eight bytes never change their meaning, so that an old widget can name a version too new for it.
//! The body is deflated inside the file because hosts do not compress types they do not know; the browser
//! inflates it with `DecompressionStream("deflate-raw")` and carries no code for it.

use std::fmt;

use super::Reading;
use super::soundness::is_sound;

/// The version this crate writes. It opens this one and every older one.
pub const FORMAT: u16 = 1;

const MAGIC: &[u8; 6] = b"JIAZHU";
const HEADER: usize = 16;
/// No article comes near it; a damaged length must not make a browser reserve gigabytes.
const LONGEST_BODY: u32 = 256 << 20;

/// The CRC-32 of zip and PNG. Without a table: that would be 16 KB in every page, and no reading is long enough to miss it.
fn checksum(bytes: &[u8]) -> u32 {
    crc::Crc::<u32, crc::NoTable>::new(&crc::CRC_32_ISO_HDLC).checksum(bytes)
}

/// What stands before the deflated body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub format: u16,
    /// Bytes.
    pub body_length: u32,
    checksum: u32,
}

/// Why a file is not a reading that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It does not begin like a reading: another kind of file, or an error page of the host.
    NotAReading,
    /// Its format version is newer than [`FORMAT`].
    TooNew(u16),
    /// It ends before its header says it does.
    Truncated,
    /// Its body is not what its checksum promises, or contradicts itself.
    Damaged,
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OpenError::NotAReading => f.write_str(
                "this file is not a Jiazhu reading: check that the address names a .reading file made by `jiazhu build`",
            ),
            OpenError::TooNew(version) => write!(
                f,
                "this reading has format {version}, and this widget knows formats up to {FORMAT}: \
                 update the widget's files, or build the reading again with the matching `jiazhu`"
            ),
            OpenError::Truncated => {
                f.write_str("this reading is cut short: copy or upload the file again, whole")
            }
            OpenError::Damaged => f.write_str(
                "this reading is damaged: build or upload the file again, in binary mode",
            ),
        }
    }
}

impl std::error::Error for OpenError {}

/// Reads the header and returns it with the deflated body that follows.
///
/// # Errors
/// [`OpenError::NotAReading`], [`OpenError::TooNew`] or [`OpenError::Truncated`].
pub fn read_header(file: &[u8]) -> Result<(Header, &[u8]), OpenError> {
    let shared = file.len().min(MAGIC.len());
    if shared == 0 || file[..shared] != MAGIC[..shared] {
        return Err(OpenError::NotAReading);
    }
    let Some((head, body)) = file.split_at_checked(HEADER) else { return Err(OpenError::Truncated) };
    let format = u16::from_le_bytes([head[6], head[7]]);
    if format > FORMAT {
        return Err(OpenError::TooNew(format));
    }
    let word = |at: usize| u32::from_le_bytes([head[at], head[at + 1], head[at + 2], head[at + 3]]);
    let header = Header { format, body_length: word(8), checksum: word(12) };
    if format == 0 || header.body_length > LONGEST_BODY {
        return Err(OpenError::Damaged);
    }
    Ok((header, body))
}

/// Makes a reading of an inflated body.
///
/// # Errors
/// [`OpenError::Truncated`] when the body is shorter than its header says, else [`OpenError::Damaged`].
pub fn open(header: Header, body: &[u8]) -> Result<Reading, OpenError> {
    if body.len() < header.body_length as usize {
        return Err(OpenError::Truncated);
    }
    if body.len() > header.body_length as usize || checksum(body) != header.checksum {
        return Err(OpenError::Damaged);
    }
    let reading = postcard::from_bytes(body).map_err(|_| OpenError::Damaged)?;
    if is_sound(&reading) { Ok(reading) } else { Err(OpenError::Damaged) }
}

/// Opens a whole file, inflating its body.
///
/// # Errors
/// Any [`OpenError`].
#[cfg(not(target_arch = "wasm32"))]
pub fn open_file(file: &[u8]) -> Result<Reading, OpenError> {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
    let (header, deflated) = read_header(file)?;
    let body = decompress_to_vec_with_limit(deflated, header.body_length as usize).map_err(|error| {
        match error.status {
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => OpenError::Truncated,
            _ => OpenError::Damaged,
        }
    })?;
    open(header, &body)
}

/// Writes a reading as a file.
#[cfg(not(target_arch = "wasm32"))]
pub fn save(reading: &Reading) -> Vec<u8> {
    let body = postcard::to_allocvec(reading).expect("postcard writes any plain data");
    let mut file = Vec::new();
    file.extend_from_slice(MAGIC);
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.extend_from_slice(&(body.len() as u32).to_le_bytes());
    file.extend_from_slice(&checksum(&body).to_le_bytes());
    file.extend_from_slice(&miniz_oxide::deflate::compress_to_vec(&body, 10));
    file
}

#[cfg(all(test, not(target_arch = "wasm32")))]
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
    }

    #[test]
    fn refuses_each_way_a_file_can_be_wrong() {
        let file = save(&reading());
        assert_eq!(open_file(b"<!doctype html>"), Err(OpenError::NotAReading));
        assert_eq!(open_file(b""), Err(OpenError::NotAReading));
        for length in 1..file.len() {
            assert_eq!(open_file(&file[..length]), Err(OpenError::Truncated), "cut after {length} bytes");
        }
        let mut newer = file.clone();
        newer[6] = 99;
        assert_eq!(open_file(&newer), Err(OpenError::TooNew(99)));
        for at in 8..file.len() {
            let mut damaged = file.clone();
            damaged[at] ^= 0x10;
            // Deflate has padding bits that mean nothing: what opens must be the very same reading.
            assert!(open_file(&damaged).map_or(true, |r| r == reading()), "byte {at} changed unnoticed");
        }
    }

    #[test]
    fn every_message_says_what_to_do() {
        for error in [OpenError::NotAReading, OpenError::TooNew(9), OpenError::Truncated, OpenError::Damaged]
        {
            let message = error.to_string();
            assert!(message.contains(": "), "{message}");
        }
    }
}
