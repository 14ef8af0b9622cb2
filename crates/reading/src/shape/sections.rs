//! Sections of a long article: groups of whole shapes that a browser lays out only where they are seen, found or printed
//! (`content-visibility: auto`). Each tells how much is in it, so that the style sheet predicts its height for any width.

use super::{Element, Shape, Stretch};
#[cfg(feature = "write")]
use crate::frame::MOST_SECTIONS;
use crate::reading::{Block, BlockKind, Reading};
#[cfg(feature = "write")]
use crate::reading::{Child, NodeKind};

/// Characters of an article that has sections. Shorter ones are laid out as a whole.
const LONG: usize = 10_000;

/// A section ends when it has so many characters; it has more where its last block has.
const ENOUGH: usize = 2_000;

/// Of what is in a section: what its height depends on.
#[derive(Clone, Copy, Default)]
struct Extent {
    characters: usize,
    /// The length of all lines, set one after the other, in tenths of an em.
    length: usize,
    /// Tenths of a line that come to that, whatever the width: lines that are not full, and space between blocks.
    gaps: usize,
}

impl Extent {
    fn add(&mut self, block: &Block) {
        self.add_text(&block.text);
        match block.kind {
            BlockKind::Heading(_) => self.gaps += 16,
            BlockKind::Paragraph => self.length += 20,
            _ => {}
        }
    }

    fn add_text(&mut self, text: &str) {
        // In one pass: a novel has a million characters.
        let (mut characters, mut lines, mut narrow) = (0, 1, 0);
        for byte in text.bytes() {
            characters += usize::from(byte & 0xC0 != 0x80);
            lines += usize::from(byte == b'\n');
            // What an English word has is narrow: characters of one byte, and those of two up to U+023F.
            narrow += usize::from(matches!(byte, ..0x80 | 0xC2..0xC9));
        }
        self.characters += characters;
        // Half a line at the end of each.
        self.gaps += 5 * lines;
        self.length += 10 * (characters - (lines - 1)) - 5 * (narrow - (lines - 1));
    }

    /// Whether a section of this extent ends with what is the last in it, before what comes next. A heading stays with what it heads.
    fn ends_with(&self, is_heading: bool, next_is_heading: Option<bool>) -> bool {
        let is_full =
            self.characters >= ENOUGH || self.characters >= ENOUGH / 2 && next_is_heading == Some(true);
        is_full && !is_heading || next_is_heading.is_none()
    }
}

impl Reading {
    fn is_heading(&self, block: usize) -> bool {
        matches!(self.blocks[block].kind, BlockKind::Heading(_))
    }

    /// Whether the article is shown in sections.
    pub fn has_sections(&self) -> bool {
        let mut characters = 0;
        let is_long = self.blocks.iter().any(|block| {
            characters += block.text.chars().count();
            characters >= LONG
        });
        is_long || !self.rest.is_empty()
    }
}

/// Where a file is cut between two sections of the article.
#[cfg(feature = "write")]
pub(crate) struct Cut {
    /// The first block behind it, and where that starts in code points of the text.
    pub block: usize,
    pub start: u32,
    /// [`Reading::rest`] there.
    pub rest: Vec<(u32, u32)>,
}

/// Characters that the first section of a file has at least: it is drawn before the others are there, and must hold what the highest window shows.
#[cfg(feature = "write")]
const FIRST: usize = 20_000;
/// Those of the others: deflated by more and shorter ones the file would be larger.
#[cfg(feature = "write")]
const OTHER: usize = 60_000;

#[cfg(feature = "write")]
impl Reading {
    /// Where the file of a long article is cut.
    pub(crate) fn cuts(&self) -> Vec<Cut> {
        let mut cuts = Vec::new();
        if !self.has_sections() {
            return cuts;
        }
        // Of each section of the article its first block, and its extent: not from its shapes, which need the words of the interface.
        let mut sections: Vec<(Option<usize>, Extent)> = Vec::new();
        let (mut first, mut extent) = (None, Extent::default());
        let is_heading = |child: &Child| matches!(child, Child::Block(block) if self.is_heading(*block));
        let mut children = self.children(None).peekable();
        while let Some(child) = children.next() {
            let blocks = match child {
                Child::Block(block) => block..block + 1,
                Child::Node(at) => {
                    let node = &self.tree[at];
                    for inner in &self.tree[at..=at + node.nodes as usize] {
                        extent.gaps += match inner.kind {
                            NodeKind::Picture(_) => 100,
                            NodeKind::Rule | NodeKind::Figure | NodeKind::Table | NodeKind::Quotation(_) => {
                                15
                            }
                            _ => 2,
                        };
                    }
                    node.start as usize..(node.start + node.blocks) as usize
                }
            };
            first = first.or_else(|| blocks.clone().next());
            self.blocks[blocks].iter().for_each(|block| extent.add(block));
            if extent.ends_with(is_heading(&child), children.peek().map(is_heading)) {
                sections.push((first.take(), std::mem::take(&mut extent)));
            }
        }
        let starts = self.block_starts();
        let mut characters = 0;
        for (at, (block, extent)) in sections.iter().enumerate() {
            let enough = if cuts.is_empty() { FIRST } else { OTHER };
            let is_due = characters >= enough && cuts.len() + 1 < MOST_SECTIONS;
            if let Some(block) = block.filter(|_| is_due) {
                // What only the first one tells is told of it alone.
                let rest = if cuts.is_empty() { &sections[at..] } else { &[] };
                let rest = rest.iter().map(|(_, extent)| (extent.length as u32, extent.gaps as u32));
                cuts.push(Cut { block, start: starts[block], rest: rest.collect() });
                characters = 0;
            }
            characters += extent.characters;
        }
        cuts
    }
}

