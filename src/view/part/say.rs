//! Words to say on the phone, with a button that copies them. Where copying is not allowed, the words are selected instead.

use yew::{Callback, Html};

use super::{Stack, boxed, element, line, text_button};
use crate::{
    view::{Did, Setting},
    words::key,
};

/// The words, and the button.
pub fn say(setting: Setting, words: String, copied: bool, on_did: &Callback<Did>) -> Html {
    let done = if copied { setting.text(key::RESULT_COPIED) } else { String::new() };
    let button = text_button("quiet", setting.text(key::RESULT_COPY), Did::Copy(words.clone()), on_did);
    let status = element("span", &["role"], [Some("status".into())], vec![done.into()]);
    let mut all = Stack::new(setting);
    all.text("say-lead", key::RESULT_SAY);
    all.add(line("blockquote", "", words));
    all.add(boxed("p", "say-copy", vec![button, status]));
    all.boxed("div", "say")
}
