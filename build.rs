//! Leaves the names of functions out of the widget's wasm: they are a sixth of its download and help nobody there.
//!
//! `strip` in the profile would also delete the sections that wasm-bindgen reads; so the linker is told which to keep.
//!
//! It also puts the style sheets into one, without what only their readers need, and without the root's size of type.

use std::path::Path;
use std::{env, fs};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let sheets = ["styles/theme.css", "styles/article.css", "styles/widget.css"].map(|sheet| {
        println!("cargo::rerun-if-changed={sheet}");
        fs::read_to_string(sheet).unwrap_or_else(|error| panic!("{sheet}: {error}"))
    });
    let folder = env::var_os("OUT_DIR").expect("Cargo names a folder");
    fs::write(Path::new(&folder).join("jiazhu.css"), own(&small(&sheets.concat())))
        .expect("the folder can be written to");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_CFG_TARGET_ARCH", "wasm32") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=reader=--strip-all");
        for section in ["target_features", "producers", "__wasm_bindgen_unstable"] {
            println!("cargo::rustc-link-arg-bin=reader=--keep-section={section}");
        }
    }
}

/// A style sheet without comments and idle blanks. Our own sheets have neither comment signs nor double blanks in strings.
fn small(css: &str) -> String {
    let mut code = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        code += before;
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    code += rest;
    let mut small = String::new();
    for c in code.chars() {
        let c = if c.is_whitespace() { ' ' } else { c };
        match (small.chars().last(), c) {
            (None | Some(' ' | '{' | '}' | ';' | ',' | ':'), ' ') => {}
            (Some(' '), '{' | '}' | ';' | ',') => {
                small.pop();
                small.push(c);
            }
            _ => small.push(c),
        }
    }
    small
}

/// A style sheet whose lengths in `rem` are not the page's: `styles/theme.css` says what they are. Trunk.toml does the same for
/// the page without script.
fn own(css: &str) -> String {
    let mut parts = css.split("rem");
    let mut own = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let number = own.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        if number.len() == own.len() {
            own += "rem"; // A piece of a name.
        } else {
            let number = own.split_off(number.trim_end_matches('-').len());
            own += &format!("calc({number}*var(--jiazhu-rem))");
        }
        own += part;
    }
    own
}
