//! Pronunciation: one marked polyphone in each sentence, and whole sentences read aloud.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use jiazhu_annotate::article::Article;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::{Tables, annotate, explain};
use jiazhu_reading::Reading;
use jiazhu_reading::pinyin::from_numbered;
use sha2::{Digest, Sha256};

use super::table::Table;
use super::tables::tables;
use super::{node, text::told};

/// A sentence and the pinyin of characters of it, by their index.
pub struct Sentence {
    pub text: String,
    pub said: Vec<(usize, String)>,
}

/// Which tone 一 and 不 are given.
#[derive(Clone, Copy)]
pub enum JudgedTones {
    /// The dictionary's.
    Dictionary,
    /// As said before the next syllable.
    Spoken,
}

/// Accuracy on `pinyin_cpp_dev.tsv` and `pinyin_thchs30_dev.tsv`, as far as the folder has them.
pub fn measure(gold: &Path) -> Result<Vec<Table>> {
    let mut tables = Vec::new();
    if let Some(sentences) = polyphones(gold)? {
        let about =
            format!("{} sentences, each with one character of several pronunciations.", sentences.len());
        tables.push(compare("Polyphones", &about, &sentences, JudgedTones::Dictionary)?);
        let (chosen, other) = halves(sentences);
        for (name, half) in
            [("Polyphones, the half that rules are chosen on", chosen), ("Polyphones, the other half", other)]
        {
            let about = format!("{} of these sentences, by a hash.", half.len());
            tables.push(compare(name, &about, &half, JudgedTones::Dictionary)?);
        }
    }
    if let Some(sentences) = read_aloud(gold)? {
        let about = format!(
            "{} sentences, every character, tones of 一 and 不 as said. The set is unsure of neutral tones: the last column but one \
             leaves out what it, or the answer, gives none. It writes the dictionary's tone of 一 and 不 in most places and the one that \
             is said in others (不 before a fourth tone is bù 46 times and bú 9 times), so the last column leaves these two out.",
            sentences.len()
        );
        tables.push(compare("Whole sentences", &about, &sentences, JudgedTones::Spoken)?);
    }
    Ok(tables)
}

/// The sentences of CPP, each with one character of several pronunciations; `None` where the folder has none.
pub fn polyphones(gold: &Path) -> Result<Option<Vec<Sentence>>> {
    read(&gold.join("pinyin_cpp_dev.tsv"), marked)
}

/// The sentences of THCHS-30, likewise.
pub fn read_aloud(gold: &Path) -> Result<Option<Vec<Sentence>>> {
    read(&gold.join("pinyin_thchs30_dev.tsv"), whole)
}

/// Two halves by a hash: the one on which rules, weights and thresholds are chosen, and the other.
pub fn halves(sentences: Vec<Sentence>) -> (Vec<Sentence>, Vec<Sentence>) {
    sentences.into_iter().partition(|sentence| Sha256::digest(&sentence.text)[0] & 1 == 0)
}

fn compare(title: &str, about: &str, sentences: &[Sentence], tones: JudgedTones) -> Result<Table> {
    let mut table =
        Table::new(title, about, &["", "accuracy", "wrong", "but for neutral tones", "but for 一 and 不"]);
    let jiazhu = tables()?;
    let ours =
        sentences.iter().map(|sentence| ours(&jiazhu, &sentence.text, tones)).collect::<Result<Vec<_>>>()?;
    let texts: Vec<&str> = sentences.iter().map(|sentence| sentence.text.as_str()).collect();
    let peer = match tones {
        JudgedTones::Dictionary => "pinyin-pro",
        JudgedTones::Spoken => "pinyin-pro-spoken",
    };
    let theirs: Vec<Vec<String>> = node::run("text.mjs", &[peer], &texts)?;
    for (name, answers) in [("Jiazhu", ours), ("pinyin-pro 3.29.4", theirs)] {
        ensure!(answers.len() == sentences.len(), "{name}: not as many sentences as asked for");
        let (mut all, mut right, mut toned, mut toned_right, mut plain, mut plain_right) = (0, 0, 0, 0, 0, 0);
        for (sentence, answer) in sentences.iter().zip(&answers) {
            let characters: Vec<char> = sentence.text.chars().collect();
            for (at, said) in &sentence.said {
                let answer = answer.get(*at).map_or("", String::as_str);
                let is_right = answer == said;
                let is_toned = has_tone(said) && has_tone(answer);
                all += 1;
                right += usize::from(is_right);
                toned += usize::from(is_toned);
                toned_right += usize::from(is_toned && is_right);
                let is_plain = !matches!(characters.get(*at), Some('一' | '不'));
                plain += usize::from(is_plain);
                plain_right += usize::from(is_plain && is_right);
            }
        }
        let percent = |part: usize, whole: usize| format!("{:.4}", part as f64 / whole.max(1) as f64);
        table.row([
            name.to_string(),
            percent(right, all),
            (all - right).to_string(),
            percent(toned_right, toned),
            percent(plain_right, plain),
        ]);
    }
    Ok(table)
}

