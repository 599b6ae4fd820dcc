//! Whether the page is laid out as a reader needs it, in whatever language and direction. For tests.

use crate::{Answer, Page};
use backstride::words::{Batch, pseudo};
use serde_json::json;

impl Page {
    /// From now on the site hands out the pseudo-language in place of English; to be called before a page is opened.
    pub fn speak_pseudo(&self) {
        for (name, part) in [("first", Batch::First), ("later", Batch::Later)] {
            self.site().answer(&format!("/backstride/{name}.en.txt"), Answer::Text(pseudo::catalogue(part)));
        }
    }

    /// Lays page and widget out in this direction: `ltr` or `rtl`.
    #[track_caller]
    pub fn direct(&self, direction: &str) {
        self.script(&format!("document.documentElement.dir = host.dir = '{direction}';"));
        self.wait_in_widget(&format!("[dir={direction}]"));
    }

    /// Changes the language in place, as the page does it.
    #[track_caller]
    pub fn speak(&self, language: &str) {
        self.script(&format!("host.lang = '{language}';"));
        self.wait_in_widget(&format!("[lang={language}]"));
    }

    /// What of the layout is broken: text that is cut off or leaves the page, things that lie on each other, a page that scrolls sideways.
    #[track_caller]
    pub fn layout_faults(&self) -> Vec<String> {
        let found = self.script(include_str!("layout.js"));
        let mut found: Vec<String> =
            found.as_array().into_iter().flatten().map(|one| one.as_str().unwrap_or_default().to_owned()).collect();
        if self.overflow() > 0 {
            found.push(format!("the page scrolls sideways by {} pixels", self.overflow()));
        }
        found
    }

    #[track_caller]
    fn wait_in_widget(&self, what: &str) {
        let look = format!("return Boolean(root.querySelector('.frame{what}'))");
        self.wait_until(what, || {
            if self.script(&look) == json!(true) { Ok(()) } else { Err("the widget is not laid out so yet".to_owned()) }
        });
    }
}
