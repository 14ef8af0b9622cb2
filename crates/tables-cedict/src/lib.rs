//! The tables of Jiazhu that are made of CC-CEDICT, as bytes. They are under CC BY-SA 4.0, and so is whatever is made of them:
//! `README.md` says more.

/// Each file with its name, as `Tables::from_bytes` of `jiazhu-annotate` takes them.
pub const FILES: [(&str, &[u8]); 3] = [
    ("cedict.bin", include_bytes!("../data/cedict.bin")),
    ("cedict-pinyin.bin", include_bytes!("../data/cedict-pinyin.bin")),
    ("taiwan.txt", include_bytes!("../data/taiwan.txt")),
];
