//! Links to places of the same article: they lead to the block where the place is, by its number, as the page has it.
//!
//! A place has a name by an `id`, as HTML and bookmarks of Word have it, or by the heading that it is, as Markdown's readers make names of headings.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use super::TreeBuilder;
use crate::diagnostic::Place;
use jiazhu_reading::{Block, BlockKind, Link, NodeKind, StyleKind};

/// What the id of a block in a page begins with; its number follows.
const BLOCK: &str = "#jiazhu-block-";

/// The names of places, and their blocks.
#[derive(Clone, Debug, Default)]
pub struct Targets {
    named: HashMap<String, u32>,
    /// Addresses of links, in their order.
    addresses: Vec<(String, Place)>,
}

impl TreeBuilder<'_> {
    /// What comes next, or what is being read, has a name. The first place of a name has it.
    pub fn target(&mut self, name: &str) {
        if !self.targets.named.contains_key(name) {
            self.targets.named.insert(name.to_owned(), self.blocks.len() as u32);
        }
    }

    /// A link to this address stands here.
    pub fn address(&mut self, address: &str, place: Place) {
        self.targets.addresses.push((address.to_owned(), place));
    }

    /// Has the links to places of this article lead there. Those that lead to none are left out, and told.
    pub(super) fn aim(&mut self) {
        let file = self.file.rsplit(['/', '\\']).next().unwrap_or_default();
        let is_own = |(address, _): &&(String, Place)| fragment(address, file).is_some();
        if !self.targets.addresses.iter().any(|address| is_own(&address)) {
            return;
        }
        let Targets { mut named, addresses } = std::mem::take(&mut self.targets);
        name_headings(&mut named, &self.blocks);
        let last = last_of(&self.blocks);
        // Whether the link stays.
        let aim = |link: &mut Link| {
            let Some(name) = fragment(&link.href, file) else { return true };
            let place = if name.starts_with(&BLOCK[1..9]) {
                format!("#{name}")
            } else {
                // A browser goes to the top of the page.
                let Some(block) = block_of(&named, name) else {
                    return link.href.eq_ignore_ascii_case("#top");
                };
                format!("{BLOCK}{}", last.min(block))
            };
            link.href = place;
            true
        };
        for style in self.blocks.iter_mut().flat_map(|block| &mut block.styles) {
            if let StyleKind::Picture(picture) = &mut style.kind {
                picture.link.take_if(|link| !aim(link));
            }
        }
        for block in &mut self.blocks {
            block.styles.retain_mut(|style| match &mut style.kind {
                StyleKind::Link(link) => aim(link),
                _ => true,
            });
        }
        for node in &mut self.tree {
            if let NodeKind::Picture(picture) = &mut node.kind {
                picture.link.take_if(|link| !aim(link));
            }
        }
        let mut told = Vec::new();
        for (href, place) in &addresses {
            if !told.contains(&href) && !aim(&mut Link { href: href.clone(), title: None }) {
                told.push(href);
                let message = format!(
                    "the link to `{href}` is left out, its text is kept: no heading of this article is called so, and nothing in it has this id"
                );
                self.warn("link", *place, message);
            }
        }
        self.targets = Targets { named, addresses };
    }
}

impl Targets {
    /// Where a link to this address first stands in the file.
    pub fn place_of_link(&self, address: &str) -> Option<Place> {
        self.addresses.iter().find(|(known, _)| known == address).map(|(_, place)| *place)
    }

    /// Has an address of another article lead to a place of this one, which is made of these blocks: after its `#` stands the block then.
    /// `false`: there is no such place.
    pub fn aim_at(&self, blocks: &[Block], address: &mut String) -> bool {
        let Some((path, name)) = address.split_once('#') else { return true };
        let mut named = self.named.clone();
        name_headings(&mut named, blocks);
        let Some(block) = block_of(&named, name) else {
            return name.is_empty() || name.eq_ignore_ascii_case("top");
        };
        *address = format!("{path}{BLOCK}{}", last_of(blocks).min(block));
        true
    }
}

fn last_of(blocks: &[Block]) -> u32 {
    blocks.len().saturating_sub(1) as u32
}

/// The block of a name as an address has it.
fn block_of(named: &HashMap<String, u32>, name: &str) -> Option<u32> {
    let decoded = percent_decode_str(name).decode_utf8_lossy();
    [name, &*decoded, &key(&decoded)].into_iter().find_map(|name| named.get(name)).copied()
}

/// The name of a place of this article in an address: `#name`, or `article.md#name` in `article.md`. What a page makes itself is none.
fn fragment<'a>(address: &'a str, file: &str) -> Option<&'a str> {
    let (path, name) = address.split_once('#')?;
    let path = path.strip_prefix("./").unwrap_or(path);
    let is_own = match path {
        "" => !name.starts_with(&BLOCK[1..9]),
        path => !path.contains('?') && percent_decode_str(path).decode_utf8_lossy() == file,
    };
    is_own.then_some(name)
}

/// Headings have names as GitHub gives them, a number after those that come again; and names by their letters alone, for the first of each.
fn name_headings(named: &mut HashMap<String, u32>, blocks: &[Block]) {
    let mut again: HashMap<String, u32> = HashMap::new();
    for (at, block) in (0..).zip(blocks) {
        if !matches!(block.kind, BlockKind::Heading(_)) {
            continue;
        }
        let mut slug = String::new();
        for c in block.text.trim().chars().flat_map(char::to_lowercase) {
            match c {
                ' ' | '\n' => slug.push('-'),
                c if c.is_alphanumeric() || matches!(c, '-' | '_') => slug.push(c),
                _ => {}
            }
        }
        let letters = key(&slug);
        let times = again.get(&slug).copied().unwrap_or_default();
        again.insert(slug.clone(), times + 1);
        if times > 0 {
            slug += &format!("-{times}");
        }
        for name in [slug, letters] {
            named.entry(name).or_insert(at);
        }
    }
}

/// A name by its letters and digits alone, apart from all whole names.
fn key(name: &str) -> String {
    let letters = name.chars().flat_map(char::to_lowercase).filter(|c| c.is_alphanumeric());
    std::iter::once('\n').chain(letters).collect()
}
