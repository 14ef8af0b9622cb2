//! Panics without their messages. What a panic says, and everything that writes it, is a thirtieth of the program, and a reader never
//! sees it: the element says that the program has failed. Whoever develops sees it in a build that is no release (`cargo xtask serve`).
//!
//! The functions that panic, found by their names, call [`TELLS`] and end; what only they have called is emptied. Every function
//! keeps its number.

use std::collections::HashMap;

use anyhow::{Context, Result, ensure};
use wasm_encoder::{CodeSection, Function, Instruction, Module, RawSection};
use wasmparser::{
    CompositeInnerType, ElementItems, ExternalKind, FunctionBody, KnownCustom, Name, Operator, Parser,
    Payload, TypeRef,
};

/// The function of the program that tells the page of a panic.
pub const TELLS: &str = "reader::element::panicked";

/// Functions that never return begin like this,
const PANICS: [&str; 6] = [
    "core::panicking::",
    "std::panicking::panic_handler",
    "std::panicking::panic_with_hook",
    "std::panicking::begin_panic",
    "console_error_panic_hook::hook",
    "reader::element::say",
];

/// or are of the standard library and have this name.
const FAILS: [&str; 11] = [
    "assert_failed",
    "capacity_overflow",
    "expect_failed",
    "len_mismatch_fail",
    "panic_access_error",
    "panic_already_borrowed",
    "panic_already_mutably_borrowed",
    "slice_error_fail",
    "slice_error_fail_rt",
    "slice_index_fail",
    "unwrap_failed",
];

/// What writes values for developers ends like this, and is used in messages of panics alone.
const WRITES: [&str; 2] = ["as core::fmt::Debug>::fmt", "PanicHookInfo as core::fmt::Display>::fmt"];

/// The program without messages of panics.
///
/// # Errors
/// A program that is none, or has no names of functions, or no function that tells.
pub fn silent(program: &[u8]) -> Result<Vec<u8>> {
    let parsed = Parsed::of(program)?;
    let tells = *parsed.named.get(TELLS).with_context(|| format!("the program has no function {TELLS}"))?;
    ensure!(parsed.results(tells) == Some(0), "{TELLS} gives something");
    let ends: Vec<bool> = (0..parsed.bodies.len()).map(|index| parsed.ends(index)).collect();
    ensure!(ends.iter().any(|ends| *ends), "nothing in the program panics");
    let reached = parsed.reached(tells, &ends)?;
    let mut code = CodeSection::new();
    for (index, body) in parsed.bodies.iter().enumerate() {
        if reached[index] && !ends[index] {
            code.raw(&program[body.range().start as usize..body.range().end as usize]);
            continue;
        }
        let mut emptied = Function::new([]);
        if reached[index] {
            emptied.instruction(&Instruction::Call(tells));
        }
        emptied.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
        code.function(&emptied);
    }
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(program) {
        let payload = payload?;
        if matches!(payload, Payload::CodeSectionStart { .. }) {
            module.section(&code);
        } else if let Some((id, range)) = payload.as_section() {
            module.section(&RawSection { id, data: &program[range.start as usize..range.end as usize] });
        }
    }
    Ok(module.finish())
}

/// A function's name without what tells apart those of one name: `core[c5930c85a12de822]::panicking::panic_fmt`,
/// `reader::element::panicked::hbe3031aabc31ee8e`, `<alloc[3c]::string::String as core[c5]::fmt::Debug>::fmt.17`.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for (count, part) in name.split('[').enumerate() {
        plain += if count == 0 { part } else { part.split_once(']').map_or(part, |(_, rest)| rest) };
    }
    let hash = plain
        .rsplit_once("::h")
        .filter(|(_, hash)| hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if let Some((without, _)) = hash {
        return without.to_owned();
    }
    let number =
        plain.rsplit_once('.').filter(|(_, number)| number.bytes().all(|byte| byte.is_ascii_digit()));
    number.map_or(&*plain, |(without, _)| without).to_owned()
}

/// What has to be known of a program.
#[derive(Default)]
struct Parsed<'p> {
    /// Of each type of function: its results.
    results: Vec<usize>,
    /// The type of each function, those that are imported first.
    types: Vec<u32>,
    imported: usize,
    bodies: Vec<FunctionBody<'p>>,
    /// Functions that something else than a function refers to.
    roots: Vec<u32>,
    /// Of each body: the name of its function, without hashes.
    names: Vec<String>,
    named: HashMap<String, u32>,
}

