//! Words to say on the phone, with a button that copies them. Where copying is not allowed, the words are selected instead.

use yew::prelude::*;

use crate::{
    view::browser,
    words::{english, key},
};

/// The words.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SayProps {
    /// What to say.
    pub text: AttrValue,
}

/// The words, and the button.
#[component]
pub fn Say(props: &SayProps) -> Html {
    let copied = use_state(|| false);
    let quote = use_node_ref();
    let onclick = {
        let (text, quote, copied) = (props.text.clone(), quote.clone(), copied.clone());
        Callback::from(move |_: MouseEvent| {
            let copied = copied.clone();
            browser::copy(&text, &quote, Callback::from(move |()| copied.set(true)));
        })
    };
    html! {
        <div class="say">
            <p class="say-lead">{ english(key::RESULT_SAY) }</p>
            <blockquote ref={quote}>{ props.text.clone() }</blockquote>
            <p class="say-copy">
                <button type="button" class="quiet" {onclick}>{ english(key::RESULT_COPY) }</button>
                <span role="status">{ if *copied { english(key::RESULT_COPIED) } else { "" } }</span>
            </p>
        </div>
    }
}
