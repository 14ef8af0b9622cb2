//! Says where the page is, once it is there.
//!
//! `serve` becomes Trunk (so that stopping the one stops the other) and leaves this behind to watch.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::process::parent_id;
use std::thread::sleep;
use std::time::Duration;

use anyhow::Result;

#[derive(clap::Args)]
pub struct Options {
    port: u16,
}

pub fn run(options: &Options) -> Result<()> {
    let trunk = parent_id();
    // Trunk answers only after its first build. When Trunk is gone, another process becomes the parent.
    while parent_id() == trunk {
        match status(options.port) {
            Ok(status) if status.contains(" 200 ") => {
                let url = format!("http://127.0.0.1:{}/", options.port);
                println!("\nThe reading is at {url} (Ctrl+C stops)\n");
                return Ok(());
            }
            Ok(_) => {
                eprintln!("\nThe first build failed: see above. Trunk tries again when a file changes.\n");
                return Ok(());
            }
            Err(_) => sleep(Duration::from_millis(200)),
        }
    }
    Ok(())
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
