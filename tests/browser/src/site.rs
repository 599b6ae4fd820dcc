//! A small web server on this machine: `dist/`, the pages in `pages/`, and pages that a test makes up or builds.
//! For tests, through [`Page::site`](crate::Page::site).

use axum::body::Bytes;
use axum::http::{HeaderName, HeaderValue, Method, Response, StatusCode, Uri};
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::TcpListener;
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::sync::oneshot;

/// The strictest policy a host page may have that still lets the widget run.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; \
    require-trusted-types-for 'script'";

/// What the server says to a request for one path.
#[derive(Clone, Debug)]
pub enum Answer {
    /// This page, as HTML.
    Page(String),
    /// This text, as a file beside the engine.
    Text(&'static str),
    /// This JSON; what comes with the request is kept.
    Keep(&'static str),
    /// Its file, but as if it were of this type.
    As(&'static str),
    /// This status and nothing else.
    Status(u16),
    /// Nothing, until the path is [restored](Site::restore).
    Held,
}

/// A running server with its own port; dropping it stops it.
pub struct Site {
    address: String,
    state: Arc<Mutex<State>>,
    /// The server goes when this goes.
    _stop: oneshot::Sender<()>,
}

/// What a test has asked for and what the browser has asked for.
#[derive(Default)]
struct State {
    answers: HashMap<String, Answer>,
    headers: HashMap<String, Vec<(String, String)>>,
    requests: Vec<String>,
    kept: Vec<String>,
    built: Option<PathBuf>,
}

impl Site {
    /// Starts a server. Panics if the widget is not built. If `watched`, every page runs our script before its own.
    #[track_caller]
    pub fn start(watched: bool) -> Self {
        assert!(dist().join("index.html").is_file(), "dist/ is missing: run `cargo xtask build` first");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port on this machine");
        let address = listener.local_addr().map(|address| format!("http://{address}")).expect("a port has an address");
        let state = Arc::<Mutex<State>>::default();
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&state);
        std::thread::spawn(move || serve(listener, shared, watched, stopped));
        Self { address, state, _stop: stop }
    }

    /// The whole address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// From now on, answers requests for this path so. The widget's files go by the names that they have without version and sum, such as
    /// `/backstride/engine.js`, here and in all that follows.
    pub fn answer(&self, path: &str, answer: Answer) {
        lock(&self.state).answers.insert(path.to_owned(), answer);
    }

    /// From now on, answers requests for this path with its file again.
    pub fn restore(&self, path: &str) {
        lock(&self.state).answers.remove(path);
    }

    /// From now on, `/built/` is this folder.
    pub fn serve(&self, folder: &Path) {
        lock(&self.state).built = Some(folder.to_owned());
    }

    /// From now on, sends this header with this path.
    pub fn header(&self, path: &str, name: &str, value: &str) {
        let header = (name.to_owned(), value.to_owned());
        lock(&self.state).headers.entry(path.to_owned()).or_default().push(header);
    }

    /// Every request so far, as `GET /path?query`.
    pub fn requests(&self) -> Vec<String> {
        lock(&self.state).requests.clone()
    }

    /// What came with requests for paths that [keep](Answer::Keep) it, each with its method and path before it.
    pub fn kept(&self) -> Vec<String> {
        lock(&self.state).kept.clone()
    }
}

/// Answers every request until the site is dropped; one that is held does not hold the others.
fn serve(listener: TcpListener, state: Arc<Mutex<State>>, watched: bool, stopped: oneshot::Receiver<()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        listener.set_nonblocking(true).expect("a socket that does not block");
        let listener = tokio::net::TcpListener::from_std(listener).expect("a socket for the runtime");
        let answer = async move |method: Method, uri: Uri, body: Bytes| respond(&method, &uri, &body, &state, watched).await;
        let server = axum::serve(listener, axum::Router::new().fallback(answer));
        tokio::select! {
            served = server => served.expect("serves until it is told to stop"),
            _ = stopped => {}
        }
    });
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn dist() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).join("dist")
}

/// Where the widget's files are, in a folder for each version; `dist/` holds one version.
const WIDGET: &str = "/backstride/";

/// The folder of the version that is built.
fn version_folder() -> PathBuf {
    let versions = std::fs::read_dir(dist().join("backstride")).expect("dist/ holds the widget").flatten();
    versions.map(|entry| entry.path()).find(|path| path.is_dir()).expect("dist/backstride holds a version")
}

/// A path as tests know it: without the version's folder and the sum in the file's name.
fn plain(path: &str) -> String {
    let Some(place) = path.strip_prefix(WIDGET) else { return path.to_owned() };
    let name = place.rsplit_once('/').map_or(place, |(_, name)| name);
    let mut parts: Vec<&str> = name.split('.').collect();
    let is_sum = |part: &&str| part.len() == 8 && part.bytes().all(|b| b.is_ascii_hexdigit());
    if let [_, .., sum, _] = parts[..]
        && is_sum(&sum)
    {
        parts.remove(parts.len() - 2);
    }
    format!("{WIDGET}{}", parts.join("."))
}

