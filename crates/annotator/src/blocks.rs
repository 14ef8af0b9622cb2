//! What is shown at once of a change: the blocks that are not as in the reading on the screen, annotated by themselves, before the whole text
//! has been annotated again.

use std::cell::RefCell;
use std::rc::Rc;

use jiazhu_annotate::article::Article;
use jiazhu_annotate::fold::Fold;
use jiazhu_annotate::glossary::{Glossary, GlossaryEntry};
use jiazhu_annotate::notes::Notes;
use jiazhu_reading::Block;
use jiazhu_reading::stretch::LONG;

/// Blocks that are annotated by themselves at most: of more the whole is made as soon.
const MOST: usize = 48;
/// Entries that have changed at most.
const MOST_ENTRIES: usize = 16;

/// What a reading was made of, by the number that its request had.
pub struct MadeOf {
    pub number: u32,
    pub article: Rc<Article>,
    pub glossary: Rc<Glossary>,
    pub notes: Rc<Notes>,
    /// The blocks that notes are about.
    pub noted: Vec<usize>,
}

/// The reading that was made last, and the one on the screen, which may be it.
#[derive(Default)]
pub struct Readings(RefCell<[Option<Rc<MadeOf>>; 2]>);

impl Readings {
    pub fn made(&self, made: MadeOf) {
        self.0.borrow_mut()[0] = Some(Rc::new(made));
    }

    /// What the reading on the screen was made of, by its number.
    pub fn shown(&self, number: u32) -> Option<Rc<MadeOf>> {
        let [last, shown] = &mut *self.0.borrow_mut();
        let is_it = |made: &&Rc<MadeOf>| made.number == number;
        if last.as_ref().is_some_and(|made| is_it(&made)) {
            shown.clone_from(last);
        }
        shown.as_ref().filter(is_it).cloned()
    }
}

impl MadeOf {
    /// The blocks of texts that are not as they were, by their indices; `None` where other elements stand around them, where what else is known
    /// of the article has changed, or where there are too many. What one has of notes and of things that are no text is not known from itself, nor where
    /// an endless one is divided.
    pub fn changed(
        &self,
        article: &Article,
        glossary: &Rc<Glossary>,
        notes: &Rc<Notes>,
        fold: &Fold,
    ) -> Option<Vec<usize>> {
        let before = &*self.article;
        let is_same_frame = before.blocks.len() == article.blocks.len()
            && before.tree == article.tree
            && before.about == article.about
            && before.spoken_in() == article.spoken_in()
            && before.blocks.iter().zip(&article.blocks).all(|(before, now)| before.kind == now.kind)
            && Rc::ptr_eq(&self.notes, notes);
        if !is_same_frame {
            return None;
        }
        let spelled = if Rc::ptr_eq(&self.glossary, glossary) {
            Vec::new()
        } else {
            spelled(&self.glossary, glossary, fold)?
        };
        let is_other = |at: &usize| {
            let block = &article.blocks[*at];
            *block != before.blocks[*at]
                || !spelled.is_empty() && {
                    let folded = fold.text(&block.text);
                    spelled.iter().any(|form| folded.contains(form.as_str()))
                }
        };
        let changed: Vec<usize> = (0..article.blocks.len()).filter(is_other).take(MOST + 1).collect();
        let is_plain = |at: &usize| {
            !self.noted.contains(at)
                && ![before, article].iter().any(|article| {
                    let Block { text, styles, .. } = &article.blocks[*at];
                    // Several elements show an endless paragraph, and alone it may have others.
                    text.chars().nth(LONG).is_some() || styles.iter().any(|style| style.kind.is_point())
                })
        };
        (!changed.is_empty() && changed.len() <= MOST && changed.iter().all(is_plain)).then_some(changed)
    }
}

/// The forms of entries that have changed, as they were and as they are, and the contexts in which they are none, folded; `None` where something
/// else has changed, or too many have.
fn spelled(before: &Glossary, now: &Glossary, fold: &Fold) -> Option<Vec<String>> {
    let texts = |entry: &GlossaryEntry| -> Vec<String> {
        entry.forms.iter().chain(&entry.not_in).map(|text| text.to_string()).collect()
    };
    // What a card says besides is not seen in the text.
    let is_same = |(one, other): &(&GlossaryEntry, &GlossaryEntry)| {
        let (card, of_other) = (&one.card, &other.card);
        one.anywhere == other.anywhere
            && card.id == of_other.id
            && card.class == of_other.class
            && card.pinyin == of_other.pinyin
            && card.traditional == of_other.traditional
            && one.forms.iter().map(|form| form.as_str()).eq(other.forms.iter().map(|form| form.as_str()))
            && one.not_in.iter().map(|form| form.as_str()).eq(other.not_in.iter().map(|form| form.as_str()))
    };
    if before.readings != now.readings {
        return None;
    }
    let start = before.entries.iter().zip(&now.entries).take_while(is_same).count();
    let (before, now) = (&before.entries[start..], &now.entries[start..]);
    let end = before.iter().rev().zip(now.iter().rev()).take_while(is_same).count();
    let changed = [&before[..before.len() - end], &now[..now.len() - end]];
    if changed.iter().any(|entries| entries.len() > MOST_ENTRIES) {
        return None;
    }
    let forms = changed.into_iter().flatten().flat_map(texts).map(|text| fold.text(&text));
    Some(forms.filter(|form| !form.is_empty()).collect())
}
