//! How the glue tells a value of JavaScript in a message.

use anyhow::{Context, Result};

const BEGIN: &str = "function debugString(val) {\n";
const END: &str = "\n}\n";

/// Has the browser tell it. wasm-bindgen's sixty lines look into arrays and objects; what the program has to tell are
/// errors.
pub fn by_the_browser(glue: &str) -> Result<String> {
    let (before, rest) = glue
        .split_once(BEGIN)
        .context("wasm-bindgen’s glue has no `function debugString(val)` any more: take this step out")?;
    let (_, after) = rest.split_once(END).context("the glue’s `debugString` does not end")?;
    Ok([before, BEGIN, "    return String(val);", END, after].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_of_the_glue_stays() {
        let glue = "a();\nfunction debugString(val) {\n    if (val) {\n        return 1;\n    }\n}\nb();\n";
        assert_eq!(
            by_the_browser(glue).unwrap(),
            "a();\nfunction debugString(val) {\n    return String(val);\n}\nb();\n"
        );
        assert!(by_the_browser("a();").is_err());
    }
}