impl<'p> Parsed<'p> {
    fn of(program: &'p [u8]) -> Result<Parsed<'p>> {
        let mut parsed = Parsed::default();
        for payload in Parser::new(0).parse_all(program) {
            match payload.context("the program is not WebAssembly")? {
                Payload::TypeSection(types) => {
                    for group in types {
                        for kind in group?.into_types() {
                            parsed.results.push(match &kind.composite_type.inner {
                                CompositeInnerType::Func(function) => function.results().len(),
                                _ => 0,
                            });
                        }
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if let TypeRef::Func(kind) = import?.ty {
                            parsed.types.push(kind);
                        }
                    }
                    parsed.imported = parsed.types.len();
                }
                Payload::FunctionSection(types) => {
                    for kind in types {
                        parsed.types.push(kind?);
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        if export.kind == ExternalKind::Func {
                            parsed.roots.push(export.index);
                        }
                    }
                }
                Payload::StartSection { func, .. } => parsed.roots.push(func),
                Payload::ElementSection(elements) => {
                    for element in elements {
                        match element?.items {
                            ElementItems::Functions(functions) => {
                                for function in functions {
                                    parsed.roots.push(function?);
                                }
                            }
                            ElementItems::Expressions(..) => {
                                anyhow::bail!("a table is filled in another way")
                            }
                        }
                    }
                }
                Payload::CodeSectionEntry(body) => parsed.bodies.push(body),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(names) = section.as_known() {
                        for part in names {
                            if let Name::Function(names) = part? {
                                for name in names {
                                    let name = name?;
                                    parsed.name(name.index, name.name);
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        parsed.names.resize(parsed.bodies.len(), String::new());
        Ok(parsed)
    }

    fn name(&mut self, function: u32, name: &str) {
        let name = plain(name);
        let Some(index) = (function as usize).checked_sub(self.imported) else { return };
        if self.names.len() <= index {
            self.names.resize(index + 1, String::new());
        }
        self.named.insert(name.clone(), function);
        self.names[index] = name;
    }

    fn results(&self, function: u32) -> Option<usize> {
        self.results.get(*self.types.get(function as usize)? as usize).copied()
    }

    /// Whether this function, by its number among the bodies, panics or only writes for one that does.
    fn ends(&self, index: usize) -> bool {
        let name = &*self.names[index];
        let is_standard =
            ["core::", "std::", "alloc::"].iter().any(|at| name.trim_start_matches('<').starts_with(at));
        let last =
            name.rsplit("::").find(|part| part.starts_with(|c: char| c.is_alphabetic())).unwrap_or_default();
        let panics =
            PANICS.iter().any(|start| name.starts_with(start)) || is_standard && FAILS.contains(&last);
        // What panics gives nothing: a name that means something else is left alone.
        panics && self.results((index + self.imported) as u32) == Some(0)
            || WRITES.iter().any(|end| name.ends_with(end))
    }

    /// Of each body: whether it can run, if those that end call nothing but `tells`.
    fn reached(&self, tells: u32, ends: &[bool]) -> Result<Vec<bool>> {
        let mut reached = vec![false; self.bodies.len()];
        let mut next: Vec<u32> = self.roots.iter().copied().chain([tells]).collect();
        while let Some(function) = next.pop() {
            let Some(index) = (function as usize).checked_sub(self.imported) else { continue };
            if std::mem::replace(reached.get_mut(index).context("a function that is not there")?, true)
                || ends[index]
            {
                continue;
            }
            for operator in self.bodies[index].get_operators_reader()? {
                match operator? {
                    Operator::Call { function_index }
                    | Operator::ReturnCall { function_index }
                    | Operator::RefFunc { function_index } => next.push(function_index),
                    _ => {}
                }
            }
        }
        Ok(reached)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        ExportKind, ExportSection, FunctionSection, NameMap, NameSection, TypeSection, ValType,
    };

    /// Functions that call others, with their names, of type 0 (nothing) or 1 (a number); the first is exported.
    fn program(functions: &[(&str, u32, &[u32])]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        types.ty().function([], [ValType::I32]);
        let (mut section, mut code, mut names) = (FunctionSection::new(), CodeSection::new(), NameMap::new());
        for (index, (name, kind, calls)) in functions.iter().enumerate() {
            section.function(*kind);
            let mut function = Function::new([]);
            for call in *calls {
                function.instruction(&Instruction::Call(*call));
            }
            if *kind == 1 {
                function.instruction(&Instruction::I32Const(7));
            }
            function.instruction(&Instruction::End);
            code.function(&function);
            names.append(index as u32, name);
        }
        let mut exports = ExportSection::new();
        exports.export("main", ExportKind::Func, 0);
        let mut name_section = NameSection::new();
        name_section.functions(&names);
        let mut module = Module::new();
        module.section(&types).section(&section).section(&exports).section(&code).section(&name_section);
        module.finish()
    }

    /// What each function does, in one letter for each instruction before its end: a call by whom it calls.
    fn told(program: &[u8]) -> Vec<String> {
        let parsed = Parsed::of(program).unwrap();
        let told = parsed.bodies.iter().map(|body| {
            let operators =
                body.get_operators_reader().unwrap().into_iter().map(|operator| operator.unwrap());
            let told = operators.filter_map(|operator| match operator {
                Operator::Call { function_index } => Some(function_index.to_string()),
                Operator::Unreachable => Some("!".into()),
                Operator::I32Const { value } => Some(format!("={value}")),
                _ => None,
            });
            told.collect()
        });
        told.collect()
    }

    const TELLS_ITSELF: (&str, u32, &[u32]) = ("reader::element::panicked::hbe3031aabc31ee8e", 0, &[]);

    /// The lines of a folder's files that write a value for developers, without those of tests and of what panics.
    fn written_for_developers(folder: &std::path::Path, found: &mut Vec<String>) {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.file_stem().is_some_and(|name| name == "tests") {
                continue;
            }
            if path.is_dir() {
                written_for_developers(&path, found);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap_or_default();
            let source = source.split("#[cfg(test)]").next().unwrap_or_default();
            let writes = |line: &&str| line.contains("?}") && !line.trim_start().starts_with("//");
            let panics = |line: &str| {
                ["panic!", "assert", "unreachable!", "expect("].iter().any(|word| line.contains(word))
            };
            found.extend(
                source
                    .lines()
                    .filter(writes)
                    .filter(|line| !panics(line))
                    .map(|line| format!("{}: {line}", path.display())),
            );
        }
    }

    /// Emptied functions end the program: what the widget writes otherwise must not go by them.
    #[test]
    fn the_widget_writes_no_value_for_developers_but_in_panics() {
        let clone = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut found = Vec::new();
        for folder in ["src", "crates/reading/src"] {
            written_for_developers(&clone.join(folder), &mut found);
        }
        assert_eq!(found, [""; 0], "write it by Display, or without `{{:?}}`");
    }

    #[test]
    fn what_panics_tells_and_ends_and_what_only_it_calls_is_empty() {
        let before = program(&[
            ("main", 0, &[2, 4, 5]),
            TELLS_ITSELF,
            ("core[c5930c85a12de822]::panicking::panic_bounds_check", 0, &[3, 4]),
            ("core[c5]::fmt::write_number", 0, &[]),
            ("jiazhu::used", 1, &[]),
            ("<core[c5]::ops::range::Range<usize> as core[c5]::fmt::Debug>::fmt.17", 1, &[3]),
            ("<alloc[3c]::vec::Vec<_, _>>::split_off::assert_failed", 0, &[3]),
        ]);
        assert_eq!(told(&silent(&before).unwrap()), ["245", "", "1!", "!", "=7", "1!", "!"]);
    }

    #[test]
    fn names_that_mean_something_else_are_left_alone() {
        let before = program(&[
            ("main", 0, &[2, 3, 4, 5]),
            TELLS_ITSELF,
            ("core::option::unwrap_failed", 0, &[]),
            // It gives an error.
            ("std::capacity_overflow", 1, &[]),
            ("hashbrown::raw::capacity_overflow", 0, &[1]),
            ("std::panicking::set_hook", 0, &[1]),
        ]);
        assert_eq!(told(&silent(&before).unwrap()), ["2345", "", "1!", "=7", "1", "1"]);
    }

    #[test]
    fn a_program_without_the_names_is_an_error() {
        assert!(silent(b"no program").is_err());
        let nobody_tells = program(&[("core::panicking::panic_fmt", 0, &[])]);
        assert!(
            silent(&nobody_tells)
                .unwrap_err()
                .to_string()
                .contains("has no function reader::element::panicked")
        );
        assert!(
            silent(&program(&[("main", 0, &[]), TELLS_ITSELF]))
                .unwrap_err()
                .to_string()
                .contains("nothing in")
        );
    }
}
