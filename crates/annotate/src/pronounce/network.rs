//! A small network that tells the pronunciations of a character apart by the characters around it.
//!
//! It is g2pM's: one LSTM reads what stands before the character, another what stands after it from the far end, and two layers
//! weigh the pronunciations. All numbers are whole: every platform weighs alike. `lab/src/data/polyphones.rs` tells the format
//! and the steps.

use jiazhu_reading::pinyin::from_numbered;
use rustc_hash::FxHashMap;

/// How many characters on each side are read. More say no more: measured on CPP.
const AROUND: usize = 6;
/// Numbers of a character.
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

pub struct Network {
    rows: FxHashMap<char, u16>,
    /// By pronunciation, with tone marks.
    classes: FxHashMap<String, u16>,
    embeddings: Vec<i16>,
    forward: Lstm,
    backward: Lstm,
    hidden: Layer,
    last: Layer,
    tangents: Vec<i16>,
}

struct Lstm {
    inputs: Vec<i16>,
    remembered: Vec<i16>,
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

/// The network over one text: it remembers what it has made of each character.
pub struct NetworkReader<'n> {
    network: &'n Network,
    /// The inputs of the gates by row, forward and backward.
    inputs: FxHashMap<u16, [Vec<i32>; 2]>,
}

impl Network {
    /// Reads `polyphones.bin` after inflating; `None` if it is not in its format.
    pub fn read(bytes: &[u8]) -> Option<Network> {
        let mut file = Remaining(bytes);
        let characters = std::str::from_utf8(file.line()?).ok()?;
        let names = std::str::from_utf8(file.line()?).ok()?;
        let rows: FxHashMap<char, u16> = characters.chars().zip(FIRST..).collect();
        // A few names are no syllables: xx5 of characters that nobody knows to say.
        let classes: FxHashMap<String, u16> = names
            .split(' ')
            .zip(0..)
            .filter_map(|(name, class)| Some((from_numbered(name)?, class)))
            .collect();
        let embeddings = file.bytes((characters.chars().count() + usize::from(FIRST)) * WIDTH)?;
        let mut lstm = || {
            Some(Lstm {
                inputs: file.bytes(GATES * WIDTH)?,
                remembered: file.bytes(GATES * STATE)?,
                bias: file.numbers(GATES)?,
            })
        };
        let (forward, backward) = (lstm()?, lstm()?);
        let mut layer = |rows: usize, width: usize| {
            Some(Layer { weights: file.bytes(rows * width)?, bias: file.numbers(rows)? })
        };
        let (hidden, last) = (layer(STATE, 2 * STATE)?, layer(names.split(' ').count(), STATE)?);
        let tangents = file.numbers(513)?;
        // Of no more than 1, so that no sum grows too large.
        if !tangents.iter().all(|tanh| (0..=ONE).contains(&i32::from(*tanh))) {
            return None;
        }
        let network = Network { rows, classes, embeddings, forward, backward, hidden, last, tangents };
        file.0.is_empty().then_some(network)
    }

    fn row(&self, c: char) -> u16 {
        self.rows.get(&c).copied().unwrap_or(OTHER)
    }

    /// The hyperbolic tangent of a number in steps of 1/1024, in steps of 1/4096.
    fn tanh(&self, x: i32) -> i32 {
        let size = x.abs().min(8191);
        let (at, part) = ((size >> 4) as usize, size & 15);
        let (low, high) = (i32::from(self.tangents[at]), i32::from(self.tangents[at + 1]));
        let tanh = low + (((high - low) * part) >> 4);
        tanh * x.signum()
    }

    /// The logistic function, likewise.
    fn sigmoid(&self, x: i32) -> i32 {
        (ONE + self.tanh(x >> 1)) >> 1
    }

