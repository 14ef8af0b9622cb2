//! What is common to the files that `jiazhu build` writes: the frame around their contents.
//!
//! | bytes | what |
//! |---|---|
//! | 0..6 | which kind of file it is: `JIAZHU`, a reading; `JZWORD`, a words file |
//! | 6..8 | format version of that kind, little endian |
//! | 8..12 | length of the inflated body in bytes, little endian |
//! | 12..16 | CRC-32 of the inflated body, little endian |
//! | 16.. | the body (`wire.rs`), deflated without a wrapper |
//!
//! A long text lies in several bodies, its sections, so that the first one is enough to begin with. Then 8..12 is 2³²−1, 12..16
//! is their number, and a table of contents follows: of each section how many bytes it has deflated, how many inflated, and the CRC-32 of
//! those, 32 bits each. Behind it the sections lie one after the other.
//!
//! The first eight bytes never change their meaning, so that an old widget can name a version too new for it.
//! The body is deflated inside the file because hosts do not compress types they do not know; the browser
//! inflates it with `DecompressionStream("deflate-raw")` and carries no code for it.

use std::fmt;

use crate::strings::filled;

/// Bytes before the body, or before the table of contents.
const HEADER: usize = 16;
/// In the place of the body's length: the file has sections. Programs that know none refuse such a length.
const IN_SECTIONS: u32 = u32::MAX;
/// Bytes of a row of the table of contents.
const ROW: usize = 12;
/// A reading whose sections are so many is refused; [`HEAD`] is as long as the table of contents can be.
pub const MOST_SECTIONS: usize = 4096;
/// Bytes at the beginning of a file that say all of what [`read_header`] has to know; `loading.js` knows it, too.
pub const HEAD: usize = HEADER + ROW * MOST_SECTIONS;
/// No article comes near it; a damaged length must not make a browser reserve gigabytes.
const LONGEST_BODY: u32 = 256 << 20;

/// Which file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A [`Reading`](crate::Reading).
    Reading,
    /// [`Words`](crate::words::Words).
    Words,
}

impl FileKind {
    fn magic(self) -> &'static [u8; 6] {
        match self {
            FileKind::Reading => b"JIAZHU",
            FileKind::Words => b"JZWORD",
        }
    }

    /// The format version that this crate writes. It opens this one and every older one.
    pub const fn format(self) -> u16 {
        match self {
            FileKind::Reading => 2,
            FileKind::Words => 1,
        }
    }

    fn name(self) -> &'static str {
        match self {
            FileKind::Reading => "reading",
            FileKind::Words => "words file",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            FileKind::Reading => "reading",
            FileKind::Words => "words",
        }
    }
}

/// The CRC-32 of zip and PNG. Its table is made when it is needed, within microseconds: as a constant it would be a kilobyte of every page,
/// and without it a long text takes a second. A crate that knows all other checksums too is four times as large; the tests compare with it.
fn checksum(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 256];
    for (byte, entry) in (0..).zip(&mut table) {
        // A bit that falls out takes the polynomial away, whose bits are in reverse order.
        *entry = (0..8).fold(byte, |rest: u32, _| (rest >> 1) ^ (0xEDB8_8320 * (rest & 1)));
    }
    !bytes.iter().fold(!0, |crc, byte| table[usize::from(crc as u8 ^ byte)] ^ (crc >> 8))
}

/// What stands before what is deflated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    pub kind: FileKind,
    pub format: u16,
    /// The body, or those of a text in sections, in order.
    pub sections: Vec<Section>,
}

/// One deflated body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Where it lies in the file, in bytes. One that is alone goes on to the end.
    pub start: usize,
    pub end: usize,
    /// Bytes of the inflated body.
    pub length: u32,
    checksum: u32,
}

/// Why a file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenError {
    /// What it was opened as.
    pub kind: FileKind,
    pub fault: Fault,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not begin like one: another kind of file, or an error page of the host.
    Foreign,
    /// Its format version is newer than [`FileKind::format`].
    TooNew(u16),
    /// It ends before its header says it does.
    Truncated,
    /// Its body would have so many bytes, which are more than any widget opens.
    TooLong(u32),
    /// Its body does not match its checksum, or contradicts itself.
    Damaged,
}

impl Fault {
    /// This fault in a file opened as `kind`.
    pub fn of(self, kind: FileKind) -> OpenError {
        OpenError { kind, fault: self }
    }
}

