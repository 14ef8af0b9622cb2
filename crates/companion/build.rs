//! Leaves debugging information and the names of functions out of the companion's wasm: a quarter of the download, and help to nobody there.
//!
//! `strip` in the profile would also delete the sections that wasm-bindgen reads; so the linker is told which to keep.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=companion=--strip-all");
        for section in ["target_features", "producers", "__wasm_bindgen_unstable"] {
            println!("cargo::rustc-link-arg-bin=companion=--keep-section={section}");
        }
    }
}
