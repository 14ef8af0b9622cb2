//! A glossary that is read again and again while it is written: of entries on lines of their own, only those that have changed are read anew.
//!
//! Whatever is not plainly a list of entries, each from a dash on, is read whole: the glossary, and what is said against it, is the same.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use super::Glossary;
use super::file::{GlossaryFile, WrittenEntry};
use crate::diagnostic::{Diagnostic, Place};
use crate::yaml;

/// Bytes of a file from which on nothing is kept of it.
const MOST: usize = 8 << 20;

/// What is kept of the glossary that was read last: its text, at most 8 MB, and what was read of it.
#[derive(Default)]
pub struct GlossaryMemory(RefCell<Option<Kept>>);

struct Kept {
    source: String,
    items: Items,
    written: GlossaryFile,
}

/// Where the entries of a file are.
struct Items {
    /// Blanks before the dash of each.
    indent: usize,
    /// Bytes at which their lines begin, and at the end the one behind the last line.
    starts: Vec<usize>,
}

impl GlossaryMemory {
    /// The same as [`Glossary::parse`].
    ///
    /// # Errors
    /// Those of [`Glossary::parse`].
    pub fn parse(&self, file: &str, bytes: &[u8]) -> Result<Glossary, Vec<Diagnostic>> {
        let before = self.0.take();
        let known = Cell::new(None);
        let read = |source: &str| match before.and_then(|before| before.changed(source)) {
            Some((written, items)) => {
                known.set(Some(items));
                Ok(written)
            }
            None => yaml::parse_all(source),
        };
        Glossary::read(file, bytes, &[], read, |source, written| {
            if source.len() <= MOST
                && let Some(items) = known.take().or_else(|| Items::of(source, &written))
            {
                self.0.replace(Some(Kept { source: source.to_owned(), items, written }));
            }
        })
    }
}

impl Items {
    /// `None` where the entries are not plainly on lines of their own.
    fn of(source: &str, written: &GlossaryFile) -> Option<Items> {
        let head = if source.starts_with("entries:\n") {
            0
        } else {
            source.find("\nentries:\n").map(|at| at + 1)?
        };
        if has_names(source) {
            return None;
        }
        let first = head + "entries:\n".len();
        let mut starts = Vec::with_capacity(written.entries.len() + 1);
        let mut indent = None;
        let mut at = first;
        for line in source[first..].split_inclusive('\n') {
            match (indent, depth(line)) {
                (_, None) => {}
                (Some(indent), Some(depth)) if depth > indent => {}
                (Some(indent), Some(depth)) if depth < indent || !is_item(line, depth) => break,
                (_, Some(depth)) if is_item(line, depth) => {
                    indent = Some(depth);
                    starts.push(at);
                }
                _ => return None,
            }
            at += line.len();
        }
        // What has the same depth as the entries and is none of them would be another list.
        let is_entry = |(range, entry): (&[usize], &WrittenEntry)| {
            let own = &source[range[0]..range[1]];
            own.contains(entry.id.value.as_str())
        };
        starts.push(at);
        let are_entries = starts.len() == written.entries.len() + 1
            && starts.windows(2).zip(&written.entries).all(is_entry)
            && (at == source.len()
                || ["title:", "sources:", "readings:"].iter().any(|key| source[at..].starts_with(key)));
        are_entries.then_some(Items { indent: indent?, starts })
    }
}

impl Kept {
    /// The file when its text has become `source`, and where its entries are; `None` where it has to be read whole.
    fn changed(self, source: &str) -> Option<(GlossaryFile, Items)> {
        let Kept { source: old, items, mut written } = self;
        let Range { start, end } = changed(&old, source);
        let Items { indent, mut starts } = items;
        // The entries that the change touches: what stands before a line's beginning ends the entry before. At the end of the file nothing follows.
        let last = starts.len().checked_sub(2)?;
        let first = starts.partition_point(|at| *at <= start).checked_sub(1)?.min(last);
        let next = first + 1 + starts[first + 1..].partition_point(|at| *at <= end);
        let is_end = next > last + 1 && starts[last + 1] == old.len();
        let next = if is_end { last + 1 } else { next };
        let (from, to) = (starts[first], *starts.get(next)?);
        let moved = |at: usize| (at + source.len()).checked_sub(old.len());
        let middle = source.get(from..moved(to)?)?;
        if !middle.ends_with('\n') && !is_end {
            return None;
        }
        let mut entries = read(middle, indent)?;
        let begun = begins(middle, indent).map(|at| from + at);
        let lines = |text: &str| text.matches('\n').count() as u32;
        let (above, was, is) = (lines(&old[..from]), lines(&old[from..to]), lines(middle));
        // The first line of what was read is `entries:`.
        entries
            .iter_mut()
            .for_each(|entry| each_place(entry, &mut |place| place.line = place.line + above - 1));
        let behind = above + was;
        let move_on = &mut |place: &mut Place| {
            if place.line > behind {
                place.line = place.line - was + is;
            }
        };
        written.entries[next..].iter_mut().for_each(|entry| each_place(entry, move_on));
        for source in written.sources.values_mut() {
            move_on(&mut source.title.place);
            source.url.iter_mut().for_each(|url| move_on(&mut url.place));
        }
        written.readings.values_mut().for_each(|reading| move_on(&mut reading.place));
        written.entries.splice(first..next, entries);
        for start in &mut starts[next..] {
            *start = moved(*start)?;
        }
        starts.splice(first..next, begun);
        Some((written, Items { indent, starts }))
    }
}

