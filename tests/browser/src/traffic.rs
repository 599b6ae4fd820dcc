//! What a page has asked of the network, as the browser reports it. For `page.rs` only.

use serde_json::Value;
use std::collections::HashSet;

/// The requests of one page, since it began to open.
#[derive(Default)]
pub struct Traffic {
    /// Every request, as `GET http://...`.
    requests: Vec<String>,
    /// Requests under way, by the browser's own id.
    open: HashSet<String>,
    /// How many of the requests belong to loading.
    loading: usize,
}

impl Traffic {
    /// How many requests have no answer yet.
    pub fn under_way(&self) -> usize {
        self.open.len()
    }

    /// Counts every request so far as part of loading.
    pub fn mark_loaded(&mut self) {
        self.loading = self.requests.len();
    }

    /// The requests that were not part of loading.
    pub fn since_load(&self) -> &[String] {
        self.requests.get(self.loading..).unwrap_or_default()
    }

    /// Takes the addresses that a page itself knows it has asked for, in place of those of the last look.
    pub fn replace<'a>(&mut self, addresses: impl Iterator<Item = &'a Value>) {
        self.requests = addresses.map(|address| format!("GET {}", address.as_str().unwrap_or_default())).collect();
    }

    /// Notes one message of the browser's network log.
    pub fn add(&mut self, message: &Value) {
        let parameters = &message["params"];
        let id = || parameters["requestId"].as_str().unwrap_or_default().to_owned();
        match message["method"].as_str().unwrap_or_default() {
            "Network.requestWillBeSent" => {
                let request = &parameters["request"];
                let url = request["url"].as_str().unwrap_or_default();
                if url.starts_with("data:") || url.starts_with("blob:") {
                    return;
                }
                let method = request["method"].as_str().unwrap_or_default();
                self.requests.push(format!("{method} {url}"));
                self.open.insert(id());
            }
            "Network.webSocketCreated" => {
                let url = parameters["url"].as_str().unwrap_or_default();
                self.requests.push(format!("SOCKET {url}"));
            }
            "Network.loadingFinished" | "Network.loadingFailed" => {
                self.open.remove(&id());
            }
            _ => {}
        }
    }
}
