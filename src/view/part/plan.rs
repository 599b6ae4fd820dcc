//! Your plan: what to do, stage by stage (specification 7). What comes first is open, the rest is a touch away.

use yew::{Callback, Html};

use super::{Stack, figure, graded, sources};
use crate::{
    content::{AdviceKind, Stage, TextId},
    engine::{Choice, Chosen},
    view::{Did, Flow, Setting},
    words::key,
};

/// Adds the plan; nothing if nothing was chosen.
pub fn plan(setting: Setting, to: &mut Stack, flow: &Flow, choice: &Choice, on_did: &Callback<Did>) {
    let mut first = true;
    let mut add = |title: TextId, items: &[Chosen]| {
        if items.is_empty() {
            return;
        }
        if first {
            to.heading(1, "part", key::PLAN_TITLE);
        }
        to.fold(first, 2, title, list(setting, flow, items, on_did));
        first = false;
    };
    for (stage, items) in &choice.stages {
        add(name(*stage), items);
    }
    add(key::PLAN_MEDICINES, &choice.medicines);
    add(key::PLAN_KNOW, &choice.to_know);
}

fn name(stage: Stage) -> TextId {
    match stage {
        Stage::Now => key::PLAN_NOW,
        Stage::NextWeeks => key::PLAN_WEEKS,
        Stage::BackToRunning => key::PLAN_RUN,
        Stage::StayingWell => key::PLAN_WELL,
    }
}

/// The items, and the stop rule once above them if one is an exercise.
fn list(setting: Setting, flow: &Flow, items: &[Chosen], on_did: &Callback<Did>) -> Stack {
    let exercise = |c: &Chosen| matches!(c.advice.get().kind, AdviceKind::Stretch | AdviceKind::Strength);
    let (mut all, mut cards) = (Stack::new(setting), Stack::new(setting));
    if items.iter().any(exercise) {
        all.text("stop", key::PLAN_STOP);
    }
    for chosen in items {
        cards.add(item(setting, flow, chosen, on_did));
    }
    all.add(cards.boxed("div", "items"));
    all
}

fn item(setting: Setting, flow: &Flow, chosen: &Chosen, on_did: &Callback<Did>) -> Html {
    let a = chosen.advice.get();
    let mut all = Stack::new(setting);
    all.heading(3, "item-title", a.title);
    all.text("", a.how);
    all.named("", key::PLAN_DOSE, a.dose);
    for &limit in &chosen.limits {
        all.named("mind", key::PLAN_MIND, limit);
    }
    if let Some(text) = a.skip_if {
        all.text("hint", text);
    }
    figure(setting, &mut all, flow, chosen, on_did);
    let mut proof = Stack::new(setting);
    proof.say("", graded(setting, key::PLAN_GRADE, a.grade));
    proof.add(sources(setting, &a.sources));
    all.record(key::PLAN_PROOF, proof);
    all.card("item")
}