/// The shapes of a long article, each in a section; those of a short one as they are.
pub(super) fn in_sections(reading: &Reading, shapes: Vec<Shape>) -> Vec<Shape> {
    if !reading.has_sections() {
        return shapes;
    }
    // What rounding has left over goes to the next section: nothing is lost of the whole.
    let mut rest = Extent::default();
    let here = groups(reading, shapes);
    let to_come = reading.rest.iter().map(|(length, gaps)| {
        (Vec::new(), Extent { characters: 0, length: *length as usize, gaps: *gaps as usize })
    });
    here.into_iter().chain(to_come).map(|(shapes, extent)| section(shapes, extent, &mut rest)).collect()
}

/// The shapes of a long article by sections.
fn groups(reading: &Reading, shapes: Vec<Shape>) -> Vec<(Vec<Shape>, Extent)> {
    let (mut groups, mut inside, mut extent) = (Vec::new(), Vec::new(), Extent::default());
    let mut shapes = shapes.into_iter().peekable();
    while let Some(mut shape) = shapes.next() {
        measure(reading, &mut shape, &mut extent);
        let is_heading =
            |shape: &Shape| matches!(shape, Shape::Block { block, .. } if reading.is_heading(*block));
        let ends = extent.ends_with(is_heading(&shape), shapes.peek().map(is_heading));
        inside.push(shape);
        if ends {
            groups.push((std::mem::take(&mut inside), std::mem::take(&mut extent)));
        }
    }
    groups
}

/// Adds what is in a shape, and numbers its blocks: no counter of a style sheet counts on from one section to the next.
fn measure(reading: &Reading, shape: &mut Shape, extent: &mut Extent) {
    match shape {
        // Space around it, and its frame.
        Shape::Holder(element, shapes) => {
            extent.gaps += match element.tag {
                "img" => 100,
                "hr" | "figure" | "table" | "blockquote" => 15,
                _ => 2,
            };
            shapes.iter_mut().for_each(|shape| measure(reading, shape, extent));
        }
        Shape::Block { element, block, stretch, .. } => {
            if stretch.is_none_or(|stretch| stretch.number == 0) {
                element.attributes.push(("data-paragraph", (*block + 1).to_string()));
            }
            let block = &reading.blocks[*block];
            match stretch {
                None => extent.add(block),
                Some(Stretch { bytes, .. }) => {
                    extent.add_text(block.text.get(bytes.0..bytes.1).unwrap_or_default())
                }
            }
        }
    }
}

fn section(shapes: Vec<Shape>, extent: Extent, rest: &mut Extent) -> Shape {
    rest.length = rest.length.saturating_add(extent.length);
    rest.gaps = rest.gaps.saturating_add(extent.gaps);
    let attributes = vec![
        ("data-ems", summands(&mut rest.length, 10 * EMS, 16, EMS)),
        ("data-gaps", summands(&mut rest.gaps, 10, 8, 1)),
    ];
    Shape::Holder(Element { tag: "div", class: "jz-section", attributes }, shapes)
}

/// A style sheet can add up what it knows by name, and can read no number: so lengths are given as powers of 2 times this. Ems.
const EMS: usize = 20;

/// How often `unit` is in `rest`, which keeps what is over, as the powers of 2 that come to that number, each times `scale`:
/// `1 4` for 5. No more than `bits` of them.
fn summands(rest: &mut usize, unit: usize, bits: u32, scale: usize) -> String {
    let number = (*rest / unit).min((1 << bits) - 1);
    *rest %= unit;
    let powers = (0..bits).map(|bit| 1 << bit).filter(|power| number & power != 0);
    powers.map(|power: usize| (power * scale).to_string()).collect::<Vec<_>>().join(" ")
}

