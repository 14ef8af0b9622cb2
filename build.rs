//! Leaves debugging information out of the widget's wasm. The names of functions stay for `shrink`, which finds by them what panics, and
//! leaves them out itself: they are a sixth of a download and help nobody there.
//!
//! `strip` in the profile would also delete the sections that wasm-bindgen reads; so the linker is told which to keep.
//!
//! It also puts the style sheets into one, without what only their readers need, and without the root's size of type.

#[path = "xtask/src/css.rs"]
mod css;

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=xtask/src/css.rs");
    let sheets = ["styles/theme.css", "styles/article.css", "styles/widget.css"].map(|sheet| {
        println!("cargo::rerun-if-changed={sheet}");
        fs::read_to_string(sheet).unwrap_or_else(|error| panic!("{sheet}: {error}"))
    });
    let folder = env::var_os("OUT_DIR").expect("Cargo names a folder");
    fs::write(Path::new(&folder).join("jiazhu.css"), css::own(&css::small(&sheets.concat())))
        .expect("the folder can be written to");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=reader=--strip-all");
        for section in ["name", "target_features", "producers", "__wasm_bindgen_unstable"] {
            println!("cargo::rustc-link-arg-bin=reader=--keep-section={section}");
        }
    }
}
