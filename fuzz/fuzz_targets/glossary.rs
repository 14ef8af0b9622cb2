//! Any bytes give a glossary whose indices point at something, or diagnostics.
#![no_main]

use jiazhu_annotate::glossary::Glossary;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    match Glossary::parse("g.yaml", bytes) {
        Ok(glossary) => {
            for entry in &glossary.entries {
                assert!(entry.card.related.iter().all(|index| (*index as usize) < glossary.entries.len()));
                assert!(entry.card.sources.iter().all(|index| (*index as usize) < glossary.sources.len()));
                assert!(!entry.forms.is_empty() && entry.forms.iter().all(|form| !form.trim().is_empty()));
            }
        }
        Err(errors) => assert!(!errors.is_empty()),
    }
});
