//! The care card: how soon, whom to contact, what to say. The only place where urgency has a colour.

use yew::{Callback, Html, html};

use super::{
    Icon, call,
    contact::link,
    icon,
    plain::{boxed, line, list, paragraph},
    say, sentences,
};
use crate::{
    content::{Channel, ContactId, Disposition, TextId},
    report::{Running, Summary, Within},
    view::{Did, Setting, setting::number},
    words::{Line, key},
};

/// The card.
pub fn care_card(setting: Setting, summary: &Summary, copied: bool, on_did: &Callback<Did>) -> Html {
    let level = summary.level;
    let (class, name, lead, prefix) = looks(level);
    let channel = summary.channel.map(|c| match c {
        Channel::Call => "call",
        Channel::GoToEd => "go_ed",
    });
    let title = setting.title(html! { <>{ line("span", "unseen", setting.text(prefix) + " ") }{ setting.text(name) }</> });
    let time = paragraph("care-time", time(setting, summary.within));
    let mut body = vec![paragraph("care-lead", setting.text(lead))];
    match summary.channel {
        Some(channel) => body.extend(emergency(setting, channel)),
        None => body.extend(summary.contacts.iter().map(|c| contact(setting, *c, summary.contacts.len() > 1))),
    }
    if let Some(words) = summary.say {
        body.push(say(setting, setting.text(words), copied, on_did));
    }
    body.extend(meanwhile(setting, summary));
    body.extend(running(setting, summary.running, level));
    if level == Disposition::SelfCare {
        body.push(paragraph("", setting.text(key::RESULT_CHOICE)));
    }
    html! {
        <div {class} data-level={level.code()} data-channel={channel}>
            { boxed("div", "care-head", vec![icon(Icon::Level(level)), boxed("div", "", vec![title, time])]) }
            { boxed("div", "care-body", body) }
        </div>
    }
}

fn looks(level: Disposition) -> (&'static str, TextId, TextId, TextId) {
    match level {
        Disposition::Emergency => ("care care-d1", key::D1_NAME, key::D1_LEAD, key::RESULT_PREFIX_D1),
        Disposition::SameDay => ("care care-d2", key::D2_NAME, key::D2_LEAD, key::RESULT_PREFIX_D2),
        Disposition::Soon => ("care care-d3", key::D3_NAME, key::D3_LEAD, key::RESULT_PREFIX_D3),
        Disposition::Routine => ("care care-d4", key::D4_NAME, key::D4_LEAD, key::RESULT_PREFIX_D4),
        Disposition::SelfCare => ("care care-d5", key::D5_NAME, key::D5_LEAD, key::RESULT_PREFIX_D5),
    }
}

fn time(setting: Setting, within: Option<Within>) -> String {
    let count = |text, n: u16| setting.fill(text, &[("n", &n.to_string())]);
    match within {
        None => setting.text(key::RESULT_WITHIN_HOME),
        Some(Within::Now) => setting.text(key::RESULT_WITHIN_NOW),
        Some(Within::Hours(1)) => setting.text(key::RESULT_WITHIN_HOUR),
        Some(Within::Hours(hours)) => count(key::RESULT_WITHIN_HOURS, hours),
        Some(Within::Days(1)) => setting.text(key::RESULT_WITHIN_DAY),
        Some(Within::Days(days)) if days >= 28 && days % 7 == 0 => count(key::RESULT_WITHIN_WEEKS, days / 7),
        Some(Within::Days(days)) => count(key::RESULT_WITHIN_DAYS, days),
    }
}

/// What to do in an emergency: the number first, or the way there first. Nothing dials by itself.
fn emergency(setting: Setting, channel: Channel) -> Vec<Html> {
    let Some(first) = setting.emergency() else {
        return Vec::new();
    };
    let with_number = |text, line| setting.fill(text, &[("n", number(line))]);
    let mut all = match channel {
        Channel::Call => {
            let others = setting.region.emergency.iter().skip(1);
            let others = others.map(|line| html! { <>{ " " }{ link(line, with_number(key::RESULT_OTHER, line)) }</> });
            vec![
                call(setting, first, true),
                html! { <p class="care-number">{ with_number(key::RESULT_NUMBER, first) }{ for others }</p> },
            ]
        }
        Channel::GoToEd => vec![
            paragraph("go", setting.text(key::RESULT_GO)),
            list("steps", vec![setting.text(key::RESULT_ESCORT), with_number(key::RESULT_UNSAFE, first)]),
            call(setting, first, false),
        ],
    };
    all.push(list("steps", setting.texts(&[key::RESULT_DRIVE, key::RESULT_WAIT, key::RESULT_TABLETS])));
    all
}

/// Whom to contact below an emergency; by name where there are several.
fn contact(setting: Setting, contact: ContactId, named: bool) -> Html {
    let contact = contact.get();
    let lines: &'static [Line] = match contact.name {
        "urgent" => setting.region.urgent,
        "crisis" => setting.region.crisis,
        _ => &[],
    };
    let mut all = Vec::new();
    if named {
        all.push(paragraph("strong", setting.text(contact.title)));
    }
    all.extend(lines.iter().map(|line| call(setting, line, false)));
    all.push(list("steps", sentences(&setting.text(contact.action))));
    boxed("div", "contact", all)
}

/// What to do until seen.
fn meanwhile(setting: Setting, summary: &Summary) -> Vec<Html> {
    if summary.meanwhile.is_empty() {
        return Vec::new();
    }
    let title = if summary.level == Disposition::SelfCare { key::RESULT_MEANWHILE_HOME } else { key::RESULT_MEANWHILE };
    vec![setting.heading(1, "care-part", title), list("steps", setting.texts(&summary.meanwhile))]
}

fn running(setting: Setting, running: Running, level: Disposition) -> Vec<Html> {
    let count = |text, n: u16| setting.fill(text, &[("n", &n.to_string())]);
    let text = match running {
        Running::Open => return Vec::new(),
        // In an emergency nobody needs to hear about running.
        Running::Stop if level == Disposition::Emergency => return Vec::new(),
        Running::Stop => setting.text(key::RESULT_STOP),
        Running::Pause(hours) if hours <= 48 => count(key::RESULT_PAUSE_HOURS, hours),
        Running::Pause(hours) => count(key::RESULT_PAUSE_DAYS, hours / 24),
    };
    vec![setting.heading(1, "care-part", key::RESULT_RUNNING), paragraph("", text)]
}
