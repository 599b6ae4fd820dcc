//! Bars: the weeks of the way back to running (distance, the longest run, the limit for one run) for `running`, and pain by day for the
//! diary. Both put a table with the same numbers right below.

use yew::Html;

use super::{Stack, boxed, element};
use crate::{content::TextId, view::Setting, words::key};

/// One week; distances in metres. Or one day; pain as the diary scales it, nothing for a day without an entry.
pub struct Bar {
    /// The whole week.
    pub metres: u32,
    /// The longest run.
    pub longest: u32,
    /// No single run is longer; none if nothing is said about it.
    pub limit: Option<u32>,
}

/// The height of the tallest bar, and the width of a week, in units of the drawing.
const HEIGHT: u32 = 92;
const WEEK: u32 = 14;

/// The weeks; `name` says in words what it shows, `most` is the longest week as it is written elsewhere.
pub fn chart(setting: Setting, bars: &[Bar], name: String, most: String) -> Html {
    let tallest = bars.iter().map(|b| b.metres).max().unwrap_or_default().max(1);
    let limited = bars.iter().any(|b| b.limit.is_some());
    let names = [key::RUN_DISTANCE, key::RUN_LONGEST, key::RUN_LIMIT];
    draw(setting, bars, Scale { tallest, first: 1 }, names.get(..if limited { 3 } else { 2 }).unwrap_or(&names), name, most)
}

/// How bars are drawn.
pub struct Scale {
    /// What reaches the top.
    pub tallest: u32,
    /// The number of the first bar.
    pub first: u32,
}

/// Bars with the names of their colours.
pub fn draw(setting: Setting, bars: &[Bar], scale: Scale, names: &[TextId], name: String, most: String) -> Html {
    let Scale { tallest, first } = scale;
    let (mut weeks, mut runs, mut limits) = (String::new(), String::new(), String::new());
    let mut numbers = Vec::new();
    for (bar, at) in bars.iter().zip(0_u32..) {
        let x = 2 + at * WEEK;
        let top = |metres: u32| 104 - metres.min(tallest) * HEIGHT / tallest;
        rectangle(&mut weeks, x, top(bar.metres), 10);
        rectangle(&mut runs, x + 3, top(bar.longest), 4);
        if let Some(limit) = bar.limit {
            place(&mut limits, 'M', x, top(limit));
            limits.push_str("h10");
        }
        // Every bar by its number where there is room, every fourth else.
        let number = first + at;
        if bars.len() <= 8 || at == 0 || (number % 4 == 0 && at > 1) {
            numbers.push(label(x + 5, 116, "middle", setting.voice.number(&number.to_string())));
        }
    }
    let width = bars.len() as u32 * WEEK;
    let mut inside = Vec::new();
    for (class, d) in [("chart-week", weeks), ("chart-run", runs), ("chart-limit", limits)] {
        inside.push(element("path", &["class", "d"], [Some(class.into()), Some(d.into())], Vec::new()));
    }
    inside.push(element(
        "path",
        &["class", "d"],
        [Some("chart-floor".into()), Some(["M0 104h", &width.to_string()].concat().into())],
        Vec::new(),
    ));
    inside.append(&mut numbers);
    inside.push(label(2, 8, "start", most));
    let view = ["0 0 ", &width.max(90).to_string(), " 120"].concat();
    let values = [Some("chart".into()), Some(view.into()), Some("img".into()), Some(name.into()), Some("chart".into())];
    let drawing = element("svg", &["class", "viewBox", "role", "aria-label", "part"], values, inside);
    let mut all = Stack::new(setting);
    all.add(drawing);
    all.add(legend(setting, names));
    all.boxed("div", "chart-box")
}

/// What the colours mean.
fn legend(setting: Setting, names: &[TextId]) -> Html {
    let mut lines = Vec::new();
    for (class, text) in ["swatch swatch-week", "swatch swatch-run", "swatch swatch-limit"].into_iter().zip(names) {
        lines.push(boxed("li", "", vec![boxed("span", class, Vec::new()), setting.text(*text).into()]));
    }
    boxed("ul", "legend", lines)
}

fn label(x: u32, y: u32, anchor: &'static str, text: String) -> Html {
    let values = [Some(x.to_string().into()), Some(y.to_string().into()), Some(anchor.into())];
    element("text", &["x", "y", "text-anchor"], values, vec![text.into()])
}

/// A bar that stands on the floor.
fn rectangle(path: &mut String, x: u32, top: u32, width: u32) {
    place(path, 'M', x, 104);
    path.push('V');
    path.push_str(&top.to_string());
    path.push('h');
    path.push_str(&width.to_string());
    path.push_str("V104z");
}

fn place(path: &mut String, how: char, x: u32, y: u32) {
    path.push(how);
    path.push_str(&x.to_string());
    path.push(' ');
    path.push_str(&y.to_string());
}
