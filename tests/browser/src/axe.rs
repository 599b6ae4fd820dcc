//! What axe-core has to say about the page. For tests.
//!
//! axe looks at the whole document, open shadow roots included. No rule is switched off.

use crate::Page;
use serde_json::{Value, json};
use std::fmt;
use std::path::Path;

/// WCAG 2.2 at levels A and AA, and what axe's authors hold to be good practice.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const RUN: &str = "
    const [tags, done] = arguments;
    axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
        .then((results) => done(results.violations.map((violation) => ({
            rule: violation.id,
            help: violation.help,
            elements: violation.nodes.map((node) => node.html),
        }))), (error) => done(String(error)));";

/// A rule that the page breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// The rule's name, such as `color-contrast`.
    pub rule: String,
    /// What the rule asks for.
    pub help: String,
    /// The elements that break it, as HTML.
    pub elements: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}: {}", self.rule, self.help, self.elements.join(" | "))
    }
}

impl Page {
    /// Every rule that the page as it is now breaks.
    #[track_caller]
    pub fn axe(&self) -> Vec<Violation> {
        if self.script("return typeof window.axe") != "object" {
            self.must(self.session().script(&axe_core(), vec![]));
        }
        let found = self.must(self.session().slow_script(RUN, vec![json!(TAGS)]));
        let Some(found) = found.as_array() else {
            panic!("axe failed: {found}");
        };
        found.iter().map(violation).collect()
    }

    /// Fails the test with a list if the page breaks any rule.
    #[track_caller]
    pub fn assert_accessible(&self) {
        let list: Vec<String> = self.axe().iter().map(Violation::to_string).collect();
        assert!(list.is_empty(), "axe found:\n{}", list.join("\n"));
    }
}

fn violation(value: &Value) -> Violation {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let elements = value["elements"].as_array().cloned().unwrap_or_default();
    Violation { rule: text(&value["rule"]), help: text(&value["help"]), elements: elements.iter().map(text).collect() }
}

fn axe_core() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("axe-core ({error}): run `cargo xtask setup` first"))
}
