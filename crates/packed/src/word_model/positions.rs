//! Where in words a character stands: alone, first, inside or last. What is mostly a word by itself, such as 切 and 盐, makes no unknown
//! word with its neighbour; what hardly ever is one, such as 泽 and 敏, does.

/// By character, how much of all words have it in each place.
pub struct Positions {
    /// By code point up to [`END`].
    places: Vec<PositionOdds>,
    /// How probable a word is by its steps below the most probable one.
    probable: Vec<f32>,
}

#[derive(Clone, Copy, Default)]
struct PositionOdds {
    alone: f32,
    first: f32,
    inside: f32,
    last: f32,
}

/// No character of the basic block of ideographs is at or after this code point.
const END: usize = 0xA000;
/// What is added to each share, so that a place in which a character was never seen is not ruled out.
const LITTLE: f32 = 0.02;
/// e to the power of a thousandth below 0: the step of a weight. Products of it are the same on every platform, which powers that a platform
/// computes are not.
const THOUSANDTH: f64 = 0.999_000_499_833_375;

impl Positions {
    /// Of no words yet; a step of their weights is so many thousandths.
    pub fn new(step: i32) -> Positions {
        let factor = (0..step).fold(1.0, |product, _| product * THOUSANDTH);
        let probable = std::iter::successors(Some(1.0), |before| Some(before * factor));
        let probable = probable.take(256).map(|probability: f64| probability as f32).collect();
        Positions { places: vec![PositionOdds::default(); END], probable }
    }

    /// Counts a word.
    pub fn count(&mut self, word: impl ExactSizeIterator<Item = char>, steps: u8) {
        let probability = self.probable[usize::from(steps)];
        let last = word.len().saturating_sub(1);
        for (at, c) in word.enumerate() {
            let Some(places) = self.places.get_mut(c as usize) else { continue };
            let place = match at {
                0 if last == 0 => &mut places.alone,
                0 => &mut places.first,
                _ if at == last => &mut places.last,
                _ => &mut places.inside,
            };
            *place += probability;
        }
    }

    /// How much of all words with a character it is by itself: a share of 1.
    pub fn alone(&self, c: char) -> f32 {
        let PositionOdds { alone, first, inside, last } =
            self.places.get(c as usize).copied().unwrap_or_default();
        let all = alone + first + inside + last;
        if all > 0.0 { alone / all } else { 0.0 }
    }

    /// How much more the characters look like words of one character each than like one word: a ratio, 1 for neither.
    pub fn apart(&self, word: &str) -> f32 {
        let last = word.chars().count().saturating_sub(1);
        let ratio = |(at, c): (usize, char)| {
            let places = self.places.get(c as usize).copied().unwrap_or_default();
            let PositionOdds { alone, first, inside, last: end } = places;
            let all = alone + first + inside + end;
            let here = match at {
                0 => first,
                _ if at == last => end,
                _ => inside,
            };
            if all > 0.0 { (alone / all + LITTLE) / (here / all + LITTLE) } else { 1.0 }
        };
        word.chars().enumerate().map(ratio).product()
    }
}
