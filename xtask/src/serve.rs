//! `cargo xtask serve [--port N]`: a development build on this machine, rebuilt on every change.
//!
//! Own code over `notify` and `axum` rather than `xtask-wasm`: its server sets no headers of
//! ours, and it brings 35 more crates. Each rebuild is a new `cargo xtask build --dev`, so that
//! changes in the content reach the shell's emergency texts too.

use crate::{process, project};
use anyhow::{Context, Result};
use axum::http::{StatusCode, Uri, header};
use axum::response::IntoResponse;
use notify::{RecursiveMode, Watcher};
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const DEFAULT_PORT: u16 = 8080;
/// Folders and files that a build reads.
const FOLDERS: [&str; 4] = ["src", "build", "content", "www"];
const FILES: [&str; 3] = ["index.html", "Cargo.toml", "Cargo.lock"];
/// How long nothing must change before we build: an editor saves in several steps.
const QUIET: Duration = Duration::from_millis(200);

/// Runs the verb.
pub fn run(words: &[String]) -> Result<()> {
    let port = match words {
        [] => DEFAULT_PORT,
        [flag, port] if flag == "--port" => {
            port.parse().with_context(|| format!("`{port}` is not a port: give a number up to 65535"))?
        }
        _ => return crate::refuse(words),
    };
    let address = format!("127.0.0.1:{port}");
    let listener = TcpListener::bind(&address).with_context(|| format!("cannot serve at {address}: try `--port N`"))?;
    let (changes, _watcher) = watch()?;

    std::thread::spawn(move || {
        if let Err(error) = answer_all(listener) {
            eprintln!("error: the server stopped: {error:#}");
        }
    });
    loop {
        rebuild();
        println!("serving http://{address} (stop with Ctrl-C)");
        wait_for_change(&changes)?;
    }
}

/// Builds in a new process; an error is printed and the last good build stays.
fn rebuild() {
    let start = Instant::now();
    let mut command = process::cargo(&["run", "--quiet", "--package=xtask", "--", "build", "--dev"]);
    match process::run(&mut command) {
        Ok(()) => println!("built in {:.1} s", start.elapsed().as_secs_f64()),
        Err(_) => eprintln!("the build failed: still serving the last one that worked"),
    }
}

/// Starts watching; paths that matter arrive at the receiver for as long as the watcher lives.
fn watch() -> Result<(Receiver<PathBuf>, impl Watcher)> {
    let (sender, receiver) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        if event.kind.is_access() {
            return;
        }
        for path in event.paths.into_iter().filter(|path| matters(path)) {
            // The receiver is gone only when the program is ending.
            let _ = sender.send(path);
        }
    })
    .context("cannot watch files")?;
    let root = project::root();
    let mut add = |path: &Path, mode| watcher.watch(path, mode).with_context(|| format!("cannot watch {}", project::shown(path)));
    add(root, RecursiveMode::NonRecursive)?;
    for folder in FOLDERS.map(|name| root.join(name)) {
        if folder.is_dir() {
            add(&folder, RecursiveMode::Recursive)?;
        }
    }
    Ok((receiver, watcher))
}

/// Whether a build reads this file. Editors' own files (`.x.swp`, `x~`) are left out.
fn matters(path: &Path) -> bool {
    let Ok(place) = path.strip_prefix(project::root()) else {
        return false;
    };
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    if name.starts_with('.') || name.ends_with('~') || place.components().any(is_hidden) {
        return false;
    }
    let first = place.components().next().map(|part| part.as_os_str());
    match first.and_then(|first| first.to_str()) {
        Some(first) if place.components().count() == 1 => FILES.contains(&first),
        Some(first) => FOLDERS.contains(&first),
        None => false,
    }
}

fn is_hidden(part: Component<'_>) -> bool {
    part.as_os_str().to_string_lossy().starts_with('.')
}

/// Returns when something has changed and nothing has since for a moment.
fn wait_for_change(changes: &Receiver<PathBuf>) -> Result<()> {
    let first = changes.recv().context("the file watcher stopped")?;
    while changes.recv_timeout(QUIET).is_ok() {}
    println!("changed: {}", project::shown(&first));
    Ok(())
}

/// Answers requests for as long as the program runs.
fn answer_all(listener: TcpListener) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let router = axum::Router::new().fallback(async |uri: Uri| answer(uri.path()));
        Ok(axum::serve(tokio::net::TcpListener::from_std(listener)?, router).await?)
    })
}

/// What is said to a request for a path: its file in `dist/`.
fn answer(path: &str) -> impl IntoResponse + use<> {
    let file = file_of(path);
    let fresh = (header::CACHE_CONTROL, "no-store".to_owned());
    match std::fs::read(&file) {
        Ok(bytes) => {
            let kind = mime_guess::from_path(&file).first_or_octet_stream().to_string();
            (StatusCode::OK, [(header::CONTENT_TYPE, kind), fresh], bytes)
        }
        Err(_) => (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/plain".to_owned()), fresh], b"not found".to_vec()),
    }
}

/// The file of a URL's path, never outside `dist/`.
fn file_of(path: &str) -> PathBuf {
    let mut file = project::dist();
    for part in Path::new(path).components() {
        if let Component::Normal(part) = part {
            file.push(part);
        }
    }
    if path.ends_with('/') { file.join("index.html") } else { file }
}

#[cfg(test)]
mod tests {
    use super::{file_of, matters};
    use crate::project::{dist, root};

    #[test]
    fn only_what_a_build_reads_matters() {
        let matters = |place: &str| matters(&root().join(place));
        assert!(matters("content/rules/nerve.toml") && matters("index.html") && matters("src/lib.rs"));
        assert!(!matters("target/x") && !matters("README.md") && !matters("src/.lib.rs.swp"));
        assert!(!matters("content/.git/index"));
    }

    #[test]
    fn no_url_leads_out_of_dist() {
        assert_eq!(file_of("/"), dist().join("index.html"));
        assert_eq!(file_of("/backstride/engine.js"), dist().join("backstride/engine.js"));
        assert_eq!(file_of("/../Cargo.toml"), dist().join("Cargo.toml"));
    }
}
