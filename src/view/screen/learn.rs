//! Learn mode: the content for everybody, without questions, without a level, and without a word about one runner. The signs that cannot wait
//! stand first; the rest folds, and every entry can be linked to.

use yew::{Callback, Html};

use crate::{
    content::{Contributor, TextId, claims, contributors, explainers, learn as library, manifest},
    report::Standing,
    view::{
        Did, Flow, Setting,
        part::{
            Icon, Stack, Target, boxed, call, claim, counted, element, entry, exercises, general, graded, icon, line, region,
            screen, sources, topic,
        },
    },
    words::{Region, key},
};

const FACTS: [(Icon, TextId); 2] = [(Icon::Lock, key::LEARN_GENERAL), (Icon::Person, key::WELCOME_LIMITS)];

const SIGNS: Target = Target("signs");

/// The parts of the page after the signs.
const PARTS: [(Target, TextId); 4] = [
    (Target("adds"), key::LEARN_ADDS),
    (Target("exercises"), key::LEARN_EXERCISES),
    (Target("explainers"), key::EXPLAIN_TITLE),
    (Target("read"), key::READ_TITLE),
];

/// The page to learn from, drawn by the second half of the module; until that is there, [`coming`](super::coming) stands in its place. `elsewhere` is where else the reader may be, if nobody but the reader knows.
/// Content that is too old shows the signs and the numbers alone.
pub fn learn(
    setting: Setting,
    flow: &Flow,
    elsewhere: Option<&'static Region>,
    standing: Standing,
    on_did: &Callback<Did>,
) -> Html {
    let mut all = Stack::new(setting);
    all.text("kicker", key::WELCOME_KICKER);
    all.add(setting.text_title(key::LEARN_TITLE));
    all.text("lead", key::LEARN_LEAD);
    let mut facts = Stack::new(setting);
    for (sign, text) in FACTS {
        facts.add(boxed("li", "", vec![icon(sign), line("span", "", setting.text(text))]));
    }
    all.add(facts.boxed("ul", "facts"));
    if standing == Standing::Expired {
        all.text("notice", key::LEARN_EXPIRED);
    } else if !manifest().signed {
        all.named("notice", key::WELCOME_UNSIGNED_TITLE, key::LEARN_UNSIGNED);
    }
    if standing == Standing::ReviewDue {
        all.text("notice", key::LEARN_DUE);
    }
    signs(setting, &mut all, elsewhere, on_did);
    if standing != Standing::Expired {
        chapters(setting, &mut all, flow, on_did);
    }
    screen("screen learn", "learn", all.all())
}

/// Everything after the signs, with the contents above it.
fn chapters(setting: Setting, to: &mut Stack, flow: &Flow, on_did: &Callback<Did>) {
    contents(setting, to);
    for (target, title) in PARTS {
        let mut part = Stack::new(setting);
        part.add(setting.target(1, "part", target.id(), title));
        match target.0 {
            "adds" => adds(setting, &mut part),
            "exercises" => all_exercises(setting, &mut part, flow, on_did),
            "explainers" => topics(setting, &mut part),
            _ => read(setting, &mut part),
        }
        to.add(part.boxed("div", "chapter"));
    }
}

/// The signs that cannot wait, whose numbers are shown, and behind folds the signs of squeezed nerves and those for the next days.
fn signs(setting: Setting, to: &mut Stack, elsewhere: Option<&'static Region>, on_did: &Callback<Did>) {
    let mut signs = Stack::new(setting);
    signs.add(setting.target(1, "signs-title", SIGNS.id(), key::LEARN_SIGNS));
    signs.list(key::WELCOME_EMERGENCY_LIST);
    if let Some(line) = setting.emergency() {
        signs.add(call(setting, line, false));
    }
    signs.add(region(setting, elsewhere, on_did));
    to.add(signs.boxed("div", "signs"));
    let mut nerves = Stack::new(setting);
    nerves.text("", key::CES_LEAD);
    nerves.list(key::CES_LIST);
    nerves.text("strong", key::CES_DO);
    let mut soon = Stack::new(setting);
    soon.heading(3, "net-title", key::NET_TODAY_TITLE);
    soon.list(key::NET_TODAY_LIST);
    soon.text("", key::NET_TODAY_DO);
    soon.heading(3, "net-title", key::NET_DAYS_TITLE);
    soon.list(key::NET_DAYS_LIST);
    if let Some(relay) = setting.voice.region.text_relay {
        soon.say("hint", setting.text(key::NET_RELAY) + " " + relay);
    }
    let mut more = Stack::new(setting);
    for (target, title, inside) in [(Target("cauda-equina"), key::LEARN_NERVES, nerves), (Target("soon"), key::LEARN_SOON, soon)]
    {
        more.add(entry("entry", target.id(), vec![setting.heading(2, "item-title", title)], inside.all()));
    }
    to.add(more.boxed("div", "entries"));
}

