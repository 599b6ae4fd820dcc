//! The programs that drive browsers, each on a free port. For `session.rs` only.

use crate::Browser;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A running driver. The last session to let go of it ends it.
pub struct Driver {
    /// The driver, and behind it what it needs; ended in this order.
    processes: Vec<Child>,
    address: String,
    /// The browsers' profiles and other leavings, removed with it.
    _folder: TempDir,
}

/// The chromedriver that sessions share, for as long as any session holds it. The other drivers have one session each.
static SHARED: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

impl Driver {
    /// A driver that has room for one more session.
    #[track_caller]
    pub fn of(browser: Browser) -> Arc<Self> {
        if browser != Browser::Chromium {
            return Arc::new(Self::start(browser));
        }
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(driver) = shared.upgrade() {
            return driver;
        }
        let driver = Arc::new(Self::start(browser));
        *shared = Arc::downgrade(&driver);
        driver
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    #[track_caller]
    fn start(browser: Browser) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let mut processes = Vec::new();
        let mut driver = Command::new(browser.driver());
        driver.env("TMPDIR", folder.path());
        let port = match browser {
            Browser::Chromium => {
                driver.args(["--port=0", "--log-level=SEVERE"]);
                let (process, port) = started(&mut driver, |line| number_after(line, "started successfully on port "));
                processes.push(process);
                port
            }
            Browser::Firefox => {
                // What it has to say about itself on its error stream is not about our page.
                driver.args(["--port=0", "--websocket-port=0"]).env("HOME", folder.path()).stderr(Stdio::null());
                let (process, port) = started(&mut driver, |line| number_after(line, "Listening on 127.0.0.1:"));
                processes.push(process);
                port
            }
            Browser::WebKit => {
                let mut screen = Command::new("Xvfb");
                screen.args(["-displayfd", "1", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]).stderr(Stdio::null());
                let (screen, display) = started(&mut screen, |line| line.parse().ok());
                let port = free_port();
                driver.arg(format!("--port={port}")).env("DISPLAY", format!(":{display}")).env("HOME", folder.path());
                let process = driver.stdin(Stdio::null()).stderr(Stdio::null()).spawn();
                processes.push(process.unwrap_or_else(|error| panic!("{}", cannot_start(&driver, error))));
                processes.push(screen);
                wait_for(port);
                port
            }
        };
        Self { processes, address: format!("http://127.0.0.1:{port}"), _folder: folder }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        for process in &mut self.processes {
            // Nothing to do about one that is gone already.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Starts a program and waits for the number that it prints in one of its lines.
#[track_caller]
fn started(command: &mut Command, number: impl Fn(&str) -> Option<u16>) -> (Child, u16) {
    let process = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let mut process = process.unwrap_or_else(|error| panic!("{}", cannot_start(command, error)));
    let output = process.stdout.take().expect("its output is piped to us");
    let mut lines = BufReader::new(output).lines().map_while(Result::ok);
    let Some(found) = lines.by_ref().find_map(|line| number(&line)) else {
        // It has ended or soon will; without its number it is of no use either way.
        let _ = process.kill();
        panic!("{} ended before it said where it listens", command.get_program().display());
    };
    // Whatever else it prints must be read, or it would stop when the pipe is full.
    std::thread::spawn(move || lines.for_each(drop));
    (process, found)
}

fn cannot_start(command: &Command, error: std::io::Error) -> String {
    format!("cannot start {} ({error}): run `cargo xtask setup` first", command.get_program().display())
}

/// The number in a line such as "ChromeDriver was started successfully on port 34567."
fn number_after(line: &str, words: &str) -> Option<u16> {
    let (_, number) = line.split_once(words)?;
    number.trim_end_matches('.').parse().ok()
}

/// A port that is free now, for a program that cannot choose one.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on this machine");
    listener.local_addr().expect("it has an address").port()
}

#[track_caller]
fn wait_for(port: u16) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < Duration::from_secs(10), "the driver does not listen on port {port}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Chromium under the name this system gives it; if none is found, chromedriver looks for itself.
pub fn chromium() -> Option<PathBuf> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH")?).collect();
    NAMES.into_iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|candidate| candidate.is_file())
}
