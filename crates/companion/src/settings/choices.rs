//! What can be chosen: attributes of the element with their values. What makes no difference to a reading is not offered.

use jiazhu_reading::Reading;

use super::words::SettingsWords;

/// One attribute of the element.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    pub name: &'static str,
    pub label: &'static str,
    /// Values and what they are called, in the order in which they are shown.
    pub values: Vec<(&'static str, &'static str)>,
    /// What holds where the attribute is missing, or means nothing.
    pub usual: &'static str,
}

impl Choice {
    /// The value that holds, by what the attribute says.
    pub fn now<'c>(&'c self, attribute: Option<&str>) -> &'c str {
        let known = self.values.iter().find(|(value, _)| Some(*value) == attribute);
        known.map_or(self.usual, |(value, _)| value)
    }
}

/// What can be chosen for a reading.
pub fn choices(reading: &Reading, words: &SettingsWords) -> Vec<Choice> {
    let mut choices = vec![
        Choice {
            name: "size",
            label: words.size,
            values: vec![
                ("85", "85 %"),
                ("100", "100 %"),
                ("115", "115 %"),
                ("130", "130 %"),
                ("150", "150 %"),
                ("180", "180 %"),
            ],
            usual: "100",
        },
        Choice {
            name: "leading",
            label: words.leading,
            values: vec![("close", words.close_lines), ("normal", words.usual), ("wide", words.wide_lines)],
            usual: "normal",
        },
        Choice {
            name: "theme",
            label: words.theme,
            values: vec![("auto", words.as_page), ("light", words.light), ("dark", words.dark)],
            usual: "auto",
        },
    ];
    if !reading.marks.is_empty() {
        choices.push(Choice {
            name: "terms",
            label: words.terms,
            values: vec![("marked", words.marked), ("quiet", words.quiet)],
            usual: "marked",
        });
    }
    if reading.syllables.iter().any(|syllable| syllable.sandhi.is_some()) {
        choices.push(Choice {
            name: "tones",
            label: words.tones,
            values: vec![("dictionary", words.as_written), ("spoken", words.as_spoken)],
            usual: "dictionary",
        });
    }
    choices
}

#[cfg(test)]
mod tests {
    use jiazhu_reading::strings::LANGUAGES;
    use jiazhu_reading::{Mark, Span, Syllable};

    use super::*;

    const MARK: Mark = Mark { span: Span { start: 0, end: 1 }, entry: 0, inside: None };

    fn names(reading: &Reading) -> Vec<&'static str> {
        choices(reading, SettingsWords::of("en")).iter().map(|choice| choice.name).collect()
    }

    #[test]
    fn what_makes_no_difference_is_not_offered() {
        assert_eq!(names(&Reading::default()), ["size", "leading", "theme"]);
        let syllable = Syllable { sandhi: Some(2), ..Syllable::default() };
        let reading = Reading { marks: vec![MARK], syllables: vec![syllable], ..Reading::default() };
        assert_eq!(names(&reading), ["size", "leading", "theme", "terms", "tones"]);
    }

    #[test]
    fn an_attribute_that_means_nothing_is_the_usual_one() {
        for choice in choices(&Reading::default(), SettingsWords::of("en")) {
            assert_eq!(choice.now(None), choice.usual);
            assert_eq!(choice.now(Some("?!")), choice.usual);
            for (value, _) in &choice.values {
                assert_eq!(choice.now(Some(value)), *value);
            }
        }
    }

    /// The element refuses others.
    #[test]
    fn the_element_knows_every_value() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../src/element/attributes.js");
        let attributes = std::fs::read_to_string(path).expect("the element's attributes");
        let reading = Reading {
            marks: vec![MARK],
            syllables: vec![Syllable { sandhi: Some(2), ..Syllable::default() }],
            ..Reading::default()
        };
        for language in LANGUAGES {
            for choice in choices(&reading, SettingsWords::of(language.lang)) {
                let line = attributes
                    .lines()
                    .find(|line| line.trim().starts_with(&format!("{}: [", choice.name)))
                    .unwrap_or_else(|| panic!("{}", choice.name));
                assert!(line.contains(&format!("[{}", quoted(choice.usual))), "{line}");
                assert!(choice.values.iter().all(|(value, _)| line.contains(&quoted(value))), "{line}");
            }
        }
    }

    fn quoted(value: &str) -> String {
        format!("'{value}'")
    }
}