    /// What an LSTM remembers after reading the inputs of its gates.
    fn run<'i>(&self, lstm: &Lstm, inputs: impl Iterator<Item = &'i [i32]>) -> [i16; STATE] {
        let (mut state, mut cell) = ([0_i16; STATE], [0_i32; STATE]);
        for input in inputs {
            let mut gates = [0_i32; GATES];
            let rows = lstm.remembered.chunks_exact(STATE).zip(input).zip(&mut gates);
            for ((row, input), gate) in rows {
                // Steps of 2^-18 to those of 2^-10.
                *gate = input + ((dot(row, &state) + 128) >> 8);
            }
            for at in 0..STATE {
                let gate = |kind: usize| gates[kind * STATE + at];
                let (enters, stays, leaves) =
                    (self.sigmoid(gate(0)), self.sigmoid(gate(1)), self.sigmoid(gate(3)));
                cell[at] = (stays * cell[at] + enters * self.tanh(gate(2))) >> 12;
                state[at] = ((leaves * self.tanh(cell[at] >> 2)) >> 12) as i16;
            }
        }
        state
    }

    /// The logarithms, in steps of 2^-13 and up to a sum, of how probable pronunciations are.
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
        classes.iter().map(|class| class.map(|class| weight(usize::from(class)))).collect()
    }
}

