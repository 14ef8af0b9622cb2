//! The steps, one after the other, each with the bytes that it saves a reader.
//!
//! What wasm-bindgen writes is nobody's promise: a step that does not find there what it is about is left out, with a
//! warning, and the widget works without it. The element's modules are our own: a mistake in them is an error.

use std::collections::{BTreeMap, HashMap};

use anyhow::{Context, Result};

use crate::size::compressed;
use crate::{join, locations, minify, names, optimise, panics};

pub const ELEMENT: &str = "jiazhu.js";
pub const GLUE: &str = "reader.js";
pub const PROGRAM: &str = "reader_bg.wasm";

/// The files of the widget by their names.
pub type Files = BTreeMap<String, Vec<u8>>;

/// One step, which gives the files as they are after it.
pub struct Step {
    pub name: &'static str,
    /// Whether the widget is as good without it: then what it does not find is no error.
    pub may_be_skipped: bool,
    pub run: fn(Files) -> Result<Files>,
}

pub const STEPS: [Step; 5] = [
    Step { name: "one script of the element's modules", may_be_skipped: false, run: one_script },
    Step { name: "scripts without blanks and long names", may_be_skipped: true, run: minified },
    Step { name: "panics without messages", may_be_skipped: true, run: silent_panics },
    Step {
        name: "short names between glue and program, none of functions",
        may_be_skipped: true,
        run: short_names,
    },
    Step { name: "the program by Binaryen", may_be_skipped: true, run: optimised },
];

/// What became of a step.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    /// Bytes, compressed as hosts do, of all files; negative where it costs some.
    Saved(i64),
    /// Why it was left out.
    Skipped(String),
}

/// What the steps have made.
pub struct Run {
    pub files: Files,
    /// One for each step.
    pub outcomes: Vec<Outcome>,
    /// Bytes of all files together, compressed.
    pub before: i64,
    pub after: i64,
}

/// Runs the steps. A step that is left out leaves the files as they were.
///
/// # Errors
/// Of a step that may not be skipped.
pub fn run(mut files: Files, steps: &[Step]) -> Result<Run> {
    let mut known = HashMap::new();
    let mut outcomes = Vec::new();
    let whole = sum(&files, &mut known);
    let mut before = whole;
    for step in steps {
        match (step.run)(files.clone()) {
            Ok(changed) => {
                let after = sum(&changed, &mut known);
                outcomes.push(Outcome::Saved(before - after));
                (files, before) = (changed, after);
            }
            Err(error) if step.may_be_skipped => outcomes.push(Outcome::Skipped(format!("{error:#}"))),
            Err(error) => return Err(error.context(step.name)),
        }
    }
    Ok(Run { files, outcomes, before: whole, after: before })
}

/// Bytes of all files, compressed. Most of them stay as they are from step to step, and compressing the program takes a second.
fn sum(files: &Files, known: &mut HashMap<Vec<u8>, i64>) -> i64 {
    files.values().map(|file| *known.entry(file.clone()).or_insert_with(|| compressed(file) as i64)).sum()
}

/// `jiazhu.js` with the modules it imports, so that they cost one request.
fn one_script(mut files: Files) -> Result<Files> {
    let joined = join::join(&files, ELEMENT)?;
    for part in joined.parts {
        files.remove(&part);
    }
    files.insert(ELEMENT.into(), joined.script.into());
    Ok(files)
}

/// A page that has the glue inline reads in its last statement what it exports.
fn minified(mut files: Files) -> Result<Files> {
    let element = minify::minify(text(&files, ELEMENT)?).context(ELEMENT)?;
    let glue = join::exports_last(text(&files, GLUE)?).context(GLUE)?;
    let glue = minify::minify(&glue).context(GLUE)?;
    files.insert(ELEMENT.into(), element.into());
    files.insert(GLUE.into(), glue.into());
    Ok(files)
}

