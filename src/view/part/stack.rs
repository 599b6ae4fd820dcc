//! What is drawn one below the other, in the making. Long pages are put together with it: each call is a few bytes of module, where
//! a call that takes ready texts and a list costs a hundred.

use yew::Html;

use super::plain::{boxed, element, line, list, paragraph, unfold};
use crate::{content::TextId, view::Setting};

/// What is drawn so far.
pub struct Stack {
    setting: Setting,
    all: Vec<Html>,
}

impl Stack {
    /// Nothing yet.
    pub fn new(setting: Setting) -> Stack {
        Stack { setting, all: Vec::new() }
    }

    /// Anything.
    pub fn add(&mut self, html: Html) {
        self.all.push(html);
    }

    /// Something, or the place of it: what stands beside it stays the same element when it comes or goes, and so keeps the focus. (Yew
    /// matches siblings by their number, from the last.)
    pub fn place(&mut self, html: Option<Html>) {
        self.add(html.unwrap_or_default());
    }

    /// A heading so many levels below the screen's own.
    pub fn heading(&mut self, below: u8, class: &'static str, text: TextId) {
        self.add(self.setting.heading(below, class, text));
    }

    /// A paragraph.
    pub fn text(&mut self, class: &'static str, text: TextId) {
        self.say(class, self.setting.text(text));
    }

    /// A paragraph of ready words.
    pub fn say(&mut self, class: &'static str, words: String) {
        self.add(paragraph(class, words));
    }

    /// A paragraph that begins with its name.
    pub fn named(&mut self, class: &'static str, name: TextId, text: TextId) {
        let name = line("strong", "", self.setting.text(name) + " ");
        self.add(boxed("p", class, vec![name, self.setting.text(text).into()]));
    }

    /// A list.
    pub fn list(&mut self, texts: &[TextId]) {
        self.add(list("dots", self.setting.texts(texts)));
    }

    /// A list of ready words.
    pub fn lines(&mut self, words: Vec<String>) {
        self.add(list("dots", words));
    }

    /// All of it in one element.
    pub fn boxed(self, tag: &'static str, class: &'static str) -> Html {
        boxed(tag, class, self.all)
    }

    /// All of it in a card that a page may style.
    pub fn card(self, class: &'static str) -> Html {
        element("div", &["class", "part"], [Some(class.into()), Some("card".into())], self.all)
    }

    /// All of it in one element; nothing if nothing is drawn.
    pub fn boxed_if(self, tag: &'static str, class: &'static str) -> Html {
        if self.all.is_empty() { Html::default() } else { self.boxed(tag, class) }
    }

    /// Another stack behind a fold, with a heading so many levels below the screen's own on it.
    pub fn fold(&mut self, open: bool, below: u8, title: TextId, inside: Stack) {
        self.add(unfold("stage", open, self.setting.heading(below, "stage-title", title), inside.all));
    }

    /// Another stack behind a small fold: where something comes from, and why.
    pub fn record(&mut self, title: TextId, inside: Stack) {
        self.add(unfold("record", false, self.setting.text(title).into(), inside.all));
    }

    /// All of it as it is.
    pub fn all(self) -> Vec<Html> {
        self.all
    }
}
