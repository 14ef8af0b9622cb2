//! Pinyin whose syllables are all pronunciations of their characters, and together not that of their word: gānbù over 干部.

use crate::annotate::Annotated;
use crate::diagnostic::Diagnostic;
use crate::glossary::GlossaryEntry;
use crate::glossary::typed_pinyin::laid_over;
use crate::tables::Tables;
use jiazhu_reading::Class;
use jiazhu_reading::pinyin::{Letters, Spoken};

use super::values::{is_known, is_said, tone_of, without_tone};

/// One finding for each entry with such a word. Which words it has, its headword says, or the blanks in its pinyin. How a person is called, no
/// dictionary knows.
pub fn check(annotated: &Annotated) -> Vec<Diagnostic> {
    let entries = annotated.glossary.entries.iter().filter(|entry| entry.card.class != Class::Person);
    entries.filter_map(|entry| of_entry(annotated, entry)).collect()
}

fn of_entry(annotated: &Annotated, entry: &GlossaryEntry) -> Option<Diagnostic> {
    let tables = annotated.tables;
    let headword: Vec<char> = tables.fold().text(&entry.card.headword).chars().collect();
    let pinyin = entry.card.pinyin.as_ref()?;
    let said = laid_over(pinyin, &headword.iter().collect::<String>())?;
    // A syllable that its character does not have is told as such.
    let is_sound = |(at, spoken): (usize, &Spoken)| match headword[spoken.span.range()] {
        [c] => is_known(tables, c, &spoken.pinyin, said.get(at + 1).map(|next| &*next.pinyin)),
        _ => true,
    };
    if !said.iter().enumerate().all(is_sound) {
        return None;
    }
    let (word, meant) = match ways(tables, &headword).is_empty() {
        false => otherwise(tables, &headword, &said)?,
        true => by_blanks(pinyin, &said)?.into_iter().find_map(|said| {
            let word = &headword[said.first()?.span.start as usize..said.last()?.span.end as usize];
            otherwise(tables, word, said)
        })?,
    };
    let message = format!(
        "the pinyin `{pinyin}` of the entry `{}` says `{word}` otherwise than the dictionary, which has `{meant}`: correct it, or leave it where \
         the term is said so",
        entry.card.id
    );
    Some(Diagnostic::warning("pinyin-value", &annotated.glossary.file, message).at(entry.place))
}

/// A word that the tables say in one way, and not so: the word, and how they say it.
fn otherwise(tables: &Tables, word: &[char], said: &[Spoken]) -> Option<(String, String)> {
    let mut known = ways(tables, word).into_iter();
    let way = known.next()?;
    let mut is_one = || known.all(|other| other.iter().zip(&way).all(|(other, one)| is_alike(other, one)));
    // Erhua is spelled with fewer syllables, and is not compared.
    if word.len() < 2 || said.len() != word.len() || !is_one() {
        return None;
    }
    let taiwan = tables.pronunciations()?.taiwan();
    let is_so = |at: usize| {
        let (c, written, known) = (word[at], &*said[at].pinyin, &*way[at]);
        let next = said.get(at + 1).map(|next| &*next.pinyin);
        is_said(known, written, next, c)
            || is_alike(known, written)
            || taiwan.is_some_and(|taiwan| taiwan.replaces(c, known, written))
    };
    if (0..word.len()).all(is_so) {
        return None;
    }
    let syllables: Vec<&str> = way.iter().map(|syllable| &**syllable).collect();
    Some((word.iter().collect(), syllables.join(" ")))
}

/// Whether two syllables are the same but for a capital, or for a tone that one of them does not have.
fn is_alike(one: &str, other: &str) -> bool {
    without_tone(one) == without_tone(other)
        && (tone_of(one) == tone_of(other) || [one, other].map(tone_of).contains(&5))
}

fn ways(tables: &Tables, word: &[char]) -> Vec<Vec<Letters>> {
    tables.pronunciations().map_or_else(Vec::new, |table| table.ways_of(word))
}

/// The syllables of each word, as the blanks of the pinyin divide it; `None` where they cannot be told apart.
fn by_blanks<'s>(pinyin: &str, said: &'s [Spoken]) -> Option<Vec<&'s [Spoken]>> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
    let mut rest = said;
    let mut words = Vec::new();
    for word in pinyin.split_whitespace() {
        let (mut left, mut count) = (letters(word), 0);
        while left > 0 {
            left = left.checked_sub(letters(&rest.get(count)?.pinyin))?;
            count += 1;
        }
        let (word, others) = rest.split_at(count);
        words.push(word);
        rest = others;
    }
    Some(words)
}

#[cfg(test)]
mod tests {
    use crate::annotate::annotate;
    use crate::article::Article;
    use crate::check::check;
    use crate::glossary::Glossary;
    use crate::notes::Notes;
    use crate::tables::builtin;

    /// What is said of a headword with such pinyin: what the dictionary has.
    fn told(headword: &str, pinyin: &str, class: &str) -> Option<String> {
        let article = Article::parse("a.md", headword.as_bytes()).unwrap();
        let glossary =
            format!("entries: [{{id: a, headword: {headword}, pinyin: \"{pinyin}\", class: {class}}}]");
        let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).unwrap();
        let found = check(&annotate(&article, &glossary, &Notes::default(), builtin()));
        let (_, meant) = found.iter().find_map(|d| d.message.split_once("which has `"))?;
        Some(meant.split('`').next().unwrap_or_default().to_owned())
    }

    #[test]
    fn a_word_that_the_dictionary_says_otherwise_is_told_with_what_it_has() {
        for (headword, pinyin, meant) in [
            ("干部", "gānbù", "gàn bù"),
            ("幹部", "gānbù", "gàn bù"),
            ("重庆", "zhòngqìng", "Chóng qìng"),
            ("银行", "yínxíng", "yín háng"),
            ("音乐", "yīnlè", "yīn yuè"),
            ("领导干部", "lǐngdǎo gānbù", "gàn bù"),
        ] {
            assert_eq!(told(headword, pinyin, "term").as_deref(), Some(meant), "{headword}");
        }
    }

    #[test]
    fn what_may_be_said_so_is_not_told() {
        for (headword, pinyin, class) in [
            ("干部", "gànbù", "term"),
            ("重庆", "Chóngqìng", "place"),
            // Several in the dictionary.
            ("朝阳", "zhāoyáng", "term"),
            ("朝阳", "cháoyáng", "term"),
            // The neutral tone, written or not; a tone that changes; erhua.
            ("认识", "rènshí", "term"),
            ("学生", "xuésheng", "term"),
            ("一定", "yídìng", "term"),
            ("水果", "shuíguǒ", "term"),
            ("花儿", "huār", "term"),
            // As in Taiwan.
            ("质量", "zhíliàng", "term"),
            // Names.
            ("音乐", "Yīn Lè", "person"),
            ("老子", "Lǎozǐ", "person"),
        ] {
            assert_eq!(told(headword, pinyin, class), None, "{headword} {pinyin}");
        }
    }
}
