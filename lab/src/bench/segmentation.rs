//! Segmentation against sentences divided by people: span F1, and crossings, the words that are made across the edge of real ones.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use jiazhu_annotate::segment::Segmenter;

use super::table::Table;
use super::tables::tables;
use super::{crossings, jieba, node};

/// One row for each segmenter, one column for each `*.txt` in the folder: sentences with words apart. Our crossings are told where `lists` them.
pub fn measure(gold: &Path, lists: bool) -> Result<Vec<Table>> {
    let mut files: Vec<PathBuf> = fs::read_dir(gold)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let sets = files.iter().map(|file| Set::read(file)).collect::<Result<Vec<_>>>()?;
    let sentences: usize = sets.iter().map(|set| set.words.len()).sum();
    let mut columns = vec!["span F1"];
    columns.extend(sets.iter().map(|set| set.name.as_str()));
    let about =
        format!("{sentences} sentences divided by people; a word counts if both its edges are right.");
    let mut table = Table::new("Segmentation", about, &columns);
    columns[0] = "words across / of 1,000 / sentences with one";
    let about = "Crossings: words that overlap a word of the people without one holding the other, such as 温 | 水泡 where 温水 | 泡 is right.";
    let mut across = Table::new("Crossings", about, &columns);

    let tables = tables()?;
    let segmenter = Segmenter::new(tables.word_model(), &[]);
    let ours = |line: &String| lengths_to_words(line, &segmenter.segment(&tables.fold().text(line), &[]));
    let peer = jieba::default()?;
    let cut = |line: &String| peer.cut(line, true).iter().map(|token| token.word.to_string()).collect();
    let mut row = |name: &str, divide: &dyn Fn(&Set) -> Result<Vec<Vec<String>>>| -> Result<()> {
        let divided = sets.iter().map(divide).collect::<Result<Vec<_>>>()?;
        let both = || sets.iter().zip(&divided);
        let scores = both().map(|(set, divided)| set.f1(divided)).collect::<Result<Vec<f64>>>()?;
        let cells = |cells: Vec<String>| [name.to_string()].into_iter().chain(cells);
        table.row(cells(scores.iter().map(|f1| format!("{f1:.4}")).collect()));
        across.row(cells(both().map(|(set, divided)| crossings::counted(&set.words, divided)).collect()));
        if lists && table.rows.len() == 1 {
            both().for_each(|(set, divided)| crossings::list(&set.name, &set.words, divided));
        }
        Ok(())
    };
    row("Jiazhu", &|set| Ok(set.lines().iter().map(ours).collect()))?;
    row("jieba-rs 0.11, default", &|set| Ok(set.lines().iter().map(cut).collect()))?;
    row("jieba-wasm 2.4.0", &|set| node::run("text.mjs", &["jieba-wasm"], &set.lines()))?;
    row("Intl.Segmenter (Node)", &|set| node::run("text.mjs", &["intl-segmenter"], &set.lines()))?;
    Ok(vec![table, across])
}

struct Set {
    name: String,
    /// The words of each sentence.
    words: Vec<Vec<String>>,
}

impl Set {
    fn read(file: &Path) -> Result<Set> {
        let text = fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
        let words = text
            .lines()
            .map(|line| line.split(' ').filter(|word| !word.is_empty()).map(str::to_string).collect())
            .filter(|words: &Vec<String>| !words.is_empty())
            .collect();
        let name = file.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        Ok(Set { name, words })
    }

    fn lines(&self) -> Vec<String> {
        self.words.iter().map(|words| words.concat()).collect()
    }

    /// Harmonic mean of precision and recall over the spans of words.
    fn f1(&self, divided: &[Vec<String>]) -> Result<f64> {
        ensure!(divided.len() == self.words.len(), "{}: not as many sentences as asked for", self.name);
        let (mut right, mut gold, mut found) = (0, 0, 0);
        for (words, ours) in self.words.iter().zip(divided) {
            ensure!(words.concat() == ours.concat(), "{}: a segmenter changed the text", self.name);
            let (words, ours) = (spans(words), spans(ours));
            right += ours.iter().collect::<HashSet<_>>().intersection(&words.iter().collect()).count();
            gold += words.len();
            found += ours.len();
        }
        Ok(2.0 * right as f64 / (gold + found) as f64)
    }
}

/// Where the words stand, in code points.
pub fn spans(words: &[String]) -> Vec<(usize, usize)> {
    let mut end = 0;
    let mut span = |word: &String| {
        let start = end;
        end += word.chars().count();
        (start, end)
    };
    words.iter().map(&mut span).collect()
}

/// The words that end at these code points.
fn lengths_to_words(line: &str, ends: &[usize]) -> Vec<String> {
    let mut chars = line.chars();
    let starts = std::iter::once(&0).chain(ends);
    starts.zip(ends).map(|(start, end)| chars.by_ref().take(end - start).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_counts_if_both_edges_are_right() {
        let words = |text: &str| text.split(' ').map(str::to_string).collect::<Vec<_>>();
        let set = Set { name: "a".into(), words: vec![words("南京市 长江 大桥")] };
        // Right: 南京市. Three are in the gold, two were found.
        assert_eq!(set.f1(&[words("南京市 长江大桥")]).unwrap(), 2.0 / 5.0);
        assert!(set.f1(&[words("南京 长江大桥")]).is_err());
        assert!(set.f1(&[]).is_err());
    }
}