/// The bytes of the old text in whose place others stand in the new one. They end where the rest, with the character before it, is alike.
fn changed(old: &str, new: &str) -> Range<usize> {
    let (old, new) = (old.as_bytes(), new.as_bytes());
    let start = old.iter().zip(new).take_while(|(one, other)| one == other).count();
    let rest = old[start..].iter().rev().zip(new[start..].iter().rev());
    let behind = rest.take_while(|(one, other)| one == other).count();
    start..old.len() - behind
}

/// The entries in some lines, which are those of whole entries.
fn read(lines: &str, indent: usize) -> Option<Vec<WrittenEntry>> {
    let is_plain = |line: &str| {
        depth(line).is_none_or(|depth| depth > indent || is_item(line, depth) && depth == indent)
    };
    let mut depths = lines.split('\n').filter(|line| depth(line).is_some());
    let begins = depths.next().is_some_and(|line| depth(line) == Some(indent));
    if !begins || has_names(lines) || !lines.split('\n').all(is_plain) {
        return None;
    }
    let count = lines.split('\n').filter(|line| depth(line) == Some(indent)).count();
    let GlossaryFile { entries, .. } = yaml::parse_all(&format!("entries:\n{lines}")).ok()?;
    (entries.len() == count).then_some(entries)
}

/// The bytes at which entries begin in lines that [`read`] reads.
fn begins(lines: &str, indent: usize) -> impl Iterator<Item = usize> {
    let mut next = 0;
    lines.split_inclusive('\n').filter_map(move |line| {
        let at = next;
        next += line.len();
        (depth(line) == Some(indent)).then_some(at)
    })
}

/// How many blanks a line begins with; `None` of one that says nothing.
fn depth(line: &str) -> Option<usize> {
    let text = line.trim_start_matches(' ');
    (!text.trim_end().is_empty() && !text.starts_with('#')).then_some(line.len() - text.len())
}

fn is_item(line: &str, depth: usize) -> bool {
    line[depth..].starts_with("- ") && !line[depth..].starts_with("- -")
}

/// Whether something in a text may have a name that another place repeats, or may be of more than one document; or has tabs and line ends of which
/// nobody knows here what they mean.
fn has_names(text: &str) -> bool {
    // Byte by byte, for it is all of a long text.
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        let rest = &bytes[at..];
        match byte {
            b'\t' | b'\r' => true,
            b'&' | b'*' => rest.get(1).is_some_and(|next| !matches!(next, b' ' | b'\n')),
            b'-' | b'.' | b'%' if at == 0 || bytes[at - 1] == b'\n' => {
                [&b"---"[..], b"...", b"%"].iter().any(|mark| rest.starts_with(mark))
            }
            // The first bytes of these characters.
            0xC2 | 0xE2 | 0xEF => ["\u{85}", "\u{2028}", "\u{2029}", "\u{FEFF}"]
                .iter()
                .any(|sign| rest.starts_with(sign.as_bytes())),
            _ => false,
        }
    })
}

