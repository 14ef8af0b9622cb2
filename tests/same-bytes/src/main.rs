//! Prints everything; or, given files that programs for other targets have printed, compares them with what this one makes.

use std::io::Write;
use std::process::ExitCode;
use std::{env, fs, io};

use same_bytes::{everything, packed, unpacked};

fn main() -> ExitCode {
    let ours = everything();
    let files: Vec<String> = env::args().skip(1).collect();
    if files.is_empty() {
        return match io::stdout().write_all(&packed(&ours)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fault(&error.to_string()),
        };
    }
    let mut differences = 0;
    for file in files {
        let Some(theirs) = fs::read(&file).ok().and_then(|bytes| unpacked(&bytes)) else {
            return fault(&format!("{file} is missing or cut short"));
        };
        if theirs.len() != ours.len() {
            return fault(&format!("{file} has {} parts, this program makes {}", theirs.len(), ours.len()));
        }
        let bytes: usize = ours.iter().map(|made| made.bytes.len()).sum();
        println!("{file}: {} parts of {bytes} bytes in all", ours.len());
        for (our, their) in ours.iter().zip(&theirs) {
            if (&our.name, &our.bytes) != (&their.name, &their.bytes) {
                println!("  {} differs", our.name);
                differences += 1;
            }
        }
    }
    if differences > 0 { fault(&format!("{differences} parts differ")) } else { ExitCode::SUCCESS }
}

fn fault(message: &str) -> ExitCode {
    eprintln!("error: {message}");
    ExitCode::FAILURE
}