fn silent_panics(mut files: Files) -> Result<Files> {
    let program = files.get(PROGRAM).with_context(|| format!("there is no {PROGRAM}"))?;
    let mut program = panics::silent(program)?;
    locations::hide(&mut program)?;
    files.insert(PROGRAM.into(), program);
    Ok(files)
}

fn short_names(mut files: Files) -> Result<Files> {
    let program = files.get(PROGRAM).with_context(|| format!("there is no {PROGRAM}"))?;
    let (glue, program) = names::shorten(text(&files, GLUE)?, program)?;
    files.insert(GLUE.into(), glue.into());
    files.insert(PROGRAM.into(), program);
    Ok(files)
}

fn optimised(mut files: Files) -> Result<Files> {
    let program = files.get(PROGRAM).with_context(|| format!("there is no {PROGRAM}"))?;
    let program = optimise::optimised(program)?;
    files.insert(PROGRAM.into(), program);
    Ok(files)
}

/// A script among the files.
///
/// # Errors
/// It is not there, or no UTF-8.
pub fn text<'a>(files: &'a Files, name: &str) -> Result<&'a str> {
    let file = files.get(name).with_context(|| format!("there is no {name}"))?;
    std::str::from_utf8(file).with_context(|| format!("{name} is no text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(files: &[(&str, &str)]) -> Files {
        files.iter().map(|(name, text)| (name.to_string(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn a_step_that_no_longer_matches_is_left_out_and_the_others_run() {
        let shorter = |mut files: Files| {
            files.insert("a".into(), b"1".to_vec());
            Ok(files)
        };
        let broken: fn(Files) -> Result<Files> = |mut files| {
            files.clear();
            anyhow::bail!("nothing of that kind")
        };
        let step = |name, may_be_skipped, run| Step { name, may_be_skipped, run };
        let steps = [step("b", true, broken), step("s", true, shorter)];
        let Run { files: made, outcomes, before, after } =
            run(files(&[("a", "a long text"), ("b", "2")]), &steps).unwrap();
        assert_eq!(made, files(&[("a", "1"), ("b", "2")]));
        assert_eq!(outcomes[0], Outcome::Skipped("nothing of that kind".into()));
        assert_eq!(outcomes[1], Outcome::Saved(before - after));
        assert!(before - after > 3, "{before} {after}");
        assert!(run(files(&[]), &[step("b", false, broken)]).is_err());
    }

    #[test]
    fn glue_that_is_written_in_another_way_leaves_a_widget_that_works() {
        let element = "import { b } from './b.js';\n/** Says it. */\nexport const all = b;\n";
        let glue = "export class View { open() { return 1 } }\nconst unused = 0;\n";
        let program = "no WebAssembly that this program knows";
        let before =
            files(&[(ELEMENT, element), ("b.js", "export const b = 1;\n"), (GLUE, glue), (PROGRAM, program)]);
        let Run { files: made, outcomes, .. } = run(before, &STEPS).unwrap();
        assert!(
            matches!(
                &outcomes[..],
                [
                    Outcome::Saved(_),
                    Outcome::Saved(_),
                    Outcome::Skipped(_),
                    Outcome::Skipped(_),
                    Outcome::Skipped(_)
                ]
            ),
            "{outcomes:?}"
        );
        assert_eq!(made.keys().collect::<Vec<_>>(), [ELEMENT, GLUE, PROGRAM]);
        assert_eq!(made[PROGRAM], program.as_bytes());
        let glue = text(&made, GLUE).unwrap();
        assert!(glue.contains("as View") && !glue.contains('\n'), "{glue}");
    }

    #[test]
    fn a_mistake_in_our_own_modules_is_an_error() {
        let modules =
            files(&[(ELEMENT, "import * as b from './b.js';\n"), ("b.js", ""), (GLUE, ""), (PROGRAM, "")]);
        assert!(run(modules, &STEPS).is_err());
    }
}
