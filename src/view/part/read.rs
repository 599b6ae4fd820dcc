//! To read on: what to expect, what the runner may have read, and how things work (specification 9.2, 1 and 9.3).

use yew::Html;

use super::{
    Stack,
    plain::{boxed, line, unfold},
    sources,
};
use crate::{
    content::{Claim, EvidenceId, Explainer, Outlook, TextId},
    view::Setting,
    words::key,
};

/// Adds what to expect; nothing if nothing fits.
pub fn outlook(setting: Setting, to: &mut Stack, facts: &[&'static Outlook]) {
    if facts.is_empty() {
        return;
    }
    let (mut words, mut from): (Vec<String>, Vec<EvidenceId>) = Default::default();
    for fact in facts {
        words.push(setting.text(fact.text));
        for &source in fact.sources.iter() {
            if !from.contains(&source) {
                from.push(source);
            }
        }
    }
    to.heading(1, "part", key::OUTLOOK_TITLE);
    to.lines(words);
    let mut record = Stack::new(setting);
    record.add(sources(setting, &from));
    to.record(key::CARE_SOURCES, record);
}

/// Adds what the runner may have read, with an honest answer. What a claim is worth is said before it is opened.
pub fn claims(setting: Setting, to: &mut Stack, claims: &[&'static Claim]) {
    if claims.is_empty() {
        return;
    }
    to.heading(1, "part", key::READ_TITLE);
    let mut all = Stack::new(setting);
    for claim in claims {
        let (says, inside) = self::claim(setting, claim, claim.answer);
        all.add(unfold("fact", false, says, inside));
    }
    to.add(all.boxed("div", ""));
}

/// A claim with what it is worth, and behind it the answer and its sources.
pub fn claim(setting: Setting, claim: &Claim, answer: TextId) -> (Html, Vec<Html>) {
    let says = line("span", "", format!("“{}” ", setting.text(claim.says)));
    let says = boxed("span", "", vec![says, line("strong", "verdict", verdict(setting, claim.verdict))]);
    (says, vec![line("p", "", setting.text(answer)), sources(setting, &claim.sources)])
}

/// Adds how things work; nothing while somebody should look first.
pub fn explainers(setting: Setting, to: &mut Stack, topics: &'static [Explainer]) {
    if topics.is_empty() {
        return;
    }
    let (mut all, mut fold) = (Stack::new(setting), Stack::new(setting));
    for topic in topics {
        all.add(unfold("fact", false, setting.text(topic.title).into(), self::topic(setting, topic, topic.text)));
    }
    fold.fold(false, 1, key::EXPLAIN_TITLE, all);
    to.add(fold.boxed("div", "topics"));
}

/// A topic and its sources.
pub fn topic(setting: Setting, topic: &Explainer, text: TextId) -> Vec<Html> {
    vec![line("p", "", setting.text(text)), sources(setting, &topic.sources)]
}

/// The letters of the specification in words: `W/S` is "Weak / Supported".
fn verdict(setting: Setting, letters: &str) -> String {
    let mut words = String::new();
    for letter in letters.bytes() {
        let word = match letter {
            b'S' => key::READ_S,
            b'W' => key::READ_W,
            b'C' => key::READ_C,
            b'O' => key::READ_O,
            b'X' => key::READ_X,
            _ => continue,
        };
        if !words.is_empty() {
            words.push_str(" / ");
        }
        words.push_str(&setting.text(word));
    }
    words
}
