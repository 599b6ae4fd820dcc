//! Take it with you: what the runner can have as paper, text or file. Made outside this module, and only when asked for; here stand
//! the buttons, and how it went.

use yew::{Callback, Html};

use super::{Stack, boxed, element, text_button};
use crate::{
    content::{Disposition, TextId},
    report::Form,
    view::{Did, Setting, Take},
    words::key,
};

/// The buttons, and what came of the last one.
pub fn take(setting: Setting, level: Disposition, asked: Option<&Take>, on_did: &Callback<Did>) -> Html {
    let mut all = Stack::new(setting);
    all.heading(1, "part", key::TAKE_TITLE);
    all.text("", key::TAKE_LEAD);
    let mut buttons = Vec::new();
    for &form in Form::offered(level) {
        buttons.push(text_button("second", setting.text(says(form).0), Did::Take(form), on_did));
    }
    all.add(boxed("div", "row", buttons));
    let mut status = Stack::new(setting);
    let mut code = Html::default();
    if let Some(asked) = asked {
        status.text(
            "strong",
            match asked.done {
                None => key::TAKE_BUSY,
                Some(true) => says(asked.form).1,
                Some(false) => key::TAKE_FAILED,
            },
        );
        if asked.code.0 > 0 {
            code = drawn(setting, asked);
        }
    }
    all.add(element("div", &["role"], [Some("status".into())], status.all()));
    all.add(code);
    all.text("hint", key::TAKE_CAREFUL);
    all.boxed("div", "take")
}

/// What stands on the button, and what is said when it is done.
fn says(form: Form) -> (TextId, TextId) {
    match form {
        Form::Pages => (key::TAKE_PRINT, key::TAKE_PRINTED),
        Form::Text => (key::TAKE_COPY, key::TAKE_COPIED),
        Form::Calendar => (key::TAKE_CALENDAR, key::TAKE_SAVED),
        Form::Code => (key::TAKE_CODE, key::TAKE_SHOWN),
        Form::Data => (key::TAKE_DATA, key::TAKE_SAVED),
    }
}

/// The code to scan, dark on light whatever the theme.
fn drawn(setting: Setting, asked: &Take) -> Html {
    let size = asked.code.0.to_string();
    let names = &["class", "viewBox", "role", "aria-label"];
    let values = ["scan".into(), String::from("0 0 ") + &size + " " + &size, "img".into(), setting.text(key::TAKE_CODE_LABEL)];
    let path = element("path", &["d"], [Some(asked.code.1.clone())], Vec::new());
    element("svg", names, values.map(|value| Some(value.into())), vec![path])
}