impl<'n> NetworkReader<'n> {
    pub fn new(network: &'n Network) -> NetworkReader<'n> {
        NetworkReader { network, inputs: FxHashMap::default() }
    }

    /// How probable each of `among`, pronunciations with tone marks, is for the character `at`: logarithms in thousandths, of which only
    /// differences mean something. `None` for what the network does not know.
    pub fn weigh(&mut self, text: &[char], at: usize, among: &[&str]) -> Vec<Option<i32>> {
        let network = self.network;
        let classes: Vec<Option<u16>> =
            among.iter().map(|pinyin| network.classes.get(*pinyin).copied()).collect();
        if classes.iter().flatten().count() < 2 {
            return vec![None; among.len()];
        }
        // A paragraph is read by itself.
        let near = |c: &char| *c != '\n';
        let before = text[..at].iter().rev().copied().take(AROUND).take_while(near).collect::<Vec<_>>();
        let after = text[at + 1..].iter().copied().take(AROUND).take_while(near);
        let own = network.row(text[at]);
        let forward: Vec<u16> = std::iter::once(BEGINNING)
            .chain(before.into_iter().rev().map(|c| network.row(c)))
            .chain([own])
            .collect();
        let mut backward: Vec<u16> =
            std::iter::once(own).chain(after.map(|c| network.row(c))).chain([END]).collect();
        backward.reverse();
        forward.iter().chain(&backward).for_each(|row| self.prepare(*row));
        let inputs =
            |rows: &[u16], way: usize| rows.iter().map(|row| &self.inputs[row][way][..]).collect::<Vec<_>>();
        let mut states = [0; 2 * STATE];
        states[..STATE].copy_from_slice(&network.run(&network.forward, inputs(&forward, 0).into_iter()));
        states[STATE..].copy_from_slice(&network.run(&network.backward, inputs(&backward, 1).into_iter()));
        let weights = network.weights(&states, &classes);
        let thousandths = |weight: i32| ((i64::from(weight) * 125) >> 10) as i32;
        weights.into_iter().map(|weight| weight.map(thousandths)).collect()
    }

    /// Which of `among` is the most probable for the character `at`; `None` if the network does not know two of them.
    pub fn choose(&mut self, text: &[char], at: usize, among: &[&str]) -> Option<Choice> {
        let weights = self.weigh(text, at, among);
        let mut ranked: Vec<(i32, usize)> =
            weights.iter().zip(0..).filter_map(|(weight, place)| Some((-(*weight)?, place))).collect();
        ranked.sort_unstable();
        let [best, next, ..] = ranked[..] else { return None };
        Some(Choice { place: best.1, margin: next.0 - best.0 })
    }

    /// Makes the inputs of the gates for a row, in steps of 1/1024: those of both directions.
    fn prepare(&mut self, row: u16) {
        let network = self.network;
        self.inputs.entry(row).or_insert_with(|| {
            let embedding = &network.embeddings[usize::from(row) * WIDTH..][..WIDTH];
            [&network.forward, &network.backward].map(|lstm| {
                let rows = lstm.inputs.chunks_exact(WIDTH).zip(&lstm.bias);
                // Steps of 5/16 by steps of 1/64 are steps of 5/1024.
                rows.map(|(weights, bias)| dot(weights, embedding) * 5 + i32::from(*bias)).collect()
            })
        });
    }
}

fn dot(one: &[i16], other: &[i16]) -> i32 {
    one.iter().zip(other).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

/// What is left of a file.
struct Remaining<'b>(&'b [u8]);

impl<'b> Remaining<'b> {
    fn line(&mut self) -> Option<&'b [u8]> {
        let end = self.0.iter().position(|byte| *byte == b'\n')?;
        let line = &self.0[..end];
        self.0 = &self.0[end + 1..];
        Some(line)
    }

    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, left) = self.0.split_at_checked(length)?;
        self.0 = left;
        Some(taken)
    }

    /// Signed bytes.
    fn bytes(&mut self, count: usize) -> Option<Vec<i16>> {
        Some(self.take(count)?.iter().map(|byte| i16::from(*byte as i8)).collect())
    }

    /// Numbers of 16 bits.
    fn numbers(&mut self, count: usize) -> Option<Vec<i16>> {
        let bytes = self.take(count * 2)?;
        Some(bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network() -> Network {
        let file =
            jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "polyphones.bin").expect("the file").1;
        Network::read(&miniz_oxide::inflate::decompress_to_vec(file).expect("deflated")).expect("its format")
    }

    fn choose(network: &Network, text: &str, at: usize, among: &[&str]) -> Option<Choice> {
        NetworkReader::new(network).choose(&text.chars().collect::<Vec<_>>(), at, among)
    }

    #[test]
    fn what_stands_around_decides() {
        let network = network();
        let place = |text, at, among| choose(&network, text, at, among).map(|choice| choice.place);
        assert_eq!(place("产品的合格率", 5, &["shuài", "lǜ"]), Some(1));
        assert_eq!(place("银行行长在长江边长跑", 3, &["zhǎng", "cháng"]), Some(0));
        assert_eq!(place("把声音调小一点", 3, &["diào"]), None);
        assert_eq!(place("把声音调小一点", 3, &["diào", "no syllable"]), None);
    }

    /// The numbers are whole, so they are the same everywhere: these were taken on x86-64.
    #[test]
    fn every_platform_weighs_alike() {
        let network = network();
        let text: Vec<char> = "银行行长在长江边长跑".chars().collect();
        let mut reader = NetworkReader::new(&network);
        let weights = [(2, ["háng", "xíng"]), (3, ["zhǎng", "cháng"]), (8, ["zhǎng", "cháng"])]
            .map(|(at, among)| reader.weigh(&text, at, &among));
        assert_eq!(
            weights.concat(),
            [Some(-8163), Some(-5676), Some(-6668), Some(-6950), Some(-505), Some(-5826)]
        );
    }

    #[test]
    fn a_paragraph_is_read_by_itself() {
        let network = network();
        let alone = choose(&network, "长", 0, &["zhǎng", "cháng"]);
        assert_eq!(choose(&network, "处\n长\n江", 2, &["zhǎng", "cháng"]), alone);
    }

    #[test]
    fn other_formats_are_refused() {
        let file =
            jiazhu_tables::FILES.into_iter().find(|(name, _)| *name == "polyphones.bin").expect("the file").1;
        let bytes = miniz_oxide::inflate::decompress_to_vec(file).expect("deflated");
        assert!(Network::read(&bytes[..bytes.len() - 1]).is_none());
        assert!(Network::read(&[&bytes[..], b"0"].concat()).is_none());
        assert!(Network::read(b"").is_none() && Network::read(b"\n\n").is_none());
        let mut large = bytes;
        let end = large.len();
        large[end - 1] = 0x7F;
        assert!(Network::read(&large).is_none());
    }
}
