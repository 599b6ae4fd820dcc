//! One browser window with a profile of its own, and the commands we send to it, each waited for.
//! For the other files of this crate; tests use [`Page`](crate::Page).

use crate::Browser;
use crate::driver::{Driver, chromium};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::sync::Arc;
use url::{ParseError, Url};

/// For Chromium. The profile is chromedriver's: new and empty for each session, and removed with it.
const FLAGS: [&str; 13] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
    "--lang=en-GB",
    // Letters as their fonts draw them, whatever the machine prefers.
    "--font-render-hinting=none",
    "--disable-lcd-text",
];

/// A session. Dropping it closes the window.
pub struct Session {
    client: Client,
    runtime: tokio::runtime::Runtime,
    _driver: Arc<Driver>,
}

impl Session {
    /// Opens a window.
    #[track_caller]
    pub fn start(browser: Browser) -> Self {
        let driver = Driver::of(browser);
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime for one thread");
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities(browser));
        let client = runtime
            .block_on(builder.connect(driver.address()))
            .unwrap_or_else(|error| panic!("{} opened no browser: {error}", browser.driver()));
        Self { client, runtime, _driver: driver }
    }

    /// Does one thing with the client, and waits for it.
    pub fn run<T>(&self, command: impl AsyncFnOnce(&Client) -> Result<T, CmdError>) -> Result<T, String> {
        self.runtime.block_on(command(&self.client)).map_err(|error| error.to_string())
    }

    /// Runs a script in the page and returns what it returns.
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Result<Value, String> {
        self.run(async |client| client.execute(body, arguments).await)
    }

    /// Runs a script that calls its last argument when it is done.
    pub fn slow_script(&self, body: &str, arguments: Vec<Value>) -> Result<Value, String> {
        self.run(async |client| client.execute_async(body, arguments).await)
    }

    /// The element that a script returned.
    pub fn element(&self, value: &Value) -> Option<Element> {
        let id = value.as_object()?.values().next()?.as_str()?.to_owned();
        Some(Element::from_element_id(self.client.clone(), ElementRef::from(id)))
    }

    /// Sends a command of Chromium's own protocol.
    pub fn chromium(&self, command: &str, parameters: Value) -> Result<Value, String> {
        let body = json!({ "cmd": command, "params": parameters });
        self.post("goog/cdp/execute", body)
    }

    /// Takes what has come since the last call from one of the browser's logs.
    pub fn log(&self, kind: &str) -> Result<Vec<Value>, String> {
        let entries = self.post("se/log", json!({ "type": kind }))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    fn post(&self, place: &'static str, body: Value) -> Result<Value, String> {
        let command = Post { place, body: body.to_string() };
        self.run(async |client| client.issue_cmd(command).await)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver ends the browser in any case; this lets it do so in order.
        let _ = self.runtime.block_on(self.client.clone().close());
    }
}

fn capabilities(browser: Browser) -> fantoccini::wd::Capabilities {
    let capabilities = match browser {
        Browser::Chromium => for_chromium(),
        Browser::Firefox => json!({
            "moz:firefoxOptions": { "args": ["-headless"], "prefs": { "intl.accept_languages": "en-GB" } },
        }),
        // The driver knows where its own browser is, and starts it so that it can be driven.
        Browser::WebKit => json!({}),
    };
    capabilities.as_object().cloned().unwrap_or_default()
}

fn for_chromium() -> Value {
    let mut options = json!({
        "args": FLAGS,
        "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
    });
    if let Some(binary) = chromium() {
        options["binary"] = json!(binary);
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    })
}

/// A command that the WebDriver standard does not have.
#[derive(Debug)]
struct Post {
    place: &'static str,
    body: String,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.place))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.clone()))
    }
}
