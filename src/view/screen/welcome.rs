//! The first screen: what this is and is not, the signs that cannot wait, whose numbers are shown, and one button.

use yew::{Callback, Html};

use crate::{
    content::{TextId, manifest},
    report::Standing,
    session::Action,
    view::{
        Did, Setting,
        part::{Icon, Stack, boxed, call, icon, line, region, screen, text_button},
    },
    words::{Region, key},
};

const FACTS: [(Icon, TextId); 3] =
    [(Icon::Clock, key::WELCOME_TIME), (Icon::Lock, key::WELCOME_PRIVATE), (Icon::Person, key::WELCOME_LIMITS)];

/// The welcome screen; `elsewhere` is where else the runner may be, if nobody but the runner knows.
/// Content that is too old shows the signs and the numbers, and no way in. `diary` is the way to the diary, if there is one.
pub fn welcome(
    setting: Setting,
    elsewhere: Option<&'static Region>,
    standing: Standing,
    diary: Html,
    on_did: &Callback<Did>,
) -> Html {
    let expired = standing == Standing::Expired;
    let mut all = Stack::new(setting);
    all.text("kicker", key::WELCOME_KICKER);
    all.add(setting.text_title(key::WELCOME_TITLE));
    all.text("lead", key::WELCOME_LEAD);
    all.add(diary);
    let mut facts = Stack::new(setting);
    for (sign, text) in FACTS {
        facts.add(boxed("li", "", vec![icon(sign), line("span", "", setting.text(text))]));
    }
    all.add(facts.boxed("ul", "facts"));
    if expired {
        all.text("notice", key::CONTENT_EXPIRED);
    } else if !manifest().signed {
        all.named("notice", key::WELCOME_UNSIGNED_TITLE, key::WELCOME_UNSIGNED_BODY);
    }
    all.add(signs(setting, key::WELCOME_EMERGENCY_TITLE, region(setting, elsewhere, on_did)));
    if !expired {
        let start = text_button("main", setting.text(key::WELCOME_START), Did::Act(Action::Begin), on_did);
        all.add(boxed("p", "actions", vec![start]));
    }
    screen("screen welcome", "welcome", all.all())
}

/// What stands there in learn mode until the rest of the page has come.
pub fn coming(setting: Setting, elsewhere: Option<&'static Region>, on_did: &Callback<Did>) -> Html {
    let mut all = Stack::new(setting);
    all.add(setting.text_title(key::LEARN_TITLE));
    all.add(signs(setting, key::LEARN_SIGNS, region(setting, elsewhere, on_did)));
    all.text("notice", key::LEARN_COMING);
    screen("screen learn", "learn", all.all())
}

/// The signs that cannot wait, the number to call, and whose numbers are shown.
pub fn signs(setting: Setting, title: TextId, region: Html) -> Html {
    let mut signs = Stack::new(setting);
    signs.heading(1, "signs-title", title);
    signs.list(key::WELCOME_EMERGENCY_LIST);
    if let Some(line) = setting.emergency() {
        signs.add(call(setting, line, false));
    }
    signs.add(region);
    signs.boxed("div", "signs")
}
