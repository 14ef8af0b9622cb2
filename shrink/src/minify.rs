//! Scripts without blanks, comments and long names.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_ast::ast::Program;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::SourceType;

/// The syntax tree of a module.
///
/// # Errors
/// What is no module: also one that declares a name twice.
pub fn parse<'a>(allocator: &'a Allocator, script: &'a str) -> Result<Program<'a>> {
    let parsed = Parser::new(allocator, script, SourceType::mjs()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        bail!("{error}");
    }
    Ok(parsed.program)
}

pub fn minify(script: &str) -> Result<String> {
    let allocator = Allocator::default();
    let mut program = parse(&allocator, script)?;
    let checked = SemanticBuilder::new().with_check_syntax_error(true).build(&program);
    if let Some(error) = checked.diagnostics.first() {
        bail!("{error}");
    }
    let minified = Minifier::new(MinifierOptions::default()).minify(&allocator, &mut program);
    let printed = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(minified.scoping)
        .with_private_member_mappings(minified.class_private_mappings)
        .build(&program);
    Ok(printed.code.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_others_use_stay() {
        let small = minify("/** Adds. */\nfunction addition(first, second) { return first + second }\nclass View { #secret = 1; open() { return addition(this.#secret, 2) } }\nexport { View };").unwrap();
        assert!(small.contains("as View") && small.contains("open("), "{small}");
        assert!(
            !small.contains("addition") && !small.contains("secret") && !small.contains("Adds"),
            "{small}"
        );
    }

    #[test]
    fn a_name_that_two_modules_declare_is_refused() {
        assert!(minify("const a = 1;\nconst a = 2;").is_err());
    }
}