/// What is wrong and what to do. In English: it is for whoever publishes the file.
impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mebibytes = |bytes: u32| bytes.div_ceil(1 << 20).to_string();
        let (mut format, mut length) = (String::new(), String::new());
        let text = match self.fault {
            Fault::Foreign => {
                "this file is not a Jiazhu {name}: check that the address names a .{extension} file made by `jiazhu build`"
            }
            Fault::TooNew(version) => {
                format = version.to_string();
                "this {name} has format {format}, and this widget knows formats up to {newest}: update the widget's files, or build the {name} again"
            }
            Fault::Truncated => "this {name} is cut short: copy or upload the file again, whole",
            Fault::TooLong(bytes) => {
                length = mebibytes(bytes);
                "this {name} says that it has {length} MiB, and at most {longest} MiB are opened: divide the article, or upload the file again"
            }
            Fault::Damaged => "this {name} is damaged: build or upload the file again, in binary mode",
        };
        let values = [
            ("name", self.kind.name()),
            ("extension", self.kind.extension()),
            ("format", &format),
            ("newest", &self.kind.format().to_string()),
            ("length", &length),
            ("longest", &mebibytes(LONGEST_BODY)),
        ];
        f.write_str(&filled(text, &values))
    }
}

impl std::error::Error for OpenError {}

/// Reads what stands before the deflated bodies, of the first [`HEAD`] bytes of a file, or of all of it.
///
/// # Errors
/// [`Fault::Foreign`], [`Fault::TooNew`], [`Fault::Truncated`], [`Fault::TooLong`], or [`Fault::Damaged`] for a
/// version, or a number of sections, that cannot be.
pub fn read_header(kind: FileKind, file: &[u8]) -> Result<Header, OpenError> {
    let magic = kind.magic();
    let shared = file.len().min(magic.len());
    if shared == 0 || file[..shared] != magic[..shared] {
        return Err(Fault::Foreign.of(kind));
    }
    let Some((head, rest)) = file.split_at_checked(HEADER) else { return Err(Fault::Truncated.of(kind)) };
    let format = u16::from_le_bytes([head[6], head[7]]);
    if format > kind.format() {
        return Err(Fault::TooNew(format).of(kind));
    }
    if format == 0 {
        return Err(Fault::Damaged.of(kind));
    }
    let word = |bytes: &[u8], at: usize| {
        u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
    };
    let (length, checksum) = (word(head, 8), word(head, 12));
    let mut sections = Vec::new();
    let mut longest = length;
    if length == IN_SECTIONS && kind == FileKind::Reading && format > 1 {
        let count = checksum as usize;
        if count == 0 || count > MOST_SECTIONS {
            return Err(Fault::Damaged.of(kind));
        }
        let Some(table) = rest.get(..count * ROW) else { return Err(Fault::Truncated.of(kind)) };
        let (mut start, mut inflated) = (HEADER + table.len(), 0u64);
        for row in table.chunks_exact(ROW) {
            // On 32 bits it may come to more than there are; what lies beyond the end is missing in any case.
            let end = start.saturating_add(word(row, 0) as usize);
            let length = word(row, 4);
            inflated += u64::from(length);
            sections.push(Section { start, end, length, checksum: word(row, 8) });
            start = end;
        }
        longest = u32::try_from(inflated).unwrap_or(u32::MAX);
    } else {
        sections.push(Section { start: HEADER, end: usize::MAX, length, checksum });
    }
    if longest > LONGEST_BODY {
        return Err(Fault::TooLong(longest).of(kind));
    }
    Ok(Header { kind, format, sections })
}

impl Header {
    /// Whether an inflated body is that of the section `at`, as it was written.
    ///
    /// # Errors
    /// [`Fault::Truncated`] when it is too short, [`Fault::Damaged`] when it is another, or there is no such section.
    pub fn check(&self, at: usize, body: &[u8]) -> Result<(), OpenError> {
        let Some(section) = self.sections.get(at) else { return Err(Fault::Damaged.of(self.kind)) };
        if body.len() < section.length as usize {
            return Err(Fault::Truncated.of(self.kind));
        }
        if body.len() > section.length as usize || checksum(body) != section.checksum {
            return Err(Fault::Damaged.of(self.kind));
        }
        Ok(())
    }
}

impl Section {
    /// Its deflated bytes in a file; as many of them as there are.
    pub fn of<'f>(&self, file: &'f [u8]) -> &'f [u8] {
        &file[self.start.min(file.len())..self.end.min(file.len())]
    }
}

/// Inflates the bodies of a whole file and checks them.
///
/// # Errors
/// Any [`OpenError`].
#[cfg(feature = "write")]
pub fn unpack_sections(kind: FileKind, file: &[u8]) -> Result<(Header, Vec<Vec<u8>>), OpenError> {
    use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
    let header = read_header(kind, file)?;
    let mut bodies = Vec::with_capacity(header.sections.len());
    for (at, section) in header.sections.iter().enumerate() {
        let inflated = decompress_to_vec_with_limit(section.of(file), section.length as usize);
        let body = inflated.map_err(|error| match error.status {
            TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => Fault::Truncated.of(kind),
            _ => Fault::Damaged.of(kind),
        })?;
        header.check(at, &body)?;
        bodies.push(body);
    }
    Ok((header, bodies))
}

