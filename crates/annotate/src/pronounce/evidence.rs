//! What speaks for and against the way in which a character is said, and how doubtful that makes it.
//!
//! The doubt is the logarithm of the odds that the syllable is wrong: a sum of one weight for each feature it has (logistic
//! regression). `lab/src/fit.rs` fits the weights, `evidence/weights.rs`, to one half of CPP.

mod weights;

pub use weights::{THRESHOLD, WEIGHTS};

/// By what it has been decided how a character is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// By nothing: as is usual.
    Usual,
    /// By the network, which agrees with what is usual, or does not.
    Network { is_usual: bool },
    /// By a word of the tables, of so many characters, which may be a name.
    Word { length: usize, is_name: bool },
    /// By a word that has several pronunciations.
    Ways,
}

/// What is known of the way in which one character is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    pub means: Means,
    /// By how much the network finds it more probable than all others: a logarithm in thousandths. `None` if that is not known.
    pub margin: Option<i32>,
    pub is_toneless: bool,
    /// Whether the character is usually said otherwise.
    pub is_unusual: bool,
    /// Whether two tables of words, CC-CEDICT and the phrases, differ on whether it has a tone.
    pub is_disputed: bool,
}

/// What each weight is of.
pub const FEATURES: [&str; 17] = [
    "always",
    "as is usual",
    "network, as is usual",
    "network, not as is usual",
    "word of 2",
    "word of 3",
    "word of 4 or more",
    "word of several pronunciations",
    "network: each 1000 of its margin above 4000",
    "word: each 1000 by which the network is against it",
    "word: each 1000 by which the network is for it",
    "word: margin unknown",
    "no word, toneless",
    "word, toneless",
    "word, not as is usual",
    "word, a name",
    "word, two tables differ on whether it has a tone",
];

/// What a feature counts that is there or is not.
const WHOLE: i32 = 1000;

impl Evidence {
    /// The features it has, as places in [`FEATURES`], and what each counts, in thousandths.
    pub fn features(self) -> impl Iterator<Item = (usize, i32)> {
        let Evidence { means, margin, is_toneless, is_unusual, is_disputed } = self;
        let decided = match means {
            Means::Usual => 1,
            Means::Network { is_usual: true } => 2,
            Means::Network { is_usual: false } => 3,
            Means::Word { length, .. } => 2 + length.clamp(2, 4),
            Means::Ways => 7,
        };
        let is_word = decided >= 4;
        let is_name = matches!(means, Means::Word { is_name: true, .. });
        let weighed = match (means, margin) {
            (Means::Network { .. }, Some(margin)) => Some((8, (margin - 4000).clamp(0, 10_000))),
            (Means::Word { .. } | Means::Ways, Some(margin)) if margin < 0 => {
                Some((9, (-margin).min(10_000)))
            }
            (Means::Word { .. } | Means::Ways, Some(margin)) => Some((10, margin.min(3000))),
            (Means::Word { .. } | Means::Ways, None) => Some((11, WHOLE)),
            (Means::Usual | Means::Network { .. }, _) => None,
        };
        let there = |is: bool, feature: usize| is.then_some((feature, WHOLE));
        let others = [
            weighed,
            there(is_toneless && !is_word, 12),
            there(is_toneless && is_word, 13),
            there(is_unusual && is_word, 14),
            there(is_name, 15),
            there(is_disputed, 16),
        ];
        [(0, WHOLE), (decided, WHOLE)].into_iter().chain(others.into_iter().flatten())
    }

    /// How doubtful it is by these weights: the logarithm of the odds that it is wrong, in hundredths.
    pub fn doubt_by(self, weights: &[i16; FEATURES.len()]) -> i32 {
        self.features().map(|(feature, counts)| i32::from(weights[feature]) * counts).sum::<i32>() / WHOLE
    }

    /// The same by the weights that have been fitted.
    pub fn doubt(self) -> i32 {
        self.doubt_by(&WEIGHTS)
    }

    /// Whether it is so doubtful that it has to be said.
    pub fn is_doubtful(self) -> bool {
        self.doubt() >= THRESHOLD
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn features(means: Means, margin: Option<i32>) -> Vec<(&'static str, i32)> {
        let evidence = Evidence { means, margin, is_toneless: true, is_unusual: true, is_disputed: false };
        evidence.features().skip(1).map(|(feature, counts)| (FEATURES[feature], counts)).collect()
    }

    #[test]
    fn features_are_those_that_are_named() {
        assert_eq!(features(Means::Usual, Some(-6001)), [("as is usual", 1000), ("no word, toneless", 1000)]);
        let network = |is_usual, margin| features(Means::Network { is_usual }, margin);
        assert_eq!(network(false, Some(4500))[..2], [("network, not as is usual", 1000), (FEATURES[8], 500)]);
        assert_eq!(network(true, Some(40_000))[..2], [("network, as is usual", 1000), (FEATURES[8], 10_000)]);
        let word = |length, margin| features(Means::Word { length, is_name: true }, margin);
        let others = [("word, toneless", 1000), ("word, not as is usual", 1000), ("word, a name", 1000)];
        assert_eq!(word(9, Some(-11_000))[..2], [("word of 4 or more", 1000), (FEATURES[9], 10_000)]);
        assert_eq!(word(3, Some(1500))[..2], [("word of 3", 1000), (FEATURES[10], 1500)]);
        assert_eq!(word(2, None)[..2], [("word of 2", 1000), ("word: margin unknown", 1000)]);
        assert_eq!(word(2, None)[2..], others);
        assert_eq!(
            features(Means::Ways, Some(-1))[..2],
            [("word of several pronunciations", 1000), (FEATURES[9], 1)]
        );
    }

    #[test]
    fn the_more_the_network_is_against_a_word_the_more_doubtful_it_is() {
        let doubt = |margin| {
            let means = Means::Word { length: 2, is_name: false };
            Evidence {
                means,
                margin: Some(margin),
                is_toneless: false,
                is_unusual: false,
                is_disputed: false,
            }
            .doubt()
        };
        assert!(doubt(-9000) > doubt(-3000) && doubt(-3000) > doubt(0));
        let chosen = |is_usual, margin| {
            let means = Means::Network { is_usual };
            Evidence {
                means,
                margin: Some(margin),
                is_toneless: false,
                is_unusual: !is_usual,
                is_disputed: false,
            }
            .doubt()
        };
        assert!(chosen(false, 5000) > chosen(true, 5000) && chosen(true, 5000) > chosen(true, 12_000));
    }

    #[test]
    fn what_two_tables_dispute_is_more_doubtful() {
        let doubt = |is_disputed| {
            let means = Means::Word { length: 2, is_name: false };
            Evidence { means, margin: None, is_toneless: true, is_unusual: true, is_disputed }.doubt()
        };
        assert!(doubt(true) > doubt(false));
    }
}
