//! A browser window on a site of its own: opening pages, and what the browser says about them.
//! For tests; what a person does on the page is in `person.rs`.

use crate::session::Session;
use crate::site::{Site, plain_request};
use crate::traffic::Traffic;
use base64::Engine;
use base64::prelude::BASE64_STANDARD as BASE64;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long we wait for something that must come; a test that waits this long has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(10);
/// How long between two looks.
pub(crate) const PAUSE: Duration = Duration::from_millis(20);

/// How long nothing must be asked for until we hold a page to be loaded, in browsers that do not tell what is under way.
const QUIET: Duration = Duration::from_millis(400);

/// A browser that we drive, by its driver.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Browser {
    /// With all that its own protocol can do: sizes, preferences, the console, the network.
    Chromium,
    /// By the standard's commands alone.
    Firefox,
    /// WebKitGTK's small browser, by the standard's commands alone, on a screen that nobody sees.
    WebKit,
}

impl Browser {
    /// The program that drives it.
    pub(crate) fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }
}

/// An event that a widget sent to its page.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Such as `backstride-ready`.
    pub name: String,
    /// What came with it; `null` if nothing did.
    pub detail: Value,
}

/// A browser window, on a site of its own. Dropping it closes both.
pub struct Page {
    browser: Browser,
    session: Session,
    site: Site,
    which: Cell<usize>,
    console: RefCell<Vec<String>>,
    traffic: RefCell<Traffic>,
}

impl Page {
    /// Opens a window of Chromium, and a site for it.
    #[track_caller]
    #[expect(clippy::new_without_default, reason = "opening a browser is no default")]
    pub fn new() -> Self {
        Self::within(Browser::Chromium)
    }

    /// Opens a window of this browser, and a site for it.
    #[track_caller]
    pub fn within(browser: Browser) -> Self {
        let page = Self {
            browser,
            // Chromium runs a script of ours by itself; for the others the site puts it into each page.
            site: Site::start(browser != Browser::Chromium),
            session: Session::start(browser),
            which: Cell::new(0),
            console: RefCell::default(),
            traffic: RefCell::default(),
        };
        if browser == Browser::Chromium {
            let source = include_str!("../pages/watch.js");
            page.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
        }
        page
    }

    /// The site, to set headers and answers and to read the log of requests.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// From now on looks into closed shadow roots too; nothing of that is to be seen for the scripts of the page. Chromium only.
    #[track_caller]
    pub fn see_through(&self) {
        let source = include_str!("../pages/closed.js");
        self.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    }

    /// Opens a page of the site and waits until every widget on it is ready and nothing is loading.
    #[track_caller]
    pub fn open(&self, path: &str) {
        self.visit(path);
        self.wait_until("every widget on the page to be ready", || {
            let count = "const ready = (event) => event.name === 'backstride-ready';
                return [window.backstrideEvents.filter(ready).length,
                        document.querySelectorAll('back-stride').length]";
            let counts = self.raw_script(count);
            if counts[0].as_u64() >= counts[1].as_u64() {
                return Ok(());
            }
            Err(format!(
                "{} of {} widgets sent `backstride-ready`; the console says: {:?}",
                counts[0],
                counts[1],
                self.console_errors()
            ))
        });
        self.loaded();
    }

    /// Opens a page of the site and waits for the page only: for widgets that must fail, or wait.
    #[track_caller]
    pub fn visit(&self, path: &str) {
        self.read_traffic();
        *self.traffic.borrow_mut() = Traffic::default();
        let address = self.site.address(path);
        self.must(self.session.run(async |client| client.goto(&address).await));
        self.which.set(0);
    }

    /// Opens a file of `dist/` without any server, and waits for the page only.
    #[track_caller]
    pub fn visit_file(&self, name: &str) {
        self.read_traffic();
        *self.traffic.borrow_mut() = Traffic::default();
        let address = format!("file://{}", crate::site::dist().join(name).display());
        self.must(self.session.run(async |client| client.goto(&address).await));
        self.which.set(0);
    }

    /// Goes into the frame that the widget's root holds: what a person does from now on is done there.
    #[track_caller]
    pub fn into_frame(&self) {
        let frame = self.script("return root.querySelector('iframe')");
        let frame = self.session.element(&frame).expect("the widget stands in a frame");
        self.must(self.session.run(async |_| frame.enter_frame().await));
    }

