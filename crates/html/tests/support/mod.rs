//! Readings made by hand, one construct each, and what is said of them.

use jiazhu_reading::*;

/// Writes an article from front to back.
#[derive(Default)]
pub struct Draft {
    pub reading: Reading,
    open: Vec<usize>,
}

pub fn draft() -> Draft {
    let mut draft = Draft::default();
    draft.reading.about.lang = "zh-Hans".into();
    draft
}

impl Draft {
    /// A node begins.
    pub fn enter(mut self, kind: NodeKind) -> Draft {
        self.open.push(self.reading.tree.len());
        let start = self.reading.blocks.len() as u32;
        self.reading.tree.push(Node { kind, start, blocks: 0, nodes: 0 });
        self
    }

    /// The node ends that has begun last.
    pub fn leave(mut self) -> Draft {
        let at = self.open.pop().expect("an open node");
        let (nodes, blocks) = (self.reading.tree.len() - at - 1, self.reading.blocks.len() as u32);
        let node = &mut self.reading.tree[at];
        (node.nodes, node.blocks) = (nodes as u32, blocks - node.start);
        self
    }

    pub fn block(self, kind: BlockKind, text: &str) -> Draft {
        self.styled(kind, text, Vec::new())
    }

    pub fn paragraph(self, text: &str) -> Draft {
        self.block(BlockKind::Paragraph, text)
    }

    pub fn styled(mut self, kind: BlockKind, text: &str, styles: Vec<Style>) -> Draft {
        self.reading.blocks.push(Block { kind, text: text.into(), styles });
        self
    }

    /// A node with one paragraph in it.
    pub fn with(self, kind: NodeKind, text: &str) -> Draft {
        self.enter(kind).paragraph(text).leave()
    }

    /// A mark of an entry of its own.
    pub fn mark(mut self, start: u32, end: u32, id: &str) -> Draft {
        let entry = self.reading.entries.len() as u32;
        self.reading.entries.push(Entry { id: id.into(), headword: id.into(), ..Entry::default() });
        self.reading.marks.push(Mark { span: Span { start, end }, entry, inside: None });
        self
    }

    /// The article alone, without its notes and its glossary. It is a reading that a widget opens.
    pub fn article(mut self) -> String {
        let length = self.reading.text().chars().count() as u32;
        self.reading.words = if length == 0 { vec![] } else { vec![length] };
        assert_eq!(opened(&self.reading).as_ref(), Ok(&self.reading), "it is sound");
        let html = jiazhu_html::html(&self.reading, &jiazhu_reading::strings::ENGLISH);
        let (_, article) =
            html.split_once("<meta itemprop=\"inLanguage\" content=\"zh-Hans\">\n").expect("a language");
        let (article, _) = article.split_once("</article>").expect("an end");
        article.to_string()
    }
}

/// A reading as whoever gets its file has it.
pub fn opened(reading: &Reading) -> Result<Reading, frame::OpenError> {
    open_file(&frame::squeeze(frame::FileKind::Reading, save(reading)))
}

pub fn style(start: u32, end: u32, kind: StyleKind) -> Style {
    Style { span: Span { start, end }, kind }
}

pub fn picture(src: &str, alt: &str) -> Picture {
    Picture { src: src.into(), alt: alt.into(), ..Picture::default() }
}

pub fn link(href: &str) -> Link {
    Link { href: href.into(), title: None }
}
