//! Several modules as one: each stands once, before those that import it. They share one scope, so none may declare a
//! name of another, and they import under the very names that are exported.

use anyhow::{Context, Result, bail, ensure};
use oxc_allocator::Allocator;
use oxc_ast::ast::{ImportDeclaration, ImportDeclarationSpecifier, Statement};
use oxc_span::GetSpan;

use crate::minify::parse;
use crate::steps::{Files, text};

/// A module with those it imports.
#[derive(Default)]
pub struct Joined {
    pub script: String,
    /// The files of the others.
    pub parts: Vec<String>,
}

/// Takes the modules beside it into the one that imports them.
pub fn join(files: &Files, entry: &str) -> Result<Joined> {
    let mut joined = Joined::default();
    add(files, entry, true, &mut joined).with_context(|| format!("could not join {entry}"))?;
    Ok(joined)
}

fn add(files: &Files, module: &str, is_entry: bool, joined: &mut Joined) -> Result<()> {
    if joined.parts.iter().any(|part| part == module) {
        return Ok(());
    }
    if !is_entry {
        joined.parts.push(module.to_owned());
    }
    let source = text(files, module)?;
    let allocator = Allocator::default();
    let program = parse(&allocator, source).with_context(|| module.to_owned())?;
    let mut own = String::new();
    for statement in &program.body {
        match statement {
            Statement::ImportDeclaration(import) => {
                let name = part(import).with_context(|| module.to_owned())?;
                add(files, name, false, joined)?;
            }
            Statement::ExportDeclaration(export) if !is_entry => {
                own += export.declaration.span().source_text(source);
            }
            // As wasm-bindgen writes them: all are in one scope anyway. Nobody can import what is the default.
            Statement::ExportNamedDeclaration(export) if !is_entry => {
                let as_declared = export.specifiers.iter().all(|name| {
                    let exported = name.exported.name();
                    exported == "default" || exported == name.local.name()
                });
                ensure!(as_declared, "{module}: export names as they are declared");
            }
            other if other.is_module_declaration() && !is_entry => {
                bail!("{module}: write `export` before the declaration that it exports")
            }
            other => own += other.span().source_text(source),
        }
        own.push('\n');
    }
    joined.script += &own;
    Ok(())
}

/// The file that an import names.
fn part<'a>(import: &ImportDeclaration<'a>) -> Result<&'a str> {
    let source = import.source.value.as_str();
    let as_exported = import.specifiers.iter().flatten().all(|specifier| {
        matches!(specifier, ImportDeclarationSpecifier::ImportSpecifier(name) if name.imported.name() == name.local.name)
    });
    ensure!(as_exported, "`{source}` must be imported as {{ name, … }}, under the names it exports");
    source
        .strip_prefix("./")
        .filter(|name| !name.contains('/'))
        .with_context(|| format!("`{source}` is not in the same folder"))
}

/// The module with its exports in one statement, its last: a page that has it inline reads there how they are called.
pub fn exports_last(script: &str) -> Result<String> {
    let allocator = Allocator::default();
    let mut own = String::new();
    let mut exports = Vec::new();
    for statement in &parse(&allocator, script)?.body {
        match statement {
            Statement::ExportDeclaration(export) => {
                own += export.declaration.span().source_text(script);
                // None may be lost.
                let id = export
                    .declaration
                    .id()
                    .context("only functions and classes are exported where they stand")?;
                exports.push(id.name.as_str());
            }
            Statement::ExportNamedDeclaration(export) => {
                exports.extend(export.specifiers.iter().map(|name| name.span.source_text(script)));
            }
            other => own += other.span().source_text(script),
        }
        own.push('\n');
    }
    Ok(format!("{own}export {{ {} }};\n", exports.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_module_stands_once_before_those_that_import_it() {
        let mut files = Files::new();
        let mut file = |name: &str, text: &str| files.insert(name.into(), text.into());
        file(
            "a.js",
            "import { b } from './b.js';\nimport { c } from './c.js';\nexport class A { b = b + c }\n",
        );
        file("b.js", "import { c } from './c.js';\nexport const b = c;\n");
        file("c.js", "/** No import. */\nexport const c = 1;\nconst own = await import('./d.js');\n");
        let joined = join(&files, "a.js").unwrap();
        assert_eq!(
            joined.script.split_whitespace().collect::<Vec<_>>().join(" "),
            "const c = 1; const own = await import('./d.js'); const b = c; export class A { b = b + c }"
        );
        assert_eq!(joined.parts, ["b.js", "c.js"]);
        files.insert("a.js".into(), "import { b as other } from './b.js';\n".into());
        assert!(join(&files, "a.js").is_err());
        // As wasm-bindgen writes it.
        files.insert("a.js".into(), "import { b } from './b.js';\nb();\n".into());
        files.insert(
            "b.js".into(),
            "function b() {}\nfunction start() {}\nexport { b, start as default };\n".into(),
        );
        let joined = join(&files, "a.js").unwrap().script;
        assert!(!joined.contains("export") && joined.contains("function start"), "{joined}");
        files.insert("b.js".into(), "function c() {}\nexport { c as b };\n".into());
        assert!(join(&files, "a.js").is_err());
    }

    #[test]
    fn exports_are_told_in_one_statement() {
        let script = "export class View {}\nexport async function decode() {}\nfunction start() {}\nexport { start as default };\n";
        let told = exports_last(script).unwrap();
        assert!(told.ends_with("export { View, decode, start as default };\n"), "{told}");
        assert_eq!(told.matches("export").count(), 1);
    }
}
