//! One chromedriver for all tests of a binary, on a free port. For `session.rs` only.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use tempfile::TempDir;

/// A running chromedriver. The last session to let go of it ends it.
pub struct Driver {
    process: Child,
    address: String,
    /// The browsers' profiles and other leavings, removed with it.
    _folder: TempDir,
}

/// The driver that sessions share, for as long as any session holds it.
static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

impl Driver {
    /// The running driver, or a new one.
    pub fn shared() -> Arc<Self> {
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = shared.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start());
        *shared = Arc::downgrade(&driver);
        driver
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    fn start() -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut process = Command::new("chromedriver")
            .env("TMPDIR", folder.path())
            .args(["--port=0", "--log-level=SEVERE"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start chromedriver ({error}): run `cargo xtask setup` first"));
        let output = process.stdout.take().expect("its output is piped to us");
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.by_ref().find_map(|line| port_in(&line));
        let Some(port) = port else {
            // It has ended or soon will; without a port it is of no use either way.
            let _ = process.kill();
            panic!("chromedriver ended before it said on which port it listens");
        };
        // Whatever else it prints must be read, or it would stop when the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        Self { process, address: format!("http://127.0.0.1:{port}"), _folder: folder }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // Nothing to do about a driver that is gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port in "ChromeDriver was started successfully on port 34567."
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

/// Chromium under the name this system gives it; if none is found, chromedriver looks for itself.
pub fn chromium() -> Option<PathBuf> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    NAMES.into_iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|candidate| candidate.is_file())
}
