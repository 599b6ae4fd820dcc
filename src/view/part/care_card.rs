//! The care card: how soon, whom to contact, what to say. The only place where urgency has a colour.

use yew::{AttrValue, Callback, Html};

use super::{
    Icon, Stack, call,
    contact::link,
    icon,
    plain::{boxed, element, line, list},
    say,
};
use crate::{
    content::{Channel, ContactId, Disposition, TextId},
    report::{Running, Summary, sentences},
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
    let title = vec![line("span", "unseen", setting.text(prefix) + " "), setting.text(name).into()];
    let mut head = Stack::new(setting);
    // No page may style it away.
    head.add(setting.title(boxed("span", "", title), None));
    head.say("care-time", setting.voice.within(summary.within));
    let mut body = Stack::new(setting);
    body.text("care-lead", lead);
    match summary.channel {
        Some(channel) => emergency(setting, &mut body, channel),
        None => {
            for &one in &summary.contacts {
                body.add(contact(setting, one, summary.contacts.len() > 1));
            }
        }
    }
    if let Some(words) = summary.say {
        body.add(say(setting, setting.text(words), copied, on_did));
    }
    if !summary.meanwhile.is_empty() {
        let title = if level == Disposition::SelfCare { key::RESULT_MEANWHILE_HOME } else { key::RESULT_MEANWHILE };
        body.heading(1, "care-part", title);
        body.add(list("steps", setting.texts(&summary.meanwhile)));
    }
    running(setting, &mut body, summary.running, level);
    if level == Disposition::SelfCare {
        body.text("", key::RESULT_CHOICE);
    }
    let inside =
        vec![boxed("div", "care-head", vec![icon(Icon::Level(level)), head.boxed("div", "")]), body.boxed("div", "care-body")];
    let values = [Some(class.into()), Some(level.code().into()), channel.map(AttrValue::Static)];
    element("div", &["class", "data-level", "data-channel"], values, inside)
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

/// The name of a level: "Get help now".
pub fn level_name(level: Disposition) -> TextId {
    looks(level).1
}

/// What to do in an emergency: the number first, or the way there first. Nothing dials by itself.
fn emergency(setting: Setting, to: &mut Stack, channel: Channel) {
    let Some(first) = setting.emergency() else {
        return;
    };
    let with_number = |text, line| setting.fill(text, &[("n", number(line))]);
    match channel {
        Channel::Call => {
            to.add(call(setting, first, true));
            let mut numbers = vec![with_number(key::RESULT_NUMBER, first).into()];
            for other in setting.voice.region.emergency.iter().skip(1) {
                numbers.push(" ".into());
                numbers.push(link(other, with_number(key::RESULT_OTHER, other)));
            }
            to.add(boxed("p", "care-number", numbers));
        }
        Channel::GoToEd => {
            to.text("go", key::RESULT_GO);
            to.add(list("steps", vec![setting.text(key::RESULT_ESCORT), with_number(key::RESULT_UNSAFE, first)]));
            to.add(call(setting, first, false));
        }
    }
    to.add(list("steps", setting.texts(&[key::RESULT_DRIVE, key::RESULT_WAIT, key::RESULT_TABLETS])));
}

/// Whom to contact below an emergency; by name where there are several.
fn contact(setting: Setting, contact: ContactId, named: bool) -> Html {
    let contact = contact.get();
    let lines: &'static [Line] = match contact.name {
        "urgent" => &setting.voice.region.urgent,
        "crisis" => &setting.voice.region.crisis,
        _ => &[],
    };
    let mut all = Stack::new(setting);
    if named {
        all.text("strong", contact.title);
    }
    for line in lines {
        all.add(call(setting, line, false));
    }
    all.add(list("steps", sentences(&setting.text(contact.action))));
    all.boxed("div", "contact")
}

fn running(setting: Setting, to: &mut Stack, running: Running, level: Disposition) {
    let (text, n) = match running {
        Running::Open => return,
        // In an emergency nobody needs to hear about running.
        Running::Stop if level == Disposition::Emergency => return,
        Running::Stop => (key::RESULT_STOP, 0),
        Running::Pause(hours) if hours <= 48 => (key::RESULT_PAUSE_HOURS, hours),
        Running::Pause(hours) => (key::RESULT_PAUSE_DAYS, hours / 24),
    };
    to.heading(1, "care-part", key::RESULT_RUNNING);
    to.say("", setting.fill(text, &[("n", &n.to_string())]));
}
