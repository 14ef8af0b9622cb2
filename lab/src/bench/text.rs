//! Texts to be measured on: the Ningbo article, as it is and grown.

use std::fs;

use anyhow::{Context, Result};
use jiazhu_annotate::article::Article;
use jiazhu_annotate::diagnostic::Diagnostic;
use jiazhu_annotate::glossary::Glossary;

use crate::packages::root;

/// The article and the glossary of the Ningbo reading.
pub fn ningbo() -> Result<(Article, Glossary)> {
    let folder = root().join("content/ningbo");
    let article = fs::read(folder.join("article.md")).context("content/ningbo/article.md is missing")?;
    let glossary =
        fs::read(folder.join("glossary.yaml")).context("content/ningbo/glossary.yaml is missing")?;
    let article = Article::parse("article.md", &article).map_err(|error| told(&[error]))?;
    let glossary = Glossary::parse("glossary.yaml", &glossary).map_err(|errors| told(&errors))?;
    Ok((article, glossary))
}

/// The first complaint about a file as an error.
pub fn told(errors: &[Diagnostic]) -> anyhow::Error {
    let said = errors.first().map_or("", |error| error.message.as_str());
    anyhow::anyhow!("{said}")
}

/// Plain text of at least `bytes` bytes: the article's paragraphs again and again, each time in another order, so that
/// neither side profits from seeing the same line twice in a row.
pub fn grown(article: &Article, bytes: usize) -> String {
    let paragraphs: Vec<&str> = article.blocks.iter().map(|block| block.text.as_str()).collect();
    // Steps that share no factor with the count visit each paragraph once a round.
    let steps: Vec<usize> = (1..paragraphs.len()).filter(|step| gcd(*step, paragraphs.len()) == 1).collect();
    let mut text = String::with_capacity(bytes + 10_000);
    for round in 0.. {
        let step = steps.get(round % steps.len().max(1)).copied().unwrap_or(1);
        for index in 0..paragraphs.len() {
            text += paragraphs[(round + index * step) % paragraphs.len()];
            text.push('\n');
            if text.len() >= bytes {
                return text;
            }
        }
    }
    text
}

fn gcd(a: usize, b: usize) -> usize {
    if b == 0 { a } else { gcd(b, a % b) }
}
