//! The setting in which a screen is drawn: the region whose numbers it shows, and where its headings stand in the page.
//! Every screen and part takes one; texts reach the runner through it, so that no placeholder stays unfilled.

use yew::{AttrValue, Html};

use super::part::{element, line};
use crate::{
    content::TextId,
    report::Voice,
    words::{self, Batch, Line},
};

/// The region, and the level of a screen's heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The language to speak, and whose numbers and words are shown.
    pub voice: Voice,
    /// The level of the screen's heading, 1 to 5; headings below it go one deeper.
    pub level: u8,
    /// Whether the texts that are loaded after the engine are there.
    pub later: bool,
}

impl Setting {
    /// Whether a text can be shown now.
    pub fn has(self, text: TextId) -> bool {
        self.later || words::batch(text) == Batch::First
    }

    /// A text, for this region.
    pub fn text(self, text: TextId) -> String {
        self.voice.say(text)
    }

    /// A text with placeholders of its own.
    pub fn fill(self, text: TextId, values: &[(&str, &str)]) -> String {
        self.voice.fill(text, values)
    }

    /// The number to call in an emergency.
    pub fn emergency(self) -> Option<&'static Line> {
        self.voice.region.emergency.first()
    }

    /// Texts, one after the other.
    pub fn texts(self, texts: &[TextId]) -> Vec<String> {
        self.voice.all(texts)
    }

    /// The heading of the screen: takes the focus when the screen appears. `part` is the name by which a page may style it.
    pub fn title(self, content: Html, part: Option<&'static str>) -> Html {
        let values = [Some("title"), Some("-1"), Some(""), part].map(|value| value.map(AttrValue::Static));
        element(tag(self.level), &["class", "tabindex", "data-title", "part"], values, vec![content])
    }

    /// The heading of the screen, where it is one of our texts.
    pub fn text_title(self, text: TextId) -> Html {
        self.title(self.text(text).into(), Some("title"))
    }

    /// A heading that a link can lead to; it takes the focus then.
    pub fn target(self, below: u8, class: &'static str, id: String, text: TextId) -> Html {
        let values = [Some(class.into()), Some(id.into()), Some("-1".into())];
        element(tag(self.level.saturating_add(below)), &["class", "id", "tabindex"], values, vec![self.text(text).into()])
    }

    /// A heading so many levels below the screen's own.
    pub fn heading(self, below: u8, class: &'static str, text: TextId) -> Html {
        line(self.below(below), class, self.text(text))
    }

    /// The element of a heading so many levels below the screen's own, for one that is made of ready words.
    pub fn below(self, levels: u8) -> &'static str {
        tag(self.level.saturating_add(levels))
    }
}

/// What to print for a line: the number as written on paper.
pub fn number(line: &Line) -> &'static str {
    line.show.or(line.tel).unwrap_or(line.text)
}

fn tag(level: u8) -> &'static str {
    match level {
        0 | 1 => "h1",
        2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}