impl Shape {
    /// The first block in it, and which of its characters is the first one; `None` where it has none.
    pub fn first_block(&self) -> Option<(usize, u32)> {
        match self {
            Shape::Holder(_, shapes) => shapes.iter().find_map(Shape::first_block),
            Shape::Block { block, stretch, .. } => {
                Some((*block, stretch.map_or(0, |stretch| stretch.span.start)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::strings::ENGLISH;

    fn reading(blocks: impl IntoIterator<Item = (BlockKind, usize)>) -> Reading {
        let blocks = blocks.into_iter();
        let blocks = blocks.map(|(kind, count)| Block { kind, text: "真".repeat(count), styles: vec![] });
        Reading { blocks: blocks.collect(), ..Reading::default() }
    }

    /// The blocks of each section, and what it tells of its height: ems and gaps.
    fn sections(reading: &Reading) -> Vec<(Vec<usize>, usize, usize)> {
        let section = |shape: &Shape| {
            let Shape::Holder(element, shapes) = shape else { panic!("no section: {shape:?}") };
            assert_eq!(element.class, "jz-section");
            let told = |name| {
                let value = element.attributes.iter().find(|(own, _)| *own == name);
                let summands = value.into_iter().flat_map(|(_, value)| value.split_whitespace());
                summands.map(|summand| summand.parse::<usize>().expect("a number")).sum()
            };
            let blocks = shapes.iter().filter_map(Shape::first_block).map(|(block, _)| block).collect();
            (blocks, told("data-ems"), told("data-gaps"))
        };
        reading.shapes(&ENGLISH).iter().map(section).collect()
    }

    #[test]
    fn a_short_article_has_no_sections() {
        let reading = reading((0..10).map(|_| (BlockKind::Paragraph, 999)));
        assert!(!reading.has_sections());
        assert_eq!(reading.shapes(&ENGLISH).len(), 10);
    }

    #[test]
    fn sections_hold_all_blocks_in_order_and_are_of_one_size() {
        let reading = reading((0..100).map(|at| (BlockKind::Paragraph, 50 + at % 7 * 30)));
        let sections = sections(&reading);
        let blocks: Vec<usize> = sections.iter().flat_map(|(blocks, ..)| blocks.clone()).collect();
        assert_eq!(blocks, (0..100).collect::<Vec<_>>());
        for (blocks, ems, gaps) in &sections[..sections.len() - 1] {
            assert!((2_000..2_500).contains(ems), "{ems} ems");
            assert!((blocks.len() / 2..=blocks.len() / 2 + 1).contains(gaps), "{gaps} lines, {blocks:?}");
        }
    }

    #[test]
    fn nothing_of_the_whole_is_lost_by_rounding() {
        let reading = reading((0..999).map(|_| (BlockKind::Paragraph, 101)));
        let (ems, gaps) =
            sections(&reading).iter().fold((0, 0), |(e, g), (_, ems, gaps)| (e + ems, g + gaps));
        // Each paragraph is indented, and its last line is half full.
        assert_eq!((ems / 20, gaps), (999 * 103 / 20, 999 / 2));
    }

    #[test]
    fn a_heading_stays_with_what_it_heads() {
        let parts = [(BlockKind::Paragraph, 2_500), (BlockKind::Heading(1), 10), (BlockKind::Heading(2), 10)];
        let reading = reading(parts.into_iter().cycle().take(21));
        for (blocks, ..) in sections(&reading) {
            let last = blocks[blocks.len() - 1];
            assert!(last == 20 || reading.blocks[last].kind == BlockKind::Paragraph, "{blocks:?}");
        }
    }

    #[test]
    fn a_huge_block_is_a_section_and_all_of_it_is_told() {
        let reading =
            reading([(BlockKind::Paragraph, 100), (BlockKind::Code, 1_000_000), (BlockKind::Paragraph, 100)]);
        let sections = sections(&reading);
        let blocks: Vec<_> = sections.iter().map(|(blocks, ..)| blocks.clone()).collect();
        assert_eq!(blocks, [vec![0, 1], vec![2]]);
        assert_eq!(sections[0].1, (1_000_000 + 100 + 2) / 20 * 20);
    }

    #[test]
    fn an_endless_paragraph_stands_in_several_and_is_numbered_once() {
        let reading = reading([
            (BlockKind::Paragraph, 100),
            (BlockKind::Paragraph, 50_000),
            (BlockKind::Paragraph, 100),
        ]);
        let sections = sections(&reading);
        let blocks: Vec<_> = sections.iter().map(|(blocks, ..)| blocks.clone()).collect();
        // Without a full stop a stretch has 2,500 characters.
        assert_eq!(blocks, [vec![vec![0, 1]], vec![vec![1]; 19], vec![vec![2]]].concat());
        let ems: usize = sections.iter().map(|(_, ems, _)| ems).sum();
        assert_eq!(ems, (50_000 + 200 + 6) / 20 * 20);
        let shapes = reading.shapes(&ENGLISH);
        let blocks = shapes.iter().flat_map(|section| match section {
            Shape::Holder(_, blocks) => blocks.as_slice(),
            Shape::Block { .. } => &[],
        });
        let told = |name: &str| -> Vec<String> {
            let attributes = blocks.clone().flat_map(|block| match block {
                Shape::Block { element, .. } => element.attributes.as_slice(),
                Shape::Holder(..) => &[],
            });
            attributes.filter(|(own, _)| *own == name).map(|(_, value)| value.clone()).collect()
        };
        assert_eq!(told("data-paragraph"), ["1", "2", "3"]);
        assert_eq!(told("data-at"), (1..20).map(|at| (at * 2_500).to_string()).collect::<Vec<_>>());
    }
}