/// The same for a file without sections.
///
/// # Errors
/// Any [`OpenError`]; [`Fault::Damaged`] for one that has several.
#[cfg(feature = "write")]
pub fn unpack(kind: FileKind, file: &[u8]) -> Result<(Header, Vec<u8>), OpenError> {
    let (header, mut bodies) = unpack_sections(kind, file)?;
    match (bodies.pop(), bodies.is_empty()) {
        (Some(body), true) => Ok((header, body)),
        _ => Err(Fault::Damaged.of(kind)),
    }
}

/// Puts the frame around a body, deflating it.
#[cfg(feature = "write")]
pub fn pack(kind: FileKind, body: &[u8]) -> Vec<u8> {
    pack_sections(kind, &[body])
}

/// The same around the bodies of a text in sections; around one alone as [`pack`] does.
#[cfg(feature = "write")]
pub fn pack_sections(kind: FileKind, bodies: &[&[u8]]) -> Vec<u8> {
    framed(kind, bodies, &|body| miniz_oxide::deflate::compress_to_vec(body, 10))
}

/// The same for a file that is opened at once and never sent: its bodies are not made smaller, which would take longer than to make them, and to
/// inflate them as long again.
#[cfg(feature = "write")]
pub fn pack_quickly(kind: FileKind, bodies: &[&[u8]]) -> Vec<u8> {
    framed(kind, bodies, &|body| {
        let mut stored = Vec::with_capacity(body.len() + 16);
        let mut chunks = body.chunks(usize::from(u16::MAX)).peekable();
        // Blocks that are stored, as RFC 1951 has them; at least one, for there is a last.
        loop {
            let chunk = chunks.next().unwrap_or_default();
            let length = chunk.len() as u16;
            stored.push(u8::from(chunks.peek().is_none()));
            stored.extend_from_slice(&length.to_le_bytes());
            stored.extend_from_slice(&(!length).to_le_bytes());
            stored.extend_from_slice(chunk);
            if chunks.peek().is_none() {
                return stored;
            }
        }
    })
}

#[cfg(feature = "write")]
fn framed(kind: FileKind, bodies: &[&[u8]], deflate: &dyn Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let mut file = Vec::new();
    let mut put = |bytes: &[u8]| file.extend_from_slice(bytes);
    put(kind.magic());
    put(&kind.format().to_le_bytes());
    let deflated: Vec<Vec<u8>> = bodies.iter().map(|body| deflate(body)).collect();
    if bodies.len() > 1 {
        put(&IN_SECTIONS.to_le_bytes());
        put(&(bodies.len() as u32).to_le_bytes());
    }
    for (body, deflated) in bodies.iter().zip(&deflated) {
        if bodies.len() > 1 {
            put(&(deflated.len() as u32).to_le_bytes());
        }
        put(&(body.len() as u32).to_le_bytes());
        put(&checksum(body).to_le_bytes());
    }
    deflated.iter().for_each(|deflated| put(deflated));
    file
}

/// The same file, its body deflated as small as deflate can be: a twentieth less, for a hundred times the work. A book
/// stays as it is, and so does what cannot be opened.
#[cfg(feature = "write")]
pub fn squeeze(kind: FileKind, file: Vec<u8>) -> Vec<u8> {
    use std::num::NonZeroU64;

    use zopfli::Write;

    /// Bytes of the body.
    const BOOK: usize = 1 << 20;
    let Ok((_, bodies)) = unpack_sections(kind, &file) else { return file };
    if bodies.iter().map(Vec::len).sum::<usize>() > BOOK {
        return file;
    }
    // Ten more iterations would save a five-hundredth.
    let options =
        zopfli::Options { iteration_count: const { NonZeroU64::new(5).unwrap() }, ..Default::default() };
    let bodies: Vec<&[u8]> = bodies.iter().map(Vec::as_slice).collect();
    let smaller = framed(kind, &bodies, &|body| {
        // Built without the standard library, zopfli brings its own logarithm: the platform's may differ in the last digit, and so would
        // the file.
        let mut encoder = zopfli::DeflateEncoder::new(options, zopfli::BlockType::Dynamic, Vec::new());
        let smaller = encoder.write_all(body).and_then(|()| encoder.finish());
        smaller.unwrap_or_else(|_| miniz_oxide::deflate::compress_to_vec(body, 10))
    });
    if smaller.len() < file.len() { smaller } else { file }
}

#[cfg(test)]
mod tests;
