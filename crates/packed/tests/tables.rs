//! The committed tables: packed again they are the same, and a damaged one is refused or gives other bytes, never a panic.

use jiazhu_packed::{
    Known, NeighboursFile, SignsPart, pack_emissions, pack_neighbours, pack_signs, pack_words, read_signs,
    unpack_emissions, unpack_neighbours, unpack_signs, unpack_words,
};

fn file(name: &str) -> &'static [u8] {
    let files = jiazhu_tables::FILES.into_iter().chain(jiazhu_tables_cedict::FILES);
    files.into_iter().find(|(known, _)| *known == name).expect("a table").1
}

const SIGNS: [(&str, usize); 3] = [("pinyin.bin", 1), ("cedict-pinyin.bin", 1), ("opencc.bin", 2)];

#[test]
fn what_is_unpacked_is_packed_as_it_was() {
    let known = unpack_words(file("words.bin")).expect("words");
    let raw = known.write();
    let read = Known::read(&raw).expect("the format before it is packed");
    assert!(raw.len() > 800_000 && pack_words(&read).expect("words") == file("words.bin"));
    let raw = unpack_neighbours(file("neighbours.bin"), &known).expect("neighbours").write();
    let read = NeighboursFile::read(&raw, known.count()).expect("the format before it is packed");
    assert!(raw.len() > 1_000_000);
    assert!(pack_neighbours(&read, &known).expect("neighbours") == file("neighbours.bin"));
    for (name, parts) in SIGNS {
        let raw = written(&unpack_signs(file(name), parts, &known).expect(name));
        let read = read_signs(&raw, parts).expect("the format before it is packed");
        assert!(raw.len() > 300_000 && pack_signs(&read, &known).expect(name) == file(name), "{name}");
    }
}

#[test]
fn a_model_is_packed_as_it_was() {
    let packed = include_bytes!("../../jieba-macros/data/emissions.bin");
    let model = unpack_emissions(packed).expect("emissions");
    assert_eq!((model.characters.len(), model.counts.len(), model.totals[0]), (14_631, 14_631, 33_749_694));
    assert!(pack_emissions(&model) == packed);
}

#[test]
fn what_is_cut_short_or_goes_on_is_refused() {
    let known = unpack_words(file("words.bin")).expect("words");
    let is_refused = |name: &str, bytes: &[u8]| unpacked(name, bytes, &known).is_none();
    for name in ["words.bin", "neighbours.bin", "pinyin.bin", "cedict-pinyin.bin", "opencc.bin"] {
        let bytes = file(name);
        assert!(!is_refused(name, bytes));
        assert!(
            is_refused(name, &bytes[..bytes.len() / 2]) && is_refused(name, b"<!doctype html>"),
            "{name}"
        );
        assert!(
            is_refused(name, b"") && is_refused(name, &[0xFF; 1000]) && is_refused(name, &[0; 1000]),
            "{name}"
        );
        assert!(is_refused(name, &[bytes, b"more than there was"].concat()), "{name}");
    }
}

#[test]
fn whatever_is_changed_nothing_panics() {
    let known = unpack_words(file("words.bin")).expect("words");
    for name in ["words.bin", "neighbours.bin", "pinyin.bin", "opencc.bin"] {
        for part in 0..12 {
            let mut bytes = file(name).to_vec();
            let at = bytes.len() * part / 12;
            bytes[at] ^= 0x40;
            // The model goes astray, and mostly ends elsewhere.
            let raw = unpacked(name, &bytes, &known).unwrap_or_default();
            assert!(raw.len() < 16 << 20, "{name} {part}");
        }
    }
}

fn written(parts: &[SignsPart]) -> Vec<u8> {
    let mut raw = Vec::new();
    // What is damaged may have a text that is none.
    parts.iter().for_each(|part| part.write(&mut raw).unwrap_or_default());
    raw
}

fn unpacked(name: &str, bytes: &[u8], known: &Known) -> Option<Vec<u8>> {
    match name {
        "words.bin" => unpack_words(bytes).map(|known| known.write()),
        "neighbours.bin" => unpack_neighbours(bytes, known).map(|file| file.write()),
        _ => unpack_signs(bytes, 1 + usize::from(name == "opencc.bin"), known).map(|parts| written(&parts)),
    }
}
