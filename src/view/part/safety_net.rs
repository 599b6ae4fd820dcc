//! The safety net: the signs that must send the runner for help later, with days to check back. On every result.

use yew::Html;

use super::{
    Stack,
    plain::{boxed, line, list},
};
use crate::{
    content::Disposition,
    view::{Date, Setting},
    words::key,
};

/// The signs, the days, and who answers where.
pub fn safety_net(setting: Setting, level: Disposition, today: Option<Date>) -> Html {
    // Someone on the way to help needs the signs for afterwards.
    let title = if level >= Disposition::SameDay { key::RESULT_NET_LATER } else { key::RESULT_NET };
    let mut all = Stack::new(setting);
    all.heading(1, "part", title);
    all.text("lead", key::NET_SOONER);
    for (title, signs, act) in [
        (key::NET_NOW_TITLE, key::NET_NOW_LIST, None),
        (key::NET_TODAY_TITLE, key::NET_TODAY_LIST, Some(key::NET_TODAY_DO)),
        (key::NET_DAYS_TITLE, key::NET_DAYS_LIST, None),
        (key::NET_CHECK_TITLE, &[], Some(key::NET_CHECK_DO)),
    ] {
        let mut net = Stack::new(setting);
        net.heading(2, "net-title", title);
        net.add(if signs.is_empty() { check_back(setting, today) } else { list("dots", setting.texts(signs)) });
        if let Some(act) = act {
            net.text("", act);
        }
        all.add(net.boxed("div", "net"));
    }
    all.text("hint", key::NET_REGION);
    if let Some(relay) = setting.voice.region.text_relay {
        all.say("hint", setting.text(key::NET_RELAY) + " " + relay);
    }
    all.boxed("div", "nets")
}

/// When to check back: after 2 weeks and after 6 (specification 9.1), with the days if we know which day it is.
fn check_back(setting: Setting, today: Option<Date>) -> Html {
    let mut days = [14, 42].into_iter();
    let mut all = Stack::new(setting);
    for text in key::NET_CHECK_LIST {
        let mut inside = vec![setting.text(*text).into()];
        if let Some((today, days)) = today.zip(days.next()) {
            inside.push(line("strong", "", String::from(" ") + &today.after(days).words(setting)));
        }
        all.add(boxed("li", "", inside));
    }
    all.boxed("ul", "dots")
}