/// Our pinyin of texts that stand alone, as by [`ours`].
pub fn said_of_each(jiazhu: &Tables, texts: &[&str]) -> Result<Vec<Vec<String>>> {
    texts.iter().map(|text| ours(jiazhu, text, JudgedTones::Dictionary)).collect()
}

/// Our pinyin of each character, empty where there is none. The r of a syllable such as `huār` is 儿's own.
fn ours(jiazhu: &Tables, text: &str, tones: JudgedTones) -> Result<Vec<String>> {
    Ok(written(&reading_of(jiazhu, text)?, text, tones))
}

/// The reading of a text that stands alone.
pub fn reading_of(jiazhu: &Tables, text: &str) -> Result<Reading> {
    let article = Article::parse("a.txt", text.as_bytes()).map_err(|error| told(&[error]))?;
    Ok(annotate(&article, &Glossary::default(), &Notes::default(), jiazhu).reading)
}

/// What has decided how a character of a text is said.
pub fn reason_at(jiazhu: &Tables, text: &str, at: usize) -> Result<String> {
    let article = Article::parse("a.txt", text.as_bytes()).map_err(|error| told(&[error]))?;
    let (glossary, notes) = (Glossary::default(), Notes::default());
    let annotated = annotate(&article, &glossary, &notes, jiazhu);
    let explained = explain(&annotated);
    let syllables = explained.words.iter().flat_map(|word| &word.syllables);
    let own = syllables.filter(|said| said.span.range().contains(&at)).map(|said| said.because.says.clone());
    Ok(own.collect())
}

/// The pinyin of each character, as by [`ours`].
pub fn written(reading: &Reading, text: &str, tones: JudgedTones) -> Vec<String> {
    let mut said = vec![String::new(); text.chars().count()];
    for syllable in &reading.syllables {
        let pinyin = match tones {
            JudgedTones::Dictionary => syllable.pinyin.to_string(),
            JudgedTones::Spoken => syllable.spoken(),
        };
        let pinyin = pinyin.to_lowercase();
        let (start, end) = (syllable.span.start as usize, syllable.span.end as usize);
        if end > start + 1 {
            said[start] = pinyin.strip_suffix('r').unwrap_or(&pinyin).to_string();
            said[end - 1] = "r".to_string();
        } else {
            said[start] = pinyin;
        }
    }
    said
}

fn has_tone(pinyin: &str) -> bool {
    !pinyin.is_ascii() && pinyin.chars().any(|c| c != 'ü' && c != 'ê' && !c.is_ascii())
}

/// The sentences of a file, `None` where there is none.
fn read(file: &Path, line: fn(&str) -> Option<Sentence>) -> Result<Option<Vec<Sentence>>> {
    if !file.is_file() {
        return Ok(None);
    }
    let text = fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
    let numbered = |(at, row): (usize, &str)| {
        line(row).with_context(|| format!("{}:{}: not a row of this set", file.display(), at + 1))
    };
    text.lines().enumerate().map(numbered).collect::<Result<_>>().map(Some)
}

/// Text, index, numbered pinyin.
fn marked(row: &str) -> Option<Sentence> {
    let mut fields = row.split('\t');
    let text = fields.next()?.to_string();
    let at = fields.next()?.parse().ok()?;
    Some(Sentence { said: vec![(at, from_numbered(fields.next()?)?)], text })
}

/// Text, numbered pinyin of every character.
fn whole(row: &str) -> Option<Sentence> {
    let (text, pinyin) = row.split_once('\t')?;
    // Where the set writes a syllable that is none, its character is not asked for.
    let said = pinyin.split(' ').enumerate().filter_map(|(at, said)| Some((at, from_numbered(said)?)));
    Some(Sentence { said: said.collect(), text: text.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gold_is_read_as_our_own_pinyin_is_written() {
        let sentence = marked("走了\t1\tle5").unwrap();
        assert_eq!((sentence.text.as_str(), &sentence.said[0]), ("走了", &(1, "le".to_string())));
        assert_eq!(whole("绿色\tlv4 se4").unwrap().said, [(0, "lǜ".to_string()), (1, "sè".to_string())]);
        assert!(marked("走了\t1").is_none());
        assert!(has_tone("lǜ") && !has_tone("lü") && !has_tone("le"));
    }
}
