//! The runner's page: how soon to be seen and by whom, why, what to do, the way back to running, and the signs to act on.
//! `whole` is everything that the result page says; without it, what fits on one sheet of paper.

use super::{
    Result, Voice, moves,
    node::{Node, Pile},
    quotes,
};
use crate::{
    content::{Advice, AdviceKind, Card, Channel, ContactId, Disposition, Stage, TextId, manifest},
    engine::{Chosen, Ranked},
    report::Running,
    words::{Line, key},
};

/// The page.
pub fn page(voice: Voice, result: &Result<'_>, whole: bool) -> Node {
    let level = result.summary.level;
    let mut page = Pile::default();
    page.heading("h1", voice.say(key::PAGE_TITLE));
    page.text("made", made(voice, result));
    page.0.push(care(voice, result));
    let mut body = Pile::default();
    cards(voice, &mut body, &result.summary.cards);
    reasons(voice, &mut body, result, whole);
    if level > Disposition::SelfCare {
        nets(voice, &mut body, result);
    }
    if level < Disposition::Emergency {
        let care = &result.care;
        fits(voice, &mut body, care.ranking.patterns.iter().chain(&care.ranking.drivers), whole);
        plan(voice, &mut body, result, whole);
        if let Some(plan) = &care.running {
            moves::plan(voice, &mut body, plan, whole);
        }
        if whole && !care.outlook.is_empty() {
            body.heading("h2", voice.say(key::OUTLOOK_TITLE));
            body.list(care.outlook.iter().map(|fact| voice.say(fact.text)).collect());
        }
    }
    if level == Disposition::SelfCare {
        nets(voice, &mut body, result);
    }
    body.heading("h2", voice.say(key::RESULT_LIMITS));
    body.list(limits(voice));
    page.0.push(body.around("div", if whole { "" } else { "columns" }));
    page.around("section", "page")
}

/// The day, the version, and that nobody else had a part in it.
pub fn made(voice: Voice, result: &Result<'_>) -> String {
    let version = manifest().version;
    match result.today {
        Some(day) => voice.fill(key::PAGE_MADE, &[("date", &day.iso()), ("n", version)]),
        None => voice.with(key::PAGE_MADE_UNDATED, version),
    }
}

/// What this cannot do.
pub fn limits(voice: Voice) -> Vec<String> {
    let mut all = voice.all(&[key::RESULT_LIMITS_1, key::RESULT_LIMITS_2]);
    if !manifest().signed {
        all.push(voice.say(key::RESULT_LIMITS_3));
    }
    all
}

/// The name of a level, and what opens its result.
pub fn level(level: Disposition) -> (TextId, TextId) {
    match level {
        Disposition::Emergency => (key::D1_NAME, key::D1_LEAD),
        Disposition::SameDay => (key::D2_NAME, key::D2_LEAD),
        Disposition::Soon => (key::D3_NAME, key::D3_LEAD),
        Disposition::Routine => (key::D4_NAME, key::D4_LEAD),
        Disposition::SelfCare => (key::D5_NAME, key::D5_LEAD),
    }
}

/// What the result says about running until seen; empty for nothing.
pub fn running(voice: Voice, result: &Result<'_>) -> String {
    match result.summary.running {
        Running::Open => String::new(),
        // In an emergency nobody needs to hear about running.
        Running::Stop if result.summary.level == Disposition::Emergency => String::new(),
        Running::Stop => voice.say(key::RESULT_STOP),
        Running::Pause(hours) if hours <= 48 => voice.with(key::RESULT_PAUSE_HOURS, &hours.to_string()),
        Running::Pause(hours) => voice.with(key::RESULT_PAUSE_DAYS, &(hours / 24).to_string()),
    }
}

