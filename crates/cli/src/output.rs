//! Writing results so that a failure leaves nothing half-written.

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use super::Failure;

/// Prints to standard output; a reader that has seen enough is no error.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::System(format!("the result cannot be printed: {error}")))
        }
        _ => Ok(()),
    }
}

/// Refuses outputs that would overwrite an input, or each other.
pub fn check_paths(inputs: &[&Path], outputs: &[&Path]) -> Result<(), Failure> {
    for (index, output) in outputs.iter().enumerate() {
        if inputs.iter().any(|input| same_file(input, output)) {
            let message = format!(
                "`{}` is one of the files to be read: give the result another name",
                output.display()
            );
            return Err(Failure::System(message));
        }
        if outputs[..index].iter().any(|other| same_file(other, output)) {
            let message =
                format!("`{}` is named for two results: give one of them another name", output.display());
            return Err(Failure::System(message));
        }
    }
    Ok(())
}

fn same_file(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        path.canonicalize().or_else(|_| {
            Ok::<_, std::io::Error>(folder.canonicalize()?.join(path.file_name().unwrap_or_default()))
        })
    };
    a == b || matches!((real(a), real(b)), (Ok(a), Ok(b)) if a == b)
}

/// Writes all files, or none: each under a temporary name first, then all renamed.
pub fn write_all(files: &[(&Path, Vec<u8>)]) -> Result<(), Failure> {
    let mut temporary = Vec::new();
    let result = files.iter().try_for_each(|(path, bytes)| {
        let beside = temporary_name(path);
        temporary.push(beside.clone());
        std::fs::write(&beside, bytes).map_err(|error| failed(path, &error))
    });
    let result = result.and_then(|()| {
        files.iter().zip(&temporary).try_for_each(|((path, _), beside)| {
            std::fs::rename(beside, path).map_err(|error| failed(path, &error))
        })
    });
    if result.is_err() {
        for beside in temporary {
            // It may not have come into being, or been renamed already.
            let _ = std::fs::remove_file(beside);
        }
    }
    result
}

fn temporary_name(path: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.tmp", std::process::id()));
    path.with_file_name(name)
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    Failure::System(format!(
        "`{}` cannot be written ({error}): check that its folder is there",
        path.display()
    ))
}
