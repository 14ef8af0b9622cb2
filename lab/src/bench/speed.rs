//! Speed: what stands on segmentation beside segmentation itself.

use std::collections::HashSet;
use std::fs;
use std::hint::black_box;
use std::num::NonZeroUsize;
use std::path::Path;
use std::rc::Rc;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use jiazhu_annotate::article::Article;
use jiazhu_annotate::check;
use jiazhu_annotate::glossary::Glossary;
use jiazhu_annotate::notes::Notes;
use jiazhu_annotate::segment::Segmenter;
use jiazhu_annotate::{annotate, annotate_on_threads};
use jiazhu_companion::find::list::Searched;
use jiazhu_companion::find::terms::Order;
use jiazhu_reading::frame::{FileKind, unpack_sections};
use jiazhu_reading::strings::ENGLISH;
use jiazhu_reading::{Opened, Opening, Reading, save_quickly};

use super::jieba;
use super::table::{Table, median};
use super::tables::tables;
use super::text::{grown, ningbo, told};

/// How often each is timed; they take turns, so that a busy moment of the machine hits all of them.
const ROUNDS: usize = 9;

pub fn measure(gold: Option<&Path>) -> Result<Vec<Table>> {
    let (article, glossary) = ningbo()?;
    let mut texts = vec![("the Ningbo article, grown".to_string(), grown(&article, 1_000_000))];
    if let Some(news) = gold.and_then(|gold| fs::read_to_string(gold.join("ud_gsd_simp_dev.txt")).ok()) {
        let text = news.replace(' ', "");
        let times = 1_000_000usize.div_ceil(text.len().max(1));
        texts.push(("GSD, Simplified".to_string(), text.repeat(times)));
    }
    if let Some(cpp) = gold.and_then(|gold| fs::read_to_string(gold.join("pinyin_cpp_dev.tsv")).ok()) {
        texts.push(("the sentences of CPP, none of them twice".to_string(), sentences(&cpp)));
    }
    let mut tables = Vec::new();
    for (name, text) in &texts {
        tables.push(on(name, text, &glossary)?);
        tables.push(on_threads(name, text, &glossary)?);
    }
    tables.push(lint(&article)?);
    tables.extend(opening(&article, &glossary)?);
    Ok(tables)
}

/// Each sentence of CPP once, five a line.
fn sentences(cpp: &str) -> String {
    let mut seen = HashSet::new();
    let sentences: Vec<&str> = cpp
        .lines()
        .filter_map(|line| line.split('\t').next())
        .filter(|sentence| seen.insert(*sentence))
        .collect();
    sentences.chunks(5).map(|line| line.concat() + "\n").collect()
}

fn on(name: &str, text: &str, glossary: &Glossary) -> Result<Table> {
    let article = Article::parse("grown.txt", text.as_bytes()).map_err(|error| told(&[error]))?;
    let tables = tables()?;
    let peer = jieba::default()?;
    let none = (Glossary::default(), Notes::default());
    let segmenter = Segmenter::new(tables.word_model(), &[]);
    let length = text.len() as f64 / 1e6;
    let cut = || drop(black_box(peer.cut(text, true)));
    let cut_plainly = || drop(black_box(peer.cut(text, false)));
    let segment = || drop(black_box(segmenter.segment(&tables.fold().text(text), &[])));
    let annotate_plainly = || drop(black_box(annotate(&article, &none.0, &none.1, &tables)));
    let annotate_all = || drop(black_box(annotate(&article, glossary, &none.1, &tables)));
    let contestants: [(&str, &dyn Fn()); 5] = [
        ("jieba-rs 0.11, default: cut", &cut),
        ("jieba-rs 0.11, default: cut without its HMM", &cut_plainly),
        ("Jiazhu: segment", &segment),
        ("Jiazhu: annotate, no glossary", &annotate_plainly),
        ("Jiazhu: annotate, Ningbo glossary", &annotate_all),
    ];
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); contestants.len()];
    for _ in 0..ROUNDS {
        for ((_, work), times) in contestants.iter().zip(&mut times) {
            times.push(seconds(work));
        }
    }
    let about = format!(
        "{name}: {length:.2} MB of UTF-8. Processor time, medians of {ROUNDS} rounds in which they take turns."
    );
    let mut table = Table::new("Speed", about, &["", "ms for each MB", "against cut"]);
    let floor = median(times[0].clone());
    for ((name, _), times) in contestants.iter().zip(times) {
        let time = median(times);
        table.row([
            name.to_string(),
            format!("{:.0}", 1000.0 * time / length),
            format!("{:.2}×", time / floor),
        ]);
    }
    Ok(table)
}