/// A request, such as `GET http://localhost/backstride/1.0.0/engine.0a1b2c3d.js?1`, as tests know it.
pub(crate) fn plain_request(request: &str) -> String {
    let Some(at) = request.find(WIDGET) else { return request.to_owned() };
    let (before, path) = request.split_at(at);
    let (path, query) = path.split_at(path.find('?').unwrap_or(path.len()));
    format!("{before}{}{query}", plain(path))
}

/// The file that a path means: `/pages/` is the tests' own folder, `/node_modules/` what npm has brought, `/built/` what a test has built, all
/// else is `dist/`. The widget's files answer to their plain names too.
fn file_of(path: &str, built: Option<&Path>) -> PathBuf {
    if path.starts_with(WIDGET) {
        let files = std::fs::read_dir(version_folder()).expect("a folder that can be read").flatten();
        let name = plain(path);
        let named = |file: &Path| plain(&format!("{WIDGET}{}", file.file_name().unwrap_or_default().to_string_lossy())) == name;
        return files.map(|entry| entry.path()).find(|file| named(file)).unwrap_or_else(|| dist().join("missing"));
    }
    let ours = path.starts_with("/pages/") || path.starts_with("/node_modules/");
    let (mut file, inside) = match built.zip(path.strip_prefix("/built/")) {
        Some((folder, inside)) => (folder.to_owned(), inside),
        None => (if ours { PathBuf::from(env!("CARGO_MANIFEST_DIR")) } else { dist() }, path),
    };
    for part in Path::new(inside).components() {
        if let Component::Normal(part) = part {
            file.push(part);
        }
    }
    if path.ends_with('/') { file.join("index.html") } else { file }
}

/// The element's script, in which the sums of files that a test has replaced are those of what is there now.
fn with_sums(script: Vec<u8>, answers: &HashMap<String, Answer>) -> Vec<u8> {
    let sum = |bytes: &[u8]| BASE64.encode(Sha256::digest(bytes));
    let mut script = String::from_utf8(script).expect("a script is text");
    for (path, answer) in answers {
        if let (Answer::Text(text), Ok(file)) = (answer, std::fs::read(file_of(path, None))) {
            script = script.replace(&sum(&file), &sum(text.as_bytes()));
        }
    }
    script.into_bytes()
}

async fn respond(method: &Method, uri: &Uri, sent: &[u8], state: &Mutex<State>, watched: bool) -> Response<axum::body::Body> {
    let path = plain(uri.path());
    let asked = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    lock(state).requests.push(format!("{method} {path}{asked}"));
    while matches!(lock(state).answers.get(&path), Some(Answer::Held)) {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let (answer, headers, built) = {
        let state = lock(state);
        let headers = state.headers.get(&path).cloned().unwrap_or_default();
        (state.answers.get(&path).cloned(), headers, state.built.clone())
    };
    if let Some(Answer::Keep(_)) = answer {
        lock(state).kept.push(format!("{method} {uri}\n{}", String::from_utf8_lossy(sent)));
    }
    let file = file_of(&path, built.as_deref());
    let (status, kind, mut bytes) = match answer {
        Some(Answer::Page(html)) => (200, "text/html".to_owned(), html.into_bytes()),
        Some(Answer::Text(text)) => (200, "text/plain; charset=utf-8".to_owned(), text.as_bytes().to_vec()),
        Some(Answer::Keep(json)) => (200, "application/json".to_owned(), json.as_bytes().to_vec()),
        Some(Answer::Status(status)) => (status, "text/plain".to_owned(), Vec::new()),
        None | Some(Answer::Held | Answer::As(_)) => match std::fs::read(&file) {
            Ok(bytes) if *method == Method::GET => {
                let kind = mime_guess::from_path(&file).first_or_octet_stream();
                let script = path == format!("{WIDGET}backstride.js");
                let kind = if let Some(Answer::As(kind)) = answer { kind.to_owned() } else { kind.to_string() };
                (200, kind, if script { with_sums(bytes, &lock(state).answers) } else { bytes })
            }
            Ok(_) => (405, "text/plain".to_owned(), Vec::new()),
            Err(_) => (404, "text/plain".to_owned(), Vec::new()),
        },
    };
    if watched && kind == "text/html" {
        let html = String::from_utf8_lossy(&bytes);
        bytes = html.replacen("<title>", "<script src='/pages/watch.js'></script><title>", 1).into_bytes();
    }
    let mut response = Response::new(bytes.into());
    *response.status_mut() = StatusCode::from_u16(status).expect("tests ask for statuses that exist");
    let fixed = [("Content-Type".to_owned(), kind), ("Cache-Control".to_owned(), "no-store".to_owned())];
    for (name, value) in fixed.into_iter().chain(headers) {
        let name = HeaderName::try_from(name).expect("tests send headers with proper names");
        response.headers_mut().append(name, HeaderValue::try_from(value).expect("tests send headers of plain ASCII"));
    }
    response
}
