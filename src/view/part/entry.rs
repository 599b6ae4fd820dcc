//! Entries of the page to learn from: folds that a link can lead to, and texts as they are said to everybody. The screen `learn` and its
//! parts use it; the element's script (`www/backstride.js`) opens what the page's address points to.

use yew::Html;

use super::plain::{boxed, element, line};
use crate::content::{self, TextId};

/// What a link can lead to, by its id in the content or in this list: `backstride-DISC`.
#[derive(Debug, Clone, Copy)]
pub struct Target(pub &'static str);

impl Target {
    /// The id of the element.
    pub fn id(self) -> String {
        String::from("backstride-") + self.0
    }
}

/// An entry behind its name.
pub fn entry(class: &'static str, target: String, mut name: Vec<Html>, inside: Vec<Html>) -> Html {
    name.push(boxed("span", "turn", Vec::new()));
    let all = vec![boxed("summary", "", name), boxed("div", "inside", inside)];
    element("details", &["class", "id"], [Some(class.into()), Some(target.into())], all)
}

/// The name of an entry that is a heading, with how many it holds.
pub fn counted(heading: Html, count: usize) -> Vec<Html> {
    vec![heading, line("span", "count", count.to_string())]
}

/// The text as it is said to everybody.
pub fn general(text: TextId) -> TextId {
    content::learn().instead.iter().find(|i| i.of == text).map_or(text, |i| i.text)
}
