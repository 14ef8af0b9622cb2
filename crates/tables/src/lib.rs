//! The tables of Jiazhu as bytes: words and their neighbours, the fold between the scripts, pronunciations, conversion.
//! `README.md` says where each comes from and under what licence.

/// Each file with its name, as `Tables::from_bytes` of `jiazhu-annotate` takes them.
pub const FILES: [(&str, &[u8]); 6] = [
    ("fold.txt", include_bytes!("../data/fold.txt")),
    ("words.bin", include_bytes!("../data/words.bin")),
    ("neighbours.bin", include_bytes!("../data/neighbours.bin")),
    ("pinyin.bin", include_bytes!("../data/pinyin.bin")),
    ("polyphones.bin", include_bytes!("../data/polyphones.bin")),
    ("opencc.bin", include_bytes!("../data/opencc.bin")),
];
