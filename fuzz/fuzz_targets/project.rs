//! Any bytes give a project, which is the same when it is written and opened again, or a message.
#![no_main]

use jiazhu_annotate::project::Project;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    match Project::open(text) {
        Ok(project) => assert_eq!(Project::open(&project.save()), Ok(project)),
        Err(error) => assert!(error.to_string().contains("project")),
    }
});
