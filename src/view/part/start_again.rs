//! "Start again": asks once more before it wipes the answers, in place and not in a window of the browser.

use yew::{Callback, Html};

use super::plain::{boxed, element, paragraph, text_button};
use crate::{
    session::Action,
    view::{Did, Setting},
    words::key,
};

/// The button, and the question before it acts.
pub fn start_again(setting: Setting, asked: bool, on_did: &Callback<Did>) -> Html {
    let question = asked.then(|| {
        let wipe = text_button("second", setting.text(key::RESULT_AGAIN_YES), Did::Act(Action::Restart), on_did);
        let stay = text_button("quiet", setting.text(key::RESULT_AGAIN_NO), Did::Again(false), on_did);
        boxed("div", "sure", vec![paragraph("", setting.text(key::RESULT_AGAIN_ASK)), boxed("div", "row", vec![wipe, stay])])
    });
    let button = text_button("quiet", setting.text(key::RESULT_AGAIN), Did::Again(!asked), on_did);
    let status = element("div", &["role"], [Some("status".into())], question.into_iter().collect());
    boxed("div", "again", vec![button, status])
}
