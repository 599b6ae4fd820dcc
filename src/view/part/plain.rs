//! The plainest elements: a line of text, a list, a button, a fold. Everything draws with these, which keeps the module small: each
//! `html!` with a body of its own costs a few hundred bytes.

use yew::{Callback, Html, MouseEvent, html};

use crate::view::Did;

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
    boxed("ul", class, texts.into_iter().map(|text| line("li", "", text)).collect())
}

/// An element around others. `class` may be empty.
pub fn boxed(tag: &'static str, class: &'static str, inside: Vec<Html>) -> Html {
    html! { <@{tag} class={(!class.is_empty()).then_some(class)}>{ for inside }</@> }
}

/// One drawing for each of these.
pub fn each<T>(of: &[T], draw: &dyn Fn(&T) -> Html) -> Vec<Html> {
    let mut all = Vec::with_capacity(of.len());
    for one in of {
        all.push(draw(one));
    }
    all
}

/// A button, and what the runner did by pressing it.
pub fn button(class: &'static str, inside: Html, did: Did, on_did: &Callback<Did>) -> Html {
    let onclick = on_did.reform(move |_: MouseEvent| did.clone());
    html! { <button type="button" {class} {onclick}>{ inside }</button> }
}

/// A button with nothing but a text on it.
pub fn text_button(class: &'static str, text: String, did: Did, on_did: &Callback<Did>) -> Html {
    button(class, text.into(), did, on_did)
}

/// Something behind a fold.
pub fn fold(class: &'static str, summary: String, inside: Html) -> Html {
    html! { <details {class}>{ line("summary", "", summary) }{ inside }</details> }
}
