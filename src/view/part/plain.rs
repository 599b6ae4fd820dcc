//! The plainest elements: a line of text, a list, a table, a button, a fold. Everything draws with these, which keeps the module small: each
//! `html!` with a body of its own costs a few hundred bytes, and a class that it has to work out brings two kilobytes once.

use yew::{
    AttrValue, Callback, Html, MouseEvent, html,
    virtual_dom::{AttributeOrProperty, Attributes, Key, VNode, VTag},
};

use crate::{
    content::TextId,
    view::{Did, Setting},
};

/// An element with nothing but a text in it. `class` may be empty.
pub fn line(tag: &'static str, class: &'static str, text: String) -> Html {
    boxed(tag, class, vec![text.into()])
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: String) -> Html {
    line("p", class, text)
}

/// A list, one line for each text.
pub fn list(class: &'static str, texts: Vec<String>) -> Html {
    let mut lines = Vec::with_capacity(texts.len());
    for text in texts {
        lines.push(line("li", "", text));
    }
    boxed("ul", class, lines)
}

/// An element around others. `class` may be empty.
pub fn boxed(tag: &'static str, class: &'static str, inside: Vec<Html>) -> Html {
    let class = (!class.is_empty()).then_some(AttrValue::Static(class));
    element(tag, &["class"], [class], inside)
}

/// An element with attributes: a value for each name, `None` for one that is left out.
pub fn element<const N: usize>(
    tag: &'static str,
    names: &'static [&'static str; N],
    values: [Option<AttrValue>; N],
    inside: Vec<Html>,
) -> Html {
    drawn(VTag::new(tag), names, Vec::from(values), inside).into()
}

/// The same, with a name among its siblings and screens, by which Yew knows it again.
pub fn keyed<const N: usize>(
    key: &str,
    tag: &'static str,
    names: &'static [&'static str; N],
    values: [Option<AttrValue>; N],
    inside: Vec<Html>,
) -> Html {
    let mut tag = drawn(VTag::new(tag), names, Vec::from(values), inside);
    tag.key = Some(Key::from(key));
    tag.into()
}

fn drawn(mut tag: VTag, names: &'static [&'static str], values: Vec<Option<AttrValue>>, inside: Vec<Html>) -> VTag {
    let mut all = Vec::with_capacity(values.len());
    for value in values {
        all.push(value.map(AttributeOrProperty::Attribute));
    }
    tag.set_attributes(Attributes::Dynamic { keys: names, values: all.into_boxed_slice() });
    tag.add_children(inside);
    tag
}

/// A screen, with its name.
pub fn screen(class: &'static str, name: &'static str, inside: Vec<Html>) -> Html {
    keyed(name, "div", &["class", "data-screen"], [Some(class.into()), Some(name.into())], inside)
}

/// A button, and what the runner did by pressing it.
pub fn button(class: &'static str, inside: Vec<Html>, did: Did, on_did: &Callback<Did>) -> Html {
    pressable(class.into(), None, inside, did, on_did)
}

/// A button that says whether it is pressed, if it can be.
pub fn pressable(class: AttrValue, pressed: Option<bool>, inside: Vec<Html>, did: Did, on_did: &Callback<Did>) -> Html {
    let onclick = on_did.reform(move |_: MouseEvent| did.clone());
    let mut button = html! { <button {onclick} /> };
    if let VNode::VTag(tag) = &mut button {
        let tag = std::rc::Rc::make_mut(tag);
        let pressed = pressed.map(|on| if on { "true" } else { "false" }.into());
        // The names by which a page may style it.
        let part = match class.as_str() {
            "main" => Some("button button-primary".into()),
            "second" | "quiet" => Some("button".into()),
            "link" => Some("link".into()),
            _ => None,
        };
        let values = vec![Some("button".into()), Some(class), pressed, part];
        *tag = drawn(std::mem::replace(tag, VTag::new("button")), &["type", "class", "aria-pressed", "part"], values, inside);
    }
    button
}

/// A button with nothing but a text on it.
pub fn text_button(class: &'static str, text: String, did: Did, on_did: &Callback<Did>) -> Html {
    button(class, vec![text.into()], did, on_did)
}

/// Something behind a fold.
pub fn fold(class: &'static str, summary: String, inside: Html) -> Html {
    unfold(class, false, summary.into(), vec![inside])
}

/// Something behind a fold that may be open at first, with a heading for a summary.
pub fn unfold(class: &'static str, open: bool, summary: Html, mut inside: Vec<Html>) -> Html {
    inside.insert(0, boxed("summary", "", vec![summary]));
    element("details", &["class", "open"], [Some(class.into()), open.then_some("".into())], inside)
}

/// A table whose rows begin with their name; `caption` is for who cannot see the heading above it.
pub fn table(setting: Setting, caption: TextId, heads: &[TextId], rows: Vec<Vec<String>>) -> Html {
    let head = |scope: &'static str, text: String| element("th", &["scope"], [Some(scope.into())], vec![text.into()]);
    let mut body = Vec::with_capacity(rows.len());
    for row in rows {
        let mut cells = Vec::with_capacity(row.len());
        for text in row {
            cells.push(if cells.is_empty() { head("row", text) } else { line("td", "", text) });
        }
        body.push(boxed("tr", "", cells));
    }
    let mut names = Vec::with_capacity(heads.len());
    for text in heads {
        names.push(head("col", setting.text(*text)));
    }
    let heads = boxed("thead", "", vec![boxed("tr", "", names)]);
    boxed("table", "weeks", vec![line("caption", "unseen", setting.text(caption)), heads, boxed("tbody", "", body)])
}