    /// Goes back to the page around the frame.
    #[track_caller]
    pub fn out_of_frame(&self) {
        self.must(self.session.run(async |client| client.enter_parent_frame().await));
    }

    /// The browser's own way back.
    #[track_caller]
    pub fn back(&self) {
        self.must(self.session.run(async |client| client.back().await));
    }

    /// The browser's own way forward.
    #[track_caller]
    pub fn forward(&self) {
        self.must(self.session.run(async |client| client.forward().await));
    }

    /// Waits until no request is under way; what is asked for after this is "since load".
    #[track_caller]
    pub fn loaded(&self) {
        let known = || {
            self.read_traffic();
            self.traffic.borrow().since_load().len() + self.site.requests().len()
        };
        self.wait_until("all requests to be answered", || {
            let before = known();
            if self.browser != Browser::Chromium {
                std::thread::sleep(QUIET);
            }
            let still = known() == before;
            match self.traffic.borrow().under_way() {
                0 if still => Ok(()),
                open => Err(format!("{open} requests are under way")),
            }
        });
        self.traffic.borrow_mut().mark_loaded();
    }

    /// From now on, looks at this one of several widgets, counted from 0 in page order.
    pub fn on_widget(&self, which: usize) {
        self.which.set(which);
    }

    /// Runs a script in which `root` is the widget's shadow root and `host` its element.
    ///
    /// For questions that no person could ask; what a person does has methods of its own.
    #[track_caller]
    pub fn script(&self, body: &str) -> Value {
        self.must(self.try_script(body, &[]))
    }

    /// Runs a script in the page around the widgets, whether they are there or not.
    #[track_caller]
    pub fn around(&self, body: &str) -> Value {
        self.raw_script(body)
    }

    /// Every request the page has made since it was loaded, to any host, as `GET http://...`; the widget's files go by their plain names.
    #[track_caller]
    pub fn requests_since_load(&self) -> Vec<String> {
        self.read_traffic();
        self.traffic.borrow().since_load().iter().map(|request| plain_request(request)).collect()
    }

    /// Errors on the console since the window opened (in other browsers than Chromium: on this page): calls of `console.error`, uncaught exceptions,
    /// failed loads, and violations of the page's security policy.
    #[track_caller]
    pub fn console_errors(&self) -> Vec<String> {
        if self.browser != Browser::Chromium {
            let problems = self.raw_script("return window.backstrideProblems");
            return problems.as_array().into_iter().flatten().map(|one| one.as_str().unwrap_or_default().to_owned()).collect();
        }
        let mut console = self.console.borrow_mut();
        for entry in self.must(self.session.log("browser")) {
            if entry["level"] == "SEVERE" {
                let source = entry["source"].as_str().unwrap_or_default();
                let message = entry["message"].as_str().unwrap_or_default();
                console.push(format!("{source}: {message}"));
            }
        }
        console.clone()
    }

    /// The events that widgets on this page have sent so far, in order.
    #[track_caller]
    pub fn events(&self) -> Vec<Event> {
        let events = self.raw_script("return window.backstrideEvents");
        let events = events.as_array().cloned().unwrap_or_default();
        let event = |event: &Value| Event {
            name: event["name"].as_str().unwrap_or_default().to_owned(),
            detail: event["detail"].clone(),
        };
        events.iter().map(event).collect()
    }

    /// By how many pixels the page is too wide for its window, so that it scrolls sideways.
    #[track_caller]
    pub fn overflow(&self) -> u64 {
        let overflow = self.raw_script(
            "const page = document.documentElement;
             return page.scrollWidth - page.clientWidth",
        );
        overflow.as_u64().expect("content is never narrower than its window")
    }

    /// Writes a picture of the whole page, from top to bottom (in other browsers than Chromium: of the window), as PNG.
    #[track_caller]
    pub fn screenshot(&self, file: impl AsRef<Path>) {
        self.must(self.take_picture(file.as_ref()));
    }