/// What stands on the page, to go there.
fn contents(setting: Setting, to: &mut Stack) {
    let mut lines = Vec::new();
    for (target, title) in PARTS {
        let words = vec![setting.text(title).into(), boxed("span", "turn", Vec::new())];
        let link = element("a", &["href"], [Some((String::from("#") + &target.id()).into())], words);
        lines.push(boxed("li", "", vec![link]));
    }
    let title = setting.text(key::LEARN_CONTENTS);
    let inside = vec![line("p", "group", title.clone()), boxed("ul", "", lines)];
    to.add(element("nav", &["class", "aria-label"], [Some("contents".into()), Some(title.into())], inside));
}

/// What can add to the pain: patterns, then drivers.
fn adds(setting: Setting, to: &mut Stack) {
    to.text("lead", key::LEARN_ADDS_LEAD);
    let mut groups = Stack::new(setting);
    for (target, title, pattern) in
        [(Target("patterns"), key::LEARN_PATTERNS, true), (Target("drivers"), key::FIT_DRIVERS, false)]
    {
        let mut entries = Vec::new();
        for c in contributors() {
            if c.pattern == pattern {
                entries.push(contributor(setting, c));
            }
        }
        groups.add(group(setting, target, title, entries));
    }
    to.add(groups.boxed("div", "entries"));
}

/// Entries behind the name of their group.
fn group(setting: Setting, target: Target, title: TextId, entries: Vec<Html>) -> Html {
    let name = counted(setting.heading(2, "stage-title", title), entries.len());
    entry("entry cluster", target.id(), name, entries)
}

fn contributor(setting: Setting, c: &Contributor) -> Html {
    let mut all = Stack::new(setting);
    all.text("", general(c.explain));
    let mut proof = Stack::new(setting);
    if c.pattern {
        proof.say("", graded(setting, key::LEARN_SIGN, c.sign));
    }
    proof.say("", graded(setting, key::FIT_LINK, c.link));
    proof.add(sources(setting, &c.sources));
    all.record(key::PLAN_PROOF, proof);
    entry("entry", Target(c.name).id(), vec![setting.heading(3, "item-title", general(c.title))], all.all())
}

/// The exercises, below what holds for all of them.
fn all_exercises(setting: Setting, to: &mut Stack, flow: &Flow, on_did: &Callback<Did>) {
    to.text("lead", key::LEARN_EXERCISES_LEAD);
    let mut first = Stack::new(setting);
    first.text("strong", key::LEARN_ASK_TITLE);
    first.list(key::LEARN_ASK_LIST);
    first.text("", key::PLAN_STOP);
    to.add(first.boxed("div", "stop"));
    for group in library().exercises {
        exercises(setting, to, flow, group, on_did);
    }
}

/// How things work.
fn topics(setting: Setting, to: &mut Stack) {
    let mut all = Stack::new(setting);
    for one in explainers() {
        let inside = topic(setting, one, general(one.text));
        all.add(entry("entry", Target(one.name).id(), vec![setting.heading(2, "item-title", one.title)], inside));
    }
    to.add(all.boxed("div", "entries"));
}

/// What the reader may have read.
fn read(setting: Setting, to: &mut Stack) {
    to.text("lead", key::LEARN_READ_LEAD);
    let mut groups = Stack::new(setting);
    for part in library().claims {
        let mut entries = Vec::new();
        for run in part.runs {
            for one in claims().iter().skip(run.first.into()).take(run.count.into()) {
                let (says, inside) = claim(setting, one, general(one.answer));
                entries.push(entry("entry", Target("claim-").id() + one.name, vec![says], inside));
            }
        }
        groups.add(group(setting, Target(part.name), part.title, entries));
    }
    to.add(groups.boxed("div", "entries"));
}