/// How long a command waits: the wall's clock, beside the bare `cut`, which has one thread.
fn on_threads(name: &str, text: &str, glossary: &Glossary) -> Result<Table> {
    let article = Article::parse("grown.txt", text.as_bytes()).map_err(|error| told(&[error]))?;
    let tables = tables()?;
    let (peer, notes) = (jieba::default()?, Notes::default());
    let threads = std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let length = text.len() as f64 / 1e6;
    let cut = || drop(black_box(peer.cut(text, true)));
    let on_one = || drop(black_box(annotate(&article, glossary, &notes, &tables)));
    let on_all = || drop(black_box(annotate_on_threads(&article, glossary, &notes, &tables, threads)));
    let contestants: [(String, &dyn Fn()); 3] = [
        ("jieba-rs 0.11, default: cut".to_string(), &cut),
        ("Jiazhu: annotate, Ningbo glossary, 1 thread".to_string(), &on_one),
        (format!("Jiazhu: annotate, Ningbo glossary, {threads} threads"), &on_all),
    ];
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..ROUNDS {
        for ((_, work), times) in contestants.iter().zip(&mut times) {
            let start = Instant::now();
            work();
            times.push(start.elapsed().as_secs_f64());
        }
    }
    let about = format!(
        "{name}: {length:.2} MB of UTF-8. The wall's clock, medians of {ROUNDS} rounds in which they take turns; other programs lengthen it."
    );
    let mut table = Table::new("Threads", about, &["", "ms for each MB", "against cut"]);
    let floor = median(times[0].clone());
    for ((name, _), times) in contestants.iter().zip(times) {
        let time = median(times);
        table.row([name.clone(), format!("{:.0}", 1000.0 * time / length), format!("{:.2}×", time / floor)]);
    }
    Ok(table)
}

/// A reading of a million characters, opened step by step as a browser does it; and something found in it.
fn opening(article: &Article, glossary: &Glossary) -> Result<[Table; 2]> {
    let text: String = grown(article, 4_000_000).chars().take(1_000_000).collect();
    let article = Article::parse("long.txt", text.as_bytes()).map_err(|error| told(&[error]))?;
    let reading = annotate(&article, glossary, &Notes::default(), &tables()?).reading;
    let (header, bodies) = unpack_sections(FileKind::Reading, &save_quickly(&reading))?;
    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
        let mut opening = Opening::new(header.clone());
        let mut bodies = bodies.clone().into_iter();
        let mut steps = Vec::new();
        let opened = loop {
            let start = Instant::now();
            let opened = match opening.step()? {
                Opened::Waiting => {
                    opening.add(bodies.next().context("another section")?)?;
                    None
                }
                Opened::Partly => None,
                Opened::Whole(reading) => Some(reading),
            };
            steps.push(1000.0 * start.elapsed().as_secs_f64());
            if let Some(opened) = opened {
                break opened;
            }
        };
        ensure!(opened == reading, "another reading than was saved");
        rounds.push((steps.iter().sum(), steps.iter().copied().fold(0.0, f64::max), steps.len()));
    }
    let about = format!(
        "1,000,000 characters, {} marks, {:.1} MB inflated in {} sections; medians of {ROUNDS} rounds.",
        reading.marks.len(),
        bodies.iter().map(Vec::len).sum::<usize>() as f64 / 1e6,
        bodies.len()
    );
    let mut table = Table::new("Opening", about, &["", "ms", "longest step, ms", "steps"]);
    table.row([
        "Jiazhu: Opening".to_string(),
        format!("{:.0}", median(rounds.iter().map(|(all, ..)| *all).collect())),
        format!("{:.0}", median(rounds.iter().map(|(_, longest, _)| *longest).collect())),
        rounds[0].2.to_string(),
    ]);
    Ok([table, finding(reading)])
}

