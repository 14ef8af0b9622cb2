//! `words.bin`.

use crate::coder::Coder;
use crate::lists::{self, List};
use crate::numbers::{Number, Symbol};
use crate::raw;

#[derive(Default)]
pub struct WordFile {
    pub list: List,
    /// The weights of an unknown word and of the most probable one, and the step.
    pub numbers: [u32; 3],
    /// By word.
    pub steps: Vec<u8>,
}

pub fn read(mut bytes: &[u8]) -> Option<WordFile> {
    let bytes = &mut bytes;
    let list = raw::list(bytes)?;
    let numbers = [raw::leb128(bytes)?, raw::leb128(bytes)?, raw::leb128(bytes)?];
    (bytes.len() == list.words.len()).then(|| WordFile { list, numbers, steps: bytes.to_vec() })
}

pub fn write(file: &WordFile) -> Vec<u8> {
    let mut bytes = Vec::new();
    raw::put_list(&file.list, &mut bytes);
    file.numbers.iter().for_each(|&number| raw::put(number, &mut bytes));
    bytes.extend_from_slice(&file.steps);
    bytes
}

pub fn code(coder: &mut impl Coder, known: &WordFile) -> Option<WordFile> {
    let list = lists::code(coder, &known.list, None)?;
    let mut number = Number::NEW;
    let numbers = known.numbers.map(|value| number.code(coder, value));
    let mut symbols = vec![Symbol::<256>::NEW; 6];
    let mut steps = Vec::with_capacity(list.words.len());
    for at in 0..list.words.len() {
        let symbol = &mut symbols[list.words.get(at).len().min(5)];
        let known = known.steps.get(at).copied().unwrap_or(0);
        steps.push(symbol.code(coder, known.into()) as u8);
    }
    Some(WordFile { list, numbers, steps })
}