/// All places of an entry.
fn each_place(entry: &mut WrittenEntry, act: &mut dyn FnMut(&mut Place)) {
    let one = [&mut entry.id, &mut entry.headword]
        .into_iter()
        .chain(&mut entry.traditional)
        .chain(&mut entry.pinyin);
    let lists =
        [&mut entry.forms, &mut entry.sources, &mut entry.related, &mut entry.not_in].into_iter().flatten();
    let facts = entry.facts.iter_mut().flat_map(|fact| &mut fact.sources);
    one.chain(lists).chain(facts).for_each(|placed| act(&mut placed.place));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const GLOSSARY: &str = "title: T\n\nsources:\n  a: { title: A, url: \"https://a.example\" }\nreadings: {为他们: wèi tāmen}\nentries:\n\
        # one\n  - id: one\n    headword: 一\n    forms: [壹,\n      弌]\n    gloss:\n      en: >\n        R & D\n\n        - more\n\n\
        \x20 - { id: two, headword: 二, sources: [a], related: [one] } # two\n  - id: three\n    headword: \"三\n      叁\"\n\
        \x20 - id: four\n    headword: 四\n    facts:\n      - text: yes\n        sources: [a]\n    not_in:\n    - 四川\n";

    const PIECES: [&str; 26] = [
        "",
        "x",
        "\n",
        " ",
        "  ",
        "- ",
        "\n  - ",
        "\n  - id: new\n    headword: 新\n",
        "  - { id: five, headword: 五 }\n",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ": ",
        "|",
        "#",
        "&a ",
        "*a",
        "\t",
        "---\n",
        "entries:\n",
        "sources:\n",
        "一",
        ">-\n",
    ];

    fn told(read: &Result<Glossary, Vec<Diagnostic>>) -> String {
        format!("{read:?}")
    }

    proptest! {
        #[test]
        fn what_is_read_again_is_what_would_be_read(
            ends in prop::bool::ANY,
            changes in prop::collection::vec((0..1000_usize, 0..12_usize, 0..PIECES.len()), 1..12),
        ) {
            let memory = GlossaryMemory::default();
            let mut text: Vec<char> = GLOSSARY.chars().collect();
            if ends {
                // Its title stands behind the entries.
                text = text.split_off("title: T\n".len());
                text.extend("title: T\n".chars());
            }
            for (at, length, piece) in changes {
                let before = text.clone();
                let at = at * text.len() / 1000;
                let end = (at + length).min(text.len());
                text.splice(at..end, PIECES[piece].chars());
                let source: String = text.iter().collect();
                let read = memory.parse("g.yaml", source.as_bytes());
                if let Some(Kept { items, written, .. }) = &*memory.0.borrow() {
                    let of = Items::of(&source, written).map(|items| items.starts);
                    prop_assert_eq!(Some(&items.starts), of.as_ref());
                }
                prop_assert_eq!(told(&read), told(&Glossary::parse("g.yaml", source.as_bytes())));
                // Most changes are mistakes: the next is of what was sound.
                if read.is_err() {
                    text = before;
                    memory.parse("g.yaml", text.iter().collect::<String>().as_bytes()).ok();
                }
            }
        }
    }

    #[test]
    fn what_has_names_is_seen() {
        for text in [
            "a: &b c",
            "a: *b",
            "a\t",
            "\r\n",
            "---\n",
            "a\n...",
            "\n%YAML",
            "a\u{85}",
            "\u{2028}",
            "a\u{2029}",
            "\u{FEFF}",
        ] {
            assert!(has_names(text), "{text:?}");
        }
        for text in ["", "a & b", "a *\nb", "a&", " ---", "a ... %", "“江”大\u{A0}・－", "--\n"] {
            assert!(!has_names(text), "{text:?}");
        }
    }

    #[test]
    fn only_what_has_changed_is_read() {
        let memory = GlossaryMemory::default();
        memory.parse("g.yaml", GLOSSARY.as_bytes()).unwrap();
        let kept = |memory: &GlossaryMemory| memory.0.take().expect("it is kept");
        for (old, new) in [
            ("二,", "兩, pinyin: liang3,"),
            ("  - id: three\n", "  - { id: new, headword: 新 }\n  - id: three\n"),
            ("    not_in:\n    - 四川\n", ""),
            ("壹,\n", "壹,\n\n"),
            // Where a block scalar ends, another entry or nothing comes.
            ("headword: 四", "headword: >-\n      四"),
            ("headword: 四", "headword: 四\n    first: >-"),
        ] {
            let changed = GLOSSARY.replacen(old, new, 1);
            let whole: GlossaryFile = yaml::parse_all(&changed).unwrap();
            let (again, items) = kept(&memory).changed(&changed).expect(new);
            assert_eq!(format!("{again:?}"), format!("{whole:?}"));
            let of = Items::of(&changed, &whole).expect(new);
            assert_eq!((items.indent, items.starts), (of.indent, of.starts), "{new}");
            memory.parse("g.yaml", GLOSSARY.as_bytes()).unwrap();
        }
        assert!(kept(&memory).changed(&GLOSSARY.replace("title: A", "title: B")).is_none());
    }
}
