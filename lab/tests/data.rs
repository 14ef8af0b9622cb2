//! The committed tables are what `cargo xtask data` made.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

#[test]
fn tables_have_the_recorded_hashes() {
    for name in ["tables", "tables-cedict", "jieba-macros"] {
        let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(name);
        let sums = fs::read_to_string(package.join("SHA256SUMS")).expect("SHA256SUMS is committed");
        let mut recorded = Vec::new();
        for line in sums.lines() {
            let (hash, file) = line.split_once("  ").expect("a line of SHA256SUMS: hash, two spaces, name");
            let bytes =
                fs::read(package.join("data").join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(found, hash, "{file} is not what `cargo xtask data` made: run it again");
            recorded.push(file.to_owned());
        }
        let files = fs::read_dir(package.join("data")).expect("the folder of the tables");
        let mut files: Vec<String> =
            files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
        files.sort();
        recorded.sort();
        assert_eq!(files, recorded, "each table of {name} has its hash recorded");
    }
}
