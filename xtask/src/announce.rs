//! Says where the page is, once it is there.
//!
//! Where a process can become another one, `serve` becomes Trunk (so that stopping the one stops the other) and leaves
//! this behind to watch. Elsewhere it watches from a thread of its own.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;

#[derive(clap::Args)]
pub struct Options {
    port: u16,
}

#[cfg(unix)]
pub fn run(options: &Options) -> Result<()> {
    use std::os::unix::process::parent_id;
    let trunk = parent_id();
    // When Trunk is gone, another process becomes the parent.
    watch(options.port, || parent_id() == trunk);
    Ok(())
}

#[cfg(not(unix))]
pub fn run(_: &Options) -> Result<()> {
    anyhow::bail!("`serve` watches by itself on this system")
}

/// Asks the server again and again until it answers, as long as it is there. Trunk answers only after its first build.
pub fn watch(port: u16, is_there: impl Fn() -> bool) {
    while is_there() {
        match status(port) {
            Ok(status) => return println!("\n{}\n", told(&status, port)),
            Err(_) => sleep(Duration::from_millis(200)),
        }
    }
}

/// What an answer means for the reader.
fn told(status: &str, port: u16) -> String {
    if status.contains(" 200 ") {
        format!("The reading is at http://127.0.0.1:{port}/ (Ctrl+C stops)")
    } else {
        "The first build failed: see above. Trunk tries again when a file changes.".into()
    }
}

/// The first line of the server's answer to a request for the page.
fn status(port: u16) -> std::io::Result<String> {
    let mut server = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    server.set_read_timeout(Some(Duration::from_secs(5)))?;
    server.write_all(b"GET / HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: text/html\r\n\r\n")?;
    let mut answer = String::new();
    server.take(64).read_to_string(&mut answer)?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::net::TcpListener;

    #[test]
    fn an_answer_is_told_and_silence_waited_for() {
        assert!(told("HTTP/1.0 200 OK", 8080).contains("http://127.0.0.1:8080/"));
        assert!(told("HTTP/1.0 500 Internal", 8080).contains("failed"));
        // Nobody listens at a port that has just been given back: the watch ends when the server is gone.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
        let asked = Cell::new(0);
        watch(port, || asked.replace(asked.get() + 1) < 2);
        assert_eq!(asked.get(), 3);
    }
}
