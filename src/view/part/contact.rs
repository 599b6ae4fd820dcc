//! Telephone numbers as links that a runner may tap; nothing dials by itself.

use yew::Html;

use super::{Icon, boxed, element, icon, plain};
use crate::{
    view::{Setting, setting::number},
    words::{Line, key},
};

/// A number as a link in a line of text; plain text where there is no number.
pub fn link(line: &Line, text: String) -> Html {
    match line.tel {
        Some(tel) => anchor("tel", tel, vec![text.into()]),
        None => text.into(),
    }
}

/// A number as a big button, with `name` above it where the number alone says too little.
pub fn call(setting: Setting, line: &Line, now: bool) -> Html {
    let Some(tel) = line.tel else {
        return Html::default();
    };
    let text = setting.fill(if now { key::RESULT_CALL } else { key::RESULT_CALL_PLAIN }, &[("n", number(line))]);
    let name = (line.text != number(line) && !line.says(number(line)) || line.text.len() > 24).then_some(line.text);
    let mut words = vec![plain::line("span", "call-text", text)];
    words.extend(name.map(|name| plain::line("span", "call-name", name.to_owned())));
    anchor("call", tel, vec![icon(Icon::Phone), boxed("span", "", words)])
}

/// A link that dials.
pub fn anchor(class: &'static str, tel: &str, inside: Vec<Html>) -> Html {
    element("a", &["class", "href"], [Some(class.into()), Some((String::from("tel:") + tel).into())], inside)
}
