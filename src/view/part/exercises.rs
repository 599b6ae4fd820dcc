//! The library of exercises: every one with its picture, how to do it, and who should leave it out. For everybody, so what answers would
//! take away or limit is said in words (`content/learn.toml`). The screen `learn` shows it.

use yew::{Callback, Html};

use super::{Stack, Target, boxed, entry, figure, general, graded, line, plain::list, sources, thumb};
use crate::{
    content::{Advice, ExerciseGroup, SuppressId, learn},
    engine::Chosen,
    report::sentences,
    view::{Did, Flow, Setting},
    words::key,
};

/// Adds a group of exercises.
pub fn exercises(setting: Setting, to: &mut Stack, flow: &Flow, group: &'static ExerciseGroup, on_did: &Callback<Did>) {
    to.add(setting.target(2, "net-title", Target(group.name).id(), group.title));
    to.text("hint", group.lead);
    let mut all = Stack::new(setting);
    for id in group.items.iter() {
        all.add(exercise(setting, flow, id.get(), on_did));
    }
    to.add(all.boxed("div", "library"));
}

fn exercise(setting: Setting, flow: &Flow, a: &'static Advice, on_did: &Callback<Did>) -> Html {
    let name = vec![boxed("span", "thumb", vec![thumb(setting, a.id)]), setting.heading(3, "item-title", a.title)];
    let mut all = Stack::new(setting);
    figure(setting, &mut all, flow, &Chosen { advice: a.id, limits: Vec::new() }, on_did);
    all.text("", general(a.how));
    all.named("", key::LEARN_DOSE, a.dose);
    leave_out(setting, &mut all, a);
    for limit in a.limits.iter() {
        let codes = said(setting, &limit.codes);
        if !codes.is_empty() {
            let mut mind = Stack::new(setting);
            mind.text("strong", limit.text);
            mind.text("", key::LEARN_MIND);
            mind.lines(codes);
            all.add(mind.boxed("div", "mind"));
        }
    }
    let mut proof = Stack::new(setting);
    proof.say("", graded(setting, key::PLAN_GRADE, a.grade));
    proof.add(sources(setting, &a.sources));
    all.record(key::PLAN_PROOF, proof);
    entry("entry exercise", Target(a.name).id(), name, all.all())
}

/// Who should leave it out.
fn leave_out(setting: Setting, to: &mut Stack, a: &Advice) {
    let mut lines = said(setting, &a.suppress);
    if let Some(unless) = learn().unless.iter().find(|u| u.advice == a.id) {
        for sentence in sentences(&setting.text(unless.text)) {
            lines.push(sentence.trim_end_matches('.').to_owned());
        }
    }
    if !lines.is_empty() {
        let not = line("p", "strong", setting.text(key::LEARN_NOT));
        to.add(boxed("div", "not", vec![not, list("dots", lines)]));
    }
    if let Some(text) = a.skip_if {
        to.text("hint", text);
    }
}

/// Suppress codes as a runner would say them.
fn said(setting: Setting, codes: &[SuppressId]) -> Vec<String> {
    let mut lines = Vec::new();
    for said in learn().codes {
        if codes.contains(&said.code) {
            lines.push(setting.text(said.text));
        }
    }
    lines
}
