//! Words to say on the phone, with a button that copies them. Where copying is not allowed, the words are selected instead.

use yew::{Callback, Html, html};

use super::plain::{line, paragraph, text_button};
use crate::{
    view::{Did, Setting},
    words::key,
};

/// The words, and the button.
pub fn say(setting: Setting, words: String, copied: bool, on_did: &Callback<Did>) -> Html {
    let done = if copied { setting.text(key::RESULT_COPIED) } else { String::new() };
    html! {
        <div class="say">
            { paragraph("say-lead", setting.text(key::RESULT_SAY)) }
            { line("blockquote", "", words.clone()) }
            <p class="say-copy">
                { text_button("quiet", setting.text(key::RESULT_COPY), Did::Copy(words), on_did) }
                <span role="status">{ done }</span>
            </p>
        </div>
    }
}
