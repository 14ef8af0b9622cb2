//! Opening files with the browser's own inflater: the widget carries no code for it.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, WritableStream};

use crate::frame::{Fault, FileKind, Header, OpenError, read_header};
use crate::reading::{self, Reading};
use crate::words::{self, Words};

// web-sys keeps it behind a flag for unstable interfaces, though all browsers have had it since 2023.
#[wasm_bindgen]
extern "C" {
    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn readable(this: &DecompressionStream) -> ReadableStream;
    #[wasm_bindgen(method, getter)]
    fn writable(this: &DecompressionStream) -> WritableStream;
}

/// Opens a whole `.reading` file.
///
/// # Errors
/// Any [`OpenError`].
pub async fn open_file(file: &[u8]) -> Result<Reading, OpenError> {
    let (header, bodies) = unpack(FileKind::Reading, file).await?;
    reading::open(header, bodies)
}

/// Opens a whole `.words` file.
///
/// # Errors
/// Any [`OpenError`].
pub async fn open_words(file: &[u8]) -> Result<Words, OpenError> {
    let (header, bodies) = unpack(FileKind::Words, file).await?;
    words::open(header, &bodies.concat())
}

/// The header of a file and its bodies, inflated.
async fn unpack(kind: FileKind, file: &[u8]) -> Result<(Header, Vec<Vec<u8>>), OpenError> {
    let header = read_header(kind, file)?;
    let mut bodies = Vec::with_capacity(header.sections.len());
    for section in &header.sections {
        let body = inflate(section.of(file), section.length as usize).await;
        bodies.push(body.map_err(|fault| fault.of(kind))?);
    }
    Ok((header, bodies))
}

/// Inflates a body that should have `length` bytes, and stops when it gets longer.
async fn inflate(deflated: &[u8], length: usize) -> Result<Vec<u8>, Fault> {
    let damaged = |_: JsValue| Fault::Damaged;
    let stream = DecompressionStream::new("deflate-raw").map_err(damaged)?;
    let writer = stream.writable().get_writer().map_err(damaged)?;
    let reader: ReadableStreamDefaultReader = stream.readable().get_reader().unchecked_into();
    // Refused writes come out as refused reads, and a missing end as a refused close.
    let written = writer.write_with_chunk(&Uint8Array::from(deflated));
    let closed = writer.close();
    let mut body = Vec::with_capacity(length.min(16 << 20));
    let outcome = loop {
        let Ok(chunk) = JsFuture::from(reader.read()).await else { break Err(()) };
        if Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy()) {
            break Ok(());
        }
        let Ok(Ok(bytes)) = Reflect::get(&chunk, &"value".into()).map(JsCast::dyn_into::<Uint8Array>) else {
            break Err(());
        };
        body.extend(bytes.to_vec());
        if body.len() > length {
            break Err(());
        }
    };
    if outcome.is_ok() {
        return Ok(body);
    }
    // Nobody waits for these any more: without a listener the browser would report them as unhandled.
    let written = JsFuture::from(written);
    let cancelled = JsFuture::from(reader.cancel());
    let was_written = written.await.is_ok() && body.len() <= length;
    JsFuture::from(closed).await.ok();
    cancelled.await.ok();
    Err(if was_written { Fault::Truncated } else { Fault::Damaged })
}
