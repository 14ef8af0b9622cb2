//! Where a program was built is nobody's business: its messages of panics name source files by their whole paths.

use std::path::Path;

/// Puts slashes in the place of a folder's path, as many, since lengths stand elsewhere in the program.
pub fn hide(program: &mut [u8], folder: &Path) {
    let folder = folder.as_os_str().as_encoded_bytes();
    if folder.len() < 2 {
        return;
    }
    let mut from = 0;
    while let Some(at) = program[from..].windows(folder.len()).position(|bytes| bytes == folder) {
        let end = from + at + folder.len();
        program[from + at..end].fill(b'/');
        from = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_goes_and_all_else_stays_where_it_was() {
        let mut program = b"12/nest/me/.cargo/registry/src/a.rs/nest/me/.cargo/b.rs/nest/you".to_vec();
        hide(&mut program, Path::new("/nest/me/.cargo"));
        assert_eq!(program, b"12////////////////registry/src/a.rs////////////////b.rs/nest/you".map(|b| b));
    }
}
