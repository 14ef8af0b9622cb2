//! What a voice is handed, piece by piece: clauses, none longer than Chrome's voices live, with unambiguous characters put in.

use jiazhu_reading::{BlockKind, Reading, Script, Span};

use super::homophones::substitute;

/// Code points of one piece at most: at four characters a second it takes 11 s, and voices of Chrome die after 14.
const LONGEST: usize = 45;
/// A comma ends a piece that has so many code points; a shorter one goes on, for the voice's sake.
const LONG_ENOUGH: usize = 12;

/// One piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utterance {
    /// Where it stands in the text.
    pub span: Span,
    /// As many code points as `span` has.
    pub spoken: String,
    pub ends_sentence: bool,
}

impl Utterance {
    /// The place in the text of a place in `spoken`, which voices tell in UTF-16 units.
    pub fn place(&self, unit: u32) -> u32 {
        let mut units = 0;
        let before = self.spoken.chars().take_while(|c| {
            units += c.len_utf16() as u32;
            units <= unit
        });
        (self.span.start + before.count() as u32).min(self.span.end.saturating_sub(1))
    }
}

/// A reading as it is heard.
pub struct Heard {
    /// In the script that is shown.
    text: Vec<char>,
    /// The same with what is put in for polyphones.
    spoken: Vec<char>,
    blocks: Vec<(Span, BlockKind)>,
    /// Where the words end.
    ends: Vec<u32>,
}

impl Heard {
    pub fn of(reading: &Reading, script: Script) -> Heard {
        let text: Vec<char> = reading.in_script(script).text().chars().collect();
        let folded: Vec<char> = reading.in_script(Script::Hans).text().chars().collect();
        let mut spoken = text.clone();
        for syllable in &reading.syllables {
            let at = syllable.span.start as usize;
            let put = folded.get(at).and_then(|c| substitute(*c, syllable));
            if let (Some(put), Some(place)) = (put, spoken.get_mut(at)) {
                *place = put;
            }
        }
        let starts = reading.block_starts();
        let block = |(start, block): (&u32, &jiazhu_reading::Block)| {
            let end = start + block.text.chars().count() as u32;
            (Span { start: *start, end }, block.kind)
        };
        let blocks = starts.iter().zip(&reading.blocks).map(block).collect();
        let ends = reading.words.iter().scan(0, |end, length| {
            *end += length;
            Some(*end)
        });
        Heard { text, spoken, blocks, ends: ends.collect() }
    }

    /// All of the text.
    pub fn all(&self) -> Span {
        Span::new(0, self.text.len())
    }

    /// The word that a place is in.
    pub fn word_at(&self, place: u32) -> Span {
        let at = self.ends.partition_point(|end| *end <= place);
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        Span { start, end: self.ends.get(at).copied().unwrap_or(place + 1) }
    }

    /// The block that a place is in: its index, and where it begins.
    pub fn block_at(&self, place: u32) -> Option<(usize, u32)> {
        let next = self.blocks.partition_point(|(block, _)| block.start <= place);
        let at = next.checked_sub(1)?;
        Some((at, self.blocks[at].0.start))
    }

    /// Where the blocks begin.
    pub fn starts(&self) -> Vec<u32> {
        self.blocks.iter().map(|(block, _)| block.start).collect()
    }

    /// The sentence that a place is in.
    pub fn sentence_at(&self, place: u32) -> Span {
        let Some((block, _)) = self.blocks.iter().find(|(block, _)| place < block.end.max(block.start + 1))
        else {
            return Span { start: place, end: place };
        };
        let mut start = block.start;
        for end in self.sentence_ends(*block) {
            if place < end {
                return self.trimmed(Span { start, end });
            }
            start = end;
        }
        self.trimmed(Span { start, end: block.end })
    }

    /// A stretch of the text as it is shown.
    pub fn shown(&self, span: Span) -> String {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default().iter().collect()
    }

    /// What there is to be said in a stretch of the text: no code, no formulas, nothing that has no letter.
    pub fn utterances(&self, span: Span) -> Vec<Utterance> {
        let mut all = Vec::new();
        for (block, kind) in &self.blocks {
            if matches!(kind, BlockKind::Code | BlockKind::Formula) {
                continue;
            }
            let within = Span { start: block.start.max(span.start), end: block.end.min(span.end) };
            let mut start = within.start;
            while start < within.end {
                let (end, ends_sentence) = self.piece(start, within.end);
                let piece = self.trimmed(Span { start, end });
                let spoken = &self.spoken[piece.start as usize..piece.end as usize];
                if spoken.iter().any(|c| c.is_alphanumeric()) {
                    all.push(Utterance { span: piece, spoken: spoken.iter().collect(), ends_sentence });
                }
                start = end;
            }
        }
        all
    }

    /// Where the piece that starts here ends, and whether a sentence ends there.
    fn piece(&self, start: u32, limit: u32) -> (u32, bool) {
        let mut comma = None;
        for at in start..limit {
            let length = (at - start) as usize + 1;
            let c = self.text[at as usize];
            let next = self.after_closing(at + 1, limit);
            if is_end(c) {
                return (next, true);
            }
            if length > LONGEST {
                break;
            }
            if is_comma(c) {
                comma = Some(next);
                if length >= LONG_ENOUGH && c != '、' {
                    return (next, false);
                }
            }
        }
        if (limit - start) as usize <= LONGEST {
            return (limit, true);
        }
        // Too long: at the last comma, else between two words.
        let most = start + LONGEST as u32;
        let word = self.word_at(most).start;
        let word = if word > start { word } else { most };
        (comma.unwrap_or(word), false)
    }

