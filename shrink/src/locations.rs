//! Where a panic has happened stands in the program for each place that may panic: a path, a line and a column. Nothing tells of them
//! in a release (see [`crate::panics`]), and numbers that are never the same are dear.

use anyhow::{Context, Result};
use wasmparser::{DataKind, Operator, Parser, Payload};

/// The longest path that is taken for one, in bytes.
const PATH: u32 = 300;
/// No file has more lines, and no line more columns.
const LINES: u32 = 50_000;
const COLUMNS: u32 = 1_000;

/// Puts zeros in the place of all locations in the program's data and of the paths in them: lengths and all else stay as they were.
/// How many there were.
///
/// # Errors
/// A program that is none.
pub fn hide(program: &mut [u8]) -> Result<usize> {
    let data = Data::of(program)?;
    let mut found = Vec::new();
    for part in &data.0 {
        // Words of memory begin at multiples of their length.
        let first = part.file + (part.memory.wrapping_neg() & 3) as usize;
        for at in (first..(part.file + part.length).saturating_sub(15)).step_by(4) {
            if let Some(path) = data.path(program, at) {
                found.push((at, path));
            }
        }
    }
    for (at, path) in &found {
        program[*at..at + 16].fill(0);
        program[path.clone()].fill(0);
    }
    Ok(found.len())
}

/// A part of the memory that the program comes with.
struct Part {
    memory: u32,
    file: usize,
    length: usize,
}

struct Data(Vec<Part>);

impl Data {
    fn of(program: &[u8]) -> Result<Data> {
        let mut parts = Vec::new();
        for payload in Parser::new(0).parse_all(program) {
            let Payload::DataSection(section) = payload.context("the program is not WebAssembly")? else {
                continue;
            };
            for data in section {
                let data = data?;
                if let DataKind::Active { offset_expr, .. } = data.kind
                    && let Operator::I32Const { value } = offset_expr.get_operators_reader().read()?
                {
                    let file = data.range.end as usize - data.data.len();
                    parts.push(Part { memory: value as u32, file, length: data.data.len() });
                }
            }
        }
        Ok(Data(parts))
    }

    /// Where in the file the path of the location at `at` stands; `None` where there is no location.
    fn path(&self, program: &[u8], at: usize) -> Option<std::ops::Range<usize>> {
        let word = |index: usize| {
            let bytes = program.get(at + 4 * index..at + 4 * index + 4)?;
            Some(u32::from_le_bytes(bytes.try_into().ok()?))
        };
        let (memory, length, line, column) = (word(0)?, word(1)?, word(2)?, word(3)?);
        if !(4..=PATH).contains(&length) || !(1..=LINES).contains(&line) || !(1..=COLUMNS).contains(&column) {
            return None;
        }
        let part = self.0.iter().find(|part| {
            memory >= part.memory && (memory - part.memory) as usize + length as usize <= part.length
        })?;
        let start = part.file + (memory - part.memory) as usize;
        let path = start..start + length as usize;
        let text = &program[path.clone()];
        // What shares its path with one that was found is found in the same look.
        (text.ends_with(b".rs") && text.iter().all(|byte| (b' '..=b'~').contains(byte))).then_some(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ConstExpr, DataSection, Module};

    /// A program whose memory has this from 1024 on.
    fn program(data: &[u8]) -> Vec<u8> {
        let mut section = DataSection::new();
        section.active(0, &ConstExpr::i32_const(1024), data.iter().copied());
        let mut module = Module::new();
        module.section(&section);
        module.finish()
    }

    fn words(words: [u32; 4]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn locations_become_zeros_and_all_else_stays() {
        let path = b"src/lib.rs, a text..";
        let location =
            |memory, length, line, column| [&path[..], &words([memory, length, line, column])].concat();
        let mut seen = program(&location(1024, 10, 77, 9));
        assert_eq!(hide(&mut seen).unwrap(), 1);
        assert_eq!(seen, program(&[&[0; 10], &path[10..], &[0; 16]].concat()));
        let others = [
            (1024, 11, 77, 9),
            (1025, 10, 77, 9),
            (1024, 10, 0, 9),
            (1024, 10, 77, 0),
            (1024, 10, 77, 1_001),
            (1024, 10, 50_001, 9),
            (900, 10, 77, 9),
            (1056, 10, 77, 9),
            (u32::MAX, u32::MAX, 77, 9),
        ];
        for (memory, length, line, column) in others {
            let before = program(&location(memory, length, line, column));
            let mut after = before.clone();
            assert_eq!(hide(&mut after).unwrap(), 0, "{memory} {length} {line} {column}");
            assert_eq!(after, before);
        }
    }

    #[test]
    fn several_at_one_path_are_all_found() {
        let mut seen = program(&[&b"b.rs"[..], &words([1024, 4, 1, 2]), &words([1024, 4, 3, 4])].concat());
        assert_eq!(hide(&mut seen).unwrap(), 2);
        assert_eq!(seen, program(&[0; 36]));
        assert!(hide(&mut b"no program".to_vec()).is_err());
    }
}
