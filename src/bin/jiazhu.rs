//! The command line tool. In the browser an empty program, so that Trunk can build the package.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    jiazhu::cli::run()
}

#[cfg(target_arch = "wasm32")]
fn main() {}