/// What is typed: a term in either script, with punctuation, what is no term, by its sound with tones and without, in English, something that stands
/// everywhere, and what stands nowhere.
const QUERIES: [&str; 9] =
    ["两个维护", "兩個維護", "維護，維護", "真不真", "liǎng gè", "weihu", "authority", "的", "没有这个"];

/// All places of what is typed in a million characters, as the panel lists them. The budget is 30 ms.
fn finding(reading: Reading) -> Table {
    let mut made = Vec::new();
    let reading = Rc::new(reading);
    let searched = Searched::new(reading.clone());
    for _ in 0..3 {
        made.push(1000.0 * seconds(&|| drop(black_box(Searched::new(reading.clone())))));
    }
    let about = format!(
        "1,000,000 characters, made ready in {:.0} ms once. Processor time, medians of {ROUNDS}.",
        median(made)
    );
    let mut table = Table::new("Find", about, &["typed", "terms", "other places", "ms"]);
    for query in QUERIES {
        let list = searched.list(query, Order::Place, &ENGLISH);
        let times =
            (0..ROUNDS).map(|_| seconds(&|| drop(black_box(searched.list(query, Order::Place, &ENGLISH)))));
        let time = format!("{:.1}", 1000.0 * median(times.collect()));
        table.row([query.to_owned(), list.terms.to_string(), list.places.to_string(), time]);
    }
    table
}

/// `check` as an editor calls it at each save: 100,000 characters, 5,000 entries.
fn lint(article: &Article) -> Result<Table> {
    let text: String = grown(article, 400_000).chars().take(100_000).collect();
    let glossary = entries(&text, 5_000);
    let tables = tables()?;
    let work = || -> Result<usize> {
        let article = Article::parse("a.txt", text.as_bytes()).map_err(|error| told(&[error]))?;
        let glossary = Glossary::parse("g.yaml", glossary.as_bytes()).map_err(|errors| told(&errors))?;
        Ok(black_box(check(&annotate(&article, &glossary, &Notes::default(), &tables))).len())
    };
    let found = work()?;
    let times = (0..ROUNDS).map(|_| seconds(&|| drop(black_box(work())))).collect();
    let about = format!(
        "100,000 characters and 5,000 entries, with reading both files; {found} findings. Processor time, median of {ROUNDS}."
    );
    let mut table = Table::new("Lint", about, &["", "ms"]);
    table.row(["Jiazhu: check".to_string(), format!("{:.0}", 1000.0 * median(times))]);
    Ok(table)
}

/// A glossary of so many entries: stretches of the text, and stretches turned round, which mostly do not occur.
pub fn entries(text: &str, count: usize) -> String {
    let chars: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let entry = |id: usize| {
        let mut form: Vec<char> = chars[id * 17 % (chars.len() - 8)..][..2 + id % 3].to_vec();
        if id % 2 == 1 {
            form.reverse();
        }
        let form: String = form.into_iter().collect();
        format!("- {{ id: e{id}, headword: {form}, forms: [{form}们, {form}者], sources: [a] }}\n")
    };
    "sources: {a: {title: A}}\nentries:\n".to_string() + &(0..count).map(entry).collect::<String>()
}

/// Processor time of this thread where the system tells it (Linux): other programs do not lengthen it. Else the wall's.
fn seconds(work: &dyn Fn()) -> f64 {
    let now = || {
        let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        told.split(' ').next()?.parse::<f64>().ok()
    };
    let (start, before) = (Instant::now(), now());
    work();
    match (before, now()) {
        (Some(before), Some(after)) => (after - before) / 1e9,
        _ => start.elapsed().as_secs_f64(),
    }
}
