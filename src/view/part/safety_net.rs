//! The safety net: the signs that must send the runner for help later, with days to check back. On every result.

use yew::{Html, html};

use super::plain::{boxed, line, list, paragraph};
use crate::{
    content::{Disposition, TextId},
    view::{Date, Setting},
    words::key,
};

/// The signs, the days, and who answers where.
pub fn safety_net(setting: Setting, level: Disposition, today: Option<Date>) -> Html {
    // Someone on the way to help needs the signs for afterwards.
    let title = if level >= Disposition::SameDay { key::RESULT_NET_LATER } else { key::RESULT_NET };
    let net = |title: TextId, inside: Vec<Html>| {
        let title = setting.heading(2, "net-title", title);
        boxed("div", "net", [title].into_iter().chain(inside).collect())
    };
    let signs = |texts: &[TextId]| list("dots", setting.texts(texts));
    let text = |text: TextId| paragraph("", setting.text(text));
    let mut all = vec![
        setting.heading(1, "part", title),
        paragraph("lead", setting.text(key::NET_SOONER)),
        net(key::NET_NOW_TITLE, vec![signs(key::NET_NOW_LIST)]),
        net(key::NET_TODAY_TITLE, vec![signs(key::NET_TODAY_LIST), text(key::NET_TODAY_DO)]),
        net(key::NET_DAYS_TITLE, vec![signs(key::NET_DAYS_LIST)]),
        net(key::NET_CHECK_TITLE, vec![check_back(setting, today), text(key::NET_CHECK_DO)]),
        paragraph("hint", setting.text(key::NET_REGION)),
    ];
    if let Some(relay) = setting.region.text_relay {
        all.push(paragraph("hint", format!("{} {relay}", setting.text(key::NET_RELAY))));
    }
    boxed("div", "nets", all)
}

/// When to check back: after 2 weeks and after 6 (specification 9.1), with the days if we know which day it is.
fn check_back(setting: Setting, today: Option<Date>) -> Html {
    const DAYS: [Option<u16>; 2] = [Some(14), Some(42)];
    let days = DAYS.into_iter().chain(std::iter::repeat(None));
    let item = |(text, days): (&TextId, Option<u16>)| {
        let date = today.zip(days).map(|(today, days)| line("strong", "", format!(" {}", today.after(days).words())));
        html! { <li>{ setting.text(*text) }{ for date }</li> }
    };
    boxed("ul", "dots", key::NET_CHECK_LIST.iter().zip(days).map(item).collect())
}
