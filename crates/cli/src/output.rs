//! Writing results so that a failure leaves nothing half-written.

use std::ffi::OsString;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::Failure;

/// More than so many runs at once, or killed ones, leave no name for a temporary file.
const MOST_TEMPORARY: u32 = 1000;

/// Prints to standard output; a reader that has seen enough is no error.
pub fn print(text: &str) -> Result<(), Failure> {
    print_bytes(text.as_bytes())
}

/// Prints a line to standard error. That nobody reads it is no error: the exit status tells how it went.
pub fn tell(line: std::fmt::Arguments) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

fn print_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::System(format!("the result cannot be printed: {}", reason(&error))))
        }
        _ => Ok(()),
    }
}

/// What a system says of its error, without the number that each system has its own of.
pub fn reason(error: &std::io::Error) -> String {
    let said = error.to_string();
    match said.rsplit_once(" (os error ") {
        Some((reason, _)) => reason.to_string(),
        None => said,
    }
}

/// `-` in the place of a file's name.
pub fn is_standard_output(path: &Path) -> bool {
    path.as_os_str() == "-"
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

/// Writes all files, or none: each under a temporary name first, then all renamed. What is named `-` is printed at last, after what goes
/// into devices and pipes.
pub fn write_all(results: &[(&Path, Vec<u8>)]) -> Result<(), Failure> {
    let (printed, named): (Vec<_>, Vec<_>) = results.iter().partition(|(path, _)| is_standard_output(path));
    let named = named.into_iter().map(|(path, bytes)| (*path, linked_to(path), bytes));
    let (files, streams): (Vec<_>, Vec<_>) = named.partition(|(_, target, _)| !is_stream(target));
    let mut temporary = Vec::new();
    let result = files.iter().try_for_each(|(path, target, bytes)| {
        let (beside, mut file) = temporary_file(target).map_err(|error| failed(path, &error))?;
        temporary.push(beside);
        file.write_all(bytes).map_err(|error| failed(path, &error))?;
        if let Ok(before) = target.metadata() {
            // Who may read the file stays as it was. Not every system has that.
            let _ = file.set_permissions(before.permissions());
        }
        Ok(())
    });
    let result = result.and_then(|()| {
        files.iter().zip(&temporary).try_for_each(|((path, target, _), beside)| {
            std::fs::rename(beside, target).map_err(|error| failed(path, &error))
        })
    });
    if result.is_err() {
        for beside in temporary {
            // It may not have come into being, or been renamed already.
            let _ = std::fs::remove_file(beside);
        }
    }
    result?;
    streams.iter().try_for_each(|(path, target, bytes)| {
        write_into(target, bytes).map_err(|error| failed(path, &error))
    })?;
    printed.into_iter().try_for_each(|(_, bytes)| print_bytes(bytes))
}

/// More links than this, one behind the other, lead nowhere, as in Linux.
const MOST_LINKS: u32 = 40;

/// What a symbolic link leads to, which need not exist: the link stays, and what it leads to is written.
fn linked_to(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::read_link(&target) {
            // What is absolute takes the place of the folder.
            Ok(next) => target = target.parent().unwrap_or(Path::new("")).join(next),
            Err(_) => break,
        }
    }
    target
}

/// A device, a pipe or a socket: something that takes bytes and is no file that another could replace.
fn is_stream(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| !found.is_file() && !found.is_dir())
}

fn write_into(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut stream = File::options().write(true).open(path)?;
    match stream.write_all(bytes).and_then(|()| stream.flush()) {
        // A reader that has seen enough is no error.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error),
        _ => Ok(()),
    }
}

/// A new file beside the one that is to be written. Its name needs no process number, which not every system has: a name that is
/// taken, by another run or by one that was killed, is passed over.
fn temporary_file(path: &Path) -> std::io::Result<(PathBuf, File)> {
    let mut taken = None;
    for number in 1..=MOST_TEMPORARY {
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{number}.tmp"));
        let beside = path.with_file_name(name);
        match File::create_new(&beside) {
            Ok(file) => return Ok((beside, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => taken = Some(error),
            Err(error) => return Err(error),
        }
    }
    Err(taken.unwrap_or_else(|| ErrorKind::AlreadyExists.into()))
}

fn failed(path: &Path, error: &std::io::Error) -> Failure {
    let advice = match error.kind() {
        ErrorKind::PermissionDenied => "you may not write there: choose another folder",
        ErrorKind::IsADirectory => "it is a folder: name a file",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "make room there, or choose another place",
        _ => "check that its folder is there",
    };
    Failure::System(format!("`{}` cannot be written ({}): {advice}", path.display(), reason(error)))
}