    /// Quotation marks and brackets that close belong to what they close.
    fn after_closing(&self, at: u32, limit: u32) -> u32 {
        let rest = &self.text[at as usize..limit as usize];
        at + rest.iter().take_while(|c| "”’」』）)》〉】〕".contains(**c)).count() as u32
    }

    fn sentence_ends(&self, block: Span) -> impl Iterator<Item = u32> {
        let ends = (block.start..block.end).filter(|at| is_end(self.text[*at as usize]));
        ends.map(move |at| self.after_closing(at + 1, block.end))
    }

    /// Without what is blank at its ends.
    fn trimmed(&self, span: Span) -> Span {
        let is_blank = |at: u32| self.text[at as usize].is_whitespace();
        let Span { mut start, mut end } = span;
        while start < end && is_blank(start) {
            start += 1;
        }
        while start < end && is_blank(end - 1) {
            end -= 1;
        }
        Span { start, end }
    }
}

fn is_end(c: char) -> bool {
    "。！？!?；;\n".contains(c)
}

fn is_comma(c: char) -> bool {
    "，,：:、—…".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiazhu_reading::pinyin::Letters;
    use jiazhu_reading::{Block, Syllable, SyllableSource, View, Views};

    fn heard(blocks: &[(BlockKind, &str)], said: &[(u32, &str)], views: Views) -> Heard {
        let block =
            |(kind, text): &(BlockKind, &str)| Block { kind: *kind, text: (*text).into(), styles: vec![] };
        let blocks: Vec<Block> = blocks.iter().map(block).collect();
        let syllable = |(at, pinyin): &(u32, &str)| Syllable {
            span: Span { start: *at, end: at + 1 },
            pinyin: Letters::new(pinyin).unwrap(),
            source: SyllableSource::Dictionary,
            ..Syllable::default()
        };
        let mut reading = Reading { blocks, views, ..Reading::default() };
        reading.syllables = said.iter().map(syllable).collect();
        reading.words = vec![1; reading.text().chars().count()];
        Heard::of(&reading, Script::Source)
    }

    fn pieces(heard: &Heard) -> Vec<String> {
        heard.utterances(heard.all()).into_iter().map(|piece| piece.spoken).collect()
    }

    #[test]
    fn pieces_end_with_clauses_and_none_is_long() {
        let long = "字".repeat(100);
        let text = format!("他说：“真的！”然后，走了很远很远很远的路，到家。{long}。");
        let heard = heard(&[(BlockKind::Paragraph, &text)], &[], Views::default());
        let all = pieces(&heard);
        assert_eq!(all[..3], ["他说：“真的！”", "然后，走了很远很远很远的路，", "到家。"]);
        assert!(all.iter().all(|piece| piece.chars().count() <= LONGEST + 1), "{all:?}");
        assert_eq!(all.concat(), text, "nothing is left out, nothing is said twice");
        let ends: Vec<bool> = heard.utterances(heard.all()).iter().map(|piece| piece.ends_sentence).collect();
        assert_eq!(ends[..3], [true, false, true]);
    }

    #[test]
    fn code_is_not_said_and_blocks_are_apart() {
        let blocks = [
            (BlockKind::Heading(1), "题目"),
            (BlockKind::Code, "let a = 1;"),
            (BlockKind::Paragraph, "　 正文"),
            (BlockKind::Paragraph, "……"),
        ];
        let heard = heard(&blocks, &[], Views::default());
        assert_eq!(pieces(&heard), ["题目", "正文"]);
        let pieces = heard.utterances(heard.all());
        assert_eq!(heard.shown(pieces[1].span), "正文");
    }

    #[test]
    fn polyphones_are_put_in_one_for_one_and_the_text_is_shown_as_it_is() {
        let hans = View { pairs: "還还長长".into(), ..View::default() };
        let said = [(0, "huán"), (1, "shū"), (3, "hái"), (4, "cháng")];
        let heard =
            heard(&[(BlockKind::Paragraph, "還書，還長。")], &said, Views { hans, ..Views::default() });
        assert_eq!(pieces(&heard), ["桓書，孩常。"]);
        assert_eq!(heard.shown(heard.all()), "還書，還長。");
    }

    #[test]
    fn a_voices_place_is_a_place_of_the_text() {
        let heard = heard(&[(BlockKind::Paragraph, "甲𠮷乙。丙丁。")], &[], Views::default());
        let all = heard.utterances(heard.all());
        // 𠮷 has two units.
        assert_eq!([0, 1, 2, 3, 4, 9].map(|unit| all[0].place(unit)), [0, 1, 1, 2, 3, 3]);
        assert_eq!(all[1].place(1), 5);
        assert_eq!(heard.word_at(5), Span { start: 5, end: 6 });
        assert_eq!(heard.shown(heard.sentence_at(5)), "丙丁。");
        assert_eq!(heard.shown(heard.sentence_at(0)), "甲𠮷乙。");
        assert!(heard.sentence_at(99).is_empty());
    }
}
