//! A small network that tells the pronunciations of a character apart by the characters around it.
//!
//! It is g2pM's: one LSTM reads what stands before the character, another what stands after it from the far end, and two layers
//! weigh the pronunciations. All numbers are whole: every platform weighs alike. `lab/src/data/polyphones.rs` tells the format
//! and the steps.

mod file;
#[cfg(test)]
mod tests;

use crate::by_character::ByCharacter;
use jiazhu_reading::pinyin::from_numbered;
use rustc_hash::FxHashMap;

/// How many characters on each side are read. More say no more: measured on CPP.
const AROUND: usize = 6;
/// Numbers of a character: two rows.
const WIDTH: usize = 64;
/// Numbers that an LSTM remembers.
const STATE: usize = 32;
const GATES: usize = 4 * STATE;

/// Rows that are no characters.
const OTHER: u16 = 0;
const BEGINNING: u16 = 1;
const END: u16 = 2;
/// The row of the first character.
const FIRST: u16 = 3;

/// 1 in an activation.
const ONE: i32 = 4096;
/// How many tangents the table has; beyond it they are 1.
const TANGENTS: usize = 8192;

pub struct Network {
    rows: ByCharacter<u16>,
    /// By pronunciation, with tone marks.
    classes: FxHashMap<String, u16>,
    embeddings: Vec<i16>,
    forward: Lstm,
    backward: Lstm,
    hidden: Layer,
    last: Layer,
    /// The hyperbolic tangents of -8192/1024 … 8191/1024, in steps of 1/4096.
    tangents: Box<[i16; 2 * TANGENTS]>,
}

struct Lstm {
    inputs: Vec<i16>,
    /// The weights of what is remembered, by gate.
    remembered: Vec<[i16; STATE]>,
    bias: Vec<i16>,
}

struct Layer {
    weights: Vec<i16>,
    bias: Vec<i16>,
}

/// What the network thinks of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which of the pronunciations it was asked about.
    pub place: usize,
    /// How much more probable than the next one: a logarithm in thousandths.
    pub margin: i32,
}

/// The network over one text. Texts say the same again and again: what an LSTM has made of a beginning of characters, it remembers.
pub struct NetworkReader<'n> {
    network: &'n Network,
    forward: LstmReader<'n>,
    backward: LstmReader<'n>,
}

/// One LSTM over one text.
struct LstmReader<'n> {
    network: &'n Network,
    lstm: &'n Lstm,
    /// The inputs of the gates by row, in steps of 1/1024; those that have been asked for.
    inputs: Vec<Option<Box<[i32; GATES]>>>,
    /// What is remembered after different beginnings; first that of nothing but the row before all characters.
    memories: Vec<Memory>,
    /// By a beginning's place in `memories`, and a row: the place of the beginning that is longer by it.
    longer: FxHashMap<(u32, u16), u32>,
}

/// What an LSTM remembers of what it has read.
#[derive(Clone)]
struct Memory {
    state: [i16; STATE],
    cell: [i32; STATE],
}

/// So many beginnings are remembered, of 200 bytes each; then it starts anew.
const MOST: usize = 1 << 13;

impl Network {
    fn row(&self, c: char) -> u16 {
        self.rows.get(c).copied().unwrap_or(OTHER)
    }

    /// The hyperbolic tangent of a number in steps of 1/1024, in steps of 1/4096.
    fn tanh(&self, x: i32) -> i32 {
        const LAST: i32 = TANGENTS as i32 - 1;
        i32::from(self.tangents[(x.clamp(-LAST, LAST) + TANGENTS as i32) as usize % (2 * TANGENTS)])
    }

    /// The logistic function, likewise.
    fn sigmoid(&self, x: i32) -> i32 {
        (ONE + self.tanh(x >> 1)) >> 1
    }

    /// The inputs of an LSTM's gates for a row, in steps of 1/1024.
    fn inputs(&self, lstm: &Lstm, row: u16) -> Box<[i32; GATES]> {
        let embedding = &self.embeddings[usize::from(row) * WIDTH..][..WIDTH];
        let mut inputs = Box::new([0; GATES]);
        for ((weights, bias), input) in lstm.inputs.chunks_exact(WIDTH).zip(&lstm.bias).zip(&mut *inputs) {
            // Steps of 5/16 by steps of 1/64 are steps of 5/1024.
            *input = dot(weights, embedding) * 5 + i32::from(*bias);
        }
        inputs
    }

    /// The logarithms, in thousandths and up to a sum, of how probable pronunciations are.
    fn weights(&self, states: &[i16; 2 * STATE], classes: &[Option<u16>]) -> Vec<Option<i32>> {
        let mut hidden = [0_i16; STATE];
        let rows = self.hidden.weights.chunks_exact(2 * STATE).zip(&self.hidden.bias);
        for ((row, bias), hidden) in rows.zip(&mut hidden) {
            // Steps of 2^-18 to those of 2^-8.
            let sum = (dot(row, states) + (i32::from(*bias) << 8)) >> 10;
            *hidden = sum.clamp(0, i32::from(i16::MAX)) as i16;
        }
        let weight = |class: usize| {
            let row = &self.last.weights[class * STATE..][..STATE];
            dot(row, &hidden) + (i32::from(self.last.bias[class]) << 3)
        };
        let thousandths = |weight: i32| ((i64::from(weight) * 125) >> 10) as i32;
        classes.iter().map(|class| class.map(|class| thousandths(weight(usize::from(class))))).collect()
    }

