//! The program once more through Binaryen's `wasm-opt`, which sees across functions what LLVM has left: two kilobytes of a download.
//!
//! It is an npm package of `tests/e2e/`, WebAssembly itself, and runs wherever Node does. Nothing but Node and that package is asked for:
//! without them the widget is as good, and larger.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use anyhow::{Context, Result, bail};

const OPTIMISER: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/e2e/node_modules/binaryen/bin/wasm-opt");
/// What rustc gives to every program for the web, and so every engine that the widget runs in has.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
];

/// Twice, for the first run makes room for the second. The lowest kilobyte of memory is the far end of the stack: who gets there has none left. Without
/// anything in it, constants up to that size may go into the offsets of loads and stores, a kilobyte of the download.
const STEPS: [&str; 4] = ["--low-memory-unused", "-Oz", "--local-cse", "-Oz"];

/// The same program, smaller.
///
/// # Errors
/// There is no Node, or no such package; or the program is none that it reads.
pub fn optimised(program: &[u8]) -> Result<Vec<u8>> {
    if !Path::new(OPTIMISER).exists() {
        bail!("tests/e2e has no package binaryen: `npm ci` there brings it");
    }
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let run_of_this_process = RUNS.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("jiazhu-optimise-{}-{run_of_this_process}", process::id()));
    fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
    let made = run(program, &folder);
    fs::remove_dir_all(&folder).ok();
    made
}

fn run(program: &[u8], folder: &Path) -> Result<Vec<u8>> {
    let [before, after] = ["before.wasm", "after.wasm"].map(|name| folder.join(name));
    fs::write(&before, program).with_context(|| format!("could not write {}", before.display()))?;
    let mut node = Command::new("node");
    node.arg(OPTIMISER).args(FEATURES).args(STEPS).arg(&before).arg("-o").arg(&after);
    let said = node.output().context("Node could not be started")?;
    if !said.status.success() {
        bail!("wasm-opt: {}", String::from_utf8_lossy(&said.stderr).trim());
    }
    fs::read(&after).context("wasm-opt has written nothing")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_made_smaller_and_what_is_none_is_refused() {
        if !Path::new(OPTIMISER).exists() {
            return;
        }
        // (module (func (export "f") (result i32) (i32.add (i32.const 1) (i32.const 2))))
        let program = b"\0asm\x01\0\0\0\x01\x05\x01\x60\0\x01\x7f\x03\x02\x01\0\x07\x05\x01\x01f\0\0\x0a\x09\x01\x07\0\x41\x01\x41\x02\x6a\x0b";
        let made = optimised(program).unwrap();
        assert!(made.starts_with(b"\0asm") && made.len() < program.len(), "{} bytes", made.len());
        assert!(optimised(b"no program").is_err());
    }
}
