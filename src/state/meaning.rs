//! What the words file says of a word where it stands: the sound that it has here chooses among its lines.

use super::{Outline, Span};
use crate::words::{Line, Words};

impl Outline {
    /// The dictionary lines of a stretch of the text: those first that are said as it is here.
    pub fn lines<'w>(&self, words: &'w Words, word: Span) -> Vec<Line<'w>> {
        let mut lines = words.lines(&self.text_of(word));
        // The file is made for the printed text: a view may write what it does not have.
        if lines.is_empty() {
            lines = words.lines(&self.printed(word));
        }
        let Some(said) = self.said(word) else { return lines };
        let (own, others): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|line| line.pinyin.eq_ignore_ascii_case(&said.pinyin));
        [own, others].concat()
    }

    /// The line that stands for all of them: the first, or another one said like it that is more than a surname.
    pub fn line<'w>(&self, words: &'w Words, word: Span) -> Option<Line<'w>> {
        let lines = self.lines(words, word);
        let first = lines.first()?;
        let is_like = |line: &&Line<'_>| !line.is_surname() && line.pinyin.eq_ignore_ascii_case(first.pinyin);
        lines.iter().find(is_like).or(Some(first)).copied()
    }

    /// The words of a stretch, or the parts of a word: as the words file has them, else its characters.
    pub fn divide(&self, words: Option<&Words>, word: Span) -> Vec<Span> {
        let length = |part: &&str| part.chars().count() as u32;
        // The file divides what is printed; every view has the same lengths.
        self.parts(word, |_| {
            let text = self.printed(word);
            match words {
                Some(words) => words.parts(&text).iter().map(length).collect(),
                None => text.chars().map(|_| 1).collect(),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::pinyin::Letters;
    use crate::reading::{Block, BlockKind, Reading, Script, Syllable};

    fn outline(text: &str, said: &[&str]) -> Outline {
        let count = text.chars().count() as u32;
        let syllable = |(start, pinyin): (u32, &&str)| Syllable {
            span: Span { start, end: start + 1 },
            pinyin: Letters::new(pinyin).expect("a syllable"),
            ..Syllable::default()
        };
        Outline::new(Rc::new(Reading {
            blocks: vec![Block { kind: BlockKind::Paragraph, text: text.into(), styles: vec![] }],
            words: vec![count],
            syllables: (0..).zip(said).map(syllable).collect(),
            ..Reading::default()
        }))
    }

    fn line<'w>(simplified: &'w str, traditional: &'w str, pinyin: &'w str, senses: &'w str) -> Line<'w> {
        Line { simplified, traditional, pinyin, senses, ..Line::default() }
    }

    /// 長 with the chief before the length, as the dictionary has it.
    fn long() -> Words {
        let own = |pinyin, senses| line("长", "長", pinyin, senses);
        let lines = [own("zhǎng", "chief"), own("cháng", "surname Chang"), own("cháng", "length")];
        Words::new(Default::default(), &lines, &[], &[])
    }

    const FIRST: Span = Span { start: 0, end: 1 };

    #[test]
    fn a_line_said_as_it_is_here_comes_first() {
        let words = long();
        let pinyin = |outline: &Outline| -> Vec<String> {
            outline.lines(&words, FIRST).iter().map(|line| line.pinyin.to_owned()).collect()
        };
        assert_eq!(pinyin(&outline("長期", &["cháng", "qī"])), ["cháng", "cháng", "zhǎng"]);
        assert_eq!(pinyin(&outline("長官", &["zhǎng", "guān"])), ["zhǎng", "cháng", "cháng"]);
    }

    #[test]
    fn one_line_is_that_of_the_sound_here_and_more_than_a_surname() {
        let words = long();
        let gist = |said| outline("長", &[said]).line(&words, FIRST).map(|line| line.senses);
        assert_eq!(gist("cháng"), Some("length"));
        assert_eq!(gist("zhǎng"), Some("chief"));
    }

    #[test]
    fn a_view_has_the_lines_and_the_parts_of_the_printed_text() {
        // Half-converted, as the publisher's text is; the view writes a form that the dictionary lacks.
        let spellings = [("計划".to_string(), "计划".to_string())];
        let lines = [line("计划", "計劃", "jìhuà", "plan"), line("书", "書", "shū", "book")];
        let words = Words::new(Default::default(), &lines, &spellings, &[vec!["計划", "書"]]);
        let mut reading = Reading::clone(&outline("計划書", &["jì", "huà", "shū"]).source);
        reading.views.hant.pairs = "划畫".into();
        let shown = Outline::new(Rc::new(reading)).in_script(Script::Hant);
        let plan = Span { start: 0, end: 2 };
        assert_eq!(shown.text_of(plan), "計畫");
        assert_eq!(shown.line(&words, plan).map(|line| line.senses), Some("plan"));
        let whole = Span { start: 0, end: 3 };
        assert_eq!(shown.divide(Some(&words), whole), [plan, Span { start: 2, end: 3 }]);
    }
}