    /// What the network knows a pronunciation as, which has a tone mark; `None` of one that it does not know.
    pub fn class(&self, pinyin: &str) -> Option<u16> {
        self.classes.get(pinyin).copied()
    }
}

impl<'n> LstmReader<'n> {
    /// `first` is the row before all characters.
    fn new(network: &'n Network, lstm: &'n Lstm, first: u16) -> LstmReader<'n> {
        let inputs = vec![None; network.embeddings.len() / WIDTH];
        let mut reader =
            LstmReader { network, lstm, inputs, memories: Vec::new(), longer: FxHashMap::default() };
        reader.memories.push(Memory { state: [0; STATE], cell: [0; STATE] });
        let begun = reader.step(0, first);
        reader.memories[0] = begun;
        reader
    }

    /// What it remembers after these rows.
    fn read(&mut self, rows: impl Iterator<Item = u16>) -> &[i16; STATE] {
        if self.memories.len() > MOST {
            self.memories.truncate(1);
            self.longer.clear();
        }
        let mut place = 0;
        // Behind a beginning that is new all are.
        let mut is_new = false;
        for row in rows {
            if let Some(known) = self.longer.get(&(place, row)).filter(|_| !is_new) {
                place = *known;
                continue;
            }
            is_new = true;
            let memory = self.step(place, row);
            let new = self.memories.len() as u32;
            self.memories.push(memory);
            self.longer.insert((place, row), new);
            place = new;
        }
        &self.memories[place as usize].state
    }

    /// What it remembers after a beginning and a further row.
    fn step(&mut self, place: u32, row: u16) -> Memory {
        let LstmReader { network, lstm, inputs, memories, .. } = self;
        let input = inputs[usize::from(row)].get_or_insert_with(|| network.inputs(lstm, row));
        let before = &memories[place as usize];
        let mut gates = [0_i32; GATES];
        for ((gate, input), weights) in gates.iter_mut().zip(&**input).zip(&lstm.remembered) {
            // Steps of 2^-18 to those of 2^-10.
            *gate = input + ((row_sum(weights, &before.state) + 128) >> 8);
        }
        let mut memory = before.clone();
        for at in 0..STATE {
            let gate = |kind: usize| gates[kind * STATE + at];
            let (enters, stays, leaves) =
                (network.sigmoid(gate(0)), network.sigmoid(gate(1)), network.sigmoid(gate(3)));
            let cell = (stays * memory.cell[at] + enters * network.tanh(gate(2))) >> 12;
            memory.cell[at] = cell;
            memory.state[at] = ((leaves * network.tanh(cell >> 2)) >> 12) as i16;
        }
        memory
    }
}

impl<'n> NetworkReader<'n> {
    pub fn new(network: &'n Network) -> NetworkReader<'n> {
        NetworkReader {
            network,
            forward: LstmReader::new(network, &network.forward, BEGINNING),
            backward: LstmReader::new(network, &network.backward, END),
        }
    }

    /// How probable each of `among`, pronunciations with tone marks, is for the character `at`: logarithms in thousandths, of which only
    /// differences mean something. `None` for what the network does not know.
    pub fn weigh(&mut self, text: &[char], at: usize, among: &[&str]) -> Vec<Option<i32>> {
        let classes: Vec<Option<u16>> = among.iter().map(|pinyin| self.network.class(pinyin)).collect();
        self.weigh_classes(text, at, &classes)
    }

    /// The same of pronunciations that the network knows as these.
    pub fn weigh_classes(&mut self, text: &[char], at: usize, classes: &[Option<u16>]) -> Vec<Option<i32>> {
        let network = self.network;
        if classes.iter().flatten().count() < 2 {
            return vec![None; classes.len()];
        }
        // A paragraph is read by itself.
        let near = |c: &&char| **c != '\n';
        let row = |c: &char| network.row(*c);
        let before = text[..at].iter().rev().take(AROUND).take_while(near).count();
        let after = text[at + 1..].iter().take(AROUND).take_while(near).count();
        let mut states = [0; 2 * STATE];
        states[..STATE].copy_from_slice(self.forward.read(text[at - before..=at].iter().map(row)));
        states[STATE..].copy_from_slice(self.backward.read(text[at..=at + after].iter().rev().map(row)));
        network.weights(&states, classes)
    }
}

impl Choice {
    /// The most probable of pronunciations; `None` if the network does not know two of them.
    pub fn among(weights: &[Option<i32>]) -> Option<Choice> {
        let (mut best, mut next): (Option<(i32, usize)>, Option<i32>) = (None, None);
        for (weight, place) in weights.iter().zip(0..).filter_map(|(weight, place)| Some(((*weight)?, place)))
        {
            match best {
                // Of equals the first.
                Some((most, _)) if weight <= most => next = next.max(Some(weight)),
                _ => {
                    next = best.map(|(most, _)| most);
                    best = Some((weight, place));
                }
            }
        }
        best.zip(next).map(|((most, place), next)| Choice { place, margin: most - next })
    }
}

/// The sum of the products of numbers in rows of [`STATE`].
fn dot(one: &[i16], other: &[i16]) -> i32 {
    one.as_chunks().0.iter().zip(other.as_chunks().0).map(|(one, other)| row_sum(one, other)).sum()
}

/// Not inlined: of a row by itself compilers take eight products at a time, of many in a loop they gather each number from another row.
#[inline(never)]
fn row_sum(one: &[i16; STATE], other: &[i16; STATE]) -> i32 {
    one.iter().zip(other).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}
