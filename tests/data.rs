//! The committed tables are what `cargo xtask data` made.
#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

#[test]
fn tables_have_the_recorded_hashes() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let sums = fs::read_to_string(data.join("SHA256SUMS")).expect("data/SHA256SUMS is committed");
    assert!(sums.lines().count() >= 2);
    for line in sums.lines() {
        let (hash, name) = line.split_once("  ").expect("a line of SHA256SUMS: hash, two spaces, name");
        let bytes = fs::read(data.join(name)).unwrap_or_else(|error| panic!("data/{name}: {error}"));
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, hash, "data/{name} is not what `cargo xtask data` made: run it again");
    }
}
