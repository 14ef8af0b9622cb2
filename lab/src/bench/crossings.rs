//! Crossings: words that overlap a word of the people without one holding the other. How finely somebody divides counts for nothing here; only what is
//! no word in its place does.

use super::segmentation::spans;

/// The words of `ours` that cross a word of `gold`, as places in `ours`.
fn across(gold: &[String], ours: &[String]) -> Vec<usize> {
    let gold = spans(gold);
    let crosses = |&(start, end): &(usize, usize)| {
        gold.iter().any(|&(from, to)| {
            from < start && start < to && to < end || start < from && from < end && end < to
        })
    };
    spans(ours).iter().enumerate().filter(|(_, span)| crosses(span)).map(|(at, _)| at).collect()
}

/// How many words cross, of a thousand, and in how many of a hundred sentences.
pub fn counted(gold: &[Vec<String>], ours: &[Vec<String>]) -> String {
    let crossing: Vec<usize> = gold.iter().zip(ours).map(|(gold, ours)| across(gold, ours).len()).collect();
    let words: usize = ours.iter().map(Vec::len).sum();
    let all: usize = crossing.iter().sum();
    let sentences = crossing.iter().filter(|&&count| count > 0).count();
    let of = |count: usize, all: usize, base: f64| base * count as f64 / all.max(1) as f64;
    format!("{all} / {:.2} / {:.1} %", of(all, words, 1000.0), of(sentences, ours.len(), 100.0))
}

/// Prints each sentence in which words cross: ours with those marked, and the words of the people.
pub fn list(name: &str, gold: &[Vec<String>], ours: &[Vec<String>]) {
    for (number, (gold, ours)) in (1..).zip(gold.iter().zip(ours)) {
        let across = across(gold, ours);
        if across.is_empty() {
            continue;
        }
        let marked = |(at, word): (usize, &String)| {
            if across.contains(&at) { format!("[{word}]") } else { word.clone() }
        };
        let marked: Vec<String> = ours.iter().enumerate().map(marked).collect();
        println!("{name} {number}\n  ours   {}\n  people {}", marked.join(" "), gold.join(" "));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_string).collect()
    }

    #[test]
    fn a_word_crosses_where_neither_holds_the_other() {
        assert_eq!(across(&words("先 用 温水 泡"), &words("先 用 温 水泡")), [3]);
        assert_eq!(across(&words("温水 泡 两遍"), &words("温 水泡两 遍")), [1]);
        assert!(across(&words("南京市 长江 大桥"), &words("南京 市 长江大桥")).is_empty());
        assert_eq!(across(&words("南京市 长江 大桥"), &words("南京 市长 江 大桥")), [1]);
    }

    #[test]
    fn words_and_sentences_are_counted() {
        let gold = [words("温水 泡"), words("南京 市"), words("股价 涨")];
        let ours = [words("温 水泡"), words("南京市"), words("股价 涨")];
        assert_eq!(counted(&gold, &ours), "1 / 200.00 / 33.3 %");
        assert_eq!(counted(&[], &[]), "0 / 0.00 / 0.0 %");
    }
}
