//! A page as a tree of plain nodes: what `www/take.js` builds with `createElement`, and `plain_text` writes as text. No markup in any
//! string, so that a strict policy has nothing to refuse.

use super::Code;
use serde::Serialize;

/// Part of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Node {
    /// Words.
    Text(String),
    /// An element around others.
    Element {
        /// Its name, such as `p`.
        tag: &'static str,
        /// Its class; empty for none.
        class: &'static str,
        /// What is in it.
        inside: Vec<Node>,
    },
    /// A code to scan.
    Code(Code),
}

impl Node {
    /// An element with nothing but words in it.
    pub fn line(tag: &'static str, class: &'static str, words: impl Into<String>) -> Node {
        Node::around(tag, class, vec![Node::Text(words.into())])
    }

    /// An element around others.
    pub fn around(tag: &'static str, class: &'static str, inside: Vec<Node>) -> Node {
        Node::Element { tag, class, inside }
    }
}

/// Nodes one below the other, in the making.
#[derive(Debug, Default)]
pub struct Pile(pub Vec<Node>);

impl Pile {
    /// A heading.
    pub fn heading(&mut self, tag: &'static str, words: String) {
        self.0.push(Node::line(tag, "", words));
    }

    /// A paragraph; nothing if it is empty.
    pub fn text(&mut self, class: &'static str, words: impl Into<String>) {
        let words = words.into();
        if !words.is_empty() {
            self.0.push(Node::line("p", class, words));
        }
    }

    /// A paragraph that begins with its name.
    pub fn named(&mut self, name: String, words: &str) {
        self.0.push(Node::around("p", "", vec![Node::line("b", "", name), Node::Text(format!(" {words}"))]));
    }

    /// A list; nothing if it is empty.
    pub fn list(&mut self, lines: Vec<String>) {
        if !lines.is_empty() {
            self.0.push(Node::around("ul", "", lines.into_iter().map(|line| Node::line("li", "", line)).collect()));
        }
    }

    /// Questions and what was answered.
    pub fn quotes(&mut self, quotes: Vec<(String, String)>) {
        let line = |(question, answer): (String, String)| {
            Node::around("li", "", vec![Node::Text(format!("{question} ")), Node::line("b", "", answer)])
        };
        if !quotes.is_empty() {
            self.0.push(Node::around("ul", "quotes", quotes.into_iter().map(line).collect()));
        }
    }

    /// A table.
    pub fn table(&mut self, heads: Vec<String>, rows: Vec<Vec<String>>) {
        let row = |tag: &'static str, cells: Vec<String>| {
            Node::around("tr", "", cells.into_iter().map(|cell| Node::line(tag, "", cell)).collect())
        };
        let body = rows.into_iter().map(|cells| row("td", cells)).collect();
        self.0.push(Node::around(
            "table",
            "",
            vec![Node::around("thead", "", vec![row("th", heads)]), Node::around("tbody", "", body)],
        ));
    }

    /// All of it in one element.
    pub fn around(self, tag: &'static str, class: &'static str) -> Node {
        Node::around(tag, class, self.0)
    }
}