/// Whom to contact, and how: in an emergency the way there, below it each contact.
pub fn contacts(voice: Voice, result: &Result<'_>) -> Vec<String> {
    let Some(channel) = result.summary.channel else {
        return result.summary.contacts.iter().map(|one| contact(voice, *one)).collect();
    };
    let mut lines = Vec::new();
    let number = |line: &Line| line.show.or(line.tel).unwrap_or(line.text).to_owned();
    let first = voice.region.emergency.first().map(number).unwrap_or_default();
    match channel {
        Channel::Call => {
            lines.push(voice.with(key::RESULT_CALL, &first));
            lines.extend(voice.region.emergency.iter().skip(1).map(|other| voice.with(key::RESULT_OTHER, &number(other))));
        }
        Channel::GoToEd => {
            lines.extend(voice.all(&[key::RESULT_GO, key::RESULT_ESCORT]));
            lines.push(voice.with(key::RESULT_UNSAFE, &first));
        }
    }
    lines.extend(voice.all(&[key::RESULT_DRIVE, key::RESULT_WAIT, key::RESULT_TABLETS]));
    lines
}

fn contact(voice: Voice, contact: ContactId) -> String {
    let contact = contact.get();
    format!("{}. {}", voice.say(contact.title), voice.say(contact.action))
}

fn care(voice: Voice, result: &Result<'_>) -> Node {
    let summary = &result.summary;
    let (name, lead) = level(summary.level);
    let mut care = Pile::default();
    care.heading("h2", format!("{}. {}", voice.say(name), voice.within(summary.within)));
    care.text("", voice.say(lead));
    care.list(contacts(voice, result));
    if let Some(words) = summary.say {
        care.named(voice.say(key::RESULT_SAY), &voice.say(words));
    }
    if !summary.meanwhile.is_empty() {
        let home = summary.level == Disposition::SelfCare;
        care.heading("h3", voice.say(if home { key::RESULT_MEANWHILE_HOME } else { key::RESULT_MEANWHILE }));
        care.list(voice.all(&summary.meanwhile));
    }
    let running = running(voice, result);
    if !running.is_empty() {
        care.named(voice.say(key::RESULT_RUNNING) + ":", &running);
    }
    if summary.level == Disposition::SelfCare {
        care.text("", voice.say(key::RESULT_CHOICE));
    }
    care.around("div", "care")
}

/// The cards, but for the private one: we promise that no record is kept.
fn cards(voice: Voice, to: &mut Pile, cards: &[Card]) {
    for card in cards {
        match card {
            Card::Crisis => {
                to.heading("h2", voice.say(key::CRISIS_TITLE));
                to.text("", voice.say(key::CRISIS_BODY));
                to.text("", voice.say(key::CRISIS_STAY));
            }
            Card::Child => {
                to.heading("h2", voice.say(key::KID_TITLE));
                to.text("", voice.say(key::KID_NOTE));
            }
            Card::SelfCheck => {
                to.heading("h2", voice.say(key::SELFCHECK_TITLE));
                to.list(voice.all(key::SELFCHECK_LIST));
                to.text("strong", voice.say(key::SELFCHECK_DO));
            }
            Card::Hurt => {}
        }
    }
}

fn reasons(voice: Voice, to: &mut Pile, result: &Result<'_>, whole: bool) {
    to.heading("h2", voice.say(key::RESULT_WHY));
    for reason in &result.summary.reasons {
        to.text("", voice.say(reason.text));
        if whole {
            to.quotes(quotes(voice, result.answers, &reason.because));
        }
    }
}

/// The signs to act on later: everybody takes them along.
fn nets(voice: Voice, to: &mut Pile, result: &Result<'_>) {
    let level = result.summary.level;
    if level < Disposition::Emergency {
        to.heading("h2", voice.say(key::CES_TITLE));
        to.list(voice.all(key::CES_LIST));
        to.text("strong", voice.say(key::CES_DO));
    }
    let later = level >= Disposition::SameDay;
    to.heading("h2", voice.say(if later { key::RESULT_NET_LATER } else { key::RESULT_NET }));
    to.text("", voice.say(key::NET_SOONER));
    for (title, signs) in [
        (key::NET_NOW_TITLE, key::NET_NOW_LIST),
        (key::NET_TODAY_TITLE, key::NET_TODAY_LIST),
        (key::NET_DAYS_TITLE, key::NET_DAYS_LIST),
    ] {
        to.heading("h3", voice.say(title));
        to.list(voice.all(signs));
        if title == key::NET_TODAY_TITLE {
            to.text("strong", voice.say(key::NET_TODAY_DO));
        }
    }
    to.heading("h3", voice.say(key::NET_CHECK_TITLE));
    let mut days = [14, 42].into_iter();
    let check = |text: &TextId| match result.today.zip(days.next()) {
        Some((today, days)) => format!("{} ({})", voice.say(*text), today.after(days).iso()),
        None => voice.say(*text),
    };
    to.list(key::NET_CHECK_LIST.iter().map(check).collect());
    to.text("", voice.say(key::NET_CHECK_DO));
    to.text("small", voice.say(key::NET_REGION));
    if let Some(relay) = voice.region.text_relay {
        to.text("small", format!("{} {relay}", voice.say(key::NET_RELAY)));
    }
}

