//! The first screen: what this is and is not, the signs that cannot wait, whose numbers are shown, and one button.

use yew::{Callback, Html, html};

use crate::{
    content::{TextId, manifest},
    session::Action,
    view::{
        Did, Setting,
        part::{Icon, boxed, call, each, icon, line, list, paragraph, region, text_button},
    },
    words::{Region, key},
};

const FACTS: [(Icon, TextId); 3] =
    [(Icon::Clock, key::WELCOME_TIME), (Icon::Lock, key::WELCOME_PRIVATE), (Icon::Person, key::WELCOME_LIMITS)];

/// The welcome screen; `elsewhere` is where else the runner may be, if nobody but the runner knows.
pub fn welcome(setting: Setting, elsewhere: Option<&'static Region>, on_did: &Callback<Did>) -> Html {
    let fact = |(sign, text): &(Icon, TextId)| boxed("li", "", vec![icon(*sign), line("span", "", setting.text(*text))]);
    let mut all = vec![
        paragraph("kicker", setting.text(key::WELCOME_KICKER)),
        setting.text_title(key::WELCOME_TITLE),
        paragraph("lead", setting.text(key::WELCOME_LEAD)),
        boxed("ul", "facts", each(&FACTS, &fact)),
    ];
    if !manifest().signed {
        let title = line("strong", "", setting.text(key::WELCOME_UNSIGNED_TITLE) + " ");
        all.push(boxed("p", "notice", vec![title, setting.text(key::WELCOME_UNSIGNED_BODY).into()]));
    }
    let mut signs = vec![
        setting.heading(1, "signs-title", key::WELCOME_EMERGENCY_TITLE),
        list("dots", setting.texts(key::WELCOME_EMERGENCY_LIST)),
    ];
    if let Some(line) = setting.emergency() {
        signs.push(call(setting, line, false));
    }
    signs.push(region(setting, elsewhere, on_did));
    all.push(boxed("div", "signs", signs));
    let start = text_button("main", setting.text(key::WELCOME_START), Did::Act(Action::Begin), on_did);
    all.push(boxed("p", "actions", vec![start]));
    html! { <div class="screen welcome" key="welcome" data-screen="welcome">{ for all }</div> }
}
