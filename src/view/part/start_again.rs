//! "Start again": asks once more before it wipes the answers, in place and not in a window of the browser.

use yew::prelude::*;

use crate::{
    session::Action,
    words::{english, key},
};

/// Told when the runner is sure.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StartAgainProps {
    /// Takes [`Action::Restart`].
    pub on_action: Callback<Action>,
}

/// The button, and the question before it acts.
#[component]
pub fn StartAgain(props: &StartAgainProps) -> Html {
    let sure = use_state(|| false);
    let show = |shown: bool| {
        let sure = sure.clone();
        Callback::from(move |_: MouseEvent| sure.set(shown))
    };
    let button = html! {
        <button type="button" class="quiet" aria-expanded={sure.to_string()} onclick={show(!*sure)}>{ english(key::RESULT_AGAIN) }</button>
    };
    html! {
        <div class="again">
            { button }
            <div role="status">
                if *sure {
                    <div class="sure">
                        <p>{ english(key::RESULT_AGAIN_ASK) }</p>
                        <div class="row">
                            <button type="button" class="second" onclick={props.on_action.reform(|_| Action::Restart)}>{ english(key::RESULT_AGAIN_YES) }</button>
                            <button type="button" class="quiet" onclick={show(false)}>{ english(key::RESULT_AGAIN_NO) }</button>
                        </div>
                    </div>
                }
            </div>
        </div>
    }
}