fn fits<'r>(voice: Voice, to: &mut Pile, ranked: impl Iterator<Item = &'r Ranked>, whole: bool) {
    let lines: Vec<String> = ranked.map(|r| fit(voice, r, whole)).collect();
    if !lines.is_empty() {
        to.heading("h2", voice.say(key::FIT_TITLE));
        to.text("", voice.say(key::FIT_SURE));
        to.list(lines);
    }
}

fn fit(voice: Voice, ranked: &Ranked, whole: bool) -> String {
    let c = ranked.contributor.get();
    let mut line = voice.say(c.title);
    if let Some(label) = ranked.label {
        line.push_str(&format!(" ({})", voice.label(label)));
    }
    if whole {
        line.push_str(&format!(": {}", voice.say(c.explain)));
    }
    line
}

/// The plan: all of it as text; on the page the stages that come first, each item with its amount.
fn plan(voice: Voice, to: &mut Pile, result: &Result<'_>, whole: bool) {
    let choice = &result.care.advice;
    let (mut titled, mut stopped) = (false, false);
    let mut add = |title: TextId, items: &[Chosen], with_stop: bool| {
        if items.is_empty() {
            return;
        }
        if !std::mem::replace(&mut titled, true) {
            to.heading("h2", voice.say(key::PLAN_TITLE));
        }
        to.heading("h3", voice.say(title));
        // On paper the rule stands once, with the first exercises.
        if with_stop && (whole || !stopped) && items.iter().any(|c| is_exercise(c.advice.get())) {
            to.text("strong", voice.say(key::PLAN_STOP));
            stopped = true;
        }
        to.list(items.iter().map(|chosen| item(voice, chosen, whole)).collect());
    };
    for (stage, items) in &choice.stages {
        let first = matches!(stage, Stage::Now | Stage::NextWeeks);
        if whole || first {
            add(stage_name(*stage), items, true);
        }
    }
    if whole {
        add(key::PLAN_KNOW, &choice.to_know, false);
    }
    add(key::PLAN_MEDICINES, &choice.medicines, false);
    if titled && !whole {
        to.text("small", voice.say(key::PAGE_MORE));
    }
}

/// An item of the plan with its amount and what to mind; `whole` with how to do it.
pub fn item(voice: Voice, chosen: &Chosen, whole: bool) -> String {
    let a = chosen.advice.get();
    let mut line = voice.say(a.title) + ".";
    if whole {
        line.push_str(&format!(" {}", voice.say(a.how)));
    }
    line.push_str(&format!(" {} {}", voice.say(key::PLAN_DOSE), voice.say(a.dose)));
    for limit in &chosen.limits {
        line.push_str(&format!(" {} {}", voice.say(key::PLAN_MIND), voice.say(*limit)));
    }
    if let Some(text) = a.skip_if.filter(|_| whole) {
        line.push_str(&format!(" {}", voice.say(text)));
    }
    line
}

/// Whether an item is an exercise, so that the stop rule stands beside it.
pub fn is_exercise(a: &Advice) -> bool {
    matches!(a.kind, AdviceKind::Stretch | AdviceKind::Strength)
}

fn stage_name(stage: Stage) -> TextId {
    match stage {
        Stage::Now => key::PLAN_NOW,
        Stage::NextWeeks => key::PLAN_WEEKS,
        Stage::BackToRunning => key::PLAN_RUN,
        Stage::StayingWell => key::PLAN_WELL,
    }
}