    /// The page as Chromium prints it on A4 paper, as a PDF.
    #[track_caller]
    pub fn pdf(&self) -> Vec<u8> {
        let printed =
            self.chromium("Page.printToPDF", json!({ "preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69 }));
        BASE64.decode(printed["data"].as_str().unwrap_or_default()).expect("a PDF")
    }

    /// A picture (PNG) as Chromium takes it with these parameters.
    pub(crate) fn picture(&self, parameters: Value) -> Result<Vec<u8>, String> {
        let picture = self.session.chromium("Page.captureScreenshot", parameters)?;
        let text = picture["data"].as_str().ok_or("the browser sent no picture")?;
        BASE64.decode(text).map_err(|error| error.to_string())
    }

    fn take_picture(&self, file: &Path) -> Result<(), String> {
        let bytes = match self.browser {
            Browser::Chromium => self.whole_page()?,
            Browser::Firefox | Browser::WebKit => self.session.run(async |client| client.screenshot().await)?,
        };
        let folder = file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(file, bytes))
            .map_err(|error| format!("cannot write {}: {error}", file.display()))
    }

    fn whole_page(&self) -> Result<Vec<u8>, String> {
        let size = self.session.script(
            "const page = document.documentElement;
             return [innerWidth, Math.max(innerHeight, page.scrollHeight)]",
            vec![],
        )?;
        let clip = json!({ "x": 0, "y": 0, "width": size[0], "height": size[1], "scale": 1 });
        self.picture(json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }))
    }

    /// Adds what the network has seen since the last look.
    #[track_caller]
    fn read_traffic(&self) {
        if self.browser != Browser::Chromium {
            let seen = self.raw_script("return performance.getEntriesByType('resource').map((entry) => entry.name)");
            self.traffic.borrow_mut().replace(seen.as_array().into_iter().flatten());
            return;
        }
        // The answer to a script comes after all that the page asked for before it.
        self.raw_script("return 1");
        let mut traffic = self.traffic.borrow_mut();
        for entry in self.must(self.session.log("performance")) {
            let text = entry["message"].as_str().unwrap_or_default();
            let entry: Value = serde_json::from_str(text).unwrap_or_default();
            traffic.add(&entry["message"]);
        }
    }

    /// Sends a command of Chromium's own protocol.
    #[track_caller]
    pub(crate) fn chromium(&self, command: &str, parameters: Value) -> Value {
        assert_eq!(self.browser, Browser::Chromium, "no other browser can do {command}");
        self.must(self.session.chromium(command, parameters))
    }

    /// The browser of this window.
    pub fn browser(&self) -> Browser {
        self.browser
    }

    pub(crate) fn session(&self) -> &Session {
        &self.session
    }

    /// Runs a script with the functions of `dom.js` at hand; `words` are what it is about, and `word` the first of them: WebKit takes an
    /// element only as an argument of its own.
    pub(crate) fn try_script(&self, body: &str, words: &[Value]) -> Result<Value, String> {
        let before = include_str!("dom.js");
        let script = format!("const [which, words, word] = arguments;\n{before}\n{body}");
        self.session.script(&script, vec![json!(self.which.get()), json!(words), json!(words.first())])
    }

    #[track_caller]
    fn raw_script(&self, body: &str) -> Value {
        self.must(self.session.script(body, vec![]))
    }

    /// Looks again and again until there is a result, and panics with the last reason if none comes.
    #[track_caller]
    pub(crate) fn wait_until<T>(&self, what: &str, look: impl Fn() -> Result<T, String>) -> T {
        let start = Instant::now();
        loop {
            match look() {
                Ok(found) => return found,
                Err(reason) if start.elapsed() > PATIENCE => {
                    panic!("waited {} s for {what}: {reason}", PATIENCE.as_secs())
                }
                Err(_) => std::thread::sleep(PAUSE),
            }
        }
    }

    /// The result of a command that must succeed.
    #[track_caller]
    pub(crate) fn must<T>(&self, result: Result<T, String>) -> T {
        result.unwrap_or_else(|error| panic!("{error}"))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let file = failures().join(format!("{test}.png"));
        match self.take_picture(&file) {
            Ok(()) => eprintln!("the page at that moment: {}", file.display()),
            Err(error) => eprintln!("no picture of the page: {error}"),
        }
    }
}

/// Where pictures of failures go: beside the built tests, out of version control.
pub(crate) fn failures() -> PathBuf {
    let tests = std::env::current_exe().unwrap_or_default();
    let built = tests.ancestors().nth(2).unwrap_or(Path::new("."));
    built.join("browser-failures")
}
